"""The sheets of a procedure: which one is begun, where it comes from, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import procedures, stepping
from evidence_desk.acts.procedures import ProcedureChoice, ProcedureView
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import day_text
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet


class ChooseProcedureSheet(FormSheet):
    """What can be begun: what suits this case first, with the reason; older procedures only when asked for."""

    begun = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, parent: QWidget, chosen: str = "") -> None:
        super().__init__("", parent, icon="list-checks", width=640)
        session = desk.session
        assert session is not None, "no procedure without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session = desk, session
        self.set_title(self.tr("Begin a procedure"))
        self._choices = procedures.choices(session.case, desk.case_policy)
        self.body.setSpacing(8)
        suited = [one for one in self._choices if one.suggested]
        self.suited = self._listed(suited)
        self.all = self._listed(self._choices)
        self.more = CheckBox(self.tr("Show all procedures"))
        self.more.setVisible(bool(suited) and len(suited) < len(self._choices))
        self.more.toggled.connect(self._show_list)
        for widget in (self.suited, self.more, self.all):
            if widget is not None:
                self.body.addWidget(widget)
        if suited and self.suited is not None:
            known = {one.procedure.id for one in suited}
            self.suited.choose(chosen if chosen in known else suited[0].procedure.id)
        self._show_list()
        self.body.addStretch(1)
        self.add_footer_note(self.tr("Its steps are kept as they are today, also when the policy changes."))
        self.add_cancel()
        self.begin_button = MainButton(self.tr("Begin"), key="Ctrl+Enter")
        self.add_button(self.begin_button, self.begin)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.begin)

    def _listed(self, choices: Sequence[ProcedureChoice]) -> Choices | None:
        if not choices:
            return None
        options = [(one.procedure.id, one.procedure.label, self._notes(one)) for one in choices]
        return Choices(options, self.tr("Which procedure"))

    def _notes(self, choice: ProcedureChoice) -> str:
        row = choice.procedure
        notes = [choice.why]
        if choice.already:
            notes.append(self.tr("Begun already."))
        if row.legacy:
            notes.append(self.tr("An older procedure, kept as it was written."))
        if row.basis.verify:
            notes.append(self.tr("Check before use."))
        return " ".join(note for note in notes if note)

    def _show_list(self) -> None:
        short = self.suited is not None and not self.more.isChecked()
        if self.suited is not None:
            self.suited.setVisible(short)
        if self.all is not None:
            self.all.setVisible(not short)
            if not short and self.suited is not None and not self.all.chosen:
                self.all.choose(self.suited.chosen)
        if self.isVisible():
            self.fit()

    @property
    def chosen(self) -> str:
        """The id of the procedure chosen, or ""."""
        shown = self.suited if self.suited is not None and not self.more.isChecked() else self.all
        return shown.chosen if shown is not None else ""

    def begin(self) -> None:
        """Begin what is chosen."""
        if self.is_busy:
            return
        name, policy = self.chosen, self._desk.case_policy
        if not name:
            self.show_error(self.tr("Choose which procedure."))
            return
        label = next(one.procedure.label for one in self._choices if one.procedure.id == name)
        job = self._session.act(
            self.tr("Beginning a procedure"),
            lambda store, report: stepping.begin(store, policy, name),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(lambda _: self._on_begun(label))

    def _on_begun(self, label: str) -> None:
        self.begun.emit(self.tr("Begun: {what}. Saved.").format(what=label))
        self.accept()


class EndProcedureSheet(Sheet):
    """Nothing more is done by this procedure: what came of it, and why when steps are left."""

    ended = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, view: ProcedureView, parent: QWidget) -> None:
        super().__init__("", parent, icon="check-check", width=560)
        session = desk.session
        assert session is not None, "no procedure without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session, self._view = desk, session, view
        self.set_title(self.tr("End: {what}").format(what=view.label))
        left = view.total - view.done
        if left > 0:
            words = self.tr("%n step(s) are not done. They stay in the record as not done.", "", left)
            self.body.addWidget(SecLabel(words, font="body"))
        self.outcome = LineEdit()
        self.reason = TextEdit(lines=2)
        self._outcome_field = Field(self.tr("What came of it"), self.outcome)
        self._reason_field = Field(self.tr("Why it ends here"), self.reason)
        self._reason_field.setVisible(left > 0)
        self.body.setSpacing(10)
        self.body.addWidget(self._outcome_field)
        self.body.addWidget(self._reason_field)
        self.add_cancel()
        self.save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self.save_button, self.save)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.save)

    def save(self) -> None:
        """End it, once it is said what came of it."""
        if self.is_busy:
            return
        outcome, reason = self.outcome.text().strip(), self.reason.toPlainText().strip()
        needs_reason = self._view.done < self._view.total
        self._outcome_field.set_error("" if outcome else self.tr("This is needed."))
        self._reason_field.set_error(self.tr("Say why.") if needs_reason and not reason else "")
        for field in (self._outcome_field, self._reason_field):
            if field.error:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        run = self._view.id
        job = self._session.act(
            self.tr("Ending a procedure"),
            lambda store, report: stepping.end(store, run, outcome=outcome, reason=reason),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(lambda _: self._on_ended_well())

    def _on_ended_well(self) -> None:
        self.ended.emit(self.tr("Ended: {what}. Saved.").format(what=self._view.label))
        self.accept()


class SourceSheet(Sheet):
    """Where a procedure comes from: its sources with their titles, its date, and what is to be checked before use."""

    def __init__(self, view: ProcedureView, policy: Policy, parent: QWidget) -> None:
        super().__init__("", parent, icon="info", width=560, scrolls=True)
        self.set_title(self.tr("Where this comes from"))
        self.body.setSpacing(8)
        self.body.addWidget(Heading(view.label, font="body"))
        for words in self._words(view, policy):
            self.body.addWidget(Label(words, selectable=True))
        self.body.addStretch(1)
        self.add_cancel(self.tr("Close"))

    def _words(self, view: ProcedureView, policy: Policy) -> list[str]:
        words = [view.note] if view.note else []
        row = policy.procedures.procedures.get(view.procedure)
        for source in row.basis.sources if row is not None else ():
            known = policy.sources.get(source)
            words.append(f"{source}: {known.title}" if known is not None else source)
        if row is not None:
            words.append(self.tr("As of {day}.").format(day=day_text(row.basis.as_of)))
        if view.verify:
            words.append(policy.words.verify_note)
        if view.legacy:
            words.append(
                self.tr("An older procedure, kept as it was written. Use today's where there is one.")
            )
        words.append(self.tr("This is not legal advice."))
        return words
