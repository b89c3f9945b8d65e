"""The times of a pack's plan: each with what the record knows of the clock it came from."""

from __future__ import annotations

from datetime import UTC

from evidence_desk.base.clock import Instant, parse_utc
from evidence_desk.case import values
from evidence_desk.case.look_words import clock_of_words
from evidence_desk.case.state import Case
from evidence_desk.packs import content


def moment(utc: str) -> content.Moment:
    """Return a time of the record, in UTC."""
    return content.Moment(utc=parse_utc(utc))


def moment_of(instant: Instant) -> content.Moment:
    """Return a time of this computer's clock."""
    return content.Moment(
        utc=instant.utc.astimezone(UTC),
        offset_minutes=instant.offset_minutes,
        zone=instant.zone,
        clock="not checked against another clock",
    )


def captured(case: Case, exhibit: values.Exhibit) -> content.Moment:
    """Return when an exhibit was taken in, with what its computer's clock had done, and how it stood against others."""
    time = exhibit.captured_at
    return content.Moment(
        utc=parse_utc(time.utc),
        offset_minutes=time.offset_minutes,
        zone=time.zone,
        clock=clock_of_words(case, exhibit),
    )
