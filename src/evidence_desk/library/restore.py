"""Bringing a case back from a folder of copies: never over anything, never behind what this device has seen.

Each copy proves itself by its own signatures; the signed list adds which copies there must be and how far each must
reach. What was locked is known here before the first copy has its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.base.errors import BadInput, BundleError, EvidenceDeskError, NotFound
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.library import copies
from evidence_desk.library.backup import Kept, file_name

Outcome = Literal[
    "restored",
    "restored-beside",
    "there",
    "older",
    "other-history",
    "incomplete",
    "damaged",
    "missing",
    "not-written",
]
BROUGHT: frozenset[Outcome] = frozenset({"restored", "restored-beside"})
_NAMES = 1000  # free names looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What became of one copy."""

    case: str
    outcome: Outcome
    path: Path | None = None  # where the case stands now
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One copy that is to be brought back."""

    copy: Path
    case: str
    listed: Kept | None = None  # what the signed list says of it
    name: str = ""  # what its file was called
    present: Path | None = None  # where the case stands on this computer, as far as that is known


def bring_back(
    wish: Wish,
    folder: Path,
    known: anchors.AnchorStore,
    at: str,
    *,
    accept_older: bool = False,
    requests: Sequence[Path] = (),
    report: copies.Told | None = None,
) -> Back:
    """Bring one case back into a folder.

    Args:
        known: what this device remembers; raised to the case that was brought back.
        at: the time now, as stored text.
        accept_older: bring it back although it is older than, or beside, what was seen; opening it asks again.
        requests: what waits to be locked in it.
    Raises:
        CannotWrite, Cancelled: nothing has the case's name.
    """
    try:
        with Bundle.open(wish.copy) as source:
            refused = _refused(wish, source, known, accept_older=accept_older)
            if refused is not None:
                return Back(
                    case=wish.case, outcome=refused, path=wish.present if refused == "there" else None
                )
            copies.hold_room(folder, copies.size_of(source))
            target = _free_name(folder, wish)
            copies.bring_requests([*copies.companions(wish.copy), *requests], target)
            copies.copy_verified(source, target, report=report)
            _remember(source, known, at)
    except NotFound:
        return Back(case=wish.case, outcome="missing")
    except (BundleError, BadInput) as error:
        return Back(case=wish.case, outcome="damaged", detail=error.user_message)
    beside = wish.present is not None or target.name not in {wish.name, file_name(wish.case)}
    return Back(case=wish.case, outcome="restored-beside" if beside else "restored", path=target)


def _refused(wish: Wish, source: Bundle, known: anchors.AnchorStore, *, accept_older: bool) -> Outcome | None:
    """Return why the copy is not brought back, or None."""
    if source.case_id != wish.case:
        return "damaged"
    if wish.present is not None and _has(wish.present, anchors.of(source)):
        return "there"
    if accept_older:
        return None
    if wish.listed is not None and anchors.compare(source, wish.listed.anchor()) in {"behind", "beside"}:
        return "incomplete"
    anchor = known.get(wish.case)
    if anchor is not None and (state := anchors.compare(source, anchor)) in {"behind", "beside"}:
        return "older" if state == "behind" else "other-history"
    return None


def _has(path: Path, ends: anchors.Anchor) -> bool:
    """Return whether the case at `path` opens and holds all that the copy does."""
    try:
        with Bundle.open(path) as bundle:
            return bundle.case_id == ends.case and anchors.compare(bundle, ends) in {"same", "ahead"}
    except EvidenceDeskError:
        return False


def _remember(source: Bundle, known: anchors.AnchorStore, at: str) -> None:
    """Raise this device's checkpoint; a copy somebody accepted as older never lowers it."""
    anchor = known.get(source.case_id)
    if anchor is None or anchors.compare(source, anchor) in {"same", "ahead"}:
        known.raise_to(anchors.of(source, at))


def _free_name(folder: Path, wish: Wish) -> Path:
    """Return a free path: by the name the file had, else by the case's id, else with a number."""
    wanted = wish.name if is_plain_name(wish.name) else file_name(wish.case)
    stem = wanted.removesuffix(".edcase")
    for number in range(1, _NAMES):
        path = folder / (wanted if number == 1 else f"{stem}-{number}.edcase")
        if not path.exists() and not path.is_symlink():
            return path
    return folder / file_name(wish.case)


def is_plain_name(name: str) -> bool:
    """Return whether text read from a backup can be the name of a case file, and nothing but a name."""
    return (
        name.endswith(".edcase")
        and len(name) <= 200
        and name.isprintable()
        and not name.startswith(".")
        and not set(name) & set('/\\:*?"<>|')
    )
