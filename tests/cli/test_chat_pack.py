"""A chat in a pack: its messages numbered, or a passage of them with the count of what is held."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path

from tests.cli.conftest import Desk
from tests.cli.test_chat import LINES

MESSAGES = [
    {"sender_name": name, "timestamp_ms": 1795202045000 - 60_000 * n, "content": f"word {n} of {name}"}
    for n, name in enumerate(["Kit", "Amy", "Kit", "Zoe"])
]


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_a_passage_is_printed_with_what_is_held(dsl: Desk, case: Path, tmp_path: Path) -> None:
    export = tmp_path / "WhatsApp Chat.txt"
    export.write_text("".join(LINES))
    (row,) = dsl.good("chat", case, export, "--messages", "2-5")
    out = tmp_path / "pack.pdf"
    pack = ("pack", case, "--kind", "police", "--out", out)
    assert dsl(*pack, "--passage", f"{row['ref']}=2-9").code == 12
    dsl.good(*pack, "--passage", f"{row['ref']}=1-2")
    words = text_of(out)
    assert "A passage: 2 of the 4 messages of this exhibit. The rest is held in the case" in words
    assert "Out of an export of WhatsApp with 6 messages, of which 4 were kept." in words
    assert "Kit Rowan: you are dead" in words
    assert "my mum is ill" not in words
    assert "End: 2 of 4 messages" in words
    said = [line["says"] for line in dsl.good("log", case) if line["type"] == "pack-made"]
    assert f"Of these only a passage: {row['ref']} (messages 1–2)." in said[0]


def test_what_the_app_says_is_told_apart_from_what_somebody_typed_to_look_like_it(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    export = tmp_path / "WhatsApp Chat.txt"
    export.write_text(
        "20/11/2026, 19:14 - Kit: leave me [edited; reply to message 7]\n"
        "20/11/2026, 19:15 - Amy: no <This message was edited>\n"
        "20/11/2026, 19:16 - Kit: This message was deleted\n"
    )
    dsl.good("chat", case, export, "--all", "--reason", "all three matter")
    dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "pack.pdf")
    words = text_of(tmp_path / "pack.pdf")
    assert "19:14 Kit: leave me [edited; reply to message 7]" in words
    assert "19:15 [edited] Amy: no" in words
    assert "19:16 [shown as deleted] Kit: This message was deleted" in words
    assert "between a time and a name is what the export says of the message" in words
    assert "may have been typed into a message by whoever wrote the one before it" in words


def test_a_passage_is_handed_over_with_its_messages_proved_and_not_the_rest(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    export = tmp_path / "WhatsApp Chat.txt"
    export.write_text("".join(LINES))
    (row,) = dsl.good("chat", case, export, "--messages", "2-5")
    out = tmp_path / "bag"
    dsl.good("handover", case, "--kind", "police", "--out", out, "--to", "Police", "--basis", "asked for",
             "--passage", f"{row['ref']}=1,3")  # fmt: skip
    said = {check["name"]: check["detail"] for check in dsl.good("verify", out)["checks"]}
    assert said["messages"].startswith("1 passage, each message in it")
    (proof,) = out.glob("data/proofs/*-messages.json")
    checks = {check["name"]: check["detail"] for check in dsl.good("verify", proof)["checks"]}
    assert checks["messages"].startswith(f"1, 3 of {row['ref']}")
    assert not list(out.glob("data/originals/*"))
    handed = json.loads((out / "data/handover.json").read_text())
    assert "only a passage" in handed["exhibits"][0]["left_out"]
    everything = b"".join(
        path.read_bytes() for path in out.rglob("*") if path.is_file() and path.suffix != ".pdf"
    )
    assert b"my mum" not in everything
    assert base64.b64encode(LINES[4].encode())[:24] not in everything


def test_json_is_printed_as_messages_oldest_first(dsl: Desk, case: Path, tmp_path: Path) -> None:
    export = tmp_path / "message_1.json"
    export.write_text(json.dumps({"messages": MESSAGES}))
    dsl.good("chat", case, export, "--all", "--reason", "asked for")
    out = tmp_path / "pack.pdf"
    dsl.good("pack", case, "--kind", "police", "--out", out)
    words = text_of(out)
    assert words.index("word 3 of Zoe") < words.index("word 0 of Kit")
    assert "2026-11-20 19:14:05 UTC Kit: word 0 of Kit" in words
    assert "the newest message first; here the oldest stands first" in words
    assert "sender_name" not in words
    assert "All of it was kept because: asked for." in words
    assert "all 4 messages" in words


def test_names_are_replaced_in_a_chat_for_a_panel(dsl: Desk, case: Path, tmp_path: Path) -> None:
    export = tmp_path / "message_1.json"
    export.write_text(json.dumps({"messages": MESSAGES}))
    dsl.good("person", case, "add", "--name", "Zoe", "--kind", "pupil")
    dsl.good("chat", case, export, "--person", "Zoe")
    out = tmp_path / "pack.pdf"
    ran = dsl("pack", case, "--kind", "disciplinary", "--out", out, "--for", "Panel")
    assert ran.code == 0, ran.err
    words = text_of(out)
    assert "Pupil A: word 3 of Pupil A" in words
    assert "Zoe" not in words
