"""What a kept page answers when it is shown again: the first answer of each address, whole and unpacked, or 404."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest
from tests.capture import brought_files as made
from tests.capture.test_brought import SAVED

from evidence_desk.capture.archive_index import MISSING, ArchiveIndex
from evidence_desk.capture.brought import Unreadable


def index(data: bytes, media_type: str = "application/warc") -> ArchiveIndex:
    return ArchiveIndex(io.BytesIO(data), len(data), media_type)


def coded(address: str, body: bytes, *headers: str) -> bytes:
    head = "\r\n".join(("HTTP/1.1 200 OK", "Content-Type: text/plain", *headers))
    return made.record("response", address, head.encode() + b"\r\n\r\n" + body)


def test_each_address_gets_its_first_answer_with_what_the_page_needs_and_no_more() -> None:
    later = made.response(made.PAGE, b"<html>changed later</html>")
    kept = coded(
        "https://chat.example/c", b"words", "Set-Cookie: id=1", "X-Kept: yes", "Link: <https://x.example>"
    )
    found = index(made.warc((*made.RECORDS, later, kept)))
    assert found.first == made.PAGE
    assert b"Wall" in found.answer(made.PAGE + "#below").body
    assert found.answer("https://chat.example/old").status == 302
    assert found.answer("https://cdn.example/a.png").body.startswith(b"\x89PNG")
    assert found.answer("https://chat.example/c").headers == (
        ("Content-Type", "text/plain"),
        ("X-Kept", "yes"),
    )
    assert found.answer("https://chat.example/other") is MISSING


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (gzip.compress(b"words", mtime=0), ("Content-Encoding: gzip",), b"words"),
        (zlib.compress(b"words"), ("Content-Encoding: deflate",), b"words"),
        (b"words", ("Content-Encoding: gzip",), b"words"),  # unpacked when it was kept
        (b"3\r\nwor\r\n2;x=1\r\nds\r\n0\r\n\r\n", ("Transfer-Encoding: chunked",), b"words"),
        (b"words", ("Transfer-Encoding: chunked",), b"words"),  # joined when it was kept
        (b"words", ("Content-Encoding: br",), MISSING.body),
        (
            gzip.compress(bytes(50 * 2**20), mtime=0),
            ("Content-Encoding: gzip",),
            None,
        ),  # no more than the bound
    ],
)
def test_bodies_come_out_of_their_coding_within_bounds(
    body: bytes, headers: tuple[str, ...], expected: bytes | None
) -> None:
    found = index(made.warc((*made.RECORDS, coded("https://chat.example/c", body, *headers))))
    given = found.answer("https://chat.example/c").body
    assert given == expected if expected is not None else len(given) < 49 * 2**20


def test_an_archive_packed_as_one_piece_gives_no_wrong_answers() -> None:
    found = index(gzip.compress(b"".join(made.RECORDS)), "application/gzip")
    assert found.answer("https://cdn.example/a.png") is MISSING


def test_a_saved_page_answers_by_its_parts_and_a_broken_archive_says_why() -> None:
    found = index(SAVED, "multipart/related")
    assert found.first == "https://chat.example/p/1"
    assert found.answer("https://cdn.example/a.png").headers == (("Content-Type", "image/png"),)
    with pytest.raises(Unreadable, match="cut short"):
        index(made.RECORDS[2][:-30])
    with pytest.raises(Unreadable, match="no page"):
        index(made.warc(made.RECORDS[:1]))
