"""What an entry must be to stand: its reference, id, name and time, and what telling the police takes."""

from __future__ import annotations

import msgspec
import pytest
from immutables import Map
from tests.case.test_fold import (
    AT,
    DEPUTY,
    FOUNDER,
    GATE,
    TIME,
    TITLE,
    added,
    bound,
    entry,
    exhibit,
    founded,
    refused,
)

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case.fold import replay


@pytest.mark.parametrize(
    "reference", ["JPS/1", "JPS/3", "JPS/0", "JPS/02", "JPS/٢", "SXL/1", "jps/2", "JPS", "/2", "2", ""]
)
def test_an_exhibit_stands_under_the_next_reference_of_whoever_entered_it(reference: str) -> None:
    case = founded(entry(added("JPS/1"), 3), entry(bound(DEPUTY, initials="SXL"), 4))
    record = ev.RestrictedRecorded(reference=reference, recorded_at=TIME, record={"a": "b"}, wording="w")
    for event in (added(reference), record):
        assert "reference" in refused(case, event, FOUNDER)
    assert replay(case, [entry(added("JPS/2"), 5)]).last_number == Map({"JPS": 2})


@pytest.mark.parametrize(
    "fields", [{}, {"force": "F"}, {"reference": "14/26"}, {"force": "", "reference": "14/26"}]
)
def test_the_police_are_told_by_force_and_reference_or_not_at_all(fields: dict[str, str]) -> None:
    sealed = ev.ExhibitsSealed(exhibits=("e1",), sha256=("1" * 64,), members=(), reason="r")
    case = founded(entry(added(), 3, name="e1"), entry(sealed, 4))
    told = ev.ActionRecorded(kind="police-told", done_at=AT, fields=fields)
    assert "force and reference" in refused(case, told, FOUNDER)


def test_an_id_names_one_entry_only() -> None:
    creating: list[ev.Event] = [
        added(),
        ev.PersonAdded(name="Ann", kind="pupil", pseudonym="Pupil A"),
        ev.ActionRecorded(kind="decision", done_at=AT),
    ]
    record = ev.RestrictedRecorded(reference="JPS/2", recorded_at=TIME, record={"a": "b"}, wording="w")
    for first in creating:
        case = founded(entry(first, 3, name="e1"))
        for second in (*creating, record, TITLE):
            with pytest.raises(TamperedBundle, match="taken by another"):
                replay(case, [entry(second, 4, name="e1")])


def test_an_exhibit_is_entered_in_ones_own_name_at_its_own_time() -> None:
    case = founded(entry(bound(DEPUTY, initials="SXL"), 3))
    for fields, words in (
        ({"captured_by": DEPUTY}, "another person"),
        ({"gate": msgspec.structs.replace(GATE, who=DEPUTY)}, "another person"),
        ({"captured_at": msgspec.structs.replace(TIME, utc="2024-01-01T09:00:00Z")}, "times"),
        ({"gate": msgspec.structs.replace(GATE, at="2024-01-01T09:00:00Z")}, "times"),
        ({"grade": "A"}, "grade A"),
        ({"grade": "B"}, "grade B"),
    ):
        assert words in refused(case, added(**fields), FOUNDER)
    assert exhibit(replay(case, [entry(added(kind="page", grade="A"), 4)])).grade == "A"
