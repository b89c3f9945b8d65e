"""What may be said to have been handed over: held against every writer, kept by joining, written with its pack."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.case.conftest import Desk, add

from evidence_desk.acts.merging import merge
from evidence_desk.base.errors import EvidenceDeskError, TamperedBundle
from evidence_desk.case import events as ev
from evidence_desk.case import intake, sealing
from evidence_desk.case.keys import Person
from evidence_desk.case.loading import deep_check
from evidence_desk.case.membership import access_of
from evidence_desk.case.state import Case
from evidence_desk.case.store import CaseStore


def pack(name: str, kind: str = "police") -> ev.PackMade:
    return ev.PackMade(pack=name, kind=kind, exhibits=(), placeholders=(), sha256="ab" * 32, size=9, pages=4)


def handed(case: Case, *refs: str, **fields: Any) -> ev.HandoverMade:
    plain: dict[str, Any] = {
        "pack": "P-1", "form": "folder", "to": "PC 1", "basis": "asked", "files": 9, "size": 99, "sha256": "ab" * 32,
    }  # fmt: skip
    ids = tuple(case.by_ref.get(ref, ref) for ref in refs)
    return ev.HandoverMade(**(plain | {"originals": ids, "proofs": ids} | fields))


def proof(case: Case, ref: str, **fields: Any) -> ev.ProofGiven:
    plain = {"exhibit": case.by_ref[ref], "to": "Dr E", "basis": "instructed", "sha256": "ab" * 32}
    return ev.ProofGiven(**(plain | fields))


REFUSED: list[tuple[Any, str]] = [
    (lambda case: handed(case, "JPS/1", pack="P-9"), "no pack of this id"),
    (lambda case: handed(case, "JPS/1", pack="P-2"), "to the police only"),
    (lambda case: handed(case, "JPS/1", to=" "), "to whom it went"),
    (lambda case: handed(case, "JPS/1", basis=""), "to whom it went"),
    (lambda case: handed(case, "JPS/1", to="x" * 4001), "to whom it went"),
    (lambda case: handed(case, "JPS/2"), "JPS/2 leaves the case although it may not"),
    (lambda case: handed(case, "JPS/3"), "JPS/3 leaves the case although it may not"),
    (lambda case: handed(case, proofs=(case.by_ref["JPS/2"],)), "JPS/2 leaves"),
    (lambda case: handed(case, "no such id"), "an exhibit that the case does not have"),
    (lambda case: proof(case, "JPS/1", exhibit="no such id"), "an exhibit that the case does not have"),
    (lambda case: proof(case, "JPS/2"), "JPS/2 leaves"),
    (lambda case: proof(case, "JPS/3"), "JPS/3 leaves"),
    (lambda case: proof(case, "JPS/1", to=""), "to whom it went"),
]


@pytest.fixture
def store(store: CaseStore) -> CaseStore:
    add(store, b"one")
    locked = add(store, b"two")
    intake.add_restricted(store, {"description": "Told of a picture."}, "w")
    sealing.seal(store, [locked.id], "r")
    store.record(pack("P-1"), pack("P-2", "record"))
    return store


def test_no_writer_enters_what_cannot_stand(store: CaseStore) -> None:
    entries = store.case.events
    for event, why in REFUSED:
        with pytest.raises((EvidenceDeskError, TamperedBundle)) as refused:
            store.record(event(store.case))
        assert why in str(refused.value)
        assert store.case.events == entries
    store.record(handed(store.case, "JPS/1"), proof(store.case, "JPS/1"))
    assert all(good for _, good, _ in deep_check(store.bundle, store.unlocked))


def test_what_the_other_copy_handed_over_is_in_the_log_after_joining(
    desk: Desk, tmp_path: Path, person: Person
) -> None:
    with desk.create() as store:
        add(store, b"one")
    other = tmp_path / "other.edcase"
    shutil.copy(desk.path, other)
    (tmp_path / "laptop").mkdir()
    with CaseStore.open(other, access_of(person, tmp_path / "laptop"), desk.clock, write=True) as there:
        there.record(pack("P-1"))
        there.record(handed(there.case, "JPS/1"))
    with desk.open(write=True) as here:
        add(here, b"mine")
    merge(desk.path, other, access_of(person, desk.home), desk.clock)
    with desk.open() as here:
        assert all(good for _, good, _ in deep_check(here.bundle, here.unlocked))
        joined = [e.event.original["type"] for e in here.entries() if isinstance(e.event, ev.EntryMerged)]
        assert "handover-made" in joined
