"""One member out of a container: the text that stands for it when nothing else is taken in, or one attachment.

Only after the gate admitted the container, and an attachment only after an answer of its own. Members are numbered as
`containers.list_container` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import BinaryIO

from evidence_desk.base.errors import BadInput
from evidence_desk.capture import mail_file, outlook_file, zipdir
from evidence_desk.capture.brought import Unreadable
from evidence_desk.capture.importer import check_text, safe_display_name
from evidence_desk.capture.sniff import HEAD_BYTES, sniff

TEXT_BYTES = 16 * 2**20
MEMBER_BYTES = 64 * 2**20
_MAILS = frozenset({"message/rfc822", "multipart/related"})
_OUTLOOK = "application/x-ole-storage"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMember:
    """The text of a container, UTF-8, and what had to be done to have it so."""

    data: bytes
    name: str  # safe to show
    note: str = ""  # a sentence where its bytes are not exactly those in the container


def text_member(source: BinaryIO, size: int, name: str) -> TextMember:
    """Return the one text of a container: exactly its bytes where they are UTF-8.

    Raises:
        BadInput: it has none, or several and nobody says which.
        GateRefused: a file could be carried in it.
    """
    media_type = _type(source, name)
    try:
        found = _text(source, size, media_type)
    except (Unreadable, zipdir.ZipFault) as reason:
        raise BadInput(
            f"container unreadable: {reason}", f"No text can be taken out of it: {reason}."
        ) from None
    check_text(found.data)
    return found


def member_bytes(source: BinaryIO, size: int, name: str, number: int) -> bytes:
    """Return the bytes of one listed member; only when it was answered for.

    Raises:
        BadInput: it cannot be taken out.
    """
    try:
        found = _member(source, size, _type(source, name), number)
    except (Unreadable, zipdir.ZipFault, IndexError) as reason:
        raise BadInput(
            f"member unreadable: {type(reason).__name__}",
            "This attachment cannot be taken out: it is damaged.",
        ) from None
    if found is None:
        raise BadInput(
            "member unreadable",
            f"This attachment cannot be taken out: it is damaged, encrypted, or has more than {MEMBER_BYTES // 2**20} "
            "MiB. Save it as a file of its own and add that.",
        )
    return found


def _type(source: BinaryIO, name: str) -> str:
    source.seek(0)
    return sniff(source.read(HEAD_BYTES), name).media_type


def _text(source: BinaryIO, size: int, media_type: str) -> TextMember:
    if media_type in _MAILS:
        return _mail_text(mail_file.parse(source, size))
    if media_type == _OUTLOOK:
        body = outlook_file.parse(source, size).body
        if not body.strip():
            raise Unreadable("it has no plain text")
        note = "Outlook holds the text as UTF-16; it is kept word for word as UTF-8."
        return TextMember(data=body.encode(), name="message text", note=note)
    texts = [entry for entry in _entries(source, size) if entry.name.lower().endswith((".txt", ".text"))]
    if len(texts) != 1:
        raise Unreadable(
            "it has no text file" if not texts else "it has several text files; unpack it and add one"
        )
    data = zipdir.content(source, texts[0], TEXT_BYTES)
    if data is None:
        raise Unreadable("its text is damaged, encrypted or too long")
    return _plain(data, "utf-8", safe_display_name(texts[0].name))


def _mail_text(message: Message) -> TextMember:
    """Return the plain text of a mail; of a saved page, or a mail without one, the text with its markup."""
    parts = [part for part in mail_file.leaves(message) if not mail_file.is_attached(part)]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    for part in (*plain, *parts):
        data = mail_file.decoded(part)
        if data.strip():
            if len(data) > TEXT_BYTES:
                raise Unreadable("its text is too long")
            charset = str(part.get_content_charset("utf-8"))
            return _plain(data, charset, "message text" if part in plain else "text with its markup")
    raise Unreadable("it has no text")


def _plain(data: bytes, charset: str, name: str) -> TextMember:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return TextMember(data=data, name=name)
    try:
        words = data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        raise Unreadable("its text is in no character set that is known here") from None
    return TextMember(
        data=words.encode(), name=name, note=f"Written in {charset}; kept word for word as UTF-8."
    )


def _member(source: BinaryIO, size: int, media_type: str, number: int) -> bytes | None:
    if media_type in _MAILS:
        part = list(mail_file.leaves(mail_file.parse(source, size)))[number]
        return mail_file.decoded(part) or None
    if media_type == _OUTLOOK:
        message = outlook_file.parse(source, size)
        return message.content(message.attachments[number - 1]) if number else message.body.encode()
    return zipdir.content(source, list(_entries(source, size))[number], MEMBER_BYTES)


def _entries(source: BinaryIO, size: int) -> Iterator[zipdir.Entry]:
    entries, _ = zipdir.read(source, size)
    return (entry for entry in entries if not entry.is_folder)
