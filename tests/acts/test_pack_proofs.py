"""Proofs attached to a police pack; that what is locked has none is held in `cli/test_pack_journey.py`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pikepdf
import pytest
from msgspec import structs
from tests.case.conftest import FrozenClock, add

from evidence_desk.acts import pack_proofs
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.acts.proving import check_proof
from evidence_desk.acts.verifying import Known, Verified, verify
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case.keys import Home
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit
from evidence_desk.packs.signature import sign_pack
from evidence_desk.policy.loader import default_policy

POLICY = default_policy()


@pytest.fixture
def two(store: CaseStore) -> CaseStore:
    for number in range(2):
        add(
            store,
            f"text number {number}".encode(),
            kind="message-transcript",
            media_type="text/plain; charset=utf-8",
        )
    return store


def attached(path: Path) -> dict[str, bytes]:
    with pikepdf.open(path) as pdf:
        for spec in pdf.Root.AF:
            assert str(spec.AFRelationship) in {"/Data", "/Supplement"}
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def test_each_proof_leads_from_its_file_to_the_packs_checkpoint(
    two: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    out = tmp_path / "pack.pdf"
    make_pack(two, POLICY, clock, PackChoice(), out)
    files = attached(out)
    proofs = {name: data for name, data in files.items() if name.startswith("proof-")}
    assert len(proofs) == 2
    note = files["checkpoint.note"].decode()
    for data in proofs.values():
        checks, proved = check_proof(data)
        assert all(good for _, good, _ in checks)
        assert proved is not None
        assert note in json.loads(data)["checkpoints"][-1]["proof"]
    held = {json.loads(data)["exhibit"]["sha256"] for data in proofs.values()}
    assert held == {hashlib.sha256(f"text number {number}".encode()).hexdigest() for number in range(2)}


def verified(path: Path) -> Verified:
    return verify(path, Known(home=Home(path.parent / "nobody"), unlock=lambda bundle: None))


def test_a_pack_with_as_many_proofs_as_there_may_be_is_read(
    two: CaseStore, clock: FrozenClock, tmp_path: Path
) -> None:
    for number in range(2, pack_proofs.EXHIBITS_MAX):
        add(two, f"text number {number}".encode(), kind="message-transcript", media_type="text/plain")
    make_pack(two, POLICY, clock, PackChoice(), tmp_path / "pack.pdf")
    found = verified(tmp_path / "pack.pdf")
    assert found.good
    assert {name: detail for name, _, detail in found.checks}["proofs"].startswith("40 proofs")


@pytest.mark.parametrize("change", ["exchanged", "damaged", "nonsense"])
def test_a_proof_that_is_none_is_found_whoever_signed_the_pack(
    two: CaseStore, clock: FrozenClock, tmp_path: Path, change: str
) -> None:
    make_pack(two, POLICY, clock, PackChoice(), tmp_path / "pack.pdf")
    facts = json.loads(attached(tmp_path / "pack.pdf")["pack.json"])
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        files = {
            name: spec.EF.F
            for name, spec in zip(*[iter(pdf.Root.Names.EmbeddedFiles.Names)] * 2, strict=True)
        }
        proof = next(file for name, file in files.items() if str(name).startswith("proof-"))
        if change == "exchanged":
            first, second = facts["exhibits"][:2]
            first["sha256"], second["sha256"] = second["sha256"], first["sha256"]
            next(file for name, file in files.items() if str(name) == "pack.json").write(
                json.dumps(facts).encode()
            )
        elif change == "damaged":
            proof.write(proof.read_bytes().replace(b'"leaf": ', b'"leaf": 1', 1))
        else:
            proof.write(b"{}")
        pdf.save(tmp_path / "other.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with (tmp_path / "other.pdf").open("r+b") as stream:
        sign_pack(stream, SigningKey.generate())
    assert [name for name, good, _ in verified(tmp_path / "other.pdf").checks if not good] == ["proofs"]


def test_what_is_kept_by_leave_has_none(two: CaseStore) -> None:
    first, second = two.case.exhibits.values()
    kept = replace_gate(first, "adult")
    assert len(pack_proofs.proofs_for(two, "police", [kept, second])) == 1


def replace_gate(exhibit: Exhibit, gate_class: str) -> Exhibit:
    return structs.replace(exhibit, gate=structs.replace(exhibit.gate, gate_class=gate_class))


def test_many_or_other_kinds_have_none(two: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = list(two.case.exhibits.values())
    assert len(pack_proofs.proofs_for(two, "police", shown)) == 2
    assert pack_proofs.proofs_for(two, "disciplinary", shown) == ()
    monkeypatch.setattr(pack_proofs, "BYTES_MAX", 10)
    assert pack_proofs.proofs_for(two, "police", shown) == ()
    monkeypatch.setattr(pack_proofs, "EXHIBITS_MAX", 1)
    assert pack_proofs.proofs_for(two, "police", shown) == ()
