"""Writing with bad luck: a full disk, a failed fsync, a changed file, a tail of an earlier writer."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import (
    CannotWrite,
    TamperedBundle,
)
from evidence_desk.bundle import limits, rawfile
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Kit

    from evidence_desk.bundle.check import BundleReport


def beside(path: Path) -> set[str]:
    """Names in the folder, but for the bundle and its lock."""
    return {entry.name for entry in path.parent.iterdir()} - {path.name, path.name + ".lock"}


# -- bad luck -----------------------------------------------------------------------------------------


def full_beyond(limit: int) -> Callable[..., None]:
    """A `write_at` on a disk that has no room beyond byte `limit`; what fits is written, as systems do."""
    real = rawfile.RawFile.write_at

    def write_at(self: rawfile.RawFile, offset: int, data: bytes | memoryview) -> None:
        real(self, offset, memoryview(data)[: max(0, limit - offset)])
        if offset + len(data) > limit:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return write_at


@pytest.mark.parametrize("room", [0, 1, 600, 70_000, 200_000, 251_000])
def test_a_full_disk_costs_only_the_commit_under_way(
    path: Path, kit: Kit, room: int, monkeypatch: pytest.MonkeyPatch, check: Callable[[Path], BundleReport]
) -> None:
    with kit.create(path) as writer:
        kit.add(writer)
        before = path.read_bytes()
        with monkeypatch.context() as full:
            full.setattr(rawfile.RawFile, "write_at", full_beyond(len(before) + room))
            with pytest.raises(CannotWrite, match="write failed"):
                kit.add(writer, blob=bytes(250_000))
        assert path.read_bytes() == before
        kit.add(writer)
    assert check(path).exit_code == 0


def test_when_even_taking_back_fails_the_next_writer_finishes_it(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kit.create(path) as writer:
        before = path.read_bytes()
        with monkeypatch.context() as gone:
            gone.setattr(rawfile.RawFile, "truncate", lambda self, size: os.ftruncate(-1, size))
            gone.setattr(rawfile.RawFile, "write_at", full_beyond(len(before) + 600))
            with pytest.raises(CannotWrite, match="write failed"):
                kit.add(writer, blob=bytes(250_000))
        with pytest.raises(CannotWrite, match="taking back"):
            kit.add(writer)
    with Writer.open(path, kit.founder) as writer:
        assert writer.set_aside is not None
        assert path.read_bytes() == before


def test_a_failed_fsync_is_never_reported_as_saved(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with kit.create(path) as writer:
        before, head = path.read_bytes(), writer.bundle.head
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", fail)
            with pytest.raises(CannotWrite):
                kit.add(writer)
        assert path.read_bytes() == before
        assert writer.bundle.head == head
        with pytest.raises(CannotWrite, match="fsync"):
            kit.add(writer)
    with Writer.open(path, kit.founder) as writer:
        kit.add(writer)


def test_a_file_changed_underneath_is_not_written_to(path: Path, kit: Kit) -> None:
    with kit.create(path) as writer:
        with path.open("ab") as stream:
            stream.write(b"added by a synchroniser")
        changed = path.read_bytes()
        with pytest.raises(CannotWrite, match="underneath"):
            kit.add(writer)
        assert path.read_bytes() == changed
        path.with_suffix(".other").write_bytes(changed)
        path.with_suffix(".other").replace(path)
        with pytest.raises(CannotWrite, match="underneath"):
            kit.add(writer)


def test_a_tail_is_copied_aside_before_it_is_cut_off(path: Path, kit: Kit) -> None:
    good = kit.chain(path, 2).read_bytes()
    tail = b"half a member" * 300
    path.write_bytes(good[: -limits.CLOSING] + tail)
    with Writer.open(path, kit.founder) as writer:
        aside = writer.set_aside
        assert aside is not None
        assert (aside.offset, aside.size) == (len(good) - limits.CLOSING, len(tail))
        assert aside.sha256 == hashlib.sha256(tail).digest()
        assert aside.path.read_bytes() == tail
        assert aside.path.name.startswith(path.name + ".tail-")
        assert path.read_bytes() == good
        kit.add(writer)
    with Writer.open(path, kit.founder) as writer:
        assert writer.set_aside is None


def test_two_tails_in_one_second_are_both_kept(path: Path, kit: Kit) -> None:
    good = kit.chain(path, 2).read_bytes()
    for word in (b"one", b"two"):
        path.write_bytes(good + word)
        Writer.open(path, kit.founder).close()
    assert len(beside(path)) == 2


@pytest.mark.parametrize("closing", [0, 1, 511, 512, 1023])
def test_missing_closing_blocks_are_put_back(path: Path, kit: Kit, closing: int) -> None:
    good = kit.chain(path, 2).read_bytes()
    path.write_bytes(good[: len(good) - limits.CLOSING + closing])
    with Writer.open(path, kit.founder) as writer:
        assert writer.set_aside is None
        assert path.read_bytes() == good


def test_a_tail_that_holds_a_saved_commit_is_not_cut_off(path: Path, kit: Kit) -> None:
    """This device knows that commit 2 was saved; its bytes are there, but not whole any more."""
    kit.chain(path, 3)
    with Bundle.open(path) as bundle:
        place = bundle.ledger.commits.note_offsets[2]
    data = bytearray(path.read_bytes())
    data[place + 512 : place + 522] = b"scratched!"
    path.write_bytes(data)
    with pytest.raises(TamperedBundle, match="saved"):
        Writer.open(path, kit.founder, anchored=lambda case_id: 2)
    assert path.read_bytes() == data
    assert beside(path) == set()
    with Writer.open(path, kit.founder, anchored=lambda case_id: 1) as writer:
        assert writer.set_aside is not None
        assert writer.bundle.head.k == 1


def test_damage_is_never_cut_off(path: Path, kit: Kit) -> None:
    kit.chain(path, 4)
    with Bundle.open(path) as bundle:
        place = bundle.ledger.commits.sum_offsets[1]
    data = bytearray(path.read_bytes())
    data[place + 520] ^= 1
    path.write_bytes(data)
    for known in (None, 0, 1, 3):
        with pytest.raises(TamperedBundle):
            Writer.open(path, kit.founder, anchored=lambda case_id, known=known: known)  # type: ignore[misc]  # bound now
    assert path.read_bytes() == data
    assert beside(path) == set()


def test_a_full_disk_while_setting_aside_changes_nothing(
    path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = kit.chain(path, 2).read_bytes() + b"tail" * 1000
    path.write_bytes(data)
    monkeypatch.setattr(rawfile.RawFile, "write_at", full_beyond(100))
    with pytest.raises(CannotWrite, match="write failed"):
        Writer.open(path, kit.founder)
    assert path.read_bytes() == data
    assert beside(path) == set()
