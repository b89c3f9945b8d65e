"""Library folders: whose list, what is looked at, and within which bounds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.library.conftest import Shelf

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import age
from evidence_desk.case.keyfile import Keys
from evidence_desk.case.keys import Person, make_person
from evidence_desk.library import folders, private
from evidence_desk.library.folders import add_folder, load_folders, look_through, remove_folder


def names(*given: Path) -> list[str]:
    return [file.path.name for file in look_through(given).files]


def test_the_list_is_kept_and_readable_by_its_person_alone(shelf: Shelf, tmp_path: Path) -> None:
    more = tmp_path / "Kayla Smith"
    more.mkdir()
    assert add_folder(shelf.home, shelf.person, more) == (shelf.cases, more)
    assert load_folders(shelf.home, shelf.person) == (shelf.cases, more)
    stored = (private.folder_of(shelf.home) / "folders.age").read_bytes()
    assert b"Kayla" not in stored
    other = make_person("Tom Adair", "deputy", "TAD", "L", "classic")
    assert load_folders(shelf.home, other) == ()
    assert remove_folder(shelf.home, shelf.person, more) == (shelf.cases,)
    assert more.is_dir()


def test_a_list_that_somebody_else_put_there_is_not_believed(shelf: Shelf, tmp_path: Path) -> None:
    """Anybody can encrypt to a person's public recipient; the key of these files stands nowhere."""
    path = private.folder_of(shelf.home) / "folders.age"
    planted = age.encrypt(b'{"v":1,"folders":["/planted"]}', shelf.person.identity.recipient())
    path.write_bytes(planted)
    assert load_folders(shelf.home, shelf.person) == ()


def test_the_list_outlives_a_change_of_keys(shelf: Shelf) -> None:
    new = make_person("Jo P. Smith", "dsl", "JPS", "L", "classic")
    before = Keys(identity=shelf.person.identity, signing_key=shelf.person.signing_key)
    renewed = Person(
        profile=new.profile, identity=new.identity, signing_key=new.signing_key, earlier=(before,)
    )
    assert load_folders(shelf.home, renewed) == (shelf.cases,)


def test_a_folder_inside_another_is_not_listed_twice(shelf: Shelf, tmp_path: Path) -> None:
    inside = shelf.cases / "2026"
    inside.mkdir()
    assert add_folder(shelf.home, shelf.person, inside) == (shelf.cases,)
    save = folders.save_folders
    save(shelf.home, shelf.person, [inside])
    assert add_folder(shelf.home, shelf.person, shelf.cases) == (shelf.cases,)


def test_the_folder_of_keys_and_what_is_no_folder_are_refused(shelf: Shelf, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="home folder"):
        add_folder(shelf.home, shelf.person, shelf.home)
    with pytest.raises(BadInput, match="not a folder"):
        add_folder(shelf.home, shelf.person, tmp_path / "gone")
    with pytest.raises(BadInput, match="not a library folder"):
        remove_folder(shelf.home, shelf.person, tmp_path / "gone")


def test_files_below_are_found_and_links_and_hidden_folders_are_not_followed(tmp_path: Path) -> None:
    for name in ("a/one.edcase", "a/b/two.EDCASE", "a/.hidden/three.edcase", "outside/four.edcase"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "a" / "notes.txt").write_bytes(b"x")
    (tmp_path / "a" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "a" / "linked.edcase").symlink_to(tmp_path / "outside" / "four.edcase")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "a" / "pipe.edcase")
    assert sorted(names(tmp_path / "a")) == ["one.edcase", "two.EDCASE"]


def test_what_cannot_be_reached_is_said(tmp_path: Path) -> None:
    found = look_through([tmp_path / "away"], [tmp_path / "gone.edcase"])
    assert (found.files, found.unreachable) == ((), (tmp_path / "away",))


def test_a_folder_with_too_much_is_cut_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "FILES_MAX", 2)
    for number in range(4):
        (tmp_path / f"{number}.edcase").write_bytes(b"x")
    found = look_through([tmp_path])
    assert found.too_many == (tmp_path,)
    assert len(found.files) < 4
