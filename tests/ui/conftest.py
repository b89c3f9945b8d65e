"""A desk with an unlocked DSL and a small case, offscreen; unexpected words from Qt fail the test."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import msgspec
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.main_thread import watching
from tests.ui.packing import page  # noqa: F401  # a fixture of several modules

from evidence_desk.acts.opening import open_case
from evidence_desk.base.clock import Instant
from evidence_desk.case.gate import Admission, Route, StopAnswers, at_capture
from evidence_desk.case.intake import NewExhibit, add_exhibit
from evidence_desk.case.keys import Person, Profile, SchoolFile, make_person, make_school, school_json
from evidence_desk.case.membership import NewCase, access_of, create_case
from evidence_desk.case.store import CaseStore
from evidence_desk.case.values import Exhibit, PolicyPin, Source
from evidence_desk.policy.loader import default_policy
from evidence_desk.policy.model import Policy
from evidence_desk.ui import i18n, jobs
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession

# What Qt says of the platform the tests run on, and not of the program.
_HARMLESS = (
    "This plugin does not support",
    "propagateSizeHints",
    "raise()",
    "XDG_RUNTIME_DIR",
    "libva",
    "vaInitialize",
    "Cannot load libcuda",
    "Could not open",
)


class FrozenClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = Instant(
            utc=datetime(2026, 11, 22, 14, 5, 9, tzinfo=UTC),
            monotonic_ms=1_000_000,
            boot="boot-1",
            zone="GMT",
            offset_minutes=0,
        )

    def read(self) -> Instant:
        return self.now

    def pass_s(self, seconds: int) -> None:
        self.now = replace(
            self.now,
            utc=self.now.utc + timedelta(seconds=seconds),
            monotonic_ms=self.now.monotonic_ms + 1000 * seconds,
        )


@pytest.fixture(autouse=True)
def nothing_unexpected_from_qt() -> Iterator[None]:
    """Fail a test during which Qt warned of something the program does."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            heard.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    unexpected = [text for text in heard if not any(known in text for known in _HARMLESS)]
    assert not unexpected, f"Qt warned: {unexpected}"


@pytest.fixture(autouse=True)
def main_thread_stays_free(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test during which the window touched a file, a key or a picture on the main thread."""
    with watching(monkeypatch) as heard:
        yield
    assert not heard, "belongs in a job: " + "; ".join(sorted(set(heard)))


@pytest.fixture(autouse=True)
def words_as_they_are_written(qapp: QApplication) -> Iterator[None]:
    """A language that a test installed must not stay for the next: plurals would depend on the order of the tests."""
    yield
    for translator in i18n._installed:
        qapp.removeTranslator(translator)
    i18n._installed.clear()


@pytest.fixture
def nothing_left_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python put there must not outlive Python: Qt would ask it at the end of the program."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def policy() -> Policy:
    return default_policy()


@pytest.fixture(scope="session")
def school() -> SchoolFile:
    return make_school("Larkrise Academy", "classic")[0]


@pytest.fixture(scope="session")
def person() -> Person:
    return make_person("Jane P. Shah", "dsl", "JPS", "Larkrise Academy", "classic")


@pytest.fixture(scope="session")
def colleague() -> Person:
    return make_person("Tom Adair", "deputy", "TAD", "Larkrise Academy", "classic")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def home(tmp_path: Path, person: Person, school: SchoolFile) -> Path:
    """A home folder with the public halves in it; the keys come from the fixture, not from a passphrase."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    _write_profile(folder, person.profile)
    (folder / "school.json").write_bytes(school_json(school))
    return folder


def _write_profile(folder: Path, profile: Profile) -> None:
    (folder / "profile.json").write_bytes(msgspec.json.encode(profile))


@pytest.fixture
def desk(qtbot: QtBot, home: Path, person: Person, policy: Policy, clock: FrozenClock) -> Iterator[Desk]:
    """The desk of a DSL who has unlocked it; no case is open."""
    made = Desk(home, clock, policy)
    made.set_person(person)
    yield made
    made.close_case()
    for job in jobs.running_jobs():  # what a test has left running must not outlive it
        job.cancel()
    qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=20_000)


def picture_png(width: int = 320, height: int = 480, words: str = "Nobody likes Pupil A") -> bytes:
    """Return a PNG that shows words on coloured bands."""
    image = Image.new("RGB", (width, height), "#e7e2d9")
    draw = ImageDraw.Draw(image)
    for top in range(0, height, 48):
        draw.rectangle((12, top + 8, width - 60, top + 36), fill=("#ffffff", "#d6ecc9")[top // 48 % 2])
        draw.text((20, top + 14), f"{words} {top}", fill="#1a2022")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def picture_bytes() -> bytes:
    return picture_png()


def admission(policy: Policy, route: Route = Route.FILE) -> Admission:
    """Leave to keep one thing, answered No to both questions where it needs an answer."""
    answers = StopAnswers(first="no", second="no", wording=policy.gate.version)
    decision = at_capture(route, answers, wording=policy.gate.version)
    assert isinstance(decision, Admission)
    return decision


def keep(
    store: CaseStore,
    policy: Policy,
    data: bytes,
    *,
    kind: str = "image",
    media_type: str = "image/png",
    caption: str = "",
    platform: str = "",
) -> Exhibit:
    """Put bytes into a case as the fixtures need them."""
    new = NewExhibit(
        kind=kind,  # type: ignore[arg-type]  # the fixtures name kinds that exist
        media_type=media_type,
        method="file taken in by staff",
        grade="C",
        caption=caption,
        source=Source(platform=platform, seen_at="2026-11-21T19:14:00Z"),
    )
    route = Route.TEXT if kind in {"message-transcript", "url"} else Route.FILE
    return add_exhibit(store, admission(policy, route), new, io.BytesIO(data), len(data))


MakeCase = Callable[[Callable[[CaseStore], None] | None], Path]


@pytest.fixture
def make_case(
    tmp_path: Path, home: Path, person: Person, school: SchoolFile, policy: Policy, clock: FrozenClock
) -> MakeCase:
    """Return a function that makes a case file, has it filled, closes it and returns its path."""

    def make(fill: Callable[[CaseStore], None] | None = None) -> Path:
        number = len(list(tmp_path.glob("*.edcase"))) + 41
        path = tmp_path / f"2026-{number:03}.edcase"
        new = NewCase(
            title="Year 9 group chat and votes",
            reference=f"2026-{number:03}",
            school=school,
            policy=PolicyPin(id=policy.id, version=policy.version, sha256=policy.sha256),
        )
        with create_case(path, person, home, new, clock) as store:
            if fill is not None:
                fill(store)
        return path

    return make


@pytest.fixture
def case_path(make_case: MakeCase, policy: Policy, picture_bytes: bytes) -> Path:
    """A case of four exhibits: two pictures, a message, an address."""

    def fill(store: CaseStore) -> None:
        keep(
            store,
            policy,
            picture_bytes,
            caption="Group chat, 14 messages about Pupil A",
            platform="ChatterBox",
        )
        keep(store, policy, picture_png(200, 900, "Vote"), caption="Vote: who gets left off the coach")
        message = "if she turns up monday 😀 مرحبا".encode()
        keep(
            store,
            policy,
            message,
            kind="message-transcript",
            media_type="text/plain; charset=utf-8",
            caption="Message to Pupil A",
        )
        keep(
            store,
            policy,
            b"https://chat.example/p/1",
            kind="url",
            media_type="text/uri-list",
            caption="Web address only, not opened",
        )

    return make_case(fill)


@pytest.fixture
def session(qtbot: QtBot, desk: Desk, case_path: Path) -> CaseSession:
    """The small case, open for writing on the desk."""
    assert desk.person is not None
    opened = open_case(case_path, access_of(desk.person, desk.home.folder), desk.clock)
    desk.take_session(case_path, opened)
    assert desk.session is not None
    return desk.session
