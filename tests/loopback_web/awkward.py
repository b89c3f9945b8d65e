"""Pages that make recorders fail without a word: endless, lazy, sticky, framed, slow, dying."""

from __future__ import annotations

import hashlib
import io
import itertools
import random
import time
from collections.abc import Mapping

from PIL import Image
from tests.loopback_web import Answer, Handler, Page

LAZY = 60


def _html(body: str, style: str = "", head: str = "") -> Page:
    head = f'<!doctype html>{head}<meta charset="utf-8"><title>Awkward</title>'
    text = f"{head}<style>body{{margin:0}}{style}</style>{body}"
    return Page(body=text.encode())


def noise(seed: int, size: tuple[int, int] = (600, 400)) -> bytes:
    """Return a JPEG of noise, the same for the same seed."""
    picture = Image.frombytes("RGB", size, random.Random(seed).randbytes(3 * size[0] * size[1]))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)
    return out.getvalue()


def posts(count: int, height: int, words: str = "Post") -> str:
    """Return posts of a height, each with a colour and words of its own."""

    def colour(n: int) -> str:
        return hashlib.sha256(str(n).encode()).hexdigest()[:6]

    return "".join(
        f'<div class="post" style="height:{height - 1}px;border-bottom:1px solid #000;background:#{colour(n)}">'
        f"<p style='margin:0;background:#fff'>{words} number {n}</p></div>"
        for n in range(count)
    )


def colour(number: int) -> tuple[int, int, int]:
    """Return the colour of a row of the page of rows."""
    red, green, blue = hashlib.sha256(str(number).encode()).digest()[:3]
    return red, green, blue


def rows(count: int, height: int) -> Page:
    """Return a page of rows of known colours under a bar that sticks."""
    bar = '<div style="position:fixed;top:0;left:0;width:20px;height:30px;background:rgb(255,204,0)"></div>'
    return _html(
        bar
        + "".join(
            f'<article style="height:{height}px;background:rgb{colour(n)}"><p style="margin:0">Row {n}</p></article>'
            for n in range(count)
        )
    )


def lazy() -> Mapping[str, Answer]:
    """33,000 px with 60 pictures that load late, a fixed bar, behind 302 and 301."""
    body = "".join(
        f"<h2>Post {n}</h2><img {'loading=lazy src' if n % 2 else 'class=later data-src'}="
        f'"/p{n}.jpg" width=600 height=500>'
        for n in range(LAZY)
    )
    script = (
        "<script>const o = new IntersectionObserver((all) => all.forEach((e) => { if (e.isIntersecting) {"
        "e.target.src = e.target.dataset.src; o.unobserve(e.target) } }));"
        "document.querySelectorAll('.later').forEach((e) => o.observe(e)); fetch('/api.json')</script>"
    )
    bar = '<div style="position:fixed;top:0;width:100%;background:#fc0">fixed bar</div>'
    sticky = '<div style="position:sticky;top:0;background:#0cf">sticky bar</div>'
    pages: dict[str, Answer] = {
        "/lazy": Page(status=302, headers=(("Location", "/lazy2"),)),
        "/lazy2": Page(status=301, headers=(("Location", "/lazy3"),)),
        "/lazy3": _html(f"{bar}{sticky}{body}{script}<iframe src=/inner></iframe><p>the end"),
        "/inner": _html("<p>inner words"),
        "/api.json": Page(body=b'{"posts": 60}', media_type="application/json"),
    }
    for n in range(LAZY):
        pages[f"/p{n}.jpg"] = Page(body=noise(n), media_type="image/jpeg")
    return pages


def endless() -> Mapping[str, Answer]:
    """A feed that grows for ever as it is scrolled."""
    script = (
        "<script>let n = 20; addEventListener('scroll', () => { if (scrollY + innerHeight * 2 > "
        "document.body.scrollHeight) for (let i = 0; i < 8; i++) { const d = document.createElement('div');"
        "d.style.height = '500px'; d.style.background = n % 2 ? '#def' : '#fed'; d.textContent = 'Feed ' + n++;"
        "document.body.append(d) } })</script>"
    )
    return {"/endless": _html(posts(20, 500) + script)}


def plain() -> Mapping[str, Answer]:
    """Pages that need nothing but themselves."""
    inner = f'<div style="height:100vh;overflow-y:auto" id="app">{posts(40, 300, "Message")}</div>'
    requests = (
        "<script>(async () => { for (let i = 0; i < 10000; i += 50) await Promise.all(Array.from({length: 50},"
        " (_, k) => fetch('/tiny?' + (i + k)).then((r) => r.text())));"
        " document.body.append('all came') })()</script>"
    )
    storm = (
        "<script>for (let i = 0; i < 50; i++) open('/sticky'); setInterval(() => open('file:///etc/passwd'), 50);"
        "const a = document.createElement('a'); a.href = '/download'; a.download = 'x.exe'; document.body.append(a);"
        "a.click(); location.href = 'file:///etc/passwd'; alert('no'); onbeforeunload = () => 'stay'</script>"
    )
    canvas = (
        "<canvas id=c width=400 height=300></canvas><script>const x = document.getElementById('c').getContext('2d');"
        "x.fillStyle = '#a0b'; x.fillRect(20, 20, 300, 200)</script>"
    )
    shadow = (
        "<div id=a></div><div id=b></div><script>document.getElementById('a').attachShadow({mode: 'open'}).innerHTML ="
        "'<p>open words</p>'; document.getElementById('b').attachShadow({mode: 'closed'}).innerHTML ="
        "'<p>closed words</p>'</script>"
    )
    worker = (
        "<p id=w>waiting</p><script>navigator.serviceWorker.register('/worker.js').then(() =>"
        " new Promise((r) => { if (navigator.serviceWorker.controller) r();"
        " navigator.serviceWorker.oncontrollerchange = r })).then(() => fetch('/from-worker')).then((r) => r.text())"
        ".then((t) => { document.getElementById('w').textContent = t })"
        ".catch((e) => { document.getElementById('w').textContent = 'refused ' + e })</script>"
    )
    program = (
        b"self.addEventListener('install', () => self.skipWaiting());"
        b"self.addEventListener('activate', (e) => e.waitUntil(clients.claim()));"
        b"self.addEventListener('fetch', (e) => { if (e.request.url.endsWith('/from-worker'))"
        b" e.respondWith(new Response('worker words')) })"
    )
    return {
        "/sticky": _html(
            '<div style="position:sticky;top:0;background:#fc0">sticky words</div>'
            '<div style="position:fixed;bottom:0;background:#0fc">cookie words</div>' + posts(60, 400)
        ),
        "/inside": _html(inner, "html,body{height:100%;overflow:hidden}"),
        "/framed": _html(
            "<p>outer words<iframe src=/sticky width=600 height=400></iframe>"
            "<iframe srcdoc='<p>doc words'></iframe><iframe sandbox src=/rtl></iframe>"
        ),
        "/shadow": _html(shadow),
        "/worker": _html(worker),
        "/worker.js": Page(body=program, media_type="text/javascript"),
        "/canvas": _html(canvas),
        "/film": _html("<p>before<video src=/film.mp4 controls width=400 height=300></video>"),
        "/film.mp4": Page(body=b"\0\0\0\x18ftypmp42" + b"f" * 5000, media_type="video/mp4"),
        "/rtl": _html("<p>كلمات سيئة عن تلميذ</p><p>מילים</p>", head='<html dir="rtl" lang="ar">'),
        "/storm": _html("<p>storm words" + storm),
        "/many": _html("<p>many words" + requests),
        "/tiny": Page(body=b"ok", media_type="text/plain"),
        "/wall": Page(body=b"<h1>Log in</h1>", status=401),
        "/latin": Page(body="<p>Café naïve".encode("latin-1"), media_type="text/html; charset=iso-8859-1"),
        "/wide": _html(
            '<div style="width:9000px;background:linear-gradient(90deg,red,blue)">wide words</div>'
        ),
        "/empty": Page(body=b""),
    }


def dying() -> Mapping[str, Answer]:
    """Servers that are slow, stop in the middle, never end, or answer differently each time."""
    count = itertools.count()

    def head(handler: Handler, length: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.send_header("Content-Length", str(length))
        handler.end_headers()

    def cut(handler: Handler) -> None:
        head(handler, 100_000)
        handler.wfile.write(b"<p>cut words" + b" " * 5_000)
        handler.wfile.flush()
        handler.close_connection = True
        handler.connection.close()

    def slow(handler: Handler) -> None:
        head(handler, 60)
        for piece in (b"<p>slow words", b"<p>more", b" " * 40):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.2)

    def never(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        for _ in range(600):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)

    def changing(handler: Handler) -> None:
        handler.answer(_html(f"<p>version {next(count)}"))

    return {
        "/cut": cut,
        "/slow": slow,
        "/never.css": never,
        "/hanging": _html("<p>hanging words<script src=/never.css async></script>"),
        "/changing": changing,
    }


def pages() -> dict[str, Answer]:
    """Return all of them."""
    return {**lazy(), **endless(), **plain(), **dying()}
