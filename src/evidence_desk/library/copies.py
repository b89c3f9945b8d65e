"""A copy of a case file: sealed as it is, at its last good commit, and read back whole before it counts as made."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, BundleError, CannotWrite, TamperedBundle
from evidence_desk.bundle import limits
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.rawfile import RawFile, put_in_place, replace
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.case.requests import REQUEST_MAX, REQUESTS_MAX

Told = Callable[[int], None]  # bytes done so far; may raise Cancelled
_STEP = 1 << 20
_ROOM = 1 << 20  # bytes left free beside a copy, for its list
_HARMLESS = frozenset({"removal"})  # pending: the copy carries it on, and it is honoured there too
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{12}\.new")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A copy that was read back and found whole."""

    anchor: anchors.Anchor  # the checkpoint it ends at
    size: int  # bytes of the file
    sha256: str  # of the file, 64 hex digits


def copy_verified(
    source: Bundle, target: Path, *, overwrite: bool = False, report: Told | None = None
) -> Copied:
    """Copy an opened bundle up to its last good commit; what stands behind that is not taken along.

    The copy is written beside the target, synced, read back from the medium and checked in full; only then does it
    take its name.

    Args:
        overwrite: put it in the place of an earlier copy; the caller has found that this one goes on from it.
        report: told the bytes written and then read back, twice the size in all.
    Raises:
        BadInput: something stands at the target and `overwrite` is not set.
        CannotWrite: no space or no permission.
        TamperedBundle: the case is damaged; nothing takes the target's name.
        Cancelled: likewise.
    """
    tell = report or _silent
    if target.exists() and not overwrite:
        raise files.already_there(target)
    _remove_earlier(target)
    temporary = target.with_name(f".{target.name[:80]}.{uuid.uuid4().hex[:12]}.new")
    try:
        size, sha256 = _write(source, temporary, tell)
        _forget_pages(temporary)
        check_whole(temporary, anchors.of(source), lambda done: tell(size + done))
        _name(temporary, target, overwrite=overwrite)
    except OSError as error:
        raise files.cannot_write(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return Copied(anchor=anchors.of(source), size=size, sha256=sha256)


def size_of(source: Bundle) -> int:
    """Return how large a copy of an opened bundle is."""
    return source.ledger.end + limits.CLOSING


def hold_room(folder: Path, size: int) -> None:
    """Refuse a copy for which there is no room, before anything of it is written.

    Raises:
        CannotWrite: too little room, or the folder cannot be reached.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    if free < size + _ROOM:
        raise CannotWrite(
            "no room for a copy",
            f"There is not enough room in {folder}: {size / 1e6:,.1f} MB are needed, {free / 1e6:,.1f} MB are free. "
            "Nothing was written there. Make room or choose another place, then try again.",
        )


def check_whole(path: Path, expected: anchors.Anchor | None, report: Told | None = None) -> anchors.Anchor:
    """Check every byte of a copy; return the checkpoint it ends at.

    Args:
        expected: where it must end.
    Raises:
        NotFound, NotABundle, NewerFormat: no case there, or of a later version.
        TamperedBundle: it is not what was signed, or it ends elsewhere.
    """
    found = check_bundle(path, report=report)
    for finding in found.findings:
        if not finding.ok and finding.name not in _HARMLESS:
            if found.bundle is not None:
                found.bundle.close()
            raise TamperedBundle("The copy", f"{finding.name}: {finding.detail}")
    if found.bundle is None:
        raise TamperedBundle("The copy", "nothing in it can be read")
    with found.bundle as bundle:
        ends = anchors.of(bundle)
    if expected is not None and ends.note_sha256 != expected.note_sha256:
        raise TamperedBundle("The copy", "it does not end where the case ends")
    return ends


def sha256_of(path: Path, report: Told | None = None) -> str:
    """Return the SHA-256 of a file, 64 hex digits.

    Raises:
        BadInput: it cannot be read.
    """
    hasher, done = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while data := stream.read(_STEP):
                hasher.update(data)
                done += len(data)
                if report is not None:
                    report(done)
    except OSError as error:
        raise BadInput(f"unreadable file: errno {error.errno}", f"{path} cannot be read.") from error
    return hasher.hexdigest()


def companions(bundle: Path) -> list[Path]:
    """Return the requests to lock that stand beside a bundle under its name; a copy takes them along."""
    mark = f"{bundle.name}.seal-"
    try:
        return sorted(entry for entry in bundle.parent.iterdir() if entry.name.startswith(mark))
    except OSError:
        return []


def bring_requests(requests: Iterable[Path], target: Path) -> int:
    """Put requests to lock beside a copy; return how many are new there.

    They go ahead of the bytes: what is locked must be locked at the moment a copy can be opened.

    Args:
        requests: files whose names end in `.seal-` and a number, as `companions` gives them.
    Raises:
        BundleError: more than may stand beside one case.
        BadInput: one is no ordinary file, or far too large.
        CannotWrite: no space or no permission.
    """
    waiting = list(requests)
    if len(waiting) > REQUESTS_MAX:
        raise BundleError(
            "too many seal requests",
            f"More than {REQUESTS_MAX} requests to lock stand beside one case. It was left where it is: look through "
            "that folder first.",
        )
    new = 0
    for request in waiting:
        twin = target.with_name(f"{target.name}.seal-{request.name.rpartition('.seal-')[2]}")
        if not twin.exists():
            files.write_new(twin, files.read_bounded(request, REQUEST_MAX))
            new += 1
    return new


def remove_leftovers(folder: Path) -> None:
    """Remove what a copy that was cut short left in a folder of copies."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if _TEMPORARY.fullmatch(entry.name):
                entry.unlink(missing_ok=True)


def _remove_earlier(target: Path) -> None:
    """Remove what a copy to the same place that was cut short left."""
    start = f".{target.name[:80]}."
    with contextlib.suppress(OSError):
        for entry in target.parent.iterdir():
            if entry.name.startswith(start) and _TEMPORARY.fullmatch(entry.name):
                entry.unlink(missing_ok=True)


def _write(source: Bundle, target: Path, tell: Told) -> tuple[int, str]:
    """Write the copy and make it durable; return its size and hash."""
    hasher, done, end = hashlib.sha256(), 0, source.ledger.end
    file = source.file  # a compaction meanwhile gives the bundle another file: this one stays whole
    with RawFile.create(target) as copy:
        while done < end:
            data = file.read_at(done, min(_STEP, end - done))
            if not data:
                raise TamperedBundle("The case file", "it became shorter while it was being copied")
            copy.write_at(done, data)
            hasher.update(data)
            done += len(data)
            tell(done)
        copy.write_at(done, bytes(limits.CLOSING))
        hasher.update(bytes(limits.CLOSING))
        copy.sync()
    return end + limits.CLOSING, hasher.hexdigest()


def _forget_pages(path: Path) -> None:
    """Let the system forget what it holds of a file in memory, so that reading it back asks the medium."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is None:
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            advise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def _name(temporary: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        replace(temporary, target)
    else:
        put_in_place(temporary, target)


def _silent(done: int) -> None:
    """Tell nobody."""
