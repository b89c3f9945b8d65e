"""The handling log in words: what was erased, and that the case was disposed of."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.naming import Naming, moment
from evidence_desk.case.story_names import because, stopped


def says_disposal(event: ev.ExhibitsErased | ev.CaseDisposed, names: Naming) -> str:
    """Return the sentence for what went for good; what stays known of exhibits stands in it whole."""
    rule = f" By the rule: {names.retention(event.rule)}." if event.rule else ""
    end = f"{because(event.reason)} On whose authority: {stopped(event.authority)}{rule}"
    if isinstance(event, ev.CaseDisposed):
        return f"Disposed of the case, as two people agreed; certificate {event.certificate}.{end}"
    stones = "; ".join(
        f"{one.reference} ({one.kind}, {one.size:,} bytes, SHA-256 {one.sha256}, captured {moment(one.captured_at)})"
        for one in event.remains
    )
    return f"Erased with all that belongs together: {stones}. The bytes are out of this case file.{end}"
