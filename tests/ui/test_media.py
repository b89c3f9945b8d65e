"""Sound and film: played by a process without keys, from pieces read when it asks, muted and standing still."""

from __future__ import annotations

import io
import os
import signal
import struct
import subprocess
import wave
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.ui.conftest import MakeCase, keep
from tests.ui.test_pictures import ids, opened_session, views

from evidence_desk.capture.show import CannotShow, ShowingStopped
from evidence_desk.case.store import CaseStore
from evidence_desk.policy.model import Policy
from evidence_desk.ui import media
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.session import CaseSession
from evidence_desk.ui.shown_media import ShownMedia


def sound(seconds: int = 3) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(8000)
        written.writeframes(struct.pack("<h", 900) * 8000 * seconds)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def film(frames: int = 25, width: int = 160, height: int = 120, pad: int = 0) -> bytes:
    """Return an AVI of JPEG pictures, each of one colour, ten a second; `pad` bytes of it mean nothing."""
    pictures = []
    for number in range(frames):
        kept = io.BytesIO()
        Image.new("RGB", (width, height), (250, 20, 10 * (number % 25))).save(kept, "JPEG")
        pictures.append(chunk(b"00dc", kept.getvalue()))
    main = struct.pack("<14I", 100_000, 0, 0, 0x10, frames, 0, 1, 0, width, height, 0, 0, 0, 0)
    stream = b"vidsMJPG" + struct.pack("<3I", 0, 0, 0) + struct.pack("<5I", 1, 10, 0, frames, 0)
    stream += struct.pack("<2I4H", 0xFFFFFFFF, 0, 0, 0, width, height)
    shape = struct.pack("<IiiHH4s5I", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    lists = chunk(b"LIST", b"strl" + chunk(b"strh", stream) + chunk(b"strf", shape))
    head = chunk(b"LIST", b"hdrl" + chunk(b"avih", main) + lists)
    index, at = b"", 4
    for picture in pictures:
        index += b"00dc" + struct.pack("<3I", 0x10, at, struct.unpack_from("<I", picture, 4)[0])
        at += len(picture)
    body = (
        head
        + chunk(b"JUNK", bytes(pad))
        + chunk(b"LIST", b"movi" + b"".join(pictures))
        + chunk(b"idx1", index)
    )
    return chunk(b"RIFF", b"AVI " + body)


@pytest.fixture
def session(desk: Desk, make_case: MakeCase, policy: Policy) -> CaseSession:
    """A case with a film over several pieces, a recording, and a file that only says it is a film."""

    def fill(store: CaseStore) -> None:
        for data, media_type in (
            (film(pad=3 * media.BLOCK_BYTES), "video/x-msvideo"),
            (sound(), "audio/wav"),
            (b"\0\0\0\x18ftypmp42" + b"broken" * 100, "video/mp4"),
        ):
            keep(store, policy, data, kind="audio-video", media_type=media_type)

    return opened_session(desk, make_case(fill))


def players() -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(os.getpid()) and b"ui.media" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def opened(qtbot: QtBot, desk: Desk, exhibit_id: str) -> ShownMedia:
    assert desk.pictures is not None
    shown = desk.pictures.reveal_media(exhibit_id)
    with qtbot.waitSignal(shown.opened, timeout=30_000):
        pass
    return shown


def test_a_film_opens_at_its_first_picture_and_stands_still(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    film_id = ids(session)[0]
    shown = opened(qtbot, desk, film_id)
    moved: list[int] = []
    shown.at.connect(moved.append)
    with qtbot.waitSignal(shown.frame, timeout=20_000) as first:
        pass
    image: QImage = first.args[0]
    assert (image.width(), image.height()) == (160, 120)
    colour = image.pixelColor(80, 60)
    assert colour.red() > 230
    assert colour.blue() < 30
    assert shown.is_film
    assert abs(shown.duration_ms - 2500) <= 200
    assert not [at for at in moved if at > 0]
    assert [(event.exhibit, event.what) for event in views(qtbot, session)] == [(film_id, "film")]
    shown.close()


def test_a_film_plays_to_where_it_is_told_and_sends_a_picture_only_when_one_was_taken(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    shown = opened(qtbot, desk, ids(session)[0])
    came: list[QImage] = []
    shown.frame.connect(came.append)
    qtbot.waitUntil(lambda: len(came) == 1, timeout=20_000)
    with qtbot.waitSignal(shown.plays, check_params_cb=lambda plays: plays, timeout=20_000):
        shown.play()
    with qtbot.waitSignal(shown.at, check_params_cb=lambda at: at > 800, timeout=20_000):
        pass
    assert len(came) == 1  # nobody took the first one
    shown.pause()
    shown.taken()
    qtbot.waitUntil(lambda: len(came) == 2, timeout=20_000)
    shown.taken()
    with qtbot.waitSignal(shown.at, check_params_cb=lambda at: 1900 < at < 2200, timeout=20_000):
        shown.go_to(2000)
    qtbot.waitUntil(lambda: came[-1].pixelColor(80, 60).blue() > 150, timeout=20_000)
    shown.close()


def test_a_recording_has_a_length_and_no_picture(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    shown = opened(qtbot, desk, ids(session)[1])
    assert not shown.is_film
    assert abs(shown.duration_ms - 3000) <= 200
    assert [event.what for event in views(qtbot, session)] == ["sound recording"]
    shown.close()


def test_what_cannot_be_played_gives_words_and_is_not_noted(
    qtbot: QtBot, desk: Desk, session: CaseSession
) -> None:
    assert desk.pictures is not None
    shown = desk.pictures.reveal_media(ids(session)[2])
    with qtbot.waitSignal(shown.failed, timeout=30_000) as failed:
        pass
    assert isinstance(failed.args[0], CannotShow)
    assert not isinstance(failed.args[0], ShowingStopped)
    assert views(qtbot, session) == []
    qtbot.waitUntil(lambda: not players(), timeout=20_000)


def test_closing_the_case_ends_the_player(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    opened(qtbot, desk, ids(session)[0])
    assert players()
    desk.close_case()
    qtbot.waitUntil(lambda: not players(), timeout=20_000)


def test_a_player_that_dies_is_words(qtbot: QtBot, desk: Desk, session: CaseSession) -> None:
    shown = opened(qtbot, desk, ids(session)[0])
    with qtbot.waitSignal(shown.failed, timeout=20_000) as failed:
        for pid in players():
            os.kill(pid, signal.SIGKILL)
    assert isinstance(failed.args[0], ShowingStopped)


def test_the_player_gets_no_word_of_our_environment(
    qtbot: QtBot, desk: Desk, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVIDENCE_DESK_PASSPHRASE_FILE", "/secret")
    started: list[dict[str, str]] = []
    real: Any = subprocess.Popen.__init__

    def noted(self: subprocess.Popen[bytes], *args: Any, env: dict[str, str], **more: Any) -> None:
        started.append(env)
        real(self, *args, env=env, **more)

    monkeypatch.setattr(subprocess.Popen, "__init__", noted)
    shown = opened(qtbot, desk, ids(session)[1])
    assert started
    allowed = {"XDG_RUNTIME_DIR", "PULSE_SERVER", "PULSE_COOKIE", "HOME"}
    assert {name for env in started for name in env if not name.startswith("MALLOC_")} <= allowed
    shown.close()


def test_no_file_of_it_is_written(
    qtbot: QtBot, desk: Desk, session: CaseSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "player"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    before = sizes_in(tmp_path)
    shown = opened(qtbot, desk, ids(session)[0])
    with qtbot.waitSignal(shown.frame, timeout=20_000):
        pass
    after = sizes_in(tmp_path)
    case = {name for name in after if name.endswith(".edcase")}
    assert {name: size for name, size in after.items() if before.get(name) != size}.keys() <= case
    shown.close()


def sizes_in(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
