"""Corrects what is known of a person concerned. What stood before stays in the handling log."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.recording import change_person
from evidence_desk.case.values import Person, PersonKind
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.people import kind_texts
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import SecLabel
from evidence_desk.ui.widgets.sheet import Sheet


class ChangePersonSheet(Sheet):
    """Name, kind, year group and date of birth of one person, to be put right."""

    saved = Signal(object)  # the Person as they stand now

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="users", width=520)
        session = desk.session
        assert session is not None, "no people without a case"  # noqa: S101  # a bug of the caller
        self._session, self._person = session, person
        self.set_title(self.tr("Correct {name}").format(name=person.pseudonym))
        self.name = LineEdit(person.name)
        self.kind = ComboBox(list(kind_texts().items()))
        self.kind.choose(person.kind)
        self.year = LineEdit(person.year_group)
        self.born = LineEdit(person.date_of_birth, "2012-05-04")
        self._name_field = Field(self.tr("Name"), self.name)
        self._born_field = Field(
            self.tr("Date of birth"),
            self.born,
            self.tr("only where it is needed to count how long the case is kept"),
        )
        self.also = LineEdit()
        known = ", ".join(person.also)
        self._also_field = Field(
            self.tr("Also called"),
            self.also,
            self.tr("besides {names}; nothing is taken off").format(names=known)
            if known
            else self.tr("nicknames and account names, with commas; packs for others replace them, too"),
        )
        self._year_field = Field(self.tr("Year group"), self.year)
        self.body.setSpacing(10)
        self.body.addWidget(self._name_field)
        self.body.addWidget(self._also_field)
        self.body.addWidget(Field(self.tr("Kind"), self.kind))
        self.body.addWidget(self._year_field)
        self.body.addWidget(self._born_field)
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "Packs for others go on saying “{pseudonym}”, so that they can be read beside those made before. "
                    "What stood here until now stays in the handling log."
                ).format(pseudonym=person.pseudonym)
            )
        )
        self.kind.currentIndexChanged.connect(self._show_year)
        self._show_year()
        self.add_cancel()
        self.save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self.save_button, self.save)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.save)
        self.addAction(key)

    def focus_first(self) -> None:
        """Put the keyboard on the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _show_year(self) -> None:
        """Ask for a year group only where there is one."""
        self._year_field.setVisible(self.kind.chosen == "pupil")

    def save(self) -> None:
        """Save what was changed."""
        if self.is_busy:
            return
        name, kind = self.name.text().strip(), cast("PersonKind", self.kind.chosen)
        year = self.year.text().strip() if kind == "pupil" else ""
        self._name_field.set_error("" if name else self.tr("A person needs a name."))
        if not name:
            self.focus_first()
            return
        born = self.born.text().strip()
        before = self._person
        also = [
            part.strip() for part in self.also.text().split(",") if part.strip() not in {"", *before.also}
        ]
        stood = (before.name, before.kind, before.year_group, before.date_of_birth)
        if not also and (name, kind, year, born) == stood:
            self.accept()
            return
        person_id = self._person.id
        job = self._session.act(
            self.tr("Correcting a person"),
            lambda store, report: change_person(
                store, person_id, name=name, kind=kind, year_group=year, date_of_birth=born, also=also
            ),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_saved)

    def _on_saved(self, person: Person) -> None:
        self.saved.emit(person)
        self.accept()
