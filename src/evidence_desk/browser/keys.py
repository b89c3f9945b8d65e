"""Keys that are the program's own although the page has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from evidence_desk.capture.browser_wire import KEYS


def own_key(event: QKeyEvent) -> str:
    """Return the program's own key that this is, else nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    name = QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)
    return name if name in KEYS else ""
