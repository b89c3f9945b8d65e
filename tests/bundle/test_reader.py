"""Opening and reading: the last good commit, tails, damage, removed and pending members, bounded memory."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import (
    BundleError,
    Cancelled,
    KeyUnavailable,
    NewerFormat,
    NotABundle,
    NotFound,
    TamperedBundle,
)
from evidence_desk.bundle import age, limits, note, scan
from evidence_desk.bundle.merkle import leaf_hash, verify_consistency, verify_inclusion
from evidence_desk.bundle.reader import Bundle, PendingRemoval
from evidence_desk.bundle.readme import README
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

    from evidence_desk.bundle.check import BundleReport


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.edcase"


def flipped(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1
    return bytes(changed)


# -- what is no bundle ----------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"hello", bytes(10240), os.urandom(5000), b"README.tx" + bytes(600)])
def test_other_files_are_no_bundles(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(NotABundle):
        Bundle.open(path)


def test_missing_files_folders_and_pipes_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Bundle.open(tmp_path / "missing")
    with pytest.raises(NotABundle):
        Bundle.open(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotABundle):
        Bundle.open(tmp_path / "pipe")


def test_a_medium_that_cannot_be_read_is_said_in_words(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.chain(path, 1)
    monkeypatch.setattr(os, "pread", lambda *_: os.read(-1, 1))
    with pytest.raises(BundleError, match="unreadable"):
        Bundle.open(path)


# -- versions -------------------------------------------------------------------------------------------


NEWER = README.replace(b"EDC 1 ", b"EDC 2 ")


def test_a_newer_version_proves_itself_by_a_whole_signed_first_commit(
    path: Path, forge_of: Callable[[bytes], Forge]
) -> None:
    forge = forge_of(NEWER)
    forge.start()
    with pytest.raises(NewerFormat, match="version 2"):
        Bundle.open(forge.save(path))
    with pytest.raises(NewerFormat):
        Bundle.open(path, full=True)


def test_a_changed_digit_is_no_newer_version(
    path: Path, kit: Kit, forge_of: Callable[[bytes], Forge], check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 2)
    changed = [path.read_bytes().replace(b"EDC 1 ", b"EDC 3 ")]
    stranger = forge_of(NEWER)
    stranger.commit(signer=kit.stranger)
    changed.append(stranger.save(path).read_bytes())
    spoiled = forge_of(NEWER)
    spoiled.commit(root=lambda root: bytes(32))
    changed.append(spoiled.save(path).read_bytes())
    for data in changed:
        path.write_bytes(data)
        with pytest.raises(TamperedBundle):
            Bundle.open(path)
        assert check(path).exit_code == 20


@pytest.mark.parametrize("line", [b"EDC 0", b"EDC 01", b"EDC  1", b"edc 1", b"EDC 1\r", b"EDC one"])
def test_the_version_line_has_one_spelling(
    path: Path, forge_of: Callable[[bytes], Forge], line: bytes
) -> None:
    forge = forge_of(README.replace(b"EDC 1", line, 1))
    forge.start()
    with pytest.raises(TamperedBundle, match="version line"):
        Bundle.open(forge.save(path))


# -- tails ----------------------------------------------------------------------------------------------


def test_a_cut_anywhere_opens_at_an_older_commit_and_never_hides_it(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 3)
    with Bundle.open(path) as bundle:
        commits = bundle.ledger.commits
        ends = [
            offset + 512 + size + -size % 512
            for offset, size in zip(commits.note_offsets, commits.note_sizes, strict=True)
        ]
        heads = list(bundle.commits)
    data = path.read_bytes()
    for size in {*range(0, len(data), 97), *ends, *(end + 1024 for end in ends), len(data) - 1}:
        path.write_bytes(data[:size])
        whole = [k for k, end in enumerate(ends) if end <= size]
        if not whole:
            with pytest.raises(BundleError):
                Bundle.open(path)
            assert check(path).exit_code == 20
            continue
        with Bundle.open(path) as bundle:
            assert list(bundle.commits) == heads[: len(whole)]
            clean = size - ends[whole[-1]] in {0, 1024} and not any(data[ends[whole[-1]] : size])
            assert (bundle.tail is None) == clean
        assert check(path).exit_code == (0 if clean else 20)


@pytest.mark.parametrize("garbage", [b"x", bytes(1), bytes(512), os.urandom(512), bytes(9 * 1024)])
def test_added_bytes_are_a_tail(
    path: Path, kit: Kit, garbage: bytes, check: Callable[[Path], BundleReport]
) -> None:
    data = kit.chain(path, 2).read_bytes()
    path.write_bytes(data + garbage)
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 1
        assert bundle.tail is not None
        assert bundle.tail.size == limits.CLOSING + len(garbage)
        assert not bundle.tail.being_written
    report = check(path)
    assert report.exit_code == 20
    assert [f.name for f in report.findings if not f.ok] == ["tail"]
    assert path.read_bytes() == data + garbage, "checking never writes"


def test_an_older_note_behind_the_end_is_only_a_tail(path: Path, kit: Kit) -> None:
    kit.chain(path, 3)
    with Bundle.open(path) as bundle:
        old = bundle.file.read_at(bundle.ledger.commits.note_offsets[1], 1024)
    path.write_bytes(path.read_bytes() + old)
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 2
        assert bundle.tail is not None


def test_while_another_writes_the_rest_is_being_written(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 2)
    with Writer.open(path, kit.founder) as writer, writer.commit() as staged:
        staged.add_blob(io.BytesIO(bytes(200_000)), 200_000, kit.recipient)
        with Bundle.open(path) as bundle:
            assert bundle.head.k == 1
            assert bundle.tail is not None
            assert bundle.tail.being_written
        report = check(path)
        assert report.exit_code == 0
        assert "another writer" in next(f.detail for f in report.findings if f.name == "tail")
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 2


def test_a_commit_finished_while_the_scan_ran_is_no_damage(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scan meets a half-written commit; by the time later notes are searched for, it is whole."""
    older = kit.chain(path, 2).read_bytes()
    with Writer.open(path, kit.founder) as writer:
        kit.add(writer)
    newer = path.read_bytes()
    path.write_bytes(older[:-1024] + newer[len(older) - 1024 : len(older) + 600])
    real = scan.Scanner.later_notes
    seen: list[int] = []

    def finish_first(self: scan.Scanner, most: int = 2) -> list[scan.LaterNote]:
        if not seen:
            path.write_bytes(newer)
        seen.append(self.ledger.head.k)
        return real(self, most)

    monkeypatch.setattr(scan.Scanner, "later_notes", finish_first)
    with Bundle.open(path) as bundle:
        assert bundle.head.k == 2
        assert bundle.tail is None
    assert seen == [1]


# -- damage ---------------------------------------------------------------------------------------------


def test_a_broken_commit_before_a_good_one_is_damage(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    kit.chain(path, 4)
    data = path.read_bytes()
    with Bundle.open(path) as bundle:
        ledger = bundle.ledger
        places = {
            "container": [ledger.offsets[6], ledger.commits.sum_offsets[1], ledger.commits.note_offsets[1]],
            "manifests": [ledger.commits.sum_offsets[1] + 512, ledger.commits.sum_offsets[2] + 600],
            "signatures": [ledger.commits.note_offsets[2] + 512 + 200],
        }
    for part, offsets in places.items():
        for offset in offsets:
            path.write_bytes(flipped(data, offset))
            with pytest.raises(TamperedBundle):
                Bundle.open(path)
            report = check(path)
            assert report.exit_code == 20
            assert [f.name for f in report.findings if not f.ok] == [part], f"byte {offset}"


def test_a_note_hidden_behind_a_broken_header_is_found(path: Path, kit: Kit) -> None:
    """The search looks at every boundary, whatever stands in the headers before it."""
    kit.chain(path, 3)
    data = bytearray(path.read_bytes())
    with Bundle.open(path) as bundle:
        start, note_at = bundle.ledger.offsets[10], bundle.ledger.commits.note_offsets[2]
    data[start : note_at + 512] = os.urandom(note_at + 512 - start)
    path.write_bytes(data)
    with pytest.raises(TamperedBundle):
        Bundle.open(path)


def test_the_newest_signature_is_always_verified(path: Path, kit: Kit) -> None:
    kit.chain(path, 3)
    with Bundle.open(path) as bundle:
        place = bundle.ledger.commits.note_offsets[2] + 512
        stored = bundle.head.note
    line = stored.index(b"\xe2\x80\x94")
    wrong = bytearray(stored)
    wrong[line + 120] = ord("A") if wrong[line + 120] != ord("A") else ord("B")
    data = bytearray(path.read_bytes())
    data[place : place + len(wrong)] = wrong
    path.write_bytes(data)
    with pytest.raises(TamperedBundle, match="signature"):
        Bundle.open(path)


def test_every_broken_bundle_opens_where_this_device_never_saw_the_commit_saved(path: Path, kit: Kit) -> None:
    """A power cut can keep the newest note and lose a sector before it; the anchor tells that from damage."""
    kit.chain(path, 3)
    data = path.read_bytes()
    with Bundle.open(path) as bundle:
        broken = flipped(data, bundle.ledger.offsets[10])
    path.write_bytes(broken)
    with Bundle.open(path, anchored=lambda case_id: 1) as bundle:
        assert bundle.head.k == 1
        assert bundle.tail is not None
    for known in (0, 2, 3, None):
        with pytest.raises(TamperedBundle):
            Bundle.open(path, anchored=lambda case_id, known=known: known)  # type: ignore[misc]  # bound now
    # Anchors are not synced, so the newest may be lost with the commit; then its key says whose it was.
    for known in (0, None):
        lost = lambda case_id, known=known: known  # noqa: E731 - bound now
        with Bundle.open(path, anchored=lost, signer=kit.founder.public) as bundle:
            assert bundle.head.k == 1
        with pytest.raises(TamperedBundle):
            Bundle.open(path, anchored=lost, signer=kit.second.public)
    with pytest.raises(TamperedBundle):
        Bundle.open(path, anchored=lambda case_id: 2, signer=kit.founder.public)


def test_a_lost_sector_inside_an_unconfirmed_member_is_noticed(path: Path, kit: Kit) -> None:
    kit.chain(path, 3)
    data = bytearray(path.read_bytes())
    with Bundle.open(path) as bundle:
        place = bundle.ledger.offsets[10] + 512
    data[place : place + 64] = bytes(64)
    path.write_bytes(data)
    with Bundle.open(path, anchored=lambda case_id: 1) as bundle:
        assert bundle.head.k == 1
        assert bundle.tail is not None
    for known in (None, 2):  # elsewhere, or once confirmed: a saved commit with one damaged member
        with Bundle.open(path, anchored=lambda case_id, known=known: known) as bundle:  # type: ignore[misc]  # bound now
            assert bundle.head.k == 2
            with pytest.raises(TamperedBundle):
                bundle.stored(10)


def test_two_broken_commits_are_damage_even_without_an_anchor_for_them(path: Path, kit: Kit) -> None:
    kit.chain(path, 4)
    data = path.read_bytes()
    with Bundle.open(path) as bundle:
        path.write_bytes(flipped(data, bundle.ledger.offsets[10]))
    with pytest.raises(TamperedBundle):
        Bundle.open(path, anchored=lambda case_id: 1, signer=kit.founder.public)


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


def test_proofs_from_a_bundle_verify(path: Path, kit: Kit) -> None:
    kit.chain(path, 4)
    with Bundle.open(path) as bundle:
        size = bundle.head.size
        for member in bundle.members():
            line = f"{member.sha256.hex()}  {member.name}\n".encode()
            proof = bundle.inclusion_proof(member.leaf, size)
            assert verify_inclusion(leaf_hash(line), member.leaf, size, proof, bundle.head.root)
        for commit in bundle.commits:
            proof = bundle.consistency_proof(commit.size, size)
            assert bundle.root_at(commit.size) == commit.root
            assert verify_consistency(commit.size, size, proof, commit.root, bundle.head.root)


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
