"""Event <-> canonical JSON (RFC 8785), padded; one version number.

A stored event is one canonical JSON object and then spaces up to a multiple of 1,024 bytes, so that sizes say
little. A reader strips the padding, parses, writes again and compares the bytes: an event has one spelling.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from evidence_desk.base.clock import parse_utc
from evidence_desk.base.errors import TamperedBundle
from evidence_desk.case.events import KNOWN_TYPES, Event, Recorded, Seen, UnknownEvent
from evidence_desk.case.values import SafeInt, Sha256Hex, UtcText

EVENT_VERSION = 1
PAD_TO = 1024  # bytes
EVENT_MAX = 1 << 20  # bytes after padding
DEPTH_MAX = 32
SAFE_INT_MAX = 2**53 - 1

_ENVELOPE = frozenset({"v", "id", "type", "at", "monotonic_ms", "boot", "actor", "seen", "body"})
_FIELDS = {cls: frozenset(cls.__struct_fields__) - {"extra"} for cls in KNOWN_TYPES.values()}
_dumps = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode


class CodecError(ValueError):
    """The bytes are not a canonical event; the caller knows which member they came from."""


def canonical(value: Any) -> bytes:
    """Return the RFC 8785 form of a value without floats.

    Raises:
        CodecError: a float, an integer beyond 2**53 - 1, a lone surrogate, a key that is no string,
            or nesting deeper than 32.
    Source: RFC 8785 section 3.2; for such values `json` with sorted keys writes the same bytes, except that
        it sorts by code point where the standard sorts by UTF-16 unit, hence the second branch.
    """
    astral_keys = _check(value, 0)
    try:
        if astral_keys:
            return json.dumps(_utf16_sorted(value), ensure_ascii=False, separators=(",", ":")).encode()
        return _dumps(value).encode()
    except UnicodeEncodeError as error:
        raise CodecError("a string holds a lone surrogate") from error


def _check(value: Any, depth: int) -> bool:
    """Refuse what cannot be canonical; return whether a key lies beyond the basic plane."""
    if depth > DEPTH_MAX:
        raise CodecError("nested too deeply")
    if value is None or isinstance(value, bool | str):
        return False
    if isinstance(value, int):
        if abs(value) > SAFE_INT_MAX:
            raise CodecError("an integer is too large")
        return False
    if isinstance(value, list | tuple):
        astral = False
        for item in value:
            astral |= _check(item, depth + 1)
        return astral
    if isinstance(value, dict):
        astral = False
        for key, item in value.items():
            if not isinstance(key, str):
                raise CodecError("a key is no string")
            astral |= not key.isascii() and any(unit > "\uffff" for unit in key)
            astral |= _check(item, depth + 1)
        return astral
    raise CodecError("a value is of no JSON type without floats")


def _utf16_sorted(value: Any) -> Any:
    if isinstance(value, dict):
        items = sorted(value.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
        return {key: _utf16_sorted(item) for key, item in items}
    if isinstance(value, list | tuple):
        return [_utf16_sorted(item) for item in value]
    return value


def parse_canonical(data: bytes, limit: int) -> Any:
    """Return the value whose canonical form is exactly `data`.

    Raises:
        CodecError: too large, not JSON, or not the canonical spelling.
    """
    if len(data) > limit:
        raise CodecError("too large")
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_no_float, parse_constant=_no_float)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise CodecError("not canonical JSON") from error
    if canonical(value) != data:
        raise CodecError("not the canonical spelling")
    return value


def _no_float(text: str) -> Any:
    raise ValueError("a float")


def pad(data: bytes) -> bytes:
    """Return `data` with spaces up to the least multiple of 1,024 bytes.

    Raises:
        CodecError: the result would be larger than 1 MiB.
    """
    padded = data.ljust(-(-len(data) // PAD_TO) * PAD_TO)
    if len(padded) > EVENT_MAX:
        raise CodecError("an event may not be larger than 1 MiB")
    return padded


def unpad(data: bytes) -> bytes:
    """Return `data` without its padding, which must be the least that fits.

    Raises:
        CodecError: padding of another length.
    """
    bare = data.rstrip(b" ")
    if not bare or len(data) > EVENT_MAX or len(data) != -(-len(bare) // PAD_TO) * PAD_TO:
        raise CodecError("padding is not as it must be")
    return bare


def encode(recorded: Recorded) -> bytes:
    """Return the padded plaintext of an event member.

    Raises:
        CodecError: a value cannot be written, or the event would be larger than 1 MiB.
    """
    event = recorded.event
    if isinstance(event, UnknownEvent):
        type_name, body = event.type_name, dict(event.body)
    else:
        type_name = event.TYPE
        body = msgspec.to_builtins(event)
        body |= body.pop("extra", {})
    envelope = {
        "v": EVENT_VERSION,
        "id": recorded.id,
        "type": type_name,
        "at": recorded.at,
        "monotonic_ms": recorded.monotonic_ms,
        "boot": recorded.boot,
        "actor": recorded.actor,
        "seen": {"size": recorded.seen.size, "root": recorded.seen.root},
        "body": body,
    }
    return pad(canonical(envelope))


def decode(data: bytes, leaf: int) -> Recorded:
    """Return the event stored at `leaf`.

    Raises:
        TamperedBundle: the plaintext is not a canonical event of this version's envelope. (An unknown
            *type* is no error: it becomes an `UnknownEvent`.)
    """
    try:
        return open_envelope(parse_canonical(unpad(data), EVENT_MAX), leaf)
    except ValueError as error:  # CodecError among them
        raise TamperedBundle(f"Entry {leaf}", f"not a readable event: {error}") from error


def open_envelope(envelope: Any, leaf: int) -> Recorded:
    """Return the event of an envelope as it stands in the canonical JSON.

    Raises:
        CodecError: it is not one of this version.
    """
    if not isinstance(envelope, dict) or set(envelope) != _ENVELOPE:
        raise CodecError("the envelope has other fields")
    if envelope["v"] != EVENT_VERSION or not isinstance(envelope["type"], str):
        raise CodecError("the envelope is of another version")
    rest = {key: value for key, value in envelope.items() if key not in {"v", "type", "body"}}
    if not isinstance(envelope["body"], dict):
        raise CodecError("the body is no object")
    try:
        event = _decode_body(envelope["type"], envelope["body"])
        parse_utc(envelope["at"])  # the pattern lets 30 February through
        return msgspec.convert({**rest, "leaf": leaf, "event": None}, _Envelope).with_event(event)
    except (msgspec.ValidationError, TypeError, ValueError) as error:
        raise CodecError(str(error)) from error


class _Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """The envelope's fields, checked by type, before the event joins them."""

    id: str
    leaf: int
    at: UtcText
    monotonic_ms: SafeInt
    boot: str
    actor: Sha256Hex
    seen: Seen
    event: None

    def with_event(self, event: Event) -> Recorded:
        return Recorded(
            id=self.id,
            leaf=self.leaf,
            at=self.at,
            monotonic_ms=self.monotonic_ms,
            boot=self.boot,
            actor=self.actor,
            seen=self.seen,
            event=event,
        )


def _decode_body(type_name: str, body: dict[str, Any]) -> Event:
    cls = KNOWN_TYPES.get(type_name)
    if cls is None:
        return UnknownEvent(type_name=type_name, body=body)
    known = _FIELDS[cls]
    extra = {key: value for key, value in body.items() if key not in known}
    own = {key: value for key, value in body.items() if key in known}
    return msgspec.convert({**own, "extra": extra} if extra else own, cls)
