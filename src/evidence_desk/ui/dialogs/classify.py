"""The classify sheet: triggers with what they oblige to, the matrix, the policy criminal categories, the reason.

It shows the whole classification and puts the whole back; several exhibits are shown as one, and where they differ a
dash stands that leaves each as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.acts.classifying import Classified, replace_classification
from evidence_desk.policy.taxonomy import Cell, Criminal, Trigger
from evidence_desk.ui import policy_words, theme
from evidence_desk.ui.classification import (
    Draft,
    Tick,
    asks_first,
    by_use,
    cell_pictures,
    held_pictures,
    older_policies,
    pictures_to_ask,
)
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.clauses import ClausesSheet
from evidence_desk.ui.dialogs.pictures_asked import Asking, PicturesAsked
from evidence_desk.ui.models.asked import Answer
from evidence_desk.ui.models.categories import CategoryModel
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.categories import CategoryPanel
from evidence_desk.ui.widgets.clauses import ClauseLine
from evidence_desk.ui.widgets.elided import Elided
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.four_cs import FourCs
from evidence_desk.ui.widgets.matrix import MatrixControl
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet
from evidence_desk.ui.widgets.triggers import TriggerBanner, TriggerRow

_WIDTH, _HEIGHT = 1180, 700
_SIDE = 366  # the categories, at 100 %
_STATES: dict[Qt.CheckState, Tick] = {
    Qt.CheckState.Checked: "yes",
    Qt.CheckState.Unchecked: "no",
    Qt.CheckState.PartiallyChecked: "mixed",
}
_CHECKS = {tick: state for state, tick in _STATES.items()}


class ClassifySheet(Sheet):
    """Classifies one exhibit or several. Open it with `open()`; `saved` tells what stands in the case."""

    saved = Signal(str)  # words for the status bar

    def __init__(self, desk: Desk, ids: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon="grid-3x3", width=_WIDTH)
        session = desk.session
        assert session is not None, "nothing is classified without a case"  # noqa: S101  # a bug of the caller
        self._desk, self._session = desk, session
        self._policy = desk.case_policy
        self._exhibits = [session.case.exhibits[name] for name in ids if name in session.case.exhibits]
        self._draft = Draft.of(self._policy, self._exhibits)
        self._answers: dict[str, Answer] = {}
        self._first_answers: dict[tuple[str, str], Answer] = {}  # (gate class, exhibit)
        self._asked: PicturesAsked | None = None
        self._triggers = TriggerRow(self._policy)
        self._banner = TriggerBanner(self._policy)
        self._matrix = MatrixControl(self._policy)
        self._model = CategoryModel(self._draft, by_use(session.case, self._policy), self)
        self._categories = CategoryPanel(self._policy, self._model)
        self._four_cs = FourCs(self._draft)
        self._clauses = ClauseLine(self._draft)
        self._reason = LineEdit("", self.tr("Why (kept with the decision)"))
        self._build_head()
        self._build_body()
        self._build_foot()
        self._fill()
        self._connect()

    # -- building ------------------------------------------------------------------------------------------

    def _build_head(self) -> None:
        refs = [exhibit.ref for exhibit in self._exhibits]
        if len(refs) == 1:
            self.set_title(self.tr("Classify {ref}").format(ref=refs[0]))
            self._caption = Elided(self._exhibits[0].caption)
        else:
            self.set_title(self.tr("Classify %n exhibits together", "", len(refs)))
            shown = ", ".join(refs[:6]) + (" …" if len(refs) > 6 else "")
            self._caption = Elided(shown, ", ".join(refs))
        self._head.insertWidget(2, self._caption, 1)
        version = SecLabel(self.tr("Policy {version}").format(version=self._policy.version), wrap=False)
        version.setToolTip(self._policy.title)
        self.add_chip(version, at_end=True)

    def _build_body(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        for note in self._notes():
            left.addWidget(note)
        left.addWidget(Label(self.tr("Does it involve any of these?"), bold=True))
        left.addWidget(self._triggers)
        left.addWidget(self._banner)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Kind of misuse"), bold=True, wrap=False))
        head.addWidget(SecLabel(self.tr("choose every cell that fits; the examples are the policy’s own")), 1)
        left.addLayout(head)
        left.addWidget(self._matrix, 1)
        left.addWidget(self._clauses)
        left.addStretch(0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(4, 4, 4, 4)
        self._columns.setSpacing(24)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._categories)
        self._inside = inside = QWidget()
        inside.setLayout(self._columns)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.body.setContentsMargins(20, 0, 20, 0)
        self.body.addWidget(self._area, 1)

    def _notes(self) -> list[NoteFrame]:
        notes: list[NoteFrame] = []
        for pin in older_policies(self._session.case, self._policy, self._exhibits):
            words = policy_words.looks_again(pin, self._policy.version)
            notes.append(NoteFrame("warn", "", words, "circle-dashed"))
        missing = policy_words.trouble(self._desk.case_policy_use)
        if missing:
            notes.append(NoteFrame("warn", "", missing))
        unknown = self._draft.unknown()
        if unknown:
            words = self.tr("Chosen under another policy and kept as it is: {names}.")
            notes.append(NoteFrame("info", "", words.format(names=", ".join(unknown))))
        if self._session.read_only:
            notes.append(NoteFrame("warn", self.tr("Open for reading only"), self._session.read_only, "lock"))
        return notes

    def _build_foot(self) -> None:
        self.footer.addWidget(self._four_cs, 1)
        self._reason.setMinimumWidth(theme.scaled(200))
        self._reason.setAccessibleName(self.tr("Why, kept with the decision"))
        self.footer.addWidget(self._reason, 1)
        self.add_cancel()
        self._save_button = MainButton(self.tr("Save"), key="Ctrl+Enter")
        self.add_button(self._save_button, self.save)

    def _fill(self) -> None:
        self._triggers.set_ticks(self._draft.triggers)
        self._matrix.set_states({name: _CHECKS[tick] for name, tick in self._draft.cells.items()})
        self._reason.setText(self._draft.reason)
        self._reason.setCursorPosition(0)
        self._banner.set_text(self._draft.text)
        if len(self._exhibits) > 1 and len({c.reason for c in self._draft.before.values()}) > 1:
            self._reason.setPlaceholderText(self.tr("Why (empty: each keeps its own)"))
        self._show()

    def _connect(self) -> None:
        self._triggers.ticked.connect(self._on_trigger)
        self._matrix.changed.connect(self._on_cells)
        self._model.ticked.connect(self._on_category)
        self._clauses.cite.clicked.connect(self._on_cite)
        save = QAction(self)
        save.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        save.triggered.connect(self.save)
        self.addAction(save)

    # -- what is ticked ------------------------------------------------------------------------------------

    def _on_trigger(self, name: str, tick: str) -> None:
        self._draft.triggers[name] = "yes" if tick == "yes" else "no"
        self._show()
        if tick == "yes":
            self._ask(self._policy.trigger(name))

    def _on_category(self, name: str, on: bool) -> None:
        leaf = self._policy.criminal(name)
        if on and self._draft.criminal[name] == "yes":
            self._ask(leaf)
        self._show()

    def _on_cite(self) -> None:
        sheet = ClausesSheet(self._draft, self)
        sheet.accepted.connect(self._clauses.show_draft)
        sheet.open()

    def _on_cells(self) -> None:
        before = dict(self._draft.cells)
        for name, state in self._matrix.states().items():
            self._draft.cells[name] = _STATES[state]
        self._show()
        for name in self._policy.cells_asking():
            if self._draft.cells[name] == "yes" and before[name] != "yes":
                self._ask(self._policy.cell(name))

    def _show(self) -> None:
        """Show what follows from the ticks."""
        self.clear_error()
        chosen = [
            row
            for name, row in self._policy.trigger_list.triggers.items()
            if self._draft.triggers[name] != "no"
        ]
        self._banner.show_triggers(chosen, self._draft.needing_text())
        self._four_cs.show_draft()
        QTimer.singleShot(0, self, self._keep_room)  # once the layouts have heard of other words

    def _keep_room(self) -> None:
        """Scroll rather than press words into less than they need: a layout in a scroll area knows no wrapping."""
        self._inside.setMinimumHeight(self._columns.minimumHeightForWidth(self._area.viewport().width()))

    # -- the questions about pictures ----------------------------------------------------------------------

    def _ask(self, row: Criminal | Trigger | Cell) -> None:
        """Ask what a category or trigger asks; without all answers it is not chosen."""
        asking = self._asking(row)
        if asking is None or not asking.pictures or self._asked is not None:
            return
        sheet = self._asked = PicturesAsked(self._session, asking, self)
        sheet.finished.connect(lambda _: self._on_asked(row, sheet))
        sheet.open()

    def _asking(self, row: Criminal | Trigger | Cell) -> Asking | None:
        case, gate = self._session.case, self._policy.gate
        ids = [exhibit.id for exhibit in self._exhibits]
        if row.id in self._policy.asking_about_each_picture():
            return Asking(
                label=row.label,
                question=gate.stop,
                pictures=pictures_to_ask(case, [row.id], self._answers),
                given_to=frozenset(ids),
                about_all=True,
            )
        if isinstance(row, Cell):
            return Asking(
                label=row.label,
                question=gate.stop,
                pictures=cell_pictures(case, ids, row.id, {*self._answers, *self._session.locked}),
                given_to=frozenset(),
                about_all=False,
            )
        if not asks_first(row) or row.gate is None:
            return None
        kind = row.gate.gate_class
        open_ = [
            picture
            for picture in held_pictures(case, ids)
            if picture.id not in self._session.locked and (kind, picture.id) not in self._first_answers
        ]
        return Asking(
            label=row.label,
            question=gate.stop if kind == "HARD" else gate.second,
            pictures=open_,
            given_to=frozenset(),
            about_all=False,
            condition=row.gate.note,
        )

    def _on_asked(self, row: Criminal | Trigger | Cell, sheet: PicturesAsked) -> None:
        self._asked = None
        finished = sheet.result() == sheet.DialogCode.Accepted
        if isinstance(row, Cell) or row.id in self._policy.asking_about_each_picture():
            self._answers |= sheet.answers
        elif row.gate is not None:
            kind = row.gate.gate_class
            self._first_answers |= {(kind, name): answer for name, answer in sheet.answers.items()}
        if not finished:
            self._untick(row)
        sheet.deleteLater()

    def _untick(self, row: Criminal | Trigger | Cell) -> None:
        if isinstance(row, Criminal):
            self._model.set_tick(row.id, "no")
        elif isinstance(row, Cell):
            self._draft.cells[row.id] = "no"
            self._matrix.set_states({name: _CHECKS[tick] for name, tick in self._draft.cells.items()})
        else:
            self._draft.triggers[row.id] = "no"
            self._triggers.set_ticks(self._draft.triggers)
        self._show()

    # -- saving --------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save; what is missing is asked for first."""
        if self.is_busy:
            return
        self._draft.reason, self._draft.text = self._reason.text(), self._banner.text()
        if self._missing():
            return
        for name in self._draft.asking():
            if pictures_to_ask(self._session.case, [name], self._answers):
                self._ask(self._row(name))  # chosen before, or a picture came in since
                return
        new, answers, policy = self._draft.result(), dict(self._answers), self._policy
        done = {*answers, *self._session.locked}
        for cell in policy.cells_asking():
            ids = [name for name, given in new.items() if cell in given.cells]
            if cell_pictures(self._session.case, ids, cell, done):
                self._ask(policy.cell(cell))
                return
        job = self._session.act(
            self.tr("Saving the classification"),
            lambda store, report: replace_classification(store, policy, new, answers),
            can_cancel=False,
        )
        self.busy(job)
        job.succeeded.connect(self._on_saved)

    def _row(self, name: str) -> Criminal | Trigger | Cell:
        leaves = self._policy.criminal_list.leaves
        return leaves[name] if name in leaves else self._policy.trigger(name)

    def _missing(self) -> bool:
        """Say what is missing and go there; return whether anything is."""
        if self._draft.needing_text() and not self._draft.text.strip():
            self._banner.ask_for_text()
            return True
        bare = self._draft.without_verb()
        if bare:
            self.show_error(
                self.tr("Say which applies to “{label}”: {verbs}.").format(
                    label=bare[0].label, verbs=", ".join(bare[0].verbs)
                )
            )
            self._categories.go_to_verbs(self._model.place_of(bare[0].id))
            return True
        return False

    def _on_saved(self, done: Classified) -> None:
        refs = ", ".join(exhibit.ref for exhibit in done.exhibits)
        words = self.tr("{refs} classified. Saved.").format(refs=refs)
        if done.locked:
            words += " " + self.tr("Locked for police: {refs}.").format(refs=", ".join(done.locked))
        self.saved.emit(words)
        self.accept()

    # -- the window ----------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the keyboard on the matrix, which is what most come for."""
        self._matrix.focus_first()

    def sizeHint(self) -> QSize:
        """Return 1180 x 700, or the whole window where that is smaller."""
        parent = self.parentWidget()
        window = parent.window() if parent is not None else None
        if window is None or not window.isVisible():
            return QSize(_WIDTH, _HEIGHT)
        if window.width() <= _WIDTH + 8 or theme.text_percent() > 125:
            return window.size()
        return QSize(_WIDTH, min(_HEIGHT, window.height() - 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the categories below the matrix where both do not fit side by side."""
        super().resizeEvent(event)
        least = self._matrix.minimumSizeHint().width() + theme.scaled(_SIDE) + 80
        beside = self.width() >= least
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._categories.setFixedWidth(theme.scaled(_SIDE) if beside else max(self.width() - 64, 300))
        self._categories.setMinimumHeight(0 if beside else theme.scaled(420))
        self._keep_room()
