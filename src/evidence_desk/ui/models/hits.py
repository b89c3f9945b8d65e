"""What a search found, as a list: in the open case, in all cases, or about a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from evidence_desk.library import search as library_search
from evidence_desk.library.mentions import CaseMentions, How, Mention, Mentions
from evidence_desk.ui.counts import Counts
from evidence_desk.ui.rows import KIND_ICONS
from evidence_desk.ui.searching import Hit

_Index = QModelIndex | QPersistentModelIndex
LINE_ROLE: Final = Qt.ItemDataRole.UserRole
_KIND_ICONS: Final = {
    "case": "folder-lock",
    "concern": "file-text",
    "person": "users",
    "action": "list-checks",
}
Labels = Callable[[str], str]  # kind of an action -> its label


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the list."""

    title: str
    words: str  # where it was found
    icon: str
    kind: str  # "exhibit", "person", "case", "concern", "action"
    target: str  # id of the exhibit, person or action
    path: Path | None = None  # of the case; None for the open one
    is_head: bool = False  # stands above the lines of a case


class HitsModel(QAbstractListModel):
    """What was found so far."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._lines = []
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Add what was found next; the cursor stays where it is."""
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def targets(self, path: Path | None) -> list[str]:
        """Return the exhibits found in a case, in order."""
        return [line.target for line in self._lines if line.kind == "exhibit" and line.path == path]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line, or the line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{line.title}, {line.words}"
        return line if role == LINE_ROLE else None


# --- in the open case


def case_line(hit: Hit) -> Line:
    """Return the line of something found in the open case."""
    is_person = hit.where == "person"
    return Line(
        title=hit.title,
        words=_case_words(hit),
        icon="users" if is_person else KIND_ICONS[hit.kind],
        kind="person" if is_person else "exhibit",
        target=hit.target,
    )


def _case_words(hit: Hit) -> str:
    match hit.where:
        case "reference":
            return QCoreApplication.translate("Hits", "its reference")
        case "caption":
            return QCoreApplication.translate("Hits", "in the caption")
        case "words":
            return QCoreApplication.translate("Hits", "in the words of the message")
        case "person":
            here = QCoreApplication.translate("Hits", "person in this case")
            return ", ".join(part for part in (here, hit.excerpt) if part)
        case "account":
            words = QCoreApplication.translate("Hits", "account: {words}")
        case "platform":
            words = QCoreApplication.translate("Hits", "platform: {words}")
        case "address":
            words = QCoreApplication.translate("Hits", "web address: {words}")
        case "file":
            words = QCoreApplication.translate("Hits", "file name: {words}")
        case _:
            words = QCoreApplication.translate("Hits", "note: {words}")
    return words.format(words=hit.excerpt)


# --- in all cases


def library_line(hit: library_search.Hit, label: Labels) -> Line:
    """Return the line of something found in any case."""
    case = "  ".join(part for part in (hit.case_reference, hit.case_title) if part)
    return Line(
        title=_named(hit.kind, hit.ref, hit.title, label) or case,
        words=f"{case} · {_library_words(hit)}",
        icon=_icon(hit.kind, hit.what),
        kind=hit.kind,
        target=hit.target,
        path=hit.path,
    )


def _icon(kind: str, what: str) -> str:
    return KIND_ICONS.get(what, "file") if kind == "exhibit" else _KIND_ICONS[kind]


def _named(kind: str, ref: str, title: str, label: Labels) -> str:
    if kind == "action":
        return label(title)
    if kind == "concern":
        return QCoreApplication.translate("Hits", "The concern")
    return "  ".join(part for part in (ref, title) if part)


def _library_words(hit: library_search.Hit) -> str:
    if hit.kind == "case":
        return QCoreApplication.translate("Hits", "the case")
    if hit.kind == "person":
        return QCoreApplication.translate("Hits", "person in this case")
    match hit.where:
        case "ref":
            return QCoreApplication.translate("Hits", "its reference")
        case "title":
            return QCoreApplication.translate("Hits", "in the caption")
        case "words":
            return QCoreApplication.translate("Hits", "in the words of the message")
        case "people":
            words = QCoreApplication.translate("Hits", "among its people: {words}")
        case "source":
            words = QCoreApplication.translate("Hits", "where it came from: {words}")
        case _:
            words = QCoreApplication.translate("Hits", "note: {words}")
    return words.format(words=hit.excerpt)


# --- about a person


def mention_lines(found: Mentions, label: Labels) -> list[Line]:
    """Return the list about a person: each case, and below it what it holds."""
    return [line for case in found.cases for line in _of_case(case, label)]


def _of_case(case: CaseMentions, label: Labels) -> list[Line]:
    count = Counts().found_here(len(case.mentions))
    head = Line(
        title="  ".join(part for part in (case.reference, case.title) if part),
        words=count,
        icon="folder-lock",
        kind="case",
        target="",
        path=case.path,
        is_head=True,
    )
    return [head, *(_mention_line(mention, case.path, label) for mention in case.mentions)]


def _mention_line(mention: Mention, path: Path, label: Labels) -> Line:
    is_open = mention.state == "open"
    name = _named(mention.kind, mention.ref, mention.title, label)
    return Line(
        title=name or QCoreApplication.translate("Hits", "The case"),
        words=" · ".join((*(how_words(how) for how in mention.how), *_state_words(mention))),
        icon=_icon(mention.kind, mention.what) if is_open else "lock",
        kind=mention.kind,
        target=mention.target,
        path=path,
    )


def _state_words(mention: Mention) -> tuple[str, ...]:
    if mention.state == "locked":
        return (QCoreApplication.translate("Hits", "Locked for police"),)
    if mention.state == "removed":
        return (QCoreApplication.translate("Hits", "removed; only its record is left"),)
    return ()


def how_words(how: How) -> str:
    """Return in words how something is about the person."""
    return {
        "victim": QCoreApplication.translate("Hits", "as victim"),
        "alleged": QCoreApplication.translate("Hits", "as the one alleged"),
        "witness": QCoreApplication.translate("Hits", "as witness"),
        "posted": QCoreApplication.translate("Hits", "as the one who posted it"),
        "mentioned": QCoreApplication.translate("Hits", "as mentioned"),
        "person": QCoreApplication.translate("Hits", "person in this case"),
        "title": QCoreApplication.translate("Hits", "in the caption"),
        "people": QCoreApplication.translate("Hits", "among its people"),
        "source": QCoreApplication.translate("Hits", "in an account, address or file name"),
        "notes": QCoreApplication.translate("Hits", "in a note"),
        "words": QCoreApplication.translate("Hits", "in the words of the message"),
    }[how]
