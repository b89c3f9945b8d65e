"""The steps of the first run, each a form of its own. They hold what was typed; the page decides what happens."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import CARRIED_NAME, NewSchool, Who
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import ROLES, Person, PersonRoleName
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import DrillWidget
from evidence_desk.ui.dialogs.identity import IdentityCard
from evidence_desk.ui.dialogs.new_passphrase import NewPassphrase
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.dialogs.sheet_pages import print_sheets
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.panels.people_words import full_role, role_does
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit, PassphraseEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel


def initials_of(name: str) -> str:
    """Return the initials a name suggests: of first, middle and last; X stands for a middle name that is missing."""
    words = [word for word in name.replace("-", " ").split() if word[0].isascii() and word[0].isalpha()]
    letters = [word[0].upper() for word in words]
    if len(letters) == 2:
        letters.insert(1, "X")
    return "".join([*letters[:3], *letters[3:][-1:]]) if len(letters) > 1 else ""


class Step(QWidget):
    """A step: a heading, a sentence, fields. `check` says what is missing and returns whether to go on."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.heading = Heading(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(self.heading)
        if text:
            self.column.addWidget(Label(text, ink="sec"))

    def check(self) -> bool:
        """Show what is missing; return whether all is there."""
        return True

    def wipe(self) -> None:
        """Forget what is secret."""


class StartStep(Step):
    """New keys, or keys brought from another computer."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Welcome"),
            self.tr(
                "Evidence Desk knows you by your keys. They stay on this computer, under your passphrase."
            ),
        )
        self.choices = Choices(
            [
                ("new", self.tr("Make my keys"), self.tr("I have not used Evidence Desk before.")),
                (
                    "carried",
                    self.tr("Bring my keys from another computer"),
                    self.tr("I have the file {name} and its passphrase.").format(name=CARRIED_NAME),
                ),
            ],
            self.tr("What do you want to do?"),
            "new",
        )
        self.column.addWidget(self.choices)
        self.setFocusProxy(self.choices)


class WhoStep(Step):
    """Name, role, initials, organisation."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Who you are"), self.tr("As it will stand in the handling log and be printed in packs.")
        )
        self.name = LineEdit()
        self.initials = LineEdit()
        self.organisation = LineEdit()
        self.name_field = Field(self.tr("Your name"), self.name)
        self.initials_field = Field(self.tr("Initials"), self.initials, self.tr("as in JPS/1"))
        self.organisation_field = Field(self.tr("School or trust"), self.organisation)
        self.role = Choices(
            [(role, full_role(role), role_does(role)) for role in ROLES], self.tr("Your role")
        )
        self._role_error = Label("", font="small", ink="stop")
        self._role_error.hide()
        self._suggested = ""
        self.name.textChanged.connect(self._suggest)
        self.role.changed.connect(lambda _: self._role_error.hide())
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.initials_field, 2)
        both.addWidget(self.organisation_field, 3)
        self.column.addWidget(self.name_field)
        self.column.addLayout(both)
        self.column.addWidget(Label(self.tr("Your role"), bold=True))
        self.column.addWidget(self.role)
        self.column.addWidget(self._role_error)
        self.setFocusProxy(self.name)

    @property
    def who(self) -> Who:
        """What was typed."""
        return Who(
            name=self.name.text().strip(),
            role=cast("PersonRoleName", self.role.chosen),
            initials=self.initials.text().strip().upper(),
            organisation=self.organisation.text().strip(),
        )

    def check(self) -> bool:
        """Name, initials and role must be there."""
        who = self.who
        self.name_field.set_error("" if who.name else self.tr("Type your name."))
        self.initials_field.set_error("")
        self._role_error.setVisible(not who.role)
        self._role_error.setText("" if who.role else self.tr("Choose your role."))
        if not who.name or not who.role:
            return False
        try:
            keysmith.check_person(who)
        except EvidenceDeskError as error:
            self.initials_field.set_error(error.user_message)
            return False
        return True

    def _suggest(self) -> None:
        if self.initials.text() in {"", self._suggested}:
            self._suggested = initials_of(self.name.text())
            self.initials.setText(self._suggested)


class SchoolStep(Step):
    """Join a school by its file, or, as its first lead, make its sheets."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Your school"),
            self.tr("A school has recovery and custody keys. They are made once, by its first DSL."),
        )
        self.choices = Choices(
            [
                (
                    "join",
                    self.tr("Join the school by its file"),
                    self.tr("A colleague has saved it for you."),
                ),
                (
                    "first",
                    self.tr("I am the first DSL here: make the school’s sheets"),
                    self.tr("Six pages for six people. Have a printer or an empty stick ready."),
                ),
            ],
            self.tr("Your school"),
            "join",
        )
        self.file = PathField("open", self.tr("The school’s file"), pattern="*.toml *.json")
        self.file_field = Field(
            self.tr("The school’s file"), self.file, self.tr("school.toml, or school.json")
        )
        self._note = SecLabel("")
        self.choices.changed.connect(lambda _: self._fit())
        self.column.addWidget(self.choices)
        self.column.addWidget(self._note)
        self.column.addWidget(self.file_field)
        self.setFocusProxy(self.choices)

    def offer(self, found: Path | None) -> None:
        """Name the school's profile that IT has placed on this computer."""
        if found is not None and self.file.path is None:
            self.file.set_path(found)

    def set_role(self, role: str) -> None:
        """Offer what this role may do."""
        may_be_first = role == "dsl"
        self.choices.setVisible(may_be_first)
        self._note.setVisible(not may_be_first)
        self._note.setText(self.tr("IT may have placed it on this computer; else ask the DSL for it."))
        if not may_be_first:
            self.choices.choose("join")
        self.setFocusProxy(self.choices if may_be_first else self.file)
        self._fit()

    @property
    def is_first(self) -> bool:
        """Whether the school's sheets are to be made."""
        return self.choices.chosen == "first"

    def check(self) -> bool:
        """Who joins needs the file."""
        missing = not self.is_first and self.file.path is None
        self.file_field.set_error(self.tr("Name the school’s file.") if missing else "")
        return not missing

    def _fit(self) -> None:
        self.file_field.setVisible(not self.is_first)


class PassphraseStep(Step):
    """The passphrase, twice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            self.tr("Your passphrase"),
            self.tr("Nobody can bring it back. Write it down only where you would keep a house key."),
        )
        self.both = NewPassphrase(desk)
        self.column.addWidget(self.both)
        self.setFocusProxy(self.both)

    def wipe(self) -> None:
        """Clear both fields."""
        self.both.wipe()


class CarriedStep(Step):
    """The file with keys from another computer, and its passphrase."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Bring your keys"),
            self.tr("Both computers will hold your keys. Have the old one erased."),
        )
        self.file = PathField("open", self.tr("The file with your keys"), pattern="*.age")
        self.file_field = Field(self.tr("The file with your keys"), self.file)
        self.passphrase = PassphraseEdit()
        self.passphrase_field = Field(self.tr("Your passphrase"), self.passphrase)
        self.column.addWidget(self.file_field)
        self.column.addWidget(self.passphrase_field)
        self.setFocusProxy(self.file)

    def check(self) -> bool:
        """Both are needed."""
        self.file_field.set_error("" if self.file.path is not None else self.tr("Name the file."))
        typed = bool(self.passphrase.text())
        self.passphrase_field.set_error("" if typed else self.tr("Type your passphrase."))
        return self.file.path is not None and typed

    def wipe(self) -> None:
        """Clear the passphrase."""
        self.passphrase.take()


class SheetsStep(Step):
    """Where the school's six sheets go: to the printer, or into a folder that was named."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("The school’s six sheets"),
            self.tr(
                "Three open a case when its readers cannot; three open what is locked for police. "
                "Any two of the three do."
            ),
        )
        self.new: NewSchool | None = None
        self._printed = False
        self.way = Choices(
            [
                (
                    "print",
                    self.tr("Print them"),
                    self.tr(
                        "Nothing of them is written to this computer by us; the printer’s queue may keep them."
                    ),
                ),
                (
                    "folder",
                    self.tr("Write them to a folder"),
                    self.tr("Best an empty stick, locked away afterwards."),
                ),
            ],
            self.tr("The school’s six sheets"),
            "print",
        )
        self.print_button = QuietButton(self.tr("Print six pages…"), "printer")
        self.print_button.clicked.connect(self._print)
        self.came_out = CheckBox(self.tr("All six pages came out and can be read"))
        self.came_out.setEnabled(False)
        self.folder = PathField("folder", self.tr("The folder for the sheets"))
        self.folder_field = Field(self.tr("Folder"), self.folder)
        self.anyway = CheckBox(self.tr("Write there although it is copied to other computers"))
        self._error = NoteFrame("warn", "", "")
        self.way.changed.connect(lambda _: self._fit())
        self.column.addWidget(self.way)
        self.column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.came_out, self.folder_field, self.anyway, self._error):
            self.column.addWidget(widget)
        self.setFocusProxy(self.way)
        self.anyway.hide()
        self._error.hide()
        self._fit()

    @property
    def is_printed(self) -> bool:
        """Whether they go to the printer and not into a folder."""
        return self.way.chosen == "print"

    def _print(self) -> None:
        if self.new is not None:
            print_sheets(self, self.new.school.organisation, self.new.sheets, self.note_printed)

    def note_printed(self) -> None:
        """The printer took the pages; a person must look at them."""
        self._printed = True
        self.came_out.setEnabled(True)
        self.came_out.setFocus()

    def ask_anyway(self, words: str) -> None:
        """The folder looks synchronised: say so, and let it be confirmed."""
        self._error.set_words(words)
        self._error.show()
        self.anyway.show()

    def check(self) -> bool:
        """Printed and looked at, or a folder named."""
        self._error.hide()
        if self.is_printed:
            if not self.came_out.isChecked():
                self._error.set_words(
                    self.tr("Tick that all six pages came out.")
                    if self._printed
                    else self.tr("Print them first.")
                )
                self._error.show()
            return self.came_out.isChecked()
        self.folder_field.set_error("" if self.folder.path is not None else self.tr("Name a folder."))
        return self.folder.path is not None

    def begin(self, new: NewSchool) -> None:
        """Ask for the place of fresh sheets; those printed before belong to keys that were thrown away."""
        if self._printed:
            self._error.set_words(
                self.tr("These are six new sheets."),
                self.tr("Shred those you printed before: they belong to keys that no longer exist."),
            )
            self._error.show()
        self.new = new
        self._printed = False
        self.came_out.setChecked(False)
        self.came_out.setEnabled(False)

    def wipe(self) -> None:
        """Forget the sheets."""
        self.new = None

    def _fit(self) -> None:
        printed = self.is_printed
        self._error.hide()
        for widget in (self.print_button, self.came_out):
            widget.setVisible(printed)
        self.folder_field.setVisible(not printed)
        self.anyway.setVisible(not printed and self.anyway.isChecked())


class DrillStep(Step):
    """The sheets are tried before anybody relies on them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            self.tr("Do the sheets work?"),
            self.tr(
                "Your keys are saved. A drill now is worth more than a surprise later. You can also do it later."
            ),
        )
        self.drill = DrillWidget(desk)
        self.column.addWidget(self.drill)
        self.setFocusProxy(self.drill.folder)

    def wipe(self) -> None:
        """Forget what was read."""
        self.drill.wipe()


class DoneStep(Step):
    """Who this person now is, and what colleagues need."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Your keys are ready"), "")
        self._desk = desk
        self._card: IdentityCard | None = None
        self._role = NoteFrame("info", "", "")
        self.column.addWidget(self._role)

    def show_person(self, person: Person) -> None:
        """Show whose keys were made."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card = IdentityCard(self._desk, person.profile)
        self.column.insertWidget(1, self._card)
        match person.profile.role:
            case "staff":
                title = self.tr("As a member of staff you give things to the DSL.")
                words = self.tr(
                    "You cannot make, open or copy from a case, so that nobody can ask you to hand over what you "
                    "cannot read."
                )
            case "dsl":
                title = self.tr("Colleagues give you a file like this one.")
                words = self.tr(
                    "With theirs you let them into a case. Compare the fingerprint by phone or side by side. Give "
                    "yours to another DSL or a deputy who is to let you in."
                )
            case _:
                title = self.tr("Give your identity file to the DSL or a deputy.")
                words = self.tr(
                    "With it they let you into a case. Compare the fingerprint by phone or side by side."
                )
        self._role.set_words(title, words)  # no focus proxy: a card made late would break the ring of Tab
