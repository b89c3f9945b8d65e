"""Watches the main thread: while code of the window is on its stack it may touch no file, key or picture.

An audit hook sees every file, folder and process that Python touches; the entrances of the encryption and of picture
decoding are wrapped. What the program ships (resources, its own modules) may be read anywhere.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPixmap

from evidence_desk.base import files
from evidence_desk.bundle import age, rawfile
from evidence_desk.bundle.note import SigningKey

_UI = f"{Path('evidence_desk', 'ui')}/"
_RESOURCES = str(files.resource_path())
_TOUCHES = frozenset(
    {
        "open",
        "os.rename",
        "os.remove",
        "os.listdir",
        "os.scandir",
        "os.mkdir",
        "os.truncate",
        "subprocess.Popen",
    }
)
_MAIN = threading.main_thread().ident

_heard: list[str] | None = None  # what was seen while somebody watches, else None


def _window_code(frame: FrameType | None) -> str:
    """Return where on the stack the window's code stands, or an empty text; importing a module is no touch."""
    found = ""
    while frame is not None:
        name = frame.f_code.co_filename
        # Qt for Python looks at the source of whoever imports something late.
        if name.startswith("<frozen importlib") or name.endswith("linecache.py"):
            return ""
        if not found and _UI in name:
            found = f"{name[name.index(_UI) :]}:{frame.f_lineno}"
        frame = frame.f_back
    return found


def _note(what: str) -> None:
    if _heard is not None and threading.get_ident() == _MAIN and (place := _window_code(sys._getframe(1))):
        _heard.append(f"{what} on the main thread, from {place}")


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if _heard is None or event not in _TOUCHES or threading.get_ident() != _MAIN:
        return
    if event == "open" and (
        isinstance(arguments[0], int) or str(arguments[0]).startswith((_RESOURCES, "/proc/", "/sys/"))
    ):
        return
    _note(event)


sys.addaudithook(_audit)


def _watched(owner: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = getattr(owner, name)

    def call(*args: Any, **kwargs: Any) -> Any:
        _note(f"{getattr(owner, '__name__', owner)}.{name}")
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, call)


@contextmanager
def watching(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Give the list of what the window's code did on the main thread that belongs in a job."""
    global _heard  # noqa: PLW0603  # an audit hook cannot be taken away again, only told not to listen
    for owner, name in (
        (age, "decrypt"),
        (age, "encrypt"),
        (age.AgeReader, "read_at"),
        (rawfile.RawFile, "read_at"),
        (SigningKey, "sign"),
        (Image, "open"),
        (QImage, "fromData"),
        (QImage, "loadFromData"),
        (QPixmap, "loadFromData"),
    ):
        _watched(owner, name, monkeypatch)
    _heard = []
    try:
        yield _heard
    finally:
        _heard = None
