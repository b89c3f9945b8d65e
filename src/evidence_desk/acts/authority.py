"""What needs somebody's word first: looking at monitoring records, and capturing one account again and again. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from evidence_desk.acts.reports import uk_day
from evidence_desk.base.clock import parse_utc
from evidence_desk.base.errors import GateRefused
from evidence_desk.case import fold_monitoring
from evidence_desk.case.state import Case
from evidence_desk.case.values import Action, Source
from evidence_desk.policy.model import Policy
from evidence_desk.policy.procedures import Authority

MONITORING, REPEAT = fold_monitoring.AUTHORISED, "repeat-capture-authorised"
EXPLAINED = "repeat-capture-explained"  # it was captured without authority: somebody says why


class RepeatRefused(GateRefused):
    """One more day of one account, and nobody authorised it."""

    def __init__(self, platform: str, account: str, days: int, rule: str) -> None:
        super().__init__(
            "repeat capture without authority",
            f"{account} was captured on {days} days already. {rule} Record the authority first: in the window under "
            f"Actions, or edesk action CASE {REPEAT} --set account=ACCOUNT --set necessity=WHY --set authority=WHO "
            "--set review-on=DAY. Then add it. Nothing was added; what you have stays where it is.",
        )
        self.platform = platform
        self.account = account
        self.days = days  # on which it was captured before


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
    return any(fold_monitoring.is_whole(action) for action in case.actions.values())


def unauthorised(case: Case, policy: Policy) -> tuple[Unauthorised, ...]:
    """Return the accounts captured on more days than the policy allows without authority, in order of the account.

    An authority counts for its account from the day it was given to the day it is to be looked at again; a reason given
    afterwards counts for what had been captured by then.
    """
    rule = _rule(policy)
    if rule is None:
        return ()
    found: list[Unauthorised] = []
    for _, seen in sorted(_captured(case).items()):
        # The first days are what anybody may do; each one after them needs a word for it.
        over = [
            day
            for day in sorted(seen.days)[rule.after :]
            if not _allowed(case, seen, day) and not _explained(case, seen, day)
        ]
        if over:
            named = case.exhibits[seen.days[over[0]][0]].source
            found.append(
                Unauthorised(
                    platform=named.platform,
                    account=named.account or named.account_id,
                    days=tuple(over),
                    exhibits=tuple(name for day in over for name in seen.days[day]),
                    reason=f"{named.account or named.account_id} was captured on {len(seen.days)} days. {rule.text}",
                )
            )
    return tuple(found)


def refuse_repeat(case: Case, policy: Policy, source: Source, at: datetime, *, besides: str = "") -> None:
    """Refuse one more day of one account, once the days that the policy leaves to anybody are over.

    Args:
        source: what is said of where it comes from; without an account nothing is asked.
        at: when it is captured.
        besides: id of an exhibit that is in the case already, and is the one asked about.

    Raises:
        RepeatRefused: nobody authorised this day.
    """
    rule = _rule(policy)
    key = _account_of(source)
    if rule is None or key is None:
        return
    today, seen = uk_day(at), _captured(case).get(key) or _Seen(key[0])
    days = {day for day, names in seen.days.items() if any(name != besides for name in names)}
    seen.add(source, today, besides)
    if today in sorted({*days, today})[rule.after :] and not _allowed(case, seen, today):
        raise RepeatRefused(
            source.platform, source.account or source.account_id, len(days - {today}), rule.text
        )


class _Seen:
    """One account as it was captured: on which days, and by which names."""

    def __init__(self, platform: str) -> None:
        self.platform = platform
        self.days: dict[str, list[str]] = {}  # calendar day in the UK -> exhibits, in order
        self.names: set[str] = set()

    def add(self, source: Source, day: str, exhibit: str) -> None:
        """Count one more capture."""
        self.days.setdefault(day, []).append(exhibit)
        self.names |= {
            name.strip().casefold() for name in (source.account, source.account_id) if name.strip()
        }


def _rule(policy: Policy) -> Authority | None:
    return next((row for row in policy.procedures.authorities.values() if row.action == REPEAT), None)


def _account_of(source: Source) -> tuple[str, str] | None:
    """Return platform and account as they are compared, or None where no account is known."""
    account = (source.account_id or source.account).strip().casefold()
    return (source.platform.strip().casefold(), account) if account else None


def _captured(case: Case) -> dict[tuple[str, str], _Seen]:
    """Return each account that was captured; what was erased counts no more."""
    found: dict[tuple[str, str], _Seen] = {}
    for exhibit in case.in_order():
        key = _account_of(exhibit.source)
        if key is not None and exhibit.status != "erased":
            day = uk_day(parse_utc(exhibit.captured_at.utc))
            found.setdefault(key, _Seen(key[0])).add(exhibit.source, day, exhibit.id)
    return found


def _about(case: Case, kind: str, seen: _Seen) -> Iterator[Action]:
    """Yield the entries of a kind that name this account, on its platform or on any."""
    for action in case.actions.values():
        if action.kind != kind or action.fields.get("account", "").strip().casefold() not in seen.names:
            continue
        if action.fields.get("platform", "").strip().casefold() in {"", seen.platform}:
            yield action


def _allowed(case: Case, seen: _Seen, day: str) -> bool:
    for action in _about(case, REPEAT, seen):
        try:
            until = date.fromisoformat(action.fields.get("review-on", ""))
        except ValueError:
            continue
        if uk_day(parse_utc(action.at)) <= day <= until.isoformat():
            return True
    return False


def _explained(case: Case, seen: _Seen, day: str) -> bool:
    return any(
        action.reason.strip() and day <= uk_day(parse_utc(action.recorded_at))
        for action in _about(case, EXPLAINED, seen)
    )
