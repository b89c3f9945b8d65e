"""Everything about one person: linked, named, by pseudonym; what is locked by its reference alone; as a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.case.conftest import add
from tests.library.conftest import Shelf, message

from evidence_desk.acts.finding import save_list
from evidence_desk.base.errors import BadInput
from evidence_desk.case import events as ev
from evidence_desk.case import sealing
from evidence_desk.case.keys import make_person
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Concern, RoleInExhibit, Source
from evidence_desk.library.keeper import Library
from evidence_desk.library.mentions import Mentions, mentions_of


def pupil(store: CaseStore, name: str, pseudonym: str = "Pupil A") -> str:
    (recorded,) = store.record(ev.PersonAdded(name=name, kind="pupil", pseudonym=pseudonym, year_group="9"))
    return recorded.id


def link(store: CaseStore, person: str, exhibit: str, role: RoleInExhibit) -> None:
    store.record(ev.PersonRoleSet(person=person, exhibit=exhibit, role=role))


def two_cases(shelf: Shelf) -> tuple[Path, Path]:
    def first(store: CaseStore) -> None:
        kayla = pupil(store, "Kayla Smith")
        link(store, kayla, add(store, b"1", caption="Locker room picture").id, "victim")
        message(store, "Smith, Kayla: see you monday", caption="Threat")
        add(store, b"2", caption="Post about Pupil A")
        add(store, b"3", caption="Something else", source=Source(account="@kayla_x99"))
        store.record(ev.ConcernRecorded(concern=Concern(facts="Kayla Smith was followed home.")))

    def second(store: CaseStore) -> None:
        pupil(store, "Kaila Smith")
        add(store, b"4", caption="Nobody of interest")
        add(store, b"5", caption="Post about Pupil A")

    return shelf.new("2026-001", first), shelf.new("2026-002", second)


def ready(shelf: Shelf) -> Library:
    library = shelf.library()
    library.update()
    return library


def hows(found: Mentions) -> dict[tuple[str, str, str], list[str]]:
    return {
        (case.reference, mention.kind, mention.ref): list(mention.how)
        for case in found.cases
        for mention in case.mentions
    }


def test_links_names_in_any_order_and_the_pseudonym_of_that_case_are_found(shelf: Shelf) -> None:
    two_cases(shelf)
    found = mentions_of(ready(shelf), ["Kayla Smith"])
    assert hows(found) == {
        ("2026-001", "person", "Pupil A"): ["person"],
        ("2026-001", "concern", ""): ["notes"],
        ("2026-001", "exhibit", "JPS/1"): ["victim"],
        ("2026-001", "exhibit", "JPS/2"): ["words"],
        ("2026-001", "exhibit", "JPS/3"): ["title"],
    }
    assert (found.count, found.searched) == (5, 2)
    assert found.similar == ("Kaila Smith",)


def test_other_spellings_and_accounts_add_to_the_list(shelf: Shelf) -> None:
    two_cases(shelf)
    found = mentions_of(ready(shelf), ["Kayla Smith", "Kaila Smith", "kayla_x99", "  "])
    keys = set(hows(found))
    assert ("2026-001", "exhibit", "JPS/4") in keys
    assert {("2026-002", "person", "Pupil A"), ("2026-002", "exhibit", "JPS/2")} <= keys
    assert ("2026-002", "exhibit", "JPS/1") not in keys
    assert found.similar == ()
    assert found.names == ("Kayla Smith", "Kaila Smith", "kayla_x99")


@pytest.mark.parametrize("by", ["sealed", "requested"])
def test_what_is_locked_is_named_by_its_reference_alone(shelf: Shelf, by: str) -> None:
    path, _ = two_cases(shelf)
    library = ready(shelf)
    with shelf.open(path, write=by == "sealed") as store:
        lock = sealing.seal if by == "sealed" else sealing.request_seal
        lock(store, [store.case.by_ref["JPS/1"], store.case.by_ref["JPS/2"]], "told to")
    found = mentions_of(library, ["Kayla Smith"])
    by_ref = {mention.ref: mention for mention in found.cases[0].mentions if mention.kind == "exhibit"}
    assert (by_ref["JPS/1"].state, by_ref["JPS/1"].title, by_ref["JPS/1"].how) == ("locked", "", ["victim"])
    assert "JPS/2" not in by_ref  # only its words named her, and nobody may read them


def test_a_case_out_of_reach_makes_the_list_incomplete_and_says_so(shelf: Shelf) -> None:
    path, _ = two_cases(shelf)
    library = ready(shelf)
    path.rename(path.with_suffix(".away"))
    found = mentions_of(library, ["Kayla Smith"])
    assert (found.cases, found.out_of_reach) == ((), 1)


def test_a_case_of_others_is_not_in_the_list(shelf: Shelf) -> None:
    two_cases(shelf)
    colleague = make_person("Sam Okafor", "dsl", "SO", "L", "classic")
    home = shelf.home.parent / "theirs"
    home.mkdir()
    library = Library(colleague, home, shelf.clock, (shelf.person.profile.fingerprint,))
    library.update(list(shelf.cases.iterdir()))
    found = mentions_of(library, ["Kayla Smith"])
    assert (found.cases, found.searched, found.similar) == ((), 0, ())


def test_the_text_says_who_looked_for_whom_where_and_what_it_cannot_say(shelf: Shelf, tmp_path: Path) -> None:
    two_cases(shelf)
    out = tmp_path / "list.txt"
    save_list(mentions_of(ready(shelf), ["Kayla Smith"]), out, shelf.person, shelf.clock)
    text = out.read_text(encoding="utf-8")
    assert "Looked for: Kayla Smith" in text
    assert "Looked by: Jo P. Smith, 22 November 2026 14:05 UTC" in text
    assert "Cases searched: 2. Entries in this list: 5, in 1 case." in text
    assert "not encrypted" in text
    assert "- exhibit: JPS/1  Locker room picture\n      as victim; " in text
    assert out.stat().st_mode & 0o077 == 0


def test_the_table_reads_back_and_is_no_formula(shelf: Shelf, tmp_path: Path) -> None:
    def fill(store: CaseStore) -> None:
        add(store, b"1", caption='=HYPERLINK("http://x","Kayla")')

    shelf.new("2026-001", fill)
    out = tmp_path / "list.csv"
    save_list(mentions_of(ready(shelf), ["Kayla"]), out, shelf.person, shelf.clock)
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert rows[1][:5] == [
        "2026-001",
        "Case 2026-001",
        "exhibit",
        "JPS/1",
        '\'=HYPERLINK("http://x","Kayla")',
    ]


def test_nothing_is_overwritten_and_an_empty_list_is_not_written(shelf: Shelf, tmp_path: Path) -> None:
    two_cases(shelf)
    library = ready(shelf)
    out = tmp_path / "list.txt"
    with pytest.raises(BadInput, match="empty list"):
        save_list(mentions_of(library, ["Nobody Known"]), out, shelf.person, shelf.clock)
    assert not out.exists()
    out.write_text("mine")
    with pytest.raises(BadInput, match="exists"):
        save_list(mentions_of(library, ["Kayla Smith"]), out, shelf.person, shelf.clock)
    assert out.read_text() == "mine"
