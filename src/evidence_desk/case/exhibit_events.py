"""What happens to exhibits: these events among those of a case (`events.py`)."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from msgspec import Struct

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.values import (
    Classification,
    DropOrigin,
    ExhibitKind,
    GateAnswer,
    Grade,
    LeafIndex,
    RoleInExhibit,
    SafeInt,
    Sha256Hex,
    Source,
    TimeRead,
    UtcText,
)


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
    # The words that a machine took out of it, one of `renditions`; there are no findings then.
    machine_text: LeafIndex | None = None
    engine: str = ""


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


class PictureAnswered(EventBody, frozen=True, kw_only=True):
    """The question about one picture already held, answered without showing it."""

    TYPE: ClassVar[str] = "picture-answered"
    exhibit: str
    answer: Literal["no", "yes", "unsure"]
    because: str
    wording: str


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
    equal_bytes: bool = False  # for no reason of its own: equal bytes are locked in another case here


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
