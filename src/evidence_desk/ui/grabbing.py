"""Pictures of the screen: a part, a window or the whole, chosen on the live screen with our own windows out of the way.

The gate was asked before this begins: nothing is frozen, taken or kept until a person has answered No and then chosen.
Each screen has an overlay of its own, so that screens of different scaling keep their own pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from evidence_desk.base.errors import BadInput, Cancelled, EvidenceDeskError
from evidence_desk.ui import theme, window_frames
from evidence_desk.ui.clipboard import Taken
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.grab_maths import Box, box_between, pixels_of, stepped, topmost, units_of
from evidence_desk.ui.jobs import Reporter

translate = QCoreApplication.translate  # under this name the collector of strings finds it

GrabKind = Literal["region", "window", "screen"]

_SETTLE_MS: Final = 250  # until a desktop has painted what our windows and overlays had covered
_EDGE: Final = 2  # pixels of the line around the region
_SMALLEST: Final = 4  # units; less is a slip of the hand
_STEP: Final = 16  # units that an arrow moves; 1 with Ctrl
_HAS_HANDLE: Final = Qt.WidgetAttribute.WA_WState_Created


class Overlay(QWidget):
    """A veil over one screen; the region chosen lies open. Nothing of the screen is copied here."""

    chosen = Signal(object, object)  # QScreen, Box in the screen's units
    cancelled = Signal()

    def __init__(self, screen: QScreen, kind: GrabKind, frames: Sequence[Box], *, veiled: bool) -> None:
        """Make it; without a veil, where the desktop cannot show one, only its lines and words are there."""
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setWindowTitle("Evidence Desk")
        self.setAccessibleName(self._words(kind))
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.target = screen
        self._kind = kind
        self._frames = frames  # in this screen's units, the top one first
        size = screen.geometry().size()
        self._all = Box(left=0, top=0, right=size.width(), bottom=size.height())
        self._veiled = veiled
        self._from: tuple[int, int] | None = None
        self._region = self._all if kind == "screen" else Box(left=0, top=0, right=0, bottom=0)

    def _words(self, kind: GrabKind) -> str:
        return {
            "region": self.tr(
                "Drag over the part to keep. Or: arrows move, Shift sizes, Enter takes. Esc cancels."
            ),
            "window": self.tr("Click the window to keep. Esc cancels."),
            "screen": self.tr("Click the screen to keep, or press Enter. Esc cancels."),
        }[kind]

    # --- pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a region, or take what is under the pointer."""
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancelled.emit()
        elif self._kind == "region":
            self._from = (at.x(), at.y())
            self._show(box_between(self._from, self._from))
        elif self._kind == "window":
            self._show(topmost(self._frames, at.x(), at.y()) or Box(left=0, top=0, right=0, bottom=0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Span the region, or point at a window."""
        at = event.position().toPoint()
        if self._from is not None:
            self._show(box_between(self._from, (at.x(), at.y())).within(self._all))
        elif self._kind == "window":
            self._show(topmost(self._frames, at.x(), at.y()) or Box(left=0, top=0, right=0, bottom=0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what was spanned or pointed at."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = None
            self._take()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels, Enter takes, arrows move and size the region."""
        key, keys = event.key(), Qt.Key
        arrows = {
            keys.Key_Left: (-1, 0),
            keys.Key_Right: (1, 0),
            keys.Key_Up: (0, -1),
            keys.Key_Down: (0, 1),
        }
        if key == keys.Key_Escape:
            self.cancelled.emit()
        elif key in {keys.Key_Return, keys.Key_Enter} and not event.isAutoRepeat():
            self._take()
        elif key in arrows and self._kind == "region":
            if self._region.empty:
                self._show(_middle(self._all))
                return
            step = 1 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _STEP
            across, down = arrows[Qt.Key(key)]
            resize = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._show(stepped(self._region, across * step, down * step, self._all, resize=resize))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Cut the window down to what is painted, where no veil can be."""
        super().showEvent(event)
        self._cut()

    def _show(self, region: Box) -> None:
        self._region = region
        self._cut()
        self.update()

    def _cut(self) -> None:
        if self._veiled:
            return
        box = self._rect()
        inner = box.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self.setMask(QRegion(self._sign().toAlignedRect()) + (QRegion(box) - QRegion(inner)))

    def _rect(self) -> QRect:
        return QRect(self._region.left, self._region.top, self._region.width, self._region.height)

    def _sign(self) -> QRectF:
        measures = theme.metrics("body")
        wide = min(self.width() - 32, measures.horizontalAdvance(self.accessibleName()) + 32)
        return QRectF((self.width() - wide) / 2, 24, wide, measures.height() + 20)

    def _take(self) -> None:
        region = self._region.within(self._all)
        if region.width >= _SMALLEST and region.height >= _SMALLEST:
            self.chosen.emit(self.target, region)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil, the open part and what to do."""
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(self.rect(), theme.VEIL)
        if not self._region.empty:
            box = self._rect()
            painter.fillRect(box, theme.CATCHING)
            painter.setPen(QPen(theme.PLATE_INK, _EDGE))
            painter.drawRect(QRectF(box).adjusted(_EDGE / 2, _EDGE / 2, -_EDGE / 2, -_EDGE / 2))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setFont(theme.font("body"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.PLATE)
        painter.setPen(QPen(theme.PLATE_INK, 1))
        painter.drawRoundedRect(self._sign(), 6, 6)
        painter.drawText(self._sign(), Qt.AlignmentFlag.AlignCenter, self.accessibleName())


class Grabber(QObject):
    """Takes one picture of the screen at a time."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind: GrabKind = "region"
        self._done: Callable[[Taken], None] | None = None
        self._failed: Callable[[EvidenceDeskError], None] | None = None
        self._overlays: list[Overlay] = []
        self._hidden: list[QWidget] = []
        self._quits = True
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screens)
            app.screenAdded.connect(self._on_screens)
        desk.person_changed.connect(lambda: self._end(Cancelled()))

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        """The veils that stand now, one for each screen."""
        return tuple(self._overlays)

    def take(
        self, kind: GrabKind, done: Callable[[Taken], None], failed: Callable[[EvidenceDeskError], None]
    ) -> None:
        """Hide our windows, let a person choose, take the picture, and bring the windows back.

        Args:
            done: gets the pixels.
            failed: gets `Cancelled`, or why no picture can be taken, in words; nothing was kept then.
        """
        platform = QGuiApplication.platformName()
        if reason := cannot(kind, platform):
            failed(reason)
            return
        self._kind, self._done, self._failed = kind, done, failed
        self._hide_ours()
        QTimer.singleShot(_SETTLE_MS, self, self._begin)

    def _begin(self) -> None:
        if self._done is None:
            return
        if self._kind == "screen" and len(QGuiApplication.screens()) == 1:
            screen = QGuiApplication.primaryScreen()
            size = screen.geometry().size()
            self._grab(screen, Box(left=0, top=0, right=size.width(), bottom=size.height()))
            return
        platform, kind = QGuiApplication.platformName(), self._kind
        own = [int(w.winId()) for w in QApplication.topLevelWidgets() if w.testAttribute(_HAS_HANDLE)]

        def look(report: Reporter) -> tuple[list[Box], bool]:
            frames = window_frames.frames(platform, own) if kind == "window" else []
            return frames, window_frames.sees_through(platform)

        job = self._desk.run("", look, quietly=True)
        job.then(lambda found: self._show_overlays(*found), self._end)

    def _show_overlays(self, frames: list[Box], veiled: bool) -> None:
        if self._done is None:
            return
        if self._kind == "window" and not frames:
            self._end(_no_windows())
            return
        pointer = QCursor.pos()
        for screen in QGuiApplication.screens():
            overlay = Overlay(screen, self._kind, _on_screen(frames, screen), veiled=veiled)
            overlay.chosen.connect(self._on_chosen)
            overlay.cancelled.connect(lambda: self._end(Cancelled()))
            overlay.show()
            self._overlays.append(overlay)
        under = next((o for o in self._overlays if o.geometry().contains(pointer)), self._overlays[0])
        under.activateWindow()
        under.setFocus(Qt.FocusReason.OtherFocusReason)
        if not veiled:  # most of the window is not there, and the pointer would go to what is below
            under.grabMouse()
            under.grabKeyboard()

    def _on_chosen(self, screen: QScreen, region: Box) -> None:
        self._drop_overlays()
        QTimer.singleShot(_SETTLE_MS, self, lambda: self._grab(screen, region))

    def _grab(self, screen: QScreen, region: Box) -> None:
        if self._done is None:
            return
        if screen not in QGuiApplication.screens():
            self._end(unplugged())
            return
        picture = screen.grabWindow(0)
        if picture.isNull():
            self._end(_refused())
            return
        image = picture.toImage()
        image.setDevicePixelRatio(1)
        scale = image.width() / max(1, screen.geometry().width())
        part = pixels_of(region, scale, (image.width(), image.height()))
        self._finish(Taken(image=image.copy(part.left, part.top, part.width, part.height)))

    def _finish(self, taken: Taken) -> None:
        done = self._done
        self._clear()
        if done is not None:
            done(taken)

    def _end(self, error: EvidenceDeskError) -> None:
        failed = self._failed
        self._clear()
        if failed is not None:
            failed(error)

    def _clear(self) -> None:
        self._done = self._failed = None
        self._drop_overlays()
        self._show_ours()

    def _on_screens(self, screen: QScreen) -> None:
        """A screen came or went while somebody was choosing: what they see is not what would be taken."""
        if self._done is not None:
            self._end(unplugged())

    # --- windows

    def _hide_ours(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._quits = app.quitOnLastWindowClosed()
            app.setQuitOnLastWindowClosed(False)  # for a moment no window of ours is there
        self._hidden = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        for window in self._hidden:
            window.hide()

    def _show_ours(self) -> None:
        hidden, self._hidden = self._hidden, []
        for window in hidden:
            window.show()
            window.activateWindow()
        app = QApplication.instance()
        if isinstance(app, QApplication) and hidden:
            app.setQuitOnLastWindowClosed(self._quits)

    def _drop_overlays(self) -> None:
        overlays, self._overlays = self._overlays, []
        for overlay in overlays:
            overlay.releaseMouse()
            overlay.releaseKeyboard()
            overlay.hide()
            overlay.deleteLater()


def cannot(kind: GrabKind, platform: str) -> EvidenceDeskError | None:
    """Return why this kind of picture cannot be taken on a platform, or None."""
    if platform.startswith("wayland"):
        return BadInput(
            "screen pictures on Wayland",
            translate(
                "Grabbing",
                "On this desktop (Wayland) a program may not take a picture of the screen. Nothing was taken. Use the "
                "desktop's own key for pictures of the screen, copy the picture, then press Ctrl+V.",
            ),
        )
    if kind == "window" and not window_frames.can_pick(platform):
        return _no_windows()
    return None


def unplugged() -> BadInput:
    """Return the error for screens that changed while somebody was choosing."""
    return BadInput(
        "screens changed during a grab",
        translate(
            "Grabbing",
            "A screen was connected or unplugged while you were choosing, so no picture was taken and nothing was "
            "kept. Take it again.",
        ),
    )


def _no_windows() -> BadInput:
    return BadInput(
        "no window to pick",
        translate(
            "Grabbing",
            "On this desktop windows cannot be told apart. No picture was taken. Choose a part of the screen instead.",
        ),
    )


def _refused() -> BadInput:
    return BadInput(
        "the system gives no picture of the screen",
        translate(
            "Grabbing",
            "The system gives no picture of the screen. Nothing was kept. Its privacy settings may have to allow "
            "Evidence Desk to record the screen; or copy a picture of it and press Ctrl+V.",
        ),
    )


def _on_screen(frames: Sequence[Box], screen: QScreen) -> list[Box]:
    """Return the frames in a screen's own units, cut to it; systems give them in pixels over all screens."""
    scale = screen.devicePixelRatio()
    at = screen.geometry()
    # Qt places a screen by its top left corner in pixels of the whole desktop, and scales only what is inside it.
    own = Box(left=0, top=0, right=at.width(), bottom=at.height())
    moved = [units_of(frame.moved(-at.left(), -at.top()), scale) for frame in frames]
    return [box for box in (frame.within(own) for frame in moved) if not box.empty]


def _middle(screen: Box) -> Box:
    wide, high = screen.width // 2, screen.height // 2
    corner = QPoint((screen.width - wide) // 2, (screen.height - high) // 2)
    return Box(left=corner.x(), top=corner.y(), right=corner.x() + wide, bottom=corner.y() + high)
