"""The school's sheets after the first day: when they were last tried, the drill again, new ones for a lost one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import drillbook
from evidence_desk.acts.drill import Drill
from evidence_desk.acts.drillbook import DrillState
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import DrillWidget
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.drills import last_words, term_words
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label, NoteFrame


class SchoolSheetsSheet(FormSheet):
    """Tries the sheets; leads to the recovery of a case, and to new sheets."""

    recover_chosen = Signal()
    replace_chosen = Signal()
    noted = Signal()  # a drill of this term is written down

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("The school’s sheets"), parent, icon="file-lock-2", width=700)
        self._desk = desk
        self.body.addWidget(
            Label(
                self.tr(
                    "Try them once a term, and whenever a holder changes. What you type is forgotten when this closes; "
                    "only the day is noted. The sheets were made once; nobody can make them again, but new ones can be "
                    "put in their place."
                ),
                ink="sec",
            )
        )
        self._state = NoteFrame("info", "", "")
        self._state.hide()
        self.drill = DrillWidget(desk)
        self.body.addWidget(self._state)
        self.body.addWidget(self.drill)
        self.body.addStretch(1)
        self.drill.finished.connect(self._on_drill)
        self.finished.connect(lambda _: self.drill.wipe())
        self.add_cancel(self.tr("Close"))
        self.recover = QuietButton(self.tr("Recover a case with two sheets…"))
        self.replace = QuietButton(self.tr("A sheet is lost…"))
        self.add_button(self.replace, self._replace)
        self.add_button(self.recover, self._recover)
        person = desk.person
        self.replace.setVisible(person is not None and person.profile.role in {"dsl", "deputy"})
        self._look()

    def _replace(self) -> None:
        self.accept()
        self.replace_chosen.emit()

    def _recover(self) -> None:
        self.accept()
        self.recover_chosen.emit()

    def _look(self) -> None:
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None:
            return
        job = self._desk.run(
            "", lambda report: drillbook.state(home, person, home.school(), clock), quietly=True
        )
        job.then(self._show_state, self.show_error, owner=self)

    def _show_state(self, state: DrillState) -> None:
        self._state.set_kind("warn" if state.due else "ok")
        title = (
            self.tr("Not tried yet in the {term} term").format(term=term_words(state.term))
            if state.due
            else self.tr("Tried in the {term} term").format(term=term_words(state.term))
        )
        self._state.set_words(title, last_words(state))
        self._state.show()

    def _on_drill(self, result: Drill) -> None:
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None:
            return

        def note(report: Reporter) -> DrillState:
            school = home.school()
            drillbook.note(home, person, school, result, clock)
            return drillbook.state(home, person, school, clock)

        job = self._desk.run("", note, can_cancel=False, quietly=True)
        job.then(self._on_noted, self.show_error, owner=self)

    def _on_noted(self, state: DrillState) -> None:
        self._show_state(state)
        self.noted.emit()
