"""Pictures and films that are written into a page's texts: found however the text breaks or escapes them.

A browser drops line breaks inside a `data:` address and takes a picture by its bytes, whatever the address calls it. So
each address is taken to the end of its quotation, unpacked, and judged as any other body is. Coded runs outside of
addresses are known by how such files begin. What a page's own program puts together from a form of its own is not
known here. Sources: RFC 2397, RFC 4648; WHATWG URL (tabs and line breaks), HTML (character references).
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from evidence_desk.capture.sniff import HEAD_BYTES

Keeps = Callable[[str, bytes], bool]  # (media type, bytes) -> it is text or a typeface

LEFT_OUT = b"data:,"
_DEPTH = 3  # addresses within texts within addresses
_COLON = rb"(?::|&colon;|&#0*58;?|&#x0*3a;?|\\0*3a\s?|\\u003a|\\x3a)"
_COMMA = rb"(?:,|&comma;|&#0*44;?|&#x0*2c;?|\\0*2c\s?|\\u002c|\\x2c)"
_ADDRESS = re.compile(rb"data" + _COLON, re.IGNORECASE)
_KIND_ENDS = re.compile(_COMMA + rb"|[\"'<>`]", re.IGNORECASE)
_KIND_MAX = 200
_LOOKED_INTO = 50_000  # addresses of one text; any more are left out unseen
# What opens a quotation before an address, with the backslashes that escape it.
_OPENS = re.compile(rb"(\\*[\"'`]|&(?:quot|apos|#0*3[49]|#x0*2[27]);?)\s{0,64}\Z", re.IGNORECASE)
_LOOK_BACK = 96
_QUOTES = (b'"', b"'", b"<", b">", b"`")
_UNQUOTED = re.compile(rb"[^\"'<>\s)\\]*")

# PNG, JPEG, GIF, WEBP, AVIF/HEIC/MP4, WebM, BMP, TIFF in base64; then letters, as text breaks and escapes them.
_SLASH = rb"(?:[/_]|\\/|\\u002[fF]|\\x2[fF]|%2[fF]|&#0*47;|&#x0*2[fF];|&sol;)"
_CODED = re.compile(
    rb"(?:iVBORw0KGg|"
    + _SLASH
    + rb"9j"
    + _SLASH
    + rb"|R0lGOD|UklGR|AAAA[A-Za-z0-9+/]GZ0eX|GkXfo|Qk[0-9][A-Za-z0-9+/]{4}A|SUkqA|TU0AK)"
    + rb"(?:[A-Za-z0-9+/=_-]"
    + rb"|\\+(?:[nrt/]|u00[0-9a-fA-F]{2}|x[0-9a-fA-F]{2}|\r?\n)"
    + rb"|%[0-9a-fA-F]{2}"
    + rb"|&(?:#x?[0-9a-fA-F]{1,6}|NewLine|Tab|plus|sol|equals|lowbar);"
    + rb"|\s+(?=[A-Za-z0-9+/_-]{16})"
    + rb"|[\"'`]\s{0,40}[+,]?\s{0,40}[\"'`](?=[A-Za-z0-9+/_-]{16})"
    + rb"){64,}"
)


def without_inlined(text: bytes, keeps: Keeps, depth: int = 0) -> tuple[bytes, int]:
    """Return a text without the pictures and films written into it, and how many there were.

    Args:
        keeps: whether bytes of this media type are text or a typeface.
        depth: how many addresses this text came out of.
    """
    made, done, count, seen = [], 0, 0, 0
    for found in _ADDRESS.finditer(text):
        at = found.end()
        comma = _KIND_ENDS.search(text, at, at + _KIND_MAX)
        if found.start() < done or comma is None or comma[0] in _QUOTES:
            continue
        seen += 1
        end = _end(text, found.start(), comma.end())
        if seen <= _LOOKED_INTO and _may_stay(
            text[at : comma.start()], text[comma.end() : end], keeps, depth
        ):
            continue
        made += [text[done : found.start()], LEFT_OUT]
        done, count = end, count + 1
    made.append(text[done:])
    text, coded = _CODED.subn(b"", b"".join(made) if count else text)
    return text, count + coded


def _end(text: bytes, begun: int, comma: int) -> int:
    """Return where an address ends: with the quotation that it begins, or where none of its signs follows."""
    opened = _OPENS.search(text[max(0, begun - _LOOK_BACK) : begun])
    closed = text.find(opened[1], comma) if opened is not None else -1
    if closed >= 0:
        return closed
    unquoted = _UNQUOTED.match(text, comma)
    return unquoted.end() if unquoted is not None else comma


def _may_stay(said: bytes, written: bytes, keeps: Keeps, depth: int) -> bool:
    media_type, *parameters = re.sub(rb"\s", b"", said).decode("ascii", "replace").lower().split(";")
    data = _plain(written)
    if "base64" in parameters:
        letters = re.sub(rb"[^A-Za-z0-9+/_-]", b"", data).translate(bytes.maketrans(b"-_", b"+/"))
        try:
            data = base64.b64decode(letters[: len(letters) // 4 * 4])
        except binascii.Error:
            return False
    if not keeps(media_type or "text/plain", data[:HEAD_BYTES]):
        return False
    return depth < _DEPTH and not without_inlined(data, keeps, depth + 1)[1]


def _plain(written: bytes) -> bytes:
    """Return what an address carries, without the escapes of the text that it stands in."""
    if b"&" in written:
        written = html.unescape(written.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    return unquote_to_bytes(re.sub(rb"\\(?:\r?\n|(?=[^0-9A-Za-z]))", b"", written))
