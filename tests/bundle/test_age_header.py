"""Headers of age files: bounds, the profile of the bundle, and passphrases that ask for too much work."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.base.errors import KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age, age_header, age_keys
from evidence_desk.bundle.age_stream import seal
from evidence_desk.bundle.limits import MAX_AGE_HEADER

CLASSIC = age.X25519Identity(hashlib.sha256(b"classic").digest())
HYBRID = age.HybridIdentity(hashlib.sha256(b"hybrid").digest())
OTHER = age.X25519Identity(hashlib.sha256(b"other classic").digest())


def grease(number: int, body: bytes = b"") -> age.Stanza:
    return age.Stanza((f"grease-{number}", "and", "more"), body)


def file_with(stanzas: list[age.Stanza]) -> bytes:
    """A file of 3 bytes with these stanzas and a right MAC; its file key is 16 zero bytes."""
    payload = b"".join(bytes(piece) for piece in seal(bytes(16), io.BytesIO(b"abc"), 3))
    return age_header.encode_header(stanzas, bytes(16)) + payload


def native(identity: age.Identity = CLASSIC) -> age.Stanza:
    return identity.recipient().wrap(bytes(16))


@pytest.mark.parametrize("place", [0, 7, 19])
def test_19_unknown_stanzas_are_tolerated_in_any_place(place: int) -> None:
    stanzas = [grease(number) for number in range(19)]
    stanzas.insert(place, native(HYBRID))
    assert age.decrypt(file_with(stanzas), [HYBRID], limit=3) == b"abc"
    with pytest.raises(TamperedBundle, match="exactly one recipient"):
        age.decrypt(file_with([*stanzas, grease(20)]), [HYBRID], limit=3)


@pytest.mark.parametrize(
    "stanzas",
    [
        [native(), native(HYBRID)],
        [native(), native(OTHER)],
        [native(), age.Stanza(("p256tag", "AAAA", "AAAA"), bytes(32))],
        [grease(1)],
    ],
)
def test_a_member_has_exactly_one_recipient(stanzas: list[age.Stanza]) -> None:
    with pytest.raises(TamperedBundle, match="exactly one recipient"):
        age.decrypt(file_with(stanzas), [CLASSIC, HYBRID], limit=3)


def test_a_recipient_type_of_hardware_keys_is_not_of_the_profile() -> None:
    with pytest.raises(TamperedBundle, match="do not use"):
        age.decrypt(
            file_with([age.Stanza(("p256tag", "AAAA", "AAAA"), bytes(32))]), [CLASSIC, HYBRID], limit=3
        )


def test_a_header_may_fill_64_kib_and_not_a_byte_more() -> None:
    empty = len(age_header.encode_header([native(), grease(1)], bytes(16)))
    for excess in (0, 1):
        room = MAX_AGE_HEADER - empty + excess
        stanzas = [native(), age.Stanza(("grease-1", "and", "more" + "x" * room), b"")]
        stored = file_with(stanzas)
        if excess:
            with pytest.raises(TamperedBundle, match="64 KiB"):
                age.read_header(stored)
        else:
            assert age.read_header(stored).size == MAX_AGE_HEADER
            assert age.decrypt(stored, [CLASSIC], limit=3) == b"abc"


def test_a_header_has_at_least_one_stanza() -> None:
    with pytest.raises(TamperedBundle, match="missing"):
        age.read_header(age_header.encode_header([], bytes(16)))


@given(st.binary(max_size=400))
def test_no_bytes_whatever_crash_the_header_parser(tail: bytes) -> None:
    for start in (b"", b"age-encryption.org/v1\n", b"age-encryption.org/v1\n-> X25519 "):
        with pytest.raises(TamperedBundle):
            age.read_header(start + tail)


arguments = st.lists(st.text("!~+/AZaz09", min_size=1, max_size=9), min_size=1, max_size=4).map(tuple)
stanza_lists = st.lists(st.builds(age.Stanza, arguments, st.binary(max_size=200)), min_size=1, max_size=4)


@given(stanza_lists)
def test_a_header_survives_being_written_and_read(stanzas: list[age.Stanza]) -> None:
    text = age_header.encode_header(stanzas, bytes(16))
    header = age.read_header(text + b"payload")
    assert header.stanzas == tuple(stanzas)
    assert header.size == len(text)
    header.verify(bytes(16))


# --- Passphrases that ask for too much ---


@pytest.fixture
def scrypt_runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Work factors that were really tried."""
    runs: list[int] = []

    def record(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
        runs.append(work_factor)
        return bytes(32)

    monkeypatch.setattr(age_keys, "_scrypt", record)
    return runs


@pytest.mark.parametrize("work_factor", ["21", "22", "30", "64", "999", "0", "-1", "018", "1e1", "18 ", ""])
def test_a_work_factor_above_20_or_malformed_is_refused_untried(
    scrypt_runs: list[int], work_factor: str
) -> None:
    salt = age_header.encode64(bytes(16))
    with pytest.raises(TamperedBundle):
        age.decrypt(
            file_with([age.Stanza(("scrypt", salt, work_factor), bytes(32))]),
            [age.ScryptIdentity(b"correct horse")],
            limit=3,
        )
    assert scrypt_runs == []


def test_work_factor_20_is_still_tried(scrypt_runs: list[int]) -> None:
    stanza = age.Stanza(("scrypt", age_header.encode64(bytes(16)), "20"), bytes(32))
    with pytest.raises(KeyUnavailable):
        age.decrypt(file_with([stanza]), [age.ScryptIdentity(b"correct horse")], limit=3)
    assert scrypt_runs == [20]
