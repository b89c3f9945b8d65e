"""`edesk look-again`: have a second program load a kept page and say whether it agrees."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

import msgspec

from evidence_desk.acts import second_look
from evidence_desk.case.fold_looks import looks_at
from evidence_desk.case.grades import agrees, grade_of, missing
from evidence_desk.case.look_values import Looked
from evidence_desk.case.look_words import look_words
from evidence_desk.case.rules import find_exhibit
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk look-again 2026-014.edcase JPS/4                          any part of the capture; its longest line is compared
  edesk look-again 2026-014.edcase JPS/4 --passage "take this down, Mia"
  edesk look-again 2026-014.edcase JPS/4 --list                   looks made before; loads nothing
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT", help="any part of a page that the program itself kept")
    parser.add_argument(
        "--passage", default="", metavar="TEXT", help="words of the kept text that must be found again"
    )
    parser.add_argument("--list", action="store_true", help="say what earlier looks found, and load nothing")


def run(args: Namespace, out: Output) -> None:
    """Look, or list what was found before."""
    if args.list:
        with context.reading(args, out) as store:
            exhibit = find_exhibit(store.case, args.exhibit)
            found = looks_at(store.case, exhibit)
            grade = grade_of(store.case, exhibit)
        rows = [row(one) for one in found]
        lines = [f"{context.local_text(one.at)}  {look_words(one)}" for one in found]
        out.result(
            {"grade": grade, "looks": rows}, lines or ["Nobody has looked at this page a second time."]
        )
        return
    context.check_words(args.passage, "--passage")
    with context.writing(args, out) as store:
        exhibit = find_exhibit(store.case, args.exhibit)
        out.say("Loading the page by a second program, on the same computer and network …")
        looked = second_look.look_again(store, args.exhibit, passage=args.passage)
        grade, wanting = grade_of(store.case, exhibit), missing(store.case, exhibit)
    lines = [look_words(looked), "Nothing of what it loaded was kept."]
    if wanting == ("stamp",):
        lines.append("Grade A needs a time stamp as well: edesk timestamp CASE.")
    out.result({**row(looked), "grade": grade, "missing": list(wanting)}, [*lines, f"Grade {grade}."])


def row(looked: Looked) -> dict[str, Any]:
    """Return a second look as programs see it."""
    return {
        "id": looked.id,
        "at": looked.at,
        "agrees": agrees(looked),
        "compared": looked.what,
        "line": looked.line,
        "sha256": looked.sha256,
        "found": looked.found,
        "differences": list(looked.differences),
        "trouble": looked.trouble or None,
        "first": msgspec.to_builtins(looked.first),
        "second": msgspec.to_builtins(looked.second),
    }
