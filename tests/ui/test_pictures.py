"""Previews and reveals: what the window's process ever holds of a picture, what is noted, and that it forgets."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.ui.conftest import MakeCase, keep, picture_png

from evidence_desk.acts.opening import open_case
from evidence_desk.base.errors import EvidenceDeskError
from evidence_desk.capture.show import CannotShow, ShowingStopped
from evidence_desk.case import events as ev
from evidence_desk.case.membership import access_of
from evidence_desk.case.sealing import seal
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui import pictures as pictures_module
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.pictures import Pictures, grown_to
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.shown import Look, Shown

CARD = QSize(192, 84)


@pytest.fixture
def pictures(desk: Desk, session: CaseSession) -> Pictures:
    assert desk.pictures is not None
    return desk.pictures


def ids(session: CaseSession) -> list[str]:
    return [exhibit.id for exhibit in session.case.in_order()]


def opened(qtbot: QtBot, pictures: Pictures, exhibit_id: str) -> Shown:
    shown = pictures.reveal(exhibit_id)
    with qtbot.waitSignal(shown.opened, timeout=20_000):
        pass
    return shown


def previewed(qtbot: QtBot, pictures: Pictures, exhibit_id: str) -> QImage:
    pictures.preview(exhibit_id, CARD)
    qtbot.waitUntil(lambda: pictures.preview(exhibit_id, CARD) is not None, timeout=20_000)
    image = pictures.preview(exhibit_id, CARD)
    assert image is not None
    return image


def views(qtbot: QtBot, session: CaseSession) -> list[ev.ExhibitViewed]:
    """Return the reveals that stand in the handling log, read from the file."""
    job = session.act("", lambda store, report: [entry.event for entry in store.entries()])
    with qtbot.waitSignal(job.succeeded, timeout=20_000) as read:
        pass
    return [event for event in read.args[0] if isinstance(event, ev.ExhibitViewed)]


def test_a_preview_comes_later_in_the_size_asked_for(
    qtbot: QtBot, session: CaseSession, pictures: Pictures
) -> None:
    first = ids(session)[0]
    with qtbot.waitSignal(pictures.preview_ready, timeout=20_000) as ready:
        assert pictures.preview(first, CARD) is None
    assert ready.args == [first]
    image = pictures.preview(first, CARD, 2.0)
    assert image is not None
    assert (image.size(), image.devicePixelRatio()) == (QSize(384, 168), 2.0)
    assert pictures.size_of(first) == (320, 480)


def test_a_preview_is_no_event_and_words_have_none(
    qtbot: QtBot, session: CaseSession, pictures: Pictures
) -> None:
    first, second, message, address = ids(session)
    pictures.preview(message, CARD)
    pictures.preview(address, CARD)
    previewed(qtbot, pictures, first)
    previewed(qtbot, pictures, second)
    assert pictures.preview(message, CARD) is pictures.preview(address, CARD) is None
    assert views(qtbot, session) == []


def test_the_last_one_asked_for_comes_first(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures_module, "_AT_ONCE", 1)

    def fill(store: CaseStore) -> None:
        for number in range(8):
            keep(store, policy, picture_png(90, 60 + number, "x"))

    session = opened_session(desk, make_case(fill))
    assert desk.pictures is not None
    came: list[str] = []
    desk.pictures.preview_ready.connect(came.append)
    asked = ids(session)
    for exhibit_id in asked:
        desk.pictures.preview(exhibit_id, CARD)
    qtbot.waitUntil(lambda: len(came) == 8, timeout=20_000)
    assert came[2:] == list(reversed(asked[2:]))  # two were on their way when the others were asked for


def opened_session(desk: Desk, path: Path) -> CaseSession:
    assert desk.person is not None
    desk.take_session(path, open_case(path, access_of(desk.person, desk.home.folder), desk.clock))
    assert desk.session is not None
    return desk.session


def test_the_cache_is_limited_by_bytes(
    qtbot: QtBot, session: CaseSession, pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = CARD.width() * CARD.height() * 4
    monkeypatch.setattr(pictures_module, "CACHE_BYTES", 3 * one)
    first = ids(session)[0]
    previewed(qtbot, pictures, first)
    for more in range(8):
        pictures.preview(first, CARD + QSize(0, -more))
    assert 0 < pictures._grown_bytes <= 3 * one
    assert len(pictures._grown) <= 3


def test_a_broken_picture_has_words_and_no_preview(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    def fill(store: CaseStore) -> None:
        keep(store, policy, picture_png()[:300])
        keep(store, policy, b"%PDF-1.4 broken", kind="file", media_type="application/pdf")

    session = opened_session(desk, make_case(fill))
    pictures = desk.pictures
    assert pictures is not None
    for exhibit_id in ids(session):
        with qtbot.waitSignal(pictures.preview_ready, timeout=20_000):
            pictures.preview(exhibit_id, CARD)
        assert pictures.preview(exhibit_id, CARD) is None
        assert "damaged" in pictures.why_not(exhibit_id) or "cut short" in pictures.why_not(exhibit_id)
        with qtbot.waitSignal(pictures.reveal(exhibit_id).failed, timeout=20_000) as failed:
            pass
        assert isinstance(failed.args[0], CannotShow)
    assert views(qtbot, session) == []  # nothing was seen, so nothing is noted


def test_a_reveal_is_noted_once_before_its_first_pixel(
    qtbot: QtBot, session: CaseSession, pictures: Pictures, picture_bytes: bytes
) -> None:
    first = ids(session)[0]
    shown = pictures.reveal(first)
    tiles: list[tuple[QRect, QImage]] = []
    order: list[str] = []
    session.changed.connect(lambda: order.append("noted"))
    shown.opened.connect(lambda *size: order.append("opened"))
    shown.tile.connect(lambda area, image, look: tiles.append((area, image)))
    shown.ask(QRect(0, 0, 320, 100), 1.0)
    shown.ask(QRect(0, 100, 9999, 9999), 1.0)
    qtbot.waitUntil(lambda: len(tiles) == 2, timeout=20_000)
    assert order.index("noted") < order.index("opened")
    assert [area for area, _ in tiles] == [QRect(0, 0, 320, 100), QRect(0, 100, 320, 380)]
    assert tiles[0][1].pixelColor(14, 12).name() == "#ffffff"  # a white band of the picture itself
    noted = views(qtbot, session)
    assert [(event.exhibit, event.what, event.shown_at) for event in noted] == [(first, "picture", None)]
    shown.close()


def test_what_is_wanted_replaces_what_was_waiting(
    qtbot: QtBot, session: CaseSession, pictures: Pictures
) -> None:
    shown = opened(qtbot, pictures, ids(session)[1])
    came: list[QRect] = []
    shown.tile.connect(lambda area, image, look: came.append(area))
    shown.want([QRect(0, top, 200, 100) for top in range(0, 900, 100)], Look(1.0))
    shown.want([QRect(0, 800, 200, 50)], Look(1.0))
    qtbot.waitUntil(lambda: QRect(0, 800, 200, 50) in came, timeout=20_000)
    assert came == [QRect(0, 0, 200, 100), QRect(0, 800, 200, 50)]
    shown.close()


def workers() -> list[int]:
    """Return the processes that show, started by this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(os.getpid()) and b"show_worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


@pytest.mark.parametrize("how", ["close", "clear", "case closed", "locked"])
def test_whatever_ends_a_reveal_ends_its_process(
    qtbot: QtBot, desk: Desk, session: CaseSession, pictures: Pictures, how: str
) -> None:
    first = ids(session)[0]
    shown = opened(qtbot, pictures, first)
    assert workers()
    with qtbot.waitSignal(shown.closed, timeout=20_000):
        match how:
            case "close":
                shown.close()
            case "clear":
                pictures.clear()
            case "case closed":
                desk.close_case()
            case "locked":
                session.act("", lambda store, report: seal(store, [first], "should not be here"))
    qtbot.waitUntil(lambda: not workers(), timeout=20_000)


def test_clearing_forgets_every_preview(qtbot: QtBot, session: CaseSession, pictures: Pictures) -> None:
    first = ids(session)[0]
    previewed(qtbot, pictures, first)
    pictures.clear()
    assert not pictures._small
    assert not pictures._grown
    assert pictures.preview(first, CARD) is None
    previewed(qtbot, pictures, first)  # and it can be asked for again


def test_a_locked_exhibit_loses_its_preview_and_cannot_be_revealed(
    qtbot: QtBot, session: CaseSession, pictures: Pictures
) -> None:
    first = ids(session)[0]
    previewed(qtbot, pictures, first)
    job = session.act("", lambda store, report: seal(store, [first], "should not be here"))
    with qtbot.waitSignal(job.succeeded, timeout=20_000):
        pass
    assert pictures.preview(first, CARD) is None
    with qtbot.waitSignal(pictures.reveal(first).failed, timeout=20_000) as failed:
        pass
    assert isinstance(failed.args[0], EvidenceDeskError)
    assert views(qtbot, session) == []


def test_a_worker_killed_while_it_shows_is_words_and_nothing_is_lost(
    qtbot: QtBot, session: CaseSession, pictures: Pictures
) -> None:
    first = ids(session)[0]
    shown = opened(qtbot, pictures, first)
    for pid in workers():
        os.kill(pid, signal.SIGKILL)
    with qtbot.waitSignal(shown.failed, timeout=20_000) as failed:
        shown.ask(QRect(0, 0, 320, 480), 1.0)
    assert isinstance(failed.args[0], ShowingStopped)
    again = opened(qtbot, pictures, first)
    assert again.size == (320, 480)
    again.close()
    assert len(views(qtbot, session)) == 2


def test_a_worker_killed_between_previews_is_replaced(
    qtbot: QtBot, session: CaseSession, pictures: Pictures
) -> None:
    first, second = ids(session)[:2]
    previewed(qtbot, pictures, first)
    for pid in workers():
        os.kill(pid, signal.SIGKILL)
    previewed(qtbot, pictures, second)


def test_nothing_waits_for_a_preview_that_is_being_decoded(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, policy: Policy
) -> None:
    """A save gets its turn between the pieces of a large file that is read for a reveal."""
    large = picture_png(80, 80) + bytes(24 * 2**20)  # bytes behind a picture belong to the file

    def fill(store: CaseStore) -> None:
        keep(store, policy, large)

    session = opened_session(desk, make_case(fill))
    assert desk.pictures is not None
    order: list[str] = []
    shown = desk.pictures.reveal(ids(session)[0])
    shown.opened.connect(lambda *size: order.append("opened"))
    qtbot.waitUntil(lambda: shown._reading._done > 0, timeout=20_000)
    session.act("", lambda store, report: None).then(lambda _: order.append("saved"))
    qtbot.waitUntil(lambda: "opened" in order, timeout=20_000)
    assert order == ["saved", "opened"]
    shown.close()


def test_growing_leaves_no_steps() -> None:
    small = QImage(22, 13, QImage.Format.Format_RGB32)
    for x in range(22):
        for y in range(13):
            small.setPixelColor(x, y, "#ffffff" if (x + y) % 2 else "#000000")
    grown = grown_to(small, QSize(440, 260))
    assert grown.size() == QSize(440, 260)
    row = [grown.pixelColor(x, 130).lightness() for x in range(440)]
    assert max(abs(a - b) for a, b in itertools.pairwise(row)) < 30
