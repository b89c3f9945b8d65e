"""The school's profile: who is who, whose keys receive, and the settings that hold for everybody.

`school.toml` is text that people can read; `school.toml.sig` beside it is a C2SP signed note over its SHA-256, made by
the DSL it names. IT puts both beside the program. Every line of the file has one of a few plain shapes, looked at
before any parser sees it: the file may come from anybody.

Source: docs/format/school.md.
"""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from evidence_desk.base import words
from evidence_desk.base.errors import BadInput
from evidence_desk.bundle import age, note
from evidence_desk.bundle.note import SigningKey, VerifierKey
from evidence_desk.case import keys, school_text
from evidence_desk.case.keys import Person, PersonRoleName, Profile, SchoolFile
from evidence_desk.case.named import is_meant
from evidence_desk.case.values import SchoolKeys, Sha256Hex, UtcText

FILE_NAME = "school.toml"
SIGNATURE_NAME = "school.toml.sig"
SCHOOL_MAX = 512 << 10  # bytes of school.toml
SIGNATURE_MAX = 4 << 10  # bytes of school.toml.sig
LINE_MAX = 16 << 10  # characters of one line; a nested key in base64 is the longest
PEOPLE_MAX = 64
HANDOVERS_MAX = 32
ORIGIN = "evidence-desk.invalid/school/"
_HANDOVER = b"evidence-desk.invalid/school-handover\n"

CaptureKind = Literal["paste", "screen", "file", "text", "address", "page"]
CAPTURE_KINDS: tuple[CaptureKind, ...] = ("paste", "screen", "file", "text", "address", "page")
Receives = Literal["all", "leadership", "none"]
Phase = Literal[
    "", "nursery", "primary", "middle", "secondary", "sixth form", "all-through", "special", "other"
]

Text = Annotated[str, Meta(max_length=200)]
SchoolId = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Edition = Annotated[int, Meta(ge=1, le=100_000)]

# A blank line, a remark, a table's head, or one key with one value; arrays hold texts and stand on one line.
_STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\["\\])*"'
_VALUE = rf"(?:{_STRING}|[0-9]{{1,6}}|true|false|\[(?:{_STRING}(?:, {_STRING})*)?\])"
_LINE = re.compile(
    rf"|#[^\x00-\x1f\x7f]*|\[\[?[a-z_]{{1,32}}\]\]?|(?:[a-z0-9_]{{1,32}}|\"[a-z0-9-]{{1,48}}\") = {_VALUE}"
)


class DamagedSchool(BadInput):
    """The profile or its signature is not what somebody made: changed, cut short, or of another kind."""

    exit_code = 20

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"school profile: {reason}",
            f"The school’s profile (school.toml) cannot be relied on: {reason}. Nothing of it was used. "
            "Ask the DSL for both files again, school.toml and school.toml.sig.",
        )
        self.reason = reason


class CannotSign(DamagedSchool):
    """What was to be signed contradicts itself."""

    exit_code = 12

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.user_message = f"The school’s profile cannot be signed like this: {reason}. Nothing was made."


class SchoolPerson(Struct, frozen=True, kw_only=True):
    """Somebody the school's profile names, with their keys."""

    name: Text
    position: Text  # in the school: "Designated Safeguarding Lead", "Head teacher", "Chair of governors"
    role: PersonRoleName  # in this program
    initials: Annotated[str, Meta(pattern=r"^[A-Z]{2,4}\Z")]
    recipient: Annotated[str, Meta(max_length=8192)]
    signer: Annotated[str, Meta(max_length=64)]
    receives: Receives = "none"  # sealed drops: all; only those about leadership; none
    second_person: bool = False  # may be the second of two where two are needed

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the signing key, 64 hex digits."""
        return keys.fingerprint_of(self.signer)

    @property
    def words(self) -> str:
        """The six words of their key, as read out by telephone."""
        return words.spoken(self.fingerprint)

    def public(self, organisation: str) -> Profile:
        """Return the public half of this person, as a reader or recipient is given."""
        return Profile(
            name=self.name,
            role=self.role,
            initials=self.initials,
            organisation=organisation,
            recipient=self.recipient,
            signer=self.signer,
            fingerprint=self.fingerprint,
        )


class Handover(Struct, frozen=True, kw_only=True):
    """One key's word that another signs the profile from now on; kept in every later edition."""

    before: Annotated[str, Meta(max_length=64)]  # signer, as in a person
    after: Annotated[str, Meta(max_length=64)]
    at: UtcText
    signature: Annotated[str, Meta(max_length=100)]  # base64 of 64 bytes, by `before`

    @property
    def said(self) -> tuple[str, str, str]:
        """What its signature covers, besides the school."""
        return self.before, self.after, self.at

    def holds(self, school_id: str) -> bool:
        """Return whether the former key signed exactly this, for this school."""
        try:
            signature = base64.b64decode(self.signature, validate=True)
            return keys.signed_by(self.before, signature, handover_text(school_id, self))
        except (ValueError, BadInput):
            return False


class Settings(Struct, frozen=True, kw_only=True):
    """What the school has settled for everybody."""

    policy: Text = ""  # id of the policy pack, and its version; empty: the one that comes with the program
    policy_version: Text = ""
    policy_sha256: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?\Z")] = ""
    drop_folder: Annotated[str, Meta(max_length=1024)] = ""
    send_to: Text = ""  # mail address for a sealed drop that cannot be put into the folder
    marking: Annotated[str, Meta(max_length=60)] = ""  # handling marking on every page of a pack
    timestamps: Annotated[tuple[Text, ...], Meta(max_length=8)] = ()  # addresses of RFC 3161 authorities
    time_servers: Annotated[tuple[Text, ...], Meta(max_length=4)] = ()  # SNTP servers, `name` or `name:port`
    idle_lock_min: Annotated[int, Meta(ge=0, le=240)] = 0  # at most so many minutes; 0: nothing settled
    capture: tuple[CaptureKind, ...] = CAPTURE_KINDS


class SchoolProfile(Struct, frozen=True, kw_only=True):
    """One edition of a school's profile, as its signer made it."""

    id: SchoolId  # random, made with the first edition
    edition: Edition  # rises with each
    made_at: UtcText
    signed_by: Sha256Hex  # fingerprint of the DSL who signed
    name: Text
    urn: Annotated[str, Meta(pattern=r"^[0-9]{0,8}\Z")] = ""
    phase: Phase = ""
    settings: Settings = Settings()
    retention: dict[str, Annotated[int, Meta(ge=1, le=150)]] = {}  # rule of the policy -> years here
    people: Annotated[tuple[SchoolPerson, ...], Meta(min_length=1, max_length=PEOPLE_MAX)]
    keys: SchoolKeys
    handovers: Annotated[tuple[Handover, ...], Meta(max_length=HANDOVERS_MAX)] = ()

    @property
    def signer(self) -> SchoolPerson:
        """Whoever signed this edition."""
        return next(person for person in self.people if person.fingerprint == self.signed_by)

    @property
    def words(self) -> str:
        """The six words of the signer's key."""
        return words.spoken(self.signed_by)

    def person(self, fingerprint: str) -> SchoolPerson | None:
        """Return the person with this key, or None."""
        return next((person for person in self.people if person.fingerprint == fingerprint), None)

    def endorses(self, fingerprint: str) -> str | None:
        """Return the position of whoever holds this key, or None when the profile does not name it."""
        person = self.person(fingerprint)
        return person.position if person is not None else None

    def receivers(self, named: Sequence[str] = (), *, leadership: bool = False) -> list[SchoolPerson]:
        """Return who gets a sealed drop, in the profile's order; nobody it is about is among them.

        Args:
            named: whom the concern is about, as written down; a name or position that may be theirs leaves one out.
            leadership: it is about the DSL, a deputy or the head; those who receive only such are then asked too.
        """
        wanted: tuple[Receives, ...] = ("all", "leadership") if leadership or named else ("all",)
        return [
            p for p in self.people if p.receives in wanted and not is_meant(p.name, p.position, p.role, named)
        ]

    def second_people(self, named: Sequence[str] = ()) -> list[SchoolPerson]:
        """Return who may be the second of two people, without those named."""
        return [p for p in self.people if p.second_person and not is_meant(p.name, p.position, p.role, named)]

    @property
    def school_file(self) -> SchoolFile:
        """The school's recovery and custody keys, as a person's home folder keeps them."""
        return SchoolFile(v=1, organisation=self.name, keys=self.keys)

    @property
    def spent(self) -> frozenset[tuple[str, str, str]]:
        """The handovers that led to this edition's signer, as `Handover.said`: whoever was before says no more by them.

        Without this somebody who stood in for a while, and handed back, could take the profile again at any time.
        """
        said = [handover.said for handover in self.handovers]
        led = [number for number, one in enumerate(said, 1) if keys.fingerprint_of(one[1]) == self.signed_by]
        return frozenset(said[: max(led, default=0)])

    def successors_of(
        self, fingerprint: str, spent: frozenset[tuple[str, str, str]] = frozenset()
    ) -> frozenset[str]:
        """Return the keys that may sign later editions after this one did: itself, and those it handed over to.

        Args:
            spent: handovers that count no more, by the edition that is relied on.
        """
        known = {fingerprint}
        for handover in self.handovers:  # each stands after the one it builds on
            if handover.said in spent:
                continue
            if keys.fingerprint_of(handover.before) in known and handover.holds(self.id):
                known.add(keys.fingerprint_of(handover.after))
        return frozenset(known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """What packs and lists take from a profile whose signer was made sure of."""

    positions: Mapping[str, str] = field(default_factory=dict)  # fingerprint -> position
    edition: int = 0
    marking: str = ""  # empty: the usual one

    def role(self, fingerprint: str, stated: str) -> str:
        """Return a role in words: the position by the profile, else the role as stated."""
        position = self.positions.get(fingerprint)
        if position is None:
            return f"{stated}, as stated"
        return f"{position}, by the school’s profile (edition {self.edition})"


NOBODY = Endorsement()


class SignedProfile(Struct, frozen=True, kw_only=True):
    """A profile with the bytes that were signed, its signature already checked."""

    profile: SchoolProfile
    data: bytes  # school.toml
    signature: bytes  # school.toml.sig

    @property
    def sha256(self) -> str:
        """SHA-256 of school.toml, 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()


# -- reading ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)  # the file and what was relied on are mostly the same bytes
def read_signed(data: bytes, signature: bytes) -> SignedProfile:
    """Return the profile in these bytes if whoever it names as its signer signed exactly them.

    That proves one key's word and nothing about whose key it is: that is what comparing the six words is for.

    Raises:
        DamagedSchool: anything else.
    """
    profile = parse(data)
    origin = ORIGIN + profile.id
    try:
        size, root, signatures = note.parse_note(signature, origin)
        key = VerifierKey(origin, note.ED25519, keys.signer_public(profile.signer.signer))
    except (ValueError, BadInput):
        raise DamagedSchool("its signature cannot be read") from None
    good = (
        len(signatures) == 1
        and size == profile.edition
        and root == hashlib.sha256(data).digest()
        and signatures[0].key_id == key.key_id
        and key.verifies(size, root, signatures[0].value)
    )
    if not good:
        raise DamagedSchool("its signature does not fit, so it was changed after it was signed")
    return SignedProfile(profile=profile, data=data, signature=signature)


def parse(data: bytes) -> SchoolProfile:
    """Return what these bytes say, unsigned as yet.

    Raises:
        DamagedSchool: not a profile, or one that contradicts itself.
    """
    if len(data) > SCHOOL_MAX:
        raise DamagedSchool("it is too large")
    try:
        text = data.decode("utf-8")
        for line in text.split("\n"):
            if len(line) > LINE_MAX or not _LINE.fullmatch(line):
                raise DamagedSchool("a line of it is of another kind")
        document = tomllib.loads(text)
        version = document.pop("v", None)
        if version != 1:
            raise DamagedSchool(
                "a newer program made it" if isinstance(version, int) else "it has no version"
            )
        profile = msgspec.convert(_flat(document), SchoolProfile)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError):
        raise DamagedSchool("it is not a profile of a school") from None
    check(profile)
    return profile


def _flat(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with its tables where the struct has them; a wrong kind is left for the check of types."""
    school = document.pop("school", None)
    own = document.pop("keys", None)
    if not isinstance(school, dict) or not isinstance(own, dict):
        raise DamagedSchool("it is not a profile of a school")
    return {
        **document,
        **school,
        "people": document.pop("person", ()),
        "handovers": document.pop("handover", ()),
        "keys": {
            **own,
            "recovery": document.pop("recovery", ()),
            "custody_wraps": document.pop("custody_wraps", {}),
        },
    }


def check(profile: SchoolProfile) -> None:
    """Refuse a profile that contradicts itself.

    Raises:
        DamagedSchool: with the reason.
    """
    for text in _texts(profile):
        if not text.isprintable():
            raise DamagedSchool("a text of it cannot be printed")
    if not profile.name.strip() or not all(p.name.strip() and p.position.strip() for p in profile.people):
        raise DamagedSchool("somebody in it has no name or position")
    try:
        for person in profile.people:
            age.parse_recipient(person.recipient)
        signers = [person.fingerprint for person in profile.people]
        for handover in profile.handovers:
            keys.fingerprint_of(handover.before)
            keys.fingerprint_of(handover.after)
    except BadInput:
        raise DamagedSchool("a key in it cannot be read") from None
    keys.check_school(
        profile.school_file,
        DamagedSchool("a recovery or custody key in it cannot be read"),
        DamagedSchool("it does not name three different holders of the recovery and custody sheets"),
    )
    if len(set(signers)) != len(signers) or len({p.recipient for p in profile.people}) != len(signers):
        raise DamagedSchool("it names one key twice")
    if len({p.initials for p in profile.people}) != len(signers):
        raise DamagedSchool("two people in it have the same initials")
    signer = profile.person(profile.signed_by)
    if signer is None or signer.role != "dsl":
        raise DamagedSchool("whoever signed it is not a DSL of it")
    if any(p.receives != "none" and p.role == "staff" for p in profile.people):
        raise DamagedSchool("a member of staff would receive sealed drops")


def _texts(profile: SchoolProfile) -> list[str]:
    settings = profile.settings
    people = [text for p in profile.people for text in (p.name, p.position)]
    own = [profile.name, settings.policy, settings.policy_version, settings.drop_folder, settings.send_to]
    return [*own, settings.marking, *settings.timestamps, *settings.time_servers, *people, *profile.retention]


# -- writing ----------------------------------------------------------------------------------------------------


def sign(profile: SchoolProfile, person: Person) -> SignedProfile:
    """Return the profile as files, signed.

    Raises:
        CannotSign: it contradicts itself, or does not name this person as its signer.
    """
    if profile.signed_by != person.profile.fingerprint:
        raise CannotSign("it names another signer")
    try:
        check(msgspec.convert(msgspec.to_builtins(profile), SchoolProfile))
        data = school_text.render(profile, profile.words)
        digest = hashlib.sha256(data).digest()
        signature = person.signing_key.sign_checkpoint(ORIGIN + profile.id, profile.edition, digest)
        return read_signed(data, signature)
    except msgspec.ValidationError as error:
        where = str(error).rpartition("$.")[2].strip("`")
        raise CannotSign(f"what it says at {where or 'one place'} is too long or of another kind") from None
    except DamagedSchool as error:
        raise CannotSign(error.reason) from None


def handover_text(school_id: str, handover: Handover) -> bytes:
    """Return what a handover's signature covers."""
    lines = (school_id, handover.before, handover.after, handover.at)
    return _HANDOVER + "\n".join(lines).encode() + b"\n"


def hand_over(school_id: str, key: SigningKey, after: str, at: str) -> Handover:
    """Return one key's signed word that another signs from now on.

    Args:
        after: the other's signer, as in a person.
    """
    plain = Handover(before=keys.signer_text(key.public), after=after, at=at, signature="")
    signature = key.sign(handover_text(school_id, plain))
    return msgspec.structs.replace(plain, signature=base64.b64encode(signature).decode("ascii"))
