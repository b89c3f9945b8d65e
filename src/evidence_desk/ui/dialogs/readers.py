"""Who can read this case; letting somebody in, by their identity file; taking somebody out, with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import readers
from evidence_desk.case.keys import Person, Profile
from evidence_desk.case.rules import MAY_MANAGE_READERS
from evidence_desk.case.values import Member
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.colleagues import IdentityFile, remember
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.identity import PersonCard
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.panels.people_words import full_role, in_one_line
from evidence_desk.ui.panels.welcome import Initials
from evidence_desk.ui.school_words import endorsed_role
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, TextEdit
from evidence_desk.ui.widgets.notes import Chip, Heading, Label, Line, NoteFrame, SecLabel


class ReadersSheet(FormSheet):
    """Shows the readers of the open case and changes them."""

    def __init__(self, desk: Desk, session: CaseSession, parent: QWidget | None) -> None:
        super().__init__(self.tr("Who can read this case"), parent, icon="users", width=680)
        assert desk.person is not None  # noqa: S101  # a case is open
        self._desk = desk
        self._session = session
        self._me = desk.person.profile.fingerprint
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._why_not = NoteFrame("info", "", "")
        self.letting_in = _LettingIn(desk, session)
        self.letting_in.wanted.connect(self._let_in)
        self.taking_out = _TakingOut()
        self.taking_out.confirmed.connect(self._on_confirmed)
        self.taking_out.left.connect(self._show_readers)
        self.body.addLayout(self._list)
        for widget in (self._why_not, self.letting_in, self.taking_out):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.said = self.add_footer_note("")
        self.close_button = self.add_cancel(self.tr("Close"))
        self._show_readers()

    @property
    def _may_manage(self) -> bool:
        me = self._session.case.members.get(self._me)
        return me is not None and me.role in MAY_MANAGE_READERS and not self._session.read_only

    def _show_readers(self) -> None:
        """Fill the list anew and go back to it."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        members = sorted(self._session.case.members.values(), key=lambda m: (m.removed, m.name))
        for member in members:
            role = endorsed_role(self._desk.school, member.signer, member.role) if member.signer else ""
            row = _Row(member, role, is_me=member.signer == self._me, may_remove=self._may_manage)
            row.remove_wanted.connect(self._ask_why)
            self._list.addWidget(row)
        self.taking_out.hide()
        self.letting_in.setVisible(self._may_manage)
        self.letting_in.offer()
        self._why_not.setVisible(not self._may_manage)
        self._why_not.set_words(
            self.tr("You cannot change who reads this case."),
            self._session.read_only
            or self.tr("Only the lead or a deputy lets readers in or out. Ask one of them."),
        )

    # --- in

    def _let_in(self, profile: Profile) -> None:
        job = self._session.act(
            self.tr("Letting {name} in").format(name=profile.initials),
            lambda store, report: readers.add_reader(store, profile),
            can_cancel=False,
        )
        self.busy(job)
        job.then(lambda member: self._on_let_in(profile, member), owner=self)

    def _on_let_in(self, profile: Profile, member: Member) -> None:
        remember(self._desk, profile)
        self.letting_in.reset()
        self._say(self.tr("{name} can read this case from now on.").format(name=member.name))

    def _say(self, words: str) -> None:
        self._show_readers()
        self.said.setText(words)
        announce(self, words)

    # --- out

    def _ask_why(self, member: Member) -> None:
        self.clear_error()
        for index in range(self._list.count()):
            item = self._list.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
        self.letting_in.hide()
        self.taking_out.begin(member)
        self.taking_out.show()

    def _on_confirmed(self, member: Member, reason: str) -> None:
        if not readers.needs_second(member):
            self._take_out(member, reason, None)
            return
        what = self.tr("{name} is taken out as a reader of this case.").format(name=member.name)
        case = self._session.case
        sheet = SecondPersonSheet(
            self._desk,
            what,
            reason,
            lambda profile: readers.may_be_second(case, profile.fingerprint, member, self._me),
            self,
        )
        sheet.signed.connect(lambda second: self._take_out(member, reason, second))
        sheet.open()

    def _take_out(self, member: Member, reason: str, second: Person | None) -> None:
        job = self._session.act(
            self.tr("Giving the case a new key"),
            lambda store, report: readers.remove_reader(store, member, reason, second),
            can_cancel=False,
        )
        self.busy(job)
        job.then(self._on_taken_out, owner=self)

    def _on_taken_out(self, member: Member) -> None:
        words = self.tr("{name} is no longer a reader. Copies taken earlier stay readable to them.")
        self._say(words.format(name=_name_of(member)))


class _Row(QWidget):
    """One reader: initials, name, role, key, and taking them out."""

    remove_wanted = Signal(object)  # Member

    def __init__(self, member: Member, role: str, *, is_me: bool, may_remove: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Initials(member.initials or "–"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(_name_of(member), bold=True, ink="sec" if member.removed else "text"))
        parts = [role or self.tr("reads only"), member.organisation]
        if member.signer:
            parts.append(self.tr("fingerprint {start}").format(start=in_one_line(member.signer, 2)))
        names.addWidget(SecLabel(" · ".join(part for part in parts if part)))
        row.addLayout(names, 1)
        if is_me:
            row.addWidget(Chip(self.tr("you")))
        elif member.removed:
            row.addWidget(Chip(self.tr("was a reader"), "minus"))
        elif may_remove:
            button = QuietButton(self.tr("Take out…"))
            button.setAccessibleName(self.tr("Take out {name}").format(name=_name_of(member)))
            button.clicked.connect(lambda: self.remove_wanted.emit(member))
            row.addWidget(button)


class _LettingIn(QWidget):
    """Somebody known or by their file; the fingerprint is compared before they are let in."""

    wanted = Signal(object)  # Profile

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
        self.compared = CheckBox(self.tr("I have compared the fingerprint with them, in person or by phone"))
        self.not_about = CheckBox(self.tr("This case is not about them"))
        self.button = QuietButton(self.tr("Let them in"), "user-plus")
        self.button.clicked.connect(self._let_in)
        self._error = Label("", font="small", ink="stop")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("Let somebody in"), font="section"))
        column.addWidget(self.known_field)
        column.addWidget(self.file)
        column.addLayout(self._card)
        for widget in (self.compared, self.not_about, self._error):
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.reset()

    def offer(self) -> None:
        """Offer the colleagues known here who do not read this case."""
        members = self._session.case.members
        reading = {key for key, member in members.items() if not member.removed}
        self.known.clear()
        self.known.addItem(self.tr("Choose…"), "")
        for profile in self._desk.settings.colleagues:
            if profile.fingerprint not in reading and profile.role != "staff":
                self.known.addItem(f"{profile.name} · {full_role(profile.role)}", profile.fingerprint)
        self.known_field.setVisible(self.known.count() > 1)

    def reset(self) -> None:
        """Show nobody."""
        self._profile = None
        self._clear_card()
        for widget in (self.compared, self.not_about, self.button, self._error):
            widget.hide()

    def _clear_card(self) -> None:
        while (item := self._card.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _choose_known(self) -> None:
        fingerprint = self.known.chosen
        for profile in self._desk.settings.colleagues:
            if profile.fingerprint == fingerprint:
                self.show_profile(profile)

    def show_profile(self, profile: Profile) -> None:
        """Show who would be let in, with the fingerprint to compare."""
        self.reset()
        self._profile = profile
        self._card.addWidget(PersonCard(profile))
        self.compared.setChecked(False)
        self.not_about.setChecked(False)
        self.compared.show()
        self.not_about.setVisible(self._session.case.about_leadership == "yes")
        self.button.setText(self.tr("Let {name} in").format(name=profile.name).replace("&", "&&"))
        self.button.show()
        self.compared.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_in(self) -> None:
        missing = ""
        if not self.compared.isChecked():
            missing = self.tr("Compare the fingerprint first, then tick that you did.")
        elif not self.not_about.isHidden() and not self.not_about.isChecked():
            missing = self.tr(
                "This case is about leadership. Tick that it is not about them, or leave them out."
            )
        self._error.setText(missing)
        self._error.setVisible(bool(missing))
        if missing:
            announce(self.button, missing, urgent=True)
        elif self._profile is not None:
            self.wanted.emit(self._profile)


class _TakingOut(QWidget):
    """The reason, and in plain words what taking out can and cannot do."""

    confirmed = Signal(object, str)  # Member, reason
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._member: Member | None = None
        self._title = Heading("", font="section")
        self._note = NoteFrame("warn", "", "")
        self.reason = TextEdit(lines=2)
        self.reason_field = Field(self.tr("Why?"), self.reason, self.tr("stands in the handling log"))
        self.back = QuietButton(self.tr("Back"), "arrow-left")
        self.back.clicked.connect(self.left)
        self.button = QuietButton(self.tr("Take out"))
        self.button.clicked.connect(self._confirm)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._title, self._note, self.reason_field):
            column.addWidget(widget)
        column.addLayout(buttons)

    def begin(self, member: Member) -> None:
        """Ask about one reader."""
        self._member = member
        name = _name_of(member)
        self._title.setText(self.tr("Take out {name}").format(name=name))
        words = self.tr(
            "{name} can no longer read this file, nor what is added to it. Copies of the case taken earlier stay "
            "readable to them. That cannot be undone."
        ).format(name=name)
        if readers.needs_second(member):
            second = self.tr("A lead is taken out by two people: another reader signs at this desk, too.")
            words = f"{words} {second}"
        self._note.set_words(self.tr("The case gets a new key."), words)
        self.reason.clear()
        self.reason_field.set_error("")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        reason = self.reason.toPlainText().strip()
        self.reason_field.set_error("" if reason else self.tr("Write why."))
        if reason and self._member is not None:
            self.confirmed.emit(self._member, reason)


def _name_of(member: Member) -> str:
    return member.name or f"{member.recipient[:12]}…"
