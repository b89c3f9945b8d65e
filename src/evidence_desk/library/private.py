"""What this layer keeps in a person's folder: age files that only this person can read, and only they can make.

The recipient of such a file is derived from the person's secret signing seed and stands nowhere, so a stranger who
writes to the folder cannot put in a list of folders or an index of their own.
"""

from __future__ import annotations

import contextlib
import io
import os
import uuid
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle import age
from evidence_desk.bundle.age_stream import hkdf
from evidence_desk.case.keys import Person

_INFO = b"evidence-desk.invalid/library\n"


def keys_of(person: Person) -> tuple[age.X25519Identity, ...]:
    """Return what opens the files kept for a person. They are written under the first, of the newest key."""
    return tuple(age.X25519Identity(hkdf(pair.signing_key.seed, b"", _INFO)) for pair in person.pairs)


def folder_of(home: Path) -> Path:
    """Return the folder below a person's where this layer keeps its files."""
    return home / "library"


def read(path: Path, person: Person, limit: int) -> bytes | None:
    """Return what a file holds, or None when there is none that this person made and that is whole."""
    try:
        stored = files.read_bounded(path, limit)
        return age.decrypt(stored, keys_of(person), limit=limit)
    except EvidenceDeskError:
        return None


def write(path: Path, person: Person, data: bytes) -> None:
    """Write a file that cannot be made anew, durably and by rename.

    Raises:
        CannotWrite: no space or permission; the old file stays.
    """
    _make_room(path)
    files.replace(path, age.encrypt(data, keys_of(person)[0].recipient()))


def write_rebuildable(path: Path, person: Person, data: bytes) -> bool:
    """Write a file that can be made anew, piece by piece and by rename, but unsynced; return whether that worked."""
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.new")
    try:
        _make_room(path)
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "wb") as file:
            for piece in age.Encryptor(keys_of(person)[0].recipient(), len(data)).encrypt(io.BytesIO(data)):
                file.write(piece)
        temporary.replace(path)
    except (OSError, EvidenceDeskError):
        return False
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return True


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise files.cannot_write(path, error) from error
    if os.name != "nt":
        with contextlib.suppress(OSError):
            path.parent.chmod(0o700)
