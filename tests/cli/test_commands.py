"""Every command: for people, for programs, in silence, and when it refuses."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Desk, Ran

from evidence_desk.case import keys
from evidence_desk.cli.main import COMMANDS
from evidence_desk.cli.parser import command_module

ADDED = {"id", "ref", "kind", "media_type", "size", "sha256", "captured_at", "grade"}
SHOWN = {"id", "title", "reference", "status", "exhibits", "size", "root", "commits", "anchored"}
POLICE = ("--force", "Example Police", "--reference", "14/26", "--at", "2026-11-22T10:00:00Z")
NOMINATED = (
    "--nominee",
    "Ann Ode",
    "--necessity",
    "Who posted it",
    "--scope",
    "One hour",
    "--authorised-by",
    "Head",
)
RECORD = (
    'reported_by = "Ann Ode"\nreported_at = 2026-11-20T10:15:00+00:00\nscore = 1.5\nflags = { a = true }\n'
)


def sentence(ran: Ran) -> str:
    """The one sentence of a failure; standard output stays empty."""
    assert ran.out == ""
    last = ran.err.strip().splitlines()[-1]
    assert last.startswith("edesk: ")
    assert last.endswith((".", "?")), last
    return last


# -- help, version, completion --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_shows_examples_that_are_commands_of_this_program(dsl: Desk, name: str) -> None:
    ran = dsl(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    _, mark, examples = ran.out.partition("examples:\n")
    assert mark
    assert examples.strip() == command_module(name).EXAMPLES.strip()
    lines = [line for line in examples.splitlines() if line.startswith("  edesk ")]
    assert lines
    assert name in {line.split()[1] for line in lines} <= set(COMMANDS)
    assert "--json" in ran.out


def test_help_without_a_command_names_every_command(dsl: Desk) -> None:
    ran = dsl("--help")
    assert ran.code == 0
    assert all(f"    {name}" in ran.out for name in COMMANDS)
    assert "Exit codes: 0 good" in ran.out


def test_version(dsl: Desk) -> None:
    ran = dsl("--version")
    assert (ran.code, ran.out.split()[0]) == (0, "edesk")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_completion_script_is_a_script(dsl: Desk, tmp_path: Path, shell: str) -> None:
    """bash reads the zsh script too: it uses no grammar of zsh's own. It is parsed, not run."""
    script = dsl("completion", shell).out
    assert dsl.good("completion", shell)["script"].strip() == script.strip()
    assert all(name in script for name in COMMANDS)
    path = tmp_path / "completion"
    path.write_text(script, "utf-8")
    done = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    path.write_text(script + "\nif\n", "utf-8")
    assert subprocess.run(["bash", "-n", path], capture_output=True, check=False).returncode != 0


def test_options_are_written_out(dsl: Desk, case: Path) -> None:
    """A shortened --json would print for people, a shortened --accept-older would be given by accident."""
    for short in ("--js", "--acc"):
        assert dsl("show", case, short).code == 2


# -- one tour, three times: for people, for programs, in silence ----------------------------------------------


def tour(case: Path, folder: Path, picture: Path, turn: int) -> list[list[object]]:
    """Every command that ends well on `stocked`, with words that are new in each turn."""
    record = folder / "record.toml"
    record.write_text(RECORD, encoding="utf-8")
    concern = folder / "concern.toml"
    concern.write_text(f'facts = "Told {turn}."\n', encoding="utf-8")
    text = folder / "text.txt"
    text.write_text(f"text {turn}", encoding="utf-8")
    chat = folder / "chat.txt"
    chat.write_text("20/11/2026, 19:14 - Kit: hi\n", encoding="utf-8")
    seal = "JPS/1" if turn == 0 else f"JPS/{3 + 3 * turn}"
    sheets = [
        "--sheet",
        folder / "sheets/recovery-sheet-1.txt",
        "--sheet",
        folder / "sheets/recovery-sheet-3.txt",
    ]
    return [
        ["id"],
        ["id", "--school"],
        ["school", "make", "--set", f"marking=Handling {turn}"],
        ["school", "show"],
        ["school", "check"],
        ["new", folder / f"new-{turn}.edcase", "--title", "T"],
        ["show", case],
        ["add", case, "--text", text],
        ["chat", case, chat, "--list"],
        ["add", case, "--url", "https://chat.example/p/1", "--seen-at", "2026-11-19T20:41+00:00"],
        ["person", case, "add", "--name", f"Child {turn}", "--kind", "pupil"],
        ["person", case, "role", "Pupil A", "JPS/2", "victim"],
        ["person", case, "list"],
        ["tag", case, "JPS/2", "--misuse", "conduct.aggressive", "--reason", "named"],
        ["monitoring", case, f"JPS/{2 + turn}", *NOMINATED],
        ["weigh", case, "JPS/2", "--bearing", "away", "--note", f"noted {turn}"],
        ["enquiry", case, "add", "--what", f"CCTV {turn}", "--outcome", "not-found", "--why", "overwritten"],
        ["enquiry", case, "list"],
        ["exhibits", case],
        ["log", case],
        ["concern", case, "add", "--file", concern],
        ["concern", case, "number", f"CPOMS {turn}"],
        ["concern", case, "show"],
        ["concern", case, "text"],
        ["approve", case, "list"],
        ["rule", case, "list"],
        ["close", case],
        ["chronology", case],
        ["chronology", case, "--out", folder / f"log-{turn}.csv", "--to", "Panel", "--basis", "hearing"],
        ["move", folder / f"new-{turn}.edcase", "--to", folder / f"moved-{turn}"],
        ["transfer", case, "list"],
        ["backup", folder.parent / f"{folder.name} stick {turn}", case],
        ["restore", folder.parent / f"{folder.name} stick {turn}", "--list"],
        ["health", case],
        ["library", "add", case.parent],
        ["library"],
        ["stats"],
        ["search", "Child"],
        ["search", "--person", "Child 0"],
        ["reader", case, "list"],
        ["agree", case, "list"],
        ["policy", "show"],
        ["policy", "show", "matrix"],
        ["verify", case],
        ["recover", case, *sheets, "--check"],
        ["completion", "bash"],
        ["extract", case, "JPS/2", "--out", folder / f"out-{turn}"],
        ["seal", case, seal, "--reason", "r"],
        ["unseal", case, seal],
        ["locked", case, "list"],
        ["procedure", case, "list"],
        ["procedure", case, "next"],
        ["report", case, "list"],
        ["clocks", case, "list"],
        ["retention", case],
        ["retention", "--register"],
        ["hold", case, "list"],
        ["erase", case, "JPS/2"],
        ["dispose", case, "check"],
        ["sheets"],
        ["action", case, "police-told", *POLICE],
        ["restricted", case, "--file", record],
        ["action", case, "police-told", *POLICE],
    ]  # fmt: skip


ELSEWHERE = {
    "init",
    "certificate",  # and timestamp: test_signing
    "timestamp",
    "capture",
    "look-again",  # and clock: test_second_look
    "clock",
    "pack",
    "read",  # test_read
    "drop",
    "give",
    "handover",
    "import",
    "leaver",
    "merge",
    "proof",
    "reopen",
}  # one needs an empty home, four are about packs, two take two people, two a case from elsewhere, one a closed case


def test_every_command_speaks_to_people_to_programs_and_in_silence(
    dsl: Desk, stocked: Path, sheets: Path, tmp_path: Path, picture: Path
) -> None:
    named = set()
    for turn, option in enumerate(((), ("--json",), ("--quiet",))):
        for words in tour(stocked, tmp_path, picture, turn):
            named.add(str(words[0]))
            ran = dsl(*words, *option)
            assert ran.code == 0, (words, ran.err)
            assert ran.out.strip(), words
            if option == ("--json",):
                json.loads(ran.out)
            elif words != ["id", "--school"]:  # the school's file is JSON for people too
                with pytest.raises(json.JSONDecodeError):
                    json.loads(ran.out)
            if option == ("--quiet",):
                assert ran.err == "", words
    assert named == set(COMMANDS) - ELSEWHERE


def test_a_pack_speaks_to_people_to_programs_and_in_silence(dsl: Desk, stocked: Path, tmp_path: Path) -> None:
    words = ["pack", stocked, "--kind", "police", "--out"]
    assert "written to" in dsl(*words, tmp_path / "1.pdf").out
    value = dsl.good(*words, tmp_path / "2.pdf", "--exhibit", "JPS/2")
    assert set(value) == {
        *("pack", "kind", "out", "pages", "exhibits", "placeholders", "size", "sha256", "signed"),
        *("text", "needs_redaction"),
    }
    assert (value["kind"], value["exhibits"], value["placeholders"]) == ("police", ["JPS/2"], 0)
    ran = dsl(*words, tmp_path / "3.pdf", "--quiet")
    assert (ran.code, ran.err) == (0, "")


def test_silence_does_not_hide_a_failure(dsl: Desk, tmp_path: Path) -> None:
    ran = dsl("show", tmp_path / "gone.edcase", "--quiet")
    assert ran.code == 13
    sentence(ran)


# -- the contract of --json -----------------------------------------------------------------------------------


def test_the_shapes_that_other_programs_rely_on(
    dsl: Desk, deputy: Desk, stocked: Path, tmp_path: Path
) -> None:
    identity = dsl.good("id")
    assert list(identity)[:6] == ["name", "role", "initials", "recipient", "signer", "fingerprint"]
    assert set(identity) - set(list(identity)[:6]) <= {"organisation"}  # `--reader` carries it into the case
    shown = dsl.good("show", stocked)
    assert set(shown) >= SHOWN
    assert set(shown["anchored"]) == {"state", "size", "root"}
    assert (shown["exhibits"], shown["commits"]) == (2, 3)
    assert isinstance(shown["size"], int)
    (row,) = dsl.good("add", stocked, "--text", "-", stdin=b"x")
    assert set(row) == ADDED
    rows = dsl.good("exhibits", stocked)
    assert all(set(each) >= ADDED | {"classification"} for each in rows)
    checked = dsl.good("verify", stocked)
    assert (set(checked), checked["kind"]) == ({"ok", "kind", "checks"}, "case")
    assert all(set(check) == {"name", "ok", "detail"} for check in checked["checks"])
    log = dsl.good("log", stocked)
    assert [entry["number"] for entry in log] == list(range(1, len(log) + 1))
    assert dsl.good("verify", stocked, "--founder", identity["fingerprint"])["ok"]
    assert deputy("show", stocked).code == 10


def test_a_device_that_knows_nothing_of_a_case_says_null(dsl: Desk, stocked: Path) -> None:
    shutil.rmtree(dsl.home / "anchors")
    assert dsl.good("show", stocked)["anchored"] is None
    assert dsl.good("show", stocked)["anchored"]["state"] == "same"


def test_a_copy_that_is_ahead_of_the_memory_says_so(dsl: Desk, case: Path) -> None:
    (memory,) = (dsl.home / "anchors").iterdir()
    before = memory.read_bytes()
    dsl.good("add", case, "--text", "-", stdin=b"x")
    memory.write_bytes(before)
    assert dsl.good("show", case)["anchored"]["state"] == "ahead"


def test_a_founder_who_is_not_the_founder_is_found_out(dsl: Desk, case: Path) -> None:
    ran = dsl("verify", case, "--founder", "0" * 64, "--json")
    assert (ran.code, ran.json["ok"]) == (20, False)
    assert [check["name"] for check in ran.json["checks"] if not check["ok"]] == ["founder"]


# -- init -----------------------------------------------------------------------------------------------------


def test_a_school_begins_and_a_colleague_joins(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = keys.seal_keys
    monkeypatch.setattr(keys, "seal_keys", lambda who, phrase: quick(who, phrase, 4))
    first, second, folder = tmp_path / "first", tmp_path / "second", tmp_path / "stick"
    words = ["--initials", "JPS", "--keys", "classic", "--json"]
    made = run(first, "init", "--name", "Jo P. Smith", "--role", "dsl", "--organisation", "Ysgol Llŷn",
               "--recovery-sheets", folder, *words)  # fmt: skip
    assert made.code == 0, made.err
    assert sorted(made.json["sheets"]) == sorted(str(path) for path in folder.iterdir())
    assert len(made.json["sheets"]) == 6
    assert {keys.read_sheet(Path(path)).number for path in made.json["sheets"]} == {1, 2, 3}
    school = tmp_path / "school.json"
    school.write_text(run(first, "id", "--school").out, encoding="utf-8")
    ran = run(second, "init", "--name", "Sam Lee", "--role", "deputy", "--school", school, *words, "--quiet")
    assert (ran.code, ran.err) == (0, "")
    assert (second / "school.json").read_bytes() == (first / "school.json").read_bytes()
    third = run(
        tmp_path / "third",
        "init",
        "--name",
        "X",
        "--role",
        "deputy",
        "--recovery-sheets",
        tmp_path / "s",
        *words,
    )
    assert third.code == 2
    assert "Only the first DSL" in sentence(third)
    assert not (tmp_path / "third").exists()


# -- readers --------------------------------------------------------------------------------------------------


def test_a_bare_recipient_reads_and_may_not_write(
    dsl: Desk, deputy: Desk, stocked: Path, tmp_path: Path
) -> None:
    assert deputy("show", stocked).code == 10
    recipient = deputy.good("id")["recipient"]
    member = dsl.good("reader", stocked, "add", "--recipient", recipient)
    assert (member["name"], member["signer"]) == ("", "")
    shown = deputy.good("show", stocked)
    assert [reader["signs"] for reader in shown["readers"]].count(False) == 1
    assert [row["ref"] for row in deputy.good("exhibits", stocked)] == ["JPS/1", "JPS/2"]
    before = stocked.read_bytes()
    for words in (
        ["add", stocked, "--text", "-"],
        ["tag", stocked, "JPS/1", "--misuse", "conduct.aggressive"],
        ["extract", stocked, "JPS/2", "--out", tmp_path / "x"],
        ["person", stocked, "add", "--name", "N", "--kind", "pupil"],
    ):
        ran = deputy(*words, stdin=b"x")
        assert ran.code == 10, ran.err
        sentence(ran)
    assert stocked.read_bytes() == before
    assert not (tmp_path / "x").exists()


def test_reader_add_takes_a_file_or_a_recipient(dsl: Desk, deputy_file: Path, case: Path) -> None:
    assert dsl("reader", case, "add").code == 2
    assert dsl("reader", case, "add", deputy_file, "--recipient", "age1x").code == 2
    assert dsl("reader", case, "add", "--recipient", "age1x").code == 12
    assert dsl("reader", case, "add", deputy_file.parent / "gone.json").code == 13
    assert dsl("reader", case, "remove", "nobody", "--reason", "r").code == 12
    assert dsl.good("reader", case, "add", deputy_file)["initials"] == "SXL"
    assert dsl("reader", case, "add", deputy_file).code == 12
    assert {reader["name"] for reader in dsl.good("reader", case, "list")} == {"Jo P. Smith", "Sam Lee"}


def test_the_same_initials_get_a_letter(dsl: Desk, deputy_file: Path, case: Path) -> None:
    plain = json.loads(deputy_file.read_text("utf-8"))
    deputy_file.write_text(json.dumps(plain | {"initials": "JPS"}), encoding="utf-8")
    assert dsl.good("reader", case, "add", deputy_file)["initials"] == "JPSB"


# -- policy ---------------------------------------------------------------------------------------------------


def test_every_section_of_the_policy_can_be_shown(dsl: Desk) -> None:
    overview = dsl.good("policy", "show")
    assert {"matrix", "criminal", "triggers", "gate", "record", "actions", "grades"} <= set(
        overview["sections"]
    )
    for section in overview["sections"]:
        assert dsl.good("policy", "show", section)
        assert len(dsl("policy", "show", section).out.splitlines()) > 2


def test_a_section_that_is_not_there_offers_near_ones(dsl: Desk) -> None:
    ran = dsl("policy", "show", "matrx")
    assert ran.code == 12
    assert "matrix" in sentence(ran)


def test_the_passphrase_file_may_stand_before_or_after_an_act(dsl: Desk, case: Path, tmp_path: Path) -> None:
    good, wrong = tmp_path / "good", tmp_path / "wrong"
    good.write_text(PASSPHRASE, encoding="utf-8")
    wrong.write_text("wrong", encoding="utf-8")
    assert dsl("person", "--passphrase-file", wrong, case, "list", "--passphrase-file", good).code == 0
    assert dsl("person", "--passphrase-file", wrong, case, "list").code == 10
    assert dsl("person", case, "list", "--json").json == []
    assert dsl("person", "--json", case, "list").json == []
