"""The device's block-list: SHA-256 of bytes locked for the police in any case opened in this person's folder.

Encrypted to the person, so that the folder tells a stranger nothing. It is honoured whenever a case is opened:
equal bytes in another case are locked at once, without anyone having to know where that case is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.bundle import age

_LIST_MAX = 4 << 20  # bytes: some 60,000 hashes
_LINE = re.compile(r"[0-9a-f]{64}")


class DeviceBlockList:
    """The hashes locked on this device for one person."""

    def __init__(self, home: Path, identities: tuple[age.Identity, ...]) -> None:
        """Use the list in `home`; without identities (a recovery by sheets) there is none to honour."""
        self._path = home / "locked.age"
        self._identities = identities
        self._known: frozenset[str] | None = None if identities else frozenset()

    def read(self) -> frozenset[str]:
        """Return the hashes, 64 hex digits each.

        Raises:
            BadInput: the list is damaged; going on without it could show what is locked.
        """
        if self._known is None:
            self._known = self._stored()
        return self._known

    def _stored(self) -> frozenset[str]:
        try:
            stored = files.read_bounded(self._path, _LIST_MAX)
            lines = age.decrypt(stored, self._identities, limit=_LIST_MAX).decode("ascii").split()
        except NotFound:
            lines = []
        except (EvidenceDeskError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        if not all(map(_LINE.fullmatch, lines)):
            raise self._damaged()
        return frozenset(lines)

    def add(self, digests: Iterable[str]) -> None:
        """Add hashes, by rename.

        Raises:
            BadInput: the list is damaged.
            CannotWrite: no space or permission.
        """
        if not self._identities:
            return
        stored = self._stored()  # afresh: another window may have locked something meanwhile
        known = stored | {digest for digest in digests if digest}
        if known == stored:
            self._known = known
            return
        text = "".join(f"{digest}\n" for digest in sorted(known))
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        files.replace(self._path, age.encrypt(text.encode("ascii"), self._identities[0].recipient()))
        self._known = known

    def _damaged(self) -> BadInput:
        return BadInput(
            "device block-list is damaged",
            f"The list of what is locked on this device cannot be read ({self._path}). Nothing is shown without "
            "it. Restore it from a backup of this folder.",
        )
