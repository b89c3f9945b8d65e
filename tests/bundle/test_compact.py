"""Taking members out: what goes, what stays, what still verifies, and what a failure leaves."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import BundleError, CannotWrite, NotFound, TamperedBundle
from evidence_desk.bundle import age, rawfile
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Kit

    from evidence_desk.bundle.check import BundleReport


def with_pending(path: Path, kit: Kit) -> Writer:
    """A case with blob 6 sealed (copy in 9), event 4 and slot 3 erased, none taken out yet."""
    writer = kit.create(path)
    assert kit.add(writer) == 6
    with writer.commit() as staged:
        assert staged.add_sealed(6, kit.custody.recipient()) == 9
        staged.remove("seal", 6)
        staged.remove("erase", 4)
    assert writer.bundle.pending == {4: "erase", 6: "seal"}
    return writer


def others(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()} - {path.name, path.name + ".lock"}


def test_removed_members_become_stubs_and_everything_else_stays(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    with with_pending(path, kit) as writer:
        before = {m.leaf: m for m in writer.bundle.members()}
        stored = {leaf: writer.bundle.stored(leaf) for leaf in before}
        head, commits = writer.bundle.head, list(writer.bundle.commits)
        assert compact(writer).removed == (4, 6)
        assert not writer.bundle.pending
        for source in (writer.bundle, Bundle.open(path, full=True)):
            assert source.head == head
            assert list(source.commits) == commits
            assert not source.broken
            for member in source.members():
                if member.leaf in (4, 6):
                    assert not member.present
                    assert (member.name, member.sha256) == (
                        before[member.leaf].name,
                        before[member.leaf].sha256,
                    )
                    with pytest.raises(NotFound):
                        source.stored(member.leaf)
                else:
                    assert member == before[member.leaf]
                    assert source.stored(member.leaf) == stored[member.leaf]
        data = path.read_bytes()
        assert stored[6] not in data
        assert stored[4] not in data
        assert b"e/00000006\0" in data
        kit.add(writer)
    assert check(path).exit_code == 0
    assert others(path) == set()


def test_the_sealed_copy_still_proves_itself_against_the_log(path: Path, kit: Kit) -> None:
    with with_pending(path, kit) as writer:
        compact(writer)
        bundle = writer.bundle
        original = age.decrypt(bundle.stored(9), [kit.custody], limit=1 << 20)
        assert hashlib.sha256(original).digest() == bundle.member(6).sha256
        assert age.decrypt(original, [kit.case], limit=1 << 20) == kit.blob


def test_compacting_again_or_without_need_does_nothing(path: Path, kit: Kit) -> None:
    with with_pending(path, kit) as writer:
        compact(writer)
        inode = path.stat().st_ino
        assert compact(writer).removed == ()
        assert path.stat().st_ino == inode


def test_tails_beside_the_bundle_go_with_the_members(path: Path, kit: Kit) -> None:
    with with_pending(path, kit) as writer:
        tail = path.with_name(path.name + ".tail-20261122T140509Z")
        tail.write_bytes(writer.bundle.stored(6))
        unrelated = path.with_name("another.edcase.tail-20261122T140509Z")
        unrelated.write_bytes(b"theirs")
        assert compact(writer).tails == (tail.name,)
    assert others(path) == {unrelated.name}


def test_a_restored_copy_with_the_bytes_back_is_pending_again(
    path: Path, kit: Kit, tmp_path: Path, check: Callable[[Path], BundleReport]
) -> None:
    copy = tmp_path / "backup"
    with with_pending(path, kit) as writer:
        shutil.copy(path, copy)
        compact(writer)
        kit.add(writer)
    shutil.copy(copy, path)
    report = check(path)
    assert report.exit_code == 20
    assert [finding.name for finding in report.findings if not finding.ok] == ["removal"]
    with Writer.open(path, kit.founder) as writer:
        assert writer.bundle.pending == {4: "erase", 6: "seal"}
        compact(writer)
    assert check(path).exit_code == 0


def test_bytes_put_back_into_a_compacted_file_are_pending_not_shown(
    path: Path, kit: Kit, tmp_path: Path
) -> None:
    """Somebody splices the old member into the new file: the log accepts its hash, the removal line wins."""
    with with_pending(path, kit) as writer:
        old = path.read_bytes()
        place, size = writer.bundle.ledger.offsets[6], writer.bundle.ledger.sizes[6]
        member = old[place : place + 512 + size + -size % 512]
        compact(writer)
        stub = writer.bundle.ledger.offsets[6]
    data = path.read_bytes()
    path.write_bytes(data[:stub] + member + data[stub + 512 :])
    with Bundle.open(path, full=True) as bundle:
        assert bundle.pending == {6: "seal"}


def test_readers_go_on_with_the_old_file(path: Path, kit: Kit) -> None:
    with with_pending(path, kit) as writer, Bundle.open(path) as reader:
        stored = reader.stored(7)
        compact(writer)
        assert reader.stored(7) == stored


def test_an_open_blob_of_the_writer_follows_into_the_new_file(path: Path, kit: Kit) -> None:
    with with_pending(path, kit) as writer:
        data = os.urandom(200_000)
        leaf = kit.add(writer, blob=data)
        blob = writer.bundle.unlock([kit.reader]).blob(leaf)
        assert blob.read_at(70_000, 10) == data[70_000:70_010]
        compact(writer)
        assert blob.read_at(0, len(data)) == data


def test_a_full_disk_leaves_the_old_file_and_the_removals_pending(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with with_pending(path, kit) as writer:
        before = path.read_bytes()

        def fail(self: rawfile.RawFile, offset: int, data: bytes | memoryview) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as full:
            full.setattr(rawfile.RawFile, "write_at", fail)
            with pytest.raises(CannotWrite, match="write failed"):
                compact(writer)
        assert path.read_bytes() == before
        assert others(path) == set()
        assert writer.bundle.pending == {4: "erase", 6: "seal"}
        kit.add(writer)
        assert compact(writer).removed == (4, 6)


def test_a_copy_that_differs_never_replaces_the_case(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rawfile.RawFile.write_at

    def lie(self: rawfile.RawFile, offset: int, data: bytes | memoryview) -> None:
        spoiled = bytearray(data)
        if len(spoiled) > 2_000:
            spoiled[-1_500] ^= 1
        real(self, offset, bytes(spoiled))

    with with_pending(path, kit) as writer:
        before = path.read_bytes()
        with monkeypatch.context() as lying:
            lying.setattr(rawfile.RawFile, "write_at", lie)
            with pytest.raises(BundleError):
                compact(writer)
        assert path.read_bytes() == before
        assert others(path) == set()
        kit.add(writer)


def test_what_a_dead_compaction_left_is_removed(path: Path, kit: Kit) -> None:
    with_pending(path, kit).close()
    path.with_name(path.name + ".new-0badcafe").write_bytes(path.read_bytes()[:5000])
    with Writer.open(path, kit.founder) as writer:
        assert others(path) == set()
        assert compact(writer).removed == (4, 6)


def test_nothing_is_compacted_in_the_middle_of_a_commit(path: Path, kit: Kit) -> None:
    with with_pending(path, kit) as writer, writer.commit() as staged:
        staged.add_secret("m", b"{}", kit.recipient)
        with pytest.raises(ValueError, match="one commit"):
            compact(writer)


def test_a_compacted_case_cut_before_its_removal_lines_is_damage(
    path: Path, kit: Kit, check: Callable[[Path], BundleReport]
) -> None:
    """A cut at a commit boundary is else a valid older bundle; here it would hide why a member is missing."""
    with with_pending(path, kit) as writer:
        compact(writer)
        commits = writer.bundle.ledger.commits
        end = commits.note_offsets[1] + 512 + commits.note_sizes[1] + -commits.note_sizes[1] % 512
    path.write_bytes(path.read_bytes()[:end] + bytes(1024))
    with pytest.raises(TamperedBundle, match="line"):
        Bundle.open(path)
    assert check(path).exit_code == 20
