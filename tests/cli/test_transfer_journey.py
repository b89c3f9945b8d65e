"""One child's case to the next school and the receipt back, as two schools call the command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Desk, Ran, make_desk

from evidence_desk.case.keys import SchoolFile, make_school


@pytest.fixture(scope="session")
def next_school() -> SchoolFile:
    return make_school("Holt Lane Primary", "hybrid")[0]


@pytest.fixture
def theirs(tmp_path: Path, run: Callable[..., Ran], next_school: SchoolFile) -> Desk:
    return make_desk(tmp_path / "theirs", run, next_school, "Mair Evans", "dsl", "MXE")


@pytest.fixture
def their_file(theirs: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "their-dsl.json"
    path.write_text(theirs("id", "--json").out, encoding="utf-8")
    return path


@pytest.fixture
def about_one(dsl: Desk, stocked: Path) -> Path:
    dsl.good("person", stocked, "add", "--name", "Ann Lee", "--kind", "pupil")
    return stocked


def words(their_file: Path, out: Path, **changed: str) -> list[object]:
    plain = {
        "pupil": "Pupil A",
        "compared": "by-voice",
        "basis": "KCSIE: the file follows the child",
        "decided-by": "Jo Smith, DSL",
        "keeps": "the case, until the pupil is 25",
        "position": "Designated Safeguarding Lead",
        **changed,
    }
    given: list[object] = ["make", "--to", their_file, "--out", out]
    for name, value in plain.items():
        given += [f"--{name}", value]
    return given


@pytest.fixture
def parcel(dsl: Desk, about_one: Path, their_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "next-school.edcase"
    dsl.good("transfer", about_one, *words(their_file, path))
    return path


def taken(theirs: Desk, parcel: Path, tmp_path: Path) -> tuple[Path, Path, Any]:
    case, receipt = tmp_path / "theirs.edcase", tmp_path / "receipt.json"
    return case, receipt, theirs.good("transfer", parcel, "take", "--into", case, "--receipt", receipt)


def test_a_case_goes_to_the_next_school_and_the_receipt_comes_back(
    dsl: Desk, theirs: Desk, about_one: Path, parcel: Path, tmp_path: Path
) -> None:
    looked = theirs.good("transfer", parcel, "look")
    assert (looked["title"], looked["made_by"], looked["exhibits"]) == (
        "Group chat, Year 9",
        "Jo P. Smith",
        2,
    )
    case, receipt, document = taken(theirs, parcel, tmp_path)
    assert theirs.good("exhibits", case) == dsl.good("exhibits", about_one)
    assert theirs("verify", case).code == 0
    recorded = dsl.good("transfer", about_one, "receipt", receipt)
    assert recorded["code"] == document["code"]
    (listed,) = dsl.good("transfer", about_one, "list")
    assert listed["received_at"]
    says = [line["says"] for line in dsl.good("log", about_one)]
    assert any("Mair Evans" in line and "Pupil A" in line and "KCSIE" in line for line in says)
    assert any("Recorded the signed receipt of Mair Evans" in line for line in says)
    assert any(
        "Took over this copy at Holt Lane Primary" in line["says"] for line in theirs.good("log", case)
    )


def test_the_former_school_reads_nothing_that_is_added_there(
    dsl: Desk, theirs: Desk, parcel: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    case, _, _ = taken(theirs, parcel, tmp_path)
    theirs.good("add", case, "--text", "-", stdin=b"at the next school")
    (added,) = [row for row in theirs.good("exhibits", case) if row["ref"] == "MXE/1"]
    assert added["size"] == len(b"at the next school")
    assert dsl("exhibits", case).code in {10, 21}
    # Another computer of theirs, which has no memory of the case that could speak against it.
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    for name in ("keys.age", "profile.json", "school.json"):
        shutil.copy(dsl.home / name, fresh / name)
    assert Desk(fresh, dsl.person, dsl.school, run)("exhibits", case).code == 10
    assert Desk(fresh, dsl.person, dsl.school, run)("add", case, "--text", "-", stdin=b"x").code == 10


def test_the_case_at_home_goes_on(dsl: Desk, about_one: Path, parcel: Path) -> None:
    dsl.good("add", about_one, "--text", "-", stdin=b"more at home")
    assert dsl("verify", about_one).code == 0
    assert dsl("show", parcel).code == 21  # the copy went another way than what is remembered here


def test_nobody_else_opens_the_copy(
    theirs: Desk, parcel: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    other = make_desk(tmp_path / "other", run, theirs.school, "Ivy Ray", "dsl", "IXR")
    assert other("transfer", parcel, "look").code == 10


def test_the_receiver_takes_it_over_before_anything_else(theirs: Desk, parcel: Path) -> None:
    before = parcel.read_bytes()
    ran = theirs("add", parcel, "--text", "-", stdin=b"too soon")
    assert ran.code == 11
    assert "Take it over before anything else" in ran.err
    assert parcel.read_bytes() == before


def test_taking_it_over_again_gives_the_same_receipt(theirs: Desk, parcel: Path, tmp_path: Path) -> None:
    case, receipt, _ = taken(theirs, parcel, tmp_path)
    first = receipt.read_bytes()
    receipt.unlink()
    theirs.good("transfer", parcel, "take", "--into", case, "--receipt", receipt)
    assert receipt.read_bytes() == first


@pytest.mark.parametrize("left", ["basis", "decided-by", "keeps"])
def test_it_says_who_and_on_what_basis(
    left: str, dsl: Desk, about_one: Path, their_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.edcase"
    assert dsl("transfer", about_one, *words(their_file, out, **{left: " "})).code == 12
    assert not out.exists()


def test_what_concerns_other_pupils_needs_a_reason(
    dsl: Desk, about_one: Path, their_file: Path, tmp_path: Path
) -> None:
    dsl.good("person", about_one, "add", "--name", "Bo Day", "--kind", "pupil")
    out = tmp_path / "out.edcase"
    ran = dsl("transfer", about_one, *words(their_file, out))
    assert (ran.code, out.exists()) == (12, False)
    assert "1 other pupil" in ran.err
    dsl.good("transfer", about_one, *words(their_file, out, others="the two are one incident"))


def test_nothing_locked_goes_along(dsl: Desk, about_one: Path, their_file: Path, tmp_path: Path) -> None:
    dsl.good("seal", about_one, "JPS/1", "--reason", "recognised")
    out = tmp_path / "out.edcase"
    ran = dsl("transfer", about_one, *words(their_file, out))
    assert (ran.code, out.exists()) == (11, False)
    assert "police" in ran.err


def test_an_open_police_clock_stops_it(dsl: Desk, about_one: Path, their_file: Path, tmp_path: Path) -> None:
    picture = tmp_path / "other.png"
    picture.write_bytes(b"never read")
    assert dsl("add", about_one, picture, "--gate", "unsure").code == 11
    ran = dsl("transfer", about_one, *words(their_file, tmp_path / "out.edcase"))
    assert ran.code == 11
    assert "police" in ran.err


def test_an_investigator_does_not_decide_it(
    dsl: Desk,
    about_one: Path,
    their_file: Path,
    tmp_path: Path,
    run: Callable[..., Ran],
    school_and_sheets: tuple[SchoolFile, object],
) -> None:
    other = make_desk(tmp_path / "inv", run, school_and_sheets[0], "Ivy Ray", "investigator", "IXR")
    (tmp_path / "inv.json").write_text(other("id", "--json").out, encoding="utf-8")
    dsl.good("reader", about_one, "add", tmp_path / "inv.json")
    assert other("transfer", about_one, *words(their_file, tmp_path / "out.edcase")).code == 11
    assert not (tmp_path / "out.edcase").exists()


def test_a_member_of_staff_receives_no_case(
    dsl: Desk, about_one: Path, tmp_path: Path, run: Callable[..., Ran], next_school: SchoolFile
) -> None:
    them = make_desk(tmp_path / "them", run, next_school, "Tom Roe", "staff", "TXR")
    path = tmp_path / "them.json"
    path.write_text(them("id", "--json").out, encoding="utf-8")
    assert dsl("transfer", about_one, *words(path, tmp_path / "out.edcase")).code == 11


def test_a_lost_copy_is_made_again_for_the_same_key_only(
    dsl: Desk,
    about_one: Path,
    their_file: Path,
    parcel: Path,
    tmp_path: Path,
    deputy_file: Path,
    theirs: Desk,
) -> None:
    parcel.unlink()
    again = tmp_path / "again.edcase"
    assert dsl("transfer", about_one, "again", "--to", deputy_file, "--out", again).code == 12
    dsl.good("transfer", about_one, "again", "--to", their_file, "--out", again)
    _, receipt, _ = taken(theirs, again, tmp_path)
    dsl.good("transfer", about_one, "receipt", receipt)


def test_a_receipt_that_was_changed_or_is_another_s_is_refused(
    dsl: Desk, about_one: Path, parcel: Path, theirs: Desk, tmp_path: Path
) -> None:
    _, receipt, _ = taken(theirs, parcel, tmp_path)
    document = json.loads(receipt.read_text())
    for field, value in (("exhibits", 1), ("at", "2026-01-01T00:00:00Z"), ("name", "Somebody else")):
        changed = tmp_path / f"{field}.json"
        changed.write_text(
            json.dumps({**document, field: value}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        )
        assert dsl("transfer", about_one, "receipt", changed).code == 12
    other = tmp_path / "another.edcase"
    dsl.good("new", other, "--title", "Another")
    assert dsl("transfer", other, "receipt", receipt).code == 12
    dsl.good("transfer", about_one, "receipt", receipt)
    assert dsl("transfer", about_one, "receipt", receipt).code == 12  # once


def test_a_damaged_copy_is_not_taken_over(theirs: Desk, parcel: Path, tmp_path: Path) -> None:
    data = bytearray(parcel.read_bytes())
    data[data.index(b"b/") + 700] ^= 1
    parcel.write_bytes(data)
    ran = theirs(
        "transfer", parcel, "take", "--into", tmp_path / "t.edcase", "--receipt", tmp_path / "r.json"
    )
    assert ran.code == 20
    assert not (tmp_path / "t.edcase").exists()
    assert not (tmp_path / "r.json").exists()


def test_nothing_is_left_beside_the_copy(parcel: Path) -> None:
    assert not [path.name for path in parcel.parent.iterdir() if path.name.startswith(".transfer-")]


NEEDLES = ("otter-needle-caption", "otter-needle-message", "Otter Needle", "otter-needle-basis")


def test_nothing_of_it_stands_readable_anywhere_afterwards(
    dsl: Desk, theirs: Desk, case: Path, their_file: Path, tmp_path: Path, picture: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--inspect", "later", "--caption", NEEDLES[0])
    dsl.good("add", case, "--text", "-", stdin=NEEDLES[1].encode())
    dsl.good("person", case, "add", "--name", NEEDLES[2], "--kind", "pupil")
    copy = tmp_path / "copy.edcase"
    dsl.good("transfer", case, *words(their_file, copy, basis=NEEDLES[3]))
    _, receipt, _ = taken(theirs, copy, tmp_path)
    dsl.good("transfer", case, "receipt", receipt)
    dsl.good("backup", tmp_path / "stick", case)
    dsl.good("health", case)
    dsl.good("move", case, "--to", tmp_path / "moved")
    (tmp_path / "moved" / case.name).unlink()
    dsl.good("restore", tmp_path / "stick", "--into", tmp_path / "back")
    pixels = picture.read_bytes()[100:160]
    picture.unlink()
    found = [
        path
        for path in tmp_path.rglob("*")
        if path.is_file()
        and any(needle in path.read_bytes() for needle in (*(n.encode() for n in NEEDLES), pixels))
    ]
    assert found == []
