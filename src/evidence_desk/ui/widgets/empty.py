"""What a page says when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Heading, Icon, SecLabel


class EmptyState(QWidget):
    """A drawing, one sentence, a hint, and perhaps the one thing to do; `pressed` tells that it was asked for."""

    pressed = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = Icon(icon, 24, "sec")
        self._title = Heading(title, font="section")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text = SecLabel(text, font="body")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QuietButton(action, key=key)
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.set_words(title, text, action)

    def set_words(self, title: str, text: str = "", action: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
