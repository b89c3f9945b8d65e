"""A case goes on with new sheets of the school: who may, the case after it, and the commit that does it.

Source: docs/format/sealing.md section 9.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec
from msgspec import structs

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import age
from evidence_desk.case import codec, two_people
from evidence_desk.case import events as ev
from evidence_desk.case.keys import HOLDERS, fingerprint_of
from evidence_desk.case.state import Case
from evidence_desk.case.values import SchoolKeys


def keys_id(keys: SchoolKeys) -> str:
    """Return what an asking names as its subject: SHA-256 of the canonical JSON of the public keys, in hex."""
    return hashlib.sha256(codec.canonical(msgspec.to_builtins(keys))).hexdigest()


def signers_of(keys: SchoolKeys) -> set[str]:
    """Return the fingerprints of the recovery sheets' signing keys.

    Raises:
        BadInput: one of them cannot be read.
    """
    return {fingerprint_of(holder.signer) for holder in keys.recovery}


def has_new_recovery(case: Case, keys: SchoolKeys) -> bool:
    """Return whether the recovery sheets are others than the case knows."""
    return case.school_keys is None or case.school_keys.recovery != keys.recovery


def custody_word(old: SchoolKeys | None, new: SchoolKeys) -> Literal["kept", "rewrapped", "new"]:
    """Return what becomes of the custody key: kept with its sheets, wrapped for new ones, or a new one."""
    if old is None or old.custody != new.custody:
        return "new"
    same = (old.custody_holders, old.custody_wraps) == (new.custody_holders, new.custody_wraps)
    return "kept" if same else "rewrapped"


def objection(case: Case, actor: str, event: ev.SchoolKeysReplaced) -> str:
    """Return why a case cannot go on with these sheets, or an empty string."""
    if reason := two_people.objection_to_doing(
        case, "replace-sheets", keys_id(event.keys), actor, event.two_people
    ):
        return reason
    try:
        signers = signers_of(event.keys)
        for text in (event.keys.custody, *event.keys.custody_holders):
            age.parse_recipient(text)
        recipients = {str(age.parse_recipient(holder.recipient)) for holder in event.keys.recovery}
    except BadInput:
        return "a key of a new sheet cannot be read"
    counts = {len(signers), len(recipients), len(set(event.keys.custody_holders)), len(event.keys.recovery)}
    if counts != {HOLDERS}:
        return "the new sheets are not for three holders"
    if signers & {*case.members, *case.producers}:
        return "the key of a new sheet is somebody's already"
    if event.custody != custody_word(case.school_keys, event.keys):
        return "it does not say what becomes of the custody key"
    if not has_new_recovery(case, event.keys):
        return "it brings keys that no new sheet has" if event.admitted or event.epoch or event.slots else ""
    known = signers_of(case.school_keys) if case.school_keys is not None else set()
    if signers & known or set(event.admitted) != signers or not event.epoch:
        return "not every new sheet has a new key of its own"
    staying = {member.recipient for member in case.members.values() if not member.removed}
    return "" if set(event.slots) == staying else "a new epoch leaves out a reader who stays, or lets one in"


def folded(case: Case, entry: ev.Recorded, event: ev.SchoolKeysReplaced) -> Case:
    """Return the case after it; a recovery that one of the old sheets began is over."""
    if event.epoch:
        members = case.members
        for key, member in members.items():
            slot = event.slots.get(member.recipient)
            if slot is not None and not member.removed:
                members = members.set(key, structs.replace(member, slot=slot))
        recovering = case.recovering
        for key in case.recovering:
            recovering = recovering.delete(key)
        case = structs.replace(
            case, members=members, epoch=case.epoch + 1, recipient=event.epoch, recovering=recovering
        )
    return two_people.done(structs.replace(case, school_keys=event.keys), entry, event.two_people)
