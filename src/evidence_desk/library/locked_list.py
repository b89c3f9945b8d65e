"""What a device has locked, as a backup carries it: encrypted to each person who may bring cases back, and signed.

Without it an exhibit locked after its case was last copied elsewhere could come back open from that other copy. Anybody
can encrypt to a public key, so whose signature it is decides whether the list counts as whole (`acts/restoring.py`);
what it names is locked in any case, for that is the side to err on.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.bundle import age
from evidence_desk.case.codec import CodecError, canonical, parse_canonical
from evidence_desk.case.keys import Person, fingerprint_of, sign_text, signed_by, signer_text

LOCKED_MAX: Final = 16 << 20  # bytes
READERS_MAX: Final = 32
_DOMAIN: Final = b"evidence-desk.invalid/backup-locked\n"
_HASH = re.compile(r"[0-9a-f]{64}")
_CASE = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """What was locked, and what the files of the cases were called."""

    signer: str  # fingerprint of whoever wrote it
    blocked: frozenset[tuple[str, str]]  # SHA-256, and the case that locked it, where that is known
    names: dict[str, str]  # case id -> file name, as written there


def read_locked(folder: Path, person: Person) -> Locked | None:
    """Return the list for this person, or None when there is none.

    Raises:
        BadInput: it is damaged or not as it was signed; what was locked is then not known.
    """
    stored = _stored(folder, person)
    if stored is None:
        return None
    try:
        plain = age.decrypt(stored, person.identities, limit=LOCKED_MAX)
        fields: dict[str, Any] = parse_canonical(plain, LOCKED_MAX)
        signature = base64.b64decode(fields.pop("signature"), validate=True)
        if fields["v"] != 1 or not signed_by(fields["signer"], signature, _DOMAIN + canonical(fields)):
            raise ValueError("not as it was signed")
        by: dict[str, list[str]] = fields["blocked"]
        blocked = frozenset((digest, case) for digest, cases in by.items() for case in cases)
        names = dict(fields["names"])
        if not all(
            _HASH.fullmatch(digest) and (not case or _CASE.fullmatch(case)) for digest, case in blocked
        ):
            raise ValueError("not a list of hashes")
        if not all(isinstance(name, str) for name in names.values()):
            raise ValueError("not a list of names")
        return Locked(signer=fingerprint_of(fields["signer"]), blocked=blocked, names=names)
    except (EvidenceDeskError, CodecError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            "the locked list of a backup is damaged",
            "What this backup says is locked for the police cannot be read. Nothing was changed. Use another backup, "
            "or ask the DSL who made it.",
        ) from error


def _stored(folder: Path, person: Person) -> bytes | None:
    """Return what was written for this person's newest key that has something, or None."""
    for pair in person.pairs:
        try:
            return files.read_bounded(_path(folder, pair.signing_key.fingerprint), LOCKED_MAX)
        except NotFound:
            continue
    return None


def write_locked(
    folder: Path,
    person: Person,
    blocked: Iterable[tuple[str, str]],
    names: Mapping[str, str],
    readers: Iterable[tuple[str, str]],
) -> None:
    """Write the list for each reader; what the one before named for this person stays named.

    Args:
        blocked: SHA-256 of what is locked, each with the case that locked it.
        readers: (fingerprint, recipient) of each person beside the writer.
    Raises:
        BadInput: the list before is damaged.
        CannotWrite: no space or no permission.
    """
    before = read_locked(folder, person)
    hashes = {*blocked, *(before.blocked if before is not None else ())}
    by: dict[str, list[str]] = {}
    for digest, case in sorted(hashes):
        by.setdefault(digest, []).append(case)
    fields: dict[str, Any] = {
        "v": 1,
        "signer": signer_text(person.signing_key.public),
        "blocked": by,
        "names": {**(before.names if before is not None else {}), **names},
    }
    signature = sign_text(person.signing_key, _DOMAIN + canonical(fields))
    fields["signature"] = base64.b64encode(signature).decode("ascii")
    plain = canonical(fields)
    mine = (person.profile.fingerprint, person.profile.recipient)
    for fingerprint, recipient in dict([*list(readers)[: READERS_MAX - 1], mine]).items():
        files.replace(_path(folder, fingerprint), age.encrypt(plain, age.parse_recipient(recipient)))


def _path(folder: Path, fingerprint: str) -> Path:
    return folder / f"locked-{fingerprint[:16]}.age"
