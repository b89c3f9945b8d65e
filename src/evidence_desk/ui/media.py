"""The process that plays one sound recording or film: it has no keys and no file, only pieces that it asks for.

Started fresh by `evidence_desk.ui.shown_media`. A message to it is 4 bytes size and JSON; "data" is followed by bytes
in frames. A message from it is 4 bytes size and JSON, then 8 bytes size and bytes: the rows of RGB of one picture of
the film. It asks for pieces with "need", and sends the next picture when told that the last one was taken.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections import OrderedDict
from typing import Any, Final

from PySide6.QtCore import QIODevice, QIODeviceBase, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from evidence_desk.capture import wire
from evidence_desk.capture.sandbox import leave_no_dump

BLOCK_BYTES: Final = 2**20  # asked for at a time
_BLOCKS: Final = 24  # kept
_ANSWER_S: Final = 60
FRAME_WIDE, FRAME_HIGH = 1280, 1280  # most pixels of one picture of a film
_QUESTION_BYTES: Final = 4096


class Link(QObject):
    """Both pipes. Commands are signalled on the thread that made it; pieces go to whoever waits for one."""

    told = Signal(str, float)  # command, its number

    def __init__(self) -> None:
        super().__init__()
        self._writing = threading.Lock()
        self._asking = threading.Lock()
        self._pieces: queue.Queue[bytes] = queue.Queue()

    def listen(self) -> None:
        """Read messages until the other side has gone; then this process has nothing left to do."""
        while header := wire.read_exactly(4):
            text = wire.read_exactly(min(int.from_bytes(header, "big"), _QUESTION_BYTES))
            if not text:
                break
            message = json.loads(text)
            if message["do"] == "data":
                piece = wire.read_frames()
                if piece is None:
                    break
                self._pieces.put(piece)
            else:
                self.told.emit(message["do"], float(message.get("to", 0)))
        os._exit(0)

    def say(self, values: dict[str, Any], rows: bytes = b"") -> None:
        """Send a message."""
        text = json.dumps(values).encode()
        with self._writing:
            wire.write_all(len(text).to_bytes(4, "big"), text, len(rows).to_bytes(8, "big"), rows)

    def piece(self, offset: int, size: int) -> bytes:
        """Return some bytes of the file; empty when none come."""
        with self._asking:
            self.say({"need": offset, "size": size})
            try:
                return self._pieces.get(timeout=_ANSWER_S)
            except queue.Empty:
                return b""


class Source(QIODevice):
    """The file, as far as the player wants it; called from the player's own threads."""

    def __init__(self, link: Link, size: int) -> None:
        super().__init__()
        self._link, self._bytes = link, size
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self.open(QIODeviceBase.OpenModeFlag.ReadOnly | QIODeviceBase.OpenModeFlag.Unbuffered)

    def size(self) -> int:
        """Return the bytes of the film."""
        return self._bytes

    def isSequential(self) -> bool:
        """Return False: it is read from any place."""
        return False

    def readData(self, maxlen: int) -> bytes:
        """Return some bytes from where it stands."""
        at = self.pos()
        number, start = divmod(at, BLOCK_BYTES)
        return self._block(number)[start : start + maxlen]

    def writeData(self, data: bytes, maxlen: int) -> int:  # type: ignore[override]  # the stub wants another buffer
        """Refuse."""
        return -1

    def _block(self, number: int) -> bytes:
        with self._lock:
            block = self._blocks.get(number)
            if block is None:
                size = min(BLOCK_BYTES, self._bytes - number * BLOCK_BYTES)
                block = self._link.piece(number * BLOCK_BYTES, size) if size > 0 else b""
                self._blocks[number] = block
                if len(self._blocks) > _BLOCKS:
                    self._blocks.popitem(last=False)
            self._blocks.move_to_end(number)
            return block


class _Playing(QObject):
    """One player, without sound until it is asked for."""

    def __init__(self, link: Link, size: int) -> None:
        super().__init__()
        self._link = link
        self._source = Source(link, size)
        self._sound = QAudioOutput(self)
        self._sound.setMuted(True)
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(self._sound)
        self._player.setVideoSink(self._sink)
        self._may_send = True
        self._waiting: QVideoFrame | None = None
        self._opened = False
        link.told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.positionChanged.connect(lambda at: link.say({"at": at}))
        self._player.playbackStateChanged.connect(
            lambda state: link.say({"plays": state == QMediaPlayer.PlaybackState.PlayingState})
        )
        self._player.errorOccurred.connect(lambda error, text: link.say({"why": "the player cannot read it"}))
        # Nothing but the bytes is told: no name, no type, no address that could send the player elsewhere.
        self._player.setSourceDevice(self._source, QUrl())

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        good = {QMediaPlayer.MediaStatus.LoadedMedia, QMediaPlayer.MediaStatus.BufferedMedia}
        if status in good and not self._opened:
            self._opened = True
            films = self._player.hasVideo()
            self._link.say({"opened": self._player.duration(), "films": films})
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._link.say({"why": "the player cannot read it"})

    def _on_told(self, command: str, number: float) -> None:
        match command:
            case "play":
                self._player.play()
            case "pause":
                self._player.pause()
            case "go":
                self._player.setPosition(round(number))
            case "sound":
                self._sound.setMuted(number == 0)
            case "taken":
                self._may_send = True
                if self._waiting is not None:
                    frame, self._waiting = self._waiting, None
                    self._on_frame(frame)

    def _on_frame(self, frame: QVideoFrame) -> None:
        if not self._may_send:
            self._waiting = QVideoFrame(frame)  # only the newest
            return
        image = frame.toImage()
        if image.isNull():
            return
        if image.width() > FRAME_WIDE or image.height() > FRAME_HIGH:
            image = image.scaled(
                QSize(FRAME_WIDE, FRAME_HIGH),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._may_send = False
        self._link.say({"frame": [image.width(), image.height()]}, rows_of(image))


def rows_of(image: QImage) -> bytes:
    """Return the rows of an image as RGB without the padding that Qt puts behind each."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    whole, stride, wide = bytes(plain.constBits()), plain.bytesPerLine(), 3 * plain.width()
    if stride == wide:
        return whole
    return b"".join(whole[at : at + wide] for at in range(0, stride * plain.height(), stride))


def main(arguments: list[str]) -> None:
    """Play until the other side closes its end.

    Args:
        arguments: the size of the file in bytes.
    """
    leave_no_dump()  # no more: the player starts threads and looks for the system's sound
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it shows nothing itself
    os.environ["QT_MEDIA_BACKEND"] = "ffmpeg"
    app = QGuiApplication([])
    link = Link()
    threading.Thread(target=link.listen, daemon=True).start()
    playing = _Playing(link, int(arguments[0]))  # noqa: F841  # lives as long as the loop
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
