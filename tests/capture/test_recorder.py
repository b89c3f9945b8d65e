"""Pages as they are kept by the real browser: whole, in order, and nowhere a picture that nobody had shown."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image
from tests.loopback_web import Page, Web, awkward, planted, serve

from evidence_desk.acts.page_session import News, PageSession
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import WHOLE_PAGE, PagePart, PageTrouble, read_facts

LOAD_S = 60


@dataclass
class Visitor:
    """A session with the capture browser; every question of it is answered with "go on"."""

    web: Web
    session: PageSession = field(init=False)
    _shown: threading.Condition = field(default_factory=threading.Condition)
    _now: wire.Shown | None = None

    def hear(self, news: News) -> None:
        if isinstance(news, wire.Asked):
            self.session.answer(news.number, go_on=True)
        elif isinstance(news, wire.Shown):
            with self._shown:
                self._now = news
                self._shown.notify_all()

    def visit(self, path: str, lands_at: str = "") -> None:
        """Load a page of the web and wait until it is there."""
        self.open(self.web.url(path), self.web.url(lands_at or path))

    def open(self, url: str, lands_at: str = "") -> None:
        """Load an address and wait until it is there."""
        self._now, self._opened = None, (url, lands_at)
        if not self.session.lives:
            self.session = PageSession.start(hear=self.hear)
        self.session.open(url, private=True)
        self.wait(lands_at or url)

    def wait(self, url: str, pictures_shown: int = 0) -> None:
        """Wait until an address that ends so is shown, with so many pictures that were pressed."""

        def there() -> bool:
            now = self._now
            if now is None or now.loading or not now.url.endswith(url):
                return False
            return now.pictures_shown >= pictures_shown

        with self._shown:
            assert self._shown.wait_for(there, LOAD_S), "the page did not load"

    def keep(self, **order: object) -> dict[str, tuple[PagePart, bytes]]:
        """Keep the page and return its parts by name; where its browser ends, load it again once, as people do.

        The engine was seen to end by itself in one run of the whole suite. What a person then meets: tests/browser.
        """
        try:
            return self._keep(**order)
        except PageTrouble as trouble:
            if trouble.code != "crashed":
                raise
        self.open(*self._opened)
        return self._keep(**order)

    def _keep(self, **order: object) -> dict[str, tuple[PagePart, bytes]]:
        parts: dict[str, tuple[PagePart, bytes]] = {}
        for news in self.session.keep(wire.Keep(**order)):  # type: ignore[arg-type]  # named by the tests
            assert not isinstance(news, wire.Trouble), news
            if isinstance(news, PagePart):
                parts[news.name] = (news, news.data.read())
        return parts


@pytest.fixture(scope="module")
def visitor() -> Iterator[Visitor]:
    with serve({}) as web:
        web.pages.update({**planted.pages(web.origin), **awkward.pages()})
        web.pages["/way"] = Page(status=302, headers=(("Location", "/way2"),))
        web.pages["/way2"] = Page(
            status=301, headers=(("Location", "/planted"), ("Set-Cookie", "session=verysecret"))
        )
        visitor = Visitor(web)
        visitor.session = PageSession.start(hear=visitor.hear)
        try:
            yield visitor
        finally:
            visitor.session.close()


@pytest.fixture(scope="module")
def kept(visitor: Visitor) -> dict[str, tuple[PagePart, bytes]]:
    visitor.visit("/way", "/planted")
    return visitor.keep(reached_by="a pupil's link", signed_in_as="")


@pytest.fixture(scope="module")
def more(visitor: Visitor, kept: object) -> dict[str, tuple[PagePart, bytes]]:
    """Return the same page, kept once more with the press that names 99 pictures."""
    return visitor.keep(take_pictures=99)


def found_bytes(parts: dict[str, tuple[PagePart, bytes]]) -> set[str]:
    """Return the names of planted pictures whose bytes stand in a part, plain, in base64 or within what it holds."""
    hay = [data for _, data in parts.values()]
    archive = zipfile.ZipFile(io.BytesIO(parts["page.wacz"][1]))
    hay += [
        gzip.decompress(archive.read("archive/data.warc.gz")),
        quopri.decodestring(parts["page.mhtml"][1]),
    ]
    hay += [data.replace(b"\r\n", b"") for data in list(hay)]
    found = set()
    for name, data in planted.files():
        middle = data[-44:-14]
        if any(middle in one or base64.b64encode(data)[32:90] in one for one in hay):
            found.add(name)
    return found


def found_colours(parts: dict[str, tuple[PagePart, bytes]]) -> set[str]:
    """Return the names of planted pictures whose colour stands in a picture or on paper."""
    known = {planted.colour(name): name for name in planted.NAMES} | {(4, 251, 137): "canvas"}
    pictures = [
        Image.open(io.BytesIO(data)) for part, data in parts.values() if part.media_type == "image/png"
    ]
    paper = pypdfium2.PdfDocument(parts["page.pdf"][1])
    pictures += [page.render(scale=1.5).to_pil() for page in paper]
    seen: set[str] = set()
    for picture in pictures:
        colours = picture.convert("RGB").getcolors(1 << 24) or []
        seen |= {known[colour] for _, colour in colours if colour in known}
    return seen


def test_all_parts_of_a_page_in_their_order(kept: dict[str, tuple[PagePart, bytes]]) -> None:
    assert tuple(part.kind for part, _ in kept.values()) == WHOLE_PAGE
    assert all(part.size == len(data) > 0 for part, data in kept.values())


def test_no_part_holds_a_picture_that_nobody_had_shown(kept: dict[str, tuple[PagePart, bytes]]) -> None:
    assert (found_bytes(kept), found_colours(kept)) == (set(), set())


def test_the_press_for_more_keeps_what_it_names(more: dict[str, tuple[PagePart, bytes]]) -> None:
    # This is also how we know that the search above finds what is there.
    network = {
        "img",
        "plain",
        "webp",
        "gif",
        "source",
        "button",
        "closed",
        "opened",
        "framed",
        "srcdoc",
        "lazy",
    }
    assert network <= found_bytes(more)
    assert {"img", "webp", "gif", "closed", "opened", "framed", "srcdoc", "canvas", "lazy"} <= found_colours(
        more
    )


def test_the_one_picture_that_was_shown_is_kept_and_no_other(visitor: Visitor) -> None:
    visitor.visit("/planted")
    visitor.session.show(940, 40)
    visitor.wait("/planted", pictures_shown=1)
    parts = visitor.keep()
    assert (found_bytes(parts), found_colours(parts)) == ({"shown"}, {"shown"})
    assert read_facts(parts["page-facts.json"][1]).seen.sharp == 1


def test_a_film_is_never_kept_whatever_is_pressed(more: dict[str, tuple[PagePart, bytes]]) -> None:
    assert not any(b"filmfilmfilm" in data for _, data in more.values())
    assert read_facts(more["page-facts.json"][1]).seen.films == 1


def test_what_is_not_kept_has_an_entry_with_address_type_and_size(
    visitor: Visitor, kept: dict[str, tuple[PagePart, bytes]]
) -> None:
    size = len(planted.picture("img"))
    words = f"Picture not kept, image/png, 96 × 72, {size} bytes: {visitor.web.url('/img.png')}"
    assert words in kept["page.txt"][1].decode()
    facts = read_facts(kept["page-facts.json"][1])
    entry = next(one for one in facts.seen.not_kept if one.address.endswith("/img.png"))
    assert (entry.media_type, entry.size, entry.width, entry.height) == ("image/png", size, 96, 72)
    assert facts.seen.sharp == 0 < facts.seen.pictures
    warc = gzip.decompress(
        zipfile.ZipFile(io.BytesIO(kept["page.wacz"][1])).read("archive/data.warc.gz")
    ).decode("utf-8", "replace")
    record = next(one for one in warc.split("WARC/1.1\r\n") if f"{visitor.web.url('/img.png')}\r\n" in one)
    assert "WARC-Type: metadata" in record
    assert f"media-type: image/png\r\nsize: {size}" in record
    assert all(part.placeholders >= 20 for part, _ in kept.values())


def test_the_words_of_frames_and_shadow_trees_are_kept(kept: dict[str, tuple[PagePart, bytes]]) -> None:
    text = kept["page.txt"][1].decode()
    for words in ("Nasty words here", "framed words", "closed words", "foreign words", "doc", "the end"):
        assert words in text


def test_facts_tell_the_way_the_server_and_the_engine(
    visitor: Visitor, kept: dict[str, tuple[PagePart, bytes]]
) -> None:
    facts = read_facts(kept["page-facts.json"][1])
    assert (facts.asked_url, facts.final_url) == (visitor.web.url("/way"), visitor.web.url("/planted"))
    assert [(hop.status, hop.location) for hop in facts.redirects] == [
        (302, "/way2"),
        (301, "/planted"),
        (200, ""),
    ]
    assert (facts.connection.address, facts.connection.port) == ("127.0.0.1", visitor.web.port)
    assert facts.connection.tls == "TLS 1.3"
    assert facts.certificate is not None
    assert (facts.certificate.subject, facts.filter_issuer) == ("localhost", "Loopback Test Authority")
    assert "not trusted" in facts.certificate.error
    assert (facts.engine.name, facts.reached_by) == ("QtWebEngine", "a pupil's link")
    assert facts.started.utc <= facts.finished.utc


def test_what_would_let_a_reader_act_as_the_person_is_in_no_part(
    kept: dict[str, tuple[PagePart, bytes]],
) -> None:
    warc = gzip.decompress(zipfile.ZipFile(io.BytesIO(kept["page.wacz"][1])).read("archive/data.warc.gz"))
    assert b"x-archive-left-out-set-cookie" in warc
    assert not any(b"verysecret" in data for data in (warc, *(data for _, data in kept.values())))


def test_the_archive_lists_one_page_and_each_redirect(kept: dict[str, tuple[PagePart, bytes]]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(kept["page.wacz"][1]))
    assert len(archive.read("pages/pages.jsonl").splitlines()) == 2
    lines = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()
    assert [json.loads(line[line.index("{") :])["status"] for line in lines].count("302") == 1


def test_a_page_of_many_tiles_has_every_row_in_its_place(visitor: Visitor) -> None:
    height, count = 300, 40
    visitor.web.pages["/rows"] = awkward.rows(count, height)
    visitor.visit("/rows")
    parts = visitor.keep(parts=["page-picture"])
    ((part, data),) = parts.values()
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    assert picture.height == count * height
    assert not part.cut
    for n in range(count):
        assert picture.getpixel((700, n * height + height // 2)) == awkward.colour(n)
    # What sticks to the view stands on the page once, at its top.
    stuck = [y for y in range(picture.height) if picture.getpixel((5, y)) == (255, 204, 0)]
    assert stuck
    assert stuck[-1] < 100


def test_a_piece_of_a_page_is_kept_with_its_surroundings(visitor: Visitor) -> None:
    visitor.visit("/rows")
    parts = visitor.keep(region=wire.Box(x=10, y=350, width=0, height=0))
    assert [part.kind for part, _ in parts.values()] == ["screen", "region", "facts"]
    picture = Image.open(io.BytesIO(parts["region.png"][1])).convert("RGB")
    assert picture.height == 300 + 2 * 48
    assert picture.getpixel((700, 48 + 150)) == awkward.colour(1)
    assert picture.getpixel((700, 20)) == awkward.colour(0)
    # Far below the view, with the whole page: it comes after the screen, while the page stands as it was chosen from.
    for box in (wire.Box(x=10, y=3_050, width=0, height=0), wire.Box(x=0, y=3_000, width=600, height=300)):
        parts = visitor.keep(region=box, parts=["screen", "region", "text"])
        assert [part.kind for part, _ in parts.values()] == ["screen", "region", "text"]
        picture = Image.open(io.BytesIO(parts["region.png"][1])).convert("RGB")
        assert picture.height == 300 + 2 * 48
        assert picture.getpixel((500, 48 + 150)) == awkward.colour(10)
    for nowhere in (wire.Box(x=0, y=90_000, width=9, height=9), wire.Box(x=0, y=90_000, width=0, height=0)):
        brought = list(visitor.session.keep(wire.Keep(region=nowhere, parts=["screen", "region"])))
        assert [one.kind for one in brought if isinstance(one, PagePart)] == ["screen"]
        assert [one.part for one in brought if isinstance(one, wire.Trouble)] == ["region"]


def test_words_in_white_on_colours_that_run_into_each_other_are_seen(visitor: Visitor) -> None:
    style = "height:300px;color:#fff;background:linear-gradient(90deg,#7b2ff7,#7b2ff7)"
    visitor.web.pages["/bubble"] = Page(body=f'<body style="margin:0"><div style="{style}">nasty'.encode())
    visitor.visit("/bubble")
    parts = visitor.keep(parts=["screen"])
    picture = Image.open(io.BytesIO(parts["screen.png"][1])).convert("RGB")
    assert picture.getpixel((300, 200)) == (0x7B, 0x2F, 0xF7)


def test_when_it_is_going_now_the_picture_comes_before_the_rest(visitor: Visitor) -> None:
    visitor.visit("/canvas")
    parts = visitor.keep(urgent=True)
    assert [part.kind for part, _ in parts.values()] == ["screen", "page-picture", "text", "facts", "wacz"]
