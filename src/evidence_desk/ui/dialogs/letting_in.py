"""Letting a colleague into a case: who it is, how their key was compared, and until when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.case.keys import Profile
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.colleagues import IdentityFile, known_colleagues
from evidence_desk.ui.dialogs.identity import PersonCard
from evidence_desk.ui.dialogs.reader_words import compared_choices, end_of, how_missing
from evidence_desk.ui.panels.people_words import full_role
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.due_edit import DueEdit
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field
from evidence_desk.ui.widgets.notes import Heading, Label, Line


class LettingIn(QWidget):
    """Somebody known or by their file; their key is compared before they are let in."""

    wanted = Signal(object, str, str)  # Profile, until (UTC text or empty), how it was compared

    def __init__(self, desk: Desk, session: CaseSession) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._profile: Profile | None = None
        self.known = ComboBox()
        self.known.activated.connect(lambda _: self._choose_known())
        self.known_field = Field(self.tr("A colleague known here"), self.known)
        self.file = IdentityFile(desk, self.tr("Show who it is"))
        self.file.found.connect(self.show_profile)
        self._card = QVBoxLayout()
        self.compared = CheckBox(self.tr("I have compared the words or the fingerprint with them"))
        self.how = ComboBox(compared_choices())
        self.how_field = Field(self.tr("How you compared"), self.how, self.tr("stands in the handling log"))
        self.until = DueEdit(desk.clock, day_only=True)
        self.until_field = Field(
            self.tr("Until when they read it"), self.until, self.tr("empty: until they are taken out")
        )
        self.not_about = CheckBox(self.tr("This case is not about them"))
        self.button = QuietButton(self.tr("Let them in"), "user-plus")
        self.button.clicked.connect(self._let_in)
        self.other = QuietButton(self.tr("Somebody else"), "arrow-left")
        self.other.clicked.connect(self._choose_again)
        self._error = Label("", font="small", ink="stop")
        self._lay_out()
        self.reset()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("Let somebody in"), font="section"))
        column.addWidget(self.known_field)
        column.addWidget(self.file)
        column.addLayout(self._card)
        for widget in (self.compared, self.how_field, self.until_field, self.not_about, self._error):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def offer(self) -> None:
        """Offer the colleagues known here who do not read this case."""
        members = self._session.case.members
        reading = {key for key, member in members.items() if not member.removed}
        self.known.clear()
        self.known.addItem(self.tr("Choose…"), "")
        for profile in known_colleagues(self._desk):
            if profile.fingerprint not in reading and profile.role != "staff":
                self.known.addItem(f"{profile.name} · {full_role(profile.role)}", profile.fingerprint)
        self.known_field.setVisible(self.known.count() > 1 and self._profile is None)

    def reset(self) -> None:
        """Show nobody."""
        self._profile = None
        self.until.set_value("")
        while (item := self._card.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for shown in (
            self.compared,
            self.how_field,
            self.until_field,
            self.not_about,
            self.other,
            self.button,
            self._error,
        ):
            shown.hide()
        self.file.show()
        self.known_field.setVisible(self.known.count() > 1)

    def _choose_again(self) -> None:
        self.reset()
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_known(self) -> None:
        fingerprint = self.known.chosen
        for profile in known_colleagues(self._desk):
            if profile.fingerprint == fingerprint:
                self.show_profile(profile)

    def show_profile(self, profile: Profile) -> None:
        """Show who would be let in, with the words and the fingerprint to compare."""
        self.reset()
        self._profile = profile
        self._card.addWidget(PersonCard(profile))
        self.compared.setChecked(False)
        self.how.choose("")
        self.how_field.set_error("")
        self.not_about.setChecked(False)
        self.compared.show()
        self.how_field.show()
        self.until_field.setVisible(profile.role != "dsl")
        self.not_about.setVisible(self._session.case.about_leadership == "yes")
        self.button.setText(self.tr("Let {name} in").format(name=profile.name).replace("&", "&&"))
        for shown in (self.other, self.button):
            shown.show()
        for hidden in (self.file, self.known_field):  # the words, and the button, have their room
            hidden.hide()
        self.compared.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_in(self) -> None:
        missing = ""
        if not self.compared.isChecked():
            missing = self.tr("Compare the fingerprint first, then tick that you did.")
        elif not self.not_about.isHidden() and not self.not_about.isChecked():
            missing = self.tr(
                "This case is about leadership. Tick that it is not about them, or leave them out."
            )
        how = self.how.chosen
        self.how_field.set_error("" if how else how_missing())
        self.until_field.set_error(self.until.problem())
        self._error.setText(missing)
        self._error.setVisible(bool(missing))
        if missing:
            announce(self.button, missing, urgent=True)
        elif self._profile is not None and how and not self.until.problem():
            self.wanted.emit(self._profile, end_of(self.until.value()), how)
