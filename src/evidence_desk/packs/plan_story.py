"""The part of a pack's plan that tells what happened and what was decided: summary, chronology, decisions, handling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from evidence_desk.base.clock import is_stored_time, parse_utc
from evidence_desk.base.counting import counted
from evidence_desk.case import values
from evidence_desk.case.disclosing import DISCIPLINARY, NAMES_ALL
from evidence_desk.case.state import Case
from evidence_desk.case.story import LogLine
from evidence_desk.packs import content, plan_case, plan_record, plan_times
from evidence_desk.packs.plain import one_line
from evidence_desk.packs.plan_request import Request
from evidence_desk.packs.words import in_utc, uk_offset_minutes
from evidence_desk.policy.model import Policy

DECISION: Final = "decision"  # the kind of action that holds one
AS_SHOWN, AS_STATED, BY_CLOCK = "as shown on the screen", "as stated", "this computer’s clock"
# Lines of an exhibit's handling that others than the police read: what was done with it, not who was told.
_SAID_TO_ALL: Final = frozenset(
    {"exhibit-added", "exhibit-described", "exhibit-inspected", "exhibit-classified", "exhibit-damaged"}
    | {
        "exhibit-viewed",
        "exhibit-weighed",
        "exhibit-moved",
        "page-part",
        "person-role",
        "person-role-removed",
    }
)
_OF_PACKS: Final = frozenset({"pack-made"})
_IN_FULL: Final = (
    " Basis: ",
    " Confirmed that ",
    " Signed with ",
    " Left out: ",
)  # begin what is left to the log
_TOGETHER: Final = timedelta(minutes=10)  # captures of one person that are told in one line
_DAY: Final = len("2026-11-12")
_Placed = tuple[str, int, content.Happening]  # a key by UK time, and what stands first on one moment


def summary(case: Case, shown: Sequence[content.Exhibit]) -> str:
    """Return what the pack is about, from the record alone: the facts as they were written down, then what it holds."""
    facts = next((c.facts.strip() for c in reversed(case.concern) if c.facts.strip()), "")
    withheld = sum(isinstance(one.body, content.WithheldBody) for one in shown)
    kinds: dict[str, int] = {}
    for one in shown:
        if not isinstance(one.body, content.WithheldBody):
            kind = one.kind.partition(":")[0].lower()
            kinds[kind] = kinds.get(kind, 0) + 1
    held = ", ".join(counted(number, kind) for kind, number in kinds.items()) or "no exhibit in clear"
    times = sorted(one.captured.utc for one in shown if one.captured is not None)
    when = ""
    if times:
        first, last = (plan_record.readable_time(f"{at:%Y-%m-%d}") for at in (times[0], times[-1]))
        when = f", captured on {first}" if first == last else f", captured from {first} to {last}"
    apart = f"; {counted(withheld, 'item is', 'items are')} not shown" if withheld else ""
    return "\n".join(part for part in (facts, f"This pack holds {held}{when}{apart}.") if part)


def chronology(
    case: Case, policy: Policy, chosen: Sequence[values.Exhibit], request: Request
) -> list[content.Happening]:
    """Return what happened and what was done about it, the oldest first; what has no exact time by its day.

    A pack for the person it is about tells nothing of who was told.
    """
    rows = [*_alleged(case), *_seen(chosen), *_captured(case, chosen)]
    if request.kind != DISCIPLINARY:
        rows += _actions(case, policy)
        rows += _opened(case)
    return [row for _, _, row in sorted(rows, key=lambda placed: placed[:2])]


def decisions(case: Case, request: Request) -> list[content.Decision]:
    """Return the decisions with their reasons, the oldest first, those not to refer among them."""
    if request.kind == DISCIPLINARY:
        return []
    found = [
        content.Decision(
            at=plan_times.moment(action.at),
            what=one_line(action.fields.get(DECISION, "")) or "Decision",
            by=plan_case.name_of(case, action.who),
            reason=one_line(action.reason),
        )
        for action in case.actions.values()
        if action.kind == DECISION
    ]
    found += _left_out_steps(case)
    found += [
        content.Decision(at=plan_times.moment(line.at), what=one_line(line.says), by=line.who, reason="")
        for line in request.log
        if line.type in {"case-closed", "case-reopened"} and line.at
    ]
    written = [line for line in request.log if line.type == "concern-recorded" and line.at]
    if len(written) == len(case.concern):
        for place, (line, concern) in enumerate(zip(written, case.concern, strict=True)):
            before = case.concern[place - 1].decisions if place else ()
            found += [
                content.Decision(at=plan_times.moment(line.at), what=one_line(text), by=line.who, reason="")
                for text in concern.decisions
                if text not in before
            ]
    return sorted(found, key=lambda one: (one.at.utc, one.what))


def with_handling(planned: content.PackContent, request: Request) -> content.PackContent:
    """Return the plan with each exhibit's own lines of the handling log; the log's lines are shared, not copied.

    Of what is kept apart from others than the police, they are told nothing.
    """
    wanted = {one.reference for one in planned.exhibits if request.kind in NAMES_ALL or not _kept_apart(one)}
    found: dict[str, list[content.LogLine]] = {}
    for line in request.log:
        if not line.exhibits or (request.kind not in NAMES_ALL and line.type not in _SAID_TO_ALL):
            continue
        at = plan_times.moment(line.at) if line.at else None
        slim = content.LogLine(at=at, what=_briefly(line), by=line.who)
        for reference in line.exhibits:
            if reference in wanted:
                found.setdefault(reference, []).append(slim)
    return _handled(planned, found)


def _briefly(line: LogLine) -> str:
    """Return what an exhibit's own list says of an entry: of a pack, which it was and whom it was for.

    Each pack made adds a line to every exhibit in it; the handling log of the whole case has them in full.
    """
    said = one_line(line.says)
    if line.type not in _OF_PACKS:
        return said
    return said[: min((at for words in _IN_FULL if (at := said.find(words)) > 0), default=len(said))]


def _kept_apart(exhibit: content.Exhibit) -> bool:
    return isinstance(exhibit.body, content.WithheldBody) and exhibit.body.kind != "needs-redaction"


def _handled(planned: content.PackContent, found: dict[str, list[content.LogLine]]) -> content.PackContent:
    exhibits = [
        replace(one, handling=tuple(found[one.reference])) if one.reference in found else one
        for one in planned.exhibits
    ]
    return replace(planned, exhibits=exhibits)


# -- the rows of the chronology --------------------------------------------------------------------------


def _alleged(case: Case) -> Iterator[_Placed]:
    told: set[str] = set()
    for concern in case.concern:
        if not concern.happened_at or concern.happened_at in told:
            continue
        told.add(concern.happened_at)
        where = ", ".join(one_line(part) for part in (concern.location, concern.platform) if part)
        what = "What is alleged happened" + (f", at or on {where}" if where else "")
        yield _row(case, concern.happened_at, what, AS_STATED)


def _seen(chosen: Sequence[values.Exhibit]) -> Iterator[_Placed]:
    for exhibit in chosen:
        seen = exhibit.source.seen_at
        if not seen or exhibit.kind == "restricted-record" or exhibit.status in {"locked", "erased"}:
            continue
        where = ", ".join(
            one_line(part) for part in (exhibit.source.platform, exhibit.source.account) if part
        )
        what = one_line(exhibit.caption) or "On screen"
        key = exhibit.captured_at.utc
        yield _row(None, seen, f"{what} ({where})" if where else what, AS_SHOWN, exhibit.ref, key=key)


def _captured(case: Case, chosen: Sequence[values.Exhibit]) -> Iterator[_Placed]:
    """Yield the captures, those that one person made one after the other in one line."""
    group: list[values.Exhibit] = []
    for exhibit in sorted(chosen, key=lambda one: (one.captured_at.utc, one.added_leaf)):
        if group and not _goes_with(group[-1], exhibit):
            yield _capture(case, group)
            group = []
        group.append(exhibit)
    if group:
        yield _capture(case, group)


def _goes_with(before: values.Exhibit, exhibit: values.Exhibit) -> bool:
    return (
        before.captured_by == exhibit.captured_by
        and (before.kind == "restricted-record") == (exhibit.kind == "restricted-record")
        and parse_utc(exhibit.captured_at.utc) - parse_utc(before.captured_at.utc) <= _TOGETHER
    )


def _capture(case: Case, group: Sequence[values.Exhibit]) -> _Placed:
    first, last = (plan_times.captured(case, one) for one in (group[0], group[-1]))
    references = [one.ref for one in group]
    done = "Recorded in words only" if group[0].kind == "restricted-record" else "Captured"
    until = f", the last at {in_utc(last)}" if last.utc - first.utc >= timedelta(minutes=1) else ""
    by = one_line(plan_case.name_of(case, group[0].captured_by))
    row = content.Happening(
        at=first,
        when="",
        what=f"{done} by {by}{until}",
        source=BY_CLOCK,
        references=references,
    )
    return _local(first.utc), 2, row


def _actions(case: Case, policy: Policy) -> Iterator[_Placed]:
    for action in case.actions.values():
        kind = policy.actions.get(action.kind)
        label = kind.label if kind is not None else action.kind
        said = (
            action.fields.get(DECISION, "") if action.kind == DECISION else action.fields.get("summary", "")
        )
        who = ", ".join(
            one_line(action.fields[name]) for name in ("to", "force", "agency") if action.fields.get(name)
        )
        what = ": ".join(part for part in (label, one_line(said)) if part) + (f" ({who})" if who else "")
        references = [case.exhibits[name].ref for name in action.exhibits if name in case.exhibits]
        at = plan_times.moment(action.at)
        row = content.Happening(
            at=at,
            when="",
            what=f"{what.rstrip('.')}; recorded by {one_line(plan_case.name_of(case, action.who))}",
            source=AS_STATED,
            references=references,
        )
        yield _local(at.utc), 3, row


def _opened(case: Case) -> Iterator[_Placed]:
    for at, what in ((case.opened_at, "The case was opened"), (case.closed_at, "The case was closed")):
        if at:
            by = f" by {one_line(plan_case.name_of(case, case.opened_by))}" if at == case.opened_at else ""
            moment = plan_times.moment(at)
            row = content.Happening(at=moment, when="", what=f"{what}{by}", source=BY_CLOCK)
            yield _local(moment.utc), 1, row


def _row(case: Case | None, at: str, what: str, source: str, reference: str = "", key: str = "") -> _Placed:
    """Return a row by what was recorded of its time: a moment, a day, or words.

    Args:
        key: a UTC text; where words stand that no calendar knows, it stands before what happened then.
    """
    references = [reference] if reference else []
    if is_stored_time(at) and len(at) > _DAY:
        moment = plan_times.moment(at)
        row = content.Happening(at=moment, when="", what=what, source=source, references=references)
        return _local(moment.utc), 0, row
    row = content.Happening(
        at=None, when=one_line(plan_record.readable_time(at)), what=what, source=source, references=references
    )
    if is_stored_time(at):
        return at, 0, row
    fallback = key or (case.opened_at if case is not None else "")
    return (_local(parse_utc(fallback)) if fallback else ""), 0, row


def _local(at: datetime) -> str:
    """Return a key by UK time; a whole day comes before its hours."""
    return (at + timedelta(minutes=uk_offset_minutes(at))).strftime("%Y-%m-%dT%H:%M:%S")


def _left_out_steps(case: Case) -> list[content.Decision]:
    """Return the steps of procedures that were left out: each was a decision."""
    return [
        content.Decision(
            at=plan_times.moment(record.at),
            what=f"Left out: {one_line(dict(run.steps).get(record.step, record.step))}",
            by=plan_case.name_of(case, record.who),
            reason=one_line(record.reason),
        )
        for run in case.procedures.values()
        for record in run.records
        if record.state == "skipped"
    ]
