"""The whole picture small and blurred, with a frame around the part that is seen; click or drag to go elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.pictures import Pictures

WIDTH: Final = 96
_INNER: Final = 64
_NARROWEST: Final = 24
_TOP: Final = 15
_WORDS_GAP: Final = 8


class MapStrip(QWidget):
    """Beside the picture. It holds no more than the preview does."""

    went = Signal(float, float)  # a point of the picture, each number 0 to 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Small blurred copy of the whole picture"))
        self._pictures: Pictures | None = None
        self._exhibit_id = ""
        self._size = (1, 1)
        self._pages: tuple[QRectF, ...] = ()  # of a PDF, as parts of the whole
        self._seen: QRectF | None = None
        self._words = ""
        theme.watcher().changed.connect(self.update)

    def show_exhibit(self, pictures: Pictures | None, exhibit_id: str, size: tuple[int, int]) -> None:
        """Show an exhibit of this size; nothing of it is revealed."""
        self._pictures, self._exhibit_id, self._size = pictures, exhibit_id, size
        self._pages = ()
        self.show_seen(None, "")

    def show_pages(self, size: tuple[int, int], pages: tuple[QRectF, ...]) -> None:
        """Show where the pages stand."""
        self._size, self._pages = size, pages
        self.update()

    def show_seen(self, seen: QRectF | None, words: str) -> None:
        """Show the part that is seen, and say where that is."""
        self._seen, self._words = seen, words
        self.setAccessibleDescription(words)
        self.update()

    def _place(self) -> QRectF:
        """Return where the small copy stands."""
        wide, high = self._size
        words = theme.metrics("small").height() * 2 + _WORDS_GAP
        room = max(40, self.height() - 2 * _TOP - words)
        across = float(_INNER)
        down = across * high / max(1, wide)
        if down > room:
            across, down = max(_NARROWEST, room * wide / high), room
        return QRectF((self.width() - across) / 2, _TOP, across, down)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint copy, frame and words."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.canvas)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), colours.border)
        place = self._place()
        self._paint_copy(painter, place)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._seen is not None:
            self._paint_frame(painter, place)
        painter.setPen(colours.sec)
        painter.setFont(theme.font("small"))
        below = QRectF(4, place.bottom() + _WORDS_GAP, self.width() - 9, self.height())
        painter.drawText(
            below, int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap), self._words
        )

    def _paint_copy(self, painter: QPainter, place: QRectF) -> None:
        image = None
        if self._pictures is not None and self._exhibit_id:
            first = self._part(self._pages[0]) if self._pages else place
            size = QSize(max(1, round(first.width())), max(1, round(first.height())))
            image = self._pictures.preview(self._exhibit_id, size, self.devicePixelRatioF())
        if not self._pages:
            painter.fillRect(place, theme.current().sunken)
            if image is not None:
                painter.drawImage(place, image)
            return
        for number, page in enumerate(self._pages):
            if number == 0 and image is not None:
                painter.drawImage(self._part(page), image)
            else:
                colours = theme.current()
                painter.fillRect(self._part(page), colours.sec if colours.is_dark else colours.paper)

    def _part(self, part: QRectF) -> QRectF:
        place = self._place()
        return QRectF(
            place.left() + part.left() * place.width(),
            place.top() + part.top() * place.height(),
            part.width() * place.width(),
            part.height() * place.height(),
        )

    def _paint_frame(self, painter: QPainter, place: QRectF) -> None:
        assert self._seen is not None  # noqa: S101  # the caller has looked
        frame = self._part(self._seen)
        if frame.height() < 8:  # of a very tall picture: still to be found
            frame.setHeight(8)
            frame.moveBottom(min(frame.bottom(), place.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().accent, 2))
        painter.drawRoundedRect(frame.adjusted(-1, -1, 1, 1), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        if self._seen is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        place, point = self._place(), event.position()
        x = (point.x() - place.left()) / max(1.0, place.width())
        y = (point.y() - place.top()) / max(1.0, place.height())
        self.went.emit(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
