"""One exhibit being looked at: asked for, open for a while, closed again. Knows no widget but is told of every look."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui.forms import Form
from evidence_desk.ui.pictures import Pictures, Revealed
from evidence_desk.ui.shown import Shown
from evidence_desk.ui.shown_media import ShownMedia
from evidence_desk.ui.shown_text import Words

BLUR_AFTER_MS: Final = 30_000  # since somebody last moved in it
_SLOW_MS: Final = 400  # before that nobody needs to be told that it is being opened


class Looking(QObject):
    """At most one reveal. Whatever way it ends, `ended` says so, and nothing sharp may stay on the screen then."""

    began = Signal()
    is_slow = Signal()  # it is being opened, and takes long enough to say so
    picture_opened = Signal(object)  # Shown
    text_opened = Signal(object)  # Words
    media_opened = Signal(object)  # ShownMedia
    failed = Signal(object)  # an EvidenceDeskError; `ended` follows
    ended = Signal()
    timed_out = Signal()  # nobody moved in it; `ended` has been said

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.revealed: Revealed | None = None
        self.is_open = False  # something sharp is on the screen
        self.waits = False  # it is being opened, and that was not said yet
        self._after = QTimer(self)
        self._after.setSingleShot(True)
        self._after.timeout.connect(self._on_after)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._on_slow)

    @property
    def picture(self) -> Shown | None:
        """The picture or PDF that is open."""
        return self.revealed if self.is_open and isinstance(self.revealed, Shown) else None

    def begin(self, pictures: Pictures, exhibit_id: str, form: Form) -> None:
        """Reveal an exhibit."""
        self.end()
        revealed: Revealed
        match form:
            case "picture" | "pdf":
                revealed = pictures.reveal(exhibit_id)
                revealed.opened.connect(lambda width, height: self._open(revealed))
            case "text":
                revealed = pictures.reveal_text(exhibit_id)
                revealed.opened.connect(lambda words: self._open(revealed, words))
            case _:
                revealed = pictures.reveal_media(exhibit_id)
                revealed.opened.connect(lambda: self._open(revealed))
        revealed.failed.connect(lambda error: self._on_failed(revealed, error))
        revealed.closed.connect(lambda: self._on_closed(revealed))
        self.revealed = revealed
        self.waits = True
        self._slow.start(_SLOW_MS)
        self.began.emit()

    def end(self) -> None:
        """Hide it; all that was sharp is let go of."""
        if self.revealed is not None:
            self.revealed.close()

    def look_on(self, *, blurs: bool) -> None:
        """Count anew until it is hidden, because somebody looks.

        Args:
            blurs: whether it is to be hidden at all.
        """
        if self.is_open and blurs:
            self._after.start(BLUR_AFTER_MS)
        else:
            self._after.stop()

    def _open(self, revealed: Revealed, words: Words | None = None) -> None:
        if revealed is not self.revealed:
            return
        self.is_open = True
        self.waits = False
        self._slow.stop()
        if words is not None:
            self.text_opened.emit(words)
        elif isinstance(revealed, Shown):
            self.picture_opened.emit(revealed)
        else:
            self.media_opened.emit(cast(ShownMedia, revealed))

    def _on_failed(self, revealed: Revealed, error: EvidenceDeskError) -> None:
        if revealed is self.revealed:
            self.failed.emit(error)

    def _on_closed(self, revealed: Revealed) -> None:
        if revealed is not self.revealed:
            return
        self.revealed = None
        self.is_open = self.waits = False
        self._after.stop()
        self._slow.stop()
        self.ended.emit()

    def _on_after(self) -> None:
        self.end()
        self.timed_out.emit()

    def _on_slow(self) -> None:
        self.waits = False
        self.is_slow.emit()
