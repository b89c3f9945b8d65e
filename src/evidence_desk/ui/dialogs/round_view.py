"""What a round through all cases came to: how many were done, and what waits, with why."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.acts.rounds import Round
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel

_LISTED = 20


class RoundView(QWidget):
    """Counts in a sentence, then the cases that wait; nothing before there is a round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = NoteFrame("ok", "", "")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.verdict)
        column.addLayout(self._lines)
        self.hide()

    def show_round(self, gone: Round, done: str, remark: str) -> None:
        """Show a round.

        Args:
            done: what was done, as a sentence with the number of cases.
            remark: what it could not do, said when anything was done.
        """
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        waits = gone.of("waits")
        self.verdict.set_kind("warn" if waits else "ok")
        words = remark if gone.of("done") else ""
        if waits:
            left = self.tr("%n case(s) wait. What was done stays done.", "", len(waits))
            words = f"{words} {left}".strip()
        self.verdict.set_words(done, words)
        for visit in waits[:_LISTED]:
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Label(visit.title or visit.path.name, bold=True))
            column.addWidget(SecLabel(visit.words))
            self._lines.addWidget(line)
        if len(waits) > _LISTED:
            self._lines.addWidget(SecLabel(self.tr("and %n more", "", len(waits) - _LISTED)))
        self.show()
