"""Choosing files and folders without leaving a trace of which: Qt's own dialog, with its memory switched off.

The system's dialogs note what was opened in lists of recent files. Qt's own dialog writes its history and the last
folder into its settings file when it ends; `forget_history` takes both away again. To tell what kind a file is, Qt
would open those in the folder whose names do not say; nothing is opened before the stop question, so names have to do.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import QCoreApplication, QFileInfo, QSettings, Qt
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QWidget

from evidence_desk.ui.desk import Desk

CASE_FILES = "*.edcase"


class _ByName(QAbstractFileIconProvider):
    """Says what a file is by its name alone; asked on a thread of Qt's own."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)

    def icon(self, what: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Return a folder or a sheet of paper."""
        is_folder = what.isDir() if isinstance(what, QFileInfo) else what != self.IconType.File
        return self._folder if is_folder else self._file

    def type(self, info: QFileInfo) -> str:
        """Return the ending of the name, for the column of kinds."""
        if info.isDir():
            return QCoreApplication.translate("Choosing", "Folder")
        return info.suffix().upper()


_providers: list[_ByName] = []  # one for all dialogs; a dialog does not keep its provider alive


def _by_name() -> _ByName:
    if not _providers:
        _providers.append(_ByName())
    return _providers[0]


def forget_history() -> None:
    """Remove what Qt's file dialog wrote about folders that were visited."""
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.remove("FileDialog")
    memory.sync()


def file_dialog(parent: QWidget, title: str, mode: QFileDialog.FileMode, folder: str = "") -> QFileDialog:
    """Return a file dialog that remembers nothing. Open it with `open`; it is deleted when it closes.

    Args:
        folder: where to begin; empty for the person's own folder.
    """
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setIconProvider(_by_name())
    dialog.setFileMode(mode)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(folder or str(Path.home()))
    dialog.setHistory([])
    dialog.destroyed.connect(forget_history)
    return dialog


def desk_dialog(parent: QWidget, desk: Desk, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    """Return a file dialog that begins where files were last chosen; the encrypted settings remember where that is."""
    dialog = file_dialog(parent, title, mode, desk.settings.last_folder)

    def remember(names: list[str]) -> None:
        folder = str(Path(names[0]).parent)
        if folder != desk.settings.last_folder:
            desk.settings = structs.replace(desk.settings, last_folder=folder)
            desk.settings_changed.emit()

    dialog.filesSelected.connect(remember)
    return dialog


def choose_case(parent: QWidget, desk: Desk, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a case file; `chosen` gets its path."""
    title = QCoreApplication.translate("Choosing", "Open a case file")
    dialog = desk_dialog(parent, desk, title, QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"{QCoreApplication.translate('Choosing', 'Cases')} ({CASE_FILES})")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
