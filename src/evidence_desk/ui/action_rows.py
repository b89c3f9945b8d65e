"""What was done about a case, and what is due, as plain rows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QCoreApplication

from evidence_desk.acts import clocks as running_clocks
from evidence_desk.acts.clocks import ClockView, Due
from evidence_desk.acts.danger import flagged
from evidence_desk.acts.recording import police_due, waiting
from evidence_desk.base import clock as clocks
from evidence_desk.case.standing import POLICE_TOLD
from evidence_desk.case.state import Case
from evidence_desk.case.two_people import open_holds
from evidence_desk.case.values import Action
from evidence_desk.policy.model import Policy
from evidence_desk.ui.action_words import choice_text, field_value
from evidence_desk.ui.row_words import member_name
from evidence_desk.ui.widgets.dates import local_text, table_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it
# How the reason of a correction begins in the record, whatever the window's language; the time it names follows.
CORRECTS = "Corrects the entry written down at "
_POLICE_CLOCK = "police-contact"
_UTC_LENGTH = len("2026-11-22T14:05:09Z")
TileKind = Literal["stop", "warn", "ok", "info"]
_CLOCK_KINDS: dict[str, TileKind] = {"late": "stop", "due": "warn", "running": "info", "done": "ok"}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action, ready to be shown."""

    action: Action
    label: str
    when: str  # short
    main: str  # what stands beside the label
    who: str
    refs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]  # label, value
    corrected_at: str  # when a later entry corrected it; or empty


@dataclass(frozen=True, slots=True)
class Tile:
    """A clock, or something that waits for somebody."""

    kind: TileKind
    head: str  # the state in words
    title: str
    below: str
    record: str  # kind of action that would settle it
    about: tuple[str, ...] = ()  # ids it would be recorded for
    fields: tuple[tuple[str, str], ...] = ()  # filled in already
    target: str = ""  # what the clock is about: a report, an exhibit, a clock started by hand


def action_rows(case: Case, policy: Policy) -> list[ActionRow]:
    """Return all actions, the newest first."""
    corrected = {
        action.reason[len(CORRECTS) :][:_UTC_LENGTH]: action.recorded_at
        for action in case.actions.values()
        if action.reason.startswith(CORRECTS)
    }
    found = [_row(case, policy, action, corrected) for action in case.actions_in_order()]
    return sorted(found, key=lambda row: (row.action.at, row.action.recorded_at), reverse=True)


def _row(case: Case, policy: Policy, action: Action, corrected: dict[str, str]) -> ActionRow:
    kind = policy.actions.get(action.kind)
    labels = {f.id: f.label for f in (*kind.required, *kind.optional)} if kind is not None else {}
    ordered = [name for name in labels if name in action.fields]
    ordered += [name for name in action.fields if name not in labels]
    facts = [
        (labels.get(name, name), field_value(case, policy, name, action.fields[name])) for name in ordered
    ]
    if action.reason:
        facts.append((translate("Actions", "Reason"), reason_text(action.reason)))
    main = next((value for _, value in facts), "")
    return ActionRow(
        action=action,
        label=kind.label if kind is not None else action.kind,
        when=table_text(action.at),
        main=main.split("\n", 1)[0],
        who=member_name(case, action.who),
        refs=tuple(case.exhibits[name].ref for name in action.exhibits if name in case.exhibits),
        facts=tuple(facts),
        corrected_at=corrected.get(action.recorded_at, "") if not action.reason.startswith(CORRECTS) else "",
    )


def reason_text(reason: str) -> str:
    """Return a reason as people read it: a correction names the time on the clocks of the UK."""
    if not reason.startswith(CORRECTS):
        return reason
    rest = reason[len(CORRECTS) :]
    at, why = rest[:_UTC_LENGTH], rest[_UTC_LENGTH:].lstrip(": ")
    if not clocks.is_stored_time(at):
        return reason
    return translate("Actions", "Corrects the entry of {when}: {why}").format(when=local_text(at), why=why)


def correction_of(action: Action, why: str) -> str:
    """Return the reason that marks a new action as the correction of another."""
    return f"{CORRECTS}{action.recorded_at}: {why}"


# -- what is due -------------------------------------------------------------------------------------------


def open_items(case: Case) -> list[tuple[str, str, str]]:
    """Return (id, since, words) of everything the police have not been told of, the oldest first."""
    items: list[tuple[str, str, str]] = []
    for name, at in waiting(case).items():
        exhibit = case.exhibits.get(name)
        if exhibit is None:
            words = translate("Actions", "Stopped at the stop question")
        elif exhibit.kind == "restricted-record":
            words = translate("Actions", "{ref}, text record").format(ref=exhibit.ref)
        else:
            words = translate("Actions", "{ref}, locked for police").format(ref=exhibit.ref)
        items.append((name, at, words))
    return items


def tiles(case: Case, policy: Policy, now: datetime) -> list[Tile]:
    """Return the clocks that run, the nearest first, then what waits without a clock, then what is done."""
    found: list[tuple[str, Tile]] = []
    done: list[Tile] = []
    items = open_items(case)
    if items:  # one call settles them all
        found.append(_police_tile(case, items, policy, now))
    found += _danger_tiles(case, policy)
    for clock in running_clocks.clocks(case, policy, now):
        if clock.clock == running_clocks.POLICE:
            continue
        if clock.state == "done":
            done.append(_clock_tile(case, clock))
        else:
            found.append((clock.due_at or "9", _clock_tile(case, clock)))
    for action in case.actions_in_order():
        tile = _review_tile(case, action, now)
        if tile is not None:
            found.append(tile)
    ordered = [tile for _, tile in sorted(found, key=lambda pair: pair[0])]
    if case.exhibits and not any(action.kind == "decision" for action in case.actions.values()):
        ordered.append(
            Tile(
                "info",
                translate("Actions", "No decision yet"),
                translate("Actions", "Decide with reasons"),
                translate("Actions", "refer or not refer; both are recorded"),
                "decision",
            )
        )
    return [*ordered, *done]


def due_counts(case: Case, policy: Policy, now: datetime) -> Due:
    """Return how much is late and how much is due today: as the police are told the same day, theirs is due at once."""
    found = running_clocks.clocks(case, policy, now)
    return Due(
        late=sum(one.state == "late" for one in found),
        today=sum(
            one.state == "due" or (one.state == "running" and one.clock == running_clocks.POLICE)
            for one in found
        ),
    )


def due_words(late: int, today: int) -> str:
    """Return “1 late, 2 due today”, or "" where nothing is."""
    parts = []
    if late:
        parts.append(translate("Actions", "%n late", "", late))
    if today:
        parts.append(translate("Actions", "%n due today", "", today))
    return ", ".join(parts)


def _clock_tile(case: Case, clock: ClockView) -> Tile:
    if clock.state == "late":
        head = translate("Actions", "Overdue since {when}").format(when=table_text(clock.due_at))
    elif clock.state == "done":
        head = translate("Actions", "Done {when}").format(when=table_text(clock.done_at))
    elif clock.due_at:
        head = translate("Actions", "Due {when}").format(when=table_text(clock.due_at))
    else:
        head = translate("Actions", "No time is promised")
    about = clock.about or clock.text
    if clock.verify:
        about = translate("Actions", "{what} · check before use").format(what=about)
    return Tile(
        _CLOCK_KINDS[clock.state],
        head,
        clock.label,
        about,
        clock.action if clock.state != "done" else "",
        (clock.target,) if clock.target in case.exhibits else (),
        target=clock.target,
    )


def _police_tile(
    case: Case, items: list[tuple[str, str, str]], policy: Policy, now: datetime
) -> tuple[str, Tile]:
    due = police_due(case, policy)
    late = now >= clocks.parse_utc(due)
    head = (
        translate("Actions", "Overdue since {when}").format(when=table_text(due))
        if late
        else translate("Actions", "Due by {when}").format(when=table_text(due))
    )
    names = [words for _, _, words in items]
    below = "; ".join(names[:3]) + (" …" if len(names) > 3 else "")
    tile = Tile(
        "stop" if late else "warn",
        head,
        translate("Actions", "Tell the police"),
        below,
        POLICE_TOLD,
        tuple(name for name, _, _ in items),
    )
    return due, tile


def _danger_tiles(case: Case, policy: Policy) -> list[tuple[str, Tile]]:
    """Return what a sign of danger in a record makes due at once; the police have a tile of their own."""
    return [
        (
            one.since,
            Tile(
                "stop",
                translate("Actions", "At once"),
                policy.actions[kind].label,
                f"{case.exhibits[one.record].ref}: {'; '.join(one.signs)}",
                kind,
                (one.record,),
            ),
        )
        for one in flagged(case, policy)
        for kind in one.untold
        if kind != POLICE_TOLD and kind in policy.actions
    ]


def _state(due: str, now: datetime) -> tuple[TileKind, str]:
    at = clocks.parse_utc(due) if len(due) > len("2026-11-22") else clocks.parse_utc(f"{due}T23:59:59Z")
    if now > at:
        return "stop", translate("Actions", "Overdue since {when}").format(when=table_text(due))
    return "warn", translate("Actions", "Due {when}").format(when=table_text(due))


def _review_tile(case: Case, action: Action, now: datetime) -> tuple[str, Tile] | None:
    due = action.fields.get("review-on", "")
    if action.kind != "hold-placed" or not due or not clocks.is_stored_time(due):
        return None
    if all(hold.id != action.id for hold in open_holds(case)):
        return None
    kind, head = _state(due, now)
    return due, Tile(
        kind,
        head,
        translate("Actions", "Review the hold"),
        choice_text(action.fields.get("hold-for", "")),
        "hold-placed",
        action.exhibits,
        tuple(action.fields.items()),
    )
