"""Two holders of recovery sheets let a person's keys into cases that their readers cannot open.

Each holder brings one sheet, as a file or typed from paper. The first is put away before the second is asked for, so
that neither holder sees the other's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import recovering
from evidence_desk.acts.recovering import Taken
from evidence_desk.acts.rounds import Round
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Home, Profile, Sheet
from evidence_desk.case.membership import recover_case
from evidence_desk.case.values import Member
from evidence_desk.library.folders import look_through
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import fault_words
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.holder import HolderForm
from evidence_desk.ui.dialogs.identity import PersonCard
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.widgets.notes import Label, NoteFrame
from evidence_desk.ui.widgets.steps import Step, StepList


class RecoverSheet(FormSheet):
    """Asks for the case, then for one sheet after the other; `recovered` gives the path of a single case."""

    recovered = Signal(object)  # Path

    def __init__(self, desk: Desk, folder: Path, parent: QWidget | None) -> None:
        """Make it; `folder` is the home of whoever is to be let in. Their passphrase is not needed."""
        super().__init__(self.tr("Recover a case"), parent, icon="heart-handshake", width=680)
        self._desk = desk
        self._home = Home(folder)
        self._profile: Profile | None = None
        self._card: PersonCard | None = None
        self._is_with_holders = False
        self._sheets: list[Sheet] = []
        self._who = QVBoxLayout()
        self._steps = StepList()
        self.case = PathField("open", self.tr("The case"), pattern="*.edcase")
        self.case_field = Field(self.tr("The case"), self.case)
        self.folder = PathField("folder", self.tr("A folder of cases"))
        self.folder_field = Field(
            self.tr("Or all cases in a folder"),
            self.folder,
            self.tr("those they read already are left alone"),
        )
        self.holder = HolderForm()
        self._done = NoteFrame("ok", "", "")
        self._done.hide()
        text = self.tr(
            "Two holders come to this computer, each with their own recovery sheet, and let this person in. Both "
            "sheets stand in the handling log of each case."
        )
        self._words = Label(text)
        self.body.addWidget(self._words)
        self.body.addWidget(self._steps)
        self.body.addLayout(self._who)
        for widget in (self.case_field, self.folder_field, self.holder, self._done):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._leave = self.add_cancel()
        self.forward = MainButton("")
        self.add_button(self.forward, self._go_on)
        self.finished.connect(lambda _: self._forget())
        self._show_case()
        job = desk.run("", lambda report: self._home.profile(), quietly=True)
        job.then(self._on_profile, self.show_error)

    def _on_profile(self, profile: Profile) -> None:
        self._profile = profile
        self._card = PersonCard(profile)
        self._card.setVisible(not self._is_with_holders)
        self._who.addWidget(self._card)

    def _forget(self) -> None:
        self._sheets.clear()
        self.holder.wipe()

    # --- the steps

    def _show_case(self) -> None:
        """The first step: whoever prepares it names the case, and compares whom it is for."""
        self._show_face(with_holders=False)
        self._show_steps(1)
        self.forward.setText(self.tr("The holders are here"))
        self.give_keyboard(self.case.edit)

    def _show_holder(self) -> None:
        self._show_face(with_holders=True)
        number = len(self._sheets) + 1
        name = self._profile.name if self._profile is not None else ""
        who = self.tr(
            "They sit at the keyboard. Nobody else looks at the screen while they type, {name} neither."
        )
        self.holder.begin(number, who.format(name=name))
        self.give_keyboard(self.holder.file.edit)
        self._show_steps(number + 1)
        self.forward.setText(self.tr("Let them in") if number == 2 else self.tr("Now the second holder"))

    def _show_face(self, *, with_holders: bool) -> None:
        self._is_with_holders = with_holders
        if self._card is not None:
            self._card.setVisible(not with_holders)
        for widget in (self._words, self.case_field, self.folder_field):
            widget.setVisible(not with_holders)
        self.holder.setVisible(with_holders)

    def _show_steps(self, at: int) -> None:
        """Show the way: 1 the case, 2 the first holder, 3 the second, 4 let in, 5 done."""
        read = [self.tr("sheet {number} reads well").format(number=sheet.number) for sheet in self._sheets]
        path = self.case.path or self.folder.path
        texts = [path.name if path is not None and at > 1 else "", *read, "", "", ""]
        titles = (
            self.tr("Which case, and who is let in"),
            self.tr("The first holder brings a sheet"),
            self.tr("The second holder brings another"),
            self.tr("They are let in; both holders lock their sheets away again"),
        )
        self._steps.show_steps(
            [
                Step(
                    title=title,
                    text=texts[number],
                    state="done" if number + 1 < at else "now" if number + 1 == at else "waits",
                )
                for number, title in enumerate(titles)
            ]
        )

    def _go_on(self) -> None:
        if not self._is_with_holders:
            missing = self.case.path is None and self.folder.path is None
            self.case_field.set_error(self.tr("Name the case’s file.") if missing else "")
            if not missing and self._profile is not None:
                self._show_holder()
            return
        if not self.holder.check():
            return
        path, text, home = self.holder.path, self.holder.typed, self._home
        name, before = self.tr("the typed sheet"), tuple(self._sheets)

        def read(report: Reporter) -> Taken:
            if text:
                return recovering.take_text(home, text, name, before)
            assert path is not None  # noqa: S101  # the holder's part was checked
            return recovering.take_file(home, path, before)

        job = self._desk.run(self.tr("Reading the sheet"), read, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(self._on_read)

    def _on_read(self, taken: Taken) -> None:
        sheet = taken.tried.sheet
        if taken.refusal == "custody":
            self.holder.refuse(self.tr("This is a custody sheet. A recovery sheet is needed."))
        elif taken.refusal == "again":
            self.holder.refuse(self.tr("This is the first holder’s sheet again. Another one is needed."))
        elif taken.refusal or sheet is None:
            self.holder.refuse(fault_words(taken.tried))
        else:
            self._sheets.append(sheet)
            self.holder.wipe()
            if len(self._sheets) == 1:
                self._show_holder()
                announce(self, self.tr("The first sheet reads well. Now the second holder."))
            else:
                self._recover()

    # --- letting them in

    def _recover(self) -> None:
        path, folder, profile, sheets = self.case.path, self.folder.path, self._profile, tuple(self._sheets)
        if profile is None:
            return
        home, clock, label = self._home, self._desk.clock, self.tr("Letting them in")
        if path is not None:
            one = self._desk.run(
                label,
                lambda report: recover_case(path, sheets, profile, home.folder, clock),
                can_cancel=False,
            )
            self.busy(one, show_failure=False)
            one.then(lambda member: self._on_recovered(path, member), self._on_failure, owner=self)
            return
        assert folder is not None  # noqa: S101  # one of the two was there

        def each(report: Reporter) -> Round:
            paths = [file.path for file in look_through([folder]).files]
            return recovering.let_in(paths, sheets, profile, home, clock, report)

        job = self._desk.run(label, each)
        self.busy(job, show_failure=False)
        job.then(self._on_round, self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self._sheets.clear()
        self._show_case()
        self.show_error(error)

    def _on_recovered(self, path: Path, member: Member) -> None:
        self._show_done(
            "ok",
            self.tr("{name} can read and add to this case now.").format(name=member.name),
            self.tr("Both sheets stand in its handling log. Lock them away again."),
        )
        self.recovered.emit(path)

    def _on_round(self, gone: Round) -> None:
        done, waits = gone.of("done"), gone.of("waits")
        if not gone.visits:
            self._on_failure(
                EvidenceDeskError("no cases there", self.tr("No case file stands in that folder."))
            )
            return
        title = self.tr("Let into %n case(s).", "", len(done))
        lines = [f"{visit.path.name}: {visit.words}" for visit in waits]
        if waits:
            lines.insert(0, self.tr("Not let into these; the same can be done again:"))
        lines.append(self.tr("Lock the sheets away again."))
        self._show_done("warn" if waits else "ok", title, "\n".join(lines))

    def _show_done(self, kind: str, title: str, text: str) -> None:
        self._forget()
        for widget in (self.holder, self.forward):
            widget.hide()
        self._show_steps(5)
        self._done.set_kind("warn" if kind == "warn" else "ok")
        self._done.set_words(title, text)
        self._done.show()
        self._leave.setText(self.tr("Close"))
        self.give_keyboard(self._leave)
        announce(self, title)
