"""`edesk action`: record what was done about the case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import msgspec

from evidence_desk.acts.recording import check_fields, missing_fields, record_action
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.cli.second import add_second_arguments, second_person
from evidence_desk.policy.practice import ActionKind

EXAMPLES = """\
  edesk action 2026-014.edcase police-told --force "Example Police" --reference 14/26 --at 2026-11-22T10:00+00:00
  edesk action 2026-014.edcase police-told --force "Example Police" --reference 14/26 --exhibit stop-1a2b3c4d
  edesk action 2026-014.edcase decision --set decision="not referred" --reason "no harm threshold met"
  edesk action 2026-014.edcase hold-released --set authority=Head --reason over --second-home /media/stick/home \\
             --second-passphrase-file F   a hold is released by two people
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("kind", metavar="KIND", help="see: edesk policy show actions")
    parser.add_argument("--at", default="", metavar="T", help="when it was done (default: now)")
    parser.add_argument("--reason", default="")
    parser.add_argument(
        "--exhibit",
        action="append",
        default=[],
        metavar="X",
        help="what it is about; for police-told also a stop (see: edesk show), or all that waits for them: all",
    )
    parser.add_argument("--force", default="", help="police force")
    parser.add_argument("--reference", default="", help="their reference")
    parser.add_argument("--officer", default="")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="any other field")
    parser.add_argument(
        "--hold",
        default="",
        metavar="ID",
        help="for hold-released: which, by the start of its id, if there are several",
    )
    add_second_arguments(parser, "a hold is released by two people")


def run(args: Namespace, out: Output) -> None:
    """Record it; the fields that the policy data require must be there."""
    policy = context.policy_in_force(args)
    fields = context.parse_pairs(args.set, "--set")
    fields |= {name: getattr(args, name) for name in ("force", "reference", "officer") if getattr(args, name)}
    action = policy.action(args.kind)
    for name, value in (*fields.items(), ("--reason", args.reason)):
        context.check_words(value, name)
    _check_required(args.kind, action, fields, has_reason=bool(args.reason))
    check_fields(policy, action, fields, has_reason=bool(args.reason))
    with context.writing(args, out) as store:
        done_at = (
            context.parse_time(args.at, "--at") if args.at else clocks.utc_text(context.CLOCK.read().utc)
        )
        recorded = record_action(
            store,
            context.policy_in_force(args),
            args.kind,
            done_at=done_at,
            fields=fields,
            exhibits=args.exhibit,
            reason=args.reason,
            hold=args.hold,
            second=second_person(args),
        )
        out.result(
            msgspec.to_builtins(recorded),
            [f"Recorded: {action.label}, {context.local_text(done_at)}. Saved."],
        )


def _check_required(kind: str, action: ActionKind, fields: dict[str, str], *, has_reason: bool) -> None:
    """Say which options are missing, before a passphrase is asked for.

    Raises:
        BadInput: a required field was not given.
    """
    missing = missing_fields(action, fields, has_reason=has_reason)
    if missing:
        options = ", ".join(f"{field.label.lower()} ({_option(field.id)})" for field in missing)
        raise BadInput(
            "action without a required field", f"{kind} also needs: {options}. Nothing was recorded."
        )


def _option(name: str) -> str:
    return f"--{name}" if name in {"force", "reference", "officer", "reason"} else f"--set {name}=…"
