"""RFC 6962 trees over SHA-256: heads, inclusion and consistency proofs. Pure.

`Tree` keeps every complete subtree, so appending costs two hashes per leaf and a head or proof of any earlier
size costs a logarithm of hashes.

A leaf hash is SHA-256(0x00 || line), a head SHA-256(0x01 || left || right); all are 32 bytes.

Source: RFC 6962 section 2.1; docs/format/log.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

HASH = 32  # bytes of every hash here
EMPTY_ROOT = hashlib.sha256(b"").digest()


class Tree:
    """An append-only tree. Level i holds, in order, the heads of all complete subtrees of 2^i leaves."""

    def __init__(self) -> None:
        self._levels: list[bytearray] = [bytearray()]

    def __len__(self) -> int:
        return len(self._levels[0]) // HASH

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Append leaves given by their 32-byte leaf hashes."""
        levels, sha256 = self._levels, hashlib.sha256
        count = len(levels[0]) // HASH
        for item in leaf_hashes:
            levels[0] += item
            count += 1
            size, level = count, 0
            while not size & 1:
                below = levels[level]
                level += 1
                if level == len(levels):
                    levels.append(bytearray())
                levels[level] += sha256(b"\1" + below[-2 * HASH :]).digest()
                size >>= 1

    def truncate(self, size: int) -> None:
        """Forget every leaf from index `size` on."""
        for level, heads in enumerate(self._levels):
            del heads[(size >> level) * HASH :]

    def leaf(self, index: int) -> bytes:
        """Return the leaf hash at `index`."""
        return self._head(0, index)

    def subtree(self, level: int, index: int) -> bytes:
        """Return the head of the complete subtree number `index` of 2^`level` leaves; ValueError without one."""
        head = self._head(level, index) if level < len(self._levels) else b""
        if len(head) != HASH:
            raise ValueError("the tree has no such subtree")
        return head

    def _head(self, level: int, index: int) -> bytes:
        return bytes(self._levels[level][index * HASH : (index + 1) * HASH])

    def root(self, size: int | None = None) -> bytes:
        """Return the tree head over the first `size` leaves (all of them when None), 32 bytes.

        Raises:
            ValueError: the tree is smaller than `size`.
        """
        size = self._checked(len(self) if size is None else size)
        return self._range_root(0, size) if size else EMPTY_ROOT

    def _checked(self, size: int) -> int:
        if not 0 <= size <= len(self):
            raise ValueError("the tree has no such size")
        return size

    def _range_root(self, start: int, end: int) -> bytes:
        """Return the head over leaves [start, end); `start` is a multiple of a power of two >= end - start."""
        head, level, sha256 = b"", 0, hashlib.sha256
        size = end - start
        # From the right: the lowest set bit is the last complete subtree.
        while size:
            if size & 1:
                index = ((start >> level) + size - 1) * HASH
                part = self._levels[level][index : index + HASH]
                head = sha256(b"\1" + part + head).digest() if head else bytes(part)
            size >>= 1
            level += 1
        return head

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """Return the audit path of leaf `index` in the tree of the first `size` leaves, leaf side first.

        Raises:
            ValueError: no such size, or the leaf is not below it.
        """
        self._checked(size)
        if not 0 <= index < size:
            raise ValueError("the leaf is not in a tree of that size")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range_root(middle, end))
                end = middle
            else:
                path.append(self._range_root(start, middle))
                start = middle
        return path[::-1]

    def consistency_proof(self, old: int, new: int) -> list[bytes]:
        """Return the proof that the tree of `old` leaves is a prefix of the one of `new` leaves.

        Raises:
            ValueError: not 0 < old <= new <= size of the tree.
        """
        self._checked(new)
        if not 0 < old <= new:
            raise ValueError("an old size lies between 1 and the new one")
        path: list[bytes] = []
        start, end = 0, new
        while old != end:
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._range_root(middle, end))
                end = middle
            else:
                path.append(self._range_root(start, middle))
                start = middle
        if start:
            path.append(self._range_root(start, end))
        return path[::-1]


def root_from_path(leaf_hash: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """Return the head that an audit path leads to: the tree's own, if the leaf stands in it.

    Args:
        leaf_hash: SHA-256(0x00 || line), 32 bytes.
        index: of the leaf.
        size: leaves of the tree.
        path: as `Tree.inclusion_proof` gives it, hashes of 32 bytes, leaf side first.

    Raises:
        ValueError: the leaf is not below `size`, or the path is of another length than that tree's.
    Source: RFC 9162 section 2.1.3.2, which gives the check for the trees of RFC 6962.
    """
    if not 0 <= index < size or any(len(item) != HASH for item in path):
        raise ValueError("no audit path of that tree")
    here, last, head, sha256 = index, size - 1, leaf_hash, hashlib.sha256
    for item in path:
        if not last:
            raise ValueError("an audit path that is too long")
        if here & 1 or here == last:
            head = sha256(b"\1" + item + head).digest()
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            head = sha256(b"\1" + head + item).digest()
        here, last = here >> 1, last >> 1
    if last:
        raise ValueError("an audit path that is too short")
    return head


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Return whether `path` shows that a tree of `old` leaves with that head is the beginning of the one of `new`.

    Args:
        path: as `Tree.consistency_proof` gives it, hashes of 32 bytes.
    Source: RFC 9162 section 2.1.4.2, which gives the check for the trees of RFC 6962.
    """
    if not 0 < old <= new or any(len(item) != HASH for item in path):
        return False
    if old == new:
        return not path and old_root == new_root
    steps = [old_root, *path] if old & (old - 1) == 0 else list(path)
    if not steps:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = steps[0]
    for item in steps[1:]:
        if not last:
            return False
        if here & 1 or here == last:
            before = hashlib.sha256(b"\1" + item + before).digest()
            after = hashlib.sha256(b"\1" + item + after).digest()
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            after = hashlib.sha256(b"\1" + after + item).digest()
        here, last = here >> 1, last >> 1
    return not last and (before, after) == (old_root, new_root)


def _split(size: int) -> int:
    """Return the largest power of two below `size` (> 1)."""
    return 1 << (size - 1).bit_length() - 1
