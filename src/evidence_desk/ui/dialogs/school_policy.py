"""Which policy the school's profile names: none, the program's, the one named now, or the school's own from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import policies, school_making
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.school import Settings
from evidence_desk.policy import diff
from evidence_desk.policy.model import Policy
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import ComboBox, Field
from evidence_desk.ui.widgets.notes import NoteFrame

_SHOWN: Final = 8  # ids named in a sentence


class PolicyChoice(QWidget):
    """The choice, and for a policy of the school's own the place to read it from and what came of reading it."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self._desk, self._settings = desk, settings
        self._read: Policy | None = None
        own = policies.programs_own()
        rows = [
            ("", self.tr("none: whichever comes with the program")),
            ("program", self.tr("this program’s: {version}").format(version=own.version)),
            ("file", self.tr("the school’s own, from a folder or a file…")),
        ]
        now = settings.policy_sha256
        if now and now != own.sha256:
            text = self.tr("as now: {name}").format(name=f"{settings.policy} {settings.policy_version}")
            rows.insert(0, ("now", text))
        self.choice = ComboBox(rows)
        self.choice.choose("" if not now else "program" if now == own.sha256 else "now")
        self.path = PathField("folder", self.tr("The folder of the policy, or its file school.policy"))
        self.field = Field(self.tr("Folder or file of the policy"), self.path)
        self.reading = QuietButton(self.tr("Read it"), "file-text")
        self.said: NoteFrame | None = None
        self._build()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        hint = self.tr("holds for everybody; a case keeps the one it stands under")
        self._column.addWidget(Field(self.tr("Policy"), self.choice, hint))
        self._column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.reading)
        row.addStretch(1)
        self._column.addLayout(row)
        self.choice.currentIndexChanged.connect(lambda _: self._show())
        self.path.changed.connect(self._forget)
        self.reading.clicked.connect(self._on_read)
        self._show()

    def _show(self) -> None:
        from_file = self.choice.chosen == "file"
        self.field.setVisible(from_file)
        self.reading.setVisible(from_file)
        if self.said is not None:
            self.said.setVisible(from_file)

    def _forget(self) -> None:
        self._read = None
        self._say(None)
        self.field.set_error("")

    def _say(self, note: NoteFrame | None) -> None:
        if self.said is not None:
            self.said.hide()
            self.said.deleteLater()
        self.said = note
        if note is not None:
            self._column.addWidget(note)

    def _on_read(self) -> None:
        path, home = self.path.path, self._desk.home
        self.field.set_error("" if path is not None else self.tr("Name a folder or a file."))
        if path is None:
            return
        before = self._desk.policy

        def read(report: Reporter, source: Path = path) -> tuple[Policy, tuple[str, ...]]:
            policy = policies.accept(home, source)
            return policy, diff.removed_ids(before, policy)

        self.reading.setEnabled(False)
        job = self._desk.run(self.tr("Reading the policy"), read, can_cancel=False)
        job.ended.connect(lambda: self.reading.setEnabled(True))
        job.then(lambda got: self._on_done(path, *got), self._on_failure, owner=self)

    def _on_done(self, path: Path, policy: Policy, gone: tuple[str, ...]) -> None:
        if self.path.path != path:
            return  # another one was named meanwhile
        self._read = policy
        text = self.tr(
            "{cells} cells, {leaves} policy criminal categories, {triggers} triggers, {clauses} clauses. Every row was "
            "read."
        ).format(
            cells=len(policy.matrix.cells),
            leaves=len(policy.criminal_list.leaves),
            triggers=len(policy.trigger_list.triggers),
            clauses=len(policy.clauses),
        )
        if gone:
            shown = ", ".join(gone[:_SHOWN]) + (" …" if len(gone) > _SHOWN else "")
            text += " " + self.tr("No longer in it: {ids}. What was classified with them stays.").format(
                ids=shown
            )
        self._say(NoteFrame("ok", f"{policy.title} · {policy.version}", text))
        announce(self, f"{policy.title} {policy.version}. {text}")

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self.field.set_error(error.user_message)

    def take(self, settings: Settings) -> Settings | None:
        """Return the settings with the policy chosen, or None after saying what is missing."""
        chosen = self.choice.chosen
        if chosen == "now":
            return settings
        if chosen == "file":
            if self._read is None:
                self.field.set_error(self.tr("Read the policy first; what is wrong with it is said here."))
                self.path.setFocus()
                return None
            return school_making.with_policy(settings, self._read)
        return school_making.with_policy(settings, policies.programs_own() if chosen else None)
