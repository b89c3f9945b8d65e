"""What brought files say of themselves: told as facts, bounded, and whatever is damaged ends with words."""

from __future__ import annotations

import gzip
import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.capture import brought_files as made

from evidence_desk.capture import archived
from evidence_desk.capture.brought import Brought, Unreadable
from evidence_desk.capture.containers import list_container
from evidence_desk.capture.looking_into import look_into
from evidence_desk.capture.members import member_bytes, text_member
from evidence_desk.capture.sniff import sniff

MAIL = b"""Received: from mx.school.example (mx [192.0.2.9]) by mail.school.example with ESMTPS;
 Thu, 20 Nov 2026 14:06:30 +0000
Received: from phone (unknown) by smtp.chat.example; Thu, 20 Nov 2026 15:05:10 +0100
DKIM-Signature: v=1; a=rsa-sha256; d=chat.example; s=s1; b=xyz
From: =?utf-8?q?Pat_=C3=98?= <pat@chat.example>
To: head@school.example
Subject: =?utf-8?b?VG9tb3Jyb3c=?=
Date: Thu, 20 Nov 2026 15:05:00 +0100
Message-ID: <1@chat.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

You will be sorry tomorrow.
--B
Content-Type: image/jpeg; name=gym.jpg
Content-Disposition: attachment; filename=gym.jpg
Content-Transfer-Encoding: base64

/9j/4AAQSkZJRg==
--B--
"""
SAVED = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://chat.example/p/1
Subject: Wall
Date: Fri, 20 Nov 2026 14:05:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary=B

--B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://chat.example/p/1

<html><img src=3D"https://cdn.example/a.png"><img src=3D"https://ads.example/b.gif"></html>
--B
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://cdn.example/a.png

iVBORw==
--B--
"""


def told(data: bytes, name: str = "") -> Brought:
    found = look_into(io.BytesIO(data), len(data), sniff(data[:65536], name).media_type, name)
    assert found is not None
    return found


def values(found: Brought, label: str) -> list[str]:
    return [value for name, value in found.facts if name == label]


def test_a_mail_tells_its_headers_with_the_way_it_took_and_its_zone() -> None:
    found = told(MAIL, "threat.eml")
    assert found.form == "mail"
    assert values(found, "From") == ["Pat Ø <pat@chat.example>"]
    assert values(found, "Subject") == ["Tomorrow"]
    assert values(found, "Date, as written") == ["Thu, 20 Nov 2026 15:05:00 +0100"]
    assert values(found, "Date in UTC") == ["2026-11-20T14:05:00Z (written with zone +0100)"]
    assert values(found, "Received 1") == ["from phone by smtp.chat.example at 2026-11-20T14:05:10Z"]
    assert values(found, "Received 2") == [
        "from mx.school.example by mail.school.example at 2026-11-20T14:06:30Z"
    ]
    assert values(found, "Last server's time") == ["90 s after the Date"]
    assert values(found, "DKIM signature") == ["present (chat.example), not checked here"]
    assert values(found, "Attachment") == ["gym.jpg, image/jpeg"]
    assert "can be written by anybody" in found.notes[-1]


def test_a_mail_without_a_zone_or_with_two_senders_says_so() -> None:
    doubled = MAIL.replace(b"+0100\nMessage-ID", b"-0000\nFrom: Somebody <else@x.example>\nMessage-ID")
    found = told(doubled)
    assert any("does not say in which zone" in value for value in values(found, "Date"))
    assert found.notes[0].startswith("It has 2 lines “From”")


def test_an_outlook_message_is_taken_apart() -> None:
    data = made.outlook()
    found = told(data, "threat.msg")
    assert values(found, "Subject, as Outlook holds it") == ["Tomorrow"]
    assert values(found, "From") == ["Pat <pat@a.example>"]
    assert values(found, "Attachment") == ["gym.jpg, kind not said"]
    assert values(found, "Sent, as the mail says")[0].startswith("2025-11-")
    listing = list_container(io.BytesIO(data), len(data), "threat.msg")
    assert [(member.name, member.kind) for member in listing.members] == [
        ("message text", "text"),
        ("gym.jpg", "picture"),
    ]
    text = text_member(io.BytesIO(data), len(data), "threat.msg")
    assert text.data.startswith(b"Meet me behind the gym.")
    assert "UTF-16" in text.note
    assert member_bytes(io.BytesIO(data), len(data), "threat.msg", 1).startswith(
        b"\xff\xd8\xff" + b"j" * 5_000
    )


def test_a_compound_file_that_leads_in_circles_ends_with_words() -> None:
    data = bytearray(made.outlook())
    table_at = 512 * (1 + int.from_bytes(data[76:80], "little"))
    data[table_at : table_at + 512] = bytes(512)  # every sector leads to the first
    found = told(bytes(data), "threat.msg")
    assert found.facts == ()
    assert found.notes[0].startswith("It could not be read: ")


def test_the_words_of_a_mail_are_its_exact_bytes_and_an_attachment_comes_out_whole() -> None:
    text = text_member(io.BytesIO(MAIL), len(MAIL), "threat.eml")
    assert (text.data, text.note) == (b"You will be sorry tomorrow.", "")
    listing = list_container(io.BytesIO(MAIL), len(MAIL), "threat.eml")
    assert [(member.name, member.kind) for member in listing.members] == [
        ("message text", "text"),
        ("gym.jpg", "picture"),
    ]
    assert member_bytes(io.BytesIO(MAIL), len(MAIL), "threat.eml", 1) == b"\xff\xd8\xff\xe0\x00\x10JFIF"


def test_a_saved_page_tells_what_comes_from_elsewhere_and_what_is_missing() -> None:
    found = told(SAVED, "wall.mhtml")
    assert found.form == "saved page"
    assert values(found, "Address, as the file says") == ["https://chat.example/p/1"]
    assert values(found, "Parts") == ["1 × page or frame, 1 × picture"]
    assert values(found, "Parts from other hosts") == ["cdn.example (1)"]
    assert values(found, "Not in the file") == ["1 pictures or films that it names by address"]


def test_a_page_saved_with_a_folder_names_its_files() -> None:
    page = (
        b"<!DOCTYPE html>\n<!-- saved from url=(0024)https://chat.example/p/1 -->\n<html><title>A &amp; B</title>"
        b'<img src="./Wall_files/a.png"><script src="Wall_files/b.js"></script></html>'
    )
    found = told(page, "Wall.html")
    assert values(found, "Address, as the file says") == ["https://chat.example/p/1"]
    assert values(found, "Title") == ["A & B"]
    assert values(found, "Files beside it") == ["it names 2 in the folder “Wall_files”"]


def test_a_film_tells_when_by_what_and_how_long() -> None:
    found = told(made.mp4())
    assert values(found, "Made, as the file says") == [
        "2024-01-01T00:00:00Z (UTC by the standard; some devices write their local time)"
    ]
    assert values(found, "Lasts") == ["12.5 s"]
    assert values(found, "Film track") == ["H.264, 1280 × 720"]
    assert values(found, "Sound track") == ["AAC, 2 channels, 48,000 Hz"]
    assert (values(found, "Maker"), values(found, "Model")) == (["Apple"], ["iPhone 12"])
    assert values(found, "Place") == ["a place is written in the file; it is not printed"]
    assert values(told(made.mp4(made=0, place=False)), "Made, as the file says") == ["no time written"]
    assert values(told(made.mp4(place=False)), "Place") == ["none written"]


def test_a_live_recording_in_webm_is_read_up_to_its_pictures() -> None:
    found = told(made.webm())
    assert values(found, "Made, as the file says") == ["2026-11-29T14:05:00Z (UTC by the standard)"]
    assert values(found, "Lasts") == ["7.0 s"]
    assert values(found, "Film track") == ["VP9, 640 × 360"]
    assert not any("could not be read" in note for note in found.notes)


def test_a_recording_cut_short_keeps_what_was_found_and_says_so() -> None:
    whole = made.mp4()
    found = told(whole[: len(whole) - 40])
    assert any("cut short" in note for note in found.notes)
    assert values(told(made.webm()[:60]), "Brand") == ["webm"]


def test_a_web_archive_that_agrees_with_itself_says_so() -> None:
    for data in (made.warc(), made.warc(packed=False)):
        found = told(data, "page.warc.gz")
        (check,) = found.checks
        assert (check.found, check.detail) == ("good", "7 fit, 1 not there")
        assert values(found, "Records") == ["3 × response, 1 × warcinfo"]
        assert values(found, "Answers by status") == ["2 × 200, 1 × 302"]
        assert values(found, "Archived by") == ["Recorder 9"]


def test_a_changed_record_is_named() -> None:
    spoiled = (*made.RECORDS[:2], made.RECORDS[2].replace(b"Wall", b"Hall"), made.RECORDS[3])
    first, second, *_ = told(made.warc(spoiled), "a.warc.gz").checks
    assert (first.found, first.detail) == ("wrong", "5 fit, 2 do not, 1 not there")
    assert second.detail.startswith(f"response {made.PAGE} at byte ")


def test_a_package_is_held_against_its_list_of_digests() -> None:
    found = told(made.wacz(), "page.wacz")
    assert {check.found for check in found.checks} == {"good"}
    assert values(found, "Page") == [f"{made.PAGE} (Wall, 2026-11-20T14:05:00Z)"]
    spoiled = told(made.wacz(spoil="pages/pages.jsonl"), "page.wacz")
    assert [check.what for check in spoiled.checks if check.found == "wrong"] == [
        "Member pages › pages.jsonl"
    ]


def test_the_records_of_a_package_are_its_members_at_the_gate() -> None:
    data = made.wacz()
    listing = list_container(io.BytesIO(data), len(data), "page.wacz")
    kinds = {member.name: member.kind for member in listing.members}
    assert kinds["https: › cdn.example › a.png"] == "picture"
    assert kinds["https: › chat.example › p › 1"] == "text"
    assert listing.complete


def test_styles_scripts_and_indexes_need_no_answer_unless_a_file_hides_in_them() -> None:
    hidden = b"a{background:url(data:image/png;base64," + b"iVBORw0KGgo" * 90 + b")}"
    records = (
        *made.RECORDS[:3],
        made.response("https://chat.example/c.css", b"p{color:red}", "text/css"),
        made.response("https://chat.example/d.css", hidden, "text/css"),
        made.response("https://chat.example/s.js", b"let a = 1;", "application/javascript"),
    )
    index = gzip.compress(b"example,chat)/p/1 20261120140500 {}\n")
    data = made.wacz(
        made.warc(records), more={"indexes/index.cdx.gz": 2 * index, "indexes/b.gz": b"\x1f\x8b" + b"x" * 40}
    )
    listing = list_container(io.BytesIO(data), len(data), "page.wacz")
    asked = [member.name for member in listing.members if member.kind != "text"]
    assert asked == ["https: › chat.example › d.css", "indexes › b.gz"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"WARC/1.1\r\nContent-Length: 99\r\n\r\nshort", "cut short"),
        (b"WARC/1.1\r\nContent-Length: -5\r\n\r\n", "how long it is"),
        (b"WARC/1.1\r\nContent-Length: 1e9\r\n\r\n", "how long it is"),
        (b"WARC/1.1\r\n" + b"X: " + b"y" * 40_000, "cut short|headings"),
        (b"WARC/1.1\r\n" + b"A: b\r\n" * 300, "too long"),
        (made.RECORDS[2] + b"and now something else\r\n\r\n", "does not begin as records do"),
        (gzip.compress(made.RECORDS[2], mtime=0)[:-12], "packed record"),
        (gzip.compress(made.RECORDS[2], mtime=0)[:40] + b"\xff" * 90, "damaged|cut short"),
    ],
)
def test_torture_files_end_with_words(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        list(archived.records(io.BytesIO(data), 0, len(data)))


def test_a_bomb_is_not_inflated_to_its_end() -> None:
    head = b"WARC/1.1\r\nContent-Length: 4000000000\r\n\r\n"
    inner = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = inner.compress(head + bytes(8 << 20)) + inner.flush()
    data = bomb * 1  # an honest gzip reaches 1,032 to one; a second layer is never unpacked
    began = time.process_time()
    found = told(made.wacz(data), "page.wacz")
    assert any("could not be read to its end" in note for note in found.notes)
    assert time.process_time() - began < 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_bytes_are_broken_nothing_but_words_comes_out(data: st.DataObject) -> None:
    name, whole = data.draw(
        st.sampled_from(
            [
                ("a.eml", MAIL),
                ("a.mhtml", SAVED),
                ("a.msg", made.outlook()),
                ("a.mp4", made.mp4()),
                ("a.webm", made.webm()),
                ("a.warc.gz", made.warc()),
                ("a.wacz", made.wacz()),
            ]
        )
    )
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(16, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(broken[: data.draw(st.integers(64, len(broken)))])
    media_type = sniff(cut, name).media_type
    found = look_into(io.BytesIO(cut), len(cut), media_type, name)
    listing = list_container(io.BytesIO(cut), len(cut), name)
    assert found is None or all(isinstance(value, str) for fact in found.facts for value in fact)
    assert listing.members or listing.complete
