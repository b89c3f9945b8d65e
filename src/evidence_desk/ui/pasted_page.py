"""A page copied from a browser, as words: its pictures are taken out and counted, its links are listed.

Pure and without Qt; it runs in a job. What the words are read from never leaves memory. A picture that was written
into the page itself (`data:`, RFC 2397) is only counted; `embedded_picture` gives one out after it was answered No.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

from evidence_desk.base.errors import BadInput, EvidenceDeskError
from evidence_desk.capture.importer import check_url

LINKS_MAX = 60
LINKS_CHARS_MAX = 16_000  # of all addresses: they become one note, and links that track people are long
_BLOCK_NAMES = (
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template", "svg", "math"})
_PICTURES = frozenset(
    {"img", "image", "svg", "video", "audio", "object", "embed", "canvas", "iframe", "input"}
)
_BACKGROUND = re.compile(r"url\(\s*[\"']?\s*data:image/", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\f\v]+")
_MANY_LINES = re.compile(r"\n\s*\n\s*\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """What is left of a page when its pictures are out."""

    words: str
    links: tuple[str, ...]  # the first addresses as written, never opened
    embedded: int  # pictures whose bytes stood in the page; each needs an answer of its own
    linked: int  # pictures, films and frames that stood elsewhere; nothing of them was fetched


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: dict[str, None] = {}
        self._links_left = LINKS_CHARS_MAX
        self.embedded: list[str] = []
        self.linked = 0
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _PICTURES:
            self._picture(tag, given)
        elif _BACKGROUND.search(given.get("style", "")):
            self.linked += 1
        if tag in _SILENT:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")
        if tag == "a" and len(self.links) < LINKS_MAX:
            self._link(given.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in self._silent:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    def _link(self, href: str) -> None:
        address = _address(href)
        if address and address not in self.links and len(address) < self._links_left:
            self._links_left -= len(address) + 1
            self.links[address] = None

    def _picture(self, tag: str, given: dict[str, str]) -> None:
        if tag == "input" and given.get("type", "").lower() != "image":
            return
        source = given.get("src") or given.get("data") or given.get("href") or ""
        if tag == "img" and source.lstrip().lower().startswith("data:"):
            self.embedded.append(source)
        else:
            self.linked += 1
        if not self._silent:
            alt = _SPACES.sub(" ", given.get("alt", "")).strip()[:200]
            self.parts.append(f"[picture: {alt}]" if alt else "[picture]")


def words_of(page: str) -> PageWords:
    """Return the words of a page and the count of its pictures, none of which is decoded."""
    reader = _read(
        page.replace("\0", "\ufffd")
    )  # as HTML has it; words that carry a zero are refused as a file
    lines = _SPACES.sub(" ", "".join(reader.parts).replace("\xa0", " ")).split("\n")
    words = _MANY_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()
    return PageWords(
        words=words, links=tuple(reader.links), embedded=len(reader.embedded), linked=reader.linked
    )


def embedded_picture(page: str, number: int) -> bytes:
    """Return the bytes of one picture that stood in the page; only after it was answered No.

    Args:
        number: from 0, in the order of the page.

    Raises:
        BadInput: it is not there any more, or broken.
    """
    found = _read(page).embedded
    head, comma, body = found[number].partition(",") if number < len(found) else ("", "", "")
    try:
        if not comma:
            raise ValueError("no data")
        plain = unquote_to_bytes(body)
        return base64.b64decode(plain, validate=False) if head.lower().rstrip().endswith(";base64") else plain
    except (ValueError, binascii.Error):
        raise BadInput(
            "embedded picture unreadable",
            "This picture of the copied page is broken. Nothing of it was kept. Copy it by itself, then press Ctrl+V.",
        ) from None


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def _address(href: str) -> str:
    try:
        return check_url(href)
    except EvidenceDeskError:
        return ""
