"""RFC 3161 time stamps over notes: what a stored reply says, and which note it speaks of.

A `t/` member holds the authority's whole reply. It names its note by imprint alone: the SHA-256 of the bytes
of a note of an earlier commit. The authority's own signature needs its certificates and a trusted root, which
a bundle cannot vouch for; `openssl ts -verify` checks it from the same two files.

Source: RFC 3161 section 2.4.2; docs/format/writing-and-opening.md, section 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto.tsp import TimeStampResp

from evidence_desk.bundle.limits import MAX_STAMP

_GRANTED = frozenset({"granted", "granted_with_mods"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time stamp of a case."""

    leaf: int
    commit: int  # whose note it covers
    at: datetime  # as stated by the authority, UTC


def parse_reply(data: bytes) -> tuple[bytes, datetime]:
    """Return (imprint, time) of a granted reply: SHA-256 of what was stamped, and when, UTC.

    Raises:
        ValueError: not a granted RFC 3161 reply with a SHA-256 imprint, or over 64 KiB.
    """
    if len(data) > MAX_STAMP:
        raise ValueError("longer than a time stamp may be")
    try:
        reply = TimeStampResp.load(data, strict=True)
        status = reply["status"]["status"].native
        token = reply["time_stamp_token"]
        kind = token["content_type"].native
        content = token["content"]["encap_content_info"]
        inner = content["content_type"].native
        info = content["content"].parsed
        version = info["version"].native
        algorithm = info["message_imprint"]["hash_algorithm"]["algorithm"].native
        imprint = info["message_imprint"]["hashed_message"].native
        at = info["gen_time"].native
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        OverflowError,
        RecursionError,
    ) as error:
        raise ValueError("not an RFC 3161 reply") from error
    if status not in _GRANTED or kind != "signed_data" or inner != "tst_info" or version != "v1":
        raise ValueError("not a granted time stamp")
    if algorithm != "sha256" or not isinstance(imprint, bytes) or len(imprint) != 32:
        raise ValueError("the imprint is not SHA-256")
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise ValueError("no time in UTC")
    return imprint, at.astimezone(UTC)
