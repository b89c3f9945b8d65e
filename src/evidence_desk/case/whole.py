"""An exhibit's bytes from one reading of the file, compared with both of its signed hashes."""

from __future__ import annotations

import hashlib

from evidence_desk.base.errors import GateRefused, TamperedBundle
from evidence_desk.bundle.reader import Unlocked
from evidence_desk.case import gate
from evidence_desk.case.values import Exhibit

READ_AT_ONCE = 32 << 20  # bytes of an exhibit that is held in memory while it is compared


def read_anew(unlocked: Unlocked, exhibit: Exhibit, locked: frozenset[str]) -> bytes:
    """Return the original bytes, at most `READ_AT_ONCE`; the second door decides first.

    The file is read now, also where its bytes were compared before.

    Raises:
        GateRefused: the door stays shut.
        TamperedBundle: not what was signed, or not what the entry says.
    """
    gate.at_viewing(exhibit, locked)
    if exhibit.blob is None:
        raise GateRefused("exhibit holds no bytes", f"{exhibit.ref} holds no file.")
    data = unlocked.read(exhibit.blob, READ_AT_ONCE, anew=True)
    if len(data) != exhibit.size or hashlib.sha256(data).hexdigest() != exhibit.sha256:
        raise TamperedBundle(f"Exhibit {exhibit.ref}", "its content is not what its entry says")
    return data
