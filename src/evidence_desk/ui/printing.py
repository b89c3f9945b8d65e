"""Printing what was drawn as a PDF: page by page, as pictures at the printer's resolution, off the main thread.

The PDF never becomes a file. What the printer and its queue keep is beyond us; the sheet that leads here says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from evidence_desk.base.errors import CannotWrite
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter

_DPI_MAX: Final = 600  # beyond, paper shows no difference
_BAND_ROWS: Final = 1024  # pixels drawn at once: a whole page at 600 dpi takes 140 MB


def ask_printer(parent: QWidget, printer: QPrinter, chosen: Callable[[], object]) -> QPrintDialog:
    """Ask with the system's dialog which printer; `chosen` is called once one was. There is no other way to paper."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName("Evidence Desk")  # it shows in the queue of the printer
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def on_finished(result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            chosen()

    dialog.finished.connect(on_finished)
    QDialog.open(dialog)  # the one without a slot
    return dialog


def ask_and_print(
    parent: QWidget, desk: Desk, pdf: bytes, began: Callable[[Job[int]], object]
) -> QPrintDialog:
    """Ask for a printer and print; `began` gets the job, which gives the number of pages."""
    printer = page_printer()
    return ask_printer(
        parent, printer, lambda: began(desk.run(_printing(), lambda report: draw_pdf(printer, pdf, report)))
    )


def page_printer() -> QPrinter:
    """Return a printer set up for pages that bring their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), _DPI_MAX))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


def _printing() -> str:
    return QCoreApplication.translate("Printing", "Printing")


def refused() -> CannotWrite:
    """Return what is said when the printer does not take the pages."""
    return CannotWrite(
        "printer refused",
        QCoreApplication.translate(
            "Printing", "The printer did not take the pages. Nothing was changed. Is it on, and has it paper?"
        ),
    )


def draw_pdf(printer: QPrinter, pdf: bytes, report: Reporter) -> int:
    """Draw every page of a PDF on a printer; return how many. Runs on the thread of a job.

    Raises:
        CannotWrite: the printer does not take them.
        Cancelled: what the printer has begun is taken back.
    """
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages: int = document.pageCount()
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise refused()
    good = False
    try:
        for page in range(pages):
            report(page, pages)
            if page and not printer.newPage():
                raise refused()
            _draw_page(painter, printer, document, page)
        report(pages, pages)
        good = True
    finally:
        if not good:
            printer.abort()
        ended = painter.end()
        document.close()
    if not ended:
        raise refused()
    return pages


def _draw_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Draw one page in bands, each a picture of as many pixels as the printer has dots there."""
    size = document.pagePointSize(page)
    room = QRectF(painter.viewport())
    scale = min(room.width() / size.width(), room.height() / size.height())
    whole = QSize(round(size.width() * scale), round(size.height() * scale))
    for top in range(0, whole.height(), _BAND_ROWS):
        rows = min(_BAND_ROWS, whole.height() - top)
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(QRect(0, top, whole.width(), rows))
        band = document.render(page, QSize(whole.width(), rows), options)
        painter.fillRect(QRect(0, top, whole.width(), rows), Qt.GlobalColor.white)
        painter.drawImage(QRect(0, top, whole.width(), rows), band)
