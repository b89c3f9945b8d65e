"""One drop, before it is taken in: who sent it, how its seal stands, what was written, what is inside, where it goes.

Nothing of its files is opened here. There are no previews: what is inside is said in its sender's words.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.acts.suggesting import Suggestion
from evidence_desk.case.values import Concern
from evidence_desk.ui import theme
from evidence_desk.ui.concern_words import sections, shown
from evidence_desk.ui.inbox_words import note_of, subject_of
from evidence_desk.ui.inboxing import InboxView, Target
from evidence_desk.ui.models.inbox import ItemsModel
from evidence_desk.ui.panels.inbox_target import TakeInto
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page_head import RecordTable

_ROWS_MAX: Final = 8  # items shown without scrolling


class InboxDetail(QWidget):
    """The right side of the inbox."""

    take_asked = Signal()
    aside_asked = Signal()
    compare_asked = Signal()
    copy_asked = Signal(str)  # the check code
    again_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop: Listed | None = None
        self._items = ItemsModel(self)
        self._make_widgets()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(Line())
        column.addLayout(self._make_foot())

    def _make_widgets(self) -> None:
        self.title = Heading("")
        self._from = SecLabel("", font="body")
        self.note = NoteFrame("info", " ", " ")  # both words: the drawing stands at the top
        self.compare_button = QuietButton(self.tr("Check by phone or in person"), "phone-call")
        self.compare_button.clicked.connect(self.compare_asked)
        self.note.add_widget(self.compare_button)
        self.leadership = NoteFrame("warn", " ", " ", icon="shield")
        self.record = NoteFrame("stop", " ", " ", icon="octagon-x")
        self._detail = SecLabel("", selectable=True)
        self._written = QVBoxLayout()
        self._written.setSpacing(4)
        self._inside = Heading(self.tr("Inside"), font="section")
        self.table = RecordTable(self._items, {0: 300, 1: 240, 2: 220}, 0)
        self.table.setAccessibleName(self.tr("Inside"))
        self.table.setMinimumWidth(0)
        self.table.horizontalHeader().hide()
        self._into = Heading(self.tr("Take into"), font="section")
        self.target = TakeInto()
        self.target.changed.connect(self._show_hint)
        self._hint = SecLabel("", font="body")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 14, 24, 20)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self._from)
        for note in (self.note, self.leadership, self.record):
            column.addSpacing(4)
            column.addWidget(note)
        column.addWidget(self._detail)
        column.addSpacing(8)
        column.addLayout(self._written)
        column.addSpacing(4)
        for widget in (self._inside, self.table, self._into, self.target, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        inside.setBackgroundRole(QPalette.ColorRole.Base)

    def _make_foot(self) -> QBoxLayout:
        self._code_label = SecLabel(self.tr("Receipt"), font="body", wrap=False)
        self._code = Label("", font="mono", wrap=False, selectable=True)
        self.copy_button = LinkButton(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy the check code"))
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self._code.text()))
        self.again_button = QuietButton(self.tr("Ask to send again"), "copy")
        self.again_button.setToolTip(self.tr("Copies a message to its sender"))
        self.again_button.clicked.connect(self.again_asked)
        self.aside_button = QuietButton(self.tr("Set aside"), "archive", "E")
        self.aside_button.clicked.connect(self.aside_asked)
        self.take_button = MainButton(self.tr("Take into the case"), "Ctrl+Enter", "folder-down")
        self.take_button.clicked.connect(self.take_asked)
        code = QHBoxLayout()
        code.setSpacing(8)
        for widget in (self._code_label, self._code, self.copy_button):
            code.addWidget(widget)
        code.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        for button in (self.again_button, self.aside_button, self.take_button):
            acts.addWidget(button)
        self._acts = acts
        self._code_row = code
        self._foot = foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setContentsMargins(24, 10, 24, 10)
        foot.setSpacing(8)
        foot.addLayout(code, 1)
        foot.addLayout(acts)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the check code where both do not fit side by side."""
        super().resizeEvent(event)
        needed = self._code_row.sizeHint().width() + self._acts.sizeHint().width() + 64
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(across if needed <= self.width() else down)

    # -- showing ------------------------------------------------------------------------------------------

    def show_drop(self, drop: Listed, view: InboxView, own: str) -> None:
        """Show a drop.

        Args:
            own: this person's name, as the sender may have stated it.
        """
        another = self.drop is None or self.drop.id != drop.id or self.drop.path != drop.path
        self.drop = drop
        self.title.setText(subject_of(drop))
        self._from.setText(self._from_words(drop))
        self._show_note(drop, own, view.refs.get(drop.case, ""))
        self._show_warnings(drop)
        self._show_written(drop)
        self._items.show(drop)
        self._size_table()
        self._show_target(drop, view.suggestions.get(drop.id, ()))
        self._code.setText(drop.check_code)
        for widget in (self._code_label, self._code, self.copy_button):
            widget.setVisible(bool(drop.check_code))
        self.aside_button.setVisible(drop.is_new)
        self.again_button.setVisible(drop.state in {"quarantined", "unfinished"})
        if another:
            self._area.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Forget what is shown."""
        self.drop = None
        self._items.show(None)
        self._clear_written()
        for label in (self.title, self._from, self._code, self._hint):
            label.setText("")
        for note in (self.note, self.leadership, self.record):
            note.set_words("")
        self.target.show_cases(())

    def _from_words(self, drop: Listed) -> str:
        who = ", ".join(part for part in (drop.sender, drop.position or drop.organisation) if part)
        sealed = self.tr("sealed {time}").format(time=local_text(drop.newest_at)) if drop.newest_at else ""
        arrived = (
            self.tr("arrived {time}").format(time=local_text(drop.arrived_at)) if drop.arrived_at else ""
        )
        copies = self.tr("it lies there {count} times").format(count=drop.copies) if drop.copies > 1 else ""
        return " · ".join(part for part in (who, sealed, arrived, copies) if part)

    def _show_note(self, drop: Listed, own: str, ref: str) -> None:
        note = note_of(drop, own, ref)
        self.note.set_kind(note.kind, note.icon)  # type: ignore[arg-type]  # one of the four kinds
        self.note.set_words(note.title, note.text)
        damaged = drop.state == "quarantined"
        self._detail.setText(self.tr("For IT: {words}").format(words=drop.says) if damaged else "")
        self._detail.setVisible(damaged)
        unsure = drop.known != "known" or (drop.compared is None and not drop.position)
        self.compare_button.setVisible(bool(drop.fingerprint) and unsure and drop.is_new)

    def _show_warnings(self, drop: Listed) -> None:
        about = drop.about_leadership == "yes" and drop.state != "quarantined"
        self.leadership.setVisible(about)
        self.leadership.set_words(
            self.tr("Its sender says that it is about the DSL, a deputy or the head."),
            self.tr(
                "Take it into a case whose readers are not whom it is about. Speak to the local authority’s designated "
                "officer (LADO) within one working day, before anybody looks into it."
            ),
        )
        self.record.setVisible(drop.has_record and drop.is_new)
        self.record.set_words(
            self.tr("A text record: nothing was kept, nothing can be opened."),
            self.tr("Take it in now. The police contact is due today; the card of calls comes up with it."),
        )
        earlier = drop.says if drop.state == "waiting" else ""
        if earlier:
            self.note.set_words(self.note.accessibleName(), f"{earlier} {self.note.accessibleDescription()}")

    def _show_written(self, drop: Listed) -> None:
        self._clear_written()
        for concern in drop.concerns:
            self._write_concern(concern)

    def _write_concern(self, concern: Concern) -> None:
        if self._written.count() == 0:
            self._written.addWidget(Heading(self.tr("What they wrote"), font="section"))
        for section in sections():
            for name, label in section.fields:
                text = shown(name, getattr(concern, name))
                if not text.strip():
                    continue
                if name != "facts":
                    self._written.addWidget(SecLabel(label))
                self._written.addWidget(Label(text, selectable=True))

    def _clear_written(self) -> None:
        while (item := self._written.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _size_table(self) -> None:
        count = self._items.rowCount()
        self._inside.setVisible(bool(count))
        self.table.setVisible(bool(count))
        rows = min(count, _ROWS_MAX)
        self.table.setFixedHeight(rows * theme.row_height() + 2)

    def _show_target(self, drop: Listed, suggestions: tuple[Suggestion, ...]) -> None:
        for widget in (self._into, self.target, self._hint):
            widget.setVisible(drop.is_new)
        self.take_button.setVisible(drop.is_new)
        if drop.is_new:
            self.target.show_cases(suggestions)
        self._show_hint()

    def _show_hint(self) -> None:
        """Say what comes next, and whether it can be taken."""
        drop = self.drop
        if drop is None:
            return
        forged = drop.known == "other-key"
        self.take_button.setEnabled(self.target.target is not None and not forged)
        pictures = [item for item in drop.pictures if not item.blocked]
        words = self.tr("Its items become exhibits in {name}’s initials, because they produced them.").format(
            name=drop.sender
        )
        if forged:
            words = self.tr("First compare the words of the key with {name}.").format(name=drop.sender)
        elif self.target.target is None:
            words = self.tr("Choose where it goes, then take it in.")
        elif pictures:
            asked = self.tr("You answer the stop question for each picture first.")
            words = f"{asked} {words}"
        self._hint.setText(words)

    @property
    def chosen(self) -> Target | None:
        """Where it is to go."""
        return self.target.target
