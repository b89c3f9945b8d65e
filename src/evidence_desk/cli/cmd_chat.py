"""`edesk chat`: look through a chat export, keep what is chosen of it, and read a chat that is held."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evidence_desk.acts import chats
from evidence_desk.acts.keeping import stop
from evidence_desk.acts.schooling import current, refuse_unwanted
from evidence_desk.acts.viewing import record_view
from evidence_desk.base.errors import BadInput, EvidenceDeskError, GateRefused, UsageError
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.chat_choice import Choice, chosen
from evidence_desk.capture.chat_source import Attachment
from evidence_desk.capture.chat_values import Message
from evidence_desk.capture.importer import check_path
from evidence_desk.case import rules
from evidence_desk.case.gate import Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import answers_given, described_by
from evidence_desk.cli.output import Output, Steps, shown
from evidence_desk.cli.rows import added_row

EXAMPLES = """\
  edesk chat 2026-014.edcase "WhatsApp Chat with Year 9.txt" --list
  edesk chat 2026-014.edcase "WhatsApp Chat with Year 9.txt" --from 2026-11-18 --to 2026-11-20 --person Kit --list
  edesk chat 2026-014.edcase chat.zip --gate no --messages 212-240 --attachment IMG-20261119-WA0007.jpg=no
  edesk chat 2026-014.edcase result.json --all --reason "Threats all through it; the police asked for it whole"
  edesk chat 2026-014.edcase --transcript JPS/4
"""
_WORDS = 200  # characters of a message that a list shows
_ANSWERS = ("no", "yes", "unsure", "adult", "intimate", "terror")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument(
        "export", type=Path, nargs="?", metavar="FILE", help="the export: its text, or the ZIP"
    )
    parser.add_argument(
        "--transcript", default="", metavar="EXHIBIT", help="print the messages of a chat that is held"
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="only say what is in it, and show the messages chosen; keeps nothing",
    )
    parser.add_argument(
        "--show", type=int, default=20, metavar="N", help="most messages that --list shows (20)"
    )
    parser.add_argument(
        "--person", action="append", default=[], metavar="NAME", help="as the export names them"
    )
    parser.add_argument(
        "--from", dest="since", default="", metavar="DAY", help="2026-11-18, or 2026-11-18T19:00"
    )
    parser.add_argument("--to", dest="until", default="", metavar="DAY", help="a day counts to its end")
    parser.add_argument(
        "--messages", default="", metavar="FIRST-LAST", help="a passage, by the numbers of --list"
    )
    parser.add_argument(
        "--conversation", default="", metavar="NAME", help="one, where the export holds several"
    )
    parser.add_argument("--all", action="store_true", help="all of it; needs --reason")
    parser.add_argument("--reason", default="", metavar="R", help="why all of it is needed")
    parser.add_argument("--gate", choices=_ANSWERS, help="answer to the stop question; a ZIP needs one")
    parser.add_argument(
        "--text-of", default="", metavar="NAME", help="which text of a ZIP that holds several"
    )
    parser.add_argument(
        "--attachment",
        action="append",
        default=[],
        metavar="NAME=ANSWER",
        help="take in one file that the ZIP brings, with its own answer to the stop question",
    )
    for name in ("platform", "account", "caption"):
        parser.add_argument(f"--{name}", default="", metavar=name[0].upper())
    parser.set_defaults(seen_at="", source_url="")


def run(args: Namespace, out: Output) -> int:
    """List, keep, or print; what was kept before a failure stays kept and is listed."""
    if bool(args.transcript) == bool(args.export):
        raise UsageError(
            "no export", "Give the FILE of an export, or --transcript EXHIBIT. Nothing was kept."
        )
    if args.transcript:
        return _print(args, out)
    gate = context.policy_in_force(args).gate
    answers = answers_given(args.gate, gate.version)
    if answers is not None:
        decision = at_capture(Route.FILE, answers, wording=gate.version)
        if isinstance(decision, Stopped):
            return _stopped(args, out, decision)
    checked = check_path(args.export, MAX_PLAINTEXT)
    choice = _choice(args)
    with chats.look_through(checked, answers, args.text_of, Steps(out)) as looked:
        out.end_progress()
        if args.list:
            _list(args, out, looked, choice)
        else:
            _keep(args, out, looked, choice, gate.version)
    return 0


def _choice(args: Namespace) -> Choice:
    first, dash, last = args.messages.partition("-")
    if args.messages and not (first.isdecimal() and (last.isdecimal() or not dash)):
        raise UsageError("no passage", "--messages takes two numbers, as in 212-240. Nothing was kept.")
    return Choice(
        people=tuple(args.person),
        since=args.since,
        until=args.until,
        first=int(first or 0),
        last=int(last or first or 0),
        conversation=args.conversation,
        everything=args.all,
        reason=args.reason,
    )


def _stopped(args: Namespace, out: Output, stopped: Stopped) -> int:
    with context.writing(args, out) as store:
        stop(store, stopped)
    for note in context.policy_in_force(args).gate.steps:
        out.say(f"- {note.text}")
    raise GateRefused(
        "stopped at the gate",
        "Nothing was read and nothing was kept. Leave the export as it is until the DSL or the police say what to do. "
        f"Make the record in words only: edesk restricted {args.case} --file record.toml.",
    )


# -- what is in it --------------------------------------------------------------------------------------------


def _list(args: Namespace, out: Output, looked: chats.Looked, choice: Choice) -> None:
    survey = looked.survey
    first, last = survey.times()
    narrowed = choice != Choice(reason=choice.reason)
    picked = chosen(survey, choice) if narrowed else range(len(survey))
    messages = looked.messages(picked, max(0, args.show) if narrowed else 0)
    conversations = [name for name in survey.conversations if name]
    value = {
        "app": survey.app,
        "format": survey.reading.format,
        "messages": len(survey),
        "chosen": len(picked) if narrowed else None,
        "first": first,
        "last": last,
        "times": survey.zone_words(),
        "people": [{"name": name, "messages": count} for name, count in survey.by_author()],
        "conversations": conversations,
        "attachments": [
            {"name": one.shown, "size": one.size, "kind": one.kind} for one in looked.attachments
        ],
        "not_exported": survey.omitted,
        "deleted": survey.deleted,
        "edited": survey.edited,
        "mended": survey.mended,
        "shown": [row(index + 1, message) for index, message in messages],
    }
    lines = [
        f"{survey.app}: {len(survey):,} messages, {first or 'no times'} to {last}",
        f"Times: {survey.zone_words()}.",
        *(f"  {shown(name) or '(the app itself)'}: {count:,}" for name, count in survey.by_author()[:40]),
        *(f"  Conversation: {shown(name)}" for name in conversations[:40]),
        f"Other files in it: {len(looked.attachments):,}; named and not exported: {survey.omitted:,}.",
    ]
    if narrowed:
        lines += [f"Chosen: {len(picked):,} of {len(survey):,}.", *(_line(i + 1, m) for i, m in messages)]
    else:
        lines.append("Choose with --person, --from, --to or --messages; all of it needs --all --reason.")
    out.result(value, lines)


def row(number: int, message: Message) -> dict[str, Any]:
    """Return a message as programs see it."""
    said = asdict(message)
    return {
        "number": number,
        **{
            name: said[name]
            for name in (
                "line",
                "at",
                "author",
                "text",
                "id",
                "reply_to",
                "edited",
                "deleted",
                "conversation",
            )
        },
        "attachments": list(message.attachments),
        "not_exported": message.omitted,
        "mended": message.mended,
    }


def _line(number: int, message: Message) -> str:
    words = shown(message.text.replace("\n", " ⏎ "))
    cut = words if len(words) <= _WORDS else f"{words[:_WORDS]}…"
    marks = [
        "deleted" if message.deleted else "",
        "edited" if message.edited else "",
        f"attached: {', '.join(shown(name) for name in message.attachments)}" if message.attachments else "",
        "not exported" if message.omitted else "",
        f"reply to {shown(message.reply_to)}" if message.reply_to else "",
    ]
    said = "; ".join(mark for mark in marks if mark)
    return f"{number:>6}  {shown(message.at)}  {shown(message.author) or '—'}: {cut}{f'  [{said}]' if said else ''}"


# -- keeping --------------------------------------------------------------------------------------------------


def _keep(args: Namespace, out: Output, looked: chats.Looked, choice: Choice, wording: str) -> None:
    picked = chosen(looked.survey, choice)  # before anything else is asked
    taken = _attachments(args, looked, picked, wording)
    described = described_by(args)
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    refuse_unwanted(current(mine, person), ["file" if looked.export.is_zip else "text"])
    kept: list[Exhibit] = []
    try:
        with context.writing_as(args, out, mine, person) as store:
            policy = context.policy_of(store, out)
            exhibit = chats.keep_chat(store, looked, choice, described, policy=policy, report=Steps(out))
            kept.append(exhibit)
            for attachment, number, answers in taken:
                kept.append(
                    chats.keep_attachment(
                        store, looked, exhibit, attachment, number, answers, report=Steps(out)
                    )
                )
    except (EvidenceDeskError, KeyboardInterrupt):
        if kept:
            _tell(out, kept, looked, len(picked), "Saved before the failure, and staying saved:")
        raise
    _tell(out, kept, looked, len(picked), "Saved:")


def _attachments(
    args: Namespace, looked: chats.Looked, picked: Sequence[int], wording: str
) -> list[tuple[Attachment, int, StopAnswers]]:
    """Return what is to be taken in, each with its own answer; all are asked about before anything is kept."""
    offered = chats.attachments_of(looked, picked)
    taken = []
    for name, answer in context.parse_pairs(args.attachment, "--attachment").items():
        found = [(one, number) for one, number in offered if name in {one.name, one.shown, _base(one.name)}]
        if len(found) != 1:
            raise BadInput(
                "no such attachment",
                f"The messages chosen name no single file “{name}” that the export brings. Nothing was kept.",
            )
        answers = answers_given(answer, wording)
        if answer not in _ANSWERS or answers is None:
            raise UsageError("no answer", f"The answer to the stop question is one of {', '.join(_ANSWERS)}.")
        if isinstance(at_capture(Route.CHAT_ATTACHMENT, answers, wording=wording), Stopped):
            raise GateRefused(
                "attachment stopped at the gate",
                f"The stop question keeps “{name}” out. Nothing was read of it and nothing was kept. Keep the words "
                "without it, leave the export as it is, and tell the DSL.",
            )
        taken.append((*found[0], answers))
    return taken


def _base(name: str) -> str:
    return name.rpartition("/")[2]


def _tell(out: Output, kept: list[Exhibit], looked: chats.Looked, chosen_count: int, heading: str) -> None:
    out.end_progress()
    left = len(looked.attachments) - len(kept) + 1
    lines = [heading]
    lines += [f"  {e.ref}  {e.kind}  grade {e.grade}  SHA-256 {e.sha256}" for e in kept]
    lines.append(
        f"{chosen_count:,} of {len(looked.survey):,} messages. Files of the export that were not taken in: {left:,}."
    )
    rows = [added_row(exhibit) for exhibit in kept]
    rows[0] |= {
        "messages": chosen_count,
        "of": len(looked.survey),
        "attachments_not_taken": left,
        "not_exported": looked.survey.omitted,
    }
    out.result(rows, lines)


# -- a chat that is held --------------------------------------------------------------------------------------


def _print(args: Namespace, out: Output) -> int:
    with context.writing(args, out) as store:  # that it is shown is written down
        exhibit = rules.find_exhibit(store.case, args.transcript)
        held = chats.held_chat(store.case, exhibit)
        record_view(store, exhibit.id, "messages")
        messages = chats.transcript(held, store.read_whole(exhibit, chats.READ_MAX))
        zones = held.source.zones if held.source is not None else ""
        value = {
            "ref": exhibit.ref,
            "times": zones,
            "messages": [row(number, message) for number, message in enumerate(messages, 1)],
        }
        out.result(
            value,
            [
                f"{exhibit.ref}: {len(messages):,} messages. Times: {zones}.",
                *(_line(number, message) for number, message in enumerate(messages, 1)),
            ],
        )
    return 0
