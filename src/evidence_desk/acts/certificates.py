"""A person's certificate for signing packs: made, brought in, looked at, given out; kept encrypted in their folder.

The file can be read with their own keys alone, and only they can make it: a stranger who writes to the folder cannot
slip in a certificate of theirs. A person who has none gets one with the school's name with their first pack.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, NotFound
from evidence_desk.case.keys import Home, Person
from evidence_desk.case.school import SchoolProfile
from evidence_desk.library import private
from evidence_desk.packs.pack_certificate import (
    P12_MAX,
    CertificateKind,
    PackCertificate,
    TokenKey,
    check_certificate,
    make_certificate,
    read_p12,
)
from evidence_desk.packs.signature_words import reader_words
from evidence_desk.packs.stamper import Stamper
from evidence_desk.packs.token import find_on_token

_FILE_MAX = 512 << 10  # bytes
_PIN_MAX = 256  # bytes


class _Token(Struct, frozen=True, kw_only=True):
    module: str
    label: str
    key_id: bytes


class _Kept(Struct, frozen=True, kw_only=True):
    v: Annotated[int, Meta(ge=1, le=1)] = 1
    kind: CertificateKind
    chain: Annotated[tuple[bytes, ...], Meta(min_length=1, max_length=8)]
    key: bytes = b""
    token: _Token | None = None


def path_of(home: Home) -> Path:
    """Return where a person's certificate is kept."""
    return home.folder / "certificate.age"


def expected_words(home: Home, person: Person) -> tuple[str, ...]:
    """Return what a pack that is signed now says of its signature; a certificate is made with a person's first one.

    Raises:
        BadInput: as for `current`.
    """
    found = current(home, person)
    return reader_words(found.facts if found is not None else None)


def current(home: Home, person: Person) -> PackCertificate | None:
    """Return the person's certificate, or None when they have none.

    Raises:
        BadInput: it is damaged, or belongs to other keys; nothing is made in its place.
    """
    path = path_of(home)
    if not path.exists():
        return None
    data = private.read(path, person, _FILE_MAX)
    try:
        if data is None:
            raise ValueError("it does not open")
        kept = msgspec.json.decode(data, type=_Kept)
        token = (
            TokenKey(**{n: getattr(kept.token, n) for n in ("module", "label", "key_id")})
            if kept.token
            else None
        )
        made = PackCertificate(kind=kept.kind, chain=kept.chain, key=kept.key, token=token)
        made.facts  # noqa: B018 - it must be readable
    except (ValueError, msgspec.DecodeError) as error:
        raise BadInput(
            "certificate.age is damaged or another person's",
            f"{path} is damaged, or was made by other keys than yours. Nothing was written. Restore it from a backup, "
            "or take it away and make another (edesk certificate make); or make the pack without (--no-certificate).",
        ) from error
    return made


def for_pack(
    home: Home, person: Person, school: SchoolProfile | None, at: datetime
) -> tuple[PackCertificate, bool]:
    """Return what signs this person's packs, and whether it was made just now, because they had none.

    Raises:
        BadInput: it is damaged or not in force.
        CannotWrite: it was made, but cannot be kept.
    """
    found = current(home, person)
    made = found is None
    if found is None:
        found = make(home, person, school, at)
    found.refuse_unless_valid(at)
    return found, made


def make(
    home: Home, person: Person, school: SchoolProfile | None, at: datetime, *, replacing: bool = False
) -> PackCertificate:
    """Make a certificate with the school's name and keep it.

    Raises:
        BadInput: there is one already, and it is not to be replaced.
        CannotWrite: no space or permission; what was there stays.
    """
    _refuse_second(home, replacing)
    made = make_certificate(organisation_of(person, school), at)
    keep(home, person, made)
    return made


def organisation_of(person: Person, school: SchoolProfile | None) -> str:
    """Return the school's name: by its profile, else as the person stated it."""
    return (school.name if school is not None else "") or person.profile.organisation


def bring(
    home: Home, person: Person, path: Path, passphrase: bytes, at: datetime, *, replacing: bool = False
) -> PackCertificate:
    """Take over the certificate in a PKCS#12 file and keep it; the file stays as it is.

    Raises:
        NotFound, BadInput: no such file, a wrong passphrase, nothing that can sign, or there is one already.
        CannotWrite: as `make`.
    """
    _refuse_second(home, replacing)
    brought = read_p12(files.read_bounded(path, P12_MAX), passphrase, at)
    keep(home, person, brought)
    return brought


def use_token(
    home: Home, person: Person, module: Path, label: str, pin: str, at: datetime, *, replacing: bool = False
) -> PackCertificate:
    """Sign with the key on a card or token from now on; where it is found is kept, not its PIN.

    Raises:
        KeyUnavailable: the token, its library or its PIN is not to be had.
        BadInput: nothing on it can sign, or there is a certificate already.
        CannotWrite: as `make`.
    """
    _refuse_second(home, replacing)
    if not module.is_file():
        raise NotFound("no such library", f"There is no file at {module}. Nothing was changed.")
    found = find_on_token(str(module.resolve()), label, pin)
    check_certificate(found, at)
    keep(home, person, found)
    return found


def keep(home: Home, person: Person, made: PackCertificate) -> None:
    """Write a person's certificate, encrypted, in the place of any before.

    Raises:
        CannotWrite: no space or permission; what was there stays.
    """
    token = made.token
    kept = _Kept(
        kind=made.kind,
        chain=made.chain,
        key=made.key,
        token=_Token(module=token.module, label=token.label, key_id=token.key_id) if token else None,
    )
    private.write(path_of(home), person, msgspec.json.encode(kept))


def with_pin(made: PackCertificate, pin: str) -> PackCertificate:
    """Return the certificate of a token, able to sign."""
    if made.token is None:
        return made
    return PackCertificate(kind=made.kind, chain=made.chain, token=replace(made.token, pin=pin))


def read_pin(path: Path) -> str:
    """Return the PIN in a file: its first line.

    Raises:
        NotFound, BadInput: no such file, or no short text.
    """
    try:
        return files.read_bounded(path, _PIN_MAX).decode("utf-8").splitlines()[0]
    except (UnicodeDecodeError, IndexError):
        raise BadInput("unreadable PIN file", f"{path} does not hold a PIN. Nothing was changed.") from None


def give_out(made: PackCertificate, out: Path) -> None:
    """Write the certificate, without its key, for those who check packs: PEM, its own first.

    Raises:
        BadInput: `out` exists.
        CannotWrite: no space or permission.
    """
    files.write_new(out, b"".join(_pem(der) for der in made.chain), mode=0o644)


def stamper_of(addresses: Sequence[str]) -> Stamper | None:
    """Return what asks for time stamps at the addresses that the school set up; None where it set up none."""
    return Stamper(addresses) if addresses else None


def _pem(der: bytes) -> bytes:
    text = base64.b64encode(der)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return b"-----BEGIN CERTIFICATE-----\n" + b"\n".join(lines) + b"\n-----END CERTIFICATE-----\n"


def _refuse_second(home: Home, replacing: bool) -> None:
    if path_of(home).exists() and not replacing:
        raise BadInput(
            "there is a certificate already",
            "You have a certificate for signing packs already. Nothing was changed. To put another in its place, add "
            "--replace; packs that were signed before stay as they are.",
        )
