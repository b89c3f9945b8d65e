"""A pack from the real case: what is in it, what it proves, and what any change to it does."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.cli.conftest import Desk

from evidence_desk.base.clock import SystemClock
from evidence_desk.bundle.note import SigningKey, format_verifier_key, founding_member
from evidence_desk.case.events import PackMade
from evidence_desk.case.membership import access_of
from evidence_desk.case.store import CaseStore

MESSAGE = "you will be sorry 😂 👩‍👩‍👧‍👦"
FLIPS = 40


@pytest.fixture
def pack(dsl: Desk, case: Path, picture: Path, tmp_path: Path) -> Path:
    dsl.good("add", case, picture, "--gate", "no", "--caption", "Profile page")
    dsl.good("add", case, "--text", "-", "--caption", "Message", stdin=MESSAGE.encode())
    dsl.good("add", case, "--url", "https://chat.example/p/1")
    dsl.good("tag", case, "JPS/1", "--misuse", "conduct.aggressive", "--criminal", "crim.bullying")
    path = tmp_path / "pack.pdf"
    dsl.good("pack", case, "--kind", "police", "--out", path)
    return path


def text_of(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout


def test_the_pack_says_what_the_case_says(dsl: Desk, case: Path, pack: Path) -> None:
    text = text_of(pack)
    for exhibit in dsl.good("exhibits", case):
        assert exhibit["ref"] in text
        digits = exhibit["sha256"]
        assert digits in text.replace(" ", "").replace("\n", "")
    assert "Group chat, Year 9" in text
    assert "2026/014" in text
    assert "you will be sorry 😂" in text
    assert "https://chat.example/p/1" in text
    assert "England & Wales" in text
    assert "by this computer’s clock" in text or "by this computer's clock" in text
    for forbidden in ("authentic", "tamper-proof", "offence committed"):
        assert forbidden not in text.lower()


def test_the_file_names_and_metadata_name_nobody(pack: Path) -> None:
    with pikepdf.open(pack) as pdf:
        metadata = str(dict(pdf.docinfo)) + bytes(pdf.Root.Metadata.read_bytes()).decode()
    for name in ("Smith", "Larkrise", "Group chat"):
        assert name not in metadata


def test_the_pack_verifies_alone_and_against_its_case(
    dsl: Desk, deputy: Desk, case: Path, pack: Path
) -> None:
    alone = deputy.good("verify", pack)
    assert alone["kind"] == "pack"
    assert [check["name"] for check in alone["checks"]] == [
        *("signature", "contents", "proofs", "certificate", "stamp", "checkpoint", "signer")
    ]
    names = {check["name"] for check in dsl.good("verify", pack, "--case", case)["checks"]}
    assert names == {
        *("signature", "contents", "proofs", "certificate", "stamp", "checkpoint"),
        *("case", "signer", "recorded"),
    }
    assert "Everything checked holds." in dsl("verify", pack, "--case", case).out


def test_alone_a_pack_is_no_more_than_unbroken_since_somebody_signed_it(
    dsl: Desk, deputy: Desk, case: Path, pack: Path, tmp_path: Path
) -> None:
    stranger = deputy("verify", pack)
    assert stranger.code == 0
    assert "Unbroken since it was signed, by a key not known to you." in stranger.out
    assert "compare it with --case CASE" in stranger.out
    assert "the one that signed its checkpoint" in stranger.out
    assert dsl.person.profile.fingerprint in stranger.out
    assert "Unbroken since it was signed, by your own key." in dsl("verify", pack).out
    known = deputy.home / "anchors"
    shutil.copytree(dsl.home / "anchors", known)
    assert "by the founder of a case known to this device." in deputy("verify", pack).out
    shutil.rmtree(known)
    assert "Everything checked holds" not in stranger.out + dsl("verify", pack).out


def attached(pdf: pikepdf.Pdf, name: str, data: bytes) -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(
        pdf, data, filename=name, mime_type="text/plain", description="", creation_date="", mod_date=""
    )


def signed_again(pack: Path, out: Path, by: Desk, /, **changes: Any) -> Path:
    """Make a pack whose facts differ, signed with a key of `by`; `note` replaces the checkpoint."""
    from evidence_desk.packs.signature import sign_pack

    note = changes.pop("note", None)
    with pikepdf.open(pack) as pdf:
        facts = json.loads(pdf.attachments["pack.json"].get_file().read_bytes())
        if note is not None:
            facts["checkpoint"]["sha256"] = hashlib.sha256(note).hexdigest()
            pdf.attachments["checkpoint.note"] = attached(pdf, "checkpoint.note", note)
        facts["checkpoint"] |= changes.pop("checkpoint", {})
        facts |= {"certified": False, "certificate": None}  # whoever re-makes a pack says so
        pdf.attachments["pack.json"] = attached(pdf, "pack.json", json.dumps(facts | changes).encode())
        pdf.save(out)
    with out.open("r+b") as stream:
        sign_pack(stream, by.person.signing_key)
    return out


def facts_in(pack: Path) -> tuple[dict[str, Any], bytes]:
    with pikepdf.open(pack) as pdf:
        facts = json.loads(pdf.attachments["pack.json"].get_file().read_bytes())
        return facts, pdf.attachments["checkpoint.note"].get_file().read_bytes()


def test_a_checkpoint_that_nobody_signed_shows_without_the_case(
    dsl: Desk, pack: Path, tmp_path: Path
) -> None:
    facts, note = facts_in(pack)
    size, root = facts["checkpoint"]["size"], bytes.fromhex(facts["checkpoint"]["root"])
    origin = f"evidence-desk.invalid/case/{facts['case']}"
    other = SigningKey.generate()
    line = format_verifier_key(origin, other.public).decode().rstrip("\n")
    invented = other.sign_checkpoint(origin, size + 7, root)
    lines = note.splitlines(keepends=True)
    signature = bytearray(base64.b64decode(lines[-1].split(b" ")[-1]))
    signature[-1] ^= 1
    broken = b"".join(lines[:-1]) + lines[-1].rpartition(b" ")[0] + b" " + base64.b64encode(signature) + b"\n"
    founding = founding_member(other.public, bytes(16)).decode()
    attacks: list[dict[str, Any]] = [
        {"note": broken},
        {"note": invented},
        {"note": invented, "checkpoint": {"size": size + 7}},
        {"checkpoint": {"size": size + 1}},
        {"checkpoint": {"root": "00" * 32}},
        {"checkpoint": {"signer": line}},
        {"checkpoint": {"signer": "x"}},
        {"founder": other.fingerprint},
        {"founder_key": founding},
        {"founder_key": founding, "founder": other.fingerprint},
        {"case": "6f0c8a34-7d21-8b55-9c3e-0a1f2b3c4d5e"},
    ]
    dsl.good("verify", signed_again(pack, tmp_path / "same.pdf", dsl))
    for number, changes in enumerate(attacks):
        bad = signed_again(pack, tmp_path / f"{number}.pdf", dsl, **changes)
        ran = dsl("verify", bad, "--json")
        assert ran.code == 20, number
        failed = {check["name"] for check in ran.json["checks"] if not check["ok"]}
        assert {"checkpoint"} <= failed <= {"checkpoint", "proofs"}, number


def test_a_checkpoint_by_a_key_of_ones_own_shows_against_the_case(
    dsl: Desk, case: Path, pack: Path, tmp_path: Path
) -> None:
    """Without the case it is as good as any: who may sign there stands in the case alone."""
    facts, _ = facts_in(pack)
    origin = f"evidence-desk.invalid/case/{facts['case']}"
    other = SigningKey.generate()
    note = other.sign_checkpoint(origin, 7, bytes(32))
    named = {
        "size": 7,
        "root": "00" * 32,
        "signer": format_verifier_key(origin, other.public).decode().rstrip("\n"),
    }
    bad = signed_again(pack, tmp_path / "own.pdf", dsl, note=note, checkpoint=named)
    ran = dsl("verify", bad, "--case", case, "--json")
    assert ran.code == 20
    assert {check["name"] for check in ran.json["checks"] if not check["ok"]} == {
        *("proofs", "case", "recorded")
    }
    wrong = signed_again(pack, tmp_path / "number.pdf", dsl, checkpoint={"number": 1})
    assert "case" in {
        check["name"]
        for check in dsl("verify", wrong, "--case", case, "--json").json["checks"]
        if not check["ok"]
    }


def test_what_was_not_compared_is_said(deputy: Desk, case: Path, pack: Path) -> None:
    """The deputy is no reader of this case."""
    checks = {check["name"]: check for check in deputy.good("verify", pack, "--case", case)["checks"]}
    assert checks["recorded"]["detail"] == "not compared: the handling log needs a key"
    assert checks["recorded"]["ok"]
    inner = {check["name"]: check for check in deputy.good("verify", case)["checks"]}
    assert inner["entries"]["detail"] == "not checked: needs a reader's key"


def test_a_retired_key_signs_no_more_packs(
    dsl: Desk, deputy: Desk, deputy_file: Path, case: Path, pack: Path, tmp_path: Path
) -> None:
    """A pack that the log names stays good; one signed with the key afterwards does not become so."""
    dsl.good("reader", case, "add", deputy_file)
    old = tmp_path / "old.pdf"
    deputy.good("pack", case, "--kind", "police", "--out", old)
    dsl.good("reader", case, "remove", deputy.person.profile.fingerprint, "--reason", "left")
    assert dsl.good("verify", old, "--case", case)["ok"]
    late = signed_again(old, tmp_path / "late.pdf", deputy)
    ran = dsl("verify", late, "--case", case, "--json")
    assert ran.code == 20
    assert {check["name"] for check in ran.json["checks"] if not check["ok"]} == {"signer", "recorded"}


@pytest.mark.usefixtures("pack")
def test_nobody_vouches_in_the_log_for_a_pack_that_a_retired_key_signed(
    dsl: Desk, deputy: Desk, deputy_file: Path, case: Path, tmp_path: Path
) -> None:
    """Who writes that a pack was made is who signed it: an entry by another does not make an old key good again."""
    dsl.good("reader", case, "add", deputy_file)
    old, late = tmp_path / "old.pdf", tmp_path / "late.pdf"
    deputy.good("pack", case, "--kind", "police", "--out", old)
    dsl.good("reader", case, "remove", deputy.person.profile.fingerprint, "--reason", "left")
    signed_again(old, late, deputy, pack="P-0BADC0DE")
    data = late.read_bytes()
    made = PackMade(
        pack="P-0BADC0DE",
        kind="police",
        exhibits=(),
        placeholders=(),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=1,
    )
    with CaseStore.open(case, access_of(dsl.person, dsl.home), SystemClock(), write=True) as store:
        store.record(made)
    checks = dsl("verify", late, "--case", case, "--json").json["checks"]
    assert {check["name"] for check in checks if not check["ok"]} == {"signer", "recorded"}


def test_a_pack_is_known_by_its_content(dsl: Desk, case: Path, pack: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "pack.bin"
    renamed.write_bytes(pack.read_bytes())
    assert dsl.good("verify", renamed)["kind"] == "pack"
    moved = tmp_path / "case.pdf"
    moved.write_bytes(case.read_bytes())
    assert dsl.good("verify", moved)["kind"] == "case"
    disguised = tmp_path / "pack.edcase"
    disguised.write_bytes(pack.read_bytes())
    ran = dsl("verify", disguised, "--json")
    assert (ran.code, ran.json["kind"]) == (20, "case")


def test_any_changed_byte_shows(dsl: Desk, pack: Path, tmp_path: Path) -> None:
    data = pack.read_bytes()
    chance = random.Random(2026)
    for place in (0, len(data) - 1, *(chance.randrange(len(data)) for _ in range(FLIPS))):
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        bad = tmp_path / "bad.pdf"
        bad.write_bytes(changed)
        assert dsl("verify", bad, "--quiet").code == 20, place


def test_a_saved_again_or_extended_pack_shows(dsl: Desk, pack: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    with pikepdf.open(pack) as pdf:
        pdf.save(again)
    longer = tmp_path / "longer.pdf"
    longer.write_bytes(pack.read_bytes() + b"\n")
    for bad in (again, longer):
        assert dsl("verify", bad).code == 20


def test_a_pack_of_another_case_is_not_of_this_one(dsl: Desk, pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.edcase"
    dsl.good("new", other, "--title", "Other")
    ran = dsl("verify", pack, "--case", other, "--json")
    assert ran.code == 20
    failed = {check["name"] for check in ran.json["checks"] if not check["ok"]}
    assert failed == {"case", "recorded"}


def test_a_pack_signed_by_a_stranger_shows_against_the_case(
    dsl: Desk, deputy: Desk, case: Path, pack: Path, tmp_path: Path
) -> None:
    from evidence_desk.packs.signature import read_signature, sign_pack

    signature = read_signature(pack)
    assert signature is not None
    bare = pack.read_bytes().rpartition(b"%evidence-desk-pack-signature")[0]
    forged = tmp_path / "forged.pdf"
    with forged.open("w+b") as stream:
        stream.write(bare)
        stream.flush()
        sign_pack(stream, deputy.person.signing_key)
    ran = dsl("verify", forged, "--case", case, "--json")
    assert ran.code == 20
    assert {check["name"] for check in ran.json["checks"] if not check["ok"]} == {
        *("certificate", "signer", "recorded")
    }


def test_locked_and_restricted_items_are_placeholders_without_a_byte(
    dsl: Desk, case: Path, picture: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, picture, "--gate", "no", "--caption", "Locked one")
    dsl.good("add", case, "--text", "-", stdin=b"shown")
    record = tmp_path / "record.toml"
    record.write_text('described_as = "described as a partly undressed image"\n', encoding="utf-8")
    dsl.good("restricted", case, "--file", record)
    dsl.good("seal", case, "JPS/1", "--reason", "should not be here")
    dsl.good(
        "action", case, "police-told", "--force", "Example Police", "--reference", "14/26", "--exhibit", "all"
    )
    out = tmp_path / "pack.pdf"
    made = dsl.good("pack", case, "--kind", "police", "--out", out)
    assert made["placeholders"] == 2
    text = text_of(out)
    assert "Item JPS/1 withheld" in text
    assert "Item JPS/3 withheld" in text
    assert "14/26" in text
    with pikepdf.open(out) as pdf:
        pictures = [
            obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image"
        ]
        sizes = {(int(obj.Width), int(obj.Height)) for obj in pictures}
        assert [name for name in pdf.attachments if name.startswith("proof-")] == ["proof-JPS-2.json"]
    assert (48, 64) not in sizes


def test_chosen_exhibits_alone_and_the_gap_explained(
    dsl: Desk, case: Path, pack: Path, tmp_path: Path
) -> None:
    out = tmp_path / "part.pdf"
    made = dsl.good(
        "pack", case, "--kind", "police", "--exhibit", "JPS/3", "--exhibit", "JPS/3", "--out", out
    )
    assert made["exhibits"] == ["JPS/3"]
    text = text_of(out)
    assert "not chosen for this pack" in text
    assert MESSAGE[:10] not in text


def test_the_attached_facts_agree_with_the_case(dsl: Desk, case: Path, pack: Path) -> None:
    with pikepdf.open(pack) as pdf:
        attached = {name: bytes(spec.get_file().read_bytes()) for name, spec in pdf.attachments.items()}
    facts = json.loads(attached["pack.json"])
    rows = {row["ref"]: row for row in dsl.good("exhibits", case)}
    assert [item["reference"] for item in facts["exhibits"]] == list(rows)
    for item in facts["exhibits"]:
        assert item["sha256"] == rows[item["reference"]]["sha256"]
    assert attached["checkpoint.note"].startswith(b"evidence-desk.invalid/case/")


def test_a_failure_leaves_no_half_file(dsl: Desk, case: Path, pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False).returncode:
        pytest.fail("a tmpfs cannot be mounted here; run the tests as root, or in a container that may mount")
    try:
        before = dsl.good("show", case)["root"]
        assert dsl("pack", case, "--kind", "police", "--out", folder / "p.pdf").code == 30
        assert list(folder.iterdir()) == []
        assert dsl.good("show", case)["root"] == before
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
