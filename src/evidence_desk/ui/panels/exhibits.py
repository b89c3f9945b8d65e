"""The exhibits of the open case: the list in the centre, the inspector beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.exhibit_facts import ExhibitFactsSheet
from evidence_desk.ui.idle_looking import IdleLooking
from evidence_desk.ui.page_proving import PageProving
from evidence_desk.ui.panels.exhibit_acts import ExhibitActs
from evidence_desk.ui.panels.exhibits_list import ExhibitList
from evidence_desk.ui.panels.inspector import ExhibitPanel
from evidence_desk.ui.panels.inspector_more import BeforePanel, NonePanel, SeveralPanel
from evidence_desk.ui.panels.revealing import Revealing
from evidence_desk.ui.replaying import Replays
from evidence_desk.ui.row_loading import RowLoading
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.strip import LARGE_TEXT
from evidence_desk.ui.widgets.buttons import StopButton
from evidence_desk.ui.widgets.page import Page

_INSPECTOR: Final = 326  # pixels wide at 100 %
_INSPECTOR_NARROW: Final = 300
_NARROW: Final = 1120  # a page narrower than this
_INSPECTOR_SHARE: Final = 0.45  # of the page, at most


class ExhibitsPage(Page):
    """Looking over what is held without seeing it, and doing something with one or many."""

    open_requested = Signal(str, list)  # id, and all ids shown, in order
    classify_requested = Signal(list)
    people_requested = Signal(list)
    lock_requested = Signal(list)
    mistake_requested = Signal(str)
    exits_requested = Signal(str)
    add_requested = Signal(str)  # an empty case: the name of a command of the capture strip
    readers_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._loading = RowLoading(desk, self)
        self._acts = ExhibitActs(self)
        self._proving = PageProving(desk, self)
        self._replays = Replays(self)
        self.list = ExhibitList(desk)
        self.idle = IdleLooking(
            lambda: any(row.preview == "waiting" for row in self.list.exhibits.rows), self
        )
        self.revealing = Revealing(desk, self.list.gallery)
        self.panel, self.several, self.before, self.none = (
            ExhibitPanel(),
            SeveralPanel(),
            BeforePanel(),
            NonePanel(),
        )
        self.inspector = QStackedWidget()
        for panel in (self.none, self.panel, self.several, self.before):
            self.inspector.addWidget(panel)
        self.inspector.setAutoFillBackground(True)
        self.inspector.setBackgroundRole(self.inspector.palette().ColorRole.Base)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._was_large = False  # whether the inspector takes the place of the list
        # Where text is large the inspector, with its button, gives way to the list: the button must not go with it.
        self.stop = StopButton(self.tr("This should not be here"))
        self.stop.clicked.connect(self.lock_selected)
        self._stop_bar = QWidget()
        beside = QHBoxLayout(self._stop_bar)
        beside.setContentsMargins(16, 8, 16, 8)
        beside.addWidget(self.stop)
        self._stop_bar.hide()
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        whole.addWidget(self._stop_bar)
        self.setAccessibleName(self.tr("Exhibits"))
        self._connect()

    def _connect(self) -> None:
        self._loading.loaded.connect(self.list.show_rows)
        self._loading.failed.connect(self.error)
        self._acts.failed.connect(self.error)
        self.idle.failed.connect(self.error)
        self.list.gallery.verticalScrollBar().valueChanged.connect(lambda _: self.idle.disturb())
        self._acts.said.connect(self.said)
        self._acts.caption_kept.connect(self.panel.caption_kept)
        self._acts.note_kept.connect(self.panel.note_kept)
        self.list.exhibits.moves_asked.connect(self._move)
        self.list.selection_changed.connect(self._show_selection)
        self.list.gallery.selectionModel().selectionChanged.connect(lambda on, off: self._on_other())
        self.list.view_changed.connect(self.revealing.drop)
        self.list.said.connect(self.said)
        self.list.opened.connect(self._open)
        self.list.nudged.connect(self._nudge)
        self.list.copy_asked.connect(self.copy_references)
        self.list.inspector_asked.connect(self._enter_inspector)
        self.list.reveal_asked.connect(self._reveal)
        self.list.menu_asked.connect(self._open_menu)
        self.list.empty.add_asked.connect(self.add_requested)
        self.revealing.failed.connect(self.error)
        self.revealing.changed.connect(self._on_revealed)
        self.before.readers_asked.connect(self.readers_requested)
        self.panel.caption_given.connect(self._acts.keep_caption)
        self.panel.source_asked.connect(self.correct_source)
        self.panel.note_given.connect(self._acts.keep_note)
        self.panel.inspect_asked.connect(self._acts.inspect)
        self.panel.grades.look_asked.connect(self._look_again)
        self.panel.grades.stamp_asked.connect(self._stamp)
        self._proving.ended.connect(self.said)
        self.panel.words.read_asked.connect(self._acts.read_words)
        self.panel.words.show_asked.connect(self._acts.show_words)
        self._acts.words_shown.connect(self.panel.words.show_words)
        self.panel.replay_asked.connect(self._replays.show)
        self._replays.failed.connect(self.error)
        self._replays.said.connect(self.said)
        self.panel.open_asked.connect(self.select)
        self.panel.copied.connect(lambda text: self._copy(text, self.tr("SHA-256 copied")))
        self.panel.mistake_asked.connect(self.mistake_requested)
        self.panel.exits_asked.connect(self.exits_requested)
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
        self._loading.follow(session)
        self._acts.follow(session)
        self._replays.follow(session)
        self.idle.follow(session)
        self.list.begin(may_move=session is not None and not session.read_only)
        self._forget()
        super().set_session(session)
        if session is not None and self.desk.pictures is not None:
            self.desk.pictures.preview_ready.connect(self.list.preview_ready)

    def refresh(self) -> None:
        """Show the case as it stands now."""
        self._loading.refresh()

    def wipe(self) -> None:
        """Hide what is revealed; without a case all words are forgotten too."""
        self.revealing.drop()
        self._replays.close()
        self.panel.words.drop()
        self.list.gallery.cards.forget()
        if self.session is None:
            self._forget()

    def _forget(self) -> None:
        self.inspector.setCurrentWidget(self.none)
        for panel in (self.panel, self.several, self.before):
            panel.wipe()

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        if self.list.isHidden():
            self._show_inspector(on=False)
        self.list.view().setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_ids(self) -> list[str]:
        """Return the ids selected, in the order shown."""
        return [row.id for row in self.list.selected_rows()]

    def select(self, *idents: str) -> None:
        """Select exhibits, now or as soon as their rows are there; the first is brought into view."""
        self.list.select(*idents)

    def set_filter_text(self, text: str) -> None:
        """Narrow the list to exhibits with these words."""
        self.list.set_filter_text(text)

    def focus_filter(self) -> None:
        """Put the keyboard into the field for text."""
        self.list.focus_filter()

    def _look_again(self, ident: str) -> None:
        if self.session is not None:
            self.said.emit(self.tr("A second program loads the page"))
            self._proving.begin(self.session, ident)

    def _stamp(self, ident: str) -> None:
        if self.session is not None:
            self._proving.ask_for_stamp(self.session, ident)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector; where text is large it takes the place of the list."""
        self._show_inspector(on=self.inspector.isHidden())
        if self.inspector.isHidden():
            self.focus_first()
        elif self._is_large:
            self._enter_inspector()

    @property
    def _is_large(self) -> bool:
        return theme.text_percent() > LARGE_TEXT

    def _show_inspector(self, *, on: bool) -> None:
        self.inspector.setVisible(on)
        self.list.setVisible(not (on and self._is_large))
        self._offer_stop()

    def _offer_stop(self) -> None:
        shown = self.session is not None and not self.list.is_empty
        self._stop_bar.setVisible(shown and self._is_large and self.inspector.isHidden())
        self.stop.setEnabled(bool(self.list.selected_rows()))

    def classify_selected(self) -> None:
        """Ask for the classification of what is selected and can be classified."""
        self._ask(self.classify_requested, [row.id for row in self.list.selected_rows() if row.can_classify])

    def people_selected(self) -> None:
        """Ask for people and roles of what is selected."""
        self._ask(self.people_requested, self.selected_ids())

    def lock_selected(self) -> None:
        """Say that what is selected should not be here."""
        self.revealing.drop()
        rows = self.list.selected_rows()
        self._ask(self.lock_requested, [row.id for row in rows if row.state in {"held", "damaged"}])

    def open_selected(self) -> None:
        """Open the exhibit the keyboard is on."""
        if ident := self.list.current():
            self._open(ident)

    def edit_caption(self) -> None:
        """Let the caption of the one exhibit selected be written."""
        if self.inspector.currentWidget() is self.panel:
            self._show_inspector(on=True)
            self.panel.edit_caption()

    def add_note(self) -> None:
        """Let a note on the one exhibit selected be written."""
        if self.inspector.currentWidget() is self.panel:
            self._show_inspector(on=True)
            self.panel.edit_note()

    def correct_source(self) -> None:
        """Let where the one exhibit selected comes from be written down, whole."""
        session, ids = self.session, self.selected_ids()
        exhibit = session.case.exhibits.get(ids[0]) if session is not None and len(ids) == 1 else None
        if exhibit is None or exhibit.kind == "restricted-record":
            return
        sheet = ExhibitFactsSheet(self.desk, exhibit, self)
        sheet.saved.connect(
            lambda ref: self.said.emit(self.tr("Where {ref} comes from is kept").format(ref=ref))
        )
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def copy_references(self) -> None:
        """Copy reference and caption of each exhibit selected, as text."""
        rows = self.list.selected_rows()
        if rows:
            text = "\n".join(f"{row.ref}\t{row.caption}" for row in rows)
            self._copy(text, self.tr("%n reference(s) copied", "", len(rows)))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _on_other(self) -> None:
        self.revealing.drop()
        self.idle.disturb()

    def _copy(self, text: str, said: str) -> None:
        copy_text(text)
        self.said.emit(said)

    def _ask(self, signal: SignalInstance, ids: list[str]) -> None:
        if ids and self.session is not None:
            signal.emit(ids)

    def _open(self, ident: str) -> None:
        self.revealing.drop()
        self.open_requested.emit(ident, [row.id for row in self.list.shown.rows()])

    def _show_selection(self) -> None:
        """Show in the inspector what is selected."""
        session = self.session
        if session is None:
            return
        rows = self.list.selected_rows()
        if self.list.is_empty:
            self.before.show_case(session.case)
            self.inspector.setCurrentWidget(self.before)
        elif not rows:
            self.inspector.setCurrentWidget(self.none)
        elif len(rows) == 1:
            self.panel.show_exhibit(session.case, self.desk.case_policy, rows[0], session.read_only)
            self.inspector.setCurrentWidget(self.panel)
        else:
            self.several.show_rows(session.case, rows, session.read_only)
            self.inspector.setCurrentWidget(self.several)
        self._offer_stop()

    def _enter_inspector(self) -> None:
        """Put the keyboard on the first thing in the inspector that takes it."""
        self._show_inspector(on=True)
        panel = self.inspector.currentWidget()
        for widget in panel.findChildren(QWidget) if panel is not None else ():
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _reveal(self, ident: str) -> None:
        row = self.list.exhibits.at(ident)
        if row is None or row.preview != "picture":
            return
        if self.selected_ids() != [ident]:
            self.select(ident)
        self.revealing.toggle(ident)

    def _on_revealed(self, ident: str, shown: bool) -> None:
        row = self.list.exhibits.at(ident)
        words = self.tr("{ref} is shown, noted in the handling log") if shown else self.tr("{ref} is hidden")
        if row is not None:
            self.said.emit(words.format(ref=row.ref))

    def _move(self, ids: list[str], before: str) -> None:
        count = len(ids)
        self._acts.move(ids, before, lambda: self.tr("%n exhibit(s) moved", "", count))

    def _nudge(self, step: int) -> None:
        """Move the current exhibit one place back or on, and say where it stands then."""
        row = self.list.exhibits.at(self.list.current())
        if row is None:
            return
        if not self.list.exhibits.can_move:
            self.said.emit(self.tr("Choose “Your order” above the list to move exhibits."))
            return
        ids = [each.id for each in self.list.shown.rows()]
        place = ids.index(row.id) + step
        if self._acts.is_moving or not 0 <= place < len(ids):
            return
        after = [name for name in ids if name != row.id][place:]
        words = self.tr("{ref}, now {place} of {count}").format(ref=row.ref, place=place + 1, count=len(ids))
        self._acts.move([row.id], after[0] if after else "", lambda: words)

    def _open_menu(self, point: QPoint) -> None:
        rows = self.list.selected_rows()
        if not rows:
            return
        menu = QMenu(self)
        writable = self.session is not None and not self.session.read_only
        one = len(rows) == 1
        open_to_all = any(row.can_classify for row in rows)
        movable = self.list.exhibits.can_move and one
        for text, call, on in (
            (self.tr("Open"), self.open_selected, one),
            (self.tr("Classify…"), self.classify_selected, writable and open_to_all),
            (self.tr("People and roles…"), self.people_selected, writable),
            (self.tr("Change the caption"), self.edit_caption, writable and one),
            (self.tr("Where it comes from…"), self.correct_source, writable and one and open_to_all),
            (self.tr("Add a note"), self.add_note, writable and one),
            (self.tr("Copy references"), self.copy_references, True),
            (self.tr("Move back"), lambda: self._nudge(-1), movable),
            (self.tr("Move on"), lambda: self._nudge(1), movable),
            (self.tr("This should not be here"), self.lock_selected, open_to_all),
        ):
            menu.addAction(text, call).setEnabled(on)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the inspector its width the first time there is one."""
        super().resizeEvent(event)
        if event.oldSize().width() <= 0:
            self._size_inspector()

    def _size_inspector(self) -> None:
        if self._is_large != self._was_large:
            self._was_large = self._is_large
            self._show_inspector(on=not self._is_large)
        width = theme.scaled(_INSPECTOR if self.width() >= _NARROW else _INSPECTOR_NARROW)
        width = min(width, round(self.width() * _INSPECTOR_SHARE))
        self.inspector.setMinimumWidth(min(width, theme.scaled(220)))
        self.splitter.setSizes([self.width() - width, width])
