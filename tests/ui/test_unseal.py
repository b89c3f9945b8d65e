"""The way back from a lock by mistake, in the window: claimed, agreed beside the desk, given back by two holders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, keep
from tests.ui.first_day import OTHER, PASSPHRASE, aside, found_in, press, quiet, type_in

from evidence_desk.acts import drill as drills
from evidence_desk.acts import keysmith, unsealing
from evidence_desk.acts.founding import Plan, found_case
from evidence_desk.acts.keysmith import NewSchool, Who
from evidence_desk.acts.opening import Opened, open_case
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case import sealing
from evidence_desk.case.keys import Home, Person, PersonRoleName
from evidence_desk.case.membership import access_of
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.dialogs.unseal import UnsealSheet
from evidence_desk.ui.session import CaseSession

PICTURE = b"\x89PNG the school gate, locked in haste " * 30
REASON = "The wrong row was selected."


@pytest.fixture(autouse=True)
def quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))


@pytest.fixture(scope="module")
def new() -> NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


def keys_of(
    folder: Path, name: str, role: PersonRoleName, initials: str, passphrase: str, new: NewSchool
) -> Person:
    who = Who(name=name, role=role, initials=initials, organisation="Thornmere Academy")
    return aside(
        lambda: keysmith.make_keys(Home(folder), who, passphrase.encode(), new.school, kind="classic")
    )


@pytest.fixture
def jane(tmp_path: Path, new: NewSchool) -> Person:
    return keys_of(tmp_path / "home", "Jane P. Shah", "dsl", "JPS", PASSPHRASE, new)


@pytest.fixture
def tom(tmp_path: Path, jane: Person, new: NewSchool) -> Person:
    return keys_of(keysmith.free_home(tmp_path / "home"), "Tom Adair", "deputy", "TXA", OTHER, new)


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, jane: Person, tom: Person, policy: Policy, clock: FrozenClock
) -> Iterator[Desk]:
    made = Desk(tmp_path / "home", clock, policy)
    made.set_person(jane)
    path = tmp_path / "case.edcase"

    def prepare() -> Opened:
        plan = Plan(title="T", about_leadership="no", readers=(tom.profile,))
        opened = found_case(path, jane, made.home, plan, policy, clock)
        item = keep(opened.store, policy, PICTURE, caption="the school gate")
        sealing.seal(opened.store, [item.id], "Marked at the desk: this should not be here.")
        return opened

    made.take_session(path, aside(prepare))
    yield made
    made.close_case()
    quiet(qtbot)


def session_of(desk: Desk) -> CaseSession:
    assert desk.session is not None
    return desk.session


def locked_id(desk: Desk) -> str:
    return session_of(desk).case.by_ref["JPS/1"]


def sheet_of(qtbot: QtBot, desk: Desk) -> UnsealSheet:
    sheet = UnsealSheet(desk, session_of(desk), locked_id(desk), None)
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    return sheet


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def claim_with_tom(qtbot: QtBot, sheet: UnsealSheet) -> None:
    type_in(qtbot, sheet.reason, REASON)
    press(qtbot, sheet.beside)
    (second,) = sheet.findChildren(SecondPersonSheet)
    assert "Tom Adair" in second.who.currentText()
    type_in(qtbot, second.passphrase, OTHER)
    press(qtbot, second.sign)


def answer_no(qtbot: QtBot, sheet: UnsealSheet) -> None:
    qtbot.wait(400)  # the question settles before it takes an answer
    press(qtbot, sheet.gate.answers["no"])
    qtbot.wait(400)
    press(qtbot, sheet.gate.second_answers["no"])


def test_the_whole_way_in_one_sitting(qtbot: QtBot, desk: Desk, tmp_path: Path, new: NewSchool) -> None:
    keysmith.write_sheets(tmp_path / "stick", new.sheets)
    sheet = sheet_of(qtbot, desk)
    assert "JPS/1: locked for police" in words_on(sheet)
    assert not sheet.gate.isVisible()
    press(qtbot, sheet.ask)
    assert "Write why." in words_on(sheet)
    claim_with_tom(qtbot, sheet)
    assert sheet.standing.stage == "agreed"
    assert "Tom Adair" in words_on(sheet)
    answer_no(qtbot, sheet)
    assert sheet.holder.isVisible()
    type_in(qtbot, sheet.holder.file.edit, str(tmp_path / "stick" / "recovery-sheet-1.txt"))
    press(qtbot, sheet.forward)
    assert "A custody sheet is needed." in words_on(sheet)
    type_in(qtbot, sheet.holder.file.edit, str(tmp_path / "stick" / "custody-sheet-3.txt"))
    press(qtbot, sheet.forward)
    assert "The second holder" in words_on(sheet)
    rows = "\n".join(map(str, drills.paper_rows(new.sheets["custody-sheet-1.txt"])))
    type_in(qtbot, sheet.holder.text, rows)
    press(qtbot, sheet.forward)
    assert "It came back as JPS/2" in words_on(sheet)
    assert sheet.holder.text.toPlainText() == ""
    with qtbot.waitSignal(sheet.returned) as returned:
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    (back,) = returned.args[0]
    case = session_of(desk).case
    assert case.exhibits[back].ref == "JPS/2"
    assert case.exhibits[locked_id(desk)].status == "locked"
    (tmp_path / "stick" / "custody-sheet-1.txt").unlink()
    needles = [PICTURE[:60], new.sheets["custody-sheet-1.txt"].split()[-1]]
    assert found_in(tmp_path, needles) == []


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_any_other_answer_leaves_it_locked(qtbot: QtBot, desk: Desk, tom: Person, answer: str) -> None:
    name = locked_id(desk)
    session_of(desk).act("", lambda store, report: unsealing.claim(store, [name], REASON, tom))
    quiet(qtbot)
    head = session_of(desk).case.events
    sheet = sheet_of(qtbot, desk)
    assert "without looking" in words_on(sheet)
    qtbot.wait(400)
    qtbot.keyClick(sheet.gate, Qt.Key.Key_Return)  # Enter answers nothing
    press(qtbot, sheet.gate.answers[answer])
    assert "So it stays locked." in words_on(sheet)
    assert not sheet.holder.isVisible()
    assert session_of(desk).case.events == head


def test_asked_today_and_agreed_by_the_other_at_their_own_desk(
    qtbot: QtBot, desk: Desk, tom: Person, tmp_path: Path, policy: Policy, clock: FrozenClock
) -> None:
    sheet = sheet_of(qtbot, desk)
    type_in(qtbot, sheet.reason, REASON)
    press(qtbot, sheet.ask)
    assert sheet.standing.stage == "agree"
    assert not sheet.agree.isVisible()  # nobody agrees with themselves
    assert not sheet.gate.isVisible()
    assert "It waits for a second person." in words_on(sheet)
    path = session_of(desk).path
    desk.close_case()
    quiet(qtbot)
    toms = Desk(tmp_path / "toms", clock, policy)
    toms.set_person(tom)
    toms.take_session(path, aside(open_case, path, access_of(tom, tmp_path / "toms"), clock))
    theirs = sheet_of(qtbot, toms)
    assert REASON in words_on(theirs)
    assert "It waits for a second person." not in words_on(theirs), "it is they who answer"
    press(qtbot, theirs.agree)
    assert theirs.standing.stage == "agreed"
    assert theirs.gate.isVisible()
    toms.close_case()
    quiet(qtbot)


def test_the_other_says_no_with_a_reason(
    qtbot: QtBot, desk: Desk, tom: Person, tmp_path: Path, policy: Policy, clock: FrozenClock
) -> None:
    name, path = locked_id(desk), session_of(desk).path
    session_of(desk).act("", lambda store, report: unsealing.claim(store, [name], REASON))
    quiet(qtbot)
    desk.close_case()
    quiet(qtbot)
    toms = Desk(tmp_path / "toms", clock, policy)
    toms.set_person(tom)
    toms.take_session(path, aside(open_case, path, access_of(tom, tmp_path / "toms"), clock))
    theirs = sheet_of(qtbot, toms)
    press(qtbot, theirs.decline)
    assert "Write why." in words_on(theirs)
    type_in(qtbot, theirs.reason, "I do not know the picture.")
    press(qtbot, theirs.decline)
    assert theirs.standing.stage == "claim"
    toms.close_case()
    quiet(qtbot)


def test_once_the_police_were_told_it_leads_to_their_answer(qtbot: QtBot, desk: Desk) -> None:
    told = ev.ActionRecorded(
        kind="police-told", done_at="2026-11-22T14:05:09Z", fields={"force": "Thornshire", "reference": "7"}
    )
    session_of(desk).act("", lambda store, report: store.record(told))
    quiet(qtbot)
    sheet = sheet_of(qtbot, desk)
    assert "it is theirs to decide" in words_on(sheet)
    assert not sheet.ask.isVisible()
    with qtbot.waitSignal(sheet.record_requested):
        press(qtbot, sheet.record)


def test_locking_the_desk_puts_the_sheets_away(qtbot: QtBot, desk: Desk, tom: Person, new: NewSchool) -> None:
    name = locked_id(desk)
    session_of(desk).act("", lambda store, report: unsealing.claim(store, [name], REASON, tom))
    quiet(qtbot)
    sheet = sheet_of(qtbot, desk)
    answer_no(qtbot, sheet)
    rows = "\n".join(map(str, drills.paper_rows(new.sheets["custody-sheet-1.txt"])))
    type_in(qtbot, sheet.holder.text, rows)
    desk.close_case()
    quiet(qtbot)
    assert not sheet.isVisible()
    assert sheet.holder.text.toPlainText() == ""
