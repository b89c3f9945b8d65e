"""The values a case is made of: exhibits, people, gate answers, classifications.

All are frozen and carry plain data only, so that an event, a snapshot and the folded state share them.
Times are text in the one stored spelling, `2026-11-22T14:05:09Z`; hashes are 64 lower-case hex digits.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NewType

from msgspec import Meta, Struct

ExhibitId = NewType("ExhibitId", str)  # random UUID, given on first receipt and quoted at every step
PersonId = NewType("PersonId", str)  # random UUID of a person concerned
Fingerprint = NewType("Fingerprint", str)  # SHA-256 of an Ed25519 public key, 64 hex digits

UtcText = Annotated[
    str,
    Meta(
        pattern=r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z\Z"
    ),
]
UtcTextOrNone = Annotated[
    str,
    Meta(
        pattern=r"^(|(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z)\Z"
    ),
]
Sha256Hex = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
SafeInt = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
LeafIndex = Annotated[int, Meta(ge=0, le=2**53 - 1)]

ExhibitKind = Literal[
    "image", "page", "message-transcript", "url", "file", "audio-video", "restricted-record"
]
# Kinds that can show a picture: they need a gate answer, and a trigger asks about each of them.
PICTURE_KINDS = frozenset({"image", "page", "file", "audio-video"})
Grade = Literal["A", "B", "C", "D"]
GateClass = Literal["none", "HARD", "TERROR", "INTIMATE", "ADULT"]
GateAnswerWord = Literal["no", "yes", "unsure", "not-needed"]
Weight = Literal["towards", "away", "both"]
ExhibitStatus = Literal["held", "locked", "erased", "damaged"]
RoleInExhibit = Literal["victim", "alleged", "witness", "posted", "mentioned"]
PersonKind = Literal["pupil", "staff", "parent", "governor", "volunteer", "other"]
StaffRole = Literal["dsl", "deputy", "investigator", "staff", "recovery-holder"]
Compared = Literal[
    "in-person", "by-phone", "by-video", "school-profile", "old-key"
]  # how a key was made sure of


class _Value(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of the values: equal by content, defaults left out when written."""


class TimeRead(_Value, frozen=True, kw_only=True):
    """When something was captured, as the computer told it."""

    utc: UtcText
    zone: str
    offset_minutes: int
    clock: Literal["not checked", "jumped", "set back"] = "not checked"


class GateAnswer(_Value, frozen=True, kw_only=True):
    """What was answered at the capture door, by whom, to which wording."""

    answer: GateAnswerWord
    gate_class: GateClass = "none"
    who: str  # fingerprint of the key that answered
    at: UtcText
    wording: str  # version id of the question asked
    files_in_one_go: int = 1
    members_answered: int = 0  # pictures, films and opaque members of a container answered No by name
    approval: str = ""  # id of the leave by which it was kept although it was stopped


class CriminalTag(_Value, frozen=True, kw_only=True):
    """A policy criminal category, with the verbs the policy distinguishes."""

    id: str
    verbs: tuple[str, ...] = ()


class PolicyPin(_Value, frozen=True, kw_only=True):
    """A version of a policy: the one the case is under, or the one something was classified under."""

    id: str
    version: str
    sha256: Sha256Hex


class Classification(_Value, frozen=True, kw_only=True):
    """How the school's policy classes an exhibit; never a finding that a crime happened."""

    cells: tuple[str, ...] = ()
    criminal: tuple[CriminalTag, ...] = ()
    triggers: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()  # of the policy, that it is cited for
    four_cs: tuple[str, ...] = ()  # derived from the cells, unless chosen
    four_cs_chosen: bool = False  # by a person, in place of what follows from the cells
    four_cs_by: str = ""  # fingerprint of whoever chose them
    under: PolicyPin | None = None  # the policy it was made under
    reason: str = ""
    who: str = ""
    at: str = ""


class PersonRole(_Value, frozen=True, kw_only=True):
    """The part a person plays in one exhibit."""

    person: str
    role: RoleInExhibit


class PictureAnswer(_Value, frozen=True, kw_only=True):
    """The per-picture answer that a category or trigger demands, given without showing the picture."""

    answer: Literal["no", "yes", "unsure"]
    because: str  # id of the category or trigger that asked
    who: str
    at: UtcText


class Source(_Value, frozen=True, kw_only=True):
    """Where an exhibit came from, as far as it is known."""

    url: str = ""
    platform: str = ""
    account: str = ""
    account_id: str = ""
    post_id: str = ""
    series_position: str = ""
    cut_off: str = ""
    how_reached: str = ""
    logged_in_as: str = ""
    seen_at: str = ""  # as displayed, in the words of the page
    file_name: str = ""  # shown safely, never used as a path


class DropOrigin(_Value, frozen=True, kw_only=True):
    """The entry of a sealed drop that an entry repeats, with what proves that its sender signed exactly that.

    The stored member opens with its own file key, which opens nothing else of the drop; its line leads by the audit
    path to the checkpoint that `drop-taken` holds.
    """

    drop: str  # id of the drop, a UUID made from its founder's key
    item: str  # id of the entry in the drop
    at: UtcText  # of the entry in the drop
    leaf: LeafIndex  # in the drop
    member: str  # base64 of the stored bytes of m/
    file_key: str  # base64 of 16 bytes
    path: tuple[str, ...] = ()  # base64 of 32 bytes each, leaf side first


class TakenDrop(_Value, frozen=True, kw_only=True):
    """A sealed drop as far as the case knows it."""

    drop: str
    founder: str  # fingerprint of the sender's key
    size: SafeInt  # leaves of its tree at the checkpoint last seen
    root: str  # base64
    at: str  # when that was
    who: str  # fingerprint of whoever took or rejected it
    rejected: str = ""  # the reason; empty when it was taken


class MergedCommit(_Value, frozen=True, kw_only=True):
    """A commit of another copy of the case that was joined to this one."""

    note: str  # SHA-256, 64 hex digits
    onto: str  # of the note of the commit before it
    k: SafeInt  # its number there
    size: SafeInt  # leaves of the tree with it
    root: str  # base64
    parted: SafeInt  # number of the last commit that both copies share
    shared: SafeInt  # leaves of the tree up to there
    signer: str  # fingerprint
    leaf: SafeInt  # here, of the entry that brought it
    keyed: str = (
        ""  # note of the nearest one, itself among them, that let a key in or out; empty: none since parting
    )
    admits: tuple[str, ...] = ()  # verifier-key lines
    retires: tuple[SafeInt, ...] = ()  # leaves of keys


class Note(_Value, frozen=True, kw_only=True):
    """A note on an exhibit: the words, and who wrote them down when."""

    text: str
    who: str  # fingerprint
    at: str


class Exhibit(_Value, frozen=True, kw_only=True):
    """One exhibit as the events have made it."""

    id: str
    ref: str
    kind: ExhibitKind
    media_type: str
    size: SafeInt
    sha256: str  # of the original bytes; empty for a restricted record, which has none
    blob: int | None = None
    captured_at: TimeRead
    captured_by: str
    method: str
    grade: Grade
    gate: GateAnswer
    added_leaf: int
    commit_size: int  # size of the tree the adding event built on
    status: ExhibitStatus = "held"
    status_reason: str = ""
    status_at: str = ""
    caption: str = ""
    source: Source = Source()
    proportionality: str = ""
    notes: tuple[Note, ...] = ()
    classification: Classification | None = None
    people: tuple[PersonRole, ...] = ()
    derived_from: str = ""
    capture: str = ""  # id shared by all parts of one capture
    picture_answers: tuple[PictureAnswer, ...] = ()
    inspection: dict[str, Any] = {}
    renditions: tuple[int, ...] = ()  # leaves of what was made from it; the page-ready picture is the last
    machine_text: int | None = None  # the one of them that holds machine-read words
    machine_reader: str = ""  # by what program
    restricted: dict[str, Any] = {}
    drop: str = ""  # id of the sealed drop it came in by
    drop_item: str = ""  # its id there
    arrival: GateAnswer | None = None  # what whoever took it over answered, before it could be looked at
    monitoring: str = ""  # a monitoring record: id of the action by which it was looked at
    extra: dict[str, Any] = {}


class Person(_Value, frozen=True, kw_only=True):
    """A person concerned in the case: a record, not a string."""

    id: str
    name: str
    kind: PersonKind
    pseudonym: str
    year_group: str = ""
    date_of_birth: str = ""
    also: tuple[
        str, ...
    ] = ()  # what else they are, or were, called here: nicknames, account names, earlier spellings
    extra: dict[str, Any] = {}


class Vouched(_Value, frozen=True, kw_only=True):
    """Somebody said that a key is the key of whom the case says it is."""

    by: str  # fingerprint
    at: UtcText
    how: Compared
    note: str = ""


class Member(_Value, frozen=True, kw_only=True):
    """A key's holder as stated in the case: who signs, who reads."""

    name: str
    role: StaffRole
    initials: str  # with a distinguishing letter where the case needs one
    recipient: str
    signer: str  # fingerprint; empty for a bare recipient
    organisation: str = ""
    slot: int | None = None  # leaf of the key slot in force
    admitted: int | None = None  # leaf of the verifier key
    removed: bool = False
    until: str = ""  # UTC text; the end of their time in the case, if it has one
    moved_to: str = ""  # fingerprint of the key they went on with; then this one is `removed`, too
    vouched: tuple[Vouched, ...] = ()


class TwoPeople(_Value, frozen=True, kw_only=True):
    """Something that needs two people, as far as it has come."""

    id: str
    act: str  # `two_people.RULES` knows those that this version does
    subject: str  # what it is about: a reader's key, a hold's id, exhibits' ids
    reason: str
    asked_by: str  # fingerprint
    asked_at: UtcText
    leaf: int  # of the asking
    agreed_by: str = ""
    agreed_at: str = ""
    ended: Literal["", "done", "declined", "withdrawn"] = ""
    ended_by: str = ""
    ended_at: str = ""
    ended_reason: str = ""


class Destroyed(_Value, frozen=True, kw_only=True):
    """How the bytes of a locked exhibit came to be destroyed."""

    at: UtcText
    who: str  # fingerprint of the one of the two who did it
    instruction: str  # id of the action: officer, force, reference, day
    two_people: str  # id of the asking
    locked_at: str = ""
    locked_because: str = ""


class School(_Value, frozen=True, kw_only=True):
    """The school, as the case names it."""

    name: str
    urn: str = ""


class Transfer(_Value, frozen=True, kw_only=True):
    """A copy of the case made for a pupil's next school."""

    id: str
    leaf: LeafIndex  # of the entry that made it
    at: str
    who: str  # fingerprint of whoever made it
    pupil: str  # id of the person it goes along with
    school: School
    name: str  # of whoever receives it there
    position: str
    recipient: str
    signer: str  # base64, as in a verifier-key line
    receiver: str  # fingerprint of that key
    received_at: str = ""  # by the signed receipt; in the case that stays
    taken_at: str = ""  # in the copy that went


class RecoveryHolder(_Value, frozen=True, kw_only=True):
    """The public half of one recovery sheet."""

    recipient: str
    signer: str  # base64 of type byte 0x01 and public key, as in a verifier-key line


class SchoolKeys(_Value, frozen=True, kw_only=True):
    """The public parts of the school's recovery and custody keys."""

    recovery: tuple[RecoveryHolder, ...]
    custody: str  # recipient
    custody_holders: tuple[str, ...]  # recipients
    custody_wraps: dict[str, str]  # "1-2" -> base64 of the custody identity nested to holders 1 and 2


class Action(_Value, frozen=True, kw_only=True):
    """Something done about the case: a report, a decision, a hold, a disclosure."""

    id: str
    kind: str
    at: UtcText  # when it was done, as stated
    recorded_at: UtcText
    who: str
    fields: dict[str, str] = {}
    exhibits: tuple[str, ...] = ()
    reason: str = ""
    leaf: LeafIndex = 0  # of the entry here; tells the order of what was recorded in one second


class Approval(_Value, frozen=True, kw_only=True):
    """Leave to keep one picture that the first door stops."""

    id: str
    gate_class: GateClass
    ground: str  # id of the policy
    who: str
    at: UtcText
    fields: dict[str, str] = {}
    reason: str = ""
    exhibit: str = ""  # the one kept by it


class RuleApplied(_Value, frozen=True, kw_only=True):
    """A rule of the policy that applies to the case and asks for an answer."""

    rule: str  # id of the policy
    at: UtcText
    who: str
    reason: str
    answered: str = ""  # id of the action


class StepRecord(_Value, frozen=True, kw_only=True):
    """What was recorded at one step of a procedure."""

    id: str
    step: str
    state: Literal["done", "skipped", "waiting"]
    at: UtcText  # when it was done, as stated
    recorded_at: UtcText
    who: str  # fingerprint
    outcome: str = ""
    reason: str = ""
    exhibits: tuple[str, ...] = ()
    action: str = ""  # id of the action recorded with it
    confirmed: tuple[str, ...] = ()
    corrects: str = ""  # id of the record it corrects
    despite: tuple[str, ...] = ()  # open questions, as whoever recorded it named them
    open_then: tuple[str, ...] = ()  # open questions, as the case stood when it was recorded


class Procedure(_Value, frozen=True, kw_only=True):
    """A list of steps that is worked through."""

    id: str
    procedure: str  # id of the policy
    label: str
    steps: tuple[tuple[str, str], ...]  # id and text, as the list stood when it was begun
    under: PolicyPin | None = None
    exhibits: tuple[str, ...] = ()
    note: str = ""
    begun_at: str = ""
    begun_by: str = ""
    leaf: LeafIndex = 0
    records: tuple[StepRecord, ...] = ()
    ended_at: str = ""
    ended_by: str = ""
    outcome: str = ""
    ended_reason: str = ""


class Concern(_Value, frozen=True, kw_only=True):
    """What is alleged, fact apart from opinion."""

    happened_at: str = ""
    location: str = ""
    platform: str = ""
    subject_kind: str = ""
    facts: str = ""
    opinion: str = ""
    childs_words: str = ""
    childs_wishes: str = ""
    parents_told: str = ""
    told_whom: str = ""
    immediate_action: str = ""
    follow_up: str = ""
    decisions: tuple[str, ...] = ()
    outcome: str = ""
