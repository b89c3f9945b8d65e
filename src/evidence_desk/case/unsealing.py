"""Bringing back what was locked by mistake: bytes in custody become a new exhibit; nobody looks at them on the way.

Two people have agreed before (`two_people.py`). Here the block-list's exception comes first, in a commit of its own.
Then, for each item, the custody identity of two sheets opens the sealed copy in memory, and its bytes are encrypted to
the case again. The locked exhibit stays what it was. Each step is one commit, so after a crash it goes on from there.

Source: docs/format/sealing.md section 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from evidence_desk.base.errors import GateRefused, NotFound, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.fold_mistakes import objection_to_claim
from evidence_desk.case.gate import Admission
from evidence_desk.case.opendrop import stream_of
from evidence_desk.case.rules import next_reference
from evidence_desk.case.store import CaseStore, Report
from evidence_desk.case.values import Exhibit

METHOD = "locked by mistake, given back by two custody holders"


def except_from_list(store: CaseStore, names: Sequence[str], asking: str) -> None:
    """Take the bytes of these exhibits off this case's block-list, as two people agreed.

    Raises:
        GateRefused: the claim cannot stand, or equal bytes are locked in another case on this device.
        CannotWrite: nothing was changed.
    """
    if reason := objection_to_claim(store.case, names):
        raise GateRefused(
            f"no mistake: {reason}",
            f"This cannot be called locked by mistake: {reason}. Nothing was changed.",
        )
    hashes = tuple(sorted({store.case.exhibits[name].sha256 for name in names}))
    if any(digest in store.blocked_here.elsewhere(store.case.id) for digest in hashes):
        raise GateRefused(
            "equal bytes are locked in another case",
            "Equal bytes are locked in another case on this computer, so they stay locked here too. Was it a mistake "
            "there as well? Then begin with that case. Nothing was changed.",
        )
    store.record(ev.LockMistaken(exhibits=tuple(sorted(names)), sha256=hashes, two_people=asking))
    store.remember_blocked()


def custody_copies(store: CaseStore) -> dict[int, int]:
    """Return, for each member taken out for the police, the leaf of its sealed copy, as the entries have them."""
    return {
        member.leaf: member.custody
        for entry in store.entries()
        if isinstance(event := as_it_counts(store.case, entry).event, ev.ExhibitsSealed)
        for member in event.members
    }


def check_copies(
    store: CaseStore, items: Sequence[Exhibit], custody: age.Identity, copies: Mapping[int, int]
) -> None:
    """Refuse what could not be brought back: a copy that is gone, or sealed to another key. Shows nothing to anybody.

    Raises:
        GateRefused, KeyUnavailable, TamperedBundle: as `give_back`.
    """
    for locked in items:
        if locked.id not in store.case.returned and locked.blob is not None:
            open_copy(store, custody, copies.get(locked.blob, -1))


def give_back(
    store: CaseStore,
    locked: Exhibit,
    custody: age.Identity,
    copy: int,
    admission: Admission,
    report: Report | None = None,
) -> Exhibit:
    """Write the bytes of a locked exhibit as a new one, with what was known about it; return the new one.

    Args:
        custody: the school's custody identity, opened by two sheets, in memory only.
        copy: leaf of the sealed copy.
        admission: the answers of whoever brings it back, from what they know and not from looking.

    Raises:
        TamperedBundle: the sealed copy is not what was signed, or not what the exhibit's entry says.
        KeyUnavailable: the sheets are not of the school whose key it was sealed to.
        CannotWrite, Cancelled: nothing of this item was changed.
    """
    reference = next_reference(store.case, store.actor)
    reader = open_copy(store, custody, copy)
    with store.committing() as batch:
        captured = store.time_read(batch.now)
        blob = batch.staged.add_blob(stream_of(reader), reader.size, batch.recipient, report=report)
        if (blob.sha256.hex(), blob.size) != (locked.sha256, locked.size):
            raise TamperedBundle(f"The sealed copy of {locked.ref}", "its content is not what was locked")
        added = batch.event(
            ev.ExhibitAdded(
                reference=reference,
                kind=locked.kind,
                media_type=locked.media_type,
                size=blob.size,
                sha256=locked.sha256,
                blob=blob.leaf,
                captured_at=captured,
                captured_by=store.actor,
                method=METHOD,
                grade=locked.grade,
                gate=msgspec.structs.replace(
                    admission.answered(store.actor, captured.utc),
                    members_answered=locked.gate.members_answered,
                ),
            )
        )
        for event in _known_before(locked, added.id):
            batch.event(event)
        batch.event(ev.ExhibitReturned(exhibit=locked.id, returned=added.id))
    return store.case.exhibits[added.id]


def open_copy(store: CaseStore, custody: age.Identity, copy: int) -> age.AgeReader:
    """Return a reader of the bytes inside a sealed copy: the member as it was, and in it the original."""
    bundle = store.bundle
    try:
        bundle.believe(copy)
        size = bundle.member(copy).size
    except NotFound as error:
        raise GateRefused(
            "no sealed copy",
            "Nothing was kept of it for the custody holders, so nothing can come back. Nothing was changed.",
        ) from error
    stored = age.AgeReader(lambda offset, length: bundle.stored_at(copy, offset, length), size, [custody])
    return age.AgeReader(stored.read_at, stored.size, store.unlocked.identities)


def _known_before(locked: Exhibit, new: str) -> list[ev.Event]:
    """Return the entries that say of the new exhibit what was known of the locked one."""
    found: list[ev.Event] = [
        ev.ExhibitDescribed(
            exhibit=new,
            caption=locked.caption or None,
            source=locked.source,
            proportionality=locked.proportionality or None,
            notes=(f"The same bytes as {locked.ref}, first kept {locked.captured_at.utc}.",),
            derived_from=locked.id,
        )
    ]
    found += [ev.PersonRoleSet(person=role.person, exhibit=new, role=role.role) for role in locked.people]
    if locked.classification is not None:
        found.append(ev.ExhibitClassified(exhibit=new, classification=locked.classification))
    return found


def waiting(store: CaseStore) -> list[Exhibit]:
    """Return what was called locked by mistake and is not back yet, in order."""
    return [exhibit for exhibit in store.case.in_order() if exhibit.id in store.case.mistaken]
