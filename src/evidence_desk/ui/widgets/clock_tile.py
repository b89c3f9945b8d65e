"""A clock as a tile: its state with icon and words, what it is, and what settles it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.action_rows import Tile
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.notes import Icon, Label, SecLabel

_ICONS = {"stop": "clock-alert", "warn": "clock", "ok": "check", "info": "clock"}


class ClockTile(QWidget):
    """One clock: late ones red, due ones amber, done ones green, each with words; and the way to settle it."""

    pressed = Signal(object)  # the Tile

    def __init__(self, tile: Tile, *, can_record: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(f"{tile.title}. {tile.head}. {tile.below}")
        ink = "accent" if tile.kind == "info" else tile.kind
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Icon("scale" if tile.record == "decision" else _ICONS[tile.kind], 16, ink))
        head.addWidget(Label(tile.head, bold=True, ink=ink), 1)
        self.button = LinkButton(self.tr("Record"))
        self.button.setAccessibleName(self.tr("Record: {what}").format(what=tile.title))
        self.button.setEnabled(can_record)
        self.button.setVisible(bool(tile.record))
        self.button.clicked.connect(lambda: self.pressed.emit(self.tile))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(Label(tile.title, bold=True))
        column.addWidget(SecLabel(tile.below))
        column.addStretch(1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        colours = theme.current()
        _, fill, line = colours.state(self.tile.kind)
        if self.tile.kind != "stop":  # only what is late stands on a ground of its own
            fill, line = colours.card, colours.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
