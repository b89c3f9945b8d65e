"""The text-only record: in the case at once, saved field by field, words only, with the calls beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, picture_png

from evidence_desk.acts.danger import flagged
from evidence_desk.base.errors import CannotWrite
from evidence_desk.case.gate import Route, Stopped
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy
from evidence_desk.ui.action_rows import tiles
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.restricted import RestrictedPage
from evidence_desk.ui.panels.restricted_calls import CallSheet
from evidence_desk.ui.panels.restricted_form import parted
from evidence_desk.ui.panels.restricted_skipped import SkipSheet
from evidence_desk.ui.session import CaseSession


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[RestrictedPage]:
    window = QMainWindow()
    made = RestrictedPage(desk)
    window.setCentralWidget(made)
    window.resize(1162, 700)
    qtbot.addWidget(window)
    window.show()
    made.set_session(session)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    yield made
    made.set_session(None)


def stop(policy: Policy) -> Stopped:
    return Stopped(
        route=Route.PASTED_IMAGE,
        answer="unsure",
        gate_class="HARD",
        wording=policy.gate.version,
        files=1,
        clipboard="overwritten",
    )


def begun(qtbot: QtBot, page: RestrictedPage, policy: Policy) -> None:
    page.begin(stop(policy))
    qtbot.waitUntil(lambda: bool(page.record_id), timeout=10_000)


def stored(page: RestrictedPage) -> Exhibit:
    assert page.session is not None
    return page.session.case.exhibits[page.record_id]


def type_in(page: RestrictedPage, field: str, words: str) -> None:
    widget = page.form.fields[field].widget
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(widget, words)


def leave(page: RestrictedPage) -> None:
    page.save_button.setFocus(Qt.FocusReason.TabFocusReason)


def test_after_a_stop_the_record_has_its_reference_and_its_clock_at_once(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession
) -> None:
    begun(qtbot, page, policy)
    assert page.title.text() == stored(page).ref == "JPS/5"
    assert stored(page).kind == "restricted-record"
    assert page.record_id in session.case.police_tasks
    assert "Due today" in page.police.accessibleName()
    assert "overwritten" in page.clipboard.accessibleName()


def test_each_field_is_saved_when_the_keyboard_leaves_it(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    type_in(page, "reported_by", "Form tutor")
    leave(page)
    qtbot.waitUntil(lambda: stored(page).restricted.get("reported_by") == "Form tutor", timeout=10_000)
    type_in(page, "reported_at", "today 11:20")
    type_in(page, "accounts", "kai.tt")
    leave(page)
    qtbot.waitUntil(lambda: stored(page).restricted.get("accounts") == ["kai.tt"], timeout=10_000)
    assert stored(page).restricted["reported_at"] == "2026-11-22T11:20:00Z"
    assert stored(page).restricted["stop_question"].startswith("answered Not sure for a pasted picture")


def test_a_time_that_cannot_be_read_is_not_called_saved(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    type_in(page, "reported_at", "some day")
    type_in(page, "reported_by", "Form tutor")
    leave(page)
    qtbot.waitUntil(lambda: stored(page).restricted.get("reported_by") == "Form tutor", timeout=10_000)
    qtbot.waitUntil(lambda: page.state.text().startswith("Saved, except what stands in red"))
    assert "reported_at" not in stored(page).restricted or not stored(page).restricted["reported_at"]


def test_a_flag_calls_up_the_fields_it_needs_and_dangers_are_answered_one_by_one(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    assert not page.form.fields["dsl_viewing_reason"].isVisible()
    viewed = page.form.fields["dsl_viewed"].widget
    viewed.button("yes").click()  # type: ignore[attr-defined]  # a SegmentedControl
    assert page.form.fields["dsl_viewing_reason"].isVisible()
    page.form.dangers["under_13"].button("not known").click()
    page.save_button.click()
    qtbot.waitUntil(lambda: "danger" in stored(page).restricted, timeout=10_000)
    assert stored(page).restricted["danger"] == {"under_13": "not known"}
    assert stored(page).restricted["dsl_viewed"] is True


def test_no_field_takes_a_picture(qtbot: QtBot, page: RestrictedPage, policy: Policy) -> None:
    begun(qtbot, page, policy)
    mime = QMimeData()
    mime.setData("image/png", QByteArray(picture_png()))
    mime.setHtml("<img src='data:image/png;base64,AAAA'>")
    QGuiApplication.clipboard().setMimeData(mime)
    for field in page.form.fields.values():
        widget = field.widget
        if isinstance(widget, QPlainTextEdit):
            assert not widget.canInsertFromMimeData(mime)
    QGuiApplication.clipboard().clear()


def test_words_that_carry_a_picture_are_refused_and_stay_to_be_mended(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    type_in(page, "described_as", "see data:image/png;base64,AAAA")
    leave(page)
    qtbot.waitUntil(page.problem.isVisible, timeout=10_000)
    assert "data: address" in page.problem.text()
    assert "described_as" not in stored(page).restricted
    page.form.fields["described_as"].widget.setPlainText("in words")  # type: ignore[attr-defined]
    page.save_button.click()
    qtbot.waitUntil(lambda: stored(page).restricted.get("described_as") == "in words", timeout=10_000)
    assert not page.problem.isVisible()


def test_graphic_words_are_pointed_out_and_left_as_they_are(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    type_in(page, "described_as", "a nude picture")
    assert page.form.neutral.isVisible()
    assert "undressed" in page.form.neutral.accessibleDescription()
    assert page.form.record()["described_as"] == "a nude picture"


def test_a_record_begun_by_choice_is_made_with_its_first_field(
    qtbot: QtBot, page: RestrictedPage, session: CaseSession
) -> None:
    before = len(session.case.exhibits)
    page.begin(None)
    assert len(session.case.exhibits) == before
    assert not page.police.isVisible()
    type_in(page, "reported_by", "Form tutor")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.record_id), timeout=10_000)
    assert stored(page).restricted == {"reported_by": "Form tutor"}


def test_a_failure_to_save_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(qtbot, page, policy)

    def full(*args: object) -> None:
        raise CannotWrite("disk full", "The disk is full. Nothing was written.")

    with monkeypatch.context() as patch:
        patch.setattr("evidence_desk.ui.panels.restricted.change_restricted", full)
        type_in(page, "device", "iPhone, black")
        leave(page)
        qtbot.waitUntil(page.problem.isVisible, timeout=10_000)
        assert page.problem.text() == "The disk is full. Nothing was written."
    page.save_button.click()
    qtbot.waitUntil(lambda: stored(page).restricted.get("device") == "iPhone, black", timeout=10_000)


def test_what_is_typed_is_saved_before_the_window_locks(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession
) -> None:
    begun(qtbot, page, policy)
    type_in(page, "device_owner", "Pupil D")
    page.wipe()  # the frame does this before it closes the case
    qtbot.waitUntil(lambda: stored(page).restricted.get("device_owner") == "Pupil D", timeout=10_000)


def call_sheet(page: RestrictedPage) -> CallSheet:
    sheet = page.findChild(CallSheet)
    assert isinstance(sheet, CallSheet)
    return sheet


def test_recording_the_police_call_stops_the_clock_of_record_and_stop(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession
) -> None:
    from evidence_desk.acts import keeping

    with qtbot.waitSignal(session.act("", lambda store, report: keeping.stop(store, stop(policy))).succeeded):
        pass
    begun(qtbot, page, policy)
    assert len(session.case.police_tasks) == 2
    QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    sheet = call_sheet(page)
    qtbot.waitExposed(sheet)
    sheet.save.click()
    qtbot.waitUntil(
        lambda: "Police force" in sheet._error.accessibleName() or not sheet.is_busy, timeout=5_000
    )
    QTest.keyClicks(sheet.fields["force"].widget, "Example Police")
    QTest.keyClicks(sheet.fields["reference"].widget, "14/26")
    QTest.keyClicks(sheet.fields["officer"].widget, "PC 1234")
    sheet.save.click()
    qtbot.waitUntil(lambda: not session.case.police_tasks, timeout=10_000)
    assert page.police.accessibleName() == "Police told"
    assert "14/26" in page.police.accessibleDescription()
    assert "Example Police, told 14:05" in page.lines["call.police"].state.text()


def test_another_record_keeps_its_own_clock(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession
) -> None:
    begun(qtbot, page, policy)
    first = page.record_id
    begun_again = stop(policy)
    page.begin(begun_again)
    qtbot.waitUntil(lambda: bool(page.record_id) and page.record_id != first, timeout=10_000)
    QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    sheet = call_sheet(page)
    QTest.keyClicks(sheet.fields["force"].widget, "Example Police")
    QTest.keyClicks(sheet.fields["reference"].widget, "15/26")
    sheet.save.click()
    qtbot.waitUntil(lambda: page.record_id not in session.case.police_tasks, timeout=10_000)
    assert first in session.case.police_tasks


def test_the_call_names_the_stop_that_led_to_the_record_and_no_other(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession, clock: FrozenClock
) -> None:
    from evidence_desk.acts import keeping

    for _ in range(2):
        with qtbot.waitSignal(
            session.act("", lambda store, report: keeping.stop(store, stop(policy))).succeeded
        ):
            pass
        clock.pass_s(60)
    earlier, newest = sorted(session.case.police_tasks, key=lambda task: session.case.police_tasks[task])
    begun(qtbot, page, policy)
    record = page.record_id
    QTest.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    sheet = call_sheet(page)
    assert {name: box.isChecked() for name, box in sheet.others.items()} == {earlier: False, newest: True}
    QTest.keyClicks(sheet.fields["force"].widget, "Example Police")
    QTest.keyClicks(sheet.fields["reference"].widget, "16/26")
    sheet.save.click()
    qtbot.waitUntil(lambda: record not in session.case.police_tasks, timeout=10_000)
    assert set(session.case.police_tasks) == {earlier}
    (call,) = session.case.actions_in_order()
    assert set(call.exhibits) == {record, newest}


def test_the_police_clock_turns_late_after_its_hours(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, clock: FrozenClock
) -> None:
    begun(qtbot, page, policy)
    clock.pass_s(25 * 3600)
    page.refresh()
    assert "late" in page.police.accessibleName()


def test_the_calls_stand_in_the_policys_order_with_their_own_forms(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    assert list(page.lines) == [call.id for call in policy.gate.calls[1:]]
    page.lines["call.iwf"].record.click()
    sheet = call_sheet(page)
    agency = sheet.fields["agency"].widget
    assert agency.text() == "Internet Watch Foundation"  # type: ignore[attr-defined]
    QTest.keyClicks(sheet.fields["what"].widget, "web page")
    sheet.save.click()
    qtbot.waitUntil(lambda: "told 14:05" in page.lines["call.iwf"].state.text(), timeout=10_000)
    assert "Not recorded" in page.lines["call.ceop"].state.text()


def test_a_record_is_shown_again_as_it_stands(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession, case_path: Path
) -> None:
    begun(qtbot, page, policy)
    type_in(page, "platform", "Snapchat")
    leave(page)
    qtbot.waitUntil(lambda: stored(page).restricted.get("platform") == "Snapchat", timeout=10_000)
    record_id = page.record_id
    page.begin(None)
    assert page.form.record() == {}
    page.show_record(record_id)
    assert page.form.record() == {"platform": "Snapchat"}


def test_a_case_open_for_reading_shows_and_changes_nothing(
    qtbot: QtBot, page: RestrictedPage, policy: Policy, session: CaseSession
) -> None:
    begun(qtbot, page, policy)
    session.read_only = "Tom Adair has this case open."
    page.refresh()
    assert page.state.text() == "Tom Adair has this case open."
    assert not page.save_button.isEnabled()
    assert not page.police_button.isEnabled()


@pytest.mark.parametrize(
    ("label", "short", "rest"),
    [
        ("What was told, in neutral words", "What was told", "in neutral words"),
        (
            "State of the device (off, or in aeroplane mode)",
            "State of the device",
            "off, or in aeroplane mode",
        ),
        ("Platform", "Platform", ""),
    ],
)
def test_long_labels_are_parted(label: str, short: str, rest: str) -> None:
    assert parted(label) == (short, rest)


def test_a_sign_of_danger_puts_police_and_childrens_services_on_top_and_makes_them_due(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    assert not page.danger.isVisible()
    tops = [line.y() for line in page.lines.values()]
    assert tops == sorted(tops)
    choice = page.form.dangers["under_13"]
    choice.button("yes").click()
    assert "A child under 13" in page.danger.accessibleDescription()
    qtbot.waitUntil(lambda: page.lines["call.social-care"].y() < page.lines["call.dsl"].y())
    assert page.lines["call.police"].y() < page.lines["call.social-care"].y()
    leave(page)
    qtbot.waitUntil(lambda: stored(page).restricted.get("danger") == {"under_13": "yes"}, timeout=10_000)
    case = page.session.case if page.session is not None else None
    assert case is not None
    (found,) = flagged(case, policy)
    assert found.record == page.record_id
    assert found.untold == ("police-told", "social-care-told")
    assert [tile.record for tile in tiles(case, policy, page.desk.clock.read().utc)][:2] == [
        "social-care-told",
        "police-told",
    ]
    page.lines["call.social-care"].pressed.emit()
    sheet = page.findChildren(CallSheet)[-1]
    QTest.keyClicks(sheet.fields["to"].widget, "MASH")
    sheet.save.click()
    qtbot.waitUntil(lambda: page.session is not None and len(page.session.case.actions) == 1, timeout=10_000)
    (found,) = flagged(page.session.case if page.session is not None else case, policy)
    assert found.untold == ("police-told",)
    choice.button("no").click()
    qtbot.waitUntil(lambda: page.lines["call.dsl"].y() < page.lines["call.police"].y())
    assert not page.danger.isVisible()


def test_what_the_case_knows_of_copies_is_a_press_away(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    assert not page.places.link.isEnabled()
    begun(qtbot, page, policy)
    with qtbot.waitSignal(page.exits_requested) as asked:
        page.places.link.click()
    assert asked.args == [page.record_id]


def test_a_call_that_does_not_apply_says_why_and_the_police_are_never_left_out(
    qtbot: QtBot, page: RestrictedPage, policy: Policy
) -> None:
    begun(qtbot, page, policy)
    assert not page.lines["call.police"].skip.isVisible()
    line = page.lines["call.iwf"]
    line.skip.click()
    (sheet,) = page.findChildren(SkipSheet)
    sheet.save.click()
    assert sheet.field.error == "Write why."
    QTest.keyClicks(sheet.reason, "no public page")
    sheet.save.click()
    qtbot.waitUntil(lambda: line.state.text() == "Does not apply: no public page", timeout=10_000)
    assert not line.skip.isVisible()
    social = page.lines["call.social-care"]
    assert social.skip.isVisible()
    page.form.dangers["pressure"].button("yes").click()
    assert not social.skip.isVisible()  # what is due at once applies
