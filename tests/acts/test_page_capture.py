"""Keeping a page: two answers, each part durable by itself, and what the case says when it breaks off."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from tests.acts import pages
from tests.case.conftest import Desk, FrozenClock, add
from tests.case.test_drops import Staff, put

from evidence_desk.acts.authority import RepeatRefused
from evidence_desk.acts.chronology import chronology
from evidence_desk.acts.keeping import Description
from evidence_desk.acts.page_capture import (
    Browser,
    IntoCase,
    IntoDrop,
    Loading,
    Order,
    PageKeeping,
    keep_parts,
    may_keep,
    may_load,
    page_wording,
)
from evidence_desk.acts.readiness import plan_problems
from evidence_desk.base.errors import BadInput, Cancelled, GateRefused
from evidence_desk.capture.page_parts import PagePart, PageTrouble
from evidence_desk.case import events as ev
from evidence_desk.case import sealing, taking
from evidence_desk.case.closure import closure
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.gate import StopAnswers, Stopped
from evidence_desk.case.loading import deep_check
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.story_page import state_of
from evidence_desk.case.values import Classification, Source
from evidence_desk.packs import plan_page
from evidence_desk.policy.loader import default_policy

NO = pages.NO


def read_again(desk: Desk) -> CaseStore:
    """Open the case anew, from its file alone."""
    return desk.open()


def test_each_part_is_an_exhibit_with_its_own_reference_and_all_share_a_capture(store: CaseStore) -> None:
    kept = keep_parts(pages.keeping(store), pages.parts())
    exhibits = [exhibit for _, exhibit in kept.parts]
    assert [kind for kind, _ in kept.parts] == [
        "screen",
        "text",
        "page-picture",
        "pdf",
        "mhtml",
        "wacz",
        "facts",
    ]
    assert [exhibit.ref for exhibit in exhibits] == [f"JPS/{number}" for number in range(1, 8)]
    case = store.case
    assert {case.exhibits[exhibit.id].capture for exhibit in exhibits} == {kept.capture}
    assert {exhibit.kind for exhibit in exhibits} == {"page"}
    assert {exhibit.grade for exhibit in exhibits} == {"B"}
    page = case.pages[kept.capture]
    assert (page.ended, state_of(page), page.is_whole) == ("complete", "7 parts", True)
    assert page.facts is not None
    assert (page.facts.redirects, page.facts.films, page.facts.pictures_blurred) == (1, 1, 4)
    assert page.facts.cut == ("The page is longer than 100,000 pixels.",)
    assert store.read_whole(exhibits[1]).decode() == "Watch your back tomorrow – J."
    assert exhibits[0].source.url == pages.URL
    assert exhibits[-1].source.url == "https://chat.example/p/1?from=home"


def test_both_answers_stand_with_each_part(store: CaseStore, clock: FrozenClock) -> None:
    leave = pages.loading(clock.read())
    clock.pass_s(40)
    keeping = PageKeeping(
        IntoCase(store), leave, pages.admitted(), Order(parts=("text",)), pages.OWN, Description()
    )
    (pair,) = keep_parts(keeping, pages.parts(("text",))).parts
    page = page_of(store.case, store.case.exhibits[pair[1].id])
    assert page is not None
    assert (page.before_loading.answer, page.before_loading.at) == ("no", "2026-11-22T14:05:09Z")
    assert (pair[1].gate.answer, pair[1].gate.at) == ("no", "2026-11-22T14:05:49Z")
    assert {page.before_loading.wording, pair[1].gate.wording} == {page_wording()}


@pytest.mark.parametrize(
    ("first", "second", "gate_class"),
    [
        ("yes", None, "HARD"),
        ("unsure", None, "HARD"),
        ("no", "terror", "TERROR"),
        ("no", "intimate", "INTIMATE"),
    ],
)
def test_no_page_is_loaded_or_kept_but_by_no_to_both(
    store: CaseStore, clock: FrozenClock, first: str, second: str | None, gate_class: str
) -> None:
    answers = StopAnswers(first=first, second=second, wording=page_wording())  # type: ignore[arg-type]
    for decision in (may_load(pages.URL, answers, clock.read(), case=store.case), may_keep(answers)):
        assert isinstance(decision, Stopped)
        assert decision.gate_class == gate_class


def test_a_page_nobody_was_asked_about_or_by_other_words_is_not_loaded(clock: FrozenClock) -> None:
    other = StopAnswers(first="no", second="no", wording="stop-2026-11-22")
    for answers in (None, other):
        with pytest.raises(GateRefused):
            may_load(pages.URL, answers, clock.read())
        with pytest.raises(GateRefused):
            may_keep(answers)


@pytest.mark.parametrize(
    "url", ["", "nonsense here", "file:///etc/passwd", "javascript:alert(1)", "https://a:b@c.example"]
)
def test_nonsense_is_no_address(clock: FrozenClock, url: str) -> None:
    with pytest.raises(BadInput):
        may_load(url, NO, clock.read())


def test_one_more_day_of_one_account_is_asked_about_before_it_is_loaded(
    store: CaseStore, clock: FrozenClock
) -> None:
    said = Source(platform="ChatterBox", account="@jade")
    for _ in range(2):
        assert isinstance(may_load(pages.URL, NO, clock.read(), case=store.case, source=said), Loading)
        keep_parts(
            pages.keeping(store, Order(parts=("text",)), description=Description(source=said)),
            [pages.part("text", f"page {clock.read().utc}".encode())],
        )
        clock.pass_s(24 * 3600)
    with pytest.raises(RepeatRefused):
        may_load(pages.URL, NO, clock.read(), case=store.case, source=said)


def test_after_a_kill_in_the_middle_what_landed_is_there_and_the_case_says_how_far_it_came(
    store: CaseStore, desk: Desk
) -> None:
    keeping = pages.keeping(store)
    for kind in ("screen", "text", "page-picture"):
        keeping.take(pages.part(kind))
        with read_again(desk) as seen:  # from the disk, while nothing was closed
            page = seen.case.pages[keeping.kept.capture]
            assert page.kept[-1].part == kind
    assert (page.ended, state_of(page)) == ("", "3 of 7 parts; broke off")


def test_what_is_stopped_keeps_what_had_landed_and_says_so(store: CaseStore) -> None:
    def stopped() -> Iterator[PagePart]:
        yield from pages.parts(("screen", "text"))
        raise Cancelled

    keeping = pages.keeping(store)
    with pytest.raises(Cancelled):
        keep_parts(keeping, stopped())
    page = store.case.pages[keeping.kept.capture]
    assert (page.ended, state_of(page)) == ("stopped", "2 of 7 parts; stopped")
    said = [line_of(store.case, entry, 1).says for entry in store.entries()][-1]
    assert said.startswith("Ended keeping a page (2 of 7 parts; stopped: JPS/1, JPS/2).")


def test_a_browser_that_crashes_leaves_what_landed_and_one_that_never_gave_anything_is_an_error(
    store: CaseStore,
) -> None:
    def crashing(*kinds: str) -> Iterator[PagePart]:
        yield from pages.parts(kinds)  # type: ignore[arg-type]
        raise PageTrouble("crashed", "The browser closed. What had landed is kept. Load the page again.")

    kept = keep_parts(pages.keeping(store), crashing("screen"))
    page = store.case.pages[kept.capture]
    assert (kept.ended, page.ended) == ("failed", "failed")
    assert "The browser closed" in page.why
    before = store.case.events
    with pytest.raises(PageTrouble):
        keep_parts(pages.keeping(store), crashing())
    assert store.case.events == before


def test_a_part_that_cannot_be_made_is_named_and_the_others_are_kept(store: CaseStore) -> None:
    keeping = pages.keeping(store, Order(parts=("screen", "text", "pdf", "facts")))
    keeping.miss("pdf", "The engine could not print it.")
    kept = keep_parts(keeping, pages.parts(("screen", "text", "facts")))
    page = store.case.pages[kept.capture]
    assert (page.ended, page.missing) == ("complete", {"pdf": "The engine could not print it."})
    assert state_of(page) == "3 of 4 parts; complete as far as it could be kept"


@pytest.mark.parametrize(
    "bad",
    [
        pages.part("text", pages.PNG + b"\0a picture as text"),
        pages.part("screen", b"GIF89a"),
        pages.part("pdf", b"PK\x03\x04"),
        pages.part("facts", b"{}"),
        pages.part("facts", b"{" * 200_000),
        pages.part("screen", media_type="text/html"),
    ],
    ids=["picture as text", "not a picture", "archive as PDF", "empty facts", "deep facts", "other type"],
)
def test_what_is_not_what_it_says_is_not_kept(store: CaseStore, bad: PagePart) -> None:
    keeping = pages.keeping(store)
    with pytest.raises(PageTrouble):
        keeping.take(bad)
    assert not store.case.exhibits


def test_parts_that_nobody_asked_for_or_that_come_twice_are_not_kept(store: CaseStore) -> None:
    keeping = pages.keeping(store, Order(parts=("screen", "page-picture", "text")))
    keeping.take(pages.part("screen"))
    for kind in ("screen", "wacz"):
        with pytest.raises(PageTrouble):
            keeping.take(pages.part(kind))
    for number in range(3):  # a very tall page
        keeping.take(pages.part("page-picture", pages.PNG + bytes([number])))
    keeping.take(pages.part("text"))
    page = store.case.pages[keeping.kept.capture]
    assert [kept.part for kept in page.kept] == [
        "screen",
        "page-picture",
        "page-picture",
        "page-picture",
        "text",
    ]
    assert page.ended == "complete"
    with pytest.raises(PageTrouble):
        keeping.take(pages.part("page-picture"))


def test_nothing_that_a_page_says_of_itself_can_carry_a_picture_into_the_record(store: CaseStore) -> None:
    hidden = "QUJD" * 300
    facts = pages.facts(title=hidden, final_url=f"https://chat.example/?d=data:image/png;base64,{hidden}")
    keeping = pages.keeping(store, Order(parts=("facts", "text")))
    keeping.take(pages.part("facts", facts.to_json()))
    kept = keeping.take(pages.part("text", cut=f"data:image/png;base64,{hidden}"))
    assert kept is not None
    page = store.case.pages[keeping.kept.capture]
    assert page.facts is not None
    assert page.facts.url == kept.source.url == "https://chat.example"
    assert hidden[:40] not in str(page) + str(kept)


def test_grade_b_is_for_what_the_own_browser_rendered_in_its_sandbox(store: CaseStore) -> None:
    for number, (browser, grade, words) in enumerate(
        (
            (pages.OWN, "B", "own browser"),
            (Browser(name="QtWebEngine", own=True, sandboxed=False), "C", "without the engine's sandbox"),
            (Browser(name="Edge 140", own=False, sandboxed=True), "C", "installed on this computer"),
        )
    ):
        keeping = pages.keeping(store, Order(parts=("text",)), browser)
        kept = keeping.take(pages.part("text", b"text %d" % number))
        assert kept is not None
        assert kept.grade == grade
        assert words in kept.method


def test_locking_one_part_locks_all_of_the_page_and_nothing_more_joins_it(
    store: CaseStore, desk: Desk
) -> None:
    other = add(store, b"something else")
    keeping = pages.keeping(store)
    taken = [keeping.take(pages.part(kind)) for kind in ("screen", "text", "page-picture")]
    first = taken[0]
    assert first is not None
    assert {exhibit.id for exhibit in closure(store.case, [first.id])} == {one.id for one in taken if one}
    sealing.seal(store, [first.id], "should not be here")
    with pytest.raises(GateRefused, match="locked meanwhile"):
        keeping.take(pages.part("pdf"))
    keeping.end("stopped", "locked")
    with read_again(desk) as seen:
        states = {exhibit.ref: exhibit.status for exhibit in seen.case.exhibits.values()}
        assert states == {other.ref: "held", "JPS/2": "locked", "JPS/3": "locked", "JPS/4": "locked"}
        assert [check for check in deep_check(seen.bundle, seen.unlocked) if not check[1]] == []


def test_a_part_whose_bytes_are_locked_already_locks_what_had_landed_of_its_page(store: CaseStore) -> None:
    known = add(store, pages.BYTES["page-picture"][2])
    sealing.seal(store, [known.id], "should not be here")
    keeping = pages.keeping(store)
    with pytest.raises(GateRefused):
        keep_parts(keeping, pages.parts())
    page = store.case.pages[keeping.kept.capture]
    assert page.ended == "failed"
    assert {store.case.exhibits[kept.exhibit].status for kept in page.kept} == {"locked"}


def test_a_page_goes_into_a_sealed_drop_and_comes_out_whole(desk: Desk, tmp_path: object) -> None:
    desk.create().close()
    staff = Staff(tmp_path, desk)  # type: ignore[arg-type]  # a path
    leave = pages.loading(desk.clock.read())
    with staff.begin() as drop:
        order = Order(parts=("screen", "page-picture", "text", "facts", "wacz"), urgent=True)
        keeping = PageKeeping(IntoDrop(drop), leave, pages.admitted(), order, pages.OWN, Description())
        keep_parts(
            keeping, pages.parts(("screen", "page-picture", "text", "facts"))
        )  # the archive never came
    desk.clock.pass_s(60)
    with desk.open(write=True) as case, open_drop(staff.path, (desk.person.identity,)) as opened:
        taken = taking.take(case, opened, lambda event, stream: None)
        assert [exhibit.ref for exhibit in taken.exhibits] == ["AXO/1", "AXO/2", "AXO/3", "AXO/4"]
        (page,) = case.case.pages.values()
        assert (page.ended, page.urgent, page.who) == ("failed", True, staff.person.profile.fingerprint)
        assert state_of(page) == "4 of 5 parts; failed"
        assert page.facts is not None
        assert {exhibit.grade for exhibit in taken.exhibits} == {"B"}
        assert {exhibit.capture for exhibit in case.case.exhibits.values()} == {page.id}
        assert [check for check in deep_check(case.bundle, case.unlocked) if not check[1]] == []


def test_a_page_whose_last_part_did_not_come_into_a_drop_still_ends_there(
    desk: Desk, tmp_path: object
) -> None:
    desk.create().close()
    staff = Staff(tmp_path, desk)  # type: ignore[arg-type]  # a path
    with staff.begin() as drop:
        keeping = PageKeeping(
            IntoDrop(drop),
            pages.loading(desk.clock.read()),
            pages.admitted(),
            Order(),
            pages.OWN,
            Description(),
        )
        keeping.take(pages.part("screen"))
        keeping.end("stopped", "Stopped by the person who kept it.")
        assert len(drop.items) == 1
    with desk.open(write=True) as case, open_drop(staff.path, (desk.person.identity,)) as opened:
        taking.take(case, opened, lambda event, stream: None)
        (page,) = case.case.pages.values()
        assert (page.ended, page.why) == ("stopped", "Stopped by the person who kept it.")


def test_the_chronology_tells_a_page_once(store: CaseStore) -> None:
    keep_parts(pages.keeping(store), pages.parts())
    rows = chronology(store.case, default_policy(), store.entries())
    (row,) = [row for row in rows if row.exhibits]
    assert row.what == "Kept a page: 7 parts."
    assert row.exhibits == tuple(f"JPS/{number}" for number in range(1, 8))


def test_a_pack_says_which_page_a_part_is_of_and_what_bears_on_it(store: CaseStore) -> None:
    order = Order(parts=("screen", "text", "facts"), signed_in_as="@jade", take_pictures=2)
    keeping = pages.keeping(store, order)
    keeping.take(pages.part("screen", placeholders=3))
    keeping.miss("text", "There was none.")
    facts = pages.facts(filter_issuer="School Filter CA")
    keeping.take(pages.part("facts", facts.to_json()))
    screen, about = (
        store.case.exhibits[part.exhibit] for part in store.case.pages[keeping.kept.capture].kept
    )
    said = {fact.label: fact.value for fact in plan_page.facts_of(store.case, screen)}
    assert said["One page, in parts"] == (
        "2 of 3 parts; complete as far as it could be kept: JPS/1 screen picture, JPS/2 facts."
    )
    assert said["Why not all of it"] == "No page text: There was none."
    assert said["Not taken in"] == "Of 3 pictures or films only the address, type and size are in this part."
    assert said["Pictures taken"] == "2 pictures were taken by a press that named this number."
    assert said["Certificate"].startswith(
        "Issued by School Filter CA, and no public log knows it: most likely a filter"
    )
    assert said["Signed in"] == "As @jade: others may be shown another page."
    assert "Server" not in said
    full = {fact.label: fact.value for fact in plan_page.facts_of(store.case, about)}
    assert full["Server"] == "192.0.2.7, h2, TLS 1.3"
    assert full["Address shown"] == "https://chat.example/p/1?from=home"
    assert full["Pictures and films"] == "4 pictures stayed blurred; 1 film was neither played nor kept"
    assert full["Cut off"] == "The page is longer than 100,000 pixels."
    assert plan_page.kind_label(store.case, screen) == "Page part: screen picture"
    assert plan_page.answered_words(store.case, screen).startswith(
        ", before the page was loaded (22 November 2026"
    )


def test_what_should_not_be_in_a_drop_goes_with_all_of_its_page(desk: Desk, tmp_path: object) -> None:
    desk.create().close()
    staff = Staff(tmp_path, desk)  # type: ignore[arg-type]  # a path
    with staff.begin() as drop:
        other = put(drop, b"\x89PNG another")
        leave, order = pages.loading(desk.clock.read()), Order(parts=("screen", "text", "pdf"))
        keeping = PageKeeping(IntoDrop(drop), leave, pages.admitted(), order, pages.OWN, Description())
        kept = keep_parts(keeping, pages.parts(order.parts))
        drop.withdraw(kept.parts[2][1].id, "mistake")
        assert len(drop.items) == 3
        drop.withdraw(kept.parts[0][1].id, "should-not-be-here")
        assert [item.id for item in drop.items] == [other.id]
    with desk.open(write=True) as case, open_drop(staff.path, (desk.person.identity,)) as opened:
        assert len(taking.take(case, opened, lambda event, stream: None).exhibits) == 1
        assert not case.case.pages


def test_a_page_is_classified_by_any_of_its_parts(store: CaseStore) -> None:
    policy = default_policy()
    kept = keep_parts(pages.keeping(store), pages.parts())
    first, second = (exhibit for _, exhibit in kept.parts[:2])

    def unclassified() -> tuple[str, ...]:
        found = plan_problems(store.case, policy, frozenset(), list(store.case.exhibits))
        return next((one.ids for one in found if one.code == "no-policy-cell"), ())

    assert len(unclassified()) == 7
    cell = next(iter(policy.matrix.cells))
    store.record(ev.ExhibitClassified(exhibit=second.id, classification=Classification(cells=(cell,))))
    assert unclassified() == ()
    now = store.case.exhibits[first.id]
    assert plan_page.classified_with(store.case, now) == "With JPS/2, of the same page"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is ended in the middle")
def test_a_program_that_is_killed_between_two_parts_loses_none_that_landed(desk: Desk) -> None:
    desk.create().close()
    child = os.fork()
    if not child:  # nothing of this process may run its ends
        with desk.open(write=True) as store:
            keeping = pages.keeping(store)
            for kind in ("screen", "text", "page-picture"):
                keeping.take(pages.part(kind))
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    with desk.open(write=True) as store:
        (page,) = store.case.pages.values()
        assert state_of(page) == "3 of 7 parts; broke off"
        assert [store.case.exhibits[kept.exhibit].ref for kept in page.kept] == ["JPS/1", "JPS/2", "JPS/3"]
        assert [check for check in deep_check(store.bundle, store.unlocked) if not check[1]] == []
