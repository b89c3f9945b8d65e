"""The stop question for each picture of a sealed drop, asked here before any of it is taken in or can be looked at.

Nothing is shown: each is named by its sender's words, its size and its time.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.inbox_facts import Listed, ListedItem
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.gate_wording import GateTexts
from evidence_desk.ui.announce import announce
from evidence_desk.ui.dialogs.gate import GateWidget
from evidence_desk.ui.inbox_words import item_words, when_words
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.notes import Chip, NoteFrame
from evidence_desk.ui.widgets.sheet import Sheet

WIDTH = 720


class ArrivalsSheet(Sheet):
    """Asks about one picture after the other. `answered` comes once, with all answers; leaving it takes nothing in."""

    answered = Signal(object)  # id of an item -> StopAnswers

    def __init__(
        self, texts: GateTexts, drop: Listed, pictures: Sequence[ListedItem], parent: QWidget | None
    ) -> None:
        super().__init__("", parent, icon="folder-down", width=WIDTH, scrolls=True)
        self.set_title(self.tr("Take in what {name} sent").format(name=drop.sender))
        self._drop = drop
        self._pictures = tuple(pictures)
        self._answers: dict[str, StopAnswers] = {}
        self._place = Chip("")
        self.add_chip(self._place, at_end=True)
        self.gate = GateWidget(texts)
        self.gate.answered.connect(self._on_answer)
        self.gate.grown.connect(self.fit)
        self._stopped = NoteFrame("stop", icon="octagon-x")
        self._stopped.hide()
        self.body.addWidget(self._stopped)
        self.body.addWidget(self.gate, 1)
        self.back = LinkButton(self.tr("Back to the picture before"))
        self.back.clicked.connect(self._go_back)
        hint = self.tr("If you cannot tell how old someone is, choose Not sure.")
        self.add_footer_note(f"{self.gate.wording()} {hint}")
        self.footer.addWidget(self.back)
        self.add_cancel()
        self._ask()

    def _ask(self) -> None:
        """Ask about the next one, or tell all answers."""
        number = len(self._answers)
        if number == len(self._pictures):
            self.accept()
            self.answered.emit(dict(self._answers))
            return
        item = self._pictures[number]
        place = self.tr("Picture {number} of {count}").format(number=number + 1, count=len(self._pictures))
        self._place.set_text(place)
        self.back.setVisible(number > 0)
        found = self.tr("{name} answered No when sealing it. You answer too, without seeing it.")
        about = f"{item_words(item)} · {when_words(item.at, '', size=item.size)}"
        self.gate.ask(
            found.format(name=self._drop.sender), f"{place}: {about}" if len(self._pictures) > 1 else about
        )
        self._show_stopped()
        announce(self, place)

    def _show_stopped(self) -> None:
        count = sum(answer.first != "no" or answer.second != "no" for answer in self._answers.values())
        self._stopped.setVisible(bool(count))
        self._stopped.set_words(
            self.tr("%n item(s) will not be opened or taken in.", "", count),
            self.tr("The answer goes into the handling log, and you write down in words what you were told."),
        )

    def _on_answer(self, answers: StopAnswers) -> None:
        self._answers[self._pictures[len(self._answers)].id] = answers
        self._ask()

    def _go_back(self) -> None:
        self._answers.popitem()
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard on the question."""
        super().showEvent(event)
        self.gate.focus_question()


class AnswerSheet(Sheet):
    """The stop question for one exhibit that came by a sealed drop and stands in the case, unseen."""

    answered = Signal(object)  # StopAnswers

    def __init__(self, texts: GateTexts, exhibit: Exhibit, parent: QWidget | None) -> None:
        super().__init__("", parent, icon="shield-question-mark", width=WIDTH, scrolls=True)
        self.set_title(self.tr("{ref} came by a sealed drop").format(ref=exhibit.ref))
        self.gate = GateWidget(texts)
        self.gate.answered.connect(self._on_answer)
        self.gate.grown.connect(self.fit)
        self.body.addWidget(self.gate, 1)
        self.add_footer_note(
            f"{self.gate.wording()} {self.tr('Yes and Not sure lock it for the police. Nobody opens it then.')}"
        )
        self.add_cancel()
        found = self.tr("Its sender answered No when sealing it. You answer too, without seeing it.")
        self.gate.ask(found, f"{exhibit.ref}: {exhibit.caption}" if exhibit.caption else exhibit.ref)

    def _on_answer(self, answers: StopAnswers) -> None:
        self.accept()
        self.answered.emit(answers)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the keyboard on the question."""
        super().showEvent(event)
        self.gate.focus_question()
