"""The exhibits of a pack in their order: ticked or not, placeholders, pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from evidence_desk.case.state import Case
from evidence_desk.packs.plan_doors import placeholder_for
from evidence_desk.policy.model import Policy
from evidence_desk.ui.models.pack_draft import PackDraft

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1  # the PackLine itself
MIME: Final = "application/x-evidence-desk-pack-line"  # an id; means nothing to any other program


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One exhibit as the list of a pack shows it."""

    id: str
    ref: str
    caption: str
    placeholder: bool  # a withheld item
    fixed: bool  # cannot be unticked: a pack for the police lists what is withheld always
    to_redact: bool  # needs a redacted copy, or somebody's word that it shows no other pupil
    policy_missing: bool
    damaged: bool
    police: bool = True  # what is unticked goes on the list of unused material
    included: bool = True
    pages: tuple[int, int] | None = None  # as the preview has them
    passage: bool = False  # of a chat; the rest of it is held


def lines_of(
    case: Case,
    policy: Policy,
    locked: frozenset[str],
    draft: PackDraft,
) -> list[PackLine]:
    """Return the lines of a case in the order a person gave the exhibits."""
    found: list[PackLine] = []
    kind, confirmed = draft.kind, frozenset(draft.confirmed)
    for exhibit in case.in_display_order():
        stands = placeholder_for(exhibit, locked, policy, kind, confirmed)
        placeholder = stands not in {"", "needs-redaction"}
        fixed = placeholder and kind == "police"
        tags = exhibit.classification
        found.append(
            PackLine(
                id=exhibit.id,
                ref=exhibit.ref,
                caption=exhibit.caption or exhibit.source.file_name or _without_caption(exhibit.kind),
                placeholder=placeholder,
                fixed=fixed,
                to_redact=stands == "needs-redaction",
                policy_missing=not placeholder
                and not (tags and (tags.cells or tags.criminal or tags.triggers or tags.clauses)),
                damaged=exhibit.status == "damaged",
                police=kind == "police",
                included=fixed or exhibit.id not in draft.unticked,
                passage=exhibit.id in draft.passages,
            )
        )
    return found


def _without_caption(kind: str) -> str:
    if kind == "restricted-record":
        return QCoreApplication.translate("PackModel", "Text record only")
    return QCoreApplication.translate("PackModel", "No caption yet")


class PackModel(QAbstractListModel):
    """The lines, ticked and moved by a person. It says what they want; the page does it to the case."""

    ticked = Signal()  # another set of exhibits is included
    move_asked = Signal(str, str)  # id, id it goes before or "" for the end; the lines stand so already

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PackLine] = []
        self.longest_ref = ""  # for the room of the references

    # -- for the page ------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[PackLine]:
        """The lines, in order."""
        return tuple(self._lines)

    @property
    def included(self) -> list[str]:
        """The exhibits that are ticked, in order."""
        return [line.id for line in self._lines if line.included]

    def named(self, ids: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return each of some exhibits with its reference and caption, in order."""
        wanted = set(ids)
        return [(line.id, line.ref, line.caption) for line in self._lines if line.id in wanted]

    def show(self, lines: Iterable[PackLine]) -> None:
        """Show other lines; where only their state changed, selection and place stay."""
        fresh = list(lines)
        self.longest_ref = max((line.ref for line in fresh), key=len, default="")
        if [line.id for line in fresh] == [line.id for line in self._lines]:
            pages = {line.id: line.pages for line in self._lines}
            self._lines = [replace(line, pages=pages[line.id]) for line in fresh]
            self._changed()
            return
        self.beginResetModel()
        self._lines = fresh
        self.endResetModel()

    def show_pages(self, pages: Mapping[str, tuple[int, int]]) -> None:
        """Put page numbers beside the lines, by reference."""
        self._lines = [replace(line, pages=pages.get(line.ref)) for line in self._lines]
        self._changed()

    def row_of(self, ident: str) -> int:
        """Return the row of an exhibit, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == ident), -1)

    def ref_at(self, row: int) -> str:
        """Return the reference in a row, or "" where there is none."""
        return self._lines[row].ref if 0 <= row < len(self._lines) else ""

    def move(self, row: int, to: int) -> bool:
        """Move a line so that it stands at `to`; return whether it moved."""
        if not (0 <= row < len(self._lines) and 0 <= to < len(self._lines)) or row == to:
            return False
        return self.moveRows(QModelIndex(), row, 1, QModelIndex(), to + 1 if to > row else to)

    def _changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    # -- Qt ----------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if not self._lines[index.row()].fixed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line in its parts."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{line.ref}  {line.caption}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if line.included else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
            case _ if role == LINE_ROLE:
                return line
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a line; in a pack for the police a placeholder stays ticked."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        line = self._lines[index.row()]
        if line.fixed:
            return False
        included = Qt.CheckState(value) == Qt.CheckState.Checked
        self._lines[index.row()] = replace(line, included=included, pages=None)
        self.dataChanged.emit(self.index(index.row()), self.index(index.row()))
        self.ticked.emit()
        return True

    def moveRows(
        self, source_parent: Index, source: int, count: int, target_parent: Index, target: int
    ) -> bool:
        """Move one line and ask for the same in the case."""
        if count != 1 or not 0 <= source < len(self._lines) or not 0 <= target <= len(self._lines):
            return False
        if not self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target):
            return False
        line = self._lines.pop(source)
        at = target - 1 if target > source else target
        self._lines.insert(at, line)
        self.endMoveRows()
        before = self._lines[at + 1].id if at + 1 < len(self._lines) else ""
        self.move_asked.emit(line.id, before)
        return True

    def mimeTypes(self) -> list[str]:
        """Return what is dragged: a line of this list."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the id of the line dragged."""
        data = QMimeData()
        if indexes:
            data.setData(MIME, QByteArray(self._lines[indexes[0].row()].id.encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that lines are moved, never copied."""
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Put the dragged line where it was let go. Returns False: the view must not remove what was moved already."""
        source = self.row_of(bytes(data.data(MIME).data()).decode()) if data.hasFormat(MIME) else -1
        if source >= 0:
            target = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
            if target not in {source, source + 1}:
                self.moveRows(QModelIndex(), source, 1, QModelIndex(), target)
        return False

    def _spoken(self, line: PackLine) -> str:
        parts = [
            line.ref,
            line.caption,
            state_words(line),
        ]
        if line.pages is not None:
            parts.append(pages_words(line.pages))
        return ", ".join(part for part in parts if part)


def state_words(line: PackLine) -> str:
    """Return what a line is in the pack, in words."""
    if not line.included:
        if line.police:
            return QCoreApplication.translate("PackModel", "unused, listed")
        return QCoreApplication.translate("PackModel", "left out")
    if line.placeholder:
        return QCoreApplication.translate("PackModel", "placeholder")
    if line.to_redact:
        return QCoreApplication.translate("PackModel", "not redacted")
    if line.damaged:
        return QCoreApplication.translate("PackModel", "damaged")
    if line.passage:
        return QCoreApplication.translate("PackModel", "a passage")
    return QCoreApplication.translate("PackModel", "no policy") if line.policy_missing else ""


def pages_words(pages: tuple[int, int]) -> str:
    """Return `p 6–14`."""
    first, last = pages
    if first == last:
        return QCoreApplication.translate("PackModel", "p {page}").format(page=first)
    return QCoreApplication.translate("PackModel", "p {first}–{last}").format(first=first, last=last)
