"""Asking the index: words in any order, quoted phrases, the last word as far as it is typed; the best hits first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, cast

from evidence_desk.library.index import COLUMNS, Index
from evidence_desk.library.rows import RowKind, RowState, plain

HITS_MAX: Final = 200
_WORDS_MAX: Final = 32  # of one question
_AROUND: Final = 12  # words of the record shown around a hit
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_OPEN, _CLOSE = "\x02", "\x03"  # stand in no text: see `rows.plain`

_FACTS: Final = (
    "cases.case_id, cases.path, cases.reference, cases.title, rows.kind, rows.target, rows.what, rows.ref, rows.title,"
    " rows.at, rows.sha256, rows.state"
)

Where = Literal["ref", "title", "people", "source", "notes", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found."""

    case_id: str
    path: Path
    case_reference: str
    case_title: str
    kind: RowKind
    target: str  # id of the exhibit, person or action; empty for the case and its concern
    what: str  # kind of the exhibit, person or action
    ref: str
    title: str
    at: str
    where: Where
    excerpt: str  # of the record; never of a message's words: those are read in the viewer
    sha256: str
    state: RowState = "open"
    role: str = ""  # the part the person asked for plays in the exhibit, where it was found by that


def question(text: str) -> str:
    """Return a text as FTS5 asks it; empty when there is no word in it."""
    parts: list[str] = []
    found = list(_PART.finditer(plain(text)))[:_WORDS_MAX]
    for number, match in enumerate(found):
        quoted, bare = match.groups()
        word = quoted if quoted is not None else bare
        if not any(letter.isalnum() for letter in word):
            continue
        is_unfinished = quoted is None and number == len(found) - 1 and not text[-1:].isspace()
        parts.append(_phrase(word) + ("*" if is_unfinished else ""))
    return " ".join(parts)


def _phrase(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def near(text: str) -> str:
    """Return a name as FTS5 asks it: all its words, close together, in any order."""
    words = [word for word in plain(text).replace('"', " ").split() if any(c.isalnum() for c in word)]
    if not words:
        return ""
    if len(words) == 1:
        return _phrase(words[0])
    return f"NEAR({' '.join(map(_phrase, words[:_WORDS_MAX]))}, 3)"


def find(index: Index, asked: str, *, case_id: str = "", limit: int = HITS_MAX) -> list[Hit]:
    """Return what the index has for a question, the best first.

    Args:
        asked: as `question` or `near` give it.
        case_id: only in this case.
    """
    if not asked:
        return []
    marked = ", ".join(
        f"snippet(found, {number}, '{_OPEN}', '{_CLOSE}', '…', {_AROUND})"
        for number, name in enumerate(COLUMNS)
        if name != "words"
    )
    # The ranking is FTS5's own, within the inner question, so that only the best are put together.
    sql = (
        f"SELECT {_FACTS}, best.* FROM (SELECT rowid AS no, rank AS score, {marked} FROM found WHERE found MATCH ?"  # noqa: S608  # own words
        " ORDER BY rank LIMIT ?) AS best JOIN rows ON rows.no = best.no JOIN cases ON cases.no = rows.case_no"
        " WHERE ? IN ('', cases.case_id) ORDER BY best.score, rows.at DESC"
    )
    values = (asked, -1 if case_id else limit, case_id)
    return [_hit(row) for row in index.ask(sql, values)]


def linked(index: Index, case_id: str, person: str) -> list[Hit]:
    """Return the exhibits in which a person of a case plays a part; locked and removed ones by reference alone."""
    found = index.ask(
        f"SELECT {_FACTS}, roles.role FROM roles JOIN cases ON cases.no = roles.case_no"  # noqa: S608  # own words
        " JOIN rows ON rows.case_no = roles.case_no AND rows.kind = 'exhibit' AND rows.target = roles.exhibit"
        " WHERE cases.case_id = ? AND roles.person = ?",
        (case_id, person),
    )
    return [replace(_hit(row[:12]), role=row[12], where="people") for row in found]


def _hit(row: tuple[Any, ...]) -> Hit:
    case_id, path, case_reference, case_title, kind, target, what, ref, title, at, sha256, state = row[:12]
    where, excerpt = _place(row[14:])
    return Hit(
        case_id=case_id,
        path=Path(path),
        case_reference=case_reference,
        case_title=case_title,
        kind=kind,
        target=target,
        what=what,
        ref=ref,
        title=title,
        at=at,
        where=where,
        excerpt=excerpt,
        sha256=sha256,
        state=state,
    )


def _place(marked: Sequence[str]) -> tuple[Where, str]:
    """Return the first column in which a hit is marked, and the words around it where they are of the record."""
    for name, text in zip(COLUMNS, marked, strict=False):
        if _OPEN in text:
            around = "" if name in {"ref", "title"} else text.replace(_OPEN, "").replace(_CLOSE, "")
            return cast("Where", name), around
    return "words", ""
