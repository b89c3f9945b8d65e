"""Closing a case with its outcome, opening it again, and the rules that keep it open until somebody responded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from evidence_desk.acts import authority
from evidence_desk.acts.questions import open_questions
from evidence_desk.base import clock as clocks
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import fold_closing, gate, intake, questions, two_people
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.closing import Outcome
from evidence_desk.policy.model import Policy

BarKind = Literal["police", "question", "rule", "pictures", "lock", "inbox", "agreement", "authority"]
_DAY: Final = timedelta(days=1)
_NAMED: Final = 4  # references that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something that keeps a case open."""

    kind: BarKind
    id: str  # of the question or rule; empty for others
    what: str  # the fact, in a sentence
    do: str  # what takes it away, in a sentence
    exhibits: tuple[str, ...] = ()  # ids of those it is about


def bars_to_closing(
    case: Case, policy: Policy, now: datetime, locked: frozenset[str] = frozenset()
) -> tuple[Bar, ...]:
    """Return what keeps the case open, what is most urgent first; empty when it can be closed.

    Args:
        locked: exhibits locked ahead of the record.
    """
    return (
        *_locks(case, locked),
        *_questions(case, policy, now),
        *_pictures(case, policy),
        *_rules(case, policy),
        *_unauthorised(case, policy),
        *_agreements(case),
    )


def close_case(store: CaseStore, policy: Policy, now: datetime, outcome: str, reason: str) -> Case:
    """Close the case. When this returns, the entry is on the disk.

    Args:
        outcome: id of the policy.
        reason: what was found and done, in words.

    Raises:
        BadInput: no such outcome, it is not for this case, or no reason; nothing was changed.
        GateRefused: something keeps it open, this role may not close it, or the reason could carry a picture.
    """
    case = store.case
    _refuse_role(store)
    if case.closed_at:
        raise BadInput("case closed already", "The case is closed already. Nothing was changed.")
    if outcome not in {one.id for one in outcomes_for(case, policy)}:
        known = policy.outcome(outcome)  # raises where the policy has none
        raise BadInput(
            "outcome for staff only",
            f"“{known.label}” is for a case about a member of staff. Nothing was changed.",
        )
    words = _reason(reason)
    if bars := bars_to_closing(case, policy, now, store.locked):
        raise GateRefused("case cannot be closed yet", refusal(bars))
    store.record(ev.CaseClosed(outcome=outcome, reason=words))
    return store.case


def reopen_case(store: CaseStore, reason: str) -> Case:
    """Open a closed case again.

    Raises:
        BadInput: it is open, or no reason was given; nothing was changed.
        GateRefused: this role may not, or the reason could carry a picture.
    """
    _refuse_role(store)
    if not store.case.closed_at:
        raise BadInput("case is open", "The case is open. Nothing was changed.")
    store.record(ev.CaseReopened(reason=_reason(reason)))
    return store.case


def set_rule(store: CaseStore, policy: Policy, rule: str, reason: str, *, applies: bool = True) -> Case:
    """Write down that a rule that is always responded to applies to the case, or that it does not after all.

    Raises:
        BadInput: no such rule, or nothing would change; nothing was changed.
        GateRefused: this role may not take a rule off, or the reason could carry a picture.
    """
    known = {one.id: one for one in policy.always_responded()}
    if rule not in known and rule not in store.case.rules:
        raise BadInput(
            "no rule that is always responded to",
            f"{rule!r} is no rule that is always responded to. They are: {', '.join(known)}. Nothing was changed.",
        )
    if applies == (rule in store.case.rules):
        words = "applies already" if applies else "does not apply"
        raise BadInput("rule as it was", f"{rule} {words}. Nothing was changed.")
    if not applies:
        _refuse_role(store)
    store.record(ev.RuleChosen(rule=rule, reason=_reason(reason), applies=applies))
    return store.case


def outcomes_for(case: Case, policy: Policy) -> list[Outcome]:
    """Return the outcomes that can be chosen: those for staff only where the case is about a member of staff."""
    staff = questions.concerns_staff(case)
    return [outcome for outcome in policy.outcomes.values() if staff or not outcome.staff]


def refusal(bars: Sequence[Bar]) -> str:
    """Return in one text why the case stays open."""
    listed = " ".join(f"({number}) {bar.what} {bar.do}" for number, bar in enumerate(bars, 1))
    things = counted(len(bars), "thing keeps", "things keep")
    return f"The case stays open: {things} it open. {listed} Nothing was changed."


# -- the bars --------------------------------------------------------------------------------------------


def _locks(case: Case, locked: frozenset[str]) -> Iterator[Bar]:
    waiting = [
        e.id for e in case.in_order() if e.status == "held" and (e.id in locked or gate.answered_against(e))
    ]
    if waiting:
        yield Bar(
            kind="lock",
            id="",
            what=f"{_refs(case, waiting)} waits to be locked for the police.",
            do="Make room on the disk and open the case again; it is finished then.",
            exhibits=tuple(waiting),
        )


def _questions(case: Case, policy: Policy, now: datetime) -> Iterator[Bar]:
    for question in open_questions(case, policy):
        since = _since(question.since, now)
        yield Bar(
            kind="police" if question.kind == "police" else "question",
            id=question.id,
            what=f"{question.reason}{since}",
            do=question.answer,
            exhibits=question.exhibits,
        )


def _pictures(case: Case, policy: Policy) -> Iterator[Bar]:
    for name in gate.asking_in(case, policy.asking_about_each_picture()):
        pictures = [picture.id for picture in gate.unanswered_pictures(case, name)]
        if pictures:
            yield Bar(
                kind="pictures",
                id=name,
                what=f"“{policy.label(name) or name}” asks about every picture, and {_refs(case, pictures)} is not "
                "answered for.",
                do="Answer for each, without opening it.",
                exhibits=tuple(pictures),
            )
    arrived = [e.id for e in case.in_order() if e.status == "held" and gate.awaits_answer(e)]
    if arrived:
        yield Bar(
            kind="inbox",
            id="",
            what=f"{_refs(case, arrived)} came by a sealed drop, and nobody here has answered for it.",
            do="Answer the stop question for it.",
            exhibits=tuple(arrived),
        )


def _rules(case: Case, policy: Policy) -> Iterator[Bar]:
    for applied in fold_closing.unanswered_rules(case):
        known = policy.rules.get(applied.rule)
        label = known.label if known is not None else applied.rule
        yield Bar(
            kind="rule",
            id=applied.rule,
            what=f"The rule “{label}” applies to this case, and no response is recorded.",
            do="Record the response that it asks for.",
        )


def _unauthorised(case: Case, policy: Policy) -> Iterator[Bar]:
    for one in authority.unauthorised(case, policy):
        yield Bar(
            kind="authority",
            id=one.account,
            what=f"{_refs(case, one.exhibits)}: {one.reason}",
            do="Record who authorised it, if somebody did; otherwise say why it was captured again.",
            exhibits=one.exhibits,
        )


def _agreements(case: Case) -> Iterator[Bar]:
    waiting = [one for one in case.two_people.values() if not one.ended and one.act in two_people.RULES]
    if waiting:
        yield Bar(
            kind="agreement",
            id="",
            what=f"{counted(len(waiting), 'thing waits', 'things wait')} for a second person.",
            do="Let the second person agree or not, or take it back.",
        )


def _since(at: str, now: datetime) -> str:
    """Return since when a question is open, where that is known and a day or more ago."""
    if not at:
        return ""
    days = (now - clocks.parse_utc(at)) // _DAY
    return f" It has been open for {counted(days, 'day')}." if days > 0 else ""


def _refs(case: Case, names: Sequence[str]) -> str:
    refs = [case.exhibits[name].ref for name in names if name in case.exhibits]
    more = f" and {len(refs) - _NAMED} more" if len(refs) > _NAMED else ""
    return ", ".join(refs[:_NAMED]) + more


def _reason(text: str) -> str:
    if not text.strip():
        raise BadInput("no reason", "Say why, in a sentence. Nothing was changed.")
    return intake.check_words(text.strip(), "The reason")


def _refuse_role(store: CaseStore) -> None:
    if not fold_closing.may_close(store.case, store.actor):
        raise GateRefused(
            "role may not close cases",
            "Only the DSL, a deputy, or whoever opened the case closes it or opens it again. Nothing was changed.",
        )
