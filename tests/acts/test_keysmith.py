"""Making keys: all or nothing, changed without a gap, carried in one file that only the passphrase opens."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from evidence_desk.acts import keysmith
from evidence_desk.acts.keysmith import SyncedFolder, Who
from evidence_desk.base import files
from evidence_desk.base.errors import BadInput, CannotWrite, EvidenceDeskError, KeyUnavailable
from evidence_desk.bundle import age
from evidence_desk.case import keys
from evidence_desk.case.keys import Home, read_profile, read_school

PASSPHRASE = b"seven otters read slow maps"
JANE = Who(name="Jane P. Shah", role="dsl", initials="JPS", organisation="Thornmere Academy")


@pytest.fixture(autouse=True)
def quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The derivation costs next to nothing; that it is 2**18 in the product is tested with the keys."""
    whole = age.ScryptRecipient

    def quick(passphrase: bytes, work_factor: int = 18) -> age.ScryptRecipient:
        return whole(passphrase, 4)

    monkeypatch.setattr(age, "ScryptRecipient", quick)


@pytest.fixture(scope="module")
def new() -> keysmith.NewSchool:
    return keysmith.new_school("Thornmere Academy", "classic")


@pytest.fixture
def home(tmp_path: Path, new: keysmith.NewSchool) -> Home:
    made = Home(tmp_path / "home")
    keysmith.make_keys(made, JANE, PASSPHRASE, new.school)
    return made


def test_the_first_dsl_gets_keys_and_the_school_six_sheets(tmp_path: Path, new: keysmith.NewSchool) -> None:
    home = Home(tmp_path / "home")
    person, written = keysmith.make_keys_and_sheets(home, JANE, PASSPHRASE, new, tmp_path / "sheets")
    assert len(written) == 6
    assert home.unlock(PASSPHRASE).profile == person.profile
    assert person.identity.kind == "hybrid"
    assert home.school() == new.school


@pytest.mark.parametrize("failing", ["sheets", "keys"])
def test_when_one_half_fails_neither_is_left(
    tmp_path: Path, new: keysmith.NewSchool, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    whole = files.write_new

    def full(path: Path, data: bytes, *, mode: int = 0o600) -> None:
        if path.name == ("custody-sheet-3.txt" if failing == "sheets" else "profile.json"):
            raise CannotWrite("full", "The disk is full.")
        whole(path, data, mode=mode)

    monkeypatch.setattr(files, "write_new", full)
    home = Home(tmp_path / "home")
    with pytest.raises(CannotWrite):
        keysmith.make_keys_and_sheets(home, JANE, PASSPHRASE, new, tmp_path / "sheets")
    assert not home.exists
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_synchronised_folder_takes_sheets_only_when_meant(tmp_path: Path, new: keysmith.NewSchool) -> None:
    folder = tmp_path / "OneDrive - Thornmere"
    with pytest.raises(SyncedFolder):
        keysmith.write_sheets(folder, new.sheets)
    assert not folder.exists()
    assert len(keysmith.write_sheets(folder, new.sheets, anyway=True)) == 6


def test_a_changed_passphrase_opens_and_the_old_one_does_not(home: Home) -> None:
    before = home.unlock(PASSPHRASE)
    keysmith.change_passphrase(home, PASSPHRASE, b"eight badgers hum at noon")
    assert str(home.unlock(b"eight badgers hum at noon").identity) == str(before.identity)
    with pytest.raises(KeyUnavailable):
        home.unlock(PASSPHRASE)


def test_a_wrong_old_passphrase_or_the_same_again_changes_nothing(home: Home) -> None:
    stored = (home.folder / "keys.age").read_bytes()
    with pytest.raises(KeyUnavailable):
        keysmith.change_passphrase(home, b"wrong", b"eight badgers hum at noon")
    with pytest.raises(BadInput, match="not new"):
        keysmith.change_passphrase(home, PASSPHRASE, PASSPHRASE)
    assert (home.folder / "keys.age").read_bytes() == stored


def test_a_crash_while_the_passphrase_changes_leaves_keys_that_open(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed just before the rename: the old file stands, whole."""

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        keysmith.change_passphrase(home, PASSPHRASE, b"eight badgers hum at noon")
    assert home.unlock(PASSPHRASE).profile.initials == "JPS"


def test_carried_keys_make_the_same_person_elsewhere(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "stick" / keysmith.CARRIED_NAME
    target.parent.mkdir()
    keysmith.export_keys(home, PASSPHRASE, target)
    person, carried = home.unlock(PASSPHRASE), target.read_bytes()
    for secret in (b"Jane", b"JPS", person.profile.recipient.encode(), str(person.identity).encode()):
        assert secret not in carried
    elsewhere = Home(tmp_path / "laptop")
    with pytest.raises(KeyUnavailable):
        keysmith.import_keys(elsewhere, target, b"wrong")
    assert not elsewhere.exists
    keysmith.import_keys(elsewhere, target, PASSPHRASE)
    assert str(elsewhere.unlock(PASSPHRASE).identity) == str(person.identity)
    assert elsewhere.school() == home.school()
    with pytest.raises(BadInput):  # nothing is overwritten
        keysmith.import_keys(elsewhere, target, PASSPHRASE)


@pytest.mark.needs_tool("age")
def test_age_opens_carried_keys_and_takes_them_as_an_identity_file(home: Home, tmp_path: Path) -> None:
    """Without Evidence Desk: what the passphrase opens is a file that holds the secret key in age's own form."""
    target = tmp_path / "k.age"
    keysmith.export_keys(home, PASSPHRASE, target)
    plain = age.decrypt(target.read_bytes(), [age.ScryptIdentity(PASSPHRASE)], limit=1 << 20)
    identity_file = tmp_path / "identity.txt"
    person = home.unlock(PASSPHRASE)
    kept = [line for line in plain.decode("ascii").splitlines() if not line.startswith("#")]
    assert kept == [str(person.identity)]
    classic = age.generate_identity("classic")  # Debian's age knows no hybrid keys
    identity_file.write_text(plain.decode("ascii").replace(kept[0], str(classic)), encoding="ascii")
    sealed = tmp_path / "m.age"
    sealed.write_bytes(age.encrypt(b"hello", classic.recipient()))
    opened = subprocess.run(
        ["age", "-d", "-i", str(identity_file), str(sealed)], capture_output=True, check=True
    )
    assert opened.stdout == b"hello"


@pytest.mark.parametrize("content", [b"", b"hello", b"age-encryption.org/v1\nnonsense", b"\0" * 100])
def test_what_is_no_file_of_carried_keys_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "x.age"
    source.write_bytes(content)
    with pytest.raises(EvidenceDeskError) as refused:
        keysmith.import_keys(Home(tmp_path / "home"), source, PASSPHRASE)
    assert refused.value.exit_code in {10, 12, 20}
    assert not (tmp_path / "home").exists()


def test_a_file_of_somebody_elses_profile_is_refused(home: Home, tmp_path: Path) -> None:
    """Profile and secret must belong together, or a forged file could put another's name to these keys."""
    target = tmp_path / "k.age"
    keysmith.export_keys(home, PASSPHRASE, target)
    plain = age.decrypt(target.read_bytes(), [age.ScryptIdentity(PASSPHRASE)], limit=1 << 20)
    other = keys.make_person("Tom Adair", "deputy", "TXA", "", "hybrid").profile.recipient
    mine = home.profile().recipient
    target.unlink()
    target.write_bytes(
        age.encrypt(plain.replace(mine.encode(), other.encode()), age.ScryptRecipient(PASSPHRASE))
    )
    with pytest.raises(BadInput):
        keysmith.import_keys(Home(tmp_path / "laptop"), target, PASSPHRASE)


def test_public_files_are_read_back_as_they_were_given(home: Home, tmp_path: Path) -> None:
    keysmith.write_identity(home.profile(), tmp_path / "jps.json")
    keysmith.write_school(home.school(), tmp_path / "school.json")
    assert read_profile(tmp_path / "jps.json") == home.profile()
    assert read_school(tmp_path / "school.json") == home.school()


def test_several_people_share_a_computer(tmp_path: Path, new: keysmith.NewSchool) -> None:
    base = tmp_path / "home"
    assert keysmith.people_here(base) == ()
    first = keysmith.free_home(base)
    assert first == base
    keysmith.make_keys(Home(first), JANE, PASSPHRASE, new.school)
    second = keysmith.free_home(base)
    assert second.parent == base / "people"
    keysmith.make_keys(
        Home(second), Who(name="Tom Adair", role="deputy", initials="TXA"), PASSPHRASE, new.school
    )
    (base / "people" / "damaged").mkdir()
    (base / "people" / "damaged" / "profile.json").write_text("{", encoding="utf-8")
    assert [known.profile.name for known in keysmith.people_here(base)] == ["Jane P. Shah", "Tom Adair"]
    assert "Tom" not in second.name


def test_whoever_unlocked_last_comes_first(tmp_path: Path, new: keysmith.NewSchool) -> None:
    base = tmp_path / "home"
    keysmith.make_keys(Home(base), JANE, PASSPHRASE, new.school)
    keysmith.remember_last(base, base)  # alone on the computer: nothing to note
    assert not (base / "people").exists()
    second = keysmith.free_home(base)
    keysmith.make_keys(
        Home(second), Who(name="Tom Adair", role="deputy", initials="TXA"), PASSPHRASE, new.school
    )
    keysmith.remember_last(base, second)
    assert [known.profile.initials for known in keysmith.people_here(base)] == ["TXA", "JPS"]
    keysmith.remember_last(base, base)
    assert [known.profile.initials for known in keysmith.people_here(base)] == ["JPS", "TXA"]
