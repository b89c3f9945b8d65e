"""A second program's look at pages on loopback: what it finds, and what hostile servers cannot do to it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.loopback_web import Web, authority, serve
from tests.loopback_web.second_looks import PAGES, WORDS

from evidence_desk.base.errors import BadInput
from evidence_desk.capture import netfacts, plain_load, second_look
from evidence_desk.capture.plain_load import NotLoaded, Wish


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serve(PAGES) as running:
        yield running


@pytest.fixture
def wish(web: Web) -> Wish:
    return Wish(
        private_hosts=frozenset({"127.0.0.1"}),
        public_roots=web.authority.ca_pem.decode(),
        proxies={},
        wait_s=10,
    )


def picture(data: bytes) -> second_look.Picture:
    """A picture that was kept with these bytes."""
    return second_look.Picture(
        address="https://a.example/x.png", sha256=hashlib.sha256(data).hexdigest(), length=len(data)
    )


def test_address_key_and_words(web: Web, wish: Wish) -> None:
    found = second_look.look(web.url("/go"), wish)
    assert (found.address, found.redirects, found.status) == (web.url("/post"), 2, 200)
    assert found.key is not None
    assert base64.b64encode(bytes.fromhex(found.key.key_sha256)).decode() == web.authority.spki
    assert (found.key.issuer, found.vouched, found.tls) == ("Loopback Test Authority", "public", "TLSv1.3")
    assert found.server == f"127.0.0.1:{web.port}"
    assert found.names.addresses == ("127.0.0.1",)
    kept = f"clips\n\n{WORDS}\nlate bus again\nMia: take this down & say sorry"
    passage = second_look.choose(kept)
    assert (passage.text, passage.line) == (WORDS, 3)
    assert second_look.has_passage(found, passage)
    assert second_look.has_passage(found, second_look.choose(kept, "Mia: take this   down"))
    other = second_look.choose(kept.replace("Monday", "Mondays"))
    assert not second_look.has_passage(found, other)


def test_packed_and_in_another_charset(web: Web, wish: Wish) -> None:
    packed = second_look.look(web.url("/packed"), wish)
    assert second_look.has_passage(packed, second_look.choose(WORDS))
    latin = second_look.look(web.url("/latin"), wish)
    assert second_look.has_passage(latin, second_look.choose("Straße der Jugend, Prüfung am Montag"))
    assert "var a" not in second_look.text_of(second_look.look(web.url("/post"), wish))


def test_the_passage_is_chosen_from_what_was_kept(web: Web) -> None:
    asked = len(web.asked)
    for kept, wanted in [("short", ""), ("", ""), (WORDS, "not in it at all, is it"), (WORDS, "Coach")]:
        with pytest.raises(BadInput, match="passage"):
            second_look.choose(kept, wanted)
    over_lines = second_look.choose(f"one\n{WORDS[:30]}\n{WORDS[30:]}", WORDS[:30] + " " + WORDS[30:45])
    assert over_lines.line == 2
    assert len(second_look.choose("word " * 900).text) <= second_look.PASSAGE_MAX
    assert len(web.asked) == asked


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/round", "in a circle"),
        ("/file", "no page"),
        ("/inside", "inside the school"),
        ("/brotli", "not asked for"),
        ("/broken", "cannot be unpacked"),
        ("/forever", "in time"),
        ("/drip", "in time"),
    ],
)
def test_hostile_servers_end_in_words(web: Web, wish: Wish, path: str, words: str) -> None:
    began = time.monotonic()
    with pytest.raises(NotLoaded, match=words):
        second_look.look(web.url(path), replace(wish, wait_s=0.6 if words == "in time" else 20))
    assert time.monotonic() - began < 15  # the slow ones send for a minute


def test_a_bomb_is_unpacked_no_further_than_is_read(web: Web, wish: Wish) -> None:
    found = second_look.look(web.url("/bomb"), replace(wish, body_max=1 << 20))
    assert (len(found.body), found.cut) == (1 << 20, True)
    assert not second_look.has_picture(found, picture(found.body))


def test_the_same_bytes_of_a_picture(web: Web, wish: Wish) -> None:
    body = PAGES["/post"].body  # type: ignore[union-attr]
    found = second_look.look(web.url("/post"), wish)
    assert second_look.has_picture(found, picture(body))
    assert not second_look.has_picture(found, picture(body + b"x"))
    missing = second_look.look(web.url("/nothing"), wish)
    assert not second_look.has_picture(missing, picture(missing.body))


def test_inside_addresses_are_refused_unless_asked_for_by_name(web: Web, wish: Wish) -> None:
    asked = len(web.asked)
    with pytest.raises(NotLoaded, match="inside the school"):
        second_look.look(web.url("/post"), replace(wish, private_hosts=frozenset()))
    with pytest.raises(NotLoaded, match="inside the school"):
        second_look.look(f"https://localhost:{web.port}/post", wish)
    assert len(web.asked) == asked


def test_who_vouches_for_a_certificate_is_told_apart(web: Web, wish: Wish) -> None:
    stranger = second_look.look(web.url("/post"), replace(wish, public_roots=""))
    assert stranger.vouched == "none"
    with serve(PAGES, issued=authority(issuer="Thornmere Filter CA")) as filtered:
        found = second_look.look(filtered.url("/post"), wish)
        assert found.vouched == "none"
        assert found.key is not None
        assert found.key.issuer == "Thornmere Filter CA"
    with serve(PAGES, tls=False) as plain:
        open_page = second_look.look(plain.url("/post"), wish)
        assert (open_page.key, open_page.vouched) == (None, "")


def test_nobody_there(wish: Wish) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotLoaded, match="cannot be reached"):
        second_look.look(f"https://127.0.0.1:{port}/", wish)
    with pytest.raises(NotLoaded, match="name is not known"):
        second_look.look("https://no-such-name.invalid/", wish)
    assert netfacts.names_of("no-such-name.invalid").trouble


def test_through_the_proxy_of_the_system(web: Web, wish: Wish) -> None:
    """A proxy's tunnel, one that refuses, and one of a kind that cannot be used."""
    asked: list[bytes] = []
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        def pump(one: socket.socket, other: socket.socket) -> None:
            while data := one.recv(65536):
                other.sendall(data)

        def run() -> None:
            for accept in (True, False):
                client, _ = listening.accept()
                head = b""
                while b"\r\n\r\n" not in head:
                    head += client.recv(4096)
                asked.append(head)
                if not accept:
                    client.sendall(b"HTTP/1.1 407 Who are you\r\n\r\n")
                    client.close()
                    continue
                with client, socket.create_connection(("127.0.0.1", web.port)) as there:
                    client.sendall(b"HTTP/1.1 200 Go\r\n\r\n")
                    back = threading.Thread(target=_quiet, args=(pump, there, client), daemon=True)
                    back.start()
                    _quiet(pump, client, there)
                    back.join(5)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        proxy = f"http://reader:pass%20word@127.0.0.1:{listening.getsockname()[1]}"
        through = replace(wish, proxies={"https": proxy})
        found = second_look.look(web.url("/post"), through)
        assert second_look.has_passage(found, second_look.choose(WORDS))
        assert found.proxy == f"127.0.0.1:{listening.getsockname()[1]}"
        assert f"CONNECT 127.0.0.1:{web.port} HTTP/1.1".encode() in asked[0]
        assert base64.b64encode(b"reader:pass word") in asked[0]
        with pytest.raises(NotLoaded, match="proxy refused"):
            second_look.look(web.url("/post"), through)
    with pytest.raises(NotLoaded, match="of a kind"):
        plain_load.proxy_for("https://a.example/", {"https": "socks5://127.0.0.1:1"})


def _quiet(pump: Callable[..., None], *ends: socket.socket) -> None:
    with contextlib.suppress(OSError):
        pump(*ends)
