"""What the tests of the staff window share: a school with a lead, a deputy and a chair; a member of staff at work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.conftest import FrozenClock
from tests.ui.first_day import aside, quiet

from evidence_desk.acts import schooling
from evidence_desk.case import events as ev
from evidence_desk.case import school as profiles
from evidence_desk.case.keys import Person, SchoolFile, make_person, school_json
from evidence_desk.case.opendrop import open_drop
from evidence_desk.case.school import Receives, SchoolPerson, SchoolProfile
from evidence_desk.policy.model import Policy
from evidence_desk.ui import i18n, jobs, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.settings import Settings
from evidence_desk.ui.staff.page import StaffPage
from evidence_desk.ui.window import MainWindow


def stands(person: Person, position: str, receives: Receives) -> SchoolPerson:
    own = person.profile
    return SchoolPerson(
        name=own.name,
        position=position,
        role=own.role,
        initials=own.initials,
        recipient=own.recipient,
        signer=own.signer,
        receives=receives,
    )


@dataclass
class Staffed:
    """A member of staff at the window, and those who receive."""

    qtbot: QtBot
    desk: Desk
    lead: Person
    deputy: Person
    chair: Person
    ann: Person
    folder: Path
    profile: SchoolProfile
    windows: list[tuple[MainWindow, Watch]] = field(default_factory=list)

    def accept(self, settings: profiles.Settings | None = None) -> None:
        """Place the signed profile in the home folder, compared."""
        if settings is not None:
            self.profile = msgspec.structs.replace(self.profile, settings=settings)
        signed = profiles.sign(self.profile, self.lead)
        home = self.desk.home

        def place() -> None:
            (home.folder / "school.toml").write_bytes(signed.data)
            (home.folder / "school.toml.sig").write_bytes(signed.signature)
            schooling.accept(home, self.ann, signed, self.desk.clock, heard=self.profile.words)

        aside(place)

    def start(self, *, text_percent: int = 100) -> StaffPage:
        """Show the window, with the member of staff let in."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "light", text_percent)
        i18n.install(app)
        watch = Watch(app)
        window = MainWindow(self.desk, watch)
        self.windows.append((window, watch))
        window.show()
        self.qtbot.waitExposed(window)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
        window.enter(self.ann, Settings(text_percent=text_percent))
        quiet(self.qtbot)
        assert window.staff_page is not None
        return window.staff_page

    @property
    def window(self) -> MainWindow:
        return self.windows[-1][0]

    def crash(self) -> None:
        """End the program without a word, as a power cut does."""
        window, watch = self.windows.pop()
        quiet(self.qtbot)
        watch.set_limit(0)
        QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]  # there is one
        if (focus := QApplication.focusWidget()) is not None:
            focus.clearFocus()
        shiboken6.delete(window)
        self.desk.set_person(None)

    def opened(self, *people: Person) -> list[tuple[ev.Event, ...]]:
        """What somebody finds in each drop of the folder."""
        identities = tuple(person.identity for person in people or (self.lead,))

        def look() -> list[tuple[ev.Event, ...]]:
            found = []
            for path in sorted(self.folder.glob("*.edcase"), key=lambda path: path.stat().st_mtime_ns):
                with open_drop(path, identities) as drop:
                    found.append(tuple(item.entry.event for item in drop.items))
            return found

        return aside(look)


@pytest.fixture
def staffed(
    qtbot: QtBot,
    tmp_path: Path,
    school: SchoolFile,
    person: Person,
    colleague: Person,
    policy: Policy,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Staffed]:
    """A member of staff whose program knows the school, with a drop folder."""
    monkeypatch.delenv(schooling.VARIABLE, raising=False)
    chair = make_person("Ruth Bell", "investigator", "RXB", "Larkrise Academy", "classic")
    ann = make_person("Ann Ode", "staff", "AXO", "Larkrise Academy", "classic")
    home, folder = tmp_path / "staff", tmp_path / "drops"
    for made in (home, folder):
        made.mkdir(mode=0o700)
    (home / "profile.json").write_bytes(msgspec.json.encode(ann.profile))
    (home / "school.json").write_bytes(school_json(school))
    profile = SchoolProfile(
        id="0" * 32,
        edition=1,
        made_at="2026-11-20T09:00:00Z",
        signed_by=person.profile.fingerprint,
        name="Larkrise Academy",
        people=(
            stands(person, "Designated Safeguarding Lead", "all"),
            stands(colleague, "Deputy DSL", "all"),
            stands(chair, "Chair of governors", "leadership"),
        ),
        keys=school.keys,
        settings=profiles.Settings(drop_folder=str(folder)),
    )
    at_work = Staffed(qtbot, Desk(home, clock, policy), person, colleague, chair, ann, folder, profile)
    yield at_work
    for window, watch in at_work.windows:
        watch.set_limit(0)
        window.sheets.close_all()
        QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]  # there is one
    for job in jobs.running_jobs():
        job.cancel()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)
    if (focus := QApplication.focusWidget()) is not None:
        focus.clearFocus()
    for window, _ in at_work.windows:
        shiboken6.delete(window)
    QApplication.clipboard().clear()
