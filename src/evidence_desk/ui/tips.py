"""Tips show words as words. Qt takes a tip with a tag in it for a page, and loads the pictures that the page names.

A caption, a file name, a name or a case's title may hold such a tag: it would be decoded in this process, unasked, and
on Windows a path to another computer would be followed.
"""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget


def show_plainly(watched: QObject, event: QHelpEvent) -> bool:
    """Show the tip due at a widget as it is written; return False when Qt would do so by itself."""
    if not isinstance(watched, QWidget):
        return False
    text = _tip(watched, event.pos())
    if "<" not in text:  # Qt sees a page only where a tag begins
        return False
    QToolTip.showText(event.globalPos(), f"<p style='white-space: pre-wrap'>{escape(text)}</p>", watched)
    return True


def _tip(watched: QWidget, at: QPoint) -> str:
    view = watched.parent()
    if isinstance(view, QAbstractItemView) and watched is view.viewport():
        found: Any = view.indexAt(at).data(Qt.ItemDataRole.ToolTipRole)
        if isinstance(found, str) and found:
            return found
    return watched.toolTip()
