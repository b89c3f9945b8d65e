"""How the window looks: the one table of colours, sizes and fonts, and what is built from it.

Nothing else in the program names a colour or a font size. `apply` sets the Fusion style, the palette, a small style
sheet and the fonts; widgets that paint themselves read `current()` and repaint on `watcher().changed`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from evidence_desk.ui.style import DeskStyle, style_sheet

LookName = Literal["system", "light", "dark", "contrast"]
FontName = Literal["display", "gate", "title", "section", "body", "small", "key", "mono"]

_BODY_PX: Final = 13.0
_MIN_PERCENT: Final = 100
_MAX_PERCENT: Final = 200
# Pixels at 100 %, and whether it is semi-bold by itself.
_FONTS: Final[dict[str, tuple[float, bool]]] = {
    "display": (24, True),
    "gate": (17, True),
    "title": (18, True),
    "section": (15, True),
    "body": (13, False),
    "small": (12, False),
    "key": (11, False),
    "mono": (12, False),
}
_MONO_FAMILIES: Final = ("Cascadia Mono", "Consolas", "SF Mono", "DejaVu Sans Mono")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours, by what they are for, and the widths of lines."""

    window: QColor
    surface: QColor
    card: QColor
    rail: QColor
    sunken: QColor
    canvas: QColor
    border: QColor
    strong: QColor
    text: QColor
    sec: QColor
    dis: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    soft: QColor
    soft_text: QColor
    hover: QColor
    stop: QColor
    stop_soft: QColor
    stop_border: QColor
    warn: QColor
    warn_soft: QColor
    warn_border: QColor
    ok: QColor
    ok_soft: QColor
    ok_border: QColor
    mx: QColor
    focus: QColor
    scrim: QColor
    paper: QColor
    is_dark: bool = False
    is_contrast: bool = False  # lines instead of fills

    @property
    def focus_width(self) -> int:
        """Pixels of the focus ring."""
        return 3 if self.is_contrast else 2

    @property
    def sheet_width(self) -> int:
        """Pixels of a sheet's outline."""
        return 2 if self.is_contrast else 1

    def state(self, kind: str) -> tuple[QColor, QColor, QColor]:
        """Return ink, fill and outline of a state: "stop", "warn", "ok" or "info"; plain for anything else."""
        states = {
            "stop": (self.stop, self.stop_soft, self.stop_border),
            "warn": (self.warn, self.warn_soft, self.warn_border),
            "ok": (self.ok, self.ok_soft, self.ok_border),
            "info": (self.accent, self.soft, self.accent if self.is_contrast else self.border),
        }
        return states.get(kind, (self.text, self.surface, self.border))


def _theme(colours: str, scrim: QColor, *, is_dark: bool = False, is_contrast: bool = False) -> Theme:
    names = [name for name in Theme.__dataclass_fields__ if name not in {"scrim", "is_dark", "is_contrast"}]
    values = {name: QColor(f"#{value}") for name, value in zip(names, colours.split(), strict=True)}
    return Theme(**values, scrim=scrim, is_dark=is_dark, is_contrast=is_contrast)


# In the order of the fields above, without the scrim.
LIGHT: Final = _theme(
    "F3F4F4 FFFFFF FFFFFF E9ECEC ECEEEE DEE2E2 D5DADB 748080 1A2022 515C60 8A9497 "
    "0E5F76 0B4E61 FFFFFF DDECF0 0A4A5D F0F3F3 "
    "A8201A FBE9E7 E2A9A4 7A4D00 FDF1D8 E0C48A 1D653B E3F1E7 A9CFB6 C3CBCC 0E5F76 FFFFFF",
    QColor(20, 28, 30, 107),
)
DARK: Final = _theme(
    "17191B 1F2325 24292B 1A1D1F 141718 101213 363D40 7B878B E6E9EA A9B3B7 6E787C "
    "74BDD3 8FCDE0 06222B 1E3A44 A9DCEB 272C2E "
    "FF9D95 3A201F 7A403C F0C36B 352B18 6E5A2B 86CF9F 1C3024 3D6A4C 4A5356 74BDD3 F5F5F3",
    QColor(0, 0, 0, 148),
    is_dark=True,
)
CONTRAST: Final = _theme(
    "000000 000000 000000 000000 000000 000000 FFFFFF FFFFFF FFFFFF FFFFFF 3FF23F "
    "1AEBFF 1AEBFF 000000 000000 1AEBFF 000000 "
    "FF9A9A 000000 FF9A9A FFE14D 000000 FFE14D 7CFF9B 000000 7CFF9B 5A5A5A FFE14D FFFFFF",
    QColor(0, 0, 0, 209),
    is_dark=True,
    is_contrast=True,
)


# On a picture, and over the screen itself, the same in every look: what lies under is not ours.
PLATE: Final = QColor(16, 20, 22, 235)  # the ground of words on a picture
PLATE_INK: Final = QColor(255, 255, 255)
PLATE_KEY: Final = QColor(255, 255, 255, 200)
DIM: Final = QColor(0, 0, 0, 77)  # 30 %, over previews on dark grounds
CATCHING: Final = QColor(
    0, 0, 0, 1
)  # not quite nothing: Windows passes clicks through what is fully transparent
VEIL: Final = QColor(0, 0, 0, 90)  # over the screen while a part of it is chosen


class Watcher(QObject):
    """Tells everybody that paints that colours or sizes are new."""

    changed = Signal()


@dataclass(slots=True)
class _Now:
    """What was applied last."""

    theme: Theme = LIGHT
    percent: int = 100
    asked: LookName = "light"
    base: QFont | None = None  # the system's own font, as it was before `apply`
    style: DeskStyle | None = None
    watcher: Watcher | None = None
    listening: bool = False


_now = _Now()


def current() -> Theme:
    """Return the colours in use."""
    return _now.theme


def text_percent() -> int:
    """Return how large text is, 100 to 200."""
    return _now.percent


def watcher() -> Watcher:
    """Return the object whose `changed` tells that colours or sizes are new."""
    if _now.watcher is None:
        _now.watcher = Watcher()
    return _now.watcher


def apply(app: QApplication, look: LookName, text_percent: int = 100) -> None:
    """Put a look and a text size on the whole program.

    Args:
        look: "system" follows the system's light, dark or contrast setting as it changes.
        text_percent: 100 to 200; held within these.
    """
    if _now.base is None:
        _now.base = QFont(app.font())
    percent = max(_MIN_PERCENT, min(_MAX_PERCENT, text_percent))
    is_on = _now.style is not None and percent == _now.percent and _chosen(app, look) == _now.theme
    _now.asked, _now.percent = look, percent
    _listen(app)
    if not is_on:  # dressing every widget anew takes a while
        _put_on(app)


def _put_on(app: QApplication) -> None:
    _forget_fonts()
    _now.theme = theme = _chosen(app, _now.asked)
    if _now.style is None:
        _now.style = DeskStyle()
        _now.style.theme = theme
        app.setStyle(_now.style)
    _now.style.theme = theme
    app.setPalette(palette(theme))
    app.setPalette(rows_palette(theme), "QAbstractItemView")  # type: ignore[arg-type]  # the stub says bytes
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet(theme))
    watcher().changed.emit()


def _chosen(app: QApplication, look: LookName) -> Theme:
    if look != "system":
        return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[look]
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return from_palette(app.style().standardPalette())
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _listen(app: QApplication) -> None:
    if _now.listening:
        return
    _now.listening = True
    hints = app.styleHints()

    def follow() -> None:
        if _now.asked == "system":
            _put_on(app)

    app.primaryScreenChanged.connect(_forget_fonts)  # another one has other points
    hints.colorSchemeChanged.connect(follow)
    hints.accessibility().contrastPreferenceChanged.connect(follow)


def from_palette(system: QPalette) -> Theme:
    """Return a contrast theme in the system's own colours, for when the system is in one."""
    role = QPalette.ColorRole
    ground, ink = system.color(role.Window), system.color(role.WindowText)
    mark, on_mark = system.color(role.Highlight), system.color(role.HighlightedText)
    grounds = "window surface card rail sunken canvas hover soft stop_soft warn_soft ok_soft"
    inks = "border strong text sec stop stop_border warn warn_border ok ok_border soft_text focus"
    colours = dict.fromkeys(grounds.split(), ground) | dict.fromkeys(inks.split(), ink)
    colours |= dict.fromkeys(("accent", "accent_hover"), mark)
    colours |= {"on_accent": on_mark, "dis": system.color(QPalette.ColorGroup.Disabled, role.WindowText)}
    made = replace(CONTRAST, is_dark=ground.lightness() < ink.lightness())
    for name, colour in colours.items():
        made = replace(made, **{name: colour})  # type: ignore[arg-type]  # all of these are colours
    return made


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme: what Fusion and every plain Qt widget paint with."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.sunken,
        role.Text: theme.text,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.PlaceholderText: theme.sec,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.strong,
        role.Shadow: theme.strong,
    }
    for which, colour in colours.items():
        made.setColor(group.All, which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, theme.dis)
    made.setColor(group.Disabled, role.Base, theme.sunken)
    made.setColor(group.Disabled, role.Button, theme.sunken)
    made.setColor(group.Disabled, role.Highlight, theme.sunken)
    made.setColor(group.Disabled, role.HighlightedText, theme.dis)
    return made


def rows_palette(theme: Theme) -> QPalette:
    """Return the palette of lists and tables: a chosen row is soft, where marked text is strong."""
    made = palette(theme)
    if not theme.is_contrast:
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            made.setColor(group, QPalette.ColorRole.Highlight, theme.soft)
            made.setColor(group, QPalette.ColorRole.HighlightedText, theme.soft_text)
    return made


def font(name: FontName = "body", *, bold: bool | None = None) -> QFont:
    """Return a font of the scale at the person's text size.

    Args:
        name: which step of the scale.
        bold: semi-bold or not; None takes what the step has by itself.
    """
    return QFont(_made_font(name, bold))


@functools.cache
def _made_font(name: FontName, bold: bool | None) -> QFont:
    pixels, heavy = _FONTS[name]
    base = _now.base if _now.base is not None else QApplication.font()
    made = QFont(base)
    if name == "mono":
        made.setFamilies(list(_MONO_FAMILIES))
        made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPointSizeF(_body_points(base) * pixels / _BODY_PX * _now.percent / 100)
    weight = QFont.Weight.DemiBold if (heavy if bold is None else bold) else QFont.Weight.Normal
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _body_points(base: QFont) -> float:
    screen = QApplication.primaryScreen()
    per_point = (screen.logicalDotsPerInchY() if screen is not None else 96.0) / 72
    least = _BODY_PX / per_point
    return max(base.pointSizeF(), least)


def metrics(name: FontName = "body", *, bold: bool | None = None) -> QFontMetrics:
    """Return the measures of a font of the scale."""
    return _made_metrics(name, bold)


@functools.cache
def _made_metrics(name: FontName, bold: bool | None) -> QFontMetrics:
    return QFontMetrics(_made_font(name, bold))


def _forget_fonts() -> None:
    """Make fonts anew: a layout asks for their measures thousands of times, so they are kept in between."""
    _made_font.cache_clear()
    _made_metrics.cache_clear()


def scaled(pixels: float) -> int:
    """Return a length grown with the person's text size: icons, marks and widths that hold text."""
    return round(pixels * _now.percent / 100)


def control_height() -> int:
    """Return the height of a field or a normal button, in pixels."""
    return max(32, metrics().height() + 14)


def compact_height() -> int:
    """Return the height of a compact button or a chip, in pixels."""
    return max(28, metrics("small").height() + 10)


def row_height() -> int:
    """Return the height of a table row, in pixels."""
    return max(32, metrics().height() + 14)
