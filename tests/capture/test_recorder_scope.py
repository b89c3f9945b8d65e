"""What of a page may be kept: texts, typefaces, and pictures that the person had shown; nothing opaque."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from typing import Any

import pytest

from evidence_desk.capture.devtools import DevToolsEvent, EngineFacts, EngineTrouble
from evidence_desk.capture.page_parts import PageTrouble, Scope
from evidence_desk.capture.recorder_mhtml import covered_mhtml
from evidence_desk.capture.recorder_network import NetworkLog, Shelf
from evidence_desk.capture.recorder_scope import Allowance, nature, without_pictures

PNG = b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(400)
NOTHING = Allowance(Scope())


@pytest.mark.parametrize(
    ("media_type", "head", "found"),
    [
        ("text/html", b"<!doctype html><p>words", "text"),
        ("text/html; charset=iso-8859-1", "<p>Café".encode("latin-1") * 20, "text"),
        ("application/json", b'{"a": 1}', "text"),
        ("application/ld+json", b"{}", "text"),
        ("text/javascript", b"let a = 1", "text"),
        ("", b"plain words", "text"),
        ("font/woff2", b"wOF2" + bytes(40), "typeface"),
        ("image/png", PNG, "picture"),
        ("text/plain", PNG, "picture"),
        ("font/woff2", PNG, "picture"),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
        ("image/png", b"<p>words", "picture"),
        ("video/mp4", b"words", "film"),
        ("text/html", b"\x1aE\xdf\xa3" + bytes(40), "film"),
        ("application/octet-stream", random.Random(2).randbytes(300), "opaque"),
        ("text/plain", random.Random(3).randbytes(300), "opaque"),
        ("application/zip", b"PK\3\4" + bytes(60), "opaque"),
        ("application/pdf", b"%PDF-1.7\n" + bytes(20), "opaque"),
    ],
)
def test_the_stricter_of_bytes_and_label_counts(media_type: str, head: bytes, found: str) -> None:
    assert nature(media_type, head) == found


def test_pictures_written_into_texts_are_left_out() -> None:
    inner = base64.b64encode(PNG)
    film = base64.b64encode(b"\0\0\0\x18ftypmp42" + bytes(90))
    assert without_pictures(b"a" + film, NOTHING) == (b"a", 1)
    text = b'<img src="data:image/png;base64,' + inner + b'"> words {"a": "' + inner + b'"} more'
    kept, count = without_pictures(text, NOTHING)
    assert (kept, count) == (b'<img src="data:,"> words {"a": ""} more', 2)
    assert without_pictures(text, Allowance(Scope(take=9), everything=True)) == (text, 0)


CODED = base64.b64encode(PNG)


@pytest.mark.parametrize(
    "text",
    [
        b'<img src="data:image/png;base64,\n' + b"\n".join(CODED[at : at + 40] for at in range(0, 400, 40)) + b'">',
        b"<img src='data:;base64, " + b" ".join(CODED[at : at + 10] for at in range(0, 400, 10)) + b"'>",
        b'<img src="data&colon;text/plain;base64&comma;' + b"&NewLine;".join(CODED[:400].split(b"a")) + b'">',
        b'<img src="data:text/plain,' + b"".join(b"%%%02X" % byte for byte in PNG) + b'">',
        b'a{background:url("data:x/y;base64,' + b"\\\n".join(CODED[at : at + 30] for at in range(0, 400, 30)) + b'")}',
        b'["' + b'", "'.join(CODED[at : at + 60] for at in range(0, 400, 60)) + b'"]',
        b'{"a": "' + b"\\/9j\\/4AAQ" + CODED.replace(b"/", b"\\u002f").replace(b"+", b"\\u002B") + b'"}',
        b"_9j_4AAQ" + CODED.replace(b"/", b"_").replace(b"+", b"-"),
        b'<iframe src="data:text/html;base64,' + base64.b64encode(b"<img src='data:;base64," + CODED + b"'>") + b'">',
        b'<p style="background:url(&quot;data:image/png;base64,' + CODED[:300] + b"\n" + CODED[300:] + b'&quot;)">',
    ],
)  # fmt: skip
def test_a_picture_written_into_a_text_is_found_however_its_letters_are_broken_or_escaped(
    text: bytes,
) -> None:
    kept, count = without_pictures(b"words before " + text + b" words after", NOTHING)
    assert count >= 1
    assert len(kept) < 120
    assert kept.startswith(b"words before ")
    assert kept.endswith(b" words after")


def test_typefaces_texts_and_sentences_stay_as_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    face = b"url(data:font/woff2;base64," + base64.b64encode(b"wOF2" + PNG[4:]) + b")"
    text = (
        face
        + b" <a href='data:text/plain,hello'>x</a> here is the data: three, four; metadata:image, and so on"
    )
    assert without_pictures(text, NOTHING) == (text, 0)
    monkeypatch.setattr("evidence_desk.capture.recorder_inline._LOOKED_INTO", 5)
    assert without_pictures(b'"data:text/plain,a" ' * 9, NOTHING)[1] == 4


def mhtml(*parts: tuple[str, str, bytes]) -> bytes:
    """Return a file as Chromium writes it: (media type, address, content)."""
    text = (
        b'From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--B"\r\n\r\n\r\n'
    )
    for media_type, place, content in parts:
        text += (
            f"----B\r\nContent-Type: {media_type}\r\nContent-Transfer-Encoding: base64\r\n"
            f"Content-Location: {place}\r\n\r\n"
        ).encode() + base64.encodebytes(content).replace(b"\n", b"\r\n")
    return text + b"\r\n----B--\r\n"


def test_parts_of_an_mhtml_that_may_not_be_kept_are_replaced_by_words() -> None:
    data = mhtml(
        ("text/html", "https://web.test/", b"<p>words"),
        ("image/png", "https://web.test/a.png", PNG),
        ("text/css", "https://web.test/b.css", PNG),
        ("image/png", "https://web.test/shown.png", PNG + b"shown"),
    )
    allowed = Allowance(Scope(shown=frozenset({"https://web.test/shown.png"})))
    kept, replaced = covered_mhtml(data, allowed)
    assert replaced == 2
    assert kept.count(base64.b64encode(PNG)[:60]) == 1
    words = [line for line in kept.split(b"\r\n") if line.startswith(base64.b64encode(b"Not kept (pi"))]
    assert b"408 bytes, https://web.test/a.png" in base64.b64decode(words[0])
    assert base64.b64encode(b"<p>words") in kept


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no headers at all",
        b"Content-Type: text/html\r\n\r\n<p>",
        mhtml(("text/html", "a", b"x"))[:-12],
        mhtml(("text/html", "a", b"x")).replace(b"\r\n\r\n", b"\r\n", 2),
    ],
)
def test_an_mhtml_of_another_form_is_not_kept(data: bytes) -> None:
    with pytest.raises(PageTrouble):
        covered_mhtml(data, NOTHING)


class Line:
    """An engine that says what the test has it say."""

    engine = EngineFacts(name="said", version="1")

    def __init__(self) -> None:
        self.bodies: dict[str, dict[str, Any]] = {}
        self.sent: list[tuple[str, str]] = []
        self.hear: Callable[[DevToolsEvent], None] = lambda event: None

    def send(
        self, method: str, params: Any = None, *, session: str = "", timeout_s: float = 0
    ) -> dict[str, Any]:
        self.sent.append((method, session))
        if session and method != "Runtime.runIfWaitingForDebugger":
            assert timeout_s < 1, "nobody can wait for a worker that has not begun"
            raise EngineTrouble("late", "it answers when it runs")
        if method == "Network.getResponseBody":
            found = self.bodies.get(params["requestId"])
            if found is None:
                raise EngineTrouble("refused", "no body")
            return found
        return {}

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        self.hear = hear
        return lambda: None

    def say(self, method: str, session: str = "", **params: Any) -> None:
        self.hear(DevToolsEvent(method=method, params=params, session=session))

    def ask(self, number: str, url: str, kind: str = "Document", **more: Any) -> None:
        self.say(
            "Network.requestWillBeSent",
            requestId=number,
            request={"url": url, "method": "GET", "headers": {"Cookie": "a=secret"}},
            wallTime=1_700_000_000.25,
            type=kind,
            frameId="F",
            **more,
        )

    def answer(self, number: str, media_type: str, status: int = 200) -> None:
        response = {"status": status, "mimeType": media_type, "headers": {"A": "b"}, "protocol": "h2"}
        self.say("Network.responseReceived", requestId=number, type="Document", response=response)
        self.say("Network.loadingFinished", requestId=number, encodedDataLength=10)


@pytest.fixture
def line(tmp_path: Any) -> Any:
    line = Line()
    with (tmp_path / "shelf").open("w+b") as file:
        log = NetworkLog(line, Shelf(file))
        log.begin()
        yield line, log
        log.end()


def test_each_hop_of_a_redirect_is_an_exchange_with_its_own_headers(line: tuple[Line, NetworkLog]) -> None:
    engine, log = line
    engine.bodies["1"] = {"body": "words", "base64Encoded": False}
    hop = {"status": 302, "headers": {"location": "/b"}}
    engine.ask("1", "https://web.test/a")
    engine.say("Network.responseReceivedExtraInfo", requestId="1", headers={"Raw": "first"})
    engine.ask("1", "https://web.test/b", redirectResponse=hop)
    engine.say(
        "Network.responseReceivedExtraInfo", requestId="1", headersText="HTTP/1.1 200\r\nRaw: two\r\n\r\n"
    )
    engine.answer("1", "text/html")
    assert log.gathered(5)
    first, second = log.exchanges()
    assert (first.status, first.redirect, second.status) == (302, True, 200)
    assert log.raw_headers(first) == [("Raw", "first")]
    assert log.raw_headers(second) == [("Raw", "two")]
    assert second.addresses == ("https://web.test/a", "https://web.test/b")
    assert second.body is not None
    assert second.body.read() == b"words"
    assert second.at == "2023-11-14T22:13:20.250Z"


def test_bodies_of_pictures_and_films_are_not_even_fetched(line: tuple[Line, NetworkLog]) -> None:
    engine, log = line
    for number, kind, media_type in (("1", "Image", ""), ("2", "XHR", "image/png"), ("3", "Media", "")):
        engine.ask(number, f"https://web.test/{number}", kind)
        engine.say(
            "Network.responseReceived",
            requestId=number,
            type=kind,
            response={"status": 200, "mimeType": media_type},
        )
        engine.say("Network.loadingFinished", requestId=number, encodedDataLength=1)
    assert log.gathered(5)
    assert not [method for method, _ in engine.sent if method == "Network.getResponseBody"]


def test_another_page_in_the_same_place_forgets_the_one_before(line: tuple[Line, NetworkLog]) -> None:
    engine, log = line
    for number in ("old", "new"):
        engine.ask(number, f"https://web.test/{number}")
        engine.answer(number, "text/html")
        engine.say("Page.frameNavigated", frame={"id": "F", "loaderId": number})
    assert [one.url for one in log.exchanges()] == ["https://web.test/new"]


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"requestId": "1"},
        {"requestId": "1", "response": None},
        {"requestId": "1", "response": {"status": "x"}},
    ],
)
def test_events_of_another_shape_are_counted_and_change_nothing(
    line: tuple[Line, NetworkLog], params: dict[str, Any]
) -> None:
    engine, log = line
    engine.ask("1", "https://web.test/")
    engine.say("Network.responseReceived", **params)
    engine.say("Network.requestWillBeSent", requestId=[], request=7)
    assert log.odd >= 1
    assert len(log.exchanges()) == 1


def test_more_requests_than_the_limit_are_counted(
    line: tuple[Line, NetworkLog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_desk.capture.recorder_network.REQUESTS_MAX", 5)
    engine, log = line
    for number in range(9):
        engine.ask(str(number), f"https://web.test/{number}")
    assert (len(log.exchanges()), log.not_recorded) == (5, 4)


def test_frames_of_other_processes_are_listened_to_before_they_run(line: tuple[Line, NetworkLog]) -> None:
    engine, log = line
    engine.say("Target.attachedToTarget", sessionId="S", targetInfo={"type": "service_worker"})
    sent = [method for method, session in engine.sent if session == "S"]
    assert sent.index("Network.enable") < sent.index("Runtime.runIfWaitingForDebugger")
    assert log.sessions["S"] == "service_worker"
