"""The capture browser as a command runs it: no window, and every question answered by the options given."""

from __future__ import annotations

import contextlib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_desk.acts.page_capture import Browser, Loading, Order
from evidence_desk.acts.page_loading import Beforehand, Listening
from evidence_desk.acts.page_session import PageSession
from evidence_desk.acts.progress import Report
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.cli import context

ENGINES = ("own", "edge", "chromium")


def add_browser_arguments(parser: ArgumentParser) -> None:
    """Declare the words that say how a page may be loaded."""
    parser.add_argument(
        "--site",
        action="append",
        default=[],
        metavar="HOST",
        help="another site that the page may lead to; the answers given are for it, too",
    )
    parser.add_argument(
        "--own-network",
        action="store_true",
        help="the page is inside the school's own network, and you mean that one",
    )
    parser.add_argument(
        "--accept-certificate",
        action="store_true",
        help="go on although the site's certificate is not in order; the record and every pack say so",
    )
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default="own",
        help="what draws the page: the program's own browser, or Edge or Chromium installed here (grade C, not B)",
    )


def beforehand(args: Namespace) -> Beforehand:
    """Return what the options allow.

    Raises:
        BadInput, GateRefused: a host that is too long, or could carry something.
    """
    for host in args.site:
        context.check_words(host, "--site")
    return Beforehand(
        sites=tuple(args.site), own_network=args.own_network, bad_certificate=args.accept_certificate
    )


@dataclass(frozen=True, slots=True)
class Running:
    """A browser with the page loaded."""

    session: PageSession
    browser: Browser

    def parts(self, order: Order) -> Iterator[object]:
        """Yield what the browser brings of the page."""
        return self.session.keep(
            wire.Keep(
                parts=order.parts,
                take_pictures=order.take_pictures,
                urgent=order.urgent,
                region=order.region,
                signed_in_as=order.signed_in_as,
                reached_by=order.how_reached,
            )
        )


@contextlib.contextmanager
def run_browser(args: Namespace, loading: Loading, allowed: Beforehand, report: Report) -> Iterator[Running]:
    """Start a browser, load the page, and end the browser afterwards.

    Raises:
        PageTrouble, GateRefused, Cancelled: as `Listening.load`, or the browser does not start here.
    """
    report.stage("Starting the browser")
    listening = Listening()
    with PageSession.start(BrowserSettings(engine=args.engine), listening.hear) as session:
        listening.load(session, loading, allowed, report)
        ready = session.ready
        name = f"{ready.engine} {ready.version}".strip()
        browser = Browser(name=name, own=args.engine == "own", sandboxed=ready.sandboxed)
        yield Running(session, browser)
