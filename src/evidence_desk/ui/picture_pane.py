"""One exhibit's picture in a sheet: blurred until *Show picture* is pressed, and blurred again before long."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import icons, theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.pictures import has_preview
from evidence_desk.ui.shown import Shown, wipe
from evidence_desk.ui.widgets.buttons import Button, Look

SHOWN_MS: Final = 30_000
_RADIUS: Final = 8.0


class ShowButton(Button):
    """*Show picture*, on the picture."""

    bold = False

    def look(self) -> Look:
        """Return white words on near black."""
        line = theme.PLATE_INK if theme.current().is_contrast else theme.PLATE
        fill = theme.PLATE.lighter(140) if self.underMouse() or self.isDown() else theme.PLATE
        return Look(
            fill=fill, line=line, ink=theme.PLATE_INK, key_ink=theme.PLATE_KEY, icon_ink=theme.PLATE_INK
        )


class PicturePane(QWidget):
    """Shows what an exhibit looks like: a blurred preview, on demand the picture, or the drawing of its kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._exhibit: Exhibit | None = None
        self._icon = "file"
        self._shown: Shown | None = None
        self._sharp = QImage()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.button = ShowButton(self.tr("Show picture"), "eye", self.tr("Space"), self)
        self.button.clicked.connect(self.toggle)
        self.button.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide_picture)
        if desk.pictures is not None:
            desk.pictures.preview_ready.connect(self._on_preview)
        theme.watcher().changed.connect(self.update)

    def set_exhibit(self, exhibit: Exhibit | None, icon: str = "file") -> None:
        """Show another exhibit, blurred; None shows nothing."""
        self.hide_picture()
        self._exhibit, self._icon, self._words = exhibit, icon, ""
        session = self._desk.session
        can_show = exhibit is not None and session is not None and has_preview(exhibit, session.locked)
        self.button.setVisible(can_show)
        self.setAccessibleName(
            self.tr("Preview of {ref}, blurred").format(ref=exhibit.ref) if exhibit is not None else ""
        )
        self._place()
        self.update()

    @property
    def is_sharp(self) -> bool:
        """Whether the picture is shown, or about to be."""
        return self._shown is not None

    @property
    def has_pixels(self) -> bool:
        """Whether sharp pixels are in this process."""
        return not self._sharp.isNull()

    def toggle(self) -> None:
        """Show the picture, or blur it again."""
        if self._shown is not None:
            self.hide_picture()
            return
        pictures = self._desk.pictures
        if self._exhibit is None or pictures is None or not self.button.isVisible():
            return
        self._words = ""
        self._shown = pictures.reveal(self._exhibit.id)
        self._shown.opened.connect(self._on_opened)
        self._shown.tile.connect(self._on_tile)
        self._shown.failed.connect(self._on_failed)
        self._shown.closed.connect(self._on_closed)
        self._name_button(self.tr("Hide picture"), "eye-off")

    def hide_picture(self) -> None:
        """Blur it again and let go of the pixels."""
        self._timer.stop()
        shown, self._shown = self._shown, None
        if shown is not None:
            shown.close()
        wipe(self._sharp)
        self._sharp = QImage()
        self._name_button(self.tr("Show picture"), "eye")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the left column of the sheet."""
        return QSize(theme.scaled(236), theme.scaled(300))

    def minimumSizeHint(self) -> QSize:
        """Return the least that still tells what it is."""
        return QSize(150, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, its blur, or the drawing of its kind."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.canvas)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        image = self._sharp if not self._sharp.isNull() else self._blurred()
        if image is None:
            self._paint_kind(painter)
            return
        size = image.deviceIndependentSize().toSize()
        at = QRect(0, 0, size.width(), size.height())
        at.moveCenter(self.rect().center())
        painter.drawImage(at, image)

    def _blurred(self) -> QImage | None:
        pictures, exhibit = self._desk.pictures, self._exhibit
        if pictures is None or exhibit is None or not self.button.isVisibleTo(self):
            return None
        return pictures.preview(exhibit.id, self.size() - QSize(2, 2), self.devicePixelRatioF())

    def _paint_kind(self, painter: QPainter) -> None:
        colours = theme.current()
        side = theme.scaled(32)
        words = self._words
        if not words and self._exhibit is not None and self._desk.pictures is not None:
            words = self._desk.pictures.why_not(self._exhibit.id)
        middle = self.rect().center()
        icons.paint(painter, self._icon, middle.x() - side / 2, middle.y() - side, side, colours.sec)
        if words:
            painter.setPen(colours.sec)
            painter.setFont(theme.font("small"))
            room = QRectF(self.rect()).adjusted(12, self.height() / 2 + 8, -12, -12)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter), words)

    # --- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shows and hides, once for each press."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Blur it when the keyboard leaves."""
        super().focusOutEvent(event)
        self.hide_picture()

    def hideEvent(self, event: QHideEvent) -> None:
        """Blur it when the sheet goes."""
        super().hideEvent(event)
        self.hide_picture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in the middle."""
        super().resizeEvent(event)
        self._place()

    # --- inside

    def _name_button(self, text: str, icon: str) -> None:
        self.button.setText(text)
        self.button.set_icon(icon)
        self._place()

    def _place(self) -> None:
        size = self.button.sizeHint()
        top = (self.height() - size.height()) // 2
        if self._shown is not None:
            top = self.height() - size.height() - 8
        self.button.setGeometry((self.width() - size.width()) // 2, top, size.width(), size.height())

    def _on_preview(self, exhibit_id: str) -> None:
        if self._exhibit is not None and exhibit_id == self._exhibit.id:
            if self._desk.pictures is not None and self._desk.pictures.why_not(exhibit_id):
                self.button.hide()
            self.update()

    def _on_opened(self, width: int, height: int) -> None:
        if self._shown is None:
            return
        ratio = self.devicePixelRatioF()
        scale = min((self.width() - 2) * ratio / width, (self.height() - 2) * ratio / height, 1.0)
        self._shown.ask(QRect(0, 0, max(1, round(width * scale)), max(1, round(height * scale))), scale)
        self._timer.start()

    def _on_tile(self, area: QRect, image: QImage, look: object) -> None:
        if self._shown is None:
            wipe(image)
            return
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._sharp = image
        announce(self, self.tr("The picture is shown."))
        self.update()

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self._words = error.user_message
        self.hide_picture()
        announce(self, self._words, urgent=True)

    def _on_closed(self) -> None:
        if self.sender() is self._shown:
            self.hide_picture()
