"""A key that counts anywhere: Ctrl+Alt+E brings the window forward, Ctrl+Shift+F8 is “It is going now”.

It is taken on Windows and on an X server.

Wayland and macOS give no program such a key without ways of their own: there it is absent, and nowhere promised. Such a
key only brings the program forward; nothing is pasted or taken by it without a question.
"""

from __future__ import annotations

import ctypes
import select
import sys
import threading
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

_SHIFT, _CONTROL, _ALT = 1 << 0, 1 << 2, 1 << 3  # X.h: ShiftMask, ControlMask, Mod1Mask
_LOCKS: Final = (0, 1 << 1, 1 << 4, 1 << 1 | 1 << 4)  # Caps Lock, Num Lock: the key counts with them too
_GRAB_ASYNC: Final = 1
_KEY_PRESS: Final = 2
_EVENT_BYTES: Final = 192
_POLL_S: Final = 0.25
_MOD_ALT, _MOD_CONTROL, _MOD_SHIFT, _MOD_NOREPEAT = 0x1, 0x2, 0x4, 0x4000
_WM_HOTKEY: Final = 0x0312
_QS_ALLINPUT: Final = 0x04FF


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldKey:
    """A key with its modifiers, as people read it and as the systems know it."""

    text: str
    keysym: int  # X
    x_modifiers: int
    virtual: int  # Windows
    windows_modifiers: int


FORWARD: Final = HeldKey(
    text="Ctrl+Alt+E",
    keysym=0x65,
    x_modifiers=_CONTROL | _ALT,
    virtual=0x45,
    windows_modifiers=_MOD_ALT | _MOD_CONTROL,
)
# F8 alone belongs to the program in front, and Ctrl+Alt with it changes the console on Linux.
GOING: Final = HeldKey(
    text="Ctrl+Shift+F8",
    keysym=0xFFC5,
    x_modifiers=_CONTROL | _SHIFT,
    virtual=0x77,
    windows_modifiers=_MOD_SHIFT | _MOD_CONTROL,
)
KEY_TEXT: Final = FORWARD.text


class Hotkey(QObject):
    """Holds the key while it is taken; a thread of its own waits for it."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None, key: HeldKey = FORWARD) -> None:
        super().__init__(parent)
        self._key = key
        self._stop = threading.Event()
        self._taken = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the system gave us the key."""
        return self._taken.is_set()

    def take(self) -> None:
        """Ask the system for the key; another program may have it."""
        wait = {"xcb": self._wait_x, "windows": self._wait_windows}.get(QGuiApplication.platformName())
        if wait is None or self._thread is not None:
            return
        self._stop.clear()
        asked = threading.Event()
        self._thread = threading.Thread(target=wait, args=(asked,), name="hotkey", daemon=True)
        self._thread.start()
        asked.wait(1.0)

    def give_back(self) -> None:
        """Let the key go."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stop.set()
            thread.join(2.0)
        self._taken.clear()

    # --- X

    def _wait_x(self, asked: threading.Event) -> None:
        display = None
        try:
            x = _x_library()
            display = x.XOpenDisplay(None)
            if display:
                self._grab_and_wait(x, display, asked)
        except OSError:
            return  # no Xlib: no key
        finally:
            asked.set()
            if display:
                x.XCloseDisplay(display)

    def _grab_and_wait(self, x: Any, display: int, asked: threading.Event) -> None:
        root = x.XDefaultRootWindow(display)
        code = x.XKeysymToKeycode(display, self._key.keysym)
        refused = threading.Event()

        def refuse(of: int, error: int) -> int:
            refused.set()  # another program has the key: no reason to end ours
            return 0

        handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(refuse)
        before = x.XSetErrorHandler(ctypes.cast(handler, ctypes.c_void_p))
        try:
            for locks in _LOCKS:
                x.XGrabKey(display, code, self._key.x_modifiers | locks, root, 1, _GRAB_ASYNC, _GRAB_ASYNC)
            x.XSync(display, 0)
        finally:
            x.XSetErrorHandler(before)
        if refused.is_set():
            return
        self._taken.set()
        asked.set()
        event = ctypes.create_string_buffer(_EVENT_BYTES)
        while not self._stop.is_set():
            if not x.XPending(display):
                select.select([x.XConnectionNumber(display)], [], [], _POLL_S)
                continue
            x.XNextEvent(display, event)
            if int.from_bytes(event.raw[:4], sys.byteorder) == _KEY_PRESS:
                self.pressed.emit()

    # --- Windows

    def _wait_windows(self, asked: threading.Event) -> None:
        if sys.platform == "win32":
            user = ctypes.windll.user32
            good = user.RegisterHotKey(
                None, 1, self._key.windows_modifiers | _MOD_NOREPEAT, self._key.virtual
            )
            if good:
                self._taken.set()
            asked.set()
            message = ctypes.create_string_buffer(64)  # MSG: a handle, then the number of the message
            place = ctypes.sizeof(ctypes.c_void_p)
            while good and not self._stop.is_set():
                user.MsgWaitForMultipleObjects(0, None, False, int(_POLL_S * 1000), _QS_ALLINPUT)
                while user.PeekMessageW(message, None, 0, 0, 1):
                    if int.from_bytes(message.raw[place : place + 4], "little") == _WM_HOTKEY:
                        self.pressed.emit()
            if good:
                user.UnregisterHotKey(None, 1)


def _x_library() -> Any:
    """Return Xlib with the types of the calls made here; OSError where there is none."""
    x = ctypes.CDLL("libX11.so.6")
    pointer, number, unsigned, xid = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong
    x.XOpenDisplay.restype = x.XSetErrorHandler.restype = pointer
    x.XDefaultRootWindow.restype = xid
    x.XKeysymToKeycode.restype = ctypes.c_ubyte
    for name, types in {
        "XOpenDisplay": [ctypes.c_char_p],
        "XSetErrorHandler": [pointer],
        "XKeysymToKeycode": [pointer, xid],
        "XGrabKey": [pointer, number, unsigned, xid, number, number, number],
        "XNextEvent": [pointer, pointer],
        "XSync": [pointer, number],
        "XDefaultRootWindow": [pointer],
        "XConnectionNumber": [pointer],
        "XPending": [pointer],
        "XCloseDisplay": [pointer],
    }.items():
        getattr(x, name).argtypes = types
    return x
