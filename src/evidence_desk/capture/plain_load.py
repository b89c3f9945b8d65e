"""One page, loaded by Python's own HTTP and TLS: no engine, no scripts, no cookies, nothing kept.

Everything is bounded: time, redirects, size on the wire and after unpacking. The name is looked up once and the
connection goes to an address that was looked at, so that a name cannot mean another place a moment later. Inside
addresses are refused unless the person asked for that host.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import ssl
import threading
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from evidence_desk.capture import netfacts
from evidence_desk.capture.addresses import (
    BadAddress,
    page_address,
    plain_host,
    port_of,
    private_address,
    private_host,
)

WAIT_S = 20.0
BODY_MAX = 8 << 20  # bytes after unpacking
REDIRECTS_MAX = 10
_ADDRESSES_MAX = 3  # of one name are tried
_CONNECT_S = 6.0
_HEAD_MAX = 16 << 10  # bytes of a proxy's answer
_PIECE = 64 << 10
_PORTS = {"http": 80, "https": 443}
_AS_IT_IS = "%/:@!$&'()*+,;=?~-._[]"  # what an address may hold unescaped
_AWAY = frozenset({301, 302, 303, 307, 308})
AGENT = "Mozilla/5.0 (compatible; EvidenceDesk second look)"


class NotLoaded(Exception):
    """A page could not be loaded; says why, in words without an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How to ask."""

    agent: str = AGENT
    language: str = "en-GB,en;q=0.8"
    private_hosts: frozenset[str] = frozenset()  # inside hosts that the person asked for by name
    public_roots: str = ""  # PEM, for tests
    wait_s: float = WAIT_S
    body_max: int = BODY_MAX
    proxies: dict[str, str] | None = None  # None: the system's


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """What came."""

    address: str  # where it ended
    redirects: int
    status: int
    server: str
    media_type: str
    charset: str
    body: bytes
    cut: bool  # the body was longer than is read
    names: netfacts.Names
    key: netfacts.ServerKey | None = None  # None: without TLS
    vouched: netfacts.Vouched = ""
    tls: str = ""
    proxy: str = ""


@dataclass(slots=True)
class _Line:
    """An open connection, and what is known of its other end."""

    sock: socket.socket
    server: str
    names: netfacts.Names
    proxy: str = ""
    vouched: netfacts.Vouched = ""
    keys: list[netfacts.ServerKey] = field(default_factory=list)
    tls: str = ""


def load(url: str, wish: Wish, cancelled: Callable[[], bool] = lambda: False) -> Plain:
    """Load an address.

    Raises:
        NotLoaded: it cannot be had; nothing is left behind.
    """
    deadline = time.monotonic() + wish.wait_s
    seen: set[str] = set()
    for hop in range(REDIRECTS_MAX + 1):
        if cancelled():
            raise NotLoaded("it was stopped")
        found = _one(url, wish, deadline, hop)
        if isinstance(found, Plain):
            return found
        seen.add(url)
        url = _next(url, found)
        if url in seen:
            raise NotLoaded("it is sent round in a circle")
    raise NotLoaded(f"it is sent on more than {REDIRECTS_MAX} times")


def _next(url: str, location: str) -> str:
    try:
        target = urljoin(url, location)
        if not urlsplit(target).fragment and urlsplit(url).fragment:
            target = f"{target}#{urlsplit(url).fragment}"  # RFC 9110 section 10.2.2
        return page_address(target)
    except (BadAddress, ValueError):
        raise NotLoaded("it is sent on to something that is no page") from None


def _one(url: str, wish: Wish, deadline: float, hop: int) -> Plain | str:
    """Return what an address gives, or where it sends on to."""
    parts = urlsplit(url)
    ways: Iterable[tuple[netfacts.Vouched, ssl.SSLContext | None]] = [("", None)]
    for kind, context in netfacts.contexts(wish.public_roots) if parts.scheme == "https" else ways:
        try:
            with _connected(url, wish, deadline, context) as line:
                line.vouched = kind
                found = _asked(url, line, wish, hop)
                if time.monotonic() >= deadline:  # what was cut off looks like an end
                    raise NotLoaded("it did not answer in time")
                return found
        except ssl.SSLCertVerificationError:
            continue  # whether somebody else vouches for it
        except NotLoaded:
            raise
        except (ssl.SSLError, OSError, http.client.HTTPException, ValueError) as error:
            raise NotLoaded(_why(error, deadline)) from error
    raise NotLoaded("its certificate cannot be read")


def _why(error: Exception, deadline: float) -> str:
    if isinstance(error, TimeoutError) or time.monotonic() >= deadline:
        return "it did not answer in time"
    if isinstance(error, ssl.SSLError):
        return "no secure connection could be made"
    if isinstance(error, http.client.HTTPException | ValueError):
        return "its answer cannot be read"
    return "it cannot be reached"


@contextlib.contextmanager
def _connected(url: str, wish: Wish, deadline: float, context: ssl.SSLContext | None) -> Iterator[_Line]:
    """Give a connection that ends at the deadline, whatever the other side does."""
    line = _dial(url, wish, deadline)
    guard = line.sock.dup()
    timer = threading.Timer(max(0.05, deadline - time.monotonic()), _cut, [guard])
    timer.daemon = True
    timer.start()
    try:
        if line.proxy and context is not None:
            _tunnel(line.sock, url, line.proxy)
        if context is not None:
            host = plain_host(url)
            secured = context.wrap_socket(line.sock, server_hostname=host)
            line.sock = secured
            line.tls = secured.version() or ""
            der = secured.getpeercert(binary_form=True)
            line.keys = [netfacts.server_key(der)] if der else []
        yield line
    finally:
        timer.cancel()
        guard.close()
        line.sock.close()


def _cut(guard: socket.socket) -> None:
    with contextlib.suppress(OSError):
        guard.shutdown(socket.SHUT_RDWR)


def _dial(url: str, wish: Wish, deadline: float) -> _Line:
    host, port = plain_host(url), port_of(url)
    allowed = host in wish.private_hosts
    proxy = proxy_for(url, wish.proxies)
    if proxy:
        if not allowed and private_host(host):
            raise NotLoaded("its address lies inside the school's own network")
        there = urlsplit(proxy)
        sock = _open(there.hostname or "", there.port or 8080, deadline)
        return _Line(sock=sock, server="", names=netfacts.Names(host=host), proxy=proxy)
    names = netfacts.names_of(host, wait_s=min(5.0, max(0.1, deadline - time.monotonic())))
    if not names.addresses:
        raise NotLoaded(names.trouble or "the name is not known here")
    if not allowed and any(private_address(address) for address in names.addresses):
        raise NotLoaded("its address lies inside the school's own network")
    failed: Exception = OSError("no address")
    for address in names.addresses[:_ADDRESSES_MAX]:
        try:
            sock = _open(address, port, deadline)
        except OSError as error:
            failed = error
            continue
        place = f"[{address}]" if ":" in address else address
        return _Line(sock=sock, server=f"{place}:{port}", names=names)
    raise NotLoaded(_why(failed, deadline)) from failed


def _open(address: str, port: int, deadline: float) -> socket.socket:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("no time left")
    sock = socket.create_connection((address, port), timeout=min(left, _CONNECT_S))
    sock.settimeout(max(0.1, deadline - time.monotonic()))
    return sock


def proxy_for(url: str, given: dict[str, str] | None = None) -> str:
    """Return the proxy that the system has set for an address, `http://name:port`; empty where there is none.

    Raises:
        NotLoaded: of a kind that this program cannot use.
    """
    parts = urlsplit(url)
    proxies = urllib.request.getproxies() if given is None else given
    proxy = proxies.get(parts.scheme, "")
    if not proxy or (given is None and urllib.request.proxy_bypass(parts.hostname or "")):
        return ""
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    try:
        there = urlsplit(proxy)
        usable = there.scheme == "http" and bool(there.hostname) and (there.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise NotLoaded("the network's proxy is of a kind that the second program cannot use")
    return proxy


def proxy_name(proxy: str) -> str:
    """Return a proxy without what may be a password in it."""
    there = urlsplit(proxy)
    return f"{there.hostname}:{there.port or 8080}" if proxy else ""


def _credentials(proxy: str) -> dict[str, str]:
    there = urlsplit(proxy)
    if there.username is None:
        return {}
    plain = f"{unquote(there.username)}:{unquote(there.password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {base64.b64encode(plain).decode('ascii')}"}


def _tunnel(sock: socket.socket, url: str, proxy: str) -> None:
    """Have a proxy connect through to the server (RFC 9110 section 9.3.6)."""
    host = plain_host(url)
    place = f"{f'[{host}]' if ':' in host else host}:{port_of(url)}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
    lines += [f"{name}: {value}" for name, value in _credentials(proxy).items()]
    sock.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
    head = b""
    while b"\r\n\r\n" not in head:
        piece = sock.recv(1)  # not one byte of what comes after
        head += piece
        if not piece or len(head) > _HEAD_MAX:
            raise NotLoaded("the network's proxy gave no proper answer")
    status = head.split(b"\r\n", 1)[0].split(b" ")
    if len(status) < 2 or status[1] != b"200":
        raise NotLoaded("the network's proxy refused it")


def _asked(url: str, line: _Line, wish: Wish, hop: int) -> Plain | str:
    parts = urlsplit(url)
    host, port = plain_host(url), port_of(url)
    place = f"[{host}]" if ":" in host else host
    place = place if port == _PORTS.get(parts.scheme) else f"{place}:{port}"
    path, query = quote(parts.path or "/", safe=_AS_IT_IS), quote(parts.query, safe=_AS_IT_IS)
    asked = urlunsplit(("", "", path, query, ""))
    headers = {
        "User-Agent": wish.agent,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Language": wish.language,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    if line.proxy and parts.scheme == "http":
        asked = urlunsplit((parts.scheme, place, path, query, ""))
        headers |= _credentials(line.proxy)
    connection = http.client.HTTPConnection(host, port)
    connection.sock = line.sock
    connection.putrequest("GET", asked, skip_accept_encoding=True, skip_host=True)
    connection.putheader("Host", place)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    with connection.getresponse() as answer:
        return _read(url, answer, line, wish, hop)


def _read(url: str, answer: http.client.HTTPResponse, line: _Line, wish: Wish, hop: int) -> Plain | str:
    location = answer.getheader("Location")
    if answer.status in _AWAY and location:
        return location[:8192]
    body, cut = _body(answer, wish.body_max)
    kind = answer.headers.get_content_type()
    return Plain(
        address=url,
        redirects=hop,
        status=answer.status,
        server=line.server or proxy_name(line.proxy),
        media_type=kind,
        charset=answer.headers.get_content_charset("") or "",
        body=body,
        cut=cut,
        names=line.names,
        key=line.keys[0] if line.keys else None,
        vouched=line.vouched,
        tls=line.tls,
        proxy=proxy_name(line.proxy),
    )


def _body(answer: http.client.HTTPResponse, most: int) -> tuple[bytes, bool]:
    """Return (bytes unpacked, whether there was more); never more than `most` either way."""
    packing = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    unpack = _unpacker(packing)
    body, taken = bytearray(), 0
    while piece := answer.read(_PIECE):
        taken += len(piece)
        try:
            body += unpack(piece, most + 1 - len(body))
        except zlib.error as error:
            raise NotLoaded("its answer cannot be unpacked") from error
        if len(body) > most or taken > most:
            return bytes(body[:most]), True
    return bytes(body), False


def _unpacker(packing: str) -> Callable[[bytes, int], bytes]:
    if packing in {"identity", ""}:
        return lambda piece, most: piece[:most]
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise NotLoaded("its answer is packed in a way that was not asked for")
    machine = zlib.decompressobj(47)  # zlib or gzip, as the first bytes say (RFC 1950, RFC 1952)

    return machine.decompress  # never more than the second argument, which is never 0
