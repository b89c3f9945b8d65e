"""Which requests may leave the capture browser, and whether its sandbox is really there; without any engine."""

from __future__ import annotations

import os
import sys

import pytest

from evidence_desk.browser.doors import Doors
from evidence_desk.browser.sandboxed import in_sandbox
from evidence_desk.capture.browser_process import may_go_without


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
    one.allow_private("http://10.0.0.1:8080/wiki")
    assert one.stop("http://10.0.0.1:8080/other") == ""
    assert one.stop("http://10.0.0.1:9090/") == "private"
    assert one.stop("http://10.0.0.2:8080/") == "private"


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
