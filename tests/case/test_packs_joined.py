"""Joining copies of a case: what was said for packs, the packs made of either, and who was given them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.case.conftest import Desk, add
from tests.case.test_merging import AT, Two, sound

from evidence_desk.base.errors import EvidenceDeskError, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> Two:
    with desk.create() as store:
        add(store, b"one", kind="url", media_type="text/uri-list")
    return Two(desk, tmp_path)


def weigh(store: CaseStore, bearing: Any, note: str) -> None:
    store.record(ev.ExhibitWeighed(exhibit=store.case.by_ref["JPS/1"], bearing=bearing, note=note))


def pack(ident: str, **more: Any) -> ev.PackMade:
    plain: dict[str, Any] = {"kind": "police", "exhibits": (), "placeholders": (), "sha256": "0" * 64}
    return ev.PackMade(**{**plain, "pack": ident, "size": 1, "pages": 1, **more})


def test_what_either_copy_said_is_known_and_the_later_word_counts(two: Two) -> None:
    two.part()
    with two.there() as there:
        weigh(there, "away", "there")
        there.record(
            ev.EnquiryRecorded(what="CCTV", outcome="not-found", why="overwritten"),
            pack("P-THERE", left_out={there.case.by_ref["JPS/1"]: "a copy"}, to="DC Hale"),
            ev.PackGiven(pack="P-THERE", to="DC Hale", basis="request", given_at=AT),
        )
    two.desk.clock.pass_s(60)
    with two.here() as here:
        weigh(here, "towards", "here, later")
    two.merge()
    with two.here() as here:
        case = here.case
        assert [one.bearing for one in case.bearings.values()] == ["towards"]
        assert [one.what for one in case.enquiries.values()] == ["CCTV"]
        assert case.packs["P-THERE"].to == "DC Hale"
        assert [one.pack for one in case.given.values()] == ["P-THERE"]
        sound(here)


def test_a_pack_of_the_other_copy_with_the_same_id_takes_no_name_away(two: Two) -> None:
    two.part()
    with two.there() as there:
        there.record(pack("P-1", to="there"))
    with two.here() as here:
        here.record(pack("P-1", to="here"))
    two.merge()
    with two.here() as here:
        assert here.case.packs["P-1"].to == "here"
        sound(here)


REFUSED: list[tuple[Any, str]] = [
    (lambda case: pack("P-1"), "a pack has the id of another"),
    (lambda case: pack("P-2", to="x" * 2001), "too long"),
    (lambda case: ev.PackGiven(pack="P-9", to="T", basis="B", given_at=AT), "no pack of this id"),
    (lambda case: ev.PackGiven(pack="P-1", to=" ", basis="B", given_at=AT), "whom it was given to"),
    (lambda case: ev.PackGiven(pack="P-1", to="T", basis="B", given_at=AT, copy=0), "number of the copy"),
    (lambda case: ev.EnquiryRecorded(what="w", outcome="found", why=" "), "an enquiry says"),
    (
        lambda case: ev.ExhibitWeighed(exhibit=case.by_ref["JPS/1"], bearing="both", note=""),
        "it says no reason",
    ),
]


def test_no_writer_enters_what_cannot_stand(desk: Desk) -> None:
    with desk.create() as store:
        add(store, b"one", kind="url", media_type="text/uri-list")
        store.record(pack("P-1"))
        entries = store.case.events
        for event, why in REFUSED:
            with pytest.raises((EvidenceDeskError, TamperedBundle)) as refused:
                store.record(event(store.case))
            assert why in str(refused.value)
            assert store.case.events == entries
