"""The people and the case of the case tests, for the acts on it."""

from __future__ import annotations

import pytest
from tests.acts.handed import World
from tests.bundle.conftest import Stamper
from tests.case.conftest import clock, desk, person, school, store

from evidence_desk.case.keys import Person, SchoolFile

__all__ = ["clock", "desk", "person", "school", "store"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, person: Person, school: SchoolFile) -> World:
    """A case of which hand-overs are made."""
    stamper = Stamper(tmp_path_factory.mktemp("tsa"))
    return World(tmp_path_factory.mktemp("handover"), person, school, stamper)
