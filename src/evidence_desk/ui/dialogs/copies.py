"""Two copies of one case: an alarm that leads to an answer, what each copy has, and joining them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from evidence_desk.base.errors import BehindAnchor
from evidence_desk.ui.choosing import CASE_FILES, desk_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, SegmentedControl
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import CheckBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Chip, Label, Line, NoteFrame, SecLabel, small

if TYPE_CHECKING:
    from evidence_desk.acts.copies import CopyFile
    from evidence_desk.acts.merging import Comparison, Merged, Side

_SHOWN: Final = 6  # copies, and references of one side


class OlderCopySheet(FormSheet):
    """This file is not the one this computer saw last: find that one, compare the two, or go on with a reason."""

    open_requested = Signal(object, object)  # Path, and False or the reason why an older one is opened
    compare_requested = Signal(object, object)  # Path, Path

    def __init__(self, desk: Desk, path: Path, error: BehindAnchor, parent: QWidget) -> None:
        super().__init__("", parent, icon="shield-question-mark", width=680)
        self._desk, self._path = desk, path
        day = local_text(error.seen_at[:10]) if error.seen_at else ""
        title = (
            self.tr("This file is not the one seen on {day}").format(day=day)
            if day
            else self.tr("This file is not the one seen before")
        )
        self.set_title(title, "shield-question-mark", "stop")
        self.title_label.setWordWrap(True)
        self._head.setStretchFactor(self.title_label, 100)
        self.body.addWidget(Label(self._what_happened(error), selectable=True))
        self.body.addWidget(
            Label(self.tr("Nothing was changed. Do not add to it before you know why."), bold=True)
        )
        self.body.addWidget(Line())
        self.body.addWidget(Label(self.tr("Other copies of this case"), bold=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.looking = SecLabel(self.tr("Looking in its folder, your library and your recent cases …"))
        self._list.addWidget(self.looking)
        self.choose_button = QuietButton(self.tr("Compare with another file…"), "folder-open")
        self.choose_button.clicked.connect(self._choose)
        self.body.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_reason()
        self.add_cancel(self.tr("Close"))
        self.on_purpose_button = QuietButton(self.tr("Go on with this copy…"))
        self.add_button(self.on_purpose_button, self._on_purpose)
        self._look()

    def _what_happened(self, error: BehindAnchor) -> str:
        when = local_text(error.seen_at) if error.seen_at else self.tr("an earlier day")
        if error.state == "beside":
            return self.tr(
                "This computer saw another state of this case on {when}, and this file does not go on from it. Two "
                "copies were added to: a synchronised folder kept both, or somebody worked on a second computer. "
                "Both can be joined without losing anything."
            ).format(when=when)
        return self.tr(
            "This computer saw a longer record of this case on {when}. Somebody may have put back an old copy, a "
            "synchronised folder has not finished, or a second copy was added to."
        ).format(when=when)

    def _build_reason(self) -> None:
        self.reason_edit = LineEdit()
        self.reason_edit.setMaxLength(300)
        self.reason = Field(
            self.tr("Why this copy?"),
            self.reason_edit,
            self.tr("It stands in the handling log with your name, and with what this computer had seen."),
        )
        self.reason.hide()
        self.body.addWidget(self.reason)

    def _look(self) -> None:
        from evidence_desk.acts.copies import find_copies, known_files  # noqa: PLC0415  # loads the bundle's parts

        home, person, path = self._desk.home.folder, self._desk.person, self._path
        recent = [Path(case.path) for case in self._desk.settings.recent]

        def look(report: object) -> list[CopyFile]:
            return find_copies(path, home, [*recent, *known_files(home, person)])

        job = self._desk.run(self.tr("Looking for other copies"), look, quietly=True)
        job.then(self._show_found, lambda error: self.looking.setText(error.user_message))

    def _show_found(self, found: Sequence[CopyFile]) -> None:
        if not found:
            self.looking.setText(
                self.tr(
                    "None was found where this computer looked. The newer one may be on another computer, on a stick, "
                    "or in a folder that has not synchronised yet."
                )
            )
            return
        self.looking.hide()
        for copy in found[:_SHOWN]:
            self._list.addWidget(_CopyRow(self, copy, self._path))

    def _choose(self) -> None:
        dialog = desk_dialog(
            self, self._desk, self.tr("Another copy of this case"), QFileDialog.FileMode.ExistingFile
        )
        dialog.setNameFilter(f"{self.tr('Cases')} ({CASE_FILES})")
        dialog.fileSelected.connect(lambda name: self.compare(Path(name)))
        dialog.open()

    def compare(self, other: Path) -> None:
        """Go on to what each of the two has."""
        self.accept()
        self.compare_requested.emit(self._path, other)

    def go_to(self, other: Path) -> None:
        """Open another copy instead."""
        self.accept()
        self.open_requested.emit(other, False)

    def _on_purpose(self) -> None:
        if not self.reason.isVisibleTo(self):
            self.reason.show()
            self.on_purpose_button.setText(self.tr("Open this copy"))
            self.reason_edit.setFocus()
            return
        reason = self.reason_edit.text().strip()
        if not reason:
            self.reason.set_error(self.tr("Write why: whoever looks at the case later will ask."))
            return
        self.accept()
        self.open_requested.emit(self._path, reason)


class _CopyRow(QWidget):
    """One other copy: where it is, how it stands to what was seen, and what to do with it."""

    def __init__(self, sheet: OlderCopySheet, copy: CopyFile, asked: Path) -> None:
        super().__init__(sheet)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        folder = copy.path.parent
        words.addWidget(Label(copy.path.name, bold=True, selectable=True))
        same = folder == asked.parent
        words.addWidget(SecLabel(self.tr("in the same folder") if same else str(folder), selectable=True))
        row.addLayout(words, 1)
        newest = copy.state in {"same", "ahead"}
        if newest:
            row.addWidget(Chip(self.tr("Has what was seen"), "check", "ok"))
        elif copy.marked:
            row.addWidget(Chip(self.tr("A second version, by its name")))
        compare = QuietButton(self.tr("Compare"))
        compare.setAccessibleName(self.tr("Compare with {name}").format(name=copy.path.name))
        compare.clicked.connect(lambda: sheet.compare(copy.path))
        row.addWidget(compare)
        if newest:
            opening = MainButton(self.tr("Open this one"))
            opening.setAccessibleName(self.tr("Open {name}").format(name=copy.path.name))
            opening.clicked.connect(lambda: sheet.go_to(copy.path))
            row.addWidget(opening)


class CompareSheet(FormSheet):
    """What each of two copies has that the other has not; joining them, and what is left to do then."""

    open_requested = Signal(object, object)  # Path, and False or the reason

    def __init__(self, desk: Desk, path: Path, other: Path, parent: QWidget) -> None:
        super().__init__("", parent, icon="copy", width=760)
        self._desk, self._path, self._other = desk, path, other
        self._found: Comparison | None = None
        self.set_title(self.tr("Two copies of one case"))
        self.close_button = self.add_cancel(self.tr("Close"))
        self.main_button = MainButton(self.tr("Join the two"))
        self.main_button.hide()
        self.add_button(self.main_button, self._go_on)
        self._compare()

    # -- comparing ------------------------------------------------------------------------------------------------

    def _compare(self) -> None:
        from evidence_desk.acts.merging import compare  # noqa: PLC0415  # loads the bundle's parts
        from evidence_desk.case.membership import access_of  # noqa: PLC0415

        person, home, clock = self._desk.person, self._desk.home.folder, self._desk.clock
        if person is None:
            return
        access = access_of(person, home)
        job = self._desk.run(
            self.tr("Comparing the two copies"),
            lambda report: compare(self._path, self._other, access, clock, report),
        )
        self.busy(job)
        job.then(self._show_comparison)

    def _show_comparison(self, found: Comparison) -> None:
        self._found = found
        when = local_text(found.parted_at) if found.parted_at else self.tr("the day it was opened")
        if found.parting.relation == "beside":
            text = self.tr(
                "Both hold the same record up to {when}. After that each was added to by itself. Joined, nothing of "
                "either is lost: each entry keeps its author and time, and stays provable."
            ).format(when=when)
        else:
            text = self._answer(found.parting.relation)
        self.body.addWidget(Label(text))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        sides.addWidget(_SideCard(self.tr("This file"), found.mine), 1)
        sides.addWidget(Line(Qt.Orientation.Vertical))
        sides.addWidget(_SideCard(self.tr("The other file"), found.theirs), 1)
        self.body.addLayout(sides)
        if found.parting.relation == "beside":
            self._offer_joining(found)
        else:
            newest = self._other if found.parting.relation == "ahead" else self._path
            self.main_button.setText(self.tr("Open {name}").format(name=_short(newest.name)))
            self.main_button.show()
        self.refit()

    def _answer(self, relation: str) -> str:
        if relation == "same":
            return self.tr("Both hold the same record. Keep one of them, and put the other away.")
        if relation == "behind":
            return self.tr("This file has all that the other one has. Put the other one away.")
        return self.tr(
            "The other file goes on from this one and has all of it. Open that one, and put this one away."
        )

    def _offer_joining(self, found: Comparison) -> None:
        from evidence_desk.acts.copies import is_marked  # noqa: PLC0415  # as above

        first = "other" if is_marked(self._path.name) and not is_marked(self._other.name) else "mine"
        self.goes_on = SegmentedControl(
            [("mine", _short(self._path.name), ""), ("other", _short(self._other.name), "")], chosen=first
        )
        self.goes_on.setAccessibleName(self.tr("Which file goes on"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(self.tr("Goes on:"), bold=True, wrap=False))
        row.addWidget(self.goes_on, 1)
        self.body.addLayout(row)
        words = [
            self.tr("The other one is kept as it is, and its entries are added to the one that goes on.")
        ]
        if found.clashes:
            words.append(
                self.tr(
                    "{refs} was given twice, to different things: what comes gets the next number."
                ).format(refs=", ".join(found.clashes[:_SHOWN]))
            )
        words.append(self.tr("What is locked in either is locked. Nobody is let in or taken out by it."))
        self.body.addWidget(small(" ".join(words), ink="sec"))
        self.former_box: CheckBox | None = None
        if found.former:
            names = ", ".join(found.former)
            note = NoteFrame(
                "warn",
                self.tr("{names} signs in this file no more with that key").format(names=names),
                self.tr(
                    "and wrote in the other one after the two parted: before they heard of it, or in a copy that "
                    "should not exist. Ask before you join it."
                ),
            )
            self.former_box = CheckBox(self.tr("Join what they wrote all the same"))
            note.add_widget(self.former_box, below=True)
            self.former_box.toggled.connect(self.main_button.setEnabled)
            self.main_button.setEnabled(False)
            self.body.addWidget(note)
        self.main_button.setText(self.tr("Join the two"))
        self.main_button.show()

    # -- joining --------------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        found = self._found
        if found is None:
            return
        if found.parting.relation != "beside":
            newest = self._other if found.parting.relation == "ahead" else self._path
            self.accept()
            self.open_requested.emit(newest, False)
            return
        swapped = self.goes_on.chosen == "other"
        self._join(*((self._other, self._path) if swapped else (self._path, self._other)))

    def _join(self, path: Path, other: Path) -> None:
        from evidence_desk.acts.merging import merge  # noqa: PLC0415  # as above
        from evidence_desk.case.membership import access_of  # noqa: PLC0415

        person, home, clock = self._desk.person, self._desk.home.folder, self._desk.clock
        if person is None:
            return
        access, accept = access_of(person, home), bool(self.former_box and self.former_box.isChecked())
        session = self._desk.session
        if session is not None and session.path in {path, other}:
            closing = self._desk.close_case()  # a file has one writer
            if closing is not None:
                closing.ended.connect(lambda: self._join(path, other))
                return
        job = self._desk.run(
            self.tr("Joining the two copies"),
            lambda report: merge(path, other, access, clock, accept_former=accept, report=report),
        )
        self.busy(job)
        job.then(lambda merged: self._show_joined(path, merged))

    def _show_joined(self, path: Path, merged: Merged) -> None:
        from evidence_desk.acts.merging import next_steps  # noqa: PLC0415  # as above

        _clear(self.body)
        self.set_title(self.tr("Joined"), "check", "ok")
        note = NoteFrame(
            "ok",
            self.tr("%n entry(s) of the other copy stand in this one", "", merged.entries),
            self.tr("Saved in {name}. The handling log names who wrote each, and when.").format(
                name=path.name
            ),
        )
        self.body.addWidget(note)
        for line in _renamed(merged):
            self.body.addWidget(Label(line, selectable=True))
        if merged.locked_first:
            self.body.addWidget(
                Label(
                    self.tr("Locked for police here too: {refs}").format(refs=", ".join(merged.locked_first))
                )
            )
        self.body.addWidget(Line())
        self.body.addWidget(Label(self.tr("Still to do"), bold=True))
        for step in next_steps(merged):
            self.body.addWidget(Label(f"·  {step}", selectable=True))
        self.main_button.hide()
        self.open_button = MainButton(self.tr("Open the case"))
        self.add_button(self.open_button, lambda: self._open(path))
        self.open_button.setFocus()
        self.refit()

    def _open(self, path: Path) -> None:
        self.accept()
        self.open_requested.emit(path, False)


class _SideCard(QWidget):
    """What one copy has that the other has not."""

    def __init__(self, title: str, side: Side) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(SecLabel(title))
        column.addWidget(Label(side.path.name, bold=True, selectable=True))
        for line in self._lines(side):
            column.addWidget(Label(line, selectable=True))
        column.addStretch(1)

    def _lines(self, side: Side) -> list[str]:
        if not side.entries:
            return [self.tr("Nothing that the other one has not.")]
        lines = [
            self.tr("%n entry(s) of its own", "", side.entries),
            self.tr("by {names}").format(names=", ".join(side.authors)),
            self._when(side),
        ]
        if side.exhibits:
            more = len(side.exhibits) - _SHOWN
            refs = ", ".join(side.exhibits[:_SHOWN])
            lines.append(
                self.tr("Exhibits: {refs}").format(refs=refs)
                + (" " + self.tr("and %n more", "", more) if more > 0 else "")
            )
        if side.locked:
            lines.append(self.tr("Locked for police: {refs}").format(refs=", ".join(side.locked[:_SHOWN])))
        return lines

    def _when(self, side: Side) -> str:
        first, last = local_text(side.first_at), local_text(side.newest_at)
        return first if first == last else self.tr("{first} to {last}").format(first=first, last=last)


def _renamed(merged: Merged) -> list[str]:
    """Return a line for everything that has another name here than in the copy it came from."""
    words = QCoreApplication.translate("Copies", "{there} of the other copy is {here} here")
    pairs = [(one.was, one.ref) for one in merged.exhibits if one.was]
    pairs += [(there, here) for here, there in merged.people]
    return [words.format(there=there, here=here) for there, here in pairs]


def _clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _clear(inner)
        elif widget is not None:
            widget.hide()
            widget.deleteLater()


def _short(name: str) -> str:
    """Return a file's name as it fits on a button."""
    stem = name.removesuffix(".edcase")
    return stem if len(stem) <= 36 else f"{stem[:17]}…{stem[-17:]}"
