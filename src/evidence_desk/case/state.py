"""The case as it stands: what folding its events gives, and its snapshot form.

`Case` is persistent (`immutables.Map`), so that one step of the fold costs the same in a case of ten
exhibits and in one of a hundred thousand.
"""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from immutables import Map
from msgspec import Struct, structs

from evidence_desk.case.chat_values import Chat
from evidence_desk.case.look_values import Looked
from evidence_desk.case.pack_values import EnquiryMade, GivenCopy, KnownPack, Weighed
from evidence_desk.case.page_values import PageCapture
from evidence_desk.case.time_values import ClockSeen, StampKept
from evidence_desk.case.values import (
    PICTURE_KINDS,
    Action,
    Approval,
    Concern,
    Destroyed,
    Exhibit,
    Member,
    MergedCommit,
    Person,
    PersonKind,
    PolicyPin,
    Procedure,
    RuleApplied,
    School,
    SchoolKeys,
    TakenDrop,
    Transfer,
    TwoPeople,
)

# A snapshot of another version is ignored. A version that does not know a field of an entry (the end of a reader's
# time) folds the entry without it, and its snapshot would take it away from whoever starts there.
FOLD_VERSION = 11
SNAPSHOT_MAX = 64 << 20  # bytes


class Case(Struct, frozen=True, kw_only=True):
    """One case. Empty until its first event."""

    id: str
    created: bool = False
    title: str = ""
    reference: str = ""
    external_reference: str = ""
    school: School = School(name="")
    phase: str = ""
    policy: PolicyPin | None = None  # it stands under this one
    labels: Map[str, str] = Map()  # check sum of a former policy, slash, id -> what it was called there
    about_leadership: str = "not-asked"
    retention_class: str = ""
    status: str = "open"
    outcome: str = ""  # id of the policy, since it was closed last
    closed_at: str = ""  # UTC text; empty while it is open
    disposed: str = ""  # number of the certificate; nothing more is written into it
    opened_at: str = ""
    opened_by: str = ""
    school_keys: SchoolKeys | None = None
    concern: tuple[Concern, ...] = ()
    exhibits: Map[str, Exhibit] = Map()
    by_ref: Map[str, str] = Map()
    last_number: Map[str, int] = Map()  # initials -> highest number given
    members: Map[str, Member] = Map()  # signer's fingerprint, or the recipient of one who only reads
    producers: Map[str, Member] = Map()  # senders of drops, by fingerprint; they cannot read
    drops: Map[str, TakenDrop] = Map()  # by id
    drop_items: Map[str, str] = Map()  # "drop/item" -> entry here that took it over; empty when it was left
    people: Map[str, Person] = Map()
    actions: Map[str, Action] = Map()
    approvals: Map[str, Approval] = Map()  # leave to keep what the gate stops, by id
    bearings: Map[str, Weighed] = Map()  # exhibit -> which way it points
    enquiries: Map[str, EnquiryMade] = Map()  # by id
    packs: Map[str, KnownPack] = Map()  # made of the case, by the id printed on them
    pages: Map[str, PageCapture] = Map()  # that were kept, by the id that their parts share (fold_page.py)
    given: Map[str, GivenCopy] = Map()  # copies of them that somebody was given, by id
    chats: Map[str, Chat] = Map()  # by the exhibit that holds the messages (fold_chats.py)
    rules: Map[str, RuleApplied] = Map()  # that are always responded to, by id of the policy
    procedures: Map[str, Procedure] = Map()  # by the id of the entry that began it
    blocked: Map[str, str] = Map()  # SHA-256 of locked bytes -> exhibit
    echoed: Map[str, str] = Map()  # of these, what is locked only because it is locked in another case here
    excepted: Map[str, str] = Map()  # SHA-256 that two people took off the block-list -> the asking
    mistaken: Map[str, str] = Map()  # locked by mistake, its bytes not back yet -> the asking
    returned: Map[str, str] = Map()  # locked by mistake -> the exhibit its bytes came back as
    in_custody: Map[str, int] = Map()  # locked exhibit -> leaf of its sealed copy
    destroyed: Map[str, Destroyed] = Map()  # on police instruction: what became of the exhibit
    seal_clocks: Map[str, str] = Map()  # locked exhibit -> time, until the police have been told
    police_tasks: Map[str, str] = Map()  # restricted record or stop at the gate -> time, likewise
    since: Map[str, str] = Map()  # trigger, or “staff” -> UTC text: when it was first known here
    triggers: Map[str, int] = Map()  # what asks about pictures held -> leaf at which it was set
    transfers: Map[str, Transfer] = Map()  # copies made for a pupil's next school, by id (fold_transfer.py)
    recovering: Map[str, str] = Map()  # signer being let in -> fingerprint of the first sheet, recipient
    two_people: Map[str, TwoPeople] = Map()  # what was asked of a second person, by id (two_people.py)
    after: Map[str, str] = Map()  # exhibit -> the one shown after it, once a person has moved one (order.py)
    prior: Map[str, str] = Map()  # the same chain the other way round
    merged: Map[str, MergedCommit] = Map()  # of other copies, by the SHA-256 of their notes
    formerly: Map[str, str] = Map()  # exhibit or person -> reference or pseudonym in the copy it came from
    same_as: Map[str, str] = Map()  # exhibit of another copy -> the one here of the same drop item
    left_there: Map[str, int] = Map()  # exhibit locked in the copy it came from -> leaf there of its bytes
    owed: Map[str, int] = Map()  # recipient whom another copy took out -> leaf here of the entry that says so
    drop_heads: Map[str, str] = Map()  # "drop/size" -> root, of the drops that other copies took
    looks: Map[str, tuple[Looked, ...]] = Map()  # second looks at a capture, the oldest first (fold_looks.py)
    clock_checks: Map[str, ClockSeen] = Map()  # clock held against network time, by the entry that says so
    clock_latest: Map[str, str] = Map()  # boot of a computer -> its newest check that still holds
    clock_of: Map[str, str] = Map()  # exhibit -> the check that its time was taken under
    stamps: tuple[StampKept, ...] = ()  # authorities' stamps over the record, by what they cover
    epoch: int = 1
    recipient: str = ""  # of the newest epoch; empty while the first one lasts
    stops: int = 0
    events: int = 0
    unknown: int = 0
    last_at: str = ""
    last_monotonic_ms: int = 0
    last_boot: str = ""

    def in_order(self) -> list[Exhibit]:
        """Return all exhibits, restricted records among them, in the order they were added."""
        return sorted(self.exhibits.values(), key=lambda exhibit: exhibit.added_leaf)

    def in_display_order(self) -> list[Exhibit]:
        """Return all exhibits in the order a person gave them; those never moved stand as they came in."""
        if not self.after:
            return self.in_order()
        found: list[Exhibit] = []
        name = self.after[""]
        while name:
            found.append(self.exhibits[name])
            name = self.after[name]
        return found

    def people_in_order(self) -> list[Person]:
        """Return the people concerned: pupils first, each kind in the order of its pseudonyms (Pupil Z, Pupil AA)."""
        kinds = get_args(PersonKind)
        return sorted(
            self.people.values(),
            key=lambda person: (kinds.index(person.kind), len(person.pseudonym), person.pseudonym, person.id),
        )

    def actions_in_order(self) -> list[Action]:
        """Return what was done, in the order it was written down."""
        return sorted(self.actions.values(), key=lambda action: (action.recorded_at, action.leaf, action.id))

    def pictures(self) -> list[Exhibit]:
        """Return what is held and may show a picture, in order."""
        return [e for e in self.in_order() if e.kind in PICTURE_KINDS and e.status == "held"]

    def find(self, name: str) -> Exhibit | None:
        """Return the exhibit with this reference or id, or None."""
        return self.exhibits.get(self.by_ref.get(name, name))

    def producer(self, fingerprint: str) -> Member | None:
        """Return whoever this key belongs to: a member, or a sender of drops."""
        return self.members.get(fingerprint) or self.producers.get(fingerprint)

    def with_exhibit(self, exhibit: Exhibit) -> Case:
        """Return the case with `exhibit` in its present form."""
        return structs.replace(self, exhibits=self.exhibits.set(exhibit.id, exhibit))


def _plain_field(field: structs.FieldInfo, hint: Any) -> tuple[str, Any, Any]:
    """Return the snapshot's form of one field of `Case`: maps become dicts, the default stays."""
    if get_origin(hint) is Map:
        return field.name, dict[get_args(hint)], msgspec.field(default_factory=dict)  # type: ignore[misc]  # made at run time
    return field.name, hint, field.default


# `Case` with plain containers, as a snapshot writes it; made from `Case` so that the two cannot drift apart.
FlatCase = msgspec.defstruct(
    "FlatCase",
    [_plain_field(field, get_type_hints(Case)[field.name]) for field in structs.fields(Case)],
    frozen=True,
    kw_only=True,
    omit_defaults=True,
)


class Snapshot(Struct, frozen=True, kw_only=True):
    """The fold of all events below leaf `leaf`, whose tree head is `root`."""

    fold: int
    leaf: int
    root: str  # base64
    case: FlatCase  # type: ignore[valid-type]  # made at run time, just above


_NAMES = tuple(FlatCase.__struct_fields__)
_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Snapshot)


def encode_snapshot(case: Case, leaf: int, root: str) -> bytes:
    """Return the bytes of a snapshot; equal cases give equal bytes."""
    plain: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(case, name)
        plain[name] = dict(value) if isinstance(value, Map) else value
    return _encoder.encode(Snapshot(fold=FOLD_VERSION, leaf=leaf, root=root, case=FlatCase(**plain)))


def decode_snapshot(data: bytes) -> tuple[Case, int, str] | None:
    """Return (case, leaf, root), or None for a snapshot of another fold version.

    Raises:
        msgspec.DecodeError: not a snapshot at all.
    """
    head = msgspec.json.decode(data, type=_SnapshotHead)
    if head.fold != FOLD_VERSION:
        return None
    snapshot = _decoder.decode(data)
    flat = snapshot.case
    plain: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(flat, name)
        plain[name] = Map(value) if isinstance(value, dict) else value
    return Case(**plain), snapshot.leaf, snapshot.root


class _SnapshotHead(Struct, frozen=True):
    """Enough of a snapshot to know whether this version can read it."""

    fold: int
