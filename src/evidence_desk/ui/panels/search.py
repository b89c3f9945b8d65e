"""Search in the open case: captions, notes, accounts, people, and the words of messages."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import announce, icons, searching, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.searching import Hit
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import Heading, SecLabel
from evidence_desk.ui.widgets.page import Page

_Index = QModelIndex | QPersistentModelIndex
_HIT_ROLE: Final = Qt.ItemDataRole.UserRole
_TYPING_MS: Final = 250
_SHORTEST: Final = 2  # characters
_ICONS: Final = {
    "image": "image",
    "page": "globe",
    "message-transcript": "message-square-text",
    "url": "link",
    "file": "file",
    "audio-video": "audio-lines",
    "restricted-record": "octagon-x",
    "person": "users",
}


class HitsModel(QAbstractListModel):
    """What was found so far."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._hits = []
        self.endResetModel()

    def add(self, hits: list[Hit]) -> None:
        """Add what was found next; the cursor stays where it is."""
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()

    def targets(self) -> list[str]:
        """Return the exhibits found, in order."""
        return [hit.target for hit in self._hits if hit.where != "person"]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a hit, or the hit."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{hit.title}, {self.where(hit)}"
        return hit if role == _HIT_ROLE else None

    def where(self, hit: Hit) -> str:
        """Say where the words stand."""
        match hit.where:
            case "reference":
                return self.tr("its reference")
            case "caption":
                return self.tr("in the caption")
            case "words":
                return self.tr("in the words of the message")
            case "person":
                return ", ".join(part for part in (self.tr("person in this case"), hit.excerpt) if part)
            case "account":
                return self.tr("account: {words}").format(words=hit.excerpt)
            case "platform":
                return self.tr("platform: {words}").format(words=hit.excerpt)
            case "address":
                return self.tr("web address: {words}").format(words=hit.excerpt)
            case "file":
                return self.tr("file name: {words}").format(words=hit.excerpt)
            case _:
                return self.tr("note: {words}").format(words=hit.excerpt)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return two lines and some air."""
        return QSize(0, theme.metrics().height() + theme.metrics("small").height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one hit."""
        now = theme.current()
        hit: Hit = index.data(_HIT_ROLE)
        model = index.model()
        assert isinstance(model, HitsModel)  # noqa: S101  # made for this model
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.save()
        painter.fillRect(rect, now.soft if chosen else now.surface)
        painter.setPen(QPen(now.accent if chosen and now.is_contrast else now.border, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side = theme.scaled(16)
        ink = now.soft_text if chosen else now.text
        icons.paint(painter, _ICONS[hit.kind], rect.left() + 16, rect.top() + 9, side, now.sec)
        box = rect.adjusted(16 + side + 12, 7, -16, -7)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, top, metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, box.width()))
        box.setTop(box.top() + metrics.height() + 2)
        painter.setFont(theme.font("small"))
        painter.setPen(now.soft_text if chosen else now.sec)
        words = painter.fontMetrics().elidedText(model.where(hit), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, top, words)
        painter.restore()


class SearchField(LineEdit):
    """The field; the arrow down goes to what was found."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down into the list, or type."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class SearchPage(Page):
    """The place "Search"."""

    open_requested = Signal(str, list)  # exhibit, all exhibits found
    person_requested = Signal(str)
    case_requested = Signal()  # nothing is open to be searched

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._model = HitsModel(self)
        self._job: Job[Any] | None = None
        self._wanted = ""
        self._left: list[str] = []  # messages not read yet
        self._total = 0
        self.field = SearchField(placeholder=self.tr("Words, a name, an account, a reference"))
        self.field.setAccessibleName(self.tr("Search in this case"))
        self.view = QListView()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setModel(self._model)
        self.view.setItemDelegate(HitDelegate(self.view))
        self.view.setAccessibleName(self.tr("What was found"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = EmptyState("search", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._state = SecLabel()
        self.stop_button = QuietButton(self.tr("Stop"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._lay_out()
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self._typing.timeout.connect(self._begin)
        self.field.textChanged.connect(self._on_typed)
        self.field.down.connect(self._go_down)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self.stop_button.clicked.connect(self._stop)
        self._empty.pressed.connect(self.case_requested)
        self.refresh()

    def _dress(self) -> None:
        """Let the window show below the last hit."""
        palette = QPalette(self.view.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.current().window)
        self.view.setPalette(palette)

    def _lay_out(self) -> None:
        title = Heading(self.tr("Search"))
        title.setWordWrap(False)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.field, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 8)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def set_session(self, session: CaseSession | None) -> None:
        """Search in another case."""
        self._stop()
        super().set_session(session)
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to search in."""
        self.field.setEnabled(self.session is not None)
        self._show_state()

    def wipe(self) -> None:
        """Forget what was looked for and what was found."""
        self._stop()
        self.field.clear()
        self._model.clear()
        self._show_state()

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        target = self.field if self.session is not None else self._empty.button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- searching

    def _on_typed(self, text: str) -> None:
        self._cancel()
        self._wanted = text.strip()
        if len(self._wanted) >= _SHORTEST:
            self._typing.start()
        else:
            self._typing.stop()
            self._model.clear()
        self._show_state()

    def _begin(self) -> None:
        if self.session is None or len(self._wanted) < _SHORTEST:
            return
        case, wanted = self.session.case, self._wanted
        self._model.clear()
        job = self.desk.run(
            self.tr("Searching"), lambda report: searching.in_record(case, wanted, report), quietly=True
        )
        self._take(job)
        job.succeeded.connect(lambda hits: self._on_record(job, hits))

    def _on_record(self, job: Job[list[Hit]], hits: list[Hit]) -> None:
        session = self.session
        if job is not self._job or session is None:
            return
        self._model.add(hits)
        found = frozenset(hit.target for hit in hits)
        self._left = searching.readable(session.case, session.locked, found)
        self._total = len(self._left)
        self._read_some()

    def _read_some(self) -> None:
        """Read the next few messages; between two goes the case is free for other work."""
        session = self.session
        enough = self._model.rowCount() >= searching.HITS_MAX
        if session is None or not self._left or enough:
            self._job = None
            self._left = []
            self._show_state(announced=True)
            return
        now, self._left = self._left[: searching.AT_ONCE], self._left[searching.AT_ONCE :]
        wanted = self._wanted
        job = session.act(
            self.tr("Searching the words of messages"),
            lambda store, report: searching.in_words(store, now, wanted, report),
            priority=-1,
        )
        self._take(job)
        job.succeeded.connect(lambda hits: self._on_words(job, hits))

    def _on_words(self, job: Job[list[Hit]], hits: list[Hit]) -> None:
        if job is self._job:
            self._model.add(hits)
            self._read_some()

    def _take(self, job: Job[Any]) -> None:
        self._job = job
        job.failed.connect(lambda error: self._on_failed(job))
        self._show_state()

    def _on_failed(self, job: Job[Any]) -> None:
        if job is self._job:
            self._job = None
            self._show_state()

    def _cancel(self) -> None:
        job, self._job = self._job, None
        self._left = []
        if job is not None:
            job.cancel()

    def _stop(self) -> None:
        self._typing.stop()
        self._cancel()
        self._show_state()

    # --- showing

    def _show_state(self, *, announced: bool = False) -> None:
        count = self._model.rowCount()
        searching_now = self._job is not None or self._typing.isActive()
        self.stop_button.setVisible(self._job is not None and self._total > searching.AT_ONCE)
        self._stack.setCurrentWidget(self.view if count else self._empty)
        if self.session is None:
            self._empty.set_words(
                self.tr("No case is open"),
                self.tr("Open the case you want to search."),
                self.tr("Cases"),
            )
        elif len(self._wanted) < _SHORTEST:
            self._empty.set_words(
                self.tr("Search in this case"),
                self.tr(
                    "Captions, notes, accounts, people and the words of messages. Words inside pictures are not found."
                ),
            )
        elif searching_now:
            self._empty.set_words(self.tr("Searching"))
        else:
            self._empty.set_words(
                self.tr("Nothing found"), self.tr("Words inside pictures and sound are not searched.")
            )
        words = ""
        if self._job is not None and self._total:
            done = self._total - len(self._left)
            words = self.tr("Reading message {done} of {total}").format(done=done, total=self._total)
        elif count >= searching.HITS_MAX:
            words = self.tr("The first {count} are shown. Type more to narrow it down.").format(count=count)
        elif count:
            words = self.tr("%n found", "", count)
        self._state.setText(words)
        if announced:
            announce.announce(self, words or self.tr("Nothing found"))

    def _go_down(self) -> None:
        if self._model.rowCount():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self._model.index(0))

    def _open(self, index: QModelIndex) -> None:
        hit: Hit = index.data(_HIT_ROLE)
        if hit.where == "person":
            self.person_requested.emit(hit.target)
        else:
            self.open_requested.emit(hit.target, self._model.targets())
