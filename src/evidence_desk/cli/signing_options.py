"""The options of a command whose pack is signed with a certificate, and what comes of them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.acts import certificates, schooling
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.acts.schooling import ProfileState
from evidence_desk.case.keys import Home, Person
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.packs.pades import Signed


@dataclass(frozen=True, slots=True)
class Exporter:
    """Whoever makes a pack: unlocked, not of the role staff, with what their school says and what signs for them."""

    mine: Home
    person: Person
    school: ProfileState
    signing: Signing | None


def exporter_of(args: Namespace, out: Output) -> Exporter:
    """Unlock whoever makes a pack.

    Raises:
        KeyRefused: wrong passphrase, or the role may not.
        BadInput, NotFound, CannotWrite: the certificate cannot be used, or a new one cannot be kept.
    """
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    school = schooling.current(mine, person)
    return Exporter(mine, person, school, signing_of(args, out, mine, person, school))


def add_signing_arguments(parser: ArgumentParser) -> None:
    """Declare how the pack is signed."""
    parser.add_argument(
        "--no-certificate",
        action="store_true",
        help="end it with your key's signature line alone, without a certificate",
    )
    parser.add_argument(
        "--no-timestamp",
        action="store_true",
        help="ask no authority for a time stamp; edesk timestamp does it later",
    )
    parser.add_argument(
        "--pin-file",
        type=Path,
        default=None,
        metavar="F",
        help="file with the PIN of the token your certificate is on",
    )


def signing_of(
    args: Namespace, out: Output, mine: Home, person: Person, state: ProfileState
) -> Signing | None:
    """Return what signs the pack: the person's certificate, made now where they have none; None if they want none.

    Raises:
        BadInput, NotFound, CannotWrite: the certificate cannot be used, or a new one cannot be kept.
    """
    if args.no_certificate:
        return None
    found, made = certificates.for_pack(mine, person, state.profile, context.CLOCK.read().utc)
    if made:
        out.say(
            f"A certificate for signing packs was made, with the school’s name: {found.facts.subject}, SHA-256 "
            f"{found.fingerprint[:16]}… (edesk certificate show)."
        )
    if found.token is not None:
        pin = certificates.read_pin(args.pin_file) if args.pin_file is not None else context.ask_pin()
        found = certificates.with_pin(found, pin)
    stamper = None if args.no_timestamp else certificates.stamper_of(state.settings.timestamps)
    return Signing(certificate=found, stamper=stamper)


def signed_words(signed: Signed | None) -> str:
    """Return how the signature came out, in words."""
    if signed is None:
        return "Signed with your key’s line at its end, without a certificate."
    said = f"Signed with the certificate {signed.certificate[:16]}… (PAdES {signed.level})"
    if signed.stamped_at is not None:
        return f"{said}, stamped {signed.stamped_at:%Y-%m-%d %H:%M:%S} UTC by {signed.authority}, by its own clock."
    if signed.why_not_stamped:
        return f"{said}, without a time stamp: {signed.why_not_stamped}. It waits in the case: edesk timestamp CASE."
    return f"{said}, without a time stamp: none was asked for."


def signed_value(signed: Signed | None) -> dict[str, object] | None:
    """Return the same for programs."""
    if signed is None:
        return None
    return {
        "level": signed.level,
        "certificate": signed.certificate,
        "stamped_at": signed.stamped_at.isoformat() if signed.stamped_at is not None else None,
        "authority": signed.authority or None,
        "waiting": bool(signed.why_not_stamped),
    }
