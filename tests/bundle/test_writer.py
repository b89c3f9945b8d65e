"""Appending: what a commit leaves behind, and which input is refused before it."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import (
    BadInput,
    Cancelled,
    CannotWrite,
    GateRefused,
    KeyUnavailable,
    NotABundle,
    NotFound,
    TamperedBundle,
)
from evidence_desk.bundle import age, limits, note, rawfile
from evidence_desk.bundle.compact import compact
from evidence_desk.bundle.merkle import EMPTY_ROOT
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Kit

    from evidence_desk.bundle.check import BundleReport


def beside(path: Path) -> set[str]:
    """Names in the folder, but for the bundle and its lock."""
    return {entry.name for entry in path.parent.iterdir()} - {path.name, path.name + ".lock"}


# -- a good commit ------------------------------------------------------------------------------------


def test_a_new_case_reads_back(path: Path, kit: Kit, check: Callable[[Path], BundleReport]) -> None:
    with kit.create(path) as writer:
        assert writer.case_id == note.case_id(kit.founder.public, bytes(range(16)))
        leaf = kit.add(writer)
        assert writer.bundle.head.k == 1
        inside = writer.bundle.unlock([kit.reader]).read(leaf)
    with Bundle.open(path, full=True) as bundle:
        assert bundle.case_id == writer.case_id
        assert bundle.tail is None
        assert not bundle.broken
        names = [member.name for member in bundle.members()]
        assert names == [
            *("README.txt", "v/00000001.vkey", "r/00000002.txt", "k/00000003.age", "m/00000004.age"),
            *("b/00000006.age", "m/00000007.age"),
        ]
        unlocked = bundle.unlock([kit.reader])
        assert unlocked.read(leaf) == kit.blob == inside
        assert b"".join(unlocked.blob(leaf).chunks()) == kit.blob
        assert unlocked.read(7) == kit.event("added")
        assert bundle.recipients == (str(kit.recipient),)
        assert [commit.signer for commit in bundle.commits] == [kit.founder.fingerprint] * 2
    assert check(path).exit_code == 0
    assert beside(path) == set()


def test_a_commit_knows_its_leaves_and_the_head_it_builds_on(path: Path, kit: Kit) -> None:
    with Writer.create(path, kit.founder) as writer:
        with writer.commit() as staged:
            assert (staged.seen.size, staged.seen.root) == (0, EMPTY_ROOT)
            assert staged.next_leaf == 2 == writer.founder_leaf + 1
            assert staged.add_public("r", f"{kit.recipient}\n".encode()) == 2
        head = writer.bundle.head
        with writer.commit() as staged:
            assert staged.seen == head
            assert staged.next_leaf == head.size + 1
            assert staged.add_secret("m", kit.event("one"), kit.recipient) == head.size + 1
            assert staged.next_leaf == head.size + 2


def test_the_writers_own_view_equals_a_fresh_opening(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        for number in range(5):
            kit.add(writer, blob=bytes(number * 700))
        with writer.commit() as staged:
            staged.add_public("v", note.format_verifier_key(writer.origin, kit.second.public))
            staged.remove("erase", 6)
        with Bundle.open(path) as fresh:
            assert list(fresh.members()) == list(writer.bundle.members())
            assert list(fresh.commits) == list(writer.bundle.commits)
            assert fresh.head == writer.bundle.head
            assert fresh.pending == writer.bundle.pending == {6: "erase"}
            assert fresh.signers == writer.bundle.signers


def test_appending_never_reads_the_file_again(path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    with kit.create(path) as writer:
        monkeypatch.setattr(rawfile.RawFile, "read_at", None)
        monkeypatch.setattr(rawfile.RawFile, "read_into", None)
        kit.add(writer)


def test_one_commit_is_one_fsync(path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    with kit.create(path) as writer:
        monkeypatch.setattr(os, "fsync", synced.append)
        for _ in range(3):
            kit.add(writer)
        assert len(synced) == 3


def test_a_writer_needs_no_key_that_reads(path: Path, kit: Kit) -> None:
    kit.create(path).close()
    with Writer.open(path, kit.founder) as writer:
        kit.add(writer)
        assert writer.bundle.head.k == 1


def test_the_archive_is_closed_after_every_commit(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        for _ in range(3):
            kit.add(writer)
            data = path.read_bytes()
            assert len(data) == writer.bundle.ledger.end + limits.CLOSING
            assert not any(data[-limits.CLOSING :])


def test_a_sealed_copy_holds_the_stored_bytes(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer)
        stored = writer.bundle.stored(leaf)
        with writer.commit() as staged:
            copy = staged.add_sealed(leaf, kit.custody.recipient())
            staged.remove("seal", leaf)
        assert age.decrypt(writer.bundle.stored(copy), [kit.custody], limit=1 << 20) == stored


def test_a_link_leads_to_the_same_case_and_the_same_lock(path: Path, kit: Kit) -> None:
    kit.chain(path, 2)
    link = path.with_name("link.edcase")
    link.symlink_to(path)
    with Writer.open(link, kit.founder) as writer:
        with pytest.raises(CannotWrite):
            Writer.open(path, kit.founder)
        with writer.commit() as staged:
            staged.remove("erase", 6)
        compact(writer)
    assert link.is_symlink()
    with Bundle.open(path) as bundle:
        assert not bundle.member(6).present
    with pytest.raises(BadInput, match="exists"):
        Writer.create(link, kit.founder)


def test_a_damaged_member_is_not_sealed(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer)
        place = writer.bundle.ledger.offsets[leaf] + 512 + 300
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with Writer.open(path, kit.founder) as writer:
        with pytest.raises(TamperedBundle, match="signed"), writer.commit() as staged:
            staged.add_sealed(leaf, kit.custody.recipient())
            staged.remove("seal", leaf)
        assert path.read_bytes() == data


def test_progress_of_hashing_ahead_may_cancel_too(path: Path, kit: Kit) -> None:
    def cancel(done: int) -> None:
        assert done == 0
        raise Cancelled

    with kit.create(path) as writer:
        before = path.read_bytes()
        with pytest.raises(Cancelled), writer.commit() as staged:
            staged.add_blob(
                io.BytesIO(kit.blob), len(kit.blob), kit.recipient, refuse=lambda sha256: None, report=cancel
            )
        assert path.read_bytes() == before


# -- refused input ------------------------------------------------------------------------------------


def test_an_existing_file_is_never_overwritten(path: Path, kit: Kit) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(BadInput, match="exists"):
        Writer.create(path, kit.founder)
    assert path.read_bytes() == b"mine"


def test_a_file_that_appears_meanwhile_is_not_overwritten(path: Path, kit: Kit) -> None:
    with (
        Writer.create(path, kit.founder) as writer,
        pytest.raises(BadInput, match="exists"),
        writer.commit() as staged,
    ):
        staged.add_public("r", f"{kit.recipient}\n".encode())
        path.write_bytes(b"mine")
    assert path.read_bytes() == b"mine"
    assert beside(path) == set()


def test_an_unfinished_new_case_leaves_nothing(path: Path, kit: Kit) -> None:
    with Writer.create(path, kit.founder) as writer:
        assert any(name.startswith(path.name + ".new-") for name in beside(path))
        with pytest.raises(Cancelled), writer.commit():
            raise Cancelled
    assert not path.exists()
    assert beside(path) == set()


def test_what_a_dead_writer_left_of_a_new_case_is_removed(path: Path, kit: Kit) -> None:
    path.with_name(path.name + ".new-0badcafe").write_bytes(b"half a case")
    kit.create(path).close()
    assert beside(path) == set()


def test_too_large_a_file_is_refused_before_a_byte_is_written(path: Path, kit: Kit) -> None:
    class Untouchable(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise AssertionError("it was read")

    with kit.create(path) as writer:
        before = path.read_bytes()
        with writer.commit() as staged:
            with pytest.raises(BadInput, match="bound"):
                staged.add_blob(Untouchable(), limits.MAX_PLAINTEXT + 1, kit.recipient)  # type: ignore[arg-type]  # never read
            assert path.read_bytes() == before
            staged.add_secret("m", kit.event("still usable"), kit.recipient)
        assert writer.bundle.head.k == 1


def test_a_blocked_file_is_refused_before_a_byte_is_written(path: Path, kit: Kit) -> None:
    asked: list[bytes] = []

    def refuse(sha256: bytes) -> None:
        asked.append(sha256)
        raise GateRefused("blocked")

    with kit.create(path) as writer:
        before = path.read_bytes()
        with pytest.raises(GateRefused), writer.commit() as staged:
            staged.add_blob(io.BytesIO(kit.blob), len(kit.blob), kit.recipient, refuse=refuse)
        assert asked == [hashlib.sha256(kit.blob).digest()]
        assert path.read_bytes() == before


def test_a_file_that_changes_between_the_two_readings_is_refused(path: Path, kit: Kit) -> None:
    source = io.BytesIO(kit.blob)

    def change(sha256: bytes) -> None:
        source.getbuffer()[5] ^= 1

    with kit.create(path) as writer:
        before = path.read_bytes()
        with pytest.raises(BadInput, match="changed"), writer.commit() as staged:
            staged.add_blob(source, len(kit.blob), kit.recipient, refuse=change)
        assert path.read_bytes() == before


@pytest.mark.parametrize("announced", [-1, 1])
def test_a_file_of_another_size_than_announced_is_refused(path: Path, kit: Kit, announced: int) -> None:
    with kit.create(path) as writer:
        before = path.read_bytes()
        with pytest.raises(BadInput), writer.commit() as staged:
            staged.add_blob(io.BytesIO(kit.blob), len(kit.blob) + announced, kit.recipient)
        assert path.read_bytes() == before


def test_a_source_that_cannot_be_read_is_bad_input(path: Path, kit: Kit) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with kit.create(path) as writer:
        for refuse in (None, lambda sha256: None):
            with pytest.raises(BadInput, match="unreadable"), writer.commit() as staged:
                staged.add_blob(Broken(), 10, kit.recipient, refuse=refuse)


def test_progress_is_told_and_may_cancel(path: Path, kit: Kit) -> None:
    told: list[int] = []

    def report(done: int) -> None:
        told.append(done)
        if done > 1 << 20:
            raise Cancelled

    with kit.create(path) as writer:
        before = path.read_bytes()
        with pytest.raises(Cancelled), writer.commit() as staged:
            staged.add_blob(io.BytesIO(bytes(4 << 20)), 4 << 20, kit.recipient, report=report)
        assert told == sorted(told)
        assert path.read_bytes() == before
        kit.add(writer)
        assert writer.bundle.head.k == 1


def test_wrong_keys_stamps_and_removals_are_refused_one_by_one(path: Path, kit: Kit) -> None:
    other = limits.ORIGIN_PREFIX + "00000000-0000-8000-8000-000000000000"
    with kit.create(path) as writer, writer.commit() as staged:
        mine = note.format_verifier_key(writer.origin, kit.second.public)
        staged.add_public("v", mine)
        for wrong in (
            lambda: staged.add_public("v", mine),
            lambda: staged.add_public("v", note.format_verifier_key(writer.origin, kit.founder.public)),
            lambda: staged.add_public("v", note.format_verifier_key(other, kit.stranger.public)),
            lambda: staged.add_public("r", f"{kit.recipient}".encode()),
            lambda: staged.add_public("r", b"age1nonsense\n"),
            lambda: staged.add_public("t", b"no stamp"),
            lambda: staged.add_raw("k", b"no slot"),
            lambda: staged.remove("seal", 1),
            lambda: staged.remove("erase", 0),
            lambda: staged.remove("erase", staged.next_leaf - 1),
            lambda: staged.remove("erase", 10**6),
            lambda: staged.remove("seal", 3),
            lambda: staged.retire(2),
            lambda: staged.retire(staged.next_leaf - 1),
        ):
            with pytest.raises(BadInput):
                wrong()
        staged.remove("erase", 4)
        with pytest.raises(BadInput):
            staged.remove("erase", 4)
    with Writer.open(path, kit.founder) as writer, writer.commit() as staged:
        with pytest.raises(BadInput):
            staged.remove("erase", 4)
        staged.retire(1)


def test_sealing_without_a_copy_for_custody_is_refused(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        leaf = kit.add(writer)
        before = path.read_bytes()
        with pytest.raises(BadInput, match="custody"), writer.commit() as staged:
            staged.remove("seal", leaf)
        assert path.read_bytes() == before
        kit.add(writer)


def test_only_admitted_keys_open_for_writing(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer, writer.commit() as staged:
        admitted = staged.add_public("v", note.format_verifier_key(writer.origin, kit.second.public))
    before = path.read_bytes()
    with pytest.raises(KeyUnavailable):
        Writer.open(path, kit.stranger)
    with Writer.open(path, kit.founder) as writer, writer.commit() as staged:
        staged.retire(admitted)
    with pytest.raises(KeyUnavailable):
        Writer.open(path, kit.second)
    assert path.read_bytes()[: len(before) - limits.CLOSING] == before[: -limits.CLOSING]


def test_a_retired_key_may_come_back(path: Path, kit: Kit) -> None:
    line = note.format_verifier_key(kit.origin, kit.second.public)
    with kit.create(path) as writer:
        for _ in range(2):
            with writer.commit() as staged:
                leaf = staged.add_public("v", line)
            with writer.commit() as staged:
                staged.retire(leaf)
        with writer.commit() as staged:
            staged.add_public("v", line)
    with Writer.open(path, kit.second) as writer:
        kit.add(writer)
        assert writer.bundle.commits[-1].signer == kit.second.fingerprint


def test_an_empty_commit_and_two_at_once_are_faults_of_the_caller(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        with pytest.raises(ValueError, match="nothing"), writer.commit():
            pass
        with writer.commit() as staged:
            staged.add_secret("m", kit.event("outer"), kit.recipient)
            with pytest.raises(ValueError, match="one commit"), writer.commit():
                pass
        assert writer.bundle.head.k == 1


def test_a_member_that_failed_cannot_be_committed(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        before = path.read_bytes()
        with pytest.raises(ValueError, match="failed"), writer.commit() as staged:
            with pytest.raises(BadInput):
                staged.add_blob(io.BytesIO(b"short"), 10, kit.recipient)
            staged.add_secret("m", kit.event("and on"), kit.recipient)
        assert path.read_bytes() == before


def test_opening_for_writing_says_what_is_wrong(tmp_path: Path, kit: Kit) -> None:
    with pytest.raises(NotFound):
        Writer.open(tmp_path / "missing.edcase", kit.founder)
    with pytest.raises(NotABundle):
        Writer.open(tmp_path, kit.founder)
    (tmp_path / "text.edcase").write_text("hello")
    with pytest.raises(NotABundle):
        Writer.open(tmp_path / "text.edcase", kit.founder)
    assert not (tmp_path / "missing.edcase.lock").exists()
