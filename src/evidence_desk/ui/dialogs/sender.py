"""Making sure of a sender: six words that both can read out, by telephone or face to face."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.base.words import spoken
from evidence_desk.case.values import Compared
from evidence_desk.ui.inboxing import Inboxing
from evidence_desk.ui.panels.choices import Choices
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.notes import Heading, Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

WIDTH = 600


class SenderSheet(Sheet):
    """Shows the words of the key that signed; nothing is remembered before somebody says that they are the same."""

    differs = Signal()

    def __init__(self, inboxing: Inboxing, drop: Listed, parent: QWidget | None) -> None:
        super().__init__("", parent, icon="phone-call", width=WIDTH, scrolls=True)
        self.set_title(self.tr("Is it really {name}?").format(name=drop.sender))
        self._inboxing = inboxing
        self._drop = drop
        self.body.addWidget(
            Label(
                self.tr(
                    "Call {name} on a number you had before, or meet them. Ask them to open “Who I am” in Evidence "
                    "Desk on the computer they sent from, and to read out the six words there."
                ).format(name=drop.sender)
            )
        )
        self.words = Heading(spoken(drop.fingerprint), font="display")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(self.tr("The six words: {words}").format(words=self.words.text()))
        self.body.addWidget(SecLabel(self.tr("They should read out, in this order:")))
        self.body.addWidget(self.words)
        if drop.known == "other-key":
            self.body.addWidget(
                NoteFrame(
                    "stop",
                    self.tr("Another key is known under this name."),
                    self.tr(
                        "Ask whether they have a new computer or new keys. If not, somebody else sent this."
                    ),
                    icon="shield-x",
                )
            )
        self.how = Choices(
            (
                ("by-phone", self.tr("By telephone"), ""),
                ("in-person", self.tr("In person"), ""),
                ("by-video", self.tr("By video"), ""),
            ),
            self.tr("How did you compare them?"),
        )
        self.body.addWidget(Label(self.tr("How did you compare them?"), bold=True))
        self.body.addWidget(self.how)
        self.add_cancel(self.tr("Not now"))
        self.differ = QuietButton(self.tr("They differ"), "x")
        self.add_button(self.differ, self._on_differs)
        self.same = MainButton(self.tr("They are the same. Remember this person"), icon="user-round-check")
        self.same.setEnabled(False)
        self.how.changed.connect(lambda _: self.same.setEnabled(True))
        self.add_button(self.same, self._remember)
        self.how.setFocus()

    def _remember(self) -> None:
        if self.is_busy or not self.how.chosen:
            return
        job = self._inboxing.compare(self._drop, cast(Compared, self.how.chosen))
        self.busy(job)
        job.succeeded.connect(lambda _: self.accept())

    def _on_differs(self) -> None:
        self.reject()
        self.differs.emit()
