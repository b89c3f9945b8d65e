"""The three kinds of pack by the command line: what a hearing and a record system get, and who was given what."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image
from tests.cli.conftest import Desk
from tests.cli.test_pack_journey import text_of

from evidence_desk.acts import record_text


def fill(dsl: Desk, case: Path, picture: Path) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--caption", "Mia's page")
    dsl.good("add", case, "--text", "-", "--caption", "Message", stdin=b"mibs is a walrus")
    dsl.good("add", case, "--url", "https://chat.example/p/1")
    dsl.good("person", case, "add", "--name", "Mia Khan", "--kind", "pupil", "--also", "mibs")


def test_a_pack_for_a_hearing_and_one_for_the_record(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    fill(dsl, case, picture)
    out = tmp_path / "hearing.pdf"
    words = ["pack", case, "--kind", "disciplinary", "--exhibit", "JPS/1", "--exhibit", "JPS/2", "--out", out]
    refused = dsl(*words)
    assert refused.code == 11
    assert "--left-out" in refused.err
    assert not out.exists()
    made = dsl.good(*words, "--left-out", "not about the allegation", "--for", "Panel")
    assert made["needs_redaction"] == ["JPS/1"]
    text = text_of(out)
    assert "Pupil A is a walrus" in text
    assert "Mia" not in text
    assert "needs a redacted copy" in " ".join(text.split())
    assert "not about the allegation" in " ".join(text.split())
    again = dsl(
        "pack", case, "--kind", "disciplinary", "--out", tmp_path / "b.pdf", "--no-third-party", "JPS/1"
    )
    assert again.code == 0, again.err
    assert "make the pack again" not in again.err
    kept = dsl.good("pack", case, "--kind", "record", "--out", tmp_path / "record.pdf")
    assert kept["text"] == str(tmp_path / "record.txt")
    assert "Pupil A" in (tmp_path / "record.txt").read_text("utf-8")
    contradicted = dsl(*words, "--left-out", "JPS/1=no")
    assert contradicted.code == 12


def test_a_record_over_its_limit_is_several_packs_of_which_each_is_named(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(dsl, case, picture)
    for seed in (1, 2):
        noise = Image.frombytes("RGB", (300, 300), random.Random(seed).randbytes(270_000))
        noise.save(tmp_path / f"{seed}.png")
        dsl.good("add", case, tmp_path / f"{seed}.png", "--gate", "no")
    words = [
        "pack",
        case,
        "--kind",
        "record",
        "--no-third-party",
        "JPS/4",
        "--no-third-party",
        "JPS/5",
        "--out",
    ]
    whole = dsl.good(*words, tmp_path / "whole.pdf")
    assert "parts" not in whole
    monkeypatch.setattr(record_text, "SIZE_MAX", whole["size"] * 3 // 4)
    made = dsl.good(*words, tmp_path / "record.pdf")
    names = [Path(part["out"]).name for part in made["parts"]]
    assert names == [f"record-{number}-of-{len(names)}.pdf" for number in range(1, len(names) + 1)]
    assert len(names) > 1
    assert [ref for part in made["parts"] for ref in part["exhibits"]] == whole["exhibits"]
    assert all((tmp_path / name).with_suffix(".txt").exists() for name in names)
    assert {part["pack"] for part in made["parts"]} <= {
        row["pack"] for row in dsl.good("show", case)["packs"]
    }


def test_what_was_weighed_looked_for_and_given_stands_in_the_next_pack(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    fill(dsl, case, picture)
    dsl.good("weigh", case, "JPS/2", "--bearing", "away", "--note", "It was sent as a joke.")
    dsl.good("enquiry", case, "add", "--what", "CCTV", "--outcome", "not-found", "--why", "Overwritten.")
    assert [row["outcome"] for row in dsl.good("enquiry", case, "list")] == ["not-found"]
    first = dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "a.pdf")
    unknown = dsl("give", case, "P-00000000", "--to", "DC Hale", "--basis", "request")
    assert unknown.code == 13
    assert first["pack"] in unknown.err
    given = dsl.good(
        "give", case, first["pack"], "--to", "DC Hale", "--basis", "request 14/26", "--role", "officer"
    )
    assert given["copy"] == 1
    (shown,) = dsl.good("show", case)["packs"]
    assert (shown["pack"], shown["given"][0]["to"]) == (first["pack"], "DC Hale")
    weighed = next(row for row in dsl.good("exhibits", case) if row["ref"] == "JPS/2")["bearing"]
    assert (weighed["bearing"], weighed["note"]) == ("away", "It was sent as a joke.")
    words = ["--exhibit", "JPS/2", "--left-out", "JPS/1=the same page", "--statement", "--contact-sheet"]
    dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "b.pdf", *words)
    text = " ".join(text_of(tmp_path / "b.pdf").split())
    for said in ("DC Hale", "request 14/26", "sent as a joke", "Overwritten", "the same page"):
        assert said in text, said
    assert "knowing that, if it is tendered in evidence" in text
    says = [row["says"] for row in dsl.good("log", case)]
    assert any(line.startswith(f"Gave copy 1 of pack {first['pack']} to DC Hale (officer)") for line in says)
