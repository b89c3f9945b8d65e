"""`edesk proof`: write the proof of one exhibit, for whoever holds its original and not the case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts.proving import write_proof
from evidence_desk.base import files
from evidence_desk.base.errors import UsageError
from evidence_desk.case import rules
from evidence_desk.case.chat_proof import LINES_MAX
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk proof 2026-014.edcase JPS/1 --to "Dr A. Expert" --basis "instructed 14/26" --out JPS-1.json
  edesk verify JPS-1.json --original JPS-1.png
  edesk proof 2026-014.edcase JPS/4 --lines 12-18,30 --to "Larkrise Police" --basis "asked for" --out JPS-4-lines.json
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT")
    parser.add_argument(
        "--lines",
        default="",
        metavar="N-M,…",
        help="messages of a chat, by their numbers: the proof discloses these and no other",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="must not exist yet")
    parser.add_argument("--to", required=True, metavar="WHOM", help="who gets it; recorded")
    parser.add_argument("--basis", required=True, metavar="B", help="why it may be given; recorded")


def run(args: Namespace, out: Output) -> None:
    """Ask the third door, check the case, write the proof, record it; only then does the file get its name."""
    if args.out.exists():
        raise files.already_there(args.out)
    lines = numbers_of(args.lines)
    with context.writing(args, out) as store:
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        written = write_proof(
            store,
            context.policy_of(store, out),
            exhibit,
            args.out,
            args.to,
            args.basis,
            Steps(out),
            lines=lines,
        )
        value = {
            "ref": exhibit.ref,
            "out": str(args.out),
            "sha256": written.sha256,
            "exhibit_sha256": exhibit.sha256,
            "checkpoint": {"size": written.size, "root": written.root},
            "stamps": written.stamps,
        }
        out.say(
            f"The proof discloses {len(lines):,} messages, word for word, and no other."
            if lines
            else "The proof opens nothing else of the case. It names the exhibit, when it was taken in and how."
        )
        out.result(
            value,
            [f"Proof of {exhibit.ref} written to {args.out}. SHA-256 {written.sha256}, recorded in the log."],
        )


def numbers_of(text: str) -> list[int]:
    """Return the numbers that `12-18,30` names.

    Raises:
        UsageError: it names none.
    """
    found: set[int] = set()
    for part in text.split(",") if text else ():
        first, dash, last = part.strip().partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdecimal() and len(end) < 8 for end in ends):
            raise UsageError(
                "no numbers", "--lines takes numbers of messages, as in 12-18,30. Nothing was written."
            )
        if int(ends[1]) - int(ends[0]) > LINES_MAX:
            raise UsageError("too many lines", f"One proof holds at most {LINES_MAX:,} messages.")
        found.update(range(int(ends[0]), int(ends[1]) + 1))
    return sorted(found)
