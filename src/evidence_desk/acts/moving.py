"""Taking a case file into a folder, and moving one to another: copied, read back whole, then the first one goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.acts.backing_up import requests_at_home
from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, BehindAnchor, EvidenceDeskError
from evidence_desk.bundle.limits import FILE_SUFFIX
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.case.keys import Home
from evidence_desk.library import copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A case file that stands in a folder now."""

    path: Path
    case: str
    size: int
    remarks: tuple[str, ...] = ()


def import_case(
    source: Path,
    folder: Path,
    home: Home,
    clock: clocks.Clock,
    present: Mapping[str, Path],
    *,
    accept_older: bool = False,
    report: Report | None = None,
) -> Brought:
    """Copy a case file from a stick or a colleague into a folder; the one it came from stays as it is.

    Args:
        present: where cases stand on this computer, by id.
        accept_older: take it in although this device has seen a newer state; opening it asks once more.
    Raises:
        NotFound, NotABundle, NewerFormat, TamperedBundle: as `Bundle.open`, or it is damaged.
        BadInput: the case is here already, or its name is taken by another.
        BehindAnchor: it is older than, or beside, what this device has seen.
        CannotWrite, Cancelled: nothing was kept.
    """
    target = folder / _name(source)
    with Bundle.open(source) as bundle:
        case = bundle.case_id
        _refuse_present(bundle, present.get(case))
        known = anchors.AnchorStore(home.folder)
        if not accept_older:
            _refuse_older(bundle, known)
        brought = _copy(bundle, target, requests_at_home(home.folder, case), report)
        anchor = known.get(case)
        if anchor is None or anchors.compare(bundle, anchor) in {"same", "ahead"}:
            known.raise_to(anchors.of(bundle, clocks.utc_text(clock.read().utc)))
    return brought


def move_case(source: Path, folder: Path, home: Home, report: Report | None = None) -> Brought:
    """Move a case with everything that belongs to it to another folder.

    It is copied, read back from there and checked in full; only then the first one is removed. Nobody can write to it
    meanwhile. Stopped at any point, the case is whole in at least one of the two places, and moving it again goes on.

    Raises:
        NotFound, NotABundle, TamperedBundle: as `Bundle.open`, or it is damaged; it stays where it is.
        BadInput: it is there already, or its name is taken by another.
        InUse, CannotWrite, Cancelled: it stays where it is.
    """
    source = source.absolute()
    target = folder.absolute() / source.name
    if target == source:
        raise BadInput("moved to where it is", "The case is in that folder already. Nothing was changed.")
    lock = WriterLock.take(source)
    try:
        with Bundle.open(source) as bundle:
            if bundle.tail is not None and not bundle.tail.only_zeros:
                raise BadInput(
                    "case with unfinished writing",
                    "The case ends in unfinished writing. Open it once, which sets that aside, then move it. Nothing "
                    "was changed.",
                )
            waiting = requests_at_home(home.folder, bundle.case_id)
            if _is_twin(target, bundle):
                brought = Brought(path=target, case=bundle.case_id, size=target.stat().st_size)
                copies.bring_requests([*copies.companions(source), *waiting], target)
            else:
                brought = _copy(bundle, target, waiting, report)
        left = _remove(source, target)
    finally:
        lock.release()  # its file stays: two writers must never lock two different files
    return Brought(path=target, case=brought.case, size=brought.size, remarks=left)


def _copy(bundle: Bundle, target: Path, waiting: list[Path], report: Report | None) -> Brought:
    report = told(report)
    size = copies.size_of(bundle)
    if target.exists() or target.is_symlink():
        raise files.already_there(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.cannot_write(target, error) from error
    copies.hold_room(target.parent, size)
    report.stage("Copying and reading back", 2 * size)
    copies.bring_requests([*copies.companions(bundle.path), *waiting], target)
    copies.copy_verified(bundle, target, report=report)
    return Brought(path=target, case=bundle.case_id, size=size)


def _remove(source: Path, target: Path) -> tuple[str, ...]:
    """Remove the first file and what stood beside it; return what could not be, in words."""
    beside = [*copies.companions(source), *_tails(source)]
    for tail in _tails(source):
        files_target = target.with_name(target.name + tail.name.removeprefix(source.name))
        if not files_target.exists():
            _copy_plain(tail, files_target)
    try:
        source.unlink()
        for path in beside:
            path.unlink(missing_ok=True)
        files.sync_folder(source.parent)
    except OSError:
        return (
            f"The case stands in its new place, whole. The old file could not be removed: {source}. Remove it by hand; "
            "work only with the new one.",
        )
    return ()


def _tails(source: Path) -> list[Path]:
    mark = f"{source.name}.tail-"
    try:
        return sorted(entry for entry in source.parent.iterdir() if entry.name.startswith(mark))
    except OSError:
        return []


def _copy_plain(source: Path, target: Path) -> None:
    """Copy a tail that was set aside: bytes nobody vouches for, kept for an examiner."""
    from evidence_desk.acts.copying import copy_as_it_is  # noqa: PLC0415  # only where there is a tail

    copy_as_it_is(source, target)


def _is_twin(target: Path, bundle: Bundle) -> bool:
    """Return whether the target is this very case, whole and as new: a move that was stopped before its end."""
    try:
        copies.check_whole(target, anchors.of(bundle))
        with Bundle.open(target) as other:
            return other.case_id == bundle.case_id
    except EvidenceDeskError:
        return False


def _name(source: Path) -> str:
    if source.suffix.lower() != FILE_SUFFIX:
        raise BadInput(
            "not a case file by its name",
            f"{source.name} does not end in {FILE_SUFFIX}. Nothing was copied. Choose the case file itself.",
        )
    return source.name


def _refuse_present(bundle: Bundle, path: Path | None) -> None:
    if path is None or not path.exists():
        return
    try:
        with Bundle.open(path) as here:
            state = anchors.compare(here, anchors.of(bundle)) if here.case_id == bundle.case_id else None
    except EvidenceDeskError:
        return  # what is here cannot be opened: the one that is brought may be the good one
    if state in {"same", "ahead"}:
        raise BadInput(
            "case is here already",
            f"This case is on this computer already, as new or newer: {path}. Nothing was copied. Open that one.",
        )
    if state == "behind":
        raise BadInput(
            "case is here, older",
            f"This case is on this computer already, in an older state: {path}. Nothing was copied. Move that file "
            "away first, then bring this one in.",
        )
    if state == "beside":
        raise BadInput(
            "case is here with another history",
            f"This case is on this computer already, and the two have gone different ways: {path}. Nothing was copied. "
            "Compare what each has, and merge them.",
        )


def _refuse_older(bundle: Bundle, known: anchors.AnchorStore) -> None:
    anchor = known.get(bundle.case_id)
    if anchor is None:
        return
    state = anchors.compare(bundle, anchor)
    if state in {"behind", "beside"}:
        raise BehindAnchor(
            f"file is {state} the anchor",
            "This file is older than what this computer has seen of the case, or has another history. Nothing was "
            "copied. Find the newest copy; to take this one in on purpose, add --accept-older.",
            seen_at=anchor.at or "",
        )
