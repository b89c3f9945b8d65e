"""What certificates and time-stamping authorities did to packs and to the record: these among the events of a case."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from evidence_desk.case.event_base import EventBody
from evidence_desk.case.time_values import StampKept
from evidence_desk.case.values import Sha256Hex, UtcText


class PackSigned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the certificate's signature of a pack came out."""

    level: Literal["B-B", "B-T", "B-LT", "B-LTA"]
    certificate: Sha256Hex
    stamped_at: UtcText = ""  # by the authority's clock; empty without a stamp
    authority: str = ""  # who stamped, by its certificate
    waiting: bool = False  # an authority is set up, but none gave a stamp


class PackStamped(EventBody, frozen=True, kw_only=True):
    """An authority stamped a pack that was made before: its whole answer over the pack's SHA-256."""

    TYPE: ClassVar[str] = "pack-stamped"
    pack: str  # id of a pack that was made of this case
    stamped_at: UtcText  # as the answer has it
    reply: str  # base64 of an RFC 3161 answer whose imprint is the pack's SHA-256


class CheckpointStamped(EventBody, frozen=True, kw_only=True):
    """Authorities stamped a note of this case; their whole answers stand in the same commit."""

    TYPE: ClassVar[str] = "checkpoint-stamped"
    stamps: Annotated[tuple[StampKept, ...], Meta(min_length=1, max_length=8)]
