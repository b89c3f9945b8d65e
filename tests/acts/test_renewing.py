"""New keys of a person, in their folder and in every case; whose time ended; somebody who leaves all cases at once."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.case.conftest import POLICY, FrozenClock, add, admission

from evidence_desk.acts import readers, renewing, rounds
from evidence_desk.acts.opening import open_case
from evidence_desk.acts.receiving import opened_alone
from evidence_desk.base import files
from evidence_desk.base.errors import (
    BadInput,
    Cancelled,
    CannotWrite,
    EvidenceDeskError,
    GateRefused,
    KeyUnavailable,
)
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case import keys, membership, sealing
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.inbox import ComparedKey, Inbox
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import Home, Person, PersonRoleName, SchoolFile, make_person, make_school
from evidence_desk.case.loading import deep_check
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.receipts import ReceiptStore
from evidence_desk.case.store import CaseStore
from evidence_desk.library.folders import add_folder, load_folders

SECRET = b"correct horse"


@dataclass
class Someone:
    """A person with a home of their own."""

    home: Home
    person: Person
    clock: FrozenClock

    def open(self, path: Path, *, write: bool = False, accept_older: bool = False) -> CaseStore:
        access = access_of(self.person, self.home.folder)
        return CaseStore.open(path, access, self.clock, write=write, accept_older=accept_older)

    @property
    def key(self) -> str:
        return self.person.profile.fingerprint

    def renew(self) -> None:
        self.person = renewing.renew(self.home, SECRET)


@dataclass
class School:
    """Three people and their cases."""

    folder: Path
    keys: SchoolFile
    clock: FrozenClock

    def someone(self, name: str, role: PersonRoleName, initials: str) -> Someone:
        home = Home(self.folder / initials)
        person = make_person(name, role, initials, "S", "classic")
        home.save(person, self.keys, SECRET)
        return Someone(home, person, self.clock)

    def case(self, name: str, maker: Someone, *others: Someone) -> Path:
        path = self.folder / f"{name}.edcase"
        new = NewCase(
            title=name,
            reference="",
            school=self.keys,
            policy=POLICY,
            readers=tuple(other.person.profile for other in others),
        )
        with create_case(path, maker.person, maker.home.folder, new, self.clock) as store:
            add(store, name.encode())
        return path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases are derived with little work here; that they take much elsewhere is tested elsewhere."""
    real = keys.seal_keys
    monkeypatch.setattr(keys, "seal_keys", lambda person, passphrase: real(person, passphrase, 6))


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path, make_school("S", "classic")[0], FrozenClock())


@pytest.fixture
def jane(school: School) -> Someone:
    return school.someone("Jane P. Shah", "dsl", "JPS")


@pytest.fixture
def tom(school: School) -> Someone:
    return school.someone("Tom Adair", "deputy", "TXA")


@pytest.fixture
def ann(school: School) -> Someone:
    return school.someone("Ann Marsh", "investigator", "AXM")


# -- new keys in the folder -----------------------------------------------------------------------------------


def test_new_keys_keep_the_old_ones_behind_them(jane: Someone) -> None:
    old = jane.person
    jane.renew()
    again = jane.home.unlock(SECRET)
    assert again.profile.fingerprint != old.profile.fingerprint
    assert (again.profile.name, again.profile.role, again.profile.initials) == ("Jane P. Shah", "dsl", "JPS")
    assert [pair.signing_key.fingerprint for pair in again.pairs] == [
        again.profile.fingerprint,
        old.profile.fingerprint,
    ]
    assert [str(i.recipient()) for i in again.identities] == [again.profile.recipient, old.profile.recipient]


def test_a_power_cut_between_secrets_and_profile_is_caught_up_with(
    jane: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.replace
    done: list[Path] = []

    def cut(path: Path, data: bytes) -> None:
        if done:
            raise CannotWrite("power cut")
        done.append(path)
        real(path, data)

    monkeypatch.setattr(files, "replace", cut)
    with pytest.raises(CannotWrite):
        renewing.renew(jane.home, SECRET)
    monkeypatch.undo()
    assert [path.name for path in done] == ["keys.age"]
    newer = jane.home.unlock(SECRET)
    assert newer.profile == jane.home.profile()
    assert newer.profile.fingerprint != jane.key
    assert len(newer.earlier) == 1


def test_a_wrong_passphrase_renews_nothing(jane: Someone) -> None:
    before = {path.name: path.read_bytes() for path in jane.home.folder.iterdir()}
    with pytest.raises(KeyUnavailable):
        renewing.renew(jane.home, b"wrong")
    assert {path.name: path.read_bytes() for path in jane.home.folder.iterdir()} == before


def test_another_profile_beside_renewed_keys_is_no_catching_up(jane: Someone, tom: Someone) -> None:
    jane.renew()
    shutil.copy(tom.home.folder / "profile.json", jane.home.folder / "profile.json")
    person = jane.home.unlock(SECRET)  # the keys file carries its own profile: the stranger's is put right
    assert person.profile.name == "Jane P. Shah"
    assert jane.home.profile() == person.profile


def test_keys_are_renewed_a_bounded_number_of_times(jane: Someone) -> None:
    for _ in range(15):
        jane.renew()
    with pytest.raises(BadInput, match="too many"):
        jane.renew()
    assert len(jane.home.unlock(SECRET).pairs) == 16


# -- new keys in a case ---------------------------------------------------------------------------------------


def test_a_case_goes_on_with_the_new_keys_when_it_is_next_opened(
    school: School, jane: Someone, tom: Someone
) -> None:
    path, old = school.case("one", jane, tom), jane.person
    before = path.with_suffix(".before")
    shutil.copy(path, before)
    jane.renew()
    opened = open_case(path, access_of(jane.person, jane.home.folder), school.clock)
    with opened.store as store:
        assert any("your new keys" in words for words in opened.remarks)
        assert store.actor == jane.key
        assert add(store, b"later").ref == "JPS/2"  # their numbers go on
        me, was = store.case.members[jane.key], store.case.members[old.profile.fingerprint]
        assert (me.initials, me.role, was.moved_to, was.removed) == ("JPS", "dsl", jane.key, True)
        assert me.vouched[0].how == "old-key"
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))
    with tom.open(path, write=True) as store:  # the others stay
        assert store.read_whole(store.case.exhibits[store.case.by_ref["JPS/2"]]) == b"later"
    with pytest.raises(EvidenceDeskError):  # the old key reads nothing that came later, and signs nothing
        CaseStore.open(path, access_of(old, school.folder / "elsewhere"), school.clock)
    with CaseStore.open(before, access_of(old, school.folder / "elsewhere"), school.clock) as store:
        assert store.case.title == "one"  # what was taken earlier stays readable: said, not hidden


def test_an_entry_by_the_old_key_still_has_its_name(school: School, jane: Someone) -> None:
    path = school.case("one", jane)
    jane.renew()
    with open_case(path, access_of(jane.person, jane.home.folder), school.clock).store as store:
        assert store.case.exhibits[store.case.by_ref["JPS/1"]].captured_by in store.case.members


def test_a_case_that_can_only_be_read_waits_for_its_new_keys(school: School, jane: Someone) -> None:
    path = school.case("one", jane)
    jane.renew()
    with jane.open(path) as store:  # reading
        assert store.case.title == "one"
        assert store.newer is not None
    with jane.open(path, write=True) as store:
        assert renewing.catch_up(store).renewed
        assert not renewing.catch_up(store).renewed


@pytest.mark.parametrize("when", ["in the commit", "before the rewriting"])
def test_a_stop_half_way_is_done_at_the_next_opening(
    school: School, jane: Someone, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    path = school.case("one", jane)
    jane.renew()

    def broken(*_: object, **__: object) -> None:
        raise CannotWrite("full")

    if when == "in the commit":
        monkeypatch.setattr(membership, "new_epoch", broken)
    else:
        monkeypatch.setattr(membership, "compact", broken)
    with pytest.raises(CannotWrite), jane.open(path, write=True) as store:
        renewing.catch_up(store)
    monkeypatch.undo()
    with open_case(path, access_of(jane.person, jane.home.folder), school.clock).store as store:
        assert store.actor == jane.key
        assert not store.bundle.pending
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))


def test_all_cases_get_the_new_keys_and_the_round_can_be_gone_again(
    school: School, jane: Someone, tom: Someone
) -> None:
    paths = [school.case("one", jane, tom), school.case("two", tom, jane), school.case("theirs", tom)]
    jane.renew()
    with tom.open(paths[1], write=True):  # in use
        first = rounds.renew_everywhere(paths, jane.person, jane.home.folder, school.clock)
    assert [(v.path, v.state) for v in first.visits] == [(paths[0], "done"), (paths[1], "waits")]
    again = rounds.renew_everywhere(paths, jane.person, jane.home.folder, school.clock)
    assert [v.state for v in again.visits] == ["nothing", "done"]
    assert not any("theirs" in str(visit) for visit in (*first.visits, *again.visits))  # not even listed


def test_a_round_that_is_stopped_says_what_is_left(school: School, jane: Someone) -> None:
    class Stops:
        def __call__(self, done: int, total: int | None = None) -> None:
            if done == 1:
                raise Cancelled

        def stage(self, words: str, total: int = 0) -> None:
            assert total == 2

    paths = [school.case("one", jane), school.case("two", jane)]
    jane.renew()
    round_ = rounds.renew_everywhere(paths, jane.person, jane.home.folder, school.clock, Stops())
    assert round_.stopped
    assert [visit.state for visit in round_.visits] == ["done", "waits"]


# -- a time that ends -----------------------------------------------------------------------------------------

END = "2026-11-30T18:00:00Z"
DAY = 24 * 3600


def test_an_investigators_time_ends(school: School, jane: Someone, tom: Someone, ann: Someone) -> None:
    path = school.case("one", jane, tom)
    with jane.open(path, write=True) as store:
        readers.add_reader(store, ann.person.profile, until=END, compared="by-phone")
        member = store.case.members[ann.key]
        assert (member.until, member.vouched[0].by, member.vouched[0].how) == (END, jane.key, "by-phone")
    with ann.open(path, write=True) as store:
        add(store, b"in time")
    school.clock.pass_s(9 * DAY)
    for write in (False, True):  # their own program opens it no more
        with pytest.raises(GateRefused, match="ended"):
            ann.open(path, write=write)
    opened = open_case(path, access_of(tom.person, tom.home.folder), school.clock)
    with opened.store as store:  # the next opening by a deputy ends it for good
        assert store.case.members[ann.key].removed
        assert any("time in the case had ended" in words for words in opened.remarks)
    with pytest.raises(KeyUnavailable):
        ann.open(path)


def test_setting_the_clock_back_does_not_help_once_the_record_is_later(
    school: School, jane: Someone, ann: Someone
) -> None:
    path = school.case("one", jane, ann)
    with jane.open(path, write=True) as store:
        readers.set_until(store, store.case.members[ann.key], END, "the hearing is over")
        school.clock.pass_s(9 * DAY)
        store.record(ev.CaseChanged(field="reference", value="R"))  # the record has gone past the end
    school.clock.set_wall_s(-20 * DAY)
    with pytest.raises(GateRefused, match="ended"):
        ann.open(path)


@pytest.mark.parametrize("end", [END, ""])
def test_an_end_can_be_moved_or_taken_away_in_time(
    school: School, jane: Someone, ann: Someone, end: str
) -> None:
    path = school.case("one", jane, ann)
    with jane.open(path, write=True) as store:
        readers.set_until(store, store.case.members[ann.key], "2026-11-24T00:00:00Z", "short")
        readers.set_until(store, store.case.members[ann.key], end, "it takes longer")
        assert store.case.members[ann.key].until == end
    school.clock.pass_s(3 * DAY)
    ann.open(path).close()


def test_ends_that_cannot_be(school: School, jane: Someone, tom: Someone, ann: Someone) -> None:
    path = school.case("one", jane, tom)
    with jane.open(path, write=True) as store:
        for until in ("2026-11-01T00:00:00Z",):
            with pytest.raises(BadInput, match="past"):
                readers.add_reader(store, ann.person.profile, until=until)
        lead = school.someone("Second Lead", "dsl", "SXL")
        with pytest.raises(BadInput, match="lead"):
            readers.add_reader(store, lead.person.profile, until=END)
        readers.add_reader(store, ann.person.profile)
        with pytest.raises(GateRefused, match="own"):
            readers.set_until(store, store.case.members[jane.key], END, "me")
    with ann.open(path, write=True) as store, pytest.raises(GateRefused):
        readers.set_until(store, store.case.members[tom.key], END, "hm")


# -- leavers and lost devices ---------------------------------------------------------------------------------


def test_a_leaver_is_taken_out_of_every_case(
    school: School, jane: Someone, tom: Someone, ann: Someone
) -> None:
    paths = [
        school.case("one", jane, ann),
        school.case("two", jane, tom),
        school.case("three", tom, jane, ann),
    ]
    leaving = rounds.Leaving(key=ann.key, reason="left the school")
    found = rounds.everybody(paths, jane.person, jane.home.folder, school.clock)
    assert [member.name for member in found] == ["Ann Marsh", "Tom Adair"]
    gone = rounds.take_out_everywhere(paths, jane.person, jane.home.folder, school.clock, leaving)
    assert [visit.state for visit in gone.visits] == ["done", "nothing", "done"]
    for path in (paths[0], paths[2]):
        with pytest.raises(KeyUnavailable):
            ann.open(path)


def test_a_lost_device_old_key_out_new_key_in(school: School, jane: Someone, tom: Someone) -> None:
    paths = [school.case("one", jane, tom), school.case("two", tom, jane)]
    fresh = school.someone("Tom Adair", "deputy", "TXB")
    leaving = rounds.Leaving(key=tom.key, reason="laptop lost", newcomer=fresh.person.profile)
    gone = rounds.take_out_everywhere(paths, jane.person, jane.home.folder, school.clock, leaving)
    assert [visit.state for visit in gone.visits] == ["done", "done"]
    for path in paths:
        fresh.open(path, write=True).close()
        with pytest.raises(KeyUnavailable):
            tom.open(path)


def test_a_lead_leaves_where_a_second_reader_agrees(
    school: School, jane: Someone, tom: Someone, ann: Someone
) -> None:
    paths = [school.case("one", jane, tom, ann), school.case("two", jane, tom)]
    alone = rounds.Leaving(key=jane.key, reason="left the school")
    stays = rounds.take_out_everywhere(paths, tom.person, tom.home.folder, school.clock, alone)
    assert [visit.state for visit in stays.visits] == ["waits", "waits"]
    pair = replace(alone, second=ann.person)
    gone = rounds.take_out_everywhere(paths, tom.person, tom.home.folder, school.clock, pair)
    assert [visit.state for visit in gone.visits] == ["done", "waits"]  # Ann does not read the second
    with pytest.raises(KeyUnavailable):
        jane.open(paths[0])


def test_a_leaver_who_renewed_their_keys_is_still_found(school: School, jane: Someone, ann: Someone) -> None:
    path, old = school.case("one", jane, ann), ann.key
    ann.renew()
    with ann.open(path, write=True) as store:
        renewing.catch_up(store)
    leaving = rounds.Leaving(key=old, reason="left")
    gone = rounds.take_out_everywhere([path], jane.person, jane.home.folder, school.clock, leaving)
    assert [visit.state for visit in gone.visits] == ["done"]


def test_nobody_takes_themselves_out(school: School, jane: Someone) -> None:
    old = jane.key
    jane.renew()
    for key in (old, jane.key):
        with pytest.raises(BadInput, match="oneself"):
            rounds.take_out_everywhere(
                [], jane.person, jane.home.folder, school.clock, rounds.Leaving(key=key, reason="r")
            )


def test_vouching_for_a_key(school: School, jane: Someone, tom: Someone) -> None:
    path = school.case("one", jane, tom)
    with jane.open(path, write=True) as store:
        readers.vouch(store, store.case.members[tom.key], "in-person", "six words read out")
        readers.vouch(store, store.case.members[tom.key], "by-video")
        assert [(v.by, v.how) for v in store.case.members[tom.key].vouched] == [(jane.key, "by-video")]
        with pytest.raises(BadInput, match="own"):
            readers.vouch(store, store.case.members[jane.key], "in-person")


# -- what was kept or sent under the old keys -----------------------------------------------------------------


def test_what_was_sealed_to_the_old_key_still_opens(school: School, jane: Someone, tmp_path: Path) -> None:
    staff = school.someone("Sam Lee", "staff", "SXL")
    sent = tmp_path / "sent.edcase"
    new = NewDrop(to=(jane.person.profile,), school=school.keys, about_leadership="no")
    with DropWriter.create(sent, staff.person, staff.home.folder, new, school.clock) as drop:
        drop.add_item(
            admission(),
            NewExhibit(kind="image", media_type="image/png", method="file", grade="C"),
            io.BytesIO(b"picture"),
            7,
        )
        name = drop.receipt().drop
    jane.renew()
    with opened_alone(sent, jane.person.identities) as opened:
        assert len(opened.items) == 1
    with pytest.raises(KeyUnavailable), opened_alone(sent, (jane.person.identity,)):
        pass
    staff.renew()  # the sender's receipts stay theirs
    kept = ReceiptStore(staff.home.folder, staff.person.identity, staff.person.identities[1:])
    assert kept.get(name).receipt.drop == name


def test_settings_block_list_and_folders_stay_readable(school: School, jane: Someone, tmp_path: Path) -> None:
    home = jane.home.folder
    DeviceBlockList(home, jane.person.identities).add(["a" * 64])
    (tmp_path / "cases").mkdir()
    add_folder(home, jane.person, tmp_path / "cases")
    compared = ComparedKey(name="Sam Lee", how="in-person", at="2026-11-22T10:00:00Z")
    Inbox(home, jane.person.identity).compare("f" * 64, compared)
    jane.renew()
    person = jane.person
    assert DeviceBlockList(home, person.identities).read() == {"a" * 64}
    assert load_folders(home, person) == (tmp_path / "cases",)
    inbox = Inbox(home, person.identity, (), person.identities[1:])
    assert inbox.compared("f" * 64) == compared


# -- the door for keys in hardware ----------------------------------------------------------------------------


class TokenKey(SigningKey):
    """A signing key as a token has it: it signs, and gives its secret to nobody."""

    __slots__ = ()

    def __getattribute__(self, name: str) -> object:
        if name == "seed":
            raise AssertionError("a key in a token has no seed to give")
        return super().__getattribute__(name)


def test_a_signing_key_that_never_gives_its_seed_makes_and_changes_a_case(
    school: School, jane: Someone, tom: Someone
) -> None:
    jane.person = replace(jane.person, signing_key=TokenKey(jane.person.signing_key.seed))
    path = school.case("one", jane)
    with jane.open(path, write=True) as store:
        readers.add_reader(store, tom.person.profile)
        item = add(store, b"more")
        assert item.ref == "JPS/2"
        sealing.request_seal(store, [item.id], "a request is signed text")
    with tom.open(path) as store:
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))
