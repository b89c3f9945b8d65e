"""Where a region of a screen lies in the pixels that were taken of it. Pure; no screen is touched here.

A screen of 1,366 x 768 at 125 % shows 1,092.8 x 614.4 units: regions are chosen in units, pictures are in pixels. An
edge that falls inside a pixel takes the whole pixel, so nothing a person framed is cut off.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_SNAP = 1e-6  # units; a corner that is on a pixel's edge but for rounding stays there


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle: `left` and `top` are inside, `right` and `bottom` are the first line outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """How wide it is; never negative."""
        return max(0, self.right - self.left)

    @property
    def height(self) -> int:
        """How high it is; never negative."""
        return max(0, self.bottom - self.top)

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not (self.width and self.height)

    def within(self, other: Box) -> Box:
        """Return the part of it that lies in `other`."""
        return Box(
            left=max(self.left, other.left),
            top=max(self.top, other.top),
            right=min(self.right, other.right),
            bottom=min(self.bottom, other.bottom),
        )

    def moved(self, across: int, down: int) -> Box:
        """Return it elsewhere."""
        return Box(
            left=self.left + across,
            top=self.top + down,
            right=self.right + across,
            bottom=self.bottom + down,
        )

    def has(self, across: int, down: int) -> bool:
        """Return whether a point lies in it."""
        return self.left <= across < self.right and self.top <= down < self.bottom


def box_between(first: tuple[int, int], second: tuple[int, int]) -> Box:
    """Return the box that two corners span, dragged in any direction."""
    return Box(
        left=min(first[0], second[0]),
        top=min(first[1], second[1]),
        right=max(first[0], second[0]),
        bottom=max(first[1], second[1]),
    )


def pixels_of(region: Box, scale: float, size: tuple[int, int]) -> Box:
    """Return which pixels of a screen's picture a region takes.

    Args:
        region: in units of the screen, from its own top left corner.
        scale: pixels for each unit, 1.25 at 125 %.
        size: width and height of the picture in pixels.
    """
    return Box(
        left=math.floor(region.left * scale + _SNAP),
        top=math.floor(region.top * scale + _SNAP),
        right=math.ceil(region.right * scale - _SNAP),
        bottom=math.ceil(region.bottom * scale - _SNAP),
    ).within(Box(left=0, top=0, right=size[0], bottom=size[1]))


def units_of(pixels: Box, scale: float) -> Box:
    """Return the region of a screen, in units, that holds these pixels: for windows, which systems give in pixels."""
    return Box(
        left=math.floor(pixels.left / scale + _SNAP),
        top=math.floor(pixels.top / scale + _SNAP),
        right=math.ceil(pixels.right / scale - _SNAP),
        bottom=math.ceil(pixels.bottom / scale - _SNAP),
    )


def topmost(frames: Sequence[Box], across: int, down: int) -> Box | None:
    """Return the uppermost of the frames, which are in order from the top, that is under a point."""
    return next((frame for frame in frames if frame.has(across, down)), None)


def stepped(region: Box, across: int, down: int, screen: Box, *, resize: bool) -> Box:
    """Return a region moved or resized by keys, held inside the screen and never smaller than 8 units."""
    if resize:
        return Box(
            left=region.left,
            top=region.top,
            right=min(screen.right, max(region.left + 8, region.right + across)),
            bottom=min(screen.bottom, max(region.top + 8, region.bottom + down)),
        )
    across = max(screen.left - region.left, min(screen.right - region.right, across))
    down = max(screen.top - region.top, min(screen.bottom - region.bottom, down))
    return region.moved(across, down)
