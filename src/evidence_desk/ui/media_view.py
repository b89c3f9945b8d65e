"""A sound recording or a film with its controls below. It opens muted and standing still."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.shown import wipe
from evidence_desk.ui.shown_media import ShownMedia
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import SecLabel

_MARGIN = 12
_STEP_MS = 5_000


class _Surface(QWidget):
    """Paints the newest picture of a film, or a drawing for sound."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setMinimumSize(QSize(120, 90))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().canvas)
        if self.image is None:
            side = theme.scaled(48)
            at = ((self.width() - side) / 2, (self.height() - side) / 2)
            icons.paint(painter, "audio-lines", *at, side, theme.current().sec)
            return
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = self.image.size().toSizeF()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)


class MediaView(QWidget):
    """Plays what a `ShownMedia` holds."""

    touched = Signal()  # the person did something, or it began or ended playing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Player. P plays and pauses, M switches the sound."))
        self.is_playing = False
        self._shown: ShownMedia | None = None
        self._sound = False
        self.surface = _Surface()
        self.play_button = QuietButton("", key="P")
        self.sound_button = QuietButton("", key="M")
        self.play_button.clicked.connect(self._play_or_pause)
        self.sound_button.clicked.connect(self._switch_sound)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Place in the recording"))
        self.slider.setPageStep(_STEP_MS)
        self.slider.setSingleStep(_STEP_MS // 5)
        self.slider.valueChanged.connect(self._on_slider)
        self._time = SecLabel("", wrap=False)
        self._controls = controls = QHBoxLayout()
        controls.setSpacing(10)
        controls.addWidget(self.play_button)
        controls.addWidget(self.slider, 1)
        controls.addWidget(self._time)
        controls.addWidget(self.sound_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.surface, 1)
        column.addLayout(controls)
        theme.watcher().changed.connect(self._leave_room)
        self._leave_room()
        self._say()

    def show_media(self, shown: ShownMedia) -> None:
        """Show what was opened: standing still at its start, without sound."""
        self.clear()
        self._shown = shown
        self.slider.setRange(0, shown.duration_ms)
        shown.frame.connect(self._on_frame)
        shown.at.connect(self._on_at)
        shown.plays.connect(self._on_plays)
        self._on_at(0)
        self._say()

    def clear(self) -> None:
        """Forget it."""
        self._shown = None
        self.is_playing = self._sound = False
        if self.surface.image is not None:
            wipe(self.surface.image)
            self.surface.image = None
        self.surface.update()
        self._say()

    def _leave_room(self) -> None:
        """Keep the place of the chip that says since when it is shown."""
        self._controls.setContentsMargins(16, 10, 16, theme.metrics("small").height() + 28)

    def focus_first(self) -> None:
        """Put the keyboard here: P plays, Space hides."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _play_or_pause(self) -> None:
        if self._shown is not None:
            (self._shown.pause if self.is_playing else self._shown.play)()
            self.touched.emit()

    def _switch_sound(self) -> None:
        if self._shown is not None:
            self._sound = not self._sound
            self._shown.set_sound(self._sound)
            self._say()
            self.touched.emit()

    def _on_frame(self, image: QImage) -> None:
        if self._shown is None:
            wipe(image)
            return
        if self.surface.image is not None:
            wipe(self.surface.image)
        self.surface.image = image
        self.surface.update()
        self._shown.taken()

    def _on_at(self, at: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(at)
            self.slider.blockSignals(False)
        whole = self._shown.duration_ms if self._shown is not None else 0
        self._time.setText(f"{_clock(at)} / {_clock(whole)}")

    def _on_slider(self, at: int) -> None:
        if self._shown is not None:
            self._shown.go_to(at)
            self.touched.emit()

    def _on_plays(self, plays: bool) -> None:
        self.is_playing = plays and self._shown is not None
        self._say()
        self.touched.emit()

    def _say(self) -> None:
        self.play_button.setText(self.tr("Pause") if self.is_playing else self.tr("Play"))
        self.sound_button.setText(self.tr("Sound off") if self._sound else self.tr("Sound on"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P plays and pauses, M switches the sound; all else is the viewer's."""
        if event.key() == Qt.Key.Key_P and not event.isAutoRepeat():
            self._play_or_pause()
        elif event.key() == Qt.Key.Key_M and not event.isAutoRepeat():
            self._switch_sound()
        else:
            event.ignore()


def _clock(at_ms: int) -> str:
    minutes, seconds = divmod(at_ms // 1000, 60)
    return f"{minutes}:{seconds:02}"
