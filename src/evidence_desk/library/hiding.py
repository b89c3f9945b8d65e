"""Keeping small counts hidden: which numbers of a set of cases may be shown, alone and beside all others.

The rule all of this keeps: **whatever each hidden count is, from 1 to 4, every report would be the same.** So nothing
can be worked out from reports laid side by side, by whatever method, and no test for give-aways has to be trusted.
Two things bring it about (docs/decisions/036-small-counts.md):

1. Cases fall into *pieces*: a term with ten cases or more is one, terms with fewer go together. Every report is a sum
   over whole pieces, so two reports never differ by less than a piece.
2. Within a piece a count is shown as it is, hidden, or left out, and what is shown beside it (sums, phases, the four
   Cs) is worked out from what is *shown*, never from what is hidden: a sum over hidden counts is a range.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from evidence_desk.policy.figures import FEWEST_CASES, UNDER, Figure
from evidence_desk.policy.model import Policy

Key = tuple[str, str]  # table and id of what is counted
Box = tuple[int, int]  # the least and the most it can be, by what is shown; equal: it is shown

CELL: Final = "cell"
ROW: Final = "row"
FOUR_C: Final = "four-cs"
OUTCOME: Final = "outcomes"
EXHIBITS: Final[Key] = ("exhibits", "")
_TEN: Final = 10
_NONE: Final[Box] = (0, 0)
_HIDDEN: Final[Box] = (1, UNDER - 1)
_IN_A_ROW: Final[Box] = (0, UNDER - 1)  # a cell of which only its row is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What is counted of one case: numbers only."""

    year: int  # in which the school year began that it was opened in
    term: str
    phase: str
    exhibits: int = 0
    counts: Mapping[Key, int] = field(default_factory=dict)
    minutes: Mapping[str, int] = field(default_factory=dict)  # timing -> how long it took


@dataclass(frozen=True, slots=True)
class Shape:
    """How counts hang together: the cells of each row of the matrix, and the cells that each C follows from."""

    rows: Mapping[str, tuple[str, ...]]
    four_cs: Mapping[str, tuple[str, ...]]

    @staticmethod
    def of(policy: Policy) -> Shape:
        """Return that of a policy."""
        cells = policy.matrix.cells.values()
        return Shape(
            rows={
                role: tuple(cell.id for cell in cells if cell.role == role) for role in policy.matrix.roles
            },
            four_cs={c: tuple(cell.id for cell in cells if c in cell.four_cs) for c in policy.matrix.four_cs},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What may be known of a set of cases: a box for each count, none where it is left out. Missing: there are none."""

    cases: int
    boxes: Mapping[Key, Box | None]
    whole_rows: frozenset[str] = frozenset()  # roles of which only the row is shown

    def box(self, key: Key) -> Box | None:
        """Return what may be known of one count."""
        return self.boxes.get(key, _NONE)

    def figure(self, key: Key) -> Figure:
        """Return it as it is written."""
        box = self.box(key)
        if box is None:
            return Figure(how="not-shown")
        low, high = box
        if key[0] == FOUR_C or key == EXHIBITS:
            return _rounded(low, high)
        if low == high:
            return Figure(how="exact", low=low, high=high)
        if box in {_HIDDEN, _IN_A_ROW}:
            return Figure(how="under", low=low, high=high)
        return Figure(how="between", low=low, high=high)


def _rounded(low: int, high: int) -> Figure:
    """A sum over cells: nearest ten of the middle, so that it tells nothing of a hidden cell in it."""
    if low == high == 0:
        return Figure(how="exact")
    if high < UNDER:
        return Figure(how="under", low=0, high=UNDER - 1)
    if high < _TEN:
        return Figure(how="under", low=0, high=_TEN - 1)
    near = max(_TEN, (low + high + _TEN) // (2 * _TEN) * _TEN)
    return Figure(how="about", low=near, high=near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Cases that no report takes apart, other than by phase."""

    whole: Shown
    phases: Mapping[str, Shown]  # empty: not to be split
    minutes: Mapping[str, Sequence[int]]  # timing -> of all cases that have it; none where there are too few
    phase_minutes: Mapping[str, Mapping[str, Sequence[int]]]


def piece_of(cases: Sequence[CaseFacts], shape: Shape) -> Piece:
    """Return what may be shown of cases that are counted together; there are ten or more."""
    whole = _shown(cases, shape)
    by_phase: dict[str, list[CaseFacts]] = {}
    for case in cases:
        by_phase.setdefault(case.phase, []).append(case)
    timings = sorted({name for case in cases for name in case.minutes})
    minutes = {name: values for name in timings if _is_enough(values := _minutes(cases, name))}
    may_split = all(len(part) >= FEWEST_CASES for part in by_phase.values())
    phases = _split(whole, by_phase, shape) if may_split else {}
    phase_minutes: dict[str, dict[str, Sequence[int]]] = {phase: {} for phase in phases}
    for name in minutes:
        parts = {phase: _minutes(by_phase[phase], name) for phase in phases}
        if all(_is_enough(values) for values in parts.values()):
            for phase, values in parts.items():
                phase_minutes[phase][name] = values
    return Piece(whole=whole, phases=phases, minutes=minutes, phase_minutes=phase_minutes)


def _minutes(cases: Iterable[CaseFacts], name: str) -> list[int]:
    return [case.minutes[name] for case in cases if name in case.minutes]


def _is_enough(values: Sequence[int]) -> bool:
    return not 0 < len(values) < UNDER


def _totals(cases: Iterable[CaseFacts]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for case in cases:
        found.update(case.counts)
        found[EXHIBITS] += case.exhibits
    return found


def _shown(cases: Sequence[CaseFacts], shape: Shape) -> Shown:
    totals = _totals(cases)
    boxes: dict[Key, Box | None] = {}
    for key, count in totals.items():
        if key[0] not in {CELL, FOUR_C} and key != EXHIBITS:
            boxes[key] = _alone(count)
    whole_rows = {role for role, cells in shape.rows.items() if _is_thin(totals, cells)}
    for role, cells in shape.rows.items():
        if role in whole_rows:
            boxes |= {(CELL, cell): _IN_A_ROW for cell in cells}
            boxes[ROW, role] = _row(sum(totals[CELL, cell] for cell in cells), len(cells))
        else:
            boxes |= {(CELL, cell): _alone(totals[CELL, cell]) for cell in cells}
    _add_sums(boxes, totals, shape, whole_rows)
    _hide_outcomes(boxes, len(cases))
    return Shown(cases=len(cases), boxes=boxes, whole_rows=frozenset(whole_rows))


def _alone(count: int) -> Box:
    return (count, count) if count == 0 or count >= UNDER else _HIDDEN


def _is_thin(totals: Counter[Key], cells: Iterable[str]) -> bool:
    """Whether a row has exhibits, but no cell that could be shown: then the row is shown in their place."""
    counts = [totals[CELL, cell] for cell in cells]
    return any(counts) and max(counts) < UNDER


def _row(count: int, cells: int) -> Box:
    """Return what is shown of a row whose cells are all below five: not so much that no cell could be nothing."""
    most = cells * (UNDER - 1)
    bound = min(_TEN, most - UNDER + 2)  # below it any one cell can be nothing, the others making up the row
    return _alone(count) if count < max(bound, UNDER) else (bound, most)


def _add_sums(
    boxes: dict[Key, Box | None], totals: Counter[Key], shape: Shape, whole_rows: Iterable[str]
) -> None:
    """The four Cs and the number of exhibits: sums over cells as shown, moved by what does not follow from cells."""
    for c, cells in shape.four_cs.items():
        linear = sum(totals[CELL, cell] for cell in cells)
        boxes[FOUR_C, c] = _moved(_over_cells(boxes, cells, shape, whole_rows), totals[FOUR_C, c] - linear)
    every = [cell for cells in shape.rows.values() for cell in cells]
    linear = sum(totals[CELL, cell] for cell in every)
    boxes[EXHIBITS] = _moved(_over_cells(boxes, every, shape, whole_rows), totals[EXHIBITS] - linear)


def _over_cells(
    boxes: Mapping[Key, Box | None], cells: Sequence[str], shape: Shape, whole_rows: Iterable[str]
) -> Box | None:
    """Add up cells; a row that stands for its cells counts if all of them are asked for, else there is no sum."""
    left = set(cells)
    parts: list[Box | None] = []
    for role in whole_rows:
        row = set(shape.rows[role])
        if row <= left:
            parts.append(boxes.get((ROW, role), _NONE))
            left -= row
        elif row & left:
            return None
    return _added([*parts, *(boxes.get((CELL, cell), _NONE) for cell in cells if cell in left)])


def _moved(box: Box | None, by: int) -> Box | None:
    return None if box is None else (max(0, box[0] + by), max(0, box[1] + by))


def _added(boxes: Iterable[Box | None]) -> Box | None:
    low = high = 0
    for box in boxes:
        if box is None:
            return None
        low, high = low + box[0], high + box[1]
    return low, high


def _hide_outcomes(boxes: dict[Key, Box | None], cases: int) -> None:
    """A case has one outcome at most, so all of them are no more than the cases: where that presses, none is shown."""
    keys = [key for key, box in boxes.items() if key[0] == OUTCOME and box != _NONE]
    most = _added(boxes[key] for key in keys)
    if most is not None and most[0] != most[1] and most[1] > cases:
        boxes |= dict.fromkeys(keys)


def _split(whole: Shown, by_phase: Mapping[str, Sequence[CaseFacts]], shape: Shape) -> dict[str, Shown]:
    """Return what is shown of each phase: a count that is shown, and of which every phase has none or enough."""
    if len(by_phase) == 1:
        return dict.fromkeys(by_phase, whole)
    totals = {phase: _totals(cases) for phase, cases in by_phase.items()}
    for counts in totals.values():
        for role in whole.whole_rows:
            counts[ROW, role] = sum(counts[CELL, cell] for cell in shape.rows[role])
    keys = {key for key in whole.boxes if key[0] != FOUR_C and key != EXHIBITS}
    parts = {key: {phase: _alone(counts[key]) for phase, counts in totals.items()} for key in keys}
    may_split = {
        key
        for key in keys
        if (box := whole.boxes[key]) is not None and box[0] == box[1] and _HIDDEN not in parts[key].values()
    }
    if any(key[0] == OUTCOME for key in keys - may_split):
        # A case has one outcome at most: all but one of them, beside the cases of a phase, would give that one away.
        may_split = {key for key in may_split if key[0] != OUTCOME or whole.boxes[key] == _NONE}
    found: dict[str, dict[Key, Box | None]] = {
        phase: {key: parts[key][phase] if key in may_split else None for key in keys} for phase in by_phase
    }
    for phase, boxes in found.items():
        _add_sums(boxes, totals[phase], shape, whole.whole_rows)
    return {
        phase: Shown(cases=len(by_phase[phase]), boxes=boxes, whole_rows=whole.whole_rows)
        for phase, boxes in found.items()
    }


def together(parts: Sequence[Shown], shape: Shape) -> Shown:
    """Return what is known of several pieces at once: sums of what is shown of each, and nothing else."""
    keys = {key for part in parts for key in part.boxes}
    boxes = {key: _added(part.box(key) for part in parts) for key in keys}
    whole_rows: set[str] = set()
    for role, cells in shape.rows.items():
        thin = [role in part.whole_rows for part in parts]
        if not any(thin):
            continue
        others = [part for part, is_thin in zip(parts, thin, strict=True) if not is_thin]
        if all(part.box((CELL, cell)) == _NONE for part in others for cell in cells):
            whole_rows.add(role)
    return Shown(cases=sum(part.cases for part in parts), boxes=boxes, whole_rows=frozenset(whole_rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All pieces of a folder of cases. It is the same for every report, so that reports agree."""

    terms: Mapping[tuple[int, str], Piece]  # with ten cases or more
    years: Mapping[int, Piece]  # the other terms of a year, where they have ten together
    rest: Piece | None  # the other terms of all years, likewise
    few: Mapping[tuple[int, str], int]  # terms with fewer -> cases
    spread: int  # cases in no piece
    phases: tuple[str, ...]  # of all cases

    @staticmethod
    def of(cases: Iterable[CaseFacts], shape: Shape) -> Plan:
        """Return that of these cases."""
        by_term: dict[tuple[int, str], list[CaseFacts]] = {}
        phases: set[str] = set()
        for case in cases:
            phases.add(case.phase)
            by_term.setdefault((case.year, case.term), []).append(case)
        terms = {at: piece_of(found, shape) for at, found in by_term.items() if len(found) >= FEWEST_CASES}
        by_year: dict[int, list[CaseFacts]] = {}
        for (year, term), found in by_term.items():
            if (year, term) not in terms:
                by_year.setdefault(year, []).extend(found)
        years = {
            year: piece_of(found, shape) for year, found in by_year.items() if len(found) >= FEWEST_CASES
        }
        rest = [case for year, found in by_year.items() if year not in years for case in found]
        return Plan(
            terms=terms,
            years=years,
            rest=piece_of(rest, shape) if len(rest) >= FEWEST_CASES else None,
            few={at: len(found) for at, found in by_term.items() if at not in terms},
            spread=len(rest) if len(rest) < FEWEST_CASES else 0,
            phases=tuple(sorted(phases)),
        )

    def over(self, year: int | None, term: str = "") -> list[Piece]:
        """Return the pieces of a term, of a year, or of all years; none where there are too few cases."""
        if year is not None and term:
            return [self.terms[year, term]] if (year, term) in self.terms else []
        found = [piece for (at, _), piece in self.terms.items() if year in {None, at}]
        found += [piece for at, piece in self.years.items() if year in {None, at}]
        return [*found, self.rest] if year is None and self.rest is not None else found

    def left_out(self, year: int | None) -> list[tuple[int, str]]:
        """Return the terms that a report over a year, or over all of them, does not count: too few cases."""
        if year is None:
            return [] if self.rest is not None else [at for at in self.few if at[0] not in self.years]
        return [] if year in self.years else [at for at in self.few if at[0] == year]

    def terms_in(self, year: int | None, term: str = "") -> frozenset[tuple[int, str]]:
        """Return the terms with any case that a span holds."""
        every = (*self.terms, *self.few)
        return frozenset(at for at in every if year in {None, at[0]} and term in {"", at[1]})

    def has_cases(self, year: int | None, term: str = "") -> bool:
        """Return whether there is any case there."""
        return bool(self.terms_in(year, term))
