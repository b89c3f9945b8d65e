"""What a person does on the pages of the record, as steps that several tests share."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.widgets.fields import Field
from evidence_desk.ui.widgets.page import Page

_Page = TypeVar("_Page", bound=Page)
_Sheet = TypeVar("_Sheet", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, page: _Page, session: CaseSession) -> _Page:
    qtbot.addWidget(page)
    page.resize(1160, 640)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.set_session(session)
    return page


def sheet_over(qtbot: QtBot, page: QWidget, kind: type[_Sheet]) -> _Sheet:
    found: list[_Sheet] = []

    def there() -> bool:
        found[:] = [one for one in page.findChildren(kind) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def field(sheet: QWidget, label: str) -> QWidget:
    return next(one.widget for one in sheet.findChildren(Field) if one.label == label and one.isVisible())
