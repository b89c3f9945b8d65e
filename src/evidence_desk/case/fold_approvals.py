"""Leave to keep what the first door stops: who gives it, on which ground, and that it serves for one picture.

The ground a case may rest on is a floor under the policy, so that no co-writer and no edited policy opens the door
wider. HARD material has no ground at all.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from evidence_desk.case import approval_events
from evidence_desk.case import events as ev
from evidence_desk.case.state import Case
from evidence_desk.case.values import Approval, GateAnswer
from evidence_desk.policy import leave

_GIVERS: Final = frozenset({"dsl", "deputy"})
FIELDS_MAX: Final = 20
TEXT_MAX: Final = 2000  # characters of one field


def approved(case: Case, entry: ev.Recorded, event: approval_events.GateApproved) -> Case:
    """Return the case with leave for one picture."""
    approval = Approval(
        id=entry.id,
        gate_class=event.gate_class,
        ground=event.ground,
        who=entry.actor,
        at=entry.at,
        fields=event.fields,
        reason=event.reason,
    )
    return structs.replace(case, approvals=case.approvals.set(entry.id, approval))


def used(case: Case, exhibit: str, answer: GateAnswer) -> Case:
    """Return the case with the leave that an exhibit was kept by marked as used; the first one counts."""
    approval = case.approvals.get(answer.approval)
    if approval is None or approval.exhibit:
        return case
    return structs.replace(
        case, approvals=case.approvals.set(approval.id, structs.replace(approval, exhibit=exhibit))
    )


def open_approvals(case: Case, gate_class: str) -> list[Approval]:
    """Return the leave of a class that no picture was kept by yet, the oldest first."""
    found = [one for one in case.approvals.values() if one.gate_class == gate_class and not one.exhibit]
    return sorted(found, key=lambda one: (one.at, one.id))


def may_give(case: Case, actor: str) -> bool:
    """Return whether whoever holds this key may give leave: the DSL or a deputy."""
    member = case.producer(actor)
    return member is not None and member.role in _GIVERS


def objection(case: Case, actor: str, name: str, event: approval_events.GateApproved) -> str:
    """Return why this leave cannot stand, or an empty string."""
    if not may_give(case, actor):
        return "only the DSL or a deputy gives leave to keep what the gate stops"
    if name in case.approvals:
        return "its id is taken by another entry"
    floors = leave.FLOOR.get(event.gate_class)
    if floors is None:
        return f"nothing of the class {event.gate_class} is ever kept"
    texts = {**event.fields, "reason": event.reason}
    if len(texts) > FIELDS_MAX or any(len(text) > TEXT_MAX for text in texts.values()):
        return "its fields are too many or too long"
    filled = {field for field, text in texts.items() if text.strip()}
    if not any(floor <= filled for floor in floors):
        return f"it does not say what the class {event.gate_class} asks for"
    return ""


def objection_to_keeping(case: Case, event: ev.ExhibitAdded, *, joined: bool = False) -> str:
    """Return why an exhibit cannot be kept by its gate answer, or an empty string.

    Args:
        joined: it comes from another copy of the case, where the same leave may have served, too.
    """
    answer = event.gate
    if not answer.approval:
        return "" if answer.gate_class == "none" else "the gate stopped it, and nobody gave leave to keep it"
    approval = case.approvals.get(answer.approval)
    if approval is None or approval.gate_class != answer.gate_class or answer.answer != "yes":
        return "it names leave that was not given for it"
    if event.kind != "image" or event.origin is not None:
        return "leave is for one picture, taken in here"
    if answer.files_in_one_go != 1 or answer.members_answered:
        return "leave is for one picture, taken in by itself"
    return "leave for one picture is used twice" if approval.exhibit and not joined else ""
