"""What a person does on the exhibits page, as steps that several tests share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.acts import looking
from evidence_desk.case.store import CaseStore
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.jobs import Reporter
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.session import CaseSession

PLAIN, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton


def opened_page(qtbot: QtBot, desk: Desk) -> ExhibitsPage:
    made = ExhibitsPage(desk)
    qtbot.addWidget(made)
    made.resize(1162, 662)
    made.set_session(desk.session)
    made.show()
    qtbot.waitExposed(made)
    made.focus_first()
    return made


def ids(page: ExhibitsPage) -> list[str]:
    return [row.id for row in page.list.shown.rows()]


def refs(page: ExhibitsPage) -> list[str]:
    return [row.ref for row in page.list.shown.rows()]


def act(qtbot: QtBot, session: CaseSession, work: Callable[[CaseStore, Reporter], object]) -> None:
    """Do something to the case as another page would, and wait until it is on the disk."""
    job = session.act("", work)
    with qtbot.waitSignal(job.succeeded, timeout=20_000):
        pass


def looked_at(qtbot: QtBot, page: ExhibitsPage) -> None:
    """Have all pictures looked at."""
    session = page.session
    assert session is not None
    act(
        qtbot,
        session,
        lambda store, report: looking.look_at(store, list(store.case.exhibits.values()), report),
    )
    qtbot.waitUntil(lambda: page.list.shown.rows()[0].preview == "picture", timeout=20_000)


def press(
    qtbot: QtBot,
    page: ExhibitsPage,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.keyClick(page.list.view(), key, modifier)


def chip(page: ExhibitsPage, place: int) -> QPoint:
    """Return where *Show picture* stands on a card."""
    view = page.list.gallery
    index = page.list.shown.index(place, 0)
    card = view.cards.card_box(view.visualRect(index))
    return view.cards.chip_box(view.cards.preview_box(card), page.list.shown.row(index)).center()


def texts(widget: QWidget) -> str:
    """Return all words shown on a widget."""
    return "\n".join(label.property("text") for label in widget.findChildren(QLabel) if label.isVisible())
