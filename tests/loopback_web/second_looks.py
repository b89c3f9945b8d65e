"""Pages for a second look: kept well, packed, sent on, changed, without an end."""

from __future__ import annotations

import contextlib
import gzip
import time

from tests.loopback_web import Answer, Handler, Page

WORDS = "Coach list, guess who isn’t on it – Monday will be fun for nobody here"
_MARKED = WORDS.replace("guess", "<b>gu</b>ess").replace(" – ", " &ndash;\n ")
POST = (
    "<!doctype html><meta charset=utf-8><title>clips</title><style>p{color:red}</style><script>var a='x<b>y'</script>"
    f"<body><h1>clips</h1><p>{_MARKED}</p>"
    "<div>late bus again</div><p>Mia: take this down &amp; say sorry</p>"
).encode()
BOMB = gzip.compress(bytes(64 << 20), 1)


def forever(handler: Handler) -> None:
    """Send a line of a header now and then, and never the last."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    with contextlib.suppress(OSError):
        for number in range(3000):
            handler.wfile.write(b"X-%d: y\r\n" % number)
            handler.wfile.flush()
            time.sleep(0.02)


def drip(handler: Handler) -> None:
    """Send a body without an end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    with contextlib.suppress(OSError):
        for _ in range(3000):
            handler.wfile.write(b"<p>more")
            handler.wfile.flush()
            time.sleep(0.02)


def to(path: str, status: int = 302) -> Page:
    """Send on to another place."""
    return Page(status=status, headers=(("Location", path),))


PAGES: dict[str, Answer] = {
    "/post": Page(body=POST),
    "/packed": Page(body=gzip.compress(POST), headers=(("Content-Encoding", "gzip"),)),
    "/latin": Page(
        body="<p>Straße der Jugend, Prüfung am Montag</p>".encode("latin-1"),
        media_type="text/html; charset=latin-1",
    ),
    "/go": to("/go2"),
    "/go2": to("/post", 301),
    "/round": to("/round"),
    "/file": to("file:///etc/passwd"),
    "/inside": to("http://192.168.0.1/admin"),
    "/bomb": Page(body=BOMB, headers=(("Content-Encoding", "gzip"),)),
    "/brotli": Page(body=b"x", headers=(("Content-Encoding", "br"),)),
    "/broken": Page(body=b"\x1f\x8bnot packed", headers=(("Content-Encoding", "gzip"),)),
    "/forever": forever,
    "/drip": drip,
    "/empty": Page(),
}
