"""Monitoring records as exhibits: by whose authority they are looked at, and which exhibits they are.

Both shells use it. A record of who was on which computer when is kept only for somebody nominated by name, for a stated
need and no further; so the authority stands in the case before the exhibit does, and the exhibit names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence_desk.acts.recording import record_action
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import fold_monitoring, rules
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Action, Exhibit
from evidence_desk.policy.model import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """By whose word an exhibit that is a monitoring record was looked at."""

    nominee: str
    necessity: str
    scope: str
    authority: str
    at: str  # UTC text: when it was given


def nomination_of(case: Case, exhibit: Exhibit) -> Nomination | None:
    """Return by whose word an exhibit was looked at, or None where it is no monitoring record."""
    action = case.actions.get(exhibit.monitoring) if exhibit.monitoring else None
    if action is None:
        return None
    nominee, necessity, scope, authority = (action.fields.get(name, "") for name in fold_monitoring.NEEDED)
    return Nomination(nominee=nominee, necessity=necessity, scope=scope, authority=authority, at=action.at)


def authority_for(store: CaseStore, policy: Policy, given: Mapping[str, str] | None = None) -> Action:
    """Return the entry by which monitoring records may be kept: recorded from what is given, or the newest there is.

    Args:
        given: nominee, necessity, scope and authority, to be recorded first; empty: it was recorded before.

    Raises:
        GateRefused: nobody is nominated, and nothing was given; nothing was recorded.
        BadInput: not all four were given.
    """
    words = {name: value.strip() for name, value in (given or {}).items() if value.strip()}
    if words:
        missing = [name for name in fold_monitoring.NEEDED if name not in words]
        if missing:
            raise BadInput(
                "nomination not whole",
                "A monitoring record needs who is nominated to look, why it is necessary, how far it goes, and by "
                f"whose authority. Missing: {', '.join(missing)}. Nothing was recorded.",
            )
        now = clocks.utc_text(store.clock.read().utc)
        return record_action(store, policy, fold_monitoring.AUTHORISED, done_at=now, fields=words)
    known = fold_monitoring.authorities(store.case)
    if not known:
        raise GateRefused(
            "monitoring record without a nomination",
            "A monitoring record is kept only for somebody nominated by name. Say who is nominated to look, why it is "
            "necessary, how far it goes, and by whose authority; then it can be kept. Nothing was added.",
        )
    return known[-1]


def mark(store: CaseStore, names: Sequence[str], authority: Action) -> list[Exhibit]:
    """Mark exhibits that are in the case already as monitoring records; one commit.

    Raises:
        NotFound: no such exhibit.
        BadInput: one is a record in words, or is marked already; nothing was changed.
    """
    exhibits = list(
        {one.id: one for one in (rules.find_exhibit(store.case, name) for name in names)}.values()
    )
    for exhibit in exhibits:
        if exhibit.monitoring:
            raise BadInput(
                "marked already",
                f"{exhibit.ref} is marked as a monitoring record already. Nothing was changed.",
            )
        if exhibit.kind == "restricted-record":
            raise BadInput(
                "no monitoring record", f"{exhibit.ref} is a record in words only. Nothing was changed."
            )
    store.record(*(ev.MonitoringMarked(exhibit=exhibit.id, authority=authority.id) for exhibit in exhibits))
    return [store.case.exhibits[exhibit.id] for exhibit in exhibits]
