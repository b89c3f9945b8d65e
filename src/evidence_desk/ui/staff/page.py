"""The staff window's one page: ask whom it is about, take things in, send, and show the receipt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.acts.sending import Unsent
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.gate import Stopped
from evidence_desk.case.receipts import KeptReceipt
from evidence_desk.ui import notices
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.grabbing import GrabKind, cannot
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.schooling import SchoolNote
from evidence_desk.ui.staff.asking import AboutFace, danger_note
from evidence_desk.ui.staff.capturing import StaffCapturing
from evidence_desk.ui.staff.carrier import Carrier
from evidence_desk.ui.staff.face import Face
from evidence_desk.ui.staff.form import FormFace
from evidence_desk.ui.staff.outgoing import Outgoing, Row
from evidence_desk.ui.staff.receipt import ReceiptFace, ReceiptList
from evidence_desk.ui.staff.record import RecordFace
from evidence_desk.ui.staff.sheets import StartAgainSheet, UnsentSheet, WithdrawSheet
from evidence_desk.ui.widgets.buttons import IconButton, QuietButton
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel

if TYPE_CHECKING:
    from evidence_desk.case.keys import Person
    from evidence_desk.ui.actions import Actions

_MENU = "school_profile settings who_i_am change_passphrase move_keys - hide lock switch_person - shortcuts about quit"


class NoSchoolFace(Face):
    """Nothing can be sent before it is known to whom."""

    look_pressed = Signal()
    again_pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.body.addWidget(Heading(self.tr("Send something to the DSL")))
        self.note = NoteFrame("info", icon="shield-question-mark")
        self.body.addWidget(self.note)
        self.look_button = QuietButton(self.tr("Look at it…"))
        self.look_button.clicked.connect(self.look_pressed)
        self.again_button = QuietButton(self.tr("Look again"), "refresh-cw")
        self.again_button.clicked.connect(self.again_pressed)
        self.body.addWidget(self.look_button)
        self.body.addWidget(self.again_button)
        self.body.addWidget(danger_note())
        self.body.addWidget(
            Label(self.tr("Until then: find the DSL or a deputy in person. Leave what you found as it is."))
        )
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Say what is missing."""
        state = self._desk.school
        waits = state.is_alarm or state.kind == "first"
        self.note.set_kind("stop" if state.is_alarm else "info", "shield-question-mark")
        if waits:
            self.note.set_words(
                self.tr("The school’s profile waits to be compared."),
                self.tr("It says who receives what you send. Two minutes by telephone with the DSL."),
            )
        else:
            self.note.set_words(
                self.tr("This computer does not know your school’s DSL yet."),
                self.tr("Ask IT to place school.toml beside the program."),
            )
        self.look_button.setVisible(waits)
        self.again_button.setVisible(not waits)

    def focus_first(self) -> None:
        """Put the keyboard on what can be pressed."""
        first = self.look_button if self.look_button.isVisibleTo(self) else self.again_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)


class StaffPage(QWidget):
    """Everything a member of staff sees; made anew for each person who unlocks."""

    close_pressed = Signal()
    leaving = Signal()  # closing was confirmed although something is unsent
    school_pressed = Signal()

    def __init__(
        self, desk: Desk, person: Person, commands: Actions, carrier: Carrier, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self._may_close = False
        self.tray_keeps = False  # whether an icon in the tray is there to come back by
        self._shown: Unsent | None = None  # what was typed when the screen was hidden; None while it is not
        self.outgoing = Outgoing(desk, person, carrier, self)
        self.capturing = StaffCapturing(desk, self.outgoing, self)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.nobody = NoSchoolFace(desk)
        self.about = AboutFace(desk, self.outgoing)
        self.form = FormFace(desk, self.outgoing)
        self.record = RecordFace(desk, self.outgoing)
        self.receipt = ReceiptFace(desk, self.outgoing)
        self.receipts = ReceiptList(self.outgoing)
        self.faces: tuple[Face, ...] = (
            self.nobody,
            self.about,
            self.form,
            self.record,
            self.receipt,
            self.receipts,
        )
        self.school_note = SchoolNote(desk, is_narrow=True)
        self.school_note.pressed.connect(self.school_pressed)
        self.stack = QStackedWidget()
        for face in self.faces:
            self.stack.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top(person.profile.name))
        column.addWidget(self.school_note)
        column.addWidget(self.stack, 1)
        self._connect()
        self._connect_keys()
        self.form.refresh()
        self.receipts.refresh()
        self._begin()
        self.outgoing.load()

    # --- making it

    def _top(self, name: str) -> QHBoxLayout:
        self.minutes = SecLabel("", wrap=False)
        self.lock_button = IconButton("lock", self.tr("Lock"), "Ctrl+Shift+L")
        self.lock_button.clicked.connect(self._commands.lock.trigger)
        self.menu_button = IconButton("ellipsis", self.tr("Menu"), "F10")
        self.menu_button.clicked.connect(self.show_menu)
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 0)
        row.setSpacing(4)
        row.addWidget(SecLabel(name, wrap=False))
        row.addStretch(1)
        row.addWidget(self.minutes)
        row.addWidget(self.lock_button)
        row.addWidget(self.menu_button)
        return row

    def _connect(self) -> None:
        out, capturing = self.outgoing, self.capturing
        out.loaded.connect(self._on_loaded)
        out.error.connect(self._on_error)
        self._desk.school_changed.connect(self._on_school)
        self.nobody.look_pressed.connect(self.school_pressed)
        self.nobody.again_pressed.connect(self._desk.look_at_school)
        self.about.settled.connect(self._on_settled)
        self.about.receipts_pressed.connect(lambda: self.show_face(self.receipts))
        form = self.form
        form.send_pressed.connect(self._on_send)
        form.change_pressed.connect(self._on_change)
        form.receipts_pressed.connect(lambda: self.show_face(self.receipts))
        form.words_changed.connect(out.keep_words)
        form.box.paste_pressed.connect(capturing.paste)
        form.box.way_pressed.connect(self._on_way)
        form.items.withdraw_requested.connect(self._on_withdraw)
        capturing.take_drops(form)
        capturing.error.connect(self._on_error)
        capturing.said.connect(lambda words: announce(self, words))
        capturing.stopped.connect(self._on_stopped)
        capturing.settle_requested.connect(self._on_settle_first)
        self.record.sealed.connect(lambda: self.show_face(self.form))
        receipt = self.receipt
        receipt.closed.connect(self._on_receipt_closed)
        receipt.again_pressed.connect(self._begin)
        receipt.add_pressed.connect(self._on_add)
        receipt.said.connect(lambda words: announce(self, words))
        receipt.error.connect(self._on_error)
        self.receipts.chosen.connect(self._show_receipt)
        self.receipts.closed.connect(self._begin)

    def _connect_keys(self) -> None:
        capturing = self.capturing
        for key, slot in (
            ("Ctrl+V", capturing.paste),
            ("Ctrl+O", capturing.files),
            ("Ctrl+Shift+S", lambda: self._on_way("screen")),
            ("Ctrl+Shift+T", capturing.text),
            ("Ctrl+L", capturing.address),
            (
                "F8",
                lambda: capturing.screen("screen"),
            ),  # it is going now: all of the screen, after the question
            ("Esc", self._on_escape),
            ("F10", self.show_menu),
        ):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(key), self, slot, context=context)

    def show_menu(self) -> None:
        """Show what else a person can do: lock, settings, their keys."""
        menu = QMenu(self)
        for name in _MENU.split():
            menu.addSeparator() if name == "-" else menu.addAction(self._commands.named(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    # --- which face

    @property
    def face(self) -> Face:
        """The face shown."""
        return self.faces[self.stack.currentIndex()]

    def show_face(self, face: Face) -> None:
        """Show a face, with the keyboard in it."""
        self.capturing.is_open = face is self.form
        self.stack.setCurrentWidget(face)
        face.area.verticalScrollBar().setValue(0)
        if self.isVisible():
            face.focus_first()

    def _begin(self) -> None:
        """Show where work begins: the form where whom it goes to is settled, else the question."""
        if self.outgoing.begun is not None or self.outgoing.about is not None:
            self.show_face(self.form)
        elif self._desk.school.profile is None:
            self.nobody.refresh()
            self.show_face(self.nobody)
        else:
            self.about.begin()
            self.show_face(self.about)

    def _on_school(self) -> None:
        self.form.refresh()
        self.nobody.refresh()
        if self.outgoing.is_loaded:
            self.outgoing.serve()
        is_settled = self.outgoing.begun is not None or self.outgoing.about is not None
        if self.face in {self.nobody, self.about} or (self.face is self.form and not is_settled):
            self._begin()

    def _on_loaded(self, words: Unsent) -> None:
        if self._shown is None:
            self.form.show_words(words)
        else:  # hidden before they were there
            self._shown = words
        if self.face in {self.nobody, self.about}:
            self._begin()

    def _on_settle_first(self) -> None:
        """Somebody pasted before it was known whom it goes to."""
        if self.face in {self.receipt, self.receipts}:
            self._begin()
        elif self.face is self.about:
            self.about.focus_first()
            announce(self, self.about.question.text())

    def _on_settled(self, about: str, to: tuple[object, ...]) -> None:
        self.outgoing.send_to("yes" if about == "yes" else "no", to)  # type: ignore[arg-type]  # a signal carries objects
        self.show_face(self.form)

    # --- the form

    def _on_way(self, way: str) -> None:
        if way == "screen":
            self._show_screen_menu()
        else:
            {
                "file": self.capturing.files,
                "text": self.capturing.text,
                "address": self.capturing.address,
            }[way]()

    def _show_screen_menu(self) -> None:
        if not self.capturing.is_ready():
            return
        menu = QMenu(self)
        kinds: tuple[tuple[GrabKind, str], ...] = (
            ("region", self.tr("A part of the screen")),
            ("window", self.tr("A window")),
            ("screen", self.tr("The whole screen")),
        )
        for kind, words in kinds:
            if not cannot(kind, QGuiApplication.platformName()):
                menu.addAction(words, partial(self.capturing.screen, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        link = self.form.box.ways["screen"]
        menu.popup(link.mapToGlobal(link.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _on_withdraw(self, row: Row) -> None:
        sheet = WithdrawSheet(self)
        sheet.chosen.connect(lambda why: self._withdraw(row, why))
        open_once(sheet)

    def _withdraw(self, row: Row, why: str) -> None:
        stops = why == "should-not-be-here"
        job = self.outgoing.withdraw(row.item.id, "should-not-be-here" if stops else "mistake")
        if stops:
            job.succeeded.connect(lambda _: self._on_stopped(None))

    def _on_stopped(self, stopped: Stopped | None) -> None:
        self.record.begin(stopped)
        self.show_face(self.record)

    def _on_change(self) -> None:
        rows = self.outgoing.rows
        if not rows:
            self.outgoing.about, self.outgoing.follows = None, None
            if self.outgoing.begun is not None:
                self._start_again()
            else:
                self._begin()
            return
        sheet = StartAgainSheet(len(rows), self)
        sheet.confirmed.connect(self._start_again)
        open_once(sheet)

    def _start_again(self) -> None:
        job = self.outgoing.start_again()
        job.succeeded.connect(lambda _: self._on_started_again())

    def _on_started_again(self) -> None:
        self.outgoing.begun = None
        self.form.show_words(Unsent())
        self._begin()

    def _on_send(self) -> None:
        job = self.outgoing.send(self.form.concern())
        self.form.send_button.setEnabled(False)
        self.form.send_button.setText(self.tr("Sending …"))
        job.then(self._on_sent, self._on_not_sent, owner=self)

    def _on_sent(self, kept: KeptReceipt) -> None:
        self.form.show_words(Unsent())
        self._show_receipt(kept)
        announce(self, self.receipt.title.text())

    def _on_not_sent(self, error: EvidenceDeskError) -> None:
        self.form.refresh()
        self.form.show_error(error.user_message)

    # --- receipts

    def _show_receipt(self, kept: KeptReceipt) -> None:
        self.receipt.show_receipt(kept)
        self.show_face(self.receipt)

    def _on_receipt_closed(self) -> None:
        self._begin()
        self.close_pressed.emit()

    def _on_add(self, kept: KeptReceipt) -> None:
        """Begin something new that belongs to what was sent; the question is asked anew."""
        self.outgoing.follows = kept
        self.form.refresh()
        self._begin()

    # --- closing, hiding, locking

    def _on_escape(self) -> None:
        if self.face is self.receipt:
            self._on_receipt_closed()
        elif self.face is self.receipts:
            self._begin()
        else:
            self.close_pressed.emit()

    def holds_close(self) -> bool:
        """Ask before the window closes on something unsent; return whether it has to wait for the answer."""
        unsent = bool(self.outgoing.rows) or self.form.words() != Unsent()
        waiting = len(self.outgoing.waiting)
        if self._may_close or not (unsent or waiting):
            return False
        if waiting and not unsent and self.tray_keeps:
            self.window().hide()  # it goes on from the tray
            return True
        sheet = UnsentSheet(unsent=unsent, waiting=waiting, parent=self)
        sheet.close_chosen.connect(self._on_close_chosen)
        open_once(sheet)
        return True

    def quit(self) -> None:
        """Close although something is still on its way."""
        self.tray_keeps = False
        self.close_pressed.emit()

    def _on_close_chosen(self) -> None:
        self._may_close = True
        self.form.flush()
        self.leaving.emit()

    def end(self) -> None:
        """Keep what was typed last, and go when all that is under way has ended."""
        self.form.flush()
        self.hide()
        self.outgoing.when_quiet(self.deleteLater)

    def set_minutes(self, minutes: int) -> None:
        """Show how long until it locks."""
        self.minutes.setText(self.tr("locks in %n minute(s)", "", minutes))

    def wipe(self) -> None:
        """Show nothing sharp or personal; what was typed is kept, encrypted, and comes back."""
        if self._shown is None:  # hidden first and locked then, there is nothing more to be remembered
            self._shown = self.form.words()
        for face in self.faces:
            face.wipe()

    def show_again(self) -> None:
        """Come back from behind the hidden screen."""
        shown, self._shown = self._shown, None
        if shown is not None:
            self.form.show_words(shown)
        self.face.focus_first()

    def _on_error(self, error: EvidenceDeskError) -> None:
        notices.show(self, error)
