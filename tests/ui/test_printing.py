"""Printing: what people print of a case, drawn from memory, at the printer's resolution."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.acts.printing import log_pdf, record_pdf, summary_pdf
from evidence_desk.case.intake import add_restricted
from evidence_desk.case.keys import make_school
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.printing import PrintSheet
from evidence_desk.ui.dialogs.sheet_pages import print_sheets
from evidence_desk.ui.printing import draw_pdf
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import Button

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
SLOW = 30_000  # ms


def drawn(qtbot: QtBot, session: CaseSession, work: Any) -> bytes:
    job = session.act("", lambda store, report: work(store))
    with qtbot.waitSignal(job.succeeded, timeout=SLOW) as done:
        pass
    found: bytes = done.args[0]
    return found


def words_of(pdf: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    return " ".join(" ".join(pages).split())


@pytest.fixture
def record(qtbot: QtBot, desk: Desk, session: CaseSession) -> str:
    told = {"device": "phone of a pupil", "reported_at": "2026-11-21T19:14:00Z"}

    def work(store: CaseStore) -> bytes:
        return add_restricted(store, told, desk.policy.gate.version).id.encode()

    return drawn(qtbot, session, work).decode()


def test_the_summary_holds_the_record_and_no_content(
    qtbot: QtBot, desk: Desk, session: CaseSession, record: str
) -> None:
    words = words_of(drawn(qtbot, session, lambda store: summary_pdf(store, desk.policy, desk.clock)))
    for wanted in ("Case summary", "Year 9 group chat and votes", "JPS/1", "Vote: who gets left off the coach",
                   "Misuse matrix", "Actions", "Printed by Jane P. Shah"):  # fmt: skip
        assert wanted in words
    assert "turns up monday" not in words


def test_the_log_holds_every_entry(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    words = words_of(drawn(qtbot, session, lambda store: log_pdf(store, desk.policy, desk.clock)))
    assert "Opened the case" in words
    assert words.count("Added JPS/") == 4
    assert "Group chat, 14 messages" not in words, "captions are not repeated in the log"


def test_the_record_begins_with_who_is_called(
    qtbot: QtBot, desk: Desk, session: CaseSession, record: str
) -> None:
    pdf = drawn(qtbot, session, lambda store: record_pdf(store, desk.policy, desk.clock, record))
    words = words_of(pdf)
    places = [words.index(call.who.split()[0]) for call in desk.policy.gate.calls]
    assert words.index("Who to call, in this order") < min(places)
    assert "phone of a pupil" in words
    assert "JPS/5: restricted record" in words


def test_pages_go_to_the_printer_whole_and_at_its_resolution(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path
) -> None:
    pdf = drawn(qtbot, session, lambda store: log_pdf(store, desk.policy, desk.clock))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(300)
    printer.setFullPage(True)
    job = desk.run("", lambda report: draw_pdf(printer, pdf, report))
    with qtbot.waitSignal(job.succeeded, timeout=SLOW) as done:
        pass
    paper, original = (pypdfium2.PdfDocument(each) for each in (tmp_path / "paper.pdf", pdf))
    assert done.args[0] == len(paper) == len(original)
    for page in range(len(original)):
        shown, wanted = (
            document[page].render(scale=0.5).to_pil().convert("L") for document in (paper, original)
        )
        shown = shown.resize(wanted.size)
        differing = sum(abs(a - b) > 96 for a, b in zip(shown.tobytes(), wanted.tobytes(), strict=True))
        assert differing < len(wanted.tobytes()) * 0.03  # hairlines half a pixel apart
        assert min(shown.tobytes()) < 128, "something is printed"


def test_printing_by_the_sheet(
    qtbot: QtBot, desk: Desk, session: CaseSession, record: str, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = PrintSheet(desk, window, record=record)
    sheet.open()
    offers = [b for b in sheet.findChildren(Button) if b.words() == "Print …"]
    assert [b.accessibleName() for b in offers] == [
        "Print: Restricted record with the card of calls", "Print: Case summary", "Print: Handling log",
    ]  # fmt: skip
    qtbot.mouseClick(offers[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.dialog is not None and sheet.dialog.isVisible(), timeout=SLOW)
    assert sheet.dialog is not None
    printer = sheet.dialog.printer()
    assert printer.docName() == "Evidence Desk", "the queue names nobody"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "record.pdf"))
    sheet.dialog.done(1)
    qtbot.waitUntil(lambda: "handed to the printer" in sheet._note.accessibleName(), timeout=SLOW)
    assert QByteArray((tmp_path / "record.pdf").read_bytes()).startsWith(QByteArray(b"%PDF"))
    assert len(pypdfium2.PdfDocument(tmp_path / "record.pdf")) == 1
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_giving_up_at_the_printers_dialog_prints_nothing(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheet = PrintSheet(desk, window)
    sheet.open()
    qtbot.mouseClick(
        [b for b in sheet.findChildren(Button) if b.words() == "Print …"][-1], Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: sheet.dialog is not None and sheet.dialog.isVisible(), timeout=SLOW)
    assert sheet.dialog is not None
    sheet.dialog.reject()
    qtbot.waitUntil(lambda: not sheet.is_busy, timeout=SLOW)
    assert "handed" not in sheet._note.accessibleName()


def test_what_is_no_pdf_is_refused(qtbot: QtBot, desk: Desk) -> None:
    printer = QPrinter()
    job = desk.run("", lambda report: draw_pdf(printer, b"junk", report))
    with qtbot.waitSignal(job.failed, timeout=SLOW) as failed:
        pass
    assert "printer did not take" in failed.args[0].user_message


def test_sheets_go_to_paper_by_the_same_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    _, sheets = make_school("Larkrise Academy", "classic")
    printed: list[bool] = []
    out = tmp_path / "sheets.pdf"
    for result, wanted in ((QDialog.DialogCode.Rejected, []), (QDialog.DialogCode.Accepted, [True])):
        dialog = print_sheets(parent, "Larkrise Academy", sheets, lambda: printed.append(True))
        assert dialog.printer().docName() == "Evidence Desk"
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(out))
        dialog.done(result)
        assert printed == wanted
    assert len(pypdfium2.PdfDocument(out)) == len(sheets)
