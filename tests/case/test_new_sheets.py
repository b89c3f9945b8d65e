"""A case goes on with new sheets: the old ones open nothing later, and nobody does it alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from tests.case.conftest import Desk, FrozenClock, add

from evidence_desk.acts import agreeing
from evidence_desk.base.errors import KeyUnavailable, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import sealing
from evidence_desk.case.keys import (
    Person,
    SchoolFile,
    Sheet,
    make_person,
    make_school,
    open_custody,
    parse_sheet,
)
from evidence_desk.case.membership import add_reader, open_with_sheets, recover_case
from evidence_desk.case.new_sheets import go_on_with_sheets
from evidence_desk.case.replacing import keys_id
from evidence_desk.case.store import CaseStore

REASON = "the sheet of the second holder is lost"


def school_of(name: str = "Larkrise Academy") -> tuple[SchoolFile, dict[str, Sheet]]:
    school, sheets = make_school(name, "classic")
    return school, {file.removesuffix(".txt"): parse_sheet(data, file) for file, data in sheets.items()}


@pytest.fixture(scope="module")
def old() -> tuple[SchoolFile, dict[str, Sheet]]:
    return school_of()


@pytest.fixture(scope="module")
def new() -> tuple[SchoolFile, dict[str, Sheet]]:
    return school_of()


@pytest.fixture(scope="module")
def deputy() -> Person:
    return make_person("Tom Adair", "deputy", "TXA", "Larkrise Academy", "classic")


@pytest.fixture
def here(
    tmp_path: Path, person: Person, old: tuple[SchoolFile, dict[str, Sheet]], clock: FrozenClock
) -> Desk:
    return Desk(tmp_path, person, old[0], clock)


def agreed(store: CaseStore, school: SchoolFile, second: Person) -> str:
    return agreeing.agreed_pair(store, "replace-sheets", keys_id(school.keys), REASON, second).id


def pair(sheets: dict[str, Sheet], purpose: str = "recovery") -> list[Sheet]:
    return [sheets[f"{purpose}-sheet-1"], sheets[f"{purpose}-sheet-3"]]


def test_the_new_sheets_open_it_and_the_old_ones_do_not(
    here: Desk,
    old: tuple[SchoolFile, dict[str, Sheet]],
    new: tuple[SchoolFile, dict[str, Sheet]],
    deputy: Person,
    tmp_path: Path,
) -> None:
    with here.create() as store:
        add_reader(store, deputy.profile)
        add(store, b"before")
        go_on_with_sheets(store, new[0].keys, REASON, agreed(store, new[0], deputy))
        add(store, b"after")
        assert store.case.school_keys == new[0].keys
        assert not store.bundle.pending
    with pytest.raises(KeyUnavailable):
        open_with_sheets(here.path, pair(old[1]))
    bundle, identities = open_with_sheets(here.path, pair(new[1]))
    with bundle:
        assert len(identities) == 2
    newcomer = make_person("Ada New", "dsl", "AXN", "Larkrise Academy", "classic")
    with pytest.raises(KeyUnavailable):
        recover_case(here.path, pair(old[1]), newcomer.profile, tmp_path / "elsewhere", here.clock)
    recover_case(here.path, pair(new[1]), newcomer.profile, tmp_path / "elsewhere", here.clock)
    with here.open() as store:
        assert "Ada New" in {m.name for m in store.case.members.values() if not m.removed}
        assert b"".join(store.blob(store.case.in_order()[1]).chunks()) == b"after"


def test_a_case_that_has_them_is_left_alone(
    here: Desk, new: tuple[SchoolFile, dict[str, Sheet]], deputy: Person
) -> None:
    with here.create() as store:
        add_reader(store, deputy.profile)
        go_on_with_sheets(store, new[0].keys, REASON, agreed(store, new[0], deputy))
        head = store.bundle.head
        go_on_with_sheets(store, new[0].keys, REASON, "")
        assert store.bundle.head == head


def test_nobody_does_it_alone_or_for_other_keys_than_were_agreed(
    here: Desk, new: tuple[SchoolFile, dict[str, Sheet]], deputy: Person
) -> None:
    third = school_of()[0]
    with here.create() as store:
        add_reader(store, deputy.profile)
        with pytest.raises(TamperedBundle, match="two people"):
            go_on_with_sheets(store, new[0].keys, REASON, "")
        asking = agreed(store, new[0], deputy)
        with pytest.raises(TamperedBundle, match="two people"):
            go_on_with_sheets(store, third.keys, REASON, asking)
        assert store.case.school_keys == here.school.keys


def test_one_holder_given_twice_is_refused(
    here: Desk, new: tuple[SchoolFile, dict[str, Sheet]], deputy: Person
) -> None:
    first, second, third = new[0].keys.recovery
    twice = structs.replace(
        new[0].keys, recovery=(first, structs.replace(second, recipient=first.recipient), third)
    )
    with here.create() as store:
        add_reader(store, deputy.profile)
        asking = agreed(store, structs.replace(new[0], keys=twice), deputy)
        event = ev.SchoolKeysReplaced(keys=twice, two_people=asking, reason=REASON)
        with pytest.raises(TamperedBundle, match="not for three holders"):
            store.record(event)


def test_new_custody_sheets_alone_begin_no_epoch_and_open_what_was_locked_before(
    here: Desk, old: tuple[SchoolFile, dict[str, Sheet]], deputy: Person
) -> None:
    from evidence_desk.acts.resheeting import new_sheets

    made = new_sheets(old[0], frozenset({"custody"}), pair(old[1], "custody"))
    fresh = {name.removesuffix(".txt"): parse_sheet(data, name) for name, data in made.sheets.items()}
    assert set(fresh) == {"custody-sheet-1", "custody-sheet-2", "custody-sheet-3"}
    with here.create() as store:
        add_reader(store, deputy.profile)
        item = add(store, b"locked before")
        sealing.seal(store, [item.id], "should not be here")
        go_on_with_sheets(store, made.school.keys, REASON, agreed(store, made.school, deputy))
        assert store.case.epoch == 1
        opened = open_custody(pair(fresh, "custody"), made.school)
        assert str(opened.recipient()) == old[0].keys.custody
        with pytest.raises(KeyUnavailable):
            open_custody([pair(old[1], "custody")[0], fresh["custody-sheet-2"]], made.school)
        events = [entry.event for entry in store.entries()]
        assert [e.custody for e in events if isinstance(e, ev.SchoolKeysReplaced)] == ["rewrapped"]
    with pytest.raises(KeyUnavailable):
        open_with_sheets(here.path, pair(fresh, "custody"))
    bundle, _ = open_with_sheets(here.path, pair(old[1]))
    bundle.close()
