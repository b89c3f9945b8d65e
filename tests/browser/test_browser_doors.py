"""Which requests may leave the capture browser, and whether its sandbox is really there; without any engine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from evidence_desk.browser.doors import Doors
from evidence_desk.browser.keys import own_key
from evidence_desk.browser.sandboxed import in_sandbox
from evidence_desk.browser.sites import Sites
from evidence_desk.capture.browser_process import may_go_without
from evidence_desk.capture.devtools import DevToolsEvent, EngineFacts


def doors(stopped: list[str], *, by_proxy: bool = False) -> Doors:
    return Doors(lambda url: by_proxy, stopped.append)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "file"),
        ("qrc:///qtwebchannel/x.js", "file"),
        ("chrome://version", "scheme"),
        ("devtools://devtools/bundled/x.html", "scheme"),
        ("ftp://93.184.215.14/", "scheme"),
        ("http://10.0.0.1/", "private"),
        ("ws://127.0.0.1:9222/devtools", "private"),
        ("https://93.184.215.14/", ""),
        ("data:text/plain,x", ""),
    ],
)
def test_only_the_web_may_be_loaded(url: str, why: str) -> None:
    stopped: list[str] = []
    assert doors(stopped).stop(url) == why
    assert stopped == ([why] if why else [])


def test_a_film_is_never_loaded() -> None:
    assert doors([]).stop("https://93.184.215.14/film.mp4", True) == "film"


def test_one_host_inside_may_be_asked_for_and_no_other_port_of_it() -> None:
    one = doors([])
    one.opened("http://10.0.0.1:8080/wiki", private=True)
    assert one.stop("http://10.0.0.1:8080/other") == ""
    assert one.stop("http://10.0.0.1:9090/") == "private"
    assert one.stop("http://10.0.0.2:8080/") == "private"
    one.opened("https://93.184.215.14/", private=False)
    assert one.stop("http://10.0.0.1:8080/other") == "private"


def test_behind_a_proxy_a_name_is_judged_by_itself() -> None:
    one = doors([], by_proxy=True)
    assert one.stop("https://a-name-that-only-the-proxy-knows.example/") == ""
    assert one.stop("https://router.lan/") == "private"


@pytest.mark.skipif(sys.platform != "linux", reason="looked at on Linux only")
def test_a_process_outside_a_sandbox_is_not_taken_for_one_inside() -> None:
    assert not in_sandbox(os.getpid())
    assert not in_sandbox(2**22 + 1)  # nobody


def test_only_root_on_a_builder_may_go_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert not may_go_without()
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("evidence_desk.capture.browser_process.is_root", lambda: False)
    assert not may_go_without()


class FakeLine:
    """A line that only remembers what was done with requests."""

    engine = EngineFacts(name="none", version="0")

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []
        self.hear: Callable[[DevToolsEvent], None] = lambda event: None

    def send(
        self, method: str, params: Mapping[str, Any] | None = None, *, session: str = "", timeout_s: float = 1
    ) -> dict[str, Any]:
        return {"frameTree": {"frame": {"id": "top"}}}

    def post(self, method: str, params: Mapping[str, Any], *, session: str = "") -> None:
        self.done.append((method.removeprefix("Fetch."), params["requestId"]))

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        self.hear = hear
        return lambda: None

    def asks(self, number: str, url: str, frame: str = "top") -> None:
        params = {"requestId": number, "resourceType": "Document", "frameId": frame, "request": {"url": url}}
        self.hear(DevToolsEvent(method="Fetch.requestPaused", params=params))


def sites(line: FakeLine, held: list[str]) -> Sites:
    one = Sites(line, lambda number, url: held.append(number), lambda url, film: "")
    one.begin()
    one.opened("clips.example")
    return one


def test_a_site_that_was_refused_is_not_asked_about_again_until_the_person_opens_an_address() -> None:
    line = FakeLine()
    held: list[str] = []
    one = sites(line, held)
    line.asks("1", "https://other.example/")
    one.answered("other.example", False)
    one.release("1", False)
    line.asks("2", "https://other.example/again")
    assert (held, line.done) == (["1"], [("failRequest", "1"), ("failRequest", "2")])
    one.opened("clips.example")
    line.asks("3", "https://other.example/")
    assert held == ["1", "3"]


def test_a_page_cannot_bury_its_reader_in_questions() -> None:
    line = FakeLine()
    held: list[str] = []
    sites(line, held)
    for number in range(100):
        line.asks(str(number), f"https://site{number}.example/")
    assert len(held) == 20
    assert line.done == [("failRequest", str(number)) for number in range(20, 100)]


def test_what_a_page_puts_into_frames_is_not_asked_about_by_itself() -> None:
    line = FakeLine()
    held: list[str] = []
    sites(line, held)
    line.asks("1", "https://advert.example/", frame="inner")
    assert (held, line.done) == ([], [("continueRequest", "1")])


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "F9"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "Esc"),
        (
            Qt.Key.Key_Enter,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier,
            "Ctrl+Return",
        ),
        (
            Qt.Key.Key_L,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            "Ctrl+Shift+L",
        ),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, ""),
        (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier, ""),
    ],
)
def test_keys_of_the_program_are_told_from_those_of_the_page(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str
) -> None:
    assert own_key(QKeyEvent(QEvent.Type.KeyPress, key.value, modifiers)) == name
