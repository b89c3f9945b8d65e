"""Pages in the fold: what a hostile co-writer cannot say of one, and what joining two copies makes of them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.case.conftest import Desk, FrozenClock
from tests.case.hostile import EARLIER, World, exhibit, make_world, writing
from tests.case.test_drops import Staff
from tests.case.test_merging import Two, sound

from evidence_desk.case import events as ev
from evidence_desk.case import sealing, taking
from evidence_desk.case.drops import DropWriter
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.grades import grade_of
from evidence_desk.case.intake import NewExhibit, add_exhibit
from evidence_desk.case.keys import Person
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.page_values import PageFactsKept, PartKind
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, GateAnswer

CAPTURE = "7d5d9f4e-2a53-4b6e-9c1c-0f7a3f1b2c3d"
PARTS: tuple[PartKind, ...] = ("screen", "text", "facts")


def said(part: PartKind, who: str, **fields: Any) -> ev.PagePartKept:
    """Return what the commit of a part says."""
    before = GateAnswer(answer="no", who=who, at=EARLIER, wording="page")
    plain: dict[str, Any] = {
        "exhibit": "",
        "capture": CAPTURE,
        "part": part,
        "of": PARTS,
        "asked": "https://chat.example/",
        "before_loading": before,
    }
    return ev.PagePartKept(**(plain | fields))


def keep(store: CaseStore, part: PartKind, data: bytes, **fields: Any) -> Exhibit:
    """Keep a part as the program does."""
    answers = StopAnswers(first="no", second="no", wording="page")
    decision = at_capture(Route.PAGE, answers, wording="page")
    assert isinstance(decision, Admission)
    new = NewExhibit(
        kind="page",
        media_type="image/png",
        method="page",
        grade="B",
        page=(said(part, store.actor, **fields),),
    )
    return add_exhibit(store, decision, new, io.BytesIO(data), len(data))


def put_page(drop: DropWriter, new: NewExhibit, data: bytes) -> None:
    """Seal a part of a page."""
    answers = StopAnswers(first="no", second="no", wording="page")
    decision = at_capture(Route.PAGE, answers, wording="page")
    assert isinstance(decision, Admission)
    drop.add_item(decision, new, io.BytesIO(data), len(data))


@pytest.fixture
def world(tmp_path: Path, person: Person, clock: FrozenClock) -> World:
    return make_world(tmp_path, person, clock)


ENTRIES: dict[str, tuple[dict[str, Any], str]] = {
    "without No before loading": ({"before_loading": {"answer": "yes"}}, "answered No"),
    "of a class": ({"before_loading": {"gate_class": "TERROR"}}, "answered No"),
    "answered by another": ({"before_loading": {"who": "1" * 64}}, "answered No"),
    "answered later": ({"before_loading": {"at": "2027-01-01T00:00:00Z"}}, "answered No"),
    "no part of the page": ({"part": "wacz"}, "none of those"),
    "a part twice in the plan": ({"of": ("screen", "screen")}, "none of those"),
    "another's exhibit": ({"exhibit": "the DSL's"}, "its own commit"),
    "no exhibit": ({"exhibit": "nothing"}, "its own commit"),
    "a long address": ({"asked": "https://x/" + "a" * 9000}, "too long"),
    "long words": ({"cut": "a" * 2001}, "too long"),
}


@pytest.mark.parametrize("what", ENTRIES)
def test_a_co_writer_does_not_enter_a_part_as_what_it_is_not(world: World, what: str) -> None:
    key = world.key_of("investigator")
    fields, words = ENTRIES[what]
    event = said("screen", key.fingerprint)
    changed = {
        name: replace(event.before_loading, **value) if name == "before_loading" else value
        for name, value in fields.items()
    }
    with writing(world.desk.path, key) as pen:
        name = pen.event(exhibit(key, pen.blob(b"new"), kind="page", grade="B"))
        pen.event(replace(event, **({"exhibit": name} | changed)))
    world.assert_refused(words)


def test_a_co_writer_adds_nothing_to_another_persons_page_and_does_not_end_it(world: World) -> None:
    with world.desk.open(write=True) as store:
        keep(store, "screen", b"\x89PNG one")
    key = world.key_of("investigator")
    with writing(world.desk.path, key) as pen:
        pen.event(ev.PageCaptured(capture=CAPTURE, ended="complete"))
    world.assert_refused("did not begin")


def test_a_page_takes_nothing_more_in_once_it_ended(desk: Desk) -> None:
    with desk.create() as store:
        keep(store, "screen", b"\x89PNG one")
        store.record(ev.PageCaptured(capture=CAPTURE, ended="stopped"))
        before = store.case
        with pytest.raises(Exception, match="ended"):
            keep(store, "text", b"\x89PNG two")
        with pytest.raises(Exception, match="twice"):
            store.record(ev.PageCaptured(capture=CAPTURE, ended="complete"))
        assert store.case == before


def test_no_later_entry_takes_a_part_out_of_its_page(desk: Desk) -> None:
    with desk.create() as store:
        kept = keep(store, "screen", b"\x89PNG one")
        store.record(ev.ExhibitDescribed(exhibit=kept.id, capture=""))
        store.record(ev.ExhibitDescribed(exhibit=kept.id, capture="another"))
        assert store.case.exhibits[kept.id].capture == CAPTURE


def test_a_page_of_the_other_copy_comes_with_its_parts_and_its_end(desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    two = Two(desk, tmp_path)
    two.part()
    with two.there() as there:
        first = keep(there, "screen", b"\x89PNG one")
        second = keep(there, "text", b"\x89PNG two")
        there.record(
            ev.PageCaptured(
                capture=CAPTURE,
                ended="stopped",
                why="by hand",
                facts=PageFactsKept(url="https://chat.example/"),
            )
        )
    with two.here() as here:  # so that the two have parted
        here.record(ev.RuleChosen(rule="rule.reputation", reason="r"))
    two.merge()
    with two.here() as here:
        page = here.case.pages[CAPTURE]
        assert [kept.exhibit for kept in page.kept] == [first.id, second.id]
        assert (page.ended, page.why, page.who) == ("stopped", "by hand", here.actor)
        assert {here.case.exhibits[one.id].capture for one in (first, second)} == {CAPTURE}
        sound(here)


def test_parts_that_the_other_copy_went_on_to_keep_are_locked_with_those_locked_here(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.create() as store:
        first = keep(store, "screen", b"\x89PNG one")
    two = Two(desk, tmp_path)
    two.part()
    with two.there() as there:
        second = keep(there, "text", b"\x89PNG two")
    with two.here() as here:
        sealing.seal(here, [first.id], "should not be here")
    two.merge()
    with two.here() as here:
        states = {name: here.case.exhibits[name].status for name in (first.id, second.id)}
        assert states == {first.id: "locked", second.id: "locked"}
        sound(here)


def test_grade_b_needs_a_page_and_a_browser_of_our_own_in_its_sandbox(desk: Desk) -> None:
    with desk.create() as store:
        kept = keep(store, "screen", b"\x89PNG one")
        assert grade_of(store.case, kept) == "B"
        facts = PageFactsKept(url="https://chat.example/", own_browser=True, sandboxed=False)
        store.record(ev.PageCaptured(capture=CAPTURE, ended="complete", facts=facts))
        assert grade_of(store.case, store.case.exhibits[kept.id]) == "C"
        bare = replace(kept, capture="", id="another")
        assert grade_of(store.case, bare) == "C"


def test_a_page_of_a_drop_that_both_copies_took_is_there_once(desk: Desk, tmp_path: Path) -> None:
    desk.create().close()
    staff = Staff(tmp_path, desk)
    with staff.begin() as drop:
        for part in PARTS:
            new = NewExhibit(
                kind="page",
                media_type="image/png",
                method="page",
                grade="B",
                page=(said(part, staff.person.profile.fingerprint),),
            )
            put_page(drop, new, f"\x89PNG {part}".encode())
        drop.end_page(ev.PageCaptured(capture=CAPTURE, ended="complete"))
    two = Two(desk, tmp_path)
    two.part()
    for copy in (two.there, two.here):
        with copy() as store, open_drop(staff.path, (desk.person.identity,)) as opened:
            taking.take(store, opened, lambda event, stream: None)
    two.merge()
    with two.here() as here:
        page = here.case.pages[CAPTURE]
        assert [kept.part for kept in page.kept] == list(PARTS)
        assert (page.ended, page.who) == ("complete", staff.person.profile.fingerprint)
        assert len(here.case.exhibits) == len(PARTS)
        sound(here)
