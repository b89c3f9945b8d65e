"""Looking through the folder that sealed drops arrive in: again and again, cheaply, never into a file that grows.

A file is opened only when two looks have found it unchanged, or when it has been lying there for a while; and only
once, until it changes. Whatever none of this person's keys opens may be about them: it is neither listed nor counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import structs

from evidence_desk.acts.founding import SUFFIX
from evidence_desk.acts.inbox_facts import Facts, Listed, look_into
from evidence_desk.acts.progress import Report, told
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.bundle import lock
from evidence_desk.case import anchors, markers
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.inbox import Inbox
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.markers import Marker

FOLDER_MAX = 1000  # drops looked at in one folder; the newest when there are more
STABLE_S = 2.0  # between the two looks that find a file unchanged
SETTLED_S = 10  # a file that has not changed for so long is looked into at once
_Sign = tuple[int, int, int]  # inode, size, time of the last change in nanoseconds
OLDER = (
    "This is an older copy, or one with another history, of a drop that this device has seen. Something sent later is "
    "missing from it. Nothing was taken. Look for the newest copy."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look has found."""

    drops: tuple[Listed, ...] = ()  # newest first
    is_unsettled: bool = (
        False  # some file still grows or has only just come; it may be about them: told to nobody
    )
    unreachable: tuple[Path, ...] = ()
    left_out: int = 0  # files beyond the most that are looked at
    at: str = ""  # UTC text

    @property
    def new(self) -> int:
        """How many drops somebody still has to look at."""
        return sum(one.is_new for one in self.drops)


def inbox_of(home: Path, person: Person, school: ProfileState, colleagues: Iterable[Profile] = ()) -> Inbox:
    """Return a person's memory of drops; keys that the school's profile names count as known, once it was compared."""
    named: list[Profile] = []
    if school.profile is not None and school.compared:
        named = [one.public(school.profile.name) for one in school.profile.people]
    return Inbox(home, person.identity, [*colleagues, *named], person.identities[1:])


class Looker:
    """Looks for one person; keeps what it has found in memory. Used by one thread at a time."""

    def __init__(
        self,
        person: Person,
        home: Path,
        inbox: Inbox,
        clock: clocks.Clock,
        endorses: Callable[[str], str | None] = lambda fingerprint: None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it.

        Args:
            endorses: gives the position that the school's profile has for a key.
            ticks: seconds that never go back.
        """
        self._person = person
        self._home = home
        self.inbox = inbox
        self._clock = clock
        self._endorses = endorses
        self._ticks = ticks
        self._facts: dict[Path, tuple[_Sign, Facts]] = {}
        self._seen: dict[Path, tuple[_Sign, float]] = {}

    def look(self, folders: Sequence[Path], files: Sequence[Path] = (), report: Report | None = None) -> Look:
        """Look through folders, and at single files that somebody named; what was looked into before is remembered.

        Raises:
            BadInput: this device's memory of drops is damaged.
            Cancelled: the person stopped it.
        """
        report = told(report)
        now = self._clock.read().utc
        paths: dict[Path, _Sign] = {}
        unreachable: list[Path] = []
        left_out = 0
        for folder in folders:
            try:
                found, more = files_in(folder)
            except OSError:
                unreachable.append(folder)
                continue
            paths |= found
            left_out += more
        single = {path: sign for path in files if (sign := _sign_of(path)) is not None}
        facts: list[Facts] = []
        is_unsettled = False
        report.stage("Looking through the inbox", len(paths) + len(single))
        for number, (path, sign) in enumerate((paths | single).items(), 1):
            one = self._at_rest(path, sign, now, at_once=path in single)
            is_unsettled |= one is None
            facts += [] if one is None or one.is_case or one.listed.state == "not for you" else [one]
            report(number)
        self._forget(paths.keys() | single.keys())
        drops = tuple(
            sorted(self._stand(facts), key=lambda one: one.newest_at or one.arrived_at, reverse=True)
        )
        return Look(
            drops=drops,
            is_unsettled=is_unsettled,
            unreachable=tuple(unreachable),
            left_out=left_out,
            at=clocks.utc_text(now),
        )

    def list_all(self, places: Sequence[Path], *, everything: bool = False) -> list[Listed]:
        """Return the drops in files and folders at once, newest first; a damaged one is named and never hidden.

        In a folder a drop that none of this person's keys opens is left out, for it may be about them; a file that is
        named by itself is always answered for.

        Args:
            everything: name those in folders too.

        Raises:
            NotFound: there is nothing at a place.
            BadInput: a folder holds too many, or this device's memory of drops is damaged.
        """
        facts: dict[Path, Facts] = {}
        others: list[Listed] = []
        for place in places:
            inside = place.is_dir()
            for path, sign in (_all_in(place) if inside else {place: _named_sign(place)}).items():
                one = self._looked_into(path, sign)
                if one.listed.state != "not for you":
                    facts[path] = one
                elif not one.is_case and (everything or not inside):
                    others.append(one.listed)
        return sorted([*self._stand([*facts.values()]), *others], key=lambda one: one.newest_at, reverse=True)

    # -- files --------------------------------------------------------------------------------------------

    def _at_rest(self, path: Path, sign: _Sign, now: datetime, *, at_once: bool) -> Facts | None:
        """Return what a file is, or None while it may still be growing."""
        known = self._facts.get(path)
        if known is not None and known[0] == sign:
            return known[1]
        seen = self._seen.get(path)
        if seen is None or seen[0] != sign:
            seen = self._seen[path] = (sign, self._ticks())
        twice = self._ticks() - seen[1] >= STABLE_S
        old = now - _time_of(sign) >= timedelta(seconds=SETTLED_S)
        if not (twice or old or at_once):
            return None
        try:
            facts = self._looked_into(path, sign)
        except NotFound:
            return None  # gone between the look at the folder and this one
        if facts.listed.state == "quarantined" and not (twice or at_once):
            del self._facts[
                path
            ]  # a file that is copied keeps its old time: damage is said after a second look
            return None
        return facts

    def _looked_into(self, path: Path, sign: _Sign) -> Facts:
        known = self._facts.get(path)
        if known is None or known[0] != sign:
            arrived = clocks.utc_text(min(_time_of(sign), self._clock.read().utc))
            known = self._facts[path] = (sign, look_into(path, self._person.identities, arrived))
        return known[1]

    def _forget(self, there: Iterable[Path]) -> None:
        kept = set(there)
        for memory in (self._facts, self._seen):
            for path in [path for path in memory if path not in kept]:
                del memory[path]

    # -- how they stand -----------------------------------------------------------------------------------

    def _stand(self, facts: Sequence[Facts]) -> list[Listed]:
        """Say how each drop stands: against its copies, this device's memory, and what colleagues noted beside it."""
        drops: dict[str, list[Facts]] = {}
        found: list[Listed] = []
        for one in facts:
            if one.anchor is None:
                found.append(self._named(one.listed))
            else:
                drops.setdefault(one.listed.id, []).append(one)
        blocked = DeviceBlockList(self._home, self._person.identities).read() if drops else frozenset()
        for copies in drops.values():
            longest = max(copies, key=lambda one: (one.commit, str(one.listed.path)))
            same = [one for one in copies if longest.notes[: one.commit + 1] == one.notes]
            found += [
                replace(self._named(one.listed), state="quarantined", says=OLDER)
                for one in copies
                if one not in same
            ]
            found.append(self._one(longest, len(same), blocked))
        return found

    def _one(self, facts: Facts, copies: int, blocked: frozenset[str]) -> Listed:
        listed = replace(self._named(facts.listed), copies=copies)
        if facts.digests & blocked:
            listed = replace(
                listed, items=tuple(replace(item, blocked=item.sha256 in blocked) for item in listed.items)
            )
        if self._is_older(facts):
            return replace(listed, state="quarantined", says=OLDER)
        held = lock.holder(listed.path)
        note = self._believed(markers.read_marker(listed.path, listed.id, facts.opens), listed.to)
        if held is not None and note is not None and note.state == "taking":
            words = f"{note.name} is taking this in."
            return replace(listed, state="being taken", says=words, by=note.name, at=note.at)
        if listed.state == "unfinished":
            return listed
        if held is not None:
            return replace(listed, state="unfinished", says="It is being written to just now.")
        return self._remembered(listed, facts, note)

    def _remembered(self, listed: Listed, facts: Facts, note: Marker | None) -> Listed:
        """Say what this person or a colleague did with it; whoever was last counts."""
        size = facts.anchor.size if facts.anchor is not None else 0
        before = self.inbox.taken(listed.id)
        if note is not None and note.state == "taking":
            words = (
                f"{note.name} began to take it in at {note.at} and did not finish. Ask them before you do."
            )
            listed = replace(listed, says=words, by=note.name, at=note.at)
            note = None
        mine = self._person.profile.fingerprint
        if note is not None and (before is None or note.at > before.at) and note.fingerprint != mine:
            state, seen, at, reason, case, by = (
                note.state, note.size, note.at, note.reason, note.case, note.name
            )  # fmt: skip
        elif before is not None:
            state = "set aside" if before.rejected else "taken"
            seen, at, reason, case, by = before.size, before.at, before.reason, before.case, ""
        else:
            return listed
        listed = replace(listed, by=by, case=case, reason=reason, at=at)
        if seen < size:
            return replace(
                listed, state="added to", says=f"Looked at {_where(by)} at {at}; more was added since."
            )
        what = "rejected" if state == "set aside" else "taken"
        return replace(
            listed,
            state="rejected" if what == "rejected" else "taken",
            says=f"It was {what} {_where(by)} at {at}.",
        )

    def _named(self, listed: Listed) -> Listed:
        if not listed.fingerprint:
            return listed
        return replace(
            listed,
            known=self.inbox.sender(listed.sender, listed.fingerprint),
            compared=self.inbox.compared(listed.fingerprint),
            position=self._endorses(listed.fingerprint) or "",
        )

    def _believed(self, note: Marker | None, to: Sequence[str]) -> Marker | None:
        """Return a note beside a drop, under the name its key is known by; None unless it is by one of its readers."""
        if note is None or note.fingerprint == self._person.profile.fingerprint:
            return note
        name = self.inbox.colleague(note.fingerprint, to)
        return structs.replace(note, name=name) if name else None

    def _is_older(self, facts: Facts) -> bool:
        """Hold a drop against the newest checkpoint this device has seen of it, and remember this one."""
        assert facts.anchor is not None, "only drops that were opened"  # noqa: S101  # our own table
        store = anchors.AnchorStore(self._home)
        known = store.get(facts.anchor.case)
        if known is not None:
            if known.k > facts.commit or facts.notes[known.k] != known.note_sha256:
                return True
            if known.k == facts.commit:
                return False
        store.raise_to(facts.anchor)
        return False


def _all_in(folder: Path) -> dict[Path, _Sign]:
    found, more = files_in(folder)
    if more:
        raise BadInput(
            "too many drops in a folder",
            f"{folder} holds more than {FOLDER_MAX} files ending {SUFFIX}. Name the ones to look at.",
        )
    return found


def _named_sign(path: Path) -> _Sign:
    sign = _sign_of(path)
    if sign is None:
        raise NotFound("no drop", f"There is no drop at {path}. Check the path.")
    return sign


def files_in(folder: Path) -> tuple[dict[Path, _Sign], int]:
    """Return the newest files of a folder that may be drops, and how many more there are.

    Raises:
        OSError: the folder cannot be reached.
    """
    found: dict[Path, _Sign] = {}
    for path in folder.iterdir():
        if path.suffix == SUFFIX and not path.name.startswith(".") and (sign := _sign_of(path)) is not None:
            found[path] = sign
    newest = sorted(found, key=lambda path: found[path][2], reverse=True)
    return {path: found[path] for path in newest[:FOLDER_MAX]}, max(0, len(found) - FOLDER_MAX)


def _sign_of(path: Path) -> _Sign | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns) if path.is_file() else None


def _time_of(sign: _Sign) -> datetime:
    try:
        return datetime.fromtimestamp(sign[2] // 1_000_000_000, UTC)
    except (OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _where(by: str) -> str:
    return f"by {by}" if by else "on this device"
