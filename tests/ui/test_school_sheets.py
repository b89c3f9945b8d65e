"""The school's sheets in the window: the term's drill and its reminder, a lost sheet replaced, many cases recovered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import OTHER, PASSPHRASE, aside, found_in, press, quiet, type_in

from evidence_desk.acts import drillbook, keysmith
from evidence_desk.acts.founding import Plan, found_case
from evidence_desk.acts.keysmith import NewSchool, Who
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.bundle import age
from evidence_desk.case.keys import Home, Person, PersonRoleName, read_sheet
from evidence_desk.case.membership import open_with_sheets
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.recover import RecoverSheet
from evidence_desk.ui.dialogs.replace_sheets import ReplaceSheetsSheet
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.dialogs.sheets import SchoolSheetsSheet
from evidence_desk.ui.drills import DrillReminder, Drills
from evidence_desk.ui.settings import RecentCase, Settings
from evidence_desk.ui.widgets.buttons import QuietButton


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
def stick(tmp_path: Path, new: NewSchool) -> Path:
    aside(keysmith.write_sheets, tmp_path / "stick", new.sheets)
    return tmp_path / "stick"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, jane: Person, policy: Policy, clock: FrozenClock) -> Iterator[Desk]:
    made = Desk(tmp_path / "home", clock, policy)
    made.set_person(jane)
    yield made
    made.close_case()
    quiet(qtbot)


@pytest.fixture
def cases(
    desk: Desk, jane: Person, tom: Person, tmp_path: Path, policy: Policy, clock: FrozenClock
) -> list[Path]:
    """Two cases that both read, in the list of this desk."""
    paths = []

    def make(name: str) -> RecentCase:
        path = tmp_path / "cases" / f"{name}.edcase"
        path.parent.mkdir(exist_ok=True)
        plan = Plan(title=f"Case {name}", about_leadership="no", readers=(tom.profile,))
        opened = found_case(path, jane, desk.home, plan, policy, clock)
        opened.store.close()
        paths.append(path)
        return RecentCase(
            path=str(path),
            case_id=opened.store.case.id,
            title=plan.title,
            reference="",
            opened_at="",
            exhibits=0,
        )

    desk.settings = Settings(recent=tuple(aside(make, name) for name in ("one", "two")))
    return paths


def shown(qtbot: QtBot, sheet: QWidget) -> QWidget:
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    return sheet


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, words: str) -> QuietButton:
    return next(b for b in widget.findChildren(QuietButton) if words in b.text() and b.isVisible())


def test_the_drill_is_noted_and_the_reminder_goes(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    reminder, drills = DrillReminder(), Drills(desk, desk)
    qtbot.addWidget(reminder)
    drills.found.connect(reminder.show_state)
    drills.look()
    quiet(qtbot)
    assert reminder.isVisible()
    assert "autumn term" in words_on(reminder)
    sheet = SchoolSheetsSheet(desk, None)
    shown(qtbot, sheet)
    sheet.noted.connect(drills.look)
    assert "Not tried yet in the autumn term" in words_on(sheet)
    assert "never on this computer" in words_on(sheet)
    type_in(qtbot, sheet.drill.folder.edit, str(stick))
    press(qtbot, button(sheet, "Read these sheets"))
    assert "Tried in the autumn term" in words_on(sheet)
    quiet(qtbot)
    assert not reminder.isVisible()


def test_half_a_drill_does_not_silence_it(qtbot: QtBot, desk: Desk, stick: Path) -> None:
    for number in (1, 2, 3):
        (stick / f"custody-sheet-{number}.txt").unlink()
    sheet = SchoolSheetsSheet(desk, None)
    shown(qtbot, sheet)
    type_in(qtbot, sheet.drill.folder.edit, str(stick))
    press(qtbot, button(sheet, "Read these sheets"))
    assert "Not tried yet in the autumn term" in words_on(sheet)
    assert "All recovery sheets last opened: 22 November 2026" in words_on(sheet)


def test_an_investigator_is_not_reminded_and_replaces_nothing(
    qtbot: QtBot, desk: Desk, tmp_path: Path, new: NewSchool
) -> None:
    ann = keys_of(keysmith.free_home(tmp_path / "home"), "Ann Marsh", "investigator", "AXM", OTHER, new)
    desk.set_person(ann)
    reminder, drills = DrillReminder(), Drills(desk, desk)
    qtbot.addWidget(reminder)
    drills.found.connect(reminder.show_state)
    drills.look()
    quiet(qtbot)
    assert not reminder.isVisible()
    sheet = SchoolSheetsSheet(desk, None)
    shown(qtbot, sheet)
    assert not sheet.replace.isVisible()


def test_a_lost_recovery_sheet_is_replaced_in_every_case(
    qtbot: QtBot, desk: Desk, cases: list[Path], stick: Path, tmp_path: Path
) -> None:
    sheet = ReplaceSheetsSheet(desk, None)
    shown(qtbot, sheet)
    press(qtbot, sheet.forward)
    assert "Choose which sheets are made anew." in words_on(sheet)
    sheet.which.recovery.click()
    press(qtbot, sheet.forward)
    type_in(qtbot, sheet.place.folder.edit, str(tmp_path / "fresh"))
    press(qtbot, sheet.forward)
    assert sorted(path.name for path in (tmp_path / "fresh").iterdir()) == [
        f"recovery-sheet-{number}.txt" for number in (1, 2, 3)
    ]
    press(qtbot, sheet.beside)
    assert "Write why." in words_on(sheet)
    type_in(qtbot, sheet.reason, "The second sheet is lost.")
    press(qtbot, sheet.beside)
    (second,) = sheet.findChildren(SecondPersonSheet)
    type_in(qtbot, second.passphrase, OTHER)
    press(qtbot, second.sign)
    assert "2 case(s) go on with the new sheets." in words_on(sheet)
    old = [aside(read_sheet, stick / f"recovery-sheet-{number}.txt") for number in (1, 3)]
    fresh = [aside(read_sheet, tmp_path / "fresh" / f"recovery-sheet-{number}.txt") for number in (1, 3)]
    for path in cases:
        with pytest.raises(KeyUnavailable):
            aside(open_with_sheets, path, old)
        bundle, _ = aside(open_with_sheets, path, fresh)
        aside(bundle.close)
    secrets = [(tmp_path / "fresh" / "recovery-sheet-1.txt").read_bytes().split()[-1]]
    (tmp_path / "fresh" / "recovery-sheet-1.txt").unlink()
    assert found_in(tmp_path, secrets) == []
    state = aside(drillbook.state, desk.home, desk.person, desk.home.school(), desk.clock)
    assert state.due  # new sheets have not been tried


def test_custody_sheets_are_made_anew_with_two_of_the_old(
    qtbot: QtBot, desk: Desk, new: NewSchool, stick: Path, tmp_path: Path
) -> None:
    sheet = ReplaceSheetsSheet(desk, None)
    shown(qtbot, sheet)
    sheet.which.custody.click()
    press(qtbot, sheet.forward)
    assert "Say whether two of the old custody sheets are here." in words_on(sheet)
    sheet.which.kept.radio("kept").click()
    press(qtbot, sheet.forward)
    for name, words in (
        ("recovery-sheet-1.txt", "A custody sheet is needed."),
        ("custody-sheet-2.txt", "The second holder"),
        ("custody-sheet-2.txt", "Another one is needed."),
        ("custody-sheet-3.txt", "Write them to a folder"),
    ):
        type_in(qtbot, sheet.holder.file.edit, str(stick / name))
        press(qtbot, sheet.forward)
        shown_words = words_on(sheet) + sheet.place.way.radio("folder").text()
        assert words in shown_words
    assert sheet.place.isVisible()
    type_in(qtbot, sheet.place.folder.edit, str(tmp_path / "fresh"))
    press(qtbot, sheet.forward)
    assert aside(desk.home.school).keys.custody == new.school.keys.custody
    assert aside(desk.home.school).keys.custody_holders != new.school.keys.custody_holders


def test_closing_half_way_leaves_the_old_sheets_in_force(qtbot: QtBot, desk: Desk, new: NewSchool) -> None:
    sheet = ReplaceSheetsSheet(desk, None)
    shown(qtbot, sheet)
    sheet.which.recovery.click()
    press(qtbot, sheet.forward)
    assert "Write them to a folder" in sheet.place.way.radio("folder").text()
    assert sheet.place.isVisible()
    sheet.reject()
    assert sheet.place.new is None
    assert aside(desk.home.school) == new.school


def test_all_cases_of_a_folder_are_recovered_at_once(
    qtbot: QtBot, desk: Desk, cases: list[Path], stick: Path, tmp_path: Path, new: NewSchool
) -> None:
    folder = keysmith.free_home(tmp_path / "home")
    keys_of(folder, "Ada New", "dsl", "AXN", "five slow trains at dusk", new)
    (tmp_path / "cases" / "broken.edcase").write_bytes(b"no case")
    sheet = RecoverSheet(desk, folder, None)
    shown(qtbot, sheet)
    press(qtbot, sheet.forward)
    assert "Name the case’s file." in words_on(sheet)
    type_in(qtbot, sheet.folder.edit, str(tmp_path / "cases"))
    press(qtbot, sheet.forward)
    for number in (1, 2):
        type_in(qtbot, sheet.holder.file.edit, str(stick / f"recovery-sheet-{number}.txt"))
        press(qtbot, sheet.forward)
    assert "Let into 2 case(s)." in words_on(sheet)
    assert "broken.edcase" in words_on(sheet)
    assert "Lock the sheets away again." in words_on(sheet)
    assert not sheet.holder.isVisible()
