"""How an exhibit can be looked at, by what it is. Pure."""

from __future__ import annotations

from typing import Literal

from evidence_desk.base.errors import GateRefused
from evidence_desk.case import gate
from evidence_desk.case.values import Exhibit

_KEPT_PAGES = frozenset({"application/wacz", "application/wacz+zip", "application/warc", "multipart/related"})
Form = Literal["picture", "pdf", "text", "sound", "film", "none"]

# A drawing program's text and what is written in text but has no name of its own among the text types.
_TEXTS = frozenset(
    {"image/svg+xml", "application/json", "application/xhtml+xml", "application/xml", "message/rfc822"}
)


def form_of(exhibit: Exhibit) -> Form:
    """Return how an exhibit is shown: "none" for what can only be kept."""
    media_type = exhibit.media_type.partition(";")[0].strip().lower()
    top = media_type.partition("/")[0]
    if exhibit.kind == "restricted-record" or exhibit.blob is None:
        return "none"
    if exhibit.kind in {"message-transcript", "url"} or top == "text" or media_type in _TEXTS:
        return "text"
    if media_type == "application/pdf":
        return "pdf"
    if top == "image":
        return "picture"
    if top == "audio":
        return "sound"
    return "film" if top == "video" else "none"


def is_picture(exhibit: Exhibit) -> bool:
    """Return whether an exhibit is one picture that the worker without rights decodes: of a page's parts, too."""
    return exhibit.kind == "image" or (exhibit.kind == "page" and form_of(exhibit) == "picture")


def is_kept_page(exhibit: Exhibit) -> bool:
    """Return whether an exhibit is a page, kept with what belongs to it, that can be shown again offline."""
    packed = exhibit.media_type == "application/gzip" and exhibit.source.file_name.lower().endswith(
        ".warc.gz"
    )
    return exhibit.blob is not None and (exhibit.media_type in _KEPT_PAGES or packed)


def may_be_shown(exhibit: Exhibit | None, locked: frozenset[str]) -> bool:
    """Return whether the second door is open for an exhibit and its bytes are there."""
    if exhibit is None or exhibit.status != "held" or exhibit.blob is None:
        return False
    try:
        gate.at_showing(exhibit, locked)
    except GateRefused:
        return False
    return True
