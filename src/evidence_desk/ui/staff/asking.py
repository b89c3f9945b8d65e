"""The first face of the staff window: whether it is about the DSL, a deputy or the head, and so who gets it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.case.school import SchoolPerson
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.gate import Question
from evidence_desk.ui.staff.face import Face, listed
from evidence_desk.ui.staff.outgoing import Outgoing
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel

translate = QCoreApplication.translate  # under this name the collector of strings finds it

_LEADERS: Final = frozenset({"dsl", "deputy"})


class AboutFace(Face):
    """Asks first; with Yes it goes to nobody it is about, and they never see that it exists."""

    settled = Signal(str, object)  # "no" or "yes", and the receivers: tuple[SchoolPerson, ...]
    receipts_pressed = Signal()

    def __init__(self, desk: Desk, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outgoing = outgoing
        self._boxes: list[tuple[SchoolPerson, CheckBox]] = []
        self.body.addWidget(Heading(self.tr("Send something to the DSL")))
        self.question = Question()
        self.question.setText(self.tr("Is it about the DSL, a deputy or the head?"))
        self.body.addWidget(self.question)
        self.body.addWidget(
            SecLabel(self.tr("With Yes it goes to nobody it is about, and they do not see that it exists."))
        )
        self.no_button = QuietButton(self.tr("&No"))
        self.yes_button = QuietButton(self.tr("&Yes"))
        self.no_button.clicked.connect(self._on_no)
        self.yes_button.clicked.connect(self._on_yes)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.no_button, 1)
        row.addWidget(self.yes_button, 1)
        self.body.addLayout(row)
        self._who = QWidget()
        column = QVBoxLayout(self._who)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Whom is it about?"), bold=True))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(4)
        column.addLayout(self._ticks)
        self.other = LineEdit()
        column.addWidget(Field(self.tr("Somebody else who leads"), self.other, self.tr("name")))
        self.gets = SecLabel(font="body")
        column.addWidget(self.gets)
        self.go_button = MainButton(self.tr("Go on"))
        self.go_button.clicked.connect(self._on_go)
        column.addWidget(self.go_button)
        self.body.addWidget(self._who)
        self.lado = NoteFrame("stop", icon="phone-call")
        self.body.addWidget(self.lado)
        self.danger = danger_note()
        self.body.addWidget(self.danger)
        self.body.addStretch(1)
        self.unfinished = NoteFrame("warn", icon="folder-lock")
        self.unfinished.hide()
        self.body.insertWidget(self.body.indexOf(self.danger), self.unfinished)
        outgoing.changed.connect(self._show_unfinished)
        self.receipts_link = LinkButton(self.tr("Receipts of what was sent"), "scroll-text")
        self.receipts_link.clicked.connect(self.receipts_pressed)
        self.body.addWidget(self.receipts_link)
        self.other.textChanged.connect(self._show_receivers)

    def begin(self) -> None:
        """Ask anew."""
        self._who.hide()
        self.lado.hide()
        self.other.clear()
        self.danger.set_words("", danger_words())
        self.no_button.setEnabled(True)
        self.yes_button.setEnabled(True)
        self.receipts_link.setVisible(bool(self._outgoing.receipts))

    def _show_unfinished(self) -> None:
        """Say where something sealed is that was never sent: only those it was sealed for can tell what it is."""
        paths = self._outgoing.unfinished
        self.unfinished.setVisible(bool(paths))
        if paths:
            self.unfinished.set_words(
                self.tr("%n sealed file(s) could not be finished and did not go anywhere.", "", len(paths)),
                self.tr("Tell the DSL, and give them what is in {folder}: {names}. They can open it.").format(
                    folder=paths[0].parent, names=", ".join(path.name for path in paths)
                ),
            )

    def focus_first(self) -> None:
        """Put the keyboard on the question, so that it is read aloud."""
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget whom it is about."""
        self.begin()

    def _on_no(self) -> None:
        to = self._outgoing.who_gets((), leadership=False)
        if to:
            self.settled.emit("no", tuple(to))
        else:
            self._show_lado(
                self.tr("The school’s profile names nobody who receives what is sent."), lado=False
            )

    def _on_yes(self) -> None:
        self._fill()
        self._who.show()
        self.danger.set_words("", danger_words(leading=True))
        self._show_receivers()
        if self._boxes:
            self._boxes[0][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        while (item := self._ticks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        profile = self._desk.school.profile
        people = profile.people if profile is not None else ()
        leading = [p for p in people if p.role in _LEADERS or p.receives != "none"]
        self._boxes = []
        for person in leading:
            box = CheckBox(f"{person.name}, {person.position}")
            box.toggled.connect(self._show_receivers)
            self._boxes.append((person, box))
            self._ticks.addWidget(box)

    @property
    def boxes(self) -> tuple[CheckBox, ...]:
        """The boxes of those who lead, in the profile's order."""
        return tuple(box for _, box in self._boxes)

    def named(self) -> list[str]:
        """Return whom it is about; only compared with who would get it, never written down."""
        found = [person.name for person, box in self._boxes if box.isChecked()]
        return [*found, self.other.text().strip()] if self.other.text().strip() else found

    def _receivers(self) -> list[SchoolPerson]:
        named = self.named()
        ticked = {person.fingerprint for person, box in self._boxes if box.isChecked()}
        found = self._outgoing.who_gets(named, leadership=True) if named else []
        return [person for person in found if person.fingerprint not in ticked]

    def _show_receivers(self) -> None:
        to, named = self._receivers(), self.named()
        self.go_button.setEnabled(bool(to))
        self.gets.setVisible(bool(to))
        self.gets.setText(self.tr("Only {names} can open it.").format(names=listed([p.name for p in to])))
        if named and not to:
            self._show_lado(self.tr("Nobody who is left in the school can receive it."), lado=True)
        else:
            self.lado.hide()

    def _show_lado(self, title: str, *, lado: bool) -> None:
        if lado:
            words = self.tr(
                "Call the local authority designated officer (LADO) today; your local authority’s website has the "
                "number. You can also call the chair of governors (unless it is about them){or_line}. Do not send it, "
                "and do not tell those it is about."
            ).format(or_line=self._advice_line())
        else:
            words = self.tr(
                "Find the DSL or a deputy in person, and tell IT that school.toml names no receiver."
            )
        self.lado.set_words(title, words)
        if self.lado.isHidden():
            self.lado.show()
            announce(self.lado, f"{title} {words}", urgent=True)
            QTimer.singleShot(0, self.lado, self._bring_lado_up)  # once it has its height

    def _bring_lado_up(self) -> None:
        if self.lado.isVisible():
            self.area.ensureWidgetVisible(self.lado, 0, 0)

    def _advice_line(self) -> str:
        """Return the line for those who are not heard at their school, if the policy names it."""
        line = self._desk.policy.channel_list.channels.get("nspcc-whistleblowing")
        if line is None:
            return ""
        words = self.tr(" or the {line}, {number} (check before use)")
        return words.format(line=line.label, number=line.route)

    def _on_go(self) -> None:
        to = self._receivers()
        if to:
            self.settled.emit("yes", tuple(to))


def danger_note() -> NoteFrame:
    """Return the note about danger now."""
    return NoteFrame("warn", "", danger_words(), icon="siren")


def danger_words(*, leading: bool = False) -> str:
    """Return what to do where a child is in danger now; where it is about those who lead, nobody is sent to them."""
    if leading:
        return translate("Staff", "A child in danger now? Call 999. Do not wait for this.")
    return translate(
        "Staff", "A child in danger now? Call 999, then find the DSL in person. Do not wait for this."
    )
