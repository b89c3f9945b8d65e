"""What an exhibit's grade shows and cannot show, and what would raise it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.case.grades import LOADED, Missing, missing
from evidence_desk.case.proof import shown_by
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui.panels.inspector_parts import Section
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import SecLabel, small

_LOOK: Final = frozenset({"look", "differs"})
_NEVER: Final[frozenset[Missing]] = frozenset({"page", "class", "signed in", "filter", "certificate"})


class GradeSection(Section):
    """The grade in the policy's words; of a page that the program loaded, with the two things that may raise it."""

    look_asked = Signal(str)  # id: a second program shall load the page, and the record be stamped
    stamp_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._id = ""
        self.look_button = QuietButton(self.tr("Look a second time"), "eye")
        self.stamp_button = QuietButton(self.tr("Ask for a time stamp"), "stamp")
        self.look_button.setToolTip(
            self.tr(
                "A second program loads the address again and compares. The site and the filter may log it."
            )
        )
        self.look_button.clicked.connect(lambda: self.look_asked.emit(self._id))
        self.stamp_button.clicked.connect(lambda: self.stamp_asked.emit(self._id))
        for button in (self.look_button, self.stamp_button):
            self.lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_exhibit(
        self, case: Case, policy: Policy, letter: str, exhibit: Exhibit, *, writable: bool
    ) -> bool:
        """Show the grade of an exhibit; return whether it has one."""
        grade = policy.grades.get(letter)
        if grade is None:
            return False
        self._id = exhibit.id
        self.heading.setText(self.tr("Grade {letter}: {label}").format(letter=grade.id, label=grade.label))
        lines = self.fresh()
        for head, texts in (
            (self.tr("Shows"), shown_by(exhibit, grade.shows)),
            (self.tr("Cannot show"), grade.cannot),
        ):
            lines.addWidget(small(head, bold=True))
            for text in texts:
                lines.addWidget(small(text, selectable=False))
        self._offer(case, exhibit, writable=writable and exhibit.status == "held")
        return True

    def _offer(self, case: Case, exhibit: Exhibit, *, writable: bool) -> None:
        wanting = missing(case, exhibit) if exhibit.grade in LOADED else ("page",)
        can = writable and bool(wanting) and not _NEVER & set(wanting)
        self.look_button.setVisible(can and bool(_LOOK & set(wanting)))
        self.stamp_button.setVisible(can and "stamp" in wanting)
        if not can:
            return
        if wanting == ("stamp",):
            self._add(self.tr("Grade A needs a time stamp as well."))
        elif "stamp" not in wanting:
            self._add(self.tr("Grade A needs a second load that agrees."))
        else:
            self._add(self.tr("Grade A needs a second load that agrees, and a time stamp."))

    def _add(self, words: str) -> None:
        layout = self._made.layout()
        if layout is not None:
            layout.addWidget(SecLabel(words))
