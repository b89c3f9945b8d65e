"""A printed report as it will be on paper, its pages below each other, at a width that can be read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMargins, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from evidence_desk.ui import theme

WIDTH: Final = 858  # pixels of a page at 100 %
_MARGIN: Final = 16
_POINTS: Final = 595.0  # of an A4 page
_ZOOMS: Final = (1.0, 1.25, 1.5, 2.0, 3.0)


class ReportView(QPdfView):
    """The pages, from memory. A screen reader is told their words by whoever shows them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Not the view's own children: it draws from them while it is taken apart, and would end the program.
        self._buffer = QBuffer(parent)
        self._pdf = QPdfDocument(parent)
        self._zoom = 0  # step of `_ZOOMS`
        self.setDocument(self._pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setPageSpacing(_MARGIN)
        self.setDocumentMargins(QMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Set, not left to appear: a bar that comes changes the width, and that can take the bar away again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._add_key(QKeySequence.StandardKey.ZoomIn, 1)
        self._add_key(QKeySequence.StandardKey.ZoomOut, -1)
        theme.watcher().changed.connect(self._dress)
        self._dress()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pdf.pageCount()

    def show_pdf(self, data: bytes) -> None:
        """Show a document, from its top."""
        self.clear()
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Forget the document."""
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(b"")
        self.setAccessibleDescription("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as it may be."""
        super().resizeEvent(event)
        self._fit()

    def _add_key(self, keys: QKeySequence.StandardKey, step: int) -> None:
        action = QAction(self)
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._step(step))
        self.addAction(action)

    def _step(self, step: int) -> None:
        self._zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        self._fit()

    def _fit(self) -> None:
        """Show a page as wide as there is room, but no wider than is read with ease; more only where it was asked."""
        room = self.viewport().width() - 2 * _MARGIN - 2  # a page is rounded up to whole pixels
        width = min(room, theme.scaled(WIDTH)) * _ZOOMS[self._zoom]
        screen = QGuiApplication.primaryScreen()
        dots = screen.logicalDotsPerInch() if screen is not None else 96.0
        self.setZoomFactor(max(width, 100.0) * 72 / dots / _POINTS)

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, theme.current().canvas)
        self.setPalette(palette)
        self._fit()
