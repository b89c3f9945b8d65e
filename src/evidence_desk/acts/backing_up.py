"""Making verified copies of all cases in one folder, and saying which case has none and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evidence_desk.acts.progress import OneOf, Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, BundleError, CannotWrite, EvidenceDeskError, InUse, NotFound
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.keys import Home, Person, Profile
from evidence_desk.library import backup, copies
from evidence_desk.library.backup import GOOD, BackupWriter, Line, Outcome
from evidence_desk.library.folders import load_folders
from evidence_desk.library.places import kept_places

WORDS: Final[dict[Outcome, str]] = {
    "copied": "copied and read back",
    "renewed": "copied anew and read back",
    "unchanged": "nothing new since the last copy",
    "damaged": "damaged, so it was not copied; an earlier copy stays as it is",
    "older": "older than what was seen before, so it was not copied; the newer copy stays as it is",
    "other-history": "has another history than what was seen before, so it was not copied; the copy stays as it is",
    "not-a-case": "not a case that can be read",
    "not-written": "could not be written there",
    "missing": "is not there any more",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup did."""

    folder: Path
    at: str  # UTC text
    lines: tuple[Line, ...]  # one for each case that was asked for
    only_there: tuple[str, ...]  # ids of cases that stand in the backup and were not among those asked for
    remarks: tuple[str, ...]  # what is unwise about the place, in words

    @property
    def good(self) -> bool:
        """Whether every case is in the backup as it stands."""
        return all(line.outcome in GOOD for line in self.lines)


def remarks_on(folder: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return what is unwise about a place for a backup, in words."""
    found: list[str] = []
    place = _existing(folder)
    try:
        disk = place.stat().st_dev
        if any(path.parent.stat().st_dev == disk for path in paths if path.parent.is_dir()):
            found.append(
                "The backup is on the same disk as the cases. It does not help when that disk or computer is lost."
            )
    except OSError:
        pass
    if files.looks_synced(folder):
        found.append(
            "That folder is synchronised with an online service, which may keep older versions of what is removed."
        )
    return tuple(found)


def back_up(
    paths: Sequence[Path],
    folder: Path,
    person: Person,
    home: Home,
    clock: clocks.Clock,
    *,
    colleagues: Sequence[Profile] = (),
    report: Report | None = None,
) -> BackedUp:
    """Copy each case into a folder, read every new copy back, and remember where they are.

    Nothing is opened to be copied: cases this person cannot read are copied too.

    Args:
        colleagues: the DSL and deputies who may bring the cases back as well; they can then read what is locked.
    Raises:
        BadInput: the folder holds the cases themselves, or a damaged backup.
        InUse: another program is making a backup there.
        CannotWrite: the folder cannot be written.
        Cancelled: the copies made so far stand, and the list names them.
    """
    report = told(report)
    folder = folder.absolute()
    _refuse_own_folder(folder, paths, load_folders(home.folder, person))
    at = clocks.utc_text(clock.read().utc)
    report.stage("Looking at the cases", len(paths))
    found, lines = _identify(paths, report)
    blocked = DeviceBlockList(home.folder, person.identities).entries()
    readers = [(one.fingerprint, one.recipient) for one in colleagues if one.role in {"dsl", "deputy"}]
    known = anchors.AnchorStore(home.folder)
    done: dict[str, str] = {}
    try:
        with BackupWriter(folder, person, at) as writer:
            writer.put_locked(blocked, {case: path.name for path, case, _ in found}, readers)
            for number, (path, case, _) in enumerate(found, 1):
                line = _put(writer, path, case, known, home.folder, OneOf(report, number, len(found)))
                lines.append(line)
                if line.outcome in GOOD:
                    done[case] = at
            there = set(writer.kept)
    finally:
        places = kept_places(home.folder, person)
        if done:
            places.write(places.read().noted(folder, at, done))
    return BackedUp(
        folder=folder,
        at=at,
        lines=tuple(sorted(lines, key=lambda line: list(paths).index(line.path))),
        only_there=tuple(sorted(there - {case for _, case, _ in found})),
        remarks=remarks_on(folder, paths),
    )


def check_backup(folder: Path, report: Report | None = None) -> list[tuple[str, bool, str]]:
    """Read every copy of a backup again; return (case id, good, what was found). Needs no key, writes nothing.

    Raises:
        NotFound: no backup there.
        BadInput: its list is damaged.
    """
    report = told(report)
    listing = backup.read_listing(folder)
    if listing is None:
        raise NotFound("no backup there", f"There is no Evidence Desk backup in {folder}. Check the path.")
    unlisted = [path for path in backup.copies_in(folder) if path.stem not in listing.kept]
    rows: list[tuple[str, bool, str]] = []
    total = len(listing.kept) + len(unlisted)
    for number, (case, kept) in enumerate(sorted(listing.kept.items()), 1):
        rows.append(_check_copy(folder, case, kept.anchor(), OneOf(report, number, total)))
    for number, path in enumerate(unlisted, len(listing.kept) + 1):  # a backup that was cut short
        rows.append(_check_copy(folder, path.stem, None, OneOf(report, number, total)))
    return rows


def _check_copy(folder: Path, case: str, least: anchors.Anchor | None, share: OneOf) -> tuple[str, bool, str]:
    path = folder / backup.file_name(case)
    try:
        share.stage("Reading the copies back", path.stat().st_size if path.exists() else 0)
        copies.check_whole(path, None, share)
        with Bundle.open(path) as bundle:
            if bundle.case_id != case:
                return case, False, "another case stands under its name"
            if least is not None and anchors.compare(bundle, least) in {"behind", "beside"}:
                return case, False, "older than the list of the backup says, or of another history"
    except NotFound:
        return case, False, "its copy is missing"
    except EvidenceDeskError as error:
        return case, False, error.user_message
    return case, True, "whole"


def _put(
    writer: BackupWriter, path: Path, case: str, known: anchors.AnchorStore, home: Path, share: OneOf
) -> Line:
    try:
        with Bundle.open(path) as bundle:
            share.stage("Copying the cases", 2 * copies.size_of(bundle))
            waiting = [*copies.companions(path), *requests_at_home(home, case)]
            return writer.put(bundle, known.get(case), waiting, share)
    except InUse:
        raise
    except CannotWrite as error:
        return backup.not_written(path, case, error)
    except NotFound:
        return Line(path=path, case=case, outcome="missing")
    except (BundleError, BadInput) as error:
        return Line(path=path, case=case, outcome="damaged", detail=error.user_message)


def requests_at_home(home: Path, case: str) -> list[Path]:
    """Return the requests to lock parts of a case that this person's folder holds."""
    try:
        return sorted((home / "seal-requests").glob(f"{case}.seal-*"))
    except OSError:
        return []


def _identify(paths: Sequence[Path], report: Report) -> tuple[list[tuple[Path, str, int]], list[Line]]:
    """Return (path, case id, size) of each readable case, and the lines of what is none."""
    found: list[tuple[Path, str, int]] = []
    lines: list[Line] = []
    for number, path in enumerate(paths):
        report(number, len(paths))
        try:
            with Bundle.open(path) as bundle:
                found.append((path, bundle.case_id, copies.size_of(bundle)))
        except NotFound:
            lines.append(Line(path=path, case="", outcome="missing"))
        except BundleError as error:
            damaged: Outcome = "damaged" if error.exit_code == BundleError.exit_code else "not-a-case"
            lines.append(Line(path=path, case="", outcome=damaged, detail=error.user_message))
        except EvidenceDeskError as error:
            lines.append(Line(path=path, case="", outcome="not-a-case", detail=error.user_message))
    return found, lines


def _refuse_own_folder(folder: Path, paths: Sequence[Path], library: Sequence[Path]) -> None:
    beside = any(folder == path.absolute().parent for path in paths)
    if beside or any(folder.is_relative_to(own) for own in library):
        raise BadInput(
            "backup into the folder of the cases",
            "That folder holds the cases themselves, or lies inside one that does. Nothing was copied. Choose another "
            "place: a stick, another disk, or a share.",
        )


def _existing(folder: Path) -> Path:
    """Return the nearest folder above that is there."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder
