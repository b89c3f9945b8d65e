"""A pack's certificate: said in the pack before it is drawn, put under it when it is finished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from evidence_desk.base.clock import utc_text
from evidence_desk.case.stamp_events import PackSigned
from evidence_desk.packs.content import PackContent
from evidence_desk.packs.pack_certificate import PackCertificate
from evidence_desk.packs.pades import Signed, sign
from evidence_desk.packs.signature import Hashed, SignatureBox, hash_on
from evidence_desk.packs.signature_words import box_words, reader_words
from evidence_desk.packs.stamper import Stamper

REASON = "Evidence pack, as made by Evidence Desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What signs a pack."""

    certificate: PackCertificate
    stamper: Stamper | None = None  # None where the school set up no authority for time stamps


def announced(content: PackContent, signing: Signing | None) -> PackContent:
    """Return what a pack says, with what it says of the certificate that will sign it.

    Raises:
        BadInput: the certificate's time is over, or has not come; nothing was drawn yet.
    """
    if signing is None:
        return content
    facts = signing.certificate.facts
    signing.certificate.refuse_unless_valid(content.made.utc)
    return replace(
        content, certified=True, certificate=facts.fingerprint, signature_words=reader_words(facts)
    )


def sign_finished(
    stream: BinaryIO, signing: Signing, box: SignatureBox, at: datetime, hashed: Hashed
) -> tuple[Signed, str, int]:
    """Put the certificate's signature under a finished pack; return what came of it, SHA-256 and size of the file.

    Args:
        hashed: through which it was written, up to the exporter's line.

    Raises:
        BadInput, KeyUnavailable, CannotWrite: it cannot be signed.
    """
    signed = sign(
        stream,
        signing.certificate,
        reason=REASON,
        box=box,
        words=box_words(signing.certificate.facts, at),
        at=at,
        stamper=signing.stamper,
    )
    stream.flush()
    digest, size = hash_on(stream, hashed)
    return signed, digest, size


def recorded(signed: Signed | None) -> PackSigned | None:
    """Return what the case keeps of it."""
    if signed is None:
        return None
    return PackSigned(
        level=signed.level,
        certificate=signed.certificate,
        stamped_at=utc_text(signed.stamped_at) if signed.stamped_at is not None else "",
        authority=signed.authority,
        waiting=bool(signed.why_not_stamped),
    )
