"""A photograph that was never taken: sticky notes on a school locker, with the faults of a hurried hand-held shot."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont
from tools.demo_art.shapes import Canvas, mix
from tools.demo_art.text import Colour, Style, font_file

SCENE = (2200, 2800)  # the wall as if seen straight on, pixels
PHOTO = (1728, 2304)  # upright; stored lying on its side
DOOR: Colour = (74, 112, 142)
SEED = 214
MARKER_BLACK: Colour = (34, 33, 44)
JPEG_QUALITY = 84


@dataclass(frozen=True)
class Note:
    """A sticky note: where its middle is on the wall, its lean in degrees, what is written on it."""

    x: int
    y: int
    lean: float
    paper: Colour
    ink: Colour
    lines: tuple[str, ...]
    size: int


YELLOW: Colour = (250, 232, 120)
ROSE: Colour = (250, 160, 190)
NOTES = (
    Note(900, 1330, -5.5, ROSE, MARKER_BLACK, ("TABLE", "FOR ONE"), 92),
    Note(1330, 1270, 3.5, YELLOW, (30, 44, 120), ("grass", "grass", "GRASS"), 92),
    Note(1060, 1690, 4.0, YELLOW, MARKER_BLACK, ("go sit with", "miss farrow", "  : )"), 66),
    Note(1440, 1700, -7.0, ROSE, (126, 24, 46), ("nobody", "likes you", "SALMA"), 80),
    Note(1190, 2090, -2.5, (170, 222, 150), MARKER_BLACK, ("minus 1 !!", "9R"), 80),
)


def _door(
    canvas: Canvas, box: tuple[int, int, int, int], number: str, shade: float, dice: random.Random
) -> None:
    """Draw one steel door with its slots, number plate, lock and scratches."""
    left, top, right, bottom = box
    steel = mix(DOOR, (20, 30, 40), shade)
    canvas.box((left - 12, top - 12, right + 12, bottom + 12), (24, 30, 36), 6)
    canvas.box(box, mix(steel, (255, 255, 255), 0.22), 12)
    canvas.box((left + 8, top + 8, right, bottom), mix(steel, (0, 0, 0), 0.3), 12)
    canvas.blend((left + 8, top + 8, right - 8, bottom - 8), mix(steel, (255, 255, 255), 0.08), steel, 10)
    middle = (left + right) // 2
    for index in range(7):
        y = top + 110 + index * 62
        canvas.box((middle - 250, y, middle + 250, y + 20), mix(steel, (0, 0, 0), 0.68), 10)
        canvas.box((middle - 250, y + 18, middle + 250, y + 28), mix(steel, (255, 255, 255), 0.28), 5)
    plate = top + 620
    canvas.box((middle - 124, plate + 6, middle + 126, plate + 110), mix(steel, (0, 0, 0), 0.45), 14)
    canvas.box((middle - 126, plate, middle + 124, plate + 104), (226, 228, 222), 14)
    for x in (middle - 106, middle + 104):
        canvas.disc(x, plate + 52, 9, (150, 152, 150))
    canvas.write(number, middle, plate + 78, Style(76, (38, 40, 44), "bold"), "middle")
    lock = top + 900
    canvas.disc(right - 104, lock + 6, 54, mix(steel, (0, 0, 0), 0.5))
    canvas.disc(right - 108, lock, 52, (168, 172, 174))
    canvas.disc(right - 108, lock, 40, (126, 130, 134))
    canvas.box((right - 114, lock - 26, right - 102, lock + 26), (44, 46, 50), 5)
    pen = ImageDraw.Draw(canvas.image)
    for _ in range(26):
        x, y = dice.randint(left + 30, right - 60), dice.randint(top + 60, bottom - 40)
        dx, dy = dice.randint(-60, 60), dice.randint(-18, 30)
        pale = mix(steel, (230, 236, 240), dice.uniform(0.08, 0.3))
        pen.line((x, y, x + dx, y + dy), fill=pale, width=dice.choice((1, 2, 2, 3)))


def _wall(dice: random.Random) -> Image.Image:
    canvas = Canvas(*SCENE, (52, 58, 62))
    canvas.box((0, 0, SCENE[0], 210), (196, 190, 176))
    canvas.box((0, 196, SCENE[0], 224), (90, 92, 92))
    for column, number in enumerate(("213", "214", "215")):
        left = -230 + column * 910
        _door(canvas, (left, 260, left + 850, 2560), number, (0.12, 0.0, 0.06)[column], dice)
    canvas.box((0, 2610, SCENE[0], SCENE[1]), (92, 84, 74))
    canvas.box((0, 2600, SCENE[0], 2640), (42, 42, 42))
    return canvas.image


def _stick(wall: Image.Image, note: Note, dice: random.Random) -> None:
    """Lay a note on the wall, its lower edge lifting off and throwing a shadow."""
    side = 400
    paper = Canvas(side, side, note.paper)
    paper.blend((0, 0, side, side), mix(note.paper, (0, 0, 0), 0.07), mix(note.paper, (255, 255, 255), 0.2))
    paper.box((0, 0, side, 70), mix(note.paper, (0, 0, 0), 0.09))
    face = ImageFont.truetype(font_file("YuseiMagic-Regular.ttf"), note.size)
    step = round(note.size * 1.18)
    y = (side - step * len(note.lines)) // 2 + 2
    for text in note.lines:
        row = Image.new("L", (side, step + 40))
        start = (side - face.getlength(text)) / 2 + dice.randint(-16, 16)
        ImageDraw.Draw(row).text((start, 10), text, font=face, fill=225, stroke_width=2, stroke_fill=225)
        row = row.rotate(dice.uniform(-2.4, 2.4), Image.Resampling.BICUBIC)
        paper.image.paste(note.ink, (0, y), row)
        y += step
    shade = Image.new("L", (side, side))
    for line in range(side):
        shade.paste(round(42 * (line / side) ** 3), (0, line, side, line + 1))
    paper.image.paste((255, 255, 255), (0, 0), shade)
    sheet = paper.image.convert("RGBA").rotate(note.lean, Image.Resampling.BICUBIC, expand=True)
    alpha = sheet.getchannel("A")
    shadow = Image.new("L", wall.size)
    place = (note.x - sheet.width // 2, note.y - sheet.height // 2)
    shadow.paste(alpha.point([round(level * 0.62) for level in range(256)]), (place[0] + 14, place[1] + 26))
    wall.paste((10, 14, 20), (0, 0), shadow.filter(ImageFilter.GaussianBlur(16)))
    wall.paste(sheet.convert("RGB"), place, alpha)


def _noise(size: tuple[int, int], strength: float, dice: random.Random) -> Image.Image:
    """Return grain around mid grey; the mean of two throws, so that small values are commoner."""
    throws = [Image.frombytes("L", size, dice.randbytes(size[0] * size[1])) for _ in range(2)]
    grain = ImageChops.add(throws[0], throws[1], 2).filter(ImageFilter.GaussianBlur(0.7))
    return grain.point([round(128 + (level - 128) * strength) for level in range(256)])


def _light(size: tuple[int, int]) -> Image.Image:
    """Return the light of a corridor: a lamp above to the left, and a lens darker towards its corners."""
    small = Image.new("L", (54, 72))
    for x in range(54):
        for y in range(72):
            lamp = max(0.0, 1 - ((x / 54 - 0.3) ** 2 + (y / 72 - 0.16) ** 2) ** 0.5)
            corner = ((x / 54 - 0.5) ** 2 + (y / 72 - 0.5) ** 2) * 0.5
            small.putpixel((x, y), round(255 * min(1.0, 0.5 + 0.52 * lamp - corner)))
    return small.resize(size, Image.Resampling.BICUBIC)


def _glare(size: tuple[int, int]) -> Image.Image:
    """Return the blurred image of a strip light on painted steel."""
    small = Image.new("RGB", (size[0] // 8, size[1] // 8))
    pen = ImageDraw.Draw(small)
    pen.polygon(((66, -10), (92, -10), (74, 150), (52, 150)), fill=(58, 60, 56))
    return small.filter(ImageFilter.GaussianBlur(13)).resize(size, Image.Resampling.BICUBIC)


def locker_scene() -> Image.Image:
    """Return the photograph upright, RGB."""
    dice = random.Random(SEED)
    wall = _wall(dice)
    for note in NOTES:
        _stick(wall, note, dice)
    # Corners of what the lens sees, anticlockwise from top left: leaning back a little, and turned by two degrees.
    corners = (360, 420, 250, 2530, 1960, 2440, 1850, 470)
    seen = wall.transform(PHOTO, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    light = _light(PHOTO)
    lit = ImageChops.multiply(seen, Image.merge("RGB", (light, light, light)))
    lit = ImageChops.screen(lit, Image.new("RGB", PHOTO, (16, 17, 14)))
    lit = ImageChops.screen(lit, _glare(PHOTO))
    lit = ImageEnhance.Brightness(lit).enhance(1.14)
    soft = lit.filter(ImageFilter.GaussianBlur(1.3))
    shaken = ImageChops.blend(soft, ImageChops.offset(soft, 2, 1), 0.5)
    luma = _noise(PHOTO, 0.21, dice)
    tints = [ImageChops.add(luma, _noise(PHOTO, 0.12, dice), 1, -128) for _ in range(3)]
    return ImageChops.add(shaken, Image.merge("RGB", tints), 1, -128)


def _exif() -> Image.Exif:
    tags = Image.Exif()
    base = ExifTags.Base
    own: dict[int, str | int | float] = {}
    tags[base.Orientation] = 6  # turn a quarter clockwise to see it upright
    tags[base.Make], tags[base.Model] = "Halden", "Halden P4"
    tags[base.Software] = "Halden Camera 4.11"
    tags[base.DateTime] = "2026:11:16 08:41:26"
    tags[base.XResolution] = tags[base.YResolution] = 72.0
    own[base.DateTimeOriginal] = own[base.DateTimeDigitized] = "2026:11:16 08:41:26"
    own[base.OffsetTime] = own[base.OffsetTimeOriginal] = own[base.OffsetTimeDigitized] = "+00:00"
    own[base.SubsecTimeOriginal] = "318"
    own[base.ExposureTime], own[base.FNumber], own[base.ISOSpeedRatings] = 0.02, 1.9, 640
    own[base.FocalLength], own[base.FocalLengthIn35mmFilm] = 4.7, 26
    own[base.ExifImageWidth], own[base.ExifImageHeight] = PHOTO[1], PHOTO[0]
    tags.get_ifd(ExifTags.IFD.Exif).update(own)
    return tags


def locker_jpeg() -> bytes:
    """Return the photograph as the camera would have written it: lying on its side, with EXIF orientation 6."""
    stored = locker_scene().transpose(Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    stored.save(out, "JPEG", quality=JPEG_QUALITY, subsampling="4:2:0", exif=_exif())
    return out.getvalue()
