"""A second program's look at a page: whether it comes to the same address, by the same key, and finds the same words.

What is compared is a passage of the kept text, chosen by a person or, unless one was, its longest line: chosen before
anything is loaded, so that nobody picks what happens to agree. Both sides are put into one form first: Unicode NFC, and
any run of white space as one space; nothing else is changed. The second program runs no scripts, so a page that builds
its text by script will differ; that says nothing against the page.
"""

from __future__ import annotations

import codecs
import hashlib
import html.parser
import re
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evidence_desk.base.errors import BadInput
from evidence_desk.capture.plain_load import NotLoaded, Plain, Wish, load

PASSAGE_MIN = 16  # characters: shorter words stand on many pages
PASSAGE_MAX = 1_000  # characters
_PARSE_S = 10.0
_FEED = 64 << 10  # characters
_SILENT = frozenset({"script", "style", "template", "noscript", "head"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
    }
    | {
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
    }
    | {"var", "wbr"}
)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_SLOW = frozenset({"idna", "punycode"})  # names no page has, and slow in what they read
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is to be found again."""

    text: str  # in the form that is compared
    line: int  # of the kept text, from 1

    @property
    def data(self) -> bytes:
        """The bytes that are compared."""
        return self.text.encode("utf-8")

    @property
    def sha256(self) -> str:
        """Of these bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the page that was kept as it is, to be found again."""

    address: str
    sha256: str
    length: int  # bytes


def plain_form(text: str) -> str:
    """Return a text in the form in which both sides are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def choose(kept: str, wanted: str = "") -> Passage:
    """Return the passage to compare: what a person wants, or the longest line of the kept text.

    Args:
        kept: the text part of a capture.
        wanted: words as a person marked or typed them; empty: nobody chose.

    Raises:
        BadInput: it is too short or too long, or the kept text does not have it; nothing was loaded.
    """
    lines = [plain_form(line) for line in kept.splitlines()]
    if not wanted.strip():
        longest = max(range(len(lines)), key=lambda at: len(lines[at]), default=-1)
        text = _shortened(lines[longest]) if longest >= 0 else ""
        return Passage(text=_fits(text, "The kept text"), line=longest + 1)
    text = _fits(plain_form(wanted), "The passage")
    for number, line in enumerate(lines, 1):
        if text in line:
            return Passage(text=text, line=number)
    if text in plain_form(kept):  # over more than one line
        first = plain_form(kept).index(text)
        return Passage(text=text, line=_line_at(lines, first))
    raise BadInput(
        "passage not in the kept text",
        "The kept text of the page does not have this passage. Nothing was loaded. Copy the words from the kept text.",
    )


def _line_at(lines: list[str], place: int) -> int:
    """Return the line in which a place of all lines, joined by single spaces, stands."""
    done = 0
    for number, line in enumerate(lines, 1):
        done += len(line) + 1 if line else 0
        if place < done:
            return number
    return len(lines)


def _shortened(line: str) -> str:
    if len(line) <= PASSAGE_MAX:
        return line
    return line[:PASSAGE_MAX].rpartition(" ")[0] or line[:PASSAGE_MAX]


def _fits(text: str, what: str) -> str:
    if not PASSAGE_MIN <= len(text) <= PASSAGE_MAX:
        raise BadInput(
            f"passage of {len(text)} characters",
            f"{what} has no passage of {PASSAGE_MIN} to {PASSAGE_MAX:,} characters to compare. Nothing was loaded. "
            "Choose a sentence of the kept text.",
        )
    return text


def look(url: str, wish: Wish, cancelled: Callable[[], bool] = lambda: False) -> Plain:
    """Load an address by Python's own HTTP and TLS.

    Raises:
        NotLoaded: it cannot be had, in words.
    """
    return load(url, wish, cancelled)


def has_passage(found: Plain, passage: Passage) -> bool:
    """Return whether what a second program got has the passage, byte for byte in the form compared.

    Raises:
        NotLoaded: its words cannot be read in time.
    """
    return passage.data in plain_form(text_of(found)).encode("utf-8", "surrogatepass")


def has_picture(found: Plain, picture: Picture) -> bool:
    """Return whether what a second program got is exactly the picture that was kept; it is not decoded."""
    same = len(found.body) == picture.length and hashlib.sha256(found.body).hexdigest() == picture.sha256
    return same and not found.cut and found.status == 200


def text_of(found: Plain) -> str:
    """Return the words of an answer: of a page, what stands between its marks, scripts and styles left out.

    Raises:
        NotLoaded: it takes too long to read.
    """
    text = _decoded(found)
    if found.media_type not in _HTML:
        return text
    words = _Words()
    deadline = time.monotonic() + _PARSE_S
    for at in range(0, len(text), _FEED):
        if time.monotonic() > deadline:
            raise NotLoaded("its text takes too long to read")
        words.feed(text[at : at + _FEED])
    words.close()
    return "".join(words.found)


def _decoded(found: Plain) -> str:
    said = _CHARSET.search(found.body[:4096])
    for name in (found.charset, said.group(1).decode("ascii") if said else ""):
        try:
            codec = codecs.lookup(name).name
            if codec not in _SLOW:
                return found.body.decode(codec, "replace")
        except (LookupError, ValueError):
            continue
    return found.body.decode("utf-8", "replace")


class _Words(html.parser.HTMLParser):
    """Takes the words out of a page as they would be read, block after block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "body":
            self._silent.clear()  # a head need not be closed
        if tag not in _INLINE:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag not in _INLINE:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)
