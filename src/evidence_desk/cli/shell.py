"""The one error boundary of the command line."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence

from evidence_desk.base.errors import Cancelled, EvidenceDeskError, UnexpectedError
from evidence_desk.cli.output import Output
from evidence_desk.cli.parser import command_module

log = logging.getLogger("evidence_desk")
_DEBUG_VARIABLE = "EVIDENCE_DESK_DEBUG"


def run_command(parse: Callable[[Sequence[str]], argparse.Namespace], arguments: Sequence[str]) -> int:
    """Parse and run; print one sentence for every failure; return the exit code."""
    out = Output(as_json="--json" in arguments, quiet="--quiet" in arguments)
    try:
        args = parse(arguments)
        code = command_module(args.command).run(args, out)
        out.end_progress()
    except SystemExit as stop:  # argparse printed help
        return int(stop.code or 0)
    except EvidenceDeskError as error:
        return _failed(out, error)
    except KeyboardInterrupt:
        return _failed(out, Cancelled())
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get(_DEBUG_VARIABLE):
            log.exception("a fault of ours")
        return _failed(out, UnexpectedError(type(error).__name__))
    return code or 0


def _failed(out: Output, error: EvidenceDeskError) -> int:
    out.error(error.user_message)
    return error.exit_code
