"""A second look by Chromium as it is installed here: it sees what a script wrote, and the plain loader cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acts.test_second_looks import KEPT, keep_page
from tests.cli.conftest import Desk
from tests.loopback_web import Page, serve

from evidence_desk.base.clock import SystemClock
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore

pytestmark = pytest.mark.conformance
LINES = ", ".join(f"'{line}'" for line in KEPT.splitlines())
SCRIPTED = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>clips</title><body><script>"
    f"for (const line of [{LINES}]) {{const p=document.createElement('p');p.textContent=line;document.body.append(p)}}"
    "</script>"
)


@pytest.mark.needs_tool("chromium")
def test_chromium_finds_what_a_script_wrote(dsl: Desk, case: Path) -> None:
    with serve({"/post": Page(body=SCRIPTED.encode())}, tls=False) as web:
        with CaseStore.open(case, access_of(dsl.person, dsl.home), SystemClock(), write=True) as store:
            screen = keep_page(store, web, "/post")
        plain = dsl.good("look-again", case, screen.ref)
        assert not plain["found"]
        asked = dsl("look-again", case, screen.ref, "--engine", "chromium")
        assert asked.code == 11  # nobody answered the stop question
        looked = dsl.good("look-again", case, screen.ref, "--engine", "chromium", "--gate", "no")
    assert looked["trouble"] is None, looked["trouble"]
    assert looked["found"]
    assert "Chrom" in looked["second"]["program"]
    assert looked["second"]["address"] == web.url("/post")
