"""An installed Edge or Chromium as a second engine, driven over two pipes: no port, a profile that goes after.

Opt-in: its version differs from computer to computer, its window is its own, and a school's policy may forbid it (the
setting RemoteDebuggingAllowed); then it does not answer, and that is said. Messages are JSON ended by a zero byte.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence_desk.capture.conversation import Conversation
from evidence_desk.capture.devtools import MESSAGE_BYTES, REPLY_S, DevToolsEvent, EngineFacts, EngineTrouble

_START_S = 30.0
_PIECE = 2**20
_TO_BROWSER, _FROM_BROWSER = 3, 4  # the numbers that the engine looks for
PROGRAMS = {
    "edge": (
        "microsoft-edge-stable",
        "microsoft-edge",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "chromium": (
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
}
SWITCHES = (
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-quic",
    "--disable-sync",
    "--disable-breakpad",
    "--deny-permission-prompts",
    "--no-pings",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--password-store=basic",
    "--hide-scrollbars",
)


def find_program(engine: str) -> str:
    """Return where an installed engine is; empty: nowhere."""
    for name in PROGRAMS.get(engine, ()):
        found = shutil.which(name)
        if found:
            return found
    return ""


class PipeTransport:
    """A `capture.devtools.Transport` to the one page of an installed engine."""

    def __init__(self, process: subprocess.Popen[bytes], to_engine: int, from_engine: int, name: str) -> None:
        """Take a started engine over; `start` is the usual way.

        Args:
            process: the engine.
            to_engine: this end of its first pipe.
            from_engine: this end of the other.
            name: of the engine.
        """
        self.process = process
        self.sandboxed = False  # set when it was looked at
        self._to, self._from, self._name = to_engine, from_engine, name
        self._writing = threading.Lock()
        self._ended: Callable[[], None] = lambda: None
        self._talk = Conversation(self._write)
        self._version = self._page = ""
        self._user_agent = ""
        threading.Thread(target=self._read, name="engine-pipe", daemon=True).start()

    @classmethod
    def start(cls, engine: str, folder: Path, switches: Sequence[str]) -> PipeTransport:
        """Start an installed engine and attach to its page.

        Args:
            engine: a key of `PROGRAMS`.
            folder: empty; its profile, which its owner removes after.
            switches: more of them.

        Raises:
            EngineTrouble: it is not installed, does not start, or a policy keeps it from answering.
        """
        program = find_program(engine)
        if not program:
            raise EngineTrouble("gone", f"{engine} is not installed")
        command = [program, *SWITCHES, f"--user-data-dir={folder}", *switches, "about:blank"]
        try:
            process, to_engine, from_engine = _started(command)
        except OSError as error:
            raise EngineTrouble("gone", f"{engine} does not start: errno {error.errno}") from error
        transport = cls(process, to_engine, from_engine, "Edge" if engine == "edge" else "Chromium")
        try:
            transport._attach()
        except EngineTrouble:
            transport.close()
            raise
        return transport

    @property
    def engine(self) -> EngineFacts:
        """Return which engine it is."""
        return EngineFacts(
            name=self._name,
            version=self._version,
            user_agent=self._user_agent,
            sandboxed=self.sandboxed,
        )

    def send(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        session: str = "",
        timeout_s: float = REPLY_S,
    ) -> dict[str, Any]:
        """Have the engine do something; return its answer."""
        return self._talk.send(method, params, session=session, timeout_s=timeout_s)

    def post(self, method: str, params: Mapping[str, Any], *, session: str = "") -> None:
        """Have the engine do something whose answer nobody waits for."""
        self._talk.post(method, params, session=session)

    def events(self, hear: Callable[[DevToolsEvent], None]) -> Callable[[], None]:
        """Have every later event told to `hear`; return what ends that."""
        return self._talk.events(hear)

    def when_ended(self, then: Callable[[], None]) -> None:
        """Have `then` called once when the engine has gone."""
        self._ended = then

    def page_processes(self) -> list[int]:
        """Return the numbers of the processes that run pages.

        Raises:
            EngineTrouble: the engine does not say.
        """
        told = self._talk.send("SystemInfo.getProcessInfo", own=False).get("processInfo", [])
        return [
            int(one["id"])
            for one in told
            if isinstance(one, dict) and one.get("type") == "renderer" and isinstance(one.get("id"), int)
        ]

    def close(self) -> None:
        """End the engine."""
        self._talk.end()
        self.process.kill()
        self.process.wait()

    def _attach(self) -> None:
        version = self._talk.send("Browser.getVersion", timeout_s=_START_S)
        self._version = str(version.get("product", "")).rpartition("/")[2]
        self._user_agent = str(version.get("userAgent", ""))
        self._talk.send("Browser.setDownloadBehavior", {"behavior": "deny"})
        targets = self._talk.send("Target.getTargets").get("targetInfos", [])
        pages = [str(one.get("targetId")) for one in targets if one.get("type") == "page"]
        if not pages:
            raise EngineTrouble("gone", "the engine has no page")
        self._page = pages[0]
        own = self._talk.send("Target.attachToTarget", {"targetId": pages[0], "flatten": True})
        self._talk.events(self._close_others)
        self._talk.send("Target.setDiscoverTargets", {"discover": True})
        self._talk.own_session = str(own.get("sessionId", ""))

    def _close_others(self, event: DevToolsEvent) -> None:
        """Close every window that a page opens."""
        if event.method == "Target.targetCreated":
            info = event.params.get("targetInfo")
            if isinstance(info, dict) and info.get("type") == "page" and info.get("targetId") != self._page:
                self._talk.send("Target.closeTarget", {"targetId": info["targetId"]}, own=False)

    def _write(self, command: str) -> None:
        data = memoryview(command.encode() + b"\0")
        try:
            with self._writing:
                while data:
                    data = data[os.write(self._to, data) :]
        except OSError:
            self._talk.end()

    def _read(self) -> None:
        waiting: list[bytes] = []
        size = 0
        try:
            while piece := os.read(self._from, _PIECE):
                *whole, rest = piece.split(b"\0")
                for message in whole:
                    self._talk.take(b"".join((*waiting, message)))
                    waiting, size = [], 0
                size += len(rest)
                if size > MESSAGE_BYTES:
                    break
                waiting.append(rest)
        except OSError:
            pass
        self._talk.end()
        self._ended()


def _pipe() -> tuple[int, int]:
    """Return the two ends of a pipe, with numbers that leave those free that the engine looks for."""
    if sys.platform == "win32":
        return os.pipe()
    import fcntl  # noqa: PLC0415 - not on Windows

    ends = os.pipe()
    high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 10) for one in ends]
    for one in ends:
        os.close(one)
    return high[0], high[1]


def _started(command: list[str]) -> tuple[subprocess.Popen[bytes], int, int]:
    """Start the engine with its ends of two pipes; return it and our ends. It inherits outputs that lead nowhere.

    Raises:
        OSError: it does not start.
    """
    its_in, to_engine = _pipe()
    from_engine, its_out = _pipe()
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows only

            handles = [msvcrt.get_osfhandle(one) for one in (its_in, its_out)]
            for one in handles:
                os.set_handle_inheritable(one, True)
            startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
            pipes = f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"
            process = subprocess.Popen([*command, pipes], startupinfo=startup)
        else:
            # The engine looks for its ends at fixed numbers; the process that calls this leaves them free.
            os.dup2(its_in, _TO_BROWSER, inheritable=True)
            os.dup2(its_out, _FROM_BROWSER, inheritable=True)
            process = subprocess.Popen(command, pass_fds=(_TO_BROWSER, _FROM_BROWSER))
            os.close(_TO_BROWSER)
            os.close(_FROM_BROWSER)
    finally:
        os.close(its_in)
        os.close(its_out)
    return process, to_engine, from_engine
