"""`edesk approve`: leave to keep one picture that the stop question keeps out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts.approving import check_leave, find_ground, give_leave
from evidence_desk.case.state import Case
from evidence_desk.case.values import Approval
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk approve 2026-014.edcase list
  edesk approve 2026-014.edcase give leave.police-request --set force="Example Police" --set reference=14/26 \\
             --set officer="PC 1234 Example"
  edesk add 2026-014.edcase portrait.png --gate intimate --approval 3f9c
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|give")
    context.add_act(acts, "list", "the grounds of the policy, and what leave was given")
    give = context.add_act(acts, "give", "give leave for one picture, before it is read; the DSL or a deputy")
    give.add_argument("ground", metavar="GROUND", help="see: edesk policy show leave")
    give.add_argument(
        "--set", action="append", default=[], metavar="FIELD=VALUE", help="what the ground asks for"
    )


def run(args: Namespace, out: Output) -> None:
    """Give it, or list it."""
    policy = context.policy_in_force(args)
    if args.act == "list":
        with context.reading(args, out) as store:
            case = store.case
        given = [_row(case, one) for one in case.approvals.values()]
        value = {"given": given, "grounds": {one.id: one.gate_class for one in policy.leave.grounds.values()}}
        out.result(value, _lines(policy, case))
        return
    fields = context.parse_pairs(args.set, "--set")
    check_leave(find_ground(policy, args.ground), fields)
    with context.writing(args, out) as store:
        leave = give_leave(store, policy, args.ground, fields)
        use = f"--gate {leave.gate_class.lower()} --approval {leave.id[:8]}"
        out.result(
            _row(store.case, leave),
            [
                f"Recorded: leave for one picture of the class {leave.gate_class}, {leave.id[:8]}. Saved.",
                f"Take it in with: edesk add {args.case} FILE {use}",
            ],
        )


def _lines(policy: Policy, case: Case) -> list[str]:
    lines = ["Grounds:"]
    for ground in policy.leave.grounds.values():
        asks = ", ".join(field.id for field in ground.required)
        lines.append(f"  {ground.id}  {ground.gate_class}: {ground.label}; asks for {asks}")
    lines += ["Given:"] if case.approvals else ["None was given in this case."]
    for leave in case.approvals.values():
        row = _row(case, leave)
        use = f"kept {row['exhibit']}" if row["exhibit"] else "not used yet"
        lines.append(
            f"  {leave.id[:8]}  {leave.gate_class}, {leave.ground}, {context.local_text(leave.at)}: {use}"
        )
    return lines


def _row(case: Case, leave: Approval) -> dict[str, str]:
    kept = case.exhibits.get(leave.exhibit)
    return {
        "id": leave.id,
        "class": leave.gate_class,
        "ground": leave.ground,
        "at": leave.at,
        "exhibit": kept.ref if kept is not None else "",
    }
