"""`edesk concern`: what is alleged, written down and added to; and the case as text for the school's own record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec
from msgspec import structs

from evidence_desk.acts.case_text import case_text, concern_lines
from evidence_desk.acts.chronology import chronology
from evidence_desk.acts.recording import record_concern, set_external_reference
from evidence_desk.base import clock as clocks
from evidence_desk.case.values import Concern
from evidence_desk.cli import context
from evidence_desk.cli.drop_content import read_concern_table
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk concern 2026-014.edcase show
  edesk concern 2026-014.edcase add --file more.toml   facts = "…", told_whom = "…"; what it leaves out stays
  edesk concern 2026-014.edcase number "CPOMS 4417"
  edesk concern 2026-014.edcase text                   to paste into the school's record system
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="show|add|number|text")
    context.add_act(acts, "show", "print the concern as it stands")
    add = context.add_act(acts, "add", "add to the concern; what was written before stays in the record")
    add.add_argument(
        "--file", type=Path, required=True, metavar="F.toml", help="its fields: edesk policy show concern"
    )
    number = context.add_act(acts, "number", "keep the number it has in the school's record system")
    number.add_argument("number", metavar="NUMBER")
    context.add_act(acts, "text", "print the case as text for the school's record system")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act == "add":
        _add(args, out)
    elif args.act == "number":
        with context.writing(args, out) as store:
            set_external_reference(store, args.number)
            out.result({"external_reference": store.case.external_reference}, ["Saved."])
    elif args.act == "show":
        with context.reading(args, out) as store:
            case, policy = store.case, context.policy_of(store, out)
        concern = case.concern[-1] if case.concern else Concern()
        value = {
            "external_reference": case.external_reference,
            "versions": len(case.concern),
            "concern": msgspec.to_builtins(concern),
        }
        out.result(value, concern_lines(policy, concern) if case.concern else ["Nothing is written yet."])
    else:
        _text(args, out)


def _add(args: Namespace, out: Output) -> None:
    table = read_concern_table(args.file)
    with context.writing(args, out) as store:
        before = store.case.concern[-1] if store.case.concern else Concern()
        record_concern(store, structs.replace(before, **table))
        count = len(store.case.concern)
        words = f"Saved as version {count}; earlier ones stay readable." if count > 1 else "Saved."
        out.result(msgspec.to_builtins(store.case.concern[-1]), [words])


def _text(args: Namespace, out: Output) -> None:
    with context.reading(args, out) as store:
        policy = context.policy_of(store, out)
        rows = chronology(store.case, policy, store.entries())
        me = store.case.members.get(store.access.signing_key.fingerprint)
        at = clocks.utc_text(context.CLOCK.read().utc)
        text = case_text(store.case, policy, rows, by=me.name if me is not None else "a reader", at=at)
    out.result({"text": text}, text.rstrip("\n").split("\n"))
