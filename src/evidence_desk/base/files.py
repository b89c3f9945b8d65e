"""Files and folders: bounded reads, write-then-rename, this person's folder, shipped resources."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

from evidence_desk.base.errors import BadInput, CannotWrite, NotFound

HOME_VARIABLE = "EVIDENCE_DESK_HOME"
# Folder names that synchronisation programs use; sheets must not be written below one (docs/threat-model.md).
_SYNCED_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "icloud drive", "nextcloud")


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped resource, e.g. `resource_path("policy")`.

    An installed package carries `resources/` inside itself; a source checkout has it at its top.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    top = inside if inside.is_dir() else package.parents[1] / "resources"
    return top.joinpath(*parts)


def home_folder() -> Path:
    """Return the folder that holds all state of a person; it may not exist yet.

    `EVIDENCE_DESK_HOME` wins; otherwise the platform's user-data folder.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Evidence Desk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Evidence Desk"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "evidence-desk"


def looks_synced(folder: Path) -> bool:
    """Return whether a part of the path carries the name of a synchronisation program."""
    return any(part.lower().startswith(name) for part in folder.absolute().parts for name in _SYNCED_NAMES)


def read_bounded(path: Path, limit: int) -> bytes:
    """Return the whole content of a regular file of at most `limit` bytes.

    Raises:
        NotFound: nothing is there.
        BadInput: not a regular file, unreadable, or larger than `limit`.
    """
    try:
        data = _read_regular(path, limit + 1)
    except FileNotFoundError:
        raise NotFound("file is missing", f"There is no file at {path}. Check the path.") from None
    except OSError as error:
        raise BadInput(
            f"unreadable file: {error.strerror}", f"{path} cannot be read ({error.strerror})."
        ) from error
    if len(data) > limit:
        raise BadInput(
            "file over its bound", f"{path} is larger than the {limit} bytes such a file may have."
        )
    return data


def _read_regular(path: Path, limit: int) -> bytes:
    # O_NONBLOCK: opening a pipe must not wait for a writer; what was opened is looked at, not the path.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BadInput(
                "not a regular file",
                f"{path} is no ordinary file but a folder, a device, a pipe or a socket. It was not read.",
            )
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            return stream.read(limit)
    finally:
        os.close(descriptor)


def write_new(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write a file that must not exist yet, whole or not at all, and make it durable.

    Raises:
        BadInput: the path exists.
        CannotWrite: no space or no permission; nothing is left behind.
    """
    if path.exists():
        raise already_there(path)
    with new_file(path, mode=mode) as descriptor:
        _write_all(descriptor, data)


def replace(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write `data` to `path` by rename, so that a reader sees the old file or the new one.

    Raises:
        CannotWrite: no space or no permission; the old file is untouched.
    """
    with new_file(path, mode=mode, overwrite=True) as descriptor:
        _write_all(descriptor, data)


@contextlib.contextmanager
def new_file(path: Path, *, mode: int = 0o600, overwrite: bool = False) -> Iterator[int]:
    """Give a file descriptor for a temporary neighbour that takes its final name on success.

    Without `overwrite` an existing target is never replaced, even when it appears meanwhile.

    Raises:
        BadInput: the target exists.
        CannotWrite: no space or no permission; nothing is left under the final name.
    """
    temporary = path.with_name(f".{path.name[:80]}.{uuid.uuid4().hex[:12]}.new")
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        descriptor = os.open(temporary, flags, mode)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if overwrite:
            temporary.replace(path)
        else:
            rename_without_replacing(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def rename_without_replacing(source: Path, target: Path) -> None:
    """Give `source` the name `target` unless something has it.

    Raises:
        BadInput: the target exists.
        OSError: the system refused.
    """
    try:
        if sys.platform == "win32":
            source.rename(target)  # refuses an existing target there
        else:
            os.link(source, target)
            source.unlink()
    except FileExistsError:
        raise already_there(target) from None
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS}:
            raise
        if target.exists():  # no hard links on this file system: the gap between test and rename is its limit
            raise already_there(target) from None
        source.rename(target)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable where the system knows how."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def already_there(path: Path) -> BadInput:
    """Return the error for a target that exists and is never overwritten."""
    return BadInput("target exists", f"{path} exists already. Nothing was overwritten. Choose another name.")


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Return the error for a failed write below `path`, in words."""
    reasons = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EACCES: "permission is missing",
        errno.EPERM: "permission is missing",
        errno.EROFS: "the medium is read-only",
        errno.ENOENT: "the folder does not exist",
        errno.ENOTDIR: "the folder does not exist",
        errno.EFBIG: "the file would be too large for this disk",
    }
    reason = reasons.get(error.errno or 0, error.strerror or "the system refused")
    return CannotWrite(
        f"write failed: errno {error.errno}",
        f"{path} cannot be written: {reason}. What was saved before stays saved. "
        "Make room or choose another folder, then try again.",
    )


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
