"""The one error boundary of the command line."""

from __future__ import annotations

import argparse
import errno
import logging
import os
from collections.abc import Callable, Sequence

from evidence_desk.base.errors import BadInput, Cancelled, EvidenceDeskError, UnexpectedError
from evidence_desk.case.codec import CodecError
from evidence_desk.cli.output import Output, abandon_stdout
from evidence_desk.cli.parser import command_module

log = logging.getLogger("evidence_desk")
# What Python raises for text that is no text, numbers out of range, nesting without end.
_UNUSABLE = (UnicodeError, OverflowError, RecursionError, CodecError)
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
        abandon_stdout()
        return 0
    except Exception as error:
        if os.environ.get(_DEBUG_VARIABLE):
            log.exception("not one of our errors")
        return _failed(out, _in_words(error))
    return code or 0


def _in_words(error: Exception) -> EvidenceDeskError:
    """Return the error that tells a person of one that no code of ours foresaw: bad input, or a fault of ours."""
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return BadInput(
            "path too long",
            "A path that was given is longer than this system allows, so it was not used. Choose a shorter one.",
        )
    if isinstance(error, _UNUSABLE):
        return BadInput(
            f"unusable input: {name}",
            "Something that was given cannot be used: it is no text, or it is too large, too long or too deeply "
            "nested. Everything reported as saved is saved, and nothing else was.",
        )
    return UnexpectedError(name)


def _failed(out: Output, error: EvidenceDeskError) -> int:
    out.error(error.user_message)
    return error.exit_code
