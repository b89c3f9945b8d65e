"""No hidden count of any table can be solved for, whatever else stands in the reports beside it."""

from __future__ import annotations

import random
from collections.abc import Hashable, Iterable

import pytest
from tests.library.solving import Known
from tests.library.test_hiding import figures, leaf_of, leaves, total
from tests.library.worlds import At, Leaf, basis, case, pieces, reports

from evidence_desk.library.hiding import CELL, EXHIBITS, FOUR_C, ROW, CaseFacts, Key
from evidence_desk.library.reporting import Basis
from evidence_desk.policy.figures import FEWEST_CASES, UNDER, Figure, Report
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()
TERMS: tuple[At, ...] = ((2026, "autumn"), (2026, "spring"), (2026, "summer"))
# table -> ids of it that are counted here
TABLES: dict[str, tuple[str, ...]] = {
    "triggers": tuple(POLICY.trigger_list.triggers)[:3],
    "criminal": (*tuple(POLICY.criminal_list.leaves)[:2], "other"),
    "platforms": (*tuple(POLICY.platforms)[:2], "other"),
    "outcomes": tuple(POLICY.outcomes)[:4],
    "referrals": tuple(POLICY.counting.referrals)[:3],
    "stops": ("",),
    "overdue": ("",),
}


def school(seed: int, table: str = "", role: str = "") -> list[CaseFacts]:
    """Return three terms of two phases in which one table, or one row of the matrix, is filled."""
    dice = random.Random(f"{seed} {table} {role}")  # the same every time
    rates = {ident: dice.choice((0.04, 0.1, 0.2, 0.5)) for ident in TABLES.get(table, ())}
    kinds = {kind: dice.choice((0.03, 0.1, 0.2, 0.6)) for kind in POLICY.matrix.kinds} if role else {}
    found: list[CaseFacts] = []
    for at in TERMS:
        for phase in ("primary", "secondary"):
            for _ in range(dice.choice((2, 6, 12, 20))):
                chosen = [ident for ident, rate in rates.items() if dice.random() < rate]
                if table == "outcomes":  # nearly all cases end in one of two ways, and nearly all have ended
                    chosen = (
                        dice.choices(TABLES[table], weights=(30, 8, 1, 1)) if dice.random() < 0.95 else []
                    )
                counts = {f"{table}__{ident}": 1 for ident in chosen}
                cells = {f"{role}.{kind}": 1 for kind, rate in kinds.items() if dice.random() < rate}
                found.append(case(at, phase, cells, POLICY, **counts))
    return found


def known_of(cases: list[CaseFacts], made_from: Basis, keys: list[Key], *, one_each: bool) -> Known:
    """All that the reports say of these counts: figures, totals beside them, last year's, and how many cases there are.

    Args:
        one_each: a case is counted once at most over all of `keys`, not only once for each.
    """
    parts = {leaf_of(each) for each in cases}
    truth: dict[Hashable, int] = {
        (leaf, key): total((c for c in cases if leaf_of(c) == leaf), key) for leaf in parts for key in keys
    }
    known = Known(truth)
    for report in reports(made_from):
        shown, over = figures(report), leaves(report, made_from, cases)
        for key in keys:
            figure = shown.get(key)
            if figure is not None and figure.how in {"exact", "under", "between"}:
                known.between([(leaf, key) for leaf in over], figure.low, figure.high)
            if report.state == "full":
                known.between([(leaf, key) for leaf in over], 0, report.cases)
        if report.state == "full" and one_each:
            known.between([(leaf, key) for leaf in over for key in keys], 0, report.cases)
    return known


def small_ones(cases: list[CaseFacts], made_from: Basis, key: Key) -> Iterable[tuple[set[Leaf], int]]:
    """Yield each part of the school whose count is from 1 to 4: whole terms, and their phases; with the count."""
    for part in pieces(cases, made_from.plan):
        groups = [list(part.cases)]
        groups += [[c for c in part.cases if c.phase == phase] for phase in made_from.plan.phases]
        for group in groups:
            if 0 < (count := total(group, key)) < UNDER:
                yield {leaf_of(c) for c in group}, count


@pytest.mark.parametrize(
    ("table", "seed"), [(table, seed) for table in TABLES for seed in range(24 if table == "outcomes" else 4)]
)
def test_no_hidden_count_of_a_table_can_be_solved_for(table: str, seed: int) -> None:
    cases = school(seed, table)
    made_from = basis(cases, POLICY)
    keys = [(table, ident) for ident in TABLES[table]]
    together = table == "outcomes"
    tried = 0
    for group in [keys] if together else [[key] for key in keys]:
        known = known_of(cases, made_from, group, one_each=together)
        for key in group:
            for parts, count in small_ones(cases, made_from, key):
                least, most = known.range([(leaf, key) for leaf in parts])
                tried += 1
                assert least <= count <= most
                assert most - least >= 2, (key, sorted(parts), least, most)
    assert tried or table in {"stops", "overdue", "outcomes"}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("role", POLICY.matrix.roles)
def test_no_hidden_cell_of_any_row_can_be_solved_for(role: str, seed: int) -> None:
    cases = school(seed, role=role)
    made_from = basis(cases, POLICY)
    keys: list[Key] = [(CELL, f"{role}.{kind}") for kind in POLICY.matrix.kinds]
    known = known_of(cases, made_from, keys, one_each=False)
    for report in reports(made_from):
        row = figures(report).get((ROW, role))
        if row is not None and row.how != "not-shown":
            over = leaves(report, made_from, cases)
            known.between([(leaf, key) for leaf in over for key in keys], row.low, row.high)
            if report.shown.kind == "term" and not report.phase.id:
                for key in keys:  # a row stands for its cells only where none of them could be shown
                    known.between([(leaf, key) for leaf in over], 0, UNDER - 1)
    tried = 0
    for key in keys:
        for parts, count in small_ones(cases, made_from, key):
            least, most = known.range([(leaf, key) for leaf in parts])
            tried += 1
            assert least <= count <= most
            assert most - least >= 2, (key, sorted(parts), least, most)
    assert tried


def bounds(report: Report, cells: Iterable[str]) -> tuple[int, int] | None:
    """The least and the most that a sum over cells can be, by what the matrix shows; None where it shows too little."""
    shown, left = figures(report), set(cells)
    parts: list[Figure] = []
    for role in POLICY.matrix.roles:
        row = {f"{role}.{kind}" for kind in POLICY.matrix.kinds}
        if (ROW, role) in shown:
            if not row & left:
                continue
            if not row <= left:
                return None
            parts.append(shown[ROW, role])
            left -= row
    parts += [shown[CELL, cell] for cell in left]
    if any(part.how == "not-shown" for part in parts):
        return None
    return sum(part.low for part in parts), sum(part.high for part in parts)


def stated(report: Report, key: Key) -> Figure:
    figure = report.exhibits if key == EXHIBITS else figures(report)[key]
    assert figure is not None
    return figure


@pytest.mark.parametrize("seed", range(6))
def test_the_four_cs_and_the_exhibits_follow_from_what_the_matrices_show(seed: int) -> None:
    """They are sums over hidden cells, too: whoever has the matrices could have worked each of them out."""
    cases = [each for role in POLICY.matrix.roles for each in school(seed, role=role)]
    every = list(POLICY.matrix.cells)
    sums: dict[Key, list[str]] = {
        (FOUR_C, c): [cell for cell in every if c in POLICY.cell(cell).four_cs] for c in POLICY.matrix.four_cs
    }
    full = [report for report in reports(basis(cases, POLICY)) if report.state == "full"]
    tried = 0
    for report in full:
        terms = [
            one
            for one in full
            if one.shown.kind == "term" and one.asked == one.shown and one.phase == report.phase
        ]
        mine = [report] if report.shown.kind == "term" else terms
        if sum(one.cases for one in mine) != report.cases:
            continue  # of terms that are counted together there is no matrix
        for key, cells in {**sums, EXHIBITS: every}.items():
            parts, figure = [bounds(one, cells) for one in mine], stated(report, key)
            known = [part for part in parts if part is not None]
            if len(known) < len(parts):
                assert figure.how == "not-shown", (report.shown.id, key)
                continue
            tried += 1
            low, high = sum(part[0] for part in known), sum(part[1] for part in known)
            if figure.how == "about":
                assert figure.low == max(10, (low + high + 10) // 20 * 10), (report.shown.id, key)
            elif figure.how == "under":
                assert high <= figure.high, (report.shown.id, key)
            else:
                assert (figure.how, low, high) == ("exact", 0, 0), (report.shown.id, key)
    assert tried


def cases_known(cases: list[CaseFacts], made_from: Basis) -> Known:
    """All that the reports say of how many cases there are: each report's own number, by term, by phase, and in all."""
    parts = {leaf_of(each) for each in cases}
    known = Known({leaf: sum(leaf_of(c) == leaf for c in cases) for leaf in parts})
    for report in reports(made_from):
        if report.coverage.counted is not None:
            known.between(parts, report.coverage.counted, report.coverage.counted)
        if report.state != "full":
            continue
        over = leaves(report, made_from, cases)
        known.between(over, report.cases, report.cases)
        by_phase, by_term = report.table("phases"), report.table("terms")
        for line in by_phase.lines if by_phase is not None else ():
            known.between([leaf for leaf in over if leaf[2] == line.id], line.figure.low, line.figure.high)
        for line in by_term.lines if by_term is not None else ():
            if line.figure.how == "exact":
                at = [leaf for leaf in parts if line.id == f"{leaf[0]}-{leaf[1]}"]
                known.between(at, line.figure.low, line.figure.high)
    return known


@pytest.mark.parametrize("seed", range(12))
def test_how_many_cases_a_small_term_or_phase_had_cannot_be_solved_for(seed: int) -> None:
    dice = random.Random(seed)  # the same every time
    cases = [
        case(at, phase, {}, POLICY)
        for at in TERMS
        for phase in ("primary", "secondary")
        for _ in range(dice.choice((0, 1, 3, 4, 12, 15)))
    ]
    made_from = basis(cases, POLICY)
    known = cases_known(cases, made_from)
    parts = sorted({leaf_of(each) for each in cases})
    groups = [[leaf for leaf in parts if leaf[:2] == at] for at in TERMS]
    groups += [[leaf] for leaf in parts]
    for group in groups:
        count = sum(leaf_of(c) in group for c in cases)
        if 0 < count < UNDER:
            least, most = known.range(group)
            assert most - least >= 2, (group, count, least, most)


def test_the_schools_here_are_large_enough_to_say_something() -> None:
    made = [basis(school(seed, table), POLICY) for table in TABLES for seed in range(4)]
    full = [report for each in made for report in reports(each) if report.state == "full"]
    assert len(full) > 100
    assert any(report.phase.id for report in full)
    assert all(report.cases >= FEWEST_CASES for report in full)
    assert any(part.how == "between" for report in full for part in figures(report).values())
