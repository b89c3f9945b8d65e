"""`edesk retention`: how long cases are kept, what is due for review, and the register of what was disposed of."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

import msgspec

from evidence_desk.acts import reviewing
from evidence_desk.acts.retention import STATE_WORDS, Counted, Due
from evidence_desk.acts.reviewing import Reviewed
from evidence_desk.base.errors import UsageError
from evidence_desk.cli import care, context
from evidence_desk.cli.output import Output, Steps, table
from evidence_desk.library import register

EXAMPLES = """\
  edesk retention                              all cases of your library, what is due for review first
  edesk retention 2026-014.edcase              one case: each rule, from when, until when, what is missing
  edesk retention --due                        only what somebody must look at
  edesk retention 2026-014.edcase --choose pupil-behaviour --reason "no safeguarding concern was found"
  edesk retention --register                   what was disposed of, by certificate; ids only, needs no key
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    care.add_paths(parser)
    parser.add_argument("--due", action="store_true", help="only cases that somebody must look at")
    parser.add_argument(
        "--choose", default="", metavar="RULE", help="say that this rule of the policy is for it"
    )
    parser.add_argument("--reason", default="", help="why, for --choose")
    parser.add_argument("--register", action="store_true", help="list what was disposed of")
    parser.set_defaults(accept_older=False, break_lock=False)


def run(args: Namespace, out: Output) -> None:
    """List, explain, choose, or print the register."""
    if args.register:
        _register(out)
    elif args.choose:
        _choose(args, out)
    else:
        _list(args, out)


def _list(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    paths = care.case_files(args, mine, person, out)
    found = reviewing.review_list(paths, person, mine, context.CLOCK, Steps(out))
    for path in found.damaged:
        out.say(f"{path} could not be read and is left out (edesk verify says what is wrong).")
    rows = [
        row
        for row in found.rows
        if not args.due or row.due.over or row.due.state == "unknown" or row.review_holds
    ]
    one = len(args.paths) == 1 and len(rows) == 1
    lines = _explained(rows[0]) if one else table([_line(row) for row in rows])
    out.result([_row(row) for row in rows], lines or ["Nothing is due."])


def _line(row: Reviewed) -> list[str]:
    holds = f"{row.review_holds} hold to look at again" if row.review_holds else ""
    return [row.path.name, STATE_WORDS[row.due.state], row.due.until or _at_least(row.due), holds]


def _at_least(due: Due) -> str:
    return f"{due.at_least} or later" if due.at_least else ""


def _explained(row: Reviewed) -> list[str]:
    due = row.due
    lines = [f"{row.path.name}: {STATE_WORDS[due.state]}{f', {due.until}' if due.until else ''}."]
    for one in due.rules:
        mark = "*" if one is due.longest and due.until else " "
        lines.append(f"{mark} {one.rule.label} ({one.rule.id}): {_until(one)}")
        lines.append(f"    {one.rule.text} Rests on: {one.rule.rests_on}.")
        lines += [f"    Missing: {what}." for what in one.missing]
    if not due.rules:
        lines.append("No rule of the policy is for this case yet. Choose one: --choose RULE --reason R")
    return [*lines, *due.problems, *due.bars]


def _until(one: Counted) -> str:
    years = f"{one.years} years from " if one.years is not None else "from "
    own = ", the school’s own years" if one.school_years else ""
    end = f", until {one.until}" if one.until else f", not before {one.at_least}" if one.at_least else ""
    return f"{years}{one.rule.counted_from}{own}{end}"


def _row(row: Reviewed) -> dict[str, Any]:
    due = row.due
    return {
        "path": str(row.path),
        "case": row.case.id,
        "title": row.case.title,
        "state": due.state,
        "until": due.until,
        "at_least": due.at_least,
        "rules": [
            {
                "id": one.rule.id,
                "label": one.rule.label,
                "rests_on": one.rule.rests_on,
                "years": one.years,
                "school_years": one.school_years,
                "counted_from": one.counted_from,
                "until": one.until,
                "at_least": one.at_least,
                "at_end": one.rule.at_end,
                "missing": list(one.missing),
                "verify": one.rule.basis.verify,
            }
            for one in due.rules
        ],
        "holds": [hold.id for hold in due.holds],
        "holds_to_review": row.review_holds,
        "bars": list(due.bars),
        "problems": list(due.problems),
    }


def _choose(args: Namespace, out: Output) -> None:
    if len(args.paths) != 1:
        raise UsageError(
            "a rule for one case", "--choose is for one case file at a time. Nothing was changed."
        )
    args.case = args.paths[0]
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        reviewing.choose_rule(store, policy, args.choose, args.reason)
        label = policy.retention.rules[args.choose].label
        out.result(
            {"rule": args.choose}, [f"{label} is for this case, too. The longest rule still counts. Saved."]
        )


def _register(out: Output) -> None:
    found, damaged = register.all_of(context.home().folder)
    for path in damaged:
        out.say(f"{path.name} is not as it was signed; it was left as it is.")
    rows = [
        [one.disposal.number, one.disposal.case, one.disposal.carried_out_at, one.disposal.rule]
        for one in found
    ]
    out.result(
        [{**msgspec.to_builtins(one.disposal), "signer": one.signer} for one in found],
        table(rows) or ["Nothing was disposed of here."],
    )
