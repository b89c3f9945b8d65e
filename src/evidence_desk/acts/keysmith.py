"""Making keys and carrying them: a person's, the school's sheets and their drill, a new passphrase, another computer.

Nothing secret of the school outlives the making of its sheets: they are held in memory until they stand on paper or
in the folder that was named, and the keys of the first DSL are saved only then.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, KeyUnavailable, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import keyfile, keys
from evidence_desk.case.keys import Home, KeyKind, Person, PersonRoleName, Profile, SchoolFile

CARRIED_MAX = 256 << 10  # bytes of a file of carried keys
CARRIED_NAME = "evidence-desk-keys.age"
PEOPLE = "people"  # folder for everybody but the first person who uses a computer
_LAST = "last"  # in that folder: who unlocked last


class SyncedFolder(BadInput):
    """Something secret would go where a synchronisation program copies it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "sheets in a synchronised folder",
            f"{folder} looks like a folder that is synchronised to other computers. Sheets would be copied there. "
            "Nothing was made. Name a folder on a stick.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What a person says of themselves when keys are made."""

    name: str
    role: PersonRoleName
    initials: str
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSchool:
    """A school's public keys and its six sheets (file name -> content), in memory alone."""

    school: SchoolFile
    sheets: Mapping[str, bytes]


# -- making ---------------------------------------------------------------------------------------------------


def new_school(organisation: str, kind: KeyKind = "hybrid") -> NewSchool:
    """Return fresh keys for a school; nothing is written."""
    age.probe()
    school, sheets = keys.make_school(organisation, kind)
    return NewSchool(school=school, sheets=sheets)


def check_person(who: Who) -> None:
    """Raise BadInput for a name or initials that cannot be printed."""
    keys.check_names(who.name, who.initials, who.organisation)


def make_keys(
    home: Home, who: Who, passphrase: bytes, school: SchoolFile, *, kind: KeyKind = "hybrid"
) -> Person:
    """Make a person's keys and save them; return the person, unlocked.

    Raises:
        BadInput: keys exist here already, or a name or initials that cannot be printed.
        CannotWrite: no space or permission; nothing is left.
    """
    age.probe()
    person = keys.make_person(who.name, who.role, who.initials, who.organisation, kind)
    home.save(person, school, passphrase)
    return person


def make_keys_and_sheets(
    home: Home,
    who: Who,
    passphrase: bytes,
    new: NewSchool,
    folder: Path,
    *,
    anyway: bool = False,
    kind: KeyKind = "hybrid",
) -> tuple[Person, list[Path]]:
    """Write the school's sheets into a folder, then save the first DSL's keys: both or neither.

    Args:
        anyway: also into a folder that looks synchronised.

    Raises:
        SyncedFolder, BadInput, CannotWrite: as `write_sheets` and `make_keys`; nothing is left.
    """
    if home.exists:
        raise files.already_there(home.folder)
    age.probe()
    person = keys.make_person(who.name, who.role, who.initials, who.organisation, kind)
    written = write_sheets(folder, new.sheets, anyway=anyway)
    try:
        home.save(person, new.school, passphrase)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return person, written


def check_sheets_folder(folder: Path, *, anyway: bool = False) -> None:
    """Refuse a folder that sheets must not go to.

    Raises:
        SyncedFolder: it looks synchronised, and nobody said that it is meant.
        BadInput: the folder above is missing, or sheets stand there already.
    """
    if files.looks_synced(folder) and not anyway:
        raise SyncedFolder(folder)
    if not folder.absolute().parent.is_dir():
        raise BadInput(
            "parent of the sheets' folder is missing",
            f"There is no folder {folder.absolute().parent}. Is the stick in? Nothing was made.",
        )
    if folder.is_dir():
        existing = sorted(
            path.name for path in folder.iterdir() if path.name.endswith(".txt") and "-sheet-" in path.name
        )
        if existing:
            raise BadInput(
                "sheets exist", f"{folder} holds sheets already ({existing[0]} …). Nothing was overwritten."
            )


def write_sheets(folder: Path, sheets: Mapping[str, bytes], *, anyway: bool = False) -> list[Path]:
    """Write sheets as files, all or none; return their paths.

    Raises:
        SyncedFolder, BadInput: as `check_sheets_folder`.
        CannotWrite: no space or permission; nothing is left.
    """
    check_sheets_folder(folder, anyway=anyway)
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, data in sheets.items():
            files.write_new(folder / name, data)
            written.append(folder / name)
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


# -- several people on one computer ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whose keys are on this computer: the folder, and the public half."""

    folder: Path
    profile: Profile


def people_here(base: Path) -> tuple[Known, ...]:
    """Return who has keys on this computer: whoever unlocked last first, then as their folders are named.

    One person's keys are in the home folder itself, those of others in folders below `people/` in it, each complete
    in itself. A folder whose profile cannot be read is left out.
    """
    folders = [base]
    with contextlib.suppress(OSError, BadInput, NotFound):  # nobody else uses this computer
        folders += sorted(path for path in (base / PEOPLE).iterdir() if path.is_dir())
        last = files.read_bounded(base / PEOPLE / _LAST, 256).decode("ascii", "replace")
        folders.sort(key=lambda folder: _place_of(base, folder) != last)
    found = []
    for folder in folders:
        try:
            found.append(Known(folder=folder, profile=Home(folder).profile()))
        except (BadInput, KeyUnavailable):
            continue
    return tuple(found)


def _place_of(base: Path, folder: Path) -> str:
    return "" if folder == base else folder.name


def remember_last(base: Path, folder: Path) -> None:
    """Note who unlocked last, for the next start; of use only where several people share a computer."""
    if (base / PEOPLE).is_dir():
        with contextlib.suppress(CannotWrite):
            files.replace(base / PEOPLE / _LAST, _place_of(base, folder).encode("ascii", "replace"))


def free_home(base: Path) -> Path:
    """Return the folder for one more person's keys: the home folder itself, or a new one with a neutral name."""
    if not Home(base).exists:
        return base
    return base / PEOPLE / secrets.token_hex(4)


# -- what is given to colleagues ------------------------------------------------------------------------------


def write_identity(profile: Profile, path: Path) -> None:
    """Write the public half as a file for a DSL, as `edesk id --json` prints it.

    Raises:
        BadInput, CannotWrite: it exists, or cannot be written.
    """
    plain = {name: value for name, value in msgspec.to_builtins(profile).items() if value}
    files.write_new(path, (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode(), mode=0o644)


def write_school(school: SchoolFile, path: Path) -> None:
    """Write the school's public keys for those who join, as `edesk id --school` prints them.

    Raises:
        BadInput, CannotWrite: it exists, or cannot be written.
    """
    files.write_new(path, keys.school_json(school), mode=0o644)


# -- passphrase and other computers ---------------------------------------------------------------------------


def change_passphrase(home: Home, old: bytes, new: bytes) -> None:
    """Put the person's keys under a new passphrase.

    The new file is opened again before it takes the old one's place by rename, so a crash or a fault leaves keys
    that open. Copies of the old file, in backups and on other computers, keep the old passphrase.

    Raises:
        KeyUnavailable: the old passphrase is wrong.
        BadInput: the new one is empty, or the old one again.
        CannotWrite: no space or permission; the old passphrase holds.
    """
    person = home.unlock(old)
    if new == old:
        raise BadInput("passphrase not new", "That is the passphrase you have. Nothing was changed.")
    data = keys.seal_keys(person, new)
    again = age.decrypt(data, [age.ScryptIdentity(new)], limit=keys.KEYS_MAX)
    if str(person.identity).encode() not in again:
        raise CannotWrite(
            "new keys file does not open", "The new keys file does not open. The old one is kept."
        )
    files.replace(home.folder / "keys.age", data)


def export_keys(home: Home, passphrase: bytes, target: Path) -> None:
    """Write everything another computer needs into one file under the person's passphrase.

    `age -d` gives a file that `age -i` accepts; profile and school stand in comments.

    Raises:
        KeyUnavailable: wrong passphrase.
        BadInput, CannotWrite: the file exists, or cannot be written.
    """
    person, school = home.unlock(passphrase), home.school()
    told = {"profile": keys.one_line(person.profile), "school": keys.one_line(school)}
    plain = keyfile.person_text(person.pairs, told)
    files.write_new(target, age.encrypt(plain, age.ScryptRecipient(passphrase, 18)))


def import_keys(home: Home, source: Path, passphrase: bytes) -> Person:
    """Save keys carried from another computer; return the person, unlocked.

    Raises:
        KeyUnavailable: wrong passphrase.
        BadInput: keys exist here already, or the file is none of ours.
        NotFound, CannotWrite: no such file; no space or permission, nothing is left.
    """
    data = files.read_bounded(source, CARRIED_MAX)
    wrong = BadInput("not carried keys", f"{source} is not a file of carried keys. Nothing was changed.")
    if not data.startswith(b"age-encryption.org/"):
        raise wrong
    plain = age.decrypt(data, [age.ScryptIdentity(passphrase)], limit=CARRIED_MAX)
    try:
        (newest, *earlier), told = keyfile.read_person(plain)
        profile = msgspec.json.decode(told["profile"], type=Profile)
        school = msgspec.json.decode(told["school"], type=SchoolFile)
    except (BadInput, ValueError, KeyError, msgspec.DecodeError):
        raise wrong from None
    if (str(newest.identity.recipient()), newest.signing_key.fingerprint) != (
        profile.recipient,
        profile.fingerprint,
    ):
        raise wrong
    person = Person(
        profile=profile, identity=newest.identity, signing_key=newest.signing_key, earlier=tuple(earlier)
    )
    home.save(person, school, passphrase)
    return person
