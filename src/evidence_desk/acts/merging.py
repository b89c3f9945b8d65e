"""Two copies of one case: what each has that the other has not, and joining them into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.acts.progress import Report, told
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import CannotWrite, KeyUnavailable
from evidence_desk.case import events as ev
from evidence_desk.case import fold_merge, merge_names, merging, sealing
from evidence_desk.case.merging import Parting
from evidence_desk.case.state import Case
from evidence_desk.case.store import Access, CaseStore
from evidence_desk.case.story_names import ref_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one of two copies has that the other has not."""

    path: Path
    commits: int
    entries: int
    exhibits: tuple[str, ...]  # references, as they are in that copy
    locked: tuple[str, ...]  # references locked there since the two parted
    authors: tuple[str, ...]  # names of those who wrote
    first_at: str  # UTC; empty when there is nothing
    newest_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two copies of one case stand to each other."""

    case_id: str
    parting: Parting
    parted_at: str  # time of the last entry both have
    mine: Side
    theirs: Side
    clashes: tuple[str, ...]  # references that both gave, to different things
    former: tuple[str, ...]  # people taken out of this copy who wrote in the other after that


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """An exhibit that came from the other copy."""

    ref: str
    was: str  # its reference there, where that was another; else empty
    missing: str  # "locked" or "damaged" when its bytes did not come; else empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came of joining two copies."""

    commits: int
    entries: int
    exhibits: tuple[Brought, ...]
    people: tuple[tuple[str, str], ...]  # pseudonym here, pseudonym there, where they differ
    locked_first: tuple[str, ...]  # references that the other copy had locked
    let_in: tuple[str, ...]  # names of people let in there, who are not in this copy
    to_take_out: tuple[str, ...]  # names of readers taken out there, who still read here
    keep_other: bool
    other_open: tuple[str, ...]  # references locked here that the other file still holds open


def compare(
    path: Path, other: Path, access: Access, clock: clocks.Clock, report: Report | None = None
) -> Comparison:
    """Say how two copies stand to each other; nothing of any exhibit is decrypted and nothing written.

    Raises:
        BadInput: they are not two copies of one case.
        KeyUnavailable: one of them is not for this person.
        As `CaseStore.open` besides.
    """
    told(report).stage("Comparing the two copies")
    with (
        CaseStore.open(path, access, clock, accept_older=True) as mine,
        _other(other, access, clock) as theirs,
    ):
        found = merging.parting(mine, theirs)
        own, foreign = _side(mine, found.shared + 1), _side(theirs, found.first_new)
        former = merging.former_authors(mine, theirs, found.first_new)
        clashes = sorted(set(own.exhibits) & set(foreign.exhibits))
        return Comparison(
            case_id=mine.case.id,
            parting=found,
            parted_at=_parted_at(mine, found.shared),
            mine=own,
            theirs=foreign,
            clashes=tuple(clashes),
            former=tuple(sorted(mine.case.members[key].name for key in former)),
        )


def merge(
    path: Path,
    other: Path,
    access: Access,
    clock: clocks.Clock,
    *,
    accept_former: bool = False,
    break_lock: bool = False,
    report: Report | None = None,
) -> Merged:
    """Join the other copy to the case at `path`, which goes on; stopped half-way, the next time goes on there.

    Both files are held to their anchors by this very act, so neither is refused for being behind or beside.

    Raises:
        BadInput: there is nothing to join, or they are two cases.
        GateRefused: somebody who was taken out wrote there, or this person may not join copies.
        CannotWrite: this file cannot be written.
    """
    report = told(report)
    if (relation := compare(path, other, access, clock, report).parting.relation) != "beside":
        raise merge_names.nothing_to_join(relation)  # before a byte is written
    report.stage("Opening both copies")
    with CaseStore.open(path, access, clock, write=True, break_lock=break_lock, accept_older=True) as mine:
        _lock_there(other, access, clock)
        with _other(other, access, clock) as theirs:
            found = merging.parting(mine, theirs)
            former = merging.former_authors(mine, theirs, found.first_new) if accept_former else ()
            first_leaf = mine.bundle.head.size
            report.stage("Joining", len(theirs.bundle.commits) - found.first_new)
            joined = merging.join(mine, theirs, accept=former, report=report)
            return _merged(mine, theirs, joined, first_leaf)


@contextmanager
def _other(path: Path, access: Access, clock: clocks.Clock) -> Iterator[CaseStore]:
    try:
        store = CaseStore.open(path, access, clock, accept_older=True)
    except KeyUnavailable as error:
        raise KeyUnavailable(
            "the other copy is not for these keys",
            f"Your keys do not open {path}: in that copy you are not a reader. Nothing was changed. Somebody who reads "
            "both copies can join them.",
        ) from error
    with store:
        yield store


def _lock_there(path: Path, access: Access, clock: clocks.Clock) -> None:
    """Lock in the other file what must be locked, before it is read; where that cannot be, those bytes stay out."""
    with _other(path, access, clock) as store:
        waiting = bool(store.locked or store.open_requests)
    if not waiting:
        return
    try:
        with CaseStore.open(path, access, clock, write=True, accept_older=True) as store:
            sealing.settle(store)
    except (CannotWrite, KeyUnavailable):
        return  # what is locked ahead of its record stays closed all the same


def _side(store: CaseStore, first_commit: int) -> Side:
    entries = [entry for entry in merging.news_of(store, first_commit) if entry.at]
    case = store.case
    added = [e.id for e in entries if isinstance(e.event, ev.ExhibitAdded | ev.RestrictedRecorded)]
    joined = (fold_merge.original_of(e.event) for e in entries if isinstance(e.event, ev.EntryMerged))
    added += [one.id for one in joined if one is not None and one.id in case.exhibits]
    locked = [name for e in entries if isinstance(e.event, ev.ExhibitsSealed) for name in e.event.exhibits]
    return Side(
        path=store.bundle.path,
        commits=max(0, len(store.bundle.commits) - first_commit),
        entries=len(entries),
        exhibits=tuple(ref_of(case, name) for name in added),
        locked=tuple(dict.fromkeys(ref_of(case, name) for name in locked)),
        authors=tuple(dict.fromkeys(_name(case, entry.actor) for entry in entries)),
        first_at=entries[0].at if entries else "",
        newest_at=max((entry.at for entry in entries), default=""),
    )


def _name(case: Case, fingerprint: str) -> str:
    known = case.producer(fingerprint)
    return known.name if known is not None and known.name else f"key {fingerprint[:16]}"


def _parted_at(store: CaseStore, shared: int) -> str:
    """Return the time of the newest entry up to a commit."""
    for number in range(shared, -1, -1):
        first = store.bundle.commits[number].first_leaf
        last = store.bundle.commits[number].size
        times = [e.at for e in merging.news_of(store, number) if first <= e.leaf < last and e.at]
        if times:
            return max(times)
    return ""


def _merged(mine: CaseStore, theirs: CaseStore, joined: merging.Joined, first_leaf: int) -> Merged:
    case = mine.case
    unread = {
        e.id
        for e in case.exhibits.values()
        if e.status in {"locked", "damaged"} and (e.blob is None or e.id in case.left_there)
    }
    brought = [
        Brought(
            ref=exhibit.ref,
            was=case.formerly.get(exhibit.id, ""),
            missing=exhibit.status if exhibit.id in unread else "",
        )
        for exhibit in case.in_order()
        if exhibit.added_leaf >= first_leaf
    ]
    people = [
        (case.people[name].pseudonym, was)
        for name, was in case.formerly.items()
        if name in case.people and name in theirs.case.people
    ]
    strangers = [m for key, m in theirs.case.members.items() if key not in case.members and not m.removed]
    here = {e.id for e in case.exhibits.values() if e.status == "locked"}
    still = [
        e.ref for e in theirs.case.in_order() if e.id in here and e.status == "held" and e.blob is not None
    ]
    return Merged(
        commits=joined.commits,
        entries=joined.entries,
        exhibits=tuple(brought),
        people=tuple(sorted(people)),
        locked_first=tuple(joined.locked_first),
        let_in=tuple(member.name or f"{member.recipient[:12]}…" for member in strangers),
        to_take_out=tuple(
            member.name or f"{member.recipient[:12]}…" for member in fold_merge.to_take_out(case)
        ),
        keep_other=joined.keep_other,
        other_open=tuple(still),
    )


def next_steps(merged: Merged) -> Sequence[str]:
    """Return what is left to do by hand after two copies were joined, in words."""
    steps: list[str] = []
    if merged.to_take_out:
        steps.append(
            f"Taken out in the other copy, and still a reader here: {', '.join(merged.to_take_out)}. Take them out."
        )
    if merged.let_in:
        steps.append(
            f"Let in in the other copy, and not a reader here: {', '.join(merged.let_in)}. Let them in here if they "
            "should read."
        )
    if merged.other_open:
        steps.append(
            f"The other file still holds what is locked here: {', '.join(merged.other_open)}. Do not pass it on."
        )
    if merged.keep_other:
        steps.append(
            "Keep the other file for the police: bytes that were locked there could not come along, because they are "
            "under a key that this copy never had."
        )
    else:
        steps.append("Put the other file away, so that nobody adds to it.")
    return steps
