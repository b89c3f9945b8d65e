"""The installed Chromium as the engine: the same rules hold in its parts, frames of other sites and all."""

from __future__ import annotations

import pytest
from tests.capture.test_recorder import Visitor, found_bytes, found_colours
from tests.loopback_web import planted, serve

from evidence_desk.acts.page_session import PageSession
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.page_parts import WHOLE_PAGE, read_facts

pytestmark = [pytest.mark.conformance, pytest.mark.needs_tool("chromium")]


def test_no_part_holds_a_picture_that_nobody_had_shown() -> None:
    with serve({}) as web:
        web.pages.update(planted.pages(f"https://localhost:{web.port}"))
        visitor = Visitor(web)
        visitor.session = PageSession.start(BrowserSettings(engine="chromium"), hear=visitor.hear)
        try:
            visitor.visit("/planted")
            parts, more = visitor.keep(), visitor.keep(take_pictures=99)
        finally:
            visitor.session.close()
    assert tuple(part.kind for part, _ in parts.values()) == WHOLE_PAGE
    assert (found_bytes(parts), found_colours(parts)) == (set(), set())
    assert {"img", "closed", "opened", "framed", "lazy"} <= found_bytes(more) & found_colours(more)
    facts = read_facts(parts["page-facts.json"][1])
    assert (facts.engine.name, facts.connection.tls) == ("Chromium", "TLS 1.3")
    assert "closed words" in parts["page.txt"][1].decode()
