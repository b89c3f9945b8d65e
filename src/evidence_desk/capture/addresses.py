"""Which addresses a page may be loaded from: the web, and nothing in the school's own network unless asked for by name.

A page on the internet can tell a browser to fetch things from inside: a printer, the router, a management page. So
every host is looked at, of pages, of what they load and of what they are sent on to. A name counts as private when
any of its addresses is.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import SplitResult, urlsplit

from evidence_desk.base.errors import BadInput

URL_CHARACTERS = 8192  # longer is nobody's address
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
_LOCAL_ENDINGS = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet", ".corp")

Resolve = Callable[[str], Iterable[str]]


class BadAddress(BadInput):
    """What was given is not the address of a page."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"not a page's address: {reason}",
            f"This is not the address of a page: {reason}. Nothing was loaded. "
            "Copy the whole address from the browser's address bar; it begins with https:// or http://.",
        )


def page_address(text: str) -> str:
    """Return the address of a page as a browser wants it, or say what is wrong with it.

    An address without a scheme gets `https://`, as people copy them from posters and messages.

    Raises:
        BadAddress: no host, another scheme than http and https, a name or password in it, or nonsense.
    """
    url = text.strip()
    if not url or len(url) > URL_CHARACTERS:
        raise BadAddress("it is empty" if not url else "it is too long")
    if any(ord(character) <= 0x20 or ord(character) == 0x7F or character == "\\" for character in url):
        raise BadAddress("it has spaces or signs that no address has")
    if "://" not in url:
        head = url.partition("/")[0]
        if ":" in head and not head.rpartition(":")[2].isdigit():
            raise BadAddress("only addresses of web pages can be loaded")
        url = f"https://{url}"
    parts = _split(url)
    if parts.scheme not in ("http", "https"):
        raise BadAddress("only addresses of web pages can be loaded")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("it carries a user name or password")
    if not plain_host(url):
        raise BadAddress("it names no site")
    return url


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        raise BadAddress("it cannot be read") from None
    return parts


def plain_host(url: str) -> str:
    """Return the host of an address in ASCII and small letters, as it is asked for on the network; empty: none."""
    try:
        host = urlsplit(url).hostname or ""
        if host.isascii():
            return host.rstrip(".").lower()
        return host.rstrip(".").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        return ""


def port_of(url: str) -> int:
    """Return the port of an address; 0: none known."""
    try:
        parts = urlsplit(url)
        return parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return 0


def same_site(one: str, other: str) -> bool:
    """Return whether two hosts count as one site for the stop question: equal, or one lies under the other.

    Two names beside each other under a common ending are two sites: nobody here keeps a list of endings that
    strangers share, and to ask once too often costs less.
    """
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    if one == other:
        return True
    if _as_ip(one) or _as_ip(other) or "." not in min(one, other, key=len):
        return False
    return one.endswith(f".{other}") or other.endswith(f".{one}")


def _as_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    try:  # 127.1, 0x7f000001 and 2130706433 are addresses to a browser
        return ipaddress.IPv4Address(socket.inet_aton(host)) if host[:1].isdigit() else None
    except (OSError, ValueError):
        return None


def private_address(address: str) -> bool:
    """Return whether an IP address lies in the school's own network, in this computer, or nowhere public."""
    ip = _as_ip(address)
    if ip is None:
        return True  # what cannot be read is not let through
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return private_address(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):  # RFC 6052: an IPv4 address in other clothes
            return private_address(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return not ip.is_global or ip.is_multicast


def private_host(host: str, resolve: Resolve | None = None) -> bool:
    """Return whether a host is, or leads to, an address that is not public.

    A name that leads nowhere is not private: the engine will say that it does not exist.

    Args:
        host: name or address, as in `plain_host`.
        resolve: gives the addresses of a name; None: names are judged by their endings alone, for networks where
            only a proxy knows the names.
    """
    if _as_ip(host) is not None:
        return private_address(host)
    if "." not in host or host.endswith(_LOCAL_ENDINGS):
        return True
    if resolve is None:
        return False
    try:
        return any(private_address(address) for address in resolve(host))
    except OSError:
        return False


def addresses_of(host: str) -> list[str]:
    """Return the addresses that this computer's own resolver gives for a name.

    Raises:
        OSError: none.
    """
    try:
        return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})
    except UnicodeError as error:
        raise OSError("not a name") from error


def names_own_network(url: str) -> bool:
    """Return whether an address itself says that it is inside: `localhost`, or a private number as people write it.

    What only a resolver would tell, and numbers in other clothes (`0x7f000001`), do not say so to whoever reads them.
    """
    host = plain_host(url)
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return private_address(str(number))
