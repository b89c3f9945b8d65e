"""From the content of a pack to its PDF, in one walk over the exhibits.

1. The pages in front (cover, contents, schedule) are laid out, with room for page numbers, and stay open.
2. The exhibits and what follows them are drawn and written; each picture is in memory only while it is copied.
3. The numbers go into their places, furniture goes onto every page, and the file is closed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from evidence_desk.base.clock import utc_text
from evidence_desk.packs import parts
from evidence_desk.packs.canvas import BOTTOM, Bookmark, Details, Document, Page, identity_of
from evidence_desk.packs.content import (
    CHECKPOINT_FILE,
    FACTS_FILE,
    FACTS_FORMAT,
    Exhibit,
    HeldBody,
    PackContent,
    PdfBody,
    PictureBody,
    TextBody,
    UnshownBody,
    UrlBody,
    WithheldBody,
)
from evidence_desk.packs.furniture import furnish_pack
from evidence_desk.packs.layout import Flow
from evidence_desk.packs.pages_beside import Shown, show_beside, side_by_side
from evidence_desk.packs.pages_exhibit import exhibit_pages
from evidence_desk.packs.pages_front import SIGNATURE_BOX, PageMap, contents, cover, schedule
from evidence_desk.packs.signature import SignatureBox
from evidence_desk.packs.writer import PdfWriter, Sink


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderReport:
    """What came of a pack."""

    pages: int
    size_bytes: int
    written: Mapping[str, int]  # bytes that each exhibit takes, by reference
    first_pages: Mapping[str, int]  # printed page number of each exhibit, by reference
    after_exhibits: int  # page on which what follows them begins
    not_shown: Mapping[str, str]  # exhibits whose picture could not be shown, with the reason
    missing_signs: Mapping[int, int]  # characters drawn as labels for want of a glyph: code point and count
    signature_box: SignatureBox  # on the cover, kept free for the appearance of a certificate's signature
    overflows: tuple[str, ...]  # what lies outside the frame of its page; empty unless something is wrong


def render_pack(
    content: PackContent, out: Sink, report: Callable[[int, int], None] | None = None
) -> RenderReport:
    """Write a pack as PDF.

    Args:
        content: what the pack says.
        out: a new binary file that can be written; on success the caller renames it into place.
        report: called after each exhibit with how many are done and how many there are; may raise `Cancelled`.
    Returns:
        what came of it; the same content always gives the same bytes.
    Raises:
        CannotWrite: the file cannot take the bytes.
        EvidenceDeskError: a picture's bytes cannot be had, or are not what was signed.
    """
    document = Document(PdfWriter(out))
    places = PageMap()
    front = _front(document, content, places)
    written: dict[str, int] = {}
    body, not_shown, after = _body(document, content, places, report, written)
    document.settle()
    for page in front:
        document.close(page)
    pages = [*front, *body]
    common = furnish_pack(document, content, pages)
    first_pages = {reference: number for reference, (_, number) in places.exhibits.items()}
    document.finish(pages, _details(document, content, common, first_pages))
    return RenderReport(
        pages=len(pages),
        size_bytes=document.writer.size_bytes,
        written=written,
        first_pages=first_pages,
        after_exhibits=after,
        not_shown=not_shown,
        missing_signs=dict(document.fonts.missing),
        signature_box=SignatureBox(page=0, **SIGNATURE_BOX._asdict()),
        overflows=tuple(document.overflows),
    )


def _front(document: Document, content: PackContent, places: PageMap) -> list[Page]:
    """Lay out cover, contents and schedule, with room for the page numbers; the pages stay open."""
    flow = Flow(document, parts.COVER)  # pages that wait for numbers stay open by themselves
    numbered = parts.numbers(content)
    _note(flow, places, parts.COVER)
    cover(flow, content)
    parts.begin(flow, parts.CONTENTS, own_page=len(flow.pages) == 1)
    _note(flow, places, parts.CONTENTS)
    contents(flow, content, places, numbered)
    for part in parts.FRONT:
        if part.stands_in(content):
            _part(flow, content, places, part, numbered)
    parts.begin(flow, parts.SCHEDULE, own_page=False)
    _note(flow, places, parts.SCHEDULE)
    parts.head(flow, parts.SCHEDULE, numbered[parts.SCHEDULE])
    schedule(flow, content, places)
    places.front = len(flow.pages)
    return flow.end()


def _body(
    document: Document,
    content: PackContent,
    places: PageMap,
    report: Callable[[int, int], None] | None,
    written: dict[str, int],
) -> tuple[list[Page], dict[str, str], int]:
    """Draw the exhibits and all that follows; note where everything stands, and the page that follows the exhibits."""
    flow = Flow(document, parts.EXHIBITS)
    not_shown: dict[str, str] = {}
    numbered = parts.numbers(content)
    if content.exhibits:
        mark = _note(flow, places, parts.EXHIBITS)
    done = 0
    for group in side_by_side(content.exhibits):
        waiting: list[Shown] | None = [] if len(group) > 1 else None
        for place, exhibit in enumerate(group):
            before = document.writer.size_bytes
            flow.begin(f"{parts.EXHIBITS} · {exhibit.reference}")
            places.exhibits[exhibit.reference] = (flow.page, places.front + len(flow.pages))
            if not done:
                parts.head(flow, parts.EXHIBITS, numbered[parts.EXHIBITS])
            reason = exhibit_pages(flow, exhibit, mark, waiting, group[place - 1].reference)
            if reason:
                not_shown[exhibit.reference] = reason
            written[exhibit.reference] = document.writer.size_bytes - before
            done += 1
            if report:
                report(done, len(content.exhibits))
        show_beside(flow, waiting or (), parts.EXHIBITS)
    after = places.front + len(flow.pages) + bool(content.exhibits)
    if content.exhibits:
        flow.turn()
    for part in parts.BACK:
        if part.stands_in(content):
            _part(flow, content, places, part, numbered)
    return flow.end(), not_shown, after


def _part(
    flow: Flow, content: PackContent, places: PageMap, part: parts.Part, numbered: Mapping[str, int]
) -> None:
    parts.begin(flow, part.title, own_page=part.own_page)
    _note(flow, places, part.title)
    parts.head(flow, part.title, numbered[part.title])
    part.draw(flow, content)
    if part.alone:
        flow.y = BOTTOM


def _note(flow: Flow, places: PageMap, title: str) -> Bookmark:
    """Note where a part begins, for the contents and the outline."""
    places.parts[title] = (flow.page, places.front + len(flow.pages))
    return flow.bookmark(title)


def _details(
    document: Document, content: PackContent, common: Page, first_pages: Mapping[str, int]
) -> Details:
    """Write the attached files and return what stands beside the pages."""
    writer, made = document.writer, content.made.utc
    note = content.checkpoint.note
    facts = json.dumps(_facts(content, first_pages), ensure_ascii=True, indent=1, sort_keys=True).encode(
        "ascii"
    )
    attachments = [
        (
            CHECKPOINT_FILE,
            writer.embedded_file(CHECKPOINT_FILE, "text/plain", note, made, "Signed checkpoint of the case"),
        ),
        (
            FACTS_FILE,
            writer.embedded_file(
                FACTS_FILE, "application/json", facts, made, "The pack's facts, for programs"
            ),
        ),
    ]
    for name, proof in content.proofs:
        about = "Proof of one exhibit: from its file to the signed checkpoint"
        stored = writer.embedded_file(name, "application/json", proof, made, about, "Supplement")
        attachments.append((name, stored))
    return Details(
        title=f"Evidence pack {content.pack_id}",
        producer=content.software,
        made=made,
        identity=identity_of(content.pack_id.encode(), note, facts),
        common=common,
        attachments=attachments,
    )


def _facts(content: PackContent, first_pages: Mapping[str, int]) -> dict[str, Any]:
    """Return what a program needs to check the pack; described in `packs/facts.py`."""
    checkpoint = content.checkpoint
    return {
        "format": FACTS_FORMAT,
        "pack": content.pack_id,
        "kind": content.kind,
        "made": utc_text(content.made.utc),
        "case": content.case_id,
        "founder": content.founder_fingerprint,
        "founder_key": content.founder,
        "certified": content.certified,
        "certificate": content.certificate or None,
        "checkpoint": {
            "number": checkpoint.number,
            "size": checkpoint.size,
            "root": checkpoint.root.hex(),
            "sha256": checkpoint.sha256.hex(),
            "signer": checkpoint.signer,
        },
        "exhibits": [
            {
                "reference": exhibit.reference,
                "sha256": exhibit.sha256.hex() if exhibit.sha256 else None,
                "size": exhibit.size_bytes,
                "media_type": exhibit.media_type,
                "page": first_pages[exhibit.reference],
                "shown": _shown(exhibit),
            }
            for exhibit in content.exhibits
        ],
    }


def _shown(exhibit: Exhibit) -> str:
    match exhibit.body:
        case WithheldBody():
            return "withheld"
        case PictureBody() | PdfBody() | TextBody() | UrlBody():
            return "shown"
        case HeldBody() | UnshownBody():
            return "held"
