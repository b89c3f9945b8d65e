"""Printing a pack that was made: its pages are drawn by the process without rights, as its pictures are strangers'."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from evidence_desk.base.errors import BadInput
from evidence_desk.capture.show import INPUT_BYTES, TILE_HIGH, Box, Showing
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.printing import ask_printer, page_printer, refused

_DPI: Final = 300  # at most; finer than a laser printer's screen
_CANVAS_DPI: Final = 96
_CHUNK: Final = 1 << 20  # bytes


def ask_and_print_pack(
    parent: QWidget, desk: Desk, path: Path, began: Callable[[Job[int]], object]
) -> QPrintDialog:
    """Ask for a printer and print a pack; `began` gets the job, which gives the number of pages."""
    printer = page_printer()
    label = QCoreApplication.translate("Printing", "Printing")
    return ask_printer(
        parent, printer, lambda: began(desk.run(label, lambda report: draw_pack(printer, path, report)))
    )


def draw_pack(printer: QPrinter, path: Path, report: Reporter) -> int:
    """Draw every page of a pack on a printer; return how many. Runs on the thread of a job.

    Raises:
        BadInput: it is too large to be opened here, or cannot be read.
        CannotShow: it cannot be drawn.
        CannotWrite: the printer does not take the pages.
        Cancelled: what the printer has begun is taken back.
    """
    data = _read(path)
    showing = Showing()
    painter = QPainter()
    good = False
    try:
        chunks = (data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))
        pages = showing.open(chunks, "pdf").pages
        if not painter.begin(printer):
            raise refused()
        for number, page in enumerate(pages):
            report(number, len(pages))
            if number and not printer.newPage():
                raise refused()
            _draw(painter, showing, page, min(_DPI, printer.resolution()) / _CANVAS_DPI)
        report(len(pages), len(pages))
        good = True
    finally:
        showing.close()
        if not good and painter.isActive():
            printer.abort()
        ended = painter.end()
    if not ended:
        raise refused()
    return len(pages)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(INPUT_BYTES + 1)
    except OSError as error:
        raise BadInput(
            f"unreadable pack: errno {error.errno}", f"{path} cannot be read. Nothing was printed."
        ) from error
    if len(data) > INPUT_BYTES:
        raise BadInput(
            "pack too large to print here",
            "The pack is too large to be printed from here. It is whole: open it in a PDF reader and print it there.",
        )
    return data


def _draw(painter: QPainter, showing: Showing, page: Box, scale: float) -> None:
    """Draw one page in bands, each a picture of as many pixels as the printer has dots there."""
    room = QRectF(painter.viewport())
    left, top = round(page[0] * scale), round(page[1] * scale)
    wide, high = round(page[2] * scale), round(page[3] * scale)
    fit = min(room.width() / wide, room.height() / high)
    for at in range(0, high, TILE_HIGH):
        area = showing.clip((left, top + at, wide, min(TILE_HIGH, high - at)), scale)
        rows = showing.tile(area, scale)
        band = QImage(rows, area[2], area[3], area[2] * 3, QImage.Format.Format_RGB888)
        painter.drawImage(QRectF(0, at * fit, area[2] * fit, area[3] * fit), band)
