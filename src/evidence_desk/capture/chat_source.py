"""Where an export lies: a file of text, or a ZIP whose one text of messages is read and nothing else.

Nothing is unpacked to the disk. The text of a ZIP is inflated as it is read, within the bounds of what it says of
itself; its other members are named and counted, and none is inflated until somebody has answered for it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from evidence_desk.base.errors import BadInput
from evidence_desk.capture import zipdir
from evidence_desk.capture.chat_values import TEXT_MEMBER_MAX
from evidence_desk.capture.containers import member_kind
from evidence_desk.capture.importer import safe_display_name
from evidence_desk.capture.sniff import NamedKind

CHUNK: Final = 256 * 1024
ATTACHMENT_MAX: Final = 2 * 2**30  # bytes of one
_RATIO: Final = 200  # bytes that text inflates to from one; a chat export reaches 20
_SPARE: Final = 2**16
_ZIP: Final = b"PK\3\4"
_LIKELY: Final = re.compile(
    r"(?:^|/)(?:_chat\.txt|whatsapp chat[^/]*\.txt|result\.json|messages\d*\.html|message_\d+\.json|"
    r"chat_history\.json|messages\.(?:json|csv)|data\.json|chat\.txt)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A member of an export that is not its text; nobody has looked into it."""

    name: str  # as written; never used as a path
    shown: str  # safe to show
    size: int  # bytes as the ZIP claims
    kind: NamedKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """An export as it lies there."""

    is_zip: bool
    texts: tuple[str, ...]  # members that may hold the messages; for a file of text, none
    attachments: tuple[Attachment, ...]


def is_zip(source: BinaryIO) -> bool:
    """Return whether a file begins as a ZIP does; no more of it is read."""
    source.seek(0)
    return source.read(4) == _ZIP


def look_at(source: BinaryIO, size: int) -> Export:
    """Return what an export consists of; of a ZIP the list alone is read.

    Raises:
        BadInput: it is a ZIP that cannot be listed, or one without any text.
    """
    if not is_zip(source):
        return Export(is_zip=False, texts=(), attachments=())
    entries = _entries(source, size)
    files = [entry for entry in entries if not entry.is_folder]
    named = [entry.name for entry in files if member_kind(entry.name) == "text"]
    likely = [name for name in named if _LIKELY.search(name)] or named
    if not likely:
        raise BadInput(
            "ZIP without a text",
            "This ZIP holds no text of messages. Nothing was kept. Export the chat again with its messages.",
        )
    others = tuple(
        Attachment(
            name=entry.name,
            shown=safe_display_name(entry.name),
            size=entry.size,
            kind=member_kind(entry.name),
        )
        for entry in files
        if entry.name not in named
    )
    return Export(is_zip=True, texts=tuple(likely), attachments=others)


def text_of(source: BinaryIO, size: int, member: str) -> Iterator[bytes]:
    """Give the bytes of the text: of the file, or of this member of a ZIP.

    Raises:
        BadInput: it is not what the ZIP says of it, too large, or inflates to far more than text does.
    """
    if not member:
        return _plain(source, size)
    return _inflated(source, _entry(source, size, member), TEXT_MEMBER_MAX, ratio=_RATIO)


def attachment_of(source: BinaryIO, size: int, member: str) -> Iterator[bytes]:
    """Give the bytes of a member that somebody has answered for.

    Raises:
        BadInput: it is not what the ZIP says of it, or too large.
    """
    return _inflated(source, _entry(source, size, member), ATTACHMENT_MAX, ratio=0)


def _plain(source: BinaryIO, size: int) -> Iterator[bytes]:
    if size > TEXT_MEMBER_MAX:
        raise _unusable(f"it has more than {TEXT_MEMBER_MAX // 2**30} GiB")
    source.seek(0)
    while chunk := source.read(CHUNK):
        yield chunk


def _entries(source: BinaryIO, size: int) -> list[zipdir.Entry]:
    try:
        entries, reason = zipdir.read(source, size)
    except zipdir.ZipFault as fault:
        raise _unusable(str(fault)) from None
    if reason:
        raise _unusable(reason)
    return entries


def _entry(source: BinaryIO, size: int, member: str) -> zipdir.Entry:
    found = [entry for entry in _entries(source, size) if entry.name == member and not entry.is_folder]
    if len(found) != 1:
        raise _unusable("the ZIP does not hold exactly one file of that name")
    return found[0]


def _inflated(source: BinaryIO, entry: zipdir.Entry, limit: int, *, ratio: int) -> Iterator[bytes]:
    """Give the bytes of a member; never more than it claims."""
    if entry.sealed or entry.method not in {0, 8}:
        raise _unusable("it is encrypted, or packed in a way that is not read here")
    if entry.size > limit or (ratio and entry.size > ratio * entry.packed + _SPARE):
        raise _unusable("it claims to unpack to far more than a chat does")
    source.seek(entry.offset)
    header = source.read(30)
    if header[:4] != _ZIP or int.from_bytes(header[8:10], "little") != entry.method:
        raise _unusable("it is damaged")
    at = entry.offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method else None
    left, given = entry.packed, 0
    while left:
        source.seek(at)  # others read from the same file between two pieces
        packed = source.read(min(CHUNK, left))
        if not packed:
            raise _unusable("it is cut short")
        at, left = at + len(packed), left - len(packed)
        for piece in _pieces(inflate, packed):
            given += len(piece)
            if given > entry.size:
                raise _unusable("it unpacks to more than it claims")
            yield piece
    if given != entry.size or (inflate is not None and not inflate.eof):
        raise _unusable("it is damaged")


def _pieces(inflate: zlib._Decompress | None, packed: bytes) -> Iterator[bytes]:
    if inflate is None:
        yield packed
        return
    while packed:
        try:
            piece = inflate.decompress(packed, CHUNK)
        except zlib.error:
            raise _unusable("it is damaged") from None
        packed = inflate.unconsumed_tail
        if inflate.unused_data:
            raise _unusable("it is damaged")
        if not piece and not packed:
            return
        yield piece


def _unusable(reason: str) -> BadInput:
    return BadInput(
        f"unusable chat export: {reason}",
        f"This export cannot be used: {reason}. Nothing was kept. Export the chat again, or add the file as it is "
        "(Add a file).",
    )
