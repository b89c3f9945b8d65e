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

Kind = Literal["police", "disciplinary", "record"]
Weight = Literal["towards", "away", "both"]
Names = Literal["full", "pseudonyms"]
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
    small: bool = False  # set in small type: lists of many lines


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
    # png: colour type 0, 2 or 3, not interlaced, no tRNS, fully checked; rows: red, green and blue from top to bottom
    encoding: Literal["jpeg", "png", "rows"]
    load: Callable[
        [], bytes
    ]  # raises an EvidenceDeskError if the bytes cannot be had or are not what was signed
    orientation: int = 1  # EXIF value, 1 to 8
    bare: bool = False  # without what a camera or program wrote beside the pixels; every pixel stays as it is
    # How busy the picture is from top to bottom as displayed: one byte per band of equal height, 0 = quiet.
    activity: bytes = b""
    about: str = ""  # how the page-ready form differs from the original, e.g. "shown from a converted copy"
    blurred: Blurred | None = None  # drawn, and labelled, in place of the bytes; never in a pack that is made


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBody:
    """A picture that is shown."""

    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfBody:
    """A PDF, or pictures of a film, as a process without rights drew them: no script, link or attachment."""

    pages: Sequence[Picture]
    count: int  # pages in the file; more than are shown if it has very many
    about: str = ""  # how the pages were drawn
    times: Sequence[str] = ()  # of each picture of a film, from its start; empty for a PDF
    facts: Sequence[Fact] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBody:
    """Message or other text, shown with line numbers and every character."""

    text: str
    introduction: str = ""
    pseudonyms: bool = False  # names are replaced, so the text is not the one that the SHA-256 is of
    # A chat: the number of the message that each line of the text begins, 0 where it goes on; and what ends it.
    numbers: Sequence[int] = ()
    ending: str = ""


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
    """What stands as a placeholder: restricted, locked or masked material, or a file that must be redacted first.

    Never a byte of it is in the pack. `masked`: of a class that this kind of pack shows nothing of. `needs-redaction`:
    nobody has confirmed that it shows no third-party pupil.
    """

    kind: Literal["restricted", "sealed", "masked", "needs-redaction"]
    held: str  # place, device, seal
    told: str  # police reference; empty where it is none of the police's business
    facts: Sequence[Fact] = ()


Body = PictureBody | PdfBody | TextBody | UrlBody | HeldBody | UnshownBody | WithheldBody


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
    handling: Sequence[LogLine] = ()  # the lines of the handling log that are about it
    confirmed: str = (
        ""  # who confirmed that it shows no third-party pupil, and when; kinds without full names only
    )


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
class Happening:
    """A line of the chronology."""

    at: Moment | None  # None where no exact time is known
    when: str  # as it was recorded, where that is all there is, e.g. "12 November 2026, as shown"; else empty
    what: str
    source: (
        str  # what the time rests on, e.g. "as shown on the screen", "recorded by the computer", "as stated"
    )
    references: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision with its reason, one not to refer among them."""

    at: Moment
    what: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """A line of the schedule of unused material."""

    number: int  # consecutive from 1
    reference: str
    description: str  # of its content, never a bare form name
    why: str  # why it is not relied on


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """Which way an exhibit points."""

    reference: str
    bearing: Weight  # towards the allegation, away from it, or both
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """A line of enquiry: what was looked for, and was not found or not pursued."""

    what: str
    outcome: str  # in words, e.g. "Not found", "Not pursued"
    why: str
    by: str = ""
    at: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A line of the distribution list."""

    number: int  # of the copy
    to: str
    role: str
    basis: str
    at: Moment | None = None  # None: a line to be filled in by hand
    pack: str = ""  # id of the pack that was given; empty for this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A draft witness statement for a person to read, edit and sign by hand; what is not known stays blank."""

    witness: str
    over_18: bool  # the recorder is a member of staff; else the age is left blank
    occupation: str
    paragraphs: Sequence[str]
    references: Sequence[str]  # exhibits that it produces
    contact_sheet: bool = False  # a page of its own for contact details, all of them blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A line of the statement about methods, clocks and devices."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Something that was changed or left out of this pack, and why."""

    reference: str  # of the exhibit, or the part of the pack
    what: str
    reason: str


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
    for_whom: str = ""  # the recipient, as stated by the exporter
    lawful_basis: str = ""  # of passing it on, as stated by the exporter
    allegation: Sequence[Fact] = ()  # what is alleged, clauses, who investigates; a disciplinary pack's cover
    chronology: Sequence[Happening] = ()
    decisions: Sequence[Decision] = ()
    unused: Sequence[Unused] = ()
    sensitive_unused: int | None = None  # how many; None: the kind has no such sheet
    bearings: Sequence[Bearing] = ()
    enquiries: Sequence[Enquiry] = ()
    copies: Sequence[Copy] = ()
    statement: Statement | None = None
    methods: Sequence[Method] = ()
    redactions: Sequence[Redaction] = ()
    names: Names = "full"  # "pseudonyms": only where every page was covered
    proofs: Sequence[tuple[str, bytes]] = ()  # name and bytes of each proof that is attached
    certified: bool = False  # whether a certificate signs the file: its appearance goes into the cover's box
    certificate: str = ""  # SHA-256 of that certificate, 64 hex digits; so that another in its place shows
    signature_words: Sequence[
        str
    ] = ()  # what a reader's program will say of the signature, one sentence each
