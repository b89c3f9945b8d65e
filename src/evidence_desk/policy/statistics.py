"""What the governors' report counts: terms, referrals, timings and prompts for the policy review, as data."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from evidence_desk.policy.rows import Document, Row, Sourced, keyed

When = Literal["stops", "triggers", "new-platforms", "changed-platforms", "year-old", "overdue"]
WHENS: tuple[When, ...] = ("stops", "triggers", "new-platforms", "changed-platforms", "year-old", "overdue")
# Points in time that are no kind of action.
POINTS: Final = frozenset({"seen", "kept", "answered"})
_HOLES: Final = frozenset({"count", "names"})
_MONTH_DAY: Final = re.compile(r"(\d\d)-(\d\d)")
_LEAP_YEAR: Final = 2024
_NO_DAY: Final = (2, 29)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Sourced):
    """A term of the school year."""

    label: str
    begins: tuple[int, int]  # month, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Sourced):
    """Somebody a case is referred to, and by what that is known."""

    label: str
    actions: tuple[str, ...]
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Sourced):
    """How long it took from one thing to another."""

    label: str
    start: tuple[str, ...]
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptText(Sourced):
    """A sentence for the policy review, and what brings it out."""

    when: When
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """All of it."""

    terms: Mapping[str, Term]
    referrals: Mapping[str, Referral]
    timings: Mapping[str, Timing]
    prompts: Mapping[str, PromptText]

    def term_of(self, day: date) -> tuple[int, str]:
        """Return the term that a day lies in: the year in which its school year began, and the term's id."""
        begun = [term for term in self.terms.values() if term.begins <= (day.month, day.day)]
        # before the first beginning of the calendar year it is still the term that began last in the year before
        term = max(begun or self.terms.values(), key=lambda each: each.begins)
        first = next(iter(self.terms.values())).begins
        return (day.year if (day.month, day.day) >= first else day.year - 1), term.id

    def days(self, year: int, term: str) -> tuple[date, date]:
        """Return the first day of a term of the school year that began in `year`, and the first day after it."""
        names = list(self.terms)
        place = names.index(term)
        return self._begin(year, names[place]), (
            self._begin(year, names[place + 1]) if place + 1 < len(names) else self._begin(year + 1, names[0])
        )

    def _begin(self, year: int, term: str) -> date:
        first = next(iter(self.terms.values())).begins
        begins = self.terms[term].begins
        return date(year if begins >= first else year + 1, *begins)


def read_statistics(
    document: Document, actions: Collection[str], channels: Collection[str], *, is_own: bool = True
) -> Counting:
    """Return what is counted.

    Args:
        is_own: the file belongs to the policy. Where the program's own stands in for it, what it names and the policy
            does not have is passed over.

    Raises:
        BadInput: an action or channel that does not exist, a day that is none, or terms out of order.
    """
    terms = [(row, _term(row)) for row in document.rows("term")]
    _check_order(terms)
    counting = Counting(
        terms=keyed(terms),
        referrals=keyed(_known_referrals(document, actions, channels, is_own=is_own)),
        timings=keyed(_known_timings(document, actions, is_own=is_own)),
        prompts=keyed([(row, _prompt(row)) for row in document.rows("prompt")]),
    )
    document.done()
    return counting


def _check_order(terms: list[tuple[Row, Term]]) -> None:
    first = terms[0][1].begins
    in_year = [(term.begins < first, term.begins) for _, term in terms]  # those after New Year come later
    for (row, _), before, place in zip(terms[1:], in_year, in_year[1:], strict=False):
        if place <= before:
            raise row.bad(
                "“begins” does not come after the term above it; the first row begins the school year"
            )


def _term(row: Row) -> Term:
    text = row.text("begins")
    found = _MONTH_DAY.fullmatch(text)
    try:
        begins = (int(found[1]), int(found[2])) if found else (0, 0)
        date(_LEAP_YEAR, *begins)
    except ValueError:
        begins = (0, 0)
    if begins in {(0, 0), _NO_DAY}:
        raise row.bad(f"“begins” is “{text}”; it must be a month and a day of every year, such as 09-01")
    term = Term(id=row.ident(), label=row.text("label"), begins=begins, basis=row.basis())
    row.done()
    return term


def _known_referrals(
    document: Document, actions: Collection[str], channels: Collection[str], *, is_own: bool
) -> list[tuple[Row, Referral]]:
    found: list[tuple[Row, Referral]] = []
    for row in document.rows("referral"):
        referral = _referral(row)
        if is_own:
            row.refers("actions", referral.actions, actions, "actions.toml")
            row.refers("channels", referral.channels, channels, "channels.toml")
            if not referral.actions and not referral.channels:
                raise row.bad("it names neither an action nor a channel, so nothing would be counted")
        elif not {*referral.actions} & {*actions} and not {*referral.channels} & {*channels}:
            continue
        found.append((row, referral))
    return found


def _known_timings(document: Document, actions: Collection[str], *, is_own: bool) -> list[tuple[Row, Timing]]:
    known = {*actions, *POINTS}
    found: list[tuple[Row, Timing]] = []
    for row in document.rows("timing"):
        timing = _timing(row)
        if is_own:
            row.refers("from", timing.start, known, "actions.toml")
            row.refers("to", timing.end, known, "actions.toml")
        elif not ({*timing.start} & known and {*timing.end} & known):
            continue
        found.append((row, timing))
    return found


def _referral(row: Row) -> Referral:
    referral = Referral(
        id=row.ident(),
        label=row.text("label"),
        actions=row.texts("actions"),
        channels=row.texts("channels"),
        basis=row.basis(),
    )
    row.done()
    return referral


def _timing(row: Row) -> Timing:
    timing = Timing(
        id=row.ident(),
        label=row.text("label"),
        start=row.texts("from"),
        end=row.texts("to"),
        basis=row.basis(),
    )
    row.done()
    for key, named in (("from", timing.start), ("to", timing.end)):
        if not named:
            raise row.bad(f"“{key}” is empty")
    return timing


def _prompt(row: Row) -> PromptText:
    prompt = PromptText(
        id=row.ident(), when=row.choice("when", WHENS), text=row.text("text"), basis=row.basis()
    )
    row.done()
    for hole in re.findall(r"\{(.*?)\}", prompt.text):
        if hole not in _HOLES:
            raise row.bad(f"“text” has a place for “{hole}”; there are only {{count}} and {{names}}")
    return prompt
