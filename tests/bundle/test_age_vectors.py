"""The age test kit of C2SP/CCTV: 143 files, one rule each (tests/vectors/age/README.md)."""

import base64
import binascii
import contextlib
import hashlib
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from evidence_desk.base.errors import KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age
from evidence_desk.bundle.age_stream import hkdf

TESTKIT = Path(__file__).parent.parent / "vectors" / "age" / "testkit"


class ArmourRefused(Exception):
    pass


@dataclass(frozen=True)
class Vector:
    fields: dict[str, list[str]]
    file: bytes

    @property
    def expect(self) -> str:
        return self.fields["expect"][0]


def load(path: Path) -> Vector:
    head, _, file = path.read_bytes().partition(b"\n\n")
    fields: dict[str, list[str]] = {}
    for line in head.decode("utf-8").splitlines():
        key, _, value = line.partition(": ")
        fields.setdefault(key, []).append(value)
    return Vector(fields, zlib.decompress(file) if "compressed" in fields else file)


def unarmour(file: bytes) -> bytes:
    """Strict PEM of RFC 7468 figure 3, white space around it allowed, as c2sp.org/age asks."""
    lines = file.strip(b" \t\r\n").replace(b"\r\n", b"\n").split(b"\n")
    if (lines[0], lines[-1]) != (b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"):
        raise ArmourRefused
    body = lines[1:-1]
    if any(len(line) != 64 for line in body[:-1]) or (body and not 1 <= len(body[-1]) <= 64):
        raise ArmourRefused
    text = b"".join(body)
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except binascii.Error as error:
        raise ArmourRefused from error
    if base64.b64encode(data) != text:
        raise ArmourRefused
    return data


def identities(vector: Vector) -> list[age.Identity]:
    keys: list[age.Identity] = [age.parse_identity(text) for text in vector.fields.get("identity", [])]
    return [*keys, *(age.ScryptIdentity(p.encode()) for p in vector.fields.get("passphrase", []))]


def read(vector: Vector, released: list[bytes]) -> str:
    """Return the kit's name for what happened; `released` collects the plaintext that was handed out."""
    try:
        file = unarmour(vector.file) if "armored" in vector.fields else vector.file
        header = age.read_header(file)
        file_key = age.unwrap_file_key(header, identities(vector))
        reader = age.PayloadReader(lambda at, size: file[at : at + size], header.size, len(file), file_key)
        released.extend(reader.chunks())
    except ArmourRefused:
        return "armor failure"
    except KeyUnavailable:
        return "no match"
    except TamperedBundle as error:
        if error.part == "age payload":
            return "payload failure"
        return "HMAC failure" if "MAC does not match" in error.reason else "header failure"
    return "success"


NAMES = sorted(path.name for path in TESTKIT.iterdir())
GOOD = [name for name in NAMES if load(TESTKIT / name).expect == "success"]


def released_by_the_reference(file_key: bytes, payload: bytes) -> bytes:
    """What a reader that only streams forward hands out before it ends or stops."""
    aead = ChaCha20Poly1305(hkdf(file_key, payload[:16], b"payload"))
    out = []
    for number, at in enumerate(range(16, len(payload), 65552)):
        piece = payload[at : at + 65552]
        for last in (False, True) if len(piece) == 65552 else (True,):
            with contextlib.suppress(InvalidTag):
                out.append(aead.decrypt(number.to_bytes(11, "big") + bytes([last]), piece, None))
                break
        else:
            break
        if last:
            break
    return b"".join(out)


def test_the_kit_is_whole() -> None:
    assert len(NAMES) == 143


@pytest.mark.parametrize("name", NAMES)
def test_verdict_is_that_of_the_kit(name: str) -> None:
    assert read(load(TESTKIT / name), []) == load(TESTKIT / name).expect


@pytest.mark.parametrize("name", [name for name in NAMES if "payload" in load(TESTKIT / name).fields])
def test_never_more_plaintext_is_released_than_the_kit_allows(name: str) -> None:
    # We open the last chunk first, so a file that ends wrongly releases less here than while streaming.
    vector = load(TESTKIT / name)
    file = unarmour(vector.file) if "armored" in vector.fields else vector.file
    file_key = bytes.fromhex(vector.fields["file key"][0])
    allowed = released_by_the_reference(file_key, file[age.read_header(file).size :])
    assert hashlib.sha256(allowed).hexdigest() == vector.fields["payload"][0]
    released: list[bytes] = []
    assert read(vector, released) == vector.expect
    if vector.expect == "success":
        assert b"".join(released) == allowed
    else:
        assert allowed.startswith(b"".join(released))


@pytest.mark.parametrize("name", [name for name in NAMES if "payload" not in load(TESTKIT / name).fields])
def test_no_plaintext_is_released_when_the_header_fails(name: str) -> None:
    released: list[bytes] = []
    read(load(TESTKIT / name), released)
    assert released == []


@pytest.mark.parametrize("name", GOOD)
def test_a_good_header_is_rebuilt_to_the_same_bytes(name: str) -> None:
    vector = load(TESTKIT / name)
    file = unarmour(vector.file) if "armored" in vector.fields else vector.file
    header = age.read_header(file)
    rebuilt = b"age-encryption.org/v1\n" + b"".join(stanza.encode() for stanza in header.stanzas) + b"---"
    assert rebuilt == header.authenticated
    assert re.fullmatch(rb" [A-Za-z0-9+/]{43}\n", file[len(rebuilt) : header.size])
