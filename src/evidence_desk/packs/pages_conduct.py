"""What was done and decided, which way the evidence points, and what was looked for without success."""

from __future__ import annotations

from evidence_desk.packs import words
from evidence_desk.packs.canvas import WIDTH
from evidence_desk.packs.content import Bearing, Enquiry, PackContent
from evidence_desk.packs.layout import NOTE, SMALL, SMALL_STRONG, SUBHEADING, TABLE_KEEP, Cell, Column, Flow
from evidence_desk.packs.pages_case import action_pages

_WAYS = {"towards": "Towards", "away": "Away from it", "both": "Both ways"}
_DECISIONS = (
    Column("When", 112),
    Column("Decision", 150),
    Column("Reason", WIDTH - 112 - 150 - 85),
    Column("By", 85),
)
_BEARINGS = (
    Column("Exhibit", 66),
    Column("Bears", 70),
    Column("How, in the words of whoever weighed it", WIDTH - 66 - 70 - 100),
    Column("By", 100),
)
_ENQUIRIES = (
    Column("What was looked for", 160),
    Column("What came of it", 90),
    Column("Why", WIDTH - 160 - 90 - 112),
    Column("By, when", 112),
)


def conduct_pages(flow: Flow, content: PackContent) -> None:
    """Draw the steps that were taken, then the decisions with their reasons."""
    flow.heading("Actions", SUBHEADING, keep=TABLE_KEEP)
    action_pages(flow, content)
    flow.skip(12)
    flow.heading("Decisions", SUBHEADING, keep=TABLE_KEEP)
    if not content.decisions:
        flow.paragraph("No decision is recorded.")
        return
    flow.paragraph("With their reasons; decisions not to refer are among them.", SMALL, after=5)
    rows = (
        (
            Cell(f"{words.local_time(decision.at)}\n{words.short_utc(decision.at)} UTC"),
            Cell(decision.what, SMALL_STRONG),
            Cell(decision.reason or "no reason recorded"),
            Cell(decision.by or "–"),
        )
        for decision in content.decisions
    )
    flow.table(_DECISIONS, rows)


def bearing_pages(flow: Flow, content: PackContent) -> None:
    """Draw what points towards what is alleged and what away from it, then what was not found or not pursued."""
    flow.paragraph(
        "What points towards what is alleged, and what points away from it, as those who looked at it wrote it down. "
        "It is no finding.",
        SMALL,
        after=6,
    )
    if content.bearings:
        flow.table(_BEARINGS, (_bearing(bearing) for bearing in content.bearings))
        weighed = {bearing.reference for bearing in content.bearings}
        others = [exhibit.reference for exhibit in content.exhibits if exhibit.reference not in weighed]
        if others:
            flow.skip(2)
            flow.paragraph(f"Nobody has said which way these point: {words.listed(others)}.", NOTE, after=4)
    else:
        flow.paragraph("Nobody has said of any exhibit which way it points.")
    flow.skip(10)
    flow.heading("Not found or not pursued", SUBHEADING, keep=TABLE_KEEP)
    if not content.enquiries:
        flow.paragraph("Nothing is recorded.")
        return
    flow.table(_ENQUIRIES, (_enquiry(enquiry) for enquiry in content.enquiries))


def _bearing(bearing: Bearing) -> tuple[Cell, ...]:
    return (
        Cell(bearing.reference, SMALL_STRONG),
        Cell(_WAYS[bearing.bearing]),
        Cell(bearing.note or "–"),
        Cell(bearing.by or "–"),
    )


def _enquiry(enquiry: Enquiry) -> tuple[Cell, ...]:
    at = words.local_time(enquiry.at) if enquiry.at else ""
    return (
        Cell(enquiry.what, SMALL_STRONG),
        Cell(enquiry.outcome),
        Cell(enquiry.why or "–"),
        Cell("\n".join(part for part in (enquiry.by, at) if part) or "–"),
    )
