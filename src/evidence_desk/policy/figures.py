"""The figures of the governors' report as plain values: what may be shown, already made safe to hand round.

Nothing here names a person or a case. A figure that could give a small count away never gets this far as a number:
`library/hiding.py` decides, and whoever draws or prints the report shows `Figure.text` and cannot know more.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, Literal

UNDER: Final = 5  # counts from 1 to one below this are not shown as numbers
FEWEST_CASES: Final = 10  # a report over fewer says "Too few to show safely"

How = Literal["exact", "under", "between", "about", "not-shown"]
SpanKind = Literal["term", "year", "all"]
State = Literal["full", "too-few", "no-cases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count as it may be shown. Every value from `low` to `high` would have been shown in the same way."""

    how: How
    low: int = 0
    high: int = 0

    @property
    def value(self) -> int:
        """Return a number to draw a bar or a shade with: the count, or the middle of where it may be."""
        return (self.low + self.high) // 2

    @property
    def is_hidden(self) -> bool:
        """Return whether it is drawn on a hatch."""
        return self.how in {"under", "not-shown"}

    @property
    def text(self) -> str:
        """Return how it is written."""
        match self.how:
            case "exact":
                return str(self.low)
            case "under":
                return f"under {self.high + 1}"
            case "between":
                return f"{self.low} to {self.high}"
            case "about":
                return f"about {self.value}"
            case "not-shown":
                return "not shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a list or table: an id and the words of the policy, and its count."""

    id: str
    label: str
    figure: Figure
    last_year: Figure | None = None  # the same term or year before; None where there is no report over it

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was counted, now or a year before."""
        return all(
            each is None or (each.how == "exact" and not each.high) for each in (self.figure, self.last_year)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Lines that belong together."""

    id: str  # four-cs, criminal, triggers, platforms, outcomes, referrals, phases, terms
    title: str
    counted: Literal["exhibits", "cases", "referrals"]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One role of the misuse matrix: a figure for each kind, or one for the whole row.

    `cells` is empty where `whole` stands for all of them, because no cell of the row could be shown.
    """

    id: str
    label: str
    cells: tuple[Figure, ...]
    whole: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MisuseMatrix:
    """Exhibits by kind of misuse; one with two cells is counted in both."""

    columns: tuple[str, ...]  # the kinds, in the words of the policy
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """How long something took in the middle of all cases where it happened."""

    id: str
    label: str  # "Seen to kept"
    minutes: int | None  # rounded; None where too few cases have it
    last_year: int | None = None

    @property
    def text(self) -> str:
        """Return "48 min", "1 h 20 min", "26 h", "3 days", or that it is not shown."""
        return "not shown" if self.minutes is None else duration(self.minutes)

    @property
    def last_year_text(self) -> str:
        """Return the same of the year before; empty where there is nothing to compare with."""
        return "" if self.last_year is None else duration(self.last_year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Something to look at when the policy is reviewed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What a report is over: a term, a school year, or all that is recorded."""

    id: str  # 2026-autumn, 2026-27, all
    kind: SpanKind
    label: str  # Autumn term 2026, School year 2026/27, All that is recorded
    first: str = ""  # ISO date; empty for "all"
    last: str = ""
    is_over: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something that can be chosen: a span or a phase."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which of the cases in the folder were counted."""

    counted: int | None  # cases opened, over all terms; None where that would give a small count away
    closed: int  # cases that whoever asks cannot open
    damaged: int = 0  # files that could not be read

    @property
    def text(self) -> str:
        """Return the line that stands on the page."""
        damaged = (
            f" {_files(self.damaged)} damaged, out of reach, or older than what was seen here."
            if self.damaged
            else ""
        )
        if self.counted is None:
            if not self.closed:
                return "Counted from every case in the folder that you can open." + damaged
            return f"Not counted: {_plain(self.closed)} you cannot open." + damaged
        if not self.counted and not self.closed:
            return "There is no case in the folder that you can open." + damaged
        if not self.closed:
            return f"Counted from all {self.counted} cases in the folder." + damaged
        whole = self.counted + self.closed
        return f"Counted from {self.counted} of {_plain(whole)}; {self.closed} you cannot open." + damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report, safe to hand round. Only `state` "full" has figures."""

    state: State
    school: str
    policy: str  # title and version
    asked: Span
    shown: Span  # another than asked where that left too few cases: the year for a term, all for a year
    phase: Choice  # id empty: the whole school
    made_at: str  # UTC text
    cases: int = 0
    exhibits: Figure | None = None
    coverage: Coverage
    matrix: MisuseMatrix | None = None
    tables: tuple[Table, ...] = ()
    middles: tuple[Middle, ...] = ()
    stops: Figure | None = None  # how often the stop question was answered Yes or Not sure
    overdue: Figure | None = None  # clocks run out and not answered, when the report was made
    prompts: tuple[Prompt, ...] = ()
    notes: tuple[str, ...] = ()  # sentences that stand below: why something is not shown
    spans: tuple[Choice, ...] = ()  # what can be chosen, newest first
    phases: tuple[Choice, ...] = ()  # with the whole school first

    def table(self, ident: str) -> Table | None:
        """Return a table by its id, or None where the report has none."""
        return next((table for table in self.tables if table.id == ident), None)

    @property
    def heading(self) -> str:
        """Return the line below the title: school, what it is over, for whom."""
        over = self.shown.label[:1].lower() + self.shown.label[1:]
        if not self.shown.is_over:
            until = date.fromisoformat(self.shown.last)
            over = f"{over.removesuffix(f' {until.year}')} to {until.day} {until:%B %Y}"
        phase = f" · {self.phase.label}" if self.phase.id else ""
        return " · ".join(part for part in (self.school, over + phase, "for the governing body") if part)

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data; every figure with its text."""
        plain: dict[str, Any] = _with_texts(asdict(self))
        plain["coverage"]["text"] = self.coverage.text
        return plain


_FIGURE: Final = {"how", "low", "high"}


def _with_texts(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == _FIGURE:
            return value | {"text": Figure(**value).text}
        return {key: _with_texts(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_texts(item) for item in value]
    return value


def duration(minutes: int) -> str:
    """Return a length of time in words: below two days in hours and minutes, then in days."""
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return f"{round(hours / 24)} days"
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _plain(count: int) -> str:
    return "1 case" if count == 1 else f"{count} cases"


def _files(count: int) -> str:
    return "1 file could not be counted:" if count == 1 else f"{count} files could not be counted:"
