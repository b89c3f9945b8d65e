"""Which case a file is, from its first commit alone: cheap, and needs no key."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.bundle.ledger import LaterVersion
from evidence_desk.bundle.rawfile import RawFile
from evidence_desk.bundle.scan import Scanner


def case_of(path: Path) -> str:
    """Return the id of the case in a file, or an empty string where there is none to be read.

    The id follows from the founder's key, whose signature over the first commit is verified; what comes after it is
    not looked at.
    """
    try:
        with RawFile.open(path) as file:
            scanner = Scanner(file, all_signatures=False, newest=0)
            scanner.run()
            return scanner.ledger.case_id if scanner.ledger.head.k == 0 else ""
    except (EvidenceDeskError, OSError, LaterVersion):
        return ""


def cases_in(paths: Iterable[Path]) -> dict[str, Path]:
    """Return where each case stands, by id; of two files of one case the first."""
    found: dict[str, Path] = {}
    for path in paths:
        case = case_of(path)
        if case:
            found.setdefault(case, path)
    return found
