"""The banner above a case that cannot be written, or about which opening found something to say."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.bundle.limits import LOCK_SILENCE_S
from evidence_desk.bundle.lock import Holder, holder, lock_path
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.dates import local_text, time_text
from evidence_desk.ui.widgets.notes import NoteFrame

_TODAY: Final = timedelta(hours=18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Who writes to a case just now, and whether that computer has been silent for long."""

    who: str
    host: str
    since: str
    silent: bool


def colleague_at(path: Path, clock: clocks.Clock) -> Colleague | None:
    """Return who holds a case, or None. Touches files: for a job only."""
    found: Holder | None = holder(path)
    if found is None:
        return None
    silent = False
    with contextlib.suppress(OSError):
        changed = lock_path(path).stat().st_mtime
        silent = clock.read().utc.timestamp() - changed >= LOCK_SILENCE_S
    return Colleague(who=found.who, host=found.host, since=found.since, silent=silent)


class Banner(QWidget):
    """Stands between the strip and the page while there is something to say about the case as a whole."""

    try_again = Signal()
    break_lock = Signal()

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
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.remarks)
        self.again_button.clicked.connect(self.try_again)
        self.break_button.clicked.connect(self.break_lock)
        self.seen_button.clicked.connect(self._on_seen)
        self.set_session(None)

    def set_session(self, session: CaseSession | None) -> None:
        """Speak of another case, or of none."""
        self._session = session
        reason = session.read_only if session is not None else ""
        remarks = session.remarks if session is not None else ()
        self.state.setVisible(bool(reason))
        self.remarks.setVisible(bool(remarks))
        self.break_button.hide()
        self.setVisible(bool(reason or remarks))
        if session is None:
            return
        self.remarks.set_words("", "\n".join(remarks))
        if reason:
            self.state.set_kind("warn", "lock")
            self.state.set_words(self.tr("You can read this case; changes wait."), reason)
            self._look(session)

    def _look(self, session: CaseSession) -> None:
        path, clock = session.path, self._desk.clock
        job = self._desk.run("", lambda report: colleague_at(path, clock), quietly=True)
        job.succeeded.connect(lambda found: self._on_found(session, found))

    def _on_found(self, session: CaseSession, found: Colleague | None) -> None:
        if session is not self._session or found is None:
            return
        since = self._when(found.since)
        if since:
            words = self.tr("{who} has this case open on {host} since {time}.")
        else:
            words = self.tr("{who} has this case open on {host}.")
        self.state.set_words(
            words.format(who=found.who, host=found.host, time=since),
            self.tr("You can read it; changes wait."),
        )
        self.break_button.setVisible(found.silent)
        if found.silent:
            self.state.set_words(
                words.format(who=found.who, host=found.host, time=since),
                self.tr(
                    "You can read it; changes wait. That computer has been silent for ten minutes: if it does not "
                    "write any more, take over. The handling log will say so."
                ),
            )

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
        self.setVisible(self.state.isVisibleTo(self))
