"""Practice around a case: channels, clocks, retention, capture grades, and the kinds of action."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from evidence_desk.policy.gate_wording import Note, read_notes
from evidence_desk.policy.offences import SWITCHES, Switch
from evidence_desk.policy.rows import Document, Row, Sourced, keyed

ClockUnit = Literal["hours", "working days", "days", "months"]
AtEnd = Literal["review", "remove", "keep"]
Base = Literal["birth", "opened", "closed", "leaving", "never"]
Applies = Literal["pupil", "staff", "categories", "outcome", "chosen", "locked", "never"]
ActionFieldKind = Literal["text", "time", "day", "choice", "channel"]
_Written = Literal["text", "time", "day", "choice", "channel", "question", "rule", "clock"]

CLOCK_UNITS: tuple[ClockUnit, ...] = ("hours", "working days", "days", "months")
AT_ENDS: tuple[AtEnd, ...] = ("review", "remove", "keep")
BASES: tuple[Base, ...] = ("birth", "opened", "closed", "leaving", "never")
APPLIES: tuple[Applies, ...] = ("pupil", "staff", "categories", "outcome", "chosen", "locked", "never")
ACTION_FIELD_KINDS: tuple[_Written, ...] = (
    "text",
    "time",
    "day",
    "choice",
    "channel",
    "question",
    "rule",
    "clock",
)
LADO_QUESTION: Final = "lado"
# Kinds of action by which a matter goes to somebody who may stop the school's own steps; a trigger may name fewer.
REFERRALS: Final = frozenset(
    {"police-told", "police-surrendered", "police-destroy", "agency-report", "social-care-told"}
)
YEARS_MAX: Final = 150
GRADES = ("A", "B", "C", "D")
# The clock that no policy stops, leaves out or makes longer: whether the police know of what may not be held.
POLICE_CLOCK: Final = "police-contact"
_POLICE_HOURS: Final = 24
# The program's own rules ask for these: a locked item leaves the lock, and a pack leaves the program, only
# once the police were told. A copy may add fields, never drop them.
ACTION_FLOOR: Final[dict[str, frozenset[str]]] = {"police-told": frozenset({"at", "force", "reference"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Sourced):
    """A place where something is reported."""

    label: str
    route: str
    reply: str  # how soon it answers, or empty
    reply_hours: int | None  # the longest it says, where the program can count it
    scope: str  # what it takes, or empty
    local: bool  # the school fills it in
    legacy: bool  # kept as an older policy gave it, not as a fact of today


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Sourced):
    """A time limit; `amount` is None where the program cannot count it."""

    label: str
    counted_from: str
    text: str
    amount: int | None
    unit: ClockUnit | None
    switch: Switch | None  # None: it always counts

    @property
    def active(self) -> bool:
        """Return whether it counts."""
        return self.switch != "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Sourced):
    """How long a kind of record is kept, and what happens then."""

    label: str
    text: str
    rests_on: str
    years: int | None
    counted_from: str
    base: Base  # the same, as the program counts it
    applies: Applies
    categories: tuple[str, ...]  # where it applies by them
    outcomes: tuple[str, ...]
    not_outcomes: tuple[str, ...]
    age: (
        int | None
    )  # years of age, of those alleged to have acted, that are reached first where that is later
    at_end: AtEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Sourced):
    """A capture grade: what it shows, and what it cannot."""

    label: str
    printed: str
    shows: tuple[str, ...]
    cannot: tuple[str, ...]
    note: str  # when it is never given, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionField(Sourced):
    """A field an action can carry."""

    label: str
    kind: ActionFieldKind
    choices: tuple[str, ...]  # of kind "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionKind(Sourced):
    """Something that can be recorded as done."""

    label: str
    required: tuple[ActionField, ...]
    optional: tuple[ActionField, ...]
    closes: str  # id of a clock, or empty
    starts: str  # id of a clock, or empty
    other_person: bool  # not by whoever did the first half
    own_form: bool  # recorded by a form of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelList:
    """The channels, and the order in which they are tried."""

    order: Mapping[str, Note]
    channels: Mapping[str, Channel]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionList:
    """The retention rules, and what holds for all of them."""

    principles: Mapping[str, Note]
    rules: Mapping[str, Retention]


def read_channels(document: Document) -> ChannelList:
    """Return the channels with the order in which they are tried."""
    order = read_notes(document, "step", "text")
    channels = keyed([(row, _channel(row)) for row in document.rows("channel")])
    document.done()
    return ChannelList(order=order, channels=channels)


def read_clocks(document: Document) -> Mapping[str, Clock]:
    """Return the clocks by id.

    Raises:
        BadInput: one cannot be counted, or the one for telling the police is missing, longer or can be switched off.
    """
    rows = document.rows("clock")
    clocks = keyed([(row, _clock(row)) for row in rows])
    document.done()
    if POLICE_CLOCK not in clocks:
        raise rows[-1].bad(f"the last clock was read, and “{POLICE_CLOCK}” is missing; the program needs it")
    return clocks


def read_retention(
    document: Document, categories: Collection[str], outcomes: Collection[str]
) -> RetentionList:
    """Return the retention rules with their principles.

    Args:
        categories: cells, criminal categories and triggers that a rule can be for.
        outcomes: with which a case can be closed.
    Raises:
        BadInput: a category or outcome that does not exist, or a rule that cannot be counted.
    """
    principles = read_notes(document, "principle", "text")
    rules = keyed([(row, _retention(row, categories, outcomes)) for row in document.rows("retention")])
    document.done()
    return RetentionList(principles=principles, rules=rules)


def read_grades(document: Document) -> Mapping[str, Grade]:
    """Return the four capture grades, A to D."""
    rows = document.rows("grade")
    grades = keyed([(row, _grade(row)) for row in rows])
    document.done()
    if tuple(grades) != GRADES:
        raise rows[-1].bad(f"the grades must be, in this order: {', '.join(GRADES)}")
    return grades


def read_actions(
    document: Document, clocks: Collection[str], triggers: Collection[str], rules: Collection[str] = ()
) -> Mapping[str, ActionKind]:
    """Return the kinds of action by id, each with its fields.

    Args:
        triggers: their ids; together with the LADO they are what a field of kind "question" chooses from.
        rules: those that are always responded to; what a field of kind "rule" chooses from.

    Raises:
        BadInput: a field or clock that does not exist, or a kind below the floor.
    """
    offered = {"question": (LADO_QUESTION, *triggers), "rule": tuple(rules), "clock": tuple(clocks)}
    fields = keyed([(row, _action_field(row, offered)) for row in document.rows("field")])
    rows = document.rows("action")
    kinds = keyed([(row, _action(row, fields, clocks)) for row in rows])
    document.done()
    for kind in ACTION_FLOOR:
        if kind not in kinds:
            raise rows[-1].bad(f"the last action was read, and “{kind}” is missing; the program needs it")
    return kinds


def _channel(row: Row) -> Channel:
    channel = Channel(
        id=row.ident(),
        label=row.text("label"),
        route=row.text("route"),
        reply=row.text("reply", ""),
        reply_hours=row.number("reply_hours") if row.has("reply_hours") else None,
        scope=row.text("scope", ""),
        local=row.flag("local", False),
        legacy=row.flag("legacy", False),
        basis=row.basis(),
    )
    row.done()
    return channel


def _clock(row: Row) -> Clock:
    if row.has("amount") != row.has("unit"):
        raise row.bad("“amount” and “unit” go together")
    clock = Clock(
        id=row.ident(),
        label=row.text("label"),
        counted_from=row.text("from"),
        text=row.text("text"),
        amount=row.number("amount") if row.has("amount") else None,
        unit=row.choice("unit", CLOCK_UNITS) if row.has("unit") else None,
        switch=row.choice("switch", SWITCHES) if row.has("switch") else None,
        basis=row.basis(),
    )
    row.done()
    if clock.id == POLICE_CLOCK:
        short = clock.unit == "hours" and clock.amount is not None and clock.amount <= _POLICE_HOURS
        if not short or clock.switch is not None:
            raise row.bad(
                f"it must be counted in hours, at most {_POLICE_HOURS}, without “switch”; no setting changes that"
            )
    return clock


def _retention(row: Row, categories: Collection[str], outcomes: Collection[str]) -> Retention:
    rule = Retention(
        id=row.ident(),
        label=row.text("label"),
        text=row.text("text"),
        rests_on=row.text("basis"),
        years=row.number("years") if row.has("years") else None,
        counted_from=row.text("counted_from"),
        base=row.choice("base", BASES, "never"),
        applies=row.choice("applies", APPLIES, "never"),
        categories=row.texts("categories", ()),
        outcomes=row.texts("outcomes", ()),
        not_outcomes=row.texts("not_outcomes", ()),
        age=row.number("age") if row.has("age") else None,
        at_end=row.choice("at_end", AT_ENDS),
        basis=row.basis(),
    )
    row.done()
    row.refers(
        "categories", rule.categories, categories, "any of matrix.toml, criminal.toml and triggers.toml"
    )
    row.refers("outcomes", rule.outcomes, outcomes, "outcomes.toml")
    row.refers("not_outcomes", rule.not_outcomes, outcomes, "outcomes.toml")
    for key, word, wanted in (
        ("categories", "categories", rule.categories),
        ("outcomes", "outcome", rule.outcomes),
    ):
        if bool(wanted) != (rule.applies == word):
            raise row.bad(f'“{key}” and applies = "{word}" go together')
    if rule.base == "never" and rule.years is not None:
        raise row.bad("“years” needs a “base” that they are counted from")
    if rule.years is not None and rule.years > YEARS_MAX:
        raise row.bad(f"“years” is more than {YEARS_MAX}")
    return rule


def _grade(row: Row) -> Grade:
    grade = Grade(
        id=row.ident(),
        label=row.text("label"),
        printed=row.text("printed"),
        shows=row.texts("shows"),
        cannot=row.texts("cannot"),
        note=row.text("note", ""),
        basis=row.basis(),
    )
    row.done()
    return grade


def _action_field(row: Row, offered: Mapping[str, tuple[str, ...]]) -> ActionField:
    kind = row.choice("kind", ACTION_FIELD_KINDS)
    given = row.texts("choices") if kind == "choice" else ()
    field = ActionField(
        id=row.ident(),
        label=row.text("label"),
        # Told apart one by one for the type.
        kind="choice" if kind == "question" or kind == "rule" or kind == "clock" else kind,  # noqa: PLR1714
        choices=offered.get(kind, given),
        basis=row.basis(),
    )
    row.done()
    return field


def _action(row: Row, fields: Mapping[str, ActionField], clocks: Collection[str]) -> ActionKind:
    ident, required, optional = row.ident(), row.texts("required"), row.texts("optional")
    row.refers("required", required, fields, "the rows [[field]]")
    row.refers("optional", optional, fields, "the rows [[field]]")
    for name in required:
        if name in optional:
            raise row.bad(f"“{name}” is both required and optional")
    kind = ActionKind(
        id=ident,
        label=row.text("label"),
        required=tuple(fields[name] for name in required),
        optional=tuple(fields[name] for name in optional),
        closes=row.text("closes", ""),
        starts=row.text("starts", ""),
        other_person=row.flag("other_person", False),
        own_form=row.flag("own_form", False),
        basis=row.basis(),
    )
    row.done()
    row.refers("closes", [kind.closes] if kind.closes else [], clocks, "clocks.toml")
    row.refers("starts", [kind.starts] if kind.starts else [], clocks, "clocks.toml")
    missing = ACTION_FLOOR.get(ident, frozenset()) - set(required)
    if missing:
        raise row.bad(f"it must require: {', '.join(sorted(missing))}; the program needs that")
    return kind
