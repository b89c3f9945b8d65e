"""What needs somebody's word first: looking at monitoring records, and capturing one account again and again. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from evidence_desk.acts.reports import uk_day
from evidence_desk.base.clock import parse_utc
from evidence_desk.case.state import Case
from evidence_desk.policy.model import Policy

MONITORING, REPEAT = "monitoring-authorised", "repeat-capture-authorised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unauthorised:
    """One account that was captured on several days without somebody's word for it."""

    platform: str
    account: str
    days: tuple[str, ...]  # calendar days in the UK that nobody authorised
    exhibits: tuple[str, ...]  # ids, in order
    reason: str  # in a sentence


def monitoring_authorised(case: Case) -> bool:
    """Return whether it is recorded who may look at monitoring records, why, and how far."""
    needed = ("nominee", "necessity", "scope", "authority")
    return any(
        action.kind == MONITORING and all(action.fields.get(name, "").strip() for name in needed)
        for action in case.actions.values()
    )


def unauthorised(case: Case, policy: Policy) -> tuple[Unauthorised, ...]:
    """Return the accounts captured on more days than the policy allows without authority, in order of the account.

    An authority counts for its account from the day it was given to the day it is to be looked at again.
    """
    rule = next((row for row in policy.procedures.authorities.values() if row.action == REPEAT), None)
    if rule is None:
        return ()
    seen: dict[tuple[str, str], dict[str, list[str]]] = {}
    for exhibit in case.in_order():
        source = exhibit.source
        account = (source.account_id or source.account).strip()
        if account and exhibit.status != "erased":
            key = (source.platform.strip().casefold(), account.casefold())
            day = uk_day(parse_utc(exhibit.captured_at.utc))
            seen.setdefault(key, {}).setdefault(day, []).append(exhibit.id)
    found: list[Unauthorised] = []
    for (platform, account), days in sorted(seen.items()):
        # The first days are what anybody may do; each one after them needs a word for it.
        over = [day for day in sorted(days)[rule.after :] if not _allowed(case, platform, account, day)]
        if over:
            named = case.exhibits[days[over[0]][0]].source
            found.append(
                Unauthorised(
                    platform=named.platform,
                    account=named.account or named.account_id,
                    days=tuple(over),
                    exhibits=tuple(name for day in over for name in days[day]),
                    reason=f"{named.account or named.account_id} was captured on {len(days)} days. {rule.text}",
                )
            )
    return tuple(found)


def _allowed(case: Case, platform: str, account: str, day: str) -> bool:
    for action in case.actions.values():
        if action.kind != REPEAT or action.fields.get("account", "").strip().casefold() != account:
            continue
        named = action.fields.get("platform", "").strip().casefold()
        try:
            until = date.fromisoformat(action.fields.get("review-on", ""))
        except ValueError:
            continue
        if named in {"", platform} and uk_day(parse_utc(action.at)) <= day <= until.isoformat():
            return True
    return False
