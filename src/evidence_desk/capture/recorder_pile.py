"""The pictures of one page: tiles put under each other as long as they fit, in files that are noise on the disk."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from evidence_desk.base.scratch import scratch
from evidence_desk.capture.page_parts import Spool
from evidence_desk.capture.tiles_page import Stack, Tile


class RoomSpool(Spool):
    """A part in a file of its own, which goes when the part is closed."""

    def __init__(self, file: BinaryIO, size: int, stack: ExitStack) -> None:
        super().__init__(file, size)
        self._stack = stack

    def close(self) -> None:
        """Let the file go."""
        self._stack.close()


class Pile:
    """The pictures of a page: tiles as long as they fit under each other, then the next picture."""

    def __init__(self, folder: Path, undone: ExitStack) -> None:
        self._folder = folder
        self._undone = undone  # closes what was begun when the page is given up
        self._done: list[tuple[RoomSpool | Spool, float, float]] = []
        self._stack: Stack | None = None
        self._room: tuple[BinaryIO, ExitStack] | None = None
        self._only: Tile | None = None  # a picture of one tile is the engine's own file
        self._top = self._bottom = 0.0

    def add(self, tile: Tile) -> None:
        """Put a tile under the others."""
        if self._stack is not None and not self._stack.takes(tile):
            self._end()
        if self._stack is None:
            stack = ExitStack()
            room = stack.enter_context(scratch(self._folder))
            self._stack, self._room, self._only = Stack(room, tile), (room, stack), tile
            self._undone.callback(stack.close)
            self._undone.callback(self._stack.give_up)
            self._top = tile.area.y
        elif self._only is not None:
            self._only = None
        self._stack.add(tile)
        self._bottom = tile.area.y + tile.area.height

    def finish(self) -> list[tuple[RoomSpool | Spool, float, float]]:
        """Return the pictures, each with its first and last row."""
        self._end()
        return self._done

    def _end(self) -> None:
        if self._stack is None or self._room is None:
            return
        size = self._stack.finish()
        room, stack = self._room
        if self._only is not None:
            stack.close()
            self._done.append((Spool.of(self._only.data), self._top, self._bottom))
        else:
            self._done.append((RoomSpool(room, size, stack), self._top, self._bottom))
        self._stack = self._room = self._only = None
