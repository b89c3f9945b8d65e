"""What a member of staff is sending: the drop that grows, what waits for the folder, and the receipts.

One lane of jobs, as a case has one: nothing about the outbox is done side by side, and nothing on the main thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from evidence_desk.acts import schooling
from evidence_desk.acts.sending import Begun, Outbox, Unsent
from evidence_desk.base.errors import BadInput, EvidenceDeskError
from evidence_desk.capture.importer import CheckedPath
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.gate import Admission
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import Person
from evidence_desk.case.receipts import KeptReceipt, SealedItem
from evidence_desk.case.school import SchoolPerson
from evidence_desk.case.store import Report as StoreReport
from evidence_desk.case.values import Approval, Concern
from evidence_desk.ui import jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.keeping_place import hold_room
from evidence_desk.ui.staff.carrier import Carrier

_T = TypeVar("_T")
About = Literal["no", "yes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sealed item as its sender sees it: what kind of thing, when, how large; it cannot be shown again."""

    item: SealedItem
    icon: str = "file"
    size: int = 0  # bytes; 0 where it is not known any more
    named: bool = False  # a file that was chosen or dragged in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    begun: Begun | None
    words: Unsent
    waiting: tuple[str, ...]
    receipts: tuple[KeptReceipt, ...]
    unfinished: tuple[Path, ...]


class DropPlace:
    """A sealed drop as the place where something goes; nothing in it can be compared, for nothing can be read."""

    def __init__(self, drop: DropWriter, folder: Path) -> None:
        self._drop = drop
        self._folder = folder

    def put(
        self,
        admission: Admission,
        new: NewExhibit,
        stream: BinaryIO,
        size: int,
        report: StoreReport | None = None,
        /,
    ) -> SealedItem:
        """Seal it."""
        return self._drop.add_item(admission, new, stream, size, report)

    @property
    def by(self) -> Approval | None:
        """None: who sends gives no leave."""
        return None

    def look_at_bytes(self, data: bytes) -> None:
        """Let everything pass."""

    def look_at_file(self, checked: CheckedPath, report: Reporter) -> None:
        """Let everything pass."""

    def hold_room(self, size: int) -> None:
        """Raise `CannotWrite` where less is free beside the outbox than the file needs."""
        hold_room(self._folder, size)


class Outgoing(QObject):
    """The outbox of the person at work."""

    changed = Signal()  # what is sealed, waits, or has a receipt
    loaded = Signal(object)  # Unsent: what was typed before the program ended
    error = Signal(object)

    def __init__(self, desk: Desk, person: Person, carrier: Carrier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person = person
        self._home = desk.home.folder
        self._outbox = Outbox(self._home, person, desk.clock)
        self._lane = jobs.new_lane(self)
        self._rows: dict[str, Row] = {}
        self.about: About | None = None  # whether it is about the DSL, a deputy or the head
        self.to: tuple[SchoolPerson, ...] = ()
        self.begun: Begun | None = None
        self.follows: KeptReceipt | None = None  # what is added to
        self.waiting: tuple[str, ...] = ()
        self.receipts: tuple[KeptReceipt, ...] = ()
        self.unfinished: tuple[Path, ...] = ()  # sealed files that could not be gone on with
        self.is_loaded = False
        self.carrier = carrier
        carrier.tried.connect(self.refresh)
        desk.school_changed.connect(self._hold_receivers)

    # --- jobs

    def act(self, label: str, work: Callable[[Reporter], _T], *, can_cancel: bool = True) -> Job[_T]:
        """Start a job on the outbox's lane, and return it."""
        job = Job(work, label, can_cancel=can_cancel)
        job.start(self._lane)
        return job

    def load(self) -> None:
        """Find what is begun, waits, and was received; then try to deliver."""
        job = self.act("", self._look, can_cancel=False)
        job.then(self._on_loaded, self.error.emit, owner=self)

    def _look(self, report: Reporter) -> _Found:
        begun = self._outbox.begun()
        self._outbox.settle()
        return _Found(
            begun=begun,
            words=self._outbox.words(),
            waiting=tuple(self._outbox.waiting()),
            receipts=tuple(self._outbox.receipts.all()),
            unfinished=tuple(self._outbox.unfinished()),
        )

    def _on_loaded(self, found: _Found) -> None:
        self.is_loaded = True
        self._take(found)
        self.loaded.emit(found.words)
        self.serve()

    def _take(self, found: _Found) -> None:
        self.begun = found.begun
        self.waiting = found.waiting
        self.unfinished = found.unfinished
        draft = found.begun.drop if found.begun is not None else ""
        self.receipts = tuple(kept for kept in found.receipts if kept.receipt.drop != draft)
        items = found.begun.items if found.begun is not None else ()
        self._rows = {item.id: self._rows.get(item.id) or Row(item=item) for item in items}
        self.changed.emit()

    def refresh(self) -> None:
        """Look again what waits and what has arrived."""
        self.act("", self._look, can_cancel=False).then(self._take, self.error.emit, owner=self)

    # --- whom it goes to

    def who_gets(self, named: Sequence[str], *, leadership: bool) -> list[SchoolPerson]:
        """Return who would get it, by the profile in force, without the sender and without those it is about."""
        profile = self._desk.school.profile
        found = profile.receivers(named, leadership=leadership) if profile is not None else []
        mine = self._person.profile
        return [p for p in found if p.fingerprint != mine.fingerprint and p.recipient != mine.recipient]

    def send_to(self, about: About, to: Sequence[SchoolPerson]) -> None:
        """Settle whom the next drop goes to; a drop that was begun keeps whom it was begun for."""
        self.about, self.to = about, tuple(to)
        self.changed.emit()

    def _hold_receivers(self) -> None:
        """Forget whom it goes to where the profile now in force does not name these keys as those who receive."""
        profile = self._desk.school.profile
        people = profile.people if profile is not None else ()
        receive = {(one.signer, one.recipient) for one in people if one.receives != "none"}
        if any((one.signer, one.recipient) not in receive for one in self.to):
            self.about, self.to = None, ()
            self.changed.emit()

    @property
    def leads(self) -> bool:
        """Whether it is about somebody who leads, and so goes to others than usual."""
        if self.begun is not None:
            return self.begun.about_leadership == "yes"
        return self.about == "yes"

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it goes to, by name."""
        return self.begun.to if self.begun is not None else tuple(person.name for person in self.to)

    def _new(self) -> NewDrop:
        state = self._desk.school
        profile = state.profile
        if not self.to or profile is None or self.about is None:
            raise BadInput(
                "nobody to send to", "Say first whether it is about the DSL, a deputy or the head."
            )
        return NewDrop(
            to=tuple(person.public(profile.name) for person in self.to),
            school=schooling.school_keys(self._desk.home, state),
            about_leadership=self.about,
            follows=self.follows.receipt.drop if self.follows is not None else "",
        )

    # --- adding and taking back

    @property
    def rows(self) -> list[Row]:
        """What is sealed and was not sent."""
        return list(self._rows.values())

    def seal(
        self, label: str, keep: Callable[[DropPlace, Reporter], SealedItem], row: Callable[[SealedItem], Row]
    ) -> Job[SealedItem]:
        """Seal one thing into the drop, which begins with the first."""
        new = self._new() if self.begun is None else None

        def work(report: Reporter) -> SealedItem:
            with self._outbox.writing(new) as drop:
                return keep(DropPlace(drop, self._home), report)

        job = self.act(label, work)
        job.succeeded.connect(lambda item: self._on_sealed(row(item)))
        return job

    def _on_sealed(self, row: Row) -> None:
        self._rows[row.item.id] = row
        self.refresh()

    def seal_record(self, record: dict[str, Any], wording: str) -> Job[SealedItem]:
        """Seal a record in words of what must not be kept."""
        new = self._new() if self.begun is None else None

        def work(report: Reporter) -> SealedItem:
            with self._outbox.writing(new) as drop:
                return drop.add_restricted(record, wording)

        job = self.act(self.tr("Sealing the record"), work, can_cancel=False)
        job.succeeded.connect(lambda item: self._on_sealed(Row(item=item, icon="octagon-x")))
        return job

    def withdraw(self, item: str, why: Literal["mistake", "should-not-be-here"]) -> Job[None]:
        """Take an item back before sending."""

        def work(report: Reporter) -> None:
            with self._outbox.writing() as drop:
                drop.withdraw(item, why)

        job = self.act(self.tr("Taking it back"), work, can_cancel=False)
        job.then(lambda _: self.refresh(), self._on_failed, owner=self)
        return job

    def start_again(self) -> Job[None]:
        """Remove what was begun and not sent."""
        job = self.act(self.tr("Removing what was begun"), lambda report: self._outbox.discard())
        job.then(lambda _: self.refresh(), self._on_failed, owner=self)
        self.about, self.to, self.follows = None, (), None
        return job

    def keep_words(self, words: Unsent) -> None:
        """Keep what is typed, so that a crash does not lose it."""
        job = self.act("", lambda report: self._outbox.keep_words(words), can_cancel=False)
        job.failed.connect(self.error)

    # --- sending

    def send(self, concern: Concern | None) -> Job[KeptReceipt]:
        """Seal the words, finish the drop, and try the folder once; the job gives the receipt."""
        new, folder = (self._new() if self.begun is None else None), self.folder

        def work(report: Reporter) -> KeptReceipt:
            kept = self._outbox.send(concern, new)
            if folder is not None:
                self._outbox.deliver(folder)
            return self._outbox.receipts.get(kept.receipt.drop)

        job = self.act(self.tr("Sending"), work, can_cancel=False)
        job.then(lambda _: self._on_sent(), self._on_failed, owner=self)
        return job

    def _on_sent(self) -> None:
        self.about, self.to, self.follows = None, (), None
        self.refresh()

    @property
    def folder(self) -> Path | None:
        """The drop folder, by the school's profile."""
        named = self._desk.school.settings.drop_folder
        return Path(named) if named else None

    @property
    def mail(self) -> str:
        """Where a sealed drop can be mailed to, by the school's profile."""
        return self._desk.school.settings.send_to

    def serve(self) -> None:
        """Try the drop folder for everything that waits, now and every two minutes, behind the lock too."""
        self.carrier.serve(self._home, self.folder)

    def save_copy(self, drop: str, target: Path) -> Job[KeptReceipt]:
        """Write a sealed drop to a file."""
        job = self.act(self.tr("Saving the sealed file"), lambda report: self._outbox.save_copy(drop, target))
        job.then(lambda _: self.refresh(), self._on_failed, owner=self)
        return job

    def handed_over(self, drop: str) -> Job[KeptReceipt]:
        """Note that a saved copy is where it should be."""
        job = self.act("", lambda report: self._outbox.handed_over(drop), can_cancel=False)
        job.then(lambda _: self.refresh(), self._on_failed, owner=self)
        return job

    def when_quiet(self, then: Callable[[], object]) -> None:
        """Call something once all that is under way has ended."""
        self.act("", lambda report: None, can_cancel=False).ended.connect(then)

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self.error.emit(error)
