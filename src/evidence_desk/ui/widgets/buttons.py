"""Buttons that paint themselves. None is a default button: Enter presses a main button that is focused, no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

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


class MainButton(Button):
    """The one filled button of a view or a sheet."""

    bold = True
    enter_presses = True

    def __init__(self, text: str, key: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, key, parent)

    def look(self) -> Look:
        """Return accent as the fill, darker under the pointer."""
        colours = theme.current()
        if not self.isEnabled():
            return super().look()
        fill = colours.accent
        if self.isDown():
            fill = colours.accent_hover if colours.is_contrast else colours.accent_hover.darker(112)
        elif self.underMouse():
            fill = colours.accent_hover
        key = QColor(colours.on_accent)
        key.setAlphaF(0.82)
        return Look(fill=fill, line=fill, ink=colours.on_accent, key_ink=key, icon_ink=colours.on_accent)


class QuietButton(Button):
    """A white button with a hairline around it."""

    def __init__(self, text: str, icon: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, key, parent)


class LinkButton(Button):
    """Words that do something, underlined; a button to the keyboard and to a screen reader."""

    side = 2

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, "", parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def height_hint(self) -> int:
        """Return a line's height, at least the smallest target."""
        return max(24, theme.metrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint underlined words."""
        colours = theme.current()
        ink = colours.accent if self.isEnabled() else colours.dis
        if self.isEnabled() and self.underMouse():
            ink = colours.accent_hover
        painter = QPainter(self)
        left = float(self.side)
        if self.icon_name:
            side = self.icon_side()
            icons.paint(painter, self.icon_name, left, (self.height() - side) / 2, side, ink)
            left += side + GAP
        font = theme.font(self.font_name)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(ink)
        self._text(painter, left, self.width() - left, self.text())


class StopButton(Button):
    """The red outline of *This should not be here*."""

    bold = True

    def __init__(self, text: str = "", icon: str = "octagon-x", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, "", parent)
        if not text:
            self.setText(self.tr("This should not be here"))

    def look(self) -> Look:
        """Return red words in a red line."""
        colours = theme.current()
        if not self.isEnabled():
            return super().look()
        fill = colours.stop_soft if self.isDown() or self.underMouse() else colours.surface
        return Look(
            fill=fill, line=colours.stop, ink=colours.stop, key_ink=colours.stop, icon_ink=colours.stop
        )


class GateButton(Button):
    """An answer to the stop question: high, plain, the same for all answers, and never pressed by Enter."""

    bold = True
    font_name: theme.FontName = "section"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "", "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def height_hint(self) -> int:
        """Return 44 pixels or more."""
        return max(44, theme.metrics("section").height() + 20)

    def look(self) -> Look:
        """Return a plain button with a strong outline."""
        look = super().look()
        if self.isEnabled():
            look.line = theme.current().strong
        return look


class StripButton(Button):
    """A button of the capture strip: icon, words, key."""

    def __init__(
        self, text: str, icon: str, key: str = "", filled: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, key, parent)
        self.filled = filled
        self.bold = filled
        self.flat = False  # no outline until the pointer is there

    def look(self) -> Look:
        """Return a filled, flat or quiet button."""
        if self.filled:
            return MainButton.look(self)  # type: ignore[arg-type]  # it reads only what both have
        look = super().look()
        if self.flat and not (self.underMouse() or self.isDown()):
            look.line = look.fill = QColor(Qt.GlobalColor.transparent)
        return look


class IconButton(Button):
    """A drawing alone. It cannot be made without the name a screen reader says."""

    side = 6

    def __init__(self, icon: str, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", icon, "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Set what it is called; the tooltip says it with its key."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)

    def height_hint(self) -> int:
        """Return the height of a compact button."""
        return theme.compact_height()

    def look(self) -> Look:
        """Return no box until the pointer is there."""
        look = super().look()
        if not self.isEnabled() or not (self.underMouse() or self.isDown() or self.isChecked()):
            look.line = look.fill = QColor(Qt.GlobalColor.transparent)
        return look


class _Segment(Button):
    def __init__(self, text: str, icon: str, index: int, count: int, parent: QWidget) -> None:
        super().__init__(text, icon, "", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._index, self._count = index, count

    def _content_width(self) -> int:
        plain = super()._content_width()
        if not self.text():
            return plain
        thin = theme.metrics(self.font_name, bold=self.bold).horizontalAdvance(self.words())
        return plain - thin + theme.metrics(self.font_name, bold=True).horizontalAdvance(self.words())

    def look(self) -> Look:
        look = super().look()
        colours = theme.current()
        if self.isChecked() and self.isEnabled():
            look.fill, look.ink, look.icon_ink = colours.soft, colours.soft_text, colours.soft_text
            if colours.is_contrast:
                look.line = colours.accent
        return look

    def paintEvent(self, event: QPaintEvent) -> None:
        self.bold = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        # One box for all: each paints its part of it, the outer corners beyond its own edge.
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._index > 0:
            box.setLeft(-RADIUS * 2)
        if self._index < self._count - 1:
            box.setRight(self.width() + RADIUS * 2)
        painter.setBrush(look.fill)
        painter.setPen(QPen(look.line, 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._index > 0:
            painter.setPen(QPen(theme.current().border, 1))
            painter.drawLine(0, 1, 0, self.height() - 2)
        self.paint_content(painter, look, (self.width() - Button._content_width(self)) / 2)


class SegmentedControl(QWidget):
    """One choice out of a few, side by side. One tab stop; arrows move and choose."""

    changed = Signal(str)

    def __init__(
        self,
        options: list[tuple[str, str, str]],
        name: str = "",
        chosen: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it from (id, text, icon); the first is chosen unless `chosen` says otherwise; "" chooses none."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (option, text, icon) in enumerate(options):
            button = _Segment(text, icon, index, len(options), self)
            self._buttons[option] = button
            self._group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda on, option=option: self._on_toggled(on, option))
        self.choose(options[0][0] if chosen is None and options else chosen or "", quietly=True)

    @property
    def chosen(self) -> str:
        """The id chosen, or "" when none is."""
        return next((option for option, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, option: str, *, quietly: bool = False) -> None:
        """Choose by id; `quietly` without `changed`."""
        before = self.blockSignals(quietly)
        if option in self._buttons:
            self._buttons[option].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        self.blockSignals(before)

    def button(self, option: str) -> Button:
        """Return the button of an id."""
        return self._buttons[option]

    def _on_toggled(self, on: bool, option: str) -> None:
        if on:
            self.changed.emit(option)
