"""Which bytes of a page may be kept: what is text or a typeface, and pictures that the person had shown. No others.

The rule is the one for containers: whatever is opaque counts as a picture, for nobody has looked at it. An entry with
address, type and size stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from evidence_desk.capture.page_parts import Scope
from evidence_desk.capture.recorder_inline import without_inlined
from evidence_desk.capture.sniff import HEAD_BYTES, sniff

Nature = Literal["text", "typeface", "picture", "film", "opaque"]

_TEXT_TYPES = re.compile(
    r"text/|application/(?:[\w.+-]*\+)?(?:json|xml|javascript|ecmascript|x-javascript|manifest\+json|xhtml\+xml)"
)
_TYPEFACES = (b"wOFF", b"wOF2", b"OTTO", b"\0\1\0\0", b"true", b"ttcf")


@dataclass(slots=True)
class Allowance:
    """What a scope allows, with the addresses that the deliberate press for more has taken."""

    scope: Scope
    taken: frozenset[str] = frozenset()
    everything: bool = False  # the press for more named at least as many pictures as the page has

    def picture(self, addresses: Iterable[str]) -> bool:
        """Return whether a picture that was asked for under one of these addresses may be kept."""
        return any(known in self.scope.shown or known in self.taken for known in addresses)


def nature(media_type: str, head: bytes) -> Nature:
    """Return what a body is: by its own first bytes, and by what its server calls it; the stricter one counts.

    Args:
        media_type: as the server says.
        head: the first `HEAD_BYTES` of it.
    """
    said = media_type.partition(";")[0].strip().lower()
    if head[:4] in _TYPEFACES and not said.startswith(("image/", "video/", "audio/")):
        return "typeface"
    found = sniff(head[:HEAD_BYTES])
    for name in (found.media_type, said):
        if name.startswith("image/"):
            return "picture"
        if name.startswith(("video/", "audio/")):
            return "film"
    if not head:
        return "text"
    readable = b"\0" not in head and _readable(head)
    if readable and (_TEXT_TYPES.match(said) or found.media_type.startswith("text/") or not said):
        return "text"
    return "text" if readable and _TEXT_TYPES.match(found.media_type) else "opaque"


def without_pictures(text: bytes, allowance: Allowance) -> tuple[bytes, int]:
    """Return text with pictures and films that are written into it left out, and how many there were."""
    if allowance.everything:
        return text, 0
    return without_inlined(text, lambda said, head: nature(said, head) in {"text", "typeface"})


def _readable(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            # One byte a letter, as older pages write: text has few control characters.
            odd = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
            return odd * 200 < len(head)
    return True
