"""The forms a hand-over can take: a folder, a zip, a zip under a password, an age file. All are written in one pass.

Every part says beforehand how long it is and what its SHA-256 is; what is read is held against both while it is
written, so a list of files that was signed before the bytes were copied cannot be wrong about them.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from evidence_desk.base import files
from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle import age, ustar

Tell = Callable[[int], None]  # bytes written so far; may raise `Cancelled`
INNER_ZIP = "handover.zip"
_STEP = 1 << 20  # bytes
_LARGEST = 8**11 - 1  # bytes of one file in a tar


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a hand-over."""

    path: str  # below the folder
    size: int
    sha256: str  # 64 hex digits
    chunks: Callable[[], Iterable[bytes]]


def part(path: str, data: bytes) -> Part:
    """Return the part of a file that is at hand."""
    return Part(path=path, size=len(data), sha256=hashlib.sha256(data).hexdigest(), chunks=lambda: (data,))


def part_of_file(path: str, stream: BinaryIO, size: int, sha256: str) -> Part:
    """Return the part of a file that is open and finished."""

    def chunks() -> Iterator[bytes]:
        stream.seek(0)
        while piece := stream.read(_STEP):
            yield piece

    return Part(path=path, size=size, sha256=sha256, chunks=chunks)


class Checked:
    """Gives the bytes of parts, each held against its size and SHA-256, and tells how many there were so far."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._done = 0

    def chunks(self, one: Part) -> Iterator[bytes]:
        """Yield the bytes of a part.

        Raises:
            TamperedBundle: they are not those announced; what was written is to be thrown away.
        """
        hasher, size = hashlib.sha256(), 0
        for piece in one.chunks():
            hasher.update(piece)
            size += len(piece)
            if size > one.size:
                break
            yield piece
            self._done += len(piece)
            self._tell(self._done)
        if size != one.size or hasher.hexdigest() != one.sha256:
            raise TamperedBundle(one.path, "its bytes are not those of its entry")


def write_folder(parts: Sequence[Part], folder: Path, tell: Tell) -> None:
    """Write parts below a folder that is there and still has no name anybody knows; make them durable.

    Raises:
        CannotWrite: no space, no permission, or the folder was removed meanwhile.
        TamperedBundle: a part is not what was announced.
    """
    checked = Checked(tell)
    try:
        for one in parts:
            path = folder.joinpath(*one.path.split("/"))
            for below in reversed(
                path.relative_to(folder).parents[:-1]
            ):  # never the folder itself: it may be gone
                folder.joinpath(below).mkdir(mode=0o700, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
                for piece in checked.chunks(one):
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
        for below in {folder.joinpath(*one.path.split("/")).parent for one in parts} | {folder}:
            files.sync_folder(below)
    except OSError as error:
        raise files.cannot_write(folder, error) from error


def write_zip(parts: Sequence[Part], out: BinaryIO, top: str, tell: Tell) -> None:
    """Write parts as a zip of stored files below one folder `top`.

    Raises:
        TamperedBundle, OSError: as `write_folder`.
    """
    checked = Checked(tell)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for one in parts:
            info = zipfile.ZipInfo(f"{top}/{one.path}")  # dated 1980: the times that matter are in the record
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=one.size >= zipfile.ZIP64_LIMIT) as stream:
                for piece in checked.chunks(one):
                    stream.write(piece)


def write_aes_zip(parts: Sequence[Part], out: BinaryIO, top: str, password: str, tell: Tell) -> None:
    """Write parts as a zip in a zip under AES-256: a zip shows its names without its password, so only one shows.

    Raises:
        TamperedBundle, OSError: as `write_folder`.
    """
    import pyzipper  # type: ignore[import-untyped]  # noqa: PLC0415  # only whoever wants this form waits for it

    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES, allowZip64=True
    ) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        with archive.open(INNER_ZIP, "w", force_zip64=True) as inner:
            write_zip(parts, cast("BinaryIO", _Forward(inner)), top, tell)


class _Forward(io.RawIOBase):
    """A stream that can only be written on, whatever is below it: a zip then puts sums behind the files."""

    def __init__(self, below: Any) -> None:
        self._below = below

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any, /) -> int:
        """Write all of `data`."""
        self._below.write(bytes(data))
        return len(data)


def write_age(parts: Sequence[Part], out: BinaryIO, top: str, recipient: age.Recipient, tell: Tell) -> None:
    """Write parts as a tar archive encrypted to one recipient.

    Raises:
        TamperedBundle, OSError: as `write_folder`.
        ValueError: a part is too large for a tar.
    """
    size = sum(ustar.occupied(one.size) for one in parts) + 2 * len(ustar.ZERO_BLOCK)
    source = _Pulled(_tar(parts, top, Checked(tell)))
    for piece in age.Encryptor(recipient, size).encrypt(source):
        out.write(piece)


def _tar(parts: Sequence[Part], top: str, checked: Checked) -> Iterator[bytes]:
    for one in parts:
        if one.size > _LARGEST:
            raise ValueError("a file too large for a tar")
        yield ustar.header(f"{top}/{one.path}".encode("ascii"), one.size)
        yield from checked.chunks(one)
        yield bytes(ustar.padding(one.size))
    yield 2 * ustar.ZERO_BLOCK


class _Pulled:
    """Reads from an iterator as from a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = bytearray()

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none only at the end."""
        while len(self._held) < size:
            piece = next(self._chunks, None)
            if piece is None:
                break
            self._held += piece
        found = bytes(self._held[:size])
        del self._held[:size]
        return found


def write_reading_copy(pack: BinaryIO, out: BinaryIO, password: str, owner: str) -> None:
    """Write a pack as a PDF that opens with a password (AES-256); it is no longer PDF/A, and no signature holds.

    Args:
        owner: another password, kept by nobody: with it a program would let the reader's password be taken off.
    """
    import pikepdf  # noqa: PLC0415  # only whoever wants this form waits for it

    pack.seek(0)
    with pikepdf.open(pack) as pdf:
        allowed = pikepdf.Permissions(
            modify_annotation=False, modify_assembly=False, modify_form=False, modify_other=False
        )
        pdf.save(out, encryption=pikepdf.Encryption(owner=owner, user=password, R=6, allow=allowed))
