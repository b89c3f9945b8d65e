"""The certificate of a disposal: a page or two to be printed, signed by hand and kept when the case is gone.

It names no child, no title and nobody the case was about. Those who approved and carried it out are named, for they
answer for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from evidence_desk.packs import words
from evidence_desk.packs.canvas import Details, Document, identity_of
from evidence_desk.packs.content import Fact, Moment
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.furniture import furnish
from evidence_desk.packs.layout import SMALL, STRONG, SUBHEADING, SUBTITLE, TITLE, Flow
from evidence_desk.packs.writer import PdfWriter

_TITLE = "Certificate of disposal"
_LINE = "Signature ______________________________________   Date ____________________"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What the certificate says, ready to be set."""

    number: str
    organisation: str
    case_reference: str
    case_id: str
    made: Moment
    facts: Sequence[Fact]
    copies: Sequence[Fact]  # known copies, and what happened to each
    people: Sequence[Fact]  # approved by, carried out by, witnessed by
    limits: str
    software: str
    marking: str = ""


def print_certificate(certificate: Certificate, out: BinaryIO) -> int:
    """Write the certificate; return the number of pages."""
    document = Document(PdfWriter(out))
    flow = Flow(document, _TITLE, held=True)
    flow.paragraph(_TITLE, TITLE, after=2)
    flow.paragraph(certificate.organisation, SUBTITLE, after=2)
    flow.paragraph(
        f"No. {certificate.number}. {words.in_utc(certificate.made)}, by this computer’s clock.",
        SMALL,
        after=10,
    )
    draw_facts(flow, certificate.facts)
    flow.skip(14)
    flow.heading("Known copies and backups", SUBHEADING)
    draw_facts(flow, certificate.copies)
    flow.paragraph(certificate.limits, STRONG, after=8)
    flow.skip(6)
    flow.heading("Who answers for it", SUBHEADING)
    for one in certificate.people:
        draw_facts(flow, [one])
        flow.skip(16)  # room for a hand
        flow.paragraph(_LINE, SMALL, after=10)
    pages = flow.end()
    document.settle()
    for page in pages:
        document.close(page)
    common = furnish(document, certificate, f"Certificate {certificate.number}", pages)
    document.finish(
        pages,
        Details(
            title=f"{_TITLE} {certificate.number}",
            producer=certificate.software,
            made=certificate.made.utc,
            identity=identity_of(certificate.number.encode(), certificate.case_id.encode()),
            common=common,
            attachments=[],
        ),
    )
    return len(pages)
