"""A clock as a tile: its state with icon and words, what it is, and what settles it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.action_rows import Tile
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.notes import Icon, Label, SecLabel

_ICONS = {"stop": "clock-alert", "warn": "clock", "ok": "check", "info": "scale"}


class ClockTile(QWidget):
    """One clock. Late and due ones have the filled button."""

    pressed = Signal(object)  # the Tile

    def __init__(self, tile: Tile, *, can_record: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setFixedWidth(theme.scaled(286))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{tile.title}. {tile.head}. {tile.below}")
        ink = "accent" if tile.kind == "info" else tile.kind
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Icon(_ICONS[tile.kind], 16, ink))
        head.addWidget(Label(tile.head, bold=True, ink=ink), 1)
        self.button = (MainButton if tile.kind in {"stop", "warn"} else QuietButton)(self.tr("Record"))
        self.button.setAccessibleName(self.tr("Record: {what}").format(what=tile.title))
        self.button.setEnabled(can_record)
        self.button.clicked.connect(lambda: self.pressed.emit(self.tile))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(tile.title, bold=True))
        words.addWidget(SecLabel(tile.below))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addLayout(words, 1)
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        colours = theme.current()
        _, fill, line = colours.state(self.tile.kind)
        if self.tile.kind == "info":
            fill, line = colours.card, colours.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
