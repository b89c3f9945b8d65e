"""The reminder of the term's drill: looked up after unlocking, shown as one calm line above the list of cases."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_desk.acts import drillbook
from evidence_desk.acts.drillbook import DrillState, Term
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import Icon, Label

_LEADS = frozenset({"dsl", "deputy"})


def term_words(term: Term) -> str:
    """Return what a term is called."""
    translate = QCoreApplication.translate
    return {
        "autumn": translate("Drills", "autumn"),
        "spring": translate("Drills", "spring"),
        "summer": translate("Drills", "summer"),
    }[term]


def last_words(state: DrillState) -> str:
    """Return when each purpose was last proved, in words."""
    translate = QCoreApplication.translate
    never = translate("Drills", "never on this computer")
    words = translate("Drills", "All recovery sheets last opened: {recovery}. All custody sheets: {custody}.")
    return words.format(
        recovery=local_text(state.recovery_at) if state.recovery_at else never,
        custody=local_text(state.custody_at) if state.custody_at else never,
    )


class DrillReminder(QWidget):
    """One line, only where it is time and this person's to see to it."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", font="small", ink="sec")
        self.link = LinkButton(self.tr("Try them"))
        self.link.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(Icon("file-lock-2", 16, "sec"))
        row.addWidget(self._words, 1)
        row.addWidget(self.link)
        self.hide()

    def show_state(self, state: DrillState | None) -> None:
        """Show it, or nothing."""
        if state is not None and state.due:
            words = self.tr(
                "The school’s recovery and custody sheets have not been tried in the {term} term yet."
            )
            self._words.setText(words.format(term=term_words(state.term)))
        self.setVisible(state is not None and state.due)


class Drills(QObject):
    """Looks up whether it is time, whenever somebody unlocks and after each drill."""

    found = Signal(object)  # DrillState, or None while nobody is there

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.person_changed.connect(self.look)

    def look(self) -> None:
        """Look it up for the person at work."""
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        self.found.emit(None)
        if person is None or person.profile.role not in _LEADS:
            return
        job = self._desk.run(
            "", lambda report: drillbook.state(home, person, home.school(), clock), quietly=True
        )
        job.succeeded.connect(lambda state: self.found.emit(state) if self._desk.person is person else None)
