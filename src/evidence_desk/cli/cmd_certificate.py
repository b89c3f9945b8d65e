"""`edesk certificate`: what your packs are signed with."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from evidence_desk.acts import certificates, schooling
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, KeyUnavailable, NotFound
from evidence_desk.case.keys import Home, Person
from evidence_desk.cli import context
from evidence_desk.cli.output import Output
from evidence_desk.packs.pack_certificate import PackCertificate
from evidence_desk.packs.words import grouped

EXAMPLES = """\
  edesk certificate show
  edesk certificate make                                with the school's name; otherwise made with your first pack
  edesk certificate import seal.p12 --p12-passphrase-file F
  edesk certificate token --module /usr/lib/opensc-pkcs11.so --pin-file F
  edesk certificate export school-certificate.pem       for those who check packs; without the key
"""
_PASSPHRASE_MAX = 1024  # bytes
_KINDS = {
    "made": "made here; vouched for by nobody else",
    "file": "brought in a file",
    "token": "on a card or token",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's words."""
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    context.add_act(acts, "show", "what your packs are signed with")
    make = context.add_act(acts, "make", "make a certificate that names the school and nobody else")
    bring = context.add_act(acts, "import", "sign with the certificate in a PKCS#12 file (.p12, .pfx)")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument(
        "--p12-passphrase-file",
        type=Path,
        default=None,
        metavar="F",
        help="the file's own passphrase (else a prompt)",
    )
    token = context.add_act(acts, "token", "sign with the key on a card or token")
    token.add_argument(
        "--module",
        type=Path,
        required=True,
        metavar="FILE",
        help="the maker's PKCS#11 library: it is a program and will run, so take it from the maker only",
    )
    token.add_argument("--label", default="", metavar="L", help="of the token, where there is more than one")
    token.add_argument(
        "--pin-file", type=Path, default=None, metavar="F", help="its PIN (else a prompt); it is not kept"
    )
    for act in (make, bring, token):
        act.add_argument("--replace", action="store_true", help="put it in the place of the one you have")
    export = context.add_act(acts, "export", "write the certificate out, without its key")
    export.add_argument("out", type=Path, metavar="FILE")


def run(args: Namespace, out: Output) -> None:
    """Do what was asked; the certificate stays encrypted in your folder."""
    mine, person = context.unlock(args)
    context.refuse_staff(person)
    if args.act in {"show", "export"}:
        found = certificates.current(mine, person)
        if found is None:
            raise NotFound(
                "no certificate yet",
                "You have no certificate for signing packs yet. One is made with your first pack, or now: edesk "
                "certificate make.",
            )
        if args.act == "export":
            certificates.give_out(found, args.out)
            out.say(f"Written to {args.out}. It holds no key; give it to whoever checks packs.")
    else:
        found = _new(args, mine, person)
    _show(out, found)


def _new(args: Namespace, mine: Home, person: Person) -> PackCertificate:
    at = context.CLOCK.read().utc
    if args.act == "make":
        return certificates.make(
            mine, person, schooling.current(mine, person).profile, at, replacing=args.replace
        )
    if args.act == "import":
        passphrase = _p12_passphrase(args.p12_passphrase_file)
        return certificates.bring(mine, person, args.file, passphrase, at, replacing=args.replace)
    pin = certificates.read_pin(args.pin_file) if args.pin_file is not None else context.ask_pin()
    return certificates.use_token(mine, person, args.module, args.label, pin, at, replacing=args.replace)


def _p12_passphrase(path: Path | None) -> bytes:
    if path is not None:
        return files.read_bounded(path, _PASSPHRASE_MAX).removesuffix(b"\n").removesuffix(b"\r")
    if not sys.stdin.isatty():
        raise KeyUnavailable(
            "nobody to ask for the file's passphrase",
            "The passphrase of the certificate file is needed: give --p12-passphrase-file F. Nothing was changed.",
        )
    try:
        return getpass.getpass("Passphrase of the certificate file: ").encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput("passphrase is no text", "What was typed is no text. Nothing was changed.") from None


def _show(out: Output, found: PackCertificate) -> None:
    facts = found.facts
    value = {
        "kind": found.kind,
        "subject": facts.subject,
        "issuer": facts.issuer,
        "sha256": facts.fingerprint,
        "not_before": facts.not_before.isoformat(),
        "not_after": facts.not_after.isoformat(),
        "self_made": facts.self_made,
    }
    lines = [
        f"certificate  {facts.subject} ({_KINDS[found.kind]})",
        f"vouched for  {'by nobody but itself' if facts.self_made else facts.issuer}",
        f"valid        {facts.not_before:%d %B %Y} to {facts.not_after:%d %B %Y}",
        f"SHA-256      {grouped(facts.fingerprint)}",
        "Adobe’s programs will say that they cannot tell who signed, unless they know who vouches for it.",
    ]
    out.result(value, lines)
