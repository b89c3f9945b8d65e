"""The keyboard focus ring: drawn outside a control, over its neighbours, and only when the keyboard moved there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from evidence_desk.ui import theme

GAP: Final = 2  # pixels between a control and its ring
_BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class _Ring(QWidget):
    """One ring in each top level window; it follows the control that has it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._radius = 6.0
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self._clip = QRect()

    def put_around(self, widget: QWidget, radius: float) -> None:
        self.take_off()
        self._around, self._radius = widget, radius
        # Queued: by then its window is either whole or gone, and this ring with it.
        widget.destroyed.connect(self._on_gone, Qt.ConnectionType.QueuedConnection)
        step: QWidget | None = widget
        while step is not None and step is not self.parentWidget():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._follow()

    def take_off(self) -> None:
        for widget in self._watched:
            if isValid(widget):  # a sheet that is deleted takes the focus off its own children
                widget.removeEventFilter(self)
        self._watched.clear()
        self._around = None
        self.hide()

    def _on_gone(self) -> None:
        if self._around is not None and not isValid(self._around):
            self.take_off()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._follow()
        return False

    def _follow(self) -> None:
        widget, window = self._around, self.parentWidget()
        if widget is None or window is None or not isValid(widget):
            self.hide()
            return
        if not widget.isVisible() or not widget.hasFocus():
            self.hide()
            return
        out = GAP + theme.current().focus_width
        box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-out, -out, out, out)
        self._clip = self._seen(widget, window).translated(-box.topLeft())
        self.setGeometry(box)
        self.raise_()
        self.show()
        self.update()

    def _seen(self, widget: QWidget, window: QWidget) -> QRect:
        """Return the part of the window that scroll areas around the widget let through."""
        seen = window.rect()
        step = widget.parentWidget()
        while step is not None and step is not window:
            area = step.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is step:
                seen = seen.intersected(QRect(step.mapTo(window, QPoint(0, 0)), step.size()))
            step = area
        return seen

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        width = colours.focus_width
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip)
        painter.setPen(QPen(colours.focus, width))
        half = width / 2
        radius = self._radius + GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


def focus_in(widget: QWidget, event: QFocusEvent, radius: float = 6) -> None:
    """Draw the ring around a control that the keyboard has reached; call it from `focusInEvent`."""
    if event.reason() in _BY_KEYBOARD or theme.current().is_contrast:
        _ring_of(widget.window()).put_around(widget, radius)


def focus_out(widget: QWidget) -> None:
    """Take the ring off; call it from `focusOutEvent`.

    What is not visible has no ring any more. It may be losing the keyboard because its window is being destroyed, and
    then the window must not be touched.
    """
    if not widget.isVisible():
        return
    window = widget.window()
    for ring in window.findChildren(_Ring, options=Qt.FindChildOption.FindDirectChildrenOnly):
        ring.take_off()


def _ring_of(window: QWidget) -> _Ring:
    found = window.findChildren(_Ring, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found[0] if found else _Ring(window)
