"""Every command of the window, once: menus, buttons and keys use the same `QAction`, so they cannot differ."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Need = Literal["always", "unlocked", "opens", "case"]  # what must be there before a command can be given

SECTIONS: Final = ("exhibits", "timeline", "concern", "people", "actions", "log", "packs")
PLACES: Final = ("cases", "inbox", "search", "verify", "statistics")

# way of keeping something, as the school's profile names it -> commands
CAPTURE: Final = {
    "paste": "paste",
    "screen": "screen screen_region screen_window screen_whole",
    "file": "file",
    "text": "text",
    "address": "address",
    "page": "page",
}

# menu -> its commands in order; a dash is a line.
_FILE: Final = (
    "new_case open_file close_case - print - readers - settings who_i_am change_passphrase move_keys new_keys - "
    "leaver school_profile school_sheets - switch_person lock quit"
)
_ADD: Final = (
    "paste screen_region screen_window screen_whole page file chat text address - going_now - restricted"
)
_CASE: Final = (
    "add_note filter - exhibits timeline concern people actions log packs - "
    "begin_procedure approve case_policy retention_rule - statistics - end_case dispose"
)
_LIBRARY: Final = (
    "library_folders bring_in move_case - check_cases review_list back_up bring_back - send_case take_over"
)
_EXHIBIT: Final = "open_exhibit caption classify people_roles - should_not_be_here erase"
_VIEW: Final = "cases inbox search verify statistics - inspector next_region previous_region - hide"
_HELP: Final = "shortcuts about"


class Actions(QObject):
    """The table of commands. The frame connects them; pages never make a key of their own for one of these."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._needs: dict[QAction, Need] = {}
        self._make_capture()
        self._make_case()
        self._make_care()
        self._make_exhibit()
        self._make_places()
        self._make_person()

    def named(self, name: str) -> QAction:
        """Return the command of this name."""
        found = getattr(self, name)
        assert isinstance(found, QAction)  # noqa: S101  # a name in our own tables
        return found

    def all(self) -> tuple[QAction, ...]:
        """Return every command."""
        return tuple(self._needs)

    def allow(self, *, unlocked: bool, opens: bool, case: bool) -> None:
        """Switch commands on and off.

        Args:
            unlocked: a person is there.
            opens: this person's role may open cases.
            case: a case is open.
        """
        given = {"always": True, "unlocked": unlocked, "opens": unlocked and opens, "case": unlocked and case}
        for action, need in self._needs.items():
            action.setEnabled(given[need])

    def allow_capture(self, kinds: Collection[str]) -> None:
        """Take the ways of keeping something away that the school does not want used: out of strip, menus and keys."""
        for kind, names in CAPTURE.items():
            for name in names.split():
                self.named(name).setVisible(kind in kinds)

    def fill_menu_bar(self, bar: QMenuBar) -> None:
        """Put all commands into a menu bar."""
        for title, names in self._menus():
            self._fill(bar.addMenu(title), names)

    def fill_menu(self, menu: QMenu) -> None:
        """Put the same tree into one menu, for the button with the three dots."""
        for title, names in self._menus():
            self._fill(menu.addMenu(title), names)

    def screen_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the three ways to take the screen."""
        menu = QMenu(self.tr("Screen"), parent)
        self._fill(menu, "screen_region screen_window screen_whole")
        return menu

    def _menus(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("&File"), _FILE),
            (self.tr("&Add"), _ADD),
            (self.tr("&Case"), _CASE),
            (self.tr("E&xhibit"), _EXHIBIT),
            (self.tr("Cases &safe"), _LIBRARY),
            (self.tr("&View"), _VIEW),
            (self.tr("&Help"), _HELP),
        )

    def _fill(self, menu: QMenu, names: str) -> None:
        for name in names.split():
            if name == "-":
                menu.addSeparator()
            else:
                menu.addAction(self.named(name))

    def _make(self, name: str, text: str, key: str = "", need: Need = "case") -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(f"action-{name}")
        action.setMenuRole(QAction.MenuRole.NoRole)  # macOS would guess by the words, in one language only
        if key:
            action.setShortcut(QKeySequence(key))
        self._window.addAction(action)
        self._needs[action] = need
        return action

    def _make_capture(self) -> None:
        self.paste = self._make("paste", self.tr("Paste"), "Ctrl+V", "opens")
        self.screen = self._make("screen", self.tr("Screen"), "Ctrl+Shift+S", "opens")
        self.screen_region = self._make("screen_region", self.tr("A part of the screen"), need="opens")
        self.screen_window = self._make("screen_window", self.tr("A window"), need="opens")
        self.screen_whole = self._make("screen_whole", self.tr("The whole screen"), need="opens")
        self.file = self._make("file", self.tr("File"), "Ctrl+O", "opens")
        self.chat = self._make("chat", self.tr("Chat"), "Ctrl+Shift+O", "opens")
        self.text = self._make("text", self.tr("Text"), "Ctrl+Shift+T", "opens")
        self.address = self._make("address", self.tr("URL"), "Ctrl+Shift+U", "opens")
        self.page = self._make("page", self.tr("Page"), "Ctrl+L", "opens")
        self.going_now = self._make("going_now", self.tr("It is going now"), "F8", "opens")
        self.restricted = self._make("restricted", self.tr("Write a text record"), "Ctrl+Shift+W", "opens")

    def _make_case(self) -> None:
        self.new_case = self._make("new_case", self.tr("New case…"), "Ctrl+N", "opens")
        self.open_file = self._make("open_file", self.tr("Open a case file…"), "Ctrl+Shift+F", "opens")
        self.close_case = self._make("close_case", self.tr("Leave the case"), "Ctrl+W")
        self.readers = self._make("readers", self.tr("Who can read this case…"), "Ctrl+Shift+R")
        self.print = self._make("print", self.tr("Print…"), "Ctrl+P")
        self.filter = self._make("filter", self.tr("Filter"), "Ctrl+F")
        self.approve = self._make("approve", self.tr("Leave to keep one picture…"))
        self.end_case = self._make("end_case", self.tr("Close the case, or open it again…"))
        self.dispose = self._make("dispose", self.tr("Dispose of the case…"))
        self.case_policy = self._make("case_policy", self.tr("Policy of this case…"))
        self.begin_procedure = self._make("begin_procedure", self.tr("Begin a procedure…"))
        self.retention_rule = self._make("retention_rule", self.tr("How long this case is kept…"))
        self.add_note = self._make("add_note", self.tr("Add a note…"), "Ctrl+Shift+M")

    def _make_care(self) -> None:
        self.library_folders = self._make("library_folders", self.tr("Library folders…"), need="opens")
        self.back_up = self._make("back_up", self.tr("Back up all cases…"), "Ctrl+Shift+B", "opens")
        self.bring_back = self._make("bring_back", self.tr("Bring back from a backup…"), need="opens")
        self.check_cases = self._make("check_cases", self.tr("Check of all cases…"), need="opens")
        self.review_list = self._make("review_list", self.tr("How long cases are kept…"), need="opens")
        self.bring_in = self._make("bring_in", self.tr("Bring in a case file…"), need="opens")
        self.move_case = self._make("move_case", self.tr("Move this case to another folder…"))
        self.send_case = self._make("send_case", self.tr("Send this case to the next school…"))
        self.take_over = self._make(
            "take_over", self.tr("Take over a case from another school…"), need="opens"
        )

    def _make_exhibit(self) -> None:
        self.open_exhibit = self._make("open_exhibit", self.tr("Open") + "\t" + self.tr("Enter"))
        self.caption = self._make("caption", self.tr("Caption"), "F2")
        self.classify = self._make("classify", self.tr("Classify…"), "Ctrl+T")
        self.people_roles = self._make("people_roles", self.tr("People and roles…"), "Ctrl+Shift+P")
        self.should_not_be_here = self._make(
            "should_not_be_here", self.tr("This should not be here"), "Ctrl+Shift+X"
        )
        self.erase = self._make("erase", self.tr("Erase for good…"))

    def _make_places(self) -> None:
        self.exhibits = self._make("exhibits", self.tr("Exhibits"), "Ctrl+1")
        self.timeline = self._make("timeline", self.tr("Timeline"), "Ctrl+2")
        self.concern = self._make("concern", self.tr("Concern"), "Ctrl+3")
        self.people = self._make("people", self.tr("People"), "Ctrl+4")
        self.actions = self._make("actions", self.tr("Actions"), "Ctrl+5")
        self.log = self._make("log", self.tr("Handling log"), "Ctrl+6")
        self.packs = self._make("packs", self.tr("Packs"), "Ctrl+7")
        self.cases = self._make("cases", self.tr("Cases"), "Ctrl+Shift+1", "opens")
        self.inbox = self._make("inbox", self.tr("Inbox"), "Ctrl+Shift+2", "opens")
        self.search = self._make("search", self.tr("Search"), "Ctrl+K", "opens")
        self.search.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("Ctrl+Shift+3")])
        self.verify = self._make("verify", self.tr("Verify"), "Ctrl+Shift+4", "unlocked")
        self.statistics = self._make("statistics", self.tr("Statistics"), "Ctrl+Shift+6", "opens")
        self.inspector = self._make("inspector", self.tr("Inspector"), "F4")
        self.next_region = self._make("next_region", self.tr("Next region"), "F6", "unlocked")
        self.previous_region = self._make(
            "previous_region", self.tr("Previous region"), "Shift+F6", "unlocked"
        )

    def _make_person(self) -> None:
        self.settings = self._make("settings", self.tr("Settings…"), "Ctrl+,", "unlocked")
        self.settings.setShortcuts([QKeySequence("Ctrl+,"), QKeySequence("Ctrl+Shift+5")])
        self.who_i_am = self._make("who_i_am", self.tr("Who I am…"), need="unlocked")
        self.change_passphrase = self._make(
            "change_passphrase", self.tr("Change my passphrase…"), need="unlocked"
        )
        self.move_keys = self._make("move_keys", self.tr("Move my keys…"), need="unlocked")
        self.new_keys = self._make("new_keys", self.tr("Make new keys…"), need="unlocked")
        self.leaver = self._make("leaver", self.tr("Somebody leaves or lost a device…"), need="opens")
        self.school_profile = self._make("school_profile", self.tr("The school’s profile…"), need="unlocked")
        self.school_sheets = self._make("school_sheets", self.tr("The school’s sheets…"), need="unlocked")
        self.switch_person = self._make("switch_person", self.tr("Someone else…"), need="unlocked")
        self.lock = self._make("lock", self.tr("Lock"), "Ctrl+Shift+L", "unlocked")
        self.quit = self._make("quit", self.tr("Quit"), "Ctrl+Q", "always")
        self.hide = self._make("hide", self.tr("Hide screen"), "F9", "always")
        self.hide.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.shortcuts = self._make("shortcuts", self.tr("Keys"), "F1", "always")
        self.about = self._make("about", self.tr("About Evidence Desk"), need="always")
