"""`edesk merge`: compare two copies of one case, and join the other one to the first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evidence_desk.acts import merging
from evidence_desk.case.membership import access_of
from evidence_desk.case.merge_names import Relation
from evidence_desk.case.naming import moment
from evidence_desk.case.store import Access
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk merge 2026-014.edcase "2026-014 (conflicted copy).edcase" --compare
  edesk merge 2026-014.edcase "2026-014 (conflicted copy).edcase"
"""
_RELATIONS: dict[Relation, str] = {
    "same": "Both files hold the same record. Keep one of them.",
    "behind": "The first file has all that the other one has, and more. Put the other one away.",
    "ahead": "The other file goes on from the first one and has all of it. Use the other one.",
    "beside": "Both were added to after they parted. Join them: edesk merge CASE OTHER",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the copy that goes on (.edcase)")
    parser.add_argument(
        "other", type=Path, metavar="OTHER", help="the other copy of the same case; it is kept"
    )
    parser.add_argument(
        "--compare", action="store_true", help="only say what each copy has; nothing is written"
    )
    parser.add_argument(
        "--accept-former",
        action="store_true",
        help="join what was written in the other copy by somebody, or with a key, that counts in this one no more",
    )
    parser.add_argument(
        "--break-lock",
        action="store_true",
        help="break the lock of another computer that has been silent for ten minutes",
    )


def run(args: Namespace, out: Output) -> None:
    """Compare, or join."""
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    access = access_of(person, mine.folder)
    if args.compare:
        _compare(args, out, access)
        return
    done = merging.merge(
        args.case,
        args.other,
        access,
        context.CLOCK,
        accept_former=args.accept_former,
        break_lock=args.break_lock,
        report=Steps(out),
    )
    steps = merging.next_steps(done)
    value = {**asdict(done), "next_steps": steps}
    lines = [
        f"Joined {_count(done.entries, 'entry', 'entries')} of the other copy; each stays provable by itself."
    ]
    for one in done.exhibits:
        was = f" (was {one.was} there)" if one.was else ""
        missing = f", {one.missing}: its bytes did not come" if one.missing else ""
        lines.append(f"  {one.ref}{was}{missing}")
    lines += [f"  {here} (was {there} there)" for here, there in done.people]
    if done.locked_first:
        lines.append(f"Locked for the police here too: {', '.join(done.locked_first)}.")
    out.result(value, [*lines, *steps])


def _compare(args: Namespace, out: Output, access: Access) -> None:
    found = merging.compare(args.case, args.other, access, context.CLOCK, Steps(out))
    value: dict[str, Any] = {
        "relation": found.parting.relation,
        "shared_commit": found.parting.shared,
        "parted_at": found.parted_at,
        "case": _side(found.mine),
        "other": _side(found.theirs),
        "clashes": list(found.clashes),
        "former": list(found.former),
    }
    lines = [
        f"The two copies share everything up to commit {found.parting.shared}"
        + (f", {moment(found.parted_at)}." if found.parted_at else "."),
        *_lines("CASE", found.mine),
        *_lines("OTHER", found.theirs),
    ]
    if found.clashes:
        lines.append(
            f"Given twice, to different things: {', '.join(found.clashes)}. Those of OTHER get new numbers."
        )
    if found.former:
        names = ", ".join(found.former)
        lines.append(
            f"Taken out here, past the end of their time or with new keys, and wrote there since: {names}."
        )
    out.result(value, [*lines, _RELATIONS[found.parting.relation]])


def _side(side: merging.Side) -> dict[str, Any]:
    return {**asdict(side), "path": str(side.path)}


def _lines(which: str, side: merging.Side) -> list[str]:
    if not side.entries:
        return [f"{which} has nothing that the other one has not."]
    said = f"Only in {which}: {_count(side.entries, 'entry', 'entries')} by {', '.join(side.authors)}"
    lines = [f"{said}, {moment(side.first_at)} to {moment(side.newest_at)}."]
    if side.exhibits:
        lines.append(f"  exhibits: {', '.join(side.exhibits)}")
    if side.locked:
        lines.append(f"  locked for the police: {', '.join(side.locked)}")
    return lines


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
