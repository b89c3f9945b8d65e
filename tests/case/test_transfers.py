"""A case and its copy at the next school: what a hostile hand with a valid key may not write."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from tests.case.conftest import FrozenClock, add
from tests.case.hostile import World, exhibit, make_world, writing

from evidence_desk.acts import transferring
from evidence_desk.acts.recording import add_person
from evidence_desk.base.errors import (
    BadInput,
    BehindAnchor,
    EvidenceDeskError,
    GateRefused,
    KeyUnavailable,
    TamperedBundle,
)
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import fold_transfer, transfers
from evidence_desk.case.keys import Person, SchoolFile, make_person, make_school
from evidence_desk.case.membership import access_of
from evidence_desk.case.sealing import request_seal, seal
from evidence_desk.case.store import CaseStore
from evidence_desk.case.transfer_receipts import TransferReceipt, parse_receipt, signed_receipt
from evidence_desk.case.transfers import Plan
from evidence_desk.case.values import School


@dataclass
class Next:
    """The next school's DSL at their own computer."""

    person: Person
    home: Path
    school: SchoolFile
    clock: FrozenClock

    def open(self, path: Path, *, write: bool = False) -> CaseStore:
        return CaseStore.open(path, access_of(self.person, self.home), self.clock, write=write)


@pytest.fixture(scope="module")
def theirs() -> tuple[Person, SchoolFile]:
    person = make_person("Mair Evans", "dsl", "MXE", "Holt Lane Primary", "classic")
    return person, make_school("Holt Lane Primary", "classic")[0]


@pytest.fixture
def next_school(tmp_path: Path, theirs: tuple[Person, SchoolFile], clock: FrozenClock) -> Next:
    home = tmp_path / "their home"
    home.mkdir()
    return Next(theirs[0], home, theirs[1], clock)


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


@pytest.fixture
def pupil(world: World) -> str:
    with world.desk.open(write=True) as store:
        return add_person(store, name="Ann Lee", kind="pupil").id


def plan(next_school: Next, pupil: str, **changed: Any) -> Plan:
    plain: dict[str, Any] = {
        "pupil": pupil,
        "receiver": next_school.person.profile,
        "school": School(name="Holt Lane Primary"),
        "compared": "by-voice",
        "basis": "The file follows the child",
        "decided_by": "Jo Smith",
        "keeps": "The case",
    }
    return Plan(**(plain | changed))


def made(next_school: Next, child: str, **changed: Any) -> ev.TransferMade:
    """An entry that would be right if a lead wrote it."""
    profile = next_school.person.profile
    plain: dict[str, Any] = {
        "pupil": child,
        "school": School(name="Holt Lane Primary"),
        "name": profile.name,
        "position": "DSL",
        "recipient": profile.recipient,
        "signer": profile.signer,
        "compared": "in-person",
        "basis": "b",
        "decided_by": "d",
        "keeps": "k",
    }
    return ev.TransferMade(**(plain | changed))


@pytest.fixture
def parcel(world: World, pupil: str, next_school: Next, tmp_path: Path) -> Path:
    path = tmp_path / "parcel.edcase"
    with world.desk.open(write=True) as store:
        transferring.send(store, plan(next_school, pupil), path)
    return path


# -- making one -----------------------------------------------------------------------------------------------

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no pupil": ({"pupil": "nobody"}, "for a pupil"),
    "no basis": ({"basis": " "}, "on what basis"),
    "nobody decided": ({"decided_by": ""}, "who decided"),
    "nothing said to stay": ({"keeps": ""}, "what stays"),
    "no school": ({"school": School(name="")}, "to whom"),
    "unreadable key": ({"signer": "AQ=="}, "key cannot be read"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_lead_s_own_program_may_not_leave_it_out(
    world: World, pupil: str, next_school: Next, what: str
) -> None:
    fields, words = WRONG[what]
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(made(next_school, pupil, **fields))
    world.assert_refused(words)


def test_an_investigator_decides_no_transfer(world: World, pupil: str, next_school: Next) -> None:
    with writing(world.desk.path, world.key_of("investigator")) as pen:
        pen.event(made(next_school, pupil))
    world.assert_refused("only the DSL or a deputy")


def test_a_sheet_decides_no_transfer(world: World, pupil: str, next_school: Next) -> None:
    with writing(world.desk.path, world.key_of("sheet")) as pen:
        pen.event(made(next_school, pupil))
    world.assert_refused("recovery sheet")


def test_other_pupils_need_words(world: World, pupil: str, next_school: Next) -> None:
    with world.desk.open(write=True) as store:
        add_person(store, name="Bo Day", kind="pupil")
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(made(next_school, pupil))
    world.assert_refused("other pupils")


def test_a_reader_is_no_receiver(world: World, pupil: str, next_school: Next) -> None:
    profile = world.deputy.person.profile
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(made(next_school, pupil, signer=profile.signer, recipient=profile.recipient))
    world.assert_refused("a reader already")


def test_nothing_locked_goes_whatever_the_program(world: World, pupil: str, next_school: Next) -> None:
    with world.desk.open(write=True) as store:
        seal(store, [world.exhibit_id("JPS/1")], "recognised")
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(made(next_school, pupil))
    world.assert_refused("the police have not been told")


def test_a_request_to_lock_stops_it(world: World, pupil: str, next_school: Next, tmp_path: Path) -> None:
    with world.deputy.open(world.desk.path) as store:
        request_seal(store, [world.exhibit_id("JPS/1")], "recognised")
    out = tmp_path / "out.edcase"
    with world.desk.open(write=True) as store, pytest.raises(GateRefused, match="locked"):
        transferring.send(store, plan(next_school, pupil), out)
    assert not out.exists()


# -- the copy -------------------------------------------------------------------------------------------------


def test_the_copy_and_the_case_share_all_but_the_last_commit(world: World, parcel: Path) -> None:
    with Bundle.open(world.desk.path) as case, Bundle.open(parcel) as copy:
        assert copy.case_id == case.case_id
        assert copy.head.k == case.head.k
        assert copy.commits[-2].note_sha256 == case.commits[-2].note_sha256
        assert copy.head.note_sha256 != case.head.note_sha256
    digest = hashlib.sha256(parcel.read_bytes()).hexdigest()
    with world.desk.open() as store:
        noted = [entry.event for entry in store.entries() if isinstance(entry.event, ev.TransferCopied)]
    assert [(event.sha256, event.size) for event in noted] == [(digest, parcel.stat().st_size)]


def test_this_computer_s_memory_stays_with_the_case(world: World, parcel: Path) -> None:
    with pytest.raises(BehindAnchor):
        world.desk.open(parcel)
    world.desk.open(write=True).close()


@pytest.mark.parametrize("who", ["receiver", "dsl"])
def test_the_receiver_alone_takes_it_over(world: World, parcel: Path, next_school: Next, who: str) -> None:
    key = next_school.person.signing_key if who == "receiver" else world.key_of("dsl")
    with next_school.open(parcel) as store:
        (transfer,) = store.case.transfers.values()
    taken = ev.TransferTaken(
        transfer=transfer.id, school=School(name="X"), keys=next_school.school.keys, admitted={}
    )
    with writing(parcel, key) as pen:
        pen.event(taken)
    words = "without new keys" if who == "receiver" else "made for somebody else"
    with pytest.raises(TamperedBundle, match=words):
        next_school.open(parcel)


def test_in_the_case_itself_nobody_takes_it_over(world: World, parcel: Path, next_school: Next) -> None:
    """The case that stays has the entry too; there the key it names belongs to nobody."""
    with world.desk.open() as store:
        (transfer,) = store.case.transfers.values()
    with writing(world.desk.path, world.key_of("deputy")) as pen:
        pen.event(
            ev.TransferTaken(
                transfer=transfer.id, school=School(name="X"), keys=next_school.school.keys, admitted={}
            )
        )
    world.assert_refused("made for somebody else")


KEYS: dict[str, tuple[Callable[[SchoolFile], dict[str, Any]], str]] = {
    "two holders": (
        lambda school: {"keys": structs.replace(school.keys, recovery=school.keys.recovery[:2])},
        "three holders",
    ),
    "one holder twice": (
        lambda school: {"keys": structs.replace(school.keys, recovery=(school.keys.recovery[0],) * 3)},
        "three holders",
    ),
    "a key of nobody": (
        lambda school: {"admitted": {"0" * 64: 1}},
        "no recovery sheet’s|no recovery sheet's",
    ),
}


@pytest.mark.parametrize("what", KEYS)
def test_it_is_taken_over_with_a_school_s_keys_only(parcel: Path, next_school: Next, what: str) -> None:
    change, words = KEYS[what]
    with next_school.open(parcel) as store:
        (transfer,) = store.case.transfers.values()
    fields: dict[str, Any] = {
        "transfer": transfer.id,
        "school": School(name="X"),
        "keys": next_school.school.keys,
        "admitted": {},
        **change(next_school.school),
    }
    with writing(parcel, next_school.person.signing_key) as pen:
        pen.event(ev.TransferTaken(**fields))
    with pytest.raises(TamperedBundle, match=words):
        next_school.open(parcel)


def test_before_that_the_receiver_writes_nothing(parcel: Path, next_school: Next) -> None:
    key = next_school.person.signing_key
    with writing(parcel, key) as pen:
        pen.event(exhibit(key, pen.blob(b"new"), reference="MXE/1"))
    with pytest.raises(TamperedBundle, match="before anything else"):
        next_school.open(parcel)


@pytest.fixture
def taken(parcel: Path, next_school: Next) -> Path:
    with next_school.open(parcel, write=True) as store:
        transfers.take_over(store, next_school.school)
    return parcel


def test_after_it_the_former_school_neither_reads_nor_writes(
    world: World, taken: Path, next_school: Next, tmp_path: Path
) -> None:
    with next_school.open(taken, write=True) as store:
        add(store, b"at the next school")
        assert [m.name for m in store.case.members.values() if not m.removed] == ["Mair Evans"]
    with Bundle.open(taken) as bundle:
        live = [s.key.fingerprint for s in bundle.signers if not s.retired]
        assert set(live) == {
            next_school.person.profile.fingerprint,
            *fold_transfer._signers(next_school.school.keys),
        }
        for person in (world.desk.person, world.deputy.person):
            with pytest.raises(KeyUnavailable):
                bundle.unlock((person.identity,))


def test_the_former_school_s_sheets_open_the_copy_no_more(
    world: World, taken: Path, next_school: Next
) -> None:
    with Bundle.open(taken) as bundle:
        slots = [member for member in bundle.members("k") if member.present]
    assert len(slots) == 4  # one reader, three pairs of the next school's holders
    with pytest.raises(EvidenceDeskError), writing(taken, world.sheets[0]) as pen:
        pen.event(ev.TailSetAside(size=1, sha256="0" * 64))


def test_taking_it_over_twice_is_refused(taken: Path, next_school: Next) -> None:
    with next_school.open(taken, write=True) as store, pytest.raises(GateRefused):
        transfers.take_over(store, next_school.school)


# -- the receipt ----------------------------------------------------------------------------------------------


@pytest.fixture
def receipt(taken: Path, next_school: Next) -> str:
    with next_school.open(taken) as store:
        return transfers.receipt(store, next_school.person)


def with_fields(receipt: str, person: Person, **fields: Any) -> str:
    return signed_receipt(structs.replace(parse_receipt(receipt), **fields), person.signing_key)


def test_the_receipt_is_recorded_and_holds(world: World, receipt: str) -> None:
    with world.desk.open(write=True) as store:
        transfer = transfers.record_receipt(store, receipt + "\n")
        assert transfer.received_at
    world.assert_opens()


FORGED: dict[str, tuple[Callable[[str, World, Next], str], str]] = {
    "signed by a co-writer": (
        lambda text, world, them: with_fields(text, world.deputy.person),
        "by another key",
    ),
    "of another case": (
        lambda text, world, them: with_fields(text, them.person, case="other"),
        "another case",
    ),
    "changed": (
        lambda text, world, them: text.replace('"exhibits":3', '"exhibits":4'),
        "not as it was signed",
    ),
    "of another history": (
        lambda text, world, them: with_fields(
            text, them.person, root=base64.b64encode(bytes(32)).decode("ascii")
        ),
        "another history",
    ),
    "no root at all": (lambda text, world, them: with_fields(text, them.person, root="!"), "another history"),
    "no receipt": (lambda text, world, them: "{}", "not as it was signed"),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_receipt_is_refused_whoever_writes_it_down(
    world: World, receipt: str, next_school: Next, what: str
) -> None:
    change, words = FORGED[what]
    text = change(receipt, world, next_school)
    assert text != receipt
    with world.desk.open(write=True) as store:
        (transfer,) = store.case.transfers.values()
        with pytest.raises(BadInput):
            transfers.record_receipt(store, text)
    with writing(world.desk.path, world.key_of("dsl")) as pen:
        pen.event(ev.TransferReceived(transfer=transfer.id, receipt=text))
    world.assert_refused(words)


def test_the_check_code_is_the_same_on_both_sides_and_no_other(receipt: str, next_school: Next) -> None:
    found: TransferReceipt = parse_receipt(receipt)
    assert len(found.code.split()) == 4
    assert parse_receipt(with_fields(receipt, next_school.person, exhibits=9)).code != found.code


# -- stopped half-way -----------------------------------------------------------------------------------------


class Cut(Exception):
    """The power goes."""


def test_a_transfer_stopped_after_the_entry_is_made_again(
    world: World, pupil: str, next_school: Next, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.edcase"

    def cut(*anything: object, **more: object) -> None:
        raise Cut

    with monkeypatch.context() as patch, world.desk.open(write=True) as store:
        patch.setattr(transfers, "let_receiver_in", cut)
        with pytest.raises(Cut):
            transferring.send(store, plan(next_school, pupil), out)
    assert not out.exists()
    with world.desk.open(write=True) as store:
        (transfer,) = store.case.transfers.values()
        transferring.make_copy(store, transfer, next_school.person.profile, out)
    with next_school.open(out) as store:
        assert fold_transfer.waiting_for(store.case, next_school.person.profile.fingerprint)
    world.assert_opens()


def test_a_case_stopped_while_it_was_taken_over_goes_on(
    world: World, parcel: Path, next_school: Next, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "theirs.edcase"
    shutil.copy(parcel, target)  # copied, and then the power went

    def cut(*anything: object) -> None:
        raise Cut

    with monkeypatch.context() as patch, pytest.raises(Cut), next_school.open(target, write=True) as store:
        patch.setattr(transfers, "compact", cut)
        transfers.take_over(store, next_school.school)
    with next_school.open(target, write=True) as store:
        first = transfers.receipt(store, next_school.person)
        assert fold_transfer.waiting_for(store.case, next_school.person.profile.fingerprint) is None
    with next_school.open(target) as store:
        assert transfers.receipt(store, next_school.person) == first


def test_where_the_copy_cannot_be_written_nothing_is_written_down(
    world: World, pupil: str, next_school: Next, tmp_path: Path
) -> None:
    out = tmp_path / "missing folder" / "out.edcase"
    with world.desk.open(write=True) as store, pytest.raises(EvidenceDeskError):
        transferring.send(store, plan(next_school, pupil), out)
    with world.desk.open() as store:
        assert not store.case.transfers  # refused before anything was written down
