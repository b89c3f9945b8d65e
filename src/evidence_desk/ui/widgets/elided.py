"""Words in one line that end in an ellipsis where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.notes import SecLabel


class Elided(SecLabel):
    """A line in the second ink; the whole stands in its tooltip and is what a screen reader says."""

    def __init__(self, text: str, whole: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, font="body", wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(whole or text)
        self.setAccessibleName(whole or text)

    def set_words(self, text: str, whole: str = "") -> None:
        """Show other words."""
        self.setText(text)
        self.setToolTip(whole or text)
        self.setAccessibleName(whole or text)

    def minimumSizeHint(self) -> QSize:
        """Return no width: it gives way first."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.current().sec)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
