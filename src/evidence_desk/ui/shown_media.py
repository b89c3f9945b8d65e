"""One sound recording or film revealed: another process plays it, this one reads what it asks for and paints."""

from __future__ import annotations

import threading
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage

from evidence_desk.acts.viewing import record_view
from evidence_desk.base.errors import EvidenceDeskError, GateRefused
from evidence_desk.capture.guarded import Gone, Guarded, Late, start_process
from evidence_desk.capture.show import CannotShow, ShowingStopped
from evidence_desk.capture.wire import ANSWER_JSON_BYTES
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.forms import form_of, may_be_shown
from evidence_desk.ui.jobs import Job, Reporter, new_lane
from evidence_desk.ui.reading import OpenBlob
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.shown import image_of

_FRAME_SIDE: Final = 1280
_FRAME_BYTES: Final = 3 * _FRAME_SIDE * _FRAME_SIDE
_BLOCK_BYTES: Final = 2**20
_OPEN_MS: Final = 30_000
_WRITE_S: Final = 20
_RECORDED_AS: Final = {"sound": "sound recording", "film": "film"}
# Where the system's sound is found; the rest of the environment is kept from it.
_ENVIRONMENT: Final = ("XDG_RUNTIME_DIR", "PULSE_SERVER", "PULSE_COOKIE", "HOME")
_BOOT: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from evidence_desk.ui.media import main; main(sys.argv[2:])"
)


class ShownMedia(QObject):
    """One reveal; it is noted in the handling log before it can be played."""

    opened = Signal()  # `duration_ms` and `is_film` stand now
    frame = Signal(QImage)
    at = Signal(int)  # milliseconds from the start
    plays = Signal(bool)
    failed = Signal(object)  # an EvidenceDeskError; nothing is shown (any more)
    closed = Signal()
    _heard = Signal(object, bytes)
    _gone = Signal()

    _listening: ClassVar[set[ShownMedia]] = (
        set()
    )  # keeps each alive until its ear has ended, whoever lets go of it

    def __init__(self, session: CaseSession, exhibit: Exhibit, pool: QThreadPool) -> None:
        super().__init__()  # no parent: it has to outlive the thread that signals through it
        self.exhibit_id = exhibit.id
        self.duration_ms = 0
        self.is_film = form_of(exhibit) == "film"
        self._session, self._exhibit, self._pool = session, exhibit, pool
        self._blob = OpenBlob(exhibit.id)
        self._process: Guarded | None = None
        self._writing = new_lane(self)  # messages go out in order
        self._over = False
        self._is_open = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_OPEN_MS)
        self._late.timeout.connect(lambda: self._fail(CannotShow("it took longer than 30 seconds")))
        # Queued on purpose: the ear listens on a thread of its own.
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._gone.connect(self._on_gone, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin: start the player, have it look at the file, note it, and then say `opened`."""
        if not may_be_shown(self._exhibit, self._session.locked):
            self._fail(GateRefused("not to be shown", self.tr("This exhibit is locked. Nobody can open it.")))
            return
        self._late.start()
        size = str(self._exhibit.size)
        Job(lambda report: Guarded(start_process(_BOOT, size, keep=_ENVIRONMENT)), can_cancel=False).then(
            self._on_started, self._fail
        ).start(self._pool)

    # -- what a person does ------------------------------------------------------------------------------------------

    def play(self) -> None:
        """Go on."""
        self._tell({"do": "play"})

    def pause(self) -> None:
        """Stand still."""
        self._tell({"do": "pause"})

    def go_to(self, at_ms: int) -> None:
        """Go to a time."""
        self._tell({"do": "go", "to": at_ms})

    def set_sound(self, on: bool) -> None:
        """Let it be heard, or not."""
        self._tell({"do": "sound", "to": int(on)})

    def taken(self) -> None:
        """Say that the last picture was painted: the next one may come."""
        self._tell({"do": "taken"})

    def close(self) -> None:
        """End it: the process that played it is ended with all its memory."""
        if self._over:
            return
        self._over = True
        self._late.stop()
        process = self._process
        if process is not None:
            Job(lambda report: process.end(), can_cancel=False).start(self._pool, 1)
        self.closed.emit()

    # -- the conversation --------------------------------------------------------------------------------------------

    def _on_started(self, process: Guarded) -> None:
        self._process = process
        if self._over:
            Job(lambda report: process.end(), can_cancel=False).start(self._pool, 1)
            return
        ShownMedia._listening.add(self)
        threading.Thread(target=self._listen, args=(process,), name="media-ear", daemon=True).start()

    def _listen(self, process: Guarded) -> None:
        """Hear the player until it has gone; runs on a thread of its own."""
        try:
            while True:
                self._heard.emit(*process.hear(ANSWER_JSON_BYTES, _FRAME_BYTES))
        except (Gone, OSError):
            self._gone.emit()

    def _on_heard(self, told: Any, rows: bytes) -> None:
        """Take one message; its words count as hostile."""
        if self._over:
            return
        match told:
            case {"need": int(offset), "size": int(size)} if offset >= 0 and 0 < size <= _BLOCK_BYTES:
                self._give(offset, size)
            case {"opened": int(duration), "films": bool(films)} if 0 <= duration < 2**31:
                self._on_opened(duration, films)
            case {"at": int(at)} if 0 <= at < 2**31:
                self.at.emit(at)
            case {"plays": bool(plays)}:
                self.plays.emit(plays)
            case {"frame": [int(wide), int(high)]} if (
                0 < wide <= _FRAME_SIDE and 0 < high <= _FRAME_SIDE and len(rows) == 3 * wide * high
            ):
                if self._is_open:
                    self.frame.emit(image_of(rows, wide, high))
            case {"why": str()}:
                self._fail(CannotShow("the player cannot read it"))
            case _:
                self._fail(ShowingStopped())

    def _give(self, offset: int, size: int) -> None:
        """Read a piece in an act of its own, and send it from another thread: a save never waits for a player."""
        blob = self._blob

        def read(store: CaseStore, report: Reporter) -> bytes:
            return blob.read(store, offset, size)

        self._session.act("", read, quietly=True).then(
            lambda piece: self._tell({"do": "data"}, piece), self._fail
        )

    def _tell(self, message: dict[str, Any], piece: bytes | None = None) -> None:
        process = self._process
        if self._over or process is None:
            return

        def write(report: object) -> None:
            try:
                with process.deadline(_WRITE_S):
                    process.ask(message)
                    if piece is not None:
                        process.tell([piece] if piece else [], _BLOCK_BYTES)
            except (Gone, Late):
                raise ShowingStopped from None

        Job(write).then(None, self._fail).start(self._writing)

    def _on_opened(self, duration: int, films: bool) -> None:
        self._late.stop()
        self.duration_ms, self.is_film = duration, films
        exhibit_id, what = self.exhibit_id, _RECORDED_AS[form_of(self._exhibit)]
        job = self._session.act(
            "", lambda store, report: record_view(store, exhibit_id, what), can_cancel=False, quietly=True
        )
        job.then(lambda _: self._on_noted(), self._fail)

    def _on_noted(self) -> None:
        if not self._over:
            self._is_open = True
            self.opened.emit()
            self.pause()  # a film shows its first picture

    def _on_gone(self) -> None:
        ShownMedia._listening.discard(self)
        self._fail(ShowingStopped())

    def _fail(self, error: EvidenceDeskError) -> None:
        if not self._over:
            self.failed.emit(error)
            self.close()
