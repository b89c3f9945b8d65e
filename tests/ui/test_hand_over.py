"""Signing and handing over, as a person does it in the Packs section."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.packing import SLOW
from tests.ui.test_pack_kinds import front
from tests.ui.test_packs import button_shown, entries

from evidence_desk.acts import certificates
from evidence_desk.bundle.age_keys import generate_identity
from evidence_desk.case import events as ev
from evidence_desk.packs.pack_certificate import PackCertificate, TokenKey, make_certificate
from evidence_desk.ui.dialogs.certificate import CertificateSheet
from evidence_desk.ui.dialogs.hand_over import HandOverSheet
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.session import CaseSession


def fill(qtbot: QtBot, page: PacksPage) -> HandOverSheet:
    qtbot.waitUntil(page.foot.hand_over_button.isEnabled, timeout=SLOW)
    qtbot.mouseClick(page.foot.hand_over_button, Qt.MouseButton.LeftButton)
    sheet: HandOverSheet = front(qtbot, page, HandOverSheet)
    assert not sheet.make_button.isEnabled(), "nobody has confirmed it yet"
    qtbot.keyClicks(sheet.to, "PC 4471 A. Lowe")
    qtbot.keyClicks(sheet.confirmation.name, "J. Shah")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.basis_field.error, "nothing leaves without a basis"
    assert not sheet.findChildren(QFileDialog)
    qtbot.keyClicks(sheet.basis, "Request 14/26")
    return sheet


def choose_form(qtbot: QtBot, sheet: HandOverSheet, wanted: str) -> None:
    """Go down the list by its key until the form is there."""
    for _ in range(sheet.form.count()):
        if sheet.chosen_form == wanted:
            return
        qtbot.keyClick(sheet.form, Qt.Key.Key_Down)
    raise AssertionError(wanted)


def keep(qtbot: QtBot, sheet: HandOverSheet, out: Path) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(QFileDialog)), timeout=SLOW)
    (dialog,) = sheet.findChildren(QFileDialog)
    assert "Shah" not in dialog.selectedFiles()[0]
    dialog.selectFile(str(out))
    dialog.accept()
    qtbot.waitUntil(lambda: button_shown(sheet, "Done") or not sheet._error.isHidden(), timeout=SLOW)
    assert sheet._error.isHidden()


def handed(qtbot: QtBot, session: CaseSession) -> list[ev.HandoverMade]:
    return [event for event in entries(qtbot, session) if isinstance(event, ev.HandoverMade)]


def test_a_folder_is_handed_over_signed_and_recorded(
    qtbot: QtBot,
    page: PacksPage,
    session: CaseSession,
    tmp_path: Path,
) -> None:
    sheet = fill(qtbot, page)
    keep(qtbot, sheet, tmp_path / "for-police")
    assert (tmp_path / "for-police" / "verify.html").is_file()
    assert (tmp_path / "for-police" / "data" / "pack.pdf").is_file()
    (event,) = handed(qtbot, session)
    assert (event.form, event.to, event.basis) == ("folder", "PC 4471 A. Lowe", "Request 14/26")
    assert certificates.current(page.desk.home, page.desk.person) is not None, "made with the first pack"  # type: ignore[arg-type]


def test_a_zip_under_a_password_shows_it_once(
    qtbot: QtBot,
    page: PacksPage,
    session: CaseSession,
    tmp_path: Path,
) -> None:
    sheet = fill(qtbot, page)
    choose_form(qtbot, sheet, "aes-zip")
    assert "7-Zip" in sheet._needs.text()
    keep(qtbot, sheet, tmp_path / "for-police.zip")
    qtbot.mouseClick(sheet.copy_button, Qt.MouseButton.LeftButton)
    password = QGuiApplication.clipboard().text()
    assert password.count("-") == 7
    assert any(password in label.text() for label in sheet.secret.findChildren(QLabel))
    (event,) = handed(qtbot, session)
    assert event.form == "aes-zip"
    assert password not in str(event)


def test_an_age_key_that_is_none_is_said_beside_the_field(
    qtbot: QtBot,
    page: PacksPage,
) -> None:
    sheet = fill(qtbot, page)
    choose_form(qtbot, sheet, "age")
    qtbot.keyClicks(sheet.recipient, "nobody")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.recipient_field.error
    assert not sheet.findChildren(QFileDialog)
    sheet.recipient.clear()
    qtbot.keyClicks(sheet.recipient, str(generate_identity("classic").recipient()))
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(QFileDialog)), timeout=SLOW)
    assert not sheet.recipient_field.error


def test_the_certificate_is_made_looked_at_and_given_out(
    qtbot: QtBot,
    page: PacksPage,
    tmp_path: Path,
) -> None:
    qtbot.mouseClick(page.kinds.certificate_button, Qt.MouseButton.LeftButton)
    sheet: CertificateSheet = front(qtbot, page, CertificateSheet)
    qtbot.waitUntil(lambda: "There is none yet" in sheet.facts.text(), timeout=SLOW)
    qtbot.mouseClick(sheet.ways.radio("make"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "SHA-256" in sheet.facts.text(), timeout=SLOW)
    first = sheet.facts.text()
    qtbot.mouseClick(sheet.ways.radio("file"), Qt.MouseButton.LeftButton)
    bad = tmp_path / "bad.p12"
    bad.write_bytes(b"nothing")
    sheet.file.set_path(bad)
    qtbot.keyClicks(sheet.secret, "secret")
    qtbot.mouseClick(sheet.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet._error.isHidden() and not sheet.is_busy, timeout=SLOW)
    assert sheet.facts.text() == first, "what was there stays"
    assert sheet.secret.text() == "", "a passphrase does not stay in a field"
    qtbot.mouseClick(sheet.ways.radio("export"), Qt.MouseButton.LeftButton)
    sheet.out.set_path(tmp_path / "school.pem")
    qtbot.mouseClick(sheet.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "school.pem").exists, timeout=SLOW)
    assert b"PRIVATE" not in (tmp_path / "school.pem").read_bytes()


def test_the_pin_of_a_card_is_asked_for_before_anything_is_tried(qtbot: QtBot, page: PacksPage) -> None:
    """A card counts an empty PIN as an attempt, and locks after a few."""
    sheet = fill(qtbot, page)
    own = make_certificate("Larkrise Academy", page.desk.clock.read().utc)
    key = TokenKey(module="/usr/lib/a-token.so", label="card", key_id=b"1")
    sheet.signature._show(PackCertificate(kind="token", chain=own.chain, token=key))
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.signature.pin_field.error == "Type the PIN of the card."
    assert not sheet.findChildren(QFileDialog)
    qtbot.keyClicks(sheet.signature.pin, "123456")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(QFileDialog)), timeout=SLOW)
