"""Checking a pack: its signature, what it says of itself, and, with the case at hand, whether the case agrees."""

from __future__ import annotations

import base64
import contextlib
import hashlib
from datetime import datetime
from pathlib import Path

from evidence_desk.acts.proving import CLOCK_SLIP, WRONG_CLOCK, check_proof
from evidence_desk.acts.verifying import HOLDS, Check, Known, Unlock
from evidence_desk.base.clock import utc_text
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, EvidenceDeskError, KeyUnavailable, NotFound, TamperedBundle
from evidence_desk.bundle.limits import ORIGIN_PREFIX
from evidence_desk.bundle.note import ED25519, parse_founding_member, parse_note, parse_verifier_key
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import anchors, fold_merge
from evidence_desk.case import events as ev
from evidence_desk.case.disclosure_proof import read_proof
from evidence_desk.case.loading import load_case, read_entries
from evidence_desk.packs.facts import PackFacts, read_pack
from evidence_desk.packs.pades_check import PadesReport, StampFacts
from evidence_desk.packs.pades_check import check as check_certificate
from evidence_desk.packs.signature import PackSignature, read_signature, sha256_of
from evidence_desk.packs.stamper import judge


def check_pack(path: Path, known: Known) -> tuple[list[Check], int, str]:
    """Return the checks of a pack, the exit code when one fails, and the verdict when none does."""
    checks: list[Check] = []
    signature = read_signature(path)
    checks.append(_signature_check(signature))
    try:
        facts = read_pack(path)
    except EvidenceDeskError as error:
        checks.append(("contents", False, error.user_message))
        return checks, TamperedBundle.exit_code, HOLDS
    holds = f"{counted(len(facts.exhibits), 'exhibit')}, {counted(facts.pages, 'page')}"
    checks.append(("contents", True, f"pack {facts.pack_id}, {holds}"))
    if facts.foreign:
        words = f"it holds what no pack has: {'; '.join(facts.foreign[:5])}. Do not open it"
        checks[-1] = ("contents", False, words)
    checks += _attached_proofs(facts)
    checks += _certificate_checks(path, facts, signature)
    checks.append(_checkpoint_check(facts))
    if not checks[-1][1]:
        return checks, TamperedBundle.exit_code, HOLDS
    verdict = HOLDS
    if known.case is not None:
        if not known.case.exists():
            raise NotFound("case to compare with is missing", f"There is no case at {known.case}.")
        checks += _against_case(known.case, known.unlock, facts, signature, path)
    elif signature is not None and signature.good:
        whose, detail = _signer_alone(known, facts, signature)
        checks.append(("signer", True, detail))
        verdict = f"Unbroken since it was signed, by {whose}."
    return checks, TamperedBundle.exit_code, verdict


def _attached_proofs(facts: PackFacts) -> list[Check]:
    """Follow every attached proof to the pack's checkpoint, and hold it against what the pack lists."""
    listed = {one.reference: (one.sha256, one.size) for one in facts.exhibits}
    for data in facts.proofs:
        try:
            checks, proved = check_proof(data)
        except BadInput as error:
            return [("proofs", False, error.user_message)]
        if proved is None:
            return [("proofs", False, f"a proof in it does not hold: {checks[-1][2]}")]
        reference = read_proof(data).exhibit.reference  # as its entry says, which was checked
        added = (proved.added.sha256, proved.added.size)
        if proved.note != facts.checkpoint_note or listed.get(reference) != added:
            return [("proofs", False, f"the proof of {reference} in it is of another case, time or file")]
    said = f"{counted(len(facts.proofs), 'proof')}, each leads from an exhibit to the checkpoint"
    return [("proofs", True, said)] if facts.proofs else []


def _signature_check(signature: PackSignature | None) -> Check:
    if signature is None:
        return (
            "signature",
            False,
            "no signature at the end of the file: added to, cut off, or not one of our packs",
        )
    if not signature.good:
        return "signature", False, "the file is not what was signed: altered or damaged"
    whole = (
        "every byte before the certificate’s signature is as signed"
        if signature.followed
        else "every byte is as signed"
    )
    return "signature", True, f"{whole} by the key {signature.fingerprint}; SHA-256 {signature.sha256}"


def _certificate_checks(path: Path, facts: PackFacts, signature: PackSignature | None) -> list[Check]:
    """Return what the certificate's signature and its stamps are worth, and whether they are as the pack says."""
    followed = signature is not None and signature.followed
    if not facts.certified:
        if followed:
            words = (
                "bytes stand after the exporter's signature, and the pack says that none do: added to since"
            )
            return [("certificate", False, words)]
        return [("certificate", True, "none: the pack was made without one")]
    if signature is None:
        return []  # the first check said so already
    if not followed:
        words = "the pack says that a certificate signed it, and that signature is gone: cut off since"
        return [("certificate", False, words)]
    try:
        found = check_certificate(path)
    except OSError as error:
        raise BadInput(f"unreadable pack: errno {error.errno}", f"{path} cannot be read.") from error
    if not found.found:
        return [
            ("certificate", False, "what stands after the exporter's signature is no certificate's signature")
        ]
    if not found.good or found.certificate is None:
        return [("certificate", False, found.why)]
    if found.certificate.fingerprint != facts.certificate:
        words = "another certificate signed the file than the one that the pack names"
        return [("certificate", False, words)]
    return [
        ("certificate", True, _certificate_words(found)),
        ("stamp", True, _stamp_words(found, facts.made)),
    ]


def _certificate_words(found: PadesReport) -> str:
    own = found.certificate
    assert own is not None  # noqa: S101 - the caller looked
    said = f"not changed since it was signed with the certificate of {own.subject} (PAdES {found.level})"
    if found.says_signed_at is not None:
        said += f", {utc_text(found.says_signed_at)} by the clock of the computer that signed"
    vouched = (
        "Nobody else vouches for it: whoever made it chose that name, and it shows no more than that one key signed"
        if own.self_made
        else f"It says that {own.issuer} vouches for it, which is not checked here"
    )
    said += f". {vouched}; its SHA-256 is {own.fingerprint}"
    return said if found.in_force else f"{said}. It was not in force at that time"


def _stamp_words(found: PadesReport, made: datetime) -> str:
    stamps = [*([found.stamp] if found.stamp is not None else []), *found.later_stamps]
    if not stamps:
        return "none in the file: there is no other clock than the exporter's"
    return "; ".join(_one_stamp(stamp, made) for stamp in stamps)


def _one_stamp(stamp: StampFacts, made: datetime) -> str:
    said = (
        f"there at {utc_text(stamp.at)} by the clock of {stamp.authority} (certificate {stamp.fingerprint[:16]}…), "
        "whom this program cannot vouch for"
    )
    if stamp.at >= made - CLOCK_SLIP:
        return said
    return f"{said}. That is before the pack was made, {utc_text(made)} by the school's clock: {WRONG_CLOCK}"


def _checkpoint_check(facts: PackFacts) -> Check:
    try:
        signed_by = _signed_by(facts)
    except ValueError as error:
        return "checkpoint", False, f"{error}: altered, or not made by Evidence Desk"
    return (
        "checkpoint",
        True,
        f"no. {facts.checkpoint_number} of case {facts.case_id}, tree size {facts.checkpoint_size}, signed by "
        f"{signed_by}; the case was founded by the key {facts.founder_fingerprint}",
    )


def _signed_by(facts: PackFacts) -> str:
    """Return whose key signed the checkpoint, after holding it against everything else the pack says of the case.

    Raises:
        ValueError: they contradict each other; the text says where.
    """
    try:
        case, founder = parse_founding_member(facts.founder_key.encode("ascii"))
        signer = parse_verifier_key(f"{facts.checkpoint_signer}\n".encode("ascii"))
        origin = f"{ORIGIN_PREFIX}{facts.case_id}"
        size, root, signatures = parse_note(facts.checkpoint_note, origin)
    except ValueError as error:
        raise ValueError("its checkpoint, or a key it names, is not as a case has them") from error
    if (case, founder.fingerprint) != (facts.case_id, facts.founder_fingerprint):
        raise ValueError("the founder it names did not found the case it names")
    if (size, root) != (facts.checkpoint_size, facts.checkpoint_root):
        raise ValueError("the attached checkpoint is not over the record it names")
    own = signatures[0]
    if (signer.name, signer.type, signer.key_id) != (origin, ED25519, own.key_id) or not signer.verifies(
        size, root, own.value
    ):
        raise ValueError("the attached checkpoint was not signed by the key it names")
    return "the founder" if signer == founder else f"the key {signer.fingerprint}"


def _signer_alone(known: Known, facts: PackFacts, signature: PackSignature) -> tuple[str, str]:
    """Return, in words for the verdict and for the check, whose key signed the pack, as far as this device knows."""
    with contextlib.suppress(KeyUnavailable, BadInput):  # nobody's home, or a damaged one: then it is unknown
        if known.home.profile().fingerprint == signature.fingerprint:
            return "your own key", f"signed by your own key, {signature.fingerprint}"
    position = known.position(signature.fingerprint)
    if position is not None:
        named = f"{position} by the school's profile"
        return named, f"signed by the key {signature.fingerprint}, {named}"
    seen = anchors.AnchorStore(known.home.folder).get(facts.case_id)
    if seen is not None and seen.founder == signature.fingerprint:
        return (
            "the founder of a case known to this device",
            f"signed by the founder of a case known to this device, {signature.fingerprint}",
        )
    same = (
        parse_verifier_key(f"{facts.checkpoint_signer}\n".encode("ascii")).fingerprint
        == signature.fingerprint
    )
    shown = (
        "the one that signed its checkpoint"
        if same
        else "and nothing in the pack shows that the case ever admitted it: a checkpoint can be put into any pack"
    )
    return (
        "a key not known to you",
        f"signed by a key not known to you (fingerprint {signature.fingerprint}), {shown}; compare it with --case "
        "CASE, or ask the school for it",
    )


def _against_case(
    path: Path, unlock: Unlock, facts: PackFacts, signature: PackSignature | None, pack: Path
) -> list[Check]:
    with Bundle.open(path) as bundle:
        checks = [_case_check(bundle, facts, unlock)]
        if signature is not None and signature.good:
            recorded = _recorded(unlock, bundle, facts, signature, pack)
            checks += [_signer_check(bundle, signature, found_in_log=recorded is not None and recorded[1])]
            checks.append(recorded or ("recorded", True, "not compared: the handling log needs a key"))
            checks += _kept_stamps(unlock, bundle, facts)
    return checks


def _kept_stamps(unlock: Unlock, bundle: Bundle, facts: PackFacts) -> list[Check]:
    """Return what the stamps are worth that the case keeps over the file as it was made."""
    unlocked = unlock(bundle)
    case = load_case(bundle, unlocked).case if unlocked is not None else None
    pack = case.packs.get(facts.pack_id) if case is not None else None
    if pack is None or unlocked is None:
        return []
    checks: list[Check] = []
    for entry in read_entries(bundle, unlocked, 0):
        made = fold_merge.original_of(entry.event) if isinstance(entry.event, ev.EntryMerged) else entry
        event = made.event if made is not None else None
        if isinstance(event, ev.PackStamped) and event.pack == pack.id:
            try:
                one = judge(base64.b64decode(event.reply), bytes.fromhex(pack.sha256), None)
            except ValueError as error:
                checks.append(
                    ("kept stamp", False, f"a stamp that the case keeps cannot be relied on: {error}")
                )
                continue
            known = StampFacts(at=one.at, authority=one.authority, fingerprint=one.fingerprint, good=True)
            checks.append(("kept stamp", True, f"the pack’s SHA-256 was {_one_stamp(known, facts.made)}"))
    return checks


def _case_check(bundle: Bundle, facts: PackFacts, unlock: Unlock) -> Check:
    number = facts.checkpoint_number
    commit = bundle.commits[number] if number < len(bundle.commits) else None
    known = (
        commit is not None
        and (bundle.case_id, bundle.founder.fingerprint) == (facts.case_id, facts.founder_fingerprint)
        and commit.note_sha256 == hashlib.sha256(facts.checkpoint_note).digest()
        and (commit.size, commit.root) == (facts.checkpoint_size, facts.checkpoint_root)
    )
    if not known and (unlocked := unlock(bundle)) is not None:
        merged = load_case(bundle, unlocked).case.merged.get(
            hashlib.sha256(facts.checkpoint_note).hexdigest()
        )
        if merged is not None and (merged.k, merged.size) == (number, facts.checkpoint_size):
            return "case", True, f"the checkpoint is no. {number} of a copy that was joined to this case"
    detail = f"the checkpoint is {'' if known else 'not '}no. {number} of this case"
    return "case", known, detail


def _signer_check(bundle: Bundle, signature: PackSignature, *, found_in_log: bool) -> Check:
    """Accept an active key; one that was retired later, only for a file that the handling log names."""
    admitted = [s for s in bundle.signers if s.key.fingerprint == signature.fingerprint]
    if not admitted:
        return "signer", False, "the key that signed the pack was never admitted in this case"
    if any(not s.retired for s in admitted):
        return "signer", True, "the key that signed the pack is admitted in the case"
    if found_in_log:
        return (
            "signer",
            True,
            "the key that signed the pack was retired later; the handling log has this file",
        )
    return (
        "signer",
        False,
        "the key that signed the pack is retired in this case; only the handling log can show that the pack is "
        "older than that",
    )


def _recorded(
    unlock: Unlock, bundle: Bundle, facts: PackFacts, signature: PackSignature, pack: Path
) -> Check | None:
    """Return whether the handling log holds exactly this file; None without a key to it."""
    unlocked = unlock(bundle)
    if unlocked is None:
        return None
    detail = f"the handling log knows no pack {facts.pack_id}"
    for entry in read_entries(bundle, unlocked, 0):
        made = fold_merge.original_of(entry.event) if isinstance(entry.event, ev.EntryMerged) else entry
        event = made.event if made is not None else None
        if made is not None and isinstance(event, ev.PackMade) and event.pack == facts.pack_id:
            if made.actor != signature.fingerprint:
                detail = f"the handling log says that another key made the pack {facts.pack_id}"
                continue
            if (event.sha256, event.size) == (signature.sha256, signature.size):
                return "recorded", True, f"made {entry.at}, and this is that file, byte for byte"
            if event.size < signature.size and sha256_of(pack, event.size) == event.sha256:
                added = signature.size - event.size
                return (
                    "recorded",
                    True,
                    f"made {entry.at}, and this is that file with {added} bytes of stamps behind it",
                )
            detail = f"the handling log has a pack {facts.pack_id}, but with another content"
    return "recorded", False, detail
