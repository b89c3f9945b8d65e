"""A second person at the same desk: they choose themselves, type their own passphrase, and sign.

Their keys are in memory from here until what they signed is done, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.acts import keysmith, unlocking
from evidence_desk.acts.agreeing import named_as_second
from evidence_desk.acts.keysmith import Known
from evidence_desk.acts.unlocking import WrongPassphrase
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.case.keys import Home, Person, Profile, check_passphrase
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.form_sheet import FormSheet
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.people_words import full_role
from evidence_desk.ui.widgets.buttons import QuietButton
from evidence_desk.ui.widgets.fields import ComboBox, Field, PassphraseEdit
from evidence_desk.ui.widgets.notes import Label, NoteFrame

_ELSEWHERE = "elsewhere"


class SecondPersonSheet(FormSheet):
    """Asks a second person to sign; `signed` gives them, unlocked."""

    signed = Signal(object)  # Person
    asked = Signal()  # they are not here: they are to be asked

    def __init__(
        self,
        desk: Desk,
        what: str,
        reason: str,
        may_sign: Callable[[Profile], bool],
        parent: QWidget | None,
        *,
        can_ask: bool = False,
    ) -> None:
        """Make it.

        Args:
            what: what is signed, as a sentence.
            reason: why, as the first person wrote it.
            may_sign: who may be the second person.
            can_ask: they may also be asked, and sign at their own computer.
        """
        super().__init__(self.tr("A second person signs"), parent, icon="users", width=600)
        self._desk = desk
        self._may_sign: Callable[[Profile], bool] = lambda profile: (
            named_as_second(desk.school, profile.fingerprint) and may_sign(profile)
        )
        self.body.addWidget(Label(what, font="section"))
        self.body.addWidget(NoteFrame("info", self.tr("The reason given"), reason))
        self.who = ComboBox([(_ELSEWHERE, self.tr("Somebody whose keys are in another folder"))])
        self.who.currentIndexChanged.connect(lambda _: self._fit())
        self.who_field = Field(self.tr("Who signs?"), self.who)
        self.place = PathField("folder", self.tr("The folder with their keys"))
        self.place_field = Field(
            self.tr("Their folder"),
            self.place,
            self.tr("the one that holds keys.age, for example on a stick"),
        )
        self.passphrase = PassphraseEdit()
        self.passphrase_field = Field(self.tr("Their own passphrase"), self.passphrase)
        for widget in (self.who_field, self.place_field, self.passphrase_field):
            self.body.addWidget(widget)
        self.add_footer_note(self.tr("Both names stand in the handling log."))
        self.add_cancel()
        self.ask = QuietButton(self.tr("Not here? Ask them"), "send")
        self.ask.setVisible(can_ask)
        self.add_button(self.ask, self._ask)
        self.sign = QuietButton(self.tr("Sign"), "user-round-check")
        self.add_button(self.sign, self._sign)
        self._folders: dict[str, Path] = {}
        base = desk.base
        job = desk.run("", lambda report: keysmith.people_here(base), quietly=True)
        job.then(self._offer, self.show_error)
        self._fit()

    def _ask(self) -> None:
        self.accept()
        self.asked.emit()

    def _offer(self, people: tuple[Known, ...]) -> None:
        for known in people:
            profile = known.profile
            if self._may_sign(profile):
                self._folders[profile.fingerprint] = known.folder
                self.who.insertItem(0, f"{profile.name} · {full_role(profile.role)}", profile.fingerprint)
                self.who.setCurrentIndex(0)
        self._fit()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.place_field.setVisible(self.who.chosen == _ELSEWHERE)

    def _sign(self) -> None:
        folder = self._folders.get(self.who.chosen) or self.place.path
        missing = folder is None
        self.place_field.set_error(self.tr("Name their folder.") if missing else "")
        typed = self.passphrase.take()
        self.passphrase_field.set_error("" if typed else self.tr("They type their own passphrase."))
        if folder is None or not typed:
            return
        passphrase, clock, home = check_passphrase(typed), self._desk.clock, Home(folder)

        def derive(report: Reporter) -> Person:
            return unlocking.unlock(home, passphrase, clock)

        job = self._desk.run(self.tr("Unlocking"), derive, can_cancel=False, quietly=True)
        self.busy(job, show_failure=False)
        job.then(self._on_unlocked, self._on_failure)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        words = error.user_message
        if isinstance(error, WrongPassphrase):
            words = self.tr("That passphrase does not fit. Check Caps Lock.")
            if error.wait_s:
                wait = self.tr("The next one is tried in %n second(s).", "", error.wait_s)
                words = f"{words} {wait}"
        self.passphrase_field.set_error(words)

    def _on_unlocked(self, person: Person) -> None:
        if not self._may_sign(person.profile):
            self.who_field.set_error(
                self.tr(
                    "{name} cannot be the second person here. It must be another reader of the case, and one "
                    "whom the school’s profile names where it names any."
                ).format(name=person.profile.name)
            )
            return
        self.accept()
        self.signed.emit(person)
