"""A large picture or many pages, scrolled and zoomed smoothly: only the tiles on and around the screen exist here."""

from __future__ import annotations

import math
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.shown import Look, Shown, wipe

Fit = Literal["width", "whole", "actual", "free"]

TILE_WIDE: Final = 2048  # device pixels
TILE_HIGH: Final = 1024
ZOOM_STEP: Final = 1.25
SCALE_MAX: Final = 8.0  # device pixels for one pixel of the original
_SCALE_MIN: Final = 0.02
_KEEP: Final = 0.9  # of a screen that PgUp and PgDn move: a tenth stays in sight
_LINE: Final = 48  # logical pixels that an arrow key moves
_MARGIN: Final = 12  # logical pixels around the picture

_Key = tuple[int, int]  # column, row


class TileView(QAbstractScrollArea):
    """Shows what a `Shown` holds. Everything sharp is dropped by `clear`."""

    moved = Signal()  # another part is seen, or at another scale
    touched = Signal()  # the person moved in the picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        self._shown: Shown | None = None
        self._look = Look(1.0)
        self._fit: Fit = "width"
        self._tiles: dict[_Key, QImage] = {}
        self._old: tuple[Look, dict[_Key, QImage]] | None = None  # painted below until the new ones are there
        self._drag: QPoint | None = None
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.watcher().changed.connect(self.viewport().update)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_picture(self, shown: Shown) -> None:
        """Show what was opened, from its top, as wide as the view."""
        self.clear()
        self._shown = shown
        shown.tile.connect(self._on_tile)
        self.fit("width")
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)

    def clear(self) -> None:
        """Forget the picture: every tile is painted over and let go."""
        self._shown = None
        self._forget_old()
        for image in self._tiles.values():
            wipe(image)
        self._tiles.clear()
        self._drag = None
        self.viewport().unsetCursor()
        self.viewport().update()

    @property
    def fit_mode(self) -> Fit:
        """How the scale is chosen."""
        return self._fit

    @property
    def percent(self) -> int:
        """The scale: 100 is one device pixel for each pixel of the original."""
        return round(self._look.scale * 100)

    @property
    def is_grey(self) -> bool:
        """Whether it is shown without colour."""
        return self._look.grey

    def tile_count(self) -> int:
        """Return how many tiles of sharp pixels are held here."""
        return len(self._tiles) + (len(self._old[1]) if self._old is not None else 0)

    def seen(self) -> QRectF:
        """Return the part of the picture that is seen, each number 0 to 1."""
        canvas = self._canvas()
        if self._shown is None or canvas.isEmpty():
            return QRectF(0, 0, 1, 1)
        view = QRectF(self.viewport().rect())
        place = QRectF(self._origin(), QSize(canvas.width(), canvas.height()).toSizeF())
        part = view.intersected(place)
        return QRectF(
            (part.left() - place.left()) / place.width(),
            (part.top() - place.top()) / place.height(),
            part.width() / place.width(),
            part.height() / place.height(),
        )

    def go_to(self, x: float, y: float) -> None:
        """Bring a point of the picture, each number 0 to 1, to the middle of the view."""
        canvas = self._canvas()
        self.horizontalScrollBar().setValue(round(x * canvas.width() - self.viewport().width() / 2))
        self.verticalScrollBar().setValue(round(y * canvas.height() - self.viewport().height() / 2))

    # -- scale -----------------------------------------------------------------------------------------------------

    def fit(self, mode: Fit) -> None:
        """Choose the scale by the size of the view, or one pixel for each pixel."""
        self._fit = mode
        self._set_scale(self._scale_for(mode))

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Show it larger or smaller, keeping a point of the view (its middle if None) where it is."""
        self._fit = "free"
        self._set_scale(self._look.scale * factor, about)

    def set_grey(self, grey: bool) -> None:
        """Show it without colour, or with it."""
        if grey != self._look.grey:
            self._change(Look(self._look.scale, grey))

    def _scale_for(self, mode: Fit) -> float:
        if self._shown is None or mode == "actual":
            return 1.0
        wide, high = self._shown.size
        dpr = self.devicePixelRatioF()
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        across = min((room.width() - bar - 2 * _MARGIN) * dpr / wide, dpr)  # a small one is not blown up
        if mode == "whole":
            return min(across, (room.height() - 2 * _MARGIN) * dpr / high)
        return across if mode == "width" else self._look.scale

    def _set_scale(self, scale: float, about: QPointF | None = None) -> None:
        scale = min(max(scale, _SCALE_MIN), SCALE_MAX)
        before, origin = self._canvas(), QPointF(self._origin())
        point = about if about is not None else QPointF(self.viewport().rect().center())
        x = (point.x() - origin.x()) / max(1, before.width())
        y = (point.y() - origin.y()) / max(1, before.height())
        if scale != self._look.scale:
            self._change(Look(scale, self._look.grey))
        self._set_bars()
        canvas = self._canvas()
        self.horizontalScrollBar().setValue(round(x * canvas.width() - point.x()) + _MARGIN)
        self.verticalScrollBar().setValue(round(y * canvas.height() - point.y()) + _MARGIN)
        self._refill()
        self.moved.emit()

    def _change(self, look: Look) -> None:
        """Begin anew with another look; what is there stays below until it is painted over."""
        self._forget_old()
        self._old = (self._look, self._tiles)
        self._tiles = {}
        self._look = look
        self._refill()

    def _forget_old(self) -> None:
        if self._old is not None:
            for image in self._old[1].values():
                wipe(image)
            self._old = None

    # -- places ----------------------------------------------------------------------------------------------------

    def _scaled(self) -> QSize:
        """Return the size of the picture in device pixels."""
        wide, high = self._shown.size if self._shown is not None else (0, 0)
        return QSize(max(1, round(wide * self._look.scale)), max(1, round(high * self._look.scale)))

    def _canvas(self) -> QSize:
        """Return the size of the picture in logical pixels."""
        scaled, dpr = self._scaled(), self.devicePixelRatioF()
        return QSize(math.ceil(scaled.width() / dpr), math.ceil(scaled.height() / dpr))

    def _origin(self) -> QPoint:
        """Return where the picture's top left corner stands in the view."""
        canvas, view = self._canvas(), self.viewport().size()
        left = (view.width() - canvas.width()) // 2
        top = (view.height() - canvas.height()) // 2
        return QPoint(
            left if left > _MARGIN else _MARGIN - self.horizontalScrollBar().value(),
            top if top > _MARGIN else _MARGIN - self.verticalScrollBar().value(),
        )

    def _set_bars(self) -> None:
        canvas, view = self._canvas(), self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), canvas.width(), view.width()),
            (self.verticalScrollBar(), canvas.height(), view.height()),
        ):
            bar.setRange(0, max(0, whole + 2 * _MARGIN - seen) if self._shown is not None else 0)
            bar.setPageStep(max(1, round(seen * _KEEP)))
            bar.setSingleStep(_LINE)

    # -- tiles -----------------------------------------------------------------------------------------------------

    def _area(self, key: _Key) -> QRect:
        """Return a tile's place in the scaled picture, device pixels."""
        whole = QRect(QPoint(0, 0), self._scaled())
        return QRect(key[0] * TILE_WIDE, key[1] * TILE_HIGH, TILE_WIDE, TILE_HIGH).intersected(whole)

    def _seen_area(self, screens: float) -> QRect:
        """Return what is seen, and so many screens around it, in device pixels of the scaled picture."""
        dpr, origin, view = self.devicePixelRatioF(), self._origin(), self.viewport().size()
        rect = QRectF(-origin.x() * dpr, -origin.y() * dpr, view.width() * dpr, view.height() * dpr)
        more = rect.height() * screens
        return rect.adjusted(
            -min(more, rect.width() / 2), -more, min(more, rect.width() / 2), more
        ).toAlignedRect()

    def _refill(self) -> None:
        """Let go of tiles that are far, and ask for those that are missing, the nearest first."""
        if self._shown is None:
            return
        near = self._seen_area(1.0).intersected(QRect(QPoint(0, 0), self._scaled()))
        if near.isEmpty():
            return
        columns = range(near.left() // TILE_WIDE, near.right() // TILE_WIDE + 1)
        rows = range(near.top() // TILE_HIGH, near.bottom() // TILE_HIGH + 1)
        wanted = {(column, row) for column in columns for row in rows}
        for key in [key for key in self._tiles if key not in wanted]:
            wipe(self._tiles.pop(key))
        middle = self._seen_area(0).center()
        missing = sorted(
            wanted - self._tiles.keys(),
            key=lambda key: (self._area(key).center() - middle).manhattanLength(),
        )
        self._shown.want([self._area(key) for key in missing], self._look)

    def _on_tile(self, area: QRect, image: QImage, look: object) -> None:
        key = (area.left() // TILE_WIDE, area.top() // TILE_HIGH)
        if look != self._look or self.sender() is not self._shown:
            wipe(image)
            return
        self._tiles[key] = image
        if self._old is not None and not self._lacking():
            self._forget_old()
        self.viewport().update()

    def _lacking(self) -> bool:
        seen = self._seen_area(0).intersected(QRect(QPoint(0, 0), self._scaled()))
        columns = range(seen.left() // TILE_WIDE, seen.right() // TILE_WIDE + 1)
        rows = range(seen.top() // TILE_HIGH, seen.bottom() // TILE_HIGH + 1)
        return any((column, row) not in self._tiles for column in columns for row in rows)

    # -- events ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tiles over the canvas colour; between the pages of a PDF the canvas is seen."""
        painter = QPainter(self.viewport())
        colours = theme.current()
        painter.fillRect(event.rect(), colours.canvas)
        if self._shown is None:
            return
        painter.translate(QPointF(self._origin()))
        whole = QRectF(QPointF(0, 0), self._canvas().toSizeF())
        painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
        if self._old is not None:
            self._paint_tiles(painter, *self._old)
        self._paint_tiles(painter, self._look, self._tiles)
        self._paint_gaps(painter)

    def _paint_tiles(self, painter: QPainter, look: Look, tiles: dict[_Key, QImage]) -> None:
        grown = self._look.scale / look.scale / self.devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, look != self._look)
        for (column, row), image in tiles.items():
            target = QRectF(
                column * TILE_WIDE * grown,
                row * TILE_HIGH * grown,
                image.width() * grown,
                image.height() * grown,
            )
            painter.drawImage(target, image)

    def _paint_gaps(self, painter: QPainter) -> None:
        if self._shown is None or len(self._shown.pages) < 2:
            return
        factor = self._look.scale / self.devicePixelRatioF()
        wide = self._canvas().width()
        bottom = 0.0
        for page in self._shown.pages:
            top = page.top() * factor
            painter.fillRect(QRectF(0, bottom, wide, top - bottom), theme.current().canvas)
            side = page.left() * factor
            bottom = (page.top() + page.height()) * factor
            if side > 1:
                painter.fillRect(QRectF(0, top, side, bottom - top), theme.current().canvas)
                painter.fillRect(QRectF(wide - side, top, side, bottom - top), theme.current().canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit that was chosen."""
        super().resizeEvent(event)
        if self._fit in {"width", "whole"} and self._shown is not None:
            self._set_scale(self._scale_for(self._fit), QPointF(event.oldSize().width() / 2, 0))
        else:
            self._set_bars()
            self._refill()
        self.moved.emit()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._refill()
        self.touched.emit()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move: arrows up and down, a screen less a tenth, to either end; sideways with Shift."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - _LINE)
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + _LINE)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Left if shift:
                across.setValue(across.value() - _LINE)
            case Qt.Key.Key_Right if shift:
                across.setValue(across.value() + _LINE)
            case _:
                event.ignore()
                return
        self.touched.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoom(ZOOM_STEP**steps, event.position())
            self.touched.emit()
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with two fingers on a touchpad."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), event.position())
                self.touched.emit()
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton and self._shown is not None:
            self._drag = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the picture along."""
        if self._drag is None:
            return
        step = event.position().toPoint() - self._drag
        self._drag = event.position().toPoint()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - step.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._drag = None
        self.viewport().unsetCursor()
