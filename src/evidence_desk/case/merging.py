"""Joining another copy of a case to this one: every commit it has and this one has not, whole, one at a time.

Both copies were written to after they parted: a synchronised folder kept two versions, or two people worked on two
laptops. This copy goes on; the other one's commits become entries here, each with what proves who signed it. A kill
between two of them loses nothing and doubles nothing: joining again goes on where it stopped. What the other copy has
locked is locked here first, and what is locked here is never read from the other.

Source: docs/format/copies.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import partial

from msgspec import structs

from evidence_desk.base.errors import BadInput, GateRefused, TamperedBundle
from evidence_desk.bundle import forks
from evidence_desk.bundle.views import Member as Stored
from evidence_desk.case import (
    codec,
    fold,
    fold_chats,
    fold_merge,
    merge_names,
    merge_proof,
    provenance,
    rules,
    sealing,
)
from evidence_desk.case import events as ev
from evidence_desk.case.batch import Batch
from evidence_desk.case.erasing import erase_first
from evidence_desk.case.loading import read_entries
from evidence_desk.case.merge_events import Left
from evidence_desk.case.opendrop import stream_of
from evidence_desk.case.standing_members import term_over
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore, Report
from evidence_desk.case.values import Exhibit

LOCKED_THERE = "locked for the police in another copy of this case"
_STAMPS_MAX = 256 << 10  # bytes of time stamps that one entry repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """How two copies of one case stand to each other; the other is behind, ahead of, or beside this one."""

    relation: merge_names.Relation
    shared: int  # number of the last commit both were founded or grown with
    first_new: int  # number of the other's first commit that this one does not have


@dataclass(slots=True, kw_only=True)
class Joined:
    """What came of joining a copy."""

    commits: int = 0
    entries: int = 0
    exhibits: list[str] = field(default_factory=list)  # ids
    locked_first: list[str] = field(default_factory=list)  # references, locked here because they are there
    keep_other: bool = False  # bytes for custody could not come along: the other file is needed for them


def parting(mine: CaseStore, other: CaseStore) -> Parting:
    """Return how the other copy stands to this one.

    Raises:
        BadInput: they are not two copies of one case.
    """
    if mine.case.id != other.case.id or mine.bundle.founder != other.bundle.founder:
        raise BadInput(
            "not two copies of one case",
            "These are two different cases, not two copies of one. Nothing was changed.",
        )
    knows = forks.knows(mine.bundle)
    merged = mine.case.merged
    newest = forks.last_shared(other.bundle, lambda sha256: knows(sha256) or sha256.hex() in merged)
    shared = forks.last_shared(other.bundle, knows)
    theirs = forks.knows(other.bundle)
    missing = [
        commit
        for commit in mine.bundle.commits[shared + 1 :]
        if not theirs(commit.note_sha256) and commit.note_sha256.hex() not in other.case.merged
    ]
    complete = newest == other.bundle.head.k
    relation: merge_names.Relation = "beside"
    if complete:
        relation = "behind" if missing else "same"
    elif not missing:
        relation = "ahead"
    return Parting(relation=relation, shared=shared, first_new=newest + 1)


def news_of(store: CaseStore, first_commit: int) -> Iterator[ev.Recorded]:
    """Yield the entries of a copy from a commit on."""
    if first_commit < len(store.bundle.commits):
        start = store.bundle.commits[first_commit].first_leaf
        yield from read_entries(store.bundle, store.unlocked, start)


def former_authors(mine: CaseStore, other: CaseStore, first_new: int) -> set[str]:
    """Return the keys of people who wrote in the other copy after the two parted, and had no place in this one.

    They were taken out of this copy, or their time in it had ended by what they wrote there, or the key is one in whose
    place they put another here: whoever found the old one signs there as they did.
    """
    found: set[str] = set()
    latest = ""
    for entry in news_of(other, first_new):
        latest = max(latest, entry.at)
        member = mine.case.members.get(entry.actor)
        if member is not None and (member.removed or term_over(member, latest)):
            found.add(entry.actor)
    return found


def join(
    mine: CaseStore,
    other: CaseStore,
    *,
    accept: Collection[str] = (),
    report: Report | None = None,
) -> Joined:
    """Join the other copy to this one, which must be open for writing.

    Args:
        accept: keys of people taken out here whose entries there are joined all the same.
        report: told the commits joined so far.

    Raises:
        GateRefused: only the DSL or a deputy may; or somebody who was taken out wrote there.
        BadInput: there is nothing to join, or a third copy must be joined first.
        CannotWrite: no space, or opened for reading only; what was joined stays joined.
        TamperedBundle: the other copy is not what its keys signed.
    """
    found = parting(mine, other)
    if found.relation != "beside":
        raise merge_names.nothing_to_join(found.relation)
    _may_join(mine)
    former = former_authors(mine, other, found.first_new) - set(accept)
    if former:
        names = ", ".join(sorted(mine.case.members[key].name for key in former))
        raise GateRefused(
            "somebody who was taken out wrote in the other copy",
            f"{names} was taken out of this case, or their time in it had ended, or they have new keys here. The other "
            "copy was written to with the key from before after the two parted. It may have been work done before "
            "they heard of it, or a copy or a key that should not exist. Nothing was joined. Look at what was written; "
            "to join it all the same, add --accept-former.",
        )
    work = _Joining(mine, other, found)
    work.hold_third_copies()
    work.lock_first()
    erase_first(mine, other)
    for done, number in enumerate(range(found.first_new, len(other.bundle.commits)), 1):
        work.join_commit(number)
        if report is not None:
            report(done)
    sealing.settle(mine)
    return work.result


def _may_join(store: CaseStore) -> None:
    member = store.case.members.get(store.actor)
    if member is None or (
        store.actor != store.case.opened_by and member.role not in rules.MAY_MANAGE_READERS
    ):
        raise GateRefused(
            "role may not join copies",
            "Only the DSL or a deputy joins two copies of a case. Nothing was changed. Give them both files.",
        )


class _Broken(Exception):
    """Bytes in the other copy are not what its entry says."""

    def __init__(self, leaf: int) -> None:
        super().__init__(f"leaf {leaf}")
        self.leaf = leaf


class _Joining:
    """One run over the other copy's new commits."""

    def __init__(self, mine: CaseStore, other: CaseStore, found: Parting) -> None:
        self.mine = mine
        self.other = other
        self.result = Joined()
        self._first_new = found.first_new
        self._shared = found.shared
        self._shared_size = other.bundle.commits[found.shared].size
        self._touched = self._changed_here(found.shared + 1)
        self._broken: set[int] = set()

    def _changed_here(self, first_commit: int) -> dict[tuple[str, str], str]:
        """Return when this copy last gave each thing a new value since the two parted."""
        touched: dict[tuple[str, str], str] = {}
        for entry in news_of(self.mine, first_commit):
            original = entry
            if isinstance(entry.event, ev.EntryMerged):
                original = fold_merge.original_of(entry.event) or entry
            for name in fold_merge.changes_of(original.event):
                key = (merge_names.subject_of(self.mine.case, original.event), name)
                touched[key] = max(touched.get(key, ""), original.at)
        return touched

    def hold_third_copies(self) -> None:
        """Refuse a copy that was itself joined with one this file does not know.

        Raises:
            BadInput: there is such a one.
        """
        knows = forks.knows(self.mine.bundle)
        for entry in news_of(self.other, self._first_new):
            if not isinstance(entry.event, ev.CommitMerged):
                continue
            sha256 = merge_proof.note_hash(entry.event)
            if not knows(bytes.fromhex(sha256)) and sha256 not in self.mine.case.merged:
                raise BadInput(
                    "a third copy was joined to the other one",
                    "The other copy was itself joined with a third one that this file does not have. Nothing was "
                    "changed. Join the third one to this file first, or join this file to the other one instead.",
                )

    def lock_first(self) -> None:
        """Lock here what the other copy has locked, before anything of it is read."""
        there = {e.id for e in self.other.case.exhibits.values() if e.status == "locked"} | self.other.locked
        locked = {fold_merge.exhibit_of(self.mine.case, name) for name in there}
        # What two people took off the list here since, and the other copy did not lock anew, stays off it.
        fresh = self._locked_there_since()
        digests = {
            name for name in self.other.case.blocked if name in fresh or name not in self.mine.case.excepted
        }
        here = [
            e.id
            for e in self.mine.case.exhibits.values()
            if e.status in {"held", "damaged"} and (e.id in locked or e.sha256 in digests)
        ]
        if here:
            done = sealing.seal(self.mine, here, LOCKED_THERE)
            self.result.locked_first = [e.ref for e in done]

    def _locked_there_since(self) -> set[str]:
        """Return the SHA-256 of all that was locked in the other copy after the two parted."""
        found: set[str] = set()
        for entry in news_of(self.other, self._shared + 1):
            event = entry.event
            if isinstance(event, ev.EntryMerged):
                original = fold_merge.original_of(event)
                event = original.event if original is not None else event
            if isinstance(event, ev.ExhibitsSealed):
                found.update(event.sha256)
            elif isinstance(event, ev.DropItemStopped):
                found.add(event.sha256)
        return found

    def join_commit(self, number: int) -> None:
        """Join one commit of the other copy in one commit here."""
        while True:
            try:
                added = self._join(number)
            except _Broken as error:
                self._broken.add(error.leaf)  # and again, without those bytes
            else:
                self.result.commits += 1
                self.result.entries += len(added)
                names = (str(entry.original["id"]) for entry in added)
                self.result.exhibits += [name for name in names if name in self.mine.case.exhibits]
                return

    def _join(self, number: int) -> list[ev.EntryMerged]:
        other, mine = self.other.bundle, self.mine
        members = other.members_of(number)
        entries = [member for member in members if member.kind == "m"]
        gone = tuple(m.leaf for m in entries if not m.present or m.leaf in other.pending)
        with mine.committing() as batch:
            case = fold.replay(mine.case, batch.recorded)
            begun = batch.event(self._commit_event(case, number, members, gone))
            case = fold.replay(case, [begun])
            for member in entries:
                if member.leaf in gone:
                    continue
                added = batch.event(self._entry_event(batch, case, number, member))
                case = fold.replay(case, [added])
            events = [entry.event for entry in batch.recorded]
            merge_proof.check(mine.bundle, case, events, written=False)
        return [event for event in events if isinstance(event, ev.EntryMerged)]

    def _commit_event(
        self, case: Case, number: int, members: list[Stored], gone: tuple[int, ...]
    ) -> ev.CommitMerged:
        other = self.other.bundle
        before = other.commits[number - 1]
        public: dict[str, str] = {}
        room = _STAMPS_MAX
        for member in members:
            if member.kind == "v" or (member.kind == "t" and member.size <= room):
                public[str(member.leaf)] = merge_proof.text(other.stored(member.leaf))
                room -= member.size if member.kind == "t" else 0
        theirs = self.other.case.last_number
        numbers = {name: last for name, last in theirs.items() if last > case.last_number.get(name, 0)}
        return ev.CommitMerged(
            onto=before.note_sha256.hex(),
            peaks=tuple(map(merge_proof.text, forks.peaks(other.ledger.tree, before.size))),
            manifest=other.manifest_of(number).decode("ascii"),
            note=other.note_of(number).decode("utf-8"),
            signer=other.commits[number].signer,
            public=public,
            gone=gone,
            numbers=dict(sorted(numbers.items())),
        )

    def _entry_event(self, batch: Batch, case: Case, number: int, member: Stored) -> ev.EntryMerged:
        other = self.other
        parts = forks.opened(other.bundle.stored(member.leaf), other.unlocked.identities, codec.EVENT_MAX)
        plain = ev.EntryMerged(
            copy=other.bundle.commits[number].note_sha256.hex(),
            leaf=member.leaf,
            original=codec.parse_canonical(codec.unpad(parts.plaintext), codec.EVENT_MAX),
            header=merge_proof.text(parts.header),
            nonce=merge_proof.text(parts.nonce),
            file_key=merge_proof.text(parts.file_key),
        )
        original = fold_merge.original_of(plain)
        if original is None:
            raise TamperedBundle(member.name, "not a readable event")
        copied, left = self._bytes_of(batch, case, original)
        return structs.replace(
            plain,
            name=merge_names.name_for(case, original, self.other.case),
            copied=copied,
            left=left,
            standing=self._standing(original),
            about=self._about(original, member.leaf),
        )

    # -- bytes --------------------------------------------------------------------------------------------

    def _bytes_of(self, batch: Batch, case: Case, original: ev.Recorded) -> tuple[dict[str, int], Left]:
        """Copy what an entry names; return where it stands here, or why an exhibit's bytes did not come."""
        match original.event:
            case ev.ExhibitAdded() as added:
                origin = added.origin
                if origin is not None and case.drop_items.get(provenance.place_of(origin), ""):
                    return {}, ""  # the same item of the same drop is here
                left = self._kept_out(case, original.id, added)
                if left:
                    return {}, left
                return {str(added.blob): self._copy(batch, added.blob, added.size, added.sha256)}, ""
            case ev.ExhibitInspected() as found:
                return self._renditions(batch, case, found), ""
            case ev.ChatCommitted() as chat if self._is_held_twice(case, chat.exhibit):
                return fold_chats.brought(chat, self._is_whole, partial(self._copy, batch)), ""
            case ev.ExhibitsSealed() as sealed:
                return self._custody(batch, sealed), ""
            case _:
                return {}, ""

    def _kept_out(self, case: Case, name: str, added: ev.ExhibitAdded) -> Left:
        there = self.other.case.exhibits[name]
        if there.status == "locked":
            return "locked"
        if there.status == "erased":
            return "erased"
        if added.sha256 in case.blocked or added.sha256 in self.mine.blocked_here.read():
            return "blocked"
        if name in self.other.locked:
            return "blocked"
        return "" if self._is_whole(added.blob) else "damaged"

    def _is_whole(self, leaf: int) -> bool:
        bundle = self.other.bundle
        if leaf in self._broken or leaf in bundle.pending or not bundle.member(leaf).present:
            return False
        try:
            bundle.believe(leaf)
        except TamperedBundle:
            return False
        return True

    def _copy(self, batch: Batch, leaf: int, size: int, sha256: str) -> int:
        try:
            reader = self.other.unlocked.blob(leaf)
            if reader.size != size:
                raise _Broken(leaf)
            blob = batch.staged.add_blob(stream_of(reader), size, batch.recipient)
        except TamperedBundle as error:
            raise _Broken(leaf) from error
        if sha256 and blob.sha256.hex() != sha256:
            raise _Broken(leaf)
        return blob.leaf

    def _renditions(self, batch: Batch, case: Case, found: ev.ExhibitInspected) -> dict[str, int]:
        if not self._is_held_twice(case, found.exhibit):
            return {}
        copied: dict[str, int] = {}
        for leaf in found.renditions:
            if self._is_whole(leaf):
                copied[str(leaf)] = self._copy(batch, leaf, self.other.unlocked.blob(leaf).size, "")
        return copied

    def _is_held_twice(self, case: Case, name: str) -> bool:
        """Return whether an exhibit of the other copy is held there, and here."""
        here = case.exhibits.get(fold_merge.exhibit_of(case, name))
        there = self.other.case.exhibits.get(name)
        return _is_held(here, self.mine.locked) and _is_held(there, self.other.locked)

    def _custody(self, batch: Batch, sealed: ev.ExhibitsSealed) -> dict[str, int]:
        """Bring the sealed copies of what only the other copy held; they open with the same custody sheets."""
        copied: dict[str, int] = {}
        here = self.mine.case
        gone = {here.left_there.get(name) for name in here.destroyed}
        for item in sealed.members:
            if item.leaf < self._shared_size or item.leaf in gone:
                continue  # held here too, and sealed here first; or destroyed here since
            if self._only_there(item.leaf):
                self.result.keep_other = True  # what is inside is encrypted to a case key this copy never had
            else:
                copied[str(item.custody)] = batch.staged.add_copy(self.other.bundle, item.custody)
        return copied

    def _only_there(self, leaf: int) -> bool:
        return any(self._shared_size <= member.leaf < leaf for member in self.other.bundle.members("r"))

    # -- what the two copies say differently --------------------------------------------------------------

    def _standing(self, original: ev.Recorded) -> tuple[str, ...]:
        subject = merge_names.subject_of(self.mine.case, original.event)
        changes = fold_merge.changes_of(original.event)
        return tuple(name for name in changes if self._touched.get((subject, name), "") >= original.at)

    def _about(self, original: ev.Recorded, leaf: int) -> tuple[str, ...]:
        """Return what an entry that tells the police without naming anything was about there."""
        event = original.event
        if not isinstance(event, ev.ActionRecorded) or event.kind != "police-told" or event.exhibits:
            return ()
        case = Case(id=self.other.case.id)
        for entry in self.other.entries():
            if entry.leaf >= leaf:
                break
            case = fold.apply(case, entry)
        return tuple(sorted({*case.seal_clocks, *case.police_tasks}))


def _is_held(exhibit: Exhibit | None, locked: frozenset[str]) -> bool:
    return exhibit is not None and exhibit.status == "held" and exhibit.id not in locked
