"""The worker's end of its two pipes: whole messages in, whole messages out."""

from __future__ import annotations

import os

FRAME_BYTES = 2**20  # most bytes of a frame
ANSWER_JSON_BYTES = 256 * 1024
_IN, _OUT = 0, 1


def read_exactly(size: int) -> bytes:
    """Return exactly `size` bytes, or nothing when the pipe ends first."""
    parts, left = [], size
    while left:
        part = os.read(_IN, left)
        if not part:
            return b""
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def read_frames() -> bytes | None:
    """Return bytes told in frames of (4 bytes size, bytes), ended by a size of 0; None when the other side has gone."""
    parts: list[bytes] = []
    while header := read_exactly(4):
        size = int.from_bytes(header, "big")
        if size == 0:
            return b"".join(parts)
        parts.append(read_exactly(min(size, FRAME_BYTES)))
    return None


def write_all(*parts: bytes | memoryview) -> None:
    """Write every byte of `parts`."""
    for part in parts:
        view = memoryview(part)
        while view:
            view = view[os.write(_OUT, view) :]
