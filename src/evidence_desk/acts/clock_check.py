"""This computer's clock held against network time, and what a case then knows of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidence_desk.base import ntp
from evidence_desk.base.clock import Instant
from evidence_desk.case import events as ev
from evidence_desk.case.fold_looks import CHECK_HOLDS_MS
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.time_values import ClockSeen, TimeServer

Ask = Callable[[Sequence[str]], ntp.ClockCheck]


def check(store: CaseStore, servers: Sequence[str], ask: Ask = ntp.check) -> ntp.ClockCheck:
    """Ask the time servers that the school set up, and write down what they say; without any, nothing is asked.

    What is added to the case within the hour, on this computer, counts as added under it.

    Raises:
        CannotWrite: the case cannot take it.
    """
    found = ask(servers)
    if servers:
        keep(store, found)
    return found


def keep(store: CaseStore, found: ntp.ClockCheck) -> None:
    """Write down what asking time servers came to; one that was in vain is written down once, not again and again.

    Raises:
        CannotWrite: the case cannot take it.
    """
    if not found.good and holding(store.case, store.clock.read()) is None:
        return
    store.record(
        ev.ClockChecked(
            asked=found.asked,
            servers=tuple(
                TimeServer(
                    name=one.name[:300],
                    offset_ms=one.offset_ms,
                    round_trip_ms=one.round_trip_ms,
                    stratum=one.stratum,
                )
                for one in found.answers
            ),
            offset_ms=found.offset_ms,
            within_ms=min(found.within_ms, 3_600_000),
            trouble=found.trouble[:300],
        )
    )


def holding(case: Case, now: Instant) -> ClockSeen | None:
    """Return the check that holds for what is added now, or None."""
    seen = case.clock_checks.get(case.clock_latest.get(now.boot, ""))
    if seen is None or not 0 <= now.monotonic_ms - seen.monotonic_ms <= CHECK_HOLDS_MS:
        return None
    return seen
