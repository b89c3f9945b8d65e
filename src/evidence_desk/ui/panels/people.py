"""The people of a case: who they are, how packs name them, and their part in each exhibit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.case.values import Person
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.people_roles import AddPersonSheet, PeopleRolesSheet
from evidence_desk.ui.dialogs.person_change import ChangePersonSheet
from evidence_desk.ui.models.people import PeopleModel, PersonRow, people_rows
from evidence_desk.ui.row_words import role_texts
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.elided import Elided
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Heading, Label, Line, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.page_head import PageHead, RecordTable, put_in

_WIDTHS = {0: 100, 1: 170, 2: 140, 3: 90}
_PARTS = 200  # shown for one person; more are counted


class PeopleTable(RecordTable):
    """The table of people."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, 4, parent)
        self.setAccessibleName(self.tr("People of the case"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)


class PersonDetail(QScrollArea):
    """One person with their parts."""

    change_requested = Signal(str)  # exhibit id
    open_requested = Signal(str)  # exhibit id
    correct_requested = Signal(str)  # person id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_write = False  # as long as the case is open for writing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(theme.scaled(240))
        self.setAccessibleName(self.tr("The person chosen"))
        self.show_row(None)

    def show_row(self, row: PersonRow | None) -> None:
        """Show a person, or how to see one."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        if row is None:
            column.addWidget(
                SecLabel(self.tr("Choose a person to see their part in each exhibit."), font="body")
            )
        else:
            self._describe(column, row)
        column.addStretch(1)
        put_in(self, inside)

    def _describe(self, column: QVBoxLayout, row: PersonRow) -> None:
        person = row.person
        column.addWidget(Heading(person.name, font="section"))
        column.addWidget(Label(self.tr("{pseudonym} in packs for others").format(pseudonym=person.pseudonym)))
        facts = [row.kind, person.year_group and self.tr("year {group}").format(group=person.year_group)]
        if person.date_of_birth:
            facts.append(self.tr("born {day}").format(day=local_text(person.date_of_birth)))
        column.addWidget(SecLabel(", ".join(fact for fact in facts if fact)))
        if person.also:
            column.addWidget(SecLabel(self.tr("also called {names}").format(names=", ".join(person.also))))
        if self.can_write:
            correct = QuietButton(self.tr("Correct"))
            correct.setAccessibleName(self.tr("Correct {name}").format(name=person.pseudonym))
            correct.clicked.connect(lambda: self.correct_requested.emit(person.id))
            column.addWidget(correct, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Line())
        column.addWidget(Label(self.tr("Part in each exhibit"), bold=True))
        texts = role_texts()
        for part in row.parts[:_PARTS]:
            line = QHBoxLayout()
            line.setSpacing(8)
            link = LinkButton(part.ref)
            link.setAccessibleName(self.tr("Show {ref}").format(ref=part.ref))
            link.clicked.connect(lambda _=False, name=part.exhibit: self.open_requested.emit(name))
            change = LinkButton(texts[part.role])
            change.setAccessibleName(
                self.tr("{role} in {ref}, change").format(role=texts[part.role], ref=part.ref)
            )
            change.clicked.connect(lambda _=False, name=part.exhibit: self.change_requested.emit(name))
            line.addWidget(link)
            line.addWidget(Elided(part.caption), 1)
            line.addWidget(change)
            column.addLayout(line)
        if len(row.parts) > _PARTS:
            column.addWidget(SecLabel(self.tr("and %n more", "", len(row.parts) - _PARTS)))
        if not row.parts:
            column.addWidget(
                SecLabel(
                    self.tr(
                        "None yet. Select exhibits and press Ctrl+Shift+P to say who is in them and as what."
                    )
                )
            )


class PeoplePage(Page):
    """Everybody concerned, one to be looked at, one to be added."""

    exhibit_requested = Signal(str)  # exhibit id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._head = PageHead(self.tr("People"))
        self.model = PeopleModel(self)
        self.table = PeopleTable(self.model)
        self.detail = PersonDetail()
        self.add_button = MainButton(self.tr("Add a person"), icon="user-plus")
        self.add_button.clicked.connect(self.open_add)
        self._head.add_tool(self.add_button)
        self._empty = EmptyState(
            "users",
            self.tr("Nobody is named yet."),
            self.tr("Add those the exhibits are about. Packs for others show “Pupil A” in place of a name."),
        )
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.detail.change_requested.connect(lambda name: self.open_roles([name]))
        self.detail.open_requested.connect(self.exhibit_requested)
        self.detail.correct_requested.connect(self.open_change)
        self._lay_out()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([800, theme.scaled(326)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def refresh(self) -> None:
        """Show everybody; the one chosen stays chosen."""
        session = self.session
        if session is None:
            return
        self.add_button.setEnabled(not session.read_only)
        self.add_button.setToolTip(session.read_only)
        self.detail.can_write = not session.read_only
        current = self.table.currentIndex()
        chosen = self.model.person_row(current.row()).person.id if current.isValid() else ""
        rows = people_rows(session.case)
        self.model.show_rows(rows)
        self._head.count.setText(
            self.tr("%n people", "", len(rows)) if len(rows) != 1 else self.tr("1 person")
        )
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        place = self.model.row_of(chosen)
        if place >= 0:
            self.table.go_to(place)
        else:
            self._show_detail()

    def wipe(self) -> None:
        """Show nobody."""
        self.model.show_rows(())
        self.detail.show_row(None)
        self._head.count.setText("")

    def focus_first(self) -> None:
        """Put the keyboard on the table, or on the way to the first name."""
        target: QWidget = self.table if self.model.rowCount() else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        self.detail.show_row(self.model.person_row(index.row()) if index.isValid() else None)

    def _on_added(self, person: Person) -> None:
        self.said.emit(
            self.tr("{name} added as {pseudonym}.").format(name=person.name, pseudonym=person.pseudonym)
        )
        place = self.model.row_of(person.id)
        if place >= 0:
            self.table.go_to(place)

    def open_add(self) -> None:
        """Open the sheet that adds a person."""
        if self.session is None:
            return
        sheet = AddPersonSheet(self.desk, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.added.connect(self._on_added)
        sheet.open()
        sheet.focus_first()

    def open_change(self, person_id: str) -> None:
        """Open the sheet that corrects what is known of a person."""
        person = self.session.case.people.get(person_id) if self.session is not None else None
        if person is None:
            return
        sheet = ChangePersonSheet(self.desk, person, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.saved.connect(self._on_corrected)
        sheet.open()
        sheet.focus_first()

    def _on_corrected(self, person: Person) -> None:
        self.said.emit(self.tr("{pseudonym} corrected.").format(pseudonym=person.pseudonym))

    def open_roles(self, ids: Sequence[str]) -> None:
        """Open the sheet that says who is in these exhibits and as what."""
        if self.session is None or not ids:
            return
        sheet = PeopleRolesSheet(self.desk, ids, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.saved.connect(self.said)
        sheet.open()
