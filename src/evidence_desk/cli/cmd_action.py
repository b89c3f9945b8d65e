"""`edesk action`: record what was done about the case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import msgspec

from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.case import events as ev
from evidence_desk.case import rules
from evidence_desk.case.store import CaseStore
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.practice import ActionKind

EXAMPLES = """\
  edesk action 2026-014.edcase police-told --force "Example Police" --reference 14/26 --at 2026-11-22T10:00+00:00
  edesk action 2026-014.edcase decision --set decision="not referred" --reason "no harm threshold met"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("kind", metavar="KIND", help="see: edesk policy show actions")
    parser.add_argument("--at", default="", metavar="T", help="when it was done (default: now)")
    parser.add_argument("--reason", default="")
    parser.add_argument("--exhibit", action="append", default=[], metavar="X")
    parser.add_argument("--force", default="", help="police force")
    parser.add_argument("--reference", default="", help="their reference")
    parser.add_argument("--officer", default="")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="any other field")


def run(args: Namespace, out: Output) -> None:
    """Record it; the fields that the policy data require must be there."""
    policy = default_policy()
    fields = context.parse_pairs(args.set, "--set")
    fields |= {name: getattr(args, name) for name in ("force", "reference", "officer") if getattr(args, name)}
    action = policy.action(args.kind)
    for name, value in (*fields.items(), ("--reason", args.reason)):
        context.check_words(value, name)
    _check_fields(args.kind, action, fields, has_reason=bool(args.reason))
    with context.writing(args, out) as store:
        if action.other_person:
            _refuse_same_person(store, args.kind)
        exhibits = tuple(rules.find_exhibit(store.case, name).id for name in args.exhibit)
        done_at = (
            context.parse_time(args.at, "--at") if args.at else clocks.utc_text(context.CLOCK.read().utc)
        )
        (entry,) = store.record(
            ev.ActionRecorded(
                kind=args.kind, done_at=done_at, fields=fields, exhibits=exhibits, reason=args.reason
            )
        )[-1:]
        recorded = store.case.actions[entry.id]
        out.result(
            msgspec.to_builtins(recorded),
            [f"Recorded: {action.label}, {context.local_text(done_at)}. Saved."],
        )


def _check_fields(kind: str, action: ActionKind, fields: dict[str, str], *, has_reason: bool) -> None:
    """Hold the fields given against what the policy data say of this kind of action.

    Raises:
        BadInput: one is missing, unknown, or not among the choices.
    """
    known = {field.id: field for field in (*action.required, *action.optional)}
    for name, value in fields.items():
        if name not in known:
            raise BadInput(
                "action with an unknown field",
                f"{kind} has no field {name!r}. Its fields: {', '.join(known)}. Nothing was recorded.",
            )
        choices = known[name].choices
        if choices and value not in choices:
            raise BadInput(
                "action with an unknown choice",
                f"{name} is one of {', '.join(choices)}; got {value!r}. Nothing was recorded.",
            )
    given = {*fields, "at", *(["reason"] if has_reason else [])}
    missing = [field for field in action.required if field.id not in given]
    if missing:
        options = ", ".join(f"{field.label.lower()} ({_option(field.id)})" for field in missing)
        raise BadInput(
            "action without a required field", f"{kind} also needs: {options}. Nothing was recorded."
        )


def _option(name: str) -> str:
    return f"--{name}" if name in {"force", "reference", "officer", "reason"} else f"--set {name}=…"


def _refuse_same_person(store: CaseStore, kind: str) -> None:
    """What one person began another must end; the pair is named by its first word, hold-placed and hold-released."""
    first = kind.partition("-")[0]
    begun = [a for a in store.case.actions_in_order() if a.kind != kind and a.kind.partition("-")[0] == first]
    if begun and begun[-1].who == store.actor:
        raise GateRefused(
            "same person for both halves",
            f"{kind} must be recorded by another person than the one who recorded {begun[-1].kind}. "
            "Nothing was recorded.",
        )
