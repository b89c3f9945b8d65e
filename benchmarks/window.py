"""The exhibits of a large case in the gallery, offscreen: first list, scrolling, sorting, searching, memory.

    python -m benchmarks.window COUNT OUT.json

The case is folded in memory and its pictures are stand-ins made from noise: 22 x 13 pixels as the worker sends them,
grown and kept as the window does it. So this measures models, layout and painting, and no decoding.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.ui.many import many

from evidence_desk.base.clock import SystemClock
from evidence_desk.case.state import Case
from evidence_desk.policy.loader import default_policy
from evidence_desk.ui import theme
from evidence_desk.ui.desk import Desk
from evidence_desk.ui.models.exhibits import Column
from evidence_desk.ui.models.filters import Wanted
from evidence_desk.ui.panels.exhibits import ExhibitsPage
from evidence_desk.ui.pictures import grown_to

SLOW_STEPS = JUMPS = 300
SIZE = (1162, 662)  # of the page in a window of 1366 x 768
_CACHE_BYTES = 48 * 2**20


class Session(QObject):
    """As much of a session as the page looks at."""

    changed = Signal()
    working = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.locked: frozenset[str] = frozenset()
        self.read_only = ""


class Pictures(QObject):
    """Stand-ins for previews: each a moment after it was first asked for, grown and kept as the window does it."""

    preview_ready = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._small: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self._grown: dict[tuple[str, int, int], QImage] = {}
        self._bytes = 0

    def _make(self, ident: str) -> None:
        self._small[ident] = QImage(os.urandom(22 * 13 * 4), 22, 13, QImage.Format.Format_RGB32).copy()
        self.preview_ready.emit(ident)

    def why_not(self, ident: str) -> str:
        """Every picture can be shown."""
        return ""

    def preview(self, ident: str, size: QSize, dpr: float = 1.0) -> QImage | None:
        """Return noise, or None the first time."""
        small = self._small.get(ident)
        if small is None:
            if ident not in self._asked:
                self._asked.add(ident)
                QTimer.singleShot(1, self, lambda: self._make(ident))
            return None
        key = (ident, size.width(), size.height())
        if key not in self._grown:
            image = self._grown[key] = grown_to(small, size)
            self._bytes += image.sizeInBytes()
            while self._bytes > _CACHE_BYTES:
                self._bytes -= self._grown.pop(next(iter(self._grown))).sizeInBytes()
        return self._grown[key]


def memory(name: str) -> int:
    """A figure of /proc/self/status, in bytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(rf"{name}:\s+(\d+) kB", status)[0]) * 1024


def show_list(count: int, output: Path) -> int:
    """Open, scroll and sort a case of so many exhibits; write what it took."""
    app = QApplication([])
    theme.apply(app, "light")
    policy = default_policy()
    with tempfile.TemporaryDirectory() as home:
        desk = Desk(Path(home), SystemClock(), policy)
        desk.pictures = Pictures()  # type: ignore[assignment]  # a stand-in
        session = Session(many(policy, count))
        page = ExhibitsPage(desk)
        page.resize(*SIZE)
        page.show()
        _settle(app)
        before = memory("VmRSS")
        begun = time.perf_counter()
        page.set_session(session)  # type: ignore[arg-type]  # a stand-in
        longest = _until(app, lambda: page.list.shown.rowCount() == count)
        page.list.gallery.repaint()
        found: dict[str, Any] = {"first_list_s": time.perf_counter() - begun, "longest_block_s": longest}
        _settle(app)
        found["frames_s"] = _scroll(app, page)
        found["sort_s"] = _took(app, lambda: page.list.set_order(Column.CAPTION, False))
        found["filter_s"] = _took(app, lambda: page.list.filters.set_wanted(Wanted(text="number 12")))
        found["memory_bytes"] = memory("VmRSS") - before
        found["peak_bytes"] = memory("VmHWM")
        page.set_session(None)
        _settle(app)
    output.write_text(json.dumps(found), encoding="utf-8")
    return 0


def _settle(app: QApplication, seconds: float = 0.3) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _until(app: QApplication, done: Callable[[], bool]) -> float:
    """Handle events until `done()`; return the longest time one round took."""
    longest = 0.0
    while not done():
        begun = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.0005)
    return longest


def _took(app: QApplication, act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    app.processEvents()
    return time.perf_counter() - begun


def _scroll(app: QApplication, page: ExhibitsPage) -> list[float]:
    """Scroll slowly, then by jumps to the end; return the seconds of each frame, with its events."""
    view = page.list.gallery
    bar = view.verticalScrollBar()
    steps = [number * 24 for number in range(SLOW_STEPS)]
    steps += [bar.maximum() * number // JUMPS for number in range(1, JUMPS + 1)]
    frames = []
    for value in steps:
        begun = time.perf_counter()
        bar.setValue(value)
        view.viewport().repaint()
        app.processEvents()
        frames.append(time.perf_counter() - begun)
    return frames


if __name__ == "__main__":
    sys.exit(show_list(int(sys.argv[1]), Path(sys.argv[2])))
