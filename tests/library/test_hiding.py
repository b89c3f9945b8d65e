"""No hidden count can be worked out, from one report or from all of them laid side by side."""

from __future__ import annotations

import json
import random
from collections.abc import Hashable, Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from tests.library.solving import Known
from tests.library.worlds import At, Leaf, Whole, basis, case, pieces, reports, world
from tests.policy.second import write_second_school

from evidence_desk.library.hiding import CELL, EXHIBITS, FOUR_C, ROW, CaseFacts, Key, Plan, Shape, Shown
from evidence_desk.library.reporting import Asked, Basis, make_report, rounded
from evidence_desk.policy.figures import FEWEST_CASES, UNDER, Figure, Report, duration
from evidence_desk.policy.loader import default_policy, load_policy
from evidence_desk.policy.model import Policy

POLICY = default_policy()
AUTUMN: At = (2026, "autumn")
SPRING: At = (2026, "spring")
SUMMER: At = (2026, "summer")
SEEDS = range(20)


def total(cases: Iterable[CaseFacts], key: Key) -> int:
    return sum(each.counts.get(key, 0) for each in cases)


def figures(report: Report) -> dict[Key, Figure]:
    """Every figure of a report by what it counts."""
    found: dict[Key, Figure] = {
        (table.id, line.id): line.figure for table in report.tables for line in table.lines
    }
    for row in report.matrix.rows if report.matrix is not None else ():
        if row.whole is not None:
            found[ROW, row.id] = row.whole
        for kind, figure in zip(POLICY.matrix.kinds, row.cells, strict=False):
            found[CELL, f"{row.id}.{kind}"] = figure
    if report.stops is not None:
        found["stops", ""] = report.stops
    return found


# --- what is laid side by side: an outsider who knows every report solves for what is hidden


def leaf_of(each: CaseFacts) -> Leaf:
    return each.year, each.term, each.phase


def leaves(report: Report, made_from: Basis, cases: list[CaseFacts]) -> set[Leaf]:
    """The parts that a report is over; its notes say which terms it leaves out."""
    year, _, term = report.shown.id.partition("-")
    plan = made_from.plan
    found: set[Leaf] = set()
    for part in pieces(cases, plan):
        inside = all(
            report.shown.kind == "all"
            or (str(at[0]) == year and (report.shown.kind == "year" or at[1] == term))
            for at in part.terms
        )
        by_phase = {phase: [c for c in part.cases if c.phase == phase] for phase in plan.phases}
        splits = all(not found or len(found) >= FEWEST_CASES for found in by_phase.values())
        if inside and (not report.phase.id or splits):
            found |= {leaf_of(c) for c in part.cases if report.phase.id in {"", c.phase}}
    return found


def what_is_known(cases: list[CaseFacts], made_from: Basis, keys: list[Key]) -> Known:
    """All that all reports say about these counts, as sums between bounds."""
    everywhere = {leaf_of(each) for each in cases}
    truth: dict[Hashable, int] = {
        (leaf, key): total((c for c in cases if leaf_of(c) == leaf), key)
        for leaf in everywhere
        for key in keys
    }
    known = Known(truth)
    for report in reports(made_from):
        shown = figures(report)
        over = leaves(report, made_from, cases)
        for key in keys:
            figure = shown.get(key)
            if figure is not None and figure.how in {"exact", "under", "between"}:
                known.between([(leaf, key) for leaf in over], figure.low, figure.high)
        for role in POLICY.matrix.roles:
            row = shown.get((ROW, role))
            mine = [key for key in keys if key[0] == CELL and key[1].startswith(f"{role}.")]
            if row is not None and mine and row.how != "not-shown":
                known.between([(leaf, key) for leaf in over for key in mine], row.low, row.high)
                for key in mine:  # a row stands for its cells only where none of them could be shown
                    if report.shown.kind == "term" and not report.phase.id:
                        known.between([(leaf, key) for leaf in over], 0, UNDER - 1)
            c = shown.get((FOUR_C, role))
            if mine and c is not None and c.how == "about":  # the middle of hidden cells stands in for them
                slack = 5 + 2 * sum(shown[key].how != "exact" for key in mine if key in shown) * 3
                known.between([(leaf, key) for leaf in over for key in mine], c.low - slack, c.low + slack)
    return known


def small_world(seed: int) -> list[CaseFacts]:
    """One row of the matrix, two terms and two phases: small enough to solve in full."""
    dice = random.Random(seed)  # the same every time
    rates = {f"conduct.{kind}": dice.choice((0.03, 0.1, 0.2, 0.6)) for kind in POLICY.matrix.kinds}
    found: list[CaseFacts] = []
    for at in (AUTUMN, SPRING):
        for phase in ("primary", "secondary"):
            for _ in range(dice.choice((4, 10, 14, 20))):
                cells = {cell: 1 for cell, rate in rates.items() if dice.random() < rate}
                found.append(case(at, phase, cells, POLICY))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_hidden_cell_can_be_solved_for_from_all_reports_together(seed: int) -> None:
    cases = small_world(seed)
    made_from = basis(cases, POLICY)
    keys = [(CELL, f"conduct.{kind}") for kind in POLICY.matrix.kinds]
    known = what_is_known(cases, made_from, keys)
    tried = 0
    for part in pieces(cases, made_from.plan):
        by_phase = {
            (at, phase): [c for c in part.cases if c.phase == phase]
            for at in [part.terms]
            for phase in made_from.plan.phases
        }
        for key in keys:
            for group in [list(part.cases), *by_phase.values()]:
                if not 0 < total(group, key) < UNDER:
                    continue
                least, most = known.range([(leaf, key) for leaf in {leaf_of(c) for c in group}])
                tried += 1
                assert most - least >= 2, (key, least, most)
                if len(group) == len(part.cases) and not is_thin(part.cases):
                    assert (least, most) == (1, UNDER - 1)
    assert tried


def is_thin(cases: Iterable[CaseFacts]) -> bool:
    found = list(cases)
    return max(total(found, (CELL, f"conduct.{kind}")) for kind in POLICY.matrix.kinds) < UNDER


def test_the_solver_finds_what_a_careless_report_gives_away() -> None:
    """A total beside two counts of which one is hidden: the solver must see it, or the tests above say nothing."""
    known = Known({"a": 23, "b": 3, "c": 9})
    known.between(["a"], 23, 23)
    known.between(["c"], 9, 9)
    known.between(["b"], 1, 4)
    assert known.range(["b"]) == pytest.approx((1, 4))
    known.between(["a", "b", "c"], 35, 35)
    assert known.range(["b"]) == pytest.approx((3, 3))


# --- the rule itself: whatever a hidden count is, all reports stay the same


def every_report(cases: list[CaseFacts]) -> str:
    return json.dumps([report.as_json() for report in reports(basis(cases, POLICY))], sort_keys=True)


def hidden(part: Whole, shape: Shape) -> list[Key]:
    """Counts of a piece that are hidden for themselves, not with the others of a row."""
    thin = {
        cell
        for cells in shape.rows.values()
        if max(total(part.cases, (CELL, c)) for c in cells) < UNDER
        for cell in cells
    }
    keys = {key for each in part.cases for key in each.counts if key[0] not in {FOUR_C}}
    return sorted(
        key for key in keys if 0 < total(part.cases, key) < UNDER and not (key[0] == CELL and key[1] in thin)
    )


def with_more(each: CaseFacts, key: Key, by: int, policy: Policy) -> CaseFacts:
    """The case with `by` more of one count, and of what goes along with it."""
    counts = dict(each.counts)
    counts[key] = counts.get(key, 0) + by
    if key[0] == CELL:
        for c in policy.cell(key[1]).four_cs:
            counts[FOUR_C, c] = counts.get((FOUR_C, c), 0) + by
    return replace(each, counts=counts, exhibits=each.exhibits + (by if key[0] == CELL else 0))


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_hidden_count_is_every_report_is_the_same(seed: int) -> None:
    cases = world(seed, POLICY)
    made_from = basis(cases, POLICY)
    before = every_report(cases)
    dice = random.Random(seed)  # the same every time
    parts = [part for part in pieces(cases, made_from.plan) if hidden(part, made_from.shape)]
    for part in dice.sample(parts, min(3, len(parts))):
        changed = list(cases)
        mine = [at for at, each in enumerate(cases) if (each.year, each.term) in part.terms]
        for key in hidden(part, made_from.shape):  # all of them at once, each to another count
            count = total(part.cases, key)
            more = dice.choice([value for value in range(1, UNDER) if value != count]) - count
            for at in mine:
                here = changed[at].counts.get(key, 0)
                by = more if more > 0 and here else max(more, -here)
                changed[at] = with_more(changed[at], key, by, POLICY)
                more -= by
            assert more == 0
        assert every_report(changed) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_no_figure_is_a_small_number_and_no_two_reports_differ_by_one(seed: int) -> None:
    found = list(reports(basis(world(seed, POLICY), POLICY)))
    for report in found:
        assert report.state != "full" or report.cases >= FEWEST_CASES
        for key, figure in figures(report).items():
            if figure.how == "exact":
                assert figure.low == figure.high
                assert figure.low == 0 or figure.low >= UNDER, (report.shown.id, report.phase.id, key)
            assert "under" not in figure.text or figure.is_hidden
    full = [report for report in found if report.state == "full"]
    for one, other in combinations(full, 2):
        if (one.shown.id == other.shown.id) == (one.phase.id == other.phase.id):
            continue  # they differ by more than one choice, or by none
        if not (one.shown.id.startswith(other.shown.id[:4]) or "all" in {one.shown.id, other.shown.id}):
            continue
        if {one.shown.kind, other.shown.kind} == {"term"} and one.shown.id != other.shown.id:
            continue  # neither lies inside the other
        if "" not in {one.phase.id, other.phase.id} and one.phase.id != other.phase.id:
            continue
        mine, others = figures(one), figures(other)
        for key in mine.keys() & others.keys() - {("phases", ""), ("terms", "")}:
            if key[0] in {FOUR_C, "phases", "terms"}:
                continue
            if mine[key].how == others[key].how == "exact":
                apart = abs(mine[key].low - others[key].low)
                assert apart == 0 or apart >= UNDER, (one.shown.id, other.shown.id, key)
        assert abs(one.cases - other.cases) not in range(1, UNDER)


# --- what is shown in place of what is hidden


def full(cases: list[CaseFacts], span: str = "2026-autumn", phase: str = "") -> Report:
    report = make_report(basis(cases, POLICY), Asked(span=span, phase=phase))
    assert report.state == "full"
    return report


def some(number: int, at: At = AUTUMN, phase: str = "secondary") -> list[CaseFacts]:
    """Cases with an exhibit of aggressive conduct each."""
    return one("conduct.aggressive", number, at, phase)


def closed(number: int, outcome: str) -> list[CaseFacts]:
    return [
        case(AUTUMN, "secondary", {"conduct.aggressive": 1}, POLICY, **{f"outcomes__{outcome}": 1})
        for _ in range(number)
    ]


def one(cell: str, number: int, at: At = AUTUMN, phase: str = "secondary") -> list[CaseFacts]:
    return [case(at, phase, {cell: 1}, POLICY) for _ in range(number)]


def test_counts_below_five_are_hidden_and_nought_is_shown() -> None:
    report = full([*some(12), *one("conduct.sexual", 4), *one("conduct.values", 5)])
    shown = figures(report)
    assert shown[CELL, "conduct.aggressive"].text == "12"
    assert shown[CELL, "conduct.sexual"].text == "under 5"
    assert shown[CELL, "conduct.values"].text == "5"
    assert shown[CELL, "conduct.commercial"].text == "0"
    assert shown[FOUR_C, "conduct"].text == "about 20"
    assert shown[FOUR_C, "commerce"].text == "0"


def test_the_four_cs_are_the_same_for_every_hidden_count() -> None:
    texts = {
        figures(full([*some(12), *one("conduct.sexual", number)]))[FOUR_C, "conduct"].text
        for number in range(1, 5)
    }
    assert texts == {"about 10"}


def test_a_row_of_which_no_kind_could_be_shown_is_shown_as_one() -> None:
    report = full([*some(12), *one("contact.sexual", 4), *one("contact.values", 3)])
    assert report.matrix is not None
    row = next(row for row in report.matrix.rows if row.id == "contact")
    assert row.cells == ()
    assert row.whole is not None
    assert row.whole.text == "7"
    assert any("shown as one" in note for note in report.notes)
    hidden_row = full([*some(12), *one("contact.sexual", 1)])
    assert figures(hidden_row)[ROW, "contact"].text == "under 5"


def test_a_row_of_many_small_kinds_does_not_say_how_many() -> None:
    texts = set()
    for extra in range(3):
        rare = [*one("contact.sexual", 4), *one("contact.values", 4), *one("contact.commercial", 2 + extra)]
        texts.add(figures(full([*some(12), *rare]))[ROW, "contact"].text)
    assert texts == {"10 to 16"}


def test_a_small_primary_gets_its_year_where_a_term_is_too_little() -> None:
    cases = [
        *some(6, AUTUMN, "primary"),
        *some(5, SPRING, "primary"),
        *one("content.values", 4, SUMMER, "primary"),
        *one("content.values", 3, SPRING, "primary"),
    ]
    report = full(cases, "2026-autumn")
    assert (report.asked.id, report.shown.id) == ("2026-autumn", "2026-27")
    assert report.cases == 18
    assert figures(report)[CELL, "content.values"].text == "7"
    assert report.notes[0].startswith("Autumn term 2026: too few cases to show safely.")


def test_and_all_its_years_where_a_year_is_too_little() -> None:
    cases = [*some(6, (2025, "autumn")), *some(7, AUTUMN)]
    report = full(cases, "2026-27")
    assert (report.shown.id, report.cases) == ("all", 13)


def test_what_is_shown_in_place_of_a_term_counts_that_term() -> None:
    cases = [*some(3), *some(12, SPRING)]
    report = make_report(basis(cases, POLICY), Asked(span="2026-autumn"))
    assert report.state == "too-few"  # the year is the spring alone
    more = [*cases, *some(8, (2025, "summer"))]
    report = full(more, "2026-autumn")
    assert (report.shown.id, report.cases) == ("all", 23)


@pytest.mark.parametrize(("number", "state"), [(0, "no-cases"), (1, "too-few"), (9, "too-few")])
def test_fewer_than_ten_in_all_give_no_figure(number: int, state: str) -> None:
    report = make_report(basis(some(number), POLICY), Asked(span="2026-autumn"))
    assert report.state == state
    assert (report.matrix, report.tables, report.cases, report.stops, report.prompts) == (
        None,
        (),
        0,
        None,
        (),
    )
    assert report.coverage.counted is None or report.coverage.counted not in range(1, 5)


def test_a_year_over_a_term_with_a_hidden_count_shows_a_range() -> None:
    cases = [*some(12), *one("conduct.sexual", 3), *some(12, SPRING), *one("conduct.sexual", 10, SPRING)]
    report = full(cases, "2026-27")
    assert figures(report)[CELL, "conduct.aggressive"].text == "24"
    assert figures(report)[CELL, "conduct.sexual"].text == "11 to 14"


def test_a_year_leaves_out_a_term_that_would_follow_from_the_others() -> None:
    cases = [*some(12), *some(11, SPRING), *some(3, SUMMER)]
    report = full(cases, "2026-27")
    assert report.cases == 23
    assert any("Summer term 2027" in note for note in report.notes)
    terms = report.table("terms")
    assert terms is not None
    assert [line.figure.text for line in terms.lines] == ["12", "11", "not shown"]
    assert report.coverage.counted is None  # 26 would give the three away


def test_a_phase_is_shown_only_where_the_others_do_not_give_it_away() -> None:
    cases = [
        *some(12, AUTUMN, "primary"),
        *some(12, AUTUMN, "secondary"),
        *one("conduct.sexual", 9, AUTUMN, "primary"),
        *one("conduct.sexual", 2, AUTUMN, "secondary"),
    ]
    assert figures(full(cases))[CELL, "conduct.sexual"].text == "11"
    for phase in ("primary", "secondary"):
        shown = figures(full(cases, phase=phase))
        assert shown[CELL, "conduct.aggressive"].text == "12"
        assert shown[CELL, "conduct.sexual"].text == "not shown"
        assert shown[FOUR_C, "conduct"].text == "not shown"


def test_a_row_that_is_a_range_is_not_split_by_phase() -> None:
    rare = [case_with("contact", phase) for phase in ("primary", "secondary")]
    cases = [*some(12, AUTUMN, "primary"), *some(12, AUTUMN, "secondary"), *rare[0], *rare[1]]
    assert figures(full(cases))[ROW, "contact"].text == "10 to 16"
    for phase in ("primary", "secondary"):
        assert figures(full(cases, phase=phase))[ROW, "contact"].text == "not shown"


def case_with(role: str, phase: str) -> list[CaseFacts]:
    """Six exhibits of a row, two in each of three kinds."""
    kinds = list(POLICY.matrix.kinds)[:3]
    return [each for kind in kinds for each in one(f"{role}.{kind}", 2, AUTUMN, phase)]


def test_a_phase_with_few_cases_takes_the_split_away_from_the_others_too() -> None:
    cases = [*some(30, AUTUMN, "secondary"), *some(9, AUTUMN, "sixth form")]
    for phase in ("secondary", "sixth form"):
        assert make_report(basis(cases, POLICY), Asked(span="2026-autumn", phase=phase)).state == "too-few"
    assert full(cases).table("phases") is None


def test_the_last_outcome_is_not_what_is_left_of_the_cases() -> None:
    first, second = list(POLICY.outcomes)[:2]
    cases = [*closed(11, first), *closed(1, second)]
    shown = figures(full(cases))
    assert {shown["outcomes", first].text, shown["outcomes", second].text} == {"not shown"}
    roomy = figures(full([*cases, *some(5)]))
    assert (roomy["outcomes", first].text, roomy["outcomes", second].text) == ("11", "under 5")


def test_outcomes_are_split_by_phase_all_or_none() -> None:
    """26 and 5 of 32 cases; 8 of the 12 of one phase would leave 3 or 4 for the other outcome there."""
    first, second = list(POLICY.outcomes)[:2]
    by_phase = {"primary": (8, 4, 0), "secondary": (18, 1, 1)}
    cases = [
        case(AUTUMN, phase, {}, POLICY, **({f"outcomes__{name}": 1} if name else {}))
        for phase, numbers in by_phase.items()
        for name, number in zip((first, second, ""), numbers, strict=True)
        for _ in range(number)
    ]
    whole = figures(full(cases))
    assert (whole["outcomes", first].text, whole["outcomes", second].text) == ("26", "5")
    for phase in by_phase:
        shown = figures(full(cases, phase=phase))
        assert {shown["outcomes", first].text, shown["outcomes", second].text} == {"not shown"}


def test_a_report_says_that_another_over_other_cases_could_give_some_away() -> None:
    alone, more = full(some(12)), full([*some(12), *one("conduct.aggressive", 2)])
    assert more.cases - alone.cases == 2, (
        "two folders are not held against each other: nothing remembers a report"
    )
    for report in (alone, more):
        assert any("over other folders, or by somebody else" in note for note in report.notes)


def test_a_middle_needs_ten_cases_and_is_rounded() -> None:
    def timed(number: int, minutes: int) -> list[CaseFacts]:
        return [replace(each, minutes={"kept-dsl": minutes}) for each in some(number)]

    shown = {m.id: m.text for m in full([*timed(5, 40), *timed(5, 83)]).middles}
    assert shown["kept-dsl"] == "1 h"
    assert shown["dsl-police"] == "not shown"
    assert {m.id: m.text for m in full([*timed(9, 40), *some(5)]).middles}["kept-dsl"] == "not shown"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (11, "11 min"),
        (47, "45 min"),
        (81, "1 h 20 min"),
        (26 * 60 + 10, "26 h"),
        (5 * 1440, "5 days"),
    ],
)
def test_times_are_written_as_people_say_them(minutes: int, text: str) -> None:
    assert duration(rounded(minutes)) == text


def test_a_figure_of_what_is_not_counted_is_nought() -> None:
    nothing = Shown(cases=10, boxes={})
    assert nothing.figure(("triggers", "x")).text == "0"
    assert nothing.figure(EXHIBITS).text == "0"
    assert Plan.of([], Shape.of(POLICY)).over(None) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_row_shown_as_one_says_nothing_of_its_cells(seed: int) -> None:
    """Within such a row one exhibit may stand in another cell: no report would be another."""
    cases = world(seed, POLICY)
    made_from = basis(cases, POLICY)
    before = every_report(cases)
    for part in pieces(cases, made_from.plan):
        for cells in made_from.shape.rows.values():
            counts = {cell: total(part.cases, (CELL, cell)) for cell in cells}
            if not 0 < max(counts.values()) < UNDER:
                continue
            giver = max(cells, key=lambda cell: counts[cell])
            taker = min(cells, key=lambda cell: counts[cell])
            mine = [at for at, each in enumerate(cases) if (each.year, each.term) in part.terms]
            at = next(at for at in mine if cases[at].counts.get((CELL, giver)))
            changed = list(cases)
            changed[at] = with_more(with_more(cases[at], (CELL, giver), -1, POLICY), (CELL, taker), 1, POLICY)
            assert every_report(changed) == before


def test_another_schools_policy_is_counted_by_its_own_words(tmp_path: Path) -> None:
    other = load_policy(write_second_school(tmp_path / "policy"))
    for seed in range(4):
        cases = world(seed, other)
        for report in reports(basis(cases, other)):
            if report.matrix is None:
                continue
            assert [row.id for row in report.matrix.rows] == list(other.matrix.roles)
            four_cs = report.table("four-cs")
            assert four_cs is not None
            assert [line.label for line in four_cs.lines] == [
                row.label for row in other.matrix.four_cs.values()
            ]
