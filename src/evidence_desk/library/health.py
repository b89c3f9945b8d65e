"""What the last check of each case found, so that the list of cases can say it and a check knows what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from evidence_desk.base import clock as clocks
from evidence_desk.case.keys import Person
from evidence_desk.library.kept_file import KeptFile

State = Literal["whole", "damaged", "older", "unfinished", "waiting", "not-a-case", "missing", "unreachable"]
SOUND: frozenset[State] = frozenset({"whole"})
DUE_AFTER = timedelta(days=7)
RESULTS_MAX = 20_000  # cases remembered


class Result(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one check found."""

    path: str
    state: State
    at: str  # UTC text
    detail: str = ""  # what does not hold, in words
    case: str = ""  # id
    bytes: int = 0
    opened: bool = False  # the entries were read too, with this person's key


class Results(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The newest result of each case file, by path, and when all were last gone through."""

    results: dict[str, Result] = {}
    all_at: str = ""


def kept_results(home: Path, person: Person) -> KeptFile[Results]:
    """Return the file that keeps them."""
    return KeptFile(home, "health.age", person, Results())


def noted(results: Results, new: Iterable[Result]) -> Results:
    """Return the results with newer ones in the place of the old; of too many the oldest are left out."""
    found = {**results.results, **{result.path: result for result in new}}
    if len(found) > RESULTS_MAX:
        newest = sorted(found.values(), key=lambda result: result.at, reverse=True)[:RESULTS_MAX]
        found = {result.path: result for result in newest}
    return structs.replace(results, results=found)


def ordered(paths: Sequence[Path], results: Results) -> list[Path]:
    """Return the paths, those never checked first, then those checked longest ago: a check that is stopped goes on."""
    last = {str(path): results.results[str(path)].at for path in paths if str(path) in results.results}
    return sorted(paths, key=lambda path: last.get(str(path), ""))


def is_due(results: Results, now: clocks.Instant, after: timedelta = DUE_AFTER) -> bool:
    """Return whether it is time to go through all cases again."""
    if not results.all_at:
        return True
    try:
        return now.utc - clocks.parse_utc(results.all_at) >= after
    except ValueError:
        return True
