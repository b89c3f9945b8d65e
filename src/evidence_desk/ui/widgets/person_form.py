"""The few fields of a person concerned: name, kind, year group, and how packs for others name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.recording import add_person
from evidence_desk.base.clock import Clock
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import rules
from evidence_desk.case.values import Person, PersonKind
from evidence_desk.ui import theme
from evidence_desk.ui.models.people import kind_texts
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed."""

    name: str
    kind: PersonKind
    also: tuple[str, ...]
    pseudonym: str
    year_group: str
    date_of_birth: str


class PersonForm(QWidget):
    """Adds a person to the open case."""

    added = Signal(object)  # the Person, once saved

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: CaseSession | None = None
        self.name = LineEdit()
        self.kind = ComboBox(list(kind_texts().items()))
        self.also = LineEdit("", self.tr("nicknames, account names"))
        self.year = LineEdit()
        self.pseudonym = LineEdit()
        self.born = WhenEdit(clock)
        self.born.setPlaceholderText(self.tr("14 March 2013"))
        self.add_button = QuietButton(self.tr("Add"), "user-plus")
        self.born_button = LinkButton(self.tr("Date of birth, only where keeping times need it"))
        self._name_field = Field(self.tr("Name"), self.name)
        self._also_field = Field(self.tr("Also called"), self.also)
        self.also.setAccessibleDescription(
            self.tr("With commas between them; packs for others replace them, too")
        )
        self._year_field = Field(self.tr("Year group"), self.year)
        self._pseudonym_field = Field(self.tr("In packs for others"), self.pseudonym)
        self._born_field = Field(self.tr("Date of birth"), self.born, self.tr("a day"))
        self._born_field.hide()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._show_next)
        self.add_button.clicked.connect(self.add)
        for line in (self.name, self.also):
            line.returnPressed.connect(self.add)
        self.born_button.clicked.connect(self._show_born)

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=12, row_gap=8)
        kind = Field(self.tr("Kind"), self.kind)
        for field, width in (
            (self._name_field, 200),
            (self._also_field, 200),
            (kind, 150),
            (self._year_field, 100),
            (self._pseudonym_field, 150),
            (self._born_field, 180),
        ):
            field.setMinimumWidth(theme.scaled(width))
            flow.addWidget(field)
        foot = FlowLayout(gap=12, row_gap=4)
        foot.addWidget(self.add_button)
        foot.addWidget(self.born_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(flow)
        column.addWidget(
            SecLabel(
                self.tr("Only what is needed. A part, such as victim, is set in each exhibit by itself.")
            )
        )
        column.addLayout(foot)

    def set_session(self, session: CaseSession | None) -> None:
        """Add to another case; what was typed is let go of."""
        if session is not self._session:
            self._clear()
        self._session = session
        self.setEnabled(session is not None and not session.read_only)
        self._show_next()

    def _show_next(self) -> None:
        """Show which pseudonym comes next, and the year group only where there is one."""
        self._year_field.setVisible(self.kind.chosen == "pupil")
        if self._session is not None:
            self.pseudonym.setPlaceholderText(rules.pseudonym_for(self._session.case, self.kind.chosen))

    def _show_born(self) -> None:
        self._born_field.show()
        self.born_button.hide()
        self.born.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        for edit in (self.name, self.also, self.year, self.pseudonym, self.born):
            edit.clear()
        for field in (self._name_field, self._pseudonym_field, self._born_field):
            field.set_error("")
        self._born_field.hide()
        self.born_button.show()

    def typed(self) -> Typed:
        """Return what was typed."""
        return Typed(
            name=self.name.text().strip(),
            kind=cast("PersonKind", self.kind.chosen),
            also=tuple(part.strip() for part in self.also.text().split(",") if part.strip()),
            pseudonym=self.pseudonym.text().strip(),
            year_group=self.year.text().strip() if self.kind.chosen == "pupil" else "",
            date_of_birth=self.born.value()[:10],
        )

    def add(self) -> None:
        """Add the person; without a name, ask for it."""
        session, typed = self._session, self.typed()
        if session is None or not self.add_button.isEnabled():
            return
        self._name_field.set_error("" if typed.name else self.tr("A person needs a name."))
        self._born_field.set_error(self.born.problem() if self._born_field.isVisible() else "")
        if not typed.name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._born_field.error:
            return
        self.add_button.setEnabled(False)
        job = session.act(
            self.tr("Adding a person"),
            lambda store, report: add_person(
                store,
                name=typed.name,
                kind=typed.kind,
                pseudonym=typed.pseudonym,
                year_group=typed.year_group,
                date_of_birth=typed.date_of_birth,
                also=typed.also,
            ),
            can_cancel=False,
        )
        job.then(self._on_added, self._on_failed)

    def _on_added(self, person: Person) -> None:
        self.add_button.setEnabled(True)
        self._clear()
        self._show_next()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.added.emit(person)  # whoever hears it may take the keyboard on

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self.add_button.setEnabled(True)
        field = self._pseudonym_field if self.typed().pseudonym else self._name_field
        field.set_error(error.user_message)
