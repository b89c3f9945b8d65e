"""Two copies of one case: how far they are the same, and what a commit of one looks like to the other.

Each manifest begins with the hash of the note before it, so two copies that agree on a commit agree on all before it.
What follows the last one they share can be held against its own notes anywhere, once the tree at that place is known:
its peaks, the heads of its complete subtrees, are at most 27 hashes, and they grow by manifest lines alone.

Source: docs/format/copies.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evidence_desk.bundle import age, limits, manifest
from evidence_desk.bundle.age_stream import NONCE, again
from evidence_desk.bundle.merkle import EMPTY_ROOT, HASH, Tree
from evidence_desk.bundle.reader import Bundle

_PAIR = b"\1"


def last_shared(other: Bundle, known: Callable[[bytes], bool]) -> int:
    """Return the number of the newest commit of `other` whose note is known, or -1.

    Args:
        known: whether a note, by its SHA-256, is one of ours; then all before it are.
    """
    low, high = -1, len(other.commits) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if known(other.commits[middle].note_sha256):
            low = middle
        else:
            high = middle - 1
    return low


def knows(bundle: Bundle) -> Callable[[bytes], bool]:
    """Return whether a note, by its SHA-256, stands over a commit of this bundle."""
    return lambda sha256: bundle.ledger.commit_with_note(sha256) is not None


# -- the tree at one place, and on from there -----------------------------------------------------------------


def peaks(tree: Tree, size: int) -> list[bytes]:
    """Return the heads of the complete subtrees of the tree over the first `size` leaves, the largest first."""
    found: list[bytes] = []
    start = 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append(tree.subtree(level, start >> level))
            start += 1 << level
    return found


def root_of(heads: Sequence[bytes]) -> bytes:
    """Return the head of the whole tree that these peaks make."""
    root = b""
    for head in reversed(heads):
        root = hashlib.sha256(_PAIR + head + root).digest() if root else head
    return root or EMPTY_ROOT


def grown(heads: Sequence[bytes], size: int, lines: Iterable[bytes]) -> tuple[list[bytes], int]:
    """Return (peaks, size) of the tree after more manifest lines, each without its LF.

    Raises:
        ValueError: those are not the peaks of a tree of that size.
    """
    stack = list(heads)
    if len(stack) != size.bit_count() or any(len(head) != HASH for head in stack):
        raise ValueError("not the peaks of that tree")
    for line in lines:
        head, count = hashlib.sha256(b"\0" + line + b"\n").digest(), size
        while count & 1:
            head = hashlib.sha256(_PAIR + stack.pop() + head).digest()
            count >>= 1
        stack.append(head)
        size += 1
    return stack, size


# -- one commit, and one entry, away from their file ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lines:
    """A manifest taken apart: what a commit adds, by leaf, and what it takes away."""

    digests: dict[int, bytes]  # SHA-256 of a member's stored bytes
    kinds: dict[int, manifest.Kind]
    controls: tuple[tuple[manifest.Act, int], ...]
    all: tuple[bytes, ...]


def take_apart(text: bytes, first_leaf: int, previous_note: bytes, number: int) -> Lines:
    """Return the lines of the manifest of commit `number` (> 0), whose first line is leaf `first_leaf`.

    Raises:
        ValueError: not a canonical manifest that follows the commit with that note.
    """
    lines = text.split(b"\n")
    if lines.pop() or not 1 < len(lines) <= limits.MAX_MANIFEST_LINES:
        raise ValueError("a manifest that is empty, cut off or too long")
    if lines[0] != manifest.member_line(previous_note, manifest.note_name(number - 1)):
        raise ValueError("it does not follow the commit before it")
    digests: dict[int, bytes] = {}
    kinds: dict[int, manifest.Kind] = {}
    place = 1
    while place < len(lines) and (kind := _kind_of(lines[place])) is not None:
        leaf = first_leaf + place
        digest = bytes.fromhex(lines[place][: 2 * HASH].decode("ascii"))
        if manifest.member_line(digest, manifest.member_name(manifest.CODES[kind], leaf)) != lines[place]:
            raise ValueError("a line that does not fit its place")
        digests[leaf], kinds[leaf] = digest, kind
        place += 1
    controls = [manifest.parse_control(line) for line in lines[place:]]
    if controls != sorted(set(controls), key=manifest.control_rank):
        raise ValueError("its removal lines are out of order")
    acts = tuple((manifest.ACTS[code], leaf) for code, leaf in controls)
    return Lines(digests, kinds, acts, tuple(lines))


def _kind_of(line: bytes) -> manifest.Kind | None:
    """Return the kind of member that a line says it is of, or None for a control line."""
    start = 2 * HASH + 2
    code = line[start : start + 1]
    if line[2 * HASH : start] != b"  " or line[start + 1 : start + 2] != b"/" or not code.isascii():
        return None
    kind = manifest.KINDS.get(code[0])
    return kind if kind != "README" else None


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with what makes its stored bytes again, and opens no other."""

    plaintext: bytes
    header: bytes
    nonce: bytes
    file_key: bytes


def opened(stored: bytes, identities: Sequence[age.Identity], limit: int) -> Opened:
    """Return a small age file taken apart.

    Raises:
        KeyUnavailable, TamperedBundle: as `age.decrypt`.
    """
    header = age.read_header(stored)
    header.check_profile()
    file_key = age.unwrap_file_key(header, identities)
    plaintext = age.decrypt_with_file_key(stored, file_key, limit=limit)
    return Opened(plaintext, stored[: header.size], stored[header.size : header.size + NONCE], file_key)


def stored_again(entry: Opened) -> bytes:
    """Return the stored bytes that an entry was taken from, made again.

    Raises:
        TamperedBundle: header and file key do not belong together.
        ValueError: a part is of another size than it must be.
    """
    header = age.read_header(entry.header)
    header.check_profile()
    if header.size != len(entry.header) or len(entry.nonce) != NONCE or len(entry.file_key) != age.FILE_KEY:
        raise ValueError("parts of another size")
    header.verify(entry.file_key)
    return entry.header + again(entry.file_key, entry.nonce, entry.plaintext)
