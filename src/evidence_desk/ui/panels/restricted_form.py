"""The fields of the text-only record, made from the policy data. None of them takes a picture or a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.base.clock import Clock
from evidence_desk.policy.gate_wording import GateTexts, RecordField
from evidence_desk.ui import theme
from evidence_desk.ui.widgets.buttons import LinkButton, SegmentedControl
from evidence_desk.ui.widgets.fields import Field, LineEdit, TextEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.when_edit import WhenEdit

DANGER: Final = "danger"
_WIDE: Final = frozenset({"described_as"})
_LONG_LABEL: Final = 60  # characters of label and hint that need the whole width
_ANSWERS: Final = ("yes", "no", "not known")  # as they stand in the record
_LARGE_PERCENT: Final = 150


class RowsEdit(QWidget):
    """Several rows of a few named columns; a new one is added below when it is asked for."""

    changed = Signal()

    def __init__(self, columns: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: list[dict[str, LineEdit]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.more = LinkButton(self.tr("Add a row"), "plus")
        self.more.clicked.connect(lambda: self._add({}).setFocus(Qt.FocusReason.TabFocusReason))
        self._column.addWidget(self.more)

    def value(self) -> list[dict[str, str]]:
        """Return the rows that have anything in them."""
        rows = [{name: edit.text().strip() for name, edit in row.items()} for row in self._rows]
        return [{name: text for name, text in row.items() if text} for row in rows if any(row.values())]

    def set_value(self, rows: object) -> None:
        """Show stored rows."""
        for row in self._rows:
            parent = next(iter(row.values())).parentWidget()
            if parent is not None:
                parent.deleteLater()
        self._rows = []
        for stored in rows if isinstance(rows, list | tuple) else ():
            if isinstance(stored, Mapping):
                self._add({str(name): str(text) for name, text in stored.items()})

    def _add(self, given: Mapping[str, str]) -> LineEdit:
        line, row = QWidget(), {}
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        for name in self._columns:
            words = name.replace("_", " ").capitalize()
            edit = LineEdit(given.get(name, ""), words)
            edit.setAccessibleName(words)
            edit.textChanged.connect(self.changed)
            across.addWidget(edit, 1)
            row[name] = edit
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, line)
        return row[self._columns[0]]


class RecordForm(QWidget):
    """All fields of the record, in the policy's order; `edited` tells that something was typed."""

    edited = Signal()

    def __init__(
        self, gate: GateTexts, clock: Clock, parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        """Make it; `narrow` puts one field below the other."""
        super().__init__(parent)
        self._narrow = narrow
        self._gate = gate
        self._clock = clock
        self.fields: dict[str, Field] = {}
        self.dangers: dict[str, SegmentedControl] = {}
        self._read: dict[str, Callable[[], Any]] = {}
        self._write: dict[str, Callable[[Any], None]] = {}
        self._filling = False
        self.neutral = NoteFrame("info", self.tr("Plainer words"))
        self.neutral.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(SecLabel(gate.record_advice.text))
        column.addLayout(self._field_grid())
        column.addWidget(self._danger_grid())
        column.addStretch(1)
        self._show_needed()

    # --- making it

    def _field_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        columns = 1 if self._narrow or theme.text_percent() > _LARGE_PERCENT else 2
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        row, column = 0, 0
        for field in self._gate.record_fields.values():
            made = self._make(field)
            long = len(field.label) > _LONG_LABEL
            wide = columns == 1 or long or field.id in _WIDE or field.kind == "rows"
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(made, row, column, 1, columns if wide else 1, Qt.AlignmentFlag.AlignTop)
            row, column = (row + 1, 0) if wide or column else (row, 1)
            if field.id in _WIDE:
                grid.addWidget(self.neutral, row, 0, 1, columns)
                row += 1
        return grid

    def _make(self, field: RecordField) -> Field:
        widget, read, write = self._editor(field)
        self._read[field.id], self._write[field.id] = read, write
        label, rest = parted(field.label)
        lines = _tr("one to a line") if field.kind == "texts" else ""
        known = "" if field.required or field.needed_with or rest else _tr("if known")
        made = Field(label, widget, "; ".join(part for part in (rest, lines or known) if part))
        self.fields[field.id] = made
        return made

    def _editor(self, field: RecordField) -> tuple[QWidget, Callable[[], Any], Callable[[Any], None]]:
        """Return the widget for a kind of field, and how its value is read and shown."""
        match field.kind:
            case "time":
                when = WhenEdit(self._clock)
                when.changed.connect(self._on_edited)
                return when, when.value, lambda value: when.set_value(str(value or ""))
            case "flag":
                yes_no = SegmentedControl(
                    [("yes", _tr("Yes"), ""), ("no", _tr("No"), "")], field.label, chosen=""
                )
                yes_no.changed.connect(self._on_edited)
                return (
                    yes_no,
                    lambda: _flag(yes_no.chosen),
                    lambda value: yes_no.choose(_word(value), quietly=True),
                )
            case "texts":
                lines = TextEdit(lines=2)
                lines.textChanged.connect(self._on_edited)
                return (
                    lines,
                    lambda: [line.strip() for line in lines.toPlainText().splitlines() if line.strip()],
                    lambda value: lines.setPlainText(
                        "\n".join(value) if isinstance(value, list | tuple) else ""
                    ),
                )
            case "rows":
                rows = RowsEdit(field.columns)
                rows.changed.connect(self._on_edited)
                return rows, rows.value, rows.set_value
            case "text":
                if field.id in _WIDE:
                    text = TextEdit(lines=3)
                    text.textChanged.connect(self._on_edited)
                    return (
                        text,
                        lambda: text.toPlainText().strip(),
                        lambda value: text.setPlainText(str(value or "")),
                    )
                line = LineEdit()
                line.textChanged.connect(self._on_edited)
                return line, lambda: line.text().strip(), lambda value: line.setText(str(value or ""))

    def _danger_grid(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        head = Label(self.tr("Any of these?"), bold=True)
        grid.addWidget(head, 0, 0)
        grid.addWidget(SecLabel(self.tr("each means police and children’s services at once")), 0, 1)
        words = (self.tr("Yes"), self.tr("No"), self.tr("Not known"))
        for row, (name, note) in enumerate(self._gate.danger_flags.items(), 1):
            options = [(answer, word, "") for answer, word in zip(_ANSWERS, words, strict=True)]
            choice = SegmentedControl(options, note.text, chosen="")
            choice.changed.connect(self._on_edited)
            self.dangers[name] = choice
            grid.addWidget(Label(note.text), row, 0)
            grid.addWidget(choice, row, 1)
        return box

    # --- in and out

    def record(self) -> dict[str, Any]:
        """Return what is filled in, as it is stored: empty fields are left out."""
        found = {name: read() for name, read in self._read.items()}
        dangers = {name: choice.chosen for name, choice in self.dangers.items() if choice.chosen}
        if dangers:
            found[DANGER] = dangers
        return {name: value for name, value in found.items() if value not in ("", [], None)}

    def show_record(self, record: Mapping[str, Any]) -> None:
        """Fill in what is stored."""
        self._filling = True
        for name, write in self._write.items():
            write(record.get(name))
        stored = record.get(DANGER)
        for name, choice in self.dangers.items():
            choice.choose(str(stored.get(name, "")) if isinstance(stored, Mapping) else "", quietly=True)
        for field in self.fields.values():
            field.set_error("")
        self._filling = False
        self._show_needed()
        self._point_out()

    def problems(self) -> bool:
        """Show under each time why it cannot be read; return whether there is one."""
        found = False
        for field in self.fields.values():
            if isinstance(field.widget, WhenEdit):
                field.set_error(field.widget.problem())
                found = found or bool(field.error)
        return found

    def wrong(self) -> bool:
        """Return whether a field stands in red: what is in it is not part of the record."""
        return any(field.error for field in self.fields.values())

    def missing(self) -> list[str]:
        """Return the labels of what the record needs and does not have yet."""
        record = self.record()
        viewed = {field.needed_with for field in self._gate.record_fields.values()} - {""}
        on = {name for name in viewed if record.get(name) is True}
        needed = [f for f in self._gate.record_fields.values() if f.required or f.needed_with in on]
        return [parted(field.label)[0] for field in needed if field.id not in record]

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_edited(self) -> None:
        if self._filling:
            return
        self._show_needed()
        self._point_out()
        self.edited.emit()

    def _show_needed(self) -> None:
        """Show the fields that another one calls for only when it does."""
        for field in self._gate.record_fields.values():
            if field.needed_with:
                self.fields[field.id].setVisible(self._read[field.needed_with]() is True)

    def _point_out(self) -> None:
        """Point out words that describe too much, and offer plainer ones; nothing is changed by itself."""
        texts = [value for value in self.record().values() if isinstance(value, str)]
        typed = set(re.findall(r"[a-z]+", " ".join(texts).lower()))
        lines = [
            self.tr("Instead of “{found}” write: {instead}").format(
                found=", ".join(word for word in row.found if word in typed), instead=row.instead
            )
            for row in self._gate.neutral.values()
            if typed & set(row.found)
        ]
        self.neutral.set_words(self.tr("Plainer words"), "\n".join(lines))
        self.neutral.setVisible(bool(lines))


def parted(label: str) -> tuple[str, str]:
    """Return a label's short form, and the rest of it, which stands beside it in smaller letters."""
    bracketed = re.fullmatch(r"([^,(]{8,}?) \((.+)\)", label)
    found = bracketed or re.fullmatch(r"([^,(]{8,}?), (.+)", label)
    return (found[1], found[2]) if found else (label, "")


def _flag(chosen: str) -> bool | None:
    return {"yes": True, "no": False}.get(chosen)


def _word(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordForm", text)
