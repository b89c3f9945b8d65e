"""A person's keys and the school's, in this person's folder.

The folder holds `profile.json` (public), `school.json` (public) and `keys.age`: an age file under the
passphrase, holding an age identity file whose comment carries the signing seed, so that `age -d` gives a file
`age -i` accepts. Sheets for recovery and custody are age identity files too; nothing secret of them stays here.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, KeyUnavailable, NotFound
from evidence_desk.bundle import age, slots
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case import custody as custodies
from evidence_desk.case import keyfile
from evidence_desk.case.keyfile import SIGNER_COMMENT, Keys
from evidence_desk.case.values import RecoveryHolder, SchoolKeys

PROFILE_MAX = 256 << 10  # bytes
KEYS_MAX = 64 << 10  # bytes
SHEET_MAX = 64 << 10  # bytes
HOLDERS = custodies.HOLDERS
_INITIALS = re.compile(r"[A-Z]{2,4}")

PersonRoleName = Literal["dsl", "deputy", "investigator", "staff"]
KeyKind = Literal["hybrid", "classic"]
Sheet = keyfile.Sheet


class Profile(Struct, frozen=True, kw_only=True):
    """The public half of a person, as `edesk id --json` prints it."""

    name: str
    role: PersonRoleName
    initials: str
    organisation: str = ""
    recipient: str
    signer: str  # base64 of type byte 0x01 and the 32-byte Ed25519 public key
    fingerprint: str  # SHA-256 of that public key, 64 hex digits


class SchoolFile(Struct, frozen=True, kw_only=True):
    """The public half of the school's keys, as `edesk id --school` prints it."""

    v: int
    organisation: str
    keys: SchoolKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An unlocked person: may read and sign. Never written, never logged."""

    profile: Profile
    identity: age.Identity
    signing_key: SigningKey
    earlier: tuple[Keys, ...] = ()  # those they had before, the newest first

    @property
    def identities(self) -> tuple[age.Identity, ...]:
        """All that this person can read with, the newest first: for what may be sealed to an earlier key."""
        return (self.identity, *(pair.identity for pair in self.earlier))

    @property
    def pairs(self) -> tuple[Keys, ...]:
        """All keys of this person, the newest first."""
        return (Keys(identity=self.identity, signing_key=self.signing_key), *self.earlier)


def signer_text(public: bytes) -> str:
    """Return the stored form of an Ed25519 public key (32 bytes): base64 of 0x01 and the key."""
    return base64.b64encode(b"\x01" + public).decode("ascii")


def signer_public(text: str) -> bytes:
    """Return the 32-byte Ed25519 public key written by `signer_text`.

    Raises:
        BadInput: anything else.
    """
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != 33 or raw[0] != 1 or signer_text(raw[1:]) != text:
        raise BadInput("unreadable signer key", "A signer key in this file cannot be read. Export it again.")
    return raw[1:]


def fingerprint_of(signer: str) -> str:
    """Return the fingerprint of a stored signer key: 64 hex digits."""
    return hashlib.sha256(signer_public(signer)).hexdigest()


def sign_text(key: SigningKey, data: bytes) -> bytes:
    """Return the 64-byte Ed25519 signature (RFC 8032) of `data`; callers separate their domains by a prefix."""
    return key.sign(data)  # the one way to a signature: a key in a token has no seed to give


def signed_by(signer: str, signature: bytes, data: bytes) -> bool:
    """Return whether the stored signer key made this signature over `data`."""
    try:
        Ed25519PublicKey.from_public_bytes(signer_public(signer)).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def check_passphrase(text: str) -> bytes:
    """Return the passphrase as bytes: UTF-8 of its NFC form.

    Raises:
        BadInput: empty.
    """
    if not text:
        raise BadInput("empty passphrase", "The passphrase is empty. Nothing was made. Choose a passphrase.")
    return unicodedata.normalize("NFC", text).encode()


def make_person(name: str, role: PersonRoleName, initials: str, organisation: str, kind: KeyKind) -> Person:
    """Return a new person with fresh keys, or raise BadInput as `check_names`."""
    check_names(name, initials, organisation)
    identity = age.generate_identity(kind)
    signing_key = SigningKey.generate()
    profile = Profile(
        name=name.strip(),
        role=role,
        initials=initials,
        organisation=organisation,
        recipient=str(identity.recipient()),
        signer=signer_text(signing_key.public),
        fingerprint=signing_key.fingerprint,
    )
    return Person(profile=profile, identity=identity, signing_key=signing_key)


def check_names(name: str, initials: str, organisation: str) -> None:
    """Raise BadInput for a name or initials that cannot be printed."""
    if not _printable(name, organisation):
        raise BadInput("unusable name", "Give names as they are to be printed, without control characters.")
    if not _INITIALS.fullmatch(initials):
        raise BadInput(
            "unusable initials",
            "Initials are two to four capital letters, for example JPS (X stands for a missing middle name).",
        )


def _printable(name: str, organisation: str) -> bool:
    return bool(name.strip()) and (name + organisation).isprintable()


def make_school(organisation: str, kind: KeyKind) -> tuple[SchoolFile, dict[str, bytes]]:
    """Return the school's public keys and its six sheets (file name -> content).

    Every holder has keys of their own. A case wraps its identity for each pair of recovery holders; the one
    custody identity is wrapped here for each pair of custody holders. No single sheet opens anything.
    """
    recovery = [(age.generate_identity(kind), SigningKey.generate()) for _ in range(HOLDERS)]
    identity = age.generate_identity(kind)
    custody = custodies.make_custody(organisation, identity, kind)
    keys = SchoolKeys(
        recovery=tuple(
            RecoveryHolder(recipient=str(identity.recipient()), signer=signer_text(signer.public))
            for identity, signer in recovery
        ),
        custody=str(identity.recipient()),
        custody_holders=custody.holders,
        custody_wraps=custody.wraps,
    )
    sheets = dict(custody.sheets)
    for number, (identity, signer) in enumerate(recovery, 1):
        lines = [SIGNER_COMMENT + base64.b64encode(signer.seed).decode("ascii")]
        sheets[f"recovery-sheet-{number}.txt"] = keyfile.sheet_text(
            organisation, "recovery", number, HOLDERS, identity, lines
        )
    return SchoolFile(v=1, organisation=organisation, keys=keys), sheets


def read_sheet(path: Path) -> Sheet:
    """Return the sheet in a file, or raise NotFound, or BadInput as `parse_sheet`."""
    return parse_sheet(files.read_bounded(path, SHEET_MAX), str(path))


def parse_sheet(data: bytes, name: str) -> Sheet:
    """Return the sheet in these bytes; `name` is what a refusal calls them.

    Raises:
        BadInput: not one of our sheets.
    """
    try:
        return keyfile.read_sheet_text(data)
    except (BadInput, ValueError):
        raise BadInput("not a sheet", f"{name} is not an Evidence Desk sheet. Nothing was changed.") from None


class Home:
    """The folder of one person."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def exists(self) -> bool:
        """Whether keys were made here."""
        return (self.folder / "keys.age").exists() or (self.folder / "profile.json").exists()

    def save(self, person: Person, school: SchoolFile, passphrase: bytes) -> None:
        """Write a new person's keys; nothing existing is overwritten.

        Raises:
            BadInput: keys exist here already.
            CannotWrite: no space or permission.
        """
        if self.exists:
            raise files.already_there(self.folder / "keys.age")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise files.cannot_write(self.folder, error) from error
        contents = {
            "keys.age": seal_keys(person, passphrase),
            "school.json": school_json(school),
            "profile.json": _pretty(person.profile),
        }
        written: list[Path] = []
        try:
            for name, data in contents.items():
                files.write_new(self.folder / name, data)
                written.append(self.folder / name)
        except BaseException:  # half a person would stand in the way of the next attempt
            for path in written:
                path.unlink(missing_ok=True)
            raise

    def profile(self) -> Profile:
        """Return the public half.

        Raises:
            KeyUnavailable: no keys were made here.
            BadInput: the file is damaged.
        """
        path = self.folder / "profile.json"
        try:
            return msgspec.json.decode(files.read_bounded(path, PROFILE_MAX), type=Profile)
        except NotFound:
            raise KeyUnavailable(
                "no keys in the home folder",
                "There are no keys here yet. Make yours with edesk init (see edesk init --help).",
            ) from None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadInput(
                "profile.json is damaged", f"{path} is damaged. Restore it from a backup."
            ) from error

    def school(self) -> SchoolFile:
        """Return the school's public keys.

        Raises:
            KeyUnavailable: no keys were made here.
            BadInput: the file is damaged.
        """
        self.profile()
        return read_school(self.folder / "school.json")

    def unlock(self, passphrase: bytes) -> Person:
        """Return the person, after checking that the secret half belongs to the public one.

        Raises:
            KeyUnavailable: wrong passphrase, or no keys.
            BadInput: the files do not belong together.
        """
        profile = self.profile()
        stored = files.read_bounded(self.folder / "keys.age", KEYS_MAX)
        try:
            pairs, told = keyfile.unlock_text(stored, passphrase, KEYS_MAX)
        except KeyUnavailable:
            raise KeyUnavailable(
                "wrong passphrase", "The passphrase is wrong. Nothing was changed. Try again."
            ) from None
        newest, *earlier = pairs
        if not _belong(profile, newest):
            profile = self._caught_up(told, newest)
        return Person(
            profile=profile,
            identity=newest.identity,
            signing_key=newest.signing_key,
            earlier=tuple(earlier),
        )

    def go_on_with(self, person: Person, passphrase: bytes) -> None:
        """Put a person's new keys, with the earlier ones behind them, in the place of what is here.

        The secrets go first, with the public half in them: after a power cut between the two `unlock` catches up.

        Raises:
            CannotWrite: no space or permission; the keys are as before.
        """
        files.replace(self.folder / "keys.age", seal_keys(person, passphrase))
        files.replace(self.folder / "profile.json", _pretty(person.profile))

    def _caught_up(self, told: dict[str, str], newest: Keys) -> Profile:
        """Return the profile that the keys file itself carries, and put it in its place."""
        try:
            profile = msgspec.json.decode(told["profile"], type=Profile)
        except (KeyError, msgspec.DecodeError):
            profile = None
        if profile is None or not _belong(profile, newest):
            raise BadInput(
                "profile.json does not belong to keys.age",
                "profile.json does not belong to these keys. Restore both from the same backup.",
            )
        files.replace(self.folder / "profile.json", _pretty(profile))
        return profile


def _belong(profile: Profile, pair: Keys) -> bool:
    return (str(pair.identity.recipient()), pair.signing_key.fingerprint) == (
        profile.recipient,
        profile.fingerprint,
    )


def seal_keys(person: Person, passphrase: bytes, work_factor: int = 18) -> bytes:
    """Return `keys.age`: the person's secrets under a passphrase, scrypt work factor 2**18."""
    told = {"profile": one_line(person.profile)} if person.earlier else {}
    plain = keyfile.person_text(person.pairs, told)
    return age.encrypt(plain, age.ScryptRecipient(passphrase, work_factor))


def one_line(value: Struct) -> str:
    """Return a value as JSON in one line of ASCII."""
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=True)


def school_json(school: SchoolFile) -> bytes:
    """Return the school's public keys as a JSON file."""
    return _pretty(school)


def _pretty(value: Struct) -> bytes:
    return (json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2) + "\n").encode()


def read_school(path: Path) -> SchoolFile:
    """Return the school's public keys from a file.

    Raises:
        NotFound, BadInput: no such file, or not made by `edesk id --school`.
    """
    wrong = BadInput("not a school file", f"{path} is not the file that edesk id --school writes.")
    try:
        school = msgspec.json.decode(files.read_bounded(path, PROFILE_MAX), type=SchoolFile)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise wrong from None
    check_school(
        school, wrong, BadInput("school file without three holders", f"{path} does not name three holders.")
    )
    return school


def check_school(school: SchoolFile, wrong: BadInput, holders: BadInput) -> None:
    """Raise `wrong` for a key that cannot be read, `holders` where one of three would open alone."""
    recovery, custody = school.keys.recovery, school.keys.custody_holders
    try:
        for recipient in (school.keys.custody, *custody, *(holder.recipient for holder in recovery)):
            age.parse_recipient(recipient)
        for holder in recovery:
            signer_public(holder.signer)
    except BadInput as error:
        raise wrong from error
    different = (
        {holder.recipient for holder in recovery},
        {holder.signer for holder in recovery},
        set(custody),
    )
    if {len(recovery), len(custody), *map(len, different)} != {HOLDERS}:
        raise holders


def read_profile(path: Path) -> Profile:
    """Return a colleague's public half from the file `edesk id --json` wrote.

    Raises:
        NotFound, BadInput: no such file, not such a file, or its fingerprint does not fit its key.
    """
    wrong = BadInput("not an identity file", f"{path} is not what edesk id --json writes.")
    try:
        profile = msgspec.json.decode(files.read_bounded(path, PROFILE_MAX), type=Profile)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise wrong from None
    age.parse_recipient(profile.recipient)
    readable = _INITIALS.fullmatch(profile.initials) and _printable(profile.name, profile.organisation)
    if fingerprint_of(profile.signer) != profile.fingerprint or not readable:
        raise wrong
    return profile


def open_custody(sheets: Sequence[Sheet], school: SchoolFile | None = None) -> age.Identity:
    """Return the school's custody identity from two custody sheets.

    Args:
        school: carries the wraps too, so that a sheet typed from paper needs only its last line.

    Raises:
        KeyUnavailable: fewer than two different custody sheets, or of different schools.
    """
    identities = [sheet.identity for sheet in sheets if sheet.purpose == "custody"]
    wraps = [wrap for sheet in sheets for wrap in sheet.wraps.values()]
    if school is not None:
        wraps += [base64.b64decode(text) for text in school.keys.custody_wraps.values()]
    for wrap in wraps:
        opened = slots.open_slot(wrap, identities)
        if opened is not None:
            return opened[0]
    raise KeyUnavailable(
        "custody sheets do not open together", "These sheets do not open the custody key. Two are needed."
    )


ROLES: tuple[str, ...] = get_args(PersonRoleName)
