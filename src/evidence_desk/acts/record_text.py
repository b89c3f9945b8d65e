"""The plain text that goes with a pack for the school's own record, and how large its files may be.

Source: help pages of school record systems (up to 10 files of 40 MB for one entry).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evidence_desk.base import files
from evidence_desk.base.errors import CannotWrite
from evidence_desk.case.disclosing import RECORD
from evidence_desk.packs.content import PackContent
from evidence_desk.packs.plain_summary import summary_text

SIZE_MAX: Final = 40_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The text that was written beside a pack, if its kind has one."""

    path: Path | None = None
    sha256: str = ""


def files_of(kind: str, out: Path) -> list[Path]:
    """Return the files that a pack of this kind is written to."""
    return [out, _beside(out)] if kind == RECORD else [out]


def _beside(out: Path) -> Path:
    return out.with_name(f"{out.stem}.txt" if out.suffix.lower() == ".pdf" else f"{out.name}.txt")


@contextmanager
def beside(content: PackContent, out: Path) -> Iterator[Beside]:
    """Write the text that goes with a pack; it gets its name when the block ends well.

    Raises:
        CannotWrite: it could not be written.
    """
    if content.kind != RECORD:
        yield Beside()
        return
    path = _beside(out)
    text = summary_text(content).encode("utf-8")
    with files.new_file(path) as descriptor:
        with os.fdopen(os.dup(descriptor), "wb") as stream:
            stream.write(text)
        yield Beside(path=path, sha256=hashlib.sha256(text).hexdigest())


class RecordTooLarge(CannotWrite):
    """A pack for a record system is larger than such a system takes."""

    def __init__(self, size: int, written: Mapping[str, int]) -> None:
        super().__init__(
            "record pack over 40 MB",
            f"This pack would be {size / 1e6:.0f} MB, and a record system takes files of up to 40 MB. Nothing was "
            "written. Choose fewer exhibits, and make a second pack of the others.",
        )
        self.size = size
        self.written = written  # bytes of each exhibit, by reference


def refuse_size(kind: str, size: int, written: Mapping[str, int]) -> None:
    """Refuse a pack that a record system will not take.

    Raises:
        RecordTooLarge: it is; what was written is deleted again.
    """
    if kind == RECORD and size > SIZE_MAX:
        raise RecordTooLarge(size, written)
