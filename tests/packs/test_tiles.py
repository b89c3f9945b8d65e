"""Laying a picture on paper: no row is lost, cuts are quiet, telephones get two columns."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.packs.tiles import LARGEST_SCALE, cut, displayed_size, lay, strips

ROOM = (470.0, 650.0)
COLUMN = 220.0


@given(st.integers(1, 100_000), st.integers(50, 5000), st.binary(max_size=500))
def test_tiles_cover_every_row_once_or_marked_as_repeated(height: int, most: int, activity: bytes) -> None:
    tiles = cut(height, most, activity)
    assert tiles[0].top == 0
    assert tiles[0].again == 0
    assert tiles[-1].bottom == height
    for before, after in itertools.pairwise(tiles):
        assert before.bottom - after.again == after.top
        assert after.bottom > before.bottom
    assert all(0 < tile.bottom - tile.top <= most for tile in tiles)


@given(st.integers(1, 10_000), st.integers(1, 100_000), st.binary(max_size=100))
def test_a_picture_never_exceeds_the_paper(width: int, height: int, activity: bytes) -> None:
    laid = lay(width, height, ROOM, COLUMN, activity)
    assert laid.scale <= LARGEST_SCALE
    across = COLUMN if laid.columns == 2 else ROOM[0]
    assert width * laid.scale <= across + 0.001
    assert all((tile.bottom - tile.top) * laid.scale <= ROOM[1] + 0.001 for tile in laid.tiles)


@given(st.integers(3_000, 100_000), st.integers(1_000, 4_000), st.binary(min_size=200, max_size=500))
def test_the_last_tile_is_no_sliver(height: int, most: int, activity: bytes) -> None:
    tiles = cut(height, most, activity)
    if len(tiles) > 1:
        assert tiles[-1].bottom - tiles[-1].top >= most // 4


def test_a_cut_is_made_where_the_picture_is_quiet() -> None:
    busy = bytearray(b"\xc8" * 1000)  # ten rows each
    busy[265:275] = bytes(10)
    first = cut(10_000, 3000, bytes(busy))[0]
    assert 2650 <= first.bottom < 2750


def test_a_telephone_screen_stands_whole_and_its_long_capture_in_two_columns() -> None:
    assert len(lay(1080, 2400, ROOM, COLUMN, b"").tiles) == 1
    long = lay(1080, 9600, ROOM, COLUMN, b"")
    assert (long.columns, len(long.tiles)) == (2, 4)
    desktop = lay(1920, 6000, ROOM, COLUMN, b"")
    assert desktop.columns == 1
    assert len(desktop.tiles) > 1


def test_turned_pictures_swap_width_and_height() -> None:
    assert [displayed_size(3, 2, orientation) for orientation in (1, 3, 6, 8)] == [
        (3, 2),
        (3, 2),
        (2, 3),
        (2, 3),
    ]


@given(st.integers(1, 20_000), st.integers(1, 5_000))
def test_parts_of_a_wide_picture_cover_all_its_columns(width: int, height: int) -> None:
    parts = strips(width, height, ROOM[0])
    if parts:
        assert parts[0][0] == 0
        assert parts[-1][1] == width
        assert all(before[1] > after[0] for before, after in itertools.pairwise(parts))
        assert all(last - first < width for first, last in parts)


def test_two_screens_side_by_side_are_shown_again_in_two_parts() -> None:
    assert len(strips(3840, 1080, ROOM[0])) == 2
    assert strips(1920, 1080, ROOM[0]) == []
    assert strips(600, 100, ROOM[0]) == []
