"""When the school's sheets were last tried out, and whether it is time again: once in each term.

The note stands in the person's own folder, encrypted to them. It holds times and which purposes were proved, nothing of
any sheet. It belongs to the keys that were tried: new sheets begin anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from evidence_desk.acts.drill import Drill, Purpose
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.case.keys import Home, Person, SchoolFile
from evidence_desk.case.replacing import keys_id
from evidence_desk.case.values import UtcText

Term = Literal["autumn", "spring", "summer"]
_NAME = "drills.age"
_FILE_MAX = 64 << 10  # bytes
_KEPT = 60  # drills: some twenty years of terms
_REMINDED = frozenset({"dsl", "deputy"})


class _Done(Struct, frozen=True, kw_only=True):
    at: UtcText
    keys: str  # `keys_id` of the school's keys that were tried
    proved: tuple[Purpose, ...]


class _Book(Struct, frozen=True, kw_only=True):
    v: int = 1
    drills: tuple[_Done, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillState:
    """How long ago the sheets in force were proved."""

    term: Term
    recovery_at: str  # UTC text; empty when never
    custody_at: str
    due: bool  # not everything was proved in this term, and it is this person's to see to it

    @property
    def last_at(self) -> str:
        """When both purposes had last been proved; empty when one never was."""
        return min(self.recovery_at, self.custody_at)


def term_of(day: date) -> tuple[Term, date]:
    """Return the term a day falls in, and its first day: autumn from September, spring from January, summer from April.

    Schools set their own dates; for a reminder once a term the month is enough.
    """
    if day.month >= 9:
        return "autumn", date(day.year, 9, 1)
    return ("spring", date(day.year, 1, 1)) if day.month < 4 else ("summer", date(day.year, 4, 1))


def note(home: Home, person: Person, school: SchoolFile, drill: Drill, clock: clocks.Clock) -> bool:
    """Note what a drill proved; return whether it proved a whole purpose.

    Raises:
        CannotWrite: no space or permission; the drill counts all the same.
    """
    purposes: tuple[Purpose, ...] = ("recovery", "custody")
    proved = tuple(purpose for purpose in purposes if drill.proved(purpose))
    if not proved:
        return False
    done = _Done(at=clocks.utc_text(clock.read().utc), keys=keys_id(school.keys), proved=proved)
    book = _Book(drills=(*_read(home, person).drills, done)[-_KEPT:])
    data = age.encrypt(msgspec.json.encode(book), person.identity.recipient())
    files.replace(home.folder / _NAME, data)
    return True


def state(home: Home, person: Person, school: SchoolFile, clock: clocks.Clock) -> DrillState:
    """Return when the sheets in force were last proved, and whether it is time again."""
    now = clock.read().utc
    term, begins = term_of(now.date())
    keys = keys_id(school.keys)
    drills = [
        done for done in _read(home, person).drills if done.keys == keys and done.at <= clocks.utc_text(now)
    ]
    last = {
        purpose: max((done.at for done in drills if purpose in done.proved), default="")
        for purpose in ("recovery", "custody")
    }
    due = person.profile.role in _REMINDED and any(at[:10] < begins.isoformat() for at in last.values())
    return DrillState(term=term, recovery_at=last["recovery"], custody_at=last["custody"], due=due)


def _read(home: Home, person: Person) -> _Book:
    """Return the notes; a file that is not there or damaged only means that the reminder comes again."""
    try:
        stored = files.read_bounded(home.folder / _NAME, _FILE_MAX)
        return msgspec.json.decode(age.decrypt(stored, person.identities, limit=_FILE_MAX), type=_Book)
    except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError):
        return _Book()
