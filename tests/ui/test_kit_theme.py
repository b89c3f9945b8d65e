"""The looks: every pair of colours that carries words or meaning has the contrast that WCAG 2.2 asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from evidence_desk.base.files import resource_path
from evidence_desk.ui import icons, style, theme

UI = Path(theme.__file__).parent
LOOKS = {"light": theme.LIGHT, "dark": theme.DARK, "contrast": theme.CONTRAST}
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11
PAIRS = [
    *(("text", ground, TEXT) for ground in ("surface", "window", "rail", "card", "sunken", "soft", "hover")),
    *(("text", ground, TEXT) for ground in ("warn_soft", "stop_soft", "ok_soft")),
    *(("sec", ground, TEXT) for ground in ("surface", "window", "rail", "card", "sunken", "soft")),
    ("accent", "surface", TEXT),
    ("accent", "window", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("soft_text", "soft", TEXT),
    *(("stop", ground, TEXT) for ground in ("surface", "stop_soft", "window")),
    *(("warn", ground, TEXT) for ground in ("surface", "warn_soft", "rail", "soft")),
    *(("ok", ground, TEXT) for ground in ("surface", "ok_soft", "soft")),
    ("strong", "surface", SHAPE),
    ("strong", "window", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "window", SHAPE),
    ("accent", "mx", SHAPE),
    # What cards, rows, tiles and segments paint themselves.
    *((ink, "card", TEXT) for ink in ("stop", "warn", "ok", "accent")),
    *(("text", ground, TEXT) for ground in ("canvas",)),
    ("sec", "stop_soft", TEXT),
    ("sec", "warn_soft", TEXT),
    ("accent", "soft", TEXT),
    ("accent", "hover", TEXT),
    ("accent", "rail", TEXT),
    ("stop", "rail", TEXT),
    ("stop", "hover", TEXT),
    ("ok", "rail", TEXT),
    ("focus", "rail", SHAPE),
    ("focus", "card", SHAPE),
    ("focus", "soft", SHAPE),
    ("strong", "card", SHAPE),
    ("accent", "canvas", SHAPE),
]


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value) for value in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("ink", "ground", "need"), PAIRS)
def test_words_and_shapes_stand_out_enough(look: str, ink: str, ground: str, need: float) -> None:
    colours = LOOKS[look]
    assert _contrast(getattr(colours, ink), getattr(colours, ground)) >= need


def test_the_key_hint_inside_the_filled_button_can_be_read() -> None:
    for colours in LOOKS.values():
        key, fill = colours.on_accent, colours.accent
        mixed = QColor.fromRgbF(
            0.82 * key.redF() + 0.18 * fill.redF(),
            0.82 * key.greenF() + 0.18 * fill.greenF(),
            0.82 * key.blueF() + 0.18 * fill.blueF(),
        )
        assert _contrast(mixed, fill) >= TEXT


def test_a_contrast_theme_of_the_system_keeps_the_system_colours() -> None:
    system = QPalette()
    role = QPalette.ColorRole
    system.setColor(role.Window, QColor("#000000"))
    system.setColor(role.WindowText, QColor("#ffff00"))
    system.setColor(role.Highlight, QColor("#00ff00"))
    system.setColor(role.HighlightedText, QColor("#000000"))
    made = theme.from_palette(system)
    assert made.is_contrast
    for name in ("window", "surface", "card", "rail", "soft", "stop_soft"):
        assert getattr(made, name) == QColor("#000000")
    for name in ("text", "sec", "strong", "border", "stop", "warn", "ok"):
        assert getattr(made, name) == QColor("#ffff00")
    assert made.accent == QColor("#00ff00")


def test_a_look_reaches_every_widget_and_tells_those_that_paint_themselves(
    qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    view = QListView()
    qtbot.addWidget(view)
    view.show()
    assert view.palette().color(QPalette.ColorRole.Highlight) == theme.LIGHT.soft
    heard: list[bool] = []
    theme.watcher().changed.connect(lambda: heard.append(True))
    theme.apply(qapp, "dark")
    assert heard
    assert theme.current() == theme.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.DARK.window
    assert view.palette().color(QPalette.ColorRole.Highlight) == theme.DARK.soft
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.DARK.dis


def test_text_grows_with_the_size_a_person_chose_and_heights_with_it(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)
    small, body, title = (theme.font(name).pointSizeF() for name in ("small", "body", "title"))
    height = theme.control_height()
    assert small < body < title
    assert theme.metrics().height() >= 13  # never under 13 pixels
    theme.apply(qapp, "light", 200)
    assert theme.font("body").pointSizeF() == pytest.approx(2 * body)
    assert theme.font("small").pointSizeF() == pytest.approx(2 * small)
    assert qapp.font().pointSizeF() == pytest.approx(2 * body)
    assert theme.control_height() >= theme.metrics().height() + 14 > height
    theme.apply(qapp, "light", 900)
    assert theme.text_percent() == 200
    theme.apply(qapp, "light", 100)
    assert theme.font("body").pointSizeF() == pytest.approx(body)  # it does not creep


def test_the_style_sheet_sets_no_font_and_no_effect_that_qt_ignores() -> None:
    sheet = style.style_sheet(theme.LIGHT)
    assert "font" not in sheet
    assert not re.search(r"box-shadow|opacity|transition|letter-spacing|outline-offset", sheet)


def test_colours_are_written_in_one_place_only() -> None:
    """A colour elsewhere would not follow the look."""
    elsewhere = re.compile(
        r"QColor\(\s*[\"'0-9]|#[0-9a-fA-F]{6}\b|GlobalColor\.(?!transparent|black|white)\w+"
    )
    found = [
        f"{path.relative_to(UI)}: {hit[0]}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "theme.py"
        for hit in elsewhere.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def _ink(drawn: QPixmap) -> set[str]:
    image = drawn.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_a_drawing_takes_the_colour_it_is_given_at_the_size_of_the_screen(qapp: QApplication) -> None:
    drawn = icons.pixmap("square", 16, QColor("#a8201a"), 2.0, stroke=3)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (32, 16)
    assert _ink(drawn) == {"#a8201a"}


def test_every_drawing_there_is_can_be_drawn_and_comes_with_its_licences(qapp: QApplication) -> None:
    assert len(icons.names()) >= 90
    for name in icons.names():
        image = icons.pixmap(name, 24, QColor(Qt.GlobalColor.black)).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name
    words = resource_path("icons/LICENSE.txt").read_text("utf-8")
    assert "ISC License" in words
    assert "The MIT License" in words
