"""Scenes of a chat export: the choice, all of it, what came with it, and reading it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from tools.screen_scenes import scene

if TYPE_CHECKING:
    from tools.screens import Stage

    from evidence_desk.ui.dialogs.chat import ChatSheet

_SAID: Final = (
    ("19/11/2026, 20:41", "Kit R", "vote: who gets left off the coach"),
    ("19/11/2026, 20:42", "Zed", "haha not this again"),
    ("19/11/2026, 20:44", "Kit R", "IMG-20261119-WA0007.jpg (file attached)"),
    ("19/11/2026, 20:47", "Ellis", "leave her alone, she did nothing"),
    (
        "19/11/2026, 20:52",
        "Kit R",
        "if she turns up monday she will see what happens\nand nobody says a word",
    ),
    ("19/11/2026, 21:10", "Zed", "This message was deleted"),
    ("20/11/2026, 07:55", "Ellis", "my mum is at the hospital again so I am late"),
    ("20/11/2026, 08:01", "Kit R", "ok see you at break <This message was edited>"),
)


def _export(stage: Stage, *, as_zip: bool = False) -> Path:
    text = "19/11/2026, 20:40 - Messages and calls are end-to-end encrypted.\n"
    text += "".join(f"{at} - {who}: {words}\n" for at, who, words in _SAID)
    folder = stage.case_path.parent
    path = folder / ("WhatsApp Chat with 9B.zip" if as_zip else "WhatsApp Chat with 9B.txt")
    if as_zip:
        with zipfile.ZipFile(path, "w") as container:
            container.writestr("_chat.txt", text)
            container.writestr("IMG-20261119-WA0007.jpg", b"\xff\xd8\xff\xe0")
    else:
        path.write_text(text, encoding="utf-8")
    return path


def _open(stage: Stage, path: Path) -> ChatSheet:
    from evidence_desk.ui.capturing import Capturing  # noqa: PLC0415  # Qt must be set up first

    (capturing,) = stage.window.findChildren(Capturing)
    capturing._look_at_export(path)
    stage.settle(200)
    sheet = capturing.chat_sheet
    assert sheet is not None
    return sheet


def _tick(sheet: ChatSheet, name: str) -> None:
    people = sheet.choosing.people
    for place in range(people.count()):
        if people.item(place).data(Qt.ItemDataRole.UserRole) == name:
            people.item(place).setCheckState(Qt.CheckState.Checked)


@scene("29a-chat-chosen")
def chosen(stage: Stage) -> None:
    """Two people, one evening."""
    stage.open_case()
    sheet = _open(stage, _export(stage))
    _tick(sheet, "Kit R")
    _tick(sheet, "Ellis")
    sheet.choosing.until.setText("2026-11-19")
    stage.settle(400)


@scene("29b-chat-all-of-it")
def all_of_it(stage: Stage) -> None:
    """All of it, and no reason yet."""
    stage.open_case()
    sheet = _open(stage, _export(stage))
    sheet.choosing.everything.click()
    stage.settle(400)
    stage.press("Keep the messages", sheet)
    stage.settle(400)


@scene("29c-chat-kept")
def kept(stage: Stage) -> None:
    """Kept; a file came with it that nobody has answered for."""
    stage.open_case()
    sheet = _open(stage, _export(stage, as_zip=True))
    for _ in range(2):
        stage.settle(500)
        stage.key(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    stage.settle(400)
    _tick(sheet, "Kit R")
    stage.settle(400)
    stage.press("Keep the messages", sheet)
    stage.settle(400)


@scene("29d-chat-shown")
def shown(stage: Stage) -> None:
    """The messages, and a passage of them for packs."""
    stage.open_case()
    sheet = _open(stage, _export(stage))
    sheet.choosing.until.setText("2026-11-19")
    stage.settle(400)
    stage.press("Keep the messages", sheet)
    stage.settle(400)
    sheet.accept()
    stage.settle(400)
    stage.command("open_exhibit")
    stage.settle(400)
    from evidence_desk.ui.panels.viewer import ViewerPage  # noqa: PLC0415  # as above

    (page,) = stage.window.findChildren(ViewerPage)
    page.toggle()
    stage.settle(400)
    view = page.text.chat
    for row in (1, 4, 5):
        view.table.selectionModel().select(
            view.model.index(row, 0),
            view.table.selectionModel().SelectionFlag.Select | view.table.selectionModel().SelectionFlag.Rows,
        )
    stage.press("Only the marked messages go into packs")
    stage.settle(300)
