"""Colleagues by their identity files: read, shown with their fingerprint, remembered, ticked as readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import keysmith
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Profile, read_profile
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.panels.people_words import full_role, in_one_line
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import CheckBox, Field
from evidence_desk.ui.widgets.notes import SecLabel


def remember(desk: Desk, *profiles: Profile) -> None:
    """Keep colleagues in the encrypted settings, to be offered again; the newest file of a key wins."""
    fresh = {profile.fingerprint for profile in profiles}
    kept = tuple(known for known in desk.settings.colleagues if known.fingerprint not in fresh)
    desk.settings = structs.replace(desk.settings, colleagues=(*kept, *profiles))
    desk.settings_changed.emit()


def known_colleagues(desk: Desk) -> tuple[Profile, ...]:
    """Return whom this person can be offered: those the school's compared profile names, and whose files were read."""
    state, me = desk.school, desk.person
    own = me.profile.fingerprint if me is not None else ""
    found: dict[str, Profile] = {}
    if state.profile is not None and state.compared:
        found = {p.fingerprint: p.public(state.profile.name) for p in state.profile.people}
    for profile in desk.settings.colleagues:
        found.setdefault(profile.fingerprint, profile)
    found.pop(own, None)
    return tuple(found.values())


class IdentityFile(QWidget):
    """Takes a colleague's identity file; `found` gives who it is."""

    found = Signal(object)  # Profile

    def __init__(self, desk: Desk, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.place = PathField("open", self.tr("A colleague’s identity file"), pattern="*.json")
        self.field = Field(
            self.tr("Somebody else: their identity file"), self.place, self.tr("they save it under Who I am")
        )
        self.button = QuietButton(button, "user-round-search")
        self.button.clicked.connect(self._read)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(row)
        self.setFocusProxy(self.place)

    def _read(self) -> None:
        path = self.place.path
        if path is None:
            self.field.set_error(self.tr("Name the file."))
            return
        self.field.set_error("")
        job = self._desk.run(self.tr("Reading the file"), lambda report: read_profile(path), quietly=True)
        job.then(self._on_read, self._on_failure)

    def _on_read(self, profile: Profile) -> None:
        self.place.edit.clear()
        self.found.emit(profile)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        self.field.set_error(error.user_message)


class ReaderPicker(QWidget):
    """Known colleagues to tick, and a way to bring in others. Those whom the case is about are not offered."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, tuple[Profile, CheckBox, QWidget]] = {}
        self._is_barred: Callable[[Profile], str] = lambda profile: ""
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._none = SecLabel(self.tr("No colleague is known on this computer yet."))
        self.file = IdentityFile(desk, self.tr("Add this colleague"))
        self.file.found.connect(self._on_found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self.file)
        base: Path = desk.base
        job = desk.run("", lambda report: keysmith.people_here(base), quietly=True)
        job.then(lambda people: self._offer(*(known.profile for known in people)), owner=self)
        self._offer(*known_colleagues(desk))

    def bar(self, is_barred: Callable[[Profile], str]) -> None:
        """Offer nobody for whom this gives a reason."""
        self._is_barred = is_barred
        for profile, box, row in self._rows.values():
            barred = bool(is_barred(profile))
            row.setVisible(not barred)
            if barred:
                box.setChecked(False)

    @property
    def chosen(self) -> tuple[Profile, ...]:
        """Who is ticked."""
        return tuple(profile for profile, box, _ in self._rows.values() if box.isChecked())

    def box(self, fingerprint: str) -> CheckBox:
        """Return the box of a key."""
        return self._rows[fingerprint][1]

    def _on_found(self, profile: Profile) -> None:
        reason = self._is_barred(profile)
        if reason:
            self.file.field.set_error(reason)
            return
        self._offer(profile)
        if profile.fingerprint in self._rows:
            self.box(profile.fingerprint).setChecked(True)

    def _offer(self, *profiles: Profile) -> None:
        me = self._desk.person.profile.fingerprint if self._desk.person is not None else ""
        for profile in profiles:
            if profile.fingerprint in self._rows or profile.fingerprint == me or profile.role == "staff":
                continue
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            box = CheckBox(f"{profile.name} · {full_role(profile.role)}".replace("&", "&&"))
            words = SecLabel(self.tr("fingerprint {start}").format(start=in_one_line(profile.fingerprint)))
            words.setContentsMargins(24, 0, 0, 0)
            box.setAccessibleDescription(words.text())
            box.toggled.connect(lambda _: self.changed.emit())
            column.addWidget(box)
            column.addWidget(words)
            self._rows[profile.fingerprint] = (profile, box, row)
            self._list.addWidget(row)
            row.setVisible(not self._is_barred(profile))
        self._none.setVisible(not self._rows)
