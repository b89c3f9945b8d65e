"""Reading a compound file (OLE): the storages and streams of an Outlook message. Source: [MS-CFB].

Every chain of sectors is followed at most once through, so a file that leads in circles ends with an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_desk.capture.brought import Unreadable

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_NONE = 0xFFFFFFFF
_ENTRIES = 20_000
_STREAM_BYTES = 64 * 2**20
_SMALL = 4_096  # streams below this stand in the small sectors
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One storage or stream."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """A compound file in memory."""

    def __init__(self, data: bytes) -> None:
        """Read its tables.

        Raises:
            Unreadable: no compound file, or a damaged one.
        """
        self._data = data
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise Unreadable("it is no compound file")
        shift, small_shift = _u16(data, 30), _u16(data, 32)
        if shift not in {9, 12} or small_shift != 6:
            raise Unreadable("its sectors have a size that there is not")
        self._sector, self._small_sector = 1 << shift, 1 << small_shift
        self._table = self._read_table()
        self._entries = self._read_entries(_u32(data, 48))
        root = self._entries[0]
        self._small_table = _numbers(self._chain(_u32(data, 60), _STREAM_BYTES))
        self._small = self._chain(root.start, _STREAM_BYTES) if root.start < _END else b""

    def children(self, entry: Entry | None = None) -> Iterator[Entry]:
        """Yield what a storage holds, the root's when none is given.

        Raises:
            Unreadable: its tree leads in circles or outside.
        """
        waiting, seen = [(entry or self._entries[0]).child], set[int]()
        while waiting:
            number = waiting.pop()
            if number == _NONE:
                continue
            if number in seen or number >= len(self._entries):
                raise Unreadable("its list of contents is damaged")
            seen.add(number)
            found = self._entries[number]
            waiting += [found.right, found.left]
            yield found

    def content(self, entry: Entry, limit: int = _STREAM_BYTES) -> bytes:
        """Return the bytes of a stream.

        Raises:
            Unreadable: longer than `limit`, or its chain is broken.
        """
        if entry.size > limit:
            raise Unreadable("a part of it is too long")
        if entry.size >= _SMALL:
            data = self._chain(entry.start, entry.size)
        else:
            data = self._small_chain(entry.start, entry.size)
        if len(data) < entry.size:
            raise Unreadable("it is cut short")
        return data[: entry.size]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _read_table(self) -> list[int]:
        """Return the table that says of each sector which comes next."""
        listed = _numbers(self._data[76:512])
        sector, left = _u32(self._data, 68), len(self._data) // self._sector + 1
        while sector < _END - 1 and left:
            left -= 1
            block = _numbers(self._at(sector))
            if not block:
                break
            listed += block[:-1]
            sector = block[-1]
        table: list[int] = []
        most = len(self._data) // self._sector + 1
        for number in listed:
            if number >= _END - 1 or len(table) > most:
                break
            table += _numbers(self._at(number))
        return table

    def _chain(self, sector: int, wanted: int) -> bytes:
        parts, size, steps = [], 0, 0
        while sector < _END - 1 and size < wanted:
            steps += 1
            if steps > len(self._table):
                raise Unreadable("its sectors lead in a circle")
            part = self._at(sector)
            if not part or sector >= len(self._table):
                raise Unreadable("it is cut short")
            parts.append(part)
            size += len(part)
            sector = self._table[sector]
        return b"".join(parts)

    def _small_chain(self, sector: int, wanted: int) -> bytes:
        parts, size, steps = [], 0, 0
        while sector < _END - 1 and size < wanted:
            steps += 1
            if steps > len(self._small_table) or sector >= len(self._small_table):
                raise Unreadable("its small sectors are damaged")
            at = sector * self._small_sector
            parts.append(self._small[at : at + self._small_sector])
            size += self._small_sector
            sector = self._small_table[sector]
        return b"".join(parts)

    def _read_entries(self, start: int) -> list[Entry]:
        data = self._chain(start, 128 * _ENTRIES + 1)
        if not data or len(data) > 128 * _ENTRIES:
            raise Unreadable("its list of contents is missing or too long")
        found = []
        for at in range(0, len(data) - 127, 128):
            length = min(_u16(data, at + 64), 64)
            name = data[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            # The upper half of a size means nothing in files with small sectors.
            size = _u32(data, at + 120) | (_u32(data, at + 124) << 32 if self._sector == 4_096 else 0)
            found.append(
                Entry(
                    name=name,
                    kind=data[at + 66],
                    left=_u32(data, at + 68),
                    right=_u32(data, at + 72),
                    child=_u32(data, at + 76),
                    start=_u32(data, at + 116),
                    size=size,
                )
            )
        return found


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _numbers(data: bytes) -> list[int]:
    return list(memoryview(data[: len(data) // 4 * 4]).cast("I"))
