"""The left column of Packs: which kind is being made, and which packs were made before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.acts.packing import MadeBefore
from evidence_desk.ui import theme
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, Line, SecLabel
from evidence_desk.ui.widgets.sizes import size_text

WIDTH: Final = 214
_ANY: Final = 16_777_215  # Qt's word for “as wide as you like”
_SHOWN: Final = 6  # packs made before; the handling log names all


class _Kind(QWidget):
    """The kind that is being made, on the ground of what is chosen."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(1)
        name, purpose = Label(title, bold=True, ink="soft_text"), Label(text, font="small", ink="soft_text")
        words.addWidget(name)
        words.addWidget(purpose)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(Icon(icon, 16, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 2) if colours.is_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(colours.soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class PackKinds(QWidget):
    """The column."""

    verify_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_below = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.verify_button = LinkButton(self.tr("Check a pack …"), icon="shield-check")
        self.verify_button.clicked.connect(self.verify_requested)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 14, 12, 14)
        column.setSpacing(10)
        column.addWidget(Heading(self.tr("New pack"), font="section"))
        column.addWidget(
            _Kind(
                "shield",
                self.tr("Police"),
                self.tr("everything, in order; what is locked has a placeholder"),
            )
        )
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("Made before"), font="body"))
        self._none = SecLabel(self.tr("No pack yet."))
        column.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        column.addLayout(self._rows)
        column.addWidget(self.verify_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inside)
        theme.watcher().changed.connect(self._fit)
        self._fit()

    def show_made(self, made: Sequence[MadeBefore]) -> None:
        """Show packs made before, the newest first."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._none.setVisible(not made)
        for pack in made[:_SHOWN]:
            self._rows.addWidget(self._made(pack))
        if len(made) > _SHOWN:
            self._rows.addWidget(SecLabel(self.tr("%n more in the handling log", "", len(made) - _SHOWN)))

    def _made(self, pack: MadeBefore) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Label(self.tr("Police, {pack}").format(pack=pack.pack_id), wrap=False))
        column.addWidget(SecLabel(local_text(pack.at)))
        exhibits = self.tr("%n exhibit(s)", "", pack.exhibits)
        pages = self.tr("%n page(s)", "", pack.pages)
        column.addWidget(SecLabel(f"{exhibits}, {pages}, {size_text(pack.size)}"))
        return row

    def be_below(self, *, below: bool) -> None:
        """Take the whole width of what stands above, or the column's own."""
        self._is_below = below
        self._fit()

    def _fit(self) -> None:
        width = theme.scaled(WIDTH)
        self.setMinimumWidth(0 if self._is_below else width)
        self.setMaximumWidth(_ANY if self._is_below else width)
