"""The list of members of a ZIP file, and whether that list explains every byte of it; a small member's content.

Listing inflates nothing.

ZIP readers disagree where a file is not plain: some follow the list at its end, some the headers in front of the
data. A list that both would not agree on, or that leaves room for something unnamed, is not taken for the whole.
Source: PKWARE APPNOTE 6.3.10 sections 4.3 and 4.4.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import BinaryIO

MEMBERS = 20_000  # most members that are listed
_DIRECTORY_BYTES = 32 * 2**20
_END_BYTES = 22 + 65_535  # end record and the longest comment
_SPARE_BYTES = 512  # most that an extra field or a comment may hold without being counted as a hiding place
_DESCRIPTOR_BYTES = 24  # sizes may be repeated behind a member's data
_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_END64, _LOCATOR64 = b"PK\6\6", b"PK\6\7"
_STORED, _DEFLATED = 0, 8
_RATIO = 200  # most bytes that text inflates to from one; a chat export reaches 20
_FULL = 0xFFFFFFFF  # "the number stands in the extra field"


class ZipFault(Exception):
    """The members cannot be listed; the text says why, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One member as the list at the end names it."""

    name: str  # as written, so not safe to show
    raw_name: bytes
    size: int  # bytes after inflating, as claimed
    packed: int  # bytes in the file
    offset: int  # of the header in front of its data
    method: int  # 0 stored, 8 deflated, others are not read here
    sealed: bool  # encrypted
    spare: int  # bytes of extra field and comment

    @property
    def is_folder(self) -> bool:
        """Whether it only names a folder."""
        return (
            self.name.endswith("/") and self.size == 0 and self.packed <= 2
        )  # nothing, deflated, takes two bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    count: int
    start: int  # of the list
    length: int
    after: int  # offset after the list
    comment: int  # bytes


def read(source: BinaryIO, size: int) -> tuple[list[Entry], str]:
    """Return the members, and why they are not the whole of the file (nothing when they are).

    Args:
        source: seekable.
        size: bytes of the file.

    Raises:
        ZipFault: damaged, hostile, cut short, or with more members than are listed.
    """
    end = _end(source, size)
    if end.count > MEMBERS:
        raise ZipFault(f"it claims {end.count:,} members; at most {MEMBERS:,} are listed")
    if end.length > _DIRECTORY_BYTES or end.length < 46 * end.count:
        raise ZipFault("its list of members is damaged or too long")
    source.seek(end.start)
    directory = source.read(end.length)
    entries: list[Entry] = []
    at = 0
    while directory[at : at + 4] == _CENTRAL and len(entries) < end.count:
        entry, at = _entry(directory, at)
        entries.append(entry)
    if len(entries) != end.count or at != len(directory):
        raise ZipFault("its list of members is damaged")
    return entries, _unexplained(source, entries, end)


def content(source: BinaryIO, entry: Entry, limit: int) -> bytes | None:
    """Return the bytes of a small member; None when they are not what the list says, or more than is inflated.

    Args:
        source: seekable; only after the gate has admitted the container.
        limit: most bytes, before and after inflating.
    """
    if (
        max(entry.size, entry.packed) > limit
        or entry.size > _RATIO * entry.packed + _SPARE_BYTES
        or entry.sealed
    ):
        return None
    source.seek(entry.offset)
    header = source.read(30)
    if header[:4] != _LOCAL or int.from_bytes(header[8:10], "little") != entry.method:
        return None
    lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    source.seek(entry.offset + 30 + lengths)
    data = source.read(entry.packed)
    if entry.method == _DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = inflate.decompress(data, limit + 1)
        except zlib.error:
            return None
        if not inflate.eof or inflate.unused_data:
            return None
    elif entry.method != _STORED:
        return None
    return data if len(data) == entry.size else None


def _unexplained(source: BinaryIO, entries: list[Entry], end: _End) -> str:
    """Return why the entries do not explain every byte before the list; nothing when they do."""
    if end.comment > _SPARE_BYTES or any(entry.spare > _SPARE_BYTES for entry in entries):
        return "its list of members has room for something unnamed"
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < reached:
            return "its members overlap"
        if entry.offset > reached + (_DESCRIPTOR_BYTES if reached else 0):
            return "it holds bytes that its list of members does not name"
        source.seek(entry.offset)
        header = source.read(30)
        name_length, extra_length = (
            int.from_bytes(header[26:28], "little"),
            int.from_bytes(header[28:30], "little"),
        )
        if header[:4] != _LOCAL or source.read(name_length) != entry.raw_name or extra_length > _SPARE_BYTES:
            return "a member calls itself something else than the list does"
        reached = entry.offset + 30 + name_length + extra_length + entry.packed
    if reached > end.start:
        return "its list of members claims more bytes than it holds"
    if end.start - reached > _DESCRIPTOR_BYTES:
        return "it holds bytes that its list of members does not name"
    return ""


def _entry(directory: bytes, at: int) -> tuple[Entry, int]:
    """Return one entry of the list and the offset of the next."""

    def number(offset: int, size: int) -> int:
        return int.from_bytes(directory[at + offset : at + offset + size], "little")

    name_end = at + 46 + number(28, 2)
    extra_end = name_end + number(30, 2)
    after = extra_end + number(32, 2)
    if after > len(directory):
        raise ZipFault("its list of members is damaged")
    raw_name = directory[at + 46 : name_end]
    numbers = [number(24, 4), number(20, 4), number(42, 4)]  # size, packed size, offset
    if _FULL in numbers:
        numbers = _wide_numbers(directory[name_end:extra_end], numbers)
    entry = Entry(
        name=raw_name.decode("utf-8" if number(8, 2) & 0x0800 else "cp437", "replace"),
        raw_name=raw_name,
        size=numbers[0],
        packed=numbers[1],
        offset=numbers[2],
        method=number(10, 2),
        sealed=bool(number(8, 2) & 0x2041),
        spare=after - name_end,
    )
    return entry, after


def _wide_numbers(extra: bytes, numbers: list[int]) -> list[int]:
    """Return the numbers with those that do not fit in 32 bits taken from extra field 1, where they stand in order."""
    at = 0
    while at + 4 <= len(extra):
        length = int.from_bytes(extra[at + 2 : at + 4], "little")
        if extra[at : at + 2] == b"\1\0":
            wide = iter(range(at + 4, min(at + 4 + length, len(extra)) - 7, 8))
            found = [next(wide, None) if number == _FULL else None for number in numbers]
            return [
                number if place is None else int.from_bytes(extra[place : place + 8], "little")
                for number, place in zip(numbers, found, strict=True)
            ]
        at += 4 + length
    return numbers


def _end(source: BinaryIO, size: int) -> _End:
    """Return the end record: the last whose comment ends with the file.

    Raises:
        ZipFault: none; one part of several; or the list does not stand directly before it.
    """
    reach = min(size, _END_BYTES)
    source.seek(size - reach)
    tail = source.read(reach)
    at = tail.rfind(_END)
    while at >= 0 and at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") != len(tail):
        at = tail.rfind(_END, 0, at)
    if at < 0:
        raise ZipFault("it is cut short: its list of members is missing")
    disks, after = tail[at + 4 : at + 8], size - reach + at
    count, length, start = (
        int.from_bytes(tail[at + 10 : at + 12], "little"),
        int.from_bytes(tail[at + 12 : at + 16], "little"),
        int.from_bytes(tail[at + 16 : at + 20], "little"),
    )
    source.seek(max(0, after - 20))
    locator = source.read(20)
    if locator[:4] == _LOCATOR64:
        source.seek(int.from_bytes(locator[8:16], "little") if locator[15] < 0x80 else 0)
        wide = source.read(56)
        if wide[:4] != _END64 or int.from_bytes(locator[8:16], "little") + 56 != after - 20:
            raise ZipFault("its list of members is damaged")
        disks, after = wide[16:20] + wide[20:24], after - 20 - 56
        count, length, start = (int.from_bytes(wide[place : place + 8], "little") for place in (32, 40, 48))
    if any(disks):
        raise ZipFault("it is one of several parts of an archive")
    if start + length != after:
        raise ZipFault("its list of members is not where it should be")
    return _End(count=count, start=start, length=length, after=after, comment=len(tail) - at - 22)
