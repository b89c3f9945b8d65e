"""Timeline and actions as one view: side by side where there is room, else the one that was asked for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.page import Page

NAMES: Final = ("timeline", "actions")  # from left to right
_ACTIONS_WIDTH: Final = 500
_ROOM: Final = 980  # logical pixels at 100 % that both need


class StorySplit(QWidget):
    """Holds the two pages. Each stays a page of its own; only what stands beside it changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._front = NAMES[0]
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        theme.watcher().changed.connect(self._fit)

    def add(self, name: str, page: Page) -> None:
        """Take a page in, at its side."""
        self._pages[name] = page
        self.splitter.insertWidget(NAMES.index(name), page)
        self.splitter.setStretchFactor(self.splitter.indexOf(page), 1 if name == NAMES[0] else 0)
        if len(self._pages) == len(NAMES):
            wide = theme.scaled(_ACTIONS_WIDTH)
            self.splitter.setSizes([max(1, self.width() - wide), wide])
        self._fit()

    def bring(self, name: str) -> None:
        """Show this page, and the other one beside it where there is room."""
        self._front = name
        self._fit()

    def shown(self) -> list[Page]:
        """Return the pages that are seen, from left to right."""
        return [self._pages[name] for name in NAMES if name in self._pages and self._is_seen(name)]

    def _is_seen(self, name: str) -> bool:
        return name == self._front or self.width() >= theme.scaled(_ROOM)

    def _fit(self) -> None:
        for name, page in self._pages.items():
            page.setVisible(self._is_seen(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one or both."""
        super().resizeEvent(event)
        self._fit()
