"""What a case keeps of clocks and stamps: how far a computer's clock was off, and what an authority has stamped."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from evidence_desk.case.values import LeafIndex, SafeInt, Sha256Hex, UtcText, _Value

Millis = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
Short = Annotated[str, Meta(max_length=300)]


class TimeServer(_Value, frozen=True, kw_only=True):
    """What one time server said."""

    name: Short
    offset_ms: Millis  # its time minus this computer's
    round_trip_ms: Annotated[int, Meta(ge=0, le=60_000)]
    stratum: Annotated[int, Meta(ge=1, le=15)]


class ClockSeen(_Value, frozen=True, kw_only=True):
    """This computer's clock, held against network time once."""

    at: UtcText  # by this computer's clock
    monotonic_ms: SafeInt
    boot: str
    offset_ms: Millis  # network time minus this computer's
    within_ms: Annotated[int, Meta(ge=0, le=3_600_000)]  # the answer may be off by so much
    servers: tuple[str, ...]  # whose answers agree


class StampKept(_Value, frozen=True, kw_only=True):
    """An authority's stamp over a note of this case, kept beside the entry that names it."""

    leaf: LeafIndex  # of the authority's whole answer
    size: LeafIndex  # leaves of the tree whose note it covers
    stamped_at: UtcText  # by the authority's clock
    authority: Short  # by its certificate
    certificate: Sha256Hex
    until: UtcText  # when that certificate ends
