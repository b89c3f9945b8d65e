"""The hunt for plaintext after a journey: needles of words and of picture bytes, in every file."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QMimeData, QSettings
from PySide6.QtGui import QGuiApplication, QImage
from tests.ui.first_day import aside

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_PIXELS = 12  # of one row: random bytes that stand nowhere by chance
_LARGEST = 64 << 20  # bytes of a file that is looked through


class Places:
    """Where files may appear, and where the person keeps and gets theirs."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.cases = folder / "cases"
        self.temporary = folder / "temporary"
        self.own = folder / "own"  # of the person, with all the settings and caches of their programs
        self.sources = folder / "sources"
        self.exports = folder / "exports"
        for made in (self.cases, self.temporary, self.own, self.sources, self.exports):
            made.mkdir(parents=True)


def noise(width: int, height: int, seed: int = 2026) -> QImage:
    """Return a picture every row of which is found again by its bytes."""
    data = random.Random(seed).randbytes(width * height * 4)
    image = QImage(data, width, height, QImage.Format.Format_RGB32).copy()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def forms_of_words(words: str) -> list[bytes]:
    """Return how words could stand in a file: in each encoding, as JSON escapes them, as an address does."""
    spelt = [json.dumps(words).strip('"').encode(), quote(words).encode()]
    return [*(words.encode(encoding) for encoding in ENCODINGS), *spelt]


def forms_of_picture(image: QImage) -> list[bytes]:
    """Return pieces of some rows as raw pixels could stand in memory or a file."""
    forms: list[bytes] = []
    for row in (0, image.height() // 2, image.height() - 1):
        pixels = [image.pixelColor(column, row) for column in range(_PIXELS)]
        rgb = [(p.red(), p.green(), p.blue()) for p in pixels]
        forms += [
            b"".join(bytes(p) for p in rgb),
            b"".join(bytes((*p, 255)) for p in rgb),
            b"".join(bytes((p[2], p[1], p[0], 255)) for p in rgb),
            b"".join(bytes((p[2], p[1], p[0])) for p in rgb),
            b"".join(bytes((255, *p)) for p in rgb),
        ]
    return forms


def pieces_of(data: bytes, *, size: int = 24) -> list[bytes]:
    """Return pieces out of the middle of a file that was put in."""
    return [data[at : at + size] for at in (len(data) // 3, len(data) // 2, 2 * len(data) // 3)]


Needles = Mapping[str, list[bytes]]


def found_in(data: bytes, needles: Needles) -> set[str]:
    """Return the names of the needles that stand in some bytes."""
    return {name for name, forms in needles.items() if any(form in data for form in forms)}


def hunted(needles: Needles, *roots: Path, since: float = 0.0) -> dict[str, set[str]]:
    """Return path -> needles, over contents and names of all files below the roots changed since a moment."""

    def look() -> dict[str, set[str]]:
        finds: dict[str, set[str]] = {}
        for root in roots:
            for path in root.rglob("*") if root.is_dir() else [root]:
                data = _read(path, since)
                if names := found_in(data + b"\0" + os.fsencode(path.name), needles):
                    finds[str(path)] = names
        return finds

    return aside(look)


def _read(path: Path, since: float) -> bytes:
    try:
        told = path.lstat()
        if not path.is_file() or path.is_symlink() or told.st_mtime < since or told.st_size > _LARGEST:
            return b""
        return path.read_bytes()
    except OSError:  # somebody else's, or gone meanwhile
        return b""


def settings_of_qt() -> list[Path]:
    """Return the file in which Qt's own dialogs remember, where it stood when Qt first asked."""
    return [Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())]


def clipboard_bytes() -> bytes:
    """Return all that the clipboard holds."""
    mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # some systems give nothing for an empty one
    return b"\0".join(mime.data(kind).data() for kind in mime.formats())


def temporary_elsewhere() -> set[Path]:
    """Return what stands in the system's own temporary folders."""
    return {path for folder in ("/tmp", "/var/tmp", "/dev/shm") for path in Path(folder).glob("*")}


def new_elsewhere(before: set[Path], *without: Path) -> list[Path]:
    """Return what has come into the system's temporary folders, but for the test's own."""
    own = {Path(tempfile.gettempdir()), *without}
    return [
        path
        for path in temporary_elsewhere() - before
        if not any(path == one or path in one.parents for one in own)
    ]
