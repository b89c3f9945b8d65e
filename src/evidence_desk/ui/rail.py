"""The rail at the left: places, the open case with its sections, and who is working here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets.buttons import IconButton

WIDE: Final = 204
NARROW: Final = 56
_ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class RailRow:
    """One line of the rail, its words ready."""

    id: str
    text: str
    kind: Literal["place", "case", "section"] = "place"
    icon: str = ""
    count: str = ""
    due: str = ""  # words of a clock that is due: the only thing in colour
    late: bool = False  # its time is over
    key: str = ""
    detail: str = ""  # second line of the case

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.text, self.detail, self.due or self.count) if part)


class RailModel(QAbstractListModel):
    """The rows; `open_id` is the place that is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[RailRow, ...] = ()
        self.open_id = ""

    def show(self, rows: tuple[RailRow, ...]) -> None:
        """Replace the rows; where only their words are new, the view keeps its place."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_open(self, ident: str) -> None:
        """Mark the place that is shown."""
        self.open_id = ident
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, ident: str) -> int:
        """Return the number of a row, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == ident), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, or the row itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return (
                    self.tr("{name}, shown").format(name=row.spoken) if row.id == self.open_id else row.spoken
                )
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.spoken}  {row.key}".strip()
            case _:
                return row if role == _ROW_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that everything but the case's own lines can be opened."""
        if not index.isValid() or self._rows[index.row()].kind == "case":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RailDelegate(QStyledItemDelegate):
    """Paints the rows: the one that is shown on `soft` with an accent bar, counts grey, clocks amber."""

    narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return 30 pixels and a gap of 2 for an item; what its words need for the case."""
        row: RailRow = index.data(_ROW_ROLE)
        if row.kind != "case":
            return QSize(0, max(32, theme.metrics().height() + 14))
        if self.narrow:
            return QSize(0, 33)
        height = 20 + round(_wrapped(row.text).size().height())
        return QSize(0, height + theme.metrics("small").height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: RailRow = index.data(_ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "case":
            self._paint_case(painter, option.rect, row)
        else:
            model = index.model()
            assert isinstance(model, RailModel)  # noqa: S101  # made for this model
            self._paint_item(painter, option, row, is_open=row.id == model.open_id)
        painter.restore()

    def _paint_case(self, painter: QPainter, rect: QRect, row: RailRow) -> None:
        now = theme.current()
        y = rect.top() + (16 if self.narrow else 8)
        painter.setPen(QPen(now.border, 0))
        painter.drawLine(rect.left() + 10, y, rect.right() - 10, y)
        if self.narrow:
            return
        title = _wrapped(row.text)
        painter.translate(rect.left() + 18, y + 12)
        painter.setPen(now.text)
        _draw_document(painter, title)
        small = theme.font("small")
        painter.setFont(small)
        painter.setPen(now.sec)
        metrics = theme.metrics("small")
        width = WIDE - 18 - 8
        line = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QPoint(0, round(title.size().height()) + metrics.ascent() + 2), line)

    def _paint_item(
        self, painter: QPainter, option: QStyleOptionViewItem, row: RailRow, *, is_open: bool
    ) -> None:
        now = theme.current()
        rect = option.rect.adjusted(8, 1, -8, -1)
        if is_open or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(now.soft if is_open else now.hover)
            painter.setPen(QPen(now.accent, 1) if now.is_contrast and is_open else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 6, 6)
        if is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent)
            painter.drawRect(QRect(rect.left(), rect.center().y() - 7, 3, 16))
        ink = now.soft_text if is_open else now.text
        side = theme.scaled(16)
        x = rect.left() + (rect.width() - side) // 2 if self.narrow else rect.left() + 10
        icon_ink = now.soft_text if is_open else now.sec
        icons.paint(painter, row.icon, x, rect.center().y() - side / 2 + 1, side, icon_ink)
        if not self.narrow:
            self._paint_words(painter, rect.adjusted(10 + side + 10, 0, -8, 0), row, ink, is_open=is_open)
        elif row.due:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.stop if row.late else now.warn)
            painter.drawEllipse(QPoint(x + side, rect.top() + 7), 3, 3)
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and option.state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.focus, now.focus_width))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)

    def _paint_words(self, painter: QPainter, rect: QRect, row: RailRow, ink: Any, *, is_open: bool) -> None:
        now = theme.current()
        middle = Qt.AlignmentFlag.AlignVCenter
        right = row.due or row.count or row.key
        due_ink = now.stop if row.late else now.warn
        is_key = right is row.key
        font = theme.font("key" if is_key else "small", bold=bool(row.due) or (is_open and not is_key))
        painter.setFont(font)
        painter.setPen(due_ink if row.due else now.soft_text if is_open else now.sec)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, right)
        taken = painter.fontMetrics().horizontalAdvance(right) + 6
        if row.due:
            side = theme.scaled(13)
            x = rect.right() - taken - side + 4
            icons.paint(painter, "clock-alert", x, rect.center().y() - side / 2 + 1, side, due_ink)
            taken += side
        painter.setFont(theme.font("body", bold=is_open))
        painter.setPen(ink)
        words = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, rect.width() - taken)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignLeft, words)


def _wrapped(text: str) -> QTextDocument:
    """Return a case title, wrapped to the rail."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font("body", bold=True))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(text)
    document.setTextWidth(WIDE - 18 - 14)
    return document


def _draw_document(painter: QPainter, document: QTextDocument) -> None:
    layout = document.documentLayout()
    context = layout.PaintContext()
    context.palette.setColor(context.palette.ColorRole.Text, theme.current().text)
    layout.draw(painter, context)


class RailList(QListView):
    """The list: one tab stop, arrows move, Enter or a click opens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Places and sections"))


class Avatar(QWidget):
    """A circle with a person's initials."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._initials = ""
        self.setFixedSize(30, 30)

    def set_initials(self, initials: str) -> None:
        """Show these initials."""
        self._initials = initials
        self.setAccessibleName(initials)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(now.soft)
        painter.setPen(QPen(now.accent, 1) if now.is_contrast else Qt.PenStyle.NoPen)
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        font = QFont(theme.font("key", bold=True))
        font.setPointSizeF(min(font.pointSizeF(), 9.0))  # the circle does not grow
        painter.setFont(font)
        painter.setPen(now.soft_text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


class Rail(QWidget):
    """The rail with its list and its foot."""

    chosen = Signal(str)  # id of a place or section
    lock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RailModel(self)
        self._delegate = RailDelegate(self)
        self.list = RailList(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._on_index)
        self.list.activated.connect(self._on_index)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._make_foot())
        theme.watcher().changed.connect(self._restyle)
        self._restyle()
        self.set_narrow(False)

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        self._foot = QHBoxLayout(foot)
        self._avatar = Avatar(foot)
        self._name = QLabel(foot)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._minutes = QLabel(foot)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._minutes)
        self._lock = IconButton("lock", self.tr("Lock"), "Ctrl+Shift+L")
        self._lock.clicked.connect(self.lock_pressed)
        self._foot.addWidget(self._avatar)
        self._foot.addLayout(words, 1)
        self._foot.addWidget(self._lock)
        return foot

    def set_person(self, name: str, initials: str) -> None:
        """Show who is working here."""
        self._full_name = name
        self._avatar.set_initials(initials)
        self._avatar.setToolTip(name)
        self._elide_name()

    def set_minutes(self, minutes: int, *, soon: bool) -> None:
        """Show how long until the idle lock."""
        self._minutes.setText(self.tr("Locks in %n min", "", minutes))
        role = self._minutes.foregroundRole()
        palette = self._minutes.palette()
        palette.setColor(role, theme.current().warn if soon else theme.current().sec)
        self._minutes.setPalette(palette)

    def show_rows(self, rows: tuple[RailRow, ...]) -> None:
        """Show these places and sections."""
        self.model.show(rows)
        self.list.scheduleDelayedItemsLayout()

    def set_open(self, ident: str) -> None:
        """Mark the place that is shown."""
        self.model.set_open(ident)
        number = self.model.row_of(ident)
        if number >= 0:
            self.list.setCurrentIndex(self.model.index(number))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or words too."""
        self._delegate.narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._name.setVisible(not narrow)
        self._minutes.setVisible(not narrow)
        # The lock stays in reach: under the initials where there is no room beside the name.
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(down if narrow else across)
        side = 13 if narrow else 16
        self._foot.setContentsMargins(side, 14, side - 8 if not narrow else side, 14)
        self.list.scheduleDelayedItemsLayout()

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._delegate.narrow

    def _on_index(self, index: QModelIndex) -> None:
        row: RailRow | None = index.data(_ROW_ROLE)
        if row is not None and row.kind != "case":
            self.chosen.emit(row.id)

    def _elide_name(self) -> None:
        room = WIDE - 16 - 30 - 6 - 40
        name = getattr(self, "_full_name", "")
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room))

    def _restyle(self) -> None:
        self._name.setFont(theme.font("body"))
        self._minutes.setFont(theme.font("small"))
        self._elide_name()
        self.list.scheduleDelayedItemsLayout()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the line at the right and the one above the foot."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.rail)
        painter.setPen(QPen(now.border, 0))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        y = self.list.geometry().bottom() + 1
        painter.drawLine(10, y, self.width() - 11, y)
