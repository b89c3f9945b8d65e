"""age v1 files: encrypt to one recipient, read whole or at random places.

Binary files only, read by the standard `age` program too (1.3 or later for hybrid keys). Written on
`cryptography` because no binding seeks, streams, bounds scrypt and does post-quantum at once.
The parts live in age_header.py, age_keys.py and age_stream.py; other modules import them from here.

Source: c2sp.org/age; docs/format/age-profile.md holds the narrower profile of a case bundle.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence

from cryptography.exceptions import UnsupportedAlgorithm

from evidence_desk.base.errors import EvidenceDeskError, KeyUnavailable, TamperedBundle
from evidence_desk.bundle.age_header import (
    Header,
    Kind,
    Stanza,
    encode_header,
    header_at,
    header_size,
    read_header,
)
from evidence_desk.bundle.age_keys import (
    HybridIdentity,
    HybridRecipient,
    Identity,
    Recipient,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    X25519Recipient,
    generate_identity,
    parse_identity,
    parse_identity_file,
    parse_recipient,
)
from evidence_desk.bundle.age_stream import CHUNK, FILE_KEY, PayloadReader, ReadAt, Source, payload_size, seal

__all__ = [
    "CHUNK",
    "FILE_KEY",
    "AgeReader",
    "Encryptor",
    "Header",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "Kind",
    "PayloadReader",
    "Recipient",
    "ScryptIdentity",
    "ScryptRecipient",
    "Stanza",
    "X25519Identity",
    "X25519Recipient",
    "decrypt",
    "decrypt_with_file_key",
    "encrypt",
    "generate_identity",
    "header_at",
    "parse_identity",
    "parse_identity_file",
    "parse_recipient",
    "probe",
    "read_header",
    "stored_size",
    "unwrap_file_key",
]


def stored_size(plaintext_size: int, recipient: Recipient) -> int:
    """Return the exact size of the age file that `Encryptor` will write, before a byte is encrypted."""
    return header_size(recipient.stanza_size) + payload_size(plaintext_size)


class Encryptor:
    """Encrypts `plaintext_size` bytes to `recipient` under a fresh file key, once.

    `header` holds the header's bytes, `size` the stored size of the whole file.

    Raises:
        BadInput: the recipient is not a usable key.
    """

    def __init__(self, recipient: Recipient, plaintext_size: int) -> None:
        self._file_key: bytes | None = os.urandom(FILE_KEY)
        self._plaintext_size = plaintext_size
        self.header = encode_header([recipient.wrap(self._file_key)], self._file_key)
        self.size = len(self.header) + payload_size(plaintext_size)

    def encrypt(
        self, source: Source, on_plaintext: Callable[[bytes], object] | None = None
    ) -> Iterator[bytes | memoryview]:
        """Yield the age file, header first, in pieces that are valid until the next one is asked for.

        Args:
            source: a binary file object that holds exactly `plaintext_size` more bytes.
            on_plaintext: called with each piece of plaintext in order, such as a hasher's `update`.
        Raises:
            BadInput: the source is shorter or longer than announced; what was yielded is then worthless.
            ValueError: a second call; a file key is never used twice.
        """
        if self._file_key is None:
            raise ValueError("an Encryptor encrypts once")
        file_key, self._file_key = self._file_key, None
        yield self.header
        yield from seal(file_key, source, self._plaintext_size, on_plaintext)


def encrypt(plaintext: bytes, recipient: Recipient) -> bytes:
    """Return `plaintext` as an age file; for objects that fit in memory."""
    return b"".join(map(bytes, Encryptor(recipient, len(plaintext)).encrypt(io.BytesIO(plaintext))))


def unwrap_file_key(header: Header, identities: Sequence[Identity]) -> bytes:
    """Return the 16-byte file key, checked against the header's MAC.

    Raises:
        KeyUnavailable: no stanza is for any of `identities`.
        TamperedBundle: a malformed stanza, or the MAC does not match.
    """
    for identity in identities:
        file_key = identity.unwrap(header.stanzas)
        if file_key is not None:
            header.verify(file_key)
            return file_key
    raise KeyUnavailable(
        "no identity matches",
        "None of the keys at hand opens this, or the passphrase is wrong. Nothing was changed.",
    )


class AgeReader(PayloadReader):
    """Random access to the plaintext of a stored age file of the bundle's profile.

    Opening checks the header, its MAC and the last chunk, so `size` is authentic. Reading returns only
    bytes whose chunk was checked. Memory: two steps of 512 KiB.

    Args:
        read_at: `read_at(offset, size)` gives exactly those bytes of the stored file.
        stored_size: its size in bytes.
    Raises:
        KeyUnavailable: not encrypted to any of `identities`.
        TamperedBundle: malformed, altered, cut off or lengthened; also from every later read.
    """

    def __init__(self, read_at: ReadAt, stored_size: int, identities: Sequence[Identity]) -> None:
        header = header_at(read_at, stored_size)
        header.check_profile()
        super().__init__(read_at, header.size, stored_size, unwrap_file_key(header, identities))


def decrypt(data: bytes, identities: Sequence[Identity], *, limit: int) -> bytes:
    """Return the plaintext of the age file `data`, at most `limit` bytes.

    Raises:
        KeyUnavailable: not encrypted to any of `identities`.
        TamperedBundle: malformed, altered, outside the bundle's profile, or larger than `limit`.
    """
    reader = AgeReader(lambda offset, size: data[offset : offset + size], len(data), identities)
    if reader.size > limit:
        raise TamperedBundle("age payload", f"larger than {limit} bytes")
    return b"".join(reader.chunks())


def decrypt_with_file_key(data: bytes, file_key: bytes, *, limit: int) -> bytes:
    """Return the plaintext of one age file to whom its file key was disclosed; that opens nothing else.

    Args:
        file_key: 16 bytes, as `unwrap_file_key` gives it; the header's MAC binds the file to it.

    Raises:
        TamperedBundle: another file's key, malformed, altered, outside the profile, or larger than `limit`.
    """
    header = read_header(data)
    header.check_profile()
    if len(file_key) != FILE_KEY:
        raise TamperedBundle("age file key", f"not {FILE_KEY} bytes")
    header.verify(file_key)
    reader = PayloadReader(
        lambda offset, size: data[offset : offset + size], header.size, len(data), file_key
    )
    if reader.size > limit:
        raise TamperedBundle("age payload", f"larger than {limit} bytes")
    return b"".join(reader.chunks())


def probe() -> None:
    """Check that this build of `cryptography` can do ML-KEM-768; call it when the program starts.

    Raises:
        EvidenceDeskError: it cannot, in words for the person who installed it.
    """
    try:
        identity = generate_identity("hybrid")
        decrypt(encrypt(b"", identity.recipient()), [identity], limit=0)
    except UnsupportedAlgorithm as error:
        raise EvidenceDeskError(
            "cryptography without ML-KEM-768",
            "This installation lacks the post-quantum cipher ML-KEM-768, so cases cannot be opened or made. "
            "Install the Python package cryptography in version 48 or newer from its own wheels.",
        ) from error
