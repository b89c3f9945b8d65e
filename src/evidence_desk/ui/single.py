"""One running program per person: a second start hands its file to the first and ends.

The two meet at a local socket whose name is made from the person's folder, so that two people on one computer, or two
folders of one person, do not meet. Only the same user may connect. What comes in is bounded and only ever a path.
Who is first is decided by a lock file, which ends with its process. Socket and lock stand in a folder that only this
person can write: among the temporary files of all, somebody else could take their names first, be handed the path of a
case, and keep the program from starting.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, QStandardPaths, QThread, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1500
_ANSWER_MS = 10_000  # one turn of its event loop, which may be building pages on a slow computer
_MESSAGE_MAX = 64 << 10  # bytes; longer than any path
_TRIES, _TRY_MS = 4, 100
_SILENT_MS = 5000  # a caller that says nothing is let go
_DONE = b"ok\n"


def server_name(home: Path) -> str:
    """Return the name of the socket for a person's folder, however one gets to that folder."""
    digest = hashlib.sha256(str(home.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    name = f"evidence-desk-{digest[:24]}"
    return name if sys.platform == "win32" else str(_own_folder(home) / name)


def _own_folder(home: Path) -> Path:
    """Return a folder that nobody else can write; Qt has seen to that, or gives none."""
    if sys.platform == "win32":
        return Path(QDir.tempPath())  # each person has their own there
    runtime = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    if runtime:
        return Path(runtime)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home


def hand_over(home: Path, case: Path | None) -> bool:
    """Ask a running program to show itself, and to open `case`; return whether there was one."""
    socket = QLocalSocket()
    for _ in range(_TRIES):  # the first may be about to listen
        socket.connectToServer(server_name(home))
        if socket.waitForConnected(_WAIT_MS):
            break
        QThread.msleep(_TRY_MS)
    else:
        return False
    _let_it_come_forward()
    message = {"case": str(case.absolute()) if case is not None else ""}
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


def _let_it_come_forward() -> None:
    """On Windows only the program in front may give its place away; this one just started, so it may."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only there

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


class FirstInstance(QObject):
    """The socket of the program that runs; `asked` fires when another start came."""

    asked = Signal(object)  # Path of a case file, or None

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(home)
        self._lock = QLockFile(str(_own_folder(home) / f"{Path(self._name).name}.lock"))
        self._lock.setStaleLockTime(0)  # old age does not end it, the death of its process does
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Become the first and begin to listen; False when another program of this person is it already."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)  # left behind by a crash: whoever holds the lock is alone
        self._server.listen(self._name)  # if it cannot, the next start finds nobody and says so
        return True

    def close(self) -> None:
        """Stop listening, so that a start from now on becomes the first."""
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One connection of another start, until its line was read."""

    def __init__(self, socket: QLocalSocket, owner: FirstInstance) -> None:
        super().__init__(socket)
        self._socket = socket
        self._owner = owner
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._read)
        QTimer.singleShot(_SILENT_MS, self, socket.abort)
        self._read()

    def _read(self) -> None:
        if self._socket.bytesAvailable() > _MESSAGE_MAX:
            self._socket.abort()
        elif self._socket.canReadLine():
            data = bytes(self._socket.readLine(_MESSAGE_MAX).data())
            self._socket.write(_DONE)
            self._socket.flush()
            self._socket.disconnectFromServer()
            self._owner.asked.emit(_path_in(data))


def _path_in(data: bytes) -> Path | None:
    """Return the path in a message, or None; only a case file is taken from outside."""
    try:
        named = json.loads(data)["case"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(named, str) or not named.endswith(".edcase") or "\0" in named:
        return None
    return Path(named)
