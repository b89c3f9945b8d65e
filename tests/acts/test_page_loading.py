"""Loading a page by what was said beforehand: questions it was not said for, no connection, and no end."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from tests.acts import pages
from tests.case.conftest import FrozenClock

from evidence_desk.acts.page_capture import Loading
from evidence_desk.acts.page_loading import Beforehand, Listening, Loaded
from evidence_desk.acts.progress import Report
from evidence_desk.base.errors import Cancelled, GateRefused
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import PageTrouble

HOST = "chat.example"


class Browser:
    """A browser that says what a test wants as soon as it is asked to load."""

    def __init__(self, *says: object) -> None:
        self.says = says
        self.listening = Listening()
        self.answers: list[tuple[int, bool]] = []
        self.went: list[str] = []
        self.private = False

    def open(self, url: str, *, private: bool = False) -> None:
        self.private = private
        for one in self.says:
            self.listening.hear(one)

    def answer(self, number: int, go_on: bool) -> None:
        self.answers.append((number, go_on))
        if go_on:
            self.listening.hear(shown())

    def go(self, to: Literal["back", "forward", "reload", "stop"]) -> None:
        self.went.append(to)

    def load(
        self, loading: Loading, allowed: Beforehand | None = None, report: Report | None = None
    ) -> Loaded:
        ticks = itertools.count()  # each look at the clock is half a second later
        return self.listening.load(
            self,
            loading,
            allowed or Beforehand(),
            report,
            wait_s=4,
            now=lambda: next(ticks) / 2,
        )


def shown(*, loading: bool = False, host: str = HOST) -> wire.Shown:
    return wire.Shown(url=f"https://{host}/", host=host, loading=loading, secure=True)


def asked(about: Literal["site", "certificate", "private"], host: str = HOST) -> wire.Asked:
    return wire.Asked(number=7, about=about, url=f"https://{host}/", host=host, words="it ended yesterday.")


@pytest.fixture
def leave(clock: FrozenClock) -> Loading:
    return pages.loading(clock.read())


def test_a_page_is_loaded_once_it_rests(leave: Loading) -> None:
    browser = Browser(shown(loading=True, host=""), shown(loading=True), shown())
    loaded = browser.load(leave)
    assert (loaded.in_time, loaded.shown.host, browser.private) == (True, HOST, False)


def test_what_never_ends_is_kept_as_far_as_it_came(leave: Loading) -> None:
    browser = Browser(shown(loading=True))
    assert not browser.load(leave).in_time
    assert browser.went == []  # nothing of what still comes is cut off before it is kept
    assert not Browser(shown(loading=True), wire.Trouble(code="timeout")).load(leave).in_time
    nothing = Browser()
    with pytest.raises(PageTrouble, match="timeout"):
        nothing.load(leave)
    assert nothing.went == ["stop"]


@pytest.mark.parametrize(
    ("question", "allowed", "words"),
    [
        (asked("site", "other.example"), Beforehand(sites=("other.example",)), "--site other.example"),
        (asked("private"), Beforehand(own_network=True), "--own-network"),
        (asked("certificate"), Beforehand(bad_certificate=True), "--accept-certificate"),
    ],
    ids=["another site", "own network", "certificate"],
)
def test_what_was_not_said_beforehand_is_not_allowed(
    leave: Loading, question: wire.Asked, allowed: Beforehand, words: str
) -> None:
    browser = Browser(question)
    with pytest.raises((GateRefused, PageTrouble)) as refused:
        browser.load(leave)
    assert words in refused.value.user_message
    assert browser.answers == [(7, False)]
    again = Browser(question)
    assert again.load(leave, allowed).in_time
    assert again.answers == [(7, True)]


@pytest.mark.parametrize(
    ("url", "host", "is_asked_for"),
    [
        ("http://10.0.0.7:8080/a", "10.0.0.7", True),
        ("http://localhost/a", "localhost", True),
        ("http://[fd00::1]/a", "fd00::1", True),
        ("http://10.0.0.7/a", "10.0.0.8", False),  # it leads on to another one
        ("http://0x0a000007/a", "10.0.0.7", False),  # nobody reads that as an address inside
        ("http://intranet.example/a", "intranet.example", False),
    ],
)
def test_an_address_inside_that_is_written_out_is_asked_for(
    clock: FrozenClock, url: str, host: str, is_asked_for: bool
) -> None:
    at = f"[{host}]" if ":" in host else host
    question = wire.Asked(number=7, about="private", url=f"http://{at}/", host=host, words="")
    browser = Browser(question)
    if is_asked_for:
        assert browser.load(pages.loading(clock.read(), url)).in_time
    else:
        with pytest.raises(GateRefused):
            browser.load(pages.loading(clock.read(), url))
    assert browser.answers == [(7, is_asked_for)]


def test_a_part_of_the_same_site_needs_no_answer_of_its_own(leave: Loading) -> None:
    browser = Browser(asked("site", f"www.{HOST}"))
    assert browser.load(leave).in_time


@pytest.mark.parametrize("code", ["unreachable", "crashed", "timeout", "certificate"])
def test_trouble_is_said_in_words(leave: Loading, code: str) -> None:
    with pytest.raises(PageTrouble) as told:
        Browser(wire.Trouble(code=code)).load(leave)
    assert told.value.code == code
    assert told.value.user_message


def test_breaking_off_ends_the_wait(leave: Loading) -> None:
    class Stopping:
        def stage(self, words: str, total: int = 0) -> None:
            pass

        def __call__(self, done: int, total: int | None = None) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        Browser(shown(loading=True)).load(leave, report=Stopping())
