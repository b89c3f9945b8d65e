"""The column of packs made before: several are more than a small window is high."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot
from tests.ui import looking_over as look

from evidence_desk.acts.packing import MadeBefore
from evidence_desk.ui.panels.pack_kinds import PackKinds


def test_many_packs_made_before_scroll_and_nothing_of_them_is_cut(qtbot: QtBot) -> None:
    kinds = PackKinds()
    qtbot.addWidget(kinds)
    kinds.resize(214, 560)
    kinds.show()
    made = [
        MadeBefore(
            pack_id=f"P-0000000{n}",
            kind="police",
            at="2026-11-22T14:05:00Z",
            exhibits=11,
            pages=40,
            size=3_000_000,
        )
        for n in range(6)
    ]
    kinds.show_made(made)
    area = kinds.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert look.cut(kinds) == []
