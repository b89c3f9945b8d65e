"""Where an exhibit comes from, written down whole by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.exhibit_steps import act, opened_page, texts

from evidence_desk.acts import keeping
from evidence_desk.case.events import ExhibitDescribed
from evidence_desk.case.values import Exhibit, Source
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.dialogs.exhibit_facts import ExhibitFactsSheet
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.buttons import LinkButton
from evidence_desk.ui.widgets.fields import LineEdit


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, desk: Desk, session: CaseSession) -> Iterator[ExhibitsPage]:
    theme.apply(qapp, "light")
    made = opened_page(qtbot, desk)
    qtbot.waitUntil(lambda: made.panel.ident != "")
    yield made
    made.set_session(None)


def opened_sheet(qtbot: QtBot, page: ExhibitsPage) -> ExhibitFactsSheet:
    link = next(b for b in page.panel.findChildren(LinkButton) if "where it comes from" in b.accessibleName())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    sheet = page.findChild(ExhibitFactsSheet)
    assert sheet is not None
    qtbot.waitExposed(sheet)
    return sheet


def line(sheet: QWidget, name: str) -> LineEdit:
    return next(edit for edit in sheet.findChildren(LineEdit) if edit.accessibleName() == name)


def write(qtbot: QtBot, sheet: QWidget, name: str, text: str) -> None:
    edit = line(sheet, name)
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def save(qtbot: QtBot, sheet: ExhibitFactsSheet) -> None:
    qtbot.mouseClick(sheet.save_button, Qt.MouseButton.LeftButton)


def shown(page: ExhibitsPage) -> Exhibit:
    assert page.session is not None
    return page.session.case.exhibits[page.panel.ident]


def test_what_the_short_form_does_not_ask_is_written_down_and_shown(qtbot: QtBot, page: ExhibitsPage) -> None:
    sheet = opened_sheet(qtbot, page)
    write(qtbot, sheet, "The account’s lasting id", "u-8812")
    write(qtbot, sheet, "Id of the post or message", "p-17")
    write(qtbot, sheet, "Signed in as", "not signed in")
    write(qtbot, sheet, "Part of a series", "screen 2 of 5")
    write(qtbot, sheet, "What is cut off or not shown", "the name of the group")
    qtbot.keyClicks(sheet.why, "The words alone do not show who is meant.")
    with qtbot.waitSignal(sheet.saved, timeout=20_000):
        save(qtbot, sheet)
    source = shown(page).source
    assert (source.account_id, source.post_id, source.logged_in_as) == ("u-8812", "p-17", "not signed in")
    assert (source.series_position, source.cut_off) == ("screen 2 of 5", "the name of the group")
    assert shown(page).proportionality == "The words alone do not show who is meant."
    qtbot.waitUntil(lambda: "screen 2 of 5" in texts(page.panel))


def test_only_what_was_changed_is_an_entry(qtbot: QtBot, page: ExhibitsPage, session: CaseSession) -> None:
    ident = page.panel.ident
    act(
        qtbot,
        session,
        lambda store, _: keeping.describe(store, ident, source=Source(platform="X", account="kai")),
    )
    sheet = opened_sheet(qtbot, page)
    write(qtbot, sheet, "Account", "kai_2011")
    with qtbot.waitSignal(sheet.saved, timeout=20_000):
        save(qtbot, sheet)
    entries: list[ExhibitDescribed] = []
    act(
        qtbot,
        session,
        lambda store, _: entries.extend(
            e.event for e in store.entries() if isinstance(e.event, ExhibitDescribed)
        ),
    )
    assert entries[-1].source == Source(account="kai_2011")
    assert entries[-1].proportionality is None
    assert shown(page).source.platform == "X"


def test_nothing_changed_writes_nothing(qtbot: QtBot, page: ExhibitsPage, session: CaseSession) -> None:
    before = session.case.events
    sheet = opened_sheet(qtbot, page)
    save(qtbot, sheet)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert session.case.events == before


def test_what_stood_cannot_be_emptied_and_the_field_says_so(
    qtbot: QtBot, page: ExhibitsPage, session: CaseSession
) -> None:
    ident = page.panel.ident
    act(qtbot, session, lambda store, _: keeping.describe(store, ident, source=Source(account="kai")))
    sheet = opened_sheet(qtbot, page)
    edit = line(sheet, "Account")
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    save(qtbot, sheet)
    assert sheet.isVisible()
    qtbot.waitUntil(lambda: "cannot be emptied" in texts(sheet))
    assert shown(page).source.account == "kai"


def test_a_time_as_the_page_showed_it_is_left_as_it_stands(
    qtbot: QtBot, page: ExhibitsPage, session: CaseSession
) -> None:
    ident = page.panel.ident
    act(qtbot, session, lambda store, _: keeping.describe(store, ident, source=Source(seen_at="3 h ago")))
    sheet = opened_sheet(qtbot, page)
    write(qtbot, sheet, "Signed in as", "the school's account")
    with qtbot.waitSignal(sheet.saved, timeout=20_000):
        save(qtbot, sheet)
    assert shown(page).source.seen_at == "3 h ago"


def test_an_address_that_carries_a_file_is_refused_under_its_field(qtbot: QtBot, page: ExhibitsPage) -> None:
    sheet = opened_sheet(qtbot, page)
    write(qtbot, sheet, "Address", "data:image/png;base64,AAAA")
    save(qtbot, sheet)
    assert sheet.isVisible()
    assert shown(page).source.url == ""
