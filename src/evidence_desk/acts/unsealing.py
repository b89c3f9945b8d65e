"""The way back from a lock that was a mistake, as both shells walk it: claim, a second person, two custody sheets.

Nothing is shown to anybody on the way. Who knows from before what it is answers the stop question again, in their own
name; whoever does not know must not look in order to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts import agreeing, drill
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import gate, intake, two_people, unsealing
from evidence_desk.case import keys as keyfiles
from evidence_desk.case.fold_mistakes import (
    claimable,
    has_locking_category,
    objection_to_claim,
    released_by_police,
)
from evidence_desk.case.gate import Route, StopAnswers, Stopped
from evidence_desk.case.keys import Person, SchoolFile, Sheet
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, TwoPeople

Stage = Literal["claim", "agree", "agreed", "give-back", "back"]
Barrier = Literal["", "police", "category", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the way back has come for one locked exhibit."""

    stage: Stage
    items: tuple[Exhibit, ...]  # all that go together
    asking: TwoPeople | None = None
    returned: Exhibit | None = None
    objection: str = ""  # why nobody can claim it, in words
    barrier: Barrier = ""  # of which kind that is


def standing(case: Case, name: str) -> Standing:
    """Return how far a locked exhibit has come on the way back, for words and buttons."""
    if name in case.returned:
        asked = [
            one
            for one in case.two_people.values()
            if (one.act, one.ended) == ("unseal", "done") and name in one.subject.split(" ")
        ]
        return Standing(
            stage="back",
            items=(case.exhibits[name],),
            asking=max(asked, key=lambda one: one.leaf, default=None),
            returned=case.exhibits.get(case.returned[name]),
        )
    if name in case.mistaken:
        asking = case.two_people.get(case.mistaken[name])
        together = [e for e in case.in_order() if case.mistaken.get(e.id) == case.mistaken[name]]
        return Standing(stage="give-back", items=tuple(together), asking=asking)
    items = tuple(claimable(case, [name]))
    ids = [item.id for item in items]
    subject = two_people.subject_of(ids)
    for asking in reversed(two_people.open_askings(case)):
        if (asking.act, asking.subject) == ("unseal", subject):
            return Standing(stage="agreed" if asking.agreed_by else "agree", items=items, asking=asking)
    words = objection_to_claim(case, ids)
    return Standing(
        stage="claim", items=items, objection=words, barrier=_barrier(case, items) if words else ""
    )


def _barrier(case: Case, items: Sequence[Exhibit]) -> Barrier:
    if any(has_locking_category(item) for item in items):
        return "category"
    told = [item for item in items if item.id not in case.seal_clocks]
    return "other" if all(released_by_police(case, item) for item in told) else "police"


def claim(store: CaseStore, names: Sequence[str], reason: str, second: Person | None = None) -> TwoPeople:
    """Claim that exhibits were locked by mistake; all that was locked with them goes with them.

    Args:
        second: whoever stands beside and agrees at this desk; without them the claim waits for one.

    Raises:
        BadInput: no reason, or nothing of it is locked.
        GateRefused: this person may not, it is theirs no more to claim, or the second person cannot be it.
        CannotWrite: nothing was changed.
    """
    reason = intake.check_words(reason.strip(), "The reason")
    if not reason:
        raise BadInput(
            "no reason", "Write why it was a mistake. It stands in the handling log. Nothing was changed."
        )
    ids = [item.id for item in claimable(store.case, names)]
    if not ids:
        raise BadInput("nothing locked", "Nothing of this is locked. Nothing was changed.")
    if words := objection_to_claim(store.case, ids):
        raise _refused(words)
    subject = two_people.subject_of(ids)
    if second is None:
        return agreeing.ask(store, "unseal", subject, reason)
    return agreeing.agreed_pair(store, "unseal", subject, reason, second)


def give_back(
    store: CaseStore,
    names: Sequence[str],
    answers: StopAnswers,
    sheets: Sequence[Sheet],
    *,
    report: Callable[[int, int | None], object] | None = None,
) -> list[Exhibit]:
    """Bring back what two people agreed was locked by mistake, with two custody sheets; return the new exhibits.

    Args:
        answers: to the stop question, for exactly these items, from what is known and not from looking.
        report: told items done and items in all; may raise Cancelled. What is back by then stays.

    Raises:
        GateRefused: not agreed yet, answered Yes or Not sure, or equal bytes are locked in another case here.
        KeyUnavailable: the sheets do not open the school's custody key.
        TamperedBundle, CannotWrite: what is back by then stays; the rest can be gone on with.
    """
    decided = gate.at_capture(Route.UNLOCKED, answers, wording=answers.wording, files_in_one_go=len(names))
    if isinstance(decided, Stopped):
        raise GateRefused(
            "answered against coming back",
            "Answered Yes or Not sure, so it stays locked. Nothing was changed. Do not look in order to find out.",
        )
    custody = keyfiles.open_custody(sheets, school_of(store.case))
    found = standing(store.case, names[0])
    copies = unsealing.custody_copies(store)
    unsealing.check_copies(store, found.items, custody, copies)  # before anything is taken off the block-list
    if found.stage == "agreed" and found.asking is not None:
        _check_doer(store.case, found, store.actor)
        unsealing.except_from_list(store, [item.id for item in found.items], found.asking.id)
    elif found.stage != "give-back":
        raise _refused("a second person has not agreed to it yet")
    items = [e for e in unsealing.waiting(store) if e.id in {item.id for item in found.items}]
    back = []
    for number, locked in enumerate(items):
        if report is not None:
            report(number, len(items))
        assert locked.blob is not None  # noqa: S101  # as the claim was checked
        back.append(unsealing.give_back(store, locked, custody, copies.get(locked.blob, -1), decided))
    return back


def _check_doer(case: Case, found: Standing, actor: str) -> None:
    assert found.asking is not None  # noqa: S101  # as the caller looked
    if words := two_people.objection_to_doing(case, "unseal", found.asking.subject, actor, found.asking.id):
        raise _refused(words)


def school_of(case: Case) -> SchoolFile | None:
    """Return the custody keys that the case itself names: the wraps stand in its entries too."""
    if case.school_keys is None:
        return None
    return SchoolFile(v=1, organisation=case.school.name, keys=case.school_keys)


def read_custody_sheet(case: Case, data: bytes, name: str) -> drill.Tried:
    """Return a custody sheet in these bytes, typed or out of a file, judged by the keys this case names."""
    return drill.read_sheet_text(data, name, school_of(case))


def read_custody_file(case: Case, path: Path) -> drill.Tried:
    """Return the custody sheet in a file, judged by the keys this case names."""
    return drill.read_sheet_file(path, school_of(case))


def _refused(words: str) -> GateRefused:
    return GateRefused(
        f"unlocking refused: {words}", f"It cannot be brought back: {words}. Nothing was changed."
    )
