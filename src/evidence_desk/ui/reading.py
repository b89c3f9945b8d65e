"""Reads an exhibit's bytes in short acts on the case's lane, so that nobody who saves has to wait for a picture."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from evidence_desk.base.errors import BadInput, TamperedBundle
from evidence_desk.bundle.reader import BlobReader
from evidence_desk.case import gate
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.session import CaseSession

PIECE_BYTES = 4 * 2**20  # read in one act


@dataclass(slots=True)
class OpenBlob:
    """One exhibit's bytes, lived in by the lane's thread alone."""

    exhibit_id: str
    _reader: BlobReader | None = field(default=None)

    def read(self, store: CaseStore, offset: int, size: int) -> bytes:
        """Return some of the bytes; the second door decides before each act.

        Raises:
            GateRefused: the door stays shut.
            TamperedBundle: the stored bytes are not what was signed.
        """
        exhibit = store.case.exhibits[self.exhibit_id]
        gate.at_showing(exhibit, store.locked)
        if self._reader is None:
            self._reader = store.blob(exhibit)
        return self._reader.read_at(offset, size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bytes:
    """What was read, and what it has to be."""

    ref: str
    pieces: list[bytes]
    sha256: str

    def check(self) -> None:
        """Hold the bytes against the recorded SHA-256; takes a while, so not on the main thread.

        Raises:
            TamperedBundle: they are others.
        """
        hasher = hashlib.sha256()
        for piece in self.pieces:
            hasher.update(piece)
        if hasher.hexdigest() != self.sha256:
            raise TamperedBundle(f"Exhibit {self.ref}", "its content is not what its entry says")


class Reading(QObject):
    """One exhibit being read whole. Exactly one of `done` and `failed` fires, unless it is stopped before."""

    done = Signal(object)  # Bytes
    failed = Signal(object)  # an EvidenceDeskError

    def __init__(
        self,
        session: CaseSession,
        exhibit: Exhibit,
        limit_bytes: int,
        *,
        priority: int = 0,
        parent: QObject | None = None,
    ) -> None:
        """Prepare it; `limit_bytes` is the most that is held in memory."""
        super().__init__(parent)
        self._session = session
        self._exhibit = exhibit
        self._limit = limit_bytes
        self._priority = priority
        self._blob = OpenBlob(exhibit.id)
        self._pieces: list[bytes] = []
        self._done = 0
        self._job: Job[Any] | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin."""
        if self._exhibit.size > self._limit:
            words = self.tr("{ref} is too large to be shown. The file is kept unaltered.")
            self.failed.emit(BadInput("exhibit too large to be shown", words.format(ref=self._exhibit.ref)))
            return
        self._next()

    def stop(self) -> None:
        """Read no more and let go of what was read."""
        self._stopped = True
        self._pieces = []
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        blob, offset = self._blob, self._done

        def read(store: CaseStore, report: Reporter) -> bytes:
            return blob.read(store, offset, PIECE_BYTES)

        self._job = self._session.act("", read, priority=self._priority, quietly=True)
        self._job.then(self._on_piece, self._on_failed)

    def _on_piece(self, piece: bytes) -> None:
        if self._stopped:
            return
        self._pieces.append(piece)
        self._done += len(piece)
        if piece and self._done < self._exhibit.size:
            self._next()
            return
        pieces, self._pieces = self._pieces, []
        self.done.emit(Bytes(ref=self._exhibit.ref, pieces=pieces, sha256=self._exhibit.sha256))

    def _on_failed(self, error: object) -> None:
        if not self._stopped:
            self._stopped = True
            self.failed.emit(error)
