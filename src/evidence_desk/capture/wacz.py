"""A WACZ file: the records of a page, their index, the list of pages, and digests of all of it, in one plain ZIP.

Source: Webrecorder, Web Archive Collection Zipped 1.1.1 and "WACZ Signing and Verification" (the digest of the package
without a signature: what is kept here is signed by the case). The ZIP stores and does not compress, so that a record
can be read from its place.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, BinaryIO

from evidence_desk.capture.warc import Record, WarcWriter, Written

VERSION = "1.1.1"
_WARC = "data.warc.gz"
_LINES = 3_000  # of the index in one compressed block


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """What the list of pages says of the one page."""

    url: str
    title: str
    at: str  # UTC, "2026-11-22T14:05:09Z"
    software: str  # "Evidence Desk 1.0"


class _Member:
    """A member of the ZIP while it is written: counts and digests what goes by."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self.size, self.digest = 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.size += len(data)
        self.digest.update(data)
        return self._out.write(data)


@dataclass(slots=True)
class Archive:
    """An archive in the making; `record` takes its records, `finish` writes what stands around them."""

    package: zipfile.ZipFile
    page: ArchivedPage
    warc: WarcWriter
    _lines: list[str] = field(default_factory=list)
    _resources: list[dict[str, object]] = field(default_factory=list)

    def record(self, record: Record) -> Written:
        """Write one record."""
        written = self.warc.write(record)
        if written.line:
            self._lines.append(written.line)
        return written


@contextmanager
def archive(out: BinaryIO, page: ArchivedPage) -> Iterator[Archive]:
    """Give an archive that is whole when the block ends.

    Args:
        out: takes the ZIP; has places to go back to.
        page: the page that the archive shows.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        with package.open(_info(f"archive/{_WARC}", page.at), "w", force_zip64=True) as raw:
            member = _Member(raw)
            made = Archive(package, page, WarcWriter(member, _WARC))  # type: ignore[arg-type]  # it writes only
            made.record(_about(page))
            yield made
        made._resources.append(_resource(f"archive/{_WARC}", member))
        _finish(made)


def _about(page: ArchivedPage) -> Record:
    told = f"software: {page.software}\r\nformat: WARC File Format 1.1\r\n"
    return Record(kind="warcinfo", at=page.at, content_type="application/warc-fields", body=told.encode())


def _finish(made: Archive) -> None:
    index, blocks = _index(sorted(made._lines))
    pages = (
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"},
        {"id": "1", "url": made.page.url, "title": made.page.title, "ts": made.page.at},
    )
    listed = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in pages).encode("utf-8", "replace")
    for name, data in (
        ("indexes/index.cdx.gz", index),
        ("indexes/index.idx", blocks),
        ("pages/pages.jsonl", listed),
    ):
        with made.package.open(_info(name, made.page.at), "w") as raw:
            member = _Member(raw)
            member.write(data)
        made._resources.append(_resource(name, member))
    package = {
        "profile": "data-package",
        "resources": made._resources,
        "created": made.page.at,
        "wacz_version": VERSION,
        "software": made.page.software,
        "mainPageUrl": made.page.url,
        "mainPageDate": made.page.at,
    }
    told = json.dumps(package, indent=2, ensure_ascii=False).encode("utf-8", "replace")
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(told).hexdigest()}"}
    made.package.writestr(_info("datapackage.json", made.page.at), told)
    made.package.writestr(
        _info("datapackage-digest.json", made.page.at), json.dumps(digest, indent=2).encode()
    )


def _index(lines: list[str]) -> tuple[bytes, bytes]:
    """Return the index in compressed blocks, and the list of those blocks."""
    told = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    packed: list[bytes] = []
    offset = 0
    for at in range(0, len(lines), _LINES):
        block = lines[at : at + _LINES]
        member = zlib.compressobj(wbits=31)
        data = member.compress("".join(f"{line}\n" for line in block).encode()) + member.flush()
        place = {
            "offset": offset,
            "length": len(data),
            "digest": f"sha256:{hashlib.sha256(data).hexdigest()}",
            "filename": "index.cdx.gz",
        }
        told.append(f"{block[0].partition('{')[0].strip()} {json.dumps(place)}\n")
        packed.append(data)
        offset += len(data)
    return b"".join(packed), "".join(told).encode()


def _info(name: str, at: str) -> zipfile.ZipInfo:
    day, _, clock = at.partition("T")
    year, month, date = (int(part) for part in day.split("-"))
    hour, minute, second = (int(part) for part in clock[:8].split(":"))
    info = zipfile.ZipInfo(name, (year, month, date, hour, minute, second))
    info.compress_type = zipfile.ZIP_STORED
    info.external_attr = 0o644 << 16
    return info


def _resource(path: str, member: _Member) -> dict[str, object]:
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "hash": f"sha256:{member.digest.hexdigest()}",
        "bytes": member.size,
    }
