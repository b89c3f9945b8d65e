"""After a page was kept: the clock, a second look and a time stamp in the window, while the case stays free."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.acts.test_second_looks import keep_page
from tests.base.test_ntp import off_by
from tests.base.test_ntp import serving as time_server
from tests.loopback_web import Web, serve
from tests.loopback_web.second_looks import PAGES
from tests.packs.authority import Authority, serving
from tests.ui.conftest import MakeCase

from evidence_desk.acts import second_look
from evidence_desk.capture.plain_load import Wish
from evidence_desk.case.school import Settings
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.page_proving import PageProving
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.stamp_now import IdleStamping

LONG_MS = 20_000


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serve(PAGES) as running:
        yield running


def settle(monkeypatch: pytest.MonkeyPatch, **settings: Any) -> None:
    """Let the school have settled this."""
    school = SimpleNamespace(settings=Settings(**settings))
    monkeypatch.setattr(Desk, "school", property(lambda _: school))


def opened(qtbot: QtBot, desk: Desk, path: Path) -> CaseSession:
    desk.open_case(path)
    qtbot.waitUntil(lambda: desk.session is not None, timeout=LONG_MS)
    assert desk.session is not None
    return desk.session


def trusting(monkeypatch: pytest.MonkeyPatch, web: Web) -> None:
    """Trust the loopback web's authority as everybody's."""
    plain = second_look.prepare

    def prepare(*given: Any) -> second_look.Prepared:
        found = plain(*given)
        wish = Wish(
            private_hosts=found.wish.private_hosts, public_roots=web.authority.ca_pem.decode(), proxies={}
        )
        return second_look.Prepared(
            exhibit=found.exhibit, first=found.first, passage=found.passage, wish=wish
        )

    monkeypatch.setattr(second_look, "prepare", prepare)


@pytest.mark.needs_tool("openssl")
def test_a_kept_page_is_looked_at_again_and_stamped_and_gets_its_grade(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, web: Web, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept: list[str] = []

    def fill(store: CaseStore) -> None:
        kept.append(keep_page(store, web).id)

    path = make_case(fill)
    trusting(monkeypatch, web)
    with serving(Authority(tmp_path / "tsa").answer) as address, time_server(off_by(3)) as server:
        settle(monkeypatch, timestamps=(address,), time_servers=(server,))
        session = opened(qtbot, desk, path)
        proving = PageProving(desk)
        assert [words for _, _, words in proving.lines] == [
            "Second load starts when the parts are kept",
            "Time stamp: asked for at the end, or queued",
        ]
        proving.check_clock(session)
        qtbot.waitUntil(lambda: "behind network time" in proving.clock, timeout=LONG_MS)
        proving.begin(session, kept[0])
        assert proving.look == "running"
        qtbot.waitUntil(lambda: proving.stamp == "good", timeout=LONG_MS)
    assert (proving.look, proving.grade) == ("good", "A")
    assert "Second load agrees: address, server key and a passage" in [words for _, _, words in proving.lines]
    assert any("Test stamps" in words for _, _, words in proving.lines)


def test_what_differs_and_what_waits_are_said(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    path = make_case(lambda store: kept.append(keep_page(store, web, final_url=web.url("/moved")).id))
    settle(monkeypatch, timestamps=("http://127.0.0.1:1/nobody",))
    session = opened(qtbot, desk, path)
    proving = PageProving(desk)
    proving.begin(session, kept[0])
    qtbot.waitUntil(lambda: proving.stamp == "not had", timeout=LONG_MS)
    words = [line for _, _, line in proving.lines]
    assert (proving.look, proving.grade) == ("differs", "B")
    assert words[:2] == ["Second load differs", "The final address is another."]
    assert words[-1] == "Time stamp waits: 127.0.0.1: it cannot be reached. It is asked for again."
    proving.forget()
    assert proving.look == "later"


@pytest.mark.needs_tool("openssl")
def test_what_waits_is_stamped_when_the_person_rests_and_only_then(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, web: Web, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fill(store: CaseStore) -> None:
        keep_page(store, web)

    path = make_case(fill)
    authority = Authority(tmp_path / "tsa")
    idle = IdleStamping(desk)
    with serving(authority.answer) as address:
        settle(monkeypatch, timestamps=(address,))
        session = opened(qtbot, desk, path)
        idle.follow(session)
        assert idle.timer.isActive()
        assert authority.asked == 0
        idle.timer.setInterval(0)
        idle.timer.timeout.emit()
        qtbot.waitUntil(lambda: len(session.case.stamps) == 1, timeout=LONG_MS)
        idle.timer.timeout.emit()  # nothing is new: nobody is asked
        qtbot.waitUntil(lambda: not idle._asking, timeout=LONG_MS)
        assert authority.asked == 1
    idle.follow(None)
    assert not idle.timer.isActive()


def test_the_inspector_offers_what_would_raise_the_grade(
    qtbot: QtBot, desk: Desk, make_case: MakeCase, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []

    def fill(store: CaseStore) -> None:
        kept.append(keep_page(store, web).id)
        kept.append(keep_page(store, web, "/go?filtered", filter_issuer="Thornmere Filter CA").id)

    path = make_case(fill)
    trusting(monkeypatch, web)
    settle(monkeypatch)
    page = ExhibitsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    session = opened(qtbot, desk, path)
    page.set_session(session)
    qtbot.waitUntil(lambda: len(page.list.exhibits.rows) == 6, timeout=LONG_MS)
    grades = page.panel.grades
    page.select(kept[1])
    qtbot.waitUntil(lambda: page.panel.ident == kept[1], timeout=LONG_MS)
    assert grades.look_button.isHidden()  # never A, so nothing is offered
    page.select(kept[0])
    qtbot.waitUntil(lambda: page.panel.ident == kept[0], timeout=LONG_MS)
    assert not grades.look_button.isHidden()
    said: list[str] = []
    page.said.connect(said.append)
    grades.look_button.click()
    qtbot.waitUntil(grades.look_button.isHidden, timeout=LONG_MS)  # what is missing is a stamp now
    assert not grades.stamp_button.isHidden()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=LONG_MS)
    assert said[1].startswith("Second load agrees: address, server key and a passage. No time stamp")
