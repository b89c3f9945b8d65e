"""Searching across cases: what is found, in which order, and what must never be."""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from tests.case.conftest import add, admission
from tests.library.conftest import Shelf, found, message

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, Cancelled
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case import membership, sealing
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.keys import make_person
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Source
from evidence_desk.library import private
from evidence_desk.library.folders import save_folders
from evidence_desk.library.index import Index
from evidence_desk.library.keeper import Library
from evidence_desk.library.search import question

OTHER = make_person("Tom Adair", "dsl", "TAD", "Larkrise Academy", "classic")


def some_cases(shelf: Shelf) -> tuple[Path, Path]:
    def first(store: CaseStore) -> None:
        add(
            store,
            b"1",
            caption="Group chat about Kayla",
            source=Source(account="@kayla_x99", url="https://a.example/p"),
        )
        message(store, "If she turns up on Monday, she will be sorry. Schöne Grüße", caption="A message")

    def second(store: CaseStore) -> None:
        add(store, b"2", caption="Photo of the locker room")
        message(store, "kayla kayla kayla", caption="Another message")

    return shelf.new("2026-001", first), shelf.new("2026-002", second)


def test_captions_accounts_and_the_words_of_messages_are_found_across_cases(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    update = library.update()
    assert (update.cases, update.read, update.saved) == (2, 2, True)
    hits = library.search("kayla").hits
    assert [(hit.case_reference, hit.ref, hit.where) for hit in hits] == [
        ("2026-001", "JPS/1", "title"),
        ("2026-002", "JPS/2", "words"),
    ]
    assert library.search("kayla_x99").hits[0].where == "source"
    assert found(library, "locker room") == ["JPS/1"]
    assert library.update().read == 0


@pytest.mark.parametrize(
    "words",
    [
        "monday sorry",
        "SORRY Mond",
        '"turns up on"',
        "gruße schon",
        "Gru\u0308ße",
        "mon\u200bday",
        "monday - sorry",
    ],
)
def test_words_are_found_in_any_order_and_spelling(shelf: Shelf, words: str) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    assert found(library, words) == ["JPS/2"]


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "😀", "* OR", '" OR 1', "kayla AND", "NEAR(", "title:", "-", "^"]
)
def test_no_question_breaks_the_search(shelf: Shelf, words: str) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    assert library.search(words).cases == 2


def test_a_phrase_must_stand_as_it_is_and_an_unfinished_word_is_completed() -> None:
    assert question('see "you monday" tur') == '"see" "you monday" "tur"*'
    assert question("turns ") == '"turns"'
    assert question('say "it') == '"say" "it"'


def test_words_of_a_message_are_never_an_excerpt(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    hits = library.search("sorry").hits
    assert {hit.where for hit in hits} == {"words"}
    assert all("sorry" not in f"{hit.excerpt} {hit.title}" for hit in hits)


# --- what is locked


def test_what_is_locked_drops_out_at_once_without_an_update(shelf: Shelf) -> None:
    path, _ = some_cases(shelf)
    library = shelf.library()
    library.update()
    with shelf.open(path, write=True) as store:
        sealing.seal(store, [store.case.by_ref["JPS/2"]], "told to")
    assert found(library, "monday") == []
    assert found(library, "JPS/2") == ["JPS/2"]  # the other case's


def test_a_request_to_lock_beside_the_file_hides_at_once(shelf: Shelf) -> None:
    path, _ = some_cases(shelf)
    library = shelf.library()
    library.update()
    with shelf.open(path) as store:
        sealing.request_seal(store, [store.case.by_ref["JPS/2"]], "cannot be written")
    assert found(library, "monday") == []
    shutil.rmtree(shelf.home / "seal-requests")
    assert found(library, "monday") == []  # the one beside the case
    for beside in shelf.cases.glob("*.seal-*"):
        beside.unlink()
    (shelf.home / "locked.age").unlink()  # it also went on the device's list
    assert found(library, "monday") == ["JPS/2"]


def test_bytes_locked_in_one_case_are_found_in_no_other(shelf: Shelf) -> None:
    one = shelf.new("a", lambda store: message(store, "needleword here", caption="x"))
    shelf.new("b", lambda store: message(store, "needleword here", caption="y"))
    library = shelf.library()
    library.update()
    assert len(found(library, "needleword")) == 2
    with shelf.open(one, write=True) as store:
        sealing.seal(store, list(store.case.exhibits), "told to")
    assert found(library, "needleword") == []


def test_nothing_is_shown_when_the_list_of_locked_bytes_is_damaged(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    (shelf.home / "locked.age").write_bytes(b"not age")
    with pytest.raises(BadInput, match="block-list"):
        library.search("kayla")


def test_locked_words_leave_the_file_of_the_index(shelf: Shelf) -> None:
    """Not only the rows: SQLite and its index of words keep deleted text until it is overwritten and merged."""
    path = shelf.new("a", lambda store: message(store, "zedqualumword bystander", caption="zedqualumcaption"))
    library = shelf.library()
    library.update()
    assert b"zedqualum" in library.index._database.serialize()
    with shelf.open(path, write=True) as store:
        sealing.seal(store, list(store.case.exhibits), "told to")
    library.update()
    library.close()
    again = Index.load(shelf.home, shelf.person)
    assert again.count() == 1
    plain = again._database.serialize()
    assert b"zedqualum" not in plain
    assert b"bystander" not in plain


def test_exhibits_locked_in_the_window_are_taken_out_of_the_file_too(shelf: Shelf) -> None:
    path = shelf.new("a", lambda store: message(store, "zedqualumword", caption="zedqualumcaption"))
    library = shelf.library()
    library.update()
    with shelf.open(path) as store:
        library.close_exhibits(store.case.id, list(store.case.exhibits))
    library.close()
    assert b"zedqualum" not in Index.load(shelf.home, shelf.person)._database.serialize()


def test_a_removed_exhibit_answered_against_is_not_found(shelf: Shelf) -> None:
    """A picture for which a trigger's question was answered Yes is closed before it is sealed."""
    path = shelf.new("a", lambda store: add(store, b"1", caption="needleword"))
    library = shelf.library()
    library.update()
    with shelf.open(path, write=True) as store:
        (name,) = store.case.exhibits
        store.record(
            ev.PictureAnswered(exhibit=name, answer="yes", because="crim.iioc", wording=admission().wording)
        )
    assert found(library, "needleword") == []


# --- whose cases


def test_a_case_that_is_not_ones_own_leaves_no_trace(shelf: Shelf) -> None:
    path = shelf.new("hidden", lambda store: add(store, b"1", caption="needleword"))
    colleague = make_person("Sam Okafor", "dsl", "SO", "L", "classic")
    home = shelf.home.parent / "theirs"
    home.mkdir()
    save_folders(home, colleague, [shelf.cases])
    library = Library(colleague, home, shelf.clock, (shelf.person.profile.fingerprint,))
    update = library.update()
    assert (update.cases, update.read) == (0, 1)
    assert found(library, "needleword") == []
    assert library.cases() == []
    assert library.hidden() == {path}
    assert library.update().read == 0


def test_a_case_about_the_reader_is_in_no_list_and_no_search(shelf: Shelf) -> None:
    def fill(store: CaseStore) -> None:
        add(store, b"1", caption="needleword")

    path = shelf.new("a", fill)
    library = shelf.library()
    library.update()
    assert found(library, "needleword") == ["JPS/1"]
    with shelf.open(path, write=True) as store:
        (recorded,) = store.record(ev.PersonAdded(name="Ms Jo Smith", kind="staff", pseudonym="Staff A"))
        store.record(
            ev.PersonRoleSet(person=recorded.id, exhibit=next(iter(store.case.exhibits)), role="alleged")
        )
    answer = library.search("needleword")
    assert (answer.hits, answer.cases) == ((), 0)
    assert library.cases() == []
    assert path in library.hidden()


@pytest.mark.parametrize(
    ("kind", "role", "hidden"),
    [("staff", "witness", False), ("pupil", "alleged", False), ("parent", "posted", True)],
)
def test_only_whom_a_case_is_about_is_kept_from_it(shelf: Shelf, kind: str, role: str, hidden: bool) -> None:
    def fill(store: CaseStore) -> None:
        exhibit = add(store, b"1", caption="needleword")
        (recorded,) = store.record(ev.PersonAdded(name="Jo Smith", kind=kind, pseudonym="X"))  # type: ignore[arg-type]
        store.record(ev.PersonRoleSet(person=recorded.id, exhibit=exhibit.id, role=role))  # type: ignore[arg-type]

    shelf.new("a", fill)
    library = shelf.library()
    library.update()
    assert (found(library, "needleword") == []) is hidden


def test_a_case_by_somebody_unknown_is_listed_by_its_file_alone_until_it_is_opened(shelf: Shelf) -> None:
    path = shelf.new("planted", lambda store: add(store, b"1", caption="needleword"), by=OTHER)
    library = shelf.library()
    library.update()
    assert found(library, "needleword") == []
    (listed,) = library.cases()
    assert (listed.path, listed.case) == (path, None)
    shelf.open(path).close()
    library.update()
    assert found(library, "needleword") == ["TAD/1"]
    assert library.cases()[0].case is not None


def test_a_case_by_somebody_the_school_vouches_for_is_read_at_first_sight(shelf: Shelf) -> None:
    shelf.new("known", lambda store: add(store, b"1", caption="needleword"), by=OTHER)
    library = shelf.library(vouched=(OTHER.profile.fingerprint,))
    library.update()
    assert found(library, "needleword") == ["TAD/1"]


def test_a_strangers_case_locks_nothing_in_ones_own(shelf: Shelf) -> None:
    """Anybody can write a case to a public key; opening it is what makes its block-list count."""
    shelf.new("mine", lambda store: message(store, "needleword", caption="x"))
    planted = shelf.new("planted", lambda store: message(store, "needleword", caption="y"), by=OTHER)
    with shelf.open(planted, write=True, by=OTHER) as store:
        sealing.seal(store, list(store.case.exhibits), "mischief")
    library = shelf.library()
    library.update()
    assert found(library, "needleword") == ["JPS/1"]


def test_who_was_taken_out_finds_nothing_more(shelf: Shelf) -> None:
    helper = make_person("Ann Lee", "investigator", "AL", "L", "classic")
    path = shelf.new("a", lambda store: add(store, b"1", caption="needleword"))
    with shelf.open(path, write=True) as store:
        membership.add_reader(store, helper.profile)
    home = shelf.home.parent / "theirs"
    home.mkdir()
    save_folders(home, helper, [shelf.cases])
    library = Library(helper, home, shelf.clock, (shelf.person.profile.fingerprint,))
    library.update()
    assert found(library, "needleword") == ["JPS/1"]
    with shelf.open(path, write=True) as store:
        membership.remove_reader(store, "Ann Lee", "left the school")
    assert found(library, "needleword") == []
    assert library.cases() == []


def test_a_time_that_has_ended_takes_the_case_out(shelf: Shelf) -> None:
    helper = make_person("Ann Lee", "investigator", "AL", "L", "classic")
    path = shelf.new("a", lambda store: add(store, b"1", caption="needleword"))
    until = clocks.utc_text(shelf.clock.read().utc + timedelta(hours=1))
    with shelf.open(path, write=True) as store:
        membership.add_reader(store, helper.profile, until=until)
    home = shelf.home.parent / "theirs"
    home.mkdir()
    save_folders(home, helper, [shelf.cases])
    library = Library(helper, home, shelf.clock, (shelf.person.profile.fingerprint,))
    library.update()
    assert found(library, "needleword") == ["JPS/1"]
    shelf.clock.pass_s(3601)
    assert found(library, "needleword") == []
    assert library.cases() == []
    library.update()
    assert found(library, "needleword") == []


def test_a_member_of_staff_has_no_library(shelf: Shelf) -> None:
    some_cases(shelf)
    staff = make_person("Pat Roe", "staff", "PR", "L", "classic")
    library = Library(staff, shelf.home, shelf.clock)
    assert library.update().cases == 0
    assert found(library, "kayla") == []


# --- files that come, go and change


def test_an_added_exhibit_is_found_without_an_update_once_its_case_is_among_the_hits(shelf: Shelf) -> None:
    path = shelf.new("a", lambda store: add(store, b"1", caption="needleword one"))
    library = shelf.library()
    library.update()
    with shelf.open(path, write=True) as store:
        add(store, b"2", caption="needleword two")
    assert sorted(found(library, "needleword")) == ["JPS/1", "JPS/2"]


def test_a_case_that_cannot_be_looked_at_is_counted_and_not_shown(shelf: Shelf) -> None:
    path, _ = some_cases(shelf)
    library = shelf.library()
    library.update()
    away = path.parent.with_name("away")
    path.parent.rename(away)
    answer = library.search("kayla")
    assert (answer.hits, answer.out_of_reach) == ((), 2)
    library.update()
    away.rename(path.parent)
    assert len(library.search("kayla").hits) == 2


def test_a_deleted_case_is_forgotten(shelf: Shelf) -> None:
    path, _ = some_cases(shelf)
    library = shelf.library()
    library.update()
    path.unlink()
    assert library.update().cases == 1
    assert found(library, "monday") == []


def test_a_moved_case_is_found_where_it_is(shelf: Shelf) -> None:
    path, _ = some_cases(shelf)
    library = shelf.library()
    library.update()
    moved = path.with_name("moved.edcase")
    path.rename(moved)
    library.update()
    assert library.search("monday").hits[0].path == moved


def test_of_two_copies_the_newer_one_counts(shelf: Shelf) -> None:
    path = shelf.new("a", lambda store: add(store, b"1", caption="needleword"))
    copy = path.with_name("0-copy.edcase")
    shutil.copyfile(path, copy)
    with shelf.open(path, write=True) as store:
        add(store, b"2", caption="needleword two")
    library = shelf.library()
    library.update()
    assert {hit.path for hit in library.search("needleword").hits} == {path}
    assert len(library.cases()) == 1
    path.unlink()
    assert found(library, "needleword") == []  # the copy is older than what this device has seen
    library.update()
    assert found(library, "needleword") == []


def test_a_damaged_case_shows_nothing_and_is_named(shelf: Shelf) -> None:
    path, _ = some_cases(shelf)
    library = shelf.library()
    library.update()
    with shelf.open(path) as store:
        blob = store.case.in_order()[0].blob
        assert blob is not None
        header = store.bundle.ledger.offsets[blob]
    with path.open("r+b") as file:
        file.seek(header)
        file.write(b"?")
    assert library.update().damaged == (path,)
    assert {hit.path for hit in library.search("kayla").hits} == {path.with_name("2026-002.edcase")}


def test_a_folder_taken_out_of_the_library_is_not_searched(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    assert library.leave(shelf.cases) == ()
    assert found(library, "kayla") == []
    assert library.update().cases == 0


def test_files_that_are_no_cases_are_passed_over(shelf: Shelf) -> None:
    (shelf.cases / "a.edcase").write_bytes(b"hello")
    (shelf.cases / "b.edcase").write_bytes(b"")
    shutil.copyfile(shelf.new("c"), shelf.cases / "d.edcase")
    with (shelf.cases / "d.edcase").open("r+b") as file:
        file.truncate(700)
    library = shelf.library()
    assert library.update().cases == 1


# --- the file of the index


def test_nothing_of_a_case_is_readable_in_the_persons_folder(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    library.close()
    assert (private.folder_of(shelf.home) / "index.age").stat().st_mode & 0o077 == 0
    for path in shelf.home.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert b"kayla" not in data
            assert b"2026-00" not in data
            assert b"sqlite" not in data
            assert b"locker" not in data


def test_an_index_that_somebody_else_wrote_is_not_believed(shelf: Shelf) -> None:
    some_cases(shelf)
    forged = shelf.library()
    forged.update()
    path = private.folder_of(shelf.home) / "index.age"
    path.write_bytes(age.encrypt(forged.index._database.serialize(), shelf.person.identity.recipient()))
    library = shelf.library()
    assert library.index.count() == 0
    library.update()
    assert library.index.count() == 2


@pytest.mark.parametrize("data", [b"", b"age-encryption.org/v1\n", b"x" * 5000])
def test_a_broken_index_is_made_anew(shelf: Shelf, data: bytes) -> None:
    some_cases(shelf)
    shelf.library().update()
    (private.folder_of(shelf.home) / "index.age").write_bytes(data)
    library = shelf.library()
    assert library.update().read == 2
    assert len(found(library, "kayla")) == 2


def test_the_index_is_read_back_and_asked_without_reading_a_case_again(shelf: Shelf) -> None:
    some_cases(shelf)
    shelf.library().update()
    library = shelf.library()
    assert library.update().read == 0
    assert len(found(library, "kayla")) == 2


def test_all_is_read_again_when_somebody_asks_for_it(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    assert library.update(again=True).read == 2
    assert len(found(library, "kayla")) == 2


def test_what_was_read_before_a_stop_is_kept(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.update(report=stop)
    assert shelf.library().index.count() == 1
    assert library.update().read == 1


def test_reading_for_the_index_changes_no_case_and_moves_no_anchor_of_one_never_opened(shelf: Shelf) -> None:
    path = shelf.new("a", lambda store: add(store, b"1", caption="x"), by=OTHER)
    before = path.read_bytes()
    library = shelf.library(vouched=(OTHER.profile.fingerprint,))
    library.update()
    assert path.read_bytes() == before
    assert not (shelf.home / "anchors").exists()


def test_a_closed_library_gives_nothing_more(shelf: Shelf) -> None:
    some_cases(shelf)
    library = shelf.library()
    library.update()
    library.close()
    with pytest.raises(Cancelled):
        library.search("kayla")


def test_questions_are_answered_while_the_folders_are_read(shelf: Shelf) -> None:
    for number in range(12):
        shelf.new(f"case-{number}", lambda store: add(store, b"1", caption="needleword"))
    library = shelf.library()
    with ThreadPoolExecutor(2) as pool:
        reading = pool.submit(library.update)
        asking = [pool.submit(found, library, "needleword") for _ in range(40)]
        counts = [len(answer.result()) for answer in asking]
        assert reading.result().cases == 12
    assert counts == sorted(counts)
    assert len(found(library, "needleword")) == 12


def test_two_programs_keep_an_index_that_reads_back(shelf: Shelf) -> None:
    some_cases(shelf)
    one, other = shelf.library(), shelf.library()
    with ThreadPoolExecutor(2) as pool:
        assert {answer.result().cases for answer in (pool.submit(one.update), pool.submit(other.update))} == {
            2
        }
    assert shelf.library().update().read == 0
    assert [path.name for path in private.folder_of(shelf.home).iterdir() if ".new" in path.name] == []


def test_bytes_locked_in_great_number_are_all_honoured(shelf: Shelf) -> None:
    shelf.new("a", lambda store: message(store, "needleword", caption="x"))
    library = shelf.library()
    library.update()
    digests = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(1200)]
    DeviceBlockList(shelf.home, shelf.person.identities).add(
        [*digests, hashlib.sha256(b"needleword").hexdigest()]
    )
    assert found(library, "needleword") == []
    library.update()
    assert b"needleword" not in library.index._database.serialize() or library.save()
    assert b"needleword" not in Index.load(shelf.home, shelf.person)._database.serialize()
