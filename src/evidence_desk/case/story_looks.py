"""The handling log in words: second looks, clock checks, stamps over the record."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.base.counting import counted
from evidence_desk.case import events as ev
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import ref_of, stopped


def says_look(case: Case, event: ev.SecondLook | ev.ClockChecked | ev.CheckpointStamped) -> str:
    """Return the sentence for one of these entries; no address stands in it."""
    match event:
        case ev.SecondLook():
            return _says_look(case, event)
        case ev.ClockChecked():
            return says_clock(event)
        case ev.CheckpointStamped():
            at = "; ".join(
                f"{moment(stamp.stamped_at)} by the clock of {stamp.authority}" for stamp in event.stamps
            )
            return f"Had the record up to here stamped: {stopped(at)}"
        case _:
            assert_never(event)


def _says_look(case: Case, event: ev.SecondLook) -> str:
    said = (
        f"Looked a second time at the address of {ref_of(case, event.exhibit)}, by another program on the same "
        "computer and network"
    )
    if event.second is None:
        return f"{said}: it could not be loaded ({event.trouble}). Nothing of it was kept."
    if event.differences:
        return f"{said}: it differs. {' '.join(stopped(one) for one in event.differences)} Nothing of it was kept."
    what = "passage" if event.what == "passage" else "picture"
    return (
        f"{said}: same final address, same server key, the chosen {what} ({event.length:,} bytes) equal. Nothing of it "
        "was kept."
    )


def says_clock(event: ev.ClockChecked) -> str:
    """Return what a clock check found."""
    if event.trouble or not event.servers:
        why = event.trouble or "no time server answered"
        return f"Tried to check this computer's clock: {why}. It counts as not checked."
    answered = counted(len(event.servers), "time server")
    return f"Checked this computer's clock against {answered}: {off(event.offset_ms, event.within_ms)}."


def off(offset_ms: int, within_ms: int) -> str:
    """Return how far a clock was off, in words.

    Args:
        offset_ms: network time minus the clock's.
    """
    way = "behind" if offset_ms > 0 else "ahead of"
    tenths, within = round(abs(offset_ms) / 100), max(1, -(-within_ms // 100))
    known = f"give or take {within / 10:.1f} s"
    if tenths == 0:
        return f"at network time, {known}"
    return f"{tenths / 10:,.1f} s {way} network time, {known}"
