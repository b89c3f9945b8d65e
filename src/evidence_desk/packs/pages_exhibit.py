"""The section of one exhibit: its caption block, then what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidence_desk.packs import words
from evidence_desk.packs.canvas import Bookmark
from evidence_desk.packs.content import (
    Exhibit,
    Fact,
    HeldBody,
    PdfBody,
    Picture,
    PictureBody,
    TextBody,
    UnshownBody,
    UrlBody,
    WithheldBody,
)
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.images import Unfit, write_picture
from evidence_desk.packs.layout import BODY, MINOR, NOTE, STRONG, Flow
from evidence_desk.packs.pages_beside import Shown
from evidence_desk.packs.pages_media import announce_film, announce_pages, film_pages, pdf_pages
from evidence_desk.packs.pages_picture import picture_pages
from evidence_desk.packs.pages_text import text_pages
from evidence_desk.packs.text import Style

_REFERENCE = Style("serif-bold", 20, 25, tag="H2")
_PLACEHOLDER = Style("serif-bold", 17, 22, tag="H3")
_DESCRIPTION = Style("serif", 11.5, 15.5)
_ADDRESS = Style("mono", 10, 15)
_NOT_RECORDED = "not recorded"
_NO_SETTING = (
    "No picture, file or copy of this item is in this pack. No setting and no role can put it there."
)
_PLACEHOLDERS: Mapping[str, tuple[str, str]] = {  # title behind the reference, and what it means
    "restricted": ("withheld — restricted material", _NO_SETTING),
    "sealed": ("withheld — locked for the police", _NO_SETTING),
    "masked": (
        "withheld — not for a pack of this kind",
        "No picture, file or copy of this item is in this pack, and nothing that it shows is described here.",
    ),
    "needs-redaction": (
        "needs a redacted copy",
        "Nobody has confirmed that it shows no third-party pupil. So nothing that it shows is in this pack until there "
        "is a redacted copy, or somebody confirms it by name.",
    ),
}


def exhibit_pages(
    flow: Flow, exhibit: Exhibit, parent: Bookmark, beside: list[Shown] | None = None, other: str = ""
) -> str:
    """Draw one exhibit; return why its picture is not shown, or an empty text.

    With `beside` its picture is written but not drawn: it is put there, to be shown on one page with that of the
    exhibit of reference `other`.
    """
    # The kind, not the description: bookmarks are seen by programs and must not name anybody.
    flow.bookmark(f"{exhibit.reference} – {exhibit.kind}", parent)
    flow.paragraph(exhibit.reference, _REFERENCE, after=0)
    flow.paragraph(exhibit.description or exhibit.kind, _DESCRIPTION, after=8)
    body = exhibit.body
    if isinstance(body, WithheldBody):
        _withheld(flow, exhibit, body)
        return ""
    # What is short goes before the list of handling, so that no page holds it, or the end of the list, alone.
    short = isinstance(body, UrlBody | HeldBody | PdfBody)
    draw_facts(flow, _facts(exhibit) if short else (*_facts(exhibit), *_handling(exhibit)))
    match body:
        case PictureBody(picture=picture):
            return _picture(flow, exhibit, picture, beside, other)
        case PdfBody() if body.times:
            announce_film(flow, body)
            _late_handling(flow, exhibit)
            return film_pages(flow, exhibit, body)
        case PdfBody():
            announce_pages(flow, body)
            _late_handling(flow, exhibit)
            return pdf_pages(flow, exhibit, body)
        case UnshownBody(reason=reason):
            _unshown(flow, reason)
            return reason
        case TextBody():
            text_pages(flow, body)
        case UrlBody():
            _address(flow, body)
            _late_handling(flow, exhibit)
        case HeldBody():
            _held(flow, body)
            _late_handling(flow, exhibit)
    return ""


def _picture(flow: Flow, exhibit: Exhibit, picture: Picture, beside: list[Shown] | None, other: str) -> str:
    try:
        image = write_picture(flow.document.writer, picture)
    except Unfit as reason:
        _unshown(flow, str(reason))
        return str(reason)
    if beside is None:
        picture_pages(flow, exhibit, picture, image)
        return ""
    beside.append(Shown(exhibit, picture, image))
    flow.skip(6)
    flow.paragraph(f"Its picture stands on one page with that of {other}, after the facts of both.", NOTE)
    return ""


def _facts(exhibit: Exhibit) -> Iterator[Fact]:
    """Yield the lines of the caption block; what a reader would look for says when it was not recorded."""
    kind = f"{exhibit.kind} ({exhibit.media_type})" if exhibit.media_type else exhibit.kind
    yield Fact(label="Kind", value=kind)
    by = exhibit.captured_by or _NOT_RECORDED
    if exhibit.captured:
        yield Fact(label="Captured", value=f"{words.in_both(exhibit.captured)}\nBy {by}")
    else:
        yield Fact(label="Captured by", value=by)
    if exhibit.seen_at or not isinstance(
        exhibit.body, WithheldBody
    ):  # of what is withheld it may stay unsaid
        yield Fact(label="Seen, as displayed", value=exhibit.seen_at or _NOT_RECORDED)
    if exhibit.method:
        yield Fact(label="Method", value=exhibit.method)
    if exhibit.grade:
        grade = exhibit.grade
        parts = (
            f"Shows: {grade.shows}",
            f"Cannot show: {grade.cannot}",
            f"Note: {grade.note}" if grade.note else "",
        )
        said = "\n".join(part for part in (f"{grade.letter} – {grade.name}", *parts) if part)
        yield Fact(label="Capture grade", value=said)
    if exhibit.source_url:
        yield Fact(label="Source address", value=exhibit.source_url, exact=True)
    account = f"account {exhibit.account}" if exhibit.account else ""
    if exhibit.platform or account:
        yield Fact(label="Platform", value=", ".join(part for part in (exhibit.platform, account) if part))
    yield from exhibit.more
    if exhibit.gate:
        gate = exhibit.gate
        yield Fact(
            label="Stop question",
            value=f"{gate.answer}. Recorded by {gate.by}, {words.in_utc(gate.at)}; wording {gate.wording}.",
        )
    if not isinstance(exhibit.body, WithheldBody):  # of a locked item a pack says nothing about it
        yield Fact(label="Classification", value="\n".join(exhibit.classification) or "not classified")
    for label, value in (
        ("People, as stated", "\n".join(f"{person.name}: {person.role}" for person in exhibit.people)),
        ("Why captured", exhibit.justification),
        ("Notes", exhibit.notes),
    ):
        if value:
            yield Fact(label=label, value=value)
    size = words.size(exhibit.size_bytes) if exhibit.size_bytes is not None else ""
    if isinstance(exhibit.body, PictureBody):
        yield from _picture_facts(exhibit.body.picture, size)
    elif size:
        yield Fact(label="Size", value=size)
    if exhibit.confirmed:
        yield Fact(label="No third-party pupil", value=exhibit.confirmed)
    if exhibit.sha256 is not None:
        yield Fact(label="SHA-256 of the original", value=words.grouped(exhibit.sha256.hex()), exact=True)


def _handling(exhibit: Exhibit) -> Iterator[Fact]:
    """Yield what the handling log says of this exhibit, a line for each entry."""
    lines = [
        " – ".join(
            part for part in (words.short_utc(line.at) if line.at else "removed", line.what, line.by) if part
        )
        for line in exhibit.handling
    ]
    if lines:
        yield Fact(label="Handling, in UTC", value="\n".join(lines), small=True)


def _late_handling(flow: Flow, exhibit: Exhibit) -> None:
    """Set the list of handling under what the exhibit is."""
    handling = list(_handling(exhibit))
    if handling:
        flow.skip(10)
        draw_facts(flow, handling)


def _picture_facts(picture: Picture, size: str) -> Iterator[Fact]:
    turned = "" if picture.orientation == 1 else f"; shown as its orientation mark {picture.orientation} says"
    pixels = f"{picture.width:,} × {picture.height:,} pixels{turned}"
    yield Fact(label="Picture", value=f"{pixels}; {size}" if size else pixels)
    if picture.about:
        yield Fact(label="Shown as", value=picture.about)


def _withheld(flow: Flow, exhibit: Exhibit, body: WithheldBody) -> None:
    """Print the placeholder of what is not shown."""
    flow.skip(10)
    flow.rule(1.3)
    flow.skip(8)
    title, absent = _PLACEHOLDERS[body.kind]
    flow.paragraph(f"Item {exhibit.reference} {title}.", _PLACEHOLDER, after=4)
    told = f" Told: {_sentence(body.told)}" if body.told or body.kind in {"restricted", "sealed"} else ""
    flow.paragraph(f"Held: {_sentence(body.held)}{told}", BODY, after=8)
    flow.rule(1.3)
    flow.skip(12)
    flow.paragraph(absent, BODY, after=10)
    if body.kind in {"sealed", "needs-redaction"}:
        draw_facts(flow, (*_facts(exhibit), *_handling(exhibit), *body.facts))
        return
    facts = list(body.facts)
    if exhibit.captured:
        facts.append(Fact(label="Entered in the record", value=words.in_both(exhibit.captured)))
    if exhibit.captured_by:
        facts.append(Fact(label="Entered by", value=exhibit.captured_by))
    if exhibit.classification:
        facts.append(Fact(label="Classification", value="\n".join(exhibit.classification)))
    facts += _handling(exhibit)
    if facts:
        draw_facts(flow, facts)


def _sentence(text: str) -> str:
    text = text.strip() or _NOT_RECORDED
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _unshown(flow: Flow, reason: str) -> None:
    _notice(
        flow,
        "This picture could not be shown",
        f"Reason: {_sentence(reason)} The original is held in the case unchanged, under the SHA-256 above.",
    )


def _held(flow: Flow, body: HeldBody) -> None:
    _notice(flow, "File held, not shown", body.reason)
    if body.facts:
        draw_facts(flow, body.facts)


def _address(flow: Flow, body: UrlBody) -> None:
    flow.skip(10)
    flow.need(70)
    flow.paragraph("The address, as kept", MINOR, after=4)
    flow.rule(0.6)
    flow.skip(6)
    if body.title:
        flow.paragraph(body.title, STRONG)
    flow.paragraph(body.url, _ADDRESS, after=6)
    flow.rule(0.6)
    flow.skip(3)
    flow.paragraph(
        "Kept as text. What stood there, and whether it still does, is not shown by this exhibit.", NOTE
    )


def _notice(flow: Flow, title: str, text: str) -> None:
    flow.skip(12)
    flow.need(80)
    flow.rule(0.6)
    flow.skip(7)
    flow.paragraph(title, MINOR, after=2)
    flow.paragraph(text, BODY, after=7)
    flow.rule(0.6)
    flow.skip(10)
