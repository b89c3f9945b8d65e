"""The staff window: whom it goes to, what is sealed, what is sent, and what can never be read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from tests.ui.adding import SETTLE_MS
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import aside, press, quiet, type_in
from tests.ui.staffing import Staffed, staffed, stands  # noqa: F401  # a fixture

from evidence_desk.acts.sending import Outbox
from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.case import events as ev
from evidence_desk.case import school as profiles
from evidence_desk.case.keys import make_person
from evidence_desk.case.opendrop import open_drop
from evidence_desk.ui.dialogs.keys import WhoIAmSheet
from evidence_desk.ui.staff import receipt_words
from evidence_desk.ui.staff.capturing import SealSheet
from evidence_desk.ui.staff.face import Face
from evidence_desk.ui.staff.page import StaffPage
from evidence_desk.ui.staff.parts import qr_rows
from evidence_desk.ui.staff.receipt import draw_receipt
from evidence_desk.ui.staff.sheets import StartAgainSheet, UnsentSheet, WithdrawSheet

# The fixture is asked for by its name in every test here.
# ruff: noqa: F811

FACTS = "needle: shown to me at the end of form time"
CONTROL = Qt.KeyboardModifier.ControlModifier


def begin(staffed: Staffed) -> StaffPage:
    """At the form, for everybody who receives."""
    staffed.accept()
    page = staffed.start()
    press(staffed.qtbot, page.about.no_button)
    assert shows(page, page.form)
    return page


def copy_picture() -> None:
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#345678"))
    QApplication.clipboard().setImage(image)


def shows(page: StaffPage, face: Face) -> bool:
    return page.face is face


def page_of(staffed: Staffed) -> StaffPage | None:
    return staffed.window.staff_page


def key(staffed: Staffed, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the window system puts it: into the window in front."""
    front = QApplication.activeModalWidget() or staffed.window
    front.activateWindow()
    staffed.qtbot.waitUntil(front.isActiveWindow, timeout=5_000)
    handle = front.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, which, held)


def sheet_of(qtbot: QtBot, page: StaffPage) -> SealSheet:
    qtbot.waitUntil(lambda: page.capturing.sheet is not None, timeout=10_000)
    sheet = page.capturing.sheet
    assert isinstance(sheet, SealSheet)
    return sheet


def answer(qtbot: QtBot, page: StaffPage, *answers: str) -> None:
    """Answer with the mouse, each after the question has stood for a moment."""
    sheet = sheet_of(qtbot, page)
    for number, word in enumerate(answers):
        buttons = sheet.gate.second_answers if number else sheet.gate.answers
        qtbot.wait(SETTLE_MS)
        qtbot.mouseClick(buttons[word], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.capturing.sheet is None, timeout=20_000)
    quiet(qtbot)


def paste_picture(staffed: Staffed, page: StaffPage) -> None:
    copy_picture()
    key(staffed, Qt.Key.Key_V, CONTROL)
    answer(staffed.qtbot, page, "no", "no")
    staffed.qtbot.waitUntil(lambda: bool(page.outgoing.rows), timeout=10_000)


def send(staffed: Staffed, page: StaffPage) -> None:
    key(staffed, Qt.Key.Key_Return, CONTROL)
    staffed.qtbot.waitUntil(lambda: shows(page, page.receipt), timeout=20_000)
    quiet(staffed.qtbot)


def dialog(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


# -- whom it goes to ------------------------------------------------------------------------------------------


def test_it_is_about_nobody_who_leads(staffed: Staffed) -> None:
    page = begin(staffed)
    assert page.form.to.text() == "Jane P. Shah and Tom Adair"
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    assert [[event.TYPE for event in one] for one in staffed.opened()] == [["concern-recorded"]]
    assert staffed.opened(staffed.deputy) == staffed.opened(staffed.lead)
    with pytest.raises(KeyUnavailable):
        staffed.opened(staffed.chair)


def test_it_is_about_the_lead_and_goes_to_nobody_it_is_about(staffed: Staffed) -> None:
    staffed.accept()
    page = staffed.start()
    assert "find the DSL" in page.about.danger.accessibleName()
    press(staffed.qtbot, page.about.yes_button)
    assert not page.about.go_button.isEnabled(), "nobody is named yet"
    assert "find the DSL" not in page.about.danger.accessibleName()
    for box in page.about.boxes[:2]:
        box.setChecked(True)
    assert page.about.gets.text() == "Only Ruth Bell can open it."
    press(staffed.qtbot, page.about.go_button)
    assert "find the DSL" not in page.form.danger.accessibleName()
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    assert len(staffed.opened(staffed.chair)) == 1
    for named in (staffed.lead, staffed.deputy):
        with pytest.raises(KeyUnavailable):
            staffed.opened(named)
    held = b"".join(path.read_bytes() for path in staffed.folder.iterdir())
    for name in (b"Shah", b"Adair", b"Bell"):
        assert name not in held


@pytest.mark.parametrize("by_name", [False, True])
def test_where_nobody_is_left_the_lado_is_named_and_nothing_can_be_sent(
    staffed: Staffed, by_name: bool
) -> None:
    staffed.accept()
    page = staffed.start()
    press(staffed.qtbot, page.about.yes_button)
    for number, box in enumerate(page.about.boxes):
        box.setChecked(not by_name or number < 2)
    if by_name:
        type_in(staffed.qtbot, page.about.other, "Mrs Bell")
    assert page.about.lado.isVisible()
    assert "LADO" in page.about.lado.accessibleDescription()
    line = staffed.desk.policy.channel_list.channels["nspcc-whistleblowing"]
    assert line.route in page.about.lado.accessibleDescription()
    assert "governors (unless it is about them)" in page.about.lado.accessibleDescription()
    assert not page.about.go_button.isEnabled()


def test_the_card_of_the_lado_comes_into_view_in_a_low_window(staffed: Staffed) -> None:
    staffed.accept()
    page = staffed.start()
    page.window().resize(360, 400)
    press(staffed.qtbot, page.about.yes_button)
    for box in page.about.boxes:
        box.setChecked(True)
    area, lado = page.about.area, page.about.lado
    staffed.qtbot.waitUntil(
        lambda: lado.geometry().bottom() > area.viewport().height()
    )  # laid out, below the edge
    staffed.qtbot.waitUntil(lambda: lado.visibleRegion().boundingRect().height() == lado.height())


def test_something_sealed_that_cannot_be_gone_on_with_is_named_with_its_place(staffed: Staffed) -> None:
    staffed.accept()
    outbox = staffed.desk.home.folder / "outbox"

    def leave_one() -> None:
        outbox.mkdir(mode=0o700, exist_ok=True)
        (outbox / "unfinished-0123456789ab.edcase").write_bytes(b"sealed")

    aside(leave_one)
    page = staffed.start()
    staffed.qtbot.waitUntil(page.about.unfinished.isVisible, timeout=5_000)
    assert "could not be finished" in page.about.unfinished.accessibleName()
    assert str(outbox) in page.about.unfinished.accessibleDescription()


def test_without_a_profile_nothing_is_taken_in_and_the_way_on_is_named(staffed: Staffed) -> None:
    page = staffed.start()
    assert shows(page, page.nobody)
    assert "school.toml" in page.nobody.note.accessibleDescription()
    copy_picture()
    key(staffed, Qt.Key.Key_V, CONTROL)
    assert page.capturing.sheet is None
    staffed.accept()
    press(staffed.qtbot, page.nobody.again_button)
    staffed.qtbot.waitUntil(lambda: shows(page, page.about), timeout=10_000)


def test_keys_that_the_profile_names_no_more_get_nothing_although_they_were_settled(staffed: Staffed) -> None:
    """The deputy's keys were lost and replaced while the form was open: the name is the same, the key is not."""
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    lead, _, chair = staffed.profile.people
    anew = make_person(staffed.deputy.profile.name, "deputy", "TAD", "Larkrise Academy", "classic")
    staffed.profile = structs.replace(
        staffed.profile, edition=2, people=(lead, stands(anew, "Deputy DSL", "all"), chair)
    )
    staffed.accept()
    staffed.desk.look_at_school()
    staffed.qtbot.waitUntil(lambda: shows(page, page.about), timeout=10_000)
    press(staffed.qtbot, page.about.no_button)
    assert page.form.words().facts == FACTS
    send(staffed, page)
    assert len(staffed.opened(anew)) == 1
    with pytest.raises(KeyUnavailable):
        staffed.opened(staffed.deputy)


def test_only_the_ways_in_that_the_school_wants_are_there(staffed: Staffed) -> None:
    staffed.accept(profiles.Settings(drop_folder=str(staffed.folder), capture=("file", "text")))
    page = staffed.start()
    press(staffed.qtbot, page.about.no_button)
    box = page.form.box
    assert not box.paste_button.isVisible()
    assert [way for way, link in box.ways.items() if link.isVisible()] == ["file", "text"]
    copy_picture()
    key(staffed, Qt.Key.Key_V, CONTROL)
    assert page.capturing.sheet is None
    dialog(QDialog).reject()  # says that the school does not want it


# -- taking in ------------------------------------------------------------------------------------------------


def test_a_pasted_picture_is_sealed_and_cannot_be_shown(staffed: Staffed) -> None:
    page = begin(staffed)
    paste_picture(staffed, page)
    (row,) = page.outgoing.rows
    assert (row.item.what, row.icon) == ("file", "image")
    outbox = Outbox(staffed.desk.home.folder, staffed.ann, staffed.desk.clock)
    with pytest.raises(KeyUnavailable):
        aside(open_drop, outbox.draft, (staffed.ann.identity,))
    type_in(staffed.qtbot, page.form.about, "Ellie Marsh, 9C")
    send(staffed, page)
    (events,) = staffed.opened()
    added, concern = events
    assert isinstance(added, ev.ExhibitAdded)
    assert (added.method, added.grade, added.gate.answer) == ("picture pasted", "D", "no")
    assert isinstance(concern, ev.ConcernRecorded)
    assert concern.concern.facts == "About: Ellie Marsh, 9C"


def test_yes_or_not_sure_seals_no_picture_and_asks_for_words(staffed: Staffed) -> None:
    page = begin(staffed)
    copy_picture()
    key(staffed, Qt.Key.Key_V, CONTROL)
    answer(staffed.qtbot, page, "unsure")
    assert shows(page, page.record)
    assert "Find Jane P. Shah and Tom Adair in person now." in page.record.tell.accessibleName()
    assert not QApplication.clipboard().mimeData().hasImage()
    press(staffed.qtbot, page.record.leave_button)
    assert shows(page, page.form)
    send(staffed, page)
    (events,) = staffed.opened()
    (record,) = events
    assert isinstance(record, ev.RestrictedRecorded)
    assert "answered Not sure" in record.record["stop_question"]


def test_words_an_address_and_a_file_come_in_by_their_own_ways(staffed: Staffed, tmp_path: Path) -> None:
    page, qtbot = begin(staffed), staffed.qtbot
    QApplication.clipboard().setText("see you after school")
    key(staffed, Qt.Key.Key_V, CONTROL)
    sheet = sheet_of(qtbot, page)
    key(staffed, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(page.outgoing.rows) == 1, timeout=10_000)
    key(staffed, Qt.Key.Key_L, CONTROL)
    sheet = sheet_of(qtbot, page)
    type_in(qtbot, sheet.words.line, "https://chat.example/p/1")
    press(qtbot, sheet.keep_button)
    qtbot.waitUntil(lambda: len(page.outgoing.rows) == 2, timeout=10_000)
    letter = tmp_path / "mail.eml"
    aside(letter.write_bytes, b"Subject: x\n\nhello")
    key(staffed, Qt.Key.Key_O, CONTROL)
    chooser = dialog(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit([str(letter)])
    chooser.reject()
    answer(qtbot, page, "no", "no")
    qtbot.waitUntil(lambda: len(page.outgoing.rows) == 3, timeout=10_000)
    send(staffed, page)
    (events,) = staffed.opened()
    assert [event.kind for event in events if isinstance(event, ev.ExhibitAdded)] == [
        "message-transcript",
        "url",
        "file",
    ]


def test_an_item_is_taken_back_before_sending(staffed: Staffed) -> None:
    page = begin(staffed)
    paste_picture(staffed, page)
    press(staffed.qtbot, page.form.items.buttons[0])
    sheet = dialog(WithdrawSheet)
    assert isinstance(sheet, WithdrawSheet)
    key(staffed, Qt.Key.Key_Return)
    assert sheet.isVisible(), "Enter answers nothing"
    press(staffed.qtbot, sheet.mistake_button)
    staffed.qtbot.waitUntil(lambda: not page.outgoing.rows, timeout=10_000)
    assert not page.form.send_button.isEnabled()
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    assert [[event.TYPE for event in one] for one in staffed.opened()] == [["concern-recorded"]]


def test_what_should_not_be_here_goes_and_the_record_in_words_follows(staffed: Staffed) -> None:
    page = begin(staffed)
    paste_picture(staffed, page)
    press(staffed.qtbot, page.form.items.buttons[0])
    sheet = dialog(WithdrawSheet)
    assert isinstance(sheet, WithdrawSheet)
    press(staffed.qtbot, sheet.stop_button)
    staffed.qtbot.waitUntil(lambda: shows(page, page.record), timeout=10_000)
    press(staffed.qtbot, page.record.seal_button)
    send(staffed, page)
    assert [[event.TYPE for event in one] for one in staffed.opened()] == [["restricted-recorded"]]


# -- sending --------------------------------------------------------------------------------------------------


def test_the_receipt_can_be_copied_and_says_nothing_of_the_child(staffed: Staffed) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    type_in(staffed.qtbot, page.form.about, "Ellie Marsh, 9C")
    send(staffed, page)
    receipt = page.receipt
    assert receipt.title.text() == "Sealed and in the drop folder"
    key(staffed, Qt.Key.Key_C, CONTROL)
    text = QApplication.clipboard().text()
    assert receipt.code.text() in text
    assert receipt.words.text() in text
    assert len(receipt.words.text().split()) == 6
    for word in ("Ellie", "Marsh", "needle", "form time"):
        assert word not in text
    assert not list(staffed.desk.home.folder.rglob("*.edcase"))
    assert page.form.facts.toPlainText() == ""


def test_a_folder_that_is_away_is_said_and_what_waits_goes_even_behind_the_lock(staffed: Staffed) -> None:
    page = begin(staffed)
    away = aside(staffed.folder.rename, staffed.folder.with_name("away"))
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    assert page.receipt.title.text() == "Sealed on this computer"
    assert "keep the computer on" in page.receipt.waits.accessibleName()
    shell = staffed.window.staff
    assert shell is not None
    staffed.window.lock()
    quiet(staffed.qtbot)
    assert staffed.desk.person is None
    aside(away.rename, staffed.folder)
    shell.carrier._timer.timeout.emit()  # two minutes later
    quiet(staffed.qtbot)
    assert len(staffed.opened()) == 1
    staffed.window.enter(staffed.ann, staffed.desk.settings)
    quiet(staffed.qtbot)
    again = page_of(staffed)
    assert again is not None
    staffed.qtbot.waitUntil(lambda: bool(again.outgoing.receipts), timeout=10_000)
    (kept,) = again.outgoing.receipts
    assert kept.arrived_at
    assert not list(staffed.desk.home.folder.rglob("*.edcase"))


def test_without_a_folder_a_sealed_file_is_saved_and_handed_over(staffed: Staffed, tmp_path: Path) -> None:
    staffed.accept(profiles.Settings(send_to="dsl@larkrise.example"))
    page = staffed.start()
    press(staffed.qtbot, page.about.no_button)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    assert not page.receipt.try_button.isVisible()
    press(staffed.qtbot, page.receipt.save_button)
    chooser = dialog(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    target = staffed.folder / "to-mail.edcase"
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    staffed.qtbot.waitUntil(page.receipt.handed_button.isVisible, timeout=10_000)
    assert "dsl@larkrise.example" in page.receipt.waits.accessibleName()
    press(staffed.qtbot, page.receipt.handed_button)
    staffed.qtbot.waitUntil(lambda: not page.outgoing.waiting, timeout=10_000)
    assert page.receipt.title.text() == "Sealed and handed over"
    assert len(staffed.opened()) == 1
    said = receipt_words.text(page.receipt.kept) if page.receipt.kept is not None else ""
    assert "by their own word" in said
    assert "Arrived" not in said, "nobody saw it arrive"


def test_what_is_added_later_follows_what_was_sent_and_the_question_is_asked_anew(staffed: Staffed) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    assert page.receipt.kept is not None
    first = page.receipt.kept.receipt.drop
    press(staffed.qtbot, page.receipt.add_link)
    assert shows(page, page.about)
    press(staffed.qtbot, page.about.no_button)
    assert page.form.follows.isVisible()
    type_in(staffed.qtbot, page.form.facts, "one more thing")
    send(staffed, page)

    def followed() -> list[str]:
        found = []
        for path in staffed.folder.glob("*.edcase"):
            with open_drop(path, (staffed.lead.identity,)) as drop:
                found.append(drop.begun.follows)
        return sorted(found)

    assert aside(followed) == ["", first]
    press(staffed.qtbot, page.receipt.again_button)
    assert page.outgoing.follows is None
    page.show_face(page.receipts)
    assert len(page.receipts.buttons) == 2


# -- nothing is lost ------------------------------------------------------------------------------------------


def test_a_crash_loses_neither_what_was_sealed_nor_what_was_typed(staffed: Staffed) -> None:
    page = begin(staffed)
    paste_picture(staffed, page)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    path = staffed.desk.home.folder / "outbox" / "words.age"
    staffed.qtbot.waitUntil(lambda: aside(path.exists), timeout=5_000)
    assert FACTS.encode() not in aside(path.read_bytes)
    staffed.crash()
    page = staffed.start()
    staffed.qtbot.waitUntil(lambda: shows(page, page.form), timeout=10_000)
    assert len(page.outgoing.rows) == 1
    assert page.form.facts.toPlainText() == FACTS
    assert page.form.to.text() == "Jane P. Shah and Tom Adair"
    send(staffed, page)
    assert [[event.TYPE for event in one] for one in staffed.opened()] == [
        ["exhibit-added", "concern-recorded"]
    ]


def test_after_a_crash_it_is_still_known_that_it_is_about_somebody_who_leads(staffed: Staffed) -> None:
    staffed.accept()
    page = staffed.start()
    press(staffed.qtbot, page.about.yes_button)
    page.about.boxes[0].setChecked(True)
    press(staffed.qtbot, page.about.go_button)
    paste_picture(staffed, page)
    staffed.crash()
    page = staffed.start()
    staffed.qtbot.waitUntil(lambda: shows(page, page.form), timeout=10_000)
    assert "Tom Adair and Ruth Bell" in page.form.to.text()
    assert "find the DSL" not in page.form.danger.accessibleName()


def test_the_time_it_was_seen_does_not_move_with_the_days(staffed: Staffed, clock: FrozenClock) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.seen, "today 13:20")
    page.form.flush()
    staffed.crash()
    clock.pass_s(86_400)
    page = staffed.start()
    staffed.qtbot.waitUntil(lambda: bool(page.form.seen.text()), timeout=10_000)
    assert page.form.seen.value() == "2026-11-22T13:20:00Z"


def test_with_an_icon_in_the_tray_what_waits_goes_on_when_the_window_closes(staffed: Staffed) -> None:
    page = begin(staffed)
    aside(staffed.folder.rename, staffed.folder.with_name("away"))
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    page.tray_keeps = True  # no desktop is there to show one
    key(staffed, Qt.Key.Key_Escape)
    assert not staffed.window.isVisible()
    assert staffed.desk.person is not None
    staffed.window.come_forward(None)
    page.quit()
    assert isinstance(dialog(UnsentSheet), UnsentSheet)
    dialog(UnsentSheet).reject()


def test_starting_again_removes_what_was_begun_after_asking(staffed: Staffed) -> None:
    page = begin(staffed)
    paste_picture(staffed, page)
    press(staffed.qtbot, page.form.change_link)
    sheet = dialog(StartAgainSheet)
    assert isinstance(sheet, StartAgainSheet)
    press(staffed.qtbot, sheet.again_button)
    staffed.qtbot.waitUntil(lambda: shows(page, page.about), timeout=10_000)
    assert not list(staffed.desk.home.folder.rglob("*.edcase"))
    assert not page.outgoing.rows


def test_closing_asks_while_something_is_unsent_and_keeps_it(staffed: Staffed) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    key(staffed, Qt.Key.Key_Escape)
    sheet = dialog(UnsentSheet)
    assert isinstance(sheet, UnsentSheet)
    key(staffed, Qt.Key.Key_Escape)
    assert staffed.window.isVisible()
    key(staffed, Qt.Key.Key_Escape)
    sheet = dialog(UnsentSheet)
    assert isinstance(sheet, UnsentSheet)
    with staffed.qtbot.waitSignal(staffed.window.closed_down, timeout=10_000):
        staffed.qtbot.mouseClick(sheet.close_button, Qt.MouseButton.LeftButton)
    words = aside(Outbox(staffed.desk.home.folder, staffed.ann, staffed.desk.clock).words)
    assert words.facts == FACTS


def test_hidden_and_locked_nothing_of_it_stands_on_the_screen(staffed: Staffed) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    key(staffed, Qt.Key.Key_F9)
    assert staffed.window.is_hidden
    assert page.form.facts.toPlainText() == ""
    key(staffed, Qt.Key.Key_F9)
    assert page.form.facts.toPlainText() == FACTS
    staffed.window.lock()
    quiet(staffed.qtbot)
    assert page_of(staffed) is None
    staffed.window.enter(staffed.ann, staffed.desk.settings)
    quiet(staffed.qtbot)
    again = page_of(staffed)
    assert again is not None
    staffed.qtbot.waitUntil(lambda: again.form.facts.toPlainText() == FACTS, timeout=10_000)


# -- the window -----------------------------------------------------------------------------------------------


def test_what_was_typed_comes_back_from_behind_the_hidden_screen_and_the_lock(staffed: Staffed) -> None:
    """F9 with a question open, then nobody comes: it is put out of sight twice, and brought back once."""
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    copy_picture()
    key(staffed, Qt.Key.Key_V, CONTROL)
    sheet_of(staffed.qtbot, page)
    staffed.window.toggle_hidden()
    staffed.window.watch.idle.emit()
    quiet(staffed.qtbot)
    assert staffed.window.is_locked
    staffed.window.toggle_hidden()
    staffed.window.enter(staffed.ann, staffed.desk.settings)  # their passphrase was right
    quiet(staffed.qtbot)
    assert page.form.isVisible()
    assert page.form.words().facts == FACTS


def test_the_window_is_small_for_staff_and_large_for_the_lead(staffed: Staffed) -> None:
    begin(staffed)
    window = staffed.window
    assert (window.width(), window.height()) == (420, 640)
    window.resize(360, 520)
    assert (window.width(), window.height()) == (360, 520)
    page = page_of(staffed)
    assert page is not None
    assert page.form.send_button.isVisible()
    window.lock()
    quiet(staffed.qtbot)
    window.enter(staffed.lead, staffed.desk.settings)
    quiet(staffed.qtbot)
    assert page_of(staffed) is None
    assert window.width() > 700
    assert window.windowTitle() == "Evidence Desk"


def test_the_menu_leads_to_ones_own_keys_and_to_no_case(staffed: Staffed) -> None:
    page = begin(staffed)
    press(staffed.qtbot, page.menu_button)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = {action.text() for action in menu.actions()}
    assert not {"New case…", "Open a case file…"} & texts
    menu.close()
    staffed.window.commands.who_i_am.trigger()
    dialog(WhoIAmSheet).reject()


def test_a_picture_dragged_without_a_file_is_refused_in_words(staffed: Staffed) -> None:
    page = begin(staffed)
    mime = QMimeData()
    mime.setImageData(QImage(10, 10, QImage.Format.Format_RGB32))
    page.capturing.drop(mime)
    assert page.capturing.sheet is None
    dialog(QDialog).reject()


def test_the_qr_code_holds_the_checkpoint_and_no_name(staffed: Staffed) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    kept = page.receipt.kept
    assert kept is not None
    text = receipt_words.qr_text(kept.receipt)
    assert kept.receipt.drop.upper() in text
    assert "SHAH" not in text
    assert json.dumps(text)
    assert page.receipt.qr.width() >= 60


def test_the_receipt_is_printed_with_its_code(staffed: Staffed, tmp_path: Path) -> None:
    page = begin(staffed)
    type_in(staffed.qtbot, page.form.facts, FACTS)
    send(staffed, page)
    kept = page.receipt.kept
    assert kept is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "receipt.pdf"))
    words, code = receipt_words.lines(kept), qr_rows(receipt_words.qr_text(kept.receipt))
    job = staffed.desk.run("", lambda report: draw_receipt(printer, words, code, report))
    with staffed.qtbot.waitSignal(job.succeeded, timeout=10_000):
        pass
    document = QPdfDocument()
    aside(document.load, str(tmp_path / "receipt.pdf"))
    assert document.pageCount() == 1
    text = document.getAllText(0).text()
    assert kept.receipt.check_code in text
    assert receipt_words.spoken(kept.receipt) in text
    assert "needle" not in text
