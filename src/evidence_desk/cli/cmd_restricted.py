"""`edesk restricted`: record, in words only, what must not be kept."""

from __future__ import annotations

import tomllib
from argparse import ArgumentParser, Namespace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from evidence_desk.acts.danger import signs_in
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput
from evidence_desk.case.intake import add_restricted
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.cli.rows import exhibit_row

EXAMPLES = """\
  edesk policy show record                 the fields, and which of them are needed
  edesk restricted 2026-014.edcase --file record.toml
"""
_RECORD_MAX = 256 << 10  # bytes


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("--file", type=Path, required=True, metavar="F.toml")


def run(args: Namespace, out: Output) -> None:
    """Write the record; say which facts the police will ask for and are not there yet."""
    record = read_toml(args.file)
    with context.writing(args, out) as store:
        policy = context.policy_in_force(args)
        exhibit = add_restricted(store, record, policy.gate.version)
        fields = policy.gate.record_fields.values()
        missing = [field.label for field in fields if field.required and field.id not in record]
        if missing:
            out.say(f"Not in the record yet: {'; '.join(missing)}.")
        if signs := signs_in(policy.gate, record):
            told = ", ".join(policy.actions[kind].label.lower() for kind in policy.gate.danger_actions)
            out.say(f"At once, because of {'; '.join(signs).lower()}: {told}. Danger now: 999.")
        out.say("Who to call, in this order:")
        for call in policy.gate.calls:
            out.say(f"  {call.order}. {call.who}: {call.when}")
        out.result(
            exhibit_row(store, exhibit),
            [f"{exhibit.ref}: restricted record saved, in words only. The police contact is due today."],
        )


def read_toml(path: Path) -> dict[str, Any]:
    """Return a form filled in as TOML, with values that a stored event can hold.

    Raises:
        NotFound, BadInput: no such file, or it cannot be read as TOML.
    """
    try:
        plain: dict[str, Any] = _plain(tomllib.loads(files.read_bounded(path, _RECORD_MAX).decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(
            "record is not TOML", f"{path} cannot be read as TOML ({error}). Nothing was written."
        ) from error
    except (ValueError, RecursionError) as error:  # Python reads no integer of more than 4,300 digits
        raise BadInput(
            "record beyond reading",
            f"{path} holds a number that is too long, or is nested too deeply. Nothing was written.",
        ) from error
    return plain


def _plain(value: Any) -> Any:
    """Return TOML values as a stored event can hold them: times and fractions become text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, float) else value
