"""A new case, its readers, a second person, recovery by two holders: by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import OTHER, PASSPHRASE, aside, forms_of, found_in, press, quiet, type_in

from evidence_desk.acts import keysmith
from evidence_desk.acts.founding import Plan, found_case
from evidence_desk.acts.keysmith import NewSchool, Who
from evidence_desk.acts.opening import Opened, open_case
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case.keys import Home, Person, PersonRoleName, Profile
from evidence_desk.case.membership import access_of
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.new_case import NewCaseSheet
from evidence_desk.ui.dialogs.readers import ReadersSheet
from evidence_desk.ui.dialogs.recover import RecoverSheet
from evidence_desk.ui.dialogs.second_person import SecondPersonSheet
from evidence_desk.ui.session import CaseSession
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
def tom(tmp_path: Path, new: NewSchool) -> Person:
    return keys_of(tmp_path / "home", "Tom Adair", "deputy", "TXA", PASSPHRASE, new)


@pytest.fixture
def jane(tmp_path: Path, tom: Person, new: NewSchool) -> Person:
    return keys_of(keysmith.free_home(tmp_path / "home"), "Jane P. Shah", "dsl", "JPS", OTHER, new)


@pytest.fixture
def ann(tmp_path: Path, tom: Person, new: NewSchool) -> Person:
    return keys_of(keysmith.free_home(tmp_path / "home"), "Ann Marsh", "investigator", "AXM", OTHER, new)


@pytest.fixture
def tom_desk(qtbot: QtBot, tmp_path: Path, tom: Person, policy: Policy, clock: FrozenClock) -> Iterator[Desk]:
    made = Desk(tmp_path / "home", clock, policy)
    made.set_person(tom)
    yield made
    made.close_case()
    quiet(qtbot)


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget: QWidget, words: str) -> QuietButton:
    return next(b for b in widget.findChildren(QuietButton) if words in b.text() and b.isVisible())


def new_case(qtbot: QtBot, desk: Desk) -> NewCaseSheet:
    sheet = NewCaseSheet(desk, None)
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    return sheet


def answer(qtbot: QtBot, sheet: NewCaseSheet, about: str, names: str = "") -> None:
    sheet.about.choices.radio(about).click()
    if names:
        type_in(qtbot, sheet.about.names, names)
    press(qtbot, sheet.forward)


def test_nothing_is_asked_before_whom_it_is_about(qtbot: QtBot, tom_desk: Desk) -> None:
    sheet = new_case(qtbot, tom_desk)
    assert sheet.about.choices.chosen == ""
    assert not sheet.details.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    press(qtbot, sheet.forward)
    assert "Choose No or Yes." in words_on(sheet)
    answer(qtbot, sheet, "yes")
    assert "Name whom it is about." in words_on(sheet)
    assert not sheet.details.isVisible()


def test_a_case_is_made_and_handed_over_open(
    qtbot: QtBot, tom_desk: Desk, tom: Person, jane: Person, tmp_path: Path
) -> None:
    sheet = new_case(qtbot, tom_desk)
    answer(qtbot, sheet, "no")
    type_in(qtbot, sheet.details.title, "Year 9 group chat")
    type_in(qtbot, sheet.details.reference, "2026/041")
    assert sheet.details.file.edit.text().endswith("2026-041.edcase")
    path = tmp_path / "2026-041.edcase"
    type_in(qtbot, sheet.details.file.edit, str(path))
    assert "You, Tom Adair" in words_on(sheet)
    sheet.details.readers.box(
        jane.profile.fingerprint
    ).click()  # her keys are on this computer, so she is known
    with qtbot.waitSignal(sheet.created) as created:
        press(qtbot, sheet.forward)
    opened: Opened = created.args[1]
    assert created.args[0] == path
    tom_desk.take_session(path, opened)
    assert tom_desk.session is not None
    case = tom_desk.session.case
    assert {member.name for member in case.members.values()} == {"Tom Adair", "Jane P. Shah"}
    assert case.about_leadership == "no"
    assert [known.name for known in tom_desk.settings.colleagues] == ["Jane P. Shah"]
    assert b"group chat" not in path.read_bytes()
    assert found_in(tmp_path, forms_of(tom, PASSPHRASE)) == []


def test_whom_it_is_about_is_not_offered_and_not_taken_from_a_file(
    qtbot: QtBot, tom_desk: Desk, jane: Person, ann: Person, tmp_path: Path
) -> None:
    keysmith.write_identity(jane.profile, tmp_path / "jps.json")
    sheet = new_case(qtbot, tom_desk)
    answer(qtbot, sheet, "yes", "Jane Shah\nThe head")
    assert sheet.details.readers.box(ann.profile.fingerprint).isVisible()
    assert not sheet.details.readers.box(jane.profile.fingerprint).isVisible()
    type_in(qtbot, sheet.details.readers.file.place.edit, str(tmp_path / "jps.json"))
    press(qtbot, button(sheet, "Add this colleague"))
    assert "cannot be a reader" in words_on(sheet)
    type_in(qtbot, sheet.details.title, "Messages by Shah")
    type_in(qtbot, sheet.details.file.edit, str(tmp_path / "2026-042.edcase"))
    press(qtbot, sheet.forward)
    assert "must not name whom it is about" in words_on(sheet)
    type_in(qtbot, sheet.details.title, "Messages of a colleague")
    with qtbot.waitSignal(sheet.created) as created:
        press(qtbot, sheet.forward)
    store = created.args[1].store
    assert store.case.about_leadership == "yes"
    assert "Shah" not in repr(store.case)
    aside(store.close)


@pytest.mark.parametrize("by", ["tick", "name"])
def test_whoever_it_is_about_may_not_go_on(qtbot: QtBot, tom_desk: Desk, tmp_path: Path, by: str) -> None:
    sheet = new_case(qtbot, tom_desk)
    sheet.about.choices.radio("yes").click()
    if by == "tick":
        sheet.about.me.click()
        press(qtbot, sheet.forward)
    else:
        answer(qtbot, sheet, "yes", "Mr Adair")
    words = "".join(label.text() for label in sheet.refusal.findChildren(QLabel) if label.isVisible())
    for word in ("about you", "head teacher", "chair of governors", "LADO", "one working day"):
        assert word in words
    assert not sheet.forward.isVisible()
    assert list(tmp_path.glob("*.edcase")) == []


def test_staff_is_told_why(qtbot: QtBot, tom_desk: Desk, tmp_path: Path, new: NewSchool) -> None:
    staff = keys_of(keysmith.free_home(tmp_path / "home"), "Ann Ode", "staff", "AXO", OTHER, new)
    tom_desk.set_person(staff)
    sheet = new_case(qtbot, tom_desk)
    assert "nobody can ask you to hand over what you cannot read" in words_on(sheet)
    assert not sheet.forward.isVisible()


@pytest.mark.parametrize("bad", ["exists", "no folder", "synced", "no ending"])
def test_a_bad_place_is_explained_and_what_was_typed_stays(
    qtbot: QtBot, tom_desk: Desk, tmp_path: Path, bad: str
) -> None:
    path = {
        "exists": tmp_path / "a.edcase",
        "no folder": tmp_path / "none" / "a.edcase",
        "synced": tmp_path / "Dropbox" / "a.edcase",
        "no ending": tmp_path / "a.txt",
    }[bad]
    (tmp_path / "a.edcase").write_bytes(b"there")
    (tmp_path / "Dropbox").mkdir()
    sheet = new_case(qtbot, tom_desk)
    answer(qtbot, sheet, "no")
    type_in(qtbot, sheet.details.title, "Year 9 group chat")
    type_in(qtbot, sheet.details.file.edit, str(path))
    with qtbot.assertNotEmitted(sheet.created):
        press(qtbot, sheet.forward)
    expected = {
        "exists": "exists already",
        "no folder": "the folder does not exist",
        "synced": "tick that it may be kept there",
        "no ending": ".edcase",
    }[bad]
    assert expected in words_on(sheet)
    assert sheet.details.title.text() == "Year 9 group chat"
    if bad == "synced":
        sheet.details.anyway.click()
        with qtbot.waitSignal(sheet.created) as created:
            press(qtbot, sheet.forward)
        aside(created.args[1].store.close)


# --- readers


def open_session(qtbot: QtBot, desk: Desk, path: Path, *readers: Profile, about: str = "no") -> CaseSession:
    """Make a case by its act and open it on the desk."""
    person = desk.person
    assert person is not None
    plan = Plan(title="T", about_leadership=about, readers=readers)  # type: ignore[arg-type]  # "no" or "yes"
    home, policy, clock = desk.home, desk.policy, desk.clock
    desk.take_session(path, aside(lambda: found_case(path, person, home, plan, policy, clock)))
    assert desk.session is not None
    return desk.session


def readers_sheet(qtbot: QtBot, desk: Desk, session: CaseSession) -> ReadersSheet:
    sheet = ReadersSheet(desk, session, None)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def names_reading(session: CaseSession) -> set[str]:
    return {member.name for member in session.case.members.values() if not member.removed}


def test_a_colleague_is_let_in_after_their_fingerprint_was_compared(
    qtbot: QtBot, tom_desk: Desk, jane: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase")
    keysmith.write_identity(jane.profile, tmp_path / "jps.json")
    sheet = readers_sheet(qtbot, tom_desk, session)
    type_in(qtbot, sheet.letting_in.file.place.edit, str(tmp_path / "jps.json"))
    press(qtbot, button(sheet, "Show who it is"))
    assert jane.profile.fingerprint[:4] in words_on(sheet)
    press(qtbot, button(sheet, "Let Jane P. Shah in"))
    assert "Compare the fingerprint first" in words_on(sheet)
    assert names_reading(session) == {"Tom Adair"}
    sheet.letting_in.compared.click()
    press(qtbot, button(sheet, "Let Jane P. Shah in"))
    assert "Say how you compared." in words_on(sheet)
    assert names_reading(session) == {"Tom Adair"}, "the log says nothing that nobody said"
    sheet.letting_in.how.choose("in-person")
    press(qtbot, button(sheet, "Let Jane P. Shah in"))
    assert names_reading(session) == {"Tom Adair", "Jane P. Shah"}
    assert "can read this case from now on" in sheet.said.text()
    tom_desk.close_case()
    quiet(qtbot)
    opened = aside(open_case, tmp_path / "c.edcase", access_of(jane, tmp_path / "j"), tom_desk.clock)
    assert opened.read_only == ""
    aside(opened.store.close)


def test_a_case_about_leadership_asks_once_more(
    qtbot: QtBot, tom_desk: Desk, jane: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase", about="yes")
    sheet = readers_sheet(qtbot, tom_desk, session)
    sheet.letting_in.show_profile(jane.profile)
    sheet.letting_in.compared.click()
    sheet.letting_in.how.choose("in-person")
    press(qtbot, button(sheet, "Let Jane P. Shah in"))
    assert "about leadership" in words_on(sheet)
    assert names_reading(session) == {"Tom Adair"}
    sheet.letting_in.not_about.click()
    press(qtbot, button(sheet, "Let Jane P. Shah in"))
    assert "Jane P. Shah" in names_reading(session)


def test_a_reader_is_taken_out_with_a_reason(
    qtbot: QtBot, tom_desk: Desk, ann: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase", ann.profile)
    sheet = readers_sheet(qtbot, tom_desk, session)
    press(qtbot, button(sheet, "Take out…"))
    assert "Copies of the case taken earlier stay readable to them." in words_on(sheet)
    press(qtbot, sheet.taking_out.button)
    assert "Write why." in words_on(sheet)
    type_in(qtbot, sheet.taking_out.reason, "left the school")
    press(qtbot, sheet.taking_out.button)
    assert names_reading(session) == {"Tom Adair"}
    assert "no longer a reader" in sheet.said.text()


def test_a_lead_is_taken_out_by_two_people_at_one_desk(
    qtbot: QtBot, tom_desk: Desk, tom: Person, jane: Person, ann: Person, tmp_path: Path
) -> None:
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase", jane.profile, ann.profile)
    sheet = readers_sheet(qtbot, tom_desk, session)
    row = next(b for b in sheet.findChildren(QuietButton) if b.accessibleName() == "Take out Jane P. Shah")
    press(qtbot, row)
    assert "A DSL is taken out by two people" in words_on(sheet)
    type_in(qtbot, sheet.taking_out.reason, "left the school")
    press(qtbot, sheet.taking_out.button)
    assert "Jane P. Shah" in names_reading(session)
    second = sheet.findChild(SecondPersonSheet)
    assert isinstance(second, SecondPersonSheet)
    assert second.who.chosen == ann.profile.fingerprint  # Jane herself and Tom are not offered
    assert second.who.count() == 2
    type_in(qtbot, second.passphrase, "not hers")
    press(qtbot, second.sign)
    assert "does not fit" in words_on(second)
    type_in(qtbot, second.passphrase, OTHER)
    press(qtbot, second.sign)
    assert names_reading(session) == {"Tom Adair", "Ann Marsh"}
    (agreed,) = session.case.two_people.values()
    assert (agreed.agreed_by, agreed.ended) == (ann.profile.fingerprint, "done")
    entries = session.act("", lambda store, report: list(store.entries()))
    with qtbot.waitSignal(entries.succeeded) as read:
        pass
    removed = next(entry for entry in read.args[0] if isinstance(entry.event, ev.ReaderRemoved))
    assert removed.actor == tom.profile.fingerprint
    assert found_in(tmp_path, [*forms_of(ann, OTHER), *forms_of(tom, PASSPHRASE)]) == []


def test_who_may_not_change_readers_is_told_why(
    qtbot: QtBot, tom_desk: Desk, ann: Person, tmp_path: Path
) -> None:
    tom_desk.set_person(ann)
    session = open_session(qtbot, tom_desk, tmp_path / "c.edcase")
    sheet = readers_sheet(qtbot, tom_desk, session)
    assert "Only the DSL or a deputy lets readers in or out." in words_on(sheet)
    assert not sheet.letting_in.isVisible()
    assert not [b for b in sheet.findChildren(QuietButton) if "Take out…" in b.text()]


# --- recovery


def test_two_holders_let_new_keys_into_a_case(
    qtbot: QtBot, tom_desk: Desk, tmp_path: Path, new: NewSchool
) -> None:
    path = tmp_path / "c.edcase"
    open_session(qtbot, tom_desk, path)
    tom_desk.close_case()
    quiet(qtbot)
    folder = keysmith.free_home(tmp_path / "home")
    again = keys_of(folder, "Tom Adair", "deputy", "TXA", OTHER, new)  # he lost his passphrase
    keysmith.write_sheets(tmp_path / "stick", new.sheets)
    sheet = RecoverSheet(tom_desk, folder, None)
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    assert again.profile.fingerprint[:4] in words_on(sheet)
    type_in(qtbot, sheet.case.edit, str(path))
    press(qtbot, sheet.forward)
    for name, words in (
        ("custody-sheet-1.txt", "A recovery sheet is needed."),
        ("recovery-sheet-1.txt", "The second holder"),
        ("recovery-sheet-1.txt", "the first holder’s sheet again"),
    ):
        type_in(qtbot, sheet.holder.file.edit, str(tmp_path / "stick" / name))
        press(qtbot, sheet.forward)
        assert words in words_on(sheet)
    typed = new.sheets["recovery-sheet-3.txt"].decode().splitlines()
    lines = [line.removeprefix("# ") for line in typed if "signer:" in line or line.startswith("AGE-SECRET")]
    type_in(qtbot, sheet.holder.file.edit, "")
    type_in(qtbot, sheet.holder.text, "\n".join(lines))
    with qtbot.waitSignal(sheet.recovered):
        press(qtbot, sheet.forward)
    assert "Tom Adair can read and add to this case now." in words_on(sheet)
    assert sheet.holder.text.toPlainText() == ""
    opened = aside(open_case, path, access_of(again, folder), tom_desk.clock)
    assert opened.read_only == ""
    aside(opened.store.close)
    secrets = [line.encode() for line in lines]
    (tmp_path / "stick" / "recovery-sheet-3.txt").unlink()
    assert found_in(tmp_path, secrets) == []


def test_a_case_that_is_not_there_is_said_and_sheets_are_asked_again(
    qtbot: QtBot, tom_desk: Desk, tom: Person, tmp_path: Path, new: NewSchool
) -> None:
    keysmith.write_sheets(tmp_path / "stick", new.sheets)
    sheet = RecoverSheet(tom_desk, tom_desk.home.folder, None)
    qtbot.addWidget(sheet)
    sheet.show()
    quiet(qtbot)
    type_in(qtbot, sheet.case.edit, str(tmp_path / "none.edcase"))
    press(qtbot, sheet.forward)
    for number in (1, 2):
        type_in(qtbot, sheet.holder.file.edit, str(tmp_path / "stick" / f"recovery-sheet-{number}.txt"))
        press(qtbot, sheet.forward)
    assert "none.edcase" in words_on(sheet)
    assert sheet.case.isVisible()
    press(qtbot, sheet.forward)
    assert "The first holder" in words_on(sheet)
