"""What lies in a container: names and sizes only. Nothing is inflated, decoded or hashed.

The names decide which members need an answer of their own at the gate, and names can lie: whatever is not plainly
text counts as opaque, and a container that cannot be listed to its last byte has one opaque member more, which
stands for the rest. Text members still have to pass `importer.check_text` when taken.
Sources: PKWARE APPNOTE 6.3.10 sections 4.3 and 4.4 (ZIP), RFC 5322 and RFC 2045-2046 (mail), RFC 2557 (MHTML).
"""

from __future__ import annotations

import email.errors
import email.policy
import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO

from evidence_desk.capture import zipdir
from evidence_desk.capture.importer import safe_display_name
from evidence_desk.capture.sniff import HEAD_BYTES, NamedKind, named_kind, sniff

MemberKind = NamedKind

_MAIL_BYTES = 64 * 2**20
_MAIL_GROUPS = 200  # more multiparts than any mail has; the mail parser takes time and stack for each
_MAIL_PARTS = 20_000
_MAIL_SPARE = 512  # most characters outside the parts that are not counted as a hiding place
_MAIL_HEADERS = 64 * 1024
_ZIP_TYPES = (
    "application/zip",
    "application/wacz",
    "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.",
    "application/vnd.oasis.opendocument.",
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
        raise _Unlistable("containers of this kind are not listed")
    except _Unlistable as reason:
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
    members = []
    for entry in entries:
        if not entry.is_folder:
            kind = member_kind(entry.name)
            if entry.sealed and kind == "text":
                kind = "opaque"  # nobody can read what it really is
            members.append(Member(name=safe_display_name(entry.name), size=entry.size, kind=kind))
    return members, reason


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
        _parts(BytesParser(policy=email.policy.compat32).parsebytes(data), members, reasons)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError):
        raise _Unlistable("its structure is damaged") from None
    return members, reasons[0] if reasons else ""


def _parts(message: Message, members: list[Member], reasons: list[str]) -> None:
    if len(members) >= _MAIL_PARTS:
        raise _Unlistable(f"it has more than {_MAIL_PARTS:,} parts")
    if message.defects:
        reasons.append("its structure is damaged: other programs may see other parts")
    if sum(len(str(value)) for value in message.values()) > _MAIL_HEADERS:
        reasons.append("its headers have room for something unnamed")
    if not message.is_multipart():
        members.append(_part(message))
        return
    if any(len(text or "") > _MAIL_SPARE for text in (message.preamble, message.epilogue)):
        reasons.append("it holds text outside its parts")
    for part in message.get_payload():
        if isinstance(part, Message):
            _parts(part, members, reasons)


def _part(message: Message) -> Member:
    payload, media_type = message.get_payload(), message.get_content_type()
    size = len(payload) if isinstance(payload, str) else 0
    if str(message.get("content-transfer-encoding", "")).strip().lower() == "base64":
        size = size * 3 // 4
    name = str(message.get_filename() or message.get("content-location") or "")
    shown = name or {"text/plain": "message text", "text/html": "message page"}.get(media_type, media_type)
    address, _, _ = name.partition("?")
    kind = member_kind(address if "://" in name else name, media_type)
    return Member(name=safe_display_name(shown), size=size, kind=kind)
