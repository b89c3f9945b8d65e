"""What every event body has."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec import Struct


class EventBody(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all event bodies."""

    TYPE: ClassVar[str] = ""
    extra: dict[str, Any] = {}
