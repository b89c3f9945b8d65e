"""Everything that can happen in a case, as frozen events. State is what replaying them gives.

Each class is the body of one event, most of them by topic in the modules that end in `_events`; `TYPE` is its name in
the bundle (docs/format/events.md). Fields this version does not know are kept in `extra` and written back unchanged.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, get_args

from msgspec import Struct, field

from evidence_desk.case import (
    agreement_events,
    approval_events,
    chat_events,
    closing_events,
    disposal_events,
    drop_events,
    exhibit_events,
    exit_events,
    handover_events,
    inbox_events,
    look_events,
    member_events,
    merge_events,
    mistake_events,
    monitoring_events,
    pack_events,
    page_events,
    policy_events,
    procedure_events,
    sheet_events,
    stamp_events,
    transfer_events,
)
from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import (
    Concern,
    DropOrigin,
    GateAnswerWord,
    GateClass,
    LeafIndex,
    PersonKind,
    PolicyPin,
    SafeInt,
    School,
    Sha256Hex,
    UtcText,
)


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


class GateStopped(EventBody, frozen=True, kw_only=True):
    """The capture door stayed shut; nothing of the file was read, so nothing of it stands here."""

    TYPE: ClassVar[str] = "gate-stopped"
    route: str
    answer: GateAnswerWord
    gate_class: GateClass
    files: int
    wording: str
    clipboard: Literal["", "overwritten", "left"] = ""  # what was done to the entry that was asked about


class ActionRecorded(EventBody, frozen=True, kw_only=True):
    """Something was done about the case."""

    TYPE: ClassVar[str] = "action-recorded"
    kind: str
    done_at: UtcText
    fields: dict[str, str] = field(default_factory=dict)
    exhibits: tuple[str, ...] = ()
    reason: str = ""
    two_people: str = ""  # id of the asking that a second person agreed to; needed to release a hold


class PersonAdded(EventBody, frozen=True, kw_only=True):
    """A person concerned is known to the case; the event's id becomes the person's."""

    TYPE: ClassVar[str] = "person-added"
    name: str
    kind: PersonKind
    pseudonym: str
    year_group: str = ""
    date_of_birth: str = ""
    also: tuple[str, ...] = ()  # what else they are called: nicknames, account names


class PersonChanged(EventBody, frozen=True, kw_only=True):
    """What is known of a person concerned is corrected; only the fields given change, the pseudonym never does."""

    TYPE: ClassVar[str] = "person-changed"
    person: str
    name: str | None = None
    kind: PersonKind | None = None
    year_group: str | None = None
    date_of_birth: str | None = None  # a day; only where retention needs it
    also: tuple[str, ...] = ()  # added to what else they are called


class ConcernRecorded(EventBody, frozen=True, kw_only=True):
    """What is alleged; each later one adds to the record, none removes."""

    TYPE: ClassVar[str] = "concern-recorded"
    concern: Concern
    origin: DropOrigin | None = None


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
    to: str = ""  # whom it is for, and why they may have it, as the exporter stated
    basis: str = ""
    confirmed: tuple[str, ...] = ()  # exhibits that show no third-party pupil, as the exporter confirmed
    left_out: dict[str, str] = field(default_factory=dict)  # exhibit -> why it was left out
    text_sha256: str = ""  # of the summary as plain text beside it
    signed: stamp_events.PackSigned | None = None  # with a certificate
    # Chat -> first and last number of each passage that stands in it; the others stand in it whole.
    passages: dict[str, tuple[tuple[SafeInt, SafeInt], ...]] = field(default_factory=dict)


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
    reason: str = ""


class ClockJumped(EventBody, frozen=True, kw_only=True):
    """The wall clock moved against the monotonic clock, or back behind the record."""

    TYPE: ClassVar[str] = "clock-jumped"
    kind: Literal["jumped", "set back"]
    by_seconds: SafeInt


TwoPeopleAgreed = agreement_events.TwoPeopleAgreed
TwoPeopleAsked = agreement_events.TwoPeopleAsked
TwoPeopleEnded = agreement_events.TwoPeopleEnded
ChatAttached = chat_events.ChatAttached
ChatCommitted = chat_events.ChatCommitted
ChatKept = chat_events.ChatKept
CaseClosed = closing_events.CaseClosed
CaseReopened = closing_events.CaseReopened
RuleChosen = closing_events.RuleChosen
GateApproved = approval_events.GateApproved
CaseDisposed = disposal_events.CaseDisposed
ExhibitsErased = disposal_events.ExhibitsErased
Remains = disposal_events.Remains
DropBegun = drop_events.DropBegun
DropTaken = drop_events.DropTaken
DropItemLeft = drop_events.DropItemLeft
DropItemWithdrawn = drop_events.DropItemWithdrawn
DropRejected = drop_events.DropRejected
ExhibitAdded = exhibit_events.ExhibitAdded
ExhibitClassified = exhibit_events.ExhibitClassified
ExhibitDamaged = exhibit_events.ExhibitDamaged
ExhibitDescribed = exhibit_events.ExhibitDescribed
ExhibitExtracted = exhibit_events.ExhibitExtracted
ExhibitInspected = exhibit_events.ExhibitInspected
ExhibitMoved = exhibit_events.ExhibitMoved
ExhibitViewed = exhibit_events.ExhibitViewed
ExhibitsSealed = exhibit_events.ExhibitsSealed
PersonRoleRemoved = exhibit_events.PersonRoleRemoved
PersonRoleSet = exhibit_events.PersonRoleSet
PictureAnswered = exhibit_events.PictureAnswered
RestrictedChanged = exhibit_events.RestrictedChanged
RestrictedRecorded = exhibit_events.RestrictedRecorded
SealedMember = exhibit_events.SealedMember
PolicyAdopted = policy_events.PolicyAdopted
BegunStep = procedure_events.BegunStep
ProcedureBegun = procedure_events.ProcedureBegun
ProcedureEnded = procedure_events.ProcedureEnded
StepRecorded = procedure_events.StepRecorded
SchoolKeysReplaced = sheet_events.SchoolKeysReplaced
DropItemAnswered = inbox_events.DropItemAnswered
DropItemStopped = inbox_events.DropItemStopped
CommitMerged = merge_events.CommitMerged
EntryMerged = merge_events.EntryMerged
MonitoringMarked = monitoring_events.MonitoringMarked
EpochBegan = member_events.EpochBegan
KeyRotated = member_events.KeyRotated
KeyVouched = member_events.KeyVouched
ExhibitReturned = mistake_events.ExhibitReturned
LockMistaken = mistake_events.LockMistaken
LockedDestroyed = exit_events.LockedDestroyed
Tombstone = exit_events.Tombstone
EnquiryRecorded = pack_events.EnquiryRecorded
HandoverMade = handover_events.HandoverMade
ProofGiven = handover_events.ProofGiven
ExhibitWeighed = pack_events.ExhibitWeighed
PackGiven = pack_events.PackGiven
PackStamped = stamp_events.PackStamped
CheckpointStamped = stamp_events.CheckpointStamped
SecondLook = look_events.SecondLook
ClockChecked = look_events.ClockChecked
PageCaptured = page_events.PageCaptured
PagePartKept = page_events.PagePartKept
PersonBound = member_events.PersonBound
ReaderRemoved = member_events.ReaderRemoved
ReaderUntil = member_events.ReaderUntil
RecoveryBegan = member_events.RecoveryBegan
SchoolKeysFixed = member_events.SchoolKeysFixed
TransferCopied = transfer_events.TransferCopied
TransferMade = transfer_events.TransferMade
TransferReceived = transfer_events.TransferReceived
TransferTaken = transfer_events.TransferTaken


class UnknownEvent(EventBody, frozen=True, kw_only=True):
    """An event of a type this version does not know; kept and shown."""

    type_name: str
    body: dict[str, Any]


class RemovedEvent(EventBody, frozen=True, kw_only=True):
    """The place of an event that was erased by a later commit."""

    TYPE: ClassVar[str] = "entry-removed"


# By topic, for those who handle all of a topic in one place.
ExhibitChange = (
    ExhibitDescribed
    | ExhibitInspected
    | ExhibitClassified
    | ExhibitDamaged
    | PictureAnswered
    | PersonRoleSet
    | PersonRoleRemoved
    | RestrictedChanged
    | MonitoringMarked
)
MemberEvent = PersonBound | ReaderRemoved | EpochBegan | RecoveryBegan | ReaderUntil | KeyVouched | KeyRotated
TogetherEvent = TwoPeopleAsked | TwoPeopleAgreed | TwoPeopleEnded
ClosingEvent = CaseClosed | CaseReopened | RuleChosen
DisposalEvent = ExhibitsErased | CaseDisposed
HandoverEvent = HandoverMade | ProofGiven  # change nothing but the handling log
PackEvent = PackMade | ExhibitWeighed | EnquiryRecorded | PackGiven | PackStamped
PageEvent = PagePartKept | PageCaptured
ChatEvent = ChatCommitted | ChatKept | ChatAttached
LookEvent = SecondLook | ClockChecked
ProcedureEvent = ProcedureBegun | StepRecorded | ProcedureEnded
TransferEvent = TransferMade | TransferCopied | TransferReceived | TransferTaken
CaseEvent = (
    CaseCreated
    | CaseChanged
    | SchoolKeysFixed
    | ConcernRecorded
    | PersonAdded
    | PersonChanged
    | ActionRecorded
    | GateStopped
    | PolicyAdopted
    | ClosingEvent
    | GateApproved
)
LogEvent = (  # changes nothing but the handling log
    ExhibitViewed
    | ExhibitExtracted
    | HandoverMade
    | ProofGiven
    | TailSetAside
    | LockBroken
    | OlderCopyAccepted
    | DropBegun
    | DropItemWithdrawn
    | RemovedEvent
)
Event = (
    CaseCreated
    | CaseChanged
    | SchoolKeysFixed
    | SchoolKeysReplaced
    | PersonBound
    | ReaderRemoved
    | EpochBegan
    | ReaderUntil
    | KeyVouched
    | KeyRotated
    | TwoPeopleAsked
    | TwoPeopleAgreed
    | TwoPeopleEnded
    | ExhibitAdded
    | ExhibitDescribed
    | ExhibitInspected
    | ExhibitClassified
    | ExhibitDamaged
    | RestrictedRecorded
    | RestrictedChanged
    | GateStopped
    | PictureAnswered
    | MonitoringMarked
    | ChatCommitted
    | ChatKept
    | ChatAttached
    | ActionRecorded
    | PersonAdded
    | PersonChanged
    | PersonRoleSet
    | PersonRoleRemoved
    | ConcernRecorded
    | PolicyAdopted
    | ProcedureBegun
    | StepRecorded
    | ProcedureEnded
    | CaseClosed
    | CaseReopened
    | RuleChosen
    | GateApproved
    | ExhibitsSealed
    | LockMistaken
    | LockedDestroyed
    | ExhibitReturned
    | ExhibitsErased
    | CaseDisposed
    | ExhibitMoved
    | ExhibitViewed
    | ExhibitExtracted
    | PackMade
    | ExhibitWeighed
    | EnquiryRecorded
    | PackGiven
    | PackStamped
    | CheckpointStamped
    | SecondLook
    | ClockChecked
    | PagePartKept
    | PageCaptured
    | HandoverMade
    | ProofGiven
    | TailSetAside
    | LockBroken
    | ClockJumped
    | OlderCopyAccepted
    | RecoveryBegan
    | DropBegun
    | DropTaken
    | DropItemLeft
    | DropItemWithdrawn
    | DropItemAnswered
    | DropItemStopped
    | DropRejected
    | TransferMade
    | TransferCopied
    | TransferReceived
    | TransferTaken
    | CommitMerged
    | EntryMerged
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
