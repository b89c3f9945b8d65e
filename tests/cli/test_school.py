"""`edesk school`: made by the DSL, placed by IT, met, changed, swapped and put back, on the command line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from tests.cli.conftest import Desk, Ran, make_desk

from evidence_desk.acts import school_making, schooling
from evidence_desk.base.clock import SystemClock
from evidence_desk.base.words import spoken
from evidence_desk.case.keys import Home, SchoolFile


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv(schooling.VARIABLE, str(folder))
    return folder


def card(desk: Desk, folder: Path) -> Path:
    path = folder / f"{desk.person.profile.initials}.json"
    path.write_text(json.dumps(desk.good("id")), encoding="utf-8")
    return path


def code_of(ran: Ran) -> int:
    return ran.code


def test_a_profile_from_the_dsl_to_everybody(
    dsl: Desk, deputy: Desk, staff: Desk, program: Path, tmp_path: Path, picture: Path
) -> None:
    assert dsl("school", "check").code == 13
    made = dsl.good(
        "school", "make", "--name", "Larkrise Academy", "--urn", "123456", "--phase", "secondary",
        "--person", card(deputy, tmp_path), "--position", "SXL=Deputy lead", "--second", "SXL=no",
        "--set", "marking=RESTRICTED", "--set", "capture=file,text", "--set", "idle-lock=5",
        "--retention", "child-protection=30", "--out", program,
    )  # fmt: skip
    assert (made["edition"], [p["position"] for p in made["people"]]) == (
        1,
        ["Designated Safeguarding Lead", "Deputy lead"],
    )
    assert sorted(path.name for path in program.iterdir()) == ["school.toml", "school.toml.sig"]
    assert staff("school", "check", program).code == 0
    met = staff.good("school", "show")
    assert (met["state"], met["words"]) == ("first", spoken(dsl.person.profile.fingerprint))
    assert staff("school", "accept", "--words", "zoo zoo zoo zoo zoo zoo").code == 12
    accepted = staff.good("school", "accept", "--words", made["words"])
    assert (accepted["state"], accepted["compared"]) == ("unchanged", True)
    shown = staff("school", "show").out
    assert "Deputy lead" in shown
    assert made["words"] in shown
    # What it settles holds for the command line, too.
    deputy.good("school", "accept", "--words", made["words"])
    case = tmp_path / "case.edcase"
    deputy.good("new", case, "--title", "T")
    assert deputy("add", case, "--url", "https://chat.example/p/1").code == 11
    deputy.good("add", case, picture, "--gate", "no")


def test_a_pack_names_positions_and_the_marking_of_the_profile(
    dsl: Desk, program: Path, tmp_path: Path, stocked: Path
) -> None:
    import pikepdf

    dsl.good("school", "make", "--set", "marking=Top Shelf", "--out", program)
    out = tmp_path / "pack.pdf"
    dsl.good("pack", stocked, "--kind", "police", "--out", out)
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) > 1
    from evidence_desk.case.school import Endorsement

    person = dsl.person
    state = schooling.current(Home(dsl.home), person)
    assert state.endorsement == Endorsement(
        positions={person.profile.fingerprint: "Designated Safeguarding Lead"}, edition=1, marking="Top Shelf"
    )


def test_swapped_older_and_damaged_files_have_their_exit_codes(
    dsl: Desk,
    staff: Desk,
    program: Path,
    tmp_path: Path,
    run: Callable[..., Ran],
    school_and_sheets: tuple[SchoolFile, dict[str, bytes]],
) -> None:
    first = dsl.good("school", "make", "--out", program)
    staff.good("school", "accept", "--words", first["words"])
    kept = tmp_path / "kept"
    shutil.copytree(program, kept)
    dsl.good("school", "make", "--urn", "654321", "--out", program, "--replace")
    newer = staff.good("school", "show")
    assert (newer["state"], newer["in_force"]["edition"]) == ("newer", 2)
    assert newer["changes"] == ["Urn: 654321; before: not set."]
    assert staff.good("school", "accept", "--seen")["state"] == "unchanged"
    shutil.copytree(kept, program, dirs_exist_ok=True)
    ran = staff("school", "check")
    assert (ran.code, "older" in ran.err) == (21, True)
    assert staff.good("school", "show")["in_force"]["edition"] == 2
    thief = make_desk(tmp_path / "thief", run, school_and_sheets[0])
    other = tmp_path / "other"
    other.mkdir()
    env = thief("school", "make", "--out", other)
    assert env.code == 12, "a profile that was met is answered first"
    shutil.rmtree(program)
    program.mkdir()
    thief.good("school", "make", "--out", program)
    ran = staff("school", "check")
    assert (ran.code, "somebody else" in ran.err) == (20, True)
    assert staff("school", "accept", "--not-compared").code == 12
    assert staff("school", "accept", "--words", first["words"]).code == 12
    refused = staff.good("school", "refuse")
    assert (refused["alarm"], refused["answered"]) == (True, True)
    toml = program / "school.toml"
    toml.write_bytes(toml.read_bytes().replace(b"Larkrise", b"Larkrose"))
    assert code_of(staff("school", "check")) == 20
    assert code_of(staff("school", "check", toml)) == 20
    toml.unlink()
    shutil.copytree(kept, program, dirs_exist_ok=True)
    assert staff.good("school", "show")["state"] == "older"


def test_other_commands_say_that_something_is_wrong(
    dsl: Desk, deputy: Desk, program: Path, tmp_path: Path
) -> None:
    case = tmp_path / "case.edcase"
    deputy.good("new", case, "--title", "T")
    made = dsl.good("school", "make", "--out", program)
    deputy.good("school", "accept", "--words", made["words"])
    assert "not the one you rely on" not in deputy("show", case).err
    (program / "school.toml.sig").unlink()
    ran = deputy("show", case)
    assert (ran.code, "not the one you rely on" in ran.err) == (0, True)


def test_joining_by_the_profile(
    dsl: Desk, program: Path, tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_desk.bundle import age

    whole = age.ScryptRecipient
    monkeypatch.setattr(age, "ScryptRecipient", lambda passphrase, work_factor=18: whole(passphrase, 4))
    made = dsl.good("school", "make", "--out", program)
    who = ("--name", "Kim Roe", "--role", "staff", "--initials", "KXR", "--school", program / "school.toml")
    new = tmp_path / "new"
    assert run(new, "init", *who, "--words", "zoo zoo zoo zoo zoo zoo").code == 12
    assert not new.exists()
    ran = run(new, "init", *who, "--words", made["words"])
    assert ran.code == 0, ran.err
    assert json.loads(run(new, "school", "show", "--json").out)["compared"] is True


@pytest.mark.parametrize(
    "words",
    [
        ("--receives", "JPS=everything"),
        ("--second", "JPS=perhaps"),
        ("--position", "ZZZ=Nobody"),
        ("--remove", "ZZZ"),
        ("--set", "colour=red"),
        ("--set", "capture=telepathy"),
        ("--set", "idle-lock=999"),
        ("--retention", "never=1"),
        ("--retention", "child-protection=0"),
        ("--hand-over", "JPS"),
        ("--urn", "abc"),
        ("--name", " "),
        ("--remove", "JPS"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(
    dsl: Desk, program: Path, words: tuple[str, str]
) -> None:
    ran = dsl("school", "make", *words, "--out", program)
    assert ran.code in {12, 13}, ran.err
    assert ran.err.count("\n") == 1
    assert list(program.iterdir()) == []
    assert dsl.good("school", "show")["state"] == "none"


def test_only_the_dsl_makes_it(deputy: Desk, program: Path) -> None:
    assert deputy("school", "make", "--out", program).code == 11


def test_verify_names_the_founder_by_the_profile_and_writes_nothing(
    dsl: Desk, deputy: Desk, program: Path, tmp_path: Path, stocked: Path
) -> None:
    def founder(desk: Desk, path: Path) -> str:
        checks = desk.good("verify", path)["checks"]
        return str(next(check["detail"] for check in checks if check["name"] in {"founder", "signer"}))

    assert founder(deputy, stocked).endswith("not known to you")
    made = dsl.good("school", "make", "--urn", "123456", "--phase", "primary", "--out", program)
    assert founder(deputy, stocked).endswith("not known to you")
    deputy.good("school", "accept", "--words", made["words"])
    assert founder(deputy, stocked).endswith("Designated Safeguarding Lead by the school's profile")
    pack = tmp_path / "pack.pdf"
    dsl.good("pack", stocked, "--kind", "police", "--out", pack)
    assert founder(deputy, pack).endswith("Designated Safeguarding Lead by the school's profile")
    dsl.good("school", "make", "--position", "JPS=Lead", "--out", program, "--replace")
    before = {path: path.read_bytes() for path in deputy.home.rglob("*") if path.is_file()}
    assert founder(deputy, stocked).endswith(", Lead by the school's profile")
    assert {path: path.read_bytes() for path in deputy.home.rglob("*") if path.is_file()} == before


def test_another_policy_than_the_profile_names_is_said(dsl: Desk, program: Path, tmp_path: Path) -> None:
    dsl.good("school", "make", "--pin-policy", "--out", program)
    assert "another policy" not in dsl("new", tmp_path / "a.edcase", "--title", "T").err
    state = schooling.current(Home(dsl.home), dsl.person)
    assert state.profile is not None
    other = structs.replace(
        state.profile, edition=2, settings=structs.replace(state.profile.settings, policy_sha256="0" * 64)
    )
    school_making.publish(Home(dsl.home), dsl.person, other, SystemClock())
    assert "another policy" in dsl("new", tmp_path / "b.edcase", "--title", "T").err
