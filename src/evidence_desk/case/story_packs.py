"""The handling log in words: packs, who was given them, which way exhibits point, what was looked for."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.base.counting import counted
from evidence_desk.case import events as ev
from evidence_desk.case.naming import moment
from evidence_desk.case.stamp_events import PackSigned
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import ref_of

BEARINGS = {
    "towards": "points towards what is alleged",
    "away": "points away from it",
    "both": "points both ways",
}
OUTCOMES = {"not-found": "Not found", "not-pursued": "Not pursued", "found": "Found"}


def says_pack(case: Case, event: ev.PackEvent) -> str:
    """Return the sentence for one of these entries."""
    match event:
        case ev.PackMade():
            return _says_made(case, event)
        case ev.ExhibitWeighed():
            return f"Noted that {ref_of(case, event.exhibit)} {BEARINGS[event.bearing]}: {_end(event.note)}"
        case ev.EnquiryRecorded():
            return f"Recorded an enquiry: {_end(event.what)} {OUTCOMES[event.outcome]}: {_end(event.why)}"
        case ev.PackGiven():
            who = f"{event.to} ({event.role})" if event.role else event.to
            return (
                f"Gave copy {event.copy} of pack {event.pack} to {who}, {moment(event.given_at)}. "
                f"Basis: {_end(event.basis)}"
            )
        case ev.PackStamped():
            return f"Had the SHA-256 of pack {event.pack} stamped: {moment(event.stamped_at)} by the authority’s clock."
        case _:
            assert_never(event)


def _messages(ranges: tuple[tuple[int, int], ...]) -> str:
    spans = (str(first) if first == last else f"{first}–{last}" for first, last in ranges)
    return f"messages {', '.join(spans)}"


def _says_made(case: Case, event: ev.PackMade) -> str:
    holds = ", ".join(
        (
            counted(event.pages, "page"),
            counted(len(event.exhibits), "exhibit"),
            counted(len(event.placeholders), "placeholder"),
        )
    )
    said = f"Made the {event.kind} pack {event.pack} ({holds}, SHA-256 {event.sha256[:16]}…)."
    if event.to:
        said += f" For: {_end(event.to)}"
    if event.basis:
        said += f" Basis: {_end(event.basis)}"
    if event.passages:
        parts = (f"{ref_of(case, name)} ({_messages(ranges)})" for name, ranges in event.passages.items())
        said += f" Of these only a passage: {', '.join(parts)}."
    if event.confirmed:
        refs = ", ".join(ref_of(case, name) for name in event.confirmed)
        said += f" Confirmed that no third-party pupil is shown: {refs}."
    if event.signed is not None:
        said += f" {_says_signed(event.signed)}"
    if event.left_out:
        left = "; ".join(f"{ref_of(case, name)} ({why})" for name, why in event.left_out.items())
        said += f" Left out: {left}."
    return said


def _says_signed(signed: PackSigned) -> str:
    said = f"Signed with the certificate {signed.certificate[:16]}… ({signed.level})"
    if signed.stamped_at:
        return f"{said}, stamped {moment(signed.stamped_at)} by the authority’s clock."
    return (
        f"{said}; a time stamp could not be had then." if signed.waiting else f"{said}, without a time stamp."
    )


def _end(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
