"""Choosing of a chat: what a choice takes, exactly its bytes, and how little memory a long chat needs."""

from __future__ import annotations

import io
import json
import tracemalloc
from array import array
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.capture.test_chat_formats import given as pieces

from evidence_desk.base.errors import BadInput, GateRefused
from evidence_desk.capture import chat
from evidence_desk.capture.chat_choice import Choice, KeptText, chosen, reading_of
from evidence_desk.case.chat_proof import commitment
from evidence_desk.case.fold_chats import LIST_MESSAGES

NAMES = ["Kit", "Amy", "Zoë"]
LINES = [f"{20 + n // 4}/11/2026, {8 + n % 4:02d}:00 - {NAMES[n % 3]}: word {n}\nmore\n" for n in range(12)]
TEXT = "".join(LINES).encode()
JSON = json.dumps(
    {
        "messages": [
            {"sender_name": NAMES[n % 3], "timestamp_ms": 10**12 + n, "content": f"{n}"} for n in range(12)
        ]
    },
    indent=1,
    ensure_ascii=False,
).encode()


def kept(data: bytes, choice: Choice, step: int = 11) -> tuple[bytes, KeptText, array[int], chat.Survey]:
    survey = chat.survey(pieces(data, step))
    picked = chosen(survey, choice)
    text = KeptText(pieces(data, step), survey, picked, reading_of(survey, picked, choice), len(data))
    return io.BufferedReader(text).read(), text, picked, survey


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (Choice(people=("Amy",)), [2, 5, 8, 11]),
        (Choice(people=("Kit", "Zoë"), since="2026-11-22"), [9, 10, 12]),
        (Choice(since="2026-11-21", until="2026-11-21"), [5, 6, 7, 8]),
        (Choice(since="2026-11-21T09:00", until="2026-11-21T10:00:00"), [6, 7]),
        (Choice(first=3, last=5), [3, 4, 5]),
        (Choice(first=3, last=9, people=("Amy",)), [5, 8]),
    ],
)
def test_the_parts_of_a_choice_narrow_each_other(choice: Choice, numbers: list[int]) -> None:
    data, text, picked, _ = kept(TEXT, choice)
    assert [index + 1 for index in picked] == numbers
    assert data == "".join(LINES[number - 1] for number in numbers).encode()
    assert text.size == len(data)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(everything=True),
        Choice(everything=True, reason="r", people=("Amy",)),
        Choice(people=("Nobody",)),
        Choice(conversation="None"),
        Choice(since="20/11/2026"),
        Choice(since="2026-11-20T9"),
        Choice(since="2027-01-01"),
        Choice(first=5, last=3),
        Choice(first=-1, last=-1),
        Choice(first=1, last=13),
        Choice(since="2026-11-01"),
    ],
)
def test_what_chooses_nothing_or_everything_unsaid_is_refused(choice: Choice) -> None:
    with pytest.raises(BadInput) as refused:
        kept(TEXT, choice)
    assert "Nothing was kept" in refused.value.user_message


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([TEXT, JSON]), st.integers(1, 12), st.integers(1, 12), st.sets(st.sampled_from(NAMES)))
def test_kept_bytes_are_read_as_the_messages_that_were_chosen(
    data: bytes, a: int, b: int, who: set[str]
) -> None:
    choice = Choice(first=min(a, b), last=max(a, b), people=tuple(sorted(who)), reason="all of it")
    try:
        found, text, picked, survey = kept(data, choice)
    except BadInput:
        return
    whole = list(chat.messages([data], survey.reading))
    again = list(chat.messages([found], reading_of(survey, picked, choice)))
    assert [(m.author, m.text, m.when) for m in again] == [
        (whole[i].author, whole[i].text, whole[i].when) for i in picked
    ]
    for place, message in enumerate(again):
        words = found[message.start : message.start + message.size]
        assert words == data[survey.starts[picked[place]] :][: survey.sizes[picked[place]]]
        salt = bytes(text.salts[0][place * 16 : place * 16 + 16])
        assert text.lists[0][place * 32 : place * 32 + 32] == commitment(salt, place, words)


def test_all_of_it_is_the_file_from_its_first_byte_to_its_last() -> None:
    assert kept(JSON, Choice(everything=True, reason="asked"))[0] == JSON
    padded = b"\xef\xbb\xbf\n" + TEXT
    assert kept(padded, Choice(everything=True, reason="asked"))[0] == padded


def test_a_file_across_two_windows_is_found() -> None:
    run = "iVBORw0KGgoAAAANSUhEUgAA" + "q7Zk2Wp9" * 90
    filler = "".join(f"20/11/2026, 08:00 - Amy: {'ordinary words ' * 8}{n}\n" for n in range(7_000))
    text = filler[: filler.rindex("\n", 0, 2**20 - 300) + 1]
    text += f"20/11/2026, 08:00 - Kit: {run}\n" + filler[:4_000].rpartition("\n")[0] + "\n"
    with pytest.raises(GateRefused, match="in a chat"):
        kept(text.encode(), Choice(people=("Kit", "Amy"), reason="all"), step=2**16)


def long_chat(messages: int) -> Iterable[bytes]:
    for at in range(0, messages, 1000):
        yield "".join(
            f"{1 + n % 28:02d}/{1 + n * 12 // messages:02d}/2026, 08:00 - {NAMES[n % 3]}: some words that say {n}\n"
            for n in range(at, min(messages, at + 1000))
        ).encode()


@pytest.mark.parametrize("messages", [3_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_a_long_chat_is_read_in_little_memory(messages: int) -> None:
    size = sum(len(chunk) for chunk in long_chat(messages))

    def again() -> Iterator[bytes]:
        yield from long_chat(messages)

    tracemalloc.start()
    survey = chat.survey(again)
    choice = Choice(everything=True, reason="asked")
    text = KeptText(again, survey, chosen(survey, choice), survey.reading, size)
    stream, done = io.BufferedReader(text, 2**18), 0
    while piece := stream.read(2**18):
        done += len(piece)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (done, len(survey)) == (size, messages)
    assert len(text.lists) == -(-messages // LIST_MESSAGES)
    assert most < 16 * 2**20 + 220 * messages
