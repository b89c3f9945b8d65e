"""Procedures as data: ordered steps per platform and kind, what blocks a step, the routes after a report, holidays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from evidence_desk.policy.rows import Document, Row, Sourced, keyed

ProcedureKind = Literal["platform", "images", "prevent", "staff", "parents", "discipline", "monitoring"]
Blocker = Literal["trigger", "lado", "police", "gate", "authority"]

KINDS: tuple[ProcedureKind, ...] = (
    "platform",
    "images",
    "prevent",
    "staff",
    "parents",
    "discipline",
    "monitoring",
)
BLOCKERS: tuple[Blocker, ...] = ("trigger", "lado", "police", "gate", "authority")
STAFF: Final = "staff"  # beside ids of the policy in `when`: the subject is a member of staff
# A step that could warn somebody waits for every question; a copy of the policy may add words, never drop these.
WARNS: Final = frozenset[Blocker]({"trigger", "lado", "police"})
# These warn, whatever a copy says of them; one may be left out, not kept and let go. So does what tells the parents.
_ALWAYS_WARN: Final = frozenset(
    {
        "fb.ask-removal",
        "fb.copy-then-delete",
        "fb.remove-post",
        "fb.new-account",
        "report.ask-removal",
        "report.new-account",
        "images.parents",
        "prevent.parents",
        "staff.inform",
        "parents.tell",
        "discipline.account",
    }
)
_TELLS_PARENTS: Final = "parents-told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Sourced):
    """One step of a procedure."""

    text: str
    note: str
    warns: bool  # it could tell somebody that evidence is being gathered: it waits for every open question
    blocked_while: tuple[Blocker, ...]
    only_for: tuple[str, ...]  # cells, categories, triggers: one of them must be chosen; empty: always
    confirm: tuple[str, ...]  # what is ticked before it can be done, in words
    action: str  # kind of action that it records, or empty
    channel: str  # for that action, or empty: the procedure's
    evidence: bool  # it asks for exhibits that show it
    legacy: bool  # kept as an older policy gave it, not as a fact of today


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow(Sourced):
    """A list of steps for one kind of matter."""

    label: str
    kind: ProcedureKind
    platform: str  # id, or empty
    channel: str  # id of its first report, or empty
    when: tuple[str, ...]  # what makes it apt: ids of the policy, or `STAFF`
    steps: tuple[Step, ...]
    note: str
    legacy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Sourced):
    """Where a matter goes when a report brought nothing."""

    text: str
    channel: str
    after_hours: int  # since the report; the routes before it come first
    waits_for_reply: bool  # it is also open at once when a reply came


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Sourced):
    """A day that is no working day."""

    label: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Sourced):
    """Something that may be kept, or done again, only once somebody has authorised it."""

    label: str
    text: str
    action: str  # kind of action that records it
    after: int  # of one account: captures on more than this many days need it; 0: always


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureList:
    """Everything that says what to do next."""

    steps: Mapping[str, Step]
    procedures: Mapping[str, ProcedureRow]
    routes: Mapping[str, Route]
    authorities: Mapping[str, Authority]
    holidays: Mapping[str, Holiday]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the other files of the policy hold."""

    classes: Collection[str]  # cells, policy criminal categories, triggers
    actions: Collection[str]
    channels: Collection[str]
    platforms: Collection[str]


def read_procedures(document: Document, known: Known, *, own: bool) -> ProcedureList:
    """Return the procedures with their steps.

    Args:
        own: the file is the policy's own. The program's, standing in for a missing one, loses the rows that name
            what the policy does not hold; the policy's own is refused for them.

    Raises:
        BadInput: a step, action, channel or platform that does not exist.
    """
    reader = _Reader(known, own=own)
    steps = keyed([(row, reader.step(row)) for row in document.rows("step")])
    lists = [(row, reader.procedure(row, steps)) for row in document.rows("procedure")]
    routes = [(row, reader.route(row)) for row in document.rows("route")]
    authorities = [(row, reader.authority(row)) for row in document.rows("authority")]
    holidays = keyed([(row, _holiday(row)) for row in document.rows("holiday")])
    document.done()
    return ProcedureList(
        steps=steps,
        procedures=keyed([(row, one) for row, one in lists if one is not None]),
        routes=keyed([(row, one) for row, one in routes if one is not None]),
        authorities=keyed([(row, one) for row, one in authorities if one is not None]),
        holidays=holidays,
    )


class _Reader:
    """Reads rows and holds what they name against what there is."""

    def __init__(self, known: Known, *, own: bool) -> None:
        self._known = known
        self._own = own

    def step(self, row: Row) -> Step:
        """Return a step; what the policy does not hold is left out of a stand-in."""
        ident, warns = row.ident(), row.flag("warns", False)
        blocked = tuple(_blocker(row, word) for word in row.texts("blocked_while", ()))
        if warns and not set(blocked) >= WARNS:
            raise row.bad(
                "a step that warns somebody must have “blocked_while” name: " + ", ".join(sorted(WARNS))
            )
        if not warns and (ident in _ALWAYS_WARN or row.text("action", "") == _TELLS_PARENTS):
            raise row.bad("it could warn somebody: it must have warns = true; no setting changes that")
        step = Step(
            id=ident,
            text=row.text("text"),
            note=row.text("note", ""),
            warns=warns,
            blocked_while=blocked,
            only_for=self._those(row, "only_for", row.texts("only_for", ()), self._known.classes),
            confirm=row.texts("confirm", ()),
            action=self._one(row, "action", self._known.actions, "actions.toml"),
            channel=self._one(row, "channel", self._known.channels, "channels.toml"),
            evidence=row.flag("evidence", False),
            legacy=row.flag("legacy", False),
            basis=row.basis(),
        )
        row.done()
        if step.channel and not step.action:
            raise row.bad("“channel” needs “action”")
        return step

    def procedure(self, row: Row, steps: Mapping[str, Step]) -> ProcedureRow | None:
        """Return a procedure, or None where a stand-in names a platform that the policy does not hold."""
        named = row.texts("steps")
        row.refers("steps", named, steps, "the rows [[step]]")
        if not named:
            raise row.bad("“steps” is empty; a procedure has at least one")
        platform = row.text("platform", "")
        if platform and platform not in self._known.platforms and not self._own:
            return None
        row.refers("platform", [platform] if platform else [], self._known.platforms, "platforms.toml")
        made = ProcedureRow(
            id=row.ident(),
            label=row.text("label"),
            kind=row.choice("kind", KINDS),
            platform=platform,
            channel=self._one(row, "channel", self._known.channels, "channels.toml"),
            when=self._those(row, "when", row.texts("when", ()), {*self._known.classes, STAFF}),
            steps=tuple(steps[name] for name in named),
            note=row.text("note", ""),
            legacy=row.flag("legacy", False),
            basis=row.basis(),
        )
        row.done()
        return made

    def route(self, row: Row) -> Route | None:
        """Return a route, or None where a stand-in names a channel that the policy does not hold."""
        channel = self._one(row, "channel", self._known.channels, "channels.toml")
        route = Route(
            id=row.ident(),
            text=row.text("text"),
            channel=channel,
            after_hours=row.number("after_hours"),
            waits_for_reply=row.flag("waits_for_reply", False),
            basis=row.basis(),
        )
        row.done()
        return route if channel else None

    def authority(self, row: Row) -> Authority | None:
        """Return an authority, or None where a stand-in names an action that the policy does not hold."""
        action = self._one(row, "action", self._known.actions, "actions.toml")
        authority = Authority(
            id=row.ident(),
            label=row.text("label"),
            text=row.text("text"),
            action=action,
            after=row.number("after") if row.has("after") else 0,
            basis=row.basis(),
        )
        row.done()
        return authority if action else None

    def _one(self, row: Row, key: str, known: Collection[str], where: str) -> str:
        name = row.text(key, "")
        if name and name not in known and not self._own:
            return ""
        row.refers(key, [name] if name else [], known, where)
        return name

    def _those(self, row: Row, key: str, names: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
        if self._own:
            row.refers(key, names, known, "the policy's cells, categories and triggers")
            return names
        # Nothing left of what a step is only for would make it one for everything.
        kept = tuple(name for name in names if name in known)
        return kept or names


def _blocker(row: Row, word: str) -> Blocker:
    found = next((one for one in BLOCKERS if one == word), None)
    if found is None:
        raise row.bad(f"“blocked_while” names “{word}”; it may name: {', '.join(BLOCKERS)}")
    return found


def _holiday(row: Row) -> Holiday:
    holiday = Holiday(id=row.ident(), label=row.text("label"), day=row.day("day"), basis=row.basis())
    row.done()
    return holiday
