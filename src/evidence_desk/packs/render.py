"""From the content of a pack to its PDF, in one walk over the exhibits.

1. The pages in front (cover, contents, schedule) are laid out, with room for page numbers, and stay open.
2. The exhibits and what follows them are drawn and written; each picture is in memory only while it is copied.
3. The numbers go into their places, furniture goes onto every page, and the file is closed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from evidence_desk.base.clock import utc_text
from evidence_desk.packs.canvas import Details, Document, Page, identity_of
from evidence_desk.packs.content import (
    CHECKPOINT_FILE,
    FACTS_FILE,
    FACTS_FORMAT,
    Exhibit,
    HeldBody,
    PackContent,
    PictureBody,
    TextBody,
    UnshownBody,
    UrlBody,
    WithheldBody,
)
from evidence_desk.packs.furniture import furnish_pack
from evidence_desk.packs.layout import Flow
from evidence_desk.packs.pages_case import action_pages, classification_pages, log_pages, people_pages
from evidence_desk.packs.pages_check import check_pages
from evidence_desk.packs.pages_exhibit import exhibit_pages
from evidence_desk.packs.pages_front import PageMap, contents, cover, schedule
from evidence_desk.packs.writer import PdfWriter

_COVER, _CONTENTS, _EXHIBITS = "About this pack", "Contents", "Exhibits"
_FRONT_PARTS = (_COVER, _CONTENTS, "Exhibit schedule")
_BACK_PARTS: Mapping[str, Callable[[Flow, PackContent], None]] = {
    "Classification": classification_pages,
    "People": people_pages,
    "Actions": action_pages,
    "Handling log": log_pages,
    "Checking this pack": check_pages,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderReport:
    """What came of a pack."""

    pages: int
    size_bytes: int
    first_pages: Mapping[str, int]  # printed page number of each exhibit, by reference
    after_exhibits: int  # page on which what follows them begins
    not_shown: Mapping[str, str]  # exhibits whose picture could not be shown, with the reason
    missing_signs: Mapping[int, int]  # characters drawn as labels for want of a glyph: code point and count
    overflows: tuple[str, ...]  # what lies outside the frame of its page; empty unless something is wrong


def render_pack(
    content: PackContent, out: BinaryIO, report: Callable[[int, int], None] | None = None
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
    body, not_shown = _body(document, content, places, report)
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
        first_pages=first_pages,
        after_exhibits=places.parts[next(iter(_BACK_PARTS))][1],
        not_shown=not_shown,
        missing_signs=dict(document.fonts.missing),
        overflows=tuple(document.overflows),
    )


def _front(document: Document, content: PackContent, places: PageMap) -> list[Page]:
    """Lay out cover, contents and schedule, with room for the page numbers; the pages stay open."""
    flow = Flow(document, _COVER)  # pages that wait for numbers stay open by themselves
    for title in _FRONT_PARTS:
        flow.begin(title)
        flow.bookmark(title)
        places.parts[title] = (flow.page, len(flow.pages))
        if title == _COVER:
            cover(flow, content)
        elif title == _CONTENTS:
            exhibits = [_EXHIBITS] if content.exhibits else []
            contents(flow, content, places, [*_FRONT_PARTS, *exhibits, *_BACK_PARTS])
        else:
            schedule(flow, content, places)
    places.front = len(flow.pages)
    return flow.end()


def _body(
    document: Document,
    content: PackContent,
    places: PageMap,
    report: Callable[[int, int], None] | None,
) -> tuple[list[Page], dict[str, str]]:
    """Draw the exhibits and all that follows; note where everything stands."""
    flow = Flow(document, _EXHIBITS)
    not_shown: dict[str, str] = {}
    if content.exhibits:
        mark = flow.bookmark(_EXHIBITS)
        places.parts[_EXHIBITS] = (flow.page, places.front + 1)
    for done, exhibit in enumerate(content.exhibits, 1):
        flow.begin(f"{_EXHIBITS} · {exhibit.reference}")
        places.exhibits[exhibit.reference] = (flow.page, places.front + len(flow.pages))
        reason = exhibit_pages(flow, exhibit, mark)
        if reason:
            not_shown[exhibit.reference] = reason
        if report:
            report(done, len(content.exhibits))
    for title, draw in _BACK_PARTS.items():
        flow.begin(title)
        flow.bookmark(title)
        places.parts[title] = (flow.page, places.front + len(flow.pages))
        draw(flow, content)
    return flow.end(), not_shown


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
        case PictureBody() | TextBody() | UrlBody():
            return "shown"
        case HeldBody() | UnshownBody():
            return "held"
