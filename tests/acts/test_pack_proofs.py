"""Proofs attached to a police pack; that what is locked has none is held in `cli/test_pack_journey.py`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pikepdf
import pytest
from tests.case.conftest import FrozenClock, add

from evidence_desk.acts import pack_proofs
from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.packing import make_pack
from evidence_desk.acts.proving import check_proof
from evidence_desk.case.store import CaseStore
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


def test_many_or_other_kinds_have_none(two: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = list(two.case.exhibits.values())
    assert len(pack_proofs.proofs_for(two, "police", shown)) == 2
    assert pack_proofs.proofs_for(two, "disciplinary", shown) == ()
    monkeypatch.setattr(pack_proofs, "BYTES_MAX", 10)
    assert pack_proofs.proofs_for(two, "police", shown) == ()
    monkeypatch.setattr(pack_proofs, "EXHIBITS_MAX", 1)
    assert pack_proofs.proofs_for(two, "police", shown) == ()
