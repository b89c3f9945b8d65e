"""A draft of a pack is saved by a press, for one person, and taken up again over the case as it has become."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.conftest import keep
from tests.ui.packing import SLOW, act

from evidence_desk.acts.locking import lock_for_police
from evidence_desk.base.errors import CannotWrite
from evidence_desk.case.keys import Person
from evidence_desk.case.store import CaseStore
from evidence_desk.library import pack_drafts
from evidence_desk.library.pack_drafts import KeptDraft, drafts_of, forget_drafts, keep_draft
from evidence_desk.policy.model import Policy
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.panels.packs import PacksPage
from evidence_desk.ui.session import CaseSession

WHY = "an uncommonly rude remark"


def fill_and_save(qtbot: QtBot, page: PacksPage) -> None:
    assert page.foot._saved.text() == "", "nothing is saved yet"
    page.list.setFocus()
    page.list.setCurrentIndex(page.model.index(3))
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    page.draft.reasons[page.model.lines[3].id] = WHY
    qtbot.keyClicks(page.head.for_whom, "PC 4471")
    qtbot.mouseClick(page.foot.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Draft saved 22 Nov 2026" in page.foot._saved.text(), timeout=SLOW)


def opened_again(qtbot: QtBot, desk: Desk, session: CaseSession) -> PacksPage:
    again = PacksPage(desk)
    qtbot.addWidget(again)
    again.resize(1162, 660)
    again.set_session(session)
    again.show()
    return again


def test_a_saved_draft_is_there_another_day_and_follows_the_case(
    qtbot: QtBot, page: PacksPage, desk: Desk, session: CaseSession, policy: Policy
) -> None:
    fill_and_save(qtbot, page)
    left_out = page.model.lines[3].id
    kept = (desk.home.folder / "library" / "pack-drafts.age").read_bytes()
    assert WHY.encode() not in kept
    assert b"4471" not in kept
    page.set_session(None)
    act(qtbot, session, lambda store: keep(store, policy, b"late", caption="It came late"))
    again = opened_again(qtbot, desk, session)
    qtbot.waitUntil(lambda: again.head.for_whom.text() == "PC 4471", timeout=SLOW)
    assert [line.id for line in again.model.lines if not line.included] == [left_out]
    assert again.draft.reasons == {left_out: WHY}
    assert again.foot._saved.text().endswith("1 exhibit(s) came since")
    qtbot.keyClicks(again.head.for_whom, "X")
    assert again.foot._saved.text().startswith("Changed since it was saved 22 Nov 2026")
    again.set_session(None)


def test_what_was_typed_of_an_exhibit_that_is_locked_since_is_dropped(
    qtbot: QtBot, page: PacksPage, desk: Desk, session: CaseSession
) -> None:
    fill_and_save(qtbot, page)
    left_out = page.model.lines[3].id
    page.set_session(None)

    def lock(store: CaseStore) -> None:
        lock_for_police(store, [left_out], "should not be here")

    act(qtbot, session, lock)
    again = opened_again(qtbot, desk, session)
    qtbot.waitUntil(lambda: again.head.for_whom.text() == "PC 4471", timeout=SLOW)
    assert again.draft.reasons == {}
    assert again.draft.unticked == set()
    again.set_session(None)


def test_a_draft_that_cannot_be_saved_is_said_and_stays_to_be_saved(
    qtbot: QtBot, page: PacksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise CannotWrite("no space", "No space is left. Nothing was saved.")

    monkeypatch.setattr(pack_drafts, "keep_draft", full)
    qtbot.keyClicks(page.head.for_whom, "PC 4471")
    with qtbot.waitSignal(page.error, timeout=SLOW) as said:
        qtbot.mouseClick(page.foot.save_button, Qt.MouseButton.LeftButton)
    assert "No space" in said.args[0].user_message
    assert page.foot._saved.text() == "", "and nothing says that it was"


def test_drafts_are_one_persons_and_go_with_the_case(
    tmp_path: Path, person: Person, colleague: Person
) -> None:
    for case in ("a", "b"):
        for kind in ("police", "record"):
            keep_draft(tmp_path, person, KeptDraft(case=case, kind=kind, saved_at="", for_whom=kind))
    assert [draft.kind for draft in drafts_of(tmp_path, person, "a")] == ["record", "police"]
    assert drafts_of(tmp_path, colleague, "a") == ()
    forget_drafts(tmp_path, person, "a")
    assert drafts_of(tmp_path, person, "a") == ()
    assert len(drafts_of(tmp_path, person, "b")) == 2
