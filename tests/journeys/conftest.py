"""The journeys through the window: fixtures, places that are hunted through afterwards, the pace they report."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.journeys.hands import Hands, Pace
from tests.journeys.hunting import (
    Needles,
    Places,
    clipboard_bytes,
    found_in,
    hunted,
    new_elsewhere,
    settings_of_qt,
    temporary_elsewhere,
)

# The fixtures of the window's tests, and with them their watch over Qt's warnings and the main thread.
from tests.ui.conftest import (  # noqa: F401  # pytest finds fixtures by their names in here
    case_path,
    clock,
    colleague,
    desk,
    home,
    main_thread_stays_free,
    make_case,
    nothing_unexpected_from_qt,
    person,
    picture_bytes,
    policy,
    school,
    session,
)

from evidence_desk.ui import i18n, jobs, theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.hiding import Watch
from evidence_desk.ui.window import MainWindow


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Folders for what a person brings and takes, and a temporary folder that the program finds."""
    made = Places(tmp_path / "places")
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(made.temporary))
    monkeypatch.setenv("HOME", str(made.own))
    for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(made.own / kind.lower()))
    monkeypatch.setattr(tempfile, "tempdir", str(made.temporary))
    return made


@pytest.fixture
def pace(request: pytest.FixtureRequest) -> Iterator[Pace]:
    """Measures the journey; the table stands at the end of the run."""
    made = Pace()
    yield made
    request.node.user_properties.append(("pace", f"{request.node.name}\n{made.table()}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how long the journeys took; nothing fails by it."""
    for report in terminalreporter.getreports(""):
        for name, value in getattr(report, "user_properties", ()):
            if name == "pace" and report.when == "teardown":
                terminalreporter.section("a journey, step by step", sep="-")
                terminalreporter.write_line(str(value))


@pytest.fixture
def hunt(
    places: Places, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Callable[[Needles], None]:
    """Return a function that fails if a needle stands in clear anywhere but in what the person brought and took."""
    before, began = temporary_elsewhere(), time.time()

    def look(needles: Needles) -> None:
        assert hunted(needles, places.home, places.cases, places.temporary, places.own) == {}
        elsewhere = [*settings_of_qt(), *new_elsewhere(before, places.home.parents[1])]
        assert hunted(needles, *elsewhere, since=began) == {}
        assert found_in(clipboard_bytes(), needles) == set()
        assert found_in(caplog.text.encode(), needles) == set()
        said = capfd.readouterr()
        assert found_in((said.out + said.err).encode(), needles) == set()
        finds = hunted(needles, places.sources, places.exports)
        assert finds, "the hunt must find what is there"

    return look


StartWindow = Callable[[Desk], MainWindow]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[StartWindow]:
    """Return a function that shows the main window on a desk, as the program's entry point does."""
    windows: list[tuple[MainWindow, Watch]] = []

    def show(on: Desk) -> MainWindow:
        theme.apply(qapp, "light")
        i18n.install(qapp)
        watch = Watch(qapp)
        window = MainWindow(on, watch)
        windows.append((window, watch))
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return window

    yield show
    for window, watch in windows:
        watch.set_limit(0)
        window.sheets.close_all()
        window.desk.close_case()
        for job in jobs.running_jobs():
            job.cancel()
        qtbot.waitUntil(lambda: not jobs.running_jobs(), timeout=60_000)
        if (focus := QApplication.focusWidget()) is not None:
            focus.clearFocus()
        qapp.removeEventFilter(watch)
        shiboken6.delete(window)
    QApplication.clipboard().clear()


Open = Callable[[Desk], Hands]
Hunt = Callable[[Needles], None]


@pytest.fixture
def at(start: StartWindow) -> Open:
    """Return a function that shows the window and gives hands at it."""
    return lambda on: Hands(start(on))
