"""Which edition of the school's profile this person relies on: one file, encrypted to them and signed by them.

It is what a changed file beside the program is held against. Encryption hides it; the person's own signature keeps
others from writing one for them, since anybody can encrypt to a public key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, structs

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import keys, school
from evidence_desk.case.keys import Person
from evidence_desk.case.school import SignedProfile
from evidence_desk.case.values import SchoolKeys, Sha256Hex, UtcText

FILE_NAME = "school-seen.age"
_MEMORY_MAX = 4 << 20  # bytes
REFUSED_MAX = 32  # files somebody said no to; the oldest is forgotten first
_DOMAIN = b"evidence-desk.invalid/school-seen\n"

How = Literal["compared", "not compared", "made here"]  # what the first trust in its signer rests on


class Memory(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered of the school's profile."""

    data: bytes = b""  # school.toml, as relied on; empty: none yet
    signature: bytes = b""
    how: How = "not compared"
    at: UtcText = "1970-01-01T00:00:00Z"  # when its signer was first relied on
    before: bytes = b""  # school.toml as the person last knew it, until they were told what changed since
    before_signature: bytes = b""
    new_keys: SchoolKeys | None = None  # this person replaced sheets since; the next edition has them
    refused: tuple[Sha256Hex, ...] = ()  # of files that were not what the DSL read out

    @property
    def signed(self) -> SignedProfile | None:
        """The profile relied on."""
        return school.read_signed(self.data, self.signature) if self.data else None

    @property
    def told(self) -> SignedProfile | None:
        """The edition the person last knew, where they were not told of changes yet."""
        return school.read_signed(self.before, self.before_signature) if self.before else None

    def with_refused(self, sha256: str) -> Memory:
        """Return this with one more file that is not relied on."""
        others = tuple(other for other in self.refused if other != sha256)
        return structs.replace(self, refused=(*others, sha256)[-REFUSED_MAX:])


class _Signed(Struct, frozen=True, kw_only=True):
    memory: bytes  # JSON of Memory
    signature: bytes


def load(folder: Path, person: Person) -> Memory:
    """Return what this person's folder remembers; nothing when there is nothing.

    Raises:
        BadInput: something is there that this person did not write: that is not the same as knowing nothing.
    """
    path = folder / FILE_NAME
    try:
        data = files.read_bounded(path, _MEMORY_MAX)
    except NotFound:
        return Memory()
    try:
        plain = age.decrypt(data, person.identities, limit=_MEMORY_MAX)
        outer = msgspec.json.decode(plain, type=_Signed)
        if not _is_own(person, outer):
            raise ValueError("signed by another key")
        memory = msgspec.json.decode(outer.memory, type=Memory)
        _ = memory.signed, memory.told
    except (EvidenceDeskError, msgspec.DecodeError, ValueError) as error:
        raise BadInput(
            "memory of the school profile is damaged",
            "What this computer remembered of the school’s profile is damaged or was put there by somebody else. "
            "Nothing was changed. Compare the six words with the DSL by telephone before you go on.",
        ) from error
    return memory


def _is_own(person: Person, outer: _Signed) -> bool:
    """Return whether this person signed it, with the keys they have or ones they had before."""
    signers = (keys.signer_text(pair.signing_key.public) for pair in person.pairs)
    return any(keys.signed_by(signer, outer.signature, _DOMAIN + outer.memory) for signer in signers)


def keep(folder: Path, person: Person, memory: Memory) -> None:
    """Remember it, by rename.

    Raises:
        CannotWrite: no space or permission; what was remembered stays.
    """
    plain = msgspec.json.encode(memory)
    outer = _Signed(memory=plain, signature=person.signing_key.sign(_DOMAIN + plain))
    files.replace(folder / FILE_NAME, age.encrypt(msgspec.json.encode(outer), person.identity.recipient()))
