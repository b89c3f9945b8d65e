"""Other programs read what we write and the other way round: Debian's `age`, npm's `age-encryption`."""

import os
import select
import subprocess
from pathlib import Path
from typing import Literal

import pytest

from evidence_desk.bundle import age, slots

INTEROP = Path(__file__).parent.parent / "interop"
SIZES = [0, 1, 65535, 65536, 65537, 200_000]
KeyKind = Literal["hybrid", "classic"]
KINDS: list[KeyKind] = ["hybrid", "classic"]

pytestmark = [pytest.mark.needs_tool("age"), pytest.mark.needs_tool("node"), pytest.mark.needs_tool("setsid")]


def run(*command: str, data: bytes = b"", cwd: Path | None = None) -> bytes:
    done = subprocess.run(command, input=data, capture_output=True, cwd=cwd, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def javascript(action: str, argument: str, data: bytes = b"") -> bytes:
    if not (INTEROP / "node_modules" / "age-encryption").is_dir():
        pytest.fail("npm's age-encryption is not installed: run `npm ci --prefix tests/interop`")
    return run("node", "age.mjs", action, argument, data=data, cwd=INTEROP)


def plaintext(size: int) -> bytes:
    return (b"Evidence Desk %d " % size * (size // 8 + 1))[:size]


@pytest.fixture
def keyed(tmp_path: Path) -> tuple[age.Identity, str]:
    identity = age.generate_identity("classic")
    path = tmp_path / "key.txt"
    path.write_text(f"# made by a test\n{identity}\n")
    return identity, str(path)


@pytest.mark.parametrize("size", SIZES)
def test_age_reads_our_classic_files(keyed: tuple[age.Identity, str], size: int) -> None:
    stored = age.encrypt(plaintext(size), keyed[0].recipient())
    assert run("age", "-d", "-i", keyed[1], data=stored) == plaintext(size)


@pytest.mark.parametrize("size", SIZES)
def test_we_read_classic_files_of_age(keyed: tuple[age.Identity, str], size: int) -> None:
    stored = run("age", "-r", str(keyed[0].recipient()), data=plaintext(size))
    assert age.decrypt(stored, [keyed[0]], limit=size) == plaintext(size)


def test_we_read_the_key_files_of_age_and_agree_on_the_recipient() -> None:
    key_file = run("age-keygen")
    (identity,) = age.parse_identity_file(key_file)
    assert f"# public key: {identity.recipient()}\n".encode() in key_file
    assert run("age-keygen", "-y", data=f"{identity}\n".encode()).decode() == f"{identity.recipient()}\n"


def age_with_passphrase(arguments: list[str], passphrase: bytes) -> int:
    """Run `age` on a terminal of its own, since it asks for passphrases there only; return its exit code."""
    ours, theirs = os.openpty()
    command = ["setsid", "--ctty", "--wait", "age", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    try:
        shown = b""
        while b"Enter passphrase" not in shown:
            assert select.select([ours], [], [], 20)[0], f"age did not ask: {shown!r}"
            shown += os.read(ours, 1024)
        os.write(ours, passphrase + b"\n")
        return process.wait(timeout=20)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)


def test_age_opens_a_passphrase_slot_and_with_it_the_case_key(tmp_path: Path) -> None:
    case_key = age.generate_identity("classic")
    slot = slots.make_slot([case_key], age.ScryptRecipient("p\u00e4ss phrase".encode()))
    (tmp_path / "slot.age").write_bytes(slot)
    key_path = tmp_path / "case.txt"
    arguments = ["-d", "-o", str(key_path), str(tmp_path / "slot.age")]
    assert age_with_passphrase(arguments, "p\u00e4ss phrase".encode()) == 0
    stored = age.encrypt(b"an event", case_key.recipient())
    assert run("age", "-d", "-i", str(key_path), data=stored) == b"an event"


def test_age_opens_a_nested_slot_in_two_steps(tmp_path: Path) -> None:
    holders = [age.generate_identity("classic") for _ in range(2)]
    case_key = age.generate_identity("hybrid")
    slot = slots.make_nested_slot([case_key], holders[0].recipient(), holders[1].recipient())
    for holder in holders:
        path = tmp_path / "holder.txt"
        path.write_text(f"{holder}\n")
        slot = run("age", "-d", "-i", str(path), data=slot)
    assert slot.decode() == f"{case_key}\n"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [0, 65537])
def test_javascript_reads_our_files(kind: KeyKind, size: int) -> None:
    identity = age.generate_identity(kind)
    stored = age.encrypt(plaintext(size), identity.recipient())
    assert javascript("decrypt", str(identity), stored) == plaintext(size)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [0, 65537])
def test_we_read_files_of_javascript(kind: KeyKind, size: int) -> None:
    identity = age.generate_identity(kind)
    stored = javascript("encrypt", str(identity.recipient()), plaintext(size))
    assert age.decrypt(stored, [identity], limit=size) == plaintext(size)


@pytest.mark.parametrize("kind", KINDS)
def test_both_derive_the_same_recipient(kind: KeyKind) -> None:
    identity, recipient = javascript("keygen", kind).decode().split()
    assert str(age.parse_identity(identity)) == identity
    assert str(age.parse_identity(identity).recipient()) == recipient


def test_passphrases_cross_both_ways() -> None:
    stored = age.encrypt(b"an event", age.ScryptRecipient(b"correct horse", 12))
    assert javascript("decrypt-passphrase", "correct horse", stored) == b"an event"
    stored = javascript("encrypt-passphrase", "correct horse", b"an event")
    assert age.decrypt(stored, [age.ScryptIdentity(b"correct horse")], limit=8) == b"an event"
