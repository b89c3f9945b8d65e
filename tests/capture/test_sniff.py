"""What a file is, is told by its bytes."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from evidence_desk.capture.sniff import HEAD_BYTES, Sniffed, sniff


def _zip(*members: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return kept.getvalue()


def _tar() -> bytes:
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return kept.getvalue()


def _iso(*brands: bytes) -> bytes:
    body = b"ftyp" + brands[0] + bytes(4) + b"".join(brands[1:])
    return (len(body) + 4).to_bytes(4, "big") + body + bytes(64)


_MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Hi\r\n"
_KNOWN: list[tuple[str, bytes, str, str, bool]] = [
    ("pdf", b"%PDF-1.7\n", "application/pdf", "file", False),
    ("eps", b"%!PS-Adobe-3.0 EPSF-3.0\n", "application/postscript", "file", False),
    ("eps with preview", b"\xc5\xd0\xd3\xc6" + bytes(28), "application/postscript", "file", False),
    ("heic", _iso(b"heic", b"mif1", b"heic"), "image/heic", "image", False),
    ("heic by a later brand", _iso(b"mif1", b"heic"), "image/heic", "image", False),
    ("avif", _iso(b"avif", b"mif1"), "image/avif", "image", False),
    ("heif of no named kind", _iso(b"mif1", b"miaf"), "image/heif", "image", False),
    ("mp4", _iso(b"isom", b"iso2", b"mp41"), "video/mp4", "audio-video", False),
    ("mov", _iso(b"qt  "), "video/quicktime", "audio-video", False),
    ("old mov", bytes(3) + b"\x20moov" + bytes(32), "video/quicktime", "audio-video", False),
    ("m4a", _iso(b"M4A ", b"isom"), "audio/mp4", "audio-video", False),
    ("webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\x82\x84webm", "video/webm", "audio-video", False),
    ("mkv", b"\x1aE\xdf\xa3\x9fB\x82\x88matroska", "video/x-matroska", "audio-video", False),
    ("mp3 with tag", b"ID3\4" + bytes(20), "audio/mpeg", "audio-video", False),
    ("mp3 frame", b"\xff\xfb\x90\x64" + bytes(20), "audio/mpeg", "audio-video", False),
    ("aac frame", b"\xff\xf1\x50\x80" + bytes(20), "audio/aac", "audio-video", False),
    ("wav", b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav", "audio-video", False),
    ("ogg", b"OggS\0\2" + bytes(22) + b"\x13OpusHead", "audio/ogg", "audio-video", False),
    ("ogg film", b"OggS\0\2" + bytes(22) + b"\x80theora", "video/ogg", "audio-video", False),
    ("zip", _zip(("a.txt", b"a")), "application/zip", "file", True),
    ("empty zip", _zip(), "application/zip", "file", True),
    ("epub", _zip(("mimetype", b"application/epub+zip")), "application/epub+zip", "file", True),
    (
        "odt",
        _zip(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")),
        "application/vnd.oasis.opendocument.text",
        "file",
        True,
    ),
    (
        "docx",
        _zip(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "file",
        True,
    ),
    (
        "xlsx",
        _zip(("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>")),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "file",
        True,
    ),
    ("wacz", _zip(("datapackage.json", b"{}"), ("archive/a.warc", b"W")), "application/wacz", "page", True),
    ("gzip", b"\x1f\x8b\x08" + bytes(10), "application/gzip", "file", True),
    ("7z", b"7z\xbc\xaf\x27\x1c" + bytes(10), "application/x-7z-compressed", "file", True),
    ("tar", _tar(), "application/x-tar", "file", True),
    ("warc", b"WARC/1.1\r\n", "application/warc", "page", True),
    ("html", b"\xef\xbb\xbf\n <!DOCTYPE html><title>x</title>", "text/html", "page", False),
    ("old html", b"<html><p>caf\xe9</p></html>", "text/html", "page", False),
    ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "file", False),
    ("svg after a declaration", b"<?xml version='1.0'?>\n<svg/>", "image/svg+xml", "file", False),
    ("eml", _MAIL + b"\r\nHello", "message/rfc822", "file", True),
    ("eml in an old character set", _MAIL + b"\r\ncaf\xe9", "message/rfc822", "file", True),
    (
        "mhtml",
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html"; boundary="b"\r\n\r\n',
        "multipart/related",
        "page",
        True,
    ),
    ("elf", b"\x7fELF\2\1\1" + bytes(9), "application/x-executable", "file", False),
    ("exe", b"MZ\x90\0" + bytes(80), "application/vnd.microsoft.portable-executable", "file", False),
    ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "application/x-ole-storage", "file", True),
    ("text", "Emoji 🙂 und عربي\n".encode(), "text/plain", "file", False),
    ("bytes", bytes(range(256)), "application/octet-stream", "file", False),
    ("text of two fields is no mail", b"note: do this: now\n", "text/plain", "file", False),
]


@pytest.mark.parametrize(
    ("head", "media_type", "kind", "container"), [k[1:] for k in _KNOWN], ids=[k[0] for k in _KNOWN]
)
def test_each_kind_is_told_by_its_bytes(head: bytes, media_type: str, kind: str, container: bool) -> None:
    found = sniff(head, "holiday.png")  # the name says otherwise for all of them
    assert (found.media_type, found.kind, found.is_container) == (media_type, kind, container)


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("BMP", "image/bmp"),
        ("TIFF", "image/tiff"),
    ],
)
def test_pictures_are_told_whatever_they_are_called(
    kind: str, media_type: str, drawn: Callable[..., Image.Image], saved: Callable[..., bytes]
) -> None:
    found = sniff(saved(drawn(), kind)[:HEAD_BYTES], "letter.txt")
    assert found == Sniffed(media_type=media_type, kind="image", is_container=False)


def test_a_name_only_chooses_among_texts() -> None:
    assert sniff(b"a,b\n1,2\n", "table.CSV").media_type == "text/csv"
    assert sniff(b"a,b\n1,2\n", "table").media_type == "text/plain"
    assert sniff(b"\x89PNG\r\n\x1a\n", "table.csv").media_type == "image/png"


def test_a_character_cut_at_the_end_of_the_head_is_still_text() -> None:
    head = b"a" * (HEAD_BYTES - 1) + "é".encode()
    assert sniff(head[:HEAD_BYTES]).media_type == "text/plain"
    assert sniff("é".encode()[:1]).media_type == "application/octet-stream"


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_have_an_answer(head: bytes, name: str) -> None:
    found = sniff(head, name)
    assert found.kind in {"image", "file", "audio-video", "page"}
    assert "/" in found.media_type
