"""Asking about things one after the other, and keeping each: the one sheet all ways in lead to.

Each entry is asked about by itself. Nothing of it is read before both questions were answered No. Where what was
admitted goes, and what follows, is for those who build on this.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.keeping import Members, MembersUnanswered
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.capture.containers import Member
from evidence_desk.case.gate import Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.values import Approval
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.ask_frame import AskFrame
from evidence_desk.ui.entries import Entry, GivenFile, ScreenPicture
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.sizes import size_text

_NAMED: Final = 12  # members named in the question about all of them


class AskingSheet(AskFrame):
    """Asks about each entry and has it kept; `begin` starts it once all is connected."""

    stopped = Signal(object)  # Stopped: answered Yes or Not sure; nothing was read
    said = Signal(str)  # for the status bar
    words_requested = Signal()  # keep only the words beside the picture

    def __init__(
        self,
        desk: Desk,
        entries: Sequence[Entry],
        parent: QWidget,
        *,
        pasted: bool = True,
        remarks: Sequence[str] = (),
    ) -> None:
        """Make it.

        Args:
            pasted: words and addresses came from the clipboard; else they are typed here.
            remarks: sentences about what was left out before anything was asked.
        """
        super().__init__(desk, parent, icon="clipboard-paste" if pasted else "file-plus-2")
        self._entries = list(entries)
        self._pasted = pasted
        self._remarks = list(remarks)
        self._at = 0
        self._answers: StopAnswers | None = None
        self._by: Approval | None = None
        self._waiting: tuple[StopAnswers, Stopped, Approval] | None = None
        self._members: list[Member] = []
        self._member_at = -1  # below 0: the question is about the entry itself
        self._keep_job: Job[Any] | None = None
        self._retry = False
        self.gate.answered.connect(self._on_answered)
        self.words_only.clicked.connect(self._on_words_only)
        for button, slot in (
            (self.again_button, self._on_again),
            (self.next_button, self._skip),
            (self.ask_members_button, self._ask_member),
            (self.ask_all_button, self._ask_all),
            (self.words_alone_button, self._on_words_alone),
            (self.keep_button, self._on_keep_words),
            (self.by_leave_button, self._on_by_leave),
            (self.refuse_button, self._on_stop),
        ):
            button.clicked.connect(lambda _=False, slot=slot: slot())

    # --- for those who build on it

    def begin(self) -> None:
        """Ask about the first entry."""
        self._next_entry()

    def start_keeping(
        self,
        entry: Entry,
        answers: StopAnswers | None,
        *,
        again: bool,
        members: Members | None,
    ) -> Job[Any]:
        """Start the job that keeps an entry, and return it."""
        raise NotImplementedError

    def note_kept(self, kept: Any) -> str:
        """Take down what was kept; return the words that say so."""
        raise NotImplementedError

    def leave_for(self, decision: Stopped) -> Approval | None:
        """Return leave that was given for what the door would stop; where nobody can give any, None."""
        return None

    @property
    def by_leave(self) -> Approval | None:
        """The leave by which the entry is kept, if it is."""
        return self._by

    @property
    def has_kept(self) -> bool:
        """Whether something was kept."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Go on after the last entry, when something was kept."""
        raise NotImplementedError

    def explain(self, error: EvidenceDeskError, onward: tuple[QWidget, ...]) -> bool:
        """Show a failure in a way of its own; return False to have it shown plainly."""
        return False

    # --- step 1: one entry after the other

    @property
    def _entry(self) -> Entry:
        return self._entries[self._at]

    def _next_entry(self) -> None:
        """Ask about the next entry; after the last, go on to the details."""
        self._answers, self._members, self._member_at = None, [], -1
        self._by, self._waiting = None, None
        if self._at >= len(self._entries):
            if self.has_kept:
                self.go_on()
            else:
                self.reject()
            return
        entry = self._entry
        if not entry.asks:
            self.words.show_entry(entry, pasted=self._pasted)
            self.show_face(self.words, self.keep_button)
            self.keep_button.setEnabled(self.words.entry() is not None)
            self.words.focus_first() if not self._pasted else self.keep_button.setFocus()
            return
        self.words_only.setVisible(bool(getattr(entry, "with_words", False)))
        self._show_question(self._found(entry), self._item(entry))

    def _show_question(self, found: str, item: str) -> None:
        note = self.tr("{wording} If you cannot tell how old someone is, choose Not sure.")
        self.show_face(self._asking, note=note.format(wording=self.gate.wording()))
        self.gate.ask(found, item)

    def _found(self, entry: Entry) -> str:
        """Return what was found; of several files also their names."""
        parts = [entry.found()]
        files = [other for other in self._entries if isinstance(other, GivenFile)]
        if len(files) > 1:
            names = ", ".join(other.checked.shown_name for other in files)
            parts = [
                self.tr("%n file(s), each with its own answer: {names}.", "", len(files)).format(names=names),
                self.tr("None has been read, shown or saved without one."),
            ]
        return " ".join([*self._remarks, *parts])

    def _item(self, entry: Entry) -> str:
        if len(self._entries) == 1 or not entry.item():
            return entry.item()
        return self.tr("{number} of {of}: {item}").format(
            number=self._at + 1, of=len(self._entries), item=entry.item()
        )

    def _on_words_only(self) -> None:
        self.reject()
        self.words_requested.emit()

    def _on_keep_words(self) -> None:
        entry = self.words.entry()
        if entry is not None:
            self._entries[self._at] = entry
            self._keep()

    # --- the answer

    def _on_answered(self, answers: StopAnswers) -> None:
        about_member = self._member_at >= 0
        route = Route.CONTAINER_MEMBER if about_member else self._entry.route
        decision = at_capture(route, answers, wording=self._desk.policy.gate.version)
        if isinstance(decision, Stopped):
            leave = None if about_member else self.leave_for(decision)
            if leave is not None:
                self._show_leave(answers, decision, leave)
            else:
                self._stop(decision)
            return
        if about_member:
            self._member_at += 1
            if self._member_at < len(self._members):
                self._ask_member()
            else:
                self._keep(again=self._retry)
            return
        self._answers = answers
        self._fetch()

    def _stop(self, decision: Stopped) -> None:
        self.accept()
        self.stopped.emit(decision)

    def _show_leave(self, answers: StopAnswers, decision: Stopped, leave: Approval) -> None:
        """Say that leave was given for one picture of this class; nothing was read so far."""
        self._waiting = answers, decision, leave
        ground = self._desk.policy.leave.grounds.get(leave.ground)
        title = self.tr("Leave was given for one picture of this kind")
        text = self.tr(
            "{ground}, {day}. Nothing has been read yet. It is only for the picture it was given for, and only if you "
            "have no doubt about anybody’s age."
        ).format(ground=ground.label if ground is not None else leave.ground, day=local_text(leave.at))
        self.note.say("warn", title, text, item=self._item(self._entry))
        self.show_face(self.note, self.by_leave_button, self.refuse_button)
        announce(self, f"{title} {text}", urgent=True)

    def _on_by_leave(self) -> None:
        if self._waiting is not None:
            self._answers, _, self._by = self._waiting
            self._waiting = None
            self._fetch()

    def _on_stop(self) -> None:
        if self._waiting is not None:
            _, decision, _ = self._waiting
            self._waiting = None
            self._stop(decision)

    def _ask_all(self) -> None:
        """Ask once about all members that may show something; they were listed by name before."""
        self._member_at = len(self._members) - 1
        names = ", ".join(member.name for member in self._members[:_NAMED])
        more = len(self._members) - _NAMED
        if more > 0:
            names = self.tr("{names} and {count} more, as listed").format(names=names, count=more)
        found = self.tr(
            "One answer for all of these: {names}. If any one of them is a Yes, or you have not seen it, the "
            "answer is Yes or Not sure."
        )
        item = self.tr("%n file(s) inside", "", len(self._members))
        self.words_only.setVisible(False)
        self._show_question(found.format(names=names), item)

    def _ask_member(self) -> None:
        """Ask about one member of a container, by name and size; none of it was inflated."""
        self._member_at = max(0, self._member_at)
        member = self._members[self._member_at]
        item = self.tr("{number} of {of} inside: {name}, {size}").format(
            number=self._member_at + 1, of=len(self._members), name=member.name, size=size_text(member.size)
        )
        found = self.tr("{file} holds other files. Each needs its own answer before any of it is kept.")
        self.words_only.setVisible(False)
        self._show_question(found.format(file=self._entry.item()), item)

    def _fetch(self) -> None:
        self.working_face.say(self._entry.item(), self.tr("Reading …"))
        self.show_face(self.working_face)
        if isinstance(self._entry, ScreenPicture):
            self.hide()  # out of the picture; it comes back with it
        self._entry.fetch(self._on_fetched, self._on_fetch_failed)

    def _on_fetched(self) -> None:
        self._come_back()
        self._keep()

    def _on_fetch_failed(self, error: EvidenceDeskError) -> None:
        self._come_back()
        if isinstance(error, Cancelled):
            self.reject()
        else:
            self._on_failed(error)

    def _come_back(self) -> None:
        if isinstance(self._entry, ScreenPicture):
            self.open()

    # --- keeping

    def _keep(self, *, again: bool = False, members: Members | None = None) -> None:
        entry = self._entry
        given: Members | None = "no" if self._members else None
        job = self.start_keeping(entry, self._answers, again=again, members=members or given)
        self._keep_job = job
        self._retry = again
        self.working_face.follow(job, entry.item())
        self.show_face(self.working_face)
        self.working_face.words.setFocus(Qt.FocusReason.OtherFocusReason)
        job.then(self._on_kept, self._on_failed)

    def _on_kept(self, kept: object) -> None:
        self._keep_job = None
        words = self.note_kept(kept)
        self.said.emit(words)
        announce(self, words)
        self._at += 1
        self._next_entry()

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self._keep_job = None
        if isinstance(error, MembersUnanswered):
            self._show_members(error)
            return
        more = self._at + 1 < len(self._entries)
        onward: tuple[QWidget, ...] = (self.next_button,) if more or self.has_kept else ()
        if self.explain(error, onward):
            return
        if not self._entry.asks:
            self.words.show_entry(self._entry, pasted=self._pasted)
            self.show_face(self.words, self.keep_button)
            self.words.set_error(error.user_message)
            return
        kind = "info" if isinstance(error, Cancelled) else "stop"
        text = self.tr("Stopped. Nothing of it was kept.") if kind == "info" else error.user_message
        self.note.say("info" if kind == "info" else "stop", text, item=self._item(self._entry))
        self.show_face(self.note, self.again_button, *onward, leave=self.tr("Close"))
        announce(self, text, urgent=True)

    def _show_members(self, error: MembersUnanswered) -> None:
        self._members = [member for member in error.listing.members if member.kind != "text"]
        self._member_at = -1
        lines = tuple(f"{member.name}, {size_text(member.size)}" for member in error.listing.members)
        text = self.tr(
            "Nothing of it was kept yet. %n of them may show something: answer the stop question for each, by name. "
            "If one may be what must not be kept, keep only the words instead.",
            "",
            len(self._members),
        )
        self.note.say(
            "warn", self.tr("This file holds other files"), text, item=self._item(self._entry), lines=lines
        )
        more = self._at + 1 < len(self._entries)
        several = (self.ask_all_button,) if len(self._members) > 1 else ()
        onward = (self.next_button,) if more or self.has_kept else ()
        self.show_face(self.note, self.words_alone_button, *several, self.ask_members_button, *onward)

    def _on_words_alone(self) -> None:
        self._keep(again=self._retry, members="text")

    def _on_again(self) -> None:
        if isinstance(self._entry, GivenFile):
            self._keep(again=self._retry)
        else:
            self._fetch()

    def _skip(self) -> None:
        self._at += 1
        self._next_entry()

    def leave(self) -> None:
        """Go the harmless way out: stop what is being kept."""
        if self._keep_job is not None:
            self._keep_job.cancel()
            self.cancel_button.setText(self.tr("Stopping …"))
            return
        super().leave()
