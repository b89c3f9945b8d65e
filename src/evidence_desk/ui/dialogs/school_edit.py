"""The form that changes the school's profile: the school, the people it names, what it settles for everybody."""

from __future__ import annotations

from typing import Final, get_args

from msgspec import structs
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evidence_desk.acts import school_making
from evidence_desk.case.keys import Profile
from evidence_desk.case.school import CAPTURE_KINDS, Phase, SchoolPerson, SchoolProfile, Settings
from evidence_desk.ui.announce import announce
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.colleagues import IdentityFile, remember
from evidence_desk.ui.dialogs.places import PathField
from evidence_desk.ui.dialogs.school_policy import PolicyChoice
from evidence_desk.ui.dialogs.school_retention import RetentionForm
from evidence_desk.ui.panels.welcome import Initials
from evidence_desk.ui.school_words import way_name
from evidence_desk.ui.widgets.buttons import IconButton
from evidence_desk.ui.widgets.fields import CheckBox, ComboBox, Field, LineEdit
from evidence_desk.ui.widgets.notes import Heading, Label, Line, SecLabel

_MINUTES: Final = (0, 2, 5, 10, 15, 20, 30)


class ProfileForm(QWidget):
    """Everything of a draft that can be changed; `take` gives the edition to be signed, or says what is missing."""

    def __init__(self, desk: Desk, draft: SchoolProfile) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self.name = LineEdit(draft.name)
        self.name_field = Field(self.tr("Name of the school"), self.name)
        self.urn = LineEdit(draft.urn)
        self.urn_field = Field(self.tr("URN"), self.urn, self.tr("digits only"))
        phases = {
            "nursery": self.tr("nursery"),
            "primary": self.tr("primary"),
            "middle": self.tr("middle"),
            "secondary": self.tr("secondary"),
            "sixth form": self.tr("sixth form"),
            "all-through": self.tr("all-through"),
            "special": self.tr("special"),
            "other": self.tr("other"),
        }
        self.phase = ComboBox([("", self.tr("not said")), *phases.items()])
        assert set(phases) | {""} == set(get_args(Phase))  # noqa: S101  # a phase without a name is a fault of ours
        self.phase.choose(draft.phase)
        self.people = PeopleForm(desk, draft)
        self.people.changed.connect(self._offer_signers)
        self.settings = SettingsForm(desk, draft.settings)
        self.retention = RetentionForm(desk.policy, draft.retention)
        self.hands_over = ComboBox()
        self._offer_signers()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.urn_field, 1)
        head.addWidget(Field(self.tr("Phase"), self.phase), 1)
        column.addWidget(self.name_field)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("People"), font="section"))
        column.addWidget(self.people)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("What holds for everybody"), font="section"))
        column.addWidget(self.settings)
        column.addWidget(Line())
        column.addWidget(Heading(self.tr("How long records are kept"), font="section"))
        column.addWidget(SecLabel(self.tr("Empty: as the policy says, in grey.")))
        column.addWidget(self.retention)
        column.addWidget(Line())
        column.addWidget(
            Field(
                self.tr("Who signs the profile after this edition?"),
                self.hands_over,
                self.tr("nobody is alarmed when it is handed over"),
            )
        )
        self.setFocusProxy(self.name)

    def _offer_signers(self) -> None:
        chosen, me = self.hands_over.chosen, self._draft.signed_by
        self.hands_over.clear()
        self.hands_over.addItem(self.tr("I do"), "")
        for person in self.people.people:
            if person.fingerprint != me and person.role in {"dsl", "deputy"}:
                self.hands_over.addItem(f"{person.name} · {person.position}", person.fingerprint)
        self.hands_over.choose(chosen)
        self.hands_over.setCurrentIndex(max(0, self.hands_over.currentIndex()))

    @property
    def hands_over_to(self) -> str:
        """Fingerprint of who signs from the next edition on; empty for oneself."""
        return self.hands_over.chosen

    def take(self) -> SchoolProfile | None:
        """Return the edition as the form has it, or None after saying what is missing."""
        name, urn = self.name.text().strip(), self.urn.text().strip()
        self.name_field.set_error("" if name else self.tr("Write the school’s name."))
        good_urn = not urn or (urn.isascii() and urn.isdigit() and len(urn) <= 8)
        self.urn_field.set_error("" if good_urn else self.tr("A URN has digits only, six as a rule."))
        people = self.people.take()
        settings = self.settings.take()
        years = self.retention.take()
        if not name or not good_urn or people is None or settings is None or years is None:
            return None
        return structs.replace(
            self._draft,
            name=name,
            urn=urn,
            phase=self.phase.chosen,
            people=people,
            settings=settings,
            retention=years,
        )


class PeopleForm(QWidget):
    """The people, each with position and what they receive; others come by their identity file."""

    changed = Signal()

    def __init__(self, desk: Desk, draft: SchoolProfile) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self.rows: list[PersonEdit] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.known = ComboBox()
        self.known.activated.connect(lambda _: self._add_known())
        self.known_field = Field(self.tr("A colleague known here"), self.known)
        self.file = IdentityFile(desk, self.tr("Name this person"))
        self.file.found.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._list)
        column.addWidget(self.known_field)
        column.addWidget(self.file)
        for person in draft.people:
            self._add_row(person)
        self._offer()

    @property
    def people(self) -> tuple[SchoolPerson, ...]:
        """Whom it names, as they stand now."""
        return tuple(row.person for row in self.rows)

    def _offer(self) -> None:
        named = {person.fingerprint for person in self.people}
        self.known.clear()
        self.known.addItem(self.tr("Choose…"), "")
        for profile in self._desk.settings.colleagues:
            if profile.fingerprint not in named:
                self.known.addItem(f"{profile.name} · {profile.initials}", profile.fingerprint)
        self.known_field.setVisible(self.known.count() > 1)

    def _add_known(self) -> None:
        chosen = self.known.chosen
        for profile in self._desk.settings.colleagues:
            if profile.fingerprint == chosen:
                self.add(profile)

    def add(self, profile: Profile) -> None:
        """Name somebody; whoever had their initials gives way, and leaves them their position."""
        before = structs.replace(self._draft, people=self.people)
        after = school_making.with_person(before, school_making.person_of(profile))
        remember(self._desk, profile)
        gone = next((row for row in self.rows if row.person.initials == profile.initials), None)
        person = next(p for p in after.people if p.initials == profile.initials)
        place = self.rows.index(gone) if gone is not None else len(self.rows)
        if gone is not None:
            self._remove(gone)
        row = self._add_row(person, place)
        self._offer()
        self.changed.emit()
        row.position.setFocus()
        announce(self, self.tr("{name} is named").format(name=profile.name))

    def _add_row(self, person: SchoolPerson, place: int = -1) -> PersonEdit:
        row = PersonEdit(person, is_signer=person.fingerprint == self._draft.signed_by)
        row.removed.connect(lambda: self._on_removed(row))
        at = place if place >= 0 else len(self.rows)
        self.rows.insert(at, row)
        self._list.insertWidget(at, row)
        return row

    def _on_removed(self, row: PersonEdit) -> None:
        self._remove(row)
        self._offer()
        self.changed.emit()

    def _remove(self, row: PersonEdit) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def take(self) -> tuple[SchoolPerson, ...] | None:
        """Return the people, or None after saying what is missing."""
        missing = [row for row in self.rows if not row.check()]
        return None if missing else self.people


class PersonEdit(QWidget):
    """One person: who, position, which sealed drops, second person, and taking them out."""

    removed = Signal()

    def __init__(self, person: SchoolPerson, *, is_signer: bool) -> None:
        super().__init__()
        self._person = person
        self.position = LineEdit(person.position)
        self.position_field = Field(self.tr("Position"), self.position)
        self.position.setAccessibleName(self.tr("Position of {name}").format(name=person.name))
        self.receives = ComboBox(
            [
                ("all", self.tr("all sealed drops")),
                ("leadership", self.tr("only those about leadership")),
                ("none", self.tr("none")),
            ]
        )
        self.receives.choose(person.receives)
        self.receives_field = Field(self.tr("Receives"), self.receives)
        self.receives.setAccessibleName(self.tr("Sealed drops for {name}").format(name=person.name))
        self.receives_field.setVisible(person.role != "staff")
        self.second = CheckBox(self.tr("may be the second person"))
        self.second.setChecked(person.second_person)
        self.second.setAccessibleDescription(person.name)
        self.remove = IconButton("x", self.tr("Name {name} no longer").format(name=person.name))
        self.remove.clicked.connect(self.removed)
        self.remove.setVisible(not is_signer)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(person.name, bold=True))
        names.addWidget(SecLabel(self.tr("words: {words}").format(words=person.words), selectable=True))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Initials(person.initials))
        head.addLayout(names, 1)
        head.addWidget(self.remove)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.position_field, 3)
        fields.addWidget(self.receives_field, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(fields)
        column.addWidget(self.second)

    @property
    def person(self) -> SchoolPerson:
        """The person as the row has them."""
        return structs.replace(
            self._person,
            position=self.position.text().strip(),
            receives=self.receives.chosen,
            second_person=self.second.isChecked(),
        )

    def check(self) -> bool:
        """Say what is missing; return whether nothing is."""
        good = bool(self.position.text().strip())
        self.position_field.set_error("" if good else self.tr("Write the position."))
        return good


class SettingsForm(QWidget):
    """Drop folder, mail, marking, idle lock, ways of keeping, time stamps, policy."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings
        self.drop_folder = PathField("folder", self.tr("The drop folder"))
        self.drop_folder.edit.setText(settings.drop_folder)
        self.send_to = LineEdit(settings.send_to)
        self.marking = LineEdit(settings.marking)
        self.timestamps = LineEdit(", ".join(settings.timestamps))
        self.time_servers = LineEdit(", ".join(settings.time_servers))
        minutes = sorted({*_MINUTES, settings.idle_lock_min})
        self.minutes = ComboBox(
            [
                (str(n), self.tr("%n minute(s)", "", n) if n else self.tr("as each person sets it"))
                for n in minutes
            ]
        )
        self.minutes.choose(str(settings.idle_lock_min))
        self.ways = {kind: CheckBox(way_name(kind)) for kind in CAPTURE_KINDS}
        self.policy = PolicyChoice(desk, settings)
        self._ways_error = Label("", font="small", ink="stop")
        self._ways_error.hide()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            Field(self.tr("Drop folder"), self.drop_folder, self.tr("where staff’s sealed drops are put"))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        fields = (
            Field(self.tr("Mail for sealed drops"), self.send_to),
            Field(self.tr("Handling marking"), self.marking, self.tr("on every page of a pack")),
            Field(self.tr("Locks at the latest after"), self.minutes),
            Field(self.tr("Time stamps from"), self.timestamps, self.tr("addresses, with commas")),
            Field(self.tr("Network time from"), self.time_servers, self.tr("names, with commas")),
        )
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2)
        column.addLayout(grid)
        column.addWidget(Label(self.tr("Ways to keep something"), bold=True))
        ways = QHBoxLayout()
        ways.setSpacing(16)
        for kind, box in self.ways.items():
            box.setChecked(kind in self._settings.capture)
            ways.addWidget(box)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(self._ways_error)
        column.addWidget(self.policy)

    def take(self) -> Settings | None:
        """Return the settings, or None after saying what is missing."""
        chosen = tuple(kind for kind, box in self.ways.items() if box.isChecked())
        self._ways_error.setText("" if chosen else self.tr("Leave at least one way."))
        self._ways_error.setVisible(not chosen)
        if not chosen:
            announce(self, self._ways_error.text(), urgent=True)
            return None
        settings = self.policy.take(self._settings)
        if settings is None:
            return None
        return structs.replace(
            settings,
            drop_folder=self.drop_folder.edit.text().strip(),
            send_to=self.send_to.text().strip(),
            marking=self.marking.text().strip(),
            timestamps=_listed(self.timestamps.text()),
            time_servers=_listed(self.time_servers.text()),
            idle_lock_min=int(self.minutes.chosen),
            capture=chosen,
        )


def _listed(text: str) -> tuple[str, ...]:
    """Return what stands between commas."""
    return tuple(part for piece in text.split(",") if (part := piece.strip()))
