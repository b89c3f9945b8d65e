"""The one door to HarfBuzz: its Python binding carries no types, so what comes through here is `Any`."""

from __future__ import annotations

from typing import Any

import uharfbuzz

hb: Any = uharfbuzz
