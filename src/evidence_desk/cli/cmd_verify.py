"""`edesk verify`: check a case, a pack, a hand-over, a proof, a time stamp or a sheet. Never writes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from evidence_desk.acts import schooling
from evidence_desk.acts.verifying import Known, Verified, verify
from evidence_desk.base.errors import BadInput, GateRefused, KeyUnavailable
from evidence_desk.bundle.reader import Bundle, Unlocked
from evidence_desk.case.keys import Person
from evidence_desk.cli import context
from evidence_desk.cli.output import Output, Steps

EXAMPLES = """\
  edesk verify 2026-014.edcase
  edesk verify 2026-014.edcase --founder 3f9a…  (all 64 digits, from the founder or a printed pack)
  edesk verify police-pack.pdf --case 2026-014.edcase
  edesk verify receipt.json --case sent.edcase
  edesk verify for-police
  edesk verify JPS-1.json --original JPS-1.png
  edesk verify P-0A1B2C3D.tsr --of police-pack.pdf
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help="a case, a pack, a hand-over folder, a proof, a time stamp, a drop or its receipt, or a recovery or "
        "custody sheet",
    )
    parser.add_argument(
        "--founder", default=None, metavar="F", help="fingerprint the case must have been founded by"
    )
    parser.add_argument(
        "--case",
        type=Path,
        default=None,
        metavar="CASE",
        help="the case a pack, hand-over or proof was made from, or the drop of a receipt",
    )
    parser.add_argument(
        "--original",
        "--of",
        dest="original",
        type=Path,
        default=None,
        metavar="FILE",
        help="the file that a proof is about, or that a time stamp is over",
    )


def run(args: Namespace, out: Output) -> int:
    """Check and report; the exit code says the worst that was found."""
    at_hand = _AtHand(args)
    known = Known(
        home=context.home(),
        unlock=at_hand.unlock,
        case=args.case,
        original=args.original,
        position=at_hand.position,
    )
    founder = "".join(args.founder.split()) if args.founder else None  # printed in groups
    found = verify(args.path, known, founder=founder, report=Steps(out))
    return _report(out, found)


class _AtHand:
    """The keys of whoever runs the command, unlocked once, where a passphrase was named."""

    def __init__(self, args: Namespace) -> None:
        self._args = args

    @cached_property
    def person(self) -> Person | None:
        """The person, or None without a passphrase that fits."""
        if context.passphrase_file(self._args) is None:
            return None
        try:
            _, person = context.unlock(self._args)
            context.refuse_staff(person)
        except (KeyUnavailable, GateRefused, BadInput):
            return None
        return person

    def unlock(self, bundle: Bundle) -> Unlocked | None:
        """Return a bundle unlocked, or None where the key opens nothing.

        Raises:
            TamperedBundle, BundleError: the case's key slots are damaged.
        """
        if self.person is None:
            return None
        with suppress(KeyUnavailable, BadInput):
            return bundle.unlock(self.person.identities)
        return None

    def position(self, fingerprint: str) -> str | None:
        """Return the position that the school's profile has for a key."""
        if self.person is None:
            return None
        return schooling.current(context.home(), self.person, keep=False).endorses(fingerprint)


def _report(out: Output, found: Verified) -> int:
    value = {
        "ok": found.good,
        "kind": found.kind,
        "checks": [{"name": name, "ok": ok, "detail": detail} for name, ok, detail in found.checks],
    }
    lines = [f"{'ok  ' if ok else 'FAIL'}  {name:<11} {detail}" for name, ok, detail in found.checks]
    verdict = found.verdict if found.good else "NOT everything holds; see the lines marked FAIL."
    out.result(value, [*lines, verdict])
    return 0 if found.good else found.exit_code
