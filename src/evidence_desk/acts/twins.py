"""Whether the same bytes are held already: asked before they are kept a second time, and after both answers were No."""

from __future__ import annotations

import hashlib

from evidence_desk.acts.progress import Report, told
from evidence_desk.base.errors import BadInput
from evidence_desk.capture.importer import CheckedPath, open_source
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit

_CHUNK_BYTES = 1 << 20


class AlreadyHeld(BadInput):
    """The same bytes are in the case; they may be kept again, when a person says so."""

    def __init__(self, exhibit: Exhibit) -> None:
        super().__init__("the same bytes are held already", f"You already have this as {exhibit.ref}.")
        self.exhibit = exhibit


def check_bytes(case: Case, data: bytes) -> None:
    """Let bytes pass that the case does not hold.

    Raises:
        AlreadyHeld: it does, and they are neither locked nor removed.
    """
    if _of_size(case, len(data)):
        _check(case, hashlib.sha256(data).hexdigest())


def check_file(case: Case, checked: CheckedPath, report: Report | None = None) -> None:
    """Let a file pass whose bytes the case does not hold; it is read only when something of its size is held.

    Raises:
        AlreadyHeld: as `check_bytes`.
        BadInput: it was replaced or written to since it was checked, or cannot be read.
        Cancelled: nothing was read further.
    """
    if not _of_size(case, checked.size):
        return
    report = told(report)
    report.stage("Comparing", checked.size)
    hasher, done = hashlib.sha256(), 0
    with open_source(checked) as opened:
        while chunk := opened.stream.read(_CHUNK_BYTES):
            hasher.update(chunk)
            done += len(chunk)
            report(done)
    _check(case, hasher.hexdigest())


def _of_size(case: Case, size: int) -> bool:
    return any(exhibit.size == size and exhibit.sha256 for exhibit in case.exhibits.values())


def _check(case: Case, sha256: str) -> None:
    same = [e for e in case.exhibits.values() if e.sha256 == sha256 and e.status == "held"]
    if same:
        raise AlreadyHeld(min(same, key=lambda exhibit: exhibit.added_leaf))
