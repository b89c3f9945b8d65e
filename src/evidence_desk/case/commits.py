"""What stands in a commit beside its events is held against those events.

A signing key can put more into a bundle than events: verifier keys, recipients, key slots, blobs, sealed copies, lines
that remove or retire. Each must be named by an event of the same commit, by somebody who may do that; otherwise a
co-writer, or one recovery sheet, could let a key in or take an entry out without a word in the handling log.
Snapshots are checked elsewhere, by comparison with a replay (`loading.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle.note import parse_verifier_key
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.views import Member
from evidence_desk.case import events as ev
from evidence_desk.case import fold_chats, fold_stamps, fold_transfer, provenance
from evidence_desk.case.keys import fingerprint_of
from evidence_desk.case.merge_proof import check as check_merge
from evidence_desk.case.standing import recovery_signers
from evidence_desk.case.state import Case

_RECOVERY_SLOTS = 3  # pairs of three holders, new with every epoch


@dataclass(slots=True)
class _Named:
    """The leaves that the events of one commit name."""

    keys: dict[int, str] = field(default_factory=dict)  # v/ leaf -> fingerprint
    slots: set[int] = field(default_factory=set)
    recipients: list[str] = field(default_factory=list)
    blobs: set[int] = field(default_factory=set)
    custody: set[int] = field(default_factory=set)
    sealed: set[int] = field(default_factory=set)
    erasable: set[int] = field(default_factory=set)
    locked: set[int] = field(default_factory=set)  # bytes of what is locked
    destroyed: set[int] = field(default_factory=set)  # sealed copies
    emptied: set[int] = field(default_factory=set)  # bytes of what is erased
    removes_reader: bool = False


def check_commit(
    bundle: Bundle, number: int, members: Sequence[Member], case: Case, events: Sequence[ev.Event]
) -> None:
    """Hold one commit after the first against its events.

    Args:
        members: all members of the commit, present or not.
        case: as it stands after the commit's events.

    Raises:
        TamperedBundle: something stands in the commit that no event of it names.
    """
    if number == 0:
        return  # the founder's own: everything follows from it, and the case id is bound to its key
    for event in events:
        provenance.check(case, event)
        if isinstance(event, ev.TransferReceived):
            fold_transfer.check_received(bundle, case, event)
        if isinstance(event, ev.CheckpointStamped):
            fold_stamps.check_covered(bundle, number, event)
    check_merge(bundle, case, events)
    named = _named(case, events)
    _check_own(members, named)
    if any(isinstance(event, ev.TransferTaken) for event in events):
        _require(bool(named.recipients), f"Commit {number}", "a case is taken over without new keys")
    by_sheet = bundle.commits[number].signer in recovery_signers(case.school_keys)
    spare_slots = _RECOVERY_SLOTS if named.recipients else 0
    for member in members:
        if member.kind == "v":
            _check_key(bundle, member, named)
        elif member.kind == "r":
            _check_recipient(bundle, member, named)
        elif member.kind == "k" and member.leaf not in named.slots:
            spare_slots -= 1
            _require(spare_slots >= 0, member.name, "a key slot that no entry names")
        elif member.kind == "b":
            _require(member.leaf in named.blobs, member.name, "bytes that no entry names")
        elif member.kind == "s":
            _require(member.leaf in named.custody, member.name, "a sealed copy that no entry names")
        elif member.kind == "p":
            _require(not by_sheet, member.name, "a snapshot by a recovery sheet")
    complete = not named.recipients or case.school_keys is None or spare_slots == 0
    _require(complete, f"Commit {number}", "a new epoch leaves out slots of the recovery sheets")
    _check_destroyed(bundle, number, named)
    for act, leaf in bundle.controls(number):
        part = f"The line {act} {leaf}"
        if act == "seal":
            _require(leaf in named.sealed, part, "no entry locks this")
        elif act == "retire":
            leaving = named.removes_reader and not _may_stay(bundle, case, leaf)
            _require(leaving, part, "no entry removes a reader with this key")
        else:
            kind = bundle.member(leaf).kind
            named_too = kind == "b" and leaf in named.erasable
            named_too = named_too or (kind == "s" and leaf in named.destroyed)
            free = kind == "p" or (kind == "k" and bool(named.recipients)) or named_too
            _require(free and not by_sheet, part, "no entry says why it was removed")
    _check_locked(bundle, number, named)


def _check_locked(bundle: Bundle, number: int, named: _Named) -> None:
    """What is called locked is out of everybody's reach with this commit: no entry only says so."""
    if named.locked:
        gone = {leaf for earlier in range(number + 1) for _, leaf in bundle.controls(earlier)}
        _require(named.locked <= gone, f"Commit {number}", "it calls locked what it leaves in reach")


def _check_destroyed(bundle: Bundle, number: int, named: _Named) -> None:
    """What is called destroyed is taken out by the same commit: no entry only says so."""
    gone = {leaf for act, leaf in bundle.controls(number) if act == "erase"}
    _require(named.destroyed <= gone, f"Commit {number}", "it calls destroyed what it leaves in the file")
    _require(named.emptied <= gone, f"Commit {number}", "it calls erased what it leaves in the file")


def _named(case: Case, events: Sequence[ev.Event]) -> _Named:
    named = _Named()
    for event in events:
        match event:
            case ev.PersonBound():
                if event.slot is not None:
                    named.slots.add(event.slot)
                if event.admitted is not None:
                    named.keys[event.admitted] = event.signer
            case ev.EpochBegan():
                named.recipients.append(event.recipient)
                named.slots.update(event.slots.values())
            case ev.ReaderRemoved():
                named.removes_reader = True
            case ev.TransferTaken():
                named.keys.update({leaf: fingerprint for fingerprint, leaf in event.admitted.items()})
                named.removes_reader = True  # all of the former school
            case ev.SchoolKeysReplaced():
                named.keys.update({leaf: fingerprint for fingerprint, leaf in event.admitted.items()})
                named.recipients += [event.epoch] if event.epoch else []
                named.slots.update(event.slots.values())
                named.removes_reader = True  # the old sheets' keys
            case ev.KeyRotated():
                named.keys[event.admitted] = fingerprint_of(event.key)
                named.recipients.append(event.epoch)
                named.slots.update(event.slots.values())
                named.removes_reader = True  # whose key this was goes on with another
            case ev.ExhibitAdded():
                named.blobs.add(event.blob)
            case ev.EntryMerged():
                sealed_there = event.original.get("type") == ev.ExhibitsSealed.TYPE
                (named.custody if sealed_there else named.blobs).update(event.copied.values())
            case ev.ExhibitInspected():
                named.blobs.update(event.renditions)
            case ev.ChatCommitted():
                named.blobs.update(fold_chats.leaves_of(event))
            case ev.ExhibitsSealed():
                named.custody.update(item.custody for item in event.members)
                locked = {case.exhibits[name].blob for name in event.exhibits if name in case.exhibits}
                named.locked.update(leaf for leaf in locked if leaf is not None)
                named.sealed.update(item.leaf for item in event.members if item.leaf in locked)
                others = {exhibit.blob for exhibit in case.exhibits.values()} - locked
                named.erasable.update(leaf for leaf in event.erased if leaf not in others)
            case ev.LockedDestroyed():
                named.destroyed.update(event.erased)
            case ev.ExhibitsErased():
                held = {exhibit.blob for exhibit in case.exhibits.values()}
                named.erasable.update(leaf for leaf in event.erased if leaf not in held)
                named.emptied.update(event.erased)
            case _:
                pass
    return named


def _check_own(members: Sequence[Member], named: _Named) -> None:
    """What is named as new stands in this commit: nobody enters, or lends out, what another commit holds."""
    own = {member.leaf: member.kind for member in members}
    for kind, leaves in (
        ("v", named.keys),
        ("k", named.slots),
        ("b", named.blobs),
        ("s", named.custody),
    ):
        for leaf in leaves:
            _require(own.get(leaf) == kind, f"Leaf {leaf}", "an entry of another commit names it as its own")


def _may_stay(bundle: Bundle, case: Case, leaf: int) -> bool:
    """Return whether the key admitted at `leaf` belongs to a recovery sheet or to somebody not removed."""
    (fingerprint,) = (signer.key.fingerprint for signer in bundle.signers if signer.leaf == leaf)
    member = case.members.get(fingerprint)
    return fingerprint in recovery_signers(case.school_keys) or (member is not None and not member.removed)


def _check_key(bundle: Bundle, member: Member, named: _Named) -> None:
    fingerprint = parse_verifier_key(bundle.stored(member.leaf)).fingerprint
    _require(
        named.keys.get(member.leaf) == fingerprint,
        member.name,
        "a signing key that no entry binds to a person",
    )


def _check_recipient(bundle: Bundle, member: Member, named: _Named) -> None:
    text = bundle.stored(member.leaf).decode("ascii").removesuffix("\n")
    _require(named.recipients == [text], member.name, "a new case key that no entry names")


def _require(good: bool, part: str, reason: str) -> None:
    if not good:
        raise TamperedBundle(part, reason)
