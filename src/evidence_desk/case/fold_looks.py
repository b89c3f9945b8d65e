"""Second looks and clock checks: which may stand, and what the case knows after one."""

from __future__ import annotations

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case.look_values import Looked
from evidence_desk.case.state import Case
from evidence_desk.case.time_values import ClockSeen
from evidence_desk.case.values import Exhibit

LOOKS_MAX = 32  # of one capture
CHECK_HOLDS_MS = 3_600_000  # how long after a check, within one boot, a capture still counts as checked


def key_of(exhibit: Exhibit) -> str:
    """Return what second looks of an exhibit are kept under: its capture, or itself."""
    return exhibit.capture or exhibit.id


def looks_at(case: Case, exhibit: Exhibit) -> tuple[Looked, ...]:
    """Return the second looks at the capture that an exhibit is part of, the oldest first."""
    return case.looks.get(key_of(exhibit), ())


def clock_of(case: Case, exhibit: Exhibit) -> ClockSeen | None:
    """Return how this exhibit's clock stood against network time, or None where it was not checked."""
    return case.clock_checks.get(case.clock_of.get(exhibit.id, ""))


def objection(case: Case, event: ev.SecondLook) -> str:
    """Return why a second look cannot stand, or an empty string."""
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None or exhibit.grade not in {"A", "B"}:
        return "a second look is at a page that the program itself loaded"
    if exhibit.status != "held":
        return "nobody looks again at what is locked, damaged or gone"
    if exhibit.gate.gate_class != "none":
        return "nobody looks again at what is of a class"
    if len(looks_at(case, exhibit)) >= LOOKS_MAX:
        return "there are too many second looks at one page"
    if (event.second is None) == (not event.trouble):
        return "a second look was made, or could not be made"
    return "" if event.second is not None or not event.found else "what was not loaded cannot agree"


def fold(case: Case, entry: ev.Recorded, event: ev.SecondLook | ev.ClockChecked) -> Case:
    """Return the case after one of them; a look at something unknown changes nothing."""
    if isinstance(event, ev.ClockChecked):
        return _checked(case, entry, event)
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None:
        return case
    looked = Looked(
        id=entry.id,
        exhibit=event.exhibit,
        first=event.first,
        second=event.second,
        what=event.what,
        sha256=event.sha256,
        length=event.length,
        line=event.line,
        found=event.found,
        differences=event.differences,
        trouble=event.trouble,
        signed_in=event.signed_in,
        engine=event.engine,
        leaf=entry.leaf,
        at=entry.at,
        who=entry.actor,
    )
    key = key_of(exhibit)
    return structs.replace(case, looks=case.looks.set(key, (*case.looks.get(key, ()), looked)))


def _checked(case: Case, entry: ev.Recorded, event: ev.ClockChecked) -> Case:
    """Remember a check that said something; one that did not ends what an earlier one said."""
    if not event.servers or event.trouble:
        latest = case.clock_latest
        return structs.replace(
            case, clock_latest=latest.delete(entry.boot) if entry.boot in latest else latest
        )
    seen = ClockSeen(
        at=entry.at,
        monotonic_ms=entry.monotonic_ms,
        boot=entry.boot,
        offset_ms=event.offset_ms,
        within_ms=event.within_ms,
        servers=tuple(server.name for server in event.servers),
    )
    return structs.replace(
        case,
        clock_checks=case.clock_checks.set(entry.id, seen),
        clock_latest=case.clock_latest.set(entry.boot, entry.id),
    )


def with_clock(case: Case, entry: ev.Recorded, event: ev.ExhibitAdded | ev.RestrictedRecorded) -> Case:
    """Return the case with what is known of the clock an exhibit was just added by; a sender's clock is another's."""
    if event.origin is not None:
        return case
    name = case.clock_latest.get(entry.boot, "")
    seen = case.clock_checks.get(name)
    if seen is None or not 0 <= entry.monotonic_ms - seen.monotonic_ms <= CHECK_HOLDS_MS:
        return case
    return structs.replace(case, clock_of=case.clock_of.set(entry.id, name))


def clock_moved(case: Case, entry: ev.Recorded) -> Case:
    """Return the case after the clock was seen to move: no check from before holds for it."""
    latest = case.clock_latest
    return structs.replace(case, clock_latest=latest.delete(entry.boot)) if entry.boot in latest else case
