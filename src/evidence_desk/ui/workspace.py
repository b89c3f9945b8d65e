"""What an unlocked person works in: rail, strip, the pages, the status bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.ui import story_split, theme
from evidence_desk.ui.action_rows import due_counts
from evidence_desk.ui.actions import PLACES, SECTIONS, Actions
from evidence_desk.ui.banner import Banner
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.next_line import NextLine
from evidence_desk.ui.pages import FACTORIES
from evidence_desk.ui.rail import Rail, RailRow
from evidence_desk.ui.schooling import SchoolNote
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.statusbar import StatusBar
from evidence_desk.ui.story_split import StorySplit
from evidence_desk.ui.strip import LARGE_TEXT, WIDE_FROM, CaptureStrip
from evidence_desk.ui.widgets.page import Page

_ICONS: Final = {
    "cases": "folder-lock",
    "inbox": "inbox",
    "search": "search",
    "verify": "shield-check",
    "statistics": "chart-column",
    "exhibits": "layout-grid",
    "timeline": "list-tree",
    "concern": "file-text",
    "people": "users",
    "actions": "list-checks",
    "log": "scroll-text",
    "packs": "package-check",
}
_SHOWN_AS: Final = {"restricted": "exhibits"}  # views that belong to a section
_OWN_BAR: Final = frozenset({"viewer", "page"})  # pages that bring a bar in place of the strip


class Workspace(QWidget):
    """The frame. Pages are made when they are first shown; `page_made` lets the window connect them."""

    page_made = Signal(str, object)  # name, Page
    shown = Signal(str)  # name of the page in front

    def __init__(self, desk: Desk, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._counts: dict[str, int] = {}  # of what is new in a place
        self._before_own_bar = "exhibits"
        self.rail = Rail(self)
        self.strip = CaptureStrip(commands, self)
        self.school_note = SchoolNote(desk, self)
        self.banner = Banner(desk, self)
        self.status = StatusBar(self)
        self.next_line = NextLine(desk, self)
        self.next_line.pressed.connect(lambda: self.show_page("actions"))
        self._stack = QStackedWidget(self)
        self.story = StorySplit()
        self._stack.addWidget(self.story)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self.strip, self.school_note, self.banner, self.next_line):
            right.addWidget(widget)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.rail.chosen.connect(self.show_page)
        desk.working.connect(self.status.follow)
        desk.session_changed.connect(self._on_session)
        desk.person_changed.connect(self._on_person)
        desk.settings_changed.connect(self.show_rows)
        if desk.shelf is not None:
            desk.shelf.changed.connect(self.show_rows)
        theme.watcher().changed.connect(self._fit)
        self._on_person()
        self._on_session()

    # --- pages

    def page(self, name: str) -> Page:
        """Return a page, made if it was not there yet."""
        found = self.pages.get(name)
        if found is not None:
            return found
        page = self.pages[name] = FACTORIES[name](self._desk)
        if name in story_split.NAMES:
            self.story.add(name, page)
        else:
            self._stack.addWidget(page)
        page.said.connect(self.status.say)
        self.page_made.emit(name, page)
        if self._desk.session is not None:
            page.set_session(self._desk.session)
        return page

    def show_page(self, name: str, *, focus: bool = True) -> Page:
        """Bring a page to the front; a section of a case only while one is open."""
        if name in SECTIONS and self._desk.session is None:
            name = "cases"
        page = self.page(name)
        if name in _OWN_BAR and self.current not in _OWN_BAR:
            self._before_own_bar = self.current or "exhibits"
        self.current = name
        self._bring(name, page)
        self.strip.setVisible(name not in _OWN_BAR)
        if name not in _OWN_BAR:
            self.rail.set_open(_SHOWN_AS.get(name, name))
        if focus:
            page.focus_first()
        self.shown.emit(name)
        return page

    def _bring(self, name: str, page: Page) -> None:
        """Put a page in front; timeline and actions stand side by side where there is room."""
        if name in story_split.NAMES:
            for other in story_split.NAMES:
                self.page(other)
            self.story.bring(name)
            self._stack.setCurrentWidget(self.story)
        else:
            self._stack.setCurrentWidget(page)
        self.next_line.allow(name in SECTIONS and name != "actions")

    def leave_own_bar(self) -> None:
        """Go back to where the viewer was opened from."""
        self.show_page(self._before_own_bar)

    def wipe(self) -> None:
        """Have every page forget what it shows."""
        self.next_line.wipe()
        for page in self.pages.values():
            page.wipe()

    def show_again(self) -> None:
        """Fill the pages anew after `wipe`."""
        self.next_line.refresh()
        for page in self.pages.values():
            page.refresh()

    # --- the open case

    def _on_session(self) -> None:
        session = self._desk.session
        for page in self.pages.values():
            page.set_session(session)
        self.banner.set_session(session)
        self.next_line.set_session(session)
        self.status.set_session(session)
        if session is not None:
            session.changed.connect(self.show_rows)
            self.show_page("exhibits")
        elif self.current not in PLACES:
            self.show_page("cases", focus=False)
        self.show_rows()

    def _on_person(self) -> None:
        person = self._desk.person
        if person is not None:
            self.rail.set_person(person.profile.name, person.profile.initials)
            self.show_page("cases")
        self.show_rows()

    def show_rows(self) -> None:
        """Bring names and counts of the rail up to date."""
        rows = self._place_rows()
        session = self._desk.session
        if session is not None:
            rows += self._section_rows(session)
        self.rail.show_rows(tuple(rows))
        name = self.current if self.current not in _OWN_BAR else self._before_own_bar
        self.rail.set_open(_SHOWN_AS.get(name, name))

    def set_count(self, place: str, count: int) -> None:
        """Show how many new things a place holds."""
        self._counts[place] = count
        self.show_rows()

    def _place_rows(self) -> list[RailRow]:
        person = self._desk.person
        is_staff = person is not None and person.profile.role == "staff"
        count = "" if is_staff else str(self._case_count() or "")
        rows = []
        for name in PLACES:
            action = self._commands.named(name)
            key = action.shortcut().toString()
            if is_staff and name in {"inbox", "search", "statistics"}:
                continue
            shown = {"cases": count}.get(name, str(self._counts.get(name) or ""))
            rows.append(
                RailRow(
                    id=name,
                    text=action.text(),
                    icon=_ICONS[name],
                    count=shown,
                    key=key if name == "search" else "",
                )
            )
        return rows

    def _case_count(self) -> int:
        shelf = self._desk.shelf
        if shelf is None:
            return len(self._desk.settings.recent)
        return len(shelf.recent()) + len(shelf.new_cases())

    def _section_rows(self, session: CaseSession) -> list[RailRow]:
        case = session.case
        readers = sum(1 for member in case.members.values() if not member.removed)
        status = self.tr("closed") if case.closed_at else self.tr("open")
        detail = " · ".join(
            part for part in (case.reference, status, self.tr("%n reader(s)", "", readers)) if part
        )
        due = due_counts(case, self._desk.case_policy, self._desk.clock.read().utc)
        ahead = len(
            session.locked - set(case.seal_clocks)
        )  # locked ahead of the record: the police are to be told
        counts = {
            "exhibits": str(len(case.exhibits)),
            "people": str(len(case.people)),
            "actions": str(len(case.actions)),
            "log": str(case.events),
        }
        rows = [RailRow(id="case", text=case.title, kind="case", detail=detail)]
        for name in SECTIONS:
            rows.append(
                RailRow(
                    id=name,
                    text=self._commands.named(name).text(),
                    kind="section",
                    icon=_ICONS[name],
                    count=counts.get(name, ""),
                    due=self._due_words(due.late, due.today + ahead) if name == "actions" else "",
                    late=name == "actions" and due.late > 0,
                )
            )
        return rows

    def _due_words(self, late: int, today: int) -> str:
        """Return the few words there is room for: what is late before what is due."""
        if late:
            return self.tr("%n late", "", late)
        return self.tr("%n due", "", today) if today else ""

    # --- regions

    def move_region(self, step: int) -> None:
        """Put the keyboard into the next region (1) or the one before (-1): rail, strip, page, inspector, status."""
        regions = self._regions()
        focus = QApplication.focusWidget()
        inside = [
            number for number, region in enumerate(regions) if focus is not None and _holds(region, focus)
        ]
        number = (inside[-1] + step) % len(regions) if inside else 0  # the inspector lies inside its page
        _enter(regions[number])

    def _regions(self) -> list[QWidget]:
        page = self.pages.get(self.current)
        pages: list[Page] = (
            self.story.shown() if self.current in story_split.NAMES else [page] if page else []
        )
        inspector: QWidget | None = getattr(page, "inspector", None)
        candidates = [
            self.rail.list,
            self.strip if self.strip.isVisible() else None,
            self.school_note if self.school_note.isVisible() else None,
            self.banner if self.banner.isVisible() else None,
            self.next_line if self.next_line.isVisible() else None,
            *pages,
            inspector if inspector is not None and inspector.isVisible() else None,
            self.status,
        ]
        return [region for region in candidates if region is not None]

    # --- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between words and icons in the rail."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < WIDE_FROM or theme.text_percent() > LARGE_TEXT
        if narrow != self.rail.is_narrow:
            self.rail.set_narrow(narrow)

    def minimumSizeHint(self) -> QSize:
        """Return little: pages scroll or shorten what does not fit."""
        return QSize(640, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), theme.current().window)


def _holds(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)


def _enter(region: QWidget) -> None:
    """Put the keyboard on the first thing in a region that takes it."""
    reason = Qt.FocusReason.TabFocusReason
    if isinstance(region, Page):
        region.focus_first()
        return
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus:
        region.setFocus(reason)
        return
    widget: QWidget | None = region.nextInFocusChain()
    while widget is not None and widget is not region:
        reachable = (
            widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        )
        if reachable and region.isAncestorOf(widget):
            widget.setFocus(reason)
            return
        widget = widget.nextInFocusChain()
