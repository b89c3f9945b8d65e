"""The next lawful step, as one line at the top of a case."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_desk.acts.next_step import NextStep, next_step
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.elided import Elided
from evidence_desk.ui.widgets.notes import Icon

_MINUTE_MS: Final = 60_000


class NextLine(QWidget):
    """Says what comes next and why, and leads to it. It is not there where there is nothing to say."""

    pressed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: CaseSession | None = None
        self._is_allowed = False
        self.step: NextStep | None = None
        self._icon = Icon("arrow-right", 16, "accent")
        self._words = Elided("")
        self.button = LinkButton(self.tr("Go to it"))
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        desk.policy_changed.connect(self.refresh)
        theme.watcher().changed.connect(self.update)
        self.hide()

    def set_session(self, session: CaseSession | None) -> None:
        """Speak of another case, or of none."""
        self._session = session
        if session is None:
            self._minute.stop()
            self.wipe()
            return
        session.changed.connect(self.refresh)
        self._minute.start()
        self.refresh()

    def allow(self, allowed: bool) -> None:
        """Show it on the sections of a case only; where what is to be done stands anyway it would be said twice."""
        self._is_allowed = allowed
        self._fit()

    def refresh(self) -> None:
        """Say what comes next by now."""
        session = self._session
        if session is None or session is not self._desk.session:
            return
        self.step = next_step(session.case, self._desk.case_policy, self._desk.clock.read().utc)
        step = self.step
        is_urgent = step is not None and step.kind in {"question", "clock"}
        self._icon.show_icon("clock-alert" if is_urgent else "arrow-right", "warn" if is_urgent else "accent")
        words = self.tr("Next: {what}").format(what=step.words) if step is not None else ""
        self._words.set_words(
            " ".join(part for part in (words, step.why if step is not None else "") if part)
        )
        self.setAccessibleName(self._words.text())
        self.button.setAccessibleName(self.tr("Go to it: {what}").format(what=step.words) if step else "")
        self._fit()

    def wipe(self) -> None:
        """Say nothing."""
        self.step = None
        self._words.set_words("")
        self.setAccessibleName("")
        self.button.setAccessibleName("")
        self._fit()

    def _fit(self) -> None:
        self.setVisible(self._is_allowed and self.step is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line under it."""
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.border)
