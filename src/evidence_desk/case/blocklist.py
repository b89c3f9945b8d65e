"""The device's block-list: SHA-256 of bytes locked for the police in any case opened in this person's folder.

Encrypted to the person, so that the folder tells a stranger nothing. It is honoured whenever a case is opened:
equal bytes in another case are locked at once, without anyone having to know where that case is kept. Each line names
the case that locked the bytes for a reason of its own, so that a mistake made there can be taken back there and nowhere
else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import TypeAlias

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.bundle import age

_LIST_MAX = 8 << 20  # bytes: some 80,000 lines
_LINE = re.compile(r"([0-9a-f]{64})(?: ([0-9a-f-]{36}))?")
_Entries: TypeAlias = frozenset[tuple[str, str]]  # SHA-256, case that locked it


class DeviceBlockList:
    """The hashes locked on this device for one person."""

    def __init__(self, home: Path, identities: tuple[age.Identity, ...]) -> None:
        """Use the list in `home`; without identities (a recovery by sheets) there is none to honour."""
        self._path = home / "locked.age"
        self._identities = identities
        self._known: _Entries | None = None if identities else frozenset()

    def read(self) -> frozenset[str]:
        """Return the hashes, 64 hex digits each.

        Raises:
            BadInput: the list is damaged; going on without it could show what is locked.
        """
        return frozenset(digest for digest, _ in self.entries())

    def against(self, case_id: str, excepted: Container[str]) -> frozenset[str]:
        """Return the hashes that count in one case: all but those that it alone had locked, and by mistake.

        Args:
            excepted: what two people took off the block-list of this case.

        Raises:
            BadInput: as `read`.
        """
        return frozenset(
            digest for digest, where in self.entries() if where != case_id or digest not in excepted
        )

    def elsewhere(self, case_id: str) -> frozenset[str]:
        """Return the hashes that another case has locked for a reason of its own, or nobody knows which.

        Raises:
            BadInput: as `read`.
        """
        return frozenset(digest for digest, where in self.entries() if where != case_id)

    def entries(self) -> _Entries:
        """Return each hash with the case that locked it, or with an empty text where that is not known.

        Raises:
            BadInput: as `read`.
        """
        if self._known is None:
            self._known = self._stored()
        return self._known

    def _stored(self) -> _Entries:
        try:
            stored = files.read_bounded(self._path, _LIST_MAX)
            lines = age.decrypt(stored, self._identities, limit=_LIST_MAX).decode("ascii").splitlines()
        except NotFound:
            lines = []
        except (EvidenceDeskError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        found = [_LINE.fullmatch(line) for line in lines]
        if not all(found):
            raise self._damaged()
        return frozenset((line[1], line[2] or "") for line in found if line is not None)

    def add_entries(self, entries: Iterable[tuple[str, str]]) -> None:
        """Add hashes, each with the case that locked it, by rename.

        Raises:
            BadInput, CannotWrite: as `add`.
        """
        wanted = frozenset(entries)
        self._change(lambda stored: stored | wanted)

    def add(self, digests: Iterable[str], case_id: str = "") -> None:
        """Add hashes, by rename.

        Args:
            case_id: the case that locked them; none where that is not known.

        Raises:
            BadInput: the list is damaged.
            CannotWrite: no space or permission.
        """
        self.add_entries((digest, case_id) for digest in digests if digest)

    def free(self, digests: Iterable[str], case_id: str) -> None:
        """Take away what only this case had locked, once two people called that a mistake.

        What another case has locked for a reason of its own stays, and so does a line that names no case: it may stand
        for a case of which only an older copy is at hand.

        Raises:
            BadInput, CannotWrite: as `add`.
        """
        gone = {(digest, case_id) for digest in digests}
        self._change(lambda stored: stored - gone)

    def _change(self, change: Callable[[_Entries], _Entries]) -> None:
        if not self._identities:
            return
        stored = self._stored()  # afresh: another window may have locked something meanwhile
        known = change(stored)
        if known == stored:
            self._known = known
            return
        text = "".join(f"{digest} {where}".rstrip() + "\n" for digest, where in sorted(known))
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        files.replace(self._path, age.encrypt(text.encode("ascii"), self._identities[0].recipient()))
        self._known = known

    def _damaged(self) -> BadInput:
        return BadInput(
            "device block-list is damaged",
            f"The list of what is locked on this device cannot be read ({self._path}). Nothing is shown without "
            "it. Restore it from a backup of this folder.",
        )
