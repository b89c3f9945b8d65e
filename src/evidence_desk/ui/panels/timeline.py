"""The timeline of a case: what happened, what we did, day by day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.timeline import ROW_ROLE, TimelineModel
from evidence_desk.ui.record import Record
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.timeline_delegate import TimelineDelegate
from evidence_desk.ui.timeline_rows import TimelineRow, timeline_rows, with_days
from evidence_desk.ui.widgets.buttons import SegmentedControl
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Heading, SecLabel
from evidence_desk.ui.widgets.page import Page


class TimelineView(QListView):
    """The list. Enter opens the exhibit of a row; so does a press on its chip."""

    open_exhibit = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = TimelineDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(100)
        self.viewport().setAutoFillBackground(False)
        theme.watcher().changed.connect(self.scheduleDelayedItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; End shows the last page too."""
        model = self.model()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_End and isinstance(model, TimelineModel):
            model.fetch_all()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first entry."""
        fresh = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if fresh and self.model().rowCount() > 1:
            self.setCurrentIndex(self.model().index(1, 0))  # row 0 is a day

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open by a press on the chip."""
        super().mouseReleaseEvent(event)
        index = self._chip_under(event)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a chip can be pressed."""
        super().mouseMoveEvent(event)
        on_chip = self._chip_under(event).isValid()
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if on_chip else Qt.CursorShape.ArrowCursor
        )

    def _chip_under(self, event: QMouseEvent) -> QModelIndex:
        point = event.position().toPoint()
        index = self.indexAt(point)
        chip = self.delegate.chip_rect(index, self.visualRect(index))
        return index if chip.contains(point) else QModelIndex()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, TimelineRow) and row.exhibit:
            self.open_exhibit.emit(row.exhibit)


class TimelinePage(Page):
    """What happened and what was done, oldest first."""

    open_requested = Signal(str, list)  # exhibit id, the ids in the order of the timeline

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._record: Record | None = None
        self._rows: dict[str, list[TimelineRow]] = {}  # filter -> rows with their days
        self._is_building = False
        self._again = False
        self.model = TimelineModel(self)
        self.view = TimelineView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.open_exhibit.connect(self._on_open)
        self.filter = SegmentedControl(
            [
                ("all", self.tr("All"), ""),
                ("happened", self.tr("What happened"), ""),
                ("did", self.tr("What we did"), ""),
            ],
            self.tr("Show"),
        )
        self.filter.changed.connect(self._show_rows)
        self._zone = SecLabel("", font="body", wrap=False)
        self._empty = EmptyState("list-tree", self.tr("Nothing yet."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(10)
        head.addWidget(Heading(self.tr("Timeline")))
        head.addWidget(self._zone)
        head.addStretch(1)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case and its record."""
        if self._record is not None:
            self._record.stop()
            self._record = None
        super().set_session(session)
        if session is not None:
            self._record = Record.of(session)
            self._record.grown.connect(self._build)
            self._record.failed.connect(self.error)
            self._record.read()

    def refresh(self) -> None:
        """Build the rows again: captions and names may have changed."""
        self._build()

    def wipe(self) -> None:
        """Show nothing."""
        self._rows = {}
        self._show_rows()

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        """Have the rows made on a worker's thread; what changes meanwhile is made after it."""
        session, record = self.session, self._record
        if session is None or record is None:
            return
        if self._is_building:
            self._again = True
            return
        if not record.is_complete:
            return
        self._is_building = True
        case, policy, entries = session.case, self.desk.case_policy, tuple(record.entries)
        job = self.desk.run(
            self.tr("Making the timeline"),
            lambda report: _filtered(timeline_rows(case, policy, entries, report)),
            quietly=True,
        )
        job.succeeded.connect(lambda rows: self._on_rows(session, rows))
        job.failed.connect(lambda error: self._on_failed())

    def _on_rows(self, session: CaseSession, rows: dict[str, list[TimelineRow]]) -> None:
        self._is_building = False
        if session is self.session:
            self._rows = rows
            self._show_rows()
        if self._again:
            self._again = False
            self._build()

    def _on_failed(self) -> None:
        self._is_building = False

    def _show_rows(self) -> None:
        rows = self._rows.get(self.filter.chosen, [])
        self.model.show_rows(rows)
        self._zone.setText(
            self.tr("times as the clocks of the UK show; UTC stands below where it differs")
            if any(row.utc for row in rows)
            else self.tr("all times GMT")
        )
        if rows:
            self._stack.setCurrentWidget(self.view)
            return
        hint = self.tr("The first exhibit or concern starts the timeline.")
        if self._rows.get("all"):
            hint = self.tr("Nothing of this kind is in the record.")
        self._empty.set_words(self.tr("Nothing yet."), hint)
        self._stack.setCurrentWidget(self._empty)

    def _on_open(self, exhibit: str) -> None:
        order = list(dict.fromkeys(row.exhibit for row in self._rows.get("all", []) if row.exhibit))
        self.open_requested.emit(exhibit, order)


def _filtered(rows: list[TimelineRow]) -> dict[str, list[TimelineRow]]:
    """Return the rows of each filter, with their days; done on a worker's thread, for there may be many."""
    kinds = {"all": rows}
    kinds |= {side: [row for row in rows if row.side == side] for side in ("happened", "did")}
    return {name: with_days(chosen) for name, chosen in kinds.items()}
