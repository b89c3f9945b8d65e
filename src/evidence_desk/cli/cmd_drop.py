"""`edesk drop`: send what one may not keep readable; look through what came; take it into a case or not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from evidence_desk.acts import sending
from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import drops
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.keys import read_profile
from evidence_desk.case.receipts import receipt_json
from evidence_desk.cli import context, drop_outbox, drop_receiving
from evidence_desk.cli.drop_content import Content, add_content
from evidence_desk.cli.drop_rows import receipt_lines
from evidence_desk.cli.output import Output

EXAMPLES = """\
  edesk drop new sent.edcase shot.png --to dsl.json --to deputy.json --gate no --concern concern.toml
  edesk drop add sent.edcase --text message.txt
  edesk drop send shot.png --gate no --concern concern.toml --about-leadership no
  edesk drop send
  edesk drop list inbox
  edesk drop take inbox/sent.edcase 2026-014.edcase --gate no
  edesk drop sender inbox/sent.edcase --words "… six words …" --how by-phone
  edesk drop take inbox/sent.edcase 2026-014.edcase --reject --reason "sent to the wrong school"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="new|add|send|list|take|sender|aside")
    new = context.add_act(acts, "new", "seal items for others; you cannot open them again")
    new.add_argument("drop", type=Path, metavar="OUT.edcase", help="the file to make; use no personal names")
    new.add_argument(
        "--to",
        type=Path,
        action="append",
        required=True,
        metavar="FILE",
        help="`edesk id --json` of a DSL or deputy",
    )
    drop_outbox.add_about(new)
    add_content(new)
    add = context.add_act(acts, "add", "add to a drop that you began on this computer, without reading it")
    add.add_argument("drop", type=Path, metavar="DROP")
    add_content(add)
    drop_outbox.add_act(acts)
    drop_receiving.add_acts(acts)


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act in {"new", "add"}:
        _send(args, out)
    elif args.act == "send":
        drop_outbox.run(args, out)
    else:
        drop_receiving.run(args, out)


# -- sending --------------------------------------------------------------------------------------------------


def _send(args: Namespace, out: Output) -> None:
    if args.receipt is not None and args.receipt.exists():
        raise files.already_there(args.receipt)
    content = Content(args, out)
    mine, new = context.home(), None
    if args.act == "new":
        drop_outbox.check_names(args)
        new = NewDrop(
            to=tuple(read_profile(path) for path in args.to),
            school=mine.school(),
            about_leadership=args.about_leadership,
            follows=args.follows,
        )
        sending.check_new(args.drop, new, args.named)
        drops.check_recipients(mine.profile(), new.to)
    mine, person = context.unlock(args)
    opened = (
        DropWriter.create(args.drop, person, mine.folder, new, context.CLOCK)
        if new is not None
        else DropWriter.open(args.drop, person, mine.folder, context.CLOCK)
    )
    with opened as drop:
        before = len(drop.receipt().items)
        try:
            content.seal(drop, out)
        except (EvidenceDeskError, KeyboardInterrupt):
            if len(drop.receipt().items) > before:
                _hand_out(drop, args, out, "Sealed before the failure, and staying sealed:")
            elif new is not None:
                drop.discard()
            raise
        _hand_out(drop, args, out, "Sealed:")


def _hand_out(drop: DropWriter, args: Namespace, out: Output, heading: str) -> None:
    """Print the receipt, and write it where it was asked for."""
    out.end_progress()
    receipt = drop.receipt()
    if args.receipt is not None:
        files.write_new(args.receipt, receipt_json(receipt))
    out.result(msgspec.to_builtins(receipt), receipt_lines(receipt, heading))
