"""What the inbox looks into before anything of a drop comes in, and what it remembers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.hostile import AT, writing
from tests.case.test_drops import Staff, opened, pen_exhibit, put, read

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.acts.inbox_looking import Looker
from evidence_desk.acts.receiving import check_content, opened_alone, take_drop
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused, InUse, NotFound
from evidence_desk.case import membership
from evidence_desk.case.inbox import Inbox
from evidence_desk.case.keys import Person, SchoolFile, make_person, make_school
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import GateAnswer
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    school: SchoolFile = make_school("Larkrise Academy", "classic")[0]
    person: Person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    return Desk(tmp_path, person, school, FrozenClock())


@pytest.fixture
def staff(tmp_path: Path, desk: Desk) -> Staff:
    return Staff(tmp_path, desk)


def inbox_of(desk: Desk) -> Inbox:
    return Inbox(desk.home, desk.person.identity)


def listed(desk: Desk, *places: Path) -> list[Listed]:
    return Looker(desk.person, desk.home, inbox_of(desk), desk.clock).list_all(places)


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("photo.png", PNG)
        made.writestr("words.txt", "words")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "answer", "members"),
    [
        (PNG, "message-transcript", "not-needed", 0),
        (b"GIF89a" + bytes(32), "url", "not-needed", 0),
        (b"ftp://x.example/", "url", "not-needed", 0),
        (b"words\0and more", "message-transcript", "not-needed", 0),
        (b"QUJD" * 400, "message-transcript", "not-needed", 0),
        (zipped(), "file", "no", 0),
    ],
    ids=["picture as words", "picture as address", "no address", "NUL", "base64", "container"],
)
def test_a_drop_that_lies_about_its_content_is_not_taken(
    staff: Staff, desk: Desk, data: bytes, kind: str, answer: str, members: int
) -> None:
    desk.create().close()
    staff.begin().close()
    who = staff.person.profile.fingerprint
    with writing(staff.path, staff.person.signing_key) as pen:
        gate = GateAnswer(answer=answer, who=who, at=AT, wording="w", members_answered=members)  # type: ignore[arg-type]  # a word of the table
        pen.event(pen_exhibit(staff, pen.blob(data), data, AT, kind=kind, gate=gate))
    before = desk.path.read_bytes()
    with (
        desk.open(write=True) as store,
        opened(desk, staff.path) as drop,
        pytest.raises((GateRefused, BadInput)),
    ):
        take_drop(store, drop, inbox_of(desk), POLICY)
    assert desk.path.read_bytes() == before


def test_an_honest_container_and_honest_words_pass(staff: Staff) -> None:
    who = staff.person.profile.fingerprint
    gate = GateAnswer(answer="no", who=who, at=AT, wording="w", members_answered=1)
    data = zipped()
    check_content(pen_exhibit(staff, 1, data, AT, kind="file", gate=gate), io.BytesIO(data))
    for kind, words in (("message-transcript", b"see you"), ("url", b"https://chat.example/p/1")):
        check_content(pen_exhibit(staff, 1, words, AT, kind=kind), io.BytesIO(words))


def test_two_who_take_one_drop_do_not_step_on_each_other(staff: Staff, desk: Desk) -> None:
    staff.send()
    identities = (desk.person.identity,)
    with opened_alone(staff.path, identities), pytest.raises(InUse), opened_alone(staff.path, identities):
        raise AssertionError
    with opened_alone(staff.path, identities) as drop:
        assert len(drop.items) == 1
    with pytest.raises(NotFound), opened_alone(staff.path.with_name("gone.edcase"), identities):
        raise AssertionError


def test_a_damaged_memory_is_said_and_not_taken_for_an_empty_one(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        take_drop(store, drop, inbox_of(desk), POLICY)
    memory = desk.home / "inbox.age"
    assert b"Ode" not in memory.read_bytes()
    memory.write_bytes(memory.read_bytes()[:-1])
    with pytest.raises(BadInput, match="inbox memory"):
        listed(desk, staff.path)


def test_a_key_known_under_another_name_is_said(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        take_drop(store, drop, inbox_of(desk), POLICY)
    fingerprint = staff.person.profile.fingerprint
    inbox = inbox_of(desk)
    assert inbox.sender("ann  x. ode", fingerprint) == "known"
    assert inbox.sender("Bo Yu", fingerprint) == "other-name"
    assert inbox.sender("Ann X. Ode", "0" * 64) == "other-key"
    assert inbox.sender("Bo Yu", "0" * 64) == "new"


def test_what_was_added_since_is_told_apart(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        take_drop(store, drop, inbox_of(desk), POLICY)
    older = staff.path.read_bytes()
    with staff.go_on() as writer:
        put(writer, b"one more")

    def state() -> str:
        (one,) = listed(desk, staff.path)
        return one.state

    assert state() == "added to"
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        take_drop(store, drop, inbox_of(desk), POLICY)
    assert state() == "taken"
    torn = staff.path.read_bytes()
    staff.path.write_bytes(torn + b"x" * 700)
    assert state() == "unfinished"
    staff.path.write_bytes(older)
    assert state() == "quarantined"


def test_a_sender_who_becomes_a_reader_keeps_their_initials_and_numbers(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        take_drop(store, drop, inbox_of(desk), POLICY)
        membership.add_reader(store, replace(staff.person.profile, role="investigator"))
    with CaseStore.open(desk.path, access_of(staff.person, staff.home), desk.clock, write=True) as store:
        assert add(store, b"by themselves").ref == "AXO/2"
    with desk.open(write=True) as store:
        membership.remove_reader(store, "AXO", "left")
    assert len(read(desk).exhibits) == 2


def test_a_place_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(EvidenceDeskError):
        listed(desk, tmp_path / "gone")
