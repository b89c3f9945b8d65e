"""What stands behind the exhibits: classification, people, actions, handling log."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.packs import words
from evidence_desk.packs.canvas import WIDTH
from evidence_desk.packs.content import Cited, Classification, PackContent, Tally
from evidence_desk.packs.layout import (
    BODY,
    NOTE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    SUBHEADING,
    TABLE_KEEP,
    Cell,
    Column,
    Flow,
)

_ROW_HEAD = 82.0


def classification_pages(flow: Flow, content: PackContent) -> None:
    """Draw the misuse matrix, the four Cs, the criminal categories and the triggers."""
    found = content.classification
    flow.paragraph(
        f"By the school’s policy: {found.policy}. Every exhibit may stand in several places.", SMALL, after=8
    )
    _matrix(flow, found)
    for title, tallies, detail in (
        ("The four Cs", found.four_cs, ""),
        ("Policy criminal categories", found.criminal, "How"),
        ("Triggers", found.triggers, ""),
    ):
        flow.skip(14)
        flow.heading(title, SUBHEADING, keep=100)
        if title == "Policy criminal categories":
            flow.paragraph(
                "A policy criminal category says how the school’s policy classes an item; it does not say that a crime "
                f"happened. {found.extent}.",
                STRONG,
                after=5,
            )
        _tallies(flow, tallies, detail)
    _clauses(flow, found.clauses)
    if found.older:
        flow.skip(14)
        flow.heading("Classified under an earlier policy", SUBHEADING, keep=100)
        flow.paragraph(
            "With the names that policy had; the case has gone on to another since.", SMALL, after=5
        )
        _tallies(flow, found.older, "")


def _clauses(flow: Flow, clauses: Sequence[Cited]) -> None:
    """Print the clauses that are cited, in their words: a panel has to see the rule beside what is held against it."""
    if not clauses:
        return
    flow.skip(14)
    flow.heading("Clauses of the school’s policy", SUBHEADING, keep=TABLE_KEEP)
    flow.paragraph("Cited by whoever classified the exhibits; a citation is no finding.", SMALL, after=5)
    columns = (Column("Clause", 130), Column("What it says", WIDTH - 230), Column("Exhibits", 100))
    rows = []
    for clause in clauses:
        heading = f"{clause.heading}\n{clause.under}" if clause.under else clause.heading
        text = clause.text or "Not in the policy in use; see the policy of that time."
        rows.append([Cell(heading, SMALL_STRONG), Cell(text), Cell(words.listed(clause.references))])
    flow.table(columns, rows)


def _matrix(flow: Flow, found: Classification) -> None:
    matrix = found.matrix
    flow.heading("Misuse matrix", SUBHEADING, keep=150)
    width = (WIDTH - _ROW_HEAD) / max(len(matrix.columns), 1)
    columns = (Column("", _ROW_HEAD), *(Column(label, width) for label in matrix.columns))
    rows = []
    for row, label in enumerate(matrix.rows):
        cells = [Cell(label, SMALL_STRONG)]
        for column in range(len(matrix.columns)):
            references = matrix.cells.get((row, column), ())
            cells.append(
                Cell(words.listed(references), lead=str(len(references))) if references else Cell("0")
            )
        rows.append(cells)
    flow.table(columns, rows)
    flow.paragraph("In each cell: the number of exhibits, and their references.", NOTE)


def _tallies(flow: Flow, tallies: Sequence[Tally], detail: str) -> None:
    if not tallies:
        flow.paragraph("None was chosen.", BODY)
        return
    wide = 190.0 if detail else 270.0
    columns = [Column("", wide), Column("Number", 46)]
    if detail:
        columns.append(Column(detail, 100))
    columns.append(Column("Exhibits", WIDTH - sum(column.width for column in columns)))
    rows = []
    for tally in tallies:
        cells = [Cell(tally.label), Cell(f"{len(tally.references)}")]
        if detail:
            cells.append(Cell(tally.detail or "–"))
        cells.append(Cell(words.listed(tally.references)))
        rows.append(cells)
    flow.table(columns, rows)


def people_pages(flow: Flow, content: PackContent) -> None:
    """Draw the list of people, as stated."""
    flow.paragraph("Names and roles are as stated by those who entered them.", SMALL, after=8)
    if not content.people:
        flow.paragraph("Nobody is entered.")
        return
    columns = (Column("Name", 150), Column("Who", 130), Column("Part in which exhibit", WIDTH - 280))
    flow.table(
        columns,
        (
            (
                Cell(person.name, SMALL_STRONG),
                Cell(f"{person.kind}, {person.detail}" if person.detail else person.kind),
                Cell("\n".join(_by_role(person.roles)) or "–"),
            )
            for person in content.people
        ),
    )


def _by_role(roles: Sequence[str]) -> list[str]:
    """Return `JPS/1 to JPS/3: victim` for three lines that say so one by one; the parts in the order they came up."""
    found: dict[str, list[str]] = {}
    for line in roles:
        reference, _, part = line.partition(": ")
        found.setdefault(part, []).append(reference)
    return [
        f"{words.listed(references)}: {part}" if part else ", ".join(references)
        for part, references in found.items()
    ]


def action_pages(flow: Flow, content: PackContent) -> None:
    """Draw the list of steps that were taken."""
    if not content.actions:
        flow.paragraph("No action is recorded.")
        return
    columns = (Column("When", 112), Column("What", WIDTH - 277), Column("By", 85), Column("Reference", 80))
    flow.table(
        columns,
        (
            (
                Cell(f"{words.local_time(action.at)}\n{words.short_utc(action.at)} UTC"),
                Cell(action.what),
                Cell(action.by),
                Cell(action.reference or "–"),
            )
            for action in content.actions
        ),
    )


def handling_pages(flow: Flow, content: PackContent) -> None:
    """Draw the handling log: what was done, when, by whom."""
    flow.paragraph(
        "Every entry of the signed record, in the order in which it was written; local time first, then UTC. Local "
        "time is that of the computer where it was recorded, else the legal time of the UK (GMT or BST).",
        SMALL,
        after=8,
    )
    columns = (
        Column("When", 112),
        Column("Exhibit", 56),
        Column("What", WIDTH - 112 - 56 - 84),
        Column("By", 84),
    )
    flow.table(
        columns,
        (
            (
                Cell(
                    f"{words.local_time(line.at)}\n{words.short_utc(line.at)} UTC" if line.at else "removed"
                ),
                Cell(line.exhibit),
                Cell(line.what),
                Cell(line.by or "–"),
            )
            for line in content.log
        ),
    )
