"""The words that stand on the governors' report beside its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from evidence_desk.policy.figures import (
    FEWEST_CASES,
    Figure,
    Line,
    MatrixRow,
    Middle,
    Report,
    Table,
    duration,
)

TITLE: Final = "Online safety: what was recorded"
NO_NAMES: Final = "No names. No single cases."
MATRIX: Final = "Exhibits by kind of misuse"
MIDDLES: Final = "How fast we acted, middle value"
REVIEW: Final = "For the policy review"
NOTES: Final = "About these figures"
BARE: Final = "Stops and time limits"
NOT_KNOWN: Final = "not known"  # a year before, over which there is no report
_NOW: Final = {"term": "This term", "year": "This year", "all": "All"}
_BEFORE: Final = {"term": "Last year, same term", "year": "Last year", "all": "Before"}


def amounts(report: Report) -> str:
    """Return how much the report is over; empty where nothing may be said."""
    if report.state != "full":
        return ""
    cases = "1 case" if report.cases == 1 else f"{report.cases:,} cases"
    figure = report.exhibits
    return cases if figure is None or figure.how == "not-shown" else f"{cases}, {figure.text} exhibits"


def now_column(report: Report) -> str:
    """Return the head of the column with what the report is over."""
    return _NOW[report.shown.kind]


def before_column(report: Report) -> str:
    """Return the head of the column with what it was a year before."""
    return _BEFORE[report.shown.kind]


def before_text(middle: Middle) -> str:
    """Return how long it took a year before, or nothing."""
    return "" if middle.last_year is None else f"was {duration(middle.last_year)} last year"


def bare_lines(report: Report) -> list[tuple[str, Figure]]:
    """Return the figures that stand alone."""
    found = (
        ("The stop question was answered Yes or Not sure", report.stops),
        ("Time limits that had run out unanswered", report.overdue),
    )
    return [(label, figure) for label, figure in found if figure is not None]


def table_title(table: Table) -> str:
    """Return the title of a table and, where the title does not say it, what is counted there."""
    if table.id == "referrals" or "case" in table.title.casefold():
        return table.title
    return f"{table.title} ({table.counted})"


def some_and_none(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Part the rows of a long table: those with something, and the words of those with nothing at all."""
    none = [line for line in lines if line.figure.how == "exact" and not line.figure.high]
    return [line for line in lines if line not in none], [line.label for line in none]


def empty_words(report: Report) -> tuple[str, str]:
    """Return a title and a sentence where there are no figures."""
    over = report.shown.label[:1].lower() + report.shown.label[1:]
    if report.state == "no-cases":
        place = "in this term" if report.shown.kind == "term" else "in this time"
        return f"No cases {place}.", f"Nothing was opened in {over}." if report.shown.id != "all" else ""
    return (
        "Too few to show safely",
        f"A report over fewer than {FEWEST_CASES} cases could point at a person. Choose a longer time, or the whole "
        "school.",
    )


def matrix_figures(row: MatrixRow) -> tuple[Figure, ...]:
    """Return the figures of a row of the matrix: one for each kind, or one for all of them."""
    return row.cells or (row.whole or Figure(how="not-shown"),)
