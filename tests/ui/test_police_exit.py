"""What is locked leaves, in the window: handed over, a sealed copy by two holders, destroyed by two people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, keep
from tests.ui.first_day import OTHER, PASSPHRASE, aside, found_in, press, quiet, type_in
from tests.ui.test_unseal import PICTURE, keys_of, locked_id, session_of, words_on

from evidence_desk.acts import exits, keysmith
from evidence_desk.acts.founding import Plan, found_case
from evidence_desk.acts.keysmith import NewSchool
from evidence_desk.acts.opening import Opened, open_case
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case import sealing
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.keys import Person
from evidence_desk.case.membership import access_of
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.police_exit import PoliceExitSheet
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet

REASON = "As the officer instructs; both of us have seen the letter."


@pytest.fixture(autouse=True)
def quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))


@pytest.fixture(scope="module")
def new() -> NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


@pytest.fixture
def tom(tmp_path: Path, new: NewSchool) -> Person:
    return keys_of(tmp_path / "home" / "people" / "tom", "Tom Adair", "deputy", "TXA", OTHER, new)


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, tom: Person, new: NewSchool, policy: Policy, clock: FrozenClock
) -> Iterator[Desk]:
    jane = keys_of(tmp_path / "home", "Jane P. Shah", "dsl", "JPS", PASSPHRASE, new)
    made = Desk(tmp_path / "home", clock, policy)
    made.set_person(jane)
    path = tmp_path / "case.edcase"

    def prepare() -> Opened:
        plan = Plan(title="T", about_leadership="no", readers=(tom.profile,))
        opened = found_case(path, jane, made.home, plan, policy, clock)
        item = keep(opened.store, policy, PICTURE, caption="the group chat")
        opened.store.record(ev.ExhibitExtracted(exhibit=item.id, to="Ms Obi", basis="asked"))
        sealing.seal(opened.store, [item.id], "Marked at the desk: this should not be here.")
        return opened

    made.take_session(path, aside(prepare))
    yield made
    made.close_case()
    quiet(qtbot)


def sheet_of(qtbot: QtBot, desk: Desk, name: str = "") -> PoliceExitSheet:
    sheet = PoliceExitSheet(
        desk, session_of(desk), name or locked_id(desk), None, backups=["E:/backup (today)"]
    )
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    return sheet


def fill_officer(qtbot: QtBot, sheet: PoliceExitSheet) -> None:
    type_in(qtbot, sheet.officer.officer, "DC 4411 Lowe")
    type_in(qtbot, sheet.officer.force, "Avonshire Police")
    type_in(qtbot, sheet.officer.reference, "CR/1001/26")


def choose(qtbot: QtBot, control: QWidget, option: str) -> None:
    press(qtbot, control._buttons[option])  # type: ignore[attr-defined]  # the one part of it with this id
    quiet(qtbot)


def test_a_device_is_handed_over_and_the_clock_stops(qtbot: QtBot, desk: Desk) -> None:
    sheet = sheet_of(qtbot, desk)
    words = words_on(sheet)
    assert "The original, written out for Ms Obi, asked" in words
    assert "In the backup in E:/backup (today)" in words
    press(qtbot, sheet.save)
    assert words_on(sheet).count("This is needed.") >= 1
    assert not session_of(desk).case.actions
    fill_officer(qtbot, sheet)
    type_in(qtbot, sheet.device, "phone, black")
    type_in(qtbot, sheet.receipt, "P 118")
    press(qtbot, sheet.save)
    assert "The device: DC 4411 Lowe, Avonshire Police, CR/1001/26" in words_on(sheet)
    case = session_of(desk).case
    assert not case.seal_clocks
    assert case.exhibits[locked_id(desk)].status == "locked"


def test_a_record_in_words_has_one_way_only(qtbot: QtBot, desk: Desk) -> None:
    session = session_of(desk)
    job = session.act("", lambda store, report: add_restricted(store, {"platform": "chat"}, "w"))
    with qtbot.waitSignal(job.ended):
        pass
    record = session.case.by_ref["JPS/2"]
    sheet = sheet_of(qtbot, desk, record)
    assert "record in words only" in words_on(sheet)
    assert not sheet.way.isVisible()
    fill_officer(qtbot, sheet)
    type_in(qtbot, sheet.receipt, "P 118")
    press(qtbot, sheet.save)
    assert record not in session.case.police_tasks
    assert locked_id(desk) in session.case.seal_clocks  # told of the one, not of the other


def test_two_holders_and_a_key_that_is_shown_once(
    qtbot: QtBot, desk: Desk, tmp_path: Path, new: NewSchool
) -> None:
    keysmith.write_sheets(tmp_path / "stick", new.sheets)
    sheet, out = sheet_of(qtbot, desk), tmp_path / "for the officer.age"
    choose(qtbot, sheet.handed, "sealed-copy")
    fill_officer(qtbot, sheet)
    type_in(qtbot, sheet.receipt, "P 119")
    type_in(qtbot, sheet.sealed.place.edit, str(out))
    for name in ("recovery-sheet-1.txt", "custody-sheet-3.txt", "custody-sheet-1.txt"):
        assert not out.exists()
        type_in(qtbot, sheet.sealed.holder.file.edit, str(tmp_path / "stick" / name))
        press(qtbot, sheet.save)
        if name.startswith("recovery"):
            assert "A custody sheet is needed." in words_on(sheet)
            sheet.sealed.holder.file.edit.clear()
    assert "Written and encrypted" in words_on(sheet)
    key = age.parse_identity_file(sheet.sealed.key.text().encode())
    assert age.decrypt(out.read_bytes(), key, limit=1 << 20) == PICTURE
    assert not sheet.save.isVisible()
    sheet.reject()
    assert sheet.sealed.key.text() == ""
    assert found_in(tmp_path, [PICTURE[:60]]) == []
    (action,) = session_of(desk).case.actions.values()
    assert action.fields["handed-over"] == "sealed-copy"


def test_destroyed_by_two_at_one_desk(qtbot: QtBot, desk: Desk) -> None:
    sheet = sheet_of(qtbot, desk)
    choose(qtbot, sheet.way, "destroy")
    assert not sheet.destroy_button.isVisible()
    fill_officer(qtbot, sheet)
    press(qtbot, sheet.save)
    assert "This is needed." in words_on(sheet)  # how it was given
    type_in(qtbot, sheet.how, "letter of today")
    press(qtbot, sheet.save)
    assert sheet.standing.stage == "instructed"
    press(qtbot, sheet.beside)
    assert "Write why." in words_on(sheet)
    type_in(qtbot, sheet.reason, REASON)
    press(qtbot, sheet.beside)
    (second,) = sheet.findChildren(SecondPersonSheet)
    type_in(qtbot, second.passphrase, OTHER)
    press(qtbot, second.sign)
    qtbot.waitUntil(lambda: sheet.standing.stage == "destroyed")
    quiet(qtbot)
    words = words_on(sheet)
    assert "JPS/1: destroyed" in words
    assert "Its bytes are gone from this case file" in words
    assert not sheet.save.isVisible()
    item = session_of(desk).case.exhibits[locked_id(desk)]
    assert (item.status, item.sha256 in session_of(desk).case.blocked) == ("erased", True)


def test_asked_today_and_destroyed_after_the_other_agreed(
    qtbot: QtBot, desk: Desk, tom: Person, tmp_path: Path, policy: Policy, clock: FrozenClock
) -> None:
    session, name = session_of(desk), locked_id(desk)
    officer = exits.Officer(name="DC Lowe", force="Avonshire", reference="CR/1", at=session.case.last_at)
    session.act("", lambda store, report: exits.instruct(store, [name], officer, how="letter"))
    quiet(qtbot)
    sheet = sheet_of(qtbot, desk)
    choose(qtbot, sheet.way, "surrender")  # that one stays open all the while
    assert sheet.save.isVisible()
    assert not sheet.ask.isVisible()
    choose(qtbot, sheet.way, "destroy")
    type_in(qtbot, sheet.reason, REASON)
    press(qtbot, sheet.ask)
    assert "It waits for a second person." in words_on(sheet)
    assert not sheet.agree.isVisible()
    path = session.path
    desk.close_case()
    quiet(qtbot)
    toms = Desk(tmp_path / "toms", clock, policy)
    toms.set_person(tom)
    toms.take_session(path, aside(open_case, path, access_of(tom, tmp_path / "toms"), clock))
    theirs = sheet_of(qtbot, toms)
    assert REASON in words_on(theirs)
    press(qtbot, theirs.agree)
    assert theirs.standing.stage == "agreed"
    assert theirs.destroy_button.isVisible()
    press(qtbot, theirs.destroy_button)
    assert exits.standing(session_of(toms).case, name).stage == "destroyed"
    toms.close_case()
    quiet(qtbot)
