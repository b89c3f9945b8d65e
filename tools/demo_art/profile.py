"""Screens of the invented picture service "Piqqle": the page of an account, and one post with its comments."""

from __future__ import annotations

from typing import Any

from PIL import Image
from tools.demo_art.script import colour
from tools.demo_art.shapes import Canvas, mix, phone_frame
from tools.demo_art.text import Colour, Style, wrap

WIDTH, HEIGHT = 1080, 2400
WHITE: Colour = (255, 255, 255)
INK: Colour = (22, 22, 26)
FAINT: Colour = (122, 122, 132)
RULE: Colour = (226, 226, 232)
PINK: Colour = (226, 62, 118)
LINK: Colour = (38, 88, 168)
TAB_TOP = HEIGHT - 170


def _tabs(canvas: Canvas) -> None:
    canvas.box((0, TAB_TOP, WIDTH, HEIGHT - 40), WHITE)
    canvas.box((0, TAB_TOP, WIDTH, TAB_TOP + 2), RULE)
    for index, name in enumerate(("home", "search", "plus", "heart", "person")):
        canvas.sign(name, 108 + index * 216, TAB_TOP + 64, 64, INK)


def _tile(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    text: str,
    colours: tuple[Colour, Colour],
    size: int,
) -> None:
    """Draw a post that is words on a coloured ground."""
    left, top, right, bottom = box
    canvas.blend(box, *colours)
    style = Style(size, WHITE, "bold", 1.25)
    lines = wrap(text, style, (right - left) * 0.8)
    y = (top + bottom - style.line_height * len(lines)) / 2 + size
    for line in lines:
        canvas.line(line, (left + right - line.width) / 2, y, style)
        y += style.line_height


def profile_screen(table: dict[str, Any], clock: str, battery: float) -> Image.Image:
    """Return the page of an account as a stranger to it sees it, 1080 x 2400 pixels."""
    canvas = Canvas(WIDTH, HEIGHT, WHITE)
    canvas.sign("back", 60, 164, 60, INK)
    canvas.write(table["handle"], 124, 180, Style(48, INK, "bold"))
    canvas.sign("more", 1024, 164, 58, INK)
    canvas.disc(172, 370, 134, PINK)
    canvas.disc(172, 370, 126, WHITE)
    canvas.avatar(172, 370, 118, table["initials"], (112, 84, 168))
    for index, (figure, label) in enumerate(table["figures"]):
        x = 450 + index * 240
        canvas.write(figure, x, 366, Style(52, INK, "bold"), "middle")
        canvas.write(label, x, 422, Style(38, INK), "middle")
    y = 576.0
    canvas.write(table["name"], 44, y, Style(42, INK, "bold"))
    body = Style(42, INK, leading=1.32)
    for row in table["bio"]:
        for line in wrap(row, body, WIDTH - 88):
            y += body.line_height
            canvas.line(line, 44, y, body)
    y += 40
    for index, (letter, fill) in enumerate(
        (("T", (158, 74, 170)), ("R", (38, 128, 92)), ("K", (196, 78, 62)))
    ):
        canvas.disc(74 + index * 38, y + 30, 34, WHITE)
        canvas.avatar(74 + index * 38, y + 30, 30, letter, fill)
    note = Style(34, FAINT, leading=1.25)
    canvas.write(table["followed_by"], 204, y + 42, note)
    y += 112
    for label, left, right, fill, ink in (
        ("Follow", 44, 496, PINK, WHITE),
        ("Message", 516, 924, (238, 238, 243), INK),
        ("", 944, 1036, (238, 238, 243), INK),
    ):
        canvas.box((left, y, right, y + 96), fill, 22)
        canvas.write(label, (left + right) / 2, y + 62, Style(40, ink, "medium"), "middle")
    canvas.sign("person", 990, y + 48, 48, INK)
    y += 140
    canvas.box((0, y + 106, WIDTH, y + 108), RULE)
    canvas.box((0, y + 104, 540, y + 108), INK)
    canvas.sign("grid", 270, y + 54, 56, INK)
    canvas.sign("keep", 810, y + 54, 56, FAINT)
    y += 112
    side = 356
    for index, (text, start, end) in enumerate(table["tiles"]):
        left = index * (side + 6)
        _tile(canvas, (left, y, left + side, y + side), text, (colour(start), colour(end)), 36)
    y += side + 130
    canvas.sign("camera", 540, y, 96, mix(FAINT, WHITE, 0.3))
    canvas.write("That is everything for now", 540, y + 116, Style(40, FAINT), "middle")
    canvas.write("Account made in November 2026", 540, y + 172, Style(34, FAINT), "middle")
    _tabs(canvas)
    phone_frame(canvas, clock, INK, WHITE, battery)
    return canvas.image


def post_screen(profile: dict[str, Any], post: dict[str, Any], clock: str, battery: float) -> Image.Image:
    """Return one post with its comments, 1080 x 2400 pixels; the last comment runs under the field below."""
    canvas = Canvas(WIDTH, HEIGHT, WHITE)
    canvas.sign("back", 60, 164, 60, INK)
    canvas.write("Post", 124, 180, Style(48, INK, "bold"))
    canvas.avatar(86, 298, 46, profile["initials"], (112, 84, 168))
    canvas.write(profile["handle"], 152, 292, Style(42, INK, "bold"))
    canvas.write("Larkrise", 152, 338, Style(32, FAINT))
    canvas.sign("more", 1024, 298, 52, INK)
    first = profile["tiles"][0]
    _tile(canvas, (0, 372, WIDTH, 1110), post["text"], (colour(first[1]), colour(first[2])), 76)
    for name, x in (("heart", 72), ("speech", 176), ("send", 280), ("keep", 1010)):
        canvas.sign(name, x, 1172, 66, INK)
    canvas.write(post["likes"], 40, 1262, Style(42, INK, "bold"))
    canvas.write(post["age"], 40, 1312, Style(32, FAINT))
    canvas.box((0, 1340, WIDTH, 1342), RULE)
    y = 1366.0
    body = Style(40, INK, leading=1.28)
    for handle, initials, fill, text, age, likes in post["comments"]:
        canvas.avatar(82, y + 44, 40, initials, colour(fill))
        wide = canvas.write(handle, 144, y + 34, Style(36, INK, "bold"))
        canvas.write(age, 144 + wide + 18, y + 34, Style(32, FAINT))
        canvas.sign("heart", 1016, y + 34, 38, FAINT)
        canvas.write(likes, 1016, y + 88, Style(28, FAINT), "middle")
        y += 36
        for line in wrap(text, body, 800):
            y += body.line_height
            canvas.line(line, 144, y, body)
        canvas.write("Reply", 144, y + 52, Style(32, FAINT, "medium"))
        y += 84
    foot = HEIGHT - 186
    canvas.box((0, foot, WIDTH, HEIGHT), WHITE)
    canvas.box((0, foot, WIDTH, foot + 2), RULE)
    canvas.avatar(82, foot + 72, 40, "PD", (186, 118, 20))
    canvas.box((144, foot + 26, 1040, foot + 118), (240, 240, 245), 46)
    canvas.write("Add a comment …", 184, foot + 85, Style(38, FAINT))
    canvas.write("Post", 1000, foot + 85, Style(38, mix(LINK, WHITE, 0.45), "medium"), "right")
    phone_frame(canvas, clock, INK, WHITE, battery)
    return canvas.image
