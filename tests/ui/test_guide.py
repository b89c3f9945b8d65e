"""Pictures and keys in the documents: they are there, they are small, and they are those of the program."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tools.guide_scenes import KEYS_BEGIN, PICTURE_BYTES_MAX, PICTURES, keys_table, save_small, with_keys

from evidence_desk.ui.actions import Actions
from evidence_desk.ui.dialogs.shortcuts import ShortcutsSheet

TOP = Path(__file__).parents[2]
IMAGES = TOP / "docs" / "images"
PAGES = sorted([*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")])
_PICTURE = re.compile(r"!\[([^]]*)\]\(([^)#\s]+)\)|<img[^>]* src=\"([^\"]+)\"[^>]*>")
_LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def pictures() -> list[tuple[Path, Path]]:
    """Return each page with each picture it shows."""
    return [
        (page, (page.parent / (found[2] or found[3])).resolve())
        for page in PAGES
        for found in _PICTURE.finditer(page.read_text("utf-8"))
    ]


def anchors(page: Path) -> set[str]:
    """Return the places of a page that a link can lead to."""
    heads = _HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_picture_named_is_there_and_every_picture_there_is_named() -> None:
    named = {picture for _, picture in pictures()}
    assert named == {path.resolve() for path in IMAGES.iterdir()}
    assert named == {(IMAGES / f"{name}.png").resolve() for name in PICTURES}


def test_every_picture_says_in_words_what_it_shows() -> None:
    for page in PAGES:
        for found in _PICTURE.finditer(page.read_text("utf-8")):
            assert found[1] or 'alt="' in found[0], (page.name, found[0])


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_a_small_png(name: str) -> None:
    data = (IMAGES / f"{name}.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(data) < PICTURE_BYTES_MAX


def test_a_picture_made_small_keeps_the_colours_of_the_look(tmp_path: Path) -> None:
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#0d5c73"))
    for x in range(300):  # a blurred preview: many colours, each seldom
        for y in range(20):
            image.setPixelColor(x, y, QColor(x % 256, 2 * y, 255 - x % 256))
    save_small(image, tmp_path / "small.png")
    small = QImage(str(tmp_path / "small.png"))
    assert small.size() == image.size()
    assert small.pixelColor(599, 299) == QColor("#0d5c73")
    for x in range(300):
        was, now = image.pixelColor(x, 10), small.pixelColor(x, 10)
        assert max(abs(was.red() - now.red()), abs(was.blue() - now.blue())) < 32


def test_every_link_to_a_page_or_a_place_in_one_leads_there() -> None:
    broken = []
    for page in PAGES:
        for link in _LINK.findall(page.read_text("utf-8")):
            if "://" in link:
                continue
            path, _, place = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.exists() or (place and place not in anchors(target)):
                broken.append(f"{page.name}: {link}")
    assert broken == []


@functools.cache
def said_by_the_program() -> str:
    """Return every string in the source, and the policy's own words."""
    found = [path.read_text("utf-8") for path in (TOP / "resources" / "policy").glob("*.toml")]
    for path in (TOP / "src").rglob("*.py"):
        found += [
            node.value.replace("&", "")
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
    return "\n".join(found)


@pytest.mark.parametrize("name", ["dsl", "investigator", "README"])
def test_every_button_the_guide_names_is_in_the_program(name: str) -> None:
    page = (TOP / "docs" / "guide" / f"{name}.md").read_text("utf-8")
    bold = {" ".join(words.split()) for words in re.findall(r"\*\*([^*]+)\*\*", page)}
    named = {words for words in bold if not words.endswith((".", "?"))}  # the others are sentences of ours
    assert {words for words in named if words not in said_by_the_program()} == set()


def test_the_table_of_keys_is_the_programs_own(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = ShortcutsSheet(Actions(window), window)
    page = (TOP / "docs" / "guide" / "README.md").read_text("utf-8")
    assert KEYS_BEGIN in page
    assert with_keys(page, keys_table(sheet.groups)) == page


_KEYED = re.compile(r"\*\*([^*]+)\*\*\s+\(((?:Ctrl\+|Alt\+|Shift\+|F\d)[^)]*)\)")


def test_a_key_that_the_guide_names_beside_a_command_is_the_commands_own(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    groups = ShortcutsSheet(Actions(window), window).groups
    keys = {
        (words.rstrip("…"), key)
        for group in groups
        for words, all_keys in group.keys
        for key in all_keys.split(" or ")
    }
    named = [
        (page.name, found[1].rstrip("…"), found[2])
        for page in sorted((TOP / "docs" / "guide").glob("*.md"))
        for found in _KEYED.finditer(page.read_text("utf-8"))
    ]
    commands = {words for words, _ in keys}
    wrong = [one for one in named if one[1] in commands and one[1:] not in keys]
    assert (wrong, len(named) > 20) == ([], True)
