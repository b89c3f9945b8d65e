"""What a command says: one JSON document or plain lines on stdout; progress and remarks on stderr."""

from __future__ import annotations

import json
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from evidence_desk.base.errors import CannotWrite

_PROGRESS_AFTER_S = 1.0
_PROGRESS_EVERY_S = 0.2
_HARMLESS = frozenset(
    {"Cf", "Zs", "Cn", "Co"}
)  # joiners of emoji, spaces, what this Unicode version does not know
_OVERRIDES = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Output:
    """The voice of one command."""

    def __init__(self, *, as_json: bool, quiet: bool) -> None:
        self.as_json = as_json
        self.quiet = quiet
        self._line_open = False

    def result(self, value: Any, lines: Sequence[str]) -> None:
        """Print the command's one result: `value` as JSON, or `lines` for people.

        Raises:
            CannotWrite: standard output takes no more; what the command did stands.
        """
        encoding = sys.stdout.encoding or "utf-8"
        if self.as_json:
            try:
                text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
                text.encode(encoding)
            except UnicodeEncodeError:  # a file name that is no text, or a terminal that knows few letters
                text = json.dumps(value, ensure_ascii=True, indent=2) + "\n"
        else:
            plain = "".join(f"{shown(line)}\n" for line in lines)
            text = plain.encode(encoding, "backslashreplace").decode(encoding)
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            abandon_stdout()
            raise CannotWrite(
                f"report not printed: errno {error.errno}",
                "The command did its work, and what it keeps was saved; the report of it could not be printed "
                f"({error.strerror}).",
            ) from error

    def say(self, text: str) -> None:
        """Print a remark for people."""
        self.end_progress()
        if not self.quiet:
            sys.stderr.write(f"{shown(text)}\n")

    def error(self, text: str) -> None:
        """Print the one sentence of a failure; `--quiet` does not silence it."""
        self.end_progress()
        sys.stderr.write(f"edesk: {shown(text)}\n")

    def progress(self, what: str, total: int) -> Callable[[int], None]:
        """Return a `report(done)` that shows how far `what` is, once it has taken a second."""
        started = shown = time.monotonic()

        def report(done: int) -> None:
            nonlocal shown
            now = time.monotonic()
            if self.quiet or now - started < _PROGRESS_AFTER_S or now - shown < _PROGRESS_EVERY_S:
                return
            shown = now
            far = f": {100 * done // total} %" if total else " …"
            sys.stderr.write(f"\r{what}{far}  ")
            sys.stderr.flush()
            self._line_open = True

        return report

    def end_progress(self) -> None:
        """Finish a line of progress."""
        if self._line_open:
            sys.stderr.write("\n")
            self._line_open = False


class Steps:
    """Tells an act's stages as the progress of a command."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._tell: Callable[[int], None] = out.progress("", 0)

    def __call__(self, done: int, total: int | None = None) -> None:
        """Report; a total that comes late is not shown."""
        self._tell(done)

    def stage(self, words: str, total: int = 0) -> None:
        """Begin a stage."""
        self._tell = self._out.progress(words, total)


def abandon_stdout() -> None:
    """Let what standard output still holds go nowhere, so that the end of the program does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def shown(text: str) -> str:
    """Return text as a terminal may show it: control, escape and direction-override characters made visible.

    Titles, captions and names come from others and could otherwise move the cursor or turn a line around.
    """
    if text.isprintable():
        return text
    return "".join(
        c
        if c.isprintable() or (unicodedata.category(c) in _HARMLESS and c not in _OVERRIDES)
        else f"<U+{ord(c):04X}>"
        for c in text
    )


def size_text(size: int) -> str:
    """Return a number of bytes for people: `312 KB`, `1.4 GB` (decimal units)."""
    if size < 1000:
        return f"{size} bytes"
    value = float(size)
    for unit in ("KB", "MB", "GB"):
        value /= 1000
        if value < 1000 or unit == "GB":
            return f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
    raise AssertionError


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as aligned columns, two spaces apart."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
