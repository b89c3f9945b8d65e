"""The handling log: every entry in order, and for each what it is, who made it, with which key and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.base import clock as clocks
from evidence_desk.case.story import LogLine, line_of
from evidence_desk.case.values import Member
from evidence_desk.ui import theme
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.log_words import explain
from evidence_desk.ui.models.log import Filter, LogModel
from evidence_desk.ui.panels.people_words import full_role
from evidence_desk.ui.record import Record
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.fields import ComboBox, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Label, Line, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.page_head import PageHead, RecordTable

_WIDTHS = {0: 56, 1: 132, 2: 128, 4: 96}  # of columns, at 100 %
_SIDE = 326


class LogTable(RecordTable):
    """The table; it begins at the newest entry."""

    def __init__(self, model: LogModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, 3, parent)
        self.setAccessibleName(self.tr("Handling log"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def first_row(self) -> int:
        """Return the newest entry."""
        return self.model().rowCount() - 1


class LineDetail(QScrollArea):
    """One entry, explained."""

    exhibit_chosen = Signal(str)  # reference

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(theme.scaled(240))
        self.setAccessibleName(self.tr("The entry, explained"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(8)
        self._title = Heading("", font="section")
        self._means = Label("")
        self._says = Label("", selectable=True)
        box = QWidget()
        self._facts = QVBoxLayout(box)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self._facts.setSpacing(4)
        for widget in (self._title, self._means, Line(), self._says):
            self._column.addWidget(widget)
        self._column.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.show_line(None, None)

    def show_line(self, line: LogLine | None, member: Member | None) -> None:
        """Explain an entry, or say how to get one explained."""
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if line is None:
            self._title.setText(self.tr("Each line explains itself"))
            self._means.setText(self.tr("Choose a line to see what it is, who made it and when."))
            self._says.setText("")
            return
        name, means = explain(line.type)
        self._title.setText(name)
        self._means.setText(means)
        self._says.setText(line.says)
        for label, value, font in self._facts_of(line, member):
            for words in (SecLabel(label), Label(value, font="mono" if font else "body", selectable=True)):
                self._facts.addWidget(words)
        for ref in line.exhibits[:20]:
            link = LinkButton(self.tr("Show {ref}").format(ref=ref))
            link.clicked.connect(lambda _=False, ref=ref: self.exhibit_chosen.emit(ref))
            self._facts.addWidget(link)

    def _facts_of(self, line: LogLine, member: Member | None) -> list[tuple[str, str, bool]]:
        facts: list[tuple[str, str, bool]] = []
        if line.detail:
            facts.append((self.tr("What it says"), line.detail, False))
        if line.at:
            utc = clocks.parse_utc(line.at)
            facts.append((self.tr("When, by this computer’s clock"), local_text(line.at), False))
            facts.append((self.tr("The same in UTC"), f"{utc:%Y-%m-%d %H:%M:%S}", False))
        if line.who:
            facts.append((self.tr("Who"), self._who(line.who, member), False))
        if line.actor:
            groups = [line.actor[at : at + 8] for at in range(0, len(line.actor), 8)]
            key = " ".join(groups[:4]) + "\n" + " ".join(groups[4:])
            facts.append((self.tr("Key that signed it"), key, True))
        place = self.tr("Entry {number}, at place {leaf} of the file").format(
            number=line.number, leaf=line.leaf
        )
        facts.append((self.tr("Where it stands"), place, False))
        return facts

    def _who(self, name: str, member: Member | None) -> str:
        """Return a name with the position by the school's profile, or the role as stated."""
        if member is None or not member.signer:
            return name
        position = self._desk.school.endorses(member.signer)
        if position is not None:
            return self.tr("{name}, {position} (by the school’s profile)").format(
                name=name, position=position
            )
        return self.tr("{name}, {role} (as stated)").format(name=name, role=full_role(member.role))


class LogPage(Page):
    """Every entry of the case, in pages, with a filter and an explanation of each."""

    exhibit_requested = Signal(str)  # exhibit id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._record: Record | None = None
        self._settled = False  # the newest line is followed until the whole record was read once
        self.model = LogModel(self)
        self.table = LogTable(self.model)
        self.detail = LineDetail(desk)
        self.detail.exhibit_chosen.connect(self._on_exhibit)
        self.filter = LineEdit("", self.tr("Exhibit, name or word"))
        self.filter.setAccessibleName(self.tr("Filter the log by exhibit, name or word"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(theme.scaled(200))
        self.who = ComboBox([("", self.tr("Everybody"))])
        self.who.setAccessibleName(self.tr("Entries of whom"))
        self.copy = QuietButton(self.tr("Copy"), "copy", "Ctrl+C")
        self._head = PageHead(self.tr("Handling log"))
        self._foot = SecLabel("")
        self.filter.textChanged.connect(self._on_filter)
        self.who.currentIndexChanged.connect(self._on_filter)
        self.copy.clicked.connect(self.copy_lines)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.model.modelReset.connect(self._on_current)
        self._add_keys()
        self._lay_out()

    def _add_keys(self) -> None:
        find = QAction(self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(lambda: self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.addAction(find)
        copy = QAction(self.table)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_lines)
        self.table.addAction(copy)

    def _lay_out(self) -> None:
        self._head.add_tool(self.filter, 1)
        self._head.add_tool(self.who)
        self._head.add_tool(self.copy)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 0)
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([800, theme.scaled(_SIDE)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    # -- the record ----------------------------------------------------------------------------------------

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case and its record."""
        if self._record is not None:
            self._record.stop()
            self._record = None
            self._settled = False
            self.model.clear()
        super().set_session(session)
        if session is not None:
            self._record = Record.of(session)
            self._record.grown.connect(self._on_grown)
            self._record.failed.connect(self.error)
            self._on_grown()
            self._record.read()

    def refresh(self) -> None:
        """Take in readers who came, and what the record has that is not shown."""
        session = self.session
        if session is None:
            return
        names = [("", self.tr("Everybody"))]
        names += sorted(
            ((key, m.name) for key, m in session.case.members.items() if m.signer and m.name),
            key=lambda one: one[1],
        )
        if [self.who.itemData(place) for place in range(self.who.count())] != [key for key, _ in names]:
            chosen = self.who.chosen
            self.who.blockSignals(True)
            self.who.clear()
            for key, name in names:
                self.who.addItem(name, key)
            self.who.choose(chosen if chosen in dict(names) else "")
            self.who.blockSignals(False)
        self._on_grown()

    def wipe(self) -> None:
        """Forget all lines."""
        self._settled = False
        self.model.clear()
        self.filter.clear()
        self.detail.show_line(None, None)

    def focus_first(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_grown(self) -> None:
        session, record = self.session, self._record
        if session is None or record is None or self.model.total == len(record.entries) > 0:
            self._say()
            return
        first = self.model.total
        new = record.entries[first:]
        at_end = self._is_at_end()
        current = self.table.currentIndex()
        follows = not self._settled and (not current.isValid() or current.row() == self.table.first_row())
        policy = self.desk.case_policy
        self.model.add(
            [line_of(session.case, entry, first + place, policy) for place, entry in enumerate(new, 1)]
        )
        if at_end:
            self.table.scrollToBottom()
        if follows and self.model.rowCount():
            self.table.go_to(self.table.first_row())
        self._settled = record.is_complete
        self._say()

    def _is_at_end(self) -> bool:
        bar = self.table.verticalScrollBar()
        return bar.value() >= bar.maximum() - 1

    def _say(self) -> None:
        record, shown, total = self._record, self.model.rowCount(), self.model.total
        count = self.tr("%n entries", "", total) if total != 1 else self.tr("1 entry")
        if shown != total:
            count = self.tr("{shown} of {total}").format(shown=f"{shown:,}", total=f"{total:,}")
        self._head.count.setText(count)
        if record is not None and not record.is_complete:
            self._foot.setText(self.tr("Reading on …"))
        elif total and not shown:
            self._foot.setText(self.tr("No entry matches. Clear the filter."))
        else:
            self._foot.setText(
                self.tr(
                    "Oldest first. Times are by the clock of the computer that wrote the entry. Nothing can be "
                    "taken out or changed unseen."
                )
            )

    # -- what a person does --------------------------------------------------------------------------------

    def _on_filter(self) -> None:
        self.model.set_filter(Filter(self.filter.text(), self.who.chosen))
        self._say()

    def _on_current(self) -> None:
        session, index = self.session, self.table.currentIndex()
        if session is None or not index.isValid():
            self.detail.show_line(None, None)
            return
        line = self.model.line(index.row())
        self.detail.show_line(line, session.case.members.get(line.actor))

    def _on_exhibit(self, ref: str) -> None:
        session = self.session
        exhibit = session.case.find(ref) if session is not None else None
        if exhibit is not None:
            self.exhibit_requested.emit(exhibit.id)

    def copy_lines(self) -> None:
        """Copy the lines chosen, or all that are shown, as text."""
        rows = self.table.rows() or list(range(self.model.rowCount()))
        if not rows:
            return
        copy_text(self.model.as_text(rows))
        self.said.emit(self.tr("%n line(s) copied as text.", "", len(rows)))
