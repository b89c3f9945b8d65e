"""Where somebody was in the window, to go back there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody was when the window locked; only ids and paths, forgotten when another person comes."""

    fingerprint: str
    case: Path | None
    page: str
    exhibits: tuple[str, ...]
