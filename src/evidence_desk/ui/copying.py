"""Putting words on the clipboard, kept out of its history where the system allows it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

_NOT_FOR_HISTORY: Final = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)


def _plain_mime_data() -> QMimeData:
    """Return mime data that Qt itself made.

    One made here would be asked by the clipboard after the interpreter has gone, and the program would end with a
    crash (seen on X11 and offscreen with 6.11.3).
    """
    model = QStringListModel([""])
    mime = model.mimeData([model.index(0)])
    mime.clear()
    return mime


def copy_text(text: str) -> None:
    """Put words on the clipboard."""
    mime = _plain_mime_data()
    mime.setText(text)
    for name in _NOT_FOR_HISTORY:
        mime.setData(f'application/x-qt-windows-mime;value="{name}"', QByteArray(b"\0\0\0\0"))
    QGuiApplication.clipboard().setMimeData(mime)
