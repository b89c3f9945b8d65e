"""`edesk timestamp`: have packs and the newest checkpoint stamped by an authority."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import certificates, schooling, stamping
from evidence_desk.base.clock import utc_text
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.case.store import CaseStore
from evidence_desk.cli import context
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk timestamp 2026-014.edcase                       what waits, and the newest checkpoint
  edesk timestamp 2026-014.edcase P-0A1B2C3D            this pack, though it was stamped or did not wait
  edesk timestamp 2026-014.edcase --list                what waits; asks nobody
  edesk timestamp 2026-014.edcase P-0A1B2C3D --out for-the-officer/
  openssl ts -verify -in P-0A1B2C3D.tsr -data pack.pdf -CAfile authority-root.pem
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument(
        "packs", nargs="*", metavar="PACK", help="id printed on a pack (default: those that wait for a stamp)"
    )
    parser.add_argument("--list", action="store_true", help="say what waits, and ask nobody")
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        metavar="URL",
        help="of an RFC 3161 authority (default: those in the school's profile); only hashes go there",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="write the answers over the packs here, as .tsr files",
    )


def run(args: Namespace, out: Output) -> None:
    """Ask, keep the answers in the case, and write them out where that was asked for."""
    if args.list:
        with context.reading(args, out) as store:
            _list(out, store, args.packs)
        return
    if args.out is not None and not args.out.is_dir():
        raise NotFound("no such folder", f"There is no folder at {args.out}. Nothing was changed.")
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    addresses = args.address or schooling.current(mine, person).settings.timestamps
    stamper = certificates.stamper_of(addresses)
    if stamper is None:
        raise BadInput(
            "no authority set up",
            "No authority for time stamps is set up. Give its address with --address, or ask the DSL to put it into "
            "the school’s profile (edesk school make --set timestamps=…). Nothing was changed.",
        )
    with context.writing_as(args, out, mine, person) as store:
        named = stamping.find_packs(store, args.packs)
        done = stamping.stamp(store, stamper, named or stamping.waiting(store))
        written = stamping.write_replies(store, [p.id for p, _ in done.packs], args.out) if args.out else []
    _tell(out, done, written)


def _list(out: Output, store: CaseStore, named: list[str]) -> None:
    packs = [pack.id for pack in stamping.find_packs(store, named) or stamping.waiting(store)]
    due = stamping.due(store.case, context.CLOCK.read().utc)
    lines = [f"Waiting for a time stamp: {', '.join(packs)}." if packs else "No pack waits for a time stamp."]
    if due.exhibits:
        lines.append(f"{counted(due.exhibits, 'exhibit')} under no time stamp yet.")
    if due.renewal:
        lines.append(
            f"The last certificate under the stamps ends {context.local_text(due.renewal)}: stamp the case again."
        )
    out.result({"waiting": packs, "exhibits": due.exhibits, "renew_before": due.renewal or None}, lines)


def _tell(out: Output, done: stamping.Stamped, written: list[Path]) -> None:
    stamps = [(f"pack {pack.id}", one) for pack, one in done.packs]
    stamps += [("the newest checkpoint of the case", one) for one in done.checkpoints]
    value = {
        "packs": [
            {"pack": pack.id, "stamped_at": utc_text(one.at), "authority": one.authority}
            for pack, one in done.packs
        ],
        "checkpoint": utc_text(done.checkpoint.at) if done.checkpoint is not None else None,
        "checkpoints": [
            {"stamped_at": utc_text(one.at), "authority": one.authority, "until": utc_text(one.until)}
            for one in done.checkpoints
        ],
        "files": [str(path) for path in written],
    }
    lines = [
        f"{what[0].upper()}{what[1:]}: stamped {context.local_text(utc_text(one.at))}, by the clock of {one.authority}."
        for what, one in stamps
    ]
    if written:
        lines.append(f"{counted(len(written), 'stamp')} written to {written[0].parent}.")
    out.result(value, lines or ["Nothing new to stamp."])
