"""`edesk erase`: take an exhibit, and all that belongs to it, out of a case for good."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from evidence_desk.acts.erasing import erasable, erase
from evidence_desk.base.errors import GateRefused
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, size_text, table

EXAMPLES = """\
  edesk erase 2026-014.edcase JPS/4            what would go with it, and what bars it; changes nothing
  edesk erase 2026-014.edcase JPS/4 --reason "not part of the concern" --authority "Head, 2 December 2026" --yes
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", nargs="+", metavar="EXHIBIT")
    parser.add_argument("--reason", default="", help="why; it stands in the handling log")
    parser.add_argument("--authority", default="", metavar="A", help="on whose decision, or which request")
    parser.add_argument(
        "--rule", default="", metavar="ID", help="of the policy's retention, where its time is over"
    )
    parser.add_argument("--yes", action="store_true", help="do it; without this it is only listed")


def run(args: Namespace, out: Output) -> None:
    """List what would go, or erase it."""
    if not args.yes:
        with context.reading(args, out) as store:
            found = erasable(store.case, args.exhibit)
        rows = [[item.ref, item.kind, size_text(item.size)] for item in found.items]
        end = (
            f"This cannot be erased: {found.objection}."
            if found.objection
            else "Add --yes to erase it for good."
        )
        out.result(
            {
                "exhibits": [item.ref for item in found.items],
                "size": found.size,
                "objection": found.objection,
            },
            [*table(rows), end],
        )
        return
    with context.writing(args, out) as store:
        policy = context.policy_of(store, out)
        done = erase(
            store, policy, args.exhibit, reason=args.reason, authority=args.authority, rule=args.rule
        )
        if not done:
            raise GateRefused("nothing to erase", "Nothing was left to erase. Nothing was changed.")
        refs = ", ".join(item.ref for item in done)
        out.say("Copies written out before, backups and synchronised folders are not covered.")
        out.result(
            {"erased": [{"id": item.id, "ref": item.ref, "sha256": item.sha256} for item in done]},
            [f"Erased: {refs}. References, check sums and times stay in the record."],
        )
