"""Show a picture or a PDF without ever decoding it here: a process without rights holds it and gives tiles.

What comes back is believed to be pixels and no more. The process is killed when it is late, and to make it forget.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from typing import Any, Literal

from evidence_desk.base.errors import EvidenceDeskError, UnexpectedError
from evidence_desk.capture.findings import PictureLimits, clean_text
from evidence_desk.capture.guarded import START_S, Gone, Guarded, Late, PictureSource, start_process
from evidence_desk.capture.wire import ANSWER_JSON_BYTES

Form = Literal["picture", "pdf"]
Box = tuple[int, int, int, int]  # left, top, width, height
PREVIEW_COLUMNS, PREVIEW_ROWS = 22, 13
TILE_WIDE, TILE_HIGH = 4096, 2048  # most pixels of one tile
PAGES_MAX = 2_000
INPUT_BYTES = PictureLimits().input_bytes  # largest file that is shown
_SIDE_MAX = 2**26  # pixels of a canvas: 2,000 pages of the tallest kind
_TILE_S = 20
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from evidence_desk.capture.show_worker import main; main(sys.argv[2:])"
)


class CannotShow(EvidenceDeskError):
    """An exhibit cannot be shown on the screen; its file is not touched by that."""

    exit_code = 12

    def __init__(self, why: str) -> None:
        super().__init__(
            f"could not be shown: {why}",
            "This picture is damaged or of a kind we do not open. The file is kept unaltered.",
        )
        self.why = why  # continues "could not be shown: "


class ShowingStopped(CannotShow):
    """The process that showed it has ended; asking again starts another."""

    def __init__(self) -> None:
        super().__init__("the part of the program that shows pictures stopped")
        self.user_message = (
            "The part of the program that shows pictures stopped and was ended. Nothing was lost or changed. "
            "Show the picture again; if it stops again, the file may be made to do harm."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All that is left of a picture in a preview, and the size it has itself."""

    width: int
    height: int
    rows: bytes  # 22 x 13 pixels of RGB


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What can be looked at, in pixels at 100 %."""

    width: int
    height: int
    pages: tuple[Box, ...]  # the pages of a PDF, one below the other; a picture is one page
    note: str  # a sentence on what is not shown, or empty


class Showing:
    """One process that shows. One thread at a time may ask; `close` may be called from any."""

    def __init__(self, limits: PictureLimits | None = None) -> None:
        """Start the process and hear that it is ready.

        Raises:
            UnexpectedError: it does not start.
        """
        self._limits = limits or PictureLimits()
        self._left = self._limits.pictures
        self._turn = threading.Lock()
        self._size = (0, 0)
        self._process = Guarded(start_process(_BOOT, json.dumps(asdict(self._limits))))
        try:
            with self._process.deadline(START_S):
                told, _ = self._process.hear(ANSWER_JSON_BYTES, 0)
                self.guards = tuple(str(name) for name in told["guards"])  # restraints that took effect
        except (Late, Gone, KeyError, TypeError) as error:
            self.close()
            raise UnexpectedError(f"showing worker does not start: {type(error).__name__}") from None

    @property
    def fit(self) -> bool:
        """Whether it may be asked again."""
        return self._left > 0 and self._process.lives

    def preview(self, source: PictureSource, form: Form) -> Preview:
        """Return the preview of a picture, or of the first page of a PDF.

        Raises:
            CannotShow: it cannot be shown, or the process ended over it.
        """
        self._left -= 1
        size = PREVIEW_COLUMNS * PREVIEW_ROWS * 3
        told, rows = self._ask({"do": "preview", "form": form}, source, size, self._limits.wall_s)
        try:
            width, height = _side(told["width"]), _side(told["height"])
        except (KeyError, ValueError):
            self.close()
            raise ShowingStopped from None
        return Preview(width=width, height=height, rows=rows)

    def open(self, source: PictureSource, form: Form) -> Opened:
        """Have a picture or PDF decoded and held by the process, in place of what it held.

        Raises:
            CannotShow: it cannot be shown, or the process ended over it.
        """
        told, _ = self._ask({"do": "open", "form": form}, source, 0, self._limits.wall_s)
        try:
            opened = _opened(told)
        except (KeyError, TypeError, ValueError):
            self.close()
            raise ShowingStopped from None
        self._size = opened.width, opened.height
        return opened

    def clip(self, area: Box, scale: float) -> Box:
        """Return the part of `area` that lies on the canvas at this scale and that one tile may hold."""
        wide, high = (max(1, round(side * scale)) for side in self._size)
        left, top = min(max(0, area[0]), wide - 1), min(max(0, area[1]), high - 1)
        right, bottom = min(area[0] + area[2], wide), min(area[1] + area[3], high)
        return left, top, min(max(1, right - left), TILE_WIDE), min(max(1, bottom - top), TILE_HIGH)

    def tile(self, area: Box, scale: float, *, grey: bool = False) -> bytes:
        """Return the rows of RGB of a part of what is open.

        Args:
            area: counts pixels of the canvas after scaling; as `clip` gave it.

        Raises:
            CannotShow: it cannot be shown, or the process ended over it.
        """
        question = {"do": "tile", "area": area, "scale": scale, "grey": grey}
        _, rows = self._ask(question, None, area[2] * area[3] * 3, _TILE_S)
        return rows

    def close(self) -> None:
        """End the process; with it goes the memory that held the picture."""
        self._process.end()

    def _ask(
        self, question: dict[str, Any], source: PictureSource | None, size: int, seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        """Return the answer to a question; `size` bytes of rows belong to it unless it says why not."""
        good = False
        try:
            with self._turn, self._process.deadline(seconds):
                self._process.ask(question)
                if source is not None and not self._process.tell(source, self._limits.input_bytes):
                    raise CannotShow(
                        f"the file has more than {self._limits.input_bytes // 2**20} MiB, too much to decode"
                    )
                told, rows = self._process.hear(ANSWER_JSON_BYTES, size)
            if not isinstance(told, dict) or not isinstance(told.get("why"), str):
                raise ShowingStopped
            good = bool(told["why"]) or len(rows) == size
        except Late:
            raise CannotShow(f"it took longer than {seconds} seconds") from None
        except Gone:
            raise ShowingStopped from None
        finally:
            if not good:
                self.close()
        if told["why"]:
            raise CannotShow(clean_text(told["why"]))
        if not good:
            raise ShowingStopped
        return told, rows


def _opened(told: dict[str, Any]) -> Opened:
    """Return what the process says it opened; its words count as hostile.

    Raises:
        KeyError, TypeError, ValueError: no honest process says this.
    """
    width, height = _side(told["width"]), _side(told["height"])
    pages = tuple(tuple(page) for page in told["pages"])
    if any(type(number) is not int or number < 0 for page in pages for number in page):
        raise ValueError("no place")
    if not 0 < len(pages) <= PAGES_MAX:
        raise ValueError("no pages")
    boxes: list[Box] = []
    for left, top, wide, high in pages:
        if left + wide > width or top + high > height:
            raise ValueError("a page beside the canvas")
        boxes.append((left, top, wide, high))
    return Opened(width=width, height=height, pages=tuple(boxes), note=clean_text(str(told["note"])))


def _side(number: Any) -> int:
    if type(number) is not int or not 0 < number <= _SIDE_MAX:
        raise ValueError("no size")
    return number
