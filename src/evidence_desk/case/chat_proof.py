"""The proof of chosen messages of a chat: that they were among those committed to when the chat was kept.

It holds the proof of the exhibit, the stored entry `chat-committed` of the same commit with its own file key, those
lists of commitments that are needed, and of each message its bytes and its salt. The other messages stay unknown: a
commitment without its salt says nothing, not even of a message of two letters.

Source: format section "Disclosure proof"; docs/format/chats.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from evidence_desk.base.errors import BadInput, TamperedBundle
from evidence_desk.bundle import age, limits, manifest, merkle
from evidence_desk.bundle.reader import Unlocked
from evidence_desk.case import codec
from evidence_desk.case import events as ev
from evidence_desk.case.disclosure_proof import (
    PATH_MAX,
    DisclosureProof,
    ProvedEntry,
    Prover,
    parse_tlog_proof,
    raw,
    text,
)
from evidence_desk.case.fold_chats import HASH, LIST_MESSAGES, SALT
from evidence_desk.case.fold_merge import original_of
from evidence_desk.case.proof_checking import ProofFailed, Proved, check
from evidence_desk.case.values import Exhibit

LINES_KIND = "evidence-desk-lines-proof"
LINES_VERSION = 1
LINES_FILE_MAX = 32 << 20  # bytes of the file
LINES_MAX = 10_000  # messages of one proof
LISTS_MAX = 8


class ProvedLine(Struct, frozen=True, kw_only=True):
    """One message that is disclosed."""

    number: int  # among the messages kept, from 1
    salt: str  # base64 of 16 bytes
    message: str  # base64 of its exact bytes in the exhibit


class ProvedList(Struct, frozen=True, kw_only=True):
    """One list of commitments that a disclosed message is in."""

    first: int  # index of its first message, from 0
    hashes: str  # base64 of 32 bytes for each message


class LinesProof(Struct, frozen=True, kw_only=True):
    """The proof of chosen messages of one chat."""

    kind: str
    v: int
    proof: DisclosureProof  # of the exhibit
    committed: ProvedEntry
    path: tuple[str, ...]  # of `committed`, to the last checkpoint
    lists: tuple[ProvedList, ...]
    lines: tuple[ProvedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedLines:
    """What a proof of messages shows."""

    proved: Proved  # of the exhibit
    messages: int  # that were kept
    lines: tuple[tuple[int, bytes], ...]  # number and bytes of each


def commitment(salt: bytes, index: int, message: bytes) -> bytes:
    """Return the commitment to one message: SHA-256(0x00 ‖ salt ‖ index ‖ message), 32 bytes.

    Args:
        salt: 16 random bytes, used once.
        index: its place among the messages kept, from 0; written as four bytes, big-endian.
        message: its exact bytes in the exhibit, without a line feed that was added.
    """
    return hashlib.sha256(b"\0" + salt + index.to_bytes(4, "big") + message).digest()


# -- making one -----------------------------------------------------------------------------------------------


def prove_lines(
    unlocked: Unlocked,
    prover: Prover,
    exhibit: Exhibit,
    hashes: Sequence[bytes],
    salts: Sequence[bytes],
    messages: Sequence[tuple[int, bytes]],
) -> LinesProof:
    """Return the proof of messages of a chat.

    Args:
        hashes, salts: the lists of the chat, whole.
        messages: number, from 1, and bytes of each that is disclosed.

    Raises:
        BadInput: too many, or the chat has no such entry.
        TamperedBundle: a message is not the one that was committed to.
    """
    wanted = sorted({(number - 1) // LIST_MESSAGES for number, _ in messages})
    if not messages or len(messages) > LINES_MAX or len(wanted) > LISTS_MAX:
        raise BadInput(
            "too many messages for one proof",
            f"One proof holds 1 to {LINES_MAX:,} messages that stand near each other. Nothing was written; make "
            "several proofs.",
        )
    lines = []
    for number, message in sorted(messages):
        place, at = divmod(number - 1, LIST_MESSAGES)
        salt = salts[place][at * SALT : (at + 1) * SALT]
        if commitment(salt, number - 1, message) != hashes[place][at * HASH : (at + 1) * HASH]:
            raise TamperedBundle(f"Message {number} of {exhibit.ref}", "it is not what was committed to")
        lines.append(ProvedLine(number=number, salt=text(salt), message=text(message)))
    proof = prover.prove(exhibit)
    leaf = _committed_leaf(unlocked, exhibit)
    bundle = unlocked.bundle
    stored = bundle.stored(leaf)
    member = bundle.member(leaf)
    size = _last_size(proof)
    return LinesProof(
        kind=LINES_KIND,
        v=LINES_VERSION,
        proof=proof,
        committed=ProvedEntry(
            leaf=leaf,
            line=manifest.member_line(member.sha256, member.name.encode()).decode("ascii"),
            member=text(stored),
            file_key=text(age.unwrap_file_key(age.read_header(stored), unlocked.identities)),
        ),
        path=tuple(map(text, bundle.inclusion_proof(leaf, size))),
        lists=tuple(ProvedList(first=place * LIST_MESSAGES, hashes=text(hashes[place])) for place in wanted),
        lines=tuple(lines),
    )


def _last_size(proof: DisclosureProof) -> int:
    _, _, note = parse_tlog_proof(proof.checkpoints[-1].proof)
    return int(note.split(b"\n")[1])


def _committed_leaf(unlocked: Unlocked, exhibit: Exhibit) -> int:
    """Return the leaf of the entry that commits to the messages of a chat: it stands in the commit of the exhibit."""
    bundle = unlocked.bundle
    for member in bundle.members_of(bundle.member(exhibit.added_leaf).commit):
        if member.kind != "m" or not member.present or member.leaf <= exhibit.added_leaf:
            continue
        entry = codec.decode(unlocked.read(member.leaf, limits.MAX_EVENT), member.leaf)
        committed = _committed(entry)
        if committed is not None and committed.exhibit == exhibit.id:
            return member.leaf
    raise BadInput(
        "chat without commitments",
        f"The messages of {exhibit.ref} were never committed to one by one, so single ones cannot be proved.",
    )


def _committed(entry: ev.Recorded) -> ev.ChatCommitted | None:
    if isinstance(entry.event, ev.EntryMerged):
        original = original_of(entry.event)
        return _committed(original) if original is not None else None
    return entry.event if isinstance(entry.event, ev.ChatCommitted) else None


def lines_json(proof: LinesProof) -> bytes:
    """Return a proof of messages as a JSON file; equal proofs give equal bytes."""
    return msgspec.json.format(msgspec.json.encode(proof), indent=1) + b"\n"


# -- checking one ---------------------------------------------------------------------------------------------


def is_lines_proof(data: bytes) -> bool:
    """Return whether a file calls itself a proof of messages."""
    return LINES_KIND.encode() in data[:200]


def read_lines(data: bytes) -> LinesProof:
    """Return the proof in a file, within its bounds; nothing of it is checked yet.

    Raises:
        BadInput: no proof of messages, of a later version, or beyond a bound.
    """
    try:
        proof = msgspec.json.decode(data, type=LinesProof)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _no_proof("it is not written as one") from error
    if proof.kind != LINES_KIND or proof.v != LINES_VERSION:
        raise _no_proof("it is something else, or a newer version of the program wrote it")
    if not 1 <= len(proof.lines) <= LINES_MAX or not 1 <= len(proof.lists) <= LISTS_MAX:
        raise _no_proof("it has no message, or too many")
    if len(proof.path) > PATH_MAX:
        raise _no_proof("it has a way that is too long")
    return proof


def check_lines(proof: LinesProof, passed: Callable[[str], object] = lambda step: None) -> ProvedLines:
    """Return what a proof of messages shows, after every step of it held.

    Raises:
        ProofFailed: the first step that does not.
    """
    proved = check(proof.proof, passed)
    try:
        committed = _check_committed(proof, proved)
        passed("commitments")
    except (ValueError, TamperedBundle) as error:
        raise ProofFailed("commitments", _reason(error)) from error
    try:
        lines = _check_messages(proof, committed)
        passed("messages")
    except ValueError as error:
        raise ProofFailed("messages", str(error)) from error
    return ProvedLines(proved=proved, messages=committed.messages, lines=tuple(lines))


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, TamperedBundle) else str(error)


def _check_committed(proof: LinesProof, proved: Proved) -> ev.ChatCommitted:
    """Follow the entry that commits to the messages: of the exhibit's own commit, by the same author."""
    entry = proof.committed
    stored, file_key = raw(entry.member), raw(entry.file_key)
    name = manifest.member_name(manifest.CODES["m"], entry.leaf)
    if manifest.member_line(hashlib.sha256(stored).digest(), name) != entry.line.encode("ascii"):
        raise ValueError("the stored entry is not the one of its line")
    leaf_hash = hashlib.sha256(b"\0" + entry.line.encode("ascii") + b"\n").digest()
    path = list(map(raw, proof.path))
    if merkle.root_from_path(leaf_hash, entry.leaf, proved.size, path) != proved.root:
        raise ValueError("the entry does not stand under the last checkpoint")
    _, _, first = parse_tlog_proof(proof.proof.checkpoints[0].proof)
    if not proved.leaf < entry.leaf < int(first.split(b"\n")[1]):
        raise ValueError("the entry is not of the commit that keeps the exhibit")
    written = codec.decode(age.decrypt_with_file_key(stored, file_key, limit=limits.MAX_EVENT), entry.leaf)
    committed = _committed(written)
    if committed is None or committed.exhibit != proof.proof.exhibit.id or written.actor != proved.signer:
        raise ValueError("the entry commits to no messages, or to another exhibit's, or is another author's")
    return committed


def _check_messages(proof: LinesProof, committed: ev.ChatCommitted) -> list[tuple[int, bytes]]:
    lists = {one.first: one for one in committed.lists}
    hashes: dict[int, bytes] = {}
    for given in proof.lists:
        named, data = lists.get(given.first), raw(given.hashes)
        if (
            named is None
            or hashlib.sha256(data).hexdigest() != named.sha256
            or len(data) != named.count * HASH
        ):
            raise ValueError("a list of commitments is not the one that the entry names")
        hashes |= {given.first + at: data[at * HASH : (at + 1) * HASH] for at in range(named.count)}
    found: list[tuple[int, bytes]] = []
    for line in proof.lines:
        salt, message = raw(line.salt), raw(line.message)
        if len(salt) != SALT or (found and line.number <= found[-1][0]):
            raise ValueError("a salt of another length, or messages out of order")
        if hashes.get(line.number - 1) != commitment(salt, line.number - 1, message):
            raise ValueError(f"message {line.number} is not the one that was committed to")
        found.append((line.number, message))
    return found


def _no_proof(reason: str) -> BadInput:
    return BadInput(
        f"not a proof of messages: {reason}",
        f"This is no proof of messages that can be checked here: {reason}. Nothing was changed.",
    )
