"""Reading sheets back, from a file or from what was typed, and the drill that proves which of them open together.

A sheet is judged against the school's public keys: its secret must be the one a holder's public key belongs to, and a
recovery sheet's signing line must be that holder's. Then every pair is made to open something.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evidence_desk.acts import paper
from evidence_desk.acts.paper import Row
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError
from evidence_desk.bundle import age, slots
from evidence_desk.case import keys
from evidence_desk.case.keys import SchoolFile, Sheet

Purpose = Literal["recovery", "custody"]
# What is wrong with a sheet; the shells have the words.
Fault = Literal["", "missing", "unreadable", "row", "secret-line", "other-school", "signing-line"]
PAIRS: tuple[tuple[int, int], ...] = tuple(itertools.combinations(range(1, keys.HOLDERS + 1), 2))
_COMMENT = re.compile(r"^\s*#(?!\s*evidence-desk-signer:).*$", re.MULTILINE)
_SIGNER = re.compile(r"^[#\s]*evidence-desk-signer:(.*)$", re.MULTILINE | re.IGNORECASE)
_SECRET = re.compile(r"AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One sheet as it was read back; `sheet` is None when nothing can be done with it."""

    name: str  # of the file, or what the shell calls the text
    sheet: Sheet | None
    fault: Fault = ""
    rows: tuple[str, ...] = ()  # of those typed from paper, what to look at again: "K3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sheets of one purpose, and whether they open together."""

    purpose: Purpose
    numbers: tuple[int, int]
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """What a drill proved."""

    tried: tuple[Tried, ...]
    pairs: tuple[Pair, ...]  # those of which both sheets were there

    def proved(self, purpose: Purpose) -> bool:
        """Return whether every pair of this purpose opens."""
        return {pair.numbers for pair in self.pairs if pair.purpose == purpose and pair.opens} == set(PAIRS)

    def opens(self, purpose: Purpose) -> bool:
        """Return whether at least one pair of this purpose opens."""
        return any(pair.opens for pair in self.pairs if pair.purpose == purpose)


def read_sheet_file(path: Path, school: SchoolFile | None) -> Tried:
    """Return the sheet in a file, judged."""
    try:
        data = files.read_bounded(path, keys.SHEET_MAX)
    except EvidenceDeskError:
        return Tried(name=path.name, sheet=None, fault="missing")
    return read_sheet_text(data, path.name, school)


def sheets_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that are named as sheets are.

    Raises:
        BadInput: the folder cannot be listed.
    """
    try:
        return tuple(
            sorted(path for path in folder.iterdir() if re.fullmatch(r".*-sheet-\d.*\.txt", path.name))
        )
    except OSError as error:
        raise BadInput("unreadable folder", f"{folder} cannot be listed. Is the stick in?") from error


def paper_rows(sheet: bytes) -> tuple[Row, ...]:
    """Return the rows that a printed sheet must show to be typed back.

    The wraps of a custody sheet stand in the school's file and in each case too, and need no paper.
    """
    text = sheet.decode("utf-8")
    signers = _SIGNER.findall(text)
    (secret,) = _SECRET.findall(_SIGNER.sub("", _COMMENT.sub("", text)))
    return paper.rows_of("".join(secret.split()), signers[0].strip() if signers else "")


def read_sheet_text(data: bytes, name: str, school: SchoolFile | None) -> Tried:
    """Return the sheet in what was typed or pasted, judged.

    Whole sheets are read as they are. From paper the rows are typed, with their check words or without; or, as older
    sheets have it, the signing line and the secret line, where spaces and line breaks do not count. Which sheet it is,
    the school's public keys tell.

    Args:
        school: the keys to judge by; None takes a whole sheet at its word.
    """
    try:
        sheet = keys.parse_sheet(data.strip() + b"\n", name)
    except EvidenceDeskError:
        sheet = None
    if sheet is None:
        typed = paper.read_rows(data.decode("utf-8", errors="replace"))
        if typed is not None and typed.wrong:
            return Tried(name=name, sheet=None, fault="row", rows=typed.wrong)
        if typed is not None:
            signer = f"evidence-desk-signer: {typed.signer}\n" if typed.signer else ""
            data = f"{signer}{typed.secret}\n".encode()
        found = _from_lines(data, school)
        if not isinstance(found, Sheet):
            return Tried(name=name, sheet=None, fault=found)
        sheet = found
    return Tried(name=name, sheet=sheet, fault=_fault(sheet, school))


def _from_lines(data: bytes, school: SchoolFile | None) -> Sheet | Fault:
    """Return the sheet that single lines make, or why there is none."""
    text = _COMMENT.sub("", data.decode("utf-8", errors="replace"))
    secrets_found = _SECRET.findall(_SIGNER.sub("", text).upper())
    if len(secrets_found) != 1:
        return "unreadable"
    try:
        identity = age.parse_identity("".join(secrets_found[0].split()))
    except EvidenceDeskError:
        return "secret-line"  # its own check characters do not fit: a letter is wrong
    place = _place(identity, school)
    if place is None:
        return "other-school"
    purpose, number = place
    whole = f"# Evidence Desk {purpose} sheet {number} of {keys.HOLDERS}\n"
    for signer in _SIGNER.findall(text):
        whole += f"# evidence-desk-signer: {''.join(signer.split())}\n"
    try:
        return keys.parse_sheet(f"{whole}{identity}\n".encode(), "")
    except EvidenceDeskError:
        return "signing-line"


def _place(identity: age.Identity, school: SchoolFile | None) -> tuple[Purpose, int] | None:
    """Return which sheet a secret belongs to by the school's public keys."""
    if school is None:
        return None
    public = str(identity.recipient())
    recovery = [holder.recipient for holder in school.keys.recovery]
    if public in recovery:
        return "recovery", recovery.index(public) + 1
    if public in school.keys.custody_holders:
        return "custody", school.keys.custody_holders.index(public) + 1
    return None


def _fault(sheet: Sheet, school: SchoolFile | None) -> Fault:
    if school is None:
        return ""
    if _place(sheet.identity, school) != (sheet.purpose, sheet.number):
        return "other-school"
    if sheet.purpose == "recovery":
        wanted = school.keys.recovery[sheet.number - 1].signer
        if sheet.signing_key is None or keys.signer_text(sheet.signing_key.public) != wanted:
            return "signing-line"
    return ""


def drill(tried: Sequence[Tried], school: SchoolFile) -> Drill:
    """Let every pair of sheets open something made for the school's public keys, and say which do. Writes nothing."""
    good = {(t.sheet.purpose, t.sheet.number): t.sheet for t in tried if t.sheet is not None and not t.fault}
    pairs = []
    for purpose in ("recovery", "custody"):
        for first, second in PAIRS:
            one, two = good.get((purpose, first)), good.get((purpose, second))
            if one is not None and two is not None:
                opens = _recovers(one, two, school) if purpose == "recovery" else _unlocks(one, two, school)
                pairs.append(Pair(purpose=purpose, numbers=(first, second), opens=opens))
    return Drill(tried=tuple(tried), pairs=tuple(pairs))


def _recovers(one: Sheet, two: Sheet, school: SchoolFile) -> bool:
    """Return whether two recovery sheets open a slot such as every case has for them."""
    secret = age.generate_identity("classic")
    outer, inner = (
        age.parse_recipient(school.keys.recovery[sheet.number - 1].recipient) for sheet in (one, two)
    )
    slot = slots.make_nested_slot([secret], outer, inner)
    opened = slots.open_slot(slot, [one.identity, two.identity])
    return opened is not None and str(opened[0]) == str(secret)


def _unlocks(one: Sheet, two: Sheet, school: SchoolFile) -> bool:
    """Return whether two custody sheets open the school's custody key."""
    try:
        custody = keys.open_custody([one, two], school)
    except EvidenceDeskError:
        return False
    return str(custody.recipient()) == school.keys.custody
