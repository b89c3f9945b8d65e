"""What people print of a case, drawn as a PDF in memory: the case in short, its handling log, a restricted record."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from evidence_desk.acts.packing import log_of, request_of
from evidence_desk.base import clock as clocks
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.school import NOBODY, Endorsement
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.content import Blurred, Fact, PackContent
from evidence_desk.packs.plan import plan_pack
from evidence_desk.packs.printouts import print_log, print_record, print_summary
from evidence_desk.policy.model import Policy

_NOTHING = Blurred(columns=1, rows=1, rgb=bytes(3))


def summary_pdf(store: CaseStore, policy: Policy, clock: clocks.Clock, school: Endorsement = NOBODY) -> bytes:
    """Return the case in short: no picture, no message text."""
    content = _planned(store, policy, clock, school, ids=[e.id for e in store.case.in_display_order()])
    return _drawn(lambda out: print_summary(content, out))


def log_pdf(store: CaseStore, policy: Policy, clock: clocks.Clock, school: Endorsement = NOBODY) -> bytes:
    """Return the handling log, every entry."""
    content = _planned(store, policy, clock, school, with_log=True)
    return _drawn(lambda out: print_log(content, out))


def record_pdf(
    store: CaseStore, policy: Policy, clock: clocks.Clock, exhibit_id: str, school: Endorsement = NOBODY
) -> bytes:
    """Return a restricted record with the card that says who is called.

    Raises:
        NotFound: no such exhibit.
    """
    exhibit = find_exhibit(store.case, exhibit_id)
    content = _planned(store, policy, clock, school, ids=[exhibit.id])
    calls = [  # what comes before all others has no number
        Fact(label=f"{call.order}. {call.who}" if call.order else call.who, value=call.when)
        for call in policy.gate.calls
    ]
    advice = policy.gate.call_advice.text
    return _drawn(lambda out: print_record(content, content.exhibits[0], calls, advice, out))


def _planned(
    store: CaseStore,
    policy: Policy,
    clock: clocks.Clock,
    school: Endorsement,
    *,
    ids: list[str] | None = None,
    with_log: bool = False,
) -> PackContent:
    """Return the words of a pack over these exhibits; nothing of their content is read."""
    request = request_of(
        store,
        clock,
        log=log_of(store, policy) if with_log else (),
        blurred=lambda exhibit: _NOTHING,
        in_words=True,
        endorsement=school,
    )
    return plan_pack(store.case, policy, [store.case.exhibits[name] for name in ids or ()], request)


def _drawn(draw: Callable[[BinaryIO], int]) -> bytes:
    out = io.BytesIO()
    draw(out)
    return out.getvalue()
