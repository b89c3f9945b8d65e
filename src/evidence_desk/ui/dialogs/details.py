"""What stands behind the words of the status bar, and who made this program."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QWidget

from evidence_desk import __version__
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import MainButton
from evidence_desk.ui.widgets.dates import utc_and_local
from evidence_desk.ui.widgets.notes import Label, NoteFrame, SecLabel
from evidence_desk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from evidence_desk.acts.marks import Mark


class _FactsSheet(Sheet):
    """A sheet of labels and words, and one way out."""

    def __init__(self, title: str, parent: QWidget, icon: str) -> None:
        super().__init__(title, parent, icon=icon, width=600)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.add_button(MainButton(self.tr("Close"), "Esc"), self.reject)

    def add_fact(self, label: str, words: str) -> None:
        """Add a line."""
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(SecLabel(label, wrap=False), row, 0, top)
        fact = Label(words, font="small", selectable=True)
        fact.setAccessibleName(f"{label}: {words}")
        self._grid.addWidget(fact, row, 1, top)


class SavedSheet(_FactsSheet):
    """How the open case stands on the disk."""

    def __init__(self, session: CaseSession, parent: QWidget) -> None:
        super().__init__("", parent, "shield-check")
        self.set_title(self.tr("Saved and checked"))
        case = session.case
        self.add_fact(self.tr("File"), str(session.path))
        self.add_fact(self.tr("Last entry"), utc_and_local(case.last_at))
        self.add_fact(self.tr("Entries"), f"{case.events:,}")
        self.add_fact(self.tr("Against this computer’s memory"), self._against_memory(session))
        self.add_fact(self.tr("Case number inside the file"), case.id)
        self._ask_mark(session)
        if session.read_only:
            self.body.addWidget(
                NoteFrame("warn", self.tr("Open for reading"), session.read_only, icon="lock")
            )
        for remark in session.remarks:
            self.body.addWidget(NoteFrame("info", "", remark))
        self.body.addWidget(
            SecLabel(
                self.tr(
                    "“Saved” is said only after the system has confirmed that the bytes are on the disk. Opening "
                    "checks the record and every signature; an exhibit’s own bytes are checked whenever they are "
                    "read, and all of them under Verify."
                )
            )
        )

    def _ask_mark(self, session: CaseSession) -> None:
        from evidence_desk.acts.marks import mark_of  # noqa: PLC0415  # loads the case's parts

        job = session.act("", lambda store, report: mark_of(store), quietly=True)
        job.then(self._show_mark)

    def _show_mark(self, mark: Mark) -> None:
        code = self.tr(
            "{code} (commit {number}). The same code on a pack, a receipt or another computer is the same record."
        )
        self.add_fact(self.tr("Check code now"), code.format(code=mark.check_code, number=mark.commit))
        if mark.seen_commit is not None:
            seen = self.tr("commit {number}, {when}") if mark.seen_at else self.tr("commit {number}")
            when = utc_and_local(mark.seen_at) if mark.seen_at else ""
            self.add_fact(self.tr("This computer had seen"), seen.format(number=mark.seen_commit, when=when))
        if mark.joined:
            self.add_fact(
                self.tr("Joined from other copies"),
                self.tr("%n commit(s), each as signed there", "", mark.joined),
            )
        self.fit()

    def _against_memory(self, session: CaseSession) -> str:
        state = session.anchored[0] if session.anchored is not None else ""
        match state:
            case "same":
                return self.tr("The same as this computer saw last")
            case "ahead":
                return self.tr("Newer than this computer saw last, and built on it")
            case "behind":
                return self.tr("An older copy, opened on purpose")
            case "beside":
                return self.tr("Another history than this computer saw, opened on purpose")
            case _:
                return self.tr("Seen here for the first time")


class ClockSheet(_FactsSheet):
    """How far the clock can be trusted."""

    def __init__(self, now: str, zone: str, parent: QWidget) -> None:
        super().__init__("", parent, "clock")
        self.set_title(self.tr("By this computer’s clock"))
        self.add_fact(self.tr("Now"), utc_and_local(now))
        self.add_fact(self.tr("Zone of this computer"), zone)
        self.body.addWidget(
            Label(
                self.tr(
                    "Times in the case are this computer’s. Nobody has checked its clock against another. If it is "
                    "moved, the next entry of the handling log says so, and by how much."
                )
            )
        )


class AboutSheet(_FactsSheet):
    """Version, licence, and what this program is not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, "file-lock-2")
        self.set_title(self.tr("Evidence Desk"))
        self.add_fact(self.tr("Version"), __version__)
        self.add_fact(self.tr("Licence"), "Apache-2.0")
        self.add_fact(
            self.tr("Runs on"), f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
        )
        self.body.addWidget(
            Label(
                self.tr(
                    "Keeps a proper copy of what was found online. It works without a network and sends nothing "
                    "anywhere. It is not legal advice, and choosing a policy category does not say that a crime "
                    "happened."
                )
            )
        )
