"""A second look at a page that was kept: what it takes from the case, what it says there, and when grade A follows."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.acts import pages
from tests.case.conftest import Desk, FrozenClock, add
from tests.loopback_web import Page, Web, serve
from tests.loopback_web.second_looks import PAGES, WORDS
from tests.packs.authority import Authority, serving

from evidence_desk.acts import second_look, stamping
from evidence_desk.acts.page_capture import Order, keep_parts
from evidence_desk.base.errors import BadInput, GateRefused, TamperedBundle
from evidence_desk.capture import wacz, warc
from evidence_desk.capture.page_parts import Certificate, Connection
from evidence_desk.capture.plain_load import Wish
from evidence_desk.case import events as ev
from evidence_desk.case.fold_looks import looks_at
from evidence_desk.case.grades import agrees, grade_of, missing, stamp_over
from evidence_desk.case.loading import deep_check
from evidence_desk.case.look_values import Load, Looked
from evidence_desk.case.look_words import look_words, looks_words, stamp_words
from evidence_desk.case.store import CaseStore
from evidence_desk.case.story import line_of
from evidence_desk.case.time_values import StampKept
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.stamper import Stamper

KEPT = f"clips\n{WORDS}\nlate bus again"


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serve(PAGES) as running:
        yield running


@pytest.fixture(scope="module")
def wish(web: Web) -> Wish:
    return Wish(
        private_hosts=frozenset({"127.0.0.1"}),
        public_roots=web.authority.ca_pem.decode(),
        proxies={},
        wait_s=10,
    )


def keep_page(
    store: CaseStore,
    web: Web,
    path: str = "/go",
    order: Order | None = None,
    archive: bytes = b"",
    **facts: Any,
) -> Exhibit:
    """Keep a page as the program's own browser would have seen it here; return its screen picture."""
    certificate = Certificate(
        subject="localhost",
        issuer="Loopback Test Authority",
        not_before="",
        not_after="",
        key_sha256=base64.b64decode(web.authority.spki).hex(),
        chain_sha256=("1" * 64,),
        chain=(),
        publicly_logged=True,
    )
    seen = {
        "asked_url": web.url(path),
        "final_url": web.url("/post"),
        "connection": Connection(address="127.0.0.1", port=web.port, tls="TLS 1.3"),
        "certificate": certificate,
    }
    parts = [
        pages.part("screen", pages.PNG + path.encode()),
        pages.part("text", KEPT.encode()),
        pages.part("facts", pages.facts(**(seen | facts)).to_json()),
        *([pages.part("wacz", archive)] if archive else []),
    ]
    order = order or Order(parts=("screen", "text", "facts", *(("wacz",) if archive else ())))
    kept = keep_parts(pages.keeping(store, order), parts)
    return store.case.exhibits[kept.parts[0][1].id]


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stamper]:
    folder = tmp_path_factory.mktemp("tsa")
    with (
        serving(Authority(folder / "one").answer) as one,
        serving(Authority(folder / "other").answer) as other,
    ):
        yield Stamper([one, other], wait_s=30)


def stamped(store: CaseStore, authorities: Stamper) -> None:
    done = stamping.stamp(store, authorities, [])
    assert len(done.checkpoints) == 2


def now(store: CaseStore, exhibit: Exhibit) -> Exhibit:
    return store.case.exhibits[exhibit.id]


@pytest.mark.needs_tool("openssl")
def test_grade_a_follows_from_a_look_that_agrees_and_a_stamp(
    desk: Desk, store: CaseStore, web: Web, wish: Wish, authorities: Stamper
) -> None:
    screen = keep_page(store, web)
    assert missing(store.case, screen) == ("look", "stamp")
    looked = second_look.look_again(store, screen.ref, wish=wish)
    assert looked.second is not None
    assert (looked.found, looked.line, looked.differences, looked.trouble) == (True, 2, (), "")
    assert (looked.second.address, looked.second.redirects) == (web.url("/post"), 2)
    assert looked.second.names == ("127.0.0.1",)
    assert "same computer and network" in look_words(looked)
    said = looks_words(store.case, screen)
    assert f"server key {looked.second.key[:16]}…; certificate issued by Loopback Test Authority" in said
    assert "the name stood for 127.0.0.1." in said
    assert (grade_of(store.case, screen), missing(store.case, screen)) == ("B", ("stamp",))
    stamped(store, authorities)
    assert (grade_of(store.case, screen), missing(store.case, screen)) == ("A", ())
    stamp = stamp_over(store.case, screen)
    assert stamp is not None
    assert stamp.authority == "Test stamps"
    assert "cannot vouch for whoever stamped" in stamp_words(store.case, screen)
    later = keep_page(store, web, "/post")
    second_look.look_again(store, later.id, wish=wish)
    assert missing(store.case, later) == ("stamp",)  # a stamp covers what was there, and nothing after it
    assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))
    told = [line_of(store.case, entry, 1).says for entry in store.entries()]
    assert any("same final address, same server key" in line and "http" not in line for line in told)
    assert any("Had the record up to here stamped" in line for line in told)
    store.close()
    with desk.open(write=True) as again:
        assert grade_of(again.case, now(again, screen)) == "A"


def test_what_differs_is_said_and_stays_b(store: CaseStore, web: Web, wish: Wish) -> None:
    table: dict[str, tuple[dict[str, Any], str]] = {
        "moved": ({"final_url": web.url("/elsewhere")}, "final address is another"),
        "key": ({"certificate": _certificate("f" * 64)}, "key is another"),
        "plain": ({"certificate": None}, "not encrypted"),
        "filter": ({"filter_issuer": "Thornmere Filter CA"}, "made by a filter"),
    }
    for number, (facts, words) in enumerate(table.values()):
        screen = keep_page(store, web, f"/go?{number}", **facts)
        looked = second_look.look_again(store, screen.id, wish=wish)
        assert any(words in one for one in looked.differences), words
        assert not agrees(looked)
    assert missing(store.case, screen) == ("filter",)  # never, whatever is stamped
    changed = keep_page(store, web, "/latin", final_url=web.url("/latin"))
    looked = second_look.look_again(store, changed.id, wish=wish)
    assert looked.differences == (
        "The chosen passage is not in what came; the second program runs no scripts of a page.",
    )
    stranger = keep_page(store, web, "/go?9")
    looked = second_look.look_again(store, stranger.id, wish=replace(wish, public_roots=""))
    assert looked.differences == ("Nobody vouches for the server's certificate.",)
    assert missing(store.case, stranger) == ("differs", "stamp")


def _certificate(key: str) -> Certificate:
    return Certificate(
        subject="a",
        issuer="b",
        not_before="",
        not_after="",
        key_sha256=key,
        chain_sha256=(),
        chain=(),
        publicly_logged=True,
    )


def test_what_cannot_be_loaded_is_written_down(store: CaseStore, web: Web, wish: Wish) -> None:
    screen = keep_page(store, web, "/round")
    looked = second_look.look_again(store, screen.id, wish=wish)
    assert looked.second is None
    assert (
        look_words(looked) == "The load by a second program could not be made: it is sent round in a circle."
    )
    assert missing(store.case, screen) == ("differs", "stamp")
    assert looks_at(store.case, screen) == (looked,)


def test_what_is_never_loaded_again(store: CaseStore, web: Web, wish: Wish) -> None:
    asked = len(web.asked)
    file = add(store, b"one", kind="file")
    with pytest.raises(BadInput, match="no page of this program"):
        second_look.look_again(store, file.ref, wish=wish)
    signed_in = keep_page(
        store, web, order=Order(parts=("screen", "text", "facts"), signed_in_as="@school.staff")
    )
    with pytest.raises(GateRefused, match="signed in"):
        second_look.look_again(store, signed_in.ref, wish=wish)
    assert missing(store.case, signed_in) == ("signed in",)
    screen = keep_page(store, web, "/go?locked")
    for passage in ("take this down and nothing more of it", "clips"):
        with pytest.raises(BadInput, match="passage"):
            second_look.look_again(store, screen.ref, passage=passage, wish=wish)
    wrong = keep_page(store, web, "/go?x", certificate=_certificate("not a hash"))
    with pytest.raises(BadInput, match="out of bounds"):
        second_look.look_again(store, wrong.ref, wish=wish)
    assert len(web.asked) == asked


LOAD = Load(program="P", at="2026-11-22T14:05:09Z", asked="https://a.example/", address="https://a.example/")


def looked(**changes: Any) -> Looked:
    """A look that agrees, but for the changes."""
    load: dict[str, Any] = {"key": "1" * 64, "vouched": "public"}
    first, second = (
        Load(**({**{n: getattr(LOAD, n) for n in ("program", "at", "asked", "address")}, **load} | extra))
        for extra in (changes.pop("first", {}), changes.pop("second", {}))
    )
    plain: dict[str, Any] = {
        "id": "l",
        "exhibit": "e",
        "first": first,
        "second": second,
        "what": "passage",
        "sha256": "2" * 64,
        "length": 40,
        "line": 1,
        "found": True,
        "differences": (),
        "trouble": "",
        "signed_in": False,
        "engine": False,
        "leaf": 9,
        "at": LOAD.at,
        "who": "0" * 64,
    }
    return Looked(**(plain | changes))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, True),
        ({"second": {"address": "HTTPS://a.example:443/#top"}}, True),
        ({"second": {"address": "https://a.example/?x"}}, False),
        ({"second": {"address": "https://a.example:8443/"}}, False),
        ({"second": {"key": "3" * 64}}, False),
        ({"first": {"key": ""}, "second": {"key": ""}}, False),
        ({"second": {"vouched": "local", "filtered": True}}, False),
        ({"second": {"vouched": "none"}}, False),
        ({"first": {"filtered": True}}, False),
        ({"found": False}, False),
        ({"what": "nothing"}, False),
        ({"length": 3}, False),
        ({"what": "picture", "length": 3}, True),
        ({"signed_in": True}, False),
    ],
)
def test_when_two_loads_agree(changes: dict[str, Any], wanted: bool) -> None:
    assert agrees(looked(**changes)) is wanted


def test_no_writer_says_of_a_look_what_cannot_be(store: CaseStore, web: Web) -> None:
    screen = keep_page(store, web)
    good: dict[str, Any] = {
        "exhibit": screen.id,
        "first": LOAD,
        "second": LOAD,
        "what": "passage",
        "length": 40,
        "found": True,
    }
    wrong: list[dict[str, Any]] = [
        {"exhibit": "nobody"},
        {"exhibit": add(store, b"two", kind="file").id},
        {"second": None},
        {"second": None, "trouble": "no answer"},
        {"trouble": "no answer"},
    ]
    for changes in wrong:
        with pytest.raises(TamperedBundle):
            store.record(ev.SecondLook(**{**good, **changes}))
    for _ in range(32):
        store.record(ev.SecondLook(**{**good, "length": 1}))
    with pytest.raises(TamperedBundle, match="too many"):
        store.record(ev.SecondLook(**good))
    assert missing(store.case, screen) == ("differs", "stamp")


def test_a_look_at_another_address_or_part_than_the_capture_tells_raises_no_grade(
    store: CaseStore, web: Web, wish: Wish
) -> None:
    screen = keep_page(store, web)
    other = keep_page(store, web, "/post", final_url=web.url("/other"))
    made_up = Load(
        program="x",
        at=LOAD.at,
        asked="https://else.test/",
        address="https://else.test/",
        key="a" * 64,
        vouched="public",
    )
    forged: dict[str, Any] = {
        "first": made_up,
        "second": made_up,
        "what": "passage",
        "length": 40,
        "found": True,
    }
    store.record(ev.SecondLook(exhibit=screen.id, **forged))  # by a co-writer, who can write what they like
    assert missing(store.case, screen) == ("differs", "stamp")
    second_look.look_again(store, screen.id, wish=wish)
    assert missing(store.case, screen) == ("stamp",)
    assert missing(store.case, other) == ("look", "stamp")


def test_a_capture_without_facts_never_gets_grade_a(store: CaseStore) -> None:
    order = Order(parts=("screen", "text"))
    parts = [pages.part("screen", pages.PNG), pages.part("text", KEPT.encode())]
    kept = keep_parts(pages.keeping(store, order), parts)
    screen = store.case.exhibits[kept.parts[0][1].id]
    page = store.case.pages[screen.capture]
    assert page.ended
    assert page.facts is None
    assert missing(store.case, screen) == ("page",)


@pytest.mark.needs_tool("openssl")
def test_no_writer_enters_a_stamp_that_is_not_there(desk: Desk, tmp_path: Path, authorities: Stamper) -> None:
    with desk.create() as store:
        add(store, b"one", kind="file")
        stamped(store, authorities)
        (kept, _) = store.case.stamps
        size = store.bundle.commits[-1].size
    for changes in ({"size": size}, {"leaf": 2}, {"stamped_at": "2020-01-01T00:00:00Z"}):
        copy = tmp_path / f"{next(iter(changes))}.edcase"
        copy.write_bytes(desk.path.read_bytes())
        with desk.open(write=True, path=copy, accept_older=True) as store, store.committing() as batch:
            reply = store.bundle.stored(kept.leaf)
            leaf = batch.staged.add_public("t", reply)
            values: dict[str, Any] = {
                "leaf": leaf,
                "size": kept.size,
                "stamped_at": kept.stamped_at,
            } | changes
            kept_so = StampKept(**values, authority="A", certificate="0" * 64, until=kept.until)
            batch.event(ev.CheckpointStamped(stamps=(kept_so,)))
        with pytest.raises(TamperedBundle, match="stamp"):
            desk.open(path=copy, accept_older=True)


@pytest.mark.needs_tool("openssl")
def test_what_waits_for_a_stamp_and_when_it_is_renewed(
    store: CaseStore, clock: FrozenClock, authorities: Stamper
) -> None:
    add(store, b"one", kind="file")
    assert stamping.due(store.case, clock.read().utc).exhibits == 1
    stamped(store, authorities)
    assert not stamping.due(store.case, clock.read().utc).anything
    assert stamping.to_stamp(store) is None
    exhibit = add(store, b"two", kind="file")
    assert stamping.due(store.case, clock.read().utc).exhibits == 1
    store.record(ev.ExhibitViewed(exhibit=exhibit.id, what="text"))
    stamped(store, authorities)
    store.record(ev.ExhibitViewed(exhibit=exhibit.id, what="text"))
    assert not stamping.due(store.case, clock.read().utc).anything  # looking asks for no stamp
    clock.pass_s(400 * 86_400)
    due = stamping.due(store.case, clock.read().utc)
    assert due.renewal == max(stamp.until for stamp in store.case.stamps)
    stamped(store, authorities)
    newest = store.case.stamps[-1]
    assert newest.size > store.case.stamps[0].leaf  # the old stamps lie under the new one


def archived(web: Web, address: str, body: bytes, media_type: str = "image/png") -> bytes:
    """An archive of a page with one picture in it."""
    at = "2026-11-22T14:05:09Z"
    page = wacz.ArchivedPage(url=web.url("/post"), title="t", at=at, software="test")
    with wacz.archive(out := io.BytesIO(), page) as made:
        for url, kind, data in ((web.url("/post"), "text/html", b"<p>page"), (address, media_type, body)):
            made.record(
                warc.Record(
                    kind="response",
                    at=at,
                    content_type="application/http; msgtype=response",
                    url=url,
                    head=warc.http_head("HTTP/1.1 200 OK", [("Content-Type", kind)]),
                    body=data,
                    media_type=kind,
                    status=200,
                    index=True,
                )
            )
    return out.getvalue()


def test_a_picture_that_was_kept_as_it_is_can_be_compared(store: CaseStore, web: Web, wish: Wish) -> None:
    drawn = pages.PNG + b"the picture"
    web.pages["/face.png"] = Page(body=drawn, media_type="image/png")
    address = web.url("/face.png")
    screen = keep_page(store, web, archive=archived(web, address, drawn))
    looked = second_look.look_again(store, screen.ref, picture=address, wish=wish)
    assert (looked.what, looked.found, looked.length) == ("picture", True, len(drawn))
    assert looked.sha256 == hashlib.sha256(drawn).hexdigest()
    assert "found the chosen picture" in look_words(looked)
    assert missing(store.case, screen) == ("stamp",)
    web.pages["/face.png"] = Page(body=drawn + b"!", media_type="image/png")
    other = second_look.look_again(store, screen.ref, picture=address, wish=wish)
    assert not other.found
    assert any("not the same, byte for byte" in one for one in other.differences)
    asked = len(web.asked)
    for wrong in (web.url("/blurred.png"), web.url("/post"), "file:///etc/passwd"):
        with pytest.raises(BadInput):
            second_look.look_again(store, screen.ref, picture=wrong, wish=wish)
    assert len(web.asked) == asked
