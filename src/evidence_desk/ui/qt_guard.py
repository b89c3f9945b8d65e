"""Refusing to start on a Qt for Python that would die in the middle of work.

PySide6 6.12.0 on Python before 3.12 gives `None` back once too often at every call that returns nothing; after some
thousands of calls the interpreter ends with "none_dealloc". A few hundred calls at the start show it.
"""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QObject

_CALLS: Final = 200


def loses_none() -> bool:
    """Return whether calls into Qt take references of `None` away."""
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        probe.setObjectName("")
    return sys.getrefcount(None) < before - _CALLS // 2


def refusal() -> str:
    """Return why the window must not start with this Qt, or an empty text."""
    if not loses_none():
        return ""
    return (
        "Evidence Desk did not start: the installed PySide6 does not go with this version of Python and would fail "
        "while you work. Nothing was opened. Install PySide6 6.11.3, or use Python 3.12 or newer."
    )
