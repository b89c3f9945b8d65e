"""The window that sheets stand on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def ground_of(sheet: QDialog) -> QWidget | None:
    """Return the window a sheet stands in the middle of: one over another has the room of the window below both."""
    parent = sheet.parentWidget()
    while parent is not None and isinstance(parent.window(), QDialog):
        below = parent.window().parentWidget()
        if below is None:
            break
        parent = below
    return parent.window() if parent is not None else None
