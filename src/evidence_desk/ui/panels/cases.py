"""Cases: the ones this person opened on this computer. The list is encrypted to them and read after unlocking only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import icons, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, new_lane
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.dates import table_text
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import Heading, SecLabel
from evidence_desk.ui.widgets.page import Page

_Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_LEFT: Final = 16  # pixels before the words of the first column
_GAP: Final = 8  # and of the others
Presence = Literal["there", "missing", "unreachable"]


class Column(IntEnum):
    """The columns of the list."""

    REFERENCE = 0
    TITLE = 1
    EXHIBITS = 2
    OPENED = 3
    NOTE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case of the list."""

    recent: RecentCase
    presence: Presence = "there"
    is_open: bool = False


def presence_of(path: Path) -> Presence:
    """Return whether a case file can be reached. May take long on a network that is gone; not for the main thread."""
    try:
        if path.is_file():
            return "there"
        return "missing" if path.parent.is_dir() else "unreachable"
    except OSError:
        return "unreachable"


class CasesModel(QAbstractTableModel):
    """The list as a table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[CaseRow, ...] = ()

    def show(self, rows: Sequence[CaseRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def set_presence(self, found: dict[str, Presence]) -> None:
        """Say of each path whether its file is there."""
        self.rows = tuple(
            replace(row, presence=found.get(row.recent.path, row.presence)) for row in self.rows
        )
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, Column.NOTE))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many cases there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the row behind it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.recent.path
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match Column(index.column()):
            case Column.REFERENCE:
                return row.recent.reference
            case Column.TITLE:
                return row.recent.title
            case Column.EXHIBITS:
                return str(row.recent.exhibits)
            case Column.OPENED:
                return table_text(row.recent.opened_at)
            case _:
                return self._note(row)

    def _note(self, row: CaseRow) -> str:
        if row.presence == "missing":
            return self.tr("The file is not there any more")
        if row.presence == "unreachable":
            return self.tr("Its folder cannot be reached")
        return self.tr("Open") if row.is_open else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Reference"),
            self.tr("Title"),
            self.tr("Exhibits"),
            self.tr("Last opened"),
            self.tr("State"),
        )[section]


class CasesDelegate(QStyledItemDelegate):
    """Paints a cell: references bold, a file that is missing in amber with its icon, a line under each row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        now = theme.current()
        row: CaseRow = index.data(_ROW_ROLE)
        column = Column(index.column())
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, now.soft if chosen else now.surface)
        painter.setPen(QPen(now.border, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and now.is_contrast:
            painter.setPen(QPen(now.accent, 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = _LEFT if column == Column.REFERENCE else _GAP
        box = rect.adjusted(left, 0, -_GAP, 0)
        words = str(index.data())
        ink = now.soft_text if chosen else now.text
        if row.presence != "there":
            ink = now.warn if column == Column.NOTE else now.sec
        if words and column == Column.NOTE:
            box = self._icon(painter, box, row, missing=row.presence != "there")
        painter.setPen(ink)
        painter.setFont(
            theme.font("body" if column < Column.EXHIBITS else "small", bold=column == Column.REFERENCE)
        )
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    @staticmethod
    def _icon(painter: QPainter, box: QRect, row: CaseRow, *, missing: bool) -> QRect:
        now = theme.current()
        side = theme.scaled(14)
        name, ink = ("file-warning", now.warn) if missing else ("folder-open", now.sec)
        icons.paint(painter, name, box.left(), box.center().y() - side / 2 + 1, side, ink)
        return box.adjusted(side + 6, 0, 0, 0)


class CasesHead(QHeaderView):
    """The heads of the columns, on the ground of the window, their first letters above those of the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """Return one line and some air."""
        return QSize(super().sizeHint().width(), theme.metrics().height() + 10)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one head."""
        now = theme.current()
        painter.save()
        painter.fillRect(rect, now.window)
        painter.setPen(QPen(now.border, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(now.text)
        painter.setFont(theme.font("body", bold=True))
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        left = _LEFT if logical == Column.REFERENCE else _GAP
        box = rect.adjusted(left, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class CasesView(QTableView):
    """The table: one line for each case, Enter opens, Delete takes it off the list."""

    opened = Signal(object)  # CaseRow
    forgotten = Signal(object)  # CaseRow

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalHeader(CasesHead(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("Cases on this computer"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._open)
        theme.watcher().changed.connect(self.fit)

    def fit(self) -> None:
        """Give rows and columns their sizes at the text size of the moment; below the last row the window shows."""
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().window)
        self.setPalette(palette)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in (
            (Column.REFERENCE, 104),
            (Column.EXHIBITS, 80),
            (Column.OPENED, 140),
            (Column.NOTE, 210),
        ):
            head.resizeSection(column, theme.scaled(width))
        self.verticalHeader().setDefaultSectionSize(theme.row_height() + 8)

    def current_row(self) -> CaseRow | None:
        """Return the case the cursor is on."""
        row = self.currentIndex().data(_ROW_ROLE) if self.currentIndex().isValid() else None
        return row if isinstance(row, CaseRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes off the list."""
        row = self.current_row()
        if row is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(row)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(_ROW_ROLE))

    def _show_menu(self, at: QPoint) -> None:
        row = self.indexAt(at).data(_ROW_ROLE)
        if not isinstance(row, CaseRow):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(row))
        menu.addAction(self.tr("Take off this list; the file stays"), lambda: self.forgotten.emit(row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(at))


class CasesPage(Page):
    """The place "Cases"."""

    open_requested = Signal(object)  # Path
    file_requested = Signal()
    new_requested = Signal()
    forget_requested = Signal(str)  # path

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lane = new_lane(self)
        self._looking: Job[dict[str, Presence]] | None = None
        self._model = CasesModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setFilterKeyColumn(-1)
        self.view = CasesView(self)
        self.view.setModel(self._sorted)
        self.view.setItemDelegate(CasesDelegate(self.view))
        self.view.fit()
        self.view.opened.connect(self._on_opened)
        self.view.forgotten.connect(lambda row: self.forget_requested.emit(row.recent.path))
        self._empty = EmptyState("folder-lock", "")
        self._empty.pressed.connect(self.new_requested)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(self._stack, 1)
        desk.person_changed.connect(self.show_cases)
        desk.settings_changed.connect(self.show_cases)
        self.show_cases()

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        self._count = SecLabel(font="body", wrap=False)
        self.search = LineEdit(placeholder=self.tr("Search this list"))
        self.search.setAccessibleName(self.tr("Search this list"))
        self.search.setMaximumWidth(theme.scaled(240))
        self.search.textChanged.connect(self._on_search)
        self.open_button = QuietButton(self.tr("Open a file"), "folder-open")
        self.open_button.clicked.connect(self.file_requested)
        self.new_button = QuietButton(self.tr("New case"), "folder-plus")
        self.new_button.clicked.connect(self.new_requested)
        title = Heading(self.tr("Cases"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.search, 2)
        head.addWidget(self.open_button)
        head.addWidget(self.new_button)
        return head

    def show_cases(self) -> None:
        """Show the list as the settings have it, and look which files are there."""
        person, recent = self.desk.person, self.desk.settings.recent
        is_staff = person is not None and person.profile.role == "staff"
        session = self.desk.session
        open_path = str(session.path) if session is not None else ""
        known = {row.recent.path: row.presence for row in self._model.rows}
        if person is None or is_staff:
            recent = ()
        self._model.show(
            [
                CaseRow(recent=item, presence=known.get(item.path, "there"), is_open=item.path == open_path)
                for item in recent
            ]
        )
        for widget in (self.search, self.open_button, self.new_button):
            widget.setVisible(not is_staff)
        self.search.setEnabled(bool(recent))
        self._count.setText(self.tr("%n on this computer", "", len(recent)) if recent else "")
        if is_staff:
            self._empty.set_words(
                self.tr("You cannot open cases here"),
                self.tr(
                    "A member of staff can put evidence in, but cannot create, open or read a case, so that nobody can "
                    "be asked what they saw. Your keys are made. Find the designated safeguarding lead in person."
                ),
            )
        else:
            self._empty.set_words(
                self.tr("No cases on this computer yet"),
                self.tr("Each case is one locked file. Only the people you name can read it."),
                self.tr("New case"),
            )
        self._show_what_there_is()
        if recent:
            self._look(tuple(item.path for item in recent))

    def _show_what_there_is(self) -> None:
        self._stack.setCurrentWidget(self.view if self._model.rows else self._empty)
        if self._model.rows and not self.view.currentIndex().isValid():
            self.view.selectRow(0)

    def _look(self, paths: tuple[str, ...]) -> None:
        if self._looking is not None:
            self._looking.cancel()

        def work(report: Any) -> dict[str, Presence]:
            found: dict[str, Presence] = {}
            for number, path in enumerate(paths):
                report(number, len(paths))
                found[path] = presence_of(Path(path))
            return found

        self._looking = Job(work)
        self._looking.succeeded.connect(self._model.set_presence)
        self._looking.start(self._lane)

    def _on_opened(self, row: CaseRow) -> None:
        self.open_requested.emit(Path(row.recent.path))

    def _on_search(self, text: str) -> None:
        self._sorted.setFilterFixedString(text)

    def set_session(self, session: CaseSession | None) -> None:
        """Show which case is open. The list stays when one is closed: it belongs to the person."""
        self.session = session
        self.show_cases()

    def refresh(self) -> None:
        """Show the list again."""
        self.show_cases()

    def wipe(self) -> None:
        """Forget the list while nobody may see it."""
        self._model.show(())

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on what there is instead."""
        target = self.view if self._model.rows else self._empty.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
