"""Drafts of packs that a person saved, for each case and kind: what was chosen, never a byte of an exhibit.

They are one person's own notes, readable with their keys alone, and no evidence: of too many the oldest are left out,
and what cannot be read begins anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from evidence_desk.case.keys import Person
from evidence_desk.library.kept_file import KeptFile

_DRAFTS_MAX: Final = 200
_NAME: Final = "pack-drafts.age"


class KeptDraft(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One draft, as it was saved."""

    case: str  # id
    kind: str  # of pack
    saved_at: str  # UTC text
    known: tuple[str, ...] = ()  # exhibits that the case had then
    unticked: tuple[str, ...] = ()
    reasons: dict[str, str] = {}  # exhibit -> why it is left out
    confirmed: tuple[str, ...] = ()  # exhibits that show no third-party pupil
    for_whom: str = ""
    basis: str = ""
    statement: bool = False
    contact_sheet: bool = False
    passages: dict[str, tuple[tuple[int, int], ...]] = {}  # chat -> first and last message of each passage


class _Drafts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    drafts: tuple[KeptDraft, ...] = ()  # the newest first


def drafts_of(home: Path, person: Person, case: str) -> tuple[KeptDraft, ...]:
    """Return the drafts a person saved for a case, the newest first."""
    return tuple(draft for draft in _file(home, person).read().drafts if draft.case == case)


def keep_draft(home: Path, person: Person, draft: KeptDraft) -> None:
    """Save a draft in the place of the one before.

    Raises:
        CannotWrite: no space or no permission; the one before stays.
    """
    file = _file(home, person)
    others = (one for one in file.read().drafts if (one.case, one.kind) != (draft.case, draft.kind))
    file.write(_Drafts(drafts=(draft, *others)[:_DRAFTS_MAX]))


def forget_drafts(home: Path, person: Person, case: str) -> None:
    """Forget what was saved for a case.

    Raises:
        CannotWrite: no space or no permission; it stays.
    """
    file = _file(home, person)
    found = file.read().drafts
    left = tuple(draft for draft in found if draft.case != case)
    if left != found:
        file.write(_Drafts(drafts=left))


def _file(home: Path, person: Person) -> KeptFile[_Drafts]:
    return KeptFile(home, _NAME, person, _Drafts())
