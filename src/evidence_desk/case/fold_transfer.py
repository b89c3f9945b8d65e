"""A case and its copy at the next school: who may do what, and what each entry changes."""

from __future__ import annotations

import base64
import binascii
from typing import assert_never

from immutables import Map
from msgspec import structs

from evidence_desk.base.errors import BadInput, TamperedBundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.case import events as ev
from evidence_desk.case.keys import HOLDERS, fingerprint_of
from evidence_desk.case.state import Case
from evidence_desk.case.transfer_receipts import TransferReceipt, parse_receipt
from evidence_desk.case.values import Exhibit, Member, SchoolKeys, Transfer

_MAKERS = frozenset({"dsl", "deputy"})
# What the program itself notes while a copy is opened; whoever receives it can do nothing else before taking it over.
_HOUSEKEEPING = ev.TailSetAside | ev.LockBroken | ev.ClockJumped | ev.OlderCopyAccepted
Event = ev.TransferMade | ev.TransferCopied | ev.TransferReceived | ev.TransferTaken


def waiting_for(case: Case, fingerprint: str) -> Transfer | None:
    """Return the transfer that this key has received and not yet taken over, in the copy made for it."""
    member = case.members.get(fingerprint)
    if member is None or member.removed:
        return None
    return next(
        (one for one in case.transfers.values() if one.receiver == fingerprint and not one.taken_at), None
    )


def closed_reason(case: Case) -> str:
    """Return why a case may not go to another school now, in a few plain words; empty when it may."""
    if case.seal_clocks or case.police_tasks:
        return "the police have not been told of something in it"
    if any(_stays_locked(case, exhibit) for exhibit in case.exhibits.values()):
        return "something in it is locked for the police"
    if any(e.status == "held" and e.gate.gate_class != "none" for e in case.exhibits.values()):
        return "a picture in it was kept by leave, for this school's purpose alone"
    return ""


def _stays_locked(case: Case, exhibit: Exhibit) -> bool:
    """Return whether it is locked, and neither given back nor an empty place for bytes that two people freed."""
    empty = exhibit.blob is None and exhibit.sha256 in case.excepted
    return exhibit.status == "locked" and exhibit.id not in case.returned and not empty


def objection(case: Case, entry: ev.Recorded) -> str:
    """Return why an entry cannot stand because of a transfer, or an empty string."""
    event = entry.event
    waiting = waiting_for(case, entry.actor)
    if waiting is not None and not isinstance(event, ev.TransferTaken | _HOUSEKEEPING):
        return "whoever receives a case takes it over before anything else"
    match event:
        case ev.TransferMade():
            return _objection_to_making(case, case.members.get(entry.actor), event)
        case ev.TransferCopied():
            member = case.members.get(entry.actor)
            good = member is not None and member.role in _MAKERS and event.transfer in case.transfers
            return "" if good else "a copy for no transfer of this case, or by nobody who may make one"
        case ev.TransferReceived():
            return _objection_to_receipt(case, event)
        case ev.TransferTaken():
            good = waiting is not None and waiting.id == event.transfer
            return (
                _objection_to_taking(case, event) if good else "it takes over what was made for somebody else"
            )
        case _:
            return ""


def _objection_to_making(case: Case, member: Member | None, event: ev.TransferMade) -> str:
    """A lead or a deputy decides, for a pupil of the case, with basis and name; nothing locked goes along."""
    if member is None or member.role not in _MAKERS:
        return "only the DSL or a deputy lets a case go to another school"
    if reason := closed_reason(case):
        return f"the case goes to another school although {reason}"
    pupil = case.people.get(event.pupil)
    if pupil is None or pupil.kind != "pupil":
        return "a transfer is for a pupil of the case"
    if not all(
        text.strip() for text in (event.basis, event.decided_by, event.keeps, event.school.name, event.name)
    ):
        return "a transfer says to whom, on what basis, who decided and what stays"
    if others_concerned(case, event.pupil) and not event.others.strip():
        return "a transfer says why what concerns other pupils goes along"
    receiver = _fingerprint(event.signer)
    if not receiver:
        return "the receiver's key cannot be read"
    return "the receiver is a reader already" if receiver in case.members else ""


def others_concerned(case: Case, pupil: str) -> int:
    """Return how many other pupils the case concerns."""
    return sum(1 for person in case.people.values() if person.kind == "pupil" and person.id != pupil)


def _objection_to_receipt(case: Case, event: ev.TransferReceived) -> str:
    transfer = case.transfers.get(event.transfer)
    if transfer is None or transfer.received_at:
        return "a receipt for no transfer of this case, or a second one"
    try:
        receipt = parse_receipt(event.receipt)
    except BadInput:
        return "a receipt that is not as it was signed"
    own = (receipt.case, receipt.transfer, receipt.signer) == (case.id, transfer.id, transfer.signer)
    return "" if own else "a receipt by another key, or for another case"


def _objection_to_taking(case: Case, event: ev.TransferTaken) -> str:
    if reason := closed_reason(case):
        return f"the case is taken over although {reason}"
    signers = _signers(event.keys)
    if len(signers) != HOLDERS or len({holder.recipient for holder in event.keys.recovery}) != HOLDERS:
        return "the next school's keys do not name three holders"
    return "" if set(event.admitted) <= signers else "it admits a key that is no recovery sheet's"


def _signers(keys: SchoolKeys) -> frozenset[str]:
    try:
        return frozenset(fingerprint_of(holder.signer) for holder in keys.recovery)
    except BadInput:
        return frozenset()


def apply(case: Case, entry: ev.Recorded, event: Event) -> Case:
    """Return the case after an entry; one that cannot be read, or is of no transfer here, changes nothing."""
    match event:
        case ev.TransferMade():
            receiver = _fingerprint(event.signer)
            if not receiver:
                return case
            made = Transfer(
                id=entry.id,
                leaf=entry.leaf,
                at=entry.at,
                who=entry.actor,
                pupil=event.pupil,
                school=event.school,
                name=event.name,
                position=event.position,
                recipient=event.recipient,
                signer=event.signer,
                receiver=receiver,
            )
            return structs.replace(case, transfers=case.transfers.set(entry.id, made))
        case ev.TransferCopied():
            return case
        case ev.TransferReceived():
            known = case.transfers.get(event.transfer)
            at = _received_at(event.receipt)
            if known is None or not at:
                return case
            received = structs.replace(known, received_at=at)
            return structs.replace(case, transfers=case.transfers.set(known.id, received))
        case ev.TransferTaken():
            return _taken(case, entry, event) if event.transfer in case.transfers else case
        case _:
            assert_never(event)


def _fingerprint(signer: str) -> str:
    try:
        return fingerprint_of(signer)
    except BadInput:
        return ""


def _received_at(receipt: str) -> str:
    try:
        return parse_receipt(receipt).at
    except BadInput:
        return ""


def _taken(case: Case, entry: ev.Recorded, event: ev.TransferTaken) -> Case:
    members = case.members
    for key, member in case.members.items():
        if key != entry.actor:
            members = members.set(key, structs.replace(member, removed=True, slot=None))
    known = case.transfers[event.transfer]
    return structs.replace(
        case,
        members=members,
        school=event.school,
        school_keys=event.keys,
        recovering=Map(),
        transfers=case.transfers.set(known.id, structs.replace(known, taken_at=entry.at)),
    )


def check_received(bundle: Bundle, case: Case, event: ev.TransferReceived) -> None:
    """Hold the head that a receipt names against the bundle: it is the one with which the transfer was made.

    Raises:
        TamperedBundle: it is another.
    """
    size, root = head_of(bundle, case.transfers[event.transfer])
    receipt = parse_receipt(event.receipt)
    if (receipt.size, _decoded(receipt)) != (size, root):
        raise TamperedBundle("A transfer receipt", "it is for another history of this case")


def head_of(bundle: Bundle, transfer: Transfer) -> tuple[int, bytes]:
    """Return (leaves, root) of the commit that made a transfer."""
    commit = bundle.commits[bundle.member(transfer.leaf).commit]
    return commit.size, commit.root


def _decoded(receipt: TransferReceipt) -> bytes:
    try:
        return base64.b64decode(receipt.root, validate=True)
    except binascii.Error:
        return b""
