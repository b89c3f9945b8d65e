"""A hand-over folder made by hand from docs/format/proof.md, and the two ways to have it checked as the page does."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from evidence_desk.acts.pack_choice import PackChoice
from evidence_desk.acts.pack_signing import Signing
from evidence_desk.acts.packing import make_pack
from evidence_desk.base.clock import Clock
from evidence_desk.bundle.note import SigningKey
from evidence_desk.case.disclosure_proof import Prover, proof_json, text
from evidence_desk.case.store import CaseStore
from evidence_desk.packs.verifier_page import verifier_core, verifier_page
from evidence_desk.policy.loader import default_policy

DRIVER = Path(__file__).parent.parent / "interop" / "verifier.mjs"
Report = dict[str, Any]


@dataclass(frozen=True)
class Core:
    """The calculating part of the page in node."""

    script: Path

    @classmethod
    def at(cls, folder: Path) -> Core:
        script = folder / "core.js"
        script.write_text(verifier_core(), encoding="utf-8")
        return cls(script)

    def _run(self, action: str, given: object) -> list[Any]:
        done = subprocess.run(
            ["node", str(DRIVER), str(self.script), action],
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return list(json.loads(done.stdout))

    def calls(self, calls: Sequence[Sequence[object]]) -> list[Any]:
        """Return what each call gives: [name, ...arguments], bytes as {"hex": …} both ways."""
        return self._run("calls", [[plain(value) for value in call] for call in calls])

    def flips(self, folder: Path, path: str, offsets: Sequence[int]) -> list[str]:
        """Return, for one changed bit at each offset of a file, the verdict on its folder, or how reading it failed."""
        return self._run("flips", {"folder": str(folder), "path": path, "offsets": list(offsets)})

    def check(self, *folders: Path) -> list[Report]:
        """Return the reports on folders."""
        return self._run("folders", [str(folder) for folder in folders])


def plain(value: object) -> object:
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


def failures(report: Report) -> list[str]:
    """Return what does not hold, as the page words it."""
    checks = [check for group in report["groups"] for check in group["checks"]]
    return [
        f"{one.get('name') or one['reference']}: {one['detail']}"
        for one in [*checks, *report["exhibits"]]
        if one["state"] == "bad"
    ]


def open_points(report: Report) -> list[str]:
    checks = [check for group in report["groups"] for check in group["checks"]]
    return [f"{one['name']}: {one['detail']}" for one in checks if one["state"] == "open"]


def attached(pack: Path) -> dict[str, Any]:
    with pikepdf.open(pack) as pdf:
        return dict(json.loads(pdf.attachments["pack.json"].get_file().read_bytes()))


def write_bag(folder: Path, key: SigningKey | None = None, signature: bytes = b"") -> None:
    """Write the lists of a folder anew, signed by `key`, or with the signature line it had."""
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    listed = _lines(folder, payload)
    size = sum(path.stat().st_size for path in payload)
    (folder / "bagit.txt").write_bytes(b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (folder / "bag-info.txt").write_text(f"Payload-Oxum: {size}.{len(payload)}\n")
    (folder / "manifest-sha256.txt").write_bytes(listed)
    if key is not None:
        (folder / "manifest-sha256.sig").unlink(missing_ok=True)
        digests = (hashlib.sha256(part).digest() for part in (listed, _lines(folder, _beside(folder))))
        signed = key.sign(b"evidence-desk.invalid/handover\n" + b"".join(digests))
        signature = b"evidence-desk-handover-signature 1 %b %b\n" % (
            base64.b64encode(key.public),
            base64.b64encode(signed),
        )
    (folder / "manifest-sha256.sig").write_bytes(signature)
    (folder / "tagmanifest-sha256.txt").write_bytes(_lines(folder, _beside(folder)))


def _beside(folder: Path) -> list[Path]:
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith("tagmanif")
    )


def _lines(folder: Path, paths: Iterable[Path]) -> bytes:
    return b"".join(
        b"%b  %b\n"
        % (
            hashlib.sha256(path.read_bytes()).hexdigest().encode(),
            path.relative_to(folder).as_posix().encode(),
        )
        for path in paths
    )


def hand_over(
    store: CaseStore,
    clock: Clock,
    folder: Path,
    key: SigningKey,
    signing: Signing | None = None,
) -> Path:
    """Write a hand-over of all of a case; returns its folder."""
    data = folder / "data"
    for name in ("originals", "proofs", "stamps"):
        (data / name).mkdir(parents=True)
    made = data / "pack.pdf"
    make_pack(store, default_policy(), clock, PackChoice(), made, signing=signing)
    facts = attached(made)
    number = facts["checkpoint"]["number"]
    prover = Prover(store.unlocked, number)
    exhibits = []
    for exhibit in store.case.in_order():
        name = exhibit.ref.replace("/", "-")
        original, proof = f"data/originals/{name}.bin", f"data/proofs/{name}.json"
        assert exhibit.blob is not None
        (folder / original).write_bytes(store.unlocked.read(exhibit.blob, 1 << 26))
        (folder / proof).write_bytes(proof_json(prover.prove(exhibit)))
        exhibits.append(
            {
                "reference": exhibit.ref,
                "id": exhibit.id,
                "media_type": exhibit.media_type,
                "size": exhibit.size,
                "sha256": exhibit.sha256,
                "original": original,
                "proof": proof,
                "left_out": "",
            }
        )
    _case_files(store, data, number, facts["pack"], exhibits)
    (folder / "READ-ME.txt").write_text("Read me.\n")
    (folder / "verify.html").write_bytes(verifier_page())
    write_bag(folder, key)
    return folder


def _case_files(store: CaseStore, data: Path, number: int, pack: str, exhibits: list[dict[str, Any]]) -> None:
    bundle = store.bundle
    commit = bundle.commits[number]
    note = bundle.note_of(number)
    signers = {bundle.signers[0].leaf} | {
        one.leaf for one in bundle.signers if one.key.fingerprint == commit.signer
    }
    keys = [
        {
            "leaf": leaf,
            "member": bundle.stored(leaf).decode(),
            "path": [text(item) for item in bundle.inclusion_proof(leaf, commit.size)],
        }
        for leaf in sorted(signers)
    ]
    for stamp in bundle.stamps():
        size = bundle.commits[stamp.commit].size
        (data / "stamps" / f"{size}.note").write_bytes(bundle.note_of(stamp.commit))
        (data / "stamps" / f"{size}-1.tsr").write_bytes(bundle.stored(stamp.leaf))
    checkpoint = {
        "size": commit.size,
        "root": commit.root.hex(),
        "sha256": hashlib.sha256(note).hexdigest(),
    }
    documents = {
        "keys.json": {"kind": "evidence-desk-case-keys", "v": 1, "case": bundle.case_id, "keys": keys},
        "handover.json": {
            "kind": "evidence-desk-handover",
            "v": 1,
            "case": bundle.case_id,
            "pack": pack,
            "made": "2026-11-23T14:00:00Z",
            "checkpoint": checkpoint,
            "exhibits": exhibits,
        },
    }
    (data / "checkpoint.note").write_bytes(note)
    for name, document in documents.items():
        (data / name).write_text(json.dumps(document, indent=1), encoding="utf-8")
