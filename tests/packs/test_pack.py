"""A whole pack: its parts, its honesty, its sameness, and what never gets into it."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from evidence_desk.base.errors import Cancelled, CannotWrite
from evidence_desk.packs.content import Exhibit, Moment, Picture, PictureBody, TextBody, WithheldBody
from evidence_desk.packs.render import render_pack

if TYPE_CHECKING:
    from tests.packs.conftest import Kit, Made

NAMES = ("Jane", "Shah", "Okoro", "Harlow", "Baker")


@pytest.mark.needs_tool("qpdf")
def test_the_structure_is_sound(full: Made) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(full.path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_font_is_embedded(full: Made) -> None:
    with pikepdf.open(full.path) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        ]
        for font in fonts:
            if font.Subtype == "/CIDFontType2":
                assert "/FontFile2" in font.FontDescriptor
            else:
                assert font.Subtype in {"/Type0", "/Type3"}
        assert len(fonts) > 5


def test_the_same_content_gives_the_same_file(kit: Kit, full: Made) -> None:
    again = kit.render(kit.pack(kit.mixed()))
    assert hashlib.sha256(again.path.read_bytes()).digest() == hashlib.sha256(full.path.read_bytes()).digest()


@pytest.mark.needs_tool("pdftotext")
def test_all_parts_are_there_and_the_contents_name_their_pages(full: Made) -> None:
    pages = full.text("-layout").split("\f")
    contents = next(page for page in pages if "Contents" in page and "Exhibit schedule" in page)
    for part in (
        "The case in short",
        "Exhibit schedule",
        "Exhibits",
        "Classification",
        "Actions and decisions",
        "Evidence both ways",
        "Unused material",
        "Handling log",
        "Distribution list",
        "Checking this pack",
    ):
        found = re.search(rf"^\s*\d+\s+{part}[ .]+(\d+)$", contents, re.MULTILINE)
        assert found, part
        if part != "Exhibits":
            assert part in pages[int(found[1]) - 1]
    for reference, number in full.report.first_pages.items():
        assert re.search(rf"^\s*{reference}\s.*[ .]{number}$", contents, re.MULTILINE), reference
        assert reference in pages[number - 1]


@pytest.mark.needs_tool("pdftotext")
def test_every_page_carries_marking_case_pack_code_and_number(full: Made) -> None:
    pages = full.text("-layout").split("\f")[:-1]
    assert len(pages) == full.report.pages
    for number, page in enumerate(pages, 1):
        assert page.count("CONFIDENTIAL: SAFEGUARDING") == 2
        assert "Case 2026-041" in page
        assert re.search(
            rf"Pack P-2026-041-1 · check code [0-9a-f]{{8}} [0-9a-f]{{8}}\s+Page {number} of {len(pages)}",
            page,
        )


@pytest.mark.needs_tool("pdftotext")
def test_clauses_are_printed_in_their_words_beside_the_exhibits(full: Made) -> None:
    said = " ".join(full.text("-layout").split())
    assert "Clauses of the school’s policy" in said
    assert "a citation is no finding" in said
    for words in (
        "2.1 Boundaries with",
        "They write to pupils through the school's own",
        "Not in the policy in use",
    ):
        assert words in said
    assert "Classified under an earlier policy" in said
    assert "seed-2020 1" in said


@pytest.mark.needs_tool("pdftotext")
def test_the_marking_is_the_schools_choice(kit: Kit) -> None:
    made = kit.render(kit.pack(kit.mixed()[-1:], marking="OFFICIAL-SENSITIVE"))
    assert made.text().count("OFFICIAL-SENSITIVE") == 2 * made.report.pages


@pytest.mark.needs_tool("pdftotext")
def test_the_cover_says_which_count_is_which(full: Made) -> None:
    said = " ".join(full.text().split())
    assert "lines of the signed list at this checkpoint" in said
    assert "of them are entries of the handling log" in said


@pytest.mark.needs_tool("pdftotext")
def test_the_cover_claims_what_is_proved_and_no_more(full: Made) -> None:
    cover = re.sub(r"\s+", " ", full.text("-l", "1"))
    assert "School record – not a police exhibit until produced." in cover
    assert "Not changed since 22 November 2026 15:06:09 UTC, by this computer’s clock" in cover
    assert "Jane P. Shah (dsl, as stated)" in cover
    assert "identifying" in cover
    everything = full.text().lower()
    for word in ("authentic", "tamper-proof", "tamperproof", "verified"):
        assert word not in everything


@pytest.mark.needs_tool("pdftotext")
def test_a_policy_category_is_never_called_an_offence(full: Made) -> None:
    text = re.sub(r"\s+", " ", full.text())
    assert (
        "A policy criminal category says how the school’s policy classes an item; it does not say that a crime "
        "happened. England & Wales" in text
    )


@pytest.mark.needs_tool("pdftotext")
def test_the_schedule_has_every_hash_in_full(full: Made, kit: Kit) -> None:
    text = full.text("-layout")
    schedule = text[text.index("MG12-style") :]
    for exhibit in kit.mixed():
        if exhibit.sha256:
            grouped = re.sub("(.{8})", r"\1 ", exhibit.sha256.hex()).strip()
            assert grouped in schedule
    assert "in the case, not chosen for this pack" in schedule


@pytest.mark.parametrize("kind", ["restricted", "sealed"])
def test_a_placeholder_page_says_where_and_whom_and_loads_nothing(kit: Kit, kind: str) -> None:
    body = WithheldBody(kind=kind, held="head’s safe, seal 004417", told="Northshire Police, NS-2026-8841")  # type: ignore[arg-type]  # parametrised
    made = kit.render(kit.pack([Exhibit(reference="JPS/9", kind="Picture", body=body)]))
    text = re.sub(r"\s+", " ", made.body("-raw"))
    material = "restricted material" if kind == "restricted" else "locked for the police"
    assert (
        f"Item JPS/9 withheld — {material}. Held: head’s safe, seal 004417. Told: Northshire Police, NS-2026-8841."
        in text
    )
    with pikepdf.open(made.path) as pdf:
        assert not [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]


def test_each_picture_is_asked_for_once(kit: Kit) -> None:
    asked = []
    data = kit.png(kit.chat_picture(300, 9000))

    def load() -> bytes:
        asked.append(1)
        return data

    picture = Picture(width=300, height=9000, encoding="png", load=load)
    kit.one(PictureBody(picture=picture))
    assert len(asked) == 1


def test_nobody_is_named_in_metadata_or_bookmarks(full: Made) -> None:
    with pikepdf.open(full.path) as pdf:
        told = str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode()
        with pdf.open_outline() as outline:
            titles = [item.title for root in outline.root for item in (root, *root.children)]
        attached = " ".join(pdf.attachments)
    assert "JPS/1 – Picture" in titles
    assert titles[:3] == ["About this pack", "Contents", "The case in short"]
    assert {"Exhibit schedule", "Exhibits", "Handling log", "Checking this pack"} <= set(titles)
    for name in NAMES:
        assert name not in told + " ".join(titles) + attached


def test_a_pack_of_one_exhibit_and_one_of_none_are_whole(kit: Kit) -> None:
    assert 6 <= kit.one(TextBody(text="")).report.pages <= 8
    empty = kit.render(kit.pack([], log=(), people=(), actions=(), gaps=()))
    assert empty.report.first_pages == {}


@pytest.mark.needs_tool("pdftotext")
def test_more_exhibits_than_the_contents_can_list_are_found_by_the_schedule(kit: Kit) -> None:
    made = kit.render(
        kit.pack([kit.exhibit(f"JPS/{number}", TextBody(text="x")) for number in range(1, 121)])
    )
    text = made.text("-layout")
    assert "JPS/1 to JPS/120: each with its page in the exhibit schedule" in text
    schedule = text[text.index("MG12-style") :]
    for reference, number in made.report.first_pages.items():
        assert re.search(rf"^{reference}\s.*\s{number}$", schedule, re.MULTILINE)


@pytest.mark.needs_tool("pdftotext")
def test_times_are_given_in_utc_and_on_the_clock_of_the_place(kit: Kit) -> None:
    summer = Moment(utc=kit.moment().utc.replace(month=7), offset_minutes=None)
    text = re.sub(r"\s+", " ", kit.one(TextBody(text="x"), captured=summer).body())
    assert "22 July 2026 14:00:09 UTC; 22 July 2026 15:00:09 BST (UTC+01:00)" in text


def test_memory_does_not_grow_with_the_pictures(kit: Kit) -> None:
    data = kit.jpeg(kit.chat_picture(1080, 2400), quality=95) + bytes(3 << 20)
    picture = replace(
        kit.picture(kit.jpeg(kit.chat_picture(1080, 2400), quality=95)), load=lambda: bytes(bytearray(data))
    )
    content = kit.pack(
        [kit.exhibit(f"JPS/{number}", PictureBody(picture=picture)) for number in range(1, 21)]
    )

    class Nowhere(io.RawIOBase):
        def write(self, data: object) -> int:
            return len(memoryview(data).cast("B"))  # type: ignore[arg-type]  # bytes or a view of them

    kit.one(TextBody(text="x"))  # fonts are read once per process
    tracemalloc.start()
    render_pack(content, Nowhere())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * len(data) + (8 << 20)  # twenty of them would be 60 MB and more


def test_progress_is_told_and_can_stop_the_work(kit: Kit) -> None:
    content = kit.pack([kit.exhibit(f"JPS/{number}", TextBody(text="x")) for number in range(1, 6)])
    seen: list[tuple[int, int]] = []
    render_pack(content, io.BytesIO(), lambda done, total: seen.append((done, total)))
    assert seen == [(number, 5) for number in range(1, 6)]

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        render_pack(content, io.BytesIO(), stop)


def test_a_full_disk_is_said_in_words(kit: Kit) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite) as failed:
        render_pack(kit.pack(kit.mixed()[-1:]), Full())
    assert "no space" in failed.value.user_message
