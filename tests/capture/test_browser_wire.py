"""The line between the program and its capture browser: whole messages, and nothing that no honest side says."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.capture import browser_wire as wire


def said(*frames: bytes) -> wire.Line:
    return wire.Line(io.BytesIO(b"".join(frames)), io.BytesIO())


def frame(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body


def test_messages_and_bytes_come_as_they_were_sent() -> None:
    pipe = io.BytesIO()
    line = wire.Line(io.BytesIO(), pipe)
    line.say(wire.PartBegin(kind="text", media_type="text/plain", name="page-text.txt"))
    line.send(bytes(wire.FRAME_BYTES + 5))
    line.say(wire.PartEnd(kind="text", size=wire.FRAME_BYTES + 5, cut="the rest"))
    heard = said(pipe.getvalue())
    assert heard.hear_browser() == wire.PartBegin(kind="text", media_type="text/plain", name="page-text.txt")
    assert heard.hear_browser() == bytes(wire.FRAME_BYTES)
    assert heard.hear_browser() == bytes(5)
    assert heard.hear_browser() == wire.PartEnd(kind="text", size=wire.FRAME_BYTES + 5, cut="the rest")
    with pytest.raises(wire.WireBroken):
        heard.hear_browser()


@pytest.mark.parametrize(
    "bytes_told",
    [
        b"\xff\xff\xff\xffM",  # longer than any frame
        frame(b"X", b"{}"),  # of no kind
        frame(b"M", b'{"is":"open","url":"https://a.example"}'),  # a word of the other side
        frame(b"M", b'{"is":"kept","parts":"many"}'),  # of another type
        frame(
            b"M", b'{"is":"asked","number":1,"about":"keys","url":"","host":""}'
        ),  # a question that nobody asks
        frame(b"M", b"[" * 100_000),
        frame(b"M", b'{"is":"kept","parts":1}')[:-1],  # cut off
    ],
)
def test_what_has_no_proper_form_breaks_the_line(bytes_told: bytes) -> None:
    with pytest.raises(wire.WireBroken):
        said(bytes_told).hear_browser()


@given(st.binary(max_size=200))
def test_no_bytes_do_anything_but_break_the_line(bytes_told: bytes) -> None:
    line = said(bytes_told)
    with pytest.raises(wire.WireBroken):
        while True:
            line.hear_browser()


def test_the_browser_takes_no_bytes() -> None:
    with pytest.raises(wire.WireBroken):
        said(frame(b"D", b"x")).hear_program()
