"""Releasing a hold: which one, and the second person who must agree."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import agreeing
from evidence_desk.case import two_people
from evidence_desk.case.keys import Person
from evidence_desk.ui.action_words import choice_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.dates import table_text
from evidence_desk.ui.widgets.fields import ComboBox, Field
from evidence_desk.ui.widgets.notes import NoteFrame


class HoldChoice(QWidget):
    """The holds in force, and that it takes two people to end one."""

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        holds = two_people.open_holds(session.case)
        self.which = ComboBox(
            [
                (hold.id, f"{table_text(hold.at)} · {choice_text(hold.fields.get('hold-for', ''))}")
                for hold in holds
            ]
        )
        self.field = Field(self.tr("Which hold"), self.which)
        note = NoteFrame("info", "", self.tr("A hold ends when two people agree: you, and a DSL or deputy."))
        if not holds:
            note.set_words("", self.tr("There is no hold in force in this case."))
        self.field.setVisible(bool(holds))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(note)
        column.addWidget(self.field)

    @property
    def hold(self) -> str:
        """The id of the hold chosen; empty when there is none."""
        return self.which.chosen

    def agreed(self) -> bool:
        """Whether two people agreed on it before, this person one of them."""
        person = self._desk.person
        me = person.profile.fingerprint if person is not None else ""
        return two_people.agreed(self._session.case, "release-hold", self.hold, me) is not None

    def ask_second(
        self, sheet: QWidget, reason: str, signed: Callable[[Person], None], asked: Callable[[], None]
    ) -> None:
        """Let a second person sign at this desk, or be asked.

        Args:
            signed: goes on with them.
            asked: what is done once they were asked instead.
        """
        person, case, hold = self._desk.person, self._session.case, self.hold
        me = person.profile.fingerprint if person is not None else ""
        second = SecondPersonSheet(
            self._desk,
            self.tr("The hold ends."),
            reason,
            lambda profile: agreeing.may_be_second(case, "release-hold", hold, me, profile.fingerprint),
            sheet,
            can_ask=True,
        )
        second.signed.connect(signed)

        def ask() -> None:
            job = self._session.act(
                self.tr("Asking a second person"),
                lambda store, report: agreeing.ask(store, "release-hold", hold, reason),
                can_cancel=False,
            )
            job.succeeded.connect(asked)

        second.asked.connect(ask)
        second.open()
