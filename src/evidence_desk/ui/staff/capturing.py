"""What the strip's ways in do in the staff window: the same questions, then into a sealed drop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.keeping import Members
from evidence_desk.case.gate import StopAnswers, Stopped
from evidence_desk.case.receipts import SealedItem
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.asking import AskingSheet
from evidence_desk.ui.doorway import Doorway
from evidence_desk.ui.entries import Entry, GivenFile
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.staff.outgoing import DropPlace, Outgoing, Row

_WIDE: Final = 560  # logical pixels


class SealSheet(AskingSheet):
    """Asks about each entry and seals it; there is nothing to look at afterwards."""

    def __init__(
        self,
        desk: Desk,
        outgoing: Outgoing,
        entries: Sequence[Entry],
        parent: QWidget,
        *,
        pasted: bool,
        remarks: Sequence[str],
    ) -> None:
        """Make it; otherwise as the asking sheet."""
        super().__init__(desk, entries, parent, pasted=pasted, remarks=remarks)
        self.set_title(self.tr("Before it is sealed"))
        self._width = _WIDE
        self._outgoing = outgoing
        self._sealed = 0
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_main_key)
        self.begin()

    def start_keeping(
        self,
        entry: Entry,
        answers: StopAnswers | None,
        *,
        again: bool,
        members: Members | None,
    ) -> Job[Any]:
        """Seal an entry."""

        def keep(place: DropPlace, report: Reporter) -> SealedItem:
            return entry.keep(place, report, answers, members=members)

        named = isinstance(entry, GivenFile)
        size = entry.checked.size if isinstance(entry, GivenFile) else 0
        return self._outgoing.seal(
            self.tr("Sealing …"),
            keep,
            lambda item: Row(item=item, icon=entry.icon, size=size, named=named),
        )

    def note_kept(self, kept: Any) -> str:
        """Count it; return the words that say it."""
        self._sealed += 1
        return self.tr("Sealed on this computer")

    @property
    def has_kept(self) -> bool:
        """Whether something was sealed."""
        return self._sealed > 0

    def go_on(self) -> None:
        """Close: what is sealed cannot be shown."""
        self.accept()

    def sizeHint(self) -> QSize:
        """Return room for every answer: the sheet may be larger than the small window, not than the screen."""
        room = self.screen().availableSize()
        width = min(round(_WIDE * max(1.0, theme.text_percent() / 100 * 0.9)), room.width() - 16)
        layout = self.layout()
        high = layout.totalHeightForWidth(width) if layout is not None else -1
        return QSize(width, min(high if high > 0 else super().sizeHint().height(), room.height() - 16))

    def fit(self) -> None:
        """Take the size of what is shown, over the window and on the screen."""
        super().fit()
        room, box = self.screen().availableGeometry(), self.frameGeometry()
        left = min(max(box.left(), room.left()), room.right() - box.width())
        self.move(left, min(max(box.top(), room.top()), room.bottom() - box.height()))

    def _on_main_key(self) -> None:
        if self.keep_button.isVisible() and self.keep_button.isEnabled():
            self.keep_button.click()


class StaffCapturing(Doorway):
    """The ways in, into the drop that grows."""

    stopped = Signal(object)  # Stopped: nothing was read; a record in words is due
    settle_requested = Signal()  # somebody wants to add before it is known whom it goes to

    def __init__(self, desk: Desk, outgoing: Outgoing, window: QWidget) -> None:
        super().__init__(desk, window)
        self._outgoing = outgoing
        self.is_open = False  # whether the form is there to take something

    def is_ready(self) -> bool:
        """Return whether it is settled whom things go to; else ask that first."""
        if self.sheet is not None:
            return False
        if not self.is_open:
            self.settle_requested.emit()
        return self.is_open

    def takes_drops(self) -> bool:
        """Return whether the form is there."""
        return self.is_open

    def target(self) -> object:
        """Return the outbox."""
        return self._outgoing

    def make_sheet(self, entries: Sequence[Entry], *, pasted: bool, remarks: Sequence[str]) -> SealSheet:
        """Return the sheet that asks and seals."""
        return SealSheet(self._desk, self._outgoing, entries, self._window, pasted=pasted, remarks=remarks)

    def note_stop(self, stopped: Stopped) -> None:
        """Go on to the record in words."""
        self.stopped.emit(stopped)
