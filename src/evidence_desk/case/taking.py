"""Taking a sealed drop over into a case: each item with the proof of who sent it and when, in a commit of its own.

Source: docs/format/drops.md section 4.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import structs

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, BehindAnchor, CannotWrite, GateRefused, TamperedBundle
from evidence_desk.case import anchors, intake, provenance, rules
from evidence_desk.case import events as ev
from evidence_desk.case.batch import Batch
from evidence_desk.case.gate import Admission, Stopped
from evidence_desk.case.opendrop import DropItem, OpenDrop, stream_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore, Report
from evidence_desk.case.values import PICTURE_KINDS, Exhibit, GateAnswer, TakenDrop

CheckContent = Callable[
    [ev.ExhibitAdded, BinaryIO], None
]  # raises GateRefused or BadInput for what must stay out
Answers = Mapping[
    str, Admission | Stopped
]  # id of an item -> what the first door decided on the answer for it
Why = Literal["blocked", "damaged", "stopped"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a drop over."""

    exhibits: tuple[Exhibit, ...]
    concerns: int
    left: tuple[tuple[DropItem, Why], ...]


def waiting(case: Case, drop: OpenDrop) -> list[DropItem]:
    """Return the items that the case has not accounted for, after finding that the drop goes on from what it knows.

    Raises:
        BadInput: all of it has been taken already, or it was rejected at this very checkpoint.
        BehindAnchor: an older copy, or another history, than the case has taken.
    """
    known = case.drops.get(drop.id)
    left = [item for item in drop.items if f"{drop.id}/{item.entry.id}" not in case.drop_items]
    if known is None:
        return left
    if _is_older(drop, known):
        raise BehindAnchor(
            "older copy of a taken drop",
            "This is an older copy, or one with another history, of a drop that this case already knows. Nothing was "
            "taken. Ask its sender for the receipt and look for the newest copy.",
        )
    if not left and not known.rejected:
        refs = sorted(e.ref for e in case.exhibits.values() if e.drop == drop.id)
        raise BadInput(
            "drop taken already",
            f"This drop was taken into this case at {known.at}"
            + (f" as {', '.join(refs)}" if refs else "")
            + ". Nothing was taken twice.",
        )
    return left


def _is_older(drop: OpenDrop, known: TakenDrop) -> bool:
    bundle = drop.bundle
    return bundle.head.size < known.size or provenance.head_text(bundle.root_at(known.size)) != known.root


def take(
    store: CaseStore,
    drop: OpenDrop,
    check_content: CheckContent,
    report: Report | None = None,
    answers: Answers | None = None,
) -> Taken:
    """Take over what the case does not have yet: one durable commit for the drop, then one for each item.

    A power cut between two of them loses nothing: taking the drop again goes on where it stopped.

    Args:
        check_content: looks into what comes in as words, or as a container, before anything is written.
        answers: what was answered here for its pictures, unshown; one without an answer comes in and stays closed.

    Raises:
        BadInput, BehindAnchor: as `waiting`.
        GateRefused: `check_content` refused; nothing was taken.
        CannotWrite: no space, or open for reading only; what is taken stays taken.
    """
    answered = answers or {}
    items = waiting(store.case, drop)
    for item in items:
        if item.added is not None and not isinstance(answered.get(item.entry.id), Stopped):
            check_content(item.added, stream_of(drop.unlocked.blob(item.added.blob)))
    known = store.case.drops.get(drop.id)
    if known is None or known.rejected or known.size != drop.bundle.head.size:
        store.record(entry_of_taking(store.case, drop))
    exhibits: list[Exhibit] = []
    left: list[tuple[DropItem, Why]] = []
    concerns = 0
    for item in items:
        if item.added is not None:
            why = _take_file(store, drop, item, item.added, answered.get(item.entry.id), report)
            if why is not None:
                left.append((item, why))
                continue
        else:
            _take_words(store, drop, item)
        name = store.case.drop_items[f"{drop.id}/{item.entry.id}"]
        if name in store.case.exhibits:
            exhibits.append(store.case.exhibits[name])
        else:
            concerns += 1
    return Taken(tuple(exhibits), concerns, tuple(left))


def reject(store: CaseStore, drop: OpenDrop, reason: str) -> None:
    """Write down that a drop was looked at and not taken, and why; the file stays where it is.

    Raises:
        BadInput: no reason, or the case has taken it.
        BehindAnchor: as `waiting`.
        CannotWrite: nothing was written.
    """
    if not reason.strip():
        raise BadInput("no reason", "Write why. It stands in the handling log. Nothing was changed.")
    intake.check_words(reason, "The reason")
    waiting(store.case, drop)
    known = store.case.drops.get(drop.id)
    if known is not None and not known.rejected:
        raise BadInput(
            "drop taken in part",
            "Part of this drop is in the case already, so it cannot be rejected. Nothing was changed. Take the rest.",
        )
    founding, checkpoint = _signed(drop)
    store.record(
        ev.DropRejected(
            drop=drop.id,
            founding=founding,
            checkpoint=checkpoint,
            name=drop.begun.name,
            items=len(drop.items),
            reason=reason,
        )
    )


def twins(case: Case, exhibit: Exhibit) -> list[Exhibit]:
    """Return the exhibits with the same bytes that were there before this one."""
    same: Iterable[Exhibit] = case.exhibits.values()
    return [e for e in same if e.sha256 and e.sha256 == exhibit.sha256 and e.added_leaf < exhibit.added_leaf]


def _signed(drop: OpenDrop) -> tuple[str, str]:
    bundle = drop.bundle
    founding = bundle.stored(bundle.signers[0].leaf).decode("ascii")
    return founding, bundle.head.note.decode("utf-8")


def entry_of_taking(case: Case, drop: OpenDrop) -> ev.DropTaken:
    """Return the entry that takes a drop over: its checkpoint, and its sender under initials of their own here."""
    founding, checkpoint = _signed(drop)
    begun = drop.begun
    bound = case.producer(drop.sender)
    initials = bound.initials if bound is not None else rules.initials_for(case, begun.initials, drop.sender)
    return ev.DropTaken(
        drop=drop.id,
        founding=founding,
        checkpoint=checkpoint,
        name=begun.name,
        role=begun.role,
        initials=initials,
        organisation=begun.organisation,
        items=len(drop.items),
        about_leadership=begun.about_leadership,
    )


def _take_file(
    store: CaseStore,
    drop: OpenDrop,
    item: DropItem,
    sent: ev.ExhibitAdded,
    decided: Admission | Stopped | None,
    report: Report | None,
) -> Why | None:
    """Take one file over; return why it was left out, if it was."""
    if isinstance(decided, Stopped):
        _stop(store, drop, item, sent, decided)
        return "stopped"
    origin = provenance.prove(drop.unlocked, item.entry)
    why: Literal["blocked", "damaged"] = "damaged"
    try:
        _copy(store, drop, item, sent, decided, report)
    except GateRefused:
        why = "blocked"
    except TamperedBundle:
        why = "damaged"
    else:
        return None
    store.record(ev.DropItemLeft(origin=origin, sha256=sent.sha256, why=why))
    return why


def _stop(store: CaseStore, drop: OpenDrop, item: DropItem, sent: ev.ExhibitAdded, stopped: Stopped) -> None:
    """Write down the answer that keeps an item out, without decrypting a byte of it."""
    with store.committing() as batch:
        batch.event(
            ev.DropItemStopped(
                origin=provenance.prove(drop.unlocked, item.entry),
                sha256=sent.sha256,
                gate=_gate_answer(batch, store.actor, stopped),
            )
        )
    with contextlib.suppress(CannotWrite):  # the record has it; the next opening tries again
        store.blocked_here.add((sent.sha256,), store.case.id)


def answer_for(store: CaseStore, exhibit: Exhibit, admission: Admission) -> None:
    """Write down that an item of a drop, taken over before, was answered No for: from now on it can be looked at.

    Raises:
        CannotWrite: nothing was written.
    """
    with store.committing() as batch:
        gate = _gate_answer(batch, store.actor, admission)
        batch.event(ev.DropItemAnswered(exhibit=exhibit.id, gate=gate))


def _gate_answer(batch: Batch, who: str, decided: Admission | Stopped) -> GateAnswer:
    return GateAnswer(
        answer=decided.answer,
        gate_class=decided.gate_class,
        who=who,
        at=clocks.utc_text(batch.now.utc),
        wording=decided.wording,
        files_in_one_go=decided.files_in_one_go if isinstance(decided, Admission) else decided.files,
    )


def _copy(
    store: CaseStore,
    drop: OpenDrop,
    item: DropItem,
    sent: ev.ExhibitAdded,
    admission: Admission | None,
    report: Report | None,
) -> None:
    store.refuse_blocked(bytes.fromhex(sent.sha256))  # before a byte is decrypted
    reference = rules.next_reference(store.case, drop.sender)
    blocked = bool(store.case.blocked) or bool(store.blocked_here.read())
    with store.committing() as batch:
        blob = batch.staged.add_blob(
            stream_of(drop.unlocked.blob(sent.blob)),
            sent.size,
            batch.recipient,
            refuse=store.refuse_blocked if blocked else None,
            report=report,
        )
        if blob.sha256.hex() != sent.sha256:
            raise TamperedBundle(f"Item {item.entry.id}", "its content is not what its entry says")
        added = batch.event(
            structs.replace(
                sent,
                reference=reference,
                blob=blob.leaf,
                origin=provenance.prove(drop.unlocked, item.entry),
            )
        )
        if item.described is not None and isinstance(item.described.event, ev.ExhibitDescribed):
            origin = provenance.prove(drop.unlocked, item.described)
            batch.event(structs.replace(item.described.event, exhibit=added.id, origin=origin))
        for said in item.page:
            batch.event(_of_a_page(drop, said, added.id))
        if admission is not None and sent.kind in PICTURE_KINDS:
            gate = _gate_answer(batch, store.actor, admission)
            batch.event(ev.DropItemAnswered(exhibit=added.id, gate=gate))


def _of_a_page(drop: OpenDrop, said: ev.Recorded, exhibit: str) -> ev.PageEvent:
    """Return what a sender said of a page, with the proof of it and under the exhibit's id here."""
    origin, event = provenance.prove(drop.unlocked, said), said.event
    if isinstance(event, ev.PagePartKept):
        return structs.replace(event, exhibit=exhibit, origin=origin)
    assert isinstance(event, ev.PageCaptured), "a drop is checked when it is opened"  # noqa: S101  # a bug of ours
    return structs.replace(event, origin=origin)


def _take_words(store: CaseStore, drop: OpenDrop, item: DropItem) -> None:
    origin = provenance.prove(drop.unlocked, item.entry)
    match item.entry.event:
        case ev.RestrictedRecorded() as sent:
            reference = rules.next_reference(store.case, drop.sender)
            store.record(structs.replace(sent, reference=reference, origin=origin))
        case ev.ConcernRecorded() as sent:
            store.record(structs.replace(sent, origin=origin))


def compare_with_memory(drop: OpenDrop, home: Path) -> None:
    """Hold a drop against what this device has seen of it, and remember it.

    Raises:
        BehindAnchor: an older copy, or another history.
    """
    store = anchors.AnchorStore(home)
    anchor = store.get(drop.id)
    state = anchors.compare(drop.bundle, anchor) if anchor is not None else "ahead"
    if state in {"behind", "beside"}:
        raise BehindAnchor(
            "older copy of a drop",
            "This is an older copy, or one with another history, of a drop that this device has seen. Something sent "
            "later is missing from it. Nothing was taken. Look for the newest copy.",
        )
    if state == "ahead":
        store.raise_to(anchors.of(drop.bundle))
