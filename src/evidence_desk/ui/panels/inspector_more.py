"""What stands in the inspector's place: several exhibits selected, none, and what to know before the first one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.case.state import Case
from evidence_desk.ui.facts import Fact, shared_and_different
from evidence_desk.ui.panels.inspector_parts import FactLine, Section
from evidence_desk.ui.rows import ExhibitRow
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, StopButton
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, Line, NoteFrame, SecLabel

_REFS_NAMED = 12


class SeveralPanel(QWidget):
    """Several exhibits: what can be done with all of them, what they share, in what they differ."""

    classify_asked = Signal()
    people_asked = Signal()
    copy_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading("", font="section")
        self._refs = SecLabel("")
        self.classify_button = MainButton(self.tr("Classify together"), "Ctrl+T", "grid-3x3")
        self.people_button = QuietButton(self.tr("Set people and roles"), "users", "Ctrl+Shift+P")
        self.copy_button = QuietButton(self.tr("Copy references"), "copy", "Ctrl+C")
        self.classify_button.clicked.connect(self.classify_asked)
        self.people_button.clicked.connect(self.people_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._refs)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(16, 10, 16, 10)
        buttons.setSpacing(6)
        for button in (self.classify_button, self.people_button, self.copy_button):
            buttons.addWidget(button)
        self._share = Section(self.tr("They share"))
        self._differ = Section(self.tr("They differ"))
        self._note = NoteFrame("info")
        note = QVBoxLayout()
        note.setContentsMargins(16, 10, 16, 10)
        note.addWidget(self._note)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, Line(), buttons, Line(), self._share, Line(), self._differ, Line(), note):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        self.stop_button = StopButton(self.tr("These should not be here"))
        self.stop_button.clicked.connect(self.lock_asked)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 9, 16, 9)
        foot.addWidget(self.stop_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_scrolled(inside, self.tr("The exhibits selected")), 1)
        whole.addWidget(Line())
        whole.addLayout(foot)

    def show_rows(self, case: Case, rows: Sequence[ExhibitRow], read_only: str) -> None:
        """Show what these exhibits have in common, and in what they differ."""
        count = len(rows)
        self._title.setText(self.tr("%n exhibit(s) selected", "", count))
        refs = ", ".join(row.ref for row in rows[:_REFS_NAMED])
        self._refs.setText(refs + (" …" if count > _REFS_NAMED else ""))
        shared, different = shared_and_different(case, rows)
        for section, facts in ((self._share, shared), (self._differ, different)):
            lines = section.fresh()
            for fact in facts or [Fact(self.tr("Nothing"), self.tr("of what is compared here"))]:
                lines.addWidget(FactLine(fact))
            section.settle()
        self._note.set_words(
            "",
            self.tr(
                "A change to %n exhibit(s) is written as that many entries in the handling log. Nothing already "
                "written is altered.",
                "",
                count,
            ),
        )
        self.classify_button.setEnabled(not read_only and any(row.can_classify for row in rows))
        self.people_button.setEnabled(not read_only)

    def wipe(self) -> None:
        """Forget all words shown."""
        self._title.setText("")
        self._refs.setText("")
        self._share.fresh()
        self._differ.fresh()


class BeforePanel(QWidget):
    """Before the first exhibit: what a good copy shows, copy first then report, who can read this."""

    readers_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Heading(self.tr("Before you start"), font="section")
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.addWidget(title)
        good = Section(self.tr("A good copy shows"))
        lines = good.fresh()
        for text in (
            self.tr("the web address or account name"),
            self.tr("the date and time on the post"),
            self.tr("the messages before and after"),
            self.tr("whose device or log-in it was seen on"),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon("check", 14, "ok"))
            row.addWidget(Label(text), 1)
            lines.addLayout(row)
        first = Section(self.tr("Copy first, then report"))
        first.fresh().addWidget(
            SecLabel(
                self.tr(
                    "Platforms can remove a post within hours. Keep it before anyone asks for it to be taken down."
                ),
                font="body",
            )
        )
        self._readers = Section(self.tr("Who can read this case"))
        self.readers_button = QuietButton(self.tr("Change who can read"), "user-plus")
        self.readers_button.clicked.connect(self.readers_asked)
        self._readers.lines.addWidget(self.readers_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for section in (good, first, self._readers):
            column.addWidget(Line())
            column.addWidget(section)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_scrolled(inside, self.tr("Before you start")))

    def show_case(self, case: Case) -> None:
        """Say who can read."""
        roles = {
            "dsl": self.tr("DSL"),
            "deputy": self.tr("Deputy DSL"),
            "investigator": self.tr("Investigator"),
            "staff": self.tr("Staff"),
            "recovery-holder": self.tr("Recovery sheet"),
        }
        lines = self._readers.fresh()
        for key, member in case.members.items():
            if not member.removed and member.role != "recovery-holder":
                role = roles[member.role]
                if key == case.opened_by:
                    role = self.tr("{role}, opened it").format(role=role)
                lines.addWidget(FactLine(Fact(member.name or self.tr("A key without a name"), role)))
        self._readers.settle()

    def wipe(self) -> None:
        """Forget the names."""
        self._readers.fresh()


class NonePanel(QWidget):
    """Nothing is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(SecLabel(self.tr("Choose an exhibit to see what is known about it."), font="body"))
        column.addStretch(1)


def _scrolled(inside: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    area.setWidget(inside)
    return area
