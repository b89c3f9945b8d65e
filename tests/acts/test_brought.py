"""Brought files in a case: their words, their attachments, what they say of themselves, and pictures of films."""

from __future__ import annotations

import importlib
import io
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops
from tests.acts.test_packing import POLICY
from tests.capture import brought_files as made
from tests.capture.test_brought import MAIL
from tests.case.conftest import FrozenClock, add
from tests.ui.test_media import film

from evidence_desk.acts import bringing, keeping, locking, looking
from evidence_desk.acts.keeping import Description, MembersUnanswered
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture.films import draw_film
from evidence_desk.capture.importer import check_path
from evidence_desk.case.brought_facts import brought_facts
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.plan import Attestation

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
NO = StopAnswers(first="no", second="no", wording=keeping.wording_in_force())


def brought(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_of_a_mail_the_words_can_be_kept_alone_and_the_record_counts_the_rest(
    store: CaseStore, tmp_path: Path
) -> None:
    checked = check_path(brought(tmp_path, "threat.eml", MAIL), 1 << 20)
    with pytest.raises(MembersUnanswered):
        keeping.keep_file(store, checked, NO, Description())
    kept = keeping.keep_file(store, checked, NO, Description(caption="Threat"), members="text")
    assert store.read_whole(kept) == b"You will be sorry tomorrow."
    assert (kept.kind, kept.gate.answer, kept.gate.members_answered) == ("message-transcript", "no", 0)
    assert kept.notes[0].text.endswith("Not taken in: 1 picture.")
    facts = dict(brought_facts(kept).facts)
    assert facts["From"] == "Pat Ø <pat@chat.example>"
    assert facts["Received 1"].startswith("from phone by smtp.chat.example")
    (number,) = bringing.numbers_of(checked, ["gym.jpg"])
    picture = bringing.keep_attachment(store, checked, number, NO, Description(), words=kept)
    assert (picture.kind, picture.derived_from, picture.source.file_name) == ("image", kept.id, "gym.jpg")
    with pytest.raises(BadInput, match="0 members"):
        bringing.numbers_of(checked, ["other.jpg"])
    unsure = StopAnswers(first="unsure", wording=NO.wording)
    with pytest.raises(GateRefused):
        bringing.keep_attachment(store, checked, number, unsure, Description(), words=kept)
    locked = locking.lock_for_police(store, [picture.id], "seen again")
    assert {item.id for item in locked.items} == {picture.id, kept.id}


def test_looking_writes_down_what_a_file_says_and_a_second_time_nothing(
    store: CaseStore, tmp_path: Path
) -> None:
    path = brought(tmp_path, "page.wacz", made.wacz(spoil="pages/pages.jsonl"))
    kept = keeping.keep_file(store, check_path(path, 1 << 20), NO, Description(), members="no")
    looking.look_at(store, [kept])
    found = brought_facts(store.case.exhibits[kept.id])
    assert found.read_as == "web archive"
    assert [what for what, _, _ in found.wrong] == ["Member pages › pages.jsonl"]
    events = store.case.events
    looking.look_at(store, store.case.in_order())
    assert store.case.events == events


def test_an_entry_of_a_hostile_program_is_read_with_distrust(store: CaseStore) -> None:
    kept = add(store, b"x", kind="file", media_type="message/rfc822")
    odd = {
        "read_as": "mail",
        "facts": [["a", "b"], ["c"], [1, 2], "d"],
        "checks": 5,
        "notes": ["x\x1b[2J", None],
    }
    found = brought_facts(replace(kept, inspection=odd))
    assert (found.facts, found.checks, found.notes) == ((("a", "b"),), (), ("x [2J",))


def test_what_a_phone_wrote_into_a_picture_stands_in_a_police_pack_without_its_place(
    store: CaseStore, tmp_path: Path, clock: FrozenClock
) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Apple", "iPhone 12"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 14:05:00"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    kept = io.BytesIO()
    Image.new("RGB", (60, 40), (10, 90, 40)).save(kept, "JPEG", exif=exif)
    photo = add(store, kept.getvalue(), media_type="image/jpeg", caption="Locker")
    looking.look_at(store, [photo])
    facts = dict(brought_facts(store.case.exhibits[photo.id]).facts)
    assert facts["DateTimeOriginal, as written"] == "2026:11:20 14:05:00"
    assert facts["Place"] == "a place is written in the file; it is not printed"
    out = tmp_path / "pack.pdf"
    make_pack(store, POLICY, clock, PackChoice(), out)
    assert "Maker: Apple; Model: iPhone 12; DateTimeOriginal, as written: 2026:11:20 14:05:00" in words(out)
    choice = PackChoice(kind="disciplinary", confirmed=frozenset({photo.id}))
    make_pack(store, POLICY, clock, choice, tmp_path / "other.pdf")
    assert "iPhone" not in words(tmp_path / "other.pdf")


def test_pictures_of_a_film_stand_in_a_pack_and_never_without_a_no(
    store: CaseStore, tmp_path: Path, clock: FrozenClock
) -> None:
    data = film(frames=50)
    add(store, data, kind="audio-video", media_type="video/x-msvideo", caption="Corridor")
    mail = add(store, MAIL, kind="file", media_type="message/rfc822", caption="Threat")
    looking.look_at(store, store.case.in_order())
    out = tmp_path / "pack.pdf"
    attestation = Attestation(sentence="I did.", name="Ann Ode", at=clock.read())
    make_pack(store, POLICY, clock, PackChoice(), out, attestation=attestation)
    text = words(out)
    assert "Pictures of this film follow" in text
    assert "6 pictures, from places spread evenly" in text
    assert "Picture 3, at 0:02.1" in text
    assert "Film track" in text
    assert "Received 2" in text
    assert mail.ref in text
    assert any(has_colour(page, red=(240, 255), green=(0, 60)) for page in pypdfium2.PdfDocument(out))


def has_colour(page: Any, *, red: tuple[int, int], green: tuple[int, int]) -> bool:
    """Return whether a good part of a page has this colour."""
    whole = page.render(scale=0.3).to_pil().convert("RGB")
    marked = [
        band.point([255 * (low <= at <= high) for at in range(256)])
        for band, (low, high) in zip(whole.split(), (red, green), strict=False)
    ]
    both = ImageChops.multiply(*marked)
    return int(both.histogram()[255]) > 1_000


def words(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def test_a_film_is_drawn_without_rights_and_a_broken_one_ends_with_words() -> None:
    data = film(frames=50)
    found = draw_film(len(data), lambda at, size: data[at : at + size])
    assert [frame.at_ms // 100 for frame in found.frames] == [4, 13, 21, 29, 38, 46]
    assert {"RLIMIT_FSIZE", "RLIMIT_AS", "seccomp"} <= set(found.guards)
    broken = b"\0\0\0\x18ftypmp42" + b"broken" * 100
    assert draw_film(len(broken), lambda at, size: broken[at : at + size]).why
