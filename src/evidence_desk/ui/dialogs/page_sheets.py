"""The questions of a page capture: the stop question at its two moments, a certificate that does not hold, leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from evidence_desk.policy.gate_wording import GateTexts
from evidence_desk.policy.model import Policy
from evidence_desk.policy.page_wording import PageQuestion
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.widgets.area import FittedArea
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.notes import Label, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

Moment = Literal["loading", "keeping"]
_WIDTH = 720


def page_texts(policy: Policy, moment: Moment) -> tuple[GateTexts, PageQuestion]:
    """Return the gate's texts as they are asked of a page, and what the answers lead to."""
    question = policy.page.loading if moment == "loading" else policy.page.keeping
    gate = policy.gate
    stop = replace(gate.stop, text=question.text, help=question.help)
    return replace(gate, version=policy.page.version, stop=stop), question


class PageGateSheet(Sheet):
    """Asks about one page, before it is loaded or before it is kept. Esc leaves without an answer."""

    answered = Signal(object)  # StopAnswers

    def __init__(self, desk: Desk, moment: Moment, found: str, item: str, parent: QWidget) -> None:
        """Make it.

        Args:
            found: what is asked about, in a sentence.
            item: the address, or what of the page would be kept.
        """
        title = self.tr("Before the page is loaded") if moment == "loading" else self.tr("Before it is kept")
        super().__init__(title, parent, icon="globe", width=_WIDTH)
        texts, question = page_texts(desk.policy, moment)
        self.gate = GateWidget(texts, effects=(question.stopped, question.admitted))
        self.gate.grown.connect(self._on_grown)
        self.gate.answered.connect(self._on_answered)
        self.area = FittedArea(self.gate)
        self.body.addWidget(self.area, 1)
        note = self.tr("Wording {version}. If you cannot tell how old someone is, choose Not sure.")
        self.add_footer_note(note.format(version=texts.version))
        self.cancel_button = self.add_cancel()
        self.gate.ask(found, item)

    def _on_grown(self) -> None:
        for widget in (self.gate, self.area):
            widget.updateGeometry()
        if (layout := self.layout()) is not None:
            layout.invalidate()
            layout.activate()
        if self.isVisible():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the question, so that it is read aloud first."""
        super().showEvent(event)
        self._on_grown()
        self.gate.focus_question()

    def _on_answered(self, answers: object) -> None:
        self.accept()
        self.answered.emit(answers)


class CertificateSheet(Sheet):
    """The site's certificate does not hold, or the address lies in the school's own network: go on or not."""

    decided = Signal(bool)

    def __init__(self, title: str, host: str, words: str, details: str, parent: QWidget) -> None:
        super().__init__(title, parent, icon="triangle-alert", width=560)
        self.body.addWidget(Label(host, bold=True, selectable=True))
        self.body.addWidget(Label(words))
        if details:
            self.body.addWidget(SecLabel(details, selectable=True))
        self.go_on_button = QuietButton(self.tr("Go on, and record it"))
        self.add_button(self.go_on_button, lambda: self._decide(True))
        self.leave_button = MainButton(self.tr("Do not load it"), "Esc")
        self.add_button(self.leave_button, self.leave)
        self.rejected.connect(lambda: self.decided.emit(False))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the harmless way out."""
        super().showEvent(event)
        self.leave_button.setFocus()

    def _decide(self, go_on: bool) -> None:
        self.rejected.disconnect()
        self.accept()
        self.decided.emit(go_on)


class StopKeepingSheet(Sheet):
    """Leaving while parts are being kept: stop with what is safe, or go on."""

    stop_chosen = Signal()

    def __init__(self, kept: int, parent: QWidget) -> None:
        super().__init__("", parent, icon="loader-circle", width=520)
        self.set_title(self.tr("This page is still being kept"))
        self.body.addWidget(
            Label(
                self.tr("%n part(s) are safe. What is not ticked yet is not kept if you stop now.", "", kept)
            )
        )
        words = self.tr("Stop and keep %n part(s)", "", kept) if kept else self.tr("Stop and keep nothing")
        self.stop_button = QuietButton(words)
        self.add_button(self.stop_button, self._stop)
        self.go_on_button = MainButton(self.tr("Go on"), "Esc")
        self.add_button(self.go_on_button, self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the harmless way out."""
        super().showEvent(event)
        self.go_on_button.setFocus()

    def _stop(self) -> None:
        self.accept()
        self.stop_chosen.emit()
