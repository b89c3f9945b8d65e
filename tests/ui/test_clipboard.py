"""What is on the clipboard, from names alone; words of a copied page; pictures out of bytes and pixels."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage
from tests.ui.conftest import picture_png

from evidence_desk.base.errors import BadInput
from evidence_desk.capture.importer import check_text
from evidence_desk.ui import clipboard, pasted_page


@pytest.mark.parametrize(
    ("formats", "holds", "words"),
    [
        ([], "nothing", False),
        (["TARGETS", "SAVE_TARGETS"], "nothing", False),
        (["text/plain"], "text", True),
        (["text/plain;charset=utf-8"], "text", True),
        (["text/html", "text/plain"], "page", True),
        (["image/png"], "picture", False),
        (["application/x-qt-image"], "picture", False),
        (['application/x-qt-windows-mime;value="PNG"'], "picture", False),
        (["text/html", "image/png", "text/plain"], "picture", True),
        (["text/uri-list", "text/plain"], "files", True),
        (["text/uri-list", "image/png"], "files", False),
    ],
)
def test_what_is_there_follows_from_the_names(formats: list[str], holds: str, words: bool) -> None:
    assert clipboard.offered(formats) == clipboard.Offer(holds=holds, words=words)  # type: ignore[arg-type]


def test_a_list_of_names_gives_files_and_addresses_apart() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.png"), QUrl("https://x.example/p"), QUrl("data:image/png,x")])
    found = clipboard.named(mime)
    assert [path.name for path in found.paths] == ["a.png"]
    assert found.addresses == ("https://x.example/p",)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("chromium/x-source-url", b"https://chat.example/room"),
        ("text/x-moz-url-priv", "https://chat.example/room".encode("utf-16-le")),
        (
            'application/x-qt-windows-mime;value="HTML Format"',
            b"Version:0.9\r\nStartHTML:0\r\nSourceURL:https://chat.example/room\r\n<html>",
        ),
    ],
)
def test_the_page_a_copy_came_from_is_taken_from_what_browsers_say(name: str, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(name, QByteArray(data))
    assert clipboard.source_address(mime) == "https://chat.example/room"


def test_a_pictures_own_bytes_are_kept_as_they_are() -> None:
    data = picture_png()
    mime = QMimeData()
    mime.setImageData(QImage(5, 5, QImage.Format.Format_RGB32))
    mime.setData("image/png", QByteArray(data))
    assert clipboard.picture_bytes(clipboard.take_picture(mime)) == data


def test_a_jpeg_stays_a_jpeg() -> None:
    data = b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 100
    mime = QMimeData()
    mime.setData("image/jpeg", QByteArray(data))
    assert clipboard.picture_bytes(clipboard.take_picture(mime)) == data


def test_pixels_are_encoded_without_a_change() -> None:
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(0xFF112233)
    image.setPixel(3, 2, 0xFFFFFFFF)
    again = QImage()
    assert again.loadFromData(clipboard.picture_bytes(clipboard.Taken(image=image)), "PNG")
    assert again.convertToFormat(QImage.Format.Format_RGB32) == image


@given(st.binary(max_size=200))
def test_no_bytes_break_the_check_of_a_picture(tail: bytes) -> None:
    for data in (tail, picture_png(100, 64)[:33] + tail):
        try:
            assert clipboard.picture_bytes(clipboard.Taken(data=data)) == data
        except BadInput as error:
            assert "Nothing was kept" in error.user_message  # noqa: PT017  # either outcome is right, a crash is not


PAGE = """<html><head><title>t</title><style>p{}</style></head><body><h1>Room</h1>
<p>Kai: <b>nobody</b> likes&nbsp;her <a href="https://chat.example/u/1">profile</a></p>
<img src="data:image/png;base64,{picture}" alt="meme"><img src="https://x.example/a.png">
<svg><text>hidden</text></svg><script>alert("no")</script><video src="v.mp4"></video>
<table><tr><td>one</td><td>two</td></tr></table><a href="javascript:x()">bad</a></body></html>"""


def test_a_page_becomes_words_that_carry_nothing() -> None:
    picture = picture_png(90, 60)
    page = PAGE.replace("{picture}", base64.b64encode(picture).decode())
    found = pasted_page.words_of(page)
    assert found.words.startswith("Room")
    assert "Kai: nobody likes her profile" in found.words
    assert "[picture: meme]" in found.words
    for gone in ("hidden", "alert", "base64", "p{}"):
        assert gone not in found.words
    assert (found.embedded, found.linked) == (1, 3)
    assert found.links == ("https://chat.example/u/1",)
    check_text(found.words.encode())
    assert pasted_page.embedded_picture(page, 0) == picture


def test_a_picture_that_is_not_in_the_page_any_more_is_said_to_be() -> None:
    with pytest.raises(BadInput, match="unreadable"):
        pasted_page.embedded_picture("<p>words</p>", 0)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_words_of_any_page_may_stand_as_text(page: str) -> None:
    for whole in (page, f"<div>{page}<img src='data:image/png,{page}'>"):
        words = pasted_page.words_of(whole).words
        assert "\0" not in words
        assert len(words) <= len(whole) + 200  # nothing is made up beside the names of pictures
