"""Marking a piece of the page with the pointer: a rectangle by dragging, a post by one press. The page gets neither."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QRubberBand, QWidget

from evidence_desk.capture.browser_wire import Box

if TYPE_CHECKING:
    from PySide6.QtWebEngineWidgets import QWebEngineView

_OWN_WORLD: Final = 1  # `QWebEngineScript.ScriptWorldId.ApplicationWorld`
_DRAG: Final = 8  # pixels; less is a press on a post
_POINTER: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)


class Marking(QObject):
    """Takes the pointer from the page while a piece is marked, and draws a line around the piece that is chosen."""

    chosen = Signal(object)  # wire.Box; without width and height: the place of a post

    def __init__(self, view: QWebEngineView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, view)
        self._on = False
        self._from: QPointF | None = None
        self._piece: Box | None = None
        self._held: QWidget | None = None  # what gets the pointer's events
        view.page().scrollPositionChanged.connect(self._draw)

    def begin(self, *, by_pointer: bool) -> None:
        """Choose nothing any more; with the pointer, the next press or drag chooses.

        Args:
            by_pointer: the pointer marks from now on; else it is the page's.
        """
        self._on, self._from, self._piece = by_pointer, None, None
        if self._held is not None:
            self._held.removeEventFilter(self)
            self._held.unsetCursor()
        self._held = (self._view.focusProxy() or self._view) if by_pointer else None
        if self._held is not None:
            self._held.installEventFilter(self)
            self._held.setCursor(Qt.CursorShape.CrossCursor)
        self._draw()

    def show(self, piece: Box | None) -> None:
        """Draw a line around a piece, and bring it into view where it is outside."""
        self._piece = piece
        if piece is not None and not self._view.rect().intersects(self._place(piece)):
            script = f"scrollTo({{left: {piece.x - 60}, top: {piece.y - 60}, behavior: 'instant'}})"
            self._view.page().runJavaScript(script, _OWN_WORLD)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Span the rectangle; nothing of it reaches the page. The wheel still scrolls."""
        if not self._on or event.type() not in _POINTER or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        at = event.position()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._from = at
        elif self._from is not None and event.type() == QEvent.Type.MouseMove:
            self._band.setGeometry(QRectF(self._from, at).normalized().toAlignedRect())
            self._band.show()
        elif self._from is not None and event.type() == QEvent.Type.MouseButtonRelease:
            span = QRectF(self._from, at).normalized()
            self.begin(by_pointer=False)
            self.chosen.emit(self._box(span, at))
        return True

    def _box(self, span: QRectF, at: QPointF) -> Box:
        """Return what was spanned on the page, or the place that was pressed."""
        zoom, moved = self._view.zoomFactor(), self._view.page().scrollPosition()
        is_press = span.width() < _DRAG or span.height() < _DRAG
        span = QRectF(at, at) if is_press else span.intersected(QRectF(self._view.rect()))
        return Box(
            x=max(0.0, (span.x() + moved.x()) / zoom),
            y=max(0.0, (span.y() + moved.y()) / zoom),
            width=span.width() / zoom,
            height=span.height() / zoom,
        )

    def _place(self, piece: Box) -> QRect:
        zoom, moved = self._view.zoomFactor(), self._view.page().scrollPosition()
        left, top = piece.x * zoom - moved.x(), piece.y * zoom - moved.y()
        return QRect(
            math.floor(left), math.floor(top), math.ceil(piece.width * zoom), math.ceil(piece.height * zoom)
        )

    def _draw(self) -> None:
        if self._piece is None:
            self._band.hide()
            return
        self._band.setGeometry(self._place(self._piece))
        self._band.show()
