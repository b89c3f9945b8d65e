"""`edesk search`: words, or everything about one person, across the cases of the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from evidence_desk.acts.finding import HOWS, KINDS, STATES, cases_text, save_list
from evidence_desk.base.errors import UsageError
from evidence_desk.cli import context
from evidence_desk.cli.cmd_library import opened, updated
from evidence_desk.cli.output import Output, table
from evidence_desk.library.keeper import Answer, Library
from evidence_desk.library.mentions import Mention, Mentions, mentions_of
from evidence_desk.library.search import Hit

EXAMPLES = """\
  edesk search kayla threat                 all words, in any order; the last as far as it is typed
  edesk search '"see you monday"'           a phrase
  edesk search --person "Kayla Smith" --person kayla_x99
  edesk search --person "Kayla Smith" --out request.csv
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what to look for")
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NAME",
        help="everything about a person, for a subject access request; repeat for other spellings and accounts",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write that list to a new file: a table for .csv, else text"
    )


def run(args: Namespace, out: Output) -> None:
    """Bring the index up to date and ask it; no case is changed."""
    if bool(args.words) == bool(args.person):
        raise UsageError("words or --person", "Give either words or --person NAME. Nothing was done.")
    if args.out is not None and not args.person:
        raise UsageError("--out without --person", "--out goes with --person. Nothing was done.")
    with opened(args) as library:
        updated(library, out)
        if not library.folders:
            out.say("Your library has no folder yet. Add one with edesk library add FOLDER.")
        if args.person:
            found = mentions_of(library, args.person)
            if args.out is not None:
                save_list(found, args.out, library.person, context.CLOCK)
                out.say(
                    f"Written to {args.out}. It is not encrypted: delete it when the request is answered."
                )
            out.result(_mentions_value(found), _mentions_lines(found))
            _say_what_is_missing(out, found)
        else:
            _answer(library, " ".join(args.words), out)


def _answer(library: Library, words: str, out: Output) -> None:
    answer = library.search(words)
    value = {
        "query": words,
        "cases": answer.cases,
        "hits": [_hit_value(hit) for hit in answer.hits],
        "more": answer.is_cut,
        "out_of_reach": answer.out_of_reach,
        "waiting": answer.waiting,
    }
    rows = [[hit.case_reference, hit.ref, _where(hit), hit.title] for hit in answer.hits]
    out.result(value, table(rows) or [f"Nothing found in {cases_text(answer.cases)}."])
    if answer.is_cut:
        out.say(f"The best {len(answer.hits)} are shown. Add a word to narrow it down.")
    _say_what_is_missing(out, answer)


def _say_what_is_missing(out: Output, found: Answer | Mentions) -> None:
    if found.out_of_reach:
        out.say(f"{cases_text(found.out_of_reach)} cannot be reached now; nothing in there is shown.")
    if found.waiting:
        out.say(f"{cases_text(found.waiting)} changed meanwhile, left out. Search again.")


def _hit_value(hit: Hit) -> dict[str, Any]:
    return {
        "case": {
            "id": hit.case_id,
            "path": str(hit.path),
            "reference": hit.case_reference,
            "title": hit.case_title,
        },
        "kind": hit.kind,
        "id": hit.target,
        "ref": hit.ref,
        "title": hit.title,
        "at": hit.at,
        "where": hit.where,
        "excerpt": hit.excerpt,
    }


def _where(hit: Hit) -> str:
    return KINDS[hit.kind] if hit.kind != "exhibit" else HOWS["title" if hit.where == "ref" else hit.where]


def _mentions_value(found: Mentions) -> dict[str, Any]:
    return {
        "names": list(found.names),
        "searched": found.searched,
        "similar": list(found.similar),
        "out_of_reach": found.out_of_reach,
        "waiting": found.waiting,
        "cases": [
            {
                "id": case.case_id,
                "path": str(case.path),
                "reference": case.reference,
                "title": case.title,
                "status": case.status,
                "mentions": [
                    {
                        "kind": mention.kind,
                        "id": mention.target,
                        "ref": mention.ref,
                        "title": mention.title,
                        "at": mention.at,
                        "state": mention.state,
                        "how": list(mention.how),
                    }
                    for mention in case.mentions
                ],
            }
            for case in found.cases
        ],
    }


def _mentions_lines(found: Mentions) -> list[str]:
    lines: list[str] = []
    for case in found.cases:
        lines += [f"{case.reference}  {case.title}".strip()]
        lines += [f"  {line}" for line in table([_mention_line(mention) for mention in case.mentions])]
    lines.append(f"{found.count} entries in {len(found.cases)} of {cases_text(found.searched)}.")
    if found.similar:
        lines.append(f"Other names that may be the same person: {', '.join(found.similar)}")
    return lines


def _mention_line(mention: Mention) -> list[str]:
    about = "; ".join(HOWS[how] for how in mention.how)
    return [mention.ref or KINDS[mention.kind], STATES[mention.state] or about, mention.title]
