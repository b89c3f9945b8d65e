"""What is locked on this device stays locked: a list that cannot be read shows nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.conftest import Desk, add

from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.bundle import age
from evidence_desk.case import sealing
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.keys import Person, make_person

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)


@pytest.fixture
def mine(person: Person) -> tuple[age.Identity, ...]:
    return (person.identity,)


def test_what_was_added_is_read_again(tmp_path: Path, mine: tuple[age.Identity, ...]) -> None:
    assert DeviceBlockList(tmp_path, mine).read() == frozenset()
    DeviceBlockList(tmp_path, mine).add([ONE, "", TWO, ONE])
    DeviceBlockList(tmp_path, mine).add([THREE])
    assert DeviceBlockList(tmp_path, mine).read() == {ONE, TWO, THREE}


def test_two_open_cases_do_not_overwrite_each_others_locks(
    tmp_path: Path, mine: tuple[age.Identity, ...]
) -> None:
    first, second = DeviceBlockList(tmp_path, mine), DeviceBlockList(tmp_path, mine)
    assert first.read() == second.read() == frozenset()
    first.add([ONE])
    second.add([TWO])
    assert DeviceBlockList(tmp_path, mine).read() == {ONE, TWO}
    first.add([ONE])
    assert first.read() == {ONE, TWO}


def test_nothing_to_add_writes_nothing(tmp_path: Path, mine: tuple[age.Identity, ...]) -> None:
    DeviceBlockList(tmp_path, mine).add([""])
    assert list(tmp_path.iterdir()) == []


def test_what_one_case_frees_another_keeps_also_where_nobody_knows_which(
    tmp_path: Path, mine: tuple[age.Identity, ...]
) -> None:
    here, other = "1" * 36, "2" * 36
    listed = DeviceBlockList(tmp_path, mine)
    listed.add([ONE, TWO], here)
    listed.add([TWO])
    listed.add([THREE], other)
    assert listed.elsewhere(here) == {TWO, THREE}
    listed.free([ONE, TWO, THREE], here)
    assert DeviceBlockList(tmp_path, mine).read() == {TWO, THREE}
    assert listed.against(here, {ONE, TWO, THREE}) == {TWO, THREE}


def test_the_list_tells_a_stranger_nothing(tmp_path: Path, mine: tuple[age.Identity, ...]) -> None:
    DeviceBlockList(tmp_path, mine).add([ONE])
    (path,) = tmp_path.iterdir()
    assert ONE.encode() not in path.read_bytes()
    assert bytes.fromhex(ONE) not in path.read_bytes()
    stranger = make_person("X", "dsl", "XXX", "", "classic")
    with pytest.raises(BadInput):
        DeviceBlockList(tmp_path, (stranger.identity,)).read()


def test_recovery_by_sheets_has_no_list_and_writes_none(
    tmp_path: Path, mine: tuple[age.Identity, ...]
) -> None:
    DeviceBlockList(tmp_path, mine).add([ONE])
    before = (tmp_path / "locked.age").read_bytes()
    sheets = DeviceBlockList(tmp_path, ())
    assert sheets.read() == frozenset()
    sheets.add([TWO])
    assert (tmp_path / "locked.age").read_bytes() == before


def damaged(good: bytes, mine: tuple[age.Identity, ...]) -> dict[str, bytes]:
    recipient = mine[0].recipient()
    return {
        "empty": b"",
        "cut": good[:-1],
        "flipped": good[:-1] + bytes([good[-1] ^ 1]),
        "header": b"age-encryption.org/v9" + good[21:],
        "not hashes": age.encrypt(b"hello\n", recipient),
        "short hash": age.encrypt(ONE[:-1].encode() + b"\n", recipient),
        "capitals": age.encrypt(b"A" * 64 + b"\n", recipient),
        "not text": age.encrypt(b"\xff" * 64, recipient),
    }


def test_a_damaged_list_is_not_an_empty_one(tmp_path: Path, mine: tuple[age.Identity, ...]) -> None:
    DeviceBlockList(tmp_path, mine).add([ONE])
    path = tmp_path / "locked.age"
    for what, data in damaged(path.read_bytes(), mine).items():
        path.write_bytes(data)
        for act in (
            lambda: DeviceBlockList(tmp_path, mine).read(),
            lambda: DeviceBlockList(tmp_path, mine).add([TWO]),
        ):
            with pytest.raises(BadInput):
                pytest.fail(f"{what}: {act()}")
        assert path.read_bytes() == data


def test_with_a_damaged_list_nothing_is_shown_and_nothing_comes_in(
    desk: Desk, tmp_path: Path, mine: tuple[age.Identity, ...]
) -> None:
    with desk.create() as store:
        kept = add(store, b"innocent")
    other = tmp_path / "other.edcase"
    with desk.create(other) as store:
        sealing.seal(store, [add(store, b"locked").id], "r")
    path = desk.home / "locked.age"
    good = path.read_bytes()
    sizes = {case: case.stat().st_size for case in (desk.path, other)}
    for data in damaged(good, mine).values():
        path.write_bytes(data)
        for case in sizes:  # whether or not something in it is locked
            for write in (False, True):
                with pytest.raises(BadInput, match="block-list"):
                    desk.open(case, write=write)
        assert path.read_bytes() == data
    assert {case: case.stat().st_size for case in sizes} == sizes
    path.write_bytes(good)
    with desk.open() as store:
        assert store.read_whole(store.case.exhibits[kept.id]) == b"innocent"


def test_bytes_locked_elsewhere_are_refused_and_held_copies_close(desk: Desk, tmp_path: Path) -> None:
    with desk.create() as store:
        held = add(store, b"picture")
    with desk.create(tmp_path / "other.edcase") as other:
        sealing.seal(other, [add(other, b"picture").id], "r")
    with desk.open(write=True) as store:
        assert store.locked == {held.id}
        with pytest.raises(GateRefused):
            store.blob(store.case.exhibits[held.id])
        with pytest.raises(GateRefused):
            add(store, b"picture")
