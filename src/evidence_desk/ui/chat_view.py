"""A chat message by message, and which of its messages go into packs. Nothing in it is a link, nothing is fetched."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from evidence_desk.acts.chat_printing import RANGES_MAX
from evidence_desk.ui import theme
from evidence_desk.ui.models.chat import ChatTable
from evidence_desk.ui.shown_text import ShownChat
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label, SecLabel


class _Table(QTableView):
    """The messages. Left, right, Space and Esc are the page's."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so: words are broken anew."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave alone the keys that mean something to the viewer."""
        keys = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Escape}
        if event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChatView(QWidget):
    """Shows the messages with their numbers, times and authors; the rows marked can be all that goes into packs."""

    touched = Signal()  # the person moved in it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chat: ShownChat | None = None
        self.model = ChatTable(self)
        self.table = _Table()
        self._dress_table()
        self.note = SecLabel("")
        self.state = Label("", bold=True)
        self.only_these = QuietButton(self.tr("Only the marked messages go into packs"))
        self.only_these.clicked.connect(self._take_marked)
        self.all_of_them = QuietButton(self.tr("All of them go into packs"))
        self.all_of_them.clicked.connect(self._take_all)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        row.addWidget(self.all_of_them)
        row.addWidget(self.only_these)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.setSpacing(4)
        foot.addLayout(row)
        foot.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.metrics("small").height() + 28)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("The messages of this chat"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.verticalHeader().hide()
        table.verticalScrollBar().valueChanged.connect(self.touched)
        table.verticalScrollBar().valueChanged.connect(self._fit_rows)
        self._fitting = QTimer(self)  # once the columns have their widths
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_rows)
        table.resized.connect(self._fitting.start)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        fits = QFontMetrics(theme.font("body"))
        for column, example in enumerate(("000,000", "22/11/2026, 19:14:05", "Somebody Longname")):
            table.setColumnWidth(column, fits.horizontalAdvance(example) + 24)

    def show_chat(self, chat: ShownChat) -> None:
        """Show a chat from its first message."""
        self._chat = chat
        self.model.show(chat.rows)
        self.note.setText(self.tr("Times: {words}.").format(words=chat.note) if chat.note else "")
        self._show_state()
        self._fitting.start()

    def clear(self) -> None:
        """Forget the messages."""
        self._chat = None
        self.model.show(())
        self.state.setText("")

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Give the rows in sight the height that their words need: of a long chat only these are laid out."""
        first = max(0, self.table.rowAt(0))
        last = self.table.rowAt(self.table.viewport().height() - 1)
        count = self.model.rowCount()
        for row in range(first, min(count, (last if last >= 0 else first + 60) + 1)):
            self.table.resizeRowToContents(row)

    def _show_state(self) -> None:
        chat = self._chat
        if chat is None:
            return
        ranges = chat.session.passages.get(chat.exhibit, ())
        total = len(chat.rows)
        if ranges:
            taken = len({number for first, last in ranges for number in range(first, last + 1)})
            words = self.tr(
                "Into packs: {taken} of {total} messages ({ranges}); the rest stays in the case"
            ).format(
                taken=f"{taken:,}",
                total=f"{total:,}",
                ranges=", ".join(f"{a:,}–{b:,}" if a != b else f"{a:,}" for a, b in ranges),
            )
        else:
            words = self.tr("Into packs: all {total} messages").format(total=f"{total:,}")
        self.state.setText(words)
        self.all_of_them.setEnabled(bool(ranges))

    def _take_marked(self) -> None:
        chat = self._chat
        marked = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if chat is None or not marked:
            return
        ranges: list[tuple[int, int]] = []
        for number in (self.model.row(row).number for row in marked):
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1] = (ranges[-1][0], number)
            else:
                ranges.append((number, number))
        if len(ranges) > RANGES_MAX:
            self.state.setText(
                self.tr("Too many pieces. Mark messages that stand together; nothing was changed.")
            )
            return
        chat.session.passages[chat.exhibit] = tuple(ranges)
        self._on_chosen(chat)

    def _take_all(self) -> None:
        if self._chat is not None:
            self._chat.session.passages.pop(self._chat.exhibit, None)
            self._on_chosen(self._chat)

    def _on_chosen(self, chat: ShownChat) -> None:
        self._show_state()
        chat.session.changed.emit()
        self.touched.emit()
