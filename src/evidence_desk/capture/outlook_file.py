"""A mail as Outlook saves it (.msg): fields, text, attachments by name. Sources: [MS-OXMSG], [MS-OXPROPS]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from evidence_desk.capture.brought import Brought, Facts, Unreadable, moment
from evidence_desk.capture.compound import Compound, Entry
from evidence_desk.capture.importer import safe_display_name
from evidence_desk.capture.mail_facts import add_headers, header_block

MESSAGE_BYTES = 64 * 2**20
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_PROPERTY = "__substg1.0_"
_FIXED = "__properties_version1.0"
_ATTACHMENT, _RECIPIENT = "__attach_version1.0_#", "__recip_version1.0_#"
_TEXT, _BYTES_TEXT, _BINARY = "001F", "001E", "0102"
_FIELDS = {
    "0C1A": "From",
    "5D01": "From, address",
    "0C1F": "From, first address",
    "0E04": "To",
    "0E03": "Copies to",
    "0037": "Subject",
    "1035": "Message id",
    "1042": "Answer to message",
}
_TIMES = {
    0x0039: "Sent, as the mail says",
    0x0E06: "Arrived, as the mail says",
    0x3007: "Made, as the mail says",
}
_HEADERS, _BODY, _HTML, _RTF, _CODE_PAGE = "007D", "1000", "1013", "1009", 0x3FFD
_LONG_NAME, _SHORT_NAME, _MIME, _DATA = "3707", "3704", "370E", "3701"
_VALUE_BYTES = 4 * 2**20
_ATTACHMENTS = 2_000
_NAMED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One attachment; its bytes are only read when somebody asks."""

    name: str  # as written, so not safe to show
    media_type: str
    size: int
    entry: Entry | None  # None for a mail within the mail


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookMessage:
    """A message taken apart."""

    texts: Mapping[str, str]  # number of the property -> text
    times: Mapping[int, str]
    headers: str
    body: str  # plain text; empty when it has none
    formatted: bool  # it has a text with markup or in RTF too
    attachments: tuple[Attachment, ...]
    file: Compound

    def content(self, attachment: Attachment) -> bytes:
        """Return the bytes of an attachment; only after it was answered for.

        Raises:
            Unreadable: it has none, or the file is damaged.
        """
        if attachment.entry is None:
            raise Unreadable("it is a mail within the mail and has no bytes of its own")
        return self.file.content(attachment.entry)


def parse(source: BinaryIO, size: int) -> OutlookMessage:
    """Return a message.

    Raises:
        Unreadable: no Outlook message, too large, or damaged.
    """
    if size > MESSAGE_BYTES:
        raise Unreadable(f"it has more than {MESSAGE_BYTES // 2**20} MiB")
    source.seek(0)
    file = Compound(source.read(size))
    here = {entry.name.upper(): entry for entry in file.children()}
    if _FIXED.upper() not in here:
        raise Unreadable("it is no message of Outlook")
    fixed = _fixed(file, here, 32)
    charset = f"cp{fixed.get(_CODE_PAGE, 0) & 0xFFFF}" if fixed.get(_CODE_PAGE) else "cp1252"
    parts = [entry for name, entry in sorted(here.items()) if name.startswith(_ATTACHMENT.upper())]
    if len(parts) > _ATTACHMENTS:
        raise Unreadable(f"it has more than {_ATTACHMENTS:,} attachments")
    times = {number: moment(_EPOCH, fixed[number] / 10**7) for number in _TIMES if fixed.get(number)}
    return OutlookMessage(
        texts={number: _words(file, here, number, charset) for number in _FIELDS},
        times=times,
        headers=_words(file, here, _HEADERS, charset),
        body=_words(file, here, _BODY, charset),
        formatted=any(f"{_PROPERTY}{name}{_BINARY}".upper() in here for name in (_HTML, _RTF)),
        attachments=tuple(_attachment(file, entry, charset) for entry in parts),
        file=file,
    )


def look_at_outlook(source: BinaryIO, size: int) -> Brought:
    """Return what an Outlook message says of itself."""
    facts, notes = Facts(), list[str]()
    try:
        message = parse(source, size)
        for number, label in _FIELDS.items():
            facts.add(f"{label}, as Outlook holds it" if message.headers else label, message.texts[number])
        for time, label in _TIMES.items():
            facts.add(label, message.times.get(time, ""))
        if message.headers:
            notes += add_headers(facts, header_block(message.headers.encode("utf-8", "replace")))
        else:
            notes.append("It holds no headers: it was never sent, or stayed within one mail service.")
        facts.add("Attachments", f"{len(message.attachments):,}" if message.attachments else "none")
        for part in message.attachments[:_NAMED]:
            facts.add("Attachment", f"{safe_display_name(part.name)}, {part.media_type or 'kind not said'}")
    except Unreadable as reason:
        notes.append(f"It could not be read: {reason}.")
    return facts.brought("mail", notes=notes)


def _attachment(file: Compound, storage: Entry, charset: str) -> Attachment:
    inside = {entry.name.upper(): entry for entry in file.children(storage)}
    name = _words(file, inside, _LONG_NAME, charset) or _words(file, inside, _SHORT_NAME, charset)
    data = inside.get(f"{_PROPERTY}{_DATA}{_BINARY}".upper())
    return Attachment(
        name=name or ("attachment" if data is not None else "mail within the mail"),
        media_type=_words(file, inside, _MIME, charset) or ("" if data is not None else "message/rfc822"),
        size=data.size if data is not None else 0,
        entry=data,
    )


def _words(file: Compound, here: Mapping[str, Entry], number: str, charset: str) -> str:
    wide = here.get(f"{_PROPERTY}{number}{_TEXT}".upper())
    if wide is not None:
        return file.content(wide, _VALUE_BYTES).decode("utf-16-le", "replace").rstrip("\0")
    narrow = here.get(f"{_PROPERTY}{number}{_BYTES_TEXT}".upper())
    if narrow is None:
        return ""
    data = file.content(narrow, _VALUE_BYTES).rstrip(b"\0")
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _fixed(file: Compound, here: Mapping[str, Entry], skip: int) -> dict[int, int]:
    """Return the values of eight bytes: number of the property -> whole number."""
    data = file.content(here[_FIXED.upper()], _VALUE_BYTES)
    return {
        int.from_bytes(data[at + 2 : at + 4], "little"): int.from_bytes(data[at + 8 : at + 16], "little")
        for at in range(skip, len(data) - 15, 16)
    }
