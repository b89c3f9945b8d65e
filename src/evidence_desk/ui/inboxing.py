"""The inbox at work: it looks by itself, counts what is new, and takes in what somebody decides on.

All looking and taking happens in jobs. What is found is kept in memory while its person is unlocked, and no longer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from msgspec import structs
from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.acts import before_unlocking, inbox_looking, receiving, suggesting
from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.acts.inbox_looking import Look, Looker
from evidence_desk.acts.receiving import Terms
from evidence_desk.acts.suggesting import KnownCase, Suggestion
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import CannotWrite, EvidenceDeskError, NotFound
from evidence_desk.case.gate import StopAnswers, Stopped
from evidence_desk.case.inbox import ComparedKey
from evidence_desk.case.store import CaseStore
from evidence_desk.case.taking import Taken
from evidence_desk.case.values import Compared
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.inbox_watch import FolderWatch
from evidence_desk.ui.jobs import Job, Reporter, new_lane
from evidence_desk.ui.settings import RecentCase

EVERY_MS: Final = 120_000  # between two looks, whatever the watcher hears
SOON_MS: Final = 2_500  # while something arrives: two looks have to find it unchanged
_HEARD_MS: Final = 400  # after a change in the folder; several come at once
FOLDER: Final = "inbox.folder"  # choice in the person's settings
Target = Path | Literal["new", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxView:
    """What the inbox shows."""

    look: Look = field(default_factory=Look)
    folders: tuple[Path, ...] = ()
    suggestions: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)  # id of a drop -> cases
    refs: Mapping[str, str] = field(default_factory=dict)  # id of a case -> its reference or title
    looked: bool = False  # at least once since unlocking


@dataclass(frozen=True, slots=True, kw_only=True)
class TookIn:
    """What came of taking a drop in."""

    taken: Taken
    exhibits: tuple[str, ...]  # ids
    record: str  # id of a text-only record that came with it, or ""
    stopped: Stopped | None  # the answer that kept an item out


class Inboxing(QObject):
    """One for the window. Quiet while nobody is unlocked, and for those who may not open cases."""

    changed = Signal()  # `view` is new
    error = Signal(object)  # an EvidenceDeskError
    said = Signal(str)
    took_in = Signal(object)  # TookIn

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = InboxView()
        self.unreachable: dict[Path, str] = {}  # folder -> since when, UTC text
        self._files: tuple[Path, ...] = ()  # drops opened from a stick or out of a mail
        self._lane = new_lane(self)
        self._looker: Looker | None = None
        self._looking: Job[InboxView] | None = None
        self._again = False
        self._round = 0  # rises when somebody comes or goes: what was begun for another is thrown away
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.check_now)
        self._heard = QTimer(self)
        self._heard.setSingleShot(True)
        self._heard.setInterval(_HEARD_MS)
        self._heard.timeout.connect(self.check_now)
        self._watch = FolderWatch(self)
        self._watch.changed.connect(self._heard.start)
        desk.person_changed.connect(self._begin)
        desk.school_changed.connect(self._begin_again)
        desk.session_changed.connect(self.check_now)
        if desk.shelf is not None:
            desk.shelf.changed.connect(self.check_now)  # more cases are known, by which drops are proposed
        self.destroyed.connect(self._watch.end)
        self._begin()

    # -- who is here --------------------------------------------------------------------------------------

    @property
    def new(self) -> int:
        """How many drops wait."""
        return self.view.look.new

    @property
    def _is_on(self) -> bool:
        person = self._desk.person
        return person is not None and person.profile.role != "staff"

    def _begin(self) -> None:
        """Begin with whoever unlocked; with nobody, forget everything."""
        self._round += 1
        self._looker, self._looking, self._files = None, None, ()
        self.unreachable = {}
        self._clock.stop()
        self._heard.stop()
        self.view = InboxView()
        self._watch.follow(())
        self.changed.emit()
        self.check_now()

    def _begin_again(self) -> None:
        """The school's profile says something else of who is who, or of the folder."""
        self._looker = None
        self.check_now()

    def end(self) -> None:
        """Stop for good."""
        self._round += 1
        self._clock.stop()
        self._watch.end()

    # -- looking ------------------------------------------------------------------------------------------

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders looked at: the school's, and one of this person's own."""
        named = (self._desk.school.settings.drop_folder, self._desk.settings.choices.get(FOLDER, ""))
        return tuple(dict.fromkeys(Path(name) for name in named if name))

    def use_folder(self, folder: Path | None) -> None:
        """Look at a folder of this person's own, or at none."""
        choices = {name: value for name, value in self._desk.settings.choices.items() if name != FOLDER}
        if folder is not None:
            choices[FOLDER] = str(folder)
        self._desk.settings = structs.replace(self._desk.settings, choices=choices)
        self._desk.settings_changed.emit()
        self.check_now()

    def open_file(self, path: Path) -> None:
        """Look at one drop that came another way: on a stick, or out of a mail."""
        self._files = tuple(dict.fromkeys((path, *self._files)))
        self.check_now()

    def check_now(self) -> None:
        """Look now; while a look is under way, once more after it."""
        if not self._is_on:
            return
        if self._looking is not None:
            self._again = True
            return
        self._again = False
        now_at, work = self._round, self._look()
        job = self._looking = Job(work)
        job.then(
            lambda view: self._on_looked(now_at, view),
            lambda error: self._on_failed(now_at, error),
            owner=self,
        )
        job.start(self._lane)

    def _look(self) -> Callable[[Reporter], InboxView]:
        desk, folders, files, looker = self._desk, self.folders, self._files, self._looker
        person, home, clock, school = desk.person, desk.home, desk.clock, desk.school
        base = desk.base
        shelf = desk.shelf
        colleagues, recent = (
            desk.settings.colleagues,
            shelf.recent() if shelf is not None else desk.settings.recent,
        )
        library = shelf.library if shelf is not None else None
        session = desk.session
        opened = suggesting.known_case(session.case, session.path) if session is not None else None
        assert person is not None, "asked for somebody only"  # noqa: S101  # `check_now` has looked

        def work(report: Reporter) -> InboxView:
            looking = looker
            if looking is None:
                inbox = inbox_looking.inbox_of(home.folder, person, school, colleagues)
                looking = Looker(person, home.folder, inbox, clock, school.endorses)
                self._looker = looking
            sealed_here = before_unlocking.folders(base)  # “It is going now”, before anybody had unlocked
            look = looking.look((*folders, *sealed_here), files, report)
            cases = [*map(_recent_case, recent)]
            cases += suggesting.cases_of(library.index) if library is not None else []
            cases += [opened] if opened is not None else []
            known = {case.case_id: case for case in cases}
            return InboxView(
                look=look,
                folders=folders,
                suggestions={
                    one.id: suggesting.suggest(one, [*known.values()], looking.inbox)
                    for one in look.drops
                    if one.is_new
                },
                refs={case.case_id: case.reference or case.title for case in known.values()},
                looked=True,
            )

        return work

    def _on_looked(self, at: int, view: InboxView) -> None:
        if at != self._round:
            return
        self._looking = None
        before = {one.id for one in self.view.look.drops if one.is_new}
        was_looked = self.view.looked
        self.view = view
        self.unreachable = {
            folder: self.unreachable.get(folder, view.look.at) for folder in view.look.unreachable
        }
        self._watch.follow([folder for folder in view.folders if folder not in self.unreachable])
        come = {one.id for one in view.look.drops if one.is_new} - before
        self.changed.emit()
        if come and was_looked:
            self.said.emit(self.tr("%n sealed drop(s) came in", "", len(come)))
        self._wait(SOON_MS if view.look.is_unsettled else EVERY_MS)

    def _on_failed(self, at: int, error: EvidenceDeskError) -> None:
        if at != self._round:
            return
        self._looking = None
        self._looker = None
        self.error.emit(error)
        self._wait(EVERY_MS)

    def _wait(self, ms: int) -> None:
        if self._again:
            self.check_now()
        else:
            self._clock.start(ms)

    # -- deciding -----------------------------------------------------------------------------------------

    def compare(self, drop: Listed, how: Compared) -> Job[None]:
        """Remember that a sender's words were compared with them."""
        looker, at = self._looker, clocks.utc_text(self._desk.clock.read().utc)

        def work(report: Reporter) -> None:
            if looker is not None:
                looker.inbox.compare(drop.fingerprint, ComparedKey(name=drop.sender, how=how, at=at))

        job = Job(work, self.tr("Remembering the sender"), can_cancel=False).start(self._lane)
        job.succeeded.connect(lambda _: self.check_now())
        return job

    def set_aside(self, drop: Listed, reason: str, *, in_case: bool) -> Job[None]:
        """Set a drop aside with a reason; on request the open case's handling log has it too."""
        desk, path = self._desk, drop.path
        person, home, school, colleagues = desk.person, desk.home, desk.school, desk.settings.colleagues
        assert person is not None, "somebody decided"  # noqa: S101  # the page is empty otherwise
        session = desk.session if in_case else None

        def alone(report: Reporter) -> None:
            inbox = inbox_looking.inbox_of(home.folder, person, school, colleagues)
            with receiving.opened_alone(path, person.identities) as opened:
                receiving.set_aside(opened, person, inbox, reason, desk.clock, drop.check_code)

        def with_case(store: CaseStore, report: Reporter) -> None:
            inbox = inbox_looking.inbox_of(home.folder, person, school, colleagues)
            with receiving.opened_alone(path, person.identities) as opened:
                receiving.reject_drop(store, opened, inbox, reason, drop.check_code)

        words = self.tr("Setting the drop aside")
        job = (
            session.act(words, with_case, can_cancel=False)
            if session is not None
            else desk.run(words, alone, can_cancel=False)
        )
        job.succeeded.connect(lambda _: self.check_now())
        return job

    def take(self, drop: Listed, answers: Mapping[str, StopAnswers]) -> None:
        """Take a drop into the open case."""
        desk, path = self._desk, drop.path
        session, person = desk.session, desk.person
        if session is None or person is None:
            return
        if session.read_only:
            self.error.emit(CannotWrite("case is open for reading", session.read_only))
            return
        home, school, colleagues, policy = desk.home, desk.school, desk.settings.colleagues, desk.policy
        terms = Terms(answers=answers, seen=drop.check_code)

        def work(store: CaseStore, report: Reporter) -> TookIn:
            inbox = inbox_looking.inbox_of(home.folder, person, school, colleagues)
            with receiving.opened_alone(path, person.identities) as opened:
                taken = receiving.take_drop(store, opened, inbox, policy, terms, report)
            return _told(taken, answers, policy)

        job = session.act(self.tr("Taking the drop in"), work)
        job.then(self._on_taken, self._on_not_taken)

    def _on_taken(self, took: TookIn) -> None:
        refs = [exhibit.ref for exhibit in took.taken.exhibits]
        if len(refs) > 1:
            self.said.emit(self.tr("Taken in as {first} to {last}").format(first=refs[0], last=refs[-1]))
        elif refs:
            self.said.emit(self.tr("Taken in as {ref}").format(ref=refs[0]))
        else:
            self.said.emit(self.tr("Taken in"))
        self.took_in.emit(took)
        self.check_now()

    def _on_not_taken(self, error: EvidenceDeskError) -> None:
        if isinstance(error, NotFound):
            self.check_now()
        self.error.emit(error)


def _recent_case(recent: RecentCase) -> KnownCase:
    return KnownCase(
        case_id=recent.case_id, path=Path(recent.path), reference=recent.reference, title=recent.title
    )


def _told(taken: Taken, answers: Mapping[str, StopAnswers], policy: Policy) -> TookIn:
    stopped = [item.entry.id for item, why in taken.left if why == "stopped"]
    return TookIn(
        taken=taken,
        exhibits=tuple(exhibit.id for exhibit in taken.exhibits),
        record=next((e.id for e in taken.exhibits if e.kind == "restricted-record"), ""),
        stopped=_stop(answers[stopped[0]], policy) if stopped else None,
    )


def _stop(answers: StopAnswers, policy: Policy) -> Stopped | None:
    decided = receiving.decide(answers, policy)
    return decided if isinstance(decided, Stopped) else None
