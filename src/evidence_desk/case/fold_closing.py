"""Whether a case is open, the rules that ask for an answer, and who closes it over which bars.

What is held here every reader holds every writer to; `acts/closing.py` asks for more, out of the policy.
"""

from __future__ import annotations

from typing import Final

from immutables import Map
from msgspec import structs

from evidence_desk.case import closing_events, gate, questions, two_people
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.values import RuleApplied

Event = closing_events.CaseClosed | closing_events.CaseReopened | closing_events.RuleChosen
RESPONDED: Final = "rule-response"  # the kind of action that answers a rule, and its fields
RULE, RESPONSE = "rule", "response"
_MANAGERS: Final = frozenset({"dsl", "deputy"})
REASON_MAX: Final = 20_000  # characters


def fold(case: Case, entry: ev.Recorded, event: Event) -> Case:
    """Return the case after it was closed, opened again, or a rule was found to apply or not."""
    match event:
        case closing_events.CaseClosed():
            return structs.replace(case, status="closed", outcome=event.outcome, closed_at=entry.at)
        case closing_events.CaseReopened():
            return structs.replace(case, status="open", closed_at="")
        case closing_events.RuleChosen() if event.applies:
            applied = RuleApplied(rule=event.rule, at=entry.at, who=entry.actor, reason=event.reason)
            return structs.replace(case, rules=case.rules.set(event.rule, applied))
        case _:
            kept = {name: applied for name, applied in case.rules.items() if name != event.rule}
            return structs.replace(case, rules=Map(kept))


def answered(case: Case, entry: ev.Recorded, event: ev.ActionRecorded) -> Case:
    """Return the case with the rule that an action responds to marked as answered."""
    applied = case.rules.get(event.fields.get(RULE, "")) if event.kind == RESPONDED else None
    if applied is None or applied.answered or not event.fields.get(RESPONSE, "").strip():
        return case
    return structs.replace(
        case, rules=case.rules.set(applied.rule, structs.replace(applied, answered=entry.id))
    )


def unanswered_rules(case: Case) -> list[RuleApplied]:
    """Return the rules that apply and that nobody has responded to, the oldest first."""
    return sorted(
        (one for one in case.rules.values() if not one.answered), key=lambda one: (one.at, one.rule)
    )


def may_close(case: Case, actor: str) -> bool:
    """Return whether whoever holds this key closes the case: the DSL, a deputy, or whoever opened it."""
    member, founder = case.producer(actor), two_people.key_now(case, case.opened_by)
    return member is not None and (member.role in _MANAGERS or actor == founder)


def objection(case: Case, actor: str, event: Event) -> str:
    """Return why it cannot stand, or an empty string."""
    if not event.reason.strip() or len(event.reason) > REASON_MAX:
        return "it gives no reason, or one that is too long"
    if isinstance(event, closing_events.RuleChosen):
        return _objection_to_rule(case, actor, event)
    if not may_close(case, actor):
        return "only the DSL, a deputy or whoever opened the case closes it or opens it again"
    if isinstance(event, closing_events.CaseReopened):
        return "" if case.closed_at else "the case is not closed"
    if case.closed_at:
        return "the case is closed already"
    return objection_to_closing(case) if event.outcome else "it names no outcome"


def objection_to_closing(case: Case) -> str:
    """Return the first thing in the case that keeps it open, or an empty string."""
    if case.seal_clocks or case.police_tasks:
        return "the police have not been told of something in it"
    if questions.asked_to_wait(case) is not None:
        return "the police asked that nobody acts yet"
    if any(exhibit.status == "held" and gate.answered_against(exhibit) for exhibit in case.exhibits.values()):
        return "something in it waits to be locked for the police"
    if unanswered_rules(case):
        return "a rule applies to it that nobody has responded to"
    for name in gate.asking_in(case, gate.ASKS_ABOUT_EVERY_PICTURE):
        if gate.unanswered_pictures(case, name):
            return f"{name} was chosen, and a picture is not answered for"
    return ""


def _objection_to_rule(case: Case, actor: str, event: closing_events.RuleChosen) -> str:
    if event.applies:
        return "the rule applies already" if event.rule in case.rules or not event.rule else ""
    if event.rule not in case.rules:
        return "the rule does not apply"
    return (
        "" if may_close(case, actor) else "only the DSL, a deputy or whoever opened the case takes a rule off"
    )
