"""How many bytes, as people say it."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def size_text(count: int) -> str:
    """Return `412 KB`, `1.2 MB` or `87 bytes`; KB is 1,024 bytes."""
    for factor, unit in _UNITS:
        if count >= factor:
            value = count / factor
            return f"{value:.1f} {unit}" if value < 10 and factor > 1 << 10 else f"{value:,.0f} {unit}"
    return f"{count} bytes" if count != 1 else "1 byte"
