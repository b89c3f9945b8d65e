"""A mail or a saved page as one file: its headers, its parts by name, and the one part that is its text.

Sources: RFC 5322, RFC 2045-2046 (mail), RFC 2557 (MHTML).
"""

from __future__ import annotations

import email.errors
import email.policy
import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from typing import BinaryIO
from urllib.parse import urlsplit

from evidence_desk.capture.brought import Brought, Facts, Unreadable
from evidence_desk.capture.importer import safe_display_name
from evidence_desk.capture.mail_facts import add_date, add_headers, text_of

MAIL_BYTES = 64 * 2**20
_GROUPS = 200
_PARTS = 20_000
_NAMED = 40  # attachments listed by name
_HTML_BYTES = 4 * 2**20
_HOSTS = 12
_ADDRESSES = re.compile(r"\b(?:src|poster|data-src)\s*=\s*[\"']?(https?://[^\"'\s<>]{1,2000})", re.IGNORECASE)


def parse(source: BinaryIO, size: int) -> Message:
    """Return a mail in its parts.

    Raises:
        Unreadable: too large, several mails, or damaged.
    """
    if size > MAIL_BYTES:
        raise Unreadable(f"it has more than {MAIL_BYTES // 2**20} MiB")
    source.seek(0)
    data = source.read(size)
    if data.startswith(b"From "):
        raise Unreadable("it is a mailbox of several messages; save each message by itself")
    if data.lower().count(b"boundary") > _GROUPS:
        raise Unreadable(f"it has more than {_GROUPS} groups of parts")
    try:
        return BytesParser(policy=email.policy.compat32).parsebytes(data)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError):
        raise Unreadable("its structure is damaged") from None


def look_at_mail(source: BinaryIO, size: int) -> Brought:
    """Return what a mail says of itself."""
    facts, notes = Facts(), list[str]()
    try:
        message = parse(source, size)
        notes += add_headers(facts, message)
        attached = [part for part in leaves(message) if is_attached(part)]
        facts.add("Attachments", f"{len(attached):,}" if attached else "none")
        for part in attached[:_NAMED]:
            facts.add("Attachment", f"{name_of(part)}, {part.get_content_type()}")
    except Unreadable as reason:
        notes.append(f"It could not be read: {reason}.")
    return facts.brought("mail", notes=notes)


def look_at_saved_page(source: BinaryIO, size: int) -> Brought:
    """Return what a page saved as MHTML says of itself, and what of it is not in the file."""
    facts, notes = Facts(), list[str]()
    try:
        message = parse(source, size)
        _page(facts, notes, message)
    except Unreadable as reason:
        notes.append(f"It could not be read: {reason}.")
    return facts.brought("saved page", notes=notes)


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in order, at most so many."""
    for count, part in enumerate(message.walk()):
        if count >= _PARTS:
            return
        if not part.is_multipart():
            yield part


def is_attached(part: Message) -> bool:
    """Return whether a part of a mail is more than its text."""
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return True
    return part.get_content_type() not in {"text/plain", "text/html"}


def name_of(part: Message) -> str:
    """Return the name of a part, safe to show."""
    name = str(part.get_filename() or part.get("content-location") or "") or part.get_content_type()
    return safe_display_name(text_of(name))


def decoded(part: Message) -> bytes:
    """Return the bytes of a part, out of its coding for the way."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _page(facts: Facts, notes: list[str], message: Message) -> None:
    own = str(message.get("Snapshot-Content-Location") or "").strip()
    facts.add("Address, as the file says", own)
    facts.add("Title", text_of(message.get("Subject", "")))
    add_date(facts, text_of(message.get("Date", "")))
    facts.add("Saved by", text_of(message.get("From", "")).strip("<>"))
    parts = list(leaves(message))
    kinds = Counter(part.get_content_type().partition("/")[0] for part in parts)
    pages = sum(part.get_content_type() == "text/html" for part in parts)
    kinds["text"] -= pages
    named = {
        "page or frame": pages,
        "picture": kinds["image"],
        "film or sound": kinds["video"] + kinds["audio"],
    }
    rest = len(parts) - sum(named.values())
    listed = [f"{count:,} × {name}" for name, count in {**named, "other": rest}.items() if count]
    facts.add("Parts", ", ".join(listed))
    held = {str(part.get("Content-Location") or "").strip() for part in parts}
    hosts = Counter(host for where in held if (host := _host(where)))
    foreign = [f"{host} ({count:,})" for host, count in hosts.most_common(_HOSTS) if host != _host(own)]
    facts.add("Parts from other hosts", ", ".join(foreign))
    missing = _missing(parts, held)
    if missing:
        facts.add("Not in the file", f"{missing:,} pictures or films that it names by address")
        notes.append("What it names by address and does not hold was never loaded by this program.")
    notes.append(
        "A saved page can be changed with any text editor. Address and time are what the saving program wrote."
    )


def _missing(parts: list[Message], held: set[str]) -> int:
    wanted: set[str] = set()
    left = _HTML_BYTES
    for part in parts:
        if part.get_content_type() == "text/html" and left > 0:
            text = decoded(part)[:left].decode("utf-8", "replace")
            left -= len(text)
            wanted |= set(_ADDRESSES.findall(text))
    return len(wanted - held)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in {"http", "https"} else ""
