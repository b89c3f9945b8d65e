"""Opening: what is no bundle, newer versions, tails, damage, and what a device's memory decides."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import (
    BundleError,
    NewerFormat,
    NotABundle,
    NotFound,
    TamperedBundle,
)
from evidence_desk.bundle import limits, scan
from evidence_desk.bundle.reader import Bundle
from evidence_desk.bundle.readme import README
from evidence_desk.bundle.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bundle.conftest import Forge, Kit

    from evidence_desk.bundle.check import BundleReport


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
    with Bundle.open(path, anchored=lambda case_id: 1, signer=kit.founder.public) as bundle:
        assert bundle.head.k == 1
        assert bundle.tail is not None
    for known in (
        0,
        1,
        2,
        3,
        None,
    ):  # a colleague's device: what they saved is never cut off, so it is damage
        with pytest.raises(TamperedBundle):
            Bundle.open(path, anchored=lambda case_id, known=known: known, signer=kit.second.public)  # type: ignore[misc]  # bound now
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
    with Bundle.open(path, anchored=lambda case_id: 1, signer=kit.founder.public) as bundle:
        assert bundle.head.k == 1
        assert bundle.tail is not None
    for known in (None, 1, 2):  # elsewhere, or once confirmed: a saved commit with one damaged member
        remembered = lambda case_id, known=known: known  # noqa: E731 - bound now
        with Bundle.open(path, anchored=remembered, signer=kit.second.public) as bundle:
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
