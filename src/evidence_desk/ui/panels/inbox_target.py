"""Where a drop is taken: a case that is proposed with its reason, another one, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.acts.suggesting import Because, Suggestion
from evidence_desk.ui import theme
from evidence_desk.ui.inboxing import Target
from evidence_desk.ui.widgets import ring
from evidence_desk.ui.widgets.notes import RADIUS, Line, SecLabel

_SHOWN: Final = 3  # proposals


class _Option(QRadioButton):
    """One line: what is chosen on the left; the whole line can be pressed."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(text)
        theme.watcher().changed.connect(self._dress)
        self.toggled.connect(lambda on: self._dress())
        self._dress()

    def _dress(self) -> None:
        self.setFont(theme.font("body", bold=self.isChecked()))
        self.setMinimumHeight(theme.row_height() + 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, 6.0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class _Row(QWidget):
    """An option with its reason on the right, on `soft` while it is chosen."""

    def __init__(self, option: _Option, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._option = option
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(option, 1)
        if why:
            row.addWidget(SecLabel(why, wrap=False))
        option.toggled.connect(lambda on: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it while it is chosen."""
        if self._option.isChecked():
            QPainter(self).fillRect(self.rect(), theme.current().soft)


class TakeInto(QWidget):
    """The choice. `target` is what is chosen; nothing is before there is a proposal or somebody has chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._targets: dict[_Option, Target] = {}
        self._shown: tuple[Suggestion, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Take into"))
        theme.watcher().changed.connect(self.update)

    @property
    def target(self) -> Target | None:
        """The case chosen, or how one is to be found."""
        return next((target for option, target in self._targets.items() if option.isChecked()), None)

    @property
    def options(self) -> list[QRadioButton]:
        """The options, from the top."""
        return list(self._targets)

    def show_cases(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these cases first; the likeliest is chosen. What is chosen stays while the offer is the same."""
        if self._shown == tuple(suggestions):
            return
        before, self._shown = self.target, tuple(suggestions)
        self._clear()
        for suggestion in suggestions[:_SHOWN]:
            case = suggestion.case
            words = ", ".join(part for part in (case.reference, case.title) if part)
            self._add(words, case.path, self._why(suggestion.because))
        self._add(self.tr("Another case"), "other", "")
        self._add(self.tr("A new case"), "new", "")
        options = list(self._targets)
        kept = next((option for option in options if self._targets[option] == before), None)
        if kept is not None:
            kept.setChecked(True)
        elif suggestions:
            options[0].setChecked(True)
        self.changed.emit()

    def choose(self, target: Path | str) -> None:
        """Choose one by what it stands for."""
        for option, one in self._targets.items():
            if one == target:
                option.setChecked(True)

    def _why(self, because: Because) -> str:
        return {
            "follows": self.tr("follows what they sent before"),
            "child": self.tr("same child named"),
            "sender": self.tr("same sender"),
        }[because]

    def _add(self, words: str, target: Target, why: str) -> None:
        if self._targets:
            self._column.addWidget(Line())
        option = _Option(words)
        option.setAccessibleDescription(why)
        option.toggled.connect(lambda on: self.changed.emit() if on else None)
        self._group.addButton(option)
        self._targets[option] = target
        self._column.addWidget(_Row(option, why))

    def _clear(self) -> None:
        self._targets = {}
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for button in self._group.buttons():
            self._group.removeButton(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame around the options."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().border, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
