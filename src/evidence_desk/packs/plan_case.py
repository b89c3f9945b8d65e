"""The part of a pack's plan that is about the case as a whole: facts, gaps, people, actions, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evidence_desk.case import values
from evidence_desk.case.school import Endorsement
from evidence_desk.case.state import Case
from evidence_desk.packs import content, plan_record, plan_times
from evidence_desk.packs.plain import one_line
from evidence_desk.policy.model import Policy

_NO_REASONS: Mapping[str, str] = {}


def gaps(
    case: Case, chosen: Iterable[values.Exhibit], left_out: Mapping[str, str] = _NO_REASONS
) -> list[content.Gap]:
    """Return the references that a reader would expect and not find."""
    included = {exhibit.id for exhibit in chosen}
    return [
        content.Gap(
            references=exhibit.ref,
            reason=f"in the case, not chosen for this pack{_because(left_out.get(exhibit.id, ''))}",
        )
        for exhibit in case.in_order()
        if exhibit.id not in included
    ]


def _because(reason: str) -> str:
    return f": {one_line(reason)}" if reason.strip() else ""


def people(case: Case, chosen: Sequence[values.Exhibit]) -> list[content.Person]:
    """Return the people of the case with their parts in the chosen exhibits."""
    return [
        content.Person(
            name=person.name,
            kind=person.kind,
            detail=f"year {person.year_group}" if person.year_group else "",
            roles=[
                f"{exhibit.ref}: {role.role}"
                for exhibit in chosen
                for role in exhibit.people
                if role.person == person.id
            ],
        )
        for person in case.people_in_order()
    ]


def limits(case: Case, endorsement: Endorsement) -> list[str]:
    """Return what this case's record does not show, one sentence each."""
    limits = [
        "That nothing was done outside Evidence Desk.",
        "Times are those of the computer used; no other clock was asked.",
        _who_says(case, endorsement),
    ]
    if case.unknown:
        were = "entry was" if case.unknown == 1 else "entries were"
        limits.append(f"{case.unknown} {were} written by a newer version and shown as unknown.")
    return limits


def _who_says(case: Case, endorsement: Endorsement) -> str:
    """Return whose word the names and roles of those who used the case rest on."""
    stated = "Roles and names are as stated by the holders of the keys"
    named = [member.name for key, member in case.members.items() if key in endorsement.positions]
    if not named:
        return f"{stated}."
    return f"{stated}; the school’s profile (edition {endorsement.edition}) names the keys of {', '.join(named)}."


def name_of(case: Case, fingerprint: str) -> str:
    """Return the name of whoever signs with a key, as the case knows it."""
    member = case.producer(fingerprint)
    return member.name if member is not None and member.name else f"key {fingerprint[:16]}"


def facts(case: Case) -> list[content.Fact]:
    """Return what is printed of the case itself."""
    found = [
        content.Fact(label="Case opened", value=plan_record.readable_time(case.opened_at)),
        content.Fact(label="Opened by", value=one_line(name_of(case, case.opened_by))),
        content.Fact(label="Status", value=case.status),
        content.Fact(label="Exhibits in the case", value=str(len(case.exhibits))),
    ]
    if case.external_reference:
        found.append(content.Fact(label="External reference", value=one_line(case.external_reference)))
    if case.school.urn:
        found.append(content.Fact(label="School URN", value=one_line(case.school.urn)))
    return found


def actions(case: Case, policy: Policy) -> list[content.Action]:
    """Return what was done, in the order of the times stated, in the policy's words."""
    ordered = sorted(case.actions.values(), key=lambda action: (action.at, action.recorded_at, action.id))
    found: list[content.Action] = []
    for action in ordered:
        if action.kind == "decision":
            continue  # stands among the decisions
        kind = policy.actions.get(action.kind)
        labels = {} if kind is None else {f.id: f.label for f in (*kind.required, *kind.optional)}
        fields = [
            f"{labels.get(name, name)}: {one_line(value)}"
            for name, value in sorted(action.fields.items(), key=lambda pair: _place(labels, pair[0]))
            if name != "reference"
        ]
        reason = [f"Reason: {one_line(action.reason)}"] if action.reason else []
        found.append(
            content.Action(
                at=plan_times.moment(action.at),
                what="\n".join([kind.label if kind is not None else action.kind, *fields, *reason]),
                by=name_of(case, action.who),
                reference=action.fields.get("reference", ""),
            )
        )
    return found


def _place(labels: Mapping[str, str], name: str) -> tuple[int, str]:
    """Return where a field stands: in the policy's order, unknown ones last."""
    return (list(labels).index(name) if name in labels else len(labels), name)
