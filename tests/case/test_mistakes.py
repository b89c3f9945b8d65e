"""Locked by mistake: two people, two custody sheets, a new exhibit, and nobody looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from tests.case.conftest import WORDING, Desk, FrozenClock, add

from evidence_desk.acts import agreeing, unsealing
from evidence_desk.acts.agreeing import signing_as
from evidence_desk.base.errors import EvidenceDeskError, GateRefused, KeyUnavailable, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import fold, sealing
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.intake import record_inspection
from evidence_desk.case.keys import Person, Sheet, make_person, make_school, parse_sheet
from evidence_desk.case.membership import add_reader
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Classification, CriminalTag, DropOrigin, Exhibit
from evidence_desk.packs import plan_withheld

PICTURE = b"\x89PNG a picture of the school gate, locked in haste " * 40
NO = StopAnswers(first="no", second="no", wording=WORDING)
REASON = "the wrong row was selected; both of us know the picture from the report"


@pytest.fixture(scope="session")
def deputy() -> Person:
    return make_person("Tom Adair", "deputy", "TXA", "Larkrise Academy", "classic")


@pytest.fixture
def custody(tmp_path: Path, person: Person, clock: FrozenClock) -> tuple[Desk, list[Sheet]]:
    school, sheets = make_school("Larkrise Academy", "classic")
    read = [parse_sheet(sheets[f"custody-sheet-{n}.txt"], "") for n in (1, 2, 3)]
    return Desk(tmp_path, person, school, clock), read


@pytest.fixture
def locked(custody: tuple[Desk, list[Sheet]], deputy: Person) -> Iterator[tuple[CaseStore, Exhibit]]:
    desk, _ = custody
    with desk.create() as store:
        add_reader(store, deputy.profile)
        item = add(store, PICTURE, caption="the school gate")
        record_inspection(store, item, {"page_form": "made"}, b"page-ready " + PICTURE)
        (sealed,) = sealing.seal(store, [item.id], "should not be here")
        yield store, sealed


def content(store: CaseStore, exhibit: Exhibit) -> bytes:
    return b"".join(store.blob(exhibit).chunks())


def refused(store: CaseStore, *events: ev.Event) -> str:
    """Return why a reader would call these events damage; nothing of them is written."""
    before = store.bundle.head
    with pytest.raises(TamperedBundle) as caught:
        store.record(*events)
    assert store.bundle.head == before
    return caught.value.reason


def test_two_people_and_two_sheets_bring_the_bytes_back_as_a_new_exhibit(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    desk, sheets = custody
    assert unsealing.standing(store.case, item.id).stage == "claim"
    unsealing.claim(store, [item.id], REASON, deputy)
    assert unsealing.standing(store.case, item.id).stage == "agreed"
    (new,) = unsealing.give_back(store, [item.id], NO, [sheets[0], sheets[2]])
    assert content(store, new) == PICTURE
    assert (new.ref, new.caption, new.derived_from, new.grade) == (
        "JPS/2",
        "the school gate",
        item.id,
        item.grade,
    )
    old = store.case.exhibits[item.id]
    assert old.status == "locked"
    with pytest.raises(GateRefused):
        store.blob(old)
    assert old.id not in store.case.seal_clocks
    types = [entry.event.TYPE for entry in store.entries()]
    assert types.index("lock-mistaken") < types.index("exhibit-returned")
    commits = {e.leaf: store.bundle.member(e.leaf).commit for e in store.entries()}
    order = [
        commits[e.leaf]
        for e in store.entries()
        if e.event.TYPE in {"two-people-asked", "two-people-agreed", "lock-mistaken", "exhibit-returned"}
    ]
    assert order == sorted(set(order))
    store.close()
    with desk.open() as again:
        assert content(again, again.case.exhibits[new.id]) == PICTURE
        assert again.locked == frozenset()
        assert unsealing.standing(again.case, item.id).stage == "back"


def test_one_person_one_sheet_or_a_doubt_leaves_it_locked(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    _, sheets = custody
    unsealing.claim(store, [item.id], REASON)
    with pytest.raises(GateRefused, match="second person"):
        unsealing.give_back(store, [item.id], NO, sheets[:2])
    (asking,) = store.case.two_people.values()
    with pytest.raises(GateRefused, match="nobody agrees with themselves"):
        agreeing.agree(store, asking.id)
    with signing_as(store, deputy):
        agreeing.agree(store, asking.id)
    head = store.bundle.head
    with pytest.raises(KeyUnavailable):
        unsealing.give_back(store, [item.id], NO, sheets[:1])
    for first, second in (("yes", None), ("unsure", None), ("no", "unsure"), ("no", "adult")):
        doubt = StopAnswers(first=first, second=second, wording=WORDING)  # type: ignore[arg-type]  # test values
        with pytest.raises(GateRefused, match="against coming back"):
            unsealing.give_back(store, [item.id], doubt, sheets[:2])
    assert store.bundle.head == head
    assert item.sha256 in store.case.blocked


def test_a_co_writer_cannot_take_bytes_off_the_list_or_bring_them_back_alone(
    locked: tuple[CaseStore, Exhibit],
) -> None:
    store, item = locked
    mistaken = ev.LockMistaken(exhibits=(item.id,), sha256=(item.sha256,), two_people="")
    assert "two people" in refused(store, mistaken)
    (asked,) = store.record(ev.TwoPeopleAsked(act="unseal", subject=item.id, reason="alone"))
    alone = ev.LockMistaken(exhibits=(item.id,), sha256=(item.sha256,), two_people=asked.id)
    assert "no second one agreed" in refused(store, alone)
    assert "nobody said" in refused(store, ev.ExhibitReturned(exhibit=item.id, returned=item.id))


def test_what_was_agreed_covers_those_exhibits_and_their_bytes_only(
    locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    other = add(store, b"another picture, rightly locked")
    sealing.seal(store, [other.id], "should not be here")
    asking = unsealing.claim(store, [item.id], REASON, deputy)
    for event in (
        ev.LockMistaken(exhibits=(item.id,), sha256=(item.sha256, other.sha256), two_people=asking.id),
        ev.LockMistaken(exhibits=(other.id,), sha256=(other.sha256,), two_people=asking.id),
        ev.LockMistaken(
            exhibits=(item.id, other.id), sha256=(item.sha256, other.sha256), two_people=asking.id
        ),
    ):
        assert refused(store, event)
    store.record(ev.LockMistaken(exhibits=(item.id,), sha256=(item.sha256,), two_people=asking.id))
    assert other.sha256 in store.case.blocked
    assert item.sha256 not in store.case.blocked
    impostor = add(store, b"other bytes", derived_from=item.id)
    assert "other bytes" in refused(store, ev.ExhibitReturned(exhibit=item.id, returned=impostor.id))


def test_once_the_police_were_told_it_takes_their_answer(
    locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    told = ev.ActionRecorded(
        kind="police-told", done_at="2026-11-22T14:05:09Z", fields={"force": "Thornshire", "reference": "77"}
    )
    store.record(told)
    with pytest.raises(GateRefused, match="their answer is not on record"):
        unsealing.claim(store, [item.id], REASON, deputy)
    assert "answer is not on record" in refused(
        store, ev.TwoPeopleAsked(act="unseal", subject=item.id, reason=REASON)
    )
    answer = {"force": "Thornshire", "reference": "77", "officer": "PC 4411 Reed"}
    at = "2026-11-22T14:05:09Z"
    nameless = ev.ActionRecorded(
        kind="police-released", done_at=at, fields={**answer, "officer": " "}, exhibits=(item.id,)
    )
    assert "names officer" in refused(store, nameless)
    general = ev.ActionRecorded(kind="police-released", done_at=at, fields=answer)
    assert "names officer" in refused(store, general)
    store.record(ev.ActionRecorded(kind="police-released", done_at=at, fields=answer, exhibits=(item.id,)))
    assert unsealing.claim(store, [item.id], REASON, deputy).agreed_by


def test_an_answer_of_the_police_from_before_the_lock_frees_nothing(
    custody: tuple[Desk, list[Sheet]], deputy: Person
) -> None:
    """Written ahead, by a program whose clock says 2099, it would count for a lock that is still to come."""
    desk, _ = custody
    with desk.create() as store:
        item = add(store, PICTURE)
        fields = {"force": "Thornshire", "reference": "77", "officer": "PC 4411 Reed"}
        answer = ev.ActionRecorded(
            kind="police-released", done_at="2099-01-01T00:00:00Z", fields=fields, exhibits=(item.id,)
        )
        assert "not locked" in refused(store, answer)
        sealing.seal(store, [item.id], "should not be here")
        store.record(answer)


def test_a_category_that_keeps_it_locked_stands_in_the_way(locked: tuple[CaseStore, Exhibit]) -> None:
    store, item = locked
    store.record(
        ev.ExhibitClassified(
            exhibit=item.id, classification=Classification(criminal=(CriminalTag(id="crim.iioc"),))
        )
    )
    with pytest.raises(GateRefused, match="category"):
        unsealing.claim(store, [item.id], REASON)


def test_what_was_locked_together_goes_together(custody: tuple[Desk, list[Sheet]], deputy: Person) -> None:
    desk, sheets = custody
    with desk.create() as store:
        add_reader(store, deputy.profile)
        first = add(store, PICTURE)
        derived = add(store, b"cut out of it", derived_from=first.id)
        twin = add(store, PICTURE)
        sealing.seal(store, [twin.id], "should not be here")
        refusal = refused(store, ev.TwoPeopleAsked(act="unseal", subject=first.id, reason="only this one"))
        assert "was locked with it" in refusal
        unsealing.claim(store, [derived.id], REASON, deputy)
        back = unsealing.give_back(store, [derived.id], NO, sheets[:2])
        assert [content(store, one) for one in back] == [PICTURE, b"cut out of it", PICTURE]
        assert [one.derived_from for one in back] == [first.id, derived.id, twin.id]


def test_a_crash_between_the_items_loses_nothing_and_doubles_nothing(
    custody: tuple[Desk, list[Sheet]], deputy: Person
) -> None:
    desk, sheets = custody
    with desk.create() as store:
        add_reader(store, deputy.profile)
        first, second = add(store, PICTURE), add(store, PICTURE)
        sealing.seal(store, [first.id], "should not be here")
        unsealing.claim(store, [first.id], REASON, deputy)

        def stop(done: int, total: int | None) -> None:
            if done == 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            unsealing.give_back(store, [first.id], NO, sheets[:2], report=stop)
    with desk.open(write=True) as store:
        assert sealing.settle(store) == []
        standing = unsealing.standing(store.case, second.id)
        assert (standing.stage, len(store.case.returned)) == ("give-back", 1)
        (back,) = unsealing.give_back(store, [second.id], NO, sheets[1:])
        assert content(store, back) == PICTURE
        assert set(store.case.returned) == {first.id, second.id}


def test_it_can_be_locked_again_and_then_the_exception_counts_no_more(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    unsealing.claim(store, [item.id], REASON, deputy)
    (new,) = unsealing.give_back(store, [item.id], NO, custody[1][:2])
    sealing.seal(store, [new.id], "it should be locked after all")
    assert item.sha256 in store.case.blocked
    with pytest.raises(GateRefused):
        add(store, PICTURE)
    assert unsealing.claim(store, [new.id], REASON, deputy).agreed_by


def test_equal_bytes_of_a_drop_answered_yes_lock_what_came_back(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    """The exception was for the lock before; a new answer is a new lock."""
    store, item = locked
    unsealing.claim(store, [item.id], REASON, deputy)
    (new,) = unsealing.give_back(store, [item.id], NO, custody[1][:2])
    answer = structs.replace(new.gate, answer="yes", gate_class="HARD")
    origin = DropOrigin(drop="d", item="i", at=new.gate.at, leaf=1, member="", file_key="")
    event = ev.DropItemStopped(origin=origin, sha256=item.sha256, gate=answer)
    entry = structs.replace(next(iter(store.entries())), id="stopped", event=event)
    after = fold.apply(store.case, entry)
    assert item.sha256 in after.blocked
    assert item.sha256 not in after.excepted


def test_equal_bytes_locked_in_another_case_here_stay_locked_in_both(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person, tmp_path: Path
) -> None:
    store, item = locked
    desk, sheets = custody
    with desk.create(tmp_path / "other.edcase") as other:
        copy = add(other, b"unrelated")
        with pytest.raises(GateRefused):
            add(other, PICTURE)
        sealing.seal(other, [copy.id], "should not be here")
    # the same bytes were in that other case before, and are locked there for a reason of its own
    store.blocked_here.add([item.sha256], other.case.id)
    unsealing.claim(store, [item.id], REASON, deputy)
    with pytest.raises(GateRefused, match="another case"):
        unsealing.give_back(store, [item.id], NO, sheets[:2])


def test_a_lock_that_only_echoes_another_case_ends_there_by_its_own_claim(
    custody: tuple[Desk, list[Sheet]], deputy: Person, tmp_path: Path
) -> None:
    desk, sheets = custody
    path = tmp_path / "other.edcase"
    with desk.create(path) as other:
        add_reader(other, deputy.profile)
        copy = add(other, PICTURE)
    with desk.create() as store:
        add_reader(store, deputy.profile)
        item = add(store, PICTURE)
        sealing.seal(store, [item.id], "should not be here")
    with desk.open(path, write=True) as other:
        assert [one.id for one in sealing.settle(other)] == [copy.id]
        unsealing.claim(other, [copy.id], REASON, deputy)
        with pytest.raises(GateRefused, match="locked in another case"):
            unsealing.give_back(other, [copy.id], NO, sheets[:2])
    with desk.open(write=True) as store:
        unsealing.claim(store, [item.id], REASON, deputy)
        (new,) = unsealing.give_back(store, [item.id], NO, sheets[:2])
    with desk.open(path, write=True) as other:
        assert sealing.settle(other) == []
        (back,) = unsealing.give_back(other, [copy.id], NO, sheets[:2])
        assert content(other, back) == PICTURE
    with desk.open(write=True) as store:
        assert sealing.settle(store) == []
        assert content(store, store.case.exhibits[new.id]) == PICTURE


def test_nothing_of_it_stands_on_the_disk_in_the_open(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person, tmp_path: Path
) -> None:
    store, item = locked
    unsealing.claim(store, [item.id], REASON, deputy)
    unsealing.give_back(store, [item.id], NO, custody[1][:2])
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert PICTURE[:40] not in path.read_bytes()


def test_sheets_of_another_school_open_nothing(locked: tuple[CaseStore, Exhibit], deputy: Person) -> None:
    store, item = locked
    unsealing.claim(store, [item.id], REASON, deputy)
    _, sheets = make_school("Elsewhere", "classic")
    foreign = [parse_sheet(sheets[f"custody-sheet-{n}.txt"], "") for n in (1, 2)]
    with pytest.raises(EvidenceDeskError):
        unsealing.give_back(store, [item.id], NO, foreign)
    assert not store.case.returned
    assert item.sha256 in store.case.blocked


def test_a_pack_says_where_the_bytes_stand_now(
    custody: tuple[Desk, list[Sheet]], locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    assert plan_withheld.told(store.case, item) == "the police have not been told yet"
    unsealing.claim(store, [item.id], REASON, deputy)
    unsealing.give_back(store, [item.id], NO, custody[1][:2])
    old = store.case.exhibits[item.id]
    assert plan_withheld.held(store.case, old).endswith("the same bytes stand in JPS/2")
    assert plan_withheld.told(store.case, old) == "nobody; two people called the lock a mistake"
