"""Signing a pack with a certificate: whether, with which, and the PIN of its card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import certificates
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.packs.pack_certificate import PackCertificate
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.certificate import CertificateSheet
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.fields import CheckBox, Field, PassphraseEdit
from evidence_desk.ui.widgets.notes import SecLabel


class PackSignature(QWidget):
    """The choice, ticked at first. A certificate is made with a person's first pack, as by command."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.box = CheckBox(self.tr("Sign it with the certificate for packs"))
        self.box.setChecked(True)
        self.look_button = LinkButton(self.tr("Certificate …"))
        self.look_button.clicked.connect(self._open)
        self._words = SecLabel("")
        self.pin = PassphraseEdit()
        self.pin_field = Field(self.tr("PIN of the card"), self.pin)
        self.pin_field.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        row.addStretch(1)
        row.addWidget(self.look_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._words)
        column.addWidget(self.pin_field)
        self.box.toggled.connect(lambda on: self._show_words())
        self._found: PackCertificate | None = None
        self._show_words()
        self._look()

    def _look(self) -> None:
        home, person = self._desk.home, self._desk.person
        if person is None:
            return
        job = self._desk.run("", lambda report: certificates.current(home, person), quietly=True)
        job.then(self._show, lambda error: self._words.setText(error.user_message), owner=self)

    def _show(self, found: PackCertificate | None) -> None:
        self._found = found
        self._show_words()

    def _show_words(self) -> None:
        found, on = self._found, self.box.isChecked()
        self.pin_field.setVisible(on and found is not None and found.token is not None)
        if not on:
            words = self.tr("It ends with your key's signature alone, which only this program checks.")
        elif found is None:
            words = self.tr("There is none yet: one with the school's name is made now.")
        else:
            words = found.facts.subject
        if on and not self._desk.school.settings.timestamps:
            words += "\n" + self.tr("No time stamp: the school's profile names no authority.")
        self._words.setText(words)

    def _open(self) -> None:
        sheet = CertificateSheet(self._desk, self)
        sheet.finished.connect(lambda result: self._look())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def ready(self) -> bool:
        """Return whether the PIN of a card was typed where one is needed, after asking for it."""
        missing = self.pin_field.isVisibleTo(self) and not self.pin.text()
        # A card counts an empty PIN as an attempt, and locks after a few.
        self.pin_field.set_error(self.tr("Type the PIN of the card.") if missing else "")
        if missing:
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        return not missing

    def signing(self) -> Callable[[], Signing | None]:
        """Return what finds, behind the window, what signs the pack; it may raise an EvidenceDeskError."""
        home, person, school = self._desk.home, self._desk.person, self._desk.school
        pin, at = self.pin.take(), self._desk.clock.read().utc
        if person is None or not self.box.isChecked():
            return lambda: None

        def find() -> Signing:
            found, _ = certificates.for_pack(home, person, school.profile, at)
            stamper = certificates.stamper_of(school.settings.timestamps)
            return Signing(certificate=certificates.with_pin(found, pin), stamper=stamper)

        return find
