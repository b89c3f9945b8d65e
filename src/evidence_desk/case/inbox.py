"""What this device knows of drops: who sent before with which key, and what was taken where.

One file in the person's folder, encrypted to that person: it names colleagues. It only helps to recognise; the case
itself holds what was taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, structs

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.bundle import age
from evidence_desk.case.keys import Profile
from evidence_desk.case.opendrop import OpenDrop

_MAX = 4 << 20  # bytes
SenderState = Literal["known", "new", "other-key", "other-name"]


class TakenHere(Struct, frozen=True, kw_only=True):
    """A drop that this person took or rejected on this device."""

    case: str  # id
    size: int  # leaves of the drop then
    at: str
    rejected: bool = False


class _Known(Struct, frozen=True, kw_only=True):
    senders: dict[str, str] = {}  # fingerprint -> name as first stated
    drops: dict[str, TakenHere] = {}  # id of the drop


class Inbox:
    """The memory of one person's folder."""

    def __init__(self, home: Path, identity: age.Identity, colleagues: Iterable[Profile] = ()) -> None:
        """Use the file in `home`.

        Args:
            colleagues: whose identity files are at hand; their keys count as known.

        Raises:
            BadInput: the file is damaged: not knowing a forged sender again is not the same as knowing nobody.
        """
        self._path = home / "inbox.age"
        self._identity = identity
        self._colleagues = {profile.fingerprint: profile.name for profile in colleagues}

    def _read(self) -> _Known:
        try:
            data = age.decrypt(files.read_bounded(self._path, _MAX), (self._identity,), limit=_MAX)
            return msgspec.json.decode(data, type=_Known)
        except NotFound:
            return _Known()
        except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(
                "inbox memory is damaged",
                f"What this device remembers of drops cannot be read ({self._path}). Nothing was changed. Restore it "
                "from a backup, or delete it: then every sender counts as new.",
            ) from error

    def sender(self, name: str, fingerprint: str) -> SenderState:
        """Return whether a sender's key was seen before, under this name.

        "other-key": somebody of this name is known with another key, so this may be somebody else.
        """
        known = self._read().senders | self._colleagues
        if fingerprint in known:
            return "known" if _same(known[fingerprint], name) else "other-name"
        return "other-key" if any(_same(other, name) for other in known.values()) else "new"

    def taken(self, drop: str) -> TakenHere | None:
        """Return what this device did with a drop, or None."""
        return self._read().drops.get(drop)

    def remember(self, drop: OpenDrop, taken: TakenHere) -> None:
        """Remember a drop and, unless it was rejected, its sender's key.

        Raises:
            CannotWrite: no space or permission.
        """
        known = self._read()
        senders = known.senders
        if not taken.rejected:
            senders = {drop.sender: drop.begun.name, **senders}
        known = structs.replace(known, senders=senders, drops={**known.drops, drop.id: taken})
        files.replace(self._path, age.encrypt(msgspec.json.encode(known), self._identity.recipient()))


def _same(first: str, second: str) -> bool:
    return first.casefold().split() == second.casefold().split()
