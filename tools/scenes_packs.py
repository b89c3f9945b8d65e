"""Scenes of packs for others than the police: names replaced, what is left out, what shows no other pupil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tools.screen_scenes import scene

from evidence_desk.acts import certificates
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.ui.dialogs.certificate import CertificateSheet
from evidence_desk.ui.dialogs.hand_over import HandOverSheet
from evidence_desk.ui.panels.packs import PacksPage

if TYPE_CHECKING:
    from tools.screens import Stage


def _page(stage: Stage) -> PacksPage:
    stage.open_case()
    stage.command("packs")
    return next(one for one in stage.window.findChildren(PacksPage) if one.isVisible())


def _choose(page: PacksPage) -> None:
    QTest.mouseClick(page.kinds.kind_button("disciplinary"), Qt.MouseButton.LeftButton)


@scene("25d-disciplinary")
def disciplinary(stage: Stage) -> None:
    """The pack for a hearing, with what stands in its way."""
    page = _page(stage)
    _choose(page)
    stage.settle(2500)


@scene("25e-left-out")
def left_out(stage: Stage) -> None:
    """Why an exhibit is not in it."""
    page = _page(stage)
    _choose(page)
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(1))
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    stage.settle(500)


@scene("25f-another-pupil")
def another_pupil(stage: Stage) -> None:
    """Which of them show no other pupil."""
    page = _page(stage)
    _choose(page)
    stage.settle(500)
    stage.press("Look")
    stage.settle(300)


@scene("25g-which-way")
def which_way(stage: Stage) -> None:
    """Which way an exhibit points."""
    page = _page(stage)
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(2))
    stage.settle(300)
    QTest.mouseClick(page.options.weigh_button, Qt.MouseButton.LeftButton)
    stage.settle(200)


@scene("25h-looked-for")
def looked_for(stage: Stage) -> None:
    """What was looked for."""
    page = _page(stage)
    QTest.mouseClick(page.options.enquiries_button, Qt.MouseButton.LeftButton)
    stage.settle(200)


@scene("25i-given")
def given(stage: Stage) -> None:
    """Who was given a pack."""
    page = _page(stage)
    session, desk, out = stage.desk.session, stage.desk, stage.folder / "pack.pdf"
    if session is None:
        raise LookupError("the case did not open")
    session.act(
        "", lambda store, report: make_pack(store, desk.policy, desk.clock, PackChoice(), out, report)
    )
    stage.settle(2500)
    stage.press("Given to …", page)


@scene("25j-certificate")
def certificate(stage: Stage) -> None:
    """The certificate packs are signed with."""
    page = _page(stage)
    person, desk = stage.desk.person, stage.desk
    if person is None:
        raise LookupError("nobody is at work")
    certificates.make(desk.home, person, desk.school.profile, desk.clock.read().utc)
    QTest.mouseClick(page.kinds.certificate_button, Qt.MouseButton.LeftButton)
    stage.settle(500)
    sheet = next(one for one in page.findChildren(CertificateSheet) if one.isVisible())
    sheet.ways.choose("file")
    stage.settle(300)


@scene("25k-hand-over")
def hand_over(stage: Stage) -> None:
    """Handing a pack over, with everything that goes along."""
    page = _page(stage)
    stage.settle(500)
    QTest.mouseClick(page.foot.hand_over_button, Qt.MouseButton.LeftButton)
    stage.settle(500)
    sheet = next(one for one in page.findChildren(HandOverSheet) if one.isVisible())
    QTest.keyClicks(sheet.to, "PC 4471 A. Lowe, Example Police")
    QTest.keyClicks(sheet.basis, "Request 14/26")
    QTest.keyClicks(sheet.confirmation.name, "Jane P. Shah")
    stage.settle(300)


@scene("25l-draft-saved")
def draft_saved(stage: Stage) -> None:
    """What was chosen for a pack, saved to go on with another day."""
    page = _page(stage)
    QTest.keyClicks(page.head.for_whom, "PC 4471 A. Lowe")
    stage.press("Save draft", page)
    stage.settle(2500)
