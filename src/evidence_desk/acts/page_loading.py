"""Loading one page without a person in front of it: what the browser asks is answered by what was said beforehand."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from evidence_desk.acts.page_capture import Loading
from evidence_desk.acts.progress import Report, told
from evidence_desk.base.errors import EvidenceDeskError, GateRefused
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.addresses import names_own_network, plain_host, same_site
from evidence_desk.capture.page_parts import PageTrouble

LOAD_S: Final = 60.0  # a page that is still loading then is kept as far as it came
_SETTLE_S: Final = 1.0  # after the page has loaded: what it sends on by itself at once
_STEP_S: Final = 0.1


class Talks(Protocol):
    """A running browser, as far as loading needs it."""

    def open(self, url: str, *, private: bool = False) -> None:
        """Load an address."""

    def answer(self, number: int, go_on: bool) -> None:
        """Answer what it asked."""

    def go(self, to: Literal["back", "forward", "reload", "stop"]) -> None:
        """Move, or stop loading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beforehand:
    """What the person allowed before the page was loaded."""

    sites: tuple[str, ...] = ()  # hosts, beside the page's own, that the answer was given for
    own_network: bool = False  # the page is inside the school's network
    bad_certificate: bool = False  # go on although the certificate is not in order; the record says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Where the browser is, and whether it was still loading when the time was over."""

    shown: wire.Shown
    in_time: bool


class Listening:
    """What a browser says while it loads. `hear` may be called on any thread."""

    def __init__(self) -> None:
        self._news: queue.SimpleQueue[object] = queue.SimpleQueue()

    def hear(self, news: object) -> None:
        """Take one message; the session calls it."""
        self._news.put(news)

    def load(
        self,
        browser: Talks,
        loading: Loading,
        beforehand: Beforehand,
        report: Report | None = None,
        *,
        wait_s: float = LOAD_S,
        now: Callable[[], float] = time.monotonic,
    ) -> Loaded:
        """Load a page and return what is shown; what was not said beforehand is not allowed.

        Raises:
            GateRefused: it leads to a site that nobody answered for, or into the school's own network.
            PageTrouble: no connection, a certificate nobody accepted, a crash, nothing within the time.
            Cancelled: the person broke off; nothing was kept.
        """
        report = told(report)
        report.stage("Loading the page")
        own = beforehand.own_network or names_own_network(loading.url)
        browser.open(loading.url, private=own)
        over, shown, still_since = now() + wait_s, None, None
        while True:
            at = now()
            if still_since is not None and at - still_since >= _SETTLE_S and shown is not None:
                return Loaded(shown=shown, in_time=True)
            if at >= over:
                if shown is None:
                    browser.go("stop")
                    raise PageTrouble(
                        "timeout", "Nothing of the page came within a minute. Nothing was kept."
                    )
                return Loaded(shown=shown, in_time=False)  # the recorder says that it was still loading
            report(0)
            try:
                news = self._news.get(timeout=_STEP_S)
            except queue.Empty:
                continue
            if isinstance(news, wire.Asked):
                self._answer(browser, loading, beforehand, news)
            elif isinstance(news, wire.Trouble):
                if news.code != "timeout" or shown is None:
                    raise _trouble(news)
                over = at  # the browser's own patience is over: what came is kept
            elif isinstance(news, wire.Shown) and news.host:
                shown = news
                still_since = None if news.loading else still_since or at

    def _answer(self, browser: Talks, loading: Loading, beforehand: Beforehand, asked: wire.Asked) -> None:
        refused = _objection(loading, beforehand, asked)
        browser.answer(asked.number, refused is None)
        if refused is not None:
            raise refused


def _objection(loading: Loading, beforehand: Beforehand, asked: wire.Asked) -> EvidenceDeskError | None:
    """Return why the browser may not go on, or None."""
    host = plain_host(asked.url) or asked.host
    if asked.about == "site":
        answered = (plain_host(loading.url), *beforehand.sites)
        if any(same_site(host, plain_host(f"https://{one}") or one) for one in answered):
            return None
        return GateRefused(
            "the page leads to another site",
            f"The page leads to another site, {host}, and the stop question was not answered for that. Nothing was "
            f"loaded from there and nothing was kept. If the answer is No for it, too, add --site {host}.",
        )
    if asked.about == "private":
        # Who writes 127.0.0.1 or 10.0.0.7 out asks for exactly that; a name, or a page that leads there, does not.
        if beforehand.own_network or (host == plain_host(loading.url) and names_own_network(loading.url)):
            return None
        return GateRefused(
            "a page inside the network",
            f"{host} is inside your own network, and the browser does not go there by itself. Nothing was loaded. If "
            "you mean that page, add --own-network.",
        )
    if beforehand.bad_certificate:
        return None
    why = asked.words.strip().rstrip(".") or "it could not be checked"
    return PageTrouble(
        "certificate",
        f"The certificate of {host} is not in order: {why}. Nothing was loaded. It may be the school's filter, or "
        "somebody in between. To keep the page all the same, with this in the record, add --accept-certificate.",
    )


def _trouble(news: wire.Trouble) -> PageTrouble:
    from evidence_desk.acts.page_session import trouble  # noqa: PLC0415 - brings the browser's line with it

    return trouble(news.code, news.words)
