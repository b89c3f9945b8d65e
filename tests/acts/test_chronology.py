"""Chronology and case as text: in order, nothing missing, harmless in a spreadsheet; recorded when it leaves."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.case.conftest import FrozenClock

from evidence_desk.acts.case_text import case_text, concern_lines
from evidence_desk.acts.chronology import HEAD, chronology, lines, local_words, save_table, table
from evidence_desk.acts.recording import (
    add_person,
    record_action,
    record_concern,
    set_external_reference,
)
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Concern
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy

AT = "2026-11-22T10:00:00Z"


@pytest.fixture(scope="module")
def policy() -> Policy:
    return default_policy()


@pytest.fixture
def told(store: CaseStore, policy: Policy) -> CaseStore:
    record_concern(
        store,
        Concern(
            happened_at="2026-07-01T09:00:00Z",
            platform="Piqqle",
            facts="=A picture was posted.",
            parents_told="Not told: the police asked us to wait",
            decisions=("Not referred. Reason: no threshold met",),
        ),
    )
    add_person(store, name="Ali Example", kind="pupil", year_group="9")
    record_action(
        store, policy, "police-told", done_at=AT, fields={"force": "=cmd|'x'!A1", "reference": "14/26"}
    )
    return store


def test_what_happened_and_what_was_done_stand_in_order(told: CaseStore, policy: Policy) -> None:
    rows = chronology(told.case, policy, told.entries())
    assert (rows[0].what, rows[0].side, rows[0].detail) == (
        "What is alleged happened",
        "happened",
        "At or on Piqqle.",
    )
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    assert {row.type for row in rows[1:]} == {
        "case-created",
        "concern-recorded",
        "person-added",
        "action-recorded",
    }
    (action,) = [row for row in rows if row.type == "action-recorded"]
    assert action.at == AT, "an action stands where it was done, not where it was written down"
    assert lines(rows)[0] == "1 July 2026 10:00 BST: What is alleged happened At or on Piqqle."


def test_keys_looking_and_the_file_itself_stay_in_the_handling_log(told: CaseStore, policy: Policy) -> None:
    types = {entry.event.TYPE for entry in told.entries()}
    kept = {row.type for row in chronology(told.case, policy, told.entries())}
    assert "school-keys" in types, "the case has entries about keys"
    assert kept.isdisjoint({"school-keys", "person"})


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-22T14:05:09Z", "22 November 2026 14:05 GMT"),
        ("2026-06-22T14:05:09Z", "22 June 2026 15:05 BST"),
        ("2026-06-22", "22 June 2026"),
    ],
)
def test_times_are_on_the_clocks_of_the_uk(at: str, words: str) -> None:
    assert local_words(at) == words


def test_the_table_runs_nothing_in_a_spreadsheet(told: CaseStore, policy: Policy) -> None:
    text = table(chronology(told.case, policy, told.entries()))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(read[0]) == HEAD
    assert all(len(row) == len(HEAD) for row in read)
    assert not [cell for row in read for cell in row if cell[:1] in {"=", "+", "-", "@"}]
    assert any("=cmd" in cell for row in read for cell in row), "the words themselves are there"


def test_a_table_that_leaves_is_recorded_with_whom_and_why(
    told: CaseStore, policy: Policy, tmp_path: Path
) -> None:
    rows = chronology(told.case, policy, told.entries())
    out = tmp_path / "log.csv"
    save_table(told, policy, rows, out, to="Panel", basis="hearing")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfnumber,")
    last = told.case.actions_in_order()[-1]
    assert (last.kind, last.fields["to"], last.fields["basis"]) == ("disclosure", "Panel", "hearing")
    with pytest.raises(BadInput):
        save_table(told, policy, rows, out, to="Panel", basis="hearing")
    with pytest.raises(BadInput, match="recipient"):
        save_table(told, policy, rows, tmp_path / "b.csv", to=" ", basis="hearing")
    assert [path.name for path in tmp_path.glob("*.csv*")] == ["log.csv"]
    assert len(told.case.actions) == 2, "what was not written is not recorded"


def test_the_text_says_all_there_is_and_names_what_is_not(told: CaseStore, policy: Policy) -> None:
    set_external_reference(told, "CPOMS 4417")
    rows = chronology(told.case, policy, told.entries())
    text = case_text(told.case, policy, rows, by="Jane P. Shah", at=AT)
    order = [
        "CPOMS 4417",
        "SUMMARY",
        "1 July 2026 10:00 BST",
        "Piqqle",
        "The child’s own words: nothing written",
    ]
    order += [
        "Ali Example (pupil, year 9)",
        "ACTION",
        "Not told, because: the police asked us to wait",
        "14/26",
    ]
    order += ["OUTCOME", "1. Not referred. Reason: no threshold met"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Recorded the concern" not in text, "filling the case is no action about the matter"


def test_every_field_of_a_concern_is_in_the_text(policy: Policy) -> None:
    assert set(policy.concern) == set(Concern.__struct_fields__), "the policy names every field and no other"
    told = Concern(
        **{name: f"word-{name}" for name in policy.concern if name != "decisions"}, decisions=("d",)
    )
    text = "\n".join(concern_lines(policy, told))
    assert all(f"word-{name}" in text for name in policy.concern if name != "decisions")
    assert len(concern_lines(policy, Concern())) == len(policy.concern)


def test_the_number_elsewhere_is_kept_and_changed(store: CaseStore, clock: FrozenClock) -> None:
    set_external_reference(store, " MyConcern 12 ")
    assert store.case.external_reference == "MyConcern 12"
    with pytest.raises(BadInput):
        set_external_reference(store, "MyConcern 12")
    with pytest.raises(GateRefused):
        set_external_reference(store, "data:image/png;base64,iVBORw0KGgo" + "A" * 400)
    set_external_reference(store, "")
    assert store.case.external_reference == ""
