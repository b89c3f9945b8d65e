"""Look, text size and language follow whoever set them here last, before anybody has unlocked; nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot
from tests.ui.first_day import aside, quiet

from evidence_desk.ui.desk import Desk
from evidence_desk.ui.first_look import FirstLook, keep_look, read_look
from evidence_desk.ui.remembering import Remembering


def test_what_is_set_stands_in_clear_for_the_next_start_and_nothing_else_does(
    qtbot: QtBot, desk: Desk
) -> None:
    remembering = Remembering(desk)
    remembering.change(
        lambda now: structs.replace(
            now, look="dark", text_percent=150, language="cy", last_folder="/media/stick/secret"
        )
    )
    remembering.save()
    quiet(qtbot)
    assert aside(read_look, desk.base) == FirstLook(look="dark", text_percent=150, language="cy")
    assert b"jane" not in (desk.base / "look.json").read_bytes()


@pytest.mark.parametrize("data", [b"", b"{", b'{"look": "pink"}', b"\xff", b"[" * 9000])
def test_what_cannot_be_read_gives_what_comes_with_the_program(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "look.json").write_bytes(data)
    assert aside(read_look, tmp_path) == FirstLook()


def test_no_file_is_no_trouble_and_the_same_is_not_written_again(tmp_path: Path) -> None:
    aside(keep_look, tmp_path, FirstLook())
    assert not list(tmp_path.iterdir()), "what comes with the program needs no file"
    aside(keep_look, tmp_path, FirstLook(text_percent=200))
    aside(keep_look, tmp_path, FirstLook())
    assert aside(read_look, tmp_path) == FirstLook()
