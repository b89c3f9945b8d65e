"""Letting a case go to a pupil's next school, and taking one over there.

The case and the copy share every entry up to `transfer-made`. In the copy the receiver is then let in, and nothing
else; they take it over with keys of their own school before they can do anything with it. The case goes on here.

Source: docs/format/transfers.md.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Literal

from evidence_desk.base.errors import BadInput, GateRefused, KeyUnavailable
from evidence_desk.bundle import age, slots
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.note import format_verifier_key
from evidence_desk.case import events as ev
from evidence_desk.case import fold_transfer, intake, membership, rules
from evidence_desk.case.keys import Person, Profile, SchoolFile, fingerprint_of, signer_public
from evidence_desk.case.store import CaseStore
from evidence_desk.case.transfer_receipts import RECEIPT_KIND, TransferReceipt, parse_receipt, signed_receipt
from evidence_desk.case.values import School, Transfer

Compared = Literal["by-voice", "in-person", "not-compared"]
_RECEIVERS = frozenset({"dsl", "deputy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a person says when a case is to go to another school."""

    pupil: str  # id
    receiver: Profile
    school: School
    position: str = ""
    compared: Compared
    basis: str
    decided_by: str
    keeps: str
    others: str = ""


def problem(store: CaseStore) -> str:
    """Return why this case may not go to another school now, in a sentence; empty when it may."""
    reason = fold_transfer.closed_reason(store.case)
    if not reason and (store.locked or store.open_requests):
        reason = "something in it waits to be locked for the police"
    if not reason and store.bundle.pending:
        reason = "something taken out still waits to be removed from the file"
    if not reason:
        return ""
    return (
        f"This case cannot go to another school now: {reason}. What is locked stays with this school and the police; "
        "settle it with them first, or hand over a redacted pack. Nothing was made."
    )


def make(store: CaseStore, plan: Plan) -> Transfer:
    """Write down that a copy of the case is made for the next school; the copy itself is made from this state.

    Raises:
        GateRefused: locked items or a clock of the police stand against it, or this role may not.
        BadInput: something needed is not said, or the receiver cannot be one.
        CannotWrite: nothing was written.
    """
    rules.may_manage_readers(store.case.members.get(store.actor))
    if reason := problem(store):
        raise GateRefused("transfer while something is locked", reason)
    _check(store, plan)
    event = ev.TransferMade(
        pupil=plan.pupil,
        school=plan.school,
        name=plan.receiver.name,
        position=plan.position.strip(),
        recipient=plan.receiver.recipient,
        signer=plan.receiver.signer,
        compared=plan.compared,
        basis=plan.basis.strip(),
        decided_by=plan.decided_by.strip(),
        keeps=plan.keeps.strip(),
        others=plan.others.strip(),
    )
    (entry,) = store.record(event)
    return store.case.transfers[entry.id]


def _check(store: CaseStore, plan: Plan) -> None:
    """Say in words what the rules would refuse.

    Raises:
        BadInput, GateRefused: something is missing or does not fit.
    """
    for text, what in (
        (plan.basis, "the basis"),
        (plan.decided_by, "who decided"),
        (plan.keeps, "what stays here"),
        (plan.school.name, "the next school"),
    ):
        if not text.strip():
            raise BadInput(f"transfer without {what}", f"Write down {what}. Nothing was made.")
        intake.check_words(text, what)
    intake.check_words(plan.position, "the position")
    intake.check_words(plan.others, "why what concerns other pupils goes along")
    pupil = store.case.people.get(plan.pupil)
    if pupil is None or pupil.kind != "pupil":
        raise BadInput(
            "transfer for no pupil", "Choose the pupil whose case goes along with them. Nothing was made."
        )
    others = fold_transfer.others_concerned(store.case, plan.pupil)
    if others and not plan.others.strip():
        raise BadInput(
            "transfer concerns other pupils",
            f"This case also concerns {others} other pupil{'s' if others != 1 else ''}, whose data would go along. "
            "Write down why it must, or hand over a redacted pack instead. Nothing was made.",
        )
    if plan.receiver.role not in _RECEIVERS:
        raise GateRefused(
            "receiver of another role",
            f"{plan.receiver.name} is not a DSL or a deputy by their own file. A case goes to the next school’s DSL. "
            "Nothing was made.",
        )
    if plan.receiver.fingerprint in store.case.members:
        raise BadInput(
            "receiver reads already", f"{plan.receiver.name} reads this case already. Nothing was made."
        )


def let_receiver_in(copy: CaseStore, receiver: Profile) -> None:
    """Let the receiver into the copy that was made for them; they take it over before anything else.

    Raises:
        BadInput: it is not the copy made for them.
    """
    waiting = [one for one in copy.case.transfers.values() if one.receiver == receiver.fingerprint]
    if not waiting:
        raise BadInput("copy for somebody else", "This copy was not made for them. Nothing was changed.")
    membership.add_reader(copy, receiver)


def note_copy(store: CaseStore, transfer: Transfer, sha256: str, size: int) -> None:
    """Write down which file was made; from here on the case goes another way than the copy.

    Raises:
        CannotWrite: nothing was written.
    """
    store.record(ev.TransferCopied(transfer=transfer.id, sha256=sha256, size=size))


def waiting_for(store: CaseStore, person: Person) -> Transfer | None:
    """Return the transfer by which this person has received the case and not yet taken it over."""
    found = (fold_transfer.waiting_for(store.case, pair.signing_key.fingerprint) for pair in person.pairs)
    return next((transfer for transfer in found if transfer is not None), None)


def take_over(store: CaseStore, school: SchoolFile, urn: str = "") -> None:
    """Put this school's keys in the place of the former school's: one commit, after which only its receiver reads.

    Raises:
        GateRefused: the case was not made over to this person, or was taken over before.
        CannotWrite: nothing was changed; when only the rewriting fails, the old slots stay pending.
    """
    me = store.case.members.get(store.actor)
    transfer = fold_transfer.waiting_for(store.case, store.actor)
    if me is None or transfer is None:
        raise GateRefused(
            "not received by transfer",
            "This case was not made over to you by another school, or was taken over before. Nothing was changed.",
        )
    identity = age.generate_identity("hybrid" if store.recipient().kind == "hybrid" else "classic")
    identities = (identity, *store.unlocked.identities)
    bundle = store.bundle
    old_slots = [m.leaf for m in bundle.members("k") if m.present and m.leaf not in bundle.pending]
    signers = {fingerprint_of(holder.signer): holder.signer for holder in school.keys.recovery}
    in_force = {s.key.fingerprint: s.leaf for s in bundle.signers if not s.retired}
    with store.committing() as batch:
        staged = batch.staged
        staged.add_public("r", f"{identity.recipient()}\n".encode("ascii"))
        admitted = {
            fingerprint: staged.add_public("v", format_verifier_key(bundle.origin, signer_public(signer)))
            for fingerprint, signer in signers.items()
            if fingerprint not in in_force
        }
        slot = staged.add_raw("k", slots.make_slot(identities, age.parse_recipient(me.recipient)))
        membership.add_recovery_slots(staged, identities, school.keys)
        for leaf in old_slots:
            staged.remove("erase", leaf)
        for fingerprint, leaf in in_force.items():
            if fingerprint != store.actor and fingerprint not in signers:
                staged.retire(leaf)
        batch.event(
            ev.TransferTaken(
                transfer=transfer.id,
                school=School(name=school.organisation, urn=urn),
                keys=school.keys,
                admitted=admitted,
            )
        )
        batch.event(
            ev.EpochBegan(
                recipient=str(identity.recipient()),
                slots={me.recipient: slot},
                reason="taken over from another school",
            )
        )
    store.unlocked = store.bundle.unlock(store.access.identities)
    if store.writer is not None:
        compact(store.writer)


def receipt(store: CaseStore, person: Person) -> str:
    """Return the signed receipt for a case that was taken over; always the same text for the same case.

    Raises:
        KeyUnavailable: another person took it over.
    """
    own = {pair.signing_key.fingerprint: pair.signing_key for pair in person.pairs}
    mine = [one for one in store.case.transfers.values() if one.taken_at and one.receiver in own]
    if not mine:
        raise KeyUnavailable(
            "no transfer taken over with this key",
            "You did not take this case over from another school, so there is no receipt for you to sign.",
        )
    transfer = max(mine, key=lambda one: one.leaf)
    size, root = fold_transfer.head_of(store.bundle, transfer)
    held = sum(1 for exhibit in store.case.exhibits.values() if exhibit.added_leaf < transfer.leaf)
    return signed_receipt(
        TransferReceipt(
            kind=RECEIPT_KIND,
            v=1,
            case=store.case.id,
            transfer=transfer.id,
            size=size,
            root=base64.b64encode(root).decode("ascii"),
            exhibits=held,
            at=transfer.taken_at,
            name=person.profile.name,
            school=store.case.school.name,
            signer=transfer.signer,
        ),
        own[transfer.receiver],
    )


def record_receipt(store: CaseStore, text: str) -> Transfer:
    """Keep the next school's receipt in the case it is for.

    Raises:
        BadInput: not as it was signed, of another case or key, or recorded before.
        CannotWrite: nothing was written.
    """
    found = parse_receipt(text)
    transfer = store.case.transfers.get(found.transfer)
    if found.case != store.case.id or transfer is None or transfer.signer != found.signer:
        raise BadInput(
            "receipt for something else",
            "This receipt is for another case, or was signed by another key than the one the copy was made for. "
            "Nothing was recorded. Speak to the next school by telephone.",
        )
    if transfer.received_at:
        raise BadInput(
            "receipt recorded before",
            "The receipt for this transfer is in the handling log already. Nothing was changed.",
        )
    size, root = fold_transfer.head_of(store.bundle, transfer)
    if (found.size, found.root) != (size, base64.b64encode(root).decode("ascii")):
        raise BadInput(
            "receipt for another history",
            "The receipt names another state of this case than the one the copy was made from. Nothing was recorded. "
            "Speak to the next school by telephone.",
        )
    store.record(ev.TransferReceived(transfer=transfer.id, receipt=text.strip()))
    return store.case.transfers[transfer.id]
