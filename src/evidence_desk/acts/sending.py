"""Sending sealed drops: one grows in the outbox while things are added, is finished, and goes where its readers look.

The outbox lies in the sender's own folder and holds nothing that the sender could open. A kill at any point loses
nothing and doubles nothing: what is half-way is found again at the next start, and a file is known by its drop's id.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from evidence_desk.acts.carrying import copy_to, put_into
from evidence_desk.acts.founding import SUFFIX
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError, GateRefused, NotFound
from evidence_desk.bundle import age
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.keys import Person
from evidence_desk.case.named import is_meant
from evidence_desk.case.receipts import KeptReceipt, ReceiptStore, SealedItem, is_drop_id
from evidence_desk.case.values import Concern

_LEADERS = frozenset({"dsl", "deputy"})
_WORDS_MAX = 1 << 20  # bytes of words not yet sent
_MARK = ".arrived"  # beside a drop that has arrived and was not settled yet: the time, and nothing else
_MARK_MAX = 64  # bytes
Way = Literal["folder", "file"]


class Unsent(Struct, frozen=True, kw_only=True):
    """What was typed and not sent yet; kept encrypted to the sender, so that a crash does not lose it."""

    facts: str = ""
    about: str = ""  # who it is about
    seen_at: str = ""  # as typed
    where: str = ""
    childs_words: str = ""
    childs_wishes: str = ""
    told_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A drop that was begun and not sent."""

    drop: str  # id
    to: tuple[str, ...]
    items: tuple[SealedItem, ...]
    follows: str = ""
    about_leadership: Literal["not-asked", "no", "yes"] = "not-asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of one attempt to deliver a drop."""

    drop: str  # id
    arrived: bool
    says: str = ""  # why not


class Outbox:
    """What one person has begun to send, or sent and not delivered."""

    def __init__(self, home: Path, person: Person, clock: clocks.Clock) -> None:
        self._home = home
        self._folder = home / "outbox"
        self._person = person
        self._clock = clock
        self.receipts = ReceiptStore(home, person.identity, person.identities[1:])

    # -- the drop that grows --------------------------------------------------------------------------------

    @property
    def draft(self) -> Path:
        """Where the drop stands while things are added to it."""
        return self._folder / f"draft{SUFFIX}"

    @contextlib.contextmanager
    def writing(self, new: NewDrop | None = None) -> Iterator[DropWriter]:
        """Give the drop that grows; with `new` one is begun where there is none.

        A drop that was begun in here and got nothing is removed again.

        Raises:
            NotFound: there is none, and `new` is None.
            As `DropWriter.create` and `DropWriter.open`.
        """
        begins = new is not None and not self.draft.exists()
        if begins and new is not None:
            self._make_folder()
            drop = DropWriter.create(self.draft, self._person, self._home, new, self._clock)
        else:
            drop = DropWriter.open(self.draft, self._person, self._home, self._clock)
        with drop:
            try:
                yield drop
            finally:
                if begins and not drop.items:
                    drop.discard()

    def begun(self) -> Begun | None:
        """Return what was begun and not sent; finish what was being sent when the program ended.

        Raises:
            CannotWrite: in use, no space, or no permission.
        """
        if not self.draft.exists():
            return None
        try:
            with self.writing() as drop:
                drop.finish_removals()
                receipt = drop.receipt()
            kept = self.receipts.get(receipt.drop)
        except (CannotWrite, NotFound):
            raise
        except EvidenceDeskError:
            self._put_aside()
            return None
        # What happened is the last thing that is sealed.
        if kept.sent_at or any(item.what == "concern" for item in receipt.items):
            self._finish()
            return None
        return Begun(
            drop=receipt.drop,
            to=receipt.to,
            items=receipt.items,
            follows=receipt.follows,
            about_leadership=kept.about_leadership,
        )

    def discard(self) -> None:
        """Remove what was begun and not sent, with its receipt and what was typed."""
        if self.draft.exists():
            drop = ""
            with contextlib.suppress(EvidenceDeskError), self.writing() as writer:
                drop = writer.receipt().drop
            self.draft.unlink(missing_ok=True)
            if drop:
                with contextlib.suppress(OSError):
                    self.receipts.remove(drop)
        self.forget_words()

    def send(self, concern: Concern | None, new: NewDrop | None) -> KeptReceipt:
        """Seal what happened, in words, and finish the drop; when this returns, it waits to be delivered.

        Args:
            new: for whom, where nothing was begun yet.

        Raises:
            BadInput: nothing was added and nothing written.
            As `writing` and `DropWriter.add_concern`; what was sealed before stays.
        """
        with self.writing(new) as drop:
            if concern is None and not drop.items:
                raise BadInput(
                    "nothing to send",
                    "Nothing was added and nothing is written. Write what happened, then send.",
                )
            drop.finish_removals()
            if concern is not None:
                drop.add_concern(concern)
        return self._finish()

    def _finish(self) -> KeptReceipt:
        self.forget_words()  # they are sealed
        with self.writing() as drop:
            receipt = drop.receipt()
        about = self.receipts.get(receipt.drop).about_leadership
        kept = KeptReceipt(receipt=receipt, about_leadership=about, sent_at=self._now())
        self.receipts.keep(kept)
        try:
            self.draft.replace(self.path_of(receipt.drop))
            files.sync_folder(self._folder)
        except OSError as error:
            raise files.cannot_write(self._folder, error) from error
        return kept

    def _put_aside(self) -> None:
        """Make way for a new drop where this one cannot be gone on with; nobody can say that it is worth nothing."""
        aside = self.draft.with_name(f"unfinished-{hashlib.sha256(os.urandom(16)).hexdigest()[:12]}{SUFFIX}")
        try:
            files.rename_without_replacing(self.draft, aside)
        except OSError as error:
            raise files.cannot_write(self._folder, error) from error

    def unfinished(self) -> list[Path]:
        """Return drops that could not be gone on with; their readers can say what is in them."""
        return sorted(self._folder.glob(f"unfinished-*{SUFFIX}")) if self._folder.is_dir() else []

    # -- what was typed -------------------------------------------------------------------------------------

    def keep_words(self, words: Unsent) -> None:
        """Keep what was typed so far; nothing typed keeps nothing.

        Raises:
            CannotWrite: no space or permission.
        """
        if words == Unsent():
            self.forget_words()
            return
        self._make_folder()
        data = age.encrypt(msgspec.json.encode(words), self._person.identity.recipient())
        files.replace(self._words, data)

    def words(self) -> Unsent:
        """Return what was typed and not sent; nothing where it cannot be read."""
        with contextlib.suppress(EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError):
            stored = files.read_bounded(self._words, _WORDS_MAX)
            data = age.decrypt(stored, self._person.identities, limit=_WORDS_MAX)
            return msgspec.json.decode(data, type=Unsent)
        return Unsent()

    def forget_words(self) -> None:
        """Forget what was typed."""
        with contextlib.suppress(OSError):
            self._words.unlink(missing_ok=True)

    @property
    def _words(self) -> Path:
        return self._folder / "words.age"

    # -- what waits -----------------------------------------------------------------------------------------

    def path_of(self, drop: str) -> Path:
        """Return where a drop that was sent waits until it has arrived."""
        if not is_drop_id(drop):
            raise ValueError("a drop's id is a UUID")
        return self._folder / f"{drop}{SUFFIX}"

    def waiting(self) -> list[str]:
        """Return the ids of the drops that were sent and have not arrived."""
        return [drop for drop in _sent(self._folder) if not _mark(self._folder, drop).exists()]

    def deliver(self, folder: Path) -> list[Tried]:
        """Try to put everything that waits into the drop folder, and settle what has arrived."""
        tried = carry(self._home, folder, self._clock)
        self.settle()
        return tried

    def settle(self) -> None:
        """Note in the receipts what was carried to the drop folder, and let the sealed copies go.

        Raises:
            CannotWrite: no space or permission; what arrived is settled the next time.
        """
        for drop in _sent(self._folder):
            mark = _mark(self._folder, drop)
            with contextlib.suppress(NotFound, BadInput), self._alone(drop):
                at = files.read_bounded(mark, _MARK_MAX).decode("ascii", "replace")
                self._arrived(drop, "folder", at)
        for mark in self._folder.glob(f"*{_MARK}") if self._folder.is_dir() else ():
            if not mark.with_suffix(SUFFIX).exists():
                mark.unlink(missing_ok=True)
        for lock in self._folder.glob(f"*{SUFFIX}.lock") if self._folder.is_dir() else ():
            if not lock.with_suffix("").exists():  # of a drop that has gone
                lock.unlink(missing_ok=True)

    def save_copy(self, drop: str, target: Path) -> KeptReceipt:
        """Write the sealed drop to a file, for a stick or a mail; the copy here stays until somebody says it arrived.

        Raises:
            NotFound: it has arrived, and no copy is left here.
            BadInput, CannotWrite: the file exists, or cannot be written; nothing is left of it.
        """
        with self._alone(drop) as path:
            copy_to(path, target)
            kept = replace(self.receipts.get(drop), saved_at=self._now())
            self.receipts.keep(kept)
            return kept

    def handed_over(self, drop: str) -> KeptReceipt:
        """Believe the sender that a saved copy is where it should be: the copy here goes.

        Raises:
            NotFound: no copy is left here.
            BadInput: none was saved.
        """
        if not self.receipts.get(drop).saved_at:
            raise BadInput("no copy was saved", "No copy was saved yet. Save it to a file first.")
        with self._alone(drop):
            return self._arrived(drop, "file", self._now())

    def _arrived(self, drop: str, way: Way, at: str) -> KeptReceipt:
        """Note the arrival, then let the sealed copy go; in this order, so that a kill between loses no receipt."""
        kept = self.receipts.get(drop)
        if not kept.arrived_at:
            kept = replace(kept, arrived_at=at, way=way)
            self.receipts.keep(kept)
        with contextlib.suppress(OSError):
            self.path_of(drop).unlink(missing_ok=True)
            _mark(self._folder, drop).unlink(missing_ok=True)
        return kept

    def _alone(self, drop: str) -> contextlib.AbstractContextManager[Path]:
        return _alone(self.path_of(drop))

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise files.cannot_write(self._folder, error) from error

    def _now(self) -> str:
        return clocks.utc_text(self._clock.read().utc)


def carry(home: Path, folder: Path, clock: clocks.Clock) -> list[Tried]:
    """Try to put everything a person sent into the drop folder. Needs no key, so it goes on behind the lock.

    Each is read back there before a mark with the time is left for `Outbox.settle`.
    """
    outbox = home / "outbox"
    tried: list[Tried] = []
    for drop in _sent(outbox):
        mark = _mark(outbox, drop)
        try:
            with _alone(outbox / f"{drop}{SUFFIX}") as path:
                if not mark.exists():
                    put_into(path, folder)
                    files.write_new(mark, clocks.utc_text(clock.read().utc).encode("ascii"))
        except NotFound:  # another window of this person delivered it meanwhile
            continue
        except EvidenceDeskError as error:
            tried.append(Tried(drop=drop, arrived=False, says=error.user_message))
        else:
            tried.append(Tried(drop=drop, arrived=True))
    return tried


def _sent(outbox: Path) -> list[str]:
    if not outbox.is_dir():
        return []
    return sorted(path.stem for path in outbox.glob(f"*{SUFFIX}") if is_drop_id(path.stem))


def _mark(outbox: Path, drop: str) -> Path:
    return outbox / f"{drop}{_MARK}"


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[Path]:
    """Give a waiting drop that no other window of this person is delivering."""
    gone = NotFound("drop has gone", "This has arrived already; only its receipt is left on this computer.")
    if not path.is_file():
        raise gone
    lock = WriterLock.take(path)
    try:
        if not path.is_file():
            raise gone
        yield path
    finally:
        lock.release()


def check_new(path: Path, new: NewDrop, named: Sequence[str]) -> None:
    """Refuse a drop that must not be made.

    Args:
        named: whom it is about, where it is about the DSL, a deputy or the head; never written down.

    Without a name any DSL or deputy may be the one.

    Raises:
        GateRefused: a recipient is one of them.
        BadInput: the file's name does not end as it must.
    """
    if path.suffix != SUFFIX or path.name == SUFFIX:
        raise BadInput(
            "drop without its ending", f"Name the drop with the ending {SUFFIX}. Nothing was made."
        )
    for profile in new.to:
        unnamed = new.about_leadership == "yes" and not named and profile.role in _LEADERS
        if unnamed or is_meant(profile.name, "", profile.role, named):
            raise GateRefused(
                "recipient is named",
                f"{profile.name} may be whom this is about and cannot be sent it. Send to somebody who is not named, "
                "such as the head, the chair of governors or the trust's lead. Nothing was made.",
            )
