"""The handling log in words: what was answered for the items of sealed drops."""

from __future__ import annotations

from evidence_desk.case import events as ev
from evidence_desk.case.story_drops import sent_in


def says_answer(event: ev.DropItemAnswered | ev.DropItemStopped) -> str:
    """Return the sentence for an answer to the stop question, given while a drop was taken over."""
    if isinstance(event, ev.DropItemAnswered):
        return "Answered the stop question No for an item sent in by a sealed drop, before it could be looked at."
    return (
        f"Answered the stop question “{event.gate.answer}” (class {event.gate.gate_class}) for an item"
        f"{sent_in(event.origin)}. It was not opened and not taken in; its exact bytes can come into no case here."
    )
