"""The text engine: nothing is lost, nothing is cut off, what is copied out is what was put in."""

from __future__ import annotations

import importlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.packs.content import TextBody
from evidence_desk.packs.shaping import FontSet, clusters
from evidence_desk.packs.text import LINE_ENDS, Style, lines
from evidence_desk.packs.writer import PdfWriter

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types

STYLE = Style("serif", 10, 14)
MONO = Style("mono", 8, 12)
# Poppler puts marks of direction around right-to-left words; a mark that was captured is looked for with PDFium.
DIRECTION = str.maketrans("", "", "\u202a\u202b\u202c\u200e\u200f")
SCRIPTS = {
    "Arabic": "السلام عليكم لا تفعل هذا",
    "Arabic with vowels": "مَرْحَبًا بِكُم",
    "Persian": "می‌خواهم فارسی",
    "Urdu": "ہیلو اردو میں",
    "Hebrew": "שלום עולם",
    "Hindi": "नमस्ते क्षेत्र हिन्दी",
    "Bengali": "বাংলা ভাষা ক্ষ",
    "Punjabi": "ਪੰਜਾਬੀ",
    "Gujarati": "ગુજરાતી ક્ષ",
    "Tamil": "தமிழ் கொ",
    "Telugu": "తెలుగు",
    "Malayalam": "മലയാളം",
    "Sinhala": "සිංහල ශ්‍රී",
    "Thai": "สวัสดี น้ำ",
    "Amharic": "አማርኛ",
    "Chinese and Japanese": "日本語 中文",
    "Greek": "Ωμέγα Ελλάδα",
    "Ukrainian": "Привіт, як справи?",
    "Polish": "Zażółć gęślą jaźń",
    "mathematical letters": "𝓗𝓮𝓵𝓵𝓸 𝕳𝖎 ⓗⓔⓨ",
}
EMOJI = "a 😂 b 👨‍👩‍👧‍👦 c 👍🏿 d 🇬🇧 e ❤️ f 1️⃣ g 🏴󠁧󠁢󠁥󠁮󠁧󠁿 h 👩🏽‍🚀 i"
HEADING = "The text, as captured"


def copied(made: Made) -> Iterator[str]:
    """What two programs take out of the exhibit's text, without line numbers."""
    for text in (made.body("-raw"), made.body(), "".join(pdfium_pages(made))):
        start = text.index(HEADING) + len(HEADING)
        found = text[start : text.index("End of text:", start)].replace("\r\n", "\n").translate(DIRECTION)
        yield "\n".join(line for line in found.strip().split("\n") if not line.isdecimal()).strip()


def pdfium_pages(made: Made) -> Iterator[str]:
    document = pypdfium2.PdfDocument(made.path)
    try:
        for page in document:
            yield page.get_textpage().get_text_range()
    finally:
        document.close()


@pytest.mark.needs_tool("pdftotext")
def test_latin_text_and_emoji_come_out_as_they_were_captured(kit: Kit) -> None:
    text = f"Line one: “quoted” – café, naïve … £5 €6\n{EMOJI}\nlast line, I l 1 O 0"
    for found in copied(kit.one(TextBody(text=text))):
        assert found.replace("\n\n", "\n") == text


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("name", SCRIPTS)
def test_text_of_other_scripts_comes_out_in_reading_order(kit: Kit, name: str) -> None:
    made = kit.one(TextBody(text=SCRIPTS[name]))
    assert made.report.missing_signs == {}
    assert list(copied(made))[1] == SCRIPTS[name].translate(DIRECTION)


@pytest.mark.needs_tool("pdftotext")
@pytest.mark.parametrize("name", [name for name in SCRIPTS if name != "Arabic with vowels"])
def test_a_second_reader_agrees(kit: Kit, name: str) -> None:
    assert list(copied(kit.one(TextBody(text=SCRIPTS[name]))))[2] == SCRIPTS[name].translate(DIRECTION)


def test_formatting_characters_stay_in_the_text_and_are_named(kit: Kit) -> None:
    text = "hi \u2066@sam_09\u2069 a\u200bb"
    pages = "".join(pdfium_pages(kit.one(TextBody(text=text))))
    assert text in pages
    for name in ("left-to-right isolate", "pop directional isolate", "zero width space"):
        assert name in pages


@pytest.mark.needs_tool("pdftotext")
def test_the_key_names_skin_tones_that_black_and_white_print_hides(kit: Kit) -> None:
    text = kit.one(TextBody(text="ok 👍🏿👍🏿")).text("-layout")
    assert re.search(r"2\s+thumbs up sign, dark skin tone\s+U\+1F44D U\+1F3FF", text)


def test_a_sign_without_glyph_is_a_visible_label_and_is_listed(kit: Kit) -> None:
    fonts = FontSet()
    _, tokens = fonts.tokens("serif", "x\uac01y")
    assert [run.resource[0] for token in tokens for run in token.runs] == ["F", "P", "F"]
    assert fonts.missing == {0xAC01: 1}
    shown = fonts.pack_font("mono").simple
    assert [shown[ord(letter)] for letter in "[U+AC01]"]  # its letters are embedded
    made = kit.one(TextBody(text="x\uac01y"))
    assert made.report.missing_signs == {0xAC01: 1}
    assert "x\uac01y" in "".join(pdfium_pages(made))  # and what is copied is the character


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\ue000", "\u202e", "\u202d"])
def test_controls_and_overrides_are_labelled_not_obeyed(character: str) -> None:
    fonts = FontSet()
    fonts.tokens("serif", f"abc{character}fdp.exe")
    assert fonts.missing == {ord(character): 1}


@pytest.mark.parametrize(
    "word",
    [
        "x" * 5000,
        "https://example.org/" + "a/" * 900,
        "😂" * 400,
        "ش" * 900,
        "語" * 700,
        "a" + "\U0001e944" * 90,
    ],
)
def test_unbreakable_words_are_broken_and_kept_whole(kit: Kit, word: str) -> None:
    found = next(copied(kit.one(TextBody(text=word))))
    assert re.sub(r"\s", "", found) == word


@pytest.mark.needs_tool("pdftotext")
def test_long_values_of_a_caption_block_wrap(kit: Kit) -> None:
    address = "https://example.org/" + "very-long-part/" * 300
    made = kit.one(TextBody(text="x"), source_url=address, notes="w" * 3000, description="d" * 400)
    text = re.sub(r"\s", "", made.body("-raw"))
    assert address in text
    assert "w" * 3000 in text


@pytest.mark.needs_tool("pdftotext")
def test_a_transcript_of_many_lines_numbers_each_of_them(kit: Kit) -> None:
    text = "\n".join(f"19:{minute % 60:02} Kit: message {minute} 😂 توقف" for minute in range(200))
    made = kit.one(TextBody(text=text))
    raw = made.text("-raw")
    assert all(f"message {minute} 😂" in raw for minute in range(200))
    assert re.search(r"^200$", raw, re.MULTILINE)
    assert "End of text: 200 lines" in raw


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=200)
def test_any_text_is_shaped_and_every_character_belongs_to_one_token(text: str) -> None:
    fonts = FontSet()
    for paragraph in LINE_ENDS.split(text):
        _, tokens = fonts.tokens("serif", paragraph)
        assert "".join(token.text for token in tokens) == paragraph
        assert all(token.runs for token in tokens)
    fonts.write(PdfWriter(io.BytesIO()))


@given(st.text(max_size=120), st.sampled_from([STYLE, MONO]), st.floats(60, 400))
@settings(deadline=None, max_examples=200)
def test_lines_are_never_wider_than_asked(text: str, style: Style, width: float) -> None:
    for line in lines(FontSet(), text, style, width):
        assert line.width <= width + 0.01  # the widest sign is the label of U+10FFFF, 46 points


@given(st.text(max_size=80))
def test_clusters_cover_a_text_without_gap_or_overlap(text: str) -> None:
    spans = list(clusters(text))

    assert "".join(text[start:stop] for start, stop in spans) == text
    assert all(start < stop for start, stop in spans)


@pytest.mark.needs_tool("pdftotext")
def test_in_a_transcript_messages_hang_below_their_sender_and_read_on_as_captured(kit: Kit) -> None:
    long = " ".join(f"word{number}" for number in range(40))
    address = f"https://x.example/{'a' * 90}"
    text = f"[22/11/2026, 19:14:05] Kit: short\n19:15 Sam: {long}\nnot a message\n19:16 Noor: {address}"
    made = kit.one(TextBody(text=text))
    for found in copied(made):
        assert re.sub(r"\s", "", found) == re.sub(r"\s", "", text)
    layout = made.body("-layout").split("\n")
    place = next(at for at, line in enumerate(layout) if "19:15 Sam: word0 " in line)
    assert layout[place].index("19:15") < layout[place + 1].index("word") < layout[place].index("word0")


@pytest.mark.needs_tool("pdftotext")
def test_text_that_only_mentions_a_time_is_no_transcript(kit: Kit) -> None:
    text = "I saw it.\n19:14 Kit: was what it said, " + "and more " * 30 + "\nThat is all.\nNothing else."
    layout = kit.one(TextBody(text=text)).body("-layout").split("\n")
    place = next(at for at, line in enumerate(layout) if "19:14 Kit" in line)
    assert layout[place].index("19:14") == len(layout[place + 1]) - len(layout[place + 1].lstrip())
