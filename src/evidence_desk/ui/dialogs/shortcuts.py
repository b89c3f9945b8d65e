"""All keys on one sheet (F1): the commands as they are in the menus, then what keys do inside each view."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.announce import announce
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

_COLUMNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Keys that belong together."""

    title: str
    keys: tuple[tuple[str, str], ...]  # what it does, the key


class ShortcutsSheet(Sheet):
    """The sheet of keys. It can be copied and printed as plain text."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__("", parent, icon="info", width=1080, scrolls=True)
        self.set_title(self.tr("Keys"))
        self.groups = (*_command_groups(actions), *self._view_groups())
        self.body.addLayout(self._columns())
        self.add_footer_note(self.tr("Every command also stands in the menu: press Alt, or F10."))
        self.add_cancel(self.tr("Close"))
        copy = QuietButton(self.tr("Copy as text"), "copy")
        self.add_button(copy, self._copy)
        self.add_button(QuietButton(self.tr("Print…"), "printer"), self._print)

    def text(self) -> str:
        """Return all keys as plain text, one to a line."""
        lines = [self.tr("Keys of Evidence Desk")]
        for group in self.groups:
            width = max(len(key) for _, key in group.keys)
            lines += ["", group.title, *(f"  {key:{width}}  {what}" for what, key in group.keys)]
        return "\n".join(lines) + "\n"

    def _columns(self) -> QHBoxLayout:
        """Return the groups in columns of about the same length, in reading order down each."""
        total = sum(len(group.keys) + 2 for group in self.groups)
        row = QHBoxLayout()
        row.setSpacing(32)
        column, filled = QVBoxLayout(), 0
        columns = [column]
        for group in self.groups:
            if filled >= total / _COLUMNS and len(columns) < _COLUMNS:
                column, filled = QVBoxLayout(), 0
                columns.append(column)
            column.addWidget(Label(group.title, bold=True))
            column.addLayout(_grid(group))
            column.addSpacing(12)
            filled += len(group.keys) + 2
        for column in columns:
            column.setSpacing(4)
            column.addStretch(1)
            row.addLayout(column, 1)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        announce(self, self.tr("Copied"))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print_on(self, printer: QPrinter) -> None:
        document = QTextDocument()
        document.setDefaultFont(theme.font("mono"))
        document.setPlainText(self.text())
        document.print_(printer)

    def _view_groups(self) -> tuple[Group, ...]:
        """Return what keys do inside a view, where no command stands for them."""
        arrows = self.tr("arrows")
        exhibits = (
            (self.tr("Move"), arrows),
            (self.tr("Select several"), self.tr("Shift or Ctrl and arrows")),
            (self.tr("Show or hide the picture"), _native("Space")),
            (self.tr("Go to a reference"), self.tr("type it")),
            (self.tr("Open"), _native("Return")),
            (self.tr("To the inspector"), _native("Alt+Return")),
            (self.tr("Move before or after"), self.tr("Alt and arrows")),
            (self.tr("Copy references and captions"), _native("Ctrl+C")),
            (self.tr("Select nothing"), _native("Esc")),
        )
        viewer = (
            (self.tr("Show or hide"), _native("Space")),
            (self.tr("Previous or next exhibit"), "← →"),
            (self.tr("Scroll"), "↑ ↓"),
            (self.tr("A screen up or down"), f"{_native('PgUp')}, {_native('PgDown')}"),
            (self.tr("To the top or the end"), f"{_native('Home')}, {_native('End')}"),
            (self.tr("Larger, smaller, as it is"), "+ − 0"),
            (self.tr("As wide as the window"), "W"),
            (self.tr("Grey"), "G"),
            (self.tr("Close"), _native("Esc")),
        )
        packs = (
            (self.tr("Move before or after"), "Alt+↑ ↓"),
            (self.tr("Take in or leave out"), _native("Space")),
            (self.tr("Next problem"), "F7"),
            (self.tr("Make the pack"), _native("Ctrl+Return")),
        )
        statistics = (
            (self.tr("Copy table"), _native("Ctrl+C")),
            (self.tr("Save as PDF"), _native("Ctrl+S")),
            (self.tr("Print"), _native("Ctrl+P")),
            (self.tr("Count again"), _native("F5")),
        )
        inbox = (
            (self.tr("Take a drop into the case"), _native("Ctrl+Return")),
            (self.tr("Set aside"), "E"),
            (self.tr("Check the folder now"), _native("Ctrl+R")),
        )
        sheets = (
            (self.tr("Leave without harm"), _native("Esc")),
            (self.tr("Done, save"), _native("Ctrl+Return")),
            (self.tr("Answer the stop question"), "Alt+Y, Alt+S, Alt+N"),
            (self.tr("Kinds of misuse: move, tick"), f"{arrows}, {_native('Space')}"),
            (self.tr("Calendar of a time"), _native("Alt+Down")),
            (self.tr("Press the button that has the ring"), _native("Space")),
        )
        return (
            Group(title=self.tr("Gallery and table"), keys=exhibits),
            Group(title=self.tr("Viewer"), keys=viewer),
            Group(title=self.tr("Packs"), keys=packs),
            Group(title=self.tr("Inbox"), keys=inbox),
            Group(title=self.tr("Statistics"), keys=statistics),
            Group(title=self.tr("Sheets"), keys=sheets),
        )


def _command_groups(actions: Actions) -> tuple[Group, ...]:
    """Return the menus with the keys of their commands; what has no key is left out."""
    tree = QMenu()
    actions.fill_menu(tree)
    groups: list[Group] = []
    for entry in tree.actions():
        menu = entry.menu()
        if not isinstance(menu, QMenu):
            continue
        keys = tuple(
            (action.text().split("\t")[0].replace("&", "").rstrip("…"), _keys(action.shortcuts()))
            for action in menu.actions()
            if not action.shortcut().isEmpty()
        )
        if keys:
            groups.append(Group(title=menu.title().replace("&", ""), keys=keys))
    tree.deleteLater()
    return tuple(groups)


def _keys(shortcuts: list[QKeySequence]) -> str:
    either = QCoreApplication.translate("ShortcutsSheet", "{key} or {other}")
    shown = [_native(key) for key in shortcuts]
    return functools.reduce(lambda key, other: either.format(key=key, other=other), shown)


def _native(key: QKeySequence | str) -> str:
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("Return", "Enter")  # what stands on the key


def _grid(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for index, (what, key) in enumerate(group.keys):
        grid.addWidget(Label(what, font="small"), index, 0)
        label = SecLabel(key)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label, index, 1)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return grid
