"""The school's profile: who it names, what it settles, its six words; the lead changes it, signs it, gives it to IT."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import policies, school_making, schooling
from evidence_desk.acts.policies import InUse
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import words
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.school import FILE_NAME, SIGNATURE_NAME, SchoolPerson, SchoolProfile, SignedProfile
from evidence_desk.policy.model import Policy
from evidence_desk.ui import policy_words
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.dialogs.school_edit import ProfileForm
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.welcome import Initials
from evidence_desk.ui.school_words import receives_words, setting_rows
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import CheckBox, Field
from evidence_desk.ui.widgets.notes import Chip, Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.six_words import SixWords


class SchoolProfileSheet(FormSheet):
    """Three faces of one sheet: the profile as it is, the form that changes it, and what IT is given."""

    compare_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__("", parent, icon="shield-check", width=720)
        assert desk.person is not None  # noqa: S101  # the command is off while nobody is unlocked
        self.set_title(self.tr("The school’s profile"))
        self._desk = desk
        self._person = desk.person
        self._face = QVBoxLayout()
        self._face.setSpacing(16)
        self.body.addLayout(self._face)
        self.form: ProfileForm | None = None
        self.giving: GiveToIt | None = None
        self._note = self.add_footer_note("")
        self.leave_button = self.add_cancel(self.tr("Close"))
        self.compare = QuietButton(self.tr("Compare the words…"))
        self.give = QuietButton(self.tr("Give this to IT…"), "folder-down")
        self.take_over = CheckBox(
            self.tr(
                "Take over signing: the former signer’s key is lost. Everybody will compare the words again."
            )
        )
        self.change = QuietButton("")
        self.sign = MainButton("")
        for button, pressed in (
            (self.compare, self._compare),
            (self.give, self._give),
            (self.change, self._change),
            (self.sign, self._sign),
        ):
            self.add_button(button, pressed)
        self._show_profile()

    # --- as it is

    def _clear(self) -> None:
        while (item := self._face.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                if widget is not self.take_over:
                    widget.deleteLater()
        self.form = self.giving = None
        self.clear_error()

    def _show_profile(self) -> None:
        self._clear()
        state = self._desk.school
        profile, is_lead = state.profile, self._person.profile.role == "dsl"
        if profile is None:
            self._show_nothing(is_lead=is_lead)
        else:
            self._face.addWidget(_Shown(profile, state, self._desk.policy, self._desk.policy_use))
        signs = profile is None or school_making.signs(self._person, profile)
        if is_lead and not signs:
            self._face.addWidget(self.take_over)
            self.take_over.show()
        self.compare.setVisible(profile is not None and not state.compared)
        self.give.setVisible(profile is not None and is_lead)
        self.change.setText(self.tr("Make the profile…") if profile is None else self.tr("Change it…"))
        self.change.setVisible(is_lead)
        self.sign.hide()
        self.leave_button.setText(self.tr("Close"))
        self._note.setText("")

    def _show_nothing(self, *, is_lead: bool) -> None:
        if is_lead:
            title = self.tr("Your school has no profile yet.")
            text = self.tr(
                "It tells every computer of the school who the DSL and the deputies are, where sealed drops go, and "
                "what holds for all. You sign it; IT places it beside the program."
            )
        else:
            title = self.tr("There is no profile of a school on this computer.")
            text = self.tr("The DSL makes it. IT places school.toml and school.toml.sig beside the program.")
        self._face.addWidget(NoteFrame("info", title, text))

    def _compare(self) -> None:
        self.accept()
        self.compare_wanted.emit()

    # --- changing it

    def _change(self) -> None:
        person, home, clock, state = self._person, self._desk.home, self._desk.clock, self._desk.school
        take_over = self.take_over.isChecked()

        def work(report: Reporter) -> SchoolProfile:
            school_making.may_make(person, state, take_over=take_over)
            return school_making.draft(home, person, state, clock)

        job = self._desk.run(self.tr("Reading the profile"), work, quietly=True)
        job.then(self._show_form, self.show_error, owner=self)

    def _show_form(self, draft: SchoolProfile) -> None:
        self._clear()
        self.form = ProfileForm(self._desk, draft)
        self._face.addWidget(self.form)
        for button in (self.compare, self.give, self.change):
            button.hide()
        self.sign.setText(self.tr("Sign edition {number}").format(number=draft.edition))
        self.sign.show()
        self._note.setText(self.tr("Nothing is changed until you sign."))
        self.leave_button.setText(self.tr("Cancel"))
        self.form.setFocus()
        announce(self, self.tr("Changing the profile"))

    def leave(self) -> None:
        """From the form go back to the profile; from the profile, out."""
        if self.form is not None and not self.is_busy and self._desk.school.profile is not None:
            self._show_profile()
        else:
            super().leave()

    def _sign(self) -> None:
        if self.form is None:
            return
        profile = self.form.take()
        if profile is None:
            return
        person, home, clock = self._person, self._desk.home, self._desk.clock
        take_over, to = self.take_over.isChecked(), self.form.hands_over_to

        def work(report: Reporter) -> tuple[SignedProfile, ProfileState]:
            edition = school_making.hand_over(profile, person, to, clock) if to else profile
            signed = school_making.publish(home, person, edition, clock, take_over=take_over)
            return signed, schooling.current(home, person)

        job = self._desk.run(self.tr("Signing the profile"), work, can_cancel=False)
        self.busy(job, show_failure=False)
        job.then(self._on_signed, self._on_not_signed, owner=self)

    def _on_not_signed(self, error: EvidenceDeskError) -> None:
        self.show_error(error)

    def _on_signed(self, made: tuple[SignedProfile, ProfileState]) -> None:
        signed, state = made
        self._desk.set_school(state)
        self.take_over.setChecked(False)
        self._show_giving(signed, made=True)

    # --- giving it to IT

    def _give(self) -> None:
        person, home = self._person, self._desk.home
        job = self._desk.run(
            self.tr("Reading the profile"), lambda report: schooling.in_force(home, person), quietly=True
        )
        job.then(lambda signed: self._show_giving(signed, made=False), self.show_error, owner=self)

    def _show_giving(self, signed: SignedProfile, *, made: bool) -> None:
        self._clear()
        self.giving = GiveToIt(self._desk, signed, made=made)
        self._face.addWidget(self.giving)
        for button in (self.compare, self.give, self.change, self.sign):
            button.hide()
        self._note.setText(self.tr("None of the files holds anything secret."))
        self.leave_button.setText(self.tr("Close"))
        self.giving.setFocus()


class _Shown(QWidget):
    """The profile in force, to be read."""

    def __init__(
        self, profile: SchoolProfile, state: ProfileState, policy: Policy, use: InUse | None
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        urn = self.tr("URN {number}").format(number=profile.urn) if profile.urn else ""
        column.addWidget(Heading(profile.name, font="section"))
        edition = self.tr("Edition {number}, signed by {name} on {time}").format(
            number=profile.edition, name=profile.signer.name, time=local_text(profile.made_at)
        )
        column.addWidget(SecLabel(" · ".join(p for p in (urn, profile.phase, edition) if p), font="body"))
        if state.kind == "waiting":
            text = self.tr("Give the files of edition {number} to IT, to place them beside the program.")
            column.addWidget(
                NoteFrame("info", self.tr("Not in place yet"), text.format(number=profile.edition))
            )
        if not state.compared:
            column.addWidget(
                NoteFrame(
                    "warn",
                    self.tr("Its words were not compared yet."),
                    self.tr("Until then roles are printed “as stated”."),
                )
            )
        column.addWidget(SecLabel(self.tr("Six words of the DSL who signs it"), font="body"))
        column.addWidget(SixWords(profile.words))
        for person in profile.people:
            column.addWidget(_PersonRow(person))
        column.addWidget(Line())
        column.addLayout(_rows(setting_rows(profile.settings)))
        wrong = policy_words.trouble(use)
        if wrong:
            column.addWidget(NoteFrame("warn", self.tr("The policy it names is not the one in use."), wrong))
        if profile.retention:
            rules = policy.retention.rules
            kept = [
                (rules[rule].label if rule in rules else rule, self.tr("%n year(s)", "", years))
                for rule, years in profile.retention.items()
            ]
            column.addWidget(Heading(self.tr("How long records are kept"), font="section"))
            column.addLayout(_rows(kept))


class _PersonRow(QWidget):
    """One person the profile names."""

    def __init__(self, person: SchoolPerson) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Initials(person.initials))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(person.name, bold=True))
        names.addWidget(SecLabel(person.position, font="body"))
        names.addWidget(SecLabel(self.tr("words: {words}").format(words=person.words), selectable=True))
        row.addLayout(names, 1)
        words_of = receives_words(person)
        if words_of:
            row.addWidget(Chip(words_of))


class GiveToIt(QWidget):
    """Where the files go, with the words to read out."""

    def __init__(self, desk: Desk, signed: SignedProfile, *, made: bool) -> None:
        super().__init__()
        self._desk = desk
        self._signed = signed
        profile = signed.profile
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if made:
            column.addWidget(
                NoteFrame(
                    "ok",
                    self.tr("Edition {number} is signed.").format(number=profile.edition),
                    self.tr("On this computer it is in force. Others have it once IT has placed it."),
                )
            )
        column.addWidget(
            Label(
                self.tr(
                    "Give these files to IT: {files}. They go beside the program, or into the folder for all users. A "
                    "letter changed in them breaks the signature."
                ).format(files=self._names())
            )
        )
        column.addWidget(
            SecLabel(self.tr("Read these out to whoever meets the profile for the first time"), font="body")
        )
        column.addWidget(SixWords(profile.words))
        column.addWidget(
            SecLabel(
                self.tr(
                    "Words of this edition, for when somebody’s program warns of an older one: {words}"
                ).format(words=words.spoken(signed.sha256)),
                selectable=True,
            )
        )
        self.folder = PathField("folder", self.tr("Where to write the files"))
        self.field = Field(self.tr("Folder"), self.folder, self.tr("a stick, or the folder IT deploys from"))
        self.replace = CheckBox(self.tr("Replace an earlier edition there"))
        self.write = QuietButton(self.tr("Write the files"), "folder-down")
        self.write.clicked.connect(self._write)
        self.said = Label("", font="small", ink="ok")
        self.said.hide()
        column.addWidget(self.field)
        column.addWidget(self.replace)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self.setFocusProxy(self.folder)

    def _names(self) -> str:
        """Return the names of the files, as IT finds them."""
        own = [FILE_NAME, SIGNATURE_NAME]
        return ", ".join([*own, policies.PACK_NAME] if self._signed.profile.settings.policy_sha256 else own)

    def _write(self) -> None:
        folder = self.folder.path
        self.said.hide()
        self.field.set_error("" if folder is not None else self.tr("Name a folder."))
        if folder is None:
            return
        signed, replace, home = self._signed, self.replace.isChecked(), self._desk.home
        job = self._desk.run(
            self.tr("Writing the files"),
            lambda report: school_making.write_for_it(
                signed, folder, policy=policies.for_it(home, signed.profile.settings), replace=replace
            ),
            can_cancel=False,
        )
        job.then(lambda _: self._say(), lambda error: self.field.set_error(error.user_message), owner=self)

    def _say(self) -> None:
        self.said.setText(self.tr("Written: {files}. All are needed.").format(files=self._names()))
        self.said.show()
        announce(self, self.said.text())
        job = self._desk.look_at_school()
        if job is not None:
            job.ended.connect(self.write.update)


def _rows(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for place, (name, value) in enumerate(rows):
        grid.addWidget(SecLabel(name, wrap=False), place, 0)
        grid.addWidget(Label(value, selectable=True), place, 1)
    return grid
