"""The head of the exhibits: how many and in which order, what waits to be classified, finding, gallery or table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.models.exhibits import OWN_ORDER, Column
from evidence_desk.ui.widgets.buttons import Button, Look, QuietButton, SegmentedControl
from evidence_desk.ui.widgets.fields import LineEdit
from evidence_desk.ui.widgets.notes import Heading, SecLabel

Order = tuple[int, bool]  # a column or OWN_ORDER; downwards
_FIELD_WIDTH: Final = 230  # pixels at 100 %


class WordsButton(Button):
    """A button that looks like words until the pointer or the keyboard is there."""

    side = 6

    def __init__(self, ink: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", icon, "", parent)
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def height_hint(self) -> int:
        """Return the height of a compact button."""
        return theme.compact_height()

    def look(self) -> Look:
        """Return plain words."""
        look, colours = super().look(), theme.current()
        if not (self.underMouse() or self.isDown() or self.isChecked()):
            look.fill = look.line = colours.window
        if self.isChecked():
            look.fill, look.line = colours.soft, colours.accent
        look.ink = look.icon_ink = getattr(colours, self._ink)
        return look


class ExhibitsHead(QWidget):
    """One row, or two where text is large."""

    order_chosen = Signal(int, bool)
    view_chosen = Signal(str)  # "gallery" or "table"
    filter_toggled = Signal(bool)
    unclassified_toggled = Signal(bool)

    def __init__(self, field: LineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: Order = (OWN_ORDER, False)
        self._field = field
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setSpacing(8)
        self.title = Heading(self.tr("Exhibits"))
        self.title.setWordWrap(False)
        self.title_hint = SecLabel(self.tr("none yet"), font="body", wrap=False)
        self.order_button = WordsButton("sec")
        self.order_button.clicked.connect(self._open_orders)
        self.unclassified = WordsButton("warn", "circle-dashed")
        self.unclassified.setCheckable(True)
        self.unclassified.toggled.connect(self.unclassified_toggled)
        self.filter_button = QuietButton(self.tr("Filter"), "list-filter")
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self.filter_toggled)
        self.views = SegmentedControl(
            [
                ("gallery", self.tr("Gallery"), "layout-grid"),
                ("table", self.tr("Table"), "rows-3"),
            ],
            name=self.tr("Gallery or table"),
        )
        self.views.changed.connect(self.view_chosen)
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.title)
        left.addWidget(self.title_hint)
        left.addWidget(self.order_button)
        left.addStretch(1)
        left.addWidget(self.unclassified)
        right = QHBoxLayout()
        right.setSpacing(10)
        right.addWidget(field)
        right.addWidget(self.filter_button)
        right.addWidget(self.views)
        self._rows.addLayout(left, 1)
        self._rows.addLayout(right)
        self.set_finding(on=False, table=False)

    def sizeHint(self) -> QSize:
        """Return room for a row, also when there is nothing in it but words."""
        return super().sizeHint().expandedTo(QSize(0, theme.control_height() + 16))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @property
    def finding(self) -> bool:
        """Whether the filters were asked for."""
        return self.filter_button.isChecked()

    def set_finding(self, *, on: bool, table: bool) -> None:
        """Show the field for text, or not; the table always has its filters and needs no button for them."""
        self._field.setVisible(on)
        self.filter_button.setVisible(not table)
        self._field.setFixedWidth(theme.scaled(_FIELD_WIDTH))
        self._fold()

    def show_counts(
        self, total: int, shown: int, unclassified: int, order: Order, *, by_hand: bool, loaded: bool
    ) -> None:
        """Say how many exhibits there are, in which order, and how many wait to be classified."""
        self._order = order
        self.title_hint.setVisible(loaded and total == 0)
        if total == 0:
            for widget in (self.order_button, self.unclassified, self.filter_button):
                widget.hide()
            return
        count = (
            f"{total:,}"
            if shown == total
            else self.tr("{shown} of {total}").format(shown=f"{shown:,}", total=f"{total:,}")
        )
        words = self.tr("{count}, {order}").format(count=count, order=self._order_words(by_hand))
        self.order_button.setText(words)
        self.order_button.setAccessibleName(self.tr("{words}. Change the order").format(words=words))
        self.order_button.show()
        self.unclassified.setText(self.tr("%n not classified", "", unclassified))
        self.unclassified.setAccessibleName(
            self.tr("%n exhibit(s) not classified. Show only these", "", unclassified)
        )
        self.unclassified.setVisible(unclassified > 0 or self.unclassified.isChecked())
        self._fold()

    def _order_words(self, by_hand: bool) -> str:
        named = {order: words for order, _, words in self._orders()}
        if self._order == (OWN_ORDER, False) and not by_hand:
            return named[Column.ADDED, False]
        return named.get(self._order, self.tr("sorted by column"))

    def _orders(self) -> list[tuple[Order, str, str]]:
        return [
            ((OWN_ORDER, False), self.tr("Your order (drag, or Alt+↑ and Alt+↓)"), self.tr("in your order")),
            ((Column.ADDED, False), self.tr("Oldest first"), self.tr("oldest first")),
            ((Column.ADDED, True), self.tr("Newest first"), self.tr("newest first")),
            ((Column.SEEN, False), self.tr("By time on screen"), self.tr("by time on screen")),
            ((Column.REF, False), self.tr("By reference"), self.tr("by reference")),
        ]

    def _open_orders(self) -> None:
        menu = QMenu(self)
        for (column, down), title, _ in self._orders():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked((column, down) == self._order)
            action.triggered.connect(lambda _, c=int(column), d=down: self.order_chosen.emit(c, d))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order_button.mapToGlobal(QPoint(0, self.order_button.height() + 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row when one is too short."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        parts = [
            self.title,
            self.order_button,
            self.unclassified,
            self._field,
            self.filter_button,
            self.views,
        ]
        needed = sum(part.sizeHint().width() + 10 for part in parts if not part.isHidden()) + 32
        side = QBoxLayout.Direction
        self._rows.setDirection(side.TopToBottom if needed > self.width() > 0 else side.LeftToRight)
