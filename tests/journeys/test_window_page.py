"""A page about to be deleted: from the paste of its address to all of it safe, with the real capture browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from tests.journeys.conftest import Open
from tests.journeys.hands import Key, Mod, Pace
from tests.journeys.steps import answer_no_twice
from tests.loopback_web import Page, Web, serve

from evidence_desk.acts.opening import open_case
from evidence_desk.case.membership import access_of
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession

WORDS = "Coach list, guess who isnt on it"
GONE = Page(body=b"<p>This post was deleted.</p>", status=410)


@cache
def picture() -> bytes:
    """A picture that nobody has shown: of it no byte may be kept."""
    out = io.BytesIO()
    Image.effect_noise((240, 160), 90).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    post = f"""<!doctype html><title>clips</title><h1>{WORDS}</h1><p>kai.tt, 412 views<p>monday will be fun
    <p><img src=/kai.png width=240 height=160>
    <div style="height:2600px;background:#dde">&nbsp;</div><p>take this down"""
    pages = {
        "/s/9": Page(status=302, headers=(("Location", "/v/7Qd2-trip-coach"),)),
        "/v/7Qd2-trip-coach": Page(body=post.encode()),
        "/kai.png": Page(body=picture(), media_type="image/png"),
    }
    with serve(pages, tls=False) as one:
        yield one


def test_a_page_about_to_be_deleted_is_kept_from_a_pasted_address(
    at: Open, desk: Desk, session: CaseSession, web: Web, pace: Pace
) -> None:
    hands = at(desk)
    hands.reads("Exhibits")
    pace.step("paste the address, ask for its page")
    hands.copy_text(web.url("/s/9"))
    hands.key(Key.Key_V, Mod.ControlModifier)
    hands.press("Keep the page too")
    hands.reads("Keep a page before it is gone")
    pace.step("the stop question before loading")
    hands.press("Load the page")
    hands.reads("Before the page is loaded")
    answer_no_twice(hands)
    pace.step("the browser starts and loads it")
    hands.reads("This address is inside the school’s own network")  # the tests' web is on this computer
    hands.press("Go on, and record it")
    hands.reads("What you see is kept.")
    assert not [one for one in session.case.in_order() if one.kind == "page"]
    pace.step("the stop question before keeping")
    hands.key(Key.Key_Return, Mod.ControlModifier)
    hands.reads("Before it is kept")
    answer_no_twice(hands)
    pace.step("every part is on the disk")
    hands.reads("Kept JPS/6 to JPS/12")
    pace.step("the page is deleted; what was kept is looked at")
    web.pages["/v/7Qd2-trip-coach"] = GONE
    hands.press("Show them")
    hands.reads("Screen picture of 127.0.0.1")
    path = session.path
    hands.key(Key.Key_W, Mod.ControlModifier)
    hands.settle()
    look(path, desk)


def look(path: Path, desk: Desk) -> None:
    """Open the case anew: every part is there and says what the page said, and none holds the picture."""
    assert desk.person is not None
    with open_case(path, access_of(desk.person, desk.home.folder), desk.clock).store as store:
        (capture,) = store.case.pages.values()
        assert capture.ended == "complete"
        assert capture.is_whole
        assert capture.facts is not None
        assert capture.facts.url.endswith("/v/7Qd2-trip-coach")
        assert capture.facts.redirects == 1
        kept = {one.part: store.read_whole(store.case.exhibits[one.exhibit]) for one in capture.kept}
        assert WORDS in kept["text"].decode()
        assert Image.open(io.BytesIO(kept["page-picture"])).height > 2600
        with zipfile.ZipFile(io.BytesIO(kept["wacz"])) as wacz:
            assert wacz.testzip() is None
        needle = picture()[60:400]
        assert [part for part, data in kept.items() if needle in data] == []
        assert {store.case.exhibits[one.exhibit].grade for one in capture.kept} <= {"B", "C"}
