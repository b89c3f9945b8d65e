"""Public test files of other chat parsers give the messages, authors and times that those projects state.

The files are not part of this repository: those of whatstk are under the GPL. `EVIDENCE_DESK_CHAT_SAMPLES` names a
folder with the `chats/whatsapp` of whatstk 0.9.1 (its source distribution) as `whatstk`, and the `test` of
joweich/chat-miner as `chat-miner`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evidence_desk.capture import chat
from evidence_desk.capture.chat_values import Message

pytestmark = pytest.mark.conformance

WHATSTK = {
    "lorem.txt": (500, "2020-01-15T02:22:56", {"Mary", "Giuseppe", "John", "+1 123 456 789"}),
    "lorem-2000.txt": (2000, "2019-04-16T02:09:00", {"Mary", "Giuseppe", "John", "+1 123 456 789"}),
    "lorem-merge-part1.txt": (300, "2019-10-20T10:16:00", {"Mary", "Giuseppe", "John", "+1 123 456 789"}),
    "lorem-merge-part2.txt": (
        300,
        "2020-06-20T10:16:00",
        {"Maria", "Maria2", "Giuseppe", "John", "+1 123 456 789"},
    ),
}


@pytest.fixture
def samples() -> Path:
    named = os.environ.get("EVIDENCE_DESK_CHAT_SAMPLES", "")
    if not named:
        pytest.skip("EVIDENCE_DESK_CHAT_SAMPLES names no folder with the samples")
    return Path(named)


def read(path: Path) -> tuple[chat.Survey, list[Message]]:
    data = path.read_bytes()
    survey = chat.survey(lambda: [data], [path.name])
    return survey, list(chat.messages([data], survey.reading))


@pytest.mark.parametrize("name", WHATSTK)
def test_whatsapp_samples_of_whatstk(samples: Path, name: str) -> None:
    survey, messages = read(samples / "whatstk" / name)
    count, first, authors = WHATSTK[name]
    assert (len(messages), messages[0].when) == (count, first)
    assert {message.author for message in messages} == authors
    assert sum(survey.sizes) == (samples / "whatstk" / name).stat().st_size


@pytest.mark.parametrize("folder", ["whatsapp", "signal", "instagram", "telegram"])
def test_samples_of_chat_miner_are_read_as_its_targets_say(samples: Path, folder: str) -> None:
    here = samples / "chat-miner" / folder
    wanted = sorted(
        (one["timestamp"], one["author"]) for one in json.loads((here / "target.json").read_text("utf-8"))
    )
    exports = [path for path in here.iterdir() if path.name != "target.json"]
    assert exports
    for path in exports:
        _, messages = read(path)
        # It leaves out what the app says, and messages that had vanished.
        found = sorted((m.when, m.author) for m in messages if m.author and m.text.strip() != ".")
        assert found == wanted, path.name
