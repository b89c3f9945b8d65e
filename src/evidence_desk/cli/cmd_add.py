"""`edesk add`: add files, message text or an address as exhibits, each its own durable commit."""

from __future__ import annotations

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from evidence_desk.base.errors import EvidenceDeskError, GateRefused, UsageError
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.containers import list_container
from evidence_desk.capture.importer import CheckedPath, check_path, check_url, open_source, read_text
from evidence_desk.capture.sniff import sniff
from evidence_desk.case.gate import Admission, Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.intake import NewExhibit, add_exhibit, record_stop
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, Source
from evidence_desk.cli import context
from evidence_desk.cli.looking import look_at
from evidence_desk.cli.output import Output
from evidence_desk.cli.rows import added_row
from evidence_desk.policy.loader import default_policy

EXAMPLES = """\
  edesk add 2026-014.edcase shot-1.png shot-2.png --gate no --platform ChatterBox --seen-at 2026-11-19T20:41+00:00
  edesk add 2026-014.edcase --text message.txt --caption "Message to Pupil A"
  edesk add 2026-014.edcase --url https://chat.example/p/1
"""
_SNIFF_BYTES = 64 << 10


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("path", type=Path, nargs="*", metavar="PATH")
    parser.add_argument("--text", metavar="FILE|-", help="message text, UTF-8; needs no gate answer")
    parser.add_argument("--url", metavar="URL", help="an address, kept as text; do not open it to check")
    parser.add_argument(
        "--gate",
        choices=("no", "yes", "unsure"),
        help="answer to the stop question for the files named (edesk policy show gate); no answers both questions",
    )
    parser.add_argument(
        "--members",
        choices=("no", "yes", "unsure"),
        help="the same answer for the pictures, films and other files inside a container, as listed",
    )
    parser.add_argument("--source-url", default="", metavar="U")
    parser.add_argument("--platform", default="", metavar="P")
    parser.add_argument("--account", default="", metavar="A")
    parser.add_argument("--seen-at", default="", metavar="ISO")
    parser.add_argument("--caption", default="", metavar="C")
    parser.add_argument("--inspect", choices=("now", "later"), default="now")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One thing to add: how to open it, once its gate answer stands."""

    shown_name: str
    size: int
    route: Route
    checked: CheckedPath | None = None
    data: bytes = b""


def run(args: Namespace, out: Output) -> int:
    """Add all; what was saved before a failure stays saved and is listed."""
    if not (args.path or args.text is not None or args.url is not None):
        raise UsageError("nothing to add", "Give a PATH, --text or --url. Nothing was added.")
    questions = default_policy().gate
    wording = questions.version
    if args.path and not args.gate:
        out.say(f"{questions.stop.text}\nAnd if not: {questions.second.text}\n{questions.stop.help}")
    answers = StopAnswers(first=args.gate, second="no", wording=wording) if args.gate else None
    # The first door stands before any byte is read, for everything named in one go.
    route = Route.FILE if args.path else Route.URL if args.text is None else Route.TEXT
    decision = at_capture(route, answers, wording=wording, files_in_one_go=max(1, len(args.path)))
    seen_at = context.parse_time(args.seen_at, "--seen-at", whole_day=True) if args.seen_at else ""
    if isinstance(decision, Stopped):
        return _stop(args, out, decision)
    source_url = check_url(args.source_url) if args.source_url else ""
    for option in ("caption", "platform", "account"):
        context.check_words(getattr(args, option), f"--{option}")
    items = [_file_item(path) for path in args.path]
    items += _text_items(args)
    added: list[Exhibit] = []
    try:
        with context.writing(args, out) as store:
            for item in items:
                source = Source(
                    url=source_url,
                    platform=args.platform,
                    account=args.account,
                    seen_at=seen_at,
                )
                added.append(_add(store, item, source, args, wording, out))
            if args.inspect == "now":
                look_at(store, added, out)
    except (EvidenceDeskError, KeyboardInterrupt):
        if added:
            _tell(out, added, "Saved before the failure, and staying saved:")
        raise
    _tell(out, added, "Saved:")
    return 0


def _stop(args: Namespace, out: Output, stopped: Stopped) -> int:
    """Keep nothing of the files, write down the stop, say what to do."""
    with context.writing(args, out) as store:
        record_stop(store, stopped)
    gate = default_policy().gate
    for note in gate.steps:
        out.say(f"- {note.text}")
    raise GateRefused(
        "stopped at the gate",
        "Nothing was read and nothing was kept. Leave the file as it is until the DSL or the police say what to do. "
        f"Make the record in words only: edesk restricted {args.case} --file record.toml "
        "(its fields: edesk policy show record).",
    )


def _file_item(path: Path) -> _Item:
    checked = check_path(path, MAX_PLAINTEXT)
    return _Item(shown_name=checked.shown_name, size=checked.size, route=Route.FILE, checked=checked)


def _text_items(args: Namespace) -> list[_Item]:
    items: list[_Item] = []
    if args.text is not None:
        if args.text == "-":
            data = read_text(sys.stdin.buffer)
        else:
            checked = check_path(Path(args.text), MAX_PLAINTEXT)
            with open_source(checked) as source:
                data = read_text(source.stream, name=source.checked.path.name)
        items.append(_Item(shown_name="text", size=len(data), route=Route.TEXT, data=data))
    if args.url is not None:
        data = check_url(args.url).encode()
        items.append(_Item(shown_name="address", size=len(data), route=Route.URL, data=data))
    return items


def _add(
    store: CaseStore, item: _Item, source: Source, args: Namespace, wording: str, out: Output
) -> Exhibit:
    progress = out.progress(f"Adding {item.shown_name}", item.size)
    if item.checked is None:
        admission = at_capture(item.route, None, wording=wording)
        if item.route is Route.URL:
            source = replace(source, url=item.data.decode())
            new = NewExhibit(kind="url", media_type="text/uri-list", method="address typed or pasted", grade="D",
                             caption=args.caption, source=source)  # fmt: skip
        else:
            new = NewExhibit(kind="message-transcript", media_type="text/plain; charset=utf-8",
                             method="text typed or pasted", grade="D", caption=args.caption, source=source)  # fmt: skip
        return _keep(store, admission, new, io.BytesIO(item.data), item.size, progress)
    with open_source(item.checked) as opened:
        head = opened.stream.read(_SNIFF_BYTES)
        opened.stream.seek(0)
        found = sniff(head, item.checked.path.name)
        members = 0
        if found.is_container:
            members = _ask_about_members(opened.stream, item, args)
        answers = StopAnswers(first=args.gate, second="no", wording=wording)
        admission = at_capture(
            Route.FILE, answers, wording=wording, files_in_one_go=len(args.path), members_answered=members
        )
        new = NewExhibit(
            kind=found.kind,
            media_type=found.media_type,
            method="file taken in by staff",
            grade="C",
            caption=args.caption,
            source=replace(source, file_name=item.shown_name),
        )
        return _keep(store, admission, new, opened.stream, item.size, progress)


def _keep(
    store: CaseStore,
    decision: Admission | Stopped,
    new: NewExhibit,
    stream: BinaryIO,
    size: int,
    progress: Callable[[int], None],
) -> Exhibit:
    if isinstance(decision, Stopped):
        raise GateRefused("stopped at the gate", "The stop question keeps this item out. Nothing was kept.")
    return add_exhibit(store, decision, new, stream, size, progress)


def _ask_about_members(stream: BinaryIO, item: _Item, args: Namespace) -> int:
    """Return how many members were answered No; a container is kept whole only when every one was.

    Raises:
        GateRefused: a picture, film or opaque member has no answer, or another than No.
    """
    listing = list_container(stream, item.size, item.shown_name)
    stream.seek(0)
    asked = [member for member in listing.members if member.kind != "text"]
    if asked and args.members != "no":
        names = "; ".join(f"{member.name} ({member.size} bytes)" for member in asked[:20])
        more = f" and {len(asked) - 20} more" if len(asked) > 20 else ""
        raise GateRefused(
            "container members unanswered",
            f"{item.shown_name} holds files that may show pictures: {names}{more}. None of it was kept. If the answer "
            "to the stop question is No for every one of them, add --members no; otherwise copy its words into a text "
            "file and add that with --text.",
        )
    return len(asked)


def _tell(out: Output, added: list[Exhibit], heading: str) -> None:
    out.end_progress()
    lines = [f"{heading} {len(added)} exhibit{'s' if len(added) != 1 else ''}, on the disk and signed."]
    lines += [f"  {e.ref}  {e.kind}  grade {e.grade}  SHA-256 {e.sha256}" for e in added]
    out.result([added_row(exhibit) for exhibit in added], lines)
