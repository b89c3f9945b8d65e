"""What most commands need: this person, unlocked; the case, opened; words checked."""

from __future__ import annotations

import getpass
import os
import re
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from evidence_desk.acts import policies, renewing, schooling
from evidence_desk.acts.agreeing import waiting_words
from evidence_desk.acts.viewing import add_waiting_views
from evidence_desk.base import clock as clocks
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, GateRefused, KeyUnavailable, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import fold_transfer, intake, sealing
from evidence_desk.case.keys import Home, Person, check_passphrase
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore
from evidence_desk.cli.output import Output
from evidence_desk.policy.model import Policy

PASSPHRASE_VARIABLE = "EVIDENCE_DESK_PASSPHRASE_FILE"  # noqa: S105  # the name of a variable
_PASSPHRASE_MAX = 64 << 10  # bytes
_ERA = range(1900, 3000)  # years; the first and last that can be stored overflow in other zones
CLOCK = clocks.SystemClock()
_AHEAD = timedelta(minutes=5)  # another clock may run ahead of this one
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def home() -> Home:
    """Return this person's folder."""
    return Home(files.home_folder())


def passphrase_file(args: Namespace) -> Path | None:
    """Return the file that holds the passphrase, if one was named."""
    named = args.passphrase_file or os.environ.get(PASSPHRASE_VARIABLE)
    return Path(named) if named else None


def read_passphrase(args: Namespace, *, new: bool = False) -> bytes:
    """Return the passphrase from the named file or a prompt: UTF-8, NFC, one trailing newline removed.

    Raises:
        KeyUnavailable: no file was named and there is nobody to ask.
        BadInput: empty, not UTF-8, or two different entries for a new one.
    """
    path = passphrase_file(args)
    if path is not None:
        try:
            text = files.read_bounded(path, _PASSPHRASE_MAX).decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadInput(
                "passphrase is not UTF-8", f"The passphrase in {path} is not UTF-8 text."
            ) from error
        except NotFound:
            raise KeyUnavailable(
                "passphrase file missing", f"There is no passphrase file at {path}. Nothing was changed."
            ) from None
        return check_passphrase(text.removesuffix("\n").removesuffix("\r"))
    if not sys.stdin.isatty():
        raise KeyUnavailable(
            "nobody to ask for the passphrase",
            f"The passphrase is needed: give --passphrase-file F or set {PASSPHRASE_VARIABLE}.",
        )
    text = getpass.getpass("New passphrase: " if new else "Passphrase: ")
    if new and getpass.getpass("Again: ") != text:
        raise BadInput("passphrases differ", "The two entries differ. Nothing was made.")
    return check_passphrase(text)


def ask_pin() -> str:
    """Return the PIN of a card or token, asked for.

    Raises:
        KeyUnavailable: there is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise KeyUnavailable(
            "nobody to ask for the PIN",
            "The PIN of the token is needed: give --pin-file F. Nothing was changed.",
        )
    return getpass.getpass("PIN of the token: ")


def unlock(args: Namespace) -> tuple[Home, Person]:
    """Return this person, unlocked.

    Raises:
        KeyUnavailable: no keys here, or a wrong passphrase.
    """
    age.probe()
    mine = home()
    mine.profile()  # says so before asking for a passphrase when there are no keys
    return mine, mine.unlock(read_passphrase(args))


def policy_in_force(args: Namespace) -> Policy:
    """Return the school's policy: by the profile as it stands for whoever unlocked, before that by its file."""
    return policies.policy_in_force(home(), getattr(args, "profile", None))


def policy_of(store: CaseStore, out: Output) -> Policy:
    """Return the policy that the case stands under, and say so where it is not on this computer."""
    found = policies.of_case(store.case, home())
    if found.words:
        out.say(found.words)
    return found.policy


def add_common(parser: ArgumentParser, *, again: bool = False) -> None:
    """Declare what every command takes; `again` for acts below a command, so that either place will do."""
    extra: dict[str, Any] = {"default": SUPPRESS} if again else {}
    parser.add_argument(
        "--json", action="store_true", help="print one JSON document on standard output", **extra
    )
    parser.add_argument("--quiet", action="store_true", help="no progress and no remarks", **extra)
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="F",
        help=f"file with your passphrase (else {PASSPHRASE_VARIABLE}, else a prompt)",
        **extra,
    )


def add_act(acts: Any, name: str, help_text: str) -> ArgumentParser:
    """Add an act below a command and return its parser."""
    parser: ArgumentParser = acts.add_parser(name, help=help_text, description=help_text)
    add_common(parser, again=True)
    return parser


def add_case_argument(parser: ArgumentParser, *, writes: bool = False) -> None:
    """Declare the CASE word and the options of opening one."""
    parser.add_argument("case", type=Path, metavar="CASE", help="the case file (.edcase)")
    parser.add_argument(
        "--accept-older",
        action="store_true",
        help="go on with a copy that is older than, or beside, what this device has seen",
    )
    if writes:
        parser.add_argument(
            "--break-lock",
            action="store_true",
            help="break the lock of another computer that has been silent for ten minutes",
        )


@contextmanager
def reading(args: Namespace, out: Output) -> Iterator[CaseStore]:
    """Give the case, opened for reading; nothing is written."""
    mine, person = unlock(args)
    refuse_staff(person)
    warn_of_profile(args, mine, person, out)
    with CaseStore.open(
        args.case, access_of(person, mine.folder), CLOCK, accept_older=args.accept_older
    ) as store:
        warn_of_state(store, out)
        yield store


@contextmanager
def writing(args: Namespace, out: Output) -> Iterator[CaseStore]:
    """Give the case, opened for writing, after completing what waited for a writer."""
    mine, person = unlock(args)
    refuse_staff(person)
    with writing_as(args, out, mine, person) as store:
        yield store


@contextmanager
def writing_as(args: Namespace, out: Output, mine: Home, person: Person) -> Iterator[CaseStore]:
    """Give the case to a person who is unlocked already; otherwise as `writing`."""
    warn_of_profile(args, mine, person, out)
    with CaseStore.open(
        args.case,
        access_of(person, mine.folder),
        CLOCK,
        write=True,
        break_lock=args.break_lock,
        accept_older=args.accept_older,
    ) as store:
        _refuse_not_taken_over(store)
        settle(store, out)
        yield store


def _refuse_not_taken_over(store: CaseStore) -> None:
    if fold_transfer.waiting_for(store.case, store.actor) is not None:
        raise GateRefused(
            "received and not taken over",
            "Another school made this copy for you. Take it over before anything else: edesk transfer COPY take. "
            "Nothing was changed.",
        )


def warn_of_profile(args: Namespace, mine: Home, person: Person, out: Output) -> None:
    """Say that something is wrong with the school's profile or its policy; the one relied on stays in force."""
    args.profile = schooling.current(mine, person)
    if words := policies.in_force(mine, args.profile).words:
        out.say(words)
    if args.profile.is_alarm:
        out.say(
            "The school's profile on this computer is not the one you rely on, and is not used. Look at it: edesk "
            "school show"
        )


def settle(store: CaseStore, out: Output) -> None:
    """Complete seal requests and pending removals; a full disk leaves them pending, said aloud."""
    if store.case.disposed:
        out.say(
            f"This case was disposed of, certificate {store.case.disposed}. This file should not be here any more: "
            "edesk dispose CASE do --certificate FILE deletes it."
        )
        return
    try:
        done = sealing.settle(store)
    except CannotWrite as error:
        out.say(f"Locked items could not be rewritten yet, they stay closed: {error.user_message}")
        return
    if done:
        out.say(f"Locked for the police, as requested earlier: {', '.join(item.ref for item in done)}")
    with suppress(CannotWrite):  # it is tried again at the next opening
        for words in renewing.catch_up(store).words:
            out.say(words)
    for words in waiting_words(store):
        out.say(f"{words} (edesk agree CASE list)")
    with suppress(CannotWrite):  # they wait on
        if count := add_waiting_views(store):
            out.say(f"Added to the handling log: {count} views from when the case could only be read.")
    if store.open_requests:
        out.say(
            f"{len(store.open_requests)} seal requests beside the case are signed by keys that were never admitted to "
            "it. What they name stays closed; find out who wrote them."
        )


def refuse_staff(person: Person) -> None:
    """Raise GateRefused for a member of staff: they put in, they do not read back."""
    if person.profile.role == "staff":
        raise GateRefused(
            "role staff may not open cases",
            "A member of staff can put evidence in but cannot open a case. Ask the DSL. Nothing was opened.",
        )


def warn_of_state(store: CaseStore, out: Output) -> None:
    """Say what a reader should know: unfinished writing, pending removals, a clock of the police."""
    bundle = store.bundle
    if bundle.tail is not None:
        out.say(
            "The file ends in unfinished writing or added bytes; everything before is intact and shown. "
            "The next change sets them aside."
        )
    if bundle.pending or store.locked:
        out.say("Locked items wait to be rewritten; they stay closed. Any change to the case finishes it.")


def parse_time(text: str, what: str, *, whole_day: bool = False) -> str:
    """Return a time given by a person as stored UTC text; with `whole_day` also a date, as it is.

    Raises:
        BadInput: not ISO 8601, or in the future by this computer's clock.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(
            "unreadable time",
            f"{what} {text!r} is not a time this program reads. Write 2026-11-22T14:05+00:00 or 2026-11-22T14:05:00Z.",
        ) from None
    try:
        utc = at.astimezone(UTC)  # without a zone: as this computer's zone has it
        if utc.year not in _ERA:
            raise ValueError("a year in which no zone could show it")
        stored = clocks.utc_text(utc)
    except (OverflowError, ValueError):
        raise BadInput(
            "time out of range", f"{what} {text!r} is no time of this era. Nothing was changed."
        ) from None
    if utc > CLOCK.read().utc + _AHEAD:
        raise BadInput(
            "time in the future",
            f"{what} {text!r} lies in the future by this computer's clock. Nothing was changed. Check the date.",
        )
    return text if whole_day and _DAY.fullmatch(text) else stored


def check_words(text: str, what: str) -> str:
    """Return a text given on the command line, when it is words.

    Args:
        what: the option it came with.

    Raises:
        BadInput: too long.
        GateRefused: it could carry a picture.
    """
    return intake.check_words(text, what)


def local_text(utc: str) -> str:
    """Return a stored time as people read it here: `22 November 2026 14:05 GMT`."""
    if not utc:
        return ""
    local = clocks.parse_utc(utc).astimezone()
    return f"{local.day} {local:%B %Y %H:%M} {local.tzname() or ''}".strip()


def parse_pairs(words: list[str], what: str) -> dict[str, str]:
    """Return `NAME=VALUE` words as a dict.

    Raises:
        BadInput: a word without `=`, or a name twice.
    """
    pairs: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not re.fullmatch(r"[^=]+", name) or name in pairs:
            raise BadInput("unreadable pair", f"{what} needs NAME=VALUE, each name once; got {word!r}.")
        pairs[name] = value
    return pairs
