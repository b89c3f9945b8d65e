"""Settings of the person at the desk: how it looks, how large text is, when it locks, in which language it speaks."""

from __future__ import annotations

from typing import Any, Final

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_desk.ui import privacy
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.fields import ComboBox, Field
from evidence_desk.ui.widgets.notes import NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

_PERCENTS: Final = (100, 110, 125, 150, 175, 200)
_MINUTES: Final = (2, 5, 10, 15, 20, 30)


class SettingsSheet(Sheet):
    """All settings on one sheet. They are kept encrypted to this person, on this computer."""

    saved = Signal(object)  # Settings

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__("", parent, width=560)
        self.set_title(self.tr("Settings"))
        self._settings = settings
        self.look = self._choice(
            [
                (self.tr("As the system"), "system"),
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
                (self.tr("High contrast"), "contrast"),
            ],
            settings.look,
        )
        self.text_size = self._choice([(f"{n} %", n) for n in _PERCENTS], settings.text_percent)
        self.minutes = self._choice(
            [(self.tr("%n minute(s)", "", n), n) for n in _MINUTES], settings.idle_lock_min
        )
        self.language = self._choice([("English", "en"), ("Cymraeg", "cy")], settings.language)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.addWidget(Field(self.tr("Look"), self.look), 0, 0)
        grid.addWidget(Field(self.tr("Text size"), self.text_size), 0, 1)
        grid.addWidget(Field(self.tr("Lock when nobody is here for"), self.minutes), 1, 0)
        grid.addWidget(Field(self.tr("Language"), self.language), 1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "A new language is used in full from the next start. Records keep the words they have."
                )
            )
        )
        self.body.addWidget(
            NoteFrame("info", self.tr("Pictures of the screen"), privacy.kept_out(), icon="eye-off")
        )
        self.add_cancel()
        self.save_button = MainButton(self.tr("Save"))
        self.add_button(self.save_button, self._save)
        self.look.setFocus()

    @staticmethod
    def _choice(options: list[tuple[str, Any]], chosen: Any) -> ComboBox:
        box = ComboBox()
        values = [value for _, value in options]
        if chosen not in values:  # set elsewhere to something between
            options = [*options, (str(chosen), chosen)]
        for text, value in options:
            box.addItem(text, value)
        box.setCurrentIndex(box.findData(chosen))
        return box

    def _save(self) -> None:
        self.accept()
        self.saved.emit(
            structs.replace(
                self._settings,
                look=self.look.currentData(),
                text_percent=self.text_size.currentData(),
                idle_lock_min=self.minutes.currentData(),
                language=self.language.currentData(),
            )
        )
