"""The archive of a page: each request and answer as records, with an entry in the place of what may not be kept.

What the engine gives is the answer as it decoded it, so its coding headers are renamed as archives do; texts whose
bytes it gave as letters are written as UTF-8 and say so. Left out on purpose: what a person sent (forms, passwords) and
what would let a reader of the archive act as that person (cookies, authorisations).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from evidence_desk.base.counting import counted
from evidence_desk.capture import warc
from evidence_desk.capture.page_parts import Spool
from evidence_desk.capture.recorder_network import Exchange, NetworkLog, header
from evidence_desk.capture.recorder_scope import Allowance, nature, without_pictures
from evidence_desk.capture.sniff import HEAD_BYTES
from evidence_desk.capture.wacz import Archive, ArchivedPage, archive

SECRETS = frozenset(
    {"cookie", "set-cookie", "authorization", "proxy-authorization", "cookie2", "set-cookie2"}
)
_CODINGS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_FILTERABLE = 64 * 2**20
_VERSIONS = {"http/0.9": "HTTP/0.9", "http/1.0": "HTTP/1.0"}


@dataclass(slots=True, kw_only=True)
class Archived:
    """What became of the answers."""

    answers: int = 0  # kept, with body where they had one
    redirects: int = 0
    altered: int = 0  # pictures written into texts were left out
    placeholders: int = 0
    missing: int = 0
    cut_short: int = 0
    reasons: dict[str, int] | None = None

    def words(self) -> str:
        """Return how many there are of each."""
        told = [f"{counted(self.answers, 'answer')} and {counted(self.redirects, 'redirect')}"]
        if self.placeholders:
            told.append(f"{self.placeholders:,} pictures, films or opaque files have an entry in their place")
        if self.altered:
            told.append(f"from {self.altered:,} texts pictures written into them were left out")
        return "; ".join(told) + "."

    def cut(self) -> str:
        """Return what could not be had, in words; empty when nothing is missing."""
        told = []
        if self.missing:
            reasons = sorted((self.reasons or {}).items())[:12]
            why = "; ".join(f"{count:,}: {reason}" for reason, count in reasons)
            told.append(f"{self.missing:,} answers have no content ({why}).")
        if self.cut_short:
            told.append(f"{self.cut_short:,} answers broke off; what came of them was kept.")
        return " ".join(told)


def write_archive(
    out: BinaryIO,
    page: ArchivedPage,
    log: NetworkLog,
    allowance: Allowance,
    moved: Callable[[int, int], None],
) -> Archived:
    """Write the archive of the page that is shown now.

    Args:
        out: takes the WACZ.
        page: what the list of pages says.
        log: what was heard.
        allowance: which pictures may be kept.
        moved: told how many of how many exchanges are written; raises when the person has stopped it.
    """
    told = Archived(reasons={})
    exchanges = [one for one in log.exchanges() if one.url.startswith(("http://", "https://"))]
    log.fetch(one for one in exchanges if one.state == "later" and allowance.picture(one.addresses))
    with archive(out, page) as made:
        for number, exchange in enumerate(exchanges, 1):
            _write(made, log, exchange, allowance, told)
            if number % 25 == 0 or number == len(exchanges):
                moved(number, len(exchanges))
    return told


def _write(made: Archive, log: NetworkLog, exchange: Exchange, allowance: Allowance, told: Archived) -> None:
    if exchange.redirect:
        told.redirects += 1
        record = _answer(exchange, log.raw_headers(exchange), b"", ())
    elif not exchange.answered and exchange.kind == "Media":
        told.placeholders += 1  # the browser plays no films and did not let it be loaded
        made.record(_entry(exchange, "not kept", "film"))
        return
    elif not exchange.answered or (exchange.body is None and exchange.state in ("missing", "large")):
        told.missing += 1
        _count(told, exchange.why or "no answer came")
        made.record(_entry(exchange, "missing", exchange.why or "no answer came"))
        return
    else:
        body, why, left_out = _body(exchange, allowance)
        if why:
            told.placeholders += 1
            made.record(_entry(exchange, "not kept", why))
            return
        told.answers += 1
        told.altered += bool(left_out)
        extra = [("Evidence-Desk-Left-Out", f"{left_out} pictures written into the text")] if left_out else []
        if exchange.why:  # it broke off
            told.cut_short += 1
            extra.append(("WARC-Truncated", "disconnect"))
        record = _answer(exchange, log.raw_headers(exchange), body, tuple(extra))
    written = made.record(record)
    made.record(_request(exchange, written.id))


def _body(exchange: Exchange, allowance: Allowance) -> tuple[Spool | bytes, str, int]:
    """Return (body, why an entry stands in its place or nothing, pictures left out of it)."""
    if exchange.state == "later":
        film = exchange.kind == "Media" or exchange.media_type.startswith(("video/", "audio/"))
        return b"", "film" if film else "picture", 0
    if exchange.body is None:
        return b"", "", 0
    head = next(exchange.body.pieces(), b"")[:HEAD_BYTES]
    found = nature(exchange.media_type, head)
    if found == "typeface":
        return exchange.body, "", 0
    if found != "text":
        allowed = found == "picture" and allowance.picture(exchange.addresses)
        return (exchange.body, "", 0) if allowed else (b"", found, 0)
    if exchange.body.size > _FILTERABLE:
        return b"", "opaque", 0
    text, left_out = without_pictures(exchange.body.read(), allowance)
    return (text, "", left_out) if left_out else (exchange.body, "", 0)


def _answer(
    exchange: Exchange,
    headers: Iterable[tuple[str, str]],
    body: Spool | bytes,
    extra: tuple[tuple[str, str], ...],
) -> warc.Record:
    size = len(body) if isinstance(body, bytes) else body.size
    text = exchange.decoded and not exchange.redirect
    status = (
        f"{_VERSIONS.get(exchange.protocol, 'HTTP/1.1')} {exchange.status} {exchange.status_text}".rstrip()
    )
    return warc.Record(
        kind="response",
        at=exchange.at,
        content_type="application/http; msgtype=response",
        url=exchange.url,
        head=warc.http_head(status, _replayable(headers, size, text=text)),
        body=body,
        extra=(*_place(exchange), *extra),
        media_type=exchange.media_type.partition(";")[0] if not exchange.redirect else "",
        status=exchange.status,
        index=True,
    )


def _replayable(headers: Iterable[tuple[str, str]], size: int, *, text: bool) -> list[tuple[str, str]]:
    """Return headers that fit the decoded body, the original ones beside them under other names."""
    kept: list[tuple[str, str]] = []
    for name, value in headers:
        low = name.lower()
        if low in SECRETS:
            kept.append((f"x-archive-left-out-{low}", "1"))
        elif low in _CODINGS:
            kept.append((f"x-archive-orig-{low}", value))
        elif low == "content-type" and text:
            kept.append(("x-archive-orig-content-type", value))
            kept.append(("content-type", f"{value.partition(';')[0].strip()}; charset=utf-8"))
        elif name and not name.startswith(":"):
            kept.append((name, value))
    kept.append(("content-length", str(size)))
    return kept


def _request(exchange: Exchange, answer: str) -> warc.Record:
    address = exchange.url.partition("//")[2].partition("#")[0]
    host, slash, rest = address.partition("/")
    sent = [("Host", host)] if not header(exchange.sent, "host") else []
    for name, value in exchange.sent:
        if name and not name.startswith(":"):
            low = name.lower()
            sent.append((f"x-archive-left-out-{low}", "1") if low in SECRETS else (name, value))
    return warc.Record(
        kind="request",
        at=exchange.at,
        content_type="application/http; msgtype=request",
        url=exchange.url,
        head=warc.http_head(
            f"{exchange.method or 'GET'} {warc.warc_url(slash + rest) or '/'} HTTP/1.1", sent
        ),
        with_record=answer,
    )


def _entry(exchange: Exchange, what: str, why: str) -> warc.Record:
    """Return the entry that stands in the place of an answer."""
    size = header(exchange.headers, "content-length") or (
        str(exchange.body.size) if exchange.body is not None else str(exchange.came)
    )
    values = (
        ("evidence-desk", what),
        ("reason", why),
        ("status", str(exchange.status)),
        ("media-type", exchange.media_type),
        ("size", size if size.isdigit() else "not known"),
    )
    return warc.Record(
        kind="metadata",
        at=exchange.at,
        content_type="application/warc-fields",
        url=exchange.url,
        body=warc.fields(values),
        extra=_place(exchange),
    )


def _place(exchange: Exchange) -> tuple[tuple[str, str], ...]:
    return (("WARC-IP-Address", exchange.server.strip("[]")),) if exchange.server else ()


def _count(told: Archived, reason: str) -> None:
    if told.reasons is not None and (reason in told.reasons or len(told.reasons) < 50):
        told.reasons[reason] = told.reasons.get(reason, 0) + 1
