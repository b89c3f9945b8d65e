"""The small forms in the sheet of readers: taking out, another end, a key that was compared, a no with its reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import readers
from evidence_desk.base.clock import Clock
from evidence_desk.base.words import spoken
from evidence_desk.case.values import Member, TwoPeople
from evidence_desk.ui.dialogs.reader_words import compared_choices, end_of, how_missing, last_day, name_of
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.due_edit import DueEdit
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, TextEdit
from evidence_desk.ui.widgets.notes import Heading, NoteFrame
from evidence_desk.ui.widgets.six_words import SixWords


class ReaderForm(QWidget):
    """A title, what it does in plain words, its fields, a way back and a button."""

    left = Signal()

    def __init__(self, button: str) -> None:
        super().__init__()
        self._title = Heading("", font="section")
        self._note = NoteFrame("warn", "", "")
        self.back = QuietButton(self.tr("Back"), "arrow-left")
        self.back.clicked.connect(self.left)
        self.button = QuietButton(button)
        self.button.clicked.connect(self._confirm)
        self.reason = TextEdit(lines=2)
        self.reason_field = Field(self.tr("Why?"), self.reason, self.tr("stands in the handling log"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self._title)
        self.column.addWidget(self._note)

    def close_form(self, *fields: QWidget) -> None:
        """Put the fields in, and the buttons below them."""
        for field in fields:
            self.column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)

    def ask_reason(self) -> str:
        """Return the reason, after saying at the field when there is none."""
        reason = self.reason.toPlainText().strip()
        self.reason_field.set_error("" if reason else self.tr("Write why."))
        return reason

    def start_anew(self) -> None:
        """Show an empty reason."""
        self.reason.clear()
        self.reason_field.set_error("")

    def _confirm(self) -> None:
        """Check the fields and say that it is meant."""


class TakingOut(ReaderForm):
    """The reason, and in plain words what taking out can and cannot do."""

    confirmed = Signal(object, str)  # Member, reason

    def __init__(self) -> None:
        super().__init__("")
        self._member: Member | None = None
        self.button.setText(self.tr("Take out"))
        self.close_form(self.reason_field)

    def begin(self, member: Member, *, agreed: bool) -> None:
        """Ask about one reader; `agreed`: two people decided it already."""
        self._member = member
        name = name_of(member)
        self._title.setText(self.tr("Take out {name}").format(name=name))
        words = self.tr(
            "{name} can no longer read this file, nor what is added to it. Copies of the case taken earlier stay "
            "readable to them. That cannot be undone."
        ).format(name=name)
        if agreed:
            words = f"{words} {self.tr('Two people agreed to it.')}"
        elif readers.needs_second(member):
            second = self.tr("A DSL is taken out by two people: another reader signs at this desk, too.")
            words = f"{words} {second}"
        self._note.set_words(self.tr("The case gets a new key."), words)
        self.start_anew()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        reason = self.ask_reason()
        if reason and self._member is not None:
            self.confirmed.emit(self._member, reason)


class Ending(ReaderForm):
    """Until when somebody reads the case."""

    confirmed = Signal(object, str, str)  # Member, UTC text or empty, reason

    def __init__(self, clock: Clock) -> None:
        super().__init__("")
        self._member: Member | None = None
        self.button.setText(self.tr("Save the end"))
        self.until = DueEdit(clock, day_only=True)
        self.until_field = Field(
            self.tr("The last day they read it"), self.until, self.tr("empty: until they are taken out")
        )
        self.close_form(self.until_field, self.reason_field)

    def begin(self, member: Member) -> None:
        """Ask about one reader."""
        self._member = member
        self._title.setText(self.tr("How long {name} reads this case").format(name=name_of(member)))
        now = self.tr("Now: until {when}.").format(when=last_day(member.until)) if member.until else ""
        words = self.tr(
            "After that day their program opens the case no more, and the next opening by a DSL or deputy gives the "
            "case a new key. What they copied before stays readable to them: no key can forget by the calendar."
        )
        self._note.set_words(now or self.tr("Now: without an end."), words)
        self.until.set_value("")
        self.until_field.set_error("")
        self.start_anew()
        self.until.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self.until_field.set_error(self.until.problem())
        reason = self.ask_reason()
        if reason and not self.until.problem() and self._member is not None:
            self.confirmed.emit(self._member, end_of(self.until.value()), reason)


class Vouching(ReaderForm):
    """A reader's key that was compared with them."""

    confirmed = Signal(object, str)  # Member, how

    def __init__(self) -> None:
        super().__init__("")
        self._member: Member | None = None
        self.button.setText(self.tr("Write it down"))
        self.words = SixWords()
        self.how = ComboBox(compared_choices())
        self.how_field = Field(self.tr("How you compared"), self.how)
        self.same = CheckBox(self.tr("They read me the same six words"))
        self.same_field = Field("", self.same)
        self.close_form(self.words, self.how_field, self.same_field)

    def begin(self, member: Member) -> None:
        """Ask about one reader."""
        self._member = member
        self._title.setText(self.tr("The key of {name}").format(name=name_of(member)))
        self._note.set_kind("info")
        self._note.set_words(
            self.tr("Let them read the six words to you from their own program."),
            self.tr("File, Who I am. A name is typed by anybody; the words belong to the key alone."),
        )
        self.words.show_words(spoken(member.signer))
        self.same.setChecked(False)
        self.same_field.set_error("")
        self.how.choose("")
        self.how_field.set_error("")
        self.how.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        same, how = self.same.isChecked(), self.how.chosen
        self.how_field.set_error("" if how else how_missing())
        self.same_field.set_error("" if same else self.tr("Tick it when the words are the same."))
        if same and how and self._member is not None:
            self.confirmed.emit(self._member, how)


class Declining(ReaderForm):
    """Why somebody does not agree, or takes their own asking back."""

    confirmed = Signal(str, str)  # id of the asking, reason

    def __init__(self) -> None:
        super().__init__("")
        self._asking: TwoPeople | None = None
        self.close_form(self.reason_field)

    def begin(self, asking: TwoPeople, what: str, *, own: bool) -> None:
        """Ask about one thing that waits."""
        self._asking = asking
        self._title.setText(self.tr("Take it back") if own else self.tr("Do not agree"))
        self.button.setText(self.tr("Take it back") if own else self.tr("Do not agree"))
        self._note.set_kind("info")
        self._note.set_words(what, self.tr("Nothing is done. It can be asked again."))
        self.start_anew()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        reason = self.ask_reason()
        if reason and self._asking is not None:
            self.confirmed.emit(self._asking.id, reason)
