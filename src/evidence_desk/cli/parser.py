"""The command line's grammar: one parser, each command's own words beside its code."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from typing import Any, NoReturn, Protocol, cast

from evidence_desk import __version__
from evidence_desk.base.errors import UsageError
from evidence_desk.cli import context
from evidence_desk.cli.main import COMMANDS
from evidence_desk.cli.output import Output


class Command(Protocol):
    """What each `cmd_*` module offers."""

    EXAMPLES: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the command's words."""
        ...

    def run(self, args: argparse.Namespace, out: Output) -> int | None:
        """Do it; return an exit code when it is not 0."""
        ...


class _Parser(argparse.ArgumentParser):
    """Options are written out: a shortened one would be given by accident, and be missed by `Output`."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **words})

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"usage: {message}",
            f"{message[0].upper()}{message[1:]}. Nothing was done (see {self.prog} --help).",
        )


def command_module(name: str) -> Command:
    """Return the module of a command."""
    return cast("Command", importlib.import_module(f"evidence_desk.cli.{COMMANDS[name][0]}"))


def build(names: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser with the full grammar of the named commands, the others by name only."""
    common = _Parser(add_help=False)
    context.add_common(common)
    parser = _Parser(
        prog="edesk",
        description="Keep online evidence lawfully: encrypted cases, honest records, packs that stand up.",
        epilog="Exit codes: 0 good, 2 usage, 10 no key or wrong passphrase, 11 refused by the gate, 12 bad input, "
        "13 not found, 20 damaged or tampered, 21 behind its anchor, 30 cannot write, 40 cancelled, 70 our fault. "
        "Not legal advice. Law: England & Wales.",
    )
    parser.add_argument("--version", action="version", version=f"edesk {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (_, help_text) in COMMANDS.items():
        if name not in names:
            subparsers.add_parser(name, help=help_text, add_help=False)
            continue
        module = command_module(name)
        sub = subparsers.add_parser(
            name,
            help=help_text,
            description=help_text[0].upper() + help_text[1:] + ".",
            epilog="examples:\n" + module.EXAMPLES,
            parents=[common],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(sub)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed words.

    Raises:
        UsageError: they do not fit together.
        SystemExit: help or version was printed.
    """
    wanted = next((word for word in arguments if word in COMMANDS), None)
    return build([wanted] if wanted else []).parse_args(arguments)
