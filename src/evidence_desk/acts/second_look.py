"""A second look at a page that was kept: prepared from the case, made without it, and written down.

The three steps stand apart, because nothing that waits for the network may hold the case. What a second program gets
is compared and thrown away; the entry says whether it agrees, and never what it was.
"""

from __future__ import annotations

import hashlib
import io
import platform
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from evidence_desk.base.clock import Clock, utc_text
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture import second_look
from evidence_desk.capture.addresses import page_address, plain_host, private_address
from evidence_desk.capture.archive_index import ArchiveIndex
from evidence_desk.capture.brought import Unreadable
from evidence_desk.capture.page_parts import PageFacts, PageTrouble, read_facts
from evidence_desk.capture.plain_load import NotLoaded, Plain, Wish
from evidence_desk.case import events as ev
from evidence_desk.case import gate
from evidence_desk.case.fold_looks import looks_at
from evidence_desk.case.fold_page import page_of
from evidence_desk.case.grades import plain_address
from evidence_desk.case.look_values import Load, Looked
from evidence_desk.case.page_values import PageCapture, PartKind
from evidence_desk.case.rules import find_exhibit
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit

_TEXT_MAX = 32 << 20  # bytes of a text part
_AWAY = range(300, 400)
_FACTS_MAX = 8 << 20
_ARCHIVE_MAX = 256 << 20
_PROGRAM = f"Python {platform.python_version()}, own HTTP and TLS ({ssl.OPENSSL_VERSION.split('  ')[0]})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a second look needs, taken from the case before it is made."""

    exhibit: str
    first: Load
    passage: second_look.Passage
    wish: Wish
    picture: second_look.Picture | None = None  # to be compared in place of the passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a second look came to, before it is written down."""

    prepared: Prepared
    second: Load | None
    found: bool = False
    differences: tuple[str, ...] = ()
    trouble: str = ""
    engine: bool = False  # by a second browser, on request


def look_again(
    store: CaseStore,
    name: str,
    *,
    passage: str = "",
    picture: str = "",
    wish: Wish | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Looked:
    """Have a second program load the address of a capture, compare, and write down whether it agrees.

    Args:
        name: reference or id of any part of the capture.
        passage: words of the kept text to be found again; empty: its longest line.
        picture: address of a picture of the page, kept as it is, to be compared in place of a passage.
        wish: how to ask, in place of what follows from the capture.

    Raises:
        NotFound, BadInput: no such exhibit, no page of this program, no text to compare.
        GateRefused: what is of a class, locked, or was captured signed in is not loaded again.
        CannotWrite: the case cannot take it.
    """
    prepared = prepare(store, find_exhibit(store.case, name), passage, picture)
    if wish is not None:
        prepared = replace(prepared, wish=wish)
    return keep(store, make(prepared, store.clock, cancelled))


def prepare(store: CaseStore, exhibit: Exhibit, passage: str = "", picture: str = "") -> Prepared:
    """Return what a second look at the capture of an exhibit needs; raises as `look_again`."""
    page = page_of(store.case, exhibit)
    if page is None or exhibit.grade not in {"A", "B"}:
        raise BadInput(
            "no page of this program",
            f"{exhibit.ref} was not loaded by this program's own browser, so there is nothing to look at again. "
            "Nothing was loaded.",
        )
    text, facts_part = (_part(store, page, kind) for kind in ("text", "facts"))
    for one in (exhibit, text, facts_part):
        gate.at_viewing(one, store.locked)
    _refuse(page, exhibit)
    kept = store.read_whole(text, _TEXT_MAX).decode("utf-8", "replace")
    try:
        facts = read_facts(store.read_whole(facts_part, _FACTS_MAX))
    except PageTrouble as error:
        raise BadInput(
            "facts of a page cannot be read", f"{error.user_message} Nothing was loaded."
        ) from error
    archive = _part(store, page, "wacz") if picture else None
    return Prepared(
        exhibit=text.id if archive is None else archive.id,
        first=proper(first_load(facts)),
        passage=second_look.choose(kept, passage),
        wish=_wish(facts),
        picture=_picture(store, archive, picture) if archive is not None else None,
    )


def _picture(store: CaseStore, archive: Exhibit, address: str) -> second_look.Picture:
    """Return a picture as the kept archive has it.

    Raises:
        BadInput: no address, or the archive has a placeholder there, or something that is no picture.
    """
    asked = page_address(address)
    gate.at_viewing(archive, store.locked)
    data = store.read_whole(archive, _ARCHIVE_MAX)
    try:
        kept = ArchiveIndex(io.BytesIO(data), len(data), "application/wacz").answer(asked)
    except Unreadable as error:
        raise BadInput(
            "archive of a page cannot be read", "The kept archive cannot be read. Nothing was loaded."
        ) from error
    kinds = [value for name, value in kept.headers if name.lower() == "content-type"]
    if kept.status != 200 or not kept.body or not kinds or not kinds[0].lower().startswith("image/"):
        raise BadInput(
            "no such picture in the archive",
            "The kept archive has no picture of this address: pictures that were blurred have only a placeholder. "
            "Nothing was loaded.",
        )
    return second_look.Picture(
        address=asked, sha256=hashlib.sha256(kept.body).hexdigest(), length=len(kept.body)
    )


def _part(store: CaseStore, page: PageCapture, kind: PartKind) -> Exhibit:
    for kept in page.kept:
        if kept.part == kind:
            return store.case.exhibits[kept.exhibit]
    raise BadInput(
        f"a capture without {kind}",
        "This capture has no text or no facts, so there is nothing to compare. Nothing was loaded. "
        "Keep the page again.",
    )


def _refuse(page: PageCapture, exhibit: Exhibit) -> None:
    if exhibit.gate.gate_class != "none":
        raise GateRefused(
            "a second look at a class", f"{exhibit.ref} is of a class that is not loaded again."
        )
    if page.signed_in_as or exhibit.source.logged_in_as:
        raise GateRefused(
            "a second look at a page seen signed in",
            f"{exhibit.ref} was captured signed in. The second program never signs in, so it would see another page. "
            "Nothing was loaded.",
        )


def first_load(facts: PageFacts) -> Load:
    """Return the load that was kept, as its facts have it."""
    engine, certificate, line = facts.engine, facts.certificate, facts.connection
    program = " ".join(part for part in (engine.name, engine.version) if part)
    return Load(
        program=program[:300],
        at=facts.started.utc,
        asked=facts.asked_url,
        address=facts.final_url,
        redirects=sum(hop.status in _AWAY for hop in facts.redirects),
        status=facts.status,
        server=f"{line.address}:{line.port}"[:300] if line.address else "",
        key=certificate.key_sha256 if certificate is not None else "",
        certificate=certificate.chain_sha256[0]
        if certificate is not None and certificate.chain_sha256
        else "",
        issuer=certificate.issuer[:300] if certificate is not None else "",
        vouched="" if certificate is None else "public" if certificate.publicly_logged else "local",
        filtered=bool(facts.filter_issuer),
    )


def proper(load: Load) -> Load:
    """Return a load as the case can keep it: what a browser's process said is held against the types first.

    Raises:
        BadInput: it said what no load can be.
    """
    try:
        return msgspec.convert(msgspec.to_builtins(load), Load)
    except msgspec.ValidationError as error:
        raise BadInput(
            "facts of a page out of bounds",
            "The facts of this capture say what no page can be, so nothing is compared with them. Nothing was loaded.",
        ) from error


def _wish(facts: PageFacts) -> Wish:
    """Ask as the first program asked, so that the same page is meant; inside hosts only where that was asked for."""
    host, inside = plain_host(facts.asked_url), facts.connection.address
    plain = Wish()
    return Wish(
        agent=_header(facts.engine.user_agent) or plain.agent,
        language=_header(facts.view.language) or plain.language,
        private_hosts=frozenset({host}) if inside and private_address(inside) else frozenset(),
    )


def _header(text: str) -> str:
    return text if text.isascii() and text.isprintable() else ""


def make(prepared: Prepared, clock: Clock, cancelled: Callable[[], bool] = lambda: False) -> Outcome:
    """Load the address by the second program and compare; never raises for what the network does."""
    at = utc_text(clock.read().utc)
    try:
        found = second_look.look(prepared.first.asked, prepared.wish, cancelled)
        has = _has(prepared, found, cancelled)
    except NotLoaded as error:
        return Outcome(prepared=prepared, second=None, trouble=str(error)[:300])
    second = proper(second_load(prepared.first.asked, found, at))
    return Outcome(
        prepared=prepared,
        second=second,
        found=has,
        differences=differences(prepared.first, second, has, picture=prepared.picture is not None),
    )


def _has(prepared: Prepared, found: Plain, cancelled: Callable[[], bool]) -> bool:
    """Return whether the second program got what was chosen, byte for byte."""
    picture = prepared.picture
    if picture is None:
        return second_look.has_passage(found, prepared.passage)
    return second_look.has_picture(second_look.look(picture.address, prepared.wish, cancelled), picture)


def second_load(asked: str, found: Plain, at: str) -> Load:
    """Return a load by the second program as the case keeps it."""
    names = [*found.names.addresses]
    if found.names.canonical:
        names.append(f"by another name {found.names.canonical}")
    key = found.key
    return Load(
        program=_PROGRAM,
        at=at,
        asked=asked,
        address=found.address,
        redirects=found.redirects,
        status=found.status,
        server=found.server[:300],
        key=key.key_sha256 if key is not None else "",
        certificate=key.certificate_sha256 if key is not None else "",
        issuer=key.issuer if key is not None else "",
        vouched=found.vouched,
        filtered=found.vouched == "local",
        names=tuple(name[:300] for name in names[:16]),
        proxy=found.proxy[:300],
    )


def differences(
    first: Load, second: Load, has: bool, *, scripts: bool = False, picture: bool = False
) -> tuple[str, ...]:
    """Return what keeps the two loads from agreeing, in words without an address.

    Args:
        scripts: the second program ran the scripts of the page.
    """
    found: list[str] = []
    if plain_address(first.address) != plain_address(second.address):
        found.append("The final address is another.")
    if not first.key or not second.key:
        found.append("The connection was not encrypted, so no server's key can be compared.")
    elif first.key != second.key:
        found.append("The server's key is another.")
    if first.filtered or second.filtered:
        found.append(
            "A certificate was made by a filter, or by another program in between, and not by the site."
        )
    elif second.vouched == "none":
        found.append("Nobody vouches for the server's certificate.")
    if second.status != first.status and first.status:
        found.append(f"The server answered {second.status} and not {first.status}.")
    if not has and picture:
        found.append(
            "The chosen picture is not the same, byte for byte; some servers pack it anew for each visit."
        )
    elif not has:
        why = "" if scripts else "; the second program runs no scripts of a page"
        found.append(f"The chosen passage is not in what came{why}.")
    return tuple(found)


def keep(store: CaseStore, outcome: Outcome) -> Looked:
    """Write down a second look; return it as the case has it.

    Raises:
        CannotWrite: the case cannot take it.
        TamperedBundle: it was locked meanwhile; nothing was written.
    """
    prepared = outcome.prepared
    picture = prepared.picture
    (entry,) = store.record(
        ev.SecondLook(
            exhibit=prepared.exhibit,
            first=prepared.first,
            second=outcome.second,
            what="passage" if picture is None else "picture",
            sha256=prepared.passage.sha256 if picture is None else picture.sha256,
            length=len(prepared.passage.data) if picture is None else picture.length,
            line=prepared.passage.line if picture is None else 0,
            found=outcome.found,
            differences=outcome.differences,
            trouble=outcome.trouble,
            engine=outcome.engine,
        )
    )
    exhibit = store.case.exhibits[prepared.exhibit]
    return next(one for one in looks_at(store.case, exhibit) if one.id == entry.id)
