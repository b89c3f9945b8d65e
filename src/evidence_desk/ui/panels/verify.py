"""The Verify place: drop a case, a pack or a sheet on it, and it says what holds. It never writes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.acts.verifying import Verified
from evidence_desk.base.errors import Cancelled, EvidenceDeskError
from evidence_desk.ui import theme
from evidence_desk.ui.checking import check_file
from evidence_desk.ui.choosing import choose_case, desk_dialog
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.widgets.buttons import MainButton, QuietButton
from evidence_desk.ui.widgets.checks import ChecksView
from evidence_desk.ui.widgets.fields import Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Icon, Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.sheet import BusyBar

WIDTH: Final = 760  # pixels at 100 % of the column
_FINGERPRINT: Final = 64  # hexadecimal digits


class DropZone(QWidget):
    """Where one file is let go; `dropped` gives its path. Nothing of it is read here."""

    dropped = Signal(object)  # a Path
    refused = Signal(str)  # why what was let go cannot be checked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False
        self.choose = MainButton(self.tr("Choose a file …"), icon="folder-open")
        words = Label(self.tr("Drop a case, a pack or a sheet here"), font="section", bold=True, wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        for widget in (Icon("shield-check", 28, "accent"), words, self.choose):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.watcher().changed.connect(self.update)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; the names alone are looked at."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take one file."""
        self._light(False)
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.dropped.emit(Path(urls[0].toLocalFile()))
        else:
            self.refused.emit(self.tr("One file at a time, from a folder of this computer."))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a dashed frame."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.accent if self._over else colours.strong, 2 if self._over else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colours.soft if self._over else colours.card)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _light(self, on: bool) -> None:
        self._over = on
        self.update()


class VerifyPage(Page):
    """The page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._path: Path | None = None
        self._case: Path | None = None  # chosen by the person, to hold a pack against
        self._job: Job[Verified] | None = None
        self.zone = DropZone()
        self.zone.dropped.connect(self.check)
        self.zone.refused.connect(self._refuse)
        self.zone.choose.clicked.connect(self._choose)
        self.founder = LineEdit(placeholder=self.tr("64 digits, in groups or not"))
        self._founder_field = Field(
            self.tr("Founder's fingerprint, if you have it"),
            self.founder,
            self.tr("From a printed pack or from the founder: a case founded by anyone else does not hold."),
        )
        self.founder.returnPressed.connect(self._again)
        self.again = QuietButton(self.tr("Check again"), icon="refresh-cw", key="F5")
        self.again.clicked.connect(self._again)
        self.with_case = QuietButton(self.tr("Compare with a case …"), icon="folder-open")
        self.with_case.clicked.connect(self._choose_case)
        self._name = Heading("", font="section")
        self.checks = ChecksView()
        self._trouble = NoteFrame("stop", icon="circle-alert")
        self._busy = BusyBar()
        self._build()
        shortcut = QShortcut(QKeySequence("F5"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._again)
        self._forget()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Heading(self.tr("Verify")))
        column.addWidget(
            SecLabel(
                self.tr(
                    "What holds of a file that somebody brings. Nothing is written, nothing leaves this computer."
                ),
                font="body",
            )
        )
        column.addWidget(self.zone)
        column.addWidget(self._busy)
        column.addWidget(self._trouble)
        found = QHBoxLayout()
        found.setSpacing(8)
        found.addWidget(self._name, 1)
        found.addWidget(self.with_case)
        found.addWidget(self.again)
        column.addLayout(found)
        column.addWidget(self.checks)
        column.addWidget(self._founder_field)
        column.addStretch(1)
        self._column = inside
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addStretch(1)
        middle.addWidget(inside, 100)
        middle.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        theme.watcher().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._column.setMaximumWidth(theme.scaled(WIDTH))

    # -- what others call --------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin with choosing a file."""
        self.zone.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget which file was checked, and what was found."""
        if self._job is not None:
            self._job.cancel()
        self._forget()

    def check(self, path: Path) -> None:
        """Check a file and show what holds."""
        self._path, self._case = path, None
        self._start()

    # -- checking ----------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        dialog = desk_dialog(
            self,
            self.desk,
            self.tr("Choose a case, a pack or a sheet"),
            QFileDialog.FileMode.ExistingFile,
        )
        dialog.fileSelected.connect(lambda name: self.check(Path(name)))
        dialog.open()

    def _choose_case(self) -> None:
        choose_case(self, self.desk, self._against)

    def _against(self, case: Path) -> None:
        self._case = case
        self._start()

    def _again(self) -> None:
        if self._path is not None:
            self._start()

    def _start(self) -> None:
        path = self._path
        if path is None:
            return
        founder = "".join(self.founder.text().split()).lower()
        if founder and (len(founder) != _FINGERPRINT or any(c not in "0123456789abcdef" for c in founder)):
            self._founder_field.set_error(self.tr("A fingerprint has 64 digits, 0 to 9 and a to f."))
            return
        self._founder_field.set_error("")
        if self._job is not None:
            self._job.cancel()
        self.checks.clear()
        self._trouble.hide()
        self._name.setText(path.name)
        job = check_file(self.desk, path, self.tr("Checking"), case=self._case, founder=founder)
        self._job = job
        self._busy.show_job(job)
        self._busy.show()
        job.then(lambda found: self._show(job, found), lambda error: self._failed(job, error))

    def _show(self, job: Job[Verified], found: Verified) -> None:
        if self._job is not job:
            return
        self._job = None
        self._busy.hide()
        self.checks.show_found(found)
        self.again.show()
        self.with_case.setVisible(found.kind == "pack")
        self._name.show()
        verdict = self.checks.verdict.accessibleName()
        self.said.emit(self.tr("Checked: {verdict}").format(verdict=verdict))

    def _failed(self, job: Job[Verified], error: EvidenceDeskError) -> None:
        if self._job is not job:
            return
        self._job = None
        self._busy.hide()
        if not isinstance(error, Cancelled):
            self._refuse(error.user_message)

    def _refuse(self, words: str) -> None:
        self._trouble.set_words(self.tr("This could not be checked"), words)
        self._trouble.show()
        self.said.emit(words)

    def _forget(self) -> None:
        self._path = self._case = None
        self._job = None
        self._name.setText("")
        self.founder.clear()
        self.checks.clear()
        for widget in (self._busy, self._trouble, self.again, self.with_case, self._name):
            widget.hide()
