"""What packs need said: which way exhibits point, what was looked for, and who was given a pack. Both shells use it."""

from __future__ import annotations

from evidence_desk.base.errors import BadInput, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import fold_packs, intake, rules
from evidence_desk.case.pack_events import EnquiryOutcome
from evidence_desk.case.pack_values import EnquiryMade, GivenCopy, KnownPack, Weighed
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Weight


def weigh(store: CaseStore, exhibit: str, bearing: Weight, note: str) -> Weighed:
    """Write down which way an exhibit points; what was said before stays in the handling log.

    Raises:
        NotFound: no such exhibit.
        BadInput: there is no note; nothing was recorded.
        GateRefused: it was erased, or the note could carry a picture.
    """
    found = rules.find_exhibit(store.case, exhibit)
    event = ev.ExhibitWeighed(exhibit=found.id, bearing=bearing, note=_words("The note", note))
    _refuse(fold_packs.objection_to_weighing(store.case, event))
    store.record(event)
    return store.case.bearings[found.id]


def record_enquiry(store: CaseStore, what: str, outcome: EnquiryOutcome, why: str) -> EnquiryMade:
    """Write down what was looked for, and that it was not found or not pursued, with the reason.

    Raises:
        BadInput: a text is missing; nothing was recorded.
        GateRefused: a text could carry a picture.
    """
    event = ev.EnquiryRecorded(
        what=_words("What was looked for", what), outcome=outcome, why=_words("The reason", why)
    )
    (entry,) = store.record(event)[-1:]
    return store.case.enquiries[entry.id]


def find_pack(case: Case, name: str) -> KnownPack:
    """Return the pack of this id, in any case of letters.

    Raises:
        NotFound: none of this case has it.
    """
    wanted = name.strip().upper()
    if wanted in case.packs:
        return case.packs[wanted]
    made = ", ".join(case.packs) or "none was made yet"
    raise NotFound(
        "no such pack", f"No pack {name} was made of this case. Made of it: {made}. Nothing was recorded."
    )


def give_pack(
    store: CaseStore, pack: str, *, to: str, basis: str, given_at: str, role: str = "", copy: int = 0
) -> GivenCopy:
    """Write down that somebody was given a copy of a pack, and on which basis.

    Args:
        given_at: UTC text.
        copy: its number; 0 for the next one.

    Raises:
        NotFound: no such pack.
        BadInput: a text is missing, or the number is somebody else's; nothing was recorded.
        GateRefused: a text could carry a picture.
    """
    known = find_pack(store.case, pack)
    if copy in {given.copy for given in store.case.given.values()}:
        raise BadInput(
            "copy given twice", f"Copy {copy} was given to somebody already. Nothing was recorded."
        )
    event = ev.PackGiven(
        pack=known.id,
        to=_words("Whom it was given to", to),
        basis=_words("The basis", basis),
        role=intake.check_words(role.strip(), "The role", intake.CAPTION_LIMIT),
        given_at=given_at,
        copy=copy or fold_packs.next_copy(store.case),
    )
    _refuse(fold_packs.objection_to_giving(store.case, event))
    (entry,) = store.record(event)[-1:]
    return store.case.given[entry.id]


def _words(what: str, text: str) -> str:
    if not text.strip():
        raise BadInput(f"{what} is missing", f"{what} is missing. Nothing was recorded.")
    return intake.check_words(text.strip(), what, fold_packs.TO_MAX)


def _refuse(reason: str) -> None:
    if reason:
        raise GateRefused(reason, f"This cannot be recorded: {reason}. Nothing was recorded.")
