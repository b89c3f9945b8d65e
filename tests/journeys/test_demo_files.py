"""The files of the demonstration are whole, are what they are said to be, and name nobody real."""

from __future__ import annotations

import hashlib
import re
import tomllib
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import ExifTags, Image

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DEMO = RESOURCES / "demo"
SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "demo_art" / "script.toml"
WRITTEN = ["incident.toml", "message.txt", "restricted.toml", "saved-page.html"]
LARGEST_TOTAL = 6_000_000  # bytes


@pytest.fixture(scope="module")
def incident() -> dict[str, Any]:
    return tomllib.loads((DEMO / "incident.toml").read_text(encoding="utf-8"))


def _entries(incident: dict[str, Any]) -> list[dict[str, Any]]:
    return [*incident["exhibit"], incident["restricted"]]


def _rows(name: str, *tables: str) -> list[dict[str, Any]]:
    policy = tomllib.loads((RESOURCES / "policy" / name).read_text(encoding="utf-8"))
    return [row for table in tables for row in policy[table]]


def test_the_files_are_the_ones_that_were_listed() -> None:
    lines = (DEMO / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in DEMO.iterdir()
        if path.name not in {"SHA256SUMS", "README.md"}
    }
    assert found == listed


def test_they_stay_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.iterdir()) <= LARGEST_TOTAL


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("group-chat.png", (1080, 2400)),
        ("account.png", (1080, 2400)),
        ("post.png", (1080, 2400)),
        ("direct-message.png", (1080, 2400)),
        ("group-chat-long.png", (1080, 9600)),
    ],
)
def test_a_screen_decodes_and_shows_something(name: str, size: tuple[int, int]) -> None:
    with Image.open(DEMO / name, formats=["PNG"]) as picture:
        picture.load()
        assert picture.size == size
        colours = picture.resize((108, size[1] // 10)).getcolors(100_000)
        assert colours is not None
        assert len(colours) > 100


def test_the_photograph_lies_on_its_side_and_says_when_it_was_taken() -> None:
    with Image.open(DEMO / "locker.jpg", formats=["JPEG"]) as photo:
        photo.load()
        exif = photo.getexif()
        taken = exif.get_ifd(ExifTags.IFD.Exif)
        assert photo.width > photo.height
    assert exif[ExifTags.Base.Orientation] == 6
    assert taken[ExifTags.Base.DateTimeOriginal] == "2026:11:16 08:41:26"
    assert taken[ExifTags.Base.OffsetTimeOriginal] == "+00:00"
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)


def test_the_letter_is_one_a4_page_with_its_fonts_inside() -> None:
    with pikepdf.open(DEMO / "letter.pdf") as pdf:
        (page,) = pdf.pages
        assert [round(float(edge)) for edge in page.mediabox] == [0, 0, 595, 842]
        fonts = list(page.obj.Resources.Font.values())
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_message_holds_the_characters_that_programs_lose() -> None:
    text = (DEMO / "message.txt").read_bytes().decode("utf-8")
    for piece in ("👨‍👩‍👧‍👦", "👋🏻", "7️⃣"):
        assert piece in text
    assert re.search("[\u0600-\u06ff]{3}", text)
    assert re.search("[\u0590-\u05ff]{3}", text)


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [tag] if tag in {"script", "link", "img", "iframe", "object", "base"} else []
        self.found += [
            name for name, _ in attrs if name in {"src", "href", "srcset", "style"} or name.startswith("on")
        ]


def test_the_saved_page_loads_nothing() -> None:
    text = (DEMO / "saved-page.html").read_text(encoding="utf-8")
    parser = _Loads()
    parser.feed(text)
    assert parser.found == []
    assert "url(" not in text
    assert "@import" not in text


def test_the_incident_uses_every_file_and_no_other(incident: dict[str, Any]) -> None:
    named = [entry[kind] for entry in _entries(incident) for kind in ("file", "text") if kind in entry]
    named.append(incident["later"]["chat"]["file"])
    assert incident["later"]["page"]["file"] in named
    assert sorted([*named, "incident.toml"]) == sorted(
        path.name for path in DEMO.iterdir() if path.name not in {"SHA256SUMS", "README.md"}
    )


def test_every_category_and_trigger_is_one_of_the_policy(incident: dict[str, Any]) -> None:
    known = {row["id"] for row in _rows("matrix.toml", "cell") + _rows("criminal.toml", "leaf")}
    known |= {row["id"] for row in _rows("triggers.toml", "trigger")}
    used = {
        word.partition(":")[0]
        for entry in _entries(incident)
        for table in ("misuse", "criminal", "triggers")
        for word in entry.get(table, [])
    }
    assert used
    assert used <= known


def test_every_action_has_the_fields_the_policy_asks_for(incident: dict[str, Any]) -> None:
    kinds = {row["id"]: row for row in _rows("actions.toml", "action")}
    for action in incident["action"]:
        given = {"at", *action["fields"], *(["reason"] if "reason" in action else [])}
        row = kinds[action["kind"]]
        assert set(row["required"]) <= given, action["kind"]
        assert given <= {*row["required"], *row["optional"], "reason"}, action["kind"]


def test_roles_and_actions_speak_of_people_and_exhibits_that_are_there(incident: dict[str, Any]) -> None:
    people = {person["key"] for person in incident["person"]}
    exhibits = {entry["key"] for entry in _entries(incident)}
    assert len(exhibits) == len(_entries(incident))
    assert {person for entry in _entries(incident) for person, _ in entry["roles"]} <= people
    assert {key for action in incident["action"] for key in action.get("exhibits", [])} <= exhibits


def test_the_restricted_record_uses_the_fields_of_the_policy() -> None:
    record = tomllib.loads((DEMO / "restricted.toml").read_text(encoding="utf-8"))
    fields = {row["id"]: row for row in _rows("record.toml", "field")}
    dangers = {row["id"] for row in _rows("record.toml", "danger")}
    assert set(record) - {"danger"} <= set(fields)
    assert {name for name, row in fields.items() if row["required"]} <= set(record)
    assert set(record["danger"]) == dangers


def test_all_of_it_happened_in_november_2026_before_the_22nd(incident: dict[str, Any]) -> None:
    times = [entry["seen_at"] for entry in incident["exhibit"]] + [
        action["at"] for action in incident["action"]
    ]
    first, end = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)
    assert all(first <= datetime.fromisoformat(time) < end for time in times)


def test_telephone_numbers_and_addresses_belong_to_nobody() -> None:
    texts = [(DEMO / name).read_text(encoding="utf-8") for name in WRITTEN] + [
        SCRIPT.read_text(encoding="utf-8")
    ]
    for text in texts:
        for number in re.findall(r"(?:\+44 ?|\b0)\d{2,4} ?\d{3,6}(?: ?\d{3,4})?", text):
            plain = re.sub(r"\D", "", number.replace("+44", "0"))
            assert len(plain) < 10 or plain.startswith(("07700900", "01632960", "02079460")), number
        for host in re.findall(r"https?://([^/\s\"]+)", text):
            assert host.endswith(".example"), host
