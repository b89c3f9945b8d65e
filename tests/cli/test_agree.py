"""What needs two people, each at their own computer; ends of reading; vouching; leavers; new keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk

from evidence_desk.case.keys import Home


@pytest.fixture
def shared(dsl: Desk, deputy: Desk, deputy_file: Path, case: Path) -> Path:
    """The DSL's case, which the deputy reads too."""
    dsl.good("reader", case, "add", deputy_file, "--compared", "by-phone", "--note", "six words")
    return case


def test_two_people_agree_each_at_their_own_computer(dsl: Desk, deputy: Desk, shared: Path) -> None:
    leave = ("reader", shared, "remove", "JPS", "--reason", "left the school")
    asked = deputy.good("agree", shared, "ask", "remove-reader", "JPS", "--reason", "left the school")
    assert deputy("agree", shared, "yes", asked["id"][:8]).code == 11  # nobody agrees with themselves
    assert dsl("agree", shared, "yes", asked["id"][:8]).code == 11  # nor does whom it is about
    assert deputy(*leave).code == 11
    listed = deputy.good("agree", shared, "list")
    assert [(one["act"], one["reason"]) for one in listed] == [("remove-reader", "left the school")]
    ended = dsl("agree", shared, "no", asked["id"][:8], "--reason", "I am here")
    assert ended.code == 11  # it is not theirs to end either
    deputy.good("agree", shared, "no", asked["id"][:8], "--reason", "they stay after all")
    assert deputy.good("agree", shared, "list") == []
    assert deputy("agree", shared, "yes", asked["id"][:8]).code == 13


def test_what_waits_is_said_when_the_second_person_opens_the_case(
    dsl: Desk, deputy: Desk, shared: Path
) -> None:
    hold = ("--set", "hold-for=police", "--set", "authority=DC Lowe", "--set", "review-on=2027-01-01")
    dsl.good("action", shared, "hold-placed", *hold, "--reason", "they asked")
    asked = dsl.good("agree", shared, "ask", "release-hold", "--reason", "it is over")
    ran = deputy("action", shared, "note", "--set", "text=x")
    assert "agree" in ran.err
    assert deputy.good("agree", shared, "yes", asked["id"])["agreed_by"] == deputy.person.profile.fingerprint
    release = ("action", shared, "hold-released", "--set", "authority=Head", "--reason", "it is over")
    deputy.good(*release)  # either of the two may do it, once
    assert dsl(*release).code == 13


def test_a_reader_with_an_end(dsl: Desk, deputy: Desk, shared: Path) -> None:
    assert dsl("reader", shared, "until", "SXL", "soon", "--reason", "r").code == 12
    assert dsl("reader", shared, "until", "SXL", "2020-01-01", "--reason", "r").code == 12
    member = dsl.good("reader", shared, "until", "SXL", "2199-12-31", "--reason", "cover for a year")
    assert member["until"] > "2199-12-31"
    assert "reads until" in dsl("reader", shared, "list").out
    assert deputy("reader", shared, "until", "SXL", "none", "--reason", "me").code == 11
    assert "until" not in dsl.good("reader", shared, "until", "SXL", "none", "--reason", "stays")


def test_vouching_stands_in_the_log(dsl: Desk, shared: Path) -> None:
    dsl.good("reader", shared, "vouch", "SXL", "--compared", "in-person")
    says = [entry["says"] for entry in dsl.good("log", shared) if entry["type"] == "key-vouched"]
    assert says == [
        "Made sure, by telephone, that the key of Sam Lee is theirs: six words.",
        "Made sure, in person, that the key of Sam Lee is theirs.",
    ]


def test_a_leaver_is_taken_out_of_all_cases_named(
    dsl: Desk, deputy: Desk, shared: Path, deputy_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.edcase"
    dsl.good("new", other, "--title", "Other")
    nobody = dsl("leaver", "Nobody", shared, other, "--reason", "left")
    assert nobody.code == 12
    assert "Sam Lee" in nobody.err
    gone = dsl.good("leaver", "SXL", shared, other, "--reason", "left the school")
    assert [(Path(v["path"]).name, v["state"]) for v in gone["cases"]] == [
        (shared.name, "done"),
        (other.name, "nothing"),
    ]
    assert deputy("show", shared).code == 10


def test_new_keys_in_all_cases_named(dsl: Desk, deputy: Desk, shared: Path) -> None:
    old = dsl.person.profile.fingerprint
    gone = dsl.good("id", "rotate", shared)
    assert [v["state"] for v in gone["cases"]] == ["done"]
    new = Home(dsl.home).unlock(PASSPHRASE.encode())
    assert new.profile.fingerprint == dsl.good("id", "--json")["fingerprint"] != old
    dsl.good("action", shared, "note", "--set", "text=x")
    deputy.good("show", shared)
    members = {m["signer"]: m for m in dsl.good("reader", shared, "list")}
    assert members[old]["moved_to"] == new.profile.fingerprint
    again = dsl.good("id", "rotate", "--go-on", shared)
    assert [v["state"] for v in again["cases"]] == ["nothing"]
    assert dsl.good("id", "--json")["fingerprint"] == new.profile.fingerprint
