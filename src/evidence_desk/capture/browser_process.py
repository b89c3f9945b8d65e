"""Start the capture browser: a process of its own with two pipes, a clean environment and an empty home.

It is never forked from this process, whose memory holds keys. Where this program runs as root, as on a builder, the
browser becomes the unprivileged user `nobody` before its engine starts, because the engine's sandbox does not work for
root and a page is never loaded without it. Only where that cannot work either and the environment says `CI` does
`without_sandbox` start it anyhow; the facts of every page then say so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import msgspec

from evidence_desk.base.errors import UnexpectedError

# What the engine needs to know of the desktop, the network and the system's trust; nothing else is passed on.
_KEPT = (
    *(
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "XDG_RUNTIME_DIR",
        "XDG_SESSION_TYPE",
        "XDG_CURRENT_DESKTOP",
    ),
    *("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "LANG", "LC_ALL", "TZ"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "CI"),
    *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "COMPUTERNAME", "USERNAME", "USERDOMAIN"),
)
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from evidence_desk.browser.__main__ import main; main(sys.argv[1:])"
)

EngineName = Literal["own", "edge", "chromium"]


class BrowserSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser is started with."""

    engine: EngineName = "own"
    language: str = "en-GB"
    width: int = 1366  # of the view, CSS pixels
    height: int = 768
    zoom_percent: int = 100
    window: Literal["none", "embedded", "own"] = "none"
    show_label: str = "Show"  # the button over a blurred picture
    title: str = "Private page"
    home: str = ""  # an empty folder that goes after; filled in when it is started
    without_sandbox: bool = False  # only where `may_go_without` says so
    archive: bool = False  # shows a kept archive: every request is answered from it, none leaves


class BrowserProcess:
    """A started browser and its empty home."""

    def __init__(self, process: subprocess.Popen[bytes], home: Path) -> None:
        self.process = process
        self._home = home

    def end(self, grace_s: float = 3.0) -> None:
        """End the process, kindly for `grace_s` seconds and then for good, and remove its home."""
        if self.process.stdin is not None:
            with contextlib.suppress(OSError, ValueError):
                self.process.stdin.close()  # its end of the line sees that nobody is there
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(grace_s)
        # The engine's own processes are in its group: none outlives it.
        _kill_group(self.process)
        self.process.wait()
        if self.process.stdout is not None:
            with contextlib.suppress(OSError, ValueError):
                self.process.stdout.close()
        shutil.rmtree(self._home, ignore_errors=True)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    import signal  # noqa: PLC0415 - no process groups on Windows

    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL)


def is_root() -> bool:
    """Return whether this process runs as root, whose pages no engine keeps in a sandbox."""
    return sys.platform != "win32" and os.geteuid() == 0


def may_go_without() -> bool:
    """Return whether a page may be loaded without the engine's sandbox: only for root on a builder."""
    return is_root() and bool(os.environ.get("CI"))


def start_browser(settings: BrowserSettings) -> BrowserProcess:
    """Start the capture browser.

    Raises:
        UnexpectedError: the process cannot be started.
    """
    home = Path(tempfile.mkdtemp(prefix="desk-"))
    parent = str(Path(__file__).resolve().parents[2])
    told = msgspec.json.encode(msgspec.structs.replace(settings, home=str(home))).decode()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    if settings.window == "none":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-X", "utf8", "-c", _BOOT, parent, told],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the engine writes addresses there
            cwd=Path(sys.executable).anchor or "/",
            env=environment,
            close_fds=True,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        shutil.rmtree(home, ignore_errors=True)
        raise UnexpectedError(f"the capture browser does not start: errno {error.errno}") from error
    return BrowserProcess(process, home)
