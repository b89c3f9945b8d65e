"""An exhibit's bytes as a file that is read from any place, piece by piece, without a copy on the disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol, cast

_KEPT_BYTES = 1 << 18  # read ahead: those who walk through a file ask for few bytes at a time


class ReadsAt(Protocol):
    """Where the bytes come from."""

    size: int

    def read_at(self, offset: int, size: int) -> bytes:
        """Return bytes from a place; fewer only at the end."""
        ...


class _BlobSource(io.RawIOBase):
    def __init__(self, blob: ReadsAt, step: Callable[[], object]) -> None:
        super().__init__()
        self._blob, self._step = blob, step
        self._at, self._start, self._kept = 0, 0, b""

    def read(self, size: int = -1, /) -> bytes:
        left = self._blob.size - self._at
        wanted = left if size < 0 else min(size, left)
        if wanted <= 0:
            return b""
        if not self._start <= self._at < self._start + len(self._kept):
            self._step()
            self._start, self._kept = self._at, self._blob.read_at(self._at, max(_KEPT_BYTES, wanted))
        offset = self._at - self._start
        piece = self._kept[offset : offset + wanted]
        self._at += len(piece)
        return piece

    def readinto(self, buffer: Any, /) -> int:
        piece = self.read(len(buffer))
        memoryview(buffer).cast("B")[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._blob.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True


def blob_source(blob: ReadsAt, step: Callable[[], object] = lambda: None) -> BinaryIO:
    """Return a stream over a member of the case.

    Args:
        step: called before each piece is read; may raise `Cancelled`.
    """
    return cast(BinaryIO, io.BufferedReader(_BlobSource(blob, step), 1 << 16))
