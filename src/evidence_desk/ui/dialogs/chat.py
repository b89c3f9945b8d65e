"""Adding a chat, in one sheet: the question where the export is a ZIP, the choice, and what was attached.

What is chosen of a chat is kept byte for byte and nothing else of it is; each file that came with it is asked about by
itself afterwards, and left where it is unless somebody answers for it.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import chats
from evidence_desk.acts.keeping import Description
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.chat_choice import chosen
from evidence_desk.capture.chat_source import Attachment
from evidence_desk.capture.importer import CheckedPath, safe_display_name
from evidence_desk.capture.sniff import named_kind
from evidence_desk.case.gate import Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.chat_words import said_of
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.chat_choosing import SHOWN, Choosing
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.models.chat import ChatRow, row_of
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

Chosen = tuple[list[ChatRow], int]


class ChatSheet(Sheet):
    """Asks, lets choose, keeps."""

    kept = Signal(str)  # id of an exhibit that is on the disk
    stopped = Signal(object)  # Stopped: answered Yes or Not sure; nothing was read
    said = Signal(str)

    def __init__(self, desk: Desk, session: CaseSession, checked: CheckedPath, parent: QWidget) -> None:
        super().__init__("", parent, icon="message-square-text", width=1080, scrolls=True)
        self.set_title(self.tr("Add a chat: {name}").format(name=checked.shown_name))
        self._desk, self._session, self._checked = desk, session, checked
        self._looked: chats.Looked | None = None
        self._exhibit: Exhibit | None = None
        self._waiting: list[tuple[Attachment, int]] = []  # attached, not asked about yet
        self._choice_job: Job[Chosen] | None = None
        self.gate = GateWidget(desk.policy.gate)
        self.gate.answered.connect(self._on_answered)
        self.gate.grown.connect(self.fit)
        self.choosing = Choosing()
        self.choosing.changed.connect(self._choose_again)
        self._answers: StopAnswers | None = None
        self.texts = ComboBox([])
        self.texts_field = Field(self.tr("Which text is the chat"), self.texts)
        self.caption = LineEdit()
        self.caption_field = Field(self.tr("Caption"), self.caption, self.tr("what it is, in your words"))
        self.done_words = Label("", font="section")
        self.left_words = SecLabel("")
        self._done = QWidget()
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.done_words)
        column.addWidget(self.left_words)
        for widget in self._faces():
            self.body.addWidget(widget, 1 if widget is self.choosing else 0)
            widget.hide()
        self.add_footer_note(
            self.tr("Only what is needed: nothing is kept of the messages and files that are not chosen.")
        )
        self.cancel_button = self.add_cancel()
        self.ask_button = QuietButton(self.tr("Ask about the next file"))
        self.add_button(self.ask_button, self._ask_next)
        self.look_button = MainButton(self.tr("Look through it"), key="Ctrl+Enter")
        self.add_button(self.look_button, self._look_at_text)
        self.keep_button = MainButton(self.tr("Keep the messages"), key="Ctrl+Enter")
        self.add_button(self.keep_button, self._keep)
        self.done_button = MainButton(self.tr("Done"), key="Ctrl+Enter")
        self.add_button(self.done_button, self.accept)
        self._show()
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self._on_key)
        self.addAction(key)

    def begin(self) -> None:
        """Ask first where it is no text by its name; a text can hold no picture."""
        if named_kind(self._checked.path.name) == "text":
            self._look(None)
        else:
            self._show(self.gate)
            self.gate.ask(
                self.tr("This export may hold pictures and films. Only its list and its words are read."),
                self._checked.shown_name,
            )

    # --- the question

    def _on_answered(self, answers: StopAnswers) -> None:
        route = Route.FILE if self._exhibit is None else Route.CHAT_ATTACHMENT
        decision = at_capture(route, answers, wording=self._desk.policy.gate.version)
        if isinstance(decision, Stopped):
            self.stopped.emit(decision)
            self.accept() if self._exhibit is not None else self.reject()
        elif self._exhibit is None:
            self._look(answers)
        else:
            self._keep_attached(answers)

    # --- looking through

    def _look(self, answers: StopAnswers | None, member: str = "") -> None:
        checked = self._checked
        self._answers = answers

        def work(report: Reporter) -> chats.Looked:
            with chats.look_through(checked, answers, member, report=report) as looked:
                return looked

        self._show()
        job = self._desk.run(self.tr("Looking through the chat"), work)
        self.busy(job, show_failure=False)
        job.then(self._on_looked, self._on_not_looked)

    def _on_not_looked(self, error: EvidenceDeskError) -> None:
        """Let the text be chosen where a ZIP holds several; otherwise say what went wrong."""
        if isinstance(error, chats.SeveralTexts):
            self.texts.clear()
            for name in error.names:
                self.texts.addItem(safe_display_name(name), name)
            self._show(self.texts_field)
            self.fit()
            self.give_keyboard(self.texts)
        else:
            self.show_error(error)

    def _look_at_text(self) -> None:
        if not self.is_busy:
            self._look(self._answers, str(self.texts.currentData()))

    def _on_looked(self, looked: chats.Looked) -> None:
        self._looked = looked
        self.choosing.show_survey(looked.survey, len(looked.attachments))
        self._show(self.choosing, self.caption_field)
        self.fit()
        self.give_keyboard(self.choosing.people)

    def _choose_again(self) -> None:
        looked, choice = self._looked, self.choosing.choice()
        if looked is None or self._exhibit is not None:
            return
        if choice == type(choice)(reason=choice.reason):
            self.choosing.show_rows([], 0)  # nothing is chosen yet, so no word is shown
            return

        def work(report: Reporter) -> Chosen:
            tried = replace(choice, reason=choice.reason or "not written yet")
            picked = chosen(looked.survey, tried)
            with chats.reopened(looked) as again:
                found = again.messages(picked, SHOWN)
            return [
                row_of(index + 1, message, said_of(message), one_line=True) for index, message in found
            ], len(picked)

        job = self._desk.run("", work, quietly=True)
        self._choice_job = job

        def show(found: Chosen) -> None:
            if job is self._choice_job:
                self.clear_error()
                self.choosing.show_rows(*found)

        def fail(error: EvidenceDeskError) -> None:
            if job is self._choice_job:
                self.choosing.show_rows([], 0)
                self.show_error(error)

        job.then(show, fail)

    # --- keeping

    def _keep(self) -> None:
        looked, choice = self._looked, self.choosing.choice()
        if looked is None or self.is_busy or self._exhibit is not None:
            return
        described = Description(caption=self.caption.text().strip())
        policy = self._desk.policy

        def work(store: CaseStore, report: Reporter) -> tuple[Exhibit, list[tuple[Attachment, int]]]:
            with chats.reopened(looked) as again:
                exhibit = chats.keep_chat(store, again, choice, described, policy=policy, report=report)
                return exhibit, chats.attachments_of(again, chosen(looked.survey, choice))

        job = self._session.act(self.tr("Keeping the messages"), work)
        self.busy(job)
        job.succeeded.connect(self._on_kept)
        job.failed.connect(lambda _: self._to_reason())

    def _to_reason(self) -> None:
        """Put the keyboard where the reason is missing."""
        choosing = self.choosing
        if choosing.reason_field.isVisibleTo(self) and not choosing.reason.text().strip():
            self.give_keyboard(choosing.reason)

    def _on_kept(self, kept: tuple[Exhibit, list[tuple[Attachment, int]]]) -> None:
        self._exhibit, self._waiting = kept
        self.choosing.wipe()
        self.kept.emit(self._exhibit.id)
        self.said.emit(self.tr("Saved as {ref}").format(ref=self._exhibit.ref))
        self._show_done(self.tr("The messages are kept as {ref}.").format(ref=self._exhibit.ref))

    def _show_done(self, words: str) -> None:
        self.done_words.setText(words)
        left = len(self._waiting)
        self.left_words.setText(
            self.tr(
                "%n file(s) came with these messages. Each is asked about by itself, before it is read.",
                "",
                left,
            )
            if left
            else self.tr("No other file that came with these messages is left to ask about.")
        )
        self._show(self._done)
        self.fit()
        self.give_keyboard(self.ask_button if left else self.done_button)

    # --- what was attached

    def _ask_next(self) -> None:
        if self._waiting and not self.is_busy:
            self._show(self.gate)
            attachment, number = self._waiting[0]
            self.gate.ask(
                self.tr("It was attached to message {number}.").format(number=f"{number:,}"), attachment.shown
            )

    def _keep_attached(self, answers: StopAnswers) -> None:
        looked, exhibit = self._looked, self._exhibit
        if looked is None or exhibit is None or not self._waiting:
            return
        attachment, number = self._waiting.pop(0)

        def work(store: CaseStore, report: Reporter) -> Exhibit:
            with chats.reopened(looked) as again:
                return chats.keep_attachment(
                    store, again, exhibit, attachment, number, answers, report=report
                )

        job = self._session.act(self.tr("Keeping what was attached"), work)
        self._show(self._done)
        self.busy(job)
        job.then(self._on_attached, lambda _: self._show_done(self.tr("It was not kept.")))

    def _on_attached(self, kept: Exhibit) -> None:
        self.kept.emit(kept.id)
        self.said.emit(self.tr("Saved as {ref}").format(ref=kept.ref))
        self._show_done(self.tr("{name} is kept as {ref}.").format(name=kept.source.file_name, ref=kept.ref))

    # --- faces

    def _faces(self) -> tuple[QWidget, ...]:
        return self.gate, self.texts_field, self.choosing, self.caption_field, self._done

    def _show(self, *faces: QWidget) -> None:
        for widget in self._faces():
            widget.setVisible(widget in faces)
        self.keep_button.setVisible(self.choosing in faces)
        self.look_button.setVisible(self.texts_field in faces)
        self.done_button.setVisible(self._done in faces)
        self.ask_button.setVisible(self._done in faces and bool(self._waiting))
        self.cancel_button.setVisible(self._exhibit is None or self.gate in faces)

    def _on_key(self) -> None:
        if self._done.isVisibleTo(self) and not self.is_busy:
            self.accept()
        elif self.choosing.isVisibleTo(self):
            self._keep()
        elif self.texts_field.isVisibleTo(self):
            self._look_at_text()

    def leave(self) -> None:
        """Leave; once the messages are kept they stay, and a question that is up is left unanswered."""
        if self._exhibit is not None and self.gate.isVisibleTo(self) and not self.is_busy:
            self._show_done(self.tr("The messages are kept as {ref}.").format(ref=self._exhibit.ref))
            return
        super().leave()

    def focus_first(self) -> None:
        """Put the keyboard where the sheet begins."""
        self.choosing.people.setFocus(Qt.FocusReason.OtherFocusReason)
