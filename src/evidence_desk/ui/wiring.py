"""What each command does and where each page's wishes go: the one place that knows both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from evidence_desk.acts.opening import Opened
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import Cancelled, EvidenceDeskError, TamperedBundle
from evidence_desk.case.gate import Stopped
from evidence_desk.ui import notices
from evidence_desk.ui.actions import PLACES, SECTIONS
from evidence_desk.ui.capturing import Capturing
from evidence_desk.ui.caring import Caring
from evidence_desk.ui.choosing import choose_case
from evidence_desk.ui.damage import show_damage
from evidence_desk.ui.dialogs.approve import ApproveSheet
from evidence_desk.ui.dialogs.case_policy import CasePolicySheet
from evidence_desk.ui.dialogs.classify import ClassifySheet
from evidence_desk.ui.dialogs.closing import ClosingSheet
from evidence_desk.ui.dialogs.details import ClockSheet, SavedSheet
from evidence_desk.ui.dialogs.library_folders import LibraryFoldersSheet
from evidence_desk.ui.dialogs.new_case import NewCaseSheet
from evidence_desk.ui.dialogs.printing import PrintSheet
from evidence_desk.ui.dialogs.readers import ReadersSheet
from evidence_desk.ui.dialogs.which_case import WhichCaseSheet
from evidence_desk.ui.ending import Ending
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.inbox_wiring import InboxWiring
from evidence_desk.ui.inboxing import Target
from evidence_desk.ui.models.hits import Line
from evidence_desk.ui.opening import CaseOpening
from evidence_desk.ui.page_wiring import PageWiring
from evidence_desk.ui.panels.actions_page import ActionsPage
from evidence_desk.ui.panels.cases import CasesPage
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.panels.inbox import InboxPage
from evidence_desk.ui.panels.log import LogPage
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.panels.people import PeoplePage
from evidence_desk.ui.panels.restricted import RestrictedPage
from evidence_desk.ui.panels.search import SearchPage
from evidence_desk.ui.panels.statistics import StatisticsPage
from evidence_desk.ui.panels.timeline import TimelinePage
from evidence_desk.ui.panels.viewer import ViewerPage
from evidence_desk.ui.personal import Personal
from evidence_desk.ui.policing import Policing
from evidence_desk.ui.schooling import Schooling
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow


class Wiring(QObject):
    """Connects commands, pages and controllers. Lives as long as the frame."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._frame = workspace
        self._then: Callable[[], object] | None = None  # what goes on once a case was chosen
        self._to_select: tuple[str, ...] = ()
        self.opening = CaseOpening(self._desk, window)
        self.policing = Policing(self._desk, window)
        self.capturing = Capturing(self._desk, window)
        self.personal = Personal(window, self.opening)
        self.caring = Caring(window, self.opening)
        self.ending = Ending(window, self.selected, self.opening.open)
        for one in (self.caring, self.ending):
            one.failed.connect(self.show_error)
            one.said.connect(self._frame.status.say)
        self.policing.backups_of = self.caring.backups_of
        self.paging = PageWiring(self, window, workspace)
        self.schooling = Schooling(window, workspace.school_note)
        self.inbox = InboxWiring(window)
        self._connect_inbox()
        self.policing.record_requested.connect(lambda: self._frame.show_page("actions"))
        self.policing.returned.connect(lambda ids: self.show_exhibits(tuple(ids)))
        self.opening.opened.connect(self._on_opened)
        self.opening.failed.connect(lambda path: self._forget_plans())
        workspace.page_made.connect(self._on_page)
        workspace.banner.try_again.connect(self._open_again)
        self.opening.copies_found.connect(workspace.banner.show_copies)
        workspace.banner.compare_requested.connect(self.opening.compare_open)
        workspace.banner.break_lock.connect(lambda: self._open_again(break_lock=True))
        for name, page in workspace.pages.items():
            self._on_page(name, page)
        self._connect_commands()

    # --- commands

    def _connect_commands(self) -> None:
        commands = self._window.commands
        for name in (*PLACES, *SECTIONS):
            commands.named(name).triggered.connect(lambda _=False, name=name: self._frame.show_page(name))
        commands.next_region.triggered.connect(lambda: self._frame.move_region(1))
        commands.previous_region.triggered.connect(lambda: self._frame.move_region(-1))
        commands.new_case.triggered.connect(self.new_case)
        commands.open_file.triggered.connect(self.choose_file)
        commands.close_case.triggered.connect(self._close_case)
        commands.readers.triggered.connect(self._show_readers)
        commands.case_policy.triggered.connect(lambda: self._show_sheet(CasePolicySheet))
        commands.approve.triggered.connect(lambda: self._show_sheet(ApproveSheet))
        commands.end_case.triggered.connect(lambda: self._show_sheet(ClosingSheet))
        self._frame.banner.policy_requested.connect(lambda: self._show_sheet(CasePolicySheet))
        commands.library_folders.triggered.connect(self._show_folders)
        commands.print.triggered.connect(self._print)
        self._frame.status.saved_pressed.connect(self._show_saved)
        self._frame.status.clock_pressed.connect(self._show_clock)
        self._connect_capture()
        self._connect_exhibits()

    def _connect_inbox(self) -> None:
        inbox = self.inbox
        inbox.inboxing.changed.connect(lambda: self._frame.set_count("inbox", inbox.inboxing.new))
        inbox.case_wanted.connect(self._find_case)
        inbox.exhibits_requested.connect(self.show_exhibits)
        inbox.record_requested.connect(self._show_record)
        inbox.stop_recorded.connect(self._record_stop)
        inbox.lock_requested.connect(self.policing.lock)
        inbox.said.connect(self._frame.status.say)
        inbox.error.connect(self.show_error)

    def _find_case(self, target: Target, go_on: Callable[[], object]) -> None:
        """Open the case a drop is for, and go on in it."""
        session = self._desk.session
        if target == "new":
            self._plan(go_on, self.new_case)
        elif target == "other":
            self._ask_case(go_on)
        elif session is not None and session.path == target and not session.read_only:
            go_on()
        else:
            self._go_on_in(Path(target), go_on)

    def _record_stop(self, stopped: Stopped) -> None:
        """Something was stopped at the door: what was told is written down in words."""
        self.capturing.last_stop = stopped
        self._show_record("")

    def _connect_capture(self) -> None:
        commands, capturing = self._window.commands, self.capturing
        ways: dict[str, Callable[[], object]] = {
            "paste": capturing.paste,
            "screen_region": lambda: capturing.screen("region"),
            "screen_window": lambda: capturing.screen("window"),
            "screen_whole": lambda: capturing.screen("screen"),
            "file": capturing.files,
            "chat": capturing.chat,
            "text": capturing.text,
            "address": capturing.address,
            "restricted": capturing.restricted,
        }
        for name, way in ways.items():
            commands.named(name).triggered.connect(lambda _=False, way=way: self.with_case(way))
        capturing.kept.connect(self._show_exhibit)
        capturing.show_requested.connect(self._show_exhibit)
        capturing.lock_requested.connect(self.policing.lock)
        capturing.classify_requested.connect(self._classify)
        capturing.said.connect(self._frame.status.say)
        capturing.error.connect(self.show_error)
        capturing.restricted_opened.connect(self._show_record)
        self.paging.connect_commands()
        capturing.take_drops(self._frame)

    def _connect_exhibits(self) -> None:
        """Commands on what is selected. They act on what is seen only: anywhere else they show the exhibits first."""
        commands = self._window.commands
        acts: dict[str, Callable[[ExhibitsPage], object]] = {
            "open_exhibit": ExhibitsPage.open_selected,
            "caption": ExhibitsPage.edit_caption,
            "add_note": ExhibitsPage.add_note,
            "filter": ExhibitsPage.focus_filter,
        }
        for name, act in acts.items():
            commands.named(name).triggered.connect(lambda _=False, act=act: self._on_exhibits(act))
        commands.classify.triggered.connect(
            lambda: self._on_seen(ExhibitsPage.classify_selected, self._classify)
        )
        commands.people_roles.triggered.connect(
            lambda: self._on_seen(ExhibitsPage.people_selected, self._set_roles)
        )
        commands.should_not_be_here.triggered.connect(
            lambda: self._on_seen(ExhibitsPage.lock_selected, self.policing.lock)
        )
        commands.inspector.triggered.connect(self._toggle_inspector)

    def _on_exhibits(self, act: Callable[[ExhibitsPage], object]) -> None:
        """Act on the selection, or show it first when it is out of sight."""
        if self._frame.current == "exhibits":
            act(self._exhibits())
        else:
            self._exhibits()

    def _on_seen(self, act: Callable[[ExhibitsPage], object], on_one: Callable[[list[str]], object]) -> None:
        """Act on the exhibit in the viewer when that is in front, else on the selection."""
        page = self._frame.pages.get(self._frame.current)
        if isinstance(page, ViewerPage):
            page.hide_again()
            on_one([page.exhibit_id])
        else:
            self._on_exhibits(act)

    def _toggle_inspector(self) -> None:
        page = self._frame.pages.get(self._frame.current)
        if isinstance(page, ViewerPage | ExhibitsPage):
            page.toggle_inspector()

    def _exhibits(self) -> ExhibitsPage:
        """Return the exhibits' page, brought to the front."""
        page = self._frame.page("exhibits")
        if self._frame.current != "exhibits":
            self._frame.show_page("exhibits")
        assert isinstance(page, ExhibitsPage)  # noqa: S101  # as the table of pages has it
        return page

    # --- pages

    def _on_page(self, name: str, page: Page) -> None:
        page.error.connect(self.show_error)
        self._window.remembering.follow_splitters(name, page)
        match page:
            case CasesPage():
                page.reminder.pressed.connect(self.personal.show_school_sheets)
                self.personal.drills.found.connect(page.reminder.show_state)
                self.personal.drills.look()
                page.open_requested.connect(self.opening.open)
                page.file_requested.connect(self.choose_file)
                page.new_requested.connect(self.new_case)
                page.folders_requested.connect(self._show_folders)
                page.forget_requested.connect(self._window.remembering.forget)
                self.caring.follow(page)
            case InboxPage():
                self.inbox.connect_page(page)
            case SearchPage():
                page.case_requested.connect(lambda: self._frame.show_page("cases"))
                page.open_requested.connect(self._open_exhibit)
                page.person_requested.connect(lambda _: self._frame.show_page("people"))
                page.elsewhere_requested.connect(self._open_found)
            case StatisticsPage():
                page.folders_requested.connect(self._show_folders)
            case ExhibitsPage():
                page.open_requested.connect(self._open_exhibit)
                page.classify_requested.connect(self._classify)
                page.people_requested.connect(self._set_roles)
                page.lock_requested.connect(self.policing.lock)
                page.mistake_requested.connect(self.policing.call_mistake)
                page.exits_requested.connect(self.policing.show_exits)
                page.add_requested.connect(lambda way: self._window.commands.named(way).trigger())
                page.readers_requested.connect(self._window.commands.readers.trigger)
            case ViewerPage():
                page.closed.connect(self._frame.leave_own_bar)
                page.lock_requested.connect(self.policing.lock)
                page.classify_requested.connect(self._classify)
                page.question_requested.connect(self.inbox.ask_about)
            case RestrictedPage():
                page.exits_requested.connect(self.policing.show_exits)
            case TimelinePage():
                page.open_requested.connect(self._open_exhibit)
            case PeoplePage() | LogPage():
                page.exhibit_requested.connect(self._show_exhibit)
            case ActionsPage():
                page.exhibit_requested.connect(self._show_exhibit)
                page.classify_requested.connect(self._classify)
                page.close_requested.connect(self._window.commands.end_case.trigger)
            case PacksPage():
                page.classify_requested.connect(self._classify)
                page.exhibits_requested.connect(self.show_exhibits)
                page.actions_requested.connect(lambda: self._frame.show_page("actions"))
                page.people_requested.connect(lambda: self._frame.show_page("people"))
                page.governors_requested.connect(lambda: self._frame.show_page("statistics"))
                page.verify_requested.connect(lambda: self._frame.show_page("verify"))

    def show_error(self, error: EvidenceDeskError) -> None:
        """Say what went wrong, in a notice."""
        if not isinstance(error, Cancelled):  # whoever stopped it knows
            if isinstance(error, TamperedBundle) and (session := self._desk.session) is not None:
                show_damage(self._window, self._desk, session.path, error, session.case)
            else:
                notices.show(self._window, error)

    def _show_exhibit(self, ident: str) -> None:
        self._exhibits().select(ident)

    def show_exhibits(self, ids: Sequence[str]) -> None:
        """Show the exhibits with these selected."""
        self._exhibits().select(*ids)

    def _show_record(self, ident: str) -> None:
        """Show a text record, or begin one after a stop."""
        page = self._frame.page("restricted")
        assert isinstance(page, RestrictedPage)  # noqa: S101  # as the table of pages has it
        if ident:
            page.show_record(ident)
        else:
            page.begin(self.capturing.last_stop)
        self._frame.show_page("restricted")

    def _set_roles(self, ids: Sequence[str]) -> None:
        page = self._frame.page("people")
        if isinstance(page, PeoplePage):
            page.open_roles(ids)

    def _show_readers(self) -> None:
        if self._desk.session is not None:
            open_once(ReadersSheet(self._desk, self._desk.session, self._window))

    def _show_sheet(self, kind: type[CasePolicySheet | ApproveSheet | ClosingSheet]) -> None:
        """Show a sheet about the case as a whole, which says what it saved."""
        if self._desk.session is not None:
            sheet = kind(self._desk, self._window)
            sheet.saved.connect(self._frame.status.say)
            if isinstance(sheet, ClosingSheet):
                sheet.place_requested.connect(lambda place: self._window.commands.named(place).trigger())
            open_once(sheet)

    def _show_folders(self) -> None:
        if self._desk.shelf is not None:
            open_once(LibraryFoldersSheet(self._desk.shelf, self._window))

    def _print(self) -> None:
        page = self._frame.pages.get(self._frame.current)
        if isinstance(page, StatisticsPage):
            page.print_pages()
        elif self._desk.session is not None:
            record = page.record_id if isinstance(page, RestrictedPage) else ""
            open_once(PrintSheet(self._desk, self._window, record=record))

    def _open_exhibit(self, ident: str, order: Sequence[str]) -> None:
        session = self._desk.session
        exhibit = session.case.exhibits.get(ident) if session is not None else None
        if exhibit is not None and exhibit.kind == "restricted-record":
            self._show_record(ident)
            return
        page = self._frame.page("viewer")
        assert isinstance(page, ViewerPage)  # noqa: S101  # as the table of pages has it
        page.show_exhibit(ident, list(order))
        self._frame.show_page("viewer")

    def _open_found(self, path: Path, line: Line) -> None:
        """Open the case of something found, and go to it there."""
        session = self._desk.session
        if session is not None and session.path == path:
            self._go_to_found(line)
        else:
            self._go_on_in(path, lambda: self._go_to_found(line))

    def _go_to_found(self, line: Line) -> None:
        if line.kind == "exhibit":
            self._open_exhibit(line.target, [line.target])
        else:
            pages = {"person": "people", "concern": "concern", "action": "actions"}
            self._frame.show_page(pages.get(line.kind, "exhibits"))

    def _classify(self, ids: Sequence[str]) -> None:
        if self._desk.session is not None and ids:
            sheet = ClassifySheet(self._desk, ids, self._window)
            sheet.saved.connect(self._frame.status.say)
            open_once(sheet)

    def selected(self) -> tuple[str, ...]:
        """Return the exhibits that are selected."""
        page = self._frame.pages.get("exhibits")
        return tuple(page.selected_ids()) if isinstance(page, ExhibitsPage) else ()

    def go_to(self, case: Path | None, page: str, exhibits: Sequence[str]) -> None:
        """Bring somebody back to where they were before the lock."""
        if case is None:
            self._frame.show_page(page)
            return
        self._to_select = tuple(exhibits)
        self._then = lambda: self._frame.show_page(page)
        self.opening.open(case)

    # --- cases

    def with_case(self, go_on: Callable[[], object]) -> None:
        """Do something in the open case; where none is open, ask which first."""
        if self._desk.session is not None and self._frame.current not in PLACES:
            go_on()
        else:
            self._ask_case(go_on)

    def _ask_case(self, go_on: Callable[[], object]) -> None:
        """Ask which case, open it, and go on in it."""
        shelf = self._desk.shelf
        recent = shelf.recent() if shelf is not None else self._desk.settings.recent
        sheet = WhichCaseSheet(recent, self._window)
        sheet.chosen.connect(lambda path: self._go_on_in(path, go_on))
        sheet.new_requested.connect(lambda: self._plan(go_on, self.new_case))
        sheet.file_requested.connect(lambda: self._plan(go_on, self.choose_file))
        open_once(sheet)

    def _plan(self, go_on: Callable[[], object], first: Callable[[], object]) -> None:
        self._then = go_on
        first()

    def _go_on_in(self, path: Path, go_on: Callable[[], object]) -> None:
        self._then = go_on
        self.opening.open(path)

    def _forget_plans(self) -> None:
        self._then, self._to_select = None, ()

    def _on_opened(self, path: Path) -> None:
        then, self._then = self._then, None
        selected, self._to_select = self._to_select, ()
        self._frame.show_page("exhibits")
        if selected:
            self.show_exhibits(selected)
        if then is not None:
            then()

    def _open_again(self, *, break_lock: bool = False) -> None:
        if (session := self._desk.session) is not None:
            self.opening.open(session.path, break_lock=break_lock)

    def _close_case(self) -> None:
        self._desk.close_case()
        self._frame.show_page("cases")

    def choose_file(self) -> None:
        """Ask for a case file and open it."""
        choose_case(self._window, self._desk, self.opening.open)

    def new_case(self) -> None:
        """Make a new case, and go on in it."""
        sheet = NewCaseSheet(self._desk, self._window)
        sheet.created.connect(self._on_created)
        open_once(sheet)

    def _on_created(self, path: Path, opened: Opened) -> None:
        self._desk.close_case()
        self._desk.take_session(path, opened)
        self._on_opened(path)

    def _show_saved(self) -> None:
        if self._desk.session is not None:
            open_once(SavedSheet(self._desk.session, self._window))

    def _show_clock(self) -> None:
        now = self._desk.clock.read()
        open_once(ClockSheet(clocks.utc_text(now.utc), now.zone, self._window))
