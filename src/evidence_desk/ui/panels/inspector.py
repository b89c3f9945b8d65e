"""The panel beside the exhibits: what is known about the one selected. Its foot never scrolls away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.case.fold_policy import former
from evidence_desk.case.forms import is_kept_page
from evidence_desk.case.state import Case
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui import policy_words, theme
from evidence_desk.ui.facts import copies_of, facts_of, grouped, people_of
from evidence_desk.ui.marks import GradeMark, MatrixMark
from evidence_desk.ui.panels.inspector_brought import show_told, told_by
from evidence_desk.ui.panels.inspector_grade import GradeSection
from evidence_desk.ui.panels.inspector_parts import CaptionEdit, FactLine, NoteEdit, Section, calling, marked
from evidence_desk.ui.panels.inspector_words import MachineWords
from evidence_desk.ui.row_words import member_name, note_text, tag_text
from evidence_desk.ui.rows import ICONS, ExhibitRow
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton, QuietButton, StopButton
from evidence_desk.ui.widgets.notes import Chip, Heading, Label, Line, NoteFrame, SecLabel, small


class ExhibitPanel(QWidget):
    """All that is known about one exhibit."""

    caption_given = Signal(str, str)  # id, words
    note_given = Signal(str, str)
    classify_asked = Signal()
    people_asked = Signal()
    source_asked = Signal()
    lock_asked = Signal()
    mistake_asked = Signal(str)  # id of a locked exhibit
    exits_asked = Signal(str)  # id of one that is locked, was destroyed, or is a record in words
    inspect_asked = Signal(str)
    replay_asked = Signal(str)  # id of a kept page
    open_asked = Signal(str)
    copied = Signal(str)  # text for the clipboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = self._sha256 = self._own_caption = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inside = QWidget()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("What is known about this exhibit"))
        self._area.setWidget(inside)
        column.addWidget(self._area, 1)
        self._sections = QVBoxLayout(inside)
        self._sections.setContentsMargins(0, 0, 0, 0)
        self._sections.setSpacing(0)
        self._make_head()
        self._make_sections()
        self._sections.addStretch(1)
        self.stop_button = StopButton()
        self.stop_button.clicked.connect(self.lock_asked)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 9, 16, 9)
        foot.addWidget(self.stop_button)
        self._foot_line = Line()
        column.addWidget(self._foot_line)
        column.addLayout(foot)

    def _make_head(self) -> None:
        self._ref = Heading("", font="section")
        self._ref.setWordWrap(False)
        self._kind = Chip("")
        self._grade = GradeMark("D")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._ref)
        top.addWidget(self._kind)
        top.addStretch(1)
        top.addWidget(self._grade)
        self._caption = Label("")
        self._caption_button = IconButton("type", self.tr("Change the caption"), "F2")
        self._caption_button.clicked.connect(self.edit_caption)
        self._caption_row = QWidget()
        caption = QHBoxLayout(self._caption_row)
        caption.setContentsMargins(0, 0, 0, 0)
        caption.addWidget(self._caption, 1)
        caption.addWidget(self._caption_button, 0, Qt.AlignmentFlag.AlignTop)
        self.caption_edit = CaptionEdit()
        self.caption_edit.setAccessibleName(self.tr("Caption. Enter keeps it, Escape leaves it as it was."))
        self.caption_edit.returnPressed.connect(self._give_caption)
        self.caption_edit.left.connect(self._leave_caption)
        self.caption_edit.hide()
        self._notice = NoteFrame("info")
        self.inspect_button = QuietButton(self.tr("Inspect now"))
        self.inspect_button.clicked.connect(lambda: self.inspect_asked.emit(self._id))
        self._notice.add_widget(self.inspect_button, below=True)
        self.mistake_button = LinkButton(self.tr("Locked by mistake?"))
        self.mistake_button.clicked.connect(lambda: self.mistake_asked.emit(self._id))
        self._notice.add_widget(self.mistake_button, below=True)
        self.exits_button = LinkButton(self.tr("Hand over, or destroy…"))
        self.exits_button.clicked.connect(lambda: self.exits_asked.emit(self._id))
        self._notice.add_widget(self.exits_button, below=True)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(6)
        head.addLayout(top)
        head.addWidget(self._caption_row)
        head.addWidget(self.caption_edit)
        head.addWidget(self._notice)
        self._sections.addLayout(head)

    def _make_sections(self) -> None:
        self._source = LinkButton(self.tr("Add or correct"))
        self._source.setAccessibleName(self.tr("Add or correct where it comes from"))
        self._source.clicked.connect(self.source_asked)
        self._facts = Section(self.tr("Facts"), self._source)
        self.copy_button = IconButton("copy", self.tr("Copy the SHA-256"))
        self.copy_button.clicked.connect(lambda: self.copied.emit(self._sha256))
        self._hash = Section(self.tr("SHA-256 of the original"), self.copy_button)
        self.replay_button = LinkButton(self.tr("Show it again, offline"))
        self.replay_button.clicked.connect(lambda: self.replay_asked.emit(self._id))
        self._told = Section(self.tr("What the file says of itself"), self.replay_button)
        self.words = MachineWords()
        self.grades = GradeSection()
        self._change = LinkButton(self.tr("Change"))
        self._change.clicked.connect(self.classify_asked)
        self._policy = Section(self.tr("Policy"), self._change)
        self._set_people = IconButton("user-plus", self.tr("Set people and roles"), "Ctrl+Shift+P")
        self._set_people.clicked.connect(self.people_asked)
        self._people = Section(self.tr("People in this exhibit"), self._set_people)
        self._copies = Section(self.tr("Made from, and made of it"))
        self._notes = Section(self.tr("Notes"))
        self.note_edit = NoteEdit()
        self.note_edit.setPlaceholderText(self.tr("Add a note. It cannot be changed later, only added to."))
        self.note_edit.setAccessibleName(self.tr("A new note"))
        self.note_edit.setFixedHeight(theme.metrics().height() * 2 + 20)
        self.note_edit.setTabChangesFocus(True)
        self.note_button = QuietButton(self.tr("Add the note"), key="Ctrl+Enter")
        self.note_edit.done.connect(self._give_note)
        self.note_button.clicked.connect(self._give_note)
        self._notes.lines.addWidget(self.note_edit)
        self._notes.lines.addWidget(self.note_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts: list[tuple[Line, Section]] = []
        for section in (
            self._facts, self._told, self._hash, self.grades, self._policy, self._people, self._copies, self.words,
            self._notes,
        ):  # fmt: skip
            line = Line()
            self._sections.addWidget(line)
            self._sections.addWidget(section)
            self._parts.append((line, section))

    # -- showing -----------------------------------------------------------------------------------------------------

    @property
    def ident(self) -> str:
        """The exhibit shown; "" for none."""
        return self._id

    def show_exhibit(self, case: Case, policy: Policy, row: ExhibitRow, read_only: str) -> None:
        """Show what is known about an exhibit.

        Args:
            read_only: why nothing can be written; "" where it can.
        """
        exhibit = case.exhibits[row.id]
        if row.id != self._id:
            self._leave_caption()
            self.note_edit.clear()
            self._area.verticalScrollBar().setValue(0)
        self._id = row.id
        self._ref.setText(row.ref)
        self._kind.set_text(row.kind_text, ICONS[row.kind])
        self._grade.setVisible(bool(row.grade))
        if row.grade:
            self._grade.show_grade(row.grade)
        self._own_caption = exhibit.caption
        self._caption.setText(row.caption)
        writable = not read_only
        for widget in (self._caption_button, self._set_people, self.note_edit, self.note_button):
            widget.setEnabled(writable)
        self._change.setEnabled(writable and row.can_classify)
        self._source.setEnabled(writable)
        self._source.setVisible(row.kind != "restricted-record")
        self._show_notice(case, row, exhibit, policy)
        self._show_facts(case, policy, exhibit)
        self._show_told(exhibit)
        self._visible(self.words, on=self.words.show_exhibit(exhibit, writable=writable))
        self._show_hash(exhibit)
        graded = self.grades.show_exhibit(case, policy, row.grade, exhibit, writable=writable)
        self._visible(self.grades, on=graded)
        self._show_policy(case, policy, row, exhibit)
        self._show_people(case, exhibit)
        self._show_copies(case, exhibit)
        self._show_notes(case, exhibit)
        self.stop_button.setVisible(row.state in {"held", "damaged"})
        self._foot_line.setVisible(row.state in {"held", "damaged"})
        for _, section in self._parts:
            section.settle()

    def _visible(self, section: Section, *, on: bool) -> None:
        for line, part in self._parts:
            if part is section:
                line.setVisible(on)
                part.setVisible(on)

    def _show_notice(self, case: Case, row: ExhibitRow, exhibit: Exhibit, policy: Policy) -> None:
        self.inspect_button.hide()
        self.mistake_button.setVisible(row.state == "locked" and exhibit.blob is not None)
        gone = exhibit.id in case.destroyed
        self.exits_button.setVisible(exhibit.status == "locked" or row.state == "restricted" or gone)
        self.exits_button.setText(
            self.tr("Where else copies may be…") if gone else self.tr("Hand over, or destroy…")
        )
        self._notice.show()
        reason = exhibit.status_reason
        match row.state, row.preview:
            case "locked", _:
                since = dates.local_text(exhibit.status_at)
                text = self.tr("Nobody can open it here. Nothing was deleted.")
                parts = [text, self.tr("Since {when}.").format(when=since) if since else "", reason, row.foot]
                words = " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts if part)
                self._notice.set_kind("stop", "octagon-x")
                self._notice.set_words(self.tr("Locked for police"), words)
            case "restricted", _:
                self._notice.set_kind("stop", "octagon-x")
                text = self.tr("Described from what was told. There is no attachment.")
                self._notice.set_words(
                    self.tr("Text record only"), " ".join(p for p in (text, row.foot) if p)
                )
            case "erased", _:
                self._notice.set_kind("info", "x")
                title = self.tr("Destroyed on police instruction") if gone else self.tr("Erased")
                self._notice.set_words(title, reason)
            case "damaged", _:
                self._notice.set_kind("warn", "file-warning")
                self._notice.set_words(self.tr("Damaged"), reason)
            case _, "waiting":
                self._notice.set_kind("info", "clock")
                self._notice.set_words("", self.tr("Kept. Preview waits until the computer is idle"))
                self.inspect_button.show()
            case _, "unshown":
                self._notice.set_kind("info", "file")
                self._notice.set_words("", self.tr("Kept as it is. This file cannot be shown here."))
            case _:
                self._notice.hide()

    def _show_facts(self, case: Case, policy: Policy, exhibit: Exhibit) -> None:
        lines = self._facts.fresh()
        for fact in facts_of(case, policy, exhibit):
            lines.addWidget(FactLine(fact))

    def _show_told(self, exhibit: Exhibit) -> None:
        told = told_by(exhibit)
        again = exhibit.status == "held" and is_kept_page(exhibit)
        self.replay_button.setVisible(again)
        self._visible(self._told, on=bool(told.read_as) or again)
        show_told(self._told.fresh(), told)

    def _show_hash(self, exhibit: Exhibit) -> None:
        self._sha256 = exhibit.sha256
        self._visible(self._hash, on=bool(exhibit.sha256))
        if not exhibit.sha256:
            return
        lines = self._hash.fresh()
        digits = Label("\n".join(grouped(exhibit.sha256)), font="mono", selectable=True)
        digits.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        digits.setAccessibleName(self.tr("SHA-256 of the original: {digits}").format(digits=exhibit.sha256))
        lines.addWidget(digits)
        if exhibit.status == "damaged":
            lines.addLayout(marked("circle-x", "stop", self.tr("The stored bytes do not match it any more.")))
            return
        since = self.tr("Not changed since {when}, by this computer’s clock")
        when = dates.local_text(exhibit.captured_at.utc)
        lines.addLayout(marked("check", "ok", since.format(when=when)))

    def _show_policy(self, case: Case, policy: Policy, row: ExhibitRow, exhibit: Exhibit) -> None:
        lines = self._policy.fresh()
        self._change.setText(self.tr("Change") if row.classified else self.tr("Classify"))
        self._change.setVisible(row.can_classify)
        tags = exhibit.classification
        if tags is None or not row.classified:
            lines.addLayout(marked("circle-dashed", "warn", self.tr("Not classified")))
            return
        side = QHBoxLayout()
        side.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        if row.mark:
            mark = MatrixMark(row.mark, ", ".join(row.policy_names), square=6, gap=2)
            side.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        for name in row.policy_names[: len(tags.cells)]:
            words.addWidget(small(name))
        for trigger in tags.triggers:
            label = tag_text(case, policy, exhibit, trigger)
            words.addWidget(small(self.tr("Trigger: {label}").format(label=label), ink="warn"))
        for tag in tags.criminal:
            label = tag_text(case, policy, exhibit, tag.id)
            label += f" ({', '.join(tag.verbs)})" if tag.verbs else ""
            words.addWidget(SecLabel(self.tr("Policy criminal category: {label}").format(label=label)))
        for clause in tags.clauses:
            label = tag_text(case, policy, exhibit, clause)
            words.addWidget(SecLabel(self.tr("Clause: {label}").format(label=label)))
        if tags.four_cs_chosen:
            chosen = ", ".join(tag_text(case, policy, exhibit, name) for name in tags.four_cs)
            by_hand = self.tr("4 Cs, chosen by {name}: {chosen}")
            who = member_name(case, tags.four_cs_by)
            words.addWidget(SecLabel(by_hand.format(name=who, chosen=chosen or self.tr("none"))))
        side.addLayout(words, 1)
        lines.addLayout(side)
        if tags.reason:
            lines.addWidget(SecLabel(tags.reason))
        older = former(case, exhibit)
        if older is not None and case.policy is not None:
            again = policy_words.looks_again(older, case.policy.version)
            lines.addLayout(marked("circle-dashed", "warn", again))

    def _show_people(self, case: Case, exhibit: Exhibit) -> None:
        lines = self._people.fresh()
        people = people_of(case, exhibit)
        if not people:
            lines.addWidget(SecLabel(self.tr("Nobody is named yet")))
        for person in people:
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(small(person.name))
            row.addWidget(SecLabel(person.pseudonym))
            row.addStretch(1)
            row.addWidget(small(person.role))
            lines.addLayout(row)

    def _show_copies(self, case: Case, exhibit: Exhibit) -> None:
        origin = case.exhibits.get(exhibit.derived_from)
        copies = copies_of(case, exhibit)
        self._visible(self._copies, on=bool(origin or copies))
        lines = self._copies.fresh()
        for other, text in [(origin, self.tr("Made from {ref}"))] * (origin is not None) + [
            (copy, self.tr("Copy: {ref}")) for copy in copies
        ]:
            if other is not None:
                link = LinkButton(text.format(ref=other.ref))
                link.clicked.connect(calling(self.open_asked.emit, other.id))
                lines.addWidget(link)

    def _show_notes(self, case: Case, exhibit: Exhibit) -> None:
        lines = self._notes.fresh()
        for note in exhibit.notes:
            lines.addWidget(small(note_text(case, note), selectable=False))

    def wipe(self) -> None:
        """Forget all words shown."""
        self._id = self._sha256 = self._own_caption = ""
        for label in (self._ref, self._caption):
            label.setText("")
        self._leave_caption()
        self.note_edit.clear()
        self.words.wipe()
        for _, section in self._parts:
            section.fresh()

    # -- writing -----------------------------------------------------------------------------------------------------

    def edit_caption(self) -> None:
        """Let the caption be written."""
        if self._caption_button.isEnabled():
            self.caption_edit.setText(self._own_caption)
            self._caption_row.hide()
            self.caption_edit.show()
            self.caption_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.caption_edit.selectAll()

    def _leave_caption(self) -> None:
        self.caption_edit.hide()
        self.caption_edit.clear()
        self._caption_row.show()

    def _give_caption(self) -> None:
        self.caption_given.emit(self._id, self.caption_edit.text().strip())

    def caption_kept(self) -> None:
        """Close the field: the caption is in the case."""
        self._leave_caption()
        self._caption_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_note(self) -> None:
        """Let a note be written."""
        self._area.ensureWidgetVisible(self.note_button)
        self.note_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give_note(self) -> None:
        words = self.note_edit.toPlainText().strip()
        if words:
            self.note_given.emit(self._id, words)

    def note_kept(self) -> None:
        """Clear the field: the note is in the case."""
        self.note_edit.clear()
