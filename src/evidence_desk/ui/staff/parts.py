"""Small parts of the staff window: the place to paste into, the list of sealed items, the QR code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import segno
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.ui import theme
from evidence_desk.ui.staff.outgoing import Row
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton, MainButton
from evidence_desk.ui.widgets.dates import uk_time
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Icon, Label, Line, SecLabel
from evidence_desk.ui.widgets.sizes import size_text

RADIUS: Final = 8.0
Way = Literal["screen", "file", "text", "address"]
_QUIET: Final = 4  # modules around a QR code


class Card(QWidget):
    """A box with a line around it, dashed where something can be dropped."""

    def __init__(
        self, *, dashed: bool = False, ground: str = "surface", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self._ground = ground
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.strong if self._dashed else colours.border, 1)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(getattr(colours, self._ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class DropBox(Card):
    """Paste, or drop a file here; and the other ways in, as far as the school has them."""

    paste_pressed = Signal()
    way_pressed = Signal(str)  # a Way

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(dashed=True, parent=parent)
        self.title = Label(self.tr("Paste, or drop a file here"), bold=True)
        self.paste_button = MainButton(self.tr("Paste"), "Ctrl+V")
        self.paste_button.clicked.connect(self.paste_pressed)
        links = QWidget()
        flow = FlowLayout(links, gap=10, row_gap=0)
        self.ways: dict[str, LinkButton] = {}
        for way, text in (
            ("screen", self.tr("Screen picture")),
            ("file", self.tr("File")),
            ("text", self.tr("Words")),
            ("address", self.tr("Web address")),
        ):
            link = LinkButton(text)
            link.clicked.connect(lambda _=False, way=way: self.way_pressed.emit(way))
            self.ways[way] = link
            flow.addWidget(link)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon("clipboard-paste", 22, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(words, 1)
        head.addWidget(self.paste_button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(links)

    def allow(self, kinds: Sequence[str]) -> None:
        """Show the ways in that the school has settled on."""
        self.paste_button.setVisible("paste" in kinds)
        for way, link in self.ways.items():
            link.setVisible(way in kinds)
        drops, pastes = "file" in kinds, "paste" in kinds
        if drops and pastes:
            words = self.tr("Paste, or drop a file here")
        elif drops:
            words = self.tr("Drop a file here")
        else:
            words = self.tr("Paste here") if pastes else self.tr("Add something")
        self.title.setText(words)


class ItemList(Card):
    """What is sealed: kind, time and size, and a way to take it back before sending."""

    withdraw_requested = Signal(object)  # Row

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Sealed items"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.buttons: list[IconButton] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these items."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for number, row in enumerate(rows):
            if number:
                self._column.addWidget(Line())
            self._column.addWidget(self._row(row))
        self.setVisible(bool(rows))

    def _row(self, row: Row) -> QWidget:
        line = QWidget()
        title, sealed = self._words(row)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title))
        words.addWidget(SecLabel(sealed))
        remove = IconButton("x", self.tr("Take back: {what}").format(what=title))
        remove.clicked.connect(lambda: self.withdraw_requested.emit(row))
        self.buttons.append(remove)
        across = QHBoxLayout(line)
        across.setContentsMargins(12, 7, 8, 7)
        across.setSpacing(12)
        across.addWidget(Icon(row.icon, 16, "sec"))
        across.addLayout(words, 1)
        across.addWidget(remove)
        return line

    def _words(self, row: Row) -> tuple[str, str]:
        kinds = {
            "image": self.tr("Picture"),
            "scan": self.tr("Screen picture"),
            "camera": self.tr("Film"),
            "message-square-text": self.tr("Words"),
            "link": self.tr("Web address"),
            "octagon-x": self.tr("Record in words"),
        }
        plain = self.tr("Words") if row.item.what == "words" else self.tr("File")
        kind = kinds.get(
            row.icon, self.tr("Record in words") if row.item.what == "restricted record" else plain
        )
        time = f"{uk_time(clocks.parse_utc(row.item.at))[0]:%H:%M:%S}"
        sealed = self.tr("sealed on this computer")
        parts = [size_text(row.size)] if row.size else []
        if row.item.what == "file":
            parts.append(self.tr("Answered No"))
        return f"{kind}, {time}", " · ".join([*parts, sealed])


class QrMark(QWidget):
    """A QR code, dark on light whatever the theme, so that any phone reads it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[list[bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The receipt as a QR code"))

    def show_text(self, text: str) -> None:
        """Show a text as a code."""
        self._rows = qr_rows(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for whole pixels per module."""
        side = (len(self._rows) + 2 * _QUIET) * max(2, round(theme.scaled(2)))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the modules."""
        painter = QPainter(self)
        paint_qr(painter, QRectF(self.rect()), self._rows)


def qr_rows(text: str) -> list[list[bool]]:
    """Return the modules of a text's QR code, row by row."""
    return [[bool(cell) for cell in row] for row in segno.make(text, error="m", micro=False).matrix]


def paint_qr(painter: QPainter, room: QRectF, rows: Sequence[Sequence[bool]]) -> None:
    """Paint a code with its quiet zone into a square."""
    painter.fillRect(room, Qt.GlobalColor.white)
    if not rows:
        return
    side = min(room.width(), room.height()) / (len(rows) + 2 * _QUIET)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                left, top = room.left() + (across + _QUIET) * side, room.top() + (down + _QUIET) * side
                painter.fillRect(QRectF(left, top, side, side), Qt.GlobalColor.black)
