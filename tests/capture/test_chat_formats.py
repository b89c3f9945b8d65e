"""Chat exports: each format gives the right messages, authors and times, and each message is exactly its bytes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable

import pytest

from evidence_desk.base.errors import BadInput
from evidence_desk.capture import chat
from evidence_desk.capture.chat import Survey
from evidence_desk.capture.chat_values import ChatFault, Message

MARK = "\u200e"


def given(data: bytes, step: int = 7) -> Callable[[], Iterable[bytes]]:
    """Return what gives the bytes in small pieces, so that everything is cut somewhere."""
    return lambda: (data[at : at + step] for at in range(0, len(data), step))


def read(data: bytes | str, *names: str) -> tuple[Survey, list[Message]]:
    raw = data.encode() if isinstance(data, str) else data
    survey = chat.survey(given(raw), names)
    messages = list(chat.messages(given(raw)(), survey.reading))
    assert len(messages) == len(survey)
    for message, start, size in zip(messages, survey.starts, survey.sizes, strict=True):
        assert (message.start, message.size) == (start, size)
        assert raw[:start].count(b"\n") + 1 == message.line
    return survey, messages


HEADS = {
    "20/11/2026, 19:14 - ": "2026-11-20T19:14:00",
    "20.11.26, 19:14 - ": "2026-11-20T19:14:00",
    "11/20/26, 7:14 PM - ": "2026-11-20T19:14:00",
    "20/11/2026, 7:14\u202fpm - ": "2026-11-20T19:14:00",
    "20/11/2026, 12:14 a. m. - ": "2026-11-20T00:14:00",
    "2026-11-20, 19:14 - ": "2026-11-20T19:14:00",
    "2026/11/20, 19:14 - ": "2026-11-20T19:14:00",
    "[20/11/2026, 19:14:05] ": "2026-11-20T19:14:05",
    f"{MARK}[20/11/2026, 7:14:05\u202fPM] ": "2026-11-20T19:14:05",
    "[2026-11-20, 19:14:05] ": "2026-11-20T19:14:05",
    "[20.11.2026 klo 19.14.05] ": "2026-11-20T19:14:05",
    "2026. 11. 20. 오후 7:14 - ": "2026-11-20T19:14:00",
    "٢٠\u200f/١١\u200f/٢٠٢٦، ٧:١٤ م - ": "2026-11-20T19:14:00",
    "11/20/26 at 19:14 - ": "2026-11-20T19:14:00",
}


@pytest.mark.parametrize("head", HEADS)
def test_every_way_of_writing_a_date_is_read(head: str) -> None:
    text = f"{head}Kit R: first: line\nsecond line\n\n{head}\u202a+44 7700 900123\u202c: ok\n{head}Kit R added Amy\n"
    survey, messages = read(text)
    assert [message.when for message in messages] == [HEADS[head]] * 3
    assert [message.author for message in messages] == ["Kit R", "+44 7700 900123", ""]
    assert messages[0].text == "first: line\nsecond line"
    assert messages[2].is_system
    assert messages[2].text == "Kit R added Amy"
    assert sum(message.size for message in messages) == len(text.encode())
    assert survey.by_author() == [("", 1), ("+44 7700 900123", 1), ("Kit R", 1)]


def test_the_order_of_day_and_month_is_taken_from_all_dates_and_said_to_be_unsure() -> None:
    lines = ["03/04/26, 10:00 - A: x", "05/06/26, 10:00 - A: x"]
    survey, _ = read("\n".join(lines))
    assert (survey.reading.order, survey.reading.order_sure) == ("dmy", False)
    assert "is not sure" in survey.zone_words()
    survey, messages = read("\n".join([*lines, "05/23/26, 10:00 - A: x"]))
    assert (survey.reading.order, survey.reading.order_sure) == ("mdy", True)
    assert messages[0].when == "2026-03-04T10:00:00"
    # Time does not run backwards: the month comes first, though no day is over 12.
    survey, _ = read("03/10/26, 10:00 - A: x\n04/01/26, 10:00 - A: x\n")
    assert (survey.reading.order, survey.reading.order_sure) == ("mdy", True)
    assert "does not say of which time zone" in survey.zone_words()


def test_what_whatsapp_says_of_a_message_is_told_apart_from_its_words() -> None:
    head = "[20/11/2026, 19:14:05] "
    survey, messages = read(
        f"{MARK}{head}Kit: {MARK}<attached: 00000012-PHOTO-2026-11-20-19-14-05.jpg>\n"
        f"{head}Kit: see you <This message was edited>\n"
        f"{head}Amy: {MARK}This message was deleted.\n"
        f"{head}Amy: {MARK}image omitted\n"
        f"{head}Amy: <b>image omitted</b> she said\n"
        f'{head}Kit changed the subject to "News: today"\n'
        f"{head}Kit: IMG-20261120-WA0001.jpg (file attached)\nlook\n"
        f"{head}יוסי: שלום\n",
        "_chat.txt",
    )
    assert survey.app == "WhatsApp"
    assert messages[0].attachments == ("00000012-PHOTO-2026-11-20-19-14-05.jpg",)
    assert (messages[1].text, messages[1].edited) == ("see you", "edited")
    assert (messages[2].deleted, messages[3].omitted, messages[4].omitted) == (True, True, False)
    assert messages[5].author == ""
    assert messages[6].attachments == ("IMG-20261120-WA0001.jpg",)
    assert (messages[7].author, messages[7].text) == ("יוסי", "שלום")
    assert (survey.omitted, survey.deleted, survey.edited) == (1, 1, 1)


TELEGRAM = {
    "name": "Year 9",
    "type": "private_group",
    "id": 1,
    "messages": [
        {"id": 1, "type": "service", "date": "2026-11-20T19:14:05", "date_unixtime": "1795202045",
         "actor": "Kit", "action": "create_group", "title": "Year 9", "text": ""},
        {"id": 2, "type": "message", "date": "2026-11-20T19:15:05", "date_unixtime": "1795202105", "from": "Kit",
         "from_id": "user1", "edited": "2026-11-20T19:16:05", "photo": "photos/p@1.jpg",
         "text": ["look ", {"type": "link", "text": "https://a.example"}]},
        {"id": 3, "type": "message", "date": "2026-11-20T19:17:05", "from": "Amy", "from_id": "user2",
         "reply_to_message_id": 2, "file": "(File not included. Change data exporting settings to download.)",
         "text": "no"},
    ],
}  # fmt: skip


def test_telegram_one_chat_and_a_whole_account() -> None:
    survey, messages = read(json.dumps(TELEGRAM, indent=1))
    assert (survey.app, len(survey)) == ("Telegram", 3)
    assert messages[0].is_system
    assert (messages[1].when, messages[1].zone) == ("2026-11-20T19:15:05", "utc")
    assert (messages[1].text, messages[1].attachments) == ("look https://a.example", ("photos/p@1.jpg",))
    assert (messages[1].edited, messages[1].id) == ("2026-11-20T19:16:05", "2")
    assert (messages[2].zone, messages[2].reply_to, messages[2].omitted) == ("phone", "2", True)
    account = {
        "about": "x", "personal_information": {"user_id": 5}, "contacts": {"list": [{"a": 1}]},
        "chats": {"about": "y", "list": [TELEGRAM, {**TELEGRAM, "name": "Other"}]},
    }  # fmt: skip
    survey, messages = read(json.dumps(account))
    assert survey.conversations == ["Year 9", "Other"]
    assert [message.conversation for message in messages] == ["Year 9"] * 3 + ["Other"] * 3


PAGE = """<!DOCTYPE html>
<html><head><title>Exported Data</title></head>
<body onload="CheckLocation();"><div class="page_wrap">
<div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
20 November 2026
      </div>
     </div>
     <div class="message default clearfix" id="message5">
      <div class="pull_left userpic_wrap"><div class="userpic"></div></div>
      <div class="body">
       <div class="pull_right date details" title="20.11.2026 19:14:05 UTC+00:00">
19:14
       </div>
       <div class="from_name">
Kit &amp; co
       </div>
       <div class="text">
first<br>second &lt;3
       </div>
      </div>
     </div>
     <div class="message default clearfix joined" id="message6">
      <div class="body">
       <div class="pull_right date details" title="20.11.2026 19:15:05 UTC+00:00">
19:15
       </div>
       <div class="reply_to details">
In reply to <a href="#go_to_message5">this message</a>
       </div>
       <div class="media_wrap clearfix">
        <a class="photo_wrap clearfix pull_left" href="photos/photo_1.jpg"></a>
       </div>
      </div>
     </div>
</div></div></body></html>
"""


def test_telegram_as_a_page() -> None:
    survey, messages = read(PAGE, "messages.html")
    assert [message.author for message in messages] == ["", "Kit & co", "Kit & co"]
    assert (messages[1].text, messages[1].when) == ("first\nsecond <3", "2026-11-20T19:14:05")
    assert (messages[1].zone, messages[1].offset) == ("offset", "+00:00")
    assert (messages[2].reply_to, messages[2].attachments) == ("message5", ("photos/photo_1.jpg",))
    assert survey.carried == {2}


def test_instagram_and_messenger_with_letters_put_together_again() -> None:
    def wrong(text: str) -> str:
        return text.encode().decode("latin-1")

    messages_given = [
        {"sender_name": wrong("Zoë 🤓"), "timestamp_ms": 1795202045123, "content": wrong("café"),
         "photos": [{"uri": "photos/1.jpg"}], "share": {"link": "https://a.example"}},
        {"sender_name": "Kit", "timestamp_ms": 1795202046000, "is_unsent": True},
    ]  # fmt: skip
    text = json.dumps({"participants": [{"name": "Kit"}], "messages": messages_given, "title": "x"})
    survey, messages = read(text, "instagram-kit.zip")
    assert survey.app == "Instagram"
    assert chat.app_of("meta", ["message_1.json"]) == "Instagram or Messenger"
    assert (messages[0].author, messages[0].mended) == ("Zoë 🤓", True)
    assert messages[0].text == "café\n[Shared: https://a.example]"
    assert (messages[0].when, messages[0].zone) == ("2026-11-20T19:14:05", "utc")
    assert (messages[1].deleted, messages[1].mended) == (True, False)
    assert survey.mended == 1
    newer = {"participants": ["Kit"], "threadName": "t", "messages": [
        {"isUnsent": False, "media": [{"uri": "a.jpg"}], "senderName": "Zoë", "text": "hi", "timestamp": 1795202045000}
    ]}  # fmt: skip
    survey, messages = read(json.dumps(newer))
    assert (survey.app, messages[0].author, messages[0].attachments) == ("Messenger", "Zoë", ("a.jpg",))


def test_discord_signal_and_snapchat() -> None:
    exported = {"guild": {"id": "1"}, "channel": {"id": "2", "name": "c"}, "messages": [
        {"id": "7", "type": "Reply", "timestamp": "2026-11-20T19:14:05.123+01:00", "timestampEdited":
         "2026-11-20T19:15:00+01:00", "content": "hey", "author": {"id": "3", "name": "kit", "nickname": "K"},
         "attachments": [{"id": "9", "fileName": "a.png"}], "reference": {"messageId": "6"}}
    ], "messageCount": 1}  # fmt: skip
    survey, (message,) = read(json.dumps(exported))
    assert (survey.app, message.author, message.reply_to, message.offset) == ("Discord", "kit", "6", "+01:00")
    assert (message.when, message.edited) == ("2026-11-20T19:14:05", "2026-11-20T19:15:00+01:00")
    table = (
        "ID,Timestamp,Contents,Attachments\r\n"
        '12,2026-11-20 19:14:05.000000+00:00,"hi\nthere ""you""",\r\n13,2026-11-20 19:14:06+00:00,x,https://c/a.png\r\n'
    )
    survey, messages = read(table)
    assert (survey.app, messages[0].text, messages[0].author) == (
        "Discord",
        'hi\nthere "you"',
        "(this account)",
    )
    assert messages[1].attachments == ("https://c/a.png",)
    lines = "".join(
        json.dumps({"date": f"2026-11-20 19:14:0{n}", "sender": "Kit", "body": "hi", "quote": "", "attachments":
                    [{"name": "a.jpg", "path": "media/a.jpg"}]}) + "\n" for n in range(3)
    )  # fmt: skip
    survey, messages = read(lines)
    assert (survey.app, len(messages), messages[2].when) == ("Signal", 3, "2026-11-20T19:14:02")
    survey, messages = read(
        "[2026-11-20, 19:14] Kit: hi\nthere\n[2026-11-20, 19:15] Amy: yes\n", "signal.txt"
    )
    assert (survey.app, [m.text for m in messages]) == ("Signal", ["hi\nthere", "yes"])
    snaps = {"kit.r": [
        {"From": "kit.r", "Media Type": "TEXT", "Created": "2026-11-20 19:14:05 UTC", "Content": "don&#39;t",
         "Conversation Title": None, "IsSender": False, "Media IDs": ""},
        {"From": "amy", "Media Type": "MEDIA", "Created": "2026-11-20 19:14:06 UTC", "Content": None,
         "Media IDs": "b~1 | b~2"},
    ], "empty": [], "zoe": [{"From": "zoe", "Media Type": "NOTE", "Created": "2026-11-20 19:14:07 UTC"}]}  # fmt: skip
    survey, messages = read(json.dumps(snaps))
    assert (survey.app, survey.conversations) == ("Snapchat", ["kit.r", "zoe"])
    assert (messages[0].text, messages[0].zone) == ("don't", "utc")
    assert (messages[1].attachments, messages[2].text, messages[2].omitted) == (
        ("b~1", "b~2"),
        "[note]",
        True,
    )


META = '{"messages":[\n{"sender_name":"a","timestamp_ms":1},\n'
BROKEN: dict[str, tuple[bytes, int]] = {
    "a number is missing": ((META + '{"sender_name":"b",\n"timestamp_ms":}]}').encode(), 4),
    "cut short": ((META + '{"sender_name":"b", "timestamp_ms":1').encode(), 3),
    "a byte is no text": (META.encode() + b'{"sender_name":"\xff"}]}', 3),
    "a message is none": ((META + '{"sender_name":"b"}]}').encode(), 3),
    "no object": ((META + "7]}").encode(), 3),
    "a time no clock shows": ((META + '{"sender_name":"b","timestamp_ms":-5}]}').encode(), 3),
    "nested deep": ((META + '{"x":' + "[" * 200_000).encode(), 3),
    "something behind the end": ((META + '{"sender_name":"b","timestamp_ms":1}]}\n}').encode(), 4),
    "no constant": ((META + '{"sender_name":"b","timestamp_ms":NaN}]}').encode(), 3),
    "a text that is no chat line first": (b"hello\n20/11/2026, 19:14 - Kit: x\n", 1),
    "a byte in a line": (b"20/11/2026, 19:14 - Kit: x\n20/11/2026, 19:15 - Kit: \xff\n", 2),
    "a NUL in a line": (b"20/11/2026, 19:14 - Kit: x\n\n\0\n", 3),
    "no order fits": (b"20/11/2026, 19:14 - Kit: x\n11/20/2026, 19:15 - Kit: y\n", 2),
    "a row of another width": (b"ID,Timestamp,Contents,Attachments\n1,2026-11-20 19:14:05,x,\n2,x\n", 3),
    "a quotation mark": (b'ID,Timestamp,Contents,Attachments\n1,2026-11-20 19:14:05,"x,\n', 2),
    "a page cut short": (PAGE[: PAGE.index("first<br>")].encode(), 10),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_is_said_with_its_line(what: str) -> None:
    data, line = BROKEN[what]
    with pytest.raises(ChatFault) as refused:
        read(data)
    assert refused.value.line == line
    assert f"Line {line} " in refused.value.user_message
    assert "Nothing was kept" in refused.value.user_message


def test_a_message_without_an_end_is_bounded() -> None:
    head = b"20/11/2026, 19:14 - Kit: x\n"
    long_lines = head + (b"y" * 99 + b"\n") * 12_000
    with pytest.raises(ChatFault, match="message too long"):
        chat.survey(given(long_lines, 2**16))
    with pytest.raises(ChatFault, match="line too long"):
        chat.survey(given(head + b"y" * 2_000_000, 2**16))
    with pytest.raises(ChatFault, match="value too long"):
        chat.survey(given(META.encode() + b'{"x":"' + b"y" * 3_000_000, 2**16))


@pytest.mark.parametrize("filler", [" ", "\n", "\u200e", "\u200e ", "<", "<a: ", "a:b"])
@pytest.mark.parametrize("head", ["", "20/11/2026,", "20/11/2026, 19:14"])
def test_a_message_made_to_take_the_square_of_its_length_takes_its_length(head: str, filler: str) -> None:
    text = "20/11/2026, 19:14 - Kit: x\n" + head + filler * (300_000 // len(filler.encode())) + "x\n"
    begun = time.process_time()
    assert len(chat.survey(given(text.encode(), 2**16))) in {1, 2}
    assert time.process_time() - begun < 3  # the square of it takes minutes


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"just words\n", b"{}", b"[]", b"<html></html>", b""])
def test_what_is_no_chat_is_named_as_such(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        chat.survey(given(data))
    assert "Nothing was kept" in refused.value.user_message
