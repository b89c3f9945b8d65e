"""Time stamps after the fact: over packs that were made without one, and over the newest checkpoint of the case.

A pack that has left is never changed for a stamp. What is stamped is its SHA-256, as the handling log has it; the
authority's answer stays in the case and can be given to whoever holds the pack. The stamp over the checkpoint stands
for the whole record up to it, the entries about packs among it.

Nothing need be queued: what waits is what the record says beyond the last stamp. So a stamp that could not be had when
a page was kept is asked for when the case is next open and the network there. Up to two authorities stamp the same
checkpoint, and before the last of their certificates ends the newest checkpoint is stamped again: the old stamps are
members under it.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.clock import parse_utc, utc_text
from evidence_desk.base.errors import NotFound
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.pack_values import KnownPack
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.time_values import StampKept
from evidence_desk.packs.stamper import Stamper, TimeStamp

RENEW_BEFORE = timedelta(days=60)  # the last certificate's end
_ASK_AGAIN = timedelta(days=7)  # an authority whose certificates are all short is not asked every minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """What came of stamping."""

    packs: tuple[tuple[KnownPack, TimeStamp], ...]
    checkpoints: tuple[TimeStamp, ...]  # by up to two authorities; none: nothing was added since the last one

    @property
    def checkpoint(self) -> TimeStamp | None:
        """The first stamp over the checkpoint."""
        return self.checkpoints[0] if self.checkpoints else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a case waits to have stamped."""

    packs: tuple[str, ...]
    exhibits: int  # that no stamp covers
    renewal: str = ""  # UTC text: when the last certificate of the stamps ends, where that is near or over

    @property
    def anything(self) -> bool:
        """Whether an authority should be asked."""
        return bool(self.packs or self.exhibits or self.renewal)


def due(case: Case, now: datetime) -> Due:
    """Return what of a case waits for a stamp; what was only looked at since the last one asks for none."""
    covered = max((stamp.size for stamp in case.stamps), default=0)
    return Due(
        packs=tuple(pack.id for pack in case.packs.values() if pack.waiting and not pack.stamped_at),
        exhibits=sum(exhibit.added_leaf >= covered for exhibit in case.exhibits.values()),
        renewal=_renewal(case, now),
    )


def _renewal(case: Case, now: datetime) -> str:
    """Return when the last certificate under the stamps ends, if a new stamp is needed for that."""
    if not case.stamps:
        return ""
    last = max(stamp.until for stamp in case.stamps)
    newest = max(stamp.stamped_at for stamp in case.stamps)
    near = parse_utc(last) - now < RENEW_BEFORE and now - parse_utc(newest) > _ASK_AGAIN
    return last if near else ""


def waiting(store: CaseStore) -> list[KnownPack]:
    """Return the packs for which no authority could be reached when they were made, and none was since."""
    return [pack for pack in store.case.packs.values() if pack.waiting and not pack.stamped_at]


def find_packs(store: CaseStore, ids: Sequence[str]) -> list[KnownPack]:
    """Return packs by the ids printed on them.

    Raises:
        NotFound: no pack of this case has such an id.
    """
    for name in ids:
        if name not in store.case.packs:
            raise NotFound(
                "no such pack",
                f"No pack {name} was made of this case. Nothing was changed. See edesk log CASE.",
            )
    return [store.case.packs[name] for name in dict.fromkeys(ids)]


def stamp(store: CaseStore, stamper: Stamper, packs: Sequence[KnownPack]) -> Stamped:
    """Have packs, then the newest checkpoint, stamped, and keep the answers in the case.

    Raises:
        NoStamp: no authority gave one; what was kept before stays.
        CannotWrite: the case cannot take them.
    """
    got = tuple((pack, stamper.stamp(bytes.fromhex(pack.sha256))) for pack in packs)
    keep_over_packs(store, got)
    imprint = to_stamp(store)
    checkpoints: tuple[TimeStamp, ...] = ()
    if imprint is not None:
        checkpoints = tuple(stamper.stamps(imprint))
        keep(store, imprint, checkpoints)
    return Stamped(packs=got, checkpoints=checkpoints)


def keep_over_packs(store: CaseStore, got: Sequence[tuple[KnownPack, TimeStamp]]) -> None:
    """Keep authorities' answers over packs.

    Raises:
        CannotWrite: the case cannot take them.
    """
    if got:
        store.record(
            *(
                ev.PackStamped(
                    pack=pack.id,
                    stamped_at=utc_text(one.at),
                    reply=base64.b64encode(one.reply).decode("ascii"),
                )
                for pack, one in got
            )
        )


def to_stamp(store: CaseStore) -> bytes | None:
    """Return the SHA-256 of the newest checkpoint, or None where the last stamp says all and need not be renewed."""
    if _is_new(store) or _renewal(store.case, store.clock.read().utc):
        return store.bundle.commits[-1].note_sha256
    return None


def keep(store: CaseStore, imprint: bytes, stamps: Sequence[TimeStamp]) -> None:
    """Keep authorities' answers over a checkpoint, in a commit of their own, which asks for no stamp again.

    The case may have grown since they were asked: their leaves say which checkpoint they cover.

    Raises:
        CannotWrite: the case cannot take them.
    """
    number = store.bundle.ledger.commit_with_note(imprint)
    assert number is not None, "a stamp over another case"  # noqa: S101  # a bug of the caller
    size = store.bundle.commits[number].size
    with store.committing() as batch:
        kept = [
            StampKept(
                leaf=batch.staged.add_public("t", one.reply),
                size=size,
                stamped_at=utc_text(one.at),
                authority=one.authority[:300],
                certificate=one.fingerprint,
                until=utc_text(one.until),
            )
            for one in stamps
        ]
        batch.event(ev.CheckpointStamped(stamps=tuple(kept)))


def replies_over(store: CaseStore, pack: str) -> list[bytes]:
    """Return the authorities' answers over a pack's SHA-256 that the case keeps, the oldest first."""
    found = (as_it_counts(store.case, entry).event for entry in store.entries())
    return [
        base64.b64decode(event.reply)
        for event in found
        if isinstance(event, ev.PackStamped) and event.pack == pack
    ]


def write_replies(store: CaseStore, packs: Sequence[str], folder: Path) -> list[Path]:
    """Write the answers over packs into a folder, as files that `openssl ts -verify` reads.

    Raises:
        BadInput: a file is there already.
        CannotWrite: no space or permission.
    """
    written = []
    for pack in packs:
        for number, reply in enumerate(replies_over(store, pack), 1):
            path = folder / (f"{pack}.tsr" if number == 1 else f"{pack}-{number}.tsr")
            files.write_new(path, reply, mode=0o644)
            written.append(path)
    return written


def _is_new(store: CaseStore) -> bool:
    """Return whether the record says more than the last stamp covers; a commit of stamps says nothing by itself."""
    bundle, kept = store.bundle, store.case.stamps
    of_stamps = {member.leaf: member.commit for member in bundle.members("t")}
    covered = max((stamp.size for stamp in kept), default=0)
    if not of_stamps.keys() <= {stamp.leaf for stamp in kept}:  # some came before entries named them
        covered = max(covered, *(bundle.commits[one.commit].size for one in bundle.stamps()))
    commits = set(of_stamps.values())
    return any(m.leaf >= covered and m.kind != "p" and m.commit not in commits for m in bundle.members())
