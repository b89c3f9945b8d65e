"""Taking removed members out of the file: a new file beside the old one, then one atomic replacement.

Every leaf keeps its place and its line; a removed member becomes an empty stub `e/N`. Notes and manifests are
copied unchanged, so everything signed before still verifies.

Source: format section "Seal, erase, rotate, drop"; docs/format/sealing.md.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.errors import BundleError
from evidence_desk.bundle import limits, manifest
from evidence_desk.bundle.ledger import Ledger
from evidence_desk.bundle.opening import open_ledger
from evidence_desk.bundle.rawfile import RawFile, replace
from evidence_desk.bundle.ustar import header, occupied
from evidence_desk.bundle.writer import Writer, new_name

_STEP = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Compacted:
    """What a compaction took away."""

    removed: tuple[int, ...]  # leaves whose bytes are no longer in the file
    tails: tuple[str, ...]  # names of tail files beside the bundle, which might have held the same bytes


def compact(writer: Writer) -> Compacted:
    """Finish all pending removals. The writer goes on with the new file; without pending ones nothing happens.

    Old bytes may survive on solid-state disks, in backups and in synchronised history: nothing here can
    promise otherwise.

    Raises:
        CannotWrite: no space for the new file beside the old one, or no permission; the old file is whole and
            the removals stay pending.
        TamperedBundle: the copy does not verify; the old file stays.
    """
    bundle = writer.bundle
    pending = tuple(sorted(bundle.pending))
    if not pending:
        return Compacted((), ())
    temporary = new_name(writer.path)
    try:
        with writer.idle():
            _write_copy(bundle.file, bundle.ledger, pending, temporary)
            copy = RawFile.open(temporary, writable=True)
            try:
                ledger = _verify(writer.path, copy, bundle.ledger)
                replace(temporary, writer.path)
            except BaseException:
                copy.close()
                raise
            writer.adopt(copy, ledger)
            tails = tuple(_remove_tails(writer.path))
    except OSError as error:
        raise files.cannot_write(writer.path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return Compacted(pending, tails)


def _write_copy(source: RawFile, ledger: Ledger, pending: tuple[int, ...], target: Path) -> None:
    with RawFile.create(target) as copy:
        place = done = 0
        for leaf in pending:
            done = _copy_range(source, place, ledger.offsets[leaf], copy, done)
            copy.write_at(done, header(manifest.member_name(manifest.STUB, leaf), 0))
            done += limits.BLOCK
            place = ledger.offsets[leaf] + occupied(ledger.sizes[leaf])
        done = _copy_range(source, place, ledger.end, copy, done)
        copy.write_at(done, bytes(limits.CLOSING))
        copy.sync()


def _copy_range(source: RawFile, start: int, end: int, target: RawFile, place: int) -> int:
    """Copy the bytes [start, end) to `place`; return where they end there."""
    while start < end:
        data = source.read_at(start, min(_STEP, end - start))
        if not data:
            raise BundleError("file shrank", "The case file became shorter while it was being copied.")
        target.write_at(place, data)
        start += len(data)
        place += len(data)
    return place


def _verify(path: Path, copy: RawFile, old: Ledger) -> Ledger:
    """Return the ledger of the finished copy; it must be the old one but for the stubs."""
    opened = open_ledger(path, copy, all_signatures=False, anchored=None)
    ledger = opened.ledger
    if (
        opened.tail
        or opened.damage
        or ledger.pending
        or ledger.head != old.head
        or ledger.digests != old.digests
    ):
        raise BundleError(
            "the compacted copy differs",
            "The file without the removed entries does not verify, so the old one was kept. Check the disk.",
        )
    return ledger


def _remove_tails(path: Path) -> Iterator[str]:
    mark = path.name + ".tail-"
    for entry in sorted(path.parent.iterdir()):
        if entry.name.startswith(mark):
            entry.unlink(missing_ok=True)
            yield entry.name
