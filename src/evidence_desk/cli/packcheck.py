"""Checking a pack: its signature, what it says of itself, and, with the case at hand, whether the case agrees."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from pathlib import Path

from evidence_desk.base.errors import EvidenceDeskError, NotFound, TamperedBundle
from evidence_desk.bundle.note import parse_note
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case.loading import read_entries
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.packs.facts import PackFacts, read_pack
from evidence_desk.packs.signature import PackSignature, read_signature

Check = tuple[str, bool, str]


def check_pack(args: Namespace, out: Output) -> tuple[list[Check], int]:
    """Return the checks of a pack and the exit code when one fails."""
    checks: list[Check] = []
    signature = read_signature(args.path)
    checks.append(_signature_check(signature))
    try:
        facts = read_pack(args.path)
    except EvidenceDeskError as error:
        checks.append(("contents", False, error.user_message))
        return checks, TamperedBundle.exit_code
    checks.append(
        ("contents", True, f"pack {facts.pack_id}, {len(facts.exhibits)} exhibits, {facts.pages} pages")
    )
    checks.append(_checkpoint_check(facts))
    if args.case is not None:
        if not args.case.exists():
            raise NotFound("case to compare with is missing", f"There is no case at {args.case}.")
        checks += _against_case(args, args.case, facts, signature)
    else:
        out.say("Whose key signed it, and what the case says of it, shows: edesk verify PACK --case CASE")
    return checks, TamperedBundle.exit_code


def _signature_check(signature: PackSignature | None) -> Check:
    if signature is None:
        return (
            "signature",
            False,
            "no signature at the end of the file: added to, cut off, or not one of our packs",
        )
    if not signature.good:
        return "signature", False, "the file is not what was signed: altered or damaged"
    return (
        "signature",
        True,
        f"every byte is as signed by the key {signature.fingerprint}; SHA-256 {signature.sha256}",
    )


def _checkpoint_check(facts: PackFacts) -> Check:
    origin = f"evidence-desk.invalid/case/{facts.case_id}"
    try:
        size, _, _ = parse_note(facts.checkpoint_note, origin)
    except (ValueError, EvidenceDeskError) as error:
        return (
            "checkpoint",
            False,
            f"its checkpoint is not a signed note of its case ({type(error).__name__})",
        )
    return "checkpoint", True, f"case {facts.case_id} at tree size {size}"


def _against_case(
    args: Namespace, path: Path, facts: PackFacts, signature: PackSignature | None
) -> list[Check]:
    checks: list[Check] = []
    with Bundle.open(path) as bundle:
        note_sha256 = hashlib.sha256(facts.checkpoint_note).digest()
        known = bundle.case_id == facts.case_id and any(c.note_sha256 == note_sha256 for c in bundle.commits)
        checks.append(
            (
                "case",
                known,
                "the checkpoint is one of this case" if known else "the checkpoint is not one of this case",
            )
        )
        if signature is not None:
            admitted = any(s.key.fingerprint == signature.fingerprint for s in bundle.signers)
            checks.append(
                ("signer", admitted, "the key that signed the pack is admitted in the case" if admitted
                 else "the key that signed the pack was never admitted in this case")
            )  # fmt: skip
        checks += _recorded(args, bundle, facts, signature)
    return checks


def _recorded(
    args: Namespace, bundle: Bundle, facts: PackFacts, signature: PackSignature | None
) -> list[Check]:
    """With a key: whether the handling log holds exactly this file."""
    if context.passphrase_file(args) is None or signature is None:
        return []
    try:
        _, person = context.unlock(args)
        context.refuse_staff(person)
        unlocked = bundle.unlock((person.identity,))
    except EvidenceDeskError:
        return []
    for entry in read_entries(bundle, unlocked, 0):
        if isinstance(entry.event, ev.PackMade) and entry.event.pack == facts.pack_id:
            same = (entry.event.sha256, entry.event.size) == (signature.sha256, signature.size)
            return [
                ("recorded", same, f"made {entry.at}, and this is that file, byte for byte" if same
                 else f"the handling log has a pack {facts.pack_id}, but with another content")
            ]  # fmt: skip
    return [("recorded", False, f"the handling log knows no pack {facts.pack_id}")]
