"""Somebody leaves, or a device with their keys is lost: one round takes them out of every case of this person's."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import rounds
from evidence_desk.acts.library_paths import known_files
from evidence_desk.acts.rounds import Leaving, Round
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.values import Compared, Member
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.colleagues import IdentityFile
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.identity import PersonCard
from evidence_desk.ui.dialogs.reader_words import compared_choices, how_missing
from evidence_desk.ui.dialogs.round_view import RoundView
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.people_words import full_role, in_one_line
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, SegmentedControl
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, TextEdit
from evidence_desk.ui.widgets.notes import NoteFrame, SecLabel


class LeaverSheet(FormSheet):
    """Who it is, why, with new keys or without; then what became of each case."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(self.tr("Somebody leaves, or lost their device"), parent, icon="users", width=640)
        self._desk = desk
        self._known: dict[str, Member] = {}
        self._new: Profile | None = None
        self._second: Person | None = None
        self.who = ComboBox()
        self.who.currentIndexChanged.connect(lambda _: self._fit())
        self.who_field = Field(self.tr("Who?"), self.who, self.tr("everybody who reads a case of yours"))
        self.why = SegmentedControl(
            [("left", self.tr("They leave"), ""), ("lost", self.tr("Their device is lost"), "")],
            self.tr("What happened"),
        )
        self.why.changed.connect(lambda _: self._fit())
        self.file = IdentityFile(desk, self.tr("Show who it is"))
        self.file.found.connect(self._show_new)
        self._card = QVBoxLayout()
        self.compared = CheckBox(self.tr("I have compared the words or the fingerprint with them"))
        self.how = ComboBox(compared_choices())
        self.how_field = Field(self.tr("How you compared"), self.how, self.tr("stands in the handling log"))
        self.reason = TextEdit(lines=2)
        self.reason_field = Field(self.tr("Why?"), self.reason, self.tr("stands in the handling log of each"))
        self._note = NoteFrame("warn", "", "")
        self.view = RoundView()
        self._lay_out()
        self._look()

    def _lay_out(self) -> None:
        self._new_hint = SecLabel(
            self.tr(
                "Their new identity file, where they have new keys already. Without one they are only taken out."
            )
        )
        above: tuple[QWidget, ...] = (self.who_field, self.why, self._new_hint, self.file)
        below: tuple[QWidget, ...] = (
            self.compared,
            self.how_field,
            self.reason_field,
            self._note,
            self.view,
        )
        for widget in above:
            self.body.addWidget(widget)
        self.body.addLayout(self._card)
        for widget in below:
            self.body.addWidget(widget)
        self._clear_new()
        self.add_footer_note(self.tr("Each case is done for itself; stopping loses nothing."))
        self._leave = self.add_cancel(self.tr("Close"))
        self.again = QuietButton(self.tr("Try those again"), "refresh-cw")
        self.again.hide()
        self.add_button(self.again, self._go_round)
        self.start = MainButton(self.tr("Take them out of every case"))
        self.add_button(self.start, self._start)

    # --- who

    def _look(self) -> None:
        """Find out who reads this person's cases; the open one is closed for the round only."""
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None:
            return
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> list[Member]:
            return rounds.everybody(known_files(home, person, recent), person, home.folder, clock, report)

        self.who.addItem(self.tr("Looking who reads your cases…"), "")
        job = self._desk.run(self.tr("Looking who reads your cases"), work)
        job.then(self._offer, self.show_error, owner=self)

    def _offer(self, members: list[Member]) -> None:
        self._known = {member.signer: member for member in members}
        self.who.clear()
        self.who.addItem(self.tr("Choose…") if members else self.tr("Nobody else reads your cases"), "")
        for member in members:
            key = in_one_line(member.signer, 1)
            self.who.addItem(f"{member.name} · {full_role(member.role)} · {key}", member.signer)
        self._fit()

    def _fit(self) -> None:
        """Show what belongs to the choice."""
        lost = self.why.chosen == "lost"
        for widget in (self._new_hint, self.file):
            widget.setVisible(lost)
        if not lost:
            self._clear_new()
        member = self._known.get(self.who.chosen)
        name = member.name if member is not None else self.tr("They")
        words = self.tr(
            "{name} can no longer read these cases, nor what is added to them. Copies taken earlier stay readable to "
            "whoever has the old keys. That cannot be undone."
        ).format(name=name)
        if member is not None and member.role == "dsl":
            second = self.tr("They are a DSL: a second reader of each case signs at this desk, too.")
            words = f"{words} {second}"
        self._note.set_words(self.tr("Each case gets a new key."), words)

    def _show_new(self, profile: Profile) -> None:
        self._clear_new()
        self._new = profile
        self._card.addWidget(PersonCard(profile))
        self.compared.setChecked(False)
        self.how.choose("")
        self.how_field.set_error("")
        self.compared.show()
        self.how_field.show()

    def _clear_new(self) -> None:
        self._new = None
        self.compared.hide()
        self.how_field.hide()
        while (item := self._card.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    # --- going round

    def _start(self) -> None:
        member = self._known.get(self.who.chosen)
        reason = self.reason.toPlainText().strip()
        self.who_field.set_error("" if member is not None else self.tr("Choose who it is."))
        self.reason_field.set_error("" if reason else self.tr("Write why."))
        if member is None or not reason:
            return
        if self._new is not None and not self.compared.isChecked():
            self.file.field.set_error(
                self.tr("Compare their new key with them first, then tick that you did.")
            )
            return
        if self._new is not None and not self.how.chosen:
            self.how_field.set_error(how_missing())
            return
        if member.role != "dsl" or self._second is not None:
            self._go_round()
            return
        mine = self._desk.person.profile.fingerprint if self._desk.person is not None else ""
        sheet = SecondPersonSheet(
            self._desk,
            self.tr("{name} is taken out of every case.").format(name=member.name),
            reason,
            lambda profile: profile.fingerprint not in {mine, member.signer} and profile.role != "staff",
            self,
        )
        sheet.signed.connect(self._on_second)
        sheet.open()

    def _on_second(self, second: Person) -> None:
        self._second = second
        self._go_round()

    def _go_round(self) -> None:
        closing = self._desk.close_case()
        if closing is None:
            self._begin()
        else:
            closing.ended.connect(self._begin)

    def _begin(self) -> None:
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None:
            return
        recent = [Path(item.path) for item in self._desk.settings.recent]
        leaving = Leaving(
            key=self.who.chosen,
            reason=self.reason.toPlainText().strip(),
            second=self._second,
            newcomer=self._new,
            compared=cast("Compared", self.how.chosen),
        )

        def work(report: Reporter) -> Round:
            paths = known_files(home, person, recent)
            return rounds.take_out_everywhere(paths, person, home.folder, clock, leaving, report)

        self.again.hide()
        job = self._desk.run(self.tr("Taking them out of your cases"), work)
        self.busy(job)
        job.then(self._on_round, owner=self)
        job.ended.connect(self._go_on_from_result)  # until then the sheet is kept still

    def _go_on_from_result(self) -> None:
        target = self._leave if self.again.isHidden() else self.again
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_round(self, gone: Round) -> None:
        name = self._known[self.who.chosen].name
        done = self.tr("{name} was taken out.").format(name=name)
        counted = self.tr("%n case(s) have a new key.", "", len(gone.of("done")))
        remark = self.tr("Copies taken earlier stay readable to whoever has the old keys.")
        self.view.show_round(gone, f"{done} {counted}" if gone.of("done") else counted, remark)
        shown = (self.who_field, self.why, self._new_hint, self.file, self.compared, self.how_field)
        for widget in (*shown, self.reason_field, self._note, self.start):
            widget.hide()
        self.again.setVisible(bool(gone.of("waits")))
        announce(self, counted)
