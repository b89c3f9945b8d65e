"""Made-up schools for the tests of what may be counted, and every report that could be laid side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence_desk.library.hiding import CELL, FOUR_C, CaseFacts, Key, Plan, Shape
from evidence_desk.library.reporting import Asked, Basis, make_report
from evidence_desk.library.spans import ALL
from evidence_desk.policy.figures import Report
from evidence_desk.policy.model import Policy

At = tuple[int, str]
Leaf = tuple[int, str, str]  # year, term, phase: the smallest part that anybody could ask about
MADE_AT = "2027-08-20T12:00:00Z"
TERMS = ("autumn", "spring", "summer")


def case(at: At, phase: str, cells: Mapping[str, int], policy: Policy, **counts: int) -> CaseFacts:
    """Return a case with this many exhibits in each cell; other counts by table and id, joined by two underscores."""
    found: dict[Key, int] = {(CELL, cell): count for cell, count in cells.items()}
    for cell, count in cells.items():
        for c in policy.cell(cell).four_cs:
            found[FOUR_C, c] = found.get((FOUR_C, c), 0) + count
    for name, count in counts.items():
        table, _, ident = name.partition("__")
        found[table, ident] = count
    return CaseFacts(
        year=at[0],
        term=at[1],
        phase=phase,
        exhibits=sum(cells.values()),
        counts={key: count for key, count in found.items() if count},
    )


def world(seed: int, policy: Policy) -> list[CaseFacts]:
    """Return the cases of a school over two years: few or many, of one to three phases, most kinds rare."""
    dice = random.Random(seed)  # a school that is the same every time
    phases = ["primary", "secondary", "sixth form"][: dice.choice((1, 1, 2, 3))]
    weights = {cell: dice.choice((0, 0.02, 0.1, 0.3, 0.8)) for cell in policy.matrix.cells}
    triggers = {name: dice.choice((0, 0.1, 0.5)) for name in policy.trigger_list.triggers}
    outcomes = list(policy.outcomes)
    found: list[CaseFacts] = []
    for year in (2025, 2026):
        for term in TERMS:
            for _ in range(dice.choice((0, 1, 3, 8, 12, 25))):
                cells = {
                    cell: dice.randint(1, 3) for cell, weight in weights.items() if dice.random() < weight
                }
                counts = {f"triggers__{name}": int(dice.random() < rate) for name, rate in triggers.items()}
                if dice.random() < 0.7:
                    counts[f"outcomes__{dice.choice(outcomes[:4])}"] = 1
                counts["stops__"] = int(dice.random() < 0.1)
                found.append(case((year, term), dice.choice(phases), cells, policy, **counts))
    return found


def basis(cases: list[CaseFacts], policy: Policy) -> Basis:
    """Return what reports over these cases are made from."""
    return Basis(
        plan=Plan.of(cases, Shape.of(policy)),
        policy=policy,
        school="Larkrise Academy",
        made_at=MADE_AT,
        counted=len(cases),
        closed=0,
        damaged=0,
    )


def reports(made_from: Basis) -> Iterator[Report]:
    """Return every report that can be asked for."""
    spans = [choice.id for choice in make_report(made_from, Asked(span=ALL)).spans]
    phases = [choice.id for choice in make_report(made_from, Asked(span=ALL)).phases]
    for span in spans:
        for phase in phases:
            yield make_report(made_from, Asked(span=span, phase=phase))


@dataclass(frozen=True)
class Whole:
    """A piece as whoever reads the reports knows it: its terms stand in the notes of the reports."""

    terms: tuple[At, ...]
    cases: tuple[CaseFacts, ...]


def pieces(cases: list[CaseFacts], plan: Plan) -> list[Whole]:
    """Return the pieces that the cases fall into."""
    years = {year: tuple(at for at in plan.few if at[0] == year) for year in plan.years}
    rest = tuple(at for at in plan.few if at[0] not in plan.years) if plan.rest is not None else ()
    groups = [*((at,) for at in plan.terms), *years.values(), *([rest] if rest else [])]
    return [
        Whole(terms=group, cases=tuple(each for each in cases if (each.year, each.term) in group))
        for group in groups
    ]
