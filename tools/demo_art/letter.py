"""The parent's letter: one A4 page, its fonts embedded, signed with a pen stroke."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen import canvas as pages

METRICS: Any = pdfmetrics  # reportlab carries no types
TTFONTS: Any = ttfonts
PAGES: Any = pages

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
REGULAR, BOLD = "NotoSerif", "NotoSerif-Bold"
FILES = {REGULAR: "NotoSerif-Regular.ttf", BOLD: "NotoSerif-Bold.ttf"}
LEFT, WIDTH = 25 * mm, A4[0] - 50 * mm
SIZE, LEADING = 10.5, 15.2  # points

SENDER = ("Rania Haddadi", "6 Cobbler's Row", "Thornmere", "TZ9 4QX", "01632 960118")
RECEIVER = (
    "Ms J. P. Shah",
    "Designated Safeguarding Lead",
    "Larkrise Academy",
    "School Lane",
    "Thornmere TZ9 1AA",
)
BODY = (
    "I am writing about my daughter, Salma Haddadi, in 9R. I would like this letter to be kept with whatever record "
    "you make, because I want there to be no doubt about when I told the school.",
    "On Friday evening (13 November) Salma showed me a page on Piqqle in her name. It uses her initials, says she is "
    "“a professional grass” and had more than two hundred followers by the time I saw it. She did not make it. She "
    "has never had an account there.",
    "On Saturday at about half past ten at night she had messages on Yapplo from a number we do not know, "
    "07700 900461. One of them is in Arabic. It says: “We know which bus you take every morning. Be quiet or you "
    "will be sorry.” The next gives the time of her bus and where she waits for it. More came after midnight. I have "
    "sent you a picture of the screen and have copied the later messages out exactly as they stand. Nothing has been "
    "deleted and nobody has answered them since.",
    "Salma believes this began when she told Miss Farrow that homework had been copied. She has not eaten lunch with "
    "anybody for a week. This morning she said to me, “If I stay off, they have won, and if I go in, they are "
    "waiting.” Those were her words.",
    "I will bring her in by car on Monday. Please ring me before registration and tell me who will meet her. I should "
    "also like to know whether the school will tell the police about the messages or whether I should.",
    "I know that you have to be fair to the other children, and I am not asking you to tell me about them. I am asking "
    "you to make it stop.",
)
# The pen's way over the paper, in points from where the name begins: (start, two controls, end) and so on.
STROKES: tuple[tuple[float, ...], ...] = (
    (0, 0, 6, 24, 14, 36, 18, 30, 24, 20, 8, 14, 2, 16, 12, 16, 20, 4, 30, 2),
    (30, 2, 34, 12, 40, 14, 42, 8, 44, 0, 50, 4, 52, 12, 54, 2, 60, 0, 66, 6),
    (66, 6, 70, 14, 76, 12, 74, 6, 80, 2, 88, 6, 96, 10),
    (104, 2, 108, 20, 110, 32, 112, 36, 112, 20, 116, 12, 124, 18, 126, 26, 126, 8, 130, 2),
    (130, 2, 140, 10, 146, 14, 150, 8, 154, 2, 158, 10, 162, 12, 178, 4, 206, 8, 238, 14),
)


def _lines(text: str) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if METRICS.stringWidth(longer, REGULAR, SIZE) > WIDTH:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


class _Letter:
    """A page that is written from the top downwards; lengths in points."""

    def __init__(self, canvas: Any) -> None:
        self.canvas, self.y = canvas, A4[1] - 24 * mm

    def rows(self, rows: Sequence[str], x: float = LEFT, font: str = REGULAR) -> None:
        for row in rows:
            self.canvas.setFont(font, SIZE)
            self.canvas.drawString(x, self.y, row)
            self.y -= LEADING

    def gap(self, height: float) -> None:
        self.y -= height

    def signature(self) -> None:
        self.gap(34)
        self.canvas.setStrokeColorRGB(0.1, 0.14, 0.42)
        self.canvas.setLineWidth(1.3)
        self.canvas.setLineCap(1)
        for stroke in STROKES:
            path = self.canvas.beginPath()
            at = [value * 0.72 + (LEFT if index % 2 == 0 else self.y) for index, value in enumerate(stroke)]
            path.moveTo(at[0], at[1])
            for index in range(2, len(at) - 5, 6):
                path.curveTo(*at[index : index + 6])
            self.canvas.drawPath(path)
        self.gap(22)


def letter_pdf() -> bytes:
    """Return the letter as a PDF; the same bytes every time."""
    out = io.BytesIO()
    for name in (REGULAR, BOLD):
        METRICS.registerFont(TTFONTS.TTFont(name, str(FONTS / FILES[name])))
    canvas = PAGES.Canvas(out, pagesize=A4, invariant=True, lang="en-GB", initialFontName=REGULAR)
    canvas.setTitle("Letter to the school, 15 November 2026")
    canvas.setAuthor("Rania Haddadi")
    page = _Letter(canvas)
    page.rows(SENDER, LEFT + WIDTH - 44 * mm)
    page.gap(-LEADING)  # both addresses share a line
    page.rows(RECEIVER)
    page.gap(LEADING)
    page.rows(["15 November 2026"])
    page.gap(LEADING * 0.8)
    page.rows(["Dear Ms Shah"])
    page.gap(6)
    page.rows(["Salma Haddadi, 9R: a false account and threatening messages"], font=BOLD)
    page.gap(6)
    for paragraph in BODY:
        page.rows(_lines(paragraph))
        page.gap(6.5)
    page.rows(["Yours sincerely"])
    page.signature()
    page.rows(["Rania Haddadi (mother)"])
    page.rows(["Enclosed: one picture of a telephone screen; messages copied out, one page"])
    canvas.showPage()
    canvas.save()
    return out.getvalue()
