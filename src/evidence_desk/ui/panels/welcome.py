"""What the pages before unlocking share: the quiet panel on the left, and a narrow column in the middle of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, SecLabel

SIDE_WIDTH: Final = 520
COLUMN_WIDTH: Final = 380
_NARROW: Final = 1_000  # below this width the panel on the left goes: the column needs the room


class AppMark(QWidget):
    """The mark of the program: a locked file on a petrol square."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return 44 by 44."""
        return QSize(44, 44)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square and the drawing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().accent)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        icons.paint(painter, "file-lock-2", 10, 10, 24, theme.current().on_accent)


class Initials(QWidget):
    """A person's initials in a disc."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Show other initials."""
        self._text = text
        self.update()

    def sizeHint(self) -> QSize:
        """Return 44 by 44, grown with the text."""
        return QSize(theme.scaled(44), theme.scaled(44))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the letters."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.accent if colours.is_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(colours.soft)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(colours.soft_text)
        painter.setFont(theme.font("small" if len(self._text) > 3 else "body", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Side(QWidget):
    """The panel on the left: name, one sentence, and either three facts or the steps of what is being done."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._foot = SecLabel("")
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(AppMark())
        brand.addWidget(Heading("Evidence Desk", font="display"), 1)  # the name is the same in every language
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 88, 56, 40)
        column.setSpacing(18)
        column.addLayout(brand)
        column.addWidget(Label(sentence, font="section", bold=False))
        column.addSpacing(4)
        column.addLayout(self._rows)
        column.addStretch(1)
        column.addWidget(self._foot)
        theme.watcher().changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.setFixedWidth(min(theme.scaled(SIDE_WIDTH), SIDE_WIDTH + 120))
        self.update()

    def set_foot(self, text: str) -> None:
        """Set the line at the foot."""
        self._foot.setText(text)

    def add_fact(self, icon: str, title: str, text: str) -> None:
        """Add a fact: drawing, bold words, plain words."""
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        words.setSpacing(0)
        row.addWidget(Icon(icon, 18, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Label(title, bold=True))
        words.addWidget(SecLabel(text, font="body"))
        row.addLayout(words, 1)
        self._rows.addLayout(row)

    def show_steps(self, steps: Sequence[str], now: int) -> None:
        """Show the steps of what is being done; `now` is the index of the one at hand."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, step in enumerate(steps):
            self._rows.addWidget(_Step(step, index, now))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line on the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().rail)
        painter.setPen(theme.current().border)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())


class _Step(QWidget):
    def __init__(self, text: str, index: int, now: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        done, here = index < now, index == now
        icon = "check" if done else "circle-dot" if here else "circle"
        row.addWidget(Icon(icon, 18, "ok" if done else "accent" if here else "sec"))
        row.addWidget(Label(text, bold=here, ink="text" if here else "sec"), 1)
        state = self.tr("done") if done else self.tr("now") if here else self.tr("to do")
        self.setAccessibleName(f"{text}, {state}")


class Column(QScrollArea):
    """A column in the middle, as wide as a form wants to be, which scrolls when the window is small."""

    def __init__(self, width: int = COLUMN_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = ground = QWidget()
        ground.setMinimumHeight(1)  # its own hint is that of words wrapped at their narrowest: far too high
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(8, 24, 8, 24)
        self.body.setSpacing(12)
        around = QVBoxLayout(ground)
        around.setContentsMargins(16, 0, 16, 0)
        around.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._inner, 1000)
        across.addStretch(1)
        around.addLayout(across)
        around.addStretch(3)
        self.setWidget(ground)
        theme.watcher().changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self._inner.setMaximumWidth(theme.scaled(self._wanted) + 16)
        for widget in (self, self.viewport(), self._ground):
            palette = widget.palette()
            palette.setColor(palette.ColorRole.Window, theme.current().surface)
            widget.setPalette(palette)
            widget.setAutoFillBackground(True)


class TwoParts(QWidget):
    """The panel on the left and something on the right; a narrow window has the right part alone."""

    def __init__(self, side: Side, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(right, 1)

    def fit(self, width: int) -> None:
        """Show or leave out the panel on the left for a window this wide."""
        self._side.setVisible(width >= _NARROW + self._side.width() - SIDE_WIDTH)
