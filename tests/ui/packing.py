"""The Packs section with the pages of a small case in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from evidence_desk.acts.looking import look_at
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.session import CaseSession

SLOW = 20_000  # ms; other people's tests may be running


def act(qtbot: QtBot, session: CaseSession, work: Any) -> None:
    """Do something with the open case, and wait for it."""
    with qtbot.waitSignal(session.act("", lambda store, report: work(store)).succeeded, timeout=SLOW):
        pass


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: CaseSession) -> Iterator[PacksPage]:
    """The section, drawn."""
    act(qtbot, session, lambda store: look_at(store, store.case.in_order()))
    made = PacksPage(desk)
    qtbot.addWidget(made)
    made.resize(1162, 660)
    made.set_session(session)
    made.show()
    qtbot.waitUntil(lambda: made.pages.pages > 0, timeout=SLOW)
    yield made
    made.set_session(None)
