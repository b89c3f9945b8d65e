"""What stands in front of the exhibits: cover, contents, exhibit schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evidence_desk.packs import words
from evidence_desk.packs.canvas import BOTTOM, LEFT, RIGHT, WIDTH, Box, Page
from evidence_desk.packs.content import Exhibit, Fact, Kind, PackContent, WithheldBody
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.forms import Blank, blanks
from evidence_desk.packs.layout import (
    ASCENT,
    EXACT_SMALL,
    HAIR,
    ITEM_INDENT,
    NOTE,
    SMALL,
    SMALL_STRONG,
    SOFT,
    STRONG,
    SUBHEADING,
    SUBTITLE,
    THICK,
    THIN,
    TITLE,
    Cell,
    Column,
    Flow,
    Running,
)
from evidence_desk.packs.text import Style

_KICKER = Style("sans-bold", 8.5, 12)
_SCHOOL = Style("serif", 11, 15)
_POINT = Style("serif", 9, 12.2)
_ENTRY = Style("serif", 10.5, 16)
_ENTRY_STRONG = Style("serif-bold", 10.5, 19)
_LISTED_IN_CONTENTS = 40  # exhibits; a longer list is the schedule's work
_TITLES, _REFERENCES = 22.0, 46.0  # of the contents: where titles stand, and the width of a reference
_DOTS_END = 34.0  # from the right edge
_SCHEDULE = (
    Column("Reference", 66),
    Column("Description", 168),
    Column("When and where", 132),
    Column("Produced by", WIDTH - 66 - 168 - 132 - 34),
    Column("Page", 34),
)
_KINDS: Mapping[Kind, tuple[str, str]] = {  # what a kind is called, and the limit of its use
    "police": ("EVIDENCE PACK FOR THE POLICE", "School record – not a police exhibit until produced."),
    "disciplinary": (
        "DISCIPLINARY PACK",
        "For those on the distribution list only. What was collected, for and against; it is no finding.",
    ),
    "record": ("SAFEGUARDING RECORD", "For the school’s own safeguarding file; not for anybody outside it."),
}
_UNCERTIFIED = (
    "No certificate signature. The file ends with a signature by the exporter’s key; “Checking this pack” says how it "
    "is checked."
)
_FOOT = 76.0  # points at the bottom of the cover
_FEW_GAPS = 3
SIGNATURE_BOX = Box(
    RIGHT - 236, BOTTOM + 1, RIGHT, BOTTOM + 69
)  # on page 1, for the appearance of a signature
_LEFT_OUT = {
    "restricted": "WITHHELD",
    "sealed": "WITHHELD",
    "masked": "WITHHELD",
    "needs-redaction": "NEEDS A REDACTED COPY",
}
_CHECKING = (
    "How to check it: the last part, “Checking this pack”, lists the steps. They need only common programs, not "
    "Evidence Desk."
)
_AFTER_TITLE, _AFTER_POINT, _AFTER_POINTS = 2.0, 1.5, 5.0
_NOT_CLAIMED = (
    "That what a picture or message shows is true, or who wrote it. How far each capture carries "
    "is its grade."
)


@dataclass(slots=True)
class PageMap:
    """Where things stand. The pages in front are laid out first, with room for numbers that come later."""

    front: int = 0  # pages in front
    parts: dict[str, tuple[Page, int]] = field(default_factory=dict)  # first page, and its number
    exhibits: dict[str, tuple[Page, int]] = field(default_factory=dict)


def cover(flow: Flow, content: PackContent) -> None:
    """Draw the first page: what this is, for whom, what it claims; at its foot room for a hand and for a signature."""
    first = flow.page
    flow.running = Running(
        _FOOT, lambda _: None, lambda at: _foot(at, content) if at.page is first else None, aloud=True
    )
    name, _ = _KINDS[content.kind]
    flow.rule(THICK)
    flow.skip(12)
    flow.paragraph(name, _KICKER, after=10)
    flow.paragraph(content.title, TITLE, after=4)
    flow.paragraph(content.school, SUBTITLE, after=12)
    _banner(flow, content)
    flow.skip(10)
    draw_facts(flow, _cover_facts(content))
    if content.allegation:
        flow.skip(10)
        flow.heading("What is alleged, and who looks into it", SUBHEADING, keep=100)
        draw_facts(flow, content.allegation)
    flow.skip(10)
    claims = (
        ("What this pack claims", _claims(content)),
        ("What it does not claim", (_NOT_CLAIMED, *content.limits)),
    )
    checking = flow.document.lines(_CHECKING, SMALL, WIDTH)
    flow.need(sum(_height(flow, points) for _, points in claims) + len(checking) * SMALL.leading)
    for title, points in claims:
        flow.need(_height(flow, points[:1]))
        flow.paragraph(title, SUBHEADING, after=_AFTER_TITLE)
        for point in points:
            flow.item("–", point, _POINT, after=_AFTER_POINT)
        flow.skip(_AFTER_POINTS)
    flow.paragraph(_CHECKING, SMALL, after=0)
    below = flow.y
    flow.end_running()
    if flow.page is not first:  # what follows may use the rest of a page that has no foot
        flow.y = below


def _foot(flow: Flow, content: PackContent) -> None:
    """Draw, at the foot of the cover, the number of the copy and the box that an electronic signature fills."""
    document, page = flow.document, flow.page
    box = SIGNATURE_BOX
    side = box.left - LEFT - 16
    flow.y = box.top
    for label in ("Copy no.", "Given to", "Date"):
        blanks(flow, (Blank(label, side),), height=(box.top - box.bottom) / 3)
    document.border(page, box, HAIR, SOFT)
    flow.y = box.top - 5
    if not content.certified:
        flow.paragraph(
            _UNCERTIFIED, NOTE, indent=box.left - LEFT + 8, width=box.right - box.left - 16, after=0
        )


def _height(flow: Flow, points: Sequence[str]) -> float:
    """Return the height of a title with its points."""
    rows = sum(len(flow.document.lines(point, _POINT, WIDTH - ITEM_INDENT)) for point in points)
    spaces = _AFTER_TITLE + len(points) * _AFTER_POINT + _AFTER_POINTS
    return SUBHEADING.leading + rows * _POINT.leading + spaces


def _claims(content: PackContent) -> tuple[str, ...]:
    since = words.in_utc(content.checkpoint.at)
    return (
        f"Not changed since {since}, by this computer’s clock: the record of the case, and every file listed here. The "
        "SHA-256 of each file was signed into the record when the file was put in.",
        content.record_claim,
    )


def _banner(flow: Flow, content: PackContent) -> None:
    """State the legal limits of use between two rules: a box of grey would not survive a photocopier."""
    _, limit = _KINDS[content.kind]
    flow.rule(THIN)
    flow.skip(5)
    flow.paragraph(limit, STRONG, after=2)
    flow.paragraph(content.anonymity, SMALL, after=5)
    flow.rule(THIN)


def _cover_facts(content: PackContent) -> Iterator[Fact]:
    yield Fact(label="Prepared for", value=content.for_whom or "not stated")
    yield Fact(label="Lawful basis", value=content.lawful_basis or "not stated by the exporter")
    yield Fact(label="Case reference", value=content.case_reference or "none given")
    yield Fact(label="Exhibits in this pack", value=_counted(content))
    made = f"{content.pack_id}, with {content.software}\n{words.in_both(content.made)}"
    yield Fact(label="Pack id, made", value=made)
    exporter = f"{content.exported_by} ({content.exported_role})"
    yield Fact(label="Exported by", value=f"{exporter}\n{content.attestation}")


def _counted(content: PackContent) -> str:
    """Return how many exhibits there are, and how many stand as a placeholder."""
    kinds = [exhibit.body.kind for exhibit in content.exhibits if isinstance(exhibit.body, WithheldBody)]
    redact = kinds.count("needs-redaction")
    parts = [str(len(content.exhibits))]
    if withheld := len(kinds) - redact:
        parts.append(f"of which {withheld} withheld with a placeholder")
    if redact:
        parts.append(f"{'and' if withheld else 'of which'} {redact} waiting for a redacted copy")
    return ", ".join(parts)


def contents(flow: Flow, content: PackContent, places: PageMap, parts: Mapping[str, int]) -> None:
    """Draw the list of parts with their numbers, and of the exhibits if they are few."""
    flow.heading("Contents")
    listed = len(content.exhibits) <= _LISTED_IN_CONTENTS
    structure = flow.document.structure
    table = structure.open("TOC")
    for title, number in parts.items():
        _entry(flow, f"{number}", title, _place(places.parts, title), _ENTRY_STRONG)
        if title != "Exhibits":
            continue
        for exhibit in content.exhibits if listed else ():
            place = _place(places.exhibits, exhibit.reference)
            _entry(flow, exhibit.reference, exhibit.description or exhibit.kind, place, _ENTRY)
        if not listed:
            first, last = content.exhibits[0].reference, content.exhibits[-1].reference
            text = f"{first} to {last}: each with its page in the exhibit schedule"
            with structure.inside("TOCI"):
                flow.paragraph(text, NOTE, indent=_TITLES)
    structure.close(table)


_Place = Callable[[], tuple[Page, int]]


def _place(places: Mapping[str, tuple[Page, int]], key: str) -> _Place:
    return lambda: places[key]


def _number(place: _Place) -> Callable[[], str]:
    return lambda: f"{place()[1]:,}"


def _page(place: _Place) -> Callable[[], Page]:
    return lambda: place()[0]


def _entry(flow: Flow, mark: str, text: str, place: _Place, style: Style) -> None:
    """Set one line of the contents: number or reference, title, dots, page."""
    flow.need(style.leading)
    document, page = flow.document, flow.page
    structure = document.structure
    small = style is _ENTRY
    baseline = flow.y - style.leading * ASCENT
    (marked,) = document.lines(mark, style, _REFERENCES)[:1]
    left = LEFT + (_TITLES if small else 0.0)
    with structure.inside("TOCI"), structure.inside("Reference"), structure.inside("Link"):
        document.line(page, marked, left, baseline)
        # Titles stand below each other, whatever the width of a reference; a very long one pushes its own.
        left += max(_REFERENCES if small else _TITLES, marked.width + 8)
        found = document.lines(text, style, RIGHT - _DOTS_END - left)
        title = found[0]
        document.line(page, title, left, baseline)
        right = left + title.width
        if len(found) > 1:
            document.line(page, document.lines("…", style, 20)[0], right, baseline)
            right += 10
        document.line_later(page, _number(place), style, RIGHT, baseline)
        box = Box(LEFT, flow.y - style.leading, RIGHT, flow.y)
        document.link(page, box, _page(place), f"{mark} {text}")
    _dots(flow, right, baseline)
    flow.y -= style.leading


def _dots(flow: Flow, right: float, baseline: float) -> None:
    """Lead the eye from a title that ends at `right` to its page number."""
    document = flow.document
    dot = document.lines(".", NOTE, 20)[0]
    # Counted from the right, so that the dots of all lines stand below each other.
    x = RIGHT - _DOTS_END
    with document.artifact():
        while x > right + 5:
            document.line(flow.page, dot, x, baseline)
            x -= 5


def schedule(flow: Flow, content: PackContent, places: PageMap) -> None:
    """Draw the list of exhibits, with hashes in full and the gaps in their numbers."""
    flow.paragraph(
        "MG12-style list, made by the school as a help; it is not a police form. Numbers are given per person who "
        "produced an item, and never used twice. The SHA-256 is that of the original file.",
        SMALL,
        after=8,
    )
    flow.table_head(_SCHEDULE)
    for exhibit in content.exhibits:
        _scheduled(flow, exhibit, places)
    if content.gaps:
        few = len(content.gaps) <= _FEW_GAPS
        flow.skip(14)
        flow.heading("Numbers that are not in this pack", SUBHEADING, keep=30 if few else 100)
        if few:  # no table: its head would turn the page of a short pack
            for gap in content.gaps:
                flow.item("–", f"{gap.references}: {gap.reason}", after=1)
            return
        columns = (Column("Reference", 140), Column("Why", WIDTH - 140))
        flow.table(columns, ((Cell(gap.references, SMALL_STRONG), Cell(gap.reason)) for gap in content.gaps))


def _scheduled(flow: Flow, exhibit: Exhibit, places: PageMap) -> None:
    place = _place(places.exhibits, exhibit.reference)
    grade = f", grade {exhibit.grade.letter}" if exhibit.grade else ""
    withheld = (
        f" – {_LEFT_OUT[exhibit.body.kind]}, see its page" if isinstance(exhibit.body, WithheldBody) else ""
    )
    description = f"{exhibit.description or exhibit.kind}\n{exhibit.kind}{grade}{withheld}"
    when = words.in_utc(exhibit.captured) if exhibit.captured else "time not recorded"
    where = exhibit.where or exhibit.platform or exhibit.source_url
    flow.row(
        _SCHEDULE,
        (
            Cell(exhibit.reference, SMALL_STRONG, _page(place)),
            Cell(description),
            Cell(f"{when}\n{where}" if where else when),
            Cell(exhibit.captured_by or "not recorded"),
            Cell("", later=_number(place)),
        ),
        note=f"SHA-256  {words.grouped(exhibit.sha256.hex())}"
        if exhibit.sha256
        else "words only: no file, no hash",
        note_left=66,
        note_style=EXACT_SMALL,
    )
