"""What stands in the viewer while nothing is revealed: the blurred copy, one button, and a warning where due."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.pictures import Pictures
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.notes import Icon, Label, NoteFrame, SecLabel

_MARGIN: Final = 24
_CARD_WIDTH: Final = 400


class _Card(QWidget):
    """A plain card, so that words stand on even ground over the blurred copy."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its line."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class Cover(QWidget):
    """Holds no more than the preview does."""

    show_pressed = Signal()
    classify_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: Pictures | None = None
        self._exhibit_id = ""
        self._size = (4, 3)
        self._icon = Icon("eye-off", 24, "sec")
        self._words = Label("", bold=True)
        self._detail = SecLabel("")
        self.warning = NoteFrame("warn", self.tr("May be upsetting. You can classify without looking."))
        self.show_button = MainButton(self.tr("Show picture"), "Space", "eye")
        self.classify_button = QuietButton(self.tr("Classify without looking"), "grid-3x3", "Ctrl+T")
        self.show_button.clicked.connect(self.show_pressed)
        self.classify_button.clicked.connect(self.classify_pressed)
        for label in (self._words, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card = _Card()
        self._card = card
        self._fit()
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addWidget(self._detail)
        column.addWidget(self.warning)
        column.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.classify_button, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addStretch(1)
        row.addWidget(card, 3, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        theme.watcher().changed.connect(self._fit)

    def _fit(self) -> None:
        self._card.setMaximumWidth(theme.scaled(_CARD_WIDTH))

    def show_exhibit(self, pictures: Pictures | None, exhibit_id: str, size: tuple[int, int]) -> None:
        """Cover an exhibit of this size."""
        self._pictures, self._exhibit_id, self._size = pictures, exhibit_id, size
        self.update()

    def say(self, icon: str, words: str, detail: str = "", *, button: str = "", warn: bool = False) -> None:
        """Say what is behind it.

        Args:
            icon: a drawing.
            words: a few words.
            detail: more of them, or none.
            button: words of the button that reveals; empty when there is nothing to reveal (now).
            warn: that it may be upsetting comes first.
        """
        self._icon.show_icon(icon)
        self._words.setText(words)
        self._detail.setText(detail)
        self._words.setVisible(bool(words))
        self._detail.setVisible(bool(detail))
        self.warning.setVisible(warn)
        self.classify_button.setVisible(warn)
        held = self.hasFocus() or self.show_button.hasFocus()
        if held and not button:
            self.setFocus()  # else Qt hands the keyboard to the next thing on the page, and Esc no longer leaves
        self.show_button.setVisible(bool(button))
        self.show_button.setText(button)
        if held and button:
            self.show_button.setFocus()
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blurred copy over the canvas."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.canvas)
        if self._pictures is None or not self._exhibit_id:
            return
        wide, high = self._size
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        across = min(room.width(), room.height() * wide / max(1, high))
        across = max(across, min(room.width(), 240.0))  # a very tall one would be a thread
        down = min(room.height(), across * high / max(1, wide))
        place = QRectF(0, 0, across, down)
        place.moveCenter(room.center())
        size = QSize(max(1, round(across)), max(1, round(down)))
        image = self._pictures.preview(self._exhibit_id, size, self.devicePixelRatioF())
        if image is None:
            painter.fillRect(place, colours.sunken)
        else:
            painter.drawImage(place, image)
            if colours.is_contrast:
                painter.setPen(QPen(QColor(colours.border), 1))
                painter.drawRect(place)
