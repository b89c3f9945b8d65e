"""The exhibits of the open case: gallery or table in the centre, the inspector beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from msgspec import structs
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.exhibits import OWN_ORDER, Column, ExhibitModel
from evidence_desk.ui.models.filters import ExhibitFilter, Wanted
from evidence_desk.ui.panels.exhibit_acts import ExhibitActs
from evidence_desk.ui.panels.exhibit_filters import FilterBar
from evidence_desk.ui.panels.exhibit_views import ExhibitTable, GalleryView
from evidence_desk.ui.panels.exhibits_empty import EmptyCase
from evidence_desk.ui.panels.exhibits_head import ExhibitsHead
from evidence_desk.ui.panels.inspector import ExhibitPanel
from evidence_desk.ui.panels.inspector_more import BeforePanel, NonePanel, SeveralPanel
from evidence_desk.ui.panels.revealing import Revealing
from evidence_desk.ui.row_loading import RowLoading
from evidence_desk.ui.rows import ExhibitRow, RowSet
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Line, SecLabel
from evidence_desk.ui.widgets.page import Page

_INSPECTOR: Final = 326  # pixels wide at 100 %; 300 where the page is narrow
_NARROW: Final = 1000
_VIEW_CHOICE, _COLUMNS_CHOICE = "exhibits.view", "exhibits.columns"


class ExhibitsPage(Page):
    """Looking over what is held without seeing it, and doing something with one or many."""

    open_requested = Signal(str, list)  # id, and all ids shown, in order
    classify_requested = Signal(list)
    people_requested = Signal(list)
    lock_requested = Signal(list)
    add_requested = Signal(str)  # an empty case: the name of a command of the capture strip
    readers_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._loading = RowLoading(desk, self)
        self._acts = ExhibitActs(self)
        self._loaded = False  # whether the rows of this case have been shown once
        self._wanted_id = ""
        self._chosen = 0  # how many were selected before the filter changed
        self.exhibits = ExhibitModel(self)
        self.shown = ExhibitFilter(self.exhibits, self)
        self.filters = FilterBar(desk, self.exhibits)
        self.head = ExhibitsHead(self.filters.field)
        self.gallery = GalleryView(self.shown, self.exhibits, lambda: desk.pictures)
        self.table = ExhibitTable(self.shown, self.exhibits)
        self.table.setSelectionModel(self.gallery.selectionModel())
        self.revealing = Revealing(desk, self.gallery)
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
        self._foot_line = Line()
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addWidget(self.table, 1)
        column.addWidget(self._foot_line)
        column.addWidget(self._foot)
        gallery = QWidget()
        around = QVBoxLayout(gallery)
        around.setContentsMargins(10, 0, 0, 0)  # half the gap between cards is inside their cells
        around.addWidget(self.gallery)
        self.views = QStackedWidget()
        self._pages = {"gallery": gallery, "table": table, "empty": self.empty, "nothing": self.nothing}
        for page in self._pages.values():
            self.views.addWidget(page)
        centre = QWidget()
        down = QVBoxLayout(centre)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.head)
        down.addWidget(self.filters)
        down.addWidget(self.views, 1)
        self.panel, self.several, self.before, self.none = (
            ExhibitPanel(),
            SeveralPanel(),
            BeforePanel(),
            NonePanel(),
        )
        self.inspector = QStackedWidget()
        for panel in (self.none, self.panel, self.several, self.before):
            self.inspector.addWidget(panel)
        self.inspector.setMinimumWidth(theme.scaled(220))
        self.inspector.setAutoFillBackground(True)
        self.inspector.setBackgroundRole(self.inspector.palette().ColorRole.Base)
        self.inspector.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(centre)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.setAccessibleName(self.tr("Exhibits"))

    def _connect(self) -> None:
        self._selecting.timeout.connect(self._show_selection)
        self.gallery.selectionModel().selectionChanged.connect(self._on_selection)
        self.shown.layoutChanged.connect(self._show_counts)
        self._loading.loaded.connect(self._on_loaded)
        self._loading.failed.connect(self.error)
        self._acts.failed.connect(self.error)
        self._acts.said.connect(self.said)
        self._acts.caption_kept.connect(self.panel.caption_kept)
        self._acts.note_kept.connect(self.panel.note_kept)
        self.exhibits.moves_asked.connect(self._move)
        for view in (self.gallery, self.table):
            view.keys.opened.connect(self._open)
            view.keys.nudged.connect(self._nudge)
            view.keys.copy_asked.connect(self.copy_references)
            view.keys.inspector_asked.connect(self._enter_inspector)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._menu_on_rows)
        self.gallery.keys.reveal_asked.connect(self._reveal)
        self.revealing.failed.connect(self.error)
        self.revealing.changed.connect(self._on_revealed)
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
        self.empty.add_asked.connect(self.add_requested)
        self.before.readers_asked.connect(self.readers_requested)
        self.panel.caption_given.connect(self._acts.keep_caption)
        self.panel.note_given.connect(self._acts.keep_note)
        self.panel.inspect_asked.connect(self._acts.inspect)
        self.panel.open_asked.connect(self.select)
        self.panel.copied.connect(lambda text: self._copy(text, self.tr("SHA-256 copied")))
        for panel in (self.panel, self.several):
            panel.classify_asked.connect(self.classify_selected)
            panel.people_asked.connect(self.people_selected)
            panel.lock_asked.connect(self.lock_selected)
        self.several.copy_asked.connect(self.copy_references)
        theme.watcher().changed.connect(self._size_inspector)

    # -- what the frame calls ----------------------------------------------------------------------------------------

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self.revealing.drop()
        self._loaded, self._wanted_id = False, ""
        self._forget()
        self.filters.set_wanted(Wanted())
        self._loading.follow(session)
        self._acts.follow(session)
        self.exhibits.can_move = session is not None and not session.read_only
        super().set_session(session)
        if session is not None and self.desk.pictures is not None:
            self.desk.pictures.preview_ready.connect(self._on_preview)

    def refresh(self) -> None:
        """Show the case as it stands now."""
        self._loading.refresh()

    def wipe(self) -> None:
        """Hide what is revealed; without a case forget all words too."""
        self.revealing.drop()
        if self.session is None:
            self._forget()

    def _forget(self) -> None:
        self.exhibits.clear()
        self.gallery.cards.forget()
        self.inspector.setCurrentWidget(self.none)
        for panel in (self.panel, self.several, self.before):
            panel.wipe()

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_ids(self) -> list[str]:
        """Return the ids selected, in the order shown."""
        return [row.id for row in self.selected_rows()]

    def selected_rows(self) -> list[ExhibitRow]:
        """Return the rows selected, in the order shown."""
        places = sorted(index.row() for index in self.gallery.selectionModel().selectedRows())
        return [self.shown.row(self.shown.index(place, 0)) for place in places]

    def select(self, ident: str) -> None:
        """Select one exhibit and bring it into view, now or as soon as its row is there."""
        index = self.shown.index_of(ident)
        if not index.isValid() and self.exhibits.at(ident) is not None:
            self.clear_filter()
            index = self.shown.index_of(ident)
        self._wanted_id = "" if index.isValid() else ident
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.gallery.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            for view in (self.gallery, self.table):
                view.scrollTo(index)

    def set_filter_text(self, text: str) -> None:
        """Narrow the list to exhibits with these words."""
        self._show_filters(on=True)
        self.filters.set_wanted(replace(self.filters.wanted, text=text.strip()))

    def focus_filter(self) -> None:
        """Put the keyboard into the field for text."""
        self._show_filters(on=True)
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def clear_filter(self) -> None:
        """Show everything."""
        self.filters.set_wanted(Wanted())
        self.focus_first()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.inspector.setVisible(not self.inspector.isVisible())

    def classify_selected(self) -> None:
        """Ask for the classification of what is selected and can be classified."""
        self._ask(self.classify_requested, [row.id for row in self.selected_rows() if row.can_classify])

    def people_selected(self) -> None:
        """Ask for people and roles of what is selected."""
        self._ask(self.people_requested, self.selected_ids())

    def lock_selected(self) -> None:
        """Say that what is selected should not be here."""
        self.revealing.drop()
        self._ask(
            self.lock_requested, [row.id for row in self.selected_rows() if row.state in {"held", "damaged"}]
        )

    def open_selected(self) -> None:
        """Open the exhibit the keyboard is on."""
        if ident := self._view().keys.current():
            self._open(ident)

    def edit_caption(self) -> None:
        """Let the caption of the one exhibit selected be written."""
        if self.inspector.currentWidget() is self.panel:
            self.inspector.show()
            self.panel.edit_caption()

    def add_note(self) -> None:
        """Let a note on the one exhibit selected be written."""
        if self.inspector.currentWidget() is self.panel:
            self.inspector.show()
            self.panel.edit_note()

    def copy_references(self) -> None:
        """Copy reference and caption of each exhibit selected, as text."""
        rows = self.selected_rows()
        if rows:
            text = "\n".join(f"{row.ref}\t{row.caption}" for row in rows)
            self._copy(text, self.tr("%n reference(s) copied", "", len(rows)))

    def _copy(self, text: str, said: str) -> None:
        copy_text(text)
        self.said.emit(said)

    def _ask(self, signal: SignalInstance, ids: list[str]) -> None:
        if ids and self.session is not None:
            signal.emit(ids)

    def _open(self, ident: str) -> None:
        self.revealing.drop()
        self.open_requested.emit(ident, [row.id for row in self.shown.rows()])

    # -- rows --------------------------------------------------------------------------------------------------------

    def _on_loaded(self, rowset: RowSet) -> None:
        view = self._view()
        self.exhibits.show(rowset)
        self.filters.take_names(rowset.case, rowset.policy)
        if not self._loaded:
            self._loaded = True
            if self.shown.rowCount() and not self._wanted_id:
                self.select(self.shown.row(self.shown.index(0, 0)).id)
        if self._wanted_id:
            self.select(self._wanted_id)
        self._show_page()
        self._show_counts()
        self._show_selection()
        if view.isHidden():
            self.focus_first()

    def _on_preview(self, ident: str) -> None:
        index = self.shown.index_of(ident)
        if index.isValid() and self.gallery.isVisible():
            self.gallery.update(index)

    def _view(self) -> GalleryView | ExhibitTable:
        return self.table if self.head.views.chosen == "table" else self.gallery

    def _show_page(self) -> None:
        """Show the list, or why there is none."""
        if not self.exhibits.rows:
            name = "empty" if self._loaded else self.head.views.chosen
        else:
            name = self.head.views.chosen if self.shown.rowCount() else "nothing"
        self.views.setCurrentWidget(self._pages[name])
        finding = bool(self.exhibits.rows) and (
            name == "table" or self.head.finding or bool(self.shown.wanted)
        )
        self.filters.setVisible(finding)
        self.head.set_finding(on=finding, table=self.head.views.chosen == "table")

    def _show_counts(self) -> None:
        rows, session = self.exhibits.rows, self.session
        total, count = len(rows), self.shown.rowCount()
        waiting = sum(row.can_classify and not row.classified for row in rows)
        by_hand = session is not None and bool(session.case.after)
        self.head.show_counts(total, count, waiting, self.exhibits.order, by_hand=by_hand)
        self.filters.shown.setText(
            self.tr("{shown} of {total} shown").format(shown=f"{count:,}", total=f"{total:,}")
        )

    # -- selection ---------------------------------------------------------------------------------------------------

    def _on_selection(self, on: QItemSelection, off: QItemSelection) -> None:
        self.revealing.drop()
        self._selecting.start()

    def _show_selection(self) -> None:
        """Show what is selected in the inspector, the table's head and its foot."""
        session = self.session
        rows = self.selected_rows()
        total = self.shown.rowCount()
        self.table.head.tick("none" if not rows else "all" if len(rows) == total else "some")
        self._foot.setText(
            self.tr("%n selected", "", len(rows))
            + "   "
            + self.tr("Shift+↓ extends, Ctrl+A selects all, Esc clears")
        )
        if session is None:
            return
        if not self.exhibits.rows:
            self.before.show_case(session.case)
            self.inspector.setCurrentWidget(self.before if self._loaded else self.none)
        elif not rows:
            self.inspector.setCurrentWidget(self.none)
        elif len(rows) == 1:
            self.panel.show_exhibit(session.case, self.desk.policy, rows[0], session.read_only)
            self.inspector.setCurrentWidget(self.panel)
        else:
            self.several.show_rows(session.case, rows, session.read_only)
            self.inspector.setCurrentWidget(self.several)

    def _enter_inspector(self) -> None:
        self.inspector.show()
        panel = self.inspector.currentWidget()
        if panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reveal(self, ident: str) -> None:
        row = self.exhibits.at(ident)
        if row is None or row.preview != "picture":
            return
        if self.selected_ids() != [ident]:
            self.select(ident)
        self.revealing.toggle(ident)

    def _on_revealed(self, ident: str, shown: bool) -> None:
        row = self.exhibits.at(ident)
        ref = row.ref if row is not None else ""
        words = self.tr("{ref} is shown, noted in the handling log") if shown else self.tr("{ref} is hidden")
        self.said.emit(words.format(ref=ref))

    # -- order, filters, view ----------------------------------------------------------------------------------------

    def set_order(self, column: int, down: bool) -> None:
        """Sort by a column, or in the order given by hand."""
        self.shown.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        column, down = self.exhibits.order
        head = self.table.head
        head.blockSignals(True)
        head.setSortIndicator(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        head.blockSignals(False)
        session = self.session
        self.exhibits.can_move = column == OWN_ORDER and session is not None and not session.read_only
        self._show_counts()
        self.said.emit(self.tr("Exhibits: {order}").format(order=self.head.order_button.words()))

    def _sort_by(self, section: int) -> None:
        column, down = self.exhibits.order
        if section != Column.CHOSEN:
            self.set_order(section, section == column and not down)

    def _move(self, ids: list[str], before: str) -> None:
        count = len(ids)
        self._acts.move(ids, before, lambda: self.tr("%n exhibit(s) moved", "", count))

    def _nudge(self, step: int) -> None:
        """Move the current exhibit one place back or on, and say where it stands then."""
        ident = self._view().keys.current()
        if not self.exhibits.can_move:
            self.said.emit(self.tr("Choose “Your order” above the list to move exhibits."))
            return
        ids = [row.id for row in self.shown.rows()]
        place = ids.index(ident) + step
        if self._acts.is_moving or not 0 <= place < len(ids):
            return
        after = [name for name in ids if name != ident][place:]
        row = self.exhibits.at(ident)
        words = self.tr("{ref}, now {place} of {count}").format(
            ref=row.ref if row is not None else "", place=place + 1, count=len(ids)
        )
        self._acts.move([ident], after[0] if after else "", lambda: words)

    def _show_filters(self, on: bool) -> None:
        self.head.filter_button.setChecked(on)
        self._show_page()
        if on and self.head.filter_button.hasFocus():
            self.filters.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, wanted: Wanted) -> None:
        before = len(self.gallery.selectionModel().selectedRows())
        self.shown.want(wanted)
        hidden = before - len(self.gallery.selectionModel().selectedRows())
        self.head.unclassified.setChecked(wanted.not_classified)
        self._show_page()
        self._show_counts()
        self._show_selection()
        words = self.tr("%n exhibit(s) shown", "", self.shown.rowCount())
        if hidden:
            lost = self.tr("%n selected exhibit(s) are hidden now and no longer selected", "", hidden)
            self._foot.setText(lost)
            words = f"{words}. {lost}"
        self.said.emit(words)

    def _choose_view(self, name: str) -> None:
        self.revealing.drop()
        index = self.gallery.currentIndex()
        if index.isValid():  # the gallery knows the first column only
            first = index.siblingAtColumn(0 if name == "gallery" else Column.REF)
            flags = QItemSelectionModel.SelectionFlag
            self.gallery.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self._view().scrollTo(first)
        self._show_page()
        self._remember(_VIEW_CHOICE, name)

    def _remember(self, key: str, value: str) -> None:
        settings = self.desk.settings
        if settings.choices.get(key) != value:
            self.desk.settings = structs.replace(settings, choices={**settings.choices, key: value})
            self.desk.settings_changed.emit()

    def _keep_columns(self) -> None:
        self._remember(_COLUMNS_CHOICE, " ".join(column.name for column in self.table.shown_columns()))

    def _take_choices(self) -> None:
        choices = self.desk.settings.choices
        names = choices.get(_COLUMNS_CHOICE, "").split()
        self.table.show_columns([Column[name] for name in names if name in Column.__members__])
        self.head.views.choose(choices.get(_VIEW_CHOICE, "gallery"), quietly=True)
        self._show_page()

    # -- menus and sizes ---------------------------------------------------------------------------------------------

    def _menu_on_head(self, point: QPoint) -> None:
        menu = self.table.columns_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.head.mapToGlobal(point))

    def _menu_on_rows(self, point: QPoint) -> None:
        rows = self.selected_rows()
        if not rows:
            return
        menu = QMenu(self)
        read_only = self.session is None or bool(self.session.read_only)
        for text, call, on in (
            (self.tr("Open"), self.open_selected, len(rows) == 1),
            (
                self.tr("Classify…"),
                self.classify_selected,
                not read_only and any(r.can_classify for r in rows),
            ),
            (self.tr("People and roles…"), self.people_selected, not read_only),
            (self.tr("Change the caption"), self.edit_caption, not read_only and len(rows) == 1),
            (self.tr("Add a note"), self.add_note, not read_only and len(rows) == 1),
            (self.tr("Copy references"), self.copy_references, True),
            (self.tr("Move back"), lambda: self._nudge(-1), self.exhibits.can_move and len(rows) == 1),
            (self.tr("Move on"), lambda: self._nudge(1), self.exhibits.can_move and len(rows) == 1),
            (self.tr("This should not be here"), self.lock_selected, any(r.can_classify for r in rows)),
        ):
            menu.addAction(text, call).setEnabled(on)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view().viewport().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the inspector its width the first time there is one."""
        super().resizeEvent(event)
        if event.oldSize().width() <= 0:
            self._size_inspector()

    def _size_inspector(self) -> None:
        width = theme.scaled(_INSPECTOR if self.width() >= _NARROW else _INSPECTOR - 26)
        width = min(width, round(self.width() * 0.45))
        self.splitter.setSizes([self.width() - width, width])
