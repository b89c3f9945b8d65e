"""How the window looks and speaks before anybody has unlocked: look, text size, language, as set here last.

These three are nobody's secret and say nothing about anybody, so they stand in clear in the first person's folder. All
other settings are encrypted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from evidence_desk.base import files
from evidence_desk.base.errors import EvidenceDeskError

_NAME = "look.json"
_MAX = 4 << 10  # bytes


class FirstLook(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the first page goes by."""

    look: Literal["system", "light", "dark", "contrast"] = "system"
    text_percent: int = 100  # held within 100 and 200 where it is applied
    language: Literal["en", "cy"] = "en"


def read_look(base: Path) -> FirstLook:
    """Return what was set here last; what comes with the program when there is nothing that can be read."""
    try:
        return msgspec.json.decode(files.read_bounded(base / _NAME, _MAX), type=FirstLook)
    except (EvidenceDeskError, msgspec.DecodeError, UnicodeDecodeError):
        return FirstLook()


def keep_look(base: Path, look: FirstLook) -> None:
    """Write it, unless it stands there already.

    Raises:
        CannotWrite: no space or permission; the old one stays.
    """
    if read_look(base) != look:
        files.replace(base / _NAME, msgspec.json.encode(look))
