"""`edesk read`: have the words in pictures read by a machine, to find them again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from evidence_desk.acts.reading import may_be_read, read_pictures
from evidence_desk.base.errors import UsageError
from evidence_desk.case import rules
from evidence_desk.case.machine_text import has_machine_text, machine_text
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk read 2026-014.edcase JPS/3 JPS/4     read by machine, offline; kept beside the picture and found by a search
  edesk read 2026-014.edcase --all
  edesk read 2026-014.edcase JPS/3 --json    what was read before is not read again
"""
_WARNING = (
    "Read by a machine: it mistakes words, above all names and numbers. It is no evidence; the picture is."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", nargs="*", metavar="EXHIBIT")
    parser.add_argument(
        "--all", action="store_true", help="every open picture that was looked at and answered No for"
    )


def run(args: Namespace, out: Output) -> int:
    """Read what was not yet, and print all that was asked for."""
    with context.writing(args, out) as store:
        wanted = _wanted(store, args)
        found = read_pictures(store, wanted, Steps(out))
        out.end_progress()
        rows = [_row(store, store.case.exhibits[exhibit.id]) for exhibit in wanted]
        lines = [_WARNING] if rows else ["No picture is there whose words may be read by machine."]
        for exhibit, row in zip(wanted, rows, strict=True):
            read = found.get(exhibit.id)
            if read is not None and read.why:
                row["why"] = read.why
            lines.append(
                f"{row['ref']}: "
                + (read.why if read is not None and read.why else row["text"] or "(no words found)")
            )
    out.result(rows, lines)
    return 0


def _wanted(store: CaseStore, args: Namespace) -> list[Exhibit]:
    if args.all:
        return [exhibit for exhibit in store.case.in_order() if may_be_read(store, exhibit)]
    if not args.exhibit:
        raise UsageError("nothing named", "Name the exhibits to be read, or give --all. Nothing was read.")
    return [rules.find_exhibit(store.case, name) for name in args.exhibit]


def _row(store: CaseStore, exhibit: Exhibit) -> dict[str, Any]:
    read = has_machine_text(exhibit)
    return {
        "id": exhibit.id,
        "ref": exhibit.ref,
        "read": read,
        "engine": exhibit.machine_reader if read else "",
        "text": machine_text(store, exhibit) if read else "",
    }
