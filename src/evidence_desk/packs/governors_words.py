"""The words of the governors' report, and the report as a table of text for a spreadsheet or a letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from evidence_desk.packs.plain import one_line
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
_FORMULA: Final = frozenset("=+-@")  # a cell that begins so is run by spreadsheet programs


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


def report_text(report: Report) -> str:
    """Return the whole report as rows of cells parted by tabs; what it shows is what the pages show."""
    return "\n".join("\t".join(_harmless(one_line(cell)) for cell in row) for row in _rows(report)) + "\n"


def _rows(report: Report) -> Iterable[Sequence[str]]:
    yield (TITLE,)
    yield (report.heading,)
    if report.state != "full":
        yield from ((words,) for words in empty_words(report) if words)
    else:
        yield (amounts(report),)
        yield from _matrix_rows(report)
        for table in report.tables:
            yield from _table_rows(report, table)
        yield from _middle_rows(report)
        yield from (("",), (BARE,))
        yield from ((label, figure.text) for label, figure in bare_lines(report))
        yield from _sentences(REVIEW, [prompt.text for prompt in report.prompts])
    yield from _sentences(NOTES, [*report.notes, report.coverage.text])


def _matrix_rows(report: Report) -> Iterable[Sequence[str]]:
    matrix = report.matrix
    if matrix is None:
        return
    yield ("",)
    yield (MATRIX, *matrix.columns)
    for row in matrix.rows:
        yield (row.label, *(figure.text for figure in matrix_figures(row)))


def matrix_figures(row: MatrixRow) -> tuple[Figure, ...]:
    """Return the figures of a row of the matrix: one for each kind, or one for all of them."""
    return row.cells or (row.whole or Figure(how="not-shown"),)


def _table_rows(report: Report, table: Table) -> Iterable[Sequence[str]]:
    if not table.lines:
        return
    yield ("",)
    compared = any(line.last_year is not None for line in table.lines)
    head = (table_title(table), now_column(report))
    yield (*head, before_column(report)) if compared else head
    for line in table.lines:
        before = line.last_year.text if line.last_year is not None else NOT_KNOWN
        yield (line.label, line.figure.text, before) if compared else (line.label, line.figure.text)


def _middle_rows(report: Report) -> Iterable[Sequence[str]]:
    if not report.middles:
        return
    yield ("",)
    yield (MIDDLES, now_column(report), before_column(report))
    for middle in report.middles:
        before = NOT_KNOWN if middle.last_year is None else duration(middle.last_year)
        yield (middle.label, middle.text, before)


def _sentences(title: str, texts: Sequence[str]) -> Iterable[Sequence[str]]:
    if texts:
        yield ("",)
        yield (title,)
        yield from ((text,) for text in texts)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA else cell
