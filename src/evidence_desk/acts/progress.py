"""How an act says how far it is: both shells bring a reporter of their own."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """What an act calls while it works; either call may raise `Cancelled`, and the act lets that pass."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say that `done` of the stage is done; `total` only where it was not known at its start."""

    def stage(self, words: str, total: int = 0) -> None:
        """Begin a stage, in words a person reads; `total` 0 when its end is not known."""


class Silent:
    """A reporter for whoever does not want to hear."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say nothing."""

    def stage(self, words: str, total: int = 0) -> None:
        """Say nothing."""


class OneOf:
    """Tells the stages of one of several as such: "Checking: 3 of 12"."""

    def __init__(self, report: Report, number: int, of: int) -> None:
        self._report = report
        self._number = number
        self._of = of

    def __call__(self, done: int, total: int | None = None) -> None:
        """Pass it on."""
        self._report(done, total)

    def stage(self, words: str, total: int = 0) -> None:
        """Begin a stage, naming which one of how many it belongs to."""
        self._report.stage(f"{words}: {self._number} of {self._of}", total)


def told(report: Report | None) -> Report:
    """Return the reporter given, or a silent one."""
    return Silent() if report is None else report
