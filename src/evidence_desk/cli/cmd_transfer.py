"""`edesk transfer`: one child's case to the next school, and the receipt back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from evidence_desk.acts import transferring
from evidence_desk.base import files
from evidence_desk.base.errors import NotFound, UsageError
from evidence_desk.case import rules
from evidence_desk.case.keys import read_profile
from evidence_desk.case.state import Case
from evidence_desk.case.transfer_receipts import RECEIPT_MAX, parse_receipt
from evidence_desk.case.transfers import Plan
from evidence_desk.case.values import School, Transfer
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps, table

EXAMPLES = """\
  edesk transfer 2026-014.edcase make --pupil "Pupil A" --to their-dsl.json --compared by-voice \\
      --basis "Keeping children safe in education: the file follows the child" --decided-by "Jo Smith, DSL" \\
      --keeps "the case, until the pupil is 25" --out next-school.edcase
  edesk transfer next-school.edcase look
  edesk transfer next-school.edcase take --into 2026-101.edcase --receipt receipt.json   at the next school
  edesk transfer 2026-014.edcase receipt receipt.json
  edesk transfer 2026-014.edcase list
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    acts = parser.add_subparsers(dest="act", required=True, metavar="make|again|list|look|take|receipt")
    make = context.add_act(acts, "make", "make the copy for the next school's DSL, and write down why")
    make.add_argument("--pupil", required=True, help="whose case it is: name, pseudonym or id")
    make.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="`edesk id --json` of the DSL there"
    )
    make.add_argument("--school", default="", help="name of the next school, if their file names none")
    make.add_argument("--urn", default="", help="its unique reference number")
    make.add_argument(
        "--position", default="", help="what they are there, for example Designated Safeguarding Lead"
    )
    make.add_argument(
        "--compared",
        required=True,
        choices=["by-voice", "in-person", "not-compared"],
        help="how you made sure that the key is theirs",
    )
    make.add_argument("--basis", required=True, help="on what basis in law")
    make.add_argument("--decided-by", required=True, help="who decided, by name and position")
    make.add_argument("--keeps", required=True, help="what stays here, how long and why")
    make.add_argument("--others", default="", help="why what concerns other pupils goes along")
    make.add_argument("--out", type=Path, required=True, metavar="FILE", help="the copy to hand over")
    again = context.add_act(acts, "again", "make the copy of the newest transfer again, when it got lost")
    again.add_argument("--to", type=Path, required=True, metavar="FILE", help="the same person's file")
    again.add_argument("--out", type=Path, required=True, metavar="FILE", help="the copy to hand over")
    context.add_act(acts, "list", "list the transfers of a case and their receipts")
    context.add_act(acts, "look", "look at a copy another school made for you; nothing is changed")
    take = context.add_act(acts, "take", "take a copy over with the keys of your own school")
    take.add_argument(
        "--into", type=Path, required=True, metavar="FILE", help="your case file, ending .edcase"
    )
    take.add_argument("--receipt", type=Path, required=True, metavar="FILE", help="the receipt to send back")
    receipt = context.add_act(acts, "receipt", "keep the next school's receipt in the handling log")
    receipt.add_argument("file", type=Path, metavar="FILE", help="the receipt they sent")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    {"make": _make, "again": _again, "list": _list, "look": _look, "take": _take, "receipt": _receipt}[
        args.act
    ](args, out)


def _make(args: Namespace, out: Output) -> None:
    receiver = read_profile(args.to)
    school = args.school or receiver.organisation
    if not school:
        raise UsageError("transfer without a school", "Name the next school with --school. Nothing was made.")
    with context.writing(args, out) as store:
        plan = Plan(
            pupil=rules.find_person(store.case, args.pupil).id,
            receiver=receiver,
            school=School(name=school, urn=args.urn),
            position=args.position,
            compared=args.compared,
            basis=args.basis,
            decided_by=args.decided_by,
            keeps=args.keeps,
            others=args.others,
        )
        transfer = transferring.send(store, plan, args.out, Steps(out))
        _made(store.case, transfer, args.out, out)


def _again(args: Namespace, out: Output) -> None:
    receiver = read_profile(args.to)
    with context.writing(args, out) as store:
        made = sorted(store.case.transfers.values(), key=lambda one: one.leaf)
        if not made:
            raise NotFound(
                "no transfer", "No transfer stands in this case. Make one first. Nothing was made."
            )
        transferring.make_copy(store, made[-1], receiver, args.out, Steps(out))
        _made(store.case, made[-1], args.out, out)


def _made(case: Case, transfer: Transfer, path: Path, out: Output) -> None:
    out.say(
        f"{path} opens only with the keys of this case and of {transfer.name}. Hand it over, and ask for the receipt: "
        "until it is recorded, nobody can show that it arrived."
    )
    out.result(_value(case, transfer), [f"Made {path} for {transfer.name}, {transfer.school.name}."])


def _list(args: Namespace, out: Output) -> None:
    with context.reading(args, out) as store:
        case = store.case
    found = sorted(case.transfers.values(), key=lambda one: one.leaf)
    rows = [[one.at, one.name, one.school.name, one.received_at or "no receipt yet"] for one in found]
    out.result([_value(case, one) for one in found], table(rows) or ["Nothing was sent to another school."])


def _look(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    parcel = transferring.look_at(args.case, person, context.CLOCK, mine)
    value = {
        "case": parcel.case,
        "title": parcel.title,
        "reference": parcel.reference,
        "school": parcel.school,
        "made_by": parcel.made_by,
        "founder": parcel.founder,
        "exhibits": parcel.exhibits,
        "made_at": parcel.transfer.at,
    }
    lines = [
        f"{parcel.title}  {parcel.reference}",
        f"from {parcel.school}, made for you by {parcel.made_by} (as stated) at {parcel.transfer.at}",
        f"{parcel.exhibits} exhibits; founder {parcel.founder}",
        "Compare the founder with the former school by telephone, then take it over.",
    ]
    out.result(value, lines)


def _take(args: Namespace, out: Output) -> None:
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    if args.into.suffix != ".edcase":
        raise UsageError(
            "case file without its ending", "Name your case file with the ending .edcase. Nothing was done."
        )
    taken = transferring.take_over(args.case, args.into, person, mine, context.CLOCK, Steps(out))
    if args.receipt.exists() and args.receipt.read_bytes() == taken.receipt.encode() + b"\n":
        out.say(f"{args.receipt} is there already.")
    else:
        files.write_new(args.receipt, taken.receipt.encode() + b"\n", mode=0o644)
    receipt = parse_receipt(taken.receipt)
    value = {
        "path": str(taken.path),
        "case": taken.case,
        "exhibits": taken.exhibits,
        "receipt": str(args.receipt),
        "code": receipt.code,
    }
    out.result(
        value,
        [
            f"{taken.path} is your school’s case now. The readers of the former school cannot read what you add.",
            f"Send {args.receipt} back to them. Its check code is {receipt.code}.",
        ],
    )


def _receipt(args: Namespace, out: Output) -> None:
    try:
        text = files.read_bounded(args.file, RECEIPT_MAX).decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    with context.writing(args, out) as store:
        transfer = transferring.record_receipt(store, text)
        case = store.case
    code = parse_receipt(text).code
    out.result(
        {**_value(case, transfer), "code": code},
        [
            f"Recorded: {transfer.name}, {transfer.school.name}, has the case. The check code of the receipt is {code}."
        ],
    )


def _value(case: Case, transfer: Transfer) -> dict[str, Any]:
    pupil = case.people.get(transfer.pupil)
    return {
        **msgspec.to_builtins(transfer),
        "pupil": pupil.pseudonym if pupil is not None else "",
        "received_at": transfer.received_at or None,
    }
