"""What stands before a pack: what must be mended, what should be looked at, each with the way there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts.readiness import Problem
from evidence_desk.ui import theme
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.notes import Chip, Icon, Label, Line, SecLabel

RADIUS: Final = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemWords:
    """How a problem is shown: what it is, why it matters, and what the button says ("" for none)."""

    title: str
    detail: str
    button: str


class Card(QWidget):
    """A white card with rounded corners that holds lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        theme.watcher().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and outline."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class ProblemList(Card):
    """The card. `asked` gives the problem whose button was pressed."""

    asked = Signal(object)  # a Problem

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QuietButton] = []
        self._problems: list[Problem] = []
        self._title = Label(self.tr("Before you can make it"), bold=True)
        self._to_fix = Chip("", kind="stop")
        self._to_check = Chip("", kind="warn")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._to_fix)
        head.addWidget(self._to_check)
        head.addStretch(1)
        self.column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.column.addLayout(self._rows)

    def show_problems(self, problems: Sequence[tuple[Problem, ProblemWords]]) -> None:
        """Show these, what blocks first; the keyboard stays on the button it was on, as far as there is one."""
        fresh = [problem for problem, _ in problems]
        if fresh == self._problems and self._rows.count():
            return
        focused = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), -1)
        self._problems = fresh
        self._buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for problem, words in problems:
            self._rows.addWidget(Line())
            self._rows.addWidget(self._row(problem, words))
        if not problems:
            self._rows.addWidget(Line())
            self._rows.addWidget(self._nothing())
        self._count(sum(problem.blocks for problem in fresh), sum(not problem.blocks for problem in fresh))
        if 0 <= focused < len(self._buttons):
            self._buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_next(self) -> None:
        """Put the keyboard on the next problem's button, round and round."""
        if not self._buttons:
            return
        now = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), -1)
        self._buttons[(now + 1) % len(self._buttons)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _count(self, to_fix: int, to_check: int) -> None:
        self._to_fix.set_text(self.tr("%n to fix", "", to_fix))
        self._to_check.set_text(self.tr("%n to check", "", to_check))
        self._to_fix.setVisible(to_fix > 0)
        self._to_check.setVisible(to_check > 0)

    def _row(self, problem: Problem, words: ProblemWords) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(10)
        icon = Icon(
            "circle-x" if problem.blocks else "triangle-alert", 16, "stop" if problem.blocks else "warn"
        )
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Label(words.title, bold=True))
        texts.addWidget(SecLabel(words.detail))
        line.addLayout(texts, 1)
        if words.button:
            button = QuietButton(words.button)
            button.setAccessibleDescription(words.title)
            button.clicked.connect(lambda: self.asked.emit(problem))
            self._buttons.append(button)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _nothing(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(Icon("check", 16, "ok"))
        line.addWidget(Label(self.tr("Nothing stands in the way.")), 1)
        return row
