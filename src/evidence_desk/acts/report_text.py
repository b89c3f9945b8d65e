"""The governors' report as text: lines to read, and a table to paste. It holds what the page holds, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence_desk.case.naming import moment
from evidence_desk.policy.figures import MatrixRow, MisuseMatrix, Report, Table

TITLE = "Online safety: what was recorded"
EMPTY = {"no-cases": "No cases in this time.", "too-few": "Too few to show safely."}


def lines(report: Report) -> list[str]:
    """Return the report for people, columns lined up."""
    found = [
        TITLE,
        report.heading,
        report.coverage.text,
        f"Counted {moment(report.made_at)}. {report.policy}.",
        "",
    ]
    if report.state != "full":
        return [*found, EMPTY[report.state]]
    for block in _blocks(report):
        found += [*_lined_up(block), ""]
    found += [f"- {prompt.text}" for prompt in report.prompts]
    return [*found, *([""] if report.prompts else []), *report.notes]


def table_text(report: Report) -> str:
    """Return it for a spreadsheet or a letter: columns parted by tabs, blocks by an empty line."""
    if report.state != "full":
        return EMPTY[report.state]
    blocks = [[[TITLE], [report.heading], [report.coverage.text]], *_blocks(report)]
    sentences = [*(prompt.text for prompt in report.prompts), *report.notes]
    tables = "\n\n".join("\n".join("\t".join(row) for row in block) for block in blocks)
    return "\n".join([tables, "", *sentences])


def _blocks(report: Report) -> Iterable[list[list[str]]]:
    exhibits = report.exhibits.text if report.exhibits is not None else ""
    yield [["Cases", str(report.cases)], ["Exhibits", exhibits]]
    if report.matrix is not None:
        yield _matrix(report.matrix)
    for table in report.tables:
        rows = _rows(table)
        if rows:
            yield [[f"{table.title} ({table.counted})", "", *_last_year_head(table)], *rows]
    yield [
        ["How fast we acted, middle value", "", "last year"],
        *([middle.label, middle.text, middle.last_year_text] for middle in report.middles),
    ]
    events = (
        ("Stop question answered Yes or Not sure", report.stops),
        ("Time limits run out", report.overdue),
    )
    yield [["Events", ""], *([label, figure.text] for label, figure in events if figure is not None)]


def _matrix(matrix: MisuseMatrix) -> list[list[str]]:
    return [["Exhibits by kind of misuse", *matrix.columns], *(_matrix_row(row) for row in matrix.rows)]


def _matrix_row(row: MatrixRow) -> list[str]:
    if row.whole is not None:
        return [row.label, f"{row.whole.text} in all"]
    return [row.label, *(cell.text for cell in row.cells)]


def _rows(table: Table) -> list[list[str]]:
    """Rows with anything in them; where there is a year before to compare with, it stands beside."""
    has_before = any(line.last_year is not None for line in table.lines)
    return [
        [line.label, line.figure.text, *([line.last_year.text] if has_before and line.last_year else [])]
        for line in table.lines
        if not line.is_empty
    ]


def _last_year_head(table: Table) -> list[str]:
    return ["last year"] if any(line.last_year is not None for line in table.lines) else []


def _lined_up(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [
        max((len(row[at]) for row in rows if at < len(row) - 1), default=0)
        for at in range(max(map(len, rows)))
    ]
    return [
        "  ".join(
            cell.ljust(width) if at < len(row) - 1 else cell
            for at, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in rows
    ]
