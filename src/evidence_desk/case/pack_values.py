"""Values that packs rest on: which way exhibits point, enquiries, the packs made and who was given them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from evidence_desk.case.values import SafeInt, UtcText, Weight


class _Value(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of these values: equal by content, defaults left out when written."""


class Weighed(_Value, frozen=True, kw_only=True):
    """Which way an exhibit points, and who said so."""

    bearing: Weight
    note: str
    who: str  # fingerprint
    at: UtcText


class EnquiryMade(_Value, frozen=True, kw_only=True):
    """A line of enquiry, and what came of it."""

    id: str
    what: str
    outcome: Literal["not-found", "not-pursued", "found"]
    why: str
    who: str  # fingerprint
    at: UtcText


class KnownPack(_Value, frozen=True, kw_only=True):
    """A pack that was made of the case."""

    id: str
    kind: str
    at: UtcText
    who: str  # fingerprint
    sha256: str
    to: str = ""
    basis: str = ""
    stamped_at: UtcText = ""  # by an authority's clock: in the file, or over its SHA-256 later
    waiting: bool = False  # an authority is set up, and has not stamped it yet


class GivenCopy(_Value, frozen=True, kw_only=True):
    """A copy of a pack that somebody was given."""

    id: str
    pack: str
    copy: SafeInt
    to: str
    role: str
    basis: str
    at: UtcText  # as stated
    who: str  # fingerprint
