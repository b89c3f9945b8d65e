"""Going on with new keys in one case: an entry signed by the old key, as every entry, and by the new one in a proof.

Source: docs/format/events.md, `key-rotated`.
"""

from __future__ import annotations

import base64

from msgspec import structs

from evidence_desk.base.errors import BadInput
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import events as ev
from evidence_desk.case.keys import fingerprint_of, sign_text, signed_by
from evidence_desk.case.state import Case
from evidence_desk.case.values import Vouched

_DOMAIN = b"evidence-desk.invalid/key-rotation\n"


def proof_text(case_id: str, old: str, new: str, recipient: str) -> bytes:
    """Return what the new key signs: the case, both fingerprints, and the new recipient, a line each."""
    return _DOMAIN + "\n".join((case_id, old, new, recipient, "")).encode()


def prove(case_id: str, old: str, new: SigningKey, recipient: str) -> str:
    """Return the proof that stands in the entry, base64."""
    signature = sign_text(new, proof_text(case_id, old, new.fingerprint, recipient))
    return base64.b64encode(signature).decode("ascii")


def objection(case: Case, old: str, event: ev.KeyRotated) -> str:
    """Return why a rotation cannot stand, or an empty string; who may do it is looked at elsewhere."""
    try:
        new = fingerprint_of(event.key)
        signature = base64.b64decode(event.proof, validate=True)
        proved = signed_by(event.key, signature, proof_text(case.id, old, new, event.recipient))
    except (BadInput, ValueError):
        return "the new key, or its proof, cannot be read"
    if not proved:
        return "the new key did not sign that it takes the old one's place"
    taken = {member.recipient for member in case.members.values()}
    if new in case.members or _is_anothers(case, old, new) or event.recipient in taken:
        return "a new key is somebody's already"
    return ""


def _is_anothers(case: Case, old: str, new: str) -> bool:
    """Return whether a key is known as another person's.

    Somebody who went on with it in another copy of the case, since joined, wrote there with it: initials are one
    person's alone, so it is known as theirs.
    """
    known, member = case.producers.get(new), case.members.get(old)
    return known is not None and (member is None or known.initials != member.initials)


def folded(case: Case, entry: ev.Recorded, event: ev.KeyRotated) -> Case:
    """Return the case after somebody went on with new keys; the old one stays, so that its entries have a name."""
    try:
        new, old = fingerprint_of(event.key), case.members[entry.actor]
    except (BadInput, KeyError):  # it did not stand
        return case
    by_old = Vouched(by=entry.actor, at=entry.at, how="old-key")
    newer = structs.replace(
        old, signer=new, recipient=event.recipient, admitted=event.admitted, vouched=(by_old,)
    )
    left = structs.replace(old, removed=True, moved_to=new, slot=None)
    members = case.members.set(entry.actor, left).set(new, newer)
    for key, member in members.items():
        slot = event.slots.get(member.recipient)
        if slot is not None and not member.removed:
            members = members.set(key, structs.replace(member, slot=slot))
    return structs.replace(case, members=members, epoch=case.epoch + 1, recipient=event.epoch)
