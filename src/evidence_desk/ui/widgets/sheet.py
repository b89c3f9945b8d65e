"""Sheets: the dialogs of the window, over a scrim, that Enter never answers and Esc leaves without harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.jobs import Job, Progress
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.ground import ground_of
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, NoteFrame, SecLabel

RADIUS = 10.0


class Scrim(QWidget):
    """A flat veil over a window while a sheet is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill."""
        QPainter(self).fillRect(self.rect(), theme.current().scrim)

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())


class BusyBar(QWidget):
    """What a job is doing: words, a number, a bar and Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None
        self._words = Label("", font="small")
        self._number = SecLabel("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self.cancel_button = QuietButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._number)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.cancel_button)

    def show_job(self, job: Job[Any], *, with_cancel: bool = True) -> None:
        """Follow a job until it ends; without Cancel where something else cancels."""
        self._job = job
        self._words.setText(job.label)
        self._number.setText("")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.label)
        self.cancel_button.setVisible(with_cancel and job.can_cancel)
        self.cancel_button.setEnabled(True)
        job.progressed.connect(self._on_progress)

    def _on_progress(self, progress: Progress) -> None:
        self._words.setText(progress.words or (self._job.label if self._job is not None else ""))
        if progress.total > 0:
            self._bar.setRange(0, 1000)
            self._bar.setValue(min(1000, progress.done * 1000 // progress.total))
            self._number.setText(
                self.tr("{done} of {total}").format(done=f"{progress.done:,}", total=f"{progress.total:,}")
            )
        else:
            self._bar.setRange(0, 0)
            self._number.setText("")

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.show_stopping()

    def show_stopping(self) -> None:
        """Say that the job was asked to stop."""
        self.cancel_button.setEnabled(False)
        self._words.setText(self.tr("Stopping …"))


class Sheet(QDialog):
    """The base of every sheet: title row, body, footer row.

    Put widgets into `body`, buttons into `footer` from harmless to helpful. Esc does what `leave` does: by default it
    closes the sheet without doing anything.
    """

    def __init__(
        self, title: str, parent: QWidget | None, *, icon: str = "", width: int = 720, scrolls: bool = False
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle("Evidence Desk")  # never a name: it shows in the task bar
        self.setAccessibleName(title)
        self._width = width
        self._scrim: Scrim | None = None
        self._before: QWidget | None = None
        self._job: Job[Any] | None = None
        self._stilled: list[QWidget] = []  # disabled while work runs
        self._wanted: QWidget | None = None  # gets the keyboard when that is over
        self.title_icon = Icon(icon or "info", 20, "accent")
        self.title_icon.setVisible(bool(icon))
        self.title_label = Heading(title)
        self.title_label.setWordWrap(False)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(24, 16, 24, 8)
        self._head.setSpacing(12)
        self._head.addWidget(self.title_icon)
        self._head.addWidget(self.title_label)
        self._head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 4, 24, 20)
        self.body.setSpacing(16)
        self._error = NoteFrame("stop", icon="circle-alert")
        self._error.hide()
        self._busy = BusyBar()
        self._busy.hide()
        self._below = QWidget()  # error and progress, between body and footer
        self._cancel: QuietButton | None = None
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(24, 12, 24, 12)
        self.footer.setSpacing(8)
        self._foot = _Foot()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addLayout(self.footer)
        self._build(scrolls)

    def _build(self, scrolls: bool) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(0)
        self._column = column
        theme.watcher().changed.connect(self._dress)
        self._dress()
        column.addLayout(self._head)
        if scrolls:
            column.addWidget(_Area(self.body), 1)
        else:
            column.addLayout(self.body, 1)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(24, 0, 24, 16)
        below.setSpacing(8)
        below.addWidget(self._error)
        below.addWidget(self._busy)
        self._below.hide()
        column.addWidget(self._below)
        column.addWidget(self._foot)

    def _dress(self) -> None:
        width = theme.current().sheet_width  # the footer stays inside the outline
        self._column.setContentsMargins(width, width, width, width)

    # --- for those who build one

    def set_title(self, title: str, icon: str = "", ink: str = "accent") -> None:
        """Say something else in the title row."""
        self.title_label.setText(title)
        self.setAccessibleName(title)
        if icon:
            self.title_icon.show_icon(icon, ink)
            self.title_icon.setVisible(True)

    def add_chip(self, chip: QWidget, *, at_end: bool = False) -> None:
        """Add a chip beside the title, or words at the end of its row."""
        if at_end:
            self._head.addWidget(chip)
        else:
            self._head.insertWidget(self._head.count() - 1, chip)

    def add_footer_note(self, text: str) -> SecLabel:
        """Put a sentence at the left of the footer; return its label."""
        note = SecLabel(text)
        self.footer.addWidget(note, 1)
        return note

    def add_button(self, button: QPushButton, pressed: Callable[[], object] | None = None) -> None:
        """Put a button at the right of the footer."""
        if self.footer.count() == 0:
            self.footer.addStretch(1)
        if pressed is not None:
            button.clicked.connect(lambda: pressed())  # noqa: PLW0108  # without the `checked` of the signal
        self.footer.addWidget(button)

    def add_cancel(self, text: str = "") -> QuietButton:
        """Put the harmless way out into the footer, with its key; return it."""
        self._cancel = QuietButton(text or self.tr("Cancel"), key="Esc")
        self.add_button(self._cancel, self.leave)
        return self._cancel

    def leave(self) -> None:
        """Go the harmless way out: what Esc, Cancel and closing the window do. While a job runs, ask it to stop."""
        if self._job is not None:
            if self._job.can_cancel:
                self._job.cancel()
                self._busy.show_stopping()
            return
        self.reject()

    # --- errors and work

    def show_error(self, error: EvidenceDeskError | str) -> None:
        """Show what went wrong inside the sheet and say it; what was typed stays."""
        if isinstance(error, Cancelled):
            self._error.set_kind("info")
        else:
            self._error.set_kind("stop", "circle-alert")
        text = error if isinstance(error, str) else error.user_message
        self._error.set_words("", text)
        self._error.show()
        self._below.show()
        self._grow()
        announce(self, text, urgent=True)

    def clear_error(self) -> None:
        """Take the error away."""
        self._error.hide()
        self._below.setVisible(self.is_busy)

    @property
    def is_busy(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def busy(self, job: Job[Any], *, show_failure: bool = True) -> None:
        """Show a job's progress with Cancel, and keep the rest of the sheet still until it ends.

        Args:
            job: started already.
            show_failure: show its error inside the sheet.
        """
        self._still(False)  # of a job that has brought this one
        self._job = job
        self.clear_error()
        self._busy.show_job(job, with_cancel=self._cancel is None)
        self._busy.show()
        self._still(True)
        self._grow()
        if show_failure:
            job.failed.connect(self.show_error)
        job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        if self._job is not None and self._job.is_running:
            return  # what one job brought began the next: the sheet stays still for that one
        self._job = None
        self._busy.hide()
        self._below.setVisible(self._error.isVisibleTo(self._below))
        self._still(False)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.give_keyboard(wanted)

    def give_keyboard(self, widget: QWidget) -> None:
        """Put the keyboard on a widget of this sheet; while work runs, as soon as it has ended."""
        if self.is_busy:
            self._wanted = widget
        else:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _still(self, still: bool) -> None:
        """Disable what can be changed while work runs; the way out stays when the work can be stopped."""
        if still:
            widgets = [*_widgets(self.body), *_widgets(self.footer)]
            if self._job is not None and self._job.can_cancel:
                widgets = [widget for widget in widgets if widget is not self._cancel]
            self._stilled = [widget for widget in widgets if widget.isEnabledTo(self)]
        for widget in self._stilled:
            widget.setEnabled(not still)
        if not still:
            self._stilled = []

    def _grow(self) -> None:
        """Make room for what has just appeared."""
        if self.isVisible() and self.sizeHint().height() > self.height():
            self.fit()

    # --- the window

    def sizeHint(self) -> QSize:
        """Return the sheet's width, grown with the text, never more than the window."""
        wanted = round(self._width * max(1.0, theme.text_percent() / 100 * 0.9))
        window = ground_of(self)
        most = window.width() - 32 if window is not None and window.isVisible() else wanted
        width = max(320, min(wanted, most))
        layout = self.layout()
        fitting = layout is not None and layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if layout is not None and fitting else -1
        if height <= 0:
            height = super().sizeHint().height()
        if window is not None and window.isVisible():
            height = min(height, window.height() - 32)
        return QSize(width, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Veil the window, take the middle of it, and see that no button is a default."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
        parent = self.parentWidget()
        if parent is not None and self._scrim is None:
            window = parent.window()
            self._before = window.focusWidget()
            self._scrim = Scrim(window)
            self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Take the size the content needs, in the middle of the window."""
        for area in self.findChildren(_Area):
            area.updateGeometry()  # what was just shown or hidden in it is told to it only later
        self._column.activate()
        self.resize(self.sizeHint())
        if (window := ground_of(self)) is not None:
            free = window.size() - self.size()
            self.move(window.mapToGlobal(QPoint(free.width() // 2, free.height() // 2)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Lift the veil and give the keyboard back to where it was."""
        super().hideEvent(event)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is the harmless way out, too."""
        if self.isVisible():
            event.ignore()
            self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter does nothing: a main button that has the keyboard takes it before it comes here."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and outline."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = colours.sheet_width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(colours.strong, colours.sheet_width))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(box, RADIUS, RADIUS)


class _Area(QScrollArea):
    """A body that scrolls when it must, and asks for the height it needs so that it seldom must."""

    def __init__(self, body: QVBoxLayout) -> None:
        super().__init__()
        self._inside = inside = QWidget()
        inside.setLayout(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)  # `setWidget` has switched it on
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSizeHint().width(), theme.row_height() * 3)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self._inside
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()


class _Foot(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.window)
        painter.setClipRect(self.rect())
        # Round below, straight above: the upper corners lie outside.
        inner = RADIUS - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, -2 * inner, 0, 0), inner, inner)
        painter.fillRect(QRectF(0, 0, self.width(), 1), colours.border)


def _widgets(layout: QVBoxLayout | QHBoxLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            found.append(widget)
        elif isinstance(inner, (QVBoxLayout, QHBoxLayout)):
            found.extend(_widgets(inner))
    return found
