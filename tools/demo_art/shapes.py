"""A drawing surface with smooth edges: rounded boxes, circles, avatars, and the frame of a phone screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PIL import Image, ImageDraw
from tools.demo_art.signs import FINE, sign_mask
from tools.demo_art.text import Colour, Line, Style, draw_line, one_line

Box = tuple[float, float, float, float]
Corners = tuple[float, float, float, float]  # radii, clockwise from top left


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour `share` (0 to 1) of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@cache
def _box_mask(width: int, height: int, corners: Corners) -> Image.Image:
    mask = Image.new("L", (width * FINE, height * FINE), 255)
    pen = ImageDraw.Draw(mask)
    right, bottom = width * FINE - 1, height * FINE - 1
    for quarter, radius in enumerate(corners):
        r = round(radius * FINE)
        if r == 0:
            continue
        x = 0 if quarter in {0, 3} else right - r
        y = 0 if quarter in {0, 1} else bottom - r
        pen.rectangle((x, y, x + r, y + r), fill=0)
        left, top = (x if quarter in {0, 3} else right - 2 * r), (y if quarter in {0, 1} else bottom - 2 * r)
        pen.pieslice((left, top, left + 2 * r, top + 2 * r), 180 + 90 * quarter, 270 + 90 * quarter, fill=255)
    return mask.resize((width, height), Image.Resampling.BOX)


class Canvas:
    """An RGB picture and the pens that draw on it; every length is in pixels of that picture."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        """Start with one plain colour."""
        self.image = Image.new("RGB", (width, height), ground)
        self.width, self.height = width, height

    def box(self, box: Box, fill: Colour, radius: float | Corners = 0) -> None:
        """Fill a box; `radius` rounds all its corners, or each (clockwise from top left)."""
        left, top, right, bottom = (round(edge) for edge in box)
        corners = radius if isinstance(radius, tuple) else (radius, radius, radius, radius)
        if max(corners) == 0:
            ImageDraw.Draw(self.image).rectangle((left, top, right - 1, bottom - 1), fill=fill)
        else:
            self.image.paste(fill, (left, top), _box_mask(right - left, bottom - top, corners))

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """Fill a circle around (x, y)."""
        self.box((x - radius, y - radius, x + radius, y + radius), fill, radius)

    def blend(self, box: Box, start: Colour, end: Colour, radius: float = 0) -> None:
        """Fill a box with a run of colours from top left to bottom right."""
        left, top, right, bottom = (round(edge) for edge in box)
        small = Image.new("RGB", (32, 32))
        for x in range(32):
            for y in range(32):
                small.putpixel((x, y), mix(start, end, (x + y) / 62))
        wide = small.resize((right - left, bottom - top), Image.Resampling.BICUBIC)
        self.image.paste(wide, (left, top), _box_mask(*wide.size, (radius, radius, radius, radius)))

    def sign(self, name: str, x: float, y: float, side: int, fill: Colour) -> None:
        """Draw a sign centred on (x, y)."""
        self.image.paste(fill, (round(x - side / 2), round(y - side / 2)), sign_mask(name, side))

    def write(self, text: str, x: float, baseline: float, style: Style, anchor: str = "left") -> float:
        """Write one line; `anchor` (left, middle, right) says which part of it is at x. Returns its width."""
        line = one_line(text, style)
        self.line(
            line, x - {"left": 0.0, "middle": line.width / 2, "right": line.width}[anchor], baseline, style
        )
        return line.width

    def line(self, line: Line, left: float, baseline: float, style: Style) -> None:
        """Draw a line that has been measured."""
        draw_line(self.image, line, style, left, baseline)

    def avatar(self, x: float, y: float, radius: float, initials: str, fill: Colour) -> None:
        """Draw a coloured circle with initials, or with one emoji, in it."""
        self.disc(x, y, radius, fill)
        size = round(radius * (0.8 if len(initials) > 1 else 1.0))
        self.write(initials, x, y + size * 0.36, Style(size, (255, 255, 255), "medium"), "middle")


def _draw_mask(side: int, paint: Callable[[ImageDraw.ImageDraw, int], None]) -> Image.Image:
    mask = Image.new("L", (side * FINE, side * FINE))
    paint(ImageDraw.Draw(mask), side * FINE)
    return mask.resize((side, side), Image.Resampling.BOX)


def _paint_waves(pen: ImageDraw.ImageDraw, side: int) -> None:
    middle, foot = side / 2, side * 0.86
    for outer in (0.74, 0.5, 0.26):
        for r, fill in ((side * outer, 255), (side * (outer - 0.09), 0)):
            pen.pieslice((middle - r, foot - r, middle + r, foot + r), 225 - 2, 315 + 2, fill=fill)
    r = side * 0.13
    pen.pieslice((middle - r, foot - r, middle + r, foot + r), 225, 315, fill=255)


def phone_frame(canvas: Canvas, clock: str, ink: Colour, ground: Colour, battery: float) -> None:
    """Draw the status bar (top 96 pixels) and the gesture bar (bottom) of a 1080 pixel wide phone."""
    canvas.box((0, 0, canvas.width, 96), ground)
    canvas.write(clock, 56, 63, Style(38, ink, "medium"))
    right = canvas.width - 66
    canvas.box((right - 6, 30, right + 6, 36), ink, 2)
    canvas.box((right - 12, 34, right + 12, 70), mix(ink, ground, 0.62), 4)
    canvas.box((right - 12, 70 - 36 * battery, right + 12, 70), ink, 4)
    canvas.write(f"{round(battery * 100)}%", right - 26, 62, Style(34, ink, "medium"), "right")
    for index in range(4):
        left = right - 164 + index * 11
        canvas.box(
            (left, 68 - 9 * (index + 1), left + 8, 68), ink if index < 3 else mix(ink, ground, 0.62), 2
        )
    canvas.image.paste(ink, (right - 228, 28), _draw_mask(44, _paint_waves))
    canvas.sign("bell_off", right - 262, 50, 38, ink)
    canvas.box((396, canvas.height - 26, 684, canvas.height - 17), ink, 4)
