"""What is to be done next, as somebody works with it: questions, steps, reports, clocks."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.exhibit_steps import act
from tests.ui.record_steps import CONTROL, field, sheet_over, shown

from evidence_desk.acts import clocks, reports, stepping
from evidence_desk.acts.classifying import Choice, PictureAnswerWord, classify
from evidence_desk.acts.next_step import next_step
from evidence_desk.acts.questions import open_questions
from evidence_desk.acts.recording import RoleChange, add_person, record_action, set_roles
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.classify import ClassifySheet
from evidence_desk.ui.dialogs.pictures_asked import PicturesAsked
from evidence_desk.ui.dialogs.procedures import ChooseProcedureSheet, EndProcedureSheet, SourceSheet
from evidence_desk.ui.dialogs.record_action import RecordActionSheet
from evidence_desk.ui.dialogs.report import ReplySheet, ReportSheet
from evidence_desk.ui.due import due_by, due_times
from evidence_desk.ui.models.asked import ANSWERS, FIRST_ANSWER
from evidence_desk.ui.panels.actions_page import ActionsPage
from evidence_desk.ui.panels.cases import CasesPage, Column
from evidence_desk.ui.panels.questions_box import QuestionNote
from evidence_desk.ui.panels.steps_box import StepLine, StepsBox
from evidence_desk.ui.record import Record
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.settings import RecentCase
from evidence_desk.ui.timeline_rows import timeline_rows
from evidence_desk.ui.widgets.clock_tile import ClockTile
from evidence_desk.ui.widgets.fields import ComboBox
from evidence_desk.ui.widgets.notes import Label, NoteFrame
from evidence_desk.ui.workspace import Workspace

_WHEN = "2026-11-22T14:00:00Z"


def _classified(qtbot: QtBot, session: CaseSession, policy: Policy, trigger: str) -> None:
    """Choose a trigger for the message of the case."""
    message = next(one.id for one in session.case.in_order() if one.kind == "message-transcript")
    choice = Choice(
        cells=("conduct.aggressive",), criminal=(), triggers=(trigger,), four_cs=(), reason="as it says"
    )
    asked = policy.trigger_list.triggers[trigger].asks_each_picture
    pictures = [one.id for one in session.case.in_order() if asked and one.kind == "image"]
    answers: dict[str, PictureAnswerWord] = dict.fromkeys(pictures, "no")
    act(qtbot, session, lambda store, report: classify(store, policy, [message], choice, answers))


def _note(page: ActionsPage, ident: str) -> QuestionNote:
    return next(note for note in page.plan.questions.notes if note.question.id == ident)


def _fill(sheet: RecordActionSheet) -> None:
    """Write something into every field that must not stay empty."""
    for one in sheet._inputs:
        if one.required and not one.editor.value():
            QTest.keyClicks(one.editor.widget, "TH-22116")


def _names(case: Case, policy: Policy) -> list[str]:
    return [one.id for one in open_questions(case, policy)]


_TRIGGERS = (
    "trig.csa-images",
    "trig.obscene-adult",
    "trig.racist-criminal",
    "trig.other-criminal",
    "trig.radicalisation",
)


def _picture(widget: QWidget, name: str) -> None:
    """Save what stands on the screen, where pictures of the journeys are asked for."""
    folder = os.environ.get("EVIDENCE_DESK_PICTURES")
    if folder:
        widget.window().grab().save(str(Path(folder) / f"{name}.png"))


def _chosen_in_the_window(
    qtbot: QtBot, desk: Desk, session: CaseSession, page: ActionsPage, trigger: str
) -> None:
    """Choose a trigger for the message by its key in the classify sheet; answer No for each picture it asks about."""
    message = next(one.id for one in session.case.in_order() if one.kind == "message-transcript")
    sheet = ClassifySheet(desk, [message], page.window())
    sheet.open()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(
        sheet, getattr(Qt.Key, f"Key_{_TRIGGERS.index(trigger) + 1}"), Qt.KeyboardModifier.AltModifier
    )
    row = desk.case_policy.trigger(trigger)
    if row.asks_each_picture:
        asked = sheet_over(qtbot, sheet, PicturesAsked)
        _picture(asked, f"{trigger}-1-pictures")
        no = FIRST_ANSWER + ANSWERS.index("no")
        for number in range(len(asked.model.pictures)):
            where = asked.table.visualRect(asked.table.model().index(number, no)).center()
            QTest.mouseClick(asked.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        QTest.keyClick(asked, Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: not asked.isVisible())
    if row.needs_text:
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
        assert not session.case.triggers, "it asks for words"
        QTest.keyClicks(sheet._banner._edit, "threats to a teacher")
    qtbot.waitUntil(lambda: not _pressed(sheet._banner))
    _picture(sheet, f"{trigger}-2-chosen")
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    sheet.deleteLater()


def _pressed(note: NoteFrame) -> list[str]:
    """The words of a note that got less room than they need."""
    labels = [label for label in note.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


@pytest.mark.parametrize("trigger", _TRIGGERS)
def test_each_trigger_is_chosen_in_the_classify_sheet_and_stays_open_until_it_is_answered(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy, trigger: str
) -> None:
    """A trigger is chosen: it is asked, and is the next step; it is answered, and is asked no more."""
    page = shown(qtbot, ActionsPage(desk), session)
    _chosen_in_the_window(qtbot, desk, session, page, trigger)
    message = next(one for one in session.case.in_order() if one.kind == "message-transcript")
    assert message.classification is not None
    assert message.classification.triggers == (trigger,)
    pictures = [one for one in session.case.in_order() if one.kind == "image"]
    answered = {answer.because for one in pictures for answer in one.picture_answers}
    assert answered == ({trigger} if policy.trigger(trigger).asks_each_picture else set())
    qtbot.waitUntil(lambda: any(one.question.id == trigger for one in page.plan.questions.notes))
    step = next_step(session.case, policy, desk.clock.read().utc)
    assert step is not None
    assert (step.kind, step.target) == ("question", trigger)
    note = _note(page, trigger)
    assert note.question.reason in note.accessibleDescription()
    assert not any(policy.action(name).own_form for name in note.buttons), (
        "the police's exits have their own sheet"
    )
    _picture(page, f"{trigger}-3-asked")
    kind = next(iter(note.buttons))
    QTest.mouseClick(note.buttons[kind], Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, RecordActionSheet)
    assert sheet.kind.chosen == kind
    assert not session.case.actions, "nothing is recorded by opening a sheet"
    _fill(sheet)
    _picture(sheet, f"{trigger}-4-answering")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: trigger not in _names(session.case, policy))
    qtbot.waitUntil(lambda: all(one.question.id != trigger for one in page.plan.questions.notes))
    _picture(page, f"{trigger}-5-answered")


def test_a_decision_not_to_refer_answers_the_question_it_names(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    _classified(qtbot, session, policy, "trig.other-criminal")
    page = shown(qtbot, ActionsPage(desk), session)
    QTest.mouseClick(_note(page, "trig.other-criminal").buttons["decision"], Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, RecordActionSheet)
    QTest.keyClicks(field(sheet, "Decision"), "Not referred")
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert not session.case.actions, "a reason is needed"
    QTest.keyClicks(field(sheet, "Reason"), "advice of the force: no offence")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert _names(session.case, policy) == []


def test_an_allegation_against_staff_asks_for_the_lado(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    page = shown(qtbot, ActionsPage(desk), session)
    exhibit = next(iter(session.case.exhibits))

    def alleged(store: CaseStore, report: object) -> None:
        person = add_person(store, name="Mr Adair", kind="staff")
        set_roles(store, [RoleChange(person=person.id, exhibit=exhibit, role="alleged")])

    act(qtbot, session, alleged)
    note = _note(page, "lado")
    assert {"lado-told", "decision"} <= set(note.buttons)
    words = str(note.buttons["lado-told"].property("text"))
    assert words == "Record: Local authority designated officer told", "not as if it were done"
    assert page._head.count.text() == "nothing due today", "it is due tomorrow"
    assert any(tile.title == policy.clocks["lado"].label for tile in page.plan._tiles)


# -- procedures --------------------------------------------------------------------------------------------


def _box(page: ActionsPage) -> StepsBox:
    return next(iter(page.plan.boxes.values()))


def _line(page: ActionsPage, state: str) -> StepLine:
    return next(one for one in _box(page).lines if one.step is not None and one.step.state == state)


def _begun(qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy, name: str) -> ActionsPage:
    act(qtbot, session, lambda store, report: stepping.begin(store, policy, name))
    return shown(qtbot, ActionsPage(desk), session)


def test_a_procedure_is_chosen_worked_through_by_keys_and_ended(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    page = shown(qtbot, ActionsPage(desk), session)
    QTest.mouseClick(page.plan.begin_button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, ChooseProcedureSheet)
    assert sheet.all is not None
    sheet.all.radio("parents").setFocus()
    QTest.keyClick(sheet.all.radio("parents"), Qt.Key.Key_Space)
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    page.activateWindow()
    line = _line(page, "now")
    QTest.keyClick(line.record_button, Qt.Key.Key_Space)
    form = line.form
    assert form is not None
    QTest.keyClicks(form.outcome, "asked the officer")
    QTest.keyClick(form.outcome, Qt.Key.Key_Return, CONTROL)
    (run,) = session.case.procedures
    qtbot.waitUntil(lambda: len(session.case.procedures[run].records) == 1)
    qtbot.waitUntil(lambda: line.form is None)
    (record,) = session.case.procedures[run].records
    assert (record.state, record.outcome) == ("done", "asked the officer")
    assert "by Jane P. Shah. asked the officer" in line.accessibleName()
    QTest.mouseClick(_box(page).end_button, Qt.MouseButton.LeftButton)
    ending = sheet_over(qtbot, page, EndProcedureSheet)
    QTest.keyClicks(ending.outcome, "told")
    QTest.keyClick(ending, Qt.Key.Key_Return, CONTROL)
    assert not session.case.procedures[run].ended_at, "steps are left: it is said why"
    QTest.keyClicks(ending.reason, "nothing else applies")
    with qtbot.waitSignal(ending.accepted):
        QTest.keyClick(ending, Qt.Key.Key_Return, CONTROL)
    assert session.case.procedures[run].ended_at
    assert not any(one.buttons() for one in _box(page).lines), "nothing more is offered"


def test_a_step_that_warns_is_blocked_with_its_reason_and_recorded_only_as_done_already(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    _classified(qtbot, session, policy, "trig.other-criminal")
    page = _begun(qtbot, desk, session, policy, _warning(policy))
    line = _line(page, "blocked")
    assert line.step is not None
    assert line.step.blocks[0] in line.accessibleName()
    assert not line.record_button.isVisible()
    QTest.keyClick(line.already_button, Qt.Key.Key_Space)
    form = line.form
    assert form is not None
    for one in form.inputs:
        if one.required:
            QTest.keyClicks(one.editor.widget, "Thornmere")
    for box in form.ticks.values():
        box.setChecked(True)
    QTest.keyClick(form.when, Qt.Key.Key_Return, CONTROL)
    assert form._reason_field.error, "it is said why it was done"
    QTest.keyClicks(form.reason, "the tutor had asked before we knew")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: line.form is None)
    (record,) = next(iter(session.case.procedures.values())).records
    assert record.despite
    assert "It was blocked at that time." in line.accessibleName()


def _warning(policy: Policy) -> str:
    return next(
        row.id for row in policy.procedures.procedures.values() if any(step.warns for step in row.steps)
    )


def test_what_was_typed_stays_while_the_case_moves_on_and_a_step_is_corrected_by_addition(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    page = _begun(qtbot, desk, session, policy, "parents")
    line = _line(page, "now")
    QTest.mouseClick(line.record_button, Qt.MouseButton.LeftButton)
    form = line.form
    assert form is not None
    QTest.keyClicks(form.outcome, "half a sen")
    act(qtbot, session, lambda store, report: add_person(store, name="Mrs Marsh", kind="parent"))
    assert line.form is form
    assert form.outcome.toPlainText() == "half a sen"
    QTest.keyClick(form.outcome, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: line.form is None)
    QTest.mouseClick(line.correct_button, Qt.MouseButton.LeftButton)
    form = line.form
    assert form is not None
    QTest.keyClicks(form.outcome, "a whole sentence")
    QTest.keyClicks(form.reason, "was cut off")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: line.form is None)
    assert line.step is not None
    assert [one.outcome for one in line.step.records] == ["half a sen", "a whole sentence"]
    assert [one.outcome for one in line.step.counts] == ["a whole sentence"]


def test_where_a_procedure_comes_from_is_said_with_its_date(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    legacy = next(row for row in policy.procedures.procedures.values() if row.legacy)
    page = _begun(qtbot, desk, session, policy, legacy.id)
    QTest.mouseClick(_box(page).source_button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, SourceSheet)
    words = " ".join(label.text() for label in sheet.findChildren(Label))
    assert "As of 22 November 2026." in words
    assert "An older procedure, kept as it was written." in words


# -- reports and clocks ------------------------------------------------------------------------------------


def test_a_report_is_made_by_ctrl_n_its_answer_by_enter(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    page = shown(qtbot, ActionsPage(desk), session)
    page.focus_first()
    QTest.keyClick(page.plan.begin_button, Qt.Key.Key_N, CONTROL)
    sheet = sheet_over(qtbot, page, ReportSheet)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    assert not session.case.actions, "what it was about is needed"
    sheet.channel.choose("tiktok")
    assert sheet.due.value() == "2026-11-24T14:05:09Z", "the channel says within 48 hours"
    QTest.keyClicks(sheet.what, "Video of Pupil A")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    (report,) = reports.reports(session.case, policy, desk.clock.read().utc)
    assert (report.channel, report.state, report.due_at) == ("tiktok", "open", "2026-11-24T14:05:09Z")
    page.activateWindow()
    table = page.plan.reports.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    answer = sheet_over(qtbot, page, ReplySheet)
    QTest.keyClicks(answer.reply, "Taken down")
    QTest.keyClicks(answer.outcome, "Removed")
    with qtbot.waitSignal(answer.accepted):
        QTest.keyClick(answer, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.plan.reports.model.report(0).state == "answered")
    assert page.plan.reports.model.index(0, 3).data() == "Removed"


def test_what_is_due_is_known_from_the_list_without_opening_the_case(
    qtbot: QtBot, session: CaseSession, policy: Policy, clock: FrozenClock
) -> None:
    act(
        qtbot,
        session,
        lambda store, report: reports.new_report(
            store,
            policy,
            "platform-report",
            to="Clips",
            what="video",
            sent_at=_WHEN,
            reply_due="2026-11-22T20:00:00Z",
        ),
    )
    times = due_times(session.case, policy, clock.read().utc)
    assert times == ("2026-11-22T20:00:00Z",)
    for seconds, expected in ((0, (0, 1)), (6 * 3600, (1, 0)), (48 * 3600, (1, 0))):
        due = due_by(times, clock.read().utc + timedelta(seconds=seconds))
        assert (due.late, due.today) == expected, seconds


def test_a_time_limit_is_started_by_hand_and_ended_by_its_tile(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    page = shown(qtbot, ActionsPage(desk), session)
    QTest.mouseClick(page.plan.clock_button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, RecordActionSheet)
    which = field(sheet, policy.action("clock-started").required[1].label)
    assert isinstance(which, ComboBox)
    which.choose("subject-access")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    label = policy.clocks["subject-access"].label
    card = next(one for one in page.plan.findChildren(ClockTile) if one.tile.title == label)
    assert "Due 22 Dec 2026" in card.accessibleName()
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    ending = sheet_over(qtbot, page, RecordActionSheet)
    with qtbot.waitSignal(ending.accepted):
        QTest.keyClick(ending, Qt.Key.Key_Return, CONTROL)
    assert [one.state for one in clocks.clocks(session.case, policy, desk.clock.read().utc)] == ["done"]


def test_the_day_of_an_answer_is_moved_with_its_reason(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    act(
        qtbot,
        session,
        lambda store, report: reports.new_report(
            store, policy, "platform-report", to="Clips", what="video", sent_at=_WHEN, reply_due="2026-11-25"
        ),
    )
    page = shown(qtbot, ActionsPage(desk), session)
    page.plan.reports.answer_button.click()
    QTest.mouseClick(sheet_over(qtbot, page, ReplySheet).move_button, Qt.MouseButton.LeftButton)
    sheet = sheet_over(qtbot, page, RecordActionSheet)
    due = field(sheet, "Answer due")
    QTest.keyClick(due, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(due, "in 2 weeks")
    QTest.keyClicks(field(sheet, "Reason"), "they asked for time")
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    (report,) = reports.reports(session.case, policy, desk.clock.read().utc)
    assert (report.due_at[:10], report.due_moved) == ("2026-12-06", "they asked for time")


# -- in the frame ------------------------------------------------------------------------------------------


def test_timeline_and_actions_stand_side_by_side_where_there_is_room(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    """Both entries of the rail lead to the one view; in a narrow window each shows its own half."""
    _classified(qtbot, session, policy, "trig.other-criminal")
    window = QMainWindow()
    frame = Workspace(desk, Actions(window))
    window.setCentralWidget(frame)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert frame.next_line.isVisible()
    assert "Other criminal conduct" in frame.next_line.accessibleName()
    QTest.mouseClick(frame.next_line.button, Qt.MouseButton.LeftButton)
    assert frame.current == "actions"
    assert not frame.next_line.isVisible(), "it stands on the page itself"
    assert [page.isVisible() for page in frame.story.shown()] == [True, True]
    frame.show_page("timeline")
    assert frame.pages["actions"].isVisible()
    window.resize(900, 768)
    qtbot.waitUntil(lambda: not frame.pages["actions"].isVisible())
    assert frame.pages["timeline"].isVisible()


def test_the_list_of_cases_names_what_is_late_before_anything_is_opened(
    qtbot: QtBot, desk: Desk, clock: FrozenClock
) -> None:
    listed = [
        RecentCase(
            path=f"/x/{name}.edcase",
            case_id=name,
            title="T",
            reference=name,
            opened_at="",
            exhibits=1,
            due=due,
        )
        for name, due in (("2026-001", (_WHEN,)), ("2026-002", ("2026-11-22T20:00:00Z",)), ("2026-003", ()))
    ]
    desk.settings = replace(desk.settings, recent=tuple(listed))
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.due_note.accessibleName() == "Late: 2026-001. Due today: 2026-002."
    model = page.view.model()
    notes = [model.index(row, Column.NOTE).data() for row in range(model.rowCount())]
    assert [words for words in notes if "late" in words or "due" in words] == ["1 late", "1 due today"]
    page.wipe()
    assert not page.due_note.isVisible()


def test_steps_stand_in_the_timeline_and_no_field_shows_an_id(
    qtbot: QtBot, session: CaseSession, policy: Policy
) -> None:
    def fill(store: CaseStore, report: object) -> None:
        run = stepping.begin(store, policy, "parents")
        stepping.record_step(store, policy, run, "1", "done", done_at=_WHEN, outcome="asked")
        sent = reports.new_report(store, policy, "platform-report", to="Clips", what="video", sent_at=_WHEN)
        reports.record_reply(store, policy, sent.id, at=_WHEN, reply="Removed")
        clocks.start_clock(store, policy, "subject-access", from_at=_WHEN)

    act(qtbot, session, fill)
    record = Record.of(session)
    with qtbot.waitSignal(record.grown):
        record.read()
    qtbot.waitUntil(lambda: record.is_complete)
    rows = timeline_rows(session.case, policy, tuple(record.entries))
    words = [f"{row.words}. {row.below}" for row in rows if row.side == "did"]
    label = policy.procedure("parents").label
    step = policy.procedure("parents").steps[0].text
    assert f"Procedure begun: {label}. " in words
    assert f"Done: {step}. {label}. asked" in words
    assert any("Clips · 22 Nov 2026 14:00" in line for line in words)
    assert any(policy.clocks["subject-access"].label in line for line in words)
    assert not any(action in line for action in session.case.actions for line in words)


def test_a_step_recorded_twice_keeps_both_and_says_so(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    page = _begun(qtbot, desk, session, policy, "parents")
    (run,) = session.case.procedures

    def again(store: CaseStore, report: object) -> None:
        for outcome in ("asked by telephone", "asked in person"):
            stepping.record_step(store, policy, run, "1", "done", done_at=_WHEN, outcome=outcome)

    act(qtbot, session, again)
    line = _box(page).lines[0]
    assert line._twice.isVisible()
    assert "Recorded twice" in line._twice.text()
    assert all(words in line.accessibleName() for words in ("asked by telephone", "asked in person"))


def test_a_case_that_cannot_be_written_offers_nothing_to_record(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    _classified(qtbot, session, policy, "trig.other-criminal")
    act(qtbot, session, lambda store, report: stepping.begin(store, policy, "parents"))
    session.read_only = "Another program has this case open."
    page = shown(qtbot, ActionsPage(desk), session)
    assert not any(line.buttons() for line in _box(page).lines)
    assert not any(note.buttons for note in page.plan.questions.notes)
    assert not any(button.isEnabled() for button in (page.plan.begin_button, page.plan.reports.new_button))
    page.new_report()
    assert not page.findChildren(ReportSheet)
    page.focus_first()


def test_what_comes_next_stands_on_the_page_with_its_button_where_nothing_else_there_says_it(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    """“Go to it” leads to something: the steps to begin, then, once nothing is open, closing."""
    exhibit = next(iter(session.case.exhibits))

    def alleged(store: CaseStore, report: object) -> None:
        person = add_person(store, name="Mr Adair", kind="staff")
        set_roles(store, [RoleChange(person=person.id, exhibit=exhibit, role="alleged")])

    act(qtbot, session, alleged)
    page = shown(qtbot, ActionsPage(desk), session)
    note = page.plan.next_note
    assert not note.isVisible(), "the question says it"
    told = {"to": "the designated officer"}
    act(
        qtbot,
        session,
        lambda store, report: record_action(store, policy, "lado-told", done_at=_WHEN, fields=told),
    )
    qtbot.waitUntil(note.isVisible)
    label = policy.procedure("staff").label
    assert note.note.accessibleName() == f"Next: Begin the steps for “{label}”."
    page.focus_first()
    assert page.plan.first() is note.button
    QTest.keyClick(note.button, Qt.Key.Key_Space)
    sheet = sheet_over(qtbot, page, ChooseProcedureSheet)
    assert sheet.chosen == "staff"
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(sheet, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: not note.isVisible())


def test_a_step_that_is_a_report_asks_for_what_is_known_when_it_is_sent_and_the_table_says_when_an_answer_is_due(
    qtbot: QtBot, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    run = next(row for row in policy.procedures.procedures.values() if row.channel == "tiktok")
    page = _begun(qtbot, desk, session, policy, run.id)
    line = next(
        one for one in _box(page).lines if one.step is not None and one.step.action == "platform-report"
    )
    line.record_pressed.emit(line, "")
    form = line.form
    assert form is not None
    asked = {one.field.id for one in form.inputs}
    assert {"platform", "what", "channel", "reference", "reply-due"} <= asked
    assert not asked & {"reply", "next-step"}, "no answer is there yet"
    route = policy.channel_list.channels["tiktok"].route
    assert any(
        words.text().startswith(route) for words in form.findChildren(Label) if words.isVisibleTo(form)
    ), route
    QTest.keyClicks(
        next(one for one in form.inputs if one.field.id == "what").editor.widget, "Video of Pupil A"
    )
    for box in form.ticks.values():
        box.setChecked(True)
    QTest.keyClick(form.outcome, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: page.plan.reports.model.rowCount() == 1)
    due = page.plan.reports.model.index(0, 3).data()
    assert due == "Due 24 Nov 2026 14:05", "the channel says within 48 hours"
