"""A new case. First it asks whom it is about: that decides who may make it and who may read it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from evidence_desk.acts.founding import Plan, check_plan, found_case, neutral_name
from evidence_desk.acts.opening import Opened
from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Profile
from evidence_desk.case.named import is_named
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.colleagues import ReaderPicker, remember
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame


class NewCaseSheet(FormSheet):
    """Makes a case; `created` gives its path and the case, open for writing."""

    created = Signal(object, object)  # Path, Opened

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("New case"), parent, icon="folder-plus", width=760)
        assert desk.person is not None  # noqa: S101  # the command is off while nobody is unlocked
        self._desk = desk
        self._maker = desk.person.profile
        self.about = _AboutPart()
        self.details = _DetailsPart(desk)
        self.refusal = NoteFrame("stop", "", "")
        for part in (self.about, self.details, self.refusal):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.cancel = self.add_cancel()
        self.back = QuietButton(self.tr("Back"), "arrow-left")
        self.add_button(self.back, self._show_about)
        self.forward = MainButton(self.tr("Continue"))
        self.add_button(self.forward, self._go_on)
        self._show_about()
        if self._maker.role == "staff":
            self._refuse(
                self.tr("A member of staff cannot make a case."),
                self.tr(
                    "You give things to the DSL, so that nobody can ask you to hand over what you cannot read. "
                    "Take what you have to the DSL or a deputy in person. Nothing was made."
                ),
            )

    def _show_about(self) -> None:
        self.clear_error()
        self.about.show()
        self.details.hide()
        self.refusal.hide()
        self.back.hide()
        self.forward.setText(self.tr("Continue"))
        self.about.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, title: str, words: str) -> None:
        self.refusal.set_words(title, words)
        for widget in (self.about, self.details, self.back, self.forward):
            widget.hide()
        self.refusal.show()
        self.cancel.setText(self.tr("Close"))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.details.isVisibleTo(self):
            self._make()
            return
        if not self.about.check():
            return
        named = self.about.named
        if self.about.is_me or is_named(self._maker.name, named):
            self._refuse(
                self.tr("This case is about you, so you cannot make it."),
                self.tr(
                    "Go to the head teacher in person, now. If it is about the head, to the chair of governors. They "
                    "speak to the local authority’s designated officer (LADO) within one working day, before anybody "
                    "looks into it or tells the person. Nothing was made and nothing was written down."
                ),
            )
            return
        self.details.begin(named, self.about.is_about_leadership)
        self.about.hide()
        self.details.show()
        self.back.show()
        self.forward.setText(self.tr("Make the case"))
        self.details.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        path = self.details.check()
        person = self._desk.person
        if path is None or person is None:
            return
        plan = self.details.plan(self.about.named, self.about.is_about_leadership)
        try:
            check_plan(path, plan, self._maker)
        except EvidenceDeskError as error:
            self.show_error(error)
            return
        home, policy, clock = self._desk.home, self._desk.policy, self._desk.clock
        job = self._desk.run(
            self.tr("Making the case"),
            lambda report: found_case(path, person, home, plan, policy, clock),
            can_cancel=False,
        )
        self.busy(job)
        desk = self._desk

        def hand_over(opened: Opened) -> None:
            if desk.person is person and isValid(self):
                self._on_made(path, plan, opened)
            else:  # it locked meanwhile: nobody else would ever close it
                desk.run("", lambda report: opened.store.close(), can_cancel=False, quietly=True)

        job.succeeded.connect(hand_over)

    def _on_made(self, path: Path, plan: Plan, opened: Opened) -> None:
        if plan.readers:
            remember(self._desk, *plan.readers)
        self.accept()
        self.created.emit(path, opened)


class _AboutPart(QWidget):
    """Is it about the DSL, a deputy or the head?"""

    def __init__(self) -> None:
        super().__init__()
        self.choices = Choices(
            [
                ("no", self.tr("No"), ""),
                (
                    "yes",
                    self.tr("Yes"),
                    self.tr("Then whom it is about cannot be a reader, and never sees it."),
                ),
            ],
            self.tr("Is it about the DSL, a deputy or the head?"),
        )
        self.choices.changed.connect(lambda _: self._fit())
        self.me = CheckBox(self.tr("It is about me"))
        self.names = TextEdit(lines=3)
        self.names_field = Field(
            self.tr("Whom is it about?"),
            self.names,
            self.tr("one name on each line; used now and not written down"),
        )
        self._error = Label("", font="small", ink="stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Heading(self.tr("Is it about the DSL, a deputy or the head?"), font="section"))
        for widget in (self.choices, self._error, self.me, self.names_field):
            column.addWidget(widget)
        self.setFocusProxy(self.choices)
        self._fit()

    @property
    def is_about_leadership(self) -> bool:
        """The answer."""
        return self.choices.chosen == "yes"

    @property
    def is_me(self) -> bool:
        """Whether whoever makes it is whom it is about."""
        return self.is_about_leadership and self.me.isChecked()

    @property
    def named(self) -> tuple[str, ...]:
        """Whom it is about."""
        if not self.is_about_leadership:
            return ()
        return tuple(line.strip() for line in self.names.toPlainText().splitlines() if line.strip())

    def check(self) -> bool:
        """There is no answer by default; with Yes somebody must be named."""
        answered = bool(self.choices.chosen)
        self._error.setText("" if answered else self.tr("Choose No or Yes."))
        self._error.setVisible(not answered)
        nobody = self.is_about_leadership and not self.named and not self.is_me
        self.names_field.set_error(self.tr("Name whom it is about.") if nobody else "")
        return answered and not nobody

    def _fit(self) -> None:
        self._error.hide()
        for widget in (self.me, self.names_field):
            widget.setVisible(self.is_about_leadership)


class _DetailsPart(QWidget):
    """Title, references, file, readers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._suggested = ""
        self.title = LineEdit()
        self.reference = LineEdit()
        self.external = LineEdit()
        self.file = PathField("save", self.tr("Where the case is kept"), pattern="*.edcase")
        self.title_field = Field(
            self.tr("Title"), self.title, self.tr("neutral words, no names: “Year 9 group chat and votes”")
        )
        self.file_field = Field(
            self.tr("File"), self.file, self.tr("one encrypted file; its name is not secret")
        )
        self.anyway = CheckBox(self.tr("Keep it there all the same"))
        self._synced = NoteFrame("warn", "", "")
        self._leadership = NoteFrame("info", "", "", icon="shield")
        self._me = Label("", font="body")
        self.readers = ReaderPicker(desk)
        references = QHBoxLayout()
        references.setSpacing(12)
        references.addWidget(Field(self.tr("Reference"), self.reference, self.tr("yours, as 2026-041")))
        references.addWidget(Field(self.tr("Other reference"), self.external, self.tr("CPOMS, MyConcern …")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._leadership)
        column.addWidget(self.title_field)
        column.addLayout(references)
        for widget in (self.file_field, self._synced, self.anyway):
            column.addWidget(widget)
        column.addWidget(Heading(self.tr("Who can read this"), font="section"))
        column.addWidget(self._me)
        column.addWidget(self.readers)
        self.reference.textChanged.connect(self._suggest)
        self.file.changed.connect(self._look_at_place)
        self.setFocusProxy(self.title)
        self._suggest()
        self._look_at_place()

    def begin(self, named: tuple[str, ...], about_leadership: bool) -> None:
        """Offer readers who are not whom it is about."""
        self._leadership.setVisible(about_leadership)
        self._leadership.set_words(
            self.tr("About leadership: those you named are not offered as readers."),
            self.tr(
                "Tell the head in person, or the chair of governors if it is about the head. They speak to the local "
                "authority’s designated officer (LADO) within one working day, before anybody looks into it."
            ),
        )
        person = self._desk.person
        if person is not None:
            self._me.setText(self.tr("You, {name}").format(name=person.profile.name))
        barred = self.tr("This may be whom the case is about. They cannot be a reader.")
        staff = self.tr("A member of staff can put things in but cannot read a case.")

        def is_barred(profile: Profile) -> str:
            if is_named(profile.name, named):
                return barred
            return staff if profile.role == "staff" else ""

        self.readers.bar(is_barred)

    def plan(self, named: tuple[str, ...], about_leadership: bool) -> Plan:
        """Return what was typed."""
        return Plan(
            title=self.title.text(),
            reference=self.reference.text(),
            external_reference=self.external.text(),
            about_leadership="yes" if about_leadership else "no",
            named=named,
            readers=self.readers.chosen,
        )

    def check(self) -> Path | None:
        """Return where the case goes, or None after saying what is missing."""
        self.title_field.set_error("" if self.title.text().strip() else self.tr("A case needs a title."))
        path = self.file.path
        self.file_field.set_error("" if path is not None else self.tr("Name a file."))
        if path is not None and self._is_synced(path) and not self.anyway.isChecked():
            self.file_field.set_error(self.tr("Choose another folder, or tick that it may be kept there."))
            return None
        return path if self.title.text().strip() else None

    def _suggest(self) -> None:
        """Name the file by the reference until somebody names it otherwise."""
        path = self.file.path
        if path is not None and str(path) != self._suggested:
            return
        folder = self._desk.settings.last_folder
        suggested = (Path(folder) if folder else Path.home()) / neutral_name(
            self.reference.text(), self._desk.clock
        )
        self._suggested = str(suggested)
        self.file.set_path(suggested)

    def _look_at_place(self) -> None:
        path = self.file.path
        synced = path is not None and self._is_synced(path)
        self._synced.set_words(
            self.tr("This folder looks as if it is copied to other computers."),
            self.tr(
                "The case is encrypted, but the service keeps old versions of it, and two computers can write at once. "
                "A folder on this computer or on the school’s server is better."
            ),
        )
        self._synced.setVisible(synced)
        self.anyway.setVisible(synced)

    @staticmethod
    def _is_synced(path: Path) -> bool:
        return files.looks_synced(path.parent)
