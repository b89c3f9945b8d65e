"""The commands that belong to the person at the desk: keys, passphrase, sheets, settings, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evidence_desk.ui.dialogs.details import AboutSheet
from evidence_desk.ui.dialogs.keys import ChangePassphraseSheet, MoveKeysSheet, WhoIAmSheet
from evidence_desk.ui.dialogs.leaver import LeaverSheet
from evidence_desk.ui.dialogs.new_keys import NewKeysSheet
from evidence_desk.ui.dialogs.recover import RecoverSheet
from evidence_desk.ui.dialogs.settings import SettingsSheet
from evidence_desk.ui.dialogs.sheets import SchoolSheetsSheet
from evidence_desk.ui.dialogs.shortcuts import ShortcutsSheet
from evidence_desk.ui.drills import Drills
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.opening import CaseOpening
from evidence_desk.ui.settings import Settings

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow


class Personal(QObject):
    """Opens the sheets of these commands over the window."""

    def __init__(self, window: MainWindow, opening: CaseOpening) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._opening = opening
        self.drills = Drills(self._desk, self)
        commands = window.commands
        commands.settings.triggered.connect(self._settings)
        commands.who_i_am.triggered.connect(lambda: open_once(WhoIAmSheet(self._desk, self._window)))
        commands.change_passphrase.triggered.connect(
            lambda: open_once(ChangePassphraseSheet(self._desk, self._window))
        )
        commands.move_keys.triggered.connect(lambda: open_once(MoveKeysSheet(self._desk, self._window)))
        commands.new_keys.triggered.connect(lambda: open_once(NewKeysSheet(self._desk, self._window)))
        commands.leaver.triggered.connect(lambda: open_once(LeaverSheet(self._desk, self._window)))
        commands.school_sheets.triggered.connect(self.show_school_sheets)
        commands.switch_person.triggered.connect(window.lock)
        commands.shortcuts.triggered.connect(lambda: open_once(ShortcutsSheet(commands, self._window)))
        commands.about.triggered.connect(lambda: open_once(AboutSheet(self._window)))

    def _settings(self) -> None:
        sheet = SettingsSheet(self._desk.settings, self._window)
        sheet.saved.connect(self._on_settings)
        open_once(sheet)

    def _on_settings(self, settings: Settings) -> None:
        self._window.remembering.change(lambda _: settings)

    def show_school_sheets(self) -> None:
        """Open the school's sheets: the command, and what the reminder leads to."""
        sheet = SchoolSheetsSheet(self._desk, self._window)
        sheet.recover_chosen.connect(self._recover)
        sheet.replace_chosen.connect(self._replace_sheets)
        sheet.noted.connect(self.drills.look)
        open_once(sheet)

    def _replace_sheets(self) -> None:
        from evidence_desk.ui.dialogs.replace_sheets import ReplaceSheetsSheet  # noqa: PLC0415  # once in many years

        open_once(ReplaceSheetsSheet(self._desk, self._window))

    def _recover(self) -> None:
        sheet = RecoverSheet(self._desk, self._desk.home.folder, self._window)
        sheet.recovered.connect(self._opening.open)
        open_once(sheet)
