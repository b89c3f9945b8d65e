"""Packs for others than the police, as a person makes them: kinds, reasons, a word for each picture, who got it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pikepdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.packing import SLOW, act
from tests.ui.test_packs import button, button_shown, choose, entries

from evidence_desk.acts import certificates
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.acts.packing import PackResult, make_pack
from evidence_desk.case import events as ev
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.dialogs.enquiries import EnquiriesSheet
from evidence_desk.ui.dialogs.give_pack import GivePackSheet
from evidence_desk.ui.dialogs.hand_over import HandOverSheet
from evidence_desk.ui.dialogs.left_out import LeftOutSheet
from evidence_desk.ui.dialogs.make_pack import MakePackSheet
from evidence_desk.ui.dialogs.no_third_party import NoThirdPartySheet
from evidence_desk.ui.dialogs.weigh import WeighSheet
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.sheet import Sheet

pypdfium2: Any = import_module("pypdfium2")  # carries no types


def take(qtbot: QtBot, page: PacksPage, kind: str) -> None:
    """Press a kind and wait for its pages."""
    qtbot.mouseClick(page.kinds.kind_button(kind), Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not page.planning.is_busy and bool(page.head.summary.text()), timeout=SLOW)


def press(qtbot: QtBot, page: PacksPage, words: str) -> None:
    """Press a problem's button when it is there."""
    qtbot.waitUntil(lambda: button_shown(page.problems, words), timeout=SLOW)
    qtbot.mouseClick(button(page.problems, words), Qt.MouseButton.LeftButton)


def front(qtbot: QtBot, page: PacksPage, kind: type[Sheet]) -> Any:
    """Return the sheet of a kind that has come up, with the keyboard on it."""
    sheet = next(one for one in page.findChildren(kind) if one.isVisible())
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow, timeout=SLOW)
    return sheet


def codes(page: PacksPage) -> set[str]:
    return {problem.code for problem in page.problems._problems}


def states(page: PacksPage) -> dict[str, str]:
    lines = page.model.lines
    spoken = [page.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(lines))]
    return {line.ref: words for line, words in zip(lines, spoken, strict=True)}


def test_the_kind_is_chosen_by_mouse_and_by_the_arrows_and_the_order_stays(
    qtbot: QtBot, page: PacksPage
) -> None:
    order = [line.ref for line in page.model.lines]
    before = page.pages.pages
    take(qtbot, page, "disciplinary")
    assert page.head.heading.text() == "Disciplinary pack"
    assert not page.options.statement.isVisible(), "a statement goes to the police alone"
    assert [line.ref for line in page.model.lines] == order
    assert page.pages.pages != before
    page.kinds.kind_button("disciplinary").setFocus()
    qtbot.keyClick(page.kinds.kind_button("disciplinary"), Qt.Key.Key_Down)
    assert page.kinds.kind == "record"
    qtbot.waitUntil(lambda: page.head.heading.text() == "Record pack", timeout=SLOW)


def test_pictures_wait_for_a_redacted_copy_until_somebody_answers_for_each(
    qtbot: QtBot, page: PacksPage
) -> None:
    take(qtbot, page, "disciplinary")
    waiting = [ref for ref, words in states(page).items() if "not redacted" in words]
    assert waiting
    assert "needs-redaction" in codes(page)
    press(qtbot, page, "Look")
    sheet = front(qtbot, page, NoThirdPartySheet)
    assert not any(box.isChecked() for box in sheet.boxes.values()), "nothing is confirmed for a person"
    first = next(iter(sheet.boxes.values()))
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: first.text() not in [r for r, w in states(page).items() if "not redacted" in w])
    assert [ref for ref, words in states(page).items() if "not redacted" in words] == waiting[1:]
    take(qtbot, page, "record")
    assert [ref for ref, words in states(page).items() if "not redacted" in words] == waiting, (
        "for that pack alone"
    )


def test_what_is_left_out_of_a_hearing_bundle_has_a_reason(qtbot: QtBot, page: PacksPage) -> None:
    take(qtbot, page, "disciplinary")
    choose(page, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.keyClick(front(qtbot, page, LeftOutSheet), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "left-out-no-reason" in codes(page), timeout=SLOW)
    assert not page.make_button.isEnabled()
    press(qtbot, page, "Say why")
    sheet = front(qtbot, page, LeftOutSheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible(), "an empty reason is none"
    (line,) = sheet.reasons.values()
    qtbot.keyClicks(line, "A copy of JPS/1")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "left-out-no-reason" not in codes(page), timeout=SLOW)
    assert page.make_button.isEnabled()


def test_a_disciplinary_pack_is_made_with_its_choices_in_the_record(
    qtbot: QtBot, page: PacksPage, session: CaseSession, tmp_path: Path
) -> None:
    take(qtbot, page, "disciplinary")
    qtbot.keyClicks(page.head.for_whom, "Panel of 3 December")
    choose(page, 1)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    why = front(qtbot, page, LeftOutSheet)
    qtbot.keyClicks(next(iter(why.reasons.values())), "A copy of JPS/1")
    qtbot.keyClick(why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.make_button.isEnabled, timeout=SLOW)
    qtbot.mouseClick(page.make_button, Qt.MouseButton.LeftButton)
    (sheet,) = page.findChildren(MakePackSheet)
    assert "against" in sheet.confirmation.sentence.text()
    qtbot.keyClicks(sheet.basis, "Disciplinary procedure, stage 2")
    qtbot.keyClicks(sheet.confirmation.name, "J. Shah")
    assert isinstance(page.desk.clock, FrozenClock)
    qtbot.mouseClick(button(sheet, "Choose where to keep it …"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(QFileDialog)), timeout=SLOW)
    (dialog,) = sheet.findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "hearing.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: button_shown(sheet, "Done"), timeout=SLOW)
    (made,) = [e for e in entries(qtbot, session) if isinstance(e, ev.PackMade)]
    assert (made.kind, made.to, made.basis) == (
        "disciplinary",
        "Panel of 3 December",
        "Disciplinary procedure, stage 2",
    )
    assert list(made.left_out.values()) == ["A copy of JPS/1"]


def test_the_pages_shown_say_what_the_pack_will_say_of_its_signature(
    qtbot: QtBot, page: PacksPage, session: CaseSession, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.planning.drawn, timeout=SLOW) as drawn:
        page.planning.soon()
    preview, person = drawn.args[0], page.desk.person
    assert person is not None
    document = pypdfium2.PdfDocument(preview.pdf)
    shown = "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    assert "No certificate signature" not in shown
    assert "What other programs say of the signature" in shown
    desk = page.desk
    certificate, _ = certificates.for_pack(desk.home, person, desk.school.profile, desk.clock.read().utc)
    out, signing = tmp_path / "pack.pdf", Signing(certificate=certificate)

    def make(store: CaseStore) -> PackResult:
        return make_pack(store, desk.policy, desk.clock, PackChoice(), out, signing=signing)

    act(qtbot, session, make)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == preview.pages, "as many as were promised"


def test_what_a_pack_can_have_fits_its_column_in_letters_twice_as_large(page: PacksPage) -> None:
    assert page.options.minimumSizeHint().width() <= 310, "else the page numbers lie beyond the edge"


def test_what_is_typed_stays_when_a_pack_is_looked_at_once_more(qtbot: QtBot, page: PacksPage) -> None:
    for way in (HandOverSheet, MakePackSheet):
        qtbot.mouseClick(
            page.foot.hand_over_button if way is HandOverSheet else page.make_button,
            Qt.MouseButton.LeftButton,
        )
        sheet = front(qtbot, page, way)
        if way is HandOverSheet:
            qtbot.keyClicks(sheet.to, "PC 4471 A. Lowe")
            qtbot.keyClicks(sheet.basis, "Request 14/26")
        assert sheet.basis.text() == "Request 14/26"
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        qtbot.waitUntil(sheet.isHidden, timeout=SLOW)
    assert page.head.for_whom.text() == "PC 4471 A. Lowe"


def test_the_draft_statement_goes_with_a_pack_for_the_police_when_it_is_asked_for(
    qtbot: QtBot, page: PacksPage
) -> None:
    before = page.pages.pages
    assert not page.options.contact_sheet.isEnabled()
    qtbot.mouseClick(page.options.statement, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.planning.is_busy and page.pages.pages > before, timeout=SLOW)
    with_statement = page.pages.pages
    qtbot.mouseClick(page.options.contact_sheet, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.planning.is_busy and page.pages.pages > with_statement, timeout=SLOW)


def test_which_way_an_exhibit_points_is_kept_with_a_sentence(
    qtbot: QtBot, page: PacksPage, session: CaseSession
) -> None:
    assert not page.options.weigh_button.isEnabled(), "no exhibit is chosen"
    choose(page, 0)
    qtbot.mouseClick(page.options.weigh_button, Qt.MouseButton.LeftButton)
    sheet = front(qtbot, page, WeighSheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible(), "nothing is chosen for a person"
    qtbot.mouseClick(sheet.which.radio("away"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(sheet.note, "He was marked present elsewhere")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(session.case.bearings) == 1, timeout=SLOW)
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=SLOW)
    take(qtbot, page, "disciplinary")
    choose(page, 0)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    qtbot.keyClick(front(qtbot, page, LeftOutSheet), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "away-left-out" in codes(page), timeout=SLOW)


def test_what_was_looked_for_is_kept(qtbot: QtBot, page: PacksPage, session: CaseSession) -> None:
    qtbot.mouseClick(page.options.enquiries_button, Qt.MouseButton.LeftButton)
    sheet = front(qtbot, page, EnquiriesSheet)
    qtbot.keyClicks(sheet.what, "CCTV of the corridor")
    qtbot.keyClicks(sheet.why, "Overwritten after seven days")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not session.case.enquiries, "what came of it is not chosen"
    qtbot.mouseClick(sheet.outcome.radio("not-found"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: [e.outcome for e in session.case.enquiries.values()] == ["not-found"], timeout=SLOW
    )


def test_who_was_given_a_pack_is_written_down_beside_it(
    qtbot: QtBot, page: PacksPage, session: CaseSession, tmp_path: Path
) -> None:
    desk = page.desk
    out = tmp_path / "pack.pdf"
    act(
        qtbot,
        session,
        lambda store: make_pack(store, desk.case_policy, desk.clock, PackChoice(for_whom="PC 4471"), out),
    )
    qtbot.waitUntil(lambda: button_shown(page.kinds, "Given to …"), timeout=SLOW)
    qtbot.mouseClick(button(page.kinds, "Given to …"), Qt.MouseButton.LeftButton)
    sheet = front(qtbot, page, GivePackSheet)
    assert sheet.to.text() == "PC 4471", "as it was made for"
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.basis_field.error
    qtbot.keyClicks(sheet.basis, "Request 12/26")
    sheet.when.selectAll()
    qtbot.keyClicks(sheet.when, "yesterday")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.when_field.error, "a day is no time"
    sheet.when.selectAll()
    qtbot.keyClicks(sheet.when, "yesterday 9:30")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(session.case.given) == 1, timeout=SLOW)
    (given,) = session.case.given.values()
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=SLOW)
    qtbot.waitUntil(lambda: button_shown(page.kinds, "Given to …"), timeout=SLOW)
    qtbot.mouseClick(button(page.kinds, "Given to …"), Qt.MouseButton.LeftButton)
    again = front(qtbot, page, GivePackSheet)
    said = " ".join(label.text() for label in again.findChildren(QLabel))
    assert "Copy 1: PC 4471, 21 November 2026 09:30 GMT" in said
    assert again.to.text() == "", "the next copy goes to somebody else"
    assert (given.to, given.basis, given.at, given.copy) == (
        "PC 4471",
        "Request 12/26",
        "2026-11-21T09:30:00Z",
        1,
    )
