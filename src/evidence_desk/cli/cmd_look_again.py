"""`edesk look-again`: have a second program load a kept page and say whether it agrees."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

import msgspec

from evidence_desk.acts import second_engine, second_look
from evidence_desk.acts.keeping import stop
from evidence_desk.acts.page_capture import may_load, page_wording
from evidence_desk.base.errors import GateRefused, UsageError
from evidence_desk.case.fold_looks import looks_at
from evidence_desk.case.gate import Stopped
from evidence_desk.case.grades import agrees, grade_of, missing
from evidence_desk.case.look_values import Looked
from evidence_desk.case.look_words import look_words
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import answers_given
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk look-again 2026-014.edcase JPS/4                          any part of the capture; its longest line is compared
  edesk look-again 2026-014.edcase JPS/4 --passage "take this down, Mia"
  edesk look-again 2026-014.edcase JPS/4 --picture https://clips.example/face.png
  edesk look-again 2026-014.edcase JPS/4 --engine edge --gate no  by another browser, for a page made by scripts
  edesk look-again 2026-014.edcase JPS/4 --list                   looks made before; loads nothing
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("exhibit", metavar="EXHIBIT", help="any part of a page that the program itself kept")
    parser.add_argument(
        "--passage", default="", metavar="TEXT", help="words of the kept text that must be found again"
    )
    parser.add_argument(
        "--picture",
        default="",
        metavar="URL",
        help="a picture of the page that was kept as it is, in its place",
    )
    parser.add_argument(
        "--engine",
        choices=second_engine.ENGINES,
        default=None,
        help="by a browser that is installed here, for pages made by scripts; needs --gate",
    )
    parser.add_argument(
        "--gate",
        choices=("no", "yes", "unsure", "adult", "intimate", "terror"),
        help="with --engine: answer to the question asked before a page is loaded (edesk policy show page)",
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
    if args.picture and (args.passage or args.engine):
        raise UsageError(
            "a picture and a passage, or another browser",
            "--picture stands by itself: the plain loader compares its bytes. Nothing was loaded.",
        )
    with context.writing(args, out) as store:
        exhibit = find_exhibit(store.case, args.exhibit)
        who = "second program" if args.engine is None else "second browser"
        out.say(f"Loading the page by a {who}, on the same computer and network …")
        looked = _looked(args, out, store, exhibit)
        grade, wanting = grade_of(store.case, exhibit), missing(store.case, exhibit)
    lines = [look_words(looked), "Nothing of what it loaded was kept."]
    if wanting == ("stamp",):
        lines.append("Grade A needs a time stamp as well: edesk timestamp CASE.")
    out.result({**row(looked), "grade": grade, "missing": list(wanting)}, [*lines, f"Grade {grade}."])


def _looked(args: Namespace, out: Output, store: CaseStore, exhibit: Exhibit) -> Looked:
    """Have the second program look, or the browser that was named.

    Raises:
        GateRefused: nobody answered No before the browser loads it.
    """
    if args.engine is None:
        return second_look.look_again(store, exhibit.id, passage=args.passage, picture=args.picture)
    prepared = second_look.prepare(store, exhibit, args.passage)
    answers = answers_given(args.gate, page_wording())
    loading = may_load(prepared.first.asked, answers, store.clock.read())
    if isinstance(loading, Stopped):
        stop(store, loading)
        raise GateRefused(
            "stopped at the gate before a second look",
            f"The page was not loaded again. If {exhibit.ref} may show what the stop question names, lock it now: "
            f"edesk seal {args.case} {exhibit.ref} --reason …",
        )
    return second_look.keep(store, second_engine.make(prepared, args.engine, loading, Steps(out)))


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
