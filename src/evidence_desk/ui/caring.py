"""The care of all cases: backups, checks behind the window, moving, and the way to and from another school."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.acts.health import check_all, last_results
from evidence_desk.acts.library_paths import known_files
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.case.keys import Profile
from evidence_desk.library.health import Results, is_due
from evidence_desk.library.places import Places, kept_places
from evidence_desk.ui import care_words
from evidence_desk.ui.dialogs.backups import BackUpSheet, BringBackSheet
from evidence_desk.ui.dialogs.health import HealthSheet
from evidence_desk.ui.dialogs.moving import BringInSheet, MoveCaseSheet
from evidence_desk.ui.dialogs.take_over import TakeOverSheet
from evidence_desk.ui.dialogs.transfer import ReceiptSheet, TransferSheet
from evidence_desk.ui.hiding import open_once
from evidence_desk.ui.jobs import Job, Reporter, new_lane
from evidence_desk.ui.models.cases import CareNote
from evidence_desk.ui.opening import CaseOpening
from evidence_desk.ui.panels.cases import CasesPage
from evidence_desk.ui.widgets.dates import table_text

if TYPE_CHECKING:
    from evidence_desk.ui.window import MainWindow

_DUE_AFTER_MS: Final = 90_000  # after somebody came: the first minute is theirs


class Caring(QObject):
    """Opens the sheets of these commands, and checks all cases once a week while the window is in use."""

    changed = Signal()  # another check or backup is known
    failed = Signal(object)  # an EvidenceDeskError of a check
    said = Signal(str)  # what a check found, for the status bar

    def __init__(self, window: MainWindow, opening: CaseOpening) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._opening = opening
        self._lane = new_lane(self)
        self._results = Results()
        self._places = Places()
        self._checking: Job[Results] | None = None
        self._page: CasesPage | None = None
        self.due = QTimer(self)
        self.due.setSingleShot(True)
        self.due.setInterval(_DUE_AFTER_MS)
        self.due.timeout.connect(self._check_if_due)
        self._connect_commands()
        self._desk.person_changed.connect(self._on_person)
        self._desk.settings_changed.connect(self._show)
        if self._desk.shelf is not None:
            self._desk.shelf.changed.connect(self._show)
        self._on_person()

    def _connect_commands(self) -> None:
        commands = self._window.commands
        acts: dict[str, Callable[[], object]] = {
            "back_up": self.back_up,
            "bring_back": self.bring_back,
            "check_cases": self.show_health,
            "bring_in": self.bring_in,
            "move_case": lambda: self.move(None),
            "send_case": self.send,
            "take_over": self.take_over,
        }
        for name, act in acts.items():
            commands.named(name).triggered.connect(lambda _=False, act=act: act())

    def follow(self, page: CasesPage) -> None:
        """Show in a list of cases what is known of each."""
        self._page = page
        page.health_requested.connect(self.show_health)
        page.move_requested.connect(self.move)
        page.check_requested.connect(lambda path: self.check([path]))
        self._show()

    # --- what is known

    def _on_person(self) -> None:
        """Forget what belongs to whoever left; learn what belongs to whoever came."""
        self._results, self._places = Results(), Places()
        self.due.stop()
        if self._checking is not None:
            self._checking.cancel()
        person = self._desk.person
        if person is None or person.profile.role == "staff":
            self._show()
            return
        home = self._desk.home

        def work(report: Reporter) -> tuple[Results, Places]:
            return last_results(person, home), kept_places(home.folder, person).read()

        job: Job[tuple[Results, Places]] = Job(work, can_cancel=False)
        job.then(lambda known: self._on_known(*known), owner=self)
        job.start(self._lane)
        self.due.start()

    def _on_known(self, results: Results, places: Places) -> None:
        self._results, self._places = results, places
        self._show()
        self.changed.emit()

    def _learn_places(self) -> None:
        person, home = self._desk.person, self._desk.home
        if person is None:
            return
        results = self._results
        job: Job[Places] = Job(lambda report: kept_places(home.folder, person).read(), can_cancel=False)
        job.then(lambda places: self._on_known(results, places), owner=self)
        job.start(self._lane)

    def _show(self) -> None:
        if self._page is None:
            return
        notes: dict[str, CareNote] = {}
        for path, case in self._listed().items():
            result = self._results.results.get(path)
            last = self._places.last_of(case)
            if result is not None or last:
                notes[path] = CareNote(
                    words=care_words.checked_words(result) if result is not None else "",
                    needs_look=result is not None and result.state != "whole",
                    backed_up=last,
                )
        self._page.set_care(notes, self._results.all_at)

    def _listed(self) -> dict[str, str]:
        """Return the cases that this person's list shows: path -> id, empty where it is not theirs to read."""
        shelf = self._desk.shelf
        if shelf is None:
            return {item.path: item.case_id for item in self._desk.settings.recent}
        found = {item.path: item.case_id for item in shelf.recent()}
        for listed in shelf.cases:
            found.setdefault(str(listed.path), listed.case.case_id if listed.case is not None else "")
        return found

    def _hidden(self) -> frozenset[Path]:
        """Return the files that no list and no count may show this person."""
        return self._desk.shelf.hidden if self._desk.shelf is not None else frozenset()

    def backups_of(self, case: str) -> list[str]:
        """Return the places of backups made here that hold a case, each with its day."""
        return [f"{place.folder} ({table_text(place.cases[case])})" for place in self._places.holding(case)]

    # --- checking

    def _check_if_due(self) -> None:
        if self._desk.person is not None and is_due(self._results, self._desk.clock.read()):
            self.check()

    def check(self, only: list[Path] | None = None) -> Job[Results] | None:
        """Check all cases, or these, behind the window; return the job, or None where one runs or nobody is there."""
        person, home, clock = self._desk.person, self._desk.home, self._desk.clock
        if person is None or person.profile.role == "staff":
            return None
        if self._checking is not None:
            return None
        recent = [Path(item.path) for item in self._desk.settings.recent]

        def work(report: Reporter) -> Results:
            before = last_results(person, home)
            check_all(
                only if only is not None else known_files(home, person, recent), person, home, clock, report
            )
            after = last_results(person, home)
            return structs.replace(after, all_at=before.all_at) if only is not None else after

        job = self._checking = Job(work, self.tr("Checking the cases"))
        job.then(self._on_checked, self._on_check_failed, owner=self)
        job.start(self._lane)
        self._desk.working.emit(job)
        return job

    def _on_checked(self, results: Results) -> None:
        self._checking = None
        if self._desk.person is None:
            return
        self._on_known(results, self._places)
        known = [results.results[path] for path in self._listed() if path in results.results]
        wrong = sum(result.state != "whole" for result in known)
        if wrong:
            self.said.emit(self.tr("%n case(s) need a look: Check of all cases", "", wrong))
        elif known:
            self.said.emit(self.tr("%n case(s) checked, every one whole", "", len(known)))

    def _on_check_failed(self, error: EvidenceDeskError) -> None:
        self._checking = None
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def show_health(self) -> None:
        """Show what the last check found, with the way to another."""
        sheet = HealthSheet(self._results, self._listed(), self._window)
        sheet.check_requested.connect(self.check)
        open_once(sheet)

    # --- sheets

    def back_up(self) -> None:
        """Copy all cases to another place."""
        sheet = BackUpSheet(
            self._desk, self._places, self._who_restores(), self._window, hidden=self._hidden()
        )
        sheet.made.connect(self._learn_places)
        open_once(sheet)

    def _who_restores(self) -> list[Profile]:
        """Return the other leads and deputies: those the school's profile names; without one, whose files were read."""
        profile, person = self._desk.school.profile, self._desk.person
        if profile is None:
            return list(self._desk.settings.colleagues)
        found = [one.public(profile.name) for one in profile.people]
        return [one for one in found if person is None or one.fingerprint != person.profile.fingerprint]

    def bring_back(self) -> None:
        """Bring cases back from a backup."""
        sheet = BringBackSheet(self._desk, self._places, self._window, hidden=self._hidden())
        sheet.brought.connect(self._on_brought)
        open_once(sheet)

    def _on_brought(self, paths: list[Path]) -> None:
        if len(paths) == 1:
            self._opening.open(paths[0])

    def bring_in(self) -> None:
        """Take a case file in from a stick or a colleague."""
        sheet = BringInSheet(self._desk, self._window)
        sheet.brought.connect(self._opening.open)
        open_once(sheet)

    def move(self, path: Path | None) -> None:
        """Move a case to another folder; the open one is closed first."""
        session = self._desk.session
        case = path if path is not None else session.path if session is not None else None
        if case is None:
            return
        if session is not None and session.path == case:
            closing = self._desk.close_case()
            if closing is not None:
                closing.ended.connect(lambda: self._open_move(case))
                return
        self._open_move(case)

    def _open_move(self, case: Path) -> None:
        sheet = MoveCaseSheet(self._desk, case, self._window)
        sheet.moved.connect(self._on_moved)
        open_once(sheet)

    def _on_moved(self, before: Path, after: Path) -> None:
        """Let the list name the case where it stands now."""
        self._window.remembering.change(
            lambda now: structs.replace(
                now,
                recent=tuple(
                    structs.replace(item, path=str(after)) if item.path == str(before) else item
                    for item in now.recent
                ),
            )
        )

    def send(self) -> None:
        """Let the open case go to a pupil's next school."""
        session = self._desk.session
        if session is None:
            return
        sheet = TransferSheet(self._desk, session, self._window)
        sheet.receipt_requested.connect(self._record_receipt)
        open_once(sheet)

    def _record_receipt(self) -> None:
        if self._desk.session is not None:
            open_once(ReceiptSheet(self._desk, self._desk.session, self._window))

    def take_over(self) -> None:
        """Take over a case that another school let go."""
        sheet = TakeOverSheet(self._desk, self._window)
        sheet.taken.connect(self._opening.open)
        open_once(sheet)
