"""Telegram's export as a page: each message is an element with an id, its exact bytes those from its first tag on.

The page is never shown and nothing in it is followed; tags are taken off, and the words between them are the message.
A message that follows one of the same person does not repeat the name: `joined` in the page, `carried` here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

from evidence_desk.capture.chat_text import Lines
from evidence_desk.capture.chat_values import MESSAGE_BYTES, NAME_CHARS, ChatFault, Message, Reading

_BEGIN = re.compile(rb"[ \t]*<div class=\"message (?P<kind>[a-z ]{1,80})\" id=\"(?P<id>[\w-]{1,40})\"")
_TITLE = re.compile(
    r'class="pull_right date details"\s+title="(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?"'
)
_FROM = re.compile(r'<div class="from_name">(.{0,2000}?)</div>', re.DOTALL)
_TEXT = re.compile(r'<div class="text">(.*?)</div>', re.DOTALL)
_BODY = re.compile(r'<div class="body details">(.*?)</div>', re.DOTALL)
_REPLY = re.compile(r'<div class="reply_to details">.{0,400}?#go_to_message(\d+)', re.DOTALL)
_MEDIA = re.compile(
    r'<a class="[^"]{0,120}(?:media|photo|video|sticker|voice|file)[^"]{0,120}" href="([^"]{1,400})"'
)
_OMITTED = re.compile(r'class="media clearfix')
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,4000}>")
_DIVS = re.compile(r"<(/?)div\b", re.IGNORECASE)
FIRST: Final = b'<div class="message '


def messages(chunks: Iterable[bytes], reading: Reading) -> Iterator[Message]:
    """Give the messages of a page, in its order.

    Raises:
        ChatFault: a line is no text, or a message has no end.
    """
    lines = Lines(chunks)
    author, number = "", 0
    start = first = depth = 0
    kept: list[str] = []
    inside = False
    for raw, text in lines:
        if not inside and _BEGIN.match(raw) is not None:
            inside, kept, depth = True, [], 0
            start, first = lines.offset - len(raw), lines.number
        if not inside:
            continue
        kept.append(text)
        depth += sum(-1 if found[1] else 1 for found in _DIVS.finditer(text))
        if lines.offset - start > MESSAGE_BYTES:
            raise ChatFault(first, "its message does not end", "message too long")
        if depth <= 0:
            inside = False
            carried = reading.carried.get(str(number), author) if reading.shape == "passage" else author
            one = _message("".join(kept), start, lines.offset - start, first, carried)
            author = one.author or author
            number += 1
            yield one
    if inside:
        raise ChatFault(first, "its message does not end: the page is cut short", "cut short")


def _message(page: str, start: int, size: int, line: int, before: str) -> Message:
    begun = _BEGIN.match(page.encode("utf-8"))
    assert begun is not None  # noqa: S101  # it began so
    kinds = begun["kind"].decode("ascii").split()
    at = _TITLE.search(page)
    named = _FROM.search(page.partition('class="forwarded body"')[0])
    service = "service" in kinds
    words = (_BODY if service else _TEXT).search(page)
    media = tuple(html.unescape(name) for name in _MEDIA.findall(page))
    reply = _REPLY.search(page)
    author = "" if service else (_plain(named[1]) if named is not None else before)
    return Message(
        start=start,
        size=size,
        line=line,
        at=at[0].partition('title="')[2].rstrip('"') if at is not None else "",
        when=f"{at[3]}-{at[2]}-{at[1]}T{at[4]}" if at is not None else "",
        zone="offset" if at is not None and at[5] else "phone",
        offset=(at[5] or "") if at is not None else "",
        author=author[:NAME_CHARS],
        text=_plain(words[1]) if words is not None else "",
        id=begun["id"].decode("ascii"),
        reply_to=f"message{reply[1]}" if reply is not None else "",
        attachments=media,
        omitted=not media and _OMITTED.search(page) is not None,
        carried=not service and named is None and bool(before),
    )


def _plain(piece: str) -> str:
    """Return the words of a piece of the page."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", piece))).strip()
