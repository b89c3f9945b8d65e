"""The library of one person: the index kept up with the folders, and asked.

What is shown is checked when it is shown. Before a hit leaves this module its case file must be there and unchanged
since it was read (else it is read again first), no request to lock may name it, and its bytes may not be on this
device's block-list. So a row that is out of date costs time, never a secret.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evidence_desk.base import clock as clocks
from evidence_desk.case import requests
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.keys import Person
from evidence_desk.library import folders as places
from evidence_desk.library.folders import CaseFile, case_file
from evidence_desk.library.index import Index, IndexedCase, KnownFile
from evidence_desk.library.reading import Read, Who, known_founders, read_case
from evidence_desk.library.search import HITS_MAX, Hit, find, question

Report = Callable[[int, int], None]  # files done, files in all; may raise Cancelled
AGAIN_MAX: Final = 24  # cases read again for one question; the hits in others wait for the next update
_SAVE_EVERY: Final = 200  # files read
_ROUNDS: Final = 3  # a case that changes under every look is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A case file of the library as the list of cases shows it."""

    path: Path
    case: IndexedCase | None  # None: somebody unknown made it, and it was never opened here
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """How an update of the index went."""

    cases: int
    read: int  # files looked into this time
    unreachable: tuple[Path, ...]
    too_many: tuple[Path, ...]
    damaged: tuple[Path, ...]  # of cases that were whole before
    saved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found, and what was left out."""

    hits: tuple[Hit, ...]
    cases: int  # searched
    out_of_reach: int = 0  # cases whose file cannot be looked at now: nothing of them is shown
    waiting: int = 0  # cases that changed and were not read again yet
    is_cut: bool = False  # there are more
    locked: tuple[Hit, ...] = ()  # locked since they were read: for their references alone


class Library:
    """One person's library. Its methods may be called from any thread, none of them from the main one."""

    def __init__(self, person: Person, home: Path, clock: clocks.Clock, vouched: Iterable[str] = ()) -> None:
        """Load what is kept of it.

        Args:
            vouched: fingerprints of colleagues whose cases are believed at first sight.
        """
        self.person = person  # whose it is
        self.home = home
        self._clock = clock
        self._vouched = tuple(vouched)
        self._updating = threading.Lock()
        self._founders: frozenset[str] = frozenset()  # known at the last update
        self.index = Index.empty() if person.profile.role == "staff" else Index.load(home, person)

    def close(self) -> None:
        """Write what changed and forget the rest."""
        self.save()
        self.index.close()

    # --- keeping up

    @property
    def folders(self) -> tuple[Path, ...]:
        """This person's library folders."""
        return places.load_folders(self.home, self.person)

    def leave(self, folder: Path) -> tuple[Path, ...]:
        """Take a folder out of the library, not off the disk; return those left.

        Raises:
            BadInput: it is none of the library's.
            CannotWrite: the list cannot be written.
        """
        before = set(self.folders)
        kept = places.remove_folder(self.home, self.person, folder)
        for gone in before - set(kept):
            for path in self.index.files():
                if path.is_relative_to(gone) and not any(path.is_relative_to(other) for other in kept):
                    self.index.forget_file(path)
        self.save()
        return kept

    def update(
        self, also: Iterable[Path] = (), report: Report | None = None, *, again: bool = False
    ) -> Update:
        """Bring the index up to what stands in the folders.

        Args:
            also: case files elsewhere, such as those opened here lately.
            report: told how many files are done; may raise `Cancelled`, then what was read stays.
            again: read every file anew, whatever was known.
        """
        tell = report or (lambda done, total: None)
        if self.person.profile.role == "staff":
            return Update(cases=0, read=0, unreachable=(), too_many=(), damaged=(), saved=True)
        with self._updating:
            if again:
                self.index.begin_anew()
            try:
                return self._update(also, tell)
            finally:
                self.save()

    def _update(self, also: Iterable[Path], tell: Report) -> Update:
        known = self.index.files()
        found = places.look_through(self.folders, (*also, *known), lambda count: tell(0, 0))
        self._drop_missing(known, found)
        who = self._who()
        has_new, self._founders = who.founders != self._founders, who.founders
        due = [file for file in found.files if not _is_settled(known.get(file.path), file, has_new)]
        damaged: list[Path] = []
        for number, file in enumerate(due):
            tell(number, len(due))
            if self._look_into(file, who).state == "damaged" and known.get(file.path) is not None:
                damaged.append(file.path)
            if number % _SAVE_EVERY == _SAVE_EVERY - 1:
                self.save()
        self._close_blocked()
        return Update(
            cases=self.index.count(),
            read=len(due),
            unreachable=found.unreachable,
            too_many=found.too_many,
            damaged=tuple(damaged),
            saved=self.save(),
        )

    def save(self) -> bool:
        """Write what changed; return whether it is on disk."""
        return self.index.save(self.home, self.person)

    def refresh(self, path: Path) -> None:
        """Read one case again, such as one that was just changed here. It is written down by the next `save`."""
        file = case_file(path)
        if file is None or self.person.profile.role == "staff":
            return
        self._look_into(file, self._who())
        self._close_blocked()

    def close_exhibits(self, case_id: str, exhibits: Iterable[str]) -> None:
        """Take the words of exhibits out at once: they were locked."""
        self.index.close_exhibits(case_id, exhibits)
        self._close_blocked()
        self.save()

    def _who(self) -> Who:
        return Who(
            self.person,
            self.home,
            self._clock,
            known_founders(self.home, self.person, *self._vouched),
        )

    def _drop_missing(self, known: dict[Path, KnownFile], found: places.Found) -> None:
        """Forget files that are gone; what only cannot be reached just now is kept, and not shown."""
        there = {file.path for file in found.files}
        for path in known.keys() - there:
            if not _is_out_of_reach(path):
                self.index.forget_file(path)

    def _look_into(self, file: CaseFile, who: Who) -> Read:
        """Read a file and put what it is into the index; of two copies of a case the newer one counts."""
        read = read_case(file.path, who, self.index.words_of)
        before = self.index.case_at(file.path)
        if before is not None and before.case_id != read.case_id:
            self.index.forget_case(before.case_id)
        if read.case is None or read.rows is None:
            if before is not None:
                self.index.forget_case(before.case_id)
            if read.state in {"about-you", "stranger"}:
                self.index.forget_case(read.case_id)
            self.index.note_file(file, read.state, read.case_id)
            return read
        other = self.index.case(read.case_id)
        if other is not None and other.path != file.path and other.k >= read.case.k and case_file(other.path):
            self.index.note_file(file, "copy", read.case_id)
            return read
        if other is not None and other.path != file.path and (beside := case_file(other.path)) is not None:
            self.index.note_file(beside, "copy", read.case_id)
        self.index.put(read.case, read.rows)
        self.index.note_file(file, "read", read.case_id)
        return read

    def _close_blocked(self) -> None:
        """Take out the words of everything whose bytes are locked on this device."""
        blocked = self._blocked()
        closed: dict[str, list[str]] = {}
        for case_id, exhibit, sha256 in self.index.with_hashes(blocked.all):
            if blocked.counts(case_id, sha256):
                closed.setdefault(case_id, []).append(exhibit)
        for case_id, exhibits in closed.items():
            self.index.close_exhibits(case_id, exhibits)

    def _end_terms(self) -> None:
        """Take out the cases in which this person's time has ended by this computer's clock."""
        for path in self.index.ended(clocks.utc_text(self._clock.read().utc)):
            self.index.forget_file(path)

    def _blocked(self) -> _Blocked:
        return _Blocked(self.index, DeviceBlockList(self.home, self.person.identities))

    # --- asking

    def cases(self) -> list[ListedCase]:
        """Return the cases that this person's list may show."""
        self._end_terms()
        files = self.index.files()
        listed = [
            ListedCase(path=case.path, case=case, size=known.size)
            for case in self.index.cases()
            if (known := files.get(case.path)) is not None
        ]
        strangers = [
            ListedCase(path=known.path, case=None, size=known.size)
            for known in files.values()
            if known.state == "stranger"
        ]
        return listed + sorted(strangers, key=lambda item: item.path.name)

    def hidden(self) -> frozenset[Path]:
        """Return the files that no list may show, not even one of what was opened lately."""
        states = {"about-you", "not-yours"}
        return frozenset(path for path, known in self.index.files().items() if known.state in states)

    def search(self, text: str, limit: int = HITS_MAX) -> Answer:
        """Return what the cases hold for a question, the best first.

        Raises:
            BadInput: the list of what is locked on this device cannot be read; nothing is shown then.
        """
        return self.checked(lambda: find(self.index, question(text), limit=limit + 1), limit)

    def checked(self, ask: Callable[[], list[Hit]], limit: int = HITS_MAX) -> Answer:
        """Return the hits of a question that may be shown now: see the top.

        Raises:
            BadInput: the list of what is locked on this device cannot be read; nothing is shown then.
        """
        self._end_terms()
        looks = _Looks(self.index, self.home, self._blocked())
        hits = ask()
        left = AGAIN_MAX
        for _ in range(_ROUNDS):
            stale = [path for path in dict.fromkeys(hit.path for hit in hits) if looks.is_stale(path)]
            if not stale or left <= 0:
                break
            for path in stale[:left]:
                self.refresh(path)
            left -= len(stale)
            looks.begin_anew()
            hits = ask()
        sound = [hit for hit in hits if looks.is_sound(hit.path)]
        shown = [hit for hit in sound if not looks.is_locked(hit)]
        paths = {hit.path for hit in hits}
        return Answer(
            hits=tuple(shown[:limit]),
            cases=self.index.count(),
            out_of_reach=sum(looks.is_out_of_reach(path) for path in paths),
            waiting=sum(looks.is_stale(path) for path in paths),
            is_cut=len(shown) > limit,
            locked=tuple(hit for hit in sound if looks.is_locked(hit)),
        )


class _Blocked:
    """The device's list of locked bytes, with what two people took back in the case that had locked it by mistake."""

    def __init__(self, index: Index, device: DeviceBlockList) -> None:
        """Read it.

        Raises:
            BadInput: it is damaged; nothing is shown then.
        """
        self._index = index
        self._device = device
        self.all = device.read()
        self._of: dict[str, frozenset[str]] = {}

    def counts(self, case_id: str, sha256: str) -> bool:
        """Return whether these bytes are locked as far as a case is concerned."""
        if sha256 not in self.all:
            return False
        if case_id not in self._of:
            case = self._index.case(case_id)
            excepted = frozenset(case.excepted.split()) if case is not None else frozenset()
            self._of[case_id] = self._device.against(case_id, excepted)
        return sha256 in self._of[case_id]


class _Looks:
    """What was looked at for one question, so that each file and folder is looked at once."""

    def __init__(self, index: Index, home: Path, blocked: _Blocked) -> None:
        self._index = index
        self._home = home
        self._blocked = blocked
        self.begin_anew()

    def begin_anew(self) -> None:
        """Look again."""
        self._files: dict[Path, CaseFile | None] = {}
        self._stale: dict[Path, bool] = {}
        self._asked: dict[Path, frozenset[str]] = {}
        self._with_requests: dict[Path, bool] = {}

    def _file(self, path: Path) -> CaseFile | None:
        if path not in self._files:
            self._files[path] = case_file(path)
        return self._files[path]

    def is_out_of_reach(self, path: Path) -> bool:
        """Return whether the file cannot be looked at now."""
        return self._file(path) is None

    def is_stale(self, path: Path) -> bool:
        """Return whether the file was written to since it was read."""
        if path not in self._stale:
            file, known = self._file(path), self._index.file(path)
            self._stale[path] = file is not None and (
                known is None or known.state != "read" or not known.is_still(file)
            )
        return self._stale[path]

    def is_sound(self, path: Path) -> bool:
        """Return whether a case is there and as it was when it was read."""
        return not self.is_out_of_reach(path) and not self.is_stale(path)

    def is_locked(self, hit: Hit) -> bool:
        """Return whether an exhibit was locked since it was read: by a request, or as bytes locked elsewhere."""
        if hit.kind != "exhibit" or hit.state != "open":
            return False
        return self._blocked.counts(hit.case_id, hit.sha256) or hit.target in self._asked_for(hit)

    def _asked_for(self, hit: Hit) -> frozenset[str]:
        """Return the exhibits of a case that a request names to be locked."""
        if hit.path not in self._asked:
            found: list[requests.SealRequest] = []
            if self._has_requests(hit.path.parent) or self._has_requests(self._home / "seal-requests"):
                found = requests.read_requests(hit.path, self._home, hit.case_id)
            self._asked[hit.path] = frozenset(name for request in found for name in request.exhibits)
        return self._asked[hit.path]

    def _has_requests(self, folder: Path) -> bool:
        if folder not in self._with_requests:
            is_there = False
            with contextlib.suppress(OSError), os.scandir(folder) as entries:
                is_there = any(".seal-" in entry.name for entry in entries)
            self._with_requests[folder] = is_there
        return self._with_requests[folder]


def _is_settled(known: KnownFile | None, file: CaseFile, has_new_founders: bool) -> bool:
    """Return whether nothing new can come of looking into a file."""
    if known is None or not known.is_still(file) or known.state == "unreadable":
        return False
    return not (has_new_founders and known.state == "stranger")


def _is_out_of_reach(path: Path) -> bool:
    """Return whether a file that is not there may be on a drive or share that is away."""
    try:
        return not path.parent.is_dir()
    except OSError:
        return True
