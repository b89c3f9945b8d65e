"""The capture strip: the ways to keep something, always at the top, and the button that hides the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.widgets.buttons import IconButton, StripButton

_ICONS: Final = {
    "paste": "clipboard-paste",
    "screen": "scan",
    "file": "file-plus-2",
    "text": "type",
    "address": "link",
    "page": "globe",
    "chat": "message-square-text",
    "hide": "eye-off",
}
_GAP: Final = 6
WIDE_FROM: Final = 1180  # logical pixels of the window: from here on words have room for keys beside them
LARGE_TEXT: Final = 150  # per cent: above it there is only room for icons and words


class CaptureStrip(QWidget):
    """Buttons for the commands that keep something. Words and keys where there is room, else words alone."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Add to the case"))
        self._actions = actions
        self._buttons: dict[str, StripButton] = {}
        left, right = QHBoxLayout(), QHBoxLayout()
        for row in (left, right):
            row.setSpacing(_GAP)
        for name in ("paste", "screen", "page", "file", "chat", "text", "address"):
            left.addWidget(self._button(name, filled=name == "paste"))
        left.addStretch(1)
        hide = self._button("hide")
        hide.flat = True
        right.addStretch(1)
        right.addWidget(hide)
        self.more = IconButton("ellipsis", self.tr("Menu"), "F10")
        self.more.clicked.connect(self._show_menu)
        right.addWidget(self.more)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 9, 14, 9)
        self._grid.setVerticalSpacing(_GAP)
        self._left, self._right = left, right
        self._is_two_rows = False
        self._grid.addLayout(left, 0, 0)
        self._grid.addLayout(right, 0, 1)
        self._grid.setColumnStretch(0, 1)
        actions.screen.triggered.connect(self._show_screen_menu)
        theme.watcher().changed.connect(self._fit)

    def _button(self, name: str, *, filled: bool = False) -> StripButton:
        action = self._actions.named(name)
        button = StripButton(action.text(), _ICONS[name], _key(action), filled=filled)
        button.follow(action, words=False)
        button.setObjectName(f"strip-{name}")
        self._buttons[name] = button
        return button

    @property
    def first(self) -> StripButton:
        """The button the keyboard reaches first."""
        return next(button for button in self._buttons.values() if button.isVisibleTo(self))

    def minimumSizeHint(self) -> QSize:
        """Return no width of its own: the strip wraps instead of holding the window open."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose what fits: words and keys, words, or two rows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 28
        wide = self.window().width() >= WIDE_FROM and theme.text_percent() <= LARGE_TEXT
        for with_keys in (True, False) if wide else (False,):
            for name, button in self._buttons.items():
                button.set_key(_key(self._actions.named(name)) if with_keys else "")
            needed = self._needed()
            if needed <= room:
                break
        self._set_rows(two=needed > room)

    def _needed(self) -> int:
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        widths = [button.sizeHint().width() + _GAP for button in shown]
        return sum(widths) + self.more.sizeHint().width() + 2 * _GAP

    def _set_rows(self, *, two: bool) -> None:
        if two != self._is_two_rows:
            self._is_two_rows = two
            self._grid.removeItem(self._right)
            self._grid.addLayout(self._right, 1 if two else 0, 0 if two else 1)

    def _show_screen_menu(self) -> None:
        self._pop_up(self._actions.screen_menu(self), self._buttons["screen"])

    def _show_menu(self) -> None:
        menu = QMenu(self)
        self._actions.fill_menu(menu)
        self._pop_up(menu, self.more)

    def _pop_up(self, menu: QMenu, under: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))
        first = next((action for action in menu.actions() if action.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().surface)
        painter.setPen(QPen(theme.current().border, 0))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _key(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
