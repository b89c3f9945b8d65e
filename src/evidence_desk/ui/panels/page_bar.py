"""The bar of the page capture: the way out, moving about, the true address, blurred or not, and the one press."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from evidence_desk.ui import icons, theme
from evidence_desk.ui.page_flow import State
from evidence_desk.ui.widgets.buttons import IconButton, MainButton, QuietButton, StripButton
from evidence_desk.ui.widgets.fields import LineEdit

_ICON: Final = 16
_SIDE: Final = 10  # pixels inside the address bar


class AddressEdit(LineEdit):
    """What is loaded, with its true host in bold; with the keyboard in it, a field to type or paste an address in."""

    given = Signal(str)  # Enter was pressed
    left = Signal()  # Esc was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setAccessibleName(self.tr("Web address"))
        self.setPlaceholderText(self.tr("Paste or type a web address, then Enter"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(180)
        self._url, self._host, self._note = "", "", ""
        self._icon, self._ink = "globe", "sec"
        self.returnPressed.connect(lambda: self.given.emit(self.text().strip()))
        theme.watcher().changed.connect(self._make_room)
        self._make_room()

    def show_address(self, url: str, host: str, *, secure: bool) -> None:
        """Show what is loaded; somebody who is typing is not disturbed."""
        self._url, self._host = url, host
        self._icon, self._ink = ("lock", "sec") if secure else ("triangle-alert", "warn")
        if not host:
            self._icon, self._ink = "globe", "sec"  # nothing has come from anybody yet
        if not self.hasFocus():
            self.setText(url)
        said = self.tr("connection with a certificate") if secure else self.tr("not a secure connection")
        self.setAccessibleDescription(
            ", ".join(part for part in (host, said if host else "", self._note) if part)
        )
        self.setCursorPosition(0)
        self.update()

    def show_note(self, note: str) -> None:
        """Say at the end of the bar as whom one is there."""
        self._note = note
        self._make_room()

    def _make_room(self) -> None:
        right = theme.metrics("small").horizontalAdvance(self._note) + 2 * _SIDE if self._note else _SIDE
        if right > self.width() * 0.45:
            right = _SIDE  # the address comes first
        self.setTextMargins(theme.scaled(_ICON) + _SIDE + 2, 0, right, 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the note out where it would take the address's place."""
        super().resizeEvent(event)
        self._make_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer all of the address to be typed over."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show again what is loaded; what was typed and not given goes."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            if self._url:
                self.setText(self._url)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what is loaded."""
        if event.key() == Qt.Key.Key_Escape and self._url and self.text() != self._url:
            self.setText(self._url)
            self.selectAll()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field; while nobody types, the host stands out and the rest steps back."""
        reads = not self.hasFocus() and bool(self._url) and bool(self._host)
        if reads:
            self._paint_address()
        else:
            super().paintEvent(event)
        painter, colours = QPainter(self), theme.current()
        side = theme.scaled(_ICON)
        icons.paint(painter, self._icon, _SIDE, (self.height() - side) / 2, side, getattr(colours, self._ink))
        margins = self.textMargins()
        if self._note and margins.right() > _SIDE:
            painter.setFont(theme.font("small"))
            painter.setPen(colours.sec)
            at = QRect(0, 0, self.width() - _SIDE, self.height())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._note)

    def _paint_address(self) -> None:
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.strong if colours.is_contrast else colours.border, 1))
        painter.setBrush(colours.sunken)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        margins = self.textMargins()
        left, right = margins.left() + 2, self.width() - margins.right()
        before, host, after = split_address(self._url, self._host)
        for text, bold, ink in (
            (before, False, colours.sec),
            (host, True, colours.text),
            (after, False, colours.sec),
        ):
            measures = theme.metrics("body", bold=bold)
            # A host that is longer than the bar is cut from the left: whose site it is stands at its end.
            mode = Qt.TextElideMode.ElideLeft if bold else Qt.TextElideMode.ElideRight
            shown = measures.elidedText(text, mode, max(0, right - left))
            painter.setFont(theme.font("body", bold=bold))
            painter.setPen(ink)
            painter.drawText(
                QRect(left, 0, max(0, right - left), self.height()), int(Qt.AlignmentFlag.AlignVCenter), shown
            )
            left += measures.horizontalAdvance(shown)


def split_address(url: str, host: str) -> tuple[str, str, str]:
    """Return what stands before the host, the host, and what follows; a host that is not there counts as all of it."""
    scheme, sep, rest = url.partition("://")
    authority = rest.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    at = authority.rfind("@") + 1
    where = authority.lower().find(host.lower(), at)
    if not sep or not host or where < 0:
        return "", host or url, ""
    start = len(scheme) + 3 + where
    return url[:start], url[start : start + len(host)], url[start + len(host) :]


class PageBar(QWidget):
    """Stands in the place of the capture strip. Two rows where one has no room."""

    close_pressed = Signal()
    go_pressed = Signal(str)  # "back", "forward" or "reload"
    address_given = Signal(str)
    blur_toggled = Signal(bool)
    keep_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Page capture"))
        self.close_button = StripButton(self.tr("Close"), "x", "Esc")
        self.close_button.flat = True
        self.close_button.clicked.connect(self.close_pressed)
        self.back = IconButton("arrow-left", self.tr("Back"), "Alt+←")
        self.forward = IconButton("arrow-right", self.tr("Forward"), "Alt+→")
        self.reload = IconButton("rotate-cw", self.tr("Load again"), "F5")
        for button, way in ((self.back, "back"), (self.forward, "forward"), (self.reload, "reload")):
            button.clicked.connect(lambda _=False, way=way: self.go_pressed.emit(way))
        self.address = AddressEdit()
        self.address.given.connect(self.address_given)
        self.address.left.connect(self.close_pressed)
        self.blur = QuietButton(self.tr("Pictures blurred"), "eye-off")
        self.blur.setCheckable(True)
        self.blur.setChecked(True)
        self.blur.toggled.connect(self._on_blur)
        self.keep = MainButton(self.tr("Keep this page"), "Ctrl+Enter")
        self.keep.clicked.connect(self.keep_pressed)
        self._first, self._right = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._right):
            row.setSpacing(8)
        for widget in (self.close_button, self.back, self.forward, self.reload):
            self._first.addWidget(widget)
        self._first.addWidget(self.address, 1)
        self._filler = QWidget()
        self._first.addWidget(self._filler, 1)
        self._right.addStretch(1)
        self._right.addWidget(self.blur)
        self._right.addWidget(self.keep)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(16, 8, 16, 8)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._first, 1)
        self._rows.addLayout(self._right)
        theme.watcher().changed.connect(self._arrange)
        self.show_state("form")

    def show_state(self, state: State, *, back: bool = False, forward: bool = False) -> None:
        """Allow what can be done now; before there is a page, only to leave."""
        loaded, there, keeping = state == "loaded", state in {"loaded", "kept"}, state == "keeping"
        for widget in (self.back, self.forward, self.reload, self.address, self.blur, self.keep):
            widget.setVisible(state != "form")
        self._filler.setVisible(state == "form")
        self.back.setEnabled(back and there)
        self.forward.setEnabled(forward and there)
        self.reload.setEnabled(there)
        self.address.setReadOnly(keeping)
        self.blur.setEnabled(loaded)
        self.keep.setEnabled(loaded)
        self.keep.setText(self.tr("Keeping this page …") if keeping else self.tr("Keep this page"))
        self.keep.set_key("" if keeping else "Ctrl+Enter")
        self._arrange()

    def show_blur(self, on: bool) -> None:
        """Show whether pictures are blurred, without asking for it."""
        before = self.blur.blockSignals(True)
        self.blur.setChecked(on)
        self.blur.blockSignals(before)
        self._say_blur(on)

    def _on_blur(self, on: bool) -> None:
        self._say_blur(on)
        self.blur_toggled.emit(on)

    def _say_blur(self, on: bool) -> None:
        self.blur.setText(self.tr("Pictures blurred") if on else self.tr("Pictures shown"))
        self.blur.set_icon("eye-off" if on else "eye")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second row where one is too short."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        right = self.blur.sizeHint().width() + self.keep.sizeHint().width() + 24
        left = (
            self.close_button.sizeHint().width() + 3 * self.back.sizeHint().width() + theme.scaled(260) + 40
        )
        one_row = left + right + 32 <= self.width()
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if one_row else QBoxLayout.Direction.TopToBottom
        )

    def minimumSizeHint(self) -> QSize:
        """Return little: the bar breaks before it asks for more."""
        return QSize(360, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.border)
