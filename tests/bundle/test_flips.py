"""No bit of a bundle can change unnoticed, and no cut or spliced bundle passes for more than it is."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evidence_desk.base.errors import EvidenceDeskError, NewerFormat
from evidence_desk.bundle.check import check_bundle
from evidence_desk.bundle.reader import Bundle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bundle.conftest import Kit

SAMPLE = 2_500  # bits of about 200,000 in the normal run; `make soak` takes every one
SEED = 20261122


def outcome(path: Path) -> int:
    """Exit code of the full check; a quick opening before it may refuse, but only in words."""
    with contextlib.suppress(EvidenceDeskError):
        Bundle.open(path).close()
    try:
        report = check_bundle(path)
    except NewerFormat as error:
        return error.exit_code
    if report.bundle is not None:
        report.bundle.close()
    return report.exit_code


def undetected(data: bytes, path: Path, bits: Iterable[int]) -> list[tuple[int, int]]:
    """(bit, exit code) of every single-bit change after which the check does not end in 20."""
    path.write_bytes(data)
    missed: list[tuple[int, int]] = []
    with path.open("r+b", buffering=0) as stream:
        for bit in bits:
            place = bit // 8
            stream.seek(place)
            stream.write(bytes([data[place] ^ 1 << bit % 8]))
            code = outcome(path)
            stream.seek(place)
            stream.write(data[place : place + 1])
            if code != 20:
                missed.append((bit, code))
    return missed


def test_the_unchanged_bundle_is_good(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "whole.edcase"
    path.write_bytes(whole)
    assert outcome(path) == 0
    with Bundle.open(path) as bundle:
        kinds = {member.kind for member in bundle.members()}
        assert kinds == {"README", "v", "r", "k", "m", "b", "p", "s", "t"}
        assert [member.kind for member in bundle.members() if not member.present] == ["b", "p"]


def test_no_sampled_bit_can_change_unnoticed(tmp_path: Path, whole: bytes) -> None:
    bits = random.Random(SEED).sample(range(len(whole) * 8), SAMPLE)
    assert undetected(whole, tmp_path / "flipped.edcase", bits) == []


def test_no_bit_of_the_newest_note_can_change_unnoticed(tmp_path: Path, whole: bytes) -> None:
    """Every bit where a loose parser would let changes through, and where nothing later covers them."""
    path = tmp_path / "flipped.edcase"
    path.write_bytes(whole)
    with Bundle.open(path) as bundle:
        start, note = bundle.ledger.commits.note_offsets[-1] + 512, bundle.head.note
    assert undetected(whole, path, range(start * 8, (start + len(note)) * 8)) == []


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_no_bit_at_all_can_change_unnoticed(tmp_path: Path, whole: bytes) -> None:
    assert undetected(whole, tmp_path / "flipped.edcase", range(len(whole) * 8)) == []


def boundaries(path: Path) -> tuple[list[int], list[bytes]]:
    """(end of each commit, root of each) of a good bundle."""
    with Bundle.open(path) as bundle:
        commits = bundle.ledger.commits
        ends = [
            offset + 512 + size + -size % 512
            for offset, size in zip(commits.note_offsets, commits.note_sizes, strict=True)
        ]
        return ends, [commit.root for commit in bundle.commits]


def judge_cut(path: Path, size: int, ends: list[int], roots: list[bytes]) -> None:
    """A cut at a commit is an older bundle; anywhere else it is said; never is it more than what is there."""
    whole = [k for k, end in enumerate(ends) if end <= size]
    code = outcome(path)
    if not whole:
        assert code == 20
        return
    with Bundle.open(path) as bundle:
        assert bundle.head.k == whole[-1]
        assert bundle.head.root == roots[whole[-1]]
        at_boundary = size == ends[whole[-1]]
        assert (bundle.tail is None) == at_boundary
        assert bundle.tail is None or bundle.tail.size == size - ends[whole[-1]]
    assert code == (0 if at_boundary else 20)


def cut_everywhere(path: Path, sizes: Iterable[int]) -> None:
    data = path.read_bytes()
    ends, roots = boundaries(path)
    for size in sizes:
        path.write_bytes(data[:size])
        judge_cut(path, size, ends, roots)


def test_a_cut_at_any_sector_or_near_a_boundary_is_what_it_is(tmp_path: Path, kit: Kit) -> None:
    path = kit.chain(tmp_path / "case.edcase", 4)
    ends, _ = boundaries(path)
    near = {end + more for end in ends for more in (-513, -512, -511, -1, 0, 1, 511, 512, 1023, 1024, 1025)}
    size = path.stat().st_size
    sizes = sorted(cut for cut in {*range(0, size, 512), *near} if cut < size)
    cut_everywhere(path, sizes)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_a_cut_at_any_byte_is_what_it_is(tmp_path: Path, kit: Kit) -> None:
    path = kit.chain(tmp_path / "case.edcase", 4)
    cut_everywhere(path, range(path.stat().st_size))


def test_a_cut_of_a_case_with_everything_is_never_more_than_is_there(tmp_path: Path, whole: bytes) -> None:
    """Cut before the line that removed a member, its stub is unexplained: damage, not an older bundle."""
    path = tmp_path / "whole.edcase"
    path.write_bytes(whole)
    ends, _ = boundaries(path)
    codes = []
    for end in ends:
        path.write_bytes(whole[:end] + bytes(1024))
        codes.append(outcome(path))
    # Stubs stand in commits 1 and 2, their lines in commit 5.
    assert codes == [0, 20, 20, 20, 20, 0, 0]
