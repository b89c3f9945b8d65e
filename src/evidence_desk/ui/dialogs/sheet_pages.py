"""The school's sheets on paper: one page each, drawn from memory straight to the printer.

The page holds what must be typed to use the sheet, in groups of four. What the printer and its queue keep is beyond
us; the dialog that leads here says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from evidence_desk.acts.drill import paper_rows
from evidence_desk.acts.paper import PREFIXES
from evidence_desk.ui import theme

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def print_sheets(
    parent: QWidget, organisation: str, sheets: Mapping[str, bytes], printed: Callable[[], object]
) -> QPrintDialog:
    """Ask for a printer and print one page for each sheet; `printed` is called once they were handed over."""
    from evidence_desk.ui.printing import ask_printer  # noqa: PLC0415  # loads a PDF library, which the first day spares

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageMargins(QMarginsF(22, 22, 22, 22), QPageLayout.Unit.Millimeter)

    def chosen() -> None:
        if draw_sheets(printer, organisation, sheets):
            printed()

    return ask_printer(parent, printer, chosen)


def draw_sheets(printer: QPrinter, organisation: str, sheets: Mapping[str, bytes]) -> bool:
    """Draw one page for each sheet; return whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    pixels_per_point = printer.resolution() / 72
    for number, (name, data) in enumerate(sorted(sheets.items())):
        if number:
            printer.newPage()
        _draw(painter, pixels_per_point, organisation, name, data)
    return painter.end()


def _draw(painter: QPainter, scale: float, organisation: str, name: str, data: bytes) -> None:
    room = QRectF(painter.viewport())
    top = room.top()
    for paragraph in _page(organisation, name, data):
        font = QFont(theme.font("mono" if paragraph.mono else "body"))
        font.setPointSizeF(paragraph.points)
        font.setBold(paragraph.bold)
        painter.setFont(font)
        left = QRectF(room.left(), top, room.width(), room.height())
        box = painter.boundingRect(left, int(_FLAGS), paragraph.words)
        painter.drawText(box, int(_FLAGS), paragraph.words)
        top = box.bottom() + paragraph.below * scale


class _Paragraph(NamedTuple):
    """A paragraph of a printed page."""

    words: str
    points: float
    below: float  # points of room
    mono: bool = False
    bold: bool = False


def _page(organisation: str, name: str, data: bytes) -> list[_Paragraph]:
    """Return the paragraphs of a page."""
    translate = QCoreApplication.translate
    purpose, _, number = name.removesuffix(".txt").partition("-sheet-")
    titles = {
        "recovery": translate("Sheets", "Recovery sheet {number} of 3"),
        "custody": translate("Sheets", "Custody sheet {number} of 3"),
    }
    does = {
        "recovery": translate(
            "Sheets",
            "Any two of the three recovery sheets together let a new person into a case of this school when its "
            "readers cannot. One alone opens nothing.",
        ),
        "custody": translate(
            "Sheets",
            "Any two of the three custody sheets together open what has been locked for the police, on the "
            "officer’s instruction. One alone opens nothing.",
        ),
    }
    care = translate(
        "Sheets", "Give each sheet to a different person. Lock it away. Do not photograph, scan or copy it."
    )
    held = translate(
        "Sheets", "Held by ______________________   since ______________   place ______________________"
    )
    return [
        _Paragraph("Evidence Desk", points=10, below=4),
        _Paragraph(titles[purpose].format(number=number), points=20, below=6, bold=True),
        _Paragraph(organisation, points=12, below=18),
        _Paragraph(does[purpose], points=11, below=8),
        _Paragraph(care, points=11, below=24),
        *_to_type(data),
        _Paragraph(held, points=11, below=0),
    ]


def _to_type(data: bytes) -> list[_Paragraph]:
    """Return what is typed to use the sheet, row by row, and how the age program alone takes it."""
    translate = QCoreApplication.translate
    rows = paper_rows(data)
    how = translate(
        "Sheets",
        "To use it, type the rows below, each with the word at its end. The word finds a slip in its row.",
    )
    paragraphs = [_Paragraph(how, points=11, below=12)]
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        same = after is not None and after.label[0] == row.label[0]
        text = f"{row.label}   {row.groups:<19}   {row.word}"
        paragraphs.append(_Paragraph(text, points=13, below=6 if same else 16, mono=True))
    last = rows[-1].label[0]
    alone = translate(
        "Sheets",
        "With the age program alone: one line, {prefix} and after it the {letter} rows, without spaces, "
        "labels and words.",
    ).format(prefix=PREFIXES[last], letter=last)
    return [*paragraphs, _Paragraph(alone, points=9, below=24)]
