"""A new passphrase, typed twice, with its strength in words while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.ui import strength, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.strength import LEVELS, Strength
from evidence_desk.ui.widgets.fields import Field, PassphraseEdit
from evidence_desk.ui.widgets.notes import Label

_PAUSE_MS: Final = 150  # after the last key before it is measured


class NewPassphrase(QWidget):
    """Two fields and a meter. `take` gives what was typed when both agree."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.known: Sequence[str] = ()  # what somebody who knows the person tries first
        self.first = PassphraseEdit()
        self.second = PassphraseEdit()
        self.first_field = Field(
            self.tr("New passphrase"),
            self.first,
            self.tr("four or more words that do not belong together"),
        )
        self.second_field = Field(self.tr("The same again"), self.second)
        self._meter = _Meter()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._measure)
        self.first.textChanged.connect(self._on_typed)
        self.second.textChanged.connect(lambda: self.second_field.set_error(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.first_field)
        column.addWidget(self._meter)
        column.addWidget(self.second_field)
        self.setFocusProxy(self.first)

    @property
    def words(self) -> str:
        """What the meter says."""
        return self._meter.words

    def take(self) -> str:
        """Return the passphrase and clear both fields; "" when they differ or are empty, which is said."""
        if not self.first.text():
            self.first_field.set_error(self.tr("Type a passphrase."))
            return ""
        if self.first.text() != self.second.text():
            self.second.take()
            self.second_field.set_error(self.tr("The two differ. Type the second one again."))
            return ""
        self.second.take()
        return self.first.take()

    def wipe(self) -> None:
        """Clear both fields."""
        self.first.take()
        self.second.take()

    def refuse(self, words: str) -> None:
        """Say why it was refused."""
        self.first_field.set_error(words)

    def _on_typed(self) -> None:
        self.first_field.set_error("")
        if self.first.text():
            self._timer.start()
        else:
            self._timer.stop()
            self._meter.show_strength(None)

    def _measure(self) -> None:
        typed, known = self.first.text(), tuple(self.known)
        job = self._desk.run("", lambda report: strength.measure(typed, known), quietly=True)
        job.then(lambda found: self._show(typed, found), owner=self)

    def _show(self, typed: str, found: Strength) -> None:
        if typed == self.first.text():  # else it was typed on meanwhile, and is measured again
            self._meter.show_strength(found)


class _Meter(QWidget):
    """Five bars and words; the words say it all."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars()
        self._words = Label("", font="small", ink="sec")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bars)
        row.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_strength(self, found: Strength | None) -> None:
        self._bars.show_level(0 if found is None else LEVELS.index(found.level) + 1)
        self._words.setText("" if found is None else strength.words(found))
        self.setAccessibleName(self._words.text())


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(5 * 22 - 4, max(6, theme.metrics("small").height()))

    def show_level(self, filled: int) -> None:
        self._filled = filled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        enough = self._filled > LEVELS.index("weak") + 1
        top = (self.height() - 6) / 2
        for index in range(len(LEVELS)):
            filled = colours.accent if enough else colours.warn
            bar = QRectF(index * 22, top, 18, 6)
            painter.fillRect(bar, filled if index < self._filled else colours.mx)
