"""`edesk add`: add files, message text or an address as exhibits, each its own durable commit."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from evidence_desk.acts.approving import find_leave
from evidence_desk.acts.authority import refuse_repeat
from evidence_desk.acts.bringing import keep_attachment, numbers_of, page_of, pages_first
from evidence_desk.acts.keeping import (
    Description,
    MembersUnanswered,
    keep_address,
    keep_file,
    keep_text,
    stop,
)
from evidence_desk.acts.looking import look_at
from evidence_desk.acts.monitoring import authority_for
from evidence_desk.acts.schooling import current, refuse_unwanted
from evidence_desk.base.errors import EvidenceDeskError, GateRefused, UsageError
from evidence_desk.bundle.limits import MAX_PLAINTEXT
from evidence_desk.capture.importer import CheckedPath, check_path, check_url, open_source, read_text
from evidence_desk.case.gate import WITH_LEAVE, Route, StopAnswers, Stopped, at_capture
from evidence_desk.case.school import CaptureKind
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, Source
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.rows import added_row
from evidence_desk.policy.model import Policy

EXAMPLES = """\
  edesk add 2026-014.edcase shot-1.png shot-2.png --gate no --platform ChatterBox --seen-at 2026-11-19T20:41+00:00
  edesk add 2026-014.edcase --text message.txt --caption "Message to Pupil A"
  edesk add 2026-014.edcase portrait.png --gate intimate --approval 3f9c   leave was given before: edesk approve
  edesk add 2026-014.edcase threat.eml --gate no --members text --take photo.jpg
  edesk add 2026-014.edcase --url https://chat.example/p/1
  edesk add 2026-014.edcase logins.csv --gate no --monitoring --nominee "Ann Ode, IT" --necessity "Who posted it" \\
            --scope "Room 4, 19 Nov, 20:00 to 21:00" --authorised-by Head
"""
NOMINATION = {
    "nominee": "who is nominated to look at monitoring records",
    "necessity": "why it is necessary",
    "scope": "how far it goes",
    "authorised_by": "by whose authority",
}
_FIELDS = {**{name: name for name in NOMINATION}, "authorised_by": "authority"}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument("path", type=Path, nargs="*", metavar="PATH")
    parser.add_argument(
        "--approval",
        default="",
        metavar="ID",
        help="leave that was given for this one picture (edesk approve); with --gate adult, intimate or terror",
    )
    add_item_arguments(parser)
    parser.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="NAME",
        help="with --members text and one PATH: an attachment, by its listed name, for which --gate is the answer too; "
        "it becomes an exhibit of its own. Can be given several times",
    )
    add_monitoring_arguments(parser)
    parser.add_argument("--inspect", choices=("now", "later"), default="now")


def add_monitoring_arguments(parser: ArgumentParser) -> None:
    """Declare the words that say that it is a monitoring record, and who may look at it."""
    parser.add_argument(
        "--monitoring",
        action="store_true",
        help="it comes out of monitoring records; needs somebody nominated to look, recorded before or given here",
    )
    for name, words in NOMINATION.items():
        parser.add_argument(f"--{name.replace('_', '-')}", default="", metavar="W", help=words)


def nomination(args: Namespace) -> dict[str, str]:
    """Return the fields of the nomination that were given.

    Raises:
        UsageError: some were, without --monitoring.
    """
    given = nominated_by(args)
    if given and not args.monitoring:
        raise UsageError("a nomination for nothing", "These words belong to --monitoring. Nothing was added.")
    return given


def nominated_by(args: Namespace) -> dict[str, str]:
    """Return the fields of a nomination that were given, checked.

    Raises:
        BadInput, GateRefused: a text is too long, or could carry a picture.
    """
    given = {field: getattr(args, name) for name, field in _FIELDS.items() if getattr(args, name)}
    for name, value in given.items():
        context.check_words(value, name)
    return given


def add_item_arguments(parser: ArgumentParser) -> None:
    """Declare the words that say what comes in, and what is known of it."""
    parser.add_argument("--text", metavar="FILE|-", help="message text, UTF-8; needs no gate answer")
    parser.add_argument("--url", metavar="URL", help="an address, kept as text; do not open it to check")
    parser.add_argument(
        "--gate",
        choices=("no", "yes", "unsure", "adult", "intimate", "terror"),
        help="answer to the stop question for the files named (edesk policy show gate); no answers both questions, "
        "the last three are answers to the second one",
    )
    parser.add_argument(
        "--members",
        choices=("no", "yes", "unsure", "text"),
        help="the same answer for the pictures, films and other files inside a container, as listed; text keeps its "
        "words alone and says how many other parts were not taken in",
    )
    parser.add_argument("--source-url", default="", metavar="U")
    parser.add_argument("--platform", default="", metavar="P")
    parser.add_argument("--account", default="", metavar="A")
    parser.add_argument("--seen-at", default="", metavar="ISO")
    parser.add_argument("--caption", default="", metavar="C")


def run(args: Namespace, out: Output) -> int:
    """Add all; what was saved before a failure stays saved and is listed."""
    if not (args.path or args.text is not None or args.url is not None):
        raise UsageError("nothing to add", "Give a PATH, --text or --url. Nothing was added.")
    questions = context.policy_in_force(args).gate
    wording = questions.version
    if args.path and not args.gate:
        out.say(f"{questions.stop.text}\nAnd if not: {questions.second.text}\n{questions.stop.help}")
    answers = answers_given(args.gate, wording)
    if args.approval and (len(args.path) != 1 or args.text is not None or args.url is not None):
        raise UsageError(
            "leave is for one picture", "With --approval name one PATH and nothing else. Nothing was kept."
        )
    # The first door stands before any byte is read, for everything named in one go.
    route = Route.FILE if args.path else Route.URL if args.text is None else Route.TEXT
    in_one_go = max(1, len(args.path) + len(args.take))
    decision = at_capture(route, answers, wording=wording, files_in_one_go=in_one_go)
    if isinstance(decision, Stopped) and not (args.approval and decision.gate_class in WITH_LEAVE):
        return _stop(args, out, decision)
    if args.take and (len(args.path) != 1 or args.members != "text"):
        raise UsageError(
            "--take without its file", "--take needs one PATH and --members text. Nothing was kept."
        )
    described, nominated = described_by(args), nomination(args)
    files = [check_path(path, MAX_PLAINTEXT) for path in args.path]
    text = text_given(args.text) if args.text is not None else None
    if args.url is not None:
        check_url(args.url)
    added: list[Exhibit] = []
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    ways: dict[CaptureKind, bool] = {
        "file": bool(files),
        "text": text is not None,
        "address": args.url is not None,
    }
    refuse_unwanted(current(mine, person), [way for way, used in ways.items() if used])
    try:
        with context.writing_as(args, out, mine, person) as store:
            policy = context.policy_of(store, out)
            refuse_repeat(store.case, policy, described.source, store.clock.read().utc)
            if args.monitoring:
                described = replace(described, monitoring=authority_for(store, policy, nominated).id)
            _keep_files(store, files, answers, described, policy, args, out, added)
            if text is not None:
                added.append(keep_text(store, text, described, policy=policy, report=Steps(out)))
            if args.url is not None:
                added.append(keep_address(store, args.url, described, policy=policy))
            if args.inspect == "now":
                look_at(store, added, Steps(out), unshown=partial(say_unshown, out))
    except (EvidenceDeskError, KeyboardInterrupt):
        if added:
            _tell(out, added, "Saved before the failure, and staying saved:")
        raise
    _tell(out, added, "Saved:")
    return 0


def _keep_files(
    store: CaseStore,
    files: Sequence[CheckedPath],
    answers: StopAnswers | None,
    described: Description,
    policy: Policy,
    args: Namespace,
    out: Output,
    added: list[Exhibit],
) -> None:
    """Keep files, saved pages before what lies beside them; each stands in `added` once it is on the disk."""
    given: list[tuple[Path, str]] = []
    for checked in sorted(files, key=lambda one: pages_first(one.path)):
        of_page = replace(described, derived_from=page_of(checked.path, given))
        added.append(_keep(store, checked, answers, of_page, policy, args, out))
        given.append((checked.path, added[-1].id))
        added.extend(_attachments(store, checked, answers, described, args, added[-1], out))


def answers_given(given: str | None, wording: str) -> StopAnswers | None:
    """Return what --gate answers: the first question, or the second one after No."""
    match given:
        case "yes" | "unsure":
            return StopAnswers(first="yes" if given == "yes" else "unsure", second="no", wording=wording)
        case "adult" | "intimate" | "terror" | "no":
            return StopAnswers(first="no", second=given, wording=wording)
        case _:
            return None


def _stop(args: Namespace, out: Output, stopped: Stopped) -> int:
    """Keep nothing of the files, write down the stop, say what to do."""
    with context.writing(args, out) as store:
        stop(store, stopped)
    gate = context.policy_in_force(args).gate
    for note in gate.steps:
        out.say(f"- {note.text}")
    raise GateRefused(
        "stopped at the gate",
        "Nothing was read and nothing was kept. Leave the file as it is until the DSL or the police say what to do. "
        f"Make the record in words only: edesk restricted {args.case} --file record.toml "
        "(its fields: edesk policy show record).",
    )


def described_by(args: Namespace) -> Description:
    """Return what the options say of the items, checked.

    Raises:
        BadInput: a time or an address that cannot be read, or a text too long.
        GateRefused: a text could carry a picture.
    """
    seen_at = context.parse_time(args.seen_at, "--seen-at", whole_day=True) if args.seen_at else ""
    source_url = check_url(args.source_url) if args.source_url else ""
    for option in ("caption", "platform", "account"):
        context.check_words(getattr(args, option), f"--{option}")
    return Description(
        caption=args.caption,
        source=Source(url=source_url, platform=args.platform, account=args.account, seen_at=seen_at),
    )


def text_given(named: str) -> bytes:
    """Return message text from a file, or from standard input for `-`.

    Raises:
        BadInput, GateRefused: it is no text, or a file could be carried in it.
    """
    if named == "-":
        return read_text(sys.stdin.buffer)
    checked = check_path(Path(named), MAX_PLAINTEXT)
    with open_source(checked) as source:
        return read_text(source.stream, name=source.checked.path.name)


def _keep(
    store: CaseStore,
    checked: CheckedPath,
    answers: StopAnswers | None,
    described: Description,
    policy: Policy,
    args: Namespace,
    out: Output,
) -> Exhibit:
    assert answers is not None, "the first door admits no file without answers"  # noqa: S101  # a bug of ours
    try:
        return keep_file(
            store,
            checked,
            answers,
            described,
            files_in_one_go=len(args.path) + len(args.take),
            members=args.members if args.members in {"no", "text"} else None,
            by=find_leave(store.case, args.approval) if args.approval else None,
            policy=policy,
            report=Steps(out),
        )
    except MembersUnanswered as error:
        raise GateRefused(
            str(error),
            f"{error.found} If the answer to the stop question is No for every one of them, add --members no; "
            "otherwise keep its words alone with --members text.",
        ) from None


def _attachments(
    store: CaseStore,
    checked: CheckedPath,
    answers: StopAnswers | None,
    described: Description,
    args: Namespace,
    words: Exhibit,
    out: Output,
) -> Iterator[Exhibit]:
    for number in numbers_of(checked, args.take):
        assert answers is not None, "the first door admits no file without answers"  # noqa: S101  # a bug of ours
        yield keep_attachment(
            store,
            checked,
            number,
            answers,
            described,
            words=words,
            files_in_one_go=1 + len(args.take),
            report=Steps(out),
        )


def say_unshown(out: Output, exhibit: Exhibit, reason: str) -> None:
    """Say that a picture was kept and cannot be shown."""
    out.say(f"{exhibit.ref} is kept as it is, and {reason}")


def _tell(out: Output, added: list[Exhibit], heading: str) -> None:
    out.end_progress()
    lines = [f"{heading} {len(added)} exhibit{'s' if len(added) != 1 else ''}, on the disk and signed."]
    lines += [f"  {e.ref}  {e.kind}  grade {e.grade}  SHA-256 {e.sha256}" for e in added]
    out.result([added_row(exhibit) for exhibit in added], lines)
