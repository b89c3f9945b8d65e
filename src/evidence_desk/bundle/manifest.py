"""Member names, kinds and manifest lines: what a leaf of the log says. Pure.

Source: format sections "Members" and "Writing"; docs/format/members.md, docs/format/log.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from evidence_desk.bundle import limits

Kind = Literal["README", "v", "r", "k", "m", "b", "p", "s", "t"]
Removal = Literal["seal", "erase"]
Act = Literal["seal", "erase", "retire"]

README_NAME = b"README.txt"
VERSION_LINE = re.compile(rb"EDC ([1-9][0-9]{0,5}) Evidence Desk case bundle\n")

# A kind is held as one byte per leaf. Members carry their letter; the other lines get capitals.
README, NOTE_LINE, STUB = ord("R"), ord("n"), ord("e")
V, R, K, M, B, P, S, T = (ord(letter) for letter in "vrkmbpst")
SEAL, ERASE, RETIRE = ord("S"), ord("E"), ord("X")
CONTROLS: dict[bytes, int] = {b"seal": SEAL, b"erase": ERASE, b"retire": RETIRE}
CONTROL_ORDER = (SEAL, ERASE, RETIRE)
_CONTROL_WORD = {code: word for word, code in CONTROLS.items()}
REMOVALS: dict[int, Removal] = {SEAL: "seal", ERASE: "erase"}
ACTS: dict[int, Act] = {SEAL: "seal", ERASE: "erase", RETIRE: "retire"}

CODES: dict[Kind, int] = {"README": README, "v": V, "r": R, "k": K, "m": M, "b": B, "p": P, "s": S, "t": T}
KINDS: dict[int, Kind] = {code: kind for kind, code in CODES.items()}
MEMBERS = frozenset(KINDS)
TEMPLATES: dict[int, bytes] = {
    **{code: b"%c/%%08d.age" % code for code in (K, M, B, P, S)},
    V: b"v/%08d.vkey",
    R: b"r/%08d.txt",
    T: b"t/%08d.tsr",
    STUB: b"e/%08d",
}
MAX_SIZE: dict[int, int] = {
    README: limits.MAX_README,
    V: limits.MAX_KEY_FILE,
    R: limits.MAX_KEY_FILE,
    K: limits.MAX_SLOT,
    M: limits.MAX_EVENT_STORED,
    P: limits.MAX_SNAPSHOT_STORED,
    B: limits.MAX_STORED,
    S: limits.MAX_STORED,
    T: limits.MAX_STAMP,
    STUB: 0,
}
# What a removal line may name. Keys, recipients and stamps stay: without them nothing older verifies.
REMOVABLE: dict[int, frozenset[int]] = {SEAL: frozenset((M, B)), ERASE: frozenset((K, M, B, P, S))}

_CONTROL = re.compile(rb"(seal|erase|retire) ([0-9]{8})")
_LINE = re.compile(rb"[0-9a-f]{64}  (([kmbps])/[0-9]{8}\.age)")


def member_name(code: int, leaf: int) -> bytes:
    """Return the name of the member of kind `code` at a leaf index."""
    return README_NAME if code == README else TEMPLATES[code] % leaf


def sum_name(k: int) -> bytes:
    """Return the name of the manifest of commit `k`."""
    return b"c/%08d.sum" % k


def note_name(k: int) -> bytes:
    """Return the name of the note of commit `k`."""
    return b"c/%08d.note" % k


def member_line(sha256: bytes, name: bytes) -> bytes:
    """Return the `sha256sum` line of a member, without LF."""
    return b"%b  %b" % (sha256.hex().encode(), name)


def control_line(code: int, leaf: int) -> bytes:
    """Return the line that seals, erases or retires an earlier leaf, without LF."""
    return b"%b %08d" % (_CONTROL_WORD[code], leaf)


def parse_control(line: bytes) -> tuple[int, int]:
    """Return (code, leaf) of a control line without LF.

    Raises:
        ValueError: not one.
    """
    match = _CONTROL.fullmatch(line)
    if match is None:
        raise ValueError("a line that is neither a member nor a removal")
    return CONTROLS[match[1]], int(match[2])


def removed_kind(line: bytes, leaf: int) -> int:
    """Return the kind that a stubbed member had, from its manifest line.

    Raises:
        ValueError: members of that kind are never removed, or the name is another leaf's.
    """
    match = _LINE.fullmatch(line)
    if match is None or member_name(match[2][0], leaf) != match[1]:
        raise ValueError("a stub in the place of a member that is never removed")
    return match[2][0]


def control_rank(control: tuple[int, int]) -> tuple[int, int]:
    """Return the sort key of (code, leaf): seals, erasures, retirements, each by leaf."""
    return CONTROL_ORDER.index(control[0]), control[1]


def encode(lines: Iterable[bytes]) -> bytes:
    """Return the manifest of these lines, each with its LF."""
    return b"".join(line + b"\n" for line in lines)
