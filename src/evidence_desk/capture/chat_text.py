"""Chats exported as plain text: WhatsApp of Android and iOS in all its date formats, and Signal's.

A message begins on a line with date, time and a separator, and goes on until the next such line. Each line is read
strictly as UTF-8; what comes before the first message belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from evidence_desk.capture.chat_dates import EACH_MARK, HEAD, MARKS, Written, moment, order_of, written
from evidence_desk.capture.chat_values import MESSAGE_BYTES, NAME_CHARS, ChatFault, Message, Reading

_M = f"[{MARKS}]*"
_AUTHOR = re.compile(rf"(?P<name>[^\n:]{{1,{NAME_CHARS}}}(?::[^\n:\s][^\n:]*)*?):(?:\s|(?=\.?{_M}\s*$))")
_QUOTED = re.compile('["“”«»„]')  # 'Kit changed the subject to "News: today"' is the app speaking
_ATTACHED = re.compile(rf"<{_M}[^<>:\n]{{2,30}}\s?:\s?{_M}([^<>\n]{{1,200}}\.\w{{2,5}}){_M}>")
_FILE_ATTACHED = re.compile(rf"^{_M}+(\S[^\n]{{0,200}}\.\w{{2,5}}) \([^()\n]{{3,40}}\){_M}$", re.MULTILINE)
_OMITTED = re.compile(
    rf"{_M}(?:<[^<>\n:]{{5,40}}>|(?:image|video|audio|sticker|GIF|document|Contact card|video note) omitted){_M}",
    re.IGNORECASE,
)
# Held against the last “<” alone: to look for it after any white space takes the square of that space.
_EDITED = re.compile(rf"<{_M}This message was edited{_M}>{_M}\s*")
_DELETED: Final = frozenset({
    "this message was deleted", "you deleted this message", "this message was deleted by admin",
    "you deleted this message as admin", "diese nachricht wurde gelöscht", "du hast diese nachricht gelöscht",
    "ce message a été supprimé", "vous avez supprimé ce message", "se eliminó este mensaje",
    "eliminaste este mensaje", "questo messaggio è stato eliminato", "hai eliminato questo messaggio",
    "ta wiadomość została usunięta", "esta mensagem foi apagada", "mensagem apagada", "bu mesaj silindi",
    "تم حذف هذه الرسالة", "یہ پیغام حذف کر دیا گیا", "dilëwyd y neges hon",
})  # fmt: skip


class Lines:
    """Lines of a stream as bytes with their ends, counted; a line that is no text is a fault that names it."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self.number = 0  # of the line given last, from 1
        self.offset = 0  # of the byte after it

    def __iter__(self) -> Iterator[tuple[bytes, str]]:
        """Give each line as bytes and as text."""
        rest = b""
        for chunk in self._chunks:
            parts = (rest + chunk).split(b"\n")
            rest = parts.pop()
            for part in parts:
                yield self._line(part + b"\n")
            if len(rest) > MESSAGE_BYTES:
                raise ChatFault(self.number + 1, f"it has more than {MESSAGE_BYTES:,} bytes", "line too long")
        if rest:
            yield self._line(rest)

    def _line(self, raw: bytes) -> tuple[bytes, str]:
        self.number += 1
        if len(raw) > MESSAGE_BYTES:
            raise ChatFault(self.number, f"it has more than {MESSAGE_BYTES:,} bytes", "line too long")
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ChatFault(
                self.number, f"its byte {error.start + 1} is not text in UTF-8", "not UTF-8"
            ) from None
        if "\0" in text:
            raise ChatFault(self.number, "it holds a NUL byte, so it is no text", "NUL")
        self.offset += len(raw)
        return raw, text


def looks_like(head: str) -> bool:
    """Return whether one of the first lines begins a message."""
    return any(_begins(line) is not None for line in head.splitlines()[:40])


def _begins(line: str) -> tuple[re.Match[str], Written] | None:
    found = HEAD.match(line)
    if found is None:
        return None
    at = written(found)
    return None if at is None else (found, at)


def survey(chunks: Iterable[bytes]) -> Reading:
    """Return how the dates of a text are read, from all of them.

    Raises:
        ChatFault: it is no such text, or no order of day and month fits all its dates.
    """
    lines = Lines(chunks)

    def heads() -> Iterator[Written]:
        for _, text in lines:
            begun = _begins(text)
            if begun is not None:
                yield begun[1]

    order, sure = order_of(heads())
    if not order:
        raise ChatFault(
            max(lines.number, 1), "no order of day, month and year fits the dates up to here", "dates"
        )
    return Reading(format="text", order=order, order_sure=sure)


def messages(chunks: Iterable[bytes], reading: Reading) -> Iterator[Message]:
    """Give the messages of a text, in the order of the file.

    Raises:
        ChatFault: a line is no text, or too long; or a message is.
    """
    lines = Lines(chunks)
    start, first = 0, 1
    head: tuple[re.Match[str], Written] | None = None
    gathered: list[str] = []
    for raw, text in lines:
        begun = _begins(text)
        here = lines.offset - len(raw)
        if begun is not None and head is not None:
            yield _message(head, gathered, reading, start, here - start, first)
            start, first, gathered = here, lines.number, []
        elif begun is None and head is None and not text.strip(MARKS + " \r\n\t"):
            continue  # empty lines before the first message
        if begun is not None:
            head = begun
        elif head is None:
            raise ChatFault(lines.number, "no message begins there: date, time and name are missing")
        gathered.append(text)
        if lines.offset - start > MESSAGE_BYTES:
            raise ChatFault(first, f"its message has more than {MESSAGE_BYTES:,} bytes", "message too long")
    if head is not None:
        yield _message(head, gathered, reading, start, lines.offset - start, first)


def _message(
    head: tuple[re.Match[str], Written],
    gathered: list[str],
    reading: Reading,
    start: int,
    size: int,
    line: int,
) -> Message:
    found, at = head
    when = moment(at, reading.order)
    if not when:
        raise ChatFault(line, "its date does not fit the order of day and month of the others", "date")
    body = gathered[0][found.end() :] + "".join(gathered[1:])
    body = body.replace("\r\n", "\n").rstrip("\n")
    author = ""
    named = _AUTHOR.match(body)
    if named is not None and not _QUOTED.search(named["name"]):
        author, body = _clean(named["name"]), body[named.end() :]
    begun = body.rfind("<")
    edited = _EDITED.fullmatch(body, begun) if begun >= 0 else None
    if edited is not None:
        body = body[:begun].rstrip(EACH_MARK).rstrip()
    plain = _clean(body)
    attached = (*_ATTACHED.findall(body), *_FILE_ATTACHED.findall(body))
    return Message(
        start=start,
        size=size,
        line=line,
        at=_clean(gathered[0][: found.end()]).strip("[]-– :").strip(),
        when=when,
        author=author,
        text=body,
        edited="edited" if edited is not None else "",
        deleted=plain.rstrip(".").strip("🚫 ").casefold() in _DELETED,
        attachments=tuple(_clean(name) for name in attached),
        omitted=not attached and _OMITTED.fullmatch(body.strip()) is not None,
    )


def _clean(text: str) -> str:
    """Return a name or a time without marks of direction around it."""
    return re.sub(f"[{MARKS}]", "", text).strip()
