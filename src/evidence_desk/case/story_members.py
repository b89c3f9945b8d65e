"""The handling log in words: who reads and signs."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.case import events as ev
from evidence_desk.case.story_names import because


def _role(role: str) -> str:
    return "DSL" if role == "dsl" else role


def says_members(event: ev.PersonBound | ev.ReaderRemoved | ev.EpochBegan | ev.RecoveryBegan) -> str:
    """Return the sentence for an entry about who reads and signs."""
    match event:
        case ev.PersonBound():
            if not event.signer:
                return "Let the holder of a bare recipient key read the case."
            return f"Let in {event.name} ({_role(event.role)}, as stated; initials {event.initials}), with their keys."
        case ev.ReaderRemoved():
            return f"Removed a reader. Copies taken earlier stay readable to them.{because(event.reason)}"
        case ev.EpochBegan():
            return "Began new keys for the case; remaining readers have their slots to them."
        case ev.RecoveryBegan():
            return f"A recovery sheet asked for {event.name} to be let in; it takes a second sheet to do it."
        case _:
            assert_never(event)
