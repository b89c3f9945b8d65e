"""What joining a diverged copy of the same case adds to its events; `events.py` has them among all others."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from msgspec import field

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import LeafIndex, SafeInt, Sha256Hex

# Why the bytes of an exhibit of the other copy did not come with its entry.
Left = Literal["", "locked", "blocked", "damaged", "erased"]


class CommitMerged(EventBody, frozen=True, kw_only=True):
    """A commit of another copy of this case begins here, as it was signed there; its entries follow, each whole."""

    TYPE: ClassVar[str] = "commit-merged"
    onto: Sha256Hex  # of the note of the commit before it there: one of this file, or one merged before
    peaks: tuple[str, ...]  # base64 of 32 bytes each: the tree it was written onto
    manifest: str  # c/K.sum as it stands there
    note: str  # c/K.note, likewise
    signer: Sha256Hex  # fingerprint of the key that signed it
    public: dict[str, str] = field(
        default_factory=dict
    )  # leaf there -> base64 of a verifier key, or of a time stamp
    gone: tuple[LeafIndex, ...] = ()  # entries whose bytes were no longer in the other file
    # Initials -> highest number given there; numbers given here from now on are above.
    numbers: dict[str, SafeInt] = field(default_factory=dict)


class EntryMerged(EventBody, frozen=True, kw_only=True):
    """An entry of another copy, word for word, with what proves that it stands in that commit."""

    TYPE: ClassVar[str] = "entry-merged"
    copy: Sha256Hex  # of the note of its commit
    leaf: LeafIndex  # there
    original: dict[str, Any]  # the whole entry, envelope and body
    header: str  # base64 of the age header of its stored bytes
    nonce: str  # base64 of 16 bytes
    file_key: str  # base64 of 16 bytes; opens this entry and nothing else
    name: str = ""  # the reference, pseudonym or initials it has here, where its own are taken
    # Leaf there -> leaf here, of bytes and sealed copies.
    copied: dict[str, LeafIndex] = field(default_factory=dict)
    left: Left = ""
    standing: tuple[str, ...] = ()  # what it would change, and a later entry of this copy has said otherwise
    about: tuple[str, ...] = ()  # what an entry that names nothing was about there
