"""The two ways out of a lock: what each needs, who may, what is gone afterwards and what stays."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from tests.case.conftest import WORDING, Desk, FrozenClock, add

from evidence_desk.acts import agreeing, exits, known_copies, unsealing
from evidence_desk.acts.agreeing import signing_as
from evidence_desk.acts.exits import Officer
from evidence_desk.base.errors import BadInput, GateRefused, KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case import fold_transfer, sealing
from evidence_desk.case.fold_exits import INSTRUCTED, SURRENDERED, tombstones_of
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.keys import Person, Sheet, make_person, make_school, parse_sheet
from evidence_desk.case.membership import add_reader
from evidence_desk.case.merging import join
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import says
from evidence_desk.case.values import Exhibit
from evidence_desk.packs import plan_withheld

PICTURE = b"\x89PNG what nobody may hold " * 60
OFFICER = Officer(
    name="DC 4411 Lowe", force="Avonshire Police", reference="CR/1001/26", at="2026-11-22T13:00:00Z"
)
HOW = "letter of 22 November 2026, by hand"
REASON = "the officer wants it destroyed and so does the head of safeguarding"


@pytest.fixture(scope="module")
def school_and_sheets() -> tuple[object, list[Sheet]]:
    school, sheets = make_school("Larkrise Academy", "classic")
    return school, [parse_sheet(sheets[f"custody-sheet-{n}.txt"], "") for n in (1, 2, 3)]


@pytest.fixture(scope="session")
def deputy() -> Person:
    return make_person("Tom Adair", "deputy", "TXA", "Larkrise Academy", "classic")


@pytest.fixture
def desk(
    tmp_path: Path, person: Person, clock: FrozenClock, school_and_sheets: tuple[object, list[Sheet]]
) -> Desk:
    return Desk(tmp_path, person, school_and_sheets[0], clock)  # type: ignore[arg-type]  # as it was made


@pytest.fixture
def sheets(school_and_sheets: tuple[object, list[Sheet]]) -> list[Sheet]:
    return school_and_sheets[1]


@pytest.fixture
def locked(desk: Desk, deputy: Person) -> Iterator[tuple[CaseStore, Exhibit]]:
    with desk.create() as store:
        add_reader(store, deputy.profile)
        item = add(store, PICTURE, caption="from the group chat")
        (sealed,) = sealing.seal(store, [item.id], "should not be here")
        yield store, sealed


def refused(store: CaseStore, *events: ev.Event) -> str:
    """Return why a reader would call these events damage; nothing of them is written."""
    before = store.bundle.head
    with pytest.raises(TamperedBundle) as caught:
        store.record(*events)
    assert store.bundle.head == before
    return caught.value.reason


def destroyed(store: CaseStore, item: Exhibit, deputy: Person) -> Exhibit:
    exits.instruct(store, [item.id], OFFICER, how=HOW)
    (gone,) = exits.destroy(store, item.id, REASON, deputy)
    return gone


def sealed_bytes(store: CaseStore, item: Exhibit) -> bytes:
    return store.bundle.stored(store.case.in_custody[item.id])


# -- handed over ----------------------------------------------------------------------------------------------


def test_a_device_is_handed_over_against_a_receipt_and_the_clock_stops(
    locked: tuple[CaseStore, Exhibit],
) -> None:
    store, item = locked
    record = add_restricted(store, {"described_as": "an undressed image"}, WORDING)
    assert item.id in store.case.seal_clocks
    action = exits.surrender(
        store,
        [item.ref, record.ref],
        OFFICER,
        what="device",
        receipt="P 118",
        more={"device": "phone, bag 7"},
    )
    assert action.fields["officer"] == OFFICER.name
    assert not store.case.seal_clocks
    assert not store.case.police_tasks
    found = exits.standing(store.case, item.id)
    assert [one.id for one in found.handed_over] == [action.id]
    assert store.case.exhibits[item.id].status == "locked"
    assert sealed_bytes(store, item)


@pytest.mark.parametrize("missing", ["officer", "force", "reference", "receipt", "handed-over"])
def test_nothing_leaves_without_officer_force_reference_and_receipt(
    locked: tuple[CaseStore, Exhibit], missing: str
) -> None:
    store, item = locked
    fields = {
        "officer": "DC Lowe",
        "force": "Avonshire Police",
        "reference": "CR/1",
        "receipt": "P 118",
        "handed-over": "device",
    }
    whole = ev.ActionRecorded(kind=SURRENDERED, done_at=OFFICER.at, fields=fields, exhibits=(item.id,))
    assert refused(store, structs.replace(whole, fields={**fields, missing: " "}))
    assert refused(store, structs.replace(whole, exhibits=()))
    assert refused(store, structs.replace(whole, fields={**fields, "handed-over": "a drawing"}))
    store.record(whole)


def test_an_instruction_needs_all_fields_and_names_what_is_locked(locked: tuple[CaseStore, Exhibit]) -> None:
    store, item = locked
    other = add(store, b"lawful and held")
    fields = {"officer": "DC Lowe", "force": "Avonshire", "reference": "CR/1", "how": "letter"}
    whole = ev.ActionRecorded(kind=INSTRUCTED, done_at=OFFICER.at, fields=fields, exhibits=(item.id,))
    for missing in fields:
        assert refused(store, structs.replace(whole, fields={**fields, missing: ""}))
    assert "not locked" in refused(store, structs.replace(whole, exhibits=(item.id, other.id)))
    assert refused(store, structs.replace(whole, exhibits=(item.id, item.id)))
    with pytest.raises(GateRefused, match="not locked"):
        exits.instruct(store, [other.id], OFFICER, how=HOW)
    with pytest.raises(BadInput, match="without a field"):
        exits.instruct(store, [item.id], OFFICER, how=" ")
    late = Officer(name="x", force="y", reference="z", at="2026-12-24T00:00:00Z")
    with pytest.raises(BadInput, match="still to come"):
        exits.instruct(store, [item.id], late, how=HOW)


def test_two_sheets_write_a_copy_that_standard_tools_open_and_nothing_plain_is_left(
    locked: tuple[CaseStore, Exhibit], sheets: list[Sheet], tmp_path: Path
) -> None:
    store, item = locked
    out = tmp_path / "for-the-officer.age"
    with pytest.raises(KeyUnavailable):
        exits.surrender_copy(store, item.ref, OFFICER, sheets[:1], out, receipt="P 119")
    with pytest.raises(BadInput, match="without a field"):
        exits.surrender_copy(store, item.ref, OFFICER, sheets[1:], out, receipt="")
    assert not out.exists()
    assert not store.case.actions
    copy = exits.surrender_copy(store, item.ref, OFFICER, sheets[1:], out, receipt="P 119")
    data = out.read_bytes()
    assert PICTURE not in data
    assert age.decrypt(data, age.parse_identity_file(copy.key.encode()), limit=1 << 20) == PICTURE
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and PICTURE[:40] in p.read_bytes()]
    (action,) = exits.standing(store.case, item.id).handed_over
    assert action.fields["copy-sha256"] == copy.sha256 == hashlib.sha256(data).hexdigest()
    assert "a sealed copy handed to DC 4411 Lowe" in plan_withheld.held(store.case, item)
    held = add(store, b"lawful and held")
    with pytest.raises(GateRefused, match="no sealed copy"):
        exits.surrender_copy(store, held.ref, OFFICER, sheets[:2], tmp_path / "no.age", receipt="P")
    record = add_restricted(store, {"described_as": "x"}, WORDING)
    with pytest.raises(GateRefused, match="no sealed copy"):
        exits.surrender(store, [record.id], OFFICER, what="sealed-copy", receipt="P 120")


# -- destroyed ------------------------------------------------------------------------------------------------


def test_two_people_destroy_what_the_officer_named_and_a_tombstone_stays(
    desk: Desk, locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, item = locked
    inside = sealed_bytes(store, item)
    assert inside in desk.path.read_bytes()
    gone = destroyed(store, item, deputy)
    assert (gone.status, gone.sha256, gone.ref) == ("erased", item.sha256, item.ref)
    assert OFFICER.reference in gone.status_reason
    assert inside not in desk.path.read_bytes()
    assert gone.id not in store.case.seal_clocks
    assert gone.sha256 in store.case.blocked
    with pytest.raises(GateRefused, match="block"):
        store.refuse_blocked(bytes.fromhex(gone.sha256))
    (line,) = [e for e in store.entries() if isinstance(e.event, ev.LockedDestroyed)]
    words = says(store.case, line)
    for part in (item.sha256, item.ref, OFFICER.name, OFFICER.force, OFFICER.reference):
        assert part in words
    found = exits.standing(store.case, item.id)
    assert found.stage == "destroyed"
    assert found.asking is not None
    assert {found.asking.asked_by, found.asking.agreed_by} == {
        store.actor,
        deputy.profile.fingerprint,
    }
    assert not fold_transfer.closed_reason(store.case)
    assert "destroyed" in plan_withheld.held(store.case, gone)
    store.close()
    with desk.open() as again:
        assert again.case.destroyed == store.case.destroyed
        assert again.case.exhibits[item.id].status == "erased"


def test_each_at_their_own_desk(locked: tuple[CaseStore, Exhibit], deputy: Person) -> None:
    store, item = locked
    assert exits.standing(store.case, item.id).stage == "locked"
    with pytest.raises(GateRefused, match="no instruction"):
        exits.ask(store, item.id, REASON)
    exits.instruct(store, [item.id], OFFICER, how=HOW)
    assert exits.standing(store.case, item.id).stage == "instructed"
    with pytest.raises(GateRefused, match="second person"):
        exits.destroy(store, item.id, REASON)
    asking = exits.ask(store, item.id, REASON)
    assert exits.standing(store.case, item.id).stage == "asked"
    with signing_as(store, deputy):
        assert agreeing.waiting_words(store) == [
            f"Jo P. Smith asks you to agree that {item.ref} is destroyed, as the police instruct. Nothing is done "
            "until you do."
        ]
        agreeing.agree(store, asking.id)
    assert exits.standing(store.case, item.id).stage == "agreed"
    assert item.id in store.case.in_custody
    exits.destroy(store, item.id, "")
    assert exits.standing(store.case, item.id).stage == "destroyed"
    with pytest.raises(GateRefused):
        exits.destroy(store, item.id, REASON, deputy)


def test_equal_bytes_go_together(locked: tuple[CaseStore, Exhibit], desk: Desk, deputy: Person) -> None:
    store, item = locked
    first, second = (add(store, b"two of the same " * 9, caption=str(n)) for n in (1, 2))
    sealing.seal(store, [first.id], "both")
    assert store.case.exhibits[second.id].status == "locked"
    with pytest.raises(GateRefused, match=f"{second.ref} holds the same bytes"):
        exits.instruct(store, [first.id], OFFICER, how=HOW)
    names = [one.ref for one in exits.standing(store.case, first.id).items]
    assert names == [first.ref, second.ref]
    exits.instruct(store, names, OFFICER, how=HOW)
    assert len(exits.destroy(store, second.id, REASON, deputy)) == 2
    assert store.case.exhibits[item.id].status == "locked"
    assert sealed_bytes(store, item)


# -- against a co-writer with a valid key ---------------------------------------------------------------------


def test_one_key_destroys_nothing(locked: tuple[CaseStore, Exhibit], deputy: Person) -> None:
    store, item = locked
    action = exits.instruct(store, [item.id], OFFICER, how=HOW)
    (stone,) = tombstones_of(store.case, [item.id])
    leaf = store.case.in_custody[item.id]

    def event(asking: str, **other: object) -> ev.LockedDestroyed:
        whole = ev.LockedDestroyed(
            tombstones=(stone,), erased=(leaf,), instruction=action.id, two_people=asking
        )
        return structs.replace(whole, **other)

    assert "two people" in refused(store, event(""))
    asking = exits.ask(store, item.id, REASON)
    assert "no second one agreed" in refused(store, event(asking.id))
    assert "agrees with themselves" in refused(store, ev.TwoPeopleAgreed(asked=asking.id))
    with signing_as(store, deputy):
        agreeing.agree(store, asking.id)
    kept = add(store, b"lawful and held")
    for wrong in (
        {"erased": ()},
        {"erased": (leaf, kept.blob)},
        {"tombstones": (structs.replace(stone, sha256="0" * 64),)},
        {"tombstones": (structs.replace(stone, exhibit=kept.id),)},
        {"tombstones": ()},
        {"instruction": "no such action"},
    ):
        assert refused(store, event(asking.id, **wrong))
    # The lines must go with the entry: neither one without the other.
    assert "leaves in the file" in caught_at_opening(store, event(asking.id))


def caught_at_opening(store: CaseStore, event: ev.Event) -> str:
    """Write an event that the rules take but whose commit lacks its lines; return why the next opening refuses it."""
    store.record(event)
    path, access, clock = store.bundle.path, store.access, store.clock
    store.close()
    with pytest.raises(TamperedBundle) as caught:
        CaseStore.open(path, access, clock)
    return caught.value.reason


def test_a_sealed_copy_is_not_taken_out_without_a_word(locked: tuple[CaseStore, Exhibit]) -> None:
    store, item = locked
    with store.committing() as batch:
        batch.event(ev.CaseChanged(field="reference", value="quietly"))
        batch.staged.remove("erase", store.case.in_custody[item.id])
    path, access, clock = store.bundle.path, store.access, store.clock
    store.close()
    with pytest.raises(TamperedBundle, match="no entry says why"):
        CaseStore.open(path, access, clock)


def test_what_came_back_is_not_destroyed_behind_its_new_exhibit(
    locked: tuple[CaseStore, Exhibit], deputy: Person, sheets: list[Sheet]
) -> None:
    store, item = locked
    unsealing.claim(store, [item.id], "a mistake; both know it", deputy)
    no = StopAnswers(first="no", second="no", wording=WORDING)
    (new,) = unsealing.give_back(store, [item.id], no, sheets[:2])
    with pytest.raises(GateRefused, match=f"{new.ref} holds the same bytes and is not locked"):
        exits.instruct(store, [item.id], OFFICER, how=HOW)


# -- copies ---------------------------------------------------------------------------------------------------


def test_joining_a_copy_in_which_it_is_still_locked_brings_nothing_back(
    desk: Desk, locked: tuple[CaseStore, Exhibit], deputy: Person, tmp_path: Path
) -> None:
    store, item = locked
    store.close()
    other = Path(shutil.copy(desk.path, tmp_path / "other.edcase"))
    with desk.open(other, write=True, accept_older=True) as theirs:
        add(theirs, b"something else, added there")
    with desk.open(write=True, accept_older=True) as mine:
        inside = sealed_bytes(mine, item)
        destroyed(mine, item, deputy)
        with desk.open(other, accept_older=True) as theirs:
            join(mine, theirs)
        assert mine.case.exhibits[item.id].status == "erased"
        assert item.id not in mine.case.in_custody
        kinds = {copy.kind for copy in known_copies.known_copies(mine, mine.case.exhibits[item.id])}
        assert "other-copy" in kinds
    assert inside not in desk.path.read_bytes()


def test_joining_a_copy_in_which_it_was_destroyed_destroys_nothing_here(
    desk: Desk, locked: tuple[CaseStore, Exhibit], deputy: Person, tmp_path: Path
) -> None:
    store, item = locked
    store.close()
    other = Path(shutil.copy(desk.path, tmp_path / "other.edcase"))
    with desk.open(other, write=True, accept_older=True) as theirs:
        destroyed(theirs, item, deputy)
    with desk.open(write=True, accept_older=True) as mine:
        add(mine, b"something added here")
        with desk.open(other, accept_older=True) as theirs:
            join(mine, theirs)
        found = exits.standing(mine.case, item.id)
        assert (found.stage, mine.case.exhibits[item.id].status) == ("instructed", "locked")
        assert sealed_bytes(mine, item)
        last = [says(mine.case, e) for e in mine.entries() if isinstance(e.event, ev.EntryMerged)][-1]
        assert "Here nothing was destroyed by it" in last
        exits.destroy(mine, item.id, REASON, deputy)
        assert mine.case.exhibits[item.id].status == "erased"


def test_the_list_of_copies_is_what_the_case_wrote_down(
    locked: tuple[CaseStore, Exhibit], deputy: Person
) -> None:
    store, _ = locked
    item = add(store, b"given out before anybody knew", caption="c")
    before = add(store, b"not concerned")
    pack = ev.PackMade(
        pack="AB12", kind="police", exhibits=(item.id,), placeholders=(), sha256="1" * 64, size=9, pages=2
    )
    store.record(
        pack,
        structs.replace(pack, pack="CD34", exhibits=(before.id,)),
        ev.ExhibitExtracted(exhibit=item.id, to="PC 1 Hart", basis="asked"),
        ev.ActionRecorded(
            kind="disclosure",
            done_at=OFFICER.at,
            fields={"to": "Ms Obi", "what": "a print", "basis": "b", "how": "h"},
            exhibits=(item.id,),
        ),
    )
    sealing.seal(store, [item.id], "should not be here")
    found = known_copies.known_copies(store, store.case.exhibits[item.id], ["E:\\backup (22 Nov 2026)"])
    assert [copy.kind for copy in found] == ["origin", "pack", "original", "given", "backup"]
    assert "AB12" in found[1].words
    assert "PC 1 Hart" in found[2].words
    assert not any("CD34" in copy.words for copy in found)


def test_what_was_locked_in_another_copy_is_destroyed_here_too(
    desk: Desk, locked: tuple[CaseStore, Exhibit], deputy: Person, tmp_path: Path
) -> None:
    store, _ = locked
    store.close()
    other = Path(shutil.copy(desk.path, tmp_path / "other.edcase"))
    with desk.open(other, write=True, accept_older=True) as theirs:
        added = add(theirs, b"added there and locked there " * 9)
        sealing.seal(theirs, [added.id], "should not be here")
        inside = sealed_bytes(theirs, added)
    with desk.open(write=True, accept_older=True) as mine:
        with desk.open(other, accept_older=True) as theirs:
            join(mine, theirs)
        here = mine.case.exhibits[added.id]
        assert sealed_bytes(mine, here) == inside
        assert destroyed(mine, here, deputy).status == "erased"
    assert inside not in desk.path.read_bytes()
