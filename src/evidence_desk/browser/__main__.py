"""Entry of the capture browser: gives up root, checks what it stands on, and serves the program at its two pipes."""

from __future__ import annotations

import codecs
import ctypes
import os
import ssl
import sys
from pathlib import Path

import msgspec
import PySide6

from evidence_desk.browser import pipe_process, process
from evidence_desk.browser.profile import SWITCHES
from evidence_desk.browser.replay import NOWHERE
from evidence_desk.capture.browser_process import BrowserSettings, may_go_without
from evidence_desk.capture.browser_wire import Line, Trouble
from evidence_desk.capture.sandbox import leave_no_dump

_NOBODY = "nobody"
ENGINE = Path(PySide6.__file__)  # its folder holds the engine's own program, which `nobody` has to start
_PR_SET_DUMPABLE = 4
_HIGHEST_TAKEN = 9  # handles up to here are left to what else is opened
# Looked up by name later, when the folder of root's own Python can perhaps no longer be read.
_CODECS = (
    "ascii",
    "latin-1",
    "utf-8",
    "utf-16",
    "cp1252",
    "idna",
    "punycode",
    "unicode_escape",
    "hex",
    "base64",
)
# Whatever the environment says, the engine hears only these switches.
_TAKEN_AWAY = (
    "QTWEBENGINE_DISABLE_SANDBOX",
    "QTWEBENGINE_REMOTE_DEBUGGING",
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "QTWEBENGINEPROCESS_PATH",
)


def main(arguments: list[str]) -> None:
    """Serve until the program closes its end or says so.

    Args:
        arguments: a `BrowserSettings` as JSON.
    """
    settings = msgspec.json.decode(arguments[0], type=BrowserSettings)
    line = _own_line()
    trusted = system_trust()
    for name in _CODECS:
        codecs.lookup(name)
    _prepare_environment(settings)
    leave_no_core()
    if sys.platform != "win32" and os.geteuid() == 0:
        gone = others_reach(ENGINE, Path(settings.home)) and _left_root(Path(settings.home))
        if not gone and not (settings.without_sandbox and may_go_without()):
            line.say(Trouble(code="sandbox"))
            return
    if settings.engine == "own":
        process.serve(line, settings, trusted)
    else:
        pipe_process.serve(line, settings)


def _own_line() -> Line:
    """Take the two pipes and leave nothing in their place that a library could write into."""
    incoming = os.fdopen(_high(0), "rb", closefd=True)
    outgoing = os.fdopen(_high(1), "wb", closefd=True)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return Line(incoming, outgoing)


def _high(handle: int) -> int:
    """Return a copy of a handle whose number leaves 3 and 4 free, where an installed engine looks for its pipes."""
    copies = [os.dup(handle)]
    while copies[-1] <= _HIGHEST_TAKEN:
        copies.append(os.dup(handle))
    for one in copies[:-1]:
        os.close(one)
    return copies[-1]


def _prepare_environment(settings: BrowserSettings) -> None:
    for name in _TAKEN_AWAY:
        os.environ.pop(name, None)
    switches = [*SWITCHES, *((NOWHERE,) if settings.archive else ())]
    if settings.without_sandbox and may_go_without():
        switches.append("--no-sandbox")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(switches)
    if sys.platform == "linux":  # elsewhere the system's own trust is found through the person's home
        os.environ["HOME"] = settings.home
        for name, folder in (("XDG_CACHE_HOME", "c"), ("XDG_DATA_HOME", "d"), ("XDG_CONFIG_HOME", "s")):
            os.environ[name] = str(Path(settings.home) / folder)


def system_trust() -> list[bytes]:
    """Return the certificates (DER) of the system's own list on Linux, where the engine does not look at it."""
    if sys.platform != "linux":
        return []
    try:
        return ssl.create_default_context().get_ca_certs(binary_form=True)
    except (OSError, ssl.SSLError):
        return []


def others_reach(*places: Path) -> bool:
    """Return whether other users may go into the folders that lead to these places, root's own among them."""
    try:
        return all(folder.stat().st_mode & 0o001 for place in places for folder in place.resolve().parents)
    except OSError:
        return False


def _left_root(home: Path) -> bool:
    try:
        become_nobody(home)
    except OSError:  # a container whose only user is root
        return False
    return True


def become_nobody(home: Path) -> None:
    """Go from root to the unprivileged user for good; `home` becomes that user's.

    Raises:
        OSError: this user does not exist, or the system forbids it.
    """
    import pwd  # noqa: PLC0415 - not on Windows

    try:
        user = pwd.getpwnam(_NOBODY)
    except KeyError as error:
        raise OSError("no unprivileged user") from error
    os.chown(home, user.pw_uid, user.pw_gid)
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    if sys.platform == "linux":
        # The change of user took it away; without it the engine may not set its sandbox's user map.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)


def leave_no_core() -> None:
    """Write no core dump; `leave_no_dump` itself would take the engine's sandbox away on Linux."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    else:
        leave_no_dump()


if __name__ == "__main__":
    main(sys.argv[1:])
