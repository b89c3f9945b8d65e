"""Previews and reveals of the open case: who holds which pixels, for how long.

A preview is 22 x 13 pixels, made by a process without rights; sharp pixels come only to a `Shown`. Everything here is
forgotten by `clear`: on hiding the screen, on locking, when the case is closed.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from typing import Final, cast

from PySide6.QtCore import QObject, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture import show
from evidence_desk.case.values import Exhibit
from evidence_desk.ui import theme
from evidence_desk.ui.forms import form_of, may_be_shown
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.reading import Bytes, Reading
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.shown import Shown, image_of
from evidence_desk.ui.shown_media import ShownMedia
from evidence_desk.ui.shown_text import ShownText

CACHE_BYTES: Final = 48 * 2**20  # of previews grown to the size they are painted in
SMALL_MAX: Final = 20_000  # previews as they come from the worker, 858 bytes each
WAITING_MAX: Final = 400  # asked for and not begun; more than any screen shows at once
PREVIEW_FILE_MAX: Final = 64 * 2**20  # larger files get no preview, only the viewer opens them
_BELOW_SAVING = -1  # priority on the lane
_AT_ONCE = min(2, os.cpu_count() or 1)

Revealed = Shown | ShownText | ShownMedia
_Key = tuple[str, int, int, bool]


class _Workers:
    """The processes that make previews; called from the pool's threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[show.Showing] = []
        self._all: set[show.Showing] = set()
        self._over = False

    def preview(self, pieces: list[bytes], form: show.Form) -> show.Preview:
        """Return the 22 x 13 pixels.

        Raises:
            CannotShow: there are none.
        """
        while True:
            showing, fresh = self._take()
            try:
                return showing.preview(pieces, form)
            except show.ShowingStopped:
                if fresh:  # else it may have died of another picture: ask a fresh one
                    raise
            finally:
                self._give_back(showing)

    def end(self) -> None:
        """End all processes; those at work end over it."""
        with self._lock:
            self._over = True
            showings, self._all = self._all, set()
            self._idle = []
        for showing in showings:
            showing.close()

    def _take(self) -> tuple[show.Showing, bool]:
        with self._lock:
            if self._over:
                raise show.ShowingStopped
            if self._idle:
                return self._idle.pop(), False
        showing = show.Showing()
        if not self._add(showing):
            showing.close()
            raise show.ShowingStopped
        return showing, True

    def _add(self, showing: show.Showing) -> bool:
        with self._lock:
            if not self._over:
                self._all.add(showing)
            return not self._over

    def _give_back(self, showing: show.Showing) -> None:
        with self._lock:
            if showing.fit and not self._over:
                self._idle.append(showing)
                return
            self._all.discard(showing)
        showing.close()


class _Spare:
    """A process started ahead, so that a reveal does not wait for one; called from the pool's threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._showing: show.Showing | None = None
        self._over = False

    def make(self) -> None:
        with self._lock:
            if self._over or self._showing is not None:
                return
            self._showing = show.Showing()

    def take(self) -> show.Showing:
        with self._lock:
            showing, self._showing = self._showing, None
        return showing if showing is not None and showing.fit else show.Showing()

    def end(self) -> None:
        with self._lock:
            self._over = True
            showing, self._showing = self._showing, None
        if showing is not None:
            showing.close()


class Pictures(QObject):
    """What can be seen of one case. Belongs to its session and ends with it."""

    preview_ready = Signal(
        str
    )  # id of an exhibit whose preview, or the reason why there is none, is there now

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        self._small: OrderedDict[str, QImage] = OrderedDict()
        self._grown: OrderedDict[_Key, QImage] = OrderedDict()
        self._grown_bytes = 0
        self._why_not: dict[str, str] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._working: dict[str, Reading] = {}
        self._shown: list[Revealed] = []
        self._round = 0  # grows when everything is forgotten, so that late answers are not taken in
        self._preview_pool = QThreadPool(self)
        self._preview_pool.setMaxThreadCount(_AT_ONCE)
        self._sharp_pool = QThreadPool(self)
        self._sharp_pool.setMaxThreadCount(3)
        self._workers = _Workers()
        self._spare = _Spare()
        session.changed.connect(self._on_changed)

    # -- previews -----------------------------------------------------------------------------------------

    def preview(self, exhibit_id: str, size: QSize, dpr: float = 1.0) -> QImage | None:
        """Return the blurred preview of an exhibit, grown to `size`, or None when it is not there (yet).

        Cheap enough to be called while painting. Where it is missing it is made, the last one asked for first, and
        `preview_ready` tells when to paint again.
        """
        small = self._small.get(exhibit_id)
        if small is None:
            self._want(exhibit_id)
            return None
        dark = theme.current().is_dark
        key = (exhibit_id, round(size.width() * dpr), round(size.height() * dpr), dark)
        grown = self._grown.get(key)
        if grown is None:
            grown = grown_to(small, QSize(key[1], key[2]))
            if dark:
                _dim(grown)
            self._keep_grown(key, grown)
        else:
            self._grown.move_to_end(key)
        if grown.devicePixelRatio() != dpr:
            grown.setDevicePixelRatio(dpr)
        return grown

    def why_not(self, exhibit_id: str) -> str:
        """Return why an exhibit has no preview, in words that continue "could not be shown: "; empty if it may."""
        return self._why_not.get(exhibit_id, "")

    def size_of(self, exhibit_id: str) -> tuple[int, int] | None:
        """Return width and height of an exhibit whose preview was made."""
        return self._sizes.get(exhibit_id)

    def _want(self, exhibit_id: str) -> None:
        if exhibit_id in self._why_not or exhibit_id in self._working:
            return
        self._waiting[exhibit_id] = None
        self._waiting.move_to_end(exhibit_id)
        if len(self._waiting) > WAITING_MAX:
            self._waiting.popitem(last=False)
        self._begin_waiting()

    def _begin_waiting(self) -> None:
        while self._waiting and len(self._working) < 2 * _AT_ONCE:
            exhibit_id, _ = self._waiting.popitem()
            exhibit = self._session.case.exhibits.get(exhibit_id)
            if exhibit is not None and has_preview(exhibit, self._session.locked):
                self._begin(exhibit)

    def _begin(self, exhibit: Exhibit) -> None:
        reading = Reading(self._session, exhibit, PREVIEW_FILE_MAX, priority=_BELOW_SAVING, parent=self)
        self._working[exhibit.id] = reading
        this_round = self._round
        form = cast(show.Form, form_of(exhibit))
        reading.done.connect(lambda read: self._decode(exhibit.id, read, form, this_round))
        reading.failed.connect(lambda error: self._on_failed(exhibit.id, error, this_round))
        reading.start()

    def _decode(self, exhibit_id: str, read: Bytes, form: show.Form, this_round: int) -> None:
        workers = self._workers

        def decode(report: object) -> tuple[QImage, tuple[int, int]]:
            read.check()
            made = workers.preview(read.pieces, form)
            image = image_of(made.rows, show.PREVIEW_COLUMNS, show.PREVIEW_ROWS)
            return image, (made.width, made.height)

        Job(decode).then(
            lambda made: self._on_decoded(exhibit_id, *made, this_round),
            lambda error: self._on_failed(exhibit_id, error, this_round),
        ).start(self._preview_pool)

    def _on_decoded(self, exhibit_id: str, small: QImage, size: tuple[int, int], this_round: int) -> None:
        if this_round != self._round:
            return
        self._forget_work(exhibit_id)
        if has_preview(self._session.case.exhibits.get(exhibit_id), self._session.locked):
            self._small[exhibit_id] = small
            self._sizes[exhibit_id] = size
            if len(self._small) > SMALL_MAX:
                self._small.popitem(last=False)
            self.preview_ready.emit(exhibit_id)
        self._begin_waiting()

    def _on_failed(self, exhibit_id: str, error: EvidenceDeskError, this_round: int) -> None:
        if this_round != self._round:
            return
        self._forget_work(exhibit_id)
        self._why_not[exhibit_id] = error.why if isinstance(error, show.CannotShow) else error.user_message
        self.preview_ready.emit(exhibit_id)
        self._begin_waiting()

    def _forget_work(self, exhibit_id: str) -> None:
        reading = self._working.pop(exhibit_id, None)
        if reading is not None:
            reading.deleteLater()

    def _keep_grown(self, key: _Key, grown: QImage) -> None:
        self._grown[key] = grown
        self._grown_bytes += grown.sizeInBytes()
        while self._grown_bytes > CACHE_BYTES and len(self._grown) > 1:
            _, old = self._grown.popitem(last=False)
            self._grown_bytes -= old.sizeInBytes()

    # -- reveals ------------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Start a process ahead, because somebody is about to look at something."""
        spare = self._spare
        Job(lambda report: spare.make(), can_cancel=False).start(self._sharp_pool, -1)

    def reveal(self, exhibit_id: str) -> Shown:
        """Show a picture or PDF sharp; it is noted in the handling log. Close what comes back to forget it."""
        exhibit = self._session.case.exhibits[exhibit_id]
        shown = Shown(self._session, exhibit, self._sharp_pool, self._spare.take, self)
        self._follow(shown)
        return shown

    def reveal_text(self, exhibit_id: str) -> ShownText:
        """Show the words of an exhibit; it is noted in the handling log. Close what comes back to forget them."""
        shown = ShownText(self._session, self._session.case.exhibits[exhibit_id], self._sharp_pool, self)
        self._follow(shown)
        return shown

    def reveal_media(self, exhibit_id: str) -> ShownMedia:
        """Open a sound recording or film; it is noted in the handling log. Close what comes back to end it."""
        shown = ShownMedia(self._session, self._session.case.exhibits[exhibit_id], self._sharp_pool)
        self._follow(shown)
        return shown

    def _follow(self, shown: Revealed) -> None:
        self._shown.append(shown)
        shown.closed.connect(lambda: self._on_closed(shown))
        QTimer.singleShot(0, shown.start)  # after the caller has connected

    def _on_closed(self, shown: Revealed) -> None:
        if shown in self._shown:
            self._shown.remove(shown)
        if not isinstance(shown, ShownMedia):  # that one ends by itself, after its thread
            shown.deleteLater()

    # -- forgetting ---------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget all pixels and end the processes that held any."""
        self._round += 1
        for shown in tuple(self._shown):
            shown.close()
        for reading in self._working.values():
            reading.stop()
            reading.deleteLater()
        self._working.clear()
        self._waiting.clear()
        self._small.clear()
        self._sizes.clear()
        self._grown.clear()
        self._grown_bytes = 0
        workers, spare = self._workers, self._spare
        self._workers, self._spare = _Workers(), _Spare()

        def end(report: object) -> None:
            workers.end()
            spare.end()

        Job(end, can_cancel=False).start(QThreadPool.globalInstance())

    def _on_changed(self) -> None:
        """Let go of what may not be seen any more."""
        case, locked = self._session.case, self._session.locked
        for exhibit_id in [name for name in self._small if not has_preview(case.exhibits.get(name), locked)]:
            del self._small[exhibit_id]
            for key in [key for key in self._grown if key[0] == exhibit_id]:
                self._grown_bytes -= self._grown.pop(key).sizeInBytes()
        for shown in tuple(self._shown):
            if not may_be_shown(case.exhibits.get(shown.exhibit_id), locked):
                shown.close()


def has_preview(exhibit: Exhibit | None, locked: frozenset[str]) -> bool:
    """Return whether a preview of an exhibit may and can be made."""
    return (
        exhibit is not None
        and may_be_shown(exhibit, locked)
        and form_of(exhibit) in {"picture", "pdf"}
        and exhibit.size <= PREVIEW_FILE_MAX
    )


def grown_to(small: QImage, size: QSize) -> QImage:
    """Return a preview grown smoothly: doubled step by step, which rounds off the corners that one step leaves."""
    grown = small
    while grown.width() * 2 < size.width() or grown.height() * 2 < size.height():
        grown = grown.scaled(
            min(grown.width() * 2, max(1, size.width())),
            min(grown.height() * 2, max(1, size.height())),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return grown.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _dim(image: QImage) -> None:
    painter = QPainter(image)
    painter.fillRect(image.rect(), theme.DIM)
    painter.end()
