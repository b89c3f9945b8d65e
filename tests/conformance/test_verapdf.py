"""veraPDF, the judge of PDF/A and PDF/UA, passes what we print: `make conformance`.

The metadata of every document claims PDF/A-3 level A and PDF/UA-1; this is what the claim rests on.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest
from tests.packs.conftest import Kit
from tests.packs.test_governors import FULL
from tests.packs.test_pades import WORDS
from tests.packs.test_text import SCRIPTS

from evidence_desk.bundle.note import SigningKey
from evidence_desk.packs import pades, printouts
from evidence_desk.packs.certificate import Certificate, print_certificate
from evidence_desk.packs.content import Fact, PictureBody, TextBody
from evidence_desk.packs.governors import print_report
from evidence_desk.packs.pack_certificate import make_certificate
from evidence_desk.packs.signature import sign_pack

if TYPE_CHECKING:
    from tests.packs.conftest import Made

pytestmark = [pytest.mark.conformance, pytest.mark.needs_tool("verapdf")]
EMOJI = "😂 👨‍👩‍👧‍👦 👍🏿 🇬🇧 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩🏽‍🚀"
NOW = datetime(2026, 11, 22, 15, 10, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    return Kit(tmp_path_factory.mktemp("judged"))


@pytest.fixture(scope="module")
def full(kit: Kit) -> Made:
    return kit.render(kit.pack(kit.mixed()), "full.pdf")


def broken_rules(path: Path, profile: str) -> list[str]:
    """What veraPDF holds against a file."""
    done = subprocess.run(
        ["verapdf", "--flavour", profile, "--format", "json", "--maxfailuresdisplayed", "1", str(path)],
        capture_output=True,
        timeout=300,
        check=False,
    )
    (job,) = json.loads(done.stdout)["report"]["jobs"]
    (result,) = job["validationResult"]
    found = [
        f"{rule['clause']} {rule['description']}"
        for rule in result["details"]["ruleSummaries"]
        if rule["ruleStatus"] == "FAILED"
    ]
    assert result["compliant"] == (not found)
    return found


def assert_passes(path: Path) -> None:
    assert broken_rules(path, "3a") == []
    assert broken_rules(path, "ua1") == []


def test_a_pack_of_everything(full: Made) -> None:
    assert_passes(full.path)


def test_pictures_of_every_kind(kit: Kit) -> None:
    image = kit.chat_picture(300, 400)
    bodies = [kit.png(image.convert(mode)) for mode in ("RGB", "L", "P", "1")]
    bodies += [kit.jpeg(image.convert(mode)) for mode in ("RGB", "L", "CMYK")]
    exhibits = [
        kit.exhibit(f"JPS/{place}", PictureBody(picture=kit.picture(data)))
        for place, data in enumerate(bodies, 1)
    ]
    assert_passes(kit.render(kit.pack(exhibits), "pictures.pdf").path)


def test_two_screens_on_one_page(kit: Kit) -> None:
    exhibits = [
        kit.exhibit(
            f"JPS/{place}", PictureBody(picture=kit.picture(kit.png(kit.chat_picture(216, 480, place))))
        )
        for place in (1, 2, 3)
    ]
    assert_passes(kit.render(kit.pack(exhibits), "screens.pdf").path)


def test_text_of_every_script_and_signs_without_one(kit: Kit) -> None:
    text = "\n".join([*SCRIPTS.values(), EMOJI, "x\uac01y \x07 \ue000 \u202e abc \U0010fffd"])
    made = kit.render(kit.pack([kit.exhibit("JPS/1", TextBody(text=text), notes="w" * 9000)]), "text.pdf")
    assert made.report.missing_signs
    assert_passes(made.path)


def test_a_pack_without_an_exhibit(kit: Kit) -> None:
    assert_passes(kit.render(kit.pack([]), "none.pdf").path)


def test_the_exporters_line_leaves_it_so(full: Made, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(full.path.read_bytes())
    with path.open("r+b") as stream:
        sign_pack(stream, SigningKey.generate())
    assert_passes(path)


def test_a_certificates_signature_leaves_an_archives_file(kit: Kit) -> None:
    """Its field has a tag of its own, added with it."""
    made = kit.render(kit.pack(kit.mixed()[3:6], certified=True), "certified.pdf")
    with made.path.open("r+b") as stream:
        sign_pack(stream, SigningKey.generate())
        box = made.report.signature_box
        school = make_certificate("Larkrise School", NOW)
        pades.sign(stream, school, reason="Evidence pack", box=box, words=WORDS, at=NOW)
    assert_passes(made.path)


def test_what_else_is_printed(kit: Kit, tmp_path: Path) -> None:
    content = kit.pack(kit.mixed())
    certificate = Certificate(
        number="D-1",
        organisation="Fernhill Academy",
        case_reference="2026-041",
        case_id=content.case_id,
        made=kit.moment(70),
        facts=(Fact(label="What", value="The case and its exhibits"),),
        copies=(Fact(label="Copy 1", value="deleted"),),
        people=(Fact(label="Approved by", value="Jane P. Shah"),),
        limits="What others hold is theirs to delete.",
        software="Evidence Desk",
    )
    papers: Sequence[tuple[str, Callable[[BinaryIO], object]]] = (
        ("summary", lambda out: printouts.print_summary(content, out)),
        ("log", lambda out: printouts.print_log(content, out)),
        ("certificate", lambda out: print_certificate(certificate, out)),
        ("governors", lambda out: print_report(FULL, out, software="Evidence Desk")),
    )
    for name, write in papers:
        path = tmp_path / f"{name}.pdf"
        with path.open("wb") as out:
            write(out)
        assert_passes(path)


def test_the_judge_does_find_fault(full: Made, tmp_path: Path) -> None:
    path = tmp_path / "longer.pdf"
    path.write_bytes(full.path.read_bytes() + b"% one line more\n")
    assert [rule.split()[0] for rule in broken_rules(path, "3a")] == ["6.1.3"]
    path.write_bytes(full.path.read_bytes().replace(b"/Marked true", b"/Marked null"))
    assert broken_rules(path, "ua1")
