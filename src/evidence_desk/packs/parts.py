"""The parts of a pack: which ones a kind has, in which order, and where each begins.

A part that has nothing to say is left out, or says so in one line where a reader would look for it. Short parts follow
each other on a page; those that are taken out, signed or handed on by themselves have pages of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evidence_desk.packs.content import Kind, PackContent
from evidence_desk.packs.layout import HEADING, THIN, Flow
from evidence_desk.packs.pages_case import classification_pages, handling_pages
from evidence_desk.packs.pages_check import check_pages
from evidence_desk.packs.pages_conduct import bearing_pages, conduct_pages
from evidence_desk.packs.pages_lists import (
    change_pages,
    copy_pages,
    method_pages,
    sensitive_pages,
    unused_pages,
)
from evidence_desk.packs.pages_statement import contact_pages, statement_pages
from evidence_desk.packs.pages_story import chronology_pages, short_pages

Draw = Callable[[Flow, PackContent], None]
COVER, CONTENTS, SCHEDULE, EXHIBITS = "About this pack", "Contents", "Exhibit schedule", "Exhibits"
_ABOVE, _BELOW = 22.0, 10.0  # points around the rule between two parts on one page
_HEADING_KEEP = 120.0
# Less of a page is left empty: a part whose heading turned the page would stand in the contents with the one before.
_LEAST_ROOM = _ABOVE + THIN + _BELOW + 2 * HEADING.leading + _HEADING_KEEP
_LISTED: frozenset[Kind] = frozenset({"police", "disciplinary"})
_ALL: frozenset[Kind] = frozenset({"police", "disciplinary", "record"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part."""

    title: str
    draw: Draw
    has: Callable[[PackContent], bool]  # whether there is anything to say
    always: frozenset[Kind] = frozenset()  # kinds that say so if there is not
    own_page: bool = False  # begins on a new page
    alone: bool = False  # and nothing follows on its last one, so that it can be taken out

    def stands_in(self, content: PackContent) -> bool:
        """Return whether a pack has this part."""
        return content.kind in self.always or self.has(content)


FRONT = (
    Part(
        title="The case in short",
        draw=short_pages,
        has=lambda content: bool(content.summary or content.people),
        always=_ALL,
    ),
    Part(
        title="Chronology",
        draw=chronology_pages,
        has=lambda content: bool(content.chronology),
    ),
)
BACK = (
    Part(title="Classification", draw=classification_pages, has=lambda content: True, own_page=True),
    Part(
        title="Actions and decisions",
        draw=conduct_pages,
        has=lambda content: bool(content.actions or content.decisions),
        always=frozenset({"police", "record"}),
    ),
    Part(
        title="Evidence both ways",
        draw=bearing_pages,
        has=lambda content: bool(content.bearings or content.enquiries),
        always=_LISTED,
    ),
    Part(
        title="Unused material",
        draw=unused_pages,
        has=lambda content: bool(content.unused),
        always=frozenset({"police"}),
    ),
    Part(
        title="What was changed or left out",
        draw=change_pages,
        has=lambda content: bool(content.redactions),
    ),
    Part(
        title="Handling log",
        draw=handling_pages,
        has=lambda content: bool(content.log),
        always=frozenset({"police"}),
    ),
    Part(
        title="Methods, clock and devices",
        draw=method_pages,
        has=lambda content: bool(content.methods),
    ),
    Part(
        title="Distribution list",
        draw=copy_pages,
        has=lambda content: bool(content.copies),
        always=_LISTED,
    ),
    Part(
        title="Unused material: sensitive items",
        draw=sensitive_pages,
        has=lambda content: content.sensitive_unused is not None,
        own_page=True,
        alone=True,
    ),
    Part(
        title="Draft witness statement",
        draw=statement_pages,
        has=lambda content: content.statement is not None,
        own_page=True,
        alone=True,
    ),
    Part(
        title="Contact details of the witness",
        draw=contact_pages,
        has=lambda content: content.statement is not None and content.statement.contact_sheet,
        own_page=True,
        alone=True,
    ),
    Part(title="Checking this pack", draw=check_pages, has=lambda content: True, own_page=True),
)


def numbers(content: PackContent) -> dict[str, int]:
    """Return the parts that a pack has behind its contents, in their order, with their numbers from 1."""
    front = [part.title for part in FRONT if part.stands_in(content)]
    exhibits = [EXHIBITS] if content.exhibits else []
    back = [part.title for part in BACK if part.stands_in(content)]
    return {title: number for number, title in enumerate((*front, SCHEDULE, *exhibits, *back), 1)}


def begin(flow: Flow, title: str, *, own_page: bool) -> None:
    """Begin a part where the pen is, or on a new page if it wants one or too little of this one is left."""
    if own_page or flow.room < _LEAST_ROOM or flow.fresh:
        flow.begin(title)
        return
    flow.skip(_ABOVE)
    flow.rule(THIN)
    flow.skip(_BELOW)
    flow.follow(title)


def head(flow: Flow, title: str, number: int = 0) -> None:
    """Set the heading of a part."""
    flow.heading(f"{number}  {title}" if number else title, HEADING, keep=_HEADING_KEEP)
