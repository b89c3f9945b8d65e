"""An installed Chromium as the second engine: the same doors, the same blur, the same parts, in its own sandbox."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image, ImageStat
from tests.browser.conftest import Sitting, eventually, sandbox_works_here
from tests.loopback_web import Page, serve
from tests.loopback_web.hostile import pages, report_of

from evidence_desk.acts.page_session import PageSession
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.browser_process import BrowserSettings
from evidence_desk.capture.page_parts import WHOLE_PAGE, PagePart, PageTrouble
from evidence_desk.capture.pipe_engine import find_program


def noise() -> bytes:
    data = io.BytesIO()
    Image.effect_noise((300, 200), 120).save(data, "PNG")
    return data.getvalue()


def nothing_gets_out_and_all_parts_land() -> None:
    with serve({}, tls=False, otherwise=Page(body=b"<p>inside")) as inside, serve({}, tls=False) as web:
        web.pages.update(pages(inside.origin, inside.port))
        web.pages["/kept"] = Page(body=b"<title>kept</title><body><p>words of the page<img src=/noise.png>")
        web.pages["/noise.png"] = Page(body=noise(), media_type="image/png")
        sitting = Sitting("chromium")
        try:
            assert sitting.session.ready.engine == "Chromium"
            assert sitting.session.ready.sandboxed or not sandbox_works_here()
            sitting.session.open(web.url("/"), private=True)
            assert eventually(lambda: bool(report_of(web)))
            told = {name: word for name, word in report_of(web).items() if word not in ("no", "opaque")}
            # Sockets are not told over the line: between public and private addresses the engine itself decides.
            assert set(told) <= {"socket to inside"}
            assert set(inside.asked) <= {"/socket"}
            sitting.load(web.url("/kept"))
            parts = {
                news.kind: news.data.read()
                for news in sitting.session.keep(wire.Keep())
                if isinstance(news, PagePart)
            }
        finally:
            sitting.session.close()
    assert tuple(parts) == WHOLE_PAGE
    assert b"words of the page" in parts["text"]
    assert json.loads(parts["facts"])["engine"]["name"] == "Chromium"
    screen = Image.open(io.BytesIO(parts["screen"])).convert("L")
    assert max(ImageStat.Stat(screen.crop((60, 80, 240, 180))).stddev) < 60


@pytest.mark.skipif(
    not find_program("chromium"), reason="no Chromium is installed; make conformance needs one"
)
def test_nothing_gets_out_of_an_installed_engine_and_all_parts_land() -> None:
    nothing_gets_out_and_all_parts_land()


@pytest.mark.conformance
@pytest.mark.needs_tool("chromium")
def test_the_judges_have_a_second_engine() -> None:
    nothing_gets_out_and_all_parts_land()


@pytest.mark.skipif(bool(find_program("edge")), reason="Edge is installed")
def test_an_engine_that_is_not_installed_is_said() -> None:
    with pytest.raises(PageTrouble) as trouble:
        PageSession.start(BrowserSettings(engine="edge"))
    assert trouble.value.code == "engine"
