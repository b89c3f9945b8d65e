"""Other copies of a case are found, whatever a synchronising program has called them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.case.conftest import Desk, add

from evidence_desk.acts.copies import find_copies, is_marked, plain_name
from evidence_desk.base.errors import BadInput


@pytest.mark.parametrize(
    "name",
    [
        "2026-014 (conflicted copy 2026-11-22).edcase",
        "2026-014 (Jo Smith's conflicted copy 2026-11-22).edcase",
        "2026-014 (conflicted copy 2026-11-22 141522).edcase",
        "2026-014.sync-conflict-20261122-141522-7HK2Q1A.edcase",
        "2026-014-DESKTOP-7HK2Q1.edcase",
        "2026-014-LAPTOP-12AB34CD.edcase",
        "2026-014_conflict-20261122.edcase",
        "2026-014 - Copy.edcase",
        "2026-014 - Copy (2).edcase",
        "2026-014 (1).edcase",
    ],
)
def test_the_marks_of_a_second_version_are_known(name: str) -> None:
    assert is_marked(name)
    assert plain_name(name) == "2026-014.edcase"


@pytest.mark.parametrize(
    "name",
    [
        "2026-014.edcase",
        "year-9-chat.edcase",
        "conflict in year 9.edcase",
        "Year 9 conflict.edcase",
        "a(b).edcase",
    ],
)
def test_other_names_are_not_taken_for_one(name: str) -> None:
    assert not is_marked(name)


def test_every_copy_is_found_by_what_it_is_and_told_by_what_it_has(desk: Desk, tmp_path: Path) -> None:
    with desk.create() as store:
        add(store, b"one")
    older = tmp_path / "2026-014 (conflicted copy).edcase"
    shutil.copy(desk.path, older)
    with desk.open(write=True) as store:
        add(store, b"two")
    away = tmp_path / "away"
    away.mkdir()
    same = away / "anything.edcase"
    shutil.copy(desk.path, same)
    (tmp_path / "no case.edcase").write_bytes(b"something else")
    with desk.create(tmp_path / "another case.edcase"):
        pass
    found = find_copies(desk.path, desk.home, [same, same, desk.path])
    assert [(copy.path, copy.state, copy.has_news) for copy in found] == [
        (same, "same", False),
        (older, "behind", False),
    ]
    assert [copy.marked for copy in found] == [False, True]
    assert [copy.has_news for copy in find_copies(older, desk.home)] == [True]


def test_a_damaged_copy_does_not_keep_the_others_from_being_found(desk: Desk, tmp_path: Path) -> None:
    with desk.create() as store:
        add(store, b"one")
    for name in ("a.edcase", "b.edcase"):
        shutil.copy(desk.path, tmp_path / name)
    data = bytearray((tmp_path / "a.edcase").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "a.edcase").write_bytes(data[:-3000])
    assert tmp_path / "b.edcase" in {copy.path for copy in find_copies(desk.path, desk.home)}


def test_what_is_no_case_has_no_copies(tmp_path: Path) -> None:
    path = tmp_path / "list.edcase"
    path.write_bytes(b"shopping")
    with pytest.raises(BadInput):
        find_copies(path, tmp_path)
