"""Checking all cases, one after the other, and remembering what was found."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msgspec import structs

from evidence_desk.acts.progress import OneOf, Report, told
from evidence_desk.acts.verifying import Check, Known, Unlock, check_case_file
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, BehindAnchor, BundleError, KeyUnavailable, NotFound
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.case.keys import Home, Person
from evidence_desk.library import health
from evidence_desk.library.health import SOUND, Result, Results, State

WORDS: Final[dict[State, str]] = {
    "whole": "whole",
    "damaged": "damaged or changed",
    "older": "older than what this computer has seen, or with another history",
    "unfinished": "ends in unfinished writing; opening it sets that aside",
    "waiting": "something locked waits to be taken out; opening it finishes that",
    "not-a-case": "not a case that can be read",
    "missing": "not there any more",
    "unreachable": "its folder cannot be reached",
}
_KEEP_EVERY_S = 5.0
_WAITING = frozenset({"removal", "requests", "tail"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check of all cases found."""

    at: str
    results: tuple[Result, ...]

    @property
    def good(self) -> bool:
        """Whether every case is whole."""
        return all(result.state in SOUND for result in self.results)


def unlock_of(person: Person) -> Unlock:
    """Return what opens a case with a person's key; a case they cannot read is checked from outside."""

    def unlock(bundle: Bundle) -> Unlocked | None:
        try:
            return bundle.unlock(person.identities)
        except KeyUnavailable:
            return None

    return unlock


def check_all(
    paths: Sequence[Path],
    person: Person,
    home: Home,
    clock: clocks.Clock,
    report: Report | None = None,
) -> Checked:
    """Check every case in full, those checked longest ago first, and remember each result as it comes.

    Nothing is written to a case and no lock is taken. A check that is stopped loses no result; the next goes on with
    those it did not reach.

    Raises:
        Cancelled: what was found so far is remembered.
        CannotWrite: the results cannot be remembered.
    """
    report = told(report)
    kept = health.kept_results(home.folder, person)
    known = Known(home=home, unlock=unlock_of(person))
    paths = health.ordered(paths, kept.read())
    found: list[Result] = []
    waiting: list[Result] = []
    last = time.monotonic()
    try:
        for number, path in enumerate(paths, 1):
            at = clocks.utc_text(clock.read().utc)
            waiting.append(check_one(path, known, at, OneOf(report, number, len(paths))))
            found.append(waiting[-1])
            if time.monotonic() - last > _KEEP_EVERY_S:
                kept.write(health.noted(kept.read(), waiting))
                waiting, last = [], time.monotonic()
    finally:
        if waiting:
            kept.write(health.noted(kept.read(), waiting))
    at = clocks.utc_text(clock.read().utc)
    kept.write(structs.replace(kept.read(), all_at=at))
    return Checked(at=at, results=tuple(found))


def check_one(path: Path, known: Known, at: str, report: Report | None = None) -> Result:
    """Check one case in full; return what was found.

    Raises:
        Cancelled: the person stopped it.
    """
    size = _size(path)
    try:
        checks, code = check_case_file(path, known, report=report)
    except (NotFound, FileNotFoundError):
        gone: State = "missing" if path.parent.is_dir() else "unreachable"
        return Result(path=str(path), state=gone, at=at)
    except OSError:
        return Result(path=str(path), state="unreachable", at=at)
    except (BundleError, BadInput) as error:
        return Result(path=str(path), state="not-a-case", at=at, detail=error.user_message, bytes=size)
    return Result(
        path=str(path),
        state=_state(checks, code),
        at=at,
        detail="; ".join(f"{name}: {words}" for name, good, words in checks if not good),
        bytes=size,
        opened=any(name == "events" for name, _, _ in checks),
    )


def last_results(person: Person, home: Home) -> Results:
    """Return what the last checks found."""
    return health.kept_results(home.folder, person).read()


def _state(checks: Sequence[Check], code: int) -> State:
    wrong = {name for name, good, _ in checks if not good}
    if not wrong:
        return "whole"
    if code == BehindAnchor.exit_code:
        return "older"
    if wrong == {"tail"}:
        return "unfinished"
    return "waiting" if wrong <= _WAITING else "damaged"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
