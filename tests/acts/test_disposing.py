"""Erasing by closure, what a hold bars, and a case that goes: bytes out, two people, certificate, register, no file."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from tests.case.conftest import Desk, add
from tests.case.hostile import writing

from evidence_desk.acts import (
    agreeing,
    backing_up,
    disposing,
    erasing,
    readers,
    recording,
    restoring,
    reviewing,
)
from evidence_desk.acts.closing import close_case
from evidence_desk.acts.locking import lock_for_police
from evidence_desk.base.errors import BadInput, GateRefused, KeyUnavailable, TamperedBundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import merging, two_people
from evidence_desk.case.keys import Home, Person, make_person
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.library import register
from evidence_desk.policy.loader import default_policy

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
POLICY = default_policy()
AT = "2026-11-22T14:05:09Z"
HOLD = {"hold-for": "police", "authority": "DC Lowe", "review-on": "2027-01-01"}
YEAR_S = 366 * 24 * 3600


@pytest.fixture(scope="module")
def deputy() -> Person:
    return make_person("Tom Abe", "deputy", "TXA", "Larkrise Academy", "classic")


@pytest.fixture
def shared(store: CaseStore, deputy: Person) -> CaseStore:
    """The DSL's case, which a deputy reads too."""
    readers.add_reader(store, deputy.profile)
    return store


def place(store: CaseStore) -> str:
    return recording.record_action(
        store, POLICY, "hold-placed", done_at=AT, fields=HOLD, reason="they asked"
    ).id


def says(store: CaseStore) -> list[str]:
    return [line_of(store.case, entry, n, POLICY).says for n, entry in enumerate(store.entries(), 1)]


# -- one exhibit ----------------------------------------------------------------------------------------------


def test_all_that_belongs_to_an_exhibit_goes_with_it_and_its_bytes_leave_the_file(
    store: CaseStore, desk: Desk
) -> None:
    first = add(store, b"one " * 9000)
    derived = add(store, b"cut from one " * 900)
    equal = add(store, b"one " * 9000)
    other = add(store, b"another")
    store.record(ev.ExhibitDescribed(exhibit=derived.id, derived_from=first.id, caption="cut"))
    store.write_snapshot()
    before = desk.path.stat().st_size
    leaves = [first.blob, derived.blob, equal.blob]
    assert [item.ref for item in erasing.erasable(store.case, ["JPS/1"]).items] == ["JPS/1", "JPS/2", "JPS/3"]
    gone = erasing.erase(
        store, POLICY, ["JPS/2"], reason="not part of it", authority="Head", rule="child-protection"
    )
    assert [item.ref for item in gone] == ["JPS/1", "JPS/2", "JPS/3"]
    assert desk.path.stat().st_size < before - 60_000
    with desk.open() as again:  # folded anew, with every commit held against its entries
        case = again.case
        assert [e.status for e in case.in_order()] == ["erased", "erased", "erased", "held"]
        assert all(not again.bundle.member(leaf).present for leaf in leaves if leaf is not None)
        assert again.read_whole(other) == b"another"
        with pytest.raises(GateRefused, match="exhibit is erased"):
            again.read_whole(case.exhibits[first.id])
        assert (case.exhibits[first.id].ref, case.exhibits[first.id].sha256) == ("JPS/1", first.sha256)
        snapshots = list(again.bundle.members("p"))
        assert [member.present for member in snapshots] == [False] * (len(snapshots) - 1) + [True]
        (line,) = [text for text in says(again) if text.startswith("Erased")]
        assert first.sha256 in line
        assert "On whose authority: Head. By the rule: Child-protection case." in line
        assert again.bundle.pending == {}


def test_what_was_erased_can_come_in_again_for_it_is_no_lock(store: CaseStore) -> None:
    add(store, b"one")
    erasing.erase(store, POLICY, ["JPS/1"], reason="r", authority="a")
    with pytest.raises(GateRefused, match="erased before"):
        erasing.erase(store, POLICY, ["JPS/1"], reason="r", authority="a")
    assert add(store, b"one").ref == "JPS/2"


@pytest.mark.parametrize(
    ("reason", "authority", "rule"), [("", "a", ""), ("r", "  ", ""), ("r", "a", "no-such-rule")]
)
def test_nothing_is_erased_without_reason_and_authority(
    store: CaseStore, reason: str, authority: str, rule: str
) -> None:
    add(store, b"one")
    with pytest.raises(BadInput):
        erasing.erase(store, POLICY, ["JPS/1"], reason=reason, authority=authority, rule=rule)
    assert store.case.exhibits[store.case.by_ref["JPS/1"]].status == "held"


def test_what_is_locked_for_the_police_never_goes_this_way_nor_what_belongs_to_it(store: CaseStore) -> None:
    locked = add(store, b"two")
    lock_for_police(store, [locked.id], "not ours to hold")
    child = add(store, b"made from it before")
    store.record(ev.ExhibitDescribed(exhibit=child.id, derived_from=locked.id))
    for name in ("JPS/1", "JPS/2"):
        with pytest.raises(GateRefused, match="only they decide"):
            erasing.erase(store, POLICY, [name], reason="r", authority="a")


def test_an_investigator_erases_nothing(store: CaseStore, desk: Desk, tmp_path: Path) -> None:
    other = make_person("Ann Mo", "investigator", "AXM", "Larkrise Academy", "classic")
    readers.add_reader(store, other.profile)
    add(store, b"one")
    with agreeing.signing_as(store, other), pytest.raises(GateRefused, match="only the DSL or a deputy"):
        erasing.erase(store, POLICY, ["JPS/1"], reason="r", authority="a")


def _erased(store: CaseStore, **other: object) -> ev.ExhibitsErased:
    item = store.case.exhibits[store.case.by_ref["JPS/1"]]
    assert item.blob is not None
    stays = ev.Remains(
        exhibit=item.id,
        reference=item.ref,
        kind=item.kind,
        sha256=item.sha256,
        size=item.size,
        captured_at=AT,
    )
    fields: dict[str, object] = {"remains": (stays,), "erased": (item.blob,), "reason": "r", "authority": "a"}
    return ev.ExhibitsErased(**(fields | other))  # type: ignore[arg-type]  # test values


@pytest.mark.parametrize(
    "lie", ["other bytes", "no bytes", "not all that belongs", "no reason", "only said", "under a hold"]
)
def test_no_program_can_erase_otherwise(store: CaseStore, desk: Desk, lie: str) -> None:
    add(store, b"one")
    two = add(store, b"two")
    if lie == "not all that belongs":
        store.record(ev.ExhibitDescribed(exhibit=two.id, derived_from=store.case.by_ref["JPS/1"]))
    if lie == "under a hold":
        place(store)
    event = {
        "other bytes": _erased(store, erased=(two.blob,)),
        "no bytes": _erased(store, erased=()),
        "no reason": _erased(store, reason=" "),
    }.get(lie, _erased(store))
    leaves = () if lie == "only said" else event.erased
    store.close()
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(event)
        for leaf in leaves:
            pen.staged.remove("erase", leaf)
    with pytest.raises(TamperedBundle):
        desk.open()


def test_the_honest_entry_by_the_same_hand_stands(store: CaseStore, desk: Desk) -> None:
    """So what is refused above is refused for what it says."""
    add(store, b"one")
    event = _erased(store)
    store.close()
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(event)
        pen.staged.remove("erase", event.erased[0])
    with desk.open() as again:
        assert again.case.in_order()[0].status == "erased"


def test_what_one_copy_erased_is_erased_in_the_other_when_they_are_joined(
    store: CaseStore, desk: Desk
) -> None:
    add(store, b"one")
    add(store, b"two")
    store.close()
    copy = desk.path.with_name("copy.edcase")
    shutil.copy(desk.path, copy)
    with desk.open(copy, write=True) as there:
        erasing.erase(there, POLICY, ["JPS/1"], reason="r", authority="a")
        third = add(there, b"three")
        erasing.erase(there, POLICY, [third.ref], reason="r", authority="a")
    desk.clock.pass_s(5)
    with desk.open(write=True, accept_older=True) as here, desk.open(copy) as there:
        add(here, b"here")
        merging.join(here, there)
        states = {e.ref: e.status for e in here.case.in_order()}
    assert states == {"JPS/1": "erased", "JPS/2": "held", "JPS/3": "held", "JPS/4": "erased"}
    with desk.open() as again:
        assert {e.ref: e.status for e in again.case.in_order()} == states


# -- a hold ---------------------------------------------------------------------------------------------------


def test_a_hold_bars_erasing_and_writing_over_and_never_adding(store: CaseStore, desk: Desk) -> None:
    item = add(store, b"one")
    store.record(ev.ExhibitDescribed(exhibit=item.id, caption="as found"))
    person = recording.add_person(store, name="Ann", kind="pupil")
    place(store)
    with pytest.raises(GateRefused, match="a hold is in force"):
        erasing.erase(store, POLICY, ["JPS/1"], reason="r", authority="a")
    edits: list[ev.Event] = [
        ev.ExhibitDescribed(exhibit=item.id, caption="otherwise"),
        ev.PersonChanged(person=person.id, name="Anna"),
        ev.CaseChanged(field="title", value="otherwise"),
    ]
    for event in edits:
        with pytest.raises(GateRefused, match="edit barred"):
            store.record(event)
    store.record(ev.ExhibitDescribed(exhibit=item.id, notes=("seen again today",)))
    recording.change_person(store, person.id, date_of_birth="2012-05-04")  # nothing stood there
    add(store, b"more")
    size = store.case.events
    store.close()
    with desk.open(write=True) as again:
        assert again.case.events == size
    with writing(desk.path, desk.person.signing_key) as pen:
        pen.event(edits[0])
    with pytest.raises(TamperedBundle, match="hold is in force"):
        desk.open()


def test_a_hold_is_released_by_two_people_never_by_whoever_placed_it_alone(
    shared: CaseStore, deputy: Person
) -> None:
    place(shared)
    with pytest.raises(GateRefused, match="second person"):
        recording.record_action(
            shared, POLICY, "hold-released", done_at=AT, fields={"authority": "DC Lowe"}, reason="over"
        )
    recording.record_action(
        shared,
        POLICY,
        "hold-released",
        done_at=AT,
        fields={"authority": "DC Lowe"},
        reason="over",
        second=deputy,
    )
    assert two_people.open_holds(shared.case) == []
    add(shared, b"one")
    assert erasing.erase(shared, POLICY, ["JPS/1"], reason="r", authority="a")


def test_the_schools_sheets_are_not_replaced_under_a_hold(shared: CaseStore) -> None:
    place(shared)
    with pytest.raises(GateRefused, match="hold is in force"):
        agreeing.ask(shared, "replace-sheets", "0" * 64, "one is lost")


# -- a whole case ---------------------------------------------------------------------------------------------


def ready(store: CaseStore, desk: Desk) -> None:
    """Close the case, with a pupil whose time is over 26 years later."""
    add(store, b"one")
    recording.add_person(store, name="Ann Example", kind="pupil", date_of_birth="2015-05-04")
    close_case(store, POLICY, desk.clock.read().utc, "in-school", "talked through with all of them")
    desk.clock.pass_s(26 * YEAR_S)


def dispose(store: CaseStore, second: Person | None = None, over: str = "") -> ev.Recorded:
    return disposing.dispose(
        store,
        POLICY,
        reason="time over, looked at",
        authority="Governors",
        copies="one pack, shredded",
        over=over,
        second=second,
    )


def test_a_case_goes_when_two_people_agree_and_the_certificate_says_how(
    shared: CaseStore, desk: Desk, deputy: Person, tmp_path: Path
) -> None:
    ready(shared, desk)
    found = disposing.plan(shared, POLICY, desk.clock.read())
    assert (found.bars, found.due.state, found.due.until) == ((), "review", "2040-05-04")
    with pytest.raises(GateRefused, match="second person"):
        dispose(shared)
    entry = dispose(shared, second=deputy)
    with pytest.raises((TamperedBundle, GateRefused)):
        add(shared, b"after the end")
    kept = disposing.register_entry(shared, POLICY, entry)
    pdf = disposing.certificate_pdf(shared, POLICY, entry, kept, witness="Head of year")
    case_id = shared.case.id
    disposing.enter_register(desk.home, desk.person, kept)
    shared.close()
    slots = Bundle.open(desk.path).members("k")
    assert slots
    shutil.copy(desk.path, tmp_path / "seen.edcase")
    disposing._overwrite_keys(tmp_path / "seen.edcase", case_id)  # what a disk that kept the file would hold
    with pytest.raises((KeyUnavailable, TamperedBundle)):
        desk.open(tmp_path / "seen.edcase", accept_older=True)
    assert disposing.delete_case(desk.path, case_id) == [desk.path]
    assert not desk.path.exists()
    words = " ".join(
        " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).split()
    )
    for wanted in (
        kept.number,
        case_id[:8],
        "Larkrise Academy",
        "Child-protection case",
        "IRMS toolkit",
        "Governors",
        "one pack, shredded",
        "Tom Abe",
        "Jo P. Smith",
        "Head of year",
        "not covered",
        "4 May 2040",
        "1 exhibit",
    ):
        assert wanted in words, wanted
    assert "Ann Example" not in words
    (line,), damaged = register.all_of(desk.home)
    assert (line.disposal, damaged) == (kept, [])
    stored = line.path.read_text("utf-8")
    assert not any(
        name in stored for name in ("Ann", "Abe", "Smith", "Larkrise", "Governors", '"R"', "shredded")
    )


def test_a_crash_after_the_last_entry_loses_nothing_and_doubles_nothing(
    shared: CaseStore, desk: Desk, deputy: Person
) -> None:
    ready(shared, desk)
    entry = dispose(shared, second=deputy)
    shared.close()
    with desk.open(write=True) as again:
        assert again.case.disposed
        same = disposing.dispose(again, POLICY, reason="", authority="", copies="")
        assert same.id == entry.id
        kept = disposing.register_entry(again, POLICY, same)
    assert disposing.enter_register(desk.home, desk.person, kept) == disposing.enter_register(
        desk.home, desk.person, kept
    )
    assert len(register.all_of(desk.home)[0]) == 1


def test_a_crash_between_register_and_file_does_not_keep_the_file_for_good(
    shared: CaseStore, desk: Desk, deputy: Person
) -> None:
    """The file moved on, by a snapshot or by its housekeeping: what the register says first stands, and it goes."""
    ready(shared, desk)
    first = disposing.register_entry(shared, POLICY, dispose(shared, second=deputy))
    path = disposing.enter_register(desk.home, desk.person, first)
    shared.close()
    with desk.open(write=True) as again:
        again.write_snapshot()
        kept = disposing.register_entry(again, POLICY, disposing.last_entry(again))
        assert kept != first
        assert disposing.enter_register(desk.home, desk.person, kept) == path
    other = structs.replace(kept, case="another")
    with pytest.raises(BadInput, match="number taken"):
        disposing.enter_register(desk.home, desk.person, other)
    assert register.read(path).disposal == first
    assert disposing.delete_case(desk.path, kept.case) == [desk.path]


def test_a_copy_that_comes_back_from_a_backup_is_said_to_have_been_disposed_of(
    shared: CaseStore, desk: Desk, deputy: Person, tmp_path: Path
) -> None:
    ready(shared, desk)
    case_id = shared.case.id
    shared.close()
    home, backup = Home(desk.home), tmp_path / "backup"
    backing_up.back_up([desk.path], backup, desk.person, home, desk.clock)
    with desk.open(write=True) as again:
        kept = disposing.register_entry(again, POLICY, dispose(again, second=deputy))
    disposing.enter_register(desk.home, desk.person, kept)
    disposing.delete_case(desk.path, case_id)
    offer = restoring.look_into(backup, desk.person, {})
    done = restoring.restore(offer, tmp_path / "back", desk.person, home, desk.clock, accept_older=True)
    assert any(kept.number in remark and "disposed of" in remark for remark in done.remarks)


def test_the_register_says_which_of_its_files_was_changed(
    shared: CaseStore, desk: Desk, deputy: Person
) -> None:
    ready(shared, desk)
    kept = disposing.register_entry(shared, POLICY, dispose(shared, second=deputy))
    path = disposing.enter_register(desk.home, desk.person, kept)
    path.write_text(path.read_text("utf-8").replace('"exhibits":1', '"exhibits":9'), "utf-8")
    assert register.all_of(desk.home) == ([], [path])


@pytest.mark.parametrize("bar", ["open", "hold", "locked", "not over", "no rule", "clock"])
def test_what_bars_a_disposal_bars_it_for_two_people_too(
    shared: CaseStore, desk: Desk, deputy: Person, bar: str
) -> None:
    add(shared, b"one")
    if bar != "no rule":
        recording.add_person(shared, name="Ann", kind="pupil", date_of_birth="2015-05-04")
    if bar == "locked":
        lock_for_police(shared, [shared.case.by_ref["JPS/1"]], "r")
        recording.record_action(
            shared,
            POLICY,
            "police-told",
            done_at=AT,
            fields={"force": "F", "reference": "1"},
            exhibits=["all"],
        )
    if bar != "open":
        close_case(shared, POLICY, desk.clock.read().utc, "in-school", "done")
    if bar == "hold":
        place(shared)
    if bar not in {"not over", "clock"}:
        desk.clock.pass_s(26 * YEAR_S)
    if bar == "clock":
        desk.clock.pass_s(26 * YEAR_S)
        shared.record(ev.ExhibitDescribed(exhibit=shared.case.by_ref["JPS/1"], notes=("later",)))
        desk.clock.set_wall_s(-3600)
    said = {
        "open": "not closed",
        "hold": "A hold is in force",
        "locked": "Locked for the police",
        "not over": "Its time is not over: kept until 4 May 2040",
        "no rule": "No rule of the policy",
        "clock": "clock is behind the case",
    }
    with pytest.raises(GateRefused) as caught:
        dispose(shared, second=deputy)
    assert said[bar] in caught.value.user_message
    assert not shared.case.disposed


def test_a_time_that_cannot_be_counted_needs_a_persons_words(
    shared: CaseStore, desk: Desk, deputy: Person
) -> None:
    reviewing.choose_rule(shared, POLICY, "low-level-concern", "no threshold met")
    close_case(shared, POLICY, desk.clock.read().utc, "in-school", "done")
    assert disposing.plan(shared, POLICY, desk.clock.read()).needs_words
    with pytest.raises(BadInput, match="words missing"):
        dispose(shared, second=deputy)
    entry = dispose(shared, over="she left in July 2026", second=deputy)
    assert isinstance(entry.event, ev.CaseDisposed)
    assert "she left in July 2026" in entry.event.reason


def test_what_came_in_after_the_asking_was_not_agreed_on(
    shared: CaseStore, desk: Desk, deputy: Person
) -> None:
    ready(shared, desk)
    asking = agreeing.ask(shared, "dispose", "", "time over")
    with agreeing.signing_as(shared, deputy):
        agreeing.agree(shared, asking.id)
    add(shared, b"found on an old phone")
    with pytest.raises(GateRefused, match="added since"):
        dispose(shared)


def test_the_review_list_shows_what_is_due_first_and_nothing_of_cases_of_others(
    shared: CaseStore, desk: Desk, tmp_path: Path
) -> None:
    ready(shared, desk)
    shared.close()
    young = tmp_path / "young.edcase"
    desk.create(young).close()
    other = make_person("Eve Other", "dsl", "EXO", "Elsewhere", "classic")
    Desk(tmp_path, other, desk.school, desk.clock).create(tmp_path / "hers.edcase").close()
    (tmp_path / "broken.edcase").write_bytes(b"not a case at all")
    paths = [young, tmp_path / "hers.edcase", tmp_path / "broken.edcase", desk.path]
    found = reviewing.review_list(paths, desk.person, Home(desk.home), desk.clock)
    assert [(row.path, row.due.state) for row in found.rows] == [(desk.path, "review"), (young, "open")]
    assert found.damaged == (tmp_path / "broken.edcase",)
