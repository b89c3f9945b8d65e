"""Where what was admitted goes: the open case. A member of staff's goes into a sealed drop (`ui/staff`)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts import twins
from evidence_desk.base.errors import CannotWrite
from evidence_desk.capture.importer import CheckedPath
from evidence_desk.case import intake
from evidence_desk.case.gate import Admission
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.store import CaseStore
from evidence_desk.case.store import Report as StoreReport
from evidence_desk.case.values import Approval, Exhibit
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.sizes import size_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it

_SPARE_BYTES = 1 << 20  # what a commit writes beside the file
Kept = TypeVar("Kept")
Kept_co = TypeVar("Kept_co", covariant=True)


class Place(Protocol[Kept_co]):
    """Where something goes once the first door has let it in. For jobs."""

    @property
    def by(self) -> Approval | None:
        """The leave by which it comes in although it was stopped."""

    def put(
        self,
        admission: Admission,
        new: NewExhibit,
        stream: BinaryIO,
        size: int,
        report: StoreReport | None = None,
        /,
    ) -> Kept_co:
        """Keep it; when this returns, it is on the disk."""

    def look_at_bytes(self, data: bytes) -> None:
        """Say so where they are held already, by raising `AlreadyHeld`."""

    def look_at_file(self, checked: CheckedPath, report: Reporter) -> None:
        """Say so where a file's bytes are held already, by raising `AlreadyHeld`."""

    def hold_room(self, size: int) -> None:
        """Say so before a large file is begun that there is no room for it, by raising `CannotWrite`."""


class CasePlace:
    """The open case."""

    def __init__(
        self, store: CaseStore, *, again: bool = False, by: Approval | None = None, page: str = ""
    ) -> None:
        """Make it.

        Args:
            again: something is kept although the bytes are held.
            by: leave by which it is kept although it was stopped.
            page: id of the saved page that a file came with, if it did.
        """
        self._page = page
        self._store = store
        self._again = again
        self._by = by

    @property
    def by(self) -> Approval | None:
        """The leave by which it comes in although it was stopped."""
        return self._by

    def put(
        self,
        admission: Admission,
        new: NewExhibit,
        stream: BinaryIO,
        size: int,
        report: StoreReport | None = None,
        /,
    ) -> Exhibit:
        """Keep it as an exhibit."""
        new = replace(new, derived_from=self._page) if self._page else new
        return intake.add_exhibit(self._store, admission, new, stream, size, report)

    def look_at_bytes(self, data: bytes) -> None:
        """Raise `AlreadyHeld` where the case holds them."""
        if not self._again:
            twins.check_bytes(self._store.case, data)

    def look_at_file(self, checked: CheckedPath, report: Reporter) -> None:
        """Raise `AlreadyHeld` where the case holds its bytes."""
        if not self._again:
            twins.check_file(self._store.case, checked, report)

    def hold_room(self, size: int) -> None:
        """Raise `CannotWrite` where less is free beside the case than the file needs."""
        hold_room(self._store.bundle.path.parent, size)


def hold_room(folder: Path, size: int) -> None:
    """Say so before a large file is begun that there is no room for it in a folder.

    Raises:
        CannotWrite: less is free than the file needs.
    """
    needed = size + _SPARE_BYTES
    try:
        free = shutil.disk_usage(folder).free
    except OSError:  # the folder is gone: writing says it better
        return
    if free < needed:
        words = translate(
            "Entries",
            "Nothing was saved. {needed} is needed, {free} is free. Free some space or move the case to another place.",
        )
        raise CannotWrite(
            f"{free} bytes free of {needed}", words.format(needed=size_text(needed), free=size_text(free))
        )
