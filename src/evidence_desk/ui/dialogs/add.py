"""Adding something, in one sheet of two steps: the question, then the details; saved between them.

Each entry is asked about by itself. Nothing of it is read before both questions were answered No, and the sheet says
“Saved” only after the commit is on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import classifying, keeping, monitoring
from evidence_desk.acts.authority import REPEAT, RepeatRefused, refuse_repeat
from evidence_desk.acts.bringing import page_of
from evidence_desk.acts.keeping import Members
from evidence_desk.acts.twins import AlreadyHeld
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import fold_approvals
from evidence_desk.case.gate import StopAnswers, Stopped
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Approval, Exhibit
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.add_details import Details
from evidence_desk.ui.dialogs.add_frame import AddFrame
from evidence_desk.ui.dialogs.record_action import Given, RecordActionSheet
from evidence_desk.ui.entries import GRAB_METHOD, Address, Entry, GivenFile
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.keeping_place import CasePlace
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.dates import time_text, uk_time
from evidence_desk.ui.widgets.sizes import size_text


class AddSheet(AddFrame):
    """Asks about each entry, keeps it, and takes down what is known of it."""

    kept = Signal(str)  # id of an exhibit that is on the disk
    show_requested = Signal(str)  # id of an exhibit held already
    lock_requested = Signal(list)  # ids
    classify_requested = Signal(list)  # ids
    another_requested = Signal()
    page_requested = Signal(str)  # the address that was kept: its page is to be kept too

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
        """Make it; otherwise as the asking sheet."""
        case = session.case
        super().__init__(desk, entries, parent, pasted=pasted, remarks=remarks)
        self.set_title(self.tr("Add to {case}").format(case=case.reference or case.title))
        self._session = session
        self._kept: list[str] = []
        self._given: list[tuple[Path, str]] = []  # files kept in this go, for pages and what lies beside them
        self._icons: list[str] = []  # the drawing of each
        self._shown = -1  # which of the kept ones the details are about
        self._last_details: Details | None = None
        self._loaded: Details | None = None
        self._refused: RepeatRefused | None = None  # one account again, and nobody authorised it
        self._page_too = ""  # address whose page is kept next
        self._going: tuple[bool, bool] = (False, False)  # to add another, or to leave, once it is authorised
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self.form.examples_requested.connect(self._on_examples)
        self.stop_button.clicked.connect(self._on_should_not_be_here)
        for button, slot in (
            (self.twin_button, self._on_twin),
            (self.as_well_button, lambda: self._keep(again=True)),
            (self.another_button, lambda: self._save_details(another=True)),
            (self.done_button, self._save_details),
            (self.page_button, self._on_page_too),
            (self.authorise_button, self._authorise),
            (self.without_button, lambda: self._save_details(without_account=True)),
        ):
            button.clicked.connect(lambda _=False, slot=slot: slot())
        self._session.changed.connect(self._on_case)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._on_main_key)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self._on_another_key)
        QShortcut(QKeySequence("Ctrl+T"), self, self.form.matrix.focus_first)
        QShortcut(QKeySequence("Ctrl+Shift+X"), self, self._on_stop_key)

    # --- keeping

    def start_keeping(
        self,
        entry: Entry,
        answers: StopAnswers | None,
        *,
        again: bool,
        members: Members | None,
    ) -> Job[Any]:
        """Keep an entry in the case."""

        by = self.by_leave
        page = page_of(entry.checked.path, self._given) if isinstance(entry, GivenFile) else ""

        def work(store: CaseStore, report: Reporter) -> Exhibit:
            place = CasePlace(store, again=again, by=by, page=page)
            return entry.keep(place, report, answers, members=members)

        return self._session.act(self.tr("Keeping …"), work)

    def leave_for(self, decision: Stopped) -> Approval | None:
        """Return the oldest leave of the class that no picture was kept by yet."""
        return next(iter(fold_approvals.open_approvals(self._session.case, decision.gate_class)), None)

    def note_kept(self, kept: Exhibit) -> str:
        """Take down an exhibit; return the words that name it."""
        self._kept.append(kept.id)
        if isinstance(self._entry, GivenFile):
            self._given.append((self._entry.checked.path, kept.id))
        self._icons.append(self._entry.icon)
        self.kept.emit(kept.id)
        return self.tr("Saved as {ref}").format(ref=kept.ref)

    @property
    def has_kept(self) -> bool:
        """Whether something was kept."""
        return bool(self._kept)

    def go_on(self) -> None:
        """Ask what is known of what was kept; where its page is to be kept too, that comes first: it may go."""
        if self._page_too:
            self.accept()
            self.page_requested.emit(self._page_too)
        else:
            self._show_details(0)

    def _on_page_too(self) -> None:
        entry = self.words.entry()
        self._page_too = entry.text.strip() if isinstance(entry, Address) else ""
        self.keep_button.click()

    def explain(self, error: EvidenceDeskError, onward: tuple[QWidget, ...]) -> bool:
        """Show what the case holds already beside what was brought."""
        if isinstance(error, AlreadyHeld):
            self._show_twin(error, onward)
        return isinstance(error, AlreadyHeld)

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

    # --- step 2

    def _show_details(self, index: int) -> None:
        exhibit = self._session.case.exhibits[self._kept[index]]
        self._shown, self._refused = index, None
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

    def _save_details(
        self, *, another: bool = False, leaving: bool = False, without_account: bool = False
    ) -> None:
        """Write what was typed, then go on; where nothing was, just go on."""
        if not self.form.check():
            return
        details = self.form.details()
        if without_account:
            another, leaving = self._going
            details = replace(details, source=structs.replace(details.source, platform="", account=""))
        self._last_details = replace(details, monitoring=False, nomination=())
        if details == self._loaded:
            self._after_details(another=another, leaving=leaving)
            return
        self._going = another, leaving
        exhibit_id, policy = self._kept[self._shown], self._desk.case_policy
        known = self._session.case.exhibits[exhibit_id]
        had = known.classification.cells if known.classification is not None else ()
        captured = clocks.parse_utc(known.captured_at.utc)

        def work(store: CaseStore, report: Reporter) -> None:
            refuse_repeat(store.case, policy, details.source, captured, besides=exhibit_id)
            if details.monitoring:
                authority = monitoring.authority_for(store, policy, dict(details.nomination))
                monitoring.mark(store, [exhibit_id], authority)
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
        self.busy(job, show_failure=False)
        job.then(lambda _: self._after_details(another=another, leaving=leaving), self._on_details_failed)

    def _on_details_failed(self, error: EvidenceDeskError) -> None:
        """What was typed stays in the form; what needs somebody's word can be recorded from here."""
        if not isinstance(error, RepeatRefused):
            self.show_error(error)
            return
        self._refused = error
        self.authorise_button.show()
        self.without_button.show()
        self.show_error(
            self.tr(
                "{account} was captured on {days} days already. One more needs somebody’s authority, with an end. What "
                "you added is saved, and what you typed stays here: record the authority, or go on without the account."
            ).format(account=error.account, days=error.days)
        )
        self.give_keyboard(self.authorise_button)

    def _authorise(self) -> None:
        """Record who authorised that this account is captured again; then go on as before."""
        refused = self._refused
        if refused is None or self.is_busy:
            return
        fields = (("account", refused.account), ("platform", refused.platform))
        sheet = RecordActionSheet(self._desk, Given(kind=REPEAT, fields=fields), self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        another, leaving = self._going
        sheet.saved.connect(lambda _: self._save_details(another=another, leaving=leaving))
        sheet.open()

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
        if self._details_face.isVisible() and not self.is_busy:
            self._save_details(leaving=True, without_account=self._refused is not None)
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
