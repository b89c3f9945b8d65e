"""One exhibit revealed: its sharp pixels live in a process of their own, and only the tiles asked for come here."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QRect, QThreadPool, Signal
from PySide6.QtGui import QImage

from evidence_desk.acts.viewing import record_view
from evidence_desk.base.errors import EvidenceDeskError, GateRefused
from evidence_desk.capture import show
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.forms import form_of, may_be_shown
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.reading import Bytes, Reading
from evidence_desk.ui.session import CaseSession

_RECORDED_AS = {"picture": "picture", "pdf": "pages"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a tile is to be drawn: device pixels for one pixel of the original, and whether without colour."""

    scale: float
    grey: bool = False


class _Holder:
    """Holds the showing process for two threads: what is put after `end` is ended at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._showing: show.Showing | None = None
        self._over = False

    def put(self, showing: show.Showing) -> None:
        with self._lock:
            self._showing = showing
            over = self._over
        if over:
            showing.close()

    def get(self) -> show.Showing:
        with self._lock:
            if self._showing is None or self._over:
                raise show.ShowingStopped
            return self._showing

    def end(self) -> None:
        with self._lock:
            self._over = True
            showing = self._showing
        if showing is not None:
            showing.close()


class Shown(QObject):
    """One reveal. Made by `Pictures.reveal`; it is noted in the handling log before the first pixel comes."""

    opened = Signal(int, int)  # width and height at 100 %, in pixels; `pages` and `note` stand now
    tile = Signal(QRect, QImage, object)  # what `want` asked for: where, the pixels, the Look
    failed = Signal(object)  # an EvidenceDeskError; nothing is shown (any more)
    closed = Signal()

    def __init__(
        self,
        session: CaseSession,
        exhibit: Exhibit,
        pool: QThreadPool,
        take_showing: Callable[[], show.Showing],
        parent: QObject | None = None,
    ) -> None:
        """Prepare it; `take_showing` is called in a job and gives a process of its own."""
        super().__init__(parent)
        self.exhibit_id = exhibit.id
        self.pages: tuple[QRect, ...] = ()
        self.note = ""
        self.size = (0, 0)
        self.is_open = False
        self._exhibit = exhibit
        self._session = session
        self._pool = pool
        self._take_showing = take_showing
        self._holder = _Holder()
        self._wanted: list[tuple[QRect, Look]] = []
        self._drawing = False
        self._over = False
        self._reading = Reading(session, exhibit, show.INPUT_BYTES, parent=self)
        self._reading.done.connect(self._on_read)
        self._reading.failed.connect(self._fail)

    def start(self) -> None:
        """Begin: read, have it decoded, note it, and then say `opened`."""
        if not may_be_shown(self._exhibit, self._session.locked):
            self._fail(GateRefused("not to be shown", self.tr("This exhibit is locked. Nobody can open it.")))
            return
        self._reading.start()

    def want(self, areas: list[QRect], look: Look) -> None:
        """Ask for parts, the most wanted first; what was asked for before and has not begun is forgotten.

        Args:
            areas: in pixels of the canvas after scaling; each comes back clipped to what there is and to one tile.
        """
        self._wanted = [(area, look) for area in areas]
        self._draw_next()

    def ask(self, area: QRect, scale: float, *, grey: bool = False) -> None:
        """Ask for one part more (see `want`)."""
        self._wanted.append((area, Look(scale, grey)))
        self._draw_next()

    def close(self) -> None:
        """End it: the process that held the pixels is ended with all its memory."""
        if self._over:
            return
        self._over = True
        self.is_open = False
        self._wanted = []
        self._reading.stop()
        holder = self._holder
        Job(lambda report: holder.end(), can_cancel=False).start(self._pool, 1)
        self.closed.emit()

    def _on_read(self, read: Bytes) -> None:
        holder, take = self._holder, self._take_showing
        form = cast(show.Form, form_of(self._exhibit))

        def decode(report: object) -> show.Opened:
            read.check()
            showing = take()
            holder.put(showing)
            return showing.open(read.pieces, form)

        Job(decode).then(self._on_decoded, self._fail).start(self._pool)

    def _on_decoded(self, opened: show.Opened) -> None:
        if self._over:
            return
        exhibit_id, what = self.exhibit_id, _RECORDED_AS[form_of(self._exhibit)]
        job = self._session.act(
            "", lambda store, report: record_view(store, exhibit_id, what), can_cancel=False, quietly=True
        )
        job.then(lambda _: self._on_noted(opened), self._fail)

    def _on_noted(self, opened: show.Opened) -> None:
        if self._over:
            return
        self.size = (opened.width, opened.height)
        self.pages = tuple(QRect(*page) for page in opened.pages)
        self.note = opened.note
        self.is_open = True
        self.opened.emit(opened.width, opened.height)
        self._draw_next()

    def _draw_next(self) -> None:
        if self._over or not self.is_open or self._drawing or not self._wanted:
            return
        area, look = self._wanted.pop(0)
        self._drawing = True
        holder = self._holder
        box = (area.x(), area.y(), area.width(), area.height())

        def draw(report: object) -> tuple[QRect, QImage]:
            showing = holder.get()
            part = showing.clip(box, look.scale)
            return QRect(*part), image_of(showing.tile(part, look.scale, grey=look.grey), part[2], part[3])

        Job(draw).then(lambda made: self._on_drawn(made, look), self._fail).start(self._pool)

    def _on_drawn(self, made: tuple[QRect, QImage], look: Look) -> None:
        self._drawing = False
        if self._over:
            wipe(made[1])
            return
        self.tile.emit(*made, look)
        self._draw_next()

    def _fail(self, error: EvidenceDeskError) -> None:
        self._drawing = False
        if not self._over:
            self.failed.emit(error)
            self.close()


def image_of(rows: bytes, width: int, height: int) -> QImage:
    """Return rows of RGB as an image that owns its pixels, in the kind that paints fastest."""
    return QImage(rows, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def wipe(image: QImage) -> None:
    """Paint over an image's pixels before it is let go; Qt may have made copies, so this is no promise."""
    if not image.isNull():
        image.fill(0)
