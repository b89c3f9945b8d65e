"""Who can read this case: letting in and out, until when, whose key was compared, and what two people decide."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts import agreeing, readers
from evidence_desk.acts.progress import Report
from evidence_desk.case import two_people
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.rules import MAY_MANAGE_READERS
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Compared, Member, TwoPeople
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.colleagues import remember
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.letting_in import LettingIn
from evidence_desk.ui.dialogs.reader_forms import Declining, Ending, ReaderForm, TakingOut, Vouching
from evidence_desk.ui.dialogs.reader_rows import AskingRow, ReaderRow
from evidence_desk.ui.dialogs.reader_words import last_day, matter_words, name_of
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.school_words import endorsed_role
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.notes import NoteFrame


class ReadersSheet(FormSheet):
    """Shows the readers of the open case and changes them."""

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None) -> None:
        super().__init__(self.tr("Who can read this case"), parent, icon="users", width=680)
        assert desk.person is not None  # noqa: S101  # a case is open
        self._desk = desk
        self._session = session
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._why_not = NoteFrame("info", "", "")
        self.letting_in = LettingIn(desk, session)
        self.letting_in.wanted.connect(self._let_in)
        self.taking_out, self.ending = TakingOut(), Ending(desk.clock)
        self.vouching, self.declining = Vouching(), Declining()
        self.taking_out.confirmed.connect(self._on_confirmed)
        self.ending.confirmed.connect(self._end)
        self.vouching.confirmed.connect(self._vouch)
        self.declining.confirmed.connect(self._decline)
        self._forms: tuple[ReaderForm, ...] = (self.taking_out, self.ending, self.vouching, self.declining)
        self.body.addLayout(self._list)
        for widget in (self._why_not, self.letting_in, *self._forms):
            self.body.addWidget(widget)
        for form in self._forms:
            form.left.connect(self._show_readers)
        self.body.addStretch(1)
        self.said = self.add_footer_note("")
        self.close_button = self.add_cancel(self.tr("Close"))
        self._show_readers()

    @property
    def _me(self) -> str:
        """The key this person has in the case, which may have been renewed while it was opened."""
        person = self._desk.person
        return person.profile.fingerprint if person is not None else ""

    @property
    def _may_manage(self) -> bool:
        me = self._session.case.members.get(self._me)
        return me is not None and me.role in MAY_MANAGE_READERS and not self._session.read_only

    # --- showing

    def _show_readers(self) -> None:
        """Fill the list anew and go back to it."""
        self._clear()
        case = self._session.case
        may_write = not self._session.read_only
        for asking in two_people.open_askings(case):
            self._list.addWidget(self._asking_row(asking))
        for member in sorted(case.members.values(), key=lambda m: (m.removed, m.name)):
            role = endorsed_role(self._desk.school, member.signer, member.role) if member.signer else ""
            row = ReaderRow(
                case,
                member,
                role,
                is_me=member.signer == self._me,
                may_manage=self._may_manage,
                may_write=may_write,
            )
            row.remove_wanted.connect(self._ask_why)
            row.end_wanted.connect(lambda m: self._show_form(self.ending, lambda: self.ending.begin(m)))
            row.vouch_wanted.connect(lambda m: self._show_form(self.vouching, lambda: self.vouching.begin(m)))
            self._list.addWidget(row)
        for form in self._forms:
            form.hide()
        self.letting_in.setVisible(self._may_manage)
        self.letting_in.offer()
        self._why_not.setVisible(not self._may_manage)
        self._why_not.set_words(
            self.tr("You cannot change who reads this case."),
            self._session.read_only
            or self.tr("Only the DSL or a deputy lets readers in or out. Ask one of them."),
        )

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _asking_row(self, asking: TwoPeople) -> AskingRow:
        me = self._me if not self._session.read_only else ""
        row = AskingRow(self._session.case, asking, me)
        row.agree_wanted.connect(self._agree)
        row.end_wanted.connect(
            lambda one: self._show_form(self.declining, lambda: self._begin_declining(one))
        )
        return row

    def _show_form(self, form: ReaderForm, begin: Callable[[], None]) -> None:
        """Show one form in the place of the list."""
        self.clear_error()
        for index in range(self._list.count()):
            item = self._list.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
        self.letting_in.hide()
        self._why_not.hide()
        form.show()
        begin()

    def _do(self, label: str, work: Callable[[CaseStore, Report], object], words: str) -> None:
        """Do one thing in the case, then say that it is done and show the list."""
        job = self._session.act(label, work, can_cancel=False)
        self.busy(job)
        job.then(lambda _: self._say(words), owner=self)

    def _say(self, words: str) -> None:
        self._show_readers()
        self.said.setText(words)
        announce(self, words)

    # --- in, until when, whose key

    def _let_in(self, profile: Profile, until: str, how: str) -> None:
        compared = cast("Compared", how)
        job = self._session.act(
            self.tr("Letting {name} in").format(name=profile.initials),
            lambda store, report: readers.add_reader(store, profile, until=until, compared=compared),
            can_cancel=False,
        )
        self.busy(job)
        job.then(lambda member: self._on_let_in(profile, member), owner=self)

    def _on_let_in(self, profile: Profile, member: Member) -> None:
        remember(self._desk, profile)
        self.letting_in.reset()
        self._say(self.tr("{name} can read this case from now on.").format(name=member.name))

    def _end(self, member: Member, until: str, reason: str) -> None:
        words = self.tr("{name} reads this case without an end.")
        if until:
            words = self.tr("{name} reads this case until {when}.")
        self._do(
            self.tr("Writing down the end"),
            lambda store, report: readers.set_until(store, member, until, reason),
            words.format(name=name_of(member), when=last_day(until)),
        )

    def _vouch(self, member: Member, how: str) -> None:
        self._do(
            self.tr("Writing down the comparison"),
            lambda store, report: readers.vouch(store, member, cast("Compared", how)),
            self.tr("The handling log says that you compared the key of {name}.").format(
                name=name_of(member)
            ),
        )

    # --- out

    def _ask_why(self, member: Member) -> None:
        agreed = two_people.agreed(self._session.case, "remove-reader", readers.key_of(member), self._me)
        self._show_form(self.taking_out, lambda: self.taking_out.begin(member, agreed=agreed is not None))

    def _on_confirmed(self, member: Member, reason: str) -> None:
        case, me, key = self._session.case, self._me, readers.key_of(member)
        if not readers.needs_second(member) or two_people.agreed(case, "remove-reader", key, me):
            self._take_out(member, reason, None)
            return
        sheet = SecondPersonSheet(
            self._desk,
            self.tr("{name} is taken out as a reader of this case.").format(name=member.name),
            reason,
            lambda profile: readers.may_be_second(case, profile.fingerprint, member, me),
            self,
            can_ask=True,
        )
        sheet.signed.connect(lambda second: self._take_out(member, reason, second))
        sheet.asked.connect(
            lambda: self._do(
                self.tr("Asking a second person"),
                lambda store, report: agreeing.ask(store, "remove-reader", key, reason),
                self.tr("Asked. A second reader is told when they next open the case."),
            )
        )
        sheet.open()

    def _take_out(self, member: Member, reason: str, second: Person | None) -> None:
        words = self.tr("{name} is no longer a reader. Copies taken earlier stay readable to them.")
        self._do(
            self.tr("Giving the case a new key"),
            lambda store, report: readers.remove_reader(store, member, reason, second),
            words.format(name=name_of(member)),
        )

    # --- what two people decide

    def _agree(self, asking: TwoPeople) -> None:
        if not agreeing.named_as_second(self._desk.school, self._me):
            self.show_error(
                self.tr("The school’s profile does not name you as a second person. Nothing was changed.")
            )
            return
        self._do(
            self.tr("Agreeing"),
            lambda store, report: agreeing.agree(store, asking.id),
            self.tr("You agreed. One of the two of you can do it now."),
        )

    def _begin_declining(self, asking: TwoPeople) -> None:
        own = two_people.key_now(self._session.case, asking.asked_by) == self._me
        self.declining.begin(asking, matter_words(self._session.case, asking), own=own)

    def _decline(self, name: str, reason: str) -> None:
        self._do(
            self.tr("Writing down the answer"),
            lambda store, report: agreeing.end(store, name, reason),
            self.tr("Written down. Nothing was done."),
        )
