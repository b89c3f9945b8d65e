"""A second look by another browser, its process played: what it brings is compared, and it is never the same twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.acts import pages
from tests.acts.test_second_looks import KEPT, LOAD
from tests.case.conftest import FrozenClock
from tests.loopback_web.second_looks import WORDS

from evidence_desk.acts import second_engine
from evidence_desk.acts.page_capture import Loading
from evidence_desk.acts.page_loading import Listening
from evidence_desk.acts.page_session import PageSession
from evidence_desk.acts.second_look import Prepared
from evidence_desk.base.errors import GateRefused
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture import second_look
from evidence_desk.capture.page_parts import EngineUsed, PageTrouble
from evidence_desk.capture.plain_load import Wish

PREPARED = Prepared(exhibit="e", first=LOAD, passage=second_look.choose(KEPT), wish=Wish())
ENGINE = EngineUsed(name="Chromium", version="156", sandboxed=True)


class Played:
    """A browser that brings what it is given."""

    def __init__(self, *parts: object, engine: str = "Chromium") -> None:
        self.parts = parts
        self.ready = wire.Ready(engine=engine, version="156", sandboxed=True)

    def __enter__(self) -> Played:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def keep(self, order: wire.Keep) -> Iterator[object]:
        assert tuple(order.parts) == ("text", "facts")
        assert order.take_pictures == 0
        yield from self.parts


def look(monkeypatch: pytest.MonkeyPatch, browser: Played, loads: Exception | None = None) -> Any:
    def load(*_: object) -> None:
        if loads is not None:
            raise loads

    monkeypatch.setattr(PageSession, "start", lambda *_: browser)
    monkeypatch.setattr(Listening, "load", load)
    allowed = pages.loading(FrozenClock().read())
    assert isinstance(allowed, Loading)
    return second_engine.make(PREPARED, "chromium", allowed)


def test_what_another_browser_brings_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    said = pages.facts(engine=ENGINE, asked_url=LOAD.asked, final_url=LOAD.address, certificate=None)
    data = said.to_json()
    same = pages.part("text", f"x\n{WORDS}\ny".encode())
    found = look(monkeypatch, Played(same, pages.part("facts", data)))
    assert (found.found, found.engine, found.second.program) == (True, True, "Chromium 156")
    assert found.differences == ("The connection was not encrypted, so no server's key can be compared.",)
    other = look(monkeypatch, Played(pages.part("text", b"gone"), pages.part("facts", data)))
    assert "The chosen passage is not in what came." in other.differences


@pytest.mark.parametrize(
    ("browser", "loads", "words"),
    [
        (Played(engine="QtWebEngine"), None, "cannot run here"),
        (Played(), PageTrouble("certificate", "of a.example"), "certificate is not in order"),
        (Played(), GateRefused("x", "leads to a.example"), "nobody was asked about"),
        (Played(wire.Trouble(code="part", words="w", part="text")), None, "could not be loaded whole"),
        (Played(pages.part("text", b"t")), None, "could not be loaded whole"),
        (Played(pages.part("text", b"t"), pages.part("facts", b"{}")), None, "could not be loaded whole"),
    ],
)
def test_what_it_cannot_bring_is_said_without_an_address(
    monkeypatch: pytest.MonkeyPatch, browser: Played, loads: Exception | None, words: str
) -> None:
    found = look(monkeypatch, browser, loads)
    assert found.second is None
    assert words in found.trouble
    assert "a.example" not in found.trouble
