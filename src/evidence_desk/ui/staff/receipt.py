"""The receipt: what was sent, when and for whom, by a code that says nothing of the child. It opens nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.founding import SUFFIX
from evidence_desk.base.errors import CannotWrite
from evidence_desk.case.receipts import KeptReceipt
from evidence_desk.ui import icons, theme
from evidence_desk.ui.choosing import desk_dialog
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.printing import ask_printer
from evidence_desk.ui.staff import receipt_words
from evidence_desk.ui.staff.face import Face, Foot, listed
from evidence_desk.ui.staff.outgoing import Outgoing
from evidence_desk.ui.staff.parts import Card, QrMark, paint_qr, qr_rows
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.flow import FlowLayout
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, NoteFrame, SecLabel

_ROUND: Final = 52


class _Seal(QWidget):
    """A letter that has arrived, or a lock, in a soft circle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "lock"
        self.setFixedSize(_ROUND, _ROUND)
        theme.watcher().changed.connect(self.update)

    def show_icon(self, icon: str) -> None:
        """Show another drawing."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        colours = theme.current()
        ink, fill, line = colours.state("ok")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1))
        painter.setBrush(fill)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        icons.paint(painter, self._icon, (_ROUND - 26) / 2, (_ROUND - 26) / 2, 26, ink)


class _Code(Label):
    """The check code, large enough to be read across a desk."""

    def _dress(self) -> None:
        super()._dress()
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.setFont(font)


class ReceiptFace(Face):
    """One receipt, what to do now, and the ways it still may have to go."""

    again_pressed = Signal()
    add_pressed = Signal(object)  # KeptReceipt that is added to
    closed = Signal()
    said = Signal(str)
    error = Signal(object)

    def __init__(self, desk: Desk, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outgoing = outgoing
        self.kept: KeptReceipt | None = None
        self._head()
        self._box()
        self._next_steps()
        self._buttons()
        outgoing.changed.connect(self.refresh)

    # --- making it

    def _head(self) -> None:
        self._seal = _Seal()
        self.title = Heading("")
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.when = SecLabel(font="body")
        self.what = SecLabel(font="body")
        self.body.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignHCenter)
        head = QVBoxLayout()
        head.setSpacing(2)
        for label in (self.title, self.when, self.what):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            head.addWidget(label)
        self.body.addLayout(head)
        self.waits = NoteFrame("warn", icon="clock-alert")
        self.body.addWidget(self.waits)
        self.ways = QWidget()
        row = QVBoxLayout(self.ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.try_button = QuietButton(self.tr("Try the folder again"), "refresh-cw")
        self.save_button = QuietButton(self.tr("Save the sealed file, for mail or a stick…"), "file-down")
        self.handed_button = QuietButton(self.tr("They have it: remove my sealed copy"), "check")
        self.try_button.clicked.connect(self._outgoing.serve)
        self.save_button.clicked.connect(self._on_save)
        self.handed_button.clicked.connect(self._on_handed)
        for button in (self.try_button, self.save_button, self.handed_button):
            row.addWidget(button)
        self.body.addWidget(self.ways)

    def _box(self) -> None:
        box = Card(ground="sunken")
        self.code = _Code(font="mono", selectable=True)
        self.words = SecLabel(selectable=True)
        self.copy_button = QuietButton(self.tr("Copy"), "copy", "Ctrl+C")
        self.copy_button.clicked.connect(self.copy)
        self.qr = QrMark()
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Your receipt"), bold=True, wrap=False), 1)
        head.addWidget(self.copy_button)
        proof = SecLabel(
            self.tr(
                "Paste it into the CPOMS entry. Held against what you sent, it shows that nothing was changed or cut "
                "off since. It says nothing about the child."
            )
        )
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(proof, 1)
        beside.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.code)
        column.addWidget(self.words)
        column.addLayout(beside)
        self.body.addWidget(box)

    def _next_steps(self) -> None:
        self.body.addWidget(Label(self.tr("What to do now"), bold=True))
        self.tell = Label()
        for icon, label in (
            ("user-round-check", self.tell),
            (
                "hand",
                Label(
                    self.tr("Leave the email, message or phone as it is. Do not delete or forward anything.")
                ),
            ),
            ("message-circle-off", Label(self.tr("Do not discuss it with pupils, parents or other staff."))),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Icon(icon, 16, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self.body.addLayout(row)
        self.add_link = LinkButton(self.tr("Add something to this later"), "plus")
        self.add_link.clicked.connect(self._on_add)
        self.body.addWidget(self.add_link)
        self.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.stays = SecLabel()
        row.addWidget(Icon("lock", 14, "sec"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.stays, 1)
        self.body.addLayout(row)

    def _buttons(self) -> None:
        column = self.foot()
        self.print_button = QuietButton(self.tr("Print receipt"), "printer")
        self.again_button = QuietButton(self.tr("Send something else"))
        self.close_button = MainButton(self.tr("Close"), "Esc")
        self.print_button.clicked.connect(self._on_print)
        self.again_button.clicked.connect(self.again_pressed)
        self.close_button.clicked.connect(self.closed)
        row = FlowRow()
        for button in (self.print_button, self.again_button, self.close_button):
            row.add(button)
        column.addWidget(row)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy, context=context)
        QShortcut(QKeySequence("Ctrl+P"), self, self._on_print, context=context)

    # --- showing

    def show_receipt(self, kept: KeptReceipt) -> None:
        """Show a receipt."""
        self.kept = kept
        receipt = kept.receipt
        self.when.setText(local_text(receipt.sealed_at))
        self.what.setText(
            self.tr("{count}, for {names} only").format(
                count=receipt_words.count_text(receipt), names=listed(receipt.to)
            )
        )
        self.code.setText(receipt.check_code)
        self.words.setText(receipt_words.spoken(receipt))
        self.qr.show_text(receipt_words.qr_text(receipt))
        self._show_state(kept)

    def _show_state(self, kept: KeptReceipt) -> None:
        receipt, here = kept.receipt, kept.receipt.drop in self._outgoing.waiting
        self.title.setText(receipt_words.state_text(kept))
        self._seal.show_icon("lock" if here else "mail-check")
        self.waits.setVisible(here)
        self.ways.setVisible(here)
        has_folder = self._outgoing.folder is not None
        self.waits.set_words("", self._waiting_words(kept, has_folder=has_folder))
        self.try_button.setVisible(has_folder)
        self.handed_button.setVisible(bool(kept.saved_at))
        first = receipt.to[0] if receipt.to else self.tr("the DSL")
        self.tell.setText(self.tr("Tell {name} in person that something is waiting.").format(name=first))
        self.stays.setText(
            self.tr("The sealed copy, which you cannot open, and this receipt are on this computer.")
            if here
            else self.tr("Only this receipt stays on this computer.")
        )

    def _waiting_words(self, kept: KeptReceipt, *, has_folder: bool) -> str:
        if kept.saved_at:
            return self.tr("Saved as a file {when}. Hand it over, or attach it to a mail{to}.").format(
                when=local_text(kept.saved_at),
                to=self.tr(" to {address}").format(address=self._outgoing.mail)
                if self._outgoing.mail
                else "",
            )
        if has_folder:
            return self.tr("It will be sent when the network is back; keep the computer on.")
        return self.tr("The school has no drop folder. Save the sealed file and hand it over.")

    def refresh(self) -> None:
        """Show what has become of this one."""
        if self.kept is None:
            return
        drop = self.kept.receipt.drop
        newer = next((kept for kept in self._outgoing.receipts if kept.receipt.drop == drop), None)
        if newer is not None:
            self.kept = newer
            self._show_state(newer)

    def focus_first(self) -> None:
        """Put the keyboard on the title, which says what happened."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- doing

    def copy(self) -> None:
        """Put the receipt on the clipboard."""
        if self.kept is not None:
            copy_text(receipt_words.text(self.kept))
            self.said.emit(self.tr("Receipt copied"))

    def _on_add(self) -> None:
        if self.kept is not None:
            self.add_pressed.emit(self.kept)

    def _on_save(self) -> None:
        kept = self.kept
        if kept is None:
            return
        dialog = desk_dialog(self, self._desk, self.tr("Save the sealed file"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{kept.receipt.drop}{SUFFIX}")
        dialog.fileSelected.connect(lambda name: self._outgoing.save_copy(kept.receipt.drop, Path(name)))
        dialog.open()

    def _on_handed(self) -> None:
        if self.kept is not None:
            self._outgoing.handed_over(self.kept.receipt.drop)

    def _on_print(self) -> None:
        kept = self.kept
        if kept is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        ask_printer(self, printer, lambda: self._print(printer, kept))

    def _print(self, printer: QPrinter, kept: KeptReceipt) -> None:
        words, code = receipt_words.lines(kept), qr_rows(receipt_words.qr_text(kept.receipt))
        job = self._desk.run(self.tr("Printing"), lambda report: draw_receipt(printer, words, code, report))
        job.failed.connect(self.error)


class FlowRow(Foot):
    """Buttons in a row that wraps where it is too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=8, row_gap=6)

    def add(self, widget: QWidget) -> None:
        """Add one."""
        self._flow.addWidget(widget)


class ReceiptList(Face):
    """All receipts, the newest first: to show one again, or to add to what was sent."""

    chosen = Signal(object)  # KeptReceipt
    closed = Signal()

    def __init__(self, outgoing: Outgoing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outgoing = outgoing
        self.body.addWidget(Heading(self.tr("Receipts of what was sent")))
        self.body.addWidget(SecLabel(self.tr("They open nothing. What was sent is with those named.")))
        self.empty = Label(self.tr("Nothing was sent from here yet."))
        self.body.addWidget(self.empty)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.buttons: list[QuietButton] = []
        self.back_button = QuietButton(self.tr("Back"), "arrow-left", "Esc")
        self.back_button.clicked.connect(self.closed)
        self.foot().addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        outgoing.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the receipts there are."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for kept in self._outgoing.receipts:
            self._rows.addWidget(self._row(kept))
        self.empty.setVisible(not self.buttons)

    def _row(self, kept: KeptReceipt) -> QWidget:
        card = Card()
        receipt = kept.receipt
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(local_text(kept.sent_at or receipt.sealed_at), bold=True))
        words.addWidget(SecLabel(f"{receipt_words.count_text(receipt)} · {listed(receipt.to)}"))
        words.addWidget(SecLabel(f"{receipt.check_code} · {receipt_words.state_text(kept)}"))
        button = QuietButton(self.tr("Show"))
        button.setAccessibleName(self.tr("Show the receipt {code}").format(code=receipt.check_code))
        button.clicked.connect(lambda: self.chosen.emit(kept))
        self.buttons.append(button)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 8, 8)
        row.addLayout(words, 1)
        row.addWidget(button)
        return card

    def focus_first(self) -> None:
        """Put the keyboard on the newest."""
        first = self.buttons[0] if self.buttons else self.back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def draw_receipt(
    printer: QPrinter, words: Sequence[str], code: Sequence[Sequence[bool]], report: Reporter
) -> None:
    """Draw a receipt on one page. For a job.

    Raises:
        CannotWrite: the printer does not take it.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotWrite(
            "printer refused",
            "The printer did not take the page. Nothing was changed. Is it on, and has it paper?",
        )
    room = QRectF(painter.viewport())
    dot = printer.resolution() / 72  # a point
    font = painter.font()
    font.setPointSizeF(11)
    painter.setFont(font)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    top = room.top()
    for number, line in enumerate(words):
        font.setBold(number == 0)
        painter.setFont(font)
        box = painter.boundingRect(QRectF(room.left(), top, room.width(), room.height()), flags, line)
        painter.drawText(box, flags, line)
        top += box.height() + 6 * dot
    side = 110 * dot
    paint_qr(painter, QRectF(room.left(), top + 6 * dot, side, side), code)
    if not painter.end():
        raise CannotWrite("printer refused", "The printer did not take the page. Nothing was changed.")
