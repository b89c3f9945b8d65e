"""The clock against time servers on loopback, that answer rightly and wrongly."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from evidence_desk.base import ntp

EPOCH = 2_208_988_800
Reply = Callable[[bytes], list[bytes]]


def packet(
    cookie: bytes,
    at: float,
    *,
    flags: int = 0x24,
    stratum: int = 2,
    dispersion: float = 0.01,
    answered: float | None = None,
) -> bytes:
    def words(seconds: float) -> bytes:
        whole = int(seconds) + EPOCH
        return struct.pack("!II", whole % 2**32, int(seconds % 1 * 2**32))

    head = struct.pack("!BBbbIII", flags, stratum, 6, -20, 655, int(dispersion * 65536), 0)
    return head + words(at) + cookie + words(at) + words(at if answered is None else answered)


@contextmanager
def serving(reply: Reply) -> Iterator[str]:
    """Give the name of a time server that answers so."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))

        def run() -> None:
            while True:
                try:
                    data, address = sock.recvfrom(1024)
                    for answer in reply(data):
                        sock.sendto(answer, address)
                except OSError:
                    return

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield f"127.0.0.1:{sock.getsockname()[1]}"


def off_by(seconds: float) -> Reply:
    return lambda data: [packet(data[40:48], time.time() + seconds)]


def test_the_question_carries_nothing_but_a_random_number() -> None:
    asked: list[bytes] = []

    def reply(data: bytes) -> list[bytes]:
        asked.append(data)
        return off_by(0)(data)

    with serving(reply) as server:
        ntp.ask(server)
        ntp.ask(server)
    assert [data[:40] for data in asked] == [b"\x23" + bytes(39)] * 2
    assert asked[0][40:] != asked[1][40:]


@pytest.mark.parametrize("seconds", [0.0, 3.4, -7200.0])
def test_how_far_the_clock_is_off(seconds: float) -> None:
    with serving(off_by(seconds)) as one, serving(off_by(seconds)) as other:
        found = ntp.check([one, other])
    assert found.good
    assert len(found.answers) == 2
    assert abs(found.offset_ms - seconds * 1000) <= found.within_ms + 50
    assert found.within_ms < 1000


def test_an_answer_from_the_next_era_counts_as_near() -> None:
    at = 2_085_978_496.5 + 40  # in February 2036 NTP's seconds begin anew
    found = ntp.read(packet(b"12345678", at), b"12345678", at - 1, at - 0.9)
    assert abs(found.offset_ms - 950) < 60


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (lambda data: [], "no answer"),
        (lambda data: [b"\x24"], "no answer"),
        (lambda data: [packet(bytes(8), time.time())], "no answer"),
        (lambda data: [packet(data[40:48], time.time(), stratum=0)], "refuses"),
        (lambda data: [packet(data[40:48], time.time(), flags=0xE4)], "not set"),
        (lambda data: [packet(data[40:48], time.time(), flags=0x23)], "another question"),
        (lambda data: [packet(data[40:48], time.time(), dispersion=90)], "too unsure"),
        (lambda data: [packet(data[40:48], time.time(), answered=time.time() - 60)], "cannot be"),
        (lambda data: [packet(data[40:48], -EPOCH)], "without a time"),
        (lambda data: [packet(data[40:48], time.time())[:47]], "too short"),
    ],
)
def test_wrong_answers_say_nothing(reply: Reply, words: str) -> None:
    with serving(reply) as server:
        found = ntp.check([server], wait_s=0.25)
    assert not found.good
    assert words in found.trouble


def test_a_forged_answer_before_the_right_one_is_passed_over() -> None:
    with serving(lambda data: [packet(bytes(8), 0), *off_by(2)(data)]) as server:
        assert abs(ntp.check([server]).offset_ms - 2000) < 500


def test_one_liar_among_three_does_not_count_and_two_against_each_other_say_nothing() -> None:
    with serving(off_by(0)) as one, serving(off_by(0)) as two, serving(off_by(900)) as liar:
        found = ntp.check([liar, one, two])
        assert [answer.name for answer in found.answers] == [one, two]
        assert abs(found.offset_ms) < 500
        assert ntp.check([one, liar]).trouble == "the time servers contradict each other"


def test_what_is_no_server_and_none_at_all() -> None:
    assert ntp.check([]).trouble == "no time server is set up"
    assert not ntp.check(["bad name:0"]).good
    assert ntp.place_of("time.example") == ("time.example", 123)
    assert ntp.place_of("[2001:db8::1]:1123") == ("2001:db8::1", 1123)
    assert ntp.place_of("2001:db8::1") == ("2001:db8::1", 123)
