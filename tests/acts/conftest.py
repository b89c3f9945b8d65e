"""The people and the case of the case tests, for the acts on it."""

from __future__ import annotations

from tests.case.conftest import clock, desk, person, school, store

__all__ = ["clock", "desk", "person", "school", "store"]
