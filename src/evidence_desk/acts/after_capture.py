"""What follows when a page was kept: a second look and a time stamp; and the clock before it. No network, no harm.

Everything here may fail without taking anything from what was kept: what could not be had is said, and what can be had
later waits in the case itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from evidence_desk.acts import clock_check, second_look, stamping
from evidence_desk.base import ntp
from evidence_desk.base.clock import utc_text
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case.grades import grade_of, missing
from evidence_desk.case.look_values import Looked
from evidence_desk.case.look_words import clock_words, look_words
from evidence_desk.case.naming import moment
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.school import Settings
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, Grade
from evidence_desk.packs.stamper import NoStamp, Stamper


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What followed."""

    grade: Grade
    missing: tuple[str, ...]  # for grade A
    lines: tuple[str, ...]  # in words, one each: second look, time stamp
    looked: Looked | None = None
    stamped: tuple[datetime, ...] = ()


def before_capture(store: CaseStore, settings: Settings, ask: clock_check.Ask = ntp.check) -> str:
    """Hold the clock against the school's time servers, unless a check still holds; return what is known, in words.

    Raises:
        CannotWrite: the case cannot take it.
    """
    if settings.time_servers and clock_check.holding(store.case, store.clock.read()) is None:
        clock_check.check(store, settings.time_servers, ask)
    return clock_words(clock_check.holding(store.case, store.clock.read()))


def after_capture(
    store: CaseStore,
    exhibit: Exhibit,
    settings: Settings,
    *,
    look: bool = True,
    say: Callable[[str], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> After:
    """Look a second time at the page that an exhibit is a part of, then have the record stamped.

    Args:
        look: not for somebody who wants no second load.

    Raises:
        CannotWrite: the case cannot take what came; what was kept before stays.
    """
    lines: list[str] = []
    looked: Looked | None = None
    if look:
        say("Loading the page by a second program, on the same computer and network …")
        try:
            looked = second_look.look_again(store, exhibit.id, cancelled=cancelled)
            lines.append(f"Second look: {look_words(looked)}")
        except (BadInput, GateRefused) as error:
            lines.append(f"No second look: {error.user_message}")
    else:
        lines.append("No second look: none was wanted.")
    stamps, words = stamped(store, settings.timestamps, say)
    lines.append(words)
    now = find_exhibit(store.case, exhibit.id)
    return After(
        grade=grade_of(store.case, now),
        missing=missing(store.case, now),
        lines=tuple(lines),
        looked=looked,
        stamped=stamps,
    )


def stamped(
    store: CaseStore, addresses: Sequence[str], say: Callable[[str], None] = lambda _: None
) -> tuple[tuple[datetime, ...], str]:
    """Have the newest checkpoint stamped, if the school set up who stamps; return the times, and what came in words.

    Raises:
        CannotWrite: the case cannot take it.
    """
    if not addresses:
        return (), "No time stamp: no authority is set up in the school's profile."
    imprint = stamping.to_stamp(store)
    if imprint is None:
        return (), "Time stamp: there already."
    say("Asking for a time stamp; only a hash leaves this computer …")
    try:
        got = Stamper(addresses).stamps(imprint)
    except NoStamp as error:
        return (
            (),
            f"The time stamp waits ({'; '.join(error.reasons)}). It is asked for again: edesk timestamp CASE.",
        )
    stamping.keep(store, imprint, got)
    by = "; ".join(f"{moment(utc_text(one.at))} by the clock of {one.authority}" for one in got)
    return tuple(one.at for one in got), f"Stamped: {by}."
