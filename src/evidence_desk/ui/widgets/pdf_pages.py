"""Pages of a PDF that is only in memory: one at a time, turned by keys and buttons, forgotten when told."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.widgets.notes import Heading, SecLabel

_MARGIN: Final = 12


class _View(QPdfView):
    """The view itself; Page Up and Page Down turn pages."""

    def __init__(self, pages: PdfPages) -> None:
        super().__init__(pages)
        self._pages = pages
        self.setPageMode(QPdfView.PageMode.SinglePage)
        self.fit(wide=False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Page of the pack"))

    def fit(self, *, wide: bool) -> None:
        """Fit the width of the page, or the whole page.

        The scroll bars are set, not left to appear: a bar that comes changes the fit, and a fit that changes takes the
        bar away again, without end.
        """
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if wide else policy.ScrollBarAlwaysOff)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth if wide else QPdfView.ZoomMode.FitInView)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; everything else scrolls."""
        if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self._pages.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)


class PdfPages(QWidget):
    """A head with page number and buttons, and the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._title = Heading("", font="section")
        self._waiting = SecLabel("", wrap=False)
        self.back = IconButton("chevron-left", self.tr("Previous page"), "PgUp")
        self.forward = IconButton("chevron-right", self.tr("Next page"), "PgDn")
        self.zoom = IconButton("zoom-in", self.tr("Fit the width"))
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forward.clicked.connect(lambda: self.turn(1))
        self.zoom.clicked.connect(self._toggle_zoom)
        self.view = _View(self)
        self.view.setDocument(self._document)
        self.view.pageNavigator().currentPageChanged.connect(self._show_place)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        head.addWidget(self._title)
        head.addSpacing(_MARGIN)  # the title and what is said beside it are two things
        head.addWidget(self._waiting)
        head.addStretch(1)
        for button in (self.back, self.forward, self.zoom):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self._show_place()

    @property
    def page(self) -> int:
        """The page shown, from 1; 0 without a document."""
        return self.view.pageNavigator().currentPage() + 1 if self.pages else 0

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def show_pdf(self, data: bytes) -> None:
        """Show another document; the page stays as far as there is one."""
        page = max(1, self.page)
        self._forget()
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.go_to(min(page, self.pages))
        self._show_place()

    def show_waiting(self, words: str) -> None:
        """Say beside the page number that another version is on its way; "" takes it back."""
        self._waiting.setText(words)

    def go_to(self, page: int) -> None:
        """Show a page, from 1."""
        if 1 <= page <= self.pages:
            self.view.pageNavigator().jump(page - 1, QPointF(), 0)

    def turn(self, step: int) -> None:
        """Go some pages on, or back."""
        self.go_to(self.page + step)

    def clear(self) -> None:
        """Forget the document."""
        self._forget()
        self._waiting.setText("")
        self._show_place()

    def _forget(self) -> None:
        self._document.close()
        self._buffer.close()
        self._buffer.setData(b"")

    def _toggle_zoom(self) -> None:
        wide = self.view.zoomMode() == QPdfView.ZoomMode.FitInView
        self.view.fit(wide=wide)
        self.zoom.set_icon("zoom-out" if wide else "zoom-in")
        self.zoom.set_name(self.tr("Fit the page") if wide else self.tr("Fit the width"))

    def _show_place(self) -> None:
        count = self.pages
        words = self.tr("Page {page} of {count}").format(page=self.page, count=count) if count else ""
        self._title.setText(words or self.tr("Pages"))
        self.view.setAccessibleDescription(words)
        self.back.setEnabled(self.page > 1)
        self.forward.setEnabled(0 < self.page < count)
        self.zoom.setEnabled(count > 0)

    def _dress(self) -> None:
        palette = QPalette(self.view.palette())
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, theme.current().canvas)
        self.view.setPalette(palette)
