"""`edesk capture`: keep a web page in parts, each its own durable exhibit, loaded by the program's own browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from functools import partial
from typing import Any

from evidence_desk.acts.after_capture import after_capture, before_capture
from evidence_desk.acts.authority import refuse_repeat
from evidence_desk.acts.keeping import Description, stop
from evidence_desk.acts.looking import look_at
from evidence_desk.acts.page_capture import (
    IntoCase,
    Loading,
    Order,
    PageKeeping,
    PageKept,
    Target,
    keep_parts,
    may_keep,
    may_load,
    page_wording,
)
from evidence_desk.acts.page_piece import box_typed
from evidence_desk.acts.schooling import current, refuse_unwanted
from evidence_desk.base.counting import counted
from evidence_desk.base.errors import EvidenceDeskError, GateRefused, UsageError
from evidence_desk.capture.browser_wire import Box
from evidence_desk.capture.page_parts import URGENT, WHOLE_PAGE, PageTrouble, with_region
from evidence_desk.case.gate import Admission, Stopped
from evidence_desk.case.grades import grade_of
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story_page import state_of
from evidence_desk.case.values import Exhibit
from evidence_desk.cli import context
from evidence_desk.cli.cmd_add import answers_given, described_by, say_unshown
from evidence_desk.cli.output import Output, Steps
from evidence_desk.cli.page_running import add_browser_arguments, beforehand, run_browser
from evidence_desk.cli.rows import page_row
from evidence_desk.policy.page_wording import PageTexts

EXAMPLES = """\
  edesk capture 2026-014.edcase https://chat.example/p/1 --gate no --reached "link sent by a parent"
  edesk capture 2026-014.edcase https://chat.example/p/1 --gate no --urgent --platform ChatterBox --account @jade
  edesk capture 2026-014.edcase https://chat.example/p/1 --gate no --take-pictures 3 --gate-pictures no
  edesk capture 2026-014.edcase https://chat.example/p/1 --gate no --region 40,620,560,180
  edesk capture 2026-014.edcase https://chat.example/p/1 --gate terror       nothing is loaded; says what to record
"""
_GATE = ("no", "yes", "unsure", "adult", "intimate", "terror")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    context.add_case_argument(parser, writes=True)
    parser.add_argument(
        "url",
        metavar="URL",
        help="address of the page; it is loaded in a private window, and "
        "after that once more by a second program, to be compared",
    )
    add_page_arguments(parser)
    parser.add_argument("--inspect", choices=("now", "later"), default="now")
    parser.add_argument("--once", action="store_true", help="no second load, so no grade above B")
    parser.add_argument("--platform", default="", metavar="P")
    parser.add_argument("--account", default="", metavar="A")
    parser.add_argument("--seen-at", default="", metavar="ISO")
    parser.add_argument("--caption", default="", metavar="C")


def add_page_arguments(parser: ArgumentParser) -> None:
    """Declare the words that say how a page is asked about, loaded and kept."""
    parser.add_argument(
        "--gate",
        choices=_GATE,
        help="answer to both questions about the page (edesk policy show page), before it is loaded and before it is "
        "kept; the record says that they were answered together, before anybody looked. Pictures stay blurred",
    )
    add_page_options(parser)


def add_page_options(parser: ArgumentParser) -> None:
    """Declare the words beside the answer."""
    parser.add_argument(
        "--take-pictures",
        type=int,
        default=0,
        metavar="N",
        help="take N pictures of the page as they are, in its order; needs --gate-pictures no",
    )
    parser.add_argument(
        "--gate-pictures", choices=_GATE, help="answer to the stop question for those N pictures"
    )
    parser.add_argument(
        "--region",
        default="",
        metavar="X,Y[,W,H]",
        help="a part of the page as a picture of its own, beside the others: left, top, width and height in pixels of "
        "the page at 100 %%; with X,Y alone the post at that place",
    )
    parser.add_argument("--reached", default="", metavar="W", help="how you came to the page")
    parser.add_argument(
        "--signed-in-as",
        default="",
        metavar="A",
        help="the account, where the site signs this computer in by itself",
    )
    parser.add_argument(
        "--urgent", action="store_true", help="about to go: screen, page, text, facts, then archive"
    )
    add_browser_arguments(parser)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that may be loaded and kept, and what is said of it."""

    loading: Loading
    keeping: Admission
    order: Order
    described: Description


def wanted(args: Namespace, out: Output, url: str, described: Description) -> Wanted | Stopped:
    """Return what may be loaded and kept, or that the first door stays shut.

    Raises:
        BadInput: no address of a page, or a text too long.
        GateRefused: nobody was asked.
        UsageError: pictures are to be taken without a number or an answer.
    """
    page = context.policy_in_force(args).page
    if not args.gate:
        say_questions(out, page)
    answers = answers_given(args.gate, page_wording())
    loading = may_load(url, answers, context.CLOCK.read())
    keeping = may_keep(answers)
    if isinstance(loading, Stopped) or isinstance(keeping, Stopped):
        return loading if isinstance(loading, Stopped) else keeping  # type: ignore[return-value]  # one of them is
    if bool(args.take_pictures) != bool(args.gate_pictures) or not 0 <= args.take_pictures <= 1000:
        raise UsageError(
            "pictures without number or answer",
            "--take-pictures N (1 to 1000) and --gate-pictures go together. Nothing was loaded.",
        )
    if args.take_pictures:
        pictures = may_keep(answers_given(args.gate_pictures, page_wording()))
        if isinstance(pictures, Stopped):
            return pictures
    for option in ("reached", "signed_in_as"):
        context.check_words(getattr(args, option), f"--{option.replace('_', '-')}")
    parts, region = URGENT if args.urgent else WHOLE_PAGE, region_given(args.region)
    order = Order(
        parts=with_region(parts) if region is not None else parts,
        region=region,
        urgent=args.urgent,
        unseen=True,
        take_pictures=args.take_pictures,
        how_reached=args.reached,
        signed_in_as=args.signed_in_as,
    )
    return Wanted(loading=loading, keeping=keeping, order=order, described=described)


def region_given(text: str) -> Box | None:
    """Return the piece of the page that an option names, or None where it names none.

    Raises:
        UsageError: it is no piece.
    """
    if not text:
        return None
    box = box_typed(text)
    if box is None:
        raise UsageError(
            "no piece of a page",
            "--region takes X,Y,W,H (left, top, width, height, in pixels of the page), or X,Y for the post at that "
            "place. Nothing was loaded.",
        )
    return box


def say_questions(out: Output, page: PageTexts) -> None:
    """Print what is asked about a page."""
    out.say(f"{page.loading.text}\n{page.loading.help}\n{page.keeping.text}\n{page.keeping.help}")


def run(args: Namespace, out: Output) -> int:
    """Load the page, keep its parts, list them; what was saved before a failure stays saved and is listed."""
    args.source_url = ""
    page = wanted(args, out, args.url, described_by(args))
    if isinstance(page, Stopped):
        return _stop(args, out, page)
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    state = current(mine, person)
    refuse_unwanted(state, ["page"])
    with context.writing_as(args, out, mine, person) as store:
        policy = context.policy_of(store, out)
        refuse_repeat(store.case, policy, page.described.source, store.clock.read().utc)
        rows: list[Exhibit] = []
        out.say(f"This computer's clock: {before_capture(store, state.settings)}.")
        try:
            kept = keep(args, out, page, IntoCase(store), rows.append)
        except (EvidenceDeskError, KeyboardInterrupt):
            if rows:
                _tell(out, store, rows, "Saved before the failure, and staying saved:")
            raise
        after = after_capture(store, rows[-1], state.settings, look=not args.once, say=out.say)
        if args.inspect == "now":
            look_at(
                store,
                [store.case.exhibits[one.id] for one in rows],
                Steps(out),
                unshown=partial(say_unshown, out),
            )
        _tell(out, store, rows, "Saved:")
        say_end(out, kept)
        for line in (*after.lines, f"Grade {after.grade}."):
            out.say(line)
    return 0


def keep(args: Namespace, out: Output, page: Wanted, target: Target[Any], landed: Any) -> PageKept[Any]:
    """Load a page and keep its parts in a case or a drop; `landed` is told each one that is on the disk."""
    report = Steps(out)
    with run_browser(args, page.loading, beforehand(args), report) as running:
        keeping = PageKeeping(target, page.loading, page.keeping, page.order, running.browser, page.described)
        return keep_parts(
            keeping,
            running.parts(page.order),
            report=report,
            landed=lambda _, one: landed(one),
            moved=lambda _: report(0),
        )


def refuse_stopped(args: Namespace, out: Output, stopped: Stopped, how: str) -> None:
    """Say what to do where the first door stays shut.

    Args:
        how: how the record in words is made here, as a command.

    Raises:
        GateRefused: always.
    """
    policy = context.policy_in_force(args)
    for note in policy.gate.steps:
        out.say(f"- {note.text}")
    terror = f" {policy.page.terror}" if stopped.gate_class == "TERROR" else ""
    raise GateRefused(
        "stopped at the gate",
        f"The page was not loaded and nothing was kept.{terror} Do not open it to check. Make the record in words "
        f"only, with its address: {how} (its fields: edesk policy show record).",
    )


def _stop(args: Namespace, out: Output, stopped: Stopped) -> int:
    with context.writing(args, out) as store:
        stop(store, stopped)
    refuse_stopped(args, out, stopped, f"edesk restricted {args.case} --file record.toml")
    return 11


def _tell(out: Output, store: CaseStore, added: list[Exhibit], heading: str) -> None:
    out.end_progress()
    now = [store.case.exhibits[exhibit.id] for exhibit in added]
    lines = [f"{heading} {len(now)} part{'s' if len(now) != 1 else ''} of the page, on the disk and signed."]
    lines += [f"  {e.ref}  {e.caption}  grade {grade_of(store.case, e)}  SHA-256 {e.sha256}" for e in now]
    page = store.case.pages.get(now[0].capture) if now else None
    facts = page.facts if page is not None else None
    if page is not None:
        lines.append(f"{state_of(page)}.")
    if facts is not None and facts.filter_issuer:
        by = f"No public log knows the certificate; {facts.filter_issuer} issued it, most likely a filter."
        lines.append(f"{by} It could alter the page; the record says so.")
    if facts is not None:
        lines += [f"Cut off: {cut}" for cut in facts.cut]
    out.result([page_row(store.case, exhibit) for exhibit in now], lines)


def say_end(out: Output, kept: PageKept[Any]) -> None:
    """Say what is missing.

    Raises:
        PageTrouble: it was not kept whole; what had landed was listed before, or is in the drop.
    """
    for why in kept.missing.values():
        out.say(why)
    if kept.ended != "complete":
        landed = counted(len(kept.parts), "part")
        raise PageTrouble(
            "part", f"The page was not kept whole. {landed} landed and stay. {kept.why}", "not whole"
        )
