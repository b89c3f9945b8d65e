"""Who is in a case: readers come and go, and nothing less than two sheets lets anyone in."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.case.conftest import POLICY, Desk, FrozenClock, add

from evidence_desk.base.errors import (
    BadInput,
    EvidenceDeskError,
    GateRefused,
    KeyUnavailable,
    TamperedBundle,
)
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case import membership
from evidence_desk.case.keys import (
    Person,
    PersonRoleName,
    SchoolFile,
    Sheet,
    make_person,
    make_school,
    read_sheet,
)
from evidence_desk.case.loading import deep_check
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import Access, CaseStore


@dataclass(frozen=True)
class Colleague:
    """Somebody with a home of their own."""

    person: Person
    home: Path
    clock: FrozenClock

    def open(self, path: Path, *, write: bool = False) -> CaseStore:
        return CaseStore.open(path, access_of(self.person, self.home), self.clock, write=write)


def colleague(
    folder: Path, name: str, initials: str, role: PersonRoleName = "deputy", clock: FrozenClock | None = None
) -> Colleague:
    home = folder / name
    home.mkdir()
    person = make_person(name, role, initials, "Larkrise Academy", "classic")
    return Colleague(person, home, clock or FrozenClock())


@pytest.fixture
def deputy(tmp_path: Path, clock: FrozenClock) -> Colleague:
    return colleague(tmp_path, "Sam Lee", "SXL", clock=clock)


@pytest.fixture(scope="module")
def school_with_sheets(tmp_path_factory: pytest.TempPathFactory) -> tuple[SchoolFile, dict[str, Sheet]]:
    school, contents = make_school("Larkrise Academy", "classic")
    folder = tmp_path_factory.mktemp("sheets")
    sheets = {}
    for name, data in contents.items():
        (folder / name).write_bytes(data)
        sheets[name.removesuffix(".txt")] = read_sheet(folder / name)
    return school, sheets


@pytest.fixture
def school(school_with_sheets: tuple[SchoolFile, dict[str, Sheet]]) -> SchoolFile:
    return school_with_sheets[0]


@pytest.fixture
def sheets(school_with_sheets: tuple[SchoolFile, dict[str, Sheet]]) -> dict[str, Sheet]:
    return school_with_sheets[1]


# -- making a case --------------------------------------------------------------------------------------------


def test_a_new_case_names_its_people_in_one_commit(desk: Desk, deputy: Colleague) -> None:
    new = NewCase(
        title=" T ", reference=" R ", school=desk.school, policy=POLICY, readers=(deputy.person.profile,)
    )
    with create_case(desk.path, desk.person, desk.home, new, desk.clock) as store:
        assert store.bundle.head.k == 0
        assert (store.case.title, store.case.reference) == ("T", "R")
        assert store.case.opened_by == desk.person.profile.fingerprint
        assert {m.initials for m in store.case.members.values()} == {"JPS", "SXL"}
        assert store.case.school_keys == desk.school.keys


def test_a_reader_named_at_the_start_reads_and_adds(desk: Desk, deputy: Colleague) -> None:
    new = NewCase(
        title="T", reference="", school=desk.school, policy=POLICY, readers=(deputy.person.profile,)
    )
    create_case(desk.path, desk.person, desk.home, new, desk.clock).close()
    with deputy.open(desk.path, write=True) as store:
        assert add(store, b"one").ref == "SXL/1"


def test_people_with_the_same_initials_get_distinguishing_letters(desk: Desk, tmp_path: Path) -> None:
    same = [
        colleague(tmp_path, name, "JPS", clock=desk.clock)
        for name in ("Jean P. Smythe", "Juno P. Stone", "Jo P. Swan")
    ]
    new = NewCase(
        title="T", reference="", school=desk.school, policy=POLICY,
        readers=tuple(each.person.profile for each in same[:2]),
    )  # fmt: skip
    with create_case(desk.path, desk.person, desk.home, new, desk.clock) as store:
        assert membership.add_reader(store, same[2].person.profile).initials == "JPSD"
        assert add(store, b"mine").ref == "JPS/1"
    for each, letter in zip(same, "BCD", strict=True):
        with each.open(desk.path, write=True) as store:
            assert [add(store, b"%d %c" % (n, ord(letter))).ref for n in (1, 2)] == [
                f"JPS{letter}/1",
                f"JPS{letter}/2",
            ]


@pytest.mark.parametrize("what", ["no title", "same reader twice", "oneself", "bad recipient"])
def test_a_case_that_cannot_be_made_leaves_nothing(desk: Desk, deputy: Colleague, what: str) -> None:
    reader = deputy.person.profile
    new = NewCase(
        title=" " if what == "no title" else "T",
        reference="",
        school=desk.school,
        policy=POLICY,
        readers=(reader, reader) if what == "same reader twice" else (),
        recipients={"oneself": (desk.person.profile.recipient,), "bad recipient": ("age1x",)}.get(what, ()),
    )
    with pytest.raises(BadInput):
        create_case(desk.path, desk.person, desk.home, new, desk.clock)
    assert list(desk.path.parent.glob("*.edcase*")) == []


def test_a_fault_half_way_leaves_no_case(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("fault")

    monkeypatch.setattr(membership, "_first_events", failing)
    with pytest.raises(RuntimeError, match="fault"):
        desk.create()
    assert list(desk.path.parent.glob("*.edcase")) == []
    monkeypatch.undo()
    desk.create().close()


def test_staff_make_no_case(tmp_path: Path, desk: Desk) -> None:
    staff = colleague(tmp_path, "Ann Ode", "AXO", "staff")
    new = NewCase(title="T", reference="", school=desk.school, policy=POLICY)
    with pytest.raises(GateRefused):
        create_case(desk.path, staff.person, staff.home, new, desk.clock)
    assert not desk.path.exists()


# -- readers --------------------------------------------------------------------------------------------------


def test_a_reader_let_in_later_reads_what_was_there_before(desk: Desk, deputy: Colleague) -> None:
    with desk.create() as store:
        item = add(store, b"before")
        membership.add_reader(store, deputy.person.profile)
        with pytest.raises(BadInput, match="already"):
            membership.add_reader(store, deputy.person.profile)
    with deputy.open(desk.path, write=True) as store:
        assert store.read_whole(store.case.exhibits[item.id]) == b"before"
        assert add(store, b"after").ref == "SXL/1"


def test_a_bare_recipient_reads_and_cannot_write(desk: Desk, deputy: Colleague) -> None:
    with desk.create() as store:
        item = add(store, b"one")
        member = membership.add_recipient(store, deputy.person.profile.recipient)
        assert (member.signer, member.initials, member.name) == ("", "", "")
        with pytest.raises(BadInput, match="already"):
            membership.add_recipient(store, deputy.person.profile.recipient)
    before = desk.path.read_bytes()
    with deputy.open(desk.path) as store:
        assert store.read_whole(store.case.exhibits[item.id]) == b"one"
    with pytest.raises(KeyUnavailable):
        deputy.open(desk.path, write=True)
    assert desk.path.read_bytes() == before


def test_nobody_reads_who_only_puts_in(desk: Desk, tmp_path: Path) -> None:
    staff = colleague(tmp_path, "Ivy Gate", "IXG", "staff", desk.clock)
    with desk.create() as store:
        head = store.bundle.head
        with pytest.raises(TamperedBundle, match="does not read a case"):
            membership.add_reader(store, staff.person.profile)
        assert store.bundle.head == head


def test_only_dsl_and_deputy_let_in_and_out(desk: Desk, tmp_path: Path) -> None:
    member = colleague(tmp_path, "Ivy Gate", "IXG", "investigator", desk.clock)
    stranger = make_person("X", "dsl", "XXX", "", "classic").profile
    with desk.create() as store:
        membership.add_reader(store, member.person.profile)
    with member.open(desk.path, write=True) as store:
        head = store.bundle.head
        acts: list[Callable[[], object]] = [
            lambda: membership.add_reader(store, stranger),
            lambda: membership.add_recipient(store, stranger.recipient),
            lambda: membership.remove_reader(store, "JPS", "no"),
        ]
        for act in acts:
            with pytest.raises(GateRefused):
                act()
        assert store.bundle.head == head


def test_a_reader_taken_out_reads_nothing_more_and_signs_nothing_more(desk: Desk, deputy: Colleague) -> None:
    with desk.create() as store:
        add(store, b"before")
        membership.add_reader(store, deputy.person.profile)
        old = store.bundle.recipients[-1]
        member = membership.remove_reader(store, "Sam Lee", "left the school")
        assert member.removed
        assert store.bundle.recipients[-1] != old
        assert store.case.epoch == 2
        assert not store.bundle.pending
        after = add(store, b"after")
        assert store.read_whole(store.case.find("JPS/1")) == b"before"  # type: ignore[arg-type]  # it exists
        assert store.read_whole(after) == b"after"
    for write in (False, True):
        with pytest.raises(KeyUnavailable):
            deputy.open(desk.path, write=write)
    with desk.open() as store:
        assert len(store.case.exhibits) == 2
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))


def test_those_who_stay_read_both_epochs(desk: Desk, deputy: Colleague, tmp_path: Path) -> None:
    leaving = colleague(tmp_path, "Lee Ving", "LXV", clock=desk.clock)
    with desk.create() as store:
        add(store, b"before")
        membership.add_reader(store, deputy.person.profile)
        membership.add_reader(store, leaving.person.profile)
        membership.remove_reader(store, "LXV", "left")
        add(store, b"after")
    with deputy.open(desk.path, write=True) as store:
        assert [store.read_whole(item) for item in store.case.in_order()] == [b"before", b"after"]
        assert add(store, b"own").ref == "SXL/1"


def test_a_bare_recipient_can_be_taken_out(desk: Desk, deputy: Colleague) -> None:
    recipient = deputy.person.profile.recipient
    with desk.create() as store:
        membership.add_recipient(store, recipient)
        assert membership.remove_reader(store, recipient, "done").removed
    with pytest.raises(KeyUnavailable):
        deputy.open(desk.path)


def test_nobody_takes_themselves_or_a_stranger_out(desk: Desk) -> None:
    with desk.create() as store:
        head = store.bundle.head
        for name in ("JPS", "Jo P. Smith", "nobody", ""):
            with pytest.raises(BadInput):
                membership.remove_reader(store, name, "r")
        assert store.bundle.head == head


def test_a_name_that_two_have_is_not_guessed_at(desk: Desk, tmp_path: Path) -> None:
    twins = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        twins.append(colleague(folder, "Sam Lee", "SXL"))
    with desk.create() as store:
        for twin in twins:
            membership.add_reader(store, twin.person.profile)
        with pytest.raises(BadInput):
            membership.remove_reader(store, "Sam Lee", "r")
        assert membership.remove_reader(store, "SXLB", "r").signer == twins[1].person.profile.fingerprint


def test_one_who_left_can_come_back_with_new_keys_and_the_old_name(
    desk: Desk, deputy: Colleague, tmp_path: Path
) -> None:
    again = colleague(tmp_path / "home", "Sam Lee", "SXL", clock=desk.clock)
    with desk.create() as store:
        membership.add_reader(store, deputy.person.profile)
        membership.remove_reader(store, "SXL", "left")
        assert membership.add_reader(store, again.person.profile).initials == "SXLB"
    with again.open(desk.path, write=True) as store:
        assert add(store, b"x").ref == "SXLB/1"


# -- two sheets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pair", list(itertools.permutations((1, 2, 3), 2)))
def test_two_sheets_open_a_case_and_let_one_person_in(
    desk: Desk, deputy: Colleague, sheets: dict[str, Sheet], pair: Sequence[int]
) -> None:
    with desk.create() as store:
        add(store, b"kept")
    chosen = [sheets[f"recovery-sheet-{number}"] for number in pair]
    member = membership.recover_case(desk.path, chosen, deputy.person.profile, deputy.home, desk.clock)
    assert member.initials == "SXL"
    with deputy.open(desk.path, write=True) as store:
        assert store.read_whole(store.case.find("JPS/1")) == b"kept"  # type: ignore[arg-type]  # it exists
        add(store, b"goes on")
        acts = [
            entry for entry in store.entries() if isinstance(entry.event, ev.RecoveryBegan | ev.PersonBound)
        ]
        assert [entry.actor for entry in acts[1:]] == [
            sheet.signing_key.fingerprint for sheet in chosen if sheet.signing_key
        ]
        assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))


@pytest.mark.parametrize(
    "names",
    [
        ("recovery-sheet-1",),
        ("recovery-sheet-2", "recovery-sheet-2"),
        ("recovery-sheet-1", "custody-sheet-1"),
        ("custody-sheet-1", "custody-sheet-2", "custody-sheet-3"),
        (),
    ],
)
def test_less_than_two_recovery_sheets_open_nothing_and_change_nothing(
    desk: Desk, deputy: Colleague, sheets: dict[str, Sheet], names: tuple[str, ...]
) -> None:
    desk.create().close()
    before = desk.path.read_bytes()
    chosen = [sheets[name] for name in names]
    with pytest.raises(KeyUnavailable):
        membership.open_with_sheets(desk.path, chosen)
    with pytest.raises(KeyUnavailable):
        membership.recover_case(desk.path, chosen, deputy.person.profile, deputy.home, desk.clock)
    assert desk.path.read_bytes() == before


def test_sheets_of_another_school_open_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    strangers = []
    for name, data in make_school("Another", "classic")[1].items():
        (tmp_path / name).write_bytes(data)
        strangers.append(read_sheet(tmp_path / name))
    with pytest.raises(KeyUnavailable):
        membership.open_with_sheets(desk.path, strangers)


def test_sheets_still_open_the_case_after_a_reader_was_taken_out(
    desk: Desk, deputy: Colleague, sheets: dict[str, Sheet]
) -> None:
    with desk.create() as store:
        add(store, b"before")
        membership.add_reader(store, deputy.person.profile)
        membership.remove_reader(store, "SXL", "left")
        add(store, b"after")
    chosen = [sheets["recovery-sheet-1"], sheets["recovery-sheet-3"]]
    bundle, identities = membership.open_with_sheets(desk.path, chosen)
    bundle.close()
    assert len(identities) == 2


def test_who_is_a_reader_already_needs_no_sheets(desk: Desk, sheets: dict[str, Sheet]) -> None:
    desk.create().close()
    before = desk.path.read_bytes()
    with pytest.raises(BadInput, match="already"):
        membership.recover_case(
            desk.path,
            [sheets["recovery-sheet-1"], sheets["recovery-sheet-2"]],
            desk.person.profile,
            desk.home,
            desk.clock,
        )
    assert desk.path.read_bytes() == before


def test_a_recovery_that_stopped_half_way_can_be_done_again(
    desk: Desk, deputy: Colleague, sheets: dict[str, Sheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.create().close()
    chosen = [sheets["recovery-sheet-1"], sheets["recovery-sheet-2"]]

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(membership, "_bind_reader", stopped)
    with pytest.raises(KeyboardInterrupt):
        membership.recover_case(desk.path, chosen, deputy.person.profile, deputy.home, desk.clock)
    with pytest.raises(KeyUnavailable):
        deputy.open(desk.path)
    monkeypatch.undo()
    membership.recover_case(desk.path, chosen, deputy.person.profile, deputy.home, desk.clock)
    deputy.open(desk.path, write=True).close()


def as_sheets(desk: Desk, sheets: dict[str, Sheet], signer: SigningKey) -> Access:
    """What a changed program could do with the reading keys of two sheets and the signing key of one."""
    both = (sheets["recovery-sheet-1"].identity, sheets["recovery-sheet-2"].identity)
    return Access(identities=both, signing_key=signer, home=desk.home, device=())


def test_one_signing_sheet_cannot_let_anyone_in_even_by_a_changed_program(
    desk: Desk, deputy: Colleague, sheets: dict[str, Sheet]
) -> None:
    desk.create().close()
    first, second = (sheets[f"recovery-sheet-{number}"].signing_key for number in (1, 2))
    assert first is not None
    assert second is not None
    newcomer, stranger = deputy.person.profile, make_person("X", "dsl", "XXX", "", "classic").profile
    began = ev.RecoveryBegan(name="N", recipient=newcomer.recipient, signer=newcomer.fingerprint)
    with CaseStore.open(desk.path, as_sheets(desk, sheets, first), desk.clock, write=True) as store:
        store.record(began)
        store.record(began)
        head = store.bundle.head
        for event in (
            ev.CaseChanged(field="title", value="Hijacked"),
            ev.ReaderRemoved(recipient=desk.person.profile.recipient, reason="x"),
        ):
            with pytest.raises(EvidenceDeskError, match="two sheets"):
                store.record(event)
        with pytest.raises(EvidenceDeskError, match="two sheets"):
            membership._bind_reader(store, newcomer)
        with pytest.raises(GateRefused):
            add(store, b"x")
        assert store.bundle.head == head
    with CaseStore.open(desk.path, as_sheets(desk, sheets, second), desk.clock, write=True) as store:
        with pytest.raises(EvidenceDeskError, match="two sheets"):
            membership._bind_reader(store, stranger)
        membership._bind_reader(store, newcomer)
    with desk.open() as store:
        assert newcomer.fingerprint in store.case.members
        assert stranger.fingerprint not in store.case.members


def test_a_copy_recovered_elsewhere_is_beside_the_original(
    desk: Desk, deputy: Colleague, sheets: dict[str, Sheet]
) -> None:
    with desk.create() as store:
        copy = desk.path.with_name("copy.edcase")
        shutil.copy(desk.path, copy)
        add(store, b"one")
    chosen = [sheets["recovery-sheet-2"], sheets["recovery-sheet-3"]]
    membership.recover_case(copy, chosen, deputy.person.profile, deputy.home, desk.clock)
    with pytest.raises(EvidenceDeskError, match="beside"):
        desk.open(copy)
