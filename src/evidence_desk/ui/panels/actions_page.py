"""Actions: the clocks that run, what was done and decided, and the way to record the next thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.case.two_people import HOLD_RELEASED
from evidence_desk.case.values import Action
from evidence_desk.ui import theme
from evidence_desk.ui.action_rows import ActionRow, Tile, action_rows, tiles
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.record_action import Given, RecordActionSheet
from evidence_desk.ui.models.actions import ActionsModel
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.clock_tile import ClockTile
from evidence_desk.ui.widgets.dates import utc_and_local
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.page_head import PageHead, RecordTable, put_in

_WIDTHS = {0: 132, 1: 190, 3: 90, 4: 130}
_MINUTE_MS = 60_000


class ActionDetail(QScrollArea):
    """One action with all its fields, and the way to correct it."""

    correct_requested = Signal(object)  # Action
    exhibit_requested = Signal(str)  # reference

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(theme.scaled(240))
        self.setAccessibleName(self.tr("The action chosen"))
        self.show_row(None, can_correct=False)

    def show_row(self, row: ActionRow | None, *, can_correct: bool) -> None:
        """Show an action, or how to see one."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        if row is None:
            column.addWidget(SecLabel(self.tr("Choose an action to see all that was written."), font="body"))
        else:
            self._describe(column, row, can_correct=can_correct)
        column.addStretch(1)
        put_in(self, inside)

    def _describe(self, column: QVBoxLayout, row: ActionRow, *, can_correct: bool) -> None:
        action = row.action
        column.addWidget(Heading(row.label, font="section"))
        if row.corrected_at:
            words = self.tr("Corrected on {when}; the correction stands in an entry of its own.")
            column.addWidget(NoteFrame("warn", "", words.format(when=utc_and_local(row.corrected_at))))
        facts = [(self.tr("Done"), utc_and_local(action.at)), *row.facts]
        facts.append((self.tr("Written down"), utc_and_local(action.recorded_at)))
        facts.append((self.tr("By"), row.who))
        for label, value in facts:
            column.addWidget(SecLabel(label))
            column.addWidget(Label(value, selectable=True))
        for ref in row.refs:
            link = LinkButton(self.tr("Show {ref}").format(ref=ref))
            link.clicked.connect(lambda _=False, ref=ref: self.exhibit_requested.emit(ref))
            column.addWidget(link)
        column.addWidget(Line())
        button = QuietButton(self.tr("Correct this"))
        button.setEnabled(can_correct)
        button.setVisible(action.kind != HOLD_RELEASED)  # two people said so; one does not correct it
        button.clicked.connect(lambda: self.correct_requested.emit(action))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class ActionsPage(Page):
    """Clocks above, everything that was done below, the newest first."""

    exhibit_requested = Signal(str)  # exhibit id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._tiles: tuple[Tile, ...] = ()
        self._shown: object = None  # the actions and people the table was made from
        self._head = PageHead(self.tr("Actions"))
        self.decide_button = QuietButton(self.tr("Record a decision"), "scale")
        self.record_button = MainButton(self.tr("Record an action"), icon="plus")
        self._head.add_tool(self.decide_button)
        self._head.add_tool(self.record_button)
        self.decide_button.clicked.connect(lambda: self.open_sheet(Given(kind="decision")))
        self.record_button.clicked.connect(lambda: self.open_sheet(Given()))
        self.model = ActionsModel(self)
        self.table = RecordTable(self.model, _WIDTHS, 2)
        self.table.setAccessibleName(self.tr("What was done"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.detail = ActionDetail()
        self.detail.correct_requested.connect(lambda action: self.open_sheet(Given(corrects=action)))
        self.detail.exhibit_requested.connect(self._on_exhibit)
        self._empty = EmptyState(
            "list-checks",
            self.tr("Nothing is recorded yet."),
            self.tr("Who was told, what was decided and why, also when it is not to refer."),
        )
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show_tiles)
        self._lay_out()

    def _lay_out(self) -> None:
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8, row_gap=8)
        self._flow.setContentsMargins(16, 0, 16, 12)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._row)
        column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([800, theme.scaled(326)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    # -- showing -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what was done; the one chosen stays chosen."""
        session = self.session
        if session is None:
            return
        for button in (self.record_button, self.decide_button):
            button.setEnabled(not session.read_only)
            button.setToolTip(session.read_only)
        self._show_tiles()
        self._minute.start()
        made_from = (session.case.actions, session.case.by_ref, session.case.members)
        if self._shown == made_from:
            return
        self._shown = made_from
        current = self.table.currentIndex()
        chosen = self.model.action_row(current.row()).action.id if current.isValid() else ""
        rows = action_rows(session.case, self.desk.policy)
        self.model.show_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        place = self.model.row_of(chosen)
        if place >= 0:
            self.table.go_to(place)
        else:
            self._show_detail()

    def _show_tiles(self) -> None:
        session = self.session
        if session is None:
            return
        found = tuple(tiles(session.case, self.desk.policy, self.desk.clock.read().utc))
        due = sum(tile.kind in {"warn", "stop"} for tile in found)
        self._head.count.setText(self.tr("%n due", "", due) if due else self.tr("nothing due"))
        if found == self._tiles:
            return
        self._clear_tiles()
        self._tiles = found
        for tile in found:
            card = ClockTile(tile, can_record=not session.read_only)
            card.pressed.connect(self._on_tile)
            self._flow.addWidget(card)
        self._row.setVisible(bool(found))

    def _clear_tiles(self) -> None:
        self._tiles = ()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def wipe(self) -> None:
        """Show nothing."""
        self._minute.stop()
        self._shown = None
        self._clear_tiles()
        self.model.show_rows(())
        self.detail.show_row(None, can_correct=False)
        self._head.count.setText("")

    def focus_first(self) -> None:
        """Put the keyboard on the nearest clock, the list, or the way to record."""
        first = self._flow.itemAt(0)
        card = first.widget() if first is not None else None
        target: QWidget = self.table if self.model.rowCount() else self.record_button
        if isinstance(card, ClockTile) and card.tile.kind in {"warn", "stop"}:
            target = card.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        session, index = self.session, self.table.currentIndex()
        row = self.model.action_row(index.row()) if index.isValid() else None
        self.detail.show_row(row, can_correct=session is not None and not session.read_only)

    # -- what a person does --------------------------------------------------------------------------------

    def _on_tile(self, tile: Tile) -> None:
        self.open_sheet(Given(kind=tile.record, about=tile.about, fields=tile.fields))

    def _on_exhibit(self, ref: str) -> None:
        session = self.session
        exhibit = session.case.find(ref) if session is not None else None
        if exhibit is not None:
            self.exhibit_requested.emit(exhibit.id)

    def open_sheet(self, given: Given) -> None:
        """Open the sheet that records an action."""
        if self.session is None:
            return
        sheet = RecordActionSheet(self.desk, given, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.saved.connect(self._on_saved)
        sheet.asked.connect(
            lambda: self.said.emit(self.tr("Asked. A second person is told when they next open the case."))
        )
        sheet.open()

    def _on_saved(self, action: Action) -> None:
        label = self.desk.policy.action(action.kind).label
        self.said.emit(self.tr("Recorded: {what}. Saved.").format(what=label))
        place = self.model.row_of(action.id)
        if place >= 0:
            self.table.go_to(place)
