"""Hearing that something came into a folder, from a thread of its own: a share that hangs must not hold the window.

Watchers are silent on shares and in synchronised folders. So this only makes it quicker: the inbox looks by the clock
as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QThread, Signal


class _Ears(QObject):
    """Lives on the thread and holds the system's watcher."""

    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watcher: QFileSystemWatcher | None = None

    def follow(self, folders: object) -> None:
        """Watch these folders and no others."""
        assert isinstance(folders, tuple)  # noqa: S101  # as the signal sends it
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self.heard)
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        if folders:
            self._watcher.addPaths(list(folders))


class FolderWatch(QObject):
    """Watches folders; `changed` says that something in one of them is different."""

    changed = Signal()
    _follow = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._followed: tuple[str, ...] = ()
        self._thread = QThread(self)
        self._ears = _Ears()
        self._ears.moveToThread(self._thread)
        self._follow.connect(self._ears.follow, Qt.ConnectionType.QueuedConnection)
        self._ears.heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def follow(self, folders: Sequence[Path]) -> None:
        """Watch these folders; none ends it."""
        wanted = tuple(map(str, folders))
        if wanted == self._followed:
            return
        self._followed = wanted
        if wanted and not self._thread.isRunning():
            self._thread.start()
        if self._thread.isRunning():
            self._follow.emit(wanted)

    def end(self) -> None:
        """Stop listening; a thread that hangs in a dead share is left behind."""
        self._followed = ()
        if self._thread.isRunning():
            self._thread.quit()
            self._thread.wait(2_000)
