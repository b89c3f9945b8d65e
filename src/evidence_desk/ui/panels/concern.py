"""The concern: what is alleged, fact apart from opinion. It is added to, never overwritten."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.acts.recording import record_concern
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case import events as ev
from evidence_desk.case.fold_merge import as_it_counts
from evidence_desk.case.values import Concern
from evidence_desk.ui import theme
from evidence_desk.ui.concern_words import Version, as_text, heading, sections, shown
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.school_record import SchoolRecordSheet
from evidence_desk.ui.panels.concern_form import ConcernForm
from evidence_desk.ui.record import Record
from evidence_desk.ui.row_words import member_name
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from evidence_desk.ui.widgets.empty import EmptyState
from evidence_desk.ui.widgets.notes import Heading, Label, Line, NoteFrame, SecLabel
from evidence_desk.ui.widgets.page import Page
from evidence_desk.ui.widgets.page_head import PageHead


class VersionView(QWidget):
    """One version, to be read."""

    def __init__(self, version: Version, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for section in sections():
            filled = [
                (label, shown(name, getattr(version.concern, name)))
                for name, label in section.fields
                if getattr(version.concern, name)
            ]
            if not filled:
                continue
            if section.is_opinion:
                column.addWidget(NoteFrame("info", section.title, filled[0][1], "message-square-text"))
                continue
            column.addWidget(Heading(section.title, font="section"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(8)
            grid.setColumnStretch(1, 1)
            grid.setColumnMinimumWidth(0, theme.scaled(150))
            for row, (label, value) in enumerate(filled):
                name = SecLabel(label, font="body", wrap=False)
                grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Label(value, selectable=True), row, 1)
            column.addLayout(grid)


class EarlierVersion(QWidget):
    """A version from before, closed until it is wanted."""

    def __init__(self, version: Version, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._view: VersionView | None = None
        self.button = LinkButton(heading(version), "chevron-right")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.button)

    def _on_toggled(self, on: bool) -> None:
        self.button.icon_name = "chevron-down" if on else "chevron-right"
        self.button.update()
        if self._view is None:
            self._view = VersionView(self._version)
            self._view.setContentsMargins(24, 0, 0, 8)
            self._column.addWidget(self._view)
        self._view.setVisible(on)


class ConcernPage(Page):
    """Reads the newest version, opens earlier ones, and adds to the record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._record: Record | None = None
        self._shown: tuple[Version, ...] | None = None
        self._head = PageHead(self.tr("Concern"))
        self.copy_button = QuietButton(self.tr("Copy as text"), "copy")
        self.add_button = MainButton(self.tr("Add to it"))
        self.record_button = QuietButton(self.tr("For the school’s record …"), "file-text")
        self.record_button.clicked.connect(self._open_school_record)
        self._head.add_tool(self.record_button)
        self._head.add_tool(self.copy_button)
        self._head.add_tool(self.add_button)
        self.copy_button.clicked.connect(self._copy)
        self.add_button.clicked.connect(self._open_form)
        self.form = ConcernForm(desk.clock)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._close_form)
        self._head.add_tool(self.form.cancel_button)
        self._head.add_tool(self.form.save_button)
        self._empty = EmptyState(
            "file-text",
            self.tr("Nothing is written yet."),
            self.tr(
                "Write down what is alleged: facts apart from opinion, the child’s own words, who was told."
            ),
            self.tr("Write it down"),
        )
        self._empty.pressed.connect(self._open_form)
        self._reading = QVBoxLayout()
        self._stack = QStackedWidget()
        self._areas = {"read": self._read_area(), "write": _area(self.form)}
        self.form.pointed_at.connect(self._areas["write"].ensureWidgetVisible)
        for widget in (self._empty, *self._areas.values()):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _read_area(self) -> QScrollArea:
        inside = QWidget()
        self._reading.setContentsMargins(16, 4, 16, 16)
        self._reading.setSpacing(14)
        inside.setLayout(self._reading)
        return _area(inside)

    # -- the record ----------------------------------------------------------------------------------------

    def set_session(self, session: CaseSession | None) -> None:
        """Follow another case; what was being written is let go of with the old one."""
        if self._record is not None:
            self._record.stop()
            self._record = None
        if session is not self.session:
            self.form.show_concern(Concern())
            self._stack.setCurrentWidget(self._empty)
            self._show_tools()
        super().set_session(session)
        if session is not None:
            self._record = Record.of(session)
            self._record.grown.connect(self.refresh)
            self._record.failed.connect(self.error)
            self._record.read()

    def versions(self) -> tuple[Version, ...]:
        """Return all versions, oldest first, with who and when as far as the record is read."""
        session = self.session
        if session is None:
            return ()
        entries = self._record.entries if self._record is not None else []
        counted = (as_it_counts(session.case, entry) for entry in entries)
        signed = [entry for entry in counted if isinstance(entry.event, ev.ConcernRecorded)]
        found: list[Version] = []
        for place, concern in enumerate(session.case.concern):
            entry = signed[place] if place < len(signed) else None
            at = entry.at if entry is not None else ""
            who = member_name(session.case, entry.actor) if entry is not None else ""
            found.append(Version(place + 1, concern, at, who))
        return tuple(found)

    def refresh(self) -> None:
        """Show the newest version and the earlier ones below."""
        session = self.session
        if session is None:
            return
        versions = self.versions()
        self.add_button.setEnabled(not session.read_only)
        self.add_button.setToolTip(session.read_only)
        self._empty.button.setEnabled(not session.read_only)
        if versions != self._shown:
            self._shown = versions
            self._fill(versions)
        if not self._is_writing():
            self._stack.setCurrentWidget(self._areas["read"] if versions else self._empty)
        self._show_tools()

    def wipe(self) -> None:
        """Forget what is read; what is being written stays until the case closes."""
        self._shown = None
        self._fill(())
        self._head.count.setText("")

    def focus_first(self) -> None:
        """Put the keyboard where work goes on."""
        if self._stack.currentWidget() is self._areas["write"]:
            self.form.focus_first()
        else:
            (self.add_button if self.add_button.isVisible() else self._empty.button).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _show_tools(self) -> None:
        reading = self._stack.currentWidget() is self._areas["read"]
        self.add_button.setVisible(reading)
        self.copy_button.setVisible(reading)
        self.record_button.setVisible(self.session is not None and not self._is_writing())
        for button in (self.form.cancel_button, self.form.save_button):
            button.setVisible(self._is_writing())
        count = len(self._shown or ())
        self._head.count.setText(self.tr("%n versions", "", count) if count > 1 else "")

    def _is_writing(self) -> bool:
        return self._stack.currentWidget() is self._areas["write"]

    def _fill(self, versions: tuple[Version, ...]) -> None:
        while (item := self._reading.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not versions:
            return
        self._reading.addWidget(SecLabel(heading(versions[-1]), font="body"))
        self._reading.addWidget(VersionView(versions[-1]))
        if len(versions) > 1:
            self._reading.addWidget(Line())
            self._reading.addWidget(Heading(self.tr("Earlier versions"), font="section"))
            for version in reversed(versions[:-1]):
                self._reading.addWidget(EarlierVersion(version))
        self._reading.addStretch(1)

    # -- what a person does --------------------------------------------------------------------------------

    def _open_form(self) -> None:
        session = self.session
        if session is None:
            return
        self.form.show_concern(session.case.concern[-1] if session.case.concern else Concern())
        self._stack.setCurrentWidget(self._areas["write"])
        self._areas["write"].verticalScrollBar().setValue(0)
        self._show_tools()
        self.form.focus_first()

    def _close_form(self) -> None:
        self.form.show_concern(Concern())
        self._stack.setCurrentWidget(self._areas["read"] if self._shown else self._empty)
        self._show_tools()
        self.focus_first()

    def _save(self, concern: Concern) -> None:
        session = self.session
        if session is None:
            return
        self.form.show_busy(True)
        job = session.act(
            self.tr("Saving the concern"),
            lambda store, report: record_concern(store, concern),
            can_cancel=False,
        )
        job.then(lambda _: self._on_saved(session), self._on_failed)

    def _on_saved(self, session: CaseSession) -> None:
        self.form.show_busy(False)
        if session is self.session:
            self._close_form()
            self.said.emit(self.tr("Concern saved."))

    def _on_failed(self, error: EvidenceDeskError) -> None:
        self.form.show_busy(False)
        self.form.show_error(error.user_message)

    def _open_school_record(self) -> None:
        if self.session is None:
            return
        sheet = SchoolRecordSheet(self.desk, self.session, self.window())
        sheet.said.connect(self.said)
        sheet.open()

    def _copy(self) -> None:
        session, versions = self.session, self._shown
        if session is None or not versions:
            return
        title = " ".join(part for part in (session.case.reference, session.case.title) if part)
        copy_text(as_text(versions[-1], title))
        self.said.emit(self.tr("The concern is copied as text."))


def _area(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setMaximumWidth(theme.scaled(900))  # a line of text longer than this is hard to follow
    area.setWidget(inside)
    return area
