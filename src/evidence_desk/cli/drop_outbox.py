"""`edesk drop send`: seal for those whom the school's profile names, and put it into the drop folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import msgspec

from evidence_desk.acts import schooling
from evidence_desk.acts.sending import Outbox, Tried
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, GateRefused, UsageError
from evidence_desk.case.drops import NewDrop
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.receipts import KeptReceipt, is_drop_id, receipt_json
from evidence_desk.cli import context
from evidence_desk.cli.drop_content import Content, add_content, is_given
from evidence_desk.cli.drop_rows import receipt_lines
from evidence_desk.cli.output import Output


def add_act(acts: Any) -> None:
    """Declare the words of `send`."""
    send = context.add_act(
        acts, "send", "seal for those the school's profile names, and put it into the drop folder"
    )
    add_about(send)
    send.add_argument("--folder", type=Path, metavar="FOLDER", help="instead of the profile's drop folder")
    add_content(send)


def add_about(parser: ArgumentParser) -> None:
    """Declare the words that say whom a drop is about, and what it follows."""
    parser.add_argument(
        "--about-leadership",
        choices=("no", "yes"),
        default="not-asked",
        help="is it about the DSL, a deputy or the head? With yes it goes to none of them: say whom with --named",
    )
    parser.add_argument(
        "--named",
        action="append",
        default=[],
        metavar="NAME",
        help="whom it is about; only compared with the recipients, never written down",
    )
    parser.add_argument(
        "--follows",
        default="",
        metavar="DROP-ID",
        help="the drop you sent before, to which this adds (its id stands on the receipt)",
    )


def check_names(args: Namespace) -> None:
    """Refuse names that are given for nothing, and an id that is none.

    Raises:
        UsageError: names without the answer that it is about them.
        BadInput: no id of a drop.
    """
    if args.named and args.about_leadership != "yes":
        raise UsageError(
            "a name without leadership",
            "--named goes with --about-leadership yes. It is compared with the recipients and never written down. "
            "Nothing was made.",
        )
    if args.follows and not is_drop_id(args.follows):
        raise BadInput(
            "not the id of a drop",
            "--follows takes the id of a drop, as the receipt has it. Nothing was made.",
        )


def run(args: Namespace, out: Output) -> None:
    """Seal what was given, then try to deliver everything that waits."""
    check_names(args)
    if args.receipt is not None and args.receipt.exists():
        raise files.already_there(args.receipt)
    content = Content(args, out) if is_given(args) else None
    mine, person = context.unlock(args)
    outbox = Outbox(mine.folder, person, context.CLOCK)
    state = schooling.current(mine, person)
    kept = _seal(args, out, content, outbox, _new(args, mine, person, state)) if content is not None else None
    folder = args.folder or (Path(state.settings.drop_folder) if state.settings.drop_folder else None)
    tried = outbox.deliver(folder) if folder is not None else []
    out.end_progress()
    if kept is not None and args.receipt is not None:
        files.write_new(args.receipt, receipt_json(kept.receipt))
    out.result(_row(kept, tried, outbox), _lines(kept, tried, outbox, folder))


def _new(args: Namespace, mine: Home, person: Person, state: schooling.ProfileState) -> NewDrop:
    """Return for whom it is sealed, by the profile.

    Raises:
        BadInput: no profile, or it was not said whether it is about somebody who leads.
        GateRefused: nobody is left who is not named.
    """
    profile = state.profile
    if profile is None:
        raise BadInput(
            "no school profile",
            "No school profile is in force here, so nobody says who receives what you send. Nothing was sealed. Ask "
            "IT to place school.toml beside the program and accept it (edesk school accept), or use edesk drop new.",
        )
    if args.about_leadership == "not-asked":
        raise UsageError(
            "leadership not asked",
            "Say whether it is about the DSL, a deputy or the head: --about-leadership no, or yes with --named for "
            "each of them. Nothing was sealed.",
        )
    leads = args.about_leadership == "yes"
    if leads and not args.named:
        raise UsageError(
            "leadership without a name",
            "Say whom it is about: --named NAME, once for each. It is only compared with the recipients. Nothing was "
            "sealed.",
        )
    own = person.profile.fingerprint
    to = [one for one in profile.receivers(args.named, leadership=leads) if one.fingerprint != own]
    if not to:
        raise GateRefused(
            "nobody is left to receive it",
            "Nobody who is left in the school can receive it. Nothing was sealed. Call the local authority designated "
            "officer (LADO) today.",
        )
    return NewDrop(
        to=tuple(one.public(profile.name) for one in to),
        school=schooling.school_keys(mine, state),
        about_leadership=args.about_leadership,
        follows=args.follows,
    )


def _seal(args: Namespace, out: Output, content: Content, outbox: Outbox, new: NewDrop) -> KeptReceipt:
    """Seal all of it into a drop of its own. What fails half-way leaves nothing unsent behind."""
    if outbox.begun() is not None:
        raise BadInput(
            "something is unsent",
            "Something was begun in the window and not sent yet. Nothing was sealed. Send it there, or start again.",
        )
    good = False
    try:
        if content.has_items:
            with outbox.writing(new) as drop:
                content.seal(drop, out, with_concern=False)
        kept = outbox.send(content.concern, new)
        good = True
    finally:
        if not good:
            outbox.discard()
    return kept


def _row(kept: KeptReceipt | None, tried: list[Tried], outbox: Outbox) -> dict[str, Any]:
    return {
        "receipt": msgspec.to_builtins(kept.receipt) if kept is not None else None,
        "tried": [{"drop": one.drop, "arrived": one.arrived, "says": one.says} for one in tried],
        "waiting": outbox.waiting(),
    }


def _lines(kept: KeptReceipt | None, tried: list[Tried], outbox: Outbox, folder: Path | None) -> list[str]:
    lines = receipt_lines(kept.receipt, "Sealed:") if kept is not None else []
    for one in tried:
        lines.append(f"Drop {one.drop}: {'in the drop folder' if one.arrived else one.says}")
    waiting = len(outbox.waiting())
    if waiting:
        where = "" if folder is not None else " No drop folder is named: give --folder."
        lines.append(f"Waiting on this computer: {waiting}. Try again with: edesk drop send.{where}")
    return lines or ["Nothing waits to be sent."]
