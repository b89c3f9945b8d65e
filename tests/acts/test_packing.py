"""A pack before it is made, what stands in its way, and what its exporter confirms."""

from __future__ import annotations

import importlib
import io
import random
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.acts import classifying, locking, looking
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.acts.previewing import Kept, draw_preview, plan_preview
from evidence_desk.acts.readiness import plan_problems
from evidence_desk.base.errors import EvidenceDeskError, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import gate
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Source
from evidence_desk.packs.plan import Attestation
from evidence_desk.policy.loader import default_policy

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
POLICY = default_policy()
ASKING = POLICY.asking_about_each_picture()


def noise_png(width: int = 240, height: int = 320) -> bytes:
    """Return a picture whose pixels cannot be mistaken for others."""
    drawn = Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def filled(store: CaseStore) -> CaseStore:
    """A case with a picture, a message and a text-only record."""
    picture = add(store, noise_png(), caption="Group chat", source=Source(seen_at="2026-11-21T19:14:00Z"))
    looking.look_at(store, [picture])
    add(
        store,
        "You absolute walrus\nمرحبا".encode(),
        kind="message-transcript",
        media_type="text/plain; charset=utf-8",
        caption="Message",
    )
    return store


def ids(store: CaseStore) -> list[str]:
    return [exhibit.id for exhibit in store.case.in_order()]


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))


# -- preview ---------------------------------------------------------------------------------------------------


def test_a_preview_has_the_packs_pages_and_nothing_sharp(
    filled: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    kept = Kept()
    planned = plan_preview(filled, POLICY, clock, ids(filled), kept)
    entries = filled.case.events
    preview = draw_preview(planned)
    assert filled.case.events == entries, "planning writes nothing"
    made = make_pack(filled, POLICY, clock, PackChoice(), tmp_path / "pack.pdf")
    assert preview.pages == made.rendered.pages
    assert {ref: first for ref, (first, _) in preview.pages_of.items()} == made.rendered.first_pages
    assert preview.pages_of["JPS/2"][1] == made.rendered.after_exhibits - 1
    words = words_of(preview.pdf)
    assert "blurred here, clear in the pack" in words
    assert "walrus" not in words
    assert "walrus" in words_of((tmp_path / "pack.pdf").read_bytes())
    with pikepdf.open(io.BytesIO(preview.pdf)) as pdf:
        images = [image for page in pdf.pages for image in page.get_images().values()]
    assert images
    assert all(int(image.Width) <= 22 and int(image.Height) <= 13 for image in images)
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        assert any(int(image.Width) == 240 for page in pdf.pages for image in page.get_images().values())


def test_a_preview_keeps_the_order_and_leaves_out_what_is_not_chosen(
    filled: CaseStore, clock: FrozenClock
) -> None:
    first, second = ids(filled)
    turned = draw_preview(plan_preview(filled, POLICY, clock, [second, first], Kept()))
    assert turned.pages_of["JPS/2"] < turned.pages_of["JPS/1"]
    part = draw_preview(plan_preview(filled, POLICY, clock, [second], Kept()))
    assert set(part.pages_of) == {"JPS/2"}
    assert "not chosen for this pack" in words_of(part.pdf)


def test_a_preview_of_a_locked_picture_asks_nobody_for_it(filled: CaseStore, clock: FrozenClock) -> None:
    locking.lock_for_police(filled, ids(filled)[:1], "should not be here")
    kept = Kept()
    words = words_of(draw_preview(plan_preview(filled, POLICY, clock, ids(filled), kept)).pdf)
    assert not kept.blurred
    assert "blurred here" not in words
    assert "WITHHELD" in words


def test_a_preview_asks_again_for_what_it_had_no_time_for(
    filled: CaseStore, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_desk.acts.previewing._BLURRING_S", -1.0)
    kept = Kept()
    assert plan_preview(filled, POLICY, clock, ids(filled), kept).waiting == 1
    monkeypatch.setattr("evidence_desk.acts.previewing._BLURRING_S", 30.0)
    assert plan_preview(filled, POLICY, clock, ids(filled), kept).waiting == 0
    assert len(kept.blurred) == 1


# -- attestation -----------------------------------------------------------------------------------------------


def test_what_the_exporter_confirmed_stands_on_the_cover(
    filled: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    given = Attestation(sentence="I have looked through this pack.", name="J. P. Smith", at=clock.read())
    make_pack(filled, POLICY, clock, PackChoice(), tmp_path / "with.pdf", attestation=given)
    make_pack(filled, POLICY, clock, PackChoice(), tmp_path / "without.pdf")
    with_it, without = (
        " ".join(pypdfium2.PdfDocument(tmp_path / name)[0].get_textpage().get_text_bounded().split())
        for name in ("with.pdf", "without.pdf")
    )
    assert "Confirmed by J. P. Smith on 22 November 2026 14:05" in with_it
    assert "“I have looked through this pack.”" in with_it
    assert "Confirmed by" not in without


# -- what stands in the way ------------------------------------------------------------------------------------


def problems(store: CaseStore, chosen: list[str] | None = None) -> dict[str, tuple[str, ...]]:
    found = plan_problems(store.case, POLICY, store.locked, ids(store) if chosen is None else chosen)
    return {problem.code: tuple(store.case.exhibits[name].ref for name in problem.ids) for problem in found}


def blocked(store: CaseStore, chosen: list[str] | None = None) -> bool:
    found = plan_problems(store.case, POLICY, store.locked, ids(store) if chosen is None else chosen)
    return any(problem.blocks for problem in found)


def refused(store: CaseStore) -> bool:
    try:
        gate.at_export(store.case, store.case.in_order(), store.locked, ASKING)
    except GateRefused:
        return True
    return False


def test_a_pack_of_nothing_cannot_be_made(filled: CaseStore) -> None:
    assert problems(filled, [])["nothing-chosen"] == ()
    assert blocked(filled, [])
    assert not blocked(filled)


def test_what_the_third_door_refuses_is_shown_before(filled: CaseStore) -> None:
    assert not refused(filled)
    locking.lock_for_police(filled, ids(filled)[:1], "should not be here")
    assert problems(filled)["police-not-told"] == ("JPS/1",)
    assert refused(filled)
    assert blocked(filled)
    filled.record(
        ev.ActionRecorded(
            kind="police-told", done_at="2026-11-22T14:00:00Z", fields={"force": "F", "reference": "1"}
        )
    )
    assert not refused(filled)
    assert not blocked(filled)


def test_pictures_a_category_asks_about_are_shown_before(desk: Desk) -> None:
    with desk.create() as store:
        old, new = add(store, b"1"), add(store, b"2")
        choice = classifying.Choice(
            cells=(), criminal=(), triggers=("trig.csa-images",), four_cs=(), reason="said so"
        )
        answers: dict[str, classifying.PictureAnswerWord] = {old.id: "no", new.id: "no"}
        with pytest.raises(EvidenceDeskError):
            classifying.classify(store, POLICY, [old.id], choice, {})
        text = add(store, b"words", kind="message-transcript", media_type="text/plain; charset=utf-8")
        classifying.classify(store, POLICY, [text.id], choice, answers)
        assert "category-unanswered" not in problems(store)
        assert refused(store) == blocked(store)
        assert refused(store) is False


def test_what_a_careful_reader_would_ask_is_to_be_checked_and_blocks_nothing(desk: Desk) -> None:
    with desk.create() as store:
        add(store, noise_png(), caption="No time, no cell, not looked at")
        add(store, b"https://chat.example", kind="url", media_type="text/uri-list")
        found = problems(store)
        assert found == {
            "not-looked-at": ("JPS/1",),
            "no-policy-cell": ("JPS/1", "JPS/2"),
            "no-time-seen": ("JPS/1",),
        }
        assert not blocked(store)
        looking.look_at(store, store.case.in_order())
        choice = classifying.Choice(
            cells=("conduct.aggressive",), criminal=(), triggers=(), four_cs=(), reason=""
        )
        classifying.classify(store, POLICY, ids(store), choice, {})
        assert set(problems(store)) == {"no-time-seen"}


def test_a_choice_can_be_taken_back(desk: Desk) -> None:
    with desk.create() as store:
        kept = add(store, b"1")
        choice = classifying.Choice(
            cells=("conduct.aggressive", "contact.aggressive"),
            criminal=(),
            triggers=(),
            four_cs=(),
            reason="",
        )
        done = classifying.classify(store, POLICY, [kept.id], choice, {})
        (now,) = done.exhibits
        assert now.classification is not None
        classifying.replace_classification(
            store, POLICY, {kept.id: replace(now.classification, cells=("contact.aggressive",))}, {}
        )
        after = store.case.exhibits[kept.id].classification
        assert after is not None
        assert after.cells == ("contact.aggressive",)


def test_a_picture_answered_not_sure_is_locked_whatever_else_fails(desk: Desk) -> None:
    with desk.create() as store:
        first, second = add(store, b"1"), add(store, b"2")
        choice = classifying.Choice(
            cells=(), criminal=(), triggers=("trig.csa-images",), four_cs=(), reason="said so"
        )
        with pytest.raises(GateRefused):  # the second picture is not answered for
            classifying.classify(store, POLICY, [first.id], choice, {first.id: "unsure"})
        assert store.case.exhibits[first.id].status == "locked"
        assert store.case.exhibits[first.id].classification is None
        assert store.case.exhibits[second.id].status == "held"
