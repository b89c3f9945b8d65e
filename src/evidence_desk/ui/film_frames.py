"""The process that draws some pictures of one film: no key, no file, no sound, and the rights of a worker.

Started fresh by `evidence_desk.capture.films`. The codecs are loaded first; then it gives up its rights, and only then
asks for the first byte of the film. It says {"guards": […]}, asks for pieces by {"need": offset, "size": bytes}, and
answers with {"opened": ms}, {"frame": [width, height], "at": ms} with the rows of RGB beside it, and {"end": true} or
{"why": words}. What is said to it is 4 bytes size and JSON; "data" is followed by bytes in frames.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from evidence_desk.capture.sandbox import leave_no_dump, lock_down_with_threads
from evidence_desk.ui.media import Link, Source, rows_of

_SIDE: Final = 640  # most pixels of one side
_FRAME_MS: Final = 8_000  # longest wait for one picture
_AGAIN_MS: Final = 800
_MEMORY_BYTES: Final = 4 * 2**30
_NEAR_MS: Final = 2_000  # a picture so far from where it was asked for is one of before


class _Drawing(QObject):
    """Goes from place to place in one film, and sends the picture that stands there."""

    def __init__(self, link: Link, wanted: int) -> None:
        super().__init__()
        self._link, self._wanted = link, wanted
        self._places: list[int] = []
        self._sent: set[int] = set()
        self._opened = False
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._next)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(lambda error, text: self._end("the decoder cannot read it"))

    def begin(self, source: Source) -> None:
        """Open the film; nothing but its bytes is told."""
        self._player.setSourceDevice(source, QUrl())

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._end("the decoder cannot read it")
        if self._opened or status not in {
            QMediaPlayer.MediaStatus.LoadedMedia,
            QMediaPlayer.MediaStatus.BufferedMedia,
        }:
            return
        self._opened = True
        if not self._player.hasVideo():
            self._end("it has no film track that can be decoded here")
            return
        length = self._player.duration()
        self._link.say({"opened": length})
        count = self._wanted if length > 0 else 1
        self._places = [round(length * (2 * number + 1) / (2 * count)) for number in range(count)]
        self._player.pause()
        self._go()

    def _go(self) -> None:
        if not self._places:
            self._end("")
            return
        self._late.start(_FRAME_MS)
        self._player.setPosition(self._places[0])

    def _next(self) -> None:
        self._places = self._places[1:]
        self._go()

    def _on_frame(self, frame: QVideoFrame) -> None:
        if not self._places or not frame.isValid():
            return
        at = frame.startTime() // 1_000 if frame.startTime() >= 0 else self._places[0]
        if abs(at - self._places[0]) > _NEAR_MS:
            return
        if at in self._sent:  # the last one again, or a film with few pictures: another may still come
            self._late.start(_AGAIN_MS)
            return
        image = frame.toImage()
        if image.isNull():
            return
        if max(image.width(), image.height()) > _SIDE:
            image = image.scaled(
                QSize(_SIDE, _SIDE),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._sent.add(at)
        self._late.stop()
        self._link.say({"frame": [image.width(), image.height()], "at": at}, rows_of(image))
        QTimer.singleShot(0, self, self._next)

    def _end(self, why: str) -> None:
        self._late.stop()
        self._places = []
        self._link.say({"why": why} if why else {"end": True})


def main(arguments: list[str]) -> None:
    """Draw pictures of one film until the other side closes its end.

    Args:
        arguments: the size of the film in bytes, and how many pictures.
    """
    os.environ.update(
        QT_QPA_PLATFORM="offscreen",
        QT_MEDIA_BACKEND="ffmpeg",
        QT_NO_GLIB="1",
        QT_FFMPEG_DECODING_HW_DEVICE_TYPES=",",
    )
    app = QGuiApplication([])
    link = Link()
    drawing = _Drawing(link, int(arguments[1]))
    guards = (*leave_no_dump(), *lock_down_with_threads(_MEMORY_BYTES))
    threading.Thread(target=link.listen, daemon=True).start()
    link.say({"guards": list(guards)})
    source = Source(link, int(arguments[0]))
    QTimer.singleShot(0, app, lambda: drawing.begin(source))
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
