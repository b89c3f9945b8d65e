"""Words on the page: headings, labels, lines, chips and the framed notes."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui import icons, theme

Kind = Literal["info", "ok", "warn", "stop"]
_ICONS: Final = {"info": "info", "ok": "check", "warn": "triangle-alert", "stop": "octagon-x"}
RADIUS: Final = 8.0


class Label(QLabel):
    """Plain text of one step of the type scale, wrapped, never read as HTML."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        font: theme.FontName = "body",
        bold: bool | None = None,
        ink: str = "text",
        wrap: bool = True,
        selectable: bool = False,
    ) -> None:
        """Make it; `ink` is the name of a colour of the theme."""
        super().__init__(text, parent)
        self._font_name: theme.FontName = font
        self._bold = bold
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        theme.watcher().changed.connect(self._dress)
        self._dress()

    def set_ink(self, ink: str) -> None:
        """Write in another colour of the theme."""
        self._ink = ink
        self._dress()

    def set_bold(self, bold: bool) -> None:
        """Write heavier or not."""
        self._bold = bold
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font(self._font_name, bold=self._bold))
        palette = QPalette(self.palette())
        colours = theme.current()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(role, getattr(colours, self._ink))
            palette.setColor(QPalette.ColorGroup.Disabled, role, colours.dis)
        self.setPalette(palette)


class Heading(Label):
    """The title of a view, a sheet or a section."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        font: theme.FontName = "title",
        ink: str = "text",
    ) -> None:
        super().__init__(text, parent, font=font, bold=True, ink=ink)


class SecLabel(Label):
    """A label, a hint or a time, in the second ink."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        font: theme.FontName = "small",
        wrap: bool = True,
        selectable: bool = False,
    ) -> None:
        super().__init__(text, parent, font=font, ink="sec", wrap=wrap, selectable=selectable)


def small(text: str = "", *, ink: str = "text", bold: bool = False, selectable: bool = False) -> Label:
    """Return a label in the small step of the scale."""
    return Label(text, font="small", bold=bold, ink=ink, selectable=selectable)


class Line(QWidget):
    """A hairline, across or down."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        QPainter(self).fillRect(self.rect(), theme.current().border)


class Icon(QWidget):
    """A drawing that stands beside words and says nothing by itself."""

    def __init__(self, name: str, size: int = 16, ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._ink = name, size, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def show_icon(self, name: str, ink: str | None = None) -> None:
        """Show another drawing."""
        self._name, self._ink = name, ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        """Return its side, grown with the text."""
        side = theme.scaled(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        colour = getattr(theme.current(), self._ink) if self.isEnabled() else theme.current().dis
        icons.paint(QPainter(self), self._name, 0, 0, theme.scaled(self._size), colour)


class Chip(QLabel):
    """A few words in a small box, perhaps with a drawing: a kind, a state."""

    def __init__(self, text: str, icon: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            parent
        )  # a label is static text to a screen reader; the words are its accessible name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon, self._kind = icon, kind
        self.set_text(text)

    def set_text(self, text: str, icon: str | None = None, kind: str | None = None) -> None:
        """Say something else; drawing and kind stay unless given."""
        self.setText(text)
        self._icon = icon if icon is not None else self._icon
        self._kind = kind if kind is not None else self._kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room its words need."""
        measures = theme.metrics("small")
        icon = theme.scaled(14) + 5 if self._icon else 0
        return QSize(measures.horizontalAdvance(self.text()) + icon + 16, measures.height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, drawing and words."""
        ink, fill, line = theme.current().state(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left = 8.0
        if self._icon:
            side = theme.scaled(14)
            icons.paint(painter, self._icon, left, (self.height() - side) / 2, side, ink)
            left += side + 5
        painter.setPen(ink)
        painter.setFont(theme.font("small"))
        box = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class NoteFrame(QWidget):
    """A framed note: drawing, bold words, plain words, and on the right whatever can be done about it."""

    def __init__(
        self, kind: Kind, title: str = "", text: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = Icon(icon or _ICONS[kind], 18, _ink(kind))
        self._title = Label(title, bold=True, ink=_ink(kind) if kind == "stop" else "text")
        self._text = Label(text)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._words = words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 10, 12, 10)
        self._row.setSpacing(12)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        theme.watcher().changed.connect(self.update)
        self.set_words(title, text)

    def set_words(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._title.setVisible(bool(title))
        self._text.setVisible(bool(text))
        place = Qt.AlignmentFlag.AlignTop if text and title else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._icon, place)
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text if title else "")

    def set_kind(self, kind: Kind, icon: str = "") -> None:
        """Be another kind of note."""
        self._kind = kind
        self._icon.show_icon(icon or _ICONS[kind], _ink(kind))
        self._title.set_ink(_ink(kind) if kind == "stop" else "text")
        self.update()

    def add_widget(self, widget: QWidget, *, below: bool = False) -> None:
        """Add something to do, on the right, or below the words."""
        if below:  # at its own width: otherwise it would hold the words above it as narrow as itself
            self._words.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        _, fill, line = theme.current().state(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _ink(kind: str) -> str:
    return {"info": "accent"}.get(kind, kind)
