"""The handling log in words: what came by sealed drops."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case.values import DropOrigin

_LEFT = {
    "blocked": "its exact bytes are locked for the police",
    "damaged": "its bytes are not what the sender's entry says",
}


_WITHDRAWN = {
    "mistake": "added by mistake",
    "should-not-be-here": "they saw that it must not be kept",
}


def says_drop(
    event: ev.DropBegun | ev.DropItemWithdrawn | ev.DropTaken | ev.DropItemLeft | ev.DropRejected,
) -> str:
    """Return the sentence for an entry about a drop."""
    match event:
        case ev.DropBegun():
            return f"Began a sealed drop as {event.name} ({event.role}, as stated)."
        case ev.DropItemWithdrawn():
            return f"Took an item back before sending ({event.what}): {_WITHDRAWN[event.why]}. Nothing of it is left."
        case ev.DropTaken():
            return (
                f"Took over the sealed drop {event.drop} of {event.name} ({event.role}, as stated; initials "
                f"{event.initials}): {_items(event.items)}."
            )
        case ev.DropItemLeft():
            return f"Left out an item{sent_in(event.origin)}: {_LEFT[event.why]}."
        case ev.DropRejected():
            reason = event.reason if event.reason.endswith((".", "!", "?")) else f"{event.reason}."
            return (
                f"Did not take over the sealed drop {event.drop} of {event.name}, as stated "
                f"({_items(event.items)}). Reason: {reason}"
            )
        case _:
            assert_never(event)


def sent_in(origin: DropOrigin | None) -> str:
    """Return the words that say an entry came by a drop; none for other entries."""
    return f", sent in drop {origin.drop} at {origin.at}" if origin is not None else ""


def _items(count: int) -> str:
    return f"{count} item{'s' if count != 1 else ''}"
