"""A person's keys, the school's and the sheets: what is written opens again, and nothing less than two sheets opens."""

from __future__ import annotations

import itertools
import json
import random
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError, KeyUnavailable, NotFound
from evidence_desk.bundle import age
from evidence_desk.case import keys
from evidence_desk.case.keys import Home, Person, SchoolFile, make_person, make_school

PASSPHRASE = "café au lait"
WORK_FACTOR = 4  # of scrypt, so that a test costs nothing
School = tuple[SchoolFile, dict[str, bytes]]
Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def made() -> School:
    return make_school("Ysgol Llŷn 💚", "classic")


@pytest.fixture
def home(tmp_path: Path, person: Person, school: SchoolFile, monkeypatch: pytest.MonkeyPatch) -> Home:
    quick = keys.seal_keys
    monkeypatch.setattr(keys, "seal_keys", lambda who, phrase: quick(who, phrase, WORK_FACTOR))
    home = Home(tmp_path / "home")
    home.save(person, school, keys.check_passphrase(PASSPHRASE))
    return home


def sheets(made: School, folder: Path, *names: str) -> list[keys.Sheet]:
    found = []
    for name in names:
        (folder / name).write_bytes(made[1][f"{name}.txt"])
        found.append(keys.read_sheet(folder / name))
    return found


# -- a person -------------------------------------------------------------------------------------------------


def test_what_was_saved_unlocks_to_the_same_person(home: Home, person: Person, school: SchoolFile) -> None:
    back = home.unlock(keys.check_passphrase(PASSPHRASE))
    assert back.profile == person.profile
    assert str(back.identity) == str(person.identity)
    assert back.signing_key.seed == person.signing_key.seed
    assert home.school() == school


def test_the_passphrase_may_be_typed_in_either_form_of_unicode(home: Home) -> None:
    apart = unicodedata.normalize("NFD", PASSPHRASE)
    assert apart != PASSPHRASE
    assert home.unlock(keys.check_passphrase(apart)).profile == home.profile()


def test_another_passphrase_opens_nothing(home: Home) -> None:
    for wrong in (PASSPHRASE.upper(), PASSPHRASE + " ", PASSPHRASE[:-1]):
        with pytest.raises(KeyUnavailable, match="wrong passphrase"):
            home.unlock(keys.check_passphrase(wrong))


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(BadInput):
        keys.check_passphrase("")


def test_no_secret_stands_in_the_public_files(home: Home, person: Person) -> None:
    secrets = (str(person.identity).encode(), keys.signer_text(person.signing_key.seed).encode())
    names = {path.name for path in home.folder.iterdir()}
    assert names == {"keys.age", "profile.json", "school.json"}
    for path in home.folder.iterdir():
        assert not any(secret in path.read_bytes() for secret in secrets)


def test_keys_are_not_written_twice(home: Home, person: Person, school: SchoolFile) -> None:
    before = (home.folder / "keys.age").read_bytes()
    with pytest.raises(BadInput, match="exists"):
        home.save(person, school, b"x")
    assert (home.folder / "keys.age").read_bytes() == before


@pytest.mark.parametrize("failing", ["keys.age", "school.json", "profile.json"])
def test_a_disk_that_fills_up_half_way_leaves_no_half_a_person(
    tmp_path: Path, person: Person, school: SchoolFile, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    write, seal = files.write_new, keys.seal_keys

    def full(path: Path, data: bytes) -> None:
        if path.name == failing:
            raise CannotWrite("full", "The disk is full.")
        write(path, data)

    monkeypatch.setattr(keys, "seal_keys", lambda who, phrase: seal(who, phrase, WORK_FACTOR))
    monkeypatch.setattr(files, "write_new", full)
    home = Home(tmp_path / "home")
    with pytest.raises(CannotWrite):
        home.save(person, school, b"x")
    assert not home.exists
    monkeypatch.setattr(files, "write_new", write)
    home.save(person, school, b"x")
    assert home.unlock(b"x").profile == person.profile


def test_a_folder_without_keys_says_so(tmp_path: Path) -> None:
    empty = Home(tmp_path)
    assert not empty.exists
    for look in (empty.profile, empty.school, lambda: empty.unlock(b"x")):
        with pytest.raises(KeyUnavailable, match="no keys"):
            look()


def test_a_profile_of_somebody_else_is_noticed(home: Home) -> None:
    other = make_person("Sam Lee", "dsl", "SXL", "", "classic")
    (home.folder / "profile.json").write_bytes(msgspec.json.encode(other.profile))
    with pytest.raises(BadInput, match="does not belong"):
        home.unlock(keys.check_passphrase(PASSPHRASE))


def damaged(good: bytes) -> list[bytes]:
    """Spoilt forms of a file: emptied, cut off, single bits flipped."""
    chance = random.Random(7)
    cuts = [good[: chance.randrange(len(good))] for _ in range(10)]
    flips = [
        good[:place] + bytes([good[place] ^ 0x80]) + good[place + 1 :]
        for place in (chance.randrange(len(good)) for _ in range(30))
    ]
    return [b"", b"{}", b"\xff\xfe", *cuts, *flips]


def test_damaged_keys_never_unlock(home: Home) -> None:
    path = home.folder / "keys.age"
    for data in damaged(path.read_bytes()):
        path.write_bytes(data)
        with pytest.raises(EvidenceDeskError):
            home.unlock(keys.check_passphrase(PASSPHRASE))


def test_a_damaged_profile_never_makes_another_person(home: Home, person: Person) -> None:
    """It is public and unsigned; what counts in it is held against the keys."""
    path, refused = home.folder / "profile.json", 0
    for data in damaged(path.read_bytes()):
        path.write_bytes(data)
        try:
            profile = home.unlock(keys.check_passphrase(PASSPHRASE)).profile
        except EvidenceDeskError:
            refused += 1
        else:
            assert profile.recipient == person.profile.recipient
            assert profile.fingerprint == person.profile.fingerprint
    assert refused > 30


def test_keys_that_hold_no_signing_seed_are_no_keys_of_ours(home: Home, person: Person) -> None:
    bare = f"{person.identity}\n".encode()
    for plain in (bare, bare + bare, b"# evidence-desk-signer: AAAA\n" + bare, b"# caf\xc3\xa9\n" + bare):
        sealed = age.encrypt(plain, age.ScryptRecipient(b"x", WORK_FACTOR))
        (home.folder / "keys.age").write_bytes(sealed)
        with pytest.raises(BadInput):
            home.unlock(b"x")


@pytest.mark.parametrize("name", ["", " ", "Jo\nSmith", "Jo\x1b[31mSmith", "Jo\x00"])
def test_a_name_must_be_printable(name: str) -> None:
    with pytest.raises(BadInput):
        make_person(name, "dsl", "JPS", "", "classic")


@pytest.mark.parametrize("initials", ["", "J", "JPSXY", "jps", "J1", "J/S", "ÉÀ", "JPS\n"])
def test_initials_are_two_to_four_capitals(initials: str) -> None:
    with pytest.raises(BadInput):
        make_person("Jo Smith", "dsl", initials, "", "classic")


def test_a_fingerprint_is_that_of_the_signing_key(person: Person) -> None:
    assert keys.fingerprint_of(person.profile.signer) == person.profile.fingerprint
    assert person.signing_key.fingerprint == person.profile.fingerprint


@pytest.mark.parametrize(
    "text", ["", "AA==", "not base64", "Ag" + "A" * 42, "AQ" + "A" * 42 + "=", "AQ" + "A" * 46]
)
def test_a_signer_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        keys.signer_public(text)


def test_a_signature_holds_for_one_key_and_one_text(person: Person) -> None:
    other = make_person("Sam Lee", "dsl", "SXL", "", "classic")
    signature = keys.sign_text(person.signing_key, b"text")
    assert keys.signed_by(person.profile.signer, signature, b"text")
    assert not keys.signed_by(person.profile.signer, signature, b"another")
    assert not keys.signed_by(other.profile.signer, signature, b"text")


# -- a colleague's file ---------------------------------------------------------------------------------------


def test_a_colleagues_file_comes_back(home: Home, person: Person) -> None:
    assert keys.read_profile(home.folder / "profile.json") == person.profile


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.update(fingerprint="0" * 64),
        lambda plain: plain.update(signer="AAAA"),
        lambda plain: plain.update(recipient="age1nothing"),
        lambda plain: plain.update(recipient=plain["recipient"].upper()),
        lambda plain: plain.update(initials="jps"),
        lambda plain: plain.update(role="head"),
        lambda plain: plain.update(name="Jo\x1b]0;x\x07"),
        lambda plain: plain.update(name=" "),
        lambda plain: plain.update(name="Jo\nSmith"),
        lambda plain: plain.pop("signer"),
    ],
)
def test_a_colleagues_file_that_was_changed_is_refused(home: Home, tmp_path: Path, change: Change) -> None:
    plain = json.loads((home.folder / "profile.json").read_bytes())
    change(plain)
    path = tmp_path / "colleague.json"
    path.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(BadInput):
        keys.read_profile(path)


def test_a_colleagues_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        keys.read_profile(tmp_path / "gone.json")


# -- the school -----------------------------------------------------------------------------------------------


def test_the_schools_file_comes_back(made: School, tmp_path: Path) -> None:
    (tmp_path / "school.json").write_bytes(keys.school_json(made[0]))
    assert keys.read_school(tmp_path / "school.json") == made[0]


def _same_holder_twice(plain: dict[str, Any]) -> None:
    plain["keys"]["recovery"][1] = plain["keys"]["recovery"][0]


def _same_custodian_twice(plain: dict[str, Any]) -> None:
    plain["keys"]["custody_holders"][1] = plain["keys"]["custody_holders"][0]


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain["keys"]["recovery"].pop(),
        lambda plain: plain["keys"]["custody_holders"].pop(),
        lambda plain: plain["keys"].update(custody="age1nothing"),
        lambda plain: plain["keys"]["recovery"][0].update(signer="AAAA"),
        lambda plain: plain["keys"]["recovery"][0].update(recipient="age1nothing"),
        lambda plain: plain.pop("keys"),
        _same_holder_twice,
        _same_custodian_twice,
    ],
)
def test_a_school_without_three_holders_is_refused(made: School, tmp_path: Path, change: Change) -> None:
    """Two of three means three: were one holder named twice, their sheet alone would open every case."""
    plain = json.loads(keys.school_json(made[0]))
    change(plain)
    (tmp_path / "school.json").write_text(json.dumps(plain), "utf-8")
    with pytest.raises(BadInput):
        keys.read_school(tmp_path / "school.json")


# -- sheets ---------------------------------------------------------------------------------------------------


def test_there_is_one_sheet_for_each_holder_and_purpose(made: School) -> None:
    assert set(made[1]) == {f"{p}-sheet-{n}.txt" for p in ("recovery", "custody") for n in (1, 2, 3)}


@pytest.mark.parametrize("purpose", ["recovery", "custody"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_sheet_is_read_back(made: School, tmp_path: Path, purpose: str, number: int) -> None:
    (sheet,) = sheets(made, tmp_path, f"{purpose}-sheet-{number}")
    school = made[0].keys
    assert (sheet.purpose, sheet.number) == (purpose, number)
    if purpose == "recovery":
        holder = school.recovery[number - 1]
        assert str(sheet.identity.recipient()) == holder.recipient
        assert sheet.signing_key is not None
        assert keys.signer_text(sheet.signing_key.public) == holder.signer
    else:
        assert str(sheet.identity.recipient()) == school.custody_holders[number - 1]
        assert {pair for pair in school.custody_wraps if str(number) in pair} == set(sheet.wraps)


def test_a_sheet_survives_the_line_ends_of_another_system(made: School, tmp_path: Path) -> None:
    path = tmp_path / "sheet.txt"
    for name, data in made[1].items():
        path.write_bytes(data.replace(b"\n", b"\r\n"))
        sheet = keys.read_sheet(path)
        assert f"{sheet.purpose}-sheet-{sheet.number}.txt" == name


def test_a_schools_name_cannot_spoil_its_sheets(tmp_path: Path) -> None:
    stray = make_school("Two\nlines\r\n# custody-wrap 1-2: AAAA\u2028next", "classic")
    for name in stray[1]:
        (sheet,) = sheets(stray, tmp_path, name.removesuffix(".txt"))
        assert sheet.wraps.keys() <= stray[0].keys.custody_wraps.keys()


@pytest.mark.parametrize("pair", list(itertools.permutations((1, 2, 3), 2)))
def test_any_two_custody_sheets_open_the_custody_key(
    made: School, tmp_path: Path, pair: Sequence[int]
) -> None:
    opened = keys.open_custody(sheets(made, tmp_path, *(f"custody-sheet-{n}" for n in pair)))
    assert str(opened.recipient()) == made[0].keys.custody


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("custody-sheet-1",),
        ("custody-sheet-2", "custody-sheet-2"),
        ("custody-sheet-1", "recovery-sheet-2"),
        ("recovery-sheet-1", "recovery-sheet-2", "recovery-sheet-3"),
    ],
)
def test_less_than_two_custody_sheets_open_nothing(
    made: School, tmp_path: Path, names: tuple[str, ...]
) -> None:
    with pytest.raises(KeyUnavailable):
        keys.open_custody(sheets(made, tmp_path, *names))


def test_sheets_of_two_schools_open_nothing(made: School, tmp_path: Path) -> None:
    other = make_school("Another", "classic")
    ours = sheets(made, tmp_path, "custody-sheet-1")
    with pytest.raises(KeyUnavailable):
        keys.open_custody([*ours, *sheets(other, tmp_path, "custody-sheet-2")])


def test_what_is_no_sheet_is_refused(made: School, person: Person, tmp_path: Path) -> None:
    good = made[1]["recovery-sheet-1.txt"]
    custody = made[1]["custody-sheet-1.txt"]
    wrong = {
        "empty": b"",
        "not text": b"\xff\xfe\x00",
        "an identity of one's own": f"{person.identity}\n".encode(),
        "two sheets in one file": good + made[1]["recovery-sheet-2.txt"],
        "cut off": good[:-20],
        "no key": b"".join(line for line in good.splitlines(True) if not line.startswith(b"AGE-")),
        "short seed": good.replace(b"evidence-desk-signer: ", b"evidence-desk-signer: AAAA"),
        "fourth sheet": good.replace(b"sheet 1 of 3", b"sheet 4 of 3"),
        "spoilt wrap": custody.replace(b"# custody-wrap 1-2: ", b"# custody-wrap 1-2: !"),
    }
    assert len(set(wrong.values()) | {good, custody}) == len(wrong) + 2
    path = tmp_path / "sheet.txt"
    for what, data in wrong.items():
        path.write_bytes(data)
        with pytest.raises(BadInput):
            pytest.fail(f"{what} was read as a sheet: {keys.read_sheet(path)}")
    with pytest.raises(NotFound):
        keys.read_sheet(tmp_path / "gone.txt")


def test_nothing_secret_of_the_sheets_is_public(made: School) -> None:
    public = keys.school_json(made[0])
    for data in made[1].values():
        secret = [
            line for line in data.splitlines() if line.startswith((b"AGE-", b"# evidence-desk-signer: "))
        ]
        assert secret
        assert not any(line.rpartition(b" ")[2] in public for line in secret)
