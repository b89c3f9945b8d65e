"""Everything one pack says, as plain values: what the planner fills in and the renderer draws.

Nothing here knows a bundle, a case or a page. Texts are printed as they stand; empty text means "not recorded" and
its line is left out, or says so where a reader would look for it. Times are aware and in UTC. Bytes of pictures come
from a callable that is asked once, when the picture's page is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["police"]
CHECKPOINT_FILE = "checkpoint.note"  # attached to every pack
FACTS_FILE = "pack.json"
FACTS_FORMAT = "evidence-desk-pack-1"
DEFAULT_MARKING = "CONFIDENTIAL: safeguarding"
DEFAULT_LIMITS = (
    "That the clock was right: times are those of the computer used, unless an exhibit says that they were checked.",
    "That nothing was done outside Evidence Desk.",
)
DEFAULT_ANONYMITY = (
    "Do not publish or pass on names. The law forbids identifying some of the people in a case: a teacher accused by "
    "or for a pupil, before any charge (Education Act 2002, sections 141F to 141H), and anybody who says that they "
    "are the victim of a sexual offence, for life (Sexual Offences (Amendment) Act 1992). England & Wales; take advice."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as it was recorded."""

    utc: datetime
    offset_minutes: int | None = None  # local time minus UTC at the place of recording; None if not recorded
    zone: str = ""  # name of that local time, e.g. "GMT"
    clock: str = ""  # what is known of the clock, in words, e.g. "not checked against another clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A labelled line of a table."""

    label: str
    value: str
    exact: bool = False  # set in a fixed-width face: addresses, hashes, identifiers


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How far the way of capture carries."""

    letter: str
    name: str
    shows: str
    cannot: str
    note: str = ""  # e.g. "role as stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The answer to the stop question."""

    answer: str  # in words, e.g. "No, for this file"
    by: str
    at: Moment
    wording: str  # version of the wording that was answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Blurred:
    """All that a preview of the pack shows of a picture."""

    columns: int
    rows: int
    rgb: bytes  # three bytes for each of columns x rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page-ready picture; sizes are those of the stored rows and columns, before orientation."""

    width: int
    height: int
    encoding: Literal["jpeg", "png"]  # png: colour type 0, 2 or 3, not interlaced, no tRNS, fully checked
    load: Callable[
        [], bytes
    ]  # raises an EvidenceDeskError if the bytes cannot be had or are not what was signed
    orientation: int = 1  # EXIF value, 1 to 8
    # How busy the picture is from top to bottom as displayed: one byte per band of equal height, 0 = quiet.
    activity: bytes = b""
    about: str = ""  # how the page-ready form differs from the original, e.g. "shown from a converted copy"
    blurred: Blurred | None = None  # drawn, and labelled, in place of the bytes; never in a pack that is made


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBody:
    """A picture that is shown."""

    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody:
    """Message or other text, shown with line numbers and every character."""

    text: str
    introduction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlBody:
    """An address that was kept as text."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBody:
    """A file that is held and not shown: a PDF, a saved page, a film."""

    reason: str
    facts: Sequence[Fact] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnshownBody:
    """A picture that could not be shown."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldBody:
    """Restricted or sealed material: a placeholder, never a byte of it."""

    kind: Literal["restricted", "sealed"]
    held: str  # place, device, seal
    told: str  # police reference
    facts: Sequence[Fact] = ()


Body = PictureBody | TextBody | UrlBody | HeldBody | UnshownBody | WithheldBody


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInRole:
    """Somebody's part in one exhibit."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One exhibit with its caption block."""

    reference: str
    kind: str  # for people, e.g. "Picture"
    body: Body
    description: str = ""
    media_type: str = ""
    size_bytes: int | None = None
    sha256: bytes | None = None  # 32 bytes, of the original; None where there is no file
    captured: Moment | None = None
    captured_by: str = ""
    seen_at: str = ""  # as displayed, in the words of the record
    where: str = ""  # platform or place, for the schedule
    method: str = ""
    grade: Grade | None = None
    source_url: str = ""
    platform: str = ""
    account: str = ""
    gate: Gate | None = None
    justification: str = ""  # why the capture was needed and no wider than needed
    notes: str = ""
    classification: Sequence[str] = ()  # one line each
    people: Sequence[PersonInRole] = ()
    more: Sequence[Fact] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """References that a reader would expect and not find."""

    references: str  # e.g. "JPS/4"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A category with the exhibits in it."""

    label: str
    references: Sequence[str]
    detail: str = ""  # e.g. the verbs that apply


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The misuse matrix; `cells` holds references by (row, column), both counted from 0."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[tuple[int, int], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A clause of the school's policy that exhibits are cited for."""

    heading: str  # number and name
    text: str  # of the policy in use; empty where it does not have the clause
    under: str  # headings of the clauses above it
    references: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """What the school's policy says about the exhibits in this pack."""

    policy: str  # name and version
    matrix: Matrix
    four_cs: Sequence[Tally] = ()
    criminal: Sequence[Tally] = ()
    triggers: Sequence[Tally] = ()
    clauses: Sequence[Cited] = ()
    older: Sequence[Tally] = ()  # former policies, with what was classified under each
    extent: str = "England & Wales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A line of the people list."""

    name: str
    kind: str
    detail: str = ""  # e.g. year group
    roles: Sequence[str] = ()  # e.g. "JPS/1: posted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A step that was taken."""

    at: Moment
    what: str
    by: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A line of the handling log."""

    at: Moment | None  # None for an entry that was removed
    what: str
    by: str
    exhibit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The signed state of the case that the pack was made from."""

    number: int  # of the commit that it closes
    note: bytes  # the signed note, UTF-8
    sha256: bytes  # 32 bytes, of `note`
    size: int  # leaves under it
    root: bytes  # 32 bytes
    at: Moment
    signer: str  # C2SP verifier-key line of the key that signed the note, without LF


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """A whole pack."""

    kind: Kind
    pack_id: str
    made: Moment
    title: str
    case_reference: str
    case_id: str
    school: str
    exported_by: str
    exported_role: str
    attestation: str  # who exported it and what this program leaves out, in words
    record_claim: str  # what the record of the case is claimed to be, in one sentence
    software: str  # name and version of this program
    founder_fingerprint: str  # 64 lower-case hexadecimal digits
    founder: str  # the two lines that founded the case, each with LF: verifier key and nonce
    checkpoint: Checkpoint
    classification: Classification
    exhibits: Sequence[Exhibit]
    marking: str = DEFAULT_MARKING  # at the top and bottom of every page
    anonymity: str = DEFAULT_ANONYMITY  # the banner on the cover
    facts: Sequence[Fact] = ()  # of the case, after those above
    summary: str = ""
    gaps: Sequence[Gap] = ()
    people: Sequence[Person] = ()
    actions: Sequence[Action] = ()
    log: Sequence[LogLine] = ()
    limits: Sequence[str] = DEFAULT_LIMITS  # what this case's record does not show, one sentence each
