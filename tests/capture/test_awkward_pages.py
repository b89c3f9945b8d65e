"""Every awkward page kept by the real browser: what was kept of each as a table, and nothing silently blank."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PIL import Image
from tests.capture.test_recorder import Visitor
from tests.loopback_web import awkward, serve

from evidence_desk.acts.page_session import PageSession
from evidence_desk.capture.page_parts import PageFacts, PagePart, read_facts

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1200)]


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page, and what must have come of it."""

    path: str
    words: tuple[str, ...] = ()  # in the text
    height: int = 768  # of the whole page's picture, rows
    said: str = ""  # in the facts: cut off, gone wrong, or changed
    answers: int = 1  # at least so many
    lands_at: str = ""
    loads: bool = True  # False: it never stops loading
    wait_s: float = 0.0


PAGES = (
    Page(
        path="/lazy",
        words=("Post 59", "inner words", "the end"),
        height=34_745,
        answers=65,
        lands_at="/lazy3",
    ),
    Page(path="/endless", words=("Feed 199",), height=100_000, said="the first 100,000 were kept"),
    Page(path="/sticky", words=("sticky words", "cookie words", "number 59"), height=24_022),
    Page(path="/inside", words=("Message number 39",), height=12_000, said="scrolls in a box of its own"),
    Page(path="/framed", words=("outer words", "sticky words", "doc words", "מילים"), answers=3),
    Page(path="/shadow", words=("open words", "closed words")),
    Page(path="/worker", words=("worker words",), answers=3, wait_s=3),
    Page(path="/canvas", words=("Picture not kept, 400 × 300",)),
    Page(path="/film", words=("before", "Film not kept, 400 × 300")),
    Page(path="/rtl", words=("كلمات سيئة عن تلميذ", "מילים")),
    Page(path="/storm", words=("storm words",)),
    Page(path="/wall", words=("Log in",)),
    Page(path="/latin", words=("Café naïve",)),
    Page(path="/wide", words=("wide words",), height=0, said="the first 5,000 were kept"),
    Page(path="/empty"),
    Page(path="/cut", words=("cut words",), said="ERR_CONTENT_LENGTH_MISMATCH"),
    Page(path="/slow", words=("slow words", "more")),
    Page(path="/hanging", words=("hanging words",), said="no answer came", loads=False),
    Page(path="/changing", words=("version 0",)),
    Page(path="/changing", words=("version 1",)),
    Page(path="/many", words=("many words", "all came"), answers=10_000, wait_s=90),
)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with pytest.MonkeyPatch.context() as patch, serve(awkward.pages()) as web:
        # A service worker needs a certificate that is trusted.
        trusted = tmp_path_factory.mktemp("trust") / "ca.pem"
        trusted.write_bytes(web.authority.ca_pem)
        patch.setenv("SSL_CERT_FILE", str(trusted))
        visitor = Visitor(web)
        visitor.session = PageSession.start(hear=visitor.hear)
        try:
            yield visitor
        finally:
            visitor.session.close()


def told(facts: PageFacts) -> str:
    return " ".join((*facts.cut, *facts.troubles, *facts.changed[1:]))


def line(page: Page, parts: dict[str, tuple[PagePart, bytes]], facts: PageFacts, took: float) -> str:
    sizes = ", ".join(f"{name} {len(data):,}" for name, (_, data) in parts.items())
    rows = [Image.open(io.BytesIO(data)).size for part, data in parts.values() if part.kind == "page-picture"]
    size = " + ".join(f"{width:,} × {height:,}" for width, height in rows)
    return f"| `{page.path}` | {took:.1f} s | {size} | {facts.answers:,} | {told(facts) or '–'} | {sizes} |"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_what_is_kept_of_it(
    page: Page, visitor: Visitor, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    if page.loads:
        visitor.visit(page.path, page.lands_at)
    else:
        visitor.session.open(visitor.web.url(page.path), private=True)
        time.sleep(5)  # long enough for what comes at all
    time.sleep(page.wait_s)
    begun = time.monotonic()
    parts = visitor.keep()
    took = time.monotonic() - begun
    facts = read_facts(parts["page-facts.json"][1])
    with capsys.disabled():
        print(line(page, parts, facts, took))
    text = parts["page.txt"][1].decode()
    assert [words for words in page.words if words not in text] == []
    assert page.said in told(facts)
    assert facts.answers >= page.answers
    assert not facts.troubles
    pictures = [Image.open(io.BytesIO(data)) for part, data in parts.values() if part.kind == "page-picture"]
    if page.height:
        assert sum(picture.height for picture in pictures) == page.height
    for picture in pictures:
        assert not page.words or picture.convert("L").getextrema() != (255, 255)  # not a blank
        picture.close()
