"""`edesk locked`: what is locked for the police, where copies may be, and the two ways out of a lock."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from evidence_desk.acts import exits, known_copies
from evidence_desk.acts.exits import WAYS, Officer, Standing
from evidence_desk.base import clock as clocks
from evidence_desk.base.errors import UsageError
from evidence_desk.case import rules
from evidence_desk.case.keys import read_sheet
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.second import add_second_arguments, second_person

EXAMPLES = """\
  edesk locked 2026-014.edcase list
  edesk locked 2026-014.edcase list JPS/3
      one item: how far it has come, and where else copies may be
  edesk locked 2026-014.edcase surrender JPS/3 --what device --device "phone, black" --officer "DC 4411 Lowe" \\
             --force "Example Police" --reference CR/1001/26 --receipt P118
  edesk locked 2026-014.edcase surrender JPS/3 --out jps-3.age --sheet custody-1.txt --sheet custody-3.txt \\
             --officer "DC 4411 Lowe" --force "Example Police" --reference CR/1001/26 --receipt P119
      a sealed copy, encrypted to a key of its own that is printed once; opened by: age -d -i key.txt jps-3.age
  edesk locked 2026-014.edcase instruct JPS/3 --officer "DC 4411 Lowe" --force "Example Police" \\
             --reference CR/1001/26 --how "letter of 2 December 2026"
      write down that the police want it destroyed; nothing is destroyed by it
  edesk locked 2026-014.edcase destroy JPS/3 --reason "as the officer instructs"
      ask a second person, one of you the DSL; when they have agreed, the same command does it
  edesk locked 2026-014.edcase destroy JPS/3 --reason R --second-home /media/stick/home --second-passphrase-file F
      the same, with the second person beside you
"""
_STAGES = {
    "locked": "Locked for the police. It has two exits: handed over, or destroyed on their instruction.",
    "instructed": "The police instruct that it is destroyed. Two people have to agree to it.",
    "asked": "The police instruct that it is destroyed; a second person has been asked to agree.",
    "agreed": "Two people agreed. One of the two can destroy it now.",
    "destroyed": "Destroyed on police instruction. Reference, hash and times stay.",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|surrender|instruct|destroy")
    listed = context.add_act(acts, "list", "what is locked, or one item with where copies may be")
    listed.add_argument("exhibit", nargs="?", metavar="EXHIBIT")
    handed = context.add_act(acts, "surrender", "record what was handed to the police, or write them a copy")
    _add_police(handed)
    handed.add_argument("--what", choices=WAYS, help="what was handed over; with --out it is sealed-copy")
    handed.add_argument("--receipt", required=True, metavar="R", help="its number, or who signed for it")
    handed.add_argument("--device", default="", metavar="D", help="which device or medium")
    handed.add_argument("--seal", default="", metavar="S", help="seal or bag number")
    handed.add_argument(
        "--out", type=Path, metavar="FILE", help="write a sealed copy there; must not exist yet"
    )
    handed.add_argument(
        "--sheet",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a custody sheet; two are needed",
    )
    told = context.add_act(acts, "instruct", "write down that the police instruct its destruction")
    _add_police(told)
    told.add_argument(
        "--how", required=True, metavar="H", help="how it was given: letter, e-mail from whom …"
    )
    gone = context.add_act(acts, "destroy", "destroy what the police named: two people, one of them the DSL")
    gone.add_argument("exhibit", metavar="EXHIBIT")
    gone.add_argument("--reason", default="", help="needed to ask the second person")
    add_second_arguments(gone, "destroying needs two people")


def _add_police(parser: ArgumentParser) -> None:
    parser.add_argument("exhibit", nargs="+", metavar="EXHIBIT")
    parser.add_argument("--officer", required=True, metavar="NAME", help="name and number")
    parser.add_argument("--force", required=True, metavar="F")
    parser.add_argument("--reference", required=True, metavar="R", help="of the police")
    parser.add_argument("--at", default="", metavar="T", help="when (default: now)")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    {"list": _list, "surrender": _surrender, "instruct": _instruct, "destroy": _destroy}[args.act](args, out)


def _officer(args: Namespace) -> Officer:
    for name in ("officer", "force", "reference"):
        context.check_words(getattr(args, name), f"--{name}")
    at = context.parse_time(args.at, "--at") if args.at else clocks.utc_text(context.CLOCK.read().utc)
    return Officer(name=args.officer, force=args.force, reference=args.reference, at=at)


# -- what stands ----------------------------------------------------------------------------------------------


def _list(args: Namespace, out: Output) -> None:
    with context.reading(args, out) as store:
        if args.exhibit is not None:
            _one(store, rules.find_exhibit(store.case, args.exhibit), out)
            return
        found = exits.leavers(store.case)
        ahead = [e.ref for e in store.case.in_order() if e.id in store.locked]
        lines = [f"{e.ref}: {_STAGES[exits.standing(store.case, e.id).stage]}" for e in found]
        lines += [f"{ref}: locked; the next change to the case completes it." for ref in ahead]
        out.result(
            [_row(store.case, exits.standing(store.case, e.id), e) for e in found],
            lines or ["Nothing is locked for the police."],
        )


def _one(store: CaseStore, exhibit: Exhibit, out: Output) -> None:
    if exhibit not in exits.leavers(store.case) and exhibit.kind != "restricted-record":
        out.result({"stage": "none", "ref": exhibit.ref}, [f"{exhibit.ref} is not locked."])
        return
    found = exits.standing(store.case, exhibit.id)
    copies = known_copies.known_copies(store, exhibit)
    lines = [f"{exhibit.ref}: {_words(exhibit, found)}", *_who(store.case, exhibit)]
    lines.append("Where else copies may be, by what this case has written down:")
    for copy in copies:
        lines.append(f"  {copy.words}" + (f", {context.local_text(copy.at)}" if copy.at else ""))
    lines += ([] if copies else ["  nothing is written down"]) + [known_copies.LIMITS]
    row = _row(store.case, found, exhibit)
    row["copies"] = [{"kind": c.kind, "what": c.what, "at": c.at} for c in copies]
    out.result(row, lines)


def _words(exhibit: Exhibit, found: Standing) -> str:
    if exhibit.kind == "restricted-record":
        return "a record in words only. Nothing of it is kept here."
    return _STAGES[found.stage]


def _who(case: Case, exhibit: Exhibit) -> list[str]:
    """Return the exits that are on record, each in one line."""
    found = exits.standing(case, exhibit.id)
    actions = [("Handed over", one) for one in found.handed_over]
    actions += [("Instructed to be destroyed", found.instruction)] if found.instruction is not None else []
    return [
        f"{what}: {one.fields['officer']}, {one.fields['force']}, reference {one.fields['reference']}, "
        f"{context.local_text(one.at)}"
        for what, one in actions
    ]


def _row(case: Case, found: Standing, exhibit: Exhibit) -> dict[str, Any]:
    gone = case.destroyed.get(exhibit.id)
    return {
        "ref": exhibit.ref,
        "id": exhibit.id,
        "sha256": exhibit.sha256,
        "stage": "record" if exhibit.kind == "restricted-record" else found.stage,
        "items": [item.ref for item in found.items],
        "locked_at": gone.locked_at if gone is not None else exhibit.status_at,
        "destroyed_at": gone.at if gone is not None else "",
        "police_told": exhibit.id not in case.seal_clocks and exhibit.id not in case.police_tasks,
        "handed_over": [msgspec.to_builtins(one) for one in found.handed_over],
        "instruction": msgspec.to_builtins(found.instruction) if found.instruction is not None else None,
        "asking": found.asking.id if found.asking is not None else "",
        "objection": found.objection,
    }


# -- the two exits --------------------------------------------------------------------------------------------


def _surrender(args: Namespace, out: Output) -> None:
    officer = _officer(args)
    if args.out is None:
        if args.sheet or args.what is None:
            raise UsageError(
                "surrender without a way",
                "Say --what device or --what medium, or give --out FILE with two --sheet FILE. Nothing was changed.",
            )
        more = {name: value for name in ("device", "seal") if (value := getattr(args, name))}
        with context.writing(args, out) as store:
            action = exits.surrender(
                store, args.exhibit, officer, what=args.what, receipt=args.receipt, more=more
            )
            refs = ", ".join(store.case.exhibits[name].ref for name in action.exhibits)
            out.result(
                msgspec.to_builtins(action),
                [f"Recorded: {refs}, handed over to {officer.force}. It stays locked here."],
            )
        return
    if args.what not in {None, "sealed-copy"} or len(args.exhibit) != 1 or len(args.sheet) != 2:
        raise UsageError(
            "sealed copy of more than one",
            "A sealed copy is written of one exhibit at a time, with two --sheet FILE. Nothing was changed.",
        )
    sheets = [read_sheet(path) for path in args.sheet]
    with context.writing(args, out) as store:
        copy = exits.surrender_copy(
            store, args.exhibit[0], officer, sheets, args.out, receipt=args.receipt, report=Steps(out)
        )
        lines = [
            f"Written to {copy.path}, encrypted. SHA-256 {copy.sha256}",
            "The key that opens it, shown this once and kept nowhere; give it to the officer by another way:",
            copy.key,
            "Opened by: age -d -i key.txt FILE. It stays locked here. Lock the sheets away again.",
        ]
        out.result({"out": str(copy.path), "sha256": copy.sha256, "key": copy.key}, lines)


def _instruct(args: Namespace, out: Output) -> None:
    officer = _officer(args)
    with context.writing(args, out) as store:
        action = exits.instruct(store, args.exhibit, officer, how=args.how)
        refs = ", ".join(store.case.exhibits[name].ref for name in action.exhibits)
        out.result(
            msgspec.to_builtins(action),
            [
                f"Recorded: {officer.force} instruct that {refs} is destroyed. Nothing is destroyed by this entry."
            ],
        )


def _destroy(args: Namespace, out: Output) -> None:
    second = second_person(args)
    with context.writing(args, out) as store:
        exhibit = rules.find_exhibit(store.case, args.exhibit)
        found = exits.standing(store.case, exhibit.id)
        if second is None and found.stage == "instructed":
            asking = exits.ask(store, exhibit.id, args.reason)
            out.result(
                {"stage": "asked", "asking": asking.id, "destroyed": []},
                [
                    f"A second person is asked to agree; the asking begins with {asking.id[:8]}.",
                    "Nothing is destroyed yet.",
                ],
            )
            return
        gone = exits.destroy(store, exhibit.id, args.reason, second)
        refs = ", ".join(item.ref for item in gone)
        lines = [f"Destroyed: {refs}. Reference, hash and times stay; the hash stays on the block-list."]
        if store.bundle.pending:
            lines.append("There was no room to write the file anew; the next change to the case finishes it.")
        lines.append(
            "Copies outside this case file are not covered: edesk locked CASE list EXHIBIT names those known."
        )
        out.result({"stage": "destroyed", "asking": "", "destroyed": [item.ref for item in gone]}, lines)
