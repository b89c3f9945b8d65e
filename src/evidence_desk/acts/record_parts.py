"""A pack for a record system that takes files of up to 40 MB: in as many as it needs, each a whole pack by itself.

How much each exhibit takes is known only when the pack was drawn once. Then the exhibits are divided in their order;
each part lists those of the others as left out, with the part they are in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from evidence_desk.acts import record_text
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import PackResult
from evidence_desk.acts.record_text import RecordTooLarge
from evidence_desk.base import files
from evidence_desk.base.errors import CannotWrite, EvidenceDeskError
from evidence_desk.case.state import Case

PARTS_MAX: Final = 10  # files that one entry of a record system takes
_SLACK: Final = 20  # one part in so many is left for what a signature, a stamp and the lists add


def make_in_parts(
    case: Case, choice: PackChoice, out: Path, make: Callable[[PackChoice, Path], PackResult]
) -> list[PackResult]:
    """Make a pack, or, where a record system would not take it, several that it takes.

    Args:
        case: as it stands before.
        choice: what was chosen.
        out: of several, each has its number in its name: `record-1-of-3.pdf`.
        make: makes one pack at a path.

    Raises:
        BadInput: a file of one of the names is there.
        CannotWrite: no division helps; nothing was written.
        EvidenceDeskError: as the maker raises it; of a later part the words say which were made.
    """
    try:
        return [make(choice, out)]
    except RecordTooLarge as error:
        ids = list(choice.ids) if choice.ids is not None else [one.id for one in case.in_order()]
        written = {name: error.written.get(case.exhibits[name].ref, 0) for name in ids}
        groups = divided(written, error.size, {name: case.exhibits[name].ref for name in ids})
    made: list[PackResult] = []
    paths = [part_path(out, number, len(groups)) for number in range(1, len(groups) + 1)]
    for path in (beside for one in paths for beside in record_text.files_of(choice.kind, one)):
        if path.exists():
            raise files.already_there(path)
    for number, path in enumerate(paths, 1):
        try:
            made.append(make(part_of(choice, groups, number), path))
        except EvidenceDeskError as error:
            if made:
                error.user_message = (
                    f"Of {len(groups)} files {number - 1} were made and stand in the handling log; number {number} and "
                    f"what follows were not. {error.user_message}"
                )
            raise
    return made


def part_path(out: Path, number: int, count: int) -> Path:
    """Return the name of one part."""
    return out.with_name(f"{out.stem}-{number}-of-{count}{out.suffix}")


def part_of(choice: PackChoice, groups: Sequence[Sequence[str]], number: int) -> PackChoice:
    """Return what is chosen for one part: its exhibits, with where the others are."""
    elsewhere = {
        name: f"in part {place} of {len(groups)} of this record"
        for place, group in enumerate(groups, 1)
        if place != number
        for name in group
    }
    return replace(choice, ids=tuple(groups[number - 1]), left_out={**choice.left_out, **elsewhere})


def divided(written: dict[str, int], size: int, refs: dict[str, str]) -> list[list[str]]:
    """Divide exhibits, in their order, so that what they take fits with what every part has anyway.

    Args:
        written: bytes of each exhibit, by id.
        size: of one pack with all of them.
        refs: their references, for words.

    Raises:
        CannotWrite: one alone is too large, or there would be too many parts.
    """
    room = record_text.SIZE_MAX - record_text.SIZE_MAX // _SLACK - max(size - sum(written.values()), 0)
    groups: list[list[str]] = []
    left = 0
    for name, needed in written.items():
        if needed > room:
            raise CannotWrite(
                "one exhibit over 40 MB",
                f"{refs[name]} alone takes {needed / 1e6:.0f} MB, and a record system takes files of up to 40 MB. "
                "Nothing was written. Leave it out and say why, and write in the record where it is held.",
            )
        if not groups or needed > left:
            groups.append([])
            left = room
        groups[-1].append(name)
        left -= needed
    if len(groups) > PARTS_MAX:
        raise CannotWrite(
            "record pack over ten files",
            f"This record would need {len(groups)} files of 40 MB, and an entry of a record system takes {PARTS_MAX}. "
            "Nothing was written. Choose fewer exhibits.",
        )
    return groups
