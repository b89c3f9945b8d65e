"""The side of the viewer: facts, hash, how to look, notes. What is known, beside what is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.case.grades import grade_of
from evidence_desk.case.proof import shown_by
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui import theme
from evidence_desk.ui.facts import facts_of, grouped
from evidence_desk.ui.marks import GradeMark
from evidence_desk.ui.panels.inspector_parts import FactLine, NoteEdit, Section
from evidence_desk.ui.row_words import note_text
from evidence_desk.ui.widgets.buttons import IconButton, QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field
from evidence_desk.ui.widgets.notes import Label, Line, SecLabel, small

WIDTH = 310


class ViewerFacts(QWidget):
    """Everything but the picture. Its foot never scrolls away."""

    grey_changed = Signal(bool)
    blur_changed = Signal(bool)  # whether it is blurred again after a while
    note_given = Signal(str)
    copy_asked = Signal(str)
    step_asked = Signal(int)  # -1 to the exhibit before, 1 to the next

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sha256 = ""
        self.setFixedWidth(WIDTH)
        self._grade = GradeMark("D")
        self._facts = Section(self.tr("Facts"), self._grade)
        self._copy = IconButton("copy", self.tr("Copy the SHA-256"))
        self._copy.clicked.connect(lambda: self.copy_asked.emit(self._sha256))
        self._hash = Section(self.tr("SHA-256 of the original"), self._copy)
        self._grades = Section("")
        self.grey_box = CheckBox(self.tr("Grey, for easier viewing (G)"))
        self.grey_box.toggled.connect(self.grey_changed)
        self.blur_box = CheckBox(self.tr("Blur again after 30 seconds"))
        self.blur_box.setChecked(True)
        self.blur_box.toggled.connect(self.blur_changed)
        self._view = Section(self.tr("View"))
        self._view.lines.addWidget(self.grey_box)
        self._view.lines.addWidget(self.blur_box)
        self._notes = Section(self.tr("Notes"))
        self._make_notes()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lines: dict[Section, Line] = {}
        for section in (self._facts, self._view, self._hash, self._notes, self._grades):
            if section is not self._facts:
                self._lines[section] = Line()
                column.addWidget(self._lines[section])
            column.addWidget(section)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("What is known about this exhibit"))
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(Line())
        whole.addLayout(self._foot())
        theme.watcher().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self._width())

    def _width(self) -> int:
        return round(WIDTH * min(1.25, theme.text_percent() / 100))

    def _make_notes(self) -> None:
        self._edit = NoteEdit()
        self._edit.setPlaceholderText(self.tr("Add a note. It cannot be changed later, only added to."))
        self._edit.setFixedHeight(theme.metrics().height() * 2 + 20)
        self._edit.done.connect(self._give_note)
        self.note_field = Field(self.tr("New note"), self._edit)
        self.note_button = QuietButton(self.tr("Add the note"), key="Ctrl+Enter")
        self.note_button.clicked.connect(self._give_note)
        self._notes.lines.addWidget(self.note_field)
        self._notes.lines.addWidget(self.note_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _foot(self) -> QHBoxLayout:
        self.back = IconButton("chevron-left", self.tr("Exhibit before"), "←")
        self.on = IconButton("chevron-right", self.tr("Next exhibit"), "→")
        self.back.clicked.connect(lambda: self.step_asked.emit(-1))
        self.on.clicked.connect(lambda: self.step_asked.emit(1))
        self._where = SecLabel("", wrap=False)
        row = QHBoxLayout()
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self._where)
        row.addStretch(1)
        return row

    # -- showing ---------------------------------------------------------------------------------------------------

    def show_exhibit(self, case: Case, policy: Policy, exhibit: Exhibit, read_only: str) -> None:
        """Show what is known about an exhibit.

        Args:
            read_only: why nothing can be written; "" where it can.
        """
        lines = self._facts.fresh()
        for fact in facts_of(case, policy, exhibit):
            lines.addWidget(FactLine(fact))
        self._sha256 = exhibit.sha256
        self._show(self._hash, on=bool(exhibit.sha256))
        if exhibit.sha256:
            digits = Label("\n".join(grouped(exhibit.sha256)), font="mono", selectable=True)
            digits.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            digits.setAccessibleName(
                self.tr("SHA-256 of the original: {digits}").format(digits=exhibit.sha256)
            )
            self._hash.fresh().addWidget(digits)
        self._show_grade(case, policy, exhibit)
        notes = self._notes.fresh()
        for note in exhibit.notes:
            notes.addWidget(small(note_text(case, note), selectable=False))
        for widget in (self.note_field, self.note_button):
            widget.setVisible(not read_only)

    def _show_grade(self, case: Case, policy: Policy, exhibit: Exhibit) -> None:
        grade = policy.grades.get(grade_of(case, exhibit)) if exhibit.kind != "restricted-record" else None
        self._grade.setVisible(grade is not None)
        self._show(self._grades, on=grade is not None)
        if grade is None:
            return
        self._grade.show_grade(grade.id)
        self._grades.heading.setText(
            self.tr("Grade {letter}: {label}").format(letter=grade.id, label=grade.label)
        )
        lines = self._grades.fresh()
        for head, texts in (
            (self.tr("Shows"), shown_by(exhibit, grade.shows)),
            (self.tr("Cannot show"), grade.cannot),
        ):
            lines.addWidget(small(head, bold=True))
            for text in texts:
                lines.addWidget(small(text, selectable=False))

    def show_view(self, *, greys: bool, blurs: bool) -> None:
        """Offer the ways of looking that this kind of exhibit has."""
        self.grey_box.setVisible(greys)
        self.blur_box.setVisible(blurs)
        self._show(self._view, on=greys or blurs)

    def show_place(self, place: int, count: int) -> None:
        """Say which of how many it is; `place` counts from 0."""
        self._where.setText(self.tr("{place} of {count}").format(place=place + 1, count=count))
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place < count - 1)

    def forget(self) -> None:
        """Show nothing, and throw away a note that was not added."""
        self._sha256 = ""
        for section in (self._facts, self._hash, self._grades, self._notes):
            section.fresh()
        self._edit.clear()
        self.note_field.set_error("")
        self._where.setText("")

    def note_kept(self) -> None:
        """Clear the field: the note is in the case."""
        self._edit.clear()
        self.note_field.set_error("")

    def to_top(self) -> None:
        """Begin at the top again, with an empty field."""
        self._area.verticalScrollBar().setValue(0)
        self.note_kept()

    def _show(self, section: Section, *, on: bool) -> None:
        section.setVisible(on)
        if section in self._lines:
            self._lines[section].setVisible(on)

    def _give_note(self) -> None:
        words = self._edit.toPlainText().strip()
        if words:
            self.note_given.emit(words)
