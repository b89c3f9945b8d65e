"""The care of cases in the window: backups, checks, moving, to and from another school, by keys and clicks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.first_day import aside, press, quiet, type_in
from tools.scenes_profile import profile_of

from evidence_desk.acts import transferring
from evidence_desk.acts.recording import add_person
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.base import clock as clocks
from evidence_desk.case.keys import Home, Person, SchoolFile, make_person, make_school, school_json
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.school import sign
from evidence_desk.case.sealing import seal
from evidence_desk.case.store import CaseStore
from evidence_desk.case.transfers import Plan
from evidence_desk.case.values import PolicyPin, School
from evidence_desk.library.health import Results, kept_results
from evidence_desk.library.places import Places
from evidence_desk.ui import jobs
from evidence_desk.ui.caring import Caring
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.backups import BackUpSheet, BringBackSheet
from evidence_desk.ui.dialogs.health import HealthSheet
from evidence_desk.ui.dialogs.locked import LockedSheet
from evidence_desk.ui.dialogs.moving import BringInSheet, MoveCaseSheet
from evidence_desk.ui.dialogs.take_over import TakeOverSheet
from evidence_desk.ui.dialogs.transfer import ReceiptSheet, TransferSheet
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.window import MainWindow

POLICY = PolicyPin(id="test", version="1", sha256="0" * 64)
_Sheet = TypeVar("_Sheet", bound=QWidget)


def make(path: Path, person: Person, home: Path, school: SchoolFile, clock: clocks.Clock) -> str:
    """Make a case about one pupil; return the pupil's id."""
    new = NewCase(title="Messages after the trip", reference="2026-052", school=school, policy=POLICY)
    with create_case(path, person, home, new, clock) as store:
        return add_person(store, name="Ann Lee", kind="pupil").id


@pytest.fixture
def case(tmp_path: Path, person: Person, home: Path, school: SchoolFile, clock: clocks.Clock) -> Path:
    path = tmp_path / "cases" / "2026-052.edcase"
    path.parent.mkdir()
    aside(make, path, person, home, school, clock)
    return path


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, person: Person, case: Path) -> Iterator[MainWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = MainWindow(desk, Watch(app))
    qtbot.addWidget(made)
    made.enter(person, Settings())
    made.resize(1366, 768)
    made.show()
    made.come_forward(case)
    qtbot.waitUntil(lambda: desk.session is not None, timeout=20_000)
    quiet(qtbot)
    yield made
    for dialog in dialogs():
        dialog.hide()
    made.close_down()
    quiet(qtbot)


def dialogs() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QDialog")]


def sheet(qtbot: QtBot, window: MainWindow, command: str, kind: type[_Sheet]) -> _Sheet:
    """Give a command and return the sheet it opens."""
    window.commands.named(command).trigger()
    qtbot.waitUntil(lambda: any(isinstance(found, kind) for found in dialogs()), timeout=20_000)
    quiet(qtbot)
    (found,) = (found for found in dialogs() if isinstance(found, kind))
    return found


def leave(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not widget.isVisible(), timeout=20_000)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def caring(window: MainWindow) -> Caring:
    assert window.wiring is not None
    return window.wiring.caring


def test_a_backup_is_made_by_one_press_and_its_place_is_remembered(
    qtbot: QtBot, window: MainWindow, case: Path, tmp_path: Path
) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    type_in(qtbot, made.folder.edit, str(tmp_path / "stick"))
    press(qtbot, made.start)
    assert "stand in the backup as they are now" in words_on(made)
    assert "same disk" in words_on(made)
    (copy,) = (tmp_path / "stick").glob("*.edcase")
    assert aside(copy.read_bytes) == aside(case.read_bytes)
    leave(qtbot, made)
    again = sheet(qtbot, window, "back_up", BackUpSheet)
    assert again.folder.path == tmp_path / "stick"
    assert "Last backup there" in words_on(again)


def test_a_backup_without_a_folder_says_so_under_the_field(qtbot: QtBot, window: MainWindow) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    press(qtbot, made.start)
    assert made.folder_field.error == "Name a folder."


def test_a_backup_into_the_folder_of_the_cases_is_refused(
    qtbot: QtBot, window: MainWindow, case: Path
) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    type_in(qtbot, made.folder.edit, str(case.parent))
    press(qtbot, made.start)
    assert "holds the cases themselves" in words_on(made)
    assert not (case.parent / "backup.json").exists()


def test_a_lost_case_is_brought_back_and_opened(
    qtbot: QtBot, window: MainWindow, desk: Desk, case: Path, tmp_path: Path
) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    type_in(qtbot, made.folder.edit, str(tmp_path / "stick"))
    press(qtbot, made.start)
    leave(qtbot, made)
    window.commands.close_case.trigger()
    quiet(qtbot)
    aside(case.unlink)
    back = sheet(qtbot, window, "bring_back", BringBackSheet)
    assert back.folder.path == tmp_path / "stick"  # where the last one was made
    press(qtbot, back.look)
    assert "1 of them are not on this computer" in words_on(back) or "not on this computer" in words_on(back)
    assert QApplication.focusWidget() is back.into.edit
    type_in(qtbot, back.into.edit, str(case.parent))
    press(qtbot, back.start)
    assert "read back whole" in words_on(back)
    assert aside(case.is_file)
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == case, timeout=20_000)


def test_what_is_older_is_left_there_until_somebody_asks_for_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, case: Path, tmp_path: Path
) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    type_in(qtbot, made.folder.edit, str(tmp_path / "stick"))
    press(qtbot, made.start)
    leave(qtbot, made)
    session = desk.session
    assert session is not None
    session.act("", lambda store, report: add_person(store, name="Bo Day", kind="pupil"))
    quiet(qtbot)
    window.commands.close_case.trigger()
    quiet(qtbot)
    aside(case.unlink)
    back = sheet(qtbot, window, "bring_back", BringBackSheet)
    press(qtbot, back.look)
    type_in(qtbot, back.into.edit, str(case.parent))
    press(qtbot, back.start)
    assert "older than what this computer has seen" in words_on(back)
    assert not aside(case.exists)


def test_another_folder_forgets_what_was_found_in_the_one_before(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    type_in(qtbot, made.folder.edit, str(tmp_path / "stick"))
    press(qtbot, made.start)
    leave(qtbot, made)
    back = sheet(qtbot, window, "bring_back", BringBackSheet)
    press(qtbot, back.look)
    assert back.start.isVisible()
    type_in(qtbot, back.folder.edit, str(tmp_path / "elsewhere"))
    assert not back.start.isVisible()
    press(qtbot, back.look)
    assert "Check the path" in words_on(back)


def test_a_check_runs_behind_the_window_and_the_list_says_what_it_found(
    qtbot: QtBot, window: MainWindow, desk: Desk, case: Path
) -> None:
    frame = window.workspace
    assert frame is not None
    window.commands.close_case.trigger()
    quiet(qtbot)
    frame.show_page("cases")
    page = frame.pages["cases"]
    check = sheet(qtbot, window, "check_cases", HealthSheet)
    assert "No case has been checked yet." in words_on(check)
    with qtbot.waitSignal(caring(window).said) as said:
        press(qtbot, check.start)
    assert "every one whole" in said.args[0]
    assert "Whole, 22 Nov 2026" in shown(page)
    data = bytearray(aside(case.read_bytes))
    data[3000] ^= 1
    aside(case.write_bytes, bytes(data))
    check = sheet(qtbot, window, "check_cases", HealthSheet)
    assert "every one whole" in words_on(check)
    with qtbot.waitSignal(caring(window).said) as said:
        press(qtbot, check.start)
    assert "need a look" in said.args[0]
    assert "Damaged or changed" in shown(page)
    again = sheet(qtbot, window, "check_cases", HealthSheet)
    assert "2026-052.edcase: Damaged or changed" in words_on(again)


def shown(page: QWidget) -> list[str]:
    """Return the words of the last column of the list."""
    model = page.view.model()  # type: ignore[attr-defined]  # the page of cases
    last = model.columnCount() - 1
    return [str(model.index(row, last).data()) for row in range(model.rowCount())]


def test_the_check_that_is_due_begins_by_itself_and_not_again(
    qtbot: QtBot, window: MainWindow, desk: Desk, home: Path, person: Person
) -> None:
    care = caring(window)
    assert care.due.isActive()
    care.due.timeout.emit()
    quiet(qtbot)
    kept: Results = aside(kept_results(home, person).read)
    assert kept.all_at == "2026-11-22T14:05:09Z"
    care.due.timeout.emit()
    assert not [job for job in jobs.running_jobs() if job.label == "Checking the cases"]


def test_locking_stops_a_check_and_forgets_what_was_known(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    care = caring(window)
    job = care.check()
    assert job is not None
    window.lock()
    quiet(qtbot)
    assert not care.due.isActive()
    assert care.check() is None  # nobody is there


def test_a_case_is_moved_and_the_list_follows(
    qtbot: QtBot, window: MainWindow, desk: Desk, case: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    move = sheet(qtbot, window, "move_case", MoveCaseSheet)
    assert desk.session is None  # it was closed first
    type_in(qtbot, move.folder.edit, str(there))
    press(qtbot, move.start)
    assert "stands in its new place" in words_on(move)
    assert aside((there / case.name).is_file)
    assert not aside(case.exists)
    assert [item.path for item in desk.settings.recent] == [str(there / case.name)]


def test_a_case_file_is_brought_in_and_opened(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    tmp_path: Path,
    person: Person,
    home: Path,
    school: SchoolFile,
    clock: clocks.Clock,
) -> None:
    other = tmp_path / "stick" / "2026-060.edcase"
    aside(other.parent.mkdir)
    aside(make, other, person, home, school, clock)
    bring = sheet(qtbot, window, "bring_in", BringInSheet)
    press(qtbot, bring.start)
    assert bring.file_field.error
    type_in(qtbot, bring.file.edit, str(other))
    type_in(qtbot, bring.folder.edit, str(tmp_path / "cases"))
    press(qtbot, bring.start)
    assert "read back whole" in words_on(bring)
    qtbot.waitUntil(
        lambda: desk.session is not None and desk.session.path == tmp_path / "cases" / other.name,
        timeout=20_000,
    )
    assert aside(other.is_file)


@pytest.fixture(scope="module")
def evans() -> Person:
    return make_person("Mair Evans", "dsl", "MXE", "Holt Lane Primary", "classic")


def fill(qtbot: QtBot, send: TransferSheet, file: Path, out: Path) -> None:
    send.pupil.setFocus()
    qtbot.keyClick(send.pupil, Qt.Key.Key_Down)
    type_in(qtbot, send.file.edit, str(file))
    quiet(qtbot)
    send.compared.setFocus()
    qtbot.keyClick(send.compared, Qt.Key.Key_Down)
    type_in(qtbot, send.basis, "The file follows the child")
    type_in(qtbot, send.decided_by, "Jane Shah, DSL")
    type_in(qtbot, send.keeps, "The case, until the pupil is 25")
    type_in(qtbot, send.out.edit, str(out))


def identity_file(person: Person, path: Path) -> None:
    fields = {name: getattr(person.profile, name) for name in person.profile.__struct_fields__}
    path.write_text(json.dumps(fields), encoding="utf-8")


def their_home(tmp_path: Path) -> Home:
    folder = tmp_path / "their home"
    folder.mkdir()
    (folder / "school.json").write_bytes(school_json(make_school("Holt Lane Primary", "classic")[0]))
    return Home(folder)


def test_a_case_is_sent_and_the_receipt_recorded(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    tmp_path: Path,
    evans: Person,
    clock: clocks.Clock,
) -> None:
    file, out = tmp_path / "evans.json", tmp_path / "for evans.edcase"
    aside(identity_file, evans, file)
    send = sheet(qtbot, window, "send_case", TransferSheet)
    press(qtbot, send.start)
    assert send.basis_field.error
    assert send.decided_field.error
    fill(qtbot, send, file, out)
    assert send.words.text().startswith("Mair Evans: ")
    assert send.school.text() == "Holt Lane Primary"
    press(qtbot, send.start)
    assert "The copy is made and read back whole." in words_on(send)
    leave(qtbot, send)

    def at_the_next_school() -> Path:
        home = their_home(tmp_path)
        (home.folder / "profile.json").write_bytes(file.read_bytes())
        taken = transferring.take_over(out, tmp_path / "theirs.edcase", evans, home, clock)
        receipt = tmp_path / "receipt.json"
        receipt.write_text(taken.receipt, encoding="utf-8")
        return receipt

    receipt = aside(at_the_next_school)
    send = sheet(qtbot, window, "send_case", TransferSheet)
    assert "no receipt yet" in words_on(send)
    press(qtbot, send.receipt)
    (record,) = (found for found in dialogs() if isinstance(found, ReceiptSheet))
    type_in(qtbot, record.file.edit, str(file))
    press(qtbot, record.start)
    assert "not the receipt of a transfer" in record.file_field.error
    type_in(qtbot, record.file.edit, str(receipt))
    press(qtbot, record.start)
    assert "Mair Evans, Holt Lane Primary, has the case." in words_on(record)
    session = desk.session
    assert session is not None
    (transfer,) = session.case.transfers.values()
    assert transfer.received_at


def test_another_pupil_asks_for_a_reason(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, evans: Person
) -> None:
    session = desk.session
    assert session is not None
    session.act("", lambda store, report: add_person(store, name="Bo Day", kind="pupil"))
    quiet(qtbot)
    file, out = tmp_path / "evans.json", tmp_path / "for evans.edcase"
    aside(identity_file, evans, file)
    send = sheet(qtbot, window, "send_case", TransferSheet)
    fill(qtbot, send, file, out)
    press(qtbot, send.start)
    assert send.others_field.error
    assert not aside(out.exists)
    type_in(qtbot, send.others, "One incident")
    press(qtbot, send.start)
    assert aside(out.is_file)


def test_what_is_locked_for_police_stops_it(qtbot: QtBot, window: MainWindow, desk: Desk, case: Path) -> None:
    session = desk.session
    assert session is not None

    def lock(store: CaseStore, report: object) -> None:
        from tests.case.conftest import add

        seal(store, [add(store, b"a picture").id], "recognised")

    session.act("", lock)
    quiet(qtbot)
    send = sheet(qtbot, window, "send_case", TransferSheet)
    assert "cannot go to another school now" in words_on(send)
    assert not send.start.isVisible()
    assert not send.pupil.isVisible()


def test_a_case_of_another_school_is_taken_over(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    person: Person,
    tmp_path: Path,
    evans: Person,
    clock: clocks.Clock,
) -> None:
    copy = tmp_path / "for Jane.edcase"

    def at_the_former_school() -> None:
        home = their_home(tmp_path)
        path = tmp_path / "theirs.edcase"
        pupil = make(path, evans, home.folder, make_school("Holt Lane Primary", "classic")[0], clock)
        with CaseStore.open(path, access_of(evans, home.folder), clock, write=True) as store:
            plan = Plan(
                pupil=pupil,
                receiver=person.profile,
                school=School(name="Larkrise Academy"),
                compared="in-person",
                basis="The file follows the child",
                decided_by="Mair Evans",
                keeps="The case",
            )
            transferring.send(store, plan, copy)

    aside(at_the_former_school)
    desk.open_case(copy)
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == copy, timeout=20_000)
    quiet(qtbot)
    assert desk.session is not None
    assert "take it over" in desk.session.read_only  # it can be looked at, and nothing else
    take = sheet(qtbot, window, "take_over", TakeOverSheet)
    type_in(qtbot, take.file.edit, str(copy))
    press(qtbot, take.look)
    assert "“Messages after the trip”, from Holt Lane Primary" in words_on(take)
    assert len(take.words.text().split()) == 6
    assert QApplication.focusWidget() is take.into.edit
    target = tmp_path / "cases" / "2026-101.edcase"
    type_in(qtbot, take.into.edit, str(target))
    press(qtbot, take.start)
    assert "The case is your school’s now." in words_on(take)
    assert aside((tmp_path / "cases" / "2026-101-transfer-receipt.json").is_file)
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.path == target, timeout=20_000)
    assert desk.session is not None
    assert desk.session.case.school.name == "Larkrise Academy"
    assert [m.name for m in desk.session.case.members.values() if not m.removed] == ["Jane P. Shah"]


def test_staff_are_offered_none_of_it(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    quiet(qtbot)
    window.enter(make_person("Dee Carver", "staff", "DXC", "Larkrise Academy", "classic"), Settings())
    quiet(qtbot)
    for name in ("back_up", "bring_back", "check_cases", "bring_in", "move_case", "send_case", "take_over"):
        assert not window.commands.named(name).isEnabled(), name


def test_what_is_about_a_person_stands_in_no_count(
    qtbot: QtBot, window: MainWindow, desk: Desk, case: Path, tmp_path: Path
) -> None:
    made = BackUpSheet(desk, Places(), [], window, hidden=frozenset([case]))
    made.open()
    type_in(qtbot, made.folder.edit, str(tmp_path / "stick"))
    press(qtbot, made.start)
    assert "There is no case on this computer to back up." in words_on(made)
    assert list((tmp_path / "stick").glob("*.edcase"))  # and yet it is safe
    back = BringBackSheet(desk, Places(), window, hidden=frozenset([case]))
    back.open()
    type_in(qtbot, back.folder.edit, str(tmp_path / "stick"))
    press(qtbot, back.look)
    assert "0 case" in words_on(back)


def test_with_a_school_profile_only_whom_it_names_learns_what_is_locked(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    home: Path,
    colleague: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unknown = make_person("Sam Roe", "deputy", "SXR", "", "classic").profile
    desk.settings = Settings(colleagues=(colleague.profile, unknown))
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    assert "Tom Adair, Sam Roe can bring them back" in words_on(made)
    leave(qtbot, made)
    lead = make_person("Margaret Hughes", "dsl", "MXH", "Larkrise Academy", "classic")
    profile = aside(profile_of, home, lead, (colleague,))
    monkeypatch.setattr(Desk, "school", ProfileState(kind="unchanged", signed=sign(profile, lead)))
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    assert "Margaret Hughes, Tom Adair" in words_on(made)
    assert "Sam Roe" not in words_on(made)


def test_whoever_locks_something_is_told_of_the_backups_that_hold_the_case(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    made = sheet(qtbot, window, "back_up", BackUpSheet)
    type_in(qtbot, made.folder.edit, str(tmp_path / "stick"))
    press(qtbot, made.start)
    leave(qtbot, made)
    session = desk.session
    assert session is not None

    def keep(store: CaseStore, report: object) -> str:
        from tests.case.conftest import add

        return add(store, b"a picture").id

    found: list[str] = []
    session.act("", keep).then(found.append)
    quiet(qtbot)
    assert window.wiring is not None
    window.wiring.policing.lock(found)
    quiet(qtbot)
    (locked,) = (dialog for dialog in dialogs() if isinstance(dialog, LockedSheet))
    assert f"The backup in {tmp_path / 'stick'} (22 Nov 2026" in words_on(locked)
