"""A second look by another browser, on request: Edge or Chromium as it is installed here, for pages made by scripts.

The plain loader runs no scripts, so a page that builds its words by them always differs there. Another engine does.
It loads the page as a browser does, so the stop question is asked once more; what it brings is compared in memory and
let go, and pictures stay blurred in it as in every capture.
"""

from __future__ import annotations

from typing import Literal

from evidence_desk.acts.page_capture import Loading
from evidence_desk.acts.page_loading import Beforehand, Listening
from evidence_desk.acts.page_session import PageSession
from evidence_desk.acts.progress import Report
from evidence_desk.acts.second_look import Outcome, Prepared, differences, first_load, proper
from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.addresses import plain_host
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.page_parts import PageFacts, PagePart, PageTrouble, TroubleCode, read_facts
from evidence_desk.capture.second_look import plain_form

Engine = Literal["edge", "chromium"]
ENGINES: tuple[Engine, ...] = ("edge", "chromium")
_OWN = "QtWebEngine"  # as the program's own browser calls itself
_TEXT_MAX = 32 << 20  # bytes
_WORDS: dict[TroubleCode, str] = {
    "unreachable": "it cannot be reached",
    "timeout": "it did not answer in time",
    "certificate": "its certificate is not in order",
    "refused": "the other browser does not load such an address",
    "crashed": "the other browser ended by itself",
    "engine": "the other browser cannot run here",
    "sandbox": "the other browser's sandbox does not work here",
}


def make(prepared: Prepared, engine: Engine, loading: Loading, report: Report | None = None) -> Outcome:
    """Load the address by another browser and compare.

    Args:
        loading: leave to load it, by an answer to the stop question that was given for this look.

    Raises:
        Cancelled: the person broke off; nothing is written down.
    """
    try:
        text, facts = _brought(prepared, engine, loading, report)
        second = proper(first_load(facts))
    except PageTrouble as error:
        return _not_made(prepared, _WORDS.get(error.code, "it could not be loaded whole"))
    except GateRefused:
        return _not_made(prepared, "it led to a site, or into a network, that nobody was asked about")
    except BadInput:
        return _not_made(prepared, "what the other browser said of it cannot be")
    found = prepared.passage.data in plain_form(text).encode("utf-8", "surrogatepass")
    return Outcome(
        prepared=prepared,
        second=second,
        found=found,
        differences=differences(prepared.first, second, found, scripts=True),
        engine=True,
    )


def _not_made(prepared: Prepared, why: str) -> Outcome:
    return Outcome(prepared=prepared, second=None, trouble=why, engine=True)


def _brought(
    prepared: Prepared, engine: Engine, loading: Loading, report: Report | None
) -> tuple[str, PageFacts]:
    """Return the text and the facts that another browser brings.

    Raises:
        PageTrouble: it brings none of it, or too much.
        GateRefused: it leads where nobody was asked about.
    """
    listening = Listening()
    allowed = Beforehand(
        sites=(plain_host(prepared.first.address),), own_network=bool(prepared.wish.private_hosts)
    )
    found: dict[str, bytes] = {}
    with PageSession.start(BrowserSettings(engine=engine), listening.hear) as session:
        if session.ready.engine == _OWN:  # never twice the same and called two
            raise PageTrouble(
                "engine", "The other browser did not start; the program's own did in its place."
            )
        listening.load(session, loading, allowed, report)
        for item in session.keep(wire.Keep(parts=("text", "facts"))):
            if isinstance(item, wire.Trouble):
                raise PageTrouble("part", "The other browser could not bring the page.")
            if not isinstance(item, PagePart):
                continue
            if item.size > _TEXT_MAX:
                raise PageTrouble("large", "The other browser brought more than a page has.")
            found[item.kind] = item.data.read()
            item.data.close()
    if set(found) != {"text", "facts"}:
        raise PageTrouble("part", "The other browser brought no text, or no facts.")
    return found["text"].decode("utf-8", "replace"), read_facts(found["facts"])
