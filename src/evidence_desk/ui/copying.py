"""Putting words on the clipboard, kept out of its history where the system allows it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

_NOT_FOR_HISTORY: Final = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)


def copy_text(text: str) -> None:
    """Put words on the clipboard."""
    mime = QMimeData()
    mime.setText(text)
    for name in _NOT_FOR_HISTORY:
        mime.setData(f'application/x-qt-windows-mime;value="{name}"', QByteArray(b"\0\0\0\0"))
    QGuiApplication.clipboard().setMimeData(mime)
