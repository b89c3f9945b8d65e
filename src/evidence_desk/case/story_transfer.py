"""The handling log in words: a case that went to a child's next school."""

from __future__ import annotations

from typing import assert_never

from evidence_desk.base.errors import BadInput
from evidence_desk.case import events as ev
from evidence_desk.case.naming import moment
from evidence_desk.case.state import Case
from evidence_desk.case.story_names import pseudonym_of, stopped
from evidence_desk.case.transfer_receipts import parse_receipt

_COMPARED = {
    "by-voice": "the words of their key were compared by telephone",
    "in-person": "the words of their key were compared in person",
    "not-compared": "the words of their key were not compared",
}


def says_transfer(
    case: Case, event: ev.TransferMade | ev.TransferCopied | ev.TransferReceived | ev.TransferTaken
) -> str:
    """Return the sentence for an entry about a transfer."""
    match event:
        case ev.TransferMade():
            others = (
                f" What concerns other pupils goes along: {stopped(event.others)}" if event.others else ""
            )
            return (
                f"Made a copy of the case for {event.name} ({event.position or 'position not stated'}), "
                f"{event.school.name}, the next school of {pseudonym_of(case, event.pupil)}; "
                f"{_COMPARED[event.compared]}. Decided by {event.decided_by}. Basis: {stopped(event.basis)} "
                f"Stays here: {stopped(event.keeps)}{others}"
            )
        case ev.TransferCopied():
            return f"Wrote the copy for the next school ({event.size:,} bytes, SHA-256 {event.sha256[:16]}…)."
        case ev.TransferReceived():
            try:
                receipt = parse_receipt(event.receipt)
            except BadInput:
                return "Recorded a receipt for a transfer that cannot be read."
            return (
                f"Recorded the signed receipt of {receipt.name}, {receipt.school}: taken over whole there at "
                f"{moment(receipt.at)}, {receipt.exhibits} exhibit{'s' if receipt.exhibits != 1 else ''} "
                f"(check code {receipt.code})."
            )
        case ev.TransferTaken():
            return (
                f"Took over this copy at {event.school.name}. Its keys took the place of the former school's, whose "
                "readers cannot read what is added from here on."
            )
        case _:
            assert_never(event)
