"""What proves where an entry came from: one entry of a sealed drop, under the checkpoint its sender signed.

The stored member of the drop is repeated with its own file key, so that the proof opens that entry and nothing else;
its manifest line leads by an audit path (RFC 6962) to the head in the sender's note, and the note's key makes the id of
the drop. So it stays provable, without the drop, who sent what and when.

Source: docs/format/drops.md section 4.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from msgspec import structs

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle import age, limits, manifest, merkle, note
from evidence_desk.bundle.note import VerifierKey
from evidence_desk.bundle.reader import Unlocked
from evidence_desk.case import codec
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.values import DropOrigin


@dataclass(frozen=True, slots=True)
class DropHead:
    """What a sender's checkpoint says, not yet verified."""

    founder: str  # fingerprint
    key: VerifierKey
    size: int
    root: str  # base64
    signature: bytes  # Ed25519


def checkpoint_of(drop: str, founding: str, checkpoint: str) -> DropHead:
    """Return what a drop's founding lines and note say.

    Raises:
        ValueError: not canonical, of another drop, or signed with another key than the founder's.
    """
    named, key = note.parse_founding_member(founding.encode("ascii"))
    if named != drop:
        raise ValueError("its key does not make its id")
    size, root, signatures = note.parse_note(checkpoint.encode("utf-8"), key.name)
    if signatures[0].key_id != key.key_id:
        raise ValueError("not signed by its founder")
    return DropHead(
        founder=key.fingerprint,
        key=key,
        size=size,
        root=_text(root),
        signature=signatures[0].value,
    )


def head_text(root: bytes) -> str:
    """Return a tree head as entries write it: base64."""
    return _text(root)


def place_of(origin: DropOrigin) -> str:
    """Return the name by which the case accounts for an item."""
    return f"{origin.drop}/{origin.item}"


def prove(unlocked: Unlocked, entry: ev.Recorded) -> DropOrigin:
    """Return the proof of an entry of an open drop, under its newest checkpoint."""
    bundle = unlocked.bundle
    stored = bundle.stored(entry.leaf)
    file_key = age.unwrap_file_key(age.read_header(stored), unlocked.identities)
    return DropOrigin(
        drop=bundle.case_id,
        item=entry.id,
        at=entry.at,
        leaf=entry.leaf,
        member=_text(stored),
        file_key=_text(file_key),
        path=tuple(map(_text, bundle.inclusion_proof(entry.leaf, bundle.head.size))),
    )


def check(case: Case, event: ev.Event) -> None:
    """Hold an entry that came by a drop against its proof; other entries pass.

    Args:
        case: as it stands after the commit of the event.

    Raises:
        TamperedBundle: the sender did not sign this.
    """
    if isinstance(event, ev.DropTaken | ev.DropRejected):
        _check_signature(event)
    elif (
        isinstance(
            event,
            ev.ExhibitAdded
            | ev.RestrictedRecorded
            | ev.ExhibitDescribed
            | ev.ConcernRecorded
            | ev.DropItemLeft
            | ev.DropItemStopped
            | ev.PageEvent,
        )
        and event.origin is not None
    ):
        original = _original(case, event.origin)
        if not _repeats(case, event, event.origin, original):
            raise _unproved(event.origin, "it does not say what the sender wrote")


def head_of(case: Case, name: str, size: int) -> Case:
    """Return the case as if it knew a drop up to another checkpoint, one that a merged copy of the case had taken."""
    drop, root = case.drops.get(name), case.drop_heads.get(f"{name}/{size}")
    if drop is None or root is None:
        return case
    return structs.replace(case, drops=case.drops.set(name, structs.replace(drop, size=size, root=root)))


def _check_signature(event: ev.DropTaken | ev.DropRejected) -> None:
    part = f"Drop {event.drop}"
    try:
        head = checkpoint_of(event.drop, event.founding, event.checkpoint)
    except ValueError as error:
        raise TamperedBundle(part, str(error)) from error
    if not head.key.verifies(head.size, base64.b64decode(head.root), head.signature):
        raise TamperedBundle(part, "its checkpoint was not signed by its sender")


def _original(case: Case, origin: DropOrigin) -> ev.Recorded:
    """Return the sender's own entry, after the proof held."""
    drop = case.drops.get(origin.drop)
    if drop is None or drop.rejected:
        raise _unproved(origin, "the case has not taken that drop")
    try:
        stored, file_key, *path = map(_raw, (origin.member, origin.file_key, *origin.path))
        line = manifest.member_line(
            hashlib.sha256(stored).digest(), manifest.member_name(manifest.CODES["m"], origin.leaf)
        )
        leaf_hash = hashlib.sha256(b"\0" + line + b"\n").digest()
        root = merkle.root_from_path(leaf_hash, origin.leaf, drop.size, path)
    except ValueError as error:
        raise _unproved(origin, str(error)) from error
    if root != base64.b64decode(drop.root):
        raise _unproved(origin, "its line does not stand under the sender's checkpoint")
    data = age.decrypt_with_file_key(stored, file_key, limit=limits.MAX_EVENT)
    original = codec.decode(data, origin.leaf)
    if (original.actor, original.id, original.at) != (drop.founder, origin.item, origin.at):
        raise _unproved(origin, "the sender's entry has another author, id or time")
    return original


def _repeats(case: Case, event: ev.Event, origin: DropOrigin, original: ev.Recorded) -> bool:
    """Return whether an entry says what the original says, but for what only this case can give."""
    match event, original.event:
        case ev.ExhibitAdded(), ev.ExhibitAdded() as sent:
            return structs.replace(event, reference="", blob=sent.blob, origin=None) == sent
        case ev.RestrictedRecorded(), ev.RestrictedRecorded() as sent:
            return structs.replace(event, reference="", origin=None) == sent
        case ev.ConcernRecorded(), ev.ConcernRecorded() as sent:
            return structs.replace(event, origin=None) == sent
        case ev.ExhibitDescribed(), ev.ExhibitDescribed() as sent:
            of = case.drop_items.get(f"{origin.drop}/{sent.exhibit}")
            return of == event.exhibit and structs.replace(event, exhibit=sent.exhibit, origin=None) == sent
        case ev.PagePartKept(), ev.PagePartKept() as sent:
            of = case.drop_items.get(f"{origin.drop}/{sent.exhibit}")
            return of == event.exhibit and structs.replace(event, exhibit=sent.exhibit, origin=None) == sent
        case ev.PageCaptured(), ev.PageCaptured() as sent:
            return structs.replace(event, origin=None) == sent
        case ev.DropItemLeft() | ev.DropItemStopped(), ev.ExhibitAdded() as sent:
            return event.sha256 == sent.sha256
        case _:
            return False


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _raw(text: str) -> bytes:
    raw = binascii.a2b_base64(text, strict_mode=True)
    if _text(raw) != text:
        raise ValueError("not canonical base64")
    return raw


def _unproved(origin: DropOrigin, reason: str) -> TamperedBundle:
    return TamperedBundle(f"Item {origin.item} of drop {origin.drop}", reason)
