"""`edesk drop`: send what one may not keep readable; look through what came; take it into a case or not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from evidence_desk.acts import sending
from evidence_desk.acts.keeping import (
    MembersUnanswered,
    address_into,
    file_into,
    text_into,
)
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused, UsageError
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.importer import CheckedPath, check_path, check_url
from evidence_desk.case import drops
from evidence_desk.case.drops import DropWriter, NewDrop
from evidence_desk.case.gate import Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.keys import read_profile
from evidence_desk.case.receipts import receipt_json
from evidence_desk.case.values import Concern
from evidence_desk.cli import context, drop_receiving
from evidence_desk.cli.cmd_add import add_item_arguments, described_by, text_given
from evidence_desk.cli.cmd_restricted import read_toml
from evidence_desk.cli.drop_rows import receipt_lines
from evidence_desk.cli.output import Output, Steps
from evidence_desk.policy.loader import default_policy

EXAMPLES = """\
  edesk drop new sent.edcase --to dsl.json --to deputy.json shot.png --gate no --concern concern.toml
  edesk drop add sent.edcase --text message.txt
  edesk drop list inbox
  edesk drop take inbox/sent.edcase 2026-014.edcase --gate no
  edesk drop sender inbox/sent.edcase --words "… six words …" --how by-phone
  edesk drop take inbox/sent.edcase 2026-014.edcase --reject --reason "sent to the wrong school"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="new|add|list|take|sender|aside")
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
    new.add_argument(
        "--about-leadership",
        choices=("no", "yes"),
        default="not-asked",
        help="is it about the DSL, a deputy or the head? With yes it goes to none of them: say whom with --named",
    )
    new.add_argument(
        "--named",
        action="append",
        default=[],
        metavar="NAME",
        help="whom it is about; only compared with the recipients, never written down",
    )
    _add_content(new)
    add = context.add_act(acts, "add", "add to a drop that you began on this computer, without reading it")
    add.add_argument("drop", type=Path, metavar="DROP")
    _add_content(add)
    drop_receiving.add_acts(acts)


def _add_content(parser: ArgumentParser) -> None:
    parser.add_argument("path", type=Path, nargs="*", metavar="PATH")
    add_item_arguments(parser)
    parser.add_argument("--concern", type=Path, metavar="F.toml", help="what happened, in words")
    parser.add_argument(
        "--restricted",
        type=Path,
        metavar="F.toml",
        help="the record, in words only, of what must not be kept",
    )
    parser.add_argument("--receipt", type=Path, metavar="FILE", help="write the receipt here too")


def run(args: Namespace, out: Output) -> None:
    """Do the act."""
    if args.act in {"new", "add"}:
        _send(args, out)
    else:
        drop_receiving.run(args, out)


# -- sending --------------------------------------------------------------------------------------------------


class _Content:
    """What is to be sealed: answered for and checked before anything is made."""

    def __init__(self, args: Namespace, out: Output) -> None:
        if not (
            args.path or args.concern or args.restricted or args.text is not None or args.url is not None
        ):
            raise UsageError(
                "nothing to send", "Give a PATH, --text, --url, --concern or --restricted. Nothing was made."
            )
        self.args = args
        self.wording = default_policy().gate.version
        self.answers = self._answers(out)
        self.described = described_by(args)
        self.files = [check_path(path, MAX_PLAINTEXT) for path in args.path]
        self.text = text_given(args.text) if args.text is not None else None
        self.url = check_url(args.url) if args.url is not None else None
        self.record = read_toml(args.restricted) if args.restricted is not None else None
        self.concern = _read_concern(args.concern) if args.concern is not None else None

    def _answers(self, out: Output) -> StopAnswers | None:
        """Let the first door decide, for all that is named in one go, before a byte of it is read."""
        args, gate = self.args, default_policy().gate
        if args.path and not args.gate:
            out.say(f"{gate.stop.text}\nAnd if not: {gate.second.text}\n{gate.stop.help}")
        answers = StopAnswers(first=args.gate, second="no", wording=self.wording) if args.gate else None
        route = Route.FILE if args.path else Route.URL if args.text is None else Route.TEXT
        decision = at_capture(route, answers, wording=self.wording, files_in_one_go=max(1, len(args.path)))
        if isinstance(decision, Stopped):
            for note in gate.steps:
                out.say(f"- {note.text}")
            raise GateRefused(
                "stopped at the gate",
                "Nothing was read and nothing was sealed. Leave the file as it is and find the DSL or a deputy in "
                "person now. What you saw can be sent in words only: --restricted record.toml (its fields: edesk "
                "policy show record).",
            )
        return answers

    def seal(self, drop: DropWriter, out: Output) -> None:
        """Seal all of it, each in a durable commit of its own."""
        if self.concern is not None:
            drop.add_concern(self.concern)
        if self.record is not None:
            drop.add_restricted(self.record, self.wording)
        for checked in self.files:
            self._file(drop, checked, out)
        if self.text is not None:
            text_into(drop.add_item, self.text, self.described, report=Steps(out))
        if self.url is not None:
            address_into(drop.add_item, self.url, self.described)

    def _file(self, drop: DropWriter, checked: CheckedPath, out: Output) -> None:
        assert self.answers is not None, "the first door admits no file without answers"  # noqa: S101  # our bug
        try:
            file_into(
                drop.add_item,
                checked,
                self.answers,
                self.described,
                files_in_one_go=len(self.files),
                members="no" if self.args.members == "no" else None,
                report=Steps(out),
            )
        except MembersUnanswered as error:
            raise GateRefused(
                str(error),
                f"{error.found} If the answer to the stop question is No for every one of them, add --members no; "
                "otherwise copy its words into a text file and send that with --text.",
            ) from None


def _send(args: Namespace, out: Output) -> None:
    if args.receipt is not None and args.receipt.exists():
        raise files.already_there(args.receipt)
    content = _Content(args, out)
    mine, new = context.home(), None
    if args.act == "new":
        if args.named and args.about_leadership != "yes":
            raise UsageError(
                "a name without leadership",
                "--named goes with --about-leadership yes. It is compared with the recipients and never written down. "
                "Nothing was made.",
            )
        new = NewDrop(
            to=tuple(read_profile(path) for path in args.to),
            school=mine.school(),
            about_leadership=args.about_leadership,
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


def _read_concern(path: Path) -> Concern:
    table = read_toml(path)
    try:
        concern = msgspec.convert(table, Concern)
        unknown = sorted(table.keys() - set(Concern.__struct_fields__))
        if unknown:
            raise ValueError(f"no field is called {', '.join(unknown)}")
    except ValueError as error:  # msgspec.ValidationError among them
        raise BadInput(
            "concern with other fields",
            f"{path} is not a concern: {error}. Its fields: {', '.join(Concern.__struct_fields__)}. Nothing was made.",
        ) from None
    drops.check_concern(concern)
    return concern
