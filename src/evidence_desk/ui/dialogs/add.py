"""Adding something, in one sheet of two steps: the question, then the details; saved between them.

Each entry is asked about by itself. Nothing of it is read before both questions were answered No, and the sheet says
“Saved” only after the commit is on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import classifying, keeping
from evidence_desk.acts.keeping import MembersUnanswered
from evidence_desk.acts.twins import AlreadyHeld
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.capture.containers import Member
from evidence_desk.case.gate import Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add_details import Details
from evidence_desk.ui.dialogs.add_frame import AddFrame
from evidence_desk.ui.entries import GRAB_METHOD, Entry, GivenFile, ScreenPicture
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.dates import time_text, uk_time
from evidence_desk.ui.widgets.sizes import size_text


class AddSheet(AddFrame):
    """Asks about each entry, keeps it, and takes down what is known of it."""

    kept = Signal(str)  # id of an exhibit that is on the disk
    stopped = Signal(object)  # Stopped: answered Yes or Not sure; nothing was read
    said = Signal(str)  # for the status bar
    show_requested = Signal(str)  # id of an exhibit held already
    lock_requested = Signal(list)  # ids
    classify_requested = Signal(list)  # ids
    another_requested = Signal()
    words_requested = Signal()  # keep only the words beside the picture

    def __init__(
        self,
        desk: Desk,
        session: CaseSession,
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
        case = session.case
        super().__init__(desk, parent, icon="clipboard-paste" if pasted else "file-plus-2")
        self.set_title(self.tr("Add to {case}").format(case=case.reference or case.title))
        self._session = session
        self._entries = list(entries)
        self._pasted = pasted
        self._remarks = list(remarks)
        self._at = 0
        self._answers: StopAnswers | None = None
        self._members: list[Member] = []
        self._member_at = -1  # below 0: the question is about the entry itself
        self._kept: list[str] = []
        self._icons: list[str] = []  # the drawing of each
        self._shown = -1  # which of the kept ones the details are about
        self._last_details: Details | None = None
        self._loaded: Details | None = None
        self._keep_job: Job[Any] | None = None
        self._retry = False
        self._connect()
        self._next_entry()

    def _connect(self) -> None:
        self.gate.answered.connect(self._on_answered)
        self.words_only.clicked.connect(self._on_words_only)
        self.words.typed.connect(lambda: self.keep_button.setEnabled(self.words.entry() is not None))
        self.form.examples_requested.connect(self._on_examples)
        self.stop_button.clicked.connect(self._on_should_not_be_here)
        for button, slot in (
            (self.again_button, self._on_again),
            (self.next_button, self._skip),
            (self.twin_button, self._on_twin),
            (self.as_well_button, lambda: self._keep(again=True)),
            (self.ask_members_button, self._ask_member),
            (self.keep_button, self._on_keep_words),
            (self.another_button, lambda: self._save_details(another=True)),
            (self.done_button, self._save_details),
        ):
            button.clicked.connect(lambda _=False, slot=slot: slot())
        self._session.changed.connect(self._on_case)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_main_key)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self._on_another_key)
        QShortcut(QKeySequence("Ctrl+T"), self, self.form.matrix.focus_first)
        QShortcut(QKeySequence("Ctrl+Shift+X"), self, self._on_stop_key)

    # --- step 1: one entry after the other

    @property
    def _entry(self) -> Entry:
        return self._entries[self._at]

    def _next_entry(self) -> None:
        """Ask about the next entry; after the last, go on to the details."""
        self._answers, self._members, self._member_at = None, [], -1
        if self._at >= len(self._entries):
            if self._kept:
                self._show_details(0)
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
            self.accept()
            self.stopped.emit(decision)
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

    def _keep(self, *, again: bool = False) -> None:
        entry, answers = self._entry, self._answers
        members: Literal["no"] | None = "no" if self._members else None

        def work(store: CaseStore, report: Reporter) -> Exhibit:
            return entry.keep(store, report, answers, again=again, members=members)

        job = self._session.act(self.tr("Keeping …"), work)
        self._keep_job = job
        self._retry = again
        self.working_face.follow(job, entry.item())
        self.show_face(self.working_face)
        self.working_face.words.setFocus(Qt.FocusReason.OtherFocusReason)
        job.then(self._on_kept, self._on_failed)

    def _on_kept(self, exhibit: Exhibit) -> None:
        self._keep_job = None
        self._kept.append(exhibit.id)
        self._icons.append(self._entry.icon)
        self.kept.emit(exhibit.id)
        words = self.tr("Saved as {ref}").format(ref=exhibit.ref)
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
        onward = (self.next_button,) if more or self._kept else ()
        if isinstance(error, AlreadyHeld):
            self._show_twin(error, onward)
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
            "If one may be what must not be kept, copy only the words out of it instead.",
            "",
            len(self._members),
        )
        self.note.say(
            "warn", self.tr("This file holds other files"), text, item=self._item(self._entry), lines=lines
        )
        more = self._at + 1 < len(self._entries)
        buttons = [self.ask_members_button, *([self.next_button] if more or self._kept else [])]
        self.show_face(self.note, *buttons)

    def _show_twin(self, error: AlreadyHeld, onward: tuple[QWidget, ...]) -> None:
        self.twin_button.setText(self.tr("Show {ref}").format(ref=error.exhibit.ref))
        self.twin_button.setProperty("exhibit", error.exhibit.id)
        title = self.tr("You already have this as {ref}").format(ref=error.exhibit.ref)
        self.note.say("info", title, self.tr("The same bytes. Nothing was kept a second time."))
        self.show_face(self.note, self.twin_button, self.as_well_button, *onward, leave=self.tr("Close"))
        announce(self, title)

    def _on_twin(self) -> None:
        self.accept()
        self.show_requested.emit(str(self.twin_button.property("exhibit")))

    def _on_again(self) -> None:
        if isinstance(self._entry, GivenFile):
            self._keep(again=self._retry)
        else:
            self._fetch()

    def _skip(self) -> None:
        self._at += 1
        self._next_entry()

    # --- step 2

    def _show_details(self, index: int) -> None:
        exhibit = self._session.case.exhibits[self._kept[index]]
        self._shown = index
        icon = self._icons[index]
        self._kind.set_text(f"{self._kind_words(exhibit)}, {size_text(exhibit.size)}", icon)
        asked = exhibit.gate.answer == "no"
        time = time_text(exhibit.gate.at)
        answered = self.tr("Stop question: No, {time}").format(time=time) if asked else self.tr("Text only")
        self._answered.set_text(answered)
        self.pane.set_exhibit(exhibit, icon)
        at = uk_time(clocks.parse_utc(exhibit.captured_at.utc))[0]
        self.saved.setText(self.tr("Saved as {ref}, {time}").format(ref=exhibit.ref, time=f"{at:%H:%M:%S}"))
        self.form.show_exhibit(exhibit, self._last_details, seen_here=exhibit.method == GRAB_METHOD)
        self._loaded = None if self._last_details is not None else self.form.details()
        last = index + 1 == len(self._kept)
        self.done_button.setText(self.tr("Done") if last else self.tr("Next"))
        note = self.tr("Already saved. Closing now loses nothing; details can be added later.")
        if len(self._kept) > 1:
            count = self.tr("{number} of {of}.").format(number=index + 1, of=len(self._kept))
            note = f"{count} {note}"
        buttons = [self.done_button, *([self.another_button] if last else [])]
        self.show_face(self._details_face, *buttons, note=note)
        self._area.verticalScrollBar().setValue(0)
        self.form.focus_first()

    def _save_details(self, *, another: bool = False, leaving: bool = False) -> None:
        """Write what was typed, then go on; where nothing was, just go on."""
        if not self.form.check():
            return
        details = self.form.details()
        self._last_details = details
        if details == self._loaded:
            self._after_details(another=another, leaving=leaving)
            return
        exhibit_id, policy = self._kept[self._shown], self._desk.policy
        known = self._session.case.exhibits[exhibit_id]
        had = known.classification.cells if known.classification is not None else ()

        def work(store: CaseStore, report: Reporter) -> None:
            keeping.describe(store, exhibit_id, caption=details.caption, source=details.source)
            if set(details.cells) - set(had):
                choice = classifying.Choice(
                    cells=details.cells,
                    criminal=(),
                    triggers=(),
                    four_cs=tuple(sorted(policy.four_cs(details.cells))),
                    reason="",
                )
                classifying.classify(store, policy, [exhibit_id], choice, {})

        job = self._session.act(self.tr("Saving the details"), work, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(lambda _: self._after_details(another=another, leaving=leaving))

    def _after_details(self, *, another: bool, leaving: bool) -> None:
        if not leaving and self._shown + 1 < len(self._kept):
            self._show_details(self._shown + 1)
            return
        self.accept()
        if another:
            self.another_requested.emit()

    def _on_examples(self) -> None:
        ids = [self._kept[self._shown]]
        self.classify_requested.emit(ids)

    def _on_case(self) -> None:
        """Show cells that were ticked meanwhile in the large matrix."""
        if not 0 <= self._shown < len(self._kept):
            return
        exhibit = self._session.case.exhibits[self._kept[self._shown]]
        cells = exhibit.classification.cells if exhibit.classification is not None else ()
        if set(cells) - set(self.form.matrix.chosen()):
            self.form.matrix.set_chosen({*cells, *self.form.matrix.chosen()})

    def _on_should_not_be_here(self) -> None:
        """Out of sight at once; the lock follows without a question."""
        exhibit_id = self._kept[self._shown]
        self.pane.set_exhibit(None)
        self.accept()
        self.lock_requested.emit([exhibit_id])

    # --- keys and leaving

    def _on_main_key(self) -> None:
        for button in (self.keep_button, self.done_button):
            if button.isVisible() and button.isEnabled():
                button.click()

    def _on_another_key(self) -> None:
        if self.another_button.isVisible() and self.another_button.isEnabled():
            self.another_button.click()

    def _on_stop_key(self) -> None:
        if self.stop_button.isVisible() and self.stop_button.isEnabled():
            self.stop_button.click()

    def leave(self) -> None:
        """Go the harmless way out: stop what is being kept; in the details, keep what was typed."""
        if self._keep_job is not None:
            self._keep_job.cancel()
            self.cancel_button.setText(self.tr("Stopping …"))
            return
        if self._details_face.isVisible() and not self.is_busy:
            self._save_details(leaving=True)
            return
        super().leave()

    def _kind_words(self, exhibit: Exhibit) -> str:
        """Return what kind of thing it is, in a word."""
        return {
            "image": self.tr("Picture"),
            "page": self.tr("Page"),
            "message-transcript": self.tr("Text"),
            "url": self.tr("Web address"),
            "audio-video": self.tr("Sound or film"),
        }.get(exhibit.kind, self.tr("File"))
