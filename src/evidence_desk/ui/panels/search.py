"""Search: in the open case, in all cases of the library, or everything about one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.library.keeper import Answer
from evidence_desk.library.mentions import Mentions
from evidence_desk.ui import announce, searching
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.models.hits import LINE_ROLE, HitsModel, Line, case_line, library_line, mention_lines
from evidence_desk.ui.panels.search_list import HitsView, SearchField
from evidence_desk.ui.panels.search_person import PersonFoot
from evidence_desk.ui.searching_case import CaseSearch
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import QuietButton, SegmentedControl
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Heading, SecLabel
from evidence_desk.ui.widgets.page import Page

__all__ = ["HitsModel", "SearchPage"]

_TYPING_MS: Final = 250
_SHORTEST: Final = 2  # characters


class SearchPage(Page):
    """The place "Search"."""

    open_requested = Signal(str, list)  # exhibit of the open case, all exhibits found there
    person_requested = Signal(str)
    elsewhere_requested = Signal(object, object)  # path of a case, Line
    case_requested = Signal()  # nothing is there to be searched

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._model = HitsModel(self)
        self._in_case = CaseSearch(desk, self)
        self._job: Job[Any] | None = None  # a search in the library
        self._wanted = ""
        self._note = ""  # what the last search left out
        self.scope = SegmentedControl(
            [
                ("case", self.tr("This case"), ""),
                ("all", self.tr("All cases"), ""),
                ("person", self.tr("One person"), ""),
            ],
            self.tr("Where to search"),
            chosen="case",
        )
        self.field = SearchField()
        self.view = HitsView(self._model)
        self._empty = EmptyState("search", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._state = SecLabel()
        self.stop_button = QuietButton(self.tr("Stop"))
        self.person = PersonFoot(desk)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        title = Heading(self.tr("Search"))
        title.setWordWrap(False)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(12)
        head.addWidget(title)
        head.addWidget(self.scope)
        head.addWidget(self.field, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 8)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.person)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._begin)
        self.field.textChanged.connect(self._on_typed)
        self.field.down.connect(self._go_down)
        self.scope.changed.connect(self._on_scope)
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self.stop_button.clicked.connect(self._stop)
        self._empty.pressed.connect(self.case_requested)
        self._in_case.found.connect(lambda hits: self._model.add([case_line(hit) for hit in hits]))
        self._in_case.moved.connect(self._show_state)
        self._in_case.ended.connect(lambda: self._show_state(announced=True))
        self.person.name_wanted.connect(self._add_name)
        self.person.said.connect(self.said)
        self.person.failed.connect(self.error)
        if self.desk.shelf is not None:
            self.desk.shelf.changed.connect(self._show_state)

    # --- what there is to search in

    @property
    def _has_library(self) -> bool:
        return self.desk.shelf is not None and self.desk.shelf.is_there

    def set_session(self, session: CaseSession | None) -> None:
        """Search in another case."""
        self._stop()
        had_case = self.session is not None
        super().set_session(session)
        if session is not None and not had_case:
            self.scope.choose("case")
        self.refresh()

    def refresh(self) -> None:
        """Show what there is to search in."""
        has_case, has_library = self.session is not None, self.desk.shelf is not None
        self.scope.button("case").setEnabled(has_case)
        for name in ("all", "person"):
            self.scope.button(name).setEnabled(has_library)
        if not has_case and has_library and self.scope.chosen == "case":
            self.scope.choose("all")
        self._dress_field()
        self._show_state()

    def _dress_field(self) -> None:
        chosen = self.scope.chosen
        names = {
            "case": self.tr("Search in this case"),
            "all": self.tr("Search in all cases"),
            "person": self.tr("Name of the person"),
        }
        words = self.tr("Words, a name, an account, a reference")
        if chosen == "person":
            words = self.tr("Full name; other spellings and accounts after a comma")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(names[chosen])
        self.field.setEnabled(self.session is not None or chosen != "case")

    def wipe(self) -> None:
        """Forget what was looked for and what was found."""
        self._stop()
        self.field.clear()
        self._clear()
        self._show_state()

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        target = self.field if self.field.isEnabled() else self._empty.button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- searching

    def _on_scope(self, chosen: str) -> None:
        self._stop()
        self._clear()
        self._dress_field()
        self._on_typed(self.field.text())

    def _on_typed(self, text: str) -> None:
        self._cancel()
        self._wanted = text.strip()
        if len(self._wanted) >= _SHORTEST:
            self._typing.start()
        else:
            self._typing.stop()
            self._clear()
        self._show_state()

    def _clear(self) -> None:
        self._model.clear()
        self.person.clear()
        self._note = ""

    def _begin(self) -> None:
        if len(self._wanted) < _SHORTEST:
            return
        self._clear()
        chosen, shelf = self.scope.chosen, self.desk.shelf
        if chosen == "case" and self.session is not None:
            self._in_case.start(self.session, self._wanted)
        elif chosen == "all" and shelf is not None and shelf.is_there:
            found = shelf.search(self.field.text())
            self._follow(found)
            found.then(lambda answer: self._on_answer(found, answer), owner=self)
        elif chosen == "person" and shelf is not None and shelf.is_there:
            listed = shelf.about([name for name in self._wanted.split(",") if name.strip()])
            self._follow(listed)
            listed.then(lambda mentions: self._on_mentions(listed, mentions), owner=self)
        self._show_state()

    def _follow(self, job: Job[Any]) -> None:
        self._job = job
        job.then(None, lambda error: self._on_failed(job, error), owner=self)

    def _on_failed(self, job: Job[Any], error: EvidenceDeskError) -> None:
        if job is self._job:
            self._job = None
            self._show_state()
            self.error.emit(error)

    def _on_answer(self, job: Job[Answer], answer: Answer) -> None:
        if job is not self._job:
            return
        self._job = None
        self._model.add([library_line(hit, self._label) for hit in answer.hits])
        self._note = self._left_out(answer)
        if answer.is_cut:
            words = self.tr("The best {count} are shown. Type more to narrow it down.")
            self._note = words.format(count=len(answer.hits))
        self._show_state(announced=True)

    def _on_mentions(self, job: Job[Mentions], found: Mentions) -> None:
        if job is not self._job:
            return
        self._job = None
        self._model.add(mention_lines(found, self._label))
        self._note = self._left_out(found)
        if found.cases and not self._note:
            words = self.tr("{count} found in {some} of {all} cases")
            self._note = words.format(count=found.count, some=len(found.cases), all=found.searched)
        self.person.show_found(found)
        self._show_state(announced=True)

    def _left_out(self, found: Answer | Mentions) -> str:
        """Say which cases nothing is shown of."""
        if found.out_of_reach:
            return self.tr(
                "%n case(s) cannot be reached now; nothing of them is shown", "", found.out_of_reach
            )
        if found.waiting:
            return self.tr("%n case(s) changed meanwhile; search again to see them", "", found.waiting)
        return ""

    def _label(self, kind: str) -> str:
        action = self.desk.policy.actions.get(kind)
        return action.label if action is not None else kind

    def _add_name(self, name: str) -> None:
        self.field.setText(f"{self._wanted.rstrip(', ')}, {name}")

    def _cancel(self) -> None:
        self._in_case.stop()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _stop(self) -> None:
        self._typing.stop()
        self._cancel()
        self._show_state()

    # --- showing

    def _show_state(self, *, announced: bool = False) -> None:
        searching_case = self._in_case
        is_busy = searching_case.is_running or self._job is not None or self._typing.isActive()
        self.stop_button.setVisible(searching_case.is_running and searching_case.total > searching.AT_ONCE)
        self._stack.setCurrentWidget(self.view if self._model.rowCount() else self._empty)
        self._empty.set_words(*self._empty_words(is_busy))
        words = self._state_words()
        self._state.setText(words)
        if announced:
            announce.announce(self, words or self.tr("Nothing found"))

    def _empty_words(self, is_busy: bool) -> tuple[str, str, str]:
        chosen = self.scope.chosen
        if chosen == "case" and self.session is None:
            return self.tr("No case is open"), self.tr("Open the case you want to search."), self.tr("Cases")
        if len(self._wanted) < _SHORTEST:
            return self._invitation(chosen)
        if is_busy:
            return self.tr("Searching"), "", ""
        if chosen != "case" and not self._has_library:
            return self.tr("Your cases are being read"), self.tr("Search again in a moment."), ""
        hint = self.tr("Words inside pictures and sound are not searched.")
        if chosen != "case":
            hint = self.tr(
                "Cases that you cannot open, and words inside pictures and sound, are not searched."
            )
        return self.tr("Nothing found"), self._note or hint, ""

    def _invitation(self, chosen: str) -> tuple[str, str, str]:
        if chosen == "person":
            return (
                self.tr("Everything about one person"),
                self.tr(
                    "For a subject access request: every case, exhibit and entry that names them or is linked to them, "
                    "as a list to work from. What is locked for the police is named by its reference alone."
                ),
                "",
            )
        what = self.tr(
            "Captions, notes, accounts, people and the words of messages. Words inside pictures are not found."
        )
        if chosen == "all":
            return self.tr("Search in all cases"), what, ""
        return self.tr("Search in this case"), what, ""

    def _state_words(self) -> str:
        count, in_case = self._model.rowCount(), self._in_case
        if in_case.is_running and in_case.total:
            words = self.tr("Reading message {done} of {total}")
            return words.format(done=in_case.done, total=in_case.total)
        if self._note:
            return self._note
        if count >= searching.HITS_MAX:
            words = self.tr("The first {count} are shown. Type more to narrow it down.")
            return words.format(count=count)
        if count:
            return self.tr("%n found", "", count)
        shelf = self.desk.shelf
        if self.scope.chosen != "case" and shelf is not None and shelf.is_reading:
            return self.tr("Your folders are being looked through; more may be found in a moment.")
        return ""

    def _go_down(self) -> None:
        if self._model.rowCount():
            self.view.begin()

    def _open(self, index: QModelIndex) -> None:
        line: Line = index.data(LINE_ROLE)
        if line.path is not None and not self._is_open(line.path):
            self.elsewhere_requested.emit(line.path, line)
        elif line.kind == "exhibit":
            self.open_requested.emit(line.target, self._model.targets(line.path))
        elif line.kind == "person":
            self.person_requested.emit(line.target)
        elif line.path is not None:
            self.elsewhere_requested.emit(line.path, line)

    def _is_open(self, path: Path) -> bool:
        return self.session is not None and self.session.path == path
