"""The few questions of the staff window that interrupt: taking back, starting again, closing with something unsent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.widgets.buttons import MainButton, QuietButton, StopButton
from evidence_desk.ui.widgets.notes import Label
from evidence_desk.ui.widgets.sheet import Sheet

_WIDE = 388


class WithdrawSheet(Sheet):
    """Takes an item back before sending, and asks why: one of the two answers is no mistake."""

    chosen = Signal(str)  # "mistake" or "should-not-be-here"

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, icon="x", width=_WIDE)
        self.set_title(self.tr("Take this back?"))
        self.body.addWidget(
            Label(
                self.tr(
                    "It leaves the sealed file, and nobody can open it. That something was taken back stays written."
                )
            )
        )
        self.mistake_button = QuietButton(self.tr("I added it by mistake"))
        self.stop_button = StopButton()
        for button, why in ((self.mistake_button, "mistake"), (self.stop_button, "should-not-be-here")):
            button.clicked.connect(lambda _=False, why=why: self._choose(why))
            self.body.addWidget(button)
        self.add_cancel(self.tr("Keep it"))

    def _choose(self, why: str) -> None:
        self.accept()
        self.chosen.emit(why)


class StartAgainSheet(Sheet):
    """Asks before what was sealed and not sent is removed."""

    confirmed = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__("", parent, icon="undo-2", width=_WIDE)
        self.set_title(self.tr("Start again?"))
        self.body.addWidget(
            Label(
                self.tr(
                    "%n sealed item(s) and what you typed are removed from this computer. Nothing was sent.",
                    "",
                    count,
                )
            )
        )
        self.add_cancel(self.tr("Go back"))
        self.again_button = QuietButton(self.tr("Remove and start again"))
        self.add_button(self.again_button, self._again)

    def _again(self) -> None:
        self.accept()
        self.confirmed.emit()


class UnsentSheet(Sheet):
    """Closing while something is unsent: nothing is lost by it, but nobody has it yet."""

    close_chosen = Signal()

    def __init__(self, *, unsent: bool, waiting: int, parent: QWidget) -> None:
        super().__init__("", parent, icon="clock-alert", width=_WIDE)
        self.set_title(self.tr("Not sent yet") if unsent else self.tr("Still on its way"))
        if unsent:
            self.body.addWidget(
                Label(
                    self.tr(
                        "What is sealed stays sealed on this computer, and what you typed is kept for you. Nobody has "
                        "it until you send it."
                    )
                )
            )
        if waiting:
            self.body.addWidget(
                Label(
                    self.tr(
                        "%n sent drop(s) could not be put into the drop folder yet. That goes on while Evidence Desk "
                        "runs, and the next time it is started.",
                        "",
                        waiting,
                    )
                )
            )
        self.close_button = QuietButton(self.tr("Close all the same"))
        self.add_button(self.close_button, self._close)
        self.back_button = MainButton(self.tr("Go back"), "Esc")
        self.add_button(self.back_button, self.reject)

    def _close(self) -> None:
        self.accept()
        self.close_chosen.emit()
