"""What a pack says of its own certificate: in the box on the cover, and on the page that tells how to check it."""

from __future__ import annotations

from datetime import datetime

from evidence_desk.packs.pack_certificate import CertificateFacts
from evidence_desk.packs.words import grouped


def box_words(facts: CertificateFacts, at: datetime) -> tuple[str, ...]:
    """Return what stands in the box of the signature; the first line is its heading."""
    halves = grouped(facts.fingerprint[:32]), grouped(facts.fingerprint[32:])
    return (
        "Signed electronically; a check shows later changes",
        f"Certificate: {facts.subject}",
        f"Its SHA-256: {halves[0]}\n{halves[1]}",
        f"{at.day} {at:%B %Y %H:%M} UTC, by the clock of the computer that signed. “Checking this pack” says what "
        "programs make of it.",
    )


def reader_words(facts: CertificateFacts | None) -> tuple[str, ...]:
    """Return what other programs will say of the signature, and what that means; one sentence each.

    Of a certificate that is still to be made, as before a person's first pack, `facts` are None.
    """
    digits = grouped(facts.fingerprint) if facts is not None else "not known before it is made"
    return (
        _banner(facts),
        "What counts is below it, under “Signature details”: “The document has not been modified since it was "
        "certified”. If it says that the document was altered or that the signature is invalid, do not rely on it; ask "
        "the school for another copy.",
        f"Whose certificate it is, the school can tell you by another way than this pack. Its SHA-256 is {digits}.",
        "Most browsers and picture viewers say nothing of signatures; that means neither good nor bad. Some programs "
        "call a signature valid although pages were exchanged after it; Evidence Desk and Adobe’s programs look "
        "for that.",
        "A time in a signature is that of the computer that signed, unless an authority for time stamps is named "
        "beside it.",
    )


def _banner(facts: CertificateFacts | None) -> str:
    if facts is None or facts.self_made:
        return (
            "Adobe’s programs show a banner such as “At least one signature has problems” or “The validity of the "
            "document certification is unknown”. They say so because the school made its certificate itself, and no "
            "company that Adobe knows vouches for it. It does not mean that the pack was changed."
        )
    return (
        f"Adobe’s programs show a green or blue banner if they know who vouches for the certificate ({facts.issuer}); "
        "else they say “The validity of the document certification is unknown”. That does not mean that the pack was "
        "changed."
    )
