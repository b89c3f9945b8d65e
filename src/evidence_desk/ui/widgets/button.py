"""The base of the buttons: how one is painted, and what its keys do. None is a default button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets import ring

GAP: Final = 8  # between icon, words and key
RADIUS: Final = 6.0


@dataclass(slots=True, kw_only=True)
class Look:
    """How a button is painted in its state of the moment."""

    fill: QColor
    line: QColor
    ink: QColor
    key_ink: QColor
    icon_ink: QColor
    width: float = 1.0


class Button(QPushButton):
    """The base: icon, words and a key hint in a rounded box, with a ring when the keyboard is on it."""

    side: int = 12  # pixels left and right
    bold = False
    enter_presses = False
    font_name: theme.FontName = "body"

    def __init__(self, text: str = "", icon: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.icon_name = icon
        self.key = key
        self._action: QAction | None = None
        self._offered = True  # whether the command it follows is one that can be seen
        theme.watcher().changed.connect(self.updateGeometry)

    # --- what others set

    def set_key(self, key: str) -> None:
        """Set the key hint beside the words."""
        self.key = key
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Set the drawing, by its Lucide name."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def follow(self, action: QAction, *, words: bool = True) -> None:
        """Do what a command does and show its words, key and state, now and whenever they change."""
        if self._action is None:
            self.clicked.connect(action.trigger)
        self._action = action

        def update() -> None:
            if words:
                self.setText(action.text())
                self.key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.setEnabled(action.isEnabled())
            self.setToolTip(_tip(action))
            if action.isVisible() != self._offered:  # never before: a button without parent would be a window
                self._offered = action.isVisible()
                self.setVisible(self._offered)
            self.updateGeometry()
            self.update()

        action.changed.connect(update)
        update()

    # --- looks

    def look(self) -> Look:
        """Return how to paint now."""
        colours = theme.current()
        if not self.isEnabled():
            return Look(
                fill=colours.sunken,
                line=colours.border,
                ink=colours.dis,
                key_ink=colours.dis,
                icon_ink=colours.dis,
            )
        fill = colours.surface
        line = colours.border
        if self.isDown():
            fill = colours.sunken
        elif self.underMouse():
            fill = colours.hover
            line = colours.accent if colours.is_contrast else colours.strong
        return Look(fill=fill, line=line, ink=colours.text, key_ink=colours.sec, icon_ink=colours.text)

    def icon_side(self) -> int:
        """Return the icon's side in pixels."""
        return theme.scaled(16)

    def height_hint(self) -> int:
        """Return the height in pixels."""
        return theme.control_height()

    def words(self) -> str:
        """Return the text as shown, without the mark of a mnemonic."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _content_width(self) -> int:
        width = 0
        parts = 0
        if self.icon_name:
            width += self.icon_side()
            parts += 1
        if self.text():
            width += theme.metrics(self.font_name, bold=self.bold).horizontalAdvance(self.words())
            parts += 1
        if self.key:
            width += theme.metrics("key").horizontalAdvance(self.key)
            parts += 1
        if self.menu() is not None:
            width += theme.scaled(14)
            parts += 1
        return width + GAP * max(0, parts - 1)

    def sizeHint(self) -> QSize:
        """Return the room that icon, words and key need."""
        height = self.height_hint()
        return QSize(max(self._content_width() + 2 * self.side, height), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and what is in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        self.paint_box(painter, look)
        self.paint_content(painter, look, (self.width() - self._content_width()) / 2)

    def paint_box(self, painter: QPainter, look: Look) -> None:
        """Paint fill and outline."""
        half = look.width / 2
        painter.setBrush(look.fill)
        painter.setPen(QPen(look.line, look.width) if look.line.alpha() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def paint_content(self, painter: QPainter, look: Look, left: float) -> None:
        """Paint icon, words, key and the arrow of a menu, from `left` on."""
        height = self.height()
        if self.icon_name:
            side = self.icon_side()
            icons.paint(painter, self.icon_name, left, (height - side) / 2, side, look.icon_ink)
            left += side + GAP
        if self.text():
            painter.setFont(theme.font(self.font_name, bold=self.bold))
            painter.setPen(look.ink)
            width = theme.metrics(self.font_name, bold=self.bold).horizontalAdvance(self.words())
            self._text(painter, left, width, self.text())
            left += width + GAP
        if self.key:
            painter.setFont(theme.font("key"))
            painter.setPen(look.key_ink)
            width = theme.metrics("key").horizontalAdvance(self.key)
            self._text(painter, left, width, self.key.replace("&", "&&"))
            left += width + GAP
        if self.menu() is not None:
            side = theme.scaled(14)
            icons.paint(painter, "chevron-down", left, (height - side) / 2, side, look.icon_ink)

    def _text(self, painter: QPainter, left: float, width: float, text: str) -> None:
        painter.drawText(
            QRectF(left, 0, width + 2, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic,
            text,
        )

    # --- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses; Enter only where it may."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.enter_presses and not event.isAutoRepeat():
                self.click()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


def _tip(action: QAction) -> str:
    words = action.toolTip()
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({key})" if key else words
