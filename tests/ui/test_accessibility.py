"""Every screen and dialog, looked over: names for screen readers, ways for the keyboard, nothing cut off.

The screens are those of `make screens`, driven as a person drives them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication
from tests.ui import looking_over as look
from tests.ui.first_day import aside
from tools.screens import SCENES

from evidence_desk.capture import show
from evidence_desk.ui import i18n, page_keeping, pictures, theme
from evidence_desk.ui.settings import Settings
from tools import screens

_QUIET_MS, _LOOK_MS = (
    60,
    160,
)  # between the steps, where waiting is most of the time; before it is looked over
SIZES = {"wide": screens.SIZE, "narrow": screens.NARROW}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> screens.Sample:
    return aside(screens.make_sample, tmp_path_factory.mktemp("sample"))


@pytest.fixture(autouse=True, scope="module")
def each_preview_once() -> Iterator[None]:
    """Make the preview of a picture once: all scenes show the same few, and to start processes anew takes longest."""
    made: dict[tuple[bytes, show.Form], show.Preview] = {}
    real = pictures._Workers.preview

    def preview(workers: pictures._Workers, pieces: list[bytes], form: show.Form) -> show.Preview:
        name = (hashlib.sha256(b"".join(pieces)).digest(), form)
        if name not in made:
            made[name] = real(workers, pieces, form)
        return made[name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures._Workers, "preview", preview)
        yield


@pytest.fixture(autouse=True)
def as_it_comes(qapp: QApplication) -> Iterator[None]:
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    i18n.install(qapp)
    browser = page_keeping.start_browser
    yield
    assert page_keeping.start_browser is browser, (
        "a scene's invented browser would answer the tests that follow"
    )
    qapp.setQuitOnLastWindowClosed(quits)
    theme.apply(qapp, "light")


def staged(
    app: QApplication, folder: Path, sample: screens.Sample, percent: int = 100, size: QSize = screens.SIZE
) -> screens.Stage:
    """Return the window in front of somebody, as a scene wants it."""
    theme.apply(app, "light", percent)
    aside(screens.copy_sample, sample, folder)
    settings = Settings(look="light", text_percent=percent)
    return screens.open_stage(app, folder, sample, settings, size, quiet_ms=_QUIET_MS)


def look_over(app: QApplication, folder: Path, sample: screens.Sample, scene: str) -> None:
    """Look over a scene as somebody does who hears it, or has no mouse."""
    stage = staged(app, folder, sample)
    try:
        SCENES[scene](stage)
        stage.settle(_LOOK_MS)
        seen = look.front(stage.window)
        wrong = look.unnamed(seen) + look.silent_rows(seen) + look.without_tip(seen)
        wrong += look.cut(seen) + look.scrolled_away(seen) + look.too_small_to_hit(seen)
        wrong += look.unreached(seen, app)
    finally:
        screens.end_stage(stage)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("scene", list(SCENES)[::2])  # the others: test_accessibility_others.py
def test_a_screen_is_said_in_words_and_worked_by_keys(
    qapp: QApplication, tmp_path: Path, sample: screens.Sample, scene: str
) -> None:
    look_over(qapp, tmp_path, sample, scene)


# The screens somebody meets in the two-minute job; all the others are looked over by `make soak`.
_EACH_DAY = frozenset(
    {"01-case-gallery", "03-add-gate", "03b-add-details", "04-classify", "06-viewer", "13a-unlock"}
)


@pytest.mark.parametrize(("percent", "size"), [(200, "wide"), (100, "narrow"), (200, "narrow")])
@pytest.mark.parametrize(
    "scene", [pytest.param(name, marks=() if name in _EACH_DAY else pytest.mark.soak) for name in SCENES]
)
def test_nothing_is_cut_off_when_text_is_large_or_the_screen_small(
    qapp: QApplication, tmp_path: Path, sample: screens.Sample, scene: str, percent: int, size: str
) -> None:
    stage = staged(qapp, tmp_path, sample, percent, SIZES[size])
    try:
        SCENES[scene](stage)
        stage.settle(_LOOK_MS)
        seen = look.front(stage.window)
        wrong = look.cut(seen) + look.scrolled_away(seen)
    finally:
        screens.end_stage(stage)
    assert not wrong, "\n".join(wrong)


# --- what changes is said


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    real = QAccessible.updateAccessibility

    def update(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())
        real(event)  # type: ignore[arg-type]  # whatever Qt was given

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return heard


def test_saved_moved_filtered_and_locked_are_announced(
    qapp: QApplication, tmp_path: Path, sample: screens.Sample, said: list[str]
) -> None:
    stage = staged(qapp, tmp_path, sample)
    try:
        SCENES["03b-add-details"](stage)
        assert any("JPS/12" in words for words in said), said
        stage.leave_sheets()
        said.clear()
        stage.command("filter")
        stage.type("locker")
        stage.settle(700)
        assert any("1 exhibit shown" in words for words in said), said
        stage.key(Qt.Key.Key_Escape)
        said.clear()
        stage.command("exhibits")
        stage.key(Qt.Key.Key_Home)
        stage.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert any("JPS/1" in words for words in said), said
        said.clear()
        stage.command("should_not_be_here")
        assert any("locked" in words.lower() for words in said), said
    finally:
        screens.end_stage(stage)
