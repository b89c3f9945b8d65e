"""What `edesk drop` seals: answered for and checked before anything is made."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from evidence_desk.acts.keeping import MembersUnanswered, address_into, file_into, text_into
from evidence_desk.acts.page_capture import IntoDrop
from evidence_desk.base.errors import BadInput, GateRefused, UsageError
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.importer import CheckedPath, check_path, check_url
from evidence_desk.case import drops
from evidence_desk.case.drops import DropWriter
from evidence_desk.case.gate import Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.values import Concern
from evidence_desk.cli import cmd_capture, context
from evidence_desk.cli.cmd_add import add_item_arguments, answers_given, described_by, text_given
from evidence_desk.cli.cmd_restricted import read_toml
from evidence_desk.cli.output import Output, Steps


def add_content(parser: ArgumentParser) -> None:
    """Declare what can be sealed."""
    parser.add_argument("path", type=Path, nargs="*", metavar="PATH")
    add_item_arguments(parser)
    parser.add_argument(
        "--page",
        default="",
        metavar="URL",
        help="a web page: loaded once by the program's own browser and sealed in parts",
    )
    cmd_capture.add_page_options(parser)
    parser.add_argument("--concern", type=Path, metavar="F.toml", help="what happened, in words")
    parser.add_argument(
        "--restricted",
        type=Path,
        metavar="F.toml",
        help="the record, in words only, of what must not be kept",
    )
    parser.add_argument("--receipt", type=Path, metavar="FILE", help="write the receipt here too")


def is_given(args: Namespace) -> bool:
    """Return whether there is anything to seal."""
    given = bool(args.path or args.concern or args.restricted or args.page)
    return given or args.text is not None or args.url is not None


class Content:
    """What is to be sealed: answered for and checked before anything is made."""

    def __init__(self, args: Namespace, out: Output) -> None:
        if not is_given(args):
            raise UsageError(
                "nothing to send",
                "Give a PATH, --text, --url, --page, --concern or --restricted. Nothing was made.",
            )
        self.args = args
        self.wording = context.policy_in_force(args).gate.version
        self.answers = self._answers(out)
        self.described = described_by(args)
        self.files = [check_path(path, MAX_PLAINTEXT) for path in args.path]
        self.text = text_given(args.text) if args.text is not None else None
        self.url = check_url(args.url) if args.url is not None else None
        self.record = read_toml(args.restricted) if args.restricted is not None else None
        self.concern = _read_concern(args.concern) if args.concern is not None else None
        self.page = self._page(out) if args.page else None

    @property
    def has_items(self) -> bool:
        """Whether there is more to seal than the concern."""
        given = (self.record, self.text, self.url, self.page)
        return bool(self.files) or any(one is not None for one in given)

    def _answers(self, out: Output) -> StopAnswers | None:
        """Let the first door decide, for all that is named in one go, before a byte of it is read."""
        args, gate = self.args, context.policy_in_force(self.args).gate
        if args.path and not args.gate:
            out.say(f"{gate.stop.text}\nAnd if not: {gate.second.text}\n{gate.stop.help}")
        answers = answers_given(args.gate, self.wording)
        if args.page and not args.path and args.text is None and args.url is None:
            return answers  # the page has questions of its own
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

    def _page(self, out: Output) -> cmd_capture.Wanted:
        """Let the first door decide about the page, before a byte of it is loaded."""
        wanted = cmd_capture.wanted(self.args, out, self.args.page, self.described)
        if isinstance(wanted, Stopped):
            cmd_capture.refuse_stopped(self.args, out, wanted, "--restricted record.toml")
        assert isinstance(wanted, cmd_capture.Wanted), "the line above raises"  # noqa: S101  # a bug of ours
        return wanted

    def seal(self, drop: DropWriter, out: Output, *, with_concern: bool = True) -> None:
        """Seal all of it, each in a durable commit of its own."""
        if self.concern is not None and with_concern:
            drop.add_concern(self.concern)
        if self.record is not None:
            drop.add_restricted(self.record, self.wording)
        for checked in self.files:
            self._file(drop, checked, out)
        if self.text is not None:
            text_into(drop.add_item, self.text, self.described, report=Steps(out))
        if self.url is not None:
            address_into(drop.add_item, self.url, self.described)
        if self.page is not None:
            kept = cmd_capture.keep(self.args, out, self.page, IntoDrop(drop), lambda item: None)
            cmd_capture.say_end(out, kept)

    def _file(self, drop: DropWriter, checked: CheckedPath, out: Output) -> None:
        assert self.answers is not None, "the first door admits no file without answers"  # noqa: S101  # our bug
        try:
            file_into(
                drop.add_item,
                checked,
                self.answers,
                self.described,
                files_in_one_go=len(self.files),
                members=self.args.members if self.args.members in {"no", "text"} else None,
                report=Steps(out),
            )
        except MembersUnanswered as error:
            raise GateRefused(
                str(error),
                f"{error.found} If the answer to the stop question is No for every one of them, add --members no; "
                "otherwise keep its words alone with --members text.",
            ) from None


def read_concern_table(path: Path) -> dict[str, Any]:
    """Return the fields of a concern that a TOML file gives, each of its kind.

    Raises:
        BadInput: it is no TOML file, or has a field that a concern has not.
    """
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
    return {name: getattr(concern, name) for name in table}


def _read_concern(path: Path) -> Concern:
    concern = Concern(**read_concern_table(path))
    drops.check_concern(concern)
    return concern
