"""The open questions of a case in words: why a step waits, and what answers it. Both shells and closing use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.case import questions
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy

QuestionKind = Literal["trigger", "lado", "police"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Something that is to be decided before anybody is warned."""

    id: str  # "police", "lado", or the trigger's id
    kind: QuestionKind
    label: str
    reason: str  # why it is open, in a sentence
    answer: str  # what answers it, in a sentence
    exhibits: tuple[str, ...]  # ids of those that raise it
    answered_by: tuple[
        str, ...
    ]  # kinds of action; a decision that names the question answers it, too, where `may_decide`
    may_decide: bool  # a recorded decision not to refer answers it
    since: str  # UTC text; empty where it is not known


_POLICE_ANSWERS: Final = ("police-told",)


def open_questions(case: Case, policy: Policy) -> tuple[OpenQuestion, ...]:
    """Return what is open: police first, then LADO, then the triggers in the order of the policy."""
    found = questions.unanswered(case, _answering(policy))
    ordered = sorted(found, key=lambda name: _place(policy, name))
    return tuple(_question(case, policy, name, found[name]) for name in ordered)


def question(case: Case, policy: Policy, ident: str) -> OpenQuestion | None:
    """Return the open question with this id, or None when it is not open."""
    return next((one for one in open_questions(case, policy) if one.id == ident), None)


def _answering(policy: Policy) -> dict[str, frozenset[str]]:
    """Return what answers each trigger that the policy says it of."""
    return {
        trigger.id: frozenset(trigger.answered_by)
        for trigger in policy.trigger_list.triggers.values()
        if trigger.answered_by
    }


def _place(policy: Policy, name: str) -> tuple[int, int, str]:
    triggers = list(policy.trigger_list.triggers)
    if name in {questions.POLICE, questions.LADO}:
        return (0 if name == questions.POLICE else 1, 0, name)
    return (2, triggers.index(name) if name in triggers else len(triggers), name)


def _question(case: Case, policy: Policy, name: str, exhibits: tuple[str, ...]) -> OpenQuestion:
    if name == questions.POLICE:
        return _police(case, policy, exhibits)
    if name == questions.LADO:
        return OpenQuestion(
            id=name,
            kind="lado",
            label="Local authority designated officer",
            reason="The subject is a member of staff, and the local authority designated officer has not been told.",
            answer="Record that the designated officer was told, or a decision not to refer, with its reason.",
            exhibits=exhibits,
            answered_by=_known(policy, (questions.LADO_TOLD,)),
            may_decide=True,
            since=case.since.get("staff", ""),
        )
    known = policy.trigger_list.triggers.get(name)
    label = known.label if known is not None else case_label(case, name)
    kinds = _known(
        policy, known.answered_by if known is not None and known.answered_by else sorted(questions.REFERRED)
    )
    told = ", ".join(policy.actions[kind].label.lower() for kind in kinds)
    refs = _refs(case, exhibits)
    may_decide = name not in questions.ALWAYS_TOLD
    return OpenQuestion(
        id=name,
        kind="trigger",
        label=label,
        reason=f"“{label}” is chosen for {refs}, and nothing is recorded yet that answers it.",
        answer=f"Record one of: {told}; or a decision not to refer, with its reason."
        if may_decide
        else f"Record {told}, with force and reference. No decision of the school takes its place.",
        exhibits=exhibits,
        answered_by=kinds,
        may_decide=may_decide,
        since=case.since.get(name, ""),
    )


def _police(case: Case, policy: Policy, exhibits: tuple[str, ...]) -> OpenQuestion:
    waiting = questions.asked_to_wait(case)
    untold = bool(case.seal_clocks or case.police_tasks)
    reason = "The police have not been told of restricted material that was recognised."
    answer = "Record the call to the police, with force and reference."
    kinds = _POLICE_ANSWERS
    since = min((*case.seal_clocks.values(), *case.police_tasks.values()), default="")
    if waiting is not None and not untold:
        force = waiting.fields.get("force", "")
        reason = f"The police{f' ({force})' if force else ''} asked that nobody acts yet."
        answer, kinds, since = (
            "Record that the police say the school may go on.",
            (questions.WAIT_OVER,),
            waiting.at,
        )
    return OpenQuestion(
        id=questions.POLICE,
        kind="police",
        label="Police",
        reason=reason,
        answer=answer,
        exhibits=exhibits,
        answered_by=_known(policy, kinds),
        may_decide=False,
        since=since,
    )


def case_label(case: Case, ident: str) -> str:
    """Return what a former policy of the case called an id, or the id."""
    return next((label for key, label in case.labels.items() if key.endswith(f"/{ident}")), ident)


def _known(policy: Policy, kinds: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(kind for kind in kinds if kind in policy.actions)


def _refs(case: Case, exhibits: tuple[str, ...]) -> str:
    names = [case.exhibits[name].ref for name in exhibits]
    if len(names) > 3:  # what still reads as a list
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {names[2]}"
