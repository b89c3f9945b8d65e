"""Canonical ustar headers: the one way EDC 1 writes a member's name and size. Pure.

A reader never interprets a header: it takes name and size out, builds the header it would have written and
compares all 512 bytes. Links, pax and GNU extensions, base-256 sizes, paths and duplicate encodings all fail
that comparison without a rule of their own.

Source: POSIX.1-2017 pax, section "ustar Interchange Format"; docs/format/container.md.
"""

from __future__ import annotations

from evidence_desk.bundle.limits import BLOCK, MAX_STORED

NAME_FIELD = 100
ZERO_BLOCK = bytes(BLOCK)

_MODE_UID_GID = b"0000600\0" + b"0000000\0" + b"0000000\0"
_MTIME = b"00000000000\0"
_AFTER_CHECKSUM = (b"0" + bytes(NAME_FIELD) + b"ustar\0" + b"00").ljust(BLOCK - 156, b"\0")
# The checksum counts its own eight bytes as spaces; name and size digits are added per header.
_BASE_SUM = sum(_MODE_UID_GID) + sum(_MTIME) + 8 * ord(" ") + sum(_AFTER_CHECKSUM)


def header(name: bytes, size: int) -> bytes:
    """Return the 512-byte header of a member.

    Args:
        name: member name, ASCII, 1 to 100 bytes.
        size: bytes of content, 0 to 8^11 - 1.
    Raises:
        ValueError: name or size out of range; callers check input before.
    """
    if not 0 < len(name) <= NAME_FIELD or not 0 <= size <= MAX_STORED:
        raise ValueError("name or size cannot stand in a ustar header")
    return build(name, size)


def build(name: bytes, size: int) -> bytes:
    """Return the header like `header`, unchecked: the scanner calls this once per member."""
    digits = b"%011o" % size
    return b"%b%b\0%b%06o\0 %b" % (
        name.ljust(NAME_FIELD, b"\0") + _MODE_UID_GID,
        digits,
        _MTIME,
        _BASE_SUM + sum(name + digits),
        _AFTER_CHECKSUM,
    )


def padding(size: int) -> int:
    """Return the number of zero bytes after `size` bytes of content (0 to 511)."""
    return -size % BLOCK


def occupied(size: int) -> int:
    """Return the bytes a member takes in the file: header, content and padding."""
    return BLOCK + size + -size % BLOCK
