"""`edesk procedure`: what to do in which order, step by step, and the next lawful step."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import Any, get_args

import msgspec

from evidence_desk.acts import stepping
from evidence_desk.acts.next_step import next_step
from evidence_desk.acts.procedures import ProcedureView, StepView, choices, find_run, running
from evidence_desk.acts.questions import open_questions
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import UsageError
from evidence_desk.case.procedure_events import StepWord
from evidence_desk.case.state import Case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, table
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk procedure 2026-014.edcase next
      the next lawful step, and the questions that are open
  edesk procedure 2026-014.edcase list
  edesk procedure 2026-014.edcase begin report.snapchat --exhibit JPS/1
  edesk procedure 2026-014.edcase show report.snapchat
  edesk procedure 2026-014.edcase step report.snapchat 3 done --confirm 1 --outcome "Reported by the form" \\
             --set platform=Snapchat --set what="A false account" --set channel=snapchat
      --set records the action of the step with it, in one saved entry
  edesk procedure 2026-014.edcase step seed_2021 1 done --despite --reason "The parents rang before anybody knew"
  edesk procedure 2026-014.edcase end report.snapchat --outcome "Taken down"
"""
_MARKS = {
    "done": "done",
    "skipped": "left out",
    "waiting": "waiting",
    "now": "now",
    "blocked": "blocked",
    "later": "",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="next|list|show|begin|step|end")
    context.add_act(acts, "next", "the next lawful step, and the questions that are open")
    context.add_act(acts, "list", "what was begun, and what can be begun; those that fit the case first")
    show = context.add_act(acts, "show", "the steps of a procedure, with what blocks them")
    show.add_argument("run", metavar="PROCEDURE", help="its id, or the start of the id it has in the case")
    begin = context.add_act(acts, "begin", "begin a procedure; its list stays as it is today")
    begin.add_argument("procedure", metavar="PROCEDURE", help="see: edesk policy show procedures")
    begin.add_argument("--exhibit", action="append", default=[], metavar="X", help="what it is about")
    begin.add_argument("--note", default="")
    _add_step(context.add_act(acts, "step", "write down what was done at a step"))
    end = context.add_act(acts, "end", "end a procedure with what came of it")
    end.add_argument("run", metavar="PROCEDURE")
    end.add_argument("--outcome", required=True)
    end.add_argument("--reason", default="")


def _add_step(step: ArgumentParser) -> None:
    step.add_argument("run", metavar="PROCEDURE")
    step.add_argument("step", metavar="STEP", help="its number or id")
    step.add_argument("state", choices=get_args(StepWord))
    step.add_argument("--at", default="", metavar="T", help="when it was done (default: now)")
    step.add_argument("--outcome", default="")
    step.add_argument(
        "--reason", default="", help="needed to leave a step out, to correct one, and with --despite"
    )
    step.add_argument("--exhibit", action="append", default=[], metavar="X", help="what shows it")
    step.add_argument(
        "--confirm",
        action="append",
        type=int,
        default=[],
        metavar="N",
        help="tick number N of what comes first",
    )
    step.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="record the step's action with it"
    )
    step.add_argument("--corrects", default="", metavar="ID", help="the earlier entry that this one corrects")
    step.add_argument("--despite", action="store_true", help="it was done although it is blocked")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act in {"next", "list", "show"}:
        with context.reading(args, out) as store:
            _look(store.case, context.policy_of(store, out), args, out)
        return
    if args.act == "step" and (args.set or args.confirm) and args.state != "done":
        raise UsageError(
            "fields of a step not done", "--set and --confirm go with done. Nothing was recorded."
        )
    at = (
        context.parse_time(args.at, "--at")
        if getattr(args, "at", "")
        else clocks.utc_text(context.CLOCK.read().utc)
    )
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        if args.act == "begin":
            name = stepping.begin(store, policy, args.procedure, exhibits=args.exhibit, note=args.note)
        elif args.act == "end":
            name = find_run(store.case, args.run).id
            stepping.end(store, name, outcome=args.outcome, reason=args.reason)
        else:
            name = find_run(store.case, args.run).id
            stepping.record_step(
                store,
                policy,
                name,
                args.step,
                args.state,
                done_at=at,
                outcome=args.outcome,
                reason=args.reason,
                exhibits=args.exhibit,
                confirmed=_confirmed(store.case, policy, name, args),
                fields=context.parse_pairs(args.set, "--set") if args.set else None,
                corrects=args.corrects,
                despite=args.despite,
            )
        view = next(one for one in running(store.case, policy) if one.id == name)
    out.result(_plain(view), ["Saved.", *_lines(view)])


def _confirmed(case: Case, policy: Policy, name: str, args: Namespace) -> tuple[str, ...]:
    """Return the words of what was ticked by number.

    Raises:
        UsageError: there is no such tick.
    """
    view = next(one for one in running(case, policy) if one.id == name)
    step = next((s for s in view.steps if args.step in {s.step, str(s.number)}), None)
    words = step.confirm if step is not None else ()
    if any(not 1 <= number <= len(words) for number in args.confirm):
        listed = "; ".join(f"{number} {word}" for number, word in enumerate(words, 1)) or "there is none"
        raise UsageError(
            "no such tick", f"--confirm takes the number of a tick: {listed}. Nothing was recorded."
        )
    return tuple(words[number - 1] for number in args.confirm)


def _look(case: Case, policy: Policy, args: Namespace, out: Output) -> None:
    if args.act == "show":
        wanted = find_run(case, args.run).id
        view = next(one for one in running(case, policy) if one.id == wanted)
        out.result(_plain(view), _lines(view))
        return
    if args.act == "next":
        _next(case, policy, out)
        return
    begun, offered = running(case, policy), choices(case, policy)
    rows = [
        (v.id[:8], v.procedure, "ended" if v.ended_at else f"{v.done} of {v.total}", v.label) for v in begun
    ]
    lines = ["Begun:", *(table(rows) or ["nothing"]), "", "To begin:"]
    lines += table(
        [(c.procedure.id, "fits" if c.why else "", f"{c.procedure.label}. {c.why}".strip()) for c in offered]
    )
    plain = [
        {
            "id": c.procedure.id,
            "label": c.procedure.label,
            "kind": c.procedure.kind,
            "why": c.why,
            "begun": c.already,
        }
        for c in offered
    ]
    out.result({"begun": [_plain(view) for view in begun], "offered": plain}, lines)


def _next(case: Case, policy: Policy, out: Output) -> None:
    found = next_step(case, policy, context.CLOCK.read().utc)
    asked = open_questions(case, policy)
    lines = (
        [f"{'LATE: ' if found.late else ''}{found.words}", found.why]
        if found is not None
        else ["The case is closed."]
    )
    if asked:
        lines += ["", "Open questions:"]
        lines += [f"  {one.id}: {one.reason} {one.answer}" for one in asked]
    out.result(
        {
            "next": asdict(found) if found is not None else None,
            "questions": [asdict(one) for one in asked],
        },
        [line for line in lines if line or asked],
    )


def _plain(view: ProcedureView) -> dict[str, Any]:
    plain = asdict(view)
    plain["steps"] = [
        {
            **asdict(step),
            "records": msgspec.to_builtins(step.records),
            "counts": [one.id for one in step.counts],
        }
        for step in view.steps
    ]
    return plain


def _lines(view: ProcedureView) -> list[str]:
    state = f"ended: {view.outcome}" if view.ended_at else f"{view.done} of {view.total} steps"
    lines = [f"{view.label} ({view.id[:8]}), begun {context.local_text(view.begun_at)}; {state}"]
    lines += [view.note] if view.note else []
    for step in view.steps:
        lines += _step_lines(step)
    return lines


def _step_lines(step: StepView) -> list[str]:
    marks = [_MARKS[step.state], "2021" if step.legacy else "check before use" if step.verify else ""]
    mark = ", ".join(mark for mark in marks if mark)
    lines = [f"{step.number:3} {f'[{mark}] ' if mark else ''}{step.text}"]
    lines += [f"      {reason}" for reason in step.blocks]
    if step.state not in {"done", "skipped"}:
        lines += [f"      First ({number}): {word}" for number, word in enumerate(step.confirm, 1)]
    for record in step.counts:
        said = ": ".join(part for part in (_MARKS[record.state], record.outcome or record.reason) if part)
        lines.append(f"      {context.local_text(record.at)} {said} ({record.id[:8]})")
    return [*lines, *([f"      {step.twice}"] if step.twice else [])]
