"""The text of key files: age identity files whose comments carry what age has no place for.

A person's file holds their keys, the newest first, each identity with its signing seed in the comment before it; a
sheet holds one identity. Both are text that `age -i` takes as it is. Nothing here reads or writes a file.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import age
from evidence_desk.bundle.note import SigningKey

SIGNER_COMMENT = "# evidence-desk-signer: "
WRAP_COMMENT = "# custody-wrap "
PAIRS_MAX = 16  # keys of one person; a new one each term is five years of them
_SHEET_HEAD = re.compile(r"# Evidence Desk (recovery|custody) sheet ([123]) of 3\r?\n")
Purpose = Literal["recovery", "custody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """One pair of a person's: what reads, and what signs."""

    identity: age.Identity
    signing_key: SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One recovery or custody sheet, read back."""

    purpose: Purpose
    number: int  # 1 to 3
    identity: age.Identity
    signing_key: SigningKey | None
    wraps: dict[str, bytes]  # "1-2" -> custody identity nested to holders 1 and 2


def person_text(pairs: Sequence[Keys], comments: Mapping[str, str] | None = None) -> bytes:
    """Return the text of a person's keys.

    Args:
        pairs: the newest first.
        comments: more lines, `# evidence-desk-<name>: <text>`, each in one line of ASCII.
    """
    lines = ["# Evidence Desk keys"]
    lines += [f"# evidence-desk-{name}: {text}" for name, text in (comments or {}).items()]
    for pair in pairs:
        lines += [
            SIGNER_COMMENT + base64.b64encode(pair.signing_key.seed).decode("ascii"),
            str(pair.identity),
        ]
    return ("\n".join(lines) + "\n").encode("ascii")


def read_person(text: bytes) -> tuple[tuple[Keys, ...], dict[str, str]]:
    """Return a person's keys, the newest first, and the other comments by name.

    Raises:
        ValueError: not the text of a person's keys (`BadInput` is none).
        BadInput: not an age identity file.
    """
    identities = age.parse_identity_file(text)
    comments = [
        line.removeprefix("# evidence-desk-").partition(": ")
        for line in text.decode("ascii").splitlines()
        if line.startswith("# evidence-desk-")
    ]
    seeds = [base64.b64decode(value, validate=True) for name, _, value in comments if name == "signer"]
    if not 1 <= len(identities) <= PAIRS_MAX or len(seeds) != len(identities):
        raise ValueError("not as many signing keys as identities")
    pairs = tuple(
        Keys(identity=identity, signing_key=SigningKey(seed))
        for identity, seed in zip(identities, seeds, strict=True)
    )
    return pairs, {name: value for name, _, value in comments if name != "signer"}


def sheet_text(
    organisation: str, purpose: Purpose, number: int, holders: int, identity: age.Identity, extra: list[str]
) -> bytes:
    """Return the text of one sheet."""
    opens = (
        "a case of this school when its readers cannot"
        if purpose == "recovery"
        else "what has been locked for the police, on the officer's instruction"
    )
    lines = [
        f"# Evidence Desk {purpose} sheet {number} of {holders}",
        f"# School: {' '.join(organisation.split()) or 'not named'}",
        f"# Any two of the {holders} {purpose} sheets together open {opens}; one alone opens nothing.",
        "# Print it, lock it away, give each sheet to a different person, then delete this file.",
        *extra,
        str(identity),
    ]
    return ("\n".join(lines) + "\n").encode()


def read_sheet_text(data: bytes) -> Sheet:
    """Return what stands on a sheet.

    Raises:
        ValueError, BadInput: not one of our sheets.
    """
    text = data.decode("utf-8")
    head = _SHEET_HEAD.match(text)
    if head is None:
        raise ValueError("no sheet")
    signer: SigningKey | None = None
    wraps: dict[str, bytes] = {}
    bare = [line for line in text.split("\n") if not line.startswith("#")]  # the school's name is any text
    (identity,) = age.parse_identity_file("\n".join(bare).encode())
    for line in text.splitlines():
        if line.startswith(SIGNER_COMMENT):
            signer = SigningKey(base64.b64decode(line.removeprefix(SIGNER_COMMENT), validate=True))
        elif line.startswith(WRAP_COMMENT):
            pair, _, wrap = line.removeprefix(WRAP_COMMENT).partition(": ")
            wraps[pair] = base64.b64decode(wrap, validate=True)
    return Sheet(
        purpose="recovery" if head[1] == "recovery" else "custody",
        number=int(head[2]),
        identity=identity,
        signing_key=signer,
        wraps=wraps,
    )


def unlock_text(stored: bytes, passphrase: bytes, limit: int) -> tuple[tuple[Keys, ...], dict[str, str]]:
    """Return what a stored file of a person's keys holds.

    Raises:
        KeyUnavailable: wrong passphrase.
        BadInput: it holds something else.
    """
    data = age.decrypt(stored, [age.ScryptIdentity(passphrase)], limit=limit)
    try:
        return read_person(data)
    except ValueError:
        raise BadInput(
            "keys.age holds other keys",
            "keys.age does not hold the keys made here. Restore it from a backup.",
        ) from None
