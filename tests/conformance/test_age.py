"""`age` 1.3 or newer, the first to know hybrid keys, opens what we write, and we what it writes: `make conformance`."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

from evidence_desk.base.errors import KeyUnavailable
from evidence_desk.bundle import age, slots
from evidence_desk.cli.main import main

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.needs_tool("age", "age-keygen"),
    pytest.mark.usefixtures("age_is_new_enough"),
]
SIZES = [0, 1, 65_535, 65_536, 65_537, 200_000]


def run(*command: str | Path, data: bytes = b"") -> bytes:
    done = subprocess.run(command, input=data, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def opens(identity: Path, data: bytes) -> bytes:
    return run("age", "-d", "-i", identity, data=data)


def plaintext(size: int) -> bytes:
    return hashlib.shake_256(b"conformance").digest(size)


@pytest.fixture(scope="session")
def age_is_new_enough() -> None:
    version = run("age", "--version").decode().strip()
    numbers = re.match(r"v?(\d+)\.(\d+)", version)
    assert numbers is None or tuple(map(int, numbers.groups())) >= (1, 3), (
        f"age {version} does not know hybrid keys; `make conformance` builds one that does"
    )


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A hybrid key made by `age-keygen`."""
    path = tmp_path / "key.txt"
    run("age-keygen", "-pq", "-o", path)
    return path


@pytest.fixture
def identity(key_file: Path) -> age.Identity:
    (identity,) = age.parse_identity_file(key_file.read_bytes())
    return identity


def test_both_derive_the_same_recipient_from_a_hybrid_key(key_file: Path, identity: age.Identity) -> None:
    assert identity.recipient().kind == "hybrid"
    assert f"# public key: {identity.recipient()}\n" in key_file.read_text()


def test_age_derives_our_recipient_from_a_hybrid_key_of_ours() -> None:
    ours = age.generate_identity("hybrid")
    assert run("age-keygen", "-y", data=f"{ours}\n".encode()).decode().strip() == str(ours.recipient())


@pytest.mark.parametrize("size", SIZES)
def test_age_opens_our_hybrid_files(key_file: Path, identity: age.Identity, size: int) -> None:
    assert opens(key_file, age.encrypt(plaintext(size), identity.recipient())) == plaintext(size)


@pytest.mark.parametrize("size", SIZES)
def test_we_open_hybrid_files_of_age(key_file: Path, identity: age.Identity, size: int) -> None:
    stored = run("age", "-e", "-i", key_file, data=plaintext(size))
    assert age.decrypt(stored, [identity], limit=size) == plaintext(size)


def test_age_opens_a_slot_and_with_what_it_holds_an_older_epoch(
    tmp_path: Path, key_file: Path, identity: age.Identity
) -> None:
    old, new = age.generate_identity("hybrid"), age.generate_identity("hybrid")
    case_keys = tmp_path / "case.txt"
    case_keys.write_bytes(opens(key_file, slots.make_slot([new, old], identity.recipient())))
    assert opens(case_keys, age.encrypt(b"an early event", old.recipient())) == b"an early event"
    assert opens(case_keys, age.encrypt(b"a late event", new.recipient())) == b"a late event"


def test_two_recovery_holders_open_a_nested_slot_with_age_and_one_does_not(tmp_path: Path) -> None:
    first, second, case = (age.generate_identity("hybrid") for _ in range(3))
    nested = slots.make_nested_slot([case], first.recipient(), second.recipient())
    sheets = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for sheet, holder in zip(sheets, (first, second), strict=True):
        sheet.write_text(f"{holder}\n")
    inner = opens(sheets[0], nested)
    assert str(case).encode() not in inner
    assert subprocess.run(
        ["age", "-d", "-i", sheets[0]], input=inner, capture_output=True, check=False
    ).returncode
    assert str(case).encode() in opens(sheets[1], inner)


def test_age_refuses_what_we_refuse(key_file: Path, identity: age.Identity) -> None:
    stored = age.encrypt(b"for somebody else", age.generate_identity("hybrid").recipient())
    with pytest.raises(KeyUnavailable):
        age.decrypt(stored, [identity], limit=100)
    assert subprocess.run(
        ["age", "-d", "-i", key_file], input=stored, capture_output=True, check=False
    ).returncode


def test_a_whole_case_opens_with_tar_age_and_sha256sum(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The README's way: slot, then members, by a person whose hybrid key `age-keygen` made."""
    monkeypatch.setenv("EVIDENCE_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EVIDENCE_DESK_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    (tmp_path / "passphrase").write_text("correct horse battery staple\n")
    case, message = tmp_path / "c.edcase", tmp_path / "message.txt"
    message.write_text("see you after school \N{GRINNING FACE}\n", encoding="utf-8")
    recipient = run("age-keygen", "-y", key_file).decode().strip()

    def edesk(*words: str | Path) -> str:
        assert main([str(word) for word in words]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    sheets = tmp_path / "sheets"
    edesk("init", "--name", "A. Tester", "--role", "dsl", "--initials", "AT", "--recovery-sheets", sheets)
    edesk("new", case, "--title", "Conformance", "--recipient", recipient)
    (added,) = json.loads(edesk("add", case, "--text", message, "--json"))

    out = tmp_path / "out"
    out.mkdir()
    run("tar", "-xf", case, "-C", out)
    for sums in sorted((out / "c").glob("*.sum")):
        lines = [line for line in sums.read_text().splitlines() if re.match(r"[0-9a-f]{64}  ", line)]
        listing = tmp_path / "sums"
        listing.write_text("".join(f"{line}\n" for line in lines))
        subprocess.run(
            ["sha256sum", "--check", "--strict", listing], cwd=out, check=True, capture_output=True
        )

    opened = []
    for slot in (out / "k").iterdir():
        done = subprocess.run(["age", "-d", "-i", key_file, slot], capture_output=True, check=False)
        opened += [done.stdout] if done.returncode == 0 else []
    assert len(opened) == 1, "the key opens one slot, its own"
    case_keys = tmp_path / "case.txt"
    case_keys.write_bytes(opened[0])
    blobs = {
        hashlib.sha256(opens(case_keys, path.read_bytes())).hexdigest() for path in (out / "b").iterdir()
    }
    assert added["sha256"] in blobs
    events = [json.loads(opens(case_keys, path.read_bytes())) for path in sorted((out / "m").iterdir())]
    assert any(added["sha256"] in json.dumps(event) for event in events)
