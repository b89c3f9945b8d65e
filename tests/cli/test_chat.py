"""Chats from the command line: looked through, chosen of, kept, read again, and proved line by line."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Desk

from evidence_desk.case.chat_proof import commitment

LINES = [
    "20/11/2026, 19:10 - Messages and calls are end-to-end encrypted.\n",
    "20/11/2026, 19:14 - Kit Rowan: you are dead\nat school\n",
    "20/11/2026, 19:15 - Amy: stop it\n",
    "20/11/2026, 19:16 - Kit Rowan: IMG-1.png (file attached)\n",
    "21/11/2026, 08:00 - Zoe: my mum is ill, do not tell\n",
    "21/11/2026, 08:05 - Kit Rowan: <Media omitted>\n",
]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "WhatsApp Chat with Year 9.txt"
    path.write_bytes("".join(LINES).encode())
    return path


@pytest.fixture
def zipped(tmp_path: Path, picture: Path) -> Path:
    path = tmp_path / "chat.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("_chat.txt", "".join(LINES))
        container.writestr("IMG-1.png", picture.read_bytes())
        container.writestr("IMG-2.png", b"\x89PNG never read")
    return path


def test_it_is_looked_through_and_nothing_is_kept(dsl: Desk, case: Path, export: Path) -> None:
    said = dsl.good("chat", case, export, "--list")
    assert (said["app"], said["messages"], said["chosen"], said["shown"]) == ("WhatsApp", 6, None, [])
    assert {one["name"]: one["messages"] for one in said["people"]} == {
        "Kit Rowan": 3,
        "": 1,
        "Amy": 1,
        "Zoe": 1,
    }
    said = dsl.good("chat", case, export, "--person", "Kit Rowan", "--to", "2026-11-20", "--list")
    assert said["chosen"] == 2
    assert next((one["number"], one["text"]) for one in said["shown"]) == (2, "you are dead\nat school")
    said = dsl.good("chat", case, export, "--messages", "4-5", "--list")
    assert [(one["number"], one["text"]) for one in said["shown"]] == [
        (4, "IMG-1.png (file attached)"),
        (5, "my mum is ill, do not tell"),
    ]
    assert "my mum" not in dsl("chat", case, export, "--list").out
    assert dsl.good("exhibits", case) == []


def test_only_what_was_chosen_is_kept_byte_for_byte(
    dsl: Desk, case: Path, export: Path, tmp_path: Path
) -> None:
    (row,) = dsl.good("chat", case, export, "--from", "2026-11-20", "--to", "2026-11-20T19:15", "--person",
                      "Kit Rowan", "--person", "Amy", "--caption", "Threat")  # fmt: skip
    kept = (LINES[1] + LINES[2]).encode()
    assert (row["kind"], row["grade"], row["size"]) == ("message-transcript", "C", len(kept))
    assert row["sha256"] == hashlib.sha256(kept).hexdigest()
    assert (row["messages"], row["of"], row["attachments_not_taken"]) == (2, 6, 0)
    out = tmp_path / "out.txt"
    dsl.good("extract", case, row["ref"], "--out", out, "--to", "Police", "--basis", "asked")
    assert out.read_bytes() == kept
    said = dsl.good("chat", case, "--transcript", row["ref"])
    assert [one["author"] for one in said["messages"]] == ["Kit Rowan", "Amy"]
    assert "does not say of which time zone" in said["times"]
    log = dsl.good("log", case)
    words = " ".join(line["says"] for line in log)
    assert "Kept 2 of 6 messages of a chat of WhatsApp" in words
    assert "Kit" not in words
    assert [line["type"] for line in log][-1] == "exhibit-viewed", "reading it is written down"
    assert dsl.good("verify", case)["ok"]


def test_all_of_it_needs_a_reason_in_writing(dsl: Desk, case: Path, export: Path) -> None:
    for words in ((), ("--all",), ("--from", "2026-11-20"), ("--messages", "1-6"), ("--messages", "4-9")):
        ran = dsl("chat", case, export, *words)
        assert (ran.code, "Nothing was kept" in ran.err) == (12, True), words
    ran = dsl("chat", case, export, "--person", "Kit")
    assert (ran.code, "“Kit Rowan”" in ran.err) == (12, True)
    assert dsl.good("exhibits", case) == []
    (row,) = dsl.good("chat", case, export, "--all", "--reason", "Threats all through it")
    assert row["sha256"] == hashlib.sha256(export.read_bytes()).hexdigest()
    said = [line["says"] for line in dsl.good("log", case) if line["type"] == "chat-kept"]
    assert "all of it, because: Threats all through it" in said[0]


def test_a_zip_is_not_opened_without_an_answer_and_each_file_in_it_has_its_own(
    dsl: Desk, case: Path, zipped: Path, picture: Path
) -> None:
    ran = dsl("chat", case, zipped, "--list")
    assert (ran.code, "not answered" in ran.err) == (11, True)
    assert dsl("chat", case, zipped, "--gate", "unsure", "--list").code == 11
    assert (
        dsl("chat", case, zipped, "--gate", "no", "--messages", "2-4", "--attachment", "IMG-1.png=yes").code
        == 11
    )
    assert (
        dsl("chat", case, zipped, "--gate", "no", "--messages", "2-3", "--attachment", "IMG-1.png=no").code
        == 12
    )
    assert (
        dsl("chat", case, zipped, "--gate", "no", "--messages", "2-4", "--attachment", "IMG-2.png=no").code
        == 12
    )
    assert dsl.good("exhibits", case) == []
    rows = dsl.good("chat", case, zipped, "--gate", "no", "--messages", "2-4", "--attachment", "IMG-1.png=no")
    assert [row["kind"] for row in rows] == ["message-transcript", "image"]
    assert rows[0]["attachments_not_taken"] == 1
    assert rows[1]["sha256"] == hashlib.sha256(picture.read_bytes()).hexdigest()
    held = {one["ref"]: one for one in dsl.good("exhibits", case)}
    assert held[rows[1]["ref"]]["gate"]["answer"] == "no"
    assert held[rows[1]["ref"]]["chat"] == {"came_with": rows[0]["ref"], "message": 3}
    chat = held[rows[0]["ref"]]["chat"]
    assert (chat["messages"], chat["of"], chat["app"], chat["attachments_not_taken"]) == (3, 6, "WhatsApp", 1)
    assert chat["choice"] == {"first": 2, "last": 4}
    assert held[rows[0]["ref"]]["gate"]["answer"] == "not-needed"
    attached = [line["says"] for line in dsl.good("log", case) if line["type"] == "chat-attached"]
    assert attached == [f"Noted that {rows[1]['ref']} was attached to message 3 of {rows[0]['ref']}."]


def test_a_picture_that_was_attached_is_locked_and_the_words_stay(
    dsl: Desk, case: Path, zipped: Path
) -> None:
    rows = dsl.good("chat", case, zipped, "--gate", "no", "--messages", "2-4", "--attachment", "IMG-1.png=no")
    words, picture = rows[0]["ref"], rows[1]["ref"]
    dsl.good("seal", case, picture, "--reason", "seen")
    assert {one["ref"]: one["status"] for one in dsl.good("exhibits", case)} == {
        words: "held",
        picture: "locked",
    }
    dsl.good("seal", case, words, "--reason", "asked")
    assert {one["status"] for one in dsl.good("exhibits", case)} == {"locked"}
    assert dsl("chat", case, "--transcript", words).code == 11
    assert dsl.good("verify", case)["ok"], "the commitments and salts went with the words"


def test_a_file_carried_in_the_words_is_refused(dsl: Desk, case: Path, tmp_path: Path) -> None:
    carried = "iVBORw0KGgo" + "A1b2C3d4" * 100
    path = tmp_path / "chat.txt"
    path.write_text("".join(LINES[:3]) + f"20/11/2026, 19:20 - Kit Rowan: data:image/png;base64,{carried}\n")
    ran = dsl("chat", case, path, "--person", "Kit Rowan")
    assert (ran.code, "which can carry a picture" in ran.err) == (11, True)
    assert dsl.good("exhibits", case) == []
    assert len(dsl.good("chat", case, path, "--person", "Amy")) == 1, "what is not kept is no obstacle"


def test_json_is_kept_message_by_message(dsl: Desk, case: Path, tmp_path: Path) -> None:
    messages = [
        {"sender_name": name, "timestamp_ms": 1795202045000 + n, "content": f"m{n}"}
        for n, name in enumerate(["Kit", "Amy", "Kit", "Zoe"])
    ]
    path = tmp_path / "message_1.json"
    path.write_text(json.dumps({"participants": [], "messages": messages}, indent=2))
    (row,) = dsl.good("chat", case, path, "--person", "Kit")
    assert (row["media_type"], row["messages"]) == ("application/x-ndjson", 2)
    said = dsl.good("chat", case, "--transcript", row["ref"])
    assert [(one["number"], one["text"]) for one in said["messages"]] == [(1, "m0"), (2, "m2")]


def test_a_chat_that_says_who_only_once_keeps_the_name(dsl: Desk, case: Path, tmp_path: Path) -> None:
    from tests.capture.test_chat_formats import PAGE

    path = tmp_path / "messages.html"
    path.write_text(PAGE)
    (row,) = dsl.good("chat", case, path, "--messages", "3")
    (message,) = dsl.good("chat", case, "--transcript", row["ref"])["messages"]
    assert message["author"] == "Kit & co"


def test_of_a_zip_with_several_texts_one_is_named(dsl: Desk, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as container:
        for folder in ("a", "b\x1b[31m"):
            container.writestr(f"{folder}/chat.txt", "".join(LINES[:3]))
    ran = dsl("chat", case, path, "--gate", "no", "--list")
    assert (ran.code, "several texts" in ran.err, "\x1b" in ran.err) == (12, True, False)
    said = dsl.good("chat", case, path, "--gate", "no", "--list", "--text-of", "a › chat.txt")
    assert said["messages"] == 3
    assert dsl("chat", case, path, "--gate", "no", "--list", "--text-of", "c/chat.txt").code == 12


def test_a_zip_that_inflates_to_far_more_than_text_is_refused(dsl: Desk, case: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("_chat.txt", b"a" * 50_000_000)
    ran = dsl("chat", case, path, "--gate", "no", "--list")
    assert (ran.code, "unpack to far more" in ran.err) == (12, True)


def test_a_commitment_is_what_the_format_says() -> None:
    salt, words = bytes(range(16)), b"jo"
    expected = hashlib.sha256(b"\0" + salt + b"\0\0\0\x05" + words).digest()
    assert commitment(salt, 5, words) == expected


def test_chosen_messages_are_proved_without_the_others(
    dsl: Desk, case: Path, export: Path, tmp_path: Path
) -> None:
    (row,) = dsl.good("chat", case, export, "--messages", "2-5")
    out = tmp_path / "lines.json"
    to = ("--to", "Police", "--basis", "asked")
    assert dsl("proof", case, row["ref"], "--lines", "4-9", "--out", out, *to).code == 12
    dsl.good("proof", case, row["ref"], "--lines", "1,3", "--out", out, *to)
    said = dsl.good("verify", out)
    checks = {check["name"]: check["detail"] for check in said["checks"]}
    assert said["ok"]
    assert checks["messages"].startswith(f"1, 3 of {row['ref']}: byte for byte")
    proof = json.loads(out.read_text())
    disclosed = [base64.b64decode(line["message"]).decode() for line in proof["lines"]]
    assert disclosed == [LINES[1], LINES[3]]
    assert "my mum" not in out.read_text() + str([base64.b64decode(one["hashes"]) for one in proof["lists"]])
    assert [line["type"] for line in dsl.good("log", case)].count("proof-given") == 1


FORGED: dict[str, Callable[[Any], object]] = {
    "another word": lambda p: p["lines"][0].update(message=base64.b64encode(b"x").decode()),
    "another number": lambda p: p["lines"][0].update(number=2),
    "another salt": lambda p: p["lines"][0].update(salt=base64.b64encode(b"s" * 16).decode()),
    "a list of somebody's own": lambda p: p["lists"][0].update(hashes=base64.b64encode(b"h" * 128).decode()),
    "another entry": lambda p: p["committed"].update(line=p["proof"]["event"]["line"]),
    "the exhibit's entry": lambda p: p["committed"].update(p["proof"]["event"]),
    "no way to the checkpoint": lambda p: p.update(path=p["path"][1:]),
}


def test_a_proof_of_messages_that_was_changed_fails(
    dsl: Desk, case: Path, export: Path, tmp_path: Path
) -> None:
    (row,) = dsl.good("chat", case, export, "--messages", "2-5")
    out = tmp_path / "lines.json"
    dsl.good("proof", case, row["ref"], "--lines", "1,3", "--out", out, "--to", "P", "--basis", "b")
    for what, change in FORGED.items():
        proof = json.loads(out.read_text())
        change(proof)
        forged = tmp_path / f"{what}.json"
        forged.write_text(json.dumps(proof))
        ran = dsl("verify", forged, "--json")
        assert (ran.code, ran.json["ok"]) == (20, False), what
        assert {check["name"] for check in ran.json["checks"] if not check["ok"]} <= {
            "messages",
            "commitments",
        }
