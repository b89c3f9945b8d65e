"""The commit by which a case goes on with new sheets of the school."""

from __future__ import annotations

from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.note import format_verifier_key
from evidence_desk.case import events as ev
from evidence_desk.case import replacing
from evidence_desk.case.keys import fingerprint_of, signer_public
from evidence_desk.case.membership import Epoch, new_epoch
from evidence_desk.case.standing import recovery_signers
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import SchoolKeys


def go_on_with_sheets(store: CaseStore, keys: SchoolKeys, reason: str, asking: str) -> None:
    """Let a case go on with new sheets of the school, in one commit; a case that has them is left alone.

    Args:
        asking: what a second person agreed to (`two_people.py`).

    Raises:
        TamperedBundle: it was not agreed, or the keys are not usable; nothing was written.
        CannotWrite: no space; when only the rewriting fails the removals stay pending.
    """
    old = store.case.school_keys
    if old == keys:
        return
    new_recovery = replacing.has_new_recovery(store.case, keys)
    staying = [m for m in store.case.members.values() if not m.removed]
    with store.committing() as batch:
        admitted: dict[str, int] = {}
        epoch: Epoch | None = None
        if new_recovery:
            origin = store.bundle.origin
            for holder in keys.recovery:
                line = format_verifier_key(origin, signer_public(holder.signer))
                admitted[fingerprint_of(holder.signer)] = batch.staged.add_public("v", line)
            epoch = new_epoch(store, batch, [m.recipient for m in staying], keys)
            former = recovery_signers(old)
            for signer in store.bundle.signers:
                if not signer.retired and signer.key.fingerprint in former:
                    batch.staged.retire(signer.leaf)
        batch.event(
            ev.SchoolKeysReplaced(
                keys=keys,
                two_people=asking,
                reason=reason,
                admitted=admitted,
                epoch=str(epoch.identity.recipient()) if epoch is not None else "",
                slots=epoch.slots if epoch is not None else {},
                custody=replacing.custody_word(old, keys),
            )
        )
    if epoch is not None:
        store.unlocked = store.bundle.unlock(store.access.identities)
        if store.writer is not None:
            compact(store.writer)
