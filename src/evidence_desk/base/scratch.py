"""Room on the disk for bytes that must not stand there in clear: encrypted with a key that only this process has.

The file has no name where the system allows that (POSIX), and goes when it is closed everywhere. What a disk keeps of
it afterwards is noise: the key was never written. It gives secrecy for a moment, not integrity; nothing is kept in it.

Source: NIST SP 800-38A, section 6.5 (counter mode). Bytes that are written twice at one place are encrypted alike, so
a place must not hold two secrets one after the other; packs fill in their signature so, which is public.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

_KEY_SIZE = 32  # bytes: AES-256
_BLOCK = 16  # bytes
_BUFFER = 1 << 20  # bytes


class _Encrypted(io.RawIOBase):
    """A file whose every byte is encrypted by its place; read and written like one in clear."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._algorithm = algorithms.AES(os.urandom(_KEY_SIZE))
        self._cipher: CipherContext | None = None
        self._cipher_at = 0

    def _apply(self, data: bytes | memoryview, at: int) -> bytes:
        """Return bytes that stand at a place, encrypted or, all the same, decrypted."""
        if self._cipher is None or self._cipher_at != at:
            counter = (at // _BLOCK).to_bytes(_BLOCK, "big")
            self._cipher = Cipher(self._algorithm, modes.CTR(counter)).encryptor()
            self._cipher.update(bytes(at % _BLOCK))
        self._cipher_at = at + len(data)
        return self._cipher.update(bytes(data))

    def readinto(self, buffer: object, /) -> int:
        """Read what stands at the place into a buffer; return how many bytes there were."""
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # whatever takes bytes
        at = self._file.tell()
        data = self._file.read(len(room))
        room[: len(data)] = self._apply(data, at)
        return len(data)

    def write(self, data: object, /) -> int:
        """Write bytes at the place; return how many."""
        piece = memoryview(data).cast("B")  # type: ignore[arg-type]  # whatever gives bytes
        at = self._file.tell()
        return self._file.write(self._apply(piece, at))

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place; return it."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._file.tell()

    def truncate(self, size: int | None = None, /) -> int:
        """Cut the file off; return its size."""
        return self._file.truncate(size)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def seekable(self) -> bool:
        """Return that it has places."""
        return True


@contextlib.contextmanager
def scratch(folder: Path) -> Iterator[BinaryIO]:
    """Give a file on the disk of `folder` that nobody else can read and that goes at the end.

    Raises:
        OSError: no space or no permission there.
    """
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        encrypted = io.BufferedRandom(_Encrypted(cast("BinaryIO", file)), _BUFFER)
        try:
            yield cast("BinaryIO", encrypted)
        finally:
            with contextlib.suppress(OSError):  # a full disk: nothing of it is kept anyway
                encrypted.close()
