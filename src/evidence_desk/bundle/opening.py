"""From a file to a checked ledger: the last good commit, and what the bytes after it are.

Source: format section "Opening and checking"; docs/format/opening.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.base.errors import BundleError, NewerFormat, NotABundle, TamperedBundle
from evidence_desk.bundle import limits, lock, manifest
from evidence_desk.bundle.ledger import Ledger, Part
from evidence_desk.bundle.limits import BLOCK
from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.bundle.scan import LaterNote, Scanner, Stop
from evidence_desk.bundle.ustar import build, occupied

_VERSION_LINE = re.compile(rb"EDC ([1-9][0-9]{0,5})[ \n]")
Anchored = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Tail:
    """Bytes after the last good commit that no later note vouches for."""

    offset: int
    size: int
    being_written: bool  # another writer holds the lock just now
    only_zeros: bool  # part of the closing blocks


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong after the last good commit, where a later note shows that more was there."""

    part: Part
    reason: str
    offset: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read as far as it is good."""

    ledger: Ledger
    tail: Tail | None
    damage: Damage | None


def open_ledger(path: Path, file: RawFile, *, all_signatures: bool, anchored: Anchored | None) -> Opened:
    """Read a bundle's log.

    One commit after the last good one, with nothing behind it, may be broken for two reasons that its bytes
    cannot tell apart: damage, or a power failure before the commit was confirmed, with sectors written out of
    order. A device whose own anchor stands at the last good commit never confirmed it: a tail. Everywhere
    else it counts as damage.

    Args:
        anchored: gives the number of the newest commit of a case id that this device knows to be saved.
    Raises:
        NotABundle, NewerFormat: no case bundle, or of a later version.
        TamperedBundle: no good first commit, or a member missing without a line that removed it.
        OSError: the file cannot be read.
    """
    scanner, stop, later = _scan_to_end(file, all_signatures=all_signatures)
    if not all_signatures and scanner.ledger.head.k >= 0 and not scanner.ledger.verify_head():
        scanner, stop, later = _scan_to_end(file, all_signatures=True)
    ledger = scanner.ledger
    if ledger.head.k < 0:
        raise _no_first_commit(path, file, stop)
    stray = [leaf for leaf in ledger.stubs if leaf not in ledger.removals]
    if stray:
        raise TamperedBundle(f"Entry {min(stray)}", "it was taken out without a line that says so")
    if stop is None:
        return Opened(ledger, None, None)
    never_confirmed = (
        _is_next_only(ledger, later) and anchored is not None and anchored(ledger.case_id) == ledger.head.k
    )
    if later and not never_confirmed:
        return Opened(ledger, None, Damage(stop.part, stop.reason, stop.offset))
    return Opened(ledger, _tail(path, file, ledger.end), None)


def _scan_to_end(file: RawFile, *, all_signatures: bool) -> tuple[Scanner, Stop | None, list[LaterNote]]:
    """Scan until nothing more is good; return the scanner, why it stopped, and later notes.

    A writer may append while we read. A later note therefore means damage only when going on from the last
    good commit finds nothing new.
    """
    scanner = Scanner(file, all_signatures=all_signatures)
    while True:
        before = scanner.ledger.head.k
        stop = scanner.run()
        later = scanner.later_notes() if stop is not None else []
        if not later or scanner.ledger.head.k == before:
            return scanner, stop, later


def _is_next_only(ledger: Ledger, later: Sequence[LaterNote]) -> bool:
    reach = ledger.head.size + limits.MAX_MANIFEST_LINES
    return len(later) == 1 and later[0].size <= reach


def _tail(path: Path, file: RawFile, end: int) -> Tail | None:
    size = file.size() - end
    if size <= 0:
        return None
    only_zeros = size <= limits.CLOSING and not any(file.read_at(end, size))
    return Tail(end, size, lock.holder(path) is not None, only_zeros)


def _no_first_commit(path: Path, file: RawFile, stop: Stop | None) -> BundleError | NewerFormat:
    """Return the error for a file without one good commit.

    A version line above 1 counts only when the first manifest, if there is one where EDC 1 has it, holds the
    hash of that very README: a flipped digit is damage, not a newer version.
    """
    readme = _content(file, 0, manifest.README_NAME, limits.MAX_README)
    version = _VERSION_LINE.match(readme or b"")
    if readme is None or version is None:
        if file.read_at(0, len(manifest.README_NAME)) == manifest.README_NAME:
            return TamperedBundle("The beginning of the file", "its first member is not the README of a case")
        return NotABundle("no README member", f"{path} is not an Evidence Desk case. Nothing was changed.")
    stated = _stated_readme(file)
    if int(version[1]) > limits.FORMAT_VERSION and stated in {None, hashlib.sha256(readme).digest()}:
        return NewerFormat(
            f"format version {int(version[1])}",
            f"{path} was written by a newer version of Evidence Desk (format {int(version[1])}). Nothing was "
            "changed. Install the newest version, then open it again.",
        )
    reason = stop.reason if stop is not None else "it is missing"
    return TamperedBundle("The first commit", reason)


def _content(file: RawFile, offset: int, name: bytes, limit: int) -> bytes | None:
    """Return the content of the member `name` if its canonical header stands at `offset`."""
    raw = file.read_at(offset, BLOCK)
    try:
        size = int(raw[124:135], 8)
    except ValueError:
        return None
    if not 0 <= size <= limit or build(name, size) != raw:
        return None
    return file.read_at(offset + BLOCK, size)


def _stated_readme(file: RawFile) -> bytes | None:
    """Return the README's hash as the first manifest has it, or None when no EDC 1 manifest can be found."""
    offset = 0
    for _ in range(limits.MAX_MANIFEST_LINES):
        raw = file.read_at(offset, BLOCK)
        name = raw[:100].rstrip(b"\0")
        try:
            size = int(raw[124:135], 8)
        except ValueError:
            return None
        if size < 0 or build(name, size) != raw:
            return None
        if name == manifest.sum_name(0):
            line = file.read_at(offset + BLOCK, min(size, limits.MAX_MANIFEST)).partition(b"\n")[0]
            digest, _, _ = line.partition(b"  ")
            try:
                return bytes.fromhex(digest.decode("ascii"))
            except ValueError:
                return b""
        offset += occupied(size)
    return None


def unreadable(path: Path, error: OSError) -> BundleError:
    """Return the error for a file that the system does not let us read."""
    return BundleError(
        f"unreadable file: errno {error.errno}",
        f"{path} cannot be read ({error.strerror}). Nothing was changed. Check the medium and your permission.",
    )
