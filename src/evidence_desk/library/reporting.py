"""The governors' report out of the plan of what may be shown: a term or years, the whole school or a phase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any, Final, Literal

from evidence_desk.base.clock import parse_utc
from evidence_desk.base.errors import BadInput
from evidence_desk.library.hiding import (
    CELL,
    EXHIBITS,
    FOUR_C,
    OUTCOME,
    ROW,
    Key,
    Plan,
    Shape,
    Shown,
    together,
)
from evidence_desk.library.spans import At, at_of, ident_of, span_of
from evidence_desk.library.tally import CRIMINAL, OTHER, OVERDUE, PLATFORM, REFERRAL, STOPS, TRIGGER
from evidence_desk.policy.figures import (
    FEWEST_CASES,
    UNDER,
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
from evidence_desk.policy.model import Policy

WHOLE_SCHOOL: Final = Choice(id="", label="Whole school")
_NO_PHASE: Final = "not-said"  # cases of a school whose profile says no phase
_ELSEWHERE: Final = "Not in the policy of today"
_A_YEAR: Final = 365  # days
_FIVE_MINUTES_FROM: Final = 30  # minutes
_HOURS_FROM: Final = 3 * 60
_DAYS_FROM: Final = 48 * 60
_SMALL: Final = (
    f"Counts from 1 to {UNDER - 1} are not shown, nor is anything that would give one away: totals are left out, the "
    "4 Cs are rounded, and a sum over hidden counts is a range. This cannot be switched off."
)
_ONE_FOLDER: Final = (
    "It counts the cases in the folders chosen that whoever made it can open. Beside a report over other folders, or "
    "by somebody else, it could give away the few cases by which the two differ: hand round one."
)
_TWICE: Final = "An exhibit that belongs to two kinds of misuse is counted in both."
_ROWS: Final = "Where no kind of a row could be shown, the row is shown as one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody chose: the id of a span, empty for the term that runs; the id of a phase, empty for all."""

    span: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a report is made from, beside the choice."""

    plan: Plan
    policy: Policy
    school: str
    made_at: str  # UTC text
    counted: int
    closed: int
    damaged: int

    @property
    def today(self) -> date:
        """Return the day it is made."""
        return parse_utc(self.made_at).date()

    @property
    def shape(self) -> Shape:
        """Return how the counts of the policy hang together."""
        return Shape.of(self.policy)


def make_report(basis: Basis, asked: Asked) -> Report:
    """Return the report that was asked for, or over more cases where that leaves too few to show safely.

    Raises:
        BadInput: no such term, year or phase.
    """
    at = at_of(basis.policy.counting, basis.today, asked.span)
    phases = _phases(basis)
    phase = next((choice for choice in phases if choice.id == asked.phase), None)
    if phase is None:
        known = ", ".join(choice.id for choice in phases if choice.id) or "none"
        raise BadInput(
            "unknown phase",
            f"There is no case of the phase {asked.phase!r}. Phases here: {known}. Nothing was counted.",
        )
    seen, used = _wide_enough(basis, at, phase.id)
    head = Report(
        state="full" if seen is not None else _empty_state(basis, at),
        school=basis.school,
        policy=f"{basis.policy.title}, version {basis.policy.version}",
        asked=_span(basis, at),
        shown=_span(basis, used),
        phase=phase,
        made_at=basis.made_at,
        coverage=_coverage(basis),
        spans=_spans(basis),
        phases=phases,
    )
    return head if seen is None else _filled(head, basis, used, phase.id, seen)


def _filled(head: Report, basis: Basis, at: At, phase: str, seen: Shown) -> Report:
    """Return the report with its figures."""
    before = _seen(basis, at.before, phase) if at.before is not None else None
    tables = tuple(_tables(basis, at, phase, seen, before))
    stops, overdue = seen.figure(STOPS), seen.figure(OVERDUE)
    matrix = _matrix(basis.policy, seen)
    return Report(
        state="full",
        school=head.school,
        policy=head.policy,
        asked=head.asked,
        shown=head.shown,
        phase=head.phase,
        made_at=head.made_at,
        cases=seen.cases,
        exhibits=seen.figure(EXHIBITS),
        coverage=head.coverage,
        matrix=matrix,
        tables=tables,
        middles=tuple(_middles(basis, at, phase)),
        stops=stops,
        overdue=overdue,
        prompts=tuple(_prompts(basis, tables, stops, overdue)),
        notes=tuple(_notes(basis, head, at, phase, matrix)),
        spans=head.spans,
        phases=head.phases,
    )


# --- what can be asked for


def _span(basis: Basis, at: At) -> Span:
    return span_of(basis.policy.counting, basis.today, at)


def _spans(basis: Basis) -> tuple[Choice, ...]:
    """What can be chosen: the term that runs, every term and year with a case, and all; newest first."""
    counting, plan = basis.policy.counting, basis.plan
    now = counting.term_of(basis.today)
    terms = {now, *plan.terms, *plan.few}
    order = list(counting.terms)
    found: list[At] = []
    for year in sorted({at for at, _ in terms}, reverse=True):
        found.append(At(year, ""))
        found += [At(year, term) for term in reversed(order) if (year, term) in terms]
    spans = [_span(basis, at) for at in [*found, At(None, "")]]
    return tuple(Choice(id=span.id, label=span.label) for span in spans)


def _phases(basis: Basis) -> tuple[Choice, ...]:
    """Return the whole school and, where there is more than one, the phases of its cases."""
    names = basis.plan.phases
    if len(names) < 2:
        return (WHOLE_SCHOOL,)
    return (WHOLE_SCHOOL, *(Choice(id=name or _NO_PHASE, label=_phase_label(name)) for name in names))


def _phase_label(name: str) -> str:
    return name[:1].upper() + name[1:] if name else "Phase not said"


def _phase_name(ident: str) -> str:
    return "" if ident == _NO_PHASE else ident


# --- what may be seen


def _wide_enough(basis: Basis, at: At, phase: str) -> tuple[Shown | None, At]:
    """Return what is seen of a span; where that is too little, of the year or all years that count it; else nothing."""
    if not basis.plan.has_cases(at.year, at.term):
        return None, at
    wanted = basis.plan.terms_in(at.year, at.term)
    for wider in (at, At(at.year, ""), At(None, "")):
        left_out = basis.plan.left_out(wider.year) if not wider.term else []
        seen = _seen(basis, wider, phase) if not wanted <= set(left_out) else None
        if seen is not None:
            return seen, wider
    return None, at


def _seen(basis: Basis, at: At, phase: str) -> Shown | None:
    pieces = basis.plan.over(at.year, at.term)
    if not phase:
        parts = [piece.whole for piece in pieces]
    else:
        parts = [piece.phases[_phase_name(phase)] for piece in pieces if _phase_name(phase) in piece.phases]
    return together(parts, basis.shape) if parts else None


def _empty_state(basis: Basis, at: At) -> Literal["too-few", "no-cases"]:
    return "too-few" if basis.plan.has_cases(at.year, at.term) else "no-cases"


def _coverage(basis: Basis) -> Coverage:
    alone = 0 < basis.plan.spread < UNDER  # the cases in no piece would follow from the total
    return Coverage(counted=None if alone else basis.counted, closed=basis.closed, damaged=basis.damaged)


# --- the figures


def _matrix(policy: Policy, seen: Shown) -> MisuseMatrix:
    rows: list[MatrixRow] = []
    for role, axis in policy.matrix.roles.items():
        if role in seen.whole_rows:
            rows.append(MatrixRow(id=role, label=axis.label, cells=(), whole=seen.figure((ROW, role))))
        else:
            cells = tuple(seen.figure((CELL, f"{role}.{kind}")) for kind in policy.matrix.kinds)
            rows.append(MatrixRow(id=role, label=axis.label, cells=cells))
    return MisuseMatrix(columns=tuple(axis.label for axis in policy.matrix.kinds.values()), rows=tuple(rows))


def _tables(basis: Basis, at: At, phase: str, seen: Shown, before: Shown | None) -> Iterable[Table]:
    policy = basis.policy

    def table(
        ident: str, title: str, counted: Literal["exhibits", "cases"], rows: Iterable[tuple[str, str]]
    ) -> Table:
        lines = [
            line
            for name, label in rows
            if not (line := _line((ident, name), label, seen, before)).is_empty or name != OTHER
        ]
        return Table(id=ident, title=title, counted=counted, lines=tuple(lines))

    yield table(FOUR_C, "4 Cs", "exhibits", _labels(policy.matrix.four_cs))
    yield table(
        TRIGGER,
        "Safeguarding triggers",
        "cases",
        [*_labels(policy.trigger_list.triggers), (OTHER, _ELSEWHERE)],
    )
    yield table(
        CRIMINAL,
        "Policy criminal categories",
        "cases",
        [*_labels(policy.criminal_list.leaves), (OTHER, _ELSEWHERE)],
    )
    yield table(PLATFORM, "Platforms", "cases", [*_labels(policy.platforms), (OTHER, "Other platforms")])
    yield table(
        OUTCOME, "Outcomes of closed cases", "cases", [*_labels(policy.outcomes), (OTHER, _ELSEWHERE)]
    )
    yield table(REFERRAL, "Referrals", "cases", _labels(policy.counting.referrals))
    if not phase:
        yield from _split_tables(basis, at)


def _labels(rows: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(ident, row.label) for ident, row in rows.items()]


def _line(key: Key, label: str, seen: Shown, before: Shown | None) -> Line:
    return Line(
        id=key[1],
        label=label,
        figure=seen.figure(key),
        last_year=before.figure(key) if before is not None else None,
    )


def _split_tables(basis: Basis, at: At) -> Iterable[Table]:
    """Cases by phase and by term, where every one of them may be seen for itself."""
    pieces = basis.plan.over(at.year, at.term)
    names = sorted({name for piece in pieces for name in piece.phases})
    if len(names) > 1 and all(piece.phases for piece in pieces):
        lines = [
            Line(
                id=name or _NO_PHASE,
                label=_phase_label(name),
                figure=_count(sum(piece.phases[name].cases for piece in pieces if name in piece.phases)),
            )
            for name in names
        ]
        yield Table(id="phases", title="Cases by phase", counted="cases", lines=tuple(lines))
    if at.year is not None and not at.term:
        yield Table(
            id="terms", title="Cases by term", counted="cases", lines=tuple(_term_lines(basis, at.year))
        )


def _term_lines(basis: Basis, year: int) -> Iterable[Line]:
    for name in basis.policy.counting.terms:
        here = (year, name)
        label = _span(basis, At(year, name)).label
        if here in basis.plan.terms:
            figure = _count(basis.plan.terms[here].whole.cases)
        else:
            figure = Figure(how="not-shown") if here in basis.plan.few else _count(0)
        yield Line(id=ident_of(At(year, name)), label=label, figure=figure)


def _count(number: int) -> Figure:
    return Figure(how="exact", low=number, high=number)


def _middles(basis: Basis, at: At, phase: str) -> Iterable[Middle]:
    for timing in basis.policy.counting.timings.values():
        yield Middle(
            id=timing.id,
            label=timing.label,
            minutes=_middle(basis, at, phase, timing.id),
            last_year=_middle(basis, at.before, phase, timing.id) if at.before is not None else None,
        )


def _middle(basis: Basis, at: At, phase: str, timing: str) -> int | None:
    """Return the middle value, rounded, or None where fewer than ten cases have one."""
    values: list[int] = []
    for piece in basis.plan.over(at.year, at.term):
        found = piece.phase_minutes.get(_phase_name(phase), {}) if phase else piece.minutes
        values += found.get(timing, ())
    return rounded(round(median(values))) if len(values) >= FEWEST_CASES else None


def rounded(minutes: int) -> int:
    """Round a time so that it is nobody's own: below half an hour to the minute, then 5 minutes, hours, days."""
    for start, unit in ((_DAYS_FROM, 24 * 60), (_HOURS_FROM, 60), (_FIVE_MINUTES_FROM, 5)):
        if minutes >= start:
            return (minutes + unit // 2) // unit * unit
    return minutes


# --- sentences


def _prompts(basis: Basis, tables: Sequence[Table], stops: Figure, overdue: Figure) -> Iterable[Prompt]:
    """What the policy review should look at; a prompt is brought out by what is shown, never by what is hidden."""
    policy = basis.policy
    lines = {table.id: table.lines for table in tables}
    reached = [line for line in lines[TRIGGER] if line.figure.low >= UNDER]
    named = {platform.id: platform for platform in policy.platforms.values()}
    new = [
        line.label
        for line in lines[PLATFORM]
        if line.figure.low >= UNDER and line.id in named and not named[line.id].in_policy
    ]
    changed = [row.label for row in named.values() if row.in_policy and row.basis.verify]
    is_old = (basis.today - policy.as_of).days > _A_YEAR
    dated = f"{policy.as_of.day} {policy.as_of:%B %Y}"
    facts: dict[str, tuple[bool, str, str]] = {
        "stops": (_is_some(stops), _in_words(stops), ""),
        "overdue": (_is_some(overdue), _in_words(overdue), ""),
        "triggers": (bool(reached), "", ""),
        "new-platforms": (bool(new), str(len(new)), _and(new)),
        "changed-platforms": (bool(changed), str(len(changed)), _and(changed)),
        "year-old": (is_old, "", dated),
    }
    for prompt in policy.counting.prompts.values():
        comes_out, count, names = facts[prompt.when]
        if comes_out:
            text = prompt.text.replace("{count}", count).replace("{names}", names)
            yield Prompt(id=prompt.id, text=text)


def _in_words(figure: Figure) -> str:
    return f"fewer than {figure.high + 1}" if figure.how == "under" else figure.text


def _is_some(figure: Figure) -> bool:
    return figure.how != "not-shown" and figure.high > 0


def _and(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _notes(basis: Basis, head: Report, at: At, phase: str, matrix: MisuseMatrix) -> Iterable[str]:
    if head.asked.id != head.shown.id:
        yield f"{head.asked.label}: too few cases to show safely. Shown in its place: {_lower(head.shown.label)}."
    missing = [_span(basis, At(*each)).label for each in sorted(basis.plan.left_out(at.year)) if not at.term]
    if missing:
        yield f"Not counted here, because there were too few cases to show safely: {_and(missing)}."
    if phase and any(not piece.phases for piece in basis.plan.over(at.year, at.term)):
        yield "Terms in which one of the phases had too few cases are not counted here."
    yield _SMALL
    yield _ONE_FOLDER
    yield _TWICE
    if any(row.whole is not None for row in matrix.rows):
        yield _ROWS
    if not head.shown.is_over:
        what = {"term": "This term", "year": "This school year", "all": "The running term"}[head.shown.kind]
        yield (
            f"{what} is not over. Hand round one report of it: two, made on different days, could give away what "
            "came between."
        )


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
