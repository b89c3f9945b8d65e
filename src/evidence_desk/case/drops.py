"""Sealed drops: a bundle that its own writer cannot read, for staff who put in and never read back.

The drop's key pair is made in memory when it is begun, given to the recipients' slots and the school's recovery
holders, and forgotten. From then on items are added with the public half (`r/`) alone. Items carry random ids and no
references; each stands in a commit of its own, synced before it counts as sealed.

Source: docs/format/drops.md.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, BehindAnchor, CannotWrite, GateRefused, NotFound
from evidence_desk.bundle import age, slots
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer
from evidence_desk.case import anchors, intake
from evidence_desk.case import events as ev
from evidence_desk.case.batch import Batch
from evidence_desk.case.blocklist import DeviceBlockList
from evidence_desk.case.gate import Admission
from evidence_desk.case.intake import NewExhibit
from evidence_desk.case.keys import Person, Profile, SchoolFile
from evidence_desk.case.membership import add_recovery_slots
from evidence_desk.case.receipts import (
    RECEIPT_KIND,
    KeptReceipt,
    Receipt,
    ReceiptStore,
    SealedItem,
    What,
    check_code,
)
from evidence_desk.case.store import Report
from evidence_desk.case.values import Concern, TimeRead

MAX_RECIPIENTS = 16  # people who can open one drop
MAX_ITEMS = 500  # items and concerns of one drop


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDrop:
    """For whom a drop is made."""

    to: Sequence[Profile]
    school: SchoolFile
    about_leadership: Literal["not-asked", "no", "yes"] = "not-asked"
    follows: str = ""  # id of an earlier drop of the sender's about the same concern


class DropWriter:
    """A drop being written. Use as a context manager, or `close` it. Holds no key that reads."""

    def __init__(self, writer: Writer, sender: Person, home: Path, clock: clocks.Clock) -> None:
        self._writer = writer
        self._sender = sender
        self._clock = clock
        self._anchors = anchors.AnchorStore(home)
        self._receipts = ReceiptStore(home, sender.identity, sender.identities[1:])
        self._blocked = DeviceBlockList(home, sender.identities)
        self._recipient = age.parse_recipient(writer.bundle.recipients[0])
        self._to, self._follows = tuple[str, ...](), ""
        self._about: Literal["not-asked", "no", "yes"] = "not-asked"
        self._items: list[SealedItem] = []

    # -- beginning and going on ---------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, sender: Person, home: Path, new: NewDrop, clock: clocks.Clock) -> DropWriter:
        """Begin a drop: its key pair lives only in this call.

        Raises:
            BadInput: the file exists, or the recipients cannot be used.
            GateRefused: one of them is a member of staff.
            CannotWrite: no space or permission; nothing is left.
        """
        check_recipients(sender.profile, new.to)
        parsed = {profile.recipient: age.parse_recipient(profile.recipient) for profile in new.to}
        writer = Writer.create(path, sender.signing_key)
        try:
            _begin(writer, sender, new, parsed, clock)
            drop = cls(writer, sender, home, clock)
        except BaseException:
            writer.close()
            raise
        drop._to, drop._follows = tuple(profile.name for profile in new.to), new.follows
        drop._about = new.about_leadership
        drop._keep()
        return drop

    @classmethod
    def open(cls, path: Path, sender: Person, home: Path, clock: clocks.Clock) -> DropWriter:
        """Go on with a drop that this person began on this computer; nothing in it can be read.

        Raises:
            NotFound, NotABundle, TamperedBundle: no drop there, or a damaged one.
            BadInput: another's, or not begun here, so that nobody could say who will read what is added.
            BehindAnchor: an older copy than this computer wrote.
            CannotWrite: locked by another, or read-only.
        """
        store = anchors.AnchorStore(home)
        with Bundle.open(path, anchored=store.newest_commit, signer=sender.signing_key.public) as bundle:
            _own_receipt(bundle, sender, home, store)
        writer = Writer.open(path, sender.signing_key, anchored=store.newest_commit)
        try:
            # The file may have been exchanged since: what is written to was looked at under the lock.
            kept = _own_receipt(writer.bundle, sender, home, store)
            drop = cls(writer, sender, home, clock)
            drop._to, drop._follows, drop._about = (
                kept.receipt.to,
                kept.receipt.follows,
                kept.about_leadership,
            )
            # After a power cut the receipt may be ahead of the file, or behind a removal.
            drop._items = [item for item in kept.receipt.items if _is_there(writer.bundle, item.leaf)]
            if writer.set_aside is not None:
                aside = writer.set_aside
                with drop._committing() as batch:
                    batch.event(ev.TailSetAside(size=aside.size, sha256=aside.sha256.hex()))
        except BaseException:
            writer.close()
            raise
        return drop

    def close(self) -> None:
        """Give the lock back and close the file."""
        self._writer.close()

    def discard(self) -> None:
        """Close a drop in which nothing was sealed yet, and remove its file and receipt; else raise ValueError."""
        if self._items:
            raise ValueError("a drop with items is never removed by its writer")
        path, drop = self._writer.path, self._writer.case_id
        self.close()
        with contextlib.suppress(OSError):  # an empty drop that stays is harmless
            path.unlink(missing_ok=True)
            self._receipts.remove(drop)

    def __enter__(self) -> DropWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- adding -------------------------------------------------------------------------------------------

    def add_item(
        self,
        admission: Admission,
        new: NewExhibit,
        stream: BinaryIO,
        size: int,
        report: Report | None = None,
    ) -> SealedItem:
        """Seal one item in one durable commit; when this returns, it is on the disk and closed to its sender.

        Raises:
            GateRefused: a text could carry a picture, or the bytes are locked on this device.
            BadInput: the stream is not `size` bytes long, or a text is too long; nothing was kept.
            CannotWrite, Cancelled: nothing of the item was kept.
        """
        intake.check_texts(new.caption, new.source, new.notes)
        self._hold_room()
        who = self._sender.profile.fingerprint
        with self._committing() as batch:
            at = _time_read(batch.now)
            blob = batch.staged.add_blob(
                stream,
                size,
                batch.recipient,
                refuse=self._refuse_blocked if self._blocked.read() else None,
                report=report,
            )
            added = batch.event(
                ev.ExhibitAdded(
                    reference="",
                    kind=new.kind,
                    media_type=new.media_type,
                    size=blob.size,
                    sha256=blob.sha256.hex(),
                    blob=blob.leaf,
                    captured_at=at,
                    captured_by=who,
                    method=new.method,
                    grade=new.grade,
                    gate=admission.answered(who, at.utc),
                )
            )
            for said in intake.said_of(added.id, new):
                batch.event(said)
            what: What = "words" if admission.answer == "not-needed" else "file"
            return self._ahead(added, what, new.page[0].capture if new.page else "")

    def end_page(self, event: ev.PageCaptured) -> None:
        """Seal that keeping a page came to its end, where no part of it says so."""
        with self._committing() as batch:
            batch.event(event)

    @property
    def sender(self) -> str:
        """Fingerprint of the sender's key."""
        return self._sender.profile.fingerprint

    def add_restricted(self, record: dict[str, Any], wording: str) -> SealedItem:
        """Seal a text-only record of what must not be kept.

        Raises:
            BadInput, GateRefused: as `intake.add_restricted`.
            CannotWrite: nothing was kept.
        """
        intake.check_record(record)
        self._hold_room()
        with self._committing() as batch:
            added = batch.event(
                ev.RestrictedRecorded(
                    reference="", recorded_at=_time_read(batch.now), record=record, wording=wording
                )
            )
            return self._ahead(added, "restricted record")

    def add_concern(self, concern: Concern) -> SealedItem:
        """Seal what is alleged, in words.

        Raises:
            BadInput: nothing is written in it, or a text is too long.
            GateRefused: a text could carry a picture.
            CannotWrite: nothing was kept.
        """
        check_concern(concern)
        self._hold_room()
        with self._committing() as batch:
            added = batch.event(ev.ConcernRecorded(concern=concern))
            return self._ahead(added, "concern")

    def withdraw(self, item_id: str, why: Literal["mistake", "should-not-be-here"]) -> None:
        """Take an item out of the drop before it is sent: its entry and bytes leave the file, that it was there stays.

        Raises:
            NotFound: no such item.
            CannotWrite: nothing was changed, or only the rewriting failed: then nothing opens it any more, and
                `finish_removals` takes it out.
        """
        item = next((one for one in self._items if one.id == item_id), None)
        if item is None:
            raise NotFound("no such item", "This item is not in the drop any more. Nothing was changed.")
        whole = bool(item.page) and why == "should-not-be-here"  # then no part of that page may be there
        for one in [part for part in self._items if part is item or (whole and part.page == item.page)]:
            bundle = self._writer.bundle
            with self._committing() as batch:
                for member in bundle.members_of(bundle.member(one.leaf).commit):
                    batch.staged.remove("erase", member.leaf)
                batch.event(ev.DropItemWithdrawn(item=one.id, entry=one.leaf, what=one.what, why=why))
                self._items.remove(one)
        self.finish_removals()

    def finish_removals(self) -> None:
        """Rewrite the file without what was taken back; nothing happens where nothing was.

        Raises:
            CannotWrite: no space for the new file, or no permission; the removals stay pending.
        """
        compact(self._writer)

    @property
    def items(self) -> tuple[SealedItem, ...]:
        """What is sealed in it and was not taken back."""
        return tuple(self._items)

    def receipt(self) -> Receipt:
        """Return the receipt for all that is sealed so far."""
        bundle = self._writer.bundle
        head = bundle.head
        founding = bundle.stored(self._writer.founder_leaf)
        return Receipt(
            kind=RECEIPT_KIND,
            v=1,
            drop=bundle.case_id,
            sender=self._sender.profile.name,
            founding=founding.decode("ascii"),
            to=self._to,
            follows=self._follows,
            sealed_at=self._items[-1].at if self._items else "",
            items=tuple(self._items),
            commit=head.k,
            checkpoint=head.note.decode("utf-8"),
            check_code=check_code(head.note_sha256),
        )

    @contextlib.contextmanager
    def _committing(self) -> Iterator[Batch]:
        before = list(self._items)
        try:
            with self._writer.commit() as staged:
                yield Batch(staged, self._clock.read(), self._recipient, self._sender.profile.fingerprint)
        except BaseException:
            self._items = before
            raise
        self._anchors.raise_to(anchors.of(self._writer.bundle))
        self._keep()

    def _ahead(self, entry: ev.Recorded, what: What, page: str = "") -> SealedItem:
        """Note an item in the receipt before its commit: after a power cut the file alone says whether it is there."""
        item = SealedItem(id=entry.id, leaf=entry.leaf, at=entry.at, what=what, page=page)
        self._items.append(item)
        self._receipts.keep(KeptReceipt(receipt=self.receipt(), about_leadership=self._about))
        return item

    def _keep(self) -> None:
        """Keep the receipt on this computer; without it nothing can be added later, and nothing else is lost."""
        with contextlib.suppress(CannotWrite):
            self._receipts.keep(KeptReceipt(receipt=self.receipt(), about_leadership=self._about))

    def _hold_room(self) -> None:
        if len(self._items) >= MAX_ITEMS:
            raise BadInput(
                "drop is full",
                f"One drop holds up to {MAX_ITEMS} items. Nothing more was added; begin another.",
            )

    def _refuse_blocked(self, sha256: bytes) -> None:
        if sha256.hex() in self._blocked.read():
            raise GateRefused(
                "bytes are on the block-list",
                "These exact bytes are locked for the police and cannot be sent. Nothing was kept. Tell the DSL in "
                "person that another copy exists and where.",
            )


def check_recipients(sender: Profile, to: Sequence[Profile]) -> None:
    """Refuse recipients that would make a drop readable by its sender or by staff, or useless.

    Raises:
        BadInput: nobody, too many, one twice, or the sender.
        GateRefused: one is a member of staff.
    """
    if not 1 <= len(to) <= MAX_RECIPIENTS:
        raise BadInput(
            "drop for nobody or too many", f"A drop goes to 1 to {MAX_RECIPIENTS} people. Nothing was made."
        )
    keys = [profile.recipient for profile in to]
    if len(set(keys)) != len(keys):
        raise BadInput("recipient given twice", "Somebody is named twice. Nothing was made.")
    for profile in to:
        if sender.recipient == profile.recipient or sender.fingerprint == profile.fingerprint:
            raise BadInput(
                "drop to oneself",
                "You cannot send a drop to yourself: whoever sends must not be able to open it. Nothing was made.",
            )
        if profile.role == "staff":
            raise GateRefused(
                "recipient is staff",
                f"{profile.name} is a member of staff, who can put things in but not read them. Send to the DSL or a "
                "deputy. Nothing was made.",
            )


def check_concern(concern: Concern) -> None:
    """Refuse a concern that says nothing, or whose words are too long or could carry a file.

    Raises:
        BadInput, GateRefused: as `intake.check_words`.
    """
    if concern == Concern():
        raise BadInput("empty concern", "Nothing is written in the concern. Nothing was kept.")
    for name in Concern.__struct_fields__:
        value = getattr(concern, name)
        for text in value if isinstance(value, tuple) else (value,):
            intake.check_words(text, name.replace("_", " ").capitalize())


def _own_receipt(bundle: Bundle, sender: Person, home: Path, store: anchors.AnchorStore) -> KeptReceipt:
    """Return what this computer kept of a drop, after finding that it is the sender's own and not an older copy."""
    foreign = BadInput(
        "not a drop begun here",
        "This is not a drop that you began on this computer, so nobody could say who would read what you add. Nothing "
        "was added. Begin a new one.",
    )
    # A drop has one signer and one key, both in its first commit; an exchanged file could name others.
    if bundle.founder.public != sender.signing_key.public or len(bundle.signers) != 1:
        raise foreign
    if [member.commit for member in bundle.members("r")] != [0]:
        raise foreign
    anchor = store.get(bundle.case_id)
    if anchor is not None and anchors.compare(bundle, anchor) in {"behind", "beside"}:
        raise BehindAnchor(
            "older copy of a drop",
            "This is an older copy of your drop: this computer has sealed more into it. Nothing was added. Use the "
            "newest copy, or begin a new drop.",
        )
    try:
        return ReceiptStore(home, sender.identity, sender.identities[1:]).get(bundle.case_id)
    except (NotFound, BadInput):
        raise foreign from None


def _is_there(bundle: Bundle, leaf: int) -> bool:
    return leaf < bundle.head.size and bundle.member(leaf).present and leaf not in bundle.pending


def _begin(
    writer: Writer,
    sender: Person,
    new: NewDrop,
    parsed: dict[str, age.Recipient],
    clock: clocks.Clock,
) -> None:
    """Write commit 0. The drop's secret key exists in this call alone, and is written only into the slots."""
    me = sender.profile
    hybrid = sender.identity.recipient().kind == "hybrid"
    identity = age.generate_identity("hybrid" if hybrid else "classic")
    with writer.commit() as staged:
        staged.add_public("r", f"{identity.recipient()}\n".encode("ascii"))
        leaves = {
            text: staged.add_raw("k", slots.make_slot([identity], recipient))
            for text, recipient in parsed.items()
        }
        add_recovery_slots(staged, [identity], new.school.keys)
        batch = Batch(staged, clock.read(), identity.recipient(), me.fingerprint)
        batch.event(
            ev.DropBegun(
                name=me.name,
                role=me.role,
                initials=me.initials,
                organisation=me.organisation,
                to=tuple(profile.name for profile in new.to),
                slots=leaves,
                about_leadership=new.about_leadership,
                follows=new.follows,
            )
        )


def _time_read(now: clocks.Instant) -> TimeRead:
    return TimeRead(utc=clocks.utc_text(now.utc), zone=now.zone, offset_minutes=now.offset_minutes)
