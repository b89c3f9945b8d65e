"""The field for a time: takes what people say and shows what it understood."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from evidence_desk.base import clock as clocks
from evidence_desk.base.clock import Clock, SystemClock
from evidence_desk.ui import when
from evidence_desk.ui.widgets import dates
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.widgets.fields import DatePopup, LineEdit


class WhenEdit(LineEdit):
    """Takes "yesterday 19:14", "21/11/2026 7pm", ISO …; on leaving, the text becomes the time as understood."""

    changed = Signal()  # `value()` or `problem()` is new

    def __init__(self, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setPlaceholderText(self.tr("yesterday 19:14, 21/11/2026 7pm"))
        self._clock = clock or SystemClock()
        self._read = when.Understood()
        self._popup: DatePopup | None = None
        self._calendar = IconButton("calendar-clock", self.tr("Choose a day"), "Alt+↓", self)
        self._calendar.setCursor(Qt.CursorShape.ArrowCursor)
        self._calendar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._calendar.clicked.connect(self.open_calendar)
        self.textChanged.connect(self._understand)
        self.editingFinished.connect(self._tidy)

    def value(self) -> str:
        """Return the stored time meant: UTC text, or a day; "" when nothing or nothing readable was typed."""
        return self._read.value

    def problem(self) -> str:
        """Return why what was typed is no time, in words; "" when it is one or the field is empty."""
        return {
            "": "",
            "unclear": self.tr(
                "This is not a time that can be read. Try “yesterday 19:14” or “21/11/2026 7pm”."
            ),
            "future": self.tr("This lies in the future, by this computer's clock."),
            "no such day": self.tr("There is no such day. Check day, month and weekday."),
            "no such time": self.tr("There is no such time on that day."),
            "twice": self.tr("The clocks went back and this time came twice. Add GMT or BST."),
        }[self._read.problem]

    def understood(self) -> str:
        """Return the time as understood, in full; "" without one."""
        return dates.local_text(self._read.value)

    def set_value(self, value: str) -> None:
        """Show a stored time; one that was stored otherwise than this program writes it stands as it is."""
        try:
            self.setText(dates.local_text(value))
        except ValueError:
            self.setText(value)  # and is read as if it had been typed
            self._tidy()
        else:
            self._read = when.Understood(value=value)
        self.changed.emit()

    def open_calendar(self) -> None:
        """Open a calendar under the field."""
        if self._popup is None:
            self._popup = DatePopup(self)
            self._popup.chosen.connect(self._take_day)
        today = dates.uk_time(self._now())[0].date()
        value = self._read.value
        day = today
        if value:
            day = (
                date.fromisoformat(value)
                if len(value) == 10
                else dates.uk_time(clocks.parse_utc(value))[0].date()
            )
        self._popup.open_under(
            self, QDate(day.year, day.month, day.day), QDate(today.year, today.month, today.day)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt and the arrow down, as a combo box does."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the calendar's button at the end."""
        super().resizeEvent(event)
        side = self._calendar.sizeHint()
        left = 2 if self.isRightToLeft() else self.width() - side.width() - 2
        self._calendar.setGeometry(left, (self.height() - side.height()) // 2, side.width(), side.height())
        self.setTextMargins(6, 0, side.width() + 4, 0)

    def _now(self) -> datetime:
        return self._clock.read().utc.astimezone(UTC)

    def _understand(self, text: str) -> None:
        self._read = when.read(text, self._now())
        words = self.problem() or self.understood()
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.changed.emit()

    def _tidy(self) -> None:
        """Write what was understood in place of what was typed, seconds and all kept in the value."""
        read = self._read
        if read.value:
            self.setText(dates.local_text(read.value))
            self._read = read

    def _take_day(self, day: QDate) -> None:
        time = dates.time_text(self._read.value)
        text = f"{day.day()}/{day.month()}/{day.year()} {time}".strip()
        self.setText(text)
        self._tidy()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
