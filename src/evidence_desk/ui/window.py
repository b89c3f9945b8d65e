"""The one window: locked, hidden or at work; its menu bar, its keys, and how it closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QWidget

from evidence_desk.ui import announce, i18n, jobs, theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.going_now import GoingNow
from evidence_desk.ui.hiding import HiddenPage, Sheets, Watch, open_once
from evidence_desk.ui.panels.unlock import UnlockPage
from evidence_desk.ui.where import Place

if TYPE_CHECKING:
    from evidence_desk.case.keys import Person
    from evidence_desk.ui.panels.first_run import FirstRunPage
    from evidence_desk.ui.remembering import Remembering
    from evidence_desk.ui.settings import Settings
    from evidence_desk.ui.staff.page import StaffPage
    from evidence_desk.ui.staff.shell import StaffShell
    from evidence_desk.ui.wiring import Wiring
    from evidence_desk.ui.workspace import Workspace

_MINIMUM: Final = (1024, 600)  # logical pixels
_START: Final = (1366, 768)
_SOON_S: Final = 60  # the idle lock is announced this long before
_DRAFT_S: Final = 3600.0  # how long a sheet that was being filled in waits behind the lock


class MainWindow(QMainWindow):
    """Wires the desk, the frame and the pages together. Its title never says what is open."""

    closed_down = Signal()  # everything is finished and written; the program may end

    def __init__(self, desk: Desk, watch: Watch, first_case: Path | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Evidence Desk")
        self.desk = desk
        self.watch = watch
        self.commands = Actions(self)
        self._remembering: Remembering | None = None
        self.sheets = Sheets()
        self.is_hidden = False
        self.is_locked = desk.person is None  # the passphrase is due
        self.workspace: Workspace | None = None
        self.wiring: Wiring | None = None
        self.staff: StaffShell | None = None
        self._first_case = first_case
        self._place: Place | None = None
        self._closing = False
        self._alt_alone = False
        self._stack = QStackedWidget(self)
        self._hidden_page = HiddenPage()
        self.unlock_page = UnlockPage(desk)
        self._first_run: FirstRunPage | None = None
        self._stack.addWidget(self._hidden_page)
        self._stack.addWidget(self.unlock_page)
        self.setCentralWidget(self._stack)
        self._make_menu_bar()
        self.going_now = GoingNow(self)
        self._connect()
        self._size_for_screen()
        if not self.is_locked:
            self._enter()
        self._show_state()

    @property
    def remembering(self) -> Remembering:
        """What is remembered between two days; there is nothing before somebody has unlocked."""
        if self._remembering is None:
            from evidence_desk.ui.remembering import Remembering  # noqa: PLC0415  # not for the first page

            self._remembering = Remembering(self.desk)
        return self._remembering

    def _size_for_screen(self) -> None:
        room = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(min(_MINIMUM[0], room.width()), min(_MINIMUM[1], room.height()))
        self.resize(min(_START[0], room.width()), min(_START[1], room.height()))

    def _connect(self) -> None:
        watch = self.watch
        self._connect_commands()
        watch.hide_pressed.connect(self.toggle_hidden)
        watch.lock_pressed.connect(self.lock)
        watch.idle.connect(self._on_idle)
        watch.left.connect(self._on_left)
        watch.dialog_opened.connect(self._on_dialog, Qt.ConnectionType.QueuedConnection)
        self.unlock_page.unlocked.connect(self.enter)
        self.unlock_page.first_run_requested.connect(self._begin_first_run)
        self.unlock_page.recover_requested.connect(self._recover)
        self.desk.session_changed.connect(self._allow)
        self.desk.settings_changed.connect(self._on_settings)
        self.desk.school_changed.connect(self._on_settings)
        self.desk.school_changed.connect(self._allow)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  # there is no window without one
        app.applicationStateChanged.connect(self._on_application_state)

    def _connect_commands(self) -> None:
        self.commands.hide.triggered.connect(self.toggle_hidden)
        self.commands.lock.triggered.connect(self.lock)
        self.commands.quit.triggered.connect(self.close)

    # --- locked, hidden, at work

    def _show_state(self) -> None:
        """Show the page that belongs to the state, and allow what can be done in it."""
        at_work = not self.is_hidden and not self.is_locked
        if self.is_hidden:
            page: QWidget = self._hidden_page
        elif self.is_locked or self.workspace is None:
            page = self._first_run or self.unlock_page
        else:
            page = self.staff_page or self.workspace
        self._stack.setCurrentWidget(page)
        if not at_work:
            self.menuBar().setVisible(self.menuBar().isNativeMenuBar())
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def _allow(self) -> None:
        person = self.desk.person
        unlocked = person is not None and not self.is_hidden and not self.is_locked
        opens = person is not None and person.profile.role != "staff"
        self.commands.allow(unlocked=unlocked, opens=opens, case=self.desk.session is not None)
        if person is not None:
            self.commands.allow_capture(self.desk.school.settings.capture)

    def enter(self, person: Person, settings: Settings) -> None:
        """Let an unlocked person in: back to where they were, or to their cases."""
        self.is_locked = False
        before = self.desk.person
        if before is not None and before.profile.fingerprint == person.profile.fingerprint:
            self._return_to_drafts()  # a sheet was being filled in when it locked: all is as it was
            return
        was_here = self._place is not None and self._place.fingerprint == person.profile.fingerprint
        self.sheets.close_all(late=not was_here)
        _ = self.remembering  # it follows who comes and goes from here on
        self.desk.set_person(person, settings)
        self._enter()
        self._go_back_or_on(person)
        self.sheets.bring_back()

    def _begin_first_run(self) -> None:
        """Somebody has no keys here yet, or wants new ones."""
        from evidence_desk.ui.panels.first_run import FirstRunPage  # noqa: PLC0415  # once in a person's life

        if self._first_run is None:
            page = self._first_run = FirstRunPage(self.desk)
            page.done.connect(self._end_first_run)
            page.left.connect(lambda: self._end_first_run(None))
            self._stack.addWidget(page)
            page.begin(can_leave=self.unlock_page.has_people)
        self._show_state()

    def _recover(self, folder: Path) -> None:
        """Two holders let somebody into a case; it is opened as soon as they have unlocked."""
        from evidence_desk.ui.dialogs.recover import RecoverSheet  # noqa: PLC0415  # once in many years

        sheet = RecoverSheet(self.desk, folder, self.unlock_page)
        sheet.recovered.connect(self._open_after_unlocking)
        open_once(sheet)

    def _open_after_unlocking(self, case: Path) -> None:
        self._first_case = case

    def _end_first_run(self, person: Person | None) -> None:
        page, self._first_run = self._first_run, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        if person is not None:
            from evidence_desk.ui.settings import Settings  # noqa: PLC0415  # not for the first page

            self.enter(person, Settings())
        else:
            self._show_state()

    def _enter(self) -> None:
        """Make the frame if it is the first time, and dress it as this person likes it."""
        if self.workspace is None:
            self._speak(self.desk.settings.language)
            from evidence_desk.ui.shelf import Shelf  # noqa: PLC0415  # not needed before somebody is let in
            from evidence_desk.ui.wiring import Wiring  # noqa: PLC0415
            from evidence_desk.ui.workspace import Workspace  # noqa: PLC0415

            self.desk.shelf = Shelf(self.desk)
            self.workspace = Workspace(self.desk, self.commands)
            self.wiring = Wiring(self, self.workspace)
            self._stack.addWidget(self.workspace)
            self.workspace.rail.lock_pressed.connect(self.lock)
        self.remembering.restore_window(self)
        self._on_settings()
        self._shape_for_role()
        self._show_state()

    def _shape_for_role(self) -> None:
        """Be the small window of a member of staff, or the one with the cases."""
        person = self.desk.person
        if person is not None and person.profile.role == "staff":
            from evidence_desk.ui.staff.shell import StaffShell  # noqa: PLC0415  # most people are not

            self.staff = self.staff or StaffShell(self, self._stack)
            self.staff.enter(person)
        elif self.staff is not None:
            self.staff.make_way()

    @property
    def staff_page(self) -> StaffPage | None:
        """The page of the member of staff at work, or None."""
        return self.staff.page if self.staff is not None else None

    def _speak(self, language: i18n.Language) -> None:
        """Speak this person's language, known only now; until then it was that of whoever set one here last."""
        app = QApplication.instance()
        if language == i18n.spoken() or app is None:
            return
        i18n.install(app, language)
        self.menuBar().clear()
        for action in self.commands.all():
            self.removeAction(action)
        self.commands.deleteLater()
        self.commands = Actions(self)
        self._make_menu_bar()
        self._connect_commands()

    def _return_to_drafts(self) -> None:
        self._on_settings()
        self._show_state()
        if (shown := self.staff_page or self.workspace) is not None:
            shown.show_again()
        self.sheets.bring_back()

    def _go_back_or_on(self, person: Person) -> None:
        place, self._place = self._place, None
        first, self._first_case = self._first_case, None
        assert self.wiring is not None  # noqa: S101  # made by _enter
        if person.profile.role == "staff":
            return
        if first is not None:
            self.wiring.opening.open(first)
        elif place is not None and place.fingerprint == person.profile.fingerprint:
            self.wiring.go_to(place.case, place.page, place.exhibits)

    def toggle_hidden(self) -> None:
        """Hide everything at once, or come back; work goes on meanwhile."""
        if not self.is_hidden:
            self.is_hidden = True
            self.sheets.put_away()
            self._forget_shown()
            self._show_state()
            announce.announce(self._hidden_page, self._hidden_page.accessibleName())
            return
        self.is_hidden = False
        self._show_state()
        if self.is_locked:
            return
        if self.staff_page is not None:
            self.staff_page.show_again()
        elif self.workspace is not None and self.desk.person is not None:
            self.workspace.show_again()
            self.workspace.show_page(self.workspace.current or "cases")
        self.sheets.bring_back()

    def _on_dialog(self) -> None:
        """What has something to say while the screen is hidden or locked waits: it may name files and exhibits."""
        if self.is_hidden:
            self.sheets.put_away()
        elif self.is_locked:
            self.sheets.put_away_late(
                page for page in (self.unlock_page, self._first_run) if page is not None
            )

    def _forget_shown(self) -> None:
        if self._first_run is not None:
            self._first_run.wipe()
        if self.desk.pictures is not None:
            self.desk.pictures.clear()
        for shown in (self.workspace, self.staff_page):
            if shown is not None:
                shown.wipe()

    def lock(self) -> None:
        """Lock now: sheets are left the harmless way, the case is closed, the keys are forgotten."""
        if self.desk.person is None:
            return
        self._remember_place()
        self.sheets.close_all()
        self._forget_shown()
        self.watch.set_limit(0)
        self.is_locked = True
        self.remembering.keep_window(self)
        self.desk.set_person(None)
        self._show_state()

    def _on_idle(self) -> None:
        """Nobody was here for long. What somebody was filling in waits behind the lock for an hour, then goes too."""
        if self.sheets.has_any and not self.is_locked:
            self.sheets.put_away()
            self._forget_shown()
            self.is_locked = True
            self._show_state()
            self.watch.set_limit(_DRAFT_S)
        else:
            self.lock()

    def _remember_place(self) -> None:
        person, session = self.desk.person, self.desk.session
        if person is None or self.workspace is None or self.wiring is None:
            return
        self._place = Place(
            fingerprint=person.profile.fingerprint,
            case=session.path if session is not None else None,
            page=self.workspace.current,
            exhibits=self.wiring.selected(),
        )

    def _on_left(self, seconds: int) -> None:
        if self.workspace is None or self.is_locked:
            return
        soon = seconds <= _SOON_S
        rail = self.workspace.rail
        rail.set_minutes(max(1, -(-seconds // 60)), soon=soon)
        if seconds == _SOON_S:
            announce.announce(self, self.tr("Evidence Desk locks in one minute. Press any key to stay."))

    def _on_settings(self) -> None:
        if self.desk.person is None:
            return
        app, settings = QApplication.instance(), self.desk.settings
        if isinstance(app, QApplication):
            theme.apply(app, settings.look, settings.text_percent)
        self.watch.set_limit(self.desk.idle_lock_min * 60)

    # --- another start of the program

    def come_forward(self, case: Path | None) -> None:
        """Show this window because the program was started again, and open the file it was started with."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        if case is None:
            return
        at_work = self.desk.person is not None and not self.is_locked and not self.is_hidden
        if at_work and self.wiring is not None and not self.sheets.has_any:
            self.wiring.opening.open(case)
        else:
            self._open_after_unlocking(case)

    # --- the menu bar

    def _make_menu_bar(self) -> None:
        """Fill it, and have it go away when its last menu closes."""
        bar = self.menuBar()
        self.commands.fill_menu_bar(bar)
        if not bar.isNativeMenuBar():
            bar.hide()
            for action in bar.actions():
                menu = action.menu()
                if isinstance(menu, QMenu):
                    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, self._hide_menu_bar))

    def _hide_menu_bar(self) -> None:
        if QApplication.activePopupWidget() is None:
            self.menuBar().hide()

    def show_menu_bar(self) -> None:
        """Show the menu bar with its first menu open; it goes away with it."""
        bar = self.menuBar()
        if self.is_hidden or self.is_locked or self.staff_page is not None or bar.isNativeMenuBar():
            return
        bar.show()
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F10 and Alt alone open the menu bar."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
        if event.key() == Qt.Key.Key_F10 and not event.modifiers():
            self.show_menu_bar()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt pressed and let go with nothing between opens the menu bar."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.show_menu_bar()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        self._alt_alone = False  # Alt+Tab is no wish for a menu

    # --- closing

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing is left to be done; ask while work runs."""
        if self._closing:
            event.accept()
            return
        event.ignore()
        if self.staff_page is not None and not self.is_locked and self.staff_page.holds_close():
            return
        work = [job for job in jobs.running_jobs() if job.label]
        if not work:
            self.close_down()
            return
        from evidence_desk.ui.dialogs.leaving import LeavingSheet  # noqa: PLC0415  # seldom needed

        sheet = LeavingSheet(work, self.unlock_page if self.is_locked else self)
        sheet.stop_chosen.connect(self.close_down)
        open_once(sheet)

    def close_down(self) -> None:
        """Stop what can be stopped, let the rest finish, write the settings, give the lock back, and end."""
        self.watch.set_limit(0)
        self.sheets.close_all()
        if self.desk.person is not None:
            self.remembering.keep_window(self)
        for job in jobs.running_jobs():
            if job.can_cancel:
                job.cancel()
        self._forget_shown()
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # while all is still there: what loses it in the destructor finds half a window
        self.hide()
        self.desk.close_case()
        if self.desk.shelf is not None:
            self.desk.shelf.close()
        if self._remembering is not None:
            self._remembering.save()
        self._end_when_quiet()

    def _end_when_quiet(self) -> None:
        if jobs.running_jobs():
            QTimer.singleShot(20, self, self._end_when_quiet)
            return
        self._closing = True
        self.close()
        self.closed_down.emit()
