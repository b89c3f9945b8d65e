"""Everything that can happen in a case, as frozen events. State is what replaying them gives.

Each class is the body of one event; `TYPE` is its name in the bundle (docs/format/events.md). Fields this
version does not know are kept in `extra` and written back unchanged.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, get_args

from msgspec import Struct

from evidence_desk.case import drop_events
from evidence_desk.case.values import (
    Classification,
    Concern,
    DropOrigin,
    ExhibitKind,
    GateAnswer,
    GateAnswerWord,
    GateClass,
    Grade,
    LeafIndex,
    PersonKind,
    PolicyPin,
    RoleInExhibit,
    SafeInt,
    School,
    SchoolKeys,
    Sha256Hex,
    Source,
    StaffRole,
    TimeRead,
    UtcText,
)


class EventBody(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all event bodies."""

    TYPE: ClassVar[str] = ""
    extra: dict[str, Any] = {}


class CaseCreated(EventBody, frozen=True, kw_only=True):
    """The case begins; first event of commit 0."""

    TYPE: ClassVar[str] = "case-created"
    title: str
    reference: str = ""
    external_reference: str = ""
    school: School
    phase: str = ""
    policy: PolicyPin
    about_leadership: Literal["not-asked", "no", "yes"] = "not-asked"
    retention_class: str = ""


class CaseChanged(EventBody, frozen=True, kw_only=True):
    """A field of the case itself gets a new value."""

    TYPE: ClassVar[str] = "case-changed"
    field: Literal["title", "reference", "external_reference", "phase", "status", "retention_class"]
    value: str
    reason: str = ""


class SchoolKeysFixed(EventBody, frozen=True, kw_only=True):
    """The public parts of the school's recovery and custody keys; they never change for this case."""

    TYPE: ClassVar[str] = "school-keys"
    keys: SchoolKeys


class PersonBound(EventBody, frozen=True, kw_only=True):
    """A name is bound to a key: who reads, who signs. Roles are as stated."""

    TYPE: ClassVar[str] = "person"
    name: str
    role: StaffRole
    initials: str
    organisation: str = ""
    recipient: str
    signer: str = ""
    slot: LeafIndex | None = None
    admitted: LeafIndex | None = None


class ReaderRemoved(EventBody, frozen=True, kw_only=True):
    """A reader's slot ends with this epoch; copies taken earlier stay readable to them."""

    TYPE: ClassVar[str] = "reader-removed"
    recipient: str
    reason: str


class EpochBegan(EventBody, frozen=True, kw_only=True):
    """New members are encrypted to a new recipient from here on."""

    TYPE: ClassVar[str] = "epoch-began"
    recipient: str
    slots: dict[str, LeafIndex]  # recipient -> leaf of its new slot
    reason: str


class ExhibitAdded(EventBody, frozen=True, kw_only=True):
    """An exhibit is in the case. Holds no personal data, so that it can be disclosed by itself."""

    TYPE: ClassVar[str] = "exhibit-added"
    reference: str
    kind: ExhibitKind
    media_type: str
    size: SafeInt
    sha256: Sha256Hex
    blob: LeafIndex
    captured_at: TimeRead
    captured_by: Sha256Hex
    method: str
    grade: Grade
    gate: GateAnswer
    origin: DropOrigin | None = None  # where it was taken over from a sealed drop


class ExhibitDescribed(EventBody, frozen=True, kw_only=True):
    """What is known about an exhibit; only the fields given change, notes are added."""

    TYPE: ClassVar[str] = "exhibit-described"
    exhibit: str
    caption: str | None = None
    source: Source | None = None
    proportionality: str | None = None
    notes: tuple[str, ...] = ()
    derived_from: str | None = None
    capture: str | None = None
    origin: DropOrigin | None = None


class ExhibitInspected(EventBody, frozen=True, kw_only=True):
    """What the worker without rights found, and the page-ready pictures it made."""

    TYPE: ClassVar[str] = "exhibit-inspected"
    exhibit: str
    findings: dict[str, Any]
    renditions: tuple[LeafIndex, ...] = ()


class ExhibitClassified(EventBody, frozen=True, kw_only=True):
    """The exhibit's classification, whole; replaces the one before."""

    TYPE: ClassVar[str] = "exhibit-classified"
    exhibit: str
    classification: Classification


class ExhibitDamaged(EventBody, frozen=True, kw_only=True):
    """Stored bytes of an exhibit do not match what was signed."""

    TYPE: ClassVar[str] = "exhibit-damaged"
    exhibit: str
    what: str


class RestrictedRecorded(EventBody, frozen=True, kw_only=True):
    """A text-only record of material that must not be held; there is no field for an attachment."""

    TYPE: ClassVar[str] = "restricted-recorded"
    reference: str
    recorded_at: TimeRead
    record: dict[str, Any]
    wording: str
    origin: DropOrigin | None = None


class RestrictedChanged(EventBody, frozen=True, kw_only=True):
    """Fields of a text-only record get new values, or their first ones; what they were stays in the log."""

    TYPE: ClassVar[str] = "restricted-changed"
    exhibit: str
    record: dict[str, Any]  # only the fields that change
    wording: str


class GateStopped(EventBody, frozen=True, kw_only=True):
    """The capture door stayed shut; nothing of the file was read, so nothing of it stands here."""

    TYPE: ClassVar[str] = "gate-stopped"
    route: str
    answer: GateAnswerWord
    gate_class: GateClass
    files: int
    wording: str
    clipboard: Literal["", "overwritten", "left"] = ""  # what was done to the entry that was asked about


class PictureAnswered(EventBody, frozen=True, kw_only=True):
    """The question about one picture already held, answered without showing it."""

    TYPE: ClassVar[str] = "picture-answered"
    exhibit: str
    answer: Literal["no", "yes", "unsure"]
    because: str
    wording: str


class ActionRecorded(EventBody, frozen=True, kw_only=True):
    """Something was done about the case."""

    TYPE: ClassVar[str] = "action-recorded"
    kind: str
    done_at: UtcText
    fields: dict[str, str] = {}
    exhibits: tuple[str, ...] = ()
    reason: str = ""


class PersonAdded(EventBody, frozen=True, kw_only=True):
    """A person concerned is known to the case; the event's id becomes the person's."""

    TYPE: ClassVar[str] = "person-added"
    name: str
    kind: PersonKind
    pseudonym: str
    year_group: str = ""
    date_of_birth: str = ""


class PersonChanged(EventBody, frozen=True, kw_only=True):
    """What is known of a person concerned is corrected; only the fields given change, the pseudonym never does."""

    TYPE: ClassVar[str] = "person-changed"
    person: str
    name: str | None = None
    kind: PersonKind | None = None
    year_group: str | None = None


class PersonRoleSet(EventBody, frozen=True, kw_only=True):
    """The role a person has in one exhibit."""

    TYPE: ClassVar[str] = "person-role"
    person: str
    exhibit: str
    role: RoleInExhibit


class PersonRoleRemoved(EventBody, frozen=True, kw_only=True):
    """A part in one exhibit is taken back; that it was set stays in the handling log."""

    TYPE: ClassVar[str] = "person-role-removed"
    person: str
    exhibit: str


class ConcernRecorded(EventBody, frozen=True, kw_only=True):
    """What is alleged; each later one adds to the record, none removes."""

    TYPE: ClassVar[str] = "concern-recorded"
    concern: Concern
    origin: DropOrigin | None = None


class SealedMember(Struct, frozen=True, kw_only=True):
    """One member taken out of reach, and where its bytes for the custody holders stand."""

    leaf: LeafIndex
    custody: LeafIndex


class ExhibitsSealed(EventBody, frozen=True, kw_only=True):
    """Exhibits and all that came from them are locked for the police."""

    TYPE: ClassVar[str] = "exhibits-sealed"
    exhibits: tuple[str, ...]
    sha256: tuple[Sha256Hex, ...]  # join the block-list
    members: tuple[SealedMember, ...]
    erased: tuple[LeafIndex, ...] = ()  # renditions, and blobs too damaged to be kept for custody
    reason: str
    requested_by: str = ""  # fingerprint on the seal request, when another key completes it
    requested_at: str = ""


class ExhibitMoved(EventBody, frozen=True, kw_only=True):
    """Somebody gave an exhibit another place in the order shown; references and entries stay as they are."""

    TYPE: ClassVar[str] = "exhibit-moved"
    exhibit: str
    before: str = ""  # the exhibit that it now stands before; empty: it stands last


class ExhibitViewed(EventBody, frozen=True, kw_only=True):
    """Content of an exhibit was shown to the person who signs this."""

    TYPE: ClassVar[str] = "exhibit-viewed"
    exhibit: str
    what: str  # what of it was shown, in words: "picture", "pages 1 to 3"
    shown_at: UtcText | None = (
        None  # when, if the case could only be read then; otherwise at the entry's own time
    )


class ExhibitExtracted(EventBody, frozen=True, kw_only=True):
    """Original bytes left the case."""

    TYPE: ClassVar[str] = "exhibit-extracted"
    exhibit: str
    to: str
    basis: str


class PackMade(EventBody, frozen=True, kw_only=True):
    """A pack was written; its exhibits left the case with it."""

    TYPE: ClassVar[str] = "pack-made"
    pack: str  # id printed on every page
    kind: str
    exhibits: tuple[str, ...]
    placeholders: tuple[str, ...]
    sha256: Sha256Hex  # of the file
    size: SafeInt
    pages: int


class TailSetAside(EventBody, frozen=True, kw_only=True):
    """Unfinished writing or added bytes after the last commit were moved to a file beside the case."""

    TYPE: ClassVar[str] = "tail-set-aside"
    size: SafeInt
    sha256: Sha256Hex


class LockBroken(EventBody, frozen=True, kw_only=True):
    """The lock of a silent writer was broken on request."""

    TYPE: ClassVar[str] = "lock-broken"
    held_by: str
    host: str
    since: str


class OlderCopyAccepted(EventBody, frozen=True, kw_only=True):
    """Somebody went on with a copy that is behind, or beside, what their device had seen."""

    TYPE: ClassVar[str] = "older-copy-accepted"
    state: Literal["behind", "beside"]
    known_commit: SafeInt
    known_size: SafeInt
    known_root: str


class ClockJumped(EventBody, frozen=True, kw_only=True):
    """The wall clock moved against the monotonic clock, or back behind the record."""

    TYPE: ClassVar[str] = "clock-jumped"
    kind: Literal["jumped", "set back"]
    by_seconds: SafeInt


class RecoveryBegan(EventBody, frozen=True, kw_only=True):
    """A recovery holder opened the case with a second one to let a person in; signed by the first sheet."""

    TYPE: ClassVar[str] = "recovery-began"
    name: str
    recipient: str
    signer: Sha256Hex


DropBegun = drop_events.DropBegun
DropTaken = drop_events.DropTaken
DropItemLeft = drop_events.DropItemLeft
DropRejected = drop_events.DropRejected


class UnknownEvent(EventBody, frozen=True, kw_only=True):
    """An event of a type this version does not know; kept and shown."""

    type_name: str
    body: dict[str, Any]


class RemovedEvent(EventBody, frozen=True, kw_only=True):
    """The place of an event that was erased by a later commit."""

    TYPE: ClassVar[str] = "entry-removed"


Event = (
    CaseCreated
    | CaseChanged
    | SchoolKeysFixed
    | PersonBound
    | ReaderRemoved
    | EpochBegan
    | ExhibitAdded
    | ExhibitDescribed
    | ExhibitInspected
    | ExhibitClassified
    | ExhibitDamaged
    | RestrictedRecorded
    | RestrictedChanged
    | GateStopped
    | PictureAnswered
    | ActionRecorded
    | PersonAdded
    | PersonChanged
    | PersonRoleSet
    | PersonRoleRemoved
    | ConcernRecorded
    | ExhibitsSealed
    | ExhibitMoved
    | ExhibitViewed
    | ExhibitExtracted
    | PackMade
    | TailSetAside
    | LockBroken
    | ClockJumped
    | OlderCopyAccepted
    | RecoveryBegan
    | DropBegun
    | DropTaken
    | DropItemLeft
    | DropRejected
    | UnknownEvent
    | RemovedEvent
)

KNOWN_TYPES: dict[str, type[Event]] = {
    cls.TYPE: cls for cls in get_args(Event) if cls not in {UnknownEvent, RemovedEvent}
}


class Seen(Struct, frozen=True, kw_only=True):
    """The tree head the writer built on."""

    size: LeafIndex
    root: str  # base64 of 32 bytes


class Recorded(Struct, frozen=True, kw_only=True):
    """One event with its envelope, as it stands in the bundle."""

    id: str  # random UUID; becomes the exhibit's, person's or action's id
    leaf: int  # leaf index of its member
    at: UtcText
    monotonic_ms: SafeInt
    boot: str
    actor: str  # fingerprint of the key that signed the commit
    seen: Seen
    event: Event
