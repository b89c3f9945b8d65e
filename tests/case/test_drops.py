"""Sealed drops: who can open one, and what taking one over proves, refuses and survives."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import WORDING, Desk, FrozenClock, add, admission
from tests.case.hostile import AT, EARLIER, writing

from evidence_desk.base.errors import (
    BadInput,
    BehindAnchor,
    EvidenceDeskError,
    GateRefused,
    KeyUnavailable,
    NotABundle,
    TamperedBundle,
)
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.slots import open_slot
from evidence_desk.case import drops, sealing, taking
from evidence_desk.case import events as ev
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import make_person, make_school, parse_sheet
from evidence_desk.case.loading import deep_check
from evidence_desk.case.membership import access_of
from evidence_desk.case.opendrop import OpenDrop, open_drop
from evidence_desk.case.receipts import SealedItem, check_code
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.taking import Taken
from evidence_desk.case.values import Concern, GateAnswer, Note, Source, TimeRead

PICTURE = b"\x89PNG picture of the drop"
SECRETS = (b"AGE-SECRET-KEY-1", b"age-secret-key-1", b"AGE-SECRET-KEY-PQ-1")


class Staff:
    """A member of staff with a home, sending to the DSL of the desk."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.person = make_person("Ann X. Ode", "staff", "AXO", "Larkrise Academy", "classic")
        self.home = folder / "staff-home"
        self.home.mkdir()
        self.path = folder / "sent.edcase"
        self.desk = desk

    def begin(self, path: Path | None = None, **fields: Any) -> DropWriter:
        plain: dict[str, Any] = {
            "to": (self.desk.person.profile,),
            "school": self.desk.school,
            "about_leadership": "no",
        }
        new = NewDrop(**(plain | fields))
        return DropWriter.create(path or self.path, self.person, self.home, new, self.desk.clock)

    def go_on(self) -> DropWriter:
        return DropWriter.open(self.path, self.person, self.home, self.desk.clock)

    def send(self, *files: bytes) -> Path:
        with self.begin() as drop:
            for data in files or (PICTURE,):
                put(drop, data)
        return self.path


def blocked(staff: Staff, data: bytes) -> None:
    """Lock bytes on the sender's device."""
    DeviceBlockList(staff.home, (staff.person.identity,)).add([hashlib.sha256(data).hexdigest()])


@pytest.fixture
def staff(tmp_path: Path, desk: Desk) -> Staff:
    return Staff(tmp_path, desk)


def put(drop: DropWriter, data: bytes = PICTURE, **fields: Any) -> SealedItem:
    plain: dict[str, Any] = {"kind": "image", "media_type": "image/png", "method": "file", "grade": "C"}
    new = NewExhibit(**(plain | fields))
    return drop.add_item(admission(), new, io.BytesIO(data), len(data))


def opened(desk: Desk, path: Path) -> OpenDrop:
    return open_drop(path, (desk.person.identity,))


def nothing_else(event: ev.ExhibitAdded, stream: object) -> None:
    """A look into the content that finds nothing."""


def take(desk: Desk, path: Path) -> Taken:
    with desk.open(write=True) as store, opened(desk, path) as drop:
        return taking.take(store, drop, nothing_else)


def read(desk: Desk) -> Case:
    with desk.open() as store:
        return store.case


def all_bytes(*folders: Path) -> bytes:
    return b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())


# -- who can open it ------------------------------------------------------------------------------------------


def test_the_recipient_reads_and_the_writer_cannot(staff: Staff, desk: Desk) -> None:
    with staff.begin() as drop:
        put(drop, caption="Screen 1", source=Source(platform="ChatterBox"))
        drop.add_concern(Concern(facts="What I saw"))
    with opened(desk, staff.path) as found:
        assert [type(item.entry.event) for item in found.items] == [ev.ExhibitAdded, ev.ConcernRecorded]
        assert found.begun.name == "Ann X. Ode"
        assert found.sender == staff.person.profile.fingerprint
    with pytest.raises(KeyUnavailable):
        open_drop(staff.path, (staff.person.identity,))


def test_a_wrong_recipient_cannot_open_it(staff: Staff) -> None:
    staff.send()
    stranger = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    with pytest.raises(KeyUnavailable):
        open_drop(staff.path, (stranger.identity,))


def test_a_drop_for_a_key_since_replaced_opens_for_a_deputy_and_for_two_sheets(
    staff: Staff, desk: Desk, tmp_path: Path
) -> None:
    deputy = make_person("Sam Lee", "deputy", "SXL", "Larkrise Academy", "classic")
    school, sheets = make_school("Larkrise Academy", "classic")
    with staff.begin(to=(desk.person.profile, deputy.profile), school=school) as drop:
        put(drop)
    renewed = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    with pytest.raises(KeyUnavailable):
        open_drop(staff.path, (renewed.identity,))
    pair = [parse_sheet(sheets[f"recovery-sheet-{n}.txt"], "s").identity for n in (1, 3)]
    for identities in ((deputy.identity,), pair):
        with open_drop(staff.path, identities) as found:
            assert len(found.items) == 1
    with pytest.raises(KeyUnavailable):
        open_drop(staff.path, pair[:1])


def test_the_drops_key_stands_nowhere_but_in_the_slots(
    staff: Staff, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key pair is caught as it is made; then everything on the disk and in the writer is searched for it."""
    made: list[age.Identity] = []
    real = age.generate_identity

    def caught(kind: Any = "hybrid") -> age.Identity:
        made.append(real(kind))
        return made[-1]

    monkeypatch.setattr(age, "generate_identity", caught)
    drop = staff.begin()
    put(drop)
    (identity,) = made
    secret = str(identity).encode()
    on_disk = all_bytes(tmp_path)
    assert PICTURE not in on_disk
    for needle in (secret, secret.lower(), *SECRETS):
        assert needle not in on_disk
    held = reachable(drop)
    assert staff.person.identity in held, "the search looks into the writer"
    assert identity not in held
    drop.close()
    with Bundle.open(staff.path) as bundle:
        slots = [bundle.stored(member.leaf) for member in bundle.members("k")]
    assert len(slots) == 1 + 3
    assert not any(open_slot(slot, (staff.person.identity,)) for slot in slots)
    assert open_slot(slots[0], (desk.person.identity,)) == (identity,)


def reachable(root: object) -> list[object]:
    """Return what can be reached from an object through its fields and containers."""
    seen: dict[int, object] = {}
    left = [root]
    while left:
        one = left.pop()
        if id(one) in seen or isinstance(one, str | bytes | int | type | None.__class__):
            continue
        seen[id(one)] = one
        if isinstance(one, dict):
            left += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            left += list(one)
        else:
            names = [*getattr(one, "__dict__", {}), *getattr(type(one), "__slots__", ())]
            names += getattr(type(one), "__struct_fields__", ())
            left += [getattr(one, name, None) for name in names]
    return list(seen.values())


@pytest.mark.parametrize("who", ["nobody", "oneself", "staff", "twice", "too many"])
def test_recipients_that_would_defeat_it_are_refused(staff: Staff, desk: Desk, who: str) -> None:
    dsl = desk.person.profile
    other = make_person("Bo Yu", "staff", "BXY", "Larkrise Academy", "classic").profile
    to = {
        "nobody": (),
        "oneself": (dsl, staff.person.profile),
        "staff": (other,),
        "twice": (dsl, dsl),
        "too many": tuple(replace(dsl, recipient=f"age1{n}") for n in range(drops.MAX_RECIPIENTS + 1)),
    }[who]
    with pytest.raises(GateRefused if who == "staff" else BadInput):
        staff.begin(to=to)
    assert not staff.path.exists()


# -- going on with one ----------------------------------------------------------------------------------------


def test_the_sender_adds_to_the_same_drop_without_reading(staff: Staff, desk: Desk) -> None:
    staff.send()
    with staff.go_on() as drop:
        put(drop, b"second")
        receipt = drop.receipt()
    assert len(receipt.items) == 2
    assert receipt.to == ("Jo P. Smith",)
    with opened(desk, staff.path) as found:
        assert [item.entry.id for item in found.items] == [item.id for item in receipt.items]
        assert check_code(found.bundle.head.note_sha256) == receipt.check_code


def test_nobody_else_adds_to_it(staff: Staff, tmp_path: Path, desk: Desk) -> None:
    staff.send()
    other = Staff.__new__(Staff)
    other.__dict__.update(staff.__dict__, person=desk.person)
    with pytest.raises(BadInput, match="begun here"):
        other.go_on()


def test_a_drop_exchanged_for_one_with_other_readers_takes_nothing_in(staff: Staff, tmp_path: Path) -> None:
    """The attacker founds a drop of their own, admits the sender's public key, and puts it in the place."""
    staff.send()
    attacker = make_person("Eve", "deputy", "EXE", "Larkrise Academy", "classic")
    new = NewDrop(to=(staff.desk.person.profile,), school=staff.desk.school, about_leadership="no")
    evil = tmp_path / "evil.edcase"
    DropWriter.create(evil, attacker, tmp_path / "evil-home", new, staff.desk.clock).close()
    with writing(evil, attacker.signing_key) as pen:
        pen.signing_key(staff.person.signing_key)
    shutil.copy(evil, staff.path)
    with pytest.raises(BadInput, match="begun here"):
        staff.go_on()


def test_a_drop_without_its_receipt_here_takes_nothing_in(staff: Staff) -> None:
    staff.send()
    shutil.rmtree(staff.home / "receipts")
    with pytest.raises(BadInput, match="begun here"):
        staff.go_on()


def test_an_older_copy_of_ones_own_drop_takes_nothing_in(staff: Staff) -> None:
    staff.send()
    older = staff.path.read_bytes()
    with staff.go_on() as drop:
        put(drop, b"second")
    staff.path.write_bytes(older)
    with pytest.raises(BehindAnchor):
        staff.go_on()


def test_what_is_locked_on_the_senders_device_is_not_sent(staff: Staff, desk: Desk) -> None:
    blocked(staff, PICTURE)
    with staff.begin() as drop:
        with pytest.raises(GateRefused, match="block-list"):
            put(drop)
        put(drop, b"another")
    with opened(desk, staff.path) as found:
        assert len(found.items) == 1


# -- taking ---------------------------------------------------------------------------------------------------


def test_items_come_in_under_the_senders_initials_with_their_own_times(
    staff: Staff, desk: Desk, clock: FrozenClock
) -> None:
    desk.create().close()
    with staff.begin() as drop:
        put(drop, caption="Screen 1", notes=("seen on the bus",), source=Source(platform="ChatterBox"))
        drop.add_restricted({"what": "words only"}, WORDING)
        drop.add_concern(Concern(facts="What I saw"))
        sent_at = drop.receipt().sealed_at
    clock.pass_s(3600)
    came = take(desk, staff.path)
    assert [e.ref for e in came.exhibits] == ["AXO/1", "AXO/2"]
    assert came.concerns == 1
    case = read(desk)
    picture, record = came.exhibits
    assert picture.captured_by == record.captured_by == staff.person.profile.fingerprint
    assert picture.captured_at.utc == picture.gate.at == sent_at
    assert picture.gate.who == record.gate.who == staff.person.profile.fingerprint
    assert (picture.caption, picture.source.platform) == ("Screen 1", "ChatterBox")
    assert picture.notes == (Note(text="seen on the bus", who=picture.captured_by, at=sent_at),)
    assert record.kind == "restricted-record"
    assert record.restricted == {"what": "words only"}
    assert record.id in case.police_tasks
    assert [concern.facts for concern in case.concern] == ["What I saw"]
    assert case.drops[picture.drop].who == desk.person.profile.fingerprint
    with desk.open() as store:
        assert store.read_whole(store.case.exhibits[picture.id]) == PICTURE
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))


def test_the_sender_is_a_producer_who_cannot_read_or_write_the_case(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    take(desk, staff.path)
    case = read(desk)
    assert staff.person.profile.fingerprint in case.producers
    assert staff.person.profile.fingerprint not in case.members
    with pytest.raises(KeyUnavailable):
        CaseStore.open(desk.path, access_of(staff.person, staff.home), desk.clock)
    with pytest.raises(KeyUnavailable):
        CaseStore.open(desk.path, access_of(staff.person, staff.home), desk.clock, write=True)


def test_another_with_the_same_initials_gets_a_letter(staff: Staff, desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    take(desk, staff.send())
    (tmp_path / "two").mkdir()
    second = Staff(tmp_path / "two", desk)
    came = take(desk, second.send(b"other"))
    assert [e.ref for e in came.exhibits] == ["AXOB/1"]


def test_a_drop_sent_twice_is_taken_once(staff: Staff, desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    staff.send()
    copy = tmp_path / "copy.edcase"
    shutil.copy(staff.path, copy)
    take(desk, staff.path)
    size = desk.path.stat().st_size
    with pytest.raises(BadInput, match="taken already") as refused:
        take(desk, copy)
    assert "AXO/1" in refused.value.user_message
    assert desk.path.stat().st_size == size


def test_what_was_added_later_is_taken_and_the_rest_is_not_taken_again(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    take(desk, staff.send())
    with staff.go_on() as drop:
        put(drop, b"second")
    came = take(desk, staff.path)
    assert [e.ref for e in came.exhibits] == ["AXO/2"]
    assert len(read(desk).exhibits) == 2


def test_an_old_copy_replayed_is_refused(staff: Staff, desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    staff.send()
    older = tmp_path / "older.edcase"
    shutil.copy(staff.path, older)
    with staff.go_on() as drop:
        put(drop, b"second")
    take(desk, staff.path)
    with pytest.raises(BehindAnchor):
        take(desk, older)


def test_two_histories_of_one_drop_are_refused(staff: Staff, desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    staff.send()
    fork = tmp_path / "fork.edcase"
    shutil.copy(staff.path, fork)
    with staff.go_on() as drop:
        put(drop, b"second")
    take(desk, staff.path)
    with writing(fork, staff.person.signing_key) as pen:
        pen.event(ev.ConcernRecorded(concern=Concern(facts="another history")))
    with writing(fork, staff.person.signing_key) as pen:
        pen.event(ev.ConcernRecorded(concern=Concern(facts="and longer")))
    with pytest.raises(BehindAnchor):
        take(desk, fork)


def test_a_replayed_copy_is_known_on_the_device_before_any_case_has_it(staff: Staff, desk: Desk) -> None:
    staff.send()
    older = staff.path.read_bytes()
    with staff.go_on() as drop:
        put(drop, b"second")
    with opened(desk, staff.path) as found:
        taking.compare_with_memory(found, desk.home)
    staff.path.write_bytes(older)
    with opened(desk, staff.path) as found, pytest.raises(BehindAnchor):
        taking.compare_with_memory(found, desk.home)


def test_equal_bytes_are_taken_and_recognised(staff: Staff, desk: Desk) -> None:
    with desk.create() as store:
        mine = add(store, PICTURE)
    came = take(desk, staff.send())
    assert [e.id for e in taking.twins(read(desk), came.exhibits[0])] == [mine.id]


def test_locked_bytes_stay_out_and_the_record_says_so(staff: Staff, desk: Desk) -> None:
    with desk.create() as store:
        mine = add(store, PICTURE)
        sealing.seal(store, [mine.id], "asked")
    came = take(desk, staff.send(PICTURE, b"other"))
    assert [e.ref for e in came.exhibits] == ["AXO/1"]
    assert [why for _, why in came.left] == ["blocked"]
    with desk.open() as store:
        (left,) = [e.event for e in store.entries() if isinstance(e.event, ev.DropItemLeft)]
        assert left.sha256 == mine.sha256
    assert PICTURE not in desk.path.read_bytes()
    with pytest.raises(BadInput, match="taken already"):
        take(desk, staff.path)


def test_a_taken_exhibit_is_locked_like_any_other(staff: Staff, desk: Desk) -> None:
    """The proof that stays opens the sender's entry and none of the bytes."""
    desk.create().close()
    came = take(desk, staff.send())
    with desk.open(write=True) as store:
        sealing.seal(store, [came.exhibits[0].id], "asked")
        (added,) = [e.event for e in store.entries() if isinstance(e.event, ev.ExhibitAdded)]
        assert added.origin is not None
        with Bundle.open(staff.path) as bundle:
            (blob,) = [bundle.stored(member.leaf) for member in bundle.members("b")]
        with pytest.raises(TamperedBundle):
            age.decrypt_with_file_key(blob, base64.b64decode(added.origin.file_key), limit=1 << 20)
        with pytest.raises(GateRefused):
            store.blob(store.case.exhibits[came.exhibits[0].id])


def test_a_rejected_drop_is_recorded_and_may_still_be_taken(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    with desk.open(write=True) as store, opened(desk, staff.path) as drop:
        with pytest.raises(BadInput, match="reason"):
            taking.reject(store, drop, " ")
        taking.reject(store, drop, "sent to the wrong school")
    case = read(desk)
    assert [known.rejected for known in case.drops.values()] == ["sent to the wrong school"]
    assert not case.exhibits
    assert not case.producers
    assert [e.ref for e in take(desk, staff.path).exhibits] == ["AXO/1"]
    with desk.open(write=True) as store, opened(desk, staff.path) as drop, pytest.raises(BadInput):
        taking.reject(store, drop, "changed my mind")


def test_content_that_must_stay_out_keeps_the_whole_drop_out(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send(PICTURE, b"zip")
    before = desk.path.read_bytes()

    def check(event: ev.ExhibitAdded, stream: Any) -> None:
        if stream.read() == b"zip":
            raise GateRefused("container", "It holds pictures nobody answered for.")

    with desk.open(write=True) as store, opened(desk, staff.path) as drop, pytest.raises(GateRefused):
        taking.take(store, drop, check)
    assert desk.path.read_bytes() == before


def test_a_drop_is_not_opened_as_a_case_nor_a_case_as_a_drop(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    with pytest.raises(BadInput, match="no case"):
        desk.open(staff.path)
    with pytest.raises(BadInput, match="not a drop"):
        opened(desk, desk.path)


# -- power cuts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(1, 6))
def test_a_power_cut_during_the_hand_over_loses_and_doubles_nothing(
    staff: Staff, desk: Desk, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The hand-over stops after each of its commits in turn; taking the drop again finishes it."""
    desk.create().close()
    with staff.begin() as drop:
        for data in (b"one", b"two", b"three"):
            put(drop, data)
        drop.add_concern(Concern(facts="f"))
    real, commits = CaseStore.committing, 0

    def cut(self: CaseStore) -> Any:
        nonlocal commits
        commits += 1
        if commits > at:
            raise KeyboardInterrupt
        return real(self)

    with monkeypatch.context() as patched:
        patched.setattr(CaseStore, "committing", cut)
        try:
            take(desk, staff.path)
        except KeyboardInterrupt:
            assert at < 5
        else:
            assert at == 5
    if at < 5:
        take(desk, staff.path)
    case = read(desk)
    assert [e.ref for e in case.in_order()] == ["AXO/1", "AXO/2", "AXO/3"]
    assert len(case.concern) == 1
    with desk.open() as store:
        assert [store.read_whole(e) for e in store.case.in_order()] == [b"one", b"two", b"three"]


def test_a_drop_cut_anywhere_gives_what_was_sealed_or_is_refused(
    staff: Staff, desk: Desk, tmp_path: Path
) -> None:
    sizes = []
    with staff.begin() as drop:
        for data in (b"one", b"two"):
            sizes.append(staff.path.stat().st_size)
            put(drop, data)
    whole = staff.path.read_bytes()
    cut = tmp_path / "cut.edcase"
    for end in range(0, len(whole), 509):
        cut.write_bytes(whole[:end])
        try:
            with opened(desk, cut) as found:
                items = len(found.items)
        except (TamperedBundle, NotABundle):
            assert end < sizes[0]
        else:
            assert items <= 2
            assert end >= sizes[0] - 1024


def test_the_sender_goes_on_after_a_power_cut(staff: Staff, desk: Desk) -> None:
    staff.send()
    whole = staff.path.read_bytes()
    (anchor,) = (staff.home / "anchors").iterdir()
    remembered = anchor.read_bytes()
    with staff.go_on() as drop:
        put(drop, b"bytes of a second item")
    staff.path.write_bytes(staff.path.read_bytes()[: len(whole) + 700])
    anchor.write_bytes(remembered)
    with staff.go_on() as drop:
        put(drop, b"third")
        assert len(drop.receipt().items) == 2
    with opened(desk, staff.path) as found:
        assert len(found.items) == 2
    assert b"bytes of a second item" not in all_bytes(staff.path.parent)


# -- hostile drops --------------------------------------------------------------------------------------------


def pen_exhibit(staff: Staff, blob: int, data: bytes, at: str, **fields: Any) -> ev.ExhibitAdded:
    who = staff.person.profile.fingerprint
    plain: dict[str, Any] = {
        "reference": "",
        "kind": "image",
        "media_type": "image/png",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "blob": blob,
        "captured_at": TimeRead(utc=at, zone="UTC", offset_minutes=0),
        "captured_by": who,
        "method": "file",
        "grade": "C",
        "gate": GateAnswer(answer="no", who=who, at=at, wording="w"),
    }
    return ev.ExhibitAdded(**(plain | fields))


HOSTILE: dict[str, dict[str, Any]] = {
    "a reference": {"reference": "AXO/1"},
    "another producer": {"captured_by": "1" * 64},
    "another's answer": {"gate": ("who", "1" * 64)},
    "earlier": {"captured_at": EARLIER},
    "answered earlier": {"gate": ("at", EARLIER)},
    "no answer": {"gate": ("answer", "not-needed")},
    "answered yes": {"gate": ("answer", "yes")},
    "answered unsure": {"gate": ("answer", "unsure")},
    "answered no with a class": {"gate": ("gate_class", "HARD")},
    "a page's grade": {"grade": "B", "kind": "page"},
    "another size": {"size": 3},
    "a far blob": {"blob": 99},
    "a restricted record with bytes": {"kind": "restricted-record"},
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_drop_that_our_program_does_not_write_is_kept_out(staff: Staff, desk: Desk, what: str) -> None:
    desk.create().close()
    staff.begin().close()
    with writing(staff.path, staff.person.signing_key) as pen:
        good = pen_exhibit(staff, pen.blob(PICTURE), PICTURE, AT)
        fields = {
            name: replace(getattr(good, name), **{value[0]: value[1]})
            if isinstance(value, tuple)
            else replace(good.captured_at, utc=value)
            if name == "captured_at"
            else value
            for name, value in HOSTILE[what].items()
        }
        pen.event(replace(good, **fields))
    with pytest.raises((TamperedBundle, GateRefused)):
        opened(desk, staff.path)


def test_the_same_pen_writes_a_good_drop_when_it_says_what_is_so(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.begin().close()
    with writing(staff.path, staff.person.signing_key) as pen:
        pen.event(pen_exhibit(staff, pen.blob(PICTURE), PICTURE, AT), name="x")
    assert [e.ref for e in take(desk, staff.path).exhibits] == ["AXO/1"]


LONG = "QUJD" * 300  # base64 of a size that could carry a picture


@pytest.mark.parametrize(
    "event",
    [
        ev.ConcernRecorded(concern=Concern(facts=LONG)),
        ev.ConcernRecorded(concern=Concern()),
        ev.RestrictedRecorded(
            reference="",
            recorded_at=TimeRead(utc=EARLIER, zone="UTC", offset_minutes=0),
            record={"x": LONG},
            wording="w",
        ),
        ev.CaseChanged(field="title", value="x"),
        ev.UnknownEvent(type_name="later", body={}),
        ev.DropBegun(name="x", role="dsl", initials="X", to=(), slots={}, about_leadership="no"),
        ev.ExhibitDescribed(exhibit="x", caption="y"),
    ],
)
def test_words_and_entries_that_do_not_belong_keep_a_drop_out(
    staff: Staff, desk: Desk, event: ev.Event
) -> None:
    staff.begin().close()
    with writing(staff.path, staff.person.signing_key) as pen:
        pen.event(event)
    with pytest.raises(EvidenceDeskError) as refused:
        opened(desk, staff.path)
    assert refused.value.exit_code in {12, 20}


def test_bytes_without_an_entry_and_a_second_key_keep_a_drop_out(staff: Staff, desk: Desk) -> None:
    staff.send()
    copy = staff.path.read_bytes()
    with writing(staff.path, staff.person.signing_key) as pen:
        pen.blob(b"smuggled")
        pen.event(ev.ConcernRecorded(concern=Concern(facts="f")))
    with pytest.raises(TamperedBundle, match="belong to nothing"):
        opened(desk, staff.path)
    staff.path.write_bytes(copy)
    with writing(staff.path, staff.person.signing_key) as pen:
        pen.signing_key()
    with pytest.raises(TamperedBundle, match="second signing key"):
        opened(desk, staff.path)


def test_no_flipped_byte_of_a_drop_is_taken(staff: Staff, desk: Desk, tmp_path: Path) -> None:
    staff.send()
    whole, refusals = bytearray(staff.path.read_bytes()), 0
    broken = tmp_path / "broken.edcase"
    for place in range(7, len(whole) - 1024, 331):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        broken.write_bytes(flipped)
        try:
            with opened(desk, broken) as drop:  # the newest commit alone is broken: it reads as unfinished
                assert drop.bundle.tail is not None
                assert len(drop.items) == 0
        except EvidenceDeskError:
            refusals += 1
    assert refusals > 20


# -- what a hostile co-writer claims of a drop ------------------------------------------------------------------


def forged(case: Case, taken: ev.ExhibitAdded, what: str) -> ev.ExhibitAdded:
    origin = taken.origin
    assert origin is not None
    number = case.last_number["AXO"] + 1
    again = replace(taken, reference=f"AXO/{number}")
    changes: dict[str, dict[str, Any]] = {
        "another item id": {"origin": replace(origin, item="made-up")},
        "another hash": {"origin": replace(origin, item="made-up"), "sha256": "2" * 64},
        "another key": {"origin": replace(origin, item="made-up", file_key="AAAAAAAAAAAAAAAAAAAAAA==")},
        "another path": {"origin": replace(origin, item="made-up", path=())},
        "another drop": {"origin": replace(origin, drop="made-up")},
        "another leaf": {"origin": replace(origin, item="made-up", leaf=origin.leaf - 1)},
        "twice": {},
    }
    return replace(again, **changes[what])


@pytest.mark.parametrize(
    "what",
    [
        "another item id",
        "another hash",
        "another key",
        "another path",
        "another drop",
        "another leaf",
        "twice",
    ],
)
def test_a_forged_origin_is_damage(staff: Staff, desk: Desk, tmp_path: Path, what: str) -> None:
    desk.create().close()
    take(desk, staff.send())
    with desk.open() as store:
        case = store.case
        (taken,) = [e.event for e in store.entries() if isinstance(e.event, ev.ExhibitAdded)]
    with writing(desk.path, desk.person.signing_key) as pen:
        event = forged(case, taken, what)
        pen.event(replace(event, blob=pen.blob(PICTURE)), name="forged", at="2026-11-22T14:05:09Z")
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    for home in (desk.home, fresh):
        with pytest.raises(TamperedBundle):
            CaseStore.open(desk.path, access_of(desk.person, home), desk.clock).close()


@pytest.mark.parametrize("what", ["signature", "founder", "initials"])
def test_a_forged_sender_is_damage(staff: Staff, desk: Desk, what: str) -> None:
    """A co-writer claims that somebody sent a drop who did not."""
    desk.create().close()
    staff.send()
    with opened(desk, staff.path) as drop:
        good = taking.entry_of_taking(read(desk), drop)
    liar = SigningKey(bytes([5]) * 32)
    head = drop.bundle.head
    note = {
        "signature": good.checkpoint.replace(good.checkpoint.split("\n")[1], str(head.size + 1), 1),
        "founder": liar.sign_checkpoint(drop.bundle.origin, head.size, head.root).decode(),
        "initials": good.checkpoint,
    }[what]
    initials = "JPS" if what == "initials" else good.initials
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(replace(good, checkpoint=note, initials=initials))
    with pytest.raises(TamperedBundle):
        desk.open().close()
