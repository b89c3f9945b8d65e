"""The drop folder looked through again and again: what is seen, what is kept out of sight, what is left in peace."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace as with_
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.test_drops import Staff, put

from evidence_desk.acts import inbox_looking, receiving, suggesting
from evidence_desk.acts.inbox_facts import Facts, Listed, look_into
from evidence_desk.acts.inbox_looking import FOLDER_MAX, STABLE_S, Look, Looker
from evidence_desk.acts.receiving import Terms
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.acts.suggesting import KnownCase
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.bundle import age
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.case import markers
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.inbox import ComparedKey, Inbox
from evidence_desk.case.keys import Person, make_person, make_school
from evidence_desk.case.membership import access_of, add_reader
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Concern
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
NO = StopAnswers(first="no", second="no", wording=POLICY.gate.version)
UNSURE = StopAnswers(first="unsure", wording=POLICY.gate.version)
AT = "2026-11-22T13:00:00Z"


class Ticks:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    school = make_school("Larkrise Academy", "classic")[0]
    person = make_person("Jo P. Smith", "dsl", "JPS", "Larkrise Academy", "classic")
    return Desk(tmp_path, person, school, FrozenClock())


@pytest.fixture
def staff(tmp_path: Path, desk: Desk) -> Staff:
    folder = tmp_path / "drops"
    folder.mkdir()
    made = Staff(tmp_path, desk)
    made.path = folder / "sent.edcase"
    return made


@pytest.fixture
def tom(tmp_path: Path) -> Person:
    (tmp_path / "tom").mkdir()
    return make_person("Tom Adair", "deputy", "TAD", "Larkrise Academy", "classic")


def rested(*paths: Path) -> None:
    """Let files look as if they had been lying there for an hour by the frozen clock."""
    for path in paths:
        os.utime(path, (1_795_354_000, 1_795_354_000))


def last(pattern: bytes, data: bytes) -> int:
    """Return where the last member of a name begins."""
    return [found.start() for found in re.finditer(pattern, data)][-1]


def inbox_of(desk: Desk, person: Person | None = None, home: Path | None = None, *known: Person) -> Inbox:
    who = person or desk.person
    return inbox_looking.inbox_of(
        home or desk.home, who, ProfileState(kind="none"), [one.profile for one in known]
    )


def looker(desk: Desk, ticks: Ticks | None = None, **fields: Any) -> Looker:
    made = Looker(desk.person, desk.home, fields.pop("inbox", inbox_of(desk)), desk.clock, **fields)
    if ticks is not None:
        made._ticks = ticks
    return made


def take(desk: Desk, path: Path, inbox: Inbox | None = None, **terms: Any) -> Any:
    with (
        desk.open(write=True) as store,
        receiving.opened_alone(path, (desk.person.identity,)) as drop,
    ):
        return receiving.take_drop(store, drop, inbox or inbox_of(desk), POLICY, Terms(**terms))


def only(look: Look) -> Listed:
    (one,) = look.drops
    return one


# -- looking --------------------------------------------------------------------------------------------------


def test_a_file_that_grows_is_left_in_peace_until_two_looks_find_it_unchanged(
    staff: Staff, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = Ticks()
    opened: list[Path] = []

    def seen(path: Path, identities: tuple[age.Identity, ...], arrived_at: str) -> Facts:
        opened.append(path)
        return look_into(path, identities, arrived_at)

    monkeypatch.setattr(inbox_looking, "look_into", seen)
    whole = staff.send().read_bytes()
    staff.path.write_bytes(whole[:3000])
    made = looker(desk, ticks)
    assert (made.look([staff.path.parent]).is_unsettled, opened) == (True, [])
    ticks.now += STABLE_S
    staff.path.write_bytes(whole)  # it grew between the two looks
    assert (made.look([staff.path.parent]).is_unsettled, opened) == (True, [])
    ticks.now += STABLE_S
    assert only(made.look([staff.path.parent])).state == "waiting"
    assert opened == [staff.path]
    made.look([staff.path.parent])
    assert opened == [staff.path], "it is looked into once, until it changes"


def test_damage_is_not_said_of_a_copy_that_keeps_its_old_time(staff: Staff, desk: Desk) -> None:
    ticks = Ticks()
    whole = staff.send().read_bytes()
    staff.path.write_bytes(whole[:3000])
    rested(staff.path)
    made = looker(desk, ticks)
    assert made.look([staff.path.parent]) == Look(is_unsettled=True, at=AT.replace("13:00:00", "14:05:09"))
    staff.path.write_bytes(whole)
    rested(staff.path)
    ticks.now += STABLE_S
    assert only(made.look([staff.path.parent])).state == "waiting"


def test_damage_is_said_with_what_arrived_whole_and_by_whom(staff: Staff, desk: Desk) -> None:
    ticks = Ticks()
    whole = staff.send(b"first", b"second " * 200).read_bytes()
    place = last(rb"b/\d{8}\.age\0", whole) + 512 + 300  # in the bytes of the second item
    staff.path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    made = looker(desk, ticks)
    made.look([staff.path.parent])
    ticks.now += STABLE_S
    found = only(made.look([staff.path.parent]))
    assert (found.state, found.sender, found.whole) == ("quarantined", "Ann X. Ode", 1)


@pytest.mark.parametrize("where", [rb"b/\d{8}\.age\0", rb"m/\d{8}\.age\0", rb"c/00000001\.sum\0"])
def test_what_was_sent_to_others_is_neither_listed_nor_counted_even_when_it_is_damaged(
    staff: Staff, desk: Desk, tom: Person, where: bytes
) -> None:
    staff.begin(to=(tom.profile,)).close()
    second = staff.path.with_name("b.edcase")
    with staff.begin(second, to=(tom.profile,)) as drop:
        put(drop, b"about the DSL " * 200)
    data = second.read_bytes()
    place = last(where, data) + 600
    second.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    ticks = Ticks()
    made = looker(desk, ticks)
    for _ in range(2):
        look = made.look([staff.path.parent])
        ticks.now += STABLE_S
    look = made.look([staff.path.parent])
    assert (look.drops, look.new, look.is_unsettled) == ((), 0, False)


def test_what_has_only_just_come_is_told_to_nobody_before_it_is_known_whose_it_is(
    staff: Staff, desk: Desk, tom: Person
) -> None:
    """A word that something came, and then nothing in the list, would tell the lead that it is about them."""
    now = desk.clock.read().utc.timestamp()
    for path, person in ((staff.path, tom), (staff.path.with_name("b.edcase"), desk.person)):
        staff.begin(path, to=(person.profile,)).close()
        os.utime(path, (now, now))
    ticks = Ticks()
    made = looker(desk, ticks)
    nothing = made.look([])
    assert made.look([staff.path.parent]) == with_(nothing, is_unsettled=True), (
        "all that differs is when to look again"
    )
    ticks.now += STABLE_S
    assert only(made.look([staff.path.parent])).path.name == "b.edcase"


def test_a_case_in_the_folder_and_hidden_files_are_no_drops(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    folder = staff.path.parent
    (folder / "case.edcase").write_bytes(desk.path.read_bytes())
    (folder / ".sent.edcase.new").write_bytes(b"half")
    (folder / ".hidden.edcase").write_bytes(b"half")
    rested(folder / "case.edcase", folder / ".hidden.edcase")
    look = looker(desk).look([folder])
    assert (look.drops, look.is_unsettled) == ((), False)


def test_a_folder_that_cannot_be_reached_is_named_and_the_others_are_looked_at(
    staff: Staff, desk: Desk, tmp_path: Path
) -> None:
    staff.send()
    rested(staff.path)
    look = looker(desk).look([tmp_path / "share", staff.path.parent])
    assert look.unreachable == (tmp_path / "share",)
    assert only(look).state == "waiting"


def test_a_folder_with_too_many_files_is_looked_at_from_the_newest(
    staff: Staff, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_looking, "FOLDER_MAX", 1)
    assert FOLDER_MAX == 1000
    staff.send()
    older = staff.path.with_name("older.edcase")
    with staff.begin(older) as drop:
        put(drop, b"older")
    rested(staff.path, older)
    os.utime(older, (1_795_000_000, 1_795_000_000))
    look = looker(desk).look([staff.path.parent])
    assert (only(look).path, look.left_out) == (staff.path, 1)
    with pytest.raises(BadInput, match="too many"):
        looker(desk).list_all([staff.path.parent])


def test_the_same_drop_twice_is_one_with_two_copies_and_an_earlier_copy_is_no_alarm(
    staff: Staff, desk: Desk
) -> None:
    staff.send()
    earlier = staff.path.with_name("sent (1).edcase")
    earlier.write_bytes(staff.path.read_bytes())
    with staff.go_on() as drop:
        put(drop, b"one more")
    staff.path.with_name("sent (2).edcase").write_bytes(staff.path.read_bytes())
    rested(*staff.path.parent.glob("*.edcase"))
    found = only(looker(desk).look([staff.path.parent]))
    assert (found.state, found.copies, len(found.items)) == ("waiting", 3, 2)


def test_an_old_copy_put_back_is_an_alarm(staff: Staff, desk: Desk) -> None:
    older = staff.send().read_bytes()
    with staff.go_on() as drop:
        put(drop, b"one more")
    rested(staff.path)
    made = looker(desk)
    assert only(made.look([staff.path.parent])).state == "waiting"
    staff.path.write_bytes(older)
    rested(staff.path)
    found = only(looker(desk).look([staff.path.parent]))
    assert found.state == "quarantined"
    assert "older copy" in found.says


def test_locked_bytes_and_equal_items_are_recognised_before_anything_is_taken(
    staff: Staff, desk: Desk
) -> None:
    staff.send(b"one picture", b"another", b"one picture")
    rested(staff.path)
    made = looker(desk)
    items = only(made.look([staff.path.parent])).items
    assert [item.same_as for item in items] == [0, 0, 1]
    DeviceBlockList(desk.home, (desk.person.identity,)).add([items[1].sha256])
    items = only(made.look([staff.path.parent])).items
    assert [item.blocked for item in items] == [False, True, False]


# -- colleagues on one folder -----------------------------------------------------------------------------------


def test_a_colleague_who_takes_it_in_is_seen_while_and_after(
    staff: Staff, desk: Desk, tom: Person, tmp_path: Path
) -> None:
    staff.begin(to=(desk.person.profile, tom.profile)).close()
    with staff.go_on() as drop:
        put(drop)
    rested(staff.path)
    mine = looker(desk, inbox=inbox_of(desk, None, None, tom))
    assert only(mine.look([staff.path.parent])).state == "waiting"
    with open_drop(staff.path, (tom.identity,)) as drop_of_tom:
        markers.write_marker(drop_of_tom, tom.signing_key, "Tom Adair", AT, "taking", case="c")
    lock = WriterLock.take(staff.path)
    found = only(mine.look([staff.path.parent]))
    lock.release()
    assert (found.state, found.by) == ("being taken", "Tom Adair")
    found = only(mine.look([staff.path.parent]))
    assert (found.state, found.by) == ("waiting", "Tom Adair")
    assert "did not finish" in found.says
    with open_drop(staff.path, (tom.identity,)) as drop_of_tom:
        markers.write_marker(drop_of_tom, tom.signing_key, "Tom Adair", AT, "taken", case="c")
    found = only(mine.look([staff.path.parent]))
    assert (found.state, found.by, found.is_new) == ("taken", "Tom Adair", False)
    with staff.go_on() as drop:
        put(drop, b"later")
    rested(staff.path)
    assert only(mine.look([staff.path.parent])).state == "added to"


def test_a_note_by_a_key_nobody_vouches_for_changes_nothing(staff: Staff, desk: Desk, tom: Person) -> None:
    """Whoever can write in the folder can encrypt to the drop's recipient; the signature has to be a colleague's."""
    staff.begin(to=(desk.person.profile, tom.profile)).close()
    rested(staff.path)
    with open_drop(staff.path, (desk.person.identity,)) as drop:
        markers.write_marker(drop, tom.signing_key, "Tom Adair", AT, "taken")
        recipient = age.parse_recipient(drop.bundle.recipients[0])
        opens, ident = drop.unlocked.identities, drop.id
    assert only(looker(desk).look([staff.path.parent])).state == "waiting"
    known = looker(desk, inbox=inbox_of(desk, None, None, tom))
    assert only(known.look([staff.path.parent])).state == "taken"
    path = markers.marker_path(staff.path)
    signed = json.loads(age.decrypt(path.read_bytes(), opens, limit=1 << 16))
    signed["note"]["reason"] = "changed"
    path.write_bytes(age.encrypt(json.dumps(signed).encode(), recipient))
    assert markers.read_marker(staff.path, ident, opens) is None
    assert only(known.look([staff.path.parent])).state == "waiting"


def test_a_senders_note_is_not_a_colleagues_whatever_name_stands_in_it(
    staff: Staff, desk: Desk, tom: Person, tmp_path: Path
) -> None:
    """Staff whose words were compared have a key that is known; only whom a drop was sent to can have taken it."""
    (tmp_path / "sam").mkdir()
    sam = make_person("Sam Lee", "staff", "SLE", "Larkrise Academy", "classic")
    staff.begin(to=(desk.person.profile, tom.profile)).close()
    with staff.go_on() as drop:
        put(drop, b"about Sam")
    rested(staff.path)
    inbox = inbox_of(desk, None, None, tom)
    inbox.compare(sam.profile.fingerprint, ComparedKey(name="Sam Lee", how="by-phone", at=AT))
    with open_drop(
        staff.path, (desk.person.identity,)
    ) as opened:  # its recipient's key is public in the file
        markers.write_marker(opened, sam.signing_key, "Tom Adair", AT, "taken")
    found = only(looker(desk, inbox=inbox).look([staff.path.parent]))
    assert (found.state, found.by, found.is_new) == ("waiting", "", True)
    desk.create().close()
    take(desk, staff.path, inbox)


def test_a_note_is_shown_under_the_name_its_key_is_known_by(staff: Staff, desk: Desk, tom: Person) -> None:
    staff.begin(to=(desk.person.profile, tom.profile)).close()
    rested(staff.path)
    with open_drop(staff.path, (tom.identity,)) as opened:
        markers.write_marker(opened, tom.signing_key, "Jo P. Smith", AT, "set aside", reason="not ours")
    found = only(looker(desk, inbox=inbox_of(desk, None, None, tom)).look([staff.path.parent]))
    assert (found.state, found.by) == ("rejected", "Tom Adair")


def test_what_is_set_aside_is_what_was_looked_at(staff: Staff, desk: Desk) -> None:
    """Another drop moved to its place in between keeps its own standing."""
    desk.create().close()
    staff.send(b"of no interest")
    rested(staff.path)
    seen = only(looker(desk).look([staff.path.parent])).check_code
    other = staff.path.with_name("other.edcase")
    with staff.begin(other) as drop:
        put(drop, b"what matters")
    other.replace(staff.path)
    rested(staff.path)
    inbox = inbox_of(desk)
    with receiving.opened_alone(staff.path, (desk.person.identity,)) as opened:
        with pytest.raises(BadInput, match="grown"):
            receiving.set_aside(opened, desk.person, inbox, "nothing in it", desk.clock, seen)
        with desk.open(write=True) as store, pytest.raises(BadInput, match="grown"):
            receiving.reject_drop(store, opened, inbox, "nothing in it", seen)
    assert not markers.marker_path(staff.path).exists()
    assert only(looker(desk).look([staff.path.parent])).is_new


def test_the_note_names_no_case_and_nobody_can_read_it_who_cannot_open_the_drop(
    staff: Staff, desk: Desk
) -> None:
    desk.create().close()
    staff.send()
    take(desk, staff.path)
    data = markers.marker_path(staff.path).read_bytes()
    assert not any(needle in data for needle in (b"Smith", b"taken", b"JPS"))
    with open_drop(staff.path, (desk.person.identity,)) as drop:
        note = markers.read_marker(staff.path, drop.id, drop.unlocked.identities)
    assert note is not None
    assert (note.state, note.name) == ("taken", "Jo P. Smith")
    with desk.open() as store:
        assert note.case == store.case.id
        assert store.case.reference not in (note.case, note.reason, note.name)


def test_what_was_set_aside_without_a_case_is_remembered_and_can_still_be_taken(
    staff: Staff, desk: Desk
) -> None:
    desk.create().close()
    staff.send()
    rested(staff.path)
    inbox = inbox_of(desk)
    with receiving.opened_alone(staff.path, (desk.person.identity,)) as drop:
        with pytest.raises(BadInput, match="no reason"):
            receiving.set_aside(drop, desk.person, inbox, "  ", desk.clock)
        receiving.set_aside(drop, desk.person, inbox, "for another school", desk.clock)
    found = only(looker(desk).look([staff.path.parent]))
    assert (found.state, found.reason, found.by) == ("rejected", "for another school", "")
    take(desk, staff.path)
    assert only(looker(desk).look([staff.path.parent])).state == "taken"


# -- answers ----------------------------------------------------------------------------------------------------


def test_an_item_that_was_answered_against_stays_out_and_its_equal_in_the_case_is_locked(
    staff: Staff, desk: Desk
) -> None:
    with desk.create() as store:
        held = add(store, b"the same bytes")
    staff.send(b"the same bytes", b"harmless")
    rested(staff.path)
    first, second = only(looker(desk).look([staff.path.parent])).items
    came = take(desk, staff.path, answers={first.id: UNSURE, second.id: NO})
    assert [why for _, why in came.left] == ["stopped"]
    with desk.open(write=True) as store:
        case = store.case
        assert case.exhibits[held.id].status == "locked"
        (taken,) = (e for e in case.exhibits.values() if e.drop)
        assert taken.arrival is not None
        assert taken.arrival.who == desk.person.profile.fingerprint
        assert first.sha256 in case.blocked
        assert len(case.police_tasks) == 1
        with pytest.raises(GateRefused):
            store.refuse_blocked(bytes.fromhex(first.sha256))
    with pytest.raises(BadInput, match="taken already"):
        take(desk, staff.path)


def test_what_was_added_since_it_was_looked_at_stops_the_taking(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    rested(staff.path)
    seen = only(looker(desk).look([staff.path.parent])).check_code
    with staff.go_on() as drop:
        put(drop, b"later")
    with pytest.raises(BadInput, match="grown"):
        take(desk, staff.path, seen=seen)
    with desk.open() as store:
        assert not store.case.drops


def test_a_sender_whose_words_were_compared_is_vouched_for_in_the_case_once(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    staff.send()
    inbox = inbox_of(desk)
    fingerprint = staff.person.profile.fingerprint
    inbox.compare(fingerprint, ComparedKey(name="Ann X. Ode", how="by-phone", at=AT))
    take(desk, staff.path, inbox)
    with staff.go_on() as drop:
        put(drop, b"later")
    take(desk, staff.path, inbox)
    with desk.open() as store:
        (said,) = store.case.producers[fingerprint].vouched
        assert (said.how, said.by) == ("by-phone", desk.person.profile.fingerprint)


# -- proposing ---------------------------------------------------------------------------------------------------


def known_case(number: int, *pupils: str) -> KnownCase:
    return KnownCase(
        case_id=f"case-{number}",
        path=Path(f"{number}.edcase"),
        reference=str(number),
        title="T",
        pupils=pupils,
    )


def test_a_case_is_proposed_for_what_it_follows_whom_it_names_and_who_sent_it(
    staff: Staff, desk: Desk
) -> None:
    store = desk.create()
    own = store.case.id
    store.close()
    staff.send()
    rested(staff.path)
    inbox = inbox_of(desk)
    first = only(looker(desk).look([staff.path.parent]))
    cases = [known_case(1, "Amira Khan"), known_case(2, "Amira"), with_(known_case(3), case_id=own)]
    assert suggesting.suggest(first, cases, inbox) == ()
    named = with_(first, concerns=(Concern(facts="She said that Khan, Amira was left off the coach."),))
    (found,) = suggesting.suggest(named, cases, inbox)
    assert (found.case.case_id, found.because) == ("case-1", "child")
    take(desk, staff.path)
    other = with_(first, id="another")
    assert [one.because for one in suggesting.suggest(other, cases, inbox)] == ["sender"]
    follows = with_(named, id="another", follows=first.id)
    assert [(one.case.case_id, one.because) for one in suggesting.suggest(follows, cases, inbox)] == [
        (own, "follows"),
        ("case-1", "child"),
    ]


# -- two programs -------------------------------------------------------------------------------------------------


def test_two_programs_that_remember_at_once_lose_nothing(staff: Staff, desk: Desk, tmp_path: Path) -> None:
    """Real processes write the memory of one person at the same moment; every entry is there afterwards."""
    identity = tmp_path / "identity.txt"
    identity.write_text(str(desk.person.identity), "ascii")
    script = (
        "import sys\nfrom pathlib import Path\nfrom evidence_desk.bundle import age\n"
        "from evidence_desk.case.inbox import ComparedKey, Inbox\n"
        "(identity,) = age.parse_identity_file(Path(sys.argv[2]).read_bytes())\n"
        "inbox = Inbox(Path(sys.argv[1]), identity)\n"
        "for number in range(12):\n"
        "    key = f'{sys.argv[3]}{number:02}'.rjust(64, '0')\n"
        f"    inbox.compare(key, ComparedKey(name=key, how='by-phone', at='{AT}'))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(desk.home), str(identity), letter])
        for letter in "abc"
    ]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    inbox = inbox_of(desk)
    keys = [f"{letter}{number:02}".rjust(64, "0") for letter in "abc" for number in range(12)]
    assert all(inbox.compared(key) is not None for key in keys)


def test_a_deputy_who_takes_it_into_the_same_case_finds_it_taken(
    staff: Staff, desk: Desk, tom: Person, tmp_path: Path
) -> None:
    desk.create().close()
    staff.begin(to=(desk.person.profile, tom.profile)).close()
    with staff.go_on() as drop:
        put(drop)
    with desk.open(write=True) as store:
        add_reader(store, replace(tom.profile))
    take(desk, staff.path)
    home = tmp_path / "tom"
    with (
        CaseStore.open(desk.path, access_of(tom, home), desk.clock, write=True) as store,
        receiving.opened_alone(staff.path, (tom.identity,)) as drop,
        pytest.raises(BadInput, match="taken already"),
    ):
        receiving.take_drop(store, drop, inbox_of(desk, tom, home), POLICY)
