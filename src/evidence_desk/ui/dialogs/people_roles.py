"""Who is in the exhibits that are selected, and as what. A part holds for these exhibits and says nothing of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evidence_desk.acts.recording import RoleChange, set_roles
from evidence_desk.case.values import Person, RoleInExhibit
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.people import PersonRow, people_rows
from evidence_desk.ui.row_words import role_texts
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import ComboBox
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.person_form import PersonForm
from evidence_desk.ui.widgets.sheet import Sheet

_NOBODY, _DIFFERS = "", "differs"
_REFS = 6  # named for each role


class PeopleRolesSheet(Sheet):
    """Sets parts for one exhibit or several. Where they differ, leaving it keeps each as it was."""

    saved = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="users", width=760, scrolls=True)
        session = desk.session
        assert session is not None, "no people without a case"  # noqa: S101  # a bug of the caller
        self._session = session
        self._ids = tuple(name for name in ids if name in session.case.exhibits)
        self._choices: dict[str, ComboBox] = {}
        self._parts_before: dict[str, str] = {}
        refs = [session.case.exhibits[name].ref for name in self._ids]
        self.set_title(self.tr("People in {exhibits}").format(exhibits=_some(refs)))
        self.body.setSpacing(10)
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "A part belongs to the exhibit. Naming somebody here never changes what they are in another one."
                )
            )
        )
        if session.read_only:
            self.body.addWidget(
                NoteFrame("warn", self.tr("Open for reading only"), session.read_only, "lock")
            )
        self._people = QVBoxLayout()
        self.body.addLayout(self._people)
        self.body.addWidget(Line())
        self.body.addWidget(Heading(self.tr("Somebody else"), font="section"))
        self.form = PersonForm(desk.clock)
        self.form.set_session(session)
        self.form.added.connect(self._on_added)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._fill()
        self.add_cancel()
        self._save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self._save_button, self.save)
        key = QAction(self)
        key.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        key.triggered.connect(self.save)
        self.addAction(key)

    def _fill(self) -> None:
        """Show everybody, with what was chosen so far left as it is."""
        chosen = {person: box.chosen for person, box in self._choices.items()}
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._choices.clear()
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        rows = people_rows(self._session.case)
        for place, row in enumerate(rows):
            grid.addLayout(self._name(row), place, 0)
            choice = self._choice(row)
            choice.choose(chosen.get(row.person.id, self._parts_before[row.person.id]))
            grid.addWidget(choice, place, 1, Qt.AlignmentFlag.AlignTop)
        if not rows:
            grid.addWidget(SecLabel(self.tr("Nobody is known to this case yet."), font="body"), 0, 0)
        self._people.addWidget(box)
        box.show()  # now, and not with the next event: a list in it is about to be given the keyboard

    def _name(self, row: PersonRow) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(f"{row.person.name}, {row.person.pseudonym}"))
        texts = role_texts()
        others = [part for part in row.parts if part.exhibit not in self._ids]
        if others:
            by_role: dict[str, list[str]] = {}
            for part in others:
                by_role.setdefault(texts[part.role], []).append(part.ref)
            words = "; ".join(f"{role}: {_some(refs)}" for role, refs in by_role.items())
            column.addWidget(SecLabel(self.tr("Elsewhere {parts}").format(parts=words)))
        return column

    def _choice(self, row: PersonRow) -> ComboBox:
        here = {part.exhibit: part.role for part in row.parts if part.exhibit in self._ids}
        now = {here.get(name, _NOBODY) for name in self._ids}
        items = [(_NOBODY, self.tr("Not in it")), *role_texts().items()]
        if len(now) > 1:
            items.insert(0, (_DIFFERS, self.tr("Differs: leave as it is")))
        choice = ComboBox(items)
        choice.setMinimumWidth(theme.scaled(190))
        choice.setAccessibleName(self.tr("Part of {name}").format(name=row.person.pseudonym))
        self._choices[row.person.id] = choice
        self._parts_before[row.person.id] = _DIFFERS if len(now) > 1 else now.pop()
        return choice

    def _on_added(self, person: Person) -> None:
        self._fill()
        self._choices[person.id].setFocus(Qt.FocusReason.OtherFocusReason)

    def changes(self) -> list[RoleChange]:
        """Return what is to be set, for each exhibit by itself."""
        return [
            RoleChange(
                person=person, exhibit=exhibit, role=cast("RoleInExhibit | None", choice.chosen or None)
            )
            for person, choice in self._choices.items()
            if choice.chosen not in {_DIFFERS, self._parts_before[person]}
            for exhibit in self._ids
        ]

    def save(self) -> None:
        """Save what was changed."""
        if self.is_busy:
            return
        changes = self.changes()
        if not changes:
            self.accept()
            return
        job = self._session.act(
            self.tr("Saving people"), lambda store, report: set_roles(store, changes), can_cancel=False
        )
        self.busy(job)
        job.succeeded.connect(self._on_saved)

    def _on_saved(self, count: int) -> None:
        self.saved.emit(self.tr("%n part(s) saved.", "", count))
        self.accept()


def _some(refs: Sequence[str]) -> str:
    """Return the first references of a list."""
    return ", ".join(refs[:_REFS]) + (" …" if len(refs) > _REFS else "")


class AddPersonSheet(Sheet):
    """Adds one person; closes once they are saved."""

    added = Signal(object)  # Person

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="user-plus", width=680, scrolls=True)
        self.set_title(self.tr("Add a person"))
        self.form = PersonForm(desk.clock)
        self.form.set_session(desk.session)
        self.form.added.connect(self._on_added)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Close"))

    def focus_first(self) -> None:
        """Put the keyboard on the name."""
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_added(self, person: Person) -> None:
        self.added.emit(person)
        self.accept()
