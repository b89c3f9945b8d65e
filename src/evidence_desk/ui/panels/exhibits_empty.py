"""A case without exhibits: one sentence, one key, the other ways in, and what never to copy."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets.buttons import Button, LinkButton
from evidence_desk.ui.widgets.notes import Heading, Icon, SecLabel

_WIDTH: Final = 168  # of a way in, pixels at 100 %


class WayIn(Button):
    """One way to add something, as a card with its key."""

    def __init__(self, icon: str, title: str, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, icon, key, parent)
        self._says = text
        self.setAccessibleName(f"{title}, {text}")
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for three lines."""
        words = theme.metrics("small").horizontalAdvance(self._says) + 28
        height = theme.scaled(20) + theme.metrics().height() + theme.metrics("small").height() + 40
        return QSize(max(theme.scaled(_WIDTH), words), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint drawing and key, title, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, colours = self.look(), theme.current()
        self.paint_box(painter, look)
        side = theme.scaled(20)
        enabled = self.isEnabled()
        icons.paint(painter, self.icon_name, 14, 14, side, colours.accent if enabled else colours.dis)
        painter.setFont(theme.font("key"))
        painter.setPen(look.key_ink)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(14 + side, 14, self.width() - side - 28, side), right, self.key)
        top = 14 + side + 8
        for text, name, bold, ink in (
            (self.words(), "body", True, look.ink),
            (self._says, "small", False, look.key_ink),
        ):
            painter.setFont(theme.font(name, bold=bold))  # type: ignore[arg-type]  # both are names of the scale
            painter.setPen(ink)
            height = theme.metrics(name).height()  # type: ignore[arg-type]  # likewise
            painter.drawText(QRectF(14, top, self.width() - 28, height), Qt.AlignmentFlag.AlignLeft, text)
            top += height


class EmptyCase(QWidget):
    """What to do first."""

    add_asked = Signal(str)  # name of a command: "screen", "file", "text", "page", "restricted"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Heading(self.tr("Press Ctrl+V to add what you copied"), font="display")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint = SecLabel(self.tr("or drop files anywhere in this window"), font="body")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._cards = self._ways_in()
        self._never = self._what_never_to_copy()
        self._ways = QGridLayout()
        self._ways.setSpacing(12)
        self._ways.setColumnStretch(0, 1)
        self._ways.setColumnStretch(len(self._cards) + 1, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 20, 4, 20)
        column.setSpacing(10)
        column.addStretch(3)
        column.addWidget(Icon("clipboard-paste", 32, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(16)
        column.addLayout(self._ways)
        column.addSpacing(20)
        column.addLayout(self._never)
        column.addStretch(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 4, 20, 20)
        whole.addWidget(self._area(inside))
        self._arrange()
        theme.watcher().changed.connect(self._arrange)

    def _ways_in(self) -> list[WayIn]:
        cards: list[WayIn] = []
        for name, icon, text, says, key in (
            ("screen", "scan", self.tr("Screen"), self.tr("a part, a window or all"), "Ctrl+Shift+S"),
            ("file", "file-plus-2", self.tr("File"), self.tr("kept exactly as it is"), "Ctrl+O"),
            ("text", "type", self.tr("Text"), self.tr("typed or pasted words"), "Ctrl+Shift+T"),
            ("page", "globe", self.tr("Page"), self.tr("all of it, in one press"), "Ctrl+L"),
        ):
            card = WayIn(icon, text, says, key)
            card.clicked.connect(lambda _, name=name: self.add_asked.emit(name))
            cards.append(card)
        return cards

    def _what_never_to_copy(self) -> QBoxLayout:
        self.text_record = LinkButton(self.tr("Write a text record"))
        self.text_record.clicked.connect(lambda: self.add_asked.emit("restricted"))
        never = QHBoxLayout()
        never.setSpacing(6)
        never.addStretch(1)
        never.addWidget(Icon("octagon-x", 16, "stop"))
        words = self.tr("Nudes, semi-nudes or not sure? Do not copy.")
        never.addWidget(SecLabel(words, font="body", wrap=False))
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(6)
        both.addStretch(1)
        both.addLayout(never)
        both.addWidget(self.text_record, 0, Qt.AlignmentFlag.AlignCenter)
        both.addStretch(1)
        return both

    def _area(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("No exhibits yet"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways in side by side, or two by two where there is less room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        for card in self._cards:
            card.setMinimumWidth(0)
        card_width = max(card.sizeHint().width() for card in self._cards)
        widest = card_width + self._ways.spacing()
        room = self.width() - 64
        columns = len(self._cards) if room >= len(self._cards) * widest else 2 if room >= 2 * widest else 1
        for place, card in enumerate(self._cards):
            card.setMinimumWidth(card_width)
            self._ways.addWidget(card, place // columns, 1 + place % columns)
        side = QBoxLayout.Direction
        self._never.setDirection(side.LeftToRight if columns == len(self._cards) else side.TopToBottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed line around the place where files can be dropped."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().strong, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16.5, 0.5, -16.5, -16.5), 8, 8)
