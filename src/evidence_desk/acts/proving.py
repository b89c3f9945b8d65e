"""Writing out the proof of one exhibit; and checking a proof that somebody brings."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from evidence_desk.acts.chat_proving import proof_data
from evidence_desk.acts.exporting import check_case, clear_leftovers, refuse_what_was_locked_meanwhile
from evidence_desk.acts.progress import Report, told
from evidence_desk.acts.verifying import Check
from evidence_desk.base import files
from evidence_desk.base.clock import parse_utc, utc_text
from evidence_desk.base.errors import BadInput, NotFound, TamperedBundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case import gate
from evidence_desk.case.chat_proof import (
    LINES_FILE_MAX,
    check_lines,
    is_lines_proof,
    read_lines,
)
from evidence_desk.case.disclosure_proof import (
    DisclosureProof,
    Prover,
    parse_tlog_proof,
    raw,
    read_proof,
)
from evidence_desk.case.handing import TEXT_MAX
from evidence_desk.case.naming import moment
from evidence_desk.case.proof_checking import ProofFailed, Proved, check
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.policy.model import Policy

_SHOWN_LINES = 20
CLOCK_SLIP = timedelta(hours=1)  # two clocks differ by less where nobody plays with them
WRONG_CLOCK = "one of the two clocks is wrong, or the authority dates as it likes. Do not rely on this time"
_STEPS = {
    "keys": "the keys that signed were admitted in this case",
    "checkpoints": "each checkpoint was signed by one of them",
    "place": "the entry stands under each checkpoint",
    "history": "the checkpoints are of one history",
    "entry": "the entry is the one that stands there, and says this of the exhibit",
    "stamps": "",
    "commitments": "the entry commits to each message of the exhibit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenProof:
    """What came of writing one."""

    sha256: str
    size: int  # leaves at its last checkpoint
    root: str  # 64 hex digits
    stamps: int


def write_proof(
    store: CaseStore,
    policy: Policy,
    exhibit: Exhibit,
    out: Path,
    to: str,
    basis: str,
    report: Report | None = None,
    *,
    lines: Sequence[int] = (),
) -> WrittenProof:
    """Write the proof of an exhibit, record who got it and why; only then name the file.

    Args:
        lines: numbers of messages of a chat, from 1: then it proves these, and discloses them and no other.

    Raises:
        GateRefused: the second or third door stays shut.
        BadInput: `out` exists, it has no proof, or it is not said to whom and on which basis.
        TamperedBundle: the case is not what was signed.
        CannotWrite, Cancelled: nothing was written.
    """
    if out.exists():
        raise files.already_there(out)
    for what, words in (("to whom it goes", to), ("on which basis", basis)):
        if not words.strip() or len(words) > TEXT_MAX:
            raise BadInput("proof without recipient or basis", f"Say {what}. Nothing was written.")
    gate.at_viewing(exhibit, store.locked)
    gate.at_extracting(exhibit)
    gate.at_export(store.case, [exhibit], store.locked, policy.asking_about_each_picture())
    check_case(store, told(report))
    exhibit = store.case.exhibits[exhibit.id]
    if exhibit.status != "held":
        raise TamperedBundle(
            f"Exhibit {exhibit.ref}", "its stored bytes are damaged, so nothing can be proved by it"
        )
    clear_leftovers(out)
    head = store.bundle.head
    data, proof = proof_data(store, Prover(store.unlocked), exhibit, lines)
    with files.new_file(out) as descriptor, os.fdopen(os.dup(descriptor), "wb") as stream:
        stream.write(data)
        stream.flush()
        refuse_what_was_locked_meanwhile(store, [exhibit])
        digest = hashlib.sha256(data).hexdigest()
        store.record(ev.ProofGiven(exhibit=exhibit.id, to=to.strip(), basis=basis.strip(), sha256=digest))
    stamps = sum(len(one.stamps) for one in proof.checkpoints)
    return WrittenProof(sha256=digest, size=head.size, root=head.root.hex(), stamps=stamps)


# -- checking -------------------------------------------------------------------------------------------------


def check_proof(data: bytes) -> tuple[list[Check], Proved | None]:
    """Return the checks of a proof, and what it shows when all hold.

    Raises:
        BadInput: it is no proof.
    """
    passed: list[str] = []
    proof = read_proof(data)
    try:
        proved = check(proof, passed.append)
    except ProofFailed as error:
        found: list[Check] = [(step, True, _STEPS[step]) for step in passed if _STEPS[step]]
        return [*found, (error.step, False, error.reason)], None
    said = _said(proved)
    stamps, good = _judged(proof)
    if any(stamp.at < parse_utc(proved.written_at) - CLOCK_SLIP for stamp in proved.stamps):
        stamps += f". That is before the entry was written: {WRONG_CLOCK}"
    checks = [*said, ("stamps", good, stamps or "none: no outside authority says when")]
    return checks, proved if good else None


def check_messages(data: bytes) -> tuple[list[Check], Proved | None]:
    """Return the checks of a proof of messages, and what it shows of their exhibit when all hold.

    Raises:
        BadInput: it is no proof of messages.
    """
    proof = read_lines(data)
    passed: list[str] = []
    try:
        found = check_lines(proof, passed.append)
    except ProofFailed as error:
        kept: list[Check] = [(step, True, _STEPS[step]) for step in passed if _STEPS.get(step)]
        return [*kept, (error.step, False, error.reason)], None
    stamps, good = _judged(proof.proof)
    numbers = ", ".join(str(number) for number, _ in found.lines[:_SHOWN_LINES])
    more = f" and {len(found.lines) - _SHOWN_LINES:,} more" if len(found.lines) > _SHOWN_LINES else ""
    reference = proof.proof.exhibit.reference
    checks: list[Check] = [
        *_said(found.proved),
        (
            "commitments",
            True,
            f"made when {reference} was kept, one to each of its {found.messages:,} messages",
        ),
        (
            "messages",
            True,
            f"{numbers}{more} of {reference}: byte for byte what was kept then. The other messages are not in this "
            "file",
        ),
        ("stamps", good, stamps or "none: no outside authority says when"),
    ]
    return checks, found.proved if good else None


def _judged(proof: DisclosureProof) -> tuple[str, bool]:
    """Return what the time stamps of a proof are worth, and whether each was signed by whoever it names."""
    words: list[str] = []
    for one in proof.checkpoints:
        _, _, stored = parse_tlog_proof(one.proof)
        for stamp in one.stamps:
            try:
                at, authority = _judge(raw(stamp), hashlib.sha256(stored).digest())
            except ValueError as error:
                return f"a time stamp cannot be relied on: {error}", False
            words.append(
                f"the entry existed by {at} by the clock of {authority}, whom this program cannot vouch for"
            )
    return "; ".join(words), True


@lru_cache(maxsize=64)  # the proofs of one hand-over share their stamps
def _judge(reply: bytes, imprint: bytes) -> tuple[str, str]:
    from evidence_desk.packs.stamper import judge  # noqa: PLC0415  # loads a library for signatures

    found = judge(reply, imprint, None)
    return moment(utc_text(found.at)), found.authority


def _said(proved: Proved) -> list[Check]:
    added = proved.added
    joined = ", joined from another copy of the case" if proved.joined else ""
    return [
        ("keys", True, f"of case {proved.case_id}, founded by the key {proved.founder}"),
        ("checkpoints", True, f"signed; the last by the key {proved.last_signer}, tree size {proved.size}"),
        ("place", True, f"leaf {proved.leaf}"),
        ("history", True, _STEPS["history"]),
        (
            "entry",
            True,
            f"{added.media_type}, {added.size:,} bytes, SHA-256 {added.sha256}, entered {proved.written_at} by the "
            f"key {proved.signer}{joined}",
        ),
    ]


def check_proof_file(path: Path, original: Path | None, case: Path | None) -> list[Check]:
    """Return the checks of a proof in a file, of the original where it is at hand, and against the case.

    Raises:
        NotFound, BadInput: a file is not there, or it is no proof.
    """
    data = files.read_bounded(path, LINES_FILE_MAX)
    checks, proved = check_messages(data) if is_lines_proof(data) else check_proof(data)
    if proved is None:
        return checks
    if original is None:
        checks.append(("file", True, "not compared: give the original with --original"))
    else:
        checks.append(check_original(original, proved))
    if case is not None:
        checks.append(_against_case(case, proved))
    return checks


def check_original(path: Path, proved: Proved) -> Check:
    """Return whether a file is the one that was proved.

    Raises:
        NotFound, BadInput: it cannot be read.
    """
    hasher, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                hasher.update(piece)
                size += len(piece)
    except FileNotFoundError:
        raise NotFound("original is missing", f"There is no file at {path}. Check the path.") from None
    except OSError as error:
        raise BadInput(f"unreadable original: errno {error.errno}", f"{path} cannot be read.") from error
    good = (size, hasher.hexdigest()) == (proved.added.size, proved.added.sha256)
    words = (
        "is the original, byte for byte" if good else "is not the original: altered, damaged or another file"
    )
    return "file", good, f"{path.name} {words}"


def _against_case(path: Path, proved: Proved) -> Check:
    if not path.exists():
        raise NotFound("case to compare with is missing", f"There is no case at {path}.")
    with Bundle.open(path) as bundle:
        known = (
            bundle.case_id == proved.case_id
            and proved.size <= bundle.head.size
            and bundle.root_at(proved.size) == proved.root
        )
    return "case", known, f"its last checkpoint is {'' if known else 'not '}one of this case"
