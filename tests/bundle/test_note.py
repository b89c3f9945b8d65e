"""Notes, keys and case ids: known answers, round trips, and no second spelling of anything."""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.bundle import note
from evidence_desk.bundle.limits import MAX_NOTE, ORIGIN_PREFIX

if TYPE_CHECKING:
    from tests.bundle.conftest import Kit

# From the text of c2sp.org/signed-note.
EXAMPLE_KEY = b"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n"
SEED, NONCE = b"\1" * 32, b"\2" * 16
ID = "f5b169d8-2290-8cee-9ed3-d06e5730a946"
ROOT = hashlib.sha256(b"some head").digest()


def test_the_example_key_of_the_specification_parses_and_is_written_back() -> None:
    key = note.parse_verifier_key(EXAMPLE_KEY)
    assert (key.name, key.type, key.key_id.hex()) == ("example.com/foo", note.ED25519, "530d903a")
    assert key.line() == EXAMPLE_KEY


def test_a_case_id_is_the_hash_of_key_and_nonce() -> None:
    key = note.SigningKey(SEED)
    case_id = note.case_id(key.public, NONCE)
    assert case_id == ID
    assert uuid.UUID(case_id).version == 8
    assert uuid.UUID(case_id).variant == uuid.RFC_4122
    founding = note.founding_member(key.public, NONCE)
    assert founding == (
        b"evidence-desk.invalid/case/f5b169d8-2290-8cee-9ed3-d06e5730a946+5a60c366"
        b"+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c\n02020202020202020202020202020202\n"
    )
    assert note.parse_founding_member(founding)[0] == case_id
    assert key.fingerprint == "34750f98bd59fcfc946da45aaabe933be154a4b5094e1c4abf42866505f3c97e"


def test_another_founder_or_nonce_is_another_case() -> None:
    ours = note.founding_member(note.SigningKey(SEED).public, NONCE)
    theirs = note.founding_member(note.SigningKey(b"\3" * 32).public, NONCE)
    line, _, nonce = ours.partition(b"\n")
    for wrong in (
        ours.replace(b"0202\n", b"0203\n"),  # the id no longer fits the nonce
        theirs.split(b"+")[0] + ours[ours.index(b"+") :],  # a name that the key does not make
        line + b"\n",
        line + b"\n" + nonce.upper() + b"\n",
        ours + b"\n",
        line + b"\n" + b"zz" * 16 + b"\n",
        line + b"\n" + b"02" * 15 + b"\n",
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - which rule speaks first does not matter
            note.parse_founding_member(wrong)


@pytest.mark.parametrize(
    "line",
    [
        EXAMPLE_KEY[:-1],
        EXAMPLE_KEY + b"\n",
        EXAMPLE_KEY.replace(b"530d903a", b"530D903A"),
        EXAMPLE_KEY.replace(b"530d903a", b"530d903b"),
        EXAMPLE_KEY.replace(b"U2k\n", b"U2l\n"),
        EXAMPLE_KEY.replace(b"+Aek", b"+Bek"),  # type 4, which signs nothing here
        EXAMPLE_KEY.replace(b"foo", b"f\xc3\xb6o"),
        b"\n",
        b"",
    ],
)
def test_a_key_line_has_one_spelling(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which rule speaks first does not matter
        note.parse_verifier_key(line)


@given(st.integers(1, 10**8), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_signed_note_reads_back_and_verifies(size: int, root: bytes, seed: bytes) -> None:
    key = note.SigningKey(seed)
    origin = ORIGIN_PREFIX + note.case_id(key.public, NONCE)
    stored = key.sign_checkpoint(origin, size, root)
    verifier = note.parse_verifier_key(note.format_verifier_key(origin, key.public))
    assert note.parse_note(stored, origin)[:2] == (size, root)
    (signature,) = note.read_signatures(stored, origin, size, root)
    assert signature.key_id == verifier.key_id
    assert verifier.verifies(size, root, signature.value)
    assert not verifier.verifies(size + 1, root, signature.value)
    assert not verifier.verifies(size, hashlib.sha256(root).digest(), signature.value)


def accepted(stored: bytes, verifier: note.VerifierKey, size: int, root: bytes) -> bool:
    try:
        signatures = note.read_signatures(stored, verifier.name, size, root)
    except ValueError:
        return False
    return all(
        signature.key_id == verifier.key_id and verifier.verifies(size, root, signature.value)
        for signature in signatures
    )


def test_no_bit_of_a_note_can_change(kit: Kit) -> None:
    stored = kit.founder.sign_checkpoint(kit.origin, 7, ROOT)
    verifier = note.parse_verifier_key(note.format_verifier_key(kit.origin, kit.founder.public))
    assert accepted(stored, verifier, 7, ROOT)
    for place in range(len(stored) * 8):
        changed = bytearray(stored)
        changed[place // 8] ^= 1 << place % 8
        assert not accepted(bytes(changed), verifier, 7, ROOT), f"bit {place}"


def test_a_note_has_one_spelling(kit: Kit) -> None:
    stored = kit.founder.sign_checkpoint(kit.origin, 7, ROOT)
    text, _, signature = stored.partition(b"\n\n")
    line = signature.decode()
    for wrong in (
        stored[:-1],
        stored + b"\n",
        stored + signature,
        text + b"\nextension\n\n" + signature,
        text.replace(b"\n7\n", b"\n07\n") + b"\n\n" + signature,
        text + b"\n\n" + line.replace("— ", "- ").encode(),
        text + b"\n\n" + line.replace("— ", "—  ").encode(),
        text + b"\n\n" + line.replace(" ", "\t").encode(),
        text + b"\n\n" + line.replace("\n", "\r\n").encode(),
        stored + b"x" * (MAX_NOTE - len(stored)) + b"\n",
        text + b"\n\n",
    ):
        with pytest.raises(ValueError):  # noqa: PT011 - which rule speaks first does not matter
            note.parse_note(wrong, kit.origin)
    with pytest.raises(ValueError, match="this log"):
        note.parse_note(stored, kit.origin.replace("case/", "case/0"))


def cosigned(kit: Kit, key: MLDSA44PrivateKey, time: int) -> tuple[bytes, note.VerifierKey]:
    """A note with an ML-DSA-44 line after the founder's, and the key of that line."""
    verifier = note.VerifierKey(kit.origin, note.ML_DSA_44, key.public_key().public_bytes_raw())
    signature = time.to_bytes(8, "big") + key.sign(note.cosigned_message(kit.origin, 7, ROOT, time))
    line = note._signature_line(kit.origin.encode(), verifier.key_id + signature)
    return kit.founder.sign_checkpoint(kit.origin, 7, ROOT) + line, verifier


def test_one_post_quantum_line_may_follow(kit: Kit) -> None:
    key = MLDSA44PrivateKey.generate()
    stored, verifier = cosigned(kit, key, 1_795_000_000)
    assert len(stored) <= MAX_NOTE
    assert len(verifier.line()) <= 4096
    assert note.parse_verifier_key(verifier.line()) == verifier
    _, second = note.read_signatures(stored, kit.origin, 7, ROOT)
    assert second.type == note.ML_DSA_44
    assert second.key_id == verifier.key_id
    assert verifier.verifies(7, ROOT, second.value)
    assert not verifier.verifies(8, ROOT, second.value)
    later = (int.from_bytes(second.value[:8], "big") + 1).to_bytes(8, "big") + second.value[8:]
    assert not verifier.verifies(7, ROOT, later), "the time is signed too"


def test_a_post_quantum_line_stands_once_and_second(kit: Kit) -> None:
    stored, _ = cosigned(kit, MLDSA44PrivateKey.generate(), 0)
    text, _, lines = stored.partition(b"\n\n")
    first, second = lines.splitlines(keepends=True)
    for wrong in (second + first, second, first + second + second, first + first):
        with pytest.raises(ValueError, match=r"signature|note"):
            note.parse_note(text + b"\n\n" + wrong, kit.origin)


def test_a_cosignature_of_an_impossible_time_is_refused(kit: Kit) -> None:
    stored, verifier = cosigned(kit, MLDSA44PrivateKey.generate(), 2**63)
    _, second = note.read_signatures(stored, kit.origin, 7, ROOT)
    assert not verifier.verifies(7, ROOT, second.value)


def test_a_signing_key_does_not_show_its_seed(kit: Kit) -> None:
    assert kit.founder.seed.hex() not in repr(kit.founder)
    assert repr(kit.founder.seed) not in repr(kit.founder)
