"""Putting a sealed file somewhere else: under a temporary name, synced, renamed, then read back whole and compared."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from evidence_desk.acts.founding import SUFFIX
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite

_STEP = 1 << 20  # bytes copied at once
_NAMES = 9  # names tried where another file has the drop's


def put_into(path: Path, folder: Path) -> Path:
    """Put a sealed drop into a folder under its own name, and read it back; return where it stands.

    The same bytes under that name count as arrived; others get out of the way of nothing: the drop takes another name.

    Raises:
        CannotWrite: the folder is not there, not writable or full, or gave back other bytes; nothing of ours is left.
    """
    try:
        if not folder.is_dir():
            raise FileNotFoundError
        _sweep(path.stem, folder)
    except OSError as error:
        raise CannotWrite(
            f"drop folder unreachable: errno {error.errno}",
            "The drop folder cannot be reached. Nothing is lost: it is sealed on this computer and will be sent when "
            "the folder is back.",
        ) from error
    digest = digest_of(path)
    for number in range(1, _NAMES + 1):
        name = path.stem if number == 1 else f"{path.stem}-{number}"
        target = folder / f"{name}{SUFFIX}"
        if not target.exists():
            with contextlib.suppress(BadInput):  # somebody was faster with this name
                copy_to(path, target)
                return target
        elif _is_the_same(target, path, digest):
            return target
    raise CannotWrite(
        "no free name in the drop folder",
        "Other files have every name that this could take in the drop folder. It is kept on this computer. Tell IT.",
    )


def _is_the_same(target: Path, path: Path, digest: bytes) -> bool:
    """Return whether a file is there with these bytes; a folder, a pipe or what cannot be read is something else."""
    try:
        return (
            target.is_file() and target.stat().st_size == path.stat().st_size and digest_of(target) == digest
        )
    except (OSError, CannotWrite):
        return False


def _sweep(drop: str, folder: Path) -> None:
    """Remove what an attempt that was killed left of this drop."""
    for left in folder.glob(f".{drop}*.new"):
        with contextlib.suppress(OSError):
            left.unlink()


def copy_to(source: Path, target: Path) -> None:
    """Copy under a temporary name, sync, rename, then read the whole back and compare."""
    hasher = hashlib.sha256()
    try:
        with source.open("rb") as stream, files.new_file(target, mode=0o644) as descriptor:
            while data := stream.read(_STEP):
                hasher.update(data)
                view = memoryview(data)
                while view:
                    view = view[os.write(descriptor, view) :]
    except OSError as error:
        raise files.cannot_write(target, error) from error
    if digest_of(target) != hasher.digest():
        with contextlib.suppress(OSError):
            target.unlink()
        raise CannotWrite(
            "read back other bytes",
            "What was written there did not read back the same. It was removed again, and the sealed copy on this "
            "computer is whole. Try another stick or folder, and tell IT.",
        )


def digest_of(path: Path) -> bytes:
    """Return the SHA-256 of a file, from the disk or the server where the system lets us ask for that.

    Raises:
        CannotWrite: it cannot be read back.
    """
    hasher = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            if hasattr(
                os, "posix_fadvise"
            ):  # from the disk or the server, not from what we have just written
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while data := stream.read(_STEP):
                hasher.update(data)
    except OSError as error:
        raise files.cannot_write(path, error) from error
    return hasher.digest()
