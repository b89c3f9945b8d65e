"""Classifying by keys and mouse: what is saved, what is asked first, what is locked at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.case import events as ev
from evidence_desk.case.values import Classification, CriminalTag, PolicyPin
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.classify import ClassifySheet
from evidence_desk.ui.dialogs.clauses import ClausesSheet
from evidence_desk.ui.dialogs.pictures_asked import PicturesAsked
from evidence_desk.ui.models.asked import FIRST_ANSWER
from evidence_desk.ui.models.categories import ID_ROLE, KIND_ROLE
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import NoteFrame

YES, UNSURE, NO = FIRST_ANSWER, FIRST_ANSWER + 1, FIRST_ANSWER + 2
OpenSheet = Callable[..., ClassifySheet]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def ids(session: CaseSession) -> list[str]:
    return [exhibit.id for exhibit in session.case.in_order()]


@pytest.fixture
def open_sheet(qtbot: QtBot, desk: Desk, session: CaseSession, window: QMainWindow) -> OpenSheet:
    def make(*places: int) -> ClassifySheet:
        every = ids(session)
        sheet = ClassifySheet(desk, [every[place] for place in places], window)
        qtbot.addWidget(sheet)
        sheet.open()
        sheet.activateWindow()
        qtbot.waitUntil(sheet.isActiveWindow)
        return sheet

    return make


def classify(qtbot: QtBot, session: CaseSession, place: int, given: Classification) -> None:
    name = ids(session)[place]
    job = session.act(
        "", lambda store, report: store.record(ev.ExhibitClassified(exhibit=name, classification=given))
    )
    with qtbot.waitSignal(job.succeeded):
        pass


def has(session: CaseSession, place: int) -> Classification:
    return session.case.in_order()[place].classification or Classification()


def key(widget: QWidget, which: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, which, with_)


def save(qtbot: QtBot, sheet: ClassifySheet) -> None:
    sheet.activateWindow()  # without a window manager nobody else does, once a sheet over it has closed
    qtbot.waitUntil(sheet.isActiveWindow)
    with qtbot.waitSignal(sheet.accepted):
        key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def tree_of(sheet: ClassifySheet) -> QTreeView:
    tree = sheet.findChild(QTreeView)
    assert tree is not None
    return tree


def find(tree: QTreeView, name: str, kind: str = "leaf") -> QModelIndex:
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(tree.model().rowCount(parent)):
            here = tree.model().index(row, 0, parent)
            if here.data(ID_ROLE) == name and here.data(KIND_ROLE) == kind:
                return here
            waiting.append(here)
    raise AssertionError(name)


def tick(sheet: ClassifySheet, name: str) -> None:
    """Press a category with the mouse."""
    tree = tree_of(sheet)
    index = find(tree, name)
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def asked(qtbot: QtBot, sheet: ClassifySheet) -> PicturesAsked:
    found: list[PicturesAsked] = []

    def there() -> bool:
        found[:] = [one for one in sheet.findChildren(PicturesAsked) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def answer(sheet: PicturesAsked, row: int, column: int) -> None:
    table = sheet.table
    index = table.model().index(row, column)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())


def texts(sheet: ClassifySheet) -> str:
    notes = sheet.findChildren(NoteFrame)
    return " ".join(
        f"{note.accessibleName()} {note.accessibleDescription()}" for note in notes if note.isVisible()
    )


def test_by_keys_alone(qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet) -> None:
    sheet = open_sheet(0)
    sheet.focus_first()
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
        focused = QApplication.focusWidget()
        assert focused is not None
        key(focused, which)
    key(sheet, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    typed = QApplication.focusWidget()
    assert isinstance(typed, LineEdit)
    QTest.keyClicks(typed, "bullying")
    tree = tree_of(sheet)
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    key(tree, Qt.Key.Key_Space)
    save(qtbot, sheet)
    given = has(session, 0)
    assert (given.cells, [tag.id for tag in given.criminal]) == (("conduct.aggressive",), ["crim.bullying"])
    assert given.four_cs == ("conduct",)


def test_what_stands_is_shown_and_can_be_taken_back(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    before = Classification(
        cells=("conduct.aggressive", "content.values"),
        criminal=(CriminalTag(id="crim.dpv.racism", verbs=("viewing",)),),
        four_cs=("conduct", "content"),
        reason="named in the chat",
    )
    classify(qtbot, session, 0, before)
    sheet = open_sheet(0)
    assert sheet._matrix.chosen() == before.cells
    QTest.mouseClick(sheet._matrix.cells[2][3], Qt.MouseButton.LeftButton)
    tick(sheet, "crim.dpv.racism")
    save(qtbot, sheet)
    given = has(session, 0)
    assert (given.cells, given.criminal, given.reason) == (("conduct.aggressive",), (), "named in the chat")
    assert given.four_cs == ("conduct",)


def test_where_exhibits_differ_each_keeps_its_own(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    classify(qtbot, session, 0, Classification(cells=("conduct.aggressive",), reason="first"))
    classify(qtbot, session, 1, Classification(cells=("content.values",), reason="second"))
    sheet = open_sheet(0, 1)
    QTest.mouseClick(sheet._matrix.cells[0][1], Qt.MouseButton.LeftButton)
    save(qtbot, sheet)
    assert has(session, 0).cells == ("conduct.aggressive", "contact.aggressive")
    assert has(session, 1).cells == ("contact.aggressive", "content.values")
    assert (has(session, 0).reason, has(session, 1).reason) == ("first", "second")


def test_a_trigger_says_what_it_obliges_and_asks_for_its_words(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(2)
    key(sheet, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert "safeguarding and online safety procedures must run" in texts(sheet)
    assert "No one asks for removal or contacts the families" in texts(sheet)
    key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    words = QApplication.focusWidget()
    assert isinstance(words, LineEdit), "the keyboard is where words are missing"
    assert has(session, 2) == Classification()
    QTest.keyClicks(words, "threat to harm")
    save(qtbot, sheet)
    assert (has(session, 2).triggers, has(session, 2).reason) == (("trig.other-criminal",), "threat to harm")


def test_a_category_with_verbs_asks_for_one_at_save(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(2)
    tick(sheet, "crim.dpv.hate")
    key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "distributing, printing, viewing" in texts(sheet)
    tree = tree_of(sheet)
    assert tree.hasFocus()
    key(tree, Qt.Key.Key_Right)
    key(tree, Qt.Key.Key_Space)
    save(qtbot, sheet)
    assert has(session, 2).criminal == (CriminalTag(id="crim.dpv.hate", verbs=("printing",)),)


def test_the_first_trigger_asks_about_every_picture_and_shows_none(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(2)
    key(sheet, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    questions = asked(qtbot, sheet)
    model = questions.table.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["JPS/1", "JPS/2"]
    assert not any(
        model.index(row, column).data(Qt.ItemDataRole.DecorationRole)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
    assert not questions.go_on.isEnabled()
    answer(questions, 0, NO)
    key(questions, Qt.Key.Key_Return)
    assert questions.isVisible(), "Enter answers nothing"
    answer(questions, 1, NO)
    key(questions, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not questions.isVisible())
    save(qtbot, sheet)
    assert has(session, 2).triggers == ("trig.csa-images",)
    held = [exhibit.status for exhibit in session.case.in_order()]
    assert held == ["held"] * 4
    answers = [exhibit.picture_answers[0].answer for exhibit in session.case.in_order()[:2]]
    assert answers == ["no", "no"]


def test_not_sure_locks_at_once_and_stays_when_the_rest_is_left(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(2)
    tick(sheet, "crim.iioc")
    questions = asked(qtbot, sheet)
    answer(questions, 1, UNSURE)
    qtbot.waitUntil(lambda: session.case.in_order()[1].status == "locked", timeout=20_000)
    key(questions, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not questions.isVisible())
    check = find(tree_of(sheet), "crim.iioc").data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(check) == Qt.CheckState.Unchecked, "without all answers it is not chosen"
    key(sheet, Qt.Key.Key_Escape)
    assert session.case.in_order()[1].status == "locked"
    assert has(session, 2) == Classification()


def test_a_picture_given_the_category_cannot_be_answered_no(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(0)
    tick(sheet, "crim.iioc")
    questions = asked(qtbot, sheet)
    answer(questions, 0, NO)
    answer(questions, 1, NO)
    assert not questions.go_on.isEnabled()
    answer(questions, 0, YES)
    qtbot.waitUntil(lambda: session.case.in_order()[0].status == "locked", timeout=20_000)
    qtbot.waitUntil(questions.go_on.isEnabled)
    QTest.mouseClick(questions.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not questions.isVisible())
    save(qtbot, sheet)
    assert [tag.id for tag in has(session, 0).criminal] == ["crim.iioc"]


def test_ask_first_asks_only_about_the_exhibits_chosen(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(0)
    tick(sheet, "crim.age-restricted")
    questions = asked(qtbot, sheet)
    assert questions.table.model().rowCount() == 1
    answer(questions, 0, NO)
    QTest.mouseClick(questions.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not questions.isVisible())
    save(qtbot, sheet)
    assert [tag.id for tag in has(session, 0).criminal] == ["crim.age-restricted"]


def choose_sexual(sheet: ClassifySheet) -> None:
    sheet.focus_first()
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        focused = QApplication.focusWidget()
        assert focused is not None
        key(focused, which)


def test_a_sexual_cell_asks_about_the_picture_it_is_given_to(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(0)
    choose_sexual(sheet)
    questions = asked(qtbot, sheet)
    assert questions.table.model().rowCount() == 1
    answer(questions, 0, NO)
    QTest.mouseClick(questions.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not questions.isVisible())
    save(qtbot, sheet)
    assert has(session, 0).cells == ("conduct.sexual",)
    assert [one.because for one in session.case.in_order()[0].picture_answers] == ["conduct.sexual"]


def test_without_an_answer_a_sexual_cell_is_not_chosen(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(0)
    choose_sexual(sheet)
    questions = asked(qtbot, sheet)
    key(questions, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not questions.isVisible())
    key(sheet, Qt.Key.Key_Escape)
    assert has(session, 0) == Classification()
    assert session.case.in_order()[0].status == "held"


def test_words_and_addresses_are_never_asked_about(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(2)
    tick(sheet, "crim.age-restricted")
    assert not [one for one in sheet.findChildren(PicturesAsked) if one.isVisible()]


def test_escape_saves_nothing(qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet) -> None:
    before = session.case
    sheet = open_sheet(0)
    QTest.mouseClick(sheet._matrix.cells[0][0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sheet.rejected):
        key(sheet, Qt.Key.Key_Escape)
    assert session.case is before


def test_another_policy_is_named_and_unknown_ids_stay(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    older = PolicyPin(id="trust", version="2021.5", sha256="5" * 64)
    cells = ("conduct.aggressive", "contact.robotic")
    classify(qtbot, session, 0, Classification(cells=cells, under=older))
    sheet = open_sheet(0)
    assert "Classified under policy 2021.5. The policy is now 2026.1; look again." in texts(sheet)
    QTest.mouseClick(sheet._matrix.cells[1][1], Qt.MouseButton.LeftButton)
    save(qtbot, sheet)
    assert has(session, 0).cells == ("contact.robotic",)
    assert has(session, 0).under == session.case.policy  # looked at again


def test_a_clause_is_found_cited_and_taken_back(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(0, 1)
    sheet._clauses.cite.click()
    clauses = sheet.findChild(ClausesSheet)
    assert clauses is not None
    clauses.activateWindow()
    qtbot.waitUntil(clauses.isActiveWindow)
    QTest.keyClicks(clauses.filter, "boundaries with pup")
    (row,) = (row for row in clauses.rows if not row.isHidden())
    QTest.mouseClick(row.box, Qt.MouseButton.LeftButton, pos=QPoint(8, row.box.height() // 2))
    QTest.keyClick(clauses, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet._clauses.said.accessibleName() == "2.1 Boundaries with pupils"
    save(qtbot, sheet)
    assert has(session, 0).clauses == has(session, 1).clauses == ("clause.boundaries-pupils",)
    classify(qtbot, session, 1, Classification())
    sheet = open_sheet(0, 1)
    assert sheet._clauses.said.accessibleName() == "– 2.1 Boundaries with pupils (some of them)"
    save(qtbot, sheet)
    assert has(session, 0).clauses == ("clause.boundaries-pupils",)


def test_whose_choice_the_four_cs_were_stays_with_them(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    by = session.case.opened_by
    classify(
        qtbot,
        session,
        0,
        Classification(cells=("contact.aggressive",), four_cs=("commerce",), four_cs_chosen=True),
    )
    sheet = open_sheet(0)
    assert sheet._draft.four_cs == ("commerce",)
    QTest.mouseClick(sheet._matrix.cells[1][1], Qt.MouseButton.LeftButton)
    save(qtbot, sheet)
    kept = has(session, 0)
    assert (kept.four_cs, kept.four_cs_chosen, kept.four_cs_by) == (("commerce",), True, by)
    sheet = open_sheet(0)
    QTest.mouseClick(sheet._four_cs.again, Qt.MouseButton.LeftButton)
    save(qtbot, sheet)
    assert (has(session, 0).four_cs, has(session, 0).four_cs_by) == (("conduct", "contact"), "")


def test_the_four_cs_are_worked_out_and_can_be_changed(
    qtbot: QtBot, session: CaseSession, open_sheet: OpenSheet
) -> None:
    sheet = open_sheet(0)
    QTest.mouseClick(sheet._matrix.cells[1][0], Qt.MouseButton.LeftButton)
    assert sheet._draft.worked_out() == ["conduct", "commerce"]
    QTest.mouseClick(sheet._four_cs.change, Qt.MouseButton.LeftButton)
    QTest.mouseClick(sheet._four_cs.boxes["commerce"], Qt.MouseButton.LeftButton)
    save(qtbot, sheet)
    assert has(session, 0).four_cs == ("conduct",)
