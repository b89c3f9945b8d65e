"""Showing one picture sharp in its card, for as long as it is looked at and never longer than half a minute."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.cards import CARD_GAP, PREVIEW_HEIGHT
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.exhibit_views import GalleryView
from evidence_desk.ui.shown import Shown, wipe

SHOWN_MS: Final = 30_000


class Revealing(QObject):
    """The one exhibit shown in place, if any. Each time is noted in the handling log before a pixel comes."""

    changed = Signal(str, bool)  # id, shown now
    failed = Signal(object)  # an EvidenceDeskError

    def __init__(self, desk: Desk, view: GalleryView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._shown: Shown | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.drop)
        view.installEventFilter(self)

    @property
    def ident(self) -> str:
        """The id of the exhibit shown, or being opened; "" for none."""
        return self._shown.exhibit_id if self._shown is not None else ""

    def toggle(self, ident: str) -> None:
        """Show an exhibit, or hide it when it is the one shown."""
        was = self.ident
        self.drop()
        pictures = self._desk.pictures
        if was == ident or pictures is None:
            return
        shown = pictures.reveal(ident)
        self._shown = shown
        shown.opened.connect(lambda width, height: self._on_opened(shown, width))
        shown.tile.connect(lambda area, image, look: self._on_tile(shown, image))
        shown.failed.connect(lambda error: self._on_failed(shown, error))
        shown.closed.connect(lambda: self._on_closed(shown))

    def drop(self) -> None:
        """Hide what is shown; its process ends with all its memory."""
        if self._shown is not None:
            self._shown.close()

    def _on_opened(self, shown: Shown, width: int) -> None:
        if shown is not self._shown:
            return
        self.timer.start()
        ratio = self._view.devicePixelRatioF()
        across = (self._view.gridSize().width() - CARD_GAP) * ratio
        scale = min(1.0, across / max(1, width))
        shown.ask(QRect(0, 0, round(across), round(PREVIEW_HEIGHT * ratio)), scale)

    def _on_tile(self, shown: Shown, image: QImage) -> None:
        if shown is not self._shown:
            wipe(image)
            return
        self._view.cards.revealed[shown.exhibit_id] = image
        self._view.viewport().update()
        self.changed.emit(shown.exhibit_id, True)

    def _on_failed(self, shown: Shown, error: EvidenceDeskError) -> None:
        if shown is self._shown:
            self.failed.emit(error)

    def _on_closed(self, shown: Shown) -> None:
        if shown is not self._shown:
            return
        self._shown = None
        self.timer.stop()
        image = self._view.cards.revealed.pop(shown.exhibit_id, None)
        if image is not None:
            wipe(image)
            self.changed.emit(shown.exhibit_id, False)
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide it when the keyboard or the person goes elsewhere."""
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate}:
            self.drop()
        return False
