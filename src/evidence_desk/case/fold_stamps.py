"""Time stamps over packs: which may stand, and what the case knows after one."""

from __future__ import annotations

import base64

from msgspec import structs

from evidence_desk.base.clock import utc_text
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
