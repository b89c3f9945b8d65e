"""Keeping windows out of pictures of the screen, where the system can.

Windows leaves a window out of screenshots, recordings, screen sharing and task-switcher previews when it asks for it;
macOS likewise for its own ways of capture. Neither X11 nor Wayland has such a request, and no system can stop a phone
held before the screen: `kept_out` says in words what holds here, and the settings show it.
"""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_EXCLUDE_FROM_CAPTURE = 0x11  # WDA_EXCLUDEFROMCAPTURE, since Windows 10 2004
_MONITOR = 0x01  # WDA_MONITOR, before: black instead of left out
_SHARING_NONE = 0  # NSWindowSharingNone


def keep_out(window: QWidget) -> None:
    """Ask the system to leave this top-level window out of pictures of the screen. Harmless where it cannot."""
    platform = QGuiApplication.platformName()
    if sys.platform == "win32" and platform == "windows":
        handle = ctypes.c_void_p(int(window.winId()))
        affinity = ctypes.windll.user32.SetWindowDisplayAffinity
        if not affinity(handle, _EXCLUDE_FROM_CAPTURE):
            affinity(handle, _MONITOR)
    elif sys.platform == "darwin" and platform == "cocoa":
        _keep_out_on_mac(int(window.winId()))


def kept_out() -> str:
    """Say what holds on this computer, in words."""
    platform = QGuiApplication.platformName()
    if platform in {"windows", "cocoa"}:
        return QCoreApplication.translate(
            "Privacy",
            "This system leaves the windows of Evidence Desk out of screenshots, recordings and screen sharing. "
            "A photo taken of the screen still shows them.",
        )
    return QCoreApplication.translate(
        "Privacy",
        "This system cannot leave a window out of screenshots and screen sharing. Press F9 before you share "
        "your screen.",
    )


def _keep_out_on_mac(view: int) -> None:
    """Set the window of an NSView to be shared with nobody, by the Objective-C runtime."""
    import ctypes.util  # noqa: PLC0415  # slow to load, and of use here only

    library = ctypes.util.find_library("objc")
    if library is None:
        return
    runtime = ctypes.CDLL(library)
    runtime.sel_registerName.restype = ctypes.c_void_p
    runtime.sel_registerName.argtypes = [ctypes.c_char_p]
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", runtime))
    tell = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(("objc_msgSend", runtime))
    window = ask(view, runtime.sel_registerName(b"window"))
    if window:
        tell(window, runtime.sel_registerName(b"setSharingType:"), _SHARING_NONE)
