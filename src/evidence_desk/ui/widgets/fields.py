"""What people type and choose in: fields that take text only, say their errors, and carry their label to a reader."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QEvent, QMimeData, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.widgets import ring
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.widgets.notes import Icon, Label, SecLabel

RADIUS: Final = 6.0
_LINE_MAX: Final = (
    50_000  # characters; the time to lay out a line grows with its square: a million take minutes
)


class Field(QWidget):
    """A label, a hint, what is typed in, and under it the error when there is one."""

    def __init__(self, label: str, widget: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widget = widget
        self._label = Label(label, bold=True, wrap=False)
        self._label.setBuddy(widget)
        self._hint = SecLabel(hint)
        self._hint.setVisible(bool(hint))
        self.error_label = Label("", font="small", ink="stop", selectable=True)
        self.error_label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self._hint, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(5)
        foot.addWidget(Icon("circle-alert", 14, "stop"), 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.error_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(widget)
        column.addWidget(self._foot)
        if widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Fixed:
            column.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside a field with an error the label stays up
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if not widget.accessibleName():
            widget.setAccessibleName(_plain(label))
        if hint and not widget.accessibleDescription():
            widget.setAccessibleDescription(hint)
        self.setFocusProxy(widget)
        self._show_error("")

    @property
    def label(self) -> str:
        """The words of the label."""
        return self._label.text()

    def set_label(self, label: str, hint: str = "") -> None:
        """Ask for something else."""
        self._label.setText(label)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.widget.setAccessibleName(_plain(label))
        self.widget.setAccessibleDescription(hint)

    @property
    def error(self) -> str:
        """The error shown, or ""."""
        return self.error_label.text()

    def set_error(self, text: str) -> None:
        """Show an error under the field and say it; "" takes it away. What was typed stays."""
        self._show_error(text)
        self.widget.setAccessibleDescription(text or self._hint.text())
        if text:
            announce(self.widget, text, urgent=True)
            QTimer.singleShot(0, self, self._bring_up)  # once it has its place

    def _bring_up(self) -> None:
        """Scroll to the error where it would stand below the edge; of several, to the first."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or not self.error or not self.isVisible():
            return
        wrong = [field for field in area.findChildren(Field) if field.error and field.isVisible()]
        if self is min(wrong, key=lambda field: field.mapTo(area, QPoint(0, 0)).y()):
            area.ensureWidgetVisible(self._foot, 0, 8)

    def _show_error(self, text: str) -> None:
        self.error_label.setText(text)
        self._foot.setVisible(bool(text))
        self.widget.setProperty("wrong", bool(text))
        self.widget.update()


def _plain(label: str) -> str:
    return label.replace("&", "")


def _words_only(mime: QMimeData | None) -> bool:
    """Return whether there are words and nothing else; some systems give nothing at all for an empty clipboard."""
    return mime is not None and mime.hasText() and not mime.hasImage() and not mime.hasUrls()


def _not_ours(event: QKeyEvent) -> bool:
    """Return whether this is Ctrl+V while the clipboard holds no plain words: the window's then, not ours."""
    return event.matches(QKeySequence.StandardKey.Paste) and not _words_only(
        QGuiApplication.clipboard().mimeData()
    )


class LineEdit(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setTextMargins(6, 0, 6, 0)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the height of a control."""
        return QSize(max(super().sizeHint().width(), theme.scaled(160)), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height, narrow."""
        return QSize(theme.scaled(80), theme.control_height())

    def setClearButtonEnabled(self, enable: bool) -> None:
        """Put a button into the field that empties it, with a name for screen readers."""
        super().setClearButtonEnabled(enable)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Empty the field"))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+V to the window while a picture or a file is on the clipboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _not_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class TextEdit(QPlainTextEdit):
    """Several lines of plain text. Only words can be pasted or dropped into it; Tab leaves it."""

    def __init__(
        self, text: str = "", placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlainText(text)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setProperty("ringed", True)
        self._lines = lines
        self.setViewportMargins(4, 3, 4, 3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the height of the lines asked for."""
        around = 2 * (self.frameWidth() + 5) + round(2 * self.document().documentMargin())
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + around)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the lines asked for, narrow."""
        return QSize(theme.scaled(120), self.sizeHint().height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there are words and neither picture nor file."""
        return _words_only(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert words as words; anything else is left alone, and a line that would stop the window is said."""
        if not _words_only(source):
            return
        text = source.text()
        if len(text) <= _LINE_MAX or max(map(len, text.splitlines())) <= _LINE_MAX:
            self.insertPlainText(text)
            return
        words = self.tr(
            "One line of this has more than {most} characters: too long for this field. Nothing was pasted. To keep it "
            "as an exhibit, press Ctrl+V outside the fields."
        ).format(most=f"{_LINE_MAX:,}")
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
        announce(self, words, urgent=True)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+V to the window while a picture or a file is on the clipboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _not_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class ComboBox(QComboBox):
    """One out of a list. The wheel does not change it unless it has the keyboard."""

    def __init__(
        self,
        items: list[tuple[str, str]] | None = None,
        *,
        editable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make it from (id, text)."""
        super().__init__(parent)
        self.setEditable(editable)
        self.setProperty("ringed", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for item, text in items or []:
            self.addItem(text, item)
        theme.watcher().changed.connect(self.updateGeometry)

    @property
    def chosen(self) -> str:
        """The id chosen, or "" when none is."""
        return str(self.currentData() or "")

    def choose(self, item: str) -> None:
        """Choose by id; an unknown one chooses nothing."""
        self.setCurrentIndex(self.findData(item))

    def sizeHint(self) -> QSize:
        """Return the height of a control."""
        return QSize(super().sizeHint().width() + 12, theme.control_height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height, narrow."""
        return QSize(theme.scaled(90), theme.control_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class CheckBox(QCheckBox):
    """A box to tick, with its words."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("ringed", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return at least the smallest target."""
        size = super().sizeHint()
        return QSize(size.width(), max(24, size.height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard came here."""
        super().focusInEvent(event)
        ring.focus_in(self, event, RADIUS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        ring.focus_out(self)


class PassphraseEdit(LineEdit):
    """A passphrase: shown only while the eye is held down; says when Caps Lock is on."""

    caps_lock = Signal(bool)  # on or off, as far as the keys pressed here tell

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", placeholder, parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = IconButton("eye", self.tr("Show while held"), parent=self)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.pressed.connect(lambda: self.setEchoMode(QLineEdit.EchoMode.Normal))
        self._eye.released.connect(lambda: self.setEchoMode(QLineEdit.EchoMode.Password))
        self._is_caps = False

    @property
    def is_caps_lock(self) -> bool:
        """Whether the last letter typed here came with Caps Lock on."""
        return self._is_caps

    def take(self) -> str:
        """Return what was typed and clear the field, with its undo history."""
        typed = self.text()
        self.clear()
        self.setText("")
        return typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock: a capital without Shift, or a small letter with it."""
        letter = event.text()
        if letter.isalpha() and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(letter.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(False)  # the next letter tells
        super().keyPressEvent(event)

    def _set_caps(self, on: bool) -> None:
        if on != self._is_caps:
            self._is_caps = on
            self.caps_lock.emit(on)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide what is shown as soon as the keyboard leaves."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        side = self._eye.sizeHint()
        left = 2 if self.isRightToLeft() else self.width() - side.width() - 2
        self._eye.setGeometry(left, (self.height() - side.height()) // 2, side.width(), side.height())
        self.setTextMargins(6, 0, side.width() + 4, 0)


class DatePopup(QWidget):
    """A calendar under a field; `chosen` tells the day. Days to come cannot be chosen."""

    chosen = Signal(QDate)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(self.tr("Calendar"))
        self._calendar = QCalendarWidget(self)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        theme.watcher().changed.connect(self._dress)
        self._dress()
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._calendar)

    def open_under(self, widget: QWidget, day: QDate, last: QDate) -> None:
        """Open under a widget on a day; none after `last` can be chosen."""
        self._calendar.setMaximumDate(last)
        self._calendar.setSelectedDate(min(day, last))
        self.adjustSize()
        below = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        if below.y() + self.height() > screen.bottom():
            below.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        below.setX(max(screen.left(), min(below.x(), screen.right() - self.width())))
        self.move(below)
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        """Give the days of the weekend the colour of the others: red stands for something else here."""
        plain = QTextCharFormat()
        plain.setForeground(theme.current().text)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, plain)

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(day)
