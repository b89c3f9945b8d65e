"""The small line signs of a phone screen, as strokes on a 24 x 24 grid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw

FINE = 4  # shapes are drawn this many times larger and scaled down: Pillow's own edges are not smooth

Point = tuple[float, float]
Mark = tuple[str, Sequence[Point], float]  # kind; points on the grid; pen width, or radius of a dot or ring

SIGNS: dict[str, tuple[Mark, ...]] = {
    "back": (("line", ((11, 5), (4, 12), (11, 19)), 2), ("line", ((4.6, 12), (20, 12)), 2)),
    "more": (("dot", ((12, 5),), 1.9), ("dot", ((12, 12),), 1.9), ("dot", ((12, 19),), 1.9)),
    "phone": (
        ("line", ((5, 4), (9, 4), (10.5, 9), (8, 10.8)), 2),
        ("curve", ((8, 10.8), (10, 14), (13.2, 16)), 2),
        ("line", ((13.2, 16), (15, 13.5), (20, 15), (20, 20)), 2),
        ("curve", ((4.2, 4), (5, 10.5), (8.2, 15.8), (13, 19), (20, 20)), 2),
    ),
    "film": (
        ("line", ((3, 6.5), (15, 6.5), (15, 17.5), (3, 17.5), (3, 6.5)), 2),
        ("area", ((16, 11), (21, 7), (21, 17), (16, 13)), 0),
    ),
    "plus": (("line", ((12, 4), (12, 20)), 2.2), ("line", ((4, 12), (20, 12)), 2.2)),
    "face": (
        ("ring", ((12, 12),), 9),
        ("dot", ((9, 9.8),), 1.3),
        ("dot", ((15, 9.8),), 1.3),
        ("curve", ((8, 13.8), (9.8, 15.9), (12, 16.6), (14.2, 15.9), (16, 13.8)), 1.8),
    ),
    "clip": (
        ("line", ((17, 7.5), (17, 16.5)), 1.9),
        ("curve", ((17, 16.5), (15.6, 19.8), (12, 21.2), (8.4, 19.8), (7, 16.5)), 1.9),
        ("line", ((7, 16.5), (7, 6.5)), 1.9),
        ("curve", ((7, 6.5), (8, 4), (10.4, 3), (12.8, 4), (13.8, 6.5)), 1.9),
        ("line", ((13.8, 6.5), (13.8, 15.4)), 1.9),
        ("curve", ((13.8, 15.4), (12, 17.2), (10.2, 15.4)), 1.9),
        ("line", ((10.2, 15.4), (10.2, 8)), 1.9),
    ),
    "camera": (
        ("line", ((3, 7), (7.4, 7), (9, 4.6), (15, 4.6), (16.6, 7), (21, 7), (21, 19), (3, 19), (3, 7)), 2),
        ("ring", ((12, 12.8),), 3.8),
    ),
    "microphone": (
        ("line", ((12, 5.6), (12, 11.6)), 5.6),
        (
            "curve",
            ((5.6, 11.4), (6.8, 15.2), (9.2, 17.4), (12, 18), (14.8, 17.4), (17.2, 15.2), (18.4, 11.4)),
            1.9,
        ),
        ("line", ((12, 18), (12, 21.4)), 1.9),
    ),
    "heart": (
        ("curve", ((12, 20.4), (5, 13.8), (3, 9.4), (4.2, 5.6), (7.2, 4.2), (10, 5.2), (12, 7.8)), 1.9),
        ("curve", ((12, 20.4), (19, 13.8), (21, 9.4), (19.8, 5.6), (16.8, 4.2), (14, 5.2), (12, 7.8)), 1.9),
    ),
    "speech": (
        ("line", ((6, 17), (4, 20.8), (8.8, 19.3)), 1.9),
        (
            "curve",
            ((6, 17), (3.8, 13), (4.8, 8), (8.4, 4.6), (13, 4), (17.6, 5.8), (20.2, 10)),
            1.9,
        ),
        ("curve", ((20.2, 10), (19.8, 14.6), (16.8, 18.2), (12.6, 19.8), (8.8, 19.3)), 1.9),
    ),
    "send": (
        ("line", ((21, 3), (3, 9.6), (10.4, 13.4), (14.4, 21), (21, 3)), 1.9),
        ("line", ((10.4, 13.4), (21, 3)), 1.9),
    ),
    "keep": (("line", ((6, 3.6), (18, 3.6), (18, 20.6), (12, 16), (6, 20.6), (6, 3.6)), 1.9),),
    "home": (
        ("line", ((3.6, 11), (12, 3.8), (20.4, 11), (20.4, 20.4), (14.6, 20.4), (14.6, 14), (9.4, 14)), 1.9),
        ("line", ((9.4, 14), (9.4, 20.4), (3.6, 20.4), (3.6, 11)), 1.9),
    ),
    "search": (("ring", ((10.6, 10.6),), 7), ("line", ((15.6, 15.6), (21, 21)), 2.2)),
    "grid": tuple(
        ("area", ((x, y), (x + 4.6, y), (x + 4.6, y + 4.6), (x, y + 4.6)), 0)
        for x in (3, 9.7, 16.4)
        for y in (3, 9.7, 16.4)
    ),
    "person": (
        ("ring", ((12, 8),), 4.6),
        (
            "curve",
            ((4.2, 20.6), (5.6, 17.2), (8.4, 15.2), (12, 14.6), (15.6, 15.2), (18.4, 17.2), (19.8, 20.6)),
            2,
        ),
    ),
    "ticks": (
        ("line", ((1.6, 12.8), (6, 17.4), (15.4, 7)), 1.9),
        ("line", ((9.4, 16.2), (10.6, 17.4), (22, 7)), 1.9),
    ),
    "picture": (
        ("line", ((3.6, 5), (20.4, 5), (20.4, 19), (3.6, 19), (3.6, 5)), 1.9),
        ("line", ((4.4, 17), (9, 11.4), (12.6, 15.6), (15.4, 12.6), (19.6, 17.4)), 1.9),
    ),
    "warning": (
        ("line", ((12, 3.6), (21.4, 20), (2.6, 20), (12, 3.6)), 1.9),
        ("line", ((12, 9.6), (12, 14)), 2),
        ("dot", ((12, 17),), 1.2),
    ),
    "lock": (
        ("area", ((5.4, 10.4), (18.6, 10.4), (18.6, 20.6), (5.4, 20.6)), 0),
        ("curve", ((8, 10.4), (8.2, 6.6), (9.6, 4.4), (12, 3.5), (14.4, 4.4), (15.8, 6.6), (16, 10.4)), 2),
    ),
    "bell_off": (
        ("curve", ((5, 17.4), (6.6, 15), (6.8, 10.4), (8.8, 6.8), (12, 5.4), (15.2, 6.8), (17.2, 10.4)), 1.9),
        ("curve", ((17.2, 10.4), (17.4, 15), (19, 17.4)), 1.9),
        ("line", ((5, 17.4), (19, 17.4)), 1.9),
        ("dot", ((12, 20.2),), 1.6),
        ("line", ((3.6, 3.6), (20.8, 20.8)), 2),
    ),
}


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """Return a Catmull-Rom curve through the points, `steps` pieces between two of them."""
    ends = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            weights = (
                -0.5 * t + t * t - 0.5 * t**3,
                1 - 2.5 * t * t + 1.5 * t**3,
                0.5 * t + 2 * t * t - 1.5 * t**3,
                -0.5 * t * t + 0.5 * t**3,
            )
            near = (a, b, c, d)
            x = sum(weight * point[0] for weight, point in zip(weights, near, strict=True))
            y = sum(weight * point[1] for weight, point in zip(weights, near, strict=True))
            curve.append((x, y))
    return [*curve, points[-1]]


@cache
def sign_mask(name: str, side: int) -> Image.Image:
    """Return a sign as a mask, `side` pixels square."""
    scale = side * FINE / 24
    mask = Image.new("L", (side * FINE, side * FINE))
    pen = ImageDraw.Draw(mask)
    for kind, points, size in SIGNS[name]:
        at = [(x * scale, y * scale) for x, y in (smooth(points) if kind == "curve" else points)]
        half = size * scale / 2
        if kind in {"line", "curve"}:
            pen.line(at, fill=255, width=round(size * scale), joint="curve")
            for x, y in (at[0], at[-1]):
                pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
        elif kind == "area":
            pen.polygon(at, fill=255)
        else:
            (x, y), radius = at[0], size * scale
            pen.ellipse(
                (x - radius, y - radius, x + radius, y + radius),
                fill=255 if kind == "dot" else None,
                outline=255,
                width=round(1.9 * scale),
            )
    return mask.resize((side, side), Image.Resampling.BOX)
