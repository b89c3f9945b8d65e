"""What a person writes beside an exhibit is words: no picture comes in as a caption, a source or a record."""

from __future__ import annotations

import base64
import io
import random
from typing import Any

import pytest
from tests.case.conftest import WORDING, Desk, add

from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused
from evidence_desk.case.gate import Admission, Route, at_capture
from evidence_desk.case.intake import (
    CAPTION_LIMIT,
    RECORD_FIELDS,
    WORDS_LIMIT,
    NewExhibit,
    add_exhibit,
    add_restricted,
    change_restricted,
)
from evidence_desk.case.values import Source

CODED = base64.b64encode(random.Random(7).randbytes(600)).decode()
CARRIED = "\\u0064ata:image\\/png;base64,AAAA"


def _new(**known: Any) -> NewExhibit:
    return NewExhibit(kind="url", media_type="text/uri-list", method="typed", grade="D", **known)


@pytest.mark.parametrize(
    ("known", "error"),
    [
        ({"caption": CARRIED}, GateRefused),
        ({"caption": CODED}, GateRefused),
        ({"caption": "a " * (CAPTION_LIMIT // 2) + "b"}, BadInput),
        ({"source": Source(account=CARRIED)}, GateRefused),
        ({"source": Source(platform="<svg>")}, GateRefused),
        ({"source": Source(url=f"https://x.example/?u=%64ata:image/png,{CODED[:40]}")}, GateRefused),
        ({"source": Source(file_name="a " * CAPTION_LIMIT)}, BadInput),
        ({"notes": ("fine", CODED)}, GateRefused),
    ],
)
def test_the_description_of_an_exhibit_is_words(
    desk: Desk, known: dict[str, Any], error: type[EvidenceDeskError]
) -> None:
    with desk.create() as store:
        admission = at_capture(Route.URL, None, wording=WORDING)
        assert isinstance(admission, Admission)
        before = desk.path.read_bytes()
        with pytest.raises(error):
            add_exhibit(store, admission, _new(**known), io.BytesIO(b"https://x.example"), 17)
        assert desk.path.read_bytes() == before
        add_exhibit(
            store, admission, _new(caption="c " * (CAPTION_LIMIT // 2)), io.BytesIO(b"https://x.example"), 17
        )


@pytest.mark.parametrize(
    ("record", "error"),
    [
        ({}, BadInput),
        ({"described_as": CODED}, GateRefused),
        ({CODED: "x"}, GateRefused),
        ({"people": [{"name": CARRIED}]}, GateRefused),
        ({f"f{at}": CODED[at : at + 100] for at in range(0, 800, 100)}, GateRefused),
        ({"described_as": "a " * (WORDS_LIMIT // 2) + "b"}, BadInput),
        ({f"f{number}": "x" for number in range(RECORD_FIELDS + 1)}, BadInput),
        ({"seen": ["x"] * RECORD_FIELDS}, BadInput),
    ],
)
def test_a_restricted_record_is_words(
    desk: Desk, record: dict[str, Any], error: type[EvidenceDeskError]
) -> None:
    with desk.create() as store:
        before = desk.path.read_bytes()
        with pytest.raises(error):
            add_restricted(store, record, WORDING)
        assert desk.path.read_bytes() == before


def test_a_change_of_a_restricted_record_is_held_against_the_whole_of_it(desk: Desk) -> None:
    with desk.create() as store:
        record = add_restricted(store, {f"f{at}": CODED[at : at + 100] for at in range(0, 400, 100)}, WORDING)
        changed = change_restricted(store, record.id, {"device": "iPhone"}, WORDING)
        assert changed.restricted["device"] == "iPhone"
        rest = {f"f{at}": CODED[at : at + 100] for at in range(400, 800, 100)}
        for changes, error in ((rest, GateRefused), ({}, BadInput), ({"device": CARRIED}, GateRefused)):
            with pytest.raises(error):
                change_restricted(store, record.id, changes, WORDING)
        assert store.case.exhibits[record.id] == changed


def test_only_a_restricted_record_has_such_fields(desk: Desk) -> None:
    with desk.create() as store:
        picture = add(store, b"x")
        with pytest.raises(BadInput):
            change_restricted(store, picture.id, {"device": "iPhone"}, WORDING)


def test_a_record_as_large_as_may_be_is_kept(desk: Desk) -> None:
    record = {f"f{number}": "in words" for number in range(RECORD_FIELDS - 1)} | {
        "described_as": "a " * (WORDS_LIMIT // 2)
    }
    with desk.create() as store:
        assert add_restricted(store, record, WORDING).kind == "restricted-record"
