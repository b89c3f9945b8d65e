"""What a report can be over: a term, a school year or all years, by an id that people can type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from evidence_desk.base.errors import BadInput
from evidence_desk.policy.figures import Span
from evidence_desk.policy.statistics import Counting

ALL: Final = "all"
_YEAR: Final = re.compile(r"2[0-9]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class At:
    """A span as the plan knows it: year and term, both empty for all."""

    year: int | None
    term: str

    @property
    def before(self) -> At | None:
        """Return the same a year before; None for all years."""
        return At(self.year - 1, self.term) if self.year is not None else None


def at_of(counting: Counting, today: date, ident: str) -> At:
    """Return the span with this id; for an empty one the term that runs.

    Raises:
        BadInput: no term or school year.
    """
    if not ident:
        return At(*counting.term_of(today))
    if ident == ALL:
        return At(None, "")
    year, _, term = ident.partition("-")
    if _YEAR.fullmatch(year):
        if term in counting.terms:
            return At(int(year), term)
        if term == f"{(int(year) + 1) % 100:02}":
            return At(int(year), "")
    terms = ", ".join(f"2026-{name}" for name in counting.terms)
    raise BadInput(
        "unknown term",
        f"{ident!r} is no term or school year. Write {terms}, 2026-27 for a school year, or {ALL}. "
        "Nothing was counted.",
    )


def span_of(counting: Counting, today: date, at: At) -> Span:
    """Return a span in words and with its days; the last one is today while it is not over."""
    year = at.year
    if year is None:
        return Span(id=ALL, kind="all", label="All that is recorded", last=today.isoformat(), is_over=False)
    if at.term:
        first, after = counting.days(year, at.term)
        label = f"{counting.terms[at.term].label} {first.year}"
    else:
        first, after = (
            counting.days(year, next(iter(counting.terms)))[0],
            counting.days(year, list(counting.terms)[-1])[1],
        )
        label = f"School year {year}/{(year + 1) % 100:02}"
    last = after - timedelta(days=1)
    is_over = last < today
    return Span(
        id=ident_of(at),
        kind="term" if at.term else "year",
        label=label,
        first=first.isoformat(),
        last=(last if is_over or first > today else today).isoformat(),
        is_over=is_over,
    )


def ident_of(at: At) -> str:
    """Return the id of a span: 2026-autumn, 2026-27 or all."""
    if at.year is None:
        return ALL
    return f"{at.year}-{at.term}" if at.term else f"{at.year}-{(at.year + 1) % 100:02}"
