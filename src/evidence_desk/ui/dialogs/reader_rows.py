"""The rows in the sheet of readers: one reader, and one thing that waits for a second person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from evidence_desk.case import two_people
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import who_of
from evidence_desk.case.values import Member, TwoPeople
from evidence_desk.ui.dialogs.reader_words import last_day, matter_words, name_of, vouched_words
from evidence_desk.ui.panels.people_words import in_one_line
from evidence_desk.ui.panels.welcome import Initials
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Chip, Label, NoteFrame, SecLabel


class ReaderRow(QWidget):
    """One reader: initials, name, role, key, until when; and what can be done about them."""

    remove_wanted = Signal(object)  # Member
    end_wanted = Signal(object)
    vouch_wanted = Signal(object)

    def __init__(
        self, case: Case, member: Member, role: str, *, is_me: bool, may_manage: bool, may_write: bool
    ) -> None:
        super().__init__()
        self._member = member
        name = name_of(member)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Initials(member.initials or "–"))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(name, bold=True, ink="sec" if member.removed else "text"))
        parts = [role or self.tr("reads only"), member.organisation]
        if member.signer:
            parts.append(self.tr("fingerprint {start}").format(start=in_one_line(member.signer, 2)))
        names.addWidget(SecLabel(" · ".join(part for part in parts if part)))
        below = [self.tr("until {when}").format(when=last_day(member.until))] if member.until else []
        below += [vouched_words(case, member)] if member.vouched else []
        if below and not member.removed:
            names.addWidget(SecLabel(" · ".join(below)))
        row.addLayout(names, 1)
        if is_me:
            row.addWidget(Chip(self.tr("you")))
        elif member.moved_to:
            row.addWidget(Chip(self.tr("earlier key"), "minus"))
        elif member.removed:
            row.addWidget(Chip(self.tr("was a reader"), "minus"))
        elif may_manage or may_write:
            self._add_buttons(row, name, may_manage=may_manage)

    def _add_buttons(self, row: QHBoxLayout, name: str, *, may_manage: bool) -> None:
        member = self._member
        menu = QMenu(self)
        if may_manage and member.role != "dsl":
            menu.addAction(self.tr("How long they read it…"), lambda: self.end_wanted.emit(member))
        if member.signer:
            menu.addAction(self.tr("I compared their key…"), lambda: self.vouch_wanted.emit(member))
        if not menu.isEmpty():
            more = QuietButton(self.tr("More"))
            more.setAccessibleName(self.tr("More about {name}").format(name=name))
            more.clicked.connect(lambda: menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
            row.addWidget(more)
        if may_manage:
            button = QuietButton(self.tr("Take out…"))
            button.setAccessibleName(self.tr("Take out {name}").format(name=name))
            button.clicked.connect(lambda: self.remove_wanted.emit(member))
            row.addWidget(button)


class AskingRow(NoteFrame):
    """One thing that waits for a second person, with what this one can do about it."""

    agree_wanted = Signal(object)  # TwoPeople
    end_wanted = Signal(object)

    def __init__(self, case: Case, asking: TwoPeople, me: str) -> None:
        super().__init__("info", "", "", "users")
        own = two_people.key_now(case, asking.asked_by) == me
        what = matter_words(case, asking)
        if asking.agreed_by:
            title = self.tr("{name} agreed: {what}").format(name=who_of(case, asking.agreed_by), what=what)
            words = self.tr("It is not done yet. One of the two does it, once.")
        elif own:
            title = self.tr("You asked a second person: {what}").format(what=what)
            words = self.tr("They are asked when they next open the case.")
        else:
            asker = who_of(case, asking.asked_by)
            title = self.tr("{name} asks for a second person: {what}").format(name=asker, what=what)
            words = self.tr("Nothing is done until somebody agrees.")
        reason = self.tr("The reason given: {reason}").format(reason=asking.reason)
        self.set_words(title, f"{reason}\n{words}")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if not two_people.objection_to_agreeing(case, asking, me):
            agree = QuietButton(self.tr("I agree"), "user-round-check")
            agree.clicked.connect(lambda: self.agree_wanted.emit(asking))
            row.addWidget(agree)
        if not two_people.objection_to_ending(case, asking, me, "-"):
            end = QuietButton(self.tr("Take it back…") if own else self.tr("I do not agree…"))
            end.clicked.connect(lambda: self.end_wanted.emit(asking))
            row.addWidget(end)
        row.addStretch(1)
        if row.count() > 1:
            self.add_widget(buttons)
