"""A school's own policy: from a folder to the profile, to IT, to a case, to its next edition; and what is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Desk
from tests.policy.second import next_edition, write_second_school

from evidence_desk.acts import policies, schooling
from evidence_desk.case.keys import Home
from evidence_desk.policy.loader import load_policy, read_folder
from evidence_desk.policy.pack import packed


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv(schooling.VARIABLE, str(folder))
    return folder


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return write_second_school(tmp_path / "trust")


@pytest.fixture
def case(tmp_path: Path, dsl: Desk) -> Path:
    path = tmp_path / "a.edcase"
    dsl.good("new", path, "--title", "T")
    dsl.good("add", path, "--text", "-", stdin=b"a message")
    return path


def school_with(dsl: Desk, program: Path, folder: Path, *more: str) -> str:
    """Have the DSL name a policy and IT place it; return the words of the profile."""
    return str(dsl.good("school", "make", "--policy", folder, "--out", program, *more)["words"])


def test_check_says_what_a_policy_is_or_what_is_wrong_with_it(dsl: Desk, trust: Path) -> None:
    found = dsl.good("policy", "check", trust)
    assert (found["id"], found["version"], found["counts"]["clauses"]) == ("hollybank-trust", "2026-09", 2)
    assert found["sha256"] == load_policy(trust).sha256
    assert "contact.sexual" in found["no_longer"]
    path = trust / "matrix.toml"
    path.write_text(path.read_text("utf-8").replace("pha97 M", "pha79 M"), "utf-8")
    ran = dsl("policy", "check", trust)
    assert ran.code == 12
    assert "matrix.toml, cell 2 (“approach.hostile”): “offences” names “pha79”" in ran.err
    (trust / "rules.toml").write_bytes(b"#" * 10_000_000)
    assert "rules.toml is larger than the 1048576 bytes" in dsl("policy", "check", trust).err
    assert dsl("policy", "check", trust / "nowhere").code == 13


def test_diff_and_show_take_any_policy(dsl: Desk, trust: Path, tmp_path: Path) -> None:
    pack = tmp_path / "one.policy"
    pack.write_bytes(packed(read_folder(trust)))
    changed = dsl.good("policy", "diff", pack, next_edition(trust, tmp_path / "next"))
    assert changed["no_longer"] == ["crim.deepfake"]
    assert {c["what"] for c in changed["changes"]} == {"added", "removed", "changed"}
    assert "They say the same." in dsl("policy", "diff", trust, pack).out
    assert "- crim.virus" in dsl("policy", "diff", "program", trust).out
    assert "5.2 No private messages" not in dsl("policy", "show", "clauses").out
    assert "No private messages to pupils" in dsl("policy", "show", "clauses", "--of", trust).out


def test_a_schools_own_policy_from_the_dsl_to_a_deputys_case(
    dsl: Desk, deputy: Desk, program: Path, trust: Path, tmp_path: Path
) -> None:
    words = school_with(dsl, program, trust)
    assert sorted(p.name for p in program.iterdir()) == ["school.policy", "school.toml", "school.toml.sig"]
    deputy.good("school", "accept", "--words", words)
    path = tmp_path / "b.edcase"
    deputy.good("new", path, "--title", "T")
    deputy.good("add", path, "--text", "-", stdin=b"a message")
    assert deputy("tag", path, "SXL/1", "--misuse", "conduct.aggressive").code == 12
    tagged = deputy.good(
        "tag", path, "SXL/1", "--misuse", "behaviour.hostile", "--criminal", "crim.hate:sending",
        "--clause", "code.5.2", "--reason", "seen by two",
    )  # fmt: skip
    assert tagged["ref"] == "SXL/1"
    standing = deputy.good("policy", "case", path)
    assert (standing["policy"]["version"], standing["here"]) == ("2026-09", True)
    log = deputy("log", path).out
    assert "Behaving · Hostile, Hate, 5.2 No private messages to pupils" in log
    assert "Under policy 2026-09." in log
    # The floor asks, whatever the trust's list says.
    deputy.good("tag", path, "SXL/1", "--trigger", "trig.csa-images", "--reason", "as told")


def test_a_changed_policy_beside_the_profile_is_refused_in_words(
    dsl: Desk, deputy: Desk, program: Path, trust: Path, tmp_path: Path
) -> None:
    deputy.good("school", "accept", "--words", school_with(dsl, program, trust))
    pack = program / "school.policy"
    pack.write_bytes(pack.read_bytes().replace(b"Hateful", b"Hurtful").replace(b"Spreading", b"Sprinkled"))
    ran = deputy("new", tmp_path / "b.edcase", "--title", "T")
    assert ran.code == 0
    assert "was changed since the DSL signed the profile" in ran.err
    assert "evidence-desk-england-wales 2026.1 is used" in ran.err
    pack.unlink()
    assert "is not on this computer" in deputy("new", tmp_path / "c.edcase", "--title", "T").err
    pack.write_bytes(b"junk")
    assert "This is no policy pack" in deputy("new", tmp_path / "d.edcase", "--title", "T").err
    other = program / "other"
    write_second_school(other, "2020-01")
    pack.write_bytes(packed(read_folder(other)))
    assert (
        "not the hollybank-trust 2026-09 that the profile names"
        in deputy("new", tmp_path / "e.edcase", "--title", "T").err
    )
    assert dsl("policy", "case", tmp_path / "e.edcase").code != 0  # another's case


def test_a_case_goes_on_under_the_next_edition_and_keeps_the_old_names(
    dsl: Desk, program: Path, trust: Path, case: Path, tmp_path: Path
) -> None:
    assert dsl("policy", "adopt", case).code == 12  # it stands under the one in force
    dsl.good("tag", case, "JPS/1", "--misuse", "conduct.aggressive", "--criminal", "crim.bullying")
    school_with(dsl, program, trust)
    assert (
        "in force here is hollybank-trust 2026-09"
        in dsl("tag", case, "JPS/1", "--clause", "clause.no-bullying").err
    )
    done = dsl.good("policy", "adopt", case, "--reason", "we have our own now")
    assert (done["policy"]["id"], done["look_again"]) == ("hollybank-trust", ["JPS/1"])
    log = dsl("log", case).out
    assert "Conduct · Aggressive, Bullying of anyone, 1.1 No bullying or harassment" in log
    assert "Put the case under policy hollybank-trust 2026-09. Reason: we have our own now." in log
    dsl.good("tag", case, "JPS/1", "--misuse", "behaviour.hostile")
    assert dsl.good("policy", "case", case)["older"] == []
    school_with(dsl, program, next_edition(trust, tmp_path / "next"), "--replace")
    dsl.good("policy", "adopt", case)
    shutil.rmtree(dsl.home / policies.KEPT)  # another computer: the names are in the case
    (program / "school.policy").unlink()
    log = dsl("log", case).out
    assert "Behaving · Hostile" in log
    assert "Conduct · Aggressive" in log


def test_a_policy_that_is_not_here_gives_way_to_the_newest_and_can_be_taken_in(
    dsl: Desk, program: Path, trust: Path, tmp_path: Path
) -> None:
    school_with(dsl, program, trust)
    path = tmp_path / "b.edcase"
    dsl.good("new", path, "--title", "T")
    dsl.good("school", "make", "--no-policy", "--out", program, "--replace")
    shutil.rmtree(dsl.home / policies.KEPT)
    (program / "school.policy").unlink()
    ran = dsl("policy", "case", path)
    assert "Policy hollybank-trust 2026-09 is not on this computer." in ran.err
    older = write_second_school(tmp_path / "older", "2025-09")
    dsl.good("policy", "accept", older)
    assert "hollybank-trust 2025-09 is used instead" in dsl("policy", "case", path).err
    dsl.good("policy", "accept", trust)
    ran = dsl("policy", "case", path)
    assert (ran.code, "is not on this computer" in ran.err) == (0, False)


def test_what_lies_in_the_folder_under_another_check_sum_counts_for_nothing(dsl: Desk, trust: Path) -> None:
    dsl.good("policy", "accept", trust)
    (kept,) = (dsl.home / policies.KEPT).iterdir()
    kept.write_bytes(kept.read_bytes() + b"#")
    home = Home(dsl.home)
    assert policies.find(home, kept.stem) is None
    assert policies.kept(home) == []


def test_the_four_cs_can_be_chosen_and_say_whose_choice_it_was(dsl: Desk, case: Path) -> None:
    dsl.good("tag", case, "JPS/1", "--misuse", "contact.aggressive", "--four-cs", "content,commerce")
    assert dsl("tag", case, "JPS/1", "--four-cs", "comfort").code == 12
    dsl.good("tag", case, "JPS/1", "--misuse", "conduct.aggressive")
    assert "The four Cs were chosen: Commerce, Content." in dsl("log", case).out
    assert dsl("tag", case, "JPS/1").code == 12  # nothing to classify by
    assert "did you" not in dsl("tag", case, "JPS/1", "--clause", "clause.bounds").err
