"""Finding a file carried inside text: a picture could pass the gate in one.

A picture gets into text as a `data:` address (RFC 2397), as base64 (RFC 4648) or uuencoded lines, as a part of a mail
(RFC 2045) or as the markup of a drawing (SVG 2). Each is looked for as written and again after undoing the escapes of
HTML, JSON, JavaScript, CSS and addresses, in their order of nesting. Every step takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.entities import html5

CODED_RUN = 512  # characters of base64, line breaks aside, that are no word, name, hash or address any more

_ROUNDS = 4  # escapes within escapes: a page within JSON within an address is three

# RFC 2397. White space inside the scheme is read as browsers read it. A media type, a parameter or a bare comma has
# to follow, which keeps "here is the data: three, four" a sentence.
_DATA_ADDRESS = re.compile(
    r"d[\t\r\n]?a[\t\r\n]?t[\t\r\n]?a[\t\r\n]?:[\t\r\n]?"
    r"(?:[,;]|[a-z0-9.+*-]{1,64}[\t\r\n]?/[\t\r\n]?[a-z0-9.+*-]{1,128}[\t\r\n ]?[,;])",
    re.IGNORECASE,
)
# The same in text without its white space, so only after kinds that there are: "data: and/or, maybe" is a sentence.
_CLOSED_UP = re.compile(
    r"data:(?:image|video|audio|application|font|model|multipart|message|text)/[a-z0-9.+*-]{1,128}[,;]|;base64,",
    re.IGNORECASE,
)
_WHITE = dict.fromkeys([*range(0x21), 0x7F, 0x85, 0xA0, 0x2028, 0x2029])
_DRAWING = re.compile(
    r"<(?:[\w.-]{1,24}:)?(?:svg[\s/>]|image[\s/]++[\w:.-]{1,40}+\s*+=)|<!doctype\s++svg", re.IGNORECASE
)
_CODED_PART = re.compile(
    r"^(?:content-transfer-encoding:[ \t]*+base64"
    r"|content-type:[ \t]*+(?:image|video|audio|multipart)/"
    r"|begin [0-7]{3,4} [^\r\n]{1,200}+\r?\nM[!-`]{60})",  # uuencoded, as POSIX has it
    re.IGNORECASE | re.MULTILINE,
)

_NAMED = {name.rstrip(";"): value for name, value in html5.items() if len(value) == 1 and value.isascii()}
_SPACES = {"n": "\n", "r": "\r", "t": "\t"}
_REFERENCE = (
    r"&(?:\#0*+([0-9]{1,7})|\#[xX]0*+([0-9a-fA-F]{1,6})|("
    + "|".join(sorted(_NAMED, key=len, reverse=True))
    + r"));?"
)
_PERCENT = r"%(?:u([0-9a-fA-F]{4})|([0-9a-fA-F]{2}))"
# A backslash means one thing in scripts and JSON and another in style sheets; both readings are tried. Several in a
# row come from text escaped more than once and count as one.
_SLASH = r"(?<!\\)\\++"
_SCRIPT = (
    _SLASH
    + r"(?:u([0-9a-fA-F]{4})|u\{0*+([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|([nrt])|()\r?\n|([^0-9a-zA-Z\s\\]))"
)
_STYLE = _SLASH + r"(?:([0-9a-fA-F]{1,6})\s?|()\r?\n|([^0-9a-fA-F\s\\]))"
# With what the groups hold, in order: a number to this base, a name (1), a letter for white space (2), or the text
# itself (0).
_AS_SCRIPT = (re.compile(f"{_REFERENCE}|{_PERCENT}|{_SCRIPT}"), (10, 16, 1, 16, 16, 16, 16, 16, 2, 0, 0))
_AS_STYLE = (re.compile(f"{_REFERENCE}|{_PERCENT}|{_STYLE}"), (10, 16, 1, 16, 16, 16, 0, 0))

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
_CLASSES = bytes(
    10 if byte == 10
    else 32 if byte not in _BASE64
    else ord("A") if byte in _BASE64[:26]
    else ord("a") if byte in _BASE64[26:52]
    else ord("0") if byte in _BASE64[52:62]
    else ord("/")
    for byte in range(256)
)  # fmt: skip
# Line breaks with the white space and quotation marks around them; tried once for each stretch of these.
_LINE_BREAK = re.compile(rb"(?<![ \t\r\n>])[ \t>]*+[\r\n][ \t\r\n>]*+")
_RUN = re.compile(rb"(?<![^ ])[^ ]{%d,}+" % CODED_RUN)
_LONG_LINE = re.compile(rb"(?<![^\n])[^\n]{64}")
_FEWEST_CHARACTERS = 4  # different ones; "hahaha" and ruled lines have fewer
_FEWEST_CHANGES = 5  # one in this many characters is of another class than the one before it


def carries_a_file(text: str) -> str:
    """Return what stands in `text` that could carry a picture, in words for a message; empty when nothing does.

    Source: RFC 2397 section 3, RFC 4648 sections 4 and 5, RFC 2045 section 6; HTML Living Standard, character
    references; ECMA-404 section 9; CSS Syntax Module Level 3 section 4.3.7; SVG 2 chapter 5.
    """
    if reason := _carried(text) or _coded(text):
        return reason
    for read in _undone(text, *_AS_SCRIPT):
        if reason := _carried(read) or _coded(read):
            return reason
    if "\\" in text:
        # Read as a style sheet, JSON in letters of other scripts would look coded.
        return next((reason for read in _undone(text, *_AS_STYLE) if (reason := _carried(read))), "")
    return ""


def _undone(text: str, escapes: re.Pattern[str], groups: tuple[int, ...]) -> Iterator[str]:
    """Give the text with its escapes undone, once for each level that there is."""
    undo = _undoing(groups)
    for _ in range(_ROUNDS):
        text, changed = escapes.subn(undo, text)
        if not changed:
            return
        yield text


def _undoing(groups: tuple[int, ...]) -> Callable[[re.Match[str]], str]:
    def undo(found: re.Match[str]) -> str:
        index = found.lastindex or 1
        written, base = found[index], groups[index - 1]
        if base == 0:
            return written
        if base <= 2:
            return _NAMED[written] if base == 1 else _SPACES[written]
        number = int(written, base)
        return chr(number) if 0 < number < 0x110000 else "\ufffd"

    return undo


def _carried(text: str) -> str:
    if _DATA_ADDRESS.search(text) or _CLOSED_UP.search(text.translate(_WHITE)):
        return "a data: address"
    if _DRAWING.search(text):
        return "the markup of a drawing"
    return "a coded part of a mail" if _CODED_PART.search(text) else ""


def _coded(text: str) -> str:
    written = bytearray()
    plain, at = text.encode("ascii", "replace"), 0
    for gap in _LINE_BREAK.finditer(
        plain
    ):  # `sub` would hold every piece as an object: a gigabyte for a word list
        written += plain[at : gap.start()] + b"\n"
        at = gap.end()
    written += plain[at:]
    classes = bytes(written).translate(_CLASSES)
    found = any(
        _is_coded(bytes(written[run.start() : run.end()]), classes[run.start() : run.end()])
        for run in _RUN.finditer(classes)
    )
    return "a long run of coded characters (base64)" if found else ""


def _is_coded(written: bytes, classes: bytes) -> bool:
    """Return whether a run of base64 characters and line breaks is coded, not a list of words one to a line."""
    letters = written.replace(b"\n", b"")
    if len(letters) < CODED_RUN or len(set(letters)) < _FEWEST_CHARACTERS:
        return False
    if _LONG_LINE.search(classes):
        return True
    plain = classes.replace(b"\n", b"")
    # Where neighbours are of the same class, the exclusive or of the run and itself moved by one is zero.
    moved = int.from_bytes(plain[1:], "big") ^ int.from_bytes(plain[:-1], "big")
    changes = moved.to_bytes(len(plain) - 1, "big")
    windows = (
        changes[at : at + CODED_RUN - 1] for at in range(0, len(changes) - CODED_RUN + 2, CODED_RUN // 2)
    )
    return any((len(window) - window.count(0)) * _FEWEST_CHANGES >= len(window) for window in windows)
