"""The textual header of an age file: recipient stanzas and the MAC that binds them to the file key.

Source: c2sp.org/age, section "Header"; docs/format/age-profile.md section 1 holds the bounds.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from evidence_desk.base.errors import TamperedBundle
from evidence_desk.bundle.age_stream import hkdf
from evidence_desk.bundle.limits import MAX_AGE_HEADER, MAX_GREASE_STANZAS

Kind = Literal["hybrid", "classic", "scrypt"]

_VERSION = b"age-encryption.org/v1\n"
_COLUMNS = 64
_USUAL_SIZE = 2048  # bytes in which the header of a member ends
_MAC_LINE = 50  # bytes of the last line, and a few
_ARGUMENT = re.compile(r"[\x21-\x7e]+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*")
_KINDS: dict[str, Kind] = {"X25519": "classic", "mlkem768x25519": "hybrid", "scrypt": "scrypt"}
# Types that the age specification defines; all others are grease or plug-ins to us.
_NATIVE = frozenset({*_KINDS, "p256tag", "mlkem768p256tag"})


def bad_header(reason: str) -> TamperedBundle:
    """Return the error for a header that breaks the rule `reason`."""
    return TamperedBundle("age header", reason)


def encode64(data: bytes) -> str:
    """Return standard base64 without padding. Source: RFC 4648 section 4."""
    return base64.b64encode(data).rstrip(b"=").decode("ascii")


def decode64(text: bytes) -> bytes:
    """Return the bytes of unpadded standard base64; TamperedBundle unless it is the canonical text."""
    if not _BASE64.fullmatch(text) or len(text) % 4 == 1:
        raise bad_header("not base64")
    data = binascii.a2b_base64(text + b"=" * (-len(text) % 4))
    if encode64(data).encode("ascii") != text:
        raise bad_header("base64 is not canonical")
    return data


@dataclass(frozen=True, slots=True)
class Stanza:
    """One wrapping of the file key: `args[0]` is the type, `body` the wrapped bytes."""

    args: tuple[str, ...]
    body: bytes

    def encode(self) -> bytes:
        """Return the stanza's lines. Source: c2sp.org/age, "ABNF definition of file header"."""
        text = encode64(self.body)
        # The last line is shorter than 64 columns, so a full one is followed by an empty one.
        lines = [text[start : start + _COLUMNS] for start in range(0, len(text) + 1, _COLUMNS)]
        return ("-> " + " ".join(self.args) + "\n" + "\n".join(lines) + "\n").encode("ascii")


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header. `authenticated` are the bytes up to and including `---`; `size` all of them."""

    stanzas: tuple[Stanza, ...]
    authenticated: bytes
    mac: bytes
    size: int

    def verify(self, file_key: bytes) -> None:
        """Check that these stanzas belong to `file_key`; this also commits the file to one key.

        Raises:
            TamperedBundle: the MAC differs.
        """
        if not hmac.compare_digest(_header_mac(self.authenticated, file_key), self.mac):
            raise bad_header("its MAC does not match")

    def check_profile(self) -> Kind:
        """Return the kind of the one native stanza, as the bundle's age profile asks.

        Raises:
            TamperedBundle: no native stanza, several, one that identities cannot open here, or more than
                19 unknown ones.
        """
        native = [stanza.args[0] for stanza in self.stanzas if stanza.args[0] in _NATIVE]
        if len(native) != 1 or len(self.stanzas) - 1 > MAX_GREASE_STANZAS:
            raise bad_header("not exactly one recipient")
        kind = _KINDS.get(native[0])
        if kind is None:
            raise bad_header("a recipient type that case bundles do not use")
        return kind


def header_size(stanza_size: int) -> int:
    """Return the size of a header with one stanza of `stanza_size` encoded bytes."""
    return len(_VERSION) + stanza_size + len("--- ") + 43 + 1


def encode_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """Return the header with these stanzas, from the version line to the line feed after the MAC."""
    authenticated = _VERSION + b"".join(stanza.encode() for stanza in stanzas) + b"---"
    return authenticated + b" " + encode64(_header_mac(authenticated, file_key)).encode("ascii") + b"\n"


def _header_mac(authenticated: bytes, file_key: bytes) -> bytes:
    return hmac.digest(hkdf(file_key, b"", b"header"), authenticated, "sha256")


def read_header(data: bytes) -> Header:
    """Parse the header at the start of `data`, which may be the whole file or its first 64 KiB.

    Raises:
        TamperedBundle: anything but the one canonical form, or more than 64 KiB.
    """
    if not data.startswith(_VERSION):
        raise bad_header("not an age v1 file")
    position = len(_VERSION)
    stanzas: list[Stanza] = []
    while True:
        line, after = _line(data, position)
        if line.startswith(b"--- "):
            mac = decode64(line[4:])
            if len(mac) != 32 or not stanzas:
                raise bad_header("MAC line or stanza is missing")
            _refuse_mixed_scrypt(stanzas)
            return Header(tuple(stanzas), data[: position + 3], mac, after)
        if not line.startswith(b"-> "):
            raise bad_header("a line that is neither stanza nor MAC")
        stanza, position = _read_stanza(data, line, after)
        stanzas.append(stanza)


def header_at(read_at: Callable[[int, int], bytes], stored_size: int) -> Header:
    """Return the header of a stored age file, reading little more than it.

    Args:
        read_at: `read_at(offset, size)` gives those stored bytes.
        stored_size: bytes of the whole file.

    Raises:
        TamperedBundle: as `read_header`.
    """
    start = read_at(0, min(stored_size, _USUAL_SIZE))
    if b"\n--- " not in start[:-_MAC_LINE]:
        start = read_at(0, min(stored_size, MAX_AGE_HEADER))
    return read_header(start)


def _line(data: bytes, start: int) -> tuple[bytes, int]:
    end = data.find(b"\n", start, MAX_AGE_HEADER)
    if end < 0:
        raise bad_header("cut off, or longer than 64 KiB")
    return data[start:end], end + 1


def _read_stanza(data: bytes, first_line: bytes, position: int) -> tuple[Stanza, int]:
    args = tuple(first_line[3:].decode("latin-1").split(" "))
    if not all(_ARGUMENT.fullmatch(argument) for argument in args):
        raise bad_header("stanza arguments are malformed")
    body = []
    while True:
        line, position = _line(data, position)
        if len(line) > _COLUMNS or not _BASE64.fullmatch(line):
            raise bad_header("stanza body is malformed")
        body.append(line)
        if len(line) < _COLUMNS:
            return Stanza(args, decode64(b"".join(body))), position


def _refuse_mixed_scrypt(stanzas: Sequence[Stanza]) -> None:
    """Raise TamperedBundle when a scrypt stanza has company.

    A passphrase also says who wrote the file; another recipient beside it would break that.
    """
    if len(stanzas) > 1 and any(stanza.args[0] == "scrypt" for stanza in stanzas):
        raise bad_header("a passphrase stands beside another recipient")
