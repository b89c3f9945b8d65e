"""The way back from a lock that was a mistake: a claim, a second person, two custody sheets; nobody looks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import agreeing, unsealing
from evidence_desk.acts.drill import Tried
from evidence_desk.acts.unsealing import Standing
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import two_people
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.keys import Person, Profile, Sheet
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.drilling import fault_words
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.dialogs.holder import HolderForm
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import Field, TextEdit
from evidence_desk.ui.widgets.notes import Heading, NoteFrame
from evidence_desk.ui.widgets.steps import State, Step, StepList


class UnsealSheet(FormSheet):
    """Walks one locked exhibit, and all that was locked with it, back: as far as it can go today."""

    returned = Signal(list)  # ids of the new exhibits, once the sheet is closed
    record_requested = Signal()  # the police's answer is to be written down

    def __init__(self, desk: Desk, session: CaseSession, exhibit: str, parent: QWidget | None) -> None:
        super().__init__("", parent, width=760)
        self.set_title(self.tr("Locked by mistake?"), "undo-2")
        self._desk = desk
        self._session = session
        self._exhibit = exhibit
        self._answers: StopAnswers | None = None
        self._is_asked = False
        self._back: list[str] = []
        self._sheets: list[Sheet] = []
        self._what = Heading("", font="section")
        self._steps = StepList()
        self._note = NoteFrame("info", "", "")
        self.reason = TextEdit(lines=3)
        self.reason_field = Field(
            self.tr("Reason"),
            self.reason,
            self.tr("why it was a mistake, or why you do not agree. It stands in the handling log"),
        )
        self.gate = GateWidget(
            desk.policy.gate,
            effects=(
                self.tr("It stays locked. Nothing is opened, and nobody looks in order to find out."),
                self.tr(
                    "One short question follows. Then two custody holders give its bytes back, as a new exhibit. Your "
                    "answer is kept with it."
                ),
            ),
        )
        self.holder = HolderForm()
        for widget in (self._what, self._steps, self._note, self.reason_field, self.gate, self.holder):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.gate.answered.connect(self._on_answered)
        self.gate.grown.connect(self.refit)
        self._make_buttons()
        session.changed.connect(self._show)
        desk.session_changed.connect(self.reject)
        self.finished.connect(lambda _: self._on_closed())
        self._show()

    def _make_buttons(self) -> None:
        self._leave = self.add_cancel(self.tr("Close"))
        self.record = QuietButton(self.tr("Record the police’s answer"), "phone-call")
        self.decline = QuietButton(self.tr("Do not agree"))
        self.agree = QuietButton(self.tr("Agree"), "user-round-check")
        self.ask = QuietButton(self.tr("Ask a second person"), "users")
        self.beside = QuietButton(self.tr("They are beside me…"), "user-round-check")
        self.forward = MainButton("")
        self.add_button(self.record, self._record)
        self.add_button(self.decline, self._decline)
        self.add_button(self.agree, self._agree)
        self.add_button(self.ask, lambda: self._claim(None))
        self.add_button(self.beside, self._second)
        self.add_button(self.forward, self._go_on)

    # --- what is shown

    @property
    def standing(self) -> Standing:
        """How far it has come, by the case as it stands."""
        return unsealing.standing(self._session.case, self._exhibit)

    @property
    def _me(self) -> str:
        person = self._desk.person
        return person.profile.fingerprint if person is not None else ""

    def _show(self) -> None:
        case = self._session.case
        if self._exhibit not in case.exhibits:
            return
        found = self.standing
        refs = ", ".join(item.ref for item in found.items)
        at = case.exhibits[self._exhibit].status_at
        self._what.setText(
            self.tr("{refs}: locked for police {when}").format(refs=refs, when=local_text(at) if at else "")
        )
        self._steps.show_steps(self._way(found))
        self._show_note(found)
        mine = self._can_agree(found)
        writable = not self._session.read_only
        claims = found.stage == "claim" and not found.objection and writable
        giving = found.stage in {"agreed", "give-back"} and writable
        self.reason_field.setVisible(claims or mine)
        for button in (self.ask, self.beside):
            button.setVisible(claims)
        for button in (self.agree, self.decline):
            button.setVisible(mine and writable)
        self.record.setVisible(found.barrier == "police")
        asks = giving and self._answers is None
        if asks and not self._is_asked:
            self._is_asked = True
            self.gate.ask(self.tr("From what you know, and without looking:"), refs)
        self.gate.setVisible(asks)
        self.holder.setVisible(giving and self._answers is not None)
        self.forward.setVisible(giving and self._answers is not None)

    def _way(self, found: Standing) -> list[Step]:
        order = ["claim", "agree", "agreed", "back"]
        at = order.index("agreed" if found.stage == "give-back" else found.stage)
        asking = found.asking

        def state(number: int) -> State:
            return "done" if at > number else "now" if at == number else "waits"

        claimed = self._by(asking.asked_by, asking.asked_at) if asking is not None else ""
        agreed = (
            self._by(asking.agreed_by, asking.agreed_at) if asking is not None and asking.agreed_by else ""
        )
        back = found.returned.ref if found.returned is not None else ""
        return [
            Step(title=self.tr("Somebody says that it was a mistake"), text=claimed, state=state(0)),
            Step(
                title=self.tr("A second person agrees; one of the two is the DSL"),
                text=agreed,
                state=state(1),
            ),
            Step(
                title=self.tr("Two custody holders give the bytes back, as a new exhibit"),
                text=back,
                state=state(2),
            ),
        ]

    def _by(self, key: str, at: str) -> str:
        member = self._session.case.members.get(key)
        return f"{member.name if member is not None else key[:16]}, {local_text(at)}"

    def _show_note(self, found: Standing) -> None:
        self._note.set_kind("info")
        title, text = (
            self.tr("Do not look in order to find out"),
            self.tr(
                "What you know from before counts. Whoever does not know leaves it locked and asks the police."
            ),
        )
        if found.stage == "back" and found.returned is not None:
            self._note.set_kind("ok")
            title = self.tr("It came back as {ref}").format(ref=found.returned.ref)
            text = self.tr(
                "{old} stays locked, and its record stays. Lock the custody sheets away again."
            ).format(old=found.items[0].ref)
        elif found.objection:
            self._note.set_kind("warn")
            title = self.tr("It cannot be called a mistake")
            text = self._objection_words(found)
        elif self._session.read_only:
            self._note.set_kind("warn")
            title, text = self.tr("The case is open for reading only"), self._session.read_only
        elif found.asking is not None:
            title = self.tr("The reason given")
            text = found.asking.reason
            if found.stage == "agree" and not self._can_agree(found):
                waits = self.tr(
                    "It waits for a second person. They are asked when they next open this case; you can close this."
                )
                text = f"{text}\n{waits}"
        elif len(found.items) > 1:
            text = self.tr("{words} All of these were locked together and come back together.").format(
                words=text
            )
        self._note.set_words(title, text)

    def _objection_words(self, found: Standing) -> str:
        if found.barrier == "police":
            return self.tr(
                "The police were told of it, so it is theirs to decide. Ask them, and record their answer with "
                "officer, force and reference. Then come back here."
            )
        if found.barrier == "category":
            return self.tr(
                "It has a category that is only for what stays locked. Change its classification first."
            )
        return self.tr("Nothing of it can come back: {why}.").format(why=found.objection)

    def _can_agree(self, found: Standing) -> bool:
        asking = found.asking
        return (
            found.stage == "agree"
            and asking is not None
            and not two_people.objection_to_agreeing(self._session.case, asking, self._me)
        )

    # --- claim and agreement

    def _second(self) -> None:
        reason = self.reason.toPlainText().strip()
        if not self._has_reason(reason):
            return
        case, me = self._session.case, self._me
        subject = two_people.subject_of(item.id for item in self.standing.items)

        def may_sign(profile: Profile) -> bool:
            return agreeing.may_be_second(case, "unseal", subject, me, profile.fingerprint)

        refs = ", ".join(item.ref for item in self.standing.items)
        what = self.tr("{refs} was locked by mistake and comes back as a new exhibit.").format(refs=refs)
        sheet = SecondPersonSheet(self._desk, what, reason, may_sign, self)
        sheet.signed.connect(self._claim)
        open_once(sheet)

    def _has_reason(self, reason: str) -> bool:
        self.reason_field.set_error("" if reason else self.tr("Write why."))
        return bool(reason)

    def _claim(self, second: Person | None) -> None:
        reason, names = self.reason.toPlainText().strip(), [self._exhibit]
        if self._has_reason(reason):
            self._do(self.tr("Writing it down"), lambda store: unsealing.claim(store, names, reason, second))

    def _agree(self) -> None:
        asking = self.standing.asking
        if asking is not None:
            self._do(self.tr("Writing it down"), lambda store: agreeing.agree(store, asking.id))

    def _decline(self) -> None:
        asking, reason = self.standing.asking, self.reason.toPlainText().strip()
        if asking is not None and self._has_reason(reason):
            self._do(self.tr("Writing it down"), lambda store: agreeing.end(store, asking.id, reason))

    def _do(self, label: str, work: object) -> None:
        assert callable(work)  # noqa: S101  # as its callers give it
        job = self._session.act(label, lambda store, report: work(store), can_cancel=False)
        self.busy(job, show_failure=False)
        job.then(lambda _: self._on_written(), self.show_error, owner=self)

    def _on_written(self) -> None:
        self.reason.clear()
        self._show()
        announce(self, self.tr("Written down."))

    def _record(self) -> None:
        self.accept()
        self.record_requested.emit()

    # --- giving back

    def _on_answered(self, answers: StopAnswers) -> None:
        if (answers.first, answers.second) != ("no", "no"):
            self.show_error(self.tr("So it stays locked. Nothing was changed."))
            self.give_keyboard(self._leave)
            return
        self._answers = answers
        self._show()
        self._show_holder()

    def _show_holder(self) -> None:
        who = self.tr("They bring a custody sheet. Only they look at the screen while they type.")
        self.holder.begin(len(self._sheets) + 1, who)
        self.give_keyboard(self.holder.file.edit)
        self.forward.setText(self.tr("Give it back") if self._sheets else self.tr("Now the second holder"))

    def _go_on(self) -> None:
        if not self.holder.check():
            return
        typed, path, case = self.holder.typed, self.holder.path, self._session.case
        name = self.tr("the typed sheet")

        def read(report: Reporter) -> Tried:
            if typed:
                return unsealing.read_custody_sheet(case, typed, name)
            assert path is not None  # noqa: S101  # the holder's part was checked
            return unsealing.read_custody_file(case, path)

        job = self._desk.run(self.tr("Reading the sheet"), read, can_cancel=False)
        self.busy(job)
        job.succeeded.connect(self._on_read)

    def _on_read(self, tried: Tried) -> None:
        sheet = tried.sheet
        if sheet is None:
            self.holder.refuse(fault_words(tried))
        elif sheet.purpose != "custody":
            self.holder.refuse(self.tr("This is a recovery sheet. A custody sheet is needed."))
        elif any(str(one.identity) == str(sheet.identity) for one in self._sheets):
            self.holder.refuse(self.tr("This is the first holder’s sheet again. Another one is needed."))
        else:
            self._sheets.append(sheet)
            self.holder.wipe()
            if len(self._sheets) == 1:
                self._show_holder()
                announce(self, self.tr("The first sheet reads well. Now the second holder."))
            else:
                self._give_back()

    def _give_back(self) -> None:
        answers, sheets, names = self._answers, tuple(self._sheets), [self._exhibit]
        if answers is None:
            return

        def work(store: CaseStore, report: Reporter) -> list[Exhibit]:
            return unsealing.give_back(store, names, answers, sheets, report=report)

        job = self._session.act(self.tr("Giving it back"), work)
        self.busy(job, show_failure=False)
        job.then(self._on_returned, self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self._sheets.clear()
        self._show()
        self._show_holder()
        self.show_error(error)

    def _on_returned(self, back: list[Exhibit]) -> None:
        self._forget()
        self._show()
        self.give_keyboard(self._leave)
        announce(self, self.tr("Came back: {refs}").format(refs=", ".join(item.ref for item in back)))
        self._back = [item.id for item in back]

    def _on_closed(self) -> None:
        self._forget()
        if self._back:
            self.returned.emit(self._back)

    def _forget(self) -> None:
        self._sheets.clear()
        self.holder.wipe()
