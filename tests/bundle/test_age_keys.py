"""age keys as text: what is read, what is refused, what never shows."""

import hashlib
from typing import Literal

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.base.errors import BadInput, EvidenceDeskError
from evidence_desk.bundle import age, age_keys, bech32

CLASSIC = age.X25519Identity(hashlib.sha256(b"classic").digest())
HYBRID = age.HybridIdentity(hashlib.sha256(b"hybrid").digest())


def test_keys_of_the_specification_are_read_as_it_says() -> None:
    # Source: c2sp.org/age, the examples of the two key types.
    classic = age.parse_identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
    assert classic == age.X25519Identity(b"B" * 32)
    assert str(classic.recipient()) == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    hybrid = age.parse_identity(
        "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"
    )
    assert str(hybrid.recipient()).startswith(
        "age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5zrq"
    )
    assert str(hybrid.recipient()).endswith("h6gjtqmwze9pyyzk3tlhl53k2ykx3qheyty7saeq0d3fzv49zc0k")


@pytest.mark.parametrize("kind", ["hybrid", "classic"])
def test_keys_survive_being_written_and_read(kind: Literal["hybrid", "classic"]) -> None:
    identity = age.generate_identity(kind)
    assert age.parse_identity(str(identity)) == identity
    assert age.parse_recipient(str(identity.recipient())) == identity.recipient()
    assert (identity.kind, identity.recipient().kind) == (kind, kind)
    assert str(identity) != str(age.generate_identity(kind))


@given(st.data(), st.sampled_from([CLASSIC, HYBRID]))
@settings(deadline=None, max_examples=150)
def test_a_mistyped_key_is_refused_without_showing_it(data: st.DataObject, identity: age.Identity) -> None:
    for text, parse in [
        (str(identity), age.parse_identity),
        (str(identity.recipient()), age.parse_recipient),
    ]:
        place = data.draw(st.integers(0, len(text) - 1))
        letter = data.draw(st.sampled_from("QPZRYqpzry0123456789 1\u0661"))
        wrong = text[:place] + letter + text[place + 1 :]
        if wrong == text:
            continue
        with pytest.raises(BadInput) as refused:
            parse(wrong)
        shown = f"{refused.value} {refused.value.user_message} {refused.value.__cause__!r}"
        assert not any(wrong[at : at + 8] in shown for at in range(len(wrong) - 8))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        "a" * 5000,
        str(CLASSIC),
        str(CLASSIC.recipient()).upper(),
        bech32.encode("age", bytes(31)),
        bech32.encode("age1pq", bytes(1215)),
        bech32.encode("age1tag", bytes(33)),
    ],
)
def test_what_is_no_recipient_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        age.parse_recipient(text)


@pytest.mark.parametrize(
    "text",
    ["", str(CLASSIC.recipient()), str(CLASSIC).lower(), bech32.encode("age-secret-key-", bytes(31)).upper()],
)
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        age.parse_identity(text)


@pytest.mark.parametrize("prefix_and_size", [("age", 32), ("age1pq", 1216)])
def test_a_recipient_that_is_no_usable_key_is_refused_when_used(prefix_and_size: tuple[str, int]) -> None:
    prefix, size = prefix_and_size
    recipient = age.parse_recipient(bech32.encode(prefix, b"\xff" * size if size > 32 else bytes(size)))
    with pytest.raises(BadInput, match=r"key|recipient"):
        age.encrypt(b"abc", recipient)


def test_secrets_do_not_show_in_a_repr() -> None:
    passphrase = age.ScryptIdentity(b"correct horse")
    for thing in (CLASSIC, HYBRID, passphrase, passphrase.recipient(), [CLASSIC]):
        assert "SECRET" not in repr(thing)
        assert "horse" not in repr(thing) + str(passphrase) + str(passphrase.recipient())


def test_an_identity_file_may_hold_comments_empty_lines_and_both_line_ends() -> None:
    text = f"# made 2026-11-22\r\n\n{CLASSIC}\r\n# next\n{HYBRID}"
    assert age.parse_identity_file(text.encode()) == (CLASSIC, HYBRID)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "no key"),
        (b"# only words\n", "no key"),
        (f"{CLASSIC}\n {HYBRID}\n".encode(), "line 2"),
        (f"{CLASSIC}\n".encode() * 65, "more than 64"),
        (b"# \xc3\xa9\n" + f"{CLASSIC}\n".encode(), "plain text"),
        (b"#" * 65537, "too long"),
    ],
)
def test_a_bad_identity_file_is_refused_in_words(text: bytes, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        age.parse_identity_file(text)
    assert words in refused.value.user_message
    assert "SECRET" not in f"{refused.value}{refused.value.user_message}"


# --- Bech32 itself ---


@pytest.mark.parametrize(
    "text", ["A12UEL5L", "a12uel5l", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "?1ezyfcl"]
)
def test_bech32_accepts_good_texts_of_bip_173(text: str) -> None:
    prefix, data = bech32.decode(text)
    assert bech32.encode(prefix, data) == text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "\x201nwldj5",
        "\x7f1axkwrx",
        "pzry9x0s0muk",
        "1pzry9x0s0muk",
        "x1b4n0q5v",
        "li1dgmt3",
        "de1lg7wt\xff",
        "A1G7SGD8",
        "10a06t8",
        "1qzzfhee",
        "split1cheo2y9e2w",
        "a12UEL5L",
    ],
)
def test_bech32_refuses_bad_texts_of_bip_173(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bech32.decode(text)


@pytest.mark.parametrize("text", ["age1lae6aamz", "age1luqrr2q7m", "age1qdd35qf"])
def test_bech32_has_one_text_for_each_data(text: str) -> None:
    # The byte ff is `age1luyvfgxs`; these carry a bit or a group too many under a right checksum.
    assert bech32.decode("age1luyvfgxs") == ("age", b"\xff")
    with pytest.raises(ValueError, match="loose bits"):
        bech32.decode(text)


def test_bech32_longer_than_any_key_is_refused() -> None:
    with pytest.raises(ValueError, match="not Bech32"):
        bech32.decode(bech32.encode("age", bytes(2600)))


@given(st.text("abz-09", min_size=1, max_size=20), st.binary(max_size=100))
def test_bech32_gives_back_what_it_took(prefix: str, data: bytes) -> None:
    assert bech32.decode(bech32.encode(prefix, data)) == (prefix, data)


# --- The probe at start-up ---


def test_this_build_has_the_post_quantum_cipher() -> None:
    age.probe()


def test_a_build_without_ml_kem_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        @staticmethod
        def from_seed_bytes(_: bytes) -> None:
            raise UnsupportedAlgorithm("ML-KEM is not supported")

    monkeypatch.setattr(age_keys, "MLKEM768PrivateKey", Missing)
    with pytest.raises(EvidenceDeskError, match="ML-KEM-768") as refused:
        age.probe()
    assert "version 48" in refused.value.user_message
