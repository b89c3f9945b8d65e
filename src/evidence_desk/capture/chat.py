"""A chat export: which app it is of, who wrote when, and its messages one by one.

`survey` goes through all of it once and keeps of each message where it stands, who wrote it and when, and no word of
it; a million messages take some 40 MB. `messages` reads them, again from the start.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from msgspec import structs

from evidence_desk.base.errors import BadInput
from evidence_desk.capture import chat_apps, chat_html, chat_table, chat_text
from evidence_desk.capture.chat_values import (
    AUTHORS_MAX,
    MESSAGES_MAX,
    NAME_CHARS,
    ChatFault,
    Message,
    Reading,
)

HEAD: Final = 512 * 1024  # bytes by which the format is told
_ATTACHED_MAX: Final = 100_000  # named in one export
APPS: Final = {
    "text": "WhatsApp or Signal",
    "telegram": "Telegram",
    "telegram-html": "Telegram",
    "meta": "Instagram or Messenger",
    "messenger": "Messenger",
    "discord": "Discord",
    "discord-package": "Discord",
    "discord-csv": "Discord",
    "signal": "Signal",
    "signal-messages": "Signal",
    "snapchat": "Snapchat",
}
_NAMES: Final = (  # what file names say of the app
    (re.compile(r"whatsapp|_chat\.txt", re.IGNORECASE), "WhatsApp"),
    (re.compile(r"signal", re.IGNORECASE), "Signal"),
    (re.compile(r"instagram", re.IGNORECASE), "Instagram"),
    (re.compile(r"facebook|messenger", re.IGNORECASE), "Messenger"),
)
_SIGNS: Final = (
    ("telegram-html", (b'<div class="page_wrap"',)),
    ("telegram-html", (chat_html.FIRST,)),
    ("discord-csv", (b"ID,Timestamp,Contents",)),
    ("snapchat", (b'"Media Type"', b'"Created"')),
    ("meta", (b'"sender_name"', b'"timestamp_ms"')),
    ("messenger", (b'"senderName"', b'"timestamp"')),
    ("discord-package", (b'"Contents"', b'"Timestamp"')),
    ("discord", (b'"timestampEdited"', b'"author"')),
    ("telegram", (b'"date_unixtime"',)),
    ("telegram", (b'"personal_information"',)),
    ("telegram", (b'"from_id"', b'"date"')),
    ("signal-messages", (b'"sent_at"', b'"conversationId"')),
    ("signal", (b'"sender"', b'"body"')),
)
_READ: Final[dict[str, Callable[[Iterable[bytes], Reading], Iterator[Message]]]] = {
    "text": chat_text.messages,
    "telegram-html": chat_html.messages,
    "discord-csv": chat_table.messages,
}
ZONES: Final = {
    "utc": "the export gives times in UTC",
    "offset": "the export gives times with their offset from UTC",
    "phone": "the export does not say of which time zone its times are; it is that of the phone or computer that made "
    "it, as it was set then",
}
Again = Callable[[], Iterable[bytes]]  # the bytes of the text, from its start


@dataclass(slots=True, kw_only=True)
class Survey:
    """What an export holds, without its words."""

    reading: Reading
    app: str
    zones: set[str] = field(default_factory=set)
    authors: list[str] = field(default_factory=list)  # index 0 is the app itself
    conversations: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("Q"))
    sizes: array[int] = field(default_factory=lambda: array("L"))
    lines: array[int] = field(default_factory=lambda: array("L"))
    by: array[int] = field(default_factory=lambda: array("L"))  # index into authors
    within: array[int] = field(default_factory=lambda: array("L"))  # index into conversations
    whens: array[int] = field(default_factory=lambda: array("q"))  # YYYYMMDDhhmmss; -1 without a time
    carried: set[int] = field(default_factory=set)  # messages whose author another one names
    attached: list[tuple[int, str]] = field(default_factory=list)  # message, name
    omitted: int = 0  # things attached that the export left out
    mended: int = 0
    deleted: int = 0
    edited: int = 0

    def __len__(self) -> int:
        """How many messages there are."""
        return len(self.starts)

    def times(self) -> tuple[str, str]:
        """Return the earliest and the latest time, as they stand; empty where there is none."""
        known = [when for when in self.whens if when >= 0]
        return (_spelt(min(known)), _spelt(max(known))) if known else ("", "")

    def by_author(self) -> list[tuple[str, int]]:
        """Return who wrote how many messages, most first; the app's own lines are named by an empty text."""
        counts = [0] * len(self.authors)
        for index in self.by:
            counts[index] += 1
        found = [(name, count) for name, count in zip(self.authors, counts, strict=True) if count]
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def zone_words(self) -> str:
        """Return what is known and not known of its times."""
        words = [ZONES[zone] for zone in sorted(self.zones)] or ["the export gives no times"]
        if self.reading.order and not self.reading.order_sure:
            words.append(
                f"whether {_ORDER_WORDS[self.reading.order]} comes first in its dates is not sure: another order fits "
                "them too"
            )
        return "; ".join(words)


_ORDER_WORDS: Final = {"dmy": "the day", "mdy": "the month", "ymd": "the year", "ydm": "the year"}


def app_of(format_name: str, names: Iterable[str]) -> str:
    """Return which app an export is of, as far as its format and the names of its files say."""
    app = APPS[format_name]
    if " or " in app:
        for sign, found in _NAMES:
            if found in app and any(sign.search(name) for name in names):
                return found
    return app


def format_of(head: bytes) -> str:
    """Return the format that the first bytes of a text show.

    Raises:
        BadInput: none that is known.
    """
    for name, signs in _SIGNS:
        if all(sign in head for sign in signs):
            return name
    text = head.decode("utf-8", "replace")
    if not text.lstrip("\ufeff \r\n\t").startswith(("{", "[{", "<")) and chat_text.looks_like(text):
        return "text"
    raise BadInput(
        "unknown chat export",
        "This is no chat export that is known here: WhatsApp (text), Telegram (JSON or HTML), Signal, Instagram, "
        "Messenger, Discord or Snapchat (JSON). Nothing was kept. Export the chat again in one of these, or add the "
        "file as it is (Add a file).",
    )


def survey(again: Again, names: Iterable[str] = (), report: Callable[[int], None] | None = None) -> Survey:
    """Go through an export once and return what it holds.

    Args:
        again: gives its bytes from the start, as often as it is called.
        names: of the file and its member; they may say which app it is of.
        report: told the bytes read so far; may raise Cancelled.

    Raises:
        ChatFault: something in it cannot be read; says the line.
        BadInput: no format that is known, or out of bounds.
    """
    names = tuple(names)
    name = format_of(_head(again()))
    reading = chat_text.survey(_told(again(), report)) if name == "text" else Reading(format=name)
    if name == "discord-csv":
        reading = structs.replace(reading, header=_first_line(again()))
    found = Survey(reading=reading, app=app_of(name, names))
    authors, conversations = _Names(found.authors), _Names(found.conversations)
    authors.index("", 1)
    for number, message in enumerate(messages(again(), reading)):
        if number >= MESSAGES_MAX:
            raise ChatFault(message.line, f"more than {MESSAGES_MAX:,} messages are not read", "too many")
        _note(found, message, number, authors, conversations)
        if report is not None and not number % 1000:
            report(message.start)
    if not len(found):
        raise ChatFault(1, "there is no message in it", "no message")
    return found


def _told(chunks: Iterable[bytes], report: Callable[[int], None] | None) -> Iterator[bytes]:
    """Give the chunks on, so that whoever waits can stop it; how far it is counts from the second time on."""
    for chunk in chunks:
        if report is not None:
            report(0)
        yield chunk


def messages(chunks: Iterable[bytes], reading: Reading) -> Iterator[Message]:
    """Give the messages of an export, or of the passage kept of one, in the order of the bytes.

    Raises:
        ChatFault: something in it cannot be read; says the line.
    """
    return _READ.get(reading.format, chat_apps.messages)(chunks, reading)


class _Names:
    """Names with their places in a list."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._index: dict[str, int] = {}

    def index(self, name: str, line: int) -> int:
        name = name[:NAME_CHARS]
        found = self._index.get(name)
        if found is None:
            if len(self._names) >= AUTHORS_MAX:
                raise ChatFault(line, f"more than {AUTHORS_MAX:,} different names are not read", "names")
            found = self._index[name] = len(self._names)
            self._names.append(name)
        return found


def _note(found: Survey, message: Message, number: int, authors: _Names, conversations: _Names) -> None:
    found.starts.append(message.start)
    found.sizes.append(message.size)
    found.lines.append(message.line)
    found.by.append(authors.index(message.author, message.line))
    found.within.append(conversations.index(message.conversation, message.line))
    found.whens.append(packed(message.when))
    if message.when:
        found.zones.add(message.zone)
    if message.carried:
        found.carried.add(number)
    room = _ATTACHED_MAX - len(found.attached)
    found.attached += [(number, name) for name in message.attachments[:room]]
    found.omitted += message.omitted
    found.mended += message.mended
    found.deleted += message.deleted
    found.edited += bool(message.edited)


def packed(when: str) -> int:
    """Return `2026-11-22T19:14:05` as the number 20261122191405; -1 for an empty text."""
    return int(re.sub(r"\D", "", when)) if when else -1


def _spelt(when: int) -> str:
    text = f"{when:014d}"
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[8:10]}:{text[10:12]}:{text[12:14]}"


def _head(chunks: Iterable[bytes]) -> bytes:
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD:
            break
    return head[:HEAD]


def _first_line(chunks: Iterable[bytes]) -> str:
    for _, text in chat_text.Lines(chunks):
        return text.lstrip("\ufeff").rstrip("\r\n")
    return ""
