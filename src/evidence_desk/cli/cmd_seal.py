"""`edesk seal`: lock restricted material for the police."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.base.errors import CannotWrite
from evidence_desk.case import rules, sealing
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = '  edesk seal 2026-014.edcase JPS/3 --reason "should not be here"\n'


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT")
    parser.add_argument("--reason", required=True, help="in neutral words")


def run(args: Namespace, out: Output) -> None:
    """Lock the exhibit and all that came from it; by request where the case cannot be written."""
    try:
        with context.writing(args, out) as store:
            exhibit = rules.find_exhibit(store.case, args.exhibit)
            items = sealing.seal(store, [exhibit.id], args.reason)
            pending = bool(store.bundle.pending)
    except CannotWrite as error:
        out.say(error.user_message)
        args.accept_older = True  # a lock is never refused because a copy is old
        with context.reading(args, out) as store:
            exhibit = rules.find_exhibit(store.case, args.exhibit)
            items = sealing.request_seal(store, [exhibit.id], args.reason)
        pending = True
    refs = [item.ref for item in items]
    lines = [f"Locked for the police: {', '.join(refs)}. Nobody can open it in Evidence Desk."]
    if pending:
        lines.append(
            "The case file could not be rewritten yet; the lock holds already, the next change finishes it."
        )
    lines.append(
        "Tell the police today and record it: edesk action CASE police-told --force F --reference R --at T"
    )
    out.result({"locked": refs, "pending": pending}, lines)
