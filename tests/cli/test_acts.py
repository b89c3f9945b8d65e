"""Records, actions, people and drills: what is written down, what is refused, and that a refusal writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import PASSPHRASE, Desk, Ran
from tests.cli.test_commands import POLICE, RECORD, sentence

# -- restricted -----------------------------------------------------------------------------------------------


def test_a_record_keeps_words_of_every_kind(dsl: Desk, case: Path, tmp_path: Path) -> None:
    file = tmp_path / "record.toml"
    file.write_text(RECORD, encoding="utf-8")
    row = dsl.good("restricted", case, "--file", file)
    assert row["kind"] == "restricted-record"
    assert row["restricted"] == {
        "reported_by": "Ann Ode", "reported_at": "2026-11-20T10:15:00+00:00", "score": "1.5", "flags": {"a": True},
    }  # fmt: skip
    said = dsl("restricted", case, "--file", file).err
    assert "Not in the record yet" in said
    assert "Who to call" in said


@pytest.mark.parametrize(
    "content",
    [
        b"", b"reported_by = ", b"\xff\xfe", b"[1]\n[1]\n",
        b'a = "see data:image/png;base64,AAAA"',
        b'a = "DATA:image/png;base64,AAAA"',
        b'a = "data:image/svg+xml,%3Csvg%3E"',
        b'a = "data:image/png,%89PNG"',
        b'a = [{ b = ["x", "data:image/png;base64,AAAA"] }]',
        b'"data:image/png;base64,AAAA" = "x"',
        b"a = 9007199254740993",
        b"a = " + b"[" * 40 + b"]" * 40,
        b'a = "' + b"x" * (300 << 10) + b'"',
    ],
)  # fmt: skip
def test_what_is_no_record_in_words_is_refused(dsl: Desk, case: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "record.toml"
    file.write_bytes(content)
    before = case.read_bytes()
    ran = dsl("restricted", case, "--file", file)
    assert ran.code in {11, 12}, ran.err
    sentence(ran)
    assert case.read_bytes() == before


def test_plain_words_about_data_are_words(dsl: Desk, case: Path, tmp_path: Path) -> None:
    file = tmp_path / "record.toml"
    file.write_text('a = "mobile data: three, four; base64 is a word"', encoding="utf-8")
    assert dsl.good("restricted", case, "--file", file)["ref"] == "JPS/1"


# -- actions --------------------------------------------------------------------------------------------------

HOLD: tuple[str, ...] = (
    "--set",
    "hold-for=police",
    "--set",
    "authority=Head",
    "--set",
    "review-on=2027-01-01",
    "--reason",
    "r",
)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("police-told",), "--force"),
        (("police-told", "--force", "F"), "--reference"),
        (("decision", "--set", "decision=x"), "--reason"),
        (("police-tld", *POLICE), "police-told"),
        (("note", "--set", "text=x", "--set", "mood=bad"), "mood"),
        (("note", "--set", "text"), "NAME=VALUE"),
        (("note", "--set", "text=x", "--set", "text=y"), "once"),
        (("note", "--set", "text=x", "--at", "yesterday"), "yesterday"),
        (("note", "--set", "text=x", "--at", "9999-12-31T23:59:59-23:59"), "9999"),
        (("note", "--set", "text=x", "--at", "0001-01-01T00:00:00+23:59"), "0001"),
        (("hold-placed", *HOLD, "--set", "reference=1", "--set", "hold-for=fun"), "hold-for"),
        (("hold-placed", "--set", "hold-for=fun", *HOLD[2:]), "police, criminal-disclosure"),
    ],
)
def test_an_action_without_its_fields_is_not_recorded(
    dsl: Desk, case: Path, words: tuple[str, ...], says: str
) -> None:
    before = case.read_bytes()
    ran = dsl("action", case, *words)
    assert ran.code == 12, ran.err
    assert says in sentence(ran)
    assert case.read_bytes() == before


def test_an_action_is_recorded_as_told(dsl: Desk, stocked: Path) -> None:
    action = dsl.good("action", stocked, "police-told", *POLICE, "--officer", "PC 1", "--exhibit", "JPS/2")
    assert (action["kind"], action["at"]) == ("police-told", "2026-11-22T10:00:00Z")
    assert action["fields"] == {"force": "Example Police", "reference": "14/26", "officer": "PC 1"}
    assert len(action["exhibits"]) == 1
    last = dsl.good("log", stocked)[-1]
    assert (last["type"], last["exhibits"]) == ("action-recorded", ["JPS/2"])
    assert dsl("action", stocked, "police-told", *POLICE, "--exhibit", "JPS/9").code == 13


def test_a_hold_is_released_by_two_people(
    dsl: Desk, deputy: Desk, deputy_file: Path, case: Path, tmp_path: Path
) -> None:
    dsl.good("reader", case, "add", deputy_file)
    release = ("action", case, "hold-released", "--set", "authority=Head", "--reason", "over")
    assert dsl(*release).code == 13  # there is none
    dsl.good("action", case, "hold-placed", *HOLD)
    for who in (dsl, deputy):
        ran = who(*release)
        assert ran.code == 11
        assert "second person" in sentence(ran)
    secret = tmp_path / "second.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    dsl.good(*release, "--second-home", deputy.home, "--second-passphrase-file", secret)
    types = [(entry["type"], entry["who"]) for entry in dsl.good("log", case)][-3:]
    assert types == [
        ("two-people-asked", "Jo P. Smith"),
        ("two-people-agreed", "Sam Lee"),
        ("action-recorded", "Jo P. Smith"),
    ]


# -- people ---------------------------------------------------------------------------------------------------


def test_people_errors(dsl: Desk, stocked: Path) -> None:
    add = ("person", stocked, "add", "--kind", "pupil", "--name")
    dsl.good(*add, "Ali Example")
    before = stocked.read_bytes()
    for words, code in (
        ((*add, "Bo", "--pseudonym", "Pupil A"), 12),
        ((*add, " "), 12),
        (("person", stocked, "add", "--kind", "villain", "--name", "N"), 2),
        (("person", stocked, "add", "--kind", "pupil"), 2),
        (("person", stocked, "role", "Pupil Z", "JPS/1", "victim"), 13),
        (("person", stocked, "role", "Pupil A", "JPS/9", "victim"), 13),
        (("person", stocked, "role", "Pupil A", "JPS/1", "hero"), 2),
        (("person", stocked), 2),
    ):
        ran = dsl(*words)
        assert ran.code == code, (words, ran.err)
        sentence(ran)
    assert stocked.read_bytes() == before


def test_people_are_listed_in_order_and_letters_in_use_are_passed_over(dsl: Desk, case: Path) -> None:
    add = ("person", case, "add", "--kind", "pupil", "--name")
    dsl.good(*add, "By hand", "--pseudonym", "Pupil B")
    names = [dsl.good(*add, f"Child {number}")["pseudonym"] for number in range(3)]
    assert names == ["Pupil A", "Pupil C", "Pupil D"]
    listed = [person["pseudonym"] for person in dsl.good("person", case, "list")]
    assert listed == ["Pupil A", "Pupil B", "Pupil C", "Pupil D"]


# -- recovery -------------------------------------------------------------------------------------------------


def test_a_drill_opens_and_writes_nothing(
    run: Callable[..., Ran], dsl: Desk, stocked: Path, sheets: Path, tmp_path: Path
) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    case_id = dsl.good("show", stocked)["id"]  # looking at it may note when that was
    before = files()
    words = [
        "--sheet",
        sheets / "recovery-sheet-2.txt",
        "--sheet",
        sheets / "recovery-sheet-3.txt",
        "--check",
    ]
    for home in (dsl.home, tmp_path / "nobody"):
        ran = run(home, "recover", stocked, *words, "--json")
        assert ran.json == {"opens": "case", "id": case_id, "exhibits": 2}
    assert "Nothing was written" in run(dsl.home, "recover", stocked, *words).out
    assert files() == before


@pytest.mark.parametrize("names", [("recovery-sheet-1",), ("recovery-sheet-1", "custody-sheet-1"),
                                   ("custody-sheet-1", "custody-sheet-1")])  # fmt: skip
def test_a_drill_with_too_little_says_so(dsl: Desk, case: Path, sheets: Path, names: tuple[str, ...]) -> None:
    chosen = [word for name in names for word in ("--sheet", sheets / f"{name}.txt")]
    ran = dsl("recover", case, *chosen, "--check")
    assert ran.code == 10
    sentence(ran)


def test_two_sheets_in_one_file_are_refused_in_words(dsl: Desk, case: Path, sheets: Path) -> None:
    both = sheets / "both.txt"
    both.write_bytes(b"".join((sheets / f"recovery-sheet-{n}.txt").read_bytes() for n in (1, 2)))
    ran = dsl("recover", case, "--sheet", both, "--check")
    assert ran.code == 12
    assert "not an Evidence Desk sheet" in sentence(ran)


# -- words that cannot be stored ------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["caf\udce9", "x" * (1 << 20)])
def test_words_that_cannot_be_written_down_are_bad_input(dsl: Desk, stocked: Path, word: str) -> None:
    """Bytes that are no UTF-8 reach a program as lone surrogates."""
    before = stocked.read_bytes()
    commands: list[list[Any]] = [
        ["tag", stocked, "JPS/1", "--misuse", "conduct.aggressive", "--reason", word],
        ["add", stocked, "--url", "https://example.org/", "--caption", word],
        ["person", stocked, "add", "--kind", "pupil", "--name", word],
        ["action", stocked, "note", "--set", f"text={word}"],
        ["seal", stocked, "JPS/1", "--reason", word],
    ]
    for words in commands:
        ran = dsl(*words)
        assert ran.code == 12, (words[0], ran.err[:300])
        sentence(ran)
        assert stocked.read_bytes() == before
    assert dsl.good("verify", stocked)["ok"]
