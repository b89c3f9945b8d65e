"""`edesk completion`: a completion script for the shell."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import shtab

from evidence_desk.cli.main import COMMANDS
from evidence_desk.cli.output import Output

EXAMPLES = "  edesk completion bash > ~/.local/share/bash-completion/completions/edesk\n"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def run(args: Namespace, out: Output) -> None:
    """Print the script."""
    from evidence_desk.cli.parser import build  # noqa: PLC0415  # the parser imports the commands

    script = shtab.complete(build(list(COMMANDS)), args.shell)
    out.result({"shell": args.shell, "script": script}, script.splitlines())
