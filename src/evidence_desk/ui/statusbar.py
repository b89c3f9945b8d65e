"""The status bar answers in words: is it saved, how good is the clock, what is being done just now."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from evidence_desk.case.story_looks import off
from evidence_desk.ui import announce, icons, theme
from evidence_desk.ui.jobs import Job, Progress
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.button import GAP, Button, Look
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.dates import local_text
from evidence_desk.ui.widgets.notes import SecLabel

_SHOW_AFTER_MS: Final = 400  # what is over sooner is not worth a look
_SAID_MS: Final = 8000
_STEPS: Final = 1000  # of the bar: byte counts do not fit a C int


class StatusItem(Button):
    """One answer of the bar; a press opens what is behind it."""

    side = 6
    font_name: theme.FontName = "small"

    def icon_side(self) -> int:
        """Return the icon's side in pixels."""
        return theme.scaled(14)

    def height_hint(self) -> int:
        """Return the height of the bar."""
        return max(24, theme.metrics("small").height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon: in a narrow window the words are shortened, and stay in the tooltip."""
        return QSize(self.icon_side() + 2 * self.side, self.height_hint())

    def look(self) -> Look:
        """Return grey words without a box, until the pointer is there."""
        now = theme.current()
        fill = now.hover if self.underMouse() else now.rail
        line = now.accent if now.is_contrast and self.underMouse() else fill
        return Look(fill=fill, line=line, ink=now.sec, key_ink=now.sec, icon_ink=now.sec)

    def say(self, text: str, icon: str = "") -> None:
        """Show other words."""
        self.setText(text.replace("&", "&&"))
        self.setToolTip(text)
        self.setAccessibleName(text)
        if icon:
            self.icon_name = icon
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words, shortened to the room there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look()
        self.paint_box(painter, look)
        side = self.icon_side()
        icons.paint(painter, self.icon_name, self.side, (self.height() - side) / 2, side, look.icon_ink)
        left = self.side + side + GAP - 2
        painter.setFont(theme.font("small"))
        painter.setPen(look.ink)
        room = self.width() - left - 2
        words = painter.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, 0, room + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, words)


class WorkRow(QWidget):
    """The work that runs, in words and a number, with Cancel where it can be stopped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None
        self._words = SecLabel(wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 8)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = LinkButton(self.tr("Cancel"))
        self.cancel.font_name = "small"
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self._stop)
        self.hide()

    def show_job(self, job: Job[Any] | None) -> None:
        """Show this work, or none."""
        if job is self._job:
            return
        if self._job is not None:
            self._job.progressed.disconnect(self._on_progress)
        self._job = job
        self.setVisible(job is not None)
        if job is not None:
            job.progressed.connect(self._on_progress)
            self._bar.setRange(0, 0)
            self._words.setText(job.label)
            self.cancel.setVisible(job.can_cancel)
            self.cancel.setEnabled(True)

    def _on_progress(self, progress: Progress) -> None:
        label = self._job.label if self._job is not None else ""
        self._words.setText(f"{label}: {progress.words}" if progress.words else label)
        if progress.total > 0:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(min(_STEPS, progress.done * _STEPS // progress.total))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)


class StatusBar(QWidget):
    """The bar at the foot of the window."""

    saved_pressed = Signal()
    clock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Status"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._session: CaseSession | None = None
        self._jobs: list[Job[Any]] = []
        self._pending = PendingLine(self)
        self._pending.hide()
        self.saved = StatusItem("", "shield-check")
        self.clock = StatusItem("", "clock")
        self.work = WorkRow(self)
        row = QHBoxLayout()
        row.setContentsMargins(8, 1, 8, 1)
        row.setSpacing(2)
        row.addWidget(self.work)
        row.addWidget(self.saved)
        row.addWidget(self.clock)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pending)
        column.addLayout(row)
        self.saved.clicked.connect(self.saved_pressed)
        self.clock.clicked.connect(self.clock_pressed)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(self._show_saved)
        self.set_session(None)

    def set_session(self, session: CaseSession | None) -> None:
        """Follow a case, or none."""
        if self._session is not None:
            self._session.changed.disconnect(self._show_saved)
        self._session = session
        if session is not None:
            session.changed.connect(self._show_saved)
        self._said.stop()
        self._show_saved()

    def say(self, words: str) -> None:
        """Show words for a few seconds, and have them said aloud."""
        self.saved.say(words, "check")
        self.saved.show()
        announce.announce(self, words)
        self._said.start()

    def follow(self, job: Job[Any]) -> None:
        """Show a job from the moment it has taken a while until it ends."""
        self._jobs.append(job)
        job.ended.connect(self._on_ended)
        QTimer.singleShot(_SHOW_AFTER_MS, self, self._show_work)

    def _on_ended(self) -> None:
        self._jobs = [job for job in self._jobs if job.is_running]
        self._show_work()

    def _show_work(self) -> None:
        self.work.show_job(self._jobs[0] if self._jobs else None)
        self._show_saved()

    def _show_clock(self) -> None:
        """Say how this computer's clock stood when it was held against network time in this case, if it was."""
        case = self._session.case if self._session is not None else None
        seen = case.clock_checks.get(case.clock_latest.get(case.last_boot, "")) if case is not None else None
        if seen is None:
            self.clock.say(self.tr("By this computer’s clock, not checked"))
            return
        words = self.tr("By this computer’s clock: {off}, checked {time}")
        self.clock.say(words.format(off=off(seen.offset_ms, seen.within_ms), time=local_text(seen.at)))

    def _show_saved(self) -> None:
        session = self._session
        self._show_clock()
        self._pending.setVisible(session is not None and (session.pending or bool(session.locked)))
        if self._said.isActive() and not self.work.isVisibleTo(self):
            return
        self.saved.setVisible(session is not None and not self.work.isVisibleTo(self))
        if session is None:
            return
        at = local_text(session.case.last_at)
        if session.read_only:
            self.saved.say(self.tr("Open for reading. Last saved {time}").format(time=at), "lock")
        elif not session.case.exhibits and session.case.last_at == session.case.opened_at:
            self.saved.say(self.tr("Case made and saved {time}").format(time=at), "shield-check")
        else:
            self.saved.say(self.tr("Saved and checked {time}").format(time=at), "shield-check")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().rail)
        painter.setPen(QPen(theme.current().border, 0))
        painter.drawLine(0, 0, self.width(), 0)


class PendingLine(QWidget):
    """The red line: something is locked for police and has not been taken out of the file yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = self.tr(
            "Locked for police, but not yet taken out of the file. Nobody can open it here. "
            "The next change to the case finishes it."
        )
        self.setAccessibleName(self._words)
        self.setToolTip(self._words)
        theme.watcher().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return one line."""
        return QSize(0, theme.metrics("small").height() + 10)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the colours of a stop."""
        ink, fill, line = theme.current().state("stop")
        painter = QPainter(self)
        painter.fillRect(self.rect(), fill)
        painter.setPen(QPen(line, 0))
        painter.drawLine(0, 0, self.width(), 0)
        side = theme.scaled(14)
        icons.paint(painter, "octagon-x", 14, (self.height() - side) / 2, side, ink)
        painter.setPen(ink)
        painter.setFont(theme.font("small", bold=True))
        room = self.width() - side - 34
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(14 + side + 8, 0, room, self.height(), Qt.AlignmentFlag.AlignVCenter, words)
