"""A card that says who somebody is by their key, and saves what colleagues need of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import keysmith
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.base.words import spoken
from evidence_desk.case.keys import Profile
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.people_words import full_role, in_groups
from evidence_desk.ui.panels.welcome import Initials
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.widgets.notes import Heading, Label, SecLabel
from evidence_desk.ui.widgets.six_words import SixWords


class PersonCard(QWidget):
    """Initials, name, role and the fingerprint in groups, to compare with what the other side reads out."""

    def __init__(self, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Heading(profile.name, font="section"))
        role = full_role(profile.role)
        names.addWidget(
            SecLabel(f"{role} · {profile.organisation}" if profile.organisation else role, font="body")
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Initials(profile.initials))
        row.addLayout(names, 1)
        self._fingerprint = Label(in_groups(profile.fingerprint), font="mono", wrap=False, selectable=True)
        self._fingerprint.setAccessibleName(
            self.tr("Fingerprint {text}").format(text=in_groups(profile.fingerprint))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(SecLabel(self.tr("Six words of the key, to read out or compare by telephone")))
        self.words = SixWords(spoken(profile.fingerprint))
        column.addWidget(self.words)
        column.addWidget(SecLabel(self.tr("Fingerprint of the key")))
        column.addWidget(self._fingerprint)


class IdentityCard(QWidget):
    """One's own card, with the two files colleagues need: this person's public identity, and the school's."""

    def __init__(self, desk: Desk, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._profile = profile
        self.folder = PathField("folder", self.tr("Where to save"))
        self.field = Field(self.tr("Save for colleagues in this folder"), self.folder)
        self._identity = QuietButton(self.tr("Save my identity file"), "user-plus")
        self._identity.clicked.connect(self._save_identity)
        self._school = QuietButton(self.tr("Save the school’s file"), "file-down")
        self._school.clicked.connect(self._save_school)
        self._said = Label("", font="small", ink="ok")
        self._said.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._identity)
        buttons.addWidget(self._school)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(PersonCard(profile))
        column.addWidget(self.field)
        column.addLayout(buttons)
        column.addWidget(self._said)
        self.setFocusProxy(self.folder)

    @property
    def said(self) -> str:
        """What was saved, in words."""
        return self._said.text()

    def _save_identity(self) -> None:
        profile = self._profile
        self._save(
            f"{profile.initials.lower()}-identity.json", lambda path: keysmith.write_identity(profile, path)
        )

    def _save_school(self) -> None:
        home = self._desk.home
        self._save("school.json", lambda path: keysmith.write_school(home.school(), path))

    def _save(self, name: str, write: Callable[[Path], None]) -> None:
        folder = self.folder.path
        if folder is None:
            self.field.set_error(self.tr("Name a folder."))
            return
        self.field.set_error("")
        path = folder / name

        def work(report: Reporter) -> None:
            write(path)

        job = self._desk.run(self.tr("Saving"), work, can_cancel=False)
        job.then(lambda _: self._say(path), self._on_failure, owner=self)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self._said.hide()
        self.field.set_error(error.user_message)

    def _say(self, path: Path) -> None:
        self._said.setText(self.tr("Saved as {name}. It holds nothing secret.").format(name=path.name))
        self._said.show()
        announce(self, self._said.text())
