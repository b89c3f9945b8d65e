"""Writing down what is known and what was done: people and their parts, the concern, actions. Both shells use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from evidence_desk.acts.agreeing import agreed_pair
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import intake, rules
from evidence_desk.case.fold_exits import objection_to_action as objection_to_exit
from evidence_desk.case.keys import Person as PersonKeys
from evidence_desk.case.standing import POLICE_TOLD
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.two_people import HOLD_RELEASED, open_holds
from evidence_desk.case.values import Action, Concern, Person, PersonKind, RoleInExhibit
from evidence_desk.policy.model import Policy
from evidence_desk.policy.practice import ActionField, ActionKind

EVERYTHING = "all"  # that waits for the police
_POLICE_CLOCK = "police-contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChange:
    """The part of one person in one exhibit; None takes it back."""

    person: str  # id
    exhibit: str  # id
    role: RoleInExhibit | None


def record_action(
    store: CaseStore,
    policy: Policy,
    kind: str,
    *,
    done_at: str,
    fields: Mapping[str, str],
    exhibits: Sequence[str] = (),
    reason: str = "",
    hold: str = "",
    second: PersonKeys | None = None,
) -> Action:
    """Write down something that was done.

    Args:
        done_at: UTC text.
        fields: as the policy data name them, without "at" and "reason".
        exhibits: references or ids of those it is about. For the police also names of stops that wait for them
            (`stop_name`), and `EVERYTHING`.
        hold: the hold that is released, by its id or the start of it; where one is in force it need not be named.
        second: who agrees at this desk that a hold is released, unless two people agreed on it before.

    Raises:
        BadInput: a field is missing, unknown or not of its kind; nothing was recorded.
        GateRefused: it needs a second person, or another one, or a text could carry a picture.
    """
    event = prepare_action(
        store,
        policy,
        kind,
        done_at=done_at,
        fields=fields,
        exhibits=exhibits,
        reason=reason,
        hold=hold,
        second=second,
    )
    (entry,) = store.record(event)[-1:]
    return store.case.actions[entry.id]


def prepare_action(
    store: CaseStore,
    policy: Policy,
    kind: str,
    *,
    done_at: str,
    fields: Mapping[str, str],
    exhibits: Sequence[str] = (),
    reason: str = "",
    hold: str = "",
    second: PersonKeys | None = None,
) -> ev.ActionRecorded:
    """Return the entry that `record_action` writes, everything checked, for a commit that holds more than it.

    Raises:
        BadInput, GateRefused: as `record_action`.
    """
    action = policy.action(kind)
    check_fields(policy, action, fields, has_reason=bool(reason))
    for name, value in (*fields.items(), ("The reason", reason)):
        intake.check_words(value, name)
    ids = _concerned(store.case, kind, exhibits)
    together = ""
    if kind == HOLD_RELEASED:
        held = find_hold(store.case, hold)
        together = agreed_pair(store, "release-hold", held.id, reason, second).id
    elif action.other_person:
        _refuse_same_person(store, action)
    event = ev.ActionRecorded(
        kind=kind,
        done_at=done_at,
        fields=dict(fields),
        exhibits=ids,
        reason=reason,
        two_people=together,
    )
    if words := objection_to_exit(store.case, event):
        raise GateRefused(f"exit from a lock refused: {words}", f"This cannot be recorded: {words}.")
    return event


def find_hold(case: Case, name: str) -> Action:
    """Return the hold in force with this id, or the start of one; the only one when none is named.

    Raises:
        NotFound: there is none.
        BadInput: several are in force and none, or more than one, was named.
    """
    holds = open_holds(case)
    found = [hold for hold in holds if hold.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("no such hold", "There is no such hold in force. Nothing was recorded.")
    listed = ", ".join(f"{hold.id[:8]} ({hold.at[:10]}, {hold.fields.get('hold-for', '')})" for hold in found)
    raise BadInput(
        "several holds in force",
        f"Several holds are in force: {listed}. Name one by the start of its id. Nothing was recorded.",
    )


def waiting(case: Case) -> dict[str, str]:
    """Return what the police have not been told of, the oldest first: id and since when; exhibits and stops."""
    since = {**dict(case.police_tasks), **dict(case.seal_clocks)}
    return dict(sorted(since.items(), key=lambda item: (item[1], item[0])))


def police_due(case: Case, policy: Policy) -> str:
    """Return when the oldest clock for telling the police runs out (UTC text); empty while none runs."""
    since = next(iter(waiting(case).values()), "")
    if not since:
        return ""
    clock = policy.clocks.get(_POLICE_CLOCK)
    hours = clock.amount if clock is not None and clock.amount is not None and clock.unit == "hours" else 24
    return clocks.utc_text(clocks.parse_utc(since) + timedelta(hours=hours))


def stop_name(task: str) -> str:
    """Return how a stop at the gate is named where a person types it: `stop-1a2b3c4d`."""
    return f"stop-{task[:8]}"


def _concerned(case: Case, kind: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids that an action is about; a call to the police names each clock that it stops.

    Raises:
        BadInput: several things wait for the police and none was named.
        NotFound: no such exhibit or stop.
    """
    if kind != POLICE_TOLD:
        return tuple(rules.find_exhibit(case, name).id for name in names)
    since = waiting(case)
    stops = {stop_name(task): task for task in since if task not in case.exhibits}
    if EVERYTHING in names or (not names and len(since) == 1):
        return tuple(since)
    if not names and since:
        known = {task: name for name, task in stops.items()}
        listed = ", ".join(known.get(task) or case.exhibits[task].ref for task in since)
        raise BadInput(
            "several wait for the police",
            f"Several things wait for the police: {listed}. Name those they were told of (--exhibit, once for each), "
            f"or say --exhibit {EVERYTHING}. Nothing was recorded.",
        )
    ids = (
        stops.get(name) or (name if name in since else rules.find_exhibit(case, name).id) for name in names
    )
    return tuple(dict.fromkeys(ids))


def check_fields(policy: Policy, action: ActionKind, fields: Mapping[str, str], *, has_reason: bool) -> None:
    """Hold the fields given against what the policy data say of this kind of action.

    Raises:
        BadInput: one is missing, unknown, or not of its kind.
    """
    known = {field.id: field for field in (*action.required, *action.optional)}
    for name, value in fields.items():
        if name not in known:
            raise BadInput(
                "action with an unknown field",
                f"{action.id} has no field {name!r}. Its fields: {', '.join(known)}. Nothing was recorded.",
            )
        check_field(policy, known[name], value)
    missing = [field.label for field in missing_fields(action, fields, has_reason=has_reason)]
    if missing:
        raise BadInput(
            "action without a required field",
            f"{action.label} also needs: {', '.join(missing).lower()}. Nothing was recorded.",
        )


def missing_fields(action: ActionKind, fields: Mapping[str, str], *, has_reason: bool) -> list[ActionField]:
    """Return the required fields that have no value; the time always has one."""
    given = {*(name for name, value in fields.items() if value.strip()), "at"}
    if has_reason:
        given.add("reason")
    return [field for field in action.required if field.id not in given]


def check_field(policy: Policy, field: ActionField, value: str) -> None:
    """Hold one value against the kind of its field.

    Raises:
        BadInput: it is not of that kind.
    """
    good, wanted = True, ""
    match field.kind:
        case "choice":
            good, wanted = value in field.choices, f"one of {', '.join(field.choices)}"
        case "channel":
            channels = policy.channel_list.channels
            good, wanted = value in channels, "a channel of the policy, such as " + next(iter(channels), "")
        case "day":
            good, wanted = _reads(date.fromisoformat, value), "a day such as 2026-11-22"
        case "time":
            good, wanted = (
                _reads(datetime.fromisoformat, value),
                "a time such as 2026-11-22T14:05+00:00, or a day",
            )
        case "text":
            pass
    if not good:
        raise BadInput(
            f"action with an unusable {field.kind}",
            f"{field.label} ({field.id}) is {wanted}; got {value!r}. Nothing was recorded.",
        )


def _reads(read: object, value: str) -> bool:
    try:
        read(value)  # type: ignore[operator]  # one of two constructors, just above
    except ValueError:
        return False
    return True


def _refuse_same_person(store: CaseStore, action: ActionKind) -> None:
    """What one person began another must end; the pair is named by its first word, hold-placed and hold-released."""
    first = action.id.partition("-")[0]
    begun = [
        a for a in store.case.actions_in_order() if a.kind != action.id and a.kind.partition("-")[0] == first
    ]
    if begun and begun[-1].who == store.actor:
        raise GateRefused(
            "same person for both halves",
            f"{action.id} must be recorded by another person than the one who recorded {begun[-1].kind}. "
            "Nothing was recorded.",
        )


def add_person(
    store: CaseStore,
    *,
    name: str,
    kind: PersonKind,
    pseudonym: str = "",
    year_group: str = "",
    date_of_birth: str = "",
    also: Sequence[str] = (),
) -> Person:
    """Make a person concerned known to the case.

    Args:
        pseudonym: how packs for others name them; the next free one of the kind where it is empty.
        also: what else they are called: nicknames, account names.

    Raises:
        BadInput: no name, or the pseudonym is somebody else's; nobody was added.
        GateRefused: a text could carry a picture.
    """
    if not name.strip():
        raise BadInput("empty name", "A person needs a name. Nothing was added.")
    called = tuple(dict.fromkeys(text.strip() for text in also if text.strip()))
    for what, text in (
        ("The name", name),
        ("The pseudonym", pseudonym),
        ("The year group", year_group),
        *(("Another name", text) for text in called),
    ):
        intake.check_words(text, what, intake.CAPTION_LIMIT)
    check_birth(store, date_of_birth)
    chosen = pseudonym.strip() or rules.pseudonym_for(store.case, kind)
    if any(person.pseudonym == chosen for person in store.case.people.values()):
        raise BadInput("pseudonym taken", f"{chosen} is somebody else in this case. Nothing was added.")
    event = ev.PersonAdded(
        name=name.strip(),
        kind=kind,
        pseudonym=chosen,
        year_group=year_group,
        date_of_birth=date_of_birth,
        also=called,
    )
    (entry,) = store.record(event)[-1:]
    return store.case.people[entry.id]


def check_birth(store: CaseStore, text: str) -> None:
    """Hold a date of birth against the calendar; nobody in a case was born after it was opened, or 130 years before.

    Raises:
        BadInput: it is no such day; nothing was recorded.
    """
    if not text:
        return
    opened = store.case.opened_at[:10]
    good = _reads(date.fromisoformat, text) and len(text) == len("2012-05-04")
    if not good or not int(opened[:4]) - 130 <= int(text[:4]) or text > opened:
        raise BadInput(
            "unusable date of birth",
            f"{text!r} is no date of birth of anybody in a case opened on {opened}. Write it as 2012-05-04. Nothing "
            "was recorded.",
        )


def change_person(
    store: CaseStore,
    person_id: str,
    *,
    name: str | None = None,
    kind: PersonKind | None = None,
    year_group: str | None = None,
    date_of_birth: str | None = None,
    also: Sequence[str] = (),
) -> Person:
    """Correct what is known of a person concerned; None leaves a field as it is. The handling log keeps what stood.

    The pseudonym stays, so that packs made before can be read beside those made after.

    Raises:
        NotFound: no such person.
        BadInput: the name is empty, or nothing differs; nothing was recorded.
        GateRefused: a text could carry a picture.
    """
    person = rules.find_person(store.case, person_id)
    if name is not None and not name.strip():
        raise BadInput("empty name", "A person needs a name. Nothing was changed.")
    called = tuple(
        dict.fromkeys(text.strip() for text in also if text.strip() and text.strip() not in person.also)
    )
    for what, text in (
        ("The name", name),
        ("The year group", year_group),
        *(("Another name", text) for text in called),
    ):
        intake.check_words(text or "", what, intake.CAPTION_LIMIT)
    check_birth(store, date_of_birth or "")
    stripped = name.strip() if name is not None else None
    event = ev.PersonChanged(
        person=person.id,
        name=stripped if stripped != person.name else None,
        kind=kind if kind != person.kind else None,
        year_group=year_group if year_group != person.year_group else None,
        date_of_birth=date_of_birth if date_of_birth != person.date_of_birth else None,
        also=called,
    )
    if event == ev.PersonChanged(person=person.id):
        raise BadInput("person as they were", "Nothing differs from what stands, so nothing was recorded.")
    store.record(event)
    return store.case.people[person.id]


def set_roles(store: CaseStore, changes: Iterable[RoleChange]) -> int:
    """Set or take back the parts of people in exhibits, in one commit; return how many were changed.

    A part is set only where it is asked for: one person's part in one exhibit says nothing of any other.

    Raises:
        NotFound: no such person or exhibit.
    """
    events: list[ev.Event] = []
    for change in changes:
        exhibit = rules.find_exhibit(store.case, change.exhibit)
        person = rules.find_person(store.case, change.person)
        now = next((part.role for part in exhibit.people if part.person == person.id), None)
        if now == change.role:
            continue
        if change.role is None:
            events.append(ev.PersonRoleRemoved(person=person.id, exhibit=exhibit.id))
        else:
            events.append(ev.PersonRoleSet(person=person.id, exhibit=exhibit.id, role=change.role))
    if events:
        store.record(*events)
    return len(events)


def record_concern(store: CaseStore, concern: Concern) -> None:
    """Write down what is alleged; what was written before stays in the record.

    Raises:
        BadInput: nothing is written in it, or nothing differs from what stands already.
        GateRefused: a text could carry a picture.
    """
    if concern == Concern():
        raise BadInput("empty concern", "Nothing is written yet. Nothing was recorded.")
    if store.case.concern and store.case.concern[-1] == concern:
        raise BadInput("concern as it was", "Nothing was changed, so nothing was recorded.")
    for name in Concern.__struct_fields__:
        value = getattr(concern, name)
        for text in value if isinstance(value, tuple) else (value,):
            intake.check_words(text, name.replace("_", " ").capitalize())
    store.record(ev.ConcernRecorded(concern=concern))


def set_external_reference(store: CaseStore, number: str) -> None:
    """Keep the number that this matter has in the school's record system (CPOMS, MyConcern …).

    Raises:
        BadInput: it is the one that stands already.
        GateRefused: the text could carry a picture.
    """
    number = intake.check_words(number.strip(), "The number")
    if number == store.case.external_reference:
        raise BadInput("reference as it was", "That number stands there already. Nothing was recorded.")
    store.record(ev.CaseChanged(field="external_reference", value=number))
