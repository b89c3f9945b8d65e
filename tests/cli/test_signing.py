"""Certificates and time stamps by command: made, kept, brought, used, waited for; and what `verify` says of changes."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from tests.cli.conftest import Desk
from tests.packs.authority import Authority, pem, serving
from tests.packs.test_pades import p12, replaced_page

from evidence_desk.bundle.note import SigningKey
from evidence_desk.packs import pades
from evidence_desk.packs.pack_certificate import make_certificate
from evidence_desk.packs.signature import SignatureBox, read_signature, sign_pack

NOBODY = "http://127.0.0.1:1/nobody"


def failing(ran: object) -> dict[str, str]:
    return {c["name"]: c["detail"] for c in ran.json["checks"] if not c["ok"]}  # type: ignore[attr-defined]


def test_a_certificate_comes_with_the_first_pack_and_can_be_exchanged(
    dsl: Desk, case: Path, tmp_path: Path
) -> None:
    dsl.good("add", case, "--text", "-", stdin=b"you will be sorry")
    assert dsl("certificate", "show").code == 13
    made = dsl("pack", case, "--kind", "police", "--out", tmp_path / "pack.pdf")
    assert made.code == 0
    assert "A certificate for signing packs was made" in made.err
    assert "without a time stamp: none was asked for" in made.out
    shown = dsl.good("certificate", "show")
    assert (shown["kind"], shown["self_made"]) == ("made", True)
    stored = (dsl.home / "certificate.age").read_bytes()
    assert stored.startswith(b"age-encryption.org/v1")
    assert dsl("certificate", "make").code == 12
    assert (dsl.home / "certificate.age").read_bytes() == stored
    dsl.good("certificate", "export", tmp_path / "own.pem")
    said = subprocess.run(
        ["openssl", "x509", "-in", tmp_path / "own.pem", "-noout", "-subject", "-fingerprint", "-sha256"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert shown["sha256"] in said.replace(":", "").lower()
    assert "Smith" not in said  # no person's name
    assert b"PRIVATE" not in (tmp_path / "own.pem").read_bytes()
    (tmp_path / "seal.p12").write_bytes(p12())
    (tmp_path / "secret").write_text("secret\n")
    words = ("certificate", "import", tmp_path / "seal.p12", "--p12-passphrase-file", tmp_path / "secret")
    assert dsl(*words).code == 12
    assert dsl.good(*words, "--replace")["issuer"] == "Town root"
    second = dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "second.pdf")
    assert second["signed"]["certificate"] == dsl.good("certificate", "show")["sha256"] != shown["sha256"]
    vouched = {
        "pack.pdf": "Nobody else vouches for it",
        "second.pdf": "It says that Town root vouches for it, which",
    }
    for name, words_of in vouched.items():  # those signed before stay as they are
        found = dsl.good("verify", tmp_path / name, "--case", case)
        assert found["ok"]
        assert words_of in {c["name"]: c["detail"] for c in found["checks"]}["certificate"]
    bare = dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "bare.pdf", "--no-certificate")
    assert bare["signed"] is None
    checks = {c["name"]: c["detail"] for c in dsl.good("verify", tmp_path / "bare.pdf")["checks"]}
    assert checks["certificate"] == "none: the pack was made without one"
    whole = (tmp_path / "bare.pdf").read_bytes()
    (tmp_path / "taken.pdf").write_bytes(whole[: whole.rindex(b"%evidence-desk-pack-signature")])
    with (tmp_path / "taken.pdf").open("r+b") as stream:  # by anybody, with the real case's checkpoint in it
        sign_pack(stream, SigningKey.generate())
    checks = {c["name"]: c["detail"] for c in dsl.good("verify", tmp_path / "taken.pdf")["checks"]}
    assert "nothing in the pack shows that the case ever admitted it" in checks["signer"]
    (dsl.home / "certificate.age").write_bytes(stored[:-1])
    damaged = dsl("pack", case, "--kind", "police", "--out", tmp_path / "third.pdf")
    assert damaged.code == 12
    assert "--no-certificate" in damaged.err
    assert not (tmp_path / "third.pdf").exists()


@pytest.mark.needs_tool("openssl")
def test_a_pack_without_a_stamp_waits_for_one(dsl: Desk, case: Path, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "tsa")
    dsl.good("add", case, "--text", "-", stdin=b"you will be sorry")
    dsl.good("school", "make", "--set", f"timestamps={NOBODY}")
    made = dsl.good("pack", case, "--kind", "police", "--out", tmp_path / "pack.pdf")
    assert (made["signed"]["level"], made["signed"]["waiting"]) == ("B-B", True)
    assert dsl.good("timestamp", case, "--list")["waiting"] == [made["pack"]]
    before = case.read_bytes()
    refused = dsl("timestamp", case)
    assert (refused.code, case.read_bytes()) == (30, before)
    assert "cannot be reached" in refused.err
    assert dsl("timestamp", case, "P-NOBODY").code == 13
    with serving(authority.answer) as address:
        got = dsl.good("timestamp", case, "--address", address, "--out", tmp_path)
        assert [one["pack"] for one in got["packs"]] == [made["pack"]]
        assert got["checkpoint"]
        again = dsl.good("timestamp", case, "--address", address)
        assert (again["packs"], again["checkpoint"]) == ([], None)
    assert dsl.good("timestamp", case, "--list")["waiting"] == []
    (tmp_path / "root.pem").write_bytes(pem(authority.root))
    judged = subprocess.run(
        [
            *("openssl", "ts", "-verify", "-in", f"{made['pack']}.tsr"),
            *("-data", "pack.pdf", "-CAfile", "root.pem"),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "Verification: OK" in judged.stdout + judged.stderr
    said = dsl.good("verify", tmp_path / "pack.pdf", "--case", case)
    assert any("Test stamps" in check["detail"] for check in said["checks"] if check["name"] == "kept stamp")
    assert dsl.good("verify", case)["ok"]
    assert "by the authority’s clock" in dsl("log", case).out


def test_what_verify_says_of_a_changed_pack(dsl: Desk, case: Path, tmp_path: Path) -> None:
    dsl.good("add", case, "--text", "-", stdin=b"you will be sorry")
    pack = tmp_path / "pack.pdf"
    dsl.good("pack", case, "--kind", "police", "--out", pack)
    data = pack.read_bytes()
    line = read_signature(pack)
    assert line is not None
    base = data[: line.end]
    table = {
        "one byte of a page": (
            data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
            "signature",
            "altered or damaged",
        ),
        "a page replaced behind it": (
            replaced_page(data),
            "certificate",
            "what it shows now is not what was signed",
        ),
        "an attachment replaced": (
            other_attachment(data),
            "certificate",
            "what it shows now is not what was signed",
        ),
        "the certificate's signature cut off": (base, "certificate", "cut off since"),
        "another certificate in its place": (signed_by_another(base), "certificate", "another certificate"),
        "bytes behind it": (data + b"%more\n", "certificate", "after its last signature"),
        "saved again": (saved_again(data), "signature", "added to, cut off"),
    }
    for what, (changed, check, words) in table.items():
        path = tmp_path / "changed.pdf"
        path.write_bytes(changed)
        ran = dsl("verify", path, "--json")
        assert ran.code == 20, what
        assert words in failing(ran)[check], what


def other_attachment(data: bytes) -> bytes:
    out = io.BytesIO(data)
    writer = IncrementalPdfFileWriter(out)
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    place = next(i for i, name in enumerate(names) if str(name) == "pack.json")
    spec = names[place + 1].get_object()
    old = bytes(spec["/EF"]["/F"].data)
    new = generic.StreamObject(stream_data=old.replace(b'"police"', b'"record"'))
    spec["/EF"]["/F"] = spec["/EF"]["/UF"] = writer.add_object(new)
    writer.update_container(spec["/EF"])
    writer.write_in_place()
    return out.getvalue()


def signed_by_another(base: bytes) -> bytes:
    out = io.BytesIO(base)
    now = datetime.now(UTC)
    box = SignatureBox(page=0, left=60, bottom=60, right=300, top=130)
    pades.sign(
        out, make_certificate("Larkrise School", now), reason="Pack", box=box, words=("Signed",), at=now
    )
    return out.getvalue()


def saved_again(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()
