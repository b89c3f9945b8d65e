"""The Packs section as a person uses it: order, ticks, what stands in the way, pages, making."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock, MakeCase
from tests.ui.packing import SLOW, act

from evidence_desk.acts.locking import lock_for_police
from evidence_desk.acts.opening import open_case
from evidence_desk.case import events as ev
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.make_pack import MakePackSheet
from evidence_desk.ui.models.packing import PackModel
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import Button

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types


def refs(page: PacksPage) -> list[str]:
    return [line.ref for line in page.model.lines]


def button(parent: QWidget, words: str) -> Button:
    (found,) = [b for b in parent.findChildren(Button) if b.words() == words and b.isVisibleTo(parent)]
    return found


def choose(page: PacksPage, row: int) -> None:
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(row))


# -- order and ticks -------------------------------------------------------------------------------------------


def test_the_model_keeps_qts_rules(page: PacksPage, session: CaseSession) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model
    )
    assert page.model.move(0, 2)
    assert page.model.move(3, 0)
    assert not page.model.move(0, 9)
    page.model.show(page.model.lines[:2])
    page.model.show([])
    assert isinstance(tester, QAbstractItemModelTester)


def test_exhibits_move_by_keys_and_the_case_keeps_the_order(
    qtbot: QtBot, page: PacksPage, session: CaseSession
) -> None:
    choose(page, 2)
    for _ in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert refs(page) == ["JPS/3", "JPS/1", "JPS/2", "JPS/4"]
    assert page.list.currentIndex().row() == 0
    qtbot.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # there is nothing above

    def kept() -> bool:
        return [e.ref for e in session.case.in_display_order()] == ["JPS/3", "JPS/1", "JPS/2", "JPS/4"]

    qtbot.waitUntil(kept, timeout=SLOW)
    assert refs(page) == ["JPS/3", "JPS/1", "JPS/2", "JPS/4"]
    choose(page, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: session.case.in_display_order()[1].ref == "JPS/3", timeout=SLOW)


def test_a_line_let_go_elsewhere_is_moved_once(qtbot: QtBot, page: PacksPage, session: CaseSession) -> None:
    model = page.model
    data = model.mimeData([model.index(3)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, model.index(-1))
    assert refs(page) == ["JPS/1", "JPS/4", "JPS/2", "JPS/3"]
    qtbot.waitUntil(lambda: session.case.in_display_order()[1].ref == "JPS/4", timeout=SLOW)


def test_unticked_exhibits_leave_the_pages_and_are_listed_as_unused(qtbot: QtBot, page: PacksPage) -> None:
    before = page.pages.pages
    choose(page, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    index = page.model.index(1)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert "unused, listed" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.waitUntil(lambda: page.pages.pages not in {0, before}, timeout=SLOW)
    qtbot.mouseClick(
        page.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.list.visualRect(index).topLeft() + QPoint(42, 16),
    )
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_placeholder_cannot_be_unticked(qtbot: QtBot, page: PacksPage, session: CaseSession) -> None:
    ident = session.case.by_ref["JPS/2"]
    act(qtbot, session, lambda store: lock_for_police(store, [ident], "should not be here"))
    qtbot.waitUntil(lambda: page.model.lines[1].placeholder, timeout=SLOW)
    choose(page, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.model.lines[1].included
    assert not page.model.flags(page.model.index(1)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not page.model.setData(
        page.model.index(1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )


# -- what stands in the way ------------------------------------------------------------------------------------


def test_what_blocks_keeps_the_button_still_and_leads_there(
    qtbot: QtBot, page: PacksPage, session: CaseSession
) -> None:
    assert page.make_button.isEnabled()
    ident = session.case.by_ref["JPS/2"]
    act(qtbot, session, lambda store: lock_for_police(store, [ident], "should not be here"))
    qtbot.waitUntil(lambda: not page.make_button.isEnabled(), timeout=SLOW)
    with qtbot.waitSignal(page.actions_requested):
        qtbot.waitUntil(lambda: button_shown(page.problems, "Record the call"), timeout=SLOW)
        qtbot.mouseClick(button(page.problems, "Record the call"), Qt.MouseButton.LeftButton)
    choose(page, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.findChildren(MakePackSheet)
    told = ev.ActionRecorded(
        kind="police-told", done_at="2026-11-22T14:00:00Z", fields={"force": "F", "reference": "1"}
    )
    act(qtbot, session, lambda store: store.record(told))
    qtbot.waitUntil(page.make_button.isEnabled, timeout=SLOW)


def test_what_is_to_be_checked_leads_to_classifying(qtbot: QtBot, page: PacksPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    with qtbot.waitSignal(page.classify_requested) as asked:
        qtbot.mouseClick(button(page.problems, "Classify"), Qt.MouseButton.LeftButton)
    assert len(asked.args[0]) == 4
    assert page.make_button.isEnabled(), "advice blocks nothing"


def test_no_exhibit_no_pack(qtbot: QtBot, page: PacksPage) -> None:
    for row in range(4):
        choose(page, row)
        qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert not page.make_button.isEnabled()
    qtbot.waitUntil(lambda: page.pages.pages == 0, timeout=SLOW)


def test_a_case_that_can_only_be_read_makes_no_pack_and_keeps_its_order(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, case_path: Path
) -> None:
    assert desk.person is not None
    access = access_of(desk.person, desk.home.folder)
    with CaseStore.open(case_path, access, desk.clock, write=True):  # somebody else has it
        desk.take_session(case_path, open_case(case_path, access, desk.clock))
        assert desk.session is not None
        page = PacksPage(desk)
        qtbot.addWidget(page)
        page.set_session(desk.session)
        page.show()
        qtbot.waitUntil(lambda: page.pages.pages > 0, timeout=SLOW)
        assert not page.make_button.isEnabled()
        choose(page, 1)
        qtbot.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert refs(page) == ["JPS/1", "JPS/2", "JPS/3", "JPS/4"]
        page.set_session(None)


# -- pages -----------------------------------------------------------------------------------------------------


def test_choosing_an_exhibit_shows_its_page_and_keys_turn_pages(qtbot: QtBot, page: PacksPage) -> None:
    choose(page, 2)
    line = page.model.lines[2]
    assert line.pages is not None
    assert page.pages.page == line.pages[0]
    qtbot.keyClick(page.pages.view, Qt.Key.Key_PageDown)
    assert page.pages.page == line.pages[0] + 1
    qtbot.mouseClick(page.pages.back, Qt.MouseButton.LeftButton)
    assert page.pages.page == line.pages[0]
    qtbot.mouseClick(page.pages.zoom, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.pages.view, Qt.Key.Key_PageUp)
    assert page.pages.page == line.pages[0] - 1


def test_hiding_and_leaving_forget_the_pages(qtbot: QtBot, page: PacksPage) -> None:
    page.wipe()
    assert page.pages.pages == 0
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.pages.pages > 0, timeout=SLOW)
    page.hide()
    assert page.pages.pages == 0


def test_only_the_last_of_many_changes_is_drawn(
    qtbot: QtBot, page: PacksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    show = page.pages.show_pdf

    def note(data: bytes) -> None:
        drawn.append(len(data))
        show(data)

    monkeypatch.setattr(page.pages, "show_pdf", note)
    choose(page, 0)
    for _ in range(9):
        qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(drawn) and not page.planning.is_busy, timeout=SLOW)
    assert len(drawn) == 1


def test_what_is_said_beside_the_title_stands_apart_from_it(qtbot: QtBot, page: PacksPage) -> None:
    head = page.pages
    head.show_waiting("drawing …")
    qtbot.waitUntil(head._waiting.isVisible, timeout=SLOW)
    assert head._waiting.x() >= head._title.geometry().right() + 12


# -- making ----------------------------------------------------------------------------------------------------


def begun(qtbot: QtBot, page: PacksPage) -> MakePackSheet:
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    (sheet,) = page.findChildren(MakePackSheet)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=SLOW)
    return sheet


def keep_at(qtbot: QtBot, sheet: MakePackSheet, path: Path) -> None:
    """Answer the file dialog."""
    qtbot.waitUntil(lambda: bool(sheet.findChildren(QFileDialog)), timeout=SLOW)
    (dialog,) = sheet.findChildren(QFileDialog)
    name = Path(dialog.selectedFiles()[0]).name
    assert name == "evidence-pack-2026-11-22-1405.pdf", "the name says nothing of anybody"
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_pack_is_made_by_name_checked_and_named_in_the_log(
    qtbot: QtBot, page: PacksPage, session: CaseSession, tmp_path: Path
) -> None:
    sheet = begun(qtbot, page)
    make = button(sheet, "Choose where to keep it …")
    assert not make.isEnabled(), "nobody has confirmed it yet"
    assert sheet.confirmation.name.placeholderText() == "", "nothing looks as if it were filled in"
    assert "the button waits for it" in sheet.confirmation.field._hint.text()
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert not sheet.findChildren(QFileDialog)
    qtbot.keyClicks(sheet.confirmation.name, "J. Shah")
    assert isinstance(page.desk.clock, FrozenClock)
    page.desk.clock.pass_s(40)
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    assert sheet.confirmation.at == page.desk.clock.now, "it was confirmed when the button was pressed"
    out = tmp_path / "out" / "pack.pdf"
    out.parent.mkdir()
    keep_at(qtbot, sheet, out)
    qtbot.waitUntil(lambda: button_shown(sheet, "Done"), timeout=SLOW)
    assert out.read_bytes().startswith(b"%PDF")
    assert "Made and checked" in sheet._note.accessibleName()
    qtbot.mouseClick(button(sheet, "Copy the summary for CPOMS"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "SHA-256" in copied
    assert "Pupil" not in copied
    assert str(out.parent) not in copied
    printed = tmp_path / "paper.pdf"
    qtbot.mouseClick(button(sheet, "Print …"), Qt.MouseButton.LeftButton)
    dialog = sheet.printer_dialog
    assert dialog is not None
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(printed))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: "went to the printer" in sheet._remarks.text(), timeout=3 * SLOW)
    assert len(pypdfium2.PdfDocument(printed)) == len(pypdfium2.PdfDocument(out))
    page_one = pypdfium2.PdfDocument(printed)[0].render(scale=0.3).to_pil().convert("L")
    assert min(page_one.tobytes()) < 80, "something stands on the paper"
    assert sum(shade > 200 for shade in page_one.tobytes()) > 0.6 * page_one.width * page_one.height
    qtbot.mouseClick(button(sheet, "Done"), Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    made = [e for e in entries(qtbot, session) if isinstance(e, ev.PackMade)]
    assert len(made) == 1
    qtbot.waitUntil(lambda: "Police, P-" in words_of(page), timeout=SLOW)


def test_a_name_that_is_taken_is_never_overwritten_and_what_was_typed_stays(
    qtbot: QtBot, page: PacksPage, session: CaseSession, tmp_path: Path
) -> None:
    sheet = begun(qtbot, page)
    qtbot.keyClicks(sheet.confirmation.name, "J. Shah")
    taken = tmp_path / "taken.pdf"
    taken.write_bytes(b"mine")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    keep_at(qtbot, sheet, taken)
    qtbot.waitUntil(lambda: not sheet._error.isHidden() and not sheet.is_busy, timeout=SLOW)
    assert taken.read_bytes() == b"mine"
    assert sheet.confirmation.name.text() == "J. Shah"
    assert button(sheet, "Choose where to keep it …").isEnabled()
    assert not [e for e in entries(qtbot, session) if isinstance(e, ev.PackMade)]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_stopping_writes_nothing(
    qtbot: QtBot, page: PacksPage, session: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = begun(qtbot, page)
    qtbot.keyClicks(sheet.confirmation.name, "J. Shah")
    qtbot.mouseClick(button(sheet, "Choose where to keep it …"), Qt.MouseButton.LeftButton)
    sheet_busy = sheet.busy
    monkeypatch.setattr(sheet, "busy", lambda job, **more: (job.cancel(), sheet_busy(job, **more)))
    keep_at(qtbot, sheet, tmp_path / "stopped.pdf")
    qtbot.waitUntil(lambda: not sheet._error.isHidden() and not sheet.is_busy, timeout=SLOW)
    assert not list(tmp_path.glob("*stopped*"))
    assert not [e for e in entries(qtbot, session) if isinstance(e, ev.PackMade)]


def button_shown(parent: QWidget, words: str) -> bool:
    return any(b.words() == words and b.isVisible() for b in parent.findChildren(Button))


def entries(qtbot: QtBot, session: CaseSession) -> list[ev.Event]:
    job = session.act("", lambda store, report: [entry.event for entry in store.entries()])
    with qtbot.waitSignal(job.succeeded, timeout=SLOW) as done:
        pass
    found: list[ev.Event] = done.args[0]
    return found


def words_of(page: PacksPage) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in page.kinds.findChildren(QLabel))


def test_a_list_of_nothing_is_a_model_too() -> None:
    model = PackModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert model.rowCount() == 0
    assert not model.move(0, 1)
