"""Canonical headers, held against the tar writer of Python's standard library."""

import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.bundle import ustar
from evidence_desk.bundle.limits import MAX_STORED

NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789./", min_size=1, max_size=100)


def by_the_library(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT)


@given(NAMES, st.integers(0, MAX_STORED))
def test_a_header_is_the_one_the_library_writes_for_a_plain_file(name: str, size: int) -> None:
    ours, theirs = ustar.header(name.encode(), size), by_the_library(name, size)
    # The library leaves device numbers of plain files as octal zeros; here they are empty like link and owner.
    assert ours[:148] == theirs[:148]
    assert ours[156:329] == theirs[156:329]
    assert ours[329:] == bytes(512 - 329)


@given(NAMES, st.integers(0, MAX_STORED))
def test_a_header_reads_back_and_its_checksum_holds(name: str, size: int) -> None:
    raw = ustar.header(name.encode(), size)
    info = tarfile.TarInfo.frombuf(raw, "ascii", "strict")
    assert (info.name, info.size, info.mode, info.mtime, info.type) == (name, size, 0o600, 0, tarfile.REGTYPE)
    assert int(raw[148:154], 8) == sum(raw[:148]) + 8 * 32 + sum(raw[156:])


@pytest.mark.parametrize(("name", "size"), [(b"", 0), (b"n" * 101, 0), (b"n", -1), (b"n", MAX_STORED + 1)])
def test_what_no_header_can_say_is_refused(name: bytes, size: int) -> None:
    with pytest.raises(ValueError, match="ustar header"):
        ustar.header(name, size)


@pytest.mark.parametrize(("size", "room"), [(0, 512), (1, 1024), (512, 1024), (513, 1536)])
def test_members_fill_whole_blocks(size: int, room: int) -> None:
    assert ustar.occupied(size) == room
    assert 512 + size + ustar.padding(size) == room
