"""The triggers of the policy: boxes in a row with their keys, and the note that says what a chosen one obliges to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_desk.policy.model import Policy
from evidence_desk.policy.taxonomy import Trigger
from evidence_desk.ui import theme
from evidence_desk.ui.classification import Tick
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Icon, NoteFrame

_CHECKS: dict[Tick, Qt.CheckState] = {
    "yes": Qt.CheckState.Checked,
    "no": Qt.CheckState.Unchecked,
    "mixed": Qt.CheckState.PartiallyChecked,
}


class TickBox(CheckBox):
    """A box that can begin as mixed, and is never mixed again once pressed."""

    def nextCheckState(self) -> None:
        """Go on after a press."""
        ticked = self.checkState() == Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


class TriggerRow(QWidget):
    """The triggers side by side, as many rows as they need."""

    ticked = Signal(str, str)  # trigger, "yes" or "no"

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, TickBox] = {}
        flow = FlowLayout(self, gap=24, row_gap=2)
        for number, row in enumerate(policy.trigger_list.triggers.values(), 1):
            box = self._box(row, number)
            self.boxes[row.id] = box
            if not row.asks_each_picture:
                flow.addWidget(box)
                continue
            pair = QWidget()
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(4)
            beside.addWidget(box)
            beside.addWidget(Icon("octagon-x", 14, "stop"))
            flow.addWidget(pair)

    def _box(self, row: Trigger, number: int) -> TickBox:
        key = f"Alt+{number}"
        box = TickBox(row.label)
        asks = self.tr("It asks the stop question about every picture.") if row.asks_each_picture else ""
        box.setToolTip(" ".join(words for words in (row.meaning, asks, f"({key})") if words))
        box.setAccessibleDescription(f"{row.meaning} {asks} {key}".replace("  ", " "))
        box.checkStateChanged.connect(
            lambda state, name=row.id: self.ticked.emit(
                name, "yes" if state == Qt.CheckState.Checked else "no"
            )
        )
        QShortcut(QKeySequence(key), self).activated.connect(box.click)
        return box

    def set_ticks(self, ticks: Mapping[str, Tick]) -> None:
        """Show ticks; says nothing."""
        for name, box in self.boxes.items():
            box.blockSignals(True)
            box.setCheckState(_CHECKS[ticks[name]])
            box.blockSignals(False)
            box.update()


class TriggerBanner(NoteFrame):
    """What the chosen triggers oblige to, and the words that one of them asks for."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__("warn", " ", " ", "siren", parent)
        self._policy = policy
        self._edit = LineEdit()
        self._field = Field("", self._edit)
        self._field.setMinimumWidth(theme.scaled(400))  # its label and hint side by side
        self.add_widget(self._field, below=True)
        self._edit.textEdited.connect(lambda: self._field.set_error(""))
        self.hide()

    def show_triggers(self, chosen: Sequence[Trigger], needing: Sequence[Trigger]) -> None:
        """Say what follows from the chosen triggers; with none, say nothing."""
        self.setVisible(bool(chosen))
        self._field.setVisible(bool(needing))
        if not chosen:
            return
        rows = self._policy.trigger_list
        protocols = [row.label.lower() for row in rows.protocols.values()]
        running = ", ".join(protocols[:-1])
        names = ", ".join(row.label for row in chosen)
        title = self.tr("{triggers}: {most} and {last} procedures must run")
        asked = dict.fromkeys(name for row in chosen for name in row.obliges)
        duties = [f"{rows.obligations[name].label}." for name in asked]
        duties.append(
            self.tr("No one asks for removal or contacts the families until the police question is answered.")
        )
        self.set_words(title.format(triggers=names, most=running, last=protocols[-1]), " ".join(duties))
        if needing:
            self._field.set_label(
                self.tr("{trigger}: what is it?").format(trigger=needing[0].label),
                self.tr("needed, in your own words"),
            )

    def text(self) -> str:
        """Return the words that a trigger asks for."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Show words written before."""
        self._edit.setText(text)

    def ask_for_text(self) -> None:
        """Say that the words are missing and go there."""
        self._field.set_error(self.tr("This trigger needs words: say what it is."))
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
