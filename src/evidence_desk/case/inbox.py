"""What this device knows of drops: who sent before with which key, how that key was compared, and what was taken where.

One file in the person's folder, encrypted to that person: it names colleagues. It only helps to recognise; the case
itself holds what was taken.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, structs

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, InUse, NotFound
from evidence_desk.bundle import age
from evidence_desk.bundle.lock import WriterLock
from evidence_desk.case.keys import Profile
from evidence_desk.case.opendrop import OpenDrop
from evidence_desk.case.values import Compared

_MAX = 4 << 20  # bytes
_TRIES, _TRY_S = 40, 0.05  # another program of this person writes for an instant
SenderState = Literal["known", "new", "other-key", "other-name"]


class TakenHere(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A drop that this person took or rejected on this device."""

    case: str  # id; empty where it was set aside without a case
    size: int  # leaves of the drop then
    at: str
    rejected: bool = False
    reason: str = ""  # why it was rejected
    sender: str = ""  # fingerprint


class ComparedKey(Struct, frozen=True, kw_only=True):
    """A sender's key whose words this person compared with the sender."""

    name: str
    how: Compared
    at: str


class _Known(Struct, frozen=True, kw_only=True, omit_defaults=True):
    senders: dict[str, str] = {}  # fingerprint -> name as first stated
    compared: dict[str, ComparedKey] = {}  # fingerprint -> how it was compared
    drops: dict[str, TakenHere] = {}  # id of the drop


class Inbox:
    """The memory of one person's folder."""

    def __init__(
        self,
        home: Path,
        identity: age.Identity,
        colleagues: Iterable[Profile] = (),
        earlier: Sequence[age.Identity] = (),
    ) -> None:
        """Use the file in `home`.

        Args:
            colleagues: whose identity files are at hand, or whom the school's profile names; their keys count as known.
            earlier: keys this person had before, which open what was kept then.
        """
        self._path = home / "inbox.age"
        self._identity = identity
        self._identities = (identity, *earlier)
        self._colleagues = {profile.fingerprint: profile.name for profile in colleagues}
        self._read_as: tuple[tuple[int, int, int], _Known] | None = None

    def _read(self) -> _Known:
        """Return what is known, read anew where the file has changed.

        Raises:
            BadInput: the file is damaged: not knowing a forged sender again is not the same as knowing nobody.
        """
        try:
            stat = self._path.stat()
        except OSError:
            return self._stored() if self._path.exists() else _Known()
        as_seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if self._read_as is None or self._read_as[0] != as_seen:
            self._read_as = (as_seen, self._stored())
        return self._read_as[1]

    def _stored(self) -> _Known:
        try:
            data = age.decrypt(files.read_bounded(self._path, _MAX), self._identities, limit=_MAX)
            return msgspec.json.decode(data, type=_Known)
        except NotFound:
            return _Known()
        except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(
                "inbox memory is damaged",
                f"What this device remembers of drops cannot be read ({self._path}). Nothing was changed. Restore it "
                "from a backup, or delete it: then every sender counts as new.",
            ) from error

    # -- senders ------------------------------------------------------------------------------------------

    def sender(self, name: str, fingerprint: str) -> SenderState:
        """Return whether a sender's key was seen before, under this name.

        "other-key": somebody of this name is known with another key, so this may be somebody else.
        """
        stored = self._read()
        named = {key: compared.name for key, compared in stored.compared.items()}
        known = stored.senders | named | self._colleagues
        if fingerprint in known:
            return "known" if _same(known[fingerprint], name) else "other-name"
        return "other-key" if any(_same(other, name) for other in known.values()) else "new"

    def compared(self, fingerprint: str) -> ComparedKey | None:
        """Return how a key was compared by this person, or None."""
        return self._read().compared.get(fingerprint)

    def colleague(self, fingerprint: str, to: Iterable[str]) -> str:
        """Return the name by which a key is known, where somebody of that name was sent the drop; else nothing.

        Known is what this person compared, an identity file at hand names, or the school's profile. That alone says
        little: staff who send are known, too, and none of them can have taken a drop in.
        """
        name = self._colleagues.get(fingerprint, "")
        if not name and (compared := self.compared(fingerprint)) is not None:
            name = compared.name
        return name if any(_same(name, one) for one in to) else ""

    def compare(self, fingerprint: str, compared: ComparedKey) -> None:
        """Remember that a key's words were compared with its holder.

        Raises:
            CannotWrite: no space or permission.
        """
        self._change(lambda known: structs.replace(known, compared=known.compared | {fingerprint: compared}))

    # -- drops --------------------------------------------------------------------------------------------

    def taken(self, drop: str) -> TakenHere | None:
        """Return what this device did with a drop, or None."""
        return self._read().drops.get(drop)

    def cases_of(self, sender: str) -> list[str]:
        """Return the ids of the cases that drops of a sender were taken into, the newest first."""
        drops = [
            one
            for one in self._read().drops.values()
            if one.sender == sender and one.case and not one.rejected
        ]
        return list(dict.fromkeys(one.case for one in sorted(drops, key=lambda one: one.at, reverse=True)))

    def remember(self, drop: OpenDrop, taken: TakenHere) -> None:
        """Remember a drop and, unless it was rejected, its sender's key.

        Raises:
            CannotWrite: no space or permission.
        """

        def change(known: _Known) -> _Known:
            senders = known.senders if taken.rejected else {drop.sender: drop.begun.name, **known.senders}
            return structs.replace(known, senders=senders, drops={**known.drops, drop.id: taken})

        self._change(change)

    def _change(self, change: Callable[[_Known], _Known]) -> None:
        """Read, change and write while no other program of this person does."""
        with _alone(self._path):
            known = change(self._stored())
            files.replace(self._path, age.encrypt(msgspec.json.encode(known), self._identity.recipient()))
            self._read_as = None


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the memory's lock for an instant."""
    lock: WriterLock | None = None
    for attempt in range(_TRIES):
        try:
            lock = WriterLock.take(path)
            break
        except InUse:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_TRY_S)
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _same(first: str, second: str) -> bool:
    return first.casefold().split() == second.casefold().split()
