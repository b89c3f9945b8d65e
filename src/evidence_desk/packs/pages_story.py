"""What happened, before the exhibits: summary, people, chronology."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidence_desk.packs import words
from evidence_desk.packs.canvas import WIDTH
from evidence_desk.packs.content import Fact, Happening, PackContent
from evidence_desk.packs.facttable import draw_facts
from evidence_desk.packs.layout import SMALL, SMALL_STRONG, STRONG, SUBHEADING, Cell, Column, Flow
from evidence_desk.packs.pages_case import people_pages

_WHEN, _BASIS, _REFERENCES = 112.0, 104.0, 62.0
_CHRONOLOGY = (
    Column("When", _WHEN),
    Column("What", WIDTH - _WHEN - _BASIS - _REFERENCES),
    Column("The time rests on", _BASIS),
    Column("Exhibit", _REFERENCES),
)


def short_pages(flow: Flow, content: PackContent) -> None:
    """Draw the summary and the list of people."""
    if content.summary:
        for paragraph in content.summary.split("\n"):
            flow.paragraph(paragraph, after=5)
    else:
        flow.paragraph("No summary was written for this pack.", after=5)
    flow.skip(4)
    case = Fact(label="Case id", value=content.case_id, exact=True)
    draw_facts(flow, (case, *content.facts))
    flow.skip(12)
    flow.heading("People", SUBHEADING, keep=130)
    if content.names == "pseudonyms":
        flow.paragraph(
            "Names are replaced, on every page, by those of this list. The key to them is not in this pack.",
            STRONG,
            after=4,
        )
    people_pages(flow, content)


def chronology_pages(flow: Flow, content: PackContent) -> None:
    """Draw what happened when, in the order of the times."""
    flow.paragraph(
        "Local time first, then UTC. A time that was only shown or told stands as it was given; what each time rests "
        "on is said beside it.",
        SMALL,
        after=8,
    )
    flow.table(_CHRONOLOGY, _rows(content.chronology))


def _rows(chronology: Sequence[Happening]) -> Iterator[tuple[Cell, ...]]:
    for happening in chronology:
        yield (
            Cell(_when(happening), SMALL),
            Cell(happening.what),
            Cell(happening.source or "not recorded"),
            Cell(words.listed(happening.references) or "–", SMALL_STRONG if happening.references else SMALL),
        )


def _when(happening: Happening) -> str:
    at = happening.at
    if at is None:
        return happening.when or "time not recorded"
    exact = f"{words.local_time(at)}\n{words.short_utc(at)} UTC"
    return f"{happening.when}\n{exact}" if happening.when else exact
