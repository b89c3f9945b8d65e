"""What was answered for the items of sealed drops, after one more event, and who may have answered it."""

from __future__ import annotations

from msgspec import structs

from evidence_desk.case import events as ev
from evidence_desk.case import fold_drops
from evidence_desk.case.fold_exhibits import blocked_again
from evidence_desk.case.state import Case
from evidence_desk.case.values import PICTURE_KINDS, GateAnswer


def answer_item(case: Case, entry: ev.Recorded, event: ev.DropItemAnswered | ev.DropItemStopped) -> Case:
    """Let an item be shown, or keep its bytes out of every case and start the police's clock."""
    if isinstance(event, ev.DropItemAnswered):
        exhibit = case.exhibits.get(event.exhibit)
        return case if exhibit is None else case.with_exhibit(structs.replace(exhibit, arrival=event.gate))
    case = fold_drops.account(case, event.origin, "")
    if event.sha256 not in case.blocked:
        case = structs.replace(case, blocked=case.blocked.set(event.sha256, ""))
    case = blocked_again(case, event.sha256)
    return structs.replace(case, police_tasks=case.police_tasks.set(entry.id, entry.at))


def objection_to_answer(
    case: Case, entry: ev.Recorded, event: ev.DropItemAnswered | ev.DropItemStopped
) -> str:
    """An answer is given in one's own name, at the time of the entry, and says what its kind of entry says."""
    if reason := _objection_to_gate(entry, event.gate, opens=isinstance(event, ev.DropItemAnswered)):
        return reason
    if isinstance(event, ev.DropItemStopped):
        return ""  # that its item is one of a taken drop is held against the origin
    exhibit = case.exhibits.get(event.exhibit)
    if exhibit is None or not exhibit.drop or exhibit.kind not in PICTURE_KINDS:
        return "the stop question is answered for what is no picture of a drop"
    if exhibit.arrival is not None:
        return "the stop question is answered twice for an item of a drop"
    return ""


def _objection_to_gate(entry: ev.Recorded, gate: GateAnswer, *, opens: bool) -> str:
    if gate.who != entry.actor or gate.at != entry.at:
        return "the stop question is answered in another person's name, or at another time"
    shut = gate.answer in {"yes", "unsure"} and gate.gate_class != "none"
    is_open = gate.answer == "no" and gate.gate_class == "none"
    return (
        ""
        if (is_open if opens else shut)
        else "the answer to the stop question is not one of its kind of entry"
    )
