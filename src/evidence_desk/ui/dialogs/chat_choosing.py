"""Choosing of a chat: who, from when to when, which passage; or all of it, with a reason. Nothing is kept by it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.capture.chat import Survey
from evidence_desk.capture.chat_choice import Choice
from evidence_desk.ui import theme
from evidence_desk.ui.models.chat import ChatRow, ChatTable
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.dates import day_text
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Label, SecLabel

SHOWN: Final = 500  # messages that are shown of a choice
_PAUSE_MS: Final = 250  # after the last key, before the list is made again


def _said(when: str) -> str:
    """Return a time as the export has it, in words; it has no zone."""
    day, _, time = when.partition("T")
    return f"{day_text(date.fromisoformat(day))} {time[:5]}" if when else ""


class Choosing(QWidget):
    """The form and the list of messages that it chooses."""

    changed = Signal()  # another choice: the list is to be made again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.about = Label("")
        self.zones = SecLabel("")
        self.people = QListWidget()
        self.people.setAccessibleName(self.tr("Who wrote; choose nobody for everybody"))
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.people.itemChanged.connect(self._later)
        self.conversation = ComboBox([])
        self.conversation.currentIndexChanged.connect(self._later)
        self.conversation_field = Field(self.tr("Conversation"), self.conversation)
        self.since = self._line("2026-11-20")
        self.until = self._line("2026-11-20T19:30")
        self.passage = self._line("212-240")
        self.everything = CheckBox(self.tr("All of it"))
        self.everything.toggled.connect(self._on_everything)
        self.reason = LineEdit()
        self.reason.textChanged.connect(self._later)
        self.reason_field = Field(
            self.tr("Why all of it is needed"), self.reason, self.tr("kept with it, and printed")
        )
        self.reason_field.hide()
        self.table = QTableView()
        self.model = ChatTable(self, across=Qt.AlignmentFlag.AlignVCenter)
        self.only_these = QuietButton(self.tr("Only the messages marked in the list"))
        self.only_these.clicked.connect(self._take_marked)
        self.count = Label("", bold=True)
        self._lay_out()

    def _line(self, example: str) -> LineEdit:
        line = LineEdit("", example)
        line.textChanged.connect(self._later)
        return line

    def _lay_out(self) -> None:
        self._dress_table()
        self.people.setMinimumHeight(theme.row_height() * 4)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(Field(self.tr("Who"), self.people, self.tr("tick nobody for everybody")), 1)
        left.addWidget(self.conversation_field)
        left.addWidget(Field(self.tr("From"), self.since, self.tr("a day or a time")))
        left.addWidget(Field(self.tr("To"), self.until, self.tr("a day counts to its end")))
        left.addWidget(Field(self.tr("Passage"), self.passage, self.tr("numbers in the list")))
        left.addWidget(self.everything)
        left.addWidget(self.reason_field)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.only_these)
        right.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.zones)
        column.addLayout(row, 1)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Messages chosen"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.setMinimumHeight(theme.row_height() * 9)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        fits = QFontMetrics(theme.font("body"))
        for column, example in enumerate(("000,000", "22/11/2026, 19:14:05", "Somebody Longname")):
            table.setColumnWidth(column, fits.horizontalAdvance(example) + 24)

    def show_survey(self, survey: Survey, attached: int) -> None:
        """Show what is in an export; nothing is chosen yet."""
        self._total = len(survey)
        first, last = survey.times()
        self.about.setText(
            self.tr("{app}: {count} messages, {first} to {last}.").format(
                app=survey.app, count=f"{len(survey):,}", first=_said(first), last=_said(last)
            )
            + " "
            + self.tr("%n other file(s) in the export.", "", attached)
        )
        words = survey.zone_words()
        self.zones.setText(f"{words[:1].upper()}{words[1:]}.")
        self.people.clear()
        for name, count in survey.by_author():
            if not name:
                continue
            item = QListWidgetItem(f"{name} ({count:,})")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.people.addItem(item)
        named = [name for name in survey.conversations if name]
        self.conversation_field.setVisible(len(named) > 1)
        self.conversation.clear()
        self.conversation.addItem(self.tr("All"), "")
        for name in named:
            self.conversation.addItem(name, name)
        self.show_rows([], 0)

    def choice(self) -> Choice:
        """Return what is chosen; a passage that is no pair of numbers counts as one that lies outside."""
        first, dash, last = self.passage.text().replace(" ", "").partition("-")
        numbers = first.isdecimal() and (last.isdecimal() or not dash) and len(first + last) < 16
        outside = -1 if first else 0
        return Choice(
            people=tuple(
                str(item.data(Qt.ItemDataRole.UserRole))
                for place in range(self.people.count())
                if (item := self.people.item(place)).checkState() == Qt.CheckState.Checked
            ),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            first=int(first) if numbers and first else outside,
            last=int(last or first) if numbers and first else outside,
            conversation=str(self.conversation.currentData() or ""),
            everything=self.everything.isChecked(),
            reason=self.reason.text().strip(),
        )

    def show_rows(self, rows: list[ChatRow], chosen: int) -> None:
        """Show what a choice takes."""
        self.model.show(rows)
        words = self.tr("{chosen} of {total} messages").format(chosen=f"{chosen:,}", total=f"{self._total:,}")
        if chosen > len(rows) > 0:
            words = self.tr("{words}; the first {shown} are shown").format(
                words=words, shown=f"{len(rows):,}"
            )
        self.count.setText(words)
        self.only_these.setEnabled(bool(rows))

    def wipe(self) -> None:
        """Forget names and words."""
        self.people.clear()
        self.model.show([])
        self.about.setText("")

    def _later(self) -> None:
        self._pause.start()

    def _on_everything(self, on: bool) -> None:
        self.reason_field.setVisible(on)
        for widget in (self.people, self.since, self.until, self.passage, self.conversation):
            widget.setEnabled(not on)
        self._later()

    def _take_marked(self) -> None:
        marked = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if marked:
            first, last = self.model.row(marked[0]).number, self.model.row(marked[-1]).number
            self.passage.setText(f"{first}-{last}")
