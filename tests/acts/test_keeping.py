"""Keeping: what a person brings, through the first door, with what they say of it."""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import Path

import pytest

from evidence_desk.acts import keeping
from evidence_desk.acts.keeping import Description, MembersUnanswered
from evidence_desk.base.errors import BadInput, Cancelled, GateRefused
from evidence_desk.capture.importer import check_path
from evidence_desk.case import intake
from evidence_desk.case.gate import Route, StopAnswers
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Source

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
NO = StopAnswers(first="no", second="no", wording=keeping.wording_in_force())
UNSURE = StopAnswers(first="unsure", wording=keeping.wording_in_force())


def test_a_pasted_picture_is_kept_with_what_was_said_of_it(store: CaseStore) -> None:
    said = Description(caption="Group chat", source=Source(platform="ChatterBox"), notes=("by email",))
    kept = keeping.bytes_into(
        partial(intake.add_exhibit, store),
        PNG,
        NO,
        said,
        route=Route.PASTED_IMAGE,
        method="pasted picture",
        grade="D",
    )
    assert (kept.kind, kept.grade, kept.method) == ("image", "D", "pasted picture")
    assert (kept.caption, kept.source.platform, [note.text for note in kept.notes]) == (
        "Group chat",
        "ChatterBox",
        ["by email"],
    )
    assert store.read_whole(kept) == PNG


def test_nothing_is_kept_of_what_the_answers_keep_out(store: CaseStore, tmp_path: Path) -> None:
    path = tmp_path / "shot.png"
    path.write_bytes(PNG)
    for answers in (UNSURE, StopAnswers(first="no", second="intimate", wording=NO.wording)):
        with pytest.raises(GateRefused):
            keeping.keep_file(store, check_path(path, 1 << 20), answers, Description())
        with pytest.raises(GateRefused):
            keeping.bytes_into(
                partial(intake.add_exhibit, store),
                PNG,
                answers,
                Description(),
                route=Route.SCREEN,
                method="screen picture",
                grade="C",
            )
    assert not store.case.exhibits


def test_a_container_asks_for_its_members_by_name(store: CaseStore, tmp_path: Path) -> None:
    path = tmp_path / "phone.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("chat.txt", "hello")
        archive.writestr("IMG_1.png", PNG)
    checked = check_path(path, 1 << 20)
    with pytest.raises(MembersUnanswered) as refused:
        keeping.keep_file(store, checked, NO, Description())
    assert [m.name for m in refused.value.listing.members if m.kind != "text"] == ["IMG_1.png"]
    assert "IMG_1.png" in refused.value.user_message
    assert "--" not in refused.value.user_message, "what only a command line has is said by the command line"
    assert not store.case.exhibits
    kept = keeping.keep_file(store, checked, NO, Description(), members="no", files_in_one_go=3)
    assert (kept.gate.members_answered, kept.gate.files_in_one_go) == (1, 3)
    assert kept.source.file_name == "phone.zip"


def test_words_and_addresses_need_no_answer_and_carry_nothing_else(store: CaseStore) -> None:
    text = keeping.keep_text(store, "if she turns up 😀".encode(), Description(caption="Message"))
    address = keeping.keep_address(store, " https://chat.example/p/1 ", Description())
    assert (text.kind, text.gate.answer, text.ref) == ("message-transcript", "not-needed", "JPS/1")
    assert (address.kind, address.source.url) == ("url", "https://chat.example/p/1")
    for bad in (PNG, b"data:image/png;base64," + b"iVBORw0KGgo" * 20):
        with pytest.raises((BadInput, GateRefused)):
            keeping.keep_text(store, bad, Description())
    with pytest.raises((BadInput, GateRefused)):
        keeping.keep_address(store, "file:///etc/passwd", Description())
    assert len(store.case.exhibits) == 2


def test_stopping_keeps_nothing_of_the_item(store: CaseStore) -> None:
    class Stopper:
        def __call__(self, done: int, total: int | None = None) -> None:
            raise Cancelled

        def stage(self, words: str, total: int = 0) -> None:
            pass

    with pytest.raises(Cancelled):
        keeping.bytes_into(
            partial(intake.add_exhibit, store),
            PNG,
            NO,
            Description(),
            route=Route.PASTED_IMAGE,
            method="pasted picture",
            grade="D",
            report=Stopper(),
        )
    assert not store.case.exhibits
    assert keeping.keep_text(store, b"later", Description()).ref == "JPS/1"


def test_the_same_bytes_are_known_again(store: CaseStore) -> None:
    first, other, again = (keeping.keep_text(store, data, Description()) for data in (b"a", b"b", b"a"))
    assert keeping.twin_of(store.case, again) == first
    assert keeping.twin_of(store.case, first) is None
    assert keeping.twin_of(store.case, other) is None


def test_what_is_said_later_replaces_words_and_adds_notes(store: CaseStore) -> None:
    kept = keeping.keep_text(store, b"a", Description(caption="First", source=Source(platform="P")))
    keeping.describe(store, kept.id, notes=("one",))
    after = keeping.describe(
        store, kept.id, caption="Second", notes=("two",), source=Source(account="@a"), proportionality="why"
    )
    assert (after.caption, after.proportionality) == ("Second", "why")
    assert [note.text for note in after.notes] == ["one", "two"]
    assert (after.source.platform, after.source.account) == ("P", "@a")
    with pytest.raises(GateRefused):
        keeping.describe(store, kept.id, caption="data:image/png;base64," + "iVBORw0KGgo" * 20)
    assert store.case.exhibits[kept.id] == after
