"""age files: what is read back, what is refused, what stays bounded."""

import hashlib
import io
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.base.errors import BadInput, KeyUnavailable, TamperedBundle
from evidence_desk.bundle import age, age_header
from evidence_desk.bundle.age import CHUNK

CLASSIC = age.X25519Identity(hashlib.sha256(b"classic").digest())
HYBRID = age.HybridIdentity(hashlib.sha256(b"hybrid").digest())
OTHERS: list[age.Identity] = [
    age.X25519Identity(hashlib.sha256(b"other classic").digest()),
    age.HybridIdentity(hashlib.sha256(b"other hybrid").digest()),
]
IDENTITIES: list[age.Identity] = [CLASSIC, HYBRID]

# Sizes at and beside the ends of chunks and of the steps that chunks are written in.
sizes = st.one_of(
    st.integers(0, 64),
    st.builds(
        lambda chunks, off: max(0, chunks * CHUNK + off), st.sampled_from([1, 2, 8, 9]), st.integers(-2, 2)
    ),
)


def pattern(size: int) -> bytes:
    """Bytes that differ from chunk to chunk."""
    return hashlib.shake_128(b"pattern").digest(size)


def open_reader(stored: bytes, identity: age.Identity) -> age.AgeReader:
    return age.AgeReader(lambda offset, size: stored[offset : offset + size], len(stored), [identity])


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


# --- Round trips ---


@given(sizes, st.sampled_from(IDENTITIES))
@settings(deadline=None, max_examples=60)
def test_what_was_encrypted_comes_back_and_the_size_was_known_before(
    size: int, identity: age.Identity
) -> None:
    stored = age.encrypt(pattern(size), identity.recipient())
    assert len(stored) == age.stored_size(size, identity.recipient())
    assert age.decrypt(stored, [*OTHERS, identity], limit=size) == pattern(size)


@pytest.mark.parametrize("work_factor", [1, 10])
def test_a_passphrase_opens_its_file_alone(work_factor: int) -> None:
    recipient = age.ScryptRecipient(b"correct horse", work_factor)
    stored = age.encrypt(b"a key", recipient)
    assert len(stored) == age.stored_size(5, recipient)
    assert age.decrypt(stored, [age.ScryptIdentity(b"correct horse")], limit=5) == b"a key"
    with pytest.raises(KeyUnavailable):
        age.decrypt(stored, [age.ScryptIdentity(b"battery staple"), *IDENTITIES], limit=5)


def test_passphrases_are_written_with_work_factor_18() -> None:
    recipient = age.ScryptIdentity(b"correct horse").recipient()
    header = age.read_header(age.encrypt(b"", recipient))
    assert header.stanzas[0].args[2] == "18"
    assert header.check_profile() == "scrypt"


@given(st.data(), st.sampled_from([0, 5, CHUNK, CHUNK + 1, 3 * CHUNK, 9 * CHUNK + 7]))
@settings(deadline=None, max_examples=60)
def test_reading_at_any_place_equals_the_slice(data: st.DataObject, size: int) -> None:
    reader = open_reader(age.encrypt(pattern(size), CLASSIC.recipient()), CLASSIC)
    assert reader.size == size
    for _ in range(4):
        offset = data.draw(st.integers(0, size + 2))
        length = data.draw(st.integers(0, size + 2))
        assert reader.read_at(offset, length) == pattern(size)[offset : offset + length]


def test_pieces_come_in_order_and_none_for_an_empty_file() -> None:
    reader = open_reader(age.encrypt(pattern(9 * CHUNK + 1), CLASSIC.recipient()), CLASSIC)
    assert [len(piece) for piece in reader.chunks()] == [CHUNK] * 9 + [1]
    assert b"".join(reader.chunks()) == pattern(9 * CHUNK + 1)
    assert list(open_reader(age.encrypt(b"", CLASSIC.recipient()), CLASSIC).chunks()) == []


def test_a_place_before_the_start_is_a_bug_of_the_caller() -> None:
    reader = open_reader(age.encrypt(b"abc", CLASSIC.recipient()), CLASSIC)
    for offset, size in [(-1, 1), (0, -1)]:
        with pytest.raises(ValueError, match="not negative"):
            reader.read_at(offset, size)


def test_two_files_of_one_plaintext_share_no_secret() -> None:
    first, second = (age.encrypt(b"abc", CLASSIC.recipient()) for _ in range(2))
    keys = {age.unwrap_file_key(age.read_header(stored), [CLASSIC]) for stored in (first, second)}
    nonces = {stored[age.read_header(stored).size :][:16] for stored in (first, second)}
    assert len(keys) == len(nonces) == 2


# --- Writing ---


class Drip(io.RawIOBase):
    """A source that gives at most 1,000 bytes at a time, as a pipe may."""

    def __init__(self, data: bytes) -> None:
        self._source = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._source.read(min(size, 1000))


def test_a_source_may_give_less_than_asked() -> None:
    seen: list[bytes] = []
    encryptor = age.Encryptor(CLASSIC.recipient(), 600_000)
    stored = b"".join(bytes(piece) for piece in encryptor.encrypt(Drip(pattern(600_000)), seen.append))
    assert stored.startswith(encryptor.header)
    assert len(stored) == encryptor.size
    assert b"".join(seen) == pattern(600_000)
    assert age.decrypt(stored, [CLASSIC], limit=600_000) == pattern(600_000)


@pytest.mark.parametrize("announced", [1, 10, CHUNK, CHUNK + 1, 8 * CHUNK])
@pytest.mark.parametrize(("difference", "word"), [(-1, "shorter"), (1, "longer")])
def test_a_file_that_changes_while_it_is_read_is_refused(announced: int, difference: int, word: str) -> None:
    pieces = age.Encryptor(CLASSIC.recipient(), announced).encrypt(
        io.BytesIO(pattern(announced + difference))
    )
    with pytest.raises(BadInput) as refused:
        list(pieces)
    assert word in refused.value.user_message


def test_a_file_key_is_never_used_twice() -> None:
    encryptor = age.Encryptor(CLASSIC.recipient(), 3)
    list(encryptor.encrypt(io.BytesIO(b"abc")))
    with pytest.raises(ValueError, match="once"):
        list(encryptor.encrypt(io.BytesIO(b"def")))


def test_memory_stays_small_whatever_the_size() -> None:
    size, zeros = 48 * 1024 * 1024, io.BytesIO(bytes(48 * 1024 * 1024))
    encryptor = age.Encryptor(CLASSIC.recipient(), size)
    tracemalloc.start()
    stored = io.BytesIO(bytes(encryptor.size))
    base = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    for piece in encryptor.encrypt(zeros):
        stored.write(piece)
    view = stored.getbuffer()
    reader = age.AgeReader(
        lambda offset, count: bytes(view[offset : offset + count]), encryptor.size, [CLASSIC]
    )
    assert sum(len(piece) for piece in reader.chunks()) == size
    peak = tracemalloc.get_traced_memory()[1] - base
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


# --- Refusals ---


def test_every_flipped_bit_of_a_small_file_is_refused() -> None:
    stored = age.encrypt(b"evidence", CLASSIC.recipient())
    for bit in range(8 * len(stored)):
        with pytest.raises((TamperedBundle, KeyUnavailable)):
            age.decrypt(flipped(stored, bit), [CLASSIC], limit=8)


BIG = {identity.kind: age.encrypt(pattern(2 * CHUNK + 9), identity.recipient()) for identity in IDENTITIES}


@given(st.data(), st.sampled_from(IDENTITIES))
@settings(deadline=None, max_examples=150)
def test_any_flipped_bit_is_refused(data: st.DataObject, identity: age.Identity) -> None:
    stored = BIG[identity.kind]
    header = 8 * age.read_header(stored).size
    bit = data.draw(st.one_of(st.integers(0, header - 1), st.integers(header, 8 * len(stored) - 1)))
    with pytest.raises((TamperedBundle, KeyUnavailable)):
        age.decrypt(flipped(stored, bit), [identity], limit=3 * CHUNK)


@given(st.integers(0, len(BIG["classic"]) - 1))
@settings(deadline=None, max_examples=150)
def test_any_truncation_is_refused_at_opening(size: int) -> None:
    with pytest.raises(TamperedBundle):
        open_reader(BIG["classic"][:size], CLASSIC)


def test_truncation_at_every_byte_of_a_small_file_is_refused() -> None:
    stored = age.encrypt(b"evidence", HYBRID.recipient())
    for size in range(len(stored)):
        with pytest.raises(TamperedBundle):
            open_reader(stored[:size], HYBRID)


@given(st.binary(min_size=1, max_size=64) | st.just(bytes(CHUNK)))
@settings(deadline=None)
def test_added_bytes_are_refused_at_opening(added: bytes) -> None:
    with pytest.raises(TamperedBundle):
        open_reader(BIG["classic"] + added, CLASSIC)


def chunk_at(stored: bytes, number: int) -> slice:
    start = age.read_header(stored).size + 16 + number * (CHUNK + 16)
    return slice(start, start + CHUNK + 16)


def swap_chunks(stored: bytes) -> bytes:
    first, second = chunk_at(stored, 0), chunk_at(stored, 1)
    return stored[: first.start] + stored[second] + stored[first] + stored[second.stop :]


def drop_chunk(stored: bytes) -> bytes:
    return stored[: chunk_at(stored, 1).start] + stored[chunk_at(stored, 1).stop :]


def repeat_chunk(stored: bytes) -> bytes:
    return stored[: chunk_at(stored, 1).start] + stored[chunk_at(stored, 0).start :]


@pytest.mark.parametrize("change", [swap_chunks, drop_chunk, repeat_chunk])
def test_chunks_keep_their_places(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(TamperedBundle):
        age.decrypt(change(BIG["classic"]), [CLASSIC], limit=9 * CHUNK)


def test_an_altered_chunk_spoils_only_reads_that_touch_it() -> None:
    place = chunk_at(BIG["classic"], 1).start
    reader = open_reader(flipped(BIG["classic"], 8 * place), CLASSIC)
    assert reader.read_at(0, CHUNK) == pattern(CHUNK)
    assert reader.read_at(2 * CHUNK, 9) == pattern(2 * CHUNK + 9)[-9:]
    with pytest.raises(TamperedBundle, match="chunk 1"):
        reader.read_at(CHUNK - 1, 2)


def test_a_file_that_shrinks_while_it_is_read_is_refused() -> None:
    stored = bytearray(BIG["classic"])
    reader = age.AgeReader(lambda at, size: bytes(stored[at : at + size]), len(stored), [CLASSIC])
    del stored[CHUNK:]
    with pytest.raises(TamperedBundle, match="cut off"):
        reader.read_at(0, 1)


def test_a_header_fits_no_other_payload_and_no_other_file_key() -> None:
    one, other = (age.encrypt(b"abc", CLASSIC.recipient()) for _ in range(2))
    size = age.read_header(one).size
    with pytest.raises(TamperedBundle, match="payload"):
        age.decrypt(one[:size] + other[size:], [CLASSIC], limit=3)
    # Key commitment: a header whose MAC was made with another file key is refused before the payload.
    stanza = CLASSIC.recipient().wrap(bytes(16))
    forged = age_header.encode_header([stanza], b"another file key") + other[size:]
    with pytest.raises(TamperedBundle, match="MAC"):
        age.decrypt(forged, [CLASSIC], limit=3)


def test_more_plaintext_than_the_limit_is_refused() -> None:
    stored = age.encrypt(b"abcd", CLASSIC.recipient())
    with pytest.raises(TamperedBundle, match="larger than 3"):
        age.decrypt(stored, [CLASSIC], limit=3)


def test_without_the_key_nothing_is_read_and_the_person_is_told() -> None:
    for identity in IDENTITIES:
        with pytest.raises(KeyUnavailable) as refused:
            age.decrypt(age.encrypt(b"abc", identity.recipient()), OTHERS, limit=3)
        assert "None of the keys" in refused.value.user_message


@pytest.mark.parametrize("identity", IDENTITIES)
def test_a_disclosed_file_key_opens_its_own_file_and_no_other(identity: age.Identity) -> None:
    stored, other = (age.encrypt(data, identity.recipient()) for data in (b"disclosed", b"not this"))
    file_key = age.unwrap_file_key(age.read_header(stored), [identity])
    assert age.decrypt_with_file_key(stored, file_key, limit=9) == b"disclosed"
    with pytest.raises(TamperedBundle, match="MAC"):
        age.decrypt_with_file_key(other, file_key, limit=9)
    with pytest.raises(TamperedBundle, match="16 bytes"):
        age.decrypt_with_file_key(stored, file_key[:-1], limit=9)
    with pytest.raises(TamperedBundle, match="larger"):
        age.decrypt_with_file_key(stored, file_key, limit=8)
    with pytest.raises(TamperedBundle):
        age.decrypt_with_file_key(stored[:-1] + bytes([stored[-1] ^ 1]), file_key, limit=9)
