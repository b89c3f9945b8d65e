"""The viewer's bar: the way back, what is looked at, how large; and, always in reach, “This should not be here”."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.buttons import (
    IconButton,
    QuietButton,
    SegmentedControl,
    StopButton,
    StripButton,
)
from evidence_desk.ui.widgets.notes import Chip, Heading, SecLabel


class _Caption(SecLabel):
    """One line that is cut with dots where there is no room."""

    def __init__(self) -> None:
        super().__init__("", font="body", wrap=False)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Say this, as much as there is room for."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """Return that it may shrink to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def _cut(self) -> None:
        self.setText(
            self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 2))
        )


class ViewerBar(QWidget):
    """Stands in the place of the capture strip. Two rows where one has no room."""

    close_pressed = Signal()
    toggle_pressed = Signal()
    stop_pressed = Signal()
    fit_chosen = Signal(str)  # "width", "whole", "actual"
    zoom_pressed = Signal(int)  # 1 larger, -1 smaller

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = StripButton(self.tr("Exhibits"), "arrow-left", "Esc")
        self.back.clicked.connect(self.close_pressed)
        self._ref = Heading("", font="section")
        self._ref.setWordWrap(False)
        self._kind = Chip("")
        self._caption = _Caption()
        self.smaller = IconButton("zoom-out", self.tr("Smaller"), "−")
        self.larger = IconButton("zoom-in", self.tr("Larger"), "+")
        self.smaller.clicked.connect(lambda: self.zoom_pressed.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_pressed.emit(1))
        self._percent = SecLabel("", wrap=False)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fit = SegmentedControl(
            [
                ("width", self.tr("Width"), ""),
                ("whole", self.tr("Whole"), ""),
                ("actual", self.tr("1 : 1"), ""),
            ],
            self.tr("How large"),
        )
        for option, key in (("width", "W"), ("whole", ""), ("actual", "0")):
            if key:
                self.fit.button(option).setToolTip(self.tr("Key: {key}").format(key=key))
        self.fit.changed.connect(self.fit_chosen)
        self.toggle = QuietButton(self.tr("Show picture"), "eye", "Space")
        self.toggle.clicked.connect(self.toggle_pressed)
        self.stop = StopButton()
        self.stop.clicked.connect(self.stop_pressed)
        self._zoom = QWidget()
        zoom = QHBoxLayout(self._zoom)
        zoom.setContentsMargins(0, 0, 0, 0)
        zoom.setSpacing(6)
        for widget in (self.smaller, self._percent, self.larger, self.fit):
            zoom.addWidget(widget)
        self._lay_out()
        theme.watcher().changed.connect(self._arrange)

    def _lay_out(self) -> None:
        self._first = QHBoxLayout()
        self._first.setSpacing(10)
        for widget in (self.back, self._ref, self._kind):
            self._first.addWidget(widget)
        self._first.addWidget(self._caption, 1)
        self._right = QHBoxLayout()
        self._right.setSpacing(10)
        self._right.addWidget(self._zoom)
        self._right.addStretch(1)
        self._right.addWidget(self.toggle)
        self._right.addWidget(self.stop)
        self._rows: QBoxLayout = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._first)
        self._rows.addLayout(self._right)

    def show_exhibit(self, ref: str, kind: str, icon: str, caption: str) -> None:
        """Say what is looked at."""
        self._ref.setText(ref)
        self._kind.set_text(kind, icon)
        self._kind.setVisible(bool(kind))
        self._caption.say(caption)
        self._arrange()

    def show_zoom(self, mode: str, percent: int, *, on: bool) -> None:
        """Say how large it is shown; off where nothing can be made larger."""
        self._zoom.setEnabled(on)
        self.fit.choose(mode if mode != "free" else "", quietly=True)
        self._percent.setText(self.tr("{percent} %").format(percent=percent) if on else "")
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("888 %") + 4)

    def offer_zoom(self, on: bool) -> None:
        """Have the buttons that make it larger, or not: words and sound have no size."""
        self._zoom.setVisible(on)
        self._arrange()

    def show_toggle(self, text: str, icon: str) -> None:
        """Set what Space does: show it, or hide it again; no text hides the button."""
        self.toggle.setVisible(bool(text))
        self.toggle.setText(text)
        self.toggle.set_icon(icon)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row where one is too short."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        left = sum(widget.sizeHint().width() for widget in (self.back, self._ref, self._kind)) + 40
        right = self.stop.sizeHint().width() + 60
        right += self._zoom.sizeHint().width() if not self._zoom.isHidden() else 0
        right += self.toggle.sizeHint().width() if not self.toggle.isHidden() else 0
        one_row = left + right + 40 <= self.width()
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom
        )
        self._rows.setStretch(0, 1 if one_row else 0)
        # Above, where the caption gives way, when the second row has no room for it.
        row = self._first if not one_row and right > self.width() else self._right
        if row.indexOf(self.stop) < 0:
            row.addWidget(self.stop)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider row alone: the bar breaks before it asks for more."""
        hint = self._right.minimumSize()
        return QSize(max(hint.width(), self.back.sizeHint().width()) + 32, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.border)
