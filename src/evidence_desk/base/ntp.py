"""How far this computer's clock is from network time: SNTP, bounded, asked of several servers at once.

The answers are not signed. A network that lies can lie about the time; several servers that agree say more than one,
and none says more than "this was so for this network". The clock is never set, and the question carries nothing but a
random number.

Source: RFC 4330 sections 4 and 5; RFC 5905 section 7.3; RFC 8915 section 9.2 for a random transmit time.
"""

from __future__ import annotations

import secrets
import socket
import struct
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WAIT_S = 2.5  # for all servers together
SERVERS_MAX = 4  # asked at once
AGREE_MS = 1_000  # two answers further apart than this, beyond their own bounds, contradict each other
_PORT = 123
_PACKET = struct.Struct("!BBbb11I")  # 48 bytes: flags, stratum, poll, precision, then 32-bit words
_REQUEST_FLAGS = 0x23  # no warning, version 4, client
_SERVER_MODE, _ALARM = 4, 3
_STRATUM_MAX = 15
_ERA_S = 2**32  # seconds of one NTP era; the first began in 1900
_EPOCH_S = 2_208_988_800  # from 1900 to 1970
_ROUND_TRIP_MAX_S = 2.0
_ROOT_MAX_S = 2.0  # delay and dispersion to the server's own source

Now = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one server said."""

    name: str
    offset_ms: int  # its time minus this computer's
    round_trip_ms: int
    stratum: int
    within_ms: (
        int  # it may be off by so much: half the way there and back, and what it knows of its own source
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockCheck:
    """What came of asking."""

    asked: int
    answers: tuple[Answer, ...]  # those that agree, in the order asked
    offset_ms: int = 0  # network time minus this computer's
    within_ms: int = 0
    trouble: str = ""  # why it says nothing

    @property
    def good(self) -> bool:
        """Whether it says anything."""
        return bool(self.answers) and not self.trouble


def check(servers: Sequence[str], *, wait_s: float = WAIT_S, now: Now = time.time) -> ClockCheck:
    """Ask time servers, each `name` or `name:port`, and return how far the clock is off.

    Never raises for anything that a server or the network does.
    """
    names = list(dict.fromkeys(servers))[:SERVERS_MAX]
    if not names:
        return ClockCheck(asked=0, answers=(), trouble="no time server is set up")
    found: dict[str, Answer] = {}
    reasons: dict[str, str] = {}

    def run(name: str) -> None:
        try:
            found[name] = ask(name, wait_s=wait_s, now=now)
        except (OSError, ValueError) as error:
            reasons[name] = str(error) if isinstance(error, ValueError) else "no answer"

    threads = [threading.Thread(target=run, args=(name,), daemon=True) for name in names]
    deadline = time.monotonic() + wait_s + 0.5
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    answers = [found[name] for name in names if name in found]
    if not answers:
        why = "; ".join(sorted(set(reasons.values()))) or "no answer"
        return ClockCheck(asked=len(names), answers=(), trouble=f"no time server could be used ({why})")
    return judge(answers, len(names))


def judge(answers: Sequence[Answer], asked: int) -> ClockCheck:
    """Return what several answers say together: those that agree with the middle one, if they are more than half."""
    middle = sorted(answers, key=lambda one: one.offset_ms)[len(answers) // 2]
    agreeing = tuple(
        one
        for one in answers
        if abs(one.offset_ms - middle.offset_ms) <= AGREE_MS + one.within_ms + middle.within_ms
    )
    if 2 * len(agreeing) <= len(answers):
        return ClockCheck(asked=asked, answers=(), trouble="the time servers contradict each other")
    best = min(agreeing, key=lambda one: one.within_ms)
    spread = max(abs(one.offset_ms - best.offset_ms) for one in agreeing)
    return ClockCheck(
        asked=asked,
        answers=agreeing,
        offset_ms=best.offset_ms,
        within_ms=max(best.within_ms, spread),
    )


def ask(server: str, *, wait_s: float = WAIT_S, now: Now = time.time) -> Answer:
    """Ask one server.

    Raises:
        OSError: it cannot be reached, or does not answer in time.
        ValueError: its answer cannot be used; says why.
    """
    host, port = place_of(server)
    family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    cookie = secrets.token_bytes(8)
    with socket.socket(family, kind, proto) as sock:
        sock.connect(address)  # from here on, only this server's packets come in
        deadline = time.monotonic() + wait_s
        sent, began = now(), time.monotonic()
        sock.send(_PACKET.pack(_REQUEST_FLAGS, 0, 0, 0, *[0] * 9, *struct.unpack("!2I", cookie)))
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("no answer in time")
            sock.settimeout(left)
            data = sock.recv(1024)
            took = time.monotonic() - began
            if data[24:32] == cookie:  # an answer to another question is passed over
                return read(data, cookie, sent, sent + took, name=server)


def read(data: bytes, cookie: bytes, sent: float, came: float, *, name: str = "") -> Answer:
    """Return what a server's packet says.

    Args:
        cookie: 8 bytes, the random transmit time of the question.
        sent, came: this computer's time at sending and receiving, in seconds since 1970.

    Raises:
        ValueError: it is no usable answer to this question; says why.
    """
    if len(data) < _PACKET.size:
        raise ValueError("an answer too short")
    flags, stratum, _, _, *words = _PACKET.unpack_from(data)
    if data[24:32] != cookie or flags & 7 != _SERVER_MODE:
        raise ValueError("an answer to another question")
    if stratum == 0:
        raise ValueError("it refuses to answer")
    if flags >> 6 == _ALARM or stratum > _STRATUM_MAX:
        raise ValueError("its own clock is not set")
    root_delay, root_dispersion = words[0] / 2**16, words[1] / 2**16
    if root_delay / 2 + root_dispersion > _ROOT_MAX_S:
        raise ValueError("it is too unsure of its own time")
    if words[9:11] == [0, 0] or words[7:9] == [0, 0]:
        raise ValueError("an answer without a time")
    received, answered = _seconds(words[7], words[8], sent), _seconds(words[9], words[10], sent)
    round_trip = (came - sent) - (answered - received)
    if answered < received or not 0 <= came - sent <= _ROUND_TRIP_MAX_S or round_trip < -0.05:
        raise ValueError("times that cannot be")
    round_trip = max(0.0, round_trip)
    return Answer(
        name=name,
        offset_ms=round(((received - sent) + (answered - came)) * 500),
        round_trip_ms=round(round_trip * 1000),
        stratum=stratum,
        within_ms=max(1, round((round_trip / 2 + root_delay / 2 + root_dispersion) * 1000)),
    )


def _seconds(whole: int, part: int, near: float) -> float:
    """Return an NTP time in seconds since 1970, in the era that lies next to `near`."""
    seconds = whole + part / 2**32 - _EPOCH_S
    return seconds + round((near - seconds) / _ERA_S) * _ERA_S


def place_of(server: str) -> tuple[str, int]:
    """Return host and port of `name`, `name:port` or `[address]:port`.

    Raises:
        ValueError: it names no server.
    """
    host, colon, port = server.rpartition(":")
    if not colon or (":" in host and not host.startswith("[")):
        host, port = server, str(_PORT)
    host = host.strip("[]")
    if not host or not port.isascii() or not port.isdecimal() or not 0 < int(port) < 2**16:
        raise ValueError("not a time server's name")
    return host, int(port)
