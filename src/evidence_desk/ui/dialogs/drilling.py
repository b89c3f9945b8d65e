"""The drill: the school's sheets are read back, from their files or as typed from paper, and made to open something.

What was read lives here only as long as the drill is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evidence_desk.acts import drill as drills
from evidence_desk.acts.drill import PAIRS, Drill, Purpose, Tried
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Home
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import Field, TextEdit
from evidence_desk.ui.widgets.notes import Icon, Label, NoteFrame

_PURPOSES: tuple[Purpose, ...] = ("recovery", "custody")


class DrillWidget(QWidget):
    """Reads sheets and shows which pairs open. `finished` tells a result; nothing is written anywhere."""

    finished = Signal(object)  # Drill

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tried: dict[str, Tried] = {}
        self._typed = 0
        self.folder = PathField("folder", self.tr("The folder with the sheets"))
        self._folder_field = Field(self.tr("From files: the folder they are in"), self.folder)
        self._read = QuietButton(self.tr("Read these sheets"), "folder-open")
        self._read.clicked.connect(self._read_folder)
        self.text = TextEdit(lines=3)
        self._text_field = Field(
            self.tr("From paper: type one sheet"),
            self.text,
            self.tr("row by row, with the word at the end of each"),
        )
        self._add = QuietButton(self.tr("Add this sheet"), "plus")
        self._add.clicked.connect(self._add_text)
        self._note = NoteFrame("info", "", "")
        self._result = _Result()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self._folder_field)
        column.addWidget(self._read, 0, left)
        column.addWidget(self._text_field)
        column.addWidget(self._add, 0, left)
        column.addWidget(self._result)
        column.addWidget(self._note)
        self.wipe()

    def wipe(self) -> None:
        """Forget what was read and typed."""
        self._tried.clear()
        self._typed = 0
        self.text.clear()
        self.text.document().clearUndoRedoStacks()
        self._result.hide()
        self._note.hide()

    @property
    def summary(self) -> str:
        """What the drill says in one sentence."""
        return self._note.accessibleName() if self._note.isVisibleTo(self) else ""

    def sheets(self) -> tuple[Tried, ...]:
        """Return what was read so far."""
        return tuple(self._tried.values())

    def _read_folder(self) -> None:
        folder = self.folder.path
        if folder is None:
            self._folder_field.set_error(self.tr("Name the folder with the sheets."))
            return
        self._folder_field.set_error("")
        self._run(lambda home: [drills.read_sheet_file(p, home.school()) for p in drills.sheets_in(folder)])

    def _add_text(self) -> None:
        data = self.text.toPlainText().encode()
        if not data.strip():
            self._text_field.set_error(self.tr("Type or paste a sheet first."))
            return
        self._text_field.set_error("")
        self._typed += 1
        name = self.tr("typed sheet {number}").format(number=self._typed)
        self._run(lambda home: [drills.read_sheet_text(data, name, home.school())], typed=True)

    def _run(self, read: Callable[[Home], list[Tried]], *, typed: bool = False) -> None:
        home, before = self._desk.home, dict(self._tried)

        def work(report: Reporter) -> Drill:
            found = read(home)
            again = {
                tried.name for tried in found
            }  # a file that was mended replaces what was read of it before
            tried = {key: old for key, old in before.items() if old.name not in again}
            tried |= {_key(new): new for new in found}
            return drills.drill(list(tried.values()), home.school())

        self.setEnabled(False)
        job = self._desk.run(self.tr("Trying the sheets"), work, can_cancel=False)
        job.then(lambda result: self._show(result, typed=typed), self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self.setEnabled(True)
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._folder_field.set_error(error.user_message)

    def _show(self, result: Drill, *, typed: bool) -> None:
        self.setEnabled(True)
        if self.isVisible():  # it lost the keyboard while it was disabled
            (self.text if typed else self._read).setFocus(Qt.FocusReason.OtherFocusReason)
        newest = result.tried[-1] if result.tried else None
        if typed and newest is not None:
            if newest.sheet is None:
                self._text_field.set_error(fault_words(newest))
                return  # what was typed stays, to be mended
            self.text.clear()
            self.text.document().clearUndoRedoStacks()
        self._tried = {_key(found): found for found in result.tried}
        self._result.show_result(result)
        kind, title, text = self._summary_of(result)
        self._note.set_kind("ok" if kind == "ok" else "warn" if kind == "warn" else "stop")
        self._note.set_words(title, text)
        self._note.show()
        announce(self, title, urgent=True)
        self.finished.emit(result)

    def _summary_of(self, result: Drill) -> tuple[str, str, str]:
        if not result.tried:
            return "stop", self.tr("No sheet was found there."), self.tr("Their names end in “-sheet-1.txt”.")
        if all(result.proved(purpose) for purpose in _PURPOSES):
            return (
                "ok",
                self.tr("Proved: any two recovery sheets and any two custody sheets open."),
                self.tr("Give each sheet to a different person, lock it away, then delete the files."),
            )
        faulty = [tried.name for tried in result.tried if tried.fault]
        if faulty:
            return (
                "stop",
                self.tr("Not all sheets work: {names}").format(names=", ".join(faulty)),
                self.tr("Do not lock these away. Each line above says what is wrong."),
            )
        return (
            "warn",
            self.tr("Not proved yet: some pairs have not been tried."),
            self.tr("Add the missing sheets."),
        )


class _Result(QWidget):
    """Each sheet and each pair with a drawing and words, recovery on the left, custody on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)

    def show_result(self, result: Drill) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, purpose in enumerate(_PURPOSES):
            title = self.tr("Recovery") if purpose == "recovery" else self.tr("Custody")
            self._grid.addWidget(Label(title, bold=True), 0, 2 * at, 1, 2)
            rows = [*self._sheet_rows(result, purpose), *self._pair_rows(result, purpose)]
            for row, (icon, ink, words) in enumerate(rows, 1):
                self._grid.addWidget(Icon(icon, 16, ink), row, 2 * at)
                self._grid.addWidget(Label(words, font="small"), row, 2 * at + 1)
        unknown = [tried for tried in result.tried if tried.sheet is None]
        for row, tried in enumerate(unknown, self._grid.rowCount()):
            self._grid.addWidget(Icon("circle-x", 16, "stop"), row, 0)
            text = f"{tried.name}: {fault_words(tried)}"
            self._grid.addWidget(Label(text, font="small"), row, 1, 1, 3)
        self.show()

    def _sheet_rows(self, result: Drill, purpose: Purpose) -> list[tuple[str, str, str]]:
        rows = []
        for tried in result.tried:
            if tried.sheet is None or tried.sheet.purpose != purpose:
                continue
            words = self.tr("Sheet {number}: {words}").format(
                number=tried.sheet.number, words=fault_words(tried) if tried.fault else self.tr("reads well")
            )
            rows.append(("circle-x", "stop", words) if tried.fault else ("check", "ok", words))
        return rows

    def _pair_rows(self, result: Drill, purpose: Purpose) -> list[tuple[str, str, str]]:
        opens = {pair.numbers: pair.opens for pair in result.pairs if pair.purpose == purpose}
        rows = []
        for first, second in PAIRS:
            pair = self.tr("Sheets {first} and {second}").format(first=first, second=second)
            if (first, second) not in opens:
                rows.append(("circle-dashed", "sec", self.tr("{pair}: not tried").format(pair=pair)))
            elif opens[first, second]:
                rows.append(("check-check", "ok", self.tr("{pair}: open together").format(pair=pair)))
            else:
                rows.append(("circle-x", "stop", self.tr("{pair}: do not open").format(pair=pair)))
        return rows


def fault_words(tried: Tried) -> str:
    """Return what is wrong with a sheet, in words; "" when nothing is."""
    translate = QCoreApplication.translate
    if tried.fault == "row":
        rows = ", ".join(tried.rows)
        return translate(
            "Sheets", "Look at {rows} again: a row is missing, or its word does not fit."
        ).format(rows=rows)
    return {
        "": "",
        "missing": translate("Sheets", "The file cannot be read."),
        "unreadable": translate(
            "Sheets", "This is not one sheet. It needs its rows K1 or Q1 and on, or its line AGE-SECRET-KEY."
        ),
        "secret-line": translate("Sheets", "A letter of its secret line is wrong."),
        "other-school": translate("Sheets", "It belongs to another school, or its number was changed."),
        "signing-line": translate(
            "Sheets", "Its signing line is wrong or missing: it could open a case and let nobody in."
        ),
    }[tried.fault]


def _key(tried: Tried) -> str:
    """Return what one sheet is remembered under, so that reading it again replaces it."""
    if tried.sheet is None:
        return tried.name
    return f"{tried.sheet.purpose} {tried.sheet.number}"
