"""Backup, restore, health, import and move as a person calls them."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Desk, Ran, make_desk

from evidence_desk.acts.restoring import look_into
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.keys import SchoolFile, make_person
from evidence_desk.library.locked_list import write_locked


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "backup"


def outcomes(document: dict[str, list[dict[str, str]]]) -> list[str]:
    return [case["outcome"] for case in document["cases"]]


def flip(path: Path, offset: int) -> None:
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


def test_a_backup_holds_the_case_and_its_list(dsl: Desk, stocked: Path, stick: Path) -> None:
    done = dsl.good("backup", stick, stocked)
    assert outcomes(done) == ["copied"]
    copy = stick / f"{done['cases'][0]['case']}.edcase"
    assert copy.read_bytes() == stocked.read_bytes()
    sums = (stick / "SHA256SUMS").read_text().split()
    assert sums == [hashlib.sha256(copy.read_bytes()).hexdigest(), copy.name]
    assert outcomes(dsl.good("backup", stick, stocked)) == ["unchanged"]
    dsl.good("add", stocked, "--text", "-", stdin=b"more")
    assert outcomes(dsl.good("backup", stick, stocked)) == ["renewed"]
    assert copy.read_bytes() == stocked.read_bytes()
    assert dsl.good("backup", stick, "--check")["ok"]


def test_a_backup_names_nobody(dsl: Desk, stocked: Path, stick: Path) -> None:
    dsl.good("backup", stick, stocked)
    for path in stick.iterdir():
        data = path.read_bytes()
        for needle in (b"Smith", b"Larkrise", b"Group chat", b"Screen 1", b"hello"):
            assert needle not in data, path.name


def test_an_older_case_never_takes_the_place_of_its_newer_copy(
    dsl: Desk,
    stocked: Path,
    stick: Path,
    run: Callable[..., Ran],
    tmp_path: Path,
    deputy: Desk,
    deputy_file: Path,
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    old = tmp_path / "old.edcase"
    shutil.copy(stocked, old)
    dsl.good("add", stocked, "--text", "-", stdin=b"newer")
    dsl.good("backup", stick, stocked)
    newest = (stick / next(stick.glob("*.edcase")).name).read_bytes()
    for desk in (dsl, deputy):  # the deputy's computer has seen neither
        ran = desk("backup", stick, old, "--json")
        assert ran.code == 20
        assert outcomes(ran.json) == ["older"]
    assert next(stick.glob("*.edcase")).read_bytes() == newest


def test_another_history_never_takes_the_place_of_a_copy(
    dsl: Desk, stocked: Path, stick: Path, tmp_path: Path, deputy: Desk, deputy_file: Path
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    other = tmp_path / "other.edcase"
    shutil.copy(stocked, other)
    dsl.good("add", stocked, "--text", "-", stdin=b"one way")
    deputy.good("add", other, "--text", "-", stdin=b"another way")
    deputy.good("add", other, "--text", "-", stdin=b"and longer")
    dsl.good("backup", stick, stocked)
    ran = deputy("backup", stick, other, "--json")
    assert (ran.code, outcomes(ran.json)) == (20, ["other-history"])


def test_a_damaged_case_is_said_and_its_good_copy_stays(dsl: Desk, stocked: Path, stick: Path) -> None:
    dsl.good("backup", stick, stocked)
    good = next(stick.glob("*.edcase")).read_bytes()
    dsl.good("add", stocked, "--text", "-", stdin=b"more")
    flip(stocked, stocked.read_bytes().index(b"b/") + 700)  # inside a blob
    ran = dsl("backup", stick, stocked, "--json")
    assert (ran.code, outcomes(ran.json)) == (20, ["damaged"])
    assert next(stick.glob("*.edcase")).read_bytes() == good


def test_a_lost_case_comes_back(dsl: Desk, stocked: Path, stick: Path, tmp_path: Path) -> None:
    dsl.good("backup", stick, stocked)
    before = dsl.good("exhibits", stocked)
    stocked.unlink()
    done = dsl.good("restore", stick, "--into", tmp_path / "back")
    assert outcomes(done) == ["restored"]
    back = Path(done["cases"][0]["path"])
    assert back.name == stocked.name  # its own name, which stands in the backup encrypted
    assert dsl.good("exhibits", back) == before
    again = dsl.good("restore", stick, "--into", tmp_path / "back")
    assert outcomes(again) == ["there"]


def test_what_is_restored_stands_behind_what_the_device_has_seen(
    dsl: Desk, stocked: Path, stick: Path, tmp_path: Path
) -> None:
    dsl.good("backup", stick, stocked)
    dsl.good("add", stocked, "--text", "-", stdin=b"after the backup")
    stocked.unlink()
    ran = dsl("restore", stick, "--into", tmp_path / "back", "--json")
    assert (ran.code, outcomes(ran.json)) == (21, ["older"])
    assert not list((tmp_path / "back").glob("*"))
    taken = dsl.good("restore", stick, "--into", tmp_path / "back", "--accept-older")
    assert outcomes(taken) == ["restored"]
    assert dsl("show", taken["cases"][0]["path"]).code == 21  # opening it asks once more


def test_a_locked_item_does_not_come_back_open(
    dsl: Desk, stocked: Path, stick: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    elsewhere = tmp_path / "elsewhere.edcase"
    shutil.copy(stocked, elsewhere)  # a copy somebody made before the item was locked
    dsl.good("seal", stocked, "JPS/1", "--reason", "recognised")
    dsl.good("backup", stick, stocked)
    # The computer is lost: a new one, the same person's keys, the old copy and the backup.
    new = tmp_path / "new home"
    new.mkdir()
    for name in ("keys.age", "profile.json", "school.json"):
        shutil.copy(dsl.home / name, new / name)
    desk = Desk(new, dsl.person, dsl.school, run)
    stocked.unlink()
    assert desk.good("restore", stick, "--into", tmp_path / "back")["locked"] == 1
    ran = desk("extract", elsewhere, "JPS/1", "--out", tmp_path / "out.png")
    assert ran.code in {11, 21}, ran.err
    assert not (tmp_path / "out.png").exists()


def test_a_request_to_lock_goes_with_the_copy_and_comes_back_with_it(
    dsl: Desk, stocked: Path, stick: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    from evidence_desk.base.clock import SystemClock
    from evidence_desk.case import sealing
    from evidence_desk.case.membership import access_of
    from evidence_desk.case.store import CaseStore

    with CaseStore.open(stocked, access_of(dsl.person, dsl.home), SystemClock()) as store:
        sealing.request_seal(store, [store.case.by_ref["JPS/1"]], "recognised")
    assert outcomes(dsl.good("backup", stick, stocked)) == ["copied"]
    assert list(stick.glob("*.seal-*"))
    stocked.unlink()
    for left in tmp_path.glob("case.edcase.seal-*"):
        left.unlink()
    shutil.rmtree(dsl.home / "seal-requests")
    (dsl.home / "locked.age").unlink()
    back = dsl.good("restore", stick, "--into", tmp_path / "back")["cases"][0]["path"]
    ran = dsl("extract", back, "JPS/1", "--out", tmp_path / "out.png")
    assert ran.code == 11, ran.err


def test_a_list_of_a_stranger_locks_nothing_and_opens_nothing(
    dsl: Desk, stocked: Path, stick: Path, tmp_path: Path
) -> None:
    dsl.good("backup", stick, stocked)
    listed = stick / "backup.json"
    listed.write_bytes(listed.read_bytes().replace(b'"k":', b'"k":9'))
    stocked.unlink()
    ran = dsl("restore", stick, "--into", tmp_path / "back", "--json")
    assert "damaged or was changed" in ran.err
    assert outcomes(ran.json) == ["restored"]  # the copies prove themselves
    (locked,) = stick.glob("locked-*.age")
    flip(locked, locked.stat().st_size - 3)
    ran = dsl("restore", stick, "--into", tmp_path / "back again")
    assert ran.code == 12
    assert not (tmp_path / "back again").exists()


def test_what_a_backup_says_is_locked_is_freed_by_its_own_case_alone(
    dsl: Desk, stocked: Path, stick: Path, tmp_path: Path
) -> None:
    """Two people of another case call equal bytes a mistake there: the old copy of this one stays shut."""
    dsl.good("seal", stocked, "JPS/1", "--reason", "recognised")
    case = dsl.good("backup", stick, stocked)["cases"][0]["case"]
    (dsl.home / "locked.age").unlink()
    stocked.unlink()
    assert dsl.good("restore", stick, "--into", tmp_path / "back")["locked"] == 1
    device = DeviceBlockList(dsl.home, dsl.person.identities)
    (digest,) = device.read()
    assert device.entries() == {(digest, case)}
    device.free([digest], "another case")
    assert device.read() == {digest}


def test_a_list_that_a_stranger_put_in_the_place_of_ones_own_is_not_taken_for_whole(
    dsl: Desk, stocked: Path, stick: Path
) -> None:
    """Whoever had the stick makes a list in which nothing is locked; the recipient is public."""
    dsl.good("seal", stocked, "JPS/1", "--reason", "recognised")
    dsl.good("backup", stick, stocked)
    stranger = make_person("X", "dsl", "XXX", "", "classic")
    mine = (dsl.person.profile.fingerprint, dsl.person.profile.recipient)
    write_locked(stick, stranger, [], {}, [mine])
    stocked.unlink()
    ran = dsl("restore", stick, "--list")
    assert "can have left something out" in ran.err + ran.out
    offer = look_into(stick, dsl.person, {})
    assert not offer.locked_known
    assert look_into(stick, dsl.person, {}, [stranger.profile.fingerprint]).locked_known


def test_a_copy_that_is_older_than_its_list_is_found(
    dsl: Desk,
    stocked: Path,
    stick: Path,
    tmp_path: Path,
    run: Callable[..., Ran],
    deputy: Desk,
    deputy_file: Path,
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("backup", stick, stocked)
    (copy,) = stick.glob("*.edcase")
    old = copy.read_bytes()
    dsl.good("add", stocked, "--text", "-", stdin=b"more")
    dsl.good("backup", stick, stocked)
    copy.write_bytes(old)  # somebody puts the older copy back
    assert not dsl("backup", stick, "--check", "--json").json["ok"]
    ran = deputy("restore", stick, "--into", tmp_path / "back", "--json")  # never saw the case
    assert (ran.code, outcomes(ran.json)) == (20, ["incomplete"])


def test_a_missing_copy_is_found(dsl: Desk, stocked: Path, stick: Path, tmp_path: Path) -> None:
    dsl.good("backup", stick, stocked)
    next(stick.glob("*.edcase")).unlink()
    assert dsl("backup", stick, "--check").code == 20
    stocked.unlink()
    ran = dsl("restore", stick, "--into", tmp_path / "back", "--json")
    assert (ran.code, outcomes(ran.json)) == (20, ["missing"])


def test_nothing_is_restored_over_another_file(dsl: Desk, stocked: Path, stick: Path, tmp_path: Path) -> None:
    dsl.good("backup", stick, stocked)
    back = tmp_path / "back"
    back.mkdir()
    stocked.unlink()
    (back / stocked.name).write_bytes(b"something else")
    done = dsl.good("restore", stick, "--into", back)
    assert outcomes(done) == ["restored-beside"]
    assert (back / stocked.name).read_bytes() == b"something else"


def test_a_deputy_restores_with_what_is_locked(
    dsl: Desk, deputy: Desk, deputy_file: Path, stocked: Path, stick: Path, tmp_path: Path
) -> None:
    dsl.good("reader", stocked, "add", deputy_file)
    dsl.good("seal", stocked, "JPS/1", "--reason", "recognised")
    dsl.good("backup", stick, stocked, "--colleague", deputy_file)
    stocked.unlink()
    ran = deputy("restore", stick, "--into", tmp_path / "back", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["locked"] == 1
    assert "signed by another key" in ran.err


def test_health_finds_what_is_wrong_and_remembers_it(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.edcase"
    dsl.good("new", other, "--title", "Another")
    assert dsl.good("health", stocked, other)["ok"]
    flip(stocked, stocked.read_bytes().index(b"b/") + 700)
    ran = dsl("health", stocked, other, tmp_path / "gone.edcase", "--json")
    assert ran.code == 20
    states = {Path(case["path"]).name: case["state"] for case in ran.json["cases"]}
    assert states == {"case.edcase": "damaged", "other.edcase": "whole", "gone.edcase": "missing"}
    last = dsl("health", "--last", "--json").json
    assert {Path(case["path"]).name: case["state"] for case in last["cases"]} == states
    kept = (dsl.home / "library" / "health.age").read_bytes()
    assert b"case.edcase" not in kept


def test_health_says_an_older_copy_with_the_code_of_its_own(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.edcase"
    shutil.copy(stocked, old)
    dsl.good("add", stocked, "--text", "-", stdin=b"more")
    ran = dsl("health", old, "--json")
    assert (ran.code, ran.json["cases"][0]["state"]) == (21, "older")


def test_health_reads_entries_only_where_the_key_fits(
    dsl: Desk,
    stocked: Path,
    run: Callable[..., Ran],
    tmp_path: Path,
    school_and_sheets: tuple[SchoolFile, object],
) -> None:
    stranger = make_desk(tmp_path / "stranger", run, school_and_sheets[0], "Ivy Ray", "investigator", "IXR")
    assert dsl.good("health", stocked)["cases"][0]["opened"]
    assert not stranger.good("health", stocked)["cases"][0].get("opened", False)


def test_import_copies_and_refuses_a_second_and_an_older(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    old = tmp_path / "stick.edcase"
    shutil.copy(stocked, old)
    folder = tmp_path / "library"
    dsl.good("import", stocked, "--into", folder)
    assert (folder / stocked.name).read_bytes() == stocked.read_bytes()
    assert dsl("import", old, "--into", folder).code == 12  # here already
    dsl.good("add", folder / stocked.name, "--text", "-", stdin=b"more")
    (folder / stocked.name).unlink()
    assert dsl("import", old, "--into", folder).code == 21
    assert not list(folder.glob("*.edcase"))


def test_a_damaged_file_is_not_taken_in(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    flip(stocked, stocked.read_bytes().index(b"b/") + 700)
    assert dsl("import", stocked, "--into", tmp_path / "library").code == 20
    assert not list((tmp_path / "library").glob("*"))


def test_a_move_takes_everything_along(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    data = stocked.read_bytes()
    tail = stocked.with_name(stocked.name + ".tail-20261122T140509Z")
    tail.write_bytes(b"set aside")
    moved = dsl.good("move", stocked, "--to", tmp_path / "there")
    target = Path(moved["path"])
    assert target.read_bytes() == data
    assert (target.parent / tail.name).read_bytes() == b"set aside"
    assert not stocked.exists()
    assert not tail.exists()
    assert dsl.good("show", target)["exhibits"] == 2


def test_a_move_that_was_stopped_goes_on(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    shutil.copy(stocked, there / stocked.name)  # copied, and then the power went
    dsl.good("move", stocked, "--to", there)
    assert not stocked.exists()
    assert dsl.good("show", there / "case.edcase")["exhibits"] == 2


def test_a_move_never_overwrites(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / stocked.name).write_bytes(b"another file")
    assert dsl("move", stocked, "--to", there).code == 12
    assert (there / stocked.name).read_bytes() == b"another file"
    assert stocked.exists()


def test_staff_do_none_of_it(staff: Desk, stocked: Path, stick: Path) -> None:
    for words in (
        ("backup", stick, stocked),
        ("health", stocked),
        ("import", stocked, "--into", stick),
        ("move", stocked, "--to", stick),
    ):
        assert staff(*words).code == 11
    assert not stick.exists()


def test_a_backup_into_the_folder_of_the_cases_is_refused(dsl: Desk, stocked: Path) -> None:
    assert dsl("backup", stocked.parent, stocked).code == 12
    assert not (stocked.parent / "backup.json").exists()


def test_the_list_is_one_json_line_that_any_program_reads(dsl: Desk, stocked: Path, stick: Path) -> None:
    dsl.good("backup", stick, stocked)
    listed = json.loads((stick / "backup.json").read_text())
    assert listed["cases"][0]["case"] in {path.stem for path in stick.glob("*.edcase")}
