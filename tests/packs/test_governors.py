"""The governors' pages: every figure is there, what is hidden lies on a hatch, nothing leaves the paper."""

from __future__ import annotations

import importlib
import io
import itertools
import re
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.packs.test_tags import elements, kids

from evidence_desk.packs import governors
from evidence_desk.packs.canvas import Document
from evidence_desk.packs.charts import SHADES, shade_of
from evidence_desk.packs.governors import print_report
from evidence_desk.policy.figures import (
    Choice,
    Coverage,
    Figure,
    Line,
    MatrixRow,
    Middle,
    MisuseMatrix,
    Prompt,
    Report,
    Span,
    Table,
)

pypdfium2: Any = importlib.import_module("pypdfium2")  # carries no types
UNDER = Figure(how="under", low=0, high=4)
LEFT_OUT = Figure(how="not-shown")
TERM = Span(id="2026-autumn", kind="term", label="Autumn term 2026", first="2026-09-01", last="2026-12-31")


def exact(count: int) -> Figure:
    return Figure(how="exact", low=count, high=count)


def table(ident: str, title: str, *rows: tuple[str, Figure], before: Figure | None = None) -> Table:
    lines = tuple(Line(id=label, label=label, figure=figure, last_year=before) for label, figure in rows)
    return Table(id=ident, title=title, counted="cases", lines=lines)


FULL = Report(
    state="full",
    school="Thornmere Academy",
    policy="Social media policy, version 4",
    asked=TERM,
    shown=TERM,
    phase=Choice(id="", label="Whole school"),
    made_at="2026-07-22T14:09:00Z",
    cases=38,
    exhibits=exact(131),
    coverage=Coverage(counted=38, closed=3),
    matrix=MisuseMatrix(
        columns=("Commercial", "Aggressive", "Sexual", "Values"),
        rows=(
            MatrixRow(id="contact", label="Contact", cells=(UNDER, exact(23), LEFT_OUT, exact(6))),
            MatrixRow(id="content", label="Content", cells=(), whole=Figure(how="between", low=36, high=44)),
        ),
    ),
    tables=(
        table("four-cs", "4 Cs", ("Conduct", Figure(how="about", low=50, high=50)), ("Commerce", exact(0))),
        table("triggers", "Safeguarding triggers", ("Radicalisation", UNDER), ("Racist material", exact(0))),
        table("referrals", "Referrals", ("Police", exact(7)), before=exact(5)),
        table("platforms", "Platforms", ("ChatterBox", exact(19))),
    ),
    middles=(
        Middle(id="a", label="Seen to kept", minutes=11, last_year=34),
        Middle(id="b", label="DSL to police", minutes=None),
    ),
    stops=exact(9),
    overdue=UNDER,
    prompts=(Prompt(id="stops", text="The stop question was answered Yes or Not sure 9 times."),),
    notes=("Counts from 1 to 4 are not shown.",),
)


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """The documents that are drawn from here on, to ask them what left the frame."""
    made: list[Document] = []

    def document(*given: Any) -> Document:
        made.append(Document(*given))
        return made[-1]

    monkeypatch.setattr(governors, "Document", document)
    return made


def drawn(report: Report) -> bytes:
    out = io.BytesIO()
    print_report(report, out, software="Evidence Desk 0.5")
    return out.getvalue()


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[n].get_textpage().get_text_bounded() for n in range(len(document)))
    return " ".join(" ".join(pages).split())


def drawing_of(pdf: bytes) -> str:
    found = [
        zlib.decompress(part) for part in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", pdf, re.DOTALL)
    ]
    return "\n".join(part.decode("latin-1") for part in found if b" re " in part or b" Td " in part)


def test_every_figure_stands_on_the_page() -> None:
    words = words_of(drawn(FULL))
    for wanted in (
        "Online safety: what was recorded",
        "Thornmere Academy · autumn term 2026 · for the governing body",
        "38 cases, 131 exhibits",
        "No names. No single cases.",
        "23",
        "36 to 44",
        "about 50",
        "under 5",
        "not shown",
        "None: Racist material.",
        "11 min",
        "was 34 min last year",
        "Police 7 5",
        "answered Yes or Not sure 9",
        "Counted from 38 of 41 cases; 3 you cannot open.",
        "Counted 22 July 2026 15:09 BST · Social media policy, version 4 · Evidence Desk 0.5",
        "Page 1 of 1",
    ):
        assert wanted in words, wanted


def test_what_is_hidden_looks_the_same_whatever_it_is() -> None:
    """The bytes come from what is shown alone: a hidden 1 and a hidden 4 are one figure and one drawing."""
    hatches = drawing_of(drawn(FULL)).count("0.4 w")
    assert hatches == 3  # the hidden cell, the one left out, the trigger under 5
    shown = replace(FULL, overdue=exact(0), matrix=None)
    assert drawing_of(drawn(shown)).count("0.4 w") == 1


def test_a_range_has_its_sure_part_full_and_the_rest_hatched() -> None:
    rows = (("ChatterBox", Figure(how="between", low=5, high=10)), ("Other", exact(10)))
    report = replace(FULL, matrix=None, tables=(table("platforms", "Platforms", *rows),))
    drawing = drawing_of(drawn(report))
    assert drawing.count("0.4 w") == 1


def test_shades_follow_the_count_and_numbers_can_be_read_on_them() -> None:
    assert [shade_of(count).least for count in (0, 1, 9, 10, 29, 30, 400)] == [0, 1, 1, 10, 20, 30, 30]
    light = [0.2126 * red + 0.7152 * green + 0.0722 * blue for _, (red, green, blue), _ in SHADES]
    assert light == sorted(light, reverse=True), "a grey printer keeps the steps apart"
    assert all(before - after > 0.05 for before, after in itertools.pairwise(light))


@pytest.mark.parametrize(
    ("state", "title"), [("too-few", "Too few to show safely"), ("no-cases", "No cases in this term.")]
)
def test_a_report_that_may_not_be_shown_shows_no_figure(state: Any, title: str) -> None:
    """Even if figures were left in it by mistake."""
    words = words_of(drawn(replace(FULL, state=state)))
    assert title in words
    assert "Counted from 38 of 41 cases; 3 you cannot open." in words
    for figure in ("131", "under 5", "23", "11 min", "Police"):
        assert figure not in words


def test_a_large_policy_stays_on_the_paper(documents: list[Document]) -> None:
    kinds = tuple(f"Kind of misuse number {n}" for n in range(9))
    rows = tuple(
        MatrixRow(id=str(n), label=f"A role with a long name {n}", cells=tuple(exact(n * 7) for _ in kinds))
        for n in range(6)
    )
    long = tuple(
        (f"A category of the policy with a rather long name, number {n}", exact(n)) for n in range(90)
    )
    report = replace(
        FULL,
        school="The Very Long Name of a Multi-Academy Trust and All of its Schools " * 3,
        matrix=MisuseMatrix(columns=kinds, rows=rows),
        tables=(
            *FULL.tables,
            table("criminal", "Categories", *long),
            table("outcomes", "Outcomes", *long[:30]),
        ),
        middles=tuple(Middle(id=str(n), label=f"From here to there {n}", minutes=n * 50) for n in range(7)),
        prompts=FULL.prompts * 12,
    )
    words = words_of(drawn(report))
    (document,) = documents
    assert document.overflows == []
    assert "number 89" in words
    assert re.search(r"Page (\d) of \1", words)


def test_words_of_a_policy_turn_nothing_round() -> None:
    rows = (("\u202egnihtemos", exact(7)), ("a\nnew line", exact(8)))
    words = words_of(drawn(replace(FULL, tables=(table("platforms", "Platforms", *rows),))))
    assert "<U+202E>gnihtemos" in words
    assert "a new line" in words


@pytest.mark.needs_tool("qpdf")
def test_the_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(drawn(FULL))
    found = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_tables_are_read_aloud_as_tables_and_headings_as_headings() -> None:
    with pikepdf.open(io.BytesIO(drawn(FULL))) as pdf:
        every = list(elements(pdf.Root.StructTreeRoot))
        tables = [item for item in every if item.S == "/Table"]
        shapes = [[[str(cell.S) for cell in kids(row)] for row in kids(found)] for found in tables]
        (spanning,) = [cell for cell in every if cell.S == "/TD" and "/A" in cell]
        assert spanning.A.ColSpan == 4, "one figure for the whole row"
        titles = [str(item.S) for item in every if str(item.S) in {"/H1", "/H2"}]
        scopes = {str(cell.A.Scope) for item in every if item.S == "/TH" for cell in [item]}
    assert FULL.matrix is not None
    matrix = shapes[0]
    assert matrix[0] == ["/TH"] * (len(FULL.matrix.columns) + 1)
    assert matrix[1:] == [["/TH", "/TD", "/TD", "/TD", "/TD"], ["/TH", "/TD"]]
    assert all(len({len(row) for row in rows}) == 1 and rows[0][0] == "/TH" for rows in shapes[1:])
    assert len(tables) >= 1 + len([found for found in FULL.tables if found.lines])
    assert (titles[0], set(titles[1:])) == ("/H1", {"/H2"})
    assert scopes == {"/Row", "/Column"}
