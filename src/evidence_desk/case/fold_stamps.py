"""Time stamps over packs, and over the record: which may stand, and what the case knows after one."""

from __future__ import annotations

import base64

from msgspec import structs

from evidence_desk.base.clock import utc_text
from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.stamp import parse_reply
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case


def objection(case: Case, event: ev.PackStamped) -> str:
    """Return why a stamp cannot stand, or an empty string: it must be over exactly the pack that it names."""
    pack = case.packs.get(event.pack)
    if pack is None:
        return "no pack of this id was made of this case"
    try:
        imprint, at = parse_reply(base64.b64decode(event.reply, validate=True))
    except ValueError:
        return "its time stamp cannot be read"
    if imprint.hex() != pack.sha256:
        return "its time stamp is over something else than the pack"
    return "" if utc_text(at) == event.stamped_at else "it states another time than its time stamp"


def fold(case: Case, event: ev.PackStamped) -> Case:
    """Return the case after a stamp; one over an unknown pack changes nothing."""
    pack = case.packs.get(event.pack)
    if pack is None:
        return case
    stamped = structs.replace(pack, stamped_at=pack.stamped_at or event.stamped_at, waiting=False)
    return structs.replace(case, packs=case.packs.set(event.pack, stamped))


def covered(case: Case, event: ev.CheckpointStamped) -> Case:
    """Return the case after its record was stamped; the stamps stand in the order of what they cover."""
    stamps = sorted((*case.stamps, *event.stamps), key=lambda stamp: (stamp.size, stamp.leaf))
    return structs.replace(case, stamps=tuple(stamps))


def check_covered(bundle: Bundle, number: int, event: ev.CheckpointStamped) -> None:
    """Hold an entry about stamps against the answers that stand in its own commit.

    Raises:
        TamperedBundle: an answer is elsewhere, covers another note than it says, or states another time.
    """
    for stamp in event.stamps:
        part = f"Leaf {stamp.leaf}"
        own = {member.leaf for member in bundle.members_of(number) if member.kind == "t"}
        if stamp.leaf not in own:
            raise TamperedBundle(part, "an entry names a time stamp that does not stand beside it")
        imprint, at = parse_reply(bundle.stored(stamp.leaf))
        commit = bundle.ledger.commit_with_note(imprint)
        if commit is None or commit >= number or bundle.commits[commit].size != stamp.size:
            raise TamperedBundle(part, "the time stamp is not over what its entry says")
        if utc_text(at) != stamp.stamped_at:
            raise TamperedBundle(part, "the time stamp states another time than its entry")
