"""`edesk report`: what was reported to platforms and agencies, when the reply is due, and what came."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from evidence_desk.acts import reports
from evidence_desk.acts.reports import ReportView
from evidence_desk.base import clock as clocks
from evidence_desk.case.store import CaseStore
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk report 2026-014.edcase list
  edesk report 2026-014.edcase new platform --to Snapchat --channel snapchat --what "A false account" \\
             --cited "Community guidelines: impersonation" --reference SC-81 --exhibit JPS/1
      the reply is due as the channel says; --due sets another day
  edesk report 2026-014.edcase new agency --to CEOP --channel ceop --what "Grooming" --question trig.csa-images
  edesk report 2026-014.edcase reply 3f2a --reply "Removed" --outcome "Taken down"
  edesk report 2026-014.edcase chase 3f2a --how "by the form" --due 2026-12-01
  edesk report 2026-014.edcase due 3f2a 2026-12-03 --reason "they asked for a week"
"""
_STATES = {"open": "waiting", "due": "due today", "late": "LATE", "answered": "answered"}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|new|reply|chase|due")
    context.add_act(acts, "list", "the reports, with what is due and where each goes next")
    new = context.add_act(acts, "new", "write down that something was reported")
    new.add_argument("kind", choices=("platform", "agency"))
    new.add_argument("--to", required=True, metavar="WHOM")
    new.add_argument("--what", required=True)
    new.add_argument("--channel", default="", metavar="ID", help="see: edesk policy show channels")
    new.add_argument("--cited", default="", help="terms or law")
    new.add_argument("--reference", default="")
    new.add_argument(
        "--due", default="", metavar="WHEN", help="when the reply is due (default: as the channel says)"
    )
    new.add_argument("--question", default="", metavar="ID", help="the open question that it answers")
    new.add_argument("--exhibit", action="append", default=[], metavar="X", help="what it is about")
    new.add_argument("--at", default="", metavar="T", help="when it was sent (default: now)")
    reply = _add_one(context.add_act(acts, "reply", "write down what came"))
    reply.add_argument("--reply", required=True)
    reply.add_argument("--outcome", default="")
    reply.add_argument("--reference", default="")
    reply.add_argument("--next-step", default="", metavar="TEXT")
    chase = _add_one(context.add_act(acts, "chase", "write down that somebody asked again"))
    chase.add_argument("--how", default="")
    chase.add_argument("--due", default="", metavar="WHEN", help="when the reply is due now")
    due = _add_one(context.add_act(acts, "due", "set another day for the reply"))
    due.add_argument("when", metavar="WHEN", help="a day (its end) or a time")
    due.add_argument("--reason", required=True)


def _add_one(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("report", metavar="REPORT", help="the start of its id")
    parser.add_argument("--at", default="", metavar="T", help="when (default: now)")
    return parser


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    now = context.CLOCK.read().utc
    if args.act == "list":
        with context.reading(args, out) as store:
            found = reports.reports(store.case, context.policy_of(store, out), now)
        lines = [line for view in found for line in _lines(view)]
        out.result([asdict(view) for view in found], lines or ["Nothing was reported yet."])
        return
    at = context.parse_time(args.at, "--at") if args.at else clocks.utc_text(now)
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        name = _write(store, policy, args, at)
        view = next(one for one in reports.reports(store.case, policy, now) if one.id == name)
    out.result(asdict(view), ["Saved.", *_lines(view)])


def _write(store: CaseStore, policy: Policy, args: Namespace, at: str) -> str:
    """Write it down; return the id of the report."""
    if args.act == "new":
        return reports.new_report(
            store,
            policy,
            "platform-report" if args.kind == "platform" else "agency-report",
            to=args.to,
            what=args.what,
            sent_at=at,
            channel=args.channel,
            cited=args.cited,
            reference=args.reference,
            reply_due=args.due,
            question=args.question,
            exhibits=args.exhibit,
        ).id
    name = reports.find_report(store.case, args.report).id
    if args.act == "reply":
        reports.record_reply(
            store,
            policy,
            name,
            at=at,
            reply=args.reply,
            outcome=args.outcome,
            reference=args.reference,
            next_step=args.next_step,
        )
    elif args.act == "chase":
        reports.record_chase(store, policy, name, at=at, how=args.how, reply_due=args.due)
    else:
        reports.move_due(store, policy, name, due=args.when, reason=args.reason, at=at)
    return name


def _lines(view: ReportView) -> list[str]:
    due = f", reply due {context.local_text(view.due_at)}" if view.due_at and view.state != "answered" else ""
    reference = f", reference {view.reference}" if view.reference else ""
    lines = [
        f"{view.id[:8]}  {view.to}: {view.what} ({_STATES[view.state]}). "
        f"Sent {context.local_text(view.sent_at)}{reference}{due}."
    ]
    lines += [f"          Reply {context.local_text(view.reply_at)}: {view.reply}"] if view.reply else []
    lines += [f"          Outcome: {view.outcome}"] if view.outcome else []
    return lines + ([f"          If that does not help: {view.next_route}"] if view.next_route else [])
