"""The index over a person's cases: SQLite in memory, on disk only as one age file that only this person reads.

Nothing in it is evidence and nothing depends on it: it can be thrown away and made anew. Deleted words are
overwritten before it is written, so the file does not remember what was taken out.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal

from evidence_desk.base.errors import Cancelled
from evidence_desk.case.keys import Person
from evidence_desk.library import private
from evidence_desk.library.folders import CaseFile
from evidence_desk.library.rows import CaseRows, Row

INDEX_MAX: Final = 2 << 30  # bytes of the file
_NAME: Final = "index.age"
_AT_ONCE: Final = 500  # values in one question
# How an opened file turned out. "stranger": this person's key opens it, but neither they nor anybody whose case they
# opened here made it, so nothing of it is shown until they open it themselves.
State = Literal[
    "read",
    "copy",
    "stranger",
    "not-yours",
    "about-you",
    "older",
    "beside",
    "damaged",
    "no-case",
    "unreadable",
]
# The columns that are searched, and what a hit in each is worth.
COLUMNS: Final = ("ref", "title", "people", "source", "notes", "words")
WEIGHTS: Final = (12.0, 8.0, 6.0, 5.0, 3.0, 1.0)

_TABLES: Final = f"""
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, changed_ns INTEGER, state TEXT, case_id TEXT);
CREATE TABLE cases (
    no INTEGER PRIMARY KEY, case_id TEXT UNIQUE, path TEXT, founder TEXT, k INTEGER, note_sha256 TEXT,
    reference TEXT, title TEXT, status TEXT, exhibits INTEGER, locked INTEGER, opened_at TEXT, last_at TEXT,
    read_at TEXT, about_leadership TEXT, excepted TEXT, until TEXT
);
CREATE INDEX cases_by_path ON cases (path);
CREATE TABLE rows (
    no INTEGER PRIMARY KEY, case_no INTEGER, kind TEXT, target TEXT, ref TEXT, title TEXT, at TEXT, state TEXT,
    sha256 TEXT, what TEXT
);
CREATE INDEX rows_by_case ON rows (case_no, kind, target);
CREATE INDEX rows_by_hash ON rows (sha256);
CREATE TABLE people (case_no INTEGER, id TEXT, name TEXT, kind TEXT, pseudonym TEXT, year_group TEXT);
CREATE INDEX people_by_case ON people (case_no);
CREATE TABLE roles (case_no INTEGER, person TEXT, exhibit TEXT, role TEXT);
CREATE INDEX roles_by_case ON roles (case_no, person);
CREATE VIRTUAL TABLE found USING fts5(
    {", ".join(COLUMNS)}, tokenize = "unicode61 remove_diacritics 2", prefix = '2'
);
"""
_RANK: Final = f"bm25({', '.join(map(str, WEIGHTS))})"
_VERSION: Final = zlib.crc32((_TABLES + _RANK).encode()) >> 1  # an index with other tables is made anew


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedCase:
    """A case as the index knows it."""

    case_id: str
    path: Path
    founder: str
    k: int  # number of its newest commit
    note_sha256: str
    reference: str
    title: str
    status: str
    exhibits: int
    locked: int
    opened_at: str
    last_at: str
    read_at: str
    about_leadership: str
    excepted: str  # SHA-256 of what was locked in it by mistake and taken back, with spaces between
    until: str  # the end of this person's time in the case: UTC text, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file as it was when it was last looked into."""

    path: Path
    size: int
    changed_ns: int
    state: State
    case_id: str

    def is_still(self, file: CaseFile) -> bool:
        """Return whether the file was not written to since."""
        return (self.size, self.changed_ns) == file.state


_CASE_FIELDS: Final = (
    "case_id, path, founder, k, note_sha256, reference, title, status, exhibits, locked, opened_at, last_at, read_at,"
    " about_leadership, excepted, until"
)


class Index:
    """The tables. Any thread may use it; one at a time does."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self.lock = threading.RLock()
        self.is_changed = False  # since it was read or written
        self._is_closed = False
        self._is_stained = False  # deleted words may still stand in its pages

    # --- on disk

    @classmethod
    def empty(cls) -> Index:
        """Return an index of nothing."""
        return cls(_new())

    @classmethod
    def load(cls, home: Path, person: Person) -> Index:
        """Return the index of a person's folder, or an empty one where none can be read."""
        data = private.read(private.folder_of(home) / _NAME, person, INDEX_MAX)
        if data:
            with contextlib.suppress(sqlite3.Error):
                database = _in_memory(data)
                if database.execute("PRAGMA user_version").fetchone() == (_VERSION,):
                    return cls(database)
        return cls.empty()

    def save(self, home: Path, person: Person) -> bool:
        """Write what changed; return whether it is on disk. It is safe to lose: everything is checked when found."""
        with self.lock:
            if not self.is_changed or self._is_closed:
                return True
            self._scrub()
            data = self._database.serialize()
            self.is_changed = False
        done = private.write_rebuildable(private.folder_of(home) / _NAME, person, data)
        self.is_changed = self.is_changed or not done
        return done

    def _scrub(self) -> None:
        """Take words that were deleted out of the pages: the index of words keeps them until it is merged."""
        if self._is_stained:
            with self._database:
                self._database.execute("INSERT INTO found(found) VALUES ('optimize')")
            self._is_stained = False

    def begin_anew(self) -> None:
        """Throw everything away."""
        with self.lock:
            self._database.close()
            self._database = _new()
            self.is_changed = True

    def close(self) -> None:
        """Forget everything held in memory."""
        with self.lock:
            self._is_closed = True
            self._database.close()

    # --- files

    def files(self) -> dict[Path, KnownFile]:
        """Return every file that was looked into."""
        known = (_known(row) for row in self.ask("SELECT path, size, changed_ns, state, case_id FROM files"))
        return {file.path: file for file in known}

    def file(self, path: Path) -> KnownFile | None:
        """Return one file as it was when it was last looked into."""
        found = self.ask(
            "SELECT path, size, changed_ns, state, case_id FROM files WHERE path = ?", (str(path),)
        )
        return _known(found[0]) if found else None

    def note_file(self, file: CaseFile, state: State, case_id: str = "") -> None:
        """Remember how a file turned out."""
        with self.changing() as database:
            database.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
                (str(file.path), file.size, file.changed_ns, state, case_id),
            )

    def forget_file(self, path: Path) -> None:
        """Forget a file that is no longer there, and the case when it was read from it."""
        case = self.case_at(path)
        if case is not None:
            self.forget_case(case.case_id)
        with self.changing() as database:
            database.execute("DELETE FROM files WHERE path = ?", (str(path),))

    # --- cases

    def cases(self) -> list[IndexedCase]:
        """Return all cases, the one that changed last first."""
        return [
            _case(row)
            for row in self.ask(f"SELECT {_CASE_FIELDS} FROM cases ORDER BY last_at DESC, reference")  # noqa: S608  # own words
        ]

    def count(self) -> int:
        """Return how many cases there are."""
        return int(self.ask("SELECT count(*) FROM cases")[0][0])

    def ended(self, now: str) -> list[Path]:
        """Return the files of the cases in which this person's time has ended."""
        found = self.ask("SELECT path FROM cases WHERE until != '' AND until <= ?", (now,))
        return [Path(path) for (path,) in found]

    def case(self, case_id: str) -> IndexedCase | None:
        """Return one case."""
        found = self.ask(f"SELECT {_CASE_FIELDS} FROM cases WHERE case_id = ?", (case_id,))  # noqa: S608  # own words
        return _case(found[0]) if found else None

    def case_at(self, path: Path) -> IndexedCase | None:
        """Return the case that was read from a file."""
        found = self.ask(f"SELECT {_CASE_FIELDS} FROM cases WHERE path = ?", (str(path),))  # noqa: S608  # own words
        return _case(found[0]) if found else None

    def words_of(self, case_id: str) -> dict[tuple[str, str], str]:
        """Return (exhibit, SHA-256) -> words as they were read before, so that they need not be read again."""
        asked = (
            "SELECT rows.target, rows.sha256, found.words FROM rows JOIN found ON found.rowid = rows.no"
            " WHERE rows.case_no = (SELECT no FROM cases WHERE case_id = ?) AND rows.kind = 'exhibit'"
            " AND found.words != ''"
        )
        return {(target, sha256): words for target, sha256, words in self.ask(asked, (case_id,))}

    def put(self, case: IndexedCase, of: CaseRows) -> None:
        """Put a case in the place of what was known of it."""
        with self.changing() as database:
            self._take_out(database, case.case_id)
            values = tuple(_stored(getattr(case, name)) for name in IndexedCase.__slots__)
            number = database.execute(
                f"INSERT INTO cases ({_CASE_FIELDS}) VALUES ({', '.join('?' * len(values))})",  # noqa: S608  # own words
                values,
            ).lastrowid
            first = database.execute("SELECT coalesce(max(no), 0) + 1 FROM rows").fetchone()[0]
            numbered = list(enumerate(of.rows, first))
            database.executemany(
                "INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_row_values(no, number, row) for no, row in numbered),
            )
            database.executemany(
                "INSERT INTO found (rowid, ref, title, people, source, notes, words) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (no, row.ref, row.title, row.people, row.source, row.notes, row.words)
                    for no, row in numbered
                    if row.state == "open"
                ),
            )
            database.executemany(
                "INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)",
                ((number, p.id, p.name, p.kind, p.pseudonym, p.year_group) for p in of.people),
            )
            database.executemany(
                "INSERT INTO roles VALUES (?, ?, ?, ?)",
                ((number, r.person, r.exhibit, r.role) for r in of.roles),
            )

    def move(self, case_id: str, path: Path) -> None:
        """Note that a case is now read from another file that holds the same."""
        with self.changing() as database:
            database.execute("UPDATE cases SET path = ? WHERE case_id = ?", (str(path), case_id))

    def forget_case(self, case_id: str) -> None:
        """Take a case out."""
        with self.changing() as database:
            self._take_out(database, case_id)

    def close_exhibits(self, case_id: str, exhibits: Iterable[str]) -> None:
        """Take the words of exhibits out that were locked; their references stay."""
        with self.changing() as database:
            for exhibit in exhibits:
                found = database.execute(
                    "SELECT rows.no FROM rows JOIN cases ON cases.no = rows.case_no"
                    " WHERE cases.case_id = ? AND rows.kind = 'exhibit' AND rows.target = ?",
                    (case_id, exhibit),
                ).fetchone()
                if found is not None:
                    database.execute(
                        "UPDATE rows SET state = 'locked', title = '', sha256 = '' WHERE no = ?", found
                    )
                    database.execute("DELETE FROM found WHERE rowid = ?", found)
                    self._is_stained = True

    def with_hashes(self, hashes: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return (case, exhibit, SHA-256) for every exhibit whose bytes have one of these."""
        found: list[tuple[str, str, str]] = []
        left = list(hashes)
        while left:
            some, left = left[:_AT_ONCE], left[_AT_ONCE:]
            found += self.ask(
                "SELECT cases.case_id, rows.target, rows.sha256 FROM rows JOIN cases ON cases.no = rows.case_no"  # noqa: S608  # own words
                f" WHERE rows.sha256 IN ({', '.join('?' * len(some))})",
                some,
            )
        return found

    # --- plumbing

    def ask(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question."""
        with self.lock:
            return self._open_database().execute(sql, values).fetchall()

    @contextlib.contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Give the tables for a change that happens whole or not at all."""
        with self.lock, self._open_database() as database:
            self.is_changed = True
            yield database

    def _open_database(self) -> sqlite3.Connection:
        if self._is_closed:
            raise Cancelled  # whoever asked has left
        return self._database

    def _take_out(self, database: sqlite3.Connection, case_id: str) -> None:
        found = database.execute("SELECT no FROM cases WHERE case_id = ?", (case_id,)).fetchone()
        if found is None:
            return
        database.execute("DELETE FROM found WHERE rowid IN (SELECT no FROM rows WHERE case_no = ?)", found)
        for table in ("rows", "people", "roles"):
            database.execute(f"DELETE FROM {table} WHERE case_no = ?", found)  # noqa: S608  # own words
        database.execute("DELETE FROM cases WHERE no = ?", found)
        self._is_stained = True


def _new() -> sqlite3.Connection:
    database = _in_memory()
    database.executescript(f"{_TABLES} PRAGMA user_version = {_VERSION};")
    database.execute("INSERT INTO found(found, rank) VALUES ('rank', ?)", (_RANK,))
    database.commit()
    return database


def _in_memory(data: bytes = b"") -> sqlite3.Connection:
    """Return a database that lives in memory alone.

    Raises:
        sqlite3.Error: `data` is none.
    """
    database = sqlite3.connect(":memory:", check_same_thread=False)
    if data:
        database.deserialize(data)
    database.execute("PRAGMA temp_store = MEMORY")  # nothing is ever spilled to a file
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA trusted_schema = OFF")
    return database


def _stored(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


def _row_values(no: int, case_no: int | None, row: Row) -> tuple[object, ...]:
    return no, case_no, row.kind, row.target, row.ref, row.title, row.at, row.state, row.sha256, row.what


def _known(row: tuple[Any, ...]) -> KnownFile:
    path, size, changed_ns, state, case_id = row
    return KnownFile(path=Path(path), size=size, changed_ns=changed_ns, state=state, case_id=case_id)


def _case(row: tuple[Any, ...]) -> IndexedCase:
    case = IndexedCase(**dict(zip(IndexedCase.__slots__, row, strict=True)))
    return replace(case, path=Path(str(case.path)))
