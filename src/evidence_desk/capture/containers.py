"""What lies in a container: names and sizes, and whether its texts are text. No picture is decoded.

The names decide which members need an answer of their own at the gate, and names can lie: whatever is not plainly
text counts as opaque, and a container that cannot be listed to its last byte has one opaque member more, which
stands for the rest. A member that calls itself text is read, within bounds, because the gate has admitted the
container by then; one that could carry a picture (`importer.check_text`) or is too large counts as opaque too.
The records of a web archive stand packed one behind the other, so to list them they are passed through; none but texts
is held. Sources: PKWARE APPNOTE 6.3.10 sections 4.3 and 4.4 (ZIP), RFC 5322 and RFC 2045-2046 (mail), RFC 2557 (MHTML).
"""

from __future__ import annotations

import email.errors
import email.policy
import re
import zlib
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture import archive_facts, archived, outlook_file, zipdir
from evidence_desk.capture.brought import Unreadable
from evidence_desk.capture.importer import check_text, safe_display_name
from evidence_desk.capture.sniff import HEAD_BYTES, NamedKind, named_kind, sniff

MemberKind = NamedKind

_TEXT_BYTES = 2**20  # a larger text is not read, so it counts as opaque
_ALL_TEXT_BYTES = 16 * 2**20  # of all texts in one container
# Character sets in which ASCII stands for itself, so that what is searched is what other programs show.
_CHARSETS = ("utf-8", "us-ascii", "iso-8859-", "windows-125")
_MAIL_BYTES = 64 * 2**20
_MAIL_GROUPS = 200  # more multiparts than any mail has; the mail parser takes time and stack for each
_MAIL_PARTS = 20_000
_MAIL_SPARE = 512  # most characters outside the parts that are not counted as a hiding place
_MAIL_HEADERS = 64 * 1024
_OUTLOOK = "application/x-ole-storage"
_RECORD_MEMBERS = 20_000
_INDEX_BLOCKS = 100
_ZIP_TYPES = (
    "application/zip",
    "application/wacz",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
)
_SAID_OF_OTHERS = frozenset({"warcinfo", "request", "metadata", "revisit"})  # in words, when they are honest
_STYLES_AND_SCRIPTS = frozenset(
    {"text/css", "text/javascript", "application/javascript", "application/x-javascript"}
)
_TEXT_TYPES = frozenset({"text/plain", "text/html", "text/csv", "text/markdown", "application/json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member as the container names it; nobody has looked into it."""

    name: str  # safe to show, see `safe_display_name`
    size: int  # bytes as the container claims, or as its coding suggests
    kind: MemberKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerListing:
    """The members of a container; those that are not text each need an answer before it may be kept whole."""

    media_type: str
    members: tuple[Member, ...]
    complete: bool  # every byte of it belongs to a listed member
    reason: str  # why it is not complete, in words; empty when it is


class _Texts:
    """Reads members that call themselves text, up to a sum of bytes."""

    def __init__(self) -> None:
        self._left = _ALL_TEXT_BYTES

    def kind(self, data: bytes | None, name: str) -> MemberKind:
        """Return "text" when the bytes can hold no picture, else "opaque"."""
        if data is None or len(data) > min(_TEXT_BYTES, self._left):
            return "opaque"
        self._left -= len(data)
        try:
            check_text(data, name=name)
        except EvidenceDeskError:
            return "opaque"
        return "text"


class _Unlistable(Exception):
    """The container cannot be listed; the text says why, in words."""


def list_container(source: BinaryIO, size: int, name: str = "") -> ContainerListing:
    """Return names and sizes of the members of a container.

    Args:
        source: the container, seekable; only after the gate has admitted it.
        size: its size in bytes.
        name: the name it had.

    A container that is damaged, hostile or of a kind that is not listed comes back as one opaque member.
    """
    source.seek(0)
    media_type = sniff(source.read(HEAD_BYTES), name).media_type
    try:
        if media_type in {"message/rfc822", "multipart/related"}:
            return _listing(media_type, _mail(source, size))
        if media_type.startswith(_ZIP_TYPES):
            return _listing(media_type, _zip(source, size))
        if media_type == "application/warc" or _is_packed_archive(media_type, name):
            return _listing(media_type, (_records(source, 0, size, _Texts()), ""))
        if media_type == _OUTLOOK and name.lower().endswith(".msg"):
            return _listing(media_type, (_outlook(source, size), ""))
        raise _Unlistable("containers of this kind are not listed")
    except (_Unlistable, Unreadable) as reason:
        whole = Member(name=safe_display_name(name), size=size, kind="opaque")
        return ContainerListing(media_type=media_type, members=(whole,), complete=False, reason=str(reason))


def member_kind(name: str, media_type: str = "") -> MemberKind:
    """Return what a member counts as, by its name and the type it claims; the graver of the two counts."""
    last = re.split(r"[/\\]", name)[-1]
    family = media_type.partition("/")[0]
    named = named_kind(name)
    if named == "picture" or family == "image":
        return "picture"
    if named == "film" or family == "video":
        return "film"
    by_type = not media_type or media_type in _TEXT_TYPES
    by_name = named == "text" or ("." not in last and bool(media_type))
    return "text" if by_type and by_name else "opaque"


def _listing(media_type: str, found: tuple[list[Member], str]) -> ContainerListing:
    members, reason = found
    if reason:  # what no member accounts for needs an answer like one
        members = [*members, Member(name="(content that no member names)", size=0, kind="opaque")]
    return ContainerListing(media_type=media_type, members=tuple(members), complete=not reason, reason=reason)


def _zip(source: BinaryIO, size: int) -> tuple[list[Member], str]:
    """Return the members of a ZIP, and why the list is not the whole of it."""
    try:
        entries, reason = zipdir.read(source, size)
    except zipdir.ZipFault as fault:
        raise _Unlistable(str(fault)) from None
    members, texts = list[Member](), _Texts()
    for entry in entries:
        if archive_facts.is_archive(entry.name):
            members += _records(source, *archive_facts.placed(source, entry), texts)
        elif not entry.is_folder:
            kind = member_kind(entry.name)
            if kind == "text":
                kind = texts.kind(zipdir.content(source, entry, _TEXT_BYTES), entry.name)
            elif entry.name.startswith(
                "indexes/"
            ):  # of a web archive: where each record stands, in lines of text
                kind = texts.kind(_index_lines(source, entry), "")
            members.append(Member(name=safe_display_name(entry.name), size=entry.size, kind=kind))
    return members, reason


def _index_lines(source: BinaryIO, entry: zipdir.Entry) -> bytes | None:
    data = zipdir.content(source, entry, _TEXT_BYTES)
    if data is None or not data.startswith(b"\x1f\x8b"):
        return data
    lines = b""
    for _ in range(_INDEX_BLOCKS):  # packed in several members
        if not data or len(lines) > _TEXT_BYTES:
            return lines
        inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            lines += inflate.decompress(data, _TEXT_BYTES + 1)
        except zlib.error:
            return None
        if not inflate.eof:
            return None
        data = inflate.unused_data
    return None


def _is_packed_archive(media_type: str, name: str) -> bool:
    return media_type == "application/gzip" and name.lower().endswith(".warc.gz")


def _records(source: BinaryIO, start: int, size: int, texts: _Texts) -> list[Member]:
    """Return the records of a web archive as members, named by their address."""
    members: list[Member] = []
    for record in archived.records(source, start, size, keep=_TEXT_BYTES, texts_only=True):
        if len(members) >= _RECORD_MEMBERS:
            raise _Unlistable(f"it has more than {_RECORD_MEMBERS:,} records")
        address, _, _ = record.address.partition("?")
        kind = member_kind(address.rpartition("/")[2], record.media_type)
        if record.kind in _SAID_OF_OTHERS or record.media_type in _STYLES_AND_SCRIPTS:
            kind = "text"
        if kind == "text":
            kind = texts.kind(record.body, "") if record.whole else "opaque"
        shown = safe_display_name(record.address or record.kind)
        members.append(Member(name=shown, size=record.length, kind=kind))
    return members


def _outlook(source: BinaryIO, size: int) -> list[Member]:
    """Return the text and the attachments of an Outlook message; its text with markup can hold pictures."""
    message = outlook_file.parse(source, size)
    texts = _Texts()
    members = [
        Member(
            name="message text", size=len(message.body.encode()), kind=texts.kind(message.body.encode(), "")
        )
    ]
    for part in message.attachments:
        # Nobody has read it as text, so it is never taken for text.
        kind = member_kind(part.name, part.media_type)
        members.append(
            Member(
                name=safe_display_name(part.name), size=part.size, kind="opaque" if kind == "text" else kind
            )
        )
    if message.formatted:
        members.append(Member(name="message text with its markup", size=0, kind="opaque"))
    return members


def _mail(source: BinaryIO, size: int) -> tuple[list[Member], str]:
    """Return the parts of a mail or saved page, and why they are not the whole of it."""
    if size > _MAIL_BYTES:
        raise _Unlistable(f"it has more than {_MAIL_BYTES // 2**20} MiB")
    source.seek(0)
    data = source.read(size)
    if data.startswith(b"From "):
        raise _Unlistable("it is a mailbox of several messages; save each message by itself")
    if data.lower().count(b"boundary") > _MAIL_GROUPS:
        raise _Unlistable(f"it has more than {_MAIL_GROUPS} groups of parts")
    members: list[Member] = []
    reasons: list[str] = []
    try:
        _parts(BytesParser(policy=email.policy.compat32).parsebytes(data), members, reasons, _Texts())
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError):
        raise _Unlistable("its structure is damaged") from None
    return members, reasons[0] if reasons else ""


def _parts(message: Message, members: list[Member], reasons: list[str], texts: _Texts) -> None:
    if len(members) >= _MAIL_PARTS:
        raise _Unlistable(f"it has more than {_MAIL_PARTS:,} parts")
    if message.defects:
        reasons.append("its structure is damaged: other programs may see other parts")
    if sum(len(str(value)) for value in message.values()) > _MAIL_HEADERS:
        reasons.append("its headers have room for something unnamed")
    if not message.is_multipart():
        members.append(_part(message, texts))
        return
    if any(len(text or "") > _MAIL_SPARE for text in (message.preamble, message.epilogue)):
        reasons.append("it holds text outside its parts")
    for part in message.get_payload():
        if isinstance(part, Message):
            _parts(part, members, reasons, texts)


def _part(message: Message, texts: _Texts) -> Member:
    payload, media_type = message.get_payload(), message.get_content_type()
    size = len(payload) if isinstance(payload, str) else 0
    if str(message.get("content-transfer-encoding", "")).strip().lower() == "base64":
        size = size * 3 // 4
    name = str(message.get_filename() or message.get("content-location") or "")
    shown = name or {"text/plain": "message text", "text/html": "message page"}.get(media_type, media_type)
    address, _, _ = name.partition("?")
    kind = member_kind(address if "://" in name else name, media_type)
    if kind == "text":
        kind = texts.kind(_words(message), "")
    return Member(name=safe_display_name(shown), size=size, kind=kind)


def _words(message: Message) -> bytes | None:
    """Return the text of a part as UTF-8; None when it is too long or not what its headers say."""
    charset = str(message.get_content_charset("us-ascii"))
    payload = message.get_payload()
    if not isinstance(payload, str) or len(payload) > 4 * _TEXT_BYTES or not charset.startswith(_CHARSETS):
        return None
    written = message.get_payload(decode=True)
    try:
        return written.decode(charset).encode() if isinstance(written, bytes) else None
    except UnicodeError:
        return None
