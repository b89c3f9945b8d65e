"""`edesk clocks`: the time limits of a case: what runs, what is late, and those that somebody has to start."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from evidence_desk.acts import clocks as case_clocks
from evidence_desk.acts.clocks import ClockView
from evidence_desk.base import clock as clocks
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk clocks 2026-014.edcase list
  edesk clocks 2026-014.edcase start subject-access --from 2026-11-20T09:00+00:00 --about "request of the mother"
  edesk clocks 2026-014.edcase move subject-access 2027-01-20 --reason "complex; told her on the 22nd"
  edesk clocks 2026-014.edcase end subject-access --how "answered by post"
"""
_STATES = {"running": "", "due": "due today", "late": "LATE", "done": "done"}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|start|move|end")
    context.add_act(acts, "list", "the nearest first; what is done last")
    start = context.add_act(acts, "start", "begin a time limit that nothing in the case starts by itself")
    start.add_argument("clock", metavar="CLOCK", help="see: edesk policy show clocks")
    start.add_argument(
        "--from", dest="from_at", default="", metavar="T", help="what it counts from (default: now)"
    )
    start.add_argument("--about", default="", metavar="TEXT")
    start.add_argument("--due", default="", metavar="WHEN", help="another end than the policy counts")
    move = context.add_act(acts, "move", "set another end")
    move.add_argument("run", metavar="CLOCK", help="its id, or the start of the id it has in the case")
    move.add_argument("when", metavar="WHEN", help="a day (its end) or a time")
    move.add_argument("--reason", required=True)
    end = context.add_act(acts, "end", "stop one that was started by hand")
    end.add_argument("run", metavar="CLOCK")
    end.add_argument("--how", default="")
    end.add_argument("--reason", default="")
    end.add_argument("--at", default="", metavar="T", help="when (default: now)")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    now = context.CLOCK.read().utc
    if args.act == "list":
        with context.reading(args, out) as store:
            found = case_clocks.clocks(store.case, context.policy_of(store, out), now)
            behind = case_clocks.clock_is_behind(store.case, now)
        if behind:
            out.say(
                "This computer's clock is behind the newest entry of the case; that entry's time counts. Set it right."
            )
        lines = [_line(view) for view in found]
        out.result([asdict(view) for view in found], lines or ["No time limit runs in this case."])
        return
    given = getattr(args, "from_at", "") or getattr(args, "at", "")
    at = context.parse_time(given, "The time") if given else clocks.utc_text(now)
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        if args.act == "start":
            begun = case_clocks.start_clock(
                store, policy, args.clock, from_at=at, about=args.about, due=args.due
            ).id
        else:
            begun = case_clocks.find_started(store.case, args.run).id
            if args.act == "move":
                case_clocks.move_clock(store, policy, begun, due=args.when, reason=args.reason, at=at)
            else:
                case_clocks.end_clock(store, policy, begun, at=at, how=args.how, reason=args.reason)
        view = next(one for one in case_clocks.clocks(store.case, policy, now) if one.target == begun)
    out.result(asdict(view), ["Saved.", _line(view)])


def _line(view: ClockView) -> str:
    due = f"until {context.local_text(view.due_at)}" if view.due_at else view.text
    ended = f"done {context.local_text(view.done_at)}" if view.done_at else ""
    state = _STATES[view.state] if not ended else ""
    parts = [part for part in (state, ended or due, view.moved_reason) if part]
    verify = " Check before use." if view.verify else ""
    name = f"{view.label} ({view.about})" if view.about else view.label
    return f"{view.clock}  {name}: {', '.join(parts).rstrip('.')}.{verify}"
