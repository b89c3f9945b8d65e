"""Other copies of a case: in its folder and in others, whatever a synchronising program has called them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.acts.progress import Report, told
from evidence_desk.base.errors import BadInput, BundleError, EvidenceDeskError
from evidence_desk.bundle import forks
from evidence_desk.bundle.limits import FILE_SUFFIX
from evidence_desk.bundle.peek import case_id_of
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors
from evidence_desk.case.keys import Person
from evidence_desk.library.folders import load_folders, look_through

LOOKED_AT = 2000  # files of one folder
# How programs that synchronise folders, and people who copy, mark a second version of a file.
_MARKS = (
    re.compile(
        r" \((?:[^()]{1,80} )?conflicted copy(?: [^()]{0,60})?\)", re.IGNORECASE
    ),  # Dropbox, Nextcloud
    re.compile(r"\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[0-9A-Z]{7})?", re.IGNORECASE),  # Syncthing
    re.compile(
        r"[ _-]conflict(?:ed)?[ _-](?:copy|[0-9]{4}-?[0-9]{2}-?[0-9]{2})[0-9A-Za-z_-]{0,60}(?=\.)",
        re.IGNORECASE,
    ),
    re.compile(r"-(?:DESKTOP|LAPTOP|PC|WIN)-[0-9A-Z]{4,12}(?:-[0-9]{1,3})?(?=\.)"),  # OneDrive: the computer
    re.compile(r" - (?:Copy|Copie|Kopie)(?: \([0-9]{1,3}\))?(?=\.)"),
    re.compile(r" \([0-9]{1,3}\)(?=\.)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFile:
    """A file that holds the same case."""

    path: Path
    marked: bool  # its name says that it is a second version
    commits: int
    state: anchors.State | None  # against what this device remembers; None when it knows nothing of the case
    shared: int  # number of the last commit that it has in common with the file asked about

    @property
    def has_news(self) -> bool:
        """Whether it holds something that the file asked about does not."""
        return self.commits > self.shared + 1


def plain_name(name: str) -> str:
    """Return a file's name without the marks of a second version."""
    for mark in _MARKS:
        name = mark.sub("", name)
    return name


def is_marked(name: str) -> bool:
    """Return whether a file's name says that it is a second version of another."""
    return plain_name(name) != name


def find_copies(
    path: Path,
    home: Path,
    more: Iterable[Path] = (),
    *,
    joined: Collection[str] = (),
    report: Report | None = None,
) -> list[CopyFile]:
    """Return the other files that hold the same case, the one with the most first.

    Looked at are the files of its folder that end as a case does, and those named besides; none is changed. A file
    that is damaged is left out: it has its own notice when it is opened.

    Args:
        more: other case files, such as those of the library.
        joined: SHA-256 of the notes of commits that were joined to the file asked about; they count as shared.

    Raises:
        BadInput: the file asked about is no case, or the memory of this device is damaged.
    """
    case_id = case_id_of(path)
    if case_id is None:
        raise BadInput("not a case", f"{path} is not an Evidence Desk case. Nothing was changed.")
    anchor = anchors.AnchorStore(home).get(case_id)
    seen = {path.resolve()}
    found: list[CopyFile] = []
    candidates = [*_beside(path), *more]
    report = told(report)
    report.stage("Looking for other copies", len(candidates))
    with _whole(path) as mine:
        for number, candidate in enumerate(candidates):
            report(number)
            place = candidate.resolve()
            if place in seen or case_id_of(candidate) != case_id:
                continue
            seen.add(place)
            copy = _described(candidate, mine, anchor, joined)
            if copy is not None:
                found.append(copy)
    return sorted(found, key=lambda copy: (-copy.commits, copy.path.name))


@contextmanager
def _whole(path: Path) -> Iterator[Bundle | None]:
    """Give the file asked about, or None when it is damaged: then its copies matter all the more."""
    try:
        bundle = Bundle.open(path)
    except BundleError:
        yield None
        return
    with bundle:
        yield bundle


def _beside(path: Path) -> Sequence[Path]:
    try:
        names = sorted(entry for entry in path.parent.iterdir() if FILE_SUFFIX in entry.name.lower())
    except OSError:
        return ()
    return [entry for entry in names if entry.is_file()][:LOOKED_AT]


def _described(
    path: Path, mine: Bundle | None, anchor: anchors.Anchor | None, joined: Collection[str]
) -> CopyFile | None:
    own = forks.knows(mine) if mine is not None else lambda sha256: False
    try:
        with Bundle.open(path) as bundle:
            if mine is not None and bundle.founder != mine.founder:
                return None
            return CopyFile(
                path=path,
                marked=is_marked(path.name),
                commits=len(bundle.commits),
                state=anchors.compare(bundle, anchor) if anchor is not None else None,
                shared=forks.last_shared(bundle, lambda sha256: own(sha256) or sha256.hex() in joined),
            )
    except EvidenceDeskError:
        return None


def known_files(home: Path, person: Person | None) -> list[Path]:
    """Return the case files in a person's library folders; none of them is opened."""
    if person is None:
        return []
    return [file.path for file in look_through(load_folders(home, person)).files]
