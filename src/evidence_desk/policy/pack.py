"""A policy as one file: for each of its files a line with name and length, then its text. Its SHA-256 is the policy's.

So whoever holds a profile, or a case, that names a policy by its check sum can tell with any tool whether a file is it.

Source: docs/policy.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from typing import Final

from evidence_desk.base.errors import BadInput

FILE_MAX: Final = 1 << 20  # bytes of one file of a policy
PACK_MAX: Final = 4 << 20  # bytes of all of them
_HEAD: Final = re.compile(rb"([a-z][a-z_]{0,40}\.toml) ([0-9]{1,7})\n")


def packed(contents: Mapping[str, str]) -> bytes:
    """Return the one file for texts by name."""
    parts: list[bytes] = []
    for name in sorted(contents):
        data = contents[name].encode()
        parts += [f"{name} {len(data)}\n".encode(), data]
    return b"".join(parts)


def digest(contents: Mapping[str, str]) -> str:
    """Return the policy's SHA-256, 64 lower-case hex digits."""
    return digest_of(packed(contents))


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a policy in one file."""
    return hashlib.sha256(data).hexdigest()


def unpacked(data: bytes, known: Collection[str]) -> dict[str, str]:
    """Return the texts in the one file, by name.

    Raises:
        BadInput: it is no such file, is cut short, or holds a file that this version does not know.
    """
    if len(data) > PACK_MAX:
        raise BadInput(
            "policy pack: too large",
            f"The policy pack is larger than the {PACK_MAX} bytes it may have. Nothing was loaded.",
        )
    contents: dict[str, str] = {}
    place, before = 0, ""
    while place < len(data):
        head = _HEAD.match(data, place)
        if head is None:
            raise _not_one("something else stands where a file of it should begin")
        name, length = head[1].decode("ascii"), int(head[2])
        if name not in known:
            raise _not_one(f"it holds {name}, which this version of the program does not know")
        body = data[head.end() : head.end() + length]
        if name <= before or len(body) != length or length > FILE_MAX:
            raise _not_one(f"{name} in it is cut short, too large or out of its order")
        try:
            contents[name] = body.decode("utf-8")
        except UnicodeDecodeError:
            raise _not_one(f"{name} in it is not UTF-8 text") from None
        place, before = head.end() + length, name
    if not contents:
        raise _not_one("it is empty")
    return contents


def _not_one(reason: str) -> BadInput:
    return BadInput(f"policy pack: {reason}", f"This is no policy pack: {reason}. Nothing was loaded.")
