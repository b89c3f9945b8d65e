"""How a picture is laid on paper: its size, and where a tall one is cut. Pure numbers.

A tall capture is stored once and shown in tiles; each tile repeats the end of the one before it, so that no line is
lost at a cut, and cuts are made at quiet rows where the picture lets us. Rows are counted as displayed, from 0 at
the top.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

LARGEST_SCALE = 0.75  # points per pixel: 96 pixels an inch; beyond that a picture only gets coarser
_OVERLAP_ROWS = 120
_SEARCH = 0.14  # of a tile's height, at its end, in which the cut may lie
_WIDE = 2.0  # times its height: from here on a picture is shown again in parts
_STRIP_SHAPE = 1.9  # largest width of a part, in heights
_READABLE_SCALE = 0.3  # points per pixel at which no enlarging is needed
_TALL = 1.75  # so much less than the full width a picture may shrink to before it is cut instead
# Widths up to this many pixels are taken for telephones, except the usual ones of desktop windows.
_TELEPHONE_WIDTH = 1320
_DESKTOP_WIDTHS = frozenset({1024, 1152, 1280})
_NARROWER = 0.85  # of its column: beside another a screen is not shown smaller
_DESKTOP_SHAPE = 1.5  # lower than this times its width, a picture is no telephone's

Matrix = tuple[float, float, float, float, float, float]

# Where the stored picture's unit square lies in the displayed one, by EXIF orientation (EXIF 2.32, 4.6.4).
_ORIENTATIONS: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """Rows `top` to `bottom` (exclusive); the first `again` of them end the tile before, too."""

    top: int
    bottom: int
    again: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A picture on paper."""

    columns: int
    scale: float  # points per pixel
    tiles: tuple[Tile, ...]


def displayed_size(width: int, height: int, orientation: int) -> tuple[int, int]:
    """Return width and height as shown."""
    return (height, width) if orientation >= 5 else (width, height)


def lay(width: int, height: int, room: tuple[float, float], column: float, activity: bytes) -> Laid:
    """Decide how a picture of displayed size `width` x `height` is shown.

    Args:
        width: pixels.
        height: pixels.
        room: points of width and height on an empty page.
        column: points of width of one of two columns.
        activity: how busy the picture is from top to bottom, see `content.Picture`.
    """
    across, down = room
    telephone = _is_telephone(width, height)
    per_column = min(column / width, LARGEST_SCALE)
    per_page = min(across / width, LARGEST_SCALE)
    if telephone and height * per_column > down:
        return Laid(2, per_column, cut(height, int(down / per_column), activity))
    if not telephone and height * per_page > down * _TALL:
        return Laid(1, per_page, cut(height, int(down / per_page), activity))
    return Laid(1, min(per_page, down / height), (Tile(0, height, 0),))


def beside(width: int, height: int, column: float, down: float) -> float:
    """Return the scale at which a telephone's screen stands whole in one of two columns; 0 if it would be too small.

    Args:
        width: pixels, as displayed.
        height: pixels, as displayed.
        column: points of width of the column.
        down: points of height that it has.
    """
    widest = min(column / width, LARGEST_SCALE)
    scale = min(widest, down / height)
    return scale if _is_telephone(width, height) and scale >= widest * _NARROWER else 0.0


def _is_telephone(width: int, height: int) -> bool:
    return width <= _TELEPHONE_WIDTH and width not in _DESKTOP_WIDTHS and height > width * _DESKTOP_SHAPE


def cut(height: int, most: int, activity: bytes) -> tuple[Tile, ...]:
    """Cut `height` rows into tiles of at most `most` rows, each cut at the quietest row near its end."""
    overlap = min(_OVERLAP_ROWS, max(most // 8, 1))
    tiles: list[Tile] = []
    top = again = 0
    while height - top > most:
        step = _step(height - top, most, overlap)
        bottom = _quietest(top + int(step * (1 - _SEARCH)), top + step, height, activity)
        tiles.append(Tile(top, bottom, again))
        again = min(overlap, bottom - top - 1)
        top = bottom - again
    tiles.append(Tile(top, height, again))
    return tuple(tiles)


def _step(left: int, most: int, overlap: int) -> int:
    """Return how far the next tile may reach, so that all that follow are of about the same height.

    The search for a quiet row takes some of it, half of what it may on average.
    """
    count = -(-(left - overlap) // max(most - overlap, 1))
    even = -(-(left + (count - 1) * overlap) // count)
    return min(most, int(even / (1 - _SEARCH / 2)) + 1)


def strips(width: int, height: int, across: float) -> list[tuple[int, int]]:
    """Return the columns, from and to (exclusive), of parts that show a very wide picture enlarged; [] if not needed.

    The screens of a computer with two or three of them are a few thousand pixels wide and, on paper, unreadable.
    """
    if width < height * _WIDE or across / width >= _READABLE_SCALE:
        return []
    most = max(int(width * LARGEST_SCALE / across), 2)  # of more parts each would only be coarser
    count = min(math.ceil(width / (height * _STRIP_SHAPE)), most)
    overlap = min(_OVERLAP_ROWS, width // (4 * count))
    step = (width - overlap) / count
    return [(round(place * step), round((place + 1) * step) + overlap) for place in range(count)]


def _quietest(first: int, last: int, height: int, activity: bytes) -> int:
    """Return the row, from `first` to `last`, at the middle of the quietest band; the lowest of equals."""
    if not activity:
        return last
    bands = len(activity)
    from_, to = first * bands // height, min(last * bands // height, bands - 1)
    best = min(range(to, from_ - 1, -1), key=lambda band: activity[band])
    middle = (2 * best + 1) * height // (2 * bands)
    return min(max(middle, first), last)


def placement(orientation: int, left: float, bottom: float, width: float, height: float) -> Matrix:
    """Return the matrix that shows the whole picture upright in the given rectangle."""
    a, b, c, d, e, f = _ORIENTATIONS.get(orientation, _ORIENTATIONS[1])
    return (a * width, b * height, c * width, d * height, e * width + left, f * height + bottom)
