"""What is locked leaves in one of two ways: handed to the police, or destroyed on their instruction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import agreeing, exits, known_copies
from evidence_desk.acts.exits import Copy, Standing
from evidence_desk.acts.known_copies import KnownCopy
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import two_people
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.police_exit_parts import CopyList, OfficerForm, handed_text, way_of
from evidence_desk.ui.dialogs.sealed_copy import SealedCopyForm
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, SegmentedControl, StopButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Heading, Line, NoteFrame
from evidence_desk.ui.widgets.steps import StepList


class PoliceExitSheet(FormSheet):
    """One locked exhibit, or one record in words: what went to the police, and what they want destroyed."""

    def __init__(
        self,
        desk: Desk,
        session: CaseSession,
        exhibit: str,
        parent: QWidget | None,
        *,
        backups: Sequence[str] = (),
    ) -> None:
        """Make it; `backups` are the places of backups that hold the case, in words."""
        super().__init__("", parent, width=760)
        self.set_title(self.tr("Hand over, or destroy"), "shield-check")
        self._desk, self._session, self._exhibit = desk, session, exhibit
        self._backups = tuple(backups)
        self._what = Heading("", font="section")
        self._handed = NoteFrame("ok", self.tr("Handed over"))
        self._note = NoteFrame("info")
        self.way = SegmentedControl(
            [
                ("surrender", self.tr("Handed to the police"), "user-round-check"),
                ("destroy", self.tr("To be destroyed"), "trash-2"),
            ],
            self.tr("Which of the two"),
        )
        self.officer = OfficerForm(desk.clock)
        self._make_surrender()
        self._make_destroying()
        self.copies = CopyList()
        for widget in (
            self._what,
            self._handed,
            self.way,
            self._steps,
            self._note,
            self.officer,
            self._surrender,
            self.how_field,
            self.reason_field,
            Line(),
            self.copies,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._make_buttons()
        self.way.changed.connect(lambda _: self._show())
        self.handed.changed.connect(lambda _: self._show())
        if self.standing.stage != "locked":  # the way to its end was begun
            self.way.choose("destroy", quietly=True)
        session.changed.connect(self._show)
        desk.session_changed.connect(self.reject)
        self.finished.connect(lambda _: self.sealed.wipe())
        self._show()
        self._look_for_copies()

    def _make_surrender(self) -> None:
        self.handed = SegmentedControl(
            [
                ("device", self.tr("The device"), ""),
                ("medium", self.tr("A storage medium"), ""),
                ("sealed-copy", self.tr("A sealed copy"), ""),
            ],
            self.tr("What was handed over"),
        )
        self.device, self.seal, self.receipt = LineEdit(), LineEdit(), LineEdit()
        self.device_field = Field(self.tr("Which one"), self.device, self.tr("make, colour, whose"))
        self.seal_field = Field(self.tr("Seal or bag number"), self.seal, self.tr("if any"))
        self.receipt_field = Field(
            self.tr("Receipt"), self.receipt, self.tr("its number, or who signed for it")
        )
        self.sealed = SealedCopyForm(self._desk, self._session)
        self.sealed.reading.connect(self.busy)
        self.sealed.stepped.connect(self._show)
        self.sealed.ready.connect(self._write_copy)
        self._surrender = QWidget()
        column = QVBoxLayout(self._surrender)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        what = Field(self.tr("What was handed over"), self.handed)
        for widget in (what, self.device_field, self.seal_field, self.receipt_field, self.sealed):
            column.addWidget(widget)

    def _make_destroying(self) -> None:
        self._steps = StepList()
        self.how = LineEdit()
        self.how_field = Field(
            self.tr("How the instruction was given"), self.how, self.tr("letter, e-mail from whom, in person")
        )
        self.reason = TextEdit(lines=2)
        self.reason_field = Field(
            self.tr("Reason"), self.reason, self.tr("what both of you know. It stands in the handling log")
        )

    def _make_buttons(self) -> None:
        self._leave = self.add_cancel(self.tr("Close"))
        self.decline = QuietButton(self.tr("Do not agree"))
        self.agree = QuietButton(self.tr("Agree"), "user-round-check")
        self.ask = QuietButton(self.tr("Ask a second person"), "users")
        self.beside = QuietButton(self.tr("They are beside me…"), "user-round-check")
        self.destroy_button = StopButton(self.tr("Destroy it now"), "trash-2")
        self.save = MainButton(self.tr("Write it down"))
        for button, pressed in (
            (self.decline, self._decline),
            (self.agree, self._agree),
            (self.ask, self._ask),
            (self.beside, self._second),
            (self.destroy_button, lambda: self._destroy(None)),
            (self.save, self._save),
        ):
            self.add_button(button, pressed)

    # --- what is shown

    @property
    def standing(self) -> Standing:
        """How far it has come, by the case as it stands."""
        return exits.standing(self._session.case, self._exhibit)

    @property
    def _item(self) -> Exhibit:
        return self._session.case.exhibits[self._exhibit]

    @property
    def _me(self) -> str:
        person = self._desk.person
        return person.profile.fingerprint if person is not None else ""

    def _show(self) -> None:
        case, found = self._session.case, self.standing
        is_record = self._item.kind == "restricted-record"
        self._show_head(found, is_record=is_record)
        gone = found.stage == "destroyed"
        destroying = not is_record and (gone or self.way.chosen == "destroy")
        self._steps.show_steps(way_of(case, found))
        self._steps.setVisible(destroying)
        self.way.setVisible(not is_record and not gone)
        writable = not self._session.read_only
        surrendering = not destroying and writable
        instructing = destroying and found.stage == "locked" and writable
        self.officer.setVisible(surrendering or instructing)
        self._surrender.setVisible(surrendering)
        is_copy = self.handed.chosen == "sealed-copy"
        for field in (self.device_field, self.seal_field):
            field.setVisible(not is_copy)
        self.sealed.setVisible(surrendering and is_copy)
        self.how_field.setVisible(instructing)
        self._show_note(found, destroying=destroying)
        deciding = destroying and writable
        self._show_buttons(found, deciding=deciding, saves=surrendering or instructing)

    def _show_head(self, found: Standing, *, is_record: bool) -> None:
        refs = ", ".join(item.ref for item in found.items)
        gone = self._session.case.destroyed.get(self._exhibit)
        words = self.tr("{refs}: locked for police {when}")
        at = self._item.status_at
        if gone is not None:
            words, at = self.tr("{refs}: destroyed {when}"), gone.at
        elif is_record:
            words, at = self.tr("{refs}: record in words only, {when}"), self._item.captured_at.utc
        self._what.setText(words.format(refs=refs, when=local_text(at) if at else ""))
        self._handed.setVisible(bool(found.handed_over))
        self._handed.set_words(
            self.tr("Handed over"), "\n".join(handed_text(action) for action in found.handed_over)
        )

    def _show_buttons(self, found: Standing, *, deciding: bool, saves: bool) -> None:
        mine = deciding and self._can_agree(found)
        asks = deciding and found.stage == "instructed" and not found.objection
        asking = found.asking
        does = deciding and found.stage == "agreed" and asking is not None
        if does and asking is not None:
            does = not two_people.objection_to_doing(
                self._session.case, "destroy-locked", asking.subject, self._me, asking.id
            )
        self.reason_field.setVisible(asks or mine)
        for button, shown in (
            (self.ask, asks),
            (self.beside, asks),
            (self.agree, mine),
            (self.decline, mine),
            (self.destroy_button, does),
            (self.save, saves),
        ):
            button.setVisible(shown)
        copying = self.handed.chosen == "sealed-copy" and self._surrender.isVisibleTo(self)
        self.save.setText(self.sealed.next_words if copying else self.tr("Write it down"))
        if copying and self.sealed.is_written:
            self.save.hide()

    def _show_note(self, found: Standing, *, destroying: bool) -> None:
        self._note.set_kind("info")
        title, text = "", ""
        if self._session.read_only:
            title, text = self.tr("The case is open for reading only"), self._session.read_only
        elif not destroying:
            title = self.tr("It stays locked here")
            text = self.tr(
                "Handing over takes nothing out of the case. The clock for telling the police stops."
            )
        elif found.stage == "destroyed":
            title = self.tr("Its bytes are gone from this case file")
            text = self.tr("The hash stays on the block-list. Copies outside this file are not covered.")
        elif found.objection:
            self._note.set_kind("warn")
            title = self.tr("It cannot be destroyed as things stand")
            text = self.tr("Nothing of it can be destroyed: {why}.").format(why=found.objection)
        elif found.stage == "locked":
            title = self.tr("Only on the word of an officer")
            text = self.tr(
                "Nothing is destroyed by writing the instruction down. Two people then agree to it."
            )
            if len(found.items) > 1:
                text = self.tr("{words} All of these hold the same bytes and go together.").format(words=text)
        elif found.asking is not None:
            title, text = self.tr("The reason given"), found.asking.reason
            if found.stage == "asked" and not self._can_agree(found):
                waits = self.tr("It waits for a second person. They are asked when they next open this case.")
                text = f"{text}\n{waits}"
        else:
            title = self.tr("What is destroyed does not come back")
            text = self.tr("One of the two who agree must be the DSL. Both names stand in the handling log.")
        self._note.set_words(title, text)

    def _can_agree(self, found: Standing) -> bool:
        asking, case = found.asking, self._session.case
        return (
            found.stage == "asked"
            and asking is not None
            and not two_people.objection_to_agreeing(case, asking, self._me)
        )

    def _look_for_copies(self) -> None:
        name, backups = self._exhibit, self._backups

        def work(store: CaseStore) -> tuple[KnownCopy, ...]:
            return known_copies.known_copies(store, store.case.exhibits[name], backups)

        job = self._session.act("", lambda store, report: work(store), quietly=True)
        job.then(self.copies.show_copies, self.show_error, owner=self)

    # --- handed over, and the instruction

    def _save(self) -> None:
        if self.is_busy:
            return
        if not self._surrender.isVisibleTo(self):
            self._instruct()
        elif self.handed.chosen == "sealed-copy":
            if self._has(self.receipt_field, self.receipt) and self.officer.officer_given() is not None:
                self.sealed.go_on()
        else:
            self._hand_over()

    def _has(self, field: Field, edit: LineEdit) -> bool:
        field.set_error("" if edit.text().strip() else self.tr("This is needed."))
        return not field.error

    def _hand_over(self) -> None:
        officer = self.officer.officer_given()
        if not self._has(self.receipt_field, self.receipt) or officer is None:
            return
        name, what, receipt = self._exhibit, self.handed.chosen, self.receipt.text()
        given = {"device": self.device.text().strip(), "seal": self.seal.text().strip()}
        more = {key: value for key, value in given.items() if value}
        way = next(one for one in exits.WAYS if one == what)
        self._do(lambda store: exits.surrender(store, [name], officer, what=way, receipt=receipt, more=more))

    def _write_copy(self) -> None:
        """Both sheets read well: write the copy, and record that it was handed over."""
        officer, out = self.officer.officer_given(), self.sealed.out
        if officer is None or out is None:
            return
        sheets, name, receipt = tuple(self.sealed.sheets), self._exhibit, self.receipt.text()
        job = self._session.act(
            self.tr("Writing a sealed copy"),
            lambda store, report: exits.surrender_copy(
                store, name, officer, sheets, out, receipt=receipt, report=report
            ),
        )
        self.busy(job, show_failure=False)
        job.then(self._on_copied, self._on_not_copied, owner=self)

    def _on_copied(self, copy: Copy) -> None:
        self.sealed.show_copy(copy)
        self._show()
        announce(self, self.tr("Written and encrypted. The key is shown."))

    def _on_not_copied(self, error: EvidenceDeskError) -> None:
        self.sealed.begin_again()
        self._show()
        self.show_error(error)

    def _instruct(self) -> None:
        officer = self.officer.officer_given()
        if not self._has(self.how_field, self.how) or officer is None:
            return
        names, how = [item.id for item in self.standing.items], self.how.text()
        self._do(lambda store: exits.instruct(store, names, officer, how=how))

    # --- two people

    def _has_reason(self) -> str:
        reason = self.reason.toPlainText().strip()
        self.reason_field.set_error("" if reason else self.tr("Write why."))
        return reason

    def _ask(self) -> None:
        name, reason = self._exhibit, self._has_reason()
        if reason:
            self._do(lambda store: exits.ask(store, name, reason))

    def _second(self) -> None:
        case, me, reason, action = self._session.case, self._me, self._has_reason(), self.standing.instruction
        if not reason or action is None:
            return

        def may_sign(profile: Profile) -> bool:
            return agreeing.may_be_second(case, "destroy-locked", action.id, me, profile.fingerprint)

        refs = ", ".join(item.ref for item in self.standing.items)
        what = self.tr("{refs} is destroyed, as the police instruct. It does not come back.").format(
            refs=refs
        )
        sheet = SecondPersonSheet(self._desk, what, reason, may_sign, self)
        sheet.signed.connect(self._destroy)
        open_once(sheet)

    def _agree(self) -> None:
        asking = self.standing.asking
        if asking is not None:
            self._do(lambda store: agreeing.agree(store, asking.id))

    def _decline(self) -> None:
        asking, reason = self.standing.asking, self._has_reason()
        if asking is not None and reason:
            self._do(lambda store: agreeing.end(store, asking.id, reason))

    def _destroy(self, second: Person | None) -> None:
        name, reason = self._exhibit, self.reason.toPlainText().strip()
        self._do(lambda store: exits.destroy(store, name, reason, second), label=self.tr("Destroying"))

    def _do(self, work: Callable[[CaseStore], object], *, label: str = "") -> None:
        job = self._session.act(
            label or self.tr("Writing it down"), lambda store, report: work(store), can_cancel=False
        )
        self.busy(job, show_failure=False)
        job.then(lambda _: self._on_written(), self.show_error, owner=self)

    def _on_written(self) -> None:
        self.reason.clear()
        self.receipt.clear()
        self._show()
        self._look_for_copies()
        announce(self, self.tr("Written down."))
