"""Tables as text that any spreadsheet program reads (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

# A cell that begins with one of these is run as a formula by spreadsheet programs; evidence is not to be run.
_FORMULA: Final = frozenset("=+-@\t\r")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as comma-separated values with CR LF line ends, the head first.

    A cell that would be taken for a formula gets an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA else text
