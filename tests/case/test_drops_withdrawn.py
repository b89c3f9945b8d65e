"""Taking an item back before a drop is sent: nothing of it is left, and no sender can hide more behind that."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.conftest import Desk
from tests.case.hostile import writing
from tests.case.test_drops import PICTURE, Staff, opened, put, read, take

from evidence_desk.base.errors import CannotWrite, NotFound, TamperedBundle
from evidence_desk.bundle import writer as bundle_writer
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import drops
from evidence_desk.case import events as ev
from evidence_desk.case.receipts import KeptReceipt, ReceiptStore
from evidence_desk.case.values import Concern


@pytest.fixture
def staff(tmp_path: Path, desk: Desk) -> Staff:
    return Staff(tmp_path, desk)


def kept(staff: Staff) -> KeptReceipt:
    (found,) = ReceiptStore(staff.home, staff.person.identity).all()
    return found


def test_an_item_taken_back_leaves_the_file_and_the_rest_is_taken(staff: Staff, desk: Desk) -> None:
    desk.create().close()
    with staff.begin() as drop:
        wrong = put(drop, b"a picture of my own cat" * 99, caption="cat")
        put(drop)
        before = staff.path.stat().st_size
        drop.withdraw(wrong.id, "mistake")
        drop.add_concern(Concern(facts="What I saw"))
        assert [item.id for item in drop.items] == [item.id for item in drop.receipt().items]
        assert staff.path.stat().st_size < before + 4096
    with Bundle.open(staff.path, full=True) as bundle:
        assert not bundle.pending
        gone = [member for member in bundle.members() if not member.present]
        assert len(gone) == 3, "entry, caption and bytes"
    with opened(desk, staff.path) as found:
        assert [type(item.entry.event) for item in found.items] == [ev.ExhibitAdded, ev.ConcernRecorded]
    assert wrong.id not in [item.id for item in kept(staff).receipt.items]
    came = take(desk, staff.path)
    assert [exhibit.ref for exhibit in came.exhibits] == ["AXO/1"]
    with desk.open() as store:
        assert store.read_whole(store.case.exhibits[came.exhibits[0].id]) == PICTURE


def test_a_full_disk_after_taking_back_still_opens_nothing_and_is_finished_later(
    staff: Staff, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with staff.begin() as drop:
        wrong = put(drop, b"wrong")
        put(drop)

        def full(writer: bundle_writer.Writer) -> None:
            raise CannotWrite("disk full")

        with monkeypatch.context() as patched:
            patched.setattr(drops, "compact", full)
            with pytest.raises(CannotWrite):
                drop.withdraw(wrong.id, "should-not-be-here")
        assert len(drop.items) == 1
    with opened(desk, staff.path) as found:
        assert len(found.items) == 1
    with staff.go_on() as drop:
        assert len(drop.items) == 1
        drop.finish_removals()
    with Bundle.open(staff.path) as bundle:
        assert not bundle.pending


def test_what_is_not_there_cannot_be_taken_back(staff: Staff) -> None:
    with staff.begin() as drop:
        item = put(drop)
        drop.withdraw(item.id, "mistake")
        with pytest.raises(NotFound):
            drop.withdraw(item.id, "mistake")


def test_a_power_cut_between_removal_and_receipt_does_not_bring_the_item_back(
    staff: Staff, desk: Desk
) -> None:
    with staff.begin() as drop:
        item = put(drop)
        before = kept(staff)
        drop.withdraw(item.id, "mistake")
    ReceiptStore(staff.home, staff.person.identity).keep(before)
    with staff.go_on() as drop:
        assert drop.items == ()


@pytest.mark.parametrize("lie", ["no entry", "a part", "the beginning", "another", "beside others"])
def test_a_removal_that_its_entry_does_not_explain_keeps_the_drop_out(
    staff: Staff, desk: Desk, lie: str
) -> None:
    with staff.begin() as drop:
        put(drop, caption="x")
        put(drop)
    with Bundle.open(staff.path) as bundle:
        first = [member.leaf for member in bundle.members_of(1)]
        start = [member.leaf for member in bundle.members_of(0) if member.kind == "m"]
        second = [member.leaf for member in bundle.members_of(2)]
    erased = {
        "no entry": first,
        "a part": first[:1],
        "the beginning": start,
        "another": [*first, *second],
        "beside others": first,
    }[lie]
    entry = start[0] if lie == "the beginning" else first[1]
    event = ev.DropItemWithdrawn(item="i", entry=entry, what="file", why="mistake")
    with writing(staff.path, staff.person.signing_key) as pen:
        for leaf in erased:
            pen.staged.remove("erase", leaf)
        if lie != "no entry":
            pen.event(event)
        if lie == "beside others":
            pen.event(ev.ConcernRecorded(concern=Concern(facts="x")))
    with pytest.raises(TamperedBundle):
        opened(desk, staff.path)


def test_an_item_cannot_be_taken_back_inside_a_case(desk: Desk) -> None:
    desk.create().close()
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(ev.DropItemWithdrawn(item="i", entry=4, what="file", why="mistake"))
    with pytest.raises(TamperedBundle, match="inside a case"):
        read(desk)


def test_receipts_name_nobody_on_the_disk(staff: Staff) -> None:
    staff.send()
    held = b"".join(path.read_bytes() for path in (staff.home / "receipts").iterdir())
    for needle in (b"Jo P. Smith", b"Ann X. Ode", b"checkpoint", b"Larkrise"):
        assert needle not in held
