"""What is kept for good of each case that was disposed of: one small signed file per certificate, with ids only.

No name, title, reference or reason stands in it, so it may be kept when everything else is gone. It is plain canonical
JSON, so that it can be read without a key in fifty years; who wrote it is proved by the signature. Each certificate has
a file of its own, and none is ever written over.
"""

from __future__ import annotations

import base64
import contextlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, NotFound
from evidence_desk.case.codec import CodecError, canonical, parse_canonical
from evidence_desk.case.keys import Person, fingerprint_of, sign_text, signed_by, signer_text
from evidence_desk.case.values import SafeInt, Sha256Hex, UtcText

_MAX: Final = 64 << 10  # bytes of one file
_DOMAIN: Final = b"evidence-desk.invalid/disposal\n"
_NAME: Final = re.compile(r"ED-[0-9]{8}-[0-9a-f]{8}\.json")


class Disposal(Struct, frozen=True, kw_only=True):
    """One disposal, without a word that names anybody."""

    number: str
    case: str  # id
    rule: str  # id of the policy's retention; empty where none was over
    policy: Sha256Hex  # check sum of the policy it is a rule of
    first_at: UtcText  # of the case's entries
    last_at: UtcText
    until: str  # day on which the time was over; empty where it was not counted
    exhibits: SafeInt
    entries: SafeInt
    size: SafeInt  # bytes of the file
    manifest: Sha256Hex  # SHA-256 of the last manifest
    approved_by: Sha256Hex  # fingerprints
    approved_at: UtcText
    carried_out_by: Sha256Hex
    carried_out_at: UtcText


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One line of the register as it was read."""

    disposal: Disposal
    signer: str  # fingerprint of whoever wrote it
    path: Path


def enter(home: Path, person: Person, disposal: Disposal) -> Path:
    """Write a disposal into the register; one that stands there already stays as it is. Return its file.

    Raises:
        CannotWrite: no space or no permission; nothing was written.
        BadInput: another disposal stands under this number.
    """
    path = folder_of(home) / f"{disposal.number}.json"
    with contextlib.suppress(NotFound):
        if not _same(read(path).disposal, disposal):
            raise BadInput(
                "certificate number taken",
                f"Another disposal stands in the register under {disposal.number}. Nothing was changed.",
            )
        return path
    fields: dict[str, Any] = {
        "v": 1,
        "signer": signer_text(person.signing_key.public),
        "disposal": msgspec.to_builtins(disposal),
    }
    signature = sign_text(person.signing_key, _DOMAIN + canonical(fields))
    fields["signature"] = base64.b64encode(signature).decode("ascii")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise files.cannot_write(path, error) from error
    files.write_new(path, canonical(fields))
    return path


def _same(kept: Disposal, again: Disposal) -> bool:
    """Return whether both are of one entry; sizes and counts may have moved on where a crash came between."""
    return (kept.case, kept.manifest, kept.carried_out_by, kept.carried_out_at) == (
        again.case,
        again.manifest,
        again.carried_out_by,
        again.carried_out_at,
    )


def read(path: Path) -> Registered:
    """Return one line of the register.

    Raises:
        NotFound: there is no such file.
        BadInput: it is not as it was signed.
    """
    stored = files.read_bounded(path, _MAX)
    try:
        fields: dict[str, Any] = parse_canonical(stored, _MAX)
        signature = base64.b64decode(fields.pop("signature"), validate=True)
        if fields["v"] != 1 or not signed_by(fields["signer"], signature, _DOMAIN + canonical(fields)):
            raise ValueError("not as it was signed")
        disposal = msgspec.convert(fields["disposal"], Disposal)
        return Registered(disposal=disposal, signer=fingerprint_of(fields["signer"]), path=path)
    except (EvidenceDeskError, CodecError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            "a disposal in the register is damaged",
            f"{path.name} in the register of disposals is not as it was signed. It was left as it is; the printed "
            "certificate says the same.",
        ) from error


def all_of(home: Path) -> tuple[list[Registered], list[Path]]:
    """Return the register, the newest first, and the files of it that are not as they were signed."""
    found: list[Registered] = []
    damaged: list[Path] = []
    folder = folder_of(home)
    names = sorted(folder.iterdir()) if folder.is_dir() else []
    for path in names:
        if _NAME.fullmatch(path.name):
            try:
                found.append(read(path))
            except EvidenceDeskError:
                damaged.append(path)
    return sorted(found, key=lambda one: one.disposal.carried_out_at, reverse=True), damaged


def folder_of(home: Path) -> Path:
    """Return where the register stands below a person's folder."""
    return home / "disposals"
