"""A kept page shown again by the capture browser: all of it from the archive, nothing from the net."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from tests.capture import brought_files as made
from tests.loopback_web import Page, serve

from evidence_desk.acts.page_session import News, PageSession
from evidence_desk.acts.replaying import Replaying
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.archive_index import ArchiveIndex
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.looking_into import look_into
from evidence_desk.capture.page_parts import PagePart, PartKind
from evidence_desk.capture.sniff import sniff


def picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 10, 10)).save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server that a page wants to call home to; it keeps what reaches it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                try:
                    one, _ = server.accept()
                except TimeoutError:
                    continue
                with one:
                    heard.append(b"called")

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        ended.set()
        thread.join()


def eventually(fits: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not fits():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


def test_a_kept_page_comes_out_of_the_archive_alone(listener: tuple[int, list[bytes]]) -> None:
    port, heard = listener
    page = (
        "<!doctype html><title>Wall</title><meta charset=utf-8><p id=p>before</p><img src=/a.png>"
        "<img src=https://gone.example/never.png>"
        f"<link rel=preconnect href=http://127.0.0.1:{port}><script src=/s.js></script>"
        f"<script>fetch('/data').then(r => r.text()).then(t => {{ p.textContent = 'kept ' + t; document.title = t;"
        f"fetch('http://127.0.0.1:{port}/home', {{mode: 'no-cors'}}).catch(() => 0)"
        f".then(() => new WebSocket('ws://127.0.0.1:{port}/').onerror = () => document.title += ' done'); }})</script>"
    )
    records = (
        made.response("https://chat.example/p/1", page.encode()),
        made.response("https://chat.example/a.png", picture(), "image/png"),
        made.response("https://chat.example/s.js", b"window.loaded = 1", "text/javascript"),
        made.response("https://chat.example/data", "words außen".encode(), "text/plain; charset=utf-8"),
    )
    data = made.wacz(made.warc(records))
    index = ArchiveIndex(io.BytesIO(data), len(data), "application/wacz")
    assert index.first == "https://chat.example/p/1"
    told: list[News] = []
    shown = Replaying(index, BrowserSettings(width=400, height=300), told.append)
    try:
        eventually(
            lambda: any(isinstance(one, wire.Shown) and one.title == "words außen done" for one in told)
        )
        last = [one for one in told if isinstance(one, wire.Shown)][-1]
        assert (last.host, last.blurred) == ("chat.example", True)
        parts = [
            news.data.read()
            for news in shown.session.keep(wire.Keep(parts=("text",)))
            if isinstance(news, PagePart) and news.kind == "text"
        ]
        assert "kept words außen".encode() in parts[0]
    finally:
        shown.close()
    assert heard == []
    assert not any(isinstance(one, wire.Asked) for one in told)


@pytest.mark.conformance
@pytest.mark.parametrize("kind", ["wacz", "mhtml"])
def test_what_the_program_itself_kept_agrees_with_itself_and_is_shown_again(kind: PartKind) -> None:
    """A page of the tests' own web, kept by the capture browser, then shown with its server gone."""
    script = b"fetch('/d').then(r => r.text()).then(t => { p.textContent += ' ' + t; document.title = 'Wall ' + t; })"
    pages = {
        "/p": Page(
            body=b"<!doctype html><title>Wall</title><p id=p>kept</p><script>" + script + b"</script>"
        ),
        "/d": Page(body=b"from the server", media_type="text/plain"),
    }
    told: list[News] = []
    with (
        serve(pages, tls=False) as web,
        PageSession.start(BrowserSettings(width=600, height=400), told.append) as session,
    ):
        session.open(f"http://127.0.0.1:{web.port}/p", private=True)
        eventually(lambda: any(isinstance(one, wire.Shown) and "server" in one.title for one in told))
        kept = {
            n.kind: n.data.read() for n in session.keep(wire.Keep(parts=(kind,))) if isinstance(n, PagePart)
        }
    data = kept[kind]
    media_type = sniff(data[:65536]).media_type
    found = look_into(io.BytesIO(data), len(data), media_type, "")
    assert found is not None
    assert {check.found for check in found.checks} <= {"good"}
    again: list[News] = []
    index = ArchiveIndex(io.BytesIO(data), len(data), media_type)
    shown = Replaying(index, BrowserSettings(width=600, height=400), again.append)
    try:
        eventually(
            lambda: any(isinstance(one, wire.Shown) and "from the server" in one.title for one in again)
        )
    finally:
        shown.close()
