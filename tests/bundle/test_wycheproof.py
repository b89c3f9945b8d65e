"""Wycheproof vectors on the primitives as the bundle uses them (tests/vectors/wycheproof/README.md)."""

import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from evidence_desk.bundle.age_keys import exchange, is_low_order
from evidence_desk.bundle.age_stream import hkdf

FOLDER = Path(__file__).parent.parent / "vectors" / "wycheproof"
Case = dict[str, Any]


def cases(name: str, count: int) -> Iterator[tuple[Case, Case]]:
    """Yield (group, test); fail unless all `count` of the file are there."""
    content = json.loads((FOLDER / f"{name}_test.json").read_text(encoding="utf-8"))
    found = [(group, test) for group in content["testGroups"] for test in group["tests"]]
    assert len(found) == count
    yield from found


def unhex(test: Case, *names: str) -> list[bytes]:
    return [bytes.fromhex(test[name]) for name in names]


def test_x25519_gives_the_shared_secret_and_refuses_low_order_points() -> None:
    for _, test in cases("x25519", 518):
        private, public, shared = unhex(test, "private", "public", "shared")
        expected = shared if any(shared) else None
        assert exchange(X25519PrivateKey.from_private_bytes(private), public) == expected, test["tcId"]


def test_chacha20_poly1305_opens_only_what_is_authentic() -> None:
    for group, test in cases("chacha20_poly1305", 325):
        key, nonce, aad, message, ciphertext, tag = unhex(test, "key", "iv", "aad", "msg", "ct", "tag")
        aead, sealed = ChaCha20Poly1305(key), ciphertext + tag
        if test["result"] == "valid":
            out = bytearray(len(sealed))
            assert aead.encrypt_into(nonce, message, aad, out) == len(sealed)
            assert out == sealed, test["tcId"]
            assert aead.decrypt(nonce, sealed, aad) == message, test["tcId"]
        else:
            with pytest.raises(InvalidTag if group["ivSize"] == 96 else ValueError):
                aead.decrypt(nonce, sealed, aad)


def test_hkdf_sha256_gives_the_first_32_bytes() -> None:
    for _, test in cases("hkdf_sha256", 86):
        secret, salt, info, expected = unhex(test, "ikm", "salt", "info", "okm")
        if test["result"] == "valid":  # the three others ask for more bytes than HKDF can give
            assert hkdf(secret, salt, info)[: test["size"]] == expected[:32], test["tcId"]


def test_hmac_sha256_matches_only_the_right_tag() -> None:
    for group, test in cases("hmac_sha256", 174):
        key, message, tag = unhex(test, "key", "msg", "tag")
        ours = hmac.digest(key, message, "sha256")[: group["tagSize"] // 8]
        assert hmac.compare_digest(ours, tag) == (test["result"] == "valid"), test["tcId"]


def test_ed25519_verifies_only_good_signatures() -> None:
    for group, test in cases("ed25519", 151):
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(group["publicKey"]["pk"]))
        signature, message = unhex(test, "sig", "msg")
        try:
            key.verify(signature, message)
        except InvalidSignature:
            verdict = "invalid"
        else:
            verdict = "valid"
        assert verdict == test["result"], test["tcId"]


def test_ml_kem_768_decapsulates_and_refuses_wrong_lengths() -> None:
    for _, test in cases("mlkem_768", 201):
        seed, ciphertext, shared = unhex(test, "seed", "c", "K")
        if test["result"] == "valid":
            private = MLKEM768PrivateKey.from_seed_bytes(seed)
            assert private.public_key().public_bytes_raw() == bytes.fromhex(test["ek"]), test["tcId"]
            assert private.decapsulate(ciphertext) == shared, test["tcId"]
        else:
            with pytest.raises(ValueError, match=r"."):
                MLKEM768PrivateKey.from_seed_bytes(seed).decapsulate(ciphertext)


def test_low_order_points_are_known_without_a_key() -> None:
    private = X25519PrivateKey.from_private_bytes(bytes(range(32)))
    points = [unhex(test, "public")[0] for _, test in cases("x25519", 518)]
    edges = [0, 1, 2, 9, 2**254, *(2**255 - 19 + step for step in range(-3, 4))]
    points += [(u | high << 255).to_bytes(32, "little") for u in edges for high in (0, 1)]
    for point in points:
        assert is_low_order(point) == (exchange(private, point) is None), point.hex()
    assert len({int.from_bytes(point, "little") % 2**255 for point in points if is_low_order(point)}) == 7
