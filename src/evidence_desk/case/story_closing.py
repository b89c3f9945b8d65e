"""The handling log in words: closing, opening again, rules that ask for an answer, leave to keep a picture."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.naming import Naming
from evidence_desk.case.story_names import because

_GRANTS = {
    "TERROR": "the header line of a post about a terrorist publication",
    "INTIMATE": "one intimate picture of an adult",
    "ADULT": "one picture of adult pornography",
}


def says_closing(
    event: ev.CaseClosed | ev.CaseReopened | ev.RuleChosen | ev.GateApproved, names: Naming
) -> str:
    """Return the sentence for one of these entries."""
    match event:
        case ev.CaseClosed():
            return f"Closed the case. Outcome: {names.outcome(event.outcome)}.{because(event.reason)}"
        case ev.CaseReopened():
            return f"Opened the case again.{because(event.reason)}"
        case ev.RuleChosen():
            applies = "applies to the case" if event.applies else "does not apply to the case after all"
            return f"Noted that the rule “{names.rule(event.rule)}” {applies}.{because(event.reason)}"
        case ev.GateApproved():
            return (
                f"Gave leave, before anything was read, to keep {_GRANTS.get(event.gate_class, 'one picture')} "
                f"({names.ground(event.ground, event.fields)}).{because(event.reason)}"
            )
