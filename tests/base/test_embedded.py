"""Pictures carried inside text are found in every spelling; chat text stays chat text; hostile text costs little."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import random
import time

import pytest

from evidence_desk.base.embedded import CODED_RUN, carries_a_file

CARRIED = "image/png;base64,iVBORw0KGgo="
BYTES = random.Random(7).randbytes(600)
CODED = base64.b64encode(BYTES).decode()  # 800 characters


@pytest.mark.parametrize(
    "text",
    [
        f"data:{CARRIED}",
        json.dumps({"photo": f"data:{CARRIED}"}).replace("/", "\\/"),
        f"&#100;ata:{CARRIED}",
        f"&#x64;&#x0061;ta&colon;{CARRIED}",
        f"&amp;#100;ata:{CARRIED}",
        f"url(\\64 ata:{CARRIED})",
        f"url(\\000064\\61 t\\61:{CARRIED})",
        f"\\u0064ata:{CARRIED}",
        "\\\\u0064ata\\\\u003aimage\\\\/png,x",
        f"\\x64ata:{CARRIED}",
        f"\\u{{64}}ata:{CARRIED}",
        f"%64ata:{CARRIED}",
        f"%2564ata%253A{CARRIED}",
        "data:\n\nimage/png;base64,AAAA",
        "data: image/png,%89PNG",
        "d a t a : image / png ; base64 , AAAA",
        "data:\u2028image/\u00a0png;base64,AAAA",
        "'da'+'ta:image/png;base64,AAAA'",
        "data:;charset=utf-8;base64,AAAA",
        "data:image\\\n/png,x",
    ],
)
def test_a_data_address_is_found_in_every_spelling(text: str) -> None:
    assert carries_a_file(f"words before {text} and after") == "a data: address"


@pytest.mark.parametrize(
    "text",
    [
        CODED,
        CODED.lower(),
        BYTES.hex(),
        base64.urlsafe_b64encode(BYTES).decode(),
        base64.encodebytes(BYTES).decode(),
        "\r\n".join(CODED[at : at + 12] for at in range(0, 800, 12)),
        "\n".join(f"> {CODED[at : at + 60]}  " for at in range(0, 800, 60)),
        json.dumps({"photo": base64.encodebytes(BYTES).decode()}),
        json.dumps(json.dumps({"photo": base64.encodebytes(BYTES).decode()})),
        "".join(f"%{ord(letter):02X}" for letter in CODED),
        "one\nword\nto\na\nline\n" * 500 + "\n".join(CODED[at : at + 30] for at in range(0, 800, 30)),
    ],
)
def test_a_long_coded_run_is_found(text: str) -> None:
    assert carries_a_file(f"see: {text}.") == "a long run of coded characters (base64)"


@pytest.mark.parametrize(
    "text",
    [
        '<svg width="9">',
        "<SVG/>",
        "<s:svg\n>",
        "&lt;svg&gt;",
        "\\u003csvg>",
        '<image xlink:href="a.png"/>',
        "<x:image/href=a>",
        "<!DOCTYPE svg>",
    ],
)
def test_the_markup_of_a_drawing_is_found(text: str) -> None:
    assert carries_a_file(f"words {text} words") == "the markup of a drawing"


def test_the_parts_of_a_mail_are_found_wherever_they_begin() -> None:
    coded = "".join(binascii.b2a_uu(BYTES[at : at + 45]).decode() for at in range(0, 600, 45))
    for part in (
        "Content-Type: image/png\n\n=89PNG",
        "content-transfer-encoding:\tBASE64\n\nAAAA",
        f"begin 644 photo.png\n{coded}\n`\nend",
    ):
        assert carries_a_file(f"hello\n{part}\n") == "a coded part of a mail"


LONG_ADDRESS = "https://chat.example/p/1?" + "&".join(
    f"utm_{number}=value%20{number}%2Fb&id={hashlib.md5(bytes([number])).hexdigest()}" for number in range(32)
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Meet me 🙂👩‍👩‍👧 at 8? عربي ไทย 日本語 " * 50,
        LONG_ADDRESS,
        hashlib.sha512(b"").hexdigest(),
        "\n".join(f"{hashlib.sha256(bytes([n])).hexdigest()}  photo-{n}.jpg" for n in range(40)),
        json.dumps({"messages": [{"sender": "Sam", "text": "hi 🙂 <b>you</b> c:\\new", "ms": 1} for _ in range(90)]}),
        json.dumps({"text": "ข้อความยาวมากที่ไม่มีช่องว่าง" * 30}),
        "hahaha" * 200,
        "-" * 600 + "\n" + "a" * 600,
        "\n".join(["ok", "lol", "seriously", "Why", "BRB", "tomorrow", "at", "school"] * 60),
        "[19:41] Sam: <image omitted> <Media omitted> <attached: IMG-1.jpg>",
        "the data: one, two; metadata:image and data: and/or, maybe; Update: image/png, please",
        "begin 100 push-ups",
        "C:\\data\\notes.txt \\o/ 100%",
        "3." + "141592653589793238462643383279" * 10,
    ],
)  # fmt: skip
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert carries_a_file(text) == ""


def test_a_run_is_long_from_its_bound_on() -> None:
    assert carries_a_file(CODED[: CODED_RUN - 1]) == ""
    assert carries_a_file(CODED[:CODED_RUN])


@pytest.mark.parametrize(
    "unit",
    [
        "data:", "data:image/", "data:" + "a" * 70, " ", "\n", "ab\n", "a" * 63 + "\n", "aB3/" * 127 + " ", "> ",
        "%41", "&#10;", "\\", "\\41 ", "&", "<", "<image ", "content-type: ", "begin 644 x\n", "عربي ",
    ],
)  # fmt: skip
def test_hostile_text_is_searched_in_good_time(unit: str) -> None:
    text = unit * ((1 << 20) // len(unit))
    started = time.process_time()
    carries_a_file(text)
    assert time.process_time() - started < 3  # about half a second; what grows with the square takes minutes


def test_the_largest_text_is_searched_in_good_time() -> None:
    text = "%2541" * (3 << 20) + "<image" + " " * (1 << 20)
    started = time.process_time()
    assert carries_a_file(text) == ""
    assert time.process_time() - started < 60  # some seconds
