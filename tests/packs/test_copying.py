"""What is copied out of a pack is what was captured: hundreds of made-up lines, taken out by Poppler and by PDFium.

Bounds that these readers set, and that no way of writing the file was found to move: white space between lines and
words can differ in PDFium; in a right-to-left line both turn round the parts of an emoji of several characters.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from evidence_desk.packs.content import TextBody

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types

# Poppler puts marks of direction around right-to-left words.
DIRECTION = str.maketrans("", "", "\u202a\u202b\u202c\u200e\u200f")
LATIN = (
    "you coming tomorrow café naïve “quoted” … £5 €6 don't I’m @sam_09 #tag 12:30 a/b x=y&z ok?! (no) [yes] {x} ~ ^ "
    "<b> % fi fl ffi office Привіт, як справи? Ωμέγα Ελλάδα Zażółć gęślą ⓗⓔⓨ 𝓗𝓮𝓵𝓵𝓸"
)
EMOJI = "😂 👨‍👩‍👧‍👦 👍🏿 🇬🇧 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩🏽‍🚀 🧑‍🤝‍🧑 #️⃣ ☺️ 🇺🇦 🤷🏻‍♀️ 🫶 😮‍💨"
EASTERN = (
    "नमस्ते क्षेत्र हिन्दी",
    "বাংলা ভাষা ক্ষ",
    "ਪੰਜਾਬੀ",
    "ગુજરાતી ક્ષ",
    "தமிழ் கொ",
    "తెలుగు",
    "മലയാളം",
    "සිංහල ශ්‍රී",
    "สวัสดี น้ำ",
    "አማርኛ",
    "日本語 中文",
)
RIGHT_TO_LEFT = ("السلام عليكم لا تفعل هذا", "می‌خواهم فارسی", "ہیلو اردو میں", "שלום עולם")


def made_up(seed: int, count: int) -> Iterator[str]:
    """Lines that read from left to right, of one script and emoji, short enough not to be broken."""
    rnd = random.Random(seed)
    for _ in range(count):
        words = rnd.choice([LATIN, LATIN, *EASTERN]).split()
        line = [rnd.choice(words) for _ in range(rnd.randint(1, 5))]
        for _ in range(rnd.randrange(3)):
            line.insert(rnd.randrange(len(line) + 1), rnd.choice(EMOJI.split()))
        yield " ".join(line)


def squeezed(text: str) -> str:
    """All but the white space."""
    return "".join(text.split())


def pdfium_text(made: Made) -> str:
    document = pypdfium2.PdfDocument(made.path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def printed(kit: Kit, lines: Sequence[str]) -> Made:
    made = kit.one(TextBody(text="\n".join(lines)))
    assert made.report.missing_signs == {}
    return made


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("seed", [1, 2])
def test_lines_of_any_script_with_emoji_come_out_of_two_readers(kit: Kit, seed: int) -> None:
    lines = list(made_up(seed, 240))
    made = printed(kit, lines)
    by_poppler = {" ".join(line.split()) for line in made.text("-raw").split("\n")}
    by_pdfium = squeezed(pdfium_text(made))
    assert [line for line in lines if line not in by_poppler] == []
    assert [line for line in lines if squeezed(line) not in by_pdfium] == []


@pytest.mark.needs_tool("pdftotext")
def test_right_to_left_lines_come_out_in_the_order_in_which_they_are_read(kit: Kit) -> None:
    rnd = random.Random(3)
    lines = [
        " ".join(rnd.sample(text.split(), rnd.randint(1, 2))) for text in RIGHT_TO_LEFT for _ in range(12)
    ]
    made = printed(kit, lines)
    by_poppler = " ".join(made.text().translate(DIRECTION).split())
    by_pdfium = squeezed(pdfium_text(made))
    assert [line for line in lines if line not in by_poppler] == []
    assert [line for line in lines if squeezed(line) not in by_pdfium] == []


@pytest.mark.needs_tool("pdftotext")
def test_in_a_right_to_left_line_no_part_of_an_emoji_is_lost(kit: Kit) -> None:
    line = "ہیلو 👍 میں ❤ اردو 😂"
    made = printed(kit, [line])
    taken = made.text().translate(DIRECTION)
    assert all(part in taken for part in line.split())
    family = "هذا 👩🏽‍🚀 السلام"
    taken = printed(kit, [family]).text().translate(DIRECTION)
    assert all(taken.count(character) for character in family)


@pytest.mark.needs_tool("pdftotext")
def test_a_space_behind_signs_that_stand_together_is_kept(kit: Kit) -> None:
    """PDFium drops a space that stands alone behind a span of actual text."""
    for line in ("สวัสดี 1️⃣ ok", "क्षेत्र 😂 हिन्दी", "తెలుగు 🇺🇦 తెలుగు", "ක්‍ෂ abc"):
        assert line in pdfium_text(printed(kit, [line]))
