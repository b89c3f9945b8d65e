"""What a mail's headers say: who, to whom, when in which zone, by which servers. Nothing of it is checked.

Sources: RFC 5322 (fields), RFC 5321 section 4.4 (Received), RFC 2047 (coded words), RFC 6376 (DKIM), RFC 8601
(Authentication-Results).
"""

from __future__ import annotations

import contextlib
import email.errors
import email.policy
import re
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from evidence_desk.capture.brought import Facts

_HEADER_BYTES = 256 * 1024  # of the headers that are read
_FIELD_CHARS = 8_000
_HOPS = 40
_CODED_WORDS = 200
_PLAIN = (
    ("From", "From"),
    ("Sender", "Sender"),
    ("Reply-To", "Answers go to"),
    ("To", "To"),
    ("Cc", "Copies to"),
    ("Bcc", "Blind copies to"),
    ("Subject", "Subject"),
)
_LATER = (
    ("Message-ID", "Message id"),
    ("In-Reply-To", "Answer to message"),
    ("Return-Path", "Return path"),
    ("X-Originating-IP", "Sent from address"),
    ("X-Mailer", "Program"),
    ("User-Agent", "Program"),
)
HEADERS_NOTE = (
    "Headers can be written by anybody who sends a mail. Only the topmost Received lines, those of the recipient's own "
    "mail service, are beyond the sender's reach; ask that service for its record."
)
_FROM = re.compile(r"\bfrom\s+([^\s;()]{1,255})", re.IGNORECASE)
_BY = re.compile(r"\bby\s+([^\s;()]{1,255})", re.IGNORECASE)
_SIGNED_BY = re.compile(r"(?:^|;)\s*d=\s*([A-Za-z0-9.-]{1,253})")


def header_block(data: bytes) -> Message:
    """Return the headers that a text begins with; only a bounded part of it is read."""
    head = data[:_HEADER_BYTES]
    with contextlib.suppress(RecursionError, ValueError, TypeError, email.errors.MessageError):
        return BytesHeaderParser(policy=email.policy.compat32).parsebytes(head)
    return Message()


def add_headers(facts: Facts, message: Message) -> list[str]:
    """Add what the headers say; return notes."""
    notes = []
    for name, label in _PLAIN:
        values = _all(message, name)
        if len(values) > 1:
            notes.append(f"It has {len(values)} lines “{name}”; programs differ in which of them they show.")
        for value in values[:3]:
            facts.add(label, value)
    sent = add_date(facts, _first(message, "Date"))
    for name, label in _LATER:
        facts.add(label, _first(message, name))
    _route(facts, message, sent)
    _signatures(facts, message)
    return [*notes, HEADERS_NOTE] if facts.found else notes


def add_date(facts: Facts, written: str) -> datetime | None:
    """Add the time of sending as written, and as UTC with its zone; return it when it is complete."""
    if not written:
        facts.add("Date", "none written")
        return None
    facts.add("Date, as written", written)
    at = _moment(written)
    if at is None:
        facts.add("Date", "cannot be read as a time")
    elif at.tzinfo is None:
        facts.add("Date", f"{at:%Y-%m-%d %H:%M:%S}, and the mail does not say in which zone")
        return None
    else:
        offset = f"{at:%z}"
        facts.add("Date in UTC", f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} (written with zone {offset})")
    return at


def text_of(value: object) -> str:
    """Return a header's value with its coded words decoded, in one line."""
    raw = str(value)[:_FIELD_CHARS]
    text = " ".join(raw.split())
    if "=?" not in text or text.count("=?") > _CODED_WORDS:
        return text
    parts = []
    try:
        for piece, charset in decode_header(text):
            if isinstance(piece, str):
                parts.append(piece)
            else:
                parts.append(piece.decode(charset or "ascii", "replace"))
    except (LookupError, ValueError, email.errors.HeaderParseError):
        return text
    return "".join(parts)


def _route(facts: Facts, message: Message, sent: datetime | None) -> None:
    hops = [" ".join(str(value).split())[:_FIELD_CHARS] for value in message.get_all("Received", [])]
    if not hops:
        facts.add("Way it took", "no Received lines: it was saved before it was sent, or they were taken out")
        return
    facts.add("Way it took", f"{len(hops)} Received line{'s' if len(hops) != 1 else ''}, the oldest first")
    for number, hop in enumerate(reversed(hops[:_HOPS]), 1):
        about, _, when = hop.rpartition(";")
        who, by, at = _FROM.search(about), _BY.search(about), _moment(when)
        words = [f"from {who[1]}" if who else "", f"by {by[1]}" if by else ""]
        words.append(f"at {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at is not None and at.tzinfo else "")
        facts.add(f"Received {number}", " ".join(word for word in words if word) or hop)
    arrived = _moment(hops[0].rpartition(";")[2])
    if sent is not None and arrived is not None and arrived.tzinfo is not None:
        gap_s = (arrived - sent).total_seconds()
        order = "after" if gap_s >= 0 else "before"
        facts.add("Last server's time", f"{_span(abs(gap_s))} {order} the Date")


def _signatures(facts: Facts, message: Message) -> None:
    signed = message.get_all("DKIM-Signature", [])
    domains = sorted({found[1] for value in signed[:20] if (found := _SIGNED_BY.search(text_of(value)))})
    if signed:
        facts.add("DKIM signature", f"present ({', '.join(domains) or 'no domain'}), not checked here")
    else:
        facts.add("DKIM signature", "none")
    for value in _all(message, "Authentication-Results")[:3]:
        facts.add("Checked by the receiving server, as it wrote", value)


def _moment(written: str) -> datetime | None:
    try:
        return parsedate_to_datetime(written.strip()[:200])
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7_200 else f"{seconds / 3_600:.1f} h"


def _first(message: Message, name: str) -> str:
    return text_of(message.get(name, ""))


def _all(message: Message, name: str) -> list[str]:
    return [text_of(value) for value in message.get_all(name, [])]
