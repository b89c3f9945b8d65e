"""Reading: members believed after their hash, removed and pending ones, keys, the log, bounded memory."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import (
    Cancelled,
    KeyUnavailable,
    NotFound,
    TamperedBundle,
)
from evidence_desk.bundle import age, limits, note
from evidence_desk.bundle.merkle import Tree
from evidence_desk.bundle.reader import Bundle, PendingRemoval

if TYPE_CHECKING:
    from tests.bundle.conftest import Forge, Kit


def flipped(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1
    return bytes(changed)


# -- members --------------------------------------------------------------------------------------------


def test_a_member_is_believed_only_after_its_hash(path: Path, kit: Kit) -> None:
    kit.chain(path, 3)
    data = path.read_bytes()
    with Bundle.open(path) as bundle:
        place = bundle.ledger.offsets[6] + 512 + bundle.ledger.sizes[6] - 1
    path.write_bytes(flipped(data, place))
    with Bundle.open(path) as bundle:
        unlocked = bundle.unlock([kit.reader])
        for read in (lambda: bundle.stored(6), lambda: unlocked.read(6), lambda: unlocked.blob(6)):
            with pytest.raises(TamperedBundle, match=r"b/00000006\.age"):
                read()
        assert unlocked.read(7) == kit.event("added 1"), "the rest goes on"
    with Bundle.open(path, full=True) as bundle:
        assert list(bundle.broken) == [6]


def test_a_large_blob_may_be_sought_in_before_it_was_hashed(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = os.urandom(300_000)
    with kit.create(path) as writer:
        leaf = kit.add(writer, blob=data)
    place_of_middle = 512 + 200_000
    stored = path.read_bytes()
    with Bundle.open(path) as bundle:
        place = bundle.ledger.offsets[leaf] + place_of_middle
    path.write_bytes(flipped(stored, place))
    monkeypatch.setattr(limits, "WHOLE_BLOB", 200_000)
    with Bundle.open(path) as bundle:
        blob = bundle.unlock([kit.reader]).blob(leaf)
        assert not blob.checked
        assert blob.size == len(data)
        assert blob.read_at(1000, 50) == data[1000:1050]
        with pytest.raises(TamperedBundle):
            blob.read_at(199_000, 2000)
        with pytest.raises(TamperedBundle, match="signed"):
            next(blob.chunks())
    path.write_bytes(stored)
    with Bundle.open(path) as bundle:
        blob = bundle.unlock([kit.reader]).blob(leaf)
        told: list[int] = []
        assert b"".join(blob.chunks(told.append)) == data
        assert blob.checked
        assert told[-1] == bundle.member(leaf).size
        assert blob.read_at(len(data) - 5, 100) == data[-5:]


def test_hashing_a_blob_may_be_cancelled(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer, blob=bytes(1 << 20))

    def cancel(done: int) -> None:
        raise Cancelled

    with Bundle.open(path) as bundle, pytest.raises(Cancelled):
        bundle.believe(leaf, cancel)
    with pytest.raises(Cancelled):
        Bundle.open(path, full=True, report=cancel)


def test_a_read_is_bounded(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer, blob=bytes(5000))
        unlocked = writer.bundle.unlock([kit.reader])
        assert len(unlocked.read(leaf, 5000)) == 5000
        with pytest.raises(TamperedBundle, match="4999"):
            unlocked.read(leaf, 4999)


def test_lines_that_are_no_members_are_not_found(path: Path, kit: Kit) -> None:
    kit.chain(path, 2)
    with Bundle.open(path) as bundle:
        for leaf in (-1, 5, bundle.head.size):  # 5 is the line of note 0
            with pytest.raises(NotFound):
                bundle.member(leaf)
            with pytest.raises(NotFound):
                bundle.stored(leaf)


def test_a_pending_member_is_never_decrypted(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        sealed, erased = kit.add(writer), kit.add(writer)
        unlocked = writer.bundle.unlock([kit.reader])
        open_blob = unlocked.blob(sealed)
        with writer.commit() as staged:
            staged.add_sealed(sealed, kit.custody.recipient())
            staged.remove("seal", sealed)
            staged.remove("erase", erased)
        for leaf in (sealed, erased):
            with pytest.raises(PendingRemoval):
                unlocked.read(leaf)
            with pytest.raises(PendingRemoval):
                unlocked.blob(leaf)
        with pytest.raises(PendingRemoval):
            open_blob.read_at(0, 1)
        with pytest.raises(PendingRemoval):
            next(open_blob.chunks())


# -- keys -----------------------------------------------------------------------------------------------


def test_only_readers_open_the_slots(path: Path, kit: Kit) -> None:
    kit.chain(path, 1)
    with Bundle.open(path) as bundle:
        assert [str(i) for i in bundle.unlock([kit.custody, kit.reader]).identities] == [str(kit.case)]
        with pytest.raises(KeyUnavailable):
            bundle.unlock([kit.custody])
        with pytest.raises(KeyUnavailable):
            bundle.unlock([])


def test_an_erased_slot_opens_nothing(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        with writer.commit() as staged:
            staged.remove("erase", 3)
        with pytest.raises(KeyUnavailable):
            writer.bundle.unlock([kit.reader])


def test_100_hostile_slots_are_refused_unread(
    path: Path, started: Forge, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    monkeypatch.setattr(age, "decrypt", lambda *_, **__: tried.append(1))
    for _ in range(100):
        started.put("k", b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 30\n")
    started.commit()
    started.secret("m", kit.event("later"))
    started.commit()
    with pytest.raises(TamperedBundle, match="key slots"):
        Bundle.open(started.save(path))
    assert not tried


# -- the log --------------------------------------------------------------------------------------------


def test_a_bundle_gives_the_heads_and_proofs_of_its_tree(path: Path, kit: Kit) -> None:
    """That such proofs verify is shown in test_merkle.py; here, that they are about these lines."""
    kit.chain(path, 4)
    with Bundle.open(path) as bundle:
        tree, size = Tree(), bundle.head.size
        lines = b"".join(
            bundle.file.read_at(offset + 512, length)
            for offset, length in zip(
                bundle.ledger.commits.sum_offsets, bundle.ledger.commits.sum_sizes, strict=True
            )
        ).splitlines(keepends=True)
        tree.extend(hashlib.sha256(b"\0" + line).digest() for line in lines)
        assert tree.root() == bundle.head.root
        for leaf in range(size):
            assert bundle.inclusion_proof(leaf, size) == tree.inclusion_proof(leaf, size)
        for commit in bundle.commits:
            assert bundle.root_at(commit.size) == commit.root == tree.root(commit.size)
            assert bundle.consistency_proof(commit.size, size) == tree.consistency_proof(commit.size, size)


def test_members_know_their_commit(path: Path, kit: Kit) -> None:
    kit.chain(path, 3)
    with Bundle.open(path) as bundle:
        assert [member.commit for member in bundle.members()] == [0, 0, 0, 0, 0, 1, 1, 2, 2]
        assert [member.leaf for member in bundle.members("b")] == [6, 9]
        assert bundle.commits[-1] == bundle.commits[2] == list(bundle.commits)[2]
        assert bundle.commits[1:] == [bundle.commits[1], bundle.commits[2]]
        with pytest.raises(IndexError):
            bundle.commits[3]


def test_a_hostile_recipient_member_is_refused(path: Path, forge: Forge, kit: Kit) -> None:
    forge.put("r", f"{kit.recipient}\n{kit.recipient}\n".encode())
    forge.commit()
    with Bundle.open(forge.save(path)) as bundle, pytest.raises(TamperedBundle, match="one line"):
        _ = bundle.recipients


def test_signers_are_listed_with_their_fate(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        with writer.commit() as staged:
            leaf = staged.add_public("v", note.format_verifier_key(writer.origin, kit.second.public))
        with writer.commit() as staged:
            staged.retire(leaf)
        assert [(s.leaf, s.key.fingerprint, s.retired) for s in writer.bundle.signers] == [
            (1, kit.founder.fingerprint, False),
            (leaf, kit.second.fingerprint, True),
        ]
        assert writer.bundle.founder.public == kit.founder.public
