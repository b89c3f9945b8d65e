"""Scenes of keeping a page: the form, the questions, the page, its parts as they land, trouble and the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tools.sample_page import URL, SamplePage, picture_of_page
from tools.screen_scenes import scene

from evidence_desk.capture import browser_wire as wire
from evidence_desk.ui import page_keeping
from evidence_desk.ui.dialogs.page_sheets import PageGateSheet
from evidence_desk.ui.panels.page_capture import PageCapturePage

if TYPE_CHECKING:
    from tools.screens import Stage

_SETTLE_MS = 400  # a question takes no answer before


def _begin(stage: Stage, sample: SamplePage | None = None) -> PageCapturePage:
    """Open the page capture; an invented browser stands in for the real one."""
    stage.open_case()

    def start(hear: Callable[[Any], None]) -> SamplePage:
        made = sample or SamplePage(lambda message: None)
        made.tell_to(hear)
        stage.held.append(made)
        return made

    real = page_keeping.start_browser
    stage.undo.append(lambda: setattr(page_keeping, "start_browser", real))
    page_keeping.start_browser = lambda desk: start  # type: ignore[assignment,return-value]  # see above
    stage.command("page")
    return next(one for one in stage.window.findChildren(PageCapturePage) if one.isVisible())


def _answer_no(stage: Stage, page: PageCapturePage) -> None:
    for _ in range(2):
        stage.settle(_SETTLE_MS)
        sheet = next(one for one in page.findChildren(PageGateSheet) if one.isVisible())
        answers = sheet.gate.second_answers if sheet.gate.asks_second else sheet.gate.answers
        QTest.mouseClick(answers["no"], Qt.MouseButton.LeftButton)
    stage.settle()


def _load(stage: Stage, page: PageCapturePage) -> None:
    page.area.form.address.setText(URL)
    QTest.keyClick(page.area.form.address, Qt.Key.Key_Return)
    stage.settle()
    _answer_no(stage, page)
    drawn = QLabel()
    drawn.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    picture = QPixmap()
    picture.loadFromData(picture_of_page(640, 812))
    drawn.setPixmap(picture)
    page.area.put(drawn)
    page.refresh()
    stage.settle()


@scene("27a-page-form")
def form(stage: Stage) -> None:
    """Before an address is loaded."""
    _begin(stage)


@scene("27b-page-question")
def question(stage: Stage) -> None:
    """The stop question before the first load."""
    page = _begin(stage)
    page.area.form.address.setText(URL)
    QTest.keyClick(page.area.form.address, Qt.Key.Key_Return)
    stage.settle()


@scene("27c-page-loaded")
def loaded(stage: Stage) -> None:
    """The page, blurred, and what would be kept of it."""
    _load(stage, _begin(stage))


@scene("27ca-page-part-choosing")
def choosing(stage: Stage) -> None:
    """A part of the page is being chosen: with the mouse, or by numbers."""
    page = _begin(stage)
    _load(stage, page)
    page.side.piece.button.click()
    stage.settle()


@scene("27cb-page-part")
def part(stage: Stage) -> None:
    """A part of the page is chosen, and is kept beside the others."""
    choosing(stage)
    page = next(one for one in stage.window.findChildren(PageCapturePage) if one.isVisible())
    page.side.piece.numbers.setText("40, 620, 560, 180")
    QTest.keyClick(page.side.piece.numbers, Qt.Key.Key_Return)
    stage.settle()


@scene("27d-page-keeping")
def keeping(stage: Stage) -> None:
    """Parts as they land."""
    sample = SamplePage(lambda message: None)
    sample.wait_at = "page-picture"
    page = _begin(stage, sample)
    _load(stage, page)
    page.bar.keep.click()
    stage.is_waiting = True
    _answer_no(stage, page)
    stage.settle(400)


@scene("27e-page-kept")
def kept(stage: Stage) -> None:
    """All of it is kept."""
    page = _begin(stage)
    _load(stage, page)
    page.bar.keep.click()
    _answer_no(stage, page)
    stage.settle(1500)


@scene("27f-page-crashed")
def crashed(stage: Stage) -> None:
    """The browser ended in the middle; what was ticked is kept."""
    sample = SamplePage(lambda message: None)
    sample.crash_at = "pdf"
    page = _begin(stage, sample)
    _load(stage, page)
    page.bar.keep.click()
    _answer_no(stage, page)
    stage.settle(1500)


@scene("27g-page-leaving")
def leaving(stage: Stage) -> None:
    """Leaving while it is being kept."""
    keeping(stage)
    page = next(one for one in stage.window.findChildren(PageCapturePage) if one.isVisible())
    page.bar.close_button.click()
    stage.settle()


@scene("27h-page-certificate")
def certificate(stage: Stage) -> None:
    """The site's certificate does not hold."""
    sample = SamplePage(lambda message: None)
    sample.asks = [
        wire.Asked(
            number=1,
            about="certificate",
            url=URL,
            host="clips.example",
            words="The certificate is not valid for this host",
            issuer="Unknown CA",
            subject="other.example",
        )
    ]
    page = _begin(stage, sample)
    page.area.form.address.setText(URL)
    QTest.keyClick(page.area.form.address, Qt.Key.Key_Return)
    stage.settle()
    _answer_no(stage, page)


@scene("27i-page-unreachable")
def unreachable(stage: Stage) -> None:
    """No connection."""
    sample = SamplePage(lambda message: None)
    sample.trouble = wire.Trouble(
        code="unreachable",
        words="The site cannot be reached. Nothing was loaded. Take a screen picture instead.",
    )
    page = _begin(stage, sample)
    page.area.form.address.setText(URL)
    QTest.keyClick(page.area.form.address, Qt.Key.Key_Return)
    stage.settle()
    _answer_no(stage, page)


@scene("27j-page-too")
def page_too(stage: Stage) -> None:
    """An address was pasted: its page can be kept too."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    stage.open_case()
    QGuiApplication.clipboard().setText(URL)
    stage.command("paste")


@scene("27k-going-now")
def going_now(stage: Stage) -> None:
    """It is going now."""
    stage.open_case()
    stage.command("going_now")
