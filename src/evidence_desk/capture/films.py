"""Some pictures of one film, drawn by a process without rights: what comes back is times and pixels.

The process is `evidence_desk.ui.film_frames`, because the decoder comes with Qt; it is named here only as text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from evidence_desk.capture.guarded import Gone, Guarded, Late, start_process
from evidence_desk.capture.wire import ANSWER_JSON_BYTES, FRAME_BYTES

FRAMES: Final = 6
_SIDE: Final = 640
_FRAME_BYTES: Final = 3 * _SIDE * _SIDE
_FILM_S: Final = 90  # for all pictures of one film
_MESSAGES: Final = 200_000  # most pieces it may ask for
_ENDLESS_MS: Final = 1_000 * 3600 * 1000
_BOOT: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from evidence_desk.ui.film_frames import main; main(sys.argv[2:])"
)
# All that the process may say in words.
_REASONS: Final = ("the decoder cannot read it", "it has no film track that can be decoded here")
ReadAt = Callable[[int, int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a film."""

    at_ms: int
    width: int
    height: int
    rows: bytes  # red, green and blue


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPictures:
    """What was drawn of one film; `why` says in words why it is not all, or none."""

    lasts_ms: int = 0
    frames: tuple[Frame, ...] = ()
    why: str = ""
    guards: tuple[str, ...] = ()


def draw_film(size: int, read_at: ReadAt, count: int = FRAMES) -> FilmPictures:
    """Return up to `count` pictures of a film, from places spread evenly over it.

    Args:
        size: bytes of the film.
        read_at: returns bytes from a place; called for the pieces that the decoder wants.

    Raises:
        UnexpectedError: the process cannot be started.
        Exception: whatever `read_at` raises.
    """
    process = Guarded(start_process(_BOOT, str(size), str(count)))
    found = _Found()
    try:
        with process.deadline(_FILM_S):
            for _ in range(_MESSAGES):
                values, rows = process.hear(ANSWER_JSON_BYTES, _FRAME_BYTES)
                if found.take(values, rows, count):
                    break
                _answer(process, values, size, read_at)
    except Late:
        found.why = f"drawing pictures of it took longer than {_FILM_S} seconds"
    except Gone:
        found.why = "decoding it went wrong: it took too much memory, or the file is hostile"
        if not found.guards:  # it ended before it had read a byte: Qt is only there with the window
            found.why = "the decoder for films is not installed, or does not start"
    finally:
        process.end()
    return FilmPictures(lasts_ms=found.lasts, frames=tuple(found.frames), why=found.why, guards=found.guards)


class _Found:
    """What one process has said so far; its words are taken with distrust."""

    def __init__(self) -> None:
        self.lasts, self.why = 0, ""
        self.guards: tuple[str, ...] = ()
        self.frames: list[Frame] = []

    def take(self, values: Any, rows: bytes, count: int) -> bool:
        """Take a message down; return whether it was the last."""
        if not isinstance(values, dict):
            raise Gone
        match values:
            case {"guards": list(guards)}:
                self.guards = tuple(str(guard)[:40] for guard in guards[:20])
            case {"opened": int(lasts)} if 0 <= lasts <= _ENDLESS_MS:
                self.lasts = lasts
            case {"frame": [int(wide), int(high)], "at": int(at)}:
                fits = 0 < wide <= _SIDE and 0 < high <= _SIDE and len(rows) == 3 * wide * high
                if not fits or not 0 <= at <= _ENDLESS_MS or len(self.frames) >= count:
                    raise Gone
                self.frames.append(Frame(at_ms=at, width=wide, height=high, rows=rows))
            case {"why": str(why)}:
                self.why = why if why in _REASONS else _REASONS[0]
                return True
            case {"end": True}:
                self.why = "" if self.frames else _REASONS[0]
                return True
            case {"need": int(), "size": int()}:
                return False
            case _:
                raise Gone
        return False


def _answer(process: Guarded, values: dict[str, Any], size: int, read_at: ReadAt) -> None:
    if "need" not in values:
        return
    offset, wanted = values["need"], values["size"]
    if not (0 <= offset <= size and 0 <= wanted <= FRAME_BYTES):
        raise Gone
    piece = read_at(offset, min(wanted, size - offset)) if offset < size else b""
    process.ask({"do": "data"})
    process.tell([piece] if piece else [], FRAME_BYTES)
