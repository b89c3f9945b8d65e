"""Reports to platforms and agencies: when the reply is due, what came, and where the matter goes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from evidence_desk.acts.recording import record_action
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Action
from evidence_desk.packs.words import uk_offset_minutes
from evidence_desk.policy.model import Policy
from evidence_desk.policy.procedures import Route

ReportKind = Literal["platform-report", "agency-report"]
ReportState = Literal["open", "due", "late", "answered"]
KINDS: Final = frozenset({"platform-report", "agency-report"})
REPLY, CHASED, MOVED = "report-reply", "report-chased", "report-due-moved"
_DAY_LENGTH: Final = len("2026-11-22")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report as it stands."""

    id: str  # of the action
    kind: ReportKind
    to: str  # platform or agency, in words
    channel: str
    channel_label: str
    sent_at: str  # UTC text
    who: str  # fingerprint
    what: str
    cited: str
    reference: str
    due_at: str  # UTC text; empty where nobody promised anything
    due_moved: str  # why the day is another, or empty
    reply_at: str
    reply: str
    outcome: str
    next_step: str  # as it was written down
    state: ReportState
    chased: tuple[str, ...]  # UTC texts
    next_route: str  # where the matter goes next, in words; empty while it is to wait
    next_channel: str
    exhibits: tuple[str, ...]


def reports(case: Case, policy: Policy, now: datetime) -> tuple[ReportView, ...]:
    """Return the reports, in the order they were sent."""
    now = not_before(case, now)
    found = [action for action in case.actions_in_order() if action.kind in KINDS]
    views = [_view(case, policy, action, now) for action in found]
    return tuple(sorted(views, key=lambda view: (view.sent_at, view.id)))


def not_before(case: Case, now: datetime) -> datetime:
    """Return the time to count to: this computer's, unless the case holds a later entry; then its clock is behind."""
    return max(now, clocks.parse_utc(case.last_at)) if case.last_at else now


def due_for(policy: Policy, channel: str, sent_at: str) -> str:
    """Return when a channel's reply is due to a report sent then (UTC text); empty where it promises nothing."""
    known = policy.channel_list.channels.get(channel)
    if known is None or known.reply_hours is None:
        return ""
    return clocks.utc_text(clocks.parse_utc(sent_at) + timedelta(hours=known.reply_hours))


def new_report(
    store: CaseStore,
    policy: Policy,
    kind: ReportKind,
    *,
    to: str,
    what: str,
    sent_at: str,
    channel: str = "",
    cited: str = "",
    reference: str = "",
    reply_due: str = "",
    question: str = "",
    exhibits: Sequence[str] = (),
) -> Action:
    """Write down that something was reported.

    Args:
        to: the platform or agency.
        sent_at: UTC text.
        reply_due: UTC text or a day; empty: as the channel says, if it says anything.
        question: the open question that it answers, if it answers one by name.

    Raises:
        BadInput: a field is missing or not of its kind; nothing was recorded.
        GateRefused: a text could carry a picture.
    """
    named = "platform" if kind == "platform-report" else "agency"
    given = {
        named: to.strip(),
        "what": what.strip(),
        "channel": channel,
        "cited": cited.strip(),
        "reference": reference.strip(),
        "reply-due": reply_due or due_for(policy, channel, sent_at),
        "question": question,
    }
    fields = {name: value for name, value in given.items() if value}
    return record_action(store, policy, kind, done_at=sent_at, fields=fields, exhibits=exhibits)


def record_reply(
    store: CaseStore,
    policy: Policy,
    report: str,
    *,
    at: str,
    reply: str,
    outcome: str = "",
    reference: str = "",
    next_step: str = "",
) -> Action:
    """Write down the reply to a report; a later reply stands beside an earlier one.

    Raises:
        NotFound: no such report.
        BadInput: nothing is written, or it came before the report was sent; nothing was recorded.
    """
    known = find_report(store.case, report)
    if at < known.at:
        raise BadInput(
            "reply before the report",
            "The reply cannot have come before the report was sent. Nothing was recorded.",
        )
    given = {
        "report": known.id,
        "reply": reply.strip(),
        "outcome": outcome.strip(),
        "reference": reference.strip(),
        "next-step": next_step.strip(),
    }
    fields = {name: value for name, value in given.items() if value}
    return record_action(store, policy, REPLY, done_at=at, fields=fields, exhibits=known.exhibits)


def record_chase(
    store: CaseStore, policy: Policy, report: str, *, at: str, how: str = "", reply_due: str = ""
) -> Action:
    """Write down that somebody asked again.

    Raises:
        NotFound: no such report.
        BadInput: a field is not of its kind.
    """
    known = find_report(store.case, report)
    given = {"report": known.id, "how": how.strip(), "reply-due": reply_due}
    fields = {name: value for name, value in given.items() if value}
    return record_action(store, policy, CHASED, done_at=at, fields=fields, exhibits=known.exhibits)


def move_due(store: CaseStore, policy: Policy, report: str, *, due: str, reason: str, at: str) -> Action:
    """Set another day for the reply; the one before stays in the record.

    Raises:
        NotFound: no such report.
        BadInput: no reason, or the day cannot be read.
    """
    known = find_report(store.case, report)
    fields = {"report": known.id, "reply-due": due}
    return record_action(store, policy, MOVED, done_at=at, fields=fields, reason=reason)


def find_report(case: Case, name: str) -> Action:
    """Return the report with this id, or the start of one; the only one when none is named.

    Raises:
        NotFound: there is none, or several fit.
    """
    found = [a for a in case.actions_in_order() if a.kind in KINDS and a.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{a.id[:8]} ({_to(a)}, {a.at[:10]})" for a in found)
    words = f"Several reports fit: {listed}. Name one by the start of its id." if found else "No such report."
    raise NotFound("no such report", f"{words} Nothing was recorded.")


def when_due(text: str) -> datetime | None:
    """Return a stored day or time as a time; a day ends at midnight in the UK, and a time without a zone is the UK's.

    None where it cannot be read.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) == _DAY_LENGTH:
        return end_of_day(at)
    if at.tzinfo is not None:
        return at.astimezone(UTC)
    at = at.replace(tzinfo=UTC)
    return at - timedelta(minutes=uk_offset_minutes(at))


def end_of_day(day: datetime) -> datetime:
    """Return the last second of a calendar day in the UK, in UTC."""
    last = day.replace(hour=23, minute=59, second=59, microsecond=0, tzinfo=UTC)
    return last - timedelta(minutes=uk_offset_minutes(last))


def uk_day(at: datetime) -> str:
    """Return the calendar day of a time in the UK."""
    return f"{at.astimezone(UTC) + timedelta(minutes=uk_offset_minutes(at)):%Y-%m-%d}"


def _view(case: Case, policy: Policy, action: Action, now: datetime) -> ReportView:
    replies, chased, moved = (_about(case, action, kind) for kind in (REPLY, CHASED, MOVED))
    fields = action.fields
    last = replies[-1] if replies else None
    own_reply = fields.get("reply", "")
    due, why = fields.get("reply-due") or due_for(policy, fields.get("channel", ""), action.at), ""
    for later in sorted((*chased, *moved), key=lambda one: (one.recorded_at, one.id)):
        if later.fields.get("reply-due"):
            due, why = later.fields["reply-due"], later.reason
    due_at = when_due(due)
    answered = last is not None or bool(own_reply)
    route = _next_route(case, policy, action, now, answered=answered)
    known = policy.channel_list.channels.get(fields.get("channel", ""))
    return ReportView(
        id=action.id,
        kind="platform-report" if action.kind == "platform-report" else "agency-report",
        to=_to(action),
        channel=fields.get("channel", ""),
        channel_label=known.label if known is not None else fields.get("channel", ""),
        sent_at=action.at,
        who=action.who,
        what=fields.get("what", ""),
        cited=fields.get("cited", ""),
        reference=(last.fields.get("reference", "") if last is not None else "")
        or fields.get("reference", ""),
        due_at=clocks.utc_text(due_at) if due_at is not None else "",
        due_moved=why,
        reply_at=last.at if last is not None else (action.at if own_reply else ""),
        reply=last.fields.get("reply", "") if last is not None else own_reply,
        outcome=(last.fields.get("outcome", "") if last is not None else "") or fields.get("outcome", ""),
        next_step=(last.fields.get("next-step", "") if last is not None else "")
        or fields.get("next-step", ""),
        state="answered" if answered else _state(due_at, now),
        chased=tuple(one.at for one in chased),
        next_route=route.text if route is not None else "",
        next_channel=route.channel if route is not None else "",
        exhibits=action.exhibits,
    )


def _state(due: datetime | None, now: datetime) -> ReportState:
    if due is None:
        return "open"
    if now > due:
        return "late"
    return "due" if uk_day(due) == uk_day(now) else "open"


def _to(action: Action) -> str:
    return action.fields.get("platform") or action.fields.get("agency") or action.fields.get("channel", "")


def _about(case: Case, report: Action, kind: str) -> list[Action]:
    """Return what was recorded about a report, in order; what names no report there is counts for none."""
    return [a for a in case.actions_in_order() if a.kind == kind and a.fields.get("report") == report.id]


def _next_route(case: Case, policy: Policy, action: Action, now: datetime, *, answered: bool) -> Route | None:
    """Return the first route not taken since a report to a platform, once it is open: after its time, or a reply."""
    if action.kind != "platform-report":
        return None
    taken = {
        a.fields.get("channel")
        for a in case.actions.values()
        if a.kind == "agency-report" and a.at >= action.at
    }
    left = (route for route in policy.procedures.routes.values() if route.channel not in taken)
    route = next(left, None)
    if route is None:
        return None
    waited = now >= clocks.parse_utc(action.at) + timedelta(hours=route.after_hours)
    return route if waited or (route.waits_for_reply and answered) else None
