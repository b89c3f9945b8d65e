"""The clipboard at the first door: what is there is told from the names of its formats, and nothing is read before No.

`offered` looks at names alone. Text, addresses and lists of file names may be read at once, because they hold no
picture; a picture, or a page with one, is read by `take_picture` after both questions were answered No. Reading the
clipboard is for the main thread alone; `picture_bytes`, which checks and encodes, belongs in a job.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QObject
from PySide6.QtGui import QClipboard, QImage, QImageWriter

from evidence_desk.base.errors import BadInput
from evidence_desk.capture import png
from evidence_desk.capture.importer import TEXT_LIMIT_BYTES
from evidence_desk.capture.sniff import sniff
from evidence_desk.ui.copying import copy_text
from evidence_desk.ui.widgets.sizes import size_text

translate = QCoreApplication.translate  # under this name the collector of strings finds it

Holds = Literal["nothing", "files", "picture", "page", "text"]

PIXELS_MAX: Final = 200_000_000  # of a picture from the clipboard or the screen
PICTURE_BYTES_MAX: Final = 512 << 20
_URI_LIST: Final = "text/uri-list"
_QT_IMAGE: Final = "application/x-qt-image"
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
# Where the picture's own bytes stand, the best first: what was copied stays what it was, and nothing is decoded here.
_RAW_PICTURES: Final = (
    "image/png",
    _WINDOWS.format("PNG"),
    "image/jpeg",
    "image/webp",
    "image/gif",
    "image/avif",
    "image/tiff",
    "image/bmp",
)
_SOURCE_ADDRESSES: Final = ("chromium/x-source-url", "text/x-moz-url-priv")
_HTML_HEADER: Final = _WINDOWS.format("HTML Format")
_HEADER_BYTES: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What lies on the clipboard, by the names of its formats."""

    holds: Holds
    words: bool  # text is offered too, and can be kept without the picture


def offered(formats: Iterable[str]) -> Offer:
    """Return what is there, from the names of the formats alone."""
    names = {name.partition(";")[0].strip().lower() for name in formats}
    whole = {name.lower() for name in formats}
    picture = any(name.startswith("image/") for name in names) or bool(
        {_QT_IMAGE, _WINDOWS.format("PNG").lower()} & whole | {_QT_IMAGE} & names
    )
    words = "text/plain" in names or "text/html" in names
    if _URI_LIST in names:
        return Offer(holds="files", words=words)
    if picture:
        return Offer(holds="picture", words=words)
    if "text/html" in names:
        return Offer(holds="page", words=True)
    return Offer(holds="text" if words else "nothing", words=words)


def has_picture(formats: Sequence[str]) -> bool:
    """Return whether a picture is among the formats, besides file names."""
    return offered([name for name in formats if not name.startswith(_URI_LIST)]).holds == "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a list of names on the clipboard, or in a drop, points at; nothing of it was touched."""

    paths: tuple[Path, ...]
    addresses: tuple[str, ...]


def named(mime: QMimeData) -> Named:
    """Return the files and addresses that a list of names gives."""
    urls = mime.urls() if _URI_LIST in mime.formats() else []
    return Named(
        paths=tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()),
        addresses=tuple(url.toString() for url in urls if url.scheme() in {"http", "https"}),
    )


def take_text(mime: QMimeData) -> str:
    """Return the words on the clipboard.

    Raises:
        BadInput: more than can be kept as text, or gone.
    """
    text = mime.text()
    if len(text) > TEXT_LIMIT_BYTES:
        raise too_much_text(len(text))
    if not text.strip():
        raise nothing_there()
    return text


def too_much_text(size: int) -> BadInput:
    """Return the error for a text of about `size` bytes."""
    return BadInput(
        "pasted text too long",
        translate(
            "Clipboard",
            "The text on the clipboard has {size}; at most {most} are kept as text. Nothing was kept. Save it in a "
            "file and add the file (Ctrl+O).",
        ).format(size=size_text(size), most=size_text(TEXT_LIMIT_BYTES)),
    )


def take_page(mime: QMimeData) -> str:
    """Return the copied page as it was written, pictures included; it never leaves memory in this form.

    Raises:
        BadInput: more than can be kept as text, or gone.
    """
    page = mime.html()
    if len(page) > 4 * TEXT_LIMIT_BYTES:  # embedded pictures are taken out later
        raise too_much_text(len(page))
    if not page.strip():
        raise nothing_there()
    return page


def source_address(mime: QMimeData) -> str:
    """Return the address of the page that something was copied from, as the browser gave it; empty without one."""
    formats = set(mime.formats())
    for name in _SOURCE_ADDRESSES:
        if name in formats:
            return _first_line(_decoded(bytes(mime.data(name).data()[:_HEADER_BYTES])))
    if _HTML_HEADER in formats:
        head = bytes(mime.data(_HTML_HEADER).data()[:_HEADER_BYTES]).decode("utf-8", "replace")
        for line in head.splitlines():
            if line.startswith("SourceURL:"):
                return line.removeprefix("SourceURL:").strip()
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A picture as it came off the clipboard or the screen: its own bytes, or pixels to be encoded in a job."""

    data: bytes = b""
    image: QImage | None = None


def take_picture(mime: QMimeData | None) -> Taken:
    """Read the picture; only after both questions were answered No.

    Raises:
        BadInput: it is gone, or larger than can be kept.
    """
    formats = set(mime.formats()) if mime is not None else set()
    if mime is None or not has_picture(sorted(formats)):
        raise gone()
    for name in _RAW_PICTURES:
        if name in formats:
            found = mime.data(name)
            if found.size() > PICTURE_BYTES_MAX:
                raise too_large()
            if not found.isEmpty():
                return Taken(data=bytes(found.data()))
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        # Windows and X11 ask the other program for the picture only now; it may have been closed.
        raise gone()
    return Taken(image=image)


def picture_bytes(taken: Taken) -> bytes:
    """Return the bytes to keep: those that were there if they are sound, else a PNG of the pixels. For a job.

    Raises:
        BadInput: the picture is broken or has more than `PIXELS_MAX` pixels; nothing was kept.
    """
    if taken.image is not None:
        if taken.image.width() * taken.image.height() > PIXELS_MAX:
            raise too_large()
        return encoded(taken.image)
    if sniff(taken.data).kind != "image":
        raise broken()
    if taken.data.startswith(png.SIGNATURE):
        if len(taken.data) < 33:
            raise broken()
        width, height = struct.unpack_from(">II", taken.data, 16)
        if width * height > PIXELS_MAX:
            raise too_large()
        try:
            png.read(taken.data, PIXELS_MAX)
        except png.PngFault:
            raise broken() from None
    return taken.data


def encoded(image: QImage) -> bytes:
    """Return an image as PNG, every pixel as it is. For a job.

    Raises:
        BadInput: no memory for it.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise broken()
    return bytes(data.data())


class Watch(QObject):
    """Knows whether the clipboard still holds what a person was asked about."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._same = True
        clipboard.dataChanged.connect(self._on_changed)

    def mime(self) -> QMimeData:
        """Return what is there now.

        Raises:
            BadInput: something else was copied meanwhile, so the answers do not belong to it.
        """
        if not self._same:
            raise BadInput(
                "clipboard changed after the question",
                translate(
                    "Clipboard",
                    "The clipboard has changed since the question was asked, so the answer is not for what is there "
                    "now. Nothing was read and nothing was kept. Press Ctrl+V again.",
                ),
            )
        return self._clipboard.mimeData()

    def overwrite(self) -> bool:
        """Replace the entry that was asked about by a neutral sentence; False when it is another one by now."""
        if not self._same:
            return False
        copy_text(translate("Clipboard", "Evidence Desk has overwritten this entry of the clipboard."))
        return True

    def _on_changed(self) -> None:
        self._same = False


def nothing_there() -> BadInput:
    """Return the error for a clipboard without anything usable."""
    return BadInput(
        "nothing usable on the clipboard",
        translate("Clipboard", "There is nothing to add on the clipboard. Copy the picture or text again."),
    )


def gone() -> BadInput:
    """Return the error for something that was there when the question was asked and is not any more."""
    return BadInput(
        "clipboard content gone",
        translate(
            "Clipboard",
            "What was on the clipboard is not there any more: the program it came from has taken it back or was "
            "closed. Nothing was kept. Copy it again, then press Ctrl+V.",
        ),
    )


def too_large() -> BadInput:
    """Return the error for a picture with too many pixels or bytes."""
    return BadInput(
        "picture over the limit",
        translate(
            "Clipboard",
            "This picture has more than 200 megapixels. Nothing was kept. Save it as a file where it is and add the "
            "file (Ctrl+O), or copy a part of it.",
        ),
    )


def broken() -> BadInput:
    """Return the error for a picture that is none."""
    return BadInput(
        "broken picture on the clipboard",
        translate(
            "Clipboard",
            "The picture on the clipboard is broken: it ends early or is no picture. Nothing was kept. Copy it again; "
            "if that does not help, save it as a file and add the file (Ctrl+O).",
        ),
    )


def _decoded(data: bytes) -> str:
    # Firefox writes UTF-16, Chromium UTF-8; an address begins with ASCII, so the second byte tells.
    return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-8", "replace")


def _first_line(text: str) -> str:
    lines = text.replace("\0", "").split("\n")
    return lines[0].strip()
