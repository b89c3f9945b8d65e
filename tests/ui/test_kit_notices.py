"""Notices: title says the fact, then what happened, what was kept and what to do; no names in the details."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.base import errors
from evidence_desk.ui import notices, theme
from evidence_desk.ui.widgets.buttons import IconButton, LinkButton, MainButton
from evidence_desk.ui.widgets.fields import TextEdit
from evidence_desk.ui.widgets.notes import Label

IN_USE = errors.InUse(
    "locked by another writer",
    "/cases/2026-041.edcase is being written by Tom Adair on OFFICE-12. Nothing was changed. Wait.",
    who="Tom Adair",
    host="OFFICE-12",
    since="2026-11-22T13:50:00Z",
)
EVERY = [
    errors.UsageError("words", "The words do not fit together. Nothing was changed."),
    errors.KeyUnavailable("no slot", "None of the keys at hand opens this case. Nothing was changed."),
    errors.GateRefused("gate", "The stop question keeps this item out. Nothing was kept."),
    errors.BadInput("too large", "The text is empty. Nothing was kept."),
    errors.NotFound("missing", "There is no file at /x. Check the path."),
    errors.BundleError("bundle", "The case cannot be read. Nothing was changed."),
    errors.TamperedBundle("Entry 31", "its bytes are not those that were signed"),
    errors.NotABundle("no README", "This is not an Evidence Desk case. Nothing was changed."),
    errors.NewerFormat("format 9", "This was written by a newer version. Install the newest version."),
    errors.BehindAnchor("behind", "This is an older copy; to go on, add --accept-older."),
    errors.CannotWrite(
        "errno 28", "/x cannot be written: the disk is full. What was saved before stays saved."
    ),
    IN_USE,
    errors.Cancelled(),
    errors.UnexpectedError("ZeroDivisionError"),
]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, "light")
    made = QWidget()
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.isVisible()]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_kind_of_error_says_fact_cause_and_code_and_never_apologises(
    error: errors.EvidenceDeskError,
) -> None:
    notice = notices.notice_for(error)
    assert notice.title
    assert notice.happened
    assert notice.code == error.exit_code
    said = " ".join((notice.title, notice.happened, notice.kept, notice.to_do))
    for never in ("sorry", "error", "!", "--", "edesk ", "invalid", "corrupt"):
        assert never not in said.lower()
    if not isinstance(error, errors.Cancelled):
        assert notice.kept


def test_the_kinds_can_be_told_apart_by_their_titles() -> None:
    titles = [notices.notice_for(error).title for error in EVERY if not isinstance(error, errors.UsageError)]
    assert len(set(titles)) == len(titles)


def test_the_words_of_an_error_are_sorted_into_the_three_parts() -> None:
    error = errors.CannotWrite(
        "errno 28",
        "/x/2026-041.edcase cannot be written: the disk is full. What was saved before stays saved. "
        "Make room or choose another folder, then try again.",
    )
    notice = notices.notice_for(error)
    assert notice.happened == "/x/2026-041.edcase cannot be written: the disk is full."
    assert notice.kept == "What was saved before stays saved."
    assert notice.to_do == "Make room or choose another folder, then try again."


def test_ways_of_the_command_line_are_left_out() -> None:
    error = errors.GateRefused(
        "a seal clock is open",
        "JPS/1 is locked and the police have not been told yet, so nothing leaves this case. Tell them, record it "
        "(edesk action CASE police-told --force F), then try again. To go on, add --accept-older.",
    )
    notice = notices.notice_for(error)
    assert notice.to_do == "Tell them, record it, then try again."


def test_in_use_says_who_where_and_since_when() -> None:
    notice = notices.notice_for(IN_USE)
    assert notice.happened == "Tom Adair has this case open on OFFICE-12 since 22 November 2026 13:50 GMT."
    assert notice.kept == "You can read it; changes wait."


def test_a_lock_written_by_something_else_is_still_explained() -> None:
    odd = errors.InUse("locked", "x", who="root", host="h", since="yesterday")
    assert "since yesterday" in notices.notice_for(odd).happened
    nobody = errors.InUse("locked", "x", who="", host="", since="")
    assert notices.notice_for(nobody).happened == "Another program has this case open."


def test_an_older_copy_must_not_be_added_to() -> None:
    notice = notices.notice_for(errors.BehindAnchor("bundle is behind its anchor", "older"))
    assert "put back an old copy" in notice.happened
    assert notice.to_do == "Do not add to it; find the newer one."
    assert notice.title == "This file is older than the one seen before"


def test_an_older_copy_is_older_than_what_was_seen_when() -> None:
    notice = notices.notice_for(errors.BehindAnchor("behind", "older", seen_at="2026-11-21T16:40:00Z"))
    assert notice.title == "This file is older than the one seen on 21 November 2026"
    assert "on 21 November 2026 16:40 GMT." in notice.happened


def test_a_fault_of_ours_leaves_the_last_step_safe() -> None:
    notice = notices.notice_for(errors.UnexpectedError("ZeroDivisionError"))
    assert notice.title == "Something in Evidence Desk went wrong"
    assert notice.kept == "Your last saved step is safe."


def test_the_details_for_it_name_the_kind_and_nobody() -> None:
    details = notices.notice_for(IN_USE).details
    assert "InUse, exit code 30" in details
    for personal in ("Tom Adair", "OFFICE-12", "2026-041"):
        assert personal not in details


def test_the_notice_shows_its_parts_and_the_details_when_asked(qtbot: QtBot, window: QWidget) -> None:
    dialog = notices.show(
        window, errors.TamperedBundle("Entry 31", "its bytes are not those that were signed")
    )
    qtbot.waitUntil(dialog.isVisible)
    words = words_of(dialog)
    for part in ("The file is damaged", "What happened", "What was kept", "What to do", "code 20"):
        assert part in words
    details = dialog.findChild(TextEdit)
    assert details is not None
    assert not details.isVisible()
    link = next(button for button in dialog.findChildren(LinkButton) if button.text() == "Details for IT")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert details.isVisible()
    assert "exit code 20" in details.toPlainText()
    copy = next(button for button in dialog.findChildren(IconButton) if button.isVisible())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == details.toPlainText()
    QGuiApplication.clipboard().clear()
    dialog.leave()


def test_the_helpful_button_is_not_pressed_by_enter_before_it_has_the_keyboard(
    qtbot: QtBot, window: QWidget
) -> None:
    dialog = notices.show(window, errors.BehindAnchor("behind", "older"))
    pressed: list[bool] = []
    helpful = MainButton("Open what is whole")
    dialog.add_button(helpful, lambda: pressed.append(True))
    dialog.close_button.setFocus()
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_Return)
    assert pressed == []
    helpful.setFocus()
    qtbot.keyClick(helpful, Qt.Key.Key_Return)
    assert pressed == [True]
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
