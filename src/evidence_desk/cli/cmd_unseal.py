"""`edesk unseal`: the way back from a lock that was a mistake."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import unsealing
from evidence_desk.acts.unsealing import Standing
from evidence_desk.base.errors import GateRefused, UsageError
from evidence_desk.case import rules
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.keys import read_sheet
from evidence_desk.case.state import Case
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.cli.second import second_person

EXAMPLES = """\
  edesk unseal 2026-014.edcase JPS/3
      how far it has come; writes nothing
  edesk unseal 2026-014.edcase JPS/3 --reason "the wrong row was selected"
      claim it; a second person, one of you the DSL, agrees at their own desk: edesk agree 2026-014.edcase …
  edesk unseal 2026-014.edcase JPS/3 --reason R --second-home /media/stick/home --second-passphrase-file F
      the same, with the second person beside you
  edesk unseal 2026-014.edcase JPS/3 --sheet custody-sheet-1.txt --sheet custody-sheet-3.txt --gate no
      two custody holders give the bytes back, as a new exhibit; nobody looks at them on the way
"""
_STAGES = {
    "claim": "Locked. Nobody has claimed a mistake.",
    "agree": "A mistake is claimed; it waits for a second person to agree.",
    "agreed": "Two people agreed. It waits for two custody sheets.",
    "give-back": "Two people agreed, and giving it back was begun. It waits for two custody sheets.",
    "back": "It came back as a new exhibit. What was locked stays locked.",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT", help="all that was locked with it goes with it")
    parser.add_argument("--reason", help="claim that it was locked by mistake, and say why")
    parser.add_argument(
        "--second-home",
        type=Path,
        metavar="FOLDER",
        help="the home folder of a second person, who agrees now",
    )
    parser.add_argument("--second-passphrase-file", type=Path, metavar="F", help="their passphrase")
    parser.add_argument(
        "--sheet",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a custody sheet; two are needed",
    )
    parser.add_argument(
        "--gate",
        choices=["no", "yes", "unsure"],
        help="answer to the stop question, from what you know and not from looking; no answers both questions",
    )


def run(args: Namespace, out: Output) -> None:
    """Say how far it has come, claim, or give back."""
    if args.reason and args.sheet:
        raise UsageError(
            "claim and sheets at once", "Give --reason or --sheet, not both. Nothing was changed."
        )
    if args.sheet:
        _give_back(args, out)
    elif args.reason is not None:
        _claim(args, out)
    else:
        with context.reading(args, out) as store:
            exhibit = rules.find_exhibit(store.case, args.exhibit)
            if exhibit.status != "locked":
                out.result({"stage": "none", "items": [], "returned": []}, [f"{exhibit.ref} is not locked."])
                return
            _tell(out, store.case, unsealing.standing(store.case, exhibit.id))


def _claim(args: Namespace, out: Output) -> None:
    second = second_person(args)
    with context.writing(args, out) as store:
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        unsealing.claim(store, [exhibit.id], args.reason, second)
        _tell(out, store.case, unsealing.standing(store.case, exhibit.id))


def _give_back(args: Namespace, out: Output) -> None:
    questions = context.policy_in_force(args).gate
    if args.gate is None:
        out.say(f"{questions.stop.text}\nAnd if not: {questions.second.text}\n{questions.stop.help}")
        raise GateRefused(
            "no gate answer",
            "Answer the stop question with --gate no, from what you know and not from looking. Nothing was changed.",
        )
    answers = StopAnswers(
        first=args.gate, second="no" if args.gate == "no" else None, wording=questions.version
    )
    sheets = [read_sheet(path) for path in args.sheet]
    with context.writing(args, out) as store:
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        back = unsealing.give_back(store, [exhibit.id], answers, sheets)
        rows = [
            {"id": item.id, "ref": item.ref, "from": store.case.exhibits[item.derived_from].ref}
            for item in back
        ]
        lines = [f"{row['from']} came back as {row['ref']}." for row in rows]
        out.result(
            {"stage": "back", "items": [row["from"] for row in rows], "returned": rows},
            [*lines, "What was locked stays locked. Lock the sheets away again."],
        )


def _tell(out: Output, case: Case, found: Standing) -> None:
    refs = [item.ref for item in found.items]
    lines = [_STAGES[found.stage]]
    if len(refs) > 1:
        lines.append(f"These go together: {', '.join(refs)}.")
    if found.objection:
        lines.append(f"It cannot be claimed: {found.objection}.")
    if found.asking is not None:
        lines.append(f"Claim {found.asking.id[:8]}: {found.asking.reason}")
    returned = [] if found.returned is None else [{"id": found.returned.id, "ref": found.returned.ref}]
    asking = found.asking.id if found.asking is not None else ""
    out.result({"stage": found.stage, "items": refs, "asking": asking, "returned": returned}, lines)
