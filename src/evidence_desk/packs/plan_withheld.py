"""The part of a pack's plan that says of a withheld item how it was locked and where it is."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_desk.case import values
from evidence_desk.case.state import Case
from evidence_desk.case.story import LogLine
from evidence_desk.packs import content, plan_record
from evidence_desk.packs.plain import one_line

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


def told(case: Case, exhibit: values.Exhibit) -> str:
    """Return which force was told of a withheld item, or that none was yet."""
    if exhibit.id in case.seal_clocks or exhibit.id in case.police_tasks:
        return "the police have not been told yet"
    since = exhibit.status_at or exhibit.captured_at.utc  # what was told before says nothing of this item
    forces = [
        f"{action.fields.get('force', '')} {action.fields.get('reference', '')}".strip()
        for action in case.actions_in_order()
        if action.kind == "police-told"
        and (exhibit.id in action.exhibits or (not action.exhibits and action.recorded_at >= since))
    ]
    if not forces and _called_mistake(case, exhibit):
        return "nobody; two people called the lock a mistake"
    return "; ".join(dict.fromkeys(forces))


def _called_mistake(case: Case, exhibit: values.Exhibit) -> bool:
    return exhibit.id in case.mistaken or exhibit.id in case.returned


def held(case: Case, exhibit: values.Exhibit) -> str:
    """Return where the material of a withheld item is."""
    if exhibit.status == "erased":
        return "removed from the case; its entry remains"
    if exhibit.kind != "restricted-record":
        back = case.exhibits.get(case.returned.get(exhibit.id, ""))
        again = f"; given back by two custody holders, the same bytes stand in {back.ref}" if back else ""
        return f"encrypted in the case file under the school's custody key{again}"
    stated = plan_record.where_held(exhibit.restricted)
    if stated:
        return stated
    return " ".join(
        ["nothing of it was ever held in this case; this record is words only.", *_secured(case, exhibit)]
    )


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
