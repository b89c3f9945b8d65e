"""A sheet is lost: new ones for all three holders, on paper or in a folder, and then every case goes on with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import drill as drills
from evidence_desk.acts import resheeting
from evidence_desk.acts.drill import Purpose, Tried
from evidence_desk.acts.keysmith import NewSchool, SyncedFolder
from evidence_desk.acts.library_paths import known_files
from evidence_desk.acts.rounds import Round
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Person, Profile, Sheet
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import fault_words
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.holder import HolderForm
from evidence_desk.ui.dialogs.new_sheets_place import NewSheetsPlace
from evidence_desk.ui.dialogs.round_view import RoundView
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field, TextEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame
from evidence_desk.ui.widgets.steps import State, Step, StepList

_LEADS = frozenset({"dsl", "deputy"})


class ReplaceSheetsSheet(FormSheet):
    """Four steps: which sheets, two custody holders where they can come, where the new ones go, the cases."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("A sheet is lost"), parent, icon="file-lock-2", width=700)
        self._desk = desk
        self._step = 0
        self._old: list[Sheet] = []  # custody sheets brought to keep the custody key
        self._new: NewSchool | None = None
        self._steps = StepList()
        self._make_faces()
        for widget in (self._steps, self.which, self.holder, self.place, self._cases):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._leave = self.add_cancel()
        self.skip = QuietButton(self.tr("The new sheets are made already"))
        self.beside = QuietButton(self.tr("A second person is beside me…"), "user-round-check")
        self.forward = MainButton("")
        self.add_button(self.skip, lambda: self._show(3))
        self.add_button(self.beside, self._second)
        self.add_button(self.forward, self._go_on)
        self.finished.connect(lambda _: self._forget())
        self._show(0)

    def _make_faces(self) -> None:
        self.which = _Which()
        self.holder = HolderForm()
        self.place = NewSheetsPlace()
        self.place.printed.connect(self._on_printed)
        self._cases = _Cases()
        self.reason, self.reason_field = self._cases.reason, self._cases.reason_field
        self.view = self._cases.view

    def _forget(self) -> None:
        self._old.clear()
        self._new = None
        self.place.new = None
        self.holder.wipe()

    # --- the way

    def _show(self, step: int) -> None:
        self._step = step
        titles = (
            self.tr("Which sheets are made anew"),
            self.tr("Two custody holders, where the custody key stays"),
            self.tr("The new sheets go to their holders"),
            self.tr("Every case goes on with them; two people agree"),
        )
        states: list[State] = ["done" if at < step else "now" if at == step else "waits" for at in range(4)]
        self._steps.show_steps(
            [Step(title=title, text="", state=state) for title, state in zip(titles, states, strict=True)]
        )
        for at, face in enumerate((self.which, self.holder, self.place, self._cases)):
            face.setVisible(at == step)
        self.skip.setVisible(step == 0)
        self.beside.setVisible(step == 3)
        self.forward.setVisible(step < 3 or not self.view.isVisibleTo(self))
        self.forward.setText(
            (
                self.tr("Go on"),
                self.tr("This sheet"),
                self.tr("Put the new sheets in force"),
                self.tr("Ask for agreement in each case"),
            )[step]
        )
        self.clear_error()

    def _go_on(self) -> None:
        (self._after_which, self._read_holder, self._put_in_force, lambda: self._go_round(None))[self._step]()

    def _after_which(self) -> None:
        if not self.which.check():
            return
        if self.which.keeps_custody:
            self._show(1)
            self._show_holder()
        else:
            self._make()

    def _show_holder(self) -> None:
        who = self.tr("They bring an old custody sheet. Only they look at the screen while they type.")
        self.holder.begin(len(self._old) + 1, who)
        self.give_keyboard(self.holder.file.edit)

    def _read_holder(self) -> None:
        if not self.holder.check():
            return
        typed, path, home = self.holder.typed, self.holder.path, self._desk.home
        name = self.tr("the typed sheet")

        def read(report: Reporter) -> Tried:
            if typed:
                return drills.read_sheet_text(typed, name, home.school())
            assert path is not None  # noqa: S101  # the holder's part was checked
            return drills.read_sheet_file(path, home.school())

        job = self._desk.run(self.tr("Reading the sheet"), read, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(self._on_read)

    def _on_read(self, tried: Tried) -> None:
        sheet = tried.sheet
        if sheet is None or tried.fault:
            self.holder.refuse(fault_words(tried))
        elif sheet.purpose != "custody":
            self.holder.refuse(self.tr("This is a recovery sheet. A custody sheet is needed."))
        elif any(str(one.identity) == str(sheet.identity) for one in self._old):
            self.holder.refuse(self.tr("This is the first holder’s sheet again. Another one is needed."))
        else:
            self._old.append(sheet)
            self.holder.wipe()
            if len(self._old) < 2:
                self._show_holder()
            else:
                self._make()

    def _make(self) -> None:
        purposes, old, home = self.which.purposes, tuple(self._old), self._desk.home

        def make(report: Reporter) -> NewSchool:
            return resheeting.new_sheets(home.school(), purposes, old)

        job = self._desk.run(self.tr("Making new sheets"), make, can_cancel=False)
        self.busy(job)
        job.then(self._on_made, owner=self)

    def _on_made(self, new: NewSchool) -> None:
        self._old.clear()
        self._new = new
        self._show(2)
        self.place.begin(new)
        self.give_keyboard(self.place.folder.edit)

    # --- in force

    def _on_printed(self) -> None:
        announce(self, self.tr("Look at each page before you go on."))

    def _put_in_force(self) -> None:
        new, person, home = self._new, self._desk.person, self._desk.home
        if new is None or person is None or not self.place.check():
            return
        folder, anyway = self.place.target, self.place.is_anyway

        def put(report: Reporter) -> None:
            if folder is None:
                resheeting.put_in_force(home, person, new.school)
            else:
                resheeting.write_and_begin(home, person, new, folder, anyway=anyway)

        job = self._desk.run(self.tr("Putting the new sheets in force"), put, can_cancel=False)
        self.busy(job, show_failure=False)
        job.then(lambda _: self._on_in_force(), self._on_refused, owner=self)

    def _on_refused(self, error: EvidenceDeskError) -> None:
        if isinstance(error, SyncedFolder):
            self.place.ask_anyway(error.user_message)
        else:
            self.show_error(error)

    def _on_in_force(self) -> None:
        self._forget()
        self._leave.setText(self.tr("Close"))
        self._show(3)
        self.give_keyboard(self.reason)
        announce(self, self.tr("New cases have the new sheets. Now the others."))

    # --- the cases

    def _second(self) -> None:
        if not self._cases.check():
            return
        me = self._desk.person

        def may_sign(profile: Profile) -> bool:
            return me is not None and profile.role in _LEADS and profile.fingerprint != me.profile.fingerprint

        what = self.tr("Every case that both of you read goes on with the school’s new sheets.")
        sheet = SecondPersonSheet(self._desk, what, self._cases.words, may_sign, self)
        sheet.signed.connect(self._go_round)
        open_once(sheet)

    def _go_round(self, second: Person | None) -> None:
        person, home, clock, reason = self._desk.person, self._desk.home, self._desk.clock, self._cases.words
        if person is None or not self._cases.check():
            return
        recent = [Path(item.path) for item in self._desk.settings.recent]
        closing = self._desk.close_case()

        def work(report: Reporter) -> Round:
            paths = known_files(home, person, recent)
            return resheeting.replace_everywhere(
                paths, person, home, clock, reason, second=second, report=report
            )

        def start() -> None:
            job = self._desk.run(self.tr("Putting the new sheets into your cases"), work)
            self.busy(job)
            job.then(self._on_round, owner=self)

        if closing is None:
            start()
        else:
            closing.ended.connect(start)

    def _on_round(self, gone: Round) -> None:
        done = self.tr("%n case(s) go on with the new sheets.", "", len(gone.of("done")))
        self.view.show_round(gone, done, self.tr("Copies taken earlier still open with the old sheets."))
        self.forward.setVisible(bool(gone.of("waits")))
        self._leave.setText(self.tr("Close"))
        announce(self, done)


class _Which(QWidget):
    """Which purposes, and whether two custody holders can come."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.recovery = CheckBox(self.tr("Recovery sheets"))
        self.custody = CheckBox(self.tr("Custody sheets"))
        self.kept = Choices(
            [
                (
                    "kept",
                    self.tr("Two of the old custody sheets are here"),
                    self.tr("The custody key stays; the new sheets open what was locked before."),
                ),
                (
                    "new",
                    self.tr("They are not"),
                    self.tr(
                        "There is a new custody key. What was locked before opens with the old sheets only: keep them."
                    ),
                ),
            ],
            self.tr("Custody sheets"),
        )
        self._error = NoteFrame("warn", "", "")
        self._error.hide()
        column.addWidget(
            Label(
                self.tr(
                    "One lost sheet opens nothing, but whoever finds it needs one more only. So all three of its kind "
                    "are made anew."
                ),
                ink="sec",
            )
        )
        for widget in (self.recovery, self.custody, self.kept, self._error):
            column.addWidget(widget)
        self.custody.toggled.connect(self.kept.setVisible)
        self.kept.hide()

    @property
    def purposes(self) -> frozenset[Purpose]:
        """What is made anew."""
        chosen: list[Purpose] = ["recovery"] if self.recovery.isChecked() else []
        return frozenset([*chosen, "custody"] if self.custody.isChecked() else chosen)

    @property
    def keeps_custody(self) -> bool:
        """Whether two custody holders come."""
        return self.custody.isChecked() and self.kept.chosen == "kept"

    def check(self) -> bool:
        """Something is chosen, and for custody also how."""
        words = ""
        if not self.purposes:
            words = self.tr("Choose which sheets are made anew.")
        elif self.custody.isChecked() and not self.kept.chosen:
            words = self.tr("Say whether two of the old custody sheets are here.")
        self._error.set_words(words)
        self._error.setVisible(bool(words))
        return not words


class _Cases(QWidget):
    """The reason, what it means, and what the round came to."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.reason = TextEdit(lines=2)
        self.reason_field = Field(
            self.tr("Reason"), self.reason, self.tr("it stands in the handling log of each case")
        )
        self.view = RoundView()
        column.addWidget(
            NoteFrame(
                "info",
                self.tr("Old sheets are destroyed only when no case waits any more."),
                self.tr(
                    "Each case gets a new key of its own, and two people who read it agree. A case that has the new "
                    "sheets is left alone, so this can be done again at any time. The open case is closed meanwhile."
                ),
            )
        )
        column.addWidget(self.reason_field)
        column.addWidget(self.view)

    @property
    def words(self) -> str:
        """The reason."""
        return self.reason.toPlainText().strip()

    def check(self) -> bool:
        """A reason must be there."""
        self.reason_field.set_error("" if self.words else self.tr("Write why."))
        return bool(self.words)
