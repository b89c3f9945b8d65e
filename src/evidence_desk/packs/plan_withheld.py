"""The part of a pack's plan that says of a withheld item how it was locked and where it is."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.case import fold_exits, values
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.story import LogLine
from evidence_desk.case.story_names import who_of
from evidence_desk.packs import content, plan_record
from evidence_desk.packs.plain import one_line
from evidence_desk.policy.model import Policy

_HANDED = {"device": "the device", "medium": "a medium", "sealed-copy": "a sealed copy"}
_TOLD = fold_exits.KNOWN_TO_POLICE | {"police-told"}
_DEVICE = ("device", "place", "seal")


def lock_facts(exhibit: values.Exhibit, log: Sequence[LogLine]) -> list[content.Fact]:
    """Return when, by whom and why an exhibit was locked, as the handling log has it."""
    lines = [line for line in log if line.type == "exhibits-sealed" and exhibit.ref in line.exhibits]
    if not lines and exhibit.status == "erased":
        return []
    if not lines:
        return [
            content.Fact(label="Locked", value="asked for; the entry in the handling log is still to be made")
        ]
    line = lines[-1]
    facts = [
        content.Fact(
            label="Locked", value=f"{plan_record.readable_time(line.at)}, entry signed by {line.who}"
        )
    ]
    # The whole sentence: where one person asked and another's key completed it, it names both.
    return [*facts, content.Fact(label="As the log says it", value=one_line(line.says))]


def describing(exhibit: values.Exhibit, locked: frozenset[str]) -> str:
    """Return what a withheld item is called where nobody gave it a caption."""
    if exhibit.kind == "restricted-record":
        return "Restricted record, in words only"
    if exhibit.status == "held" and exhibit.gate.approval and exhibit.id not in locked:
        return "Kept by leave; not for a pack of this kind"
    return "Locked for the police"


def leave_facts(case: Case, policy: Policy, exhibit: values.Exhibit) -> list[content.Fact]:
    """Return by which leave something was kept that stands in no pack of this kind."""
    leave = case.approvals.get(exhibit.gate.approval)
    if leave is None:
        return []
    ground = policy.leave.grounds.get(leave.ground)
    given = one_line(ground.label if ground is not None else leave.ground)
    return [content.Fact(label="Kept by leave", value=f"{given}, {plan_record.readable_time(leave.at)}")]


def told(case: Case, exhibit: values.Exhibit) -> str:
    """Return which force was told of a withheld item, or that none was yet."""
    if exhibit.id in case.seal_clocks or exhibit.id in case.police_tasks:
        return "the police have not been told yet"
    since = exhibit.status_at or exhibit.captured_at.utc  # what was told before says nothing of this item
    forces = [
        f"{action.fields.get('force', '')} {action.fields.get('reference', '')}".strip()
        for action in case.actions_in_order()
        if action.kind in _TOLD
        and (exhibit.id in action.exhibits or (not action.exhibits and action.recorded_at >= since))
    ]
    if not forces and _called_mistake(case, exhibit):
        return "nobody; two people called the lock a mistake"
    return "; ".join(dict.fromkeys(forces))


def _called_mistake(case: Case, exhibit: values.Exhibit) -> bool:
    return exhibit.id in case.mistaken or exhibit.id in case.returned


def held(case: Case, exhibit: values.Exhibit) -> str:
    """Return where the material of a withheld item is."""
    gone = destroyed(case, exhibit)
    if gone:
        return f"{gone}; its entry, with the SHA-256, remains"
    if exhibit.status == "erased":
        return "removed from the case; its entry remains"
    if exhibit.status == "held" and exhibit.gate.approval:
        return "encrypted in the case file; it is not printed here"
    if exhibit.kind != "restricted-record":
        back = case.exhibits.get(case.returned.get(exhibit.id, ""))
        again = f"; given back by two custody holders, the same bytes stand in {back.ref}" if back else ""
        return f"encrypted in the case file under the school's custody key{again}{handed_over(case, exhibit)}"
    stated = plan_record.where_held(exhibit.restricted)
    if stated:
        return stated + handed_over(case, exhibit)
    words = "nothing of it was ever held in this case; this record is words only."
    return " ".join([words, *_secured(case, exhibit)]) + handed_over(case, exhibit)


def handed_over(case: Case, exhibit: values.Exhibit) -> str:
    """Return what was handed to the police of a withheld item, as the end of a sentence; or nothing."""
    parts = [
        f"; {_HANDED.get(action.fields.get('handed-over', ''), 'something')} handed to {_officer(action)}, receipt: "
        f"{one_line(action.fields.get('receipt', ''))}"
        for action in fold_exits.handed_over(case, exhibit)
    ]
    return "".join(parts)


def destroyed(case: Case, exhibit: values.Exhibit) -> str:
    """Return on whose instruction, when and by whom an item was destroyed; or nothing."""
    gone = case.destroyed.get(exhibit.id)
    action = case.actions.get(gone.instruction) if gone is not None else None
    if gone is None or action is None:
        return ""
    asking = case.two_people.get(gone.two_people)
    pair = [who_of(case, key) for key in (asking.asked_by, asking.agreed_by)] if asking is not None else []
    return (
        f"destroyed {plan_record.readable_time(gone.at)} on the instruction of {_officer(action)}"
        f"{', as agreed by ' + ' and '.join(pair) if pair else ''}"
    )


def _officer(action: values.Action) -> str:
    officer, force, reference = (one_line(action.fields.get(name, "")) for name in fold_exits.NAMED)
    return f"{officer}, {force}, reference {reference}, {moment(action.at)}"


def _secured(case: Case, exhibit: values.Exhibit) -> list[str]:
    """Return the devices recorded as secured for this record, or for the case since it was begun."""
    return [
        f"Device secured: {'; '.join(one_line(action.fields[name]) for name in _DEVICE if action.fields.get(name))}."
        for action in case.actions_in_order()
        if action.kind == "device-secured"
        and (
            exhibit.id in action.exhibits
            or (not action.exhibits and action.recorded_at >= exhibit.captured_at.utc)
        )
    ]
