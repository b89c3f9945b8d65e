"""The list of exhibits: its head, its filters, gallery or table, and what stands there when nothing can be shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from msgspec import structs
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.exhibits import OWN_ORDER, Column, ExhibitModel
from evidence_desk.ui.models.filters import ExhibitFilter, Wanted
from evidence_desk.ui.panels.exhibit_filters import FilterBar
from evidence_desk.ui.panels.exhibit_views import ExhibitTable, GalleryView
from evidence_desk.ui.panels.exhibits_empty import EmptyCase
from evidence_desk.ui.panels.exhibits_head import ExhibitsHead
from evidence_desk.ui.rows import ExhibitRow, RowSet
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Line, SecLabel

_VIEW_CHOICE: Final = "exhibits.view"
_COLUMNS_CHOICE: Final = "exhibits.columns"


class ExhibitList(QWidget):
    """What is held, narrowed and ordered as the person wants, with one selection for both views."""

    opened = Signal(str)
    nudged = Signal(int)
    copy_asked = Signal()
    inspector_asked = Signal()
    reveal_asked = Signal(str)
    menu_asked = Signal(QPoint)  # on the screen
    selection_changed = Signal()  # at most once for each round of the event loop
    view_changed = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: tuple[str, ...] = ()  # to be selected as soon as their rows are there
        self._loaded = False  # whether the rows of this case have been shown once
        self._by_hand = False  # whether exhibits were moved
        self._may_move = False
        self.exhibits = ExhibitModel(self)
        self.shown = ExhibitFilter(self.exhibits, self)
        self.filters = FilterBar(desk, self.exhibits)
        self.head = ExhibitsHead(self.filters.field)
        self.gallery = GalleryView(self.shown, self.exhibits, lambda: desk.pictures)
        self.table = ExhibitTable(self.shown, self.exhibits)
        self.table.setSelectionModel(self.gallery.selectionModel())
        self._selecting = QTimer(self)
        self._selecting.setSingleShot(True)
        self._selecting.setInterval(0)
        self._build()
        self._connect()
        self._take_choices()

    def _build(self) -> None:
        self.empty = EmptyCase()
        self.nothing = EmptyState(
            "list-filter", self.tr("No exhibit matches."), "", self.tr("Clear the filter"), self.tr("Esc")
        )
        self._foot = SecLabel("", wrap=False)
        self._foot.setContentsMargins(16, 9, 16, 9)
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addWidget(self.table, 1)
        column.addWidget(Line())
        column.addWidget(self._foot)
        gallery = QWidget()
        around = QVBoxLayout(gallery)
        around.setContentsMargins(10, 0, 0, 0)  # half the gap between cards is inside their cells
        around.addWidget(self.gallery)
        self.views = QStackedWidget()
        self._pages = {"gallery": gallery, "table": table, "empty": self.empty, "nothing": self.nothing}
        for page in self._pages.values():
            self.views.addWidget(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.head)
        down.addWidget(self.filters)
        down.addWidget(self.views, 1)

    def _connect(self) -> None:
        self._selecting.timeout.connect(self._on_settled)
        self.gallery.selectionModel().selectionChanged.connect(self._on_selection)
        for view in (self.gallery, self.table):
            view.keys.opened.connect(self.opened)
            view.keys.escaped.connect(self.clear_filter)
            view.keys.nudged.connect(self.nudged)
            view.keys.copy_asked.connect(self.copy_asked)
            view.keys.inspector_asked.connect(self.inspector_asked)
            view.keys.reveal_asked.connect(self.reveal_asked)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(
                lambda point: self.menu_asked.emit(self.view().viewport().mapToGlobal(point))
            )
        self.table.head.sectionClicked.connect(self._sort_by)
        self.table.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.head.customContextMenuRequested.connect(self._menu_on_head)
        self.table.columns_changed.connect(self._keep_columns)
        self.head.order_chosen.connect(self.set_order)
        self.head.view_chosen.connect(self._choose_view)
        self.head.filter_toggled.connect(self._show_filters)
        self.head.unclassified_toggled.connect(
            lambda on: self.filters.set_wanted(replace(self.filters.wanted, not_classified=on))
        )
        self.filters.changed.connect(self._narrow)
        self.nothing.pressed.connect(self.clear_filter)
        for widget in (self.filters.field, self.nothing.button):
            widget.installEventFilter(self)

    # -- the case ----------------------------------------------------------------------------------------------------

    def begin(self, *, may_move: bool) -> None:
        """Begin with another case, or none: forget all words and every filter."""
        self._loaded, self._wanted, self._may_move = False, (), may_move
        self.exhibits.clear()
        self.gallery.cards.forget()
        self.filters.set_wanted(Wanted())
        self.exhibits.sort(OWN_ORDER)
        self._allow_moves()
        self._show_page()
        self._show_counts()

    def show_rows(self, rowset: RowSet) -> None:
        """Show the rows of the case as it stands; the first time its first exhibit is selected."""
        first, self._loaded = not self._loaded, True
        self._by_hand = bool(rowset.case.after)
        self.exhibits.show(rowset)
        self.filters.take_names(rowset.case, rowset.policy)
        if self._wanted:
            self.select(*self._wanted)
        elif first and self.shown.rowCount():
            self.select(self.shown.row(self.shown.index(0, 0)).id)
        had_keyboard = (
            self.empty.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        )
        self._show_page()
        if had_keyboard:
            self.view().setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_counts()
        self._selecting.start()

    @property
    def is_empty(self) -> bool:
        """Whether the case has been shown and holds nothing."""
        return self._loaded and not self.exhibits.rows

    def preview_ready(self, ident: str) -> None:
        """Paint one card again."""
        index = self.shown.index_of(ident)
        if index.isValid() and self.gallery.isVisible():
            self.gallery.update(index)

    # -- selection ---------------------------------------------------------------------------------------------------

    def view(self) -> GalleryView | ExhibitTable:
        """Return the view in use."""
        return self.table if self.head.views.chosen == "table" else self.gallery

    def current(self) -> str:
        """Return the id the keyboard is on, or ""."""
        return self.view().keys.current()

    def selected_rows(self) -> list[ExhibitRow]:
        """Return the rows selected, in the order shown."""
        return [self.shown.row(self.shown.index(place, 0)) for place in sorted(self._selected_places())]

    def _selected_places(self) -> set[int]:
        """Return the places of the rows selected. Qt's own way asks after every cell of a row, which takes seconds."""
        selection = self.gallery.selectionModel().selection()
        ranges = [part for part in map(selection.at, range(selection.count())) if part.isValid()]
        return {place for part in ranges for place in range(part.top(), part.bottom() + 1)}

    def select(self, *idents: str) -> None:
        """Select exhibits, now or as soon as their rows are there; the first is brought into view."""
        found = [self.shown.index_of(ident) for ident in idents]
        hidden = (ident for ident, index in zip(idents, found, strict=True) if not index.isValid())
        if any(self.exhibits.at(ident) is not None for ident in hidden):
            self.filters.set_wanted(Wanted())
            found = [self.shown.index_of(ident) for ident in idents]
        there = [index for index in found if index.isValid()]
        self._wanted = () if there else idents
        flags = QItemSelectionModel.SelectionFlag
        if there:
            model = self.gallery.selectionModel()
            model.setCurrentIndex(there[0], flags.ClearAndSelect | flags.Rows)
            model.select(self._ranges({index.row() for index in there}), flags.Select | flags.Rows)
            self.view().scrollTo(there[0])

    def _ranges(self, places: set[int]) -> QItemSelection:
        """Return rows as a selection of as few ranges as can be; one for each of thousands would take seconds."""
        chosen = QItemSelection()
        for first in sorted(place for place in places if place - 1 not in places):
            last = first
            while last + 1 in places:
                last += 1
            chosen.select(self.shown.index(first, 0), self.shown.index(last, 0))
        return chosen

    def _on_selection(self, on: QItemSelection, off: QItemSelection) -> None:
        self._selecting.start()

    def _on_settled(self) -> None:
        count, total = len(self._selected_places()), self.shown.rowCount()
        self.table.head.tick("none" if not count else "all" if count == total else "some")
        keys = self.tr("Shift+↓ extends, Ctrl+A selects all, Esc clears")
        self._foot.setText(self.tr("%n selected", "", count) + "   " + keys)
        self.selection_changed.emit()

    # -- filters -----------------------------------------------------------------------------------------------------

    def set_filter_text(self, text: str) -> None:
        """Narrow the list to exhibits with these words."""
        self.head.filter_button.setChecked(True)
        self.filters.set_wanted(replace(self.filters.wanted, text=text.strip()))

    def focus_filter(self) -> None:
        """Put the keyboard into the field for text."""
        self.head.filter_button.setChecked(True)
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def clear_filter(self) -> None:
        """Show everything."""
        self.filters.set_wanted(Wanted())
        self.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the field for text, or where nothing is found, takes the filter off and goes back to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.clear_filter()
                return True
            if event.key() == Qt.Key.Key_Down and watched is self.filters.field:
                self.view().setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _show_filters(self, on: bool) -> None:
        self._show_page()
        if on and self.head.filter_button.hasFocus():
            self.filters.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, wanted: Wanted) -> None:
        before = len(self._selected_places())
        self.shown.want(wanted)
        hidden = before - len(self._selected_places())
        self.head.unclassified.setChecked(wanted.not_classified)
        self._show_page()
        self._show_counts()
        words = self.tr("%n exhibit(s) shown", "", self.shown.rowCount())
        if hidden > 0:
            lost = self.tr("%n selected exhibit(s) are hidden now and no longer selected", "", hidden)
            words = f"{words}. {lost}"
            QTimer.singleShot(
                0, self, lambda: self._foot.setText(lost)
            )  # after the words about the selection
        if self._loaded:
            self.said.emit(words)

    # -- order and view ----------------------------------------------------------------------------------------------

    def set_order(self, column: int, down: bool) -> None:
        """Sort by a column, or in the order given by hand."""
        self.shown.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self._allow_moves()
        self._show_counts()
        self.said.emit(self.tr("Exhibits: {order}").format(order=self.head.order_button.words()))

    def _allow_moves(self) -> None:
        column, down = self.exhibits.order
        self.table.head.setSortIndicator(
            column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        )
        self.exhibits.can_move = self._may_move and column == OWN_ORDER

    def _sort_by(self, section: int) -> None:
        column, down = self.exhibits.order
        if section != Column.CHOSEN:
            self.set_order(section, section == column and not down)

    def _choose_view(self, name: str) -> None:
        index = self.gallery.currentIndex()
        if index.isValid():  # the gallery knows the first column only
            first = index.siblingAtColumn(0 if name == "gallery" else Column.REF)
            flags = QItemSelectionModel.SelectionFlag
            self.gallery.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self._show_page()
        if index.isValid():
            self.view().scrollTo(self.gallery.currentIndex())
        self._remember(_VIEW_CHOICE, name)
        self.view_changed.emit()

    def _show_page(self) -> None:
        """Show the list, or why there is none."""
        table = self.head.views.chosen == "table"
        if not self.exhibits.rows:
            name = "empty" if self._loaded else self.head.views.chosen
        else:
            name = self.head.views.chosen if self.shown.rowCount() else "nothing"
        self.views.setCurrentWidget(self._pages[name])
        finding = bool(self.exhibits.rows) and (table or self.head.finding or bool(self.shown.wanted))
        self.filters.setVisible(finding)
        self.head.set_finding(on=finding, table=table)
        self.head.views.setVisible(not self.is_empty)

    def _show_counts(self) -> None:
        rows, count = self.exhibits.rows, self.shown.rowCount()
        waiting = sum(row.can_classify and not row.classified for row in rows)
        self.head.show_counts(
            len(rows), count, waiting, self.exhibits.order, by_hand=self._by_hand, loaded=self._loaded
        )
        self.filters.shown.setText(
            self.tr("{shown} of {total} shown").format(shown=f"{count:,}", total=f"{len(rows):,}")
        )

    def _menu_on_head(self, point: QPoint) -> None:
        menu: QMenu = self.table.columns_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.head.mapToGlobal(point))

    # -- choices that stay -------------------------------------------------------------------------------------------

    def _remember(self, key: str, value: str) -> None:
        settings = self._desk.settings
        if settings.choices.get(key) != value:
            self._desk.settings = structs.replace(settings, choices={**settings.choices, key: value})
            self._desk.settings_changed.emit()

    def _keep_columns(self) -> None:
        self._remember(_COLUMNS_CHOICE, " ".join(column.name for column in self.table.shown_columns()))

    def _take_choices(self) -> None:
        choices = self._desk.settings.choices
        names = choices.get(_COLUMNS_CHOICE, "").split()
        self.table.show_columns([Column[name] for name in names if name in Column.__members__])
        self.head.views.choose(choices.get(_VIEW_CHOICE, "gallery"), quietly=True)
        self._show_page()
