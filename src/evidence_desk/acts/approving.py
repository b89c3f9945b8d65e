"""Leave for one picture that the gate stops: given in words before it is read, on a ground of the policy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from evidence_desk.base.errors import BadInput, GateRefused, NotFound
from evidence_desk.case import events as ev
from evidence_desk.case import fold_approvals, intake
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Approval
from evidence_desk.policy.leave import Ground
from evidence_desk.policy.model import Policy

REASON = "reason"


def give_leave(store: CaseStore, policy: Policy, ground_id: str, fields: Mapping[str, str]) -> Approval:
    """Write down leave to keep one picture. When this returns, it is on the disk.

    Args:
        ground_id: id of the policy.
        fields: as the policy names them, `reason` among them.

    Raises:
        BadInput: no such ground, or a field is missing, unknown or not of its kind; nothing was recorded.
        GateRefused: this role may not give leave, or a text could carry a picture.
    """
    if not fold_approvals.may_give(store.case, store.actor):
        raise GateRefused(
            "role may not give leave",
            "Only the DSL or a deputy gives leave to keep what the stop question keeps out. Nothing was recorded.",
        )
    ground = find_ground(policy, ground_id)
    given = {name: text.strip() for name, text in fields.items() if text.strip()}
    check_leave(ground, given)
    (entry,) = store.record(
        ev.GateApproved(
            gate_class=ground.gate_class,
            ground=ground.id,
            fields={name: text for name, text in given.items() if name != REASON},
            reason=given.get(REASON, ""),
        )
    )[-1:]
    return store.case.approvals[entry.id]


def find_ground(policy: Policy, ground_id: str) -> Ground:
    """Return a ground of the policy.

    Raises:
        BadInput: there is none with this id.
    """
    ground = policy.leave.grounds.get(ground_id)
    if ground is None:
        raise BadInput(
            "no such ground",
            f"{ground_id!r} is no ground of this policy. They are: {', '.join(policy.leave.grounds)}. For what the "
            "first question names there is none. Nothing was recorded.",
        )
    return ground


def check_leave(ground: Ground, given: Mapping[str, str]) -> None:
    """Hold the fields against what the ground asks for.

    Raises:
        BadInput: one is missing, unknown, too long or no day.
        GateRefused: one could carry a picture.
    """
    known = {field.id: field for field in ground.fields}
    for name, text in given.items():
        if name not in known:
            raise BadInput(
                "leave with an unknown field",
                f"“{ground.label}” has no field {name!r}. Its fields: {', '.join(known)}. Nothing was recorded.",
            )
        intake.check_words(text, known[name].label, fold_approvals.TEXT_MAX)
        if known[name].kind == "day" and not _is_day(text):
            raise BadInput(
                "leave with an unreadable day",
                f"{known[name].label} ({name}) is a day such as 2026-11-22; got {text!r}. Nothing was recorded.",
            )
    missing = [field.label for field in ground.required if field.id not in given]
    if missing:
        raise BadInput(
            "leave without a required field",
            f"“{ground.label}” also needs: {', '.join(missing).lower()}. Nothing was recorded.",
        )


def find_leave(case: Case, name: str) -> Approval:
    """Return the leave with this id, or the start of one.

    Raises:
        NotFound: there is none, or several begin so.
    """
    found = [one for one in case.approvals.values() if name and one.id.startswith(name)]
    if len(found) != 1:
        raise NotFound(
            "no such leave",
            f"There is no one leave {name!r} in this case (edesk approve CASE list). Nothing was read or kept.",
        )
    return found[0]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
