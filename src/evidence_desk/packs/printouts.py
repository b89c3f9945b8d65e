"""What people print beside packs: the case in short, the handling log, a restricted record with the card of calls.

The same words and the same type as in a pack, without signature and attachments: paper for a desk or a cabinet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from evidence_desk.packs import words
from evidence_desk.packs.canvas import WIDTH, Details, Document, identity_of
from evidence_desk.packs.content import Exhibit, Fact, PackContent, WithheldBody
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.furniture import furnish
from evidence_desk.packs.layout import (
    SMALL,
    SMALL_STRONG,
    STRONG,
    SUBHEADING,
    SUBTITLE,
    TABLE_KEEP,
    TITLE,
    Cell,
    Column,
    Flow,
)
from evidence_desk.packs.pages_case import action_pages, classification_pages, handling_pages, people_pages
from evidence_desk.packs.writer import PdfWriter

_EXHIBITS = (
    Column("Reference", 66),
    Column("Description", WIDTH - 66 - 150 - 90),
    Column("When and where", 150),
    Column("Produced by", 90),
)
_MATRIX_KEEP = 230.0  # points below the heading of the classification, for its first table
_PARTS = 18.0  # points between parts of one page


def print_summary(content: PackContent, out: BinaryIO) -> int:
    """Write the case in short: facts, exhibits, classification, people, actions; return the number of pages."""

    def draw(flow: Flow) -> None:
        draw_facts(flow, _facts(content))
        _part(flow)
        _exhibits(flow, content)
        for heading, part, keep in (
            ("Classification", classification_pages, _MATRIX_KEEP),
            ("People", people_pages, TABLE_KEEP),
            ("Actions", action_pages, TABLE_KEEP),
        ):
            _part(flow)
            flow.heading(heading, keep=keep)
            part(flow, content)

    return _write(content, "Case summary", out, draw)


def print_log(content: PackContent, out: BinaryIO) -> int:
    """Write the handling log; return the number of pages."""
    return _write(content, "Handling log", out, lambda flow: handling_pages(flow, content))


def print_record(
    content: PackContent, record: Exhibit, calls: Sequence[Fact], advice: str, out: BinaryIO
) -> int:
    """Write a restricted record and, first, who is called and in which order; return the number of pages.

    Args:
        record: from the plan, with its placeholder's body.
    """

    def draw(flow: Flow) -> None:
        flow.heading("Who to call, in this order", SUBHEADING)
        draw_facts(flow, calls)
        flow.skip(6)
        flow.paragraph(advice, STRONG, after=_PARTS)
        flow.heading(f"{record.reference}: restricted record, in words only", SUBHEADING)
        draw_facts(flow, _record_facts(record))

    return _write(content, "Restricted record", out, draw)


def _write(
    content: PackContent,
    title: str,
    out: BinaryIO,
    draw: Callable[[Flow], None],
) -> int:
    document = Document(PdfWriter(out))
    flow = Flow(document, title, held=True)
    flow.paragraph(title, TITLE, after=2)
    flow.paragraph(content.title, SUBTITLE, after=2)
    printed = f"Printed by {content.exported_by} on {words.in_utc(content.made)}, with {content.software}."
    flow.paragraph(f"{content.school}. {printed}" if content.school else printed, SMALL, after=10)
    draw(flow)
    pages = flow.end()
    document.settle()
    for page in pages:
        document.close(page)
    common = furnish(document, content, f"{title} · {words.in_utc(content.made)}", pages)
    document.finish(
        pages,
        Details(
            title=title,
            producer=content.software,
            made=content.made.utc,
            identity=identity_of(title.encode(), content.case_id.encode(), str(content.made.utc).encode()),
            common=common,
            attachments=[],
        ),
    )
    return len(pages)


def _part(flow: Flow) -> None:
    flow.skip(_PARTS)


def _facts(content: PackContent) -> Iterator[Fact]:
    yield Fact(label="Case reference", value=content.case_reference or "none given")
    yield Fact(label="Case id", value=content.case_id, exact=True)
    yield from content.facts


def _exhibits(flow: Flow, content: PackContent) -> None:
    flow.heading("Exhibits")
    if not content.exhibits:
        flow.paragraph("No exhibit yet.")
        return
    flow.table(_EXHIBITS, (_row(exhibit) for exhibit in content.exhibits))


def _row(exhibit: Exhibit) -> Sequence[Cell]:
    grade = f", grade {exhibit.grade.letter}" if exhibit.grade else ""
    withheld = ", locked or in words only" if isinstance(exhibit.body, WithheldBody) else ""
    when = words.in_utc(exhibit.captured) if exhibit.captured else "time not recorded"
    where = exhibit.where or exhibit.platform or exhibit.source_url
    return (
        Cell(exhibit.reference, SMALL_STRONG),
        Cell(f"{exhibit.description or exhibit.kind}\n{exhibit.kind}{grade}{withheld}"),
        Cell(f"{when}\n{where}" if where else when),
        Cell(exhibit.captured_by or "not recorded"),
    )


def _record_facts(record: Exhibit) -> Iterator[Fact]:
    if record.captured is not None:
        yield Fact(label="Written down", value=f"{words.in_both(record.captured)}\nby {record.captured_by}")
    body = record.body
    if isinstance(body, WithheldBody):
        yield Fact(label="Where it is held", value=body.held)
        yield Fact(label="Police", value=body.told or "not recorded")
        yield from body.facts
