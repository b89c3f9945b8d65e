"""The frames of the windows on the screen, from the top one down: from Windows itself, or from an X server.

Only rectangles are asked for; no title, no content, no program's name. For a job: it talks to the system.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Collection
from typing import Any, Final

from evidence_desk.ui.grab_maths import Box

_VIEWABLE: Final = 2  # XWindowAttributes.map_state
_INPUT_OUTPUT: Final = 1
_SMALLEST: Final = 24  # pixels; smaller ones are helpers nobody sees
_CLOAKED: Final = 14  # DWMWA_CLOAKED
_EXTENDED_FRAME: Final = 9  # DWMWA_EXTENDED_FRAME_BOUNDS: without the invisible border


def can_pick(platform: str) -> bool:
    """Return whether windows can be told apart on this platform of Qt."""
    return platform in {"xcb", "windows"}


def frames(platform: str, own: Collection[int]) -> list[Box]:
    """Return the frames of all windows in device pixels, the top one first.

    Args:
        platform: the name of Qt's platform.
        own: handles of this program's windows, left out.
    """
    if platform == "xcb":
        return _of_x_server(frozenset(own))
    return _of_windows(frozenset(own)) if platform == "windows" else []


def sees_through(platform: str) -> bool:
    """Return whether a translucent window lets the screen shine through; a bare X server paints it black."""
    if platform != "xcb":
        return True
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = x.XGetSelectionOwner.restype = ctypes.c_ulong
    x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x.XOpenDisplay(None)
    if not display:
        return True
    try:
        # Whoever composes the screen owns this selection (Extended Window Manager Hints, _NET_WM_CM_Sn).
        return bool(x.XGetSelectionOwner(display, x.XInternAtom(display, b"_NET_WM_CM_S0", 0)))
    finally:
        x.XCloseDisplay(display)


class _Attributes(ctypes.Structure):
    """XWindowAttributes of Xlib.h."""

    _fields_ = (
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("border_width", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        ("window_class", ctypes.c_int),
        ("bit_gravity", ctypes.c_int),
        ("win_gravity", ctypes.c_int),
        ("backing_store", ctypes.c_int),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("all_event_masks", ctypes.c_long),
        ("your_event_mask", ctypes.c_long),
        ("do_not_propagate_mask", ctypes.c_long),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


def _of_x_server(own: frozenset[int]) -> list[Box]:
    try:
        x = ctypes.CDLL("libX11.so.6")
    except OSError:
        return []
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XDefaultRootWindow.argtypes = x.XCloseDisplay.argtypes = [ctypes.c_void_p]
    x.XGetWindowAttributes.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_Attributes)]
    x.XFree.argtypes = [ctypes.c_void_p]
    # A window may close while it is asked about; the default handler of such an error would end the program.
    handler_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
    quiet = handler_type(lambda display, error: 0)
    x.XSetErrorHandler.restype = ctypes.c_void_p
    x.XSetErrorHandler.argtypes = [ctypes.c_void_p]
    display = x.XOpenDisplay(None)
    if not display:
        return []
    before = x.XSetErrorHandler(ctypes.cast(quiet, ctypes.c_void_p))
    try:
        return _children(x, display, own)
    finally:
        x.XSetErrorHandler(before)
        x.XCloseDisplay(display)


def _children(x: Any, display: int, own: frozenset[int]) -> list[Box]:
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    count, found = ctypes.c_uint(), ctypes.POINTER(ctypes.c_ulong)()
    x.XQueryTree.argtypes = [
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.POINTER(ctypes.c_ulong),
        ctypes.POINTER(ctypes.c_ulong),
        ctypes.POINTER(ctypes.POINTER(ctypes.c_ulong)),
        ctypes.POINTER(ctypes.c_uint),
    ]
    tree = (ctypes.byref(root), ctypes.byref(parent), ctypes.byref(found), ctypes.byref(count))
    if not x.XQueryTree(display, x.XDefaultRootWindow(display), *tree):
        return []
    handles = [found[at] for at in range(count.value)]
    if count.value:
        x.XFree(found)
    boxes: list[Box] = []
    for handle in reversed(handles):  # the server lists them from the bottom
        seen = _Attributes()
        if handle in own or not x.XGetWindowAttributes(display, handle, ctypes.byref(seen)):
            continue
        large = seen.width >= _SMALLEST and seen.height >= _SMALLEST
        if seen.map_state == _VIEWABLE and seen.window_class == _INPUT_OUTPUT and large:
            edge = 2 * seen.border_width
            boxes.append(
                Box(
                    left=seen.x,
                    top=seen.y,
                    right=seen.x + seen.width + edge,
                    bottom=seen.y + seen.height + edge,
                )
            )
    return boxes


class _Rect(ctypes.Structure):
    """RECT of windef.h."""

    _fields_ = (
        ("left", ctypes.c_long),
        ("top", ctypes.c_long),
        ("right", ctypes.c_long),
        ("bottom", ctypes.c_long),
    )


if sys.platform == "win32":

    def _of_windows(own: frozenset[int]) -> list[Box]:
        boxes: list[Box] = []
        user, dwm = ctypes.windll.user32, ctypes.windll.dwmapi
        called_with = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)

        def look(handle: int, _: int) -> int:
            cloaked, seen = ctypes.c_int(0), _Rect()
            window = ctypes.c_void_p(handle)
            dwm.DwmGetWindowAttribute(window, _CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked))
            visible = user.IsWindowVisible(window) and not user.IsIconic(window) and not cloaked.value
            if not visible or handle in own:
                return 1
            if dwm.DwmGetWindowAttribute(window, _EXTENDED_FRAME, ctypes.byref(seen), ctypes.sizeof(seen)):
                user.GetWindowRect(window, ctypes.byref(seen))
            box = Box(left=seen.left, top=seen.top, right=seen.right, bottom=seen.bottom)
            if box.width >= _SMALLEST and box.height >= _SMALLEST:
                boxes.append(box)
            return 1  # go on; the system begins with the top window

        user.EnumWindows(called_with(look), 0)
        return boxes

else:

    def _of_windows(own: frozenset[int]) -> list[Box]:
        return []
