"""A member of staff sends, the DSL looks through and takes: by the command line alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.conftest import Desk, Ran, make_desk

from evidence_desk.bundle.writer import Writer
from evidence_desk.case.keys import SchoolFile

CONCERN = 'facts = "Shown to me on the bus"\nchilds_words = "They will not stop"\ntold_whom = "nobody yet"\n'
RECORD = 'reported_by = "Ann Ode"\nreported_at = 2026-11-20T10:15:00+00:00\n'


@pytest.fixture
def dsl_file(dsl: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "dsl.json"
    path.write_text(dsl("id", "--json").out, "utf-8")
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def sent(staff: Desk, dsl_file: Path, picture: Path, inbox: Path, tmp_path: Path) -> Path:
    """A drop with a concern, a picture and words."""
    (tmp_path / "concern.toml").write_text(CONCERN, "utf-8")
    path = inbox / "sent.edcase"
    staff.good(
        "drop", "new", path, picture, "--to", dsl_file, "--gate", "no", "--about-leadership", "no",
        "--concern", tmp_path / "concern.toml", "--text", "-", "--caption", "Screen 1", "--receipt",
        tmp_path / "receipt.json", stdin=b"see you after school",
    )  # fmt: skip
    return path


def refused(ran: Ran, code: int, words: str) -> None:
    assert ran.code == code, ran.err
    assert words in ran.err
    assert ran.out == ""


def test_from_the_sender_to_a_case_with_proof(
    staff: Desk, dsl: Desk, sent: Path, case: Path, picture: Path, inbox: Path, tmp_path: Path
) -> None:
    receipt = json.loads((tmp_path / "receipt.json").read_text("utf-8"))
    assert [item["what"] for item in receipt["items"]] == ["concern", "file", "words"]
    assert [len(part) for part in receipt["check_code"].split()] == [4] * 4
    (listed,) = dsl.good("drop", "list", inbox)
    assert listed["state"] == "waiting"
    assert listed["sender"]["name"] == "Ann Ode"
    assert listed["sender"]["key"] == "new"
    assert listed["check_code"] == receipt["check_code"]
    assert [item["gate"] for item in listed["items"]] == ["not-needed", "no", "not-needed"]
    came = dsl.good("drop", "take", sent, case)
    assert [row["ref"] for row in came["taken"]] == ["AXO/1", "AXO/2"]
    assert [row["item"] for row in came["taken"]] == [item["id"] for item in receipt["items"]][1:]
    shown = dsl.good("exhibits", case)
    assert [row["captured_by"] for row in shown] == ["Ann Ode", "Ann Ode"]
    assert shown[0]["caption"] == "Screen 1"
    assert [row["drop"] for row in shown] == [
        {"id": receipt["drop"], "item": row["item"]} for row in came["taken"]
    ]
    dsl.good("extract", case, "AXO/1", "--out", tmp_path / "out.png", "--to", "T", "--basis", "B")
    assert (tmp_path / "out.png").read_bytes() == picture.read_bytes()
    assert dsl.good("verify", case)["ok"]
    assert any("sealed drop" in line["says"] and "Ann Ode" in line["says"] for line in dsl.good("log", case))
    (again,) = dsl.good("drop", "list", inbox)
    assert (again["state"], again["sender"]["key"]) == ("taken", "known")
    refused(dsl("drop", "take", sent, case), 12, "taken into this case")


def test_what_is_printed_for_people(staff: Desk, dsl: Desk, sent: Path, case: Path, inbox: Path) -> None:
    added = staff("drop", "add", sent, "--url", "https://chat.example/p/1")
    assert added.code == 0
    assert "Check code: " in added.out
    assert "You cannot open it again" in added.out
    listed = dsl("drop", "list", inbox)
    assert "From Ann Ode (staff, as stated), signed with a key not known here yet" in listed.out
    assert "4 items" in listed.out
    taken = dsl("drop", "take", sent, case)
    assert "AXO/3  url" in taken.out
    assert "No drops for you." in dsl("drop", "list", case.parent / "dsl").out


@pytest.mark.parametrize("option", [(), ("--json",), ("--quiet",)])
def test_every_act_speaks_to_people_to_programs_and_in_silence(
    staff: Desk, dsl: Desk, dsl_file: Path, case: Path, tmp_path: Path, option: tuple[str, ...]
) -> None:
    out = tmp_path / "out.edcase"
    address = ("--url", "https://chat.example/p/1")
    for desk, words in (
        (staff, ("new", out, "--to", dsl_file, *address)),
        (staff, ("add", out, *address)),
        (dsl, ("list", tmp_path)),
        (dsl, ("take", out, case)),
    ):
        ran = desk("drop", *words, *option)
        assert ran.code == 0, (words, ran.err)
        assert ran.out.strip(), words
        if option == ("--json",):
            json.loads(ran.out)
        else:
            with pytest.raises(json.JSONDecodeError):
                json.loads(ran.out)
        if option == ("--quiet",):
            assert ran.err == "", words


def test_the_receipt_holds_beside_the_drop_and_shows_what_was_cut_off(
    staff: Desk, dsl: Desk, sent: Path, tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt.json"
    older = sent.read_bytes()
    for desk in (staff, dsl):
        alone = desk.good("verify", receipt)
        assert (alone["ok"], alone["kind"]) == (True, "receipt")
        beside = desk.good("verify", receipt, "--case", sent)
        assert beside["checks"][-1]["detail"].startswith("everything sealed")
    later = tmp_path / "later.json"
    staff.good("drop", "add", sent, "--text", "-", "--receipt", later, stdin=b"more")
    assert staff.good("verify", receipt, "--case", sent)["ok"]
    sent.write_bytes(older)
    shutil.rmtree(staff.home / "anchors")
    assert staff("verify", later, "--case", sent).code == 21
    fields = json.loads(receipt.read_text("utf-8"))
    signature = fields["checkpoint"].split()[-1]
    other = signature[:10] + ("B" if signature[10] == "A" else "A") + signature[11:]
    changed = fields["checkpoint"].replace(signature, other)
    for name, value in (("check_code", "0000 0000 0000 0000"), ("checkpoint", changed)):
        forged = tmp_path / "forged.json"
        forged.write_text(json.dumps(fields | {name: value}), "utf-8")
        assert staff("verify", forged).code == 12


def test_a_drop_itself_is_verified_with_and_without_a_key(staff: Desk, dsl: Desk, sent: Path) -> None:
    for desk, name in ((staff, "entries"), (dsl, "drop")):
        found = desk.good("verify", sent)
        assert found["ok"]
        assert found["checks"][-1]["name"] == name


def test_the_senders_role_keeps_the_inbox_shut_and_its_keys_open_nothing(
    staff: Desk, dsl: Desk, sent: Path, case: Path, inbox: Path
) -> None:
    refused(staff("drop", "list", inbox), 11, "staff")
    refused(staff("drop", "take", sent, case), 11, "staff")
    refused(staff("show", sent), 11, "staff")
    refused(dsl("show", sent), 12, "sealed drop")


def test_nothing_is_read_without_an_answer_and_yes_seals_nothing(
    staff: Desk, dsl: Desk, dsl_file: Path, picture: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.edcase"
    new = ("drop", "new", out, picture, "--to", dsl_file)
    refused(staff(*new), 11, "stop question was not answered")
    for answer in ("yes", "unsure"):
        refused(staff(*new, "--gate", answer), 11, "in person")
    assert not out.exists()


def test_a_restricted_record_is_sent_in_words_and_taken_as_one(
    staff: Desk, dsl: Desk, dsl_file: Path, case: Path, tmp_path: Path
) -> None:
    (tmp_path / "record.toml").write_text(RECORD, "utf-8")
    out = tmp_path / "out.edcase"
    staff.good("drop", "new", out, "--to", dsl_file, "--restricted", tmp_path / "record.toml")
    came = dsl.good("drop", "take", out, case)
    assert came["waiting_for_the_police"] == ["AXO/1"]
    (shown,) = dsl.good("exhibits", case)
    assert (shown["kind"], shown["restricted"]["reported_by"]) == ("restricted-record", "Ann Ode")


def test_it_does_not_go_to_whom_it_is_about(
    staff: Desk, dsl_file: Path, deputy_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.edcase"
    words = ("--text", "-")
    about = ("drop", "new", out, "--to", dsl_file, "--about-leadership", "yes", *words)
    refused(staff(*about, "--named", "Mr Smith", stdin=b"w"), 11, "may be whom this is about")
    refused(staff(*about, stdin=b"w"), 11, "may be whom this is about")
    assert not out.exists()
    refused(staff("drop", "new", out, "--to", dsl_file, "--named", "X Y", *words, stdin=b"w"), 2, "--named")
    staff.good(
        "drop",
        "new",
        out,
        "--to",
        deputy_file,
        "--about-leadership",
        "yes",
        "--named",
        "Mr Smith",
        *words,
        stdin=b"w",
    )
    assert b"Smith" not in out.read_bytes()


def test_whom_it_is_about_does_not_see_it_among_the_others(
    staff: Desk, dsl: Desk, deputy: Desk, deputy_file: Path, sent: Path, inbox: Path
) -> None:
    about = ("--about-leadership", "yes", "--named", "Jo Smith", "--text", "-")
    staff.good("drop", "new", inbox / "b.edcase", "--to", deputy_file, *about, stdin=b"w")
    assert [Path(one["path"]).name for one in dsl.good("drop", "list", inbox)] == ["sent.edcase"]
    assert [Path(one["path"]).name for one in deputy.good("drop", "list", inbox)] == ["b.edcase"]
    (named,) = dsl.good("drop", "list", inbox / "b.edcase")
    assert (named["state"], named["sender"]["name"], named["items"]) == ("not for you", "", [])
    assert len(dsl.good("drop", "list", inbox, "--all")) == 2
    refused(dsl("drop", "take", inbox / "b.edcase", inbox / "none.edcase"), 10, "None of the keys")


def test_damaged_and_foreign_files_are_named_and_never_hidden(
    dsl: Desk, sent: Path, case: Path, inbox: Path
) -> None:
    whole = sent.read_bytes()
    (inbox / "flipped.edcase").write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    (inbox / "cut.edcase").write_bytes(whole[:3000])
    (inbox / "noise.edcase").write_bytes(b"not a bundle at all" * 100)
    shutil.copy(case, inbox / "a-case.edcase")
    states = {Path(one["path"]).name: one for one in dsl.good("drop", "list", inbox)}
    assert {name: one["state"] for name, one in states.items()} == {
        "sent.edcase": "waiting",
        "flipped.edcase": "quarantined",
        "cut.edcase": "quarantined",
        "noise.edcase": "quarantined",
    }
    assert all(one["says"] for name, one in states.items() if name != "sent.edcase")
    assert dsl("drop", "take", inbox / "flipped.edcase", case).code == 20
    assert dsl.good("exhibits", case) == []


def test_a_forged_sender_is_seen_and_stops_at_the_door(
    dsl: Desk,
    sent: Path,
    case: Path,
    inbox: Path,
    dsl_file: Path,
    tmp_path: Path,
    run: Callable[..., Ran],
    school_and_sheets: tuple[SchoolFile, dict[str, bytes]],
) -> None:
    dsl.good("drop", "take", sent, case)
    liar = make_desk(tmp_path / "liar", run, school_and_sheets[0], "Ann Ode", "staff", "AXO")
    forged = inbox / "forged.edcase"
    liar.good("drop", "new", forged, "--to", dsl_file, "--text", "-", stdin=b"trust me")
    states = {Path(one["path"]).name: one["sender"]["key"] for one in dsl.good("drop", "list", inbox)}
    assert states == {"sent.edcase": "known", "forged.edcase": "other-key"}
    assert "ANOTHER key" in dsl("drop", "list", forged).out
    refused(dsl("drop", "take", forged, case), 11, "may be forged")
    assert len(dsl.good("exhibits", case)) == 2
    came = dsl.good("drop", "take", forged, case, "--accept-sender")
    assert [row["ref"] for row in came["taken"]] == ["AXOB/1"]


def test_a_colleagues_identity_file_makes_their_key_known(
    staff: Desk, dsl: Desk, sent: Path, tmp_path: Path
) -> None:
    path = tmp_path / "staff.json"
    path.write_text(staff("id", "--json").out, "utf-8")
    (one,) = dsl.good("drop", "list", sent, "--from", path)
    assert one["sender"]["key"] == "known"


def test_a_rejected_drop_is_in_the_log_with_its_reason(
    dsl: Desk, sent: Path, case: Path, inbox: Path
) -> None:
    refused(dsl("drop", "take", sent, case, "--reject"), 2, "--reason")
    dsl.good("drop", "take", sent, case, "--reject", "--reason", "meant for another school")
    assert any("meant for another school" in line["says"] for line in dsl.good("log", case))
    assert dsl.good("exhibits", case) == []
    (one,) = dsl.good("drop", "list", inbox)
    assert (one["state"], one["sender"]["key"]) == ("rejected", "new")


def test_two_recovery_sheets_open_a_drop_when_its_readers_cannot(
    staff: Desk, dsl: Desk, deputy_file: Path, case: Path, sheets: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.edcase"
    staff.good("drop", "new", out, "--to", deputy_file, "--text", "-", stdin=b"w")
    one, two = (("--sheet", sheets / f"recovery-sheet-{n}.txt") for n in (1, 2))
    refused(dsl("drop", "take", out, case, *one), 10, "None of the keys")
    assert len(dsl.good("drop", "take", out, case, *one, *two)["taken"]) == 1


def test_a_container_the_sender_did_not_answer_for_is_not_sent(
    staff: Desk, dsl_file: Path, picture: Path, tmp_path: Path
) -> None:
    container = tmp_path / "chat.zip"
    with zipfile.ZipFile(container, "w") as made:
        made.write(picture, "photo.png")
    out = tmp_path / "out.edcase"
    new = ("drop", "new", out, container, "--to", dsl_file, "--gate", "no")
    refused(staff(*new), 11, "--members no")
    assert not out.exists(), "an empty drop is not left behind"
    assert list((staff.home / "receipts").iterdir()) == []
    staff.good(*new, "--members", "no")


def test_while_the_sender_adds_it_is_neither_taken_nor_lost(
    staff: Desk, dsl: Desk, sent: Path, case: Path
) -> None:
    with Writer.open(sent, staff.person.signing_key):
        refused(dsl("drop", "take", sent, case), 30, "being written")
    assert len(dsl.good("drop", "take", sent, case)["taken"]) == 2


def test_nothing_sent_stands_in_plaintext_anywhere(
    staff: Desk, dsl: Desk, dsl_file: Path, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A needle in every place a sender can put one; then every folder but the sources is searched."""
    sources, temporary = tmp_path / "sources", tmp_path / "temporary"
    for folder in (sources, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    image = Image.new("RGB", (8, 8))
    picture = sources / "NEEDLE-filename.png"
    image.save(picture)
    needles = [b"NEEDLE", b"N\0E\0E\0D\0L\0E", picture.read_bytes()]
    (sources / "concern.toml").write_text('facts = "NEEDLE-facts"\nchilds_words = "NEEDLE-words"\n', "utf-8")
    (sources / "record.toml").write_text('reported_by = "NEEDLE-by"\n', "utf-8")
    out = tmp_path / "out.edcase"
    staff.good(
        "drop", "new", out, picture, "--to", dsl_file, "--gate", "no", "--caption", "NEEDLE-caption",
        "--platform", "NEEDLE-platform", "--account", "NEEDLE-account", "--source-url",
        "https://x.example/NEEDLE", "--concern", sources / "concern.toml", "--restricted",
        sources / "record.toml", "--text", "-", stdin=b"NEEDLE-text",
    )  # fmt: skip
    staff.good("drop", "add", out, "--url", "https://x.example/NEEDLE-url")
    dsl.good("drop", "take", out, case)
    shutil.rmtree(sources)
    for path in tmp_path.rglob("*"):
        held = path.read_bytes() if path.is_file() else b""
        assert not any(needle in held + str(path).encode() for needle in needles), path
    assert b"NEEDLE" in "".join(row["caption"] for row in dsl.good("exhibits", case)).encode()


def test_two_processes_that_take_one_drop_take_it_once(
    dsl: Desk, sent: Path, case: Path, tmp_path: Path
) -> None:
    """Two real processes at the same moment; whoever loses says why, and nothing stands twice."""
    environment = os.environ | {
        "EVIDENCE_DESK_HOME": str(dsl.home),
        "EVIDENCE_DESK_PASSPHRASE_FILE": str(tmp_path / "passphrase.txt"),
    }
    words = [sys.executable, "-m", "evidence_desk.cli", "drop", "take", str(sent), str(case)]
    running = [
        subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    ended = [(process.wait(120), process.communicate()[1]) for process in running]
    codes = sorted(code for code, _ in ended)
    assert codes[0] == 0, ended
    assert codes[1] in {12, 30}, ended
    assert [row["ref"] for row in dsl.good("exhibits", case)] == ["AXO/1", "AXO/2"]
    assert dsl.good("verify", case)["ok"]


def test_two_leads_who_take_one_drop_into_two_cases_at_once_take_it_once(
    staff: Desk,
    dsl: Desk,
    deputy: Desk,
    dsl_file: Path,
    deputy_file: Path,
    case: Path,
    inbox: Path,
    tmp_path: Path,
) -> None:
    """Two real processes of two people; whoever is later is told who was quicker, and nothing of it is there twice."""
    out = inbox / "both.edcase"
    staff.good("drop", "new", out, "--to", dsl_file, "--to", deputy_file, "--text", "-", stdin=b"w")
    other = tmp_path / "other.edcase"
    deputy.good("new", other, "--title", "Another")
    running = []
    for desk, into, known in ((dsl, case, deputy_file), (deputy, other, dsl_file)):
        environment = os.environ | {
            "EVIDENCE_DESK_HOME": str(desk.home),
            "EVIDENCE_DESK_PASSPHRASE_FILE": str(tmp_path / "passphrase.txt"),
        }
        words = [
            sys.executable,
            "-m",
            "evidence_desk.cli",
            "drop",
            "take",
            str(out),
            str(into),
            "--from",
            str(known),
        ]
        running.append(
            subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        )
    ended = [(process.wait(120), process.communicate()[1]) for process in running]
    assert sorted(code for code, _ in ended)[0] == 0, ended
    assert sorted(code for code, _ in ended)[1] in {12, 30}, ended
    held = [*dsl.good("exhibits", case), *deputy.good("exhibits", other)]
    assert [row["ref"] for row in held] == ["AXO/1"]
    late, into, known = (dsl, case, deputy_file) if ended[0][0] else (deputy, other, dsl_file)
    refused(late("drop", "take", out, into, "--from", known), 12, "took this drop into another case")
    (row,) = late.good("drop", "list", inbox, "--from", known)
    assert (row["state"], bool(row["by"])) == ("taken", True)
    assert len(late.good("drop", "take", out, into, "--from", known, "--again")["taken"]) == 1


def test_a_sender_is_remembered_by_the_six_words_of_their_key_alone(
    dsl: Desk, sent: Path, case: Path
) -> None:
    (row,) = dsl.good("drop", "list", sent)
    words = row["sender"]["words"]
    assert len(words.split()) == 6
    wrong = " ".join(reversed(words.split()))
    refused(dsl("drop", "sender", sent, "--words", wrong, "--how", "by-phone"), 11, "not the words")
    (row,) = dsl.good("drop", "list", sent)
    assert (row["sender"]["key"], row["sender"]["compared"]) == ("new", "")
    dsl.good("drop", "sender", sent, "--words", words.upper(), "--how", "by-phone")
    (row,) = dsl.good("drop", "list", sent)
    assert (row["sender"]["key"], row["sender"]["compared"]) == ("known", "by-phone")
    dsl.good("drop", "take", sent, case)
    assert any("the key of Ann Ode is theirs" in line["says"] for line in dsl.good("log", case))


def test_ones_own_answers_are_given_while_taking(staff: Desk, dsl: Desk, sent: Path, case: Path) -> None:
    (row,) = dsl.good("drop", "list", sent)
    picture = next(item["id"] for item in row["items"] if item["kind"] == "image")
    refused(dsl("drop", "take", sent, case, "--picture", "nothing=no"), 12, "drop list names them")
    came = dsl.good("drop", "take", sent, case, "--gate", "no", "--picture", f"{picture}=unsure")
    assert came["left_out"] == [{"item": picture, "why": "stopped"}]
    assert [row["kind"] for row in came["taken"]] == ["message-transcript"]
    says = [line["says"] for line in dsl.good("log", case)]
    assert any("It was not opened and not taken in" in line for line in says)


def test_a_drop_is_set_aside_without_a_case(dsl: Desk, sent: Path, inbox: Path, case: Path) -> None:
    dsl.good("drop", "aside", sent, "--reason", "meant for another school")
    (row,) = dsl.good("drop", "list", inbox)
    assert (row["state"], row["reason"]) == ("rejected", "meant for another school")
    refused(dsl("drop", "aside", case, "--reason", "r"), 12, "not a sealed drop")
    assert len(dsl.good("drop", "take", sent, case)["taken"]) == 2
