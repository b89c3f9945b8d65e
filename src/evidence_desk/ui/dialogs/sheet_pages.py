"""The school's sheets on paper: one page each, drawn from memory straight to the printer.

The page holds what must be typed to use the sheet, in groups of four. What the printer and its queue keep is beyond
us; the dialog that leads here says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    for text, points, mono, bold, gap in _page(organisation, name, data):
        font = QFont(theme.font("mono" if mono else "body"))
        font.setPointSizeF(points)
        font.setBold(bold)
        painter.setFont(font)
        box = painter.boundingRect(QRectF(room.left(), top, room.width(), room.height()), int(_FLAGS), text)
        painter.drawText(box, int(_FLAGS), text)
        top = box.bottom() + gap * scale


def _page(organisation: str, name: str, data: bytes) -> list[tuple[str, float, bool, bool, float]]:
    """Return the paragraphs of a page: words, points, monospaced, bold, points of room below."""
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
    rows = paper_rows(data)
    lines = [
        ("Evidence Desk", 10.0, False, False, 4.0),
        (titles[purpose].format(number=number), 20.0, False, True, 6.0),
        (organisation, 12.0, False, False, 18.0),
        (does[purpose], 11.0, False, False, 8.0),
        (
            translate(
                "Sheets",
                "Give each sheet to a different person. Lock it away. Do not photograph, scan or copy it.",
            ),
            11.0,
            False,
            False,
            24.0,
        ),
        (
            translate(
                "Sheets",
                "To use it, type the rows below, each with the word at its end. The word finds a slip in its row.",
            ),
            11.0,
            False,
            False,
            12.0,
        ),
    ]
    last = rows[-1].label[0]
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        gap = 6.0 if after is not None and after.label[0] == row.label[0] else 16.0
        lines.append((f"{row.label}   {row.groups:<19}   {row.word}", 13.0, True, False, gap))
    lines.append(
        (
            translate(
                "Sheets",
                "With the age program alone: one line, {prefix} and after it the {letter} rows, without spaces, "
                "labels and words.",
            ).format(prefix=PREFIXES[last], letter=last),
            9.0,
            False,
            False,
            24.0,
        )
    )
    held = translate(
        "Sheets", "Held by ______________________   since ______________   place ______________________"
    )
    lines.append((held, 11.0, False, False, 0.0))
    return lines
