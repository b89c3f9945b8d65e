"""Who may hand what over, held against every writer; and the sentences of the handling log. Pure."""

from __future__ import annotations

from typing import Final, assert_never

from evidence_desk.base.counting import counted
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import ref_of
from evidence_desk.case.values import Exhibit

TEXT_MAX: Final = 2_000  # characters
FORMS: Final = {
    "folder": "as a folder",
    "zip": "as a zip",
    "aes-zip": "as a zip under a password",
    "age": "as an age file",
    "reading-copy": "as a PDF under a password",
}


def objection(case: Case, event: ev.HandoverEvent) -> str:
    """Return why something cannot have been handed over so, or an empty string."""
    if not event.to.strip() or not event.basis.strip() or len(event.to) + len(event.basis) > 2 * TEXT_MAX:
        return "it says to whom it went, and on which basis"
    match event:
        case ev.ProofGiven():
            return _objection_to_leaving(case, (event.exhibit,))
        case ev.HandoverMade():
            pack = case.packs.get(event.pack)
            if pack is None:
                return "no pack of this id was made of this case"
            if event.originals and pack.kind != "police":
                return "originals go to the police only"
            return _objection_to_leaving(case, {*event.originals, *event.proofs})
        case _:
            assert_never(event)


def _objection_to_leaving(case: Case, names: tuple[str, ...] | set[str]) -> str:
    for name in sorted(names):
        exhibit = case.exhibits.get(name)
        if exhibit is None:
            return "it names an exhibit that the case does not have"
        if not may_leave(exhibit):
            return f"{exhibit.ref} leaves the case although it may not"
    return ""


def may_leave(exhibit: Exhibit) -> bool:
    """Return whether an original may leave as a file of its own: whole, open, and not kept by leave for one purpose."""
    return (
        exhibit.status == "held" and exhibit.kind != "restricted-record" and exhibit.gate.gate_class == "none"
    )


def says_handing(case: Case, event: ev.HandoverEvent) -> str:
    """Return the sentence for one of these entries."""
    match event:
        case ev.ProofGiven():
            return (
                f"Wrote out the proof of {ref_of(case, event.exhibit)} (SHA-256 {event.sha256[:16]}…). To: {event.to}. "
                f"Basis: {event.basis}."
            )
        case ev.HandoverMade():
            holds = ", ".join(
                (
                    counted(len(event.originals), "original"),
                    counted(len(event.proofs), "proof"),
                    f"SHA-256 {event.sha256[:16]}…",
                )
            )
            return f"Handed over pack {event.pack} {FORMS[event.form]} ({holds}). To: {event.to}. Basis: {event.basis}."
        case _:
            assert_never(event)
