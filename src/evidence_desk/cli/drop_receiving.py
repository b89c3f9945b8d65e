"""The receiving half of `edesk drop`: look through what came, make sure of its sender, take it in or set it aside."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Final, cast

from evidence_desk.acts import inbox_looking, receiving, schooling
from evidence_desk.acts.inbox_facts import Listed
from evidence_desk.acts.receiving import Terms
from evidence_desk.base import clock as clocks
from evidence_desk.base import words
from evidence_desk.base.errors import BadInput, GateRefused, UsageError
from evidence_desk.bundle import age
from evidence_desk.case import taking
from evidence_desk.case.gate import StopAnswers
from evidence_desk.case.inbox import ComparedKey, Inbox
from evidence_desk.case.keys import Home, Person, read_profile, read_sheet
from evidence_desk.case.opendrop import OpenDrop
from evidence_desk.case.values import PICTURE_KINDS, Compared
from evidence_desk.cli import context
from evidence_desk.cli.drop_rows import listed_lines, listed_row, taken_lines, taken_row
from evidence_desk.cli.output import Output, Steps
from evidence_desk.policy.gate_wording import GateTexts

ACTS: Final = frozenset({"list", "take", "sender", "aside"})
_ANSWERS: Final = ("no", "yes", "unsure")


def add_acts(acts: Any) -> None:
    """Declare the words of the receiving acts."""
    listing = context.add_act(acts, "list", "the drops in folders or files that you can open")
    listing.add_argument("place", type=Path, nargs="+", metavar="FOLDER|FILE")
    listing.add_argument(
        "--all", action="store_true", help="name those in folders that none of your keys opens too"
    )
    _add_colleagues(listing)
    _add_taking(acts)
    sender = context.add_act(acts, "sender", "remember a sender, after comparing the six words of their key")
    sender.add_argument("drop", type=Path, metavar="DROP")
    sender.add_argument(
        "--words", required=True, metavar="W", help="the six words as they read them out to you"
    )
    sender.add_argument(
        "--how", required=True, choices=("by-phone", "in-person", "by-video"), help="how you compared them"
    )
    aside = context.add_act(acts, "aside", "set a drop aside without any case; those it was sent to see why")
    aside.add_argument("drop", type=Path, metavar="DROP")
    aside.add_argument("--reason", required=True, metavar="R")


def _add_taking(acts: Any) -> None:
    take = context.add_act(acts, "take", "take a drop over into a case, or write down why not")
    take.add_argument("drop", type=Path, metavar="DROP")
    context.add_case_argument(take, writes=True)
    take.add_argument(
        "--gate",
        choices=_ANSWERS,
        help="your own answer to the stop question, unshown, for every picture in it in one go; without one they come "
        "in and stay closed until you answer. With yes or unsure they are not taken in",
    )
    take.add_argument(
        "--picture",
        action="append",
        default=[],
        metavar="ITEM=no|yes|unsure",
        help="your answer for one item, by its id",
    )
    take.add_argument("--reject", action="store_true", help="do not take it; the case records the reason")
    take.add_argument("--reason", default="", metavar="R")
    take.add_argument(
        "--accept-sender",
        action="store_true",
        help="go on although the sender's name is known with another key: you have compared the fingerprint by voice",
    )
    take.add_argument(
        "--again", action="store_true", help="go on although a colleague has taken it into another case"
    )
    take.add_argument(
        "--sheet",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="two recovery sheets open it instead",
    )
    _add_colleagues(take)


def _add_colleagues(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="colleague",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="`edesk id --json` of somebody whose key you know",
    )


def run(args: Namespace, out: Output) -> None:
    """Do one of the acts."""
    {"list": _list, "take": _take, "sender": _sender, "aside": _aside}[args.act](args, out)


def _receiver(args: Namespace) -> tuple[Home, Person, Inbox, schooling.ProfileState]:
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    state = schooling.current(mine, person)
    known = [read_profile(path) for path in getattr(args, "colleague", ())]
    return mine, person, inbox_looking.inbox_of(mine.folder, person, state, known), state


def _looker(args: Namespace) -> tuple[inbox_looking.Looker, Person]:
    mine, person, inbox, state = _receiver(args)
    return inbox_looking.Looker(person, mine.folder, inbox, context.CLOCK, state.endorses), person


def _list(args: Namespace, out: Output) -> None:
    looker, _ = _looker(args)
    found = looker.list_all(args.place, everything=args.all)
    now = context.CLOCK.read().utc
    out.result([listed_row(one, now) for one in found], listed_lines(found, now) or ["No drops for you."])


def _one(args: Namespace) -> tuple[Listed, inbox_looking.Looker, Person]:
    looker, person = _looker(args)
    found = looker.list_all([args.drop])
    if not found or not found[0].fingerprint:
        says = found[0].says if found else "It is a case, not a sealed drop."
        raise BadInput("no drop for you", f"{args.drop}: {says} Nothing was changed.")
    return found[0], looker, person


def _sender(args: Namespace, out: Output) -> None:
    one, looker, _ = _one(args)
    if not words.heard(args.words, one.fingerprint):
        raise GateRefused(
            "words differ",
            "These are not the words of the key that signed this drop. Nothing was remembered. Read them again with "
            "its sender; if they still differ, it comes from somebody else: do not take it, and tell the DSL and IT.",
        )
    how = cast(Compared, args.how)
    at = clocks.utc_text(context.CLOCK.read().utc)
    looker.inbox.compare(one.fingerprint, ComparedKey(name=one.sender, how=how, at=at))
    value = {"name": one.sender, "fingerprint": one.fingerprint, "how": how, "at": at}
    out.result(value, [f"Remembered: this key is {one.sender}’s, compared {how.replace('-', ' ')}."])


def _aside(args: Namespace, out: Output) -> None:
    _, person, inbox, _ = _receiver(args)
    with receiving.opened_alone(args.drop, person.identities, Steps(out)) as drop:
        receiving.set_aside(drop, person, inbox, args.reason, context.CLOCK)
        value = {"drop": drop.id, "set_aside": True, "reason": args.reason}
    out.result(
        value, ["Set aside. The drop stays where it is; those it was sent to see who did it, when and why."]
    )


def _take(args: Namespace, out: Output) -> None:
    if args.reject != bool(args.reason.strip()):
        raise UsageError(
            "rejecting without a reason, or a reason without",
            "Give --reject and --reason R together, or neither. Nothing was done.",
        )
    mine, person, inbox, _ = _receiver(args)
    identities: tuple[age.Identity, ...] = person.identities
    if args.sheet:
        identities = tuple(read_sheet(path).identity for path in args.sheet)
    steps = Steps(out)
    with (
        receiving.opened_alone(args.drop, identities, steps) as drop,
        context.writing_as(args, out, mine, person) as store,
    ):
        if args.reject:
            receiving.reject_drop(store, drop, inbox, args.reason)
            value: dict[str, Any] = {"drop": drop.id, "rejected": True, "reason": args.reason}
            out.result(
                value, ["Not taken. The case has who decided it, when and why. The drop stays where it is."]
            )
            return
        if said := receiving.unfinished(drop):
            out.say(said)
        terms = _terms(args, drop)
        state = inbox.sender(drop.begun.name, drop.sender)
        came = receiving.take_drop(store, drop, inbox, context.policy_in_force(args), terms, steps)
        same = {e.id: [twin.ref for twin in taking.twins(store.case, e)] for e in came.exhibits}
        out.end_progress()
        out.result(taken_row(store, drop, came, same, state), taken_lines(drop, came, same, state))


def _terms(args: Namespace, drop: OpenDrop) -> Terms:
    """Return the answers given, each for an item that the drop holds."""
    gate = context.policy_in_force(args).gate
    pictures = {
        item.entry.id for item in drop.items if item.added is not None and item.added.kind in PICTURE_KINDS
    }
    given: dict[str, StopAnswers] = {}
    if args.gate is not None:
        given = dict.fromkeys(pictures, _answered(args.gate, gate))
    for text in args.picture:
        name, _, answer = text.partition("=")
        if name not in pictures or answer not in _ANSWERS:
            raise BadInput(
                "answer for no picture of the drop",
                f"{text!r} is not ITEM=no, =yes or =unsure for a picture in this drop (edesk drop list names them). "
                "Nothing was taken.",
            )
        given[name] = _answered(answer, gate)
    return Terms(
        answers=given,
        in_one_go=len(pictures) - len(args.picture) if args.gate is not None else 1,
        accept_sender=args.accept_sender,
        again=args.again,
    )


def _answered(answer: Any, gate: GateTexts) -> StopAnswers:
    return StopAnswers(first=answer, second="no", wording=gate.version)
