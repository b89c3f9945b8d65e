"""`edesk drop send`: for those whom the school's profile names, through the outbox, into the drop folder."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Desk, Ran

from evidence_desk.acts import schooling
from evidence_desk.base.clock import SystemClock
from evidence_desk.case import school as profiles
from evidence_desk.case.keys import Home, read_school
from evidence_desk.case.school import SchoolPerson, SchoolProfile

CONCERN = 'facts = "Shown to me on the bus"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drops").mkdir()
    return tmp_path / "drops"


@pytest.fixture
def known(dsl: Desk, staff: Desk, folder: Path) -> Path:
    """The staff's program relies on the profile that their DSL signed."""
    lead = dsl.person
    own = lead.profile
    person = SchoolPerson(
        name=own.name,
        position="Designated Safeguarding Lead",
        role="dsl",
        initials=own.initials,
        recipient=own.recipient,
        signer=own.signer,
        receives="all",
    )
    profile = SchoolProfile(
        id="0" * 32,
        edition=1,
        made_at="2026-11-20T09:00:00Z",
        signed_by=own.fingerprint,
        name="Larkrise Academy",
        people=(person,),
        keys=read_school(staff.home / "school.json").keys,
        settings=profiles.Settings(drop_folder=str(folder)),
    )
    signed = profiles.sign(profile, lead)
    (staff.home / "school.toml").write_bytes(signed.data)
    (staff.home / "school.toml.sig").write_bytes(signed.signature)
    schooling.accept(Home(staff.home), staff.person, signed, SystemClock(), heard=profile.words)
    return folder


@pytest.fixture
def concern(tmp_path: Path) -> Path:
    path = tmp_path / "concern.toml"
    path.write_text(CONCERN, "utf-8")
    return path


def refused(ran: Ran, code: int, words: str) -> None:
    assert ran.code == code, ran.err
    assert words in ran.err
    assert ran.out == ""


def test_it_goes_to_whom_the_profile_names_and_only_the_receipt_stays(
    staff: Desk, dsl: Desk, known: Path, concern: Path, picture: Path
) -> None:
    sent = staff.good(
        "drop", "send", picture, "--gate", "no", "--concern", concern, "--about-leadership", "no"
    )
    assert [item["what"] for item in sent["receipt"]["items"]] == ["file", "concern"]
    assert sent["tried"] == [{"drop": sent["receipt"]["drop"], "arrived": True, "says": ""}]
    assert sent["waiting"] == []
    assert not list(staff.home.rglob("*.edcase"))
    (listed,) = dsl.good("drop", "list", known)
    assert listed["drop"] == sent["receipt"]["drop"]
    assert listed["about_leadership"] == "no"


def test_what_could_not_be_delivered_waits_and_goes_the_next_time(
    staff: Desk, dsl: Desk, known: Path, concern: Path
) -> None:
    away = known.rename(known.with_name("away"))
    sent = staff.good("drop", "send", "--concern", concern, "--about-leadership", "no")
    assert sent["waiting"] == [sent["receipt"]["drop"]]
    assert "cannot be reached" in sent["tried"][0]["says"]
    away.rename(known)
    again = staff("drop", "send")
    assert again.code == 0
    assert "in the drop folder" in again.out
    assert len(dsl.good("drop", "list", known)) == 1
    assert "Nothing waits to be sent." in staff("drop", "send").out


def test_it_does_not_go_to_whom_it_is_about(staff: Desk, dsl: Desk, known: Path, concern: Path) -> None:
    words = ("drop", "send", "--concern", concern)
    refused(staff(*words), 2, "--about-leadership no")
    refused(staff(*words, "--about-leadership", "yes"), 2, "--named")
    refused(staff(*words, "--about-leadership", "yes", "--named", dsl.person.profile.name), 11, "LADO")
    assert list(known.iterdir()) == []
    assert not list(staff.home.rglob("*.edcase"))


def test_without_a_profile_nobody_is_guessed(staff: Desk, concern: Path) -> None:
    refused(staff("drop", "send", "--concern", concern, "--about-leadership", "no"), 12, "school.toml")


def test_what_adds_to_something_says_to_what(staff: Desk, known: Path, concern: Path, tmp_path: Path) -> None:
    words = ("drop", "send", "--concern", concern, "--about-leadership", "no")
    first = staff.good(*words)["receipt"]["drop"]
    receipt = tmp_path / "receipt.json"
    second = staff.good(*words, "--follows", first, "--receipt", receipt)
    assert second["receipt"]["follows"] == first
    assert json.loads(receipt.read_text("utf-8"))["follows"] == first
    refused(staff(*words, "--follows", "the last one"), 12, "--follows")


def test_a_failure_half_way_leaves_nothing_unsent(
    staff: Desk, known: Path, picture: Path, concern: Path
) -> None:
    """The second file is a container that nobody answered for."""
    container = picture.with_name("chat.zip")
    with zipfile.ZipFile(container, "w") as made:
        made.write(picture, "photo.png")
    words = ("drop", "send", picture, container, "--gate", "no", "--about-leadership", "no")
    refused(staff(*words), 11, "--members no")
    assert list(known.iterdir()) == []
    assert not list(staff.home.rglob("*.edcase"))
    assert staff.good(*words, "--members", "no", "--concern", concern)["waiting"] == []
