"""Choosing files and folders without leaving a trace of which: Qt's own dialog, with its memory switched off.

The system's dialogs note what was opened in lists of recent files. Qt's own dialog writes its history and the last
folder into its settings file when it ends; `forget_history` takes both away again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

CASE_FILES = "*.edcase"


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
    dialog.setFileMode(mode)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(folder or str(Path.home()))
    dialog.setHistory([])
    dialog.destroyed.connect(forget_history)
    return dialog


def choose_case(parent: QWidget, folder: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a case file; `chosen` gets its path."""
    title = QCoreApplication.translate("Choosing", "Open a case file")
    dialog = file_dialog(parent, title, QFileDialog.FileMode.ExistingFile, folder)
    dialog.setNameFilter(f"{QCoreApplication.translate('Choosing', 'Cases')} ({CASE_FILES})")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
