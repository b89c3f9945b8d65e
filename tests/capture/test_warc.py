"""Archives of pages: each record whole by itself, digests that hold, a package that says what is in it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
import zlib

import pytest

from evidence_desk.capture.page_parts import Spool
from evidence_desk.capture.wacz import ArchivedPage, archive
from evidence_desk.capture.warc import Record, http_head, index_key, warc_url

PAGE = ArchivedPage(url="https://web.test/p", title="Böse Wörter", at="2026-11-22T14:05:09Z", software="ED 1")
AT = "2026-11-22T14:05:09.123Z"
HTTP = "application/http; msgtype=response"


def made() -> zipfile.ZipFile:
    out = io.BytesIO()
    with archive(out, PAGE) as package:
        body = Spool.of(b"<p>words</p>")
        head = http_head("HTTP/1.1 200 OK", [("Content-Type", "text/html")])
        answer = Record(
            kind="response",
            at=AT,
            content_type=HTTP,
            url=PAGE.url,
            head=head,
            body=body,
            status=200,
            media_type="text/html",
            index=True,
        )
        first = package.record(answer)
        request = Record(kind="request", at=AT, content_type=HTTP, url=PAGE.url, with_record=first.id)
        package.record(request)
        for n in range(4_000):
            package.record(
                Record(kind="response", at=AT, content_type=HTTP, url=f"https://web.test/{n}", index=True)
            )
    return zipfile.ZipFile(out)


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    return made()


def test_every_line_of_the_index_leads_to_one_whole_record(package: zipfile.ZipFile) -> None:
    warc = package.read("archive/data.warc.gz")
    lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
    assert len(lines) == 4_001
    assert lines == sorted(lines)
    for line in lines[::500]:
        place = json.loads(line.partition("{")[1] + line.partition("{")[2])
        piece = warc[int(place["offset"]) : int(place["offset"]) + int(place["length"])]
        member = zlib.decompressobj(31)
        record = member.decompress(piece) + member.flush()
        assert member.eof
        assert not member.unused_data
        assert record.startswith(b"WARC/1.1\r\n")
        assert f"WARC-Target-URI: {place['url']}\r\n".encode() in record


def test_digests_of_a_record_hold(package: zipfile.ZipFile) -> None:
    warc = gzip.decompress(package.read("archive/data.warc.gz"))
    record = warc.split(b"WARC/1.1\r\n")[2]
    head, _, block = record.partition(b"\r\n\r\n")
    block = block.removesuffix(b"\r\n\r\n")
    fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
    assert int(fields["Content-Length"]) == len(block)
    assert fields["WARC-Block-Digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"
    assert fields["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(b'<p>words</p>').hexdigest()}"


def test_blocks_of_the_index_are_found_by_their_list(package: zipfile.ZipFile) -> None:
    told = package.read("indexes/index.idx").decode().splitlines()[1:]
    index = package.read("indexes/index.cdx.gz")
    assert len(told) == 2
    for line in told:
        place = json.loads(line[line.index("{") :])
        block = index[place["offset"] : place["offset"] + place["length"]]
        assert place["digest"] == f"sha256:{hashlib.sha256(block).hexdigest()}"
        assert gzip.decompress(block).decode().startswith(line[: line.index(" {")])


def test_the_package_names_and_digests_everything_and_stores_it_as_it_is(package: zipfile.ZipFile) -> None:
    told = json.loads(package.read("datapackage.json"))
    for resource in told["resources"]:
        data = package.read(resource["path"])
        assert (resource["hash"], resource["bytes"]) == (
            f"sha256:{hashlib.sha256(data).hexdigest()}",
            len(data),
        )
    assert {info.compress_type for info in package.infolist()} == {zipfile.ZIP_STORED}
    digest = json.loads(package.read("datapackage-digest.json"))["hash"]
    assert digest == f"sha256:{hashlib.sha256(package.read('datapackage.json')).hexdigest()}"
    page = json.loads(package.read("pages/pages.jsonl").splitlines()[1])
    assert (page["url"], page["title"]) == (PAGE.url, PAGE.title)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Web.test/A/b?z=1&a=2#f", "test,web)/a/b?a=2&z=1"),
        ("https://127.0.0.1:8443/p/", "1,0,0,127:8443)/p"),
        ("https://web.test:443", "test,web)/"),
        ("https://web.test:99999/", "https://web.test:99999/"),
    ],
)
def test_keys_of_the_index(url: str, key: str) -> None:
    assert index_key(url) == key


def test_no_address_and_no_header_can_begin_a_line_of_its_own() -> None:
    evil = "https://web.test/a b\r\nWARC-Type: response\u2028x"
    assert not set(warc_url(evil)) & set(" \r\n\u2028")
    head = http_head("HTTP/1.1 200 OK\r\nEvil: 1", [("A\r\nB", "c\nd: e")])
    assert head.count(b"\r\n") == 3
