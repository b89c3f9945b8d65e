"""A sitting with the capture browser, and the people of the case tests."""

from __future__ import annotations

import os
import pwd
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from tests.case.conftest import clock, desk, person, school, store

from evidence_desk.acts.page_session import News, PageSession
from evidence_desk.browser.__main__ import ENGINE, others_reach
from evidence_desk.capture import browser_wire as wire
from evidence_desk.capture.browser_process import BrowserSettings, EngineName
from evidence_desk.case.keys import Person

__all__ = ["clock", "desk", "person", "school", "store"]

Kind = TypeVar("Kind")
WAIT_S = 20.0


def sandbox_works_here() -> bool:
    """Return whether this system lets an unprivileged user have the namespaces that the engine's sandbox is made of."""
    if os.geteuid() != 0:
        return True  # the browser refuses to start otherwise
    try:
        nobody = pwd.getpwnam("nobody").pw_uid
        tried = subprocess.run(["unshare", "-U", "true"], user=nobody, capture_output=True, check=False)
    except (OSError, KeyError, subprocess.SubprocessError):
        return False
    return tried.returncode == 0 and others_reach(ENGINE)


class Sitting:
    """A session and everything it told."""

    def __init__(self, engine: EngineName = "own") -> None:
        self.news: list[News] = []
        self._more = threading.Condition()
        self.session: PageSession = PageSession.start(
            BrowserSettings(engine=engine, width=800, height=600), self._hear
        )

    def _hear(self, news: News) -> None:
        with self._more:
            self.news.append(news)
            self._more.notify_all()

    @property
    def process(self) -> int:
        """Number of the browser's process."""
        return self.session._process.process.pid

    @property
    def home(self) -> Path:
        """The empty folder that the browser has for a home."""
        return self.session._process._home

    def fresh(self) -> None:
        """Forget what was told."""
        with self._more:
            self.news.clear()

    def until(self, kind: type[Kind], fits: Callable[[Kind], bool] = lambda news: True) -> Kind:
        """Return the first message of a kind that fits; wait for it."""
        deadline = time.monotonic() + WAIT_S
        with self._more:
            while True:
                for one in self.news:
                    if isinstance(one, kind) and fits(one):
                        return one
                left = deadline - time.monotonic()
                assert left > 0, f"never told: {kind.__name__}; told: {self.news}"
                self._more.wait(left)

    def load(self, url: str) -> wire.Shown:
        """Load a page of the tests' own web and wait for it."""
        self.fresh()
        self.session.open(url, private=True)
        return self.until(wire.Shown, lambda shown: shown.url == url and not shown.loading)


@pytest.fixture(scope="module")
def sitting(person: Person) -> Iterator[Sitting]:
    """One browser for a module; it starts while a person's keys are in memory."""
    assert person.signing_key.seed
    one = Sitting()
    try:
        yield one
    finally:
        one.session.close()


def eventually(holds: Callable[[], bool]) -> bool:
    """Return whether something comes to hold in time."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        if holds():
            return True
        threading.Event().wait(0.02)
    return holds()
