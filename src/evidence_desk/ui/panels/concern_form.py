"""The form of the concern: everything that can be written in it, and one more decision with its reason."""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.base.clock import Clock
from evidence_desk.case.values import Concern
from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.concern_words import NOT_TOLD, TOLD, subject_kinds
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, SegmentedControl
from evidence_desk.ui.widgets.fields import ComboBox, Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit


class ConcernForm(QWidget):
    """Takes a whole concern. What stood before stays in the record whatever is written here."""

    saved = Signal(object)  # Concern, with what was written
    cancelled = Signal()
    pointed_at = Signal(QWidget)  # what should be seen: an error, or the field it belongs to

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Concern()
        self.when = WhenEdit(clock)
        self.location = LineEdit("", self.tr("at school, on the way, at home …"))
        self.platform = LineEdit("", self.tr("ChatterBox, WhatsApp …"))
        self.subject = ComboBox(subject_kinds())
        self.texts = {
            name: TextEdit("", lines=lines)
            for name, lines in (
                ("facts", 5),
                ("childs_words", 3),
                ("childs_wishes", 2),
                ("opinion", 3),
                ("told_whom", 2),
                ("immediate_action", 2),
                ("follow_up", 2),
                ("outcome", 2),
            )
        }
        self.parents = SegmentedControl(
            [("", self.tr("Not said"), ""), ("told", self.tr("Told"), ""), ("not", self.tr("Not told"), "")],
            self.tr("Parents or carers"),
            "",
        )
        self.parents_text = LineEdit()
        self.decision = LineEdit("", self.tr("for example: not referred to the police"))
        self.reason = TextEdit("", lines=2)
        self._decided = Label("", font="small")
        self._error = NoteFrame("stop", icon="circle-alert")
        self._error.hide()
        self.save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.cancel_button = QuietButton(self.tr("Cancel"), key="Esc")
        self._fields: dict[str, Field] = {}
        self._lay_out()
        self._connect()

    # -- building ------------------------------------------------------------------------------------------

    def _field(self, name: str, label: str, widget: QWidget, hint: str = "") -> Field:
        self._fields[name] = Field(label, widget, hint)
        return self._fields[name]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._error)
        column.addWidget(
            SecLabel(
                self.tr(
                    "Write what was seen and said, in plain words; strangers may read it many years from now. "
                    "Earlier versions stay readable."
                )
            )
        )
        top = FlowLayout(gap=12, row_gap=12)
        for field in (
            self._field("happened_at", self.tr("When it happened"), self.when, self.tr("a day will do")),
            self._field("location", self.tr("Where"), self.location),
            self._field("platform", self.tr("Platform or app"), self.platform),
            self._field("subject_kind", self.tr("Who it is about"), self.subject),
        ):
            field.setMinimumWidth(theme.scaled(220))
            top.addWidget(field)
        column.addLayout(top)
        texts = self.texts
        for name, label, hint in self._labels():
            column.addWidget(self._field(name, label, texts[name], hint))
            if name == "opinion":
                column.addLayout(self._parents_row())
        column.addLayout(self._decision_rows())
        column.addWidget(self._field("outcome", self.tr("Outcome"), texts["outcome"]))
        column.addStretch(1)

    def _labels(self) -> list[tuple[str, str, str]]:
        return [
            ("facts", self.tr("Factual account"), self.tr("what was seen, heard or found; no guesses")),
            (
                "childs_words",
                self.tr("The child’s own words"),
                self.tr("as they were said, in quotation marks"),
            ),
            ("childs_wishes", self.tr("What the child wishes"), ""),
            (
                "opinion",
                self.tr("Opinion"),
                self.tr("what people think, and who thinks so; kept apart from fact"),
            ),
            ("told_whom", self.tr("Told whom"), self.tr("names, roles, when")),
            ("immediate_action", self.tr("Immediate action"), ""),
            ("follow_up", self.tr("Follow-up"), self.tr("what was done later, and what came of it")),
        ]

    def _parents_row(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label(self.tr("Parents or carers"), bold=True, wrap=False))
        row.addWidget(self.parents)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._field("parents_told", "", self.parents_text))
        return column

    def _decision_rows(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Heading(self.tr("Decisions"), font="section"))
        column.addWidget(self._decided)
        column.addWidget(
            self._field(
                "decision",
                self.tr("One more decision"),
                self.decision,
                self.tr("also when it is not to refer"),
            )
        )
        column.addWidget(self._field("reason", self.tr("Its reason"), self.reason))
        return column

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancelled)
        self.parents.changed.connect(self._on_parents)
        for keys, slot in ((("Ctrl+Return", "Ctrl+Enter"), self.save), (("Esc",), self.cancelled.emit)):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    # -- filling and taking --------------------------------------------------------------------------------

    def show_concern(self, concern: Concern) -> None:
        """Fill the form with the newest version."""
        self._before = concern
        self.when.set_value(concern.happened_at)
        self.location.setText(concern.location)
        self.platform.setText(concern.platform)
        self.subject.choose(concern.subject_kind)
        for name, edit in self.texts.items():
            edit.setPlainText(getattr(concern, name))  # also clears what undo remembers
        told = concern.parents_told
        kind = "not" if told.startswith(NOT_TOLD) else "told" if told else ""
        self.parents.choose(kind, quietly=True)
        self._on_parents()
        self.parents_text.setText(told.removeprefix(NOT_TOLD).removeprefix(TOLD))
        self.decision.clear()
        self.reason.setPlainText("")
        lines = [f"{place}. {text}" for place, text in enumerate(concern.decisions, 1)]
        self._decided.setText("\n".join(lines))
        self._decided.setVisible(bool(lines))
        self._error.hide()
        for field in self._fields.values():
            field.set_error("")

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_parents(self) -> None:
        chosen = self.parents.chosen
        field = self._fields["parents_told"]
        field.setVisible(bool(chosen))
        label = self.tr("When, how and by whom") if chosen == "told" else self.tr("Why not")
        field.set_label(label, "" if chosen == "told" else self.tr("needed"))
        field.set_error("")

    def concern(self) -> Concern:
        """Return what is written, with the decisions there were before."""
        texts = {name: edit.toPlainText().strip() for name, edit in self.texts.items()}
        words = self.parents_text.text().strip()
        told = {"told": TOLD + words, "not": NOT_TOLD + words}.get(self.parents.chosen, "")
        decisions = self._before.decisions
        decided, reason = self.decision.text().strip(), self.reason.toPlainText().strip()
        if decided:
            ended = decided if decided.endswith((".", "!", "?")) else f"{decided}."
            decisions = (*decisions, f"{ended} Reason: {reason}")
        return structs.replace(
            self._before,
            happened_at=self.when.value(),
            location=self.location.text().strip(),
            platform=self.platform.text().strip(),
            subject_kind=self.subject.chosen,
            parents_told=told,
            decisions=decisions,
            **texts,
        )

    def save(self) -> None:
        """Hand the concern over, once nothing is missing."""
        if self.save_button.isEnabled() and not self._missing():
            self.saved.emit(self.concern())

    def _missing(self) -> bool:
        """Say at each field what is missing; go to the first; return whether anything is."""
        decided, reason = self.decision.text().strip(), self.reason.toPlainText().strip()
        problems = {
            "happened_at": self.when.problem(),
            "parents_told": self.tr("Say why the parents are not told.")
            if self.parents.chosen == "not" and not self.parents_text.text().strip()
            else "",
            "reason": self.tr("A decision needs its reason.") if decided and not reason else "",
            "decision": self.tr("Say what was decided.") if reason and not decided else "",
        }
        for name, words in problems.items():
            self._fields[name].set_error(words)
        first = next((name for name, words in problems.items() if words), "")
        if first:
            self._fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self.pointed_at.emit(self._fields[first])
        return bool(first)

    def show_busy(self, busy: bool) -> None:
        """Keep still while it is saved."""
        self.save_button.setEnabled(not busy)

    def show_error(self, words: str) -> None:
        """Say why it was not saved; what was typed stays."""
        self._error.set_words(self.tr("Not saved"), words)
        self._error.show()
        self.pointed_at.emit(self._error)
        announce(self, words, urgent=True)
