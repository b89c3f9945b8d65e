"""The banner above a case that cannot be written, or about which opening found something to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import InUse
from evidence_desk.ui import policy_words
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.dates import local_text, time_text
from evidence_desk.ui.widgets.notes import NoteFrame

if TYPE_CHECKING:
    from evidence_desk.acts.copies import CopyFile

_TODAY: Final = timedelta(hours=18)


class Banner(QWidget):
    """Stands between the strip and the page while there is something to say about the case as a whole."""

    compare_requested = Signal(object)  # Path of another copy
    try_again = Signal()
    break_lock = Signal()
    policy_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self.state = NoteFrame("warn")
        self.again_button = QuietButton(self.tr("Try again"), "refresh-cw")
        self.break_button = QuietButton(self.tr("Take over writing"))
        self.state.add_widget(self.break_button)
        self.state.add_widget(self.again_button)
        self.remarks = NoteFrame("info")
        self.seen_button = QuietButton(self.tr("Seen"))
        self.remarks.add_widget(self.seen_button)
        self.copies = NoteFrame("warn", icon="copy")
        self.compare_button = QuietButton(self.tr("Compare the two"))
        self.copies.add_widget(self.compare_button)
        self._copy: Path | None = None
        self.policy = NoteFrame("info", icon="scroll-text")
        self.policy_button = QuietButton(self.tr("Policy of this case…"))
        self.later_button = QuietButton(self.tr("Not now"))
        self.policy.add_widget(self.policy_button)
        self.policy.add_widget(self.later_button)
        self._policy_seen = ""  # check sum of the policy in force about which nothing more is to be said
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.copies)
        column.addWidget(self.remarks)
        column.addWidget(self.policy)
        self.compare_button.clicked.connect(self._on_compare)
        self.again_button.clicked.connect(self.try_again)
        self.break_button.clicked.connect(self.break_lock)
        self.seen_button.clicked.connect(self._on_seen)
        self.policy_button.clicked.connect(self.policy_requested)
        self.later_button.clicked.connect(self._on_later)
        desk.policy_changed.connect(self._show_policy)
        self.set_session(None)

    def set_session(self, session: CaseSession | None) -> None:
        """Speak of another case, or of none."""
        self._session = session
        self._policy_seen = ""
        self.policy.hide()
        reason = session.read_only if session is not None else ""
        remarks = session.remarks if session is not None else ()
        self.state.setVisible(bool(reason))
        self.remarks.setVisible(bool(remarks))
        self.copies.hide()
        self.break_button.hide()
        self.setVisible(bool(reason or remarks))
        if session is None:
            return
        session.changed.connect(self._show_policy)
        self._show_policy()
        self.remarks.set_words("", "\n".join(remarks))
        if session.case.disposed:
            self.state.set_kind("stop", "archive")
            self.state.set_words(
                self.tr("This case was disposed of: certificate {number}.").format(
                    number=session.case.disposed
                ),
                reason,
            )
        elif session.in_use is not None:
            self._show_colleague(session.in_use)
        elif reason:
            self.state.set_kind("warn", "lock")
            self.state.set_words(self.tr("You can read this case; changes wait."), reason)

    def show_copies(self, found: Sequence[CopyFile]) -> None:
        """Say that another copy of the case was added to, the one with the most first."""
        self._copy = found[0].path
        self.copies.set_words(
            self.tr("Another copy of this case was added to: {name}").format(name=found[0].path.name),
            self.tr("It holds what this one does not. Compare the two before you go on; they can be joined."),
        )
        self.copies.show()
        self.show()

    def _on_compare(self) -> None:
        if self._copy is not None:
            self.compare_requested.emit(self._copy)

    def _show_colleague(self, found: InUse) -> None:
        since = self._when(found.since)
        if not found.who:
            title = self.tr("Another program has this case open.")
        elif since:
            title = self.tr("{who} has this case open on {host} since {time}.")
        else:
            title = self.tr("{who} has this case open on {host}.")
        words = self.tr("You can read it; changes wait.")
        if found.silent:
            words += " " + self.tr(
                "That computer has been silent for ten minutes: if it does not write any more, take over. The handling "
                "log will say so."
            )
        self.state.set_kind("warn", "lock")
        self.state.set_words(title.format(who=found.who, host=found.host, time=since), words)
        self.break_button.setVisible(found.silent)

    def _when(self, utc: str) -> str:
        """Return the time alone when it was lately, else the day too."""
        try:
            at = clocks.parse_utc(utc)
        except ValueError:
            return ""
        near = abs(self._desk.clock.read().utc - at) < _TODAY
        return time_text(utc) if near else local_text(utc)

    def _on_seen(self) -> None:
        self.remarks.hide()
        self._fit()

    def _fit(self) -> None:
        frames = (self.state, self.copies, self.remarks, self.policy)
        self.setVisible(any(frame.isVisibleTo(self) for frame in frames))

    def _show_policy(self) -> None:
        """Say quietly that another policy is in force than the one the case stands under, or that it is not here."""
        session = self._session
        if session is None or session is not self._desk.session:
            return
        pin, now = session.case.policy, self._desk.policy
        differs = pin is not None and now.sha256 not in {pin.sha256, self._policy_seen}
        if pin is not None and differs:
            words = self.tr("This case stands under policy {older}; in force is {now}.")
            missing = policy_words.trouble(self._desk.case_policy_use)
            self.policy.set_words("", missing or words.format(older=pin.version, now=now.version))
        self.policy.setVisible(differs)
        self._fit()

    def _on_later(self) -> None:
        self._policy_seen = self._desk.policy.sha256
        self._show_policy()
