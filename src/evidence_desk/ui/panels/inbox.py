"""Inbox: sealed drops as they come in, what is known of each, and the three things that can be done with one."""

from __future__ import annotations

from typing import Final

from msgspec import structs
from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.base import clock as clocks
from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.inboxing import EVERY_MS, Inboxing
from evidence_desk.ui.models.inbox import InboxModel, Order, rows_of
from evidence_desk.ui.panels.inbox_detail import InboxDetail
from evidence_desk.ui.panels.inbox_list import InboxList
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from evidence_desk.ui.widgets.dates import local_text, time_text
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Heading, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page

_ORDER: Final = "inbox.order"  # choice in the settings
_LIST: Final = 372  # pixels of the list at 100 %
_NARROW: Final = 900  # pixels at 100 % under which list and detail take turns


class InboxPage(Page):
    """The place "Inbox"."""

    take_requested = Signal(object, object)  # Listed, Target
    aside_requested = Signal(object)  # Listed
    compare_requested = Signal(object)  # Listed
    folder_requested = Signal()  # where drops arrive
    file_requested = Signal()  # a drop from a stick, or out of a mail

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._inboxing: Inboxing | None = None
        self._shown = ""  # key of the drop that is looked at
        self._is_narrow = False
        self._in_detail = False  # where list and detail take turns: which of them is up
        self._model = InboxModel(self)
        self.view = InboxList(self._model)
        self.detail = InboxDetail()
        self._make_list()
        self._make_right()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self._left)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([_LIST, 790])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        self._connect()

    # -- layout -------------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        title = Heading(self.tr("Inbox"))
        title.setWordWrap(False)
        self._count = SecLabel("", font="body", wrap=False)
        self.order_button = QuietButton("", "list-filter")
        self.order_button.clicked.connect(self._show_orders)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(10)
        head.addWidget(title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.order_button)
        self.away = NoteFrame("warn", icon="folder-sync")
        self.away.hide()
        around = QVBoxLayout()
        around.setContentsMargins(12, 0, 12, 8)
        around.addWidget(self.away)
        self._away_box = QWidget()
        self._away_box.setLayout(around)
        self._foot = SecLabel("")
        self.check_button = LinkButton(self.tr("Check now"))
        self.check_button.setToolTip("Ctrl+R")
        self.file_button = LinkButton(self.tr("Open a file"))
        self.folder_button = IconButton("folder-sync", self.tr("Choose the drop folder"))
        self.folder_button.clicked.connect(self.folder_requested)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.folder_button)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.check_button)
        foot.addWidget(self.file_button)
        self._left = QWidget()
        self._left.setAutoFillBackground(True)
        self._left.setBackgroundRole(QPalette.ColorRole.Base)
        self._left.setMinimumWidth(260)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._away_box)
        column.addWidget(Line())
        self.empty_list = EmptyState("inbox", "")  # in place of the list where it is all there is room for
        self.empty_list.pressed.connect(self.folder_requested)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.empty_list)
        column.addWidget(self._lists, 1)
        column.addWidget(Line())
        column.addLayout(foot)

    def _make_right(self) -> None:
        self.empty = EmptyState("inbox", "")
        self.empty.pressed.connect(self.folder_requested)
        self.back_button = LinkButton(self.tr("Back to the list"), "arrow-left")
        self.back_button.clicked.connect(self._go_back)
        self._turn = QStackedWidget()
        self._turn.addWidget(self.detail)
        self._turn.addWidget(self.empty)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._turn, 1)
        self.back_button.hide()

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.clicked.connect(lambda _: self._enter())
        self.view.entered.connect(self._enter)
        self.view.aside_asked.connect(self._aside)
        self.view.menu_asked.connect(self._show_menu)
        self.detail.take_asked.connect(self._take)
        self.detail.aside_asked.connect(self._aside)
        self.detail.compare_asked.connect(self._compare)
        self.detail.copy_asked.connect(self._copy)
        self.detail.again_asked.connect(self._ask_again)
        self.check_button.clicked.connect(self.check_now)
        self.file_button.clicked.connect(self.file_requested)
        self._shortcut("Ctrl+R", self.check_now)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self._take)
        theme.watcher().changed.connect(self._fit)

    def _shortcut(self, keys: str, act: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # -- following ----------------------------------------------------------------------------------------

    def follow(self, inboxing: Inboxing) -> None:
        """Show what this controller finds, from now on."""
        self._inboxing = inboxing
        inboxing.changed.connect(self.refresh)
        self.refresh()

    def set_session(self, session: CaseSession | None) -> None:
        """Note which case is open. The drops belong to the person, not to the case."""
        self.session = session

    def refresh(self) -> None:
        """Show what was found last."""
        inboxing = self._inboxing
        if inboxing is None:
            return
        view, order = inboxing.view, self._order()
        now = clocks.utc_text(self.desk.clock.read().utc)
        rows = rows_of(view.look.drops, dict(view.refs), order, now)
        self._model.show(rows)
        new = view.look.new
        self._count.setText(self.tr("{count} new").format(count=new) if new else "")
        self.order_button.setText(self._order_words()[order])
        self.order_button.setVisible(len(rows) > 1)
        self._show_foot(inboxing)
        self._show_away(inboxing)
        self._show_empty(inboxing)
        self._keep_place()
        self._show_current()
        self._arrange()

    def wipe(self) -> None:
        """Forget names and words while nobody may see them."""
        self._model.show(())
        self.detail.clear()
        self._turn.setCurrentWidget(self.empty)
        for empty in (self.empty, self.empty_list):
            empty.set_words("")

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on what there is instead."""
        reason = Qt.FocusReason.OtherFocusReason
        if self._model.rows:
            self._in_detail = False
            self._arrange()
            self.view.setFocus(reason)
        else:
            empty = self.empty_list if self._is_narrow else self.empty
            (empty.button if empty.button.isVisibleTo(self) else self.check_button).setFocus(reason)

    def check_now(self) -> None:
        """Look into the folder now."""
        if self._inboxing is not None:
            self._inboxing.check_now()
            announce(self, self.tr("Checking the drop folder"))

    @property
    def current(self) -> Listed | None:
        """The drop that is looked at."""
        row = self.view.currentIndex().row() if self.view.currentIndex().isValid() else -1
        return self._model.rows[row].drop if 0 <= row < len(self._model.rows) else None

    def select(self, key: str) -> None:
        """Look at a drop by its id, or by the path of its file."""
        row = self._model.row_of(key)
        if row >= 0:
            self.view.setCurrentIndex(self._model.index(row))

    def _keep_place(self) -> None:
        row = max(0, self._model.row_of(self._shown))
        if self._model.rows and self.view.currentIndex().row() != row:
            self.view.setCurrentIndex(self._model.index(row))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._model.rows):
            self._shown = self._model.rows[index.row()].key
        self._show_current()

    def _show_current(self) -> None:
        drop, inboxing, person = self.current, self._inboxing, self.desk.person
        if drop is None or inboxing is None or person is None:
            self._turn.setCurrentWidget(self.empty)
            return
        self.detail.show_drop(drop, inboxing.view, person.profile.name)
        self._turn.setCurrentWidget(self.detail)

    # -- words --------------------------------------------------------------------------------------------

    def _show_foot(self, inboxing: Inboxing) -> None:
        view = inboxing.view
        self.check_button.setEnabled(bool(view.folders))
        if not view.folders:
            self._foot.setText(self.tr("No drop folder is set up"))
        elif len(inboxing.unreachable) >= len(view.folders):
            self._foot.setText(self.tr("Tried at {time}").format(time=time_text(view.look.at)))
        elif not view.looked:
            self._foot.setText(self.tr("Checking the drop folder …"))
        else:
            words = self.tr("Drop folder checked {time}, next in {minutes} min")
            checked = words.format(time=time_text(view.look.at), minutes=EVERY_MS // 60_000)
            left = (
                self.tr("%n older file(s) not looked at", "", view.look.left_out)
                if view.look.left_out
                else ""
            )
            self._foot.setText(" · ".join(part for part in (checked, left) if part))

    def _show_away(self, inboxing: Inboxing) -> None:
        since = min(inboxing.unreachable.values(), default="")
        self.away.setVisible(bool(since))
        self._away_box.setVisible(bool(since))
        if since:
            self.away.set_words(
                self.tr("The drop folder cannot be reached since {time}.").format(time=local_text(since)),
                self.tr("Nothing is lost; it is tried again every {minutes} minutes.").format(
                    minutes=EVERY_MS // 60_000
                ),
            )

    def _show_empty(self, inboxing: Inboxing) -> None:
        view = inboxing.view
        if not view.folders:
            words = (
                self.tr("No drop folder yet"),
                self.tr(
                    "Staff put things in with the Evidence Desk drop; they arrive in a folder that you choose, or that "
                    "the school’s profile names. What comes on a stick or by mail can be opened as a file."
                ),
                self.tr("Set up the drop for staff"),
            )
        elif inboxing.unreachable:  # what it cannot see, it does not call nothing
            words = (
                self.tr("What waits cannot be seen now"),
                self.tr(
                    "Connect the drop folder, then press Check now. What staff sealed stays on their computers."
                ),
                self.tr("Choose another folder"),
            )
        elif view.looked:
            hint = self.tr("Staff put things in with the Evidence Desk drop.")
            words = (self.tr("Nothing waiting."), hint, "")
        else:
            words = (self.tr("Checking the drop folder …"), "", "")
        for empty in (self.empty, self.empty_list):
            empty.set_words(*words)

    # -- order --------------------------------------------------------------------------------------------

    def _order(self) -> Order:
        kept = self.desk.settings.choices.get(_ORDER, "new")
        return next((order for order in self._order_words() if order == kept), "new")

    def _order_words(self) -> dict[Order, str]:
        return {
            "new": self.tr("New first"),
            "newest": self.tr("Newest first"),
            "sender": self.tr("By sender"),
        }

    def _show_orders(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, words in self._order_words().items():
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, order=order: self._sort(order))
            action.setCheckable(True)
            action.setChecked(order == self._order())
            group.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order_button.mapToGlobal(self.order_button.rect().bottomLeft()))

    def _sort(self, order: Order) -> None:
        choices = {**self.desk.settings.choices, _ORDER: order}
        self.desk.settings = structs.replace(self.desk.settings, choices=choices)
        self.desk.settings_changed.emit()
        self.refresh()

    # -- acting -------------------------------------------------------------------------------------------

    def _take(self) -> None:
        drop, target = self.current, self.detail.chosen
        if drop is not None and target is not None and self.detail.take_button.isEnabled() and drop.is_new:
            self.take_requested.emit(drop, target)

    def _aside(self) -> None:
        drop = self.current
        if drop is not None and drop.is_new:
            self.aside_requested.emit(drop)

    def _compare(self) -> None:
        if self.current is not None:
            self.compare_requested.emit(self.current)

    def _copy(self, code: str) -> None:
        copy_text(code)
        self.said.emit(self.tr("Check code copied"))

    def _ask_again(self) -> None:
        """Put a message to the sender on the clipboard; how it is sent is theirs."""
        drop = self.current
        if drop is None:
            return
        when = local_text(drop.newest_at or drop.arrived_at)
        copy_text(
            self.tr(
                "What you sent with the Evidence Desk drop ({time}) did not arrive whole. Please open the drop window "
                "and send it again, or add to it. Please do not forward the pictures themselves."
            ).format(time=when)
        )
        self.said.emit(self.tr("A message to its sender was copied"))

    def _show_menu(self, at: QPoint) -> None:
        drop = self.current
        menu = QMenu(self)
        take = menu.addAction(self.tr("Take into the case"), self._take)
        take.setEnabled(
            self.detail.take_button.isVisibleTo(self.detail) and self.detail.take_button.isEnabled()
        )
        aside = menu.addAction(self.tr("Set aside …"), self._aside)
        aside.setEnabled(drop is not None and drop.is_new)
        compare = menu.addAction(self.tr("Check the sender …"), self._compare)
        compare.setEnabled(drop is not None and bool(drop.fingerprint))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # -- size ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show list and detail beside each other, or in turns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._is_narrow = self.width() < theme.scaled(_NARROW) * 0.8
        self._arrange()

    def _arrange(self) -> None:
        """Show list and drop side by side, or the one of them that is up."""
        in_detail = self._in_detail and bool(self._model.rows)
        self._left.setVisible(not self._is_narrow or not in_detail)
        self._right.setVisible(not self._is_narrow or in_detail)
        self.back_button.setVisible(self._is_narrow)
        empty = self._is_narrow and not self._model.rows
        self._lists.setCurrentWidget(self.empty_list if empty else self.view)

    def _enter(self) -> None:
        """Go from the list to the drop."""
        if self.current is None:
            return
        self._in_detail = True
        self._arrange()
        take = self.detail.take_button
        first = take if take.isVisibleTo(self.detail) and take.isEnabled() else self.detail.copy_button
        if self._is_narrow or not self.view.underMouse():
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_back(self) -> None:
        self._in_detail = False
        self._arrange()
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
