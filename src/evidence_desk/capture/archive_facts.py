"""What a web archive says of itself, and whether it agrees with itself: WARC, and WACZ with its list of digests.

Sources: ISO 28500:2017 (WARC 1.1), WACZ 1.1.1 (Webrecorder), Frictionless data package 1.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from evidence_desk.capture import archived, zipdir
from evidence_desk.capture.brought import Brought, Check, Facts, Unreadable, read_exactly
from evidence_desk.capture.importer import safe_display_name

_JSON_BYTES = 2 * 2**20
_PAGES_BYTES = 32 * 2**20
_LINE_BYTES = 1 * 2**20
_PAGES = 20  # listed
_HOSTS = 8
_WRONG = 20  # records listed whose digest does not fit
_PIECE = 1 << 20
_NOTE = (
    "Digests that fit show that the archive was not changed by accident. Whoever changes one on purpose can write new "
    "ones: they do not show who made it or when."
)


@dataclass(slots=True)
class _Tally:
    """What was counted over all records."""

    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    digests: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    first: str = ""
    last: str = ""
    software: str = ""


def look_at_warc(source: BinaryIO, size: int) -> Brought:
    """Return what a WARC says of itself; every record is read and held against its digests."""
    facts, tally, notes = Facts(), _Tally(), list[str]()
    _count(tally, source, 0, size, notes, "It")
    _add(facts, tally)
    return facts.brought("web archive", checks=_checks(tally), notes=(*notes, _NOTE))


def look_at_wacz(source: BinaryIO, size: int) -> Brought:
    """Return what a WACZ says of itself; its list of digests and every record are compared."""
    facts, tally, notes = Facts(), _Tally(), list[str]()
    checks: list[Check] = []
    try:
        entries, reason = zipdir.read(source, size)
        if reason:
            notes.append(f"As a ZIP file it is not plain: {reason}.")
        by_name = {entry.name: entry for entry in entries}
        package = _package(facts, source, by_name, checks)
        checks += _resources(source, by_name, package)
        _pages(facts, source, by_name)
        for entry in entries:
            if is_archive(entry.name):
                start, length = placed(source, entry)
                _count(tally, source, start, length, notes, f"“{safe_display_name(entry.name)}”")
    except (zipdir.ZipFault, Unreadable) as fault:
        notes.append(f"It could not be read: {fault}.")
    _add(facts, tally)
    return facts.brought("web archive", checks=(*checks, *_checks(tally)), notes=(*notes, _NOTE))


def is_archive(name: str) -> bool:
    """Return whether a member of a WACZ holds records."""
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def placed(source: BinaryIO, entry: zipdir.Entry) -> tuple[int, int]:
    """Return where a member's bytes stand in the file, and how many there are.

    Raises:
        Unreadable: it is packed or encrypted, which WACZ forbids for its archives, or its heading is damaged.
    """
    if entry.method or entry.sealed or entry.size != entry.packed:
        raise Unreadable(
            f"“{safe_display_name(entry.name)}” is packed once more, which this format does not allow"
        )
    head = read_exactly(source, entry.offset, 30)
    if head[:4] != b"PK\3\4":
        raise Unreadable("a member is not where the list says")
    lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    return entry.offset + 30 + lengths, entry.size


def _count(tally: _Tally, source: BinaryIO, start: int, size: int, notes: list[str], what: str) -> None:
    try:
        for record in archived.records(source, start, size, keep=4_096):
            _tell(tally, record)
    except Unreadable as reason:
        notes.append(f"{what} could not be read to its end: {reason}.")


def _tell(tally: _Tally, record: archived.Record) -> None:
    tally.kinds[record.kind] += 1
    if record.kind == "warcinfo" and not tally.software:
        for line in record.body.decode("utf-8", "replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip().lower() == "software":
                tally.software = value.strip()
    if record.kind in {"response", "revisit"}:
        tally.statuses[record.status] += 1
        tally.types[record.media_type.partition("/")[0] or "unknown"] += 1
        tally.hosts[_host(record.address)] += 1
        dated = [date for date in (tally.first, record.date) if date]
        tally.first = min(dated, default="")
        tally.last = max(tally.last, record.date)
    for outcome in (record.block, record.payload):
        tally.digests[outcome] += 1
        if outcome == "wrong" and len(tally.wrong) < _WRONG:
            tally.wrong.append(f"{record.kind} {record.address} at byte {record.offset:,}")


def _add(facts: Facts, tally: _Tally) -> None:
    facts.add("Records", _listed(tally.kinds))
    facts.add("Answers by kind", _listed(tally.types))
    facts.add(
        "Answers by status", _listed({str(code) if code else "none": n for code, n in tally.statuses.items()})
    )
    facts.add("Hosts", ", ".join(f"{host} ({count:,})" for host, count in tally.hosts.most_common(_HOSTS)))
    if len(tally.hosts) > _HOSTS:
        facts.add("More hosts", f"{len(tally.hosts) - _HOSTS:,}")
    facts.add("First answer, as the file says", tally.first)
    facts.add("Last answer, as the file says", tally.last)
    facts.add("Archived by", tally.software)


def _checks(tally: _Tally) -> list[Check]:
    good, wrong, none = (tally.digests[name] for name in ("good", "wrong", "not checked"))
    if not good and not wrong:
        return [
            Check(what="Digests of the records", found="not checked", detail="they carry none that is known")
        ]
    detail = (
        f"{good:,} fit" + (f", {wrong:,} do not" if wrong else "") + (f", {none:,} not there" if none else "")
    )
    found = [Check(what="Digests of the records", found="wrong" if wrong else "good", detail=detail)]
    return found + [Check(what="Record", found="wrong", detail=where) for where in tally.wrong]


def _package(
    facts: Facts, source: BinaryIO, by_name: dict[str, zipdir.Entry], checks: list[Check]
) -> dict[str, Any]:
    """Return the list of members with their digests, after holding it against its own digest."""
    data = _small(source, by_name, "datapackage.json")
    if data is None:
        checks.append(
            Check(what="List of members", found="wrong", detail="datapackage.json is missing or too long")
        )
        return {}
    own = _json(_small(source, by_name, "datapackage-digest.json"))
    wanted = own.get("hash")
    if isinstance(wanted, str):
        found = "good" if _named(hashlib.sha256(data).hexdigest()) == wanted else "wrong"
        checks.append(Check(what="List of members", found="good" if found == "good" else "wrong"))
        signed = isinstance(own.get("signedData"), dict)
        facts.add("Signature in the file", "present, not checked here" if signed else "none")
    else:
        checks.append(
            Check(what="List of members", found="not checked", detail="it has no digest of its own")
        )
    package = _json(data)
    for name, label in (
        ("title", "Title"),
        ("created", "Made, as the file says"),
        ("software", "Archive made by"),
    ):
        if isinstance(package.get(name), str):
            facts.add(label, package[name])
    facts.add("Main page", package.get("mainPageUrl") if isinstance(package.get("mainPageUrl"), str) else "")
    return package


def _resources(
    source: BinaryIO, by_name: dict[str, zipdir.Entry], package: dict[str, Any]
) -> Iterator[Check]:
    """Hold each listed member against its digest and size."""
    listed = package.get("resources")
    named: set[str] = {"datapackage.json", "datapackage-digest.json"}
    for item in listed[: zipdir.MEMBERS] if isinstance(listed, list) else []:
        path = item.get("path") if isinstance(item, dict) else None
        if not isinstance(path, str):
            continue
        named.add(path)
        what, entry = f"Member {safe_display_name(path)}", by_name.get(path)
        if entry is None:
            yield Check(what=what, found="wrong", detail="it is listed and not there")
        elif item.get("bytes") not in (None, entry.size):
            yield Check(what=what, found="wrong", detail="its size is another than listed")
        else:
            yield _resource(source, entry, what, item.get("hash"))
    for name in sorted(set(by_name) - named)[:_WRONG]:
        if not by_name[name].is_folder:
            yield Check(
                what=f"Member {safe_display_name(name)}", found="not checked", detail="it is not in the list"
            )


def _resource(source: BinaryIO, entry: zipdir.Entry, what: str, wanted: object) -> Check:
    if not isinstance(wanted, str) or not wanted.startswith("sha256:"):
        return Check(what=what, found="not checked", detail="its digest is of no kind known here")
    digest = hashlib.sha256()
    if entry.method:
        data = zipdir.content(source, entry, _PAGES_BYTES)
        if data is None:
            return Check(what=what, found="not checked", detail="it is packed and too large, or damaged")
        digest.update(data)
    else:
        start, left = placed(source, entry)
        while left:
            piece = read_exactly(source, start, min(_PIECE, left))
            digest.update(piece)
            start, left = start + len(piece), left - len(piece)
    good = _named(digest.hexdigest()) == wanted
    return Check(
        what=what, found="good" if good else "wrong", detail="" if good else "its bytes are not those listed"
    )


def _pages(facts: Facts, source: BinaryIO, by_name: dict[str, zipdir.Entry]) -> None:
    count = 0
    entry = by_name.get("pages/pages.jsonl")
    data = zipdir.content(source, entry, _PAGES_BYTES) if entry is not None else None
    for line in (data or b"").splitlines():
        page = _json(line[:_LINE_BYTES])
        address = page.get("url")
        if not isinstance(address, str):
            continue
        count += 1
        if count <= _PAGES:
            said = [text for name in ("title", "ts") if isinstance(text := page.get(name), str) and text]
            facts.add("Page", address + (f" ({', '.join(said)})" if said else ""))
    facts.add("Pages", f"{count:,}" if count else "none listed")


def first_page(source: BinaryIO, by_name: dict[str, zipdir.Entry]) -> str:
    """Return the address of the page that a WACZ begins with; empty where it names none."""
    main = _json(_small(source, by_name, "datapackage.json")).get("mainPageUrl")
    if isinstance(main, str) and main:
        return main
    entry = by_name.get("pages/pages.jsonl")
    data = zipdir.content(source, entry, _PAGES_BYTES) if entry is not None else None
    pages = (_json(line[:_LINE_BYTES]).get("url") for line in (data or b"").splitlines())
    return next((address for address in pages if isinstance(address, str) and address), "")


def _small(source: BinaryIO, by_name: dict[str, zipdir.Entry], name: str) -> bytes | None:
    entry = by_name.get(name)
    return zipdir.content(source, entry, _JSON_BYTES) if entry is not None else None


def _json(data: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _named(digest: str) -> str:
    return f"sha256:{digest}"


def _listed(counted: Counter[str] | dict[str, int]) -> str:
    return ", ".join(
        f"{count:,} × {name}" for name, count in sorted(counted.items(), key=lambda item: -item[1])[:12]
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or "no host"
    except ValueError:
        return "no host"
