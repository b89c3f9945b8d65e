"""The school's own policy in the window: named in the profile, given to IT, classified under, gone on from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.policy.second import next_edition, write_second_school
from tests.ui.first_day import aside, press, quiet, type_in
from tests.ui.whole_window import whole_window

from evidence_desk.acts import policies, school_making, schooling
from evidence_desk.case import events as ev
from evidence_desk.case.values import Classification
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.case_policy import CasePolicySheet
from evidence_desk.ui.dialogs.classify import ClassifySheet
from evidence_desk.ui.dialogs.school_profile import SchoolProfileSheet
from evidence_desk.ui.row_words import placed
from evidence_desk.ui.rows import build_rows
from evidence_desk.ui.window import MainWindow


@pytest.fixture
def it_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv(schooling.VARIABLE, str(folder))
    return folder


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return aside(lambda: write_second_school(tmp_path / "trust"))


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, it_folder: Path) -> Iterator[MainWindow]:
    with whole_window(qtbot, desk) as made:
        quiet(qtbot)
        yield made


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def front(window: MainWindow, kind: type[QDialog]) -> QDialog:
    (sheet,) = (one for one in window.findChildren(kind) if one.isVisible())
    return sheet


def names(desk: Desk, folder: Path, it_folder: Path, qtbot: QtBot, *, place: bool = True) -> None:
    """The DSL names a policy in the next edition, as the form does; IT places the files, or forgets the policy."""
    home, person = desk.home, desk.person
    assert person is not None

    def make() -> None:
        state = schooling.current(home, person)
        draft = school_making.draft(home, person, state, desk.clock)
        settings = school_making.with_policy(draft.settings, policies.accept(home, folder))
        profile = draft.__class__(
            **{**{f: getattr(draft, f) for f in draft.__struct_fields__}, "settings": settings}
        )
        signed = school_making.publish(home, person, profile, desk.clock)
        pack = policies.for_it(home, settings) if place else None
        school_making.write_for_it(signed, it_folder, policy=pack, replace=True)

    aside(make)
    assert desk.look_at_school() is not None
    quiet(qtbot)


def test_the_lead_names_the_schools_own_policy_and_it_gets_three_files(
    qtbot: QtBot, window: MainWindow, desk: Desk, it_folder: Path, trust: Path
) -> None:
    window.commands.school_profile.trigger()
    quiet(qtbot)
    sheet = front(window, SchoolProfileSheet)
    assert isinstance(sheet, SchoolProfileSheet)
    press(qtbot, sheet.change)
    assert sheet.form is not None
    choice = sheet.form.settings.policy
    choice.choice.choose("file")
    press(qtbot, sheet.sign)
    assert "Read the policy first" in choice.field.error
    rules = trust / "rules.toml"
    whole = aside(rules.read_bytes)
    aside(lambda: rules.write_bytes(b"#" * 10_000_000))
    type_in(qtbot, choice.path.edit, str(trust))
    press(qtbot, choice.reading)
    assert "rules.toml is larger than the 1048576 bytes" in choice.field.error
    aside(lambda: rules.write_bytes(whole))
    press(qtbot, choice.reading)
    assert choice.said is not None
    assert "12 cells, 4 policy criminal categories, 5 triggers, 2 clauses" in words_on(choice.said)
    press(qtbot, sheet.sign)
    assert sheet.giving is not None
    assert "school.toml, school.toml.sig, school.policy" in words_on(sheet.giving)
    type_in(qtbot, sheet.giving.folder.edit, str(it_folder))
    press(qtbot, sheet.giving.write)
    assert sorted(path.name for path in it_folder.iterdir()) == [
        "school.policy",
        "school.toml",
        "school.toml.sig",
    ]
    assert (desk.policy.id, desk.policy_use and desk.policy_use.kind) == ("hollybank-trust", "school")


def test_a_case_says_quietly_that_the_policy_is_another_and_goes_on_under_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, it_folder: Path, trust: Path, case_path: Path
) -> None:
    desk.open_case(case_path)
    quiet(qtbot)
    session = desk.session
    assert session is not None
    exhibit = session.case.in_order()[0].id
    tags = Classification(cells=("conduct.aggressive",), clauses=("clause.no-bullying",))
    session.act(
        "", lambda store, report: store.record(ev.ExhibitClassified(exhibit=exhibit, classification=tags))
    )
    quiet(qtbot)
    assert window.workspace is not None
    banner = window.workspace.banner
    assert not banner.policy.isVisible()
    names(desk, trust, it_folder, qtbot)
    assert "This case stands under policy 2026.1; in force is 2026-09." in words_on(banner)
    assert desk.case_policy.id != desk.policy.id  # the case is read by its own
    press(qtbot, banner.policy_button)
    sheet = front(window, CasePolicySheet)
    assert isinstance(sheet, CasePolicySheet)
    assert "New in it: Being approached · Money" in words_on(sheet)
    press(qtbot, sheet.see_button)
    assert "hollybank-trust" in sheet.differences.text(), "each difference can be read before it is agreed to"
    assert sheet.differences.isVisible()
    wanted = min(sheet.sizeHint().height(), window.height() - 32)
    assert sheet.height() == wanted, "the sheet has grown with it"
    type_in(qtbot, sheet.reason, "ours at last")
    press(qtbot, sheet.go_on)
    assert not window.findChildren(CasePolicySheet)
    assert session.case.policy == policies.pin_of(desk.policy)
    assert not banner.policy.isVisible()
    assert desk.case_policy is desk.policy
    (row, *_) = build_rows(session.case, desk.case_policy, frozenset(), None).rows
    assert row.policy_names == ("Conduct · Aggressive", "1.1 No bullying or harassment")  # as it was called
    window.workspace.page("exhibits")
    shown = words_on(window)
    assert "Classified under policy 2026.1. The policy is now 2026-09; look again." in shown
    classify = ClassifySheet(desk, [exhibit], window)
    classify.open()
    classify.activateWindow()
    qtbot.waitUntil(classify.isActiveWindow)
    QTest.mouseClick(classify._matrix.cells[1][1], Qt.MouseButton.LeftButton)
    press(qtbot, classify._save_button)
    kept = session.case.exhibits[exhibit].classification
    assert kept is not None
    assert kept.cells == ("behaviour.hostile", "conduct.aggressive")
    assert kept.under == session.case.policy
    assert placed(desk.policy, kept.cells) == ("conduct.aggressive",)  # by its place in the small matrix


def test_not_now_is_remembered_until_there_is_another_edition(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    it_folder: Path,
    trust: Path,
    case_path: Path,
    tmp_path: Path,
) -> None:
    desk.open_case(case_path)
    quiet(qtbot)
    names(desk, trust, it_folder, qtbot)
    assert window.workspace is not None
    banner = window.workspace.banner
    press(qtbot, banner.later_button)
    assert not banner.policy.isVisible()
    names(desk, aside(lambda: next_edition(trust, tmp_path / "next")), it_folder, qtbot)
    assert "in force is 2027-01" in words_on(banner)


def test_what_is_wrong_with_the_policy_is_said_where_the_profile_is_read(
    qtbot: QtBot, window: MainWindow, desk: Desk, it_folder: Path, trust: Path
) -> None:
    names(desk, trust, it_folder, qtbot)
    home = desk.home.folder

    def spoil() -> None:
        for path in (home / policies.KEPT).iterdir():
            path.unlink()
        pack = it_folder / policies.PACK_NAME
        pack.write_bytes(pack.read_bytes().replace(b"Spreading", b"Sprinkled"))

    aside(spoil)
    desk.look_at_school()
    quiet(qtbot)
    assert desk.policy.id == "evidence-desk-england-wales"
    window.commands.school_profile.trigger()
    quiet(qtbot)
    assert "was changed since the DSL signed the profile" in words_on(front(window, SchoolProfileSheet))
