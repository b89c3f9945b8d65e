"""Beside the page: what will be kept, each part as it becomes safe, the facts as they come, the grade, the stops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.facts import Fact
from evidence_desk.ui.marks import GradeMark
from evidence_desk.ui.models.page_parts import PartsModel
from evidence_desk.ui.page_parts_delegate import PartsDelegate
from evidence_desk.ui.page_words import filter_words
from evidence_desk.ui.panels.inspector_parts import LABEL_WIDTH, FactLine, Section, marked
from evidence_desk.ui.panels.page_piece import PiecePanel
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton, StopButton
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Kind, Label, Line, NoteFrame, SecLabel, small

WIDTH: Final = 350
_CERTIFICATE: Final = 2  # its place among the facts
_STACKED: Final = 150  # per cent of text size from which words stand under their label


class PartsList(QListView):
    """The parts, as high as all of them: the panel scrolls, the list does not."""

    def __init__(self, model: PartsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(PartsDelegate(self))
        self.setAccessibleName(self.tr("Parts of this page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        for changed in (model.dataChanged, model.modelReset, theme.watcher().changed):
            changed.connect(self._grow)

    def _grow(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(max(1, self._height()))

    def _height(self) -> int:
        count = self.model().rowCount()
        return sum(self.sizeHintForIndex(self.model().index(row, 0)).height() for row in range(count)) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words are in this width."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        """Return the height of all parts."""
        return QSize(WIDTH, self._height())


class PageSide(QWidget):
    """The panel. Its foot never scrolls away."""

    more_pressed = Signal(int)  # so many pictures more are to be taken in; 0 takes that back
    should_not_pressed = Signal()
    stop_pressed = Signal()
    show_pressed = Signal()  # the exhibits that were made
    again_pressed = Signal()

    def __init__(self, model: PartsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is kept of the page"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._more = 0  # pictures that could be taken in
        self._taking = 0
        self._shown_facts: tuple[tuple[Fact, ...], bool] | None = None
        self.model = model
        self.parts = PartsList(self.model)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addWidget(self._make_note())
        column.addWidget(self._make_before())
        column.addWidget(self.parts)
        for widget in (Line(), self._make_facts(), Line(), self._make_grade()):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(Line())
        whole.addLayout(self._make_foot())
        theme.watcher().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(round(WIDTH * min(1.4, theme.text_percent() / 100)))

    # --- what it is made of

    def _make_head(self) -> QVBoxLayout:
        self._title = Heading("", font="section")
        self._seconds = SecLabel("", wrap=False)
        self._below = SecLabel("")
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._seconds)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.setSpacing(2)
        head.addLayout(row)
        head.addWidget(self._below)
        return head

    def _make_note(self) -> QWidget:
        self.note = NoteFrame("ok")
        self.show_button = LinkButton(self.tr("Show them"))
        self.show_button.clicked.connect(self.show_pressed)
        self.again_button = LinkButton(self.tr("Load again"))
        self.again_button.clicked.connect(self.again_pressed)
        for button in (self.show_button, self.again_button):
            self.note.add_widget(button, below=True)
        self._note_box = QWidget()
        around = QVBoxLayout(self._note_box)
        around.setContentsMargins(12, 2, 12, 8)
        around.addWidget(self.note)
        self._note_box.hide()
        return self._note_box

    def _make_before(self) -> QWidget:
        """What can be said and chosen before the press."""
        self._before = QWidget()
        column = QVBoxLayout(self._before)
        column.setContentsMargins(16, 2, 16, 8)
        column.setSpacing(8)
        self._scope = Label("", font="small")
        self._not_shown = Label("", font="small")
        self.more_button = QuietButton("", "image")
        self.login = NoteFrame("warn", icon="triangle-alert")
        self.login.set_words(
            self.tr("The site wants a log-in"),
            self.tr("Sign in only with your own school account; the record will say so."),
        )
        self.more_button.clicked.connect(self._on_more)
        self.signed_in = LineEdit("", self.tr("nobody"))
        self.signed_in_field = Field(
            self.tr("Signed in as"), self.signed_in, self.tr("only with your own school account")
        )
        column.addWidget(self.login)
        column.addWidget(self._scope)
        column.addWidget(self._not_shown)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.piece = PiecePanel()
        column.addWidget(self.piece)
        column.addWidget(self.signed_in_field)
        return self._before

    def _make_facts(self) -> QWidget:
        self._facts = Section(self.tr("Facts"))
        return self._facts

    def _make_grade(self) -> QWidget:
        self._grade = GradeMark("B")
        self._grade_box = QWidget()
        column = QVBoxLayout(self._grade_box)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._grade)
        self._grade_title = Label("", bold=True)
        head.addWidget(self._grade_title, 1)
        self._grade_words = SecLabel("")
        column.addLayout(head)
        column.addWidget(self._grade_words)
        self._lines = QWidget()
        self._lines_column = QVBoxLayout(self._lines)
        self._lines_column.setContentsMargins(0, 0, 0, 0)
        self._lines_column.setSpacing(3)
        column.addWidget(self._lines)
        return self._grade_box

    def _make_foot(self) -> QHBoxLayout:
        self.should_not = StopButton(icon="circle-x")
        self.should_not.clicked.connect(self.should_not_pressed)
        self.stop = QuietButton(self.tr("Stop"))
        self.stop.clicked.connect(self.stop_pressed)
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.should_not)
        row.addWidget(self.stop)
        row.addStretch(1)
        return row

    # --- what it says

    def show_before(self, pictures: int, shown: int, taking: int, *, loaded: bool, login: bool) -> None:
        """Say what would be kept, and offer to take in more, by number."""
        self._more, self._taking = max(0, pictures - shown), taking
        self._title.setText(self.tr("Before you keep it"))
        self._seconds.setText("")
        self._below.setText(self.tr("Nothing of this page is kept yet."))
        self._before.setVisible(loaded)
        self.parts.setVisible(loaded)
        self._scope.setText(
            self.tr(
                "What you see is kept. A picture that stays blurred, and every film, becomes an entry with its "
                "address, type and size."
            )
        )
        self.login.setVisible(login)
        for widget in (self._not_shown, self.more_button):
            widget.setVisible(self._more > 0)
        if taking:
            self._not_shown.setText(self.tr("%n picture(s) not shown will be taken in as well.", "", taking))
            self.more_button.setText(self.tr("Take that back"))
        else:
            self._not_shown.setText(self.tr("%n picture(s) of the page are not shown.", "", self._more))
            self.more_button.setText(self.tr("Take in these %n too", "", self._more))
        self.stop.hide()

    def _on_more(self) -> None:
        self.more_pressed.emit(0 if self._taking else self._more)

    def show_keeping(self, title: str, seconds: int) -> None:
        """Say that parts are being kept."""
        self._title.setText(title)
        self._seconds.setText(self.tr("{seconds} s").format(seconds=seconds))
        self._below.setText(self.tr("Each part is safe as soon as it is ticked."))
        self._before.hide()
        self.parts.show()
        self._note_box.hide()
        self.stop.show()

    def show_note(self, kind: Kind, title: str, text: str, *, again: bool = False) -> None:
        """Say how it ended, or what is in the way."""
        self.note.set_kind(kind)
        self.note.set_words(title, text)
        self.show_button.setVisible(self.model.kept > 0)
        self.again_button.setVisible(again)
        self._note_box.show()
        self._before.hide()
        self.stop.hide()
        self._title.setText(self.tr("This page"))
        self._below.setText("")
        self._seconds.setText("")
        self.area.ensureVisible(0, 0)

    def show_facts(self, facts: Sequence[Fact], *, is_filter: bool) -> None:
        """Show the facts that are known; below the certificate, that it is a filter's, where it is."""
        key = (tuple(facts), is_filter)
        if key == self._shown_facts:
            return
        self._shown_facts = key
        lines = self._facts.fresh()
        for number, fact in enumerate(facts):
            lines.addWidget(FactLine(fact))
            if is_filter and number == _CERTIFICATE:
                words = small(filter_words(), ink="warn")
                if theme.text_percent() < _STACKED:
                    words.setContentsMargins(theme.scaled(LABEL_WIDTH) + 6, 0, 0, 0)
                lines.addWidget(words)
        self._facts.settle()

    def show_grade(self, letter: str, title: str, words: str, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show the grade so far, and what it takes to be better.

        Args:
            lines: drawing, ink and words of each.
        """
        self._grade.show_grade(letter)
        self._grade_title.setText(title)
        self._grade_words.setText(words)
        while (item := self._lines_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for icon, ink, text in lines:
            line = QWidget()
            row = marked(icon, ink, text)
            row.setContentsMargins(0, 0, 0, 0)
            line.setLayout(row)
            self._lines_column.addWidget(line)
            line.show()
        self._grade_box.setVisible(bool(title))
