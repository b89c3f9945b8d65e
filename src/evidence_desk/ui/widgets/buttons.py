"""Buttons that paint themselves. None is a default button: Enter presses a main button that is focused, no other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.widgets.button import GAP, RADIUS, Button, Look

__all__ = [
    "GAP",
    "Button",
    "GateButton",
    "IconButton",
    "LinkButton",
    "Look",
    "MainButton",
    "QuietButton",
    "SegmentedControl",
    "StopButton",
    "StripButton",
]


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
        if self.filled and self.isEnabled():
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
            button.setAutoExclusive(
                True
            )  # the group sees to it; this makes it a radio button to a screen reader
            button.setAccessibleDescription(name)
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
