"""From a file to a checked ledger: the last good commit, and what the bytes after it are.

Source: format section "Opening and checking"; docs/format/writing-and-opening.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.base.errors import BundleError, NewerFormat, NotABundle, TamperedBundle
from evidence_desk.bundle import limits, lock, manifest
from evidence_desk.bundle.ledger import LaterVersion, Ledger, Part
from evidence_desk.bundle.note import ED25519, VerifierKey
from evidence_desk.bundle.rawfile import RawFile, hash_range
from evidence_desk.bundle.scan import LaterNote, Scanner, Stop

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
    """What is wrong behind the last good commit, where a later note shows that more was there."""

    part: Part
    reason: str
    offset: int

    def error(self) -> TamperedBundle:
        """Return what a reader raises for it."""
        where = f"The part from byte {self.offset} on" if self.offset else "The first commit"
        return TamperedBundle(where, self.reason)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read as far as it is good."""

    ledger: Ledger  # without a commit when even the first is damaged
    tail: Tail | None = None
    damage: Damage | None = None
    strays: tuple[int, ...] = ()  # stubs without a line that removed the member
    next_note: LaterNote | None = None  # with damage, when no more than the very next commit can be broken

    def hold(self) -> None:
        """Refuse structural damage.

        Raises:
            TamperedBundle: there is some.
        """
        if self.damage is not None:
            raise self.damage.error()
        if self.strays:
            raise TamperedBundle(f"Entry {self.strays[0]}", "it was taken out without a line that says so")


def open_ledger(
    path: Path, file: RawFile, *, all_signatures: bool, anchored: Anchored | None, signer: bytes | None = None
) -> Opened:
    """Read a bundle's log.

    What a power failure leaves of a commit that was never confirmed (sectors reach the disk in any order) and
    damage to a saved one can look alike. The device that wrote it can tell: the broken commit bears its own key,
    and it does not remember it as saved. There the commit counts as a tail; everywhere else, above all where a
    colleague saved it, as damage, for cutting it off would throw saved evidence away.

    Args:
        anchored: gives the number of the newest commit of a case id that this device knows to be saved.
        signer: this device's Ed25519 public key, 32 bytes.
    Raises:
        NotABundle, NewerFormat: no case bundle, or of a later version.
        OSError: the file cannot be read.
    """
    opened = _open(path, file, all_signatures, None)
    ledger = opened.ledger
    k = ledger.head.k
    if anchored is None or k < 0:
        return opened
    known = anchored(ledger.case_id)
    known = -1 if known is None else known
    mine = VerifierKey(ledger.origin, ED25519, signer).key_id if signer is not None else b""
    if opened.damage is not None:
        if known <= k and opened.next_note is not None and opened.next_note.key_id == mine:
            return Opened(ledger, _tail(path, file, ledger.end), strays=opened.strays)
        return opened
    if k > 0 and known < k and ledger.newest_key_id == mine and not _newest_is_whole(file, ledger):
        return _open(path, file, all_signatures, k - 1)
    return opened


def _open(path: Path, file: RawFile, all_signatures: bool, newest: int | None) -> Opened:
    """Read a log to its end, or to the commit `newest`; what follows that is a tail."""
    try:
        scanner, stop, later = _scan_to_end(file, all_signatures, newest)
    except LaterVersion as error:
        raise NewerFormat(
            str(error),
            f"{path} was written by a newer version of Evidence Desk (format {error.version}). Nothing was "
            "changed. Install the newest version, then open it again.",
        ) from error
    if not all_signatures and scanner.ledger.head.k >= 0 and not scanner.ledger.verify_head():
        scanner, stop, later = _scan_to_end(file, True, newest)
    ledger = scanner.ledger
    strays = tuple(sorted(leaf for leaf in ledger.stubs if leaf not in ledger.removals))
    if stop is None:
        return Opened(ledger, strays=strays)
    if ledger.head.k < 0:
        if file.read_at(0, len(manifest.README_NAME)) != manifest.README_NAME:
            raise NotABundle("no README member", f"{path} is not an Evidence Desk case. Nothing was changed.")
        return Opened(ledger, damage=Damage(stop.part, stop.reason, 0))
    if later and newest is None:
        damage = Damage(stop.part, stop.reason, stop.offset)
        return Opened(ledger, damage=damage, strays=strays, next_note=_next_only(ledger, later))
    return Opened(ledger, _tail(path, file, ledger.end), strays=strays)


def _newest_is_whole(file: RawFile, ledger: Ledger) -> bool:
    """Return whether the members of the newest commit are the signed ones."""
    commits = ledger.commits
    for leaf in range(commits.firsts[-1], commits.sizes[-1]):
        if ledger.codes[leaf] in manifest.MEMBERS and leaf not in ledger.stubs:
            start = ledger.offsets[leaf] + limits.BLOCK
            if hash_range(file, start, ledger.sizes[leaf]) != ledger.digest(leaf):
                return False
    return True


def _scan_to_end(
    file: RawFile, all_signatures: bool, newest: int | None
) -> tuple[Scanner, Stop | None, list[LaterNote]]:
    """Scan until nothing more is good; return the scanner, why it stopped, and later notes.

    A writer may append while we read. A later note therefore means damage only when going on from the last
    good commit finds nothing new.
    """
    scanner = Scanner(file, all_signatures=all_signatures, newest=newest)
    while True:
        before = scanner.ledger.head.k
        stop = scanner.run()
        later = scanner.later_notes() if stop is not None else []
        if not later or scanner.ledger.head.k == before:
            return scanner, stop, later


def _next_only(ledger: Ledger, later: Sequence[LaterNote]) -> LaterNote | None:
    """Return the later note if it is the only one and can be the very next commit's."""
    reach = ledger.head.size + limits.MAX_MANIFEST_LINES
    return later[0] if len(later) == 1 and later[0].size <= reach else None


def _tail(path: Path, file: RawFile, end: int) -> Tail | None:
    size = file.size() - end
    if size <= 0:
        return None
    only_zeros = size <= limits.CLOSING and not any(file.read_at(end, size))
    return Tail(end, size, lock.holder(path) is not None, only_zeros)


def unreadable(path: Path, error: OSError) -> BundleError:
    """Return the error for a file that the system does not let us read."""
    return BundleError(
        f"unreadable file: errno {error.errno}",
        f"{path} cannot be read ({error.strerror}). Nothing was changed. Check the medium and your permission.",
    )
