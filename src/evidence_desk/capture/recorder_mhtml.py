"""The engine's own MHTML with every picture, film and opaque part replaced that may not be kept.

Source: RFC 2557 (MHTML), RFC 2046 section 5.1 (multipart), RFC 2045 section 6 (transfer encodings); the form that
Chromium writes is one level of parts.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re

from evidence_desk.capture.page_parts import PageTrouble, address
from evidence_desk.capture.recorder_scope import Allowance, nature, without_pictures
from evidence_desk.capture.sniff import HEAD_BYTES

PARTS_MAX = 20_000
_BOUNDARY = re.compile(rb'boundary="?([^"\r\n;]{1,100})"?', re.IGNORECASE)
_FOLD = re.compile(rb"\r\n[ \t]+")


def covered_mhtml(data: bytes, allowance: Allowance) -> tuple[bytes, int]:
    """Return the file with what may not be kept replaced by words, and how many parts or inlined pictures that were.

    Raises:
        PageTrouble: it is not of the form that is understood; then nothing of it may be kept.
    """
    head, gap, rest = data.partition(b"\r\n\r\n")
    found = _BOUNDARY.search(_FOLD.sub(b" ", head))
    if not gap or found is None:
        raise _not_understood()
    line = b"\r\n--" + found[1]
    before, *parts = (b"\r\n" + rest).split(line)
    if len(parts) < 2 or len(parts) > PARTS_MAX or not parts[-1].startswith(b"--") or before.strip():
        raise _not_understood()
    made, replaced = [], 0
    for part in parts[:-1]:
        new, count = _part(part, allowance)
        made.append(new)
        replaced += count
    return head + b"\r\n" + line + line.join(made) + line + b"--\r\n", replaced


def _part(part: bytes, allowance: Allowance) -> tuple[bytes, int]:
    head, gap, body = part.partition(b"\r\n\r\n")
    if not gap:
        raise _not_understood()
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(b":") for line in _FOLD.sub(b" ", head).split(b"\r\n") if line)
    }
    media_type = headers.get(b"content-type", b"").decode("ascii", "replace")
    coding = headers.get(b"content-transfer-encoding", b"").lower()
    plain = _decoded(body, coding)
    kind = nature(media_type, plain[:HEAD_BYTES])
    if kind == "text":
        text, count = without_pictures(plain, allowance)
        return (head + gap + _encoded(text, coding), count) if count else (part, 0)
    place = headers.get(b"content-location", b"").decode("utf-8", "replace")
    if kind == "typeface" or (kind == "picture" and allowance.picture((address(place), place))):
        return part, 0
    words = f"Not kept ({kind}): {media_type}, {len(plain):,} bytes, {address(place)}"
    lines = ["", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"]
    new = "\r\n".join(lines).encode()
    for name in (b"content-location", b"content-id"):
        if name in headers and not headers[name].lower().startswith(b"data:"):
            new += b"\r\n" + name.title() + b": " + headers[name]
    return new + gap + base64.b64encode(words.encode("utf-8", "replace")), 1


def _decoded(body: bytes, coding: bytes) -> bytes:
    if coding == b"base64":
        try:
            return base64.b64decode(body)
        except binascii.Error:
            raise _not_understood() from None
    return quopri.decodestring(body) if coding == b"quoted-printable" else body


def _encoded(plain: bytes, coding: bytes) -> bytes:
    if coding == b"base64":
        return base64.encodebytes(plain).replace(b"\n", b"\r\n")
    if coding == b"quoted-printable":
        return quopri.encodestring(plain).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return plain


def _not_understood() -> PageTrouble:
    return PageTrouble(
        "part", "The engine's MHTML is not of the form that is understood, so it was not kept."
    )
