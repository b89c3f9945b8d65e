"""The page before everything else: who it is, the passphrase, and the ways out for those who have lost it.

No case is named here, nor counted: what a person has is read after unlocking only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.ui import theme
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Job, Reporter
from evidence_desk.ui.panels.people_words import full_role
from evidence_desk.ui.panels.welcome import Column, Initials, Side, TwoParts
from evidence_desk.ui.widgets.buttons import LinkButton, MainButton
from evidence_desk.ui.widgets.dates import time_text
from evidence_desk.ui.widgets.fields import Field, PassphraseEdit
from evidence_desk.ui.widgets.notes import Heading, Icon, Kind, Label, NoteFrame, SecLabel

if TYPE_CHECKING:
    from evidence_desk.acts.keysmith import Known
    from evidence_desk.case.keys import Person
    from evidence_desk.ui.settings import Settings

_HIGH: Final = 40  # the one button of the screen


class UnlockButton(MainButton):
    """The one button of this page, 40 high."""

    font_name: theme.FontName = "section"

    def height_hint(self) -> int:
        """Return 40 pixels or more."""
        return max(_HIGH, theme.metrics("section").height() + 18)


class UnlockPage(QWidget):
    """Asks for the passphrase of one of the people who have keys on this computer."""

    unlocked = Signal(object, object)  # Person, Settings
    first_run_requested = Signal()
    recover_requested = Signal(object)  # folder of whoever is to be let into a case

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: tuple[Known, ...] = ()
        self._folder: Path | None = None  # of whoever is shown
        self._left_s = 0
        self._loading: Job[tuple[tuple[Known, ...], int]] | None = None
        self._job: Job[tuple[Person, Settings]] | None = None
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._count_down)
        self._side = Side(self.tr("Keep a proper copy of what was found online, before it is deleted."))
        self._fill_side()
        self._parts = TwoParts(self._side, self._make_form())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._parts)
        self.setFocusProxy(self._passphrase)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _fill_side(self) -> None:
        self._side.add_fact(
            "clipboard-paste",
            self.tr("Paste it"),
            self.tr("Or take the screen, a file, a message, an address. About two minutes."),
        )
        self._side.add_fact(
            "lock",
            self.tr("Only the right people can read it"),
            self.tr("Each case is one locked file. It goes nowhere by itself."),
        )
        self._side.add_fact(
            "package-check",
            self.tr("Hand it over as one pack"),
            self.tr("For the police, with every step accounted for."),
        )

    def _make_form(self) -> Column:
        form = Column()
        self._disc, self._name, self._role = Initials(), Heading(""), SecLabel("", font="body")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._role)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self._disc)
        who.addLayout(names, 1)
        self._passphrase = PassphraseEdit()
        self._field = Field(self.tr("Passphrase"), self._passphrase)
        self._passphrase.returnPressed.connect(self._unlock)
        self._passphrase.caps_lock.connect(self._show_caps)
        self._caps = _CapsNote()
        self._wait = Label("", font="small", ink="warn")
        self._wait.hide()
        self._button = UnlockButton(self.tr("Unlock"))
        self._button.clicked.connect(self._unlock)
        self._other = LinkButton(self.tr("Someone else"))
        self._other.clicked.connect(self._show_people)
        self._lost = LinkButton(self.tr("Lost the passphrase"))
        self._lost.clicked.connect(self._explain_lost)
        links = QHBoxLayout()
        links.addWidget(self._other)
        links.addStretch(1)
        links.addWidget(self._lost)
        form.body.addLayout(who)
        form.body.addSpacing(10)
        for widget in (self._field, self._caps, self._wait, self._button):
            form.body.addWidget(widget)
        form.body.addLayout(links)
        self.going = NoteFrame("ok", icon="zap")
        self.going.hide()
        form.body.addWidget(self.going)
        form.body.addWidget(
            SecLabel(self.tr("About to go from the screen? F8 asks, then seals a picture of it."))
        )
        return form

    def say_sealed(self, at: str, names: Sequence[str]) -> None:
        """Say that the screen was sealed, and who finds it where; `at` is UTC."""
        title = self.tr("The screen is sealed on this computer, {time}").format(time=time_text(at))
        words = self.tr(
            "It lies in the inbox of whoever unlocks here next: {names}. Unlock to keep the page too."
        )
        self._say_going("ok", title, words.format(names=", ".join(names)))

    def say_nothing_taken(self) -> None:
        """Say what to do after the question was answered Yes or Not sure."""
        words = self.tr(
            "Find the DSL or a deputy in person now. Unlock to write a text record of what you were told."
        )
        self._say_going("stop", self.tr("Nothing was taken"), words)

    def _say_going(self, kind: Kind, title: str, words: str) -> None:
        self.going.set_kind(kind, "zap" if kind == "ok" else "")
        self.going.set_words(title, words)
        self.going.show()
        announce(self.going, f"{title}. {words}", urgent=True)

    # --- who

    @property
    def has_people(self) -> bool:
        """Whether anybody has keys on this computer."""
        return bool(self._people)

    def showEvent(self, event: QShowEvent) -> None:
        """Look who has keys here; the field is empty whenever the page appears."""
        super().showEvent(event)
        self._passphrase.take()
        self.look_again()

    def look_again(self) -> None:
        """Read who has keys on this computer; with nobody, ask for the first run."""
        if self._loading is not None:
            return
        base, clock, chosen = self._desk.base, self._desk.clock, self._folder

        def look(report: Reporter) -> tuple[tuple[Known, ...], int]:
            from evidence_desk.acts import keysmith, unlocking  # noqa: PLC0415  # the page is there before them
            from evidence_desk.case.keys import Home  # noqa: PLC0415

            people = keysmith.people_here(base)
            folder = chosen or (people[0].folder if people else base)
            return people, unlocking.wait_s(Home(folder), clock)

        self._loading = self._desk.run(
            self.tr("Looking who has keys here"), look, can_cancel=False, quietly=True
        )
        self._loading.then(self._on_people, self._on_no_people)

    def _on_no_people(self, error: EvidenceDeskError) -> None:
        self._loading = None
        self._field.set_error(error.user_message)

    def _on_people(self, found: tuple[tuple[Known, ...], int]) -> None:
        self._loading = None
        self._people, wait = found
        if not self._people:
            self.first_run_requested.emit()
            return
        known = next((known for known in self._people if known.folder == self._folder), self._people[0])
        self._show_person(known)
        self._wait_for(wait)

    def _show_person(self, known: Known) -> None:
        self._folder = known.folder
        profile = known.profile
        self._disc.set_text(profile.initials)
        self._name.setText(profile.name)
        self._role.setText(full_role(profile.role))
        parts = [profile.organisation, self.tr("works without a network"), self.tr("not legal advice")]
        self._side.set_foot(" · ".join(part for part in parts if part))

    def _show_people(self) -> None:
        """Offer the others who have keys here, and making keys."""
        menu = QMenu(self)
        for known in self._people:
            if known.folder != self._folder:
                menu.addAction(self._label_of(known)).triggered.connect(
                    lambda _=False, known=known: self.choose(known)
                )
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("Make my keys on this computer…")).triggered.connect(self.first_run_requested)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))

    def _label_of(self, known: Known) -> str:
        """Return a name with its role; two people of one name are told apart by their keys."""
        label = f"{known.profile.name} · {full_role(known.profile.role)}"
        names = [other.profile.name for other in self._people]
        if names.count(known.profile.name) > 1:
            label += " · " + self.tr("fingerprint {start}").format(start=known.profile.fingerprint[:4])
        return label.replace("&", "&&")

    def choose(self, known: Known) -> None:
        """Go on with another person."""
        self._passphrase.take()
        self._field.set_error("")
        self._show_person(known)
        self.look_again()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain_lost(self) -> None:
        from evidence_desk.ui.dialogs.lost_passphrase import LostPassphraseSheet  # noqa: PLC0415  # seldom

        sheet = LostPassphraseSheet(self)
        sheet.new_keys_chosen.connect(self.first_run_requested)
        sheet.recover_chosen.connect(lambda: self.recover_requested.emit(self._folder))
        sheet.open()

    # --- the passphrase

    def _unlock(self) -> None:
        if self._job is not None or self._left_s or self._folder is None:
            return
        from evidence_desk.acts import keysmith, unlocking  # noqa: PLC0415  # loaded when it was looked who is here
        from evidence_desk.case.keys import Home, check_passphrase  # noqa: PLC0415

        try:
            typed = check_passphrase(self._passphrase.take())
        except EvidenceDeskError:
            self._field.set_error(self.tr("Type your passphrase."))
            return
        folder, base, clock = self._folder, self._desk.base, self._desk.clock

        def derive(report: Reporter) -> tuple[Person, Settings]:
            from evidence_desk.ui.settings import load_settings  # noqa: PLC0415  # with the pages it belongs to

            person = unlocking.unlock(Home(folder), typed, clock)
            self._desk.load_policy(person, folder)  # the pages ask for it at once
            keysmith.remember_last(base, folder)
            return person, load_settings(folder, person)

        self._field.set_error("")
        self._set_trying(True)
        self._job = self._desk.run(self.tr("Unlocking"), derive, can_cancel=False, quietly=True)
        self._job.then(lambda result: self._on_unlocked(folder, result), self._on_failure, owner=self)

    def _set_trying(self, trying: bool) -> None:
        self._button.setText(self.tr("Unlocking …") if trying else self.tr("Unlock"))
        for widget in (self._button, self._passphrase, self._other, self._lost):
            widget.setEnabled(not trying)

    def _on_unlocked(self, folder: Path, result: tuple[Person, Settings]) -> None:
        self._job = None
        self._set_trying(False)
        if folder != self._desk.home.folder:
            self._desk.use_home(folder)
        self.unlocked.emit(*result)

    def _on_failure(self, error: EvidenceDeskError) -> None:
        from evidence_desk.acts.unlocking import TooSoon, WrongPassphrase  # noqa: PLC0415  # loaded long ago

        self._job = None
        self._set_trying(False)
        if isinstance(error, WrongPassphrase):
            self._field.set_error(self.tr("That passphrase does not fit. Check Caps Lock."))
        elif not isinstance(error, TooSoon):
            self._field.set_error(error.user_message)
        if isinstance(error, WrongPassphrase | TooSoon) and error.wait_s:
            self._wait_for(error.wait_s)
        else:
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- waiting

    def _wait_for(self, seconds: int) -> None:
        self._left_s = seconds
        waiting = seconds > 0
        self._passphrase.setEnabled(not waiting)
        self._button.setEnabled(not waiting)
        self._wait.setVisible(waiting)
        if waiting:  # the keyboard is not lost with the field it was in
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)
        if not waiting:
            self._countdown.stop()
            self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show_wait()
        announce(self._wait, self._wait.text())
        self._countdown.start()

    def _count_down(self) -> None:
        if self._left_s > 1:
            self._left_s -= 1
            self._show_wait()
            return
        self._wait_for(0)
        announce(self, self.tr("You can try again."))

    def _show_wait(self) -> None:
        self._wait.setText(
            self.tr(
                "Several passphrases did not fit. You can try again in %n second(s). Nothing was changed.",
                "",
                self._left_s,
            )
        )

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        if on:
            announce(self._passphrase, self.tr("Caps Lock is on"))

    # --- size and colours

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the panel out where there is no room for it."""
        super().resizeEvent(event)
        self._parts.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._parts.fit(self.width())


class _CapsNote(QWidget):
    """The words that Caps Lock is on, with their drawing."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("arrow-big-up-dash", 14, "warn"))
        row.addWidget(Label(self.tr("Caps Lock is on"), font="small", ink="warn"), 1)
        self.hide()
