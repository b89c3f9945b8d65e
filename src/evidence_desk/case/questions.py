"""What is still to be decided in a case before steps that could warn somebody: police, LADO, each trigger. Pure.

A question is open by what the case holds and closed by what was recorded in it, so that no dialog decides. What a
policy adds (which kinds of action answer a trigger) can only make it stricter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from msgspec import structs

from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Exhibit
from evidence_desk.policy import practice

POLICE, LADO = "police", practice.LADO_QUESTION
STAFF = "staff"  # in `Case.since`
QUESTION = "question"  # the field of an action that names the question it answers
DECISION = "decision"
LADO_TOLD = "lado-told"
ASKED_TO_WAIT, WAIT_OVER = "police-asked-to-wait", "police-wait-over"
# Kinds of action that answer a trigger, unless the policy names fewer for it.
REFERRED = practice.REFERRALS
# Nobody in a school decides that the police need not hear of these, and no policy can say otherwise.
ALWAYS_TOLD: Final = frozenset({"trig.csa-images"})
_NONE: Mapping[str, Collection[str]] = {}


def unanswered(case: Case, answered_by: Mapping[str, Collection[str]] = _NONE) -> dict[str, tuple[str, ...]]:
    """Return the open questions: the id of each, and the exhibits that raise it.

    Args:
        answered_by: trigger -> kinds of action that answer it; those not named are answered by any referral.
    """
    found: dict[str, tuple[str, ...]] = {}
    if waits_for_police(case):
        found[POLICE] = tuple(
            name for name in (*case.seal_clocks, *case.police_tasks) if name in case.exhibits
        )
    if concerns_staff(case) and not any(_answers(a, LADO, {LADO_TOLD}) for a in case.actions.values()):
        found[LADO] = tuple(e.id for e in case.in_order() if _alleges_staff(case, e))
    for trigger, exhibits in chosen_triggers(case).items():
        kinds = answered_by.get(trigger, REFERRED)
        answers = [a for a in case.actions.values() if _answers(a, trigger, kinds)]
        left = tuple(e.id for e in exhibits if not any(_covers(case, a, e, trigger) for a in answers))
        if left:
            found[trigger] = left
    return found


def chosen_triggers(case: Case) -> dict[str, list[Exhibit]]:
    """Return the triggers that are chosen now, each with its exhibits in order."""
    found: dict[str, list[Exhibit]] = {}
    for exhibit in case.in_order():
        if exhibit.classification is not None and exhibit.status != "erased":
            for trigger in exhibit.classification.triggers:
                found.setdefault(trigger, []).append(exhibit)
    return found


def waits_for_police(case: Case) -> bool:
    """Return whether the police have still to be told of something, or asked that nobody acts yet."""
    return bool(case.seal_clocks or case.police_tasks) or asked_to_wait(case) is not None


def asked_to_wait(case: Case) -> Action | None:
    """Return the newest request of the police to wait that nothing has ended, or None.

    The newest is the one that was entered last, whatever a clock said; what ends it was entered after it, and written
    after it, too: what another copy of the case brings along may be older.
    """
    waits = [action for action in case.actions.values() if action.kind == ASKED_TO_WAIT]
    newest = max(waits, key=lambda action: action.leaf, default=None)
    if newest is None or any(
        action.kind == WAIT_OVER and action.leaf > newest.leaf and action.recorded_at >= newest.recorded_at
        for action in case.actions.values()
    ):
        return None
    return newest


def concerns_staff(case: Case) -> bool:
    """Return whether a member of staff is alleged to have done something here."""
    if case.concern and case.concern[-1].subject_kind == STAFF:
        return True
    return any(_alleges_staff(case, exhibit) for exhibit in case.exhibits.values())


def noted_staff(case: Case, at: str, exhibit: Exhibit | None = None) -> Case:
    """Return the case knowing since when it concerns staff, after an entry of this time.

    Args:
        exhibit: the one that the entry is about; None: look at all of them.
    """
    if STAFF in case.since:
        return case
    found = concerns_staff(case) if exhibit is None else _alleges_staff(case, exhibit)
    return structs.replace(case, since=case.since.set(STAFF, at)) if found else case


def _alleges_staff(case: Case, exhibit: Exhibit) -> bool:
    return exhibit.status != "erased" and any(
        part.role == "alleged" and part.person in case.people and case.people[part.person].kind == STAFF
        for part in exhibit.people
    )


def _answers(action: Action, question: str, kinds: Collection[str]) -> bool:
    """A decision with its reason answers the question it names; a call or report by its kind, unless it names another.

    Nothing else does, whatever question it names: a policy may give that field to a note, too.
    """
    named = action.fields.get(QUESTION, "")
    if action.kind == DECISION:
        return named == question and question not in ALWAYS_TOLD and bool(action.reason.strip())
    return action.kind in kinds and named in {"", question}


def _covers(case: Case, action: Action, exhibit: Exhibit, trigger: str) -> bool:
    """An action is about the exhibits it names; one that names none, about what the case held, and asked, by then.

    So is a decision: nobody decides beforehand about what is not there yet. By the order of the entries and by their
    times: a clock that was set back makes nothing earlier.
    """
    named = [name for name in action.exhibits if name in case.exhibits]  # a stop at the gate is no exhibit
    if named:
        return exhibit.id in named
    came = exhibit.arrival.at if exhibit.arrival is not None else exhibit.captured_at.utc
    asked = max(came, case.since.get(trigger, ""))
    return asked <= action.recorded_at and exhibit.added_leaf < action.leaf
