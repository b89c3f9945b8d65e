"""What follows in the window when a page was kept: the clock, a second program's look, a time stamp.

Nothing that waits for the network holds the case: what is needed is taken from it in its lane, the network is asked on
another thread, and what came is written down in the lane again. Whatever fails takes nothing from what was kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QObject, Signal

from evidence_desk.acts import clock_check, second_look
from evidence_desk.base import ntp
from evidence_desk.base.clock import utc_text
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.grades import agrees, grade_of, missing
from evidence_desk.case.look_values import Looked
from evidence_desk.case.look_words import clock_words
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Grade
from evidence_desk.packs.stamper import NoStamp, TimeStamp
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.stamp_now import stamp_now
from evidence_desk.ui.widgets.dates import local_text

State = Literal["later", "running", "good", "differs", "not had", "none"]
_Line = tuple[str, str, str]  # drawing, ink, words
_MARKS: dict[State, tuple[str, str]] = {
    "later": ("circle", "sec"),
    "running": ("loader-circle", "sec"),
    "good": ("check", "ok"),
    "differs": ("triangle-alert", "warn"),
    "not had": ("circle-dashed", "warn"),
    "none": ("circle-dashed", "sec"),
}


class PageProving(QObject):
    """Follows one page after it was kept, in the case it was kept in."""

    changed = Signal()
    ended = Signal(str)  # what came of it, in words, when all was tried

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self._exhibit = ""
        self.clock = ""  # what is known of it, in words
        self.forget()

    def forget(self) -> None:
        """Begin with another page; what runs for the one before goes on and is written down, but not shown here."""
        self._exhibit = ""
        self.look: State = "later"
        self.stamp: State = "later"
        self._look_words = self.tr("Second load starts when the parts are kept")
        self._stamp_words = self.tr("Time stamp: asked for at the end, or queued")
        self._differences: tuple[str, ...] = ()

    @property
    def grade(self) -> Grade:
        """The grade so far."""
        session = self._session
        exhibit = session.case.exhibits.get(self._exhibit) if session is not None else None
        return grade_of(session.case, exhibit) if session is not None and exhibit is not None else "B"

    @property
    def never(self) -> str:
        """Why this page never gets grade A, in words; empty where it still can."""
        session = self._session
        exhibit = session.case.exhibits.get(self._exhibit) if session is not None else None
        wanting = missing(session.case, exhibit) if session is not None and exhibit is not None else ()
        reasons = {
            "filter": self.tr("Never A: the certificate is a filter’s, or another program’s in between."),
            "certificate": self.tr("Never A: the site’s certificate did not hold."),
            "signed in": self.tr("Never A: the page was seen signed in."),
            "class": self.tr("Never A: it is of a class that is not loaded again."),
            "page": self.tr("Never A: it was not drawn by the program’s own browser in its sandbox."),
        }
        return next((reasons[one] for one in wanting if one in reasons), "")

    @property
    def lines(self) -> tuple[_Line, ...]:
        """The two results as the panel shows them; what differs stands under the first."""
        return (
            (*_MARKS[self.look], self._look_words),
            *(("circle-dot", "sec", words) for words in self._differences),
            (*_MARKS[self.stamp], self._stamp_words),
        )

    # --- the clock, before

    def check_clock(self, session: CaseSession) -> None:
        """Hold the clock against the school's time servers, unless a check still holds."""
        servers = self._desk.school.settings.time_servers
        seen = clock_check.holding(session.case, self._desk.clock.read())
        if session.read_only or not servers or seen is not None:
            self._say_clock(session)
            return
        job = self._desk.run(self.tr("Asking for the time"), lambda _: ntp.check(servers), quietly=True)
        job.then(lambda found: self._keep_clock(session, found), lambda _: None, owner=self)

    def _keep_clock(self, session: CaseSession, found: ntp.ClockCheck) -> None:
        if session is not self._desk.session:
            return

        def keep(store: CaseStore, report: Reporter) -> None:
            clock_check.keep(store, found)

        job = session.act(self.tr("Writing down the time"), keep, quietly=True)
        job.then(lambda _: self._say_clock(session), lambda _: None, owner=self)

    def _say_clock(self, session: CaseSession) -> None:
        seen = clock_check.holding(session.case, self._desk.clock.read())
        self.clock = clock_words(seen)
        self.changed.emit()

    # --- a second look

    def begin(self, session: CaseSession, exhibit: str) -> None:
        """Look a second time at the page that an exhibit is a part of, then have the record stamped."""
        self.forget()
        self._session, self._exhibit = session, exhibit
        self._say_look("running", self.tr("A second program loads the page"))

        def prepare(store: CaseStore, report: Reporter) -> second_look.Prepared:
            return second_look.prepare(store, find_exhibit(store.case, exhibit))

        job = session.act(self.tr("Preparing a second look"), prepare, quietly=True)
        job.then(
            lambda prepared: self._make(session, exhibit, prepared),
            lambda error: self._no_look(session, exhibit, error),
            owner=self,
        )

    def _make(self, session: CaseSession, exhibit: str, prepared: second_look.Prepared) -> None:
        clock = self._desk.clock
        job = self._desk.run(
            self.tr("Looking a second time"), lambda _: second_look.make(prepared, clock), quietly=True
        )
        job.then(
            lambda outcome: self._keep_look(session, exhibit, outcome),
            lambda error: self._no_look(session, exhibit, error),
            owner=self,
        )

    def _keep_look(self, session: CaseSession, exhibit: str, outcome: second_look.Outcome) -> None:
        if session is not self._desk.session:
            return

        def keep(store: CaseStore, report: Reporter) -> Looked:
            return second_look.keep(store, outcome)

        job = session.act(self.tr("Writing down a second look"), keep, can_cancel=False, quietly=True)
        job.then(
            lambda looked: self._on_looked(session, exhibit, looked),
            lambda error: self._no_look(session, exhibit, error),
            owner=self,
        )

    def _on_looked(self, session: CaseSession, exhibit: str, looked: Looked) -> None:
        if exhibit == self._exhibit:
            if looked.second is None:
                words = self.tr("Second load could not be made: {why}").format(why=looked.trouble)
                self._say_look("not had", words)
            elif agrees(looked):
                self._say_look("good", self.tr("Second load agrees: address, server key and a passage"))
            else:
                self._say_look("differs", self.tr("Second load differs"), looked.differences)
        self._begin_stamp(session, exhibit)

    def _no_look(self, session: CaseSession, exhibit: str, error: EvidenceDeskError) -> None:
        if exhibit == self._exhibit:
            self._say_look("none", self.tr("No second load: {why}").format(why=error.user_message))
        self._begin_stamp(session, exhibit)

    def _say_look(self, state: State, words: str, differences: Sequence[str] = ()) -> None:
        self.look, self._look_words, self._differences = state, words, tuple(differences)
        self.changed.emit()

    # --- a time stamp

    def ask_for_stamp(self, session: CaseSession, exhibit: str) -> None:
        """Have the record stamped, for a page that was looked at a second time already."""
        self.forget()
        self._session, self._exhibit = session, exhibit
        self._begin_stamp(session, exhibit)

    def _begin_stamp(self, session: CaseSession, exhibit: str) -> None:
        addresses = self._desk.school.settings.timestamps
        if session is not self._desk.session:
            return
        if not addresses:
            words = self.tr("No time stamp: the school’s profile names no authority")
            self._say_stamp(exhibit, "none", words)
            return
        self._say_stamp(exhibit, "running", self.tr("Asking for a time stamp"))
        stamp_now(
            self._desk,
            session,
            addresses,
            done=lambda stamps: self._on_stamped(exhibit, stamps),
            failed=lambda error: self._on_no_stamp(exhibit, error),
            owner=self,
        )

    def _on_stamped(self, exhibit: str, stamps: Sequence[TimeStamp]) -> None:
        by = ", ".join(
            self.tr("{time} by {authority}").format(
                time=local_text(utc_text(one.at)), authority=one.authority
            )
            for one in stamps
        )
        words = self.tr("Stamped {by}, by their clocks").format(by=by) if by else self.tr("Stamped before")
        self._say_stamp(exhibit, "good", words)

    def _on_no_stamp(self, exhibit: str, error: EvidenceDeskError) -> None:
        why = "; ".join(error.reasons) if isinstance(error, NoStamp) else error.user_message
        words = self.tr("Time stamp waits: {why}. It is asked for again.").format(why=why)
        self._say_stamp(exhibit, "not had", words)

    def _say_stamp(self, exhibit: str, state: State, words: str) -> None:
        if exhibit == self._exhibit:
            self.stamp, self._stamp_words = state, words
            self.changed.emit()
            if state != "running":
                tried = [self._look_words] if self.look != "later" else []
                self.ended.emit(". ".join([*tried, words]))
