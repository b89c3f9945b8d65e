"""Having the words in pictures read by a machine, offline, in a process without rights; an optional extra.

What comes back is a guess: words are mistaken, above all numbers and names. It is for finding a picture again and for
describing it to who cannot see it, never evidence.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from evidence_desk.base.errors import BadInput
from evidence_desk.capture.findings import PictureLimits, clean_text
from evidence_desk.capture.guarded import Gone, Guarded, Late, PictureSource, start_process

_ANSWER_BYTES: Final = 8 * 2**20
_CPU_S: Final = 240  # of all its threads, for one picture
_WALL_S: Final = 120
_START_S: Final = 90  # the models are loaded from a slow disk
_LINES: Final = 5_000
_BOOT: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from evidence_desk.capture.ocr_worker import main; main(sys.argv[2:])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineRead:
    """What a machine took for words in one picture, line by line from the top."""

    lines: tuple[str, ...] = ()
    engine: str = ""
    why: str = ""  # in words, where nothing could be read at all
    guards: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)


def is_installed() -> bool:
    """Return whether the extra is there."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def not_installed() -> BadInput:
    """Return the error that says so."""
    return BadInput(
        "no OCR",
        "The words in pictures cannot be read on this computer: the extra “ocr” is not installed. Nothing was changed. "
        "Install evidence-desk[ocr], or write what matters as the caption.",
    )


class Reader:
    """One process that reads pictures one after the other. Close it, or use it in a `with`."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            BadInput: the extra is missing, or does not start.
            UnexpectedError: no process can be started.
        """
        if not is_installed():
            raise not_installed()
        self._process = Guarded(start_process(_BOOT, str(_CPU_S)))
        try:
            with self._process.deadline(_START_S):
                values, _ = self._process.hear(_ANSWER_BYTES, 0)
            self.engine = clean_text(str(values["engine"]), 60)
            self.guards = tuple(str(guard)[:40] for guard in values["guards"][:20])
        except (Late, Gone, KeyError, TypeError):
            self.close()
            raise not_installed() from None

    @property
    def fit(self) -> bool:
        """Whether it may be asked again."""
        return self._process.lives

    def read(self, source: PictureSource) -> MachineRead:
        """Return the words in one picture; one that cannot be read comes back with the reason.

        Raises:
            Exception: whatever reading `source` raises.
        """
        try:
            with self._process.deadline(_WALL_S):
                if not self._process.tell(source, PictureLimits().input_bytes):
                    raise Gone
                values, _ = self._process.hear(_ANSWER_BYTES, 0)
                lines, why = _checked(values)
        except Late:
            self.close()
            return MachineRead(engine=self.engine, why=f"reading it took longer than {_WALL_S} seconds")
        except Gone:
            self.close()
            return MachineRead(engine=self.engine, why="reading it went wrong")
        return MachineRead(lines=lines, engine=self.engine, why=why, guards=self.guards)

    def close(self) -> None:
        """End the process."""
        self._process.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _checked(values: Any) -> tuple[tuple[str, ...], str]:
    match values:
        case {"lines": list(rows), "why": str(why)} if len(rows) <= _LINES:
            lines = [row[0] for row in rows if isinstance(row, list) and row and isinstance(row[0], str)]
            return tuple(kept for line in lines if (kept := clean_text(line, 1_000))), clean_text(why)
        case _:
            raise Gone
