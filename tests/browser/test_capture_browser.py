"""The capture browser with one engine for all tests: no way out for a page, no key in it, questions before loading."""

from __future__ import annotations

import io
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from tests.browser.conftest import Sitting, eventually, sandbox_works_here
from tests.case.conftest import Desk
from tests.loopback_web import Page, Web, serve
from tests.loopback_web.hostile import pages, report_of

from evidence_desk.bundle.age_keys import X25519Identity
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.page_parts import PagePart, PageTrouble, PartKind

QUIET = b"quiet words that stand on one page alone"
INSIDE = Page(body=b"<p>inside</p>")


def chequers() -> bytes:
    """A picture of black and white squares: sharp, its brightness varies as much as brightness can."""
    picture = Image.new("L", (300, 200))
    picture.putdata([255 * ((x // 10 + y // 10) % 2) for y in range(200) for x in range(300)])
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


PICTURES = b"""<!doctype html><title>pictures</title><body style="margin:0">
<div style="position:absolute;left:0;top:0"><img src=/chequers.png?1 width=300 height=200></div>
<div style="position:absolute;left:320px;top:0" id=host></div>
<div style="position:absolute;left:0;top:220px;width:300px;height:200px;background:url(/chequers.png?2)"></div>
<iframe style="position:absolute;left:320px;top:220px;width:300px;height:200px;border:0" src=/frame></iframe>
<img id=own style="position:absolute;left:0;top:440px;filter:none !important" src=/chequers.png?3 width=300 height=140>
<div style="position:absolute;left:320px;top:440px;width:300px;height:140px;content:url(/chequers.png?4)"></div>
<script>
const root = host.attachShadow({mode: 'closed'});
root.adoptedStyleSheets = [];
root.innerHTML = '<img src=/chequers.png?5 width=300 height=200>';
setInterval(() => own.style.setProperty('filter', 'none', 'important'), 20);
</script>"""
INSISTS = b"""<!doctype html><title>insists</title><style>
@layer theirs { #sheet#sheet { background-image: url(/chequers.png?6) !important } }
#named#named { background: url(/chequers.png?7) !important }</style><body>
<div id=sheet>a</div><div id=named>b</div><div id=own style="background: url(/chequers.png?8) !important">c</div>
<div id=later>d</div><script>
setTimeout(() => later.style.setProperty('background-image', 'url(/chequers.png?9)', 'important'), 50);
setTimeout(() => { document.title = 'done ' + ['sheet', 'named', 'own', 'later'].map(
  (name) => getComputedStyle(document.getElementById(name)).backgroundImage).join(' '); }, 300);
</script>"""
BOXES = {
    "picture": (0, 0, 300, 200),
    "shadow tree": (320, 0, 620, 200),
    "background": (0, 220, 300, 420),
    "frame": (320, 220, 620, 420),
    "own style": (0, 440, 300, 580),
    "content": (320, 440, 620, 580),
}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    ours = {
        "/quiet": Page(body=b"<title>quiet</title><p>" + QUIET),
        "/pictures": Page(body=PICTURES),
        "/heavy": Page(body=b"<title>heavy</title><script>a = new Uint8Array(15e7).fill(7)</script>"),
        "/frame": Page(body=b"<body style='margin:0'><img src=/chequers.png?frame width=300 height=200>"),
        "/chequers.png": Page(body=chequers(), media_type="image/png"),
        "/away": Page(body=b"<title>away</title><script>location.href = 'http://other.invalid/x'</script>"),
        "/paper.pdf": Page(body=b"%PDF-1.4\n%%EOF", media_type="application/pdf"),
    }
    with serve(ours, tls=False) as one:
        yield one


def part(sitting: Sitting, kind: PartKind) -> bytes:
    landed = {
        news.kind: news.data.read()
        for news in sitting.session.keep(wire.Keep(parts=(kind,)))
        if isinstance(news, PagePart)
    }
    return landed[kind]


def contrasts(screen: bytes) -> dict[str, float]:
    picture = Image.open(io.BytesIO(screen)).convert("L")
    return {
        name: ImageStat.Stat(picture.crop((left + 60, top + 50, right - 60, bottom - 50))).stddev[0]
        for name, (left, top, right, bottom) in BOXES.items()
    }


def test_the_portless_line_works_and_the_engine_is_in_its_sandbox(sitting: Sitting) -> None:
    ready = sitting.session.ready
    assert ready.engine == "QtWebEngine"
    assert re.fullmatch(r"\d+(\.\d+){3}", ready.version)
    assert re.fullmatch(r"\d+(\.\d+){3}", ready.patched_to)
    assert ready.sandboxed or not sandbox_works_here()


def test_no_attempt_of_a_hostile_page_gets_out(sitting: Sitting, web: Web) -> None:
    with serve({}, tls=False, otherwise=INSIDE) as inside:
        web.pages.update(pages(inside.origin, inside.port))
        shown = sitting.load(web.url("/"))
        assert eventually(lambda: bool(report_of(web)))
        report = report_of(web)
        assert len(report) > 25
        assert {name: word for name, word in report.items() if word not in ("no", "opaque")} == {}
        assert inside.asked == []
    told = {news.what for news in sitting.news if isinstance(news, wire.Refused)}
    assert {"file", "private", "permission", "dialog", "download", "film"} <= told
    assert {news.url for news in sitting.news if isinstance(news, wire.Shown)} == {shown.url}


def test_pictures_are_blurred_wherever_they_stand_and_one_is_shown_at_a_press(
    sitting: Sitting, web: Web
) -> None:
    sitting.load(web.url("/pictures"))
    assert {name: c for name, c in contrasts(part(sitting, "screen")).items() if c > 30} == {}
    sitting.fresh()
    sitting.session.show(150, 100)
    sitting.until(wire.Shown, lambda shown: shown.pictures_shown == 1)
    after = contrasts(part(sitting, "screen"))
    assert after.pop("picture") > 100
    assert {name: c for name, c in after.items() if c > 30} == {}


def test_a_page_that_insists_on_a_picture_in_its_styles_shows_none(sitting: Sitting, web: Web) -> None:
    web.pages["/insists"] = Page(body=INSISTS)
    shown = sitting.load(web.url("/insists"))
    assert eventually(
        lambda: any("done" in news.title for news in sitting.news if isinstance(news, wire.Shown))
    )
    titles = [news.title for news in sitting.news if isinstance(news, wire.Shown)]
    assert shown.url == web.url("/insists")
    assert titles[-1] == "done none none none none"


def test_a_piece_of_the_page_is_chosen_and_the_post_at_a_place_is_found(sitting: Sitting, web: Web) -> None:
    posts = "".join(
        f'<article style="height:200px;width:400px;margin:0 0 50px">{n}</article>' for n in range(20)
    )
    web.pages["/posts"] = Page(body=f'<body style="margin:0">{posts}'.encode())
    sitting.load(web.url("/posts"))
    for asked, found in (
        (wire.Box(x=10, y=4_010, width=0, height=0), wire.Box(x=0, y=4_000, width=400, height=200)),
        (wire.Box(x=30, y=40, width=50, height=60), wire.Box(x=30, y=40, width=50, height=60)),
        (wire.Box(x=10, y=9_000, width=0, height=0), None),
    ):
        sitting.fresh()
        sitting.session.mark(box=asked)
        assert sitting.until(wire.Marked).box == found


def test_another_site_waits_for_its_answer(sitting: Sitting, web: Web) -> None:
    sitting.load(web.url("/quiet"))
    sitting.fresh()
    sitting.session.open(web.url("/away"), private=True)
    asked = sitting.until(wire.Asked)
    assert (asked.about, asked.host) == ("site", "other.invalid")
    sitting.session.answer(asked.number, False)
    assert sitting.load(web.url("/quiet")).title == "quiet"


def test_an_address_inside_the_school_is_loaded_only_when_asked_for(sitting: Sitting, web: Web) -> None:
    with serve({}, tls=False, otherwise=INSIDE) as inside:
        sitting.fresh()
        sitting.session.open(inside.url("/printer"))
        asked = sitting.until(wire.Asked)
        assert asked.about == "private"
        assert inside.asked == []
        sitting.session.answer(asked.number, True)
        sitting.until(wire.Shown, lambda shown: shown.url == inside.url("/printer"))
        assert "/printer" in inside.asked


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://me:secret@127.0.0.1/", ""]
)
def test_what_is_no_page_address_is_refused_with_words(sitting: Sitting, url: str) -> None:
    sitting.fresh()
    sitting.session.open(url)
    told = sitting.until(wire.Trouble)
    assert told.code == "address"
    assert "Nothing was loaded" in told.words


def test_a_wrong_certificate_is_asked_about_and_marked(sitting: Sitting) -> None:
    with serve({}, otherwise=INSIDE) as web:
        sitting.fresh()
        sitting.session.open(web.url("/first"), private=True)
        asked = sitting.until(wire.Asked)
        assert (asked.about, asked.issuer) == ("certificate", "Loopback Test Authority")
        assert asked.words
        sitting.session.answer(asked.number, False)
        assert sitting.until(wire.Trouble).code == "certificate"
        assert web.asked == []
        sitting.fresh()
        sitting.session.open(web.url("/second"), private=True)
        sitting.session.answer(sitting.until(wire.Asked).number, True)
        shown = sitting.until(
            wire.Shown, lambda shown: shown.url == web.url("/second") and bool(shown.issuer)
        )
        assert not shown.secure


def test_a_paper_is_no_page_and_is_not_downloaded(sitting: Sitting, web: Web) -> None:
    sitting.fresh()
    sitting.session.open(web.url("/paper.pdf"), private=True)
    assert sitting.until(wire.Refused).what == "download"


def test_nobody_there_is_said(sitting: Sitting) -> None:
    with serve({}, tls=False) as gone:
        url = gone.url("/")
    sitting.fresh()
    sitting.session.open(url, private=True)
    assert sitting.until(wire.Trouble).code == "unreachable"


def children(process: int) -> list[int]:
    """The processes under one, at any depth."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == process:
                found += [int(folder.name), *children(int(folder.name))]
    return found


def depth(process: int) -> int:
    """In how many process spaces a process is."""
    found = re.search(r"NSpid:(.*)", Path(f"/proc/{process}/status").read_text())
    return len(found[1].split()) if found else 0


def resident(process: int) -> int:
    """How much memory a process has, in kilobytes."""
    found = re.search(r"VmRSS:\s*(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) if found else 0


def memory_holds(process: int, secrets: list[bytes]) -> bool:
    """Whether any of the secrets stands in the memory of a process."""
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights = line.split()[:2]
            start, end = (int(one, 16) for one in place.split("-"))
            if not rights.startswith("rw"):
                continue
            for at in range(start, end, 2**24):
                try:
                    memory.seek(at)
                    data = memory.read(min(2**24 + 64, end - at))
                except (OSError, ValueError, OverflowError):
                    break  # a page of the kernel's
                if any(secret in data for secret in secrets):
                    return True
    return False


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="memory is read through /proc")
def test_the_browser_holds_no_key(sitting: Sitting, desk: Desk) -> None:
    secret = os.urandom(16).hex().encode()  # the control: what is in a process's memory is found there
    with desk.create() as store:
        keys = [store.access.signing_key.seed]
        keys += [one.secret for one in store.access.identities if isinstance(one, X25519Identity)]
        assert [len(key) for key in keys] == [32, 32]
        assert memory_holds(os.getpid(), [secret])
        helper = sitting.process
        seen = [one for one in [helper, *children(helper)] if readable(one)]
        assert helper in seen
        assert [one for one in seen if readable(one) and memory_holds(one, [secret, *keys])] == []
        assert readable(helper)


def readable(process: int) -> bool:
    try:
        with Path(f"/proc/{process}/mem").open("rb"):
            return True
    except OSError:
        return False


def test_a_page_that_crashes_is_said_and_can_be_loaded_again(sitting: Sitting, web: Web) -> None:
    sitting.load(web.url("/heavy"))
    sitting.fresh()
    # Of the processes that run pages, each in a process space of its own, this page's is the heaviest.
    started = children(sitting.process)
    os.kill(max([one for one in started if depth(one) > 2] or started, key=resident), signal.SIGKILL)
    assert sitting.until(wire.Trouble).code == "crashed"
    assert sitting.load(web.url("/quiet")).title == "quiet"
    assert QUIET in part(sitting, "text")


def test_parts_that_landed_are_whole_when_the_browser_is_killed(sitting: Sitting, web: Web) -> None:
    sitting.load(web.url("/pictures"))
    home = sitting.home
    assert home.is_dir()
    landed, missing = [], []
    with pytest.raises(PageTrouble) as trouble:
        for news in sitting.session.keep(wire.Keep()):
            if isinstance(news, wire.Trouble):
                missing.append(news)
            if isinstance(news, PagePart):
                landed.append((news.kind, news.data.read()))
                os.kill(sitting.process, signal.SIGKILL)
    assert trouble.value.code == "crashed"
    assert "the parts that landed are kept" in trouble.value.user_message
    assert missing == []
    assert landed[0][0] == "screen"
    assert Image.open(io.BytesIO(landed[0][1])).size == (800, 600)
    assert not sitting.session.lives
    sitting.session.close()
    assert not home.exists()
