"""Time stamps after the fact: over packs that were made without one, and over the newest checkpoint of the case.

A pack that has left is never changed for a stamp. What is stamped is its SHA-256, as the handling log has it; the
authority's answer stays in the case and can be given to whoever holds the pack. The stamp over the checkpoint stands
for the whole record up to it, the entries about packs among it.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.base import files
from evidence_desk.base.clock import utc_text
from evidence_desk.base.errors import NotFound
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.pack_values import KnownPack
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.stamper import Stamper, TimeStamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """What came of stamping."""

    packs: tuple[tuple[KnownPack, TimeStamp], ...]
    checkpoint: TimeStamp | None  # None: nothing was added since the last one


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
    checkpoint = None
    if _is_new(store):
        checkpoint = stamper.stamp(store.bundle.commits[-1].note_sha256)
        with (
            store.committing() as batch
        ):  # in a commit of its own, which says nothing that needs a stamp again
            batch.staged.add_public("t", checkpoint.reply)
    return Stamped(packs=got, checkpoint=checkpoint)


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
    """Return whether the record says more than the last stamp covers; a commit of stamps alone says nothing."""
    covered = max((one.commit for one in store.bundle.stamps()), default=-1)
    said = max(member.commit for member in store.bundle.members() if member.kind not in {"t", "p"})
    return said > covered
